/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the objects that can be waited for have in common.
 */
#ifndef HDB_NT_WAIT_H
#define HDB_NT_WAIT_H

#include "nt/wait.h"

/**
 * enum hdb_object_kind - how a wait for an object ends
 * @HDB_OBJECT_STAYS: while it is set, for everyone: notification events and timers
 * @HDB_OBJECT_COUNTS: by taking one of its count: synchronisation events and timers, semaphores
 * @HDB_OBJECT_OWNED: by owning it: mutexes
 *
 * Numbers that nothing else begins with by chance.
 */
enum hdb_object_kind {
	HDB_OBJECT_STAYS = 0x6a624f01,
	HDB_OBJECT_COUNTS,
	HDB_OBJECT_OWNED,
};

void hdb_object_init(PDISPATCHER_HEADER object, enum hdb_object_kind kind, LONG state);
bool hdb_object_is_one(const void *object);
LONG hdb_object_state(PDISPATCHER_HEADER object);
LONG hdb_object_set_state(PDISPATCHER_HEADER object, LONG state);
void hdb_object_offer(PDISPATCHER_HEADER object);

#endif /* HDB_NT_WAIT_H */
