// SPDX-License-Identifier: GPL-2.0
/*
 * The generic codec driver on the model: reading codecs, and its engine over each interface.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/vmalloc.h>

#include "generic/ddi/engine.h"
#include "generic/widgets/plan.h"
#include "generic/ddi/power.h"
#include "generic/ddi/graph_read.h"
#include "generic/widgets/setup.h"

#include "fixture.h"

#define FRAME		4	/* bytes, of fixture_format */
#define BYTES		4096
#define PERIOD		(BYTES / 2)
#define DAC		2	/* of model_codec_duplex */
#define ADC		4
#define SLEEPS		100

/**
 * struct rig - an engine of the codec driver on the model
 * @f: the hardware
 * @bus: the interface
 * @engine: the engine
 * @notified: completed at each notification
 * @notifications: counts them
 */
struct rig {
	struct fixture *f;
	struct hdg_bus bus;
	struct hdg_engine engine;
	struct completion notified;
	atomic_t notifications;
};

static void notify(struct hdg_engine *engine)
{
	struct rig *rig = container_of(engine, struct rig, engine);

	atomic_inc(&rig->notifications);
	complete(&rig->notified);
}

static struct rig *open_bus(struct kunit *test, const struct hdg_family *family, bool capture)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, NULL);
	init_completion(&rig->notified);
	KUNIT_ASSERT_EQ(test, hdg_bus_open(&rig->bus, fixture_hdev(rig->f, 0, 0), family), 0);
	rig->engine.bus = &rig->bus;
	rig->engine.capture = capture;
	rig->engine.notify = notify;
	return rig;
}

static void close_bus(struct rig *rig)
{
	hdg_engine_close(&rig->engine);
	hdg_bus_close(&rig->bus);
}

static int open_engine(struct rig *rig, size_t bytes, size_t period)
{
	struct hdg_layout layout = { .bytes = bytes, .period_bytes = period };
	HDAUDIO_STREAM_FORMAT format = fixture_format;

	return hdg_engine_open(&rig->engine, &format, &layout);
}

static int set_state(struct rig *rig, HDAUDIO_STREAM_STATE state)
{
	return hdg_engines_set_state(&rig->bus, state, &rig->engine.handle, 1);
}

static void attach(struct kunit *test, struct rig *rig, u8 nid)
{
	struct hdg_route route = { .converter = nid };
	struct hdg_batch batch;

	hdg_batch_init(&batch, rig->bus.codec);
	hdg_setup_converters(&batch, &route, 0, rig->engine.converter_format,
			     rig->engine.stream_id);
	KUNIT_EXPECT_EQ(test, hdg_bus_send(&rig->bus, &batch), 0);
	hdg_batch_free(&batch);
}

/* Runs to just after the end of a period and waits until that has been told. */
static void run_period(struct kunit *test, struct rig *rig, unsigned int frames)
{
	/* what must not come is not waited for as long */
	unsigned long patience = rig->bus.family->notified ? 5 * HZ : HZ / 10;
	bool told;

	model_run(rig->f->model, frames);
	told = wait_for_completion_timeout(&rig->notified, patience);
	KUNIT_EXPECT_EQ(test, told, rig->bus.family->notified > 0);
}

static const struct hdg_family *const families[] = {
	&hdg_baseline, &hdg_v2, &hdg_v3, &hdg_bdl,
};

static void describe_family(const struct hdg_family *const *family, char *desc)
{
	strscpy(desc, (*family)->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(family, families, describe_family);

static const struct hdg_family *param_family(struct kunit *test)
{
	return *(const struct hdg_family *const *)test->param_value;
}

static void read_duplex(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_graph graph;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	KUNIT_EXPECT_EQ(test, rig->bus.codec, 0);
	KUNIT_EXPECT_EQ(test, rig->bus.fg, 1);
	KUNIT_EXPECT_EQ(test, hdg_power_up(&rig->bus), 0);
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &graph), 0);
	KUNIT_EXPECT_EQ(test, graph.first, 2);
	KUNIT_EXPECT_EQ(test, graph.n, 4);
	hdg_plan(plan, &graph);
	KUNIT_ASSERT_EQ(test, plan->n_play, 1);
	KUNIT_ASSERT_EQ(test, plan->n_capture, 1);
	KUNIT_EXPECT_EQ(test, plan->play[0].converter, DAC);
	KUNIT_EXPECT_EQ(test, plan->capture[0].converter, ADC);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&plan->play[0].paths[0], false), 3);
	KUNIT_EXPECT_EQ(test, hdg_path_pin(&plan->capture[0].paths[0], true), 5);
	hdg_graph_free(&graph);
	close_bus(rig);
}

/* What ALSA may ask of a buffer. */
static void limits_of_families(struct kunit *test)
{
	static const struct {
		const struct hdg_family *family;
		const char *name;
		unsigned int notified, aligned, step, periods_max;
		size_t buffer_max;
	} rows[] = {
		{ &hdg_baseline, "baseline", 0, 1, 128, 1024, 4 << 20 },
		{ &hdg_v2, "v2", 2, 128, 256, 1024, 4 << 20 },
		{ &hdg_v3, "v3", 2, 128, 256, 1024, 4 << 20 },
		{ &hdg_bdl, "bdl", 256, 1, 128, 256, 2 << 20 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		KUNIT_EXPECT_STREQ(test, rows[i].family->name, rows[i].name);
		KUNIT_EXPECT_EQ(test, rows[i].family->notified, rows[i].notified);
		KUNIT_EXPECT_EQ(test, rows[i].family->aligned, rows[i].aligned);
		KUNIT_EXPECT_EQ(test, rows[i].family->step, rows[i].step);
		KUNIT_EXPECT_EQ(test, rows[i].family->periods_max, rows[i].periods_max);
		KUNIT_EXPECT_EQ(test, rows[i].family->buffer_max, rows[i].buffer_max);
	}
}

#define POWER_STATE	(AC_VERB_GET_POWER_STATE << 8)

/* A group is asked until it is in D0, a hundred times after the first, and put back into D3. */
static void power_of_a_group(struct kunit *test)
{
	struct rig *rig = open_bus(test, &hdg_baseline, false);
	struct model *m = rig->f->model;

	hdg_power_down(&rig->bus);
	KUNIT_EXPECT_EQ(test, model_codec_verb(m, 0, rig->bus.fg, POWER_STATE) & AC_PWRST_SETTING,
			AC_PWRST_D3);
	model_codec_lie(m, 0, rig->bus.fg, POWER_STATE, 0x30, 100);
	KUNIT_EXPECT_EQ_MSG(test, hdg_power_up(&rig->bus), 0, "the last time it is asked");
	KUNIT_EXPECT_EQ(test, model_codec_verb(m, 0, rig->bus.fg, POWER_STATE) & AC_PWRST_SETTING,
			AC_PWRST_D0);
	model_codec_lie(m, 0, rig->bus.fg, POWER_STATE, 0x10, 101);
	KUNIT_EXPECT_EQ(test, hdg_power_up(&rig->bus), -ETIMEDOUT);
	model_codec_lie(m, 0, rig->bus.fg, POWER_STATE, 0, 0);
	KUNIT_EXPECT_EQ(test, hdg_power_up(&rig->bus), 0);
	model_remove(m);
	KUNIT_EXPECT_EQ(test, hdg_power_up(&rig->bus), -ENODEV);
	close_bus(rig);
}

/**
 * struct waiter - a program that waits for the bus
 * @work: it
 * @bus: the bus
 * @begun: it is about to wait
 * @done: it has waited
 * @outcome: what it was told
 */
struct waiter {
	struct work_struct work;
	struct hdg_bus *bus;
	struct completion begun;
	struct completion done;
	int outcome;
};

static void wait_for_bus(struct work_struct *work)
{
	struct waiter *w = container_of(work, struct waiter, work);

	complete(&w->begun);
	w->outcome = hdg_bus_wait(w->bus);
	complete(&w->done);
}

/* Programs wait while the bus is held, and no longer. */
static void programs_are_held(struct kunit *test)
{
	struct waiter *w = kunit_kzalloc(test, sizeof(*w), GFP_KERNEL);
	struct rig *rig = open_bus(test, &hdg_baseline, false);

	KUNIT_ASSERT_NOT_NULL(test, w);
	w->bus = &rig->bus;
	w->outcome = 1;
	INIT_WORK(&w->work, wait_for_bus);
	init_completion(&w->begun);
	init_completion(&w->done);
	KUNIT_EXPECT_FALSE(test, hdg_bus_held(&rig->bus));
	KUNIT_EXPECT_EQ(test, hdg_bus_wait(&rig->bus), 0);
	hdg_bus_hold(&rig->bus);
	KUNIT_EXPECT_TRUE(test, hdg_bus_held(&rig->bus));
	schedule_work(&w->work);
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&w->begun, 60 * HZ));
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&w->done, HZ / 10));
	hdg_bus_let_go(&rig->bus);
	KUNIT_EXPECT_TRUE(test, wait_for_completion_timeout(&w->done, 60 * HZ));
	flush_work(&w->work);
	KUNIT_EXPECT_EQ(test, w->outcome, 0);
	KUNIT_EXPECT_FALSE(test, hdg_bus_held(&rig->bus));
	close_bus(rig);
}

/* Each page of the buffer, the last too, is the one that is played from. */
static void pages_of_a_buffer(struct kunit *test)
{
	enum { PAGES = 4 };
	struct rig *rig = open_bus(test, param_family(test), false);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, open_engine(rig, PAGES * PAGE_SIZE, PAGE_SIZE * PAGES / 2), 0);
	for (i = 0; i < PAGES; i++) {
		void *page = rig->engine.area + i * PAGE_SIZE;

		KUNIT_EXPECT_EQ_MSG(test, hdg_engine_pfn(&rig->engine, i),
				    is_vmalloc_addr(page) ? vmalloc_to_pfn(page) :
							    PHYS_PFN(virt_to_phys(page)),
				    "page %u", i);
	}
	close_bus(rig);
}

/* However many widgets there are, the questions take a handful of batches. */
static void read_large(struct kunit *test)
{
	static const struct fixture_codec codecs[] = { { 3, &model_codec_large }, {} };
	struct fixture_spec spec = { .codecs = codecs };
	struct fixture *f = fixture_ctrl(test, &spec);
	struct hdg_graph graph;
	struct hdg_bus bus;
	unsigned int i;

	KUNIT_ASSERT_EQ(test, hdg_bus_open(&bus, fixture_hdev(f, 3, 0), &hdg_baseline), 0);
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&bus, &graph), 0);
	KUNIT_EXPECT_EQ(test, graph.n, 40);
	for (i = 0; i < graph.n; i++) {
		const struct hdg_widget *w = &graph.widgets[i];
		u32 caps = model_codec_verb(f->model, 3, w->nid, AC_VERB_PARAMETERS << 8 |
					    AC_PAR_AUDIO_WIDGET_CAP);
		u32 config = model_codec_verb(f->model, 3, w->nid,
					      AC_VERB_GET_CONFIG_DEFAULT << 8);

		KUNIT_EXPECT_EQ_MSG(test, w->caps, caps, "node %u", w->nid);
		if (hdg_type(w) == AC_WID_PIN)
			KUNIT_EXPECT_EQ_MSG(test, w->config, config, "node %u", w->nid);
		KUNIT_EXPECT_EQ_MSG(test, w->n_conn, w->conn_len, "node %u", w->nid);
	}
	hdg_graph_free(&graph);
	hdg_bus_close(&bus);
}

static void read_silent(struct kunit *test)
{
	struct rig *rig = open_bus(test, &hdg_baseline, false);
	struct hdg_graph graph;

	model_codec_silent(rig->f->model, 0, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdg_read_graph(&rig->bus, &graph), -EIO);
	hdg_graph_free(&graph);
	model_codec_silent(rig->f->model, 0, 0);
	close_bus(rig);
}

/* A command missed once is asked again. */
static void read_again(struct kunit *test)
{
	struct rig *rig = open_bus(test, &hdg_baseline, false);
	struct hdg_graph graph;

	model_codec_silent(rig->f->model, 0, 1);
	KUNIT_EXPECT_EQ(test, hdg_read_graph(&rig->bus, &graph), 0);
	hdg_graph_free(&graph);
	close_bus(rig);
}

static void play(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	u8 *heard = fixture_listen(rig->f, 0, DAC, 2 * BYTES);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	KUNIT_EXPECT_EQ(test, rig->engine.bytes, BYTES);
	for (i = 0; i < BYTES; i++)
		((u8 *)rig->engine.area)[i] = i * 7 + (i >> 8) + 1;
	attach(test, rig, DAC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	for (i = 1; i <= 4; i++) {
		run_period(test, rig, PERIOD / FRAME);
		KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), i * PERIOD % BYTES);
	}
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->notifications),
			rig->bus.family->notified ? 4 : 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard, rig->engine.area, BYTES), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES, rig->engine.area, BYTES), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/* ALSA may ask for it at any time, also while a buffer is exchanged. */
static void no_position_without_a_buffer(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);

	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), SIZE_MAX);
	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	hdg_engine_forget(&rig->engine);
	KUNIT_EXPECT_FALSE(test, rig->engine.rewound);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), SIZE_MAX);
	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	hdg_engine_close(&rig->engine);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), SIZE_MAX);
	close_bus(rig);
}

/* Who looks by a clock of his own is not woken, and nothing interrupts the machine. */
static void play_quietly(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	struct hdg_layout layout = { .bytes = BYTES, .period_bytes = PERIOD, .quiet = true };
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	u8 *heard = fixture_listen(rig->f, 0, DAC, BYTES);
	struct model_stats stats;

	KUNIT_ASSERT_EQ(test, hdg_engine_open(&rig->engine, &format, &layout), 0);
	KUNIT_EXPECT_EQ(test, rig->engine.bytes, BYTES);
	memset(rig->engine.area, 0x5a, BYTES);
	attach(test, rig, DAC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	model_clear_stats(rig->f->model);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	model_run(rig->f->model, (3 * BYTES + PERIOD) / FRAME);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), PERIOD);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_get_stats(rig->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.irqs, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->notifications), 0);
	KUNIT_EXPECT_EQ(test, heard[0], 0x5a);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	KUNIT_ASSERT_EQ_MSG(test, open_engine(rig, BYTES, PERIOD), 0, "not for ever");
	close_bus(rig);
}

/* Whatever multiple of the step is asked for is what one gets, with frames of any size. */
static void buffer_steps(struct kunit *test)
{
	static const unsigned int channels[] = { 1, 2, 6, 8 };
	const struct hdg_family *family = param_family(test);
	struct rig *rig = open_bus(test, family, false);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	unsigned int i, n;

	for (i = 0; i < ARRAY_SIZE(channels); i++) {
		format.NumberOfChannels = channels[i];
		for (n = 3; n < 20; n += 2) {
			struct hdg_layout layout = { .bytes = 3 * n * family->step };

			layout.period_bytes = layout.bytes / n;
			KUNIT_EXPECT_EQ_MSG(test, hdg_engine_open(&rig->engine, &format, &layout),
					    0, "%u channels, %zu bytes", channels[i], layout.bytes);
		}
	}
	close_bus(rig);
}

static void record(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), true);
	unsigned int i, fifo;
	u8 *area;

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	fifo = rig->engine.fifo;
	KUNIT_EXPECT_GT(test, fifo, 0);
	attach(test, rig, ADC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	model_run(rig->f->model, fifo / FRAME / 2);
	KUNIT_EXPECT_EQ_MSG(test, hdg_engine_position(&rig->engine), 0, "all in the FIFO yet");
	model_run(rig->f->model, (PERIOD - fifo / 2) / FRAME);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), PERIOD - fifo);
	model_run(rig->f->model, PERIOD / FRAME);
	KUNIT_EXPECT_EQ_MSG(test, hdg_engine_position(&rig->engine), BYTES - fifo,
			    "behind the end of the buffer");
	area = rig->engine.area;
	for (i = 0; i < BYTES - fifo; i++) {
		if (area[i] != model_pattern_byte(0, ADC, i))
			break;
	}
	KUNIT_EXPECT_EQ_MSG(test, i, BYTES - fifo, "what the position covers is there");
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/* As many periods as the interface allows; only BDL has more than two of unequal use. */
static void bdl_periods(struct kunit *test)
{
	struct rig *rig = open_bus(test, &hdg_bdl, false);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, open_engine(rig, 256 * 128, 128), 0);
	attach(test, rig, DAC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	for (i = 1; i <= 300; i++)
		run_period(test, rig, 128 / FRAME);
	/* a period is complete when it has been fetched: the FIFO's worth ahead */
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->notifications),
			300 + (model_config(rig->f->model)->fifo_out + 1) / 128);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 300 * 128 % (256 * 128));
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/* Periods that no descriptor can end with: it ends a little later, and is told of each. */
static void bdl_uneven_periods(struct kunit *test)
{
	enum { UNEVEN = 1000, N = 16 };
	struct rig *rig = open_bus(test, &hdg_bdl, false);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, open_engine(rig, N * UNEVEN, UNEVEN), 0);
	attach(test, rig, DAC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	for (i = 1; i <= N; i++)
		run_period(test, rig, UNEVEN / FRAME);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->notifications), N);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

static void pause_and_rewind(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_EXPECT_EQ(test, set_state(rig, RunState), 0);
	model_run(rig->f->model, 100);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_run(rig->f->model, 100);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 100 * FRAME);
	KUNIT_EXPECT_EQ(test, set_state(rig, RunState), 0);
	model_run(rig->f->model, 50);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 150 * FRAME);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/*
 * The system sleeps; the codec driver's hooks do with the engine what they do in ALSA's name. The
 * bus driver asks codecs who they are by then: answered before time stands still, or it would
 * think the codec dead, and reset the controller under the stream.
 */
static void sleep_and_wake(struct kunit *test, struct rig *rig, u8 nid)
{
	size_t place = hdg_engine_position(&rig->engine);

	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	hdg_engine_sleep(&rig->engine);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	hdb_ctrl_suspend(rig->f->ctrl);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(rig->f->ctrl), 0);
	KUNIT_ASSERT_EQ(test, hdg_engine_wake(&rig->engine), 0);
	attach(test, rig, nid);
	flush_work(&rig->f->ctrl->hotplug.work);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), place);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
}

/* An engine that plays a buffer of which no part is like another, as far as the test lets it. */
static u8 *start_playing(struct kunit *test, struct rig *rig)
{
	unsigned int i;
	u8 *area;

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	area = rig->engine.area;
	for (i = 0; i < BYTES; i++)
		area[i] = i * 7 + (i >> 8) + 1;
	attach(test, rig, DAC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	return area;
}

/* Nothing is skipped; 12 frames come again, to have the descriptor start on 128 bytes. */
static void play_across_sleep(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	u8 *heard = fixture_listen(rig->f, 0, DAC, 4 * BYTES);
	u8 *area;

	area = start_playing(test, rig);
	model_run(rig->f->model, 300);
	sleep_and_wake(test, rig, DAC);
	KUNIT_EXPECT_EQ(test, model_heard(rig->f->model, 0, DAC), 1200);
	model_run(rig->f->model, 12);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 1200);
	run_period(test, rig, (PERIOD - 1200) / FRAME);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), PERIOD);
	run_period(test, rig, PERIOD / FRAME);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	model_run(rig->f->model, 1200 / FRAME);
	sleep_and_wake(test, rig, DAC);
	model_run(rig->f->model, 12);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 1200);
	KUNIT_EXPECT_EQ(test, memcmp(heard, area, 1200), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + 1200, area + 1152, BYTES - 1152), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + BYTES + 48, area, 1200), 0);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/* How many bytes from the first on are those of the buffer from @place on. */
static size_t same_as_buffer(const u8 *heard, size_t n, const u8 *area, size_t place)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (heard[i] != area[(place + i) % BYTES])
			break;
	}
	return i;
}

/* Wherever it sleeps, it goes on where it was; each byte heard is the next, or comes again. */
static void play_across_many_sleeps(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	u8 *heard = fixture_listen(rig->f, 0, DAC, SLEEPS * 400 * FRAME), *area;
	size_t place = 0, begin = 0, now;
	unsigned int i;

	area = start_playing(test, rig);
	for (i = 0; i < SLEEPS; i++) {
		model_run(rig->f->model, 1 + i * 89 % 390);
		now = model_heard(rig->f->model, 0, DAC);
		KUNIT_EXPECT_EQ(test, same_as_buffer(heard + begin, now - begin, area, place),
				now - begin);
		begin = now;
		place = hdg_engine_position(&rig->engine) / 128 * 128;
		sleep_and_wake(test, rig, DAC);
	}
	kunit_info(test, "%u sleeps, %zu bytes heard\n", SLEEPS, begin);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/* What was recorded stays, and what comes after is put behind it. */
static void record_across_sleep(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), true);
	unsigned int i, fifo, place;
	u8 *area;

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	area = rig->engine.area;
	fifo = rig->engine.fifo;
	place = 1200 - fifo;
	attach(test, rig, ADC);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	model_run(rig->f->model, 300);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), place);
	sleep_and_wake(test, rig, ADC);
	model_run(rig->f->model, (place % 128 + fifo) / FRAME);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), place);
	model_run(rig->f->model, 400);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), place + 1600);
	for (i = 0; i < place / 128 * 128; i++) {
		if (area[i] != model_pattern_byte(0, ADC, i))
			break;
	}
	KUNIT_EXPECT_EQ(test, i, place / 128 * 128);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	close_bus(rig);
}

/* Whatever goes wrong, the engine is not thought to be where it is not. */
static void sleep_that_fails(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);

	KUNIT_EXPECT_EQ_MSG(test, hdg_engine_wake(&rig->engine), 0, "nothing to wake");
	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	hdg_engine_sleep(&rig->engine);
	KUNIT_EXPECT_EQ_MSG(test, hdg_engine_wake(&rig->engine), 0, "not yet prepared");
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	hdg_engine_sleep(&rig->engine);
	model_fault(rig->f->model, MODEL_FAULT_SD_RESET_STUCK, 1);
	KUNIT_EXPECT_LT(test, hdg_engine_wake(&rig->engine), 0);
	KUNIT_EXPECT_FALSE(test, rig->engine.rewound);
	model_fault(rig->f->model, MODEL_FAULT_SD_RESET_STUCK, 0);
	model_forgive_kind(rig->f->model, MODEL_BAD_IN_RESET);
	KUNIT_EXPECT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_EXPECT_TRUE(test, rig->engine.rewound);
	rig->engine.place = SIZE_MAX;
	KUNIT_EXPECT_EQ(test, hdg_engine_wake(&rig->engine), -EIO);
	close_bus(rig);
}

/* Opening again keeps the engine and takes another format and size. */
static void reopen(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	HDAUDIO_STREAM_FORMAT format = { 96000, 24, 32, 2 };
	struct hdg_layout layout = { .bytes = 4 * BYTES, .period_bytes = 2 * BYTES };
	u16 converter;
	HANDLE handle;

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	handle = rig->engine.handle;
	converter = rig->engine.converter_format;
	KUNIT_ASSERT_EQ(test, hdg_engine_open(&rig->engine, &format, &layout), 0);
	KUNIT_EXPECT_PTR_EQ(test, rig->engine.handle, handle);
	KUNIT_EXPECT_EQ(test, rig->engine.bytes, 4 * BYTES);
	KUNIT_EXPECT_NE(test, rig->engine.converter_format, converter);
	close_bus(rig);
}

/* An engine that runs is stopped and freed, and another can have it. */
static void close_running(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	unsigned int i;

	for (i = 0; i < 20; i++) {
		KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
		KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
		KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
		hdg_engine_close(&rig->engine);
		KUNIT_EXPECT_FALSE(test, rig->engine.allocated);
		KUNIT_EXPECT_NULL(test, rig->engine.area);
	}
	close_bus(rig);
}

static void refused_format(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);
	struct hdg_layout layout = { .bytes = BYTES, .period_bytes = PERIOD };
	HDAUDIO_STREAM_FORMAT format = { 47999, 16, 16, 2 };

	KUNIT_EXPECT_EQ(test, hdg_engine_open(&rig->engine, &format, &layout), -EINVAL);
	KUNIT_EXPECT_FALSE(test, rig->engine.allocated);
	KUNIT_EXPECT_EQ_MSG(test, open_engine(rig, BYTES, PERIOD), 0, "and nothing is left behind");
	close_bus(rig);
}

/* A buffer of another size than ALSA has been promised is no buffer. */
static void refused_size(struct kunit *test)
{
	struct rig *rig = open_bus(test, &hdg_baseline, false);

	KUNIT_EXPECT_EQ(test, open_engine(rig, BYTES - 4, BYTES / 2 - 2), -EIO);
	KUNIT_EXPECT_FALSE(test, rig->engine.allocated);
	KUNIT_EXPECT_FALSE(test, rig->engine.buffered);
	close_bus(rig);
}

static void controller_gone(struct kunit *test)
{
	struct rig *rig = open_bus(test, param_family(test), false);

	KUNIT_ASSERT_EQ(test, open_engine(rig, BYTES, PERIOD), 0);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	model_remove(rig->f->model);
	KUNIT_EXPECT_EQ(test, hdg_engine_position(&rig->engine), SIZE_MAX);
	close_bus(rig);
	KUNIT_EXPECT_FALSE(test, rig->engine.allocated);
}

static struct kunit_case codec_engine_cases[] = {
	KUNIT_CASE_PARAM(read_duplex, family_gen_params),
	KUNIT_CASE(limits_of_families),
	KUNIT_CASE(power_of_a_group),
	KUNIT_CASE(programs_are_held),
	KUNIT_CASE_PARAM(pages_of_a_buffer, family_gen_params),
	KUNIT_CASE(read_large),
	KUNIT_CASE(read_silent),
	KUNIT_CASE(read_again),
	KUNIT_CASE_PARAM(play, family_gen_params),
	KUNIT_CASE_PARAM(no_position_without_a_buffer, family_gen_params),
	KUNIT_CASE_PARAM(play_quietly, family_gen_params),
	KUNIT_CASE_PARAM(buffer_steps, family_gen_params),
	KUNIT_CASE_PARAM(record, family_gen_params),
	KUNIT_CASE(bdl_periods),
	KUNIT_CASE(bdl_uneven_periods),
	KUNIT_CASE_PARAM(pause_and_rewind, family_gen_params),
	KUNIT_CASE_PARAM(play_across_many_sleeps, family_gen_params),
	KUNIT_CASE_PARAM(play_across_sleep, family_gen_params),
	KUNIT_CASE_PARAM(record_across_sleep, family_gen_params),
	KUNIT_CASE_PARAM(sleep_that_fails, family_gen_params),
	KUNIT_CASE_PARAM(reopen, family_gen_params),
	KUNIT_CASE_PARAM(close_running, family_gen_params),
	KUNIT_CASE_PARAM(refused_format, family_gen_params),
	KUNIT_CASE(refused_size),
	KUNIT_CASE_PARAM(controller_gone, family_gen_params),
	{}
};

static struct kunit_suite codec_engine_suite = {
	.name = "generic_engine",
	.test_cases = codec_engine_cases,
};

kunit_test_suite(codec_engine_suite);
