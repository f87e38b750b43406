// SPDX-License-Identifier: GPL-2.0
/*
 * Remove locks: a count of users, one of which is the device's being there.
 */
#include <linux/compiler.h>
#include <linux/export.h>

#include "nt/remove_lock.h"

/**
 * IoInitializeRemoveLock - make a remove lock
 * @Lock: memory for it, in the client's device extension
 * @AllocateTag: without meaning here, where nobody keeps account of single users
 * @MaxLockedMinutes: likewise
 * @HighWatermark: likewise
 *
 * Context: any.
 */
VOID IoInitializeRemoveLock(PIO_REMOVE_LOCK Lock, ULONG AllocateTag, ULONG MaxLockedMinutes,
			    ULONG HighWatermark)
{
	refcount_set(&Lock->users, 1);
	Lock->removed = FALSE;
	KeInitializeEvent(&Lock->idle, NotificationEvent, FALSE);
}
EXPORT_SYMBOL_GPL(IoInitializeRemoveLock);

/**
 * IoAcquireRemoveLock - keep a device from being taken down
 * @RemoveLock: its lock; may be taken any number of times
 * @Tag: without meaning here
 *
 * Context: up to DISPATCH_LEVEL.
 * Return: STATUS_SUCCESS; STATUS_DELETE_PENDING when it is being taken down already.
 */
NTSTATUS IoAcquireRemoveLock(PIO_REMOVE_LOCK RemoveLock, PVOID Tag)
{
	if (READ_ONCE(RemoveLock->removed) || !refcount_inc_not_zero(&RemoveLock->users))
		return STATUS_DELETE_PENDING;
	return STATUS_SUCCESS;
}
EXPORT_SYMBOL_GPL(IoAcquireRemoveLock);

/**
 * IoReleaseRemoveLock - undo IoAcquireRemoveLock()
 * @RemoveLock: the lock
 * @Tag: without meaning here
 *
 * Context: up to DISPATCH_LEVEL.
 */
VOID IoReleaseRemoveLock(PIO_REMOVE_LOCK RemoveLock, PVOID Tag)
{
	if (refcount_dec_and_test(&RemoveLock->users))
		KeSetEvent(&RemoveLock->idle, IO_NO_INCREMENT, FALSE);
}
EXPORT_SYMBOL_GPL(IoReleaseRemoveLock);

/**
 * IoReleaseRemoveLockAndWait - undo IoAcquireRemoveLock(), the last time, and wait for the others
 * @RemoveLock: a lock that the caller has taken; nobody gets it from now on, and when this
 *	returns it may be freed
 * @Tag: without meaning here
 *
 * Context: PASSIVE_LEVEL; may sleep.
 */
VOID IoReleaseRemoveLockAndWait(PIO_REMOVE_LOCK RemoveLock, PVOID Tag)
{
	WRITE_ONCE(RemoveLock->removed, TRUE);
	IoReleaseRemoveLock(RemoveLock, Tag);
	IoReleaseRemoveLock(RemoveLock, Tag);
	KeWaitForSingleObject(&RemoveLock->idle, Executive, KernelMode, FALSE, NULL);
}
EXPORT_SYMBOL_GPL(IoReleaseRemoveLockAndWait);
