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
#include "verbs/presence.h"

static void codec_vanished(struct hdb_ctrl *ctrl, unsigned int codec)
{
	dev_info(ctrl->dev, "codec %u is not there any more\n", codec);
	hdb_codec_set_present(ctrl, codec, false);
	ctrl->hotplug.known &= ~BIT(codec);
	hdb_bus_remove_codec(ctrl, codec);
}

static void codec_appeared(struct hdb_ctrl *ctrl, unsigned int codec)
{
	dev_info(ctrl->dev, "codec %u has appeared\n", codec);
	hdb_codec_set_present(ctrl, codec, true);
	ctrl->hotplug.known |= BIT(codec);
	hdb_codec_enumerate(ctrl, codec);
}

static bool is_same(const struct hdaudio_ids *a, const struct hdaudio_ids *b)
{
	return a->vendor == b->vendor && a->device == b->device && a->revision == b->revision;
}

/*
 * A codec that is known may be another by now. One that does not answer is nobody new; and one
 * that raised its bit has been powered up, so its drivers have to set it up again.
 */
static void codec_check(struct hdb_ctrl *ctrl, unsigned int codec, bool raised)
{
	struct hdaudio_ids was, is;

	if (!hdb_bus_find_codec(ctrl, codec, &was)) {
		if (raised)
			hdb_codec_enumerate(ctrl, codec);
		return;
	}
	if (hdb_codec_identify(ctrl, codec, &is) && !is_same(&was, &is)) {
		codec_vanished(ctrl, codec);
		codec_appeared(ctrl, codec);
	} else if (raised) {
		hdb_bus_restart_codec(ctrl, codec);
	}
}

static void codec_update(struct hdb_ctrl *ctrl, unsigned int codec, u32 pending)
{
	bool known = ctrl->hotplug.known & BIT(codec);
	bool present = READ_ONCE(ctrl->codec_mask) & BIT(codec);

	if (known && !present)
		codec_vanished(ctrl, codec);
	else if (present && !known)
		codec_appeared(ctrl, codec);
	else if (present && pending & (BIT(codec) | HDB_HOTPLUG_RESET))
		codec_check(ctrl, codec, pending & BIT(codec));
}

static bool hotplug_may_go_on(struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->hotplug.open) && !hdb_ctrl_gone(ctrl);
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
		for (codec = 0; codec < HDB_MAX_CODECS && hotplug_may_go_on(ctrl); codec++)
			codec_update(ctrl, codec, pending);
		hdb_power_put(ctrl);
	}
	hdb_power_put(ctrl);	/* hotplug_queue()'s */
}
