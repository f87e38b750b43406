// SPDX-License-Identifier: GPL-2.0
/*
 * Codecs that appear, vanish, are others than before or ask to be woken.
 */
#include <linux/bits.h>

#include "bus.h"
#include "enumerate.h"
#include "hdb.h"
#include "hotplug.h"
#include "hw/power.h"
#include "hw/recovery.h"
#include "sysfs.h"
#include "verbs/presence.h"

static void codec_vanished(struct hdb_ctrl *ctrl, unsigned int codec)
{
	dev_info_ratelimited(ctrl->dev, "codec %u is not there any more\n", codec);
	ctrl->hotplug.known &= ~BIT(codec);
	ctrl->hotplug.incomplete &= ~BIT(codec);
	ctrl->hotplug.told &= ~BIT(codec);
	hdb_bus_remove_codec(ctrl, codec);
}

static void codec_appeared(struct hdb_ctrl *ctrl, unsigned int codec)
{
	dev_info_ratelimited(ctrl->dev, "codec %u has appeared\n", codec);
	ctrl->hotplug.known |= BIT(codec);
	hdb_codec_enumerate(ctrl, codec);
}

static bool is_same(const struct hdaudio_ids *a, const struct hdaudio_ids *b)
{
	return a->vendor == b->vendor && a->device == b->device && a->revision == b->revision;
}

/* While the drivers of the one that was go, nothing is sent to the one that is. */
static void codec_swapped(struct hdb_ctrl *ctrl, unsigned int codec, u32 round)
{
	hdb_codec_set_present(ctrl, codec, false, round);
	codec_vanished(ctrl, codec);
	hdb_codec_set_present(ctrl, codec, true, round);
	codec_appeared(ctrl, codec);
}

/*
 * One that raised its bit on the running link has been powered up, so its drivers have to set it up
 * again. Where the link slept the bit says that it has something to tell, if it says anything: some
 * controllers set it for all when the link goes into reset. Who is awake has been since.
 */
static void codec_raised(struct hdb_ctrl *ctrl, unsigned int codec, u32 pending)
{
	if (pending & BIT(codec))
		hdb_bus_restart_codec(ctrl, codec);
	else if (pending >> HDB_HOTPLUG_ASLEEP & BIT(codec))
		hdb_bus_wake_codec(ctrl, codec);
}

/*
 * A codec that is known may be another by now. One that does not answer is nobody new. What did not
 * answer when it was enumerated may do so now.
 */
static void codec_check(struct hdb_ctrl *ctrl, unsigned int codec, u32 pending, u32 round)
{
	struct hdaudio_ids was, is;

	if (!hdb_bus_find_codec(ctrl, codec, &was)) {
		hdb_codec_enumerate(ctrl, codec);
		return;
	}
	if (hdb_codec_identify(ctrl, codec, &is) && !is_same(&was, &is)) {
		codec_swapped(ctrl, codec, round);
		return;
	}
	codec_raised(ctrl, codec, pending);
	if (ctrl->hotplug.incomplete & BIT(codec))
		hdb_codec_enumerate(ctrl, codec);
}

static void codec_update(struct hdb_ctrl *ctrl, unsigned int codec, u32 pending)
{
	bool known = ctrl->hotplug.known & BIT(codec);
	u32 round;
	bool present = hdb_codec_present(ctrl, codec, &round);

	if (known && !present)
		codec_vanished(ctrl, codec);
	else if (present && !known)
		codec_appeared(ctrl, codec);
	else if (present && pending & (BIT(codec) | HDB_HOTPLUG_RESET))
		codec_check(ctrl, codec, pending, round);
}

static bool hotplug_may_go_on(struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->hotplug.open) && !hdb_ctrl_gone(ctrl);
}

/* What could not be enumerated at the start is on the bus now. */
static void hotplug_made_up_for(struct hdb_ctrl *ctrl)
{
	if (ctrl->hotplug.state == HDB_FAILED && ctrl->hotplug.known && hotplug_may_go_on(ctrl))
		hdb_state_set(ctrl, HDB_READY);
}

/**
 * hdb_hotplug_work - look who is there and who it is
 * @work: struct hdb_hotplug.work of a controller
 *
 * Context: process, may sleep.
 */
void hdb_hotplug_work(struct work_struct *work)
{
	struct hdb_ctrl *ctrl = container_of(work, struct hdb_ctrl, hotplug.work);
	u32 pending = atomic_xchg(&ctrl->hotplug.pending, 0);
	unsigned int codec;

	if (!hdb_power_get(ctrl)) {
		if (pending & HDB_HOTPLUG_PROBE && hdb_recovery_wait(ctrl))
			hdb_bus_probe_again(ctrl);
		for (codec = 0; codec < HDB_MAX_CODECS && hotplug_may_go_on(ctrl); codec++)
			codec_update(ctrl, codec, pending);
		hotplug_made_up_for(ctrl);
		hdb_power_put(ctrl);
	}
	hdb_power_put(ctrl);	/* hotplug_queue()'s */
}
