/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Slots: which command each answer belongs to. Pure bookkeeping, under hdb_verbs.lock.
 *
 * A slot stands for a run of commands of one batch, in flight to one codec: neighbours, or as far
 * from each other as they are where codecs take turns. What happens once for each command is inline
 * here.
 */
#ifndef HDB_SLOTS_H
#define HDB_SLOTS_H

#include <linux/lockdep.h>
#include <linux/minmax.h>

#include "verbs_types.h"

void hdb_slots_init(struct hdb_verbs *verbs, unsigned int window, unsigned int codecs);
void hdb_slots_divide(struct hdb_verbs *verbs, unsigned int codecs);
unsigned int hdb_slots_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data);

static inline bool hdb_fifo_has_live(const struct hdb_codec_fifo *fifo)
{
	return fifo->in_flight > fifo->tombstones;
}

/*
 * Where there are more codecs than the window has commands, nobody has a share: then a codec may
 * have half of what the others leave, so that those which do not answer leave something, and one
 * command in any case.
 */
static inline unsigned int hdb_slots_narrow_room(const struct hdb_verbs *verbs,
						 const struct hdb_codec_fifo *fifo)
{
	unsigned int left = verbs->window - (verbs->in_flight - fifo->in_flight);
	unsigned int most = max(left / 2, 1U);

	return min(max(most, fifo->in_flight) - fifo->in_flight, verbs->window - verbs->in_flight);
}

/* How many more commands may be sent to this codec now? */
static inline unsigned int hdb_slots_room(const struct hdb_verbs *verbs, unsigned int codec)
{
	const struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	unsigned int room = max_t(int, verbs->pool - verbs->pool_used, 0);

	lockdep_assert_held(&verbs->lock);
	if (unlikely(!verbs->share))
		return hdb_slots_narrow_room(verbs, fifo);
	if (fifo->in_flight < verbs->share)
		room += verbs->share - fifo->in_flight;
	return min(room, verbs->window - verbs->in_flight);
}

/* Count commands that went into flight to a codec. */
static inline void hdb_slots_add(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo,
				 unsigned int n)
{
	unsigned int before = max(fifo->in_flight, verbs->share);

	fifo->in_flight += n;
	verbs->in_flight += n;
	verbs->pool_used += max(fifo->in_flight, verbs->share) - before;
}

/* Begin a run at the tail of a FIFO. */
static inline void hdb_slots_append(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo,
				    struct hdb_batch *batch, u32 index, unsigned int count)
{
	int n = verbs->free;
	struct hdb_slot *slot = &verbs->slots[n];

	verbs->free = slot->next;
	*slot = (struct hdb_slot) {
		.batch = batch,
		.index = index,
		.count = count,
		.stride = 1,
		.next = HDB_NO_SLOT,
	};
	if (fifo->tail == HDB_NO_SLOT)
		fifo->head = n;
	else
		verbs->slots[fifo->tail].next = n;
	fifo->tail = n;
}

/* The run at the head of a FIFO is over. */
static inline void hdb_slots_retire(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo)
{
	int n = fifo->head;

	fifo->head = verbs->slots[n].next;
	if (fifo->head == HDB_NO_SLOT)
		fifo->tail = HDB_NO_SLOT;
	verbs->slots[n].next = verbs->free;
	verbs->free = n;
}

/*
 * Does a run go on with @count neighbours from @index on? Of a single command any distance to the
 * next one is that of the run.
 */
static inline bool hdb_slot_join(struct hdb_slot *slot, const struct hdb_batch *batch, u32 index,
				 unsigned int count)
{
	u32 stride = slot->count == 1 ? index - slot->index : slot->stride;

	if (slot->batch != batch || index != slot->index + slot->count * stride)
		return false;
	if (stride != 1 && (count != 1 || stride > U8_MAX))
		return false;
	slot->stride = stride;
	slot->count += count;
	return true;
}

/* Note commands of a batch as in flight. The caller has seen that there is room. */
static inline void hdb_slots_push(struct hdb_verbs *verbs, unsigned int codec,
				  struct hdb_batch *batch, u32 index, unsigned int count)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	int tail = fifo->tail;

	lockdep_assert_held(&verbs->lock);
	if (tail == HDB_NO_SLOT || !hdb_slot_join(&verbs->slots[tail], batch, index, count))
		hdb_slots_append(verbs, fifo, batch, index, count);
	hdb_slots_add(verbs, fifo, count);
}

/*
 * Note one more command as in flight, if there is room for it and every codec has a share. As
 * hdb_slots_room() and hdb_slots_push().
 */
static inline bool hdb_slots_push_one(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo,
				      struct hdb_batch *batch, u32 index)
{
	int tail = fifo->tail;

	lockdep_assert_held(&verbs->lock);
	if (verbs->in_flight >= verbs->window)
		return false;
	if (fifo->in_flight >= verbs->share) {
		if (!verbs->share || verbs->pool_used >= verbs->pool)
			return false;
		verbs->pool_used++;
	}
	fifo->in_flight++;
	verbs->in_flight++;
	if (tail == HDB_NO_SLOT || !hdb_slot_join(&verbs->slots[tail], batch, index, 1))
		hdb_slots_append(verbs, fifo, batch, index, 1);
	return true;
}

/* The oldest run in flight to a codec, or of tombstones; NULL if there is none. */
static inline struct hdb_slot *hdb_slots_oldest(struct hdb_verbs *verbs,
						const struct hdb_codec_fifo *fifo)
{
	lockdep_assert_held(&verbs->lock);
	return fifo->head == HDB_NO_SLOT ? NULL : &verbs->slots[fifo->head];
}

/* The first @n commands of the oldest run in flight to a codec are over. */
static inline void hdb_slots_drop(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo,
				  struct hdb_slot *slot, unsigned int n)
{
	unsigned int was = fifo->in_flight, share = verbs->share;

	slot->index += n * slot->stride;
	slot->count -= n;
	if (!slot->count)
		hdb_slots_retire(verbs, fifo);
	fifo->in_flight = was - n;
	verbs->in_flight -= n;
	verbs->pool_used -= max(was, share) - max(was - n, share);
}

/* Note the first command of a batch as in flight, where nothing is, and every codec has a share. */
static inline void hdb_slots_push_lone(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo,
				       struct hdb_batch *batch)
{
	struct hdb_slot *slot = &verbs->slots[verbs->free];

	lockdep_assert_held(&verbs->lock);
	fifo->head = verbs->free;
	fifo->tail = verbs->free;
	verbs->free = slot->next;
	*slot = (struct hdb_slot) { .batch = batch, .count = 1, .stride = 1, .next = HDB_NO_SLOT };
	fifo->in_flight = 1;
	verbs->in_flight = 1;
}

/* The only command in flight is over. */
static inline void hdb_slots_drop_lone(struct hdb_verbs *verbs, struct hdb_codec_fifo *fifo)
{
	lockdep_assert_held(&verbs->lock);
	verbs->slots[fifo->head].next = verbs->free;
	verbs->free = fifo->head;
	fifo->head = HDB_NO_SLOT;
	fifo->tail = HDB_NO_SLOT;
	fifo->in_flight = 0;
	verbs->in_flight = 0;
	verbs->pool_used = 0;
}

/* Take the oldest command in flight to a codec, or its tombstone. */
static inline bool hdb_slots_pop(struct hdb_verbs *verbs, unsigned int codec,
				 struct hdb_slot *taken)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	struct hdb_slot *slot = hdb_slots_oldest(verbs, fifo);

	if (!slot)
		return false;
	*taken = *slot;
	if (!taken->batch)
		fifo->tombstones--;
	hdb_slots_drop(verbs, fifo, slot, 1);
	return true;
}

#endif /* HDB_SLOTS_H */
