// SPDX-License-Identifier: GPL-2.0
/*
 * The timer for codec commands in flight: interrupts that are lost, codecs that do
 * not answer.
 */
#include <linux/jiffies.h>
#include <linux/timer.h>

#include "hdb.h"
#include "hw/recovery.h"
#include "hw/reset.h"
#include "hw/ring.h"
#include "presence.h"
#include "slots.h"
#include "verbs.h"
#include "verbs_abort.h"
#include "verbs_answer.h"
#include "verbs_timeout.h"
#include "verbs_timer.h"
#include "verbs_types.h"

#define LOST_IRQS		5	/* as many interrupts lost in a row, */
#define LOST_TIME	(HZ / 2)	/* over so long, mean that none will come */

/*
 * When a codec is due to be checked. Tombstones are not forgotten while there are live
 * commands among them: these would be lost with them.
 */
static unsigned long codec_due(const struct hdb_codec_fifo *fifo)
{
	return hdb_fifo_has_live(fifo) ? fifo->deadline : fifo->held_until;
}

static bool codec_is_due(const struct hdb_codec_fifo *fifo, unsigned long now)
{
	return fifo->in_flight && !time_before(now, codec_due(fifo));
}

static void codec_check_time(struct hdb_verbs *verbs, unsigned int codec, unsigned long now)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];

	if (!codec_is_due(fifo, now))
		return;
	if (hdb_fifo_has_live(fifo))
		hdb_codec_give_up(verbs, codec, HDB_LOST_NOTHING);
	else
		hdb_codec_forget(verbs, codec);
}

/* When, in jiffies, the next codec is due to be checked. */
static unsigned long verbs_next_check(const struct hdb_verbs *verbs, unsigned long now)
{
	unsigned long next = now + hdb_verbs_poll_interval(verbs);
	const struct hdb_codec_fifo *fifo;

	for (fifo = verbs->codec; fifo < verbs->codec + HDB_LINKS; fifo++) {
		if (fifo->in_flight && time_before(codec_due(fifo), next))
			next = codec_due(fifo);
	}
	return time_after(next, now) ? next : now + 1;
}

/* The timer has found answers. Once it just came before the interrupt; not time and again. */
static void verbs_count_lost_irq(struct hdb_verbs *verbs)
{
	verbs->counts.polled++;
	if (verbs->polls)
		return;
	if (!verbs->lost_irqs++)
		verbs->lost_irqs_since = jiffies;
	if (verbs->lost_irqs < LOST_IRQS ||
	    !time_after(jiffies, verbs->lost_irqs_since + LOST_TIME))
		return;
	verbs->lost_irqs = 0;
	hdb_recover(hdb_verbs_ctrl(verbs), HDB_STEP_EACH);
}

static bool verbs_any_due(const struct hdb_verbs *verbs, unsigned long now)
{
	const struct hdb_codec_fifo *fifo;

	for (fifo = verbs->codec; fifo < verbs->codec + HDB_LINKS; fifo++) {
		if (codec_is_due(fifo, now))
			return true;
	}
	return false;
}

/* While answers come, no interrupt is lost; registers are read once in a while all the same. */
static bool verbs_should_poll(const struct hdb_verbs *verbs, unsigned long now)
{
	return !time_before(now, verbs->heard_at + hdb_verbs_poll_interval(verbs)) ||
	       !time_before(now, verbs->polled_at + verbs->patience) ||
	       verbs_any_due(verbs, now);
}

static void codecs_check_time(struct hdb_verbs *verbs, unsigned long now)
{
	unsigned int codec;

	for (codec = 0; codec < HDB_LINKS; codec++)
		codec_check_time(verbs, codec, now);
}

/*
 * In a controller that has gone into reset by itself the pointer of the RIRB has jumped back: what
 * seems to lie there is old. Nothing will be answered any more, and nobody is to wait for
 * recovery: it may not come, or may itself have called who waits.
 */
static void verbs_poll_in_reset(struct hdb_verbs *verbs, unsigned long now)
{
	hdb_recover(hdb_verbs_ctrl(verbs), HDB_STEP_RESET);
	hdb_verbs_drop_all(verbs);
	codecs_check_time(verbs, now);
}

/*
 * First see whether answers lie there whose interrupt was lost, then give up what has waited
 * too long.
 */
static int verbs_poll(struct hdb_verbs *verbs, unsigned long now)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	int n;

	if (hdb_ctrl_in_reset(ctrl)) {
		verbs_poll_in_reset(verbs, now);
		return 0;
	}
	n = hdb_verbs_service(verbs);
	if (n < 0)
		return n;
	if (n)
		verbs_count_lost_irq(verbs);
	verbs->polled_at = now;
	hdb_hotplug_poll(ctrl);	/* it may have kept a message from being sent */
	codecs_check_time(verbs, now);
	hdb_verbs_pump(verbs);
	return 0;
}

static int verbs_tick(struct hdb_verbs *verbs)
{
	unsigned long now = jiffies;
	int err = 0;

	if (verbs_should_poll(verbs, now))
		err = verbs_poll(verbs, now);
	if (verbs->in_flight && !err)
		mod_timer(&verbs->timer, verbs_next_check(verbs, now));
	return err;
}

/*
 * Take what the interrupts that were put off have told of, or what was not in memory yet: by now
 * each value is what it will be. Softirq.
 */
static enum hrtimer_restart verbs_settled(struct hrtimer *timer)
{
	struct hdb_verbs *verbs = container_of(timer, struct hdb_verbs, settle);
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	unsigned long flags;
	int n = 0;

	spin_lock_irqsave(&verbs->lock, flags);
	ctrl->ring.settled = true;
	if (verbs->open)
		n = hdb_verbs_service(verbs);
	ctrl->ring.settled = false;
	verbs->early |= n > 0;
	spin_unlock_irqrestore(&verbs->lock, flags);
	if (n < 0)
		hdb_ctrl_no_answer(ctrl);
	return HRTIMER_NORESTART;
}

/*
 * Nothing is in flight any more. The last message may have been for a codec that came, too; and an
 * event may have landed while its acknowledgment was under way.
 */
static int verbs_look_back(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	int n = hdb_ring_shows_one(&ctrl->ring) ? hdb_verbs_service(verbs) : 0;

	hdb_hotplug_poll(ctrl);
	return min(n, 0);
}

/* Runs while commands are in flight, and once after that. Softirq. */
static void verbs_timer(struct timer_list *timer)
{
	struct hdb_verbs *verbs = container_of(timer, struct hdb_verbs, timer);
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	unsigned long flags;
	int err = 0;

	spin_lock_irqsave(&verbs->lock, flags);
	if (verbs->open && verbs->in_flight)
		err = verbs_tick(verbs);
	else if (verbs->open)
		err = verbs_look_back(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
	if (err)
		hdb_ctrl_no_answer(ctrl);
}

void hdb_verbs_timers_init(struct hdb_verbs *verbs)
{
	timer_setup(&verbs->timer, verbs_timer, 0);
	hdb_hrtimer_setup(&verbs->settle, verbs_settled);
}

/* Commands are not open any more, so neither is started again. Process context. */
void hdb_verbs_timers_stop(struct hdb_verbs *verbs)
{
	timer_delete_sync(&verbs->timer);
	hrtimer_cancel(&verbs->settle);
}
