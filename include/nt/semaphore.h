/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KSEMAPHORE: a count that can be waited for.
 */
#ifndef HDAUDIO_NT_SEMAPHORE_H
#define HDAUDIO_NT_SEMAPHORE_H

#include "wait.h"

EXTERN_C_START

/**
 * struct _KSEMAPHORE - a semaphore object; its members are not the client's business
 * @header: what it is, its count, and who waits
 * @limit: the highest count there may be
 *
 * May live anywhere and needs no destroying once nobody waits.
 */
typedef struct _KSEMAPHORE {
	DISPATCHER_HEADER header;
	LONG limit;
} KSEMAPHORE, *PKSEMAPHORE, *PRKSEMAPHORE;

VOID KeInitializeSemaphore(PRKSEMAPHORE Semaphore, LONG Count, LONG Limit);
LONG KeReleaseSemaphore(PRKSEMAPHORE Semaphore, KPRIORITY Increment, LONG Adjustment,
			BOOLEAN Wait);
LONG KeReadStateSemaphore(PRKSEMAPHORE Semaphore);

EXTERN_C_END

#endif /* HDAUDIO_NT_SEMAPHORE_H */
