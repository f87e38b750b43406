/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The HD Audio DDI: the bus interface a codec (function) driver written for Windows calls.
 *
 * Names, values and layouts are those of the public Windows DDI, so that a driver's source
 * compiles against this header unchanged. What the routines promise is written here, and is
 * the contract that the tests check: kunit/contract/check-contract compares the statuses listed
 * under "Return:" with the cases there are.
 */
#ifndef HDAUDIO_COMPAT_HDAUDIO_H
#define HDAUDIO_COMPAT_HDAUDIO_H

#include "nt/nt.h"

/* Where a driver's own copy of the header of Windows has come first, it is held to the layout. */
#ifdef _HDAUDIO_H_
#define HDAUDIO_COMPAT_OTHER_HEADER
static_assert(sizeof(HDAUDIO_CODEC_TRANSFER) == 16 && sizeof(HDAUDIO_STREAM_FORMAT) == 12);
static_assert(sizeof(HDAUDIO_BUS_INTERFACE) == 144 &&
	      offsetof(HDAUDIO_BUS_INTERFACE, GetResourceInformation) == 136);
#else
#define _HDAUDIO_H_

/**
 * DOC: The HD Audio DDI
 *
 * **Interfaces.** A client, the driver of one function group, asks for one of four tables of
 * routines with hdaudio_query_interface(). They exist side by side; a client may hold several.
 *
 * * GUID_HDAUDIO_BUS_INTERFACE, the baseline: &struct _HDAUDIO_BUS_INTERFACE
 * * GUID_HDAUDIO_BUS_INTERFACE_V2 adds buffers with notification, and notification events:
 *   &struct _HDAUDIO_BUS_INTERFACE_V2
 * * GUID_HDAUDIO_BUS_INTERFACE_V3 adds notification callbacks: &struct _HDAUDIO_BUS_INTERFACE_V3
 * * GUID_HDAUDIO_BUS_INTERFACE_BDL has buffers whose descriptor list the client writes, in place
 *   of the baseline's buffers: &struct _HDAUDIO_BUS_INTERFACE_BDL
 *
 * **Query.** The client gives the GUID, the size of its structure and version 0x0100. A size
 * larger than the structure is accepted and the true one written back; a smaller one is
 * STATUS_INVALID_PARAMETER. Version 1 is accepted too, and the version asked for is written
 * back; another one, or an unknown GUID, is STATUS_NOT_SUPPORTED. When a query fails, the
 * structure is left as it was. Each query that succeeds makes a context of its own with one
 * reference. InterfaceReference adds one and InterfaceDereference drops one; the last drop
 * ends the context, and what the client still has allocated or registered through it is
 * stopped and taken back.
 *
 * **Context.** Every routine takes the Context of its table first. NULL, or the context of a
 * table whose last reference is gone, is STATUS_INVALID_PARAMETER, and so is any other pointer
 * that is NULL and not said to be optional.
 *
 * **Levels.** PASSIVE_LEVEL is process context that may sleep, APC_LEVEL the same with a fast
 * mutex held, DISPATCH_LEVEL is where it must not (softirq, bottom halves off, a spin lock held), a
 * hard interrupt is above all; KeGetCurrentIrql() tells. A routine for PASSIVE_LEVEL that is
 * called higher, under a fast mutex too, does nothing and returns STATUS_UNSUCCESSFUL, before it
 * looks at anything else. All routines may be called by several threads at once, and none calls
 * the client with a lock held.
 *
 * **Handles.** A handle names a DMA engine (a stream descriptor of the controller) that the
 * client has allocated. One that is invented, was freed, is from before the engine was
 * allocated anew, or belongs to another context is STATUS_INVALID_HANDLE. It is never used as
 * an address.
 *
 * **States.** An engine is in ResetState when it is allocated. Reset and running are never
 * neighbours: between them is the state that is called both StopState and PauseState. Buffers
 * are allocated, set up and freed, and engines freed and given another format, in ResetState
 * only.
 *
 * **Failure.** When a routine fails, what its pointers point to is untouched and nothing has
 * changed. Its statuses are tested in the order in which they are listed, except for
 * STATUS_SUCCESS, the Context, and where it is said otherwise.
 *
 * **Removal.** When the controller is gone, a routine that needs it returns
 * STATUS_NO_SUCH_DEVICE. Those that free, unregister and dereference work on, and every engine
 * then counts as reset, so that a client can always clean up.
 */

DEFINE_GUID(GUID_HDAUDIO_BUS_INTERFACE, 0xd2eaf88b, 0xab18, 0x41a8,
	    0xb6, 0x64, 0x8d, 0x59, 0x21, 0x67, 0x67, 0x1b);
DEFINE_GUID(GUID_HDAUDIO_BUS_INTERFACE_BDL, 0xb4d65397, 0x5634, 0x40b0,
	    0xb0, 0x68, 0xf5, 0xb9, 0xf8, 0xb9, 0x67, 0xa5);
DEFINE_GUID(GUID_HDAUDIO_BUS_INTERFACE_V2, 0xb52af5fb, 0x424b, 0x4bb9,
	    0xa1, 0x60, 0x5b, 0x38, 0xbe, 0x94, 0xe5, 0x68);
DEFINE_GUID(GUID_HDAUDIO_BUS_INTERFACE_V3, 0xdc25da12, 0xbcd1, 0x4c7f,
	    0x84, 0xe1, 0x02, 0xad, 0xb6, 0xdc, 0xdc, 0xbf);
/* The type of the bus, as a PnP bus driver reports it. */
DEFINE_GUID(GUID_HDAUDIO_BUS_CLASS, 0xbbd1a745, 0xadd6, 0x4575,
	    0x9c, 0x2e, 0x9b, 0x42, 0x8d, 0x1c, 0x32, 0x66);

EXTERN_C_START

/* Some other header may have these, and these alone, by the same guard. */
#ifndef _HDAUDIO_CODEC_TRANSFER_
#define _HDAUDIO_CODEC_TRANSFER_

/**
 * struct _HDAUDIO_CODEC_COMMAND - a command, as it goes over the link
 * @Verb8: a verb of 12 bits with 8 bits of data
 * @Verb8.Data: payload
 * @Verb8.VerbId: the verb
 * @Verb8.Node: node id of the addressed widget or function group
 * @Verb8.CodecAddress: address of the codec, 0 to 14
 * @Verb16: a verb of 4 bits with 16 bits of data
 * @Verb16.Data: payload
 * @Verb16.VerbId: the verb
 * @Verb16.Node: node id of the addressed widget or function group
 * @Verb16.CodecAddress: address of the codec, 0 to 14
 * @Command: all 32 bits
 */
typedef struct _HDAUDIO_CODEC_COMMAND {
	union {
		struct {
			ULONG Data:8;
			ULONG VerbId:12;
			ULONG Node:8;
			ULONG CodecAddress:4;
		} Verb8;
		struct {
			ULONG Data:16;
			ULONG VerbId:4;
			ULONG Node:8;
			ULONG CodecAddress:4;
		} Verb16;
		ULONG Command;
	};
} HDAUDIO_CODEC_COMMAND, *PHDAUDIO_CODEC_COMMAND;

/**
 * struct _HDAUDIO_CODEC_RESPONSE - a codec's response to a command, or an unsolicited one
 * @Unsolicited: an unsolicited response
 * @Unsolicited.Response: payload; headers of Windows XP's time have its 21 bits and the sub tag's 5
 *	as one field of 26
 * @Unsolicited.SubTag: which of the sources that share the tag
 * @Unsolicited.Tag: the tag of RegisterEventCallback
 * @Response: the response to a command
 * @SDataIn: address of the codec that answered
 * @IsUnsolicitedResponse: 1 if no command asked for it
 * @Reserved: 0
 * @HasFifoOverrun: 1 if the response was lost because the controller's response ring overran;
 *	a command that never left, for the controller could not read it, has 0
 * @IsValid: 1 if there is a response; 0 with @HasFifoOverrun 0 means that the codec was silent,
 *	or never asked
 * @CompleteResponse: all 64 bits
 */
typedef struct _HDAUDIO_CODEC_RESPONSE {
	union {
		struct {
			union {
				struct {
					ULONG Response:21;
					ULONG SubTag:5;
					ULONG Tag:6;
				} Unsolicited;
				ULONG Response;
			};
			ULONG SDataIn:4;
			ULONG IsUnsolicitedResponse:1;
			ULONG Reserved:25;
			ULONG HasFifoOverrun:1;
			ULONG IsValid:1;
		};
		ULONGLONG CompleteResponse;
	};
} HDAUDIO_CODEC_RESPONSE, *PHDAUDIO_CODEC_RESPONSE;

/**
 * struct _HDAUDIO_CODEC_TRANSFER - a command and the place for its response
 * @Output: the command, from the client
 * @Input: the response, to the client
 */
typedef struct _HDAUDIO_CODEC_TRANSFER {
	HDAUDIO_CODEC_COMMAND Output;
	HDAUDIO_CODEC_RESPONSE Input;
} HDAUDIO_CODEC_TRANSFER, *PHDAUDIO_CODEC_TRANSFER;

#endif /* _HDAUDIO_CODEC_TRANSFER_ */

/**
 * struct _HDAUDIO_STREAM_FORMAT - a PCM format, as memory holds it
 * @SampleRate: frames a second: 48000 or 44100, times 1 to 4, divided by 1 to 8 where that
 *	leaves no remainder
 * @ValidBitsPerSample: bits of a sample that mean something: 8, 16, 20, 24 or 32. It is these
 *	that the converter format encodes
 * @ContainerSize: bits of a sample in memory: 8 for 8 valid ones, 16 for 16, else 32; 24 in 24 is
 *	refused
 * @NumberOfChannels: samples in a frame, 1 to 16
 */
typedef struct _HDAUDIO_STREAM_FORMAT {
	ULONG SampleRate;
	USHORT ValidBitsPerSample;
	USHORT ContainerSize;
	USHORT NumberOfChannels;
} HDAUDIO_STREAM_FORMAT, *PHDAUDIO_STREAM_FORMAT;

/**
 * struct _HDAUDIO_CONVERTER_FORMAT - the same format, as converter and link know it
 * @NumberOfChannels: channels less one
 * @BitsPerSample: 0 is 8, 1 is 16, 2 is 20, 3 is 24, 4 is 32 bits
 * @Reserved: 0
 * @SampleRate: bits 2:0 divisor less one, 5:3 multiplier less one, 6 base rate (0 is 48 kHz,
 *	1 is 44.1 kHz)
 * @StreamType: 0 is PCM
 * @ConverterFormat: all 16 bits, the payload of the verb that sets it
 */
typedef struct _HDAUDIO_CONVERTER_FORMAT {
	union {
		struct {
			USHORT NumberOfChannels:4;
			USHORT BitsPerSample:3;
			USHORT Reserved:1;
			USHORT SampleRate:7;
			USHORT StreamType:1;
		};
		USHORT ConverterFormat;
	};
} HDAUDIO_CONVERTER_FORMAT, *PHDAUDIO_CONVERTER_FORMAT;

/**
 * enum _HDAUDIO_STREAM_STATE - what a DMA engine does
 * @ResetState: nothing; its position is zero
 * @StopState: nothing, but it keeps its position
 * @PauseState: the same state as StopState
 * @RunState: it moves data
 */
typedef enum _HDAUDIO_STREAM_STATE {
	ResetState = 0,
	StopState = 1,
	PauseState = 1,
	RunState = 2
} HDAUDIO_STREAM_STATE, *PHDAUDIO_STREAM_STATE;

/**
 * enum _HDAUDIO_CODEC_POWER_STATE - power states of a codec or its parts
 * @PowerCodecUnspecified: none
 * @PowerCodecD0: fully on
 * @PowerCodecD1: ready within a moment
 * @PowerCodecD2: ready after a while
 * @PowerCodecD3: asleep, but it answers commands
 * @PowerCodecD3Cold: off
 * @PowerCodecMaximum: the number of states
 */
typedef enum _HDAUDIO_CODEC_POWER_STATE {
	PowerCodecUnspecified = 0,
	PowerCodecD0,
	PowerCodecD1,
	PowerCodecD2,
	PowerCodecD3,
	PowerCodecD3Cold,
	PowerCodecMaximum
} HDAUDIO_CODEC_POWER_STATE, *PHDAUDIO_CODEC_POWER_STATE;

/**
 * struct _HDAUDIO_DEVICE_INFORMATION - what GetDeviceInformation tells
 * @Size: bytes there is room for; then bytes that were written
 * @DeviceVersion: HD Audio version of the controller, major in the high byte
 * @DriverVersion: 1.0 as of Windows' bus driver, major in the high byte
 * @CodecsDetected: codecs that are there now, bit n for the one at address n; they come and go
 * @IsStripingSupported: TRUE if the controller has more than one SDO line
 */
typedef struct _HDAUDIO_DEVICE_INFORMATION {
	USHORT Size;
	USHORT DeviceVersion;
	USHORT DriverVersion;
	USHORT CodecsDetected;
	BOOLEAN IsStripingSupported;
} HDAUDIO_DEVICE_INFORMATION, *PHDAUDIO_DEVICE_INFORMATION;

/**
 * struct _HDAUDIO_DEVICE_INFORMATION_V2 - what it tells where there is room for more
 * @Size: bytes there is room for; then bytes that were written
 * @DeviceVersion: HD Audio version of the controller, major in the high byte
 * @DriverVersion: 1.0 as of Windows' bus driver, major in the high byte
 * @CodecsDetected: codecs that are there now, bit n for the one at address n; they come and go
 * @IsStripingSupported: TRUE if the controller has more than one SDO line
 * @CtrlRevision: PCI revision of the controller
 * @CtrlVendorId: PCI vendor id of the controller
 * @CtrlDeviceId: PCI device id of the controller
 */
typedef struct _HDAUDIO_DEVICE_INFORMATION_V2 {
	USHORT Size;
	USHORT DeviceVersion;
	USHORT DriverVersion;
	USHORT CodecsDetected;
	BOOLEAN IsStripingSupported;
	UCHAR CtrlRevision;
	USHORT CtrlVendorId;
	USHORT CtrlDeviceId;
} HDAUDIO_DEVICE_INFORMATION_V2, *PHDAUDIO_DEVICE_INFORMATION_V2;

/**
 * _HDAUDIO_DEVICE_INFORMATION_V2_INIT - prepare the structure for GetDeviceInformation
 * @info: zeroed, but for its Size
 *
 * Context: any.
 */
static inline VOID _HDAUDIO_DEVICE_INFORMATION_V2_INIT(PHDAUDIO_DEVICE_INFORMATION_V2 info)
{
	RtlZeroMemory(info, sizeof(*info));
	info->Size = sizeof(*info);
}

/**
 * struct _HDAUDIO_BUFFER_DESCRIPTOR - one entry of a buffer descriptor list
 * @Address: bus address of the piece, from MmGetPhysicalAddress(); a multiple of 128
 * @Length: bytes of the piece
 * @InterruptOnCompletion: bit 0 asks for an interrupt when the piece is done
 *
 * It is the entry that the hardware reads.
 */
typedef struct _HDAUDIO_BUFFER_DESCRIPTOR {
	PHYSICAL_ADDRESS Address;
	ULONG Length;
	ULONG InterruptOnCompletion;
} HDAUDIO_BUFFER_DESCRIPTOR, *PHDAUDIO_BUFFER_DESCRIPTOR;

/**
 * typedef PHDAUDIO_TRANSFER_COMPLETE_CALLBACK - the client's: all commands have completed
 * @CodecTransfer: the first element of the array given to TransferCodecVerbs
 * @CallbackContext: as given there
 *
 * Context: DISPATCH_LEVEL. May call any routine for that level.
 */
typedef VOID (*PHDAUDIO_TRANSFER_COMPLETE_CALLBACK)(HDAUDIO_CODEC_TRANSFER *CodecTransfer,
						    PVOID CallbackContext);

/**
 * typedef PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK - the client's: a codec reports an event
 * @Response: the unsolicited response
 * @CallbackContext: as given to RegisterEventCallback
 *
 * Context: DISPATCH_LEVEL. May call any routine for that level.
 */
typedef VOID (*PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK)(HDAUDIO_CODEC_RESPONSE Response,
						       PVOID CallbackContext);

/**
 * typedef PHDAUDIO_DMA_NOTIFICATION_CALLBACK - the client's: a part of the buffer is done
 * @CallbackContext: as given to RegisterNotificationCallback
 * @PerformanceCounter: KeQueryPerformanceCounter() when the interrupt was handled
 *
 * Context: DISPATCH_LEVEL. May call any routine for that level.
 */
typedef VOID (*PHDAUDIO_DMA_NOTIFICATION_CALLBACK)(PVOID CallbackContext,
						   LARGE_INTEGER PerformanceCounter);

/**
 * typedef PHDAUDIO_BDL_ISR - the client's: an interrupt of its engine
 * @Context: as given to SetupDmaEngineWithBdl
 * @InterruptBitMask: bit 2 an entry that asks for it is done, bit 3 FIFO error, bit 4
 *	descriptor error; all others are 0
 *
 * Context: DIRQL_LEVEL: the hard interrupt; or, where the kernel gives interrupts threads
 * (PREEMPT_RT), where one was lost and where none works, what stands for it, of which
 * KeGetCurrentIrql() says the same. May call none of the routines: it queues a DPC with
 * KeInsertQueueDpc(), which does what is to be done. KeSetEvent() works here, and on NT does not.
 */
typedef VOID (*PHDAUDIO_BDL_ISR)(VOID *Context, ULONG InterruptBitMask);

/**
 * typedef PTRANSFER_CODEC_VERBS - TransferCodecVerbs: issue commands to codecs
 * @_context: Context of the table
 * @Count: commands; any number, more than the controller's ring holds included
 * @CodecTransfer: array of @Count commands, each with the place for its response
 * @Callback: called once when the last command has completed; NULL to wait for that instead
 * @CallbackContext: for @Callback
 *
 * The commands to a codec are issued in the order of the array; those to different codecs may
 * overtake each other. Every element's Input is written: IsValid
 * 1 with the response and the codec's address; or IsValid 0, with HasFifoOverrun telling
 * whether the response was lost (1) or the codec has not answered (0). STATUS_SUCCESS does
 * not mean that responses are valid.
 *
 * A command to an address without a codec completes invalid and without a wait. A codec that
 * does not answer costs one time-out for all commands to it in the call, and holds up no other
 * codec. A response that comes after its time-out is dropped. No element is written once
 * @Callback has been called or, without it, the routine has returned; until then the array
 * belongs to the bus driver.
 *
 * Context: PASSIVE_LEVEL without @Callback, which may sleep; at or below DISPATCH_LEVEL with
 * it, from within @Callback too.
 * Return:
 * * %STATUS_SUCCESS - the commands have completed or, with @Callback, are queued
 * * %STATUS_INVALID_PARAMETER - @_context is bad, @Count is 0 or @CodecTransfer is NULL
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL without @Callback
 * * %STATUS_NO_MEMORY - there is no memory to queue the commands; @Callback is not called
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone, or the system sleeps; @Callback is not
 *   called. If it goes while the routine waits, the elements have been written, too
 */
typedef NTSTATUS (*PTRANSFER_CODEC_VERBS)(PVOID _context, ULONG Count,
					  PHDAUDIO_CODEC_TRANSFER CodecTransfer,
					  PHDAUDIO_TRANSFER_COMPLETE_CALLBACK Callback,
					  PVOID CallbackContext);

/**
 * typedef PALLOCATE_CAPTURE_DMA_ENGINE - AllocateCaptureDmaEngine: reserve an engine to record
 * @_context: Context of the table
 * @CodecAddress: where the stream comes from: a codec that is there
 * @StreamFormat: what it carries
 * @Handle: takes the handle of the engine
 * @ConverterFormat: takes the encoded format to program into the codec's converter
 *
 * Reserves an engine, a stream id, and bandwidth on the codec's SDI line: channels times bits
 * on the link (those of the encoded sample size) times the frames that one 48 kHz link frame
 * carries, rounded up. Together the streams of a line take no more than the controller's
 * input payload. A bidirectional engine is used when no other is free. No stream register is
 * programmed yet; the engine is in ResetState.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine is the client's
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad, a pointer is NULL, the format cannot be, or
 *   no codec has the address
 * * %STATUS_BUFFER_TOO_SMALL - the FIFO of the engines that are free cannot carry the format
 * * %STATUS_INSUFFICIENT_RESOURCES - no engine or stream id is free, or too little bandwidth
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PALLOCATE_CAPTURE_DMA_ENGINE)(PVOID _context, UCHAR CodecAddress,
						 PHDAUDIO_STREAM_FORMAT StreamFormat,
						 PHANDLE Handle,
						 PHDAUDIO_CONVERTER_FORMAT ConverterFormat);

/**
 * typedef PALLOCATE_RENDER_DMA_ENGINE - AllocateRenderDmaEngine: reserve an engine to play
 * @_context: Context of the table
 * @StreamFormat: what it carries
 * @Stripe: TRUE to spread the stream over all SDO lines; without effect where there is one
 * @Handle: takes the handle of the engine
 * @ConverterFormat: takes the encoded format to program into the codec's converter
 *
 * As AllocateCaptureDmaEngine, but the bandwidth comes from the output payload, which all
 * render streams of the controller share on each of its SDO lines.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine is the client's
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad, a pointer is NULL, or the format cannot be
 * * %STATUS_BUFFER_TOO_SMALL - the FIFO of the engines that are free cannot carry the format
 * * %STATUS_INSUFFICIENT_RESOURCES - no engine or stream id is free, or too little bandwidth
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PALLOCATE_RENDER_DMA_ENGINE)(PVOID _context, PHDAUDIO_STREAM_FORMAT StreamFormat,
						BOOLEAN Stripe, PHANDLE Handle,
						PHDAUDIO_CONVERTER_FORMAT ConverterFormat);

/**
 * typedef PCHANGE_BANDWIDTH_ALLOCATION - ChangeBandwidthAllocation: give an engine a new format
 * @_context: Context of the table
 * @Handle: the engine
 * @StreamFormat: what it is to carry from now on
 * @ConverterFormat: takes the encoded format
 *
 * What the engine had reserved counts as free for the new reservation. If the routine fails,
 * the old format and reservation stand.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine has the new format
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, a pointer is NULL, or the format cannot be
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine is not in ResetState, or has a buffer
 * * %STATUS_BUFFER_TOO_SMALL - the engine's FIFO cannot carry the format
 * * %STATUS_INSUFFICIENT_RESOURCES - too little bandwidth
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PCHANGE_BANDWIDTH_ALLOCATION)(PVOID _context, HANDLE Handle,
						 PHDAUDIO_STREAM_FORMAT StreamFormat,
						 PHDAUDIO_CONVERTER_FORMAT ConverterFormat);

/**
 * typedef PALLOCATE_DMA_BUFFER - AllocateDmaBuffer: get a cyclic buffer and set the engine up
 * @_context: Context of the table
 * @Handle: the engine
 * @RequestedBufferSize: bytes wanted
 * @BufferMdl: takes the description of the buffer; its first page begins with the first byte
 * @AllocatedBufferSize: takes the bytes granted
 * @StreamId: takes the stream id to program into the codec's converter, 1 to 15
 * @FifoSize: takes the size of the engine's FIFO in bytes
 *
 * The size granted is the one wanted, rounded up to whole frames of the format and to 128
 * bytes; it may be less where that much memory is not to be had or 256 descriptors cannot
 * describe it, and is never less than two descriptors need. The buffer is zeroed. Stream ids
 * are unique for a direction on a controller.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine has a buffer and can be started
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, a pointer is NULL, or the size is 0
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine is not in ResetState, or has a buffer
 * * %STATUS_INSUFFICIENT_RESOURCES - there is no memory
 * * %STATUS_DEVICE_NOT_READY - the stream's registers did not follow in time, or
 *   the controller is being reset
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PALLOCATE_DMA_BUFFER)(PVOID _context, HANDLE Handle, SIZE_T RequestedBufferSize,
					 PMDL *BufferMdl, PSIZE_T AllocatedBufferSize,
					 PUCHAR StreamId, PULONG FifoSize);

/**
 * typedef PFREE_DMA_BUFFER - FreeDmaBuffer: give the buffer back
 * @_context: Context of the table
 * @Handle: the engine
 *
 * Frees the buffer of AllocateDmaBuffer, and that of AllocateDmaBufferWithNotification too,
 * because clients that use the one with the other exist; never one of the BDL interface. The
 * engine can then be given another buffer.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the buffer is freed
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine has no such buffer, or is not in ResetState
 */
typedef NTSTATUS (*PFREE_DMA_BUFFER)(PVOID _context, HANDLE Handle);

/**
 * typedef PFREE_DMA_ENGINE - FreeDmaEngine: give the engine back
 * @_context: Context of the table
 * @Handle: the engine; not valid afterwards
 *
 * Its bandwidth, stream id and registrations go with it. Once the controller is gone it may still
 * have its buffer: then @Handle is good for the routine that frees that, and for nothing else.
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return:
 * * %STATUS_SUCCESS - the engine is free
 * * %STATUS_INVALID_PARAMETER - @_context is bad
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine is not in ResetState, or has a buffer, or one
 *   is being freed
 */
typedef NTSTATUS (*PFREE_DMA_ENGINE)(PVOID _context, HANDLE Handle);

/**
 * typedef PSET_DMA_ENGINE_STATE - SetDmaEngineState: run, pause or reset engines together
 * @_context: Context of the table
 * @StreamState: the state wanted
 * @NumberOfHandles: how many engines
 * @Handles: the engines; capture and render may be mixed
 *
 * Engines that start or stop do so in the same frame of the link. Nothing is touched before
 * all engines have been checked. Reset and running engines go to StopState (PauseState) first;
 * from there to either. An engine that is in the state already stays as it is. Pausing keeps
 * the position, resetting zeroes it. The hardware is waited for, asleep at PASSIVE_LEVEL, busy
 * and for a short time above it, with interrupts on; another call for the same engines waits.
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return:
 * * %STATUS_SUCCESS - all engines are in the state
 * * %STATUS_INVALID_PARAMETER - @_context is bad, no handles are given or more than there are
 *   engines on any controller (30), @Handles is NULL, the state is unknown, or a handle is
 *   given twice
 * * %STATUS_INVALID_HANDLE - one of @Handles is none of this client's
 * * %STATUS_INVALID_DEVICE_REQUEST - an engine has no buffer set up and the state is not
 *   ResetState, or would have to go from ResetState to RunState or back
 * * %STATUS_DEVICE_NOT_READY - a stream's registers did not follow in time, an engine is to run
 *   while the controller is being reset, or another call is changing one, which cannot be waited
 *   for above PASSIVE_LEVEL
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PSET_DMA_ENGINE_STATE)(PVOID _context, HDAUDIO_STREAM_STATE StreamState,
					  ULONG NumberOfHandles, PHANDLE Handles);

/**
 * typedef PGET_WALL_CLOCK_REGISTER - GetWallClockRegister: where the link's clock can be read
 * @_context: Context of the table
 * @Wallclock: takes the address of the register
 *
 * The register counts the link's bit clocks, 24 million a second, in 32 bits; read it with
 * READ_REGISTER_ULONG(). It lies in a page that has no other registers to be harmed, if the
 * controller has such a page. The address is good for as long as the client drives its function
 * group; of a controller that is gone it reads as all ones. Nothing is written if @_context is bad.
 *
 * Context: at or below DISPATCH_LEVEL.
 */
typedef VOID (*PGET_WALL_CLOCK_REGISTER)(PVOID _context, PULONG *Wallclock);

/**
 * typedef PGET_LINK_POSITION_REGISTER - GetLinkPositionRegister: where the position can be read
 * @_context: Context of the table
 * @Handle: the engine
 * @Position: takes the address of the register
 *
 * The register holds the offset in the cyclic buffer that the link has come to, in bytes; read
 * it with READ_REGISTER_ULONG(). It lies in the same page as the clock or, on controllers whose
 * registers are not to be trusted, is a word of memory that the controller writes. The address
 * is good until the engine is freed.
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return:
 * * %STATUS_SUCCESS - @Position is written
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or @Position is NULL
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PGET_LINK_POSITION_REGISTER)(PVOID _context, HANDLE Handle, PULONG *Position);

/**
 * typedef PREGISTER_EVENT_CALLBACK - RegisterEventCallback: receive unsolicited responses
 * @_context: Context of the table
 * @Routine: called for each unsolicited response of the client's codec with the tag
 * @CallbackContext: for @Routine
 * @Tag: takes the tag to program into the widget, 0 to 63
 *
 * No two registrations for a codec have the same tag, whichever of its function groups they
 * are for. Responses are delivered one after another, in the order they came.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - registered
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or @Routine or @Tag is NULL
 * * %STATUS_INSUFFICIENT_RESOURCES - all 64 tags are taken, or there is no memory
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PREGISTER_EVENT_CALLBACK)(PVOID _context,
					     PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK Routine,
					     PVOID CallbackContext, PUCHAR Tag);

/**
 * typedef PUNREGISTER_EVENT_CALLBACK - UnregisterEventCallback: receive them no longer
 * @_context: Context of the table
 * @Tag: from RegisterEventCallback
 *
 * Waits for a call in progress: when it returns, the client's routine is not running and will
 * not run again. The level forbids to call it from within that routine.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the tag is free
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or this client has not registered the tag
 */
typedef NTSTATUS (*PUNREGISTER_EVENT_CALLBACK)(PVOID _context, UCHAR Tag);

/**
 * typedef PGET_DEVICE_INFORMATION - GetDeviceInformation: describe the controller
 * @_context: Context of the table
 * @DeviceInformation: its Size says how much room there is, in bytes; takes the larger of the
 *	two structures that fits, with that one's Size
 *
 * It answers even when the controller is gone.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the structure is filled in
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or @DeviceInformation is NULL
 * * %STATUS_BUFFER_TOO_SMALL - there is no room for HDAUDIO_DEVICE_INFORMATION
 */
typedef NTSTATUS (*PGET_DEVICE_INFORMATION)(PVOID _context,
					    PHDAUDIO_DEVICE_INFORMATION DeviceInformation);

/**
 * typedef PGET_RESOURCE_INFORMATION - GetResourceInformation: which function group is it?
 * @_context: Context of the table
 * @CodecAddress: takes the address of the client's codec; may be NULL
 * @FunctionGroupStartNode: takes the node id of the client's function group; may be NULL
 *
 * It cannot fail, also when the controller is gone. Nothing is written if @_context is bad.
 *
 * Context: at or below DISPATCH_LEVEL.
 */
typedef VOID (*PGET_RESOURCE_INFORMATION)(PVOID _context, PUCHAR CodecAddress,
					  PUCHAR FunctionGroupStartNode);

/**
 * typedef PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION - AllocateDmaBufferWithNotification: get a
 *	cyclic buffer that reports its progress
 * @_context: Context of the table
 * @Handle: the engine
 * @NotificationCount: 1 for a notification when the buffer wraps, 2 for one at its middle too
 * @RequestedBufferSize: bytes wanted
 * @BufferMdl: takes the description of the buffer
 * @AllocatedBufferSize: takes the bytes granted
 * @OffsetFromFirstPage: takes the bytes from the beginning of the first page to the first byte
 * @StreamId: takes the stream id to program into the codec's converter, 1 to 15
 * @FifoSize: takes the size of the engine's FIFO in bytes
 *
 * As AllocateDmaBuffer. With two notifications the halves are of one size and each begins at a
 * multiple of 128 bytes. Who is notified is registered separately.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine has a buffer and can be started
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, a pointer is NULL, the size is 0, or
 *   @NotificationCount is neither 1 nor 2
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine is not in ResetState, or has a buffer
 * * %STATUS_INSUFFICIENT_RESOURCES - there is no memory
 * * %STATUS_DEVICE_NOT_READY - the stream's registers did not follow in time, or
 *   the controller is being reset
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION)(PVOID _context, HANDLE Handle,
							   ULONG NotificationCount,
							   SIZE_T RequestedBufferSize,
							   PMDL *BufferMdl,
							   PSIZE_T AllocatedBufferSize,
							   PSIZE_T OffsetFromFirstPage,
							   PUCHAR StreamId, PULONG FifoSize);

/**
 * typedef PFREE_DMA_BUFFER_WITH_NOTIFICATION - FreeDmaBufferWithNotification: give it back
 * @_context: Context of the table
 * @Handle: the engine
 * @BufferMdl: as given by AllocateDmaBufferWithNotification
 * @BufferSize: the size that was granted, in bytes
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the buffer is freed
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine has no such buffer, or is not in ResetState
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or the MDL or size is not the buffer's
 */
typedef NTSTATUS (*PFREE_DMA_BUFFER_WITH_NOTIFICATION)(PVOID _context, HANDLE Handle,
						       PMDL BufferMdl, SIZE_T BufferSize);

/**
 * typedef PREGISTER_NOTIFICATION_EVENT - RegisterNotificationEvent: have an event set
 * @_context: Context of the table
 * @Handle: the engine
 * @NotificationEvent: set at every notification of the engine's buffer
 *
 * Each event may be registered once for an engine, and up to 16 events and callbacks together.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - registered
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, the event is NULL or already registered
 * * %STATUS_INSUFFICIENT_RESOURCES - the engine has 16 registrations, or there is no memory
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PREGISTER_NOTIFICATION_EVENT)(PVOID _context, HANDLE Handle,
						 PKEVENT NotificationEvent);

/**
 * typedef PUNREGISTER_NOTIFICATION_EVENT - UnregisterNotificationEvent: no longer
 * @_context: Context of the table
 * @Handle: the engine
 * @NotificationEvent: the event
 *
 * When it returns, the event is not touched any more.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the event is the client's alone
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or the event is not registered
 */
typedef NTSTATUS (*PUNREGISTER_NOTIFICATION_EVENT)(PVOID _context, HANDLE Handle,
						   PKEVENT NotificationEvent);

/**
 * typedef PREGISTER_NOTIFICATION_CALLBACK - RegisterNotificationCallback: have a routine called
 * @_context: Context of the table
 * @Handle: the engine
 * @Fdo: the client's device; the bus driver holds a reference on it while registered
 * @NotificationCallback: called at every notification of the engine's buffer
 * @CallbackContext: for @NotificationCallback
 *
 * A registration is the pair of routine and context; each may be made once for an engine, and
 * up to 16 callbacks and events together.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - registered
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, @Fdo or the routine is NULL, or the pair is
 *   already registered
 * * %STATUS_INSUFFICIENT_RESOURCES - the engine has 16 registrations, or there is no memory
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PREGISTER_NOTIFICATION_CALLBACK)
	(PVOID _context, HANDLE Handle, PDEVICE_OBJECT Fdo,
	 PHDAUDIO_DMA_NOTIFICATION_CALLBACK NotificationCallback, PVOID CallbackContext);

/**
 * typedef PUNREGISTER_NOTIFICATION_CALLBACK - UnregisterNotificationCallback: no longer
 * @_context: Context of the table
 * @Handle: the engine
 * @NotificationCallback: the routine
 * @CallbackContext: as registered
 *
 * Waits for a call in progress: when it returns, the routine is not running and will not run
 * again for this engine and context.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the registration and the reference on its device are gone
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, or the pair is not registered
 */
typedef NTSTATUS (*PUNREGISTER_NOTIFICATION_CALLBACK)
	(PVOID _context, HANDLE Handle, PHDAUDIO_DMA_NOTIFICATION_CALLBACK NotificationCallback,
	 PVOID CallbackContext);

/**
 * typedef PALLOCATE_CONTIGUOUS_DMA_BUFFER - AllocateContiguousDmaBuffer: get memory for a buffer
 *	and its descriptor list
 * @_context: Context of the table
 * @Handle: the engine
 * @RequestedBufferSize: bytes wanted; so much is given or none
 * @DataBuffer: takes the address of the data buffer
 * @BdlBuffer: takes the address of the list, one page, for up to 256 entries
 *
 * The data buffer is contiguous on the bus; MmGetPhysicalAddress() gives the addresses for the
 * entries. Both are zeroed. The engine cannot be started before SetupDmaEngineWithBdl.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine has a buffer
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, a pointer is NULL, or the size is 0
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine is not in ResetState, or has a buffer
 * * %STATUS_INSUFFICIENT_RESOURCES - there is no such memory
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PALLOCATE_CONTIGUOUS_DMA_BUFFER)(PVOID _context, HANDLE Handle,
						    ULONG RequestedBufferSize, PVOID *DataBuffer,
						    PHDAUDIO_BUFFER_DESCRIPTOR *BdlBuffer);

/**
 * typedef PSETUP_DMA_ENGINE_WITH_BDL - SetupDmaEngineWithBdl: set the engine up with the
 *	client's list
 * @_context: Context of the table
 * @Handle: the engine
 * @BufferLength: bytes in the cyclic buffer: the lengths of all entries together
 * @Lvi: index of the last entry, 1 to 255
 * @Isr: called at every interrupt of the engine; may be NULL if no entry asks for one
 * @IsrContext: for @Isr
 * @StreamId: takes the stream id to program into the codec's converter, 1 to 15
 * @FifoSize: takes the size of the engine's FIFO in bytes
 *
 * Every entry has to lie in the engine's own data buffer, to begin at a multiple of 128 bytes
 * and to be longer than 0. The list is copied: what the client writes into it later has no
 * effect until the routine is called again, which it may be while the engine is in ResetState.
 * The entries are looked at after the engine's buffer and state.
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - the engine can be started
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL, or there is no memory for the copy
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_PARAMETER - @_context is bad, @StreamId or @FifoSize is NULL, @Isr is
 *   and an entry asks for an interrupt, @Lvi is out of range, an entry is not as it has to be,
 *   the lengths do not add up to @BufferLength, or the list gets
 *   too long for a controller that cannot read across 4 KB boundaries in one entry
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine has no such buffer, or is not in ResetState
 * * %STATUS_DEVICE_NOT_READY - the stream's registers did not follow in time, or
 *   the controller is being reset
 * * %STATUS_NO_SUCH_DEVICE - the controller is gone
 */
typedef NTSTATUS (*PSETUP_DMA_ENGINE_WITH_BDL)(PVOID _context, HANDLE Handle, ULONG BufferLength,
					       ULONG Lvi, PHDAUDIO_BDL_ISR Isr, PVOID IsrContext,
					       PUCHAR StreamId, PULONG FifoSize);

/**
 * typedef PFREE_CONTIGUOUS_DMA_BUFFER - FreeContiguousDmaBuffer: give buffer and list back
 * @_context: Context of the table
 * @Handle: the engine
 *
 * Context: PASSIVE_LEVEL; may sleep.
 * Return:
 * * %STATUS_SUCCESS - both are freed
 * * %STATUS_UNSUCCESSFUL - called above PASSIVE_LEVEL
 * * %STATUS_INVALID_PARAMETER - @_context is bad
 * * %STATUS_INVALID_HANDLE - @Handle is none of this client's
 * * %STATUS_INVALID_DEVICE_REQUEST - the engine has no such buffer, or is not in ResetState
 */
typedef NTSTATUS (*PFREE_CONTIGUOUS_DMA_BUFFER)(PVOID _context, HANDLE Handle);

/**
 * struct _HDAUDIO_BUS_INTERFACE - the baseline table
 * @Size: bytes of this structure
 * @Version: as asked for, 0x0100 or 1
 * @Context: first parameter of every routine
 * @InterfaceReference: add a reference to Context; at or below DISPATCH_LEVEL
 * @InterfaceDereference: drop one; at or below DISPATCH_LEVEL
 * @TransferCodecVerbs: see &typedef PTRANSFER_CODEC_VERBS
 * @AllocateCaptureDmaEngine: see &typedef PALLOCATE_CAPTURE_DMA_ENGINE
 * @AllocateRenderDmaEngine: see &typedef PALLOCATE_RENDER_DMA_ENGINE
 * @ChangeBandwidthAllocation: see &typedef PCHANGE_BANDWIDTH_ALLOCATION
 * @AllocateDmaBuffer: see &typedef PALLOCATE_DMA_BUFFER
 * @FreeDmaBuffer: see &typedef PFREE_DMA_BUFFER
 * @FreeDmaEngine: see &typedef PFREE_DMA_ENGINE
 * @SetDmaEngineState: see &typedef PSET_DMA_ENGINE_STATE
 * @GetWallClockRegister: see &typedef PGET_WALL_CLOCK_REGISTER
 * @GetLinkPositionRegister: see &typedef PGET_LINK_POSITION_REGISTER
 * @RegisterEventCallback: see &typedef PREGISTER_EVENT_CALLBACK
 * @UnregisterEventCallback: see &typedef PUNREGISTER_EVENT_CALLBACK
 * @GetDeviceInformation: see &typedef PGET_DEVICE_INFORMATION
 * @GetResourceInformation: see &typedef PGET_RESOURCE_INFORMATION
 */
typedef struct _HDAUDIO_BUS_INTERFACE {
	USHORT Size;
	USHORT Version;
	PVOID Context;
	PINTERFACE_REFERENCE InterfaceReference;
	PINTERFACE_DEREFERENCE InterfaceDereference;
	PTRANSFER_CODEC_VERBS TransferCodecVerbs;
	PALLOCATE_CAPTURE_DMA_ENGINE AllocateCaptureDmaEngine;
	PALLOCATE_RENDER_DMA_ENGINE AllocateRenderDmaEngine;
	PCHANGE_BANDWIDTH_ALLOCATION ChangeBandwidthAllocation;
	PALLOCATE_DMA_BUFFER AllocateDmaBuffer;
	PFREE_DMA_BUFFER FreeDmaBuffer;
	PFREE_DMA_ENGINE FreeDmaEngine;
	PSET_DMA_ENGINE_STATE SetDmaEngineState;
	PGET_WALL_CLOCK_REGISTER GetWallClockRegister;
	PGET_LINK_POSITION_REGISTER GetLinkPositionRegister;
	PREGISTER_EVENT_CALLBACK RegisterEventCallback;
	PUNREGISTER_EVENT_CALLBACK UnregisterEventCallback;
	PGET_DEVICE_INFORMATION GetDeviceInformation;
	PGET_RESOURCE_INFORMATION GetResourceInformation;
} HDAUDIO_BUS_INTERFACE, *PHDAUDIO_BUS_INTERFACE;

/**
 * struct _HDAUDIO_BUS_INTERFACE_BDL - the table with the client's own descriptor lists
 * @Size: bytes of this structure
 * @Version: as asked for, 0x0100 or 1
 * @Context: first parameter of every routine
 * @InterfaceReference: add a reference to Context; at or below DISPATCH_LEVEL
 * @InterfaceDereference: drop one; at or below DISPATCH_LEVEL
 * @TransferCodecVerbs: see &typedef PTRANSFER_CODEC_VERBS
 * @AllocateCaptureDmaEngine: see &typedef PALLOCATE_CAPTURE_DMA_ENGINE
 * @AllocateRenderDmaEngine: see &typedef PALLOCATE_RENDER_DMA_ENGINE
 * @ChangeBandwidthAllocation: see &typedef PCHANGE_BANDWIDTH_ALLOCATION
 * @AllocateContiguousDmaBuffer: see &typedef PALLOCATE_CONTIGUOUS_DMA_BUFFER
 * @SetupDmaEngineWithBdl: see &typedef PSETUP_DMA_ENGINE_WITH_BDL
 * @FreeContiguousDmaBuffer: see &typedef PFREE_CONTIGUOUS_DMA_BUFFER
 * @FreeDmaEngine: see &typedef PFREE_DMA_ENGINE
 * @SetDmaEngineState: see &typedef PSET_DMA_ENGINE_STATE
 * @GetWallClockRegister: see &typedef PGET_WALL_CLOCK_REGISTER
 * @GetLinkPositionRegister: see &typedef PGET_LINK_POSITION_REGISTER
 * @RegisterEventCallback: see &typedef PREGISTER_EVENT_CALLBACK
 * @UnregisterEventCallback: see &typedef PUNREGISTER_EVENT_CALLBACK
 * @GetDeviceInformation: see &typedef PGET_DEVICE_INFORMATION
 * @GetResourceInformation: see &typedef PGET_RESOURCE_INFORMATION
 */
typedef struct _HDAUDIO_BUS_INTERFACE_BDL {
	USHORT Size;
	USHORT Version;
	PVOID Context;
	PINTERFACE_REFERENCE InterfaceReference;
	PINTERFACE_DEREFERENCE InterfaceDereference;
	PTRANSFER_CODEC_VERBS TransferCodecVerbs;
	PALLOCATE_CAPTURE_DMA_ENGINE AllocateCaptureDmaEngine;
	PALLOCATE_RENDER_DMA_ENGINE AllocateRenderDmaEngine;
	PCHANGE_BANDWIDTH_ALLOCATION ChangeBandwidthAllocation;
	PALLOCATE_CONTIGUOUS_DMA_BUFFER AllocateContiguousDmaBuffer;
	PSETUP_DMA_ENGINE_WITH_BDL SetupDmaEngineWithBdl;
	PFREE_CONTIGUOUS_DMA_BUFFER FreeContiguousDmaBuffer;
	PFREE_DMA_ENGINE FreeDmaEngine;
	PSET_DMA_ENGINE_STATE SetDmaEngineState;
	PGET_WALL_CLOCK_REGISTER GetWallClockRegister;
	PGET_LINK_POSITION_REGISTER GetLinkPositionRegister;
	PREGISTER_EVENT_CALLBACK RegisterEventCallback;
	PUNREGISTER_EVENT_CALLBACK UnregisterEventCallback;
	PGET_DEVICE_INFORMATION GetDeviceInformation;
	PGET_RESOURCE_INFORMATION GetResourceInformation;
} HDAUDIO_BUS_INTERFACE_BDL, *PHDAUDIO_BUS_INTERFACE_BDL;

/**
 * struct _HDAUDIO_BUS_INTERFACE_V2 - the table with notification events
 * @Size: bytes of this structure
 * @Version: as asked for, 0x0100 or 1
 * @Context: first parameter of every routine
 * @InterfaceReference: add a reference to Context; at or below DISPATCH_LEVEL
 * @InterfaceDereference: drop one; at or below DISPATCH_LEVEL
 * @TransferCodecVerbs: see &typedef PTRANSFER_CODEC_VERBS
 * @AllocateCaptureDmaEngine: see &typedef PALLOCATE_CAPTURE_DMA_ENGINE
 * @AllocateRenderDmaEngine: see &typedef PALLOCATE_RENDER_DMA_ENGINE
 * @ChangeBandwidthAllocation: see &typedef PCHANGE_BANDWIDTH_ALLOCATION
 * @AllocateDmaBuffer: see &typedef PALLOCATE_DMA_BUFFER
 * @FreeDmaBuffer: see &typedef PFREE_DMA_BUFFER
 * @FreeDmaEngine: see &typedef PFREE_DMA_ENGINE
 * @SetDmaEngineState: see &typedef PSET_DMA_ENGINE_STATE
 * @GetWallClockRegister: see &typedef PGET_WALL_CLOCK_REGISTER
 * @GetLinkPositionRegister: see &typedef PGET_LINK_POSITION_REGISTER
 * @RegisterEventCallback: see &typedef PREGISTER_EVENT_CALLBACK
 * @UnregisterEventCallback: see &typedef PUNREGISTER_EVENT_CALLBACK
 * @GetDeviceInformation: see &typedef PGET_DEVICE_INFORMATION
 * @GetResourceInformation: see &typedef PGET_RESOURCE_INFORMATION
 * @AllocateDmaBufferWithNotification: see &typedef PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION
 * @FreeDmaBufferWithNotification: see &typedef PFREE_DMA_BUFFER_WITH_NOTIFICATION
 * @RegisterNotificationEvent: see &typedef PREGISTER_NOTIFICATION_EVENT
 * @UnregisterNotificationEvent: see &typedef PUNREGISTER_NOTIFICATION_EVENT
 */
typedef struct _HDAUDIO_BUS_INTERFACE_V2 {
	USHORT Size;
	USHORT Version;
	PVOID Context;
	PINTERFACE_REFERENCE InterfaceReference;
	PINTERFACE_DEREFERENCE InterfaceDereference;
	PTRANSFER_CODEC_VERBS TransferCodecVerbs;
	PALLOCATE_CAPTURE_DMA_ENGINE AllocateCaptureDmaEngine;
	PALLOCATE_RENDER_DMA_ENGINE AllocateRenderDmaEngine;
	PCHANGE_BANDWIDTH_ALLOCATION ChangeBandwidthAllocation;
	PALLOCATE_DMA_BUFFER AllocateDmaBuffer;
	PFREE_DMA_BUFFER FreeDmaBuffer;
	PFREE_DMA_ENGINE FreeDmaEngine;
	PSET_DMA_ENGINE_STATE SetDmaEngineState;
	PGET_WALL_CLOCK_REGISTER GetWallClockRegister;
	PGET_LINK_POSITION_REGISTER GetLinkPositionRegister;
	PREGISTER_EVENT_CALLBACK RegisterEventCallback;
	PUNREGISTER_EVENT_CALLBACK UnregisterEventCallback;
	PGET_DEVICE_INFORMATION GetDeviceInformation;
	PGET_RESOURCE_INFORMATION GetResourceInformation;
	PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION AllocateDmaBufferWithNotification;
	PFREE_DMA_BUFFER_WITH_NOTIFICATION FreeDmaBufferWithNotification;
	PREGISTER_NOTIFICATION_EVENT RegisterNotificationEvent;
	PUNREGISTER_NOTIFICATION_EVENT UnregisterNotificationEvent;
} HDAUDIO_BUS_INTERFACE_V2, *PHDAUDIO_BUS_INTERFACE_V2;

/**
 * struct _HDAUDIO_BUS_INTERFACE_V3 - the table with notification callbacks
 * @Size: bytes of this structure
 * @Version: as asked for, 0x0100 or 1
 * @Context: first parameter of every routine
 * @InterfaceReference: add a reference to Context; at or below DISPATCH_LEVEL
 * @InterfaceDereference: drop one; at or below DISPATCH_LEVEL
 * @TransferCodecVerbs: see &typedef PTRANSFER_CODEC_VERBS
 * @AllocateCaptureDmaEngine: see &typedef PALLOCATE_CAPTURE_DMA_ENGINE
 * @AllocateRenderDmaEngine: see &typedef PALLOCATE_RENDER_DMA_ENGINE
 * @ChangeBandwidthAllocation: see &typedef PCHANGE_BANDWIDTH_ALLOCATION
 * @AllocateDmaBuffer: see &typedef PALLOCATE_DMA_BUFFER
 * @FreeDmaBuffer: see &typedef PFREE_DMA_BUFFER
 * @FreeDmaEngine: see &typedef PFREE_DMA_ENGINE
 * @SetDmaEngineState: see &typedef PSET_DMA_ENGINE_STATE
 * @GetWallClockRegister: see &typedef PGET_WALL_CLOCK_REGISTER
 * @GetLinkPositionRegister: see &typedef PGET_LINK_POSITION_REGISTER
 * @RegisterEventCallback: see &typedef PREGISTER_EVENT_CALLBACK
 * @UnregisterEventCallback: see &typedef PUNREGISTER_EVENT_CALLBACK
 * @GetDeviceInformation: see &typedef PGET_DEVICE_INFORMATION
 * @GetResourceInformation: see &typedef PGET_RESOURCE_INFORMATION
 * @AllocateDmaBufferWithNotification: see &typedef PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION
 * @FreeDmaBufferWithNotification: see &typedef PFREE_DMA_BUFFER_WITH_NOTIFICATION
 * @RegisterNotificationEvent: see &typedef PREGISTER_NOTIFICATION_EVENT
 * @UnregisterNotificationEvent: see &typedef PUNREGISTER_NOTIFICATION_EVENT
 * @RegisterNotificationCallback: see &typedef PREGISTER_NOTIFICATION_CALLBACK
 * @UnregisterNotificationCallback: see &typedef PUNREGISTER_NOTIFICATION_CALLBACK
 */
typedef struct _HDAUDIO_BUS_INTERFACE_V3 {
	USHORT Size;
	USHORT Version;
	PVOID Context;
	PINTERFACE_REFERENCE InterfaceReference;
	PINTERFACE_DEREFERENCE InterfaceDereference;
	PTRANSFER_CODEC_VERBS TransferCodecVerbs;
	PALLOCATE_CAPTURE_DMA_ENGINE AllocateCaptureDmaEngine;
	PALLOCATE_RENDER_DMA_ENGINE AllocateRenderDmaEngine;
	PCHANGE_BANDWIDTH_ALLOCATION ChangeBandwidthAllocation;
	PALLOCATE_DMA_BUFFER AllocateDmaBuffer;
	PFREE_DMA_BUFFER FreeDmaBuffer;
	PFREE_DMA_ENGINE FreeDmaEngine;
	PSET_DMA_ENGINE_STATE SetDmaEngineState;
	PGET_WALL_CLOCK_REGISTER GetWallClockRegister;
	PGET_LINK_POSITION_REGISTER GetLinkPositionRegister;
	PREGISTER_EVENT_CALLBACK RegisterEventCallback;
	PUNREGISTER_EVENT_CALLBACK UnregisterEventCallback;
	PGET_DEVICE_INFORMATION GetDeviceInformation;
	PGET_RESOURCE_INFORMATION GetResourceInformation;
	PALLOCATE_DMA_BUFFER_WITH_NOTIFICATION AllocateDmaBufferWithNotification;
	PFREE_DMA_BUFFER_WITH_NOTIFICATION FreeDmaBufferWithNotification;
	PREGISTER_NOTIFICATION_EVENT RegisterNotificationEvent;
	PUNREGISTER_NOTIFICATION_EVENT UnregisterNotificationEvent;
	PREGISTER_NOTIFICATION_CALLBACK RegisterNotificationCallback;
	PUNREGISTER_NOTIFICATION_CALLBACK UnregisterNotificationCallback;
} HDAUDIO_BUS_INTERFACE_V3, *PHDAUDIO_BUS_INTERFACE_V3;

EXTERN_C_END

#include "hdaudio_abi.h"

#endif /* _HDAUDIO_H_ */

#endif /* HDAUDIO_COMPAT_HDAUDIO_H */
