// SPDX-License-Identifier: GPL-2.0
/*
 * Which controls there are, what they are called, and what setting them sends.
 */
#include <kunit/test.h>

#include "generic/widgets/pin_names.h"
#include "generic/widgets/mixer.h"
#include "generic/widgets/setup.h"

#include "expect_commands.h"
#include "fake_graph.h"

#define AMPS		(AC_WCAP_OUT_AMP | AC_WCAP_IN_AMP | AC_WCAP_STEREO)
#define IN_AMP		(AC_WCAP_IN_AMP | AC_WCAP_STEREO)
#define MUTE_ONLY	AC_AMPCAP_MUTE
#define STEPS(steps, unity)	((3u << AC_AMPCAP_STEP_SIZE_SHIFT) | \
				 (steps) << AC_AMPCAP_NUM_STEPS_SHIFT | (unity))
#define BOTH		(AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT)
#define LINE_OUT(sequence, ...) \
	{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 0x10 | (sequence), \
	  { __VA_ARGS__ } }
#define CMD(nid, verb, payload)	((u32)(nid) << 20 | (verb) << 8 | (payload))
#define AMP(nid, payload)	CMD(nid, AC_VERB_SET_AMP_GAIN_MUTE, payload)

static struct hdg_mixer *make_mixer(struct kunit *test, const struct hdg_graph *graph)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_mixer *mixer = kunit_kzalloc(test, sizeof(*mixer), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	KUNIT_ASSERT_NOT_NULL(test, mixer);
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(mixer, graph, plan), 0);
	return mixer;
}

static struct hdg_control *find(struct kunit *test, const struct hdg_mixer *mixer,
				const char *name, unsigned int index)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (!strcmp(mixer->controls[i].name, name) && mixer->controls[i].index == index)
			return &mixer->controls[i];
	}
	KUNIT_ASSERT_TRUE_MSG(test, false, "there is no %s,%u", name, index);
	return NULL;
}

/* Those of amplifiers and sources; level_test.c has the masters that are made of them. */
static void expect_names(struct kunit *test, const struct hdg_mixer *mixer,
			 const char *const *names, unsigned int n)
{
	unsigned int i, k = 0;

	for (i = 0; i < mixer->n_controls; i++) {
		if (mixer->controls[i].master)
			continue;
		KUNIT_EXPECT_STREQ_MSG(test, mixer->controls[i].name, k < n ? names[k] : "",
				       "control %u", i);
		k++;
	}
	KUNIT_EXPECT_EQ(test, k, n);
}

#define EXPECT_NAMES(test, mixer, ...) do {				\
	static const char *const __names[] = { __VA_ARGS__ };		\
									\
	expect_names(test, mixer, __names, ARRAY_SIZE(__names));	\
} while (0)

/* Sets a control and expects it to be changed, or not, and what it says afterwards. */
static void put(struct kunit *test, struct hdg_mixer *mixer, struct hdg_control *control,
		unsigned int left, unsigned int right, int expected, struct hdg_batch *batch)
{
	unsigned int values[2] = { left, right };

	hdg_batch_init(batch, 0);
	KUNIT_EXPECT_EQ(test, hdg_control_put(mixer, control, values, batch), expected);
	if (expected < 0)
		return;
	memset(values, 0, sizeof(values));
	hdg_control_get(mixer, control, values);
	KUNIT_EXPECT_EQ(test, values[0], left);
	if (control->channels == 2)
		KUNIT_EXPECT_EQ(test, values[1], right);
}

/* What is selected of the mixers that two converters record by turns is open, and nothing else. */
static void mixers_by_turns(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 10, 4 } },			/* 2 */
		{ AC_WID_AUD_IN, AC_WCAP_STEREO, .conn = { 10, 5 } },			/* 3 */
		{ AC_WID_AUD_MIX, IN_AMP, .conn = { 6, 7 } },				/* 4 */
		{ AC_WID_AUD_MIX, IN_AMP, .conn = { 8, 9 } },				/* 5 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_AUX) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_CD) },			/* 9 */
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	hdg_widget(graph, 4)->amp_in = MUTE_ONLY;
	hdg_widget(graph, 5)->amp_in = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	hdg_batch_init(&batch, 0);
	hdg_mixer_setup(&batch, mixer);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_CONNECT_SEL, 1),
			AMP(4, AC_AMP_SET_INPUT | BOTH),
			AMP(4, AC_AMP_SET_INPUT | BOTH | 1 << 8 | AC_AMP_MUTE),
			AMP(5, AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE),
			AMP(5, AC_AMP_SET_INPUT | BOTH | 1 << 8 | AC_AMP_MUTE));
	put(test, mixer, find(test, mixer, "Input Source", 0), 1, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_CONNECT_SEL, 1),
			AMP(4, AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE),
			AMP(4, AC_AMP_SET_INPUT | BOTH | 1 << 8),
			AMP(5, AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE),
			AMP(5, AC_AMP_SET_INPUT | BOTH | 1 << 8 | AC_AMP_MUTE));
	hdg_mixer_free(mixer);
}

/* As on most small codecs: a volume in the converter, the only output's. */
static void single_output(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS },						/* 2 */
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },	/* 3 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_control *volume;
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	graph->widgets[0].amp_out = MUTE_ONLY | STEPS(0x4a, 0x40);
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Master Playback Volume", "Master Playback Switch");
	volume = find(test, mixer, "Master Playback Volume", 0);
	KUNIT_EXPECT_FALSE(test, volume->main);
	KUNIT_EXPECT_EQ(test, hdg_control_max(mixer, volume), 0x4a);
	KUNIT_EXPECT_EQ(test, volume->channels, 2);
	KUNIT_EXPECT_EQ_MSG(test, (int)volume->tlv[2], -6400, "0x40 steps of 1 dB below 0 dB");
	KUNIT_EXPECT_EQ(test, volume->tlv[3], 100);
	put(test, mixer, volume, 10, 11, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 10),
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 11));
	put(test, mixer, volume, 10, 11, 0, &batch);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 0, "nothing has changed");
	put(test, mixer, volume, 10, 0x4b, -EINVAL, &batch);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	put(test, mixer, find(test, mixer, "Master Playback Switch", 0), 0, 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch,
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_MUTE | 10),
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 11));
	hdg_batch_init(&batch, 0);
	hdg_mixer_setup(&batch, mixer);
	EXPECT_COMMANDS(test, &batch,
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_MUTE | 10),
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 11));
	hdg_mixer_free(mixer);
}

/* Its one channel is set on both sides. */
static void mono_output(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS & ~AC_WCAP_STEREO },				/* 2 */
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },	/* 3 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_control *volume;
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	graph->widgets[0].amp_out = MUTE_ONLY | STEPS(0x4a, 0x40);
	mixer = make_mixer(test, graph);
	volume = find(test, mixer, "Master Playback Volume", 0);
	KUNIT_EXPECT_EQ(test, volume->channels, 1);
	put(test, mixer, volume, 10, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch,
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT | 10));
	put(test, mixer, find(test, mixer, "Master Playback Switch", 0), 0, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch,
			AMP(2, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT |
			    AC_AMP_MUTE | 10));
	hdg_mixer_free(mixer);
}

/* Two pins on one converter: what they share is the master. */
static void shared_converter(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS },						/* 2 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 2 } },	/* 3 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },	/* 4 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;

	graph->widgets[0].amp_out = STEPS(31, 31);
	graph->widgets[1].amp_out = MUTE_ONLY;
	graph->widgets[2].amp_out = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Speaker Playback Switch", "Master Playback Volume",
		     "Headphone Playback Switch");
	KUNIT_EXPECT_TRUE(test, find(test, mixer, "Speaker Playback Switch", 0)->main);
	KUNIT_EXPECT_FALSE(test, find(test, mixer, "Master Playback Volume", 0)->main);
	hdg_mixer_free(mixer);
}

/* An amplifier that is the master leaves none to be made for those of its kind at the pins. */
static void one_master(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS },						/* 2 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 2 } },	/* 3 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },	/* 4 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	unsigned int i;

	graph->widgets[0].amp_out = MUTE_ONLY;
	graph->widgets[1].amp_out = MUTE_ONLY | STEPS(31, 31);
	graph->widgets[2].amp_out = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Speaker Playback Volume", "Speaker Playback Switch",
		     "Master Playback Switch", "Headphone Playback Switch");
	for (i = 0; i < mixer->n_controls; i++)
		KUNIT_EXPECT_EQ_MSG(test, mixer->controls[i].main, i == 0, "%s",
				    mixer->controls[i].name);
	KUNIT_EXPECT_TRUE(test, find(test, mixer, "Master Playback Volume", 0)->master);
	hdg_mixer_free(mixer);
}

/* Of several amplifiers on one way, one is adjusted; the others are open. */
static void own_converters(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS },						/* 2 */
		{ AC_WID_AUD_OUT, AC_WCAP_OUT_AMP },					/* 3 */
		{ AC_WID_AUD_MIX, AMPS, .conn = { 2 } },				/* 4 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { 4 } }, /* 5 */
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT) | 1, { 3 } }, /* 6 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;

	graph->widgets[0].amp_out = STEPS(64, 64);
	graph->widgets[1].amp_out = STEPS(31, 0);
	graph->widgets[2].amp_in = MUTE_ONLY;
	graph->widgets[3].amp_out = MUTE_ONLY | STEPS(3, 0);
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Front Playback Switch", "Front Playback Volume",
		     "Front Playback Volume");
	KUNIT_EXPECT_EQ(test, mixer->amps[mixer->controls[1].amps[0]].nid, 2);
	KUNIT_EXPECT_EQ(test, mixer->controls[2].index, 1);
	KUNIT_EXPECT_TRUE(test, mixer->controls[1].main);
	KUNIT_EXPECT_EQ(test, mixer->controls[2].channels, 1);
	hdg_mixer_free(mixer);
}

/* A converter for each pair of a set of loudspeakers and for the headphones. */
static void surround(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS }, { AC_WID_AUD_OUT, AMPS },			/* 2, 3 */
		{ AC_WID_AUD_OUT, AMPS }, { AC_WID_AUD_OUT, AMPS },			/* 4, 5 */
		{ AC_WID_AUD_OUT, AMPS },						/* 6 */
		LINE_OUT(0, 2), LINE_OUT(1, 3), LINE_OUT(2, 4), LINE_OUT(4, 5),	/* 7 to 10 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 6 } },	/* 11 */
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 2 } },	/* 12 */
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	struct hdg_batch batch;
	unsigned int i;

	for (i = 0; i < 5; i++)
		graph->widgets[i].amp_out = STEPS(64, 64);
	hdg_widget(graph, 7)->amp_out = MUTE_ONLY;
	hdg_widget(graph, 8)->amp_out = MUTE_ONLY;
	hdg_widget(graph, 11)->amp_out = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Front Playback Switch", "Speaker+LO Playback Volume",
		     "Center Playback Switch", "LFE Playback Switch", "Center Playback Volume",
		     "LFE Playback Volume", "Surround Playback Volume", "Side Playback Volume",
		     "Headphone Playback Switch", "Headphone Playback Volume", "Independent HP");
	for (i = 0; i < mixer->n_controls; i++) {
		KUNIT_EXPECT_EQ(test, mixer->controls[i].index, 0);
		if (hdg_control_has_items(&mixer->controls[i]))
			continue;
		KUNIT_EXPECT_NE_MSG(test, mixer->controls[i].main, mixer->controls[i].master,
				    "control %u", i);
	}
	put(test, mixer, find(test, mixer, "Master Playback Volume", 0), 64, 0, 1, &batch);
	hdg_batch_free(&batch);
	put(test, mixer, find(test, mixer, "LFE Playback Volume", 0), 10, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 64),
			AMP(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 10));
	put(test, mixer, find(test, mixer, "Center Playback Volume", 0), 11, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 11),
			AMP(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 10));
	put(test, mixer, find(test, mixer, "Center Playback Switch", 0), 0, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch,
			AMP(8, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_MUTE),
			AMP(8, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT));
	hdg_mixer_free(mixer);
}

/* As in many a laptop; what headphones share is not to be closed when they are used. */
static void two_speakers(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AMPS }, { AC_WID_AUD_OUT, AMPS },			/* 2, 3 */
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0x10, { 2 } },
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER) | 0x11, { 3 } },
		{ AC_WID_PIN, AMPS, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },	/* 6 */
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	unsigned int i;

	for (i = 0; i < 2; i++)
		graph->widgets[i].amp_out = STEPS(64, 64);
	for (; i < ARRAY_SIZE(rows); i++)
		graph->widgets[i].amp_out = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Speaker Playback Switch", "PCM Playback Volume",
		     "Headphone Playback Switch", "Bass Speaker Playback Switch",
		     "Bass Speaker Playback Volume");
	hdg_mixer_free(mixer);
}

static void digital_output(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AMPS | AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { 2 } },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;

	graph->widgets[1].amp_out = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	KUNIT_EXPECT_EQ_MSG(test, mixer->n_controls, 0, "IEC958 is switched elsewhere");
	KUNIT_ASSERT_EQ(test, mixer->n_amps, 1);
	KUNIT_EXPECT_FALSE(test, mixer->amps[0].mute[0]);
	hdg_mixer_free(mixer);
}

/* Inputs by way of a selector; an amplifier in the converter and one at a microphone. */
static void input_source(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3 } }, /* 2 */
		{ AC_WID_AUD_SEL, 0, .conn = { 4, 5, 6 } },				/* 3 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },		/* 4 */
		{ AC_WID_PIN, IN_AMP, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) }, /* 5 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) | 1 },	/* 6 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_control *source;
	struct hdg_mixer *mixer;
	struct hdg_batch batch;
	char name[64];

	graph->widgets[0].amp_in = MUTE_ONLY | STEPS(31, 16);
	graph->widgets[3].amp_in = STEPS(3, 0);
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Capture Volume", "Capture Switch", "Mic Boost Volume",
		     "Input Source");
	source = find(test, mixer, "Input Source", 0);
	KUNIT_EXPECT_EQ(test, hdg_control_max(mixer, source), 2);
	KUNIT_EXPECT_EQ(test, source->channels, 1);
	hdg_item_label(mixer, source, 0, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Mic");
	hdg_item_label(mixer, source, 1, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Line");
	hdg_item_label(mixer, source, 2, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Line 1");
	put(test, mixer, source, 2, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_CONNECT_SEL, 2));
	put(test, mixer, source, 2, 0, 0, &batch);
	put(test, mixer, source, 3, 0, -EINVAL, &batch);
	hdg_batch_init(&batch, 0);
	hdg_mixer_setup(&batch, mixer);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_CONNECT_SEL, 2),
			AMP(2, AC_AMP_SET_INPUT | BOTH | 16), AMP(5, AC_AMP_SET_INPUT | BOTH));
	hdg_mixer_free(mixer);
}

/* Inputs by way of a mixer: the one selected is open; a mute of the user's stays a mute. */
static void mixed_source(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3 } }, /* 2 */
		{ AC_WID_AUD_MIX, IN_AMP, .conn = { 4, 5 } },				/* 3 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },		/* 4 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },		/* 5 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	graph->widgets[0].amp_in = STEPS(31, 16);
	graph->widgets[1].amp_in = MUTE_ONLY;
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Capture Volume", "Capture Switch", "Input Source");
	put(test, mixer, find(test, mixer, "Input Source", 0), 1, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(3, AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE),
			AMP(3, AC_AMP_SET_INPUT | BOTH | 1 << AC_AMP_SET_INDEX_SHIFT));
	put(test, mixer, find(test, mixer, "Capture Switch", 0), 0, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(3, AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE),
			AMP(3, AC_AMP_SET_INPUT | BOTH | 1 << AC_AMP_SET_INDEX_SHIFT |
			    AC_AMP_MUTE));
	put(test, mixer, find(test, mixer, "Input Source", 0), 0, 0, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(3, AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE),
			AMP(3, AC_AMP_SET_INPUT | BOTH | 1 << AC_AMP_SET_INDEX_SHIFT |
			    AC_AMP_MUTE));
	hdg_mixer_free(mixer);
}

/* A converter with several inputs has a setting for each; they are one control. */
static void converter_selects(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 3, 4 } },				/* 2 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },		/* 3 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_CD) },			/* 4 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	graph->widgets[0].amp_in = STEPS(31, 16);
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Capture Volume", "Input Source");
	put(test, mixer, &mixer->controls[0], 5, 5, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(2, AC_AMP_SET_INPUT | BOTH | 5),
			AMP(2, AC_AMP_SET_INPUT | BOTH | 1 << AC_AMP_SET_INDEX_SHIFT | 5));
	hdg_mixer_free(mixer);
}

/* A second converter's controls are counted; what both go through is adjusted once. */
static void two_converters(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 4 } }, /* 2 */
		{ AC_WID_AUD_IN, IN_AMP, .conn = { 4 } }, /* 3 */
		{ AC_WID_PIN, IN_AMP, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) }, /* 4 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;

	graph->widgets[0].amp_in = STEPS(31, 16);
	graph->widgets[1].amp_in = STEPS(31, 16);
	graph->widgets[2].amp_in = STEPS(3, 0);
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Capture Volume", "Line Boost Volume", "Capture Volume");
	KUNIT_EXPECT_EQ(test, mixer->controls[2].index, 1);
	hdg_mixer_free(mixer);
}

static void nothing_to_adjust(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, 0 },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },
	};
	struct hdg_mixer *mixer = make_mixer(test, fake_graph(test, rows, ARRAY_SIZE(rows)));
	struct hdg_batch batch;

	KUNIT_EXPECT_EQ(test, mixer->n_controls, 0);
	hdg_batch_init(&batch, 0);
	hdg_mixer_setup(&batch, mixer);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	hdg_mixer_free(mixer);
}

static const struct {
	u32 config;
	u32 pin_caps;
	bool capture;
	const char *label;
} labels[] = {
	{ FAKE_JACK(AC_JACK_LINE_OUT), 0, false, "Front" },
	{ FAKE_JACK(AC_JACK_SPEAKER), 0, false, "Speaker" },
	{ FAKE_JACK(AC_JACK_HP_OUT), 0, false, "Headphone" },
	{ FAKE_JACK(AC_JACK_SPDIF_OUT), 0, false, "IEC958" },
	{ FAKE_JACK(AC_JACK_SPDIF_OUT), AC_PINCAP_HDMI, false, "IEC958" },
	{ FAKE_JACK(AC_JACK_DIG_OTHER_OUT), AC_PINCAP_DP, false, "HDMI" },
	{ FAKE_JACK(AC_JACK_OTHER), 0, false, "Front" },
	{ FAKE_JACK(AC_JACK_MIC_IN), 0, true, "Mic" },
	{ FAKE_JACK(AC_JACK_MIC_IN) | AC_JACK_LOC_FRONT << AC_DEFCFG_LOCATION_SHIFT, 0, true,
	  "Front Mic" },
	{ FAKE_JACK(AC_JACK_MIC_IN) | (u32)AC_JACK_PORT_FIXED << AC_DEFCFG_PORT_CONN_SHIFT, 0,
	  true, "Internal Mic" },
	{ FAKE_JACK(AC_JACK_MIC_IN) | (u32)AC_JACK_PORT_BOTH << AC_DEFCFG_PORT_CONN_SHIFT, 0,
	  true, "Internal Mic" },
	{ FAKE_JACK(AC_JACK_MIC_IN) | AC_JACK_LOC_INTERNAL << AC_DEFCFG_LOCATION_SHIFT, 0, true,
	  "Internal Mic" },
	{ FAKE_JACK(AC_JACK_MIC_IN) |
	  (AC_JACK_LOC_INTERNAL | AC_JACK_LOC_REAR) << AC_DEFCFG_LOCATION_SHIFT, 0, true,
	  "Internal Mic" },
	{ FAKE_JACK(AC_JACK_MIC_IN) | AC_JACK_LOC_SEPARATE << AC_DEFCFG_LOCATION_SHIFT, 0, true,
	  "Dock Mic" },
	{ FAKE_JACK(AC_JACK_LINE_OUT) | (u32)AC_JACK_PORT_FIXED << AC_DEFCFG_PORT_CONN_SHIFT, 0,
	  false, "Speaker" },
	{ FAKE_JACK(AC_JACK_LINE_IN), 0, true, "Line" },
	{ FAKE_JACK(AC_JACK_CD), 0, true, "CD" },
	{ FAKE_JACK(AC_JACK_AUX), 0, true, "Aux" },
	{ FAKE_JACK(AC_JACK_TELEPHONY), 0, true, "Phone" },
	{ FAKE_JACK(AC_JACK_SPDIF_IN), 0, true, "SPDIF In" },
	{ FAKE_JACK(AC_JACK_DIG_OTHER_IN), 0, true, "Digital In" },
	{ FAKE_JACK(AC_JACK_OTHER), 0, true, "Input" },
};

static void pin_labels(struct kunit *test)
{
	static const struct hdg_graph nothing_else;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(labels); i++) {
		struct hdg_widget pin = {
			.caps = labels[i].pin_caps ? AC_WCAP_DIGITAL : 0,
			.config = labels[i].config,
			.pin_caps = labels[i].pin_caps,
		};

		KUNIT_EXPECT_STREQ(test, hdg_label(&nothing_else, &pin, labels[i].capture),
				   labels[i].label);
	}
}

/* As sound servers know loudspeakers of a set. */
static void channel_labels(struct kunit *test)
{
	struct hdg_widget line = { .config = FAKE_JACK(AC_JACK_LINE_OUT) };
	struct hdg_widget speaker = { .config = FAKE_JACK(AC_JACK_SPEAKER) };

	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 2, 0), "Front");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 2, 2), "Surround");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 4, 4), "CLFE");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&line, 4, 6), "Side");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 2, 0), "Speaker");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 2, 2), "Bass Speaker");
	KUNIT_EXPECT_STREQ(test, hdg_channel_label(&speaker, 3, 0), "Speaker Front");
}

/* What one ADC cannot record another one does in its place, on the same device, by one control. */
static void adcs_in_turn(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, AC_WCAP_IN_AMP | AC_WCAP_STEREO, .conn = { 4 } },	/* 2 */
		{ AC_WID_AUD_IN, AC_WCAP_IN_AMP | AC_WCAP_STEREO, .conn = { 5 } },	/* 3 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) |
		  (u32)AC_JACK_PORT_FIXED << AC_DEFCFG_PORT_CONN_SHIFT },		/* 4 */
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },		/* 5 */
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	hdg_widget(graph, 2)->amp_in = STEPS(31, 16);
	hdg_widget(graph, 3)->amp_in = STEPS(31, 16);
	mixer = make_mixer(test, graph);
	KUNIT_ASSERT_EQ(test, mixer->plan->n_capture, 1);
	KUNIT_ASSERT_EQ(test, mixer->plan->capture[0].n_paths, 2);
	EXPECT_NAMES(test, mixer, "Capture Volume", "Input Source");
	put(test, mixer, find(test, mixer, "Capture Volume", 0), 7, 7, 1, &batch);
	EXPECT_COMMANDS(test, &batch,
			CMD(2, AC_VERB_SET_AMP_GAIN_MUTE, AC_AMP_SET_INPUT | AC_AMP_SET_LEFT |
			    AC_AMP_SET_RIGHT | 7),
			CMD(3, AC_VERB_SET_AMP_GAIN_MUTE, AC_AMP_SET_INPUT | AC_AMP_SET_LEFT |
			    AC_AMP_SET_RIGHT | 7));
	hdg_mixer_attach(mixer, 0, 0x11, 3, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_STREAM_FORMAT, 0x11),
			CMD(2, AC_VERB_SET_CHANNEL_STREAMID, 0x30));
	KUNIT_EXPECT_TRUE(test, hdg_mixer_use(mixer, 0, 1, &batch));
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_CHANNEL_STREAMID, 0),
			CMD(3, AC_VERB_SET_STREAM_FORMAT, 0x11),
			CMD(3, AC_VERB_SET_CHANNEL_STREAMID, 0x30));
	hdg_mixer_attach(mixer, 0, 0, 0, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_CHANNEL_STREAMID, 0));
	KUNIT_EXPECT_TRUE(test, hdg_mixer_use(mixer, 0, 0, &batch));
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 0, "no stream");
	hdg_mixer_free(mixer);
}

/* A mixer of what can be recorded, beside the way of what is played: as in many a codec. */
static void loopback(struct kunit *test)
{
	enum { DAC = 2, OUT_MIXER, IN_MIXER, SPEAKER, MIC, LINE, LEFT_ALONE };
	enum { INPUT = AC_AMP_SET_INPUT | BOTH };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_OUT_AMP | AC_WCAP_STEREO },
		{ AC_WID_AUD_MIX, IN_AMP | AC_WCAP_STEREO, .conn = { DAC, IN_MIXER } },
		{ AC_WID_AUD_MIX, IN_AMP | AC_WCAP_STEREO | AC_WCAP_POWER,
		  .conn = { MIC, LINE, LEFT_ALONE } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { OUT_MIXER } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_NONE(AC_JACK_AUX) },
		{ AC_WID_AUD_IN, 0, .conn = { MIC, LINE } },
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_mixer *mixer;
	struct hdg_batch batch;

	hdg_widget(graph, DAC)->amp_out = STEPS(64, 64);
	hdg_widget(graph, OUT_MIXER)->amp_in = MUTE_ONLY;
	hdg_widget(graph, IN_MIXER)->amp_in = MUTE_ONLY | STEPS(31, 23);
	mixer = make_mixer(test, graph);
	EXPECT_NAMES(test, mixer, "Master Playback Switch", "Master Playback Volume",
		     "Input Source", "Mic Playback Volume", "Mic Playback Switch",
		     "Line Playback Volume", "Line Playback Switch");
	hdg_batch_init(&batch, 0);
	hdg_setup_power(&batch, graph, mixer->plan);
	EXPECT_COMMANDS(test, &batch, CMD(IN_MIXER, AC_VERB_SET_POWER_STATE, AC_PWRST_D0));
	hdg_mixer_setup(&batch, mixer);
	EXPECT_COMMANDS(test, &batch, CMD(9, AC_VERB_SET_CONNECT_SEL, 0), AMP(OUT_MIXER, INPUT),
			AMP(DAC, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT | 44),
			AMP(IN_MIXER, INPUT | AC_AMP_MUTE | 23),
			AMP(IN_MIXER, INPUT | 1 << 8 | AC_AMP_MUTE | 23),
			AMP(OUT_MIXER, INPUT | 1 << 8));
	put(test, mixer, find(test, mixer, "Line Playback Switch", 0), 1, 1, 1, &batch);
	EXPECT_COMMANDS(test, &batch, AMP(IN_MIXER, INPUT | 1 << 8 | 23));
	hdg_mixer_free(mixer);
}

static struct kunit_case codec_mixer_cases[] = {
	KUNIT_CASE(mixers_by_turns),
	KUNIT_CASE(single_output),
	KUNIT_CASE(mono_output),
	KUNIT_CASE(shared_converter),
	KUNIT_CASE(one_master),
	KUNIT_CASE(own_converters),
	KUNIT_CASE(surround),
	KUNIT_CASE(two_speakers),
	KUNIT_CASE(digital_output),
	KUNIT_CASE(input_source),
	KUNIT_CASE(mixed_source),
	KUNIT_CASE(converter_selects),
	KUNIT_CASE(two_converters),
	KUNIT_CASE(nothing_to_adjust),
	KUNIT_CASE(pin_labels),
	KUNIT_CASE(channel_labels),
	KUNIT_CASE(adcs_in_turn),
	KUNIT_CASE(loopback),
	{}
};

static struct kunit_suite codec_mixer_suite = {
	.name = "generic_mixer",
	.test_cases = codec_mixer_cases,
};

kunit_test_suite(codec_mixer_suite);
