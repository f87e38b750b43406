/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Slots: which command each answer belongs to. Pure bookkeeping, under hdb_verbs.lock.
 */
#ifndef HDB_SLOTS_H
#define HDB_SLOTS_H

#include "verbs.h"

void hdb_slots_init(struct hdb_verbs *verbs, u16 window, unsigned int codecs);
bool hdb_slots_room(const struct hdb_verbs *verbs, unsigned int codec);
void hdb_slots_push(struct hdb_verbs *verbs, unsigned int codec, struct hdb_batch *batch,
		    u32 index);
bool hdb_slots_pop(struct hdb_verbs *verbs, unsigned int codec, struct hdb_slot *slot);
unsigned int hdb_slots_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data);

static inline bool hdb_fifo_has_live(const struct hdb_codec_fifo *fifo)
{
	return fifo->in_flight > fifo->tombstones;
}

#endif /* HDB_SLOTS_H */
