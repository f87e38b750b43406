/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The controller's reset.
 */
#ifndef HDB_RESET_H
#define HDB_RESET_H

#include "hdb.h"

bool hdb_ctrl_in_reset(struct hdb_ctrl *ctrl);
int hdb_ctrl_reset(struct hdb_ctrl *ctrl);
void hdb_ctrl_enter_reset(struct hdb_ctrl *ctrl);
int hdb_ctrl_read_caps(struct hdb_ctrl *ctrl);

#endif /* HDB_RESET_H */
