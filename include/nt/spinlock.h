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

typedef spinlock_t KSPIN_LOCK, *PKSPIN_LOCK;

/* A macro, so that lockdep tells the locks of different places apart. */
#define KeInitializeSpinLock(SpinLock) spin_lock_init(SpinLock)

/**
 * KeAcquireSpinLockRaiseToDpc - take a spin lock and raise to DISPATCH_LEVEL
 * @SpinLock: an initialised lock that the caller does not hold
 *
 * Context: at or below DISPATCH_LEVEL; never in a hard interrupt.
 * Return: the level before, for KeReleaseSpinLock().
 */
static inline KIRQL KeAcquireSpinLockRaiseToDpc(PKSPIN_LOCK SpinLock)
	__acquires(SpinLock)
{
	KIRQL irql = KeGetCurrentIrql();

	spin_lock_bh(SpinLock);
	return irql;
}

#define KeAcquireSpinLock(SpinLock, OldIrql) \
	((void)(*(OldIrql) = KeAcquireSpinLockRaiseToDpc(SpinLock)))

/**
 * KeReleaseSpinLock - give a spin lock back and return to the level before it was taken
 * @SpinLock: the lock
 * @NewIrql: what acquiring it gave; the kernel counts nested levels by itself
 *
 * Context: DISPATCH_LEVEL.
 */
static inline VOID KeReleaseSpinLock(PKSPIN_LOCK SpinLock, KIRQL NewIrql)
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
static inline VOID KeAcquireSpinLockAtDpcLevel(PKSPIN_LOCK SpinLock)
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
static inline VOID KeReleaseSpinLockFromDpcLevel(PKSPIN_LOCK SpinLock)
	__releases(SpinLock)
{
	spin_unlock(SpinLock);
}

/* At DISPATCH_LEVEL. A macro, so that sparse sees that the lock is held if it is TRUE. */
#define KeTryToAcquireSpinLockAtDpcLevel(SpinLock) spin_trylock(SpinLock)

#endif /* HDAUDIO_NT_SPINLOCK_H */
