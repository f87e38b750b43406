/* SPDX-License-Identifier: GPL-2.0 */
/*
 * KEVENT: an event object on a kernel wait queue.
 */
#ifndef HDAUDIO_NT_EVENT_H
#define HDAUDIO_NT_EVENT_H

#include <linux/wait.h>

#include "status.h"

typedef enum _EVENT_TYPE {
	NotificationEvent,
	SynchronizationEvent
} EVENT_TYPE;

typedef enum _KWAIT_REASON {
	Executive = 0,
	UserRequest = 6
} KWAIT_REASON;

enum _MODE {
	KernelMode,
	UserMode
};

typedef CHAR KPROCESSOR_MODE;
typedef LONG KPRIORITY;

#define EVENT_INCREMENT		1
#define IO_NO_INCREMENT		0
#define IO_SOUND_INCREMENT	8

/**
 * struct _KEVENT - an event object; its members are not the client's business
 * @wait: threads waiting for it; its lock guards @state
 * @type: a notification event stays set, a synchronisation event releases one waiter
 * @state: not zero while it is set
 *
 * May live anywhere, on a stack included, and needs no destroying once nobody waits.
 */
typedef struct _KEVENT {
	wait_queue_head_t wait;
	EVENT_TYPE type;
	LONG state;
} KEVENT, *PKEVENT, *PRKEVENT;

VOID KeInitializeEvent(PRKEVENT Event, EVENT_TYPE Type, BOOLEAN State);
LONG KeSetEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait);
VOID KeClearEvent(PRKEVENT Event);
LONG KeResetEvent(PRKEVENT Event);
LONG KeReadStateEvent(PRKEVENT Event);
NTSTATUS KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode,
			       BOOLEAN Alertable, PLARGE_INTEGER Timeout);

#endif /* HDAUDIO_NT_EVENT_H */
