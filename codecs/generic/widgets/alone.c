// SPDX-License-Identifier: GPL-2.0
/*
 * Headphones whose converter plays what the front does, and could play something else: a call,
 * while the loudspeakers play music.
 */
#include "plan.h"

static bool is_headphone(const struct hdg_graph *graph, const struct hdg_path *path)
{
	const struct hdg_widget *pin = hdg_widget(graph, hdg_path_pin(path, false));

	return hdg_pin_device(pin) == AC_JACK_HP_OUT;
}

/* All of a route's pins that a converter plays to; false if one of them is for something else. */
static bool take_pins(struct hdg_route *alone, const struct hdg_graph *graph,
		      const struct hdg_route *front, u8 converter)
{
	unsigned int i;

	*alone = (struct hdg_route){ .converter = converter, .n_pairs = 1 };
	for (i = 0; i < front->n_paths; i++) {
		const struct hdg_path *path = &front->paths[i];

		if (path->nid[path->n - 1] != converter)
			continue;
		if (!is_headphone(graph, path))
			return false;
		alone->paths[alone->n_paths++] = *path;
	}
	return alone->n_paths;
}

/**
 * hdg_alone_find - find headphones that have a converter of their own
 * @plan: what plays; receives a route of theirs
 * @graph: the widgets
 *
 * Context: any.
 */
void hdg_alone_find(struct hdg_plan *plan, const struct hdg_graph *graph)
{
	const struct hdg_route *front = &plan->play[0];
	unsigned int i;

	for (i = 0; plan->n_play && i < front->n_others; i++) {
		if (take_pins(&plan->alone, graph, front, front->others[i].converter))
			return;
	}
	plan->alone.n_paths = 0;
}
