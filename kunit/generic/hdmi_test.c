// SPDX-License-Identifier: GPL-2.0
/*
 * Displays of the generic codec driver: which there are, what they are told, what they say.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/irqflags.h>
#include <linux/random.h>
#include <sound/pcm.h>

#include "generic/ddi/eld_read.h"
#include "generic/ddi/power.h"
#include "generic/ddi/graph_read.h"
#include "generic/ddi/jack_detect.h"

#include "component.h"
#include "expect_commands.h"
#include "fake_graph.h"
#include "fixture.h"
#include "graphics.h"

#define CODEC	3
#define HDMI	3	/* of model_codec_hdmi, from converter 2 */
#define DP	5	/* from converter 4 */

static const struct hdg_map no_wish;

static const struct fixture_codec codecs[] = { { CODEC, &model_codec_hdmi }, {} };

/**
 * struct rig - the displays of an adapter
 * @f: the hardware
 * @bus: the interface
 * @graph: the widgets
 * @plan: how they are used
 * @sense: the jacks
 * @told: completed when a jack has changed, or its display says something else
 * @asked: counts questions to the HDMI pin
 * @lock: guards what @displays say
 * @n: number of @displays
 * @displays: the displays
 */
struct rig {
	struct fixture *f;
	struct hdg_bus bus;
	struct hdg_graph graph;
	struct hdg_plan plan;
	struct hdg_sense sense;
	struct completion told;
	atomic_t asked;
	struct mutex lock;	/* see above */
	unsigned int n;
	struct hdg_display displays[HDG_MAX_DISPLAYS];
};

static bool asked(struct hdg_sense *sense, unsigned int i, bool changed)
{
	struct rig *rig = container_of(sense, struct rig, sense);
	struct hdg_jack *jack = &sense->jacks.jack[i];

	if (jack->nid == HDMI)
		atomic_inc(&rig->asked);
	/* There is a jack for each display. */
	if (hdg_display_refresh(&rig->bus, &rig->displays[i], jack, &rig->lock) || changed)
		complete(&rig->told);
	return hdg_jack_is_slow(jack);
}

static struct rig *open_rig(struct kunit *test)
{
	struct fixture_spec spec = { .codecs = codecs };
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, &spec);
	init_completion(&rig->told);
	mutex_init(&rig->lock);
	KUNIT_ASSERT_EQ(test, hdg_bus_open(&rig->bus, fixture_hdev(rig->f, CODEC, 0), &hdg_v3), 0);
	KUNIT_ASSERT_EQ(test, hdg_power_up(&rig->bus), 0);
	KUNIT_ASSERT_EQ(test, hdg_read_graph(&rig->bus, &rig->graph), 0);
	hdg_plan(&rig->plan, &rig->graph);
	rig->n = hdg_displays_find(rig->displays, &rig->graph, &rig->plan);
	hdg_jacks_find(&rig->sense.jacks, &rig->graph, &rig->plan);
	hdg_sense_init(&rig->sense, &rig->bus, asked);
	return rig;
}

static void close_rig(struct rig *rig)
{
	hdg_sense_stop(&rig->sense);
	hdg_graph_free(&rig->graph);
	hdg_bus_close(&rig->bus);
}

static void hdmi_found(struct kunit *test)
{
	struct rig *rig = open_rig(test);

	KUNIT_EXPECT_EQ(test, rig->n, 2);
	KUNIT_EXPECT_EQ(test, rig->displays[0].pin, HDMI);
	KUNIT_EXPECT_EQ(test, rig->displays[0].converter, 2);
	KUNIT_EXPECT_FALSE(test, rig->displays[0].dp);
	KUNIT_EXPECT_EQ(test, rig->displays[1].pin, DP);
	KUNIT_EXPECT_EQ(test, rig->displays[1].converter, 4);
	KUNIT_EXPECT_TRUE(test, rig->displays[1].dp);
	close_rig(rig);
}

/* Pins for S/PDIF, analog ones, and bits that mean something else there. */
static void hdmi_others(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_SPDIF_OUT), { 2 } },
		{ AC_WID_PIN, 0, AC_PINCAP_OUT | AC_PINCAP_HDMI, FAKE_JACK(AC_JACK_LINE_OUT),
		  { 2 } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_DIG_OTHER_OUT),
		  { 2 } },
	};
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));

	KUNIT_ASSERT_NOT_NULL(test, rig);
	hdg_plan(&rig->plan, graph);
	KUNIT_EXPECT_EQ(test, rig->plan.n_play, 1);
	KUNIT_EXPECT_EQ(test, hdg_displays_find(rig->displays, graph, &rig->plan), 0);
}

/**
 * struct setup - what a display is told
 * @channels: of so many channels
 * @frame: beginning of the InfoFrame at HDMI
 * @dp_frame: the same at DisplayPort
 * @slots: channel of each slot
 */
struct setup {
	unsigned int channels;
	u8 frame[8];
	u8 dp_frame[7];
	u8 slots[MODEL_SLOTS];
};

static const struct setup setups[] = {
	{ 1, { 0x84, 1, 10, 0x70, 1, 0, 0, 0x00 }, { 0x84, 0x1b, 0x44, 1, 0, 0, 0x00 },
	  { 0, 1, 15, 15, 15, 15, 15, 15 } },
	{ 2, { 0x84, 1, 10, 0x70, 1, 0, 0, 0x00 }, { 0x84, 0x1b, 0x44, 1, 0, 0, 0x00 },
	  { 0, 1, 15, 15, 15, 15, 15, 15 } },
	{ 3, { 0x84, 1, 10, 0x6d, 2, 0, 0, 0x02 }, { 0x84, 0x1b, 0x44, 2, 0, 0, 0x02 },
	  { 0, 1, 15, 2, 15, 15, 15, 15 } },
	{ 4, { 0x84, 1, 10, 0x66, 3, 0, 0, 0x08 }, { 0x84, 0x1b, 0x44, 3, 0, 0, 0x08 },
	  { 0, 1, 15, 15, 2, 3, 15, 15 } },
	{ 5, { 0x84, 1, 10, 0x63, 4, 0, 0, 0x0a }, { 0x84, 0x1b, 0x44, 4, 0, 0, 0x0a },
	  { 0, 1, 15, 4, 2, 3, 15, 15 } },
	{ 6, { 0x84, 1, 10, 0x61, 5, 0, 0, 0x0b }, { 0x84, 0x1b, 0x44, 5, 0, 0, 0x0b },
	  { 0, 1, 5, 4, 2, 3, 15, 15 } },
	{ 7, { 0x84, 1, 10, 0x5c, 6, 0, 0, 0x0f }, { 0x84, 0x1b, 0x44, 6, 0, 0, 0x0f },
	  { 0, 1, 5, 4, 2, 3, 6, 15 } },
	{ 8, { 0x84, 1, 10, 0x57, 7, 0, 0, 0x13 }, { 0x84, 0x1b, 0x44, 7, 0, 0, 0x13 },
	  { 0, 1, 5, 4, 6, 7, 2, 3 } },
};

static void describe_setup(const struct setup *setup, char *desc)
{
	scnprintf(desc, KUNIT_PARAM_DESC_SIZE, "%u channels", setup->channels);
}

KUNIT_ARRAY_PARAM(setup, setups, describe_setup);

static void expect_told(struct kunit *test, struct rig *rig, unsigned int i,
			const struct setup *setup, bool dp)
{
	const struct hdg_display *display = &rig->displays[i];
	u8 frame[MODEL_DIP], slots[MODEL_SLOTS];
	struct hdg_batch batch;

	KUNIT_EXPECT_FALSE(test, model_infoframe(rig->f->model, CODEC, display->pin, frame, slots));
	hdg_batch_init(&batch, CODEC);
	hdg_display_setup(&batch, display, setup->channels, false, &no_wish);
	KUNIT_EXPECT_EQ(test, hdg_bus_send(&rig->bus, &batch), 0);
	hdg_batch_free(&batch);
	KUNIT_EXPECT_TRUE(test, model_infoframe(rig->f->model, CODEC, display->pin, frame, slots));
	KUNIT_EXPECT_EQ(test, memcmp(slots, setup->slots, MODEL_SLOTS), 0);
	if (dp)
		KUNIT_EXPECT_EQ(test, memcmp(frame, setup->dp_frame, sizeof(setup->dp_frame)), 0);
	else
		KUNIT_EXPECT_EQ(test, memcmp(frame, setup->frame, sizeof(setup->frame)), 0);
	KUNIT_EXPECT_EQ(test, model_codec_verb(rig->f->model, CODEC, display->converter,
					       AC_VERB_GET_CVT_CHAN_COUNT << 8),
			max(setup->channels, 2u) - 1);
}

static void hdmi_told(struct kunit *test)
{
	const struct setup *setup = test->param_value;
	struct rig *rig = open_rig(test);

	expect_told(test, rig, 0, setup, false);
	expect_told(test, rig, 1, setup, true);
	close_rig(rig);
}

/* Coded sound has no channels to be put in order; at a high bit rate it needs other packets. */
static void hdmi_told_of_coded_sound(struct kunit *test)
{
	struct hdg_display display = { .pin = 5, .converter = 2, .hbr = true };
	struct hdg_batch batch;
	unsigned int i;

	hdg_batch_init(&batch, 0);
	hdg_display_setup(&batch, &display, 8, true, &no_wish);
	for (i = 0; i < 8; i++)
		KUNIT_EXPECT_EQ(test, batch.transfers[1 + i].Output.Command,
				5 << 20 | AC_VERB_SET_HDMI_CHAN_SLOT << 8 | i << 4 | i);
	KUNIT_EXPECT_EQ(test, batch.transfers[9].Output.Command,
			5 << 20 | AC_VERB_SET_PIN_WIDGET_CONTROL << 8 |
			AC_PINCTL_OUT_EN | AC_PINCTL_EPT_HBR);
	hdg_batch_free(&batch);
	hdg_display_setup(&batch, &display, 2, true, &no_wish);
	KUNIT_EXPECT_EQ(test, batch.transfers[3].Output.Command & 0xff, 0xf2);
	KUNIT_EXPECT_EQ(test, batch.transfers[9].Output.Command & 0xff, AC_PINCTL_OUT_EN);
	hdg_batch_free(&batch);
	hdg_display_setup(&batch, &display, 8, false, &no_wish);
	KUNIT_EXPECT_EQ(test, batch.transfers[9].Output.Command & 0xff, AC_PINCTL_OUT_EN);
	hdg_batch_free(&batch);
}

#define CMD(nid, verb, payload)	((u32)(nid) << 20 | (verb) << 8 | (payload))
#define SLOT(channel, slot)	CMD(5, AC_VERB_SET_HDMI_CHAN_SLOT, (channel) << 4 | (slot))
#define STEREO_SLOTS \
	SLOT(0, 0), SLOT(1, 1), SLOT(15, 2), SLOT(15, 3), SLOT(15, 4), SLOT(15, 5), SLOT(15, 6), \
	SLOT(15, 7)
#define BEGIN_FRAME	CMD(5, AC_VERB_SET_HDMI_DIP_INDEX, 0), \
			CMD(5, AC_VERB_SET_HDMI_DIP_XMIT, 0)
#define END_FRAME	CMD(5, AC_VERB_SET_HDMI_DIP_INDEX, 0), \
			CMD(5, AC_VERB_SET_HDMI_DIP_XMIT, 0xc0)
#define BYTE(value)	CMD(5, AC_VERB_SET_HDMI_DIP_DATA, value)

/* The whole of it, in its order: what is on its way is sent when all of it is there. */
static void hdmi_told_in_order(struct kunit *test)
{
	struct hdg_display display = { .pin = 5, .converter = 2, .hbr = true };
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_display_setup(&batch, &display, 2, false, &no_wish);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_CVT_CHAN_COUNT, 1), STEREO_SLOTS,
			CMD(5, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN), BEGIN_FRAME,
			BYTE(0x84), BYTE(1), BYTE(10), BYTE(0x70), BYTE(1), BYTE(0), BYTE(0),
			BYTE(0), BYTE(0), BYTE(0), BYTE(0), BYTE(0), BYTE(0), BYTE(0), END_FRAME);
	display.dp = true;
	display.hbr = false;
	hdg_display_setup(&batch, &display, 2, false, &no_wish);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_CVT_CHAN_COUNT, 1), STEREO_SLOTS,
			BEGIN_FRAME, BYTE(0x84), BYTE(0x1b), BYTE(0x44), BYTE(1), BYTE(0), BYTE(0),
			BYTE(0), BYTE(0), BYTE(0), BYTE(0), BYTE(0), BYTE(0), BYTE(0), END_FRAME);
}

/**
 * struct words_case - what a display is told by, and how
 * @dp: the pin is one for DisplayPort only
 * @bytes: so much the display says
 * @connection: its byte 5
 * @speaks_dp: it is told as DisplayPort
 */
struct words_case {
	bool dp;
	unsigned int bytes;
	u8 connection;
	bool speaks_dp;
};

static void hdmi_words(struct kunit *test)
{
	static const struct words_case words[] = {
		{ false, 5, 1 << 2, false }, { false, 6, 1 << 2, true }, { true, 5, 0, true },
		{ true, 6, 0, false }, { true, 6, 0xf3, false }, { false, 6, 0xf7, true },
		{ false, 6, 3 << 2, false }, { true, 6, 3 << 2, true }, { true, 6, 2 << 2, true },
	};
	struct hdg_batch batch;
	unsigned int i;

	hdg_batch_init(&batch, 0);
	for (i = 0; i < ARRAY_SIZE(words); i++) {
		const struct hdg_display display = {
			.dp = words[i].dp, .eld_bytes = words[i].bytes,
			.eld = { [5] = words[i].connection },
		};

		hdg_display_setup(&batch, &display, 2, false, &no_wish);
		KUNIT_EXPECT_EQ_MSG(test, batch.n, words[i].speaks_dp ? 26 : 27, "case %u", i);
		hdg_batch_free(&batch);
	}
}

/* As many as there is room for, whatever was in it. */
static void hdmi_many(struct kunit *test)
{
	const struct fake_widget pin = {
		AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_DP | AC_PINCAP_HBR,
		FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { FAKE_FIRST },
	};
	const unsigned int n = HDG_MAX_DISPLAYS + 2;
	struct hdg_display *displays = kunit_kmalloc(test, HDG_MAX_DISPLAYS * sizeof(*displays),
						     GFP_KERNEL);
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct fake_widget *rows = kunit_kcalloc(test, 1 + n, sizeof(*rows), GFP_KERNEL);
	struct hdg_graph *graph;
	unsigned int i;

	KUNIT_ASSERT_TRUE(test, displays && plan && rows);
	memset(displays, 0xff, HDG_MAX_DISPLAYS * sizeof(*displays));
	plan->n_play = 2;
	for (i = 0; i < n; i++) {
		struct hdg_route *route = &plan->play[i % 2];

		rows[1 + i] = pin;
		route->converter = 100 + i % 2;
		route->paths[route->n_paths++] = (struct hdg_path){
			.n = 2, .nid = { FAKE_FIRST + 1 + i, FAKE_FIRST },
		};
	}
	rows[1].pin_caps &= ~AC_PINCAP_HBR;
	graph = fake_graph(test, rows, 1 + n);
	KUNIT_ASSERT_EQ(test, hdg_displays_find(displays, graph, plan), HDG_MAX_DISPLAYS);
	for (i = 0; i < HDG_MAX_DISPLAYS; i++) {
		unsigned int r = i / (n / 2);

		KUNIT_EXPECT_EQ(test, displays[i].pin, FAKE_FIRST + 1 + r + 2 * (i % (n / 2)));
		KUNIT_EXPECT_PTR_EQ(test, displays[i].route,
				    (const struct hdg_route *)&plan->play[r]);
		KUNIT_EXPECT_EQ(test, displays[i].converter, 100 + r);
		KUNIT_EXPECT_TRUE(test, displays[i].dp);
		KUNIT_EXPECT_EQ(test, displays[i].hbr, i != 0);
		KUNIT_EXPECT_EQ(test, displays[i].eld_bytes, 0);
	}
}

/* What is at the other end of the adapter, says the display. */
static void hdmi_told_in_its_words(struct kunit *test)
{
	struct rig *rig = open_rig(test);

	rig->displays[0].eld[5] = 1 << 2;
	rig->displays[0].eld_bytes = 20;
	rig->displays[1].eld_bytes = 20;
	expect_told(test, rig, 0, &setups[1], true);
	expect_told(test, rig, 1, &setups[1], false);
	close_rig(rig);
}

/* A kind of connection that is none leaves it to the pin. */
static void hdmi_told_in_unknown_words(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	unsigned int i;

	for (i = 0; i < 2; i++) {
		rig->displays[i].eld[5] = 2 << 2;
		rig->displays[i].eld_bytes = 20;
	}
	expect_told(test, rig, 0, &setups[1], false);
	expect_told(test, rig, 1, &setups[1], true);
	close_rig(rig);
}

/* What a receiver for 8 channels says, its name "Test". */
static const u8 receiver[] = {
	2 << 3, 0, 7, 0, 3 << 5 | 4, 3 << 4, 0, 0x4f, 0, 0, 0, 0, 0, 0, 0, 0, 0x4c, 0x2d, 1, 2,
	'T', 'e', 's', 't',
	1 << 3 | 7, 0x7f, 7,	/* LPCM, 8 channels, all rates */
	2 << 3 | 5, 0x07, 80,	/* AC-3 */
	1 << 3 | 1, 0x04, 1,	/* LPCM, 2 channels, 48 kHz */
};

static void hdmi_says(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	u8 eld[HDG_ELD_MAX];

	KUNIT_EXPECT_EQ_MSG(test, hdg_display_read(&rig->bus, HDMI, eld), 0, "nobody is there");
	model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver));
	KUNIT_ASSERT_EQ(test, hdg_display_read(&rig->bus, HDMI, eld), sizeof(receiver));
	KUNIT_EXPECT_EQ(test, memcmp(eld, receiver, sizeof(receiver)), 0);
	KUNIT_EXPECT_EQ_MSG(test, hdg_display_read(&rig->bus, DP, eld), 0, "nobody is there");
	close_rig(rig);
}

/* As much as the size can tell of. */
static void hdmi_says_much(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	u8 said[HDG_ELD_MAX], eld[HDG_ELD_MAX];

	get_random_bytes(said, sizeof(said));
	said[0] |= 1;
	model_eld(rig->f->model, CODEC, DP, said, sizeof(said));
	KUNIT_ASSERT_EQ(test, hdg_display_read(&rig->bus, DP, eld), HDG_ELD_MAX);
	KUNIT_EXPECT_EQ(test, memcmp(eld, said, HDG_ELD_MAX), 0);
	close_rig(rig);
}

/* As much as is read of a codec that does not tell how much there is. */
static void hdmi_says_unsized(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	u8 said[128] = {}, eld[HDG_ELD_MAX];

	memcpy(said, receiver, sizeof(receiver));
	model_eld_unsized(rig->f->model, CODEC, HDMI);
	KUNIT_EXPECT_EQ_MSG(test, hdg_display_read(&rig->bus, HDMI, eld), 0, "nobody is there");
	model_eld(rig->f->model, CODEC, HDMI, said, sizeof(said));
	KUNIT_ASSERT_EQ(test, hdg_display_read(&rig->bus, HDMI, eld), sizeof(said));
	KUNIT_EXPECT_EQ(test, memcmp(eld, said, sizeof(said)), 0);
	close_rig(rig);
}

static void hdmi_silent(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	u8 eld[HDG_ELD_MAX];

	model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver));
	model_codec_silent(rig->f->model, CODEC, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdg_display_read(&rig->bus, HDMI, eld), 0);
	model_codec_silent(rig->f->model, CODEC, 0);
	close_rig(rig);
}

static bool told(struct rig *rig)
{
	return wait_for_completion_timeout(&rig->told, 5 * HZ);
}

/* A display is there before it can say what it plays, and may say something else later. */
static void hdmi_says_later(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	const struct hdg_jack *jack = &rig->sense.jacks.jack[0];

	KUNIT_ASSERT_EQ(test, jack->nid, HDMI);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HDMI, true));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack->present);
	KUNIT_EXPECT_FALSE(test, jack->says);
	KUNIT_EXPECT_FALSE_MSG(test, hdg_jack_plugged(jack), "it may have no loudspeakers");
	KUNIT_EXPECT_TRUE(test, model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver)));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack->says);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_TRUE(test, model_eld(rig->f->model, CODEC, HDMI, receiver, 0));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack->present);
	KUNIT_EXPECT_FALSE(test, jack->says);
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(jack));
	close_rig(rig);
}

/* No display of AMD's ever says anything, so it is enough that it is there. */
static void hdmi_never_says(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	const struct hdg_jack *jack = &rig->sense.jacks.jack[0];

	rig->bus.hdev->ids.vendor = 0x1002;
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HDMI, true));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_FALSE_MSG(test, hdg_jack_is_slow(jack), "asked again in vain");
	KUNIT_EXPECT_EQ(test, rig->displays[0].eld_bytes, 0);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->f->model, CODEC, HDMI, false));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(jack));
	close_rig(rig);
}

/* Another display is there, and nothing else has changed. */
static void hdmi_says_otherwise(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	const struct hdg_display *display = &rig->displays[0];
	u8 other[sizeof(receiver)];

	memcpy(other, receiver, sizeof(other));
	other[20] = 'B';
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver)));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_EQ(test, display->eld_bytes, sizeof(receiver));
	KUNIT_EXPECT_TRUE(test, model_eld(rig->f->model, CODEC, HDMI, other, sizeof(other)));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_EQ(test, memcmp(display->eld, other, sizeof(other)), 0);
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	KUNIT_EXPECT_FALSE_MSG(test, try_wait_for_completion(&rig->told), "nothing is new");
	KUNIT_EXPECT_TRUE(test, model_eld(rig->f->model, CODEC, HDMI, other, sizeof(other) - 3));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_EQ(test, display->eld_bytes, sizeof(other) - 3);
	close_rig(rig);
}

/* From now on the pin does not tell of changes. */
static void silence_pin(struct rig *rig)
{
	model_codec_verb(rig->f->model, CODEC, HDMI, AC_VERB_SET_UNSOLICITED_ENABLE << 8);
}

/* What is said to be valid is not yet, and nobody tells when it is. */
static void hdmi_asked_again(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	const struct hdg_jack *jack = &rig->sense.jacks.jack[0];
	static const u8 empty[20];

	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, model_eld(rig->f->model, CODEC, HDMI, empty, sizeof(empty)));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack->ready);
	KUNIT_EXPECT_FALSE(test, jack->says);
	silence_pin(rig);
	KUNIT_EXPECT_FALSE(test, model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver)));
	KUNIT_ASSERT_TRUE(test, told(rig));
	KUNIT_EXPECT_TRUE(test, jack->says);
	KUNIT_EXPECT_EQ(test, rig->displays[0].eld_bytes, sizeof(receiver));
	close_rig(rig);
}

/* One that has no loudspeakers is not asked for ever, and what it costs is given back. */
static void hdmi_asked_in_vain(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	atomic_t *users = &rig->bus.hdev->dev.power.usage_count;
	int i, before = atomic_read(users);

	model_jack(rig->f->model, CODEC, HDMI, true);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(users), before + 1);
	for (i = 0; i < 50 && atomic_read(&rig->asked) <= HDG_SENSE_TRIES; i++)
		msleep(HDG_SENSE_MS);
	msleep(2 * HDG_SENSE_MS);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->asked), 1 + HDG_SENSE_TRIES);
	KUNIT_EXPECT_EQ(test, atomic_read(users), before);
	close_rig(rig);
}

/* Nor when the codec is to sleep. */
static void hdmi_asked_no_more(struct kunit *test)
{
	static void (*const stops[])(struct hdg_sense *sense) = {
		hdg_sense_suspend, hdg_sense_idle, hdg_sense_stop,
	};
	struct rig *rig = open_rig(test);
	atomic_t *users = &rig->bus.hdev->dev.power.usage_count;
	int asked, before = atomic_read(users);
	unsigned int i;

	model_jack(rig->f->model, CODEC, HDMI, true);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	for (i = 0; i < ARRAY_SIZE(stops); i++) {
		KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
		stops[i](&rig->sense);
		KUNIT_EXPECT_EQ(test, atomic_read(users), before);
		asked = atomic_read(&rig->asked);
		msleep(2 * HDG_SENSE_MS);
		KUNIT_EXPECT_EQ_MSG(test, atomic_read(&rig->asked), asked, "after stop %u", i);
	}
	close_rig(rig);
}

/* A codec that does not answer has its displays stay as they were. */
static void hdmi_keeps_silent(struct kunit *test)
{
	struct rig *rig = open_rig(test);

	model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver));
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_ASSERT_TRUE(test, told(rig));
	model_codec_silent(rig->f->model, CODEC, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	model_codec_silent(rig->f->model, CODEC, 0);
	KUNIT_EXPECT_FALSE(test, try_wait_for_completion(&rig->told));
	KUNIT_EXPECT_EQ(test, rig->displays[0].eld_bytes, sizeof(receiver));
	close_rig(rig);
}

/* A codec of AMD's: its first pin is the card's first port. */
static struct graphics *card_of(struct kunit *test, struct rig *rig)
{
	struct graphics *g = graphics_new_card(test);

	rig->bus.hdev->ids.vendor = 0x1002;
	memcpy(g->eld, receiver, sizeof(receiver));
	g->says = sizeof(receiver);
	KUNIT_ASSERT_EQ(test, hdb_display_add_card(rig->f->ctrl->dev, graphics_is_card), 0);
	return g;
}

static void close_card(struct rig *rig, struct graphics *g)
{
	struct device *dev = rig->f->ctrl->dev;

	close_rig(rig);
	hdb_display_remove(dev);
	graphics_free(g);
}

/* All that the graphics driver has told so far has been seen to. */
static void settle(struct rig *rig)
{
	flush_work(&rig->sense.work);
}

/* It is believed where it can tell, whatever the codec would say, which is not asked. */
static void hdmi_graphics_tell(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);
	const struct hdg_jack *jack = rig->sense.jacks.jack;
	unsigned int commands;

	g->displays = BIT(0);
	graphics_come(test, g);
	model_jack(rig->f->model, CODEC, DP, true);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(&jack[0]));
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(&jack[1]));
	KUNIT_EXPECT_EQ(test, rig->displays[0].eld_bytes, sizeof(receiver));
	KUNIT_EXPECT_EQ(test, memcmp(rig->displays[0].eld, receiver, sizeof(receiver)), 0);
	commands = model_codec_commands(rig->f->model, CODEC);
	g->displays = BIT(1);
	graphics_notify(g, 0);
	settle(rig);
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(&jack[0]));
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(&jack[1]));
	KUNIT_EXPECT_EQ(test, rig->displays[0].eld_bytes, 0);
	KUNIT_EXPECT_EQ(test, rig->displays[1].eld_bytes, sizeof(receiver));
	KUNIT_EXPECT_EQ(test, model_codec_commands(rig->f->model, CODEC), commands);
	close_card(rig, g);
}

/* It may come when the codec has been asked, and go: what counts is who can tell at the time. */
static void hdmi_graphics_come_and_go(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);
	const struct hdg_jack *jack = &rig->sense.jacks.jack[0];
	const struct hdg_display *display = &rig->displays[0];

	model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver) - 3);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_EQ(test, display->eld_bytes, sizeof(receiver) - 3);
	graphics_come(test, g);
	settle(rig);
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_EQ(test, display->eld_bytes, 0);
	g->displays = BIT(0);
	graphics_notify(g, 0);
	settle(rig);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_EQ(test, display->eld_bytes, sizeof(receiver));
	graphics_go(g);
	settle(rig);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_EQ(test, display->eld_bytes, sizeof(receiver) - 3);
	close_card(rig, g);
}

/* A sound goes on, whoever comes and goes, and what is told meanwhile with interrupts off. */
static void hdmi_graphics_go_while_playing(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);
	struct fixture_client *c = fixture_open(rig->f, rig->bus.hdev,
						&GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);
	unsigned long flags;
	size_t heard;

	g->displays = BIT(0);
	graphics_come(test, g);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	fixture_listen(rig->f, CODEC, 2, 4096);
	fixture_connect(s, 2);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	graphics_go(g);
	graphics_come(test, g);
	local_irq_save(flags);
	graphics_notify(g, 0);
	local_irq_restore(flags);
	graphics_go(g);
	settle(rig);
	KUNIT_EXPECT_FALSE(test, rig->sense.jacks.jack[0].by_graphics);
	model_set_clock(rig->f->model, MODEL_CLOCK_MANUAL);
	heard = model_heard(rig->f->model, CODEC, 2);
	model_run(rig->f->model, 100);
	KUNIT_EXPECT_GT(test, model_heard(rig->f->model, CODEC, 2), heard);
	model_set_clock(rig->f->model, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	close_card(rig, g);
}

/* Where no pin is, or none that is in use, nothing has changed. */
static void hdmi_graphics_tell_of_no_pin(struct kunit *test)
{
	static const int nowhere[] = { -1, INT_MIN, 2, 125, 300, INT_MAX };
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);
	atomic_t *users = &rig->bus.hdev->dev.power.usage_count;
	int before = atomic_read(users), asked;
	unsigned int i;

	graphics_come(test, g);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	asked = atomic_read(&rig->asked);
	for (i = 0; i < ARRAY_SIZE(nowhere); i++)
		graphics_notify(g, nowhere[i]);
	settle(rig);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->asked), asked);
	graphics_notify(g, 1);
	settle(rig);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->asked), asked + 1);
	KUNIT_EXPECT_EQ(test, atomic_read(users), before);
	close_card(rig, g);
}

/* What is told while nobody watches is found when somebody does again. */
static void hdmi_graphics_tell_in_vain(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);
	const struct hdg_jack *jack = &rig->sense.jacks.jack[0];
	atomic_t *users = &rig->bus.hdev->dev.power.usage_count;
	int before = atomic_read(users), asked;

	graphics_come(test, g);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	hdg_sense_suspend(&rig->sense);
	asked = atomic_read(&rig->asked);
	g->displays = BIT(0);
	graphics_notify(g, 0);
	settle(rig);
	KUNIT_EXPECT_EQ(test, atomic_read(&rig->asked), asked);
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(jack));
	KUNIT_EXPECT_EQ(test, atomic_read(users), before);
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, hdg_jack_plugged(jack));
	hdg_sense_idle(&rig->sense);
	g->displays = 0;
	graphics_notify(g, 0);
	settle(rig);
	KUNIT_EXPECT_FALSE_MSG(test, hdg_jack_plugged(jack), "one that only sleeps is told");
	hdg_sense_stop(&rig->sense);
	g->displays = BIT(0);
	graphics_notify(g, 0);
	settle(rig);
	KUNIT_EXPECT_FALSE(test, hdg_jack_plugged(jack));
	close_card(rig, g);
}

/* Sizes and contents that cannot be are not taken over; where it cannot tell, the codec can. */
static void hdmi_graphics_tell_nonsense(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);
	const struct hdg_display *display = &rig->displays[0];
	const struct hdg_jack *jack = &rig->sense.jacks.jack[0];

	g->displays = BIT(0);
	g->says = INT_MAX;
	graphics_come(test, g);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	KUNIT_EXPECT_EQ(test, display->eld_bytes, HDG_ELD_MAX);
	g->eld[0] = 0;
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	KUNIT_EXPECT_TRUE(test, jack->present);
	KUNIT_EXPECT_FALSE_MSG(test, jack->says, "a buffer that is not filled yet");
	KUNIT_EXPECT_EQ(test, display->eld_bytes, 0);
	model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver));
	g->says = -EIO;
	KUNIT_EXPECT_EQ(test, hdg_sense_resume(&rig->sense), 0);
	KUNIT_EXPECT_EQ(test, display->eld_bytes, sizeof(receiver));
	close_card(rig, g);
}

/* A card's driver that has come, and a codec whose pins nobody knows the ports of. */
static void hdmi_graphics_do_not_know_the_codec(struct kunit *test)
{
	struct rig *rig = open_rig(test);
	struct graphics *g = card_of(test, rig);

	rig->bus.hdev->ids.vendor = 0x8086;
	g->displays = ~0UL;
	model_eld(rig->f->model, CODEC, HDMI, receiver, sizeof(receiver) - 3);
	KUNIT_ASSERT_EQ(test, hdg_sense_start(&rig->sense), 0);
	graphics_come(test, g);
	graphics_notify(g, 0);
	settle(rig);
	KUNIT_EXPECT_EQ(test, atomic_read(&g->asked), 0);
	KUNIT_EXPECT_EQ(test, rig->displays[0].eld_bytes, sizeof(receiver) - 3);
	close_card(rig, g);
}

/**
 * struct port - which port a pin is
 * @vendor: of a codec by this maker
 * @device: and of this model
 * @pin: the pin
 * @port: the port; -1: none
 */
struct port {
	u16 vendor;
	u16 device;
	u8 pin;
	int port;
};

static void hdmi_ports(struct kunit *test)
{
	static const struct port ports[] = {
		{ 0x1002, 0xaa01, 3, 0 }, { 0x1002, 0xaa01, 5, 1 }, { 0x1002, 0xaa01, 13, 5 },
		{ 0x1002, 0xaa01, 1, -1 }, { 0x1002, 0xaa01, 2, -1 }, { 0x1002, 0xaa01, 4, -1 },
		{ 0x10de, 0x0040, 4, 0 }, { 0x10de, 0x009f, 7, 3 }, { 0x10de, 0x0040, 3, -1 },
		{ 0x10de, 0x001c, 5, -1 }, { 0x10de, 0x0067, 7, -1 }, { 0x10de, 0x8001, 5, -1 },
		{ 0x8086, 0x2812, 5, -1 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(ports); i++)
		KUNIT_EXPECT_EQ_MSG(test, hdg_display_port(ports[i].vendor, ports[i].device,
							   ports[i].pin), ports[i].port,
				    "row %u", i);
}

static struct hdg_display *display_saying(struct kunit *test, const u8 *eld, unsigned int n)
{
	struct hdg_display *display = kunit_kzalloc(test, sizeof(*display), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, display);
	memcpy(display->eld, eld, n);
	display->eld_bytes = n;
	return display;
}

#define BASIC	(SNDRV_PCM_RATE_32000 | SNDRV_PCM_RATE_44100 | SNDRV_PCM_RATE_48000)
#define ALL	(BASIC | SNDRV_PCM_RATE_88200 | SNDRV_PCM_RATE_96000 | \
		 SNDRV_PCM_RATE_176400 | SNDRV_PCM_RATE_192000)

static void hdmi_limits(struct kunit *test)
{
	struct hdg_display *display = display_saying(test, receiver, sizeof(receiver));
	struct hdg_limits limits;

	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ(test, limits.channels, 8);
	KUNIT_EXPECT_EQ(test, limits.rates, ALL);
	display->eld[24] = 1 << 3 | 5;
	display->eld[25] = BIT(4);
	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ(test, limits.channels, 6);
	KUNIT_EXPECT_EQ(test, limits.rates, BASIC | SNDRV_PCM_RATE_96000);
	display->eld[5] = 0;
	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ_MSG(test, limits.channels, 2, "what every display can");
	KUNIT_EXPECT_EQ(test, limits.rates, BASIC);
}

/* Of data that ends too early only what is there counts; of unknown data nothing. */
static void hdmi_limits_of_nonsense(struct kunit *test)
{
	struct hdg_display *display = display_saying(test, receiver, sizeof(receiver));
	struct hdg_limits limits;

	display->eld_bytes = 26;
	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ(test, limits.channels, 2);
	display->eld[4] = 0xff;
	display->eld[5] = 0xff;
	display->eld_bytes = HDG_ELD_MAX;
	KUNIT_EXPECT_TRUE(test, hdg_display_limits(display, &limits));
	display->eld_bytes = 19;
	KUNIT_EXPECT_FALSE(test, hdg_display_limits(display, &limits));
	display->eld_bytes = sizeof(receiver);
	display->eld[0] = 31 << 3;
	KUNIT_EXPECT_FALSE(test, hdg_display_limits(display, &limits));
	display->eld_bytes = 0;
	KUNIT_EXPECT_FALSE(test, hdg_display_limits(display, &limits));
}

/* Behind a name of any length, to the last byte, whatever other sound comes before. */
static void hdmi_limits_at_end(struct kunit *test)
{
	static const u8 eld[] = {
		2 << 3, 0, 7, 0, 3 << 5 | 5, 3 << 4 | 0xf, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'N', 'a', 'm', 'e', 's',
		2 << 3 | 7, 0xff, 0xff, 0xf << 3 | 7, 0xff, 0xff, 1 << 3 | 7, 0xff, 0,
	};
	struct hdg_display *display = display_saying(test, eld, sizeof(eld));
	struct hdg_limits limits;

	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ(test, limits.channels, 8);
	KUNIT_EXPECT_EQ(test, limits.rates, ALL);
	display->eld_bytes--;
	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ(test, limits.channels, 2);
	KUNIT_EXPECT_EQ(test, limits.rates, BASIC);
	display->eld_bytes++;
	display->eld[5] = 2 << 4 | 0xf;
	KUNIT_ASSERT_TRUE(test, hdg_display_limits(display, &limits));
	KUNIT_EXPECT_EQ(test, limits.channels, 2);
	KUNIT_EXPECT_EQ(test, limits.rates, BASIC);
	display->eld_bytes = 20;
	KUNIT_EXPECT_TRUE(test, hdg_display_limits(display, &limits));
}

static struct kunit_case codec_hdmi_cases[] = {
	KUNIT_CASE(hdmi_found),
	KUNIT_CASE(hdmi_others),
	KUNIT_CASE_PARAM(hdmi_told, setup_gen_params),
	KUNIT_CASE(hdmi_told_of_coded_sound),
	KUNIT_CASE(hdmi_told_in_order),
	KUNIT_CASE(hdmi_words),
	KUNIT_CASE(hdmi_many),
	KUNIT_CASE(hdmi_told_in_its_words),
	KUNIT_CASE(hdmi_told_in_unknown_words),
	KUNIT_CASE(hdmi_says),
	KUNIT_CASE(hdmi_says_much),
	KUNIT_CASE(hdmi_says_unsized),
	KUNIT_CASE(hdmi_silent),
	KUNIT_CASE(hdmi_says_later),
	KUNIT_CASE(hdmi_never_says),
	KUNIT_CASE(hdmi_says_otherwise),
	KUNIT_CASE(hdmi_asked_again),
	KUNIT_CASE(hdmi_asked_in_vain),
	KUNIT_CASE(hdmi_asked_no_more),
	KUNIT_CASE(hdmi_keeps_silent),
	KUNIT_CASE(hdmi_graphics_tell),
	KUNIT_CASE(hdmi_graphics_come_and_go),
	KUNIT_CASE(hdmi_graphics_go_while_playing),
	KUNIT_CASE(hdmi_graphics_tell_of_no_pin),
	KUNIT_CASE(hdmi_graphics_tell_in_vain),
	KUNIT_CASE(hdmi_graphics_tell_nonsense),
	KUNIT_CASE(hdmi_graphics_do_not_know_the_codec),
	KUNIT_CASE(hdmi_ports),
	KUNIT_CASE(hdmi_limits),
	KUNIT_CASE(hdmi_limits_of_nonsense),
	KUNIT_CASE(hdmi_limits_at_end),
	{}
};

static struct kunit_suite codec_hdmi_suite = {
	.name = "generic_hdmi",
	.test_cases = codec_hdmi_cases,
};

kunit_test_suite(codec_hdmi_suite);
