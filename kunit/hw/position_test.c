// SPDX-License-Identifier: GPL-2.0
/*
 * The DMA position buffer: what a client reads from it is what it would read from registers.
 */
#include <sound/hda_register.h>

#include "nt/register.h"

#include "controller.h"
#include "fixture.h"
#include "hw/position.h"
#include "hw/quirks.h"
#include "verbs/verbs_abort.h"

#define BYTES	4096
#define FRAME	4	/* bytes */

static const struct fixture_spec with_buffer = { .quirks = HDB_QUIRK_POSITION_BUFFER };

static struct fixture_stream *stream_new(struct kunit *test, const struct fixture_spec *spec,
					 bool render, PULONG *position)
{
	struct fixture_client *c = fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, render, &fixture_format, BYTES);

	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, c->base.GetLinkPositionRegister(c->base.Context, s->handle,
							      position), STATUS_SUCCESS);
	return s;
}

static bool in_mirror(const struct fixture_stream *s, PULONG position)
{
	const u8 *mirror = (__force const u8 *)s->client->f->ctrl->io.mirror;

	return (u8 *)position >= mirror && (u8 *)position < mirror + PAGE_SIZE;
}

static u32 dplbase(const struct fixture_stream *s)
{
	return model_peek(s->client->f->model, AZX_REG_DPLBASE, 4);
}

static u32 lpib(const struct fixture_stream *s)
{
	return model_peek(s->client->f->model, hdb_sd_offset(s->sd, AZX_REG_SD_LPIB), 4);
}

static void run(struct kunit *test, struct fixture_stream *s, unsigned int frames)
{
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	model_run(s->client->f->model, frames);
}

/* What the controller writes is compared with them; see stream/where_test.c. */
static void registers_unless_asked(struct kunit *test)
{
	PULONG position;
	struct fixture_stream *s = stream_new(test, NULL, true, &position);

	KUNIT_EXPECT_TRUE(test, in_mirror(s, position));
	KUNIT_EXPECT_TRUE(test, dplbase(s) & AZX_DPLBASE_ENABLE);
}

static void registers_alone(struct kunit *test)
{
	static const struct fixture_spec spec = { .quirks = HDB_QUIRK_POSITION_REGISTER };
	PULONG position;
	struct fixture_stream *s = stream_new(test, &spec, true, &position);

	KUNIT_EXPECT_TRUE(test, in_mirror(s, position));
	KUNIT_EXPECT_EQ(test, dplbase(s), 0);
}

/* Both halves of its address are written, and none where it is not to be used. */
static void address_in_halves(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, NULL);
	struct hdb_positions *positions = &f->ctrl->positions;
	dma_addr_t addr = positions->addr;

	positions->wrong = true;	/* nothing is written there */
	positions->addr = 0x123456780;
	hdb_positions_run(f->ctrl);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_DPUBASE, 4), 1);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_DPLBASE, 4), 0);
	positions->wrong = false;
	positions->addr = addr;
	hdb_positions_run(f->ctrl);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_DPUBASE, 4), upper_32_bits(addr));
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_DPLBASE, 4),
			lower_32_bits(addr) | AZX_DPLBASE_ENABLE);
}

/* Frame by frame, more than once round the buffer. */
static void follow(struct kunit *test, bool render)
{
	PULONG position;
	struct fixture_stream *s = stream_new(test, &with_buffer, render, &position);
	unsigned int i, moved = 0;

	KUNIT_EXPECT_FALSE(test, in_mirror(s, position));
	KUNIT_EXPECT_TRUE(test, dplbase(s) & AZX_DPLBASE_ENABLE);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), 0);
	run(test, s, 8);
	for (i = 0; i < 2 * BYTES / FRAME; i++) {
		u32 before = lpib(s);

		model_run(s->client->f->model, 1);
		moved += lpib(s) != before;
		KUNIT_ASSERT_EQ(test, READ_REGISTER_ULONG(position), lpib(s));
	}
	KUNIT_EXPECT_EQ(test, moved, 2 * BYTES / FRAME);
}

static void follows_what_is_played(struct kunit *test)
{
	follow(test, true);
}

static void follows_what_is_recorded(struct kunit *test)
{
	follow(test, false);
}

/* The controller does not write before the stream moves again. */
static void reset_makes_it_zero(struct kunit *test)
{
	PULONG position;
	struct fixture_stream *s = stream_new(test, &with_buffer, true, &position);

	run(test, s, 100);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, PauseState), STATUS_SUCCESS);
	KUNIT_EXPECT_GT(test, READ_REGISTER_ULONG(position), 0);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, ResetState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), 0);
}

static void sleep_does_not_lose_the_buffer(struct kunit *test)
{
	PULONG position;
	struct fixture_stream *s = stream_new(test, &with_buffer, true, &position);
	u32 base = dplbase(s);

	hdb_ctrl_suspend(s->client->f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(s->client->f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, dplbase(s), base);
	run(test, s, 100);
	KUNIT_EXPECT_GT(test, READ_REGISTER_ULONG(position), 0);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), lpib(s));
}

/* As a register does. */
static void all_ones_when_the_controller_is_gone(struct kunit *test)
{
	PULONG position;
	struct fixture_stream *s = stream_new(test, &with_buffer, true, &position);

	run(test, s, 100);
	model_remove(s->client->f->model);
	hdb_ctrl_set_gone(s->client->f->ctrl);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), U32_MAX);
	fixture_set_state(s, ResetState);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(position), U32_MAX);
}

/* Played for a while and stopped, so often. */
static unsigned int still_after(struct kunit *test, bool no_lpib, unsigned int completions,
				unsigned int times)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config };
	struct fixture_client *c;
	struct fixture_stream *s;

	config.no_lpib = no_lpib;
	c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	s = fixture_stream(c, true, &fixture_format, BYTES);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	while (times--) {
		run(test, s, 2 * BYTES / FRAME + 100);
		c->f->ctrl->streams.engines[s->sd].completions = completions;
		KUNIT_EXPECT_EQ(test, fixture_set_state(s, PauseState), STATUS_SUCCESS);
	}
	return c->f->ctrl->streams.still;
}

static void positions_that_stand_still(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, still_after(test, true, 2, 2), 2);
}

static void positions_that_stand_still_are_told_once(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, still_after(test, true, 5, 8), 3);
}

static void positions_before_the_first_round(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, still_after(test, true, 1, 5), 0);
}

static void positions_that_move(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, still_after(test, false, 2, 5), 0);
}

static struct kunit_case position_cases[] = {
	KUNIT_CASE(registers_unless_asked),
	KUNIT_CASE(registers_alone),
	KUNIT_CASE(address_in_halves),
	KUNIT_CASE(follows_what_is_played),
	KUNIT_CASE(follows_what_is_recorded),
	KUNIT_CASE(reset_makes_it_zero),
	KUNIT_CASE(sleep_does_not_lose_the_buffer),
	KUNIT_CASE(positions_that_stand_still),
	KUNIT_CASE(positions_that_stand_still_are_told_once),
	KUNIT_CASE(positions_before_the_first_round),
	KUNIT_CASE(positions_that_move),
	KUNIT_CASE(all_ones_when_the_controller_is_gone),
	{ }
};

static struct kunit_suite position_suite = {
	.name = "position",
	.test_cases = position_cases,
};

kunit_test_suite(position_suite);
