// SPDX-License-Identifier: GPL-2.0
/*
 * Buffer descriptor lists.
 */
#include <kunit/test.h>

#include "stream/bdl.h"

#define BASE	0x123456780000ULL
#define BYTES	0x10000U

/* Every frame size there can be, every way to notify, sizes around the interesting ones. */
static void bdl_size_rules(struct kunit *test)
{
	static const size_t asked[] = { 1, 127, 128, 129, 255, 256, 257, 4095, 4096, 4097, 65536,
					100000, HDB_BUFFER_MAX - 1, HDB_BUFFER_MAX,
					HDB_BUFFER_MAX + 1, SIZE_MAX };
	unsigned int frame, notifications, i;

	for (frame = 1; frame <= 64; frame++) {
		for (notifications = 0; notifications <= 2; notifications++) {
			size_t step = hdb_bdl_step(frame, notifications);
			size_t part = notifications == 2 ? step / 2 : step;

			KUNIT_EXPECT_EQ(test, part % frame, 0);
			KUNIT_EXPECT_EQ(test, part % HDB_BDL_ALIGN, 0);
			for (i = 0; i < ARRAY_SIZE(asked); i++) {
				size_t got = hdb_bdl_round(asked[i], step);

				KUNIT_EXPECT_EQ(test, got % step, 0);
				KUNIT_EXPECT_GE(test, got, 2 * HDB_BDL_ALIGN);
				KUNIT_EXPECT_LE(test, got, HDB_BUFFER_MAX);
				if (asked[i] <= HDB_BUFFER_MAX - step)
					KUNIT_EXPECT_GE(test, got, asked[i]);
				if (asked[i] > 2 * HDB_BDL_ALIGN)
					KUNIT_EXPECT_LT(test, got - step, asked[i]);
			}
		}
	}
}

static void bdl_exact_size_kept(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_bdl_round(65536, hdb_bdl_step(4, 0)), 65536);
	KUNIT_EXPECT_EQ(test, hdb_bdl_round(65536, hdb_bdl_step(4, 2)), 65536);
	KUNIT_EXPECT_EQ(test, hdb_bdl_round(1, hdb_bdl_step(4, 0)), 256);
	KUNIT_EXPECT_EQ(test, hdb_bdl_round(1000, hdb_bdl_step(6, 1)), 1152);
	KUNIT_EXPECT_EQ(test, hdb_bdl_round(1000, hdb_bdl_step(6, 2)), 1536);
}

/* Halving ends, never grows, and stays on the step. */
static void bdl_halving(struct kunit *test)
{
	unsigned int frame;

	for (frame = 1; frame <= 64; frame++) {
		size_t step = hdb_bdl_step(frame, 2), bytes = hdb_bdl_round(SIZE_MAX, step);
		unsigned int tries = 0;

		while (bytes) {
			size_t next = hdb_bdl_halve(bytes, step);

			KUNIT_ASSERT_LT(test, next, bytes);
			KUNIT_EXPECT_EQ(test, next % step, 0);
			bytes = next;
			tries++;
		}
		KUNIT_EXPECT_LE(test, tries, 12);
	}
}

/* By half as long as it is more than a page. */
static void bdl_half_of(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_bdl_halve(PAGE_SIZE, 128), 0);
	KUNIT_EXPECT_EQ(test, hdb_bdl_halve(PAGE_SIZE + 128, 128), PAGE_SIZE / 2);
	KUNIT_EXPECT_EQ(test, hdb_bdl_halve(PAGE_SIZE + 256, 128), PAGE_SIZE / 2 + 128);
	KUNIT_EXPECT_EQ(test, hdb_bdl_halve(HDB_BUFFER_MAX, 256), HDB_BUFFER_MAX / 2);
}

static void expect_entry(struct kunit *test, const struct hdb_bdl_entry *entry, u64 address,
			 u32 length, u32 flags)
{
	KUNIT_EXPECT_EQ(test, le64_to_cpu(entry->address), address);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(entry->length), length);
	KUNIT_EXPECT_EQ(test, le32_to_cpu(entry->flags), flags);
}

static void bdl_built(struct kunit *test)
{
	struct hdb_bdl_entry bdl[2];

	KUNIT_EXPECT_EQ(test, hdb_bdl_build(bdl, BASE, 0x1000, 0), 1);
	expect_entry(test, &bdl[0], BASE, 0x800, 0);
	expect_entry(test, &bdl[1], BASE + 0x800, 0x800, 0);
	hdb_bdl_build(bdl, BASE, 0x1000, 1);
	expect_entry(test, &bdl[0], BASE, 0x800, 0);
	expect_entry(test, &bdl[1], BASE + 0x800, 0x800, HDB_BDL_IOC);
	hdb_bdl_build(bdl, BASE, 0x1000, 2);
	expect_entry(test, &bdl[0], BASE, 0x800, HDB_BDL_IOC);
	expect_entry(test, &bdl[1], BASE + 0x800, 0x800, HDB_BDL_IOC);
}

/* The interrupt of the end comes in the next cycle. */
static void bdl_put_off(struct kunit *test)
{
	struct hdb_bdl_entry bdl[3];

	hdb_bdl_build(bdl, BASE, 0x1000, 2);
	KUNIT_EXPECT_EQ(test, hdb_bdl_put_off(bdl, 0x100), 2);
	expect_entry(test, &bdl[0], BASE, 0x100, HDB_BDL_IOC);
	expect_entry(test, &bdl[1], BASE + 0x100, 0x800, HDB_BDL_IOC);
	expect_entry(test, &bdl[2], BASE + 0x900, 0x700, 0);
	hdb_bdl_build(bdl, BASE, 0x1000, 1);
	KUNIT_EXPECT_EQ(test, hdb_bdl_put_off(bdl, 0x100), 2);
	expect_entry(test, &bdl[0], BASE, 0x100, HDB_BDL_IOC);
	expect_entry(test, &bdl[1], BASE + 0x100, 0x800, 0);
	expect_entry(test, &bdl[2], BASE + 0x900, 0x700, 0);
	/* halves that are not the same */
	hdb_bdl_build(bdl, BASE, 0x1080, 1);
	KUNIT_EXPECT_EQ(test, hdb_bdl_put_off(bdl, 0x100), 2);
	expect_entry(test, &bdl[0], BASE, 0x100, HDB_BDL_IOC);
	expect_entry(test, &bdl[1], BASE + 0x100, 0x880, 0);
	expect_entry(test, &bdl[2], BASE + 0x980, 0x700, 0);
	/* not in too small a buffer, and not by nothing */
	hdb_bdl_build(bdl, BASE, 0x100, 2);
	KUNIT_EXPECT_EQ(test, hdb_bdl_put_off(bdl, 0x80), 1);
	KUNIT_EXPECT_EQ(test, hdb_bdl_put_off(bdl, 0), 1);
	expect_entry(test, &bdl[0], BASE, 0x80, HDB_BDL_IOC);
}

static void bdl_late_bytes(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(0, 48000, 4), 0);
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(32, 48000, 4), 128);
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(64, 48000, 4), 256);
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(64, 96000, 4), 512);
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(64, 44100, 4), 256);
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(32, 48000, 24), 768);
	/* of a frame that has begun, all: here 407 and one in 160 */
	KUNIT_EXPECT_EQ(test, hdb_bdl_late(443, 44100, 128), 408 * 128);
}

/* What is built passes the check that a client's list has to pass. */
static void bdl_built_is_valid(struct kunit *test)
{
	unsigned int frame, notifications, bytes;

	for (frame = 1; frame <= 64; frame++) {
		for (notifications = 0; notifications <= 2; notifications++) {
			size_t step = hdb_bdl_step(frame, notifications);

			for (bytes = 1; bytes < 20000; bytes += 777) {
				u32 size = hdb_bdl_round(bytes, step);
				struct hdb_bdl_entry bdl[2];

				hdb_bdl_build(bdl, BASE, size, notifications);
				KUNIT_EXPECT_TRUE(test, hdb_bdl_inside(bdl, 2, BASE, size));
				KUNIT_EXPECT_EQ(test, hdb_bdl_sum(bdl, 2), size);
				if (notifications == 2)
					KUNIT_EXPECT_EQ(test, le32_to_cpu(bdl[0].length),
							le32_to_cpu(bdl[1].length));
			}
		}
	}
}

static void bdl_imported(struct kunit *test)
{
	HDAUDIO_BUFFER_DESCRIPTOR from[2] = {
		{ .Address.QuadPart = 0x1122334455667780, .Length = 0x100,
		  .InterruptOnCompletion = 1 },
		{ .Address.QuadPart = BASE, .Length = 0x80, .InterruptOnCompletion = 0xfffffffe },
	};
	struct hdb_bdl_entry bdl[3] = { };

	hdb_bdl_import(bdl, from, 2);
	expect_entry(test, &bdl[0], 0x1122334455667780, 0x100, HDB_BDL_IOC);
	expect_entry(test, &bdl[1], BASE, 0x80, 0);
	expect_entry(test, &bdl[2], 0, 0, 0);
}

struct bdl_case {
	const char *name;
	u64 address;
	u32 length;
	bool good;
};

static const struct bdl_case entries[] = {
	{ "the whole buffer", BASE, BYTES, true },
	{ "its first byte", BASE, 1, true },
	{ "its last 128 bytes", BASE + BYTES - 128, 128, true },
	{ "empty", BASE, 0, false },
	{ "one byte too long", BASE, BYTES + 1, false },
	{ "over the end", BASE + BYTES - 128, 129, false },
	{ "just behind", BASE + BYTES, 1, false },
	{ "just behind, empty", BASE + BYTES, 0, false },
	{ "far behind", BASE + BYTES + 0x100000000ULL, 128, false },
	{ "just before", BASE - 128, 128, false },
	{ "begins before", BASE - 128, 256, false },
	{ "address 0", 0, 128, false },
	{ "wraps round", ~0ULL << 7, 0x100, false },
	{ "longest length", BASE + 128, U32_MAX, false },
	{ "64 bytes off", BASE + 64, 128, false },
	{ "1 byte off", BASE + 1, 128, false },
	{ "high half only", BASE & ~0xffffffffULL, 128, false },
};

static void bdl_case_name(const struct bdl_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(bdl_case, entries, bdl_case_name);

/* The entry in question first, then last, beside a good one. */
static void bdl_entry_checked(struct kunit *test)
{
	const struct bdl_case *k = test->param_value;
	struct hdb_bdl_entry good = { cpu_to_le64(BASE), cpu_to_le32(128), 0 };
	struct hdb_bdl_entry odd = { cpu_to_le64(k->address), cpu_to_le32(k->length), 0 };
	struct hdb_bdl_entry first[] = { odd, good }, last[] = { good, odd };

	KUNIT_EXPECT_EQ(test, hdb_bdl_inside(first, 2, BASE, BYTES), k->good);
	KUNIT_EXPECT_EQ(test, hdb_bdl_inside(last, 2, BASE, BYTES), k->good);
	KUNIT_EXPECT_TRUE(test, hdb_bdl_inside(last, 1, BASE, BYTES));
}

/* 256 entries of 16 MiB are 2^32 bytes: not 0. */
static void bdl_sum_does_not_wrap(struct kunit *test)
{
	struct hdb_bdl_entry *bdl = kunit_kcalloc(test, HDB_BDL_ENTRIES, sizeof(*bdl), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, bdl);
	for (i = 0; i < HDB_BDL_ENTRIES; i++)
		bdl[i].length = cpu_to_le32(1 << 24);
	KUNIT_EXPECT_EQ(test, hdb_bdl_sum(bdl, HDB_BDL_ENTRIES), BIT_ULL(32));
}

/* Byte @place of a list's cycle: its address, and whether its last brings an interrupt. */
static u64 byte_at(const struct hdb_bdl_entry *bdl, u32 place, bool *interrupt)
{
	while (place >= le32_to_cpu(bdl->length)) {
		place -= le32_to_cpu(bdl->length);
		bdl++;
	}
	*interrupt = bdl->flags && place == le32_to_cpu(bdl->length) - 1;
	return le64_to_cpu(bdl->address) + place;
}

/* The last place up to @place that is as hdb_bdl_cut() promises, by trying them all. */
static u32 cut_by_trying(const struct hdb_bdl_entry *bdl, unsigned int entries,
			 unsigned int frame, u32 place)
{
	u32 i, start = 0, inside = 0, best = 0;

	for (i = 0; i <= place; i++, inside++) {
		if (inside == le32_to_cpu(bdl->length)) {
			start += le32_to_cpu(bdl++->length);
			inside = 0;
		}
		if (i % frame == 0 && (!inside || (entries < HDB_BDL_ENTRIES && inside % 128 == 0)))
			best = start + inside;
	}
	return best;
}

static void expect_turned(struct kunit *test, const struct hdb_bdl_entry *bdl,
			  unsigned int entries, unsigned int frame, u32 bytes, u32 place)
{
	static struct hdb_bdl_entry to[HDB_BDL_ENTRIES + 1];
	u32 origin = hdb_bdl_cut(bdl, entries, frame, place);
	unsigned int lvi;
	bool interrupt, want;
	u32 i;

	KUNIT_ASSERT_EQ(test, origin, cut_by_trying(bdl, entries, frame, place));
	memset(to, 0, sizeof(to));
	lvi = hdb_bdl_turn(to, bdl, entries, origin);
	KUNIT_ASSERT_LT(test, lvi, HDB_BDL_ENTRIES);
	expect_entry(test, &to[lvi + 1], 0, 0, 0);
	KUNIT_EXPECT_TRUE(test, hdb_bdl_inside(to, lvi + 1, BASE, bytes));
	KUNIT_ASSERT_EQ(test, hdb_bdl_sum(to, lvi + 1), bytes);
	for (i = 0; i < bytes; i++) {
		u64 address = byte_at(bdl, (origin + i) % bytes, &want);

		KUNIT_ASSERT_EQ(test, byte_at(to, i, &interrupt), address);
		KUNIT_ASSERT_EQ(test, interrupt, want);
	}
}

static void bdl_turned(struct kunit *test)
{
	static const unsigned int frames[] = { 1, 4, 6, 12, 64 };
	struct hdb_bdl_entry bdl[2];
	unsigned int i;
	u32 place;

	for (i = 0; i < ARRAY_SIZE(frames); i++) {
		u32 bytes = hdb_bdl_round(1500, hdb_bdl_step(frames[i], 2));

		hdb_bdl_build(bdl, BASE, bytes, 2);
		for (place = 0; place < bytes; place += frames[i])
			expect_turned(test, bdl, 2, frames[i], bytes, place);
	}
	hdb_bdl_build(bdl, BASE, 4096, 2);
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, 2, 4, 1200), 1152);
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, 2, 4, 128), 128);
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, 2, 4, 4095), 3968);
}

/* A client's entries are as long as it likes: the last byte of one is a place to begin at. */
static void bdl_odd_turned(struct kunit *test)
{
	struct hdb_bdl_entry bdl[2] = {
		{ cpu_to_le64(BASE), cpu_to_le32(129), 0 },
		{ cpu_to_le64(BASE + 128), cpu_to_le32(127), cpu_to_le32(HDB_BDL_IOC) },
	};
	u32 place;

	for (place = 0; place < 256; place++)
		expect_turned(test, bdl, 2, 1, 256, place);
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, 2, 1, 128), 128);
}

/* No entry of a full list can be cut in two. */
static void bdl_full_turned(struct kunit *test)
{
	static struct hdb_bdl_entry bdl[HDB_BDL_ENTRIES];
	unsigned int i;

	for (i = 0; i < HDB_BDL_ENTRIES; i++)
		bdl[i] = (struct hdb_bdl_entry) {
			.address = cpu_to_le64(BASE + i * 256),
			.length = cpu_to_le32(256),
			.flags = cpu_to_le32(i & 1),
		};
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, HDB_BDL_ENTRIES, 4, 1000), 768);
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, HDB_BDL_ENTRIES, 12, 1000), 768);
	KUNIT_EXPECT_EQ(test, hdb_bdl_cut(bdl, HDB_BDL_ENTRIES, 12, 700), 0);
	expect_turned(test, bdl, HDB_BDL_ENTRIES, 4, sizeof(bdl) * 16, 1000);
}

/* Each piece on one side of the boundary, the whole as before, each interrupt where it was. */
static void bdl_split(struct kunit *test)
{
	static struct hdb_bdl_entry bdl[HDB_BDL_ENTRIES];

	bdl[0] = (struct hdb_bdl_entry) { cpu_to_le64(0x10f80), cpu_to_le32(0x1100),
					  cpu_to_le32(HDB_BDL_IOC) };
	bdl[1] = (struct hdb_bdl_entry) { cpu_to_le64(0x20000), cpu_to_le32(0x1000), 0 };
	bdl[2] = (struct hdb_bdl_entry) { cpu_to_le64(0x30080), cpu_to_le32(0xf80 + 0x80),
					  cpu_to_le32(HDB_BDL_IOC) };
	bdl[3] = (struct hdb_bdl_entry) { cpu_to_le64(0x40000), cpu_to_le32(0x80), 0 };
	KUNIT_ASSERT_EQ(test, hdb_bdl_split(bdl, 3, 4096), 6);
	expect_entry(test, &bdl[0], 0x10f80, 0x80, 0);
	expect_entry(test, &bdl[1], 0x11000, 0x1000, 0);
	expect_entry(test, &bdl[2], 0x12000, 0x80, HDB_BDL_IOC);
	expect_entry(test, &bdl[3], 0x20000, 0x1000, 0);
	expect_entry(test, &bdl[4], 0x30080, 0xf80, 0);
	expect_entry(test, &bdl[5], 0x31000, 0x80, HDB_BDL_IOC);
}

/* To the byte, wherever a descriptor begins. */
static void bdl_split_bytes(struct kunit *test)
{
	static struct hdb_bdl_entry bdl[HDB_BDL_ENTRIES];

	bdl[0] = (struct hdb_bdl_entry) { cpu_to_le64(0x10fff), cpu_to_le32(2), 0 };
	KUNIT_ASSERT_EQ(test, hdb_bdl_split(bdl, 1, 4096), 2);
	expect_entry(test, &bdl[0], 0x10fff, 1, 0);
	expect_entry(test, &bdl[1], 0x11000, 1, 0);
}

static void bdl_split_too_often(struct kunit *test)
{
	static struct hdb_bdl_entry bdl[HDB_BDL_ENTRIES];
	unsigned int i;

	for (i = 0; i < HDB_BDL_ENTRIES; i++)
		bdl[i] = (struct hdb_bdl_entry) { cpu_to_le64(BASE), cpu_to_le32(4096), 0 };
	KUNIT_EXPECT_EQ(test, hdb_bdl_split(bdl, HDB_BDL_ENTRIES, 4096), HDB_BDL_ENTRIES);
	bdl[7].address = cpu_to_le64(BASE + 128);
	KUNIT_EXPECT_EQ(test, hdb_bdl_split(bdl, HDB_BDL_ENTRIES, 4096), 0);
	expect_entry(test, &bdl[7], BASE + 128, 4096, 0);
	expect_entry(test, &bdl[255], BASE, 4096, 0);
}

struct spacing {
	const char *name;
	u32 lengths[4];
	u32 interrupts;	/* a bit for each entry */
	u32 want;
};

static const struct spacing spacings[] = {
	{ "none", { 1024, 1024, 1024, 1024 }, 0, 0 },
	{ "one", { 1024, 1024, 1024, 1024 }, BIT(2), 4096 },
	{ "two", { 1024, 1024, 1024, 1024 }, BIT(0) | BIT(2), 2048 },
	{ "all", { 1024, 1024, 1024, 1024 }, 0xf, 1024 },
	{ "put off", { 128, 2048, 1920, 128 }, BIT(1) | BIT(3), 2176 },
	{ "nearly even", { 1024, 1024, 1024, 1152 }, 0xf, 1152 },
	{ "an eighth less", { 1024, 1024, 896, 1024 }, 0xf, 1024 },
	{ "a little more than that", { 1024, 1024, 895, 1024 }, 0xf, 0 },
	{ "uneven", { 1024, 1024, 1024, 1280 }, 0xf, 0 },
	{ "two of four, uneven", { 1024, 1024, 1024, 1024 }, BIT(0) | BIT(1), 0 },
};

static void spacing_name(const struct spacing *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(spacings, spacings, spacing_name);

static void bdl_spacing(struct kunit *test)
{
	const struct spacing *k = test->param_value;
	struct hdb_bdl_entry bdl[4];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bdl); i++) {
		bdl[i].length = cpu_to_le32(k->lengths[i]);
		bdl[i].flags = cpu_to_le32(k->interrupts & BIT(i) ? HDB_BDL_IOC : 0);
	}
	KUNIT_EXPECT_EQ(test, hdb_bdl_spacing(bdl, ARRAY_SIZE(bdl)), k->want);
}

static void bdl_left(struct kunit *test)
{
	struct hdb_bdl_entry bdl[5] = { };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bdl); i++)
		bdl[i].length = cpu_to_le32(1024);
	/* a cycle and no more, if there is none */
	KUNIT_EXPECT_EQ(test, hdb_bdl_left(bdl, 4, 1024), 4096);
	bdl[1].flags = cpu_to_le32(HDB_BDL_IOC);
	KUNIT_EXPECT_EQ(test, hdb_bdl_left(bdl, 4, 0), 2048);
	KUNIT_EXPECT_EQ(test, hdb_bdl_left(bdl, 4, 2047), 1);
	KUNIT_EXPECT_EQ(test, hdb_bdl_left(bdl, 4, 2048), 4096);
	KUNIT_EXPECT_EQ(test, hdb_bdl_left(bdl, 4, 4095), 2049);
	KUNIT_EXPECT_EQ(test, hdb_bdl_left(bdl, 4, 4096), 0);
}

/* Whichever entry asks, and none beyond the list. */
static void bdl_interrupts(struct kunit *test)
{
	unsigned int i, n;

	for (i = 0; i < 3; i++) {
		struct hdb_bdl_entry bdl[3] = { };

		bdl[i].flags = cpu_to_le32(HDB_BDL_IOC);
		for (n = 0; n <= 3; n++)
			KUNIT_EXPECT_EQ(test, hdb_bdl_interrupts(bdl, n), i < n);
	}
}

static struct kunit_case bdl_cases[] = {
	KUNIT_CASE(bdl_size_rules),
	KUNIT_CASE(bdl_exact_size_kept),
	KUNIT_CASE(bdl_halving),
	KUNIT_CASE(bdl_half_of),
	KUNIT_CASE(bdl_built),
	KUNIT_CASE(bdl_put_off),
	KUNIT_CASE(bdl_late_bytes),
	KUNIT_CASE(bdl_built_is_valid),
	KUNIT_CASE(bdl_imported),
	KUNIT_CASE_PARAM(bdl_entry_checked, bdl_case_gen_params),
	KUNIT_CASE(bdl_sum_does_not_wrap),
	KUNIT_CASE(bdl_turned),
	KUNIT_CASE(bdl_odd_turned),
	KUNIT_CASE(bdl_full_turned),
	KUNIT_CASE(bdl_split),
	KUNIT_CASE(bdl_split_bytes),
	KUNIT_CASE(bdl_split_too_often),
	KUNIT_CASE_PARAM(bdl_spacing, spacings_gen_params),
	KUNIT_CASE(bdl_left),
	KUNIT_CASE(bdl_interrupts),
	{}
};

static struct kunit_suite bdl_suite = {
	.name = "bdl",
	.test_cases = bdl_cases,
};

kunit_test_suite(bdl_suite);
