// SPDX-License-Identifier: GPL-2.0
/*
 * Several threads as clients of one controller, while interrupts arrive and things go away.
 *
 * What is looked for is mostly what the debug kernel reports by itself: locks, freed memory,
 * sleeping where one must not. Beside that: no routine of a client's runs after it was
 * unregistered, no status is one that cannot be, and in the end everything is as before.
 * Module parameter: race_ms.
 */
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/prandom.h>

#include "nt/memory.h"

#include "model/dma_watch.h"
#include "fixture.h"
#include "parameter.h"
#include "verbs/verbs_abort.h"

#define RACERS		6
#define SHARED		6	/* handles everybody uses */

MODULE_PARAMETER(race_ms, 1500, "milliseconds each race takes");

struct race;

/**
 * struct racer - one thread
 * @race: what it takes part in
 * @client: its client; racers may share one
 * @run: one round; called again and again
 * @thread: the thread
 * @rnd: its dice
 * @event: its event
 * @listening: it is registered or set up; its routines may be called
 * @late: calls of its routines when it was not
 * @calls: calls of its routines
 * @rounds: rounds done
 * @wrong: statuses that cannot be
 * @status: the last of them
 */
struct racer {
	struct race *race;
	struct fixture_client *client;
	void (*run)(struct racer *racer);
	struct task_struct *thread;
	struct rnd_state rnd;
	KEVENT event;
	bool listening;
	atomic_t late;
	atomic_t calls;
	unsigned int rounds;
	unsigned int wrong;
	NTSTATUS status;
};

/**
 * struct race - all of them
 * @test: the test case
 * @f: what it takes place on
 * @racers: the threads
 * @n: how many
 * @handles: engines everybody meddles with
 * @taken_back: clients are closed while their threads go on: what they had been given is not
 *	theirs to write to, and a refused routine does not wait for callbacks
 * @over: they are closed
 */
struct race {
	struct kunit *test;
	struct fixture *f;
	struct racer racers[RACERS];
	unsigned int n;
	HANDLE handles[SHARED];
	bool taken_back;
	bool over;
};

static u32 dice(struct racer *r, u32 below)
{
	return prandom_u32_state(&r->rnd) % below;
}

static void heard(struct racer *r)
{
	atomic_inc(&r->calls);
	if (!READ_ONCE(r->listening))
		atomic_inc(&r->late);
}

static void race_callback(PVOID context, LARGE_INTEGER time)
{
	heard(context);
}

static void race_isr(PVOID context, ULONG bits)
{
	heard(context);
}

static void race_unsolicited(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	heard(context);
}

static void race_transferred(HDAUDIO_CODEC_TRANSFER *transfer, PVOID context)
{
	complete(context);
}

/* Racing or not, a routine has only these to answer. */
static NTSTATUS noted(struct racer *r, NTSTATUS status)
{
	switch (status) {
	case STATUS_SUCCESS:
	case STATUS_INVALID_HANDLE:
	case STATUS_INVALID_PARAMETER:
	case STATUS_INVALID_DEVICE_REQUEST:
	case STATUS_INSUFFICIENT_RESOURCES:
	case STATUS_NO_SUCH_DEVICE:
		return status;
	}
	r->wrong++;
	r->status = status;
	return status;
}

static NTSTATUS alloc_engine(struct racer *r, HANDLE *handle)
{
	HDAUDIO_BUS_INTERFACE *t = &r->client->base;
	HDAUDIO_STREAM_FORMAT format = { 48000, 16, 16, 1 };
	HDAUDIO_CONVERTER_FORMAT code;

	if (dice(r, 2))
		return noted(r, t->AllocateRenderDmaEngine(t->Context, &format, FALSE, handle,
							   &code));
	return noted(r, t->AllocateCaptureDmaEngine(t->Context, 0, &format, handle, &code));
}

static void set_state(struct racer *r, HANDLE handle, HDAUDIO_STREAM_STATE state)
{
	bool bdl = r->client->interface.Size == sizeof(HDAUDIO_BUS_INTERFACE_BDL);
	PSET_DMA_ENGINE_STATE routine = bdl ? r->client->bdl.SetDmaEngineState
					    : r->client->base.SetDmaEngineState;

	noted(r, routine(r->client->interface.Context, state, 1, &handle));
}

static void start(struct racer *r, HANDLE handle)
{
	set_state(r, handle, StopState);
	set_state(r, handle, RunState);
}

static void stop(struct racer *r, HANDLE handle)
{
	set_state(r, handle, StopState);
	set_state(r, handle, ResetState);
}

static void listen(struct racer *r, bool on)
{
	WRITE_ONCE(r->listening, on);
}

/* A stream of V3 from its beginning to its end. */
static void stream_round(struct racer *r)
{
	HDAUDIO_BUS_INTERFACE_V3 *t = &r->client->v3;
	PVOID ctx = t->Context;
	SIZE_T size, offset;
	HANDLE handle;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	if (alloc_engine(r, &handle))
		return;
	noted(r, t->AllocateDmaBufferWithNotification(ctx, handle, 1 + dice(r, 2), 512, &mdl,
						      &size, &offset, &id, &fifo));
	listen(r, true);
	noted(r, t->RegisterNotificationEvent(ctx, handle, &r->event));
	noted(r, t->RegisterNotificationCallback(ctx, handle, model_dev(r->race->f->model),
						 race_callback, r));
	start(r, handle);
	usleep_range(200, 2000);
	if (dice(r, 2))
		stop(r, handle);
	noted(r, t->UnregisterNotificationEvent(ctx, handle, &r->event));
	noted(r, t->UnregisterNotificationCallback(ctx, handle, race_callback, r));
	listen(r, false);
	stop(r, handle);
	noted(r, t->FreeDmaBuffer(ctx, handle));
	noted(r, t->FreeDmaEngine(ctx, handle));
}

static bool write_list(void *data, PHDAUDIO_BUFFER_DESCRIPTOR list)
{
	unsigned int i;

	for (i = 0; i < 2; i++) {
		list[i].Address = MmGetPhysicalAddress(data + 256 * i);
		list[i].Length = 256;
		list[i].InterruptOnCompletion = 1;
	}
	return true;
}

/* And one of BDL, twice set up. */
static void bdl_round(struct racer *r)
{
	HDAUDIO_BUS_INTERFACE_BDL *t = &r->client->bdl;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	PVOID ctx = t->Context, data;
	HANDLE handle;
	ULONG fifo;
	UCHAR id;

	if (alloc_engine(r, &handle))
		return;
	listen(r, true);
	if (!noted(r, t->AllocateContiguousDmaBuffer(ctx, handle, 512, &data, &list)) &&
	    !r->race->taken_back && write_list(data, list))
		noted(r, t->SetupDmaEngineWithBdl(ctx, handle, 512, 1, race_isr, r, &id, &fifo));
	start(r, handle);
	usleep_range(200, 2000);
	stop(r, handle);
	noted(r, t->SetupDmaEngineWithBdl(ctx, handle, 512, 1, race_isr, r, &id, &fifo));
	start(r, handle);
	usleep_range(200, 1000);
	stop(r, handle);
	noted(r, t->FreeContiguousDmaBuffer(ctx, handle));
	listen(r, false);
	noted(r, t->FreeDmaEngine(ctx, handle));
}

/* Waits for a callback, which does not come any more when the bus driver has gone. */
static void wait_for_callback(const struct race *race, struct completion *done)
{
	while (!READ_ONCE(race->over) && !wait_for_completion_timeout(done, HZ / 10))
		;
}

/* Commands, waiting for them and not. */
static void verb_round(struct racer *r)
{
	HDAUDIO_BUS_INTERFACE *t = &r->client->base;
	HDAUDIO_CODEC_TRANSFER transfers[4] = { };
	DECLARE_COMPLETION_ONSTACK(done);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(transfers); i++)
		transfers[i].Output.Command = 0xf0000 | i;
	noted(r, t->TransferCodecVerbs(t->Context, ARRAY_SIZE(transfers), transfers, NULL, NULL));
	if (!noted(r, t->TransferCodecVerbs(t->Context, ARRAY_SIZE(transfers), transfers,
					    race_transferred, &done)))
		wait_for_callback(r->race, &done);
}

/* A tag, and responses for whoever has it. */
static void tag_round(struct racer *r)
{
	HDAUDIO_BUS_INTERFACE *t = &r->client->base;
	UCHAR tag;

	listen(r, true);
	if (noted(r, t->RegisterEventCallback(t->Context, race_unsolicited, r, &tag)))
		return;
	model_unsolicited(r->race->f->model, 0, (u32)tag << 26 | 1);
	usleep_range(50, 500);
	model_unsolicited(r->race->f->model, 0, (u32)tag << 26 | 2);
	noted(r, t->UnregisterEventCallback(t->Context, tag));
	listen(r, false);
}

/* Anything, to anybody's engine. */
static void meddle(struct racer *r, HANDLE *place)
{
	HDAUDIO_BUS_INTERFACE_V3 *t = &r->client->v3;
	HANDLE handle = READ_ONCE(*place);
	PVOID ctx = t->Context;
	SIZE_T size, offset;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	switch (dice(r, 12)) {
	case 0:
		if (!alloc_engine(r, &handle))
			handle = xchg(place, handle);
		noted(r, t->FreeDmaEngine(ctx, handle));
		break;
	case 1:
		noted(r, t->FreeDmaEngine(ctx, handle));
		break;
	case 2:
	case 3:
		noted(r, t->AllocateDmaBufferWithNotification(ctx, handle, 2, 512, &mdl, &size,
							      &offset, &id, &fifo));
		break;
	case 4:
		noted(r, t->FreeDmaBuffer(ctx, handle));
		break;
	case 5:
		noted(r, t->RegisterNotificationCallback(ctx, handle,
							 model_dev(r->race->f->model),
							 race_callback, r));
		break;
	case 6:
		noted(r, t->UnregisterNotificationCallback(ctx, handle, race_callback, r));
		break;
	case 7:
		noted(r, t->RegisterNotificationEvent(ctx, handle, &r->event));
		break;
	default:
		set_state(r, handle, dice(r, 3));
	}
}

static void meddling_round(struct racer *r)
{
	unsigned int i;

	listen(r, true);
	for (i = 0; i < 20; i++)
		meddle(r, &r->race->handles[dice(r, SHARED)]);
	usleep_range(20, 100);
}

/* A client of its own that comes and goes, with an engine it does not give back. */
static void visitor_round(struct racer *r)
{
	HDAUDIO_BUS_INTERFACE_V3 t;
	HDAUDIO_STREAM_FORMAT format = { 48000, 16, 16, 1 };
	HDAUDIO_CONVERTER_FORMAT code;
	SIZE_T size, offset;
	HANDLE handle;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	if (hdaudio_query_interface(r->client->hdev, &GUID_HDAUDIO_BUS_INTERFACE_V3, sizeof(t),
				    0x0100, (PINTERFACE)&t))
		return;
	listen(r, true);
	if (!noted(r, t.AllocateRenderDmaEngine(t.Context, &format, FALSE, &handle, &code))) {
		noted(r, t.AllocateDmaBufferWithNotification(t.Context, handle, 2, 512, &mdl, &size,
							     &offset, &id, &fifo));
		noted(r, t.RegisterNotificationCallback(t.Context, handle,
							model_dev(r->race->f->model),
							race_callback, r));
		noted(r, t.SetDmaEngineState(t.Context, StopState, 1, &handle));
		noted(r, t.SetDmaEngineState(t.Context, RunState, 1, &handle));
		usleep_range(100, 1000);
	}
	t.InterfaceDereference(t.Context);
	listen(r, false);
}

static int racer_thread(void *data)
{
	struct racer *r = data;

	while (!kthread_should_stop()) {
		r->run(r);
		r->rounds++;
		cond_resched();
	}
	return 0;
}

static struct race *race_new(struct kunit *test)
{
	struct race *race = kunit_kzalloc(test, sizeof(*race), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, race);
	race->test = test;
	race->f = fixture_ctrl(test, NULL);
	model_set_pace(race->f->model, 24);
	dma_watch_begin(model_dev(race->f->model));
	return race;
}

static struct fixture_client *race_client(struct race *race, const GUID *guid)
{
	return fixture_open(race->f, fixture_hdev(race->f, 0, 0), guid);
}

static void race_add(struct race *race, struct fixture_client *client,
		     void (*run)(struct racer *racer))
{
	struct racer *r = &race->racers[race->n];

	r->race = race;
	r->client = client;
	r->run = run;
	prandom_seed_state(&r->rnd, 1 + race->n++);
	KeInitializeEvent(&r->event, NotificationEvent, FALSE);
}

static void race_start(struct race *race)
{
	unsigned int i;

	for (i = 0; i < race->n; i++) {
		struct task_struct *thread = kthread_run(racer_thread, &race->racers[i],
							 "hdb_racer%u", i);

		KUNIT_ASSERT_FALSE(race->test, IS_ERR(thread));
		race->racers[i].thread = thread;
	}
}

/* Lets them run for a part of the time a race takes. */
static void race_on(unsigned int part)
{
	msleep(parameter("race_ms", race_ms) / part);
}

static void race_stop(struct race *race)
{
	unsigned int i;

	for (i = 0; i < race->n; i++)
		kthread_stop(race->racers[i].thread);
	for (i = 0; i < race->n; i++) {
		struct racer *r = &race->racers[i];

		kunit_info(race->test, "racer %u: %u rounds, %d calls\n", i, r->rounds,
			   atomic_read(&r->calls));
		KUNIT_EXPECT_GT(race->test, r->rounds, 0U);
		if (!race->taken_back)
			KUNIT_EXPECT_EQ(race->test, atomic_read(&r->late), 0);
		KUNIT_EXPECT_EQ_MSG(race->test, r->wrong, 0U, "status %08x", r->status);
	}
}

/* With its clients gone, the controller is as on its first day. */
static void race_end(struct race *race)
{
	struct hdb_streams *streams = &race->f->ctrl->streams;
	unsigned int i, taken = 0;

	for (i = 0; i < race->n; i++)
		fixture_drop_client(race->racers[i].client);
	for (i = 0; i < streams->count; i++)
		taken += !!streams->engines[i].client;
	KUNIT_EXPECT_EQ(race->test, taken, 0U);
	KUNIT_EXPECT_EQ(race->test, streams->ids[0] | streams->ids[1], 1);
	KUNIT_EXPECT_FALSE(race->test, memchr_inv(streams->bandwidth.sdo, 0,
						  sizeof(streams->bandwidth.sdo)));
	KUNIT_EXPECT_FALSE(race->test, memchr_inv(streams->bandwidth.sdi, 0,
						  sizeof(streams->bandwidth.sdi)));
	KUNIT_EXPECT_EQ(race->test, dma_watch_live(), 0);
	dma_watch_end(model_dev(race->f->model));
}

/* Clients that mind their own business, all at once. */
static void clients_race(struct kunit *test)
{
	struct race *race = race_new(test);

	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), stream_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), stream_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_BDL), bdl_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE), verb_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE), tag_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), visitor_round);
	race_start(race);
	race_on(1);
	race_stop(race);
	race_end(race);
}

/* Threads of one client that tread on each other's toes. */
static void threads_of_a_client_race(struct kunit *test)
{
	struct race *race = race_new(test);
	struct fixture_client *client = race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	unsigned int i;

	for (i = 0; i < 4; i++)
		race_add(race, client, meddling_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), stream_round);
	race_start(race);
	race_on(1);
	race_stop(race);
	race_end(race);
}

/* The last reference is dropped under a client's threads. */
static void client_goes_in_the_middle(struct kunit *test)
{
	struct race *race = race_new(test);
	struct fixture_client *client = race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	unsigned int i;

	for (i = 0; i < 3; i++)
		race_add(race, client, meddling_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), stream_round);
	race_start(race);
	race_on(2);
	fixture_drop_client(client);
	race_on(4);
	race_stop(race);
	race_end(race);
}

/* The controller is pulled out under everybody; all can clean up. */
static void controller_goes_in_the_middle(struct kunit *test)
{
	struct race *race = race_new(test);
	struct fixture_client *client = race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3);

	race_add(race, client, meddling_round);
	race_add(race, client, meddling_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), stream_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_BDL), bdl_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE), verb_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE), tag_round);
	race_start(race);
	race_on(2);
	model_remove(race->f->model);
	msleep(20);
	hdb_ctrl_set_gone(race->f->ctrl);
	race_on(4);
	race_stop(race);
	race_end(race);
}

/* The bus driver is unbound under everybody: their contexts are dead, and nothing else is. */
static void controller_ends_in_the_middle(struct kunit *test)
{
	struct race *race = race_new(test);
	struct fixture_client *client = race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	unsigned int i;

	race->taken_back = true;
	race_add(race, client, meddling_round);
	race_add(race, client, meddling_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_V3), stream_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE_BDL), bdl_round);
	race_add(race, race_client(race, &GUID_HDAUDIO_BUS_INTERFACE), verb_round);
	race_start(race);
	race_on(2);
	dma_watch_end(model_dev(race->f->model));
	fixture_drop_ctrl(race->f);
	WRITE_ONCE(race->over, true);
	race_on(4);
	race_stop(race);
	for (i = 0; i < race->n; i++)
		fixture_drop_client(race->racers[i].client);
}

static struct kunit_case race_cases[] = {
	KUNIT_CASE(clients_race),
	KUNIT_CASE(threads_of_a_client_race),
	KUNIT_CASE(client_goes_in_the_middle),
	KUNIT_CASE(controller_goes_in_the_middle),
	KUNIT_CASE(controller_ends_in_the_middle),
	{ }
};

static struct kunit_suite race_suite = {
	.name = "race",
	.test_cases = race_cases,
};

kunit_test_suite(race_suite);
