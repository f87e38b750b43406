// SPDX-License-Identifier: GPL-2.0
/*
 * A render stream over the V2 interface.
 */
#include "stream.h"

/* Made before the driver is registered, destroyed after it is gone, as any object of a file. */
class Account {
public:
	Account() : m_Halves(0)
	{
	}

	~Account()
	{
		DbgPrint("hdaudio_tone_cpp: %ld halves of buffers filled\n", m_Halves);
	}

	void Add()
	{
		InterlockedIncrement(&m_Halves);
	}

private:
	volatile LONG m_Halves;
};

static Account account;

Stream::Stream(const HDAUDIO_BUS_INTERFACE_V2 &bus, Codec &codec)
	: m_Bus(bus), m_Codec(codec), m_Engine(NULL), m_FrameBytes(0), m_Mdl(NULL), m_Bytes(0),
	  m_StreamId(0), m_Worker(NULL), m_Running(false), m_Stopping(FALSE)
{
	KeInitializeEvent(&m_Played, SynchronizationEvent, FALSE);
	KeInitializeEvent(&m_Idle, NotificationEvent, TRUE);
}

/* The way back: the registration and the buffer, in ResetState, before the engine. */
Stream::~Stream()
{
	Stop();
	if (m_Mdl) {
		m_Bus.UnregisterNotificationEvent(m_Bus.Context, m_Engine, &m_Played);
		m_Bus.FreeDmaBufferWithNotification(m_Bus.Context, m_Engine, m_Mdl, m_Bytes);
	}
	if (m_Engine)
		m_Bus.FreeDmaEngine(m_Bus.Context, m_Engine);
	if (m_Worker)
		IoFreeWorkItem(m_Worker);
}

NTSTATUS Stream::AllocateBuffer(SIZE_T bytes)
{
	SIZE_T offset;
	ULONG fifo;

	return m_Bus.AllocateDmaBufferWithNotification(m_Bus.Context, m_Engine, 2, bytes, &m_Mdl,
						       &m_Bytes, &offset, &m_StreamId, &fifo);
}

NTSTATUS Stream::Open(PDEVICE_OBJECT device, const HDAUDIO_STREAM_FORMAT &format, SIZE_T bytes)
{
	HDAUDIO_STREAM_FORMAT wanted = format;
	NTSTATUS status;

	m_FrameBytes = format.NumberOfChannels * format.ContainerSize / 8;
	m_Worker = IoAllocateWorkItem(device);
	if (!m_Worker)
		return STATUS_INSUFFICIENT_RESOURCES;
	status = m_Bus.AllocateRenderDmaEngine(m_Bus.Context, &wanted, FALSE, &m_Engine,
					       &m_Format);
	if (NT_SUCCESS(status))
		status = AllocateBuffer(bytes);
	if (NT_SUCCESS(status))
		status = m_Bus.RegisterNotificationEvent(m_Bus.Context, m_Engine, &m_Played);
	if (NT_SUCCESS(status))
		status = m_Codec.Connect(m_StreamId, m_Format.ConverterFormat);
	return status;
}

NTSTATUS Stream::SetState(HDAUDIO_STREAM_STATE state)
{
	return m_Bus.SetDmaEngineState(m_Bus.Context, state, 1, &m_Engine);
}

/* From silence: what is heard is what the worker has filled in. */
NTSTATUS Stream::Run()
{
	NTSTATUS status;

	RtlZeroMemory(MmGetSystemAddressForMdlSafe(m_Mdl, NormalPagePriority), m_Bytes);
	m_Stopping = FALSE;
	KeClearEvent(&m_Idle);
	IoQueueWorkItem(m_Worker, Work, DelayedWorkQueue, this);
	m_Running = true;
	status = SetState(PauseState);
	if (NT_SUCCESS(status))
		status = SetState(RunState);
	if (!NT_SUCCESS(status))
		Stop();
	return status;
}

/* Running and reset are never neighbours. */
void Stream::Stop()
{
	if (!m_Running)
		return;
	SetState(PauseState);
	SetState(ResetState);
	InterlockedExchange(&m_Stopping, TRUE);
	KeSetEvent(&m_Played, IO_NO_INCREMENT, FALSE);
	KeWaitForSingleObject(&m_Idle, Executive, KernelMode, FALSE, NULL);
	m_Codec.Connect(0, m_Format.ConverterFormat);
	m_Running = false;
}

void Stream::WaitAndFill()
{
	PUCHAR buffer = (PUCHAR)MmGetSystemAddressForMdlSafe(m_Mdl, NormalPagePriority);
	ULONG half = 0;

	for (;;) {
		KeWaitForSingleObject(&m_Played, Executive, KernelMode, FALSE, NULL);
		if (m_Stopping)
			break;
		Fill((SHORT *)(buffer + half * m_Bytes / 2), m_Bytes / 2 / m_FrameBytes);
		account.Add();
		half = !half;
	}
	KeSetEvent(&m_Idle, IO_NO_INCREMENT, FALSE);
}

VOID Stream::Work(PDEVICE_OBJECT, PVOID context)
{
	static_cast<Stream *>(context)->WaitAndFill();
}

#define TONE_LEVEL 0x2000

/* A square wave, the same on both channels. */
void Tone::Fill(SHORT *samples, ULONG frames)
{
	for (ULONG i = 0; i < frames; i++) {
		samples[2 * i] = m_At < m_Period / 2 ? TONE_LEVEL : -TONE_LEVEL;
		samples[2 * i + 1] = samples[2 * i];
		m_At = (m_At + 1) % m_Period;
	}
}
