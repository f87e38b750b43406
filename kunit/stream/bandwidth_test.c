// SPDX-License-Identifier: GPL-2.0
/*
 * Link bandwidth.
 */
#include <kunit/test.h>

#include "stream/bandwidth.h"

#define OUTPAY	60
#define INPAY	29

static struct hdb_need render(u8 lines, u32 bits)
{
	return (struct hdb_need) { .render = true, .lines = lines, .bits = bits };
}

static struct hdb_need capture(u8 codec, u32 bits)
{
	return (struct hdb_need) { .codec = codec, .lines = 1, .bits = bits };
}

static bool take(struct hdb_bandwidth *bw, struct hdb_need need)
{
	return hdb_bandwidth_take(bw, &need);
}

static void give(struct hdb_bandwidth *bw, struct hdb_need need)
{
	hdb_bandwidth_give(bw, &need);
}

/* All of the line, and not a bit more. */
static void bandwidth_render_to_the_last_bit(struct kunit *test)
{
	struct hdb_bandwidth bw;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	KUNIT_EXPECT_TRUE(test, take(&bw, render(1, 959)));
	KUNIT_EXPECT_FALSE(test, take(&bw, render(1, 2)));
	KUNIT_EXPECT_TRUE(test, take(&bw, render(1, 1)));
	KUNIT_EXPECT_FALSE(test, take(&bw, render(1, 1)));
}

static void bandwidth_capture_by_codec(struct kunit *test)
{
	struct hdb_bandwidth bw;
	unsigned int codec;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	for (codec = 0; codec < HDB_MAX_SDI; codec++) {
		KUNIT_EXPECT_TRUE(test, take(&bw, capture(codec, 464)));
		KUNIT_EXPECT_FALSE(test, take(&bw, capture(codec, 1)));
	}
	KUNIT_EXPECT_TRUE(test, take(&bw, render(1, 960)));
}

/* A striped stream takes its share of each line; an unstriped one the first line. */
static void bandwidth_striped(struct kunit *test)
{
	struct hdb_bandwidth bw;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	KUNIT_EXPECT_TRUE(test, take(&bw, render(2, 1000)));
	KUNIT_EXPECT_EQ(test, bw.sdo[0], 500);
	KUNIT_EXPECT_EQ(test, bw.sdo[1], 500);
	KUNIT_EXPECT_EQ(test, bw.sdo[2], 0);
	KUNIT_EXPECT_FALSE(test, take(&bw, render(1, 461)));
	KUNIT_EXPECT_TRUE(test, take(&bw, render(1, 460)));
	KUNIT_EXPECT_FALSE(test, take(&bw, render(2, 2)));
	KUNIT_EXPECT_EQ(test, bw.sdo[1], 500);
}

/* Lines that a stream does not travel on may be as full as they like. */
static void bandwidth_of_its_own_lines(struct kunit *test)
{
	struct hdb_bandwidth bw;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	bw.sdo[2] = bw.sdo_max;
	KUNIT_EXPECT_TRUE(test, take(&bw, render(2, 10)));
	KUNIT_EXPECT_FALSE(test, take(&bw, render(4, 10)));
	KUNIT_EXPECT_EQ(test, bw.sdo[0], 5);
	bw.sdo[0] = bw.sdo_max;
	KUNIT_EXPECT_FALSE(test, take(&bw, render(2, 10)));
}

static void bandwidth_share_rounds_up(struct kunit *test)
{
	struct hdb_bandwidth bw;
	unsigned int i;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	KUNIT_EXPECT_TRUE(test, take(&bw, render(4, 41)));
	for (i = 0; i < 4; i++)
		KUNIT_EXPECT_EQ(test, bw.sdo[i], 11);
	give(&bw, render(4, 41));
	for (i = 0; i < 4; i++)
		KUNIT_EXPECT_EQ(test, bw.sdo[i], 0);
}

static void bandwidth_given_back(struct kunit *test)
{
	struct hdb_bandwidth bw, empty;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	empty = bw;
	KUNIT_ASSERT_TRUE(test, take(&bw, render(1, 768)));
	KUNIT_ASSERT_TRUE(test, take(&bw, capture(3, 464)));
	give(&bw, render(1, 768));
	give(&bw, capture(3, 464));
	KUNIT_EXPECT_EQ(test, memcmp(&bw, &empty, sizeof(bw)), 0);
}

static void bandwidth_exchanged(struct kunit *test)
{
	struct hdb_need small = render(1, 500), large = render(1, 900), huge = render(1, 961);
	struct hdb_bandwidth bw, before;

	hdb_bandwidth_init(&bw, OUTPAY, INPAY);
	KUNIT_ASSERT_TRUE(test, take(&bw, small));
	/* What it has counts for what it wants. */
	KUNIT_EXPECT_TRUE(test, hdb_bandwidth_exchange(&bw, &small, &large));
	KUNIT_EXPECT_EQ(test, bw.sdo[0], 900);
	before = bw;
	KUNIT_EXPECT_FALSE(test, hdb_bandwidth_exchange(&bw, &large, &huge));
	KUNIT_EXPECT_EQ(test, memcmp(&bw, &before, sizeof(bw)), 0);
}

/* Registers that read 0 mean a controller that does not say, not a link without payload. */
static void bandwidth_unsaid(struct kunit *test)
{
	struct hdb_bandwidth bw;

	hdb_bandwidth_init(&bw, 0, 0);
	KUNIT_EXPECT_TRUE(test, take(&bw, render(1, 960)));
	KUNIT_EXPECT_FALSE(test, take(&bw, render(1, 1)));
	KUNIT_EXPECT_TRUE(test, take(&bw, capture(0, 464)));
	KUNIT_EXPECT_FALSE(test, take(&bw, capture(0, 1)));
}

static struct kunit_case bandwidth_cases[] = {
	KUNIT_CASE(bandwidth_render_to_the_last_bit),
	KUNIT_CASE(bandwidth_capture_by_codec),
	KUNIT_CASE(bandwidth_striped),
	KUNIT_CASE(bandwidth_of_its_own_lines),
	KUNIT_CASE(bandwidth_share_rounds_up),
	KUNIT_CASE(bandwidth_given_back),
	KUNIT_CASE(bandwidth_exchanged),
	KUNIT_CASE(bandwidth_unsaid),
	{}
};

static struct kunit_suite bandwidth_suite = {
	.name = "bandwidth",
	.test_cases = bandwidth_cases,
};

kunit_test_suite(bandwidth_suite);
