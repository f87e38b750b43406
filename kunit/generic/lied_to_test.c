// SPDX-License-Identifier: GPL-2.0
/*
 * The generic driver's way through a codec's life, by each interface, on a device that lies: what
 * it reads, plans, plays and shows may be anything, but nothing is out of bounds, nothing is left,
 * everything ends; and a device that does not lie any more is served as any other.
 *
 * Module parameters: lied_to, values that are replaced in all, and lied_to_seed (0: a new one,
 * printed).
 */
#include <kunit/test.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/prandom.h>
#include <linux/random.h>
#include <linux/seq_file.h>

#include "generic/ddi/bring_up.h"
#include "generic/ddi/dump.h"
#include "generic/ddi/eld_read.h"
#include "generic/ddi/engine.h"
#include "generic/ddi/graph_read.h"
#include "generic/ddi/jack_detect.h"
#include "generic/ddi/link_clock.h"
#include "generic/ddi/power.h"
#include "generic/widgets/setup.h"
#include "generic/widgets/spdif.h"

#include "attach.h"
#include "commands.h"
#include "debugfs.h"
#include "model/dma_watch.h"
#include "fixture.h"
#include "parameter.h"

#define CODECS		2
#define OPERATIONS	24	/* between the coming and the going of a controller */
#define TEXT		SZ_64K	/* bytes */

MODULE_PARAMETER(lied_to, 4000, "values to replace by others, for the generic driver");
MODULE_PARAMETER(lied_to_seed, 0, "seed of the lies; 0: a new one");

static const struct fixture_codec codecs[CODECS + 1] = {
	{ 0, &model_codec_large }, { 1, &model_codec_hdmi }, { }
};

static const struct hdaudio_device_id audio_groups[] = {
	{ "HDAUDIO\\FUNC_01" }, { }
};

/**
 * struct lied - all of it
 * @test: the test case
 * @f: model and controller
 * @rnd: the dice
 * @driver: of the function groups
 * @family: the interface that they are driven by
 * @lock: guards @all; held while something is done with one of them
 * @all: function groups that have a driver
 * @text: what is shown of them
 * @done: operations
 * @bound: function groups that got a driver
 * @ran: streams that ran
 * @astray: positions out of bounds
 */
struct lied {
	struct kunit *test;
	struct fixture *f;
	struct rnd_state rnd;
	struct hdaudio_driver driver;
	const struct hdg_family *family;
	struct mutex lock;	/* see above */
	struct list_head all;
	char *text;
	unsigned int done;
	unsigned int bound;
	unsigned int ran;
	atomic_t astray;
};

/**
 * struct lied_stream - an engine, and what plays to it or records from it
 * @codec: whose it is
 * @engine: the engine
 * @clock: how long it has been running
 */
struct lied_stream {
	struct lied_codec *codec;
	struct hdg_engine engine;
	struct hdg_link_clock clock;
};

/**
 * struct lied_codec - a function group as the generic driver has it, but for ALSA
 * @entry: in the list of them
 * @lied: what it is part of
 * @bus: how it is reached
 * @graph: its widgets
 * @plan: what is used of them
 * @mixer: the controls on them
 * @spdif: digital converters
 * @displays: pins that lead to displays
 * @n_displays: how many
 * @lock: guards what they say, and the mixer
 * @sense: its jacks
 * @streams: one that plays, one that records
 */
struct lied_codec {
	struct list_head entry;
	struct lied *lied;
	struct hdg_bus bus;
	struct hdg_graph graph;
	struct hdg_plan plan;
	struct hdg_mixer mixer;
	struct hdg_spdif spdif[HDG_MAX_SPDIF];
	struct hdg_display displays[HDG_MAX_DISPLAYS];
	unsigned int n_displays;
	struct mutex lock;	/* see above */
	struct hdg_sense sense;
	struct lied_stream streams[2];
};

static u32 roll(struct lied *l, u32 below)
{
	return prandom_u32_state(&l->rnd) % below;
}

static int send(struct lied_codec *c, struct hdg_batch *batch)
{
	int err = hdg_bus_send(&c->bus, batch);

	hdg_batch_free(batch);
	return err;
}

/* Nobody wishes anything beside. */
static struct hdg_bring_up all_of(struct lied_codec *c)
{
	static const struct hdg_will no_will;

	return (struct hdg_bring_up){
		.bus = &c->bus,
		.lock = &c->lock,
		.graph = &c->graph,
		.plan = &c->plan,
		.mixer = &c->mixer,
		.spdif = c->spdif,
		.n_spdif = hdg_spdif_find(c->spdif, &c->graph, &c->plan),
		.will = &no_will,
	};
}

static int understand(struct lied_codec *c)
{
	struct hdg_bring_up to;
	int err = hdg_power_up(&c->bus);

	if (!err)
		err = hdg_read_graph(&c->bus, &c->graph);
	if (err)
		return err;
	hdg_plan(&c->plan, &c->graph);
	c->n_displays = hdg_displays_find(c->displays, &c->graph, &c->plan);
	hdg_jacks_find(&c->sense.jacks, &c->graph, &c->plan);
	err = hdg_mixer_init(&c->mixer, &c->graph, &c->plan);
	if (err)
		return err;
	to = all_of(c);
	return hdg_bring_up(&to);
}

static bool jack_asked(struct hdg_sense *sense, unsigned int i, bool changed)
{
	struct lied_codec *c = container_of(sense, struct lied_codec, sense);
	struct hdg_jack *jack = &sense->jacks.jack[i];
	unsigned int k;

	for (k = 0; k < c->n_displays; k++) {
		if (c->displays[k].pin == jack->nid)
			hdg_display_refresh(&c->bus, &c->displays[k], jack, &c->lock);
	}
	return hdg_jack_is_slow(jack);
}

/* Nobody may go by what is not in the buffer. */
static void look(struct hdg_engine *engine)
{
	struct lied_stream *s = container_of(engine, struct lied_stream, engine);
	size_t position = hdg_engine_position(engine);

	if (position >= engine->bytes && position != SIZE_MAX)
		atomic_inc(&s->codec->lied->astray);
}

static struct lied_codec *codec_new(struct lied *l)
{
	struct lied_codec *c = kvzalloc(sizeof(*c), GFP_KERNEL);
	unsigned int i;

	if (!c)
		return NULL;
	c->lied = l;
	mutex_init(&c->lock);
	hdg_sense_init(&c->sense, &c->bus, jack_asked);
	for (i = 0; i < ARRAY_SIZE(c->streams); i++) {
		c->streams[i].codec = c;
		c->streams[i].engine.bus = &c->bus;
		c->streams[i].engine.capture = i;
		c->streams[i].engine.notify = look;
	}
	return c;
}

static void codec_free(struct lied_codec *c)
{
	hdg_mixer_free(&c->mixer);
	hdg_graph_free(&c->graph);
	kvfree(c);
}

static int bring_up(struct lied_codec *c, struct hdaudio_device *hdev)
{
	int err = hdg_bus_open(&c->bus, hdev, c->lied->family);

	if (err)
		return err;
	err = understand(c) ?: hdg_sense_start(&c->sense);
	if (err)
		hdg_bus_close(&c->bus);
	return err;
}

static struct lied *lied_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct lied, driver);
}

static int probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct lied *l = lied_of(hdev);
	struct lied_codec *c = codec_new(l);
	int err = c ? bring_up(c, hdev) : -ENOMEM;

	if (err) {
		if (c)
			codec_free(c);
		return err;
	}
	hdaudio_set_drvdata(hdev, c);
	mutex_lock(&l->lock);
	list_add(&c->entry, &l->all);
	l->bound++;
	mutex_unlock(&l->lock);
	return 0;
}

static void remove(struct hdaudio_device *hdev)
{
	struct lied_codec *c = hdaudio_get_drvdata(hdev);
	unsigned int i;

	hdg_sense_stop(&c->sense);
	hdg_bus_let_go(&c->bus);
	mutex_lock(&c->lied->lock);
	list_del(&c->entry);
	mutex_unlock(&c->lied->lock);
	for (i = 0; i < ARRAY_SIZE(c->streams); i++)
		hdg_engine_close(&c->streams[i].engine);
	hdg_power_down(&c->bus);
	hdg_bus_close(&c->bus);
	codec_free(c);
}

static int suspend(struct hdaudio_device *hdev)
{
	struct lied_codec *c = hdaudio_get_drvdata(hdev);

	hdg_bus_hold(&c->bus);
	hdg_sense_suspend(&c->sense);
	hdg_power_down(&c->bus);
	return 0;
}

static int resume(struct hdaudio_device *hdev)
{
	struct lied_codec *c = hdaudio_get_drvdata(hdev);
	struct hdg_bring_up to = all_of(c);
	int err = hdg_bring_back(&to);

	if (!err)
		err = hdg_sense_resume(&c->sense);
	hdg_bus_let_go(&c->bus);
	return err;
}

static const struct hdg_route *any_route(const struct lied_codec *c, bool capture)
{
	unsigned int n = capture ? c->plan.n_capture : c->plan.n_play;

	if (!n)
		return NULL;
	return (capture ? c->plan.capture : c->plan.play) + roll(c->lied, n);
}

static void attach_route(struct lied_stream *s)
{
	const struct hdg_route *route = any_route(s->codec, s->engine.capture);
	struct hdg_batch batch;

	if (!route)
		return;
	hdg_batch_init(&batch, s->codec->bus.codec);
	hdg_setup_converters(&batch, route, 0, s->engine.converter_format, s->engine.stream_id);
	send(s->codec, &batch);
}

static int set_state(struct lied_stream *s, HDAUDIO_STREAM_STATE state)
{
	return hdg_engines_set_state(&s->codec->bus, state, &s->engine.handle, 1);
}

static struct lied_stream *any_stream(struct lied_codec *c)
{
	return &c->streams[roll(c->lied, ARRAY_SIZE(c->streams))];
}

static void open_a_stream(struct lied_codec *c)
{
	static const HDAUDIO_STREAM_FORMAT formats[] = {
		{ 48000, 16, 16, 2 }, { 44100, 16, 16, 1 }, { 192000, 24, 32, 2 },
	};
	static const struct hdg_layout layouts[] = {
		{ 4096, 2048 }, { 16384, 4096 }, { 8192, 512 }, { 8192, 4096, true },
	};
	HDAUDIO_STREAM_FORMAT format = formats[roll(c->lied, ARRAY_SIZE(formats))];
	struct lied_stream *s = any_stream(c);

	if (hdg_engine_open(&s->engine, &format, &layouts[roll(c->lied, ARRAY_SIZE(layouts))]))
		return;
	hdg_link_clock_open(&s->clock, &c->bus);
	if (hdg_engine_rewind(&s->engine))
		return;
	attach_route(s);
	if (!set_state(s, RunState))
		c->lied->ran++;
	hdg_link_clock_run(&s->clock, true, ktime_get_ns());
}

static void stop_a_stream(struct lied_codec *c)
{
	struct lied_stream *s = any_stream(c);

	if (!s->engine.buffered)
		return;
	set_state(s, PauseState);
	hdg_link_clock_run(&s->clock, false, ktime_get_ns());
	hdg_engine_sleep(&s->engine);
	if (!hdg_engine_wake(&s->engine))
		look(&s->engine);
}

static void close_a_stream(struct lied_codec *c)
{
	struct lied_stream *s = any_stream(c);

	hdg_engine_close(&s->engine);
	s->clock = (struct hdg_link_clock) { };
}

static void look_at_streams(struct lied_codec *c)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(c->streams); i++) {
		if (!c->streams[i].engine.buffered)
			continue;
		look(&c->streams[i].engine);
		hdg_link_clock_time(&c->streams[i].clock, ktime_get_ns());
	}
}

/* To any value, possible or not. */
static void turn_a_knob(struct lied_codec *c)
{
	unsigned int values[2] = { roll(c->lied, 64), prandom_u32_state(&c->lied->rnd) };
	const struct hdg_control *control;
	struct hdg_batch batch;

	if (!c->mixer.n_controls)
		return;
	control = &c->mixer.controls[roll(c->lied, c->mixer.n_controls)];
	hdg_batch_init(&batch, c->bus.codec);
	mutex_lock(&c->lock);
	hdg_control_put(&c->mixer, control, values, &batch);
	hdg_control_get(&c->mixer, control, values);
	send(c, &batch);
	mutex_unlock(&c->lock);
}

static void show(struct lied_codec *c)
{
	struct seq_file m = { .buf = c->lied->text, .size = TEXT };
	struct hdg_dump *dump = kzalloc(sizeof(*dump), GFP_KERNEL);

	if (!dump)
		return;
	dump->name = "A codec";
	dump->bus = &c->bus;
	dump->graph = &c->graph;
	dump->mixer = &c->mixer;
	hdg_dump(dump, &m);
	kfree(dump);
}

static void plug(struct lied_codec *c)
{
	const struct hdg_jacks *jacks = &c->sense.jacks;
	struct lied *l = c->lied;

	if (jacks->n)
		model_jack(l->f->model, c->bus.codec, jacks->jack[roll(l, jacks->n)].nid,
			   roll(l, 2));
}

static void operate(struct lied *l)
{
	static void (*const operations[])(struct lied_codec *c) = {
		open_a_stream, open_a_stream, stop_a_stream, close_a_stream, look_at_streams,
		look_at_streams, turn_a_knob, turn_a_knob, show, plug,
	};
	struct lied_codec *c;
	unsigned int i;

	for (i = 0; i < OPERATIONS; i++) {
		mutex_lock(&l->lock);
		list_for_each_entry(c, &l->all, entry) {
			operations[roll(l, ARRAY_SIZE(operations))](c);
			l->done++;
		}
		mutex_unlock(&l->lock);
		cond_resched();
	}
}

static void let_it_lie(struct lied *l, bool lie)
{
	static const unsigned int one_in[] = { 4, 16, 64, 256 };

	model_hostile(l->f->model, lie ? one_in[roll(l, ARRAY_SIZE(one_in))] : 0,
		      prandom_u32_state(&l->rnd));
}

static bool come(struct lied *l, const struct hdb_timing *timing)
{
	struct hdb_ctrl *ctrl;

	l->f->setup.timing = timing;
	ctrl = hdb_attach(&l->f->setup);
	l->f->ctrl = IS_ERR(ctrl) ? NULL : ctrl;
	return l->f->ctrl;
}

static void go(struct lied *l)
{
	hdb_detach(l->f->ctrl);
	l->f->ctrl = NULL;
	KUNIT_EXPECT_EQ(l->test, dma_watch_live(), 0);
	KUNIT_EXPECT_TRUE(l->test, list_empty(&l->all));
	model_forgive_all_but_dma(l->f->model);
}

/* What it finds out about codecs is lies, or what it does with them afterwards is met with some. */
static void lie(struct lied *l)
{
	bool at_once = roll(l, 2);
	unsigned int bound = l->bound;

	let_it_lie(l, at_once);
	if (!come(l, at_once ? &fixture_liars : &fixture_timing))
		return;
	if (!at_once)
		KUNIT_EXPECT_TRUE(l->test, wait_until(READ_ONCE(l->bound) == bound + CODECS));
	let_it_lie(l, true);
	operate(l);
	let_it_lie(l, roll(l, 2));
	go(l);
}

static void expect_sound(struct lied *l, struct lied_codec *c)
{
	struct lied_stream *s = &c->streams[0];
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	const struct hdg_layout layout = { .bytes = 4096, .period_bytes = 2048 };

	KUNIT_EXPECT_GT(l->test, c->mixer.n_controls + c->n_displays, 0U);
	KUNIT_ASSERT_EQ(l->test, hdg_engine_open(&s->engine, &format, &layout), 0);
	KUNIT_EXPECT_EQ(l->test, hdg_engine_rewind(&s->engine), 0);
	KUNIT_EXPECT_EQ(l->test, hdg_engine_position(&s->engine), 0);
	KUNIT_EXPECT_EQ(l->test, set_state(s, RunState), 0);
	KUNIT_EXPECT_TRUE(l->test, wait_until(hdg_engine_position(&s->engine) >= 360));
}

/* The same device, as it should be. */
static void behave(struct lied *l)
{
	unsigned int bound = l->bound;
	struct lied_codec *c;

	let_it_lie(l, false);
	KUNIT_ASSERT_TRUE(l->test, come(l, &fixture_patient));
	KUNIT_ASSERT_TRUE(l->test, wait_until(READ_ONCE(l->bound) == bound + CODECS));
	mutex_lock(&l->lock);
	list_for_each_entry(c, &l->all, entry)
		expect_sound(l, c);
	mutex_unlock(&l->lock);
	go(l);
}

static void drop_lied(struct kunit_resource *res)
{
	struct lied *l = res->data;

	let_it_lie(l, false);
	if (l->f->ctrl)
		hdb_detach(l->f->ctrl);
	hdaudio_driver_unregister(&l->driver);
	model_watch_dma(l->f->model, NULL);
	dma_watch_end(model_dev(l->f->model));
	hdb_debugfs_exit();
}

static struct lied *lied_new(struct kunit *test, const struct hdg_family *family, u32 seed)
{
	static const struct fixture_spec spec = { .codecs = codecs };
	struct lied *l = kunit_kzalloc(test, sizeof(*l), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, l);
	l->text = kunit_kzalloc(test, TEXT, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, l->text);
	l->test = test;
	l->family = family;
	mutex_init(&l->lock);
	INIT_LIST_HEAD(&l->all);
	prandom_seed_state(&l->rnd, seed);
	l->driver = (struct hdaudio_driver) {
		.driver.name = "hdb_lied_to",
		.id_table = audio_groups,
		.probe = probe,
		.remove = remove,
		.suspend = suspend,
		.resume = resume,
	};
	l->f = fixture_model(test, &spec);
	hdb_debugfs_init();
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&l->driver, NULL, NULL), 0);
	dma_watch_begin(model_dev(l->f->model));
	model_watch_dma(l->f->model, dma_watch_covers);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_lied, GFP_KERNEL, l));
	return l;
}

static const struct hdg_family *const families[] = {
	&hdg_baseline, &hdg_v2, &hdg_v3, &hdg_bdl,
};

static void describe_family(const struct hdg_family *const *family, char *desc)
{
	strscpy(desc, (*family)->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(family, families, describe_family);

static void lies_do_no_harm(struct kunit *test)
{
	const struct hdg_family *family = *(const struct hdg_family *const *)test->param_value;
	u32 seed = parameter("lied_to_seed", lied_to_seed) ?: get_random_u32() >> 1 | 1;
	u64 want = parameter("lied_to", lied_to) / ARRAY_SIZE(families);
	struct lied *l = lied_new(test, family, seed);
	unsigned int rounds = 0;

	kunit_info(test, "lied_to_seed=%u\n", seed);
	while (model_mistreated(l->f->model) < want) {
		lie(l);
		if (rounds++ % 4 == 0)
			behave(l);
	}
	KUNIT_EXPECT_GT(test, l->ran, 0U);
	KUNIT_EXPECT_EQ(test, atomic_read(&l->astray), 0);
	kunit_info(test, "%llu mistreated, %u operations, %u codecs, %u streams\n",
		   model_mistreated(l->f->model), l->done, l->bound, l->ran);
}

static struct kunit_case lied_to_cases[] = {
	KUNIT_CASE_PARAM(lies_do_no_harm, family_gen_params),
	{ }
};

static struct kunit_suite lied_to_suite = {
	.name = "generic_lied_to",
	.test_cases = lied_to_cases,
};

kunit_test_suite(lied_to_suite);
