// SPDX-License-Identifier: GPL-2.0
/*
 * Ways through widget graphs, and the choice of converters and pins.
 */
#include <kunit/test.h>

#include "generic/widgets/plan.h"

#include "fake_graph.h"

#define DAC(...)		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }
#define SPDIF_DAC		{ AC_WID_AUD_OUT, AC_WCAP_STEREO | AC_WCAP_DIGITAL }
#define ADC(...)		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { __VA_ARGS__ } }
#define MIX(...)		{ AC_WID_AUD_MIX, .conn = { __VA_ARGS__ } }
#define SEL(...)		{ AC_WID_AUD_SEL, .conn = { __VA_ARGS__ } }
#define PIN(caps, config, ...)	{ AC_WID_PIN, 0, caps, config, { __VA_ARGS__ } }
#define OUT_PIN(device, ...)	PIN(AC_PINCAP_OUT, FAKE_JACK(device), __VA_ARGS__)
#define IN_PIN(device)		PIN(AC_PINCAP_IN, FAKE_JACK(device), 0)

static bool find(const struct hdg_graph *graph, u8 sink, u8 source, struct hdg_path *path)
{
	struct hdg_routes routes;

	hdg_routes_init(&routes);
	return hdg_path_find(graph, &routes, sink, source, path);
}

static void expect_hops(struct kunit *test, const struct hdg_path *path, const u8 *nids,
			unsigned int n)
{
	unsigned int i;

	KUNIT_ASSERT_EQ(test, path->n, n);
	for (i = 0; i < n; i++)
		KUNIT_EXPECT_EQ_MSG(test, path->nid[i], nids[i], "hop %u", i);
}

#define EXPECT_HOPS(test, path, ...) do {				\
	static const u8 __nids[] = { __VA_ARGS__ };			\
									\
	expect_hops(test, path, __nids, ARRAY_SIZE(__nids));		\
} while (0)

static void path_direct(struct kunit *test)
{
	static const struct fake_widget rows[] = { DAC(), DAC(), OUT_PIN(AC_JACK_LINE_OUT, 2, 3) };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_path path;

	KUNIT_ASSERT_TRUE(test, find(graph, 4, 3, &path));
	EXPECT_HOPS(test, &path, 4, 3);
	KUNIT_EXPECT_EQ(test, path.index[0], 1);
	KUNIT_EXPECT_FALSE_MSG(test, find(graph, 2, 4, &path), "signals do not run backwards");
	KUNIT_EXPECT_FALSE(test, find(graph, 4, 4, &path));
	KUNIT_EXPECT_FALSE_MSG(test, find(graph, 4, 9, &path), "there is no node 9");
}

static void path_shortest(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(),				/* 2 */
		MIX(2, 5),			/* 3 */
		SEL(3),				/* 4 */
		MIX(4, 5),			/* 5: and round again */
		OUT_PIN(AC_JACK_HP_OUT, 5, 4),	/* 6 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_path path;

	KUNIT_ASSERT_TRUE(test, find(graph, 6, 2, &path));
	EXPECT_HOPS(test, &path, 6, 4, 3, 2);
	KUNIT_EXPECT_EQ(test, path.index[0], 1);
	KUNIT_EXPECT_EQ(test, path.index[1], 0);
	KUNIT_EXPECT_EQ(test, path.index[2], 0);
}

static void path_not_through_pins(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(),
		PIN(AC_PINCAP_OUT | AC_PINCAP_IN, 0, 2),
		MIX(3),
		OUT_PIN(AC_JACK_LINE_OUT, 4),
		ADC(4),
		OUT_PIN(AC_JACK_LINE_OUT, 6),
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_path path;

	KUNIT_EXPECT_FALSE(test, find(graph, 5, 2, &path));
	KUNIT_EXPECT_TRUE(test, find(graph, 5, 3, &path));
	KUNIT_EXPECT_FALSE_MSG(test, find(graph, 7, 3, &path), "nor through converters");
}

static void path_unknown_nodes(struct kunit *test)
{
	static const struct fake_widget rows[] = { DAC(), MIX(200, 2), OUT_PIN(0, 1, 250, 3) };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_path path;

	KUNIT_ASSERT_TRUE(test, find(graph, 4, 2, &path));
	EXPECT_HOPS(test, &path, 4, 3, 2);
}

static void path_length(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), MIX(2), MIX(3), MIX(4), MIX(5), MIX(6), MIX(7), OUT_PIN(0, 8),
		OUT_PIN(0, 7),
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_path path;

	KUNIT_EXPECT_TRUE(test, find(graph, 9, 2, &path));
	KUNIT_EXPECT_EQ(test, path.n, HDG_MAX_HOPS);
	KUNIT_EXPECT_TRUE(test, find(graph, 10, 2, &path));
	graph->widgets[0].caps = AC_WID_AUD_MIX << AC_WCAP_TYPE_SHIFT;
	graph->widgets[0].conn = (u8 []){ 11 };
	graph->widgets[0].n_conn = 1;
	KUNIT_EXPECT_FALSE_MSG(test, find(graph, 9, 11, &path), "nine hops");
	KUNIT_EXPECT_TRUE_MSG(test, find(graph, 10, 11, &path), "eight hops");
}

static void path_respects_routes(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), DAC(), SEL(2, 3), OUT_PIN(0, 4), OUT_PIN(0, 4),
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_routes routes;
	struct hdg_path path;

	hdg_routes_init(&routes);
	KUNIT_ASSERT_TRUE(test, hdg_path_find(graph, &routes, 5, 3, &path));
	hdg_routes_take(&routes, &path);
	KUNIT_EXPECT_FALSE(test, hdg_path_find(graph, &routes, 6, 2, &path));
	KUNIT_EXPECT_TRUE(test, hdg_path_find(graph, &routes, 6, 3, &path));
}

static struct hdg_plan *plan(struct kunit *test, const struct fake_widget *rows, unsigned int n)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, fake_graph(test, rows, n));
	return plan;
}

static void plan_duplex(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), OUT_PIN(AC_JACK_LINE_OUT, 2), ADC(5), IN_PIN(AC_JACK_LINE_IN),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 1);
	KUNIT_ASSERT_EQ(test, p->n_capture, 1);
	KUNIT_EXPECT_EQ(test, p->play[0].converter, 2);
	KUNIT_EXPECT_FALSE(test, p->play[0].capture);
	KUNIT_ASSERT_EQ(test, p->play[0].n_paths, 1);
	EXPECT_HOPS(test, &p->play[0].paths[0], 3, 2);
	KUNIT_EXPECT_EQ(test, p->capture[0].converter, 4);
	KUNIT_EXPECT_TRUE(test, p->capture[0].capture);
	EXPECT_HOPS(test, &p->capture[0].paths[0], 4, 5);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&p->play[0].paths[0], false), 3);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&p->capture[0].paths[0], true), 5);
}

static void plan_empty(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), ADC(), PIN(AC_PINCAP_OUT, FAKE_NONE(AC_JACK_LINE_OUT), 2), { 0xf },
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_EXPECT_EQ_MSG(test, p->n_play, 0, "nothing is connected to the pin");
	KUNIT_EXPECT_EQ(test, p->n_capture, 0);
}

/* Each pin has a converter of its own, the line out that of PCM device 0. */
static void plan_own_converters(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), DAC(), SPDIF_DAC,
		OUT_PIN(AC_JACK_SPDIF_OUT, 4), OUT_PIN(AC_JACK_HP_OUT, 2, 3),
		OUT_PIN(AC_JACK_LINE_OUT, 2, 3),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 3);
	EXPECT_HOPS(test, &p->play[0].paths[0], 7, 2);
	EXPECT_HOPS(test, &p->play[1].paths[0], 6, 3);
	EXPECT_HOPS(test, &p->play[2].paths[0], 5, 4);
}

static void plan_shared_converter(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), MIX(2), OUT_PIN(AC_JACK_SPEAKER, 3), OUT_PIN(AC_JACK_HP_OUT, 3),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 1);
	KUNIT_ASSERT_EQ(test, p->play[0].n_paths, 2);
	EXPECT_HOPS(test, &p->play[0].paths[0], 4, 3, 2);
	EXPECT_HOPS(test, &p->play[0].paths[1], 5, 3, 2);
}

/* A mixer that carries one converter is not given another one to add. */
static void plan_never_mixes(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), DAC(), MIX(2, 3), OUT_PIN(AC_JACK_LINE_OUT, 4), OUT_PIN(AC_JACK_HP_OUT, 4),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 1);
	KUNIT_EXPECT_EQ(test, p->play[0].n_paths, 2);
	KUNIT_EXPECT_EQ(test, p->play[0].converter, 2);
}

static void plan_sequence(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), DAC(),
		PIN(AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x11, 2, 3),
		PIN(AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x10, 2, 3),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 2);
	EXPECT_HOPS(test, &p->play[0].paths[0], 5, 2);
	EXPECT_HOPS(test, &p->play[1].paths[0], 4, 3);
}

static void plan_inputs(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		ADC(4), ADC(5), SEL(6, 7, 8), SEL(6, 7),
		IN_PIN(AC_JACK_LINE_IN), IN_PIN(AC_JACK_MIC_IN),
		PIN(AC_PINCAP_IN, FAKE_NONE(AC_JACK_MIC_IN), 0),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_capture, 2);
	EXPECT_HOPS(test, &p->capture[0].paths[0], 2, 4, 7);
	EXPECT_HOPS(test, &p->capture[1].paths[0], 3, 5, 6);
}

static void plan_shared_input(struct kunit *test)
{
	static const struct fake_widget rows[] = { ADC(4), ADC(4), IN_PIN(AC_JACK_MIC_IN) };
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_capture, 2);
	EXPECT_HOPS(test, &p->capture[1].paths[0], 3, 4);
}

/* A selector that two ADCs share is the first one's to switch. */
static void plan_alternative_inputs(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		ADC(5), ADC(6), ADC(6),
		SEL(7, 8, 9), SEL(7, 8),
		IN_PIN(AC_JACK_MIC_IN), IN_PIN(AC_JACK_LINE_IN),
		PIN(AC_PINCAP_OUT | AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_OUT), 11),
		DAC(), DAC(),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_capture, 2);
	KUNIT_ASSERT_EQ_MSG(test, p->capture[0].n_paths, 2, "9 plays");
	EXPECT_HOPS(test, &p->capture[0].paths[0], 2, 5, 7);
	EXPECT_HOPS(test, &p->capture[0].paths[1], 2, 5, 8);
	KUNIT_ASSERT_EQ(test, p->capture[1].n_paths, 2);
	EXPECT_HOPS(test, &p->capture[1].paths[0], 3, 6, 8);
	EXPECT_HOPS(test, &p->capture[1].paths[1], 3, 6, 7);
}

#define BUILT_IN(port)	((u32)(port) << AC_DEFCFG_PORT_CONN_SHIFT)
#define LOCATED(where)	((where) << AC_DEFCFG_LOCATION_SHIFT)
#define MIC_PIN(config)	PIN(AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) | (config), 0)

/* The first device is the one that people record from. */
static void plan_built_in_microphone(struct kunit *test)
{
	static const u32 built_in[] = {
		BUILT_IN(AC_JACK_PORT_FIXED), BUILT_IN(AC_JACK_PORT_BOTH),
		LOCATED(AC_JACK_LOC_INTERNAL),
	};
	struct fake_widget rows[] = {
		ADC(4), ADC(5), SEL(6, 8), SEL(6, 7),
		MIC_PIN(0), MIC_PIN(0), IN_PIN(AC_JACK_LINE_IN),	/* 6 to 8 */
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(built_in); i++) {
		struct hdg_plan *p;

		rows[5].config = FAKE_JACK(AC_JACK_MIC_IN) | built_in[i];
		p = plan(test, rows, ARRAY_SIZE(rows));
		KUNIT_ASSERT_EQ(test, p->n_capture, 2);
		KUNIT_ASSERT_EQ(test, p->capture[0].n_paths, 2);
		EXPECT_HOPS(test, &p->capture[0].paths[0], 3, 5, 7);
		EXPECT_HOPS(test, &p->capture[0].paths[1], 3, 5, 6);
		EXPECT_HOPS(test, &p->capture[1].paths[0], 2, 4, 6);
	}
}

/* Without one it is the one that can record most. */
static void plan_most_inputs(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		ADC(5), ADC(4), SEL(5, 6), MIC_PIN(0), IN_PIN(AC_JACK_LINE_IN),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_capture, 2);
	KUNIT_EXPECT_EQ(test, p->capture[0].converter, 3);
	KUNIT_EXPECT_EQ(test, p->capture[0].n_paths, 2);
	KUNIT_EXPECT_EQ(test, p->capture[1].converter, 2);
}

/* The only way by a list with an entry that names nothing, and through the vendor's own widget. */
static void plan_odd_ways(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		ADC(3), SEL(9, 200, 4), { 0xf, .conn = { 5 } }, MIC_PIN(0),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_capture, 1);
	EXPECT_HOPS(test, &p->capture[0].paths[0], 2, 3, 4, 5);
	KUNIT_EXPECT_EQ(test, p->capture[0].paths[0].index[1], 2);
}

/* A pin without a converter of its own plays what the front does, be another one nearer. */
static void plan_shares_the_front(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), DAC(), DAC(), MIX(2),					/* 2 to 5 */
		PIN(AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x10, 2),
		PIN(AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x11, 3),
		PIN(AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x12, 4),
		OUT_PIN(AC_JACK_HP_OUT, 4, 5),					/* 9 */
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 3);
	KUNIT_ASSERT_EQ(test, p->play[0].n_paths, 2);
	EXPECT_HOPS(test, &p->play[0].paths[1], 9, 5, 2);
}

/*
 * Two headphones and a loudspeaker on two converters without any other volume: whoever switches the
 * loudspeaker off for headphones must not switch off what they play.
 */
static void plan_headphones_together(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), DAC(),							/* 2, 3 */
		OUT_PIN(AC_JACK_HP_OUT, 2, 3), OUT_PIN(AC_JACK_HP_OUT, 2, 3),
		PIN(AC_PINCAP_OUT, FAKE_FIXED(AC_JACK_SPEAKER), 2, 3),		/* 6 */
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_play, 2);
	KUNIT_ASSERT_EQ(test, p->play[0].n_paths, 1);
	EXPECT_HOPS(test, &p->play[0].paths[0], 6, 2);
	KUNIT_ASSERT_EQ(test, p->play[1].n_paths, 2);
	EXPECT_HOPS(test, &p->play[1].paths[0], 4, 3);
	EXPECT_HOPS(test, &p->play[1].paths[1], 5, 3);
}

/* A pin that could do both ways is used in one. */
static void plan_two_way_pin(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC(), ADC(4), PIN(AC_PINCAP_OUT | AC_PINCAP_IN, FAKE_JACK(AC_JACK_OTHER), 2),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_EXPECT_EQ(test, p->n_play, 1);
	KUNIT_EXPECT_EQ(test, p->n_capture, 0);
}

static void plan_digital_input_last(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { 4 } }, ADC(5),
		IN_PIN(AC_JACK_SPDIF_IN), IN_PIN(AC_JACK_LINE_IN),
	};
	struct hdg_plan *p = plan(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, p->n_capture, 2);
	KUNIT_EXPECT_EQ(test, p->capture[0].converter, 3);
	KUNIT_EXPECT_EQ(test, p->capture[1].converter, 2);
}

/* More of everything than there is room for: what fits is used, the rest left alone. */
static void plan_full(struct kunit *test)
{
	enum { N = HDG_MAX_ROUTES + HDG_MAX_PINS };
	struct fake_widget *rows = kunit_kcalloc(test, 2 * N, sizeof(*rows), GFP_KERNEL);
	struct hdg_plan *p;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, rows);
	for (i = 0; i < N; i++) {
		rows[i] = (struct fake_widget)DAC();
		rows[N + i] = (struct fake_widget)OUT_PIN(AC_JACK_LINE_OUT, FAKE_FIRST + i, 2);
	}
	p = plan(test, rows, 2 * N);
	KUNIT_EXPECT_EQ(test, p->n_play, HDG_MAX_ROUTES);
	KUNIT_EXPECT_EQ_MSG(test, p->play[0].n_paths, HDG_MAX_PINS, "others share the first");
}

static struct kunit_case codec_path_cases[] = {
	KUNIT_CASE(path_direct),
	KUNIT_CASE(path_shortest),
	KUNIT_CASE(path_not_through_pins),
	KUNIT_CASE(path_unknown_nodes),
	KUNIT_CASE(path_length),
	KUNIT_CASE(path_respects_routes),
	KUNIT_CASE(plan_duplex),
	KUNIT_CASE(plan_empty),
	KUNIT_CASE(plan_own_converters),
	KUNIT_CASE(plan_shared_converter),
	KUNIT_CASE(plan_never_mixes),
	KUNIT_CASE(plan_sequence),
	KUNIT_CASE(plan_inputs),
	KUNIT_CASE(plan_shared_input),
	KUNIT_CASE(plan_alternative_inputs),
	KUNIT_CASE(plan_built_in_microphone),
	KUNIT_CASE(plan_most_inputs),
	KUNIT_CASE(plan_odd_ways),
	KUNIT_CASE(plan_shares_the_front),
	KUNIT_CASE(plan_headphones_together),
	KUNIT_CASE(plan_two_way_pin),
	KUNIT_CASE(plan_digital_input_last),
	KUNIT_CASE(plan_full),
	{}
};

static struct kunit_suite codec_path_suite = {
	.name = "generic_path",
	.test_cases = codec_path_cases,
};

kunit_test_suite(codec_path_suite);
