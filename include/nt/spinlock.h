/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KSPIN_LOCK: a kernel spin lock taken with bottom halves off.
 *
 * Bottom halves off is what DISPATCH_LEVEL means, and it is counted on every kernel, so
 * KeGetCurrentIrql() sees a held lock even where preemption is not counted.
 */
#ifndef HDAUDIO_NT_SPINLOCK_H
#define HDAUDIO_NT_SPINLOCK_H

#include <linux/spinlock.h>

#include "irql.h"

EXTERN_C_START

typedef spinlock_t KSPIN_LOCK, *PKSPIN_LOCK;

/* A macro, so that lockdep tells the locks of different places apart. */
#define KeInitializeSpinLock(SpinLock) spin_lock_init(SpinLock)

#define KeAcquireSpinLock(SpinLock, OldIrql) \
	((void)(*(OldIrql) = KeAcquireSpinLockRaiseToDpc(SpinLock)))

NT_INLINE KIRQL KeAcquireSpinLockRaiseToDpc(PKSPIN_LOCK SpinLock);
NT_INLINE VOID KeReleaseSpinLock(PKSPIN_LOCK SpinLock, KIRQL NewIrql);
NT_INLINE VOID KeAcquireSpinLockAtDpcLevel(PKSPIN_LOCK SpinLock);
NT_INLINE VOID KeReleaseSpinLockFromDpcLevel(PKSPIN_LOCK SpinLock);

#ifndef __cplusplus
/**
 * KeAcquireSpinLockRaiseToDpc - take a spin lock and raise to DISPATCH_LEVEL
 * @SpinLock: an initialised lock that the caller does not hold
 *
 * Context: at or below DISPATCH_LEVEL; never in a hard interrupt.
 * Return: the level before, for KeReleaseSpinLock().
 */
NT_INLINE KIRQL KeAcquireSpinLockRaiseToDpc(PKSPIN_LOCK SpinLock)
	__acquires(SpinLock)
{
	KIRQL irql = KeGetCurrentIrql();

	spin_lock_bh(SpinLock);
	return irql;
}

/**
 * KeReleaseSpinLock - give a spin lock back and return to the level before it was taken
 * @SpinLock: the lock
 * @NewIrql: what acquiring it gave; the kernel counts nested levels by itself
 *
 * Context: DISPATCH_LEVEL.
 */
NT_INLINE VOID KeReleaseSpinLock(PKSPIN_LOCK SpinLock, KIRQL NewIrql)
	__releases(SpinLock)
{
	UNREFERENCED_PARAMETER(NewIrql);
	spin_unlock_bh(SpinLock);
}

/**
 * KeAcquireSpinLockAtDpcLevel - take a spin lock where the level is DISPATCH_LEVEL already
 * @SpinLock: an initialised lock that the caller does not hold
 *
 * Context: DISPATCH_LEVEL.
 */
NT_INLINE VOID KeAcquireSpinLockAtDpcLevel(PKSPIN_LOCK SpinLock)
	__acquires(SpinLock)
{
	spin_lock(SpinLock);
}

/**
 * KeReleaseSpinLockFromDpcLevel - undo KeAcquireSpinLockAtDpcLevel()
 * @SpinLock: the lock
 *
 * Context: DISPATCH_LEVEL, which stays.
 */
NT_INLINE VOID KeReleaseSpinLockFromDpcLevel(PKSPIN_LOCK SpinLock)
	__releases(SpinLock)
{
	spin_unlock(SpinLock);
}
#endif /* __cplusplus */

/* At DISPATCH_LEVEL. A macro, so that sparse sees that the lock is held if it is TRUE. */
#define KeTryToAcquireSpinLockAtDpcLevel(SpinLock) spin_trylock(SpinLock)

/**
 * struct _KLOCK_QUEUE_HANDLE - who holds a lock; its members are not the client's business
 * @lock: which
 * @irql: the level before
 *
 * The kernel's spin locks queue their waiters by themselves.
 */
typedef struct _KLOCK_QUEUE_HANDLE {
	PKSPIN_LOCK lock;
	KIRQL irql;
} KLOCK_QUEUE_HANDLE, *PKLOCK_QUEUE_HANDLE;

/* Macros, so that sparse sees which lock it is. Up to DISPATCH_LEVEL; at it, those that say so. */
#define KeAcquireInStackQueuedSpinLock(SpinLock, LockHandle) \
	((LockHandle)->lock = (SpinLock), KeAcquireSpinLock(SpinLock, &(LockHandle)->irql))
#define KeReleaseInStackQueuedSpinLock(LockHandle) \
	KeReleaseSpinLock((LockHandle)->lock, (LockHandle)->irql)
#define KeAcquireInStackQueuedSpinLockAtDpcLevel(SpinLock, LockHandle) \
	((LockHandle)->lock = (SpinLock), KeAcquireSpinLockAtDpcLevel(SpinLock))
#define KeReleaseInStackQueuedSpinLockFromDpcLevel(LockHandle) \
	KeReleaseSpinLockFromDpcLevel((LockHandle)->lock)

EXTERN_C_END

#endif /* HDAUDIO_NT_SPINLOCK_H */
