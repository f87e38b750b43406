// SPDX-License-Identifier: GPL-2.0
/*
 * Which codecs are there: STATESTS read, the mask of codecs written, and the work item queued
 * for those that come and go.
 */
#include <linux/bitops.h>
#include <linux/pm_runtime.h>
#include <linux/suspend.h>
#include <sound/hda_register.h>

#include "hw/io.h"
#include "hw/quirks.h"
#include "presence.h"
#include "slots.h"

/* Have the work item handle these, and what is pending. Any context. */
static void hotplug_note(struct hdb_ctrl *ctrl, u32 pending)
{
	atomic_or(pending, &ctrl->hotplug.pending);
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
	if (raised)	/* a bit that is not there the second time was none */
		raised &= hdb_read16(&ctrl->io, AZX_REG_STATESTS);
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
 * hdb_hotplug_poll - has a codec raised its bit on the running link?
 * @ctrl: the controller
 *
 * Context: any; hdb_verbs.lock held.
 */
void hdb_hotplug_poll(struct hdb_ctrl *ctrl)
{
	u16 raised = hotplug_take(ctrl);

	lockdep_assert_held(&ctrl->verbs.lock);
	if (!raised)
		return;
	hotplug_set_mask(ctrl, ctrl->codec_mask | raised);
	hotplug_note(ctrl, raised);
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
	atomic_or(hotplug_take(ctrl) << HDB_HOTPLUG_ASLEEP, &ctrl->hotplug.pending);
}

/**
 * hdb_hotplug_reset - the link has been reset: look who is there, and whether it is the same
 * @ctrl: the controller, running again
 *
 * Context: any.
 */
void hdb_hotplug_reset(struct hdb_ctrl *ctrl)
{
	hotplug_note(ctrl, HDB_HOTPLUG_RESET);
}

/**
 * hdb_codec_set_present - a codec has come or gone
 * @ctrl: the controller
 * @codec: its address
 * @present: it is there; while it is not, commands to it complete unsent
 * @round: of hdb_codec_present(), after which that was found out
 *
 * A reset since then has found out anew who is there: then this does nothing.
 *
 * Context: process.
 */
void hdb_codec_set_present(struct hdb_ctrl *ctrl, unsigned int codec, bool present, u32 round)
{
	u16 mask;

	spin_lock_irq(&ctrl->verbs.lock);
	mask = ctrl->codec_mask & ~BIT(codec);
	if (ctrl->hotplug.round == round)
		hotplug_set_mask(ctrl, present ? mask | BIT(codec) : mask);
	spin_unlock_irq(&ctrl->verbs.lock);
}

/**
 * hdb_codec_present - is a codec there?
 * @ctrl: the controller
 * @codec: its address
 * @round: takes the count of resets that found out who is there
 *
 * Context: process.
 * Return: whether it is.
 */
bool hdb_codec_present(struct hdb_ctrl *ctrl, unsigned int codec, u32 *round)
{
	bool present;

	spin_lock_irq(&ctrl->verbs.lock);
	present = ctrl->codec_mask & BIT(codec);
	*round = ctrl->hotplug.round;
	spin_unlock_irq(&ctrl->verbs.lock);
	return present;
}

/**
 * hdb_hotplug_probe_again - a probe came to nothing because the controller was being reset
 * @ctrl: the controller
 *
 * Context: any.
 */
void hdb_hotplug_probe_again(struct hdb_ctrl *ctrl)
{
	hotplug_note(ctrl, HDB_HOTPLUG_PROBE);
}

/*
 * The system does not fall asleep over a codec that takes its time: its work items are waited for
 * before, and are continued afterwards.
 */
static int hotplug_note_sleep(struct notifier_block *sleep, unsigned long event, void *unused)
{
	struct hdb_hotplug *hotplug = container_of(sleep, struct hdb_hotplug, sleep);

	switch (event) {
	case PM_SUSPEND_PREPARE:
	case PM_HIBERNATION_PREPARE:
	case PM_RESTORE_PREPARE:
		WRITE_ONCE(hotplug->put_off, true);
		break;
	default:
		WRITE_ONCE(hotplug->put_off, false);
	}
	return NOTIFY_DONE;
}

/**
 * hdb_hotplug_init - prepare
 * @ctrl: the controller
 * @first: enumerates the codecs that are there, and opens; drops a runtime PM reference, too
 * @work: handles what is pending; drops a runtime PM reference with hdb_power_put()
 *
 * Context: process.
 */
void hdb_hotplug_init(struct hdb_ctrl *ctrl, work_func_t first, work_func_t work)
{
	INIT_DELAYED_WORK(&ctrl->hotplug.first, first);
	INIT_WORK(&ctrl->hotplug.work, work);
	ctrl->hotplug.sleep.notifier_call = hotplug_note_sleep;
}

/**
 * hdb_hotplug_begin - have the codecs that are there enumerated
 * @ctrl: the controller, awake
 * @queue: where; a freezable one
 *
 * Context: process, may sleep.
 */
void hdb_hotplug_begin(struct hdb_ctrl *ctrl, struct workqueue_struct *queue)
{
	struct hdb_hotplug *hotplug = &ctrl->hotplug;

	hotplug->begun = true;
	register_pm_notifier(&hotplug->sleep);
	pm_runtime_get_noresume(ctrl->dev);
	queue_delayed_work(queue, &hotplug->first, 0);
}

/**
 * hdb_hotplug_pauses - is nobody to be asked who it is, or not now?
 * @ctrl: the controller
 *
 * Context: any.
 * Return: whether that is so.
 */
bool hdb_hotplug_pauses(struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->hotplug.closing) || READ_ONCE(ctrl->hotplug.put_off);
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
		hotplug_note(ctrl, 0);
}

/* In this order, for the enumeration opens when it ends. */
static void hotplug_end(struct hdb_ctrl *ctrl)
{
	struct hdb_hotplug *hotplug = &ctrl->hotplug;

	if (!hotplug->begun)
		return;
	hotplug->begun = false;
	unregister_pm_notifier(&hotplug->sleep);
	if (cancel_delayed_work_sync(&hotplug->first))
		pm_runtime_put_noidle(ctrl->dev);
}

/**
 * hdb_hotplug_close - look after them no more
 * @ctrl: the controller
 *
 * A codec that is being asked is not asked again.
 *
 * Context: process, may sleep.
 */
void hdb_hotplug_close(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->hotplug.closing, true);
	hotplug_end(ctrl);
	WRITE_ONCE(ctrl->hotplug.open, false);
	if (cancel_work_sync(&ctrl->hotplug.work))
		pm_runtime_put_noidle(ctrl->dev);
}
