// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands: hand in, issue, answer, give up, complete.
 */
#include <linux/bitops.h>
#include <linux/jiffies.h>
#include <linux/seq_buf.h>
#include <linux/slab.h>
#include <sound/hda_register.h>

#include "client.h"
#include "controller.h"
#include "immediate.h"
#include "power.h"
#include "quirks.h"
#include "ring.h"
#include "slots.h"
#include "trace.h"
#include "verbs.h"

#define TURN		16	/* commands of one client before it is the next one's turn */
#define LOOK_AHEAD	256	/* commands that wait, looked through for others that need not */
#define DELIVERIES	64	/* callbacks before the softirq is given back */
#define SPARES		16	/* batches kept for the next calls */
#define STRIKES		3	/* a codec given up so often in a row is silent */
#define UNHEARD		5	/* as many interrupts lost in a row, */
#define UNHEARD_TIME	(HZ / 2)	/* over so long, mean that none will come */

/**
 * struct hdb_batch - the commands of one call
 * @node: in its client's queue while it waits to be issued; then, if asynchronous, in the list
 *	of completed batches
 * @client: whose it is; NULL for the bus driver's own
 * @transfers: the caller's array
 * @count: its length
 * @next: next command to issue
 * @left: commands not completed yet
 * @given_up: codecs that did not answer this batch; the rest of it is not sent to them
 * @cancelled: its client has gone; nothing is written to @transfers any more
 * @finished: a synchronous batch has completed; it is its caller's again
 * @callback: called when an asynchronous batch has completed; NULL for a synchronous one
 * @context: for the callback
 */
struct hdb_batch {
	struct list_head node;
	struct hdb_client *client;
	HDAUDIO_CODEC_TRANSFER *transfers;
	u32 count;
	u32 next;
	u32 left;
	u16 given_up;
	bool cancelled;
	bool finished;
	PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback;
	PVOID context;
};

static struct hdb_ctrl *verbs_ctrl(struct hdb_verbs *verbs)
{
	return container_of(verbs, struct hdb_ctrl, verbs);
}

void hdb_verb_queue_init(struct hdb_verb_queue *queue)
{
	INIT_LIST_HEAD(&queue->batches);
	INIT_LIST_HEAD(&queue->link);
	init_waitqueue_head(&queue->done);
}

static struct hdb_verb_queue *verbs_queue(struct hdb_verbs *verbs, struct hdb_client *client)
{
	return client ? &client->queue : &verbs->own;
}

/* An asynchronous batch, all zero; one that was used before if there is any. Any context. */
static struct hdb_batch *batch_alloc(struct hdb_verbs *verbs)
{
	struct hdb_batch *batch;
	unsigned long flags;

	spin_lock_irqsave(&verbs->lock, flags);
	batch = list_first_entry_or_null(&verbs->spare, struct hdb_batch, node);
	if (batch) {
		list_del(&batch->node);
		verbs->spares--;
	}
	spin_unlock_irqrestore(&verbs->lock, flags);
	if (!batch)
		return kzalloc(sizeof(*batch), GFP_ATOMIC);
	*batch = (struct hdb_batch) { };
	return batch;
}

static void batch_free(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	lockdep_assert_held(&verbs->lock);
	if (verbs->spares == SPARES) {
		kfree(batch);
		return;
	}
	list_add(&batch->node, &verbs->spare);
	verbs->spares++;
}

/*
 * The last command of a batch has completed. A synchronous one is not touched after that; its
 * queue, which is what is woken, stays as long as the lock is held.
 */
static void batch_finish(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	struct hdb_verb_queue *queue = verbs_queue(verbs, batch->client);

	lockdep_assert_held(&verbs->lock);
	if (!batch->callback) {
		smp_store_release(&batch->finished, true);	/* pairs with hdb_verbs_run() */
		if (wq_has_sleeper(&queue->done))
			wake_up_all(&queue->done);
		return;
	}
	list_add_tail(&batch->node, &verbs->done);
	hdb_dpc_schedule(&verbs_ctrl(verbs)->dpc);
}

/* Write one command's outcome, and complete the batch with the last one. */
static __always_inline void batch_complete(struct hdb_verbs *verbs, struct hdb_batch *batch,
					   u32 index, HDAUDIO_CODEC_RESPONSE input)
{
	if (!batch->cancelled)
		batch->transfers[index].Input = input;
	if (!--batch->left)
		batch_finish(verbs, batch);
}

/* Commands that nobody will answer; the batch may be the caller's again when this returns. */
static void batch_complete_invalid(struct hdb_verbs *verbs, struct hdb_batch *batch, u32 index,
				   u32 count, bool overrun)
{
	HDAUDIO_CODEC_RESPONSE input = { .CompleteResponse = 0 };

	input.HasFifoOverrun = overrun;
	for (; count; count--, index++) {
		if (!batch->cancelled)
			input.SDataIn = batch->transfers[index].Output.Verb8.CodecAddress;
		batch_complete(verbs, batch, index, input);
	}
}

static void queue_join(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	struct hdb_verb_queue *queue = verbs_queue(verbs, batch->client);

	if (list_empty(&queue->batches))
		list_add_tail(&queue->link, &verbs->queues);
	list_add_tail(&batch->node, &queue->batches);
}

/* A batch that stands in a queue has nothing left to be issued. */
static void queue_leave(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	struct hdb_verb_queue *queue = verbs_queue(verbs, batch->client);

	list_del_init(&batch->node);
	if (list_empty(&queue->batches))
		list_del_init(&queue->link);
}

/*
 * A silent one is asked from time to time; nobody waits in line for that. One that was given an
 * immediate command and given up, be it because another's answer came in between, rests: its
 * answer, if it comes late, would be taken for that of the next one.
 */
static noinline bool codec_is_left_alone(struct hdb_verbs *verbs, unsigned int codec)
{
	if (verbs->silent & BIT(codec) && verbs->codec[codec].tombstones)
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
	u16 present = READ_ONCE(verbs_ctrl(verbs)->codec_mask);

	if (unlikely(verbs->deaf))
		return false;
	if (unlikely(verbs->silent | verbs->resting) && codec_is_left_alone(verbs, codec))
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
	struct hdb_ring *ring = &verbs_ctrl(verbs)->ring;

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
		queue_leave(verbs, batch);
}

/* Complete the next commands of a batch to a codec unsent, for nobody would answer. */
static u32 batch_skip(struct hdb_verbs *verbs, struct hdb_batch *batch, unsigned int codec,
		      u32 most)
{
	u32 first = batch->next;
	u32 n = batch_run(batch, codec, most);

	batch_advance(verbs, batch, n);
	batch_complete_invalid(verbs, batch, first, n, false);
	return n;
}

/*
 * Take a step with a batch: have done with its next commands to one codec. Returns how many,
 * @most at the most, or 0 if they have to wait.
 */
static u32 batch_step(struct hdb_verbs *verbs, struct hdb_batch *batch, u32 most)
{
	unsigned int codec = batch_codec(batch, batch->next);
	u32 n;

	if (!codec_answers(verbs, batch, codec))
		return batch_skip(verbs, batch, codec, most);
	if (verbs->codec[codec].tombstones)
		return 0;
	n = min(most, hdb_slots_room(verbs, codec));
	if (!n)
		return 0;
	n = batch_run(batch, codec, n);
	batch_issue(verbs, batch, codec, n);
	batch_advance(verbs, batch, n);
	return n;
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
		n = batch_step(verbs, batch, verbs->turn);
		if (!n)
			break;
		verbs->turn -= n;
		left -= n;
	}
	return left;
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
	return verbs->turn != turn;
}

/* Until the next look after commands in flight, in jiffies. */
static unsigned long verbs_look_interval(const struct hdb_verbs *verbs)
{
	return verbs->look ?: verbs->patience;
}

static void verbs_set_timer(struct hdb_verbs *verbs)
{
	if (!timer_pending(&verbs->timer))
		mod_timer(&verbs->timer, jiffies + verbs_look_interval(verbs));
}

static void verbs_arm_timer(struct hdb_verbs *verbs)
{
	if (verbs->in_flight)
		verbs_set_timer(verbs);
}

/* Serve the queues in turn, until the window is full or each of them waits for its codec. */
static noinline void queues_serve(struct hdb_verbs *verbs)
{
	struct hdb_verb_queue *queue, *stuck = NULL;

	while (!list_empty(&verbs->queues) && verbs->in_flight < verbs->window) {
		queue = list_first_entry(&verbs->queues, struct hdb_verb_queue, link);
		if (queue == stuck)
			break;
		if (queue_serve(verbs, queue))
			stuck = NULL;
		else if (!stuck)
			stuck = queue;
		if (verbs->turn && verbs->in_flight == verbs->window)
			break;	/* the rest of its turn comes with the next room */
		if (!list_empty(&queue->link) && !list_is_singular(&verbs->queues))
			list_move_tail(&queue->link, &verbs->queues);
		verbs->turn = TURN;
	}
}

/* Issue what can be issued: one doorbell for all of it. */
static void verbs_pump(struct hdb_verbs *verbs)
{
	lockdep_assert_held(&verbs->lock);
	if (!list_empty(&verbs->queues))
		queues_serve(verbs);
	if (unlikely(verbs->immediate))
		queue_work(system_highpri_wq, &verbs->sender);
	else
		hdb_ring_doorbell(&verbs_ctrl(verbs)->ring);
	verbs_arm_timer(verbs);
}

/*
 * Where no other batch waits, this one need not stand in line: as much of it as there is room
 * for goes out at once.
 */
static void verbs_hand_in(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	bool moved = list_empty(&verbs->queues);

	while (moved && batch->next < batch->count)
		moved = batch_step(verbs, batch, verbs->window);
	if (batch->next < batch->count)
		queue_join(verbs, batch);
	verbs_pump(verbs);
}

static bool verbs_enqueue(struct hdb_ctrl *ctrl, struct hdb_batch *batch)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;
	bool open, wait;

	INIT_LIST_HEAD(&batch->node);
	spin_lock_irqsave(&verbs->lock, flags);
	open = verbs->open || verbs->deaf;
	wait = !open && verbs->asleep && batch->callback;
	if (open)
		verbs_hand_in(verbs, batch);
	else if (wait)
		queue_join(verbs, batch);
	spin_unlock_irqrestore(&verbs->lock, flags);
	if (wait)
		hdb_power_request(ctrl);
	return open || wait;
}

/* As above, for who waits for the controller to be awake. True: hdb_power_put() has to follow. */
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
	struct hdb_batch batch = {
		.client = client,
		.transfers = transfers,
		.count = count,
		.left = count,
	};
	bool held = false;

	if (!verbs_enqueue(ctrl, &batch)) {
		held = verbs_enqueue_awake(ctrl, &batch);
		if (!held)
			return HDB_NO_GONE;
	}
	/* pairs with batch_finish() */
	wait_event(verbs_queue(&ctrl->verbs, client)->done, smp_load_acquire(&batch.finished));
	if (held)
		hdb_power_put(ctrl);
	return hdb_ctrl_gone(ctrl) ? HDB_NO_GONE : HDB_OK;
}

/* Issue commands and return; @callback is called once, at DISPATCH_LEVEL. Any context. */
enum hdb_why hdb_verbs_submit(struct hdb_ctrl *ctrl, struct hdb_client *client,
			      HDAUDIO_CODEC_TRANSFER *transfers, u32 count,
			      PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID context)
{
	struct hdb_batch *batch = batch_alloc(&ctrl->verbs);

	if (!batch)
		return HDB_NO_NO_MEMORY;
	batch->client = client;
	batch->transfers = transfers;
	batch->count = count;
	batch->left = count;
	batch->callback = callback;
	batch->context = context;
	if (verbs_enqueue(ctrl, batch))
		return HDB_OK;
	kfree(batch);
	return HDB_NO_GONE;
}

/*
 * An answer from a codec: it belongs to the oldest command in flight there; the next one has
 * until @deadline. Inline, for this is most of what a command of a batch costs.
 */
static __always_inline void verbs_answer(struct hdb_verbs *verbs, unsigned int codec, u32 value,
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
		return;
	}
	input.Response = value;
	input.SDataIn = codec;
	input.IsValid = 1;
	batch_complete(verbs, slot.batch, slot.index, input);
}

/* Something came from a codec, which is not silent any more. */
static void verbs_speaks(struct hdb_verbs *verbs, unsigned int codec)
{
	if (unlikely(verbs->silent))
		verbs->silent &= ~BIT(codec);
}

/* Its message may have hidden another cause, which the timer looks for. */
static noinline void verbs_unsolicited(struct hdb_verbs *verbs, u32 value, u32 source)
{
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);

	trace_hdaudio_unsolicited(&ctrl->ring, source, value);
	hdb_events_push(&ctrl->events, source & 0xf, value, &ctrl->dpc);
	verbs_set_timer(verbs);
}

/* Take every response there is; unsolicited ones go their own way. Returns how many. */
static unsigned int verbs_drain(struct hdb_verbs *verbs)
{
	unsigned long deadline = jiffies + verbs->patience;
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);
	unsigned int n = 0;
	u32 value, source;

	lockdep_assert_held(&verbs->lock);
	while (hdb_ring_get(&ctrl->ring, &value, &source)) {
		verbs_speaks(verbs, source & 0xf);
		if (source & BIT(4)) {
			verbs_unsolicited(verbs, value, source);
		} else {
			trace_hdaudio_response(&ctrl->ring, source, value);
			verbs_answer(verbs, source & 0xf, value, deadline);
		}
		n++;
	}
	if (n)
		WRITE_ONCE(verbs->heard_at, jiffies);
	return n;
}

struct verbs_give_up {
	unsigned int codec;
	bool overrun;
};

static bool slot_give_up(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data)
{
	const struct verbs_give_up *why = data;
	struct hdb_batch *batch = slot->batch;

	if (!why->overrun)
		batch->given_up |= BIT(why->codec);
	batch_complete_invalid(verbs, batch, slot->index, slot->count, why->overrun);
	return true;
}

/*
 * Give up commands in flight to a codec; until their answers have turned up late, or are not
 * expected any more, it is sent nothing. Returns how many there were.
 */
static unsigned int codec_bury(struct hdb_verbs *verbs, unsigned int codec,
			       bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					    void *data), void *data)
{
	unsigned int late_ms = verbs_ctrl(verbs)->timing.late_ms;
	unsigned int buried = hdb_slots_bury(verbs, codec, dead, data);

	if (buried)
		verbs->codec[codec].held_until = jiffies + msecs_to_jiffies(late_ms);
	return buried;
}

/*
 * A codec was given up once more. If they all are silent now, the fault may be the
 * controller's; but it is reset only once for that.
 */
static void codec_count_strike(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);

	if (++verbs->codec[codec].strikes < STRIKES || verbs->silent & BIT(codec))
		return;
	verbs->silent |= BIT(codec);
	hdb_recover(ctrl, HDB_STEP_SILENT);
	if (ctrl->codec_mask & ~verbs->silent || verbs->reset_for == verbs->heard_at)
		return;
	verbs->reset_for = verbs->heard_at;
	hdb_recover(ctrl, HDB_STEP_RESET);
}

/*
 * A codec was given up. Are the rings to blame? They are if they have not moved, and may be if
 * nothing has come from any codec for so long; restarting them for that once is enough.
 */
static void verbs_suspect_rings(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);
	bool quiet = time_before(verbs->heard_at + verbs->patience, jiffies);

	if (verbs->immediate)
		return;
	if (hdb_ring_stands(&ctrl->ring) || (quiet && verbs->codec[codec].strikes == 1))
		hdb_recover(ctrl, HDB_STEP_RINGS);
}

/* Complete as invalid all that is in flight to a codec. */
static void codec_give_up(struct hdb_verbs *verbs, unsigned int codec, bool overrun)
{
	struct verbs_give_up why = { .codec = codec, .overrun = overrun };

	if (!codec_bury(verbs, codec, slot_give_up, &why) || overrun)
		return;
	verbs->counts.timeouts++;
	codec_count_strike(verbs, codec);
	verbs_suspect_rings(verbs, codec);
}

/*
 * Answers or commands were lost (RIRB overrun, CORB memory error): nothing in flight can be
 * told from its neighbour any more.
 */
static void verbs_lost(struct hdb_verbs *verbs)
{
	unsigned int codec;

	verbs->counts.overruns++;
	for (codec = 0; codec < HDB_LINKS; codec++)
		codec_give_up(verbs, codec, true);
}

/*
 * The interrupt was for no response. After a memory error the CORB does not go on until the
 * controller has been reset (3.3.24).
 */
static void verbs_other_cause(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);

	if (hdb_ring_memory_error(&ctrl->ring)) {
		verbs_lost(verbs);
		hdb_recover(ctrl, HDB_STEP_RESET);
	}
	hdb_hotplug_look(ctrl);
}

/* Drain the RIRB, refill the CORB. How many responses, or -ENODEV: the controller is gone. */
static int verbs_service(struct hdb_verbs *verbs)
{
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);
	u8 status = hdb_ring_acknowledge(&ctrl->ring);
	int n = hdb_ring_look(&ctrl->ring);

	if (n < 0)
		return n;
	if (unlikely(verbs->immediate)) {
		hdb_hotplug_look(ctrl);
		return 0;
	}
	if (unlikely(status & AZX_RBSTS_OVERRUN))
		verbs_lost(verbs);	/* first: an answer that was stored since may be anyone's */
	n = verbs_drain(verbs);
	if (!(status & (AZX_RBSTS_OVERRUN | AZX_RBSTS_IRQ)))
		verbs_other_cause(verbs);
	if (!list_empty(&verbs->queues))
		verbs_pump(verbs);
	return n;
}

/* The controller's part of an interrupt; -ENODEV if it is gone. Hard interrupt context. */
int hdb_verbs_irq(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	int n = 0;

	spin_lock(&verbs->lock);
	if (verbs->open) {
		verbs->unheard = 0;
		n = verbs_service(verbs);
	} else if (!READ_ONCE(ctrl->dark)) {
		/* what still comes is nobody's */
		hdb_ring_acknowledge(&ctrl->ring);
		n = hdb_ring_look(&ctrl->ring);
	}
	spin_unlock(&verbs->lock);
	return min(n, 0);
}

/* Nobody expects the tombstones' answers any more; there is nothing else in the FIFO. */
static void codec_forget_tombstones(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_slot slot;

	while (verbs->codec[codec].tombstones)
		hdb_slots_pop(verbs, codec, &slot);
}

/* The next command to be sent by itself; there is one in flight at the most. */
static bool verbs_next_immediate(struct hdb_verbs *verbs, u32 *command)
{
	bool any;

	spin_lock_irq(&verbs->lock);
	any = verbs->open && hdb_ring_take(&verbs_ctrl(verbs)->ring, command);
	spin_unlock_irq(&verbs->lock);
	return any;
}

static void verbs_immediate_done(struct hdb_verbs *verbs, unsigned int codec, int err,
				 u32 response)
{
	spin_lock_irq(&verbs->lock);
	if (!err) {
		verbs_speaks(verbs, codec);
		verbs_answer(verbs, codec, response, jiffies + verbs->patience);
		WRITE_ONCE(verbs->heard_at, jiffies);
	} else {
		verbs->resting |= BIT(codec);
		codec_give_up(verbs, codec, false);
		codec_forget_tombstones(verbs, codec);
	}
	if (verbs->open)
		verbs_pump(verbs);
	spin_unlock_irq(&verbs->lock);
}

static void verbs_send_immediate(struct work_struct *work)
{
	struct hdb_verbs *verbs = container_of(work, struct hdb_verbs, sender);
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);
	u32 command, response;
	int err;

	while (verbs_next_immediate(verbs, &command)) {
		err = hdb_immediate_run(&ctrl->io, command, ctrl->timing.immediate_us, &response);
		verbs_immediate_done(verbs, command >> 28, err, response);
	}
}

/*
 * When a codec is to be looked after. Tombstones are not forgotten while there are live
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
		codec_give_up(verbs, codec, false);
	else
		codec_forget_tombstones(verbs, codec);
}

/* When, in jiffies, the next codec is due to be looked after. */
static unsigned long verbs_next_check(const struct hdb_verbs *verbs, unsigned long now)
{
	unsigned long next = now + verbs_look_interval(verbs);
	const struct hdb_codec_fifo *fifo;

	for (fifo = verbs->codec; fifo < verbs->codec + HDB_LINKS; fifo++) {
		if (fifo->in_flight && time_before(codec_due(fifo), next))
			next = codec_due(fifo);
	}
	return time_after(next, now) ? next : now + 1;
}

/* The timer has found answers. Once it just came before the interrupt; not time and again. */
static void verbs_count_unheard(struct hdb_verbs *verbs)
{
	verbs->counts.polled++;
	if (!verbs->unheard++)
		verbs->unheard_since = jiffies;
	if (verbs->unheard < UNHEARD || !time_after(jiffies, verbs->unheard_since + UNHEARD_TIME))
		return;
	verbs->unheard = 0;
	hdb_recover(verbs_ctrl(verbs), HDB_STEP_IRQ);
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
static bool verbs_should_look(const struct hdb_verbs *verbs, unsigned long now)
{
	return !time_before(now, verbs->heard_at + verbs_look_interval(verbs)) ||
	       !time_before(now, verbs->looked_at + verbs->patience) ||
	       verbs_any_due(verbs, now);
}

/*
 * First see whether answers lie there whose interrupt was lost, then give up what has waited
 * too long. In a controller that has gone into reset by itself the pointer of the RIRB has
 * jumped back: what seems to lie there is old.
 */
static int verbs_look(struct hdb_verbs *verbs, unsigned long now)
{
	unsigned int codec;
	int n;

	if (hdb_ctrl_in_reset(verbs_ctrl(verbs))) {
		hdb_recover(verbs_ctrl(verbs), HDB_STEP_RESET);
		return 0;
	}
	n = verbs_service(verbs);
	if (n < 0)
		return n;
	if (n)
		verbs_count_unheard(verbs);
	verbs->looked_at = now;
	hdb_hotplug_look(verbs_ctrl(verbs));	/* it may have kept a message from being sent */
	for (codec = 0; codec < HDB_LINKS; codec++)
		codec_check_time(verbs, codec, now);
	verbs_pump(verbs);
	return 0;
}

static int verbs_look_after(struct hdb_verbs *verbs)
{
	unsigned long now = jiffies;
	int err = 0;

	if (verbs_should_look(verbs, now))
		err = verbs_look(verbs, now);
	if (verbs->in_flight && !err)
		mod_timer(&verbs->timer, verbs_next_check(verbs, now));
	return err;
}

/* Runs while commands are in flight. Softirq. */
static void verbs_timer(struct timer_list *timer)
{
	struct hdb_verbs *verbs = container_of(timer, struct hdb_verbs, timer);
	struct hdb_ctrl *ctrl = verbs_ctrl(verbs);
	unsigned long flags;
	int err = 0;

	spin_lock_irqsave(&verbs->lock, flags);
	if (verbs->open && verbs->in_flight)
		err = verbs_look_after(verbs);
	else if (verbs->open)
		hdb_hotplug_look(ctrl);	/* the last message may have been for this, too */
	spin_unlock_irqrestore(&verbs->lock, flags);
	if (err)
		hdb_ctrl_set_gone(ctrl);
}

static struct hdb_batch *verbs_next_done(struct hdb_verbs *verbs)
{
	struct hdb_batch *batch = list_first_entry_or_null(&verbs->done, struct hdb_batch, node);

	if (batch)
		list_del(&batch->node);
	verbs->calling = batch ? batch->client : NULL;
	return batch;
}

/*
 * Call the callbacks of completed batches, none with the lock held. Softirq. True if there
 * are more than one visit should serve.
 */
bool hdb_verbs_deliver(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned int n = 0;
	struct hdb_batch *batch;

	spin_lock_irq(&verbs->lock);
	while (n++ < DELIVERIES && (batch = verbs_next_done(verbs))) {
		spin_unlock_irq(&verbs->lock);
		batch->callback(batch->transfers, batch->context);
		spin_lock_irq(&verbs->lock);
		batch_free(verbs, batch);
	}
	verbs->calling = NULL;
	spin_unlock_irq(&verbs->lock);
	if (wq_has_sleeper(&verbs->called))
		wake_up_all(&verbs->called);
	return n > DELIVERIES;
}

/* Complete as invalid the commands of a queue that were not issued yet. */
static void queue_abandon(struct hdb_verbs *verbs, struct hdb_verb_queue *queue, bool cancelled)
{
	struct hdb_batch *batch;
	u32 first;

	while (!list_empty(&queue->batches)) {
		batch = list_first_entry(&queue->batches, struct hdb_batch, node);
		batch->cancelled = cancelled;
		queue_leave(verbs, batch);
		first = batch->next;
		batch->next = batch->count;
		batch_complete_invalid(verbs, batch, first, batch->count - first, false);
	}
}

static bool slot_cancel(struct hdb_verbs *verbs, struct hdb_slot *slot, void *client)
{
	if (slot->batch->client != client)
		return false;
	slot->batch->cancelled = true;
	batch_complete_invalid(verbs, slot->batch, slot->index, slot->count, false);
	return true;
}

/* Free the completed batches of a client whose callbacks have not been called. */
static unsigned int done_discard(struct hdb_verbs *verbs, struct hdb_client *client)
{
	struct hdb_batch *batch, *tmp;
	unsigned int n = 0;

	list_for_each_entry_safe(batch, tmp, &verbs->done, node) {
		if (batch->client != client)
			continue;
		list_del(&batch->node);
		batch_free(verbs, batch);
		n++;
	}
	return n;
}

static bool verbs_calling(struct hdb_verbs *verbs, struct hdb_client *client)
{
	unsigned long flags;
	bool calling;

	spin_lock_irqsave(&verbs->lock, flags);
	calling = verbs->calling == client;
	spin_unlock_irqrestore(&verbs->lock, flags);
	return calling;
}

/*
 * Drop what a client that goes has handed in asynchronously, and add it to the list of things
 * left behind: nothing is written to its arrays and none of its callbacks is called any more;
 * one that runs is waited for. Process context.
 */
void hdb_verbs_reclaim(struct hdb_client *client, struct seq_buf *left)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;
	unsigned int codec, dropped;

	spin_lock_irqsave(&verbs->lock, flags);
	queue_abandon(verbs, &client->queue, true);
	for (codec = 0; codec < HDB_LINKS; codec++)
		codec_bury(verbs, codec, slot_cancel, client);
	dropped = done_discard(verbs, client);
	if (verbs->open)
		verbs_pump(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
	wait_event(verbs->called, !verbs_calling(verbs, client));
	if (dropped)
		seq_buf_printf(left, " %u batches of commands;", dropped);
}

void hdb_verbs_init(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;

	spin_lock_init(&verbs->lock);
	INIT_LIST_HEAD(&verbs->queues);
	INIT_LIST_HEAD(&verbs->done);
	INIT_LIST_HEAD(&verbs->spare);
	init_waitqueue_head(&verbs->called);
	hdb_verb_queue_init(&verbs->own);
	verbs->patience = msecs_to_jiffies(ctrl->timing.verb_ms);
	verbs->look = msecs_to_jiffies(ctrl->timing.look_ms);
	verbs->immediate = ctrl->setup.quirks & HDB_QUIRK_SINGLE_CMD;
	verbs->heard_at = jiffies;
	verbs->looked_at = jiffies;
	verbs->reset_for = verbs->heard_at - 1;
	timer_setup(&verbs->timer, verbs_timer, 0);
	INIT_WORK(&verbs->sender, verbs_send_immediate);
}

/* Nobody can call any more. */
void hdb_verbs_free(struct hdb_ctrl *ctrl)
{
	struct hdb_batch *batch, *tmp;

	list_for_each_entry_safe(batch, tmp, &ctrl->verbs.spare, node)
		kfree(batch);
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
	hdb_slots_init(verbs, window, hweight16(verbs_ctrl(verbs)->codec_mask));
	verbs->turn = TURN;
	verbs->silent = 0;
	verbs->resting = 0;
	verbs->unheard = 0;
	verbs->open = !hdb_ctrl_gone(verbs_ctrl(verbs));
	verbs->asleep = false;
	verbs->deaf = false;
	if (verbs->open)
		verbs_pump(verbs);
	spin_unlock_irq(&verbs->lock);
}

/*
 * Set prepared rings going. The interrupt comes when half a window has been answered, so that
 * the other half keeps the link busy meanwhile.
 */
static int ring_run(struct hdb_ring *ring)
{
	return hdb_ring_run(ring, verbs_window(ring) / 2);
}

/* Commands go one by one from the next hdb_verbs_start() on. Process context. */
void hdb_verbs_distrust_rings(struct hdb_ctrl *ctrl)
{
	if (ctrl->verbs.immediate)
		return;
	dev_warn(ctrl->dev, "no command rings: commands go one by one, events are lost\n");
	ctrl->verbs.immediate = true;
}

/*
 * Set commands going after a controller reset: by the rings or, where they fail, without.
 * Process context.
 */
void hdb_verbs_start(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	struct hdb_ring *ring = &ctrl->ring;

	if (!verbs->immediate && !hdb_ring_prepare(ring) && !ring_run(ring)) {
		verbs_open(verbs, verbs_window(ring));
		return;
	}
	hdb_verbs_distrust_rings(ctrl);
	hdb_ring_prepare_immediate(ring);
	verbs_open(verbs, 1);
}

static bool slot_abandon(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data)
{
	batch_complete_invalid(verbs, slot->batch, slot->index, slot->count, false);
	return true;
}

/* Complete as invalid what is in flight. */
static void verbs_bury_all(struct hdb_verbs *verbs)
{
	unsigned int codec;

	for (codec = 0; codec < HDB_LINKS; codec++)
		codec_bury(verbs, codec, slot_abandon, NULL);
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

static int verbs_restart_rings(struct hdb_verbs *verbs)
{
	struct hdb_ring *ring = &verbs_ctrl(verbs)->ring;
	int err;

	verbs_bury_all(verbs);
	err = hdb_ring_prepare(ring) ?: ring_run(ring);
	if (err)
		return err;
	verbs_pump(verbs);
	return 1;
}

/*
 * Set the rings going again from their beginnings, for they stand still or, if not @stand, may
 * do so; in that case commands that were issued since find out themselves. What is in flight
 * is completed as invalid; answers may still come late. Process context. 1 if that was done, 0
 * if not, an errno if it cannot be.
 */
int hdb_verbs_restart(struct hdb_ctrl *ctrl, bool stand)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	int ret = 0;

	spin_lock_irq(&verbs->lock);
	if (verbs->open && (stand || !verbs_any_live(verbs)))
		ret = verbs_restart_rings(verbs);
	spin_unlock_irq(&verbs->lock);
	return ret;
}

/* Complete all commands there are as invalid. */
static void verbs_drop_all(struct hdb_verbs *verbs)
{
	while (!list_empty(&verbs->queues))
		queue_abandon(verbs, list_first_entry(&verbs->queues, struct hdb_verb_queue, link),
			      false);
	verbs_bury_all(verbs);
}

/*
 * Accept no more commands and complete all there are as invalid: who waits wakes up, and
 * callbacks are called by the DPC. Any context.
 */
void hdb_verbs_abort(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;

	spin_lock_irqsave(&verbs->lock, flags);
	verbs->open = false;
	verbs->asleep = false;
	verbs->deaf = false;
	verbs_drop_all(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
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
	busy = verbs->in_flight || !list_empty(&verbs->queues);
	if (!busy) {
		verbs->asleep = verbs->open;
		verbs->open = false;
	}
	spin_unlock_irq(&verbs->lock);
	if (busy)
		return -EBUSY;
	timer_delete_sync(&verbs->timer);
	return 0;
}

/* Abort all commands; the rings may then be stopped. Process context. */
void hdb_verbs_stop(struct hdb_ctrl *ctrl)
{
	hdb_verbs_abort(ctrl);
	timer_delete_sync(&ctrl->verbs.timer);
	cancel_work_sync(&ctrl->verbs.sender);
}

/*
 * Until the controller has been reset, complete all commands as not answered, those in flight
 * and those to come. Process context.
 */
void hdb_verbs_deafen(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;

	spin_lock_irqsave(&verbs->lock, flags);
	verbs->deaf = verbs->open;
	verbs->open = false;
	verbs_drop_all(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
	timer_delete_sync(&verbs->timer);
	cancel_work_sync(&verbs->sender);
}
