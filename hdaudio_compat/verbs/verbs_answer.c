// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands answered: responses taken from the ring, each to the command it belongs to.
 */
#include <linux/hrtimer.h>
#include <linux/jiffies.h>
#include <sound/hda_register.h>

#include "batch.h"
#include "hdb.h"
#include "hw/recovery.h"
#include "hw/ring.h"
#include "presence.h"
#include "slots.h"
#include "trace.h"
#include "unsolicited.h"
#include "verbs.h"
#include "verbs_answer.h"
#include "verbs_timeout.h"

#define SETTLE_NS	(80 * NSEC_PER_USEC)	/* from an interrupt to its response */
#define LOOKS	25	/* as long after each other for a response before it is lost */

/*
 * An answer from a codec: it belongs to the oldest command in flight there; the next one has
 * until @deadline.
 */
static void verbs_answer(struct hdb_verbs *verbs, unsigned int codec, u32 value,
			 unsigned long deadline)
{
	HDAUDIO_CODEC_RESPONSE input = { .CompleteResponse = 0 };
	struct hdb_slot slot;

	if (!hdb_slots_pop(verbs, codec, &slot)) {
		verbs->counts.spurious++;
		return;
	}
	verbs->codec[codec].deadline = deadline;
	verbs->codec[codec].strikes = 0;
	if (!slot.batch) {
		verbs->counts.late++;
		hdb_codec_prolong(verbs, codec);
		return;
	}
	input.Response = value;
	input.SDataIn = codec;
	input.IsValid = 1;
	hdb_batch_complete(verbs, slot.batch, slot.index, input);
}

/* Commands of a batch have been answered. */
static __always_inline void batch_count_off(struct hdb_verbs *verbs, struct hdb_batch *batch,
					    unsigned int n)
{
	unsigned int left = batch->left - n;

	batch->left = left;
	if (!left)
		hdb_batch_finish(verbs, batch);
}

/* Note what was taken of the oldest run of each of these codecs. */
static void turns_note(struct hdb_verbs *verbs, u16 codecs, const u8 *taken,
		       unsigned long deadline)
{
	for (; codecs; codecs &= codecs - 1) {
		unsigned int codec = __ffs(codecs);
		struct hdb_codec_fifo *fifo = &verbs->codec[codec];

		fifo->deadline = deadline;
		fifo->strikes = 0;
		hdb_slots_drop(verbs, fifo, hdb_slots_oldest(verbs, fifo), taken[codec]);
	}
}

/*
 * Answers to commands of a batch of which codecs take turns: as long as each is to the oldest run
 * of its codec, the runs are brought up to date once for all of them. Returns how many there were.
 */
static noinline unsigned int verbs_answer_turns(struct hdb_verbs *verbs, struct hdb_batch *batch,
						unsigned long deadline)
{
	struct hdb_ring *ring = &hdb_verbs_ctrl(verbs)->ring;
	HDAUDIO_CODEC_RESPONSE input = { .CompleteResponse = 0 };
	u8 taken[HDB_LINKS] = { };
	unsigned int n = 0;
	struct hdb_slot *slot;
	u32 source, value;
	u16 codecs = 0;

	input.IsValid = 1;
	for (;;) {
		source = hdb_ring_next_source(ring);
		if (source & HDB_NOT_FROM_CODEC)
			break;
		slot = hdb_slots_oldest(verbs, &verbs->codec[source]);
		if (!slot || slot->batch != batch || slot->count == taken[source] ||
		    !hdb_ring_take_next(ring, &value))
			break;
		trace_hdaudio_response(ring, source, value);
		input.Response = value;
		input.SDataIn = source;
		batch->transfers[slot->index + taken[source]++ * slot->stride].Input = input;
		codecs |= BIT(source);
		n++;
	}
	turns_note(verbs, codecs, taken, deadline);
	batch_count_off(verbs, batch, n);
	return n;
}

/*
 * An answer in the ring, and those behind it to commands of the same run. Returns how many. Inline,
 * for this is most of what a command of a batch costs.
 */
static __always_inline unsigned int verbs_answer_run(struct hdb_verbs *verbs, u32 source, u32 value,
						     unsigned long deadline)
{
	struct hdb_ring *ring = &hdb_verbs_ctrl(verbs)->ring;
	struct hdb_codec_fifo *fifo = &verbs->codec[source & 0xf];
	struct hdb_slot *slot = hdb_slots_oldest(verbs, fifo);
	HDAUDIO_CODEC_RESPONSE input = { .CompleteResponse = 0 };
	struct hdb_batch *batch = slot ? slot->batch : NULL;
	unsigned int n = 0;
	bool turns;

	trace_hdaudio_response(ring, source, value);
	if (unlikely(!batch)) {
		verbs_answer(verbs, source & 0xf, value, deadline);
		return 1;
	}
	fifo->deadline = deadline;
	fifo->strikes = 0;
	input.SDataIn = source;
	input.IsValid = 1;
	for (;;) {
		input.Response = value;
		batch->transfers[slot->index + n++ * slot->stride].Input = input;
		if (n == slot->count || !hdb_ring_get_from(ring, source, &value))
			break;
		trace_hdaudio_response(ring, source, value);
	}
	turns = n < slot->count && slot->stride != 1 && !verbs->unresponsive;
	hdb_slots_drop(verbs, fifo, slot, n);
	batch_count_off(verbs, batch, n);
	return turns ? n + verbs_answer_turns(verbs, batch, deadline) : n;
}

/* Something came from a codec, which is not unresponsive any more. */
static void verbs_speaks(struct hdb_verbs *verbs, unsigned int codec)
{
	if (unlikely(verbs->unresponsive))
		verbs->unresponsive &= ~BIT(codec);
}

/* The answer to a command that was sent by itself. */
void hdb_verbs_heard(struct hdb_verbs *verbs, unsigned int codec, u32 response)
{
	lockdep_assert_held(&verbs->lock);
	verbs_speaks(verbs, codec);
	verbs_answer(verbs, codec, response, jiffies + verbs->patience);
	WRITE_ONCE(verbs->heard_at, jiffies);
}

/* The message of an event may have hidden another cause, for which the timer polls. */
static noinline void verbs_unsolicited(struct hdb_verbs *verbs, u32 value, u32 source)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);

	trace_hdaudio_unsolicited(&ctrl->ring, source, value);
	hdb_events_push(&ctrl->events, source & 0xf, value, &ctrl->dpc);
	hdb_verbs_set_timer(verbs);
}

/* Look at memory again, soon. */
static void verbs_look_soon(struct hdb_verbs *verbs)
{
	lockdep_assert_held(&verbs->lock);
	hdb_verbs_ctrl(verbs)->ring.doubt = false;
	if (!hrtimer_is_queued(&verbs->settle))
		hrtimer_start(&verbs->settle, ns_to_ktime(SETTLE_NS), HRTIMER_MODE_REL_SOFT);
}

/* Take events where commands do not go by the rings: what else lies there is nobody's. */
static noinline void verbs_listen(struct hdb_verbs *verbs)
{
	u32 value, source;

	lockdep_assert_held(&verbs->lock);
	while (hdb_ring_get(&hdb_verbs_ctrl(verbs)->ring, &value, &source)) {
		if (source & BIT(4))
			verbs_unsolicited(verbs, value, source);
		else
			verbs->counts.spurious++;
	}
}

/*
 * Take every response there is; unsolicited ones go their own way. Returns how many: a ring of them
 * or so, for a device may write the next as fast as one is taken. Inline, for a single command that
 * is most of what it costs.
 */
static __always_inline unsigned int verbs_drain(struct hdb_verbs *verbs)
{
	unsigned long deadline = jiffies + verbs->patience;
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	unsigned int n = 0, most = ctrl->ring.rirb_size;
	u32 value, source;

	lockdep_assert_held(&verbs->lock);
	while (n < most && hdb_ring_get(&ctrl->ring, &value, &source)) {
		verbs_speaks(verbs, source & 0xf);
		if (source & BIT(4)) {
			verbs_unsolicited(verbs, value, source);
			n++;
		} else {
			n += verbs_answer_run(verbs, source, value, deadline);
		}
	}
	if (n)
		WRITE_ONCE(verbs->heard_at, jiffies);
	if (unlikely(n >= most))
		verbs_look_soon(verbs);
	return n;
}

/*
 * The interrupt was for no response. After a memory error the CORB does not go on until the
 * controller has been reset (3.3.24).
 */
static void verbs_other_cause(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);

	if (hdb_ring_memory_error(&ctrl->ring)) {
		hdb_verbs_lost(verbs, HDB_LOST_COMMANDS);
		hdb_recover(ctrl, HDB_STEP_RESET);
	}
	hdb_hotplug_poll(ctrl);
}

/*
 * Nobody knows which response is the next one: what is in flight has lost its answers. -ENODEV if
 * the controller is gone.
 */
static noinline int verbs_lose_place(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	int err;

	verbs->looks = 0;
	hdb_verbs_lost(verbs, HDB_LOST_ANSWERS);
	err = hdb_ring_catch_up(&ctrl->ring);
	if (err == -EAGAIN)
		hdb_recover(ctrl, HDB_STEP_RINGS);
	return err == -ENODEV ? err : 0;
}

/* The pointer is ahead of memory: the responses between are on their way, or lost. */
static noinline int verbs_catch_up(struct hdb_verbs *verbs)
{
	if (++verbs->looks == LOOKS)
		return verbs_lose_place(verbs);
	verbs_look_soon(verbs);
	return 0;
}

/*
 * All that memory shows has been taken. Has the pointer, if @asked, told of more, or is there one
 * @to_come? -ENODEV if the controller is gone.
 */
static int verbs_compare(struct hdb_verbs *verbs, bool asked, bool to_come)
{
	struct hdb_ring *ring = &hdb_verbs_ctrl(verbs)->ring;

	if (unlikely(asked && hdb_ring_behind(ring)))
		return verbs_catch_up(verbs);
	verbs->looks = 0;
	if (unlikely(ring->doubt || to_come))
		verbs_look_soon(verbs);
	return 0;
}

/*
 * Say in @status what the RIRB's interrupt was for, and acknowledge it. The pointer is asked, 1,
 * where memory does not show what it was for. -ENODEV if the controller is gone.
 */
static int verbs_ask(struct hdb_verbs *verbs, u8 *status)
{
	struct hdb_ring *ring = &hdb_verbs_ctrl(verbs)->ring;

	*status = hdb_ring_acknowledge(ring) | verbs->put_off;
	verbs->put_off = 0;
	if (*status && !ring->by_pointer && hdb_ring_shows_one(ring))
		return 0;
	return hdb_ring_poll(ring) ?: 1;
}

/* Was the interrupt for more than @n responses? Where it comes early some may be there already. */
static bool verbs_are_to_come(const struct hdb_verbs *verbs, u8 status, int n)
{
	return status & AZX_RBSTS_IRQ && verbs->in_flight && (!n || verbs->early);
}

/* Take all responses to commands that went by the rings, and issue more. As hdb_verbs_service(). */
static noinline int verbs_take(struct hdb_verbs *verbs, u8 status, bool asked)
{
	int n, err;

	if (unlikely(hdb_ring_overtaken(&hdb_verbs_ctrl(verbs)->ring)))
		return verbs_lose_place(verbs);
	if (unlikely(status & AZX_RBSTS_OVERRUN))
		/* first: an answer that was stored since may be anyone's */
		hdb_verbs_lost(verbs, HDB_LOST_ANSWERS);
	n = verbs_drain(verbs);
	err = verbs_compare(verbs, asked, verbs_are_to_come(verbs, status, n));
	if (err)
		return err;
	if (!(status & (AZX_RBSTS_OVERRUN | AZX_RBSTS_IRQ)))
		verbs_other_cause(verbs);
	if (!list_empty(&verbs->queues))
		hdb_verbs_pump(verbs);
	return n;
}

/* Drain the RIRB, refill the CORB. How many responses, or -ENODEV: the controller is gone. */
int hdb_verbs_service(struct hdb_verbs *verbs)
{
	u8 status;
	int asked = verbs_ask(verbs, &status), err = 0;

	if (asked < 0)
		return asked;
	if (likely(!verbs->immediate))
		return verbs_take(verbs, status, asked);
	if (verbs->listening) {
		verbs_listen(verbs);
		err = verbs_compare(verbs, asked, false);
	}
	hdb_hotplug_poll(hdb_verbs_ctrl(verbs));
	return err;
}

/* Does memory show the answer to each command in flight? Then no register is asked. */
static __always_inline bool verbs_all_answered(const struct hdb_verbs *verbs,
						const struct hdb_ring *ring)
{
	return verbs->in_flight && !ring->by_pointer && hdb_ring_answers(ring, verbs->in_flight);
}

/*
 * Take the answer to the only command in flight, which memory shows. Inline, for this is what most
 * commands cost. False if it was none, or is in doubt.
 */
static __always_inline bool verbs_take_lone(struct hdb_verbs *verbs, struct hdb_ring *ring)
{
	u32 codec = hdb_ring_next_source(ring), value;
	HDAUDIO_CODEC_RESPONSE input = { .CompleteResponse = 0 };
	struct hdb_codec_fifo *fifo;
	struct hdb_batch *batch;
	struct hdb_slot *slot;

	if (unlikely(codec & HDB_NOT_FROM_CODEC || verbs->unresponsive))
		return false;
	fifo = &verbs->codec[codec];
	slot = hdb_slots_oldest(verbs, fifo);
	if (unlikely(!slot || !slot->batch) || !hdb_ring_take_next(ring, &value))
		return false;
	trace_hdaudio_response(ring, codec, value);
	batch = slot->batch;
	input.Response = value;
	input.SDataIn = codec;
	input.IsValid = 1;
	batch->transfers[slot->index].Input = input;
	fifo->strikes = 0;
	hdb_slots_drop_lone(verbs, fifo);
	WRITE_ONCE(verbs->heard_at, jiffies);
	batch_count_off(verbs, batch, 1);
	return true;
}

/* Take them, in this order: what lands behind them raises the next interrupt. */
static __always_inline void verbs_take_all(struct hdb_verbs *verbs, struct hdb_ring *ring)
{
	hdb_ring_acknowledge_blindly(ring);
	verbs->early = false;
	if (verbs->in_flight != 1 || !verbs_take_lone(verbs, ring) || hdb_ring_shows_one(ring))
		verbs_drain(verbs);
	if (unlikely(ring->doubt))
		verbs_look_soon(verbs);
	if (!list_empty(&verbs->queues))
		hdb_verbs_pump(verbs);
}

/* The interrupt is acknowledged now, and served when its response has come. */
static void verbs_put_off(struct hdb_verbs *verbs)
{
	verbs->put_off |= hdb_ring_acknowledge(&hdb_verbs_ctrl(verbs)->ring);
	verbs_look_soon(verbs);
}

/* What comes while commands are not accepted; no register is touched while asleep. */
static noinline int verbs_nobodys(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);

	if (READ_ONCE(ctrl->suspended))
		return 0;
	hdb_ring_acknowledge(&ctrl->ring);
	return verbs->restarting ? 0 : hdb_ring_poll(&ctrl->ring);
}

static __always_inline int verbs_interrupted(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);

	if (unlikely(!verbs->open))
		return verbs_nobodys(verbs);
	verbs->lost_irqs = 0;
	if (likely(verbs_all_answered(verbs, &ctrl->ring)))
		verbs_take_all(verbs, &ctrl->ring);
	else if (unlikely(verbs->late))
		verbs_put_off(verbs);
	else
		return hdb_verbs_service(verbs);
	return 0;
}

/*
 * Can an interrupt not be for a response? None is there or awaited, and none was taken since this
 * was asked last, whose interrupt may still be on its way. Hard interrupt context.
 */
bool hdb_verbs_rest(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	struct hdb_ring *ring = &ctrl->ring;
	bool rest;

	spin_lock(&verbs->lock);
	rest = verbs->open && !verbs->in_flight && !verbs->early && !verbs->late &&
	       !ring->by_pointer && ring->rirb_rp == verbs->rested_at &&
	       !hdb_ring_shows_one(ring);
	verbs->rested_at = ring->rirb_rp;
	spin_unlock(&verbs->lock);
	return rest;
}

/* The controller's part of an interrupt; -ENODEV if it is gone. Hard interrupt context. */
int hdb_verbs_irq(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	int n;

	spin_lock(&verbs->lock);
	n = verbs_interrupted(verbs);
	spin_unlock(&verbs->lock);
	return min(n, 0);
}

/*
 * The same for whoever has looked instead. That an interrupt has come, be it polled for or found
 * among others, ends a row of lost ones; one that was @lost does not. Any context.
 */
int hdb_verbs_irq_found(struct hdb_ctrl *ctrl, bool lost)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;
	int n = 0;

	spin_lock_irqsave(&verbs->lock, flags);
	if (!lost)
		n = verbs_interrupted(verbs);
	else if (verbs->open)
		n = hdb_verbs_service(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
	return min(n, 0);
}
