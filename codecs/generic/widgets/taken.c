// SPDX-License-Identifier: GPL-2.0
/*
 * Which inputs of widgets are committed to what plays and records.
 */
#include "plan.h"

/* Widgets that another route uses in more than one way are not to be used at all. */
static void take_exclusively(struct hdg_routes *routes, const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i + 1 < path->n; i++) {
		u8 *index = &routes->index[path->nid[i]];

		*index = *index == HDG_FREE || *index == path->index[i] ? path->index[i] :
									  HDG_TAKEN;
	}
}

/**
 * hdg_take_route - commit the widgets of a route
 * @routes: what has been committed so far; what the route switches may not be used any more
 * @route: the route
 *
 * Context: any.
 */
void hdg_take_route(struct hdg_routes *routes, const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++)
		take_exclusively(routes, &route->paths[i]);
}

/**
 * hdg_plan_taken - what is committed to all that plays and records by now
 * @plan: the plan, without its detours
 * @but: index of a capture route that does not count; the number of them where all do
 * @routes: receives it
 *
 * Context: any.
 */
void hdg_plan_taken(const struct hdg_plan *plan, unsigned int but, struct hdg_routes *routes)
{
	unsigned int i;

	hdg_routes_init(routes);
	for (i = 0; i < plan->n_play; i++)
		hdg_take_route(routes, &plan->play[i]);
	for (i = 0; i < plan->n_capture; i++) {
		if (i != but)
			hdg_take_route(routes, &plan->capture[i]);
	}
}
