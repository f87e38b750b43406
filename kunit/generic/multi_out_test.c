// SPDX-License-Identifier: GPL-2.0
/*
 * Converters that play one stream together: which, which channels of it, and what is heard.
 */
#include "fake_graph.h"
#include "fixture.h"
#include "generic/ddi/engine.h"
#include "generic/widgets/format.h"
#include "generic/widgets/mixer.h"
#include "generic/widgets/multi_out.h"
#include "generic/ddi/power.h"
#include "generic/ddi/graph_read.h"
#include "generic/widgets/setup.h"

#define DAC		{ AC_WID_AUD_OUT, AC_WCAP_STEREO }
#define DIGITAL_DAC	{ AC_WID_AUD_OUT, AC_WCAP_STEREO | AC_WCAP_DIGITAL }
#define PIN(device, place, dac) \
	{ AC_WID_PIN, 0, AC_PINCAP_OUT, FAKE_JACK(device) | (place), { dac } }

static struct hdg_plan *make_plan(struct kunit *test, const struct hdg_graph *graph)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	return plan;
}

static void expect_others(struct kunit *test, const struct hdg_route *route,
			  const struct hdg_other *others, unsigned int n)
{
	unsigned int i;

	KUNIT_ASSERT_EQ(test, route->n_others, n);
	for (i = 0; i < n; i++) {
		KUNIT_EXPECT_EQ_MSG(test, route->others[i].converter, others[i].converter,
				    "converter %u", i);
		KUNIT_EXPECT_EQ_MSG(test, route->others[i].channel, others[i].channel,
				    "converter %u", i);
	}
}

#define EXPECT_OTHERS(test, route, ...) do {				\
	static const struct hdg_other __others[] = { __VA_ARGS__ };	\
									\
	expect_others(test, route, __others, ARRAY_SIZE(__others));	\
} while (0)

static void expect_channels(struct kunit *test, const struct hdg_graph *graph,
			    const struct hdg_route *route, const int *channels, unsigned int n)
{
	unsigned int i;

	KUNIT_ASSERT_EQ(test, route->n_paths, n);
	for (i = 0; i < n; i++)
		KUNIT_EXPECT_EQ_MSG(test, hdg_path_channel(graph, route, &route->paths[i]),
				    channels[i], "path %u", i);
}

#define EXPECT_CHANNELS(test, graph, route, ...) do {			\
	static const int __channels[] = { __VA_ARGS__ };		\
									\
	expect_channels(test, graph, route, __channels, ARRAY_SIZE(__channels)); \
} while (0)

/* Four line outs in the order of their sequence; all other outputs play what the front ones do. */
static void join_surround(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, DAC, DAC, DAC, DAC, DAC, DIGITAL_DAC,		/* 2 to 8 */
		PIN(AC_JACK_SPDIF_OUT, 0x70, 8),
		PIN(AC_JACK_HP_OUT, 0x20, 6),				/* 10 */
		PIN(AC_JACK_LINE_OUT, 0x14, 5),
		PIN(AC_JACK_LINE_OUT, 0x12, 3),
		PIN(AC_JACK_LINE_OUT, 0x11, 4),
		PIN(AC_JACK_LINE_OUT, 0x10, 2),
		PIN(AC_JACK_SPEAKER, 0x30, 7),				/* 15 */
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = make_plan(test, graph);
	struct hdg_formats formats;

	KUNIT_ASSERT_EQ(test, plan->n_play, 2);
	KUNIT_EXPECT_EQ(test, plan->play[0].converter, 2);
	KUNIT_EXPECT_EQ(test, plan->play[0].n_pairs, 4);
	EXPECT_OTHERS(test, &plan->play[0], { 4, 4 }, { 3, 2 }, { 5, 6 }, { 7, 0 }, { 6, 0 });
	EXPECT_CHANNELS(test, graph, &plan->play[0], 0, 4, 2, 6, -1, -1);
	hdg_route_formats(&formats, graph, &plan->play[0]);
	KUNIT_EXPECT_EQ(test, formats.channels_min, 2);
	KUNIT_EXPECT_EQ(test, formats.channels_max, 8);
	KUNIT_EXPECT_EQ(test, plan->play[1].converter, 8);
	KUNIT_EXPECT_EQ(test, plan->play[1].n_others, 0);
	EXPECT_CHANNELS(test, graph, &plan->play[1], -1);
}

/* Of two pairs the second is the rear; a pin without a converter of its own is in front. */
static void join_two_pairs(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, DAC,
		PIN(AC_JACK_SPEAKER, 0x10, 2),
		PIN(AC_JACK_SPEAKER, 0x11, 3),
		PIN(AC_JACK_SPEAKER, 0x12, 2),
		PIN(AC_JACK_HP_OUT, 0x20, 3),
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = make_plan(test, graph);

	KUNIT_ASSERT_EQ(test, plan->n_play, 1);
	KUNIT_EXPECT_EQ(test, plan->play[0].n_pairs, 2);
	EXPECT_OTHERS(test, &plan->play[0], { 3, 2 });
	EXPECT_CHANNELS(test, graph, &plan->play[0], 0, 0, 2, -1);
}

/* Pins of other sets, of none, or of one channel are not loudspeakers of this one. */
static void join_without_pairs(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, DAC, DAC, { AC_WID_AUD_OUT },
		PIN(AC_JACK_LINE_OUT, 0x10, 2),
		PIN(AC_JACK_LINE_OUT, 0x20, 3),
		PIN(AC_JACK_SPEAKER, 0x11, 4),
		PIN(AC_JACK_LINE_OUT, 0x11, 5),
	};
	static const struct fake_widget alone[] = {
		DAC, DAC, PIN(AC_JACK_LINE_OUT, 0xf0, 2), PIN(AC_JACK_LINE_OUT, 0xf0, 3),
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = make_plan(test, graph);
	struct hdg_formats formats;

	KUNIT_ASSERT_EQ(test, plan->n_play, 1);
	KUNIT_EXPECT_EQ(test, plan->play[0].n_pairs, 1);
	EXPECT_OTHERS(test, &plan->play[0], { 5, 0 }, { 3, 0 }, { 4, 0 });
	EXPECT_CHANNELS(test, graph, &plan->play[0], -1, -1, -1, -1);
	hdg_route_formats(&formats, graph, &plan->play[0]);
	KUNIT_EXPECT_EQ(test, formats.channels_max, 2);
	graph = fake_linear(test, alone, ARRAY_SIZE(alone));
	plan = make_plan(test, graph);
	KUNIT_ASSERT_EQ(test, plan->n_play, 1);
	KUNIT_EXPECT_EQ(test, plan->play[0].n_pairs, 1);
	EXPECT_OTHERS(test, &plan->play[0], { 3, 0 });
}

/* What one of them cannot do is not offered; one that shares nothing has a stream of its own. */
static void join_formats(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, DAC, DAC,
		PIN(AC_JACK_LINE_OUT, 0x10, 2),
		PIN(AC_JACK_SPEAKER, 0x20, 3),
		PIN(AC_JACK_HP_OUT, 0x30, 4),
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_formats formats;
	struct hdg_plan *plan;

	hdg_widget(graph, 3)->pcm = BIT(6) | AC_SUPPCM_BITS_16;
	hdg_widget(graph, 4)->pcm = BIT(10) | AC_SUPPCM_BITS_16;
	plan = make_plan(test, graph);
	KUNIT_ASSERT_EQ(test, plan->n_play, 2);
	EXPECT_OTHERS(test, &plan->play[0], { 3, 0 });
	KUNIT_EXPECT_EQ(test, plan->play[1].converter, 4);
	KUNIT_EXPECT_EQ(test, plan->play[1].n_paths, 1);
	hdg_route_formats(&formats, graph, &plan->play[0]);
	KUNIT_EXPECT_EQ(test, formats.rate_min, 48000);
	KUNIT_EXPECT_EQ(test, formats.rate_max, 48000);
	KUNIT_EXPECT_EQ(test, formats.wide_bits, 0);
}

struct alone_case {
	const char *name;
	struct fake_widget pins[4];
	u8 converter;
	unsigned int n;
};

static const struct alone_case alone_cases[] = {
	{ "headphones", { PIN(AC_JACK_SPEAKER, 0x10, 2), PIN(AC_JACK_HP_OUT, 0x20, 3) }, 3, 1 },
	{ "two of them", { PIN(AC_JACK_SPEAKER, 0x10, 2), PIN(AC_JACK_HP_OUT, 0x20, 3),
			   PIN(AC_JACK_HP_OUT, 0x21, 3) }, 3, 2 },
	{ "beside another", { PIN(AC_JACK_LINE_OUT, 0x10, 2), PIN(AC_JACK_SPEAKER, 0x20, 3),
			      PIN(AC_JACK_HP_OUT, 0x30, 4) }, 4, 1 },
	{ "shared with the front", { PIN(AC_JACK_SPEAKER, 0x10, 2),
				     PIN(AC_JACK_HP_OUT, 0x20, 2) } },
	{ "nothing else", { PIN(AC_JACK_HP_OUT, 0x20, 2) } },
	{ "no headphones", { PIN(AC_JACK_SPEAKER, 0x10, 2), PIN(AC_JACK_LINE_OUT, 0x20, 3) } },
};

static void describe_alone(const struct alone_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(alone, alone_cases, describe_alone);

/* Headphones that share their converter with nothing else can play by themselves. */
static void alone_found(struct kunit *test)
{
	const struct alone_case *c = test->param_value;
	struct fake_widget rows[3 + ARRAY_SIZE(c->pins)] = { DAC, DAC, DAC };
	struct hdg_plan *plan;

	memcpy(rows + 3, c->pins, sizeof(c->pins));
	plan = make_plan(test, fake_linear(test, rows, ARRAY_SIZE(rows)));
	KUNIT_ASSERT_EQ(test, plan->n_play, 1);
	KUNIT_EXPECT_EQ(test, plan->alone.n_paths, c->n);
	if (c->n) {
		KUNIT_EXPECT_EQ(test, plan->alone.converter, c->converter);
		KUNIT_EXPECT_EQ(test, plan->alone.n_pairs, 1);
	}
}

/* They are left out of what the others play, and set up by themselves. */
static void alone_apart(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		DAC, DAC, PIN(AC_JACK_SPEAKER, 0x10, 2), PIN(AC_JACK_HP_OUT, 0x20, 3),
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = make_plan(test, graph);
	const struct hdg_control *control = NULL;
	struct hdg_mixer mixer;
	struct hdg_batch batch;
	unsigned int i, on = 1;
	char name[16];

	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&mixer, graph, plan), 0);
	for (i = 0; i < mixer.n_controls; i++) {
		if (!strcmp(mixer.controls[i].name, "Independent HP"))
			control = &mixer.controls[i];
	}
	KUNIT_ASSERT_NOT_NULL(test, control);
	hdg_item_label(&mixer, control, 1, name, sizeof(name));
	KUNIT_EXPECT_STREQ(test, name, "Enabled");
	KUNIT_EXPECT_EQ(test, hdg_mixer_apart(&mixer), 0);
	hdg_batch_init(&batch, 0);
	hdg_setup_converters(&batch, &plan->play[0], hdg_mixer_apart(&mixer), 0x11, 3);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 4, "two converters, two commands each");
	KUNIT_EXPECT_EQ(test, hdg_control_put(&mixer, control, &on, &batch), 1);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 4, "nothing to be sent");
	KUNIT_EXPECT_EQ(test, hdg_control_put(&mixer, control, &on, &batch), 0);
	KUNIT_EXPECT_EQ(test, hdg_mixer_apart(&mixer), 3);
	hdg_setup_converters(&batch, &plan->play[0], hdg_mixer_apart(&mixer), 0x11, 3);
	KUNIT_ASSERT_EQ(test, batch.n, 6);
	KUNIT_EXPECT_EQ(test, batch.transfers[4].Output.Command >> 20, 2);
	KUNIT_EXPECT_EQ(test, batch.transfers[5].Output.Command >> 20, 2);
	hdg_batch_free(&batch);
	hdg_mixer_free(&mixer);
}

#define CODEC		3	/* with model_codec_large: three line outs and a speaker */
#define FRONT		2	/* its converters */
#define CENTRE		3
#define REAR		4
#define SPEAKER		5
#define FRAMES		512	/* in the buffer */
#define HEARD		128	/* of them */

/**
 * struct rig - a stream to a large codec on the model
 * @f: the hardware
 * @bus: the interface
 * @graph: the widgets
 * @plan: what is done with them
 * @engine: the stream
 */
struct rig {
	struct fixture *f;
	struct hdg_bus bus;
	struct hdg_graph graph;
	struct hdg_plan plan;
	struct hdg_engine engine;
};

static void no_notify(struct hdg_engine *engine)
{
}

static struct rig *open_rig(struct kunit *test)
{
	static const struct fixture_codec codecs[] = { { CODEC, &model_codec_large }, {} };
	struct fixture_spec spec = { .codecs = codecs };
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	struct hdg_batch batch;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, &spec);
	KUNIT_ASSERT_EQ(test, hdg_bus_open(&rig->bus, fixture_hdev(rig->f, CODEC, 0), &hdg_bdl), 0);
	KUNIT_ASSERT_EQ(test, hdg_power_up(&rig->bus), 0);
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	hdg_plan(&rig->plan, &rig->graph);
	hdg_batch_init(&batch, rig->bus.codec);
	hdg_setup_power(&batch, &rig->graph, &rig->plan);
	KUNIT_EXPECT_EQ(test, hdg_bus_send(&rig->bus, &batch), 0);
	hdg_batch_free(&batch);
	rig->engine.bus = &rig->bus;
	rig->engine.notify = no_notify;
	return rig;
}

static void close_rig(struct rig *rig)
{
	hdg_engine_close(&rig->engine);
	hdg_graph_free(&rig->graph);
	hdg_bus_close(&rig->bus);
}

/* Every sample of the buffer is another one. */
static u16 sample(unsigned int frame, unsigned int channel)
{
	return frame << 4 | channel;
}

static void open_stream(struct kunit *test, struct rig *rig, unsigned int channels)
{
	size_t bytes = FRAMES * channels * sizeof(u16);
	struct hdg_layout layout = { .bytes = bytes, .period_bytes = bytes / 2 };
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	unsigned int i;

	format.NumberOfChannels = channels;
	KUNIT_ASSERT_EQ(test, hdg_engine_open(&rig->engine, &format, &layout), 0);
	for (i = 0; i < FRAMES * channels; i++)
		((u16 *)rig->engine.area)[i] = sample(i / channels, i % channels);
}

static void set_converters(struct kunit *test, struct rig *rig, u8 stream_id)
{
	struct hdg_batch batch;

	hdg_batch_init(&batch, rig->bus.codec);
	hdg_setup_converters(&batch, &rig->plan.play[0], 0, rig->engine.converter_format,
			     stream_id);
	KUNIT_EXPECT_EQ(test, hdg_bus_send(&rig->bus, &batch), 0);
	hdg_batch_free(&batch);
}

static int set_state(struct rig *rig, HDAUDIO_STREAM_STATE state)
{
	return hdg_engines_set_state(&rig->bus, state, &rig->engine.handle, 1);
}

static void run_stream(struct kunit *test, struct rig *rig)
{
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	KUNIT_ASSERT_EQ(test, hdg_engine_rewind(&rig->engine), 0);
	KUNIT_ASSERT_EQ(test, set_state(rig, RunState), 0);
	model_run(rig->f->model, HEARD);
	KUNIT_EXPECT_EQ(test, set_state(rig, PauseState), 0);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
}

/* A converter of two channels plays those from @channel on. */
static void expect_heard(struct kunit *test, const u8 *heard, unsigned int channel)
{
	const u16 *samples = (const u16 *)heard;
	unsigned int i;

	for (i = 0; i < HEARD; i++) {
		if (samples[2 * i] != sample(i, channel) ||
		    samples[2 * i + 1] != sample(i, channel + 1))
			break;
	}
	KUNIT_EXPECT_EQ_MSG(test, i, HEARD, "from channel %u", channel);
}

static void join_heard(struct kunit *test, unsigned int channels, unsigned int rear,
		       unsigned int centre)
{
	struct rig *rig = open_rig(test);
	size_t room = HEARD * 2 * sizeof(u16);
	u8 *heard_rear = fixture_listen(rig->f, CODEC, REAR, room);
	u8 *heard_centre = fixture_listen(rig->f, CODEC, CENTRE, room);
	u8 *heard_speaker = fixture_listen(rig->f, CODEC, SPEAKER, room);

	KUNIT_ASSERT_EQ(test, rig->plan.n_play, 2);
	KUNIT_EXPECT_EQ(test, rig->plan.play[0].converter, FRONT);
	open_stream(test, rig, channels);
	set_converters(test, rig, rig->engine.stream_id);
	run_stream(test, rig);
	expect_heard(test, heard_rear, rear);
	expect_heard(test, heard_centre, centre);
	expect_heard(test, heard_speaker, 0);
	set_converters(test, rig, 0);
	KUNIT_EXPECT_EQ(test, model_codec_verb(rig->f->model, CODEC, SPEAKER,
					       AC_VERB_GET_CONV << 8), 0);
	close_rig(rig);
}

/* The loudspeakers that a stream has no channels for play those in front. */
static void join_heard_stereo(struct kunit *test)
{
	join_heard(test, 2, 0, 0);
}

static void join_heard_four(struct kunit *test)
{
	join_heard(test, 4, 2, 0);
}

static void join_heard_six(struct kunit *test)
{
	join_heard(test, 6, 2, 4);
}

static struct kunit_case join_cases[] = {
	KUNIT_CASE(join_surround),
	KUNIT_CASE(join_two_pairs),
	KUNIT_CASE(join_without_pairs),
	KUNIT_CASE(join_formats),
	KUNIT_CASE_PARAM(alone_found, alone_gen_params),
	KUNIT_CASE(alone_apart),
	KUNIT_CASE(join_heard_stereo),
	KUNIT_CASE(join_heard_four),
	KUNIT_CASE(join_heard_six),
	{}
};

static struct kunit_suite join_suite = {
	.name = "generic_multi_out",
	.test_cases = join_cases,
};

kunit_test_suite(join_suite);
