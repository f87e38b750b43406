// SPDX-License-Identifier: GPL-2.0
/*
 * Commands in flight: order, room, tombstones; at the end against a simple restatement.
 */
#include <kunit/test.h>
#include <linux/prandom.h>

#include "verbs/batch.h"
#include "verbs/slots.h"

/* Batches are only told apart, never looked into. */
static struct hdb_batch *batch(unsigned long n)
{
	return (struct hdb_batch *)(0x1000 + n);
}

static struct hdb_verbs *begin(struct kunit *test, u16 window, unsigned int codecs)
{
	struct hdb_verbs *verbs = kunit_kzalloc(test, sizeof(*verbs), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, verbs);
	spin_lock_init(&verbs->lock);
	hdb_slots_init(verbs, window, codecs);
	return verbs;
}

/* Each call with the lock held, as the driver makes them. */
static unsigned int room(struct hdb_verbs *verbs, unsigned int codec)
{
	unsigned int ret;

	spin_lock(&verbs->lock);
	ret = hdb_slots_room(verbs, codec);
	spin_unlock(&verbs->lock);
	return ret;
}

static void push_run(struct hdb_verbs *verbs, unsigned int codec, struct hdb_batch *b, u32 index,
		     unsigned int count)
{
	spin_lock(&verbs->lock);
	hdb_slots_push(verbs, codec, b, index, count);
	spin_unlock(&verbs->lock);
}

static void push(struct hdb_verbs *verbs, unsigned int codec, struct hdb_batch *b, u32 index)
{
	push_run(verbs, codec, b, index, 1);
}

static bool push_one(struct hdb_verbs *verbs, unsigned int codec, struct hdb_batch *b, u32 index)
{
	bool ret;

	spin_lock(&verbs->lock);
	ret = hdb_slots_push_one(verbs, &verbs->codec[codec], b, index);
	spin_unlock(&verbs->lock);
	return ret;
}

/* Some of the oldest run at once. Returns how many. */
static unsigned int drop(struct hdb_verbs *verbs, unsigned int codec, unsigned int most)
{
	struct hdb_slot *slot;
	unsigned int n = 0;

	spin_lock(&verbs->lock);
	slot = hdb_slots_oldest(verbs, &verbs->codec[codec]);
	if (slot && slot->batch) {
		n = min_t(unsigned int, slot->count, most);
		hdb_slots_drop(verbs, &verbs->codec[codec], slot, n);
	}
	spin_unlock(&verbs->lock);
	return n;
}

static bool pop(struct hdb_verbs *verbs, unsigned int codec, struct hdb_slot *slot)
{
	bool ret;

	spin_lock(&verbs->lock);
	ret = hdb_slots_pop(verbs, codec, slot);
	spin_unlock(&verbs->lock);
	return ret;
}

typedef bool (*dead_fn)(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data);

static unsigned int bury(struct hdb_verbs *verbs, unsigned int codec, dead_fn dead, void *data)
{
	unsigned int ret;

	spin_lock(&verbs->lock);
	ret = hdb_slots_bury(verbs, codec, dead, data);
	spin_unlock(&verbs->lock);
	return ret;
}

static bool dead_all(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data)
{
	return true;
}

static bool dead_of(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data)
{
	return slot->batch == data;
}

static void slots_keep_the_order_of_each_codec(struct kunit *test)
{
	struct hdb_verbs *verbs = begin(test, 13, 3);
	struct hdb_slot slot;
	unsigned int i;

	for (i = 0; i < 9; i++)
		push(verbs, i % 3, batch(i % 3), i);
	for (i = 0; i < 9; i++) {
		unsigned int codec = 2 - i / 3;

		KUNIT_EXPECT_TRUE(test, pop(verbs, codec, &slot));
		KUNIT_EXPECT_EQ(test, slot.index, 3 * (i % 3) + codec);
		KUNIT_EXPECT_PTR_EQ(test, slot.batch, batch(codec));
	}
	KUNIT_EXPECT_FALSE(test, pop(verbs, 0, &slot));
	KUNIT_EXPECT_EQ(test, verbs->in_flight, 0);
}

/* One codec has all of the window when another appears: it gives way as it is answered. */
static void slots_are_divided_anew(struct kunit *test)
{
	struct hdb_verbs *verbs = begin(test, 20, 1);
	struct hdb_slot slot;
	unsigned int i;

	push_run(verbs, 0, batch(0), 0, 20);
	spin_lock(&verbs->lock);
	hdb_slots_divide(verbs, 2);
	spin_unlock(&verbs->lock);
	KUNIT_EXPECT_EQ(test, room(verbs, 0), 0);
	KUNIT_EXPECT_EQ(test, room(verbs, 1), 0);
	for (i = 1; i <= 4; i++) {
		KUNIT_EXPECT_TRUE(test, pop(verbs, 0, &slot));
		KUNIT_EXPECT_EQ(test, room(verbs, 0), 0);
		KUNIT_EXPECT_EQ(test, room(verbs, 1), i);
	}
	KUNIT_EXPECT_TRUE(test, pop(verbs, 0, &slot));
	KUNIT_EXPECT_EQ(test, room(verbs, 0), 1);
	while (pop(verbs, 0, &slot))
		;
	KUNIT_EXPECT_EQ(test, verbs->pool_used, 0);
	KUNIT_EXPECT_EQ(test, room(verbs, 0), 16);
}

/* Runs come back command by command, whether they were pushed in one piece or in several. */
static void slots_give_back_runs_one_by_one(struct kunit *test)
{
	struct hdb_verbs *verbs = begin(test, 223, 1);
	struct hdb_slot slot;
	unsigned int i;

	push_run(verbs, 0, batch(0), 0, 10);
	push_run(verbs, 0, batch(0), 10, 5);
	push_run(verbs, 0, batch(0), 15, 1);
	push_run(verbs, 0, batch(1), 16, 4);
	push_run(verbs, 0, batch(1), 30, 20);
	KUNIT_EXPECT_EQ(test, verbs->in_flight, 40);
	for (i = 0; i < 40; i++) {
		KUNIT_EXPECT_TRUE(test, pop(verbs, 0, &slot));
		KUNIT_EXPECT_PTR_EQ(test, slot.batch, batch(i >= 16));
		KUNIT_EXPECT_EQ(test, slot.index, i < 20 ? i : i + 10);
	}
	KUNIT_EXPECT_FALSE(test, pop(verbs, 0, &slot));
}

/* A command that was given up does not grow into a run with its successor. */
/* Where codecs take turns each has one run, and however they alternate each its own commands. */
static void slots_of_codecs_in_turn(struct kunit *test)
{
	static const u32 mixed[] = { 0, 3, 6, 9, 10, 11, 12, 400, 700, 701, 703, 705, 704 };
	struct hdb_verbs *verbs = begin(test, 223, 4);
	struct hdb_slot slot;
	unsigned int i;

	for (i = 0; i < 40; i++)
		push(verbs, i % 4, batch(0), i);
	for (i = 0; i < 4; i++)
		KUNIT_EXPECT_EQ(test, verbs->codec[i].head, verbs->codec[i].tail);
	for (i = 0; i < 40; i++) {
		KUNIT_EXPECT_TRUE(test, pop(verbs, i % 4, &slot));
		KUNIT_EXPECT_EQ(test, slot.index, i);
	}
	for (i = 0; i < ARRAY_SIZE(mixed); i++)
		push(verbs, 1, batch(1), mixed[i]);
	push_run(verbs, 1, batch(1), 706, 3);
	push(verbs, 1, batch(1), 709);
	for (i = 0; i < ARRAY_SIZE(mixed); i++) {
		KUNIT_EXPECT_TRUE(test, pop(verbs, 1, &slot));
		KUNIT_EXPECT_EQ(test, slot.index, mixed[i]);
	}
	for (i = 706; i <= 709; i++) {
		KUNIT_EXPECT_TRUE(test, pop(verbs, 1, &slot));
		KUNIT_EXPECT_EQ(test, slot.index, i);
	}
	KUNIT_EXPECT_FALSE(test, pop(verbs, 1, &slot));
}

static void slots_do_not_join_the_dead(struct kunit *test)
{
	struct hdb_verbs *verbs = begin(test, 223, 1);
	struct hdb_slot slot;

	push_run(verbs, 0, batch(0), 0, 2);
	KUNIT_EXPECT_EQ(test, bury(verbs, 0, dead_all, NULL), 2);
	push_run(verbs, 0, batch(0), 2, 1);
	KUNIT_EXPECT_TRUE(test, pop(verbs, 0, &slot));
	KUNIT_EXPECT_PTR_EQ(test, slot.batch, NULL);
	KUNIT_EXPECT_TRUE(test, pop(verbs, 0, &slot));
	KUNIT_EXPECT_PTR_EQ(test, slot.batch, NULL);
	KUNIT_EXPECT_TRUE(test, pop(verbs, 0, &slot));
	KUNIT_EXPECT_PTR_EQ(test, slot.batch, batch(0));
	KUNIT_EXPECT_EQ(test, slot.index, 2);
}

static void slots_of_nobody(struct kunit *test)
{
	struct hdb_verbs *verbs = begin(test, 13, 3);
	struct hdb_slot slot;

	KUNIT_EXPECT_FALSE(test, pop(verbs, 15, &slot));
	push(verbs, 15, batch(1), 7);
	KUNIT_EXPECT_TRUE(test, hdb_fifo_has_live(&verbs->codec[15]));
	KUNIT_EXPECT_TRUE(test, pop(verbs, 15, &slot));
	KUNIT_EXPECT_EQ(test, slot.index, 7);
}

struct sizes {
	const char *name;
	u16 window;
	unsigned int codecs;
};

static const struct sizes sizes[] = {
	{ "window 1, 1 codec", 1, 1 },
	{ "window 1, 3 codecs", 1, 3 },
	{ "window 13, 1 codec", 13, 1 },
	{ "window 13, 3 codecs", 13, 3 },
	{ "window 13, 15 codecs", 13, 15 },
	{ "window 223, no codec", 223, 0 },
	{ "window 223, 1 codec", 223, 1 },
	{ "window 223, 4 codecs", 223, 4 },
	{ "window 223, 15 codecs", 223, 15 },
	{ "window 255, 15 codecs", 255, 15 },
};

static void sizes_name(const struct sizes *s, char *desc)
{
	strscpy(desc, s->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(sizes, sizes, sizes_name);

/*
 * One codec can fill all but the others' shares, which stay theirs, or half where the window is too
 * small for shares; together it is the window.
 */
static void slots_shares_and_window(struct kunit *test)
{
	const struct sizes *s = test->param_value;
	struct hdb_verbs *verbs = begin(test, s->window, s->codecs);
	unsigned int codec, n, total = 0;

	for (codec = 0; codec < max(s->codecs, 1U); codec++) {
		for (n = 0; room(verbs, codec) && n <= s->window; n++)
			push(verbs, codec, batch(codec), n);
		if (codec && verbs->share)
			KUNIT_EXPECT_EQ(test, n, verbs->share);
		else if (!codec || (codec == 1 && s->window > 1))
			KUNIT_EXPECT_GE(test, n, 1);
		total += n;
	}
	KUNIT_EXPECT_EQ(test, total, s->window);
	KUNIT_EXPECT_EQ(test, verbs->in_flight, s->window);
}

/* Whatever was pushed and popped, the slots come back: a full window fits again and again. */
static void slots_are_not_lost(struct kunit *test)
{
	const struct sizes *s = test->param_value;
	struct hdb_verbs *verbs = begin(test, s->window, s->codecs);
	struct hdb_slot slot;
	unsigned int round, n;

	for (round = 0; round < 2 * HDB_SLOTS; round++) {
		for (n = 0; room(verbs, 0); n++)
			push(verbs, 0, batch(round), n);
		if (round & 1)
			bury(verbs, 0, dead_all, NULL);
		for (n = 0; pop(verbs, 0, &slot); n++)
			KUNIT_ASSERT_EQ(test, slot.index, n);
		if (verbs->share)
			KUNIT_ASSERT_EQ(test, n,
					s->window - verbs->share * (max(s->codecs, 1U) - 1));
		else
			KUNIT_ASSERT_EQ(test, n, max(s->window / 2, 1));
	}
	KUNIT_EXPECT_EQ(test, verbs->in_flight, 0);
	KUNIT_EXPECT_EQ(test, verbs->pool_used, 0);
}

static void slots_bury_leaves_tombstones(struct kunit *test)
{
	struct hdb_verbs *verbs = begin(test, 13, 1);
	struct hdb_slot slot;
	unsigned int i;

	for (i = 0; i < 6; i++)
		push(verbs, 2, batch(i & 1), i);
	KUNIT_EXPECT_EQ(test, bury(verbs, 2, dead_of, batch(1)), 3);
	KUNIT_EXPECT_EQ(test, bury(verbs, 2, dead_of, batch(1)), 0);
	KUNIT_EXPECT_EQ(test, verbs->codec[2].tombstones, 3);
	KUNIT_EXPECT_EQ(test, verbs->codec[2].in_flight, 6);
	KUNIT_EXPECT_TRUE(test, hdb_fifo_has_live(&verbs->codec[2]));
	for (i = 0; i < 6; i++) {
		KUNIT_EXPECT_TRUE(test, pop(verbs, 2, &slot));
		KUNIT_EXPECT_PTR_EQ(test, slot.batch, i & 1 ? NULL : batch(0));
	}
	KUNIT_EXPECT_EQ(test, verbs->codec[2].tombstones, 0);
	KUNIT_EXPECT_FALSE(test, hdb_fifo_has_live(&verbs->codec[2]));
}

/* The restatement: a plain array a codec. */
struct naive {
	struct {
		struct hdb_batch *batch;
		u32 index;
	} list[HDB_LINKS][HDB_SLOTS];
	unsigned int len[HDB_LINKS];
	u32 end[3];
};

static void naive_push(struct naive *n, unsigned int codec, struct hdb_batch *b, u32 index,
		       unsigned int count)
{
	for (; count; count--, index++) {
		n->list[codec][n->len[codec]].batch = b;
		n->list[codec][n->len[codec]++].index = index;
	}
}

static void naive_pop(struct naive *n, unsigned int codec)
{
	n->len[codec]--;
	memmove(n->list[codec], n->list[codec] + 1, n->len[codec] * sizeof(n->list[codec][0]));
}

static unsigned int naive_bury(struct naive *n, unsigned int codec, struct hdb_batch *b)
{
	unsigned int i, buried = 0;

	for (i = 0; i < n->len[codec]; i++) {
		if (n->list[codec][i].batch != b)
			continue;
		n->list[codec][i].batch = NULL;
		buried++;
	}
	return buried;
}

static unsigned int naive_tombstones(const struct naive *n, unsigned int codec)
{
	unsigned int i, dead = 0;

	for (i = 0; i < n->len[codec]; i++)
		dead += !n->list[codec][i].batch;
	return dead;
}

static void random_pop(struct kunit *test, struct hdb_verbs *verbs, struct naive *n,
		       unsigned int codec)
{
	struct hdb_slot slot;
	bool any = pop(verbs, codec, &slot);

	KUNIT_ASSERT_EQ(test, any, n->len[codec] > 0);
	if (!any)
		return;
	KUNIT_ASSERT_PTR_EQ(test, slot.batch, n->list[codec][0].batch);
	KUNIT_ASSERT_EQ(test, slot.index, n->list[codec][0].index);
	naive_pop(n, codec);
}

static void random_push(struct kunit *test, struct hdb_verbs *verbs, struct naive *n,
			unsigned int codec, unsigned int b, unsigned int count)
{
	bool fits = room(verbs, codec);

	count = min(count, room(verbs, codec));
	if (count > 1)
		push_run(verbs, codec, batch(b), n->end[b], count);
	else
		KUNIT_ASSERT_EQ(test, push_one(verbs, codec, batch(b), n->end[b]), fits);
	naive_push(n, codec, batch(b), n->end[b], count);
}

static void random_drop(struct hdb_verbs *verbs, struct naive *n, unsigned int codec)
{
	unsigned int dropped = drop(verbs, codec, 3);

	while (dropped--)
		naive_pop(n, codec);
}

static void random_step(struct kunit *test, struct hdb_verbs *verbs, struct naive *n,
			struct rnd_state *rnd)
{
	unsigned int codec = prandom_u32_state(rnd) % 4;
	unsigned int what = prandom_u32_state(rnd) % 16;
	unsigned int b = prandom_u32_state(rnd) % 3, count;

	if (what < 9) {
		/* often where the last run of the batch ended, so that runs grow */
		count = prandom_u32_state(rnd) % 2 ? 1 : 1 + prandom_u32_state(rnd) % 8;
		random_push(test, verbs, n, codec, b, count);
		n->end[b] += count + !(prandom_u32_state(rnd) % 4);
	} else if (what < 13) {
		random_pop(test, verbs, n, codec);
	} else if (what < 15) {
		random_drop(verbs, n, codec);
	} else {
		KUNIT_ASSERT_EQ(test, bury(verbs, codec, dead_of, batch(b)),
				naive_bury(n, codec, batch(b)));
	}
	KUNIT_ASSERT_EQ(test, verbs->codec[codec].in_flight, n->len[codec]);
	KUNIT_ASSERT_EQ(test, verbs->codec[codec].tombstones, naive_tombstones(n, codec));
	KUNIT_ASSERT_LE(test, verbs->in_flight, verbs->window);
}

static void slots_against_arrays(struct kunit *test)
{
	struct naive *n = kunit_kzalloc(test, sizeof(*n), GFP_KERNEL);
	struct hdb_verbs *verbs = begin(test, 61, 4);
	struct rnd_state rnd;
	u32 step;

	KUNIT_ASSERT_NOT_NULL(test, n);
	prandom_seed_state(&rnd, 2);
	for (step = 0; step < 50000; step++)
		random_step(test, verbs, n, &rnd);
}

static struct kunit_case slots_cases[] = {
	KUNIT_CASE(slots_keep_the_order_of_each_codec),
	KUNIT_CASE(slots_give_back_runs_one_by_one),
	KUNIT_CASE(slots_of_codecs_in_turn),
	KUNIT_CASE(slots_are_divided_anew),
	KUNIT_CASE(slots_do_not_join_the_dead),
	KUNIT_CASE(slots_of_nobody),
	KUNIT_CASE_PARAM(slots_shares_and_window, sizes_gen_params),
	KUNIT_CASE_PARAM(slots_are_not_lost, sizes_gen_params),
	KUNIT_CASE(slots_bury_leaves_tombstones),
	KUNIT_CASE(slots_against_arrays),
	{ }
};

static struct kunit_suite slots_suite = {
	.name = "hdaudio_slots",
	.test_cases = slots_cases,
};

kunit_test_suite(slots_suite);
