// SPDX-License-Identifier: GPL-2.0
/*
 * Converters where the nearest one for each pin leaves another pin without: as many pins as can be
 * have one of their own, and so a volume.
 */
#include <kunit/test.h>

#include "generic/widgets/plan.h"

#include "fake_graph.h"

#define DAC	{ AC_WID_AUD_OUT, AC_WCAP_OUT_AMP }
#define SPEAKER(sequence, ...) \
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_FIXED(AC_JACK_SPEAKER) | 0x10 | (sequence), \
	  { __VA_ARGS__ } }
#define HEADPHONE(...) \
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT) | 0x20, { __VA_ARGS__ } }

#define PINS	3
#define STEPS	0x80051f17

enum { D1 = 2, D2, D3, FIXED, P1, P2, P3 };

/**
 * struct row - three DACs with volumes, one without, and pins
 * @name: the case
 * @pins: what they can play
 * @dac: what they play
 */
struct row {
	const char *name;
	struct fake_widget pins[PINS];
	u8 dac[PINS];
};

static const struct row rows[] = {
	{
		"a pin leaves its only one to another",
		{ SPEAKER(0, D1, D2), HEADPHONE(D1) },
		{ D2, D1 },
	}, {
		"a loudspeaker to another",
		{ SPEAKER(0, D1, D2), SPEAKER(1, D1), HEADPHONE(D1, D2, D3) },
		{ D2, D1, D3 },
	}, {
		"a pin with a choice to one with less",
		{ SPEAKER(0, D1), SPEAKER(1, D1, D2, D3), HEADPHONE(D1, D2) },
		{ D1, D3, D2 },
	}, {
		"one after the other",
		{ SPEAKER(0, D1, D2), SPEAKER(1, D1), HEADPHONE(D2, D3) },
		{ D2, D1, D3 },
	}, {
		"nothing changes where a volume would be lost",
		{ SPEAKER(0, D1, FIXED), HEADPHONE(D1) },
		{ D1, D1 },
	}, {
		"nothing changes where all have their own",
		{ SPEAKER(0, D1, D2), SPEAKER(1, D2), HEADPHONE(D3) },
		{ D1, D2, D3 },
	}, {
		"nothing changes where none is left",
		{ SPEAKER(0, D1), SPEAKER(1, D2), HEADPHONE(D1, D2) },
		{ D1, D2, D1 },
	}, {
		"headphones share that of others",
		{ SPEAKER(0, D1, D2), HEADPHONE(D1), HEADPHONE(D1) },
		{ D2, D1, D1 },
	},
};

static void row_name(const struct row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(spread, rows, row_name);

static u8 played_to(const struct hdg_plan *plan, u8 pin)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			const struct hdg_path *path = &plan->play[i].paths[j];

			if (hdg_path_pin(path, false) == pin)
				return path->nid[path->n - 1];
		}
	}
	return 0;
}

static void converters_spread(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct fake_widget widgets[P3 + 1 - D1] = {
		DAC, DAC, DAC, { AC_WID_AUD_OUT }
	};
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_graph *graph;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	memcpy(&widgets[P1 - D1], row->pins, sizeof(row->pins));
	graph = fake_linear(test, widgets, ARRAY_SIZE(widgets));
	for (i = D1; i <= D3; i++)
		hdg_widget(graph, i)->amp_out = STEPS;
	hdg_plan(plan, graph);
	for (i = 0; i < PINS; i++)
		KUNIT_EXPECT_EQ_MSG(test, played_to(plan, P1 + i), row->dac[i], "pin %u", i);
}

static struct kunit_case spread_cases[] = {
	KUNIT_CASE_PARAM(converters_spread, spread_gen_params),
	{}
};

static struct kunit_suite spread_suite = {
	.name = "generic_spread",
	.test_cases = spread_cases,
};

kunit_test_suite(spread_suite);
