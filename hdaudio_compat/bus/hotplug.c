// SPDX-License-Identifier: GPL-2.0
/*
 * Codecs that appear, vanish, are others than before or ask to be woken.
 */
#include <linux/bitops.h>
#include <linux/pm_runtime.h>
#include <sound/hda_register.h>

#include "bus.h"
#include "enumerate.h"
#include "hdb.h"
#include "hotplug.h"
#include "hw/io.h"
#include "hw/power.h"
#include "hw/quirks.h"
#include "verbs/slots.h"

/* Any context. */
static void hotplug_queue(struct hdb_ctrl *ctrl)
{
	if (!READ_ONCE(ctrl->hotplug.open))
		return;
	pm_runtime_get_noresume(ctrl->dev);
	if (!queue_work(system_freezable_wq, &ctrl->hotplug.work))
		pm_runtime_put_noidle(ctrl->dev);
}

/* Take the bits of STATESTS and clear them; those of codecs that are not to be asked count not. */
static u16 hotplug_take(struct hdb_ctrl *ctrl)
{
	u16 raised = hdb_read16(&ctrl->io, AZX_REG_STATESTS);

	if (raised == 0xffff)
		return 0;
	raised &= HDB_ALL_CODECS;
	if (raised)
		hdb_write16(&ctrl->io, AZX_REG_STATESTS, raised);
	return raised & hdb_quirks_askable(ctrl->setup.probe_mask);
}

/* Who is there has changed: commands are for them. hdb_verbs.lock held. */
static void hotplug_set_mask(struct hdb_ctrl *ctrl, u16 mask)
{
	lockdep_assert_held(&ctrl->verbs.lock);
	WRITE_ONCE(ctrl->codec_mask, mask);
	hdb_slots_divide(&ctrl->verbs, hweight16(mask));
}

/**
 * hdb_hotplug_look - has a codec raised its bit on the running link?
 * @ctrl: the controller
 *
 * Context: any; hdb_verbs.lock held.
 */
void hdb_hotplug_look(struct hdb_ctrl *ctrl)
{
	u16 raised = hotplug_take(ctrl);

	lockdep_assert_held(&ctrl->verbs.lock);
	if (!raised)
		return;
	hotplug_set_mask(ctrl, ctrl->codec_mask | raised);
	atomic_or(raised, &ctrl->hotplug.pending);
	hotplug_queue(ctrl);
}

/**
 * hdb_hotplug_woken - the link is about to be woken: note who asked for it
 * @ctrl: the controller, in reset
 *
 * STATESTS, in the resume well, can be accessed in reset, too. It is cleared, so that it then
 * tells who is there.
 *
 * Context: process.
 */
void hdb_hotplug_woken(struct hdb_ctrl *ctrl)
{
	atomic_or(hotplug_take(ctrl), &ctrl->hotplug.pending);
}

/**
 * hdb_hotplug_reset - the link has been reset: look who is there, and whether it is the same
 * @ctrl: the controller, running again
 *
 * Context: any.
 */
void hdb_hotplug_reset(struct hdb_ctrl *ctrl)
{
	atomic_or(HDB_HOTPLUG_RESET, &ctrl->hotplug.pending);
	hotplug_queue(ctrl);
}

/* While a codec is not in the mask, commands to it complete unsent. */
static void codec_set_present(struct hdb_ctrl *ctrl, unsigned int codec, bool present)
{
	u16 mask;

	spin_lock_irq(&ctrl->verbs.lock);
	mask = ctrl->codec_mask & ~BIT(codec);
	hotplug_set_mask(ctrl, present ? mask | BIT(codec) : mask);
	spin_unlock_irq(&ctrl->verbs.lock);
}

static void codec_vanished(struct hdb_ctrl *ctrl, unsigned int codec)
{
	dev_info(ctrl->dev, "codec %u is not there any more\n", codec);
	codec_set_present(ctrl, codec, false);
	ctrl->hotplug.known &= ~BIT(codec);
	hdb_bus_remove_codec(ctrl, codec);
}

static void codec_appeared(struct hdb_ctrl *ctrl, unsigned int codec)
{
	dev_info(ctrl->dev, "codec %u has appeared\n", codec);
	codec_set_present(ctrl, codec, true);
	ctrl->hotplug.known |= BIT(codec);
	hdb_codec_enumerate(ctrl, codec);
}

static bool is_same(const struct hdaudio_ids *a, const struct hdaudio_ids *b)
{
	return a->vendor == b->vendor && a->device == b->device && a->revision == b->revision;
}

/*
 * One that is known may be another by now. One that does not answer is nobody new; and one
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

static void codec_look(struct hdb_ctrl *ctrl, unsigned int codec, u32 pending)
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

static void hotplug_work(struct work_struct *work)
{
	struct hdb_ctrl *ctrl = container_of(work, struct hdb_ctrl, hotplug.work);
	u32 pending = atomic_xchg(&ctrl->hotplug.pending, 0);
	unsigned int codec;

	if (!hdb_power_get(ctrl)) {
		for (codec = 0; codec < HDB_MAX_CODECS && hotplug_may_go_on(ctrl); codec++)
			codec_look(ctrl, codec, pending);
		hdb_power_put(ctrl);
	}
	hdb_power_put(ctrl);	/* hotplug_queue()'s */
}

/**
 * hdb_hotplug_init - prepare
 * @ctrl: the controller
 *
 * Context: process.
 */
void hdb_hotplug_init(struct hdb_ctrl *ctrl)
{
	INIT_WORK(&ctrl->hotplug.work, hotplug_work);
}

/**
 * hdb_hotplug_open - the codecs there are have been enumerated: from now on look after them
 * @ctrl: the controller
 *
 * Context: process.
 */
void hdb_hotplug_open(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->hotplug.open, true);
	if (atomic_read(&ctrl->hotplug.pending))
		hotplug_queue(ctrl);
}

/**
 * hdb_hotplug_close - look after them no more
 * @ctrl: the controller
 *
 * Context: process, may sleep.
 */
void hdb_hotplug_close(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->hotplug.open, false);
	if (cancel_work_sync(&ctrl->hotplug.work))
		pm_runtime_put_noidle(ctrl->dev);
}
