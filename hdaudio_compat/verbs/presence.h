/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which codecs are there.
 *
 * A codec that is powered up on a running link, or wants a sleeping link to be woken, raises
 * its bit in STATESTS (HD Audio specification 3.3.9, 4.3); one that has vanished does not show
 * there after a reset. Either way a work item looks who is there and who it is (bus/hotplug.c).
 */
#ifndef HDB_PRESENCE_H
#define HDB_PRESENCE_H

#include "hdb.h"

void hdb_hotplug_init(struct hdb_ctrl *ctrl, work_func_t first, work_func_t work);
void hdb_hotplug_begin(struct hdb_ctrl *ctrl, struct workqueue_struct *queue);
bool hdb_hotplug_pauses(struct hdb_ctrl *ctrl);
void hdb_hotplug_open(struct hdb_ctrl *ctrl);
void hdb_hotplug_close(struct hdb_ctrl *ctrl);
void hdb_hotplug_reset(struct hdb_ctrl *ctrl);
void hdb_hotplug_woken(struct hdb_ctrl *ctrl);
void hdb_hotplug_poll(struct hdb_ctrl *ctrl);
void hdb_hotplug_probe_again(struct hdb_ctrl *ctrl);
void hdb_codec_set_present(struct hdb_ctrl *ctrl, unsigned int codec, bool present, u32 round);
bool hdb_codec_present(struct hdb_ctrl *ctrl, unsigned int codec, u32 *round);

#endif /* HDB_PRESENCE_H */
