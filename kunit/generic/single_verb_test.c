// SPDX-License-Identifier: GPL-2.0
/*
 * The generic codec driver on the model: single commands.
 */
#include <linux/types.h>
#include <sound/hda_hwdep.h>

#include "generic/ddi/graph_read.h"
#include "generic/ddi/single_verb.h"

#include "controller.h"
#include "fixture.h"
#include "verbs/verbs_abort.h"

#define CODEC	3

static const struct fixture_codec codecs[] = { { CODEC, &model_codec_combo }, { } };
static const struct fixture_spec quick = { .codecs = codecs, .timing = &fixture_hasty };
static const struct fixture_spec calm = { .codecs = codecs };

/**
 * struct rig - the audio group of a codec that has a modem, too
 * @f: the hardware
 * @bus: the interface
 * @graph: the widgets
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

static struct rig *rig_new(struct kunit *test, const struct fixture_spec *spec)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, spec);
	KUNIT_ASSERT_EQ(test, hdg_bus_open(&rig->bus, fixture_hdev(rig->f, CODEC, 0), &hdg_v3), 0);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_rig, GFP_KERNEL, rig));
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	return rig;
}

static int send(struct rig *rig, u32 packed, u32 *response)
{
	*response = 0xdeadbeef;
	return hdg_verb_send(&rig->bus, &rig->graph, packed, response);
}

static struct hdg_widget *first_of_type(struct rig *rig, unsigned int type)
{
	unsigned int i;

	for (i = 0; i < rig->graph.n; i++) {
		if (hdg_type(&rig->graph.widgets[i]) == type)
			return &rig->graph.widgets[i];
	}
	return NULL;
}

static void verb_asks(struct kunit *test)
{
	struct rig *rig = rig_new(test, &calm);
	u32 response;

	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(0, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID),
				   &response), 0);
	KUNIT_EXPECT_EQ(test, response, 0x10ec0888);
	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(1, AC_VERB_PARAMETERS, AC_PAR_FUNCTION_TYPE),
				   &response), 0);
	KUNIT_EXPECT_EQ(test, response & AC_FGT_TYPE, AC_GRP_AUDIO_FUNCTION);
}

/* 12 bits of verb and 8 of payload; 4 and 16. */
static void verb_sets(struct kunit *test)
{
	struct rig *rig = rig_new(test, &calm);
	struct hdg_widget *dac = first_of_type(rig, AC_WID_AUD_OUT);
	u32 response;

	KUNIT_ASSERT_NOT_NULL(test, dac);
	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(dac->nid, AC_VERB_SET_CHANNEL_STREAMID, 0x72),
				   &response), 0);
	KUNIT_EXPECT_EQ(test, model_codec_last_command(rig->f->model, CODEC),
			(u32)CODEC << 28 | dac->nid << 20 | 0x70672);
	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(dac->nid, AC_VERB_SET_STREAM_FORMAT, 0x4011),
				   &response), 0);
	KUNIT_EXPECT_EQ(test, model_codec_last_command(rig->f->model, CODEC),
			(u32)CODEC << 28 | dac->nid << 20 | 0x24011);
	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(dac->nid, AC_VERB_GET_STREAM_FORMAT, 0),
				   &response), 0);
	KUNIT_EXPECT_EQ(test, response, 0x4011);
}

/* What is refused does not reach the codec. */
static void verb_refuses(struct kunit *test)
{
	struct rig *rig = rig_new(test, &calm);
	u32 beyond = rig->graph.first + rig->graph.n;
	u32 last, response;
	const u32 bad[] = {
		HDA_VERB(beyond, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID),
		HDA_VERB(2, AC_VERB_PARAMETERS, AC_PAR_FUNCTION_TYPE),	/* the modem's */
		HDA_VERB(255u, AC_VERB_PARAMETERS, 0),
		HDA_VERB(1, 0x1f00, 0),
		HDA_VERB(1, 0x8f00, 0),
	};
	unsigned int i;

	KUNIT_ASSERT_GT(test, rig->graph.first, 2);
	last = model_codec_last_command(rig->f->model, CODEC);
	for (i = 0; i < ARRAY_SIZE(bad); i++) {
		KUNIT_EXPECT_EQ_MSG(test, send(rig, bad[i], &response), -EINVAL, "%u", i);
		KUNIT_EXPECT_EQ(test, response, 0xdeadbeef);
	}
	KUNIT_EXPECT_EQ(test, model_codec_last_command(rig->f->model, CODEC), last);
}

static void verb_of_a_silent_codec(struct kunit *test)
{
	struct rig *rig = rig_new(test, &quick);
	u32 response;

	model_codec_silent(rig->f->model, CODEC, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(0, AC_VERB_PARAMETERS, 0), &response), -EIO);
	KUNIT_EXPECT_EQ(test, response, 0xdeadbeef);
}

static void verb_of_a_controller_gone(struct kunit *test)
{
	struct rig *rig = rig_new(test, &quick);
	u32 response;

	model_remove(rig->f->model);
	hdb_ctrl_set_gone(rig->f->ctrl);
	KUNIT_EXPECT_EQ(test, send(rig, HDA_VERB(0, AC_VERB_PARAMETERS, 0), &response), -ENODEV);
	KUNIT_EXPECT_EQ(test, response, 0xdeadbeef);
}

static void verb_caps(struct kunit *test)
{
	struct rig *rig = rig_new(test, &calm);
	struct hdg_widget *pin = first_of_type(rig, AC_WID_PIN);

	KUNIT_ASSERT_NOT_NULL(test, pin);
	KUNIT_EXPECT_EQ(test, hdg_verb_caps(&rig->graph, HDA_VERB(pin->nid, 0, 0)), pin->caps);
	KUNIT_EXPECT_EQ(test, hdg_verb_caps(&rig->graph, HDA_VERB(0, 0, 0)), 0);
	KUNIT_EXPECT_EQ(test, hdg_verb_caps(&rig->graph, HDA_VERB(255u, 0, 0)), 0);
}

static struct kunit_case verb_cases[] = {
	KUNIT_CASE(verb_asks),
	KUNIT_CASE(verb_sets),
	KUNIT_CASE(verb_refuses),
	KUNIT_CASE(verb_of_a_silent_codec),
	KUNIT_CASE(verb_of_a_controller_gone),
	KUNIT_CASE(verb_caps),
	{ }
};

static struct kunit_suite verb_suite = {
	.name = "generic_single_verb",
	.test_cases = verb_cases,
};

kunit_test_suite(verb_suite);
