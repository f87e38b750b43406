// SPDX-License-Identifier: GPL-2.0
/*
 * How long a stream has been running, by the link's clock.
 */
#include <kunit/test.h>
#include <linux/math64.h>

#include "fixture.h"
#include "generic/ddi/link_clock.h"

#define CODEC	0
#define ROUND	BIT_ULL(32)
#define MS	1000000ull	/* in ns */

/* A clock of our own, which is set by hand. */
static struct hdg_link_clock started(ULONG *wall, u64 now)
{
	struct hdg_link_clock clock = { .wall = wall };

	hdg_link_clock_run(&clock, true, now);
	return clock;
}

static u64 in_ns(u64 ticks)
{
	return div_u64(ticks * 125, 3);
}

/**
 * struct pass - time that passes between two looks
 * @name: what is special about it
 * @from: what the clock says first
 * @ticks: what passes
 * @early: by so many ns the system's clock is behind
 * @late: or before
 */
struct pass {
	const char *name;
	u32 from;
	u64 ticks;
	u64 early;
	u64 late;
};

static const struct pass passes[] = {
	{ "nothing", 7, 0 },
	{ "nothing, and the system goes on", 7, 0, .late = 60 * 1000 * MS },
	{ "one", 7, 1, .early = 41 },
	{ "into the next round", U32_MAX, 24000 },
	{ "almost a round", 100, ROUND - 1 },
	{ "a round", 100, ROUND, .early = 10 * MS },
	{ "a round, late", 100, ROUND, .late = 10 * MS },
	{ "an hour", 1 << 30, 3600 * 24000000ull, .early = 360 * MS },
	{ "a day", 3, 24 * 3600 * 24000000ull, .late = 8640 * MS },
};

static void describe(const struct pass *pass, char *desc)
{
	strscpy(desc, pass->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(pass, passes, describe);

/* The link's clock counts; the system's, not as exact, only says how often it came round. */
static void clock_passes(struct kunit *test)
{
	const struct pass *pass = test->param_value;
	ULONG wall = pass->from;
	struct hdg_link_clock clock = started(&wall, 5 * MS);
	u64 now = 5 * MS + in_ns(pass->ticks) - pass->early + pass->late;

	wall += pass->ticks;
	KUNIT_EXPECT_EQ(test, hdg_link_clock_time(&clock, now), in_ns(pass->ticks));
	KUNIT_EXPECT_EQ(test, hdg_link_clock_time(&clock, now), in_ns(pass->ticks));
}

/* A pause is left out; what is prepared anew begins at nothing. */
static void clock_pauses(struct kunit *test)
{
	ULONG wall = 1000;
	struct hdg_link_clock clock = started(&wall, 0);

	wall += 24000;
	hdg_link_clock_run(&clock, false, 1 * MS);
	wall += 48000;
	KUNIT_EXPECT_EQ(test, hdg_link_clock_time(&clock, 3 * MS), 1 * MS);
	hdg_link_clock_run(&clock, true, 3 * MS);
	wall += 24000;
	KUNIT_EXPECT_EQ(test, hdg_link_clock_time(&clock, 4 * MS), 2 * MS);
	hdg_link_clock_run(&clock, false, 4 * MS);
	hdg_link_clock_rewind(&clock);
	KUNIT_EXPECT_EQ(test, hdg_link_clock_time(&clock, 9 * MS), 0);
}

/* As many frames of the link as pass, whichever interface it is found by. */
static void clock_of_link(struct kunit *test)
{
	static const struct hdg_family *const families[] = {
		&hdg_baseline, &hdg_v2, &hdg_v3, &hdg_bdl,
	};
	static const struct fixture_codec codecs[] = { { CODEC, &model_codec_duplex }, {} };
	struct fixture_spec spec = { .codecs = codecs };
	struct fixture *f = fixture_ctrl(test, &spec);
	struct hdg_link_clock clock;
	struct hdaudio_device *hdev = fixture_hdev(f, CODEC, 0);
	struct hdg_bus bus;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(families); i++) {
		KUNIT_ASSERT_EQ(test, hdg_bus_open(&bus, hdev, families[i]), 0);
		model_set_clock(f->model, MODEL_CLOCK_MANUAL);
		hdg_link_clock_open(&clock, &bus);
		hdg_link_clock_run(&clock, true, 0);
		model_run(f->model, 480);
		KUNIT_EXPECT_EQ(test, hdg_link_clock_time(&clock, 10 * MS), 10 * MS);
		model_set_clock(f->model, MODEL_CLOCK_AUTO);
		hdg_bus_close(&bus);
	}
}

static struct kunit_case clock_cases[] = {
	KUNIT_CASE_PARAM(clock_passes, pass_gen_params),
	KUNIT_CASE(clock_pauses),
	KUNIT_CASE(clock_of_link),
	{}
};

static struct kunit_suite clock_suite = {
	.name = "generic_link_clock",
	.test_cases = clock_cases,
};

kunit_test_suite(clock_suite);
