// SPDX-License-Identifier: GPL-2.0
/*
 * Stream formats.
 */
#include <linux/kernel.h>
#include <sound/hda_verbs.h>

#include "format.h"

#define LINK_RATE	48000	/* link frames a second */
#define MAX_MULT	4
#define MAX_DIV		8
#define MAX_CHANNELS	16

static const struct {
	u32 rate;
	u16 code;
} bases[] = {
	{ 48000, AC_FMT_BASE_48K },
	{ 44100, AC_FMT_BASE_44K },
};

/* Valid bits, the container they come in, and how the link is told. */
static const struct {
	u16 valid;
	u16 container;
	u16 code;
} samples[] = {
	{ 8, 8, AC_FMT_BITS_8 },
	{ 16, 16, AC_FMT_BITS_16 },
	{ 20, 32, AC_FMT_BITS_20 },
	{ 24, 32, AC_FMT_BITS_24 },
	{ 32, 32, AC_FMT_BITS_32 },
};

/* A rate has several spellings (48000 * 2 / 2); the smallest multiplier is the usual one. */
static bool encode_rate(u32 rate, u32 base, u16 *code)
{
	unsigned int mult, div;

	for (mult = 1; mult <= MAX_MULT; mult++) {
		for (div = 1; div <= MAX_DIV; div++) {
			if ((u64)rate * div != base * mult)
				continue;
			*code = (mult - 1) << AC_FMT_MULT_SHIFT | (div - 1) << AC_FMT_DIV_SHIFT;
			return true;
		}
	}
	return false;
}

static bool encode_any_rate(u32 rate, u16 *code)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bases); i++) {
		if (!encode_rate(rate, bases[i].rate, code))
			continue;
		*code |= bases[i].code;
		return true;
	}
	return false;
}

static bool encode_sample(const HDAUDIO_STREAM_FORMAT *format, u16 *code)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(samples); i++) {
		if (format->ValidBitsPerSample != samples[i].valid ||
		    format->ContainerSize != samples[i].container)
			continue;
		*code = samples[i].code;
		return true;
	}
	return false;
}

/**
 * hdb_format_encode - encode a stream format
 * @format: rate in Hz, bits of a sample, bits of its container, channels
 * @code: where the PCM format code goes; untouched when there is none
 *
 * Context: any.
 * Return: whether the link can carry the format.
 */
bool hdb_format_encode(const HDAUDIO_STREAM_FORMAT *format, u16 *code)
{
	u16 rate, sample;

	if (!format->NumberOfChannels || format->NumberOfChannels > MAX_CHANNELS)
		return false;
	if (!encode_any_rate(format->SampleRate, &rate) || !encode_sample(format, &sample))
		return false;
	*code = AC_FMT_TYPE_PCM | rate | sample |
		(format->NumberOfChannels - 1) << AC_FMT_CHAN_SHIFT;
	return true;
}

/**
 * hdb_format_frame_bytes - size of a frame in memory
 * @format: a format that can be encoded
 *
 * Context: any.
 * Return: bytes that hold one sample of each channel.
 */
unsigned int hdb_format_frame_bytes(const HDAUDIO_STREAM_FORMAT *format)
{
	return format->NumberOfChannels * format->ContainerSize / BITS_PER_BYTE;
}

/**
 * hdb_format_link_bits - size of a format on the link
 * @format: a format that can be encoded
 *
 * The link carries a whole number of sample blocks in a link frame; a rate that is not a
 * multiple of 48 kHz leaves some of them empty, but they have to be kept free.
 *
 * Context: any.
 * Return: bits in one link frame (1/48000 s).
 */
unsigned int hdb_format_link_bits(const HDAUDIO_STREAM_FORMAT *format)
{
	return format->NumberOfChannels * format->ValidBitsPerSample *
	       DIV_ROUND_UP(format->SampleRate, LINK_RATE);
}
