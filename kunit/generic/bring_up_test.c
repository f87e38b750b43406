// SPDX-License-Identifier: GPL-2.0
/*
 * In which order a codec is set up, at the start and when it has slept.
 */
#include <kunit/test.h>

#include "generic/ddi/bring_up.h"

#include "fake_graph.h"

#define MOST		64	/* commands */
#define BOTH		(AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT)
#define CMD(nid, verb, payload)	((u32)(nid) << 20 | (verb) << 8 | (payload))
#define POWER(nid, state)	CMD(nid, AC_VERB_SET_POWER_STATE, state)
#define AMP(nid, payload)	CMD(nid, AC_VERB_SET_AMP_GAIN_MUTE, BOTH | (payload))
#define STEPS		0x80051f17	/* 0 dB is 17h */
#define ANY_GAIN	0x7f

/* What somebody knows, and what somebody wishes: verbs of the vendor's. */
#define KNOWN		CMD(FRONT, 0xf81, 0x12)
#define WISHED		CMD(FRONT, 0xf82, 0x34)

enum { FRONT = 2, MIXER, LINE, MIC, ADC, DIGITAL, SPDIF, SPARE };

static const struct fake_widget rows[] = {
	{ AC_WID_AUD_OUT, AC_WCAP_STEREO | AC_WCAP_OUT_AMP | AC_WCAP_POWER },
	{ AC_WID_AUD_MIX, AC_WCAP_STEREO | AC_WCAP_IN_AMP, .conn = { FRONT, MIC } },
	{ AC_WID_PIN, AC_WCAP_STEREO | AC_WCAP_OUT_AMP, AC_PINCAP_OUT | AC_PINCAP_EAPD,
	  FAKE_JACK(AC_JACK_LINE_OUT), { SPARE, MIXER } },
	{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_LINE_IN) },
	{ AC_WID_AUD_IN, AC_WCAP_STEREO | AC_WCAP_IN_AMP, .conn = { SPARE, MIC } },
	{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
	{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { DIGITAL } },
	{ AC_WID_AUD_SEL, AC_WCAP_POWER },
};

/* One after the other; in which order the commands of one are sent is all the same. */
enum phase {
	GROUP, GROUP_ASKED, WIDGETS, WHAT_IS_KNOWN, ROUTES, LEVELS, PINS, WHAT_IS_WISHED,
	GPIO_MASK, GPIO_DIRECTION, GPIO_DATA,
};

/**
 * struct step - a command that is to be sent once
 * @phase: when
 * @command: the command
 * @any: bits of it that may be anything
 */
struct step {
	enum phase phase;
	u32 command;
	u32 any;
};

/* Whatever comes out of it: the last thing, by pins, by what they switch, by what is wished. */
static const struct step steps[] = {
	{ WIDGETS, POWER(FRONT, AC_PWRST_D0) },
	{ WIDGETS, POWER(SPARE, AC_PWRST_D3) },
	{ WHAT_IS_KNOWN, KNOWN },
	{ ROUTES, CMD(LINE, AC_VERB_SET_CONNECT_SEL, 1) },
	{ ROUTES, AMP(MIXER, AC_AMP_SET_INPUT | 1 << 8 | AC_AMP_MUTE) },
	{ LEVELS, CMD(ADC, AC_VERB_SET_CONNECT_SEL, 1) },
	{ LEVELS, AMP(LINE, AC_AMP_SET_OUTPUT), ANY_GAIN },
	{ LEVELS, AMP(MIXER, AC_AMP_SET_INPUT), ANY_GAIN },
	{ LEVELS, AMP(MIXER, AC_AMP_SET_INPUT | 1 << 8 | AC_AMP_MUTE | 0x17) },
	{ LEVELS, AMP(FRONT, AC_AMP_SET_OUTPUT), ANY_GAIN },
	{ LEVELS, AMP(ADC, AC_AMP_SET_INPUT | 1 << 8), ANY_GAIN },
	{ LEVELS, CMD(DIGITAL, AC_VERB_SET_DIGI_CONVERT_2, 0) },
	{ LEVELS, CMD(DIGITAL, AC_VERB_SET_DIGI_CONVERT_1, AC_DIG1_ENABLE) },
	{ PINS, CMD(LINE, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN) },
	{ PINS, CMD(LINE, AC_VERB_SET_EAPD_BTLENABLE, AC_EAPDBTL_EAPD) },
	{ PINS, CMD(SPDIF, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN) },
	{ PINS, CMD(MIC, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_IN_EN) },
	{ WHAT_IS_WISHED, WISHED },
	{ GPIO_MASK, CMD(FAKE_FG, AC_VERB_SET_GPIO_MASK, 3) },
	{ GPIO_DIRECTION, CMD(FAKE_FG, AC_VERB_SET_GPIO_DIRECTION, 2) },
	{ GPIO_DATA, CMD(FAKE_FG, AC_VERB_SET_GPIO_DATA, 1) },
};

/* What it takes to wake it comes before. */
static const struct step waking[] = {
	{ GROUP, POWER(FAKE_FG, AC_PWRST_D0) },
	{ GROUP_ASKED, CMD(FAKE_FG, AC_VERB_GET_POWER_STATE, 0) },
};

/**
 * struct rig - a codec that writes down what it is sent
 * @test: the test case
 * @sent: the commands
 * @n: how many
 * @transfers: in how many transfers
 * @fails: at which of them it fails; 0 if at none
 * @hdev: its function group, with as much in it as is looked at
 * @bus: how it is reached
 * @lock: of what changes
 * @plan: what is used of it
 * @mixer: its controls
 * @spdif: its digital converter
 * @will: what is known and wished of it
 * @to: all that together
 */
struct rig {
	struct kunit *test;
	u32 sent[MOST];
	unsigned int n;
	unsigned int transfers;
	unsigned int fails;
	struct hdaudio_device hdev;
	struct hdg_bus bus;
	struct mutex lock;	/* see above */
	struct hdg_plan plan;
	struct hdg_mixer mixer;
	struct hdg_spdif spdif[HDG_MAX_SPDIF];
	struct hdg_will will;
	struct hdg_bring_up to;
};

static NTSTATUS write_down(PVOID context, ULONG count, PHDAUDIO_CODEC_TRANSFER transfers,
			   PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID callback_context)
{
	struct rig *rig = context;
	ULONG i;

	KUNIT_ASSERT_LE(rig->test, rig->n + count, MOST);
	for (i = 0; i < count; i++) {
		rig->sent[rig->n++] = transfers[i].Output.Command;
		transfers[i].Input.IsValid = true;
	}
	return ++rig->transfers == rig->fails ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}

static void make_wishes(struct kunit *test, struct hdg_will *will)
{
	struct hdg_wishes *user = &will->by[HDG_BY_USER];

	KUNIT_ASSERT_EQ(test, hdg_wish_verb(&will->by[HDG_BY_MACHINE], "2 0xf81 0x12"), 0);
	KUNIT_ASSERT_EQ(test, hdg_wish_verb(user, "2 0xf82 0x34"), 0);
	KUNIT_ASSERT_EQ(test, hdg_wish_hint(user, "gpio_data = 1"), 0);
	KUNIT_ASSERT_EQ(test, hdg_wish_hint(user, "gpio_dir = 2"), 0);
	KUNIT_ASSERT_EQ(test, hdg_wish_hint(user, "gpio_mask = 3"), 0);
}

static void rig_free(struct rig *rig)
{
	hdg_wishes_clear(&rig->will.by[HDG_BY_MACHINE]);
	hdg_wishes_clear(&rig->will.by[HDG_BY_USER]);
	hdg_mixer_free(&rig->mixer);
}

static struct rig *rig_new(struct kunit *test)
{
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	fake_amps(graph, STEPS);
	rig->test = test;
	mutex_init(&rig->lock);
	rig->bus = (struct hdg_bus){
		.hdev = &rig->hdev, .fg = FAKE_FG, .context = rig, .transfer = write_down,
	};
	hdg_plan(&rig->plan, graph);
	make_wishes(test, &rig->will);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&rig->mixer, graph, &rig->plan), 0);
	rig->to = (struct hdg_bring_up){
		.bus = &rig->bus, .lock = &rig->lock, .graph = graph, .plan = &rig->plan,
		.mixer = &rig->mixer, .spdif = rig->spdif, .will = &rig->will,
		.n_spdif = hdg_spdif_find(rig->spdif, graph, &rig->plan),
	};
	return rig;
}

/* Of those commands that are a step; -1 where none is. */
static int find_sent(const struct rig *rig, const struct step *step, unsigned int from)
{
	unsigned int i;

	for (i = from; i < rig->n; i++) {
		if (!((rig->sent[i] ^ step->command) & ~step->any))
			return i;
	}
	return -1;
}

/* Each once, and none before one of an earlier phase. */
static void expect_steps(struct kunit *test, const struct rig *rig, const struct step *list,
			 unsigned int n, unsigned int begin)
{
	unsigned int i, end = begin;

	for (i = 0; i < n; i++) {
		int at = find_sent(rig, &list[i], 0);

		if (i && list[i].phase != list[i - 1].phase)
			begin = end;
		KUNIT_EXPECT_GE_MSG(test, at, (int)begin, "%08x", list[i].command);
		KUNIT_EXPECT_EQ_MSG(test, find_sent(rig, &list[i], at + 1), -1, "%08x twice",
				    list[i].command);
		end = max_t(unsigned int, end, at + 1);
	}
	KUNIT_EXPECT_EQ(test, rig->n, end);
}

static void sets_up_in_order(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	KUNIT_EXPECT_EQ(test, hdg_bring_up(&rig->to), 0);
	expect_steps(test, rig, steps, ARRAY_SIZE(steps), 0);
	KUNIT_EXPECT_EQ(test, rig->n, ARRAY_SIZE(steps));
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&rig->lock));
	rig_free(rig);
}

/* First the group; then all again, and what digital converters had been told is not relied on. */
static void sets_up_again(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->spdif[0].format = 0x11;
	KUNIT_EXPECT_EQ(test, hdg_bring_back(&rig->to), 0);
	KUNIT_EXPECT_EQ(test, find_sent(rig, &waking[0], 0), 0);
	KUNIT_EXPECT_EQ(test, find_sent(rig, &waking[1], 0), 1);
	expect_steps(test, rig, steps, ARRAY_SIZE(steps), ARRAY_SIZE(waking));
	KUNIT_EXPECT_EQ(test, rig->n, ARRAY_SIZE(waking) + ARRAY_SIZE(steps));
	KUNIT_EXPECT_EQ(test, rig->spdif[0].format, 0);
	rig_free(rig);
}

/* A pin that something else silences is not opened for a moment. */
static void leaves_closed(struct kunit *test)
{
	static const struct step closed[] = {
		{ PINS, CMD(LINE, AC_VERB_SET_PIN_WIDGET_CONTROL, 0) },
		{ PINS, CMD(LINE, AC_VERB_SET_EAPD_BTLENABLE, 0) },
	};
	static const struct step open = {
		PINS, CMD(LINE, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN)
	};
	struct rig *rig = rig_new(test);

	rig->mixer.closed[LINE] = HDG_SILENT;
	KUNIT_EXPECT_EQ(test, hdg_bring_back(&rig->to), 0);
	KUNIT_EXPECT_GE(test, find_sent(rig, &closed[0], 0), 0);
	KUNIT_EXPECT_GE(test, find_sent(rig, &closed[1], 0), 0);
	KUNIT_EXPECT_EQ(test, find_sent(rig, &open, 0), -1);
	rig_free(rig);
}

/* Not a pin is opened where something before it has failed. */
static void stops_at_a_failure(struct kunit *test)
{
	unsigned int fails, transfers;
	struct rig *rig = rig_new(test);

	KUNIT_EXPECT_EQ(test, hdg_bring_back(&rig->to), 0);
	transfers = rig->transfers;
	for (fails = 1; fails <= transfers; fails++) {
		rig->transfers = 0;
		rig->n = 0;
		rig->fails = fails;
		KUNIT_EXPECT_LT_MSG(test, hdg_bring_back(&rig->to), 0, "transfer %u", fails);
		KUNIT_EXPECT_EQ(test, rig->transfers, fails);
		KUNIT_EXPECT_FALSE(test, mutex_is_locked(&rig->lock));
	}
	rig_free(rig);
}

static struct kunit_case bring_up_cases[] = {
	KUNIT_CASE(sets_up_in_order),
	KUNIT_CASE(sets_up_again),
	KUNIT_CASE(leaves_closed),
	KUNIT_CASE(stops_at_a_failure),
	{}
};

static struct kunit_suite bring_up_suite = {
	.name = "generic_bring_up",
	.test_cases = bring_up_cases,
};

kunit_test_suite(bring_up_suite);
