// SPDX-License-Identifier: GPL-2.0
/*
 * What the generic driver asks once and believes for long: no single answer decides it.
 */
#include <linux/slab.h>

#include "generic/ddi/agree.h"
#include "generic/ddi/eld_read.h"
#include "generic/ddi/engine.h"
#include "generic/ddi/graph_read.h"

#include "fault.h"
#include "fixture.h"

#define CODEC	3
#define GROUP	1
#define DAC	3	/* of model_codec_combo */
#define PIN	4

#define ASK(param)	(AC_VERB_PARAMETERS << 8 | (param))
#define WITHOUT_CAPS	((u32)AC_WID_VENDOR << AC_WCAP_TYPE_SHIFT)

/**
 * struct rig - the codec driver's bus on a model
 * @f: the hardware
 * @bus: the interface
 * @graph: what the codec says of itself
 */
struct rig {
	struct fixture *f;
	struct hdg_bus bus;
	struct hdg_graph graph;
};

static void drop_rig(struct kunit_resource *res)
{
	struct rig *rig = res->data;

	hdg_graph_free(&rig->graph);
	hdg_bus_close(&rig->bus);
}

static struct rig *open_rig(struct kunit *test, const struct model_codec_desc *desc)
{
	const struct fixture_codec codecs[] = { { CODEC, desc }, { } };
	struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	struct hdaudio_device *hdev;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, &spec);
	hdev = fixture_hdev(rig->f, CODEC, 0);
	KUNIT_ASSERT_NOT_NULL(test, hdev);
	KUNIT_ASSERT_EQ(test, hdg_bus_open(&rig->bus, hdev, &hdg_baseline), 0);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_rig, GFP_KERNEL, rig));
	return rig;
}

/* Read it all, as when the driver is bound. */
static int read_again(struct rig *rig)
{
	hdg_graph_free(&rig->graph);
	return hdg_read_graph(&rig->bus, &rig->graph);
}

static bool same_widget(const struct hdg_widget *a, const struct hdg_widget *b)
{
	return a->nid == b->nid && a->n_conn == b->n_conn && a->caps == b->caps &&
	       a->pcm == b->pcm && a->stream == b->stream && a->pin_caps == b->pin_caps &&
	       a->amp_in == b->amp_in && a->amp_out == b->amp_out &&
	       a->conn_len == b->conn_len && a->config == b->config &&
	       !memcmp(a->conn, b->conn, a->n_conn);
}

static void expect_graph(struct kunit *test, const struct hdg_graph *is,
			 const struct hdg_graph *should)
{
	unsigned int i;

	KUNIT_EXPECT_EQ(test, is->first, should->first);
	KUNIT_EXPECT_EQ(test, is->pcm, should->pcm);
	KUNIT_EXPECT_EQ(test, is->stream, should->stream);
	KUNIT_EXPECT_EQ(test, is->amp_in, should->amp_in);
	KUNIT_EXPECT_EQ(test, is->amp_out, should->amp_out);
	KUNIT_ASSERT_EQ(test, is->n, should->n);
	for (i = 0; i < is->n; i++)
		KUNIT_EXPECT_TRUE_MSG(test, same_widget(&is->widgets[i], &should->widgets[i]),
				      "node %u", is->widgets[i].nid);
}

/* A wrong answer of a node. */
struct lie {
	const char *name;
	u8 nid;
	u32 verb;
	u32 answer;
};

static const struct lie lies[] = {
	{ "nodes, all ones", GROUP, ASK(AC_PAR_NODE_COUNT), ~0U },
	{ "nodes, 0", GROUP, ASK(AC_PAR_NODE_COUNT), 0 },
	{ "nodes, one less", GROUP, ASK(AC_PAR_NODE_COUNT), 0x00030001 },
	{ "nodes, elsewhere", GROUP, ASK(AC_PAR_NODE_COUNT), 0x00040002 },
	{ "rates of the group, all ones", GROUP, ASK(AC_PAR_PCM), ~0U },
	{ "rates of the group, 0", GROUP, ASK(AC_PAR_PCM), 0 },
	{ "formats of the group, 0", GROUP, ASK(AC_PAR_STREAM), 0 },
	{ "type, all ones", DAC, ASK(AC_PAR_AUDIO_WIDGET_CAP), ~0U },
	{ "type, 0", PIN, ASK(AC_PAR_AUDIO_WIDGET_CAP), 0 },
	{ "type, another", PIN, ASK(AC_PAR_AUDIO_WIDGET_CAP), 0x00400501 },
	{ "pin, all ones", PIN, ASK(AC_PAR_PIN_CAP), ~0U },
	{ "pin, 0", PIN, ASK(AC_PAR_PIN_CAP), 0 },
	{ "list length, all ones", PIN, ASK(AC_PAR_CONNLIST_LEN), ~0U },
	{ "list length, 0", PIN, ASK(AC_PAR_CONNLIST_LEN), 0 },
	{ "list length, more", PIN, ASK(AC_PAR_CONNLIST_LEN), 3 },
	{ "list, all ones", PIN, AC_VERB_GET_CONNECT_LIST << 8, ~0U },
	{ "list, 0", PIN, AC_VERB_GET_CONNECT_LIST << 8, 0 },
	{ "configuration, all ones", PIN, AC_VERB_GET_CONFIG_DEFAULT << 8, ~0U },
	{ "configuration, 0", PIN, AC_VERB_GET_CONFIG_DEFAULT << 8, 0 },
};

static void lie_name(const struct lie *l, char *desc)
{
	strscpy(desc, l->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(lies, lies, lie_name);

/* Whatever it is that is answered wrong once, the widgets are what they are. */
static void widget_answers_wrong_once(struct kunit *test)
{
	const struct lie *l = test->param_value;
	struct rig *rig = open_rig(test, &model_codec_combo);
	struct hdg_graph truth;

	KUNIT_ASSERT_EQ(test, read_again(rig), 0);
	truth = rig->graph;
	memset(&rig->graph, 0, sizeof(rig->graph));
	model_codec_lie(rig->f->model, CODEC, l->nid, l->verb, l->answer, 1);
	KUNIT_EXPECT_EQ(test, read_again(rig), 0);
	expect_graph(test, &rig->graph, &truth);
	hdg_graph_free(&truth);
}

/* What never makes sense is left out, and nothing else. */
static void widget_never_makes_sense(struct kunit *test)
{
	struct rig *rig = open_rig(test, &model_codec_combo);
	u32 truth = model_codec_verb(rig->f->model, CODEC, DAC, ASK(AC_PAR_AUDIO_WIDGET_CAP));

	model_codec_lie(rig->f->model, CODEC, PIN, ASK(AC_PAR_AUDIO_WIDGET_CAP), ~0U,
			MODEL_FOREVER);
	KUNIT_ASSERT_EQ(test, read_again(rig), 0);
	KUNIT_ASSERT_EQ(test, rig->graph.n, 2);
	KUNIT_EXPECT_EQ(test, rig->graph.widgets[0].caps, truth);
	KUNIT_EXPECT_EQ(test, rig->graph.widgets[1].caps, WITHOUT_CAPS);
}

/* Nor is a pin taken for one that something is connected to. */
static void pin_never_makes_sense(struct kunit *test)
{
	struct rig *rig = open_rig(test, &model_codec_combo);

	model_codec_lie(rig->f->model, CODEC, PIN, AC_VERB_GET_CONFIG_DEFAULT << 8, ~0U,
			MODEL_FOREVER);
	KUNIT_ASSERT_EQ(test, read_again(rig), 0);
	KUNIT_EXPECT_EQ(test, rig->graph.widgets[1].config >> AC_DEFCFG_PORT_CONN_SHIFT,
			AC_JACK_PORT_NONE);
}

/* Without nodes there is nothing to be driven. */
static void group_never_makes_sense(struct kunit *test)
{
	struct rig *rig = open_rig(test, &model_codec_combo);

	model_codec_lie(rig->f->model, CODEC, GROUP, ASK(AC_PAR_NODE_COUNT), ~0U, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, read_again(rig), -ENODEV);
}

/* Each question is asked twice, and no more if the codec says the same. */
static void questions_are_asked_twice(struct kunit *test)
{
	struct rig *rig = open_rig(test, &model_codec_combo);
	unsigned int before = model_codec_commands(rig->f->model, CODEC);
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_batch_add(&batch, DAC, AC_VERB_PARAMETERS, AC_PAR_AUDIO_WIDGET_CAP);
	hdg_batch_add(&batch, PIN, AC_VERB_PARAMETERS, AC_PAR_AUDIO_WIDGET_CAP);
	KUNIT_EXPECT_EQ(test, hdg_bus_agree(&rig->bus, &batch, hdg_not_all_ones), 0);
	KUNIT_EXPECT_TRUE(test, hdg_batch_valid(&batch, 0) && hdg_batch_valid(&batch, 1));
	KUNIT_EXPECT_EQ(test, model_codec_commands(rig->f->model, CODEC), before + 4);
	/* of two, one differs: that alone is asked a third time */
	before += 4;
	model_codec_lie(rig->f->model, CODEC, PIN, ASK(AC_PAR_AUDIO_WIDGET_CAP), 0, 1);
	KUNIT_EXPECT_EQ(test, hdg_bus_agree(&rig->bus, &batch, hdg_not_all_ones), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(rig->f->model, CODEC), before + 5);
	hdg_batch_free(&batch);
}

#define HDMI_PIN	3	/* of model_codec_hdmi */

static const u8 monitor[] = {
	2 << 3, 0, 7, 0, 3 << 5 | 4, 3 << 4, 0, 0x4f, 0, 0, 0, 0, 0, 0, 0, 0, 0x4c, 0x2d, 1, 2,
	'T', 'e', 's', 't',
	1 << 3 | 7, 0x7f, 7, 2 << 3 | 5, 0x07, 80, 1 << 3 | 1, 0x04, 1,
};

static const struct lie of_display[] = {
	{ "size, all ones", HDMI_PIN, AC_VERB_GET_HDMI_DIP_SIZE << 8 | AC_DIPSIZE_ELD_BUF, ~0U },
	{ "size, less", HDMI_PIN, AC_VERB_GET_HDMI_DIP_SIZE << 8 | AC_DIPSIZE_ELD_BUF, 20 },
	{ "a byte, all ones", HDMI_PIN, AC_VERB_GET_HDMI_ELDD << 8 | 7, ~0U },
	{ "a byte, another", HDMI_PIN, AC_VERB_GET_HDMI_ELDD << 8 | 7, AC_ELDD_ELD_VALID },
};

KUNIT_ARRAY_PARAM(of_display, of_display, lie_name);

static void display_answers_wrong_once(struct kunit *test)
{
	const struct lie *l = test->param_value;
	struct rig *rig = open_rig(test, &model_codec_hdmi);
	u8 eld[HDG_ELD_MAX];

	model_eld(rig->f->model, CODEC, HDMI_PIN, monitor, sizeof(monitor));
	model_codec_lie(rig->f->model, CODEC, l->nid, l->verb, l->answer, 1);
	KUNIT_ASSERT_EQ(test, hdg_display_read(&rig->bus, HDMI_PIN, eld), sizeof(monitor));
	KUNIT_EXPECT_EQ(test, memcmp(eld, monitor, sizeof(monitor)), 0);
}

/**
 * struct story - what a question is answered, time after time
 * @answers: a letter for each; '-' is none, 'x' is all ones
 * @asked: how often it is asked
 * @believed: which answer is believed; 0 for none
 */
struct story {
	const char *answers;
	unsigned int asked;
	char believed;
};

/* Twice in a row is enough; so are two silences in a row, and six questions. */
static const struct story stories[] = {
	{ "aaaaaaa", 2, 'a' }, { "abbbbbb", 3, 'b' }, { "abaaaaa", 4, 'a' }, { "ababaaa", 6, 'a' },
	{ "abababb", 6, 0 }, { "xxxxxxx", 6, 0 }, { "xxaaaaa", 4, 'a' }, { "-------", 2, 0 },
	{ "a--aaaa", 3, 0 }, { "-aaaaaa", 3, 'a' }, { "a-aaaaa", 4, 'a' }, { "-a-bbbb", 5, 'b' },
};

static void story_name(const struct story *s, char *desc)
{
	strscpy(desc, s->answers, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(stories, stories, story_name);

/**
 * struct teller - a codec that tells a story
 * @story: what it answers
 * @n: how often it was asked
 */
struct teller {
	const struct story *story;
	unsigned int n;
};

static NTSTATUS tell(PVOID context, ULONG count, PHDAUDIO_CODEC_TRANSFER transfers,
		     PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID callback_context)
{
	struct teller *teller = context;
	char word = teller->story->answers[teller->n++];

	transfers[0].Input.Response = word == 'x' ? ~0U : word;
	transfers[0].Input.IsValid = word != '-';
	return STATUS_SUCCESS;
}

static void answers_that_change(struct kunit *test)
{
	const struct story *s = test->param_value;
	struct teller teller = { s };
	struct hdg_bus bus = { .transfer = tell, .context = &teller };
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_batch_add(&batch, PIN, AC_VERB_PARAMETERS, AC_PAR_PIN_CAP);
	KUNIT_EXPECT_EQ(test, hdg_bus_agree(&bus, &batch, hdg_not_all_ones), 0);
	KUNIT_EXPECT_EQ(test, teller.n, s->asked);
	KUNIT_EXPECT_EQ(test, hdg_batch_valid(&batch, 0), s->believed != 0);
	if (s->believed)
		KUNIT_EXPECT_EQ(test, hdg_batch_value(&batch, 0), s->believed);
	hdg_batch_free(&batch);
}

/* Nothing is asked where there is nothing to ask, or no memory for it. */
static void nothing_to_be_asked(struct kunit *test)
{
	struct teller teller = { &stories[0] };
	struct hdaudio_device *hdev = kunit_kzalloc(test, sizeof(*hdev), GFP_KERNEL);
	struct hdg_bus bus = { .hdev = hdev, .transfer = tell, .context = &teller };
	struct hdg_batch batch;
	int err;

	KUNIT_ASSERT_NOT_NULL(test, hdev);
	hdg_batch_init(&batch, CODEC);
	KUNIT_EXPECT_EQ(test, hdg_bus_agree(&bus, &batch, hdg_not_all_ones), 0);
	batch.err = -ENOMEM;
	KUNIT_EXPECT_EQ(test, hdg_bus_agree(&bus, &batch, hdg_not_all_ones), -ENOMEM);
	batch.err = 0;
	hdg_batch_add(&batch, PIN, AC_VERB_PARAMETERS, AC_PAR_PIN_CAP);
	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	err = hdg_bus_agree(&bus, &batch, hdg_not_all_ones);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	KUNIT_EXPECT_EQ(test, err, -ENOMEM);
	KUNIT_EXPECT_EQ(test, teller.n, 0);
	hdg_batch_free(&batch);
}

static struct kunit_case agree_cases[] = {
	KUNIT_CASE_PARAM(answers_that_change, stories_gen_params),
	KUNIT_CASE(nothing_to_be_asked),
	KUNIT_CASE_PARAM(widget_answers_wrong_once, lies_gen_params),
	KUNIT_CASE(widget_never_makes_sense),
	KUNIT_CASE(pin_never_makes_sense),
	KUNIT_CASE(group_never_makes_sense),
	KUNIT_CASE(questions_are_asked_twice),
	KUNIT_CASE_PARAM(display_answers_wrong_once, of_display_gen_params),
	{ }
};

static struct kunit_suite agree_suite = {
	.name = "generic_agree",
	.test_cases = agree_cases,
};

kunit_test_suite(agree_suite);
