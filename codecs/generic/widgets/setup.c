// SPDX-License-Identifier: GPL-2.0
/*
 * The commands that make a plan work: power, then connections and pins.
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

/* Widgets that only pass sound on; what others do, and for whom, is not known. */
static bool may_sleep(const struct hdg_widget *w)
{
	return hdg_type(w) <= AC_WID_PIN;
}

/**
 * hdg_setup_power - power the widgets of every path and what adds to it, and let the others sleep
 * @batch: receives the commands
 * @graph: the widgets
 * @plan: the paths
 *
 * Context: may sleep.
 */
void hdg_setup_power(struct hdg_batch *batch, const struct hdg_graph *graph,
		     const struct hdg_plan *plan)
{
	unsigned int i;

	walk_paths(batch, graph, plan, power_path);
	for (i = 0; i < plan->n_detours; i++)
		power_path(batch, graph, &plan->detours[i], false);
	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (!(w->caps & AC_WCAP_POWER) || hdg_plan_uses(plan, w->nid))
			continue;
		if (hdg_loops_use(plan, w->nid))
			hdg_batch_add(batch, w->nid, AC_VERB_SET_POWER_STATE, AC_PWRST_D0);
		else if (may_sleep(w))
			hdg_batch_add(batch, w->nid, AC_VERB_SET_POWER_STATE, AC_PWRST_D3);
	}
}

static void mute_input(struct hdg_batch *batch, const struct hdg_widget *w, unsigned int index)
{
	hdg_batch_add(batch, w->nid, AC_VERB_SET_AMP_GAIN_MUTE,
		      AC_AMP_SET_INPUT | AC_AMP_SET_LEFT | AC_AMP_SET_RIGHT |
		      index << AC_AMP_SET_INDEX_SHIFT | AC_AMP_MUTE);
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

static void mute_mixers(struct hdg_batch *batch, const struct hdg_graph *graph,
			const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i + 1 < path->n; i++) {
		const struct hdg_widget *w = hdg_widget(graph, path->nid[i]);

		if (hdg_type(w) == AC_WID_AUD_MIX && (w->caps & AC_WCAP_IN_AMP))
			mute_others(batch, w, path->index[i]);
	}
}

/**
 * hdg_setup_connections - select the inputs that a path takes
 * @batch: receives the commands
 * @graph: the widgets
 * @path: the path
 *
 * Context: may sleep.
 */
void hdg_setup_connections(struct hdg_batch *batch, const struct hdg_graph *graph,
			   const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i + 1 < path->n; i++) {
		const struct hdg_widget *w = hdg_widget(graph, path->nid[i]);

		if (w->n_conn > 1 && hdg_type(w) != AC_WID_AUD_MIX)
			hdg_batch_add(batch, w->nid, AC_VERB_SET_CONNECT_SEL, path->index[i]);
	}
}

static void route_path(struct hdg_batch *batch, const struct hdg_graph *graph,
		       const struct hdg_path *path, bool capture)
{
	if (!capture)
		hdg_setup_connections(batch, graph, path);
	mute_mixers(batch, graph, path);
}

/**
 * hdg_setup_routes - connect what plays or is heard at once, and mute what is not to be mixed in
 * @batch: receives the commands
 * @graph: the widgets
 * @plan: the paths
 *
 * Amplifiers on the paths, and which input is recorded from, are the mixer's business.
 *
 * Context: may sleep.
 */
void hdg_setup_routes(struct hdg_batch *batch, const struct hdg_graph *graph,
		      const struct hdg_plan *plan)
{
	unsigned int i;

	walk_paths(batch, graph, plan, route_path);
	for (i = 0; i < plan->n_detours; i++)
		mute_mixers(batch, graph, &plan->detours[i]);
	for (i = 0; i < plan->n_loops; i++) {
		if (!plan->loops[i].follows)
			hdg_setup_connections(batch, graph, &plan->loops[i].way);
	}
	for (i = 0; i < plan->n_gates; i++)
		hdg_setup_connections(batch, graph, &plan->gates[i].way);
}

/*
 * A microphone wants a bias voltage: what somebody knows to be right, or the specification's usual
 * 80 %, or the next best.
 */
static unsigned int mic_bias(const struct hdg_widget *w)
{
	unsigned int vref = (w->pin_caps & AC_PINCAP_VREF) >> AC_PINCAP_VREF_SHIFT;

	if (w->wished_control)
		return w->wished_control & AC_PINCTL_VREFEN;
	if (hdg_pin_device(w) != AC_JACK_MIC_IN && hdg_pin_device(w) != AC_JACK_HP_OUT)
		return AC_PINCTL_VREF_HIZ;
	if (vref & AC_PINCAP_VREF_80)
		return AC_PINCTL_VREF_80;
	if (vref & AC_PINCAP_VREF_50)
		return AC_PINCTL_VREF_50;
	return AC_PINCTL_VREF_HIZ;
}

static unsigned int input_control(const struct hdg_widget *w)
{
	return AC_PINCTL_IN_EN | mic_bias(w);
}

static unsigned int output_control(const struct hdg_widget *w, u8 closed)
{
	if (closed & HDG_RECORDS)
		return input_control(w);
	if (closed)
		return 0;
	if (hdg_pin_device(w) == AC_JACK_HP_OUT && (w->pin_caps & AC_PINCAP_HP_DRV))
		return AC_PINCTL_OUT_EN | AC_PINCTL_HP_EN;
	return AC_PINCTL_OUT_EN;
}

/**
 * hdg_setup_output - open a pin that plays, or close it
 * @batch: receives the commands
 * @graph: the widgets
 * @pin: the pin
 * @closed: why it does not play: HDG_SILENT, HDG_RECORDS; 0 to open it. Its amplifier is the
 *	mixer's business
 *
 * Context: may sleep.
 */
void hdg_setup_output(struct hdg_batch *batch, const struct hdg_graph *graph,
		      const struct hdg_widget *pin, u8 closed)
{
	hdg_batch_add(batch, pin->nid, AC_VERB_SET_PIN_WIDGET_CONTROL,
		      output_control(pin, closed));
	if (pin->pin_caps & AC_PINCAP_EAPD)
		hdg_batch_add(batch, pin->nid, AC_VERB_SET_EAPD_BTLENABLE,
			      !!closed != graph->inverted_eapd ? 0 : AC_EAPDBTL_EAPD);
}

static void setup_outputs(struct hdg_batch *batch, const struct hdg_graph *graph,
			  const struct hdg_route *route, const u8 *closed)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		u8 nid = hdg_path_pin(&route->paths[i], false);

		hdg_setup_output(batch, graph, hdg_widget(graph, nid), closed ? closed[nid] : 0);
	}
}

/* Those that play, too, are an output's business. */
static void setup_inputs(struct hdg_batch *batch, const struct hdg_graph *graph,
			 const struct hdg_plan *plan, const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		const struct hdg_widget *w =
			hdg_widget(graph, hdg_path_pin(&route->paths[i], true));

		if (!hdg_plan_plays(plan, w->nid))
			hdg_batch_add(batch, w->nid, AC_VERB_SET_PIN_WIDGET_CONTROL,
				      input_control(w));
	}
}

/**
 * hdg_setup_pins - open the pins at the ends of all paths
 * @batch: receives the commands
 * @graph: the widgets
 * @plan: the paths
 * @closed: by node id, why those that play stay closed: HDG_SILENT, HDG_RECORDS; NULL if none does
 *
 * Context: may sleep.
 */
void hdg_setup_pins(struct hdg_batch *batch, const struct hdg_graph *graph,
		    const struct hdg_plan *plan, const u8 *closed)
{
	unsigned int i;

	for (i = 0; i < plan->n_play; i++)
		setup_outputs(batch, graph, &plan->play[i], closed);
	for (i = 0; i < plan->n_capture; i++)
		setup_inputs(batch, graph, plan, &plan->capture[i]);
}

/**
 * hdg_setup_alone - let nothing else be heard of a converter than what one of its routes plays
 * @batch: receives the commands; none if it has one only
 * @graph: the widgets
 * @plan: the routes
 * @route: what plays
 *
 * Context: may sleep.
 */
void hdg_setup_alone(struct hdg_batch *batch, const struct hdg_graph *graph,
		     const struct hdg_plan *plan, const struct hdg_route *route)
{
	static const u8 all[HDG_NODES] = { [0 ... HDG_NODES - 1] = HDG_SILENT };
	unsigned int i, others = 0;

	for (i = 0; i < plan->n_play; i++) {
		const struct hdg_route *other = &plan->play[i];

		if (other == route || other->converter != route->converter)
			continue;
		setup_outputs(batch, graph, other, all);
		others++;
	}
	if (others)
		setup_outputs(batch, graph, route, NULL);
}

/**
 * hdg_setup_converter - attach a converter to a stream, or detach it
 * @batch: receives the commands
 * @converter: its node id
 * @format: converter format; not sent when detaching
 * @stream_id: the stream's id, or 0 to detach
 * @channel: the first of the stream's channels that is its
 *
 * Context: may sleep.
 */
void hdg_setup_converter(struct hdg_batch *batch, u8 converter, u16 format, u8 stream_id,
			 u8 channel)
{
	if (stream_id)
		hdg_batch_add(batch, converter, AC_VERB_SET_STREAM_FORMAT, format);
	hdg_batch_add(batch, converter, AC_VERB_SET_CHANNEL_STREAMID, stream_id << 4 | channel);
}

/**
 * hdg_setup_converters - attach the converters of a route to a stream, or detach them
 * @batch: receives the commands
 * @route: the route
 * @but: one of its other converters that plays something else, or 0
 * @format: converter format (HD Audio specification 3.7.1); not sent when detaching
 * @stream_id: the stream's id, or 0 to detach
 *
 * Loudspeakers that a stream has no channels for play what those in front do.
 *
 * Context: may sleep.
 */
void hdg_setup_converters(struct hdg_batch *batch, const struct hdg_route *route, u8 but,
			  u16 format, u8 stream_id)
{
	unsigned int channels = stream_id ? (format & AC_FMT_CHAN_MASK) + 1 : 0;
	unsigned int i;

	hdg_setup_converter(batch, route->converter, format, stream_id, 0);
	for (i = 0; i < route->n_others; i++) {
		const struct hdg_other *other = &route->others[i];

		if (other->converter != but)
			hdg_setup_converter(batch, other->converter, format, stream_id,
					    other->channel < channels ? other->channel : 0);
	}
}
