/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Levels that the kernel does not count, noted by thread. For nt/, and for whoever calls a routine
 * of a client's that is to be at such a level.
 */
#ifndef HDB_NT_LEVEL_H
#define HDB_NT_LEVEL_H

#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/types.h>

/**
 * enum hdb_noted - what is noted of a thread
 * @HDB_NOTED_APC: it has raised to APC_LEVEL, by a fast mutex or by itself
 * @HDB_NOTED_ISR: it runs what on NT is called in a hard interrupt
 * @HDB_NOTED_KINDS: how many
 */
enum hdb_noted {
	HDB_NOTED_APC,
	HDB_NOTED_ISR,
	HDB_NOTED_KINDS,
};

void hdb_level_note(enum hdb_noted noted);
void hdb_level_drop(enum hdb_noted noted);
bool hdb_level_search(enum hdb_noted noted);

/* Of how many threads each is noted, most of the time of none. */
extern atomic_t hdb_level_threads[HDB_NOTED_KINDS];

/**
 * hdb_level_noted - has it been noted of the thread that calls?
 * @noted: what
 *
 * Context: any.
 * Return: true if it has, and has not been dropped as often.
 */
static inline bool hdb_level_noted(enum hdb_noted noted)
{
	return unlikely(atomic_read(&hdb_level_threads[noted])) && hdb_level_search(noted);
}

#endif /* HDB_NT_LEVEL_H */
