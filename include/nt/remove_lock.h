/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Remove locks: a device is not taken down while somebody uses it.
 */
#ifndef HDAUDIO_NT_REMOVE_LOCK_H
#define HDAUDIO_NT_REMOVE_LOCK_H

#include <linux/refcount.h>

#include "event.h"

EXTERN_C_START

/**
 * struct _IO_REMOVE_LOCK - a remove lock; its members are not the client's business
 * @users: who has it, plus one until it is to be removed
 * @removed: nobody gets it any more
 * @idle: set by the last of @users
 *
 * Lives in the client's device extension and needs no destroying.
 */
typedef struct _IO_REMOVE_LOCK {
	refcount_t users;
	BOOLEAN removed;
	KEVENT idle;
} IO_REMOVE_LOCK, *PIO_REMOVE_LOCK;

VOID IoInitializeRemoveLock(PIO_REMOVE_LOCK Lock, ULONG AllocateTag, ULONG MaxLockedMinutes,
			    ULONG HighWatermark);
NTSTATUS IoAcquireRemoveLock(PIO_REMOVE_LOCK RemoveLock, PVOID Tag);
VOID IoReleaseRemoveLock(PIO_REMOVE_LOCK RemoveLock, PVOID Tag);
VOID IoReleaseRemoveLockAndWait(PIO_REMOVE_LOCK RemoveLock, PVOID Tag);

EXTERN_C_END

#endif /* HDAUDIO_NT_REMOVE_LOCK_H */
