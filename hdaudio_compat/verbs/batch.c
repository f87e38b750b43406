// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands by the batch, one for each call: what has become of each, and callbacks.
 */
#include <linux/sched.h>
#include <linux/slab.h>

#include "batch.h"
#include "hdb.h"

#define DELIVERIES	64	/* callbacks before the softirq is given back */
#define SPARES		16	/* batches kept for the next calls */

void hdb_verb_queue_init(struct hdb_verb_queue *queue)
{
	INIT_LIST_HEAD(&queue->batches);
	INIT_LIST_HEAD(&queue->link);
}

/* For an asynchronous batch: memory that was used before, if there is any. Any context. */
struct hdb_batch *hdb_batch_alloc(struct hdb_verbs *verbs)
{
	struct hdb_batch *batch = verbs->spare;

	lockdep_assert_held(&verbs->lock);
	if (unlikely(!batch))
		return kmalloc(sizeof(*batch), GFP_ATOMIC);
	verbs->spare = batch->later;
	verbs->spares--;
	return batch;
}

void hdb_batch_free(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	lockdep_assert_held(&verbs->lock);
	if (verbs->spares == SPARES) {
		kfree(batch);
		return;
	}
	batch->later = verbs->spare;
	verbs->spare = batch;
	verbs->spares++;
}

/* Behind those that are done already; the DPC looks whether there are any without the lock. */
static void verbs_add_done(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	batch->later = NULL;
	if (verbs->done)
		verbs->done_last->later = batch;
	else
		WRITE_ONCE(verbs->done, batch);
	verbs->done_last = batch;
}

/*
 * The last command of a batch has completed. A synchronous one is not touched after its caller has
 * been told.
 */
void hdb_batch_finish(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	lockdep_assert_held(&verbs->lock);
	if (!batch->callback && verbs->wakes) {
		verbs->wakes--;
		complete(batch->finished);
		return;
	}
	verbs_add_done(verbs, batch);
	hdb_dpc_schedule(&hdb_verbs_ctrl(verbs)->dpc);
}

/* Commands that nobody will answer; the batch may be the caller's again when this returns. */
void hdb_batch_complete_invalid(struct hdb_verbs *verbs, struct hdb_batch *batch, u32 index,
				   u32 count, bool overrun)
{
	HDAUDIO_CODEC_RESPONSE input = { .CompleteResponse = 0 };

	input.HasFifoOverrun = overrun;
	for (; count; count--, index++) {
		if (!batch->cancelled)
			input.SDataIn = batch->transfers[index].Output.Verb8.CodecAddress;
		hdb_batch_complete(verbs, batch, index, input);
	}
}

/* The commands of a run; as hdb_batch_complete_invalid(). */
void hdb_slot_complete_invalid(struct hdb_verbs *verbs, const struct hdb_slot *slot, bool overrun)
{
	unsigned int i;

	for (i = 0; i < slot->count; i++)
		hdb_batch_complete_invalid(verbs, slot->batch, slot->index + i * slot->stride, 1,
					   overrun);
}

static void verb_queue_link(struct hdb_verbs *verbs, struct hdb_verb_queue *queue)
{
	list_add_tail(&queue->link, &verbs->queues);
	verbs->n_queues++;
}

static void verb_queue_unlink(struct hdb_verbs *verbs, struct hdb_verb_queue *queue)
{
	list_del_init(&queue->link);
	verbs->n_queues--;
}

void hdb_verb_queue_join(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	struct hdb_verb_queue *queue = hdb_verb_queue_of(verbs, batch->client);

	if (list_empty(&queue->batches))
		verb_queue_link(verbs, queue);
	list_add_tail(&batch->node, &queue->batches);
	queue->waiting++;
}

/* A batch that stands in a queue has nothing left to be issued. */
void hdb_verb_queue_leave(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	struct hdb_verb_queue *queue = hdb_verb_queue_of(verbs, batch->client);

	list_del_init(&batch->node);
	queue->waiting--;
	if (list_empty(&queue->batches))
		verb_queue_unlink(verbs, queue);
}

/*
 * Nobody will answer the commands of a queue that were not issued yet. However many these are, they
 * are completed a piece at a time: by the DPC, or by who may wait, with hdb_verbs_end_doomed().
 */
void hdb_verb_queue_doom(struct hdb_verbs *verbs, struct hdb_verb_queue *queue)
{
	lockdep_assert_held(&verbs->lock);
	if (list_empty(&queue->batches))
		return;
	list_splice_tail_init(&queue->batches, &verbs->doomed);
	queue->waiting = 0;
	verb_queue_unlink(verbs, queue);
	hdb_dpc_schedule(&hdb_verbs_ctrl(verbs)->dpc);
}

/* Nobody will answer a batch that stands in no queue. A piece of what there is ends at once. */
void hdb_batch_doom(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	lockdep_assert_held(&verbs->lock);
	list_add_tail(&batch->node, &verbs->doomed);
	if (hdb_verbs_end_piece(verbs))
		hdb_dpc_schedule(&hdb_verbs_ctrl(verbs)->dpc);
}

/* Complete the next @most commands of the first doomed batch. Returns how many. */
static u32 doomed_end_some(struct hdb_verbs *verbs, u32 most)
{
	struct hdb_batch *batch = list_first_entry(&verbs->doomed, struct hdb_batch, node);
	u32 first = batch->next;
	u32 n = min(most, batch->count - first);

	batch->cancelled |= hdb_verb_queue_of(verbs, batch->client)->cancelled;
	batch->next += n;
	if (batch->next == batch->count)
		list_del_init(&batch->node);
	hdb_batch_complete_invalid(verbs, batch, first, n, false);
	return n;
}

/* Complete a piece of all the batches that nobody will answer. Are there more? */
bool hdb_verbs_end_piece(struct hdb_verbs *verbs)
{
	u32 left = HDB_PIECE;

	lockdep_assert_held(&verbs->lock);
	while (left && !list_empty(&verbs->doomed))
		left -= doomed_end_some(verbs, left);
	return !list_empty(&verbs->doomed);
}

/* Complete all batches that nobody will answer. Process context, no lock held. */
void hdb_verbs_end_doomed(struct hdb_verbs *verbs)
{
	bool more;

	do {
		spin_lock_irq(&verbs->lock);
		more = hdb_verbs_end_piece(verbs);
		spin_unlock_irq(&verbs->lock);
		cond_resched();
	} while (more);
}

static struct hdb_batch *verbs_next_done(struct hdb_verbs *verbs)
{
	struct hdb_batch *batch = verbs->done;

	if (batch)
		WRITE_ONCE(verbs->done, batch->later);
	return batch;
}

/* A caller that is one of many. */
static void batch_wake(struct hdb_verbs *verbs, struct hdb_batch *batch)
	__must_hold(&verbs->lock)
{
	spin_unlock_irq(&verbs->lock);
	complete(batch->finished);
	spin_lock_irq(&verbs->lock);
}

/* None of a client's callbacks is called once it goes; when all are over, it need not be there. */
static void batch_call(struct hdb_verbs *verbs, struct hdb_batch *batch)
	__must_hold(&verbs->lock)
{
	struct hdb_verb_queue *queue = hdb_verb_queue_of(verbs, batch->client);
	bool dropped = queue->cancelled;

	spin_unlock_irq(&verbs->lock);
	if (!dropped)
		batch->callback(batch->transfers, batch->context);
	spin_lock_irq(&verbs->lock);
	queue->dropped += dropped;
	queue->outstanding--;
	hdb_batch_free(verbs, batch);
}

static void batch_deliver(struct hdb_verbs *verbs, struct hdb_batch *batch)
{
	if (batch->callback)
		batch_call(verbs, batch);
	else
		batch_wake(verbs, batch);
}

/*
 * Complete a piece of what nobody will answer, and tell who handed in completed batches, none with
 * the lock held. Softirq. True if there is more than one visit should serve.
 */
bool hdb_verbs_deliver(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	struct hdb_batch *batch;
	unsigned int n = 0;
	bool more;

	if (!READ_ONCE(verbs->done) && list_empty(&verbs->doomed))
		return false;
	spin_lock_irq(&verbs->lock);
	more = !list_empty(&verbs->doomed) && hdb_verbs_end_piece(verbs);
	while (n++ < DELIVERIES && (batch = verbs_next_done(verbs)))
		batch_deliver(verbs, batch);
	spin_unlock_irq(&verbs->lock);
	if (wq_has_sleeper(&verbs->called))
		wake_up_all(&verbs->called);
	return more || n > DELIVERIES;
}
