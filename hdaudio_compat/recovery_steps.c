// SPDX-License-Identifier: GPL-2.0
/*
 * The steps of recovery, taken in process context.
 */
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/jiffies.h>

#include "bus/bus.h"
#include "controller.h"
#include "hdb.h"
#include "hw/power.h"
#include "hw/recovery.h"
#include "hw/ring.h"
#include "irq.h"
#include "recovery_steps.h"
#include "trace.h"
#include "verbs/verbs_state.h"

#define RELAPSE		(10 * HZ)	/* what fails again within this time was not recovered */
#define SAY_AGAIN	(10 * HZ)	/* what goes on failing is told of again */
#define RESETS		3	/* in a row and no word from a codec: it is broken */

/* What is said of a step once it has been decided on. */
static const char *const words[] = {
	[HDB_STEP_UNRESPONSIVE] = "a codec does not answer; it is asked again from time to time",
	[HDB_STEP_EACH] = "no interrupt came for answers; each of them is to have its own",
	[HDB_STEP_IRQ] = "the interrupt does not work; another kind is used",
	[HDB_STEP_RINGS] = "no answers came; the command rings were restarted",
	[HDB_STEP_RESET] = "the controller failed and was reset",
	[HDB_STEP_DISPLAY] = "the graphics driver has come: a reset, to find its codec",
};

static struct hdb_ctrl *recovery_ctrl(struct hdb_recovery *recovery)
{
	return container_of(recovery, struct hdb_ctrl, recovery);
}

/* Each step is counted every time and told of at once, or once in a while. */
static bool recovery_may_say(struct hdb_recovery *recovery, enum hdb_step step)
{
	unsigned long now = jiffies;

	if (recovery->said[step] && time_before(now, recovery->said_at[step] + SAY_AGAIN))
		return false;
	recovery->said[step]++;
	recovery->said_at[step] = now;
	return true;
}

static void recovery_say(struct hdb_recovery *recovery, enum hdb_step step)
{
	WRITE_ONCE(recovery->counts[step], recovery->counts[step] + 1);
	trace_hdaudio_recovery(recovery_ctrl(recovery)->dev, words[step]);
	if (recovery_may_say(recovery, step))
		dev_warn(recovery_ctrl(recovery)->dev, "%s (time %u)\n", words[step],
			 recovery->counts[step]);
}

/* The second time in a row the rings are not trusted any more. */
static int recovery_reset_once(struct hdb_recovery *recovery, enum hdb_step step)
{
	struct hdb_ctrl *ctrl = recovery_ctrl(recovery);
	int err;

	recovery_say(recovery, step);
	if (recovery->resets > 1)
		hdb_verbs_distrust_rings(ctrl);
	err = hdb_ctrl_restart(ctrl);
	if (err)	/* the next attempt finds it in another state at the earliest then */
		usleep_range(ctrl->timing.reset_us, 2 * ctrl->timing.reset_us);
	return err;
}

/* Has anything come from a codec since the last reset? */
static bool recovery_lasted(struct hdb_recovery *recovery)
{
	const struct hdb_verbs *verbs = &recovery_ctrl(recovery)->verbs;

	return !time_before(READ_ONCE(verbs->heard_at), recovery->reset_at);
}

/*
 * The drivers of the codecs get their settings back into them, as after sleep. They are told of
 * the end when there was no success, too: somebody may be waiting for it.
 */
static void recovery_reset(struct hdb_recovery *recovery, enum hdb_step step)
{
	struct hdb_ctrl *ctrl = recovery_ctrl(recovery);
	int err = -EIO;

	if (step == HDB_STEP_DISPLAY || recovery_lasted(recovery))
		recovery->resets = 0;
	hdb_verbs_quiesce(ctrl);
	hdb_bus_suspend_all(ctrl);
	while (err && recovery->resets++ < RESETS && !hdb_ctrl_gone(ctrl))
		err = recovery_reset_once(recovery, step);
	recovery->reset_at = jiffies;
	recovery->restarted_at = jiffies;
	if (err)
		hdb_ctrl_give_up(ctrl);
	hdb_bus_resume_all(ctrl);
}

/* Rings that stall again so soon, or do not start, need more than a restart. */
static void recovery_restart_rings(struct hdb_recovery *recovery)
{
	struct hdb_ctrl *ctrl = recovery_ctrl(recovery);
	bool again = recovery->restarted &&
		     time_before(jiffies, recovery->restarted_at + RELAPSE);
	bool stalled;
	int ret;

	if (ctrl->verbs.immediate)	/* since a reset; this was asked for before */
		return;
	stalled = hdb_ring_stalled_long(&ctrl->ring);
	ret = again ? 0 : hdb_verbs_restart(ctrl, stalled);
	if (ret) {
		recovery_say(recovery, HDB_STEP_RINGS);
		recovery->restarted = true;
		recovery->restarted_at = jiffies;
	}
	if (ret < 0 || (again && stalled))
		hdb_recover(ctrl, HDB_STEP_RESET);
}

/* Where that has been tried before, or there is none, the interrupt itself is in doubt. */
static void recovery_interrupt_each(struct hdb_recovery *recovery)
{
	struct hdb_ctrl *ctrl = recovery_ctrl(recovery);
	int ret = ctrl->polling ? 0 : hdb_verbs_set_each(ctrl, true);

	if (!ret)
		hdb_recover(ctrl, HDB_STEP_IRQ);
	else
		recovery_say(recovery, HDB_STEP_EACH);
	if (ret < 0)
		hdb_recover(ctrl, HDB_STEP_RESET);
}

/* It was not for want of interrupts for each answer. */
static void recovery_next_irq(struct hdb_recovery *recovery)
{
	struct hdb_ctrl *ctrl = recovery_ctrl(recovery);

	recovery_say(recovery, HDB_STEP_IRQ);
	hdb_irq_fall_back(ctrl);
	if (hdb_verbs_set_each(ctrl, false) < 0)
		hdb_recover(ctrl, HDB_STEP_RESET);
}

static void recovery_take(struct hdb_recovery *recovery, enum hdb_step step)
{
	switch (step) {
	case HDB_STEP_EACH:
		recovery_interrupt_each(recovery);
		break;
	case HDB_STEP_IRQ:
		recovery_next_irq(recovery);
		break;
	case HDB_STEP_RINGS:
		recovery_restart_rings(recovery);
		break;
	case HDB_STEP_RESET:
	case HDB_STEP_DISPLAY:
		recovery_reset(recovery, step);
		break;
	default:
		recovery_say(recovery, step);
	}
}

static void recovery_take_all(struct hdb_recovery *recovery)
{
	enum hdb_step step;

	for (step = 0; step < HDB_STEPS; step++) {
		if (READ_ONCE(recovery->over) || hdb_ctrl_gone(recovery_ctrl(recovery)))
			return;
		if (test_and_clear_bit(step, &recovery->wanted))
			recovery_take(recovery, step);
	}
}

/* Should it come back it is reset then, and nobody is to wait for what will not be done. */
static void recovery_forget_if_gone(struct hdb_recovery *recovery)
{
	if (hdb_ctrl_gone(recovery_ctrl(recovery)))
		WRITE_ONCE(recovery->wanted, 0);
}

/**
 * hdb_recovery_work - take the steps that were asked for
 * @work: struct hdb_recovery.work of a controller
 *
 * Context: process, may sleep.
 */
void hdb_recovery_work(struct work_struct *work)
{
	struct hdb_recovery *recovery = container_of(work, struct hdb_recovery, work);
	struct hdb_ctrl *ctrl = recovery_ctrl(recovery);

	WRITE_ONCE(recovery->busy, true);
	if (!hdb_power_get(ctrl)) {
		recovery_take_all(recovery);
		hdb_power_put(ctrl);
	}
	recovery_forget_if_gone(recovery);
	WRITE_ONCE(recovery->busy, false);
	wake_up_all(&recovery->idle);
}
