// SPDX-License-Identifier: GPL-2.0
/*
 * Connection lists and inherited capabilities.
 */
#include <kunit/test.h>

#include "fake_graph.h"
#include "fault.h"

#define LONG_FORM AC_CLIST_LONG

struct conn_case {
	const char *name;
	u32 conn_len;
	u32 words[4];
	int count;
	u8 list[16];
	bool odd;
};

static const struct conn_case conn_cases[] = {
	{ "no entries", 0, {}, 0 },
	{ "one, short", 1, { 0x02 }, 1, { 0x02 } },
	{ "two words, short", 5, { 0x0d0c0b0a, 0x0e }, 5, { 0x0a, 0x0b, 0x0c, 0x0d, 0x0e } },
	{ "what lies behind the last entry is nothing", 2, { 0xff150302 }, 2, { 2, 3 } },
	{ "range, short", 2, { 0x8502 }, 4, { 2, 3, 4, 5 } },
	{ "range across words", 5, { 0x10080604, 0x93 }, 7,
	  { 4, 6, 8, 0x10, 0x11, 0x12, 0x13 } },
	{ "a node after a range", 3, { 0x308502 }, 5, { 2, 3, 4, 5, 0x30 } },
	{ "two, long", LONG_FORM | 2, { 0x00e40011 }, 2, { 0x11, 0xe4 } },
	{ "range, long", LONG_FORM | 3, { 0x80820080, 0x0002 }, 4, { 0x80, 0x81, 0x82, 2 } },
	{ "a range with no beginning", 1, { 0x85 }, 1, { 0x05 }, true },
	{ "two range ends in a row", 3, { 0x878502 }, 5, { 2, 3, 4, 5, 7 }, true },
	{ "a range that runs backwards", 2, { 0x8205 }, 2, { 5, 2 }, true },
	{ "a range of nothing", 2, { 0x8505 }, 2, { 5, 5 }, true },
	{ "node 0 has its index", 5, { 0x21002211, 0x10 }, 5, { 0x11, 0x22, 0, 0x21, 0x10 }, true },
	{ "a range that ends at 0", 3, { 0x038002 }, 3, { 2, 0, 3 }, true },
	{ "a node no command reaches", LONG_FORM | 2, { 0x00050100 }, 2, { 0, 5 }, true },
	{ "far from any that one reaches", LONG_FORM | 2, { 0x00054002 }, 2, { 0, 5 }, true },
	{ "the last nodes there are, short", 2, { 0x7f40 }, 2, { 0x40, 0x7f } },
};

static void conn_describe(const struct conn_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(conn, conn_cases, conn_describe);

static void conn_parse(struct kunit *test)
{
	const struct conn_case *c = test->param_value;
	u8 list[HDG_NODES];
	int i, count = hdg_conn_parse(c->conn_len, c->words, list);

	KUNIT_ASSERT_EQ(test, count, c->count);
	for (i = 0; i < count; i++)
		KUNIT_EXPECT_EQ_MSG(test, list[i], c->list[i], "entry %d", i);
	KUNIT_EXPECT_EQ(test, !!hdg_conn_oddity(c->conn_len, c->words), c->odd);
}

static void conn_overflow(struct kunit *test)
{
	/* 1 to 254, 1, and 2 to 254 again: more than connection indices there are */
	static const u32 words[] = { 0x80fe0001, 0x80fe0001 };
	u8 list[HDG_NODES];

	KUNIT_EXPECT_EQ(test, hdg_conn_parse(LONG_FORM | 2, words, list), 254);
	KUNIT_EXPECT_EQ(test, hdg_conn_parse(LONG_FORM | 4, words, list), 255);
}

static void conn_words(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdg_conn_words(0), 0);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(1), 1);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(4), 1);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(5), 2);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(127), 32);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(LONG_FORM | 1), 1);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(LONG_FORM | 3), 2);
	KUNIT_EXPECT_EQ(test, hdg_conn_words(LONG_FORM | 127), 64);
}

static void graph_bounds(struct kunit *test)
{
	struct hdg_graph graph;

	KUNIT_EXPECT_EQ(test, hdg_graph_init(&graph, 1, 0x00020000), -ENODEV);
	KUNIT_EXPECT_EQ(test, hdg_graph_init(&graph, 1, 0x00000004), -ENODEV);
	KUNIT_ASSERT_EQ(test, hdg_graph_init(&graph, 1, 0x00fe0003), 0);
	KUNIT_EXPECT_EQ_MSG(test, graph.n, 2, "no command reaches the third");
	hdg_graph_free(&graph);
	KUNIT_ASSERT_EQ(test, hdg_graph_init(&graph, 1, 0x00fe0002), 0);
	KUNIT_EXPECT_NULL(test, hdg_widget(&graph, 0xfd));
	KUNIT_EXPECT_NULL(test, hdg_widget(&graph, 0x100));
	KUNIT_EXPECT_EQ(test, hdg_widget(&graph, 0xfe)->nid, 0xfe);
	KUNIT_EXPECT_EQ(test, hdg_widget(&graph, 0xff)->nid, 0xff);
	hdg_graph_free(&graph);
	KUNIT_EXPECT_NULL(test, hdg_widget(&graph, 0xfe));
}

/* Whatever was in its memory; and it may be freed twice. */
static void graph_from_garbage(struct kunit *test)
{
	const struct hdg_graph none = {};
	struct hdg_graph graph;

	memset(&graph, 0xff, sizeof(graph));
	KUNIT_ASSERT_EQ(test, hdg_graph_init(&graph, 7, 0x00100005), 0);
	KUNIT_EXPECT_EQ(test, graph.fg, 7);
	KUNIT_EXPECT_EQ(test, graph.first, 0x10);
	KUNIT_EXPECT_EQ(test, graph.n, 5);
	KUNIT_EXPECT_EQ(test, hdg_widget(&graph, 0x14)->nid, 0x14);
	hdg_graph_free(&graph);
	graph.fg = 0;
	graph.first = 0;
	KUNIT_EXPECT_EQ(test, memcmp(&graph, &none, sizeof(graph)), 0);
	hdg_graph_free(&graph);
}

static void graph_memory(struct kunit *test)
{
	struct hdg_graph graph;
	int err;

	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	err = hdg_graph_init(&graph, 1, 0x00020003);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	KUNIT_EXPECT_EQ(test, err, -ENOMEM);
	hdg_graph_free(&graph);
}

static void inherit(struct kunit *test)
{
	const u32 amps = AC_WCAP_IN_AMP | AC_WCAP_OUT_AMP;
	struct hdg_widget widgets[] = {
		{ .caps = 0, .amp_in = 1, .amp_out = 2 },
		{ .caps = amps },
		{ .caps = amps | AC_WCAP_AMP_OVRD | AC_WCAP_FORMAT_OVRD,
		  .amp_in = 5, .amp_out = 6, .pcm = 7, .stream = 8 },
		{ .caps = AC_WCAP_FORMAT_OVRD, .pcm = 0, .stream = 0 },
	};
	struct hdg_graph graph = {
		.n = ARRAY_SIZE(widgets), .widgets = widgets,
		.pcm = 0x11, .stream = 0x12, .amp_in = 0x13, .amp_out = 0x14,
	};
	struct hdg_widget *w = widgets;

	hdg_graph_inherit(&graph);
	KUNIT_EXPECT_EQ_MSG(test, w[0].amp_in | w[0].amp_out, 0, "it has no amplifiers");
	KUNIT_EXPECT_EQ(test, w[0].pcm, 0x11);
	KUNIT_EXPECT_EQ(test, w[0].stream, 0x12);
	KUNIT_EXPECT_EQ(test, w[1].amp_in, 0x13);
	KUNIT_EXPECT_EQ(test, w[1].amp_out, 0x14);
	KUNIT_EXPECT_EQ(test, w[2].amp_in, 5);
	KUNIT_EXPECT_EQ(test, w[2].amp_out, 6);
	KUNIT_EXPECT_EQ(test, w[2].pcm, 7);
	KUNIT_EXPECT_EQ(test, w[2].stream, 8);
	KUNIT_EXPECT_EQ_MSG(test, w[3].pcm, 0x11, "an empty override means the group's");
	KUNIT_EXPECT_EQ(test, w[3].stream, 0x12);
}

/* Some say that they are connected, but not to what, while no display is there. */
static void unnamed_converters(struct kunit *test)
{
	enum { HDMI_A = FAKE_FIRST, DAC, HDMI_B, PIN, LONE_PIN, SPDIF_PIN };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL }, { AC_WID_AUD_OUT },
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL | AC_WCAP_CONN_LIST, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT) },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT) },
		{ AC_WID_PIN, AC_WCAP_DIGITAL | AC_WCAP_CONN_LIST, AC_PINCAP_OUT,
		  FAKE_JACK(AC_JACK_SPDIF_OUT) },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_widget *pin = hdg_widget(graph, PIN);

	hdg_graph_inherit(graph);
	KUNIT_ASSERT_EQ(test, pin->n_conn, 2);
	KUNIT_EXPECT_EQ(test, pin->conn[0], HDMI_A);
	KUNIT_EXPECT_EQ(test, pin->conn[1], HDMI_B);
	KUNIT_EXPECT_EQ_MSG(test, hdg_widget(graph, LONE_PIN)->n_conn, 0, "it is not connected");
	KUNIT_EXPECT_EQ_MSG(test, hdg_widget(graph, SPDIF_PIN)->n_conn, 0, "no display's");
	kfree(pin->conn);
}

static void channels(struct kunit *test)
{
	struct hdg_widget w = {};

	KUNIT_EXPECT_EQ(test, hdg_channels(&w), 1);
	w.caps = AC_WCAP_STEREO;
	KUNIT_EXPECT_EQ(test, hdg_channels(&w), 2);
	w.caps = AC_WCAP_STEREO | 3 << 13;
	KUNIT_EXPECT_EQ(test, hdg_channels(&w), 8);
	w.caps = 7 << 13 | AC_WCAP_STEREO;
	KUNIT_EXPECT_EQ(test, hdg_channels(&w), 16);
}

static struct kunit_case codec_graph_cases[] = {
	KUNIT_CASE_PARAM(conn_parse, conn_gen_params),
	KUNIT_CASE(conn_overflow),
	KUNIT_CASE(conn_words),
	KUNIT_CASE(graph_bounds),
	KUNIT_CASE(graph_from_garbage),
	KUNIT_CASE(graph_memory),
	KUNIT_CASE(inherit),
	KUNIT_CASE(unnamed_converters),
	KUNIT_CASE(channels),
	{}
};

static struct kunit_suite codec_graph_suite = {
	.name = "generic_graph",
	.test_cases = codec_graph_cases,
};

kunit_test_suite(codec_graph_suite);
