// SPDX-License-Identifier: GPL-2.0
/*
 * FAST_MUTEX: the kernel's mutex, and APC_LEVEL for as long as one is held.
 */
#include <linux/export.h>

#include "nt/mutex.h"

#include "nt_level.h"

/**
 * ExAcquireFastMutex - take a fast mutex, and raise to APC_LEVEL
 * @FastMutex: one that the caller does not have
 *
 * Whoever has it may sleep; but routines that are for PASSIVE_LEVEL alone, as most of the bus
 * interface's, are refused, as they are on NT. The level goes back with the last fast mutex that
 * the thread has, in whatever order they are released.
 *
 * Context: up to APC_LEVEL; may sleep.
 */
VOID ExAcquireFastMutex(PFAST_MUTEX FastMutex)
{
	mutex_lock(&FastMutex->lock);
	hdb_level_note(HDB_NOTED_APC);
}
EXPORT_SYMBOL_GPL(ExAcquireFastMutex);

/**
 * ExTryToAcquireFastMutex - take a fast mutex if nobody has it, and raise to APC_LEVEL
 * @FastMutex: the mutex
 *
 * Context: up to APC_LEVEL.
 * Return: TRUE if it is the caller's now.
 */
BOOLEAN ExTryToAcquireFastMutex(PFAST_MUTEX FastMutex)
{
	if (!mutex_trylock(&FastMutex->lock))
		return FALSE;
	hdb_level_note(HDB_NOTED_APC);
	return TRUE;
}
EXPORT_SYMBOL_GPL(ExTryToAcquireFastMutex);

/**
 * ExReleaseFastMutex - give a fast mutex back, and the level that came with it
 * @FastMutex: one that this thread has taken by ExAcquireFastMutex() or ExTryToAcquireFastMutex()
 *
 * Context: APC_LEVEL.
 */
VOID ExReleaseFastMutex(PFAST_MUTEX FastMutex)
{
	hdb_level_drop(HDB_NOTED_APC);
	mutex_unlock(&FastMutex->lock);
}
EXPORT_SYMBOL_GPL(ExReleaseFastMutex);
