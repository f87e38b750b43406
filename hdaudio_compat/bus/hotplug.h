/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codecs that appear, vanish, are others than before or ask to be woken.
 *
 * A codec that is powered up on a running link, or wants a sleeping link to be woken, raises
 * its bit in STATESTS (HD Audio specification 3.3.9, 4.3); one that has vanished does not show
 * there after a reset. Either way a work item looks who is there and who it is.
 */
#ifndef HDB_HOTPLUG_H
#define HDB_HOTPLUG_H

#include "hdb.h"

void hdb_hotplug_init(struct hdb_ctrl *ctrl);
void hdb_hotplug_open(struct hdb_ctrl *ctrl);
void hdb_hotplug_close(struct hdb_ctrl *ctrl);
void hdb_hotplug_reset(struct hdb_ctrl *ctrl);
void hdb_hotplug_woken(struct hdb_ctrl *ctrl);
void hdb_hotplug_look(struct hdb_ctrl *ctrl);

#endif /* HDB_HOTPLUG_H */
