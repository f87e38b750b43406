// SPDX-License-Identifier: GPL-2.0
/*
 * Which converters and ways are chosen, each plan whole and as a line of text.
 */
#include <kunit/test.h>

#include "generic/widgets/plan.h"

#include "fake_graph.h"

#define TEXT		320
#define SPDIF		AC_WCAP_DIGITAL
#define DAC		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }
#define SPDIF_DAC	{ AC_WID_AUD_OUT, AC_WCAP_STEREO | SPDIF }
#define ADC(...)	{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { __VA_ARGS__ } }
#define SPDIF_ADC(...)	{ AC_WID_AUD_IN, AC_WCAP_STEREO | SPDIF, .conn = { __VA_ARGS__ } }
#define MIX(...)	{ AC_WID_AUD_MIX, .conn = { __VA_ARGS__ } }
#define SEL(...)	{ AC_WID_AUD_SEL, .conn = { __VA_ARGS__ } }
#define OUT(config, ...) \
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, config, { __VA_ARGS__ } }
#define IN(config)	{ AC_WID_PIN, 0, AC_PINCAP_IN, config }
#define EITHER(config, ...) \
	{ AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_OUT, config, { __VA_ARGS__ } }
#define DISPLAY(...) \
	{ AC_WID_PIN, SPDIF, AC_PINCAP_OUT | AC_PINCAP_HDMI, FAKE_JACK(AC_JACK_DIG_OTHER_OUT), \
	  { __VA_ARGS__ } }
#define SPDIF_OUT(...) \
	{ AC_WID_PIN, SPDIF, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { __VA_ARGS__ } }
#define LINE(place)	(FAKE_JACK(AC_JACK_LINE_OUT) | (place))
#define SPEAKER		FAKE_FIXED(AC_JACK_SPEAKER)
#define HEADPHONE	FAKE_JACK(AC_JACK_HP_OUT)
#define MIC		FAKE_JACK(AC_JACK_MIC_IN)
#define INSIDE		FAKE_FIXED(AC_JACK_MIC_IN)
#define LINE_IN		FAKE_JACK(AC_JACK_LINE_IN)
#define CD		FAKE_FIXED(AC_JACK_CD)

/**
 * struct plan_case - a codec and what is to be done with it
 * @name: what this shows
 * @rows: its widgets, from node 2 on
 * @odd: a converter whose rates no other one has; 0: none
 * @plan: for each route the converter, those that play along with their channel, and its ways, from
 *	where the signal ends; of a widget with several inputs, which one, if not the first
 */
struct plan_case {
	const char *name;
	struct fake_widget rows[24];
	u8 odd;
	const char *plan;
};

static __printf(2, 3) void add(char *text, const char *format, ...)
{
	size_t used = strlen(text);
	va_list args;

	va_start(args, format);
	vsnprintf(text + used, TEXT - used, format, args);
	va_end(args);
}

static void write_path(char *text, const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i < path->n; i++) {
		add(text, "%s%u", i ? "-" : " ", path->nid[i]);
		if (path->index[i])
			add(text, ".%u", path->index[i]);
	}
}

static void write_routes(char *text, const char *what, const struct hdg_route *routes,
			 unsigned int n)
{
	unsigned int i, j;

	for (i = 0; i < n; i++) {
		add(text, "%s%s%u", *text ? ", " : "", i ? "" : what, routes[i].converter);
		for (j = 0; j < routes[i].n_others; j++)
			add(text, "+%u@%u", routes[i].others[j].converter,
			    routes[i].others[j].channel);
		add(text, ":");
		for (j = 0; j < routes[i].n_paths; j++)
			write_path(text, &routes[i].paths[j]);
	}
}

static void check(struct kunit *test, const struct hdg_graph *graph, const char *expected)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	char *text = kunit_kzalloc(test, TEXT, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	KUNIT_ASSERT_NOT_NULL(test, text);
	hdg_plan(plan, graph);
	write_routes(text, "play ", plan->play, plan->n_play);
	write_routes(text, "record ", plan->capture, plan->n_capture);
	write_routes(text, "alone ", &plan->alone, plan->alone.n_paths > 0);
	KUNIT_EXPECT_STREQ(test, text, expected);
}

static const struct plan_case cases[] = {
	{ "pins of one kind by their places",
	  { OUT(LINE(0xff), 8), OUT(LINE(0xf0), 8), OUT(LINE(0x21), 8), OUT(LINE(0x12), 8),
	    OUT(LINE(0x10), 8), OUT(LINE(0x00), 8), DAC },
	  .plan = "play 8: 7-8 6-8 5-8 4-8 3-8 2-8" },
	{ "a set that ends with the last place",
	  { OUT(LINE(0x0f), 4), OUT(LINE(0xf1), 4), DAC }, .plan = "play 4: 2-4 3-4" },
	{ "kinds of pins by their importance",
	  { OUT(FAKE_JACK(AC_JACK_OTHER), 8), SPDIF_OUT(9), OUT(HEADPHONE, 8), OUT(SPEAKER, 8),
	    OUT(FAKE_FIXED(AC_JACK_LINE_OUT), 8), OUT(LINE(0), 8), DAC, SPDIF_DAC },
	  .plan = "play 8: 7-8 5-8 6-8 4-8 2-8, 9: 3-9" },
	{ "only pins, and those that are connected",
	  { { AC_WID_AUD_MIX, 0, AC_PINCAP_OUT, LINE(0), { 6 } }, IN(LINE(0)),
	    OUT(FAKE_NONE(AC_JACK_LINE_OUT), 6), OUT(LINE(1), 6), DAC },
	  .plan = "play 6: 5-6" },
	{ "the nearest of those that are free, the first of them",
	  { DAC, DAC, DAC, MIX(2), OUT(LINE(0), 5, 4, 3) }, .plan = "play 3: 6.2-3" },
	{ "what the front plays, rather than what is nearer",
	  { DAC, DAC, MIX(2), OUT(LINE(0x10), 2), OUT(LINE(0x11), 3), OUT(HEADPHONE, 3, 4) },
	  .plan = "play 2+3@2: 5-2 7.1-4-2 6-3" },
	{ "headphones share with the first of them",
	  { DAC, DAC, OUT(HEADPHONE, 2, 3), OUT(HEADPHONE, 2, 3), OUT(HEADPHONE, 3, 2) },
	  .plan = "play 2+3@0: 4-2 6.1-2 5.1-3, alone 3: 5.1-3" },
	{ "what is nearest, where the front cannot be",
	  { DAC, DAC, DAC, MIX(3), OUT(LINE(0x10), 2), OUT(LINE(0x11), 3), OUT(LINE(0x12), 4),
	    OUT(HEADPHONE, 5, 4) },
	  .plan = "play 2+3@4+4@2: 6-2 7-3 8-4 9.1-4" },
	{ "digital pins share what is digital",
	  { DAC, SPDIF_DAC, MIX(2), SPDIF_OUT(3), SPDIF_OUT(4, 3), OUT(LINE(0), 2) },
	  .plan = "play 2: 7-2, 3: 5-3 6.1-3" },
	{ "a display has a stream of its own",
	  { SPDIF_DAC, DISPLAY(2), DISPLAY(2) }, .plan = "play 2: 3-2, 2: 4-2" },
	{ "displays share what plays to the fewest",
	  { SPDIF_DAC, SPDIF_DAC, DISPLAY(3, 2), DISPLAY(3, 2), DISPLAY(3, 2), DISPLAY(3, 2),
	    DISPLAY(3, 2) },
	  .plan = "play 2: 4.1-2, 3: 5-3, 2: 6.1-2, 3: 7-3, 2: 8.1-2" },
	{ "displays share what there is a way from",
	  { SPDIF_DAC, SPDIF_DAC, DISPLAY(2, 3), DISPLAY(3), DISPLAY(3), DISPLAY(3) },
	  .plan = "play 2: 4-2, 3: 5-3, 3: 6-3, 3: 7-3" },
	{ "displays beyond the most streams",
	  { SPDIF_DAC, DISPLAY(2), DISPLAY(2), DISPLAY(2), DISPLAY(2), DISPLAY(2), DISPLAY(2),
	    DISPLAY(2), DISPLAY(2), DISPLAY(2) },
	  .plan = "play 2: 3-2 11-2, 2: 4-2, 2: 5-2, 2: 6-2, 2: 7-2, 2: 8-2, 2: 9-2, 2: 10-2" },
	{ "what is built in is recorded first, from the one that has it",
	  { ADC(5, 6), ADC(7), IN(CD), IN(LINE_IN), IN(MIC), IN(INSIDE) }, .odd = 2,
	  .plan = "record 3: 3-7, 2: 2.1-6 2-5" },
	{ "the one that records most is the first",
	  { ADC(5), ADC(6, 7), IN(CD), IN(LINE_IN), IN(MIC), IN(FAKE_JACK(AC_JACK_AUX)) }, .odd = 2,
	  .plan = "record 3: 3-6 3.1-7, 2: 2-5" },
	{ "of those that record as much, the first",
	  { ADC(4), ADC(4), IN(MIC) }, .odd = 2, .plan = "record 2: 2-4, 3: 3-4" },
	{ "the first records what others could, by them",
	  { ADC(5), ADC(5, 6), ADC(7), IN(MIC), IN(LINE_IN), IN(CD) },
	  .plan = "record 3: 3-5 3.1-6 4-7, 2: 2-5" },
	{ "but not by one that has no rate in common",
	  { ADC(5), ADC(6), ADC(7), IN(MIC), IN(LINE_IN), IN(CD) }, .odd = 3,
	  .plan = "record 2: 2-5 4-7, 3: 3-6" },
	{ "what is used in two ways is nobody else's",
	  { ADC(4), ADC(4, 7), SEL(5, 6), IN(MIC), IN(LINE_IN), IN(CD) }, .odd = 2,
	  .plan = "record 3: 3-4-5 3-4.1-6 3.1-7" },
	{ "what is used in one way may be shared in that",
	  { ADC(4), ADC(4), SEL(5), IN(MIC) }, .odd = 2,
	  .plan = "record 2: 2-4-5, 3: 3-4-5" },
	{ "what plays in one way does not record in another",
	  { DAC, ADC(6, 5), OUT(LINE(0), 5), MIX(2, 7), IN(MIC), IN(LINE_IN) },
	  .plan = "play 2: 4-5-2, record 3: 3-6" },
	{ "nor does what records for another",
	  { ADC(4, 8, 9), ADC(7, 4), SEL(5, 6), IN(MIC), IN(LINE_IN), IN(MIC), IN(CD),
	    IN(FAKE_JACK(AC_JACK_AUX)) }, .odd = 3,
	  .plan = "record 2: 2-4-5 2-4.1-6 2.2-9 2.1-8, 3: 3-7" },
	{ "digital inputs last, apart",
	  { SPDIF_ADC(5), ADC(6), SPDIF_ADC(5), IN(FAKE_JACK(AC_JACK_SPDIF_IN)), IN(LINE_IN) },
	  .plan = "record 3: 3-6, 2: 2-5, 4: 4-5" },
	{ "digital inputs alone",
	  { SPDIF_ADC(4), SPDIF_ADC(5), IN(FAKE_JACK(AC_JACK_SPDIF_IN)),
	    IN(FAKE_JACK(AC_JACK_DIG_OTHER_IN)), OUT(HEADPHONE, 7), DAC },
	  .plan = "play 7: 6-7, record 2: 2-4, 3: 3-5" },
	{ "what plays is not recorded from",
	  { DAC, ADC(4, 5), EITHER(LINE(0), 2), IN(LINE_IN) },
	  .plan = "play 2: 4-2, record 3: 3.1-5" },
	{ "headphones to be talked into",
	  { DAC, ADC(7, 6, 5), OUT(SPEAKER, 2), EITHER(HEADPHONE, 2), EITHER(HEADPHONE, 2),
	    IN(INSIDE) },
	  .plan = "play 2: 4-2 5-2 6-2, record 3: 3-7 3.2-5" },
	{ "headphones to be talked into come last",
	  { DAC, ADC(7, 6), ADC(8), OUT(SPEAKER, 2), EITHER(HEADPHONE, 2), IN(INSIDE),
	    IN(LINE_IN) },
	  .plan = "play 2: 5-2 6-2, record 3: 3-7 4-8 3.1-6" },
	{ "headphones are not talked into by what is digital",
	  { DAC, SPDIF_ADC(4, 5), IN(FAKE_JACK(AC_JACK_SPDIF_IN)), EITHER(HEADPHONE, 2),
	    IN(INSIDE) },
	  .plan = "play 2: 5-2, record 3: 3-4" },
	{ "headphones that are built in are not",
	  { DAC, ADC(7, 6, 5), OUT(SPEAKER, 2), EITHER(FAKE_FIXED(AC_JACK_HP_OUT), 2),
	    OUT(HEADPHONE, 2), IN(INSIDE) },
	  .plan = "play 2: 4-2 5-2 6-2, record 3: 3-7" },
	{ "four pairs in a set, and no more",
	  { DAC, DAC, DAC, DAC, DAC, OUT(LINE(0x10), 2), OUT(LINE(0x11), 3), OUT(LINE(0x12), 4),
	    OUT(LINE(0x13), 5), OUT(LINE(0x14), 6) },
	  .plan = "play 2+3@4+4@2+5@6+6@0: 7-2 8-3 9-4 10-5 11-6" },
	{ "jacks for inputs make 5.1 of stereo",
	  { DAC, DAC, DAC, OUT(LINE(0), 2), EITHER(LINE_IN, 3), EITHER(MIC, 4), ADC(6, 7) },
	  .plan = "play 2+4@4+3@2: 5-2 7-4 6-3, record 8: 8.1-7 8-6" },
	{ "whatever their order",
	  { EITHER(LINE_IN, 5), EITHER(MIC, 6), DAC, DAC, DAC, OUT(LINE(0), 4), ADC(2, 3) },
	  .plan = "play 4+6@4+5@2: 7-4 3-6 2-5, record 8: 8.1-3 8-2" },
	{ "but not one that only plays",
	  { DAC, DAC, DAC, OUT(LINE(0), 2), OUT(LINE_IN, 3), EITHER(MIC, 4), ADC(7) },
	  .plan = "play 2: 5-2, record 8: 8-7" },
	{ "nor one that only records",
	  { DAC, DAC, DAC, OUT(LINE(0), 2),
	    { AC_WID_PIN, 0, AC_PINCAP_IN, LINE_IN, { 3 } }, EITHER(MIC, 4), ADC(6, 7) },
	  .plan = "play 2: 5-2, record 8: 8.1-7 8-6" },
	{ "headphones have nothing alone that others play, too",
	  { DAC, DAC, OUT(LINE(0), 2), OUT(HEADPHONE, 3), OUT(FAKE_JACK(AC_JACK_OTHER), 3) },
	  .plan = "play 2+3@0: 4-2 5-3 6-3" },
	{ "but take nothing away from what is recorded",
	  { DAC, DAC, DAC, OUT(LINE(0), 2), EITHER(LINE_IN, 8), EITHER(MIC, 4), SEL(3, 9), IN(CD),
	    ADC(6, 7), ADC(8) }, .odd = 11,
	  .plan = "play 2: 5-2, record 10: 10.1-7 10-6, 11: 11-8.1-9" },
	{ "nor from what the first one records",
	  { DAC, DAC, DAC, OUT(LINE(0), 2), EITHER(LINE_IN, 8), EITHER(MIC, 4), SEL(3, 9),
	    SEL(12, 13), ADC(11, 8), IN(INSIDE), IN(CD), IN(FAKE_JACK(AC_JACK_AUX)), ADC(9, 15),
	    IN(FAKE_JACK(AC_JACK_TELEPHONY)) }, .odd = 14,
	  .plan = "play 2: 5-2, record 10: 10-11 10.1-8.1-9.1-13 10.1-8.1-9-12, 14: 14.1-15" },
};

static void describe(const struct plan_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(plans, cases, describe);

static void plan_whole(struct kunit *test)
{
	const struct plan_case *c = test->param_value;
	unsigned int n = ARRAY_SIZE(c->rows);
	struct hdg_graph *graph;

	while (!c->rows[n - 1].type && !c->rows[n - 1].caps)
		n--;
	graph = fake_linear(test, c->rows, n);
	if (c->odd)
		hdg_widget(graph, c->odd)->pcm = BIT(0) | AC_SUPPCM_BITS_8;
	check(test, graph, c->plan);
}

/* What there is no room for cannot be recorded, or not by the first. */
static void plan_sources(struct kunit *test)
{
	static const struct fake_widget selectors[] = {
		ADC(3), SEL(7, 8, 9, 10, 11, 12, 13, 4), SEL(14, 15, 16, 17, 18, 19, 20, 5),
		SEL(21, 22, 23), ADC(24),
	};
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct fake_widget rows[23];
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	memcpy(rows, selectors, sizeof(selectors));
	for (i = ARRAY_SIZE(selectors); i < ARRAY_SIZE(rows); i++)
		rows[i] = (struct fake_widget)IN(MIC);
	hdg_plan(plan, fake_linear(test, rows, ARRAY_SIZE(rows)));
	KUNIT_EXPECT_EQ(test, plan->n_capture, 2);
	KUNIT_ASSERT_EQ(test, plan->capture[0].n_paths, HDG_MAX_PINS);
	for (i = 0; i < HDG_MAX_PINS; i++)
		KUNIT_EXPECT_EQ(test, hdg_path_pin(&plan->capture[0].paths[i], true), 7 + i);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&plan->capture[1].paths[0], true), 24);
}

/* Headphones are talked into where there is room for one way more, and not beyond. */
static void plan_headphones(struct kunit *test)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct fake_widget rows[3 + HDG_MAX_PINS] = {
		ADC(), DAC, EITHER(HEADPHONE, 3), IN(INSIDE),
	};
	struct hdg_graph *graph;
	unsigned int i, n;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	for (i = 4; i < ARRAY_SIZE(rows); i++)
		rows[i] = (struct fake_widget)IN(CD);
	for (n = ARRAY_SIZE(rows) - 1; n <= ARRAY_SIZE(rows); n++) {
		graph = fake_linear(test, rows, n);
		fake_widen(test, &graph->widgets[0], 4, n - 2);
		hdg_plan(plan, graph);
		KUNIT_EXPECT_EQ(test, plan->capture[0].n_paths, HDG_MAX_PINS);
		KUNIT_EXPECT_EQ(test, hdg_path_pin(&plan->capture[0].paths[HDG_MAX_PINS - 1], true),
				n < ARRAY_SIZE(rows) ? 4 : 5 + HDG_MAX_PINS - 1);
	}
}

/* Two converters play one stream to as many pins as a stream has room for, not to more. */
static void plan_joined(struct kunit *test)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct fake_widget rows[2 + HDG_MAX_PINS + 1] = { DAC, DAC };
	unsigned int i, n;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	for (i = 2; i < ARRAY_SIZE(rows); i++)
		rows[i] = (struct fake_widget)OUT(HEADPHONE, i == 3 ? 3 : 2);
	for (n = HDG_MAX_PINS; n <= HDG_MAX_PINS + 1; n++) {
		hdg_plan(plan, fake_linear(test, rows, 2 + n));
		KUNIT_EXPECT_EQ(test, plan->n_play, n > HDG_MAX_PINS ? 2 : 1);
		KUNIT_EXPECT_EQ(test, plan->play[0].n_paths, HDG_MAX_PINS);
	}
}

static struct kunit_case plan_cases[] = {
	KUNIT_CASE_PARAM(plan_whole, plans_gen_params),
	KUNIT_CASE(plan_sources),
	KUNIT_CASE(plan_headphones),
	KUNIT_CASE(plan_joined),
	{}
};

static struct kunit_suite plan_suite = {
	.name = "generic_plan",
	.test_cases = plan_cases,
};

kunit_test_suite(plan_suite);
