// SPDX-License-Identifier: GPL-2.0
/*
 * Wave formats. HD Audio's samples take 8, 16 or 32 bits of memory each, so some of them have no
 * like there: 24 bits in three bytes, floating point, anything compressed.
 */
#include <linux/export.h>
#include <linux/kernel.h>

#include "hdaudio_wave.h"

#define EXTENSIBLE_BYTES	(sizeof(WAVEFORMATEXTENSIBLE) - sizeof(WAVEFORMATEX))
#define CHANNELS_MAX		16

static bool is_extensible(const WAVEFORMATEX *wave)
{
	return wave->wFormatTag == WAVE_FORMAT_EXTENSIBLE && wave->cbSize >= EXTENSIBLE_BYTES;
}

static bool is_pcm(const WAVEFORMATEX *wave)
{
	const WAVEFORMATEXTENSIBLE *more = (const WAVEFORMATEXTENSIBLE *)wave;

	if (is_extensible(wave))
		return IsEqualGUID(&more->SubFormat, &KSDATAFORMAT_SUBTYPE_PCM);
	return wave->wFormatTag == WAVE_FORMAT_PCM;
}

/* 0 valid bits of a WAVEFORMATEXTENSIBLE are all of them. */
static USHORT valid_bits(const WAVEFORMATEX *wave)
{
	const WAVEFORMATEXTENSIBLE *more = (const WAVEFORMATEXTENSIBLE *)wave;

	if (is_extensible(wave) && more->Samples.wValidBitsPerSample)
		return more->Samples.wValidBitsPerSample;
	return wave->wBitsPerSample;
}

static USHORT container_of_bits(USHORT bits)
{
	switch (bits) {
	case 8:
	case 16:
		return bits;
	case 20:
	case 24:
	case 32:
		return 32;
	default:
		return USHRT_MAX;	/* which no container has: it is whole bytes */
	}
}

/**
 * hdaudio_format_from_wave - the DDI's format for a wave format
 * @wave: a WAVEFORMATEX or, where its tag and size say so, a WAVEFORMATEXTENSIBLE
 * @format: takes the format
 *
 * Whether there is an engine, or a codec, for its rate is not asked here.
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_INVALID_PARAMETER if there are no channels, or more than 16, or
 * the sizes contradict each other; STATUS_NOT_SUPPORTED if HD Audio has no such samples. @format is
 * as it was then.
 */
NTSTATUS hdaudio_format_from_wave(const WAVEFORMATEX *wave, PHDAUDIO_STREAM_FORMAT format)
{
	USHORT channels = wave->nChannels, bits = valid_bits(wave);
	unsigned int container;

	if (!channels || channels > CHANNELS_MAX || wave->nBlockAlign % channels)
		return STATUS_INVALID_PARAMETER;
	container = wave->nBlockAlign / channels * 8;
	if (container < wave->wBitsPerSample || bits > wave->wBitsPerSample)
		return STATUS_INVALID_PARAMETER;
	if (!is_pcm(wave) || container != container_of_bits(bits))
		return STATUS_NOT_SUPPORTED;
	format->SampleRate = wave->nSamplesPerSec;
	format->ValidBitsPerSample = bits;
	format->ContainerSize = container;
	format->NumberOfChannels = channels;
	return STATUS_SUCCESS;
}
EXPORT_SYMBOL_GPL(hdaudio_format_from_wave);

/* What loudspeakers so many channels are usually for; others are for none in particular. */
static DWORD channel_mask(USHORT channels)
{
	switch (channels) {
	case 1:
		return KSAUDIO_SPEAKER_MONO;
	case 2:
		return KSAUDIO_SPEAKER_STEREO;
	case 4:
		return KSAUDIO_SPEAKER_QUAD;
	case 6:
		return KSAUDIO_SPEAKER_5POINT1_SURROUND;
	case 8:
		return KSAUDIO_SPEAKER_7POINT1_SURROUND;
	default:
		return KSAUDIO_SPEAKER_DIRECTOUT;
	}
}

/**
 * hdaudio_format_to_wave - the wave format for a format of the DDI's
 * @format: the format
 * @wave: takes the wave format, with the usual loudspeakers for its channels
 *
 * Context: any.
 */
VOID hdaudio_format_to_wave(const HDAUDIO_STREAM_FORMAT *format, PWAVEFORMATEXTENSIBLE wave)
{
	WORD frame = format->NumberOfChannels * format->ContainerSize / 8;

	wave->Format.wFormatTag = WAVE_FORMAT_EXTENSIBLE;
	wave->Format.nChannels = format->NumberOfChannels;
	wave->Format.nSamplesPerSec = format->SampleRate;
	wave->Format.nAvgBytesPerSec = format->SampleRate * frame;
	wave->Format.nBlockAlign = frame;
	wave->Format.wBitsPerSample = format->ContainerSize;
	wave->Format.cbSize = EXTENSIBLE_BYTES;
	wave->Samples.wValidBitsPerSample = format->ValidBitsPerSample;
	wave->dwChannelMask = channel_mask(format->NumberOfChannels);
	wave->SubFormat = KSDATAFORMAT_SUBTYPE_PCM;
}
EXPORT_SYMBOL_GPL(hdaudio_format_to_wave);
