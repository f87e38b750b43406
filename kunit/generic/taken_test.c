// SPDX-License-Identifier: GPL-2.0
/*
 * What is committed to ways that play and record.
 */
#include <kunit/test.h>

#include "generic/widgets/plan.h"

enum { OUTPUT = 2, MIXER, DAC, ADC, SELECTOR, MIC, LINE, OTHER_ADC, OTHER_SELECTOR };

static struct hdg_path recording(u8 adc, u8 selector, u8 index, u8 pin)
{
	return (struct hdg_path){ .n = 3, .nid = { adc, selector, pin }, .index = { 0, index } };
}

/* An output, an ADC that is switched, and one that is not. */
static struct hdg_plan *make_plan(struct kunit *test)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	plan->n_play = 1;
	plan->play[0].n_paths = 1;
	plan->play[0].paths[0] = (struct hdg_path){
		.n = 3, .nid = { OUTPUT, MIXER, DAC }, .index = { 1, 2 },
	};
	plan->n_capture = 2;
	plan->capture[0].n_paths = 2;
	plan->capture[0].paths[0] = recording(ADC, SELECTOR, 3, MIC);
	plan->capture[0].paths[1] = recording(ADC, SELECTOR, 4, LINE);
	plan->capture[1].n_paths = 1;
	plan->capture[1].paths[0] = recording(OTHER_ADC, OTHER_SELECTOR, 5, MIC);
	return plan;
}

/* What goes one way has its input; what is switched has none that others could rely on. */
static void taken_by_all(struct kunit *test)
{
	struct hdg_plan *plan = make_plan(test);
	struct hdg_routes routes;

	hdg_plan_taken(plan, plan->n_capture, &routes);
	KUNIT_EXPECT_EQ(test, routes.index[OUTPUT], 1);
	KUNIT_EXPECT_EQ(test, routes.index[MIXER], 2);
	KUNIT_EXPECT_EQ(test, routes.index[DAC], HDG_FREE);
	KUNIT_EXPECT_EQ(test, routes.index[ADC], 0);
	KUNIT_EXPECT_EQ(test, routes.index[SELECTOR], HDG_TAKEN);
	KUNIT_EXPECT_EQ(test, routes.index[MIC], HDG_FREE);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_SELECTOR], 5);
}

static void taken_by_others(struct kunit *test)
{
	struct hdg_plan *plan = make_plan(test);
	struct hdg_routes routes;

	hdg_plan_taken(plan, 0, &routes);
	KUNIT_EXPECT_EQ(test, routes.index[MIXER], 2);
	KUNIT_EXPECT_EQ(test, routes.index[SELECTOR], HDG_FREE);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_SELECTOR], 5);
	hdg_plan_taken(plan, 1, &routes);
	KUNIT_EXPECT_EQ(test, routes.index[SELECTOR], HDG_TAKEN);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_SELECTOR], HDG_FREE);
}

/* Beside what was there before, and once taken for several, for good. */
static void taken_in_turn(struct kunit *test)
{
	struct hdg_plan *plan = make_plan(test);
	struct hdg_routes routes;

	hdg_routes_init(&routes);
	routes.index[OTHER_SELECTOR] = 6;
	hdg_take_route(&routes, &plan->capture[1]);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_SELECTOR], HDG_TAKEN);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_ADC], 0);
	hdg_take_route(&routes, &plan->capture[1]);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_SELECTOR], HDG_TAKEN);
	KUNIT_EXPECT_EQ(test, routes.index[OTHER_ADC], 0);
}

static struct kunit_case taken_cases[] = {
	KUNIT_CASE(taken_by_all),
	KUNIT_CASE(taken_by_others),
	KUNIT_CASE(taken_in_turn),
	{}
};

static struct kunit_suite taken_suite = {
	.name = "generic_taken",
	.test_cases = taken_cases,
};

kunit_test_suite(taken_suite);
