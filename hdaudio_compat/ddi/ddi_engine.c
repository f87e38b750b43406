// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: DMA engines.
 */
#include <linux/export.h>

#include "hdaudio_driver.h"

#include "ddi.h"
#include "stream/stream.h"

static enum hdb_why alloc_engine(struct hdb_client *client, PHDAUDIO_STREAM_FORMAT format,
				 struct hdb_engine_request *request, PHANDLE handle,
				 PHDAUDIO_CONVERTER_FORMAT converter_format)
{
	enum hdb_why why;
	HANDLE granted;
	u16 code;

	if (!format || !handle || !converter_format)
		return HDB_E_POINTER;
	request->format = *format;
	why = hdb_engine_alloc(client, request, &granted, &code);
	if (why)
		return why;
	*handle = granted;
	converter_format->ConverterFormat = code;
	return HDB_OK;
}

/**
 * hdb_AllocateCaptureDmaEngine - reserve an engine and bandwidth for a capture stream
 * @context: Context of the interface
 * @codec: address of the codec the stream comes from, 0 to 14
 * @format: what the stream carries: Hz, bits, channels
 * @handle: takes the engine's handle
 * @converter_format: takes the format to program into the codec's converter
 *
 * Context: may sleep.
 * Return: see PALLOCATE_CAPTURE_DMA_ENGINE.
 * Source: DDI AllocateCaptureDmaEngine.
 */
NTSTATUS hdb_AllocateCaptureDmaEngine(PVOID context, UCHAR codec, PHDAUDIO_STREAM_FORMAT format,
				      PHANDLE handle, PHDAUDIO_CONVERTER_FORMAT converter_format)
{
	struct hdb_engine_request request = { .codec = codec };
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "AllocateCaptureDmaEngine", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = alloc_engine(call.client, format, &request, handle, converter_format);
	return hdb_call_end(&call, why);
}

/**
 * hdb_AllocateRenderDmaEngine - reserve an engine and bandwidth for a render stream
 * @context: Context of the interface
 * @format: what the stream carries: Hz, bits, channels
 * @stripe: spread the stream over all SDO lines, where there are several
 * @handle: takes the engine's handle
 * @converter_format: takes the format to program into the codec's converter
 *
 * Context: may sleep.
 * Return: see PALLOCATE_RENDER_DMA_ENGINE.
 * Source: DDI AllocateRenderDmaEngine.
 */
NTSTATUS hdb_AllocateRenderDmaEngine(PVOID context, PHDAUDIO_STREAM_FORMAT format, BOOLEAN stripe,
				     PHANDLE handle, PHDAUDIO_CONVERTER_FORMAT converter_format)
{
	struct hdb_engine_request request = { .render = true, .stripe = stripe };
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "AllocateRenderDmaEngine", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = alloc_engine(call.client, format, &request, handle, converter_format);
	return hdb_call_end(&call, why);
}

static enum hdb_why change_bandwidth(struct hdb_client *client, HANDLE handle,
				     PHDAUDIO_STREAM_FORMAT format,
				     PHDAUDIO_CONVERTER_FORMAT converter_format)
{
	enum hdb_why why = hdb_engine_check(client, handle);
	HDAUDIO_STREAM_FORMAT wanted;
	u16 code;

	if (why)
		return why;
	if (!format || !converter_format)
		return HDB_E_POINTER;
	wanted = *format;
	why = hdb_engine_change(client, handle, &wanted, &code);
	if (!why)
		converter_format->ConverterFormat = code;
	return why;
}

/**
 * hdb_ChangeBandwidthAllocation - change the format an engine is reserved for
 * @context: Context of the interface
 * @handle: the engine
 * @format: what the stream is to carry: Hz, bits, channels
 * @converter_format: takes the format to program into the codec's converter
 *
 * Context: may sleep.
 * Return: see PCHANGE_BANDWIDTH_ALLOCATION.
 * Source: DDI ChangeBandwidthAllocation.
 */
NTSTATUS hdb_ChangeBandwidthAllocation(PVOID context, HANDLE handle, PHDAUDIO_STREAM_FORMAT format,
				       PHDAUDIO_CONVERTER_FORMAT converter_format)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "ChangeBandwidthAllocation", context,
					  HDB_AT_PASSIVE);

	if (!why)
		why = change_bandwidth(call.client, handle, format, converter_format);
	return hdb_call_end(&call, why);
}

/**
 * hdb_FreeDmaEngine - give an engine back
 * @context: Context of the interface
 * @handle: the engine; in ResetState and without a buffer
 *
 * Its bandwidth, its stream id and all registrations on it go with it.
 *
 * Context: IRQL <= DISPATCH_LEVEL.
 * Return: see PFREE_DMA_ENGINE.
 * Source: DDI FreeDmaEngine.
 */
NTSTATUS hdb_FreeDmaEngine(PVOID context, HANDLE handle)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "FreeDmaEngine", context, HDB_AT_DISPATCH);

	if (!why)
		why = hdb_engine_free(call.client, handle);
	return hdb_call_end(&call, why);
}

/**
 * hdb_SetDmaEngineState - change the state of engines, all at once
 * @context: Context of the interface
 * @state: ResetState, StopState, PauseState or RunState
 * @count: number of engines
 * @handles: the engines, each once
 *
 * Context: IRQL <= DISPATCH_LEVEL; busy-waits for the hardware.
 * Return: see PSET_DMA_ENGINE_STATE.
 * Source: DDI SetDmaEngineState; HD Audio specification, SSYNC and SDnCTL.
 */
NTSTATUS hdb_SetDmaEngineState(PVOID context, HDAUDIO_STREAM_STATE state, ULONG count,
			       PHANDLE handles)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "SetDmaEngineState", context, HDB_AT_DISPATCH);

	if (!why)
		why = handles ? hdb_engines_set_state(call.client, state, count, handles)
			      : HDB_E_POINTER;
	return hdb_call_end(&call, why);
}

/* The handle is looked at before the pointer. */
static enum hdb_why check_position(struct hdb_client *client, HANDLE handle, const void *position)
{
	enum hdb_why why = hdb_engine_check(client, handle);

	return !why && !position ? HDB_E_POINTER : why;
}

/**
 * hdb_GetLinkPositionRegister - where an engine's position can be read
 * @context: Context of the interface
 * @handle: the engine
 * @position: takes the address of a register to be read with READ_REGISTER_ULONG(): the offset
 *	in the cyclic buffer, in bytes
 *
 * Context: IRQL <= DISPATCH_LEVEL.
 * Return: see PGET_LINK_POSITION_REGISTER.
 * Source: DDI GetLinkPositionRegister; HD Audio specification, alias of SDnLPIB.
 */
NTSTATUS hdb_GetLinkPositionRegister(PVOID context, HANDLE handle, PULONG *position)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "GetLinkPositionRegister", context,
					  HDB_AT_DISPATCH);

	if (!why)
		why = check_position(call.client, handle, position);
	if (!why)
		why = hdb_engine_position(call.client, handle, position);
	return hdb_call_end(&call, why);
}

/**
 * hdaudio_find_position - prepare to ask how far an engine has come
 * @context: Context of the interface
 * @handle: the engine
 * @position: takes what hdaudio_read_position() is given; good until FreeDmaEngine
 *
 * Not of the DDI. It is for drivers that need not read a register each time.
 *
 * Context: IRQL <= DISPATCH_LEVEL.
 * Return: STATUS_SUCCESS, STATUS_INVALID_PARAMETER (context, pointer), STATUS_INVALID_HANDLE or
 *	STATUS_NO_SUCH_DEVICE.
 */
NTSTATUS hdaudio_find_position(PVOID context, HANDLE handle, struct hdaudio_position **position)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "hdaudio_find_position", context,
					  HDB_AT_DISPATCH);

	if (!why)
		why = check_position(call.client, handle, position);
	if (!why)
		why = hdb_engine_find_place(call.client, handle, position);
	return hdb_call_end(&call, why);
}
EXPORT_SYMBOL_GPL(hdaudio_find_position);

/**
 * hdaudio_read_position - how far an engine has come
 * @position: of hdaudio_find_position(), of an engine that is still the caller's
 *
 * The same as the link position register says, which is read only where the controller does not
 * write it to memory as well, or has not been seen to do so rightly.
 *
 * Context: any.
 * Return: offset in the cyclic buffer, in bytes; all ones once the controller is gone.
 */
ULONG hdaudio_read_position(struct hdaudio_position *position)
{
	return hdb_engine_where(container_of(position, struct hdb_engine, position));
}
EXPORT_SYMBOL_GPL(hdaudio_read_position);

/**
 * hdaudio_seek_engine - let a stopped engine begin elsewhere in its buffer
 * @context: Context of the interface
 * @handle: the engine, in StopState
 * @place: byte offset in the buffer
 * @origin: takes where it will begin: @place, or the next place before it where both a frame
 *	and a descriptor (128 bytes) can start, 1920 bytes at most; with 256 entries, where one
 *	of them starts
 *
 * Not of the DDI. It is for drivers that resume after system sleep: the engine, which has
 * lost its position, goes on where it was. The link position register counts from 0 at
 * @origin. ResetState takes the engine back to the start of the buffer.
 *
 * Context: any.
 * Return: STATUS_SUCCESS, STATUS_INVALID_PARAMETER (context, pointer, place),
 *	STATUS_INVALID_HANDLE, STATUS_INVALID_DEVICE_REQUEST (no buffer set up, or not in
 *	StopState), STATUS_NO_SUCH_DEVICE or STATUS_DEVICE_NOT_READY.
 */
NTSTATUS hdaudio_seek_engine(PVOID context, HANDLE handle, ULONG place, ULONG *origin)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "hdaudio_seek_engine", context, HDB_AT_DISPATCH);

	if (!why && !origin)
		why = HDB_E_POINTER;
	if (!why)
		why = hdb_engine_seek(call.client, handle, place, origin);
	return hdb_call_end(&call, why);
}
EXPORT_SYMBOL_GPL(hdaudio_seek_engine);
