// SPDX-License-Identifier: GPL-2.0
/*
 * A mixer on a way that plays may have an input pin beside it, or a mixer of such pins, as most of
 * Realtek's codecs have; selectors and amplifiers may be between, as with Analog Devices'. Ways
 * that play or record are never changed for it, for these are what a codec is there for: a selector
 * that one of them has set stays as it is. Of one that is switched with what is recorded from, one
 * pin is heard, while that is what is recorded; and a mixer by which a pin is recorded adds nothing
 * else meanwhile (mixer.c).
 */
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "plan.h"

#define INDEXES	16	/* that a command for an amplifier can name */
#define DEEP	2	/* mixers that lead to one on the way, and to one another */

static bool is_there(const struct hdg_adder *list, unsigned int n, u8 mixer, unsigned int index)
{
	while (n--) {
		if (list[n].mixer == mixer && list[n].index == index)
			return true;
	}
	return false;
}

static void add_loop(struct hdg_plan *plan, const struct hdg_adder *loop)
{
	if (plan->n_loops < HDG_MAX_LOOPS &&
	    !is_there(plan->loops, plan->n_loops, loop->mixer, loop->index))
		plan->loops[plan->n_loops++] = *loop;
}

/* Does something record by that input of it? */
static bool records_by(const struct hdg_plan *plan, u8 nid, unsigned int index)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++) {
			if (hdg_path_by(&plan->capture[i].paths[j], nid, index))
				return true;
		}
	}
	return false;
}

/* Has input @index of a mixer a pin that is recorded from? */
static bool look_for_pin(struct hdg_plan *plan, const struct hdg_widget *mixer, unsigned int index)
{
	u8 pin = mixer->conn[index];
	struct hdg_adder loop = {
		.mixer = mixer->nid, .index = index, .pin = pin, .way = { .n = 1, .nid = { pin } },
	};

	if (!hdg_plan_records(plan, pin) || records_by(plan, mixer->nid, index))
		return false;
	add_loop(plan, &loop);
	return true;
}

/* What can be between, and cannot be closed. */
static bool passes(const struct hdg_widget *w)
{
	return hdg_type(w) == AC_WID_AUD_SEL || hdg_type(w) == AC_WID_VENDOR ||
	       (hdg_type(w) == AC_WID_AUD_MIX && !hdg_adds(w) && w->n_conn == 1);
}

/* What is committed to others, and what is not to be gone through at all. */
static void take_others(const struct hdg_plan *plan, const struct hdg_graph *graph,
			struct hdg_routes *routes)
{
	unsigned int i;

	hdg_plan_taken(plan, plan->n_capture, routes);
	for (i = 0; i < plan->n_detours; i++)
		hdg_routes_take(routes, &plan->detours[i]);
	for (i = 0; i < plan->n_loops; i++) {
		if (!plan->loops[i].follows)
			hdg_routes_take(routes, &plan->loops[i].way);
	}
	for (i = 0; i < plan->n_gates; i++)
		hdg_routes_take(routes, &plan->gates[i].way);
	for (i = 0; i < graph->n; i++) {
		if (!passes(&graph->widgets[i]))
			routes->index[graph->widgets[i].nid] = HDG_TAKEN;
	}
}

/* Pins that are recorded from, in that order, and not heard by this mixer already. */
static void rank_pins(const struct hdg_plan *plan, const struct hdg_widget *mixer, u8 *rank)
{
	unsigned int i, j;
	u8 n = 0;

	memset(rank, 0, HDG_NODES);
	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++) {
			u8 *of = &rank[hdg_path_pin(&plan->capture[i].paths[j], true)];

			*of = *of ? *of : ++n;
		}
	}
	for (i = 0; i < plan->n_loops; i++) {
		if (plan->loops[i].mixer == mixer->nid)
			rank[plan->loops[i].pin] = 0;
	}
}

/* By what is not committed, the source that is wanted most; 0 if there is none. */
static u8 find_best(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 first,
		    const u8 *rank, struct hdg_path *way)
{
	const struct hdg_widget *w = hdg_widget(graph, first);
	struct hdg_routes routes;

	if (!w || !passes(w))
		return 0;
	take_others(plan, graph, &routes);
	return hdg_path_best(graph, &routes, first, rank, way);
}

/* The part of a way that records which begins with @first, if all on it can be gone through. */
static bool cut(const struct hdg_graph *graph, const struct hdg_path *path, u8 first,
		struct hdg_path *part)
{
	const u8 *at = memchr(path->nid, first, path->n);
	unsigned int i, before = at ? at - path->nid : path->n;

	for (i = before; i + 1 < path->n; i++) {
		if (!passes(hdg_widget(graph, path->nid[i])))
			return false;
	}
	part->n = path->n - before;
	memcpy(part->nid, path->nid + before, part->n);
	memcpy(part->index, path->index + before, part->n);
	return part->n > 1;
}

/* What is recorded by what is switched: a pin that is wanted, by the way that records from it. */
static void follow(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 first,
		   const u8 *rank, struct hdg_adder *loop)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++) {
			const struct hdg_path *path = &plan->capture[i].paths[j];
			u8 pin = hdg_path_pin(path, true);

			if (!rank[pin] || !cut(graph, path, first, &loop->way))
				continue;
			loop->pin = pin;
			loop->follows = true;
			return;
		}
	}
}

/* Or one that other widgets are before? */
static noinline_for_stack
bool look_behind_for_pin(struct hdg_plan *plan, const struct hdg_graph *graph,
			 const struct hdg_widget *mixer, unsigned int index)
{
	struct hdg_adder loop = { .mixer = mixer->nid, .index = index };
	u8 rank[HDG_NODES];

	if (is_there(plan->loops, plan->n_loops, mixer->nid, index))
		return true;
	if (records_by(plan, mixer->nid, index))
		return false;
	rank_pins(plan, mixer, rank);
	loop.pin = find_best(plan, graph, mixer->conn[index], rank, &loop.way);
	if (!loop.pin)
		follow(plan, graph, mixer->conn[index], rank, &loop);
	if (loop.pin)
		add_loop(plan, &loop);
	return loop.pin;
}

/* All inputs of a mixer that are heard of; pins before what is behind others. */
static bool look_for_pins(struct hdg_plan *plan, const struct hdg_graph *graph,
			  const struct hdg_widget *mixer, unsigned int but)
{
	unsigned int i, n = min_t(unsigned int, mixer->n_conn, INDEXES);
	bool any = false;

	for (i = 0; i < n; i++)
		any |= i != but && look_for_pin(plan, mixer, i);
	for (i = 0; i < n; i++)
		any |= i != but && look_behind_for_pin(plan, graph, mixer, i);
	return any;
}

/* A mixer that an input of another one leads to; NULL if none does that nothing plays through. */
static noinline_for_stack
const struct hdg_widget *find_mixer(const struct hdg_plan *plan, const struct hdg_graph *graph,
				    u8 first, struct hdg_path *way)
{
	u8 rank[HDG_NODES] = {};
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		rank[w->nid] = hdg_adds(w) && !hdg_plan_plays_by(plan, w->nid);
	}
	return hdg_widget(graph, rank[first] ? first : find_best(plan, graph, first, rank, way));
}

/* Is what one mixer adds up let into another one by now? It must not come back then. */
static noinline_for_stack bool leads_to(const struct hdg_plan *plan, u8 to, u8 from)
{
	bool found[HDG_NODES] = {};
	unsigned int i, k;

	found[to] = true;
	for (k = 0; k < plan->n_gates; k++) {
		for (i = 0; i < plan->n_gates; i++)
			found[hdg_adder_from(&plan->gates[i])] |= found[plan->gates[i].mixer];
	}
	return found[from];
}

static bool look_into(struct hdg_plan *plan, const struct hdg_graph *graph,
		      const struct hdg_widget *mixer, unsigned int but, unsigned int deep);

/* Or a mixer of them, that nothing that plays goes through? */
static bool look_for_mixer(struct hdg_plan *plan, const struct hdg_graph *graph,
			   const struct hdg_widget *mixer, unsigned int index, unsigned int deep)
{
	struct hdg_adder *gate = &plan->gates[plan->n_gates];
	const struct hdg_widget *other;

	if (is_there(plan->gates, plan->n_gates, mixer->nid, index))
		return true;
	if (is_there(plan->loops, plan->n_loops, mixer->nid, index) ||
	    plan->n_gates == HDG_MAX_LOOPS)
		return false;
	*gate = (struct hdg_adder){
		.mixer = mixer->nid, .index = index,
		.way = { .n = 1, .nid = { mixer->conn[index] } },
	};
	other = find_mixer(plan, graph, mixer->conn[index], &gate->way);
	if (!other || leads_to(plan, other->nid, mixer->nid))
		return false;
	/* committed first, that no pin is given what is between the two */
	plan->n_gates++;
	if (look_into(plan, graph, other, INDEXES, deep))
		return true;
	plan->n_gates--;
	return false;
}

/* Inputs, and other mixers, so many one behind the other. */
static bool look_into(struct hdg_plan *plan, const struct hdg_graph *graph,
		      const struct hdg_widget *mixer, unsigned int but, unsigned int deep)
{
	bool any = look_for_pins(plan, graph, mixer, but);
	unsigned int i;

	for (i = 0; deep && i < mixer->n_conn && i < INDEXES; i++)
		any |= i != but && look_for_mixer(plan, graph, mixer, i, deep - 1);
	return any;
}

/**
 * hdg_loops_along - find what can be heard of inputs by one way
 * @plan: what plays and records; receives it
 * @graph: the widgets
 * @path: the way to a pin that plays
 *
 * Context: any.
 */
void hdg_loops_along(struct hdg_plan *plan, const struct hdg_graph *graph,
		     const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i + 1 < path->n; i++) {
		const struct hdg_widget *w = hdg_widget(graph, path->nid[i]);

		if (hdg_adds(w))
			look_into(plan, graph, w, path->index[i], DEEP);
	}
}

/**
 * hdg_loops_find - find what can be heard of inputs without being recorded
 * @plan: what plays and records; receives it
 * @graph: the widgets
 *
 * Context: any.
 */
void hdg_loops_find(struct hdg_plan *plan, const struct hdg_graph *graph)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++)
			hdg_loops_along(plan, graph, &plan->play[i].paths[j]);
	}
}

/**
 * hdg_loops_could - can what is recorded from be heard by a mixer, or is it?
 * @plan: what plays and records
 * @graph: the widgets
 * @mixer: a widget
 *
 * Context: any.
 * Return: whether it adds inputs.
 */
bool hdg_loops_could(const struct hdg_plan *plan, const struct hdg_graph *graph,
		     const struct hdg_widget *mixer)
{
	u8 rank[HDG_NODES];
	unsigned int i;

	for (i = 0; i < plan->n_loops; i++) {
		if (plan->loops[i].mixer == mixer->nid)
			return true;
	}
	rank_pins(plan, mixer, rank);
	for (i = 0; hdg_adds(mixer) && i < mixer->n_conn && i < INDEXES; i++) {
		struct hdg_adder loop = {};

		follow(plan, graph, mixer->conn[i], rank, &loop);
		if (loop.pin || rank[mixer->conn[i]] ||
		    find_best(plan, graph, mixer->conn[i], rank, &loop.way))
			return true;
	}
	return false;
}

/**
 * hdg_loops_use - is a widget needed for that?
 * @plan: the plan
 * @nid: its node id
 *
 * Context: any.
 * Return: whether it is.
 */
bool hdg_loops_use(const struct hdg_plan *plan, u8 nid)
{
	unsigned int i;

	for (i = 0; i < plan->n_loops; i++) {
		if (plan->loops[i].mixer == nid || hdg_path_has(&plan->loops[i].way, nid))
			return true;
	}
	for (i = 0; i < plan->n_gates; i++) {
		if (hdg_path_has(&plan->gates[i].way, nid))
			return true;
	}
	return false;
}
