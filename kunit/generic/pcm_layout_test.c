// SPDX-License-Identifier: GPL-2.0
/*
 * Which converters make one PCM device.
 */
#include "fake_graph.h"
#include "generic/widgets/pcm_layout.h"

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
		{ AC_WID_AUD_IN, .conn = { MIC_PIN } },
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

static struct kunit_case pair_cases[] = {
	KUNIT_CASE(pair_by_kind),
	KUNIT_CASE(pair_without_pcm),
	{}
};

static struct kunit_suite pair_suite = {
	.name = "generic_pcm_layout",
	.test_cases = pair_cases,
};

kunit_test_suite(pair_suite);
