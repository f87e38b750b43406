/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The controller: brought up, put to sleep, reset, taken down.
 */
#ifndef HDB_CONTROLLER_H
#define HDB_CONTROLLER_H

#include "hdb.h"

extern const struct hdb_timing hdb_default_timing;

struct hdb_ctrl *hdb_ctrl_create(const struct hdb_setup *setup);
void hdb_ctrl_destroy(struct hdb_ctrl *ctrl);
void hdb_ctrl_suspend(struct hdb_ctrl *ctrl);
int hdb_ctrl_sleep(struct hdb_ctrl *ctrl);
int hdb_ctrl_resume(struct hdb_ctrl *ctrl);
int hdb_ctrl_restart(struct hdb_ctrl *ctrl);
void hdb_ctrl_get(struct hdb_ctrl *ctrl);
void hdb_ctrl_put(struct hdb_ctrl *ctrl);
bool hdb_ctrl_in_reset(struct hdb_ctrl *ctrl);
void hdb_ctrl_give_up(struct hdb_ctrl *ctrl);

#endif /* HDB_CONTROLLER_H */
