// SPDX-License-Identifier: GPL-2.0
/*
 * The state machine of DMA engines, one at a time and several together.
 */
#include "contract/contract.h"

#define FIRST_RENDER	4	/* index of the first output of the default controller */
#define SD_BASE(i)	(0x80 + 0x20 * (i))

static void to_reset(struct contract *c)
{
	c->args.state = ResetState;
}

static void to_stop(struct contract *c)
{
	c->args.state = StopState;
}

static void to_run(struct contract *c)
{
	c->args.state = RunState;
}

static void to_three(struct contract *c)
{
	c->args.state = (HDAUDIO_STREAM_STATE)3;
}

static void to_minus_one(struct contract *c)
{
	c->args.state = (HDAUDIO_STREAM_STATE)-1;
}

static void no_handles(struct contract *c)
{
	c->args.count = 0;
}

static void null_list(struct contract *c)
{
	c->args.list = NULL;
}

static void too_many_handles(struct contract *c)
{
	c->args.count = 0xffffffff;
}

static void handle_twice(struct contract *c)
{
	c->args.count = 2;
	c->args.handles[1] = c->args.handles[0];
}

static void twice_and_forged(struct contract *c)
{
	handle_twice(c);
	c->args.handles[2] = c;
	c->args.count = 3;
}

static void run_and_gone(struct contract *c)
{
	to_run(c);
	controller_gone(c);
}

static void reset_and_gone(struct contract *c)
{
	to_reset(c);
	controller_gone(c);
}

static void run_and_pulled(struct contract *c)
{
	to_run(c);
	controller_pulled(c);
}

static void run_and_run_stuck(struct contract *c)
{
	to_run(c);
	run_stuck(c);
}

static void stop_and_run_stuck(struct contract *c)
{
	to_stop(c);
	run_stuck(c);
}

static void reset_and_reset_stuck(struct contract *c)
{
	to_reset(c);
	reset_stuck(c);
}

/* The second of the engines to start does not. */
static void run_and_second_stuck(struct contract *c)
{
	to_run(c);
	model_fault_after(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 1, 1);
}

/* A second engine, in the state of the first, named second in the call. */
static void and_another(struct contract *c, void (*with)(struct contract *c))
{
	HANDLE first = c->args.handles[0];

	with(c);
	c->args.handles[1] = c->args.handles[0];
	c->args.handles[0] = first;
	c->args.count = 2;
}

static void two_stopped(struct contract *c)
{
	with_stopped(c);
	c->args.size = 4096;
	and_another(c, with_stopped);
}

static void running_and_stopped(struct contract *c)
{
	with_running(c);
	c->args.size = 4096;
	and_another(c, with_stopped);
}

static void stopped_and_bare(struct contract *c)
{
	with_stopped(c);
	and_another(c, with_engine);
}

static void stopped_and_fresh(struct contract *c)
{
	with_stopped(c);
	c->args.size = 4096;
	and_another(c, with_buffer);
}

static void second_forged_run(struct contract *c)
{
	c->args.handles[1] = c;
	to_run(c);
}

static bool sd_runs(struct contract *c, unsigned int index)
{
	return model_peek(c->f->model, SD_BASE(index), 1) & 2;
}

static void hardware_runs(struct contract *c)
{
	KUNIT_EXPECT_TRUE(c->test, sd_runs(c, FIRST_RENDER));
}

static void hardware_rests(struct contract *c)
{
	KUNIT_EXPECT_FALSE(c->test, sd_runs(c, FIRST_RENDER));
}

static void both_run(struct contract *c)
{
	KUNIT_EXPECT_TRUE(c->test, sd_runs(c, FIRST_RENDER));
	KUNIT_EXPECT_TRUE(c->test, sd_runs(c, FIRST_RENDER + 1));
}

static void both_rest(struct contract *c)
{
	KUNIT_EXPECT_FALSE(c->test, sd_runs(c, FIRST_RENDER));
	KUNIT_EXPECT_FALSE(c->test, sd_runs(c, FIRST_RENDER + 1));
}

static const struct contract_case state_table[] = {
	{ "SetDmaEngineState: STATUS_SUCCESS: no buffer, to Reset",
	  call_SetDmaEngineState, with_engine, to_reset, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: contiguous buffer not set up, to Reset",
	  call_SetDmaEngineState, with_contiguous, to_reset, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Reset to Reset",
	  call_SetDmaEngineState, with_buffer, to_reset, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Reset to Stop",
	  call_SetDmaEngineState, with_buffer, to_stop, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Stop to Stop",
	  call_SetDmaEngineState, with_stopped, to_stop, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Stop to Reset",
	  call_SetDmaEngineState, with_stopped, to_reset, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Stop to Run",
	  call_SetDmaEngineState, with_stopped, to_run, hardware_runs },
	{ "SetDmaEngineState: STATUS_SUCCESS: Run to Run",
	  call_SetDmaEngineState, with_running, to_run, hardware_runs },
	{ "SetDmaEngineState: STATUS_SUCCESS: Run to Pause",
	  call_SetDmaEngineState, with_running, to_stop, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Pause to Run",
	  call_SetDmaEngineState, with_paused, to_run, hardware_runs },
	{ "SetDmaEngineState: STATUS_SUCCESS: Pause to Reset",
	  call_SetDmaEngineState, with_paused, to_reset, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: Reset again to Stop",
	  call_SetDmaEngineState, with_reset_again, to_stop, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: set up with a BDL, Reset to Stop",
	  call_SetDmaEngineState, with_bdl_set_up, to_stop, hardware_rests },
	{ "SetDmaEngineState: STATUS_SUCCESS: set up with a BDL, Stop to Run",
	  call_SetDmaEngineState, with_bdl_stopped, to_run, hardware_runs },
	{ "SetDmaEngineState: STATUS_SUCCESS: two engines to Run",
	  call_SetDmaEngineState, two_stopped, to_run, both_run },
	{ "SetDmaEngineState: STATUS_SUCCESS: a running and a stopped engine to Run",
	  call_SetDmaEngineState, running_and_stopped, to_run, both_run },
	{ "SetDmaEngineState: STATUS_SUCCESS: a running and a stopped engine to Stop",
	  call_SetDmaEngineState, running_and_stopped, to_stop, both_rest },
	{ "SetDmaEngineState: STATUS_SUCCESS: Stop to Run at DISPATCH_LEVEL",
	  call_SetDmaEngineState, with_stopped, to_run, hardware_runs, .at_dispatch = true },
	{ "SetDmaEngineState: STATUS_SUCCESS: Run to Pause at DISPATCH_LEVEL",
	  call_SetDmaEngineState, with_running, to_stop, hardware_rests, .at_dispatch = true },
	{ "SetDmaEngineState: STATUS_SUCCESS: Pause to Reset at DISPATCH_LEVEL",
	  call_SetDmaEngineState, with_paused, to_reset, hardware_rests, .at_dispatch = true },

	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: NULL context",
	  call_SetDmaEngineState, with_stopped, null_context },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_SetDmaEngineState, with_stopped, stale_context },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: no handles",
	  call_SetDmaEngineState, with_stopped, no_handles },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: 4294967295 handles",
	  call_SetDmaEngineState, with_stopped, too_many_handles },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: NULL Handles",
	  call_SetDmaEngineState, with_stopped, null_list },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: state 3",
	  call_SetDmaEngineState, with_stopped, to_three },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: state -1",
	  call_SetDmaEngineState, with_stopped, to_minus_one },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: the same handle twice",
	  call_SetDmaEngineState, with_stopped, handle_twice },
	{ "SetDmaEngineState: STATUS_INVALID_PARAMETER: a handle twice and a forged one",
	  call_SetDmaEngineState, with_stopped, twice_and_forged },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: NULL handle",
	  call_SetDmaEngineState, with_stopped, null_handle },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: forged handle",
	  call_SetDmaEngineState, with_stopped, forged_handle },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_SetDmaEngineState, with_stopped, bit_flipped_handle },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_SetDmaEngineState, with_stopped, stale_handle },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_SetDmaEngineState, with_stopped, reallocated_handle },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: another client's handle",
	  call_SetDmaEngineState, with_stopped, foreign_handle },
	{ "SetDmaEngineState: STATUS_INVALID_HANDLE: the second of two is forged, neither starts",
	  call_SetDmaEngineState, two_stopped, second_forged_run, both_rest },

	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: no buffer, to Stop",
	  call_SetDmaEngineState, with_engine, to_stop },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: no buffer, to Run",
	  call_SetDmaEngineState, with_engine, to_run },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: contiguous buffer not set up, to Stop",
	  call_SetDmaEngineState, with_contiguous, to_stop },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: contiguous buffer not set up, to Run",
	  call_SetDmaEngineState, with_contiguous, to_run },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: Reset to Run",
	  call_SetDmaEngineState, with_buffer, to_run },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: Reset again to Run",
	  call_SetDmaEngineState, with_reset_again, to_run },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: Run to Reset",
	  call_SetDmaEngineState, with_running, to_reset, hardware_runs },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: set up with a BDL, Reset to Run",
	  call_SetDmaEngineState, with_bdl_set_up, to_run },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: set up with a BDL, Run to Reset",
	  call_SetDmaEngineState, with_bdl_running, to_reset, hardware_runs },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: one of two is running",
	  call_SetDmaEngineState, running_and_stopped, to_reset },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: one of two has no buffer",
	  call_SetDmaEngineState, stopped_and_bare, to_run, both_rest },
	{ "SetDmaEngineState: STATUS_INVALID_DEVICE_REQUEST: one of two is in Reset",
	  call_SetDmaEngineState, stopped_and_fresh, to_run, both_rest },

	{ "SetDmaEngineState: STATUS_DEVICE_NOT_READY: the stream does not start",
	  call_SetDmaEngineState, with_stopped, run_and_run_stuck, hardware_rests,
	  .faulty = true },
	{ "SetDmaEngineState: STATUS_DEVICE_NOT_READY: second of two does not start",
	  call_SetDmaEngineState, two_stopped, run_and_second_stuck, both_rest, .faulty = true },
	{ "SetDmaEngineState: STATUS_DEVICE_NOT_READY: the stream does not stop",
	  call_SetDmaEngineState, with_running, stop_and_run_stuck, hardware_runs,
	  .faulty = true },
	{ "SetDmaEngineState: STATUS_DEVICE_NOT_READY: the stream does not go into reset",
	  call_SetDmaEngineState, with_paused, reset_and_reset_stuck, hardware_rests,
	  .faulty = true },
	{ "SetDmaEngineState: STATUS_NO_SUCH_DEVICE: controller gone, to Run",
	  call_SetDmaEngineState, with_stopped, run_and_gone },
	{ "SetDmaEngineState: STATUS_NO_SUCH_DEVICE: controller gone, to Reset",
	  call_SetDmaEngineState, with_stopped, reset_and_gone },
	{ "SetDmaEngineState: STATUS_NO_SUCH_DEVICE: controller pulled out unnoticed",
	  call_SetDmaEngineState, with_stopped, run_and_pulled, .faulty = true },
};

CONTRACT_TABLE(state_table)

static void set_state(struct contract *c, HDAUDIO_STREAM_STATE state)
{
	c->args.state = state;
	KUNIT_ASSERT_EQ(c->test, (u32)call_SetDmaEngineState(c), (u32)STATUS_SUCCESS);
}

static PULONG position_of(struct contract *c, HANDLE handle)
{
	c->args.handle = handle;
	KUNIT_ASSERT_EQ(c->test, (u32)call_GetLinkPositionRegister(c), (u32)STATUS_SUCCESS);
	return c->out.position;
}

/* 4 bytes in a frame. The first frames after RUN may pass before the FIFO is ready. */
static void pausing_keeps_the_position(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct model *m = c->f->model;
	PULONG position;
	ULONG paused;

	with_running(c);
	position = position_of(c, c->got.handle);
	model_run(m, 100);
	paused = READ_REGISTER_ULONG(position);
	KUNIT_EXPECT_GE(test, paused, 90U * 4);
	KUNIT_EXPECT_LE(test, paused, 100U * 4);
	set_state(c, PauseState);
	model_run(m, 100);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), paused);
	set_state(c, RunState);
	model_run(m, 50);
	KUNIT_EXPECT_GE(test, READ_REGISTER_ULONG(position), paused + 40 * 4);
	KUNIT_EXPECT_LE(test, READ_REGISTER_ULONG(position), paused + 50 * 4);
	contract_end(c, false);
}

static void resetting_zeroes_the_position(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct model *m = c->f->model;
	PULONG position;

	with_running(c);
	position = position_of(c, c->got.handle);
	model_run(m, 100);
	KUNIT_EXPECT_NE(test, READ_REGISTER_ULONG(position), 0U);
	set_state(c, PauseState);
	set_state(c, ResetState);
	model_run(m, 1);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), 0U);
	set_state(c, StopState);
	set_state(c, RunState);
	model_run(m, 50);
	KUNIT_EXPECT_GE(test, READ_REGISTER_ULONG(position), 40U * 4);
	KUNIT_EXPECT_LE(test, READ_REGISTER_ULONG(position), 50U * 4);
	contract_end(c, false);
}

/* Two laps: the position is an offset in the buffer, never beyond it. */
static void position_wraps_with_the_buffer(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct model *m = c->f->model;
	unsigned int i, wraps = 0;
	PULONG position;
	ULONG last = 0;

	c->args.size = 1024;
	with_running(c);
	position = position_of(c, c->got.handle);
	for (i = 0; i < 600; i++) {
		ULONG now;

		model_run(m, 1);
		now = READ_REGISTER_ULONG(position);
		KUNIT_ASSERT_LT(test, now, 1024U);
		wraps += now < last;
		last = now;
	}
	KUNIT_EXPECT_EQ(test, wraps, 2U);
	contract_end(c, false);
}

static void wall_clock_counts_24_mhz(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	PULONG clock = NULL;
	ULONG before;

	c->v3->base.GetWallClockRegister(c->args.context, &clock);
	KUNIT_ASSERT_NOT_NULL(test, clock);
	before = READ_REGISTER_ULONG(clock);
	model_run(c->f->model, 48);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(clock) - before, 24000U);
	contract_end(c, false);
}

/* The samples in the buffer are what the codec hears, from the first to the last. */
static void what_is_played_is_heard(struct kunit *test)
{
	struct fixture_client *client = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct model *m = client->f->model;
	struct fixture_stream *s = fixture_stream(client, true, &fixture_format, 4096);
	u8 *heard = kunit_kzalloc(test, 4096, GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, heard);
	for (i = 0; i < s->size; i++)
		s->data[i] = i * 7 + (i >> 8);
	fixture_connect(s, 2);
	model_listen(m, 0, 2, heard, 4096);
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	model_run(m, 1100);
	KUNIT_EXPECT_EQ(test, model_heard(m, 0, 2), (size_t)4096);
	KUNIT_EXPECT_EQ(test, 0, memcmp(heard, s->data, 4096));
}

static void what_is_said_is_recorded(struct kunit *test)
{
	struct fixture_client *client = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct model *m = client->f->model;
	struct fixture_stream *s = fixture_stream(client, false, &fixture_format, 4096);
	unsigned int i, wrong = 0;

	fixture_connect(s, 4);
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	model_run(m, 1000);
	for (i = 0; i < 3800; i++)
		wrong += s->data[i] != model_pattern_byte(0, 4, i);
	KUNIT_EXPECT_EQ(test, wrong, 0U);
}

/*
 * Starting and stopping together. The FIFOs take their time, and frames pass all the while, so
 * that engines which are not held by SSYNC begin in different frames.
 */
#define SLOW_CONFIG(offset)						\
	{								\
		.n_capture = 4, .n_render = 4, .n_sdo = 1,		\
		.version = 0x0100, .outpay = 60, .inpay = 29,		\
		.corb_sizes = MODEL_RING_256,				\
		.rirb_sizes = MODEL_RING_256, .ssync = offset,		\
		.fifo_out = 191, .fifo_in = 191,			\
		.crst = { .reads = 2 }, .report = { .frames = 10 },	\
		.corb_reset = { .reads = 1 },				\
		.ring_run = { .reads = 1 },				\
		.sd_reset = { .reads = 1 }, .sd_run = { .reads = 2 },	\
		.fifo_ready = { .frames = 4 },				\
	}

static const struct model_config slow_38 = SLOW_CONFIG(0x38);
static const struct model_config slow_34 = SLOW_CONFIG(0x34);

/**
 * struct sync_row - engines to start together
 * @name: in words
 * @config: the controller, with SSYNC at one of its two offsets
 * @render: the directions
 * @n: how many
 */
struct sync_row {
	const char *name;
	const struct model_config *config;
	bool render[CONTRACT_HANDLES];
	unsigned int n;
};

static const struct sync_row syncs[] = {
	{ "SSYNC at 38h: capture and render", &slow_38, { false, true }, 2 },
	{ "SSYNC at 38h: two of each", &slow_38, { true, false, true, false }, 4 },
	{ "SSYNC at 38h: three render", &slow_38, { true, true, true }, 3 },
	{ "SSYNC at 34h: capture and render", &slow_34, { false, true }, 2 },
	{ "SSYNC at 34h: two of each", &slow_34, { true, false, true, false }, 4 },
};

static void sync_name(const struct sync_row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(sync, syncs, sync_name);

static void arrange_engines(struct contract *c, const struct sync_row *row, PULONG *positions)
{
	HANDLE handles[CONTRACT_HANDLES];
	unsigned int i;

	for (i = 0; i < row->n; i++) {
		c->args.size = 65536;
		if (row->render[i])
			with_buffer(c);
		else
			with_capture_engine(c);
		if (!row->render[i])
			KUNIT_ASSERT_EQ(c->test, (u32)call_AllocateDmaBuffer(c),
					(u32)STATUS_SUCCESS);
		handles[i] = c->got.handle;
		positions[i] = position_of(c, handles[i]);
	}
	memcpy(c->args.handles, handles, sizeof(handles));
	c->args.count = row->n;
}

static void expect_same_positions(struct contract *c, const struct sync_row *row,
				  const PULONG *positions)
{
	ULONG first = READ_REGISTER_ULONG(positions[0]);
	unsigned int i;

	KUNIT_EXPECT_NE(c->test, first, 0U);
	for (i = 1; i < row->n; i++)
		KUNIT_EXPECT_EQ(c->test, READ_REGISTER_ULONG(positions[i]), first);
}

/* Started and stopped in the same frames, all have moved as far. */
static void engines_start_and_stop_together(struct kunit *test)
{
	const struct sync_row *row = test->param_value;
	const struct fixture_spec spec = { .config = row->config };
	struct contract *c = contract_new(test, &spec);
	PULONG positions[CONTRACT_HANDLES];
	unsigned int i;
	u64 frame;

	model_set_pace(c->f->model, 20);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	arrange_engines(c, row, positions);
	set_state(c, StopState);
	for (i = 0; i < 10; i++) {
		set_state(c, RunState);
		frame = model_frame_number(c->f->model);
		while (model_frame_number(c->f->model) < frame + 50)
			usleep_range(100, 200);
		set_state(c, PauseState);
		expect_same_positions(c, row, positions);
	}
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, row->config->ssync, 4), 0U);
	contract_end(c, false);
}

/* What already runs is not held up by others that start. */
static void starting_one_leaves_the_other_alone(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct model *m = c->f->model;
	PULONG position;
	ULONG before;

	running_and_stopped(c);
	position = position_of(c, c->args.handles[0]);
	model_run(m, 100);
	before = READ_REGISTER_ULONG(position);
	set_state(c, RunState);
	model_run(m, 100);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), before + 400);
	contract_end(c, false);
}

static struct kunit_case ddi_state_cases[] = {
	CONTRACT_CASES(state_table),
	KUNIT_CASE(pausing_keeps_the_position),
	KUNIT_CASE(resetting_zeroes_the_position),
	KUNIT_CASE(position_wraps_with_the_buffer),
	KUNIT_CASE(wall_clock_counts_24_mhz),
	KUNIT_CASE(what_is_played_is_heard),
	KUNIT_CASE(what_is_said_is_recorded),
	KUNIT_CASE_PARAM(engines_start_and_stop_together, sync_gen_params),
	KUNIT_CASE(starting_one_leaves_the_other_alone),
	{ }
};

static struct kunit_suite ddi_state_suite = {
	.name = "ddi_state",
	.test_cases = ddi_state_cases,
};

kunit_test_suite(ddi_state_suite);
