/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Waiting for one of the objects that can be waited for: KEVENT, KTIMER, KMUTEX, KSEMAPHORE.
 */
#ifndef HDAUDIO_NT_WAIT_H
#define HDAUDIO_NT_WAIT_H

#include <linux/wait.h>

#include "status.h"

EXTERN_C_START

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
#define SEMAPHORE_INCREMENT	1
#define IO_NO_INCREMENT		0
#define IO_SOUND_INCREMENT	8

/**
 * struct _DISPATCHER_HEADER - what each of them begins with; none of the client's business
 * @kind: how a wait ends; by it, too, they are told from whatever else a pointer may point to
 * @state: a wait ends while it is more than zero
 * @wait: threads that wait; its lock guards the object
 */
typedef struct _DISPATCHER_HEADER {
	ULONG kind;
	LONG state;
	wait_queue_head_t wait;
} DISPATCHER_HEADER, *PDISPATCHER_HEADER;

NTSTATUS KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode,
			       BOOLEAN Alertable, PLARGE_INTEGER Timeout);

EXTERN_C_END

#endif /* HDAUDIO_NT_WAIT_H */
