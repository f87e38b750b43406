/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The queue of work items.
 */
#ifndef HDB_NT_WORK_H
#define HDB_NT_WORK_H

int hdb_work_init(void);
void hdb_work_exit(void);
void hdb_work_flush(void);

#endif /* HDB_NT_WORK_H */
