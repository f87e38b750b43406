/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A render stream over the V2 interface: an engine, a buffer of two halves, and a worker that fills
 * each half anew when the notification event says that it has been played.
 */
#ifndef TONE_STREAM_H
#define TONE_STREAM_H

#include "codec.h"

class Stream {
public:
	Stream(const HDAUDIO_BUS_INTERFACE_V2 &bus, Codec &codec);
	virtual ~Stream();

	NTSTATUS Open(PDEVICE_OBJECT device, const HDAUDIO_STREAM_FORMAT &format, SIZE_T bytes);
	NTSTATUS Run();
	void Stop();

protected:
	/* What the stream plays: a class of its own for each. At PASSIVE_LEVEL. */
	virtual void Fill(SHORT *samples, ULONG frames) = 0;

private:
	static IO_WORKITEM_ROUTINE Work;

	NTSTATUS AllocateBuffer(SIZE_T bytes);
	NTSTATUS SetState(HDAUDIO_STREAM_STATE state);
	void WaitAndFill();

	HDAUDIO_BUS_INTERFACE_V2 m_Bus;
	Codec &m_Codec;
	HANDLE m_Engine;
	HDAUDIO_CONVERTER_FORMAT m_Format;
	USHORT m_FrameBytes;
	PMDL m_Mdl;
	SIZE_T m_Bytes;
	UCHAR m_StreamId;
	PIO_WORKITEM m_Worker;
	bool m_Running;
	volatile LONG m_Stopping;
	KEVENT m_Played;		/* half of the buffer */
	KEVENT m_Idle;			/* the worker is */
};

class Tone : public Stream {
public:
	Tone(const HDAUDIO_BUS_INTERFACE_V2 &bus, Codec &codec, ULONG period)
		: Stream(bus, codec), m_Period(period), m_At(0)
	{
	}

protected:
	void Fill(SHORT *samples, ULONG frames);

private:
	ULONG m_Period;			/* frames */
	ULONG m_At;			/* frames into the period */
};

#endif /* TONE_STREAM_H */
