/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Recovery: what is done about a controller that misbehaves, the least first.
 *
 * Any layer asks for a step, from any context; a work item takes it (recovery_steps.c). Before any
 * of these, answers whose interrupt was lost are found by the command layer's timer, and commands
 * that get no answer are given up one codec at a time. After the last there is nothing left but
 * to declare the controller gone.
 */
#ifndef HDB_RECOVERY_H
#define HDB_RECOVERY_H

#include "hdb.h"

void hdb_recovery_init(struct hdb_ctrl *ctrl, work_func_t work);
void hdb_recovery_end(struct hdb_ctrl *ctrl);
bool hdb_recovery_pending(struct hdb_ctrl *ctrl);
bool hdb_recovery_wait(struct hdb_ctrl *ctrl);
void hdb_recover(struct hdb_ctrl *ctrl, enum hdb_step step);

#endif /* HDB_RECOVERY_H */
