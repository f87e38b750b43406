// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: DMA buffers.
 */
#include "ddi.h"
#include "stream/stream.h"

static enum hdb_why alloc_buffer(struct hdb_client *client, HANDLE handle, SIZE_T size, PMDL *mdl,
				 PSIZE_T allocated, PUCHAR stream_id, PULONG fifo)
{
	struct hdb_buffer_grant grant;
	enum hdb_why why = hdb_engine_check(client, handle);

	if (!why && (!mdl || !allocated || !stream_id || !fifo))
		why = HDB_E_POINTER;
	if (!why)
		why = hdb_buffer_alloc(client, handle, size, 0, &grant);
	if (why)
		return why;
	*mdl = grant.mdl;
	*allocated = grant.bytes;
	*stream_id = grant.stream_id;
	*fifo = grant.fifo;
	return HDB_OK;
}

/**
 * hdb_AllocateDmaBuffer - give an engine a cyclic buffer and set it up
 * @context: Context of the interface
 * @handle: the engine, in ResetState
 * @size: bytes wanted
 * @mdl: takes the buffer's pages; the first one begins with the buffer's first byte
 * @allocated: takes the size granted in bytes: whole frames, a multiple of 128
 * @stream_id: takes the stream id to program into the codec's converter, 1 to 15
 * @fifo: takes the size of the engine's FIFO in bytes; 0 if the controller does not say
 *
 * Context: may sleep.
 * Return: see PALLOCATE_DMA_BUFFER.
 * Source: DDI AllocateDmaBuffer.
 */
NTSTATUS hdb_AllocateDmaBuffer(PVOID context, HANDLE handle, SIZE_T size, PMDL *mdl,
			       PSIZE_T allocated, PUCHAR stream_id, PULONG fifo)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "AllocateDmaBuffer", context, HDB_AT_PASSIVE);

	if (!why)
		why = alloc_buffer(call.client, handle, size, mdl, allocated, stream_id, fifo);
	return hdb_call_end(&call, why);
}

/**
 * hdb_FreeDmaBuffer - free an engine's cyclic buffer, with notification or without
 * @context: Context of the interface
 * @handle: the engine, in ResetState
 *
 * Context: may sleep.
 * Return: see PFREE_DMA_BUFFER.
 * Source: DDI FreeDmaBuffer.
 */
NTSTATUS hdb_FreeDmaBuffer(PVOID context, HANDLE handle)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "FreeDmaBuffer", context, HDB_AT_PASSIVE);

	if (!why)
		why = hdb_buffer_free(call.client, handle);
	return hdb_call_end(&call, why);
}

/* What AllocateDmaBufferWithNotification was given. */
struct notifying_request {
	ULONG notifications;
	SIZE_T size;
	PMDL *mdl;
	PSIZE_T allocated;
	PSIZE_T offset;
	PUCHAR stream_id;
	PULONG fifo;
};

static enum hdb_why notifying_check(const struct notifying_request *request)
{
	if (!request->mdl || !request->allocated || !request->offset || !request->stream_id ||
	    !request->fifo)
		return HDB_E_POINTER;
	if (request->notifications != 1 && request->notifications != 2)
		return HDB_E_NOTIFICATIONS;
	return HDB_OK;
}

static enum hdb_why alloc_notifying(struct hdb_client *client, HANDLE handle,
				    const struct notifying_request *request)
{
	struct hdb_buffer_grant grant;
	enum hdb_why why = hdb_engine_check(client, handle);

	if (!why)
		why = notifying_check(request);
	if (!why)
		why = hdb_buffer_alloc(client, handle, request->size, request->notifications,
				       &grant);
	if (why)
		return why;
	*request->mdl = grant.mdl;
	*request->allocated = grant.bytes;
	*request->offset = grant.offset;
	*request->stream_id = grant.stream_id;
	*request->fifo = grant.fifo;
	return HDB_OK;
}

/**
 * hdb_AllocateDmaBufferWithNotification - the same, with interrupts as the buffer goes round
 * @context: Context of the interface
 * @handle: the engine, in ResetState
 * @notifications: 1, at the end of the buffer; 2, at its midpoint too
 * @size: bytes wanted
 * @mdl: takes the buffer's pages
 * @allocated: takes the size granted in bytes; with 2 notifications both halves are equal,
 *	whole frames and a multiple of 128
 * @offset: takes the buffer's offset in the first page, bytes
 * @stream_id: takes the stream id to program into the codec's converter, 1 to 15
 * @fifo: takes the size of the engine's FIFO in bytes; 0 if the controller does not say
 *
 * Context: may sleep.
 * Return: see PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION.
 * Source: DDI AllocateDmaBufferWithNotification.
 */
NTSTATUS hdb_AllocateDmaBufferWithNotification(PVOID context, HANDLE handle, ULONG notifications,
					       SIZE_T size, PMDL *mdl, PSIZE_T allocated,
					       PSIZE_T offset, PUCHAR stream_id, PULONG fifo)
{
	const struct notifying_request request = {
		.notifications = notifications,
		.size = size,
		.mdl = mdl,
		.allocated = allocated,
		.offset = offset,
		.stream_id = stream_id,
		.fifo = fifo,
	};
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "AllocateDmaBufferWithNotification", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = alloc_notifying(call.client, handle, &request);
	return hdb_call_end(&call, why);
}

/**
 * hdb_FreeDmaBufferWithNotification - free an engine's notifying buffer
 * @context: Context of the interface
 * @handle: the engine, in ResetState
 * @mdl: as it was granted
 * @size: as it was granted
 *
 * Context: may sleep.
 * Return: see PFREE_DMA_BUFFER_WITH_NOTIFICATION.
 * Source: DDI FreeDmaBufferWithNotification.
 */
NTSTATUS hdb_FreeDmaBufferWithNotification(PVOID context, HANDLE handle, PMDL mdl, SIZE_T size)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "FreeDmaBufferWithNotification", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = hdb_buffer_free_notifying(call.client, handle, mdl, size);
	return hdb_call_end(&call, why);
}

static enum hdb_why alloc_contiguous(struct hdb_client *client, HANDLE handle, ULONG size,
				     PVOID *data, PHDAUDIO_BUFFER_DESCRIPTOR *bdl)
{
	enum hdb_why why = hdb_engine_check(client, handle);

	if (!why && (!data || !bdl))
		why = HDB_E_POINTER;
	return why ?: hdb_contiguous_alloc(client, handle, size, data, bdl);
}

/**
 * hdb_AllocateContiguousDmaBuffer - a contiguous buffer and a page for the client's BDL
 * @context: Context of the interface
 * @handle: the engine, in ResetState
 * @size: bytes wanted; that much or nothing
 * @data: takes the buffer's kernel address
 * @bdl: takes the kernel address of the page for up to 256 descriptors
 *
 * Context: may sleep.
 * Return: see PALLOCATE_CONTIGUOUS_DMA_BUFFER.
 * Source: DDI AllocateContiguousDmaBuffer.
 */
NTSTATUS hdb_AllocateContiguousDmaBuffer(PVOID context, HANDLE handle, ULONG size, PVOID *data,
					 PHDAUDIO_BUFFER_DESCRIPTOR *bdl)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "AllocateContiguousDmaBuffer", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = alloc_contiguous(call.client, handle, size, data, bdl);
	return hdb_call_end(&call, why);
}

static enum hdb_why set_up_bdl(struct hdb_client *client, HANDLE handle,
			       const struct hdb_bdl_request *request, PUCHAR stream_id,
			       PULONG fifo)
{
	struct hdb_buffer_grant grant;
	enum hdb_why why = hdb_engine_check(client, handle);

	if (!why && (!stream_id || !fifo))
		why = HDB_E_POINTER;
	if (!why)
		why = hdb_contiguous_set_up(client, handle, request, &grant);
	if (why)
		return why;
	*stream_id = grant.stream_id;
	*fifo = grant.fifo;
	return HDB_OK;
}

/**
 * hdb_SetupDmaEngineWithBdl - set an engine up with the BDL its client has filled
 * @context: Context of the interface
 * @handle: the engine, in ResetState and with a contiguous buffer
 * @length: bytes of the cyclic buffer, the sum of the descriptors
 * @lvi: index of the last descriptor, 1 to 255
 * @isr: called at each interrupt of the stream, at DIRQL; may be NULL where no descriptor asks
 *	for one
 * @isr_context: for @isr
 * @stream_id: takes the stream id to program into the codec's converter, 1 to 15
 * @fifo: takes the size of the engine's FIFO in bytes; 0 if the controller does not say
 *
 * Context: may sleep.
 * Return: see PSETUP_DMA_ENGINE_WITH_BDL.
 * Source: DDI SetupDmaEngineWithBdl.
 */
NTSTATUS hdb_SetupDmaEngineWithBdl(PVOID context, HANDLE handle, ULONG length, ULONG lvi,
				   PHDAUDIO_BDL_ISR isr, PVOID isr_context, PUCHAR stream_id,
				   PULONG fifo)
{
	const struct hdb_bdl_request request = {
		.bytes = length,
		.lvi = lvi,
		.isr = isr,
		.context = isr_context,
	};
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "SetupDmaEngineWithBdl", context, HDB_AT_PASSIVE);

	if (!why)
		why = set_up_bdl(call.client, handle, &request, stream_id, fifo);
	return hdb_call_end(&call, why);
}

/**
 * hdb_FreeContiguousDmaBuffer - free an engine's contiguous buffer and BDL page
 * @context: Context of the interface
 * @handle: the engine, in ResetState
 *
 * Context: may sleep.
 * Return: see PFREE_CONTIGUOUS_DMA_BUFFER.
 * Source: DDI FreeContiguousDmaBuffer.
 */
NTSTATUS hdb_FreeContiguousDmaBuffer(PVOID context, HANDLE handle)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "FreeContiguousDmaBuffer", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = hdb_contiguous_free(call.client, handle);
	return hdb_call_end(&call, why);
}
