/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What sysfs shows of a function group.
 */
#ifndef HDB_SYSFS_H
#define HDB_SYSFS_H

struct attribute_group;

extern const struct attribute_group *hdb_device_groups[];

#endif /* HDB_SYSFS_H */
