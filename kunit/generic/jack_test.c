// SPDX-License-Identifier: GPL-2.0
/*
 * Jacks of the generic codec driver: which there are, and watching them on the model.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <sound/hda_register.h>

#include "generic/ddi/power.h"
#include "generic/ddi/graph_read.h"
#include "generic/ddi/jack_detect.h"
#include "generic/widgets/auto_mute.h"
#include "generic/widgets/setup.h"

#include "fake_graph.h"
#include "fixture.h"

#define CODEC		3
#define LINE_OUT	14	/* the first of three of model_codec_large */
#define HEADPHONE	17
#define SPEAKER		18
#define MIC		19
#define TENTH		4800	/* of a second, in frames of the link */

static const struct fixture_codec codecs[] = { { CODEC, &model_codec_large }, {} };

/**
 * struct rig - the jacks of a large codec
 * @f: the hardware
 * @bus: the interface
 * @graph: the widgets
 * @sense: the jacks
 * @told: completed when a jack has changed
 * @plan: what is used of the widgets; for who mutes
 * @mixer: what they are set to; for who mutes
 */
struct rig {
	struct fixture *f;
	struct hdg_bus bus;
	struct hdg_graph graph;
	struct hdg_sense sense;
	struct completion told;
	struct hdg_plan plan;
	struct hdg_mixer mixer;
};

static bool asked(struct hdg_sense *sense, unsigned int jack, bool changed)
{
	if (changed)
		complete(&container_of(sense, struct rig, sense)->told);
	return false;
}

static void find_jacks(struct kunit *test, struct hdg_jacks *jacks, const struct hdg_graph *graph)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	hdg_jacks_find(jacks, graph, plan);
}

static struct rig *open_rig(struct kunit *test, const struct hdg_family *family)
{
	struct fixture_spec spec = { .codecs = codecs };
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, &spec);
	init_completion(&rig->told);
	KUNIT_ASSERT_EQ(test, hdg_bus_open(&rig->bus, fixture_hdev(rig->f, CODEC, 0), family), 0);
	KUNIT_ASSERT_EQ(test, hdg_power_up(&rig->bus), 0);
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	find_jacks(test, &rig->sense.jacks, &rig->graph);
	hdg_sense_init(&rig->sense, &rig->bus, asked);
	return rig;
}

static void close_rig(struct rig *rig)
{
	hdg_sense_stop(&rig->sense);
	hdg_graph_free(&rig->graph);
	hdg_bus_close(&rig->bus);
}

static const struct hdg_jack *jack_at(struct kunit *test, const struct rig *rig, u8 nid)
{
	const struct hdg_jacks *jacks = &rig->sense.jacks;
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		if (jacks->jack[i].nid == nid)
			return &jacks->jack[i];
	}
	KUNIT_ASSERT_TRUE_MSG(test, false, "node %u is no jack", nid);
	return NULL;
}

static bool told(struct rig *rig)
{
	return wait_for_completion_timeout(&rig->told, 5 * HZ);
}

static u32 unsolicited(const struct rig *rig, u8 nid)
{
	return model_codec_verb(rig->f->model, CODEC, nid,
				AC_VERB_GET_UNSOLICITED_RESPONSE << 8);
}

static const struct hdg_family *const families[] = {
	&hdg_baseline, &hdg_v2, &hdg_v3, &hdg_bdl,
};

static void describe_family(const struct hdg_family *const *family, char *desc)
{
	strscpy(desc, (*family)->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(family, families, describe_family);

static void jack_watched(struct kunit *test)
{
	struct rig *rig = open_rig(test, *(const struct hdg_family *const *)test->param_value);
	const struct hdg_jack *jack = jack_at(test, rig, HEADPHONE);

	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, unsolicited(rig, HEADPHONE) & AC_UNSOL_ENABLED);
	KUNIT_EXPECT_FALSE(test, jack->present);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HEADPHONE, true));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack->present);
	KUNIT_EXPECT_FALSE(test, jack_at(test, rig, MIC)->present);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HEADPHONE, false));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_FALSE(test, jack->present);
	close_rig(rig);
}

static bool asked_and_muted(struct hdg_sense *sense, unsigned int jack, bool changed)
{
	struct rig *rig = container_of(sense, struct rig, sense);
	struct hdg_batch batch;

	if (!changed)
		return false;
	hdg_batch_init(&batch, CODEC);
	hdg_mute(&rig->mixer, &sense->jacks, hdg_jacks_plugged(&sense->jacks), HDG_MUTE_SPEAKERS,
		 &batch);
	hdg_bus_send(&rig->bus, &batch);
	hdg_batch_free(&batch);
	complete(&rig->told);
	return false;
}

static u32 speaker_control(const struct rig *rig)
{
	return model_codec_verb(rig->f->model, CODEC, SPEAKER,
				AC_VERB_GET_PIN_WIDGET_CONTROL << 8);
}

/* Frames of the link from the event to the speaker's last command. */
static void expect_muted_in_time(struct kunit *test, struct rig *rig, bool plugged)
{
	struct model_stats stats;

	model_clear_stats(rig->f->model);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HEADPHONE, plugged));
	KUNIT_ASSERT_TRUE(test, told(rig));
	model_get_stats(rig->f->model, &stats);
	KUNIT_EXPECT_EQ(test, speaker_control(rig), plugged ? 0 : AC_PINCTL_OUT_EN);
	KUNIT_EXPECT_GT(test, stats.frames, 0);
	KUNIT_EXPECT_LT(test, stats.frames, TENTH);
	kunit_info(test, "%llu frames\n", stats.frames);
}

static void jack_mutes_in_time(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);
	struct hdg_batch batch;

	hdg_plan(&rig->plan, &rig->graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, &rig->graph, &rig->plan), 0);
	hdg_sense_init(&rig->sense, &rig->bus, asked_and_muted);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	hdg_batch_init(&batch, CODEC);
	hdg_setup_pins(&batch, &rig->graph, &rig->plan, rig->mixer.closed);
	KUNIT_ASSERT_EQ(test, hdg_bus_send(&rig->bus, &batch), 0);
	hdg_batch_free(&batch);
	expect_muted_in_time(test, rig, true);
	expect_muted_in_time(test, rig, false);
	close_rig(rig);
	hdg_mixer_free(&rig->mixer);
}

/* What is plugged in already is told at the start. */
static void jack_present_before(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);

	KUNIT_EXPECT_FALSE(test, model_jack(rig->f->model, CODEC, MIC, true));
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&rig->told));
	KUNIT_EXPECT_FALSE(test, try_wait_for_completion(&rig->told));
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, MIC)->present);
	close_rig(rig);
}

/* Changes that nobody tells of, the codec having forgotten what it was told, or asleep. */
static void jack_resumed(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);

	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	hdg_sense_suspend(&rig->sense);
	KUNIT_EXPECT_FALSE(test, model_jack(rig->f->model, CODEC, HEADPHONE, true));
	KUNIT_EXPECT_FALSE(test, jack_at(test, rig, HEADPHONE)->present);
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&rig->told));
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, HEADPHONE)->present);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HEADPHONE, false));
	KUNIT_EXPECT_TRUE(test, told(rig));
	close_rig(rig);
}

/* No response arrives that nobody has asked for, as on some controllers. */
static void jack_that_tells_nothing(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);
	struct hdb_io *io = &rig->f->ctrl->io;

	rig->sense.poll_ms = 50;
	hdb_write32(io, AZX_REG_GCTL, hdb_read32(io, AZX_REG_GCTL) & ~AZX_GCTL_UNSOL);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	model_jack(rig->f->model, CODEC, HEADPHONE, true);
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, HEADPHONE)->present);
	model_jack(rig->f->model, CODEC, HEADPHONE, false);
	KUNIT_ASSERT_TRUE(test, told(rig));
	hdg_sense_suspend(&rig->sense);
	model_jack(rig->f->model, CODEC, HEADPHONE, true);
	msleep(200);
	KUNIT_EXPECT_FALSE_MSG(test, try_wait_for_completion(&rig->told), "it is asked no more");
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, told(rig));
	close_rig(rig);
}

static void jack_stopped(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);

	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	hdg_sense_stop(&rig->sense);
	KUNIT_EXPECT_EQ(test, unsolicited(rig, HEADPHONE), 0);
	KUNIT_EXPECT_FALSE(test, model_jack(rig->f->model, CODEC, HEADPHONE, true));
	KUNIT_EXPECT_EQ_MSG(test, hdg_sense_resume(&rig->sense), 0, "and that does nothing");
	KUNIT_EXPECT_FALSE(test, jack_at(test, rig, HEADPHONE)->present);
	close_rig(rig);
}

/* A pin that does not answer keeps what it said last. */
static void jack_silent(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);

	model_jack(rig->f->model, CODEC, HEADPHONE, true);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	model_codec_silent(rig->f->model, CODEC, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	model_codec_silent(rig->f->model, CODEC, 0);
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, HEADPHONE)->present);
	close_rig(rig);
}

static void jack_kinds(struct kunit *test)
{
	struct rig *rig = open_rig(test, &hdg_v3);

	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, HEADPHONE)->senses);
	KUNIT_EXPECT_FALSE(test, jack_at(test, rig, HEADPHONE)->capture);
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, MIC)->senses);
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, MIC)->capture);
	KUNIT_EXPECT_FALSE_MSG(test, jack_at(test, rig, SPEAKER)->senses, "it is built in");
	KUNIT_EXPECT_TRUE(test, jack_at(test, rig, SPEAKER)->present);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(jack_at(test, rig, SPEAKER)));
	KUNIT_EXPECT_EQ(test, jack_at(test, rig, LINE_OUT)->channel, 0);
	KUNIT_EXPECT_EQ(test, jack_at(test, rig, LINE_OUT + 1)->channel, 4);
	KUNIT_EXPECT_EQ(test, jack_at(test, rig, LINE_OUT + 2)->channel, 2);
	KUNIT_EXPECT_EQ(test, jack_at(test, rig, HEADPHONE)->channel, -1);
	KUNIT_EXPECT_EQ(test, jack_at(test, rig, MIC)->channel, -1);
	close_rig(rig);
}

static void jack_commands(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, AC_WCAP_UNSOL_CAP,
		  AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT | AC_PINCAP_TRIG_REQ,
		  FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },
		{ AC_WID_PIN, AC_WCAP_UNSOL_CAP, AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT,
		  FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },
		{ AC_WID_PIN, AC_WCAP_UNSOL_CAP, AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT,
		  FAKE_JACK(AC_JACK_HP_OUT) | AC_DEFCFG_MISC_NO_PRESENCE << AC_DEFCFG_MISC_SHIFT,
		  { 2 } },
	};
	struct hdg_jacks jacks;
	struct hdg_batch batch;
	u32 changed;

	find_jacks(test, &jacks, fake_graph(test, rows, ARRAY_SIZE(rows)));
	KUNIT_EXPECT_EQ(test, jacks.n, 3);
	KUNIT_EXPECT_TRUE(test, hdg_jacks_sense(&jacks));
	hdg_batch_init(&batch, 0);
	hdg_jacks_enable(&batch, &jacks, AC_UNSOL_ENABLED | 5);
	hdg_jacks_ask(&batch, &jacks);
	KUNIT_ASSERT_EQ(test, batch.n, 5);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 0x00370885);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command, 0x00470885);
	KUNIT_EXPECT_EQ(test, batch.transfers[2].Output.Command, 0x00370900);
	KUNIT_EXPECT_EQ(test, batch.transfers[3].Output.Command, 0x003f0900);
	KUNIT_EXPECT_EQ(test, batch.transfers[4].Output.Command, 0x004f0900);
	batch.transfers[4].Input.IsValid = 1;
	batch.transfers[4].Input.Response = AC_PINSENSE_PRESENCE;
	KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, &jacks, &changed), 2);
	KUNIT_EXPECT_EQ(test, changed, 2);
	KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, &jacks, &changed), 2);
	KUNIT_EXPECT_EQ_MSG(test, changed, 0, "nothing new");
	hdg_batch_free(&batch);
}

/* A pin that could be asked but does not tell is taken for plugged, and left alone. */
static void jack_never_tells(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT,
		  FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	struct hdg_jacks jacks;
	struct hdg_batch batch;

	find_jacks(test, &jacks, fake_graph(test, rows, ARRAY_SIZE(rows)));
	KUNIT_ASSERT_EQ(test, jacks.n, 1);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].senses);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(&jacks.jack[0]));
	KUNIT_EXPECT_FALSE(test, hdg_jacks_sense(&jacks));
	hdg_batch_init(&batch, 0);
	hdg_jacks_enable(&batch, &jacks, AC_UNSOL_ENABLED | 5);
	hdg_jacks_ask(&batch, &jacks);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	hdg_batch_free(&batch);
}

/* More pins than there is room for: a converter, and three routes from it. */
static struct hdg_graph *many_pins(struct kunit *test, struct hdg_plan *plan)
{
	const struct fake_widget pin = {
		AC_WID_PIN, AC_WCAP_UNSOL_CAP, AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT,
		FAKE_JACK(AC_JACK_HP_OUT), { FAKE_FIRST },
	};
	struct fake_widget *rows = kunit_kcalloc(test, 1 + 3 * HDG_MAX_PINS, sizeof(*rows),
						 GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, rows);
	plan->n_play = 3;
	for (i = 0; i < 3 * HDG_MAX_PINS; i++) {
		struct hdg_route *route = &plan->play[i / HDG_MAX_PINS];

		rows[1 + i] = pin;
		route->converter = FAKE_FIRST;
		route->paths[route->n_paths++] = (struct hdg_path){
			.n = 2, .nid = { FAKE_FIRST + 1 + i, FAKE_FIRST },
		};
	}
	return fake_graph(test, rows, 1 + 3 * HDG_MAX_PINS);
}

static void answer(struct hdg_batch *batch, unsigned int i, u32 value)
{
	batch->transfers[i].Input.IsValid = 1;
	batch->transfers[i].Input.Response = value;
}

/* As many as there is room for, whatever was in it, each with its bit. */
static void jack_many(struct kunit *test)
{
	struct hdg_jacks *jacks = kunit_kmalloc(test, sizeof(*jacks), GFP_KERNEL);
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_batch batch;
	unsigned int i;
	u32 changed;

	KUNIT_ASSERT_NOT_NULL(test, jacks);
	KUNIT_ASSERT_NOT_NULL(test, plan);
	memset(jacks, 0xff, sizeof(*jacks));
	hdg_jacks_find(jacks, many_pins(test, plan), plan);
	KUNIT_EXPECT_FALSE(test, jacks->trigger || jacks->inverted);
	KUNIT_ASSERT_EQ(test, jacks->n, HDG_MAX_JACKS);
	for (i = 0; i < HDG_MAX_JACKS; i++)
		KUNIT_EXPECT_EQ(test, jacks->jack[i].nid, FAKE_FIRST + 1 + i);
	hdg_batch_init(&batch, 0);
	hdg_jacks_ask(&batch, jacks);
	KUNIT_ASSERT_EQ(test, batch.n, HDG_MAX_JACKS);
	KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, jacks, &changed), 0);
	KUNIT_EXPECT_EQ(test, changed, 0);
	answer(&batch, 0, 0);
	answer(&batch, HDG_MAX_JACKS - 1, AC_PINSENSE_PRESENCE);
	KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, jacks, &changed), 0x80000001);
	KUNIT_EXPECT_EQ(test, changed, 0x80000000);
	hdg_batch_free(&batch);
}

/* A jack for an input that plays, too, is known by its input, be it the only one. */
static void jack_lent(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_OUT, FAKE_JACK(AC_JACK_MIC_IN), { 2 } },
		{ AC_WID_AUD_IN, .conn = { 3 } },
	};
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_jacks jacks;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	plan->n_play = 1;
	plan->play[0] = (struct hdg_route){ .converter = 2, .n_paths = 1 };
	plan->play[0].paths[0] = (struct hdg_path){ .n = 2, .nid = { 3, 2 } };
	plan->n_capture = 1;
	plan->capture[0] = (struct hdg_route){ .converter = 4, .capture = true, .n_paths = 1 };
	plan->capture[0].paths[0] = (struct hdg_path){ .n = 2, .nid = { 4, 3 } };
	hdg_jacks_find(&jacks, fake_graph(test, rows, ARRAY_SIZE(rows)), plan);
	KUNIT_ASSERT_EQ(test, jacks.n, 1);
	KUNIT_EXPECT_TRUE(test, jacks.jack[0].capture);
	KUNIT_EXPECT_TRUE(test, jacks.jack[0].lent);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].display);
	KUNIT_EXPECT_EQ(test, jacks.jack[0].channel, -1);
	plan->n_play = 0;
	hdg_jacks_find(&jacks, jacks.graph, plan);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].lent);
}

/* Headphones that are talked into are one jack. */
static void jack_once(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_FIXED(AC_JACK_MIC_IN) },
		{ AC_WID_AUD_IN, .conn = { 4, 3 } },
	};
	struct hdg_jacks jacks;

	find_jacks(test, &jacks, fake_graph(test, rows, ARRAY_SIZE(rows)));
	KUNIT_ASSERT_EQ(test, jacks.n, 2);
	KUNIT_EXPECT_EQ(test, jacks.jack[0].nid, 3);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].capture);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].lent);
	KUNIT_EXPECT_EQ(test, jacks.jack[1].nid, 4);
}

struct answer_case {
	u32 value;
	bool inverted, display;
	bool present, ready;
};

static const struct answer_case answers[] = {
	{ 0 }, { AC_PINSENSE_PRESENCE, .present = true },
	{ AC_PINSENSE_PRESENCE | AC_PINSENSE_ELDV, .present = true },
	{ AC_PINSENSE_ELDV }, { ~AC_PINSENSE_PRESENCE },
	{ 0, true, .present = true }, { AC_PINSENSE_PRESENCE, true },
	{ 0, .display = true }, { AC_PINSENSE_PRESENCE, .display = true, .present = true },
	{ AC_PINSENSE_ELDV, .display = true, .ready = true },
	{ AC_PINSENSE_PRESENCE | AC_PINSENSE_ELDV, .display = true, .present = true,
	  .ready = true },
	{ AC_PINSENSE_PRESENCE, true, true, .present = true }, { 0, true, true },
};

/* Whatever was said before, by either of two bits, a change is told once. */
static void jack_answers(struct kunit *test)
{
	struct hdg_jacks jacks = { .n = 1, .jack[0] = { .nid = 3 } };
	struct hdg_jack *jack = &jacks.jack[0];
	unsigned int i, before;
	struct hdg_batch batch;
	u32 changed;

	hdg_batch_init(&batch, 0);
	hdg_batch_add(&batch, 3, AC_VERB_GET_PIN_SENSE, 0);
	for (i = 0; i < 4 * ARRAY_SIZE(answers); i++) {
		const struct answer_case *c = &answers[i / 4];

		before = i % 4;
		jack->present = before & 1;
		jack->ready = before & 2;
		jack->display = c->display;
		jacks.inverted = c->inverted;
		answer(&batch, 0, c->value);
		KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, &jacks, &changed), 1);
		KUNIT_EXPECT_EQ_MSG(test, changed, before != (c->present | c->ready << 1),
				    "answer %u, before %u", i / 4, before);
		KUNIT_EXPECT_EQ_MSG(test, jack->present, c->present, "answer %u", i / 4);
		KUNIT_EXPECT_EQ_MSG(test, jack->ready, c->ready, "answer %u", i / 4);
	}
	hdg_batch_free(&batch);
}

/* Not another pin's, not one to another command, not one that never came. */
static void jack_own_answer(struct kunit *test)
{
	struct hdg_jacks jacks = { .n = 1, .jack[0] = { .nid = 3 } };
	struct hdg_batch batch;
	u32 changed;

	hdg_batch_init(&batch, 0);
	hdg_batch_add(&batch, 3, AC_VERB_SET_PIN_SENSE, 0);
	hdg_batch_add(&batch, 4, AC_VERB_GET_PIN_SENSE, 0);
	hdg_batch_add(&batch, 3, AC_VERB_GET_PIN_SENSE, 0);
	answer(&batch, 0, AC_PINSENSE_PRESENCE);
	answer(&batch, 1, AC_PINSENSE_PRESENCE);
	KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, &jacks, &changed), 0);
	KUNIT_EXPECT_EQ(test, changed, 0);
	answer(&batch, 2, 0);
	KUNIT_EXPECT_EQ(test, hdg_jacks_take(&batch, &jacks, &changed), 1);
	KUNIT_EXPECT_FALSE(test, jacks.jack[0].present);
	hdg_batch_free(&batch);
}

/* Be it the first or the last that can tell: it is let, and asked, and no other. */
static void jack_one_senses(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_PIN }, { AC_WID_PIN }, { AC_WID_PIN },
	};
	struct hdg_jacks jacks = {
		.graph = fake_graph(test, rows, ARRAY_SIZE(rows)), .n = 3,
		.jack = { { .nid = 2 }, { .nid = 3 }, { .nid = 4 } },
	};
	struct hdg_batch batch;
	unsigned int i;

	KUNIT_EXPECT_FALSE(test, hdg_jacks_sense(&jacks));
	hdg_batch_init(&batch, 0);
	for (i = 0; i < 3; i++) {
		jacks.jack[i].senses = true;
		KUNIT_EXPECT_TRUE(test, hdg_jacks_sense(&jacks));
		hdg_jacks_enable(&batch, &jacks, 0x81);
		hdg_jacks_ask(&batch, &jacks);
		jacks.trigger = true;
		hdg_jacks_ask(&batch, &jacks);
		KUNIT_ASSERT_EQ(test, batch.n, 4);
		KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, (2 + i) << 20 | 0x70881);
		KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command, (2 + i) << 20 | 0xf0900);
		KUNIT_EXPECT_EQ(test, batch.transfers[2].Output.Command, (2 + i) << 20 | 0x70900);
		KUNIT_EXPECT_EQ(test, batch.transfers[3].Output.Command, (2 + i) << 20 | 0xf0900);
		hdg_batch_free(&batch);
		jacks.trigger = false;
		jacks.jack[i].senses = false;
	}
}

static struct hdg_will *will_of(struct kunit *test, const char *hint)
{
	struct hdg_will *will = kunit_kzalloc(test, sizeof(*will), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, will);
	KUNIT_ASSERT_EQ(test, hdg_wish_hint(&will->by[HDG_BY_USER], hint), 0);
	return will;
}

/* Each hint, wanted and not wanted. */
static void jack_hints(struct kunit *test)
{
	struct hdg_jacks jacks = {
		.n = 2, .jack = { { .senses = true }, { .senses = true } },
	};
	unsigned int i;

	hdg_jacks_heed(&jacks, will_of(test, "trigger_sense = yes"));
	KUNIT_EXPECT_TRUE(test, jacks.trigger);
	KUNIT_EXPECT_FALSE(test, jacks.inverted);
	hdg_jacks_heed(&jacks, will_of(test, "trigger_sense = no"));
	KUNIT_EXPECT_FALSE(test, jacks.trigger);
	hdg_jacks_heed(&jacks, will_of(test, "inv_jack_detect = yes"));
	KUNIT_EXPECT_TRUE(test, jacks.inverted);
	KUNIT_EXPECT_FALSE(test, jacks.trigger);
	hdg_jacks_heed(&jacks, will_of(test, "inv_jack_detect = no"));
	KUNIT_EXPECT_FALSE(test, jacks.inverted);
	hdg_jacks_heed(&jacks, will_of(test, "jack_detect = yes"));
	for (i = 0; i < 2; i++)
		KUNIT_EXPECT_TRUE(test, jacks.jack[i].senses && !jacks.jack[i].present);
	hdg_jacks_heed(&jacks, will_of(test, "jack_detect = no"));
	for (i = 0; i < 2; i++)
		KUNIT_EXPECT_TRUE(test, !jacks.jack[i].senses && jacks.jack[i].present);
}

static struct kunit_case codec_jack_cases[] = {
	KUNIT_CASE_PARAM(jack_watched, family_gen_params),
	KUNIT_CASE(jack_mutes_in_time),
	KUNIT_CASE(jack_present_before),
	KUNIT_CASE(jack_resumed),
	KUNIT_CASE(jack_that_tells_nothing),
	KUNIT_CASE(jack_stopped),
	KUNIT_CASE(jack_silent),
	KUNIT_CASE(jack_kinds),
	KUNIT_CASE(jack_commands),
	KUNIT_CASE(jack_never_tells),
	KUNIT_CASE(jack_many),
	KUNIT_CASE(jack_lent),
	KUNIT_CASE(jack_once),
	KUNIT_CASE(jack_answers),
	KUNIT_CASE(jack_own_answer),
	KUNIT_CASE(jack_one_senses),
	KUNIT_CASE(jack_hints),
	{}
};

static struct kunit_suite codec_jack_suite = {
	.name = "generic_jack",
	.test_cases = codec_jack_cases,
};

kunit_test_suite(codec_jack_suite);
