// SPDX-License-Identifier: GPL-2.0
/*
 * Random calls with garbage for arguments, from several clients, while the hardware fails and
 * recovers underneath: every status is one that the contract has for the routine, and nothing
 * is left in the end.
 *
 * The oracle judges whether a status is the right one; here it is only that anything may be
 * handed in. Module parameters: garbage_seed (0: a new one, printed) and garbage_calls.
 */
#include <linux/prandom.h>
#include <linux/random.h>

#include "contract.h"
#include "commands.h"
#include "model/dma_watch.h"
#include "parameter.h"

#define CALLS	20000
#define WEATHER	64	/* calls between changes of what fails */
#define KNOWN	16	/* handles and buffers remembered */
#define EVENTS	4
#define VERBS	32

MODULE_PARAMETER(garbage_seed, 0, "seed of the garbage; 0: a new one");
MODULE_PARAMETER(garbage_calls, CALLS, "calls with garbage to make");

/* What a routine may answer, as the contract in include/hdaudio.h has it, below DISPATCH_LEVEL. */
enum {
	PARAMETER = BIT(0),
	HANDLE_ = BIT(1),
	REQUEST = BIT(2),
	SMALL = BIT(3),
	RESOURCES = BIT(4),
	MEMORY = BIT(5),
	NOT_READY = BIT(6),
	GONE = BIT(7),
};

static const struct {
	NTSTATUS status;
	u32 bit;
} statuses[] = {
	{ STATUS_INVALID_PARAMETER, PARAMETER },
	{ STATUS_INVALID_HANDLE, HANDLE_ },
	{ STATUS_INVALID_DEVICE_REQUEST, REQUEST },
	{ STATUS_BUFFER_TOO_SMALL, SMALL },
	{ STATUS_INSUFFICIENT_RESOURCES, RESOURCES },
	{ STATUS_NO_MEMORY, MEMORY },
	{ STATUS_DEVICE_NOT_READY, NOT_READY },
	{ STATUS_NO_SUCH_DEVICE, GONE },
};

/**
 * struct garbage - the heap it is taken from
 * @c: clients and arguments
 * @rnd: dice
 * @handles: handles of engines, some of them stale, and of whichever client
 * @mdls: buffers, the same
 * @sizes: their sizes
 * @next: where the next result is remembered
 * @events: events to be registered
 * @transfers: commands
 */
struct garbage {
	struct contract *c;
	struct rnd_state rnd;
	HANDLE handles[KNOWN];
	PMDL mdls[KNOWN];
	SIZE_T sizes[KNOWN];
	unsigned int next;
	KEVENT events[EVENTS];
	HDAUDIO_CODEC_TRANSFER transfers[VERBS];
};

static u32 dice(struct garbage *g, u32 below)
{
	return prandom_u32_state(&g->rnd) % below;
}

/* Mostly something likely, sometimes any number. */
#define PICK(g, ...)								\
({										\
	const u64 these_[] = { __VA_ARGS__ };					\
	u32 which_ = dice(g, ARRAY_SIZE(these_) + 1);				\
										\
	which_ < ARRAY_SIZE(these_) ? these_[which_] :				\
				      (u64)prandom_u32_state(&(g)->rnd) << 32 |	\
				      prandom_u32_state(&(g)->rnd);		\
})

/* A pointer that is given, but for one call in 32. */
#define GIVEN(g, pointer)	(dice(g, 32) ? (pointer) : NULL)

static HANDLE some_handle(struct garbage *g)
{
	HANDLE handle = g->handles[dice(g, KNOWN)];

	switch (dice(g, 16)) {
	case 0:
		return NULL;
	case 1:
		return (HANDLE)((uintptr_t)handle ^ BIT_ULL(dice(g, 64)));
	default:
		return handle;
	}
}

static void fill_format(struct garbage *g, HDAUDIO_STREAM_FORMAT *f)
{
	f->SampleRate = PICK(g, 48000, 44100, 96000, 192000, 8000);
	f->ValidBitsPerSample = PICK(g, 16, 24, 32, 20);
	f->ContainerSize = PICK(g, 16, 32, 16, 24);
	f->NumberOfChannels = PICK(g, 2, 1, 8, 16);
}

static void fill_results(struct garbage *g)
{
	struct contract_args *a = &g->c->args;
	struct contract_out *out = &g->c->out;

	a->to.handle = GIVEN(g, &out->handle);
	a->to.code = GIVEN(g, &out->code);
	a->to.mdl = GIVEN(g, &out->mdl);
	a->to.size = GIVEN(g, &out->size);
	a->to.offset = GIVEN(g, &out->offset);
	a->to.id = GIVEN(g, &out->id);
	a->to.fifo = GIVEN(g, &out->fifo);
	a->to.position = GIVEN(g, &out->position);
	a->to.data = GIVEN(g, &out->data);
	a->to.list = GIVEN(g, &out->list);
	a->to.tag = GIVEN(g, &out->tag);
	a->to.address = GIVEN(g, &out->address);
	a->to.node = GIVEN(g, &out->node);
	a->to.clock = GIVEN(g, &out->clock);
	out->information.Size = PICK(g, sizeof(HDAUDIO_DEVICE_INFORMATION),
				     sizeof(out->information));
	a->to.information = GIVEN(g, (PHDAUDIO_DEVICE_INFORMATION)&out->information);
}

static void fill_transfers(struct garbage *g)
{
	unsigned int i;

	for (i = 0; i < VERBS; i++)
		g->transfers[i].Output.Command = PICK(g, 0x000f0000, 0x300f0002, 0xf00f0000);
	g->c->args.transfers = GIVEN(g, g->transfers);
	g->c->args.n_transfers = dice(g, CONTRACT_HANDLES + 1) * 8;
}

static void fill(struct garbage *g)
{
	struct contract_args *a = &g->c->args;
	unsigned int i, known = dice(g, KNOWN);

	a->context = dice(g, 64) ? g->c->client->interface.Context : (PVOID)(uintptr_t)PICK(g, 0);
	a->handle = some_handle(g);
	for (i = 0; i < CONTRACT_HANDLES; i++)
		a->handles[i] = some_handle(g);
	a->list = GIVEN(g, a->handles);
	a->count = dice(g, CONTRACT_HANDLES + 1);
	a->state = PICK(g, ResetState, StopState, RunState, StopState, RunState);
	fill_format(g, &a->format);
	a->stream_format = GIVEN(g, &a->format);
	a->stripe = dice(g, 2);
	a->codec = PICK(g, 0, 0, 3, 15);
	a->size = PICK(g, 0, 1, 128, 4096, 4096, 65536, SIZE_MAX);
	a->notifications = PICK(g, 0, 1, 2, 2);
	a->mdl = dice(g, 8) ? g->mdls[known] : (PMDL)(uintptr_t)PICK(g, 0);
	a->bytes = PICK(g, 0, 256, 4096, 4095);
	a->lvi = PICK(g, 0, 1, 2, 255, 256);
	if (dice(g, 4))
		a->size = g->sizes[known] ?: a->size;
	a->event = GIVEN(g, &g->events[dice(g, EVENTS)]);
	a->cookie = g->c;
	a->tag = PICK(g, 0, 3, 63, 64);
	fill_transfers(g);
	fill_results(g);
}

#define ALLOC	(PARAMETER | SMALL | RESOURCES | GONE)
#define BUFFER	(HANDLE_ | PARAMETER | REQUEST | RESOURCES | NOT_READY | GONE)
#define LISTEN	(HANDLE_ | PARAMETER | RESOURCES | GONE)

/* What each routine may answer, and how often of 8 times it is taken when it was picked. */
static const struct habit {
	u32 may;
	unsigned int weight;
} habits[CONTRACT_ROUTINES] = {
	[ROUTINE_TransferCodecVerbs] = { PARAMETER | MEMORY | GONE, 4 },
	[ROUTINE_AllocateCaptureDmaEngine] = { ALLOC, 2 },
	[ROUTINE_AllocateRenderDmaEngine] = { ALLOC, 2 },
	[ROUTINE_ChangeBandwidthAllocation] = {
		HANDLE_ | PARAMETER | REQUEST | SMALL | RESOURCES | GONE, 2 },
	[ROUTINE_AllocateDmaBuffer] = { BUFFER, 3 },
	[ROUTINE_FreeDmaBuffer] = { PARAMETER | HANDLE_ | REQUEST, 2 },
	[ROUTINE_FreeDmaEngine] = { PARAMETER | HANDLE_ | REQUEST, 1 },
	[ROUTINE_SetDmaEngineState] = { PARAMETER | HANDLE_ | REQUEST | NOT_READY | GONE, 8 },
	[ROUTINE_GetWallClockRegister] = { 0, 1 },
	[ROUTINE_GetLinkPositionRegister] = { PARAMETER | HANDLE_ | GONE, 1 },
	[ROUTINE_RegisterEventCallback] = { PARAMETER | RESOURCES | GONE, 1 },
	[ROUTINE_UnregisterEventCallback] = { PARAMETER, 1 },
	[ROUTINE_GetDeviceInformation] = { PARAMETER | SMALL, 1 },
	[ROUTINE_GetResourceInformation] = { 0, 1 },
	[ROUTINE_AllocateDmaBufferWithNotification] = { BUFFER, 3 },
	[ROUTINE_FreeDmaBufferWithNotification] = { PARAMETER | HANDLE_ | REQUEST, 2 },
	[ROUTINE_RegisterNotificationEvent] = { LISTEN, 2 },
	[ROUTINE_UnregisterNotificationEvent] = { PARAMETER | HANDLE_, 2 },
	[ROUTINE_RegisterNotificationCallback] = { LISTEN, 2 },
	[ROUTINE_UnregisterNotificationCallback] = { PARAMETER | HANDLE_, 2 },
	[ROUTINE_AllocateContiguousDmaBuffer] = {
		HANDLE_ | PARAMETER | REQUEST | RESOURCES | GONE, 3 },
	[ROUTINE_SetupDmaEngineWithBdl] = { HANDLE_ | PARAMETER | REQUEST | NOT_READY | GONE, 3 },
	[ROUTINE_FreeContiguousDmaBuffer] = { PARAMETER | HANDLE_ | REQUEST, 2 },
};

static bool expected(unsigned int routine, NTSTATUS status)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(statuses); i++) {
		if (statuses[i].status == status)
			return statuses[i].bit & habits[routine].may;
	}
	return status == STATUS_SUCCESS;
}

static unsigned int pick_routine(struct garbage *g)
{
	bool bdl = g->c->client == g->c->bdl;
	const struct contract_entry *entry;
	unsigned int routine;

	do {
		routine = dice(g, CONTRACT_ROUTINES);
		entry = &contract_routines[routine];
	} while (!(bdl ? entry->bdl : entry->v3) || dice(g, 8) >= habits[routine].weight);
	return routine;
}

/* What it gave may be handed in again, by whoever. */
static void remember(struct garbage *g)
{
	struct contract_out *out = &g->c->out;
	unsigned int i = g->next++ % KNOWN;

	if (out->handle)
		g->handles[i] = out->handle;
	if (out->mdl) {
		g->mdls[i] = out->mdl;
		g->sizes[i] = out->size;
	}
}

static void one_call(struct kunit *test, struct garbage *g)
{
	struct contract *c = g->c;
	struct fixture_client *clients[] = { c->v3, c->other, c->bdl };
	unsigned int routine;
	NTSTATUS status;

	c->client = clients[dice(g, ARRAY_SIZE(clients))];
	routine = pick_routine(g);
	memset(&c->out, 0, sizeof(c->out));
	fill(g);
	status = contract_routines[routine].call(c);
	KUNIT_EXPECT_TRUE_MSG(test, expected(routine, status), "%s returned %08x",
			      contract_routines[routine].name, status);
	if (NT_SUCCESS(status))
		remember(g);
}

/* The bus gives a BDL client no engine that another client may name, so it needs its own. */
static void engine_for_bdl(struct garbage *g)
{
	HDAUDIO_BUS_INTERFACE_BDL *t = &g->c->bdl->bdl;
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;

	t->AllocateRenderDmaEngine(t->Context, &format, FALSE, &g->handles[g->next++ % KNOWN],
				   &code);
}

static void calm(struct model *m)
{
	unsigned int fault;

	for (fault = 0; fault < MODEL_FAULT_MAX; fault++)
		model_fault(m, fault, 0);
	model_codec_silent(m, 0, 0);
	model_codec_babble(m, 0, 0, 0);
}

/* Something else fails from now on, or nothing. */
static void change_weather(struct garbage *g)
{
	static const enum model_fault faults[] = {
		MODEL_FAULT_CORB_MEMORY, MODEL_FAULT_CORB_STALL, MODEL_FAULT_RIRB_STALL,
		MODEL_FAULT_RIRB_OVERRUN, MODEL_FAULT_IRQ_LOST, MODEL_FAULT_SD_NO_FIFO,
		MODEL_FAULT_SD_FIFO_ERROR, MODEL_FAULT_SD_DESC_ERROR,
	};
	struct model *m = g->c->f->model;

	calm(m);
	switch (dice(g, 4)) {
	case 0:
		model_fault(m, faults[dice(g, ARRAY_SIZE(faults))], 1 + dice(g, 4));
		break;
	case 1:
		model_codec_silent(m, 0, 1 + dice(g, 8));
		break;
	case 2:
		model_codec_babble(m, 0, prandom_u32_state(&g->rnd), 100);
		break;
	}
}

static const struct hdb_timing hasty = {
	.reset_us = 50000, .codec_us = 1000, .ring_us = 20000, .stream_us = 2000,
	.verb_ms = 20, .late_ms = 20,
};

static void garbage(struct kunit *test)
{
	static const struct fixture_codec codecs[] = {
		{ 0, &model_codec_duplex }, { 3, &model_codec_output }, { }
	};
	static const struct fixture_spec spec = { .codecs = codecs, .timing = &hasty };
	u32 seed = parameter("garbage_seed", garbage_seed) ?: get_random_u32();
	u32 i, calls = parameter("garbage_calls", garbage_calls);
	struct garbage *g = kunit_kzalloc(test, sizeof(*g), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, g);
	kunit_info(test, "%u random calls, garbage_seed=%u\n", calls, seed);
	prandom_seed_state(&g->rnd, seed);
	for (i = 0; i < EVENTS; i++)
		KeInitializeEvent(&g->events[i], NotificationEvent, FALSE);
	g->c = contract_new(test, &spec);
	model_set_clock(g->c->f->model, MODEL_CLOCK_AUTO);
	for (i = 0; i < calls; i++) {
		if (i % WEATHER == 0)
			change_weather(g);
		if (i % (10 * WEATHER) == 0)
			engine_for_bdl(g);
		one_call(test, g);
	}
	calm(g->c->f->model);
	flush_work(&g->c->f->ctrl->recovery.work);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(g->c->f->ctrl));
	contract_end(g->c, false);
	model_forgive(g->c->f->model);
}

static struct kunit_case garbage_cases[] = {
	KUNIT_CASE(garbage),
	{ }
};

static struct kunit_suite garbage_suite = {
	.name = "garbage",
	.test_cases = garbage_cases,
};

kunit_test_suite(garbage_suite);
