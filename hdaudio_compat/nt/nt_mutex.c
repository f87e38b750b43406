// SPDX-License-Identifier: GPL-2.0
/*
 * KMUTEX: an object whose state is 1 while it is free, 0 when it has been taken, and one less for
 * each time its owner has taken it again.
 */
#include <linux/export.h>
#include <linux/sched.h>

#include "nt/mutex.h"

#include "nt_priv.h"

/**
 * KeInitializeMutex - make a mutex, which nobody has
 * @Mutex: memory for it; any, for it holds nothing that must be given back
 * @Level: without meaning
 *
 * Context: any.
 */
VOID KeInitializeMutex(PRKMUTEX Mutex, ULONG Level)
{
	hdb_object_init(&Mutex->header, HDB_OBJECT_OWNED, 1);
	Mutex->owner = NULL;
}
EXPORT_SYMBOL_GPL(KeInitializeMutex);

/**
 * KeReleaseMutex - give a mutex back; the last time is what counts
 * @Mutex: one that this thread has taken; another's is left alone, with a warning
 * @Wait: a wait follows at once; no difference here
 *
 * Context: PASSIVE_LEVEL.
 * Return: zero if it is nobody's now, or the next waiter's; else less than zero.
 */
LONG KeReleaseMutex(PRKMUTEX Mutex, BOOLEAN Wait)
{
	unsigned long flags;
	LONG before;

	if (WARN_ON_ONCE(READ_ONCE(Mutex->owner) != current))
		return hdb_object_state(&Mutex->header);
	spin_lock_irqsave(&Mutex->header.wait.lock, flags);
	before = Mutex->header.state++;
	if (!before)
		Mutex->owner = NULL;
	hdb_object_offer(&Mutex->header);
	spin_unlock_irqrestore(&Mutex->header.wait.lock, flags);
	return before;
}
EXPORT_SYMBOL_GPL(KeReleaseMutex);

/**
 * KeReadStateMutex - whether a mutex is free
 * @Mutex: the mutex
 *
 * Context: any.
 * Return: 1 if it is.
 */
LONG KeReadStateMutex(PRKMUTEX Mutex)
{
	return hdb_object_state(&Mutex->header);
}
EXPORT_SYMBOL_GPL(KeReadStateMutex);
