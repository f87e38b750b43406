// SPDX-License-Identifier: GPL-2.0
/*
 * DMA engines on the model: what they play and record, how they change state, alone and
 * together, and what is left when the hardware or the client fails them. (Who is refused
 * what is the subject of the ddi_*_test.c files.)
 */
#include <linux/seq_buf.h>
#include <sound/hda_register.h>

#include "nt/register.h"

#include "commands.h"
#include "controller.h"
#include "ddi/client.h"
#include "model/dma_watch.h"
#include "model/model_hold.h"
#include "fixture.h"
#include "hw/recovery.h"
#include "verbs/verbs_abort.h"

#define DAC	2
#define ADC	4
#define BYTES	4096

/* Every kind of engine, nothing that has to be waited for. */
static const struct model_config prompt = {
	.n_capture = 2,
	.n_render = 2,
	.n_bidi = 1,
	.n_sdo = 1,
	.version = 0x0100,
	.outpay = 0x3c,
	.inpay = 0x1d,
	.corb_sizes = MODEL_RING_256,
	.rirb_sizes = MODEL_RING_256,
	.ssync = AZX_REG_SSYNC,
	.fifo_out = 191,
	.fifo_in = 191,
};

static const struct fixture_spec prompt_spec = { .config = &prompt };

static struct fixture_client *client_of(struct kunit *test, const struct fixture_spec *spec)
{
	return fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static void must_set(struct kunit *test, struct fixture_stream *s, HDAUDIO_STREAM_STATE state)
{
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, state), STATUS_SUCCESS);
}

static void must_run(struct kunit *test, struct fixture_stream *s)
{
	must_set(test, s, StopState);
	must_set(test, s, RunState);
}

static void must_free(struct kunit *test, struct fixture_stream *s)
{
	HDAUDIO_BUS_INTERFACE *table = &s->client->base;

	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, s->handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, s->handle), STATUS_SUCCESS);
}

static u32 position(struct kunit *test, struct fixture_stream *s)
{
	HDAUDIO_BUS_INTERFACE *table = &s->client->base;
	PULONG reg = NULL;
	NTSTATUS status = table->GetLinkPositionRegister(table->Context, s->handle, &reg);

	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	return READ_REGISTER_ULONG(reg);
}

static u8 sd_ctl(struct fixture_stream *s)
{
	return model_peek(s->client->f->model, 0x80 + 0x20 * s->sd, 1);
}

static struct hdb_engine *engine_of(struct fixture_stream *s)
{
	return &s->client->f->ctrl->streams.engines[s->sd];
}

static void fill(struct fixture_stream *s)
{
	SIZE_T i;

	for (i = 0; i < s->size; i++)
		s->data[i] = i * 7 + (i >> 8);
}

static void plays_what_is_in_the_buffer(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	u8 *heard = fixture_listen(c->f, 0, DAC, 2 * BYTES);

	fill(s);
	fixture_connect(s, DAC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_run(test, s);
	model_run(c->f->model, 2 * BYTES / 4 + 8);
	KUNIT_EXPECT_EQ(test, model_heard(c->f->model, 0, DAC), 2 * BYTES);
	KUNIT_EXPECT_EQ(test, memcmp(heard, s->data, BYTES), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES, s->data, BYTES), 0);
}

static void records_what_is_said(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, false, &fixture_format, BYTES);
	SIZE_T i;

	memset(s->data, 0xee, s->size);
	fixture_connect(s, ADC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_run(test, s);
	model_run(c->f->model, BYTES / 4 - 8);
	must_set(test, s, StopState);
	for (i = 0; i < position(test, s); i++)
		if (s->data[i] != model_pattern_byte(0, ADC, i))
			break;
	KUNIT_EXPECT_EQ(test, i, position(test, s));
	KUNIT_EXPECT_GE(test, i, BYTES - 64);
}

static void a_bidirectional_engine_serves_both(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct fixture_stream *out[3], *in;
	unsigned int i;

	for (i = 0; i < 3; i++)
		out[i] = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_EXPECT_EQ(test, out[2]->sd, 4);
	must_run(test, out[2]);
	KUNIT_EXPECT_TRUE(test, model_peek(c->f->model, 0x82 + 0x20 * 4, 1) & BIT(3));
	must_set(test, out[2], StopState);
	must_set(test, out[2], ResetState);
	c->base.FreeDmaBuffer(c->base.Context, out[2]->handle);
	c->base.FreeDmaEngine(c->base.Context, out[2]->handle);
	for (i = 0; i < 3; i++)
		in = fixture_stream(c, false, &fixture_format, BYTES);
	KUNIT_EXPECT_EQ(test, in->sd, 4);
	KUNIT_EXPECT_FALSE(test, model_peek(c->f->model, 0x82 + 0x20 * 4, 1) & BIT(3));
}

static void pausing_keeps_the_position(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	u32 paused;

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_run(test, s);
	model_run(c->f->model, 100);
	must_set(test, s, PauseState);
	paused = position(test, s);
	KUNIT_EXPECT_GE(test, paused, 360);
	model_run(c->f->model, 100);
	KUNIT_EXPECT_EQ(test, position(test, s), paused);
	must_set(test, s, RunState);
	model_run(c->f->model, 50);
	KUNIT_EXPECT_GT(test, position(test, s), paused);
	KUNIT_EXPECT_LE(test, position(test, s), paused + 200);
}

static void resetting_zeroes_the_position(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	fill(s);
	fixture_connect(s, DAC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_run(test, s);
	model_run(c->f->model, 100);
	must_set(test, s, StopState);
	must_set(test, s, ResetState);
	KUNIT_EXPECT_EQ(test, position(test, s), 0);
	KUNIT_EXPECT_EQ(test, (int)engine_of(s)->regs, (int)HDB_REGS_BLANK);
	/* And it plays from the beginning: the set-up has survived. */
	must_set(test, s, StopState);
	must_set(test, s, RunState);
	KUNIT_EXPECT_EQ(test, fixture_sd(s), s->sd);
	model_run(c->f->model, 10);
	KUNIT_EXPECT_LE(test, position(test, s), 40);
	KUNIT_EXPECT_GE(test, position(test, s), 32);
}

struct state_case {
	const char *name;
	HDAUDIO_STREAM_STATE from;
	HDAUDIO_STREAM_STATE to;
	bool allowed;
};

static const struct state_case transitions[] = {
	{ "Reset to Reset", ResetState, ResetState, true },
	{ "Reset to Stop", ResetState, StopState, true },
	{ "Reset to Run", ResetState, RunState, false },
	{ "Stop to Reset", StopState, ResetState, true },
	{ "Stop to Pause", StopState, PauseState, true },
	{ "Stop to Run", StopState, RunState, true },
	{ "Run to Reset", RunState, ResetState, false },
	{ "Run to Stop", RunState, StopState, true },
	{ "Run to Run", RunState, RunState, true },
};

static void state_case_name(const struct state_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(transitions, transitions, state_case_name);

static void bring_to(struct kunit *test, struct fixture_stream *s, HDAUDIO_STREAM_STATE state)
{
	if (state != ResetState)
		must_set(test, s, StopState);
	if (state == RunState)
		must_set(test, s, RunState);
}

/* Allowed or not, and where it stands already, no register is touched. */
static void transition(struct kunit *test)
{
	const struct state_case *k = test->param_value;
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	struct model_stats stats;
	NTSTATUS status;

	bring_to(test, s, k->from);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	model_clear_stats(c->f->model);
	status = fixture_set_state(s, k->to);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, status, k->allowed ? STATUS_SUCCESS : STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, engine_of(s)->state, k->allowed ? k->to : k->from);
	KUNIT_EXPECT_EQ(test, !!(sd_ctl(s) & SD_CTL_DMA_START), engine_of(s)->state == RunState);
	if (!k->allowed || k->from == k->to || k->from == ResetState)
		KUNIT_EXPECT_EQ(test, stats.reads + stats.writes, 0);
}

/* One engine: a write and a look whether it took; no SSYNC, no INTCTL. */
static void one_engine_costs_two_accesses(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	struct model_stats stats;

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_set(test, s, StopState);
	model_clear_stats(c->f->model);
	must_set(test, s, RunState);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.writes, 1);
	KUNIT_EXPECT_EQ(test, stats.reads, 1);
	model_clear_stats(c->f->model);
	must_set(test, s, PauseState);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.writes, 1);
	KUNIT_EXPECT_EQ(test, stats.reads, 1);
}

struct sync_case {
	const char *name;
	u32 ssync;
	struct model_delay sd_run;
	struct model_delay fifo_ready;
};

static const struct sync_case syncs[] = {
	{ "SSYNC at 38h", 0x38, { .reads = 1 }, { .reads = 1 } },
	{ "SSYNC at 34h", 0x34, { .reads = 1 }, { .reads = 1 } },
	{ "everything slow", 0x38, { .reads = 7 }, { .reads = 9 } },
};

static void sync_case_name(const struct sync_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(syncs, syncs, sync_case_name);

/* Two in, two out, all begin in one link frame and all end in one. */
static void engines_change_together(struct kunit *test)
{
	const struct sync_case *k = test->param_value;
	struct model_config config = model_default_config;
	const struct fixture_spec spec = { .config = &config };
	struct fixture_stream *s[4];
	struct fixture_client *c;
	u32 at[4];
	int i;

	config.ssync = k->ssync;
	config.sd_run = k->sd_run;
	config.fifo_ready = k->fifo_ready;
	c = client_of(test, &spec);
	for (i = 0; i < 4; i++)
		s[i] = fixture_stream(c, i & 1, &fixture_format, BYTES);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 4, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 4, RunState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, k->ssync, 4), 0);
	model_run(c->f->model, 50);
	for (i = 0; i < 4; i++) {
		at[i] = position(test, s[i]);
		KUNIT_EXPECT_EQ(test, at[i], 200);
	}
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 4, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, k->ssync, 4), 0);
	model_run(c->f->model, 50);
	for (i = 0; i < 4; i++)
		KUNIT_EXPECT_EQ(test, position(test, s[i]), at[0]);
}

/* With a clock that runs on its own: still the same frame. */
static void engines_change_together_live(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[4];
	int i;

	for (i = 0; i < 4; i++)
		s[i] = fixture_stream(c, i & 1, &fixture_format, 65536);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 4, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 4, RunState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 4, PauseState), STATUS_SUCCESS);
	for (i = 1; i < 4; i++)
		KUNIT_EXPECT_EQ(test, position(test, s[i]), position(test, s[0]));
}

/* One that may not change keeps all the others from it. */
static void all_or_nothing(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct fixture_stream *s[3];
	int i;

	for (i = 0; i < 3; i++)
		s[i] = fixture_stream(c, true, &fixture_format, BYTES);
	must_set(test, s[0], StopState);
	must_set(test, s[1], StopState);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, RunState), STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, engine_of(s[0])->state, StopState);
	KUNIT_EXPECT_EQ(test, engine_of(s[1])->state, StopState);
	KUNIT_EXPECT_EQ(test, engine_of(s[2])->state, ResetState);
	must_set(test, s[0], RunState);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, ResetState), STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, engine_of(s[0])->state, RunState);
	KUNIT_EXPECT_EQ(test, engine_of(s[1])->state, StopState);
	/* From different states to one that all may go to. */
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, StopState), STATUS_SUCCESS);
	for (i = 0; i < 3; i++)
		KUNIT_EXPECT_EQ(test, engine_of(s[i])->state, StopState);
}

/* The second of three does not start: none has, and all can later. */
static void start_that_fails_is_undone(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[3];
	int i;

	for (i = 0; i < 3; i++)
		s[i] = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 3, StopState), STATUS_SUCCESS);
	model_fault_after(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 1, 1);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, RunState), STATUS_DEVICE_NOT_READY);
	for (i = 0; i < 3; i++) {
		KUNIT_EXPECT_EQ(test, engine_of(s[i])->state, StopState);
		KUNIT_EXPECT_EQ(test, (int)engine_of(s[i])->regs, (int)HDB_REGS_PROGRAMMED);
		KUNIT_EXPECT_EQ(test, sd_ctl(s[i]) & SD_CTL_DMA_START, 0);
		KUNIT_EXPECT_EQ(test, position(test, s[i]), 0);
	}
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_SSYNC, 4), 0);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, RunState), STATUS_SUCCESS);
}

/* The second of three does not stop: all run on. */
static void stop_that_fails_is_undone(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[3];
	int i;

	for (i = 0; i < 3; i++)
		s[i] = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 3, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 3, RunState), STATUS_SUCCESS);
	model_fault_after(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 1, 1);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, StopState), STATUS_DEVICE_NOT_READY);
	model_wait_idle(c->f->model, 1);
	for (i = 0; i < 3; i++) {
		KUNIT_EXPECT_EQ(test, engine_of(s[i])->state, RunState);
		KUNIT_EXPECT_TRUE(test, wait_until(hdb_sd_runs(&engine_of(s[i])->sd)));
	}
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_SSYNC, 4), 0);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 3, StopState), STATUS_SUCCESS);
	for (i = 0; i < 3; i++)
		KUNIT_EXPECT_EQ(test, sd_ctl(s[i]) & SD_CTL_DMA_START, 0);
}

/* It stays stopped, and starts again although its registers may have been lost. */
static void reset_that_fails(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	must_run(test, s);
	must_set(test, s, StopState);
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 1);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, ResetState), STATUS_DEVICE_NOT_READY);
	KUNIT_EXPECT_EQ(test, engine_of(s)->state, StopState);
	/* a start has to reset it first, and is none without that */
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 1);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, RunState), STATUS_DEVICE_NOT_READY);
	KUNIT_EXPECT_EQ(test, engine_of(s)->state, StopState);
	KUNIT_EXPECT_EQ(test, sd_ctl(s) & SD_CTL_DMA_START, 0);
	must_set(test, s, RunState);
	KUNIT_EXPECT_EQ(test, fixture_sd(s), s->sd);
	must_set(test, s, StopState);
	must_set(test, s, ResetState);
	KUNIT_EXPECT_EQ(test, position(test, s), 0);
	model_forgive_kind(c->f->model, MODEL_BAD_IN_RESET);
}

static void fifo_that_never_fills(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[2];
	int i;

	for (i = 0; i < 2; i++)
		s[i] = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 2, StopState), STATUS_SUCCESS);
	model_fault(c->f->model, MODEL_FAULT_SD_NO_FIFO, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 2, RunState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_SSYNC, 4), 0);
	model_fault(c->f->model, MODEL_FAULT_SD_NO_FIFO, 0);
}

/**
 * struct start - streams started where nobody may sleep
 * @s: the streams
 * @status: what came back
 */
struct start {
	struct fixture_stream *s[2];
	NTSTATUS status;
};

static void start_both(void *arg)
{
	struct start *start = arg;

	start->status = fixture_set_states(start->s, 2, RunState);
}

/* The first that is not ready in time ends the waiting, for all. */
static void fifos_that_never_fill(struct kunit *test)
{
	static const struct hdb_timing timing = {
		.reset_us = 100000, .codec_us = 1000, .ring_us = 20000, .stream_us = 1000,
		.verb_ms = 1000, .late_ms = 100,
	};
	static const struct fixture_spec spec = { .timing = &timing };
	struct fixture_client *c = client_of(test, &spec);
	struct model_stats stats;
	struct start start;
	int i;

	for (i = 0; i < 2; i++)
		start.s[i] = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_ASSERT_EQ(test, fixture_set_states(start.s, 2, StopState), STATUS_SUCCESS);
	model_fault(c->f->model, MODEL_FAULT_SD_NO_FIFO, MODEL_FOREVER);
	model_clear_stats(c->f->model);
	fixture_at_dispatch(start_both, &start);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, start.status, STATUS_SUCCESS);
	KUNIT_EXPECT_GE(test, stats.reads, 1000);
	KUNIT_EXPECT_LT(test, stats.reads, 1900);
	model_fault(c->f->model, MODEL_FAULT_SD_NO_FIFO, 0);
}

static unsigned int count_hold(void *data)
{
	unsigned int *holds = data;

	return ++*holds;
}

/* What has followed by then is not waited for: the lock is taken once, if by nobody else. */
static void one_engine_is_not_waited_for(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	unsigned int i, holds, least = UINT_MAX;

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_set(test, s, StopState);
	for (i = 0; i < 8; i++) {
		holds = 0;
		model_hold_count(count_hold, &holds);
		must_set(test, s, i & 1 ? PauseState : RunState);
		model_hold_count(NULL, NULL);
		least = min(least, holds);
	}
	KUNIT_EXPECT_LE(test, least, 1U);
}

/* A set-up that the hardware does not take leaves no buffer behind. */
static void set_up_that_fails(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	HDAUDIO_CONVERTER_FORMAT code;
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HANDLE handle = NULL;
	PMDL mdl = NULL;
	SIZE_T size;
	UCHAR id;
	ULONG fifo;

	c->base.AllocateRenderDmaEngine(c->base.Context, &format, FALSE, &handle, &code);
	dma_watch_begin(c->f->ctrl->dev);
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 1);
	KUNIT_EXPECT_EQ(test, c->base.AllocateDmaBuffer(c->base.Context, handle, BYTES, &mdl,
							&size, &id, &fifo),
			STATUS_DEVICE_NOT_READY);
	KUNIT_EXPECT_PTR_EQ(test, mdl, NULL);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(c->f->ctrl->dev);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaBuffer(c->base.Context, handle),
			STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, c->base.AllocateDmaBuffer(c->base.Context, handle, BYTES, &mdl,
							&size, &id, &fifo), STATUS_SUCCESS);
	c->base.FreeDmaBuffer(c->base.Context, handle);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaEngine(c->base.Context, handle), STATUS_SUCCESS);
	model_forgive_kind(c->f->model, MODEL_BAD_IN_RESET);
}

/* Each of the 64 bits counts. */
static void a_handle_is_all_its_bits(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	HANDLE good = s->handle;
	unsigned int bit;

	for (bit = 0; bit < 64; bit++) {
		s->handle = (HANDLE)((unsigned long)good ^ BIT_ULL(bit));
		KUNIT_EXPECT_EQ(test, fixture_set_state(s, ResetState), STATUS_INVALID_HANDLE);
	}
	s->handle = good;
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, ResetState), STATUS_SUCCESS);
}

static void handles_do_not_come_back(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	HDAUDIO_CONVERTER_FORMAT code;
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HANDLE old = NULL, handle = NULL;
	unsigned int i;

	for (i = 0; i < 1000; i++) {
		c->base.AllocateRenderDmaEngine(c->base.Context, &format, FALSE, &handle, &code);
		KUNIT_ASSERT_PTR_NE(test, handle, old);
		KUNIT_ASSERT_EQ(test, c->base.FreeDmaEngine(c->base.Context, handle),
				STATUS_SUCCESS);
		old = handle;
	}
}

/* What a client leaves is stopped and taken back, whoever comes next finds it new. */
static void what_is_left_behind(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct hdb_bandwidth before = streams->bandwidth;
	struct fixture_stream *s[3];
	unsigned int i;

	dma_watch_begin(c->f->ctrl->dev);
	for (i = 0; i < 3; i++)
		s[i] = fixture_stream(c, i & 1, &fixture_format, BYTES);
	must_run(test, s[0]);
	must_run(test, s[1]);
	must_set(test, s[1], PauseState);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 3);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(c->f->ctrl->dev);
	for (i = 0; i < streams->count; i++) {
		KUNIT_EXPECT_PTR_EQ(test, streams->engines[i].client, NULL);
		KUNIT_EXPECT_EQ(test, model_peek(c->f->model, 0x80 + 0x20 * i, 3), 0);
		KUNIT_EXPECT_EQ(test, model_peek(c->f->model, 0x98 + 0x20 * i, 4), 0);
	}
	KUNIT_EXPECT_EQ(test, memcmp(&streams->bandwidth, &before, sizeof(before)), 0);
	KUNIT_EXPECT_EQ(test, streams->ids[0], 1);
	KUNIT_EXPECT_EQ(test, streams->ids[1], 1);
	KUNIT_EXPECT_EQ(test, streams->irqs, 0);
}

/* Memory that an engine may still be writing to is not freed while the controller lives. */
static void an_engine_that_does_not_stop(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, false, &fixture_format, BYTES);
	struct hdb_streams *streams = &c->f->ctrl->streams;

	must_run(test, s);
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, MODEL_FOREVER);
	fixture_drop_client(c);
	KUNIT_EXPECT_FALSE(test, list_empty(&streams->stuck));
	KUNIT_EXPECT_PTR_EQ(test, streams->engines[s->sd].client, NULL);
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	model_forgive(c->f->model);
}

/* The controller goes first: calls say so, and what frees still frees. */
static void the_controller_goes_first(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	must_run(test, s);
	model_remove(c->f->model);
	hdb_ctrl_set_gone(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaEngine(c->base.Context, s->handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaBuffer(c->base.Context, s->handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaEngine(c->base.Context, s->handle),
			STATUS_INVALID_HANDLE);
}

/* Not yet known to be gone: the registers themselves tell. */
static void the_controller_goes_unnoticed(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	struct fixture_stream *t = fixture_stream(c, true, &fixture_format, BYTES);

	must_run(test, s);
	must_set(test, t, StopState);
	model_remove(c->f->model);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, fixture_set_state(t, RunState), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, fixture_set_state(t, ResetState), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
	must_free(test, s);
	must_free(test, t);
	hdb_ctrl_set_gone(c->f->ctrl);
}

/* However many engines there are, nobody waits for one of a controller that is gone. */
static void nothing_is_waited_for_when_gone(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[4];
	struct model_stats stats;
	HANDLE handles[4];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(s); i++) {
		s[i] = fixture_stream(c, true, &fixture_format, BYTES);
		handles[i] = s[i]->handle;
		must_set(test, s[i], StopState);
	}
	model_remove(c->f->model);
	model_clear_stats(c->f->model);
	KUNIT_EXPECT_EQ(test, c->base.SetDmaEngineState(c->base.Context, RunState, 4, handles),
			STATUS_NO_SUCH_DEVICE);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_LE(test, stats.reads, 8 * ARRAY_SIZE(s));
	hdb_ctrl_set_gone(c->f->ctrl);
	for (i = 0; i < ARRAY_SIZE(s); i++)
		must_free(test, s[i]);
}

/*
 * While the controller is reset nothing is programmed or started, or it would be with what the
 * reset leaves of it; what is stopped does not start again afterwards.
 */
static void the_controller_is_being_reset(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	HDAUDIO_BUS_INTERFACE *table = &c->base;
	struct fixture_stream *s[4];
	struct model_stats stats;
	SIZE_T size;
	unsigned int i;

	for (i = 0; i < 4; i++)
		s[i] = fixture_stream(c, i != 1, &fixture_format, BYTES);
	must_run(test, s[0]);
	must_run(test, s[1]);
	must_set(test, s[2], StopState);
	KUNIT_ASSERT_EQ(test, table->FreeDmaBuffer(table->Context, s[3]->handle), STATUS_SUCCESS);
	hdb_streams_suspend(c->f->ctrl);
	model_clear_stats(c->f->model);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s[2], RunState), STATUS_DEVICE_NOT_READY);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s[2], ResetState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s[1], StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s[0], ResetState), STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, table->AllocateDmaBuffer(table->Context, s[3]->handle, BYTES,
						       &s[3]->mdl, &size, &s[3]->id, &s[3]->fifo),
			STATUS_DEVICE_NOT_READY);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.writes, 0);
	KUNIT_ASSERT_EQ(test, fixture_restart(c->f), 0);
	KUNIT_EXPECT_EQ(test, engine_of(s[0])->state, RunState);
	KUNIT_EXPECT_TRUE(test, sd_ctl(s[0]) & 2);
	KUNIT_EXPECT_FALSE(test, sd_ctl(s[1]) & 2);
	KUNIT_EXPECT_FALSE(test, sd_ctl(s[2]) & 2);
	must_set(test, s[1], RunState);
	must_run(test, s[2]);
}

/* It goes while the controller is being reset: what it ran is not free before that is over. */
static void a_client_goes_during_a_reset(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_client *other = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture *f = c->f;
	struct fixture_stream *s;

	dma_watch_begin(model_dev(f->model));
	s = fixture_stream(c, true, &fixture_format, BYTES);
	must_run(test, s);
	hdb_streams_suspend(f->ctrl);
	fixture_drop_client(c);
	KUNIT_EXPECT_GT(test, dma_watch_live(), 0);
	KUNIT_ASSERT_EQ(test, fixture_restart(f), 0);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(model_dev(f->model));
	KUNIT_EXPECT_EQ(test, fixture_stream(other, true, &fixture_format, BYTES)->sd, s->sd);
}

/* It frees during a reset what its engine may still be writing to: the memory stays until then. */
static void a_buffer_is_freed_during_a_reset(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	HDAUDIO_BUS_INTERFACE *table = &c->base;
	struct fixture *f = c->f;
	struct fixture_stream *s;

	dma_watch_begin(model_dev(f->model));
	s = fixture_stream(c, false, &fixture_format, BYTES);
	must_run(test, s);
	hdb_streams_suspend(f->ctrl);
	must_set(test, s, StopState);
	must_set(test, s, ResetState);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, s->handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	KUNIT_ASSERT_EQ(test, fixture_restart(f), 0);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(model_dev(f->model));
}

static int drop_thread(void *data)
{
	fixture_drop_client(data);
	return 0;
}

static void set_calling(struct hdb_streams *streams, struct hdb_engine *engine, unsigned int calls)
{
	spin_lock_irq(&streams->lock);
	atomic_set(&engine->calling, calls);
	spin_unlock_irq(&streams->lock);
	wake_up_all(&streams->idle);
}

/* Its routine has not returned before the reset is over: the reset has freed its engine. */
static void a_client_goes_until_after_a_reset(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_client *other = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct fixture_stream *s, *next;
	struct hdb_engine *engine;

	dma_watch_begin(model_dev(c->f->model));
	s = fixture_stream(c, true, &fixture_format, BYTES);
	engine = engine_of(s);
	must_run(test, s);
	set_calling(streams, engine, 1);
	hdb_streams_suspend(c->f->ctrl);
	fixture_thread(test, FIXTURE_ANY_CPU, drop_thread, c);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(engine->buffer)));
	KUNIT_ASSERT_EQ(test, fixture_restart(c->f), 0);
	set_calling(streams, engine, 0);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(engine->client)));
	KUNIT_EXPECT_FALSE(test, engine->stuck);
	KUNIT_EXPECT_TRUE(test, wait_until(!dma_watch_live()));
	dma_watch_end(model_dev(c->f->model));
	next = fixture_stream(other, true, &fixture_format, BYTES);
	KUNIT_EXPECT_EQ(test, next->sd, s->sd);
	KUNIT_EXPECT_EQ(test, next->id, s->id);
}

/*
 * It runs in a state in which it should not: a start that failed, and so did the stop after it.
 * Nobody gets its memory, nor itself or its stream id, until a reset has stopped it.
 */
static void an_engine_that_runs_unwanted(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_client *other = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s[2], *next;
	struct fixture *f = c->f;

	dma_watch_begin(model_dev(f->model));
	s[0] = fixture_stream(c, true, &fixture_format, BYTES);
	s[1] = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_ASSERT_EQ(test, fixture_set_states(s, 2, StopState), STATUS_SUCCESS);
	model_fault_after(f->model, MODEL_FAULT_SD_RUN_STUCK, 1, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 2, RunState), STATUS_DEVICE_NOT_READY);
	KUNIT_ASSERT_TRUE(test, sd_ctl(s[0]) & 2);
	KUNIT_EXPECT_EQ(test, (int)engine_of(s[0])->regs, (int)HDB_REGS_UNKNOWN);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	model_fault(f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	next = fixture_stream(other, true, &fixture_format, BYTES);
	KUNIT_EXPECT_NE(test, next->sd, s[0]->sd);
	KUNIT_EXPECT_NE(test, next->id, s[0]->id);
	KUNIT_ASSERT_EQ(test, fixture_restart(f), 0);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	dma_watch_end(model_dev(f->model));
	next = fixture_stream(other, true, &fixture_format, BYTES);
	KUNIT_EXPECT_EQ(test, next->sd, s[0]->sd);
	KUNIT_EXPECT_EQ(test, next->id, s[0]->id);
	model_forgive(f->model);
}

/* Its control register reads as that of a device that is gone, once, and then it does not stop. */
static void free_unstoppable(struct fixture_stream *s)
{
	HDAUDIO_BUS_INTERFACE *table = &s->client->base;
	struct model *m = s->client->f->model;

	model_ones(m, 0x80 + 0x20 * s->sd, 8);
	model_fault(m, MODEL_FAULT_SD_RUN_STUCK, MODEL_FOREVER);
	table->FreeDmaBuffer(table->Context, s->handle);
	model_fault(m, MODEL_FAULT_SD_RUN_STUCK, 0);
	model_ones(m, 0, 0);
	model_run(m, 10);
}

/* A controller that plays that game again and again does not get all memory for it. */
static void buffers_are_not_kept_without_end(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	HDAUDIO_BUS_INTERFACE *table = &c->base;
	unsigned int i, most = c->f->ctrl->streams.count, kept = 0;

	for (i = 0; i < 3 * most; i++) {
		fixture_set_state(s, StopState);
		fixture_set_state(s, RunState);
		free_unstoppable(s);
		kept = max(kept, READ_ONCE(c->f->ctrl->streams.kept));
		table->AllocateDmaBuffer(table->Context, s->handle, BYTES, &s->mdl, &s->size,
					 &s->id, &s->fifo);
	}
	KUNIT_EXPECT_GT(test, kept, 1U);
	KUNIT_EXPECT_LE(test, kept, most);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->recovery.counts[HDB_STEP_RESET])));
	/* those kept since then are too few to ask for the next one */
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(c->f->ctrl->streams.kept)));
	model_forgive(c->f->model);
}

/* Given up, but it goes on: no reset of it has succeeded. */
static void a_lost_controller_still_plays(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture *f = c->f;
	struct fixture_stream *s;

	dma_watch_begin(model_dev(f->model));
	s = fixture_stream(c, true, &fixture_format, BYTES);
	must_run(test, s);
	model_fault(f->model, MODEL_FAULT_SD_RUN_STUCK, MODEL_FOREVER);
	hdb_ctrl_set_gone(f->ctrl);
	must_free(test, s);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	dma_watch_end(model_dev(f->model));
	model_fault(f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	model_forgive(f->model);
}

/* Who does not care finds his engines as they were, from the start of their buffers on. */
static void engines_run_again_after_sleep(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[3];
	unsigned int i;

	for (i = 0; i < 3; i++)
		s[i] = fixture_stream(c, i != 1, &fixture_format, BYTES);
	must_run(test, s[0]);
	must_run(test, s[1]);
	must_set(test, s[2], StopState);
	for (i = 0; i < 3; i++) {
		hdb_ctrl_suspend(c->f->ctrl);
		KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
		KUNIT_EXPECT_EQ(test, engine_of(s[0])->state, RunState);
		KUNIT_EXPECT_EQ(test, engine_of(s[1])->state, RunState);
		KUNIT_EXPECT_EQ(test, engine_of(s[2])->state, StopState);
		KUNIT_EXPECT_EQ(test, fixture_sd(s[0]), s[0]->sd);
		KUNIT_EXPECT_EQ(test, fixture_sd(s[1]), s[1]->sd);
		KUNIT_EXPECT_TRUE(test, sd_ctl(s[0]) & SD_CTL_DMA_START);
		KUNIT_EXPECT_TRUE(test, sd_ctl(s[1]) & SD_CTL_DMA_START);
		KUNIT_EXPECT_FALSE(test, sd_ctl(s[2]) & SD_CTL_DMA_START);
	}
	must_set(test, s[2], RunState);
	KUNIT_EXPECT_EQ(test, fixture_sd(s[2]), s[2]->sd);
}

/* One that does not is stopped, and the others are none the worse for it. */
static void engine_that_does_not_run_again(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s[2];
	unsigned int i;

	for (i = 0; i < 2; i++) {
		s[i] = fixture_stream(c, true, &fixture_format, BYTES);
		must_run(test, s[i]);
	}
	hdb_ctrl_suspend(c->f->ctrl);
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 1);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, engine_of(s[0])->state, StopState);
	KUNIT_EXPECT_EQ(test, engine_of(s[1])->state, RunState);
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	/* nor does it begin later, unwanted */
	KUNIT_EXPECT_FALSE(test, hdb_sd_runs(&engine_of(s[0])->sd));
	KUNIT_EXPECT_EQ(test, sd_ctl(s[0]) & SD_CTL_DMA_START, 0);
	must_set(test, s[0], RunState);
	KUNIT_EXPECT_EQ(test, fixture_sd(s[0]), s[0]->sd);
	model_forgive(c->f->model);
}

/* What was measured of it before says nothing about the time after; its stream id stays its own. */
static void what_runs_again_starts_anew(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	struct hdb_engine *engine = engine_of(s);
	u16 ids = c->f->ctrl->streams.ids[true];

	must_run(test, s);
	engine->completions = 5;
	engine->completed_at = jiffies;
	engine->interval = 7;
	KUNIT_ASSERT_EQ(test, fixture_restart(c->f), 0);
	KUNIT_EXPECT_EQ(test, engine->state, RunState);
	KUNIT_EXPECT_EQ(test, engine->completions, 0U);
	KUNIT_EXPECT_EQ(test, engine->completed_at, 0UL);
	KUNIT_EXPECT_EQ(test, engine->interval, 0UL);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->streams.ids[true], ids);
	engine->completed_at = jiffies;
	engine->interval = 7;
	must_set(test, s, PauseState);
	KUNIT_EXPECT_EQ(test, engine->completed_at, 0UL);
	KUNIT_EXPECT_EQ(test, engine->interval, 0UL);
}

/* Nothing is looked at of engines that did not run. */
static void what_did_not_run_is_left_alone(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, false, &fixture_format, BYTES);
	struct model_stats stats;

	KUNIT_ASSERT_EQ(test, s->sd, 0);
	hdb_streams_suspend(c->f->ctrl);
	model_clear_stats(c->f->model);
	hdb_streams_resume(c->f->ctrl);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_LT(test, stats.reads, 20);	/* as many as a wait has at once */
	KUNIT_EXPECT_EQ(test, stats.writes, 1);	/* INTCTL */
	KUNIT_ASSERT_EQ(test, fixture_restart(c->f), 0);
}

/* The registers are those of one that was reset, or it is made to forget what it has. */
static void a_freed_buffer_leaves_no_trace(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &prompt_spec);
	struct fixture_stream *s[2];
	struct model_stats stats;
	unsigned int i;

	for (i = 0; i < 2; i++)
		s[i] = fixture_stream(c, i, &fixture_format, BYTES);
	must_set(test, s[0], StopState);
	must_set(test, s[0], ResetState);
	model_clear_stats(c->f->model);
	must_free(test, s[0]);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.writes, 0);
	KUNIT_ASSERT_NE(test, model_peek(c->f->model, hdb_sd_offset(s[1]->sd, AZX_REG_SD_BDLPL), 4),
			0U);
	must_free(test, s[1]);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, hdb_sd_offset(s[1]->sd, AZX_REG_SD_BDLPL), 4),
			0U);
}

/* As many as there are engines, and none is given out any more. */
static void kept_buffers_are_counted(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	HDAUDIO_BUS_INTERFACE *table = &c->base;

	KUNIT_ASSERT_EQ(test, table->FreeDmaBuffer(table->Context, s->handle), STATUS_SUCCESS);
	streams->kept = streams->count;
	KUNIT_EXPECT_EQ(test, table->AllocateDmaBuffer(table->Context, s->handle, BYTES, &s->mdl,
						       &s->size, &s->id, &s->fifo),
			STATUS_INSUFFICIENT_RESOURCES);
	streams->kept = streams->count - 1;
	KUNIT_EXPECT_EQ(test, table->AllocateDmaBuffer(table->Context, s->handle, BYTES, &s->mdl,
						       &s->size, &s->id, &s->fifo), STATUS_SUCCESS);
	streams->kept = 0;
}

static void seek(struct kunit *test, struct fixture_stream *s, ULONG place, NTSTATUS want)
{
	ULONG origin = 77;

	KUNIT_EXPECT_EQ(test, hdaudio_seek_engine(s->client->base.Context, s->handle, place,
						  &origin), want);
	KUNIT_EXPECT_EQ(test, origin, want ? 77 : place / 128 * 128);
}

static void seeking_is_refused(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	PVOID context = c->base.Context;
	ULONG origin;

	seek(test, s, 0, STATUS_INVALID_DEVICE_REQUEST);
	must_set(test, s, StopState);
	seek(test, s, s->size, STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, hdaudio_seek_engine(context, s->handle, 0, NULL),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, hdaudio_seek_engine(NULL, s->handle, 0, &origin),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, hdaudio_seek_engine(context, s->handle + 1, 0, &origin),
			STATUS_INVALID_HANDLE);
	must_set(test, s, RunState);
	seek(test, s, 0, STATUS_INVALID_DEVICE_REQUEST);
	must_set(test, s, StopState);
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 1);
	seek(test, s, 256, STATUS_DEVICE_NOT_READY);
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 0);
	seek(test, s, 256, STATUS_SUCCESS);
	hdb_ctrl_set_gone(c->f->ctrl);
	seek(test, s, 256, STATUS_NO_SUCH_DEVICE);
	model_forgive_kind(c->f->model, MODEL_BAD_IN_RESET);
}

/* From there, round the whole buffer, as often as wanted; and home after a reset. */
static void seeking_begins_elsewhere(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	u8 *heard = fixture_listen(c->f, 0, DAC, 3 * BYTES);

	fill(s);
	fixture_connect(s, DAC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_set(test, s, StopState);
	seek(test, s, 500, STATUS_SUCCESS);
	seek(test, s, 3000, STATUS_SUCCESS);
	must_set(test, s, RunState);
	model_run(c->f->model, BYTES / 4);
	KUNIT_EXPECT_EQ(test, memcmp(heard, s->data + 2944, BYTES - 2944), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES - 2944, s->data, 2944), 0);
	must_set(test, s, StopState);
	must_set(test, s, ResetState);
	KUNIT_EXPECT_FALSE(test, engine_of(s)->turned);
	must_run(test, s);
	model_run(c->f->model, BYTES / 4);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES, s->data, BYTES), 0);
}

/* One that has come somewhere begins anew, at its start after the controller was reset. */
static void seeking_forgets_where_it_was(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	u8 *heard = fixture_listen(c->f, 0, DAC, 4 * BYTES);
	size_t before;

	fill(s);
	fixture_connect(s, DAC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_run(test, s);
	model_run(c->f->model, 100);
	must_set(test, s, StopState);
	before = model_heard(c->f->model, 0, DAC);
	seek(test, s, 3000, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, position(test, s), 0);
	must_set(test, s, RunState);
	model_run(c->f->model, 20);
	KUNIT_EXPECT_LE(test, position(test, s), 80);
	KUNIT_EXPECT_EQ(test, memcmp(heard + before, s->data + 2944, 40), 0);
	KUNIT_EXPECT_TRUE(test, engine_of(s)->turned);
	must_set(test, s, StopState);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	hdb_streams_suspend(c->f->ctrl);
	seek(test, s, 256, STATUS_DEVICE_NOT_READY);
	KUNIT_ASSERT_EQ(test, fixture_restart(c->f), 0);
	KUNIT_EXPECT_FALSE(test, engine_of(s)->turned);
	fixture_connect(s, DAC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	before = model_heard(c->f->model, 0, DAC);
	must_set(test, s, RunState);
	model_run(c->f->model, 20);
	KUNIT_EXPECT_EQ(test, memcmp(heard + before, s->data, 40), 0);
}

/* The device's list is its own to write to: what the driver reads is another. */
static void a_device_spoils_its_list(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);
	u8 *heard = fixture_listen(c->f, 0, DAC, BYTES);

	fill(s);
	fixture_connect(s, DAC);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	must_set(test, s, StopState);
	model_spoil_list(c->f->model, s->sd, 2);
	seek(test, s, 3000, STATUS_SUCCESS);
	must_set(test, s, RunState);
	model_run(c->f->model, BYTES / 4);
	KUNIT_EXPECT_EQ(test, memcmp(heard, s->data + 2944, BYTES - 2944), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES - 2944, s->data, 2944), 0);
}

static struct kunit_case stream_cases[] = {
	KUNIT_CASE(plays_what_is_in_the_buffer),
	KUNIT_CASE(records_what_is_said),
	KUNIT_CASE(a_bidirectional_engine_serves_both),
	KUNIT_CASE(pausing_keeps_the_position),
	KUNIT_CASE(resetting_zeroes_the_position),
	KUNIT_CASE_PARAM(transition, transitions_gen_params),
	KUNIT_CASE(one_engine_costs_two_accesses),
	KUNIT_CASE_PARAM(engines_change_together, syncs_gen_params),
	KUNIT_CASE(engines_change_together_live),
	KUNIT_CASE(all_or_nothing),
	KUNIT_CASE(start_that_fails_is_undone),
	KUNIT_CASE(stop_that_fails_is_undone),
	KUNIT_CASE(reset_that_fails),
	KUNIT_CASE(fifo_that_never_fills),
	KUNIT_CASE(fifos_that_never_fill),
	KUNIT_CASE(one_engine_is_not_waited_for),
	KUNIT_CASE(set_up_that_fails),
	KUNIT_CASE(a_handle_is_all_its_bits),
	KUNIT_CASE(handles_do_not_come_back),
	KUNIT_CASE(what_is_left_behind),
	KUNIT_CASE(an_engine_that_does_not_stop),
	KUNIT_CASE(the_controller_goes_first),
	KUNIT_CASE(the_controller_goes_unnoticed),
	KUNIT_CASE(nothing_is_waited_for_when_gone),
	KUNIT_CASE(the_controller_is_being_reset),
	KUNIT_CASE(a_client_goes_during_a_reset),
	KUNIT_CASE(a_buffer_is_freed_during_a_reset),
	KUNIT_CASE(a_client_goes_until_after_a_reset),
	KUNIT_CASE(an_engine_that_runs_unwanted),
	KUNIT_CASE(buffers_are_not_kept_without_end),
	KUNIT_CASE(a_lost_controller_still_plays),
	KUNIT_CASE(engines_run_again_after_sleep),
	KUNIT_CASE(engine_that_does_not_run_again),
	KUNIT_CASE(what_runs_again_starts_anew),
	KUNIT_CASE(what_did_not_run_is_left_alone),
	KUNIT_CASE(a_freed_buffer_leaves_no_trace),
	KUNIT_CASE(kept_buffers_are_counted),
	KUNIT_CASE(seeking_is_refused),
	KUNIT_CASE(seeking_begins_elsewhere),
	KUNIT_CASE(seeking_forgets_where_it_was),
	KUNIT_CASE(a_device_spoils_its_list),
	{}
};

static struct kunit_suite stream_suite = {
	.name = "stream",
	.test_cases = stream_cases,
};

kunit_test_suite(stream_suite);
