// SPDX-License-Identifier: GPL-2.0
/*
 * Threads that wait for NT's objects, and the services that some of these need.
 */
#include <linux/delay.h>

#include "fixture.h"
#include "nt/nt_services.h"
#include "nt_waiter.h"

void waiter_init(struct waiter *w, PVOID object)
{
	w->object = object;
	w->timeout = NULL;
	w->status = -1;
	w->leave = NULL;
	init_completion(&w->done);
}

int waiter_thread(void *arg)
{
	struct waiter *w = arg;

	w->status = KeWaitForSingleObject(w->object, Executive, KernelMode, FALSE, w->timeout);
	if (w->leave)
		w->leave(w);
	complete(&w->done);
	return 0;
}

size_t waiters_queued(PVOID object)
{
	PDISPATCHER_HEADER header = object;
	struct list_head *entry;
	size_t n = 0;

	spin_lock_irq(&header->wait.lock);
	list_for_each(entry, &header->wait.head)
		n++;
	spin_unlock_irq(&header->wait.lock);
	return n;
}

void waiter_run(struct kunit *test, struct waiter *w)
{
	unsigned long end = jiffies + PATIENCE;
	size_t before = waiters_queued(w->object);

	fixture_thread(test, FIXTURE_ANY_CPU, waiter_thread, w);
	while (waiters_queued(w->object) == before && time_before(jiffies, end))
		usleep_range(50, 100);
	KUNIT_ASSERT_EQ(test, waiters_queued(w->object), before + 1);
}

void waiter_start(struct kunit *test, struct waiter *w, PVOID object)
{
	waiter_init(w, object);
	waiter_run(test, w);
}

void waiter_expect_released(struct kunit *test, struct waiter *w)
{
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&w->done, PATIENCE), 0UL);
	KUNIT_EXPECT_EQ(test, w->status, STATUS_SUCCESS);
}

NTSTATUS wait_units(PVOID object, LONGLONG units)
{
	LARGE_INTEGER timeout = { .QuadPart = units };

	return KeWaitForSingleObject(object, Executive, KernelMode, FALSE, &timeout);
}

NTSTATUS wait_poll(PVOID object)
{
	return wait_units(object, 0);
}

int services_suite_init(struct kunit_suite *suite)
{
	return hdb_nt_init();
}

void services_suite_exit(struct kunit_suite *suite)
{
	hdb_nt_exit();
}
