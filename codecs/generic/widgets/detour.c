// SPDX-License-Identifier: GPL-2.0
/*
 * What plays goes the shortest way. Many codecs have a mixer beside it to which inputs lead, too:
 * through that one, they are heard at once. Somebody has to want it, for each mixer adds noise.
 */
#include <linux/kernel.h>

#include "mixer.h"
#include "multi_out.h"
#include "setup.h"

/* Put the way from a sink to @via and that from there to a source together. */
static bool put_together(struct hdg_path *to, const struct hdg_path *from)
{
	unsigned int i;

	if (to->n - 1 + from->n > HDG_MAX_HOPS)
		return false;
	for (i = 1; i < from->n; i++) {
		if (hdg_path_has(to, from->nid[i]))
			return false;
	}
	memcpy(to->nid + to->n - 1, from->nid, from->n);
	memcpy(to->index + to->n - 1, from->index, from->n);
	to->n += from->n - 1;
	return true;
}

static bool find_way(const struct hdg_graph *graph, const struct hdg_routes *routes, u8 pin, u8 via,
		     u8 dac, struct hdg_path *path)
{
	struct hdg_path rest;

	return hdg_path_find(graph, routes, pin, via, path) &&
	       hdg_path_find(graph, routes, via, dac, &rest) && put_together(path, &rest);
}

/* How many amplifiers that make something softer @way has, those that are not on @but, too. */
static unsigned int count_steps(const struct hdg_graph *graph, const struct hdg_path *way,
				const struct hdg_path *but)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int i, n = hdg_amp_list(graph, way, false, amps), count = 0;

	for (i = 0; i < n; i++)
		count += hdg_amp_steps(amps[i].caps) &&
			 (!but || !hdg_path_has_amp(graph, but, false, &amps[i]));
	return count;
}

/* Does a detour go through whatever makes softer what goes one of the short ways? */
static bool is_governed(const struct hdg_plan *plan, const struct hdg_graph *graph,
			const struct hdg_path *detour)
{
	const struct hdg_route *front = &plan->play[0];
	unsigned int i;

	for (i = 0; i < front->n_paths; i++) {
		if (count_steps(graph, &front->paths[i], NULL) &&
		    !count_steps(graph, &front->paths[i], detour))
			return true;
	}
	return false;
}

/* Whatever records must not be switched for what plays. */
static void block(struct hdg_routes *routes, const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i + 1 < path->n; i++)
		routes->index[path->nid[i]] = HDG_TAKEN;
}

/* What is committed to other pins' ways, and whatever records or leads to what is heard already. */
static void take_others(const struct hdg_plan *plan, const struct hdg_path *but,
			struct hdg_routes *routes)
{
	unsigned int i, j;

	hdg_routes_init(routes);
	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			if (&plan->play[i].paths[j] != but)
				hdg_routes_take(routes, &plan->play[i].paths[j]);
		}
	}
	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++)
			block(routes, &plan->capture[i].paths[j]);
	}
	for (i = 0; i < plan->n_detours; i++)
		hdg_routes_take(routes, &plan->detours[i]);
	for (i = 0; i < plan->n_loops; i++)
		block(routes, &plan->loops[i].way);
	for (i = 0; i < plan->n_gates; i++)
		block(routes, &plan->gates[i].way);
}

/* By a mixer beside the way, from @dac; as loud as the controls for the way say, not louder. */
static bool find_detour(const struct hdg_plan *plan, const struct hdg_graph *graph,
			const struct hdg_path *way, u8 dac, struct hdg_path *detour)
{
	struct hdg_routes routes;
	unsigned int i;

	take_others(plan, way, &routes);
	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (hdg_adds(w) && !hdg_path_has(way, w->nid) &&
		    find_way(graph, &routes, hdg_path_pin(way, false), w->nid, dac, detour) &&
		    (is_governed(plan, graph, detour) || !count_steps(graph, way, NULL)) &&
		    hdg_loops_could(plan, graph, w))
			return true;
	}
	return false;
}

static bool adds_already(const struct hdg_plan *plan, const struct hdg_graph *graph,
			 const struct hdg_path *way)
{
	unsigned int i;

	for (i = 0; i < plan->n_loops + plan->n_gates; i++) {
		const struct hdg_adder *adder = i < plan->n_loops ? &plan->loops[i] :
						&plan->gates[i - plan->n_loops];

		if (hdg_path_has(way, adder->mixer))
			return true;
	}
	return false;
}

/**
 * hdg_detours_find - find ways through mixers that inputs lead to
 * @plan: what plays and records, and what is heard of inputs; receives the ways
 * @graph: the widgets
 *
 * What a mixer is given is the front's, for there it would be added to whatever else.
 *
 * Context: any.
 */
void hdg_detours_find(struct hdg_plan *plan, const struct hdg_graph *graph)
{
	const struct hdg_route *front = &plan->play[0];
	unsigned int j;

	if (!plan->n_play || hdg_route_kind(graph, front) != HDG_ROUTE_ANALOG)
		return;
	for (j = 0; j < front->n_paths; j++) {
		const struct hdg_path *way = &front->paths[j];
		struct hdg_path *detour = &plan->detours[plan->n_detours];

		if (adds_already(plan, graph, way) || hdg_path_channel(graph, front, way) > 0 ||
		    !find_detour(plan, graph, way, front->converter, detour))
			continue;
		plan->n_detours++;
		hdg_loops_along(plan, graph, detour);
	}
}

/* Headphones that play something else do not go where the front does. */
static bool is_apart(const struct hdg_mixer *mixer, const struct hdg_path *path)
{
	return path->nid[path->n - 1] == hdg_mixer_apart(mixer);
}

/* The detour of a pin; NULL if it has none. */
static const struct hdg_path *detour_of(const struct hdg_plan *plan, u8 pin)
{
	unsigned int i;

	for (i = 0; i < plan->n_detours; i++) {
		if (hdg_path_pin(&plan->detours[i], false) == pin)
			return &plan->detours[i];
	}
	return NULL;
}

/**
 * hdg_detour_way - the way that what plays takes now
 * @mixer: what it is set to
 * @path: the way it takes as a rule
 *
 * Context: any.
 * Return: that, or another to the same pin.
 */
const struct hdg_path *hdg_detour_way(const struct hdg_mixer *mixer, const struct hdg_path *path)
{
	const struct hdg_path *detour = detour_of(mixer->plan, hdg_path_pin(path, false));

	return detour && mixer->mixing && !is_apart(mixer, path) ? detour : path;
}

/* Is an amplifier on a way that something takes, or could take? */
static bool is_used(const struct hdg_mixer *mixer, const struct hdg_amp *amp, bool now)
{
	const struct hdg_route *front = &mixer->plan->play[0];
	unsigned int i;

	for (i = 0; i < front->n_paths; i++) {
		if (hdg_path_has_amp(mixer->graph, now ? hdg_detour_way(mixer, &front->paths[i]) :
							 &front->paths[i], false, amp))
			return true;
	}
	for (i = 0; !now && i < mixer->plan->n_detours; i++) {
		if (hdg_path_has_amp(mixer->graph, &mixer->plan->detours[i], false, amp))
			return true;
	}
	return false;
}

/**
 * hdg_detour_switches - has a mixer's input to be opened or closed for the ways that are taken?
 * @mixer: what it is set to
 * @amp: an amplifier
 *
 * Context: any.
 * Return: whether it is such an input.
 */
bool hdg_detour_switches(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	return mixer->plan->n_detours && amp->input &&
	       hdg_type(hdg_widget(mixer->graph, amp->nid)) == AC_WID_AUD_MIX &&
	       is_used(mixer, amp, false);
}

/**
 * hdg_detour_closes - has a mixer's input to be closed for the ways that are taken now?
 * @mixer: what it is set to
 * @amp: an amplifier
 *
 * Context: any.
 * Return: whether it is such an input, on a way that is not taken.
 */
bool hdg_detour_closes(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	return hdg_detour_switches(mixer, amp) && !is_used(mixer, amp, true);
}

/**
 * hdg_detour_setup - take the ways that are wanted
 * @batch: receives the commands; amplifiers are the mixer's business
 * @mixer: what is wanted
 *
 * Context: may sleep.
 */
void hdg_detour_setup(struct hdg_batch *batch, const struct hdg_mixer *mixer)
{
	const struct hdg_route *front = &mixer->plan->play[0];
	unsigned int i;

	for (i = 0; mixer->plan->n_detours && i < front->n_paths; i++) {
		if (detour_of(mixer->plan, hdg_path_pin(&front->paths[i], false)))
			hdg_setup_connections(batch, mixer->graph,
					      hdg_detour_way(mixer, &front->paths[i]));
	}
}
