// SPDX-License-Identifier: GPL-2.0
/*
 * The codecs that are there when a controller comes. A codec that does not answer takes seconds,
 * a slow one up to a minute: whoever has the controller probed, and so others that are probed after
 * it, does not wait for that.
 */
#include "bus.h"
#include "enumerate.h"
#include "first.h"
#include "hdb.h"
#include "hw/power.h"
#include "sysfs.h"
#include "verbs/presence.h"

#define AGAIN	HZ	/* the system was about to sleep: look whether it is still */

/* One after the other, so that cards are numbered in the order in which controllers came. */
static struct workqueue_struct *queue;

int hdb_first_init(void)
{
	queue = alloc_ordered_workqueue("hdaudio_compat", WQ_FREEZABLE);
	return queue ? 0 : -ENOMEM;
}

void hdb_first_exit(void)
{
	destroy_workqueue(queue);
}

/* All of it or nothing; after the next reset of the controller they are asked again. */
static void first_failed(struct hdb_ctrl *ctrl, int err)
{
	dev_err(ctrl->dev, "its codecs cannot be enumerated: error %d\n", err);
	hdb_bus_remove_groups(ctrl);
	ctrl->hotplug.known = 0;
	hdb_state_set(ctrl, HDB_FAILED);
	hdb_hotplug_open(ctrl);
}

/* -ECANCELED: to be done another time, if ever. */
static int first_enumerate(struct hdb_ctrl *ctrl)
{
	int err = hdb_power_get(ctrl);

	if (!err) {
		err = hdb_codecs_enumerate(ctrl);
		hdb_power_put(ctrl);
	}
	if (err == -ECANCELED)
		return err;
	if (err)
		first_failed(ctrl, err);
	else
		hdb_state_set(ctrl, HDB_READY);
	return 0;
}

/**
 * hdb_first_work - enumerate the codecs that are there
 * @work: struct hdb_hotplug.first of a controller
 *
 * Context: process, may sleep.
 */
void hdb_first_work(struct work_struct *work)
{
	struct hdb_ctrl *ctrl = container_of(to_delayed_work(work), struct hdb_ctrl, hotplug.first);

	/* another time; that takes over the reference */
	if (first_enumerate(ctrl) && queue_delayed_work(queue, &ctrl->hotplug.first, AGAIN))
		return;
	hdb_power_put(ctrl);
}

/**
 * hdb_first_begin - have the codecs that are there enumerated
 * @ctrl: the controller, running; its state in sysfs says when that is over
 *
 * Context: process, may sleep.
 */
void hdb_first_begin(struct hdb_ctrl *ctrl)
{
	hdb_hotplug_begin(ctrl, queue);
}
