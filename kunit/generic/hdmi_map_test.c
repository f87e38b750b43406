// SPDX-License-Identifier: GPL-2.0
/*
 * Which loudspeaker of a display plays which channel, where somebody wishes it.
 */
#include <kunit/test.h>
#include <sound/asound.h>

#include "generic/widgets/hdmi.h"

#define FL	SNDRV_CHMAP_FL
#define FR	SNDRV_CHMAP_FR
#define RL	SNDRV_CHMAP_RL
#define RR	SNDRV_CHMAP_RR
#define FC	SNDRV_CHMAP_FC
#define LFE	SNDRV_CHMAP_LFE
#define SL	SNDRV_CHMAP_SL
#define SR	SNDRV_CHMAP_SR
#define RC	SNDRV_CHMAP_RC
#define FLC	SNDRV_CHMAP_FLC
#define FRC	SNDRV_CHMAP_FRC
#define RLC	SNDRV_CHMAP_RLC
#define RRC	SNDRV_CHMAP_RRC
#define NO	HDG_UNUSED

/* Whatever loudspeakers CTA-861 has a number for are found by it, in any order. */
static void map_any_order(struct kunit *test)
{
	struct hdg_map map, turned = {};
	struct hdg_slots slots;
	unsigned int a, i;

	for (a = 0; a < HDG_ALLOCATIONS; a++) {
		hdg_map_allocated(&map, a);
		KUNIT_EXPECT_GE(test, map.n, 2);
		turned.n = map.n;
		for (i = 0; i < map.n; i++)
			turned.position[i] = map.position[map.n - 1 - i];
		KUNIT_ASSERT_TRUE_MSG(test, hdg_slots_find(&slots, &turned), "allocation %u", a);
		KUNIT_EXPECT_EQ(test, slots.allocation, a);
		KUNIT_EXPECT_EQ(test, slots.channel[0], map.n - 1);
		KUNIT_EXPECT_EQ(test, slots.channel[1], map.n - 2);
	}
}

/* All that CTA-861 has a number for, in the order of its slots, and nothing else. */
static void map_allocated(struct kunit *test)
{
	static const u8 behind[][4] = {
		{}, { RC }, { RL, RR }, { RL, RR, RC }, { SL, SR, RL, RR }, { FLC, FRC },
		{ RC, FLC, FRC }, { RL, RR, FLC, FRC },
	};
	struct hdg_map map;
	unsigned int a;

	for (a = 0; a < HDG_ALLOCATIONS; a++) {
		struct hdg_map expected = { 2, { FL, FR } };
		const u8 *last = behind[a / 4];

		if (a & 1)
			expected.position[expected.n++] = LFE;
		if (a & 2)
			expected.position[expected.n++] = FC;
		for (; last < behind[a / 4] + 4 && *last; last++)
			expected.position[expected.n++] = *last;
		memset(&map, 0xff, sizeof(map));
		hdg_map_allocated(&map, a);
		KUNIT_EXPECT_EQ_MSG(test, memcmp(&map, &expected, sizeof(map)), 0,
				    "allocation %u", a);
	}
}

/* As ALSA's programs expect them; one of one channel, or none, has two alike, and none has nine. */
static void map_default(struct kunit *test)
{
	static const struct hdg_map maps[] = {
		{ 2, { FL, FR } }, { 2, { FL, FR } }, { 2, { FL, FR } }, { 3, { FL, FR, FC } },
		{ 4, { FL, FR, RL, RR } }, { 5, { FL, FR, RL, RR, FC } },
		{ 6, { FL, FR, RL, RR, FC, LFE } }, { 7, { FL, FR, RL, RR, FC, LFE, RC } },
		{ 8, { FL, FR, RL, RR, FC, LFE, SL, SR } },
		{ 8, { FL, FR, RL, RR, FC, LFE, SL, SR } },
	};
	struct hdg_map map;
	unsigned int n;

	for (n = 0; n < ARRAY_SIZE(maps); n++) {
		memset(&map, 0xff, sizeof(map));
		hdg_map_default(&map, n);
		KUNIT_EXPECT_EQ_MSG(test, memcmp(&map, &maps[n], sizeof(map)), 0, "%u channels", n);
	}
}

struct map_case {
	const char *name;
	struct hdg_map map;
	struct hdg_slots slots;
};

static const struct map_case maps[] = {
	{ "front and low frequencies", { 4, { FR, FL, LFE, FC } },
	  { 0x03, { 1, 0, 2, 3, NO, NO, NO, NO } } },
	{ "sides are behind", { 4, { FL, FR, SL, SR } }, { 0x08, { 0, 1, NO, NO, 2, 3, NO, NO } } },
	{ "sides and rear", { 8, { FL, FR, FC, LFE, SL, SR, RL, RR } },
	  { 0x13, { 0, 1, 3, 2, 4, 5, 6, 7 } } },
	{ "rear and far behind", { 8, { FL, FR, FC, LFE, RL, RR, RLC, RRC } },
	  { 0x13, { 0, 1, 3, 2, 4, 5, 6, 7 } } },
	{ "only far behind", { 4, { FL, FR, RLC, RRC } },
	  { 0x08, { 0, 1, NO, NO, 2, 3, NO, NO } } },
};

static void describe_map(const struct map_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(map, maps, describe_map);

static void map_found(struct kunit *test)
{
	const struct map_case *c = test->param_value;
	struct hdg_slots slots;

	KUNIT_ASSERT_TRUE(test, hdg_slots_find(&slots, &c->map));
	KUNIT_EXPECT_EQ(test, slots.allocation, c->slots.allocation);
	KUNIT_EXPECT_EQ(test, memcmp(slots.channel, c->slots.channel, HDG_SLOTS), 0);
}

/* Nothing, one alone, one twice, half a pair, what no display has. */
static void map_unknown(struct kunit *test)
{
	static const struct hdg_map unknown[] = {
		{ 0 }, { 1, { FL } }, { 2, { FL, FL } }, { 3, { FL, FR, FL } }, { 2, { FL, FC } },
		{ 3, { FL, FR, RLC } }, { 3, { FL, FR, SNDRV_CHMAP_TC } },
		{ 2, { SNDRV_CHMAP_NA, SNDRV_CHMAP_NA } }, { 3, { FL, FR, 0 } },
		{ 8, { FL, FR, RL, RR, SL, SR, RLC, RRC } },
	};
	struct hdg_slots slots;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(unknown); i++)
		KUNIT_EXPECT_FALSE_MSG(test, hdg_slots_find(&slots, &unknown[i]), "map %u", i);
}

/* What a display is told: the channel of each slot, the allocation in the InfoFrame. */
static void expect_told(struct kunit *test, unsigned int channels, bool coded,
			const struct hdg_map *wished, const struct hdg_slots *slots)
{
	static const struct hdg_display display = { .pin = 5, .converter = 2 };
	const unsigned int frame = 1 + HDG_SLOTS + 2, allocation = 7;
	struct hdg_batch batch;
	unsigned int i;

	hdg_batch_init(&batch, 0);
	hdg_display_setup(&batch, &display, channels, coded, wished);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command & 0xff, channels - 1);
	for (i = 0; i < HDG_SLOTS; i++)
		KUNIT_EXPECT_EQ(test, batch.transfers[1 + i].Output.Command & 0xff,
				slots->channel[i] << 4 | i);
	KUNIT_EXPECT_EQ(test, batch.transfers[frame + allocation].Output.Command & 0xff,
			slots->allocation);
	hdg_batch_free(&batch);
}

/* A wish is for as many channels as it has; coded sound has none to be put in order. */
static void map_wished(struct kunit *test)
{
	static const struct hdg_slots stereo = { 0, { 0, 1, NO, NO, NO, NO, NO, NO } };
	static const struct hdg_slots coded = { 8, { 0, 1, 2, 3, NO, NO, NO, NO } };
	const struct hdg_map *wished = &maps[0].map;

	expect_told(test, 4, false, wished, &maps[0].slots);
	expect_told(test, 2, false, wished, &stereo);
	expect_told(test, 4, true, wished, &coded);
}

/* Loudspeakers that a display says it has not are not there; one that says nothing may have all. */
static void map_of_display(struct kunit *test)
{
	struct hdg_display display = { .eld = { 2 << 3, [7] = 0x0b } };
	unsigned int a;

	for (a = 0; a < HDG_ALLOCATIONS; a++)
		KUNIT_EXPECT_TRUE(test, hdg_display_allocates(&display, a));
	display.eld_bytes = 20;
	for (a = 0; a < HDG_ALLOCATIONS; a++)
		KUNIT_EXPECT_EQ_MSG(test, hdg_display_allocates(&display, a),
				    a == 0 || a == 1 || a == 8 || a == 9, "allocation %u", a);
	display.eld[7] = 0x4f;
	KUNIT_EXPECT_TRUE(test, hdg_display_allocates(&display, 0x13));
	KUNIT_EXPECT_FALSE(test, hdg_display_allocates(&display, 0x0c));
	display.eld[7] = 0;
	KUNIT_EXPECT_TRUE(test, hdg_display_allocates(&display, 0x13));
	display.eld[7] = 0x7e;
	for (a = 0; a < HDG_ALLOCATIONS; a++)
		KUNIT_EXPECT_FALSE_MSG(test, hdg_display_allocates(&display, a), "no front");
	display.eld[7] = 0x80;
	KUNIT_EXPECT_TRUE_MSG(test, hdg_display_allocates(&display, 0x13), "it says nothing");
}

static struct kunit_case map_cases[] = {
	KUNIT_CASE(map_allocated),
	KUNIT_CASE(map_default),
	KUNIT_CASE(map_any_order),
	KUNIT_CASE_PARAM(map_found, map_gen_params),
	KUNIT_CASE(map_unknown),
	KUNIT_CASE(map_wished),
	KUNIT_CASE(map_of_display),
	{}
};

static struct kunit_suite map_suite = {
	.name = "generic_hdmi_map",
	.test_cases = map_cases,
};

kunit_test_suite(map_suite);
