/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The controller: brought up, put to sleep, reset, taken down.
 */
#ifndef HDB_CONTROLLER_H
#define HDB_CONTROLLER_H

#include "hdb.h"

extern const struct hdb_timing hdb_default_timing;

struct hdb_ctrl *hdb_ctrl_alloc(const struct hdb_setup *setup);
int hdb_ctrl_start(struct hdb_ctrl *ctrl);
void hdb_ctrl_halt(struct hdb_ctrl *ctrl);
void hdb_ctrl_give_back(struct hdb_ctrl *ctrl);
void hdb_ctrl_suspend(struct hdb_ctrl *ctrl);
int hdb_ctrl_sleep(struct hdb_ctrl *ctrl);
int hdb_ctrl_resume(struct hdb_ctrl *ctrl);
int hdb_ctrl_restart(struct hdb_ctrl *ctrl);
void hdb_ctrl_give_up(struct hdb_ctrl *ctrl);

#endif /* HDB_CONTROLLER_H */
