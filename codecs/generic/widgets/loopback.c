// SPDX-License-Identifier: GPL-2.0
/*
 * A mixer on a way that plays may have an input pin beside it, or a mixer of such pins, as most of
 * Realtek's codecs have. Ways that play or record are never changed for it.
 */
#include <linux/kernel.h>

#include "plan.h"

#define INDEXES	16	/* that a command for an amplifier can name */

static void add(struct hdg_adder *list, unsigned int *n, const struct hdg_adder *adder)
{
	unsigned int i;

	for (i = 0; i < *n; i++) {
		if (list[i].mixer == adder->mixer && list[i].index == adder->index)
			return;
	}
	if (*n < HDG_MAX_LOOPS)
		list[(*n)++] = *adder;
}

/* Has input @index of a mixer a pin that is recorded from? */
static bool look_for_pin(struct hdg_plan *plan, const struct hdg_widget *mixer, unsigned int index)
{
	struct hdg_adder loop = { .mixer = mixer->nid, .index = index, .pin = mixer->conn[index] };

	if (!hdg_plan_records(plan, loop.pin))
		return false;
	add(plan->loops, &plan->n_loops, &loop);
	return true;
}

/* Or a mixer of them, that nothing else goes through? */
static void look_for_mixer(struct hdg_plan *plan, const struct hdg_graph *graph,
			   const struct hdg_widget *mixer, unsigned int index)
{
	const struct hdg_widget *other = hdg_widget(graph, mixer->conn[index]);
	struct hdg_adder gate = { .mixer = mixer->nid, .index = index };
	unsigned int i;
	bool any = false;

	if (!other || !hdg_adds(other) || hdg_plan_uses(plan, other->nid))
		return;
	for (i = 0; i < other->n_conn && i < INDEXES; i++)
		any |= look_for_pin(plan, other, i);
	if (any)
		add(plan->gates, &plan->n_gates, &gate);
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
	unsigned int i, k;

	for (i = 0; i + 1 < path->n; i++) {
		const struct hdg_widget *w = hdg_widget(graph, path->nid[i]);

		for (k = 0; hdg_adds(w) && k < w->n_conn && k < INDEXES; k++) {
			if (k != path->index[i] && !look_for_pin(plan, w, k))
				look_for_mixer(plan, graph, w, k);
		}
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
		if (plan->loops[i].mixer == nid)
			return true;
	}
	return false;
}
