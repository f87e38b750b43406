// SPDX-License-Identifier: GPL-2.0
/*
 * KSEMAPHORE: an object whose state is the count.
 */
#include <linux/export.h>

#include "nt/semaphore.h"

#include "nt_priv.h"

/**
 * KeInitializeSemaphore - make a semaphore
 * @Semaphore: memory for it; any, for it holds nothing that must be given back
 * @Count: how many waits end at once
 * @Limit: the highest count there may be, more than zero
 *
 * Context: any.
 */
VOID KeInitializeSemaphore(PRKSEMAPHORE Semaphore, LONG Count, LONG Limit)
{
	hdb_object_init(&Semaphore->header, HDB_OBJECT_COUNTS, Count);
	Semaphore->limit = Limit;
}
EXPORT_SYMBOL_GPL(KeInitializeSemaphore);

/**
 * KeReleaseSemaphore - raise the count, and release as many waiters
 * @Semaphore: the semaphore
 * @Increment: priority boost of the waiters; the scheduler sees to that by itself
 * @Adjustment: by how much, more than zero; if that is more than the limit allows, nothing is
 *	done, with a warning, where NT raises an exception
 * @Wait: a wait follows at once; no difference here
 *
 * Context: any, hard interrupts included.
 * Return: the count before.
 */
LONG KeReleaseSemaphore(PRKSEMAPHORE Semaphore, KPRIORITY Increment, LONG Adjustment,
			BOOLEAN Wait)
{
	PDISPATCHER_HEADER object = &Semaphore->header;
	unsigned long flags;
	bool allowed;
	LONG before;

	spin_lock_irqsave(&object->wait.lock, flags);
	before = object->state;
	allowed = Adjustment > 0 && Adjustment <= Semaphore->limit - before;
	if (allowed) {
		object->state += Adjustment;
		hdb_object_offer(object);
	}
	spin_unlock_irqrestore(&object->wait.lock, flags);
	WARN_ONCE(!allowed, "semaphore raised by %d beyond its limit\n", Adjustment);
	return before;
}
EXPORT_SYMBOL_GPL(KeReleaseSemaphore);

/**
 * KeReadStateSemaphore - the count of a semaphore
 * @Semaphore: the semaphore
 *
 * Context: any, hard interrupts included.
 * Return: the count.
 */
LONG KeReadStateSemaphore(PRKSEMAPHORE Semaphore)
{
	return hdb_object_state(&Semaphore->header);
}
EXPORT_SYMBOL_GPL(KeReadStateSemaphore);
