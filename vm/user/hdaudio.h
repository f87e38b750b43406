/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Commands and formats as the DDI has them, without the DDI (shim.h).
 */
#ifndef SHIM_HDAUDIO_H
#define SHIM_HDAUDIO_H

#include "shim.h"

typedef struct {
	u32 SampleRate;
	u32 NumberOfChannels;
	u32 ContainerSize;
	u32 ValidBitsPerSample;
} HDAUDIO_STREAM_FORMAT;

typedef union {
	struct {
		u32 Data:8, VerbId:12, Node:8, CodecAddress:4;
	} Verb8;
	struct {
		u32 Data:16, VerbId:4, Node:8, CodecAddress:4;
	} Verb16;
	u32 Command;
} HDAUDIO_CODEC_COMMAND;

typedef struct {
	HDAUDIO_CODEC_COMMAND Output;
	struct {
		u32 Response;
		bool IsValid;
	} Input;
} HDAUDIO_CODEC_TRANSFER;

#endif /* SHIM_HDAUDIO_H */
