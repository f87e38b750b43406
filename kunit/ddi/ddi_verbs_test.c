// SPDX-License-Identifier: GPL-2.0
/*
 * TransferCodecVerbs: each status of the contract, and each cause of it.
 */
#include "case.h"
#include "commands.h"
#include "fault.h"
#include "verbs/verbs_abort.h"

#define COUNT	5

static const struct fixture_spec patient_spec = { .timing = &fixture_patient };

/**
 * struct situation - a client about to call
 * @c: the client
 * @a: its commands, with a callback that nobody may call if the call is refused
 * @before: commands the codec has received so far
 */
struct situation {
	struct fixture_client *c;
	struct async *a;
	unsigned int before;
};

static struct situation arrange_for(struct kunit *test, const GUID *guid)
{
	struct situation s = { .a = async_alloc(test, COUNT) };

	commands_fill(s.a->t, COUNT, 0, 0);
	s.c = fixture_client(test, &patient_spec, guid);
	s.before = model_codec_commands(s.c->f->model, 0);
	return s;
}

static struct situation arrange(struct kunit *test)
{
	return arrange_for(test, &GUID_HDAUDIO_BUS_INTERFACE);
}

static NTSTATUS sync_call(struct situation *s)
{
	return commands_run(s->c, s->a->t, COUNT);
}

static NTSTATUS async_call(struct situation *s)
{
	return async_submit(s->c, s->a);
}

/* The call was refused: no element written, nothing sent or queued, nobody called. */
static void nothing_happened(struct kunit *test, struct situation *s)
{
	KUNIT_EXPECT_EQ(test, commands_not(s->a->t, COUNT, COMMANDS_POISON), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(s->c->f->model, 0), s->before);
	KUNIT_EXPECT_EQ(test, s->c->f->ctrl->verbs.in_flight, 0);
	KUNIT_EXPECT_TRUE(test, list_empty(&s->c->f->ctrl->verbs.queues));
	fixture_drop_ctrl(s->c->f);
	KUNIT_EXPECT_EQ(test, atomic_read(&s->a->calls), 0);
}

static void expect(struct kunit *test, struct situation *s, NTSTATUS got, NTSTATUS want)
{
	KUNIT_EXPECT_EQ(test, got, want);
	nothing_happened(test, s);
}

/* STATUS_SUCCESS */

static void served_by(struct kunit *test, const GUID *guid)
{
	struct situation s = arrange_for(test, guid);

	KUNIT_EXPECT_EQ(test, sync_call(&s), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(s.a->t, COUNT, 0), 0);
	commands_fill(s.a->t, COUNT, 0, 0);
	KUNIT_EXPECT_EQ(test, async_call(&s), STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, async_wait(s.a));
	KUNIT_EXPECT_EQ(test, commands_wrong(s.a->t, COUNT, 0), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(s.c->f->model, 0), s.before + 2 * COUNT);
}

static void served_by_baseline(struct kunit *test)
{
	served_by(test, &GUID_HDAUDIO_BUS_INTERFACE);
}

static void served_by_bdl(struct kunit *test)
{
	served_by(test, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
}

static void served_by_v2(struct kunit *test)
{
	served_by(test, &GUID_HDAUDIO_BUS_INTERFACE_V2);
}

static void served_by_v3(struct kunit *test)
{
	served_by(test, &GUID_HDAUDIO_BUS_INTERFACE_V3);
}

/* A status of success does not promise answers. */
static void served_without_answers(struct kunit *test)
{
	struct situation s = arrange(test);

	commands_fill(s.a->t, COUNT, 9, 0);
	KUNIT_EXPECT_EQ(test, sync_call(&s), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_not(s.a->t, COUNT, answer_invalid(9, false)), 0);
}

/* A routine called at another level, and its outcome. */
struct elsewhere {
	struct situation *s;
	NTSTATUS (*call)(struct situation *s);
	NTSTATUS status;
};

static void call_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	e->status = e->call(e->s);
}

static void served_at_dispatch(struct kunit *test)
{
	struct situation s = arrange(test);
	struct elsewhere e = { &s, async_call, STATUS_PENDING };

	fixture_at_dispatch(call_elsewhere, &e);
	KUNIT_EXPECT_EQ(test, e.status, STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, async_wait(s.a));
	KUNIT_EXPECT_EQ(test, commands_wrong(s.a->t, COUNT, 0), 0);
}

/* STATUS_INVALID_PARAMETER */

static void count_of_zero(struct kunit *test)
{
	struct situation s = arrange(test);

	expect(test, &s, commands_run(s.c, s.a->t, 0), STATUS_INVALID_PARAMETER);
}

static void count_of_zero_with_callback(struct kunit *test)
{
	struct situation s = arrange(test);

	s.a->count = 0;
	expect(test, &s, async_call(&s), STATUS_INVALID_PARAMETER);
}

static void no_array(struct kunit *test)
{
	struct situation s = arrange(test);

	expect(test, &s, commands_run(s.c, NULL, COUNT), STATUS_INVALID_PARAMETER);
}

static void no_array_with_callback(struct kunit *test)
{
	struct situation s = arrange(test);
	HDAUDIO_BUS_INTERFACE *table = &s.c->base;

	expect(test, &s, table->TransferCodecVerbs(table->Context, COUNT, NULL, async_callback,
						   s.a), STATUS_INVALID_PARAMETER);
}

static void no_context(struct kunit *test)
{
	struct situation s = arrange(test);

	expect(test, &s, s.c->base.TransferCodecVerbs(NULL, COUNT, s.a->t, NULL, NULL),
	       STATUS_INVALID_PARAMETER);
}

static void no_context_with_callback(struct kunit *test)
{
	struct situation s = arrange(test);

	expect(test, &s, s.c->base.TransferCodecVerbs(NULL, COUNT, s.a->t, async_callback, s.a),
	       STATUS_INVALID_PARAMETER);
}

static void closed_context(struct kunit *test)
{
	struct situation s = arrange(test);

	fixture_drop_client(s.c);
	expect(test, &s, sync_call(&s), STATUS_INVALID_PARAMETER);
}

static void closed_context_with_callback(struct kunit *test)
{
	struct situation s = arrange(test);

	fixture_drop_client(s.c);
	expect(test, &s, async_call(&s), STATUS_INVALID_PARAMETER);
}

/* STATUS_UNSUCCESSFUL */

static void refused_at(struct kunit *test, void (*level)(void (*fn)(void *arg), void *arg))
{
	struct situation s = arrange(test);
	struct elsewhere e = { &s, sync_call, STATUS_PENDING };

	level(call_elsewhere, &e);
	expect(test, &s, e.status, STATUS_UNSUCCESSFUL);
}

static void waiting_at_dispatch(struct kunit *test)
{
	refused_at(test, fixture_at_dispatch);
}

static void waiting_in_interrupt(struct kunit *test)
{
	refused_at(test, fixture_in_hardirq);
}

/* STATUS_NO_MEMORY */

static void no_memory(struct kunit *test)
{
	struct situation s = arrange(test);
	NTSTATUS status;

	fault_memory_need(test, GFP_ATOMIC);
	fault_memory(1);
	status = async_call(&s);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	expect(test, &s, status, STATUS_NO_MEMORY);
}

/* STATUS_NO_SUCH_DEVICE */

static void gone(struct kunit *test)
{
	struct situation s = arrange(test);

	hdb_ctrl_set_gone(s.c->f->ctrl);
	expect(test, &s, sync_call(&s), STATUS_NO_SUCH_DEVICE);
}

static void gone_with_callback(struct kunit *test)
{
	struct situation s = arrange(test);

	hdb_ctrl_set_gone(s.c->f->ctrl);
	expect(test, &s, async_call(&s), STATUS_NO_SUCH_DEVICE);
}

static void asleep(struct kunit *test)
{
	struct situation s = arrange(test);

	hdb_ctrl_suspend(s.c->f->ctrl);
	expect(test, &s, sync_call(&s), STATUS_NO_SUCH_DEVICE);
}

/* Pulled out while the caller waits: it wakes up; its elements say that there is no answer. */
static void pulled_while_waiting(struct kunit *test)
{
	static const struct hdb_timing brief = {
		.reset_us = 50000, .codec_us = 1000, .ring_us = 50000, .stream_us = 2000,
		.verb_ms = 500, .late_ms = 100,
	};
	static const struct fixture_spec spec = { .timing = &brief };
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, COUNT);
	struct fixture_client *c;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	commands_fill(t, COUNT, 0, 0);
	caller_start(test, caller, c, t, COUNT);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->verbs.in_flight) == COUNT));
	model_remove(c->f->model);
	KUNIT_ASSERT_TRUE(test, caller_wait(caller));
	KUNIT_EXPECT_EQ(test, caller->status, STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, commands_not(t, COUNT, answer_invalid(0, false)), 0);
}

static const struct case_row transfer[] = {
	{ "TransferCodecVerbs: STATUS_SUCCESS: through the baseline table", served_by_baseline },
	{ "TransferCodecVerbs: STATUS_SUCCESS: through the BDL table", served_by_bdl },
	{ "TransferCodecVerbs: STATUS_SUCCESS: through the V2 table", served_by_v2 },
	{ "TransferCodecVerbs: STATUS_SUCCESS: through the V3 table", served_by_v3 },
	{ "TransferCodecVerbs: STATUS_SUCCESS: no codec answers", served_without_answers },
	{ "TransferCodecVerbs: STATUS_SUCCESS: with callback at DISPATCH_LEVEL",
	  served_at_dispatch },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: count 0", count_of_zero },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: count 0, with callback",
	  count_of_zero_with_callback },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: NULL array", no_array },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: NULL array, with callback",
	  no_array_with_callback },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: NULL context", no_context },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: NULL context, with callback",
	  no_context_with_callback },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: closed context", closed_context },
	{ "TransferCodecVerbs: STATUS_INVALID_PARAMETER: closed context, with callback",
	  closed_context_with_callback },
	{ "TransferCodecVerbs: STATUS_UNSUCCESSFUL: without callback at DISPATCH_LEVEL",
	  waiting_at_dispatch },
	{ "TransferCodecVerbs: STATUS_UNSUCCESSFUL: without callback in an interrupt",
	  waiting_in_interrupt },
	{ "TransferCodecVerbs: STATUS_NO_MEMORY: the batch cannot be queued", no_memory },
	{ "TransferCodecVerbs: STATUS_NO_SUCH_DEVICE: controller gone", gone },
	{ "TransferCodecVerbs: STATUS_NO_SUCH_DEVICE: controller gone, with callback",
	  gone_with_callback },
	{ "TransferCodecVerbs: STATUS_NO_SUCH_DEVICE: controller asleep", asleep },
	{ "TransferCodecVerbs: STATUS_NO_SUCH_DEVICE: controller pulled out during the call",
	  pulled_while_waiting },
};

CASE_TABLE(transfer)

static struct kunit_case ddi_verbs_cases[] = {
	CASE_TABLE_CASES(transfer),
	{ }
};

static struct kunit_suite ddi_verbs_suite = {
	.name = "hdaudio_ddi_verbs",
	.test_cases = ddi_verbs_cases,
};

kunit_test_suite(ddi_verbs_suite);
