// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt: say which layers it is for. What they have for clients is delivered by the
 * DPC, at DISPATCH_LEVEL and with no lock held; only a BDL client's ISR is called right here.
 */
#include <linux/bitops.h>
#include <linux/interrupt.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <sound/hda_register.h>

#include "hw/gone.h"
#include "hw/io.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "irq.h"
#include "stream/stream.h"
#include "verbs/batch.h"
#include "verbs/unsolicited.h"
#include "verbs/verbs.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_answer.h"

#define PASSES		8	/* reads of INTSTS before an interrupt is left to come again, */
#define SOURCES		16	/* and sources served, if these are not all there are */
#define RINGS_WEIGH	4	/* as much as so many streams */
#define STORM		1000	/* interrupts in a row that end with something still pending */

#define LOOK_INTERVAL	(HZ / 4)	/* a lost interrupt is found within twice this, */
#define OVERDUE		(HZ / 10)	/* and this: what is pending so long is not on its way */
#define LOST_IN_A_ROW	4	/* interrupts lost and none seen in between: none will come */

#define STREAM_BITS	(~(AZX_INT_CTRL_EN | AZX_INT_GLOBAL_EN))

/* Serve these sources, which an interrupt told of, or, @lost, none; -ENODEV if nothing answers. */
static int irq_serve_sources(struct hdb_ctrl *ctrl, u32 status, bool lost)
{
	WRITE_ONCE(ctrl->irq_alone, 0);
	if (status & STREAM_BITS)
		hdb_streams_irq(ctrl, status);
	return status & AZX_INT_CTRL_EN ? hdb_verbs_irq_found(ctrl, lost) : 0;
}

/* Serve every source that is pending; -ENODEV if no register answers. */
static int irq_serve(struct hdb_ctrl *ctrl, u32 status)
{
	if (unlikely(status == ~0U))
		return hdb_io_gone(&ctrl->io) ? -ENODEV : 0;
	return irq_serve_sources(ctrl, status, false);
}

/*
 * A source that cannot be cleared would keep a CPU busy for ever. Others may enable interrupts
 * again meanwhile; then this is the end of it again.
 */
static void irq_count_storm(struct hdb_ctrl *ctrl, bool pending)
{
	if (likely(!pending)) {
		ctrl->irq_storm = 0;
	} else if (++ctrl->irq_storm >= STORM && !READ_ONCE(ctrl->polling)) {
		hdb_write32(&ctrl->io, AZX_REG_INTCTL, 0);
		/* a reset that is under way enables interrupts anew */
		if (!READ_ONCE(ctrl->verbs.quiesced))
			hdb_recover(ctrl, HDB_STEP_IRQ);
	}
}

/* What it takes to serve these sources. */
static unsigned int irq_weight(struct hdb_ctrl *ctrl, u32 status)
{
	unsigned int streams = hweight32(status & (BIT(ctrl->streams.count) - 1));

	return streams + (status & AZX_INT_CTRL_EN ? RINGS_WEIGH : 0);
}

/* May these be served, too, after so much has been? All there are may, once. */
static bool irq_may_go_on(struct hdb_ctrl *ctrl, unsigned int served, u32 status)
{
	return !served || served + irq_weight(ctrl, status) <=
	       max_t(unsigned int, SOURCES, ctrl->streams.count + RINGS_WEIGH);
}

/*
 * A message is sent when the first source becomes pending, none for those that join it: the
 * handler goes on until it has seen that none is left, or has one sent for what is left.
 */
static irqreturn_t irq_serve_found(struct hdb_ctrl *ctrl, u32 status, int *err)
{
	irqreturn_t ret = status ? IRQ_HANDLED : IRQ_NONE;
	unsigned int passes = PASSES, served = 0;

	while (status && irq_may_go_on(ctrl, served, status)) {
		served += irq_weight(ctrl, status);
		*err = irq_serve(ctrl, status);
		if (*err || !--passes)
			break;
		status = hdb_read32(&ctrl->io, AZX_REG_INTSTS);
	}
	irq_count_storm(ctrl, status);
	if (unlikely(status) && !ctrl->setup.shared_irq && !READ_ONCE(ctrl->polling) && !*err)
		hdb_streams_remind(ctrl);
	return ret;
}

static irqreturn_t irq_serve_all(struct hdb_ctrl *ctrl, int *err)
{
	return irq_serve_found(ctrl, hdb_read32(&ctrl->io, AZX_REG_INTSTS), err);
}

static noinline int irq_serve_rest(struct hdb_ctrl *ctrl)
{
	int err = 0;

	irq_serve_all(ctrl, &err);
	return err;
}

/*
 * Of a stream that was the last message's only cause, too, while the rings are at rest: it is the
 * cause of this one, for all that can be seen in memory.
 */
static bool irq_is_expected(struct hdb_ctrl *ctrl, u32 stream)
{
	return READ_ONCE(ctrl->irq_alone) == stream && hdb_verbs_rest(ctrl);
}

/* One stream can interrupt, and the rings. */
static noinline int irq_serve_alone(struct hdb_ctrl *ctrl, u32 stream)
{
	bool expected = irq_is_expected(ctrl, stream), completed;
	int err = 0;
	u32 left;

	completed = hdb_streams_irq_alone(ctrl, stream, expected, &left);
	WRITE_ONCE(ctrl->irq_alone, completed ? stream : 0);
	WRITE_ONCE(ctrl->irq_alone_at, jiffies);
	irq_serve_found(ctrl, left, &err);
	return err;
}

/*
 * A message is from us. Where it can only be from the rings, or from them and one stream, these
 * are served first: with no stream INTSTS has nothing to tell then, and with one it is read
 * once, to see that nothing is left.
 */
static int irq_serve_message(struct hdb_ctrl *ctrl)
{
	u32 streams = READ_ONCE(ctrl->streams.irqs);
	int err = 0;

	if (is_power_of_2(streams))
		return irq_serve_alone(ctrl, streams);
	if (!streams)
		err = hdb_verbs_irq(ctrl);
	/* read again: a stream that started meanwhile may have joined the message */
	return !err && READ_ONCE(ctrl->streams.irqs) ? irq_serve_rest(ctrl) : err;
}

/* A level: it may be another device's. */
static noinline irqreturn_t irq_serve_line(struct hdb_ctrl *ctrl)
{
	irqreturn_t ret;
	int err = 0;

	if (READ_ONCE(ctrl->suspended))
		return IRQ_NONE;
	ret = irq_serve_all(ctrl, &err);
	if (err)
		hdb_ctrl_no_answer(ctrl);
	return ret;
}

static irqreturn_t irq_handle(int irq, void *data)
{
	struct hdb_ctrl *ctrl = data;

	WRITE_ONCE(ctrl->irqs, ctrl->irqs + 1);
	if (ctrl->setup.shared_irq)
		return irq_serve_line(ctrl);
	if (unlikely(irq_serve_message(ctrl)))
		hdb_ctrl_no_answer(ctrl);
	return IRQ_HANDLED;
}

static void dpc_deliver(struct hdb_dpc *dpc)
{
	struct hdb_ctrl *ctrl = container_of(dpc, struct hdb_ctrl, dpc);
	bool more = hdb_verbs_deliver(ctrl);

	hdb_verbs_go_on(ctrl);
	if (hdb_events_wait(&ctrl->events))
		more |= hdb_events_deliver(ctrl);
	if (READ_ONCE(ctrl->streams.pending))
		hdb_streams_deliver(ctrl);
	if (more)
		hdb_dpc_schedule(dpc);
}

/* Does anybody wait for something that comes by an interrupt, and soon? */
static bool irq_is_awaited(struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->verbs.in_flight) || READ_ONCE(ctrl->streams.irqs);
}

/*
 * Instead of the interrupt. Polls are a tick apart: bearable for commands, and streams have
 * buffers. While nothing is awaited they are further apart.
 */
static unsigned long irq_poll(struct hdb_ctrl *ctrl, int *err)
{
	irq_serve_all(ctrl, err);
	return irq_is_awaited(ctrl) ? 1 : LOOK_INTERVAL;
}

/* Sources that interrupt, as far as they are pending. */
static u32 irq_pending(struct hdb_ctrl *ctrl)
{
	u32 status = hdb_read32(&ctrl->io, AZX_REG_INTSTS);

	if (unlikely(status == ~0U))
		return 0;
	return status & (AZX_INT_CTRL_EN | READ_ONCE(ctrl->streams.irqs));
}

/* No interrupt has told of these. If that goes on, none will come. */
static int irq_serve_lost(struct hdb_ctrl *ctrl, u32 status)
{
	WRITE_ONCE(ctrl->lost_irqs, ctrl->lost_irqs + 1);
	if (++ctrl->lost_in_a_row == LOST_IN_A_ROW)
		hdb_recover(ctrl, HDB_STEP_IRQ);
	return irq_serve_sources(ctrl, status, true);
}

/*
 * Beside the interrupt, for each may get lost, and then none follows until its source has been
 * served. What is pending and still is some time later, without an interrupt in between, was lost.
 * Returns when to look again.
 */
static unsigned long irq_look(struct hdb_ctrl *ctrl, int *err)
{
	u32 seen = READ_ONCE(ctrl->irqs), pending = irq_pending(ctrl);
	u32 lost = seen == ctrl->overdue_since ? pending & ctrl->overdue : 0;

	if (seen != ctrl->overdue_since)
		ctrl->lost_in_a_row = 0;
	ctrl->overdue_since = seen;
	ctrl->overdue = pending & ~lost;
	if (lost)
		*err = irq_serve_lost(ctrl, lost);
	return ctrl->overdue ? OVERDUE : LOOK_INTERVAL;
}

/* One came of late, and has seen that nothing was left. */
static bool irq_has_looked(struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->irq_alone) &&
	       jiffies - READ_ONCE(ctrl->irq_alone_at) < LOOK_INTERVAL;
}

/* Nothing is overdue then, and for a while more the next ones are waited for. */
static unsigned long irq_look_later(struct hdb_ctrl *ctrl)
{
	ctrl->overdue = 0;
	return 2 * LOOK_INTERVAL;
}

/* Softirq. */
static void irq_timer(struct timer_list *timer)
{
	struct hdb_ctrl *ctrl = container_of(timer, struct hdb_ctrl, poll);
	unsigned long next = LOOK_INTERVAL;
	int err = 0;

	if (READ_ONCE(ctrl->suspended))
		return;
	if (READ_ONCE(ctrl->polling))
		next = irq_poll(ctrl, &err);
	else if (!READ_ONCE(ctrl->verbs.quiesced))
		next = irq_has_looked(ctrl) ? irq_look_later(ctrl) : irq_look(ctrl, &err);
	if (err)
		hdb_ctrl_no_answer(ctrl);
	if (READ_ONCE(ctrl->looking) && !hdb_ctrl_gone(ctrl))
		mod_timer(timer, jiffies + next);
}

static void irq_begin_looking(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->looking, true);
	mod_timer(&ctrl->poll, jiffies + 1);
}

static void irq_end_looking(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->looking, false);
	timer_delete_sync(&ctrl->poll);
}

/* Programs that care for sound's interrupts look for "snd". */
static int irq_take(struct hdb_ctrl *ctrl)
{
	int err;

	snprintf(ctrl->irq_name, sizeof(ctrl->irq_name), "snd_hdaudio:%s", dev_name(ctrl->dev));
	err = request_irq(ctrl->setup.irq, irq_handle,
			  ctrl->setup.shared_irq ? IRQF_SHARED : 0, ctrl->irq_name, ctrl);

	if (err)
		return err;
	ctrl->irq = ctrl->setup.irq;
	irq_begin_looking(ctrl);
	return 0;
}

static void irq_begin_polling(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->polling, true);
	irq_begin_looking(ctrl);
}

/* Prepare the DPC and take the interrupt line, if it is of use. Process context. */
int hdb_irq_request(struct hdb_ctrl *ctrl)
{
	hdb_dpc_init(&ctrl->dpc, dpc_deliver);
	timer_setup(&ctrl->poll, irq_timer, 0);
	if (!(ctrl->setup.quirks & HDB_QUIRK_NO_IRQ))
		return irq_take(ctrl);
	irq_begin_polling(ctrl);
	return 0;
}

/* Give the line back, or end polling, and wait until it is over. Process context. */
static void irq_give_back(struct hdb_ctrl *ctrl)
{
	if (ctrl->irq)
		free_irq(ctrl->irq, ctrl);
	ctrl->irq = 0;
	WRITE_ONCE(ctrl->polling, false);
	irq_end_looking(ctrl);
}

/* Give the line back and wait until nothing of ours runs any more. Process context. */
void hdb_irq_free(struct hdb_ctrl *ctrl)
{
	if (!ctrl->irq && !ctrl->polling)
		return;
	irq_give_back(ctrl);
	hdb_dpc_kill(&ctrl->dpc);
	/* of our own callers it may have been to wake some, and been taken back before */
	while (hdb_verbs_deliver(ctrl))
		;
}

/* The controller is suspended: wait for who accesses registers now. Process context. */
void hdb_irq_sync(struct hdb_ctrl *ctrl)
{
	if (ctrl->irq)
		synchronize_irq(ctrl->irq);
	timer_delete_sync(&ctrl->poll);
}

/* The controller is not suspended any more: look after it again. Any context. */
void hdb_irq_wake(struct hdb_ctrl *ctrl)
{
	if (READ_ONCE(ctrl->looking))
		mod_timer(&ctrl->poll, jiffies + 1);
}

static int irq_take_next(struct hdb_ctrl *ctrl)
{
	int irq = ctrl->setup.next_irq ? ctrl->setup.next_irq(ctrl->dev) : -ENODEV;

	if (irq < 0)
		return irq;
	ctrl->setup.irq = irq;
	ctrl->setup.shared_irq = true;
	return irq_take(ctrl);
}

/*
 * The interrupt does not do what it should: take the device's next kind, which is its pin, or
 * poll where that does not work either. Process context.
 */
void hdb_irq_fall_back(struct hdb_ctrl *ctrl)
{
	if (ctrl->polling)
		return;
	irq_give_back(ctrl);
	ctrl->irq_storm = 0;
	ctrl->lost_in_a_row = 0;
	if (irq_take_next(ctrl))
		irq_begin_polling(ctrl);
	hdb_streams_enable_irqs(ctrl);
}
