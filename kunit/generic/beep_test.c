// SPDX-License-Identifier: GPL-2.0
/*
 * The codec's own tone generator.
 */
#include <kunit/test.h>

#include "generic/widgets/beep.h"
#include "generic/widgets/mixer.h"

#include "fake_graph.h"

static void beep_where(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_AUD_OUT }, { AC_WID_BEEP } };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));

	KUNIT_EXPECT_EQ(test, hdg_beep_node(graph), 3);
	graph->n = 1;
	KUNIT_EXPECT_EQ(test, hdg_beep_node(graph), 0);
	graph->caps = AC_AFG_BEEP_GEN;
	KUNIT_EXPECT_EQ(test, hdg_beep_node(graph), FAKE_FG);
}

static void beep_tones(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdg_beep_divisor(0), 0);
	KUNIT_EXPECT_EQ(test, hdg_beep_divisor(1000), 12);
	KUNIT_EXPECT_EQ(test, hdg_beep_divisor(440), 27);
	KUNIT_EXPECT_EQ(test, hdg_beep_divisor(12000), 1);
	KUNIT_EXPECT_EQ_MSG(test, hdg_beep_divisor(8000), 2, "the nearest");
	KUNIT_EXPECT_EQ_MSG(test, hdg_beep_divisor(8001), 1, "the nearest");
	KUNIT_EXPECT_EQ(test, hdg_beep_divisor(47), 255);
	KUNIT_EXPECT_EQ_MSG(test, hdg_beep_divisor(100000), 1, "the highest there is");
	KUNIT_EXPECT_EQ_MSG(test, hdg_beep_divisor(10), 255, "the lowest");
}

static void beep_control(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_BEEP, AC_WCAP_OUT_AMP | AC_WCAP_STEREO },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_mixer mixer;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	graph->widgets[0].amp_out = AC_AMPCAP_MUTE | 3 << AC_AMPCAP_NUM_STEPS_SHIFT | 3;
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&mixer, graph, plan), 0);
	KUNIT_ASSERT_EQ(test, mixer.n_controls, 2);
	KUNIT_EXPECT_STREQ(test, mixer.controls[0].name, "Beep Playback Volume");
	KUNIT_EXPECT_STREQ(test, mixer.controls[1].name, "Beep Playback Switch");
	KUNIT_EXPECT_EQ(test, mixer.controls[0].index, 0);
	KUNIT_EXPECT_EQ(test, mixer.controls[1].index, 0);
	KUNIT_EXPECT_TRUE_MSG(test, mixer.amps[0].mute[0] && mixer.amps[0].mute[1],
			      "until somebody wants to hear it");
	KUNIT_EXPECT_EQ(test, mixer.amps[0].index, 0);
	hdg_mixer_free(&mixer);
}

static struct kunit_case beep_cases[] = {
	KUNIT_CASE(beep_where),
	KUNIT_CASE(beep_tones),
	KUNIT_CASE(beep_control),
	{}
};

static struct kunit_suite beep_suite = {
	.name = "generic_beep",
	.test_cases = beep_cases,
};

kunit_test_suite(beep_suite);
