// SPDX-License-Identifier: GPL-2.0
/*
 * Which amplifier is "Capture" where several are on the ways to an ADC: what people turn is to
 * change whatever they record from.
 */
#include <kunit/test.h>

#include "generic/widgets/mixer.h"

#include "controls.h"
#include "fake_graph.h"

#define FEW		0x80050f00	/* 15 steps up from 0 dB, and silence */
#define MANY		0x80051f17	/* 31 steps, silence */

#define IN_PIN(device)	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(device) }
#define FEWER		AC_WCAP_AMP_OVRD	/* its amplifiers have few steps */

enum { MIC = 2, LINE, SECOND, FIRST, ADC, END };

/**
 * struct row - a graph, and what its controls are for
 * @name: the case
 * @widgets: the graph
 * @capture: which widget "Capture Volume" and "Capture Switch" are of
 * @boost: which "Capture Boost Volume" is of; 0 if there is none
 */
struct row {
	const char *name;
	struct fake_widget widgets[END - MIC];
	u8 capture;
	u8 boost;
};

#define BEGIN		IN_PIN(AC_JACK_MIC_IN), IN_PIN(AC_JACK_LINE_IN)

static const struct row rows[] = {
	{
		"that of all sources, although one of them has a finer one",
		{ BEGIN, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP | FEWER, .conn = { MIC, FIRST } },
		  { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { LINE } },
		  { AC_WID_AUD_IN, .conn = { SECOND } } },
		SECOND,
	}, {
		"the ADC's own for each of its inputs",
		{ BEGIN, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { MIC } },
		  { AC_WID_AUD_SEL, .conn = { LINE } },
		  { AC_WID_AUD_IN, AC_WCAP_IN_AMP | FEWER, .conn = { SECOND, FIRST } } },
		ADC,
	}, {
		"the finest of several for all",
		{ BEGIN, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { MIC, LINE } },
		  { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP | FEWER, .conn = { SECOND } },
		  { AC_WID_AUD_IN, .conn = { FIRST } } },
		SECOND, FIRST,
	}, {
		"the one nearest to the ADC of several alike",
		{ BEGIN, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { MIC, LINE } },
		  { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { SECOND } },
		  { AC_WID_AUD_IN, .conn = { FIRST } } },
		FIRST,
	}, {
		"that of one source where there is no other",
		{ BEGIN, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { MIC } },
		  { AC_WID_AUD_SEL, .conn = { LINE } },
		  { AC_WID_AUD_IN, .conn = { SECOND, FIRST } } },
		SECOND,
	},
};

static void row_name(const struct row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(capture, rows, row_name);

static void expect_of(struct kunit *test, const struct hdg_mixer *mixer, const char *name, u8 nid)
{
	const struct hdg_control *control = find_control(mixer, name);

	KUNIT_EXPECT_EQ_MSG(test, !!control, !!nid, "%s", name);
	if (control)
		KUNIT_EXPECT_EQ_MSG(test, mixer->amps[control->amps[0]].nid, nid, "%s", name);
}

static void capture_named(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct hdg_graph *graph = fake_linear(test, row->widgets, END - MIC);
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	KUNIT_ASSERT_NOT_NULL(test, mixer);
	for (i = 0; i < graph->n; i++) {
		struct hdg_widget *w = &graph->widgets[i];
		u32 caps = w->caps & FEWER ? FEW : MANY;

		w->amp_in = w->caps & AC_WCAP_IN_AMP ? caps : 0;
		w->amp_out = w->caps & AC_WCAP_OUT_AMP ? caps : 0;
	}
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, plan), 0);
	KUNIT_EXPECT_EQ(test, plan->capture[0].n_paths, 2);
	expect_of(test, mixer, "Capture Volume", row->capture);
	expect_of(test, mixer, "Capture Switch", row->capture);
	expect_of(test, mixer, "Capture Boost Volume", row->boost);
	hdg_mixer_free(mixer);
}

static struct kunit_case capture_name_cases[] = {
	KUNIT_CASE_PARAM(capture_named, capture_gen_params),
	{}
};

static struct kunit_suite capture_name_suite = {
	.name = "generic_capture_name",
	.test_cases = capture_name_cases,
};

kunit_test_suite(capture_name_suite);
