// SPDX-License-Identifier: GPL-2.0
/*
 * Mutexes and fast mutexes.
 */
#include <linux/completion.h>

#include "fixture.h"
#include "nt/nt_level.h"
#include "nt_waiter.h"

static NTSTATUS take(PRKMUTEX mutex)
{
	return KeWaitForMutexObject(mutex, Executive, KernelMode, FALSE, NULL);
}

/* Another thread asks whether it can have it. */
static NTSTATUS others_poll(struct kunit *test, PVOID object)
{
	static LARGE_INTEGER no_time;
	struct waiter w;

	waiter_init(&w, object);
	w.timeout = &no_time;
	fixture_thread(test, FIXTURE_ANY_CPU, waiter_thread, &w);
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&w.done, PATIENCE), 0UL);
	return w.status;
}

/* Whoever has it may take it again, and others get it when it has been given back as often. */
static void mutex_recursive(struct kunit *test)
{
	KMUTEX mutex;

	KeInitializeMutex(&mutex, 0);
	KUNIT_EXPECT_EQ(test, KeReadStateMutex(&mutex), 1);
	KUNIT_EXPECT_EQ(test, take(&mutex), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, KeReadStateMutex(&mutex), 0);
	KUNIT_EXPECT_EQ(test, take(&mutex), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_poll(&mutex), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, others_poll(test, &mutex), STATUS_TIMEOUT);
	KUNIT_EXPECT_LT(test, KeReleaseMutex(&mutex, FALSE), 0);
	KUNIT_EXPECT_LT(test, KeReleaseMutex(&mutex, FALSE), 0);
	KUNIT_EXPECT_EQ(test, others_poll(test, &mutex), STATUS_TIMEOUT);
	KUNIT_EXPECT_EQ(test, KeReleaseMutex(&mutex, FALSE), 0);
	KUNIT_EXPECT_EQ(test, KeReadStateMutex(&mutex), 1);
}

static void leave_mutex(struct waiter *w)
{
	if (w->status == STATUS_SUCCESS)
		KeReleaseMutex(w->object, FALSE);
}

/* It goes from one to the next, in the order they came. */
static void mutex_passed_on(struct kunit *test)
{
	struct waiter w[3];
	KMUTEX mutex;
	size_t i;

	KeInitializeMutex(&mutex, 0);
	KUNIT_EXPECT_EQ(test, take(&mutex), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, take(&mutex), STATUS_SUCCESS);
	for (i = 0; i < ARRAY_SIZE(w); i++) {
		waiter_init(&w[i], &mutex);
		w[i].leave = leave_mutex;
		waiter_run(test, &w[i]);
	}
	KeReleaseMutex(&mutex, FALSE);
	KUNIT_EXPECT_EQ(test, waiters_queued(&mutex), ARRAY_SIZE(w));
	KeReleaseMutex(&mutex, FALSE);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_expect_released(test, &w[i]);
	KUNIT_EXPECT_EQ(test, KeReadStateMutex(&mutex), 1);
}

static void mutex_timeout(struct kunit *test)
{
	LARGE_INTEGER timeout = { .QuadPart = -MSEC_UNITS };
	struct waiter w;
	KMUTEX mutex;

	KeInitializeMutex(&mutex, 0);
	KUNIT_EXPECT_EQ(test, take(&mutex), STATUS_SUCCESS);
	waiter_init(&w, &mutex);
	w.timeout = &timeout;
	fixture_thread(test, FIXTURE_ANY_CPU, waiter_thread, &w);
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&w.done, PATIENCE), 0UL);
	KUNIT_EXPECT_EQ(test, w.status, STATUS_TIMEOUT);
	KUNIT_EXPECT_EQ(test, KeReleaseMutex(&mutex, FALSE), 0);
	KUNIT_EXPECT_EQ(test, KeReadStateMutex(&mutex), 1);
}

#define COUNT_TO	5000U

/* Two threads that count, with a lock of either kind. */
struct counting {
	KMUTEX mutex;
	FAST_MUTEX fast;
	bool use_fast;
	unsigned int count;
	struct completion done;
};

static void count(struct counting *c)
{
	unsigned int i;

	for (i = 0; i < COUNT_TO; i++) {
		if (c->use_fast)
			ExAcquireFastMutex(&c->fast);
		else
			take(&c->mutex);
		c->count++;
		if (c->use_fast)
			ExReleaseFastMutex(&c->fast);
		else
			KeReleaseMutex(&c->mutex, FALSE);
	}
}

static int counting_thread(void *arg)
{
	struct counting *c = arg;

	count(c);
	complete(&c->done);
	return 0;
}

static void count_in_two_threads(struct kunit *test, bool use_fast)
{
	struct counting *c = kunit_kzalloc(test, sizeof(*c), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, c);
	c->use_fast = use_fast;
	KeInitializeMutex(&c->mutex, 0);
	ExInitializeFastMutex(&c->fast);
	init_completion(&c->done);
	fixture_thread(test, FIXTURE_ANY_CPU, counting_thread, c);
	count(c);
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&c->done, PATIENCE), 0UL);
	KUNIT_EXPECT_EQ(test, c->count, 2 * COUNT_TO);
}

static void mutex_excludes(struct kunit *test)
{
	count_in_two_threads(test, false);
}

static void fast_mutex_excludes(struct kunit *test)
{
	count_in_two_threads(test, true);
}

struct trying {
	FAST_MUTEX *mutex;
	BOOLEAN got;
	struct completion done;
};

static int trying_thread(void *arg)
{
	struct trying *t = arg;

	t->got = ExTryToAcquireFastMutex(t->mutex);
	if (t->got)
		ExReleaseFastMutex(t->mutex);
	complete(&t->done);
	return 0;
}

static BOOLEAN others_try(struct kunit *test, FAST_MUTEX *mutex)
{
	struct trying t = { .mutex = mutex };

	init_completion(&t.done);
	fixture_thread(test, FIXTURE_ANY_CPU, trying_thread, &t);
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&t.done, PATIENCE), 0UL);
	return t.got;
}

static void fast_mutex_tried(struct kunit *test)
{
	FAST_MUTEX mutex;

	ExInitializeFastMutex(&mutex);
	KUNIT_EXPECT_TRUE(test, others_try(test, &mutex));
	ExAcquireFastMutex(&mutex);
	KUNIT_EXPECT_FALSE(test, others_try(test, &mutex));
	ExReleaseFastMutex(&mutex);
	KUNIT_EXPECT_TRUE(test, others_try(test, &mutex));
}

/* However it was taken, and until the last has been given back, in whatever order. */
static void fast_mutex_raises(struct kunit *test)
{
	FAST_MUTEX a, b;

	ExInitializeFastMutex(&a);
	ExInitializeFastMutex(&b);
	ExAcquireFastMutex(&a);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), APC_LEVEL);
	KUNIT_EXPECT_TRUE(test, ExTryToAcquireFastMutex(&b));
	KUNIT_EXPECT_FALSE(test, others_try(test, &b));
	ExReleaseFastMutex(&a);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), APC_LEVEL);
	ExReleaseFastMutex(&b);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void fast_mutex_unsafe_does_not_raise(struct kunit *test)
{
	FAST_MUTEX mutex;

	ExInitializeFastMutex(&mutex);
	ExAcquireFastMutexUnsafe(&mutex);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
	KUNIT_EXPECT_FALSE(test, others_try(test, &mutex));
	ExReleaseFastMutexUnsafe(&mutex);
	KUNIT_EXPECT_TRUE(test, others_try(test, &mutex));
}

static void guarded_mutex_raises(struct kunit *test)
{
	KGUARDED_MUTEX mutex;

	KeInitializeGuardedMutex(&mutex);
	KeAcquireGuardedMutex(&mutex);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), APC_LEVEL);
	KeReleaseGuardedMutex(&mutex);
	KeAcquireGuardedMutexUnsafe(&mutex);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
	KeReleaseGuardedMutexUnsafe(&mutex);
}

/* Threads that raise and ask, and one that never does: each is told its own level. */
struct asking {
	FAST_MUTEX mutex;
	unsigned int wrong;
	struct completion done;
};

static int asking_thread(void *arg)
{
	struct asking *a = arg;
	unsigned int i;

	for (i = 0; i < COUNT_TO; i++) {
		a->wrong += KeGetCurrentIrql() != PASSIVE_LEVEL;
		ExAcquireFastMutex(&a->mutex);
		a->wrong += KeGetCurrentIrql() != APC_LEVEL;
		ExReleaseFastMutex(&a->mutex);
	}
	complete(&a->done);
	return 0;
}

static void fast_mutex_raises_its_thread_alone(struct kunit *test)
{
	enum { THREADS = 8 };
	struct asking *a = kunit_kcalloc(test, THREADS, sizeof(*a), GFP_KERNEL);
	unsigned int i, wrong = 0;

	KUNIT_ASSERT_NOT_NULL(test, a);
	for (i = 0; i < THREADS; i++) {
		ExInitializeFastMutex(&a[i].mutex);
		init_completion(&a[i].done);
		fixture_thread(test, FIXTURE_ANY_CPU, asking_thread, &a[i]);
	}
	for (i = 0; i < THREADS; i++) {
		wrong += KeGetCurrentIrql() != PASSIVE_LEVEL;
		KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&a[i].done, PATIENCE), 0UL);
		wrong += a[i].wrong;
	}
	KUNIT_EXPECT_EQ(test, wrong, 0U);
}

static void expect_apc(void *test)
{
	KUNIT_EXPECT_EQ((struct kunit *)test, KeGetCurrentIrql(), APC_LEVEL);
}

/* There is room for so many at a time: one that finds none is told a lower level, and no more. */
static void levels_in_plenty(struct kunit *test)
{
	enum { MANY = 100 };
	unsigned int i;

	for (i = 0; i < MANY; i++)
		hdb_level_note(HDB_NOTED_APC);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), APC_LEVEL);
	for (i = 0; i < MANY; i++)
		hdb_level_drop(HDB_NOTED_APC);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
	fixture_under_mutex(expect_apc, test);
}

static struct kunit_case mutex_cases[] = {
	KUNIT_CASE(mutex_recursive),
	KUNIT_CASE(mutex_passed_on),
	KUNIT_CASE(mutex_timeout),
	KUNIT_CASE(mutex_excludes),
	KUNIT_CASE(fast_mutex_excludes),
	KUNIT_CASE(fast_mutex_tried),
	KUNIT_CASE(fast_mutex_raises),
	KUNIT_CASE(fast_mutex_unsafe_does_not_raise),
	KUNIT_CASE(guarded_mutex_raises),
	KUNIT_CASE(fast_mutex_raises_its_thread_alone),
	KUNIT_CASE(levels_in_plenty),
	{}
};

static struct kunit_suite mutex_suite = {
	.name = "hdaudio_nt_mutex",
	.test_cases = mutex_cases,
};

kunit_test_suite(mutex_suite);
