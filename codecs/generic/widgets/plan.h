/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which converter serves which pins. No device in here.
 */
#ifndef HDG_PLAN_H
#define HDG_PLAN_H

#include <linux/bits.h>

#include "route.h"

#define HDG_MAX_LOOPS	32
#define HDG_LENT	2	/* jacks for inputs that make 5.1 of a stereo output */

/* Why a pin that plays does not now. */
#define HDG_SILENT	BIT(0)	/* something is plugged in elsewhere, or others play */
#define HDG_RECORDS	BIT(1)	/* it is used to record */

/**
 * struct hdg_adder - an input of a mixer
 * @mixer: node id of the mixer
 * @index: which of its inputs
 * @pin: the pin that is heard there; 0 where another mixer is
 * @way: from what is there to the pin or the other mixer, which may be that itself
 * @follows: @way is a part of one that records, and what is there is heard while that is selected
 */
struct hdg_adder {
	u8 mixer;
	u8 index;
	u8 pin;
	bool follows;
	struct hdg_path way;
};

/* The mixer that is let into another one, where no pin is heard. */
static inline u8 hdg_adder_from(const struct hdg_adder *gate)
{
	return gate->way.nid[gate->way.n - 1];
}

/**
 * struct hdg_plan - what is done with a function group
 * @routes: inputs committed
 * @n_play: number of @play
 * @n_capture: number of @capture
 * @play: what plays, the most important pins' first
 * @capture: converters that record, the most important pins' first
 * @alone: headphones whose converter plays along in the first of @play, and could play something
 *	else; without paths if there are none
 * @n_loops: number of @loops
 * @loops: where what is recorded from can be added to what is played, without being recorded
 * @n_gates: number of @gates
 * @gates: where mixers that do so lead to others, that play
 * @n_detours: number of @detours
 * @detours: ways to pins that play first, by such a mixer that is not on the way as a rule
 */
struct hdg_plan {
	struct hdg_routes routes;
	unsigned int n_play;
	unsigned int n_capture;
	struct hdg_route play[HDG_MAX_ROUTES];
	struct hdg_route capture[HDG_MAX_ROUTES];
	struct hdg_route alone;
	unsigned int n_loops;
	struct hdg_adder loops[HDG_MAX_LOOPS];
	unsigned int n_gates;
	struct hdg_adder gates[HDG_MAX_LOOPS];
	unsigned int n_detours;
	struct hdg_path detours[HDG_MAX_PINS];
};

/* Is a widget on the way of anything that plays? */
static inline bool hdg_plan_plays_by(const struct hdg_plan *plan, u8 nid)
{
	unsigned int i;

	for (i = 0; i < plan->n_detours; i++) {
		if (hdg_path_has(&plan->detours[i], nid))
			return true;
	}
	return hdg_routes_use(plan->play, plan->n_play, nid);
}

/* Of anything that plays or records? */
static inline bool hdg_plan_uses(const struct hdg_plan *plan, u8 nid)
{
	return hdg_plan_plays_by(plan, nid) ||
	       hdg_routes_use(plan->capture, plan->n_capture, nid);
}

/* Does a pin play, at times at least? */
static inline bool hdg_plan_plays(const struct hdg_plan *plan, u8 pin)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			if (hdg_path_pin(&plan->play[i].paths[j], false) == pin)
				return true;
		}
	}
	return false;
}

/* Is a pin recorded from, at times at least? */
static inline bool hdg_plan_records(const struct hdg_plan *plan, u8 pin)
{
	unsigned int i;

	for (i = 0; i < plan->n_capture; i++) {
		if (hdg_route_records(&plan->capture[i], pin))
			return true;
	}
	return false;
}

/* plan.c */
void hdg_plan(struct hdg_plan *plan, const struct hdg_graph *graph);

/* taken.c */
void hdg_take_route(struct hdg_routes *routes, const struct hdg_route *route);
void hdg_plan_taken(const struct hdg_plan *plan, unsigned int but, struct hdg_routes *routes);

/* lent.c */
bool hdg_lent_find(const struct hdg_graph *graph, u8 front, u8 *lent);
unsigned int hdg_lent_count(const struct hdg_plan *plan, const struct hdg_graph *graph);

/* alone.c */
void hdg_alone_find(struct hdg_plan *plan, const struct hdg_graph *graph);

/* detour.c */
void hdg_detours_find(struct hdg_plan *plan, const struct hdg_graph *graph);

/* loopback.c */
void hdg_loops_find(struct hdg_plan *plan, const struct hdg_graph *graph);
void hdg_loops_along(struct hdg_plan *plan, const struct hdg_graph *graph,
		     const struct hdg_path *path);
bool hdg_loops_could(const struct hdg_plan *plan, const struct hdg_graph *graph,
		     const struct hdg_widget *mixer);
bool hdg_loops_use(const struct hdg_plan *plan, u8 nid);

#endif /* HDG_PLAN_H */
