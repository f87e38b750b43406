// SPDX-License-Identifier: GPL-2.0
/*
 * What is asked of which widget, and where the answers go: a codec that answers from a list.
 */
#include <kunit/test.h>

#include "generic/ddi/graph_read.h"

#include "fake_graph.h"

#define GROUP	1
#define CODEC	5

/**
 * struct answer - what a node answers
 * @nid: the node
 * @command: verb and payload, the 20 bits below the node id
 * @value: the answer
 */
struct answer {
	u8 nid;
	u32 command;
	u32 value;
};

#define PARAM(nid, param, value)	{ nid, AC_VERB_PARAMETERS << 8 | (param), value }
#define CONFIG(nid, value)		{ nid, AC_VERB_GET_CONFIG_DEFAULT << 8, value }
#define LIST(nid, from, value)		{ nid, AC_VERB_GET_CONNECT_LIST << 8 | (from), value }
#define CAPS(nid, type, caps) \
	PARAM(nid, AC_PAR_AUDIO_WIDGET_CAP, (u32)(type) << AC_WCAP_TYPE_SHIFT | (caps))

enum { PIN = 2, DAC, ADC, MIXER, KNOB, END };

/* All that is to be asked, once more to be sure, and nothing else. */
static const struct answer answers[] = {
	PARAM(GROUP, AC_PAR_NODE_COUNT, PIN << 16 | (END - PIN)),
	PARAM(GROUP, AC_PAR_PCM, 0xe0560),
	PARAM(GROUP, AC_PAR_STREAM, 5),
	PARAM(GROUP, AC_PAR_AMP_IN_CAP, 0x80051f17),
	PARAM(GROUP, AC_PAR_AMP_OUT_CAP, 0x80027f7f),
	PARAM(GROUP, AC_PAR_AUDIO_FG_CAP, 0x10303),
	CAPS(DAC, AC_WID_AUD_OUT, AC_WCAP_FORMAT_OVRD | AC_WCAP_OUT_AMP | AC_WCAP_AMP_OVRD),
	CAPS(ADC, AC_WID_AUD_IN, AC_WCAP_FORMAT_OVRD | AC_WCAP_CONN_LIST),
	CAPS(MIXER, AC_WID_AUD_MIX, AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD | AC_WCAP_CONN_LIST |
				    AC_WCAP_FORMAT_OVRD),
	CAPS(PIN, AC_WID_PIN, AC_WCAP_OUT_AMP | AC_WCAP_CONN_LIST),
	CAPS(KNOB, AC_WID_VOL_KNB, 0),
	PARAM(DAC, AC_PAR_PCM, 0x20040),
	PARAM(DAC, AC_PAR_STREAM, 1),
	PARAM(DAC, AC_PAR_AMP_OUT_CAP, 0x00034a4a),
	PARAM(ADC, AC_PAR_PCM, 0xa0100),
	PARAM(ADC, AC_PAR_STREAM, 3),
	PARAM(ADC, AC_PAR_CONNLIST_LEN, 2),
	PARAM(MIXER, AC_PAR_AMP_IN_CAP, 0x00051f1f),
	PARAM(MIXER, AC_PAR_CONNLIST_LEN, AC_CLIST_LONG | 3),
	PARAM(PIN, AC_PAR_PIN_CAP, 0x3c),
	PARAM(PIN, AC_PAR_AMP_OUT_CAP, 0),
	PARAM(PIN, AC_PAR_CONNLIST_LEN, 5),
	CONFIG(PIN, 0x01014010),
	PARAM(KNOB, AC_PAR_CONNLIST_LEN, 1),
	LIST(ADC, 0, MIXER << 8 | PIN),
	LIST(MIXER, 0, DAC << 16 | PIN),
	LIST(MIXER, 2, ADC),
	LIST(PIN, 0, ADC << 24 | DAC << 16 | MIXER << 8 | DAC),
	LIST(PIN, 4, MIXER),
	LIST(KNOB, 0, PIN),
};

/**
 * struct rig - a codec that answers from the list
 * @asked: how often each of the list was asked
 * @others: questions that are not in it
 * @lie: another answer; none, if its command is 0
 * @deaf: it does not answer that one at all
 * @status: outcome of each transfer
 * @hdev: its function group, with as much in it as is looked at
 * @bus: how it is reached
 * @graph: what was read
 */
struct rig {
	unsigned int asked[ARRAY_SIZE(answers)];
	unsigned int others;
	struct answer lie;
	bool deaf;
	NTSTATUS status;
	struct hdaudio_device hdev;
	struct hdg_bus bus;
	struct hdg_graph graph;
};

static bool is_about(const struct answer *a, HDAUDIO_CODEC_COMMAND command)
{
	return a->command && command.Verb8.CodecAddress == CODEC && a->nid == command.Verb8.Node &&
	       a->command == (command.Command & 0xfffff);
}

static void answer_one(struct rig *rig, HDAUDIO_CODEC_TRANSFER *t)
{
	bool lie = is_about(&rig->lie, t->Output);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(answers) && !is_about(&answers[i], t->Output); i++)
		;
	if (i == ARRAY_SIZE(answers)) {
		rig->others++;
		return;
	}
	rig->asked[i]++;
	t->Input.Response = lie ? rig->lie.value : answers[i].value;
	t->Input.IsValid = !lie || !rig->deaf;
}

static NTSTATUS fake_transfer(PVOID context, ULONG count, PHDAUDIO_CODEC_TRANSFER transfers,
			      PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID callback_context)
{
	struct rig *rig = context;
	ULONG i;

	for (i = 0; i < count; i++)
		answer_one(rig, &transfers[i]);
	return rig->status;
}

static struct rig *make_rig(struct kunit *test)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->bus.hdev = &rig->hdev;
	rig->bus.codec = CODEC;
	rig->bus.fg = GROUP;
	rig->bus.context = rig;
	rig->bus.transfer = fake_transfer;
	return rig;
}

static const struct hdg_widget widgets[] = {
	{ .nid = PIN, .pcm = 0xe0560, .stream = 5, .amp_out = 0x80027f7f, .pin_caps = 0x3c,
	  .config = 0x01014010, .own_config = 0x01014010, .conn_len = 5,
	  .n_conn = 5, .conn = (u8 []){ DAC, MIXER, DAC, ADC, MIXER } },
	{ .nid = DAC, .pcm = 0x20040, .stream = 1, .amp_out = 0x00034a4a },
	{ .nid = ADC, .pcm = 0xa0100, .stream = 3, .conn_len = 2,
	  .n_conn = 2, .conn = (u8 []){ PIN, MIXER } },
	{ .nid = MIXER, .pcm = 0xe0560, .stream = 5, .amp_in = 0x00051f1f,
	  .conn_len = AC_CLIST_LONG | 3, .n_conn = 3, .conn = (u8 []){ PIN, DAC, ADC } },
	{ .nid = KNOB, .pcm = 0xe0560, .stream = 5, .conn_len = 1,
	  .n_conn = 1, .conn = (u8 []){ PIN } },
};

static void expect_widget(struct kunit *test, const struct hdg_widget *w,
			  const struct hdg_widget *should)
{
	KUNIT_EXPECT_EQ(test, w->nid, should->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->pcm, should->pcm, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->stream, should->stream, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->pin_caps, should->pin_caps, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->amp_in, should->amp_in, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->amp_out, should->amp_out, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->conn_len, should->conn_len, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->config, should->config, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, w->own_config, should->own_config, "node %u", w->nid);
	KUNIT_ASSERT_EQ_MSG(test, w->n_conn, should->n_conn, "node %u", w->nid);
	KUNIT_EXPECT_EQ_MSG(test, memcmp(w->conn, should->conn, w->n_conn), 0, "node %u", w->nid);
}

/* All of it, each asked twice; what was in its memory has no influence. */
static void read_whole(struct kunit *test)
{
	struct rig *rig = make_rig(test);
	struct hdg_graph *graph = &rig->graph;
	unsigned int i;

	memset(graph, 0xff, sizeof(*graph));
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, graph), 0);
	KUNIT_EXPECT_EQ(test, rig->others, 0);
	for (i = 0; i < ARRAY_SIZE(answers); i++)
		KUNIT_EXPECT_EQ_MSG(test, rig->asked[i], 2, "question %u", i);
	KUNIT_EXPECT_EQ(test, graph->fg, GROUP);
	KUNIT_EXPECT_EQ(test, graph->first, PIN);
	KUNIT_EXPECT_EQ(test, graph->pcm, 0xe0560);
	KUNIT_EXPECT_EQ(test, graph->stream, 5);
	KUNIT_EXPECT_EQ(test, graph->amp_in, 0x80051f17);
	KUNIT_EXPECT_EQ(test, graph->amp_out, 0x80027f7f);
	KUNIT_EXPECT_EQ(test, graph->caps, 0x10303);
	KUNIT_ASSERT_EQ(test, graph->n, ARRAY_SIZE(widgets));
	for (i = 0; i < graph->n; i++)
		expect_widget(test, &graph->widgets[i], &widgets[i]);
	hdg_graph_free(graph);
}

/* What is never answered, or never makes sense, is as if there were nothing. */
static void expect_without(struct kunit *test, unsigned int question, u32 value, bool deaf,
			   int err, u32 left)
{
	struct rig *rig = make_rig(test);
	const struct hdg_graph *graph = &rig->graph;
	u32 found = 0;

	rig->lie = answers[question];
	rig->lie.value = value;
	rig->deaf = deaf;
	KUNIT_ASSERT_EQ_MSG(test, hdg_read_graph(&rig->bus, &rig->graph), err,
			    "question %u, %08x", question, value);
	switch (answers[question].command & 0xff) {
	case AC_PAR_PCM:
		found = graph->pcm;
		break;
	case AC_PAR_STREAM:
		found = graph->stream;
		break;
	case AC_PAR_AMP_IN_CAP:
		found = graph->amp_in;
		break;
	case AC_PAR_AMP_OUT_CAP:
		found = graph->amp_out;
		break;
	case AC_PAR_AUDIO_FG_CAP:
		found = graph->caps;
		break;
	case AC_PAR_CONNLIST_LEN:
		found = hdg_widget(graph, ADC)->n_conn;
		break;
	}
	KUNIT_EXPECT_EQ_MSG(test, found, left, "question %u, %08x", question, value);
	hdg_graph_free(&rig->graph);
}

static void read_without_answers(struct kunit *test)
{
	unsigned int i;

	expect_without(test, 0, 0, true, -ENODEV, 0);
	for (i = 1; i <= 5; i++)
		expect_without(test, i, 1, true, 0, 0);
	expect_without(test, 16, 2, true, 0, 0);
}

/* Bits that mean nothing, nodes from none on or none at all; all ones of what may be anything. */
static void read_without_sense(struct kunit *test)
{
	static const u32 nodes[] = {
		0x01020005, 0x80020005, 0x00020105, 0x00028005, 0x00020000, 0x00000005,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(nodes); i++)
		expect_without(test, 0, nodes[i], false, -ENODEV, 0);
	for (i = 1; i <= 5; i++)
		expect_without(test, i, ~0U, false, 0, 0);
	expect_without(test, 16, 0x100 | 2, false, 0, 0);
	expect_without(test, 16, 0x80000002, false, 0, 0);
}

/* One node is enough, be it the first there is; one that says nothing is of no known kind. */
static void read_of_one(struct kunit *test)
{
	struct rig *rig = make_rig(test);

	rig->lie = answers[0];
	rig->lie.value = PIN << 16 | 1;
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	KUNIT_EXPECT_EQ(test, rig->others, 0);
	KUNIT_ASSERT_EQ(test, rig->graph.n, 1);
	expect_widget(test, &rig->graph.widgets[0], &widgets[0]);
	hdg_graph_free(&rig->graph);
	rig->lie.value = 1 << 16 | 2;
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	KUNIT_EXPECT_EQ(test, rig->graph.first, 1);
	KUNIT_ASSERT_EQ(test, rig->graph.n, 2);
	KUNIT_EXPECT_EQ(test, hdg_type(&rig->graph.widgets[0]), AC_WID_VENDOR);
	KUNIT_EXPECT_EQ(test, rig->graph.widgets[1].amp_out, widgets[0].amp_out);
	hdg_graph_free(&rig->graph);
}

/* Of a list as long as one can be, every entry counts; what is not said of it is no node. */
static void read_lists(struct kunit *test)
{
	struct rig *rig = make_rig(test);
	unsigned int i;

	rig->lie = (struct answer)LIST(ADC, 0, 0);
	rig->deaf = true;
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	KUNIT_ASSERT_EQ(test, hdg_widget(&rig->graph, ADC)->n_conn, 2);
	for (i = 0; i < 2; i++)
		KUNIT_EXPECT_EQ(test, hdg_widget(&rig->graph, ADC)->conn[i], 0);
	hdg_graph_free(&rig->graph);
	rig->lie = (struct answer)PARAM(MIXER, AC_PAR_CONNLIST_LEN,
					AC_CLIST_LONG | AC_CLIST_LENGTH);
	rig->deaf = false;
	rig->others = 0;
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	KUNIT_EXPECT_EQ_MSG(test, rig->others, 2 * 62, "two of 64 words are in the list");
	KUNIT_ASSERT_EQ(test, hdg_widget(&rig->graph, MIXER)->n_conn, AC_CLIST_LENGTH);
	KUNIT_EXPECT_EQ(test, hdg_widget(&rig->graph, MIXER)->conn[2], ADC);
	KUNIT_EXPECT_EQ(test, hdg_widget(&rig->graph, PIN)->n_conn, 5);
	hdg_graph_free(&rig->graph);
}

/* One that is gone is told from one that is deaf. */
static void read_of_one_gone(struct kunit *test)
{
	struct rig *rig = make_rig(test);

	rig->status = STATUS_NO_SUCH_DEVICE;
	memset(&rig->graph, 0xff, sizeof(rig->graph));
	KUNIT_EXPECT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), -ENODEV);
	KUNIT_EXPECT_EQ(test, rig->graph.n, 0);
	hdg_graph_free(&rig->graph);
}

/* One that is deaf altogether is told from one that is not. */
static void read_of_the_deaf(struct kunit *test)
{
	struct rig *rig = make_rig(test);

	rig->bus.fg = GROUP + 100;
	memset(&rig->graph, 0xff, sizeof(rig->graph));
	KUNIT_EXPECT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), -EIO);
	KUNIT_EXPECT_EQ(test, rig->graph.n, 0);
	hdg_graph_free(&rig->graph);
}

static struct kunit_case graph_read_cases[] = {
	KUNIT_CASE(read_whole),
	KUNIT_CASE(read_without_answers),
	KUNIT_CASE(read_without_sense),
	KUNIT_CASE(read_of_one),
	KUNIT_CASE(read_lists),
	KUNIT_CASE(read_of_one_gone),
	KUNIT_CASE(read_of_the_deaf),
	{}
};

static struct kunit_suite graph_read_suite = {
	.name = "generic_graph_read",
	.test_cases = graph_read_cases,
};

kunit_test_suite(graph_read_suite);
