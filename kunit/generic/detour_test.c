// SPDX-License-Identifier: GPL-2.0
/*
 * Ways through a mixer that inputs lead to, which what plays goes around as a rule.
 */
#include <kunit/test.h>

#include "generic/widgets/mixer.h"
#include "generic/widgets/setup.h"

#include "controls.h"
#include "expect_commands.h"
#include "fake_graph.h"

#define BOTH		(AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT)
#define CMD(nid, verb, payload)	((u32)(nid) << 20 | (verb) << 8 | (payload))
#define SELECT(nid, index)	CMD(nid, AC_VERB_SET_CONNECT_SEL, index)
#define INPUT(nid, index, value) \
	CMD(nid, AC_VERB_SET_AMP_GAIN_MUTE, AC_AMP_SET_INPUT | BOTH | (index) << 8 | (value))
#define STEPS		0x80051f17	/* 0 dB is 17h */

#define DAC		{ AC_WID_AUD_OUT, AC_WCAP_STEREO | AC_WCAP_OUT_AMP }
#define ADDS(...)	{ AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP, .conn = { __VA_ARGS__ } }
#define OUT_PIN(device, ...) \
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(device), { __VA_ARGS__ } }
#define IN_PIN(device)	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(device) }
#define NOTHING		{ AC_WID_POWER }

enum { FRONT = 2, MIXER, LINE, HEADPHONE, MIC, ADC, OTHER, BETWEEN };

/**
 * struct rig - a codec
 * @plan: what is used of it
 * @mixer: what it is set to
 */
struct rig {
	struct hdg_plan plan;
	struct hdg_mixer mixer;
};

static struct rig *make_of_graph(struct kunit *test, struct hdg_graph *graph)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	fake_amps(graph, STEPS);
	hdg_plan(&rig->plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, graph, &rig->plan), 0);
	return rig;
}

static struct rig *make_rig(struct kunit *test, const struct fake_widget *rows, unsigned int n)
{
	return make_of_graph(test, fake_linear(test, rows, n));
}

static const struct fake_widget around[] = {
	DAC, ADDS(FRONT, MIC), OUT_PIN(AC_JACK_LINE_OUT, FRONT, MIXER),
	OUT_PIN(AC_JACK_HP_OUT, FRONT, MIXER), IN_PIN(AC_JACK_MIC_IN),
	{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } }, NOTHING, NOTHING,
};

/* Both outputs can go through it; the microphone has controls for what is heard of it there. */
static void detour_found(struct kunit *test)
{
	struct rig *rig = make_rig(test, around, ARRAY_SIZE(around));
	const struct hdg_control *control = find_control(&rig->mixer, "Loopback Mixing");
	char name[16];

	KUNIT_EXPECT_EQ(test, rig->plan.n_detours, 2);
	KUNIT_ASSERT_NOT_NULL(test, control);
	KUNIT_EXPECT_EQ(test, hdg_control_max(&rig->mixer, control), 1);
	hdg_item_label(&rig->mixer, control, 0, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Disabled");
	hdg_item_label(&rig->mixer, control, 1, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Enabled");
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "Mic Playback Volume"));
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "Mic Playback Switch"));
	hdg_mixer_free(&rig->mixer);
}

/* What comes by such a mixer anyway needs no other one. */
static void detour_of_none(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, { AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD,
		       .conn = { FRONT, MIC } },
		OUT_PIN(AC_JACK_LINE_OUT, MIXER, OTHER), NOTHING, IN_PIN(AC_JACK_MIC_IN),
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } }, ADDS(FRONT, MIC),
	};
	struct rig *rig = make_rig(test, rows, ARRAY_SIZE(rows));

	KUNIT_EXPECT_EQ(test, rig->plan.n_detours, 0);
	KUNIT_ASSERT_EQ(test, rig->plan.n_loops, 1);
	KUNIT_EXPECT_EQ(test, rig->plan.loops[0].mixer, MIXER);
	KUNIT_EXPECT_NULL(test, find_control(&rig->mixer, "Loopback Mixing"));
	hdg_mixer_free(&rig->mixer);
}

/* Nor does what comes by one that has the inputs of another one. */
static void detour_of_none_by_another(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, { AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD,
		       .conn = { FRONT, BETWEEN } },
		OUT_PIN(AC_JACK_LINE_OUT, MIXER, OTHER), NOTHING, IN_PIN(AC_JACK_MIC_IN),
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } }, ADDS(FRONT, MIC), ADDS(MIC),
	};
	struct rig *rig = make_rig(test, rows, ARRAY_SIZE(rows));

	KUNIT_EXPECT_EQ(test, rig->plan.n_detours, 0);
	KUNIT_ASSERT_EQ(test, rig->plan.n_gates, 1);
	KUNIT_EXPECT_EQ(test, rig->plan.gates[0].mixer, MIXER);
	hdg_mixer_free(&rig->mixer);
}

/* What one detour has switched between the mixers, another one takes as it is. */
static void detours_together(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, ADDS(BETWEEN, MIC), OUT_PIN(AC_JACK_LINE_OUT, FRONT, BETWEEN),
		OUT_PIN(AC_JACK_HP_OUT, FRONT, MIXER), IN_PIN(AC_JACK_MIC_IN),
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } }, ADDS(FRONT, MIC),
		{ AC_WID_AUD_SEL, .conn = { FRONT, OTHER } },
	};
	struct rig *rig = make_rig(test, rows, ARRAY_SIZE(rows));
	const struct hdg_path *detours = rig->plan.detours;

	KUNIT_ASSERT_EQ(test, rig->plan.n_detours, 2);
	KUNIT_ASSERT_EQ(test, detours[0].n, 4);
	KUNIT_EXPECT_EQ(test, detours[0].nid[1], BETWEEN);
	KUNIT_EXPECT_EQ(test, detours[0].index[1], 1);
	KUNIT_ASSERT_EQ(test, detours[1].n, 5);
	KUNIT_EXPECT_EQ(test, detours[1].nid[2], BETWEEN);
	KUNIT_EXPECT_EQ(test, detours[1].index[2], 1);
	hdg_mixer_free(&rig->mixer);
}

#define SOFTENS(...) \
	{ AC_WID_AUD_SEL, AC_WCAP_STEREO | AC_WCAP_OUT_AMP, .conn = { __VA_ARGS__ } }

/* One that would be louder than it should is not taken, and switches nothing for others. */
static void detour_before_which_one_failed(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, ADDS(BETWEEN + 1, MIC),
		OUT_PIN(AC_JACK_LINE_OUT, BETWEEN, BETWEEN + 1),
		OUT_PIN(AC_JACK_HP_OUT, BETWEEN + 2), IN_PIN(AC_JACK_MIC_IN),
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } }, ADDS(FRONT, MIC),
		SOFTENS(FRONT), { AC_WID_AUD_SEL, .conn = { FRONT, OTHER } }, SOFTENS(FRONT, MIXER),
	};
	struct rig *rig = make_rig(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_EQ(test, rig->plan.n_detours, 1);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&rig->plan.detours[0], false), HEADPHONE);
	KUNIT_EXPECT_EQ(test, rig->plan.detours[0].n, 5);
	KUNIT_EXPECT_EQ(test, rig->plan.detours[0].index[3], 0);
	hdg_mixer_free(&rig->mixer);
}

/* Nor is its pin switched with the others. */
static void detour_behind_which_one_failed(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, ADDS(FRONT, MIC),
		OUT_PIN(AC_JACK_LINE_OUT, BETWEEN), OUT_PIN(AC_JACK_HP_OUT, OTHER, BETWEEN + 1),
		IN_PIN(AC_JACK_MIC_IN), { AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } },
		SOFTENS(FRONT), SOFTENS(FRONT, MIXER), ADDS(FRONT, MIC),
	};
	struct rig *rig = make_rig(test, rows, ARRAY_SIZE(rows));
	struct hdg_batch batch;

	KUNIT_ASSERT_EQ(test, rig->plan.n_detours, 1);
	put_control(test, &rig->mixer, "Loopback Mixing", 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch, SELECT(BETWEEN, 1), INPUT(MIXER, 0, 0x17));
	hdg_mixer_free(&rig->mixer);
}

/* The outputs take it, and what plays is let into the mixer; nothing else is changed. */
static void detour_taken(struct kunit *test)
{
	struct rig *rig = make_rig(test, around, ARRAY_SIZE(around));
	struct hdg_batch batch;

	put_control(test, &rig->mixer, "Loopback Mixing", 0, 0, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	put_control(test, &rig->mixer, "Loopback Mixing", 2, -EINVAL, &batch);
	put_control(test, &rig->mixer, "Loopback Mixing", 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch, SELECT(LINE, 1), SELECT(HEADPHONE, 1),
			INPUT(MIXER, 0, 0x17));
	put_control(test, &rig->mixer, "Loopback Mixing", 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, SELECT(LINE, 0), SELECT(HEADPHONE, 0),
			INPUT(MIXER, 0, AC_AMP_MUTE | 0x17));
	hdg_mixer_free(&rig->mixer);
}

/* As many ways as there is room for, to hear and to record by: all of them, and none beyond. */
static void detours_of_many(struct kunit *test)
{
	enum { SPDIF = 4, PINS, MICS = PINS + HDG_MAX_PINS, SOURCES = MICS + HDG_MAX_PINS,
	       SPDIF_PINS = SOURCES + 2, SPDIF_ADC = SPDIF_PINS + 2 };
	static const struct fake_widget fixed[SPDIF_ADC + 1 - FAKE_FIRST] = {
		DAC, ADDS(FRONT, MICS), { AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		[SOURCES - FAKE_FIRST] = ADDS(),
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { SOURCES } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT),
		  { SPDIF } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_IN, FAKE_JACK(AC_JACK_SPDIF_IN) },
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { SPDIF_PINS + 1 } },
	};
	struct fake_widget *rows = kunit_kzalloc(test, sizeof(fixed), GFP_KERNEL);
	struct hdg_graph *graph;
	struct hdg_batch batch;
	struct rig *rig;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, rows);
	memcpy(rows, fixed, sizeof(fixed));
	for (i = 0; i < HDG_MAX_PINS; i++) {
		rows[PINS + i - FAKE_FIRST] =
			(struct fake_widget)OUT_PIN(AC_JACK_HP_OUT, FRONT, MIXER);
		rows[MICS + i - FAKE_FIRST] = (struct fake_widget)IN_PIN(AC_JACK_MIC_IN);
	}
	graph = fake_linear(test, rows, ARRAY_SIZE(fixed));
	fake_widen(test, hdg_widget(graph, SOURCES), MICS, HDG_MAX_PINS);
	rig = make_of_graph(test, graph);
	KUNIT_ASSERT_EQ(test, rig->plan.n_play, 2);
	KUNIT_ASSERT_EQ(test, rig->plan.n_capture, 2);
	KUNIT_EXPECT_EQ(test, rig->plan.play[0].n_paths, HDG_MAX_PINS);
	KUNIT_EXPECT_EQ(test, rig->plan.capture[0].n_paths, HDG_MAX_PINS);
	KUNIT_EXPECT_EQ(test, rig->plan.n_detours, HDG_MAX_PINS);
	KUNIT_EXPECT_EQ(test, rig->plan.n_loops, 1);
	put_control(test, &rig->mixer, "Loopback Mixing", 1, 1, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, HDG_MAX_PINS + 1);
	hdg_batch_free(&batch);
	put_control(test, &rig->mixer, "Input Source", HDG_MAX_PINS, -EINVAL, &batch);
	put_control(test, &rig->mixer, "Input Source", HDG_MAX_PINS - 1, 1, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, HDG_MAX_PINS);
	hdg_batch_free(&batch);
	hdg_mixer_setup(&batch, &rig->mixer);
	KUNIT_EXPECT_EQ(test, batch.n, HDG_MAX_PINS + rig->mixer.n_amps);
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

static bool sends(const struct hdg_batch *batch, u32 command, unsigned int after)
{
	unsigned int i;

	for (i = after; i < batch->n; i++) {
		if (batch->transfers[i].Output.Command == command)
			return true;
	}
	return false;
}

/* It is taken again when the codec has slept, and its mixer and what is before it are awake. */
static void detour_after_sleep(struct kunit *test)
{
	struct fake_widget rows[ARRAY_SIZE(around)];
	struct hdg_batch batch;
	unsigned int routed;
	struct rig *rig;

	memcpy(rows, around, sizeof(rows));
	rows[MIXER - FAKE_FIRST].caps |= AC_WCAP_POWER;
	rig = make_rig(test, rows, ARRAY_SIZE(rows));
	put_control(test, &rig->mixer, "Loopback Mixing", 1, 1, &batch);
	hdg_batch_free(&batch);
	hdg_setup_power(&batch, rig->mixer.graph, &rig->plan);
	KUNIT_EXPECT_TRUE(test, sends(&batch, CMD(MIXER, AC_VERB_SET_POWER_STATE, AC_PWRST_D0), 0));
	KUNIT_EXPECT_FALSE(test,
			   sends(&batch, CMD(MIXER, AC_VERB_SET_POWER_STATE, AC_PWRST_D3), 0));
	hdg_setup_routes(&batch, rig->mixer.graph, &rig->plan);
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(MIXER, 1, AC_AMP_MUTE), 0));
	routed = batch.n;
	hdg_mixer_setup(&batch, &rig->mixer);
	KUNIT_EXPECT_TRUE(test, sends(&batch, SELECT(LINE, 1), routed));
	KUNIT_EXPECT_TRUE(test, sends(&batch, SELECT(HEADPHONE, 1), routed));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(MIXER, 0, 0x17), routed));
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* Where both ways meet in a mixer one of its inputs is open. */
static void detour_joins(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, ADDS(FRONT, MIC), OUT_PIN(AC_JACK_LINE_OUT, OTHER), NOTHING,
		IN_PIN(AC_JACK_MIC_IN), { AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } },
		{ AC_WID_AUD_MIX, AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD, .conn = { FRONT, BETWEEN } },
		{ AC_WID_AUD_MIX, .conn = { MIXER, HEADPHONE } },
	};
	struct rig *rig = make_rig(test, rows, ARRAY_SIZE(rows));
	struct hdg_batch batch;

	KUNIT_ASSERT_EQ(test, rig->plan.n_detours, 1);
	put_control(test, &rig->mixer, "Loopback Mixing", 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(OTHER, 0, AC_AMP_MUTE), INPUT(MIXER, 0, 0x17),
			INPUT(OTHER, 1, 0));
	put_control(test, &rig->mixer, "Loopback Mixing", 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(OTHER, 0, 0), INPUT(MIXER, 0, AC_AMP_MUTE | 0x17),
			INPUT(OTHER, 1, AC_AMP_MUTE));
	hdg_mixer_free(&rig->mixer);
}

/* In place of a row of the codec around; behind the last of them @node is 0. */
struct other {
	u8 node;
	struct fake_widget row;
};

static struct rig *make_rig_around(struct kunit *test, const struct other *others, unsigned int n)
{
	struct fake_widget rows[ARRAY_SIZE(around)];
	unsigned int i;

	memcpy(rows, around, sizeof(rows));
	for (i = 0; i < n && others[i].node; i++)
		rows[others[i].node - FAKE_FIRST] = others[i].row;
	return make_rig(test, rows, ARRAY_SIZE(rows));
}

/* What makes that there is no detour: the nodes that are something else. */
struct none_case {
	const char *name;
	struct other others[4];
};

static const struct none_case none_cases[] = {
	{ "adds already", { { LINE, OUT_PIN(AC_JACK_LINE_OUT, MIXER) },
			    { HEADPHONE, OUT_PIN(AC_JACK_HP_OUT, MIXER) } } },
	{ "no input", { { MIXER, ADDS(FRONT) } } },
	{ "input that is not recorded", { { ADC, NOTHING } } },
	{ "no mixer", { { MIXER, { AC_WID_AUD_SEL, .conn = { FRONT, MIC } } } } },
	{ "no amplifiers", { { MIXER, { AC_WID_AUD_MIX, .conn = { FRONT, MIC } } } } },
	{ "no converter", { { MIXER, ADDS(MIC) } } },
	{ "recorded through it", { { ADC, { AC_WID_AUD_IN, .conn = { MIXER } } } } },
	{ "past one volume", { { LINE, OUT_PIN(AC_JACK_LINE_OUT, OTHER, BETWEEN) },
		{ HEADPHONE, NOTHING }, { BETWEEN, { AC_WID_AUD_SEL, .conn = { MIXER } } },
		{ OTHER, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { FRONT } } } } },
	{ "louder than the volume says", { { FRONT, { AC_WID_AUD_OUT, AC_WCAP_STEREO } },
		{ LINE, OUT_PIN(AC_JACK_LINE_OUT, OTHER, BETWEEN) },
		{ BETWEEN, { AC_WID_AUD_SEL, .conn = { MIXER } } },
		{ OTHER, { AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { FRONT } } } } },
};

static void describe(const struct none_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(none, none_cases, describe);

static void no_detour(struct kunit *test)
{
	const struct none_case *c = test->param_value;
	struct rig *rig = make_rig_around(test, c->others, ARRAY_SIZE(c->others));
	unsigned int i;

	for (i = 0; i < rig->plan.n_detours; i++)
		KUNIT_EXPECT_NE(test, hdg_path_pin(&rig->plan.detours[i], false), LINE);
	hdg_mixer_free(&rig->mixer);
}

/**
 * struct count_case - which ways there are, if nodes are something else
 * @name: of the case
 * @others: those nodes
 * @n: number of detours
 * @first: the first of them
 */
struct count_case {
	const char *name;
	struct other others[6];
	unsigned int n;
	struct hdg_path first;
};

static const struct count_case count_cases[] = {
	{ "as it is", {}, 2, { 3, { LINE, MIXER, FRONT }, { 1, 0 } } },
	{ "the input before what plays", { { MIXER, ADDS(MIC, FRONT) } },
	  2, { 3, { LINE, MIXER, FRONT }, { 1, 1 } } },
	{ "the mixer is the first node", { { FRONT, ADDS(MIXER, MIC) }, { MIXER, DAC },
		{ LINE, OUT_PIN(AC_JACK_LINE_OUT, MIXER, FRONT) },
		{ HEADPHONE, OUT_PIN(AC_JACK_HP_OUT, MIXER, FRONT) } },
	  2, { 3, { LINE, FRONT, MIXER }, { 1, 0 } } },
	{ "another pin shares the selector", { { LINE, OUT_PIN(AC_JACK_LINE_OUT, OTHER) },
		{ HEADPHONE, OUT_PIN(AC_JACK_HP_OUT, OTHER) },
		{ OTHER, { AC_WID_AUD_SEL, .conn = { FRONT, MIXER } } } } },
	{ "through a selector twice", { { LINE, OUT_PIN(AC_JACK_LINE_OUT, BETWEEN) },
		{ HEADPHONE, NOTHING }, { MIXER, ADDS(MIC, BETWEEN) },
		{ BETWEEN, { AC_WID_AUD_SEL, .conn = { FRONT, MIXER } } } } },
	{ "heard already", { { LINE, OUT_PIN(AC_JACK_LINE_OUT, MIXER, OTHER) },
		{ HEADPHONE, NOTHING }, { OTHER, ADDS(FRONT, MIC) } } },
	{ "heard already by a mixer of inputs", {
		{ LINE, OUT_PIN(AC_JACK_LINE_OUT, MIXER, OTHER) }, { HEADPHONE, NOTHING },
		{ MIXER, ADDS(FRONT, BETWEEN) }, { BETWEEN, ADDS(MIC) },
		{ OTHER, ADDS(FRONT, MIC) } } },
	{ "headphones that are talked into", { { MIC, { AC_WID_PIN, 0, AC_PINCAP_IN,
							 FAKE_FIXED(AC_JACK_MIC_IN) } },
		{ HEADPHONE, { AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_OUT,
			       FAKE_JACK(AC_JACK_HP_OUT), { FRONT, MIXER } } },
		{ ADC, { AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC, HEADPHONE } } } },
	  2, { 3, { LINE, MIXER, FRONT }, { 1, 0 } } },
	{ "digital", { { FRONT, { AC_WID_AUD_OUT, AC_WCAP_STEREO | AC_WCAP_DIGITAL } },
		{ LINE, { AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT,
			  FAKE_JACK(AC_JACK_SPDIF_OUT), { FRONT, MIXER } } },
		{ HEADPHONE, NOTHING } } },
	{ "the front of a set, not the rear", { { OTHER, DAC },
		{ LINE, { AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x10,
			  { FRONT, MIXER } } },
		{ HEADPHONE, { AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x11,
			       { OTHER, MIXER } } } },
	  1, { 3, { LINE, MIXER, FRONT }, { 1, 0 } } },
};

static void describe_count(const struct count_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(count, count_cases, describe_count);

static void expect_way(struct kunit *test, const struct hdg_path *path,
		       const struct hdg_path *expected)
{
	KUNIT_ASSERT_EQ(test, path->n, expected->n);
	KUNIT_EXPECT_EQ(test, memcmp(path->nid, expected->nid, path->n), 0);
	KUNIT_EXPECT_EQ(test, memcmp(path->index, expected->index, path->n), 0);
}

static void detour_count(struct kunit *test)
{
	const struct count_case *c = test->param_value;
	struct rig *rig = make_rig_around(test, c->others, ARRAY_SIZE(c->others));

	KUNIT_EXPECT_EQ(test, rig->plan.n_detours, c->n);
	if (c->n)
		expect_way(test, &rig->plan.detours[0], &c->first);
	hdg_mixer_free(&rig->mixer);
}

#define PASSES(...)	{ AC_WID_AUD_SEL, .conn = { __VA_ARGS__ } }

/* As long as any way may be, and no longer. */
static void detour_length(struct kunit *test)
{
	static const struct fake_widget longest[] = {
		DAC, ADDS(MIC, 8), OUT_PIN(AC_JACK_LINE_OUT, FRONT, MIXER), NOTHING,
		IN_PIN(AC_JACK_MIC_IN), { AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { MIC } },
		PASSES(9), PASSES(10), PASSES(11), PASSES(12), PASSES(FRONT), PASSES(FRONT),
	};
	static const struct hdg_path way = {
		HDG_MAX_HOPS, { LINE, MIXER, 8, 9, 10, 11, 12, FRONT }, { 1, 1 },
	};
	struct fake_widget longer[ARRAY_SIZE(longest)];
	struct rig *rig = make_rig(test, longest, ARRAY_SIZE(longest));

	KUNIT_ASSERT_EQ(test, rig->plan.n_detours, 1);
	expect_way(test, &rig->plan.detours[0], &way);
	hdg_mixer_free(&rig->mixer);
	memcpy(longer, longest, sizeof(longer));
	longer[12 - FAKE_FIRST].conn[0] = 13;
	rig = make_rig(test, longer, ARRAY_SIZE(longer));
	KUNIT_EXPECT_EQ(test, rig->plan.n_detours, 0);
	hdg_mixer_free(&rig->mixer);
}

/* Headphones that play something else leave it to the others. */
static void detour_alone(struct kunit *test)
{
	struct fake_widget rows[ARRAY_SIZE(around)];
	const struct hdg_route *front;
	struct rig *rig;
	unsigned int i;

	memcpy(rows, around, sizeof(rows));
	rows[OTHER - FAKE_FIRST] = (struct fake_widget)DAC;
	rows[HEADPHONE - FAKE_FIRST] = (struct fake_widget)OUT_PIN(AC_JACK_HP_OUT, OTHER, MIXER);
	rig = make_rig(test, rows, ARRAY_SIZE(rows));
	front = &rig->plan.play[0];
	KUNIT_ASSERT_EQ(test, rig->plan.n_detours, 2);
	KUNIT_ASSERT_EQ(test, rig->plan.alone.converter, OTHER);
	KUNIT_ASSERT_EQ(test, hdg_path_pin(&front->paths[1], false), HEADPHONE);
	for (i = 0; i < 4; i++) {
		rig->mixer.mixing = i & 1;
		rig->mixer.alone = i & 2;
		KUNIT_EXPECT_PTR_EQ(test, hdg_detour_way(&rig->mixer, &front->paths[0]),
				    i & 1 ? &rig->plan.detours[0] : &front->paths[0]);
		KUNIT_EXPECT_PTR_EQ(test, hdg_detour_way(&rig->mixer, &front->paths[1]),
				    i == 1 ? &rig->plan.detours[1] : &front->paths[1]);
	}
	hdg_mixer_free(&rig->mixer);
}

static struct kunit_case detour_cases[] = {
	KUNIT_CASE(detour_found),
	KUNIT_CASE(detour_of_none),
	KUNIT_CASE(detour_of_none_by_another),
	KUNIT_CASE(detours_together),
	KUNIT_CASE(detours_of_many),
	KUNIT_CASE(detour_before_which_one_failed),
	KUNIT_CASE(detour_behind_which_one_failed),
	KUNIT_CASE(detour_taken),
	KUNIT_CASE(detour_after_sleep),
	KUNIT_CASE(detour_joins),
	KUNIT_CASE_PARAM(no_detour, none_gen_params),
	KUNIT_CASE_PARAM(detour_count, count_gen_params),
	KUNIT_CASE(detour_length),
	KUNIT_CASE(detour_alone),
	{}
};

static struct kunit_suite detour_suite = {
	.name = "generic_detour",
	.test_cases = detour_cases,
};

kunit_test_suite(detour_suite);
