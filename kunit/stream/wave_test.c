// SPDX-License-Identifier: GPL-2.0
/*
 * Wave formats.
 */
#include <kunit/test.h>

#include "hdaudio_wave.h"

struct wave_case {
	const char *name;
	WORD tag;
	WORD channels;
	WORD block;
	WORD bits;
	WORD valid;		/* of an extensible one; else there is nothing behind */
	const GUID *sub;
	NTSTATUS status;
	USHORT container;
	USHORT format_bits;
};

#define PCM	WAVE_FORMAT_PCM
#define EXT	WAVE_FORMAT_EXTENSIBLE
#define SUB	(&KSDATAFORMAT_SUBTYPE_PCM)
#define OK	STATUS_SUCCESS
#define BAD	STATUS_INVALID_PARAMETER
#define NOT	STATUS_NOT_SUPPORTED

static const struct wave_case wave_cases[] = {
	{ "8 bits", PCM, 1, 1, 8, 0, NULL, OK, 8, 8 },
	{ "16 bits", PCM, 2, 4, 16, 0, NULL, OK, 16, 16 },
	{ "24 bits in 4 bytes", PCM, 2, 8, 24, 0, NULL, OK, 32, 24 },
	{ "32 bits", PCM, 16, 64, 32, 0, NULL, OK, 32, 32 },
	{ "20 of 32", EXT, 2, 8, 32, 20, SUB, OK, 32, 20 },
	{ "24 of 32", EXT, 6, 24, 32, 24, SUB, OK, 32, 24 },
	{ "all of 16", EXT, 2, 4, 16, 0, SUB, OK, 16, 16 },
	{ "24 bits in 3 bytes", PCM, 2, 6, 24, 0, NULL, NOT, },
	{ "16 of 32", EXT, 2, 8, 32, 16, SUB, NOT, },
	{ "12 bits", PCM, 2, 4, 12, 0, NULL, NOT, },
	{ "floating point", WAVE_FORMAT_IEEE_FLOAT, 2, 8, 32, 0, NULL, NOT, },
	{ "floating point, extensible", EXT, 2, 8, 32, 32, &KSDATAFORMAT_SUBTYPE_IEEE_FLOAT, NOT },
	{ "extensible without more", EXT, 2, 4, 16, 0, NULL, NOT, },
	{ "no bits", PCM, 2, 0, 0, 0, NULL, NOT, },
	{ "8 bits in more bytes than there are bits", PCM, 1, 8193, 8, 0, NULL, NOT, },
	{ "no channel", PCM, 0, 4, 16, 0, NULL, BAD, },
	{ "17 channels", PCM, 17, 34, 16, 0, NULL, BAD, },
	{ "frame of odd size", PCM, 2, 5, 16, 0, NULL, BAD, },
	{ "more bits than bytes", PCM, 2, 2, 16, 0, NULL, BAD, },
	{ "more valid than there are", EXT, 2, 4, 16, 24, SUB, BAD, },
};

static void wave_name(const struct wave_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(wave, wave_cases, wave_name);

static void wave_from(struct kunit *test)
{
	const struct wave_case *c = test->param_value;
	HDAUDIO_STREAM_FORMAT format = { .SampleRate = 1 };
	WAVEFORMATEXTENSIBLE wave = {
		.Format = {
			.wFormatTag = c->tag, .nChannels = c->channels, .nSamplesPerSec = 44100,
			.nBlockAlign = c->block, .wBitsPerSample = c->bits,
			.cbSize = c->sub ? 22 : 0,
		},
		.Samples.wValidBitsPerSample = c->valid,
		.SubFormat = c->sub ? *c->sub : *SUB,
	};

	KUNIT_EXPECT_EQ(test, hdaudio_format_from_wave(&wave.Format, &format), c->status);
	KUNIT_EXPECT_EQ(test, format.SampleRate, c->status ? 1U : 44100U);
	KUNIT_EXPECT_EQ(test, format.ContainerSize, c->container);
	KUNIT_EXPECT_EQ(test, format.ValidBitsPerSample, c->format_bits);
	KUNIT_EXPECT_EQ(test, format.NumberOfChannels, c->status ? 0 : c->channels);
}

#define FORMAT_BYTES	offsetofend(HDAUDIO_STREAM_FORMAT, NumberOfChannels)

/* There and back again, for every number of channels. */
static void wave_round(struct kunit *test)
{
	HDAUDIO_STREAM_FORMAT back, format = { 96000, 24, 32, 1 };
	WAVEFORMATEXTENSIBLE wave;

	for (; format.NumberOfChannels <= 16; format.NumberOfChannels++) {
		memset(&wave, 0xff, sizeof(wave));
		hdaudio_format_to_wave(&format, &wave);
		KUNIT_EXPECT_EQ(test, wave.Format.cbSize, 22);
		KUNIT_EXPECT_EQ(test, wave.Format.nAvgBytesPerSec,
				384000U * format.NumberOfChannels);
		KUNIT_EXPECT_TRUE(test, !wave.dwChannelMask ||
				  hweight32(wave.dwChannelMask) == format.NumberOfChannels);
		KUNIT_ASSERT_EQ(test, hdaudio_format_from_wave(&wave.Format, &back),
				STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, memcmp(&back, &format, FORMAT_BYTES), 0);
	}
	format.NumberOfChannels = 2;
	hdaudio_format_to_wave(&format, &wave);
	KUNIT_EXPECT_EQ(test, wave.dwChannelMask, (DWORD)KSAUDIO_SPEAKER_STEREO);
}

static struct kunit_case wave_all[] = {
	KUNIT_CASE_PARAM(wave_from, wave_gen_params),
	KUNIT_CASE(wave_round),
	{}
};

static struct kunit_suite wave_suite = {
	.name = "hdaudio_wave",
	.test_cases = wave_all,
};

kunit_test_suite(wave_suite);
