/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The commands of one call, and the queue in which they wait. All under hdb_verbs.lock, but
 * hdb_verbs_deliver(), which takes it.
 */
#ifndef HDB_BATCH_H
#define HDB_BATCH_H

#include <linux/completion.h>

#include "hdb.h"

/* Commands that are completed unanswered before the lock is let go of, beside those in flight. */
#define HDB_PIECE	128
/* Callers that are woken before it is; the DPC wakes the others, with the lock let go of. */
#define HDB_WAKES	16

/**
 * struct hdb_batch - the commands of one call
 * @node: in its client's queue while it waits to be issued
 * @later: then: the next one whose client is to be told, or that is spare
 * @client: whose it is; NULL for the bus driver's own
 * @transfers: the caller's array
 * @count: its length
 * @next: next command to issue
 * @left: commands not completed yet
 * @given_up: codecs that did not answer this batch; the rest of it is not sent to them
 * @cancelled: its client has gone; nothing is written to @transfers any more
 * @callback: called when an asynchronous batch has completed; NULL for a synchronous one
 * @context: for the callback
 * @finished: without one, what the caller waits for: then the batch is his again
 */
struct hdb_batch {
	union {
		struct list_head node;
		struct hdb_batch *later;
	};
	struct hdb_client *client;
	HDAUDIO_CODEC_TRANSFER *transfers;
	u32 count;
	u32 next;
	u32 left;
	u16 given_up;
	bool cancelled;
	PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback;
	union {
		PVOID context;
		struct completion *finished;
	};
};

static inline struct hdb_verb_queue *hdb_verb_queue_of(struct hdb_verbs *verbs,
						       struct hdb_client *client)
{
	return client ? &client->queue : &verbs->own;
}

/* A batch of which nothing has been issued yet; without a callback. */
static inline void hdb_batch_begin(struct hdb_batch *batch, struct hdb_client *client,
				   HDAUDIO_CODEC_TRANSFER *transfers, u32 count)
{
	INIT_LIST_HEAD(&batch->node);
	batch->client = client;
	batch->transfers = transfers;
	batch->count = count;
	batch->next = 0;
	batch->left = count;
	batch->given_up = 0;
	batch->cancelled = false;
	batch->callback = NULL;
}

void hdb_verb_queue_init(struct hdb_verb_queue *queue);
struct hdb_batch *hdb_batch_alloc(struct hdb_verbs *verbs);
void hdb_batch_free(struct hdb_verbs *verbs, struct hdb_batch *batch);
void hdb_batch_finish(struct hdb_verbs *verbs, struct hdb_batch *batch);
void hdb_batch_complete_invalid(struct hdb_verbs *verbs, struct hdb_batch *batch, u32 index,
				u32 count, bool overrun);
void hdb_slot_complete_invalid(struct hdb_verbs *verbs, const struct hdb_slot *slot, bool overrun);
void hdb_verb_queue_join(struct hdb_verbs *verbs, struct hdb_batch *batch);
void hdb_verb_queue_leave(struct hdb_verbs *verbs, struct hdb_batch *batch);
void hdb_verb_queue_doom(struct hdb_verbs *verbs, struct hdb_verb_queue *queue);
void hdb_batch_doom(struct hdb_verbs *verbs, struct hdb_batch *batch);
bool hdb_verbs_end_piece(struct hdb_verbs *verbs);
void hdb_verbs_end_doomed(struct hdb_verbs *verbs);
bool hdb_verbs_deliver(struct hdb_ctrl *ctrl);

/* Write one command's outcome, and complete the batch with the last one. */
static __always_inline void hdb_batch_complete(struct hdb_verbs *verbs, struct hdb_batch *batch,
					       u32 index, HDAUDIO_CODEC_RESPONSE input)
{
	if (!batch->cancelled)
		batch->transfers[index].Input = input;
	if (!--batch->left)
		hdb_batch_finish(verbs, batch);
}

#endif /* HDB_BATCH_H */
