// SPDX-License-Identifier: GPL-2.0
/*
 * The commands that set paths up, command by command.
 */
#include <kunit/test.h>
#include <sound/asoundef.h>

#include "generic/widgets/mixer.h"
#include "generic/widgets/setup.h"
#include "generic/widgets/spdif.h"

#include "expect_commands.h"
#include "fake_graph.h"

#define CODEC		5

/* A command as it goes over the link. */
#define CMD(nid, verb, payload)	((u32)CODEC << 28 | (nid) << 20 | (verb) << 8 | (payload))
#define AMP(nid, payload)	CMD(nid, AC_VERB_SET_AMP_GAIN_MUTE, payload)
#define BOTH			(AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT)

static void setup(struct kunit *test, const struct hdg_graph *graph, struct hdg_batch *batch)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_mixer mixer;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_mixer_init(&mixer, graph, plan), 0);
	hdg_batch_init(batch, CODEC);
	hdg_setup_routes(batch, graph, plan);
	hdg_mixer_setup(batch, &mixer);
	hdg_setup_pins(batch, graph, plan, NULL);
	hdg_mixer_free(&mixer);
}

static void batch_encoding(struct kunit *test)
{
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_batch_add(&batch, 0x12, AC_VERB_PARAMETERS, AC_PAR_PIN_CAP);
	hdg_batch_add(&batch, 0xff, AC_VERB_SET_POWER_STATE, 3);
	hdg_batch_add(&batch, 2, AC_VERB_SET_STREAM_FORMAT, 0x4011);
	hdg_batch_add(&batch, 3, AC_VERB_SET_AMP_GAIN_MUTE, 0xb0ff);
	EXPECT_COMMANDS(test, &batch, 0x512f000c, 0x5ff70503, 0x50224011, 0x5033b0ff);
}

static void batch_grows(struct kunit *test)
{
	struct hdg_batch batch;
	unsigned int i;

	hdg_batch_init(&batch, CODEC);
	for (i = 0; i < 1000; i++)
		hdg_batch_add(&batch, i & 0xff, AC_VERB_PARAMETERS, i >> 8);
	KUNIT_ASSERT_EQ(test, batch.n, 1000);
	for (i = 0; i < 1000; i++) {
		KUNIT_ASSERT_EQ(test, batch.transfers[i].Output.Command,
				CMD(i & 0xff, AC_VERB_PARAMETERS, i >> 8));
		KUNIT_ASSERT_FALSE(test, hdg_batch_valid(&batch, i));
	}
	hdg_batch_free(&batch);
	KUNIT_EXPECT_EQ(test, batch.n, 0);
	KUNIT_EXPECT_EQ(test, batch.codec, CODEC);
}

static void playback_path(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_OUT_AMP },					/* 2 */
		{ AC_WID_AUD_OUT, 0 },							/* 3 */
		{ AC_WID_AUD_MIX, AC_WCAP_IN_AMP, .conn = { 6, 2, 7 } },		/* 4 */
		{ AC_WID_PIN, AC_WCAP_OUT_AMP | AC_WCAP_IN_AMP,
		  AC_PINCAP_OUT | AC_PINCAP_HP_DRV | AC_PINCAP_EAPD,
		  FAKE_JACK(AC_JACK_HP_OUT), { 3, 4 } },				/* 5 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_batch batch;

	graph->widgets[0].amp_out = 0x80034a4a;
	graph->widgets[2].amp_in = 0x80051f17;
	graph->widgets[3].amp_out = 0x80000000;
	/* the longer way, by the mixer */
	graph->widgets[1].caps = AC_WID_POWER << AC_WCAP_TYPE_SHIFT;
	setup(test, graph, &batch);
	EXPECT_COMMANDS(test, &batch,
			CMD(5, AC_VERB_SET_CONNECT_SEL, 1),
			AMP(4, AC_AMP_SET_INPUT | BOTH | 0 << 8 | AC_AMP_MUTE),
			AMP(4, AC_AMP_SET_INPUT | BOTH | 2 << 8 | AC_AMP_MUTE),
			AMP(5, AC_AMP_SET_OUTPUT | BOTH),
			AMP(4, AC_AMP_SET_INPUT | BOTH | 1 << 8 | 0x17),
			AMP(2, AC_AMP_SET_OUTPUT | BOTH | (0x4a - 20)),
			CMD(5, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN | AC_PINCTL_HP_EN),
			CMD(5, AC_VERB_SET_EAPD_BTLENABLE, AC_EAPDBTL_EAPD));
}

static void capture_path(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, AC_WCAP_IN_AMP, .conn = { 3 } },			/* 2 */
		{ AC_WID_AUD_SEL, AC_WCAP_OUT_AMP, .conn = { 9, 8, 4 } },		/* 3 */
		{ AC_WID_PIN, AC_WCAP_OUT_AMP | AC_WCAP_IN_AMP,
		  AC_PINCAP_IN | (AC_PINCAP_VREF_80 | AC_PINCAP_VREF_50) << AC_PINCAP_VREF_SHIFT,
		  FAKE_JACK(AC_JACK_MIC_IN) },						/* 4 */
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_batch batch;

	graph->widgets[0].amp_in = 0x80033f10;
	graph->widgets[1].amp_out = 0x00000005;
	graph->widgets[2].amp_in = 0x00270300;
	setup(test, graph, &batch);
	EXPECT_COMMANDS(test, &batch,
			CMD(3, AC_VERB_SET_CONNECT_SEL, 2),
			AMP(2, AC_AMP_SET_INPUT | BOTH | 0x10),
			AMP(3, AC_AMP_SET_OUTPUT | BOTH | 0x05),
			AMP(4, AC_AMP_SET_INPUT | BOTH),
			CMD(4, AC_VERB_SET_PIN_WIDGET_CONTROL,
			    AC_PINCTL_IN_EN | AC_PINCTL_VREF_80));
}

static void bias(struct kunit *test)
{
	struct fake_widget rows[] = {
		{ AC_WID_AUD_IN, .conn = { 3 } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN | AC_PINCAP_VREF_50 << AC_PINCAP_VREF_SHIFT,
		  FAKE_JACK(AC_JACK_MIC_IN) },
	};
	struct hdg_batch batch;

	setup(test, fake_graph(test, rows, 2), &batch);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_PIN_WIDGET_CONTROL,
					  AC_PINCTL_IN_EN | AC_PINCTL_VREF_50));
	rows[1].pin_caps = AC_PINCAP_IN;
	setup(test, fake_graph(test, rows, 2), &batch);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_IN_EN));
	rows[1].pin_caps = AC_PINCAP_IN | AC_PINCAP_VREF_80 << AC_PINCAP_VREF_SHIFT;
	rows[1].config = FAKE_JACK(AC_JACK_LINE_IN);
	setup(test, fake_graph(test, rows, 2), &batch);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_IN_EN));
}

static void digital_output(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { 2 } },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_spdif spdif[HDG_MAX_SPDIF];
	struct hdg_batch batch;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	setup(test, graph, &batch);
	EXPECT_COMMANDS(test, &batch, CMD(3, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN));
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_spdif_find(spdif, graph, plan), 1);
	KUNIT_EXPECT_FALSE(test, hdg_spdif_non_audio(&spdif[0]));
	hdg_batch_init(&batch, CODEC);
	hdg_spdif_send(&batch, &spdif[0]);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_DIGI_CONVERT_2, 0),
			CMD(2, AC_VERB_SET_DIGI_CONVERT_1, AC_DIG1_ENABLE));
}

/* A receiver has no channel status to send, but hears nothing unless it is on. */
static void digital_input(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { 2 } },
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { 5 } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_IN, FAKE_JACK(AC_JACK_SPDIF_IN) },
		{ AC_WID_AUD_IN, .conn = { 7 } },
		{ AC_WID_PIN, 0, AC_PINCAP_IN, FAKE_JACK(AC_JACK_MIC_IN) },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_spdif spdif[HDG_MAX_SPDIF];
	struct hdg_batch batch;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_spdif_find(spdif, graph, plan), 2);
	KUNIT_EXPECT_FALSE(test, spdif[0].capture);
	KUNIT_EXPECT_TRUE(test, spdif[1].capture);
	KUNIT_EXPECT_EQ(test, spdif[1].index, 0);
	hdg_batch_init(&batch, CODEC);
	hdg_spdif_send(&batch, &spdif[1]);
	spdif[1].on = false;
	hdg_spdif_send(&batch, &spdif[1]);
	EXPECT_COMMANDS(test, &batch, CMD(4, AC_VERB_SET_DIGI_CONVERT_1, AC_DIG1_ENABLE),
			CMD(4, AC_VERB_SET_DIGI_CONVERT_1, 0));
}

/* Where alsa-lib looks: for displays from 0 on, for others behind them if there are any. */
static void spdif_indexes(struct kunit *test)
{
	struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPDIF_OUT), { 2 } },
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { 4 } },
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { 7 } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_IN, FAKE_JACK(AC_JACK_SPDIF_IN) },
	};
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_spdif spdif[HDG_MAX_SPDIF];
	struct hdg_graph *graph;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_spdif_find(spdif, graph, plan), 3);
	KUNIT_EXPECT_EQ(test, spdif[0].index, 16);
	KUNIT_EXPECT_EQ(test, spdif[1].index, 0);
	KUNIT_EXPECT_EQ(test, spdif[2].index, 0);
	KUNIT_EXPECT_PTR_EQ(test, spdif[1].route, &plan->play[1]);
	KUNIT_EXPECT_PTR_EQ(test, spdif[2].route, &plan->capture[0]);
	rows[3].pin_caps = AC_PINCAP_OUT;
	graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, hdg_spdif_find(spdif, graph, plan), 3);
	KUNIT_EXPECT_EQ(test, spdif[0].index, 0);
	KUNIT_EXPECT_EQ(test, spdif[1].index, 1);
	KUNIT_EXPECT_EQ(test, spdif[2].index, 0);
}

/* The same where the display comes first; inputs are counted by themselves. */
static void spdif_indexes_of_many(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI,
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { 2 } },
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_OTHER), { 4 } },
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { 8 } },
		{ AC_WID_AUD_IN, AC_WCAP_DIGITAL, .conn = { 9 } },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_IN, FAKE_JACK(AC_JACK_SPDIF_IN) },
		{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_IN, FAKE_JACK(AC_JACK_DIG_OTHER_IN) },
	};
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_spdif spdif[HDG_MAX_SPDIF];

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, fake_graph(test, rows, ARRAY_SIZE(rows)));
	KUNIT_ASSERT_EQ(test, hdg_spdif_find(spdif, fake_graph(test, rows, ARRAY_SIZE(rows)), plan),
			4);
	KUNIT_EXPECT_TRUE(test, spdif[0].display);
	KUNIT_EXPECT_EQ(test, spdif[0].index, 0);
	KUNIT_EXPECT_EQ(test, spdif[1].index, 16);
	KUNIT_EXPECT_EQ(test, spdif[2].index, 0);
	KUNIT_EXPECT_EQ(test, spdif[3].index, 1);
}

/* One that plays something else is left alone, and there are no others. */
static void converters_but_one(struct kunit *test)
{
	static const struct hdg_route route = {
		.converter = 2, .n_others = 2, .others = { { 3, 2 }, { 4, 4 } },
	};
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_setup_converters(&batch, &route, 3, 0x0011, 7);
	EXPECT_COMMANDS(test, &batch, CMD(2, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(2, AC_VERB_SET_CHANNEL_STREAMID, 0x70),
			CMD(4, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(4, AC_VERB_SET_CHANNEL_STREAMID, 0x70));
}

static const struct {
	struct hdg_spdif spdif;
	u16 bits;
} channel_status[] = {
	{ { .aes = { IEC958_AES0_CON_NOT_COPYRIGHT } }, 0 },
	{ { .aes = { 0 } }, AC_DIG1_COPYRIGHT },
	{ { .on = true, .aes = { IEC958_AES0_NONAUDIO | IEC958_AES0_CON_NOT_COPYRIGHT } },
	  AC_DIG1_ENABLE | AC_DIG1_NONAUDIO },
	{ { .aes = { IEC958_AES0_CON_NOT_COPYRIGHT | IEC958_AES0_CON_EMPHASIS_5015,
		     IEC958_AES1_CON_ORIGINAL | IEC958_AES1_CON_PCM_CODER } },
	  AC_DIG1_EMPHASIS | AC_DIG1_LEVEL | IEC958_AES1_CON_PCM_CODER << 8 },
	{ { .aes = { IEC958_AES0_PROFESSIONAL | IEC958_AES0_PRO_EMPHASIS_5015, 0xff } },
	  AC_DIG1_PROFESSIONAL | AC_DIG1_EMPHASIS },
	{ { .aes = { IEC958_AES0_PROFESSIONAL } }, AC_DIG1_PROFESSIONAL },
};

/* Bits of the channel status of which the converter is told something for some settings. */
static u16 bits_sent(bool professional)
{
	struct hdg_spdif one = {}, other = {};
	unsigned int bit, first, i;
	u16 sent = 0;

	for (i = 0; i < 4 * 256; i++) {
		first = i & 0xff;
		one.aes[0] = professional ? first | IEC958_AES0_PROFESSIONAL :
					    first & ~IEC958_AES0_PROFESSIONAL;
		one.aes[1] = i >> 8 == 3 ? 0xff : i >> 8;
		for (bit = 0; bit < 16; bit++) {
			other = one;
			other.aes[bit / 8] ^= BIT(bit % 8);
			if (hdg_spdif_encode(&one) != hdg_spdif_encode(&other))
				sent |= BIT(bit);
		}
	}
	return sent;
}

/* No more than what the converter can be told, and all of that. */
static void spdif_mask(struct kunit *test)
{
	u8 consumer[HDG_AES_BYTES], professional[HDG_AES_BYTES];

	hdg_spdif_mask(consumer, false);
	KUNIT_EXPECT_EQ(test, consumer[0] | consumer[1] << 8, bits_sent(false));
	hdg_spdif_mask(professional, true);
	KUNIT_EXPECT_EQ(test, professional[0] | professional[1] << 8, bits_sent(true));
}

static void spdif_encoding(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(channel_status); i++)
		KUNIT_EXPECT_EQ_MSG(test, hdg_spdif_encode(&channel_status[i].spdif),
				    channel_status[i].bits, "row %u", i);
}

/* A converter that is on makes its channel status anew for another rate, and only then. */
static void spdif_rate(struct kunit *test)
{
	static const struct hdg_route route = { .converter = 7 };
	struct hdg_spdif spdif = {
		.converter = 7, .on = true,
		.aes = { IEC958_AES0_CON_NOT_COPYRIGHT, IEC958_AES1_CON_PCM_CODER },
	};
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_spdif_attach(&batch, &spdif, &route, 0x0011, 3);
	hdg_spdif_attach(&batch, &spdif, &route, 0x0011, 4);
	EXPECT_COMMANDS(test, &batch, CMD(7, AC_VERB_SET_DIGI_CONVERT_1, 0),
			CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(7, AC_VERB_SET_DIGI_CONVERT_2, IEC958_AES1_CON_PCM_CODER),
			CMD(7, AC_VERB_SET_DIGI_CONVERT_1, AC_DIG1_ENABLE),
			CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x40));
	hdg_spdif_attach(&batch, &spdif, &route, 0x4011, 4);
	EXPECT_COMMANDS(test, &batch, CMD(7, AC_VERB_SET_DIGI_CONVERT_1, 0),
			CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x4011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x40),
			CMD(7, AC_VERB_SET_DIGI_CONVERT_2, IEC958_AES1_CON_PCM_CODER),
			CMD(7, AC_VERB_SET_DIGI_CONVERT_1, AC_DIG1_ENABLE));
}

/* One that is off stays so, and a receiver is not interrupted. */
static void spdif_rate_otherwise(struct kunit *test)
{
	static const struct hdg_route route = { .converter = 7 };
	struct hdg_spdif off = { .converter = 7 };
	struct hdg_spdif receiver = { .converter = 7, .capture = true, .on = true };
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_spdif_attach(&batch, &off, &route, 0x0011, 3);
	hdg_spdif_attach(&batch, &receiver, &route, 0x0011, 3);
	EXPECT_COMMANDS(test, &batch, CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x30));
}

static void power(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_POWER },
		{ AC_WID_AUD_OUT, AC_WCAP_POWER },
		{ AC_WID_AUD_MIX, 0, .conn = { 2 } },
		{ AC_WID_PIN, AC_WCAP_POWER, AC_PINCAP_OUT, FAKE_JACK(AC_JACK_SPEAKER), { 4 } },
		{ AC_WID_POWER, AC_WCAP_POWER },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_batch batch;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	hdg_batch_init(&batch, CODEC);
	hdg_setup_power(&batch, graph, plan);
	EXPECT_COMMANDS(test, &batch, CMD(5, AC_VERB_SET_POWER_STATE, AC_PWRST_D0),
			CMD(2, AC_VERB_SET_POWER_STATE, AC_PWRST_D0),
			CMD(3, AC_VERB_SET_POWER_STATE, AC_PWRST_D3));
}

static void converter(struct kunit *test)
{
	static const struct hdg_route route = { .converter = 7 };
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_setup_converters(&batch, &route, 0, 0x4011, 3);
	hdg_setup_converters(&batch, &route, 0, 0x4011, 0);
	EXPECT_COMMANDS(test, &batch, CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x4011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0));
}

/* Those that a stream has no channels for play the first. */
static void converters(struct kunit *test)
{
	static const struct hdg_route route = {
		.converter = 7, .n_pairs = 2, .n_others = 2, .others = { { 8, 2 }, { 9, 0 } },
	};
	struct hdg_batch batch;

	hdg_batch_init(&batch, CODEC);
	hdg_setup_converters(&batch, &route, 0, 0x0013, 3);
	hdg_setup_converters(&batch, &route, 0, 0x0011, 3);
	hdg_setup_converters(&batch, &route, 0, 0x0011, 0);
	EXPECT_COMMANDS(test, &batch, CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x0013),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(8, AC_VERB_SET_STREAM_FORMAT, 0x0013),
			CMD(8, AC_VERB_SET_CHANNEL_STREAMID, 0x32),
			CMD(9, AC_VERB_SET_STREAM_FORMAT, 0x0013),
			CMD(9, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(7, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(8, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(8, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(9, AC_VERB_SET_STREAM_FORMAT, 0x0011),
			CMD(9, AC_VERB_SET_CHANNEL_STREAMID, 0x30),
			CMD(7, AC_VERB_SET_CHANNEL_STREAMID, 0),
			CMD(8, AC_VERB_SET_CHANNEL_STREAMID, 0),
			CMD(9, AC_VERB_SET_CHANNEL_STREAMID, 0));
}

#define DISPLAY	{ AC_WID_PIN, AC_WCAP_DIGITAL, AC_PINCAP_OUT | AC_PINCAP_HDMI, \
		  FAKE_JACK(AC_JACK_DIG_OTHER_OUT), { 2, 3 } }

/* Each has a stream of its own; of two on one converter only the one that plays is heard. */
static void displays_alone(struct kunit *test)
{
	enum { FIRST = 4, SECOND, THIRD, FOURTH };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, AC_WCAP_DIGITAL }, { AC_WID_AUD_OUT, AC_WCAP_DIGITAL },
		DISPLAY, DISPLAY, DISPLAY, DISPLAY,
	};
	struct hdg_graph *graph = fake_linear(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);
	struct hdg_batch batch;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, plan);
	hdg_plan(plan, graph);
	KUNIT_ASSERT_EQ(test, plan->n_play, 4);
	for (i = 0; i < 4; i++) {
		KUNIT_EXPECT_EQ(test, plan->play[i].n_paths, 1);
		KUNIT_EXPECT_EQ(test, hdg_path_pin(&plan->play[i].paths[0], false), FIRST + i);
		KUNIT_EXPECT_EQ_MSG(test, plan->play[i].converter, 2 + i % 2, "pin %u", FIRST + i);
	}
	hdg_batch_init(&batch, CODEC);
	hdg_setup_alone(&batch, graph, plan, &plan->play[2]);
	EXPECT_COMMANDS(test, &batch, CMD(FIRST, AC_VERB_SET_PIN_WIDGET_CONTROL, 0),
			CMD(THIRD, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN));
	plan->n_play = 2;
	hdg_setup_alone(&batch, graph, plan, &plan->play[1]);
	KUNIT_EXPECT_EQ_MSG(test, batch.n, 0, "it has its converter to itself");
}

/*
 * A plan by hand: eleven ways of three widgets each. What is behind those that count is no part of
 * it, be it what it may.
 */
enum { WAYS = 11, BEHIND = 0, HOPS = 3, SPARE_PIN = FAKE_FIRST + WAYS * HOPS, ADDS, OTHERS };

#define ROW(type)	{ type, AC_WCAP_IN_AMP | AC_WCAP_POWER, .conn = { 8, 9 } }
#define MIX		ROW(AC_WID_AUD_MIX)
#define SEL		ROW(AC_WID_AUD_SEL)

static const struct fake_widget by_hand[] = {
	MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL,
	MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX, SEL, MIX,
	ROW(AC_WID_PIN), MIX, ROW(AC_WID_POWER),
};

/* Widget @hop of a way. */
static u8 node_of(unsigned int way, unsigned int hop)
{
	return FAKE_FIRST + way * HOPS + hop;
}

static struct hdg_path way(unsigned int way)
{
	return (struct hdg_path){
		.n = HOPS,
		.nid = { node_of(way, 0), node_of(way, 1), node_of(way, 2), SPARE_PIN },
		.index = { 1, 1, 1, 1 },
	};
}

static void set_route(struct hdg_route *route, unsigned int first)
{
	route->n_paths = 2;
	route->paths[0] = way(first);
	route->paths[1] = way(first + 1);
	route->paths[2] = way(BEHIND);
}

static struct hdg_plan *plan_by_hand(struct kunit *test)
{
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	plan->n_play = 2;
	set_route(&plan->play[0], 1);
	set_route(&plan->play[1], 3);
	plan->play[2] = (struct hdg_route){ .n_paths = 1, .paths = { way(BEHIND) } };
	plan->n_capture = 2;
	set_route(&plan->capture[0], 5);
	set_route(&plan->capture[1], 7);
	plan->capture[2] = plan->play[2];
	plan->n_detours = 2;
	plan->detours[0] = way(9);
	plan->detours[1] = way(10);
	plan->detours[2] = way(BEHIND);
	plan->n_loops = 1;
	plan->loops[0].mixer = ADDS;
	plan->loops[1].mixer = SPARE_PIN;
	return plan;
}

/* All on the ways are awake, and what adds to them; of others those sleep that pass sound on. */
static void power_of_all(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, by_hand, ARRAY_SIZE(by_hand));
	struct hdg_plan *plan = plan_by_hand(test);
	u32 commands[WAYS * HOPS + 2];
	struct hdg_batch batch;
	unsigned int i, n = 0;

	for (i = HOPS; i < WAYS * HOPS; i++)
		commands[n++] = CMD(FAKE_FIRST + i, AC_VERB_SET_POWER_STATE, AC_PWRST_D0);
	for (i = 0; i < HOPS; i++)
		commands[n++] = CMD(node_of(BEHIND, i), AC_VERB_SET_POWER_STATE, AC_PWRST_D3);
	commands[n++] = CMD(SPARE_PIN, AC_VERB_SET_POWER_STATE, AC_PWRST_D3);
	commands[n++] = CMD(ADDS, AC_VERB_SET_POWER_STATE, AC_PWRST_D0);
	hdg_batch_init(&batch, CODEC);
	hdg_setup_power(&batch, graph, plan);
	expect_commands(test, &batch, commands, n);
}

/* All but the last of a way choose; a mixer is told what not to add; what records chooses later. */
static void routes_of_all(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, by_hand, ARRAY_SIZE(by_hand));
	struct hdg_plan *plan = plan_by_hand(test);
	u32 commands[2 * WAYS];
	struct hdg_batch batch;
	unsigned int k, n = 0;

	for (k = 1; k < WAYS; k++) {
		unsigned int adds = k % 2, selects = 1 - adds;

		if (k <= 4)
			commands[n++] = CMD(node_of(k, selects), AC_VERB_SET_CONNECT_SEL, 1);
		commands[n++] = AMP(node_of(k, adds), AC_AMP_SET_INPUT | BOTH | AC_AMP_MUTE);
	}
	hdg_batch_init(&batch, CODEC);
	hdg_setup_routes(&batch, graph, plan);
	expect_commands(test, &batch, commands, n);
}

/* A way that plays begins with its pin, one that records ends with it. */
static void pins_of_all(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, by_hand, ARRAY_SIZE(by_hand));
	struct hdg_plan *plan = plan_by_hand(test);
	u32 commands[8];
	struct hdg_batch batch;
	unsigned int k;

	for (k = 0; k < 4; k++) {
		commands[k] = CMD(node_of(1 + k, 0), AC_VERB_SET_PIN_WIDGET_CONTROL,
				  AC_PINCTL_OUT_EN);
		commands[4 + k] = CMD(node_of(5 + k, HOPS - 1), AC_VERB_SET_PIN_WIDGET_CONTROL,
				      AC_PINCTL_IN_EN);
	}
	hdg_batch_init(&batch, CODEC);
	hdg_setup_pins(&batch, graph, plan, NULL);
	expect_commands(test, &batch, commands, ARRAY_SIZE(commands));
}

/* A command can name the first sixteen inputs of a mixer. */
static void mute_of_many(struct kunit *test)
{
	static const struct hdg_path path = { .n = 2, .nid = { 2, 3 }, .index = { 1 } };
	static const struct fake_widget rows[] = { MIX, MIX };
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	static const u8 lengths[] = { 2, 15, 16, 17, 30 };
	struct hdg_plan *plan = plan_by_hand(test);
	static u8 conn[30];
	unsigned int i, k;

	plan->n_play = 1;
	plan->play[0] = (struct hdg_route){ .n_paths = 1, .paths = { path } };
	plan->n_capture = 0;
	plan->n_detours = 0;
	graph->widgets[0].conn = conn;
	for (i = 0; i < ARRAY_SIZE(lengths); i++) {
		u32 commands[16];
		struct hdg_batch batch;
		unsigned int n = 0;

		for (k = 0; k < min_t(unsigned int, lengths[i], 16); k++) {
			if (k != 1)
				commands[n++] = AMP(2, AC_AMP_SET_INPUT | BOTH | k << 8 |
						    AC_AMP_MUTE);
		}
		graph->widgets[0].n_conn = lengths[i];
		hdg_batch_init(&batch, CODEC);
		hdg_setup_routes(&batch, graph, plan);
		expect_commands(test, &batch, commands, n);
	}
}

/* The last node id there can be is silenced, too, and what is behind the routes is none. */
static void alone_at_the_end(struct kunit *test)
{
	enum { CONVERTER = 253, HEARD, SILENCED };
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT }, { AC_WID_PIN }, { AC_WID_PIN },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct hdg_plan *plan = plan_by_hand(test);
	struct hdg_batch batch;
	unsigned int i;

	graph->first = CONVERTER;
	for (i = 0; i < ARRAY_SIZE(rows); i++)
		graph->widgets[i].nid = CONVERTER + i;
	for (i = 0; i < 3; i++)
		plan->play[i] = (struct hdg_route){
			.converter = CONVERTER,
			.n_paths = 1,
			.paths = { { .n = 2, .nid = { i ? HEARD : SILENCED, CONVERTER } } },
		};
	hdg_batch_init(&batch, CODEC);
	hdg_setup_alone(&batch, graph, plan, &plan->play[1]);
	EXPECT_COMMANDS(test, &batch, CMD(SILENCED, AC_VERB_SET_PIN_WIDGET_CONTROL, 0),
			CMD(HEARD, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN));
}

static struct kunit_case codec_setup_cases[] = {
	KUNIT_CASE(batch_encoding),
	KUNIT_CASE(batch_grows),
	KUNIT_CASE(playback_path),
	KUNIT_CASE(capture_path),
	KUNIT_CASE(bias),
	KUNIT_CASE(digital_output),
	KUNIT_CASE(digital_input),
	KUNIT_CASE(spdif_indexes),
	KUNIT_CASE(spdif_indexes_of_many),
	KUNIT_CASE(converters_but_one),
	KUNIT_CASE(spdif_encoding),
	KUNIT_CASE(spdif_mask),
	KUNIT_CASE(spdif_rate),
	KUNIT_CASE(spdif_rate_otherwise),
	KUNIT_CASE(power),
	KUNIT_CASE(converter),
	KUNIT_CASE(converters),
	KUNIT_CASE(displays_alone),
	KUNIT_CASE(power_of_all),
	KUNIT_CASE(routes_of_all),
	KUNIT_CASE(pins_of_all),
	KUNIT_CASE(mute_of_many),
	KUNIT_CASE(alone_at_the_end),
	{}
};

static struct kunit_suite codec_setup_suite = {
	.name = "generic_setup",
	.test_cases = codec_setup_cases,
};

kunit_test_suite(codec_setup_suite);
