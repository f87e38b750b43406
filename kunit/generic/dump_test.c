// SPDX-License-Identifier: GPL-2.0
/*
 * The generic codec driver: a codec as text. The lines are those that snd_hda_intel writes of
 * codecs people have.
 */
#include <kunit/test.h>
#include <linux/seq_file.h>

#include "generic/ddi/dump.h"

#include "fake_graph.h"

#define ROOM	8192

/**
 * struct answer - what a node answers
 * @nid: the node
 * @command: verb and payload, the 20 bits below the node id
 * @value: the answer
 */
struct answer {
	u8 nid;
	u32 command;
	u32 value;
};

#define PARAM(nid, param, value)	{ nid, AC_VERB_PARAMETERS << 8 | (param), value }
#define VERB(nid, verb, value)		{ nid, (verb) << 8, value }
#define AMP(nid, which, value)		{ nid, AC_VERB_GET_AMP_GAIN_MUTE << 8 | (which), value }

/**
 * struct rig - a codec that answers from a list
 * @answers: the list; it ends with a zero command
 * @silent: it answers nothing
 * @calls: transfers
 * @status: outcome of each
 * @hdev: its function group, with as much in it as is looked at
 * @bus: how it is reached
 * @mixer: its controls
 * @dump: what is shown of it
 */
struct rig {
	const struct answer *answers;
	bool silent;
	unsigned int calls;
	NTSTATUS status;
	struct hdaudio_device hdev;
	struct hdg_bus bus;
	struct hdg_mixer mixer;
	struct hdg_dump dump;
};

static u32 answer_to(const struct rig *rig, HDAUDIO_CODEC_COMMAND command)
{
	const struct answer *a;

	for (a = rig->answers; a->command; a++) {
		if (command.Verb8.CodecAddress == rig->bus.codec && a->nid == command.Verb8.Node &&
		    a->command == (command.Command & 0xfffff))
			return a->value;
	}
	return 0;
}

static NTSTATUS fake_transfer(PVOID context, ULONG count, PHDAUDIO_CODEC_TRANSFER transfers,
			      PHDAUDIO_TRANSFER_COMPLETE_CALLBACK callback, PVOID callback_context)
{
	struct rig *rig = context;
	ULONG i;

	rig->calls++;
	for (i = 0; i < count; i++) {
		transfers[i].Input.Response = answer_to(rig, transfers[i].Output);
		transfers[i].Input.IsValid = !rig->silent;
	}
	return rig->status;
}

static struct rig *rig_new(struct kunit *test, const struct hdg_graph *graph,
			   const struct answer *answers)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->answers = answers;
	rig->bus.hdev = &rig->hdev;
	rig->bus.codec = 2;
	rig->bus.fg = graph->fg;
	rig->bus.context = rig;
	rig->bus.transfer = fake_transfer;
	rig->dump.name = "A codec";
	rig->dump.bus = &rig->bus;
	rig->dump.graph = graph;
	rig->dump.mixer = &rig->mixer;
	return rig;
}

static char *text_of(struct kunit *test, struct rig *rig, int err)
{
	struct seq_file m = { .buf = kunit_kzalloc(test, ROOM, GFP_KERNEL), .size = ROOM };

	KUNIT_ASSERT_NOT_NULL(test, m.buf);
	KUNIT_EXPECT_EQ(test, hdg_dump(&rig->dump, &m), err);
	KUNIT_ASSERT_LT(test, m.count, m.size);
	return m.buf;
}

/* What is written of the widgets. */
static char *widgets_of(struct kunit *test, struct rig *rig)
{
	char *node = strstr(text_of(test, rig, 0), "Node ");

	KUNIT_ASSERT_NOT_NULL(test, node);
	return node;
}

static void dump_group(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_VENDOR } };
	static const struct answer answers[] = {
		PARAM(0, AC_PAR_VENDOR_ID, 0x10ec0885),
		PARAM(0, AC_PAR_REV_ID, 0x100103),
		PARAM(0, AC_PAR_NODE_COUNT, 1 << 16 | 3),
		PARAM(1, AC_PAR_FUNCTION_TYPE, 0x101),
		PARAM(3, AC_PAR_FUNCTION_TYPE, 0x002),
		PARAM(1, AC_PAR_GPIO_CAP, 0xc0010202),
		PARAM(1, AC_PAR_POWER_STATE, 0xe000001f),
		VERB(1, AC_VERB_GET_SUBSYSTEM_ID, 0x0458a002),
		VERB(1, AC_VERB_GET_POWER_STATE, 0x731),
		VERB(1, AC_VERB_GET_GPIO_MASK, 1),
		VERB(1, AC_VERB_GET_GPIO_DIRECTION, 3),
		VERB(1, AC_VERB_GET_GPIO_WAKE_MASK, 2),
		VERB(1, AC_VERB_GET_GPIO_STICKY_MASK, 1),
		VERB(1, AC_VERB_GET_GPIO_DATA, 2),
		VERB(1, AC_VERB_GET_GPIO_UNSOLICITED_RSP_MASK, 3),
		{ }
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct rig *rig = rig_new(test, graph, answers);

	graph->pcm = 0xe0560;
	graph->stream = 5;
	graph->amp_out = 0x80027f7f;
	KUNIT_EXPECT_STREQ(test, text_of(test, rig, 0),
			   "Codec: A codec\n"
			   "Address: 2\n"
			   "AFG Function Id: 0x1 (unsol 1)\n"
			   "Vendor Id: 0x10ec0885\n"
			   "Subsystem Id: 0x0458a002\n"
			   "Revision Id: 0x100103\n"
			   "Modem Function Group: 0x3\n"
			   "Default PCM:\n"
			   "    rates [0x560]: 44100 48000 96000 192000\n"
			   "    bits [0xe]: 16 20 24\n"
			   "    formats [0x5]: PCM AC3\n"
			   "Default Amp-In caps: N/A\n"
			   "Default Amp-Out caps: ofs=0x7f, nsteps=0x7f, stepsize=0x02, mute=1\n"
			   "State of AFG node 0x01:\n"
			   "  Power states:  D0 D1 D2 D3 D3cold S3D3cold CLKSTOP EPSS\n"
			   "  Power: setting=D1, actual=D3, Error, Clock-stop-OK, Setting-reset\n"
			   "GPIO: io=2, o=2, i=1, unsolicited=1, wake=1\n"
			   "  IO[0]: enable=1, dir=1, wake=0, sticky=1, data=0, unsol=1\n"
			   "  IO[1]: enable=0, dir=1, wake=1, sticky=0, data=1, unsol=1\n"
			   "Node 0x02 [Vendor Defined Widget] wcaps 0xf00000: Mono\n");
}

/* What is written of a part, up to and without @end. */
static void expect_part(struct kunit *test, const char *text, const char *begin, const char *end,
			const char *expected)
{
	const char *from = strstr(text, begin), *to;
	char *part;

	KUNIT_ASSERT_NOT_NULL(test, from);
	to = strstr(from, end);
	KUNIT_ASSERT_NOT_NULL(test, to);
	part = kunit_kzalloc(test, to - from + 1, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, part);
	memcpy(part, from, to - from);
	KUNIT_EXPECT_STREQ(test, part, expected);
}

/* What has all bits set has no more than there are words for. */
static void dump_of_all_bits(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_VENDOR } };
	static const struct answer answers[] = {
		PARAM(1, AC_PAR_FUNCTION_TYPE, 0xffffffff),
		PARAM(1, AC_PAR_POWER_STATE, 0xffffffff),
		VERB(1, AC_VERB_GET_POWER_STATE, 0x54),
		PARAM(1, AC_PAR_GPIO_CAP, 0xffffffff),
		VERB(1, AC_VERB_GET_GPIO_MASK, 0x181),
		{ }
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	const char *text;

	graph->pcm = ~0u;
	graph->stream = ~0u;
	graph->amp_in = ~0u;
	text = text_of(test, rig_new(test, graph, answers), 0);
	expect_part(test, text, "AFG", "Vendor", "AFG Function Id: 0xff (unsol 1)\n");
	expect_part(test, text, "No Modem", "  IO[1]",
		    "No Modem Function Group found\n"
		    "Default PCM:\n"
		    "    rates [0xfff]: 8000 11025 16000 22050 32000 44100 48000 88200 96000 176400 192000 384000\n"
		    "    bits [0xff]: 8 16 20 24 32\n"
		    "    formats [0xf]: PCM FLOAT AC3\n"
		    "Default Amp-In caps: ofs=0x7f, nsteps=0x7f, stepsize=0x7f, mute=1\n"
		    "Default Amp-Out caps: N/A\n"
		    "State of AFG node 0x01:\n"
		    "  Power states:  D0 D1 D2 D3 D3cold S3D3cold CLKSTOP EPSS\n"
		    "  Power: setting=D3cold, actual=UNKNOWN\n"
		    "GPIO: io=255, o=255, i=255, unsolicited=1, wake=1\n"
		    "  IO[0]: enable=1, dir=0, wake=0, sticky=0, data=0, unsol=0\n");
	expect_part(test, text, "  IO[7]", "Node",
		    "  IO[7]: enable=1, dir=0, wake=0, sticky=0, data=0, unsol=0\n");
}

/* Of as many groups as the root has, whatever node ids there are after the last. */
static void dump_modem(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_VENDOR } };
	static const struct {
		u32 groups;
		const char *line;
	} cases[] = {
		{ 1 << 16 | 3, "Modem Function Group: 0x3\n" },
		{ 1 << 16 | 2, "No Modem Function Group found\n" },
		{ 0xff << 16 | 0xff, "Modem Function Group: 0xff\n" },
		{ 0, "No Modem Function Group found\n" },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct answer answers[] = {
			PARAM(0, AC_PAR_NODE_COUNT, cases[i].groups),
			PARAM(0, AC_PAR_FUNCTION_TYPE, 2),
			PARAM(3, AC_PAR_FUNCTION_TYPE, 2),
			PARAM(4, AC_PAR_FUNCTION_TYPE, 1),
			PARAM(0xff, AC_PAR_FUNCTION_TYPE, 2),
			{ }
		};
		struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));

		KUNIT_EXPECT_NOT_NULL_MSG(test, strstr(text_of(test, rig_new(test, graph, answers),
							       0), cases[i].line), "case %u", i);
	}
}

static const struct fake_widget pins[] = {
	{ AC_WID_PIN, 0x58f, 0x0101373f, 0x01a19140, { 3, 4, 2 } },
	{ AC_WID_PIN, 0x7381, 0x09000094, 0x58560010 },
};

static const struct answer pin_answers[] = {
	PARAM(2, AC_PAR_AMP_IN_CAP, 0x00270300),
	PARAM(2, AC_PAR_AMP_OUT_CAP, 0x80000000),
	AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_LEFT, 1),
	AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_RIGHT, 2),
	AMP(2, AC_AMP_GET_OUTPUT | AC_AMP_GET_LEFT, 0x80),
	VERB(2, AC_VERB_GET_EAPD_BTLENABLE, 2),
	VERB(2, AC_VERB_GET_PIN_WIDGET_CONTROL, 0x24),
	VERB(2, AC_VERB_GET_UNSOLICITED_RESPONSE, 0x83),
	PARAM(2, AC_PAR_POWER_STATE, 0x8000000f),
	VERB(2, AC_VERB_GET_POWER_STATE, 0),
	VERB(2, AC_VERB_GET_CONNECT_SEL, 1),
	VERB(3, AC_VERB_GET_PIN_WIDGET_CONTROL, 0x40),
	{ }
};

#define JACK_LINES \
	"Node 0x02 [Pin Complex] wcaps 0x40058f: Stereo Amp-In Amp-Out\n" \
	"  Amp-In caps: ofs=0x00, nsteps=0x03, stepsize=0x27, mute=0\n" \
	"  Amp-In vals:  [0x01 0x02]\n" \
	"  Amp-Out caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=1\n" \
	"  Amp-Out vals:  [0x80 0x00]\n" \
	"  Pincap 0x0101373f: IN OUT HP EAPD Detect DP Trigger ImpSense\n" \
	"    Vref caps: HIZ 50 GRD 80 100\n" \
	"  EAPD 0x2: EAPD\n" \
	"  Pin Default 0x01a19140: [Jack] Mic at Ext Rear\n" \
	"    Conn = 1/8, Color = Pink\n" \
	"    DefAssociation = 0x4, Sequence = 0x0\n" \
	"    Misc = NO_PRESENCE\n" \
	"  Pin-ctls: 0x24: IN VREF_80\n" \
	"  Unsolicited: tag=03, enabled=1\n" \
	"  Power states:  D0 D1 D2 D3 EPSS\n" \
	"  Power: setting=D0, actual=D0\n" \
	"  Connection: 3\n" \
	"     0x03 0x04* 0x02\n"

static void dump_pins(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, pins, ARRAY_SIZE(pins));

	KUNIT_EXPECT_STREQ(test, widgets_of(test, rig_new(test, graph, pin_answers)), JACK_LINES
			   "Node 0x03 [Pin Complex] wcaps 0x407381: 8-Channels Digital CP\n"
			   "  Pincap 0x09000094: OUT Detect HBR HDMI DP\n"
			   "  Pin Default 0x58560010: [N/A] Digital Out at Int HDMI\n"
			   "    Conn = Digital, Color = Unknown\n"
			   "    DefAssociation = 0x1, Sequence = 0x0\n"
			   "  Pin-ctls: 0x40: OUT\n"
			   "  Unsolicited: tag=00, enabled=0\n"
			   "  Connection: 0\n");
}

static const struct {
	u32 config;
	const char *lines;
} configurations[] = {
	{ 0x00000000, "[Jack] Line Out at Ext N/A\n"
		      "    Conn = Unknown, Color = Unknown\n"
		      "    DefAssociation = 0x0, Sequence = 0x0\n" },
	{ 0x4111111f, "[N/A] Speaker at Ext Rear\n"
		      "    Conn = 1/8, Color = Black\n"
		      "    DefAssociation = 0x1, Sequence = 0xf\n"
		      "    Misc = NO_PRESENCE\n" },
	{ 0x9222222e, "[Fixed] HP Out at Int Front\n"
		      "    Conn = 1/4, Color = Grey\n"
		      "    DefAssociation = 0x2, Sequence = 0xe\n" },
	{ 0xe333333d, "[Both] CD at Sep Left\n"
		      "    Conn = ATAPI, Color = Blue\n"
		      "    DefAssociation = 0x3, Sequence = 0xd\n"
		      "    Misc = NO_PRESENCE\n" },
	{ 0x3444444c, "[Jack] SPDIF Out at Oth Right\n"
		      "    Conn = RCA, Color = Green\n"
		      "    DefAssociation = 0x4, Sequence = 0xc\n" },
	{ 0x0555555b, "[Jack] Digital Out at Ext Top\n"
		      "    Conn = Optical, Color = Red\n"
		      "    DefAssociation = 0x5, Sequence = 0xb\n"
		      "    Misc = NO_PRESENCE\n" },
	{ 0x1666666a, "[Jack] Modem Line at Int Bottom\n"
		      "    Conn = Digital, Color = Orange\n"
		      "    DefAssociation = 0x6, Sequence = 0xa\n" },
	{ 0x07777679, "[Jack] Modem Hand at Ext Rear Panel\n"
		      "    Conn = Analog, Color = Yellow\n"
		      "    DefAssociation = 0x7, Sequence = 0x9\n" },
	{ 0x08888888, "[Jack] Line In at Ext Drive Bay\n"
		      "    Conn = DIN, Color = Purple\n"
		      "    DefAssociation = 0x8, Sequence = 0x8\n" },
	{ 0x17999097, "[Jack] Aux at Int Riser\n"
		      "    Conn = XLR, Color = Pink\n"
		      "    DefAssociation = 0x9, Sequence = 0x7\n" },
	{ 0x18aaa0a6, "[Jack] Mic at Int HDMI\n"
		      "    Conn = RJ11, Color = UNKNOWN\n"
		      "    DefAssociation = 0xa, Sequence = 0x6\n" },
	{ 0x19bbb0b5, "[Jack] Telephony at Int ATAPI\n"
		      "    Conn = Comb, Color = UNKNOWN\n"
		      "    DefAssociation = 0xb, Sequence = 0x5\n" },
	{ 0x37ccc0c4, "[Jack] SPDIF In at Oth Mobile-In\n"
		      "    Conn = UNKNOWN, Color = UNKNOWN\n"
		      "    DefAssociation = 0xc, Sequence = 0x4\n" },
	{ 0x38ddd0d3, "[Jack] Digital In at Oth Mobile-Out\n"
		      "    Conn = UNKNOWN, Color = UNKNOWN\n"
		      "    DefAssociation = 0xd, Sequence = 0x3\n" },
	{ 0x27eee0e2, "[Jack] Reserved at Sep UNKNOWN\n"
		      "    Conn = UNKNOWN, Color = White\n"
		      "    DefAssociation = 0xe, Sequence = 0x2\n" },
	{ 0x3ffff0f1, "[Jack] Other at Oth UNKNOWN\n"
		      "    Conn = Other, Color = Other\n"
		      "    DefAssociation = 0xf, Sequence = 0x1\n" },
	{ 0x29000000, "[Jack] Line Out at Sep UNKNOWN\n"
		      "    Conn = Unknown, Color = Unknown\n"
		      "    DefAssociation = 0x0, Sequence = 0x0\n" },
	{ 0x11000000, "[Jack] Line Out at Int Rear\n"
		      "    Conn = Unknown, Color = Unknown\n"
		      "    DefAssociation = 0x0, Sequence = 0x0\n" },
};

/* Every word of a configuration default, and each of its fields by itself. */
static void dump_configurations(struct kunit *test)
{
	static const struct answer answers[] = { { } };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(configurations); i++) {
		struct fake_widget row = { AC_WID_PIN, 0, 0, configurations[i].config };
		struct rig *rig = rig_new(test, fake_graph(test, &row, 1), answers);
		char *lines = strstr(widgets_of(test, rig), "Pin Default");

		KUNIT_ASSERT_NOT_NULL(test, lines);
		expect_part(test, lines, "[", "  Pin-ctls", configurations[i].lines);
	}
}

/* What each bit is called, where it says something; one that is reserved has no name. */
static void dump_pin_bits(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_PIN, 0, ~0u }, { AC_WID_PIN, 0, AC_PINCAP_VREF }, { AC_WID_PIN },
	};
	static const struct answer answers[] = {
		VERB(2, AC_VERB_GET_EAPD_BTLENABLE, 0xff),
		VERB(2, AC_VERB_GET_PIN_WIDGET_CONTROL, 0x1ff),
		VERB(3, AC_VERB_GET_PIN_WIDGET_CONTROL, 0x05),
		VERB(4, AC_VERB_GET_PIN_WIDGET_CONTROL, 0x25),
		{ }
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	char *text = widgets_of(test, rig_new(test, graph, answers));

	expect_part(test, text, "  Pincap", "  Pin Default",
		    "  Pincap 0xffffffff: IN OUT HP EAPD Detect Balanced HBR HDMI DP Trigger ImpSense\n"
		    "    Vref caps: HIZ 50 GRD 80 100\n"
		    "  EAPD 0xff: BALANCED EAPD R/L\n");
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "  Pin-ctls: 0x1ff: IN OUT HP\n"));
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "  Pin-ctls: 0x05: VREF_100\n"));
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "  Pin-ctls: 0x25: IN\n"));
}

/* Realtek has another meaning for one bit. */
static void dump_pin_of_realtek(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, pins, ARRAY_SIZE(pins));
	struct rig *rig = rig_new(test, graph, pin_answers);
	char *text;

	rig->hdev.ids.vendor = 0x10ec;
	text = widgets_of(test, rig);
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "Pincap 0x09000094: OUT Detect HBR R/L DP\n"));
	KUNIT_EXPECT_NULL(test, strstr(text, "HDMI DP"));
}

static void dump_converters(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT, 0x6611 },
		{ AC_WID_AUD_IN, 0xd0501, .conn = { 3 } },
		{ AC_WID_AUD_IN, 0x001 },
	};
	static const struct answer answers[] = {
		VERB(2, AC_VERB_GET_CONV, 0x52),
		VERB(2, AC_VERB_GET_DIGI_CONVERT_1, 0x8502b3),
		PARAM(2, AC_PAR_POWER_STATE, 0x80000009),
		VERB(3, AC_VERB_GET_CONV, 0x10),
		VERB(3, AC_VERB_GET_SDI_SELECT, 3),
		PARAM(3, AC_PAR_POWER_STATE, 0x9),
		VERB(3, AC_VERB_GET_POWER_STATE, 0x33),
		VERB(4, AC_VERB_GET_CONV, 0x01),
		{ }
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));

	graph->widgets[0].pcm = 0x1a07f0;
	graph->widgets[0].stream = 5;
	KUNIT_EXPECT_STREQ(test, widgets_of(test, rig_new(test, graph, answers)),
			   "Node 0x02 [Audio Output] wcaps 0x6611: 8-Channels Digital\n"
			   "  Converter: stream=5, channel=2\n"
			   "  Digital: Enabled Validity Non-Copyright Non-Audio GenLevel KAE\n"
			   "  Digital category: 0x2\n"
			   "  IEC Coding Type: 0x5\n"
			   "  PCM:\n"
			   "    rates [0x7f0]: 32000 44100 48000 88200 96000 176400 192000\n"
			   "    bits [0x1a]: 16 24 32\n"
			   "    formats [0x5]: PCM AC3\n"
			   "  Power states:  D0 D3 EPSS\n"
			   "  Power: setting=D0, actual=D0\n"
			   "Node 0x03 [Audio Input] wcaps 0x1d0501: Stereo\n"
			   "  Converter: stream=1, channel=0\n"
			   "  SDI-Select: 3\n"
			   "  Power states:  D0 D3\n"
			   "  Power: setting=D3, actual=D3\n"
			   "  Delay: 13 samples\n"
			   "  Connection: 1\n"
			   "     0x03\n"
			   "Node 0x04 [Audio Input] wcaps 0x100001: Stereo\n"
			   "  Converter: stream=0, channel=1\n");
}

static void dump_others(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_MIX, 0x10b, .conn = { 4, 5 } },
		{ AC_WID_BEEP, 0x00c },
		{ AC_WID_VOL_KNB, 0x080 },
		{ AC_WID_VENDOR, 0x040 },
		{ AC_WID_AUD_SEL, 0x900, .conn = { 2, 3 } },
		{ 9 },
	};
	static const struct answer answers[] = {
		PARAM(2, AC_PAR_AMP_IN_CAP, 0x80000000),
		AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_LEFT | 1, 0x80),
		AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_RIGHT | 1, 0x81),
		AMP(3, AC_AMP_GET_OUTPUT | AC_AMP_GET_LEFT, 0x03),
		PARAM(4, AC_PAR_VOL_KNB_CAP, 0xa0),
		VERB(4, AC_VERB_GET_VOLUME_KNOB_CONTROL, 0xbf),
		PARAM(5, AC_PAR_PROC_CAP, 0x4c01),
		{ }
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));

	KUNIT_EXPECT_STREQ(test, widgets_of(test, rig_new(test, graph, answers)),
			   "Node 0x02 [Audio Mixer] wcaps 0x20010b: Stereo Amp-In\n"
			   "  Amp-In caps: ofs=0x00, nsteps=0x00, stepsize=0x00, mute=1\n"
			   "  Amp-In vals:  [0x00 0x00] [0x80 0x81]\n"
			   "  Connection: 2\n"
			   "     0x04 0x05\n"
			   "Node 0x03 [Beep Generator Widget] wcaps 0x70000c: Mono Amp-Out\n"
			   "  Amp-Out caps: N/A\n"
			   "  Amp-Out vals:  [0x03]\n"
			   "Node 0x04 [Volume Knob Widget] wcaps 0x600080: Mono\n"
			   "  Volume-Knob: delta=1, steps=32, direct=1, val=63\n"
			   "  Unsolicited: tag=00, enabled=0\n"
			   "  Connection: 0\n"
			   "Node 0x05 [Vendor Defined Widget] wcaps 0xf00040: Mono\n"
			   "  Processing caps: benign=1, ncoeff=76\n"
			   "Node 0x06 [Audio Selector] wcaps 0x300900: Mono R/L\n"
			   "  Connection: 2\n"
			   "     0x02* 0x03\n"
			   "Node 0x07 [UNKNOWN Widget] wcaps 0x900000: Mono\n");
}

static void dump_controls_and_devices(struct kunit *test)
{
	static const struct fake_widget rows[] = {
		{ AC_WID_AUD_OUT }, { AC_WID_AUD_IN, AC_WCAP_IN_AMP, .conn = { 2 } },
	};
	static const struct answer answers[] = { { } };
	static struct hdg_amp amps[] = {
		{ .nid = 9, .channels = 2 }, { .nid = 2, .channels = 2 },
		{ .nid = 3, .channels = 1, .input = true, .index = 4 },
	};
	static struct hdg_control controls[] = {
		{ HDG_VOLUME, "Master Playback Volume", 0, .n_amps = 2, .amps = { 0, 1 },
		  .channels = 2 },
		{ HDG_VOLUME, "LFE Playback Volume", 0, .n_amps = 1, .amps = { 1 },
		  .channel = 1, .channels = 1 },
		{ HDG_SWITCH, "Capture Switch", 1, .n_amps = 1, .amps = { 2, 1 }, .channels = 1 },
		{ HDG_SOURCE, "Capture Source", 0 },
		{ HDG_VOLUME, "Governed Playback Volume", 0, .master = true, .n_amps = 1,
		  .amps = { 1 }, .channels = 1 },
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	struct rig *rig = rig_new(test, graph, answers);
	struct hdg_plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	plan->capture[0].converter = 3;
	rig->mixer = (struct hdg_mixer) {
		.plan = plan, .n_amps = ARRAY_SIZE(amps), .amps = amps,
		.n_controls = ARRAY_SIZE(controls), .controls = controls,
	};
	rig->dump.n_devices = 1;
	rig->dump.devices[0] = (struct hdg_dump_device) { 3, "Analog 1", "Audio", 1 };
	rig->dump.devices[1] = (struct hdg_dump_device) { 2, "None", "Audio", 2 };
	KUNIT_EXPECT_STREQ(test, widgets_of(test, rig),
			   "Node 0x02 [Audio Output] wcaps 0x0: Mono\n"
			   "  Control: name=\"Master Playback Volume\", index=0, device=0\n"
			   "    ControlAmp: chs=3, dir=Out, idx=0, ofs=0\n"
			   "  Control: name=\"LFE Playback Volume\", index=0, device=0\n"
			   "    ControlAmp: chs=2, dir=Out, idx=0, ofs=0\n"
			   "  Converter: stream=0, channel=0\n"
			   "Node 0x03 [Audio Input] wcaps 0x100002: Mono Amp-In\n"
			   "  Control: name=\"Capture Switch\", index=1, device=0\n"
			   "    ControlAmp: chs=1, dir=In, idx=4, ofs=0\n"
			   "  Control: name=\"Capture Source\", index=0, device=0\n"
			   "  Device: name=\"Analog 1\", type=\"Audio\", device=1\n"
			   "  Amp-In caps: N/A\n"
			   "  Amp-In vals:  [0x00]\n"
			   "  Converter: stream=0, channel=0\n"
			   "  SDI-Select: 0\n");
}

/* A command can name the first sixteen inputs of a mixer, whatever their number. */
static void dump_many_inputs(struct kunit *test)
{
	static const struct fake_widget rows[] = { { AC_WID_AUD_MIX, AC_WCAP_IN_AMP } };
	static const struct answer answers[] = {
		AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_LEFT, 0x81),
		AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_LEFT | 15, 0x85),
		AMP(2, AC_AMP_GET_INPUT | AC_AMP_GET_LEFT | 16, 0x86),
		{ }
	};
	struct hdg_graph *graph = fake_graph(test, rows, ARRAY_SIZE(rows));
	static u8 conn[20];

	graph->widgets[0].conn = conn;
	graph->widgets[0].n_conn = ARRAY_SIZE(conn);
	expect_part(test, widgets_of(test, rig_new(test, graph, answers)), "  Amp-In vals", "\n",
		    "  Amp-In vals:  [0x81] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x00] [0x85]");
}

/* However many widgets there are. */
static void dump_asks_in_batches(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, pins, ARRAY_SIZE(pins));
	struct rig *rig = rig_new(test, graph, pin_answers);

	text_of(test, rig, 0);
	KUNIT_EXPECT_LE(test, rig->calls, 5);
}

static void dump_of_a_silent_codec(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, pins, ARRAY_SIZE(pins));
	struct rig *rig = rig_new(test, graph, pin_answers);
	char *text;

	rig->silent = true;
	text = text_of(test, rig, 0);
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "Vendor Id: 0x00000000\n"));
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "\nUnanswered: "));
}

static void dump_of_a_codec_gone(struct kunit *test)
{
	struct hdg_graph *graph = fake_graph(test, pins, ARRAY_SIZE(pins));
	struct rig *rig = rig_new(test, graph, pin_answers);

	rig->status = STATUS_NO_SUCH_DEVICE;
	KUNIT_EXPECT_STREQ(test, text_of(test, rig, -ENODEV), "");
}

static struct kunit_case dump_cases[] = {
	KUNIT_CASE(dump_group),
	KUNIT_CASE(dump_of_all_bits),
	KUNIT_CASE(dump_modem),
	KUNIT_CASE(dump_pins),
	KUNIT_CASE(dump_configurations),
	KUNIT_CASE(dump_pin_bits),
	KUNIT_CASE(dump_pin_of_realtek),
	KUNIT_CASE(dump_converters),
	KUNIT_CASE(dump_others),
	KUNIT_CASE(dump_controls_and_devices),
	KUNIT_CASE(dump_many_inputs),
	KUNIT_CASE(dump_asks_in_batches),
	KUNIT_CASE(dump_of_a_silent_codec),
	KUNIT_CASE(dump_of_a_codec_gone),
	{ }
};

static struct kunit_suite dump_suite = {
	.name = "generic_dump",
	.test_cases = dump_cases,
};

kunit_test_suite(dump_suite);
