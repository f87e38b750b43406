// SPDX-License-Identifier: GPL-2.0
/*
 * How far an engine has come, from memory and register: which is believed when.
 */
#include <sound/hda_register.h>

#include "hdaudio_driver.h"

#include "controller.h"
#include "fixture.h"
#include "hw/place.h"
#include "hw/position.h"
#include "hw/quirks.h"
#include "verbs/verbs_abort.h"

#define BYTES	4096
#define FRAME	4	/* bytes */
#define STEP	75	/* frames from one look to the next */
#define ENOUGH	12	/* looks until memory is trusted, with some to spare */

/* What memory and register say, and whether both can be right. */

struct pair {
	const char *name;
	u32 before;
	u32 link;
	u32 after;
	enum hdb_verdict want;
};

/* Of a buffer of 4096 bytes, 100 of slack. */
static const struct pair pairs[] = {
	{ "the same", 1000, 1000, 1000, HDB_POSITION_RIGHT },
	{ "the register ahead, just", 1000, 1100, 1000, HDB_POSITION_RIGHT },
	{ "the register ahead too far", 1000, 1101, 1000, HDB_POSITION_WRONG },
	{ "the register behind, just", 1000, 900, 1000, HDB_POSITION_RIGHT },
	{ "the register behind too far", 1000, 899, 1000, HDB_POSITION_WRONG },
	{ "half a buffer away", 1000, 3048, 1000, HDB_POSITION_WRONG },
	{ "round the end, ahead", 4090, 4, 4090, HDB_POSITION_RIGHT },
	{ "round the end, behind", 4, 4090, 4, HDB_POSITION_RIGHT },
	{ "round the end, too far", 4090, 95, 4090, HDB_POSITION_WRONG },
	{ "moved meanwhile", 1000, 1500, 1450, HDB_POSITION_RIGHT },
	{ "moved round meanwhile", 4000, 300, 250, HDB_POSITION_RIGHT },
	{ "moved meanwhile, too little", 1000, 1551, 1450, HDB_POSITION_WRONG },
	{ "moved too far to tell", 1000, 3500, 2900, HDB_POSITION_UNSURE },
	{ "never written, hardly moved", HDB_NO_POSITION, 100, HDB_NO_POSITION,
	  HDB_POSITION_UNSURE },
	{ "never written", HDB_NO_POSITION, 101, HDB_NO_POSITION, HDB_POSITION_WRONG },
	{ "written just now", HDB_NO_POSITION, 101, 101, HDB_POSITION_UNSURE },
	{ "beyond the buffer", 4096, 0, 4096, HDB_POSITION_WRONG },
	{ "beyond the buffer now", 4000, 4000, 4096, HDB_POSITION_WRONG },
	{ "the register beyond the buffer", 1000, 4096, 1000, HDB_POSITION_UNSURE },
	{ "nobody there", HDB_NO_POSITION, ~0U, HDB_NO_POSITION, HDB_POSITION_UNSURE },
};

static void pair_name(const struct pair *pair, char *desc)
{
	strscpy(desc, pair->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(pairs, pairs, pair_name);

static void memory_and_register(struct kunit *test)
{
	static const struct hdaudio_position position = { .bytes = BYTES, .slack = 100 };
	const struct pair *pair = test->param_value;

	KUNIT_EXPECT_EQ(test, (int)hdb_position_compare(&position, pair->before, pair->link,
							pair->after), (int)pair->want);
}

static void a_buffer_too_small_to_tell(struct kunit *test)
{
	static const struct hdaudio_position position = { .bytes = 400, .slack = 100 };

	KUNIT_EXPECT_EQ(test, (int)hdb_position_compare(&position, 0, 200, 0),
			(int)HDB_POSITION_UNSURE);
}

/* At the model. */

/**
 * struct where_rig - an engine that runs
 * @s: it
 * @m: the model
 * @ctrl: the controller
 * @engine: the driver's
 * @position: what it is asked by
 */
struct where_rig {
	struct fixture_stream *s;
	struct model *m;
	struct hdb_ctrl *ctrl;
	struct hdb_engine *engine;
	struct hdaudio_position *position;
};

static void rig_new(struct kunit *test, struct where_rig *rig, const struct fixture_spec *spec,
		    bool render)
{
	struct fixture_client *c = fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);

	rig->s = fixture_stream(c, render, &fixture_format, BYTES);
	rig->m = c->f->model;
	rig->ctrl = c->f->ctrl;
	rig->engine = &rig->ctrl->streams.engines[rig->s->sd];
	model_set_clock(rig->m, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdaudio_find_position(c->base.Context, rig->s->handle,
						    &rig->position), STATUS_SUCCESS);
}

static void rig_run(struct kunit *test, struct where_rig *rig)
{
	KUNIT_ASSERT_EQ(test, fixture_set_state(rig->s, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_state(rig->s, RunState), STATUS_SUCCESS);
	model_run(rig->m, 8);
}

static u32 lpib(const struct where_rig *rig)
{
	return model_peek(rig->m, hdb_sd_offset(rig->s->sd, AZX_REG_SD_LPIB), 4);
}

/* Each time elsewhere; what is said has to be where the link is. */
static void look(struct kunit *test, struct where_rig *rig, unsigned int times)
{
	while (times--) {
		model_run(rig->m, STEP);
		KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig->position), lpib(rig));
	}
}

static u64 reads(struct where_rig *rig)
{
	struct model_stats stats;

	model_get_stats(rig->m, &stats);
	return stats.reads;
}

/* As time goes by, the register is to be asked again. */
static void long_ago(struct where_rig *rig)
{
	rig->position->asked_at = jiffies - 60 * HZ;
}

static void trusted_rig(struct kunit *test, struct where_rig *rig,
			const struct fixture_spec *spec, bool render)
{
	rig_new(test, rig, spec, render);
	rig_run(test, rig);
	look(test, rig, ENOUGH);
	KUNIT_ASSERT_TRUE(test, rig->position->trusted);
	KUNIT_ASSERT_EQ(test, rig->ctrl->positions.wrong, 0);
}

/* Beside what the timer asks now and then. */
static void reads_no_register(struct kunit *test, bool render)
{
	struct where_rig rig;

	trusted_rig(test, &rig, NULL, render);
	model_clear_stats(rig.m);
	look(test, &rig, 400);
	KUNIT_EXPECT_LT(test, reads(&rig), 200);
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 0);
}

static void playing_reads_no_register(struct kunit *test)
{
	reads_no_register(test, true);
}

static void recording_reads_no_register(struct kunit *test)
{
	reads_no_register(test, false);
}

static void registers_are_read_first(struct kunit *test)
{
	struct where_rig rig;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	model_clear_stats(rig.m);
	look(test, &rig, 7);
	KUNIT_EXPECT_GE(test, reads(&rig), 7);
	KUNIT_EXPECT_FALSE(test, rig.position->trusted);
}

/* The same place again and again says nothing. */
static void one_place_is_no_evidence(struct kunit *test)
{
	struct where_rig rig;
	int i;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	for (i = 0; i < 20; i++)
		hdaudio_read_position(rig.position);
	KUNIT_EXPECT_FALSE(test, rig.position->trusted);
	KUNIT_EXPECT_EQ(test, rig.position->agreed, 1);
}

static void trust_is_tried_again(struct kunit *test)
{
	struct where_rig rig;

	trusted_rig(test, &rig, NULL, true);
	long_ago(&rig);
	model_clear_stats(rig.m);
	look(test, &rig, 1);
	KUNIT_EXPECT_GE(test, reads(&rig), 1);
	KUNIT_EXPECT_TRUE(test, time_after(rig.position->asked_at, jiffies - 60 * HZ));
}

/* Paused, reset and run again: it starts anew, and is believed as before. */
static void trust_outlives_a_reset(struct kunit *test)
{
	struct where_rig rig;

	trusted_rig(test, &rig, NULL, true);
	fixture_set_state(rig.s, PauseState);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), lpib(&rig));
	fixture_set_state(rig.s, ResetState);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), 0);
	rig_run(test, &rig);
	look(test, &rig, 4);
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 0);
}

static void sleep_does_not_shake_it(struct kunit *test)
{
	struct where_rig rig;
	u32 place;

	trusted_rig(test, &rig, NULL, true);
	fixture_set_state(rig.s, PauseState);
	place = lpib(&rig);
	hdb_ctrl_suspend(rig.ctrl);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), place);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(rig.ctrl), 0);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), 0);
	fixture_set_state(rig.s, RunState);
	model_run(rig.m, 8);
	look(test, &rig, 4);
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 0);
}

/* What memory says: of the test, for the model writes it with each frame only. */
static void memory_says(struct where_rig *rig, u32 place)
{
	WRITE_ONCE(*rig->engine->sd.checked, cpu_to_le32(place));
}

/* By how many bytes memory is ahead of the register, of a controller that has both right. */
static const int leads[] = { -124, -12, -1, 0, 1, 12, 124 };

static void lead_name(const int *lead, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "memory is %d bytes ahead", *lead);
}

KUNIT_ARRAY_PARAM(leads, leads, lead_name);

/* Looked at time and again, and compared at times; a step is less than what they differ by. */
static void expect_onward(struct kunit *test, struct where_rig *rig, int lead)
{
	int total = lpib(rig);
	u32 last = 0, now;
	int i;

	for (i = 0; i < 700; i++) {
		if (i & 1) {
			model_run(rig->m, 2);
			total += 2 * 4;
		}
		memory_says(rig, max(total + lead, 0) % BYTES);
		if (!(i % 7))
			long_ago(rig);
		if (!(i % 5))
			rig->position->seen_at = jiffies - HZ;
		now = hdaudio_read_position(rig->position);
		KUNIT_ASSERT_LT(test, (now - last) % BYTES, BYTES / 2);
		last = now;
	}
	KUNIT_EXPECT_EQ(test, rig->ctrl->positions.wrong, 0);
}

static void watch_again(struct where_rig *rig)
{
	unsigned long flags;

	spin_lock_irqsave(&rig->ctrl->streams.lock, flags);
	hdb_engine_watch(rig->engine);
	spin_unlock_irqrestore(&rig->ctrl->streams.lock, flags);
}

/* Both are right, and one after the other they would say that it had gone back. */
static void it_never_goes_back(struct kunit *test)
{
	const int *lead = test->param_value;
	struct where_rig rig;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	expect_onward(test, &rig, *lead);
	KUNIT_EXPECT_EQ(test, rig.position->trusted, *lead >= 0);
	fixture_set_state(rig.s, PauseState);
	fixture_set_state(rig.s, ResetState);
	watch_again(&rig);
	KUNIT_EXPECT_TRUE(test, rig.position->trusted);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), 0);
	rig_run(test, &rig);
	expect_onward(test, &rig, *lead);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position),
			(lpib(&rig) + *lead) % BYTES);
}

/* It has agreed too seldom to be trusted by the next set-up. */
static void seldom_is_not_enough(struct kunit *test)
{
	struct where_rig rig;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	look(test, &rig, 7);
	fixture_set_state(rig.s, PauseState);
	fixture_set_state(rig.s, ResetState);
	watch_again(&rig);
	KUNIT_EXPECT_FALSE(test, rig.position->trusted);
}

/* The end of the buffer is not in it. */
static void beyond_the_buffer_is_asked(struct kunit *test)
{
	struct where_rig rig;

	trusted_rig(test, &rig, NULL, true);
	model_run(rig.m, STEP);
	memory_says(&rig, BYTES);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), lpib(&rig));
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 1);
}

/* When it was seen there first counts, from each place anew. */
static void a_new_place_is_fresh(struct kunit *test)
{
	struct where_rig rig;
	unsigned long before;

	trusted_rig(test, &rig, NULL, true);
	model_run(rig.m, STEP);
	before = jiffies;
	rig.position->seen_at = before - HZ;
	hdaudio_read_position(rig.position);
	KUNIT_EXPECT_TRUE(test, time_after_eq(rig.position->seen_at, before));
	KUNIT_EXPECT_EQ(test, rig.position->seen, le32_to_cpu(*rig.engine->sd.checked));
}

/* One that is paused, or that somebody starts, stops or resets just now, may be anywhere. */
static void what_does_not_run_is_not_compared(struct kunit *test)
{
	struct where_rig rig;
	unsigned int agreed;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	look(test, &rig, 1);
	agreed = rig.position->agreed;
	WRITE_ONCE(rig.ctrl->streams.claimed, BIT(rig.s->sd));
	memory_says(&rig, (lpib(&rig) + BYTES / 2) % BYTES);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), lpib(&rig));
	WRITE_ONCE(rig.ctrl->streams.claimed, 0);
	fixture_set_state(rig.s, PauseState);
	memory_says(&rig, (lpib(&rig) + BYTES / 2) % BYTES);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), lpib(&rig));
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 0);
	KUNIT_EXPECT_EQ(test, rig.position->agreed, agreed);
}

/* No register can be reached: it is where memory has it, if that can be, or nowhere. */
static void where_it_was_while_the_controller_sleeps(struct kunit *test)
{
	struct where_rig rig;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	look(test, &rig, 1);
	fixture_set_state(rig.s, PauseState);
	model_set_clock(rig.m, MODEL_CLOCK_AUTO);
	hdb_streams_suspend(rig.ctrl);
	memory_says(&rig, BYTES - 4);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), BYTES - 4);
	memory_says(&rig, BYTES);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), 0);
	KUNIT_ASSERT_EQ(test, fixture_restart(rig.s->client->f), 0);
}

/* Its registers may still answer; nobody asks them. */
static void nothing_is_asked_of_one_that_is_gone(struct kunit *test)
{
	struct where_rig rig;

	rig_new(test, &rig, NULL, true);
	rig_run(test, &rig);
	look(test, &rig, 1);
	hdb_ctrl_set_gone(rig.ctrl);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), U32_MAX);
}

static void all_ones_when_the_controller_is_gone(struct kunit *test)
{
	struct where_rig rig;

	trusted_rig(test, &rig, NULL, true);
	model_remove(rig.m);
	hdb_ctrl_set_gone(rig.ctrl);
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), U32_MAX);
}

/* Where memory and register disagree. */

struct disagreement {
	const char *name;
	enum model_fault fault;
	bool wrong;
};

static const struct disagreement disagreements[] = {
	{ "never written", MODEL_FAULT_POSITION_STILL, true },
	{ "all ones", MODEL_FAULT_POSITION_ONES, true },
	{ "beyond the buffer", MODEL_FAULT_POSITION_BEYOND, true },
	{ "half a buffer away", MODEL_FAULT_POSITION_ELSEWHERE, true },
	{ "written seldom", MODEL_FAULT_POSITION_SELDOM, false },
};

static void disagreement_name(const struct disagreement *d, char *desc)
{
	strscpy(desc, d->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(disagreements, disagreements, disagreement_name);

/* For good: nothing brings it back, and it is told once. */
static void expect_given_up(struct kunit *test, struct where_rig *rig)
{
	KUNIT_EXPECT_EQ(test, rig->ctrl->positions.wrong, 1);
	look(test, rig, 2 * ENOUGH);
	long_ago(rig);
	look(test, rig, 1);
	KUNIT_EXPECT_EQ(test, rig->ctrl->positions.wrong, 1);
	KUNIT_EXPECT_NULL(test, rig->engine->sd.checked);
}

static void never_trusted(struct kunit *test)
{
	const struct disagreement *d = test->param_value;
	struct where_rig rig;

	rig_new(test, &rig, NULL, true);
	model_fault(rig.m, d->fault, MODEL_FOREVER);
	rig_run(test, &rig);
	look(test, &rig, d->wrong ? 2 * ENOUGH : 1);
	if (d->wrong)
		expect_given_up(test, &rig);
	model_fault(rig.m, d->fault, 0);
	if (d->wrong)
		expect_given_up(test, &rig);
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, d->wrong);
}

/* What the controller has written last. */
static u32 memory_of(const struct where_rig *rig)
{
	return le32_to_cpu(READ_ONCE(*hdb_position_entry(rig->ctrl, rig->s->sd)));
}

/* It was right at first. What is said until that is found out is as late as memory is. */
static void trusted_no_more(struct kunit *test)
{
	const struct disagreement *d = test->param_value;
	struct where_rig rig;
	u32 place;
	int i;

	trusted_rig(test, &rig, NULL, true);
	model_fault(rig.m, d->fault, MODEL_FOREVER);
	for (i = 0; i < 4; i++) {
		model_run(rig.m, STEP);
		long_ago(&rig);
		place = hdaudio_read_position(rig.position);
		KUNIT_EXPECT_EQ(test, place, rig.engine->sd.checked ? memory_of(&rig) : lpib(&rig));
	}
	if (d->wrong)
		expect_given_up(test, &rig);
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, d->wrong);
	KUNIT_EXPECT_EQ(test, rig.position->trusted && rig.engine->sd.checked, !d->wrong);
	model_fault(rig.m, d->fault, 0);
}

/* What is there stays for so long that it is asked about, though it was compared just now. */
static void what_stands_still_is_compared(struct kunit *test)
{
	struct where_rig rig;

	trusted_rig(test, &rig, NULL, true);
	model_fault(rig.m, MODEL_FAULT_POSITION_STILL, MODEL_FOREVER);
	model_run(rig.m, 4 * STEP);
	rig.position->asked_at = jiffies;
	rig.position->seen_at = jiffies - HZ;
	KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), lpib(&rig));
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 1);
	model_fault(rig.m, MODEL_FAULT_POSITION_STILL, 0);
}

/* Nobody knows which of them is right; it is the register that clients were promised. */
static void the_register_stands_still(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config };
	struct where_rig rig;
	int i;

	config.no_lpib = true;
	rig_new(test, &rig, &spec, true);
	rig_run(test, &rig);
	for (i = 0; i < ENOUGH; i++) {
		model_run(rig.m, STEP);
		KUNIT_EXPECT_EQ(test, hdaudio_read_position(rig.position), 0);
	}
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 1);
	KUNIT_EXPECT_FALSE(test, rig.position->trusted);
}

/* What was wrong of one is not asked for again after a reset, nor of others. */
static void given_up_for_all(struct kunit *test)
{
	struct where_rig rig;
	struct hdb_engine *engine;

	rig_new(test, &rig, NULL, true);
	model_fault(rig.m, MODEL_FAULT_POSITION_ELSEWHERE, MODEL_FOREVER);
	rig_run(test, &rig);
	look(test, &rig, 1);
	for (engine = rig.ctrl->streams.engines; engine < rig.engine; engine++)
		KUNIT_EXPECT_NULL(test, engine->sd.checked);
	fixture_set_state(rig.s, PauseState);
	hdb_ctrl_suspend(rig.ctrl);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(rig.ctrl), 0);
	KUNIT_EXPECT_EQ(test, model_peek(rig.m, AZX_REG_DPLBASE, 4), 0);
	model_fault(rig.m, MODEL_FAULT_POSITION_ELSEWHERE, 0);
}

/* Who is known to be wrong is not tried. */

static void quirk_registers(struct kunit *test)
{
	static const struct fixture_spec spec = { .quirks = HDB_QUIRK_POSITION_REGISTER };
	struct where_rig rig;

	rig_new(test, &rig, &spec, true);
	rig_run(test, &rig);
	look(test, &rig, 2 * ENOUGH);
	KUNIT_EXPECT_NULL(test, rig.engine->sd.checked);
	KUNIT_EXPECT_FALSE(test, rig.position->trusted);
	KUNIT_EXPECT_EQ(test, model_peek(rig.m, AZX_REG_DPLBASE, 4), 0);
}

static void quirk_memory(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = {
		.config = &config, .quirks = HDB_QUIRK_POSITION_BUFFER,
	};
	struct where_rig rig;
	u32 before = 0, now;
	int i;

	config.no_lpib = true;
	rig_new(test, &rig, &spec, true);
	rig_run(test, &rig);
	for (i = 0; i < ENOUGH; i++) {
		model_run(rig.m, STEP);
		now = hdaudio_read_position(rig.position);
		KUNIT_EXPECT_EQ(test, now, before ? before + STEP * FRAME : now);
		before = now;
	}
	KUNIT_EXPECT_GT(test, before, 0);
	KUNIT_EXPECT_EQ(test, rig.ctrl->positions.wrong, 0);
}

/* hdaudio_find_position() */

static void find_refuses(struct kunit *test)
{
	struct hdaudio_position *position = NULL;
	struct where_rig rig;
	PVOID context;

	rig_new(test, &rig, NULL, true);
	context = rig.s->client->base.Context;
	KUNIT_EXPECT_EQ(test, hdaudio_find_position(NULL, rig.s->handle, &position),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, hdaudio_find_position(context, NULL, &position),
			STATUS_INVALID_HANDLE);
	KUNIT_EXPECT_EQ(test, hdaudio_find_position(context, rig.s->handle, NULL),
			STATUS_INVALID_PARAMETER);
	model_remove(rig.m);
	hdb_ctrl_set_gone(rig.ctrl);
	KUNIT_EXPECT_EQ(test, hdaudio_find_position(context, rig.s->handle, &position),
			STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_NULL(test, position);
}

static struct kunit_case where_cases[] = {
	KUNIT_CASE_PARAM(memory_and_register, pairs_gen_params),
	KUNIT_CASE(a_buffer_too_small_to_tell),
	KUNIT_CASE(playing_reads_no_register),
	KUNIT_CASE(recording_reads_no_register),
	KUNIT_CASE(registers_are_read_first),
	KUNIT_CASE(one_place_is_no_evidence),
	KUNIT_CASE(trust_is_tried_again),
	KUNIT_CASE(trust_outlives_a_reset),
	KUNIT_CASE(sleep_does_not_shake_it),
	KUNIT_CASE_PARAM(it_never_goes_back, leads_gen_params),
	KUNIT_CASE(seldom_is_not_enough),
	KUNIT_CASE(beyond_the_buffer_is_asked),
	KUNIT_CASE(a_new_place_is_fresh),
	KUNIT_CASE(what_does_not_run_is_not_compared),
	KUNIT_CASE(where_it_was_while_the_controller_sleeps),
	KUNIT_CASE(nothing_is_asked_of_one_that_is_gone),
	KUNIT_CASE(all_ones_when_the_controller_is_gone),
	KUNIT_CASE_PARAM(never_trusted, disagreements_gen_params),
	KUNIT_CASE_PARAM(trusted_no_more, disagreements_gen_params),
	KUNIT_CASE(what_stands_still_is_compared),
	KUNIT_CASE(the_register_stands_still),
	KUNIT_CASE(given_up_for_all),
	KUNIT_CASE(quirk_registers),
	KUNIT_CASE(quirk_memory),
	KUNIT_CASE(find_refuses),
	{ }
};

static struct kunit_suite where_suite = {
	.name = "where",
	.test_cases = where_cases,
};

kunit_test_suite(where_suite);
