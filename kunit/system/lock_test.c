// SPDX-License-Identifier: GPL-2.0
/*
 * Who looks at, or changes, what interrupts and other threads do takes a lock for it: function by
 * function, for where there is one CPU nobody would miss it.
 */
#include "bus/bus.h"
#include "commands.h"
#include "controller.h"
#include "hdaudio_driver.h"
#include "hw/quirks.h"
#include "journey/journey.h"
#include "locks.h"
#include "nt/locked_list.h"
#include "nt/memory.h"
#include "nt/nt_priv.h"
#include "nt/nt_waiter.h"
#include "nt/register.h"
#include "stream/notify.h"
#include "stream/stream.h"
#include "verbs/presence.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_answer.h"
#include "verbs/verbs_state.h"

/* All that a client does with engines, notifications, waits and timers. */
static void lock_on_the_way(struct kunit *test)
{
	struct journey *j = kunit_kzalloc(test, sizeof(*j), GFP_KERNEL);
	struct fixture_client *c;

	KUNIT_ASSERT_NOT_NULL(test, j);
	locks_begin(test);
	c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	j->bus = c->v2;
	j->dac = 2;
	journey_make(j);
	LOCKS_TAKEN(test, "client_enter", "client_publish", "ctrl_set_codecs", "hdb_engine_alloc",
		    "hdb_dma_range_add", "hdb_dma_range_del", "waiter_take_or_queue",
		    "waiter_leave", "round_over", "delivery_begin", "delivery_end",
		    "hdb_notify_register", "hdb_notify_unregister");
}

/* What a client leaves behind, and a controller that is suspended and set going again. */
static void lock_at_the_end(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture *f = c->f;
	struct hdb_ctrl *ctrl = f->ctrl;
	u32 round;

	fixture_stream(c, true, &fixture_format, 4096);
	commands_fill(a->t, 1, 0, 0);
	locks_begin(test);
	KUNIT_EXPECT_TRUE(test, hdb_streams_any(ctrl));
	KUNIT_EXPECT_TRUE(test, hdb_codec_present(ctrl, 0, &round));
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	fixture_drop_client(c);
	KUNIT_EXPECT_TRUE(test, wait_until(!hdb_ctrl_sleep(ctrl)));
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(ctrl), 0);
	fixture_drop_ctrl(f);
	LOCKS_TAKEN(test, "hdb_streams_any", "hdb_codec_present", "client_is_over", "engine_is_of",
		    "client_retire", "client_unlist", "hdb_streams_reclaim", "hdb_verbs_sleep",
		    "hdb_streams_suspend", "hdb_ctrl_destroy", "client_pick", "clients_none");
}

/* Commands that go one by one. */
static void lock_one_by_one(struct kunit *test)
{
	static const struct fixture_spec spec = { .quirks = HDB_QUIRK_SINGLE_CMD };

	locks_begin(test);
	fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	LOCKS_TAKEN(test, "verbs_next_immediate", "verbs_immediate_done");
}

static void rest(void *arg)
{
	hdb_verbs_rest(arg);
}

/* Each answer is to interrupt, from now on; the rings are set going anew for that. */
static void lock_of_the_rings(struct kunit *test)
{
	static const struct fixture_spec spec = { .timing = &fixture_patient };
	struct hdb_ctrl *ctrl = fixture_ctrl(test, &spec)->ctrl;

	locks_begin(test);
	fixture_in_hardirq(rest, ctrl);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(ctrl, true), 1);
	hdb_verbs_quiesce(ctrl);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(ctrl), 0);
	hdb_verbs_abort(ctrl);
	LOCKS_TAKEN(test, "hdb_verbs_rest", "verbs_pause", "restart_begin", "restart_end",
		    "verbs_unpause", "hdb_verbs_quiesce", "hdb_verbs_end_doomed", "verbs_open",
		    "hdb_verbs_abort");
}

static VOID hear(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	complete(context);
}

static void lock_of_an_event(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(heard);
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	HDAUDIO_BUS_INTERFACE *table = &c->base;
	UCHAR tag;

	locks_begin(test);
	KUNIT_ASSERT_EQ(test, table->RegisterEventCallback(table->Context, hear, &heard, &tag),
			STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 0, tag << 26));
	KUNIT_EXPECT_TRUE(test, wait_for_completion_timeout(&heard, 20 * HZ));
	KUNIT_EXPECT_EQ(test, table->UnregisterEventCallback(table->Context, tag), STATUS_SUCCESS);
	LOCKS_TAKEN(test, "hdb_event_register", "event_claim", "event_release", "event_remove",
		    "event_runs");
}

static void tell(PVOID context, LARGE_INTEGER time)
{
}

/* A registration that is left, an address that is asked for, a place that is. */
static void lock_of_an_engine(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);
	HDAUDIO_BUS_INTERFACE_V3 *table = &c->v3;
	struct hdaudio_position *position;

	KUNIT_EXPECT_EQ(test, table->RegisterNotificationCallback(table->Context, s->handle,
								  &c->hdev->dev, tell, NULL),
			STATUS_SUCCESS);
	locks_begin(test);
	MmGetPhysicalAddress(s->data);
	KUNIT_EXPECT_EQ(test, hdaudio_find_position(table->Context, s->handle, &position),
			STATUS_SUCCESS);
	hdaudio_read_position(position);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, s->handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, s->handle), STATUS_SUCCESS);
	hdb_notify_exit(&c->f->ctrl->streams);
	LOCKS_TAKEN(test, "hdb_dma_range_lookup", "engine_of_controller", "engine_ask_locked",
		    "engine_take_handed_back", "hdb_engine_free", "notify_reap");
}

static void lock_of_a_list(struct kunit *test)
{
	LIST_ENTRY head, entry;
	KSPIN_LOCK lock;

	KeInitializeSpinLock(&lock);
	InitializeListHead(&head);
	locks_begin(test);
	ExInterlockedInsertHeadList(&head, &entry, &lock);
	ExInterlockedRemoveHeadList(&head, &lock);
	ExInterlockedInsertTailList(&head, &entry, &lock);
	LOCKS_TAKEN(test, "ExInterlockedInsertHeadList", "ExInterlockedRemoveHeadList",
		    "ExInterlockedInsertTailList");
}

static void lock_of_a_stack(struct kunit *test)
{
	SINGLE_LIST_ENTRY head = {}, entry;
	SLIST_HEADER stack;
	KSPIN_LOCK lock;

	KeInitializeSpinLock(&lock);
	ExInitializeSListHead(&stack);
	locks_begin(test);
	ExInterlockedPushEntryList(&head, &entry, &lock);
	ExInterlockedPopEntryList(&head, &lock);
	InterlockedPushEntrySList(&stack, &entry);
	InterlockedPopEntrySList(&stack);
	InterlockedFlushSList(&stack);
	LOCKS_TAKEN(test, "ExInterlockedPushEntryList", "ExInterlockedPopEntryList",
		    "InterlockedPushEntrySList", "InterlockedPopEntrySList",
		    "InterlockedFlushSList");
}

static VOID call(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	complete(context);
}

static void lock_of_a_dpc(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(called);
	KDPC dpc;

	KeInitializeDpc(&dpc, call, &called);
	locks_begin(test);
	KeInsertQueueDpc(&dpc, NULL, NULL);
	KUNIT_EXPECT_TRUE(test, wait_for_completion_timeout(&called, 20 * HZ));
	KeFlushQueuedDpcs();
	KeRemoveQueueDpc(&dpc);
	LOCKS_TAKEN(test, "KeInsertQueueDpc", "dpc_work", "dpc_pop", "KeRemoveQueueDpc");
}

static void lock_of_a_timer(struct kunit *test)
{
	LARGE_INTEGER soon = { .QuadPart = -10000 };	/* 1 ms */
	KTIMER timer;

	KeInitializeTimer(&timer);
	locks_begin(test);
	KeSetTimer(&timer, soon, NULL);
	KeWaitForSingleObject(&timer, Executive, KernelMode, FALSE, NULL);
	KUNIT_EXPECT_TRUE(test, KeReadStateTimer(&timer));
	KUNIT_EXPECT_FALSE(test, KeCancelTimer(&timer));
	LOCKS_TAKEN(test, "KeSetTimerEx", "timer_expire_next", "hdb_object_state",
		    "KeCancelTimer");
}

static void lock_of_what_is_waited_for(struct kunit *test)
{
	KSEMAPHORE semaphore;
	KMUTEX mutex;
	KEVENT event;

	KeInitializeSemaphore(&semaphore, 0, 1);
	KeInitializeMutex(&mutex, 0);
	KeInitializeEvent(&event, NotificationEvent, FALSE);
	KUNIT_EXPECT_EQ(test, KeWaitForSingleObject(&mutex, Executive, KernelMode, FALSE, NULL),
			STATUS_SUCCESS);
	locks_begin(test);
	KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
	KeReleaseMutex(&mutex, FALSE);
	KeSetEvent(&event, 0, FALSE);
	hdb_timers_reclaim(THIS_MODULE);
	LOCKS_TAKEN(test, "KeReleaseSemaphore", "KeReleaseMutex", "hdb_object_set_state",
		    "search_some", "hdb_timers_reclaim");
}

static VOID work(PDEVICE_OBJECT device, PVOID context)
{
	complete(context);
}

static void lock_of_a_work_item(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(worked);
	struct device *dev = &fixture_hdev(fixture_ctrl(test, NULL), 0, 0)->dev;
	PIO_WORKITEM item = IoAllocateWorkItem(dev);

	KUNIT_ASSERT_NOT_NULL(test, item);
	locks_begin(test);
	IoQueueWorkItem(item, work, DelayedWorkQueue, &worked);
	KUNIT_EXPECT_TRUE(test, wait_for_completion_timeout(&worked, 20 * HZ));
	IoFreeWorkItem(item);
	LOCKS_TAKEN(test, "item_take", "item_run");
}

static struct kunit_case lock_cases[] = {
	KUNIT_CASE(lock_on_the_way),
	KUNIT_CASE(lock_at_the_end),
	KUNIT_CASE(lock_one_by_one),
	KUNIT_CASE(lock_of_the_rings),
	KUNIT_CASE(lock_of_an_event),
	KUNIT_CASE(lock_of_an_engine),
	KUNIT_CASE(lock_of_a_list),
	KUNIT_CASE(lock_of_a_stack),
	KUNIT_CASE(lock_of_a_dpc),
	KUNIT_CASE(lock_of_a_timer),
	KUNIT_CASE(lock_of_what_is_waited_for),
	KUNIT_CASE(lock_of_a_work_item),
	{}
};

static struct kunit_suite lock_suite = {
	.name = "lock",
	.suite_init = services_suite_init,
	.suite_exit = services_suite_exit,
	.test_cases = lock_cases,
};

kunit_test_suite(lock_suite);
