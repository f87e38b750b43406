// SPDX-License-Identifier: GPL-2.0
/*
 * Which converters make one PCM device, and its number, by which alsa-lib finds digital outputs.
 */
#include "fake_graph.h"
#include "generic/widgets/pcm_layout.h"

#define ALL	32	/* numbers of PCM devices */

static unsigned int find_pairs(struct kunit *test, const struct hdg_graph *graph,
			       struct hdg_pair *pairs)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	return hdg_pairs_find(pairs, graph, plan);
}

static void expect_pair(struct kunit *test, const struct hdg_pair *pair, u8 play, u8 capture)
{
	KUNIT_EXPECT_EQ(test, pair->play ? pair->play->converter : 0, play);
	KUNIT_EXPECT_EQ(test, pair->capture ? pair->capture->converter : 0, capture);
}

/* One DAC but two ADCs: the second has a device of its own, not S/PDIF's, and so on. */
static void pair_by_kind(struct kunit *test)
{
	enum { DAC = FAKE_FIRST, HDMI, SPDIF, ADC_A, ADC_B, SPDIF_IN,
	       LINE_PIN, HDMI_PIN, SPDIF_PIN, MIC_PIN, IN_PIN, SPDIF_IN_PIN };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_AUD_IN, .conn = { MIC_PIN, IN_PIN } },
		{ AC_WID_AUD_IN, .conn = { IN_PIN } },
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { SPDIF_IN_PIN } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { DAC } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { HDMI } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT),
		  { SPDIF } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_IN, FAKE_JACK(AC_JACK_SPDIF_IN) },
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_pair pairs[HDG_MAX_PAIRS];

	KUNIT_ASSERT_EQ(test, find_pairs(test, graph, pairs), 4);
	expect_pair(test, &pairs[0], DAC, ADC_A);
	expect_pair(test, &pairs[1], 0, ADC_B);
	expect_pair(test, &pairs[2], SPDIF, SPDIF_IN);
	expect_pair(test, &pairs[3], HDMI, 0);
}

/* Headphones that can play by themselves have a device, that of what records by itself. */
static void pair_of_headphones(struct kunit *test)
{
	enum { DAC = FAKE_FIRST, ALONE, ADC_A, ADC_B, SPEAKER_PIN, HEADPHONE_PIN, MIC_PIN, IN_PIN };
	struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_AUD_OUT },
		{ AC_WID_AUD_IN, .conn = { MIC_PIN, IN_PIN } },
		{ AC_WID_AUD_IN, .conn = { IN_PIN } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { DAC } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { ALONE } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },
	};
	struct hdg_pair pairs[HDG_MAX_PAIRS];

	KUNIT_ASSERT_EQ(test, find_pairs(test, fake_linear(test, rows, ARRAY_SIZE(rows)), pairs),
			2);
	expect_pair(test, &pairs[0], DAC, ADC_A);
	expect_pair(test, &pairs[1], ALONE, ADC_B);
	rows[ADC_B - FAKE_FIRST].type = AC_WID_POWER;
	KUNIT_ASSERT_EQ(test, find_pairs(test, fake_linear(test, rows, ARRAY_SIZE(rows)), pairs),
			2);
	expect_pair(test, &pairs[0], DAC, ADC_A);
	expect_pair(test, &pairs[1], ALONE, 0);
}

/* They take none of what plays something else anyway. */
static void pair_of_headphones_behind_others(struct kunit *test)
{
	enum { DAC = FAKE_FIRST, ALONE, ODD, SPEAKER_PIN, HEADPHONE_PIN, ODD_PIN };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT }, { AC_WID_AUD_OUT }, { AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { DAC } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { ALONE } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_OTHER), { ODD } },
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_pair pairs[HDG_MAX_PAIRS];

	hdg_widget(graph, ODD)->pcm = BIT(0) | AC_SUPPCM_BITS_8;
	KUNIT_ASSERT_EQ(test, find_pairs(test, graph, pairs), 3);
	expect_pair(test, &pairs[0], DAC, 0);
	expect_pair(test, &pairs[1], ODD, 0);
	expect_pair(test, &pairs[2], ALONE, 0);
}

/* A converter for coded sound only has no PCM device, and its partner's is not another's. */
static void pair_without_pcm(struct kunit *test)
{
	enum { DAC = FAKE_FIRST, ADC, SPDIF, LINE_PIN, MIC_PIN, SPDIF_PIN };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_AUD_IN, .conn = { MIC_PIN } },
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { DAC } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT),
		  { SPDIF } },
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_pair pairs[HDG_MAX_PAIRS];

	hdg_widget(graph, DAC)->stream = AC_SUPFMT_AC3;
	KUNIT_ASSERT_EQ(test, find_pairs(test, graph, pairs), 2);
	expect_pair(test, &pairs[0], 0, ADC);
	expect_pair(test, &pairs[1], SPDIF, 0);
	hdg_widget(graph, ADC)->stream = 0;
	hdg_widget(graph, SPDIF)->stream = 0;
	KUNIT_EXPECT_EQ(test, find_pairs(test, graph, pairs), 0);
}

enum { DAC = FAKE_FIRST, SPDIF, HDMI, ADC, LINE_PIN, SPDIF_PIN, HDMI_PIN, MIC_PIN };

static const struct fake_widget rows[] = {
	{ AC_WID_AUD_OUT },
	{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
	{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
	{ AC_WID_AUD_IN, .conn = { MIC_PIN } },
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { DAC } },
	{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { SPDIF } },
	{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
	  FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { HDMI } },
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
};

static unsigned int number(struct kunit *test, u8 converter, unsigned long taken,
			   unsigned int limit)
{
	struct hdg_route route = {
		.converter = converter,
		.n_paths = 1,
		.paths = { { .n = 2, .nid = { converter - DAC + LINE_PIN, converter } } },
	};

	if (converter == ADC) {
		route.capture = true;
		swap(route.paths[0].nid[0], route.paths[0].nid[1]);
	}
	return hdg_pcm_number(fake_graph(test, rows, ARRAY_SIZE(rows)), &route, taken, limit);
}

/* Each kind has numbers of its own, in an order. */
static void number_by_kind(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, number(test, DAC, 0, ALL), 0);
	KUNIT_EXPECT_EQ(test, number(test, ADC, 0, ALL), 0);
	KUNIT_EXPECT_EQ(test, number(test, SPDIF, 0, ALL), 1);
	KUNIT_EXPECT_EQ(test, number(test, HDMI, 0, ALL), 3);
	KUNIT_EXPECT_EQ(test, number(test, DAC, BIT(0), ALL), 2);
	KUNIT_EXPECT_EQ(test, number(test, ADC, BIT(0) | BIT(2) | BIT(4), ALL), 5);
	KUNIT_EXPECT_EQ(test, number(test, HDMI, BIT(3), ALL), 7);
	KUNIT_EXPECT_EQ(test, number(test, HDMI, BIT(3) | BIT(7), ALL), 8);
}

/* Where those are used up, or ALSA has no such, any does. */
static void number_any_other(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, number(test, SPDIF, BIT(1), ALL), 0);
	KUNIT_EXPECT_EQ(test, number(test, SPDIF, BIT(0) | BIT(1), ALL), 2);
	KUNIT_EXPECT_EQ(test, number(test, DAC, GENMASK(5, 0), ALL), 6);
	KUNIT_EXPECT_EQ(test, number(test, HDMI, BIT(3) | BIT(7), 8), 0);
	KUNIT_EXPECT_EQ(test, number(test, HDMI, GENMASK(7, 0) & ~BIT(6), 8), 6);
	KUNIT_EXPECT_EQ(test, number(test, HDMI, GENMASK(7, 0), 8), 8);
}

/* More of one kind than it has numbers leave those of the others alone as long as they can. */
static void number_not_of_others(struct kunit *test)
{
	unsigned long analog = BIT(0) | BIT(2) | BIT(4) | BIT(5);
	unsigned long reserved = BIT(1) | BIT(3) | GENMASK(16, 7);

	KUNIT_EXPECT_EQ(test, number(test, DAC, analog, ALL), 6);
	KUNIT_EXPECT_EQ(test, number(test, DAC, analog | BIT(6), ALL), 17);
	KUNIT_EXPECT_EQ(test, number(test, SPDIF, analog | BIT(1), ALL), 6);
	KUNIT_EXPECT_EQ(test, number(test, DAC, ~reserved & GENMASK(16, 0), 17), 1);
	KUNIT_EXPECT_EQ(test, number(test, DAC, (~reserved & GENMASK(16, 0)) | BIT(1), 17), 3);
}

static struct kunit_case pair_cases[] = {
	KUNIT_CASE(pair_by_kind),
	KUNIT_CASE(pair_of_headphones),
	KUNIT_CASE(pair_of_headphones_behind_others),
	KUNIT_CASE(pair_without_pcm),
	KUNIT_CASE(number_by_kind),
	KUNIT_CASE(number_any_other),
	KUNIT_CASE(number_not_of_others),
	{}
};

static struct kunit_suite pair_suite = {
	.name = "generic_pcm_layout",
	.test_cases = pair_cases,
};

kunit_test_suite(pair_suite);
