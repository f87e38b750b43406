// SPDX-License-Identifier: GPL-2.0
/*
 * The codec behind a function group: its commands, and which of its widgets plays.
 */
#include "codec.h"

/* Verbs and parameters (HD Audio specification 7.3.3 and 7.3.4) */
enum {
	VerbParameter = 0xf00,
	VerbPower = 0x705,
	VerbStream = 0x706,
	VerbPin = 0x707,
	Verb16Format = 0x2,
	Verb16Amp = 0x3,
	ParamNodes = 0x04,
	ParamWidget = 0x09,
	WidgetDac = 0,
	WidgetPin = 4,
	PinOut = 0x40,
	AmpUnmuted = 0xb07f		/* output, left and right, loudest */
};

NTSTATUS Codec::Send(ULONG command, PULONG response)
{
	HDAUDIO_CODEC_TRANSFER transfer = {};
	NTSTATUS status;

	transfer.Output.Command = command;
	transfer.Output.Verb8.CodecAddress = m_Address;
	status = m_Bus.TransferCodecVerbs(m_Bus.Context, 1, &transfer, NULL, NULL);
	if (!NT_SUCCESS(status))
		return status;
	if (!transfer.Input.IsValid)
		return STATUS_IO_TIMEOUT;
	if (response)
		*response = transfer.Input.Response;
	return STATUS_SUCCESS;
}

NTSTATUS Codec::Verb8(UCHAR node, ULONG verb, UCHAR data, PULONG response)
{
	return Send(node << 20 | verb << 8 | data, response);
}

NTSTATUS Codec::Verb16(UCHAR node, ULONG verb, USHORT data)
{
	return Send(node << 20 | verb << 16 | data, NULL);
}

/* Switch a widget on and open it; remember the first DAC. */
NTSTATUS Codec::OpenWidget(UCHAR node)
{
	NTSTATUS status;
	ULONG caps;

	status = Verb8(node, VerbParameter, ParamWidget, &caps);
	if (!NT_SUCCESS(status))
		return status;
	Verb8(node, VerbPower, 0);
	Verb16(node, Verb16Amp, AmpUnmuted);
	if ((caps >> 20 & 0xf) == WidgetPin)
		return Verb8(node, VerbPin, PinOut);
	if ((caps >> 20 & 0xf) == WidgetDac && !m_Dac)
		m_Dac = node;
	return STATUS_SUCCESS;
}

NTSTATUS Codec::Open(const HDAUDIO_BUS_INTERFACE_V2 &bus)
{
	NTSTATUS status;
	ULONG nodes, i;

	m_Bus = bus;
	m_Bus.GetResourceInformation(m_Bus.Context, &m_Address, &m_Group);
	Verb8(m_Group, VerbPower, 0);
	status = Verb8(m_Group, VerbParameter, ParamNodes, &nodes);
	for (i = 0; NT_SUCCESS(status) && i < (nodes & 0xff); i++)
		status = OpenWidget((nodes >> 16 & 0xff) + i);
	if (NT_SUCCESS(status) && !m_Dac)
		status = STATUS_NOT_SUPPORTED;
	return status;
}

/* Have the DAC play a stream; stream 0 is none. */
NTSTATUS Codec::Connect(UCHAR stream, USHORT format)
{
	NTSTATUS status = Verb16(m_Dac, Verb16Format, format);

	return NT_SUCCESS(status) ? Verb8(m_Dac, VerbStream, stream << 4) : status;
}
