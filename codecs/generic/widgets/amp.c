// SPDX-License-Identifier: GPL-2.0
/*
 * Amplifiers on a path, and the commands that set them.
 */
#include <linux/kernel.h>

#include "amp.h"

/* Which input of its input amplifier the path takes: converters and pins have only one. */
static unsigned int amp_index(const struct hdg_widget *w, u8 index)
{
	return hdg_type(w) == AC_WID_AUD_MIX || hdg_type(w) == AC_WID_AUD_SEL ||
	       hdg_type(w) == AC_WID_AUD_IN ? index & 0xf : 0;
}

static bool has_input(const struct hdg_widget *w, bool source, bool capture)
{
	if (!(w->caps & AC_WCAP_IN_AMP))
		return false;
	/* The input amplifier of a pin is for what comes in by the jack. */
	if (hdg_type(w) == AC_WID_PIN)
		return capture;
	return !source;
}

/* The output amplifier of a pin that records is not on the way. */
static bool has_output(const struct hdg_widget *w, bool capture)
{
	return (w->caps & AC_WCAP_OUT_AMP) && !(hdg_type(w) == AC_WID_PIN && capture);
}

/**
 * hdg_amp_make - an amplifier of a widget
 * @w: the widget; has one
 * @input: an input amplifier, not the output one
 * @index: for which of the widget's inputs
 *
 * Context: any.
 * Return: it, at 0 dB and not muted.
 */
struct hdg_amp hdg_amp_make(const struct hdg_widget *w, bool input, u8 index)
{
	struct hdg_amp amp = {
		.nid = w->nid,
		.index = index,
		.input = input,
		.channels = w->caps & AC_WCAP_STEREO ? 2 : 1,
		.caps = input ? w->amp_in : w->amp_out,
	};

	amp.gain[0] = hdg_amp_unity(amp.caps);
	amp.gain[1] = amp.gain[0];
	return amp;
}

/**
 * hdg_amp_list - list the amplifiers that a path goes through
 * @graph: the widgets
 * @path: the path
 * @capture: it records
 * @amps: receives at most HDG_MAX_PATH_AMPS of them, at 0 dB and not muted, from the sink on
 *
 * Context: any.
 * Return: their number.
 */
unsigned int hdg_amp_list(const struct hdg_graph *graph, const struct hdg_path *path,
			  bool capture, struct hdg_amp *amps)
{
	unsigned int i, n = 0;

	for (i = 0; i < path->n; i++) {
		const struct hdg_widget *w = hdg_widget(graph, path->nid[i]);

		if (has_output(w, capture))
			amps[n++] = hdg_amp_make(w, false, 0);
		if (has_input(w, i == path->n - 1, capture))
			amps[n++] = hdg_amp_make(w, true, amp_index(w, path->index[i]));
	}
	return n;
}

/**
 * hdg_path_has_amp - is an amplifier on a path?
 * @graph: the widgets
 * @path: the path
 * @capture: it records
 * @amp: the amplifier
 *
 * Context: any.
 * Return: whether it is.
 */
bool hdg_path_has_amp(const struct hdg_graph *graph, const struct hdg_path *path, bool capture,
		      const struct hdg_amp *amp)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int n = hdg_amp_list(graph, path, capture, amps);

	while (n--) {
		if (hdg_amp_same(&amps[n], amp))
			return true;
	}
	return false;
}

static unsigned int setting(const struct hdg_amp *amp, unsigned int channel)
{
	unsigned int gain = amp->gain[channel] - min(amp->fall, amp->gain[channel]);

	if (!amp->closed && !amp->shut && !amp->mute[channel])
		return gain;
	return hdg_amp_mutes(amp->caps) ? AC_AMP_MUTE | gain : 0;
}

/**
 * hdg_amp_send - set an amplifier in hardware
 * @batch: receives the commands
 * @amp: the amplifier
 *
 * Context: may sleep.
 */
void hdg_amp_send(struct hdg_batch *batch, const struct hdg_amp *amp)
{
	unsigned int left = setting(amp, 0), right = setting(amp, amp->channels - 1);
	unsigned int where = amp->input ? AC_AMP_SET_INPUT | amp->index << AC_AMP_SET_INDEX_SHIFT :
					  AC_AMP_SET_OUTPUT;

	if (left == right) {
		hdg_batch_add(batch, amp->nid, AC_VERB_SET_AMP_GAIN_MUTE,
			      where | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT | left);
		return;
	}
	hdg_batch_add(batch, amp->nid, AC_VERB_SET_AMP_GAIN_MUTE, where | AC_AMP_SET_LEFT | left);
	hdg_batch_add(batch, amp->nid, AC_VERB_SET_AMP_GAIN_MUTE, where | AC_AMP_SET_RIGHT | right);
}
