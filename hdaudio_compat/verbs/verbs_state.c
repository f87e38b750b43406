// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands: set going, restarted, put to sleep, stopped.
 */
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

#include "batch.h"
#include "hdb.h"
#include "hw/quirks.h"
#include "hw/ring.h"
#include "slots.h"
#include "verbs.h"
#include "verbs_abort.h"
#include "verbs_answer.h"
#include "verbs_immediate.h"
#include "verbs_state.h"
#include "verbs_timer.h"

#define SETTLE_US	100	/* a few frames, for answers that are on their way */

void hdb_verbs_init(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;

	spin_lock_init(&verbs->lock);
	INIT_LIST_HEAD(&verbs->queues);
	INIT_LIST_HEAD(&verbs->doomed);
	init_waitqueue_head(&verbs->called);
	hdb_verb_queue_init(&verbs->own);
	verbs->patience = msecs_to_jiffies(ctrl->timing.verb_ms);
	verbs->polls = ctrl->setup.quirks & HDB_QUIRK_RIRB_POLL;
	verbs->poll_interval = verbs->polls ? 1 : msecs_to_jiffies(ctrl->timing.poll_ms);
	verbs->late = ctrl->setup.quirks & HDB_QUIRK_RIRB_LATE;
	verbs->immediate = ctrl->setup.quirks & (HDB_QUIRK_SINGLE_CMD | HDB_QUIRK_PIO);
	verbs->heard_at = jiffies;
	verbs->polled_at = jiffies;
	verbs->reset_for = verbs->heard_at - 1;
	hdb_verbs_timers_init(verbs);
	INIT_WORK(&verbs->sender, hdb_verbs_send);
}

/* Nobody can call any more. */
void hdb_verbs_free(struct hdb_ctrl *ctrl)
{
	struct hdb_batch *batch;

	while ((batch = ctrl->verbs.spare)) {
		ctrl->verbs.spare = batch->later;
		kfree(batch);
	}
}

/* The most commands that may be in flight: the RIRB keeps room for unsolicited responses. */
static unsigned int verbs_window(const struct hdb_ring *ring)
{
	return min(ring->corb_size - 1, ring->rirb_size - 1 - ring->rirb_size / 8);
}

/* Accept commands, none in flight yet, and issue those that came while the controller slept. */
static void verbs_open(struct hdb_verbs *verbs, unsigned int window)
{
	spin_lock_irq(&verbs->lock);
	hdb_slots_init(verbs, window, hweight16(hdb_verbs_ctrl(verbs)->codec_mask));
	verbs->turn = HDB_TURN;
	verbs->unresponsive = 0;
	verbs->resting = 0;
	verbs->lost_irqs = 0;
	verbs->put_off = 0;
	verbs->looks = 0;
	verbs->early = false;
	verbs->open = !hdb_ctrl_gone(hdb_verbs_ctrl(verbs));
	verbs->asleep = false;
	verbs->quiesced = false;
	if (verbs->open)
		hdb_verbs_pump(verbs);
	spin_unlock_irq(&verbs->lock);
}

/*
 * Set prepared rings going. The interrupt comes when three quarters of a window have been answered:
 * the rest, a millisecond of it, keeps the link busy meanwhile.
 */
static int ring_run(struct hdb_verbs *verbs)
{
	struct hdb_ring *ring = &hdb_verbs_ctrl(verbs)->ring;

	return hdb_ring_run(ring, verbs->each ? 1 : verbs_window(ring) * 3 / 4);
}

/* Commands go one by one from the next hdb_verbs_start() on. Process context. */
void hdb_verbs_distrust_rings(struct hdb_ctrl *ctrl)
{
	if (ctrl->verbs.immediate)
		return;
	dev_warn(ctrl->dev, "no command rings: commands go one by one\n");
	ctrl->verbs.immediate = true;
}

/* Commands go one by one; unsolicited responses come by the RIRB, if that runs. */
static void verbs_start_immediate(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;

	verbs->listening = !hdb_ring_prepare_immediate(&ctrl->ring) &&
			   !hdb_ring_listen(&ctrl->ring);
	if (!verbs->listening)
		dev_warn_ratelimited(ctrl->dev, "no ring for responses: events are lost\n");
	verbs_open(verbs, 1);
}

/*
 * Set commands going after a controller reset: by the rings or, where they fail, without.
 * Process context.
 */
void hdb_verbs_start(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	struct hdb_ring *ring = &ctrl->ring;

	if (!verbs->immediate && !hdb_ring_prepare(ring) && !ring_run(verbs)) {
		verbs_open(verbs, verbs_window(ring));
		return;
	}
	hdb_verbs_distrust_rings(ctrl);
	verbs_start_immediate(ctrl);
}

static bool verbs_any_live(const struct hdb_verbs *verbs)
{
	unsigned int codec;

	for (codec = 0; codec < HDB_LINKS; codec++) {
		if (hdb_fifo_has_live(&verbs->codec[codec]))
			return true;
	}
	return false;
}

/* Whoever else stops commands meanwhile ends the restart. */
static bool restart_begin(struct hdb_verbs *verbs, bool stalled)
{
	bool begun;

	spin_lock_irq(&verbs->lock);
	begun = verbs->open && (stalled || !verbs_any_live(verbs));
	if (begun) {
		hdb_verbs_bury_all(verbs);
		verbs->open = false;
		verbs->restarting = true;
	}
	spin_unlock_irq(&verbs->lock);
	return begun;
}

/* What has come since the RIRB runs, and its interrupt, is taken first. */
static int restart_resume(struct hdb_verbs *verbs)
{
	int n = hdb_verbs_service(verbs);

	if (n < 0)
		return n;
	hdb_verbs_pump(verbs);
	return 1;
}

/* Commands are accepted even where the rings do not run: then a reset follows. */
static int restart_end(struct hdb_verbs *verbs, int err)
{
	int ret = 0;

	spin_lock_irq(&verbs->lock);
	if (verbs->restarting) {
		verbs->open = true;
		ret = err ?: restart_resume(verbs);
	}
	verbs->restarting = false;
	spin_unlock_irq(&verbs->lock);
	return ret;
}

/*
 * Set the rings going again from their beginnings, for they are stalled or, if not @stalled, may
 * do so; in that case commands that were issued since find out themselves. What is in flight
 * is completed as invalid; answers may still come late. The hardware is waited for without
 * the lock; commands that are handed in meanwhile wait. Process context. 1 if that was done, 0 if
 * not, an errno if it cannot be.
 */
int hdb_verbs_restart(struct hdb_ctrl *ctrl, bool stalled)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	int err;

	if (!restart_begin(verbs, stalled))
		return 0;
	err = hdb_ring_prepare(&ctrl->ring) ?: ring_run(verbs);
	return restart_end(verbs, err);
}

/* Issue no command, and wait until those in flight are answered, or were given up by the timer. */
static void verbs_pause(struct hdb_verbs *verbs)
{
	unsigned long end = jiffies + 2 * verbs->patience;

	spin_lock_irq(&verbs->lock);
	verbs->paused = true;
	while (verbs->open && verbs_any_live(verbs) && time_before(jiffies, end)) {
		spin_unlock_irq(&verbs->lock);
		usleep_range(SETTLE_US, 2 * SETTLE_US);
		spin_lock_irq(&verbs->lock);
		if (verbs->open)
			hdb_verbs_service(verbs);
	}
	spin_unlock_irq(&verbs->lock);
}

static void verbs_unpause(struct hdb_verbs *verbs)
{
	spin_lock_irq(&verbs->lock);
	verbs->paused = false;
	if (verbs->open)
		hdb_verbs_pump(verbs);
	spin_unlock_irq(&verbs->lock);
}

/*
 * Have each answer raise an interrupt, which some controllers need: they do not notice that a
 * frame has brought none. Or not any more: that is not tried again. RINTCNT must not change while
 * the RIRB runs, so it stops with nothing in flight that could be lost. Process context. 1 if that
 * was done, 0 if there is nothing to be changed, an errno if the rings do not start again.
 */
int hdb_verbs_set_each(struct hdb_ctrl *ctrl, bool each)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	int ret;

	if (verbs->immediate || verbs->each == each || (each && verbs->each_tried))
		return 0;
	verbs->each = each;
	verbs->each_tried = true;
	verbs_pause(verbs);
	ret = hdb_verbs_restart(ctrl, true);
	verbs_unpause(verbs);
	return ret ?: 1;	/* where commands are stopped, with their next start */
}

/*
 * Accept commands but issue none until hdb_verbs_start(). -EBUSY, and all is as before, if
 * some are not completed. Process context.
 */
int hdb_verbs_sleep(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	bool busy;

	spin_lock_irq(&verbs->lock);
	busy = verbs->in_flight || !list_empty(&verbs->queues) || verbs->restarting;
	if (!busy) {
		verbs->asleep = verbs->open;
		verbs->open = false;
	}
	spin_unlock_irq(&verbs->lock);
	if (busy)
		return -EBUSY;
	hdb_verbs_timers_stop(verbs);
	return 0;
}

/* Abort all commands; the rings may then be stopped. Process context. */
void hdb_verbs_stop(struct hdb_ctrl *ctrl)
{
	hdb_verbs_abort(ctrl);
	hdb_verbs_end_doomed(&ctrl->verbs);
	hdb_verbs_timers_stop(&ctrl->verbs);
	cancel_work_sync(&ctrl->verbs.sender);
}

/*
 * Until the controller has been reset, complete all commands as not answered, those in flight
 * and those to come. Process context.
 */
void hdb_verbs_quiesce(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;

	spin_lock_irqsave(&verbs->lock, flags);
	verbs->quiesced = verbs->open || verbs->restarting;
	verbs->open = false;
	verbs->restarting = false;
	hdb_verbs_drop_all(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
	hdb_verbs_end_doomed(verbs);
	hdb_verbs_timers_stop(verbs);
	cancel_work_sync(&verbs->sender);
}
