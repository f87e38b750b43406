// SPDX-License-Identifier: GPL-2.0
/*
 * The rings set going again, which takes time: what is handed in meanwhile, and what ends it.
 */
#include "commands.h"
#include "controller.h"
#include "hw/recovery.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_state.h"

#define COUNT	500

/* The rings may take their time: the test does something in between. */
static const struct hdb_timing slow = {
	.reset_us = 100000,
	.codec_us = 1000,
	.ring_us = 10000000,
	.stream_us = 20000,
	.verb_ms = 15000,
	.late_ms = 100,
};

static const struct fixture_spec slow_spec = { .timing = &slow };

/**
 * struct restart - hdb_verbs_restart() in a thread of its own
 * @ctrl: the controller
 * @ret: what came back
 * @done: completed when the call has returned
 */
struct restart {
	struct hdb_ctrl *ctrl;
	int ret;
	struct completion done;
};

static int restart_thread(void *data)
{
	struct restart *restart = data;

	restart->ret = hdb_verbs_restart(restart->ctrl, true);
	complete(&restart->done);
	return 0;
}

/* It waits for the CORB to stop, which it does after let_go(). */
static void begin(struct kunit *test, struct restart *restart, struct fixture_client *c)
{
	restart->ctrl = c->f->ctrl;
	init_completion(&restart->done);
	model_fault(c->f->model, MODEL_FAULT_CORB_STUCK, 1);
	fixture_thread(test, FIXTURE_ANY_CPU, restart_thread, restart);
	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->verbs.restarting)));
}

static void let_go(struct fixture_client *c)
{
	model_fault(c->f->model, MODEL_FAULT_CORB_STUCK, 0);
}

static void must_come_to(struct kunit *test, struct restart *restart, int ret)
{
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&restart->done, 20 * HZ));
	KUNIT_EXPECT_EQ(test, restart->ret, ret);
	KUNIT_EXPECT_FALSE(test, restart->ctrl->verbs.restarting);
}

static struct restart *restart_alloc(struct kunit *test)
{
	struct restart *restart = kunit_kzalloc(test, sizeof(*restart), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, restart);
	return restart;
}

static struct fixture_client *client_of(struct kunit *test)
{
	return fixture_client(test, &slow_spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static struct hdb_client *only_client(struct fixture_client *c)
{
	return list_first_entry(&c->f->ctrl->clients, struct hdb_client, link);
}

/* Those who wait and those who do not: nothing is lost, and nothing goes out before its time. */
static void commands_wait_for_the_rings(struct kunit *test)
{
	struct restart *restart = restart_alloc(test);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, COUNT);
	struct async *a = async_alloc(test, COUNT);
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	struct fixture_client *c;
	unsigned int sent;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	commands_fill(t, COUNT, 0, 0);
	commands_fill(a->t, COUNT, 0, 1);
	c = client_of(test);
	begin(test, restart, c);
	sent = model_codec_commands(c->f->model, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	caller_start(test, caller, c, t, COUNT);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(only_client(c)->queue.waiting) == 2));
	KUNIT_EXPECT_EQ(test, model_codec_commands(c->f->model, 0), sent);
	let_go(c);
	must_come_to(test, restart, 1);
	KUNIT_EXPECT_TRUE(test, caller_wait(caller));
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, caller->status, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, COUNT, 0), 0U);
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, COUNT, 0), 0U);
}

/* Commands handed in while it goes on. */
static struct fixture_client *begin_with(struct kunit *test, struct restart *restart,
					 struct async *a)
{
	struct fixture_client *c;

	commands_fill(a->t, COUNT, 0, 0);
	c = client_of(test);
	begin(test, restart, c);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	return c;
}

/* Whoever stops commands ends it: nobody waits for rings that are not needed any more. */
static void the_controller_goes(struct kunit *test)
{
	struct restart *restart = restart_alloc(test);
	struct async *a = async_alloc(test, COUNT);
	struct fixture_client *c = begin_with(test, restart, a);

	hdb_ctrl_set_gone(c->f->ctrl);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, COUNT, answer_invalid(0, false)), 0U);
	let_go(c);
	must_come_to(test, restart, 0);
	KUNIT_EXPECT_FALSE(test, c->f->ctrl->verbs.open);
}

/* Its commands are dropped, and it is not called for them. */
static void a_client_goes(struct kunit *test)
{
	struct restart *restart = restart_alloc(test);
	struct async *a = async_alloc(test, COUNT);
	struct fixture_client *c = begin_with(test, restart, a);

	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
	KUNIT_EXPECT_EQ(test, commands_not(a->t, COUNT, COMMANDS_POISON), 0U);
	let_go(c);
	must_come_to(test, restart, 1);
}

/* Nothing is sent to sleep under it. */
static void the_controller_does_not_sleep(struct kunit *test)
{
	struct restart *restart = restart_alloc(test);
	struct fixture_client *c = client_of(test);

	begin(test, restart, c);
	KUNIT_EXPECT_EQ(test, hdb_verbs_sleep(c->f->ctrl), -EBUSY);
	let_go(c);
	must_come_to(test, restart, 1);
	KUNIT_EXPECT_TRUE(test, c->f->ctrl->verbs.open);
}

static int each_thread(void *data)
{
	struct restart *restart = data;

	restart->ret = hdb_verbs_set_each(restart->ctrl, true);
	complete(&restart->done);
	return 0;
}

/* While what is in flight is waited for, not even a single command follows it. */
static void nothing_is_issued_in_a_pause(struct kunit *test)
{
	struct restart *restart = restart_alloc(test);
	struct async *a = async_alloc(test, 1), *b = async_alloc(test, 1);
	struct fixture_client *c;
	struct hdb_verbs *verbs;
	struct model *m;

	commands_fill(a->t, 1, 0, 0);
	commands_fill(b->t, 1, 0, 1);
	c = client_of(test);
	m = c->f->model;
	verbs = &c->f->ctrl->verbs;
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	model_codec_late(m, 0, 1, 100);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(m, 5);
	restart->ctrl = c->f->ctrl;
	init_completion(&restart->done);
	fixture_thread(test, FIXTURE_ANY_CPU, each_thread, restart);
	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(verbs->paused)));
	KUNIT_EXPECT_EQ(test, async_submit(c, b), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, READ_ONCE(verbs->in_flight), 1U);
	model_run(m, 200);
	must_come_to(test, restart, 1);
	model_run_idle(m, 1000);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_TRUE(test, async_wait(b));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 1, 0), 0U);
	KUNIT_EXPECT_EQ(test, commands_wrong(b->t, 1, 0), 0U);
}

static struct kunit_case restart_cases[] = {
	KUNIT_CASE(commands_wait_for_the_rings),
	KUNIT_CASE(the_controller_goes),
	KUNIT_CASE(a_client_goes),
	KUNIT_CASE(the_controller_does_not_sleep),
	KUNIT_CASE(nothing_is_issued_in_a_pause),
	{}
};

static struct kunit_suite restart_suite = {
	.name = "restart",
	.test_cases = restart_cases,
};

kunit_test_suite(restart_suite);
