// SPDX-License-Identifier: GPL-2.0
/*
 * Commands in flight: one FIFO a codec, out of one pool of slots.
 *
 * Every codec owns a small share of the window and all draw on a common pool beyond it, so
 * one that stops answering can fill the pool but not keep the others from being asked.
 */
#include <linux/kernel.h>
#include <linux/lockdep.h>

#include "slots.h"

#define SHARE	4

/* Empty all FIFOs and size shares and pool for a window and a number of codecs. */
void hdb_slots_init(struct hdb_verbs *verbs, u16 window, unsigned int codecs)
{
	unsigned int i;

	codecs = max(codecs, 1U);
	verbs->window = window;
	verbs->share = min_t(unsigned int, SHARE, window / codecs);
	verbs->pool = window - verbs->share * codecs;
	verbs->pool_used = 0;
	verbs->in_flight = 0;
	for (i = 0; i < HDB_SLOTS; i++)
		verbs->slots[i].next = i + 1 < HDB_SLOTS ? i + 1 : HDB_NO_SLOT;
	verbs->free = 0;
	for (i = 0; i < HDB_LINKS; i++)
		verbs->codec[i] = (struct hdb_codec_fifo) {
			.head = HDB_NO_SLOT,
			.tail = HDB_NO_SLOT,
		};
}

/* May another command be sent to this codec now? */
bool hdb_slots_room(const struct hdb_verbs *verbs, unsigned int codec)
{
	lockdep_assert_held(&verbs->lock);
	if (verbs->in_flight >= verbs->window)
		return false;
	return verbs->codec[codec].in_flight < verbs->share || verbs->pool_used < verbs->pool;
}

/* Note a command as in flight. The caller has seen that there is room. */
void hdb_slots_push(struct hdb_verbs *verbs, unsigned int codec, struct hdb_batch *batch,
		    u32 index)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	s16 n = verbs->free;
	struct hdb_slot *slot = &verbs->slots[n];

	lockdep_assert_held(&verbs->lock);
	verbs->free = slot->next;
	*slot = (struct hdb_slot) { .batch = batch, .index = index, .next = HDB_NO_SLOT };
	if (fifo->tail == HDB_NO_SLOT)
		fifo->head = n;
	else
		verbs->slots[fifo->tail].next = n;
	fifo->tail = n;
	if (fifo->in_flight++ >= verbs->share)
		verbs->pool_used++;
	verbs->in_flight++;
}

/* Take the oldest command in flight to a codec, or its tombstone. */
bool hdb_slots_pop(struct hdb_verbs *verbs, unsigned int codec, struct hdb_slot *slot)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	s16 n = fifo->head;

	lockdep_assert_held(&verbs->lock);
	if (n == HDB_NO_SLOT)
		return false;
	*slot = verbs->slots[n];
	fifo->head = slot->next;
	if (fifo->head == HDB_NO_SLOT)
		fifo->tail = HDB_NO_SLOT;
	if (!slot->batch)
		fifo->tombstones--;
	if (--fifo->in_flight >= verbs->share)
		verbs->pool_used--;
	verbs->in_flight--;
	verbs->slots[n].next = verbs->free;
	verbs->free = n;
	return true;
}

/*
 * Turn into tombstones the live commands to a codec that @dead says so of; @dead may complete
 * what the slot names. Returns how many.
 */
unsigned int hdb_slots_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	unsigned int buried = 0;
	s16 n;

	lockdep_assert_held(&verbs->lock);
	for (n = fifo->head; n != HDB_NO_SLOT; n = verbs->slots[n].next) {
		struct hdb_slot *slot = &verbs->slots[n];

		if (!slot->batch || !dead(verbs, slot, data))
			continue;
		slot->batch = NULL;
		buried++;
	}
	fifo->tombstones += buried;
	return buried;
}
