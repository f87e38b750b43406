// SPDX-License-Identifier: GPL-2.0
/*
 * Stream interrupts, and what clients get to know of them.
 *
 * A client of the BDL interface is called in the interrupt. For the others the interrupt notes
 * the time, and the DPC sets their events and calls their routines: once for each interrupt,
 * unless more than HDB_NOTIFY_DEPTH come before the DPC does; then the latest of them share
 * one delivery with the time of the last. (The hardware itself has one status bit: completions
 * that follow each other before the first is acknowledged are one interrupt.)
 */
#include <linux/preempt.h>

#include "nt/time.h"

#include "buffer.h"
#include "claim.h"
#include "hdb.h"
#include "hw/io.h"
#include "hw/sd.h"
#include "nt/nt_level.h"
#include "stream.h"
#include "trace.h"

/**
 * struct delivery - what one round of the DPC tells the clients of an engine
 * @engine: the engine
 * @to: copies of the registrations
 * @n: how many
 * @times: when the interrupts were handled
 * @waiting: how many
 */
struct delivery {
	struct hdb_engine *engine;
	struct {
		PKEVENT event;
		PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine;
		PVOID context;
	} to[HDB_MAX_NOTIFICATIONS];
	unsigned int n;
	LARGE_INTEGER times[HDB_NOTIFY_DEPTH];
	unsigned int waiting;
};

/**
 * hdb_streams_write_intctl - tell the controller which engines may interrupt
 * @ctrl: the controller; its own interrupts stay on from bring-up to the end
 *
 * Context: any; hdb_streams.lock held.
 */
void hdb_streams_write_intctl(struct hdb_ctrl *ctrl)
{
	lockdep_assert_held(&ctrl->streams.lock);
	if (!hdb_ctrl_gone(ctrl) && !ctrl->streams.away)
		hdb_write32(&ctrl->io, AZX_REG_INTCTL,
			    AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN | ctrl->streams.irqs);
	if (ctrl->streams.irqs)
		hdb_ctrl_await(ctrl);
}

/**
 * hdb_streams_remind - have a message sent for what is pending already
 * @ctrl: the controller; interrupts that were turned off altogether stay off
 *
 * Context: any.
 */
void hdb_streams_remind(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned long flags;

	spin_lock_irqsave(&streams->lock, flags);
	if (!streams->away && hdb_read32(&ctrl->io, AZX_REG_INTCTL)) {
		hdb_write32(&ctrl->io, AZX_REG_INTCTL, 0);
		hdb_streams_write_intctl(ctrl);
	}
	spin_unlock_irqrestore(&streams->lock, flags);
}

/**
 * hdb_streams_enable_irqs - let engines interrupt that do so
 * @ctrl: the controller; its interrupts have been off
 *
 * Context: any.
 */
void hdb_streams_enable_irqs(struct hdb_ctrl *ctrl)
{
	unsigned long flags;

	spin_lock_irqsave(&ctrl->streams.lock, flags);
	hdb_streams_write_intctl(ctrl);
	spin_unlock_irqrestore(&ctrl->streams.lock, flags);
}

static void notify_note_time(struct hdb_notify *notify)
{
	if (notify->waiting < HDB_NOTIFY_DEPTH)
		notify->waiting++;
	else
		notify->merged++;
	notify->times[notify->waiting - 1] = KeQueryPerformanceCounter(NULL);
}

static void engine_completed(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	bool early = engine->notify.early;

	engine->notify.early = false;
	if (early || !engine->notify.registered || engine->state == ResetState)
		return;
	notify_note_time(&engine->notify);
	WRITE_ONCE(ctrl->streams.pending, ctrl->streams.pending | BIT(engine->index));
	hdb_dpc_schedule(&ctrl->dpc);
}

static bool engine_calls_isr(const struct hdb_engine *engine)
{
	return engine->set_up && engine->isr;
}

/*
 * Can an interrupt that nothing else is known to have caused be a completion? As much time has
 * passed since the last one, or nearly so, as between that and the one before.
 */
static bool engine_is_due(const struct hdb_streams *streams, const struct hdb_engine *engine)
{
	return engine->state == RunState && engine->spacing && engine->interval &&
	       jiffies - engine->completed_at >= engine->interval - engine->interval / 8 &&
	       !streams->away && !hdb_engine_claimed(streams, engine);
}

static void engine_note_completion(struct hdb_engine *engine)
{
	unsigned long now = jiffies;

	engine->completions++;
	engine->interval = engine->completed_at ? now - engine->completed_at : 0;
	engine->completed_at = now ?: 1;
}

static const struct hdb_bdl_entry *engine_list(const struct hdb_engine *engine)
{
	const struct hdb_buffer *buffer = engine->buffer;
	unsigned int list = engine->turned ? hdb_buffer_other(buffer) : buffer->list;

	return hdb_list_own(&buffer->lists, list);
}

/*
 * Has an engine that is due completed? What is played is fetched before the link has come so far,
 * by what the FIFO holds.
 */
static bool engine_has_completed(const struct hdb_engine *engine)
{
	u32 left = hdb_bdl_left(engine_list(engine), engine->setup.lvi + 1,
				hdb_sd_position(&engine->sd));

	return left && (left > engine->spacing / 2 || (engine->render && left <= engine->fifo));
}

/*
 * Acknowledge a completion unread, and look at what is @left: all other causes are in INTSTS, those
 * that are not enabled, too. If there is one it may have been the only one.
 */
static u8 engine_take_completion(struct hdb_ctrl *ctrl, const struct hdb_engine *engine, u32 *left)
{
	u8 bits = hdb_sd_take_completion(&engine->sd);

	*left = hdb_read32(&ctrl->io, AZX_REG_INTSTS);
	return likely(!*left) || engine_has_completed(engine) ? bits : 0;
}

static u8 engine_read_status(struct hdb_ctrl *ctrl, const struct hdb_engine *engine, u32 *left)
{
	u8 bits = hdb_sd_take_status(&engine->sd);

	if (left)
		*left = hdb_read32(&ctrl->io, AZX_REG_INTSTS);
	return bits;
}

/* Says what the interrupt was for. */
static u8 engine_acknowledge(struct hdb_ctrl *ctrl, struct hdb_engine *engine, bool expected,
			     u32 *left)
{
	u8 bits = expected && engine_is_due(&ctrl->streams, engine) ?
		  engine_take_completion(ctrl, engine, left) :
		  engine_read_status(ctrl, engine, left);

	trace_hdaudio_period(ctrl, engine, bits);
	if (bits & SD_INT_COMPLETE)
		engine_note_completion(engine);
	if (bits && engine_calls_isr(engine))
		atomic_inc(&engine->calling);
	else if (bits & SD_INT_COMPLETE)
		engine_completed(ctrl, engine);
	return bits;
}

static void engine_called(struct hdb_streams *streams, struct hdb_engine *engine)
{
	(void)atomic_dec_return_release(&engine->calling);	/* pairs with isr_idle() */
	hdb_streams_wake(streams);
}

/*
 * At DIRQL, which is noted where this is not the hard interrupt: where interrupts have threads
 * (PREEMPT_RT), and where it was lost or is polled for.
 */
static void call_isr(PHDAUDIO_BDL_ISR isr, PVOID context, u8 bits)
{
	bool hard = in_hardirq();

	if (!hard)
		hdb_level_note(HDB_NOTED_ISR);
	isr(context, bits);
	if (!hard)
		hdb_level_drop(HDB_NOTED_ISR);
}

/* Says what the interrupt was for and, if @left, what INTSTS is afterwards. */
static u8 engine_irq(struct hdb_ctrl *ctrl, struct hdb_engine *engine, bool expected, u32 *left)
{
	struct hdb_streams *streams = &ctrl->streams;
	PHDAUDIO_BDL_ISR isr;
	unsigned long flags;
	PVOID context;
	u8 bits;

	spin_lock_irqsave(&streams->lock, flags);
	bits = engine_acknowledge(ctrl, engine, expected, left);
	isr = bits && engine_calls_isr(engine) ? engine->isr : NULL;
	context = engine->isr_context;
	spin_unlock_irqrestore(&streams->lock, flags);
	if (isr) {
		call_isr(isr, context, bits);
		engine_called(streams, engine);
	}
	return bits;
}

/**
 * hdb_streams_irq - handle the stream interrupts of a controller
 * @ctrl: the controller
 * @intsts: INTSTS as read
 *
 * Context: hard interrupt.
 */
void hdb_streams_irq(struct hdb_ctrl *ctrl, u32 intsts)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned long set = intsts;
	unsigned int i;

	for_each_set_bit(i, &set, streams->count)
		engine_irq(ctrl, &streams->engines[i], false, NULL);
}

/**
 * hdb_streams_irq_alone - handle an interrupt that may be of the one stream that can interrupt
 * @ctrl: the controller
 * @stream: its bit
 * @expected: nothing else is known to have caused it: its cause need not be read if it is due
 * @left: takes INTSTS as it is afterwards
 *
 * Context: hard interrupt.
 * Return: whether the stream has completed a buffer or a part of it.
 */
bool hdb_streams_irq_alone(struct hdb_ctrl *ctrl, u32 stream, bool expected, u32 *left)
{
	struct hdb_engine *engine = &ctrl->streams.engines[__ffs(stream)];

	return engine_irq(ctrl, engine, expected, left) & SD_INT_COMPLETE;
}

static void delivery_copy(struct delivery *delivery, struct hdb_notify *notify)
{
	struct hdb_notification *notification;

	delivery->n = 0;
	list_for_each_entry(notification, &notify->list, node) {
		delivery->to[delivery->n].event = notification->event;
		delivery->to[delivery->n].routine = notification->routine;
		delivery->to[delivery->n].context = notification->context;
		delivery->n++;
	}
	delivery->waiting = notify->waiting;
	memcpy(delivery->times, notify->times, sizeof(notify->times));
	notify->waiting = 0;
}

/* Take the completions of an engine over, unless it has lost interest in them. */
static bool delivery_begin(struct hdb_streams *streams, struct hdb_engine *engine,
			   struct delivery *delivery)
{
	unsigned long flags;
	bool begun;

	delivery->engine = engine;
	spin_lock_irqsave(&streams->lock, flags);
	begun = streams->pending & BIT(engine->index);
	if (begun) {
		WRITE_ONCE(streams->pending, streams->pending & ~BIT(engine->index));
		delivery_copy(delivery, &engine->notify);
		engine->notify.delivering = true;
	}
	spin_unlock_irqrestore(&streams->lock, flags);
	return begun;
}

static void delivery_end(struct hdb_streams *streams, struct delivery *delivery)
{
	struct hdb_notify *notify = &delivery->engine->notify;
	unsigned long flags;

	spin_lock_irqsave(&streams->lock, flags);
	notify->delivering = false;
	WRITE_ONCE(notify->rounds, notify->rounds + 1);
	spin_unlock_irqrestore(&streams->lock, flags);
	hdb_streams_wake(streams);
}

static void delivery_tell(const struct delivery *delivery, LARGE_INTEGER time)
{
	unsigned int i;

	for (i = 0; i < delivery->n; i++) {
		if (delivery->to[i].event)
			KeSetEvent(delivery->to[i].event, IO_SOUND_INCREMENT, FALSE);
		else
			delivery->to[i].routine(delivery->to[i].context, time);
	}
}

static void engine_deliver(struct hdb_streams *streams, struct hdb_engine *engine)
{
	struct delivery delivery;
	unsigned int i;

	if (!delivery_begin(streams, engine, &delivery))
		return;
	for (i = 0; i < delivery.waiting; i++)
		delivery_tell(&delivery, delivery.times[i]);
	delivery_end(streams, &delivery);
}

/**
 * hdb_streams_deliver - tell clients of completions
 * @ctrl: the controller
 *
 * One round for each engine; what comes meanwhile schedules the DPC again.
 *
 * Context: softirq, from the DPC, never twice at a time.
 */
void hdb_streams_deliver(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned long set = READ_ONCE(streams->pending);
	unsigned int i;

	for_each_set_bit(i, &set, streams->count)
		engine_deliver(streams, &streams->engines[i]);
}
