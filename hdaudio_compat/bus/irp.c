// SPDX-License-Identifier: GPL-2.0
/*
 * IRP_MN_QUERY_INTERFACE: hdaudio_query_interface() for clients that send a request for it.
 */
#include <linux/export.h>
#include <linux/slab.h>

#include "hdaudio_driver.h"

#include "bus/bus.h"

/* When a completion routine is called, as IoSetCompletionRoutine() notes it in Control. */
#define ON_CANCEL	0x20
#define ON_SUCCESS	0x40
#define ON_ERROR	0x80

/**
 * struct request - an IRP and whose it is
 * @irp: what the client has
 * @ours: IoBuildSynchronousFsdRequest() has made it, and it is freed when it is done
 */
struct request {
	IRP irp;
	bool ours;
};

static struct request *request_of(PIRP irp)
{
	return container_of(irp, struct request, irp);
}

static struct request *request_new(void)
{
	return kzalloc(sizeof(struct request),
		       KeGetCurrentIrql() > APC_LEVEL ? GFP_ATOMIC : GFP_KERNEL);
}

/**
 * IoAllocateIrp - make a request, which its maker frees
 * @stack_size: without meaning: there is one place for what is asked
 * @ChargeQuota: likewise
 *
 * Context: up to DISPATCH_LEVEL.
 * Return: the request; NULL if there is no memory.
 */
PIRP IoAllocateIrp(CHAR stack_size, BOOLEAN ChargeQuota)
{
	struct request *r = request_new();

	return r ? &r->irp : NULL;
}
EXPORT_SYMBOL_GPL(IoAllocateIrp);

/**
 * IoFreeIrp - free a request
 * @Irp: one of IoAllocateIrp(), or another that its completion routine has kept
 *
 * Context: up to DISPATCH_LEVEL.
 */
VOID IoFreeIrp(PIRP Irp)
{
	kfree(request_of(Irp));
}
EXPORT_SYMBOL_GPL(IoFreeIrp);

/**
 * IoBuildSynchronousFsdRequest - make a request that is freed when it has been answered
 * @MajorFunction: IRP_MJ_PNP
 * @DeviceObject: whom it is for
 * @Buffer: not used by these
 * @Length: not used by these
 * @StartingOffset: not used by these
 * @Event: set when it has been answered; or NULL
 * @IoStatusBlock: takes the answer's status; or NULL
 *
 * Context: PASSIVE_LEVEL.
 * Return: the request; NULL if there is no memory, or it is for anything but plug and play.
 */
PIRP IoBuildSynchronousFsdRequest(ULONG MajorFunction, PDEVICE_OBJECT DeviceObject, PVOID Buffer,
				  ULONG Length, PLARGE_INTEGER StartingOffset, PKEVENT Event,
				  PIO_STATUS_BLOCK IoStatusBlock)
{
	struct request *r = MajorFunction == IRP_MJ_PNP ? request_new() : NULL;

	if (!r)
		return NULL;
	r->ours = true;
	r->irp.UserEvent = Event;
	r->irp.UserIosb = IoStatusBlock;
	r->irp.Tail.Overlay.Thread = PsGetCurrentThread();
	r->irp.stack.MajorFunction = MajorFunction;
	return &r->irp;
}
EXPORT_SYMBOL_GPL(IoBuildSynchronousFsdRequest);

/**
 * IoSetCompletionRoutine - have a routine called when a request has been answered
 * @Irp: the request
 * @CompletionRoutine: the routine
 * @Context: for it
 * @InvokeOnSuccess: call it if the request succeeded
 * @InvokeOnError: call it if it failed
 * @InvokeOnCancel: nobody cancels these
 *
 * Context: any.
 */
VOID IoSetCompletionRoutine(PIRP Irp, PIO_COMPLETION_ROUTINE CompletionRoutine, PVOID Context,
			    BOOLEAN InvokeOnSuccess, BOOLEAN InvokeOnError,
			    BOOLEAN InvokeOnCancel)
{
	PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(Irp);

	stack->CompletionRoutine = CompletionRoutine;
	stack->Context = Context;
	stack->Control = (InvokeOnSuccess ? ON_SUCCESS : 0) | (InvokeOnError ? ON_ERROR : 0) |
			 (InvokeOnCancel ? ON_CANCEL : 0);
}
EXPORT_SYMBOL_GPL(IoSetCompletionRoutine);

/* What nobody answers keeps the status it came with, as plug and play wants it. */
static NTSTATUS request_answer(PDEVICE_OBJECT device, PIRP irp)
{
	PIO_STACK_LOCATION stack = &irp->stack;

	if (stack->MajorFunction != IRP_MJ_PNP)
		return STATUS_INVALID_DEVICE_REQUEST;
	if (stack->MinorFunction != IRP_MN_QUERY_INTERFACE || !hdb_bus_has(device))
		return irp->IoStatus.Status;
	return hdaudio_query_interface(to_hdaudio_device(device),
				       stack->Parameters.QueryInterface.InterfaceType,
				       stack->Parameters.QueryInterface.Size,
				       stack->Parameters.QueryInterface.Version,
				       stack->Parameters.QueryInterface.Interface);
}

/* Whether the client keeps the request. */
static bool request_completed(PIRP irp)
{
	UCHAR when = NT_SUCCESS(irp->IoStatus.Status) ? ON_SUCCESS : ON_ERROR;
	PIO_STACK_LOCATION stack = &irp->stack;

	return stack->CompletionRoutine && (stack->Control & when) &&
	       stack->CompletionRoutine(NULL, irp, stack->Context) ==
	       STATUS_MORE_PROCESSING_REQUIRED;
}

static void request_end(PIRP irp)
{
	if (irp->UserIosb)
		*irp->UserIosb = irp->IoStatus;
	if (irp->UserEvent)
		KeSetEvent(irp->UserEvent, IO_NO_INCREMENT, FALSE);
	if (request_of(irp)->ours)
		IoFreeIrp(irp);
}

/**
 * IofCallDriver - send a request
 * @DeviceObject: a function group's device, &hdev->dev
 * @Irp: the request; one of IoBuildSynchronousFsdRequest() is gone afterwards
 *
 * It is answered at once: the completion routine has been called, the event is set.
 *
 * Context: PASSIVE_LEVEL.
 * Return: what hdaudio_query_interface() returns, or the status the request had if it asks for
 * something else or @DeviceObject is no function group of ours; STATUS_INVALID_DEVICE_REQUEST if it
 * is not about plug and play.
 */
NTSTATUS IofCallDriver(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
	NTSTATUS status = request_answer(DeviceObject, Irp);

	Irp->stack.DeviceObject = DeviceObject;
	Irp->IoStatus.Status = status;
	if (!request_completed(Irp))
		request_end(Irp);
	return status;
}
EXPORT_SYMBOL_GPL(IofCallDriver);

/**
 * IoGetAttachedDeviceReference - the device at the top of a device's stack
 * @DeviceObject: the device
 *
 * Context: any.
 * Return: the device itself, with a reference for the caller to drop with ObDereferenceObject().
 */
PDEVICE_OBJECT IoGetAttachedDeviceReference(PDEVICE_OBJECT DeviceObject)
{
	return get_device(DeviceObject);
}
EXPORT_SYMBOL_GPL(IoGetAttachedDeviceReference);

/**
 * WdfFdoQueryForInterface - the query as KMDF drivers make it
 * @Fdo: a function group's device, of WdfWdmDeviceGetWdfDeviceHandle()
 * @InterfaceType: as for hdaudio_query_interface()
 * @Interface: as for hdaudio_query_interface()
 * @Size: as for hdaudio_query_interface()
 * @Version: as for hdaudio_query_interface()
 * @InterfaceSpecificData: not used
 *
 * Context: PASSIVE_LEVEL.
 * Return: what hdaudio_query_interface() returns; STATUS_NOT_SUPPORTED if @Fdo is no function group
 * of ours.
 */
NTSTATUS WdfFdoQueryForInterface(WDFDEVICE Fdo, LPCGUID InterfaceType, PINTERFACE Interface,
				 USHORT Size, USHORT Version, PVOID InterfaceSpecificData)
{
	PDEVICE_OBJECT device = WdfDeviceWdmGetDeviceObject(Fdo);

	if (!hdb_bus_has(device))
		return STATUS_NOT_SUPPORTED;
	return hdaudio_query_interface(to_hdaudio_device(device), InterfaceType, Size, Version,
				       Interface);
}
EXPORT_SYMBOL_GPL(WdfFdoQueryForInterface);
