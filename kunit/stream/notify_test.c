// SPDX-License-Identifier: GPL-2.0
/*
 * Notifications: who is told of completions, when, how often, and until when.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <sound/hda_register.h>

#include "nt/memory.h"
#include "nt/time.h"

#include "commands.h"
#include "controller.h"
#include "fixture.h"
#include "stream/buffer.h"
#include "stream/notify.h"
#include "verbs/verbs_abort.h"

#define BYTES		4096
#define HALF_FRAMES	(BYTES / 2 / 4)
#define FIFO_FRAMES	64		/* more than the FIFO is ahead of the link */

/**
 * struct notify_rig - an engine with a notifying buffer, stopped
 * @c: its owner
 * @handle: the engine
 * @mdl: its buffer
 * @size: of the buffer
 * @calls: calls of the callback
 * @level: IRQL of the last one
 * @delivering: it was known to be called
 * @times: what each was told
 * @gate: what calls go through, if they are to block
 * @block: they are
 * @frames: for the thread that passes frames
 * @passed: it has
 * @freed: what the thread that frees the buffer was told
 */
struct notify_rig {
	struct fixture_client *c;
	HANDLE handle;
	PMDL mdl;
	SIZE_T size;
	unsigned int calls;
	KIRQL level;
	bool delivering;
	LONGLONG times[32];
	struct fixture_gate gate;
	bool block;
	unsigned int frames;
	struct completion passed;
	NTSTATUS freed;
};

static struct hdb_engine *engine_of(struct notify_rig *rig)
{
	return &rig->c->f->ctrl->streams.engines[((unsigned long)rig->handle & 0xff) - 1];
}

static void callback(PVOID context, LARGE_INTEGER time)
{
	struct notify_rig *rig = context;

	rig->delivering = READ_ONCE(engine_of(rig)->notify.delivering);
	rig->level = KeGetCurrentIrql();
	rig->times[rig->calls++ % ARRAY_SIZE(rig->times)] = time.QuadPart;
	if (READ_ONCE(rig->block))
		fixture_gate_pass(&rig->gate);
}

static void other_callback(PVOID context, LARGE_INTEGER time)
{
	unsigned int *calls = context;

	WRITE_ONCE(*calls, *calls + 1);
}

static void drop_rig(struct kunit_resource *res)
{
	struct notify_rig *rig = res->data;
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	table->SetDmaEngineState(table->Context, ResetState, 1, &rig->handle);
	table->FreeDmaBuffer(table->Context, rig->handle);
	table->FreeDmaEngine(table->Context, rig->handle);
}

/* Of a controller whose interrupts come so many frames before the data has moved. */
static struct notify_rig *notify_rig_late(struct kunit *test, ULONG notifications,
					  unsigned int late_frames)
{
	struct notify_rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	HDAUDIO_BUS_INTERFACE_V3 *table;
	NTSTATUS status;
	SIZE_T offset;
	ULONG fifo;
	UCHAR id;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	init_completion(&rig->passed);
	rig->c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	rig->c->f->ctrl->setup.late_frames = late_frames;
	table = &rig->c->v3;
	status = table->AllocateRenderDmaEngine(table->Context, &format, FALSE, &rig->handle,
						&code);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	status = table->AllocateDmaBufferWithNotification(table->Context, rig->handle,
							  notifications, BYTES, &rig->mdl,
							  &rig->size, &offset, &id, &fifo);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_rig, GFP_KERNEL, rig));
	model_set_clock(rig->c->f->model, MODEL_CLOCK_MANUAL);
	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	return rig;
}

static struct notify_rig *notify_rig(struct kunit *test, ULONG notifications)
{
	return notify_rig_late(test, notifications, 0);
}

static NTSTATUS set_state(struct notify_rig *rig, HDAUDIO_STREAM_STATE state)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	return table->SetDmaEngineState(table->Context, state, 1, &rig->handle);
}

static NTSTATUS add_callback(struct notify_rig *rig, PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine,
			     PVOID context)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	return table->RegisterNotificationCallback(table->Context, rig->handle,
						   &rig->c->hdev->dev, routine, context);
}

static NTSTATUS remove_callback(struct notify_rig *rig,
				PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine, PVOID context)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	return table->UnregisterNotificationCallback(table->Context, rig->handle, routine,
						     context);
}

/* The model interrupts this CPU: what it calls has been called when a frame has passed. */
static void run_frames(struct notify_rig *rig, unsigned int frames)
{
	model_run(rig->c->f->model, frames);
}

struct count_case {
	const char *name;
	ULONG notifications;
	unsigned int cycles;
};

static const struct count_case counts[] = {
	{ "at the end, 4 cycles", 1, 4 },
	{ "at both halves, 4 cycles", 2, 4 },
};

static void count_case_name(const struct count_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(counts, counts, count_case_name);

/* Each completion calls once, at DISPATCH_LEVEL, with times that do not go back. */
static void callback_at_each_completion(struct kunit *test)
{
	const struct count_case *k = test->param_value;
	struct notify_rig *rig = notify_rig(test, k->notifications);
	unsigned int i, want = k->cycles * k->notifications;
	LONGLONG before = KeQueryPerformanceCounter(NULL).QuadPart;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_state(rig, RunState);
	run_frames(rig, k->cycles * 2 * HALF_FRAMES);
	KUNIT_ASSERT_EQ(test, rig->calls, want);
	KUNIT_EXPECT_EQ(test, rig->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_TRUE(test, rig->delivering);
	for (i = 0; i < want; i++) {
		KUNIT_EXPECT_GE(test, rig->times[i], before);
		before = rig->times[i];
	}
	KUNIT_EXPECT_LE(test, before, KeQueryPerformanceCounter(NULL).QuadPart);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, engine_of(rig)->notify.delivering);
	KUNIT_EXPECT_GE(test, engine_of(rig)->notify.rounds, 1U);
	KUNIT_EXPECT_LE(test, engine_of(rig)->notify.rounds, want);
	KUNIT_EXPECT_EQ(test, rig->c->f->ctrl->streams.pending, 0U);
}

#define LATE	192	/* frames */

/* As often as ever, and not before the data has moved; nor again before that after a reset. */
static void callback_is_put_off(struct kunit *test)
{
	struct notify_rig *rig = notify_rig_late(test, 2, LATE);
	unsigned int round, i;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	for (round = 0; round < 2; round++) {
		rig->calls = 0;
		set_state(rig, StopState);
		set_state(rig, RunState);
		run_frames(rig, HALF_FRAMES + FIFO_FRAMES);
		for (i = 0; i < 6; i++) {
			KUNIT_EXPECT_EQ(test, rig->calls, i);
			run_frames(rig, LATE);
			KUNIT_EXPECT_EQ(test, rig->calls, i + 1);
			run_frames(rig, HALF_FRAMES - LATE);
		}
		set_state(rig, StopState);
		set_state(rig, ResetState);
	}
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
}

static void event_at_each_completion(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 2);
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;
	LARGE_INTEGER second = { .QuadPart = -10000000 };
	LARGE_INTEGER now = { };
	unsigned int i;
	KEVENT event;

	KeInitializeEvent(&event, SynchronizationEvent, FALSE);
	KUNIT_ASSERT_EQ(test, table->RegisterNotificationEvent(table->Context, rig->handle, &event),
			STATUS_SUCCESS);
	set_state(rig, RunState);
	run_frames(rig, FIFO_FRAMES);
	KUNIT_EXPECT_EQ(test, KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &now),
			STATUS_TIMEOUT);
	for (i = 0; i < 4; i++) {
		run_frames(rig, HALF_FRAMES);
		KUNIT_EXPECT_EQ(test, KeWaitForSingleObject(&event, Executive, KernelMode, FALSE,
							    &second), STATUS_SUCCESS);
	}
	KUNIT_EXPECT_EQ(test, table->UnregisterNotificationEvent(table->Context, rig->handle,
								 &event), STATUS_SUCCESS);
	run_frames(rig, 2 * HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
}

/* All who registered are told, and one who has unregistered is not. */
static void everybody_is_told(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	unsigned int other = 0, gone = 0;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, add_callback(rig, other_callback, &gone), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, add_callback(rig, other_callback, &other), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, remove_callback(rig, other_callback, &gone), STATUS_SUCCESS);
	set_state(rig, RunState);
	run_frames(rig, 2 * HALF_FRAMES + FIFO_FRAMES);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, other_callback, &other), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	KUNIT_EXPECT_EQ(test, other, 1);
	KUNIT_EXPECT_EQ(test, gone, 0);
}

static int pass_frames(void *data)
{
	struct notify_rig *rig = data;

	run_frames(rig, rig->frames);
	complete(&rig->passed);
	return 0;
}

/* Lets a blocked callback go after a while. */
static int release_later(void *data)
{
	struct notify_rig *rig = data;

	msleep(20);
	fixture_gate_open(&rig->gate);
	return 0;
}

/* On return the callback runs on another CPU, blocked; the test stays on its own. */
static void block_callback(struct kunit *test, struct notify_rig *rig, unsigned int frames)
{
	fixture_gate_init(test, &rig->gate);
	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_state(rig, RunState);
	WRITE_ONCE(rig->block, true);
	rig->frames = frames;
	fixture_thread(test, rig->gate.there, pass_frames, rig);
	fixture_gate_wait_entered(test, &rig->gate);
}

static void block_callback_a_while(struct kunit *test, struct notify_rig *rig)
{
	block_callback(test, rig, 2 * HALF_FRAMES + FIFO_FRAMES);
	fixture_thread(test, rig->gate.here, release_later, rig);
}

static void expect_passed(struct kunit *test, struct notify_rig *rig)
{
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&rig->passed, 20 * HZ));
}

/* More interrupts than are kept apart before the DPC runs: told of 4, the last time is kept. */
static void interrupts_that_merge(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 2);
	struct hdb_notify *notify;
	LONGLONG last;

	notify = &engine_of(rig)->notify;
	block_callback(test, rig, HALF_FRAMES);
	run_frames(rig, 6 * HALF_FRAMES + 8);
	KUNIT_EXPECT_EQ(test, READ_ONCE(notify->waiting), HDB_NOTIFY_DEPTH);
	KUNIT_EXPECT_EQ(test, READ_ONCE(notify->merged), 2);
	last = notify->times[HDB_NOTIFY_DEPTH - 1].QuadPart;
	fixture_gate_open(&rig->gate);
	expect_passed(test, rig);
	while (READ_ONCE(notify->waiting))
		usleep_range(100, 200);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, rig->calls, 1 + HDB_NOTIFY_DEPTH);
	KUNIT_EXPECT_EQ(test, rig->times[HDB_NOTIFY_DEPTH], last);
}

static void unregistering_waits_for_the_callback(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);

	block_callback_a_while(test, rig);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, fixture_gate_left(&rig->gate));
	expect_passed(test, rig);
	run_frames(rig, 4 * HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
}

static void freeing_the_buffer_waits_for_the_callback(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	block_callback_a_while(test, rig);
	set_state(rig, StopState);
	set_state(rig, ResetState);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBufferWithNotification(table->Context, rig->handle,
								   rig->mdl, rig->size),
			STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, fixture_gate_left(&rig->gate));
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	expect_passed(test, rig);
}

/* What the interrupt leaves for the DPC. */
static void note_completion(struct notify_rig *rig)
{
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;
	struct hdb_engine *engine;

	engine = engine_of(rig);
	spin_lock_irq(&streams->lock);
	engine->notify.waiting = 1;
	WRITE_ONCE(streams->pending, BIT(engine->index));
	spin_unlock_irq(&streams->lock);
}

static void expect_not_told(struct kunit *test, struct notify_rig *rig)
{
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;

	KUNIT_EXPECT_EQ(test, streams->pending, 0U);
	KUNIT_EXPECT_EQ(test, engine_of(rig)->notify.waiting, 0U);
	hdb_dpc_schedule(&rig->c->f->ctrl->dpc);
	hdb_dpc_kill(&rig->c->f->ctrl->dpc);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
}

/* A completion that was noted, with the DPC still to come, is forgotten with the buffer. */
static void freed_buffer_completes_no_more(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_state(rig, ResetState);
	note_completion(rig);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, rig->handle), STATUS_SUCCESS);
	expect_not_told(test, rig);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
}

/* And with the engine, which may go before its buffer where the controller has gone. */
static void freed_engine_completes_no_more(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	model_remove(rig->c->f->model);
	hdb_ctrl_set_gone(rig->c->f->ctrl);
	note_completion(rig);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, rig->handle), STATUS_SUCCESS);
	expect_not_told(test, rig);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, rig->handle), STATUS_SUCCESS);
}

static int free_buffer(void *data)
{
	struct notify_rig *rig = data;
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;

	rig->freed = table->FreeDmaBufferWithNotification(table->Context, rig->handle, rig->mdl,
							  rig->size);
	complete(&rig->passed);
	return 0;
}

/* While somebody waits so, the engine is not free yet: the callback may be using what it has. */
static void engine_is_not_free_before_its_buffer(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;
	struct hdb_engine *engine;

	engine = engine_of(rig);
	block_callback(test, rig, 2 * HALF_FRAMES + FIFO_FRAMES);
	set_state(rig, StopState);
	set_state(rig, ResetState);
	fixture_thread(test, rig->gate.here, free_buffer, rig);
	while (READ_ONCE(engine->buffer))
		usleep_range(100, 200);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, rig->handle),
			STATUS_INVALID_DEVICE_REQUEST);
	fixture_gate_open(&rig->gate);
	expect_passed(test, rig);	/* the frames */
	expect_passed(test, rig);	/* and the buffer */
	KUNIT_EXPECT_EQ(test, rig->freed, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, rig->handle), STATUS_SUCCESS);
}

static void closing_waits_for_the_callback(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);

	block_callback_a_while(test, rig);
	fixture_drop_client(rig->c);
	KUNIT_EXPECT_TRUE(test, fixture_gate_left(&rig->gate));
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	expect_passed(test, rig);
}

static unsigned int refs(struct device *dev)
{
	return kref_read(&dev->kobj.kref);
}

static int unregister(void *data)
{
	struct notify_rig *rig = data;

	rig->freed = remove_callback(rig, callback, rig);
	complete(&rig->passed);
	return 0;
}

/* As the DPC has it; whoever waits is not told. */
static void set_delivering(struct notify_rig *rig, bool delivering)
{
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;

	spin_lock_irq(&streams->lock);
	engine_of(rig)->notify.delivering = delivering;
	spin_unlock_irq(&streams->lock);
}

/* The device object stays for as long as the callback may run; the end of the round is told of. */
static void unregistering_waits_for_the_round(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;
	struct device *dev = &rig->c->hdev->dev;
	unsigned int before = refs(dev);

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_delivering(rig, true);
	fixture_thread(test, FIXTURE_ANY_CPU, unregister, rig);
	KUNIT_EXPECT_TRUE(test, wait_until(wq_has_sleeper(&streams->idle)));
	KUNIT_EXPECT_EQ(test, refs(dev), before + 1);
	KUNIT_EXPECT_FALSE(test, completion_done(&rig->passed));
	set_delivering(rig, false);
	note_completion(rig);
	hdb_dpc_schedule(&rig->c->f->ctrl->dpc);
	expect_passed(test, rig);
	KUNIT_EXPECT_EQ(test, rig->freed, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, rig->calls, 0U);
	KUNIT_EXPECT_EQ(test, refs(dev), before);
}

/* Another round is none of its business. */
static void unregistering_waits_for_one_round(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	struct hdb_streams *streams = &rig->c->f->ctrl->streams;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_delivering(rig, true);
	fixture_thread(test, FIXTURE_ANY_CPU, unregister, rig);
	KUNIT_EXPECT_TRUE(test, wait_until(wq_has_sleeper(&streams->idle)));
	spin_lock_irq(&streams->lock);
	engine_of(rig)->notify.rounds++;
	spin_unlock_irq(&streams->lock);
	wake_up_all(&streams->idle);
	expect_passed(test, rig);
	set_delivering(rig, false);
	KUNIT_EXPECT_EQ(test, rig->freed, STATUS_SUCCESS);
}

/**
 * struct burst - interrupts that come while the DPC cannot
 * @rig: whose
 * @notify: what was left for it then
 */
struct burst {
	struct notify_rig *rig;
	struct hdb_notify notify;
};

static void run_burst(void *arg)
{
	struct burst *burst = arg;

	run_frames(burst->rig, 6 * HALF_FRAMES + FIFO_FRAMES);
	burst->notify = engine_of(burst->rig)->notify;
}

/* Four are kept apart, the others share the delivery of the last, and its time. */
static void a_burst_merges(struct kunit *test)
{
	struct burst burst = { .rig = notify_rig(test, 2) };
	struct notify_rig *rig = burst.rig;
	unsigned int i;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_state(rig, RunState);
	fixture_at_dispatch(run_burst, &burst);
	KUNIT_EXPECT_EQ(test, burst.notify.waiting, HDB_NOTIFY_DEPTH);
	KUNIT_EXPECT_EQ(test, burst.notify.merged, 2U);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(rig->c->f->ctrl->streams.pending) &&
					   !READ_ONCE(engine_of(rig)->notify.delivering)));
	KUNIT_EXPECT_EQ(test, rig->calls, HDB_NOTIFY_DEPTH);
	for (i = 0; i < HDB_NOTIFY_DEPTH; i++)
		KUNIT_EXPECT_EQ(test, rig->times[i], burst.notify.times[i].QuadPart);
	KUNIT_EXPECT_GE(test, rig->times[3], rig->times[2]);
	KUNIT_EXPECT_EQ(test, engine_of(rig)->notify.waiting, 0U);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
}

/* Interrupts are on again, and so is what is told of them. */
static void callback_after_a_reset(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	unsigned int before;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	set_state(rig, RunState);
	model_set_clock(rig->c->f->model, MODEL_CLOCK_AUTO);
	KUNIT_ASSERT_EQ(test, fixture_restart(rig->c->f), 0);
	before = READ_ONCE(rig->calls);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(rig->calls) > before + 1));
	KUNIT_EXPECT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
}

/* The device object is held from registering to unregistering, or to the engine's end. */
static void the_device_is_held(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	HDAUDIO_BUS_INTERFACE_V3 *table = &rig->c->v3;
	struct device *dev = &rig->c->hdev->dev;
	unsigned int before = refs(dev), other;
	struct hdb_notify *notify = &engine_of(rig)->notify;

	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, add_callback(rig, other_callback, &other), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, refs(dev), before + 2);
	KUNIT_ASSERT_EQ(test, add_callback(rig, callback, rig), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, refs(dev), before + 2);
	KUNIT_ASSERT_EQ(test, remove_callback(rig, callback, rig), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, refs(dev), before + 1);
	set_state(rig, ResetState);
	table->FreeDmaBuffer(table->Context, rig->handle);
	KUNIT_EXPECT_EQ(test, refs(dev), before + 1);
	table->FreeDmaEngine(table->Context, rig->handle);
	KUNIT_EXPECT_EQ(test, notify->registered, 0U);
	hdb_notify_exit(&rig->c->f->ctrl->streams);
	KUNIT_EXPECT_EQ(test, refs(dev), before);
}

static void only_so_many(struct kunit *test)
{
	struct notify_rig *rig = notify_rig(test, 1);
	unsigned int i, calls[HDB_MAX_NOTIFICATIONS + 1];

	for (i = 0; i < HDB_MAX_NOTIFICATIONS; i++)
		KUNIT_ASSERT_EQ(test, add_callback(rig, other_callback, &calls[i]),
				STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, add_callback(rig, other_callback, &calls[i]),
			STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, remove_callback(rig, other_callback, &calls[3]), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, add_callback(rig, other_callback, &calls[i]), STATUS_SUCCESS);
}

/**
 * struct isr_rig - an engine of the BDL interface, running
 * @c: its owner
 * @handle: the engine
 * @calls: calls of the interrupt routine
 * @level: IRQL of the last one
 * @bits: what it was told
 * @calling: calls that were known of
 */
struct isr_rig {
	struct fixture_client *c;
	HANDLE handle;
	unsigned int calls;
	KIRQL level;
	ULONG bits;
	unsigned int calling;
};

static struct hdb_engine *isr_engine(struct isr_rig *rig)
{
	return &rig->c->f->ctrl->streams.engines[((unsigned long)rig->handle & 0xff) - 1];
}

static void isr(PVOID context, ULONG bits)
{
	struct isr_rig *rig = context;

	rig->calling = atomic_read(&isr_engine(rig)->calling);
	rig->level = KeGetCurrentIrql();
	rig->bits = bits;
	WRITE_ONCE(rig->calls, rig->calls + 1);
}

static void isr_stop(struct isr_rig *rig)
{
	HDAUDIO_BUS_INTERFACE_BDL *table = &rig->c->bdl;

	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	table->SetDmaEngineState(table->Context, ResetState, 1, &rig->handle);
	table->FreeContiguousDmaBuffer(table->Context, rig->handle);
	table->FreeDmaEngine(table->Context, rig->handle);
}

static void drop_isr_rig(struct kunit_resource *res)
{
	isr_stop(res->data);
}

static struct isr_rig *isr_rig(struct kunit *test, ULONG ioc)
{
	struct isr_rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_BUS_INTERFACE_BDL *table;
	HDAUDIO_CONVERTER_FORMAT code;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	NTSTATUS status;
	PVOID data;
	ULONG fifo;
	UCHAR id;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	table = &rig->c->bdl;
	table->AllocateRenderDmaEngine(table->Context, &format, FALSE, &rig->handle, &code);
	status = table->AllocateContiguousDmaBuffer(table->Context, rig->handle, BYTES, &data,
						    &list);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_isr_rig, GFP_KERNEL,
							 rig));
	for (i = 0; i < 2; i++) {
		list[i].Address = MmGetPhysicalAddress(data + i * BYTES / 2);
		list[i].Length = BYTES / 2;
		list[i].InterruptOnCompletion = ioc;
	}
	status = table->SetupDmaEngineWithBdl(table->Context, rig->handle, BYTES, 1, isr, rig,
					      &id, &fifo);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	model_set_clock(rig->c->f->model, MODEL_CLOCK_MANUAL);
	table->SetDmaEngineState(table->Context, StopState, 1, &rig->handle);
	table->SetDmaEngineState(table->Context, RunState, 1, &rig->handle);
	return rig;
}

static void isr_at_each_completion(struct kunit *test)
{
	struct isr_rig *rig = isr_rig(test, 1);
	unsigned int i;

	for (i = 1; i <= 6; i++) {
		model_run(rig->c->f->model, HALF_FRAMES);
		KUNIT_EXPECT_EQ(test, rig->calls, i);
		KUNIT_EXPECT_EQ(test, rig->bits, SD_INT_COMPLETE);
		KUNIT_EXPECT_GT(test, rig->level, DISPATCH_LEVEL);
		KUNIT_EXPECT_EQ(test, rig->calling, 1U);
		KUNIT_EXPECT_EQ(test, atomic_read(&isr_engine(rig)->calling), 0);
	}
}

static void isr_for_a_fifo_error_only(struct kunit *test)
{
	struct isr_rig *rig = isr_rig(test, 0);

	model_run(rig->c->f->model, 2 * HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, rig->calls, 0);
	model_fault(rig->c->f->model, MODEL_FAULT_SD_FIFO_ERROR, 1);
	model_run(rig->c->f->model, 2);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	KUNIT_EXPECT_EQ(test, rig->bits, SD_INT_FIFO_ERR);
}

static void isr_for_a_descriptor_error_only(struct kunit *test)
{
	struct isr_rig *rig = isr_rig(test, 0);

	model_fault(rig->c->f->model, MODEL_FAULT_SD_DESC_ERROR, 1);
	model_run(rig->c->f->model, 2 * HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, rig->calls, 1);
	KUNIT_EXPECT_EQ(test, rig->bits, SD_INT_DESC_ERR);
}

static void no_isr_after_the_buffer_is_freed(struct kunit *test)
{
	struct isr_rig *rig = isr_rig(test, 1);
	unsigned int calls;

	model_run(rig->c->f->model, HALF_FRAMES);
	isr_stop(rig);
	calls = rig->calls;
	KUNIT_EXPECT_EQ(test, rig->c->f->ctrl->streams.irqs, 0);
	KUNIT_EXPECT_NULL(test, isr_engine(rig)->isr);
	model_run(rig->c->f->model, 2 * HALF_FRAMES);
	KUNIT_EXPECT_EQ(test, rig->calls, calls);
}

static struct kunit_case notify_cases[] = {
	KUNIT_CASE_PARAM(callback_at_each_completion, counts_gen_params),
	KUNIT_CASE(callback_is_put_off),
	KUNIT_CASE(event_at_each_completion),
	KUNIT_CASE(everybody_is_told),
	KUNIT_CASE(interrupts_that_merge),
	KUNIT_CASE(unregistering_waits_for_the_callback),
	KUNIT_CASE(freeing_the_buffer_waits_for_the_callback),
	KUNIT_CASE(engine_is_not_free_before_its_buffer),
	KUNIT_CASE(freed_buffer_completes_no_more),
	KUNIT_CASE(freed_engine_completes_no_more),
	KUNIT_CASE(closing_waits_for_the_callback),
	KUNIT_CASE(the_device_is_held),
	KUNIT_CASE(unregistering_waits_for_the_round),
	KUNIT_CASE(unregistering_waits_for_one_round),
	KUNIT_CASE(a_burst_merges),
	KUNIT_CASE(callback_after_a_reset),
	KUNIT_CASE(only_so_many),
	KUNIT_CASE(isr_at_each_completion),
	KUNIT_CASE(isr_for_a_fifo_error_only),
	KUNIT_CASE(isr_for_a_descriptor_error_only),
	KUNIT_CASE(no_isr_after_the_buffer_is_freed),
	{}
};

static struct kunit_suite notify_suite = {
	.name = "notify",
	.test_cases = notify_cases,
};

kunit_test_suite(notify_suite);
