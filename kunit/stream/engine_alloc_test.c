// SPDX-License-Identifier: GPL-2.0
/*
 * Engines given to clients: whether the FIFO is large enough, what is taken and given back with
 * one, all that there can be.
 */
#include <sound/hda_register.h>

#include "controller.h"
#include "fixture.h"
#include "hw/sd.h"
#include "stream/stream.h"
#include "verbs/verbs_abort.h"

/* FIFOs of 8 bytes, which are 64 bits. */
static const struct model_config small = {
	.n_capture = 4, .n_render = 4, .n_sdo = 1, .version = 0x0100, .outpay = 60, .inpay = 29,
	.corb_sizes = MODEL_RING_256, .rirb_sizes = MODEL_RING_256, .ssync = 0x38,
	.fifo_out = 7, .fifo_in = 7,
};

static const struct fixture_spec small_spec = { .config = &small };

/* As many as a controller can have; their ids are all there are. */
static const struct model_config thirty = {
	.n_capture = 15, .n_render = 15, .n_sdo = 1, .version = 0x0100, .outpay = 60, .inpay = 29,
	.corb_sizes = MODEL_RING_256, .rirb_sizes = MODEL_RING_256, .ssync = 0x38,
	.fifo_out = 7, .fifo_in = 7, .sd_run = { .reads = 1 }, .sd_reset = { .reads = 1 },
};

static const struct fixture_spec thirty_spec = { .config = &thirty };

static const HDAUDIO_STREAM_FORMAT mono = { 48000, 8, 8, 1 };

static struct fixture_client *client_of(struct kunit *test, const struct fixture_spec *spec)
{
	return fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static HDAUDIO_STREAM_FORMAT channels(USHORT n)
{
	return (HDAUDIO_STREAM_FORMAT){ 48000, 16, 16, n };
}

static NTSTATUS alloc(struct fixture_client *c, bool render, USHORT n, struct fixture_stream *s)
{
	HDAUDIO_STREAM_FORMAT format = channels(n);

	*s = (struct fixture_stream) { .client = c, .render = render };
	return fixture_alloc_engine(s, &format);
}

static NTSTATUS change(struct fixture_stream *s, USHORT n)
{
	HDAUDIO_BUS_INTERFACE *table = &s->client->base;
	HDAUDIO_STREAM_FORMAT format = channels(n);

	return table->ChangeBandwidthAllocation(table->Context, s->handle, &format, &s->format);
}

static NTSTATUS give_back(struct fixture_stream *s)
{
	return s->client->base.FreeDmaEngine(s->client->base.Context, s->handle);
}

/* A frame of the link fits, and not a sample more. */
static void the_fifo_to_the_last_bit(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &small_spec);
	struct fixture_stream s;
	unsigned int render;

	for (render = 0; render < 2; render++) {
		KUNIT_EXPECT_EQ(test, alloc(c, render, 5, &s), STATUS_BUFFER_TOO_SMALL);
		KUNIT_ASSERT_EQ(test, alloc(c, render, 4, &s), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, change(&s, 5), STATUS_BUFFER_TOO_SMALL);
		KUNIT_EXPECT_EQ(test, change(&s, 1), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, change(&s, 4), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, give_back(&s), STATUS_SUCCESS);
	}
}

/* Then a FIFO cannot be asked how large it is. */
static void no_fifo_is_asked_during_a_reset(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &small_spec);
	struct model_stats stats;
	struct fixture_stream s;

	hdb_streams_suspend(c->f->ctrl);
	model_clear_stats(c->f->model);
	KUNIT_EXPECT_EQ(test, alloc(c, true, 8, &s), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, change(&s, 9), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, give_back(&s), STATUS_SUCCESS);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.writes, 0);
	KUNIT_ASSERT_EQ(test, fixture_restart(c->f), 0);
}

/* Of a controller that has gone there is none to be had, and what there was is as it was. */
static void what_is_refused_takes_nothing(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct hdb_bandwidth before;
	struct fixture_stream s, other;
	u16 ids[2];

	KUNIT_ASSERT_EQ(test, alloc(c, true, 2, &s), STATUS_SUCCESS);
	before = streams->bandwidth;
	memcpy(ids, streams->ids, sizeof(ids));
	hdb_ctrl_set_gone(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, alloc(c, true, 2, &other), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, alloc(c, false, 2, &other), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, change(&s, 4), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, memcmp(&streams->bandwidth, &before, sizeof(before)), 0);
	KUNIT_EXPECT_EQ(test, memcmp(streams->ids, ids, sizeof(ids)), 0);
	KUNIT_EXPECT_EQ(test, give_back(&s), STATUS_SUCCESS);
}

/* 20 of 32 bits, 3 channels: frames of 12 bytes, and their code. */
static void the_last_format_is_set_up(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	HDAUDIO_STREAM_FORMAT format = { 48000, 20, 32, 3 };
	HDAUDIO_BUS_INTERFACE *table = &c->base;
	struct fixture_stream s;
	SIZE_T size;

	KUNIT_ASSERT_EQ(test, alloc(c, true, 2, &s), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, table->ChangeBandwidthAllocation(table->Context, s.handle, &format,
							       &s.format), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, table->AllocateDmaBuffer(table->Context, s.handle, 1, &s.mdl, &size,
						       &s.id, &s.fifo), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, size, 384);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, hdb_sd_offset(fixture_sd(&s),
								    AZX_REG_SD_FORMAT), 2), 0x22U);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, s.handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, give_back(&s), STATUS_SUCCESS);
}

/* Nothing in the table remembers who had it. */
static void one_that_is_free_has_no_name(struct kunit *test)
{
	struct fixture_client *c = client_of(test, NULL);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct fixture_stream s;
	unsigned int i;

	KUNIT_ASSERT_EQ(test, alloc(c, true, 2, &s), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, give_back(&s), STATUS_SUCCESS);
	for (i = 0; i < streams->count; i++) {
		KUNIT_EXPECT_EQ(test, streams->engines[i].handle, 0ULL);
		KUNIT_EXPECT_NULL(test, streams->engines[i].client);
		KUNIT_EXPECT_FALSE(test, streams->engines[i].handed_back);
	}
}

static void all_thirty(struct kunit *test, struct fixture_client *c, struct fixture_stream **s)
{
	unsigned int i;

	for (i = 0; i < 30; i++) {
		s[i] = fixture_stream(c, i & 1, &mono, 4096);
		KUNIT_EXPECT_EQ(test, s[i]->id, i / 2 + 1);
	}
}

/*
 * There and back, and again after a reset, when all have to be programmed: interrupts are not off
 * for all of that, as the fixture sees.
 */
static void thirty_change_together(struct kunit *test)
{
	struct fixture_client *c = client_of(test, &thirty_spec);
	struct fixture_stream *s[30];
	struct hdb_streams *streams = &c->f->ctrl->streams;
	HANDLE handles[31] = { };
	unsigned int i;

	all_thirty(test, c, s);
	for (i = 0; i < 30; i++)
		handles[i] = s[i]->handle;
	KUNIT_EXPECT_EQ(test, c->base.SetDmaEngineState(c->base.Context, StopState, 31, handles),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 30, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 30, ResetState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 30, StopState), STATUS_SUCCESS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 30, RunState), STATUS_SUCCESS);
	for (i = 0; i < 30; i++)
		KUNIT_EXPECT_EQ(test, (int)streams->engines[i].state, (int)RunState);
	KUNIT_EXPECT_EQ(test, fixture_set_states(s, 30, StopState), STATUS_SUCCESS);
}

/* Each is asked, with a moment between them. */
static void none_of_thirty_will_do(struct kunit *test)
{
	struct model_config config = thirty;
	const struct fixture_spec spec = { .config = &config };
	struct fixture_stream s;
	struct fixture_client *c;

	config.n_bidi = config.n_capture + config.n_render;
	config.n_capture = 0;
	config.n_render = 0;
	c = client_of(test, &spec);

	KUNIT_EXPECT_EQ(test, alloc(c, true, 5, &s), STATUS_BUFFER_TOO_SMALL);
	KUNIT_EXPECT_EQ(test, alloc(c, false, 5, &s), STATUS_BUFFER_TOO_SMALL);
}

static struct kunit_case engine_alloc_cases[] = {
	KUNIT_CASE(the_fifo_to_the_last_bit),
	KUNIT_CASE(no_fifo_is_asked_during_a_reset),
	KUNIT_CASE(what_is_refused_takes_nothing),
	KUNIT_CASE(the_last_format_is_set_up),
	KUNIT_CASE(one_that_is_free_has_no_name),
	KUNIT_CASE(thirty_change_together),
	KUNIT_CASE(none_of_thirty_will_do),
	{ }
};

static struct kunit_suite engine_alloc_suite = {
	.name = "stream_alloc",
	.test_cases = engine_alloc_cases,
};

kunit_test_suite(engine_alloc_suite);
