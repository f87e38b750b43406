/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The one request a function driver sends down its stack for the DDI: IRP_MN_QUERY_INTERFACE, as
 * WDM, PortCls and KMDF drivers write it. There is nothing else of IRPs: no other request has
 * parameters here, and no dispatch routine is ever given one.
 */
#ifndef HDAUDIO_NT_IRP_H
#define HDAUDIO_NT_IRP_H

#include "event.h"
#include "guid.h"
#include "object.h"
#include "status.h"
#include "thread.h"

EXTERN_C_START

#define IRP_MJ_PNP		0x1b
#define IRP_MN_QUERY_INTERFACE	0x08

struct _IRP;

/**
 * typedef IO_COMPLETION_ROUTINE - the client's: a request has been answered
 * @DeviceObject: NULL, as for any request that was not passed on but made
 * @Irp: the request, with its IoStatus
 * @Context: as given to IoSetCompletionRoutine()
 *
 * Context: that of IoCallDriver().
 * Return: STATUS_MORE_PROCESSING_REQUIRED to keep a request of IoBuildSynchronousFsdRequest(), that
 * is freed otherwise and its event set.
 */
typedef NTSTATUS IO_COMPLETION_ROUTINE(PDEVICE_OBJECT DeviceObject, struct _IRP *Irp,
				       PVOID Context);
typedef IO_COMPLETION_ROUTINE *PIO_COMPLETION_ROUTINE;

/**
 * struct _IO_STATUS_BLOCK - what came of a request
 * @Status: its status
 * @Pointer: unused
 * @Information: 0
 */
typedef struct _IO_STATUS_BLOCK {
	union {
		NTSTATUS Status;
		PVOID Pointer;
	};
	ULONG_PTR Information;
} IO_STATUS_BLOCK, *PIO_STATUS_BLOCK;

/**
 * struct _IO_STACK_LOCATION - what is asked
 * @MajorFunction: IRP_MJ_PNP
 * @MinorFunction: IRP_MN_QUERY_INTERFACE
 * @Flags: unused
 * @Control: when @CompletionRoutine is called
 * @Parameters: of the request
 * @Parameters.QueryInterface: the arguments of hdaudio_query_interface()
 * @Parameters.QueryInterface.InterfaceType: which interface
 * @Parameters.QueryInterface.Size: bytes of the client's structure
 * @Parameters.QueryInterface.Version: of the interface
 * @Parameters.QueryInterface.Interface: the structure
 * @Parameters.QueryInterface.InterfaceSpecificData: unused
 * @DeviceObject: whom it is sent to
 * @CompletionRoutine: the client's, or NULL
 * @Context: for it
 */
typedef struct _IO_STACK_LOCATION {
	UCHAR MajorFunction;
	UCHAR MinorFunction;
	UCHAR Flags;
	UCHAR Control;
	union {
		struct {
			const GUID *InterfaceType;
			USHORT Size;
			USHORT Version;
			PINTERFACE Interface;
			PVOID InterfaceSpecificData;
		} QueryInterface;
	} Parameters;
	PDEVICE_OBJECT DeviceObject;
	PIO_COMPLETION_ROUTINE CompletionRoutine;
	PVOID Context;
} IO_STACK_LOCATION, *PIO_STACK_LOCATION;

/**
 * struct _IRP - a request
 * @IoStatus: what came of it; before it is sent, what comes of one that nobody knows
 * @UserIosb: takes a copy of that in the end, or NULL
 * @UserEvent: set in the end, or NULL
 * @PendingReturned: FALSE: requests are answered at once
 * @RequestorMode: KernelMode
 * @Tail: for whoever makes requests by hand
 * @Tail.Overlay: the one use of it here
 * @Tail.Overlay.Thread: whose request it is; IoBuildSynchronousFsdRequest() says so by itself
 * @stack: what is asked; by IoGetNextIrpStackLocation()
 */
typedef struct _IRP {
	IO_STATUS_BLOCK IoStatus;
	PIO_STATUS_BLOCK UserIosb;
	PKEVENT UserEvent;
	BOOLEAN PendingReturned;
	KPROCESSOR_MODE RequestorMode;
	union {
		struct {
			PETHREAD Thread;
		} Overlay;
	} Tail;
	IO_STACK_LOCATION stack;
} IRP, *PIRP;

PIRP IoAllocateIrp(CHAR stack_size, BOOLEAN ChargeQuota);
VOID IoFreeIrp(PIRP Irp);
PIRP IoBuildSynchronousFsdRequest(ULONG MajorFunction, PDEVICE_OBJECT DeviceObject, PVOID Buffer,
				  ULONG Length, PLARGE_INTEGER StartingOffset, PKEVENT Event,
				  PIO_STATUS_BLOCK IoStatusBlock);
VOID IoSetCompletionRoutine(PIRP Irp, PIO_COMPLETION_ROUTINE CompletionRoutine, PVOID Context,
			    BOOLEAN InvokeOnSuccess, BOOLEAN InvokeOnError,
			    BOOLEAN InvokeOnCancel);
NTSTATUS IofCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp);
PDEVICE_OBJECT IoGetAttachedDeviceReference(PDEVICE_OBJECT DeviceObject);

#define IoCallDriver(DeviceObject, Irp)	IofCallDriver(DeviceObject, Irp)

/* A function group is one device here, the bus driver's and the client's: the whole stack. */
#define IoGetLowerDeviceObject(DeviceObject)	IoGetAttachedDeviceReference(DeviceObject)

/* These wait until the request has been answered, which it has when IoCallDriver() returns. */
#define PcForwardIrpSynchronous(DeviceObject, Irp)	IofCallDriver(DeviceObject, Irp)
#define IoForwardIrpSynchronously(DeviceObject, Irp)	\
	((void)IofCallDriver(DeviceObject, Irp), (BOOLEAN)TRUE)

/**
 * IoGetNextIrpStackLocation - where to write what is asked
 * @Irp: the request
 *
 * Context: any.
 * Return: the place.
 */
static inline PIO_STACK_LOCATION IoGetNextIrpStackLocation(PIRP Irp)
{
	return &Irp->stack;
}

/* KMDF's handle of a device: the device. */
typedef struct WDFDEVICE__ *WDFDEVICE;

static inline WDFDEVICE WdfWdmDeviceGetWdfDeviceHandle(PDEVICE_OBJECT DeviceObject)
{
	return (WDFDEVICE)DeviceObject;
}

static inline PDEVICE_OBJECT WdfDeviceWdmGetDeviceObject(WDFDEVICE Device)
{
	return (PDEVICE_OBJECT)Device;
}

NTSTATUS WdfFdoQueryForInterface(WDFDEVICE Fdo, LPCGUID InterfaceType, PINTERFACE Interface,
				 USHORT Size, USHORT Version, PVOID InterfaceSpecificData);

EXTERN_C_END

#endif /* HDAUDIO_NT_IRP_H */
