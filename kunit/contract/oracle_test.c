// SPDX-License-Identifier: GPL-2.0
/*
 * Random sequences of calls by several clients, each call judged by the oracle.
 *
 * A sequence is a table of calls made from a seed alone. It is run on a controller of its own;
 * when an answer is wrong, calls are taken out of it and it is run again and again, until none
 * can be left out, and what is left is printed. Module parameters: oracle_seed (0: a new one,
 * printed) and oracle_calls.
 */
#include <linux/prandom.h>
#include <linux/random.h>
#include <linux/vmalloc.h>

#include "nt/irql.h"
#include "nt/memory.h"

#include "attach.h"
#include "model/dma_watch.h"
#include "fixture.h"
#include "oracle.h"
#include "parameter.h"
#include "verbs/verbs_abort.h"

#define CALLS		200000
#define SEQUENCE	1000	/* calls on one controller */
#define PARTS		10	/* KUnit gives each five minutes */
#define SHRINK_RUNS	400	/* tries to make a failing sequence shorter */

MODULE_PARAMETER(oracle_seed, 0, "seed of the random calls; 0: a new one");
MODULE_PARAMETER(oracle_calls, CALLS, "random calls to make");

static const struct model_config hardware = {
	.n_capture = 2, .n_render = 2, .n_bidi = 2, .n_sdo = 2, .version = 0x0100,
	.outpay = 60, .inpay = 29,
	.corb_sizes = MODEL_RING_256, .rirb_sizes = MODEL_RING_256, .ssync = 0x38,
	.fifo_out = 127, .fifo_in = 31, .crst = { .reads = 2 }, .report = { .frames = 10 },
	.corb_reset = { .reads = 1 }, .ring_run = { .reads = 1 }, .sd_reset = { .reads = 1 },
	.sd_run = { .reads = 1 }, .fifo_ready = { .reads = 1 },
};

/* The calls are what is judged: a busy machine must not make a codec seem silent. */
static const struct hdb_timing patient = {
	.reset_us = 100000,
	.codec_us = 1000,
	.ring_us = 20000,
	.stream_us = 20000,
	.verb_ms = 5000,
	.late_ms = 100,
};

static const struct {
	u8 codec;
	u8 node;
	const GUID *guid;
	USHORT size;
} kinds[ORACLE_CLIENTS] = {
	{ 0, 1, &GUID_HDAUDIO_BUS_INTERFACE_V3, sizeof(HDAUDIO_BUS_INTERFACE_V3) },
	{ 3, 1, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(HDAUDIO_BUS_INTERFACE) },
	{ 3, 2, &GUID_HDAUDIO_BUS_INTERFACE_V2, sizeof(HDAUDIO_BUS_INTERFACE_V2) },
	{ 0, 1, &GUID_HDAUDIO_BUS_INTERFACE_BDL, sizeof(HDAUDIO_BUS_INTERFACE_BDL) },
	{ 3, 1, &GUID_HDAUDIO_BUS_INTERFACE_V3, sizeof(HDAUDIO_BUS_INTERFACE_V3) },
};

/* Where in @whats the routines of a table begin and end. */
enum { BDL_BEGIN, COMMON_BEGIN = 6, BUFFER_BEGIN = 19, V2_BEGIN = 22, V3_BEGIN = 27, ALL = 29 };

/* The routines, each as often as it is to be picked; a client has a stretch of them. */
static const u8 whats[] = {
	ORACLE_CONTIGUOUS, ORACLE_CONTIGUOUS, ORACLE_LIST, ORACLE_LIST, ORACLE_LIST,
	ORACLE_FREE_CONTIGUOUS,
	ORACLE_CAPTURE, ORACLE_RENDER, ORACLE_RENDER, ORACLE_CHANGE, ORACLE_FREE_ENGINE,
	ORACLE_STATE, ORACLE_STATE, ORACLE_STATE, ORACLE_STATE, ORACLE_STATE, ORACLE_POSITION,
	ORACLE_TAG, ORACLE_UNTAG,
	ORACLE_BUFFER, ORACLE_BUFFER, ORACLE_FREE_BUFFER,
	ORACLE_NOTIFYING, ORACLE_NOTIFYING, ORACLE_FREE_NOTIFYING, ORACLE_EVENT, ORACLE_UNEVENT,
	ORACLE_CALLBACK, ORACLE_UNCALLBACK,
};

static_assert(ARRAY_SIZE(whats) == ALL);

static const struct {
	u8 begin;
	u8 end;
} has[ORACLE_CLIENTS] = {
	{ COMMON_BEGIN, ALL },
	{ COMMON_BEGIN, V2_BEGIN },
	{ COMMON_BEGIN, V3_BEGIN },
	{ BDL_BEGIN, BUFFER_BEGIN },
	{ COMMON_BEGIN, ALL },
};

/* A handle and what came with it. */
struct named {
	HANDLE handle;
	PMDL mdl;
	SIZE_T size;
	u8 *data;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
};

union table {
	INTERFACE interface;
	HDAUDIO_BUS_INTERFACE base;
	HDAUDIO_BUS_INTERFACE_V2 v2;
	HDAUDIO_BUS_INTERFACE_V3 v3;
	HDAUDIO_BUS_INTERFACE_BDL bdl;
};

/**
 * struct rig - what a sequence runs on
 * @test: the test case
 * @model: the hardware
 * @ctrl: the controller
 * @hdevs: function group of each client
 * @tables: table of each client
 * @old: context of a client that went
 * @open: clients that have a context
 * @names: handles by name
 * @events: to register
 * @oracle: the judge
 */
struct rig {
	struct kunit *test;
	struct model *model;
	struct hdb_ctrl *ctrl;
	struct hdaudio_device hdevs[ORACLE_CLIENTS];
	union table tables[ORACLE_CLIENTS];
	PVOID old[ORACLE_CLIENTS];
	bool open[ORACLE_CLIENTS];
	struct named names[ORACLE_NAMES + 2];
	KEVENT events[ORACLE_EVENTS];
	struct oracle oracle;
};

static bool client_open(struct rig *r, unsigned int i)
{
	NTSTATUS status = hdaudio_query_interface(&r->hdevs[i], kinds[i].guid, kinds[i].size,
						  0x0100, &r->tables[i].interface);

	r->open[i] = status == STATUS_SUCCESS;
	return r->open[i];
}

static void client_close(struct rig *r, unsigned int i)
{
	INTERFACE *table = &r->tables[i].interface;

	r->old[i] = table->Context;
	if (r->open[i])
		table->InterfaceDereference(table->Context);
	r->open[i] = false;
}

static void rig_clients(struct rig *r)
{
	unsigned int i;

	for (i = 0; i < ORACLE_CLIENTS; i++) {
		r->hdevs[i].ctrl = r->ctrl;
		r->hdevs[i].codec = kinds[i].codec;
		r->hdevs[i].node = kinds[i].node;
		KUNIT_ASSERT_TRUE(r->test, client_open(r, i));
		client_close(r, i);
		KUNIT_ASSERT_TRUE(r->test, client_open(r, i));
	}
	for (i = 0; i < ORACLE_NAMES; i++)
		r->names[i].handle = (HANDLE)(0xdead0000UL + i);
	r->names[ORACLE_FORGED].handle = (HANDLE)r;
	for (i = 0; i < ORACLE_EVENTS; i++)
		KeInitializeEvent(&r->events[i], NotificationEvent, FALSE);
}

static void rig_oracle(struct rig *r)
{
	struct oracle_hardware hw = {
		.capture = hardware.n_capture,
		.render = hardware.n_render,
		.bidi = hardware.n_bidi,
		.lines = hardware.n_sdo,
		.line_bits = hardware.outpay * 16,
		.sdi_bits = hardware.inpay * 16,
		.fifo_out = hardware.fifo_out + 1,
		.fifo_in = hardware.fifo_in + 1,
		.codecs = BIT(0) | BIT(3),
	};
	unsigned int i;

	for (i = 0; i < ORACLE_CLIENTS; i++)
		hw.codec_of[i] = kinds[i].codec;
	oracle_begin(&r->oracle, &hw);
}

static struct rig *rig_build(struct kunit *test)
{
	struct rig *r = kvzalloc(sizeof(*r), GFP_KERNEL);
	struct hdb_setup setup = { .timing = &patient };

	KUNIT_ASSERT_NOT_NULL(test, r);
	r->test = test;
	r->model = model_create(&hardware);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, r->model);
	KUNIT_ASSERT_EQ(test, model_add_codec(r->model, 0, &model_codec_duplex), 0);
	KUNIT_ASSERT_EQ(test, model_add_codec(r->model, 3, &model_codec_combo), 0);
	model_setup(r->model, &setup);
	r->ctrl = hdb_ctrl_create(&setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, r->ctrl);
	model_set_clock(r->model, MODEL_CLOCK_MANUAL);
	dma_watch_begin(model_dev(r->model));
	rig_clients(r);
	rig_oracle(r);
	return r;
}

static void rig_end(struct rig *r)
{
	unsigned int i;

	for (i = 0; i < ORACLE_CLIENTS; i++)
		client_close(r, i);
	KUNIT_EXPECT_EQ(r->test, dma_watch_live(), 0);
	dma_watch_end(model_dev(r->model));
	hdb_ctrl_destroy(r->ctrl);
	KUNIT_EXPECT_EQ(r->test, model_violations(r->model), 0U);
	model_destroy(r->model);
	kvfree(r);
}

/* Where the driver may write; the canary tells whether it did. */
struct places {
	HANDLE handle;
	HDAUDIO_CONVERTER_FORMAT code;
	PMDL mdl;
	SIZE_T size;
	SIZE_T offset;
	UCHAR id;
	ULONG fifo;
	PULONG position;
	PVOID data;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	UCHAR tag;
};

#define CANARY	0x5c

/* A call on its way: the call, where the results go, the answer. */
struct trip {
	struct rig *r;
	const struct oracle_call *call;
	union table *t;
	PVOID context;
	struct named *name;
	struct places out;
	struct oracle_answer *a;
	NTSTATUS status;
};

/* Is the call's pointer with this number the one to be NULL? */
static bool missing(const struct trip *trip, unsigned int number)
{
	return trip->call->wrong == ORACLE_NO_POINTER && trip->call->pointer == number;
}

static void *given(const struct trip *trip, unsigned int number, void *pointer)
{
	return missing(trip, number) ? NULL : pointer;
}

static const u8 pointers_of[ORACLE_WHATS] = {
	[ORACLE_CAPTURE] = 3, [ORACLE_RENDER] = 3, [ORACLE_CHANGE] = 2, [ORACLE_STATE] = 1,
	[ORACLE_POSITION] = 1, [ORACLE_TAG] = 2, [ORACLE_INFO] = 1, [ORACLE_VERB] = 1,
	[ORACLE_BUFFER] = 4, [ORACLE_NOTIFYING] = 5, [ORACLE_FREE_NOTIFYING] = 1,
	[ORACLE_EVENT] = 1, [ORACLE_UNEVENT] = 1, [ORACLE_CALLBACK] = 2,
	[ORACLE_UNCALLBACK] = 1, [ORACLE_CONTIGUOUS] = 2, [ORACLE_LIST] = 3,
};

static bool same_as_another(const struct rig *r, HANDLE handle)
{
	unsigned int i;

	for (i = 0; i < ORACLE_NAMES; i++)
		if (r->oracle.engines[i].live && r->names[i].handle == handle)
			return true;
	return !handle;
}

static NTSTATUS do_capture(struct trip *trip)
{
	HDAUDIO_STREAM_FORMAT format = trip->call->format;

	return trip->t->base.AllocateCaptureDmaEngine(trip->context, trip->call->codec,
						      given(trip, 0, &format),
						      given(trip, 1, &trip->out.handle),
						      given(trip, 2, &trip->out.code));
}

static NTSTATUS do_render(struct trip *trip)
{
	HDAUDIO_STREAM_FORMAT format = trip->call->format;

	return trip->t->base.AllocateRenderDmaEngine(trip->context, given(trip, 0, &format),
						     trip->call->stripe,
						     given(trip, 1, &trip->out.handle),
						     given(trip, 2, &trip->out.code));
}

static NTSTATUS do_change(struct trip *trip)
{
	HDAUDIO_STREAM_FORMAT format = trip->call->format;

	return trip->t->base.ChangeBandwidthAllocation(trip->context, trip->name->handle,
						       given(trip, 0, &format),
						       given(trip, 1, &trip->out.code));
}

static bool is_bdl(const struct trip *trip)
{
	return kinds[trip->call->client].guid == &GUID_HDAUDIO_BUS_INTERFACE_BDL;
}

static NTSTATUS do_free_engine(struct trip *trip)
{
	PFREE_DMA_ENGINE routine = is_bdl(trip) ? trip->t->bdl.FreeDmaEngine
						: trip->t->base.FreeDmaEngine;

	return routine(trip->context, trip->name->handle);
}

static NTSTATUS do_state(struct trip *trip)
{
	PSET_DMA_ENGINE_STATE routine = is_bdl(trip) ? trip->t->bdl.SetDmaEngineState
						     : trip->t->base.SetDmaEngineState;
	const struct oracle_call *call = trip->call;
	HANDLE handles[ORACLE_TOGETHER] = { trip->name->handle };
	unsigned int i;

	for (i = 0; i < call->n_more; i++)
		handles[i + 1] = trip->r->names[call->more[i]].handle;
	return routine(trip->context, (HDAUDIO_STREAM_STATE)call->state,
		       call->wrong == ORACLE_SIZE ? 0 : call->n_more + 1,
		       given(trip, 0, handles));
}

static NTSTATUS do_position(struct trip *trip)
{
	PGET_LINK_POSITION_REGISTER routine = is_bdl(trip) ? trip->t->bdl.GetLinkPositionRegister
						: trip->t->base.GetLinkPositionRegister;

	return routine(trip->context, trip->name->handle, given(trip, 0, &trip->out.position));
}

static void nobody(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
}

static NTSTATUS do_tag(struct trip *trip)
{
	PREGISTER_EVENT_CALLBACK routine = is_bdl(trip) ? trip->t->bdl.RegisterEventCallback
						: trip->t->base.RegisterEventCallback;
	NTSTATUS status = routine(trip->context, missing(trip, 0) ? NULL : nobody, NULL,
				  given(trip, 1, &trip->out.tag));

	trip->a->tag = trip->out.tag;
	return status;
}

static NTSTATUS do_untag(struct trip *trip)
{
	PUNREGISTER_EVENT_CALLBACK routine = is_bdl(trip) ? trip->t->bdl.UnregisterEventCallback
						: trip->t->base.UnregisterEventCallback;

	return routine(trip->context, trip->call->item);
}

static NTSTATUS do_info(struct trip *trip)
{
	PGET_DEVICE_INFORMATION routine = is_bdl(trip) ? trip->t->bdl.GetDeviceInformation
						       : trip->t->base.GetDeviceInformation;
	const struct oracle_call *call = trip->call;
	HDAUDIO_DEVICE_INFORMATION_V2 info = { };
	NTSTATUS status;

	info.Size = call->item & 1 ? sizeof(info) : sizeof(HDAUDIO_DEVICE_INFORMATION);
	if (call->wrong == ORACLE_SIZE)
		info.Size = sizeof(HDAUDIO_DEVICE_INFORMATION) - 1;
	status = routine(trip->context, given(trip, 0, &info));
	trip->a->size = info.Size;
	return status;
}

/* Frames pass by themselves for the time of the command. */
static NTSTATUS do_verb(struct trip *trip)
{
	const struct oracle_call *call = trip->call;
	HDAUDIO_CODEC_TRANSFER transfer = { };
	bool clock = KeGetCurrentIrql() == PASSIVE_LEVEL;
	NTSTATUS status;

	transfer.Output.Command = kinds[call->client].codec << 28 | 0xf0000;
	if (clock)
		model_set_clock(trip->r->model, MODEL_CLOCK_AUTO);
	status = trip->t->base.TransferCodecVerbs(trip->context,
						  call->wrong == ORACLE_SIZE ? 0 : 1,
						  given(trip, 0, &transfer), NULL, NULL);
	if (clock)
		model_set_clock(trip->r->model, MODEL_CLOCK_MANUAL);
	if (status == STATUS_SUCCESS)
		KUNIT_EXPECT_TRUE(trip->r->test, transfer.Input.IsValid);
	return status;
}

static NTSTATUS do_buffer(struct trip *trip)
{
	return trip->t->base.AllocateDmaBuffer(trip->context, trip->name->handle,
					       trip->call->size, given(trip, 0, &trip->out.mdl),
					       given(trip, 1, &trip->out.size),
					       given(trip, 2, &trip->out.id),
					       given(trip, 3, &trip->out.fifo));
}

static NTSTATUS do_free_buffer(struct trip *trip)
{
	return trip->t->base.FreeDmaBuffer(trip->context, trip->name->handle);
}

static NTSTATUS do_notifying(struct trip *trip)
{
	return trip->t->v2.AllocateDmaBufferWithNotification(trip->context, trip->name->handle,
							     trip->call->notifications,
							     trip->call->size,
							     given(trip, 0, &trip->out.mdl),
							     given(trip, 1, &trip->out.size),
							     given(trip, 2, &trip->out.offset),
							     given(trip, 3, &trip->out.id),
							     given(trip, 4, &trip->out.fifo));
}

static NTSTATUS do_free_notifying(struct trip *trip)
{
	u8 wrong = trip->call->wrong;
	PMDL mdl = given(trip, 0, trip->name->mdl);

	return trip->t->v2.FreeDmaBufferWithNotification(trip->context, trip->name->handle,
							 wrong == ORACLE_MDL ? mdl + 1 : mdl,
							 trip->name->size + (wrong == ORACLE_SIZE));
}

static NTSTATUS do_event(struct trip *trip)
{
	PKEVENT event = &trip->r->events[trip->call->item % ORACLE_EVENTS];

	if (trip->call->what == ORACLE_UNEVENT)
		return trip->t->v2.UnregisterNotificationEvent(trip->context, trip->name->handle,
							       given(trip, 0, event));
	return trip->t->v2.RegisterNotificationEvent(trip->context, trip->name->handle,
						     given(trip, 0, event));
}

static void routine_a(PVOID context, LARGE_INTEGER time)
{
}

static void routine_b(PVOID context, LARGE_INTEGER time)
{
}

static NTSTATUS do_callback(struct trip *trip)
{
	static const PHDAUDIO_DMA_NOTIFICATION_CALLBACK routines[] = { routine_a, routine_b };
	static u8 cookies[ORACLE_COOKIES];
	u8 item = trip->call->item;
	PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine = missing(trip, 0) ? NULL : routines[item % 2];
	PVOID cookie = &cookies[item / ORACLE_ROUTINES % ORACLE_COOKIES];

	if (trip->call->what == ORACLE_UNCALLBACK)
		return trip->t->v3.UnregisterNotificationCallback(trip->context,
								  trip->name->handle, routine,
								  cookie);
	return trip->t->v3.RegisterNotificationCallback(trip->context, trip->name->handle,
							given(trip, 1, model_dev(trip->r->model)),
							routine, cookie);
}

static NTSTATUS do_contiguous(struct trip *trip)
{
	return trip->t->bdl.AllocateContiguousDmaBuffer(trip->context, trip->name->handle,
							trip->call->size,
							given(trip, 0, &trip->out.data),
							given(trip, 1, &trip->out.list));
}

/* Two halves of the first 256 bytes or more, and what is wrong with them. */
static void write_list(struct named *name, u8 wrong)
{
	PHDAUDIO_BUFFER_DESCRIPTOR list = name->list;
	unsigned int i;

	for (i = 0; i < 2; i++) {
		list[i].Address = MmGetPhysicalAddress(name->data + 128 * i);
		list[i].Length = 128;
		list[i].InterruptOnCompletion = i;
	}
	if (wrong == ORACLE_LIST_UNALIGNED)
		list[1].Address.QuadPart -= 4;
	if (wrong == ORACLE_LIST_OUTSIDE)
		list[0].Address.QuadPart -= 128;
	if (wrong == ORACLE_LIST_EMPTY)
		list[1].Length = 0;
}

static void quiet_isr(PVOID context, ULONG bits)
{
}

static NTSTATUS do_list(struct trip *trip)
{
	const struct oracle_engine *e = &trip->r->oracle.engines[trip->call->name % ORACLE_NAMES];
	u8 wrong = trip->call->wrong;
	ULONG bytes = 256, lvi = 1;

	if (trip->call->name < ORACLE_NAMES && e->live && e->memory == ORACLE_WITH_LIST &&
	    e->state == ResetState)
		write_list(trip->name, wrong);
	if (wrong == ORACLE_LIST_EMPTY)
		bytes = 128;
	if (wrong == ORACLE_LIST_SUM)
		bytes = 384;
	if (wrong == ORACLE_LIST_LVI_0)
		lvi = 0;
	if (wrong == ORACLE_LIST_LVI_256)
		lvi = 256;
	return trip->t->bdl.SetupDmaEngineWithBdl(trip->context, trip->name->handle, bytes, lvi,
						  missing(trip, ORACLE_ISR) ? NULL : quiet_isr,
						  NULL, given(trip, 1, &trip->out.id),
						  given(trip, 2, &trip->out.fifo));
}

static NTSTATUS do_free_contiguous(struct trip *trip)
{
	return trip->t->bdl.FreeContiguousDmaBuffer(trip->context, trip->name->handle);
}

static NTSTATUS do_reopen(struct trip *trip)
{
	client_close(trip->r, trip->call->client);
	client_open(trip->r, trip->call->client);
	return STATUS_SUCCESS;
}

static NTSTATUS do_frames(struct trip *trip)
{
	model_run(trip->r->model, trip->call->item % 64);
	return STATUS_SUCCESS;
}

static NTSTATUS do_gone(struct trip *trip)
{
	model_remove(trip->r->model);
	hdb_ctrl_set_gone(trip->r->ctrl);
	return STATUS_SUCCESS;
}

static const struct {
	const char *name;
	NTSTATUS (*run)(struct trip *trip);
	bool passive;	/* not a call whose level is of interest */
} routines[ORACLE_WHATS] = {
	[ORACLE_CAPTURE] = { "AllocateCaptureDmaEngine", do_capture },
	[ORACLE_RENDER] = { "AllocateRenderDmaEngine", do_render },
	[ORACLE_CHANGE] = { "ChangeBandwidthAllocation", do_change },
	[ORACLE_FREE_ENGINE] = { "FreeDmaEngine", do_free_engine },
	[ORACLE_STATE] = { "SetDmaEngineState", do_state },
	[ORACLE_POSITION] = { "GetLinkPositionRegister", do_position },
	[ORACLE_TAG] = { "RegisterEventCallback", do_tag },
	[ORACLE_UNTAG] = { "UnregisterEventCallback", do_untag },
	[ORACLE_INFO] = { "GetDeviceInformation", do_info },
	[ORACLE_VERB] = { "TransferCodecVerbs", do_verb },
	[ORACLE_BUFFER] = { "AllocateDmaBuffer", do_buffer },
	[ORACLE_FREE_BUFFER] = { "FreeDmaBuffer", do_free_buffer },
	[ORACLE_NOTIFYING] = { "AllocateDmaBufferWithNotification", do_notifying },
	[ORACLE_FREE_NOTIFYING] = { "FreeDmaBufferWithNotification", do_free_notifying },
	[ORACLE_EVENT] = { "RegisterNotificationEvent", do_event },
	[ORACLE_UNEVENT] = { "UnregisterNotificationEvent", do_event },
	[ORACLE_CALLBACK] = { "RegisterNotificationCallback", do_callback },
	[ORACLE_UNCALLBACK] = { "UnregisterNotificationCallback", do_callback },
	[ORACLE_CONTIGUOUS] = { "AllocateContiguousDmaBuffer", do_contiguous },
	[ORACLE_LIST] = { "SetupDmaEngineWithBdl", do_list },
	[ORACLE_FREE_CONTIGUOUS] = { "FreeContiguousDmaBuffer", do_free_contiguous },
	[ORACLE_REOPEN] = { "(close and open)", do_reopen, true },
	[ORACLE_FRAMES] = { "(frames pass)", do_frames, true },
	[ORACLE_GONE] = { "(controller gone)", do_gone, true },
};

static PVOID context_of(const struct rig *r, const struct oracle_call *call)
{
	if (call->wrong == ORACLE_NO_CONTEXT)
		return NULL;
	if (call->wrong == ORACLE_OLD_CONTEXT)
		return r->old[call->client];
	return r->tables[call->client].interface.Context;
}

static void trip_call(void *arg)
{
	struct trip *trip = arg;

	trip->status = routines[trip->call->what].run(trip);
}

static NTSTATUS trip_run(struct trip *trip)
{
	u8 wrong = routines[trip->call->what].passive ? ORACLE_GOOD : trip->call->wrong;

	if (wrong == ORACLE_LEVEL)
		fixture_at_dispatch(trip_call, trip);
	else if (wrong == ORACLE_APC)
		fixture_under_mutex(trip_call, trip);
	else
		trip_call(trip);
	return trip->status;
}

static bool gives_engine(u8 what)
{
	return what == ORACLE_CAPTURE || what == ORACLE_RENDER;
}

static bool gives_memory(u8 what)
{
	return what == ORACLE_BUFFER || what == ORACLE_NOTIFYING || what == ORACLE_CONTIGUOUS;
}

/* Keep what a successful call has given under its name. */
static void trip_keep(struct trip *trip)
{
	struct named *name = trip->name;
	u8 what = trip->call->what;

	if (gives_engine(what)) {
		name = &trip->r->names[oracle_new_name(&trip->r->oracle, trip->call)];
		*name = (struct named) { .handle = trip->out.handle };
	} else if (what == ORACLE_CONTIGUOUS) {
		name->data = trip->out.data;
		name->list = trip->out.list;
		name->size = trip->call->size;
	} else if (gives_memory(what)) {
		name->mdl = trip->out.mdl;
		name->size = trip->out.size;
		name->data = MmGetSystemAddressForMdl(name->mdl);
	}
	if (gives_memory(what))
		trip->a->zeroed = !memchr_inv(name->data, 0, name->size);
}

/* Make a call, and have it judged. */
static const char *rig_call(struct rig *r, const struct oracle_call *call)
{
	struct oracle_answer a = { };
	struct trip trip = {
		.r = r, .call = call, .t = &r->tables[call->client],
		.context = context_of(r, call), .name = &r->names[call->name], .a = &a,
	};

	memset(&trip.out, CANARY, sizeof(trip.out));
	a.status = trip_run(&trip);
	a.touched = memchr_inv(&trip.out, CANARY, sizeof(trip.out));
	a.same_handle = same_as_another(r, trip.out.handle);
	if (a.status == STATUS_SUCCESS)
		trip_keep(&trip);
	a.code = trip.out.code.ConverterFormat;
	if (call->what != ORACLE_INFO)
		a.size = trip.out.size;
	a.offset = trip.out.offset;
	a.id = trip.out.id;
	a.fifo = trip.out.fifo;
	return oracle_judge(&r->oracle, call, &a);
}

/* Sequences */

static u32 pick(struct rnd_state *rnd, u32 below)
{
	return prandom_u32_state(rnd) % below;
}

static void make_format(struct rnd_state *rnd, HDAUDIO_STREAM_FORMAT *f)
{
	static const u32 rates[] = { 48000, 48000, 48000, 44100, 96000, 192000, 88200, 8000, 32000,
				     11025, 47999, 240000, 0 };
	static const u16 samples[][2] = { { 16, 16 }, { 16, 16 }, { 24, 32 }, { 20, 32 },
					  { 32, 32 }, { 8, 8 }, { 24, 24 } };
	unsigned int s = pick(rnd, 16);

	f->SampleRate = rates[min_t(u32, pick(rnd, 40) / 3, ARRAY_SIZE(rates) - 1)];
	s = s < ARRAY_SIZE(samples) ? s : 0;
	f->ValidBitsPerSample = samples[s][0];
	f->ContainerSize = samples[s][1];
	f->NumberOfChannels = pick(rnd, 4) ? 1 + pick(rnd, 4) : pick(rnd, 18);
}

/* One call in five has something wrong with it. */
static u8 make_wrong(struct rnd_state *rnd, u8 what)
{
	static const u8 any[] = {
		ORACLE_LEVEL, ORACLE_APC, ORACLE_NO_CONTEXT, ORACLE_OLD_CONTEXT
	};

	if (pick(rnd, 5))
		return ORACLE_GOOD;
	if (!pick(rnd, 3))
		return any[pick(rnd, ARRAY_SIZE(any))];
	if (what == ORACLE_LIST && pick(rnd, 3))
		return ORACLE_LIST_UNALIGNED + pick(rnd, 6);
	if (what == ORACLE_FREE_NOTIFYING)
		return pick(rnd, 2) ? ORACLE_MDL : ORACLE_SIZE;
	if ((what == ORACLE_STATE || what == ORACLE_INFO || what == ORACLE_VERB) && pick(rnd, 2))
		return ORACLE_SIZE;
	return pointers_of[what] ? ORACLE_NO_POINTER : ORACLE_GOOD;
}

static u8 make_what(struct rnd_state *rnd, u8 client)
{
	unsigned int rare = pick(rnd, 1000);

	if (rare < 5)
		return ORACLE_REOPEN;
	if (rare < 25)
		return ORACLE_FRAMES;
	if (rare < 35)
		return ORACLE_VERB;
	if (rare < 50)
		return ORACLE_INFO;
	return whats[has[client].begin + pick(rnd, has[client].end - has[client].begin)];
}

static u8 make_name(struct rnd_state *rnd)
{
	return pick(rnd, 30) ? pick(rnd, ORACLE_NAMES) : ORACLE_NULL + pick(rnd, 2);
}

static void make_call(struct rnd_state *rnd, struct oracle_call *call)
{
	unsigned int i;

	memset(call, 0, sizeof(*call));
	call->client = pick(rnd, ORACLE_CLIENTS);
	call->what = make_what(rnd, call->client);
	call->wrong = make_wrong(rnd, call->what);
	call->pointer = pick(rnd, 60);
	if (call->wrong == ORACLE_NO_POINTER)
		call->pointer %= pointers_of[call->what];
	call->name = make_name(rnd);
	call->n_more = pick(rnd, 4) ? 0 : pick(rnd, ORACLE_TOGETHER);
	for (i = 0; i < call->n_more; i++)
		call->more[i] = make_name(rnd);
	call->state = pick(rnd, 20) ? pick(rnd, 3) : pick(rnd, 256);
	make_format(rnd, &call->format);
	call->stripe = !pick(rnd, 3);
	call->codec = pick(rnd, 8) ? 3 * pick(rnd, 2) : pick(rnd, 256);
	call->size = pick(rnd, 30) ? 1 + pick(rnd, pick(rnd, 8) ? 1024 : 20000) : 0;
	call->notifications = pick(rnd, 10) ? 1 + pick(rnd, 2) : pick(rnd, 256);
	call->item = pick(rnd, 8) ? pick(rnd, 8) : pick(rnd, 256);
}

/* In one sequence out of eight the controller goes, three quarters through. */
static void make_sequence(u64 seed, struct oracle_call *calls, unsigned int n)
{
	struct rnd_state rnd;
	unsigned int i;

	prandom_seed_state(&rnd, seed);
	for (i = 0; i < n; i++)
		make_call(&rnd, &calls[i]);
	if (!pick(&rnd, 8))
		calls[n / 4 * 3].what = ORACLE_GONE;
}

/* Run a sequence; gives the index of the call that was answered wrongly, or @n. */
static unsigned int run_sequence(struct kunit *test, const struct oracle_call *calls,
				 unsigned int n, char *words, size_t size)
{
	struct rig *r = rig_build(test);
	const char *complaint = NULL;
	unsigned int i;

	for (i = 0; i < n; i++) {
		complaint = rig_call(r, &calls[i]);
		if (complaint)
			break;
	}
	if (complaint && words)
		strscpy(words, complaint, size);
	rig_end(r);
	cond_resched();
	return i;
}

/* Leave @count calls from @at on out, if it fails without them too. */
static bool shrink_step(struct kunit *test, struct oracle_call *calls, struct oracle_call *spare,
			unsigned int *n, unsigned int at, unsigned int count)
{
	unsigned int failed;

	memcpy(spare, calls, at * sizeof(*calls));
	memcpy(spare + at, calls + at + count, (*n - at - count) * sizeof(*calls));
	failed = run_sequence(test, spare, *n - count, NULL, 0);
	if (failed == *n - count)
		return false;
	*n = failed + 1;
	memcpy(calls, spare, *n * sizeof(*calls));
	return true;
}

static void shrink(struct kunit *test, struct oracle_call *calls, struct oracle_call *spare,
		   unsigned int *n)
{
	unsigned int count, at, runs = 0;

	for (count = *n / 2; count; count /= 2) {
		for (at = 0; at + count < *n && runs < SHRINK_RUNS; runs++) {
			if (!shrink_step(test, calls, spare, n, at, count))
				at += count;
		}
	}
}

static void print_call(struct kunit *test, const struct oracle_call *call)
{
	const HDAUDIO_STREAM_FORMAT *f = &call->format;

	kunit_err(test, "client %u %s wrong %u/%u engine %u+%u(%u %u) state %u item %u\n",
		  call->client, routines[call->what].name, call->wrong, call->pointer,
		  call->name, call->n_more, call->more[0], call->more[1], call->state,
		  call->item);
	kunit_err(test, "  size %u x%u codec %u%s %u Hz %u in %u x %u\n", call->size,
		  call->notifications, call->codec, call->stripe ? " striped" : "",
		  f->SampleRate, f->ValidBitsPerSample, f->ContainerSize, f->NumberOfChannels);
}

static void report(struct kunit *test, u64 seed, struct oracle_call *calls,
		   struct oracle_call *spare, unsigned int failed)
{
	unsigned int n = failed + 1, i;
	char words[80] = "";

	shrink(test, calls, spare, &n);
	run_sequence(test, calls, n, words, sizeof(words));
	kunit_err(test, "sequence with seed %llu, call %u; %u calls are enough:\n", seed, failed,
		  n);
	for (i = 0; i < n; i++)
		print_call(test, &calls[i]);
	KUNIT_FAIL(test, "the last call: %s", words);
}

/* The parts are numbered from 1 on, in the pointer itself. */
static const void *next_part(const void *prev, char *desc)
{
	unsigned long part = (unsigned long)prev + 1;

	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "part %lu of %u", part, PARTS);
	return part <= PARTS ? (const void *)part : NULL;
}

static void random_calls_obey_the_oracle(struct kunit *test)
{
	unsigned int calls = DIV_ROUND_UP(parameter("oracle_calls", oracle_calls), PARTS), made;
	unsigned int begin = ((unsigned long)test->param_value - 1) * calls / SEQUENCE;
	unsigned int seed = parameter("oracle_seed", oracle_seed) ?: get_random_u32() >> 1 | 1;
	struct oracle_call *table = kunit_kzalloc(test, 2 * SEQUENCE * sizeof(*table), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, table);
	seed += begin;
	kunit_info(test, "%u random calls, oracle_seed=%u\n", calls, seed);
	for (made = 0; made < calls; made += SEQUENCE) {
		unsigned int failed;

		make_sequence(seed + made / SEQUENCE, table, SEQUENCE);
		failed = run_sequence(test, table, SEQUENCE, NULL, 0);
		if (failed == SEQUENCE)
			continue;
		report(test, seed + made / SEQUENCE, table, table + SEQUENCE, failed);
		return;
	}
}

/* The judge is not asleep: it sees a wrong status, and a wrong result. */
static void oracle_is_not_asleep(struct kunit *test)
{
	static const struct oracle_call render = {
		.what = ORACLE_RENDER, .format = { 48000, 16, 16, 2 },
	};
	struct oracle_answer answer = { .status = STATUS_SUCCESS, .code = 0x4011 };
	struct rig *r = rig_build(test);

	KUNIT_EXPECT_NOT_NULL(test, oracle_judge(&r->oracle, &render, &answer));
	rig_oracle(r);
	answer.code = 0x0011;
	KUNIT_EXPECT_NULL(test, oracle_judge(&r->oracle, &render, &answer));
	answer.status = STATUS_INSUFFICIENT_RESOURCES;
	KUNIT_EXPECT_NOT_NULL(test, oracle_judge(&r->oracle, &render, &answer));
	rig_end(r);
}

static struct kunit_case oracle_cases[] = {
	KUNIT_CASE(oracle_is_not_asleep),
	KUNIT_CASE_PARAM(random_calls_obey_the_oracle, next_part),
	{ }
};

static struct kunit_suite oracle_suite = {
	.name = "oracle",
	.test_cases = oracle_cases,
};

kunit_test_suite(oracle_suite);
