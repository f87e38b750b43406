// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands: handed in and issued. Each of them goes through here, and back by
 * verbs_answer.c.
 */
#include <linux/bitops.h>
#include <linux/jiffies.h>

#include "batch.h"
#include "hdb.h"
#include "hw/power.h"
#include "hw/ring.h"
#include "slots.h"
#include "trace.h"
#include "verbs.h"
#include "verbs_types.h"

#define LOOK_AHEAD	256	/* commands that wait, looked through for others that need not */
#define LOOK_AT_ALL	(2 * LOOK_AHEAD)	/* of all clients, before the lock is let go of */

/*
 * An unresponsive codec is asked from time to time; nobody waits for that. One that was given an
 * immediate command and given up, be it because another's answer came in between, rests: its
 * answer, if it comes late, would be taken for that of the next one.
 */
static noinline bool codec_is_left_alone(struct hdb_verbs *verbs, unsigned int codec)
{
	if (verbs->unresponsive & BIT(codec) && verbs->codec[codec].tombstones)
		return true;
	if (!(verbs->resting & BIT(codec)))
		return false;
	if (time_before(jiffies, verbs->codec[codec].held_until))
		return true;
	verbs->resting &= ~BIT(codec);
	return false;
}

static bool codec_answers(struct hdb_verbs *verbs, const struct hdb_batch *batch,
			  unsigned int codec)
{
	u16 present = READ_ONCE(hdb_verbs_ctrl(verbs)->codec_mask);

	if (unlikely(verbs->unresponsive | verbs->resting) && codec_is_left_alone(verbs, codec))
		return false;
	return present & ~batch->given_up & BIT(codec);
}

static unsigned int batch_codec(const struct hdb_batch *batch, u32 index)
{
	return batch->transfers[index].Output.Verb8.CodecAddress;
}

/* How many of a batch's next commands, up to @most, are for the same codec? */
static u32 batch_run(const struct hdb_batch *batch, unsigned int codec, u32 most)
{
	u32 n = 1;

	most = min(most, batch->count - batch->next);
	while (n < most && batch_codec(batch, batch->next + n) == codec)
		n++;
	return n;
}

/* Put the next @n commands of a batch, all for one codec, on the ring. */
static void batch_issue(struct hdb_verbs *verbs, struct hdb_batch *batch, unsigned int codec,
			u32 n)
{
	const HDAUDIO_CODEC_TRANSFER *transfer = &batch->transfers[batch->next];
	const HDAUDIO_CODEC_TRANSFER *end = transfer + n;
	struct hdb_ring *ring = &hdb_verbs_ctrl(verbs)->ring;

	if (!verbs->codec[codec].in_flight)
		verbs->codec[codec].deadline = jiffies + verbs->patience;
	hdb_slots_push(verbs, codec, batch, batch->next, n);
	for (; transfer < end; transfer++) {
		hdb_ring_put(ring, transfer->Output.Command);
		trace_hdaudio_command(ring, transfer);
	}
}

/* The next @n commands of a batch need no more care. */
static void batch_advance(struct hdb_verbs *verbs, struct hdb_batch *batch, u32 n)
{
	batch->next += n;
	if (batch->next == batch->count && !list_empty(&batch->node))
		hdb_verb_queue_leave(verbs, batch);
}

/*
 * Complete the next commands of a batch to a codec unsent, for nobody would answer. The lock is not
 * held for as long as there may be such: the DPC goes on with them.
 */
static u32 batch_skip(struct hdb_verbs *verbs, struct hdb_batch *batch, unsigned int codec,
		      u32 most)
{
	u32 first = batch->next, n;

	if (!verbs->skips) {
		WRITE_ONCE(verbs->skipping, true);
		hdb_dpc_schedule(&hdb_verbs_ctrl(verbs)->dpc);
		return 0;
	}
	n = batch_run(batch, codec, min(most, verbs->skips));
	verbs->skips -= n;
	batch_advance(verbs, batch, n);
	hdb_batch_complete_invalid(verbs, batch, first, n, false);
	return n;
}

/*
 * Take a step with a batch: have done with its next commands to one codec. Returns how many,
 * @most at the most, or 0 if they have to wait.
 */
static noinline u32 batch_step(struct hdb_verbs *verbs, struct hdb_batch *batch, u32 most)
{
	unsigned int codec = batch_codec(batch, batch->next);
	u32 n;

	if (!codec_answers(verbs, batch, codec))
		return batch_skip(verbs, batch, codec, most);
	if (verbs->codec[codec].tombstones || verbs->paused)
		return 0;
	n = min(most, hdb_slots_room(verbs, codec));
	if (!n)
		return 0;
	n = batch_run(batch, codec, n);
	batch_issue(verbs, batch, codec, n);
	batch_advance(verbs, batch, n);
	return n;
}

/* Is there no codec but is asked, if it is there? */
static bool codecs_are_well(const struct hdb_verbs *verbs)
{
	return likely(!(verbs->unresponsive | verbs->resting));
}

/*
 * A single command, or commands to codecs that take turns: issue a batch's next ones as long as
 * each is to another codec than the one before and can go at once. Returns how many; @most at the
 * most. For all else there is batch_step().
 */
static __always_inline u32 batch_alternate(struct hdb_verbs *verbs, struct hdb_batch *batch,
					   u32 most)
{
	u32 index = batch->next, end = index + min(most, batch->count - index);
	const HDAUDIO_CODEC_TRANSFER *transfer = &batch->transfers[index];
	unsigned int codec, last = index ? batch_codec(batch, index - 1) : HDB_LINKS;
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	u16 present = READ_ONCE(ctrl->codec_mask) & ~batch->given_up;
	struct hdb_codec_fifo *fifo;

	for (; index < end && codecs_are_well(verbs); index++, transfer++, last = codec) {
		codec = transfer->Output.Verb8.CodecAddress;
		fifo = &verbs->codec[codec];
		if (codec == last || !(present & BIT(codec)) || fifo->tombstones)
			break;
		if (!fifo->in_flight)
			fifo->deadline = jiffies + verbs->patience;
		if (!hdb_slots_push_one(verbs, fifo, batch, index))
			break;
		hdb_ring_put(&ctrl->ring, transfer->Output.Command);
		trace_hdaudio_command(&ctrl->ring, transfer);
	}
	index -= batch->next;
	batch_advance(verbs, batch, index);
	return index;
}

/* The codecs the rest of a batch goes to, a bit each. */
static u16 batch_codecs(const struct hdb_batch *batch)
{
	u16 codecs = 0;
	u32 i;

	for (i = batch->next; i < batch->count; i++)
		codecs |= BIT(batch_codec(batch, i));
	return codecs;
}

/*
 * Go on with a batch until its turn is over or it has to wait, for its next codec or because
 * that is one of those whose earlier commands wait. Returns how many commands are left; if
 * none are, the batch may be the caller's again.
 */
static u32 batch_serve(struct hdb_verbs *verbs, struct hdb_batch *batch, u16 waiting)
{
	u32 left = batch->count - batch->next;
	u32 n;

	while (left && verbs->turn && !(waiting & BIT(batch_codec(batch, batch->next)))) {
		n = waiting || verbs->paused ? 0 : batch_alternate(verbs, batch, verbs->turn);
		if (!n)
			n = batch_step(verbs, batch, verbs->turn);
		if (!n)
			break;
		verbs->turn -= n;
		left -= n;
	}
	return left;
}

static void verbs_note_looked(struct hdb_verbs *verbs, unsigned int n)
{
	verbs->ahead -= n;
	verbs->looked += n;
}

/*
 * Serve one queue for its turn; false if it could not move at all. What waits for one codec
 * does not hold up the commands behind it to others; each codec gets its own in order.
 */
static bool queue_serve(struct hdb_verbs *verbs, struct hdb_verb_queue *queue)
{
	unsigned int turn = verbs->turn, ahead = LOOK_AHEAD;
	struct hdb_batch *batch, *next;
	u16 waiting = 0;
	u32 left;

	list_for_each_entry_safe(batch, next, &queue->batches, node) {
		left = batch_serve(verbs, batch, waiting);
		if (!verbs->turn || verbs->in_flight == verbs->window || left > ahead)
			break;
		ahead -= left;
		if (left && !list_entry_is_head(next, &queue->batches, node))
			waiting |= batch_codecs(batch);
	}
	verbs_note_looked(verbs, LOOK_AHEAD - ahead + 1);
	return verbs->turn != turn;
}

/**
 * hdb_verbs_set_timer - have the timer poll for answers, if it does not already
 * @verbs: the command layer
 *
 * Context: any; hdb_verbs.lock held.
 */
void hdb_verbs_set_timer(struct hdb_verbs *verbs)
{
	if (!timer_pending(&verbs->timer))
		mod_timer(&verbs->timer, jiffies + hdb_verbs_poll_interval(verbs));
}

static void verbs_arm_timer(struct hdb_verbs *verbs)
{
	if (!verbs->in_flight)
		return;
	hdb_verbs_set_timer(verbs);
	hdb_ctrl_await(hdb_verbs_ctrl(verbs));
}

/* Enough has been looked through at one go: the DPC goes on. */
static bool verbs_look_later(struct hdb_verbs *verbs)
{
	if (verbs->ahead > LOOK_AHEAD)
		return false;
	WRITE_ONCE(verbs->looking, true);
	hdb_dpc_schedule(&hdb_verbs_ctrl(verbs)->dpc);
	return true;
}

/* Serve the queues in turn, until the window is full or each of them waits for its codec. */
static noinline void queues_serve(struct hdb_verbs *verbs)
{
	struct hdb_verb_queue *queue;

	while (!list_empty(&verbs->queues) && verbs->in_flight < verbs->window && verbs->unseen) {
		if (verbs_look_later(verbs))
			break;
		queue = list_first_entry(&verbs->queues, struct hdb_verb_queue, link);
		verbs->unseen = queue_serve(verbs, queue) ? verbs->n_queues : verbs->unseen - 1;
		if (verbs->turn && verbs->in_flight == verbs->window)
			break;	/* the rest of its turn comes with the next room */
		if (!list_empty(&queue->link) && !list_is_singular(&verbs->queues))
			list_move_tail(&queue->link, &verbs->queues);
		verbs->turn = HDB_TURN;
	}
}

/* One doorbell for all that was issued. */
static __always_inline void verbs_ring(struct hdb_verbs *verbs)
{
	if (unlikely(verbs->immediate))
		queue_work(system_highpri_wq, &verbs->sender);
	else
		hdb_ring_doorbell(&hdb_verbs_ctrl(verbs)->ring);
	verbs_arm_timer(verbs);
}

/* Look through the queues that have not been seen to wait. */
static void verbs_pump_on(struct hdb_verbs *verbs)
{
	if (!list_empty(&verbs->queues)) {
		verbs->skips = HDB_PIECE;
		verbs->ahead = LOOK_AT_ALL;
		queues_serve(verbs);
	}
	verbs_ring(verbs);
}

/* Issue what can be issued. Any context. */
void hdb_verbs_pump(struct hdb_verbs *verbs)
{
	lockdep_assert_held(&verbs->lock);
	verbs->unseen = verbs->n_queues;
	verbs_pump_on(verbs);
}

/**
 * hdb_verbs_go_on - issue more, and complete more of the commands that nobody would answer
 * @ctrl: the controller
 *
 * Context: softirq, from the DPC.
 */
void hdb_verbs_go_on(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;

	if (!READ_ONCE(verbs->skipping) && !READ_ONCE(verbs->looking))
		return;
	spin_lock_irq(&verbs->lock);
	if (verbs->skipping)
		verbs->unseen = verbs->n_queues;
	WRITE_ONCE(verbs->skipping, false);
	WRITE_ONCE(verbs->looking, false);
	if (verbs->open)
		verbs_pump_on(verbs);
	spin_unlock_irq(&verbs->lock);
}

/*
 * A single command, while nothing is in flight and nobody waits: of all there is to be looked at,
 * whether its codec is there is left. Inline, for this is what most commands cost.
 */
static __always_inline bool verbs_issue_lone(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	const HDAUDIO_CODEC_TRANSFER *transfer = batch->transfers;
	unsigned int codec = transfer->Output.Verb8.CodecAddress;
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);

	if (!codecs_are_well(verbs) || !verbs->share ||
	    !(READ_ONCE(ctrl->codec_mask) & BIT(codec)))
		return false;
	fifo->deadline = jiffies + verbs->patience;
	hdb_slots_push_lone(verbs, fifo, batch);
	batch->next = 1;
	hdb_ring_put(&ctrl->ring, transfer->Output.Command);
	trace_hdaudio_command(&ctrl->ring, transfer);
	verbs_ring(verbs);
	return true;
}

/*
 * Where no other batch waits, this one need not stand in line: as much of it as there is room
 * for goes out at once.
 */
static void verbs_hand_in(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	bool moved = list_empty(&verbs->queues) && !verbs->paused;

	if (moved && batch->count == 1 && !verbs->in_flight && verbs_issue_lone(verbs, batch))
		return;
	verbs->skips = HDB_PIECE;
	while (moved && batch->next < batch->count)
		moved = batch_alternate(verbs, batch, verbs->window) ||
			batch_step(verbs, batch, verbs->window);
	if (likely(moved && batch->next == batch->count)) {
		verbs_ring(verbs);
		return;
	}
	hdb_verb_queue_join(verbs, batch);
	hdb_verbs_pump(verbs);
}

/* Issue a batch, or let it wait: for the rings, or, if it may, until the controller is awake. */
static bool verbs_accept(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	bool wait = verbs->restarting || (verbs->asleep && batch->callback);

	if (unlikely(!verbs->open && !verbs->quiesced && !wait))
		return false;
	if (batch->callback)
		hdb_verb_queue_of(verbs, batch->client)->outstanding++;
	if (likely(verbs->open))
		verbs_hand_in(verbs, batch);
	else if (verbs->quiesced)
		hdb_batch_doom(verbs, batch);
	else
		hdb_verb_queue_join(verbs, batch);
	return true;
}

/* Process context. */
static bool verbs_enqueue(struct hdb_ctrl *ctrl, struct hdb_batch *batch)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	bool accepted;

	spin_lock_irq(&verbs->lock);
	verbs->wakes = HDB_WAKES;
	accepted = verbs_accept(verbs, batch);
	spin_unlock_irq(&verbs->lock);
	return accepted;
}

/* The same with a batch that has a callback, of hdb_batch_alloc(). */
static enum hdb_why verbs_enqueue_locked(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	lockdep_assert_held(&verbs->lock);
	if (!batch)
		return HDB_E_NO_MEMORY;
	if (likely(verbs_accept(verbs, batch)))
		return HDB_OK;
	hdb_batch_free(verbs, batch);
	return HDB_E_GONE;
}

/* Enqueue and keep the controller awake. True: hdb_power_put() has to follow. Process context. */
static bool verbs_enqueue_awake(struct hdb_ctrl *ctrl, struct hdb_batch *batch)
{
	if (hdb_power_get(ctrl))
		return false;
	if (verbs_enqueue(ctrl, batch))
		return true;
	hdb_power_put(ctrl);
	return false;
}

/*
 * Issue commands and wait until every one has its answer or was given up. Process context.
 * Ends in bounded time: whatever does not answer is given up by the timer.
 */
enum hdb_why hdb_verbs_run(struct hdb_ctrl *ctrl, struct hdb_client *client,
			   HDAUDIO_CODEC_TRANSFER *transfers, u32 count)
{
	DECLARE_COMPLETION_ONSTACK(finished);
	struct hdb_batch batch;
	bool held = false;

	hdb_batch_begin(&batch, client, transfers, count);
	batch.finished = &finished;
	if (!verbs_enqueue(ctrl, &batch)) {
		held = verbs_enqueue_awake(ctrl, &batch);
		if (!held)
			return HDB_E_GONE;
	}
	wait_for_completion(&finished);
	if (held)
		hdb_power_put(ctrl);
	return hdb_ctrl_gone(ctrl) ? HDB_E_GONE : HDB_OK;
}

/* Issue commands and return; @callback is called once, at DISPATCH_LEVEL. Any context. */
enum hdb_why hdb_verbs_submit(struct hdb_ctrl *ctrl, struct hdb_client *client,
			      HDAUDIO_CODEC_TRANSFER *transfers, u32 count,
			      PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID context)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	struct hdb_batch *batch;
	unsigned long flags;
	enum hdb_why why;
	bool asleep;

	spin_lock_irqsave(&verbs->lock, flags);
	batch = hdb_batch_alloc(verbs);
	if (likely(batch)) {
		hdb_batch_begin(batch, client, transfers, count);
		batch->callback = callback;
		batch->context = context;
	}
	why = verbs_enqueue_locked(verbs, batch);
	asleep = verbs->asleep;
	spin_unlock_irqrestore(&verbs->lock, flags);
	if (unlikely(asleep))
		hdb_power_request(ctrl);
	return why;
}
