// SPDX-License-Identifier: GPL-2.0
/*
 * Memory of descriptor lists: short ones share a page, as long as there is room on it.
 */
#include "case.h"
#include "model/dma_watch.h"
#include "fixture.h"
#include "hdb.h"
#include "stream/lists.h"

static void room_for_one_more(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_lists_room(1), 8U);
	KUNIT_EXPECT_EQ(test, hdb_lists_room(7), 8U);
	KUNIT_EXPECT_EQ(test, hdb_lists_room(8), 16U);
	KUNIT_EXPECT_EQ(test, hdb_lists_room(254), 256U);
	KUNIT_EXPECT_EQ(test, hdb_lists_room(256), 256U);	/* it is never cut */
}

static void expect_lists(struct kunit *test, const struct hdb_lists *lists, unsigned int room)
{
	KUNIT_EXPECT_EQ(test, lists->room, room);
	KUNIT_EXPECT_EQ(test, hdb_list_addr(lists, 0) % HDB_BDL_ALIGN, 0);
	KUNIT_EXPECT_EQ(test, hdb_list_addr(lists, 1) - hdb_list_addr(lists, 0),
			room * sizeof(struct hdb_bdl_entry));
	memset(lists->own, 0x5a, 2 * room * sizeof(struct hdb_bdl_entry));
	hdb_list_show(lists, 0, room - 1);
	hdb_list_show(lists, 1, room - 1);
}

/* Nothing of one is in another's, nor in what the rings and positions have. */
static void expect_apart(struct kunit *test, struct fixture *f, const struct hdb_lists *lists,
			 unsigned int n)
{
	struct hdb_ring *ring = &f->ctrl->ring;
	unsigned int i, k;

	for (i = 0; i < n; i++) {
		KUNIT_EXPECT_GE(test, lists[i].addr, ring->addr + HDB_RING_LISTS);
		KUNIT_EXPECT_LE(test, lists[i].addr + HDB_SHORT_BYTES,
				ring->addr + HDB_RING_BYTES);
		for (k = 0; k < i; k++)
			KUNIT_EXPECT_GE(test, abs((s64)(lists[i].addr - lists[k].addr)),
					(s64)HDB_SHORT_BYTES);
	}
}

static void short_lists_share_a_page(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	struct hdb_list_shelf *shelf = &f->ctrl->streams.shelf;
	unsigned int i, n = shelf->count;
	struct hdb_lists *lists = kunit_kcalloc(test, n + 1, sizeof(*lists), GFP_KERNEL);
	dma_addr_t first;

	KUNIT_ASSERT_NOT_NULL(test, lists);
	KUNIT_ASSERT_GE(test, n, 3U);
	dma_watch_begin(f->ctrl->dev);
	for (i = 0; i < n; i++) {
		KUNIT_ASSERT_TRUE(test, hdb_lists_alloc(&lists[i], shelf, 7));
		expect_lists(test, &lists[i], HDB_SHORT_ROOM);
	}
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	expect_apart(test, f, lists, n);
	KUNIT_ASSERT_TRUE(test, hdb_lists_alloc(&lists[n], shelf, 7));
	expect_lists(test, &lists[n], HDB_SHORT_ROOM);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	hdb_lists_free(&lists[n], shelf);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	first = lists[0].addr;
	hdb_lists_free(&lists[0], shelf);
	KUNIT_ASSERT_TRUE(test, hdb_lists_alloc(&lists[0], shelf, 2));
	KUNIT_EXPECT_EQ(test, lists[0].addr, first);
	for (i = 0; i < n; i++)
		hdb_lists_free(&lists[i], shelf);
	KUNIT_EXPECT_EQ(test, shelf->used, 0UL);
	dma_watch_end(f->ctrl->dev);
}

static void long_lists_have_their_own(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	struct hdb_list_shelf *shelf = &f->ctrl->streams.shelf;
	struct hdb_lists lists = { };

	hdb_lists_free(&lists, shelf);	/* there are none */
	dma_watch_begin(f->ctrl->dev);
	KUNIT_ASSERT_TRUE(test, hdb_lists_alloc(&lists, shelf, 8));
	expect_lists(test, &lists, 16);
	KUNIT_EXPECT_EQ(test, shelf->used, 0UL);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	hdb_lists_free(&lists, shelf);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_fail_from(1);
	KUNIT_EXPECT_FALSE(test, hdb_lists_alloc(&lists, shelf, 256));
	KUNIT_EXPECT_EQ(test, lists.room, 0U);
	dma_watch_end(f->ctrl->dev);
}

/* More streams than there are places play at once, and leave all places free. */
static void streams_beyond_the_page(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_list_shelf *shelf = &c->f->ctrl->streams.shelf;
	struct fixture_stream *s[4];
	unsigned int i;

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	dma_watch_begin(c->f->ctrl->dev);
	for (i = 0; i < ARRAY_SIZE(s); i++)
		s[i] = fixture_stream(c, i & 1, &fixture_format, 4096);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), shelf->count >= 4 ? 4 : 8 - (int)shelf->count);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, ARRAY_SIZE(s), StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, ARRAY_SIZE(s), RunState), STATUS_SUCCESS);
	model_run(c->f->model, 2048);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, shelf->used, 0UL);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(c->f->ctrl->dev);
}

static struct kunit_case lists_cases[] = {
	KUNIT_CASE(room_for_one_more),
	KUNIT_CASE(short_lists_share_a_page),
	KUNIT_CASE(long_lists_have_their_own),
	KUNIT_CASE(streams_beyond_the_page),
	{ }
};

static struct kunit_suite lists_suite = {
	.name = "lists",
	.test_cases = lists_cases,
};

kunit_test_suite(lists_suite);
