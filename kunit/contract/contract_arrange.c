// SPDX-License-Identifier: GPL-2.0
/*
 * Situations: the state the calling client's engine is in, and what is wrong with the call.
 */
#include <linux/random.h>

#include "nt/memory.h"

#include "contract.h"
#include "model/dma_watch.h"
#include "verbs/verbs_abort.h"

#define MUST(c, call) KUNIT_ASSERT_EQ((c)->test, (u32)(call), (u32)STATUS_SUCCESS)

static void arrange_handle(struct contract *c)
{
	c->got.handle = c->out.handle;
	c->got.code = c->out.code;
	c->args.handle = c->got.handle;
	c->args.handles[0] = c->got.handle;
}

void with_engine(struct contract *c)
{
	MUST(c, call_AllocateRenderDmaEngine(c));
	arrange_handle(c);
}

void with_capture_engine(struct contract *c)
{
	MUST(c, call_AllocateCaptureDmaEngine(c));
	arrange_handle(c);
}

/* The arguments of the routines that free a buffer name the one just granted. */
static void arrange_buffer(struct contract *c)
{
	c->got.mdl = c->out.mdl;
	c->got.size = c->out.size;
	c->got.offset = c->out.offset;
	c->got.id = c->out.id;
	c->got.fifo = c->out.fifo;
	c->args.mdl = c->got.mdl;
	c->args.size = c->got.size;
}

void with_buffer(struct contract *c)
{
	with_engine(c);
	MUST(c, call_AllocateDmaBuffer(c));
	arrange_buffer(c);
}

static void arrange_state(struct contract *c, HDAUDIO_STREAM_STATE state)
{
	c->args.state = state;
	MUST(c, call_SetDmaEngineState(c));
}

void with_stopped(struct contract *c)
{
	with_buffer(c);
	arrange_state(c, StopState);
}

void with_running(struct contract *c)
{
	with_stopped(c);
	arrange_state(c, RunState);
}

void with_paused(struct contract *c)
{
	with_running(c);
	arrange_state(c, PauseState);
}

void with_reset_again(struct contract *c)
{
	with_paused(c);
	arrange_state(c, ResetState);
}

void with_notifying(struct contract *c)
{
	with_engine(c);
	MUST(c, call_AllocateDmaBufferWithNotification(c));
	arrange_buffer(c);
}

void with_notifying_stopped(struct contract *c)
{
	with_notifying(c);
	arrange_state(c, StopState);
}

void with_notifying_running(struct contract *c)
{
	with_notifying_stopped(c);
	arrange_state(c, RunState);
}

void with_bdl_client(struct contract *c)
{
	c->client = c->bdl;
	c->args.context = c->bdl->interface.Context;
}

void with_bdl_engine(struct contract *c)
{
	with_bdl_client(c);
	with_engine(c);
}

/* A list of two halves, good as it stands. */
static void arrange_list(struct contract *c)
{
	ULONG half = c->args.size / 2;
	unsigned int i;

	for (i = 0; i < 2; i++) {
		c->got.list[i].Address = MmGetPhysicalAddress(c->got.data + i * half);
		c->got.list[i].Length = half;
		c->got.list[i].InterruptOnCompletion = 1;
	}
	c->args.lvi = 1;
	c->args.bytes = 2 * half;
}

void with_contiguous(struct contract *c)
{
	with_bdl_engine(c);
	MUST(c, call_AllocateContiguousDmaBuffer(c));
	c->got.data = c->out.data;
	c->got.list = c->out.list;
	c->got.size = c->args.size;
	arrange_list(c);
}

void with_bdl_set_up(struct contract *c)
{
	with_contiguous(c);
	MUST(c, call_SetupDmaEngineWithBdl(c));
	c->got.id = c->out.id;
	c->got.fifo = c->out.fifo;
}

void with_bdl_stopped(struct contract *c)
{
	with_bdl_set_up(c);
	arrange_state(c, StopState);
}

void with_bdl_running(struct contract *c)
{
	with_bdl_stopped(c);
	arrange_state(c, RunState);
}

void with_event(struct contract *c)
{
	with_notifying(c);
	MUST(c, call_RegisterNotificationEvent(c));
}

void with_callback(struct contract *c)
{
	with_notifying(c);
	MUST(c, call_RegisterNotificationCallback(c));
}

void null_context(struct contract *c)
{
	c->args.context = NULL;
}

/* A client that was there, and is not any more. */
void stale_context(struct contract *c)
{
	const GUID *guid = c->client == c->bdl ? &GUID_HDAUDIO_BUS_INTERFACE_BDL
					       : &GUID_HDAUDIO_BUS_INTERFACE_V3;
	struct fixture_client *gone = fixture_open(c->f, c->v3->hdev, guid);

	c->args.context = gone->interface.Context;
	fixture_drop_client(gone);
}

static void spoil_handle(struct contract *c, HANDLE handle)
{
	c->args.handle = handle;
	c->args.handles[0] = handle;
}

void null_handle(struct contract *c)
{
	spoil_handle(c, NULL);
}

/* An address, as a handle would be that is a pointer. */
void forged_handle(struct contract *c)
{
	spoil_handle(c, c);
}

void bit_flipped_handle(struct contract *c)
{
	unsigned long bit = get_random_u32() % BITS_PER_LONG;

	kunit_info(c->test, "bit %lu\n", bit);
	spoil_handle(c, (HANDLE)((unsigned long)c->got.handle ^ BIT(bit)));
}

static HANDLE extra_engine(struct contract *c)
{
	MUST(c, call_AllocateRenderDmaEngine(c));
	return c->out.handle;
}

static void free_engine(struct contract *c, HANDLE handle)
{
	HANDLE mine = c->args.handle;

	c->args.handle = handle;
	MUST(c, call_FreeDmaEngine(c));
	c->args.handle = mine;
}

void stale_handle(struct contract *c)
{
	HANDLE extra = extra_engine(c);

	free_engine(c, extra);
	spoil_handle(c, extra);
}

/* The engine is there again, under another name. */
void reallocated_handle(struct contract *c)
{
	HANDLE before = extra_engine(c), after;

	free_engine(c, before);
	after = extra_engine(c);
	KUNIT_ASSERT_PTR_NE(c->test, before, after);
	spoil_handle(c, before);
}

void foreign_handle(struct contract *c)
{
	HANDLE handle;
	HDAUDIO_CONVERTER_FORMAT code;

	MUST(c, c->other->base.AllocateRenderDmaEngine(c->other->interface.Context,
						       c->args.stream_format, FALSE, &handle,
						       &code));
	spoil_handle(c, handle);
}

void null_format(struct contract *c)
{
	c->args.stream_format = NULL;
}

void bad_format(struct contract *c)
{
	c->args.format.SampleRate = 47999;
}

void null_to_handle(struct contract *c)
{
	c->args.to.handle = NULL;
}

void null_to_code(struct contract *c)
{
	c->args.to.code = NULL;
}

void null_to_mdl(struct contract *c)
{
	c->args.to.mdl = NULL;
}

void null_to_size(struct contract *c)
{
	c->args.to.size = NULL;
}

void null_to_offset(struct contract *c)
{
	c->args.to.offset = NULL;
}

void null_to_id(struct contract *c)
{
	c->args.to.id = NULL;
}

void null_to_fifo(struct contract *c)
{
	c->args.to.fifo = NULL;
}

void null_to_position(struct contract *c)
{
	c->args.to.position = NULL;
}

void null_to_data(struct contract *c)
{
	c->args.to.data = NULL;
}

void null_to_list(struct contract *c)
{
	c->args.to.list = NULL;
}

void zero_size(struct contract *c)
{
	c->args.size = 0;
}

void no_dma_memory(struct contract *c)
{
	dma_watch_fail_from(1);
}

/* The driver has seen that the controller is not there any more. */
void controller_gone(struct contract *c)
{
	model_remove(c->f->model);
	hdb_ctrl_set_gone(c->f->ctrl);
}

/* It has not. */
void controller_pulled(struct contract *c)
{
	model_remove(c->f->model);
}

void reset_stuck(struct contract *c)
{
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, MODEL_FOREVER);
}

void run_stuck(struct contract *c)
{
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, MODEL_FOREVER);
}
