// SPDX-License-Identifier: GPL-2.0
/*
 * What is silent, and what is recorded from, when something is plugged in.
 */
#include <kunit/test.h>

#include "generic/widgets/auto_mute.h"
#include "generic/widgets/setup.h"

#include "expect_commands.h"
#include "fake_graph.h"

#define SENSES		AC_WCAP_UNSOL_CAP
#define DETECTS		AC_PINCAP_PRES_DETECT
#define CMD(nid, verb, payload)	((u32)(nid) << 20 | (verb) << 8 | (payload))
#define CONTROL(nid, payload)	CMD(nid, AC_VERB_SET_PIN_WIDGET_CONTROL, payload)

/**
 * struct rig - a codec at which things are plugged in
 * @plan: what is used of it
 * @mixer: what it is set to
 * @jacks: its pins
 */
struct rig {
	struct hdg_plan plan;
	struct hdg_mixer mixer;
	struct hdg_jacks jacks;
};

static struct rig *make_rig(struct kunit *test, const struct hdg_graph *graph)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	hdg_plan(&rig->plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, graph, &rig->plan), 0);
	hdg_jacks_find(&rig->jacks, graph, &rig->plan);
	return rig;
}

static u32 jack_at(struct kunit *test, const struct rig *rig, u8 nid)
{
	unsigned int i;

	for (i = 0; i < rig->jacks.n; i++) {
		if (rig->jacks.jack[i].nid == nid)
			return BIT(i);
	}
	KUNIT_ASSERT_TRUE_MSG(test, false, "node %u is no jack", nid);
	return 0;
}

/* One DAC without amplifiers for both: the pin itself, and what is behind it, is switched off. */
static void mute_shared(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT | AC_PINCAP_EAPD,
		  FAKE_FIXED(AC_JACK_SPEAKER), { 2 } },
		{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	struct rig *rig = make_rig(test, fake_graph(test, rows, ARRAY_SIZE(rows)));
	u32 headphones = jack_at(test, rig, 4);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, hdg_mute_modes(&rig->jacks), HDG_MUTE_SPEAKERS);
	hdg_batch_init(&batch, 0);
	hdg_mute(&rig->mixer, &rig->jacks, headphones, HDG_MUTE_SPEAKERS, &batch);
	EXPECT_COMMANDS(test, &batch, CONTROL(3, 0), CMD(3, AC_VERB_SET_EAPD_BTLENABLE, 0));
	hdg_mute(&rig->mixer, &rig->jacks, headphones, HDG_MUTE_SPEAKERS, &batch);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 0, "nothing new");
	hdg_mute(&rig->mixer, &rig->jacks, headphones, HDG_MUTE_NOTHING, &batch);
	EXPECT_COMMANDS(test, &batch, CONTROL(3, AC_PINCTL_OUT_EN),
			CMD(3, AC_VERB_SET_EAPD_BTLENABLE, AC_EAPDBTL_EAPD));
	hdg_mixer_free(&rig->mixer);
}

/* Nobody listens by headphones that are talked into, be they the first of all. */
static void mute_by_what_is_recorded(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_OTHER), { 2 } },
	};
	struct rig *rig = make_rig(test, fake_graph(test, rows, ARRAY_SIZE(rows)));
	u32 headphones = jack_at(test, rig, 3);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, headphones, BIT(0));
	hdg_batch_init(&batch, 0);
	rig->mixer.closed[3] = HDG_RECORDS;
	hdg_mute(&rig->mixer, &rig->jacks, headphones, HDG_MUTE_SPEAKERS, &batch);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[4], 0);
	rig->mixer.closed[3] = 0;
	hdg_mute(&rig->mixer, &rig->jacks, headphones, HDG_MUTE_SPEAKERS, &batch);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[4], HDG_SILENT);
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* An amplifier in the pin is muted, too, and stays so whatever its controls are set to. */
static void mute_amplifier(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, AC_WCAP_OUT_AMP, AC_PINCAP_OUT, FAKE_FIXED(AC_JACK_SPEAKER), { 2 } },
		{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	u32 open = AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT;
	unsigned int value = 0;
	struct hdg_batch batch;
	struct rig *rig;

	hdg_widget(graph, 3)->amp_out = AC_AMPCAP_MUTE;
	rig = make_rig(test, graph);
	hdg_batch_init(&batch, 0);
	hdg_mute(&rig->mixer, &rig->jacks, jack_at(test, rig, 4), HDG_MUTE_SPEAKERS, &batch);
	KUNIT_ASSERT_EQ(test, batch.n, 2);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command,
			CMD(3, AC_VERB_SET_AMP_GAIN_MUTE, open | AC_AMP_MUTE));
	hdg_batch_free(&batch);
	hdg_control_put(&rig->mixer, rig->mixer.controls, &value, &batch);
	value = 1;
	hdg_control_put(&rig->mixer, rig->mixer.controls, &value, &batch);
	KUNIT_ASSERT_EQ(test, batch.n, 2);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command,
			CMD(3, AC_VERB_SET_AMP_GAIN_MUTE, open | AC_AMP_MUTE));
	hdg_batch_free(&batch);
	hdg_mute(&rig->mixer, &rig->jacks, 0, HDG_MUTE_SPEAKERS, &batch);
	KUNIT_ASSERT_EQ(test, batch.n, 2);
	KUNIT_EXPECT_EQ(test, batch.transfers[1].Output.Command,
			CMD(3, AC_VERB_SET_AMP_GAIN_MUTE, open));
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

enum { DAC = FAKE_FIRST, SPDIF, SPEAKER, HEADPHONE, LINE, DIGITAL, DUMB };

static const struct fake_widget outputs[] = {
	{ AC_WID_AUD_OUT }, { AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_FIXED(AC_JACK_SPEAKER), { DAC } },
	{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_HP_OUT), { DAC } },
	{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_LINE_OUT), { DAC } },
	{ AC_WID_PIN, SENSES | AC_WCAP_DIGITAL, AC_PINCAP_OUT | DETECTS,
	  FAKE_JACK(AC_JACK_SPDIF_OUT), { SPDIF } },
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { DAC } },
};

struct mute_case {
	const char *name;
	bool headphone, line, digital;
	enum hdg_mute_mode mode;
	bool speaker_silent, line_silent;
};

static const struct mute_case mute_cases[] = {
	{ "nothing plugged", .mode = HDG_MUTE_LINES },
	{ "headphones", true, .mode = HDG_MUTE_LINES, .speaker_silent = true, .line_silent = true },
	{ "headphones, speakers only", true, .mode = HDG_MUTE_SPEAKERS, .speaker_silent = true },
	{ "headphones, not wanted", true, .mode = HDG_MUTE_NOTHING },
	{ "line", .line = true, .mode = HDG_MUTE_LINES, .speaker_silent = true },
	{ "line, speakers only", .line = true, .mode = HDG_MUTE_SPEAKERS, .speaker_silent = true },
	{ "line, not wanted", .line = true, .mode = HDG_MUTE_NOTHING },
	{ "both", true, true, .mode = HDG_MUTE_LINES, .speaker_silent = true, .line_silent = true },
	{ "digital", .digital = true, .mode = HDG_MUTE_LINES },
};

static void describe(const struct mute_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(mute, mute_cases, describe);

static void mute_mode(struct kunit *test)
{
	const struct mute_case *c = test->param_value;
	struct rig *rig = make_rig(test, fake_graph(test, outputs, ARRAY_SIZE(outputs)));
	u32 plugged = (c->headphone ? jack_at(test, rig, HEADPHONE) : 0) |
		      (c->line ? jack_at(test, rig, LINE) : 0) |
		      (c->digital ? jack_at(test, rig, DIGITAL) : 0);
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, hdg_mute_modes(&rig->jacks), HDG_MUTE_LINES);
	hdg_batch_init(&batch, 0);
	hdg_mute(&rig->mixer, &rig->jacks, plugged, c->mode, &batch);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[SPEAKER], c->speaker_silent);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[LINE], c->line_silent);
	KUNIT_EXPECT_FALSE(test, rig->mixer.closed[HEADPHONE]);
	KUNIT_EXPECT_FALSE(test, rig->mixer.closed[DIGITAL]);
	KUNIT_EXPECT_FALSE(test, rig->mixer.closed[DUMB]);
	KUNIT_EXPECT_EQ(test, batch.n, c->speaker_silent + c->line_silent);
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* What cannot tell is always there, and silences nothing. */
static void mute_never(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_FIXED(AC_JACK_SPEAKER), { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	struct rig *rig = make_rig(test, fake_graph(test, rows, ARRAY_SIZE(rows)));

	KUNIT_EXPECT_EQ(test, hdg_mute_modes(&rig->jacks), HDG_MUTE_NOTHING);
	KUNIT_EXPECT_EQ(test, hdg_jacks_plugged(&rig->jacks), 0);
	hdg_mixer_free(&rig->mixer);
}

/**
 * struct modes_case - outputs, and the last mode that makes a difference
 * @name: of the case
 * @n: number of them
 * @devices: what they are for
 * @senses: by index, which can tell whether something is plugged in
 * @last: the mode
 */
struct modes_case {
	const char *name;
	unsigned int n;
	u32 devices[3];
	u32 senses;
	enum hdg_mute_mode last;
};

static const struct modes_case modes_cases[] = {
	{ "loudspeakers alone", 1, { AC_JACK_SPEAKER }, 0, HDG_MUTE_NOTHING },
	{ "headphones alone", 1, { AC_JACK_HP_OUT }, BIT(0), HDG_MUTE_NOTHING },
	{ "line", 2, { AC_JACK_LINE_OUT, AC_JACK_SPEAKER }, BIT(0), HDG_MUTE_SPEAKERS },
	{ "line that cannot tell", 2, { AC_JACK_LINE_OUT, AC_JACK_SPEAKER }, 0, HDG_MUTE_NOTHING },
	{ "headphones", 2, { AC_JACK_SPEAKER, AC_JACK_HP_OUT }, BIT(1), HDG_MUTE_SPEAKERS },
	{ "headphones that cannot tell", 2, { AC_JACK_SPEAKER, AC_JACK_HP_OUT }, 0,
	  HDG_MUTE_NOTHING },
	{ "no loudspeakers", 2, { AC_JACK_LINE_OUT, AC_JACK_HP_OUT }, BIT(1), HDG_MUTE_SPEAKERS },
	{ "no loudspeakers, line tells", 2, { AC_JACK_LINE_OUT, AC_JACK_HP_OUT }, BIT(0),
	  HDG_MUTE_NOTHING },
	{ "all", 3, { AC_JACK_LINE_OUT, AC_JACK_SPEAKER, AC_JACK_HP_OUT }, BIT(2), HDG_MUTE_LINES },
	{ "all, line tells", 3, { AC_JACK_LINE_OUT, AC_JACK_SPEAKER, AC_JACK_HP_OUT }, BIT(0),
	  HDG_MUTE_SPEAKERS },
};

static void describe_modes(const struct modes_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(modes, modes_cases, describe_modes);

/* In the order of the list, for so they are found; what tells is there or not. */
static void mute_modes(struct kunit *test)
{
	const struct modes_case *c = test->param_value;
	struct fake_widget rows[4] = { { AC_WID_AUD_OUT } };
	struct rig *rig;
	unsigned int i;

	for (i = 0; i < c->n; i++)
		rows[1 + i] = (struct fake_widget){
			AC_WID_PIN, c->senses & BIT(i) ? SENSES : 0, AC_PINCAP_OUT | DETECTS,
			FAKE_JACK(c->devices[i]), { FAKE_FIRST },
		};
	rig = make_rig(test, fake_graph(test, rows, 1 + c->n));
	KUNIT_EXPECT_EQ(test, hdg_mute_modes(&rig->jacks), c->last);
	KUNIT_EXPECT_EQ(test, hdg_jacks_plugged(&rig->jacks), 0);
	for (i = 0; i < c->n; i++)
		rig->jacks.jack[i].present = true;
	KUNIT_EXPECT_EQ(test, hdg_jacks_plugged(&rig->jacks), c->senses);
	hdg_mixer_free(&rig->mixer);
}

/* Without loudspeakers the first mode is for line outputs; with them it leaves those alone. */
static void mute_first_mode(struct kunit *test)
{
	static const struct fake_widget lines[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },
		{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	static const struct fake_widget others[] = {
		{ AC_WID_AUD_OUT },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_OTHER), { 2 } },
		{ AC_WID_PIN, SENSES, AC_PINCAP_OUT | DETECTS, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 2 } },
	};
	struct rig *rig = make_rig(test, fake_graph(test, lines, ARRAY_SIZE(lines)));
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_mute(&rig->mixer, &rig->jacks, jack_at(test, rig, 4), HDG_MUTE_NOTHING, &batch);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[3], 0);
	hdg_mute(&rig->mixer, &rig->jacks, jack_at(test, rig, 4), HDG_MUTE_SPEAKERS, &batch);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[3], HDG_SILENT);
	hdg_mixer_free(&rig->mixer);
	rig = make_rig(test, fake_graph(test, others, ARRAY_SIZE(others)));
	KUNIT_ASSERT_EQ_MSG(test, rig->jacks.jack[0].nid, 5, "loudspeakers come first");
	hdg_mute(&rig->mixer, &rig->jacks, jack_at(test, rig, 4), HDG_MUTE_SPEAKERS, &batch);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[3], 0);
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[5], HDG_SILENT);
	rig->mixer.closed[4] = HDG_RECORDS;
	hdg_mute(&rig->mixer, &rig->jacks, jack_at(test, rig, 4), HDG_MUTE_SPEAKERS, &batch);
	KUNIT_EXPECT_EQ_MSG(test, rig->mixer.closed[5], 0, "nobody listens by what is recorded");
	KUNIT_EXPECT_EQ(test, rig->mixer.closed[4], HDG_RECORDS);
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* When the codec wakes, nothing is heard that should not be. */
static void mute_after_sleep(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, outputs, 5);
	struct rig *rig = make_rig(test, graph);
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_mute(&rig->mixer, &rig->jacks, jack_at(test, rig, HEADPHONE), HDG_MUTE_SPEAKERS,
		 &batch);
	hdg_batch_free(&batch);
	hdg_setup_pins(&batch, graph, &rig->plan, rig->mixer.closed);
	EXPECT_COMMANDS(test, &batch, CONTROL(LINE, AC_PINCTL_OUT_EN),
			CONTROL(SPEAKER, 0), CONTROL(HEADPHONE, AC_PINCTL_OUT_EN));
	hdg_mixer_free(&rig->mixer);
}

/* Microphones: one built in, two at jacks; and a line. */
enum { ADC = FAKE_FIRST, SELECTOR, BUILT_IN, FRONT_MIC, REAR_MIC, LINE_IN };

static const struct fake_widget inputs[] = {
	{ AC_WID_AUD_IN, .conn = { SELECTOR } },
	{ AC_WID_AUD_SEL, .conn = { BUILT_IN, FRONT_MIC, REAR_MIC, LINE_IN } },
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_FIXED(AC_JACK_MIC_IN) },
	{ AC_WID_PIN, SENSES, AC_PINCAP_IN | DETECTS, FAKE_JACK(AC_JACK_MIC_IN) },
	{ AC_WID_PIN, SENSES, AC_PINCAP_IN | DETECTS, FAKE_JACK(AC_JACK_MIC_IN) | 1 },
	{ AC_WID_PIN, SENSES, AC_PINCAP_IN | DETECTS, FAKE_JACK(AC_JACK_LINE_IN) },
};

static u8 recorded(const struct rig *rig)
{
	return hdg_path_pin(&rig->plan.capture[0].paths[rig->mixer.source[0]], true);
}

static void record(struct kunit *test, struct rig *rig, u8 nid)
{
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	while (recorded(rig) != nid)
		hdg_mixer_use(&rig->mixer, 0, (rig->mixer.source[0] + 1) % 4, &batch);
	hdg_batch_free(&batch);
}

/* Plugs and expects what is recorded from then, and that this is told. */
static void plug(struct kunit *test, struct rig *rig, u32 before, u32 now, u8 expected)
{
	bool changes = recorded(rig) != expected;
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	KUNIT_EXPECT_EQ(test, hdg_auto_source(&rig->mixer, &rig->jacks, before, now, &batch),
			changes ? BIT(0) : 0);
	KUNIT_EXPECT_EQ(test, recorded(rig), expected);
	KUNIT_EXPECT_EQ(test, !!batch.n, changes);
	hdg_batch_free(&batch);
}

static void source_follows(struct kunit *test)
{
	struct rig *rig = make_rig(test, fake_graph(test, inputs, ARRAY_SIZE(inputs)));
	u32 front = jack_at(test, rig, FRONT_MIC), rear = jack_at(test, rig, REAR_MIC);
	u32 line = jack_at(test, rig, LINE_IN);

	KUNIT_EXPECT_EQ(test, recorded(rig), BUILT_IN);
	plug(test, rig, 0, line, BUILT_IN);
	plug(test, rig, line, line | rear, REAR_MIC);
	plug(test, rig, line | rear, line | rear | front, REAR_MIC);
	plug(test, rig, line | rear | front, line | front, FRONT_MIC);
	plug(test, rig, line | front, line, BUILT_IN);
	plug(test, rig, line, line | front, FRONT_MIC);
	record(test, rig, BUILT_IN);
	plug(test, rig, line | front, front, BUILT_IN);
	hdg_mixer_free(&rig->mixer);
}

/* A microphone that was chosen while nothing is at its jack stays so: nothing was pulled there. */
static void source_unplugged_is_kept(struct kunit *test)
{
	struct rig *rig = make_rig(test, fake_graph(test, inputs, ARRAY_SIZE(inputs)));
	u32 line = jack_at(test, rig, LINE_IN);

	record(test, rig, REAR_MIC);
	plug(test, rig, 0, line, REAR_MIC);
	plug(test, rig, line, 0, REAR_MIC);
	hdg_mixer_free(&rig->mixer);
}

/* Somebody has chosen the line, and it is there. */
static void source_chosen(struct kunit *test)
{
	struct rig *rig = make_rig(test, fake_graph(test, inputs, ARRAY_SIZE(inputs)));
	u32 front = jack_at(test, rig, FRONT_MIC), line = jack_at(test, rig, LINE_IN);

	record(test, rig, LINE_IN);
	plug(test, rig, line, line | front, LINE_IN);
	plug(test, rig, line | front, front, FRONT_MIC);
	hdg_mixer_free(&rig->mixer);
}

/* Where none is built in another one is taken, the first of all too; or it stays. */
static void source_without_builtin(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, .conn = { SELECTOR } },
		{ AC_WID_AUD_SEL, .conn = { 4, FRONT_MIC, REAR_MIC } },
		{ AC_WID_POWER },
		{ AC_WID_PIN, SENSES, AC_PINCAP_IN | DETECTS, FAKE_JACK(AC_JACK_MIC_IN) },
		{ AC_WID_PIN, SENSES, AC_PINCAP_IN | DETECTS, FAKE_JACK(AC_JACK_MIC_IN) | 1 },
	};
	struct rig *rig = make_rig(test, fake_graph(test, rows, ARRAY_SIZE(rows)));
	u32 front = jack_at(test, rig, FRONT_MIC), rear = jack_at(test, rig, REAR_MIC);

	KUNIT_ASSERT_EQ(test, front, BIT(0));
	KUNIT_ASSERT_EQ(test, recorded(rig), FRONT_MIC);
	plug(test, rig, 0, rear, FRONT_MIC);
	plug(test, rig, front, 0, FRONT_MIC);
	plug(test, rig, front, rear, REAR_MIC);
	plug(test, rig, rear, 0, REAR_MIC);
	plug(test, rig, rear, front, FRONT_MIC);
	hdg_mixer_free(&rig->mixer);
}

static struct kunit_case auto_mute_cases[] = {
	KUNIT_CASE(mute_shared),
	KUNIT_CASE(mute_by_what_is_recorded),
	KUNIT_CASE(mute_amplifier),
	KUNIT_CASE_PARAM(mute_mode, mute_gen_params),
	KUNIT_CASE(mute_never),
	KUNIT_CASE_PARAM(mute_modes, modes_gen_params),
	KUNIT_CASE(mute_first_mode),
	KUNIT_CASE(mute_after_sleep),
	KUNIT_CASE(source_follows),
	KUNIT_CASE(source_unplugged_is_kept),
	KUNIT_CASE(source_chosen),
	KUNIT_CASE(source_without_builtin),
	{}
};

static struct kunit_suite auto_mute_suite = {
	.name = "generic_auto_mute",
	.test_cases = auto_mute_cases,
};

kunit_test_suite(auto_mute_suite);
