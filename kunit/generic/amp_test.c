// SPDX-License-Identifier: GPL-2.0
/*
 * Amplifiers: which are on a way, and what they are sent.
 */
#include <kunit/test.h>

#include "generic/widgets/amp.h"

#include "expect_commands.h"
#include "fake_graph.h"

#define BOTH_AMPS	(AC_WCAP_IN_AMP | AC_WCAP_OUT_AMP)
#define STEPS(steps, unity)	((steps) << AC_AMPCAP_NUM_STEPS_SHIFT | (unity))
#define SET(nid, payload)	((u32)(nid) << 20 | AC_VERB_SET_AMP_GAIN_MUTE << 8 | (payload))
#define BOTH		(AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT)

/**
 * struct on_case - a widget with both amplifiers, second of three on a way
 * @type: its type
 * @index: the input that the way takes of it
 * @capture: the way records
 * @out: its output amplifier is on the way
 * @in: so is that for an input
 * @in_index: which one
 */
struct on_case {
	u32 type;
	u8 index;
	bool capture;
	bool out;
	bool in;
	u8 in_index;
};

static const struct on_case on_cases[] = {
	{ AC_WID_AUD_MIX, 0, false, true, true, 0 }, { AC_WID_AUD_MIX, 5, false, true, true, 5 },
	{ AC_WID_AUD_MIX, 15, false, true, true, 15 }, { AC_WID_AUD_MIX, 16, false, true, true, 0 },
	{ AC_WID_AUD_SEL, 5, true, true, true, 5 }, { AC_WID_AUD_SEL, 19, true, true, true, 3 },
	{ AC_WID_AUD_IN, 5, true, true, true, 5 }, { AC_WID_AUD_OUT, 5, false, true, true, 0 },
	{ AC_WID_VENDOR, 5, false, true, true, 0 }, { AC_WID_PIN, 5, false, true, false },
	{ AC_WID_PIN, 5, true, false, true, 0 },
};

static void amp_on_way(struct kunit *test)
{
	const struct hdg_path path = { .n = 3, .nid = { 2, 3, 4 } };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(on_cases); i++) {
		const struct on_case *c = &on_cases[i];
		const struct fake_widget rows[] = {
			{ AC_WID_PIN }, { c->type, BOTH_AMPS }, { AC_WID_AUD_OUT },
		};
		struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
		struct hdg_amp amps[HDG_MAX_PATH_AMPS];
		struct hdg_path way = path;
		unsigned int n = 0;

		way.index[1] = c->index;
		KUNIT_ASSERT_EQ_MSG(test, hdg_amp_list(graph, &way, c->capture, amps),
				    c->out + c->in, "case %u", i);
		if (c->out) {
			KUNIT_EXPECT_FALSE_MSG(test, amps[n].input, "case %u", i);
			KUNIT_EXPECT_EQ_MSG(test, amps[n++].index, 0, "case %u", i);
		}
		if (c->in) {
			KUNIT_EXPECT_TRUE_MSG(test, amps[n].input, "case %u", i);
			KUNIT_EXPECT_EQ_MSG(test, amps[n].index, c->in_index, "case %u", i);
		}
	}
}

/* At its end the input amplifier of what makes the sound is not on the way, but a jack's is. */
static void amp_at_source(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_MIX, BOTH_AMPS }, { AC_WID_AUD_OUT, BOTH_AMPS },
		{ AC_WID_PIN, BOTH_AMPS },
	};
	static const struct hdg_path played = { .n = 2, .nid = { 2, 3 } };
	static const struct hdg_path recorded = { .n = 2, .nid = { 2, 4 } };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];

	KUNIT_ASSERT_EQ(test, hdg_amp_list(graph, &played, false, amps), 3);
	KUNIT_EXPECT_EQ(test, amps[2].nid, 3);
	KUNIT_EXPECT_FALSE(test, amps[2].input);
	KUNIT_ASSERT_EQ(test, hdg_amp_list(graph, &recorded, true, amps), 3);
	KUNIT_EXPECT_EQ(test, amps[2].nid, 4);
	KUNIT_EXPECT_TRUE(test, amps[2].input);
}

static void amp_made(struct kunit *test)
{
	struct hdg_widget w = {
		.nid = 9, .caps = AC_WCAP_STEREO, .amp_in = STEPS(31, 7), .amp_out = STEPS(20, 20),
	};
	struct hdg_amp amp = hdg_amp_make(&w, true, 6);

	KUNIT_EXPECT_EQ(test, amp.nid, 9);
	KUNIT_EXPECT_EQ(test, amp.index, 6);
	KUNIT_EXPECT_TRUE(test, amp.input);
	KUNIT_EXPECT_EQ(test, amp.channels, 2);
	KUNIT_EXPECT_EQ(test, amp.caps, w.amp_in);
	KUNIT_EXPECT_EQ(test, amp.gain[0], 7);
	KUNIT_EXPECT_EQ(test, amp.gain[1], 7);
	KUNIT_EXPECT_FALSE(test, amp.mute[0] || amp.mute[1] || amp.closed || amp.shut || amp.fall);
	w.caps = 0;
	amp = hdg_amp_make(&w, false, 0);
	KUNIT_EXPECT_EQ(test, amp.channels, 1);
	KUNIT_EXPECT_EQ(test, amp.caps, w.amp_out);
	KUNIT_EXPECT_EQ(test, amp.gain[0], 20);
}

/* The same one of the same widget. */
static void amp_same(struct kunit *test)
{
	const struct hdg_amp amp = { .nid = 3, .index = 2, .input = true, .gain = { 4 } };
	struct hdg_amp other = { .nid = 3, .index = 2, .input = true };

	KUNIT_EXPECT_TRUE(test, hdg_amp_same(&amp, &other));
	other.nid = 4;
	KUNIT_EXPECT_FALSE(test, hdg_amp_same(&amp, &other));
	other.nid = 3;
	other.index = 3;
	KUNIT_EXPECT_FALSE(test, hdg_amp_same(&amp, &other));
	other.index = 2;
	other.input = false;
	KUNIT_EXPECT_FALSE(test, hdg_amp_same(&amp, &other));
}

static void amp_on_path(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_PIN, AC_WCAP_OUT_AMP }, { AC_WID_AUD_MIX, AC_WCAP_IN_AMP },
		{ AC_WID_AUD_OUT, AC_WCAP_OUT_AMP }, { AC_WID_AUD_OUT, AC_WCAP_OUT_AMP },
	};
	static const struct hdg_path path = { 3, { 2, 3, 4 }, { 0, 1, 0 } };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_amp first = { .nid = 2 }, second = { .nid = 3, .input = true, .index = 1 };
	struct hdg_amp last = { .nid = 4 }, other = { .nid = 5 };

	KUNIT_EXPECT_TRUE(test, hdg_path_has_amp(graph, &path, false, &first));
	KUNIT_EXPECT_TRUE(test, hdg_path_has_amp(graph, &path, false, &second));
	KUNIT_EXPECT_TRUE(test, hdg_path_has_amp(graph, &path, false, &last));
	KUNIT_EXPECT_FALSE(test, hdg_path_has_amp(graph, &path, false, &other));
	second.index = 0;
	KUNIT_EXPECT_FALSE(test, hdg_path_has_amp(graph, &path, false, &second));
}

static void send(struct hdg_batch *batch, const struct hdg_amp *amp)
{
	hdg_batch_init(batch, 0);
	hdg_amp_send(batch, amp);
}

/* Both sides at once where they are alike. */
static void amp_sides(struct kunit *test)
{
	struct hdg_amp amp = { .nid = 3, .channels = 2, .caps = STEPS(31, 0), .gain = { 5, 5 } };
	struct hdg_batch batch;

	send(&batch, &amp);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | BOTH | 5));
	amp.gain[1] = 6;
	send(&batch, &amp);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 5),
			SET(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 6));
	amp.input = true;
	amp.index = 9;
	send(&batch, &amp);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_INPUT | AC_AMP_SET_LEFT | 9 << 8 | 5),
			SET(3, AC_AMP_SET_INPUT | AC_AMP_SET_RIGHT | 9 << 8 | 6));
	amp.channels = 1;
	send(&batch, &amp);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_INPUT | BOTH | 9 << 8 | 5));
}

/* A master takes off, but nothing goes below the lowest. */
static void amp_falls(struct kunit *test)
{
	struct hdg_amp amp = { .nid = 3, .channels = 2, .caps = STEPS(31, 0), .gain = { 5, 4 } };
	struct hdg_batch batch;

	amp.fall = 4;
	send(&batch, &amp);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 1),
			SET(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT));
	amp.fall = 6;
	send(&batch, &amp);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | BOTH));
}

/* Each of these by itself; one that cannot mute is as soft as it can be. */
static void amp_silent(struct kunit *test)
{
	const struct hdg_amp open = {
		.nid = 3, .channels = 1, .caps = STEPS(31, 0) | AC_AMPCAP_MUTE, .gain = { 5 },
	};
	struct hdg_amp amps[] = { open, open, open };
	struct hdg_batch batch;
	unsigned int i;

	amps[0].closed = true;
	amps[1].shut = true;
	amps[2].mute[0] = true;
	for (i = 0; i < ARRAY_SIZE(amps); i++) {
		send(&batch, &amps[i]);
		EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | BOTH | AC_AMP_MUTE | 5));
		amps[i].caps = STEPS(31, 0);
		send(&batch, &amps[i]);
		EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | BOTH));
	}
	amps[2] = open;
	amps[2].channels = 2;
	amps[2].gain[1] = 5;
	amps[2].mute[1] = true;
	send(&batch, &amps[2]);
	EXPECT_COMMANDS(test, &batch, SET(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 5),
			SET(3, AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | AC_AMP_MUTE | 5));
}

/* Steps are quarters of a dB, one at least; 0 dB may lie above the scale. */
static void amp_scale(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdg_amp_step(0), 25);
	KUNIT_EXPECT_EQ(test, hdg_amp_step(1 << AC_AMPCAP_STEP_SIZE_SHIFT), 50);
	KUNIT_EXPECT_EQ(test, hdg_amp_step(0x7f << AC_AMPCAP_STEP_SIZE_SHIFT), 3200);
	KUNIT_EXPECT_EQ(test, hdg_amp_unity(STEPS(10, 9)), 9);
	KUNIT_EXPECT_EQ(test, hdg_amp_unity(STEPS(10, 10)), 10);
	KUNIT_EXPECT_EQ(test, hdg_amp_unity(STEPS(10, 11)), 10);
	KUNIT_EXPECT_EQ(test, hdg_amp_unity(STEPS(0, 3)), 3);
	KUNIT_EXPECT_EQ(test, hdg_amp_steps(STEPS(0x7f, 3)), 0x7f);
	KUNIT_EXPECT_TRUE(test, hdg_amp_mutes(AC_AMPCAP_MUTE));
	KUNIT_EXPECT_FALSE(test, hdg_amp_mutes(~AC_AMPCAP_MUTE));
}

static struct kunit_case amp_cases[] = {
	KUNIT_CASE(amp_on_way),
	KUNIT_CASE(amp_at_source),
	KUNIT_CASE(amp_made),
	KUNIT_CASE(amp_same),
	KUNIT_CASE(amp_on_path),
	KUNIT_CASE(amp_sides),
	KUNIT_CASE(amp_falls),
	KUNIT_CASE(amp_silent),
	KUNIT_CASE(amp_scale),
	{}
};

static struct kunit_suite amp_suite = {
	.name = "generic_amp",
	.test_cases = amp_cases,
};

kunit_test_suite(amp_suite);
