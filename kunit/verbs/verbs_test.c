// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands: order, any number, every level, and all that can go wrong on the way.
 */
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/slab.h>
#include <sound/hda_register.h>

#include "commands.h"
#include "controller.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_state.h"

/* No command is given up by mistake, however busy the machine. */
static const struct hdb_timing patient = {
	.reset_us = 20000,
	.codec_us = 1000,
	.ring_us = 2000,
	.stream_us = 2000,
	.verb_ms = 15000,
	.late_ms = 15000,
};

/* What does not answer is given up within a tenth of a second. */
static const struct hdb_timing hasty = {
	.reset_us = 20000,
	.codec_us = 1000,
	.ring_us = 2000,
	.stream_us = 2000,
	.verb_ms = 100,
	.late_ms = 100,
};

static const struct fixture_codec three_codecs[] = {
	{ 0, &model_codec_duplex },
	{ 3, &model_codec_modem },
	{ 14, &model_codec_output },
	{ }
};

static const struct fixture_spec patient_spec = { .timing = &patient };
static const struct fixture_spec hasty_spec = { .timing = &hasty };
static const struct fixture_spec three_patient = { .timing = &patient, .codecs = three_codecs };
static const struct fixture_spec three_hasty = { .timing = &hasty, .codecs = three_codecs };

static struct fixture_client *client_new(struct kunit *test, const struct fixture_spec *spec)
{
	return fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static struct fixture_client *client_of(struct fixture_client *c, unsigned int addr)
{
	return fixture_open(c->f, fixture_hdev(c->f, addr, 0), &GUID_HDAUDIO_BUS_INTERFACE);
}

static struct hdb_verbs *verbs_of(struct fixture_client *c)
{
	return &c->f->ctrl->verbs;
}

static void manual(struct fixture_client *c)
{
	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
}

/* What is in flight has waited long enough, and what was given up is not expected any more. */
static void time_is_up(struct fixture_client *c)
{
	struct hdb_verbs *verbs = verbs_of(c);
	unsigned int i;

	spin_lock_irq(&verbs->lock);
	for (i = 0; i < HDB_LINKS; i++) {
		verbs->codec[i].deadline = jiffies;
		verbs->codec[i].held_until = jiffies;
	}
	mod_timer(&verbs->timer, jiffies);
	spin_unlock_irq(&verbs->lock);
}

/* Any number of commands, on rings of any size. */

struct amount {
	const char *name;
	u8 ring;
	u32 count;
};

static const struct amount amounts[] = {
	{ "ring of 2, 1 command", MODEL_RING_2, 1 },
	{ "ring of 2, 2 commands", MODEL_RING_2, 2 },
	{ "ring of 2, 3 commands", MODEL_RING_2, 3 },
	{ "ring of 2, 257 commands", MODEL_RING_2, 257 },
	{ "ring of 16, 1 command", MODEL_RING_16, 1 },
	{ "ring of 16, 13 commands", MODEL_RING_16, 13 },
	{ "ring of 16, 15 commands", MODEL_RING_16, 15 },
	{ "ring of 16, 16 commands", MODEL_RING_16, 16 },
	{ "ring of 16, 17 commands", MODEL_RING_16, 17 },
	{ "ring of 16, 4096 commands", MODEL_RING_16, 4096 },
	{ "ring of 256, 1 command", MODEL_RING_256, 1 },
	{ "ring of 256, 2 commands", MODEL_RING_256, 2 },
	{ "ring of 256, 111 commands", MODEL_RING_256, 111 },
	{ "ring of 256, 112 commands", MODEL_RING_256, 112 },
	{ "ring of 256, 223 commands", MODEL_RING_256, 223 },
	{ "ring of 256, 224 commands", MODEL_RING_256, 224 },
	{ "ring of 256, 255 commands", MODEL_RING_256, 255 },
	{ "ring of 256, 256 commands", MODEL_RING_256, 256 },
	{ "ring of 256, 257 commands", MODEL_RING_256, 257 },
	{ "ring of 256, 1000 commands", MODEL_RING_256, 1000 },
	{ "ring of 256, 4096 commands", MODEL_RING_256, 4096 },
};

static void amount_name(const struct amount *a, char *desc)
{
	strscpy(desc, a->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(amounts, amounts, amount_name);

static struct fixture_client *client_with_ring(struct kunit *test, u8 ring)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .timing = &patient };

	config.corb_sizes = ring;
	config.rirb_sizes = ring;
	return client_new(test, &spec);
}

static void verbs_sync(struct kunit *test)
{
	const struct amount *a = test->param_value;
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, a->count);
	struct fixture_client *c = client_with_ring(test, a->ring);
	unsigned int before = model_codec_commands(c->f->model, 0);

	commands_fill(t, a->count, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, a->count), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, a->count, 0), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(c->f->model, 0) - before, a->count);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->in_flight, 0);
}

static void verbs_async(struct kunit *test)
{
	const struct amount *p = test->param_value;
	struct async *a = async_alloc(test, p->count);
	struct fixture_client *c = client_with_ring(test, p->ring);

	commands_fill(a->t, p->count, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, p->count, 0), 0);
	KUNIT_EXPECT_EQ(test, a->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_PTR_EQ(test, a->got, a->t);
	fixture_drop_ctrl(c->f);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 1);
}

/* It returns at once: nothing has been answered, for no frame has passed. */
static void verbs_async_does_not_wait(struct kunit *test)
{
	struct async *a = async_alloc(test, 8);
	struct fixture_client *c = client_new(test, &patient_spec);

	manual(c);
	commands_fill(a->t, 8, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 8, COMMANDS_POISON), 0);
	model_run(c->f->model, 5);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
	model_run_idle(c->f->model, 100);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 8, 0), 0);
}

/* The link is kept busy: in a long batch every frame carries a command. */
static void verbs_fill_every_frame(struct kunit *test)
{
	struct async *a = async_alloc(test, 4096);
	struct fixture_client *c = client_new(test, &patient_spec);
	struct model_stats stats;

	manual(c);
	commands_fill(a->t, 4096, 0, 0);
	model_clear_stats(c->f->model);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run_idle(c->f->model, 10000);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.command_frames, 4096);
	KUNIT_EXPECT_LE(test, stats.frames, 4096 + 40);
	KUNIT_EXPECT_LE(test, stats.irqs, 4096 / 64);
	KUNIT_EXPECT_LE(test, stats.reads + stats.writes, 4096 / 20);
}

/* Order. */

static void verbs_batches_complete_in_order(struct kunit *test)
{
	struct async *a[10];
	struct fixture_client *c;
	atomic_t *order = kunit_kzalloc(test, sizeof(*order), GFP_KERNEL);
	unsigned int i, j;

	KUNIT_ASSERT_NOT_NULL(test, order);
	for (i = 0; i < ARRAY_SIZE(a); i++)
		a[i] = async_alloc(test, 7);
	c = client_new(test, &patient_spec);
	for (i = 0; i < ARRAY_SIZE(a); i++) {
		a[i]->order = order;
		for (j = 0; j < 7; j++)
			a[i]->t[j] = command_of_sequence(0, 0, 7 * i + j);
		KUNIT_EXPECT_EQ(test, async_submit(c, a[i]), STATUS_SUCCESS);
	}
	for (i = 0; i < ARRAY_SIZE(a); i++) {
		KUNIT_ASSERT_TRUE(test, async_wait(a[i]));
		KUNIT_EXPECT_EQ(test, a[i]->stamp, i + 1);
		for (j = 0; j < 7; j++)
			KUNIT_EXPECT_EQ(test, a[i]->t[j].Input.CompleteResponse,
					answer_of_sequence(0, 7 * i + j));
	}
}

static const u8 three_addrs[] = { 0, 3, 14 };

/* One batch to three codecs in an irregular pattern; each codec's commands are a sequence. */
static void fill_three(HDAUDIO_CODEC_TRANSFER *t, u64 *want, u32 count)
{
	u32 i, n[3] = { };

	for (i = 0; i < count; i++) {
		unsigned int which = (i * 7 + i / 5) % 3;

		t[i] = command_of_sequence(three_addrs[which], 0, n[which]);
		want[i] = answer_of_sequence(three_addrs[which], n[which]++);
	}
}

static u32 count_wrong(const HDAUDIO_CODEC_TRANSFER *t, const u64 *want, u32 count)
{
	u32 i, wrong = 0;

	for (i = 0; i < count; i++)
		wrong += t[i].Input.CompleteResponse != want[i];
	return wrong;
}

static void verbs_to_several_codecs_in_one_batch(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 2000);
	u64 *want = kunit_kcalloc(test, 2000, sizeof(*want), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &three_patient);

	KUNIT_ASSERT_NOT_NULL(test, want);
	fill_three(t, want, 2000);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 2000), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, count_wrong(t, want, 2000), 0);
}

/* One batch to three codecs that take turns; each codec's commands are a sequence. */
static void fill_turns(HDAUDIO_CODEC_TRANSFER *t, u64 *want, u32 count)
{
	u32 i;

	for (i = 0; i < count; i++) {
		t[i] = command_of_sequence(three_addrs[i % 3], 0, i / 3);
		want[i] = answer_of_sequence(three_addrs[i % 3], i / 3);
	}
}

/*
 * Answers of codecs that take turns, some of which are not where they were expected: a codec is
 * late, and unsolicited responses come between them.
 */
static void verbs_to_codecs_in_turn(struct kunit *test)
{
	struct async *a = async_alloc(test, 600);
	u64 *want = kunit_kcalloc(test, 600, sizeof(*want), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &three_patient);
	u32 i;

	KUNIT_ASSERT_NOT_NULL(test, want);
	manual(c);
	fill_turns(a->t, want, 600);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	for (i = 0; i < 40; i++) {
		model_codec_late(c->f->model, three_addrs[i % 3], 2, 1 + i % 4);
		KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, three_addrs[i % 2], i));
		model_run(c->f->model, 11);
	}
	model_run_idle(c->f->model, 2000);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, count_wrong(a->t, want, 600), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(c->f->ctrl->events.unclaimed == 40));
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.spurious, 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->in_flight, 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->pool_used, 0);
}

/* One of them falls silent: its commands are invalid, the others' answers are theirs. */
static void verbs_to_codecs_in_turn_one_silent(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 600);
	u64 *want = kunit_kcalloc(test, 600, sizeof(*want), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &three_hasty);
	u32 i;

	KUNIT_ASSERT_NOT_NULL(test, want);
	fill_turns(t, want, 600);
	model_codec_silent(c->f->model, 14, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 600), STATUS_SUCCESS);
	for (i = 0; i < 600; i++) {
		if (t[i].Output.Verb8.CodecAddress == 14)
			want[i] = answer_invalid(14, false);
	}
	KUNIT_EXPECT_EQ(test, count_wrong(t, want, 600), 0);
}

/* Six threads on three codecs, each a client of its own, each with a register of its own. */
static void verbs_from_several_threads(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 6, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t[6];
	struct fixture_client *c;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	for (i = 0; i < 6; i++) {
		t[i] = commands_alloc(test, 700);
		commands_fill(t[i], 700, three_addrs[i % 3], i);
	}
	c = client_new(test, &three_patient);
	for (i = 0; i < 6; i++)
		caller_start(test, &caller[i], client_of(c, three_addrs[i % 3]), t[i], 700);
	for (i = 0; i < 6; i++) {
		KUNIT_ASSERT_TRUE(test, caller_wait(&caller[i]));
		KUNIT_EXPECT_EQ(test, caller[i].status, STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, commands_wrong(t[i], 700, three_addrs[i % 3]), 0);
	}
}

/* Levels. */

struct submission {
	struct fixture_client *client;
	struct async *async;
	NTSTATUS status;
};

static void submit_here(void *arg)
{
	struct submission *s = arg;

	s->status = async_submit(s->client, s->async);
}

static void submit_at(struct kunit *test, void (*level)(void (*fn)(void *arg), void *arg))
{
	struct async *a = async_alloc(test, 300);
	struct submission s = { .async = a, .status = STATUS_PENDING };

	s.client = client_new(test, &patient_spec);
	commands_fill(a->t, 300, 0, 0);
	level(submit_here, &s);
	KUNIT_EXPECT_EQ(test, s.status, STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, a->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 300, 0), 0);
}

static void verbs_async_at_dispatch_level(struct kunit *test)
{
	submit_at(test, fixture_at_dispatch);
}

static void verbs_async_in_hard_interrupt(struct kunit *test)
{
	submit_at(test, fixture_in_hardirq);
}

/**
 * struct relay - a batch that its callback hands in again
 * @client: whose it is
 * @t: the commands
 * @left: times to go
 * @status: of the last call
 * @wrong: answers that were not right
 * @done: completed after the last
 */
struct relay {
	struct fixture_client *client;
	HDAUDIO_CODEC_TRANSFER *t;
	int left;
	NTSTATUS status;
	u32 wrong;
	struct completion done;
};

#define RELAY_COUNT	20

static VOID relay_callback(HDAUDIO_CODEC_TRANSFER *transfers, PVOID context)
{
	struct relay *r = context;
	HDAUDIO_BUS_INTERFACE *table = &r->client->base;

	r->wrong += commands_wrong(transfers, RELAY_COUNT, 0);
	if (!r->left--) {
		complete(&r->done);
		return;
	}
	commands_fill(r->t, RELAY_COUNT, 0, 0);
	r->status = table->TransferCodecVerbs(table->Context, RELAY_COUNT, r->t, relay_callback, r);
	if (r->status)
		complete(&r->done);
}

static void verbs_from_the_callback(struct kunit *test)
{
	struct relay *r = kunit_kzalloc(test, sizeof(*r), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, RELAY_COUNT);

	KUNIT_ASSERT_NOT_NULL(test, r);
	r->t = t;
	r->left = 10;
	init_completion(&r->done);
	r->client = client_new(test, &patient_spec);
	commands_fill(t, RELAY_COUNT, 0, 0);
	KUNIT_EXPECT_EQ(test, r->client->base.TransferCodecVerbs(r->client->base.Context,
								 RELAY_COUNT, t, relay_callback, r),
			STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&r->done,
							    msecs_to_jiffies(COMMANDS_WAIT_MS)));
	KUNIT_EXPECT_EQ(test, r->left, -1);
	KUNIT_EXPECT_EQ(test, r->wrong, 0);
	KUNIT_EXPECT_EQ(test, r->status, STATUS_SUCCESS);
}

/* Nobody there. */

/* An address without a codec costs neither time nor the link: no frame passes here at all. */
static void absent(struct kunit *test, u8 addr)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 500);
	struct fixture_client *c = client_new(test, &patient_spec);
	struct model_stats before, after;

	manual(c);
	model_get_stats(c->f->model, &before);
	commands_fill(t, 500, addr, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 500), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_not(t, 500, answer_invalid(addr, false)), 0);
	model_get_stats(c->f->model, &after);
	KUNIT_EXPECT_EQ(test, after.frames, before.frames);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_CORBWP, 2),
			model_peek(c->f->model, AZX_REG_CORBRP, 2));
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.timeouts, 0);
}

static void verbs_to_an_absent_codec(struct kunit *test)
{
	absent(test, 5);
}

static void verbs_to_address_15(struct kunit *test)
{
	absent(test, 15);
}

static void verbs_to_absent_and_present(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 600);
	struct fixture_client *c = client_new(test, &patient_spec);
	u32 i, wrong = 0;

	for (i = 0; i < 600; i++)
		t[i] = i % 3 ? command(15 - i % 2, 1, 0xf00, i) : command_of_sequence(0, 0, i / 3);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 600), STATUS_SUCCESS);
	for (i = 0; i < 600; i++)
		wrong += t[i].Input.CompleteResponse !=
			 (i % 3 ? answer_invalid(15 - i % 2, false) : answer_of_sequence(0, i / 3));
	KUNIT_EXPECT_EQ(test, wrong, 0);
}

static void verbs_async_to_an_absent_codec(struct kunit *test)
{
	struct async *a = async_alloc(test, 3);
	struct fixture_client *c = client_new(test, &patient_spec);

	manual(c);
	commands_fill(a->t, 3, 7, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, a->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 3, answer_invalid(7, false)), 0);
}

/* Somebody there who does not answer. */

/* One time-out for the batch, though it is larger than what may be in flight. */
static void verbs_silent_codec_costs_one_timeout(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 600);
	struct fixture_client *c = client_new(test, &hasty_spec);
	ktime_t start = ktime_get();
	s64 ms;

	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	commands_fill(t, 600, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 600), STATUS_SUCCESS);
	ms = ktime_ms_delta(ktime_get(), start);
	KUNIT_EXPECT_EQ(test, commands_not(t, 600, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.timeouts, 1);
	KUNIT_EXPECT_GE(test, ms, hasty.verb_ms);
	KUNIT_EXPECT_LT(test, ms, 600 / 4 * hasty.verb_ms);	/* a busy machine is slow, too */
}

/* It answers the first half: these are valid, the rest is not. */
static void verbs_codec_that_falls_silent(struct kunit *test)
{
	struct async *a = async_alloc(test, 40);
	struct fixture_client *c = client_new(test, &patient_spec);

	manual(c);
	commands_fill(a->t, 40, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(c->f->model, 20);
	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	model_run(c->f->model, 40);
	time_is_up(c);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 20, 0), 0);
	KUNIT_EXPECT_EQ(test, commands_not(a->t + 20, 20, answer_invalid(0, false)), 0);
}

/* It misses a few and then goes on: after the wait the next batch is right again. */
static void verbs_after_a_silence(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 100);
	struct fixture_client *c = client_new(test, &hasty_spec);

	model_codec_silent(c->f->model, 0, 100);
	commands_fill(t, 100, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 100), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_not(t, 100, answer_invalid(0, false)), 0);
	commands_fill(t, 100, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 100), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 100, 0), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.timeouts, 1);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->in_flight, 0);
}

/* Another codec's commands are done while the silent one is still being waited for. */
static void verbs_silent_codec_holds_up_nobody(struct kunit *test)
{
	static const struct hdb_timing slow = {
		.reset_us = 20000, .codec_us = 1000, .ring_us = 2000, .stream_us = 2000,
		.verb_ms = 3000, .late_ms = 100,
	};
	static const struct fixture_spec spec = { .timing = &slow, .codecs = three_codecs };
	struct async *a = async_alloc(test, 1000);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1000);
	struct fixture_client *c = client_new(test, &spec);
	struct fixture_client *other = client_of(c, 14);

	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	commands_fill(a->t, 1000, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	commands_fill(t, 1000, 14, 0);
	KUNIT_EXPECT_EQ(test, commands_run(other, t, 1000), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 1000, 14), 0);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 1000, answer_invalid(0, false)), 0);
}

/* In one batch: those to the others are right, those to the silent one are not. */
static void verbs_silent_codec_in_a_mixed_batch(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 900);
	u64 *want = kunit_kcalloc(test, 900, sizeof(*want), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &three_hasty);
	u32 i;

	KUNIT_ASSERT_NOT_NULL(test, want);
	model_codec_silent(c->f->model, 3, MODEL_FOREVER);
	fill_three(t, want, 900);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 900), STATUS_SUCCESS);
	for (i = 0; i < 900; i++) {
		if (t[i].Output.Verb8.CodecAddress == 3)
			want[i] = answer_invalid(3, false);
	}
	KUNIT_EXPECT_EQ(test, count_wrong(t, want, 900), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.timeouts, 1);
}

/* Answers that come when nobody waits for them any more. */

#define LATE_FRAMES	50

/* Hands in @a, lets its commands reach the codec and be given up; the answers are on their way. */
static void give_up(struct kunit *test, struct fixture_client *c, struct async *a)
{
	manual(c);
	model_codec_late(c->f->model, 0, a->count, LATE_FRAMES);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(c->f->model, a->count + 1);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, a->count, answer_invalid(0, false)), 0);
	/* whose time is not that of the link, which stands still between the test's calls */
	flush_work(&c->f->ctrl->recovery.work);
}

static const struct hdb_timing hold_long = {
	.reset_us = 20000, .codec_us = 1000, .ring_us = 2000, .stream_us = 2000,
	.verb_ms = 300, .late_ms = 15000,
};

static const struct fixture_spec hold_long_spec = { .timing = &hold_long };

/* As long as is set, and no shorter. */
static void verbs_late_answers_are_waited_for(struct kunit *test)
{
	struct async *a = async_alloc(test, 5);
	struct fixture_client *c = client_new(test, &hold_long_spec);
	unsigned long least = msecs_to_jiffies(hold_long.late_ms), begin = jiffies;

	commands_fill(a->t, 5, 0, 0);
	give_up(test, c, a);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->codec[0].tombstones, 5);
	KUNIT_EXPECT_GE(test, verbs_of(c)->codec[0].held_until - begin, least);
	model_run(c->f->model, LATE_FRAMES + 20);
	KUNIT_EXPECT_TRUE(test, wait_until(verbs_of(c)->counts.late == 5));
}

/* They are recognised and dropped; what they would have gone to may be freed memory. */
static void verbs_late_answers_are_dropped(struct kunit *test)
{
	struct async *a = kunit_kzalloc(test, sizeof(*a), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = kcalloc(5, sizeof(*t), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &hold_long_spec);

	KUNIT_ASSERT_NOT_NULL(test, t);
	async_init(a, t, 5);
	commands_fill(t, 5, 0, 0);
	give_up(test, c, a);
	kfree(t);
	model_run(c->f->model, LATE_FRAMES + 20);
	KUNIT_EXPECT_TRUE(test, wait_until(verbs_of(c)->counts.late == 5));
	KUNIT_EXPECT_EQ(test, verbs_of(c)->in_flight, 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.spurious, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 1);
}

/* A command handed in before they came gets its own answer, not one of theirs. */
static void verbs_late_answers_do_not_land_in_the_next(struct kunit *test)
{
	struct async *a = async_alloc(test, 5);
	struct async *next = async_alloc(test, 6);
	struct fixture_client *c = client_new(test, &hold_long_spec);

	commands_fill(a->t, 5, 0, 0);
	give_up(test, c, a);
	commands_fill(next->t, 6, 0, 1);
	KUNIT_EXPECT_EQ(test, async_submit(c, next), STATUS_SUCCESS);
	model_run(c->f->model, 5);
	KUNIT_EXPECT_EQ(test, commands_not(next->t, 6, COMMANDS_POISON), 0);
	model_run(c->f->model, LATE_FRAMES + 40);
	KUNIT_ASSERT_TRUE(test, async_wait(next));
	KUNIT_EXPECT_EQ(test, commands_wrong(next->t, 6, 0), 0);
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 5, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.late, 5);
}

/* What is in flight behind the command of a client that has gone has its time from then on. */
static void verbs_late_answers_give_the_next_its_time(struct kunit *test)
{
	struct async *gone = async_alloc(test, 1), *next = async_alloc(test, 1);
	struct fixture_client *c = client_new(test, &patient_spec);
	struct fixture_client *other = client_of(c, 0);
	struct hdb_codec_fifo *fifo = &verbs_of(other)->codec[0];
	unsigned long never = jiffies + 10 * verbs_of(other)->patience;

	manual(c);
	commands_fill(gone->t, 1, 0, 0);
	commands_fill(next->t, 1, 0, 1);
	model_codec_late(c->f->model, 0, 1, LATE_FRAMES);
	KUNIT_EXPECT_EQ(test, async_submit(c, gone), STATUS_SUCCESS);
	model_run(c->f->model, 2);
	model_codec_late(c->f->model, 0, 1, 100 * LATE_FRAMES);
	KUNIT_EXPECT_EQ(test, async_submit(other, next), STATUS_SUCCESS);
	model_run(c->f->model, 2);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, fifo->tombstones, 1);
	KUNIT_EXPECT_EQ(test, fifo->in_flight, 2);
	fifo->deadline = never;
	fifo->strikes = 1;
	model_run(other->f->model, LATE_FRAMES + 20);
	KUNIT_EXPECT_TRUE(test, wait_until(verbs_of(other)->counts.late == 1));
	KUNIT_EXPECT_EQ(test, fifo->in_flight, 1);
	KUNIT_EXPECT_TRUE(test, time_before(fifo->deadline, never));
	KUNIT_EXPECT_EQ(test, fifo->strikes, 0);
	model_run(other->f->model, 100 * LATE_FRAMES + 20);
	KUNIT_ASSERT_TRUE(test, async_wait(next));
	KUNIT_EXPECT_EQ(test, commands_wrong(next->t, 1, 0), 0);
}

/* If they never come, the codec is asked again all the same, after a bounded wait. */
static void verbs_after_answers_that_never_come(struct kunit *test)
{
	struct async *a = async_alloc(test, 5);
	struct fixture_client *c = client_new(test, &hasty_spec);
	HDAUDIO_CODEC_TRANSFER t[2];

	model_codec_silent(c->f->model, 0, 5);
	commands_fill(a->t, 5, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	commands_fill(t, 2, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 2), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 2, 0), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.late, 0);
}

/* An answer that is owed to another codec's command changes nothing here. */
static void verbs_late_answers_concern_their_codec_only(struct kunit *test)
{
	static const struct fixture_spec spec = { .timing = &hold_long, .codecs = three_codecs };
	struct async *a = async_alloc(test, 5);
	struct async *b = async_alloc(test, 400);
	struct fixture_client *c = client_new(test, &spec);
	struct fixture_client *other = client_of(c, 14);

	commands_fill(a->t, 5, 0, 0);
	give_up(test, c, a);
	commands_fill(b->t, 400, 14, 0);
	KUNIT_EXPECT_EQ(test, async_submit(other, b), STATUS_SUCCESS);
	model_run(c->f->model, 1000);
	KUNIT_ASSERT_TRUE(test, async_wait(b));
	KUNIT_EXPECT_EQ(test, commands_wrong(b->t, 400, 14), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.late, 5);
}

/*
 * One client asks codecs 0 and 14. What waits for 0 does not hold up what comes behind it for
 * 14, but each codec gets its own in the order they were handed in.
 */
static void verbs_late_answers_hold_up_no_other_codec(struct kunit *test)
{
	static const struct fixture_spec spec = { .timing = &hold_long, .codecs = three_codecs };
	struct async *late = async_alloc(test, 5);
	struct async *waits = async_alloc(test, 6);
	struct async *passes = async_alloc(test, 20);
	struct async *mixed = async_alloc(test, 20);
	struct async *last = async_alloc(test, 10);
	struct fixture_client *c = client_new(test, &spec);

	commands_fill(late->t, 5, 0, 0);
	give_up(test, c, late);
	commands_fill(waits->t, 6, 0, 0);
	commands_fill(passes->t, 20, 14, 0);
	commands_fill(mixed->t, 10, 14, 1);
	commands_fill(mixed->t + 10, 2, 0, 1);
	commands_fill(mixed->t + 12, 8, 14, 2);
	commands_fill(last->t, 10, 14, 2);
	KUNIT_EXPECT_EQ(test, async_submit(c, waits), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(c, passes), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(c, mixed), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(c, last), STATUS_SUCCESS);
	model_run(c->f->model, LATE_FRAMES - 15);
	KUNIT_EXPECT_TRUE(test, async_wait(passes));
	KUNIT_EXPECT_EQ(test, commands_wrong(passes->t, 20, 14), 0);
	KUNIT_EXPECT_EQ(test, commands_wrong(mixed->t, 10, 14), 0);
	KUNIT_EXPECT_EQ(test, commands_not(waits->t, 6, COMMANDS_POISON), 0);
	KUNIT_EXPECT_EQ(test, commands_not(mixed->t + 10, 10, COMMANDS_POISON), 0);
	KUNIT_EXPECT_EQ(test, commands_not(last->t, 10, COMMANDS_POISON), 0);

	model_run(c->f->model, 1000);
	KUNIT_ASSERT_TRUE(test, async_wait(waits));
	KUNIT_ASSERT_TRUE(test, async_wait(mixed));
	KUNIT_ASSERT_TRUE(test, async_wait(last));
	KUNIT_EXPECT_EQ(test, commands_wrong(waits->t, 6, 0), 0);
	KUNIT_EXPECT_EQ(test, commands_wrong(mixed->t + 10, 2, 0), 0);
	KUNIT_EXPECT_EQ(test, commands_wrong(mixed->t + 12, 8, 14), 0);
	KUNIT_EXPECT_EQ(test, commands_wrong(last->t, 10, 14), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.late, 5);
}

/* The controller's own faults. */

/* The answer lies there and nobody tells: found by looking, and the next interrupt comes. */
static void verbs_lost_interrupt(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 10);
	struct fixture_client *c = client_new(test, &hasty_spec);
	struct model_stats stats;
	unsigned int i;

	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	commands_fill(t, 10, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 10), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 10, 0), 0);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.irqs_lost, 1);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.polled, 1);
	for (i = 0; i < 10; i++)
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 10), STATUS_SUCCESS);
	KUNIT_EXPECT_LE(test, verbs_of(c)->counts.polled, 3);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.timeouts, 0);
}

/* No interrupt ever: slow, but everything is answered. */
static void verbs_without_interrupts(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 500);
	struct fixture_client *c = client_new(test, &hasty_spec);

	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, MODEL_FOREVER);
	commands_fill(t, 500, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 500), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 500, 0), 0);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.timeouts, 0);
}

/* A response is lost: which one nobody knows, so all that were out are marked. */
static void rirb_overrun(struct kunit *test, unsigned int latency)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .timing = &fixture_patient };
	struct async *a = async_alloc(test, 30);
	struct fixture_client *c;
	u32 i, lost = 0;

	config.irq_latency = latency;
	c = client_new(test, &spec);
	manual(c);
	commands_fill(a->t, 30, 0, 0);
	model_fault_after(c->f->model, MODEL_FAULT_RIRB_OVERRUN, 10, 1);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(c->f->model, 100);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	for (i = 0; i < 30; i++) {
		u64 got = a->t[i].Input.CompleteResponse;

		lost += got == answer_invalid(0, true);
		KUNIT_EXPECT_TRUE(test, got == answer_invalid(0, true) ||
				  (got == answer_of_sequence(0, i) && i < 10));
	}
	KUNIT_EXPECT_GE(test, lost, 20);
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.overruns, 1);
}

static void verbs_rirb_overrun(struct kunit *test)
{
	rirb_overrun(test, 0);
}

/* Answers were stored before the driver came to hear of it: none of them is taken for another. */
static void verbs_rirb_overrun_heard_late(struct kunit *test)
{
	rirb_overrun(test, 5);
}

static void verbs_after_an_overrun(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 30);
	struct fixture_client *c = client_new(test, &hasty_spec);

	model_fault(c->f->model, MODEL_FAULT_RIRB_OVERRUN, 1);
	commands_fill(t, 1, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 1), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, t[0].Input.CompleteResponse, answer_invalid(0, true));
	commands_fill(t, 30, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 30), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 30, 0), 0);
}

/* The codec is there, and such answers as were not lost come at once: no reason to wait long. */
static void verbs_overrun_costs_little(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 200);
	const struct fixture_spec spec = { .timing = &fixture_patient };
	struct fixture_client *c = client_new(test, &spec);
	ktime_t start;

	model_fault_after(c->f->model, MODEL_FAULT_RIRB_OVERRUN, 20, 1);
	commands_fill(t, 200, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 200), STATUS_SUCCESS);
	start = ktime_get();
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.overruns, 1);
	commands_fill(t, 200, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 200), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 200, 0), 0);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 600);
}

/* The controller could not fetch a command: the batch ends, in bounded time, as lost. */
static void verbs_corb_memory_error(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 300);
	struct fixture_client *c = client_new(test, &hasty_spec);
	u32 i;

	model_fault_after(c->f->model, MODEL_FAULT_CORB_MEMORY, 5, 1);
	commands_fill(t, 300, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_SUCCESS);
	for (i = 0; i < 300; i++)
		KUNIT_EXPECT_TRUE(test, !t[i].Input.IsValid ||
				  t[i].Input.CompleteResponse == answer_of_sequence(0, i));
	/* it never left: no answer of it was lost */
	KUNIT_EXPECT_EQ(test, t[5].Input.CompleteResponse, answer_invalid(0, false));
	model_forgive_kind(c->f->model, MODEL_BAD_DOORBELL);
}

/* A codec that floods the link with unsolicited responses does not keep others from working. */
static void verbs_beside_a_babbling_codec(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1000);
	struct fixture_client *c = client_new(test, &three_patient);
	struct fixture_client *other = client_of(c, 14);

	model_codec_babble(c->f->model, 0, 0x0badcafe, 5000);
	commands_fill(t, 1000, 14, 0);
	KUNIT_EXPECT_EQ(test, commands_run(other, t, 1000), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 1000, 14), 0);
}

/*
 * Unsolicited responses between the answers are not taken for answers. On the codec's own line
 * they have to wait for a frame without an answer; on another's they come in the same frames.
 */
static void verbs_with_unsolicited_responses_between(struct kunit *test)
{
	struct async *a = async_alloc(test, 500);
	struct fixture_client *c = client_new(test, &three_patient);
	unsigned int i;

	manual(c);
	commands_fill(a->t, 500, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	for (i = 0; i < 50; i++) {
		KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 0, 0xffffffff - i));
		KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 14, i));
		model_run(c->f->model, 7);
	}
	model_run_idle(c->f->model, 1000);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 500, 0), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(c->f->ctrl->events.unclaimed == 100));
	KUNIT_EXPECT_EQ(test, verbs_of(c)->counts.spurious, 0);
}

/* Fairness: a long batch of one client does not keep another waiting for its end. */
static void fair(struct kunit *test, u8 addr)
{
	struct async *big = async_alloc(test, 4096);
	struct async *small = async_alloc(test, 4);
	struct fixture_client *c = client_new(test, &three_patient);
	struct fixture_client *other = client_of(c, addr);
	struct model_stats stats;

	manual(c);
	model_clear_stats(c->f->model);
	commands_fill(big->t, 4096, 0, 0);
	commands_fill(small->t, 4, addr, 1);
	KUNIT_EXPECT_EQ(test, async_submit(c, big), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(other, small), STATUS_SUCCESS);
	model_run(c->f->model, 800);
	KUNIT_EXPECT_TRUE(test, async_wait(small));
	KUNIT_EXPECT_EQ(test, commands_wrong(small->t, 4, addr), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&big->calls), 0);
	model_run_idle(c->f->model, 10000);
	KUNIT_ASSERT_TRUE(test, async_wait(big));
	KUNIT_EXPECT_EQ(test, commands_wrong(big->t, 4096, 0), 0);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.commands, 4100);
}

static void verbs_fair_between_clients_of_a_codec(struct kunit *test)
{
	fair(test, 0);
}

static void verbs_fair_between_codecs(struct kunit *test)
{
	fair(test, 14);
}

/* The controller is pulled out. */

static void verbs_removal_wakes_those_who_wait(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 4, sizeof(*caller), GFP_KERNEL);
	struct async *a = async_alloc(test, 700);
	HDAUDIO_CODEC_TRANSFER *t[4];
	struct fixture_client *c;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	for (i = 0; i < 4; i++) {
		t[i] = commands_alloc(test, 400);
		commands_fill(t[i], 400, 0, i);
	}
	commands_fill(a->t, 700, 0, 5);
	c = client_new(test, &patient_spec);
	manual(c);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	for (i = 0; i < 4; i++)
		caller_start(test, &caller[i], c, t[i], 400);
	model_remove(c->f->model);
	time_is_up(c);
	for (i = 0; i < 4; i++) {
		KUNIT_ASSERT_TRUE(test, caller_wait(&caller[i]));
		KUNIT_EXPECT_EQ(test, caller[i].status, STATUS_NO_SUCH_DEVICE);
	}
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 700, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 1);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
}

/* Those that nobody will answer are ended piece by piece. */

#define PIECES	1000	/* commands; some pieces of them */

/* How many async and synchronous batches there are. */
#define CROWD	3

/**
 * struct crowd - batches of one client, all for codec 0
 * @c: the client
 * @order: counts their completions
 * @a: with a callback, in the order they were handed in
 * @sync: without, each handed in by a thread
 */
struct crowd {
	struct fixture_client *c;
	atomic_t order;
	struct async *a[CROWD];
	struct caller sync[CROWD];
};

static struct crowd *crowd_alloc(struct kunit *test)
{
	struct crowd *crowd = kunit_kzalloc(test, sizeof(*crowd), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, crowd);
	for (i = 0; i < CROWD; i++) {
		crowd->a[i] = async_alloc(test, PIECES);
		crowd->a[i]->order = &crowd->order;
		crowd->sync[i].t = commands_alloc(test, PIECES);
	}
	return crowd;
}

/* Fill them, and hand them in. */
static void crowd_begin(struct kunit *test, struct crowd *crowd)
{
	unsigned int i;

	for (i = 0; i < CROWD; i++) {
		commands_fill(crowd->a[i]->t, PIECES, 0, i);
		KUNIT_EXPECT_EQ(test, async_submit(crowd->c, crowd->a[i]), STATUS_SUCCESS);
		commands_fill(crowd->sync[i].t, PIECES, 0, i);
		caller_start(test, &crowd->sync[i], crowd->c, crowd->sync[i].t, PIECES);
	}
}

/* They have ended, each once, those with a callback in order; and nobody has answered. */
static void crowd_must_end(struct kunit *test, struct crowd *crowd, NTSTATUS status)
{
	unsigned int i;

	for (i = 0; i < CROWD; i++) {
		struct async *a = crowd->a[i];

		KUNIT_ASSERT_TRUE(test, async_wait(a));
		KUNIT_EXPECT_EQ(test, commands_not(a->t, PIECES, answer_invalid(0, false)), 0);
		KUNIT_EXPECT_EQ(test, a->stamp, i + 1);
		KUNIT_ASSERT_TRUE(test, caller_wait(&crowd->sync[i]));
		KUNIT_EXPECT_EQ(test, crowd->sync[i].status, status);
		KUNIT_EXPECT_EQ(test, commands_not(crowd->sync[i].t, PIECES,
						   answer_invalid(0, false)), 0);
	}
	KUNIT_EXPECT_EQ(test, atomic_read(&crowd->order), CROWD);
}

/* How many batches of the only client wait to be issued, or to be issued on? */
static unsigned int waiting(struct hdb_ctrl *ctrl)
{
	const struct hdb_client *client = list_first_entry(&ctrl->clients, struct hdb_client, link);
	unsigned int n;

	spin_lock_irq(&ctrl->verbs.lock);
	n = client->queue.waiting;
	spin_unlock_irq(&ctrl->verbs.lock);
	return n;
}

/* Some of the first is on the link, the rest waits for its end. */
static struct crowd *crowd_that_waits(struct kunit *test)
{
	struct crowd *crowd = crowd_alloc(test);

	crowd->c = client_new(test, &patient_spec);
	manual(crowd->c);
	crowd_begin(test, crowd);
	KUNIT_EXPECT_TRUE(test, wait_until(waiting(crowd->c->f->ctrl) == 2 * CROWD));
	return crowd;
}

static void verbs_end_once_when_the_controller_goes(struct kunit *test)
{
	struct crowd *crowd = crowd_that_waits(test);

	hdb_ctrl_set_gone(crowd->c->f->ctrl);
	crowd_must_end(test, crowd, STATUS_NO_SUCH_DEVICE);
}

static void verbs_answered_after_a_reset(struct kunit *test, struct fixture_client *c)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, PIECES);

	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_restart(c->f->ctrl), 0);
	commands_fill(t, PIECES, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, PIECES), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, PIECES, 0), 0);
}

static void verbs_end_once_before_a_reset(struct kunit *test)
{
	struct crowd *crowd = crowd_that_waits(test);

	hdb_verbs_quiesce(crowd->c->f->ctrl);
	crowd_must_end(test, crowd, STATUS_SUCCESS);
	verbs_answered_after_a_reset(test, crowd->c);
}

/* What comes while nothing is sent ends like that, too, though nobody may be waited for. */
static void verbs_end_once_during_a_reset(struct kunit *test)
{
	struct crowd *crowd = crowd_alloc(test);

	crowd->c = client_new(test, &patient_spec);
	hdb_verbs_quiesce(crowd->c->f->ctrl);
	crowd_begin(test, crowd);
	crowd_must_end(test, crowd, STATUS_SUCCESS);
	verbs_answered_after_a_reset(test, crowd->c);
}

/* It finds the DPC at work on what it has handed in; after that nothing is written. */
static void verbs_client_closes_while_they_end(struct kunit *test)
{
	struct async *a = kunit_kzalloc(test, sizeof(*a), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = kcalloc(50 * PIECES, sizeof(*t), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &patient_spec);

	KUNIT_ASSERT_NOT_NULL(test, a);
	KUNIT_ASSERT_NOT_NULL(test, t);
	async_init(a, t, 50 * PIECES);
	manual(c);
	commands_fill(t, a->count, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	hdb_ctrl_set_gone(c->f->ctrl);
	fixture_drop_client(c);
	kfree(t);
	KUNIT_EXPECT_LE(test, atomic_read(&a->calls), 1);
}

/* A client that goes. */

/* With commands on the link and more waiting: nothing is written, nobody is called. */
static void verbs_client_closes_with_batches_in_flight(struct kunit *test)
{
	struct async *a = kunit_kzalloc(test, sizeof(*a), GFP_KERNEL);
	struct async *b = async_alloc(test, 500);
	HDAUDIO_CODEC_TRANSFER *t = kcalloc(1000, sizeof(*t), GFP_KERNEL);
	struct fixture_client *c = client_new(test, &hold_long_spec);
	struct fixture_client *other = client_of(c, 0);

	KUNIT_ASSERT_NOT_NULL(test, t);
	async_init(a, t, 1000);
	manual(c);
	commands_fill(t, 1000, 0, 0);
	commands_fill(b->t, 500, 0, 1);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(other, b), STATUS_SUCCESS);
	model_run(c->f->model, 30);
	fixture_drop_client(c);
	kfree(t);
	model_run_idle(other->f->model, 3000);
	KUNIT_ASSERT_TRUE(test, async_wait(b));
	KUNIT_EXPECT_EQ(test, commands_wrong(b->t, 500, 0), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
	KUNIT_EXPECT_GE(test, verbs_of(other)->counts.late, 1);
}

/* What it leaves among another's commands is forgotten in time, the other's commands are not. */
static void verbs_client_closes_beside_a_silent_codec(struct kunit *test)
{
	struct async *a = async_alloc(test, 3);
	struct async *b = async_alloc(test, 3);
	struct fixture_client *c = client_new(test, &patient_spec);
	struct fixture_client *other = client_of(c, 0);

	model_codec_silent(c->f->model, 0, 6);
	commands_fill(b->t, 3, 0, 1);
	commands_fill(a->t, 3, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(other, b), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	fixture_drop_client(c);
	time_is_up(other);
	KUNIT_ASSERT_TRUE(test, async_wait(b));
	KUNIT_EXPECT_EQ(test, commands_not(b->t, 3, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
	time_is_up(other);
	commands_fill(b->t, 3, 0, 1);
	KUNIT_EXPECT_EQ(test, commands_run(other, b->t, 3), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(b->t, 3, 0), 0);
}

/* Its callback is waited out, and the next is not called. */
static VOID blocking_callback(HDAUDIO_CODEC_TRANSFER *transfers, PVOID context)
{
	fixture_gate_pass(context);
}

struct closing {
	struct fixture_client *client;
	struct fixture_gate gate;
	bool was_left;
	struct completion done;
};

static int close_thread(void *data)
{
	struct closing *closing = data;

	fixture_drop_client(closing->client);
	closing->was_left = fixture_gate_left(&closing->gate);
	complete(&closing->done);
	return 0;
}

/* Passes the frames, so that the callback runs on the CPU it is bound to. */
static int frames_thread(void *data)
{
	struct closing *closing = data;

	model_run(closing->client->f->model, 10);
	return 0;
}

static void verbs_close_waits_for_the_callback(struct kunit *test)
{
	struct closing *closing = kunit_kzalloc(test, sizeof(*closing), GFP_KERNEL);
	struct async *a = async_alloc(test, 2);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);
	struct fixture_client *c = client_new(test, &patient_spec);

	KUNIT_ASSERT_NOT_NULL(test, closing);
	fixture_gate_init(test, &closing->gate);
	init_completion(&closing->done);
	closing->client = c;
	manual(c);
	commands_fill(t, 1, 0, 0);
	commands_fill(a->t, 2, 0, 1);
	KUNIT_EXPECT_EQ(test, c->base.TransferCodecVerbs(c->base.Context, 1, t, blocking_callback,
							 &closing->gate), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	fixture_thread(test, closing->gate.there, frames_thread, closing);
	fixture_gate_wait_entered(test, &closing->gate);
	fixture_thread(test, closing->gate.here, close_thread, closing);
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&closing->done, HZ / 5));
	fixture_gate_open(&closing->gate);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&closing->done, 20 * HZ));
	KUNIT_EXPECT_TRUE(test, closing->was_left);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
}

static struct kunit_case verbs_cases[] = {
	KUNIT_CASE_PARAM(verbs_sync, amounts_gen_params),
	KUNIT_CASE_PARAM(verbs_async, amounts_gen_params),
	KUNIT_CASE(verbs_async_does_not_wait),
	KUNIT_CASE(verbs_fill_every_frame),
	KUNIT_CASE(verbs_batches_complete_in_order),
	KUNIT_CASE(verbs_to_several_codecs_in_one_batch),
	KUNIT_CASE(verbs_to_codecs_in_turn),
	KUNIT_CASE(verbs_to_codecs_in_turn_one_silent),
	KUNIT_CASE(verbs_from_several_threads),
	KUNIT_CASE(verbs_async_at_dispatch_level),
	KUNIT_CASE(verbs_async_in_hard_interrupt),
	KUNIT_CASE(verbs_from_the_callback),
	KUNIT_CASE(verbs_to_an_absent_codec),
	KUNIT_CASE(verbs_to_address_15),
	KUNIT_CASE(verbs_to_absent_and_present),
	KUNIT_CASE(verbs_async_to_an_absent_codec),
	KUNIT_CASE(verbs_silent_codec_costs_one_timeout),
	KUNIT_CASE(verbs_codec_that_falls_silent),
	KUNIT_CASE(verbs_after_a_silence),
	KUNIT_CASE(verbs_silent_codec_holds_up_nobody),
	KUNIT_CASE(verbs_silent_codec_in_a_mixed_batch),
	KUNIT_CASE(verbs_late_answers_are_waited_for),
	KUNIT_CASE(verbs_late_answers_are_dropped),
	KUNIT_CASE(verbs_late_answers_do_not_land_in_the_next),
	KUNIT_CASE(verbs_late_answers_give_the_next_its_time),
	KUNIT_CASE(verbs_after_answers_that_never_come),
	KUNIT_CASE(verbs_late_answers_concern_their_codec_only),
	KUNIT_CASE(verbs_late_answers_hold_up_no_other_codec),
	KUNIT_CASE(verbs_lost_interrupt),
	KUNIT_CASE(verbs_without_interrupts),
	KUNIT_CASE(verbs_rirb_overrun),
	KUNIT_CASE(verbs_rirb_overrun_heard_late),
	KUNIT_CASE(verbs_after_an_overrun),
	KUNIT_CASE(verbs_overrun_costs_little),
	KUNIT_CASE(verbs_corb_memory_error),
	KUNIT_CASE(verbs_beside_a_babbling_codec),
	KUNIT_CASE(verbs_with_unsolicited_responses_between),
	KUNIT_CASE(verbs_fair_between_clients_of_a_codec),
	KUNIT_CASE(verbs_fair_between_codecs),
	KUNIT_CASE(verbs_removal_wakes_those_who_wait),
	KUNIT_CASE(verbs_end_once_when_the_controller_goes),
	KUNIT_CASE(verbs_end_once_before_a_reset),
	KUNIT_CASE(verbs_end_once_during_a_reset),
	KUNIT_CASE(verbs_client_closes_while_they_end),
	KUNIT_CASE(verbs_client_closes_with_batches_in_flight),
	KUNIT_CASE(verbs_client_closes_beside_a_silent_codec),
	KUNIT_CASE(verbs_close_waits_for_the_callback),
	{ }
};

static struct kunit_suite verbs_suite = {
	.name = "hdaudio_verbs",
	.test_cases = verbs_cases,
};

kunit_test_suite(verbs_suite);
