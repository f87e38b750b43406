/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A controller with all that belongs to it: its function groups, and what there is to see.
 */
#ifndef HDB_ATTACH_H
#define HDB_ATTACH_H

struct hdb_ctrl;
struct hdb_setup;

struct hdb_ctrl *hdb_ctrl_create(const struct hdb_setup *setup);
void hdb_ctrl_destroy(struct hdb_ctrl *ctrl);
struct hdb_ctrl *hdb_attach(const struct hdb_setup *setup);
void hdb_detach(struct hdb_ctrl *ctrl);

#endif /* HDB_ATTACH_H */
