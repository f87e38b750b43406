/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What sysfs shows of a function group and of a controller.
 */
#ifndef HDB_SYSFS_H
#define HDB_SYSFS_H

#include "hdb.h"

struct attribute_group;

extern const struct attribute_group *hdb_device_groups[];

int hdb_state_add(struct hdb_ctrl *ctrl);
void hdb_state_remove(struct hdb_ctrl *ctrl);
void hdb_state_set(struct hdb_ctrl *ctrl, enum hdb_state state);

#endif /* HDB_SYSFS_H */
