// SPDX-License-Identifier: GPL-2.0
/*
 * Benchmark on the model's clock: what the link, which carries one command a frame, is used
 * for. The numbers are printed as "bench: ..."; what must hold is expected.
 */
#include <linux/math64.h>

#include "commands.h"

#define FRAMES_MAX	100000
#define LARGE		4096
#define BATCH		255
#define SINGLES		64
#define EVENT_EVERY	8	/* frames between unsolicited responses */
#define LATENCY_MAX	600	/* frames: a full ring of others' commands, and a turn of each */

static const struct hdb_timing patient = {
	.reset_us = 20000,
	.codec_us = 1000,
	.ring_us = 2000,
	.stream_us = 2000,
	.verb_ms = 15000,
	.late_ms = 15000,
};

static const struct fixture_codec all_codecs[] = {
	{ 0, &model_codec_duplex }, { 1, &model_codec_output }, { 2, &model_codec_output },
	{ 3, &model_codec_output }, { 4, &model_codec_output }, { 5, &model_codec_output },
	{ 6, &model_codec_output }, { 7, &model_codec_output }, { 8, &model_codec_output },
	{ 9, &model_codec_output }, { 10, &model_codec_output }, { 11, &model_codec_output },
	{ 12, &model_codec_output }, { 13, &model_codec_output }, { 14, &model_codec_output },
	{ }
};

static const struct fixture_spec spec = { .timing = &patient, .codecs = all_codecs };

static struct fixture_client *client_of(struct fixture *f, unsigned int addr)
{
	return fixture_open(f, fixture_hdev(f, addr, 0), &GUID_HDAUDIO_BUS_INTERFACE);
}

/* Client of codec 0, all codecs on the link, the clock in the test's hand. */
static struct fixture_client *bench_client(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	model_clear_stats(c->f->model);
	return c;
}

static struct async *batch_to(struct kunit *test, u32 count, unsigned int codecs)
{
	struct async *a = async_alloc(test, count);
	u32 i;

	for (i = 0; i < count; i++)
		a->t[i] = command(i % codecs, COMMANDS_GROUP, AC_VERB_GET_GPIO_DATA, 0);
	return a;
}

static void submit(struct kunit *test, struct fixture_client *c, struct async *a)
{
	KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
}

/* Neither unanswered nor as it was handed in. */
static bool answered(const HDAUDIO_CODEC_TRANSFER *t)
{
	return t->Input.IsValid && !t->Input.HasFifoOverrun;
}

/* The batch is complete, every answer there. */
static void finish(struct kunit *test, struct async *a)
{
	u32 i, missing = 0;

	KUNIT_ASSERT_TRUE(test, async_wait(a));
	for (i = 0; i < a->count; i++)
		missing += !answered(&a->t[i]);
	KUNIT_EXPECT_EQ(test, missing, 0U);
}

/* Let frames pass until all is answered; the counts of what it took. */
static struct model_stats run_to_end(struct kunit *test, struct model *m)
{
	struct model_stats stats;

	KUNIT_ASSERT_LT(test, model_run_idle(m, FRAMES_MAX), (unsigned int)FRAMES_MAX);
	model_get_stats(m, &stats);
	return stats;
}

static unsigned int percent_x10(u64 part, u64 whole)
{
	return whole ? div64_u64(1000 * part, whole) : 0;
}

static void show(struct kunit *test, const char *what, unsigned int n,
		 const struct model_stats *stats)
{
	unsigned int used = percent_x10(stats->commands, stats->frames);

	kunit_info(test, "bench: %s %u: %llu commands in %llu frames (%u.%u %%)\n", what, n,
		   stats->commands, stats->frames, used / 10, used % 10);
	kunit_info(test, "bench:   %llu irqs, %llu reads, %llu writes, %llu unsolicited\n",
		   stats->irqs, stats->reads, stats->writes, stats->unsolicited);
}

/* So many commands more took so many frames more: one each. */
static void expect_slope(struct kunit *test, const char *what, u64 frames, u64 commands)
{
	u64 slope = div64_u64(1000 * frames, commands);

	kunit_info(test, "bench: %s: slope %llu.%03llu frames a command\n", what, slope / 1000,
		   slope % 1000);
	KUNIT_EXPECT_GE(test, slope, 1000ULL);
	KUNIT_EXPECT_LE(test, slope, 1010ULL);
}

static struct model_stats measure(struct kunit *test, struct fixture_client *c, struct async *a)
{
	struct model_stats stats;

	model_clear_stats(c->f->model);
	submit(test, c, a);
	stats = run_to_end(test, c->f->model);
	finish(test, a);
	return stats;
}

/* One command after the other, each handed in when the one before is answered. */
static struct model_stats measure_singles(struct kunit *test, struct fixture_client *c,
					  struct async **a, unsigned int codecs)
{
	struct model_stats stats;
	unsigned int i;

	model_clear_stats(c->f->model);
	for (i = 0; i < SINGLES; i++) {
		a[i]->t[0] = command(i % codecs, COMMANDS_GROUP, AC_VERB_GET_GPIO_DATA, 0);
		submit(test, c, a[i]);
		stats = run_to_end(test, c->f->model);
		finish(test, a[i]);
		reinit_completion(&a[i]->done);
	}
	return stats;
}

/*
 * A single command is answered in the frame after its own: two frames, one interrupt, two register
 * writes.
 */
static void bench_single(struct kunit *test)
{
	struct async **a = kunit_kcalloc(test, SINGLES, sizeof(*a), GFP_KERNEL);
	struct fixture_client *c;
	struct model_stats stats;
	unsigned int i, n;

	KUNIT_ASSERT_NOT_NULL(test, a);
	for (i = 0; i < SINGLES; i++)
		a[i] = batch_to(test, 1, 1);
	c = bench_client(test);
	for (n = 1; n <= MODEL_MAX_CODECS; n++) {
		stats = measure_singles(test, c, a, n);
		show(test, "single, codecs", n, &stats);
		KUNIT_EXPECT_LE(test, stats.frames, 3ULL * SINGLES);
		KUNIT_EXPECT_EQ(test, stats.writes, 2ULL * SINGLES);
		/* none of them for a command: by the timers, for interrupts that were lost */
		KUNIT_EXPECT_LE(test, stats.reads, SINGLES / 4ULL);
	}
}

/* Codecs share the link: a batch fills it whichever codecs it is for. */
static void bench_batch(struct kunit *test)
{
	struct async *a[MODEL_MAX_CODECS];
	struct fixture_client *c;
	struct model_stats stats;
	unsigned int n;

	for (n = 1; n <= MODEL_MAX_CODECS; n++)
		a[n - 1] = batch_to(test, LARGE, n);
	c = bench_client(test);
	for (n = 1; n <= MODEL_MAX_CODECS; n++) {
		stats = measure(test, c, a[n - 1]);
		show(test, "batch, codecs", n, &stats);
		KUNIT_EXPECT_GE(test, percent_x10(stats.commands, stats.frames), 990U);
		KUNIT_EXPECT_LE(test, 64 * stats.irqs, stats.commands);
	}
}

static VOID count_event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	atomic_inc(context);
}

static unsigned int run_with_events(struct kunit *test, struct model *m, unsigned int codecs,
				    UCHAR tag)
{
	unsigned int frame, sent = 0;

	for (frame = 0; frame < LARGE; frame += EVENT_EVERY) {
		sent += model_unsolicited(m, frame / EVENT_EVERY % codecs, (u32)tag << 26);
		model_run(m, EVENT_EVERY);
	}
	return sent;
}

/* Unsolicited responses take RIRB entries; the commands go on. */
static void bench_unsolicited(struct kunit *test, unsigned int codecs)
{
	struct async *a = batch_to(test, LARGE, codecs);
	atomic_t *got = kunit_kzalloc(test, sizeof(*got), GFP_KERNEL);
	struct fixture_client *c;
	struct model_stats stats;
	unsigned int sent;
	NTSTATUS status;
	UCHAR tag;

	KUNIT_ASSERT_NOT_NULL(test, got);
	c = bench_client(test);
	status = c->base.RegisterEventCallback(c->base.Context, count_event, got, &tag);
	KUNIT_ASSERT_EQ(test, status, STATUS_SUCCESS);
	model_clear_stats(c->f->model);
	submit(test, c, a);
	sent = run_with_events(test, c->f->model, codecs, tag);
	stats = run_to_end(test, c->f->model);
	finish(test, a);
	show(test, "batch and unsolicited, codecs", codecs, &stats);
	KUNIT_EXPECT_EQ(test, stats.unsolicited, (u64)sent);
	KUNIT_EXPECT_EQ(test, stats.dropped, 0ULL);
	/* each takes a response slot: of one codec there is one a frame for both */
	KUNIT_EXPECT_GE(test, percent_x10(stats.commands + (codecs > 1 ? 0 : stats.unsolicited),
					  stats.frames), 990U);
	status = c->base.UnregisterEventCallback(c->base.Context, tag);
	KUNIT_EXPECT_EQ(test, status, STATUS_SUCCESS);
	KUNIT_EXPECT_GT(test, atomic_read(got), 0);
}

static void bench_unsolicited_1(struct kunit *test)
{
	bench_unsolicited(test, 1);
}

static void bench_unsolicited_15(struct kunit *test)
{
	bench_unsolicited(test, MODEL_MAX_CODECS);
}

/* The cost of a batch is a constant and one frame a command. */
static void bench_growth(struct kunit *test)
{
	static const u32 sizes[] = { 1, 4, 16, 64, 255, 1024, LARGE };
	struct async *a[ARRAY_SIZE(sizes)];
	u64 frames[ARRAY_SIZE(sizes)];
	struct model_stats stats;
	struct fixture_client *c;
	int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++)
		a[i] = batch_to(test, sizes[i], 1);
	c = bench_client(test);
	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		stats = measure(test, c, a[i]);
		frames[i] = stats.frames;
		show(test, "batch of", sizes[i], &stats);
	}
	expect_slope(test, "batch", frames[i - 1] - frames[0], sizes[i - 1] - sizes[0]);
}

static struct model_stats measure_clients(struct kunit *test, struct fixture_client **c,
					  struct async **a, unsigned int n)
{
	struct model *m = c[0]->f->model;
	struct model_stats stats;
	unsigned int i;

	model_clear_stats(m);
	for (i = 0; i < n; i++)
		submit(test, c[i], a[i]);
	stats = run_to_end(test, m);
	for (i = 0; i < n; i++) {
		finish(test, a[i]);
		reinit_completion(&a[i]->done);
	}
	return stats;
}

/* As many clients as codecs, a batch of each at once: the same frames a command. */
static void bench_clients(struct kunit *test)
{
	struct fixture_client *c[MODEL_MAX_CODECS];
	struct async *a[MODEL_MAX_CODECS];
	struct model_stats stats;
	u64 alone = 0;
	unsigned int n;

	for (n = 0; n < MODEL_MAX_CODECS; n++)
		a[n] = batch_to(test, BATCH, MODEL_MAX_CODECS);
	c[0] = bench_client(test);
	for (n = 1; n < MODEL_MAX_CODECS; n++)
		c[n] = client_of(c[0]->f, n);
	for (n = 1; n <= MODEL_MAX_CODECS; n++) {
		stats = measure_clients(test, c, a, n);
		show(test, "clients", n, &stats);
		KUNIT_EXPECT_GE(test, percent_x10(stats.commands, stats.frames), 990U);
		alone = n == 1 ? stats.frames : alone;
	}
	expect_slope(test, "clients", stats.frames - alone, (n - 2) * BATCH);
}

/* A single command behind another client's long batch is not held up for long. */
static void bench_bystander(struct kunit *test)
{
	struct async *batch = batch_to(test, LARGE, 1);
	struct async *single = batch_to(test, 1, 1);
	struct fixture_client *c, *other;
	unsigned int frames = 0;

	c = bench_client(test);
	other = client_of(c->f, 1);
	submit(test, c, batch);
	model_run(c->f->model, SINGLES);
	submit(test, other, single);
	while (!answered(single->t) && frames < FRAMES_MAX) {
		model_run(c->f->model, 1);
		frames++;
	}
	kunit_info(test, "bench: single command behind a batch of %u: %u frames\n", LARGE, frames);
	KUNIT_EXPECT_LE(test, frames, (unsigned int)LATENCY_MAX);
	run_to_end(test, c->f->model);
	finish(test, single);
	finish(test, batch);
}

static struct kunit_case bench_cases[] = {
	KUNIT_CASE(bench_single),
	KUNIT_CASE(bench_batch),
	KUNIT_CASE(bench_unsolicited_1),
	KUNIT_CASE(bench_unsolicited_15),
	KUNIT_CASE(bench_growth),
	KUNIT_CASE(bench_clients),
	KUNIT_CASE(bench_bystander),
	{}
};

static struct kunit_suite bench_suite = {
	.name = "hdb_bench",
	.test_cases = bench_cases,
};

kunit_test_suite(bench_suite);
