// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: notifications of DMA progress.
 */
#include "ddi.h"
#include "stream/notify.h"
#include "stream/stream.h"

static enum hdb_why register_one(struct hdb_client *client, HANDLE handle,
				 const struct hdb_notification *wanted)
{
	enum hdb_why why = hdb_engine_check(client, handle);

	if (!why && !wanted->event && (!wanted->routine || !wanted->fdo))
		why = HDB_E_POINTER;
	return why ?: hdb_notify_register(client, handle, wanted);
}

static enum hdb_why unregister_one(struct hdb_client *client, HANDLE handle,
				   const struct hdb_notification *given)
{
	enum hdb_why why = hdb_engine_check(client, handle);

	if (!why && !given->event && !given->routine)
		why = HDB_E_POINTER;
	return why ?: hdb_notify_unregister(client, handle, given);
}

/**
 * hdb_RegisterNotificationEvent - set an event at each completion of an engine
 * @context: Context of the interface
 * @handle: the engine
 * @event: the event
 *
 * Context: may sleep.
 * Return: see PREGISTER_NOTIFICATION_EVENT.
 * Source: DDI RegisterNotificationEvent.
 */
NTSTATUS hdb_RegisterNotificationEvent(PVOID context, HANDLE handle, PKEVENT event)
{
	const struct hdb_notification wanted = { .event = event };
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "RegisterNotificationEvent", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = register_one(call.client, handle, &wanted);
	return hdb_call_end(&call, why);
}

/**
 * hdb_UnregisterNotificationEvent - no longer
 * @context: Context of the interface
 * @handle: the engine
 * @event: the event; not touched any more when the routine returns
 *
 * Context: may sleep.
 * Return: see PUNREGISTER_NOTIFICATION_EVENT.
 * Source: DDI UnregisterNotificationEvent.
 */
NTSTATUS hdb_UnregisterNotificationEvent(PVOID context, HANDLE handle, PKEVENT event)
{
	const struct hdb_notification given = { .event = event };
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "UnregisterNotificationEvent", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = unregister_one(call.client, handle, &given);
	return hdb_call_end(&call, why);
}

/**
 * hdb_RegisterNotificationCallback - call a routine at each completion of an engine
 * @context: Context of the interface
 * @handle: the engine
 * @fdo: the client's device, referenced until unregistering
 * @routine: called at DISPATCH_LEVEL with the time of the interrupt
 * @callback_context: for @routine
 *
 * Context: may sleep.
 * Return: see PREGISTER_NOTIFICATION_CALLBACK.
 * Source: DDI RegisterNotificationCallback.
 */
NTSTATUS hdb_RegisterNotificationCallback(PVOID context, HANDLE handle, PDEVICE_OBJECT fdo,
					  PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine,
					  PVOID callback_context)
{
	const struct hdb_notification wanted = {
		.fdo = fdo,
		.routine = routine,
		.context = callback_context,
	};
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "RegisterNotificationCallback", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = register_one(call.client, handle, &wanted);
	return hdb_call_end(&call, why);
}

/**
 * hdb_UnregisterNotificationCallback - no longer
 * @context: Context of the interface
 * @handle: the engine
 * @routine: as it was registered
 * @callback_context: as it was registered
 *
 * When it returns, the routine does not run and will not.
 *
 * Context: may sleep.
 * Return: see PUNREGISTER_NOTIFICATION_CALLBACK.
 * Source: DDI UnregisterNotificationCallback.
 */
NTSTATUS hdb_UnregisterNotificationCallback(PVOID context, HANDLE handle,
					    PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine,
					    PVOID callback_context)
{
	const struct hdb_notification given = {
		.routine = routine,
		.context = callback_context,
	};
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "UnregisterNotificationCallback", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = unregister_one(call.client, handle, &given);
	return hdb_call_end(&call, why);
}
