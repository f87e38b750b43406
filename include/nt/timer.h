/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KTIMER: a time to be waited for, or to have a DPC called at.
 */
#ifndef HDAUDIO_NT_TIMER_H
#define HDAUDIO_NT_TIMER_H

#include <linux/ktime.h>
#include <linux/list.h>
#include <linux/rbtree_types.h>

#include "dpc.h"
#include "wait.h"

EXTERN_C_START

typedef enum _TIMER_TYPE {
	NotificationTimer,
	SynchronizationTimer
} TIMER_TYPE;

/**
 * struct _KTIMER - a timer object; its members are not the client's business
 * @header: what it is, whether its time has come, and who waits
 * @link: among the timers that are set, or by itself
 * @node: among the same, in the order of their time
 * @looked_at: by which search for a driver's timers
 * @due: when it expires, on the monotonic clock
 * @period: nanoseconds until it expires again, 0 for never
 * @dpc: queued when it expires, or NULL
 *
 * May live anywhere for as long as it is set, and needs no destroying: one that has expired or
 * was cancelled is not touched again.
 */
typedef struct _KTIMER {
	DISPATCHER_HEADER header;
	struct list_head link;
	struct rb_node node;
	u32 looked_at;
	ktime_t due;
	s64 period;
	PKDPC dpc;
} KTIMER, *PKTIMER, *PRKTIMER;

VOID KeInitializeTimer(PKTIMER Timer);
VOID KeInitializeTimerEx(PKTIMER Timer, TIMER_TYPE Type);
BOOLEAN KeSetTimer(PKTIMER Timer, LARGE_INTEGER DueTime, PKDPC Dpc);
BOOLEAN KeSetTimerEx(PKTIMER Timer, LARGE_INTEGER DueTime, LONG Period, PKDPC Dpc);
BOOLEAN KeCancelTimer(PKTIMER Timer);
BOOLEAN KeReadStateTimer(PKTIMER Timer);

EXTERN_C_END

#endif /* HDAUDIO_NT_TIMER_H */
