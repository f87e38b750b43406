// SPDX-License-Identifier: GPL-2.0
/*
 * What a driver leaves in the NT services when its module goes.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/module.h>

#include "fixture.h"
#include "nt/nt_services.h"
#include "nt_waiter.h"
#include "nt/nt_priv.h"

/* One of each. */
struct left {
	struct device dev;
	KTIMER timer;
	KDPC timer_dpc;
	KDPC dpc;
	PIO_WORKITEM item;
	bool timer_called;
	bool dpc_called;
	bool work_done;
};

static VOID note_called(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	*(bool *)context = true;
}

static VOID work_slowly(PDEVICE_OBJECT device, PVOID context)
{
	msleep(20);
	*(bool *)context = true;
}

static void left_release(struct device *dev)
{
}

static struct left *left_new(struct kunit *test)
{
	struct left *l = kunit_kzalloc(test, sizeof(*l), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, l);
	device_initialize(&l->dev);
	l->dev.release = left_release;
	l->item = IoAllocateWorkItem(&l->dev);
	KUNIT_ASSERT_NOT_NULL(test, l->item);
	KeInitializeTimer(&l->timer);
	KeInitializeDpc(&l->timer_dpc, note_called, &l->timer_called);
	KeInitializeDpc(&l->dpc, note_called, &l->dpc_called);
	return l;
}

static void leave(struct left *l)
{
	LARGE_INTEGER due = { .QuadPart = -60000 * MSEC_UNITS };

	KeSetTimer(&l->timer, due, &l->timer_dpc);
	KeInsertQueueDpc(&l->dpc, NULL, NULL);
	IoQueueWorkItem(l->item, work_slowly, DelayedWorkQueue, &l->work_done);
}

static void services_reclaim(struct kunit *test)
{
	struct left *l = left_new(test);

	leave(l);
	hdb_nt_reclaim(THIS_MODULE);
	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&l->timer));
	KUNIT_EXPECT_FALSE(test, l->timer_called);
	KUNIT_EXPECT_TRUE(test, l->dpc_called);
	KUNIT_EXPECT_TRUE(test, l->work_done);
	IoFreeWorkItem(l->item);
	put_device(&l->dev);
}

/* A driver that is part of the kernel never goes: its timers may stay. */
static void services_of_the_kernel(struct kunit *test)
{
	struct left *l = left_new(test);

	leave(l);
	hdb_nt_reclaim(NULL);
	KUNIT_EXPECT_TRUE(test, KeCancelTimer(&l->timer));
	KeFlushQueuedDpcs();
	hdb_work_flush();
	IoFreeWorkItem(l->item);
	put_device(&l->dev);
}

static struct kunit_case services_cases[] = {
	KUNIT_CASE(services_reclaim),
	KUNIT_CASE(services_of_the_kernel),
	{}
};

static struct kunit_suite services_suite = {
	.name = "hdaudio_nt_services",
	.suite_init = services_suite_init,
	.suite_exit = services_suite_exit,
	.test_cases = services_cases,
};

kunit_test_suite(services_suite);
