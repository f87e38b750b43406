// SPDX-License-Identifier: GPL-2.0
/*
 * What is heard of inputs at once where amplifiers and selectors are between them and the mixer: by
 * which ways, by what controls, and that nothing that plays or records is changed for it.
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
#define AMP(nid, payload)	CMD(nid, AC_VERB_SET_AMP_GAIN_MUTE, BOTH | (payload))
#define INPUT(nid, index, value)	AMP(nid, AC_AMP_SET_INPUT | (index) << 8 | (value))
#define STEPS		0x80051f17	/* 0 dB is 17h */

#define DAC		{ AC_WID_AUD_OUT }
#define ADC(...)	{ AC_WID_AUD_IN, .conn = { __VA_ARGS__ } }
#define ADDS(...)	{ AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP, .conn = { __VA_ARGS__ } }
#define SUM(...)	{ AC_WID_AUD_MIX, .conn = { __VA_ARGS__ } }
#define CHOICE(...)	{ AC_WID_AUD_SEL, AC_WCAP_POWER, .conn = { __VA_ARGS__ } }
#define BOOST(...) \
	{ AC_WID_AUD_SEL, AC_WCAP_STEREO | AC_WCAP_OUT_AMP, .conn = { __VA_ARGS__ } }
#define LINE_OUT(...) \
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { __VA_ARGS__ } }
#define IN_PIN(device)	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(device) }

/* What all graphs here begin with: an output, and three inputs. */
enum { FRONT = 2, OUTPUT, MIC, LINE, CD, A, B, C, D };

#define BEGIN(...) \
	DAC, LINE_OUT(__VA_ARGS__), IN_PIN(AC_JACK_MIC_IN), IN_PIN(AC_JACK_LINE_IN), \
	IN_PIN(AC_JACK_CD)

#define ROWS		10
#define LOOPS		4	/* with the end of them */

/**
 * struct row - a graph, and what is to be heard of its inputs
 * @name: the case
 * @widgets: the graph
 * @loops: mixer, input, pin, and the first widget of the way where that is not the pin
 * @gates: mixer, input
 * @detours: ways through a mixer
 */
struct row {
	const char *name;
	struct fake_widget widgets[ROWS];
	u8 loops[LOOPS][4];
	u8 gates[4][2];
	unsigned int detours;
};

static const struct row rows[] = {
	{
		"a boost amplifier, which records by it, too",
		{ BEGIN(A), ADDS(FRONT, B, CD), BOOST(MIC), ADC(B, CD) },
		{ { A, 2, CD }, { A, 1, MIC, B } },
	}, {
		"a boost amplifier that nothing else goes by",
		{ BEGIN(A), ADDS(FRONT, B), BOOST(MIC), ADC(MIC) },
		{ { A, 1, MIC, B } },
	}, {
		"several widgets one after the other",
		{ BEGIN(A), ADDS(B, FRONT), CHOICE(OUTPUT, C), SUM(D), BOOST(LINE),
		  ADC(MIC, LINE) },
		{ { A, 0, LINE, B } },
	}, {
		"a selector gets what is recorded first and not heard otherwise",
		{ BEGIN(A), ADDS(FRONT, B, MIC), CHOICE(CD, LINE, MIC), ADC(MIC, LINE, CD) },
		{ { A, 2, MIC }, { A, 1, LINE, B } },
	}, {
		"two selectors of the same pins get one each",
		{ BEGIN(A), ADDS(FRONT, B, C), CHOICE(MIC, LINE), CHOICE(MIC, LINE),
		  ADC(MIC, LINE) },
		{ { A, 1, MIC, B }, { A, 2, LINE, C } },
	}, {
		"what records by one input of a selector keeps it",
		{ BEGIN(A), ADDS(FRONT, B), CHOICE(LINE, CD), ADC(B, MIC, CD) },
		{ { A, 1, LINE, B } },
	}, {
		"of what Input Source switches, what is recorded first",
		{ BEGIN(A), ADDS(FRONT, B), CHOICE(LINE, MIC), ADC(B) },
		{ { A, 1, MIC, B } },
	}, {
		"of what is switched one, by what is not another",
		{ BEGIN(A), ADDS(FRONT, B, C), CHOICE(LINE, MIC), CHOICE(LINE, MIC), ADC(B, C) },
		{ { A, 1, MIC, B }, { A, 2, LINE, C } },
	}, {
		"a mixer by which a pin is recorded adds the others",
		{ BEGIN(A), ADDS(FRONT, B), ADDS(MIC, LINE, CD), ADC(MIC, CD, B) },
		{ { B, 0, MIC }, { B, 2, CD } }, { { A, 1 } },
	}, {
		"what plays keeps its selector",
		{ BEGIN(A), ADDS(B, C), CHOICE(FRONT, MIC), CHOICE(B, LINE), ADC(MIC, LINE) },
		{ { A, 1, LINE, C } },
	}, {
		"what nobody records is not heard",
		{ BEGIN(A), ADDS(FRONT, B), CHOICE(LINE), ADC(MIC) },
		{ },
	}, {
		"another mixer behind a selector",
		{ BEGIN(A), ADDS(FRONT, B), CHOICE(OUTPUT, C), ADDS(D, CD), BOOST(MIC),
		  ADC(D, CD) },
		{ { C, 1, CD }, { C, 0, MIC, D } }, { { A, 1 } },
	}, {
		"another mixer of what a boost amplifier is before",
		{ BEGIN(A), ADDS(FRONT, B), ADDS(C), BOOST(MIC), ADC(MIC) },
		{ { B, 0, MIC, C } }, { { A, 1 } },
	}, {
		"mixers one behind the other",
		{ BEGIN(A), ADDS(FRONT, B), ADDS(CD, C), ADDS(MIC), ADC(MIC, CD) },
		{ { B, 0, CD }, { C, 0, MIC } }, { { A, 1 }, { B, 1 } },
	}, {
		"mixers that lead to one another, one of them only",
		{ BEGIN(A), ADDS(FRONT, B, C), ADDS(CD, C), ADDS(B, MIC), ADC(MIC, CD) },
		{ { B, 0, CD }, { C, 1, MIC } }, { { A, 1 }, { B, 1 }, { A, 2 } },
	}, {
		"no mixer behind a selector that something plays by",
		{ BEGIN(A), ADDS(B, C), CHOICE(FRONT, D), CHOICE(B), ADDS(MIC), ADC(MIC) },
		{ },
	}, {
		"a mixer that what plays goes around",
		{ BEGIN(FRONT, A), ADDS(FRONT, B), BOOST(MIC), ADC(MIC) },
		{ { A, 1, MIC, B } }, { }, 1,
	}, {
		"no widget at all there",
		{ BEGIN(A), ADDS(FRONT, 200, B), ADC(MIC) },
		{ },
	},
};

static void row_name(const struct row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(way, rows, row_name);

static struct hdg_graph *make_graph(struct kunit *test, const struct fake_widget *widgets)
{
	struct hdg_graph *graph = fake_linear(test, widgets, ROWS);

	fake_amps(graph, STEPS);
	return graph;
}

static void expect_loop(struct kunit *test, const struct hdg_adder *loop, const u8 *row)
{
	const struct hdg_path *way = &loop->way;

	KUNIT_EXPECT_EQ(test, loop->mixer, row[0]);
	KUNIT_EXPECT_EQ(test, loop->index, row[1]);
	KUNIT_EXPECT_EQ(test, loop->pin, row[2]);
	KUNIT_ASSERT_GT(test, way->n, 0);
	KUNIT_EXPECT_EQ(test, way->nid[0], row[3] ? row[3] : row[2]);
	KUNIT_EXPECT_EQ(test, way->nid[way->n - 1], row[2]);
}

static void way_found(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct hdg_graph *graph = make_graph(test, row->widgets);
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	for (i = 0; i < plan->n_loops && row->loops[i][0]; i++)
		expect_loop(test, &plan->loops[i], row->loops[i]);
	KUNIT_EXPECT_EQ(test, plan->n_loops, i);
	KUNIT_EXPECT_EQ(test, row->loops[i][0], 0);
	for (i = 0; i < plan->n_gates && row->gates[i][0]; i++) {
		KUNIT_EXPECT_EQ(test, plan->gates[i].mixer, row->gates[i][0]);
		KUNIT_EXPECT_EQ(test, plan->gates[i].index, row->gates[i][1]);
	}
	KUNIT_EXPECT_EQ(test, plan->n_gates, i);
	KUNIT_EXPECT_EQ(test, row->gates[i][0], 0);
	KUNIT_EXPECT_EQ(test, plan->n_detours, row->detours);
}

/**
 * struct rig - a codec and what it is set to
 * @graph: its widgets
 * @plan: what is used of them
 * @mixer: the controls
 */
struct rig {
	struct hdg_graph *graph;
	struct hdg_plan plan;
	struct hdg_mixer mixer;
};

static struct rig *make_rig(struct kunit *test, const struct fake_widget *widgets)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->graph = make_graph(test, widgets);
	hdg_plan(&rig->plan, rig->graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, rig->graph, &rig->plan), 0);
	return rig;
}

static bool sends(struct hdg_batch *batch, u32 command)
{
	unsigned int i, n = 0;

	for (i = 0; i < batch->n; i++)
		n += batch->transfers[i].Output.Command == command;
	return n == 1;
}

/* A boost amplifier behind a selector, which nothing else goes by, and before that a mixer. */
static const struct fake_widget behind[ROWS] = {
	BEGIN(A), ADDS(FRONT, B), CHOICE(OUTPUT, C), BOOST(MIC), ADC(LINE, MIC),
};

/* Selectors are set once, what is between is powered and open; nothing is heard unasked. */
static void way_set_up(struct kunit *test)
{
	struct rig *rig = make_rig(test, behind);
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_setup_power(&batch, rig->graph, &rig->plan);
	EXPECT_COMMANDS(test, &batch, CMD(B, AC_VERB_SET_POWER_STATE, AC_PWRST_D0));
	hdg_batch_init(&batch, 0);
	hdg_setup_routes(&batch, rig->graph, &rig->plan);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, AC_AMP_MUTE), SELECT(B, 1));
	hdg_batch_init(&batch, 0);
	hdg_mixer_setup(&batch, &rig->mixer);
	KUNIT_EXPECT_TRUE(test, sends(&batch, AMP(C, AC_AMP_SET_OUTPUT | 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(A, 1, AC_AMP_MUTE | 0x17)));
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

static void put_both(struct kunit *test, struct rig *rig, const char *name, unsigned int value,
		     struct hdg_batch *batch)
{
	const struct hdg_control *control = find_control(&rig->mixer, name);
	unsigned int values[2] = { value, value };

	KUNIT_ASSERT_NOT_NULL(test, control);
	KUNIT_ASSERT_EQ(test, control->channels, 2);
	hdg_batch_init(batch, 0);
	KUNIT_EXPECT_EQ(test, hdg_control_put(&rig->mixer, control, values, batch), 1);
}

/* By the mixer's input, named after the pin. */
static void way_heard(struct kunit *test)
{
	struct rig *rig = make_rig(test, behind);
	struct hdg_batch batch;

	put_both(test, rig, "Mic Playback Switch", 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, 0x17));
	put_both(test, rig, "Mic Playback Volume", 3, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, 3));
	hdg_mixer_free(&rig->mixer);
}

static const struct fake_widget behind_mixers[ROWS] = {
	BEGIN(A), ADDS(FRONT, B), BOOST(C), ADDS(D, LINE), CHOICE(OUTPUT, MIC), ADC(LINE, MIC),
};

/* So with what is between two mixers; their input is open, for each pin has its own. */
static void way_by_another_mixer(struct kunit *test)
{
	struct rig *rig = make_rig(test, behind_mixers);
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_setup_routes(&batch, rig->graph, &rig->plan);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, AC_AMP_MUTE), SELECT(D, 1));
	hdg_batch_init(&batch, 0);
	hdg_mixer_setup(&batch, &rig->mixer);
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(A, 1, 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, AMP(B, AC_AMP_SET_OUTPUT | 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(C, 0, AC_AMP_MUTE | 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(C, 1, AC_AMP_MUTE | 0x17)));
	hdg_batch_free(&batch);
	put_both(test, rig, "Mic Playback Switch", 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(C, 0, 0x17));
	put_both(test, rig, "Line Playback Switch", 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(C, 1, 0x17));
	hdg_mixer_free(&rig->mixer);
}

static void use(struct rig *rig, unsigned int path, struct hdg_batch *batch)
{
	hdg_batch_init(batch, 0);
	hdg_mixer_use(&rig->mixer, 0, path, batch);
}

static const struct fake_widget switched[ROWS] = {
	BEGIN(A), ADDS(FRONT, B), CHOICE(LINE, MIC), ADC(B),
};

/* The selector is the recorder's: what is heard of it is what is recorded, or nothing. */
static void way_switched(struct kunit *test)
{
	struct rig *rig = make_rig(test, switched);
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_setup_routes(&batch, rig->graph, &rig->plan);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, AC_AMP_MUTE));
	put_both(test, rig, "Mic Playback Switch", 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, 0x17));
	use(rig, 1, &batch);
	EXPECT_COMMANDS(test, &batch, SELECT(B, 0), INPUT(A, 1, AC_AMP_MUTE | 0x17));
	use(rig, 0, &batch);
	EXPECT_COMMANDS(test, &batch, SELECT(B, 1), INPUT(A, 1, 0x17));
	hdg_mixer_free(&rig->mixer);
}

static const struct fake_widget recording_mixer[ROWS] = {
	BEGIN(A), ADDS(FRONT, B), ADDS(MIC, LINE), ADC(MIC, B),
};

/* While a pin is recorded by a mixer, nothing else is in it, and it is not heard unasked. */
static void way_by_a_mixer_that_records(struct kunit *test)
{
	struct rig *rig = make_rig(test, recording_mixer);
	struct hdg_batch batch;

	put_both(test, rig, "Mic Playback Switch", 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(B, 0, 0x17));
	KUNIT_EXPECT_NULL(test, find_control(&rig->mixer, "Line Playback Switch"));
	use(rig, 1, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, 4);
	KUNIT_EXPECT_TRUE(test, sends(&batch, SELECT(C, 1)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(A, 1, AC_AMP_MUTE | 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(B, 0, AC_AMP_MUTE | 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(B, 1, 0x17)));
	hdg_batch_free(&batch);
	use(rig, 0, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, 4);
	KUNIT_EXPECT_TRUE(test, sends(&batch, SELECT(C, 0)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(A, 1, 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(B, 0, 0x17)));
	KUNIT_EXPECT_TRUE(test, sends(&batch, INPUT(B, 1, AC_AMP_MUTE | 0x17)));
	hdg_batch_free(&batch);
	hdg_mixer_free(&rig->mixer);
}

/* With a mixer of mixers, whose inputs have volumes where those of the others have none. */
static const struct fake_widget coarse[ROWS] = {
	BEGIN(A), ADDS(FRONT, B, C),
	{ AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD, .conn = { MIC } },
	{ AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD,
	  .conn = { LINE, CD } }, ADC(MIC, LINE, CD),
};

/* Where a pin is the only one behind, it is made softer there; never what others share. */
static void way_softer(struct kunit *test)
{
	struct rig *rig = make_rig(test, coarse);
	struct hdg_batch batch;

	put_both(test, rig, "Mic Playback Switch", 1, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(B, 0, 0));
	put_both(test, rig, "Mic Playback Volume", 3, &batch);
	EXPECT_COMMANDS(test, &batch, INPUT(A, 1, 3));
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "Line Playback Switch"));
	KUNIT_EXPECT_NOT_NULL(test, find_control(&rig->mixer, "CD Playback Switch"));
	KUNIT_EXPECT_NULL(test, find_control(&rig->mixer, "Line Playback Volume"));
	KUNIT_EXPECT_NULL(test, find_control(&rig->mixer, "CD Playback Volume"));
	hdg_mixer_free(&rig->mixer);
}

static struct kunit_case loopback_way_cases[] = {
	KUNIT_CASE_PARAM(way_found, way_gen_params),
	KUNIT_CASE(way_set_up),
	KUNIT_CASE(way_heard),
	KUNIT_CASE(way_by_another_mixer),
	KUNIT_CASE(way_switched),
	KUNIT_CASE(way_by_a_mixer_that_records),
	KUNIT_CASE(way_softer),
	{}
};

static struct kunit_suite loopback_way_suite = {
	.name = "generic_loopback_way",
	.test_cases = loopback_way_cases,
};

kunit_test_suite(loopback_way_suite);
