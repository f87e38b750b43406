// SPDX-License-Identifier: GPL-2.0
/*
 * A client written as for Windows: the first part knows only hdaudio.h, which stands where a
 * Windows source includes ntddk.h and hdaudio.h, and is otherwise such a source, with its
 * types, its pool tags, its locks and its annotations. The second part runs it on the model.
 */
#include "hdaudio.h"

#include "nt_source.h"

/* Sparse does not know constants of four characters. */
#ifdef __CHECKER__
#define CLIENT_TAG		0x746e6c43
#else
#define CLIENT_TAG		('tnlC')
#endif
#define CLIENT_WAIT_UNITS	(-300000000LL)	/* half a minute */

#define VERB_GET_PARAMETER	0xF00
#define VERB_SET_STREAM_CHANNEL	0x706
#define VERB_SET_UNSOLICITED	0x708
#define VERB_GET_PIN_SENSE	0xF09
#define UNSOLICITED_ENABLED	0x80
#define VERB_SET_FORMAT		0x2

typedef struct _CLIENT_EVENT {
	LIST_ENTRY Link;
	HDAUDIO_CODEC_RESPONSE Response;
} CLIENT_EVENT, *PCLIENT_EVENT;

typedef struct _CLIENT_EXTENSION {
	HDAUDIO_BUS_INTERFACE_V2 Bus;
	UCHAR CodecAddress;
	UCHAR StartNode;
	UCHAR Tag;
	BOOLEAN Started;
	KSPIN_LOCK EventLock;
	LIST_ENTRY EventList;
	LONG EventCount;
	KEVENT EventArrived;
} CLIENT_EXTENSION, *PCLIENT_EXTENSION;

typedef struct _CLIENT_STREAM {
	PCLIENT_EXTENSION Extension;
	HANDLE DmaEngine;
	HDAUDIO_CONVERTER_FORMAT ConverterFormat;
	PMDL Mdl;
	PUCHAR Buffer;
	SIZE_T BufferSize;
	SIZE_T BufferOffset;
	ULONG FifoSize;
	UCHAR StreamId;
	PULONG Position;
	KEVENT PeriodDone;
} CLIENT_STREAM, *PCLIENT_STREAM;

_Function_class_(HDAUDIO_UNSOLICITED_RESPONSE_CALLBACK)
_IRQL_requires_(DISPATCH_LEVEL)
static VOID ClientUnsolicited(_In_ HDAUDIO_CODEC_RESPONSE Response, _In_opt_ PVOID CallbackContext)
{
	PCLIENT_EXTENSION ext = (PCLIENT_EXTENSION)CallbackContext;
	PCLIENT_EVENT event;

	ASSERT(KeGetCurrentIrql() == DISPATCH_LEVEL);
	event = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(CLIENT_EVENT), CLIENT_TAG);
	if (!event)
		return;
	RtlZeroMemory(event, sizeof(CLIENT_EVENT));
	event->Response = Response;
	KeAcquireSpinLockAtDpcLevel(&ext->EventLock);
	InsertTailList(&ext->EventList, &event->Link);
	KeReleaseSpinLockFromDpcLevel(&ext->EventLock);
	InterlockedIncrement(&ext->EventCount);
	KeSetEvent(&ext->EventArrived, IO_NO_INCREMENT, FALSE);
}

static BOOLEAN ClientPopEvent(_Inout_ PCLIENT_EXTENSION Extension,
			      _Out_ PHDAUDIO_CODEC_RESPONSE Response)
{
	PLIST_ENTRY link = NULL;
	PCLIENT_EVENT event;
	KIRQL irql;

	KeAcquireSpinLock(&Extension->EventLock, &irql);
	if (!IsListEmpty(&Extension->EventList))
		link = RemoveHeadList(&Extension->EventList);
	KeReleaseSpinLock(&Extension->EventLock, irql);
	if (!link)
		return FALSE;
	event = CONTAINING_RECORD(link, CLIENT_EVENT, Link);
	*Response = event->Response;
	ExFreePoolWithTag(event, CLIENT_TAG);
	InterlockedDecrement(&Extension->EventCount);
	return TRUE;
}

_IRQL_requires_(PASSIVE_LEVEL)
static NTSTATUS ClientStart(_Inout_ PCLIENT_EXTENSION Extension)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Extension->Bus;
	HDAUDIO_DEVICE_INFORMATION info;
	NTSTATUS status;

	PAGED_CODE();
	KeInitializeSpinLock(&Extension->EventLock);
	InitializeListHead(&Extension->EventList);
	KeInitializeEvent(&Extension->EventArrived, SynchronizationEvent, FALSE);
	info.Size = sizeof(info);
	status = bus->GetDeviceInformation(bus->Context, &info);
	if (!NT_SUCCESS(status))
		return status;
	bus->GetResourceInformation(bus->Context, &Extension->CodecAddress,
				    &Extension->StartNode);
	KdPrint(("client: codec %u node %u of %04lx\n", Extension->CodecAddress,
		 Extension->StartNode, info.CodecsDetected));
	status = bus->RegisterEventCallback(bus->Context, ClientUnsolicited, Extension,
					    &Extension->Tag);
	Extension->Started = NT_SUCCESS(status);
	return status;
}

static VOID ClientStop(_Inout_ PCLIENT_EXTENSION Extension)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Extension->Bus;
	HDAUDIO_CODEC_RESPONSE response;

	PAGED_CODE();
	if (Extension->Started)
		bus->UnregisterEventCallback(bus->Context, Extension->Tag);
	while (ClientPopEvent(Extension, &response))
		;
	NT_ASSERT(Extension->EventCount == 0);
}

typedef struct _CLIENT_COMPLETION {
	KEVENT Done;
	LONG Calls;
} CLIENT_COMPLETION, *PCLIENT_COMPLETION;

static VOID ClientVerbsDone(_In_ HDAUDIO_CODEC_TRANSFER *Transfer, _In_ PVOID Context)
{
	PCLIENT_COMPLETION completion = Context;

	UNREFERENCED_PARAMETER(Transfer);
	InterlockedIncrement(&completion->Calls);
	KeSetEvent(&completion->Done, IO_NO_INCREMENT, FALSE);
}

/* Reads several parameters of a node with one asynchronous transfer. */
static NTSTATUS ClientReadParameters(_In_ PCLIENT_EXTENSION Extension, _In_ UCHAR Node,
				     _In_reads_(Count) const UCHAR *Parameters,
				     _Out_writes_(Count) PULONG Values, _In_ ULONG Count)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Extension->Bus;
	LARGE_INTEGER timeout = { .QuadPart = CLIENT_WAIT_UNITS };
	PHDAUDIO_CODEC_TRANSFER transfers;
	CLIENT_COMPLETION completion = { .Calls = 0 };
	NTSTATUS status;
	ULONG i;

	transfers = ExAllocatePool2(POOL_FLAG_NON_PAGED, Count * sizeof(*transfers), CLIENT_TAG);
	if (!transfers)
		return STATUS_INSUFFICIENT_RESOURCES;
	for (i = 0; i < Count; i++) {
		transfers[i].Output.Verb8.CodecAddress = Extension->CodecAddress;
		transfers[i].Output.Verb8.Node = Node;
		transfers[i].Output.Verb8.VerbId = VERB_GET_PARAMETER;
		transfers[i].Output.Verb8.Data = Parameters[i];
	}
	KeInitializeEvent(&completion.Done, NotificationEvent, FALSE);
	status = bus->TransferCodecVerbs(bus->Context, Count, transfers, ClientVerbsDone,
					 &completion);
	if (NT_SUCCESS(status))
		status = KeWaitForSingleObject(&completion.Done, Executive, KernelMode, FALSE,
					       &timeout);
	for (i = 0; status == STATUS_SUCCESS && i < Count; i++) {
		Values[i] = transfers[i].Input.Response;
		if (!transfers[i].Input.IsValid)
			status = STATUS_DEVICE_NOT_READY;
	}
	ExFreePoolWithTag(transfers, CLIENT_TAG);
	return status;
}

/* Puts a converter on the stream. */
static NTSTATUS ClientConnect(_In_ PCLIENT_STREAM Stream, _In_ UCHAR Converter)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Stream->Extension->Bus;
	HDAUDIO_CODEC_TRANSFER transfer[2];
	NTSTATUS status;

	RtlZeroMemory(transfer, sizeof(transfer));
	transfer[0].Output.Verb16.CodecAddress = Stream->Extension->CodecAddress;
	transfer[0].Output.Verb16.Node = Converter;
	transfer[0].Output.Verb16.VerbId = VERB_SET_FORMAT;
	transfer[0].Output.Verb16.Data = Stream->ConverterFormat.ConverterFormat;
	transfer[1].Output.Verb8.CodecAddress = Stream->Extension->CodecAddress;
	transfer[1].Output.Verb8.Node = Converter;
	transfer[1].Output.Verb8.VerbId = VERB_SET_STREAM_CHANNEL;
	transfer[1].Output.Verb8.Data = Stream->StreamId << 4;
	status = bus->TransferCodecVerbs(bus->Context, RTL_NUMBER_OF(transfer), transfer, NULL,
					 NULL);
	if (NT_SUCCESS(status) && !(transfer[0].Input.IsValid && transfer[1].Input.IsValid))
		status = STATUS_IO_TIMEOUT;
	return status;
}

static NTSTATUS ClientAllocateBuffer(_Inout_ PCLIENT_STREAM Stream, _In_ SIZE_T Size)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Stream->Extension->Bus;
	NTSTATUS status;

	status = bus->AllocateDmaBufferWithNotification(bus->Context, Stream->DmaEngine, 2, Size,
							&Stream->Mdl, &Stream->BufferSize,
							&Stream->BufferOffset, &Stream->StreamId,
							&Stream->FifoSize);
	if (!NT_SUCCESS(status))
		return status;
	Stream->Buffer = MmGetSystemAddressForMdlSafe(Stream->Mdl, NormalPagePriority |
						      MdlMappingNoExecute);
	KeInitializeEvent(&Stream->PeriodDone, SynchronizationEvent, FALSE);
	status = bus->RegisterNotificationEvent(bus->Context, Stream->DmaEngine,
						&Stream->PeriodDone);
	if (NT_SUCCESS(status))
		status = bus->GetLinkPositionRegister(bus->Context, Stream->DmaEngine,
						      &Stream->Position);
	return status;
}

static VOID ClientCloseStream(_Inout_ PCLIENT_STREAM Stream)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Stream->Extension->Bus;

	if (Stream->Mdl) {
		bus->UnregisterNotificationEvent(bus->Context, Stream->DmaEngine,
						 &Stream->PeriodDone);
		bus->FreeDmaBufferWithNotification(bus->Context, Stream->DmaEngine, Stream->Mdl,
						   Stream->BufferSize);
	}
	bus->FreeDmaEngine(bus->Context, Stream->DmaEngine);
	ExFreePoolWithTag(Stream, CLIENT_TAG);
}

static NTSTATUS ClientOpenStream(_In_ PCLIENT_EXTENSION Extension, _In_ SIZE_T Size,
				 _Outptr_ struct _CLIENT_STREAM **OutStream)
{
	HDAUDIO_STREAM_FORMAT format = {
		.SampleRate = 48000, .ValidBitsPerSample = 16, .ContainerSize = 16,
		.NumberOfChannels = 2
	};
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Extension->Bus;
	PCLIENT_STREAM stream;
	NTSTATUS status;

	stream = ExAllocatePoolZero(NonPagedPoolNx, sizeof(CLIENT_STREAM), CLIENT_TAG);
	if (!stream)
		return STATUS_INSUFFICIENT_RESOURCES;
	stream->Extension = Extension;
	status = bus->AllocateRenderDmaEngine(bus->Context, &format, FALSE, &stream->DmaEngine,
					      &stream->ConverterFormat);
	if (!NT_SUCCESS(status)) {
		ExFreePoolWithTag(stream, CLIENT_TAG);
		return status;
	}
	status = ClientAllocateBuffer(stream, Size);
	if (!NT_SUCCESS(status)) {
		ClientCloseStream(stream);
		return status;
	}
	*OutStream = stream;
	return STATUS_SUCCESS;
}

/* Samples that tell where they are from. */
static VOID ClientFill(_In_ PCLIENT_STREAM Stream)
{
	SIZE_T i;

	for (i = 0; i < Stream->BufferSize; i++)
		Stream->Buffer[i] = (UCHAR)(i * 7 + (i >> 8));
}

static NTSTATUS ClientSetState(_In_ PCLIENT_STREAM Stream, _In_ HDAUDIO_STREAM_STATE State)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Stream->Extension->Bus;

	return bus->SetDmaEngineState(bus->Context, State, 1, &Stream->DmaEngine);
}

/* Runs the stream for a number of notifications; tells the span and the last position. */
static NTSTATUS ClientPlay(_In_ PCLIENT_STREAM Stream, _In_ ULONG Periods,
			   _Out_ PLARGE_INTEGER Span, _Out_ PULONG Position)
{
	LARGE_INTEGER timeout = { .QuadPart = CLIENT_WAIT_UNITS };
	LARGE_INTEGER start, end;
	NTSTATUS status, stopped;

	start = KeQueryPerformanceCounter(NULL);
	status = ClientSetState(Stream, StopState);
	if (NT_SUCCESS(status))
		status = ClientSetState(Stream, RunState);
	while (status == STATUS_SUCCESS && Periods--)
		status = KeWaitForSingleObject(&Stream->PeriodDone, Executive, KernelMode, FALSE,
					       &timeout);
	stopped = ClientSetState(Stream, PauseState);
	end = KeQueryPerformanceCounter(NULL);
	Span->QuadPart = end.QuadPart - start.QuadPart;
	*Position = READ_REGISTER_ULONG(Stream->Position);
	if (NT_SUCCESS(stopped))
		stopped = ClientSetState(Stream, ResetState);
	return status == STATUS_SUCCESS ? stopped : status;
}

/*
 * A jack: its event comes at DISPATCH_LEVEL, where the codec cannot be asked and waited for; a
 * work item does that, and the remove lock is held until it has.
 */
typedef struct _CLIENT_JACK {
	PCLIENT_EXTENSION Extension;
	UCHAR Pin;
	UCHAR Tag;
	PIO_WORKITEM WorkItem;
	IO_REMOVE_LOCK RemoveLock;
	LONG Queued;
	NTSTATUS Status;
	ULONG Sense;
	KIRQL Level;
	KEVENT Sensed;
} CLIENT_JACK, *PCLIENT_JACK;

_IRQL_requires_max_(APC_LEVEL)
static NTSTATUS ClientVerb(_In_ PCLIENT_EXTENSION Extension, _In_ UCHAR Node, _In_ ULONG Verb,
			   _In_ UCHAR Data, _Out_opt_ PULONG Response)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Extension->Bus;
	HDAUDIO_CODEC_TRANSFER transfer;
	NTSTATUS status;

	PAGED_CODE();
	RtlZeroMemory(&transfer, sizeof(transfer));
	transfer.Output.Verb8.CodecAddress = Extension->CodecAddress;
	transfer.Output.Verb8.Node = Node;
	transfer.Output.Verb8.VerbId = Verb;
	transfer.Output.Verb8.Data = Data;
	status = bus->TransferCodecVerbs(bus->Context, 1, &transfer, NULL, NULL);
	if (NT_SUCCESS(status) && !transfer.Input.IsValid)
		status = STATUS_IO_DEVICE_ERROR;
	if (NT_SUCCESS(status) && Response)
		*Response = transfer.Input.Response;
	return status;
}

_Function_class_(IO_WORKITEM_ROUTINE)
static VOID ClientJackWorker(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
	PCLIENT_JACK jack = Context;

	UNREFERENCED_PARAMETER(DeviceObject);
	InterlockedExchange(&jack->Queued, FALSE);
	jack->Level = KeGetCurrentIrql();
	jack->Status = ClientVerb(jack->Extension, jack->Pin, VERB_GET_PIN_SENSE, 0, &jack->Sense);
	KeSetEvent(&jack->Sensed, IO_NO_INCREMENT, FALSE);
	IoReleaseRemoveLock(&jack->RemoveLock, jack);
}

_Function_class_(HDAUDIO_UNSOLICITED_RESPONSE_CALLBACK)
static VOID ClientJackEvent(_In_ HDAUDIO_CODEC_RESPONSE Response, _In_opt_ PVOID CallbackContext)
{
	PCLIENT_JACK jack = CallbackContext;

	UNREFERENCED_PARAMETER(Response);
	ASSERT(KeGetCurrentIrql() == DISPATCH_LEVEL);
	if (!NT_SUCCESS(IoAcquireRemoveLock(&jack->RemoveLock, jack)))
		return;
	if (InterlockedExchange(&jack->Queued, TRUE)) {
		IoReleaseRemoveLock(&jack->RemoveLock, jack);
		return;
	}
	IoQueueWorkItem(jack->WorkItem, ClientJackWorker, DelayedWorkQueue, jack);
}

static NTSTATUS ClientWatchJack(_In_ PCLIENT_EXTENSION Extension, _In_ PDEVICE_OBJECT Device,
				_In_ UCHAR Pin, _Out_ PCLIENT_JACK Jack)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Extension->Bus;
	NTSTATUS status;

	RtlZeroMemory(Jack, sizeof(*Jack));
	Jack->Extension = Extension;
	Jack->Pin = Pin;
	IoInitializeRemoveLock(&Jack->RemoveLock, CLIENT_TAG, 0, 0);
	KeInitializeEvent(&Jack->Sensed, SynchronizationEvent, FALSE);
	Jack->WorkItem = IoAllocateWorkItem(Device);
	if (!Jack->WorkItem)
		return STATUS_INSUFFICIENT_RESOURCES;
	status = bus->RegisterEventCallback(bus->Context, ClientJackEvent, Jack, &Jack->Tag);
	if (!NT_SUCCESS(status)) {
		IoFreeWorkItem(Jack->WorkItem);
		return status;
	}
	return ClientVerb(Extension, Pin, VERB_SET_UNSOLICITED, UNSOLICITED_ENABLED | Jack->Tag,
			  NULL);
}

/* The last event may still be on its way: whoever has the lock is waited for. */
static VOID ClientForgetJack(_In_ PCLIENT_JACK Jack)
{
	PHDAUDIO_BUS_INTERFACE_V2 bus = &Jack->Extension->Bus;

	IoAcquireRemoveLock(&Jack->RemoveLock, Jack);
	IoReleaseRemoveLockAndWait(&Jack->RemoveLock, Jack);
	IoFreeWorkItem(Jack->WorkItem);
	bus->UnregisterEventCallback(bus->Context, Jack->Tag);
}

/* An older client, which writes the descriptor list itself and counts in its own ISR. */
typedef struct _CLIENT_BDL_STREAM {
	HANDLE DmaEngine;
	PVOID Data;
	PHDAUDIO_BUFFER_DESCRIPTOR Bdl;
	UCHAR StreamId;
	ULONG FifoSize;
	LONG Interrupts;
	KIRQL IsrLevel;
	KDPC Dpc;
	LONG Deferred;
	KIRQL DpcLevel;
	ULONG DpcMask;
	KEVENT Arrived;
} CLIENT_BDL_STREAM, *PCLIENT_BDL_STREAM;

#define CLIENT_BDL_PIECES	4
#define CLIENT_BDL_PIECE	1024
#define CLIENT_BDL_COMPLETED	0x04

_Function_class_(KDEFERRED_ROUTINE)
static VOID ClientDpc(_In_ PKDPC Dpc, _In_opt_ PVOID DeferredContext,
		      _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2)
{
	PCLIENT_BDL_STREAM stream = DeferredContext;

	UNREFERENCED_PARAMETER(Dpc);
	UNREFERENCED_PARAMETER(SystemArgument2);
	stream->DpcLevel = KeGetCurrentIrql();
	stream->DpcMask |= (ULONG)(ULONG_PTR)SystemArgument1;
	InterlockedIncrement(&stream->Deferred);
	if (InterlockedAdd(&stream->Interrupts, 0) >= (LONG)SourceDouble(CLIENT_BDL_PIECES))
		KeSetEvent(&stream->Arrived, IO_SOUND_INCREMENT, FALSE);
}

static VOID ClientIsr(_In_ VOID *Context, _In_ ULONG InterruptBitMask)
{
	PCLIENT_BDL_STREAM stream = Context;

	stream->IsrLevel = KeGetCurrentIrql();
	if (InterruptBitMask != CLIENT_BDL_COMPLETED)
		return;
	InterlockedIncrement(&stream->Interrupts);
	KeInsertQueueDpc(&stream->Dpc, (PVOID)(ULONG_PTR)InterruptBitMask, NULL);
}

static NTSTATUS ClientSetupBdl(_In_ PHDAUDIO_BUS_INTERFACE_BDL Bus,
			       _Inout_ PCLIENT_BDL_STREAM Stream)
{
	NTSTATUS status;
	ULONG i;

	status = Bus->AllocateContiguousDmaBuffer(Bus->Context, Stream->DmaEngine,
						  CLIENT_BDL_PIECES * CLIENT_BDL_PIECE,
						  &Stream->Data, &Stream->Bdl);
	if (!NT_SUCCESS(status))
		return status;
	for (i = 0; i < CLIENT_BDL_PIECES; i++) {
		PUCHAR piece = (PUCHAR)Stream->Data + i * CLIENT_BDL_PIECE;

		Stream->Bdl[i].Address = MmGetPhysicalAddress(piece);
		Stream->Bdl[i].Length = CLIENT_BDL_PIECE;
		Stream->Bdl[i].InterruptOnCompletion = 1;
	}
	KeInitializeEvent(&Stream->Arrived, NotificationEvent, FALSE);
	KeInitializeDpc(&Stream->Dpc, ClientDpc, Stream);
	return Bus->SetupDmaEngineWithBdl(Bus->Context, Stream->DmaEngine,
					  CLIENT_BDL_PIECES * CLIENT_BDL_PIECE,
					  CLIENT_BDL_PIECES - 1, ClientIsr, Stream,
					  &Stream->StreamId, &Stream->FifoSize);
}

static NTSTATUS ClientRunBdl(_In_ PHDAUDIO_BUS_INTERFACE_BDL Bus, _In_ PCLIENT_BDL_STREAM Stream)
{
	LARGE_INTEGER timeout = { .QuadPart = CLIENT_WAIT_UNITS };
	NTSTATUS status;

	status = Bus->SetDmaEngineState(Bus->Context, StopState, 1, &Stream->DmaEngine);
	if (NT_SUCCESS(status))
		status = Bus->SetDmaEngineState(Bus->Context, RunState, 1, &Stream->DmaEngine);
	if (NT_SUCCESS(status))
		status = KeWaitForSingleObject(&Stream->Arrived, Executive, KernelMode, FALSE,
					       &timeout);
	Bus->SetDmaEngineState(Bus->Context, StopState, 1, &Stream->DmaEngine);
	Bus->SetDmaEngineState(Bus->Context, ResetState, 1, &Stream->DmaEngine);
	KeFlushQueuedDpcs();
	return status;
}

/* From here on it is a test again. */

#include <kunit/test.h>

#include "fixture.h"
#include "nt_waiter.h"

#define DAC		2
#define JACK		17
#define BUFFER_BYTES	4096

static PCLIENT_EXTENSION client_start_on(struct kunit *test, const struct fixture_spec *spec,
					 struct fixture_client **c)
{
	PCLIENT_EXTENSION ext = kunit_kzalloc(test, sizeof(*ext), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, ext);
	*c = fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	ext->Bus = (*c)->v2;
	KUNIT_ASSERT_EQ(test, ClientStart(ext), STATUS_SUCCESS);
	return ext;
}

static PCLIENT_EXTENSION client_start(struct kunit *test, struct fixture_client **c)
{
	return client_start_on(test, NULL, c);
}

static void client_reads_parameters(struct kunit *test)
{
	static const UCHAR parameters[] = { 0x00, 0x02, 0x04 };
	struct fixture_client *c;
	PCLIENT_EXTENSION ext = client_start(test, &c);
	ULONG values[3] = {};
	unsigned int i;

	KUNIT_EXPECT_EQ(test, ClientReadParameters(ext, 0, parameters, values, 3), STATUS_SUCCESS);
	for (i = 0; i < 3; i++)
		KUNIT_EXPECT_EQ(test, values[i], model_codec_verb(c->f->model, ext->CodecAddress,
								  0, 0xf0000 | parameters[i]));
	ClientStop(ext);
}

static void client_receives_events(struct kunit *test)
{
	struct fixture_client *c;
	PCLIENT_EXTENSION ext = client_start(test, &c);
	LARGE_INTEGER timeout = { .QuadPart = CLIENT_WAIT_UNITS };
	HDAUDIO_CODEC_RESPONSE response;
	unsigned int i;

	for (i = 0; i < 3; i++) {
		KUNIT_ASSERT_TRUE(test, model_unsolicited(c->f->model, ext->CodecAddress,
							  ext->Tag << 26 | (100 + i)));
		KUNIT_ASSERT_EQ(test, KeWaitForSingleObject(&ext->EventArrived, Executive,
							    KernelMode, FALSE, &timeout),
				STATUS_SUCCESS);
	}
	for (i = 0; i < 3; i++) {
		KUNIT_ASSERT_TRUE(test, ClientPopEvent(ext, &response));
		KUNIT_EXPECT_EQ(test, (u32)response.Unsolicited.Response, 100 + i);
		KUNIT_EXPECT_EQ(test, (u32)response.Unsolicited.Tag, (u32)ext->Tag);
		KUNIT_EXPECT_EQ(test, (u32)response.IsUnsolicitedResponse, 1U);
	}
	KUNIT_EXPECT_FALSE(test, ClientPopEvent(ext, &response));
	ClientStop(ext);
}

/* Four notifications of half a buffer each: two buffers, and the codec has heard both. */
static void client_plays(struct kunit *test)
{
	struct fixture_client *c;
	PCLIENT_EXTENSION ext = client_start(test, &c);
	u8 *heard = kunit_kzalloc(test, 2 * BUFFER_BYTES, GFP_KERNEL);
	PCLIENT_STREAM stream;
	LARGE_INTEGER span;
	ULONG position = ~0U;

	KUNIT_ASSERT_NOT_NULL(test, heard);
	KUNIT_ASSERT_EQ(test, ClientOpenStream(ext, BUFFER_BYTES, &stream), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, stream->BufferSize, (SIZE_T)BUFFER_BYTES);
	KUNIT_EXPECT_EQ(test, (SIZE_T)MmGetMdlByteOffset(stream->Mdl), stream->BufferOffset);
	ClientFill(stream);
	KUNIT_EXPECT_EQ(test, ClientConnect(stream, DAC), STATUS_SUCCESS);
	model_listen(c->f->model, ext->CodecAddress, DAC, heard, 2 * BUFFER_BYTES);
	KUNIT_EXPECT_EQ(test, ClientPlay(stream, 4, &span, &position), STATUS_SUCCESS);
	KUNIT_EXPECT_LT(test, position, (ULONG)BUFFER_BYTES);
	KUNIT_EXPECT_GT(test, span.QuadPart, 0LL);
	KUNIT_EXPECT_EQ(test, memcmp(heard, stream->Buffer, BUFFER_BYTES), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BUFFER_BYTES, stream->Buffer, BUFFER_BYTES / 2), 0);
	ClientCloseStream(stream);
	ClientStop(ext);
}

static void expect_sensed(struct kunit *test, PCLIENT_JACK jack, ULONG sense)
{
	LARGE_INTEGER timeout = { .QuadPart = CLIENT_WAIT_UNITS };

	KUNIT_ASSERT_EQ(test, KeWaitForSingleObject(&jack->Sensed, Executive, KernelMode, FALSE,
						    &timeout), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, jack->Status, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, jack->Sense, sense);
	KUNIT_EXPECT_EQ(test, jack->Level, PASSIVE_LEVEL);
}

/* From the event at DISPATCH_LEVEL to the answer at PASSIVE_LEVEL. */
static void client_senses_a_jack(struct kunit *test)
{
	static const struct fixture_codec codecs[] = { { 0, &model_codec_large }, { } };
	struct fixture_spec spec = { .codecs = codecs };
	struct fixture_client *c;
	PCLIENT_EXTENSION ext = client_start_on(test, &spec, &c);
	PCLIENT_JACK jack = kunit_kzalloc(test, sizeof(*jack), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, jack);
	KUNIT_ASSERT_EQ(test, ClientWatchJack(ext, &c->hdev->dev, JACK, jack), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, model_jack(c->f->model, 0, JACK, true));
	expect_sensed(test, jack, 0x80000000);
	KUNIT_EXPECT_TRUE(test, model_jack(c->f->model, 0, JACK, false));
	expect_sensed(test, jack, 0);
	ClientForgetJack(jack);
	KUNIT_EXPECT_EQ(test, IoAcquireRemoveLock(&jack->RemoveLock, jack), STATUS_DELETE_PENDING);
	ClientStop(ext);
}

static void client_writes_its_own_list(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_BUS_INTERFACE_BDL *bus = &c->bdl;
	HDAUDIO_CONVERTER_FORMAT converter;
	PCLIENT_BDL_STREAM stream = kunit_kzalloc(test, sizeof(*stream), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, stream);
	KUNIT_ASSERT_EQ(test, bus->AllocateRenderDmaEngine(bus->Context, &format, FALSE,
							   &stream->DmaEngine, &converter),
			STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, ClientSetupBdl(bus, stream), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, ClientRunBdl(bus, stream), STATUS_SUCCESS);
	KUNIT_EXPECT_GE(test, stream->Interrupts, 2 * CLIENT_BDL_PIECES);
	KUNIT_EXPECT_EQ(test, stream->IsrLevel, DIRQL_LEVEL);
	KUNIT_EXPECT_GT(test, stream->Deferred, 0);
	KUNIT_EXPECT_LE(test, stream->Deferred, stream->Interrupts);
	KUNIT_EXPECT_EQ(test, stream->DpcLevel, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, stream->DpcMask, (ULONG)CLIENT_BDL_COMPLETED);
	KUNIT_EXPECT_EQ(test, bus->FreeContiguousDmaBuffer(bus->Context, stream->DmaEngine),
			STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, bus->FreeDmaEngine(bus->Context, stream->DmaEngine), STATUS_SUCCESS);
}

static struct kunit_case client_cases[] = {
	KUNIT_CASE(client_reads_parameters),
	KUNIT_CASE(client_receives_events),
	KUNIT_CASE(client_plays),
	KUNIT_CASE(client_senses_a_jack),
	KUNIT_CASE(client_writes_its_own_list),
	{}
};

static struct kunit_suite client_suite = {
	.name = "hdaudio_nt_client",
	.suite_init = services_suite_init,
	.suite_exit = services_suite_exit,
	.test_cases = client_cases,
};

kunit_test_suite(client_suite);
