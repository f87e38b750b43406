// SPDX-License-Identifier: GPL-2.0
/*
 * Stream formats: every code there is, decoded again by the tables of the HD Audio
 * specification, and everything that is none.
 */
#include <kunit/test.h>

#include "stream/format.h"

static const u16 containers[] = { 8, 16, 32, 32, 32 };
static const u16 valid_bits[] = { 8, 16, 20, 24, 32 };

/* Specification 3.7.1, table 53, read the other way round. */
static u32 decode_rate_divided(u16 code, u32 *div)
{
	u32 base = code & BIT(14) ? 44100 : 48000;

	*div = (code >> 8 & 7) + 1;
	return base * ((code >> 11 & 7) + 1);
}

static HDAUDIO_STREAM_FORMAT format_of(u32 rate, u16 valid, u16 container, u16 channels)
{
	return (HDAUDIO_STREAM_FORMAT) {
		.SampleRate = rate,
		.ValidBitsPerSample = valid,
		.ContainerSize = container,
		.NumberOfChannels = channels,
	};
}

struct format_known {
	const char *name;
	u32 rate;
	u16 valid;
	u16 container;
	u16 channels;
	u16 code;
	unsigned int frame_bytes;
	unsigned int link_bits;
};

static const struct format_known known[] = {
	{ "CD", 44100, 16, 16, 2, 0x4011, 4, 32 },
	{ "48 kHz stereo", 48000, 16, 16, 2, 0x0011, 4, 32 },
	{ "48 kHz 24 bit stereo", 48000, 24, 32, 2, 0x0031, 8, 48 },
	{ "48 kHz 20 bit mono", 48000, 20, 32, 1, 0x0020, 4, 20 },
	{ "48 kHz 32 bit stereo", 48000, 32, 32, 2, 0x0041, 8, 64 },
	{ "96 kHz 24 bit stereo", 96000, 24, 32, 2, 0x0831, 8, 96 },
	{ "88.2 kHz 16 bit stereo", 88200, 16, 16, 2, 0x4811, 4, 64 },
	{ "144 kHz 16 bit stereo", 144000, 16, 16, 2, 0x1011, 4, 96 },
	{ "192 kHz 24 bit 8 channels", 192000, 24, 32, 8, 0x1837, 32, 768 },
	{ "176.4 kHz 24 bit stereo", 176400, 24, 32, 2, 0x5831, 8, 192 },
	{ "32 kHz 16 bit stereo", 32000, 16, 16, 2, 0x0a11, 4, 32 },
	{ "8 kHz 8 bit mono", 8000, 8, 8, 1, 0x0500, 1, 8 },
	{ "11.025 kHz 8 bit mono", 11025, 8, 8, 1, 0x4300, 1, 8 },
	{ "48 kHz 16 bit 16 channels", 48000, 16, 16, 16, 0x001f, 32, 256 },
};

static void format_known_name(const struct format_known *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(format_known, known, format_known_name);

static void format_encodes(struct kunit *test)
{
	const struct format_known *k = test->param_value;
	HDAUDIO_STREAM_FORMAT format = format_of(k->rate, k->valid, k->container, k->channels);
	u16 code = 0;

	KUNIT_ASSERT_TRUE(test, hdb_format_encode(&format, &code));
	KUNIT_EXPECT_EQ(test, code, k->code);
	KUNIT_EXPECT_EQ(test, hdb_format_frame_bytes(&format), k->frame_bytes);
	KUNIT_EXPECT_EQ(test, hdb_format_link_bits(&format), k->link_bits);
}

/* Every rate that the specification's fields can say, and only those, up to 200 kHz. */
static void format_rates(struct kunit *test)
{
	unsigned long *sayable = kunit_kzalloc(test, BITS_TO_LONGS(200001) * sizeof(long),
					       GFP_KERNEL);
	u32 rate, field;

	KUNIT_ASSERT_NOT_NULL(test, sayable);
	for (field = 0; field < 0x80; field++) {
		u32 div, product = decode_rate_divided(field << 8, &div);

		if ((field >> 3 & 7) < 4 && product % div == 0)
			__set_bit(product / div, sayable);
	}
	for (rate = 0; rate <= 200000; rate++) {
		HDAUDIO_STREAM_FORMAT format = format_of(rate, 16, 16, 2);
		u16 code;
		bool got = hdb_format_encode(&format, &code);
		u32 div, product;

		if (got != test_bit(rate, sayable))
			KUNIT_FAIL(test, "%u Hz: %d", rate, got);
		if (!got)
			continue;
		product = decode_rate_divided(code, &div);
		KUNIT_EXPECT_EQ(test, product, rate * div);
	}
}

/* A multiple that needs no multiplier is spelled without one. */
static void format_plainest_rate(struct kunit *test)
{
	HDAUDIO_STREAM_FORMAT format = format_of(24000, 16, 16, 2);
	u16 code = 0;

	KUNIT_ASSERT_TRUE(test, hdb_format_encode(&format, &code));
	KUNIT_EXPECT_EQ(test, code, 0x0111);
}

/* All pairs of bits and container up to 40, against the five that are allowed. */
static void format_samples(struct kunit *test)
{
	unsigned int valid, container, i;

	for (valid = 0; valid <= 40; valid++) {
		for (container = 0; container <= 40; container++) {
			HDAUDIO_STREAM_FORMAT format = format_of(48000, valid, container, 2);
			bool want = false;
			u16 code = 0xbeef;

			for (i = 0; i < ARRAY_SIZE(containers); i++)
				want |= valid == valid_bits[i] && container == containers[i];
			KUNIT_EXPECT_EQ(test, hdb_format_encode(&format, &code), want);
			if (want)
				KUNIT_EXPECT_EQ(test, valid_bits[code >> 4 & 7], valid);
			else
				KUNIT_EXPECT_EQ(test, code, 0xbeef);
		}
	}
}

static void format_channels(struct kunit *test)
{
	unsigned int channels;

	for (channels = 0; channels <= 0xffff; channels++) {
		HDAUDIO_STREAM_FORMAT format = format_of(48000, 16, 16, channels);
		bool want = channels >= 1 && channels <= 16;
		u16 code;

		if (hdb_format_encode(&format, &code) != want)
			KUNIT_FAIL(test, "%u channels", channels);
		if (want)
			KUNIT_EXPECT_EQ(test, (code & 0xf) + 1U, channels);
	}
}

static void format_huge_rate(struct kunit *test)
{
	HDAUDIO_STREAM_FORMAT format = format_of(U32_MAX, 16, 16, 2);
	u16 code;
	u32 div;

	KUNIT_EXPECT_FALSE(test, hdb_format_encode(&format, &code));
	/* 2^32 / div + a rate that is allowed must not pass for one by wrapping round */
	for (div = 2; div <= 8; div++) {
		format.SampleRate = (u32)((BIT_ULL(32) + 48000) / div);
		KUNIT_EXPECT_FALSE(test, hdb_format_encode(&format, &code));
	}
}

static struct kunit_case format_cases[] = {
	KUNIT_CASE_PARAM(format_encodes, format_known_gen_params),
	KUNIT_CASE(format_rates),
	KUNIT_CASE(format_plainest_rate),
	KUNIT_CASE(format_samples),
	KUNIT_CASE(format_channels),
	KUNIT_CASE(format_huge_rate),
	{}
};

static struct kunit_suite format_suite = {
	.name = "format",
	.test_cases = format_cases,
};

kunit_test_suite(format_suite);
