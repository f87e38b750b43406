// SPDX-License-Identifier: GPL-2.0
/*
 * A widget as text.
 */
#include <linux/kernel.h>
#include <linux/seq_file.h>

#include "dump.h"

static void write_head(struct hdg_lines *l, const struct hdg_widget *w)
{
	static const char *const types[16] = {
		[AC_WID_AUD_OUT] = "Audio Output",
		[AC_WID_AUD_IN] = "Audio Input",
		[AC_WID_AUD_MIX] = "Audio Mixer",
		[AC_WID_AUD_SEL] = "Audio Selector",
		[AC_WID_PIN] = "Pin Complex",
		[AC_WID_POWER] = "Power Widget",
		[AC_WID_VOL_KNB] = "Volume Knob Widget",
		[AC_WID_BEEP] = "Beep Generator Widget",
		[AC_WID_VENDOR] = "Vendor Defined Widget",
	};
	static const struct {
		u32 cap;
		const char *word;
	} words[] = {
		{ AC_WCAP_DIGITAL, " Digital" },
		{ AC_WCAP_IN_AMP, " Amp-In" },
		{ AC_WCAP_OUT_AMP, " Amp-Out" },
		{ AC_WCAP_STRIPE, " Stripe" },
		{ AC_WCAP_LR_SWAP, " R/L" },
		{ AC_WCAP_CP_CAPS, " CP" },
	};
	unsigned int i;

	seq_printf(l->m, "Node 0x%02x [%s] wcaps 0x%x:", w->nid,
		   types[hdg_type(w)] ?: "UNKNOWN Widget", w->caps);
	if (!(w->caps & AC_WCAP_STEREO))
		seq_puts(l->m, " Mono");
	else if (hdg_channels(w) == 2)
		seq_puts(l->m, " Stereo");
	else
		seq_printf(l->m, " %u-Channels", hdg_channels(w));
	for (i = 0; i < ARRAY_SIZE(words); i++) {
		if (w->caps & words[i].cap)
			seq_puts(l->m, words[i].word);
	}
	seq_puts(l->m, "\n");
}

/* The amplifier by which a control acts on this widget. */
static const struct hdg_amp *control_amp(const struct hdg_mixer *mixer,
					 const struct hdg_control *control,
					 const struct hdg_widget *w)
{
	unsigned int i;

	for (i = 0; i < control->n_amps; i++) {
		if (mixer->amps[control->amps[i]].nid == w->nid)
			return &mixer->amps[control->amps[i]];
	}
	return NULL;
}

static bool selects(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    const struct hdg_widget *w)
{
	return control->kind == HDG_SOURCE &&
	       mixer->plan->capture[control->route].converter == w->nid;
}

static void write_control(struct hdg_lines *l, const struct hdg_control *control,
			  const struct hdg_amp *amp)
{
	seq_printf(l->m, "  Control: name=\"%s\", index=%u, device=0\n", control->name,
		   control->index);
	if (amp)
		seq_printf(l->m, "    ControlAmp: chs=%u, dir=%s, idx=%u, ofs=0\n",
			   ((1u << control->channels) - 1) << control->channel,
			   amp->input ? "In" : "Out", amp->index);
}

static void write_controls(struct hdg_lines *l, const struct hdg_widget *w)
{
	const struct hdg_mixer *mixer = l->dump->mixer;
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		const struct hdg_control *control = &mixer->controls[i];
		const struct hdg_amp *amp = control_amp(mixer, control, w);

		if (!control->master && (amp || selects(mixer, control, w)))
			write_control(l, control, amp);
	}
}

static void write_devices(struct hdg_lines *l, const struct hdg_widget *w)
{
	const struct hdg_dump_device *device = l->dump->devices;
	const struct hdg_dump_device *end = device + l->dump->n_devices;

	for (; device < end; device++) {
		if (device->nid == w->nid)
			seq_printf(l->m, "  Device: name=\"%s\", type=\"%s\", device=%u\n",
				   device->name, device->type, device->number);
	}
}

/* An amplifier has one setting for each of @n inputs, or one output. */
static void write_amp_values(struct hdg_lines *l, const struct hdg_widget *w, u32 which,
			     unsigned int n)
{
	unsigned int i;
	u32 left, right;

	for (i = 0; i < min(n, AC_AMP_GET_INDEX + 1U); i++) {
		left = hdg_ask(l, w->nid, AC_VERB_GET_AMP_GAIN_MUTE, which | AC_AMP_GET_LEFT | i);
		seq_printf(l->m, " [0x%02x", left & 0xff);
		if (w->caps & AC_WCAP_STEREO) {
			right = hdg_ask(l, w->nid, AC_VERB_GET_AMP_GAIN_MUTE,
					which | AC_AMP_GET_RIGHT | i);
			seq_printf(l->m, " 0x%02x", right & 0xff);
		}
		seq_puts(l->m, "]");
	}
	seq_puts(l->m, "\n");
}

/* Capabilities are the widget's own here: one that says nothing has the group's. */
static void write_amps(struct hdg_lines *l, const struct hdg_widget *w)
{
	if (w->caps & AC_WCAP_IN_AMP) {
		seq_puts(l->m, "  Amp-In caps: ");
		hdg_write_amp_caps(l, hdg_ask_parameter(l, w->nid, AC_PAR_AMP_IN_CAP));
		seq_puts(l->m, "  Amp-In vals: ");
		write_amp_values(l, w, AC_AMP_GET_INPUT,
				 hdg_type(w) == AC_WID_PIN ? 1 : w->n_conn);
	}
	if (w->caps & AC_WCAP_OUT_AMP) {
		seq_puts(l->m, "  Amp-Out caps: ");
		hdg_write_amp_caps(l, hdg_ask_parameter(l, w->nid, AC_PAR_AMP_OUT_CAP));
		seq_puts(l->m, "  Amp-Out vals: ");
		write_amp_values(l, w, AC_AMP_GET_OUTPUT, 1);
	}
}

static void write_digital(struct hdg_lines *l, const struct hdg_widget *w)
{
	static const char *const flags[24] = {
		"Enabled", "Validity", "ValidityCfg", "Preemphasis", "Non-Copyright", "Non-Audio",
		"Pro", "GenLevel", [23] = "KAE",
	};
	u32 digital = hdg_ask(l, w->nid, AC_VERB_GET_DIGI_CONVERT_1, 0);

	seq_puts(l->m, "  Digital:");
	hdg_write_bits(l, digital, flags, ARRAY_SIZE(flags));
	seq_printf(l->m, "\n  Digital category: 0x%x\n", (digital >> 8) & AC_DIG2_CC);
	seq_printf(l->m, "  IEC Coding Type: 0x%x\n", (digital >> 16) & AC_DIG3_ICT);
}

static void write_converter(struct hdg_lines *l, const struct hdg_widget *w)
{
	u32 stream = hdg_ask(l, w->nid, AC_VERB_GET_CONV, 0);
	u32 sdi;

	seq_printf(l->m, "  Converter: stream=%u, channel=%u\n",
		   (stream & AC_CONV_STREAM) >> AC_CONV_STREAM_SHIFT, stream & AC_CONV_CHANNEL);
	if (hdg_type(w) == AC_WID_AUD_IN) {
		sdi = hdg_ask(l, w->nid, AC_VERB_GET_SDI_SELECT, 0);
		if (!(stream & AC_CONV_CHANNEL))
			seq_printf(l->m, "  SDI-Select: %u\n", sdi & AC_SDI_SELECT);
	}
	if (hdg_is_digital(w))
		write_digital(l, w);
	if (w->caps & AC_WCAP_FORMAT_OVRD) {
		seq_puts(l->m, "  PCM:\n");
		hdg_write_pcm(l, w->pcm, w->stream);
	}
}

static void write_knob(struct hdg_lines *l, const struct hdg_widget *w)
{
	u32 caps = hdg_ask_parameter(l, w->nid, AC_PAR_VOL_KNB_CAP);
	u32 now = hdg_ask(l, w->nid, AC_VERB_GET_VOLUME_KNOB_CONTROL, 0);

	seq_printf(l->m, "  Volume-Knob: delta=%u, steps=%u, direct=%u, val=%u\n",
		   !!(caps & AC_KNBCAP_DELTA), caps & AC_KNBCAP_NUM_STEPS, (now >> 7) & 1,
		   now & 0x7f);
}

static void write_kind(struct hdg_lines *l, const struct hdg_widget *w)
{
	switch (hdg_type(w)) {
	case AC_WID_AUD_OUT:
	case AC_WID_AUD_IN:
		write_converter(l, w);
		break;
	case AC_WID_PIN:
		hdg_write_pin(l, w);
		break;
	case AC_WID_VOL_KNB:
		write_knob(l, w);
		break;
	}
}

static void write_unsolicited(struct hdg_lines *l, const struct hdg_widget *w)
{
	u32 now = hdg_ask(l, w->nid, AC_VERB_GET_UNSOLICITED_RESPONSE, 0);

	seq_printf(l->m, "  Unsolicited: tag=%02x, enabled=%u\n", now & AC_UNSOL_TAG,
		   !!(now & AC_UNSOL_ENABLED));
}

/* A mixer has all its inputs at once, and so have those that control others. */
static bool chooses_input(const struct hdg_widget *w)
{
	unsigned int type = hdg_type(w);

	return w->n_conn > 1 && type != AC_WID_AUD_MIX && type != AC_WID_VOL_KNB &&
	       type != AC_WID_POWER;
}

static void write_connections(struct hdg_lines *l, const struct hdg_widget *w)
{
	bool choice = chooses_input(w);
	u32 chosen = choice ? hdg_ask(l, w->nid, AC_VERB_GET_CONNECT_SEL, 0) : 0;
	unsigned int i;

	seq_printf(l->m, "  Connection: %u\n", w->n_conn);
	if (!w->n_conn)
		return;
	seq_puts(l->m, "    ");
	for (i = 0; i < w->n_conn; i++)
		seq_printf(l->m, " 0x%02x%s", w->conn[i], choice && i == chosen ? "*" : "");
	seq_puts(l->m, "\n");
}

static void write_processing(struct hdg_lines *l, const struct hdg_widget *w)
{
	u32 caps = hdg_ask_parameter(l, w->nid, AC_PAR_PROC_CAP);

	seq_printf(l->m, "  Processing caps: benign=%u, ncoeff=%u\n", caps & AC_PCAP_BENIGN,
		   (caps & AC_PCAP_NUM_COEF) >> AC_PCAP_NUM_COEF_SHIFT);
}

/**
 * hdg_write_widget - write all there is to know of a widget
 * @l: the lines
 * @w: the widget
 *
 * Context: may sleep.
 */
void hdg_write_widget(struct hdg_lines *l, const struct hdg_widget *w)
{
	write_head(l, w);
	write_controls(l, w);
	write_devices(l, w);
	write_amps(l, w);
	write_kind(l, w);
	if (w->caps & AC_WCAP_UNSOL_CAP)
		write_unsolicited(l, w);
	if (w->caps & AC_WCAP_POWER)
		hdg_write_power(l, w->nid);
	if (w->caps & AC_WCAP_DELAY)
		seq_printf(l->m, "  Delay: %u samples\n",
			   (w->caps & AC_WCAP_DELAY) >> AC_WCAP_DELAY_SHIFT);
	if ((w->caps & AC_WCAP_CONN_LIST) || hdg_type(w) == AC_WID_VOL_KNB)
		write_connections(l, w);
	if (w->caps & AC_WCAP_PROC_WID)
		write_processing(l, w);
}
