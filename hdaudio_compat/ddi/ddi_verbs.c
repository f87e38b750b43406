// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: codec commands.
 */
#include "nt/irql.h"

#include "ddi.h"
#include "verbs/verbs.h"

static enum hdb_why transfer(struct hdb_client *client, ULONG count,
			     PHDAUDIO_CODEC_TRANSFER transfers,
			     PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID context)
{
	if (!count)
		return HDB_E_COUNT;
	if (!transfers)
		return HDB_E_POINTER;
	if (callback)
		return hdb_verbs_submit(client->ctrl, client, transfers, count, callback, context);
	if (KeGetCurrentIrql() > PASSIVE_LEVEL)
		return HDB_E_LEVEL;
	return hdb_verbs_run(client->ctrl, client, transfers, count);
}

/**
 * hdb_TransferCodecVerbs - issue codec commands
 * @context: Context of the interface
 * @count: number of commands
 * @transfers: commands; each one's response is written beside it
 * @callback: called once at DISPATCH_LEVEL when all have completed, or NULL to wait
 * @callback_context: for @callback
 *
 * Context: without @callback it may sleep; with it IRQL <= DISPATCH_LEVEL.
 * Return: see PTRANSFER_CODEC_VERBS.
 * Source: DDI TransferCodecVerbs.
 */
NTSTATUS hdb_TransferCodecVerbs(PVOID context, ULONG count, PHDAUDIO_CODEC_TRANSFER transfers,
				PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback,
				PVOID callback_context)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "TransferCodecVerbs", context, HDB_AT_DISPATCH);

	if (!why)
		why = transfer(call.client, count, transfers, callback, callback_context);
	return hdb_call_end(&call, why);
}
