/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The codecs that are there when a controller comes.
 */
#ifndef HDB_FIRST_H
#define HDB_FIRST_H

struct hdb_ctrl;
struct work_struct;

int hdb_first_init(void);
void hdb_first_exit(void);
void hdb_first_begin(struct hdb_ctrl *ctrl);
void hdb_first_work(struct work_struct *work);

#endif /* HDB_FIRST_H */
