// SPDX-License-Identifier: GPL-2.0
/*
 * Kinds of codecs, as tables.
 */
#include "model_priv.h"

#define WTYPE(t)	((t) << AC_WCAP_TYPE_SHIFT)
#define NODES(start, n)	((start) << 16 | (n))

/* 16-bit and 24-bit, 44.1 and 48 kHz and their common multiples and fractions. */
#define PCM_FORMATS	(AC_SUPPCM_BITS_16 | 0x1fc)
#define PCM_WIDE	(AC_SUPPCM_BITS_8 | AC_SUPPCM_BITS_16 | AC_SUPPCM_BITS_20 | \
			 AC_SUPPCM_BITS_24 | AC_SUPPCM_BITS_32 | 0x7ff)

/* Mute, 0.75 dB a step, 0 dB at the top: both fields hold the number of steps. */
#define AMP(steps)	(AC_AMPCAP_MUTE | 3 << AC_AMPCAP_STEP_SIZE_SHIFT | \
			 (steps) * (1 << AC_AMPCAP_NUM_STEPS_SHIFT | 1))

#define CONFIG(port, device, conn, color, assoc) \
	((u32)(port) << AC_DEFCFG_PORT_CONN_SHIFT | (device) << AC_DEFCFG_DEVICE_SHIFT | \
	 (conn) << AC_DEFCFG_CONN_TYPE_SHIFT | (color) << AC_DEFCFG_COLOR_SHIFT | \
	 (assoc) << AC_DEFCFG_ASSOC_SHIFT)

#define NODE(id, p, ...) \
	{ .nid = (id), .params = (p), .n_params = sizeof(p) / sizeof(struct model_param), \
	  ##__VA_ARGS__ }
#define CONN(c)			.conn = (c), .n_conn = sizeof(c)

#define CODEC(n, t) \
	{ .name = (n), .nodes = (t), .n_nodes = sizeof(t) / sizeof(struct model_node) }

#define ROOT(name, vendor, groups) \
	static const struct model_param name[] = { \
		{ AC_PAR_VENDOR_ID, vendor }, \
		{ AC_PAR_REV_ID, 0x00100101 }, \
		{ AC_PAR_NODE_COUNT, groups }, \
	}

#define GROUP(name, type, widgets, power, pcm) \
	static const struct model_param name[] = { \
		{ AC_PAR_FUNCTION_TYPE, type }, \
		{ AC_PAR_NODE_COUNT, widgets }, \
		{ AC_PAR_PCM, pcm }, \
		{ AC_PAR_STREAM, AC_SUPFMT_PCM }, \
		{ AC_PAR_AUDIO_FG_CAP, 0x00000808 }, \
		{ AC_PAR_POWER_STATE, power }, \
	}

#define POWER_STATES	(AC_PWRST_D0SUP | AC_PWRST_D1SUP | AC_PWRST_D2SUP | AC_PWRST_D3SUP)

/* Widgets the simple codecs share. */

static const struct model_param dac_params[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_OUT) | AC_WCAP_FORMAT_OVRD |
				   AC_WCAP_AMP_OVRD | AC_WCAP_OUT_AMP | AC_WCAP_STEREO },
	{ AC_PAR_PCM, PCM_FORMATS },
	{ AC_PAR_STREAM, AC_SUPFMT_PCM },
	{ AC_PAR_AMP_OUT_CAP, AMP(0x4a) },
};

static const struct model_param adc_params[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_IN) | AC_WCAP_CONN_LIST |
				   AC_WCAP_FORMAT_OVRD | AC_WCAP_AMP_OVRD | AC_WCAP_IN_AMP |
				   AC_WCAP_STEREO },
	{ AC_PAR_PCM, PCM_FORMATS },
	{ AC_PAR_STREAM, AC_SUPFMT_PCM },
	{ AC_PAR_AMP_IN_CAP, AMP(0x4a) },
};

static const struct model_param out_pin_params[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_PIN) | AC_WCAP_CONN_LIST | AC_WCAP_STEREO },
	{ AC_PAR_PIN_CAP, AC_PINCAP_OUT },
};

static const struct model_param in_pin_params[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_PIN) | AC_WCAP_STEREO },
	{ AC_PAR_PIN_CAP, AC_PINCAP_IN },
};

static const u8 conn_2[] = { 2 };
static const u8 conn_5[] = { 5 };

#define LINE_OUT_CONFIG	CONFIG(AC_JACK_PORT_COMPLEX, AC_JACK_LINE_OUT, AC_JACK_CONN_UNKNOWN, \
			       AC_JACK_COLOR_GREEN, 1)
#define LINE_IN_CONFIG	CONFIG(AC_JACK_PORT_COMPLEX, AC_JACK_LINE_IN, AC_JACK_CONN_UNKNOWN, \
			       AC_JACK_COLOR_RED, 2)

/* Two converters and two pins. */

ROOT(duplex_root, 0x1af40022, NODES(1, 1));
GROUP(duplex_group, AC_GRP_AUDIO_FUNCTION, NODES(2, 4), 0, PCM_FORMATS);

static const struct model_node duplex_nodes[] = {
	NODE(0, duplex_root),
	NODE(1, duplex_group, .subsystem = 0x1af40022),
	NODE(2, dac_params),
	NODE(3, out_pin_params, CONN(conn_2), .config = LINE_OUT_CONFIG,
	     .pinctl = AC_PINCTL_OUT_EN),
	NODE(4, adc_params, CONN(conn_5)),
	NODE(5, in_pin_params, .config = LINE_IN_CONFIG, .pinctl = AC_PINCTL_IN_EN),
};

const struct model_codec_desc model_codec_duplex = CODEC("duplex", duplex_nodes);

ROOT(output_root, 0x1af40012, NODES(1, 1));
GROUP(output_group, AC_GRP_AUDIO_FUNCTION, NODES(2, 2), 0, PCM_FORMATS);

static const struct model_node output_nodes[] = {
	NODE(0, output_root),
	NODE(1, output_group, .subsystem = 0x1af40012),
	NODE(2, dac_params),
	NODE(3, out_pin_params, CONN(conn_2), .config = LINE_OUT_CONFIG,
	     .pinctl = AC_PINCTL_OUT_EN),
};

const struct model_codec_desc model_codec_output = CODEC("output", output_nodes);

/* A modem: one function group, no widgets that audio knows. */

ROOT(modem_root, 0x10573055, NODES(1, 1));

static const struct model_param modem_group[] = {
	{ AC_PAR_FUNCTION_TYPE, AC_GRP_MODEM_FUNCTION | AC_FGT_UNSOL_CAP },
	{ AC_PAR_NODE_COUNT, NODES(2, 0) },
	{ AC_PAR_POWER_STATE, POWER_STATES },
};

static const struct model_node modem_nodes[] = {
	NODE(0, modem_root),
	NODE(1, modem_group, .subsystem = 0x10571234),
};

const struct model_codec_desc model_codec_modem = CODEC("modem", modem_nodes);

/* Audio and modem in one. */

ROOT(combo_root, 0x10ec0888, NODES(1, 2));
GROUP(combo_audio, AC_GRP_AUDIO_FUNCTION, NODES(3, 2), POWER_STATES, PCM_WIDE);

static const struct model_param combo_modem[] = {
	{ AC_PAR_FUNCTION_TYPE, AC_GRP_MODEM_FUNCTION | AC_FGT_UNSOL_CAP },
	{ AC_PAR_NODE_COUNT, NODES(5, 0) },
	{ AC_PAR_POWER_STATE, POWER_STATES },
};

static const struct model_param combo_dac[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_OUT) | AC_WCAP_STEREO | AC_WCAP_POWER },
	{ AC_PAR_POWER_STATE, POWER_STATES },
};

static const u8 conn_3[] = { 3 };

static const struct model_node combo_nodes[] = {
	NODE(0, combo_root),
	NODE(1, combo_audio, .subsystem = 0x10ec1001),
	NODE(2, combo_modem, .subsystem = 0x10ec2002),
	NODE(3, combo_dac),
	NODE(4, out_pin_params, CONN(conn_3), .config = LINE_OUT_CONFIG),
};

const struct model_codec_desc model_codec_combo = CODEC("combo", combo_nodes);

/* A large one. */

ROOT(large_root, 0x80862807, NODES(1, 1));
GROUP(large_group, AC_GRP_AUDIO_FUNCTION, NODES(2, 40), POWER_STATES, PCM_WIDE);

#define LARGE_CAPS	(AC_WCAP_STEREO | AC_WCAP_POWER)

static const struct model_param large_dac8[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_OUT) | LARGE_CAPS | AC_WCAP_OUT_AMP |
				   AC_WCAP_AMP_OVRD | 3 << 13 },
	{ AC_PAR_AMP_OUT_CAP, AMP(0x57) },
	{ AC_PAR_POWER_STATE, POWER_STATES },
};

static const struct model_param large_dac[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_OUT) | LARGE_CAPS | AC_WCAP_OUT_AMP |
				   AC_WCAP_AMP_OVRD },
	{ AC_PAR_AMP_OUT_CAP, AMP(0x57) },
	{ AC_PAR_POWER_STATE, POWER_STATES },
};

static const struct model_param large_adc[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_IN) | LARGE_CAPS | AC_WCAP_CONN_LIST |
				   AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD },
	{ AC_PAR_AMP_IN_CAP, AMP(0x2e) },
	{ AC_PAR_POWER_STATE, POWER_STATES },
};

static const struct model_param large_mixer[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_MIX) | LARGE_CAPS | AC_WCAP_CONN_LIST |
				   AC_WCAP_IN_AMP | AC_WCAP_AMP_OVRD },
	{ AC_PAR_AMP_IN_CAP, AC_AMPCAP_MUTE },
};

static const struct model_param large_selector[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_SEL) | LARGE_CAPS | AC_WCAP_CONN_LIST },
};

static const struct model_param large_out_jack[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_PIN) | LARGE_CAPS | AC_WCAP_CONN_LIST |
				   AC_WCAP_OUT_AMP | AC_WCAP_AMP_OVRD | AC_WCAP_UNSOL_CAP },
	{ AC_PAR_PIN_CAP, AC_PINCAP_OUT | AC_PINCAP_HP_DRV | AC_PINCAP_PRES_DETECT |
			  AC_PINCAP_EAPD },
	{ AC_PAR_AMP_OUT_CAP, AC_AMPCAP_MUTE },
};

static const struct model_param large_in_jack[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_PIN) | LARGE_CAPS | AC_WCAP_IN_AMP |
				   AC_WCAP_AMP_OVRD | AC_WCAP_UNSOL_CAP },
	{ AC_PAR_PIN_CAP, AC_PINCAP_IN | AC_PINCAP_PRES_DETECT |
			  (AC_PINCAP_VREF_HIZ | AC_PINCAP_VREF_50 | AC_PINCAP_VREF_80) <<
			  AC_PINCAP_VREF_SHIFT },
	{ AC_PAR_AMP_IN_CAP, AMP(0x03) },
};

static const struct model_param large_digital[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_OUT) | LARGE_CAPS | AC_WCAP_DIGITAL },
};

static const struct model_param large_digital_pin[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_PIN) | LARGE_CAPS | AC_WCAP_CONN_LIST |
				   AC_WCAP_DIGITAL },
	{ AC_PAR_PIN_CAP, AC_PINCAP_OUT },
};

static const struct model_param large_knob[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_VOL_KNB) | AC_WCAP_UNSOL_CAP },
	{ AC_PAR_VOL_KNB_CAP, AC_KNBCAP_DELTA | 0x7f },
};

static const struct model_param large_beep[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_BEEP) },
};

static const struct model_param large_power[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_POWER) | AC_WCAP_POWER },
};

static const struct model_param large_vendor[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_VENDOR) | AC_WCAP_PROC_WID },
	{ AC_PAR_PROC_CAP, 0x1000 },
};

static const u8 large_mix_a[] = { 2, 22 };
static const u8 large_mix_b[] = { 3, 22 };
static const u8 large_mix_c[] = { 4, 22 };
static const u8 large_mix_d[] = { 5, 22 };
static const u8 large_outs[] = { 8, 9, 10, 11 };
static const u8 large_ins[] = { 19, 20, 21 };
static const u8 large_sel_a[] = { 12 };
static const u8 large_sel_b[] = { 13 };
static const u8 large_mixers[][1] = { { 8 }, { 9 }, { 10 }, { 11 } };
static const u8 large_spdif[] = { 23 };

#define JACK(device, color, assoc) \
	CONFIG(AC_JACK_PORT_COMPLEX, device, AC_JACK_CONN_1_8, color, assoc)

static const struct model_node large_nodes[] = {
	NODE(0, large_root),
	NODE(1, large_group, .subsystem = 0x80860001),
	NODE(2, large_dac8), NODE(3, large_dac), NODE(4, large_dac), NODE(5, large_dac),
	NODE(6, large_adc, CONN(large_sel_a)), NODE(7, large_adc, CONN(large_sel_b)),
	NODE(8, large_mixer, CONN(large_mix_a)), NODE(9, large_mixer, CONN(large_mix_b)),
	NODE(10, large_mixer, CONN(large_mix_c)), NODE(11, large_mixer, CONN(large_mix_d)),
	NODE(12, large_selector, CONN(large_ins)), NODE(13, large_selector, CONN(large_ins)),
	NODE(14, large_out_jack, CONN(large_mixers[0]),
	     .config = JACK(AC_JACK_LINE_OUT, AC_JACK_COLOR_GREEN, 1)),
	NODE(15, large_out_jack, CONN(large_mixers[1]),
	     .config = JACK(AC_JACK_LINE_OUT, AC_JACK_COLOR_BLACK, 1) | 1),
	NODE(16, large_out_jack, CONN(large_mixers[2]),
	     .config = JACK(AC_JACK_LINE_OUT, AC_JACK_COLOR_ORANGE, 1) | 2),
	NODE(17, large_out_jack, CONN(large_outs),
	     .config = JACK(AC_JACK_HP_OUT, AC_JACK_COLOR_GREEN, 2)),
	NODE(18, large_out_jack, CONN(large_mixers[3]),
	     .config = CONFIG(AC_JACK_PORT_FIXED, AC_JACK_SPEAKER, AC_JACK_CONN_OTHER_ANALOG,
			      AC_JACK_COLOR_UNKNOWN, 3)),
	NODE(19, large_in_jack, .config = JACK(AC_JACK_MIC_IN, AC_JACK_COLOR_PINK, 4)),
	NODE(20, large_in_jack, .config = JACK(AC_JACK_LINE_IN, AC_JACK_COLOR_BLUE, 5)),
	NODE(21, large_in_jack,
	     .config = CONFIG(AC_JACK_PORT_FIXED, AC_JACK_MIC_IN, AC_JACK_CONN_OTHER_ANALOG,
			      AC_JACK_COLOR_UNKNOWN, 6)),
	NODE(22, large_beep),
	NODE(23, large_digital),
	NODE(24, large_digital_pin, CONN(large_spdif),
	     .config = CONFIG(AC_JACK_PORT_COMPLEX, AC_JACK_SPDIF_OUT, AC_JACK_CONN_OPTICAL,
			      AC_JACK_COLOR_BLACK, 7)),
	NODE(25, large_knob), NODE(26, large_power),
	NODE(27, large_vendor), NODE(28, large_vendor), NODE(29, large_vendor),
	NODE(30, large_vendor), NODE(31, large_vendor), NODE(32, large_vendor),
	NODE(33, large_vendor), NODE(34, large_vendor), NODE(35, large_vendor),
	NODE(36, large_vendor), NODE(37, large_vendor), NODE(38, large_vendor),
	NODE(39, large_vendor), NODE(40, large_vendor), NODE(41, large_vendor),
};

const struct model_codec_desc model_codec_large = CODEC("large", large_nodes);

/* A display adapter: each converter has a pin of its own. */

#define EIGHT_CHANNELS	(3 << 13 | AC_WCAP_STEREO)

ROOT(hdmi_root, 0x10de0040, NODES(1, 1));
GROUP(hdmi_group, AC_GRP_AUDIO_FUNCTION, NODES(2, 4), 0, PCM_WIDE);

static const struct model_param hdmi_dac_params[] = {
	{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_AUD_OUT) | AC_WCAP_FORMAT_OVRD | AC_WCAP_DIGITAL |
				   EIGHT_CHANNELS },
	{ AC_PAR_PCM, PCM_WIDE },
	{ AC_PAR_STREAM, AC_SUPFMT_PCM },
};

#define HDMI_PIN(name, cap) \
	static const struct model_param name[] = { \
		{ AC_PAR_AUDIO_WIDGET_CAP, WTYPE(AC_WID_PIN) | AC_WCAP_CONN_LIST | \
					   AC_WCAP_DIGITAL | AC_WCAP_UNSOL_CAP | \
					   EIGHT_CHANNELS }, \
		{ AC_PAR_PIN_CAP, AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT | (cap) }, \
	}

HDMI_PIN(hdmi_pin, AC_PINCAP_HDMI);
HDMI_PIN(dp_pin, AC_PINCAP_DP);

static const u8 conn_4[] = { 4 };

#define DISPLAY_CONFIG(assoc) \
	CONFIG(AC_JACK_PORT_COMPLEX, AC_JACK_DIG_OTHER_OUT, AC_JACK_CONN_OTHER_DIGITAL, \
	       AC_JACK_COLOR_UNKNOWN, assoc)

static const struct model_node hdmi_nodes[] = {
	NODE(0, hdmi_root),
	NODE(1, hdmi_group, .subsystem = 0x10de0040),
	NODE(2, hdmi_dac_params),
	NODE(3, hdmi_pin, CONN(conn_2), .config = DISPLAY_CONFIG(1)),
	NODE(4, hdmi_dac_params),
	NODE(5, dp_pin, CONN(conn_4), .config = DISPLAY_CONFIG(2)),
};

const struct model_codec_desc model_codec_hdmi = CODEC("hdmi", hdmi_nodes);
