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

#include <linux/types.h>
#include <linux/workqueue.h>

struct hdb_ctrl;

/**
 * struct hdb_hotplug - which codecs are known
 * @pending: codecs that raised their bit, bit n for address n, and HDB_HOTPLUG_RESET
 * @known: codecs that were enumerated, answering or not; the enumeration's, then @work's
 * @open: codecs have been enumerated and are not being removed
 * @work: looks at what is pending; holds a runtime PM reference from when it is queued
 */
struct hdb_hotplug {
	atomic_t pending;
	u16 known;
	bool open;
	struct work_struct work;
};

#define HDB_HOTPLUG_RESET	BIT(16)

void hdb_hotplug_init(struct hdb_ctrl *ctrl);
void hdb_hotplug_open(struct hdb_ctrl *ctrl);
void hdb_hotplug_close(struct hdb_ctrl *ctrl);
void hdb_hotplug_reset(struct hdb_ctrl *ctrl);
void hdb_hotplug_woken(struct hdb_ctrl *ctrl);
void hdb_hotplug_look(struct hdb_ctrl *ctrl);

#endif /* HDB_HOTPLUG_H */
