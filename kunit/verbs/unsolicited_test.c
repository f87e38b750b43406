// SPDX-License-Identifier: GPL-2.0
/*
 * Unsolicited responses: tags, delivery, and the end of it.
 */

#include "commands.h"
#include "fault.h"
#include "hw/quirks.h"
#include "verbs/verbs_abort.h"

#define QUEUE	256	/* responses that can wait for delivery */
#define TAGS	64

/* Two function groups on one codec, and another codec. */
static const struct fixture_codec codecs[] = {
	{ 2, &model_codec_combo },
	{ 5, &model_codec_duplex },
	{ }
};

static const struct fixture_spec spec = { .timing = &fixture_patient, .codecs = codecs };

/**
 * struct listener - the context of a routine
 * @calls: calls so far
 * @level: IRQL of the last
 * @log: what it was given, in order
 * @closed: set when no call may come any more
 * @after: calls that came nevertheless
 */
struct listener {
	atomic_t calls;
	KIRQL level;
	HDAUDIO_CODEC_RESPONSE log[2 * QUEUE];
	bool closed;
	unsigned int after;
};

static VOID listen(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct listener *l = context;
	int n = atomic_read(&l->calls);

	l->level = KeGetCurrentIrql();
	if (n < ARRAY_SIZE(l->log))
		l->log[n] = response;
	if (READ_ONCE(l->closed))
		l->after++;
	atomic_inc(&l->calls);
}

static struct listener *listener_new(struct kunit *test)
{
	struct listener *l = kunit_kzalloc(test, sizeof(*l), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, l);
	return l;
}

/* A client of the first group of the codec with two; the link passes frames on demand only. */
static struct fixture_client *client_new(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	return c;
}

static struct fixture_client *client_of(struct fixture_client *c, unsigned int addr,
					unsigned int nth)
{
	return fixture_open(c->f, fixture_hdev(c->f, addr, nth), &GUID_HDAUDIO_BUS_INTERFACE);
}

static NTSTATUS add(struct fixture_client *c, struct listener *l, UCHAR *tag)
{
	return c->base.RegisterEventCallback(c->base.Context, listen, l, tag);
}

static NTSTATUS drop(struct fixture_client *c, UCHAR tag)
{
	return c->base.UnregisterEventCallback(c->base.Context, tag);
}

static UCHAR add_ok(struct kunit *test, struct fixture_client *c, struct listener *l)
{
	UCHAR tag = 0xee;

	KUNIT_ASSERT_EQ(test, add(c, l, &tag), STATUS_SUCCESS);
	KUNIT_ASSERT_LT(test, tag, TAGS);
	return tag;
}

static u32 response_of(UCHAR tag, u32 subtag, u32 value)
{
	return tag << 26 | subtag << 21 | value;
}

/* A response comes over the link and reaches the driver's interrupt handler. */
static void send(struct fixture_client *c, unsigned int addr, u32 response)
{
	model_unsolicited(c->f->model, addr, response);
	model_run(c->f->model, 3);
}

static struct hdb_events *events_of(struct fixture_client *c)
{
	return &c->f->ctrl->events;
}

/* Tags. */

/* 64 for a codec, whoever of its function groups asks, each once; another codec has its own. */
static void events_tags_are_unique_on_a_codec(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	struct fixture_client *modem = client_of(c, 2, 1);
	struct fixture_client *elsewhere = client_of(c, 5, 0);
	UCHAR tag = 0xee;
	u64 seen = 0;
	int i;

	for (i = 0; i < TAGS; i++) {
		UCHAR got = add_ok(test, i & 1 ? c : modem, l);

		KUNIT_EXPECT_FALSE(test, seen & BIT_ULL(got));
		seen |= BIT_ULL(got);
	}
	KUNIT_EXPECT_EQ(test, seen, ~0ULL);
	KUNIT_EXPECT_EQ(test, add(c, l, &tag), STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, add(modem, l, &tag), STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, tag, 0xee);
	KUNIT_EXPECT_EQ(test, add(elsewhere, l, &tag), STATUS_SUCCESS);
}

static void events_freed_tag_is_given_again(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	int i;

	for (i = 0; i < TAGS; i++)
		add_ok(test, c, l);
	KUNIT_EXPECT_EQ(test, drop(c, 37), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, drop(c, 37), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, add_ok(test, c, l), 37);
}

/* The first tag of a codec needs memory, which there may be none of; no other one does. */
static void events_first_tag_needs_memory(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	UCHAR tag = 0xee;

	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	KUNIT_EXPECT_EQ(test, add(c, l, &tag), STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	KUNIT_EXPECT_EQ(test, tag, 0xee);
	KUNIT_EXPECT_EQ(test, drop(c, 0), STATUS_INVALID_PARAMETER);
	add_ok(test, c, l);
	fault_memory(1);
	KUNIT_EXPECT_EQ(test, add(c, l, &tag), STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, fault_memory_hit());
	KUNIT_EXPECT_EQ(test, tag, 1);
}

/* What a client leaves behind is everybody's again. */
static void events_tags_of_a_client_that_goes(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	struct fixture_client *other = client_of(c, 2, 0);
	int i;

	for (i = 0; i < TAGS; i++)
		add_ok(test, c, l);
	fixture_drop_client(c);
	for (i = 0; i < TAGS; i++)
		add_ok(test, other, l);
	send(other, 2, response_of(0, 0, 1));
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&l->calls) == 1));
}

/* Delivery. */

static void events_carry_the_response(struct kunit *test)
{
	struct listener *l = listener_new(test), *other = listener_new(test);
	struct fixture_client *c = client_new(test);
	UCHAR tag;

	add_ok(test, c, other);
	tag = add_ok(test, c, l);
	send(c, 2, response_of(tag, 0x15, 0x12345));
	KUNIT_ASSERT_TRUE(test, wait_until(atomic_read(&l->calls) == 1));
	KUNIT_EXPECT_EQ(test, l->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].Unsolicited.Tag, tag);
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].Unsolicited.SubTag, 0x15);
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].Unsolicited.Response, 0x12345);
	KUNIT_EXPECT_EQ(test, l->log[0].Response, response_of(tag, 0x15, 0x12345));
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].SDataIn, 2);
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].IsUnsolicitedResponse, 1);
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].IsValid, 1);
	KUNIT_EXPECT_EQ(test, (u32)l->log[0].HasFifoOverrun, 0);
	KUNIT_EXPECT_EQ(test, l->log[0].CompleteResponse >> 37, BIT_ULL(63) >> 37);
	KUNIT_EXPECT_EQ(test, atomic_read(&other->calls), 0);
}

/* The same tag on another codec is another's. */
static void events_tell_codecs_apart(struct kunit *test)
{
	struct listener *here = listener_new(test), *there = listener_new(test);
	struct fixture_client *c = client_new(test);
	struct fixture_client *elsewhere = client_of(c, 5, 0);
	UCHAR tag = add_ok(test, c, here);

	KUNIT_EXPECT_EQ(test, add_ok(test, elsewhere, there), tag);
	send(c, 5, response_of(tag, 0, 7));
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&there->calls) == 1));
	KUNIT_EXPECT_EQ(test, atomic_read(&here->calls), 0);
	KUNIT_EXPECT_EQ(test, (u32)there->log[0].SDataIn, 5);
}

static void events_come_in_order(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	UCHAR tag[4];
	int i, wrong = 0;

	for (i = 0; i < 4; i++)
		tag[i] = add_ok(test, c, l);
	for (i = 0; i < 200; i++) {
		model_unsolicited(c->f->model, 2, response_of(tag[i % 4], i % 32, i));
		model_run(c->f->model, 1);
	}
	model_run(c->f->model, 5);
	KUNIT_ASSERT_TRUE(test, wait_until(atomic_read(&l->calls) == 200));
	for (i = 0; i < 200; i++)
		wrong += l->log[i].Response != response_of(tag[i % 4], i % 32, i);
	KUNIT_EXPECT_EQ(test, wrong, 0);
	KUNIT_EXPECT_EQ(test, events_of(c)->overflows, 0);
}

/* On both lines in the same frames, beside commands. */
static void events_from_two_codecs_beside_commands(struct kunit *test)
{
	struct listener *here = listener_new(test), *there = listener_new(test);
	struct async *a = async_alloc(test, 150);
	struct fixture_client *c = client_new(test);
	struct fixture_client *elsewhere = client_of(c, 5, 0);
	UCHAR tag = add_ok(test, c, here);
	int i, wrong = 0;

	KUNIT_EXPECT_EQ(test, add_ok(test, elsewhere, there), tag);
	commands_fill(a->t, 150, 2, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	for (i = 0; i < 100; i++) {
		model_unsolicited(c->f->model, 2, response_of(tag, 0, i));
		model_unsolicited(c->f->model, 5, response_of(tag, 1, i));
		model_run(c->f->model, 3);
	}
	model_run_idle(c->f->model, 1000);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 150, 2), 0);
	KUNIT_ASSERT_TRUE(test, wait_until(atomic_read(&here->calls) == 100));
	KUNIT_ASSERT_TRUE(test, wait_until(atomic_read(&there->calls) == 100));
	for (i = 0; i < 100; i++) {
		wrong += here->log[i].Response != response_of(tag, 0, i);
		wrong += there->log[i].Response != response_of(tag, 1, i);
	}
	KUNIT_EXPECT_EQ(test, wrong, 0);
}

/* The RIRB has nothing but events, and what comes in it by mistake is no answer. */
static void come_beside_immediate(struct kunit *test, u32 quirk)
{
	const struct fixture_spec single = {
		.timing = &fixture_patient, .codecs = codecs, .quirks = quirk,
	};
	struct fixture_client *c = fixture_client(test, &single, &GUID_HDAUDIO_BUS_INTERFACE);
	struct listener *l = listener_new(test);
	UCHAR tag = add_ok(test, c, l);
	struct model_stats stats;
	int i;

	for (i = 0; i < 300; i++) {
		model_unsolicited(c->f->model, 2, response_of(tag, 0, i));
		KUNIT_ASSERT_EQ(test, 0x10ec0888,
				fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID));
		KUNIT_ASSERT_TRUE(test, wait_until(atomic_read(&l->calls) == i + 1));
		KUNIT_EXPECT_EQ(test, (u32)l->log[i].Unsolicited.Response, i);
	}
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.commands, 0);
	KUNIT_EXPECT_GE(test, stats.immediate, 300);
}

static void events_come_where_rings_lose_commands(struct kunit *test)
{
	come_beside_immediate(test, HDB_QUIRK_PIO);
}

static void events_come_without_command_rings(struct kunit *test)
{
	come_beside_immediate(test, HDB_QUIRK_SINGLE_CMD);
}

static void events_nobody_asked_for(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	UCHAR tag = add_ok(test, c, l);

	send(c, 2, response_of(tag + 1, 0, 1));
	send(c, 5, response_of(tag, 0, 1));
	KUNIT_EXPECT_TRUE(test, wait_until(events_of(c)->unclaimed == 2));
	KUNIT_EXPECT_EQ(test, atomic_read(&l->calls), 0);
}

/* More than the queue holds while nothing can be delivered: the newest are lost and counted. */
static void flood(void *arg)
{
	struct fixture_client *c = arg;
	int i;

	for (i = 0; i < QUEUE + 44; i++)
		send(c, 2, response_of(0, 0, i));
}

static void events_overflow(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	int i, wrong = 0;

	KUNIT_ASSERT_EQ(test, add_ok(test, c, l), 0);
	fixture_at_dispatch(flood, c);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&l->calls) == QUEUE));
	KUNIT_EXPECT_EQ(test, events_of(c)->overflows, 44);
	KUNIT_EXPECT_TRUE(test, wait_until(events_of(c)->reported == 44));
	for (i = 0; i < QUEUE; i++)
		wrong += l->log[i].Response != (u32)i;
	KUNIT_EXPECT_EQ(test, wrong, 0);
	send(c, 2, response_of(0, 0, 999));
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&l->calls) == QUEUE + 1));
	KUNIT_EXPECT_EQ(test, l->log[QUEUE].Response, 999);
}

/* The end. */

static void events_not_after_unregistering(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	UCHAR tag = add_ok(test, c, l);

	send(c, 2, response_of(tag, 0, 1));
	KUNIT_ASSERT_TRUE(test, wait_until(atomic_read(&l->calls) == 1));
	KUNIT_EXPECT_EQ(test, drop(c, tag), STATUS_SUCCESS);
	send(c, 2, response_of(tag, 0, 2));
	KUNIT_EXPECT_TRUE(test, wait_until(events_of(c)->unclaimed == 1));
	KUNIT_EXPECT_EQ(test, atomic_read(&l->calls), 1);
}

/* Responses that wait for delivery when the tag goes are not delivered either. */
struct queued {
	struct fixture_client *client;
	struct listener *listener;
	UCHAR tag;
};

static void queue_some(void *arg)
{
	struct queued *q = arg;
	int i;

	for (i = 0; i < 20; i++)
		send(q->client, 2, response_of(q->tag, 0, i));
}

static VOID unhear(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct queued *q = context;

	/* only the first; the rest wait behind it */
	if (atomic_inc_return(&q->listener->calls) == 1)
		q->listener->level = drop(q->client, q->tag) == STATUS_UNSUCCESSFUL;
}

/* In the routine it is refused, for the level is too high; the tag goes on being served. */
static void events_unregister_in_the_routine(struct kunit *test)
{
	struct queued *q = kunit_kzalloc(test, sizeof(*q), GFP_KERNEL);
	struct listener *l = listener_new(test);

	KUNIT_ASSERT_NOT_NULL(test, q);
	q->listener = l;
	q->client = client_new(test);
	KUNIT_ASSERT_EQ(test, q->client->base.RegisterEventCallback(q->client->base.Context, unhear,
								    q, &q->tag), STATUS_SUCCESS);
	fixture_at_dispatch(queue_some, q);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&l->calls) == 20));
	KUNIT_EXPECT_TRUE(test, l->level);
	KUNIT_EXPECT_EQ(test, drop(q->client, q->tag), STATUS_SUCCESS);
}

static void events_foreign_tag(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	struct fixture_client *modem = client_of(c, 2, 1);
	struct fixture_client *twin = client_of(c, 2, 0);
	UCHAR tag = add_ok(test, c, l);

	KUNIT_EXPECT_EQ(test, drop(modem, tag), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, drop(twin, tag), STATUS_INVALID_PARAMETER);
	send(c, 2, response_of(tag, 0, 1));
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&l->calls) == 1));
	KUNIT_EXPECT_EQ(test, drop(c, tag), STATUS_SUCCESS);
}

/**
 * struct meeting - a routine that runs until it is let go, and a thread that unregisters it
 * @client: whose it is
 * @tag: the registration
 * @gate: where the routine stays
 * @was_left: what the thread saw when unregistering had returned
 * @status: of unregistering
 * @done: the thread is done
 */
struct meeting {
	struct fixture_client *client;
	UCHAR tag;
	struct fixture_gate gate;
	bool was_left;
	NTSTATUS status;
	struct completion done;
};

static VOID linger(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct meeting *m = context;

	fixture_gate_pass(&m->gate);
}

static int unregister_thread(void *data)
{
	struct meeting *m = data;

	m->status = drop(m->client, m->tag);
	m->was_left = fixture_gate_left(&m->gate);
	complete(&m->done);
	return 0;
}

static int drop_client_thread(void *data)
{
	struct meeting *m = data;

	fixture_drop_client(m->client);
	m->was_left = fixture_gate_left(&m->gate);
	complete(&m->done);
	return 0;
}

/* Passes the frames, so that the routine runs on the CPU it is bound to. */
static int send_thread(void *data)
{
	struct meeting *m = data;

	send(m->client, 2, response_of(m->tag, 0, 1));
	return 0;
}

static void meet(struct kunit *test, int (*ender)(void *data))
{
	struct meeting *m = kunit_kzalloc(test, sizeof(*m), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, m);
	fixture_gate_init(test, &m->gate);
	init_completion(&m->done);
	m->client = client_new(test);
	KUNIT_ASSERT_EQ(test, m->client->base.RegisterEventCallback(m->client->base.Context, linger,
								    m, &m->tag), STATUS_SUCCESS);
	fixture_thread(test, m->gate.there, send_thread, m);
	fixture_gate_wait_entered(test, &m->gate);
	fixture_thread(test, m->gate.here, ender, m);
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&m->done, HZ / 5));
	fixture_gate_open(&m->gate);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&m->done, 20 * HZ));
	KUNIT_EXPECT_TRUE(test, m->was_left);
	KUNIT_EXPECT_EQ(test, m->status, STATUS_SUCCESS);
}

static void events_unregister_waits_for_the_routine(struct kunit *test)
{
	meet(test, unregister_thread);
}

static void events_closing_waits_for_the_routine(struct kunit *test)
{
	meet(test, drop_client_thread);
}

/* Registering and unregistering over and over while responses pour in. */
static void events_register_in_a_flood(struct kunit *test)
{
	struct listener *l[50];
	struct fixture_client *c;
	unsigned int i, after = 0, calls = 0;

	for (i = 0; i < ARRAY_SIZE(l); i++)
		l[i] = listener_new(test);
	c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	model_set_pace(c->f->model, 10);
	model_codec_babble(c->f->model, 2, response_of(0, 0, 1), MODEL_FOREVER);
	for (i = 0; i < ARRAY_SIZE(l); i++) {
		KUNIT_ASSERT_EQ(test, add_ok(test, c, l[i]), 0);
		KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(&l[i]->calls)));
		KUNIT_ASSERT_EQ(test, drop(c, 0), STATUS_SUCCESS);
		WRITE_ONCE(l[i]->closed, true);
	}
	model_codec_babble(c->f->model, 2, 0, 0);
	for (i = 0; i < ARRAY_SIZE(l); i++) {
		after += l[i]->after;
		calls += atomic_read(&l[i]->calls);
	}
	KUNIT_EXPECT_EQ(test, after, 0);
	KUNIT_EXPECT_GE(test, calls, ARRAY_SIZE(l));
}

/* The controller goes first: what was registered can still be given back. */
static void events_after_removal(struct kunit *test)
{
	struct listener *l = listener_new(test);
	struct fixture_client *c = client_new(test);
	UCHAR tag = add_ok(test, c, l), none = 0xee;

	model_remove(c->f->model);
	hdb_ctrl_set_gone(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, add(c, l, &none), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, none, 0xee);
	KUNIT_EXPECT_EQ(test, drop(c, tag), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, drop(c, tag), STATUS_INVALID_PARAMETER);
}

static struct kunit_case events_cases[] = {
	KUNIT_CASE(events_tags_are_unique_on_a_codec),
	KUNIT_CASE(events_freed_tag_is_given_again),
	KUNIT_CASE(events_first_tag_needs_memory),
	KUNIT_CASE(events_tags_of_a_client_that_goes),
	KUNIT_CASE(events_carry_the_response),
	KUNIT_CASE(events_tell_codecs_apart),
	KUNIT_CASE(events_come_in_order),
	KUNIT_CASE(events_from_two_codecs_beside_commands),
	KUNIT_CASE(events_come_where_rings_lose_commands),
	KUNIT_CASE(events_come_without_command_rings),
	KUNIT_CASE(events_nobody_asked_for),
	KUNIT_CASE(events_overflow),
	KUNIT_CASE(events_not_after_unregistering),
	KUNIT_CASE(events_unregister_in_the_routine),
	KUNIT_CASE(events_foreign_tag),
	KUNIT_CASE(events_unregister_waits_for_the_routine),
	KUNIT_CASE(events_closing_waits_for_the_routine),
	KUNIT_CASE(events_register_in_a_flood),
	KUNIT_CASE(events_after_removal),
	{ }
};

static struct kunit_suite events_suite = {
	.name = "unsolicited",
	.test_cases = events_cases,
};

kunit_test_suite(events_suite);
