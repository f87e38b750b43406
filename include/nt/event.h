/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KEVENT: an event object on a kernel wait queue.
 */
#ifndef HDAUDIO_NT_EVENT_H
#define HDAUDIO_NT_EVENT_H

#include "wait.h"

EXTERN_C_START

typedef enum _EVENT_TYPE {
	NotificationEvent,
	SynchronizationEvent
} EVENT_TYPE;

/**
 * struct _KEVENT - an event object; its member is not the client's business
 * @header: what it is, whether it is set, and who waits
 *
 * May live anywhere, on a stack included, and needs no destroying once nobody waits.
 */
typedef struct _KEVENT {
	DISPATCHER_HEADER header;
} KEVENT, *PKEVENT, *PRKEVENT;

VOID KeInitializeEvent(PRKEVENT Event, EVENT_TYPE Type, BOOLEAN State);
LONG KeSetEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait);
VOID KeClearEvent(PRKEVENT Event);
LONG KeResetEvent(PRKEVENT Event);
LONG KeReadStateEvent(PRKEVENT Event);

EXTERN_C_END

#endif /* HDAUDIO_NT_EVENT_H */
