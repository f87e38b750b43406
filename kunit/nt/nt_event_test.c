// SPDX-License-Identifier: GPL-2.0
/*
 * KEVENT: states, waiters, time-outs, and the races between them.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/slab.h>

#include <kunit/test.h>

#include "fixture.h"
#include "nt_waiter.h"

static void event_notification_stays(struct kunit *test)
{
	KEVENT event;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_TIMEOUT);
	KeInitializeEvent(&event, NotificationEvent, TRUE);
	KUNIT_EXPECT_NE(test, KeReadStateEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_SUCCESS);
	KUNIT_EXPECT_NE(test, KeReadStateEvent(&event), 0);
}

static void event_synchronization_is_taken(struct kunit *test)
{
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_TIMEOUT);
	KeInitializeEvent(&event, SynchronizationEvent, TRUE);
	KUNIT_EXPECT_NE(test, KeReadStateEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_TIMEOUT);
}

/* Setting and resetting tell the state before. */
static void event_states_before(struct kunit *test)
{
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	KUNIT_EXPECT_EQ(test, KeResetEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, KeSetEvent(&event, IO_NO_INCREMENT, FALSE), 0);
	KUNIT_EXPECT_NE(test, KeSetEvent(&event, IO_NO_INCREMENT, FALSE), 0);
	KUNIT_EXPECT_NE(test, KeResetEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
	KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
	KeClearEvent(&event);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
}

static void event_notification_releases_all(struct kunit *test)
{
	struct waiter w[3];
	KEVENT event;
	size_t i;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_start(test, &w[i], &event);
	KUNIT_EXPECT_EQ(test, KeSetEvent(&event, IO_NO_INCREMENT, FALSE), 0);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_expect_released(test, &w[i]);
	KUNIT_EXPECT_NE(test, KeReadStateEvent(&event), 0);
}

/* One at a time, the longest waiting first, and the state never shows. */
static void event_synchronization_releases_one(struct kunit *test)
{
	struct waiter w[3];
	KEVENT event;
	size_t i;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_start(test, &w[i], &event);
	for (i = 0; i < ARRAY_SIZE(w); i++) {
		KUNIT_EXPECT_EQ(test, waiters_queued(&event), ARRAY_SIZE(w) - i);
		KUNIT_EXPECT_EQ(test, KeSetEvent(&event, IO_NO_INCREMENT, FALSE), 0);
		KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
		waiter_expect_released(test, &w[i]);
	}
	KUNIT_EXPECT_EQ(test, wait_poll(&event), STATUS_TIMEOUT);
}

/* Set as often as there are waiters, before any of them can have run. */
static void event_synchronization_counts(struct kunit *test)
{
	struct waiter w[3];
	KEVENT event;
	size_t i;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_start(test, &w[i], &event);
	local_irq_disable();
	for (i = 0; i < ARRAY_SIZE(w); i++)
		KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
	local_irq_enable();
	for (i = 0; i < ARRAY_SIZE(w); i++)
		waiter_expect_released(test, &w[i]);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
}

static void event_timeout_relative(struct kunit *test)
{
	ktime_t start = ktime_get();
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	KUNIT_EXPECT_EQ(test, wait_units(&event, -10 * MSEC_UNITS), STATUS_TIMEOUT);
	KUNIT_EXPECT_GE(test, ktime_ms_delta(ktime_get(), start), 10LL);
	/* Who has left is not released in another's place. */
	KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
	KUNIT_EXPECT_EQ(test, wait_units(&event, -10 * MSEC_UNITS), STATUS_SUCCESS);
}

static void event_timeout_absolute(struct kunit *test)
{
	ktime_t start = ktime_get();
	LARGE_INTEGER now;
	KEVENT event;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	KeQuerySystemTime(&now);
	KUNIT_EXPECT_EQ(test, wait_units(&event, now.QuadPart + 10 * MSEC_UNITS), STATUS_TIMEOUT);
	KUNIT_EXPECT_GE(test, ktime_ms_delta(ktime_get(), start), 9LL);
	KUNIT_EXPECT_EQ(test, wait_units(&event, now.QuadPart), STATUS_TIMEOUT);
	KUNIT_EXPECT_EQ(test, wait_units(&event, 1), STATUS_TIMEOUT);
}

static void set_event(void *arg)
{
	KeSetEvent(arg, IO_NO_INCREMENT, FALSE);
}

/* The longest spans there are do not wrap round to short ones. */
static void event_timeout_longest(struct kunit *test)
{
	static LARGE_INTEGER longest[] = { { .QuadPart = S64_MIN }, { .QuadPart = S64_MAX } };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(longest); i++) {
		struct waiter w;
		KEVENT event;

		KeInitializeEvent(&event, SynchronizationEvent, FALSE);
		waiter_init(&w, &event);
		w.timeout = &longest[i];
		fixture_thread(test, FIXTURE_ANY_CPU, waiter_thread, &w);
		KUNIT_EXPECT_EQ(test, wait_for_completion_timeout(&w.done, HZ / 20), 0UL);
		set_event(&event);
		waiter_expect_released(test, &w);
	}
}

static void event_set_at_dispatch(struct kunit *test)
{
	struct waiter w;
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	waiter_start(test, &w, &event);
	fixture_at_dispatch(set_event, &event);
	waiter_expect_released(test, &w);
}

static void event_set_in_hardirq(struct kunit *test)
{
	struct waiter w;
	KEVENT event;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	waiter_start(test, &w, &event);
	fixture_in_hardirq(set_event, &event);
	waiter_expect_released(test, &w);
}

struct polled {
	KEVENT event;
	NTSTATUS first;
	NTSTATUS second;
};

static void poll_twice(void *arg)
{
	struct polled *p = arg;

	p->first = wait_poll(&p->event);
	p->second = wait_poll(&p->event);
}

/* A wait of no time is allowed at any level. */
static void event_poll_at_any_level(struct kunit *test)
{
	struct polled p;

	KeInitializeEvent(&p.event, SynchronizationEvent, TRUE);
	fixture_at_dispatch(poll_twice, &p);
	KUNIT_EXPECT_EQ(test, p.first, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, p.second, STATUS_TIMEOUT);
	KeSetEvent(&p.event, IO_NO_INCREMENT, FALSE);
	fixture_in_hardirq(poll_twice, &p);
	KUNIT_EXPECT_EQ(test, p.first, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, p.second, STATUS_TIMEOUT);
}

/* Two threads that take turns: one lost wake-up, and both stand still. */
struct turns {
	KEVENT ping;
	KEVENT pong;
	unsigned int rounds;
	struct completion done;
};

static int turns_thread(void *arg)
{
	struct turns *t = arg;
	unsigned int i;

	for (i = 0; i < t->rounds; i++) {
		KeWaitForSingleObject(&t->ping, Executive, KernelMode, FALSE, NULL);
		KeSetEvent(&t->pong, IO_NO_INCREMENT, FALSE);
	}
	complete(&t->done);
	return 0;
}

static void event_turns(struct kunit *test)
{
	struct turns t = { .rounds = 3000 };
	unsigned int i;

	KeInitializeEvent(&t.ping, SynchronizationEvent, FALSE);
	KeInitializeEvent(&t.pong, SynchronizationEvent, FALSE);
	init_completion(&t.done);
	fixture_thread(test, FIXTURE_ANY_CPU, turns_thread, &t);
	for (i = 0; i < t.rounds; i++) {
		KeSetEvent(&t.ping, IO_NO_INCREMENT, FALSE);
		if (wait_units(&t.pong, -30000 * MSEC_UNITS) != STATUS_SUCCESS)
			break;
	}
	KUNIT_ASSERT_EQ(test, i, t.rounds);
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&t.done, PATIENCE), 0UL);
}

/* A mailbox for the thread that sets what others wait for. */
struct setter {
	KEVENT *event;
	wait_queue_head_t wait;
	struct task_struct *task;
};

static int setter_thread(void *arg)
{
	struct setter *s = arg;
	KEVENT *event;

	while (!kthread_should_stop()) {
		wait_event_idle(s->wait, READ_ONCE(s->event) || kthread_should_stop());
		event = xchg(&s->event, NULL);
		if (event)
			KeSetEvent(event, IO_NO_INCREMENT, FALSE);
	}
	return 0;
}

static void setter_start(struct kunit *test, struct setter *s)
{
	s->event = NULL;
	init_waitqueue_head(&s->wait);
	s->task = kthread_run(setter_thread, s, "nt_event_test");
	KUNIT_ASSERT_FALSE(test, IS_ERR(s->task));
}

static void setter_post(struct setter *s, KEVENT *event)
{
	WRITE_ONCE(s->event, event);
	wake_up(&s->wait);
}

/* The one who waited may free the event at once: the setter is done with it (KASAN watches). */
static void event_needs_no_destroying(struct kunit *test)
{
	struct setter s;
	unsigned int i;

	setter_start(test, &s);
	for (i = 0; i < 2000; i++) {
		KEVENT *event = kmalloc(sizeof(*event), GFP_KERNEL);
		NTSTATUS status;

		if (!event)
			break;
		KeInitializeEvent(event, i & 1 ? NotificationEvent : SynchronizationEvent, FALSE);
		setter_post(&s, event);
		status = KeWaitForSingleObject(event, Executive, KernelMode, FALSE, NULL);
		kfree(event);
		if (status != STATUS_SUCCESS)
			break;
	}
	KUNIT_EXPECT_EQ(test, i, 2000U);
	kthread_stop(s.task);
}

/* A set event is never lost: either the wait took it or it is still set. */
static void event_timeout_races_with_set(struct kunit *test)
{
	unsigned int taken = 0, left = 0, i;
	struct setter s;

	setter_start(test, &s);
	for (i = 0; i < 1000; i++) {
		bool took;
		KEVENT event;

		KeInitializeEvent(&event, SynchronizationEvent, FALSE);
		setter_post(&s, &event);
		took = wait_units(&event, -1 - (LONGLONG)i * 2) == STATUS_SUCCESS;
		if (!took && wait_units(&event, -30000 * MSEC_UNITS) == STATUS_SUCCESS)
			left++;
		taken += took;
		KUNIT_ASSERT_EQ(test, KeReadStateEvent(&event), 0);
	}
	kthread_stop(s.task);
	KUNIT_EXPECT_EQ(test, taken + left, 1000U);
	kunit_info(test, "%u taken in time, %u found later\n", taken, left);
}

static struct kunit_case event_cases[] = {
	KUNIT_CASE(event_notification_stays),
	KUNIT_CASE(event_synchronization_is_taken),
	KUNIT_CASE(event_states_before),
	KUNIT_CASE(event_notification_releases_all),
	KUNIT_CASE(event_synchronization_releases_one),
	KUNIT_CASE(event_synchronization_counts),
	KUNIT_CASE(event_timeout_relative),
	KUNIT_CASE(event_timeout_absolute),
	KUNIT_CASE(event_timeout_longest),
	KUNIT_CASE(event_set_at_dispatch),
	KUNIT_CASE(event_set_in_hardirq),
	KUNIT_CASE(event_poll_at_any_level),
	KUNIT_CASE(event_turns),
	KUNIT_CASE(event_needs_no_destroying),
	KUNIT_CASE(event_timeout_races_with_set),
	{}
};

static struct kunit_suite event_suite = {
	.name = "hdaudio_nt_event",
	.test_cases = event_cases,
};

kunit_test_suite(event_suite);
