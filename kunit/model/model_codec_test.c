// SPDX-License-Identifier: GPL-2.0
/*
 * The model against the HD Audio specification: codecs (chapter 7).
 */
#include "model_rig.h"

static u32 ask(struct rig *rig, u8 nid, u32 verb)
{
	return model_codec_verb(rig->m, 0, nid, verb);
}

static u32 param(struct rig *rig, u8 nid, u8 id)
{
	return ask(rig, nid, AC_VERB_PARAMETERS << 8 | id);
}

struct kind {
	const char *name;
	const struct model_codec_desc *desc;
};

static const struct kind kinds[] = {
	{ "duplex", &model_codec_duplex },
	{ "output", &model_codec_output },
	{ "modem", &model_codec_modem },
	{ "combo", &model_codec_combo },
	{ "large", &model_codec_large },
};

static void kind_name(const struct kind *k, char *name)
{
	strscpy(name, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(kind, kinds, kind_name);

static struct rig *with_codec(struct kunit *test, const struct model_codec_desc *desc)
{
	const struct fixture_codec codecs[] = { { 0, desc }, { } };

	return rig_rings(test, &(struct fixture_spec){ .codecs = codecs }, 2, 0);
}

static void check_widget(struct kunit *test, struct rig *rig, unsigned int nid,
			 unsigned int first, unsigned int count)
{
	unsigned int i, n = param(rig, nid, AC_PAR_CONNLIST_LEN);

	KUNIT_EXPECT_NE_MSG(test, param(rig, nid, AC_PAR_AUDIO_WIDGET_CAP), 0, "node %u", nid);
	KUNIT_EXPECT_EQ(test, !!(param(rig, nid, AC_PAR_AUDIO_WIDGET_CAP) & AC_WCAP_CONN_LIST),
			!!n);
	for (i = 0; i < n; i++) {
		u32 to = ask(rig, nid, AC_VERB_GET_CONNECT_LIST << 8 | (i & ~3)) >> 8 * (i & 3);

		KUNIT_EXPECT_TRUE(test, (to & 0xff) >= first && (to & 0xff) < first + count);
	}
}

/* Node counts, types, capabilities and connections of each kind hang together. */
static void tables(struct kunit *test)
{
	const struct kind *k = test->param_value;
	struct rig *rig = with_codec(test, k->desc);
	u32 groups = param(rig, 0, AC_PAR_NODE_COUNT);
	unsigned int i, j, nodes = 1;

	KUNIT_EXPECT_NE(test, param(rig, 0, AC_PAR_VENDOR_ID), 0);
	for (i = groups >> 16; i < (groups >> 16) + (groups & 0xff); i++) {
		u32 widgets = param(rig, i, AC_PAR_NODE_COUNT);
		unsigned int first = widgets >> 16, count = widgets & 0xff;

		nodes += 1 + count;
		KUNIT_EXPECT_NE(test, param(rig, i, AC_PAR_FUNCTION_TYPE) & AC_FGT_TYPE, 0);
		KUNIT_EXPECT_NE(test, ask(rig, i, AC_VERB_GET_SUBSYSTEM_ID << 8), 0);
		for (j = first; j < first + count; j++)
			check_widget(test, rig, j, first, count);
	}
	KUNIT_EXPECT_EQ(test, nodes, k->desc->n_nodes);
}

/* Settings read back; a link reset clears them, but not what the board designer set. */
static void settings(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_duplex);

	ask(rig, 2, AC_VERB_SET_STREAM_FORMAT << 8 | 0x4011);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, AC_VERB_GET_STREAM_FORMAT << 8), 0x4011);
	ask(rig, 2, AC_VERB_SET_CHANNEL_STREAMID << 8 | 0x31);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, AC_VERB_GET_CONV << 8), 0x31);
	ask(rig, 3, AC_VERB_SET_PIN_WIDGET_CONTROL << 8 | 0xc0);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_PIN_WIDGET_CONTROL << 8), 0xc0);
	ask(rig, 3, AC_VERB_SET_CONFIG_DEFAULT_BYTES_1 << 8 | 0x99);
	ask(rig, 1, 0x722 << 8 | 0x77);
	hdb_write8(rig->io, AZX_REG_CORBCTL, 0);
	rig_poll(rig, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, 0);
	hdb_write8(rig->io, AZX_REG_RIRBCTL, 0);
	rig_poll(rig, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN, 0);
	hdb_write32(rig->io, AZX_REG_GCTL, 0);
	rig_poll(rig, AZX_REG_GCTL, AZX_GCTL_RESET, 0);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, AC_VERB_GET_STREAM_FORMAT << 8), 0);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, AC_VERB_GET_CONV << 8), 0);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_PIN_WIDGET_CONTROL << 8),
			AC_PINCTL_OUT_EN);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_CONFIG_DEFAULT << 8) & 0xff00, 0x9900);
	KUNIT_EXPECT_EQ(test, ask(rig, 1, AC_VERB_GET_SUBSYSTEM_ID << 8), 0x1a770022);
}

/* Left, right, input and output amplifiers are set and read apart (7.3.3.7). */
static void amplifiers(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_large);
	u32 get = AC_VERB_GET_AMP_GAIN_MUTE << 8;

	ask(rig, 2, AC_VERB_SET_AMP_GAIN_MUTE << 8 | AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | 0x12);
	ask(rig, 2, AC_VERB_SET_AMP_GAIN_MUTE << 8 | AC_AMP_SET_OUTPUT | AC_AMP_SET_RIGHT | 0x85);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, get | AC_AMP_GET_OUTPUT | AC_AMP_GET_LEFT), 0x12);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, get | AC_AMP_GET_OUTPUT), 0x85);
	ask(rig, 8, AC_VERB_SET_AMP_GAIN_MUTE << 8 | AC_AMP_SET_INPUT | AC_AMP_SET_LEFT |
	    AC_AMP_SET_RIGHT | 1 << AC_AMP_SET_INDEX_SHIFT | AC_AMP_MUTE);
	KUNIT_EXPECT_EQ(test, ask(rig, 8, get | AC_AMP_GET_LEFT | 1), AC_AMP_MUTE);
	KUNIT_EXPECT_EQ(test, ask(rig, 8, get | 1), AC_AMP_MUTE);
	KUNIT_EXPECT_EQ(test, ask(rig, 8, get | 0), 0);
}

/* A node is never more awake than its group; both begin in D3 where that exists. */
static void power_states(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_large);
	u32 get = AC_VERB_GET_POWER_STATE << 8, set = AC_VERB_SET_POWER_STATE << 8;

	KUNIT_EXPECT_EQ(test, ask(rig, 1, get), 0x33);
	ask(rig, 2, set | AC_PWRST_D0);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, get), 0x30);
	ask(rig, 1, set | AC_PWRST_D0);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, get), 0x00);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, get), 0x33);
	ask(rig, 1, AC_VERB_SET_CODEC_RESET << 8);
	KUNIT_EXPECT_EQ(test, ask(rig, 2, get), 0x33);
}

/* What there is not answers 0, and answers. */
static void unknown_verbs(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_duplex);

	rig_send(rig, rig_cmd(0, 99, AC_VERB_PARAMETERS << 8));
	rig_send(rig, rig_cmd(0, 1, 0xf8000));
	rig_doorbell(rig);
	memset(rig->mem + RIG_RIRB, 0xff, 64);
	model_run_idle(rig->m, 100);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 2);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), 0);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 2), 0);
}

static unsigned int answered(struct rig *rig, unsigned int commands)
{
	unsigned int i, before = hdb_read16(rig->io, AZX_REG_RIRBWP);

	for (i = 0; i < commands; i++)
		rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run_idle(rig->m, 100);
	return hdb_read16(rig->io, AZX_REG_RIRBWP) - before;
}

/* Codecs that do not answer: for a while, after reset, or because they are not there. */
static void silence(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_duplex);

	model_codec_silent(rig->m, 0, 2);
	KUNIT_EXPECT_EQ(test, answered(rig, 5), 3);
	model_codec_deaf_after_reset(rig->m, 0, 1);
	KUNIT_EXPECT_EQ(test, answered(rig, 5), 4);
	KUNIT_EXPECT_EQ(test, model_codec_commands(rig->m, 0), 10);
	model_unplug_codec(rig->m, 0);
	KUNIT_EXPECT_EQ(test, answered(rig, 5), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(rig->m, 0), 10);
	model_replug_codec(rig->m, 0);
	KUNIT_EXPECT_EQ(test, answered(rig, 5), 4);
}

/* A late answer comes so many frames after the next. */
static void lateness(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_duplex);

	model_codec_late(rig->m, 0, 1, 10);
	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run(rig->m, 11);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 0);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 1);
}

static void babble(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_duplex);

	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	model_codec_babble(rig->m, 0, 0x0c000000, 20);
	model_run(rig->m, 10);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 10);
	model_run(rig->m, 100);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 20);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 20), 0x100c000000);
}

/* A jack tells of itself with the tag it was given, once it was told to (7.3.3.14). */
static void jacks(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_large);

	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	KUNIT_EXPECT_EQ(test, ask(rig, 17, AC_VERB_GET_PIN_SENSE << 8), 0);
	KUNIT_EXPECT_FALSE(test, model_jack(rig->m, 0, 17, true));
	KUNIT_EXPECT_EQ(test, ask(rig, 17, AC_VERB_GET_PIN_SENSE << 8), AC_PINSENSE_PRESENCE);
	ask(rig, 17, AC_VERB_SET_UNSOLICITED_ENABLE << 8 | AC_UNSOL_ENABLED | 0x25);
	KUNIT_EXPECT_TRUE(test, model_jack(rig->m, 0, 17, false));
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 1);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), 0x1094000000);
}

/* What a display is told can be asked for; the index of its bytes goes on by itself (7.3.3.33). */
static void displays(struct kunit *test)
{
	struct rig *rig = with_codec(test, &model_codec_hdmi);
	u32 index = AC_VERB_SET_HDMI_DIP_INDEX << 8, data = AC_VERB_SET_HDMI_DIP_DATA << 8;
	u32 get = AC_VERB_GET_HDMI_DIP_DATA << 8;

	ask(rig, 3, index | 1);
	ask(rig, 3, data | 0x11);
	ask(rig, 3, data | 0x22);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, get), 0);
	ask(rig, 3, index | 1);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, get), 0x11);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, get), 0x22);
	ask(rig, 3, index | AC_DIPIDX_PACK_IDX);
	KUNIT_EXPECT_EQ_MSG(test, ask(rig, 3, get), 0, "another packet");
	ask(rig, 3, AC_VERB_SET_HDMI_DIP_XMIT << 8 | AC_DIPXMIT_BEST);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_HDMI_DIP_XMIT << 8), AC_DIPXMIT_BEST);
	ask(rig, 3, AC_VERB_SET_HDMI_CHAN_SLOT << 8 | 0x54);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_HDMI_CHAN_SLOT << 8 | 4), 0x54);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_HDMI_CHAN_SLOT << 8 | 5), 0x05);
}

static struct kunit_case model_codec_cases[] = {
	KUNIT_CASE_PARAM(tables, kind_gen_params),
	KUNIT_CASE(settings),
	KUNIT_CASE(amplifiers),
	KUNIT_CASE(power_states),
	KUNIT_CASE(unknown_verbs),
	KUNIT_CASE(silence),
	KUNIT_CASE(lateness),
	KUNIT_CASE(babble),
	KUNIT_CASE(jacks),
	KUNIT_CASE(displays),
	{ }
};

static struct kunit_suite model_codec_suite = {
	.name = "model_codec",
	.test_cases = model_codec_cases,
};

kunit_test_suite(model_codec_suite);
