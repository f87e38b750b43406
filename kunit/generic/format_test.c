// SPDX-License-Identifier: GPL-2.0
/*
 * Converter capabilities in the words of ALSA and of the DDI.
 */
#include <kunit/test.h>
#include <sound/pcm.h>

#include "generic/widgets/format.h"

#include "fake_graph.h"

#define ALL_RATES	0x7ff	/* up to 192 kHz */

static struct hdg_formats read(u32 caps, u32 pcm, u32 stream)
{
	struct hdg_widget w = { .caps = caps, .pcm = pcm, .stream = stream };
	struct hdg_formats formats;

	memset(&formats, 0xff, sizeof(formats));
	hdg_formats_read(&formats, &w);
	return formats;
}

static void every_rate(struct kunit *test)
{
	static const unsigned int masks[] = {
		SNDRV_PCM_RATE_8000, SNDRV_PCM_RATE_11025, SNDRV_PCM_RATE_16000,
		SNDRV_PCM_RATE_22050, SNDRV_PCM_RATE_32000, SNDRV_PCM_RATE_44100,
		SNDRV_PCM_RATE_48000, SNDRV_PCM_RATE_88200, SNDRV_PCM_RATE_96000,
		SNDRV_PCM_RATE_176400, SNDRV_PCM_RATE_192000,
	};
	struct hdg_formats f;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(masks); i++) {
		f = read(0, BIT(i) | AC_SUPPCM_BITS_16, AC_SUPFMT_PCM);
		KUNIT_EXPECT_EQ_MSG(test, f.rates, masks[i], "bit %u", i);
		KUNIT_EXPECT_EQ_MSG(test, f.rate_min, f.rate_max, "bit %u", i);
		KUNIT_EXPECT_EQ_MSG(test, snd_pcm_rate_to_rate_bit(f.rate_min), masks[i],
				    "bit %u", i);
	}
}

static void rate_range(struct kunit *test)
{
	struct hdg_formats f = read(0, ALL_RATES | BIT(11) | AC_SUPPCM_BITS_16, AC_SUPFMT_PCM);

	KUNIT_EXPECT_EQ(test, f.rate_min, 8000);
	KUNIT_EXPECT_EQ_MSG(test, f.rate_max, 192000, "the DDI has no 384 kHz");
	KUNIT_EXPECT_EQ(test, f.rates & SNDRV_PCM_RATE_192000, SNDRV_PCM_RATE_192000);
	f = read(0, BIT(11) | AC_SUPPCM_BITS_16, AC_SUPFMT_PCM);
	KUNIT_EXPECT_EQ_MSG(test, f.formats, 0, "no rate, no formats");
}

static void sizes(struct kunit *test)
{
	struct hdg_formats f;

	f = read(0, BIT(6) | AC_SUPPCM_BITS_8 | AC_SUPPCM_BITS_16, AC_SUPFMT_PCM);
	KUNIT_EXPECT_EQ(test, f.formats, SNDRV_PCM_FMTBIT_U8 | SNDRV_PCM_FMTBIT_S16_LE);
	KUNIT_EXPECT_EQ(test, f.wide_bits, 0);
	f = read(0, BIT(6) | AC_SUPPCM_BITS_20, AC_SUPFMT_PCM);
	KUNIT_EXPECT_EQ(test, f.formats, SNDRV_PCM_FMTBIT_S32_LE);
	KUNIT_EXPECT_EQ(test, f.wide_bits, 20);
	f = read(0, BIT(6) | AC_SUPPCM_BITS_20 | AC_SUPPCM_BITS_24, AC_SUPFMT_PCM);
	KUNIT_EXPECT_EQ(test, f.wide_bits, 24);
	f = read(0, BIT(6) | AC_SUPPCM_BITS_24 | AC_SUPPCM_BITS_32, AC_SUPFMT_PCM);
	KUNIT_EXPECT_EQ(test, f.wide_bits, 32);
}

static void not_pcm(struct kunit *test)
{
	struct hdg_formats f = read(0, BIT(6) | AC_SUPPCM_BITS_16, AC_SUPFMT_AC3);

	KUNIT_EXPECT_EQ(test, f.formats, 0);
}

static void channels(struct kunit *test)
{
	struct hdg_formats f;

	f = read(0, 0, 0);
	KUNIT_EXPECT_EQ(test, f.channels_min, 1);
	KUNIT_EXPECT_EQ(test, f.channels_max, 1);
	f = read(AC_WCAP_STEREO, 0, 0);
	KUNIT_EXPECT_EQ(test, f.channels_min, 2);
	KUNIT_EXPECT_EQ(test, f.channels_max, 2);
	f = read(AC_WCAP_STEREO | 3 << 13, 0, 0);
	KUNIT_EXPECT_EQ(test, f.channels_min, 2);
	KUNIT_EXPECT_EQ(test, f.channels_max, 8);
}

/* Whatever a program may choose has a channel map. */
static void channels_between(struct kunit *test)
{
	struct hdg_formats f = read(0, 0, 0);

	KUNIT_EXPECT_EQ(test, hdg_channels_step(&f), 1);
	f = read(AC_WCAP_STEREO, 0, 0);
	KUNIT_EXPECT_EQ(test, hdg_channels_step(&f), 1);
	f = read(AC_WCAP_STEREO | 3 << 13, 0, 0);
	KUNIT_EXPECT_EQ(test, hdg_channels_step(&f), 2);
	f.channels_max = 3;
	KUNIT_EXPECT_EQ(test, hdg_channels_step(&f), 2);
}

enum { FIRST = FAKE_FIRST, SECOND, THIRD };

/* Converters of one route: eight channels, six, and eight again. */
static struct hdg_graph *make_converters(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO | 3 << 13 },
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO | 2 << 13 },
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO | 3 << 13 },
	};

	return fake_linear(test, rows, ARRAY_SIZE(rows));
}

/* What plays along limits rates, sizes, and whether there is linear PCM; not the channels. */
static void route_plays(struct kunit *test)
{
	struct hdg_graph *graph = make_converters(test);
	struct hdg_route route = {
		.converter = FIRST, .n_pairs = 1, .n_others = 2,
		.others = { { SECOND }, { THIRD } },
	};
	struct hdg_formats f;

	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ(test, f.rates, SNDRV_PCM_RATE_44100 | SNDRV_PCM_RATE_48000);
	KUNIT_EXPECT_EQ(test, f.formats, SNDRV_PCM_FMTBIT_S16_LE | SNDRV_PCM_FMTBIT_S32_LE);
	KUNIT_EXPECT_EQ(test, f.channels_max, 8);
	hdg_widget(graph, SECOND)->pcm &= ~BIT(5);
	hdg_widget(graph, THIRD)->pcm &= ~AC_SUPPCM_BITS_24;
	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ(test, f.rates, SNDRV_PCM_RATE_48000);
	KUNIT_EXPECT_EQ(test, f.formats, SNDRV_PCM_FMTBIT_S16_LE);
	route.n_others = 0;
	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ(test, f.rates, SNDRV_PCM_RATE_44100 | SNDRV_PCM_RATE_48000);
	route.n_others = 2;
	hdg_widget(graph, THIRD)->stream = AC_SUPFMT_AC3;
	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ(test, f.formats, 0);
}

/* Pairs of a set have a converter each; one that is alone has all it can. */
static void route_pairs(struct kunit *test)
{
	struct hdg_graph *graph = make_converters(test);
	struct hdg_route route = { .converter = SECOND };
	static const unsigned int channels[] = { 6, 6, 4, 6, 8 };
	struct hdg_formats f;

	for (route.n_pairs = 0; route.n_pairs < ARRAY_SIZE(channels); route.n_pairs++) {
		hdg_route_formats(&f, graph, &route);
		KUNIT_EXPECT_EQ(test, f.channels_max, channels[route.n_pairs]);
		KUNIT_EXPECT_EQ(test, f.channels_min, 2);
	}
}

/* What records in another's place can do all that is asked of the route. */
static void route_records(struct kunit *test)
{
	struct hdg_graph *graph = make_converters(test);
	struct hdg_route route = {
		.converter = FIRST, .capture = true, .n_paths = 2,
		.paths = { { .n = 2, .nid = { THIRD } }, { .n = 2, .nid = { SECOND } } },
	};
	struct hdg_formats f;

	hdg_widget(graph, SECOND)->pcm &= ~BIT(5);
	hdg_widget(graph, THIRD)->pcm &= ~AC_SUPPCM_BITS_24;
	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ(test, f.rates, SNDRV_PCM_RATE_48000);
	KUNIT_EXPECT_EQ(test, f.formats, SNDRV_PCM_FMTBIT_S16_LE);
	KUNIT_EXPECT_EQ(test, f.channels_max, 6);
	route.converter = SECOND;
	route.n_paths = 1;
	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ_MSG(test, f.channels_max, 6, "its own are fewer");
	route.converter = FIRST;
	route.capture = false;
	route.n_paths = 2;
	hdg_route_formats(&f, graph, &route);
	KUNIT_EXPECT_EQ_MSG(test, f.channels_max, 8, "it plays");
	KUNIT_EXPECT_EQ(test, f.rates, SNDRV_PCM_RATE_44100 | SNDRV_PCM_RATE_48000);
}

static void for_the_ddi(struct kunit *test)
{
	struct hdg_formats f = { .wide_bits = 24 };
	HDAUDIO_STREAM_FORMAT s;

	hdg_stream_format(&s, 96000, 6, 32, &f);
	KUNIT_EXPECT_EQ(test, s.SampleRate, 96000);
	KUNIT_EXPECT_EQ(test, s.NumberOfChannels, 6);
	KUNIT_EXPECT_EQ(test, s.ContainerSize, 32);
	KUNIT_EXPECT_EQ(test, s.ValidBitsPerSample, 24);
	hdg_stream_format(&s, 44100, 2, 16, &f);
	KUNIT_EXPECT_EQ(test, s.ContainerSize, 16);
	KUNIT_EXPECT_EQ(test, s.ValidBitsPerSample, 16);
	hdg_stream_format(&s, 8000, 1, 8, &f);
	KUNIT_EXPECT_EQ(test, s.ContainerSize, 8);
	KUNIT_EXPECT_EQ(test, s.ValidBitsPerSample, 8);
}

static struct kunit_case codec_format_cases[] = {
	KUNIT_CASE(every_rate),
	KUNIT_CASE(rate_range),
	KUNIT_CASE(sizes),
	KUNIT_CASE(not_pcm),
	KUNIT_CASE(channels),
	KUNIT_CASE(channels_between),
	KUNIT_CASE(route_plays),
	KUNIT_CASE(route_pairs),
	KUNIT_CASE(route_records),
	KUNIT_CASE(for_the_ddi),
	{}
};

static struct kunit_suite codec_format_suite = {
	.name = "generic_format",
	.test_cases = codec_format_cases,
};

kunit_test_suite(codec_format_suite);
