/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KMUTEX, which its owner may take again and which can be waited for, and FAST_MUTEX, which is
 * the kernel's own mutex and raises to APC_LEVEL.
 */
#ifndef HDAUDIO_NT_MUTEX_H
#define HDAUDIO_NT_MUTEX_H

#include <linux/mutex.h>

#include "wait.h"

EXTERN_C_START

/**
 * struct _KMUTEX - a mutex object; its members are not the client's business
 * @header: what it is, whether it is free, and who waits
 * @owner: the thread that has it
 *
 * May live anywhere and needs no destroying once nobody has it or waits. A thread gives back
 * what it has before it ends.
 */
typedef struct _KMUTEX {
	DISPATCHER_HEADER header;
	struct task_struct *owner;
} KMUTEX, *PKMUTEX, *PRKMUTEX;

VOID KeInitializeMutex(PRKMUTEX Mutex, ULONG Level);
LONG KeReleaseMutex(PRKMUTEX Mutex, BOOLEAN Wait);
LONG KeReadStateMutex(PRKMUTEX Mutex);

#define KeWaitForMutexObject(Mutex, WaitReason, WaitMode, Alertable, Timeout) \
	KeWaitForSingleObject(Mutex, WaitReason, WaitMode, Alertable, Timeout)

/**
 * struct _FAST_MUTEX - a mutex; its member is not the client's business
 * @lock: the kernel's
 *
 * Not to be taken again by who has it, who is at APC_LEVEL.
 */
typedef struct _FAST_MUTEX {
	struct mutex lock;	/* all there is */
} FAST_MUTEX, *PFAST_MUTEX;

/* A macro, so that lockdep tells the mutexes of different places apart. */
#define ExInitializeFastMutex(FastMutex) mutex_init(&(FastMutex)->lock)

VOID ExAcquireFastMutex(PFAST_MUTEX FastMutex);
BOOLEAN ExTryToAcquireFastMutex(PFAST_MUTEX FastMutex);
VOID ExReleaseFastMutex(PFAST_MUTEX FastMutex);

NT_INLINE VOID ExAcquireFastMutexUnsafe(PFAST_MUTEX FastMutex);
NT_INLINE VOID ExReleaseFastMutexUnsafe(PFAST_MUTEX FastMutex);

#ifndef __cplusplus
/**
 * ExAcquireFastMutexUnsafe - take a fast mutex, and stay at the level there is
 * @FastMutex: one that the caller does not have
 *
 * On NT the caller sees to it that no APC comes; here none ever does.
 *
 * Context: up to APC_LEVEL; may sleep.
 */
NT_INLINE VOID ExAcquireFastMutexUnsafe(PFAST_MUTEX FastMutex)
{
	mutex_lock(&FastMutex->lock);
}

/**
 * ExReleaseFastMutexUnsafe - give it back
 * @FastMutex: one that this thread has taken by ExAcquireFastMutexUnsafe()
 *
 * Context: up to APC_LEVEL.
 */
NT_INLINE VOID ExReleaseFastMutexUnsafe(PFAST_MUTEX FastMutex)
{
	mutex_unlock(&FastMutex->lock);
}
#endif /* __cplusplus */

/* A mutex with another name, as on Windows 8 and later. */
typedef FAST_MUTEX KGUARDED_MUTEX, *PKGUARDED_MUTEX;

#define KeInitializeGuardedMutex(Mutex)			ExInitializeFastMutex(Mutex)
#define KeAcquireGuardedMutex(Mutex)			ExAcquireFastMutex(Mutex)
#define KeTryToAcquireGuardedMutex(Mutex)		ExTryToAcquireFastMutex(Mutex)
#define KeReleaseGuardedMutex(Mutex)			ExReleaseFastMutex(Mutex)
#define KeAcquireGuardedMutexUnsafe(Mutex)		ExAcquireFastMutexUnsafe(Mutex)
#define KeReleaseGuardedMutexUnsafe(Mutex)		ExReleaseFastMutexUnsafe(Mutex)

EXTERN_C_END

#endif /* HDAUDIO_NT_MUTEX_H */
