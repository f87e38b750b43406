// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: unsolicited responses.
 */
#include "ddi.h"
#include "verbs/unsolicited.h"

static enum hdb_why register_event(struct hdb_client *client,
				   PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine, PVOID context,
				   PUCHAR tag)
{
	if (!routine || !tag)
		return HDB_E_POINTER;
	return hdb_event_register(client, routine, context, tag);
}

/**
 * hdb_RegisterEventCallback - receive a codec's unsolicited responses
 * @context: Context of the interface
 * @routine: called at DISPATCH_LEVEL for each response with the tag
 * @callback_context: for @routine
 * @tag: receives the tag to program into the codec, 0 to 63
 *
 * Context: may sleep; IRQL = PASSIVE_LEVEL.
 * Return: see PREGISTER_EVENT_CALLBACK.
 * Source: DDI RegisterEventCallback.
 */
NTSTATUS hdb_RegisterEventCallback(PVOID context, PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine,
				   PVOID callback_context, PUCHAR tag)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "RegisterEventCallback", context, HDB_AT_PASSIVE);

	if (!why)
		why = register_event(call.client, routine, callback_context, tag);
	return hdb_call_end(&call, why);
}

/**
 * hdb_UnregisterEventCallback - give a tag back
 * @context: Context of the interface
 * @tag: from RegisterEventCallback
 *
 * When it returns, the tag's routine is not running and will not run again.
 *
 * Context: may sleep; IRQL = PASSIVE_LEVEL.
 * Return: see PUNREGISTER_EVENT_CALLBACK.
 * Source: DDI UnregisterEventCallback.
 */
NTSTATUS hdb_UnregisterEventCallback(PVOID context, UCHAR tag)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "UnregisterEventCallback", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = hdb_event_unregister(call.client, tag);
	return hdb_call_end(&call, why);
}
