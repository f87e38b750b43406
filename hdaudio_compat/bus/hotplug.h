/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codecs that appear, vanish, are others than before or ask to be woken.
 */
#ifndef HDB_HOTPLUG_H
#define HDB_HOTPLUG_H

struct work_struct;

void hdb_hotplug_work(struct work_struct *work);

#endif /* HDB_HOTPLUG_H */
