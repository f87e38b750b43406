// SPDX-License-Identifier: GPL-2.0
/*
 * What clients leave behind: the words on it, and in which order it goes.
 */
#include <linux/seq_buf.h>

#include "commands.h"
#include "controller.h"
#include "ddi/client.h"
#include "model/dma_watch.h"
#include "fixture.h"
#include "stream/stream.h"
#include "verbs/verbs_abort.h"

#define BYTES	4096

static void callback(PVOID context, LARGE_INTEGER time)
{
}

/* One engine with no more than itself, one that runs, one that is stopped and tells somebody. */
static void words_on_what_is_left(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	struct hdb_client *client = hdb_client_get(c->base.Context);
	struct fixture_stream *run, *stop, bare = { .client = c };
	char text[200];
	struct seq_buf left;

	KUNIT_ASSERT_NOT_NULL(test, client);
	seq_buf_init(&left, text, sizeof(text));
	KUNIT_EXPECT_EQ(test, fixture_alloc_engine(&bare, &fixture_format), STATUS_SUCCESS);
	run = fixture_stream(c, true, &fixture_format, BYTES);
	stop = fixture_stream(c, true, &fixture_format, BYTES);
	KUNIT_EXPECT_EQ(test, c->v3.RegisterNotificationCallback(c->v3.Context, stop->handle,
								 &c->hdev->dev, callback, NULL),
			STATUS_SUCCESS);
	fixture_set_state(run, StopState);
	fixture_set_state(stop, StopState);
	fixture_set_state(run, RunState);
	hdb_streams_reclaim(client, &left);
	hdb_client_put(client);
	text[left.len] = 0;
	KUNIT_EXPECT_STREQ(test, text, " engine 0 (reset); engine 4 (running, buffer);"
			   " engine 5 (stopped, buffer, 1 notifications);");
	KUNIT_EXPECT_FALSE(test, hdb_streams_any(c->f->ctrl));
}

/**
 * struct parting - a buffer is taken away in a thread of its own
 * @s: whose
 * @drop: its client goes; else it is freed
 * @done: completed when it is
 */
struct parting {
	struct fixture_stream *s;
	bool drop;
	struct completion done;
};

static int part(void *data)
{
	struct parting *p = data;
	HDAUDIO_BUS_INTERFACE *table = &p->s->client->base;

	if (p->drop)
		fixture_drop_client(p->s->client);
	else
		table->FreeDmaBuffer(table->Context, p->s->handle);
	complete(&p->done);
	return 0;
}

/* What a routine of the client's runs on behalf of; it may use all that the engine has. */
static void set_busy(struct hdb_streams *streams, struct hdb_engine *engine, unsigned int calling,
		     bool delivering)
{
	spin_lock_irq(&streams->lock);
	atomic_set(&engine->calling, calling);
	engine->notify.delivering = delivering;
	spin_unlock_irq(&streams->lock);
	wake_up_all(&streams->idle);
}

struct busy_case {
	const char *name;
	bool drop;
	bool delivering;
};

static const struct busy_case busy_cases[] = {
	{ "a client goes, interrupt routine", true, false },
	{ "a client goes, callback", true, true },
	{ "a buffer is freed, interrupt routine", false, false },
	{ "a buffer is freed, callback", false, true },
};

static void busy_name(const struct busy_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(busy, busy_cases, busy_name);

/* The memory stays for as long as the routine runs. */
static void memory_outlives_the_routine(struct kunit *test)
{
	const struct busy_case *k = test->param_value;
	struct parting *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_streams *streams = &c->f->ctrl->streams;
	struct hdb_engine *engine;

	KUNIT_ASSERT_NOT_NULL(test, p);
	init_completion(&p->done);
	p->drop = k->drop;
	fixture_take_short_lists(c->f);
	dma_watch_begin(model_dev(c->f->model));
	p->s = fixture_stream(c, true, &fixture_format, BYTES);
	engine = &streams->engines[p->s->sd];
	set_busy(streams, engine, !k->delivering, k->delivering);
	fixture_thread(test, FIXTURE_ANY_CPU, part, p);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(engine->buffer) &&
					   wq_has_sleeper(&streams->idle)));
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 2);
	KUNIT_EXPECT_FALSE(test, completion_done(&p->done));
	/* and so does the client, for who waits for it */
	KUNIT_EXPECT_FALSE(test, list_empty(&c->f->ctrl->clients));
	set_busy(streams, engine, 0, false);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&p->done, 20 * HZ));
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(model_dev(c->f->model));
}

/* It did not stop, so it was kept; but it does not outlive the controller. */
static void kept_memory_goes_with_the_controller(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture *f = c->f;
	struct fixture_stream *s;

	fixture_take_short_lists(f);
	dma_watch_begin(model_dev(f->model));
	s = fixture_stream(c, false, &fixture_format, BYTES);
	fixture_set_state(s, StopState);
	fixture_set_state(s, RunState);
	model_fault(f->model, MODEL_FAULT_SD_RUN_STUCK, MODEL_FOREVER);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 2);
	model_fault(f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	fixture_drop_ctrl(f);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(model_dev(f->model));
	model_forgive(f->model);
}

static struct kunit_case reclaim_cases[] = {
	KUNIT_CASE(words_on_what_is_left),
	KUNIT_CASE_PARAM(memory_outlives_the_routine, busy_gen_params),
	KUNIT_CASE(kept_memory_goes_with_the_controller),
	{ }
};

static struct kunit_suite reclaim_suite = {
	.name = "stream_reclaim",
	.test_cases = reclaim_cases,
};

kunit_test_suite(reclaim_suite);
