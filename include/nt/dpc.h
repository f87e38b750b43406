/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KDPC: a routine that an interrupt leaves to DISPATCH_LEVEL.
 */
#ifndef HDAUDIO_NT_DPC_H
#define HDAUDIO_NT_DPC_H

#include <linux/list.h>

#include "types.h"

EXTERN_C_START

struct _KDPC;

/**
 * typedef KDEFERRED_ROUTINE - the client's: what was put off
 * @Dpc: its KDPC, which is not queued any more: it may be queued anew, or freed
 * @DeferredContext: as given to KeInitializeDpc()
 * @SystemArgument1: as given to KeInsertQueueDpc(); NULL from a timer
 * @SystemArgument2: the same
 *
 * Context: DISPATCH_LEVEL; one after the other, for all clients.
 */
typedef VOID KDEFERRED_ROUTINE(struct _KDPC *Dpc, PVOID DeferredContext, PVOID SystemArgument1,
			       PVOID SystemArgument2);
typedef KDEFERRED_ROUTINE *PKDEFERRED_ROUTINE;

typedef enum _KDPC_IMPORTANCE {
	LowImportance,
	MediumImportance,
	HighImportance,
	MediumHighImportance
} KDPC_IMPORTANCE;

/**
 * struct _KDPC - a deferred procedure call; its members are not the client's business
 * @link: in the queue, or by itself
 * @routine: the client's
 * @context: for it
 * @argument1: for it
 * @argument2: for it
 *
 * May live anywhere for as long as it is queued, and needs no destroying.
 */
typedef struct _KDPC {
	struct list_head link;
	PKDEFERRED_ROUTINE routine;
	PVOID context;
	PVOID argument1;
	PVOID argument2;
} KDPC, *PKDPC, *PRKDPC;

VOID KeInitializeDpc(PRKDPC Dpc, PKDEFERRED_ROUTINE DeferredRoutine, PVOID DeferredContext);
BOOLEAN KeInsertQueueDpc(PRKDPC Dpc, PVOID SystemArgument1, PVOID SystemArgument2);
BOOLEAN KeRemoveQueueDpc(PRKDPC Dpc);
VOID KeFlushQueuedDpcs(void);

/* There is one queue, in the order of insertion, and softirqs run where they were raised. */
#define KeSetImportanceDpc(Dpc, Importance)	((void)(Dpc), (void)(Importance))
#define KeSetTargetProcessorDpc(Dpc, Number)	((void)(Dpc), (void)(Number))

EXTERN_C_END

#endif /* HDAUDIO_NT_DPC_H */
