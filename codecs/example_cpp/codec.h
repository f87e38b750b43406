/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The codec behind a function group: its commands, and which of its widgets plays.
 */
#ifndef TONE_CODEC_H
#define TONE_CODEC_H

#include "hdaudio_driver.h"

#define TONE_TAG 'enoT'

class Codec {
public:
	NTSTATUS Open(const HDAUDIO_BUS_INTERFACE_V2 &bus);
	NTSTATUS Connect(UCHAR stream, USHORT format);

private:
	NTSTATUS Send(ULONG command, PULONG response);
	NTSTATUS Verb8(UCHAR node, ULONG verb, UCHAR data, PULONG response = NULL);
	NTSTATUS Verb16(UCHAR node, ULONG verb, USHORT data);
	NTSTATUS OpenWidget(UCHAR node);

	HDAUDIO_BUS_INTERFACE_V2 m_Bus;
	UCHAR m_Address;
	UCHAR m_Group;
	UCHAR m_Dac;
};

#endif /* TONE_CODEC_H */
