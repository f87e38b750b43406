// SPDX-License-Identifier: GPL-2.0
/*
 * Work items.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/slab.h>

#include "fixture.h"
#include "nt_waiter.h"
#include "nt/nt_priv.h"

/* A work item, the device it is for, and what its routine does and sees. */
struct job {
	struct device dev;
	PIO_WORKITEM item;
	PVOID context;
	PDEVICE_OBJECT device;
	KIRQL level;
	unsigned int calls;
	unsigned int again;
	unsigned int sleep_ms;
	bool free;
	bool wait;
	bool released;
	struct completion started;
	struct completion go;
	struct completion done;
};

static void job_release(struct device *dev)
{
	struct job *job = container_of(dev, struct job, dev);

	WRITE_ONCE(job->released, true);
}

static VOID job_run(PDEVICE_OBJECT device, PVOID context)
{
	struct job *job = container_of(device, struct job, dev);

	job->calls++;
	job->device = device;
	job->context = context;
	job->level = KeGetCurrentIrql();
	complete(&job->started);
	msleep(job->sleep_ms);
	if (job->wait)
		wait_for_completion(&job->go);
	if (job->again) {
		job->again--;
		IoQueueWorkItem(job->item, job_run, DelayedWorkQueue, (PCHAR)context + 1);
		return;
	}
	if (job->free)
		IoFreeWorkItem(job->item);
	complete(&job->done);
}

static struct job *job_new(struct kunit *test)
{
	struct job *job = kunit_kzalloc(test, sizeof(*job), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, job);
	device_initialize(&job->dev);
	job->dev.release = job_release;
	init_completion(&job->started);
	init_completion(&job->go);
	init_completion(&job->done);
	job->item = IoAllocateWorkItem(&job->dev);
	KUNIT_ASSERT_NOT_NULL(test, job->item);
	return job;
}

static void job_queue(void *arg)
{
	struct job *job = arg;

	IoQueueWorkItem(job->item, job_run, CriticalWorkQueue, job);
}

static void expect_done(struct kunit *test, struct job *job)
{
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&job->done, PATIENCE), 0UL);
	hdb_work_flush();
}

static void work_runs_at_passive(struct kunit *test)
{
	struct job *job = job_new(test);

	fixture_at_dispatch(job_queue, job);
	expect_done(test, job);
	KUNIT_EXPECT_EQ(test, job->level, PASSIVE_LEVEL);
	KUNIT_EXPECT_EQ(test, job->calls, 1U);
	KUNIT_EXPECT_PTR_EQ(test, job->device, &job->dev);
	KUNIT_EXPECT_PTR_EQ(test, job->context, (PVOID)job);
	job_queue(job);
	expect_done(test, job);
	KUNIT_EXPECT_EQ(test, job->calls, 2U);
	IoFreeWorkItem(job->item);
	KUNIT_EXPECT_FALSE(test, job->released);
	put_device(&job->dev);
	KUNIT_EXPECT_TRUE(test, job->released);
}

/* From queueing until the routine has returned. */
static void work_holds_its_device(struct kunit *test)
{
	struct job *job = job_new(test);
	bool released;

	job->wait = true;
	job_queue(job);
	put_device(&job->dev);
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&job->started, PATIENCE), 0UL);
	released = READ_ONCE(job->released);
	complete(&job->go);
	KUNIT_EXPECT_FALSE(test, released);
	expect_done(test, job);
	KUNIT_EXPECT_TRUE(test, job->released);
	IoFreeWorkItem(job->item);
}

/* With another context each time. */
static void work_queues_itself(struct kunit *test)
{
	struct job *job = job_new(test);

	job->again = 100;
	job_queue(job);
	expect_done(test, job);
	KUNIT_EXPECT_EQ(test, job->calls, 101U);
	KUNIT_EXPECT_PTR_EQ(test, job->context, (PVOID)((PCHAR)job + 100));
	IoFreeWorkItem(job->item);
	put_device(&job->dev);
	KUNIT_EXPECT_TRUE(test, job->released);
}

/* KASAN watches. */
static void work_frees_itself(struct kunit *test)
{
	struct job *job = job_new(test);

	job->free = true;
	job->again = 1;
	job_queue(job);
	expect_done(test, job);
	KUNIT_EXPECT_EQ(test, job->calls, 2U);
	put_device(&job->dev);
	KUNIT_EXPECT_TRUE(test, job->released);
}

static void queue_and_free(void *arg)
{
	struct job *job = arg;

	job_queue(job);
	IoFreeWorkItem(job->item);
}

/* NT does not allow it; here the routine is called all the same. */
static void work_freed_while_queued(struct kunit *test)
{
	struct job *job = job_new(test);

	fixture_at_dispatch(queue_and_free, job);
	expect_done(test, job);
	KUNIT_EXPECT_EQ(test, job->calls, 1U);
	put_device(&job->dev);
	KUNIT_EXPECT_TRUE(test, job->released);
}

static void work_flush_waits(struct kunit *test)
{
	struct job *job = job_new(test);

	job->sleep_ms = 20;
	job_queue(job);
	hdb_work_flush();
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&job->done));
	IoFreeWorkItem(job->item);
	put_device(&job->dev);
}

static void allocate_and_free(void *arg)
{
	struct job *job = arg;
	PIO_WORKITEM item = IoAllocateWorkItem(&job->dev);

	job->context = item;
	if (item)
		IoFreeWorkItem(item);
}

/* Neither sleeps (DEBUG_ATOMIC_SLEEP watches). */
static void work_allocated_at_dispatch(struct kunit *test)
{
	struct job *job = job_new(test);

	fixture_at_dispatch(allocate_and_free, job);
	KUNIT_EXPECT_NOT_NULL(test, job->context);
	IoFreeWorkItem(job->item);
	put_device(&job->dev);
}

static struct kunit_case work_cases[] = {
	KUNIT_CASE(work_runs_at_passive),
	KUNIT_CASE(work_holds_its_device),
	KUNIT_CASE(work_queues_itself),
	KUNIT_CASE(work_frees_itself),
	KUNIT_CASE(work_freed_while_queued),
	KUNIT_CASE(work_flush_waits),
	KUNIT_CASE(work_allocated_at_dispatch),
	{}
};

static struct kunit_suite work_suite = {
	.name = "hdaudio_nt_work",
	.suite_init = services_suite_init,
	.suite_exit = services_suite_exit,
	.test_cases = work_cases,
};

kunit_test_suite(work_suite);
