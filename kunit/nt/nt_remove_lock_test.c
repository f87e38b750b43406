// SPDX-License-Identifier: GPL-2.0
/*
 * Remove locks.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/slab.h>

#include "fixture.h"
#include "nt_waiter.h"

#define TAG	0x6b636f4c

static void remove_lock_taken_and_given_back(struct kunit *test)
{
	IO_REMOVE_LOCK lock;

	IoInitializeRemoveLock(&lock, TAG, 1, 0);
	KUNIT_EXPECT_EQ(test, IoAcquireRemoveLock(&lock, test), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, IoAcquireRemoveLock(&lock, NULL), STATUS_SUCCESS);
	IoReleaseRemoveLock(&lock, NULL);
	IoReleaseRemoveLock(&lock, test);
	KUNIT_EXPECT_EQ(test, IoAcquireRemoveLock(&lock, NULL), STATUS_SUCCESS);
	IoReleaseRemoveLockAndWait(&lock, NULL);
	KUNIT_EXPECT_EQ(test, IoAcquireRemoveLock(&lock, NULL), STATUS_DELETE_PENDING);
	KUNIT_EXPECT_EQ(test, IoAcquireRemoveLock(&lock, NULL), STATUS_DELETE_PENDING);
}

/* A thread that removes. */
struct removal {
	IO_REMOVE_LOCK *lock;
	bool free;
	struct completion removed;
};

static int remove_thread(void *arg)
{
	struct removal *r = arg;

	IoReleaseRemoveLockAndWait(r->lock, r);
	if (r->free)
		kfree(r->lock);
	complete(&r->removed);
	return 0;
}

/* Nobody else gets it from then on, and who has it is waited for. */
static void remove_lock_waits(struct kunit *test)
{
	struct removal r = {};
	IO_REMOVE_LOCK lock;
	NTSTATUS status = STATUS_SUCCESS;
	unsigned long end;
	unsigned int i;

	r.lock = &lock;
	init_completion(&r.removed);
	IoInitializeRemoveLock(&lock, TAG, 0, 0);
	for (i = 0; i < 3; i++)
		KUNIT_ASSERT_EQ(test, IoAcquireRemoveLock(&lock, NULL), STATUS_SUCCESS);
	fixture_thread(test, FIXTURE_ANY_CPU, remove_thread, &r);
	end = jiffies + PATIENCE;
	while (time_before(jiffies, end) && status == STATUS_SUCCESS) {
		status = IoAcquireRemoveLock(&lock, NULL);
		if (status == STATUS_SUCCESS)
			IoReleaseRemoveLock(&lock, NULL);
		usleep_range(50, 100);
	}
	KUNIT_EXPECT_EQ(test, status, STATUS_DELETE_PENDING);
	IoReleaseRemoveLock(&lock, NULL);
	KUNIT_EXPECT_EQ(test, wait_for_completion_timeout(&r.removed, HZ / 50), 0UL);
	IoReleaseRemoveLock(&lock, NULL);
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&r.removed, PATIENCE), 0UL);
}

/* Whoever has removed it may free it: who gave it back last is done with it (KASAN watches). */
static void remove_lock_freed(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < 300; i++) {
		struct removal r = { .free = true };

		r.lock = kmalloc(sizeof(*r.lock), GFP_KERNEL);
		KUNIT_ASSERT_NOT_NULL(test, r.lock);
		init_completion(&r.removed);
		IoInitializeRemoveLock(r.lock, TAG, 0, 0);
		IoAcquireRemoveLock(r.lock, NULL);
		IoAcquireRemoveLock(r.lock, NULL);
		fixture_thread(test, FIXTURE_ANY_CPU, remove_thread, &r);
		IoReleaseRemoveLock(r.lock, NULL);
		KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&r.removed, PATIENCE), 0UL);
	}
}

static struct kunit_case remove_lock_cases[] = {
	KUNIT_CASE(remove_lock_taken_and_given_back),
	KUNIT_CASE(remove_lock_waits),
	KUNIT_CASE(remove_lock_freed),
	{}
};

static struct kunit_suite remove_lock_suite = {
	.name = "hdaudio_nt_remove_lock",
	.test_cases = remove_lock_cases,
};

kunit_test_suite(remove_lock_suite);
