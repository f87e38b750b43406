// SPDX-License-Identifier: GPL-2.0
/*
 * How loud it is at first, and what a master governs.
 */
#include <kunit/test.h>
#include <sound/tlv.h>

#include "generic/widgets/level.h"

#include "fake_graph.h"

#define OUT_AMP		(AC_WCAP_OUT_AMP | AC_WCAP_STEREO)
#define MUTE_ONLY	AC_AMPCAP_MUTE
/* Of 1 dB, and of 10 dB. */
#define STEPS(steps, unity)	((3u << AC_AMPCAP_STEP_SIZE_SHIFT) | \
				 (steps) << AC_AMPCAP_NUM_STEPS_SHIFT | (unity))
#define COARSE(steps, unity)	((39u << AC_AMPCAP_STEP_SIZE_SHIFT) | \
				 (steps) << AC_AMPCAP_NUM_STEPS_SHIFT | (unity))

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

static const struct hdg_amp *amp_of(struct kunit *test, const struct hdg_mixer *mixer, u8 nid)
{
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++) {
		if (mixer->amps[i].nid == nid)
			return &mixer->amps[i];
	}
	KUNIT_ASSERT_TRUE_MSG(test, false, "node %u has no amplifier", nid);
	return NULL;
}

static bool is_main(const struct hdg_mixer *mixer, const char *name)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (!strcmp(mixer->controls[i].name, name))
			return mixer->controls[i].main;
	}
	return false;
}

/* Three outputs; two share a converter, and have volumes of their own, too. */
static const struct fake_widget rows[] = {
	{ AC_WID_AUD_OUT, OUT_AMP }, { AC_WID_AUD_OUT, OUT_AMP },			/* 2, 3 */
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_LINE_OUT), { 2 } },	/* 4 */
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },	/* 5 */
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 3 } },	/* 6 */
};

static struct hdg_graph *make_graph(struct kunit *test)
{
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));

	hdg_widget(graph, 2)->amp_out = STEPS(80, 64) | MUTE_ONLY;
	hdg_widget(graph, 3)->amp_out = STEPS(40, 40);
	hdg_widget(graph, 5)->amp_out = STEPS(30, 30) | MUTE_ONLY;
	return graph;
}

static void expect_level(struct kunit *test, const struct hdg_mixer *mixer, u8 nid,
			 unsigned int gain, unsigned int fall)
{
	const struct hdg_amp *amp = amp_of(test, mixer, nid);

	KUNIT_EXPECT_EQ_MSG(test, amp->gain[0], gain, "node %u", nid);
	KUNIT_EXPECT_EQ_MSG(test, amp->gain[1], gain, "node %u", nid);
	KUNIT_EXPECT_EQ_MSG(test, amp->fall, fall, "node %u", nid);
	KUNIT_EXPECT_FALSE_MSG(test, amp->mute[0] || amp->shut, "node %u", nid);
}

/* Each output is softer by as much, once, however many amplifiers are on the way: by the master. */
static void level_at_first(struct kunit *test)
{
	struct hdg_mixer *mixer = make_mixer(test, make_graph(test));

	KUNIT_EXPECT_EQ(test, mixer->level, 80 - 20);
	expect_level(test, mixer, 2, 64, 20);
	expect_level(test, mixer, 5, 30, 0);
	expect_level(test, mixer, 3, 40, 20);
	hdg_mixer_free(mixer);
}

/* No further than is wanted in the master's steps, the nearest an amplifier can do. */
static void level_coarse(struct kunit *test)
{
	struct hdg_graph *graph = make_graph(test);
	struct hdg_mixer *mixer;

	hdg_widget(graph, 2)->amp_out = STEPS(6, 6);
	hdg_widget(graph, 5)->amp_out = 0;
	hdg_widget(graph, 3)->amp_out = COARSE(7, 5);
	mixer = make_mixer(test, graph);
	KUNIT_EXPECT_EQ(test, mixer->level, 7 - 2);
	expect_level(test, mixer, 2, 6, 6);
	expect_level(test, mixer, 3, 5, 2);
	hdg_mixer_free(mixer);
}

/* A converter whose amplifier, with @caps, a loudspeaker with a long one and headphones share. */
static const struct fake_widget shared[] = {
	{ AC_WID_AUD_OUT, OUT_AMP },
	{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 2 } },
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
};

static struct hdg_mixer *make_shared(struct kunit *test, u32 caps)
{
	struct hdg_graph *graph = fake_linear(test, shared, ARRAY_SIZE(shared));

	hdg_widget(graph, 2)->amp_out = caps;
	hdg_widget(graph, 3)->amp_out = STEPS(80, 80);
	return make_mixer(test, graph);
}

/* An amplifier that is the master of all is lowered first, be there one that goes down further. */
static void level_of_own_master(struct kunit *test)
{
	struct hdg_mixer *mixer = make_shared(test, STEPS(30, 30));

	expect_level(test, mixer, 2, 30 - 20, 0);
	expect_level(test, mixer, 3, 80, 0);
	hdg_mixer_free(mixer);
}

/* Where it does not go down as far, something else on the way does. */
static void level_of_short_master(struct kunit *test)
{
	struct hdg_mixer *mixer = make_shared(test, STEPS(6, 6));

	expect_level(test, mixer, 3, 80 - 20, 0);
	expect_level(test, mixer, 2, 0, 0);
	hdg_mixer_free(mixer);
}

/* It goes down as far as is wanted, or one step less: then it stays where it is. */
static void level_of_master_just_long_enough(struct kunit *test)
{
	struct hdg_mixer *mixer = make_shared(test, STEPS(20, 20));

	expect_level(test, mixer, 2, 0, 0);
	expect_level(test, mixer, 3, 80, 0);
	hdg_mixer_free(mixer);
	mixer = make_shared(test, STEPS(19, 19));
	expect_level(test, mixer, 3, 80 - 20, 0);
	hdg_mixer_free(mixer);
}

/* Of two that go down as far that at the pin; one that only mutes does not go down at all. */
static void level_of_alike(struct kunit *test)
{
	struct hdg_graph *graph = fake_linear(test, shared, ARRAY_SIZE(shared));
	struct hdg_mixer *mixer;

	hdg_widget(graph, 2)->amp_out = STEPS(6, 6);
	hdg_widget(graph, 3)->amp_out = STEPS(6, 6);
	mixer = make_mixer(test, graph);
	expect_level(test, mixer, 3, 0, 0);
	hdg_mixer_free(mixer);
	hdg_widget(graph, 3)->amp_out = STEPS(0, 40) | MUTE_ONLY;
	mixer = make_mixer(test, graph);
	expect_level(test, mixer, 3, 40, 0);
	expect_level(test, mixer, 2, 0, 0);
	hdg_mixer_free(mixer);
}

/* What was made softer on the way to one output is none of another's ways. */
static void level_of_each_output(struct kunit *test)
{
	static const struct fake_widget ways[] = {
		{ AC_WID_AUD_OUT, OUT_AMP },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 2 } },
		{ AC_WID_AUD_SEL, OUT_AMP, .conn = { 3 } },
		{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 4 } },
		{ AC_WID_PIN, OUT_AMP, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	struct hdg_graph *graph = fake_linear(test, ways, ARRAY_SIZE(ways));
	struct hdg_mixer *mixer;

	hdg_widget(graph, 2)->amp_out = STEPS(6, 6);
	hdg_widget(graph, 3)->amp_out = STEPS(18, 18);
	hdg_widget(graph, 4)->amp_out = STEPS(5, 5);
	hdg_widget(graph, 5)->amp_out = STEPS(5, 5);
	hdg_widget(graph, 6)->amp_out = STEPS(15, 15);
	mixer = make_mixer(test, graph);
	expect_level(test, mixer, 2, 6, 0);
	expect_level(test, mixer, 3, 0, 0);
	expect_level(test, mixer, 4, 5, 0);
	expect_level(test, mixer, 5, 5, 0);
	expect_level(test, mixer, 6, 0, 0);
	hdg_mixer_free(mixer);
}

/* A display's sound is not made softer, nor what is recorded. */
static void level_of_others(struct kunit *test)
{
	static const struct fake_widget other_rows[] = {
		{ AC_WID_AUD_OUT, OUT_AMP | AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { 2 } },
		{ AC_WID_AUD_IN, AC_WCAP_IN_AMP | AC_WCAP_STEREO, .conn = { 5 } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
	};
	struct hdg_graph *graph = fake_linear(test, other_rows, ARRAY_SIZE(other_rows));
	struct hdg_mixer *mixer;

	hdg_widget(graph, 2)->amp_out = STEPS(80, 64);
	hdg_widget(graph, 4)->amp_in = STEPS(80, 40);
	mixer = make_mixer(test, graph);
	KUNIT_EXPECT_EQ(test, amp_of(test, mixer, 2)->gain[0], 64);
	KUNIT_EXPECT_EQ(test, amp_of(test, mixer, 4)->gain[0], 40);
	hdg_mixer_free(mixer);
}

/* The volume of two outputs together governs them, so that of one of them must not follow, too. */
static void master_once(struct kunit *test)
{
	struct hdg_mixer *mixer = make_mixer(test, make_graph(test));

	KUNIT_EXPECT_TRUE(test, is_main(mixer, "Headphone+LO Playback Volume"));
	KUNIT_EXPECT_FALSE(test, is_main(mixer, "Headphone Playback Volume"));
	KUNIT_EXPECT_TRUE(test, is_main(mixer, "Speaker Playback Volume"));
	KUNIT_EXPECT_TRUE(test, is_main(mixer, "Headphone+LO Playback Switch"));
	KUNIT_EXPECT_TRUE_MSG(test, is_main(mixer, "Headphone Playback Switch"),
			      "to be silent twice is no harm");
	hdg_mixer_free(mixer);
}

static const struct hdg_control *find(const struct hdg_mixer *mixer, const char *name)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (!strcmp(mixer->controls[i].name, name))
			return &mixer->controls[i];
	}
	return NULL;
}

/* It only makes softer: its scale ends at 0 dB, be those that follow able to amplify. */
static void master_range(struct kunit *test)
{
	struct hdg_mixer *mixer = make_mixer(test, make_graph(test));
	const struct hdg_control *master = find(mixer, "Master Playback Volume");
	unsigned int value;

	KUNIT_ASSERT_NOT_NULL(test, master);
	KUNIT_EXPECT_EQ(test, hdg_control_max(mixer, master), 80);
	KUNIT_EXPECT_EQ(test, master->n_amps, 1);
	KUNIT_EXPECT_EQ(test, master->channels, 1);
	KUNIT_EXPECT_EQ(test, master->tlv[SNDRV_CTL_TLVO_TYPE], SNDRV_CTL_TLVT_DB_SCALE);
	KUNIT_EXPECT_EQ(test, master->tlv[SNDRV_CTL_TLVO_LEN], 8);
	KUNIT_EXPECT_EQ(test, (int)master->tlv[SNDRV_CTL_TLVO_DB_SCALE_MIN], -8000);
	KUNIT_EXPECT_EQ(test, master->tlv[SNDRV_CTL_TLVO_DB_SCALE_MUTE_AND_STEP], 100);
	hdg_control_get(mixer, master, &value);
	KUNIT_EXPECT_EQ_MSG(test, value, 60, "it begins 20 dB below its end");
	hdg_mixer_free(mixer);
}

/* Of several with as many steps it has those of the first. */
static void master_range_of_first(struct kunit *test)
{
	struct hdg_graph *graph = make_graph(test);
	struct hdg_mixer *mixer;

	hdg_widget(graph, 3)->amp_out = COARSE(80, 64);
	mixer = make_mixer(test, graph);
	KUNIT_EXPECT_EQ(test, find(mixer, "Master Playback Volume")->
			tlv[SNDRV_CTL_TLVO_DB_SCALE_MUTE_AND_STEP], 100);
	hdg_mixer_free(mixer);
}

static void put_master(struct kunit *test, struct hdg_mixer *mixer, const char *name,
		       unsigned int value, u32 *commands, unsigned int *n)
{
	const struct hdg_control *master = find(mixer, name);
	struct hdg_batch batch;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, master);
	hdg_batch_init(&batch, 0);
	KUNIT_EXPECT_EQ(test, hdg_control_put(mixer, master, &value, &batch), 1);
	KUNIT_EXPECT_EQ_MSG(test, hdg_control_put(mixer, master, &value, &batch), 0, "not again");
	KUNIT_ASSERT_LE(test, batch.n, 4);
	for (i = 0; i < batch.n; i++)
		commands[i] = batch.transfers[i].Output.Command & 0xff000ff;
	*n = batch.n;
	hdg_batch_free(&batch);
}

/* As many dB at each output, whatever steps its amplifier has; what each is set to stays. */
static void master_in_decibels(struct kunit *test)
{
	struct hdg_graph *graph = make_graph(test);
	struct hdg_mixer *mixer;
	u32 commands[4];
	unsigned int n;

	hdg_widget(graph, 3)->amp_out = COARSE(7, 7);
	mixer = make_mixer(test, graph);
	put_master(test, mixer, "Master Playback Volume", 80 - 27, commands, &n);
	KUNIT_ASSERT_EQ_MSG(test, n, 2, "nothing is made softer twice");
	KUNIT_EXPECT_EQ(test, commands[0], 2 << 20 | (64 - 27));
	KUNIT_EXPECT_EQ_MSG(test, commands[1], 3 << 20 | (7 - 3), "30 dB are the nearest");
	KUNIT_EXPECT_EQ(test, amp_of(test, mixer, 2)->gain[0], 64);
	put_master(test, mixer, "Master Playback Volume", 80 - 24, commands, &n);
	KUNIT_EXPECT_EQ_MSG(test, commands[1], 3 << 20 | (7 - 2), "20 dB are nearer to 24");
	put_master(test, mixer, "Master Playback Volume", 80 - 25, commands, &n);
	KUNIT_EXPECT_EQ_MSG(test, commands[1], 3 << 20 | (7 - 3), "30 dB are as near to 25");
	put_master(test, mixer, "Master Playback Volume", 0, commands, &n);
	KUNIT_EXPECT_EQ(test, commands[0], 2 << 20);
	KUNIT_EXPECT_EQ(test, commands[1], 3 << 20);
	put_master(test, mixer, "Master Playback Volume", 80, commands, &n);
	KUNIT_EXPECT_EQ(test, commands[0], 2 << 20 | 64);
	KUNIT_EXPECT_EQ(test, commands[1], 3 << 20 | 7);
	hdg_mixer_free(mixer);
}

static void master_switch(struct kunit *test)
{
	struct hdg_mixer *mixer = make_mixer(test, make_graph(test));
	u32 commands[4];
	unsigned int n;

	put_master(test, mixer, "Master Playback Switch", 0, commands, &n);
	KUNIT_ASSERT_EQ(test, n, 2);
	KUNIT_EXPECT_EQ(test, commands[0], 2 << 20 | AC_AMP_MUTE | (64 - 20));
	KUNIT_EXPECT_EQ(test, commands[1], 5 << 20 | AC_AMP_MUTE | 30);
	KUNIT_EXPECT_FALSE(test, amp_of(test, mixer, 2)->mute[0]);
	put_master(test, mixer, "Master Playback Switch", 1, commands, &n);
	KUNIT_EXPECT_EQ(test, commands[0], 2 << 20 | (64 - 20));
	hdg_mixer_free(mixer);
}

/* One amplifier for all outputs is the master itself. */
static void master_of_its_own(struct kunit *test)
{
	static const struct fake_widget shared[] = {
		{ AC_WID_AUD_OUT, OUT_AMP },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_HP_OUT), { 2 } },
	};
	struct hdg_graph *graph = fake_linear(test, shared, ARRAY_SIZE(shared));
	struct hdg_mixer *mixer;

	hdg_widget(graph, 2)->amp_out = STEPS(80, 64);
	mixer = make_mixer(test, graph);
	KUNIT_EXPECT_FALSE(test, is_main(mixer, "Master Playback Volume"));
	KUNIT_EXPECT_FALSE(test, find(mixer, "Master Playback Volume")->master);
	KUNIT_EXPECT_NULL(test, find(mixer, "Master Playback Switch"));
	hdg_mixer_free(mixer);
}

static struct kunit_case level_cases[] = {
	KUNIT_CASE(level_at_first),
	KUNIT_CASE(level_coarse),
	KUNIT_CASE(level_of_own_master),
	KUNIT_CASE(level_of_short_master),
	KUNIT_CASE(level_of_master_just_long_enough),
	KUNIT_CASE(level_of_alike),
	KUNIT_CASE(level_of_each_output),
	KUNIT_CASE(level_of_others),
	KUNIT_CASE(master_once),
	KUNIT_CASE(master_range),
	KUNIT_CASE(master_range_of_first),
	KUNIT_CASE(master_in_decibels),
	KUNIT_CASE(master_switch),
	KUNIT_CASE(master_of_its_own),
	{}
};

static struct kunit_suite level_suite = {
	.name = "generic_level",
	.test_cases = level_cases,
};

kunit_test_suite(level_suite);
