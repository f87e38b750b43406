// SPDX-License-Identifier: GPL-2.0
/*
 * The commands that make a plan work: power, then connections, amplifiers and pins.
 */
#include "setup.h"

typedef void (*path_fn)(struct hdg_batch *batch, const struct hdg_graph *graph,
			const struct hdg_path *path, bool capture);

static void walk_paths(struct hdg_batch *batch, const struct hdg_graph *graph,
		       const struct hdg_plan *plan, path_fn fn)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++)
			fn(batch, graph, &plan->play[i].paths[j], false);
	}
	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++)
			fn(batch, graph, &plan->capture[i].paths[j], true);
	}
}

static void power_path(struct hdg_batch *batch, const struct hdg_graph *graph,
		       const struct hdg_path *path, bool capture)
{
	unsigned int i;

	for (i = 0; i < path->n; i++) {
		if (hdg_widget(graph, path->nid[i])->caps & AC_WCAP_POWER)
			hdg_batch_add(batch, path->nid[i], AC_VERB_SET_POWER_STATE, AC_PWRST_D0);
	}
}

/**
 * hdg_setup_power - power the widgets of every path
 * @batch: receives the commands
 * @graph: the widgets
 * @plan: the paths
 *
 * Context: may sleep.
 */
void hdg_setup_power(struct hdg_batch *batch, const struct hdg_graph *graph,
		     const struct hdg_plan *plan)
{
	walk_paths(batch, graph, plan, power_path);
}

static void mute_input(struct hdg_batch *batch, const struct hdg_widget *w, unsigned int index)
{
	hdg_batch_add(batch, w->nid, AC_VERB_SET_AMP_GAIN_MUTE,
		      AC_AMP_SET_INPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT |
		      index << AC_AMP_SET_INDEX_SHIFT | AC_AMP_MUTE);
}

/* The offset of an amplifier's capabilities is the gain setting for 0 dB. */
static void open_input(struct hdg_batch *batch, const struct hdg_widget *w, unsigned int index)
{
	hdg_batch_add(batch, w->nid, AC_VERB_SET_AMP_GAIN_MUTE,
		      AC_AMP_SET_INPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT |
		      index << AC_AMP_SET_INDEX_SHIFT | (w->amp_in & AC_AMPCAP_OFFSET));
}

static void open_output(struct hdg_batch *batch, const struct hdg_widget *w)
{
	hdg_batch_add(batch, w->nid, AC_VERB_SET_AMP_GAIN_MUTE,
		      AC_AMP_SET_OUTPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT |
		      (w->amp_out & AC_AMPCAP_OFFSET));
}

/* Which input of its input amplifier the path takes: converters and pins have only one. */
static unsigned int amp_index(const struct hdg_widget *w, u8 index)
{
	return hdg_type(w) == AC_WID_AUD_MIX || hdg_type(w) == AC_WID_AUD_SEL ||
	       hdg_type(w) == AC_WID_AUD_IN ? index & 0xf : 0;
}

/* A mixer adds whatever is not muted. */
static void mute_others(struct hdg_batch *batch, const struct hdg_widget *w, u8 index)
{
	unsigned int i;

	for (i = 0; i < w->n_conn && i < 16; i++) {
		if (i != index)
			mute_input(batch, w, i);
	}
}

static bool has_input_amp(const struct hdg_widget *w, bool source, bool capture)
{
	if (!(w->caps & AC_WCAP_IN_AMP))
		return false;
	/* The input amplifier of a pin is for what comes in by the jack. */
	if (hdg_type(w) == AC_WID_PIN)
		return capture;
	return !source;
}

static void route_hop(struct hdg_batch *batch, const struct hdg_graph *graph,
		      const struct hdg_path *path, unsigned int hop, bool capture)
{
	const struct hdg_widget *w = hdg_widget(graph, path->nid[hop]);
	bool source = hop == path->n - 1;
	u8 index = path->index[hop];

	if (!source && w->n_conn > 1 && hdg_type(w) != AC_WID_AUD_MIX)
		hdg_batch_add(batch, w->nid, AC_VERB_SET_CONNECT_SEL, index);
	if (has_input_amp(w, source, capture)) {
		if (hdg_type(w) == AC_WID_AUD_MIX)
			mute_others(batch, w, index);
		open_input(batch, w, amp_index(w, index));
	}
	/* The output amplifier of a pin that records is not on the way. */
	if ((w->caps & AC_WCAP_OUT_AMP) && !(hdg_type(w) == AC_WID_PIN && capture))
		open_output(batch, w);
}

/* A microphone wants a bias voltage: the specification's usual 80 %, or the next best. */
static unsigned int mic_bias(const struct hdg_widget *w)
{
	unsigned int vref = (w->pin_caps & AC_PINCAP_VREF) >> AC_PINCAP_VREF_SHIFT;

	if (hdg_pin_device(w) != AC_JACK_MIC_IN)
		return AC_PINCTL_VREF_HIZ;
	if (vref & AC_PINCAP_VREF_80)
		return AC_PINCTL_VREF_80;
	if (vref & AC_PINCAP_VREF_50)
		return AC_PINCTL_VREF_50;
	return AC_PINCTL_VREF_HIZ;
}

static unsigned int pin_control(const struct hdg_widget *w, bool capture)
{
	if (capture)
		return AC_PINCTL_IN_EN | mic_bias(w);
	if (hdg_pin_device(w) == AC_JACK_HP_OUT && (w->pin_caps & AC_PINCAP_HP_DRV))
		return AC_PINCTL_OUT_EN | AC_PINCTL_HP_EN;
	return AC_PINCTL_OUT_EN;
}

static void open_pin(struct hdg_batch *batch, const struct hdg_widget *w, bool capture)
{
	hdg_batch_add(batch, w->nid, AC_VERB_SET_PIN_WIDGET_CONTROL, pin_control(w, capture));
	if (!capture && (w->pin_caps & AC_PINCAP_EAPD))
		hdg_batch_add(batch, w->nid, AC_VERB_SET_EAPD_BTLENABLE, AC_EAPDBTL_EAPD);
}

static void setup_path(struct hdg_batch *batch, const struct hdg_graph *graph,
		       const struct hdg_path *path, bool capture)
{
	u8 converter = capture ? path->nid[0] : path->nid[path->n - 1];
	unsigned int i;

	for (i = 0; i < path->n; i++)
		route_hop(batch, graph, path, i, capture);
	open_pin(batch, hdg_widget(graph, hdg_path_pin(path, capture)), capture);
	if (!capture && hdg_is_digital(hdg_widget(graph, converter)))
		hdg_batch_add(batch, converter, AC_VERB_SET_DIGI_CONVERT_1, AC_DIG1_ENABLE);
}

/**
 * hdg_setup_paths - connect, unmute and open every path
 * @batch: receives the commands
 * @graph: the widgets
 * @plan: the paths
 *
 * Context: may sleep.
 */
void hdg_setup_paths(struct hdg_batch *batch, const struct hdg_graph *graph,
		     const struct hdg_plan *plan)
{
	walk_paths(batch, graph, plan, setup_path);
}

/**
 * hdg_setup_converter - attach a converter to a stream, or detach it
 * @batch: receives the commands
 * @route: the converter
 * @format: converter format (HD Audio specification 3.7.1); not sent when detaching
 * @stream_id: the stream's id, or 0 to detach
 *
 * Context: may sleep.
 */
void hdg_setup_converter(struct hdg_batch *batch, const struct hdg_route *route, u16 format,
			 u8 stream_id)
{
	if (stream_id)
		hdg_batch_add(batch, route->converter, AC_VERB_SET_STREAM_FORMAT, format);
	hdg_batch_add(batch, route->converter, AC_VERB_SET_CHANNEL_STREAMID, stream_id << 4);
}
