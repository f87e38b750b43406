/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Work items: a routine that DISPATCH_LEVEL leaves to PASSIVE_LEVEL.
 */
#ifndef HDAUDIO_NT_WORK_H
#define HDAUDIO_NT_WORK_H

#include "object.h"

EXTERN_C_START

typedef struct _IO_WORKITEM *PIO_WORKITEM;

typedef enum _WORK_QUEUE_TYPE {
	CriticalWorkQueue,
	DelayedWorkQueue,
	HyperCriticalWorkQueue
} WORK_QUEUE_TYPE;

/**
 * typedef IO_WORKITEM_ROUTINE - the client's: what was put off
 * @DeviceObject: as given to IoAllocateWorkItem(); a reference is held until the routine returns
 * @Context: as given to IoQueueWorkItem()
 *
 * May queue its work item anew, or free it.
 *
 * Context: PASSIVE_LEVEL; may sleep. Several run at a time, one of each work item.
 */
typedef VOID IO_WORKITEM_ROUTINE(PDEVICE_OBJECT DeviceObject, PVOID Context);
typedef IO_WORKITEM_ROUTINE *PIO_WORKITEM_ROUTINE;

PIO_WORKITEM IoAllocateWorkItem(PDEVICE_OBJECT DeviceObject);
VOID IoQueueWorkItem(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE WorkerRoutine,
		     WORK_QUEUE_TYPE QueueType, PVOID Context);
VOID IoFreeWorkItem(PIO_WORKITEM IoWorkItem);

EXTERN_C_END

#endif /* HDAUDIO_NT_WORK_H */
