/* SPDX-License-Identifier: GPL-2.0 */
/*
 * References that keep a controller awake; without any it sleeps.
 *
 * A controller is needed by function groups that are in use (its active children), by allocated DMA
 * engines, which hold a reference, and by commands, which hold none: one that comes while it
 * sleeps wakes it, and it does not fall asleep over commands that are not completed.
 */
#ifndef HDB_POWER_H
#define HDB_POWER_H

struct hdb_ctrl;

int hdb_power_get(struct hdb_ctrl *ctrl);
void hdb_power_put(struct hdb_ctrl *ctrl);
void hdb_power_request(struct hdb_ctrl *ctrl);

#endif /* HDB_POWER_H */
