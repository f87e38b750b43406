// SPDX-License-Identifier: GPL-2.0
/*
 * Timers: when they expire, what that sets off, and what is left of them afterwards.
 */
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "fixture.h"
#include "model/model_hold.h"
#include "nt/nt_priv.h"
#include "nt_waiter.h"

#define LATE	(30000 * MSEC_UNITS)	/* beyond the end of the test */

/* A timer with a DPC. */
struct ticker {
	KTIMER timer;
	KDPC dpc;
	unsigned int ticks;
	KIRQL level;
	PVOID argument1;
	unsigned int wanted;
	struct completion done;
};

static VOID tick(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct ticker *t = context;

	t->level = KeGetCurrentIrql();
	t->argument1 = argument1;
	if (++t->ticks == t->wanted)
		complete(&t->done);
}

static struct ticker *ticker_new(struct kunit *test, TIMER_TYPE type)
{
	struct ticker *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	t->wanted = 1;
	init_completion(&t->done);
	KeInitializeTimerEx(&t->timer, type);
	KeInitializeDpc(&t->dpc, tick, t);
	return t;
}

static void expect_done(struct kunit *test, struct ticker *t)
{
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&t->done, PATIENCE), 0UL);
	KeFlushQueuedDpcs();
}

static LARGE_INTEGER units(LONGLONG n)
{
	return (LARGE_INTEGER){ .QuadPart = n };
}

/* Not signalled until it expires, and from then on. */
static void timer_relative(struct kunit *test)
{
	ktime_t start = ktime_get();
	KTIMER timer;

	KeInitializeTimer(&timer);
	KUNIT_EXPECT_FALSE(test, KeReadStateTimer(&timer));
	KUNIT_EXPECT_FALSE(test, KeSetTimer(&timer, units(-10 * MSEC_UNITS), NULL));
	KUNIT_EXPECT_EQ(test, wait_units(&timer, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_GE(test, ktime_ms_delta(ktime_get(), start), 10LL);
	KUNIT_EXPECT_TRUE(test, KeReadStateTimer(&timer));
	KUNIT_EXPECT_EQ(test, wait_poll(&timer), STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&timer));
	KUNIT_EXPECT_TRUE(test, KeReadStateTimer(&timer));
	/* Setting it clears it. */
	KUNIT_EXPECT_FALSE(test, KeSetTimer(&timer, units(-LATE), NULL));
	KUNIT_EXPECT_FALSE(test, KeReadStateTimer(&timer));
	KUNIT_EXPECT_EQ(test, wait_poll(&timer), STATUS_TIMEOUT);
	KUNIT_EXPECT_TRUE(test, KeCancelTimer(&timer));
}

static void timer_absolute(struct kunit *test)
{
	ktime_t start = ktime_get();
	LARGE_INTEGER now;
	KTIMER timer;

	KeInitializeTimer(&timer);
	KeQuerySystemTime(&now);
	KeSetTimer(&timer, units(now.QuadPart + 10 * MSEC_UNITS), NULL);
	KUNIT_EXPECT_EQ(test, wait_units(&timer, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_GE(test, ktime_ms_delta(ktime_get(), start), 9LL);
	/* A time that has passed. */
	KeSetTimer(&timer, now, NULL);
	KUNIT_EXPECT_EQ(test, wait_units(&timer, -LATE), STATUS_SUCCESS);
	KeSetTimer(&timer, units(0), NULL);
	KUNIT_EXPECT_EQ(test, wait_units(&timer, -LATE), STATUS_SUCCESS);
}

/* The longest spans there are do not wrap round to short ones. */
static void timer_longest(struct kunit *test)
{
	static const LONGLONG longest[] = { S64_MIN, S64_MAX };
	KTIMER timer;
	size_t i;

	KeInitializeTimer(&timer);
	for (i = 0; i < ARRAY_SIZE(longest); i++) {
		KeSetTimer(&timer, units(longest[i]), NULL);
		KUNIT_EXPECT_EQ(test, wait_units(&timer, -20 * MSEC_UNITS), STATUS_TIMEOUT);
		KUNIT_EXPECT_TRUE(test, KeCancelTimer(&timer));
	}
}

static void timer_synchronization(struct kunit *test)
{
	struct waiter w[2];
	KTIMER timer;
	size_t i;

	KeInitializeTimerEx(&timer, SynchronizationTimer);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_start(test, &w[i], &timer);
	KeSetTimer(&timer, units(-MSEC_UNITS), NULL);
	waiter_expect_released(test, &w[0]);
	KUNIT_EXPECT_EQ(test, waiters_queued(&timer), 1UL);
	KUNIT_EXPECT_FALSE(test, KeReadStateTimer(&timer));
	KeSetTimer(&timer, units(-MSEC_UNITS), NULL);
	waiter_expect_released(test, &w[1]);
	KeSetTimer(&timer, units(-MSEC_UNITS), NULL);
	KUNIT_EXPECT_EQ(test, wait_units(&timer, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_poll(&timer), STATUS_TIMEOUT);
}

static void timer_notification_releases_all(struct kunit *test)
{
	struct waiter w[3];
	KTIMER timer;
	size_t i;

	KeInitializeTimer(&timer);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_start(test, &w[i], &timer);
	KeSetTimer(&timer, units(-MSEC_UNITS), NULL);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_expect_released(test, &w[i]);
}

static void timer_queues_its_dpc(struct kunit *test)
{
	struct ticker *t = ticker_new(test, NotificationTimer);

	t->argument1 = t;
	KeSetTimer(&t->timer, units(-MSEC_UNITS), &t->dpc);
	expect_done(test, t);
	KUNIT_EXPECT_EQ(test, t->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_NULL(test, t->argument1);
	KUNIT_EXPECT_TRUE(test, KeReadStateTimer(&t->timer));
	msleep(20);
	KUNIT_EXPECT_EQ(test, t->ticks, 1U);
}

/* Set anew it forgets the time before, earlier or later, and its DPC. */
static void timer_set_anew(struct kunit *test)
{
	struct ticker *t = ticker_new(test, NotificationTimer);

	KUNIT_EXPECT_FALSE(test, KeSetTimer(&t->timer, units(-10 * MSEC_UNITS), &t->dpc));
	KUNIT_EXPECT_TRUE(test, KeSetTimer(&t->timer, units(-LATE), &t->dpc));
	msleep(30);
	KUNIT_EXPECT_FALSE(test, KeReadStateTimer(&t->timer));
	KUNIT_EXPECT_TRUE(test, KeSetTimer(&t->timer, units(-MSEC_UNITS), NULL));
	KUNIT_EXPECT_EQ(test, wait_units(&t->timer, -LATE), STATUS_SUCCESS);
	KeFlushQueuedDpcs();
	KUNIT_EXPECT_EQ(test, t->ticks, 0U);
}

static void timer_cancelled(struct kunit *test)
{
	struct ticker *t = ticker_new(test, NotificationTimer);

	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&t->timer));
	KeSetTimer(&t->timer, units(-10 * MSEC_UNITS), &t->dpc);
	KUNIT_EXPECT_TRUE(test, KeCancelTimer(&t->timer));
	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&t->timer));
	msleep(30);
	KUNIT_EXPECT_EQ(test, t->ticks, 0U);
	KUNIT_EXPECT_FALSE(test, KeReadStateTimer(&t->timer));
}

/* So many periods take so long, and it goes on until it is cancelled. */
static void timer_periodic(struct kunit *test)
{
	struct ticker *t = ticker_new(test, SynchronizationTimer);
	ktime_t start = ktime_get();
	unsigned int ticks;

	t->wanted = 5;
	KeSetTimerEx(&t->timer, units(-2 * MSEC_UNITS), 3, &t->dpc);
	expect_done(test, t);
	KUNIT_EXPECT_GE(test, ktime_ms_delta(ktime_get(), start), 2LL + 4 * 3);
	KUNIT_EXPECT_EQ(test, wait_units(&t->timer, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_units(&t->timer, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, KeCancelTimer(&t->timer));
	KeFlushQueuedDpcs();
	ticks = t->ticks;
	msleep(20);
	KUNIT_EXPECT_EQ(test, t->ticks, ticks);
}

/* In the order of their time, whichever was set first. */
static void timer_order(struct kunit *test)
{
	KTIMER first, second, third;

	KeInitializeTimer(&first);
	KeInitializeTimer(&second);
	KeInitializeTimer(&third);
	KeSetTimer(&second, units(-20 * MSEC_UNITS), NULL);
	KeSetTimer(&third, units(-LATE), NULL);
	KeSetTimer(&first, units(-MSEC_UNITS), NULL);
	KUNIT_EXPECT_EQ(test, wait_units(&first, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_units(&second, -LATE), STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, KeReadStateTimer(&third));
	KUNIT_EXPECT_TRUE(test, KeCancelTimer(&third));
}

struct at_dispatch {
	struct ticker *t;
	BOOLEAN cancelled;
};

static void set_cancel_set(void *arg)
{
	struct at_dispatch *a = arg;

	KeSetTimer(&a->t->timer, units(-LATE), &a->t->dpc);
	a->cancelled = KeCancelTimer(&a->t->timer);
	KeSetTimer(&a->t->timer, units(0), &a->t->dpc);
}

static void timer_at_dispatch(struct kunit *test)
{
	struct at_dispatch a = { .t = ticker_new(test, NotificationTimer) };

	fixture_at_dispatch(set_cancel_set, &a);
	KUNIT_EXPECT_TRUE(test, a.cancelled);
	expect_done(test, a.t);
	KUNIT_EXPECT_EQ(test, a.t->ticks, 1U);
}

/* Who has waited for it, or cancelled it, may free it at once (KASAN watches). */
static void timer_needs_no_destroying(struct kunit *test)
{
	unsigned int expired = 0, i;

	for (i = 0; i < 1000; i++) {
		struct ticker *t = kmalloc(sizeof(*t), GFP_KERNEL);

		KUNIT_ASSERT_NOT_NULL(test, t);
		t->ticks = 0;
		t->wanted = 0;
		KeInitializeTimer(&t->timer);
		KeInitializeDpc(&t->dpc, tick, t);
		KeSetTimer(&t->timer, units(-(LONGLONG)(i % 100) * 10), i & 1 ? &t->dpc : NULL);
		if (i & 2)
			KeWaitForSingleObject(&t->timer, Executive, KernelMode, FALSE, NULL);
		if (!KeCancelTimer(&t->timer)) {
			expired++;
			/* What has expired has queued its DPC. */
			if (i & 1)
				KeFlushQueuedDpcs();
			KUNIT_EXPECT_EQ(test, t->ticks, i & 1);
		}
		kfree(t);
	}
	KUNIT_EXPECT_GE(test, expired, 500U);
	kunit_info(test, "%u expired, %u cancelled in time\n", expired, 1000 - expired);
}

static VOID free_ticker(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct completion *done = context;

	kfree(container_of(dpc, struct ticker, dpc));
	complete(done);
}

/* Its DPC may free it: by then it is done with. */
static void timer_freed_by_its_dpc(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(done);
	unsigned int i;

	for (i = 0; i < 300; i++) {
		struct ticker *t = kmalloc(sizeof(*t), GFP_KERNEL);

		KUNIT_ASSERT_NOT_NULL(test, t);
		KeInitializeTimer(&t->timer);
		KeInitializeDpc(&t->dpc, free_ticker, &done);
		KeSetTimer(&t->timer, units(-(LONGLONG)i), &t->dpc);
		KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&done, PATIENCE), 0UL);
	}
}

/* When a driver's module goes, the timers that lead into it are cancelled, and no others. */
static void timer_left_behind(struct kunit *test)
{
	static KTIMER in_module;
	struct ticker *t = ticker_new(test, NotificationTimer);
	KTIMER other;

	KeInitializeTimer(&in_module);
	KeInitializeTimer(&other);
	KeSetTimer(&in_module, units(-LATE), NULL);
	KeSetTimer(&other, units(-LATE), NULL);
	KeSetTimerEx(&t->timer, units(-LATE), 1000, &t->dpc);
	KUNIT_EXPECT_EQ(test, hdb_timers_reclaim(THIS_MODULE), 2U);
	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&in_module));
	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&t->timer));
	KUNIT_EXPECT_TRUE(test, KeCancelTimer(&other));
	KUNIT_EXPECT_EQ(test, hdb_timers_reclaim(THIS_MODULE), 0U);
}

#define MANY		200
#define A_HOLD		32	/* timers, while interrupts are off */

/**
 * struct many - many timers
 * @timer: all that may be set
 * @dpc: of each
 * @over: how many are not set any more
 */
struct many {
	KTIMER timer[MANY];
	KDPC dpc;
	unsigned int over;
};

/* How many are over since the last hold of a lock. */
static unsigned int many_over(void *data)
{
	unsigned int i, over = 0, before;
	struct many *many = data;

	for (i = 0; i < MANY; i++)
		over += list_empty(&many->timer[i].link);
	before = many->over;
	many->over = over;
	return over > before ? over - before : 0;
}

static VOID ignore(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
}

/* None expires before all are set. */
static struct many *many_set(struct kunit *test, LONGLONG due)
{
	struct many *many = kunit_kzalloc(test, sizeof(*many), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, many);
	KeInitializeDpc(&many->dpc, ignore, NULL);
	local_bh_disable();
	for (i = 0; i < MANY; i++) {
		KeInitializeTimer(&many->timer[i]);
		KeSetTimer(&many->timer[i], units(due), &many->dpc);
	}
	model_hold_clear();
	model_hold_count(many_over, many);
	local_bh_enable();
	return many;
}

static void many_were_over(struct kunit *test, struct many *many)
{
	model_hold_count(NULL, NULL);
	KUNIT_EXPECT_LE(test, model_hold_busiest().steps, (unsigned int)A_HOLD);
	many_over(many);
	KUNIT_EXPECT_EQ(test, many->over, (unsigned int)MANY);
	KeFlushQueuedDpcs();
}

/* However many expire at once, interrupts are not off meanwhile. */
static void timer_many_at_once(struct kunit *test)
{
	struct many *many = many_set(test, 0);
	unsigned int i;

	for (i = 0; i < MANY; i++)
		KUNIT_EXPECT_EQ(test, wait_units(&many->timer[i], -LATE), STATUS_SUCCESS);
	many_were_over(test, many);
}

/* Nor while they are cancelled. */
static void timer_many_left_behind(struct kunit *test)
{
	struct many *many = many_set(test, -LATE);

	KUNIT_EXPECT_EQ(test, hdb_timers_reclaim(THIS_MODULE), (unsigned int)MANY);
	many_were_over(test, many);
}

static struct kunit_case timer_cases[] = {
	KUNIT_CASE(timer_relative),
	KUNIT_CASE(timer_absolute),
	KUNIT_CASE(timer_longest),
	KUNIT_CASE(timer_synchronization),
	KUNIT_CASE(timer_notification_releases_all),
	KUNIT_CASE(timer_queues_its_dpc),
	KUNIT_CASE(timer_set_anew),
	KUNIT_CASE(timer_cancelled),
	KUNIT_CASE(timer_periodic),
	KUNIT_CASE(timer_order),
	KUNIT_CASE(timer_at_dispatch),
	KUNIT_CASE(timer_needs_no_destroying),
	KUNIT_CASE(timer_freed_by_its_dpc),
	KUNIT_CASE(timer_left_behind),
	KUNIT_CASE(timer_many_at_once),
	KUNIT_CASE(timer_many_left_behind),
	{}
};

static struct kunit_suite timer_suite = {
	.name = "hdaudio_nt_timer",
	.suite_init = services_suite_init,
	.suite_exit = services_suite_exit,
	.test_cases = timer_cases,
};

kunit_test_suite(timer_suite);
