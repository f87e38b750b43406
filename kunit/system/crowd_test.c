// SPDX-License-Identifier: GPL-2.0
/*
 * Eight controllers and fifteen codecs at once: every engine streams, every codec answers full
 * rings of commands and sends events as fast as they are taken. Nothing is lost and no memory
 * goes. Module parameter: crowd_ms.
 */
#include <linux/mm.h>
#include <linux/sched.h>

#include "commands.h"
#include "parameter.h"

#define STANDS		8	/* controllers */
#define VOICES		15	/* codecs: the last controller has one, the others two */
#define ENGINES		4	/* in each direction, of each controller */
#define BUFFER		4096	/* bytes: two periods of 512 frames */
#define BATCH		255
#define FIRST_DAC	2	/* of model_codec_large */
#define DACS		4
#define FIRST_ADC	6
#define ADCS		2
#define UNHEARD		64	/* events of a codec on their way */
#define EVENT_MASK	GENMASK(25, 0)
#define MAY_GROW	(32UL << 20)	/* bytes: KASAN keeps half of that of what was freed */

MODULE_PARAMETER(crowd_ms, 1500, "milliseconds that everything goes at once");

/**
 * struct voice - a codec
 * @client: its driver
 * @transfers: its commands
 * @tag: its events' tag
 * @streams: its engines
 * @n_streams: how many
 * @periods: notifications of them
 * @sent: events sent
 * @heard: events delivered
 * @misheard: of those, that were not the next
 * @batches: done
 * @wrong: answers that were not the right ones, and calls that failed
 * @enough: it is to end
 * @done: it has
 */
struct voice {
	struct fixture_client *client;
	HDAUDIO_CODEC_TRANSFER *transfers;
	UCHAR tag;
	struct fixture_stream streams[2 * ENGINES];
	unsigned int n_streams;
	atomic_t periods;
	u32 sent;
	u32 heard;
	u32 misheard;
	u32 batches;
	u32 wrong;
	bool enough;
	struct completion done;
};

/**
 * struct crowd - all of them
 * @test: the test case
 * @stands: the controllers
 * @voices: the codecs: 2 n and 2 n + 1 at controller n
 */
struct crowd {
	struct kunit *test;
	struct fixture *stands[STANDS];
	struct voice voices[VOICES];
};

#define for_each_voice(v, crowd) \
	for ((v) = (crowd)->voices; (v) < (crowd)->voices + VOICES; (v)++)

#define for_each_stream(s, v) \
	for ((s) = (v)->streams; (s) < (v)->streams + (v)->n_streams; (s)++)

static struct voice *voices_at(struct crowd *crowd, unsigned int stand)
{
	return &crowd->voices[2 * stand];
}

static unsigned int n_voices_at(unsigned int stand)
{
	return min(2U, VOICES - 2 * stand);
}

/* Events are numbered. The DPC of the controller is the only one to come here. */
static void crowd_event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct voice *v = context;

	v->misheard += (response.Response & EVENT_MASK) != (v->heard & EVENT_MASK);
	WRITE_ONCE(v->heard, v->heard + 1);
}

static void crowd_period(PVOID context, LARGE_INTEGER time)
{
	struct voice *v = context;

	atomic_inc(&v->periods);
}

/* As many events as there is room for on the way now. */
static void send_events(struct voice *v)
{
	u32 codec = v->client->hdev->codec, tag = (u32)v->tag << 26;
	u32 end = READ_ONCE(v->heard) + UNHEARD;

	while (v->sent != end &&
	       model_unsolicited(v->client->f->model, codec, tag | (v->sent & EVENT_MASK)))
		v->sent++;
}

static int voice_thread(void *data)
{
	struct voice *v = data;
	u8 addr = v->client->hdev->codec;

	while (!READ_ONCE(v->enough)) {
		send_events(v);
		commands_fill(v->transfers, BATCH, addr, 0);
		v->wrong += commands_run(v->client, v->transfers, BATCH) != STATUS_SUCCESS;
		v->wrong += commands_wrong(v->transfers, BATCH, addr);
		WRITE_ONCE(v->batches, v->batches + 1);
		cond_resched();
	}
	complete(&v->done);
	return 0;
}

/* One more engine for the codec, with a converter on it while there are any. */
static void stream_add(struct crowd *crowd, struct voice *v, bool render, unsigned int nth)
{
	struct fixture_stream *s = &v->streams[v->n_streams++];
	HDAUDIO_BUS_INTERFACE_V3 *t = &v->client->v3;
	SIZE_T offset;

	s->client = v->client;
	s->render = render;
	KUNIT_ASSERT_EQ(crowd->test, fixture_alloc_engine(s, &fixture_format), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(crowd->test, STATUS_SUCCESS,
			t->AllocateDmaBufferWithNotification(t->Context, s->handle, 2, BUFFER,
							     &s->mdl, &s->size, &offset, &s->id,
							     &s->fifo));
	KUNIT_ASSERT_EQ(crowd->test, STATUS_SUCCESS,
			t->RegisterNotificationCallback(t->Context, s->handle,
							&v->client->hdev->dev, crowd_period, v));
	if (nth < (render ? DACS : ADCS))
		fixture_connect(s, (render ? FIRST_DAC : FIRST_ADC) + nth);
}

static void voice_add(struct crowd *crowd, struct voice *v, struct hdaudio_device *hdev)
{
	HDAUDIO_BUS_INTERFACE *t;

	v->client = fixture_open(crowd->stands[(v - crowd->voices) / 2], hdev,
				 &GUID_HDAUDIO_BUS_INTERFACE_V3);
	v->transfers = commands_alloc(crowd->test, BATCH);
	init_completion(&v->done);
	t = &v->client->base;
	KUNIT_ASSERT_EQ(crowd->test, STATUS_SUCCESS,
			t->RegisterEventCallback(t->Context, crowd_event, v, &v->tag));
}

/* A controller, its codecs, and all its engines in turn to one codec and the other. */
static void stand_add(struct crowd *crowd, unsigned int stand)
{
	unsigned int i, n = n_voices_at(stand), first = 2 * stand;
	struct voice *voices = voices_at(crowd, stand);
	struct fixture_codec codecs[3] = { };
	struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct fixture *f;

	for (i = 0; i < n; i++)
		codecs[i] = (struct fixture_codec){ first + i, &model_codec_large };
	f = fixture_ctrl(crowd->test, &spec);
	crowd->stands[stand] = f;
	for (i = 0; i < n; i++)
		voice_add(crowd, &voices[i], fixture_hdev(f, first + i, 0));
	for (i = 0; i < ENGINES; i++) {
		stream_add(crowd, &voices[i % n], true, i / n);
		stream_add(crowd, &voices[i % n], false, i / n);
	}
	KUNIT_ASSERT_EQ(crowd->test, f->ctrl->streams.count, 2 * ENGINES);
}

static void set_streams(struct crowd *crowd, HDAUDIO_STREAM_STATE state)
{
	struct fixture_stream *s;
	struct voice *v;

	for_each_voice(v, crowd) {
		for_each_stream(s, v)
			KUNIT_EXPECT_EQ(crowd->test, fixture_set_state(s, state), STATUS_SUCCESS);
	}
}

static void start(struct crowd *crowd)
{
	struct voice *v;

	set_streams(crowd, StopState);
	set_streams(crowd, RunState);
	for_each_voice(v, crowd)
		fixture_thread(crowd->test, FIXTURE_ANY_CPU, voice_thread, v);
}

/* Events still to be delivered. */
static u32 on_the_way(struct crowd *crowd)
{
	struct voice *v;
	u32 n = 0;

	for_each_voice(v, crowd)
		n += v->sent - READ_ONCE(v->heard);
	return n;
}

/* What is on its way arrives. */
static void stop(struct crowd *crowd)
{
	struct voice *v;
	bool arrived;

	for_each_voice(v, crowd)
		WRITE_ONCE(v->enough, true);
	for_each_voice(v, crowd)
		KUNIT_EXPECT_TRUE(crowd->test, wait_for_completion_timeout(&v->done, 60 * HZ));
	arrived = wait_until(!on_the_way(crowd));
	KUNIT_EXPECT_TRUE(crowd->test, arrived);
	set_streams(crowd, StopState);
}

static void expect_voice(struct kunit *test, struct voice *v)
{
	KUNIT_EXPECT_GT(test, v->batches, 0U);
	KUNIT_EXPECT_EQ(test, v->wrong, 0U);
	KUNIT_EXPECT_GT(test, v->heard, 0U);
	KUNIT_EXPECT_EQ(test, v->misheard, 0U);
}

/* Nothing was given up, lost, mended, or for nobody. */
static void expect_untroubled(struct kunit *test, struct hdb_ctrl *ctrl)
{
	KUNIT_EXPECT_FALSE(test, memchr_inv(&ctrl->verbs.counts, 0, sizeof(ctrl->verbs.counts)));
	KUNIT_EXPECT_FALSE(test, memchr_inv(ctrl->recovery.counts, 0,
					    sizeof(ctrl->recovery.counts)));
	KUNIT_EXPECT_EQ(test, ctrl->events.overflows, 0U);
	KUNIT_EXPECT_EQ(test, ctrl->events.unclaimed, 0U);
}

static u32 periods_told(struct crowd *crowd, unsigned int stand)
{
	struct hdb_streams *streams = &crowd->stands[stand]->ctrl->streams;
	struct voice *v = voices_at(crowd, stand);
	unsigned int i;
	u32 n = 0;

	for (i = 0; i < n_voices_at(stand); i++)
		n += atomic_read(&v[i].periods);
	for (i = 0; i < streams->count; i++)
		n += READ_ONCE(streams->engines[i].notify.merged);
	return n;
}

/* Each completed buffer was told of. */
static u32 expect_streams(struct crowd *crowd, unsigned int stand)
{
	struct model_stats stats;
	bool told;

	model_get_stats(crowd->stands[stand]->model, &stats);
	KUNIT_EXPECT_GT(crowd->test, stats.completions, 2 * ENGINES);
	told = wait_until(periods_told(crowd, stand) == stats.completions);
	KUNIT_EXPECT_TRUE(crowd->test, told);
	KUNIT_EXPECT_EQ(crowd->test, stats.dropped + stats.fifo_errors, 0);
	return stats.completions;
}

static void give_back(struct crowd *crowd)
{
	HDAUDIO_BUS_INTERFACE_V3 *t;
	struct fixture_stream *s;
	struct voice *v;

	set_streams(crowd, ResetState);
	for_each_voice(v, crowd) {
		t = &v->client->v3;
		for_each_stream(s, v) {
			t->UnregisterNotificationCallback(t->Context, s->handle, crowd_period, v);
			t->FreeDmaBufferWithNotification(t->Context, s->handle, s->mdl, s->size);
			t->FreeDmaEngine(t->Context, s->handle);
		}
		t->UnregisterEventCallback(t->Context, v->tag);
	}
}

static unsigned long bytes_available(void)
{
	return si_mem_available() << PAGE_SHIFT;
}

/* How it was, in numbers. */
static void expect_all(struct crowd *crowd)
{
	u64 commands = 0, events = 0, periods = 0;
	unsigned int stand;
	struct voice *v;

	for_each_voice(v, crowd) {
		expect_voice(crowd->test, v);
		commands += (u64)v->batches * BATCH;
		events += v->heard;
	}
	for (stand = 0; stand < STANDS; stand++) {
		expect_untroubled(crowd->test, crowd->stands[stand]->ctrl);
		periods += expect_streams(crowd, stand);
	}
	kunit_info(crowd->test, "%llu commands, %llu events, %llu periods of %u streams\n",
		   commands, events, periods, STANDS * 2 * ENGINES);
}

static void crowd_is_served(struct kunit *test)
{
	struct crowd *crowd = kunit_kzalloc(test, sizeof(*crowd), GFP_KERNEL);
	unsigned int stand, ms = parameter("crowd_ms", crowd_ms);
	unsigned long before;

	KUNIT_ASSERT_NOT_NULL(test, crowd);
	crowd->test = test;
	for (stand = 0; stand < STANDS; stand++)
		stand_add(crowd, stand);
	start(crowd);
	msleep(ms / 4);		/* KASAN's and the slabs' own caches fill */
	before = bytes_available();
	msleep(ms - ms / 4);
	KUNIT_EXPECT_GT(test, bytes_available() + MAY_GROW, before);
	stop(crowd);
	expect_all(crowd);
	give_back(crowd);
}

static struct kunit_case crowd_cases[] = {
	KUNIT_CASE(crowd_is_served),
	{ }
};

static struct kunit_suite crowd_suite = {
	.name = "crowd",
	.test_cases = crowd_cases,
};

kunit_test_suite(crowd_suite);
