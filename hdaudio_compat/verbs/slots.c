// SPDX-License-Identifier: GPL-2.0
/*
 * Commands in flight: one FIFO a codec, out of one pool of slots.
 *
 * Every codec owns a small share of the window and all draw on a common pool beyond it, so
 * one that stops answering can fill the pool but not keep the others from being asked.
 */
#include <linux/kernel.h>

#include "slots.h"

#define SHARE	4

/* Empty all FIFOs and divide a window among a number of codecs. */
void hdb_slots_init(struct hdb_verbs *verbs, unsigned int window, unsigned int codecs)
{
	unsigned int i;

	verbs->window = window;
	verbs->in_flight = 0;
	for (i = 0; i < HDB_SLOTS; i++)
		verbs->slots[i].next = i + 1 < HDB_SLOTS ? i + 1 : HDB_NO_SLOT;
	verbs->free = 0;
	for (i = 0; i < HDB_LINKS; i++)
		verbs->codec[i] = (struct hdb_codec_fifo) {
			.head = HDB_NO_SLOT,
			.tail = HDB_NO_SLOT,
		};
	hdb_slots_divide(verbs, codecs);
}

/*
 * Size shares and pool anew, for another number of codecs. More may be in flight beyond the
 * shares than the pool has now: then it gives nothing until enough of that has been answered.
 */
void hdb_slots_divide(struct hdb_verbs *verbs, unsigned int codecs)
{
	const struct hdb_codec_fifo *fifo;

	codecs = max(codecs, 1U);
	verbs->share = min_t(unsigned int, SHARE, verbs->window / codecs);
	verbs->pool = verbs->window - verbs->share * codecs;
	verbs->pool_used = 0;
	for (fifo = verbs->codec; fifo < verbs->codec + HDB_LINKS; fifo++)
		verbs->pool_used += max(fifo->in_flight, verbs->share) - verbs->share;
}

/*
 * Turn into tombstones the live runs of commands to a codec that @dead says so of; @dead may
 * complete what the slot names. Returns how many commands these were.
 */
unsigned int hdb_slots_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	unsigned int buried = 0;
	int n;

	lockdep_assert_held(&verbs->lock);
	for (n = fifo->head; n != HDB_NO_SLOT; n = verbs->slots[n].next) {
		struct hdb_slot *slot = &verbs->slots[n];

		if (!slot->batch || !dead(verbs, slot, data))
			continue;
		slot->batch = NULL;
		buried += slot->count;
	}
	fifo->tombstones += buried;
	return buried;
}
