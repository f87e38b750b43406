// SPDX-License-Identifier: GPL-2.0
/*
 * What can be waited for, and semaphores.
 */
#include "fixture.h"
#include "nt/nt_priv.h"
#include "nt_waiter.h"

/* Any of these by its address, and nothing else. */
static void wait_objects(struct kunit *test)
{
	static const KEVENT nothing;
	KSEMAPHORE semaphore;
	KSPIN_LOCK lock;
	KEVENT event;
	KTIMER timer;
	KMUTEX mutex;
	KDPC dpc;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	KUNIT_EXPECT_TRUE(test, hdb_object_is_one(&event));
	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	KUNIT_EXPECT_TRUE(test, hdb_object_is_one(&event));
	KeInitializeTimer(&timer);
	KUNIT_EXPECT_TRUE(test, hdb_object_is_one(&timer));
	KeInitializeTimerEx(&timer, SynchronizationTimer);
	KUNIT_EXPECT_TRUE(test, hdb_object_is_one(&timer));
	KeInitializeMutex(&mutex, 0);
	KUNIT_EXPECT_TRUE(test, hdb_object_is_one(&mutex));
	KeInitializeSemaphore(&semaphore, 0, 1);
	KUNIT_EXPECT_TRUE(test, hdb_object_is_one(&semaphore));
	KeInitializeDpc(&dpc, NULL, NULL);
	KUNIT_EXPECT_FALSE(test, hdb_object_is_one(&dpc));
	KeInitializeSpinLock(&lock);
	KUNIT_EXPECT_FALSE(test, hdb_object_is_one(&lock));
	KUNIT_EXPECT_FALSE(test, hdb_object_is_one(&nothing));
	KUNIT_EXPECT_FALSE(test, hdb_object_is_one(test));
}

static void semaphore_counts(struct kunit *test)
{
	KSEMAPHORE semaphore;

	KeInitializeSemaphore(&semaphore, 2, 5);
	KUNIT_EXPECT_EQ(test, KeReadStateSemaphore(&semaphore), 2);
	KUNIT_EXPECT_EQ(test, wait_poll(&semaphore), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_units(&semaphore, -MSEC_UNITS), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_poll(&semaphore), STATUS_TIMEOUT);
	KUNIT_EXPECT_EQ(test, KeReleaseSemaphore(&semaphore, IO_NO_INCREMENT, 3, FALSE), 0);
	KUNIT_EXPECT_EQ(test, KeReleaseSemaphore(&semaphore, IO_NO_INCREMENT, 2, FALSE), 3);
	KUNIT_EXPECT_EQ(test, KeReadStateSemaphore(&semaphore), 5);
}

struct release {
	KSEMAPHORE semaphore;
	LONG by;
};

static void release(void *arg)
{
	struct release *r = arg;

	KeReleaseSemaphore(&r->semaphore, SEMAPHORE_INCREMENT, r->by, FALSE);
}

/* As many waiters go as it is raised by; what is left over stays. */
static void semaphore_releases_so_many(struct kunit *test)
{
	struct release r = { .by = 2 };
	struct waiter w[3];
	size_t i;

	KeInitializeSemaphore(&r.semaphore, 0, 10);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_start(test, &w[i], &r.semaphore);
	fixture_in_hardirq(release, &r);
	waiter_expect_released(test, &w[0]);
	waiter_expect_released(test, &w[1]);
	KUNIT_EXPECT_EQ(test, waiters_queued(&r.semaphore), 1UL);
	KUNIT_EXPECT_EQ(test, KeReadStateSemaphore(&r.semaphore), 0);
	r.by = 3;
	fixture_at_dispatch(release, &r);
	waiter_expect_released(test, &w[2]);
	KUNIT_EXPECT_EQ(test, KeReadStateSemaphore(&r.semaphore), 2);
}

static struct kunit_case wait_cases[] = {
	KUNIT_CASE(wait_objects),
	KUNIT_CASE(semaphore_counts),
	KUNIT_CASE(semaphore_releases_so_many),
	{}
};

static struct kunit_suite wait_suite = {
	.name = "hdaudio_nt_wait",
	.test_cases = wait_cases,
};

kunit_test_suite(wait_suite);
