// SPDX-License-Identifier: GPL-2.0
/*
 * Numbers of PCM devices, by which alsa-lib finds digital outputs.
 */
#include "fake_graph.h"
#include "generic/widgets/number.h"

#define ALL	32

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

static struct kunit_case number_cases[] = {
	KUNIT_CASE(number_by_kind),
	KUNIT_CASE(number_any_other),
	KUNIT_CASE(number_not_of_others),
	{}
};

static struct kunit_suite number_suite = {
	.name = "generic_number",
	.test_cases = number_cases,
};

kunit_test_suite(number_suite);
