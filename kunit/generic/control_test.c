// SPDX-License-Identifier: GPL-2.0
/*
 * Which controls are found: all of them, in their order, with all that is known of each.
 */
#include <kunit/test.h>
#include <linux/errno.h>
#include <sound/tlv.h>

#include "generic/widgets/mixer.h"

#include "controls.h"
#include "fake_graph.h"
#include "fault.h"

#define IN_AMP		(AC_WCAP_IN_AMP | AC_WCAP_STEREO)
#define OUT_AMP		(AC_WCAP_OUT_AMP | AC_WCAP_STEREO)
#define MUTES		AC_AMPCAP_MUTE
/* Of 1 dB. */
#define STEPS(steps, unity)	((3u << AC_AMPCAP_STEP_SIZE_SHIFT) | \
				 (steps) << AC_AMPCAP_NUM_STEPS_SHIFT | (unity))
#define OUT_PIN(caps, device, ...) \
	{ AC_WID_PIN, caps, AC_PINCAP_OUT, FAKE_JACK(device), { __VA_ARGS__ } }
#define IN_PIN(caps, device)	{ AC_WID_PIN, caps, AC_PINCAP_IN, FAKE_JACK(device) }
#define EITHER_PIN(device, ...) \
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_IN | AC_PINCAP_OUT, FAKE_JACK(device), { __VA_ARGS__ } }

/* An amplifier in one number. */
#define OF_OUT(nid)		((nid) << 8)
#define OF_IN(nid, index)	((nid) << 8 | 0x80 | (index))

/**
 * struct row - a control
 * @name: its name
 * @index: its index
 * @channel: first channel
 * @channels: number of them; of a master nothing of this and below is looked at
 * @route: of a source
 * @amps: its amplifiers
 */
struct row {
	const char *name;
	unsigned int index;
	u8 channel;
	u8 channels;
	u8 route;
	u16 amps[4];
};

/**
 * struct control_case - a codec and its controls
 * @name: of the case
 * @linear: all of it takes linear PCM
 * @rows: the widgets
 * @caps: what amplifiers can do, by node id
 * @amps: all amplifiers, in their order
 * @controls: all controls, in theirs
 */
struct control_case {
	const char *name;
	bool linear;
	struct fake_widget rows[12];
	struct {
		u8 nid;
		u32 in;
		u32 out;
	} caps[8];
	u16 amps[10];
	struct row controls[16];
};

static const struct control_case cases[] = {
	{ "inputs of one label are counted, boosts are for some of them", false, {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3, 4, 5, 6 } },
		IN_PIN(IN_AMP, AC_JACK_MIC_IN), IN_PIN(IN_AMP, AC_JACK_MIC_IN),
		IN_PIN(IN_AMP, AC_JACK_LINE_IN), IN_PIN(IN_AMP, AC_JACK_CD),
		{ AC_WID_AUD_OUT, OUT_AMP }, OUT_PIN(0, AC_JACK_LINE_OUT, 7),
	}, {
		{ 2, STEPS(31, 16) | MUTES }, { 3, STEPS(3, 0) }, { 4, STEPS(3, 0) },
		{ 5, STEPS(3, 0) | MUTES }, { 6, STEPS(3, 0) }, { 7, 0, STEPS(64, 64) },
	}, {
		OF_OUT(7), OF_IN(2, 0), OF_IN(3, 0), OF_IN(2, 1), OF_IN(4, 0), OF_IN(2, 2),
		OF_IN(5, 0), OF_IN(2, 3), OF_IN(6, 0),
	}, {
		{ "Master Playback Volume", 0, 0, 2, 0, { OF_OUT(7) } },
		{ "Capture Volume", 0, 0, 2, 0,
		  { OF_IN(2, 0), OF_IN(2, 1), OF_IN(2, 2), OF_IN(2, 3) } },
		{ "Capture Switch", 0, 0, 2, 0,
		  { OF_IN(2, 0), OF_IN(2, 1), OF_IN(2, 2), OF_IN(2, 3) } },
		{ "Mic Boost Volume", 0, 0, 2, 0, { OF_IN(3, 0) } },
		{ "Mic Boost Volume", 1, 0, 2, 0, { OF_IN(4, 0) } },
		{ "Line Boost Volume", 0, 0, 2, 0, { OF_IN(5, 0) } },
		{ "Line Capture Switch", 0, 0, 2, 0, { OF_IN(5, 0) } },
		{ "Input Source", 0, 0, 1, 0 },
	} },
	{ "of two volumes on the way the smaller one boosts", false, {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 4, 5 } },
		IN_PIN(0, AC_JACK_MIC_IN), IN_PIN(0, AC_JACK_LINE_IN),
		{ AC_WID_AUD_OUT, OUT_AMP }, OUT_PIN(0, AC_JACK_LINE_OUT, 6),
	}, {
		{ 2, STEPS(3, 0) }, { 3, 0, STEPS(31, 16) }, { 6, 0, STEPS(64, 64) },
	}, { OF_OUT(6), OF_IN(2, 0), OF_OUT(3) }, {
		{ "Master Playback Volume", 0, 0, 2, 0, { OF_OUT(6) } },
		{ "Capture Boost Volume", 0, 0, 2, 0, { OF_IN(2, 0) } },
		{ "Capture Volume", 0, 0, 2, 0, { OF_OUT(3) } },
		{ "Input Source", 0, 0, 1, 0 },
	} },
	{ "one that can make softer does not boost, and is left alone", false, {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 4, 5 } },
		IN_PIN(0, AC_JACK_MIC_IN), IN_PIN(0, AC_JACK_LINE_IN),
	}, {
		{ 2, STEPS(3, 1) }, { 3, 0, STEPS(31, 16) },
	}, { OF_IN(2, 0), OF_OUT(3) }, {
		{ "Capture Volume", 0, 0, 2, 0, { OF_OUT(3) } },
		{ "Input Source", 0, 0, 1, 0 },
	} },
	{ "of two volumes alike the one next to the converter", false, {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 4, 5 } },
		IN_PIN(0, AC_JACK_MIC_IN), IN_PIN(0, AC_JACK_LINE_IN),
	}, {
		{ 2, STEPS(31, 16) }, { 3, 0, STEPS(31, 16) },
	}, { OF_IN(2, 0), OF_OUT(3) }, {
		{ "Capture Volume", 0, 0, 2, 0, { OF_IN(2, 0) } },
		{ "Input Source", 0, 0, 1, 0 },
	} },
	{ "numbered by the route, even if others have none", false, {
		{ AC_WID_AUD_IN, 0, .conn = { 4 } }, { AC_WID_AUD_IN, IN_AMP, .conn = { 5, 6 } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_FIXED(AC_JACK_MIC_IN) },
		IN_PIN(0, AC_JACK_LINE_IN), IN_PIN(0, AC_JACK_CD),
	}, { { 3, STEPS(31, 16) } }, { OF_IN(3, 0), OF_IN(3, 1) }, {
		{ "Capture Volume", 1, 0, 2, 0, { OF_IN(3, 0), OF_IN(3, 1) } },
		{ "Input Source", 1, 0, 1, 1 },
	} },
	{ "a switch before which only a volume is", false, {
		{ AC_WID_AUD_OUT, OUT_AMP }, OUT_PIN(OUT_AMP, AC_JACK_LINE_OUT, 2),
	}, {
		{ 2, 0, MUTES }, { 3, 0, STEPS(31, 31) },
	}, { OF_OUT(3), OF_OUT(2) }, {
		{ "Master Playback Volume", 0, 0, 2, 0, { OF_OUT(3) } },
		{ "Master Playback Switch", 0, 0, 2, 0, { OF_OUT(2) } },
	} },
	{ "one channel for centre and low frequencies", true, {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, { AC_WID_AUD_OUT, AC_WCAP_STEREO },
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x10, { 2 } },
		{ AC_WID_PIN, AC_WCAP_OUT_AMP, AC_PINCAP_OUT,
		  FAKE_JACK(AC_JACK_LINE_OUT) | 0x11, { 3 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x12, { 4 } },
	}, { { 6, 0, MUTES } }, { OF_OUT(6) }, {
		{ "CLFE Playback Switch", 0, 0, 1, 0, { OF_OUT(6) } },
		{ "Master Playback Switch" },
	} },
	{ "every amplifier there can be on a way", false, {
		{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_MIX, IN_AMP | OUT_AMP, .conn = { 2 } },
		{ AC_WID_AUD_SEL, IN_AMP | OUT_AMP, .conn = { 3 } },
		OUT_PIN(OUT_AMP, AC_JACK_LINE_OUT, 4),
	}, {
		{ 2, 0, MUTES }, { 3, MUTES, MUTES }, { 4, MUTES, MUTES }, { 5, 0, MUTES },
	}, { OF_OUT(5), OF_OUT(4), OF_IN(4, 0), OF_OUT(3), OF_IN(3, 0), OF_OUT(2) }, {
		{ "Master Playback Switch", 0, 0, 2, 0, { OF_OUT(5) } },
	} },
	{ "two ways through the same amplifier", false, {
		{ AC_WID_AUD_OUT, OUT_AMP }, OUT_PIN(0, AC_JACK_LINE_OUT, 2),
		OUT_PIN(0, AC_JACK_HP_OUT, 2), OUT_PIN(0, AC_JACK_SPEAKER, 2),
	}, { { 2, 0, MUTES } }, { OF_OUT(2) }, {
		{ "Master Playback Switch", 0, 0, 2, 0, { OF_OUT(2) } },
	} },
	{ "a mixer of inputs is opened with its own amplifier", false, {
		{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_MIX, IN_AMP, .conn = { 2, 4 } },
		{ AC_WID_AUD_MIX, IN_AMP | OUT_AMP, .conn = { 6 } }, OUT_PIN(0, AC_JACK_SPEAKER, 3),
		IN_PIN(0, AC_JACK_MIC_IN), { AC_WID_AUD_IN, 0, .conn = { 6 } },
	}, {
		{ 2, 0, STEPS(64, 64) }, { 3, MUTES }, { 4, STEPS(31, 23), MUTES },
	}, { OF_IN(3, 0), OF_OUT(2), OF_IN(4, 0), OF_IN(3, 1), OF_OUT(4) }, {
		{ "Master Playback Switch", 0, 0, 2, 0, { OF_IN(3, 0) } },
		{ "Master Playback Volume", 0, 0, 2, 0, { OF_OUT(2) } },
		{ "Mic Playback Volume", 0, 0, 2, 0, { OF_IN(4, 0) } },
	} },
	{ "numbered by the output, even if another has none", true, {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, { AC_WID_AUD_OUT, OUT_AMP },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0xf0, { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0xf0, { 3 } },
	}, { { 3, 0, STEPS(64, 64) | MUTES } }, { OF_OUT(3) }, {
		{ "Speaker Playback Volume", 1, 0, 2, 0, { OF_OUT(3) } },
		{ "Speaker Playback Switch", 1, 0, 2, 0, { OF_OUT(3) } },
		{ "Master Playback Volume" },
		{ "Master Playback Switch" },
	} },
	{ "not numbered by one of its outputs of two kinds", false, {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, { AC_WID_AUD_OUT, OUT_AMP },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0xf0, { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0xf0, { 3 } },
		OUT_PIN(0, AC_JACK_HP_OUT, 3),
	}, { { 3, 0, MUTES } }, { OF_OUT(3) }, {
		{ "Headphone+LO Playback Switch", 0, 0, 2, 0, { OF_OUT(3) } },
		{ "Master Playback Switch" },
	} },
	{ "the front of a set is named as a part of it", true, {
		{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_OUT, AC_WCAP_STEREO },
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0x10, { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0x11, { 3 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0x12, { 4 } },
	}, { { 2, 0, MUTES } }, { OF_OUT(2) }, {
		{ "Speaker Front Playback Switch", 0, 0, 2, 0, { OF_OUT(2) } },
		{ "Master Playback Switch" },
	} },
	{ "what has no control for one route may have one for another", true, {
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 4, 6 } },
		{ AC_WID_AUD_IN, 0, .conn = { 4 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 5 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 7 } },
		IN_PIN(0, AC_JACK_LINE_IN), IN_PIN(0, AC_JACK_MIC_IN),
	}, {
		{ 4, 0, STEPS(3, 1) }, { 5, 0, STEPS(31, 16) },
	}, { OF_OUT(4), OF_OUT(5) }, {
		{ "Capture Volume", 0, 0, 2, 0, { OF_OUT(5) } },
		{ "Capture Volume", 1, 0, 2, 0, { OF_OUT(4) } },
		{ "Input Source", 0, 0, 1, 0 },
	} },
	{ "one source of what two converters record by turns", true, {
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 4, 5 } },
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 6, 7 } },
		IN_PIN(0, AC_JACK_MIC_IN), IN_PIN(0, AC_JACK_LINE_IN), IN_PIN(0, AC_JACK_AUX),
		IN_PIN(0, AC_JACK_CD),
	}, {}, {}, { { "Input Source", 0, 0, 1, 0 } } },
	{ "a way around that is not taken has no amplifier", true, {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, { AC_WID_AUD_MIX, IN_AMP, .conn = { 2, 7 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 2 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 3 } }, OUT_PIN(0, AC_JACK_LINE_OUT, 4, 5),
		IN_PIN(0, AC_JACK_MIC_IN), { AC_WID_AUD_IN, 0, .conn = { 7 } },
	}, {
		{ 3, STEPS(31, 23) }, { 4, 0, STEPS(64, 64) }, { 5, 0, MUTES },
	}, { OF_OUT(4) }, {
		{ "Master Playback Volume", 0, 0, 2, 0, { OF_OUT(4) } },
	} },
	{ "heard of an input that is a mixer's first", false, {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, { AC_WID_AUD_MIX, IN_AMP, .conn = { 5, 2 } },
		OUT_PIN(0, AC_JACK_LINE_OUT, 3), IN_PIN(0, AC_JACK_MIC_IN),
		{ AC_WID_AUD_IN, 0, .conn = { 5 } },
	}, { { 3, MUTES } }, { OF_IN(3, 1), OF_IN(3, 0) }, {
		{ "Master Playback Switch", 0, 0, 2, 0, { OF_IN(3, 1) } },
		{ "Mic Playback Switch", 0, 0, 2, 0, { OF_IN(3, 0) } },
	} },
	{ "tones without an amplifier", false, { { AC_WID_BEEP } }, {}, {}, {} },
	{ "all there can be, in its order", true, {
		{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_OUT, OUT_AMP },
		{ AC_WID_AUD_OUT, OUT_AMP },
		{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_MIX, IN_AMP, .conn = { 2, 9 } },
		OUT_PIN(0, AC_JACK_LINE_OUT, 2, 6), EITHER_PIN(AC_JACK_LINE_IN, 3),
		EITHER_PIN(AC_JACK_MIC_IN, 4), OUT_PIN(0, AC_JACK_HP_OUT, 5),
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 8, 9 } }, { AC_WID_BEEP, OUT_AMP },
	}, {
		{ 2, 0, STEPS(64, 64) }, { 3, 0, STEPS(64, 64) }, { 4, 0, STEPS(64, 64) },
		{ 5, 0, STEPS(64, 64) }, { 6, STEPS(31, 23) }, { 11, STEPS(31, 16) },
		{ 12, 0, STEPS(3, 3) },
	}, {}, {
		{ "Front Playback Volume", 0, 0, 2, 0, { OF_OUT(2) } },
		{ "Center Playback Volume", 0, 0, 1, 0, { OF_OUT(4) } },
		{ "LFE Playback Volume", 0, 1, 1, 0, { OF_OUT(4) } },
		{ "Surround Playback Volume", 0, 0, 2, 0, { OF_OUT(3) } },
		{ "Headphone Playback Volume", 0, 0, 2, 0, { OF_OUT(5) } },
		{ "Master Playback Volume" },
		{ "Capture Volume", 0, 0, 2, 0, { OF_IN(11, 1), OF_IN(11, 0) } },
		{ "Input Source", 0, 0, 1, 0 },
		{ "Loopback Mixing", 0, 0, 1, 0 },
		{ "Mic Playback Volume", 0, 0, 2, 0, { OF_IN(6, 1) } },
		{ "Beep Playback Volume", 0, 0, 2, 0, { OF_OUT(12) } },
		{ "Channel Mode", 0, 0, 1, 0 },
		{ "Independent HP", 0, 0, 1, 0 },
	} },
};

static void describe(const struct control_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(control, cases, describe);

static struct hdg_graph *make_graph(struct kunit *test, const struct control_case *c)
{
	struct hdg_graph *graph;
	unsigned int i, n = 0;

	while (n < ARRAY_SIZE(c->rows) && (c->rows[n].type || c->rows[n].caps || c->rows[n].config))
		n++;
	graph = c->linear ? fake_linear(test, c->rows, n) : fake_graph(test, c->rows, n);
	for (i = 0; i < ARRAY_SIZE(c->caps) && c->caps[i].nid; i++) {
		hdg_widget(graph, c->caps[i].nid)->amp_in = c->caps[i].in;
		hdg_widget(graph, c->caps[i].nid)->amp_out = c->caps[i].out;
	}
	return graph;
}

static struct hdg_plan *make_plan(struct kunit *test, const struct hdg_graph *graph)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	return plan;
}

static u16 code(const struct hdg_amp *amp)
{
	return amp->nid << 8 | (amp->input ? 0x80 : 0) | amp->index;
}

static void expect_amps(struct kunit *test, const struct hdg_mixer *mixer, const u16 *amps,
			unsigned int n)
{
	unsigned int i;

	for (i = 0; i < mixer->n_amps && *amps; i++)
		KUNIT_EXPECT_EQ_MSG(test, code(&mixer->amps[i]), i < n ? amps[i] : 0,
				    "amplifier %u", i);
	for (; i < n; i++)
		KUNIT_EXPECT_EQ_MSG(test, amps[i], 0, "amplifier %u", i);
}

/* A range in dB for a volume, and none for anything else. */
static void expect_range(struct kunit *test, const struct hdg_mixer *mixer,
			 const struct hdg_control *control)
{
	unsigned int unity = control->kind == HDG_VOLUME ?
			     hdg_amp_unity(mixer->amps[control->amps[0]].caps) : 0;
	unsigned int volume[] = { SNDRV_CTL_TLVT_DB_SCALE, 8, -100 * unity, 100 }, none[4] = {};

	KUNIT_EXPECT_EQ_MSG(test, memcmp(control->tlv, control->kind == HDG_VOLUME ? volume : none,
					 sizeof(none)), 0, "%s", control->name);
}

static void expect_control(struct kunit *test, const struct hdg_mixer *mixer,
			   const struct hdg_control *control, const struct row *row)
{
	unsigned int k;

	KUNIT_ASSERT_STREQ(test, control->name, row->name ? row->name : "");
	KUNIT_EXPECT_EQ_MSG(test, control->index, row->index, "%s", row->name);
	if (!row->channels)
		return;
	KUNIT_EXPECT_EQ_MSG(test, control->channel, row->channel, "%s", row->name);
	KUNIT_EXPECT_EQ_MSG(test, control->channels, row->channels, "%s", row->name);
	KUNIT_EXPECT_EQ_MSG(test, control->route, row->route, "%s", row->name);
	for (k = 0; k < ARRAY_SIZE(row->amps) && row->amps[k]; k++)
		KUNIT_EXPECT_EQ_MSG(test, code(&mixer->amps[control->amps[k]]), row->amps[k],
				    "%s", row->name);
	KUNIT_EXPECT_EQ_MSG(test, control->n_amps, k, "%s", row->name);
	expect_range(test, mixer, control);
}

static void control_found(struct kunit *test)
{
	const struct control_case *c = test->param_value;
	const struct hdg_graph *graph = make_graph(test, c);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, make_plan(test, graph)), 0);
	expect_amps(test, mixer, c->amps, ARRAY_SIZE(c->amps));
	for (i = 0; i < mixer->n_controls; i++)
		expect_control(test, mixer, &mixer->controls[i], &c->controls[i]);
	KUNIT_EXPECT_NULL_MSG(test, c->controls[i].name, "%s is missing", c->controls[i].name);
	hdg_mixer_free(mixer);
}

/* A control has room for an amplifier of each way; what is beyond, a second one would adjust. */
static void control_of_many_inputs(struct kunit *test)
{
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);
	struct fake_widget rows[3 + HDG_MAX_PINS] = {
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 3 } },
		{ AC_WID_AUD_SEL, IN_AMP },
		{ AC_WID_AUD_SEL, IN_AMP, .conn = { 13, 14, 15, 16, 17, 18, 19, 20 } },
	};
	struct hdg_graph *graph;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	for (i = 3; i < ARRAY_SIZE(rows); i++)
		rows[i] = (struct fake_widget)IN_PIN(0, i < 11 ? AC_JACK_MIC_IN : AC_JACK_CD);
	graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	fake_widen(test, &graph->widgets[1], 4, 9);
	hdg_widget(graph, 3)->amp_in = STEPS(31, 16);
	hdg_widget(graph, 4)->amp_in = STEPS(31, 16);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, make_plan(test, graph)), 0);
	KUNIT_EXPECT_EQ(test, mixer->n_amps, HDG_MAX_PINS + 1);
	KUNIT_ASSERT_EQ(test, mixer->n_controls, 2);
	KUNIT_EXPECT_STREQ(test, mixer->controls[0].name, "Capture Volume");
	KUNIT_EXPECT_EQ(test, mixer->controls[0].n_amps, HDG_MAX_PINS);
	KUNIT_EXPECT_EQ(test, mixer->controls[0].channels, 2);
	KUNIT_EXPECT_STREQ(test, mixer->controls[1].name, "Input Source");
	hdg_mixer_free(mixer);
}

/* The last of the cases, which has everything. */
static const struct hdg_graph *whole_graph(struct kunit *test)
{
	return make_graph(test, &cases[ARRAY_SIZE(cases) - 1]);
}

/* Nothing is left of it where there is no memory for a part of it. */
static void control_without_memory(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }, OUT_PIN(0, AC_JACK_LINE_OUT, 2),
	};
	const struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	const struct hdg_plan *plan = make_plan(test, graph);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);
	unsigned int nth = 0, failed = 0;
	bool hit;
	int err;

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	fault_memory_need(test, GFP_KERNEL);
	do {
		fault_memory(++nth);
		err = hdg_mixer_init(mixer, graph, plan);
		hit = fault_memory_hit();
		failed += err == -ENOMEM;
		KUNIT_EXPECT_EQ(test, !mixer->amps, !!err);
		KUNIT_EXPECT_EQ(test, !mixer->controls, !!err);
		hdg_mixer_free(mixer);
	} while (hit);
	KUNIT_EXPECT_EQ_MSG(test, err, 0, "where there is enough");
	KUNIT_EXPECT_GT(test, failed, 0);
}

/* What was in its memory before has no influence. */
static void control_from_garbage(struct kunit *test)
{
	const struct hdg_graph *graph = whole_graph(test);
	const struct hdg_plan *plan = make_plan(test, graph);
	struct hdg_mixer *clean = kunit_kzalloc(test, sizeof(*clean), GFP_KERNEL);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, clean);
	KUNIT_ASSERT_NOT_NULL(test, mixer);
	memset(mixer, 0xff, sizeof(*mixer));
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, plan), 0);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(clean, graph, plan), 0);
	KUNIT_EXPECT_EQ(test, mixer->n_amps, clean->n_amps);
	KUNIT_EXPECT_EQ(test, mixer->n_controls, clean->n_controls);
	KUNIT_EXPECT_EQ(test, memcmp(mixer->source, clean->source, sizeof(mixer->source)), 0);
	KUNIT_EXPECT_EQ(test, memcmp(mixer->attached, clean->attached, sizeof(mixer->attached)), 0);
	KUNIT_EXPECT_EQ(test, memcmp(mixer->closed, clean->closed, sizeof(mixer->closed)), 0);
	KUNIT_EXPECT_EQ(test, mixer->lent, 0);
	KUNIT_EXPECT_FALSE(test, mixer->alone);
	KUNIT_EXPECT_FALSE(test, mixer->mixing);
	hdg_mixer_free(mixer);
	hdg_mixer_free(clean);
}

static void expect_freed(struct kunit *test, const struct hdg_mixer *mixer)
{
	KUNIT_EXPECT_NULL(test, mixer->amps);
	KUNIT_EXPECT_NULL(test, mixer->controls);
	KUNIT_EXPECT_EQ(test, mixer->n_amps, 0);
	KUNIT_EXPECT_EQ(test, mixer->n_controls, 0);
}

static void control_freed(struct kunit *test)
{
	const struct hdg_graph *graph = whole_graph(test);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, make_plan(test, graph)), 0);
	hdg_mixer_free(mixer);
	expect_freed(test, mixer);
	hdg_mixer_free(mixer);
}

/* Jacks that are lent play nothing until somebody wants their channels. */
static void control_lent_closed(struct kunit *test)
{
	const struct hdg_graph *graph = whole_graph(test);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);
	unsigned int i, closed = 0;

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, make_plan(test, graph)), 0);
	for (i = 0; i < mixer->n_amps; i++) {
		bool pin = mixer->amps[i].nid == 8 || mixer->amps[i].nid == 9;

		KUNIT_EXPECT_EQ_MSG(test, mixer->amps[i].closed && !mixer->amps[i].input, pin,
				    "amplifier of %u", mixer->amps[i].nid);
		closed += pin;
	}
	KUNIT_EXPECT_EQ(test, closed, 2);
	hdg_mixer_free(mixer);
}

static void expect_items(struct kunit *test, const struct hdg_mixer *mixer, const char *name,
			 const char *const *labels)
{
	const struct hdg_control *control = find_control(mixer, name);
	unsigned int i;
	char label[16];

	KUNIT_ASSERT_NOT_NULL(test, control);
	for (i = 0; labels[i]; i++) {
		hdg_item_label(mixer, control, i, label, sizeof(label));
		KUNIT_EXPECT_STREQ(test, label, labels[i]);
	}
	KUNIT_EXPECT_EQ(test, hdg_control_max(mixer, control) + 1, i);
}

static void control_items(struct kunit *test)
{
	static const char *const channels[] = { "2ch", "4ch", "6ch", NULL };
	static const char *const sources[] = { "Mic", "Line", NULL };
	static const char *const off_on[] = { "Disabled", "Enabled", NULL };
	const struct hdg_graph *graph = whole_graph(test);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, make_plan(test, graph)), 0);
	expect_items(test, mixer, "Channel Mode", channels);
	expect_items(test, mixer, "Input Source", sources);
	expect_items(test, mixer, "Independent HP", off_on);
	expect_items(test, mixer, "Loopback Mixing", off_on);
	hdg_mixer_free(mixer);
}

/* The first of a label has no number. */
static void control_counts_sources(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, .conn = { 3, 4, 5, 6 } }, IN_PIN(0, AC_JACK_MIC_IN),
		IN_PIN(0, AC_JACK_MIC_IN), IN_PIN(0, AC_JACK_MIC_IN), IN_PIN(0, AC_JACK_LINE_IN),
	};
	static const char *const sources[] = { "Mic", "Mic 1", "Mic 2", "Line", NULL };
	const struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, mixer);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, make_plan(test, graph)), 0);
	expect_items(test, mixer, "Input Source", sources);
	hdg_mixer_free(mixer);
}

static struct kunit_case control_cases[] = {
	KUNIT_CASE_PARAM(control_found, control_gen_params),
	KUNIT_CASE(control_of_many_inputs),
	KUNIT_CASE(control_without_memory),
	KUNIT_CASE(control_from_garbage),
	KUNIT_CASE(control_freed),
	KUNIT_CASE(control_lent_closed),
	KUNIT_CASE(control_items),
	KUNIT_CASE(control_counts_sources),
	{}
};

static struct kunit_suite control_suite = {
	.name = "generic_control",
	.test_cases = control_cases,
};

kunit_test_suite(control_suite);
