// SPDX-License-Identifier: GPL-2.0
/*
 * Calls held against the contract: the situation, the call, the judgement.
 */
#include <linux/string.h>

#include "nt/irql.h"

#include "ddi/client.h"
#include "commands.h"
#include "contract.h"
#include "model/dma_watch.h"

#define STATUS_ROW(status) { #status, status }

static const struct {
	const char *name;
	NTSTATUS status;
} statuses[] = {
	STATUS_ROW(STATUS_SUCCESS),
	STATUS_ROW(STATUS_UNSUCCESSFUL),
	STATUS_ROW(STATUS_INVALID_HANDLE),
	STATUS_ROW(STATUS_INVALID_PARAMETER),
	STATUS_ROW(STATUS_NO_SUCH_DEVICE),
	STATUS_ROW(STATUS_INVALID_DEVICE_REQUEST),
	STATUS_ROW(STATUS_BUFFER_TOO_SMALL),
	STATUS_ROW(STATUS_INSUFFICIENT_RESOURCES),
	STATUS_ROW(STATUS_DEVICE_NOT_READY),
};

/* The status in "Routine: STATUS_NAME: cause". */
static NTSTATUS contract_status(struct kunit *test, const char *name)
{
	const char *at = strchr(name, ' ');
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, at);
	for (i = 0; i < ARRAY_SIZE(statuses); i++) {
		size_t len = strlen(statuses[i].name);

		if (!strncmp(at + 1, statuses[i].name, len) && at[1 + len] == ':')
			return statuses[i].status;
	}
	KUNIT_FAIL(test, "no known status in '%s'", name);
	return STATUS_NOT_IMPLEMENTED;
}

/* What a refused call must leave as it was, of one engine. */
struct engine_view {
	const void *client;
	u64 handle;
	bool render;
	u8 stream_id;
	u16 code;
	u32 bits;
	u8 lines;
	HDAUDIO_STREAM_STATE state;
	const void *buffer;
	bool set_up;
	u64 bdl;
	u32 bytes;
	const void *isr;
	unsigned int registered;
	u32 ctl;
	u16 fmt;
	u32 cbl;
	u16 lvi;
	u32 bdlpl;
};

/* And of the controller. */
struct contract_view {
	struct engine_view engines[HDB_MAX_SD];
	struct hdb_bandwidth bandwidth;
	u16 ids[2];
	u32 irqs;
	u32 intctl;
	u32 ssync;
	int dma;
};

static void view_registers(struct model *m, unsigned int index, struct engine_view *view)
{
	view->ctl = model_peek(m, hdb_sd_offset(index, AZX_REG_SD_CTL), 4) & 0xffffff;
	view->fmt = model_peek(m, hdb_sd_offset(index, AZX_REG_SD_FORMAT), 2);
	view->cbl = model_peek(m, hdb_sd_offset(index, AZX_REG_SD_CBL), 4);
	view->lvi = model_peek(m, hdb_sd_offset(index, AZX_REG_SD_LVI), 2);
	view->bdlpl = model_peek(m, hdb_sd_offset(index, AZX_REG_SD_BDLPL), 4);
}

static void view_engine(const struct hdb_engine *engine, struct engine_view *view)
{
	view->client = engine->client;
	view->handle = engine->handle;
	view->registered = engine->notify.registered;
	view->buffer = engine->buffer;
	view->set_up = engine->set_up;
	if (!engine->client)
		return;
	view->render = engine->render;
	view->stream_id = engine->stream_id;
	view->code = engine->code;
	view->bits = engine->need.bits;
	view->lines = engine->need.lines;
	view->state = engine->state;
	view->bdl = engine->set_up ? engine->setup.bdl : 0;
	view->bytes = engine->set_up ? engine->setup.bytes : 0;
	view->isr = engine->isr;
}

static struct contract_view *view_take(struct contract *c, bool registers)
{
	struct contract_view *view = kunit_kzalloc(c->test, sizeof(*view), GFP_KERNEL);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct model *m = c->f->model;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(c->test, view);
	for (i = 0; i < streams->count; i++) {
		view_engine(&streams->engines[i], &view->engines[i]);
		if (registers)
			view_registers(m, i, &view->engines[i]);
	}
	memcpy(&view->bandwidth, &streams->bandwidth, sizeof(view->bandwidth));
	memcpy(view->ids, streams->ids, sizeof(view->ids));
	view->irqs = streams->irqs;
	view->intctl = model_peek(m, AZX_REG_INTCTL, 4);
	view->ssync = c->f->setup.ssync ? model_peek(m, c->f->setup.ssync, 4) : 0;
	view->dma = dma_watch_live();
	return view;
}

static void contract_good_args(struct contract *c)
{
	struct contract_args *a = &c->args;
	struct contract_out *out = &c->out;

	a->context = c->client->interface.Context;
	a->list = a->handles;
	a->count = 1;
	a->state = StopState;
	a->format = fixture_format;
	a->stream_format = &a->format;
	a->size = 4096;
	a->notifications = 2;
	a->lvi = 1;
	a->bytes = 4096;
	a->event = &c->event;
	a->fdo = model_dev(c->f->model);
	a->cookie = c;
	a->to.handle = &out->handle;
	a->to.code = &out->code;
	a->to.mdl = &out->mdl;
	a->to.size = &out->size;
	a->to.offset = &out->offset;
	a->to.id = &out->id;
	a->to.fifo = &out->fifo;
	a->to.position = &out->position;
	a->to.data = &out->data;
	a->to.list = &out->list;
	a->transfers = &out->transfer;
	a->n_transfers = 1;
	a->to.tag = &out->tag;
	a->to.address = &out->address;
	a->to.node = &out->node;
	a->to.clock = &out->clock;
	a->to.information = (PHDAUDIO_DEVICE_INFORMATION)&out->information;
}

static void contract_isr(PVOID context, ULONG bits)
{
	struct contract *c = context;

	atomic_inc(&c->calls);
}

static void contract_callback(PVOID context, LARGE_INTEGER time)
{
	struct contract *c = context;

	atomic_inc(&c->calls);
}

static void contract_listener(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
}

/**
 * contract_new - the situation before anything is allocated
 * @test: the test case
 * @spec: the controller, or NULL
 *
 * No link frame passes by itself from here on.
 *
 * Return: three clients and the arguments of a good call by the first of them.
 */
struct contract *contract_new(struct kunit *test, const struct fixture_spec *spec)
{
	struct contract *c = kunit_kzalloc(test, sizeof(*c), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, c);
	c->test = test;
	c->v3 = fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	c->f = c->v3->f;
	c->other = fixture_open(c->f, c->v3->hdev, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	c->bdl = fixture_open(c->f, c->v3->hdev, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	c->client = c->v3;
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	KeInitializeEvent(&c->event, NotificationEvent, FALSE);
	contract_good_args(c);
	c->args.isr = contract_isr;
	c->args.routine = contract_callback;
	c->args.listener = contract_listener;
	dma_watch_begin(model_dev(c->f->model));
	return c;
}

/**
 * contract_end - the clients go, and everything has to be as before they came
 * @c: the situation
 * @faulty: the hardware failed: what it did not let go of may be kept, what it did is forgiven
 */
void contract_end(struct contract *c, bool faulty)
{
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct hdb_bandwidth empty;
	unsigned int i;
	bool freed;

	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 0);
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	fixture_drop_client(c->v3);
	fixture_drop_client(c->other);
	fixture_drop_client(c->bdl);
	/* a reset that is under way frees what was let go of during it */
	freed = faulty || wait_until(!dma_watch_live());
	KUNIT_EXPECT_TRUE_MSG(c->test, freed, "%d pieces of DMA memory left", dma_watch_live());
	for (i = 0; i < streams->count; i++) {
		KUNIT_EXPECT_PTR_EQ(c->test, streams->engines[i].client, NULL);
		KUNIT_EXPECT_PTR_EQ(c->test, streams->engines[i].buffer, NULL);
	}
	hdb_bandwidth_init(&empty, model_config(c->f->model)->outpay,
			   model_config(c->f->model)->inpay);
	KUNIT_EXPECT_EQ(c->test, 0, memcmp(&empty, &streams->bandwidth, sizeof(empty)));
	KUNIT_EXPECT_EQ(c->test, streams->ids[0] | streams->ids[1], 1);
	if (faulty)
		model_forgive(c->f->model);
	dma_watch_end(model_dev(c->f->model));
}

struct contract_call {
	struct contract *c;
	const struct contract_case *k;
	NTSTATUS status;
};

static void contract_call(void *arg)
{
	struct contract_call *call = arg;

	call->status = call->k->call(call->c);
}

static NTSTATUS contract_do(struct contract *c, const struct contract_case *k)
{
	struct contract_call call = { c, k };

	memset(&c->out, CONTRACT_CANARY, sizeof(c->out));
	if (k->at_dispatch)
		fixture_at_dispatch(contract_call, &call);
	else if (k->under_mutex)
		fixture_under_mutex(contract_call, &call);
	else
		contract_call(&call);
	return call.status;
}

/* Before the fixture's own end, which may find the test aborted half way. */
static void contract_judge(struct contract *c, const struct contract_case *k)
{
	NTSTATUS expected = contract_status(c->test, k->name), status;
	struct contract_view *before = view_take(c, !k->faulty), *after;

	status = contract_do(c, k);
	KUNIT_EXPECT_EQ(c->test, (u32)status, (u32)expected);
	if (!NT_SUCCESS(status)) {
		after = view_take(c, !k->faulty);
		KUNIT_EXPECT_TRUE_MSG(c->test,
				      !memchr_inv(&c->out, CONTRACT_CANARY, sizeof(c->out)),
				      "an out-parameter was written");
		KUNIT_EXPECT_TRUE_MSG(c->test, !memcmp(before, after, sizeof(*before)),
				      "the refused call has changed something");
	}
	if (k->check)
		k->check(c);
}

/**
 * contract_run - one line of the contract
 * @test: the test case
 * @k: the line
 */
void contract_run(struct kunit *test, const struct contract_case *k)
{
	struct contract *c = contract_new(test, k->spec);

	if (k->arrange)
		k->arrange(c);
	if (k->spoil)
		k->spoil(c);
	contract_judge(c, k);
	contract_end(c, k->faulty);
}
