// SPDX-License-Identifier: GPL-2.0
/*
 * Levels that the kernel does not count: which threads are at APC_LEVEL, and which run a client's
 * interrupt routine although they are no hard interrupt.
 *
 * There is no room for that in a thread, and a client's mutex may be gone when it is looked for:
 * so there is a table of threads for each, which only a thread itself puts itself in and takes
 * itself out of. One that is in it n times is there n times over. What interrupts a thread counts
 * as this thread; it leaves a table as it has found it.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/atomic.h>
#include <linux/hash.h>
#include <linux/printk.h>
#include <linux/sched.h>

#include "nt_level.h"

#define SLOT_BITS	6
#define SLOTS		BIT(SLOT_BITS)

static struct task_struct *tables[HDB_NOTED_KINDS][SLOTS];

atomic_t hdb_level_threads[HDB_NOTED_KINDS];

/* Each thread begins to search elsewhere. */
static struct task_struct **slot_of(enum hdb_noted noted, unsigned int i)
{
	return &tables[noted][(hash_ptr(current, SLOT_BITS) + i) % SLOTS];
}

static struct task_struct **slot_find(enum hdb_noted noted)
{
	unsigned int i;

	for (i = 0; i < SLOTS; i++)
		if (READ_ONCE(*slot_of(noted, i)) == current)
			return slot_of(noted, i);
	return NULL;
}

/**
 * hdb_level_note - note something of the thread that calls
 * @noted: what; once more if it has been noted already
 *
 * Of the first 64 at a time, that is; the level of others is told as lower than it is.
 *
 * Context: any.
 */
void hdb_level_note(enum hdb_noted noted)
{
	unsigned int i;

	atomic_inc(&hdb_level_threads[noted]);
	for (i = 0; i < SLOTS; i++)
		if (!cmpxchg(slot_of(noted, i), NULL, current))
			return;
	atomic_dec(&hdb_level_threads[noted]);
	pr_warn_once("more than %lu threads at one level: that of others is not known\n", SLOTS);
}

/**
 * hdb_level_drop - and back, once
 * @noted: what
 *
 * Context: any, in the same thread.
 */
void hdb_level_drop(enum hdb_noted noted)
{
	struct task_struct **slot = slot_find(noted);

	if (!slot)
		return;
	WRITE_ONCE(*slot, NULL);
	atomic_dec(&hdb_level_threads[noted]);
}

/**
 * hdb_level_search - has it been noted of the thread that calls? For hdb_level_noted().
 * @noted: what, which has been noted of some thread
 *
 * Context: any.
 * Return: true if it has.
 */
bool hdb_level_search(enum hdb_noted noted)
{
	return slot_find(noted);
}
