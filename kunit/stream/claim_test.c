// SPDX-License-Identifier: GPL-2.0
/*
 * What may happen to an engine while somebody waits for its hardware: other calls, freeing, the
 * removal of the controller, its reset, and interrupts.
 */
#include <sound/hda_register.h>

#include "commands.h"
#include "controller.h"
#include "fixture.h"
#include "hdaudio_driver.h"
#include "model/model_hold.h"
#include "stream/claim.h"
#include "verbs/verbs_abort.h"

#define BYTES	4096

/* Long enough for the test to do in between what it is about. */
static const struct hdb_timing slow = {
	.reset_us = 100000,
	.codec_us = 1000,
	.ring_us = 20000,
	.stream_us = 10000000,
	.verb_ms = 1000,
	.late_ms = 100,
};

static const struct fixture_spec slow_spec = { .timing = &slow };

/**
 * struct change - SetDmaEngineState in a thread of its own
 * @s: the streams
 * @n: how many
 * @state: the state wanted
 * @status: what came back
 * @done: completed when the call has returned
 */
struct change {
	struct fixture_stream *s[2];
	ULONG n;
	HDAUDIO_STREAM_STATE state;
	NTSTATUS status;
	struct completion done;
};

static int change_thread(void *data)
{
	struct change *change = data;

	change->status = fixture_set_states(change->s, change->n, change->state);
	complete(&change->done);
	return 0;
}

static struct change *change_begin(struct kunit *test, struct fixture_stream **s, ULONG n,
				   HDAUDIO_STREAM_STATE state)
{
	struct change *change = kunit_kzalloc(test, sizeof(*change), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, change);
	memcpy(change->s, s, n * sizeof(*s));
	change->n = n;
	change->state = state;
	init_completion(&change->done);
	fixture_thread(test, FIXTURE_ANY_CPU, change_thread, change);
	return change;
}

static void must_come_to(struct kunit *test, struct change *change, NTSTATUS status)
{
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&change->done, 20 * HZ));
	KUNIT_EXPECT_EQ(test, change->status, status);
}

/**
 * struct rig - a client with stopped streams, of which one will not follow
 * @c: the client
 * @s: its streams
 * @streams: the table of engines
 */
struct rig {
	struct fixture_client *c;
	struct fixture_stream *s[4];
	struct hdb_streams *streams;
};

static struct rig *rig_of(struct kunit *test)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->c = fixture_client(test, &slow_spec, &GUID_HDAUDIO_BUS_INTERFACE);
	rig->streams = &rig->c->f->ctrl->streams;
	for (i = 0; i < ARRAY_SIZE(rig->s); i++) {
		rig->s[i] = fixture_stream(rig->c, true, &fixture_format, BYTES);
		KUNIT_ASSERT_EQ(test, fixture_set_state(rig->s[i], StopState), STATUS_SUCCESS);
	}
	return rig;
}

static struct hdb_engine *engine_of(struct rig *rig, unsigned int i)
{
	return &rig->streams->engines[rig->s[i]->sd];
}

static void sticks(struct rig *rig, enum model_fault fault)
{
	model_fault(rig->c->f->model, fault, 1);
}

static void let_go(struct rig *rig, enum model_fault fault)
{
	model_fault(rig->c->f->model, fault, 0);
}

static void must_be_claimed(struct kunit *test, struct rig *rig)
{
	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(rig->streams->claimed)));
}

/* The first stream is started, and its hardware does not follow before let_go(). */
static struct change *begin_start(struct kunit *test, struct rig *rig)
{
	struct change *start;

	sticks(rig, MODEL_FAULT_SD_RUN_STUCK);
	start = change_begin(test, rig->s, 1, RunState);
	must_be_claimed(test, rig);
	return start;
}

static void end_start(struct kunit *test, struct rig *rig, struct change *start)
{
	let_go(rig, MODEL_FAULT_SD_RUN_STUCK);
	must_come_to(test, start, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, rig->streams->claimed, 0U);
	model_forgive(rig->c->f->model);
}

/* It comes after the first, and is judged by what the engine is then. */
static void another_call_waits(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct change *start = begin_start(test, rig);
	struct change *reset = change_begin(test, rig->s, 1, ResetState);

	KUNIT_EXPECT_TRUE(test, wait_until(wq_has_sleeper(&rig->streams->idle)));
	KUNIT_EXPECT_FALSE(test, completion_done(&reset->done));
	end_start(test, rig, start);
	must_come_to(test, reset, STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, engine_of(rig, 0)->state, RunState);
}

static void reset_first(void *arg)
{
	struct change *change = arg;

	change->status = fixture_set_states(change->s, 1, ResetState);
}

/* Who waits may be what this CPU would go on with. */
static void another_call_that_may_not_sleep_is_refused(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct change *start = begin_start(test, rig);
	struct change reset = { .s = { rig->s[0] } };

	fixture_at_dispatch(reset_first, &reset);
	KUNIT_EXPECT_EQ(test, reset.status, STATUS_DEVICE_NOT_READY);
	fixture_in_hardirq(reset_first, &reset);
	KUNIT_EXPECT_EQ(test, reset.status, STATUS_DEVICE_NOT_READY);
	end_start(test, rig, start);
}

static void other_engines_are_not_concerned(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct change *start = begin_start(test, rig);

	KUNIT_EXPECT_EQ(test, fixture_set_state(rig->s[1], RunState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(rig->s[1], StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(rig->s[1], ResetState), STATUS_SUCCESS);
	end_start(test, rig, start);
}

static void nothing_can_be_freed(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct change *start = begin_start(test, rig);
	HDAUDIO_BUS_INTERFACE *table = &rig->c->base;

	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, rig->s[0]->handle),
			STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, rig->s[0]->handle),
			STATUS_INVALID_DEVICE_REQUEST);
	end_start(test, rig, start);
}

struct set_up {
	struct fixture_stream s;
	NTSTATUS status;
	struct completion done;
};

static int set_up_thread(void *data)
{
	struct set_up *up = data;
	HDAUDIO_BUS_INTERFACE *table = &up->s.client->base;

	up->status = table->AllocateDmaBuffer(table->Context, up->s.handle, BYTES, &up->s.mdl,
					      &up->s.size, &up->s.id, &up->s.fifo);
	complete(&up->done);
	return 0;
}

static struct set_up *begin_set_up(struct kunit *test, struct rig *rig)
{
	struct set_up *up = kunit_kzalloc(test, sizeof(*up), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, up);
	up->s.client = rig->c;
	up->s.render = false;
	init_completion(&up->done);
	KUNIT_ASSERT_EQ(test, fixture_alloc_engine(&up->s, &fixture_format), STATUS_SUCCESS);
	sticks(rig, MODEL_FAULT_SD_RESET_STUCK);
	fixture_thread(test, FIXTURE_ANY_CPU, set_up_thread, up);
	must_be_claimed(test, rig);
	return up;
}

static void end_set_up(struct kunit *test, struct rig *rig, struct set_up *up, NTSTATUS status)
{
	HDAUDIO_BUS_INTERFACE *table = &rig->c->base;

	let_go(rig, MODEL_FAULT_SD_RESET_STUCK);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&up->done, 20 * HZ));
	KUNIT_EXPECT_EQ(test, up->status, status);
	table->FreeDmaBuffer(table->Context, up->s.handle);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, up->s.handle), STATUS_SUCCESS);
}

/* Calls that must not sleep find the engine as if it had no buffer yet, and do not wait. */
static void a_set_up_is_waited_for_by_nobody(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct set_up *up = begin_set_up(test, rig);
	HDAUDIO_BUS_INTERFACE *table = &rig->c->base;

	KUNIT_EXPECT_EQ(test, fixture_set_state(&up->s, ResetState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(&up->s, StopState), STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, up->s.handle),
			STATUS_INVALID_DEVICE_REQUEST);
	end_set_up(test, rig, up, STATUS_SUCCESS);
}

/* The end of the wait comes at once. */
static void the_controller_goes_during_a_start(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct change *start = begin_start(test, rig);

	model_remove(rig->c->f->model);
	must_come_to(test, start, STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, engine_of(rig, 0)->state, StopState);
	hdb_ctrl_set_gone(rig->c->f->ctrl);
}

/* The engine is given back while its buffer is being set up: the last of the two releases it. */
static void the_controller_goes_during_a_set_up(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct set_up *up = begin_set_up(test, rig);
	HDAUDIO_BUS_INTERFACE *table = &rig->c->base;
	struct fixture_client *c = rig->c;

	hdb_ctrl_set_gone(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, table->FreeDmaEngine(table->Context, up->s.handle), STATUS_SUCCESS);
	model_remove(c->f->model);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&up->done, 20 * HZ));
	KUNIT_EXPECT_EQ(test, up->status, STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, table->FreeDmaBuffer(table->Context, up->s.handle),
			STATUS_INVALID_HANDLE);
}

static int restart_thread(void *data)
{
	fixture_restart(data);
	return 0;
}

/* It begins when the wait has ended, and then sets going what was started. */
static void a_reset_waits_for_a_start(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct change *start = begin_start(test, rig);
	struct hdb_streams *streams = rig->streams;

	fixture_thread(test, FIXTURE_ANY_CPU, restart_thread, rig->c->f);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(streams->away) &&
					   wq_has_sleeper(&streams->idle)));
	KUNIT_EXPECT_EQ(test, fixture_set_state(rig->s[1], RunState), STATUS_DEVICE_NOT_READY);
	KUNIT_EXPECT_TRUE(test, model_peek(rig->c->f->model, AZX_REG_GCTL, 4) & AZX_GCTL_RESET);
	let_go(rig, MODEL_FAULT_SD_RUN_STUCK);
	must_come_to(test, start, STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(streams->resets) &&
					   fixture_sd(rig->s[0]) == rig->s[0]->sd));
	KUNIT_EXPECT_EQ(test, engine_of(rig, 0)->state, RunState);
	KUNIT_EXPECT_EQ(test, engine_of(rig, 1)->state, StopState);
}

/* Of SSYNC everybody has his own bits, for as long as he wants them. */
static void starts_do_not_end_each_others_sync(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct model *m = rig->c->f->model;
	u32 first = BIT(rig->s[0]->sd) | BIT(rig->s[1]->sd);
	struct change *start;

	sticks(rig, MODEL_FAULT_SD_RUN_STUCK);
	start = change_begin(test, &rig->s[0], 2, RunState);
	must_be_claimed(test, rig);
	KUNIT_EXPECT_TRUE(test, wait_until(model_peek(m, AZX_REG_SSYNC, 4) == first));
	KUNIT_EXPECT_EQ(test, fixture_set_states(&rig->s[2], 2, RunState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_SSYNC, 4), first);
	KUNIT_EXPECT_EQ(test, fixture_set_states(&rig->s[2], 2, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_SSYNC, 4), first);
	end_start(test, rig, start);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_SSYNC, 4), 0U);
}

static unsigned int accesses_of_an_interrupt(struct rig *rig)
{
	struct model_stats before, after;
	unsigned long flags;

	local_irq_save(flags);
	model_get_stats(rig->c->f->model, &before);
	hdb_streams_irq(rig->c->f->ctrl, BIT(0));
	model_get_stats(rig->c->f->model, &after);
	local_irq_restore(flags);
	return after.reads + after.writes - before.reads - before.writes;
}

/*
 * Registers of a descriptor in reset are left alone. Who waits for the reset reads them, maybe
 * just then on another CPU: what the interrupt itself does it would do each time.
 */
static void an_interrupt_leaves_a_reset_alone(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct set_up *up = begin_set_up(test, rig);

	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(rig->streams->engines[0].sd.in_reset)));
	KUNIT_EXPECT_EQ(test, READ_ONCE(rig->streams->claimed), BIT(0));
	KUNIT_EXPECT_TRUE(test, wait_until(!accesses_of_an_interrupt(rig)));
	end_set_up(test, rig, up, STATUS_SUCCESS);
}

static int resume_thread(void *data)
{
	struct fixture *f = data;

	hdb_ctrl_resume(f->ctrl);
	return 0;
}

static void stop_first(void *arg)
{
	struct rig *rig = arg;

	KUNIT_EXPECT_EQ(rig->c->f->test, fixture_set_state(rig->s[0], StopState), STATUS_SUCCESS);
}

/* Nobody waits for what runs again after sleep: its client may stop it, at any level. */
static void what_runs_again_may_be_stopped(struct kunit *test)
{
	struct rig *rig = rig_of(test);
	struct fixture *f = rig->c->f;

	KUNIT_ASSERT_EQ(test, fixture_set_state(rig->s[0], RunState), STATUS_SUCCESS);
	hdb_ctrl_suspend(f->ctrl);
	sticks(rig, MODEL_FAULT_SD_RUN_STUCK);
	fixture_thread(test, FIXTURE_ANY_CPU, resume_thread, f);
	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(rig->streams->resets) &&
					   READ_ONCE(engine_of(rig, 0)->regs) ==
					   HDB_REGS_PROGRAMMED));
	fixture_at_dispatch(stop_first, rig);
	KUNIT_EXPECT_EQ(test, engine_of(rig, 0)->state, StopState);
	let_go(rig, MODEL_FAULT_SD_RUN_STUCK);
	KUNIT_EXPECT_EQ(test, fixture_set_state(rig->s[0], RunState), STATUS_SUCCESS);
	model_forgive(f->model);
}

/**
 * struct held - engines that the test itself claims, and a call that has to wait for that
 * @c: the client
 * @s: its stream, of the first engine
 * @bare: its engine without a buffer
 * @claim: the test's
 * @call: the call
 * @status: what came back
 * @done: completed when it has returned
 */
struct held {
	struct fixture_client *c;
	struct fixture_stream *s;
	struct fixture_stream bare;
	struct hdb_claim claim;
	NTSTATUS (*call)(struct held *held);
	NTSTATUS status;
	struct completion done;
};

/* The hardware is waited for, for as long as the test likes. */
static void hold_begin(struct held *held, u32 set)
{
	hdb_claim_lock(&held->claim, &held->c->f->ctrl->streams, true);
	hdb_claim_take(&held->claim, set);
	held->claim.pause.let_go(&held->claim.pause);
}

static void hold_end(struct held *held)
{
	held->claim.pause.take(&held->claim.pause);
	hdb_claim_unlock(&held->claim);
}

static NTSTATUS held_free(struct held *held)
{
	return held->c->base.FreeDmaBuffer(held->c->base.Context, held->s->handle);
}

static NTSTATUS held_alloc(struct held *held)
{
	struct fixture_stream *s = &held->bare;
	NTSTATUS status = held->c->base.AllocateDmaBuffer(held->c->base.Context, s->handle, BYTES,
							  &s->mdl, &s->size, &s->id, &s->fifo);

	held->c->base.FreeDmaBuffer(held->c->base.Context, s->handle);
	return status;
}

static NTSTATUS held_stop(struct held *held)
{
	return fixture_set_state(held->s, StopState);
}

/* It has to be stopped for that, which is found when the wait is over, as before it. */
static NTSTATUS held_seek(struct held *held)
{
	ULONG origin;

	return hdaudio_seek_engine(held->c->base.Context, held->s->handle, 256, &origin);
}

static NTSTATUS held_suspend(struct held *held)
{
	hdb_streams_suspend(held->c->f->ctrl);
	return STATUS_SUCCESS;
}

static NTSTATUS held_drop(struct held *held)
{
	fixture_drop_client(held->c);
	return STATUS_SUCCESS;
}

struct held_case {
	const char *name;
	NTSTATUS (*call)(struct held *held);
	bool stopped;
};

static const struct held_case held_cases[] = {
	{ "a buffer is freed", held_free },
	{ "a buffer is allocated", held_alloc },
	{ "a state is set", held_stop },
	{ "another place is sought", held_seek, true },
	{ "the controller is to be reset", held_suspend },
	{ "the client goes", held_drop },
};

static void held_name(const struct held_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(held, held_cases, held_name);

static int held_thread(void *data)
{
	struct held *held = data;

	held->status = held->call(held);
	complete(&held->done);
	return 0;
}

static struct held *held_of(struct kunit *test)
{
	struct held *held = kunit_kzalloc(test, sizeof(*held), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, held);
	init_completion(&held->done);
	held->c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	held->s = fixture_stream(held->c, false, &fixture_format, BYTES);
	KUNIT_ASSERT_EQ(test, held->s->sd, 0);
	held->bare.client = held->c;
	KUNIT_ASSERT_EQ(test, fixture_alloc_engine(&held->bare, &fixture_format), STATUS_SUCCESS);
	return held;
}

/* Asleep, and what it was to do is done when the claim has ended. */
static void whoever_may_sleep_waits(struct kunit *test)
{
	const struct held_case *k = test->param_value;
	struct held *held = held_of(test);
	struct hdb_streams *streams = &held->c->f->ctrl->streams;
	struct fixture *f = held->c->f;

	held->call = k->call;
	if (k->stopped)
		KUNIT_ASSERT_EQ(test, fixture_set_state(held->s, StopState), STATUS_SUCCESS);
	hold_begin(held, k->call == held_alloc ? BIT(1) : BIT(0));
	fixture_thread(test, FIXTURE_ANY_CPU, held_thread, held);
	KUNIT_EXPECT_TRUE(test, wait_until(wq_has_sleeper(&streams->idle)));
	KUNIT_EXPECT_FALSE(test, completion_done(&held->done));
	KUNIT_EXPECT_NOT_NULL(test, streams->engines[0].client);
	hold_end(held);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&held->done, 20 * HZ));
	KUNIT_EXPECT_EQ(test, held->status, STATUS_SUCCESS);
	if (k->call == held_suspend)
		KUNIT_EXPECT_EQ(test, fixture_restart(f), 0);
}

static void seek_first(void *arg)
{
	struct held *held = arg;

	held->status = held_seek(held);
}

/* Whoever may not has no end of patience, and none where interrupts are off. */
static void whoever_may_not_sleep_gives_up(struct kunit *test)
{
	struct held *held = held_of(test);

	KUNIT_ASSERT_EQ(test, fixture_set_state(held->s, StopState), STATUS_SUCCESS);
	hold_begin(held, BIT(0));
	model_hold_clear();
	fixture_at_dispatch(seek_first, held);
	KUNIT_EXPECT_EQ(test, held->status, STATUS_DEVICE_NOT_READY);
	/* the delays are between holds */
	KUNIT_EXPECT_EQ(test, model_hold_longest().us, 0U);
	fixture_in_hardirq(seek_first, held);
	KUNIT_EXPECT_EQ(test, held->status, STATUS_DEVICE_NOT_READY);
	hold_end(held);
	fixture_at_dispatch(seek_first, held);
	KUNIT_EXPECT_EQ(test, held->status, STATUS_SUCCESS);
}

static void may_sleep(void *arg)
{
	*(bool *)arg = hdb_claim_may_sleep();
}

/* At APC_LEVEL, too; nowhere if a spin lock of the caller's would not be seen. */
static void levels_to_sleep_at(struct kunit *test)
{
	bool may = !IS_ENABLED(CONFIG_PREEMPT_COUNT);

	KUNIT_EXPECT_EQ(test, hdb_claim_may_sleep(), IS_ENABLED(CONFIG_PREEMPT_COUNT));
	fixture_under_mutex(may_sleep, &may);
	KUNIT_EXPECT_EQ(test, may, IS_ENABLED(CONFIG_PREEMPT_COUNT));
	fixture_at_dispatch(may_sleep, &may);
	KUNIT_EXPECT_FALSE(test, may);
	fixture_in_hardirq(may_sleep, &may);
	KUNIT_EXPECT_FALSE(test, may);
}

static struct kunit_case claim_cases[] = {
	KUNIT_CASE(another_call_waits),
	KUNIT_CASE(another_call_that_may_not_sleep_is_refused),
	KUNIT_CASE(other_engines_are_not_concerned),
	KUNIT_CASE(nothing_can_be_freed),
	KUNIT_CASE(a_set_up_is_waited_for_by_nobody),
	KUNIT_CASE(the_controller_goes_during_a_start),
	KUNIT_CASE(the_controller_goes_during_a_set_up),
	KUNIT_CASE(a_reset_waits_for_a_start),
	KUNIT_CASE(starts_do_not_end_each_others_sync),
	KUNIT_CASE(an_interrupt_leaves_a_reset_alone),
	KUNIT_CASE(what_runs_again_may_be_stopped),
	KUNIT_CASE_PARAM(whoever_may_sleep_waits, held_gen_params),
	KUNIT_CASE(whoever_may_not_sleep_gives_up),
	KUNIT_CASE(levels_to_sleep_at),
	{}
};

static struct kunit_suite claim_suite = {
	.name = "claim",
	.test_cases = claim_cases,
};

kunit_test_suite(claim_suite);
