// SPDX-License-Identifier: GPL-2.0
/*
 * What is heard of inputs without being recorded: by which inputs of which mixers.
 */
#include <kunit/test.h>

#include "generic/widgets/plan.h"

#include "fake_graph.h"

#define ADDER		{ AC_WID_AUD_MIX, AC_WCAP_IN_AMP }
#define INPUT		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) }
#define NAMED		16	/* inputs that a command for an amplifier can name */

enum { DAC = 2, MIXER, OTHER, THIRD, OUT, SECOND, ADC, PINS };

/* Mixers whose inputs are given them by a test, two outputs behind the first, and many inputs. */
static const struct fake_widget rows[] = {
	{ AC_WID_AUD_OUT }, ADDER, ADDER, ADDER,
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { MIXER } },
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { MIXER } },
	{ AC_WID_AUD_IN },
	INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT, INPUT,
	INPUT, INPUT, INPUT, INPUT, INPUT,
};

/**
 * struct loops - a codec of which all that can be recorded is
 * @graph: its widgets
 * @plan: outputs play by the first mixer's input 0
 */
struct loops {
	struct hdg_graph *graph;
	struct hdg_plan plan;
};

static void record(struct hdg_plan *plan, unsigned int route, u8 pin)
{
	struct hdg_route *r = &plan->capture[route];

	r->paths[r->n_paths++] = (struct hdg_path){ .n = 2, .nid = { ADC, pin } };
}

static struct loops *loops_new(struct kunit *test)
{
	struct loops *l = kunit_kzalloc(test, sizeof(*l), GFP_KERNEL);
	struct hdg_plan *plan = &l->plan;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, l);
	l->graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	plan->n_play = 1;
	plan->play[0].n_paths = 2;
	plan->play[0].paths[0] = (struct hdg_path){ .n = 3, .nid = { OUT, MIXER, DAC } };
	plan->play[0].paths[1] = (struct hdg_path){ .n = 3, .nid = { SECOND, MIXER, DAC } };
	plan->n_capture = 2;
	for (i = 0; i < NAMED + 2; i++)
		record(plan, i / NAMED, PINS + i);
	return l;
}

static void expect_adder(struct kunit *test, const struct hdg_adder *adder, u8 mixer, u8 index,
			 u8 pin)
{
	KUNIT_EXPECT_EQ(test, adder->mixer, mixer);
	KUNIT_EXPECT_EQ(test, adder->index, index);
	KUNIT_EXPECT_EQ(test, adder->pin, pin);
}

static void expect_loops(struct kunit *test, const struct loops *l, unsigned int begin, u8 mixer,
			 u8 index, u8 pin, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		expect_adder(test, &l->plan.loops[begin + i], mixer, index + i, pin + i);
}

/* Each once, by however many ways; what plays comes by one input, and is none. */
static void loops_of_inputs(struct kunit *test)
{
	struct loops *l = loops_new(test);

	fake_widen(test, hdg_widget(l->graph, MIXER), PINS - 1, 1 + NAMED + 1);
	hdg_loops_find(&l->plan, l->graph);
	KUNIT_ASSERT_EQ(test, l->plan.n_loops, NAMED - 1);
	expect_loops(test, l, 0, MIXER, 1, PINS, NAMED - 1);
	KUNIT_EXPECT_EQ(test, l->plan.n_gates, 0);
	KUNIT_EXPECT_TRUE(test, hdg_loops_use(&l->plan, MIXER));
	KUNIT_EXPECT_FALSE(test, hdg_loops_use(&l->plan, OTHER));
	KUNIT_EXPECT_FALSE(test, hdg_loops_use(&l->plan, 0));
}

static void loops_by_another_mixer(struct kunit *test)
{
	struct loops *l = loops_new(test);

	fake_connect(test, hdg_widget(l->graph, MIXER), (u8 []){ DAC, OTHER, THIRD }, 3);
	fake_widen(test, hdg_widget(l->graph, OTHER), PINS, NAMED + 1);
	hdg_loops_find(&l->plan, l->graph);
	KUNIT_ASSERT_EQ(test, l->plan.n_loops, NAMED);
	expect_loops(test, l, 0, OTHER, 0, PINS, NAMED);
	KUNIT_ASSERT_EQ_MSG(test, l->plan.n_gates, 1, "the third mixes nothing");
	expect_adder(test, &l->plan.gates[0], MIXER, 1, 0);
	KUNIT_EXPECT_FALSE(test, hdg_loops_use(&l->plan, MIXER));
	KUNIT_EXPECT_TRUE(test, hdg_loops_use(&l->plan, OTHER));
}

/* It is left alone. */
static void loops_by_none_that_plays(struct kunit *test)
{
	struct loops *l = loops_new(test);

	fake_connect(test, hdg_widget(l->graph, MIXER), (u8 []){ DAC, OTHER, 200 }, 3);
	fake_widen(test, hdg_widget(l->graph, OTHER), PINS, 2);
	l->plan.play[0].n_paths = 3;
	l->plan.play[0].paths[2] = (struct hdg_path){ .n = 3, .nid = { 50, OTHER, DAC } };
	hdg_loops_along(&l->plan, l->graph, &l->plan.play[0].paths[0]);
	KUNIT_EXPECT_EQ(test, l->plan.n_loops, 0);
	KUNIT_EXPECT_EQ(test, l->plan.n_gates, 0);
	l->plan.play[0].n_paths = 2;
	hdg_widget(l->graph, OTHER)->caps &= ~AC_WCAP_IN_AMP;
	hdg_loops_find(&l->plan, l->graph);
	KUNIT_EXPECT_EQ_MSG(test, l->plan.n_gates, 0, "it cannot be closed");
}

/* By the last mixer there is room for all but one. */
static void loops_beyond_room(struct kunit *test)
{
	struct loops *l = loops_new(test);

	fake_connect(test, hdg_widget(l->graph, MIXER), (u8 []){ DAC, PINS, OTHER, THIRD }, 4);
	fake_widen(test, hdg_widget(l->graph, OTHER), PINS, NAMED);
	fake_widen(test, hdg_widget(l->graph, THIRD), PINS, NAMED);
	hdg_loops_find(&l->plan, l->graph);
	KUNIT_ASSERT_EQ(test, l->plan.n_loops, HDG_MAX_LOOPS);
	expect_loops(test, l, 0, MIXER, 1, PINS, 1);
	expect_loops(test, l, 1, OTHER, 0, PINS, NAMED);
	expect_loops(test, l, 1 + NAMED, THIRD, 0, PINS, NAMED - 1);
	KUNIT_EXPECT_EQ(test, l->plan.n_gates, 2);
}

/* Only of what is recorded from. */
static void loops_of_some(struct kunit *test)
{
	struct loops *l = loops_new(test);

	l->plan.n_capture = 1;
	l->plan.capture[0].n_paths = 1;
	fake_connect(test, hdg_widget(l->graph, MIXER), (u8 []){ DAC, PINS + 1, PINS }, 3);
	hdg_loops_find(&l->plan, l->graph);
	KUNIT_ASSERT_EQ(test, l->plan.n_loops, 1);
	expect_loops(test, l, 0, MIXER, 2, PINS, 1);
}

static struct kunit_case loopback_cases[] = {
	KUNIT_CASE(loops_of_inputs),
	KUNIT_CASE(loops_by_another_mixer),
	KUNIT_CASE(loops_by_none_that_plays),
	KUNIT_CASE(loops_beyond_room),
	KUNIT_CASE(loops_of_some),
	{}
};

static struct kunit_suite loopback_suite = {
	.name = "generic_loopback",
	.test_cases = loopback_cases,
};

kunit_test_suite(loopback_suite);
