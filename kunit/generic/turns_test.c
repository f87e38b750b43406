// SPDX-License-Identifier: GPL-2.0
/*
 * Jacks that play and record by turns: three of them as 5.1, and headphones that are talked into.
 */
#include <kunit/test.h>

#include "generic/widgets/auto_mute.h"
#include "generic/widgets/format.h"
#include "generic/widgets/multi_out.h"
#include "generic/widgets/setup.h"
#include "generic/widgets/turns.h"

#include "controls.h"
#include "expect_commands.h"
#include "fake_graph.h"

#define SENSES		AC_WCAP_UNSOL_CAP
#define DETECTS		AC_PINCAP_PRES_DETECT
#define BIAS		(AC_PINCAP_VREF_80 << AC_PINCAP_VREF_SHIFT)
#define BOTH		(AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT)
#define CMD(nid, verb, payload)	((u32)(nid) << 20 | (verb) << 8 | (payload))
#define CONTROL(nid, payload)	CMD(nid, AC_VERB_SET_PIN_WIDGET_CONTROL, payload)
#define AMP(nid, payload)	CMD(nid, AC_VERB_SET_AMP_GAIN_MUTE, payload)
#define MUTE			0x80000000

#define DAC		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }
#define OUT_PIN(device, ...) \
	{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(device), { __VA_ARGS__ } }
#define EITHER(device, ...) \
	{ AC_WID_PIN, SENSES | AC_WCAP_OUT_AMP | AC_WCAP_STEREO, \
	  AC_PINCAP_IN | AC_PINCAP_OUT | DETECTS | BIAS, \
	  FAKE_JACK(device), { __VA_ARGS__ } }

/**
 * struct rig - a codec
 * @graph: its widgets
 * @plan: what is used of it
 * @mixer: what it is set to
 * @jacks: its pins
 */
struct rig {
	struct hdg_graph *graph;
	struct hdg_plan plan;
	struct hdg_mixer mixer;
	struct hdg_jacks jacks;
};

static struct rig *make_rig(struct kunit *test, struct hdg_graph *graph)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->graph = graph;
	for (i = 0; i < graph->n; i++)
		graph->widgets[i].amp_out = MUTE;
	hdg_plan(&rig->plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, graph, &rig->plan), 0);
	hdg_jacks_find(&rig->jacks, graph, &rig->plan);
	return rig;
}

static void set(struct kunit *test, struct rig *rig, const char *name, unsigned int value)
{
	struct hdg_batch batch;

	put_control(test, &rig->mixer, name, value, 1, &batch);
	hdg_batch_free(&batch);
}

enum { FRONT = 5, LINE, MIC, HEADPHONE, BUILTIN, ADC };

/* A desktop: three jacks behind, headphones, and a microphone in the display. */
static const struct fake_widget desktop[] = {
	DAC, DAC, DAC,
	OUT_PIN(AC_JACK_LINE_OUT, 2, 3, 4),
	EITHER(AC_JACK_LINE_IN, 2, 3, 4),
	EITHER(AC_JACK_MIC_IN, 2, 3, 4),
	OUT_PIN(AC_JACK_HP_OUT, 2, 3, 4),
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_FIXED(AC_JACK_MIC_IN) },
	{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { LINE, MIC, BUILTIN } },
};

static struct rig *make_desktop(struct kunit *test)
{
	return make_rig(test, fake_linear(test, desktop, ARRAY_SIZE(desktop)));
}

/* Line in is the rear, the microphone's jack the centre; headphones play what the front does. */
static void lent_as_surround(struct kunit *test)
{
	struct rig *rig = make_desktop(test);
	const struct hdg_route *route = &rig->plan.play[0];
	struct hdg_formats formats;

	KUNIT_EXPECT_EQ(test, hdg_lent_count(&rig->plan, rig->graph), 2);
	KUNIT_ASSERT_EQ(test, route->n_paths, 4);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&route->paths[0], false), FRONT);
	KUNIT_EXPECT_EQ(test, hdg_path_channel(rig->graph, route, &route->paths[0]), 0);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&route->paths[1], false), HEADPHONE);
	KUNIT_EXPECT_EQ(test, hdg_path_channel(rig->graph, route, &route->paths[1]), -1);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&route->paths[2], false), MIC);
	KUNIT_EXPECT_EQ(test, hdg_path_channel(rig->graph, route, &route->paths[2]), 4);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&route->paths[3], false), LINE);
	KUNIT_EXPECT_EQ(test, hdg_path_channel(rig->graph, route, &route->paths[3]), 2);
	hdg_route_formats(&formats, rig->graph, route);
	KUNIT_EXPECT_EQ(test, formats.channels_max, 6);
	KUNIT_EXPECT_EQ(test, rig->plan.capture[0].n_paths, 3);
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "Surround Playback Switch"));
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "Center Playback Switch"));
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "LFE Playback Switch"));
	hdg_mixer_free(&rig->mixer);
}

/* Each jack is one, under the name of what it is for, and none is an output that plugs silence. */
static void lent_jacks(struct kunit *test)
{
	struct rig *rig = make_desktop(test);
	unsigned int i, n = 0;

	KUNIT_EXPECT_EQ(test, rig->jacks.n, 5);
	for (i = 0; i < rig->jacks.n; i++) {
		const struct hdg_jack *jack = &rig->jacks.jack[i];

		KUNIT_EXPECT_EQ(test, jack->capture, jack->nid != FRONT && jack->nid != HEADPHONE);
		KUNIT_EXPECT_EQ(test, jack->lent, jack->nid == LINE || jack->nid == MIC);
		n += jack->lent;
	}
	KUNIT_EXPECT_EQ(test, n, 2);
	hdg_mixer_free(&rig->mixer);
}

/* Headphones that are all there is to hear with are silent while they are talked into. */
static void talk_into_the_only_output(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		EITHER(AC_JACK_HP_OUT, 3), DAC,
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_FIXED(AC_JACK_MIC_IN) },
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 4, 2 } },
	};
	struct rig *rig = make_rig(test, fake_linear(test, rows, ARRAY_SIZE(rows)));
	struct hdg_batch batch;
	u32 jack = 0;

	while (rig->jacks.jack[jack].nid != 2 && jack < rig->jacks.n)
		jack++;
	KUNIT_ASSERT_LT(test, jack, rig->jacks.n);
	set(test, rig, "Input Source", 1);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[2], HDG_RECORDS);
	hdg_batch_init(&batch, 0);
	KUNIT_EXPECT_EQ(test, hdg_auto_source(&rig->mixer, &rig->jacks, BIT(jack), 0, &batch),
			BIT(0));
	KUNIT_EXPECT_EQ_MSG(test, rig->mixer.closed[2], 0, "pulled, and not recorded from");
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* It begins with stereo; each further pair turns one jack round, and only that. */
static void channel_mode(struct kunit *test)
{
	struct rig *rig = make_desktop(test);
	const struct hdg_control *control = find_control(&rig->mixer, "Channel Mode");
	struct hdg_batch batch;
	char name[8];

	KUNIT_ASSERT_NOT_NULL(test, control);
	KUNIT_EXPECT_EQ(test, hdg_control_max(&rig->mixer, control), 2);
	hdg_item_label(&rig->mixer, control, 0, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "2ch");
	hdg_item_label(&rig->mixer, control, 2, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "6ch");
	KUNIT_EXPECT_EQ(test, hdg_turns_channels(&rig->mixer), 2);
	put_control(test, &rig->mixer, "Channel Mode", 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CONTROL(LINE, AC_PINCTL_OUT_EN),
			AMP(LINE, AC_AMP_SET_OUTPUT | BOTH));
	KUNIT_EXPECT_EQ(test, hdg_turns_channels(&rig->mixer), 4);
	put_control(test, &rig->mixer, "Channel Mode", 1, 0, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	put_control(test, &rig->mixer, "Channel Mode", 2, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CONTROL(MIC, AC_PINCTL_OUT_EN),
			AMP(MIC, AC_AMP_SET_OUTPUT | BOTH));
	KUNIT_EXPECT_EQ(test, hdg_turns_channels(&rig->mixer), 6);
	put_control(test, &rig->mixer, "Channel Mode", 3, -EINVAL, &batch);
	put_control(test, &rig->mixer, "Channel Mode", 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CONTROL(MIC, AC_PINCTL_IN_EN | AC_PINCTL_VREF_80),
			AMP(MIC, AC_AMP_SET_OUTPUT | BOTH | AC_AMP_MUTE),
			CONTROL(LINE, AC_PINCTL_IN_EN | AC_PINCTL_VREF_HIZ),
			AMP(LINE, AC_AMP_SET_OUTPUT | BOTH | AC_AMP_MUTE));
	hdg_mixer_free(&rig->mixer);
}

/* Each pin is set up once, for what it is just now. */
static void setup_by_turn(struct kunit *test)
{
	struct rig *rig = make_desktop(test);
	struct hdg_batch batch;

	set(test, rig, "Channel Mode", 1);
	hdg_batch_init(&batch, 0);
	hdg_setup_pins(&batch, rig->graph, &rig->plan, rig->mixer.closed);
	EXPECT_COMMANDS(test, &batch, CONTROL(FRONT, AC_PINCTL_OUT_EN),
			CONTROL(HEADPHONE, AC_PINCTL_OUT_EN),
			CONTROL(MIC, AC_PINCTL_IN_EN | AC_PINCTL_VREF_80),
			CONTROL(LINE, AC_PINCTL_OUT_EN),
			CONTROL(BUILTIN, AC_PINCTL_IN_EN));
	hdg_mixer_free(&rig->mixer);
}

static u32 jack_at(const struct rig *rig, u8 nid)
{
	unsigned int i = 0;

	while (rig->jacks.jack[i].nid != nid)
		i++;
	return BIT(i);
}

static void mute(struct rig *rig, u32 plugged)
{
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_mute(&rig->mixer, &rig->jacks, plugged, hdg_mute_modes(&rig->jacks), &batch);
	hdg_batch_free(&batch);
}

/* Headphones silence what is lent, too; it stays an input while it is one. */
static void lent_is_silenced(struct kunit *test)
{
	struct rig *rig = make_desktop(test);

	set(test, rig, "Channel Mode", 1);
	mute(rig, jack_at(rig, HEADPHONE) | jack_at(rig, MIC));
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[FRONT], HDG_SILENT);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[LINE], HDG_SILENT);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[MIC], HDG_SILENT | HDG_RECORDS);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[HEADPHONE], 0);
	mute(rig, 0);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[LINE], 0);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[MIC], HDG_RECORDS);
	hdg_mixer_free(&rig->mixer);
}

/* Loudspeakers that are plugged in where a microphone could be are not recorded from. */
static void lent_is_no_microphone(struct kunit *test)
{
	struct rig *rig = make_desktop(test);
	u32 mic = jack_at(rig, MIC);
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	set(test, rig, "Channel Mode", 2);
	KUNIT_EXPECT_EQ(test, hdg_auto_source(&rig->mixer, &rig->jacks, 0, mic, &batch), 0);
	set(test, rig, "Channel Mode", 0);
	KUNIT_EXPECT_EQ(test, hdg_auto_source(&rig->mixer, &rig->jacks, 0, mic, &batch), BIT(0));
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* What makes that a jack is not lent: @node of the desktop is something else. */
struct alone_case {
	const char *name;
	u8 node;
	struct fake_widget row;
};

static const struct alone_case alone_cases[] = {
	{ "no converter", 4, { AC_WID_POWER } },
	{ "second line output", HEADPHONE, OUT_PIN(AC_JACK_LINE_OUT, 2, 3, 4) },
	{ "one jack", LINE, OUT_PIN(AC_JACK_SPEAKER, 2, 3, 4) },
	{ "input only", MIC, { AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) } },
	{ "elsewhere", MIC, { AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_OUT,
			      FAKE_JACK(AC_JACK_MIC_IN) |
			      AC_JACK_LOC_FRONT << AC_DEFCFG_LOCATION_SHIFT, { 2, 3, 4 } } },
	{ "built in", MIC, { AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_OUT,
			     FAKE_FIXED(AC_JACK_MIC_IN), { 2, 3, 4 } } },
	{ "no way", MIC, EITHER(AC_JACK_MIC_IN, 2) },
	{ "no line output", FRONT, OUT_PIN(AC_JACK_SPEAKER, 2, 3, 4) },
	{ "headphones' own converter", HEADPHONE, OUT_PIN(AC_JACK_HP_OUT, 3) },
	{ "one channel", 3, { AC_WID_AUD_OUT } },
};

static void describe(const struct alone_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(alone, alone_cases, describe);

/* Where it does not make 5.1 nothing is lent, and each jack is what it is for. */
static void left_alone(struct kunit *test)
{
	const struct alone_case *c = test->param_value;
	struct fake_widget rows[ARRAY_SIZE(desktop)];
	struct rig *rig;
	unsigned int j;

	memcpy(rows, desktop, sizeof(rows));
	rows[c->node - FAKE_FIRST] = c->row;
	rig = make_rig(test, fake_linear(test, rows, ARRAY_SIZE(rows)));
	KUNIT_EXPECT_EQ(test, hdg_lent_count(&rig->plan, rig->graph), 0);
	KUNIT_EXPECT_NULL(test, find_control(&rig->mixer, "Channel Mode"));
	KUNIT_EXPECT_EQ(test, hdg_turns_channels(&rig->mixer), HDG_MAX_CHANNELS);
	for (j = 0; j < HDG_NODES; j++)
		KUNIT_EXPECT_EQ(test, rig->mixer.closed[j], 0);
	hdg_mixer_free(&rig->mixer);
}

enum { SPEAKER = 3, HEADSET, INSIDE, RECORDER };

/* A laptop whose only jack is for a headset. */
static const struct fake_widget laptop[] = {
	DAC,
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_FIXED(AC_JACK_SPEAKER), { 2 } },
	EITHER(AC_JACK_HP_OUT, 2),
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_FIXED(AC_JACK_MIC_IN) },
	{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { INSIDE, HEADSET } },
};

/* While the headphones are talked into they play nothing, and silence no loudspeaker. */
static void headphone_mic(struct kunit *test)
{
	struct rig *rig = make_rig(test, fake_linear(test, laptop, ARRAY_SIZE(laptop)));
	u32 headset = jack_at(rig, HEADSET);
	struct hdg_batch batch;
	char name[16];

	KUNIT_ASSERT_EQ(test, rig->plan.capture[0].n_paths, 2);
	hdg_item_label(&rig->mixer, find_control(&rig->mixer, "Input Source"), 1, name,
		       sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Headphone Mic");
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[HEADSET], 0);
	mute(rig, headset);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[SPEAKER], HDG_SILENT);
	put_control(test, &rig->mixer, "Input Source", 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(RECORDER, AC_VERB_SET_CONNECT_SEL, 1),
			CONTROL(HEADSET, AC_PINCTL_IN_EN | AC_PINCTL_VREF_80),
			AMP(HEADSET, AC_AMP_SET_OUTPUT | BOTH | AC_AMP_MUTE));
	mute(rig, headset);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[SPEAKER], 0);
	put_control(test, &rig->mixer, "Input Source", 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(RECORDER, AC_VERB_SET_CONNECT_SEL, 0),
			CONTROL(HEADSET, AC_PINCTL_OUT_EN),
			AMP(HEADSET, AC_AMP_SET_OUTPUT | BOTH));
	hdg_mixer_free(&rig->mixer);
}

static const struct alone_case other_mics[] = {
	{ "output only", HEADSET, OUT_PIN(AC_JACK_HP_OUT, 2) },
	{ "microphone to plug in", INSIDE,
	  { AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) } },
	{ "no microphone built in", INSIDE,
	  { AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) } },
	{ "no way", RECORDER, { AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { INSIDE } } },
};

KUNIT_ARRAY_PARAM(other, other_mics, describe);

static void no_headphone_mic(struct kunit *test)
{
	const struct alone_case *c = test->param_value;
	struct fake_widget rows[ARRAY_SIZE(laptop)];
	struct rig *rig;

	memcpy(rows, laptop, sizeof(rows));
	rows[c->node - FAKE_FIRST] = c->row;
	rig = make_rig(test, fake_linear(test, rows, ARRAY_SIZE(rows)));
	KUNIT_EXPECT_EQ(test, rig->plan.capture[0].n_paths, 1);
	hdg_mixer_free(&rig->mixer);
}

static struct kunit_case turns_cases[] = {
	KUNIT_CASE(lent_as_surround),
	KUNIT_CASE(lent_jacks),
	KUNIT_CASE(talk_into_the_only_output),
	KUNIT_CASE(channel_mode),
	KUNIT_CASE(setup_by_turn),
	KUNIT_CASE(lent_is_silenced),
	KUNIT_CASE(lent_is_no_microphone),
	KUNIT_CASE_PARAM(left_alone, alone_gen_params),
	KUNIT_CASE(headphone_mic),
	KUNIT_CASE_PARAM(no_headphone_mic, other_gen_params),
	{}
};

static struct kunit_suite turns_suite = {
	.name = "generic_turns",
	.test_cases = turns_cases,
};

kunit_test_suite(turns_suite);
