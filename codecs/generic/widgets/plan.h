/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which converter serves which pins. No device in here.
 */
#ifndef HDG_PLAN_H
#define HDG_PLAN_H

#include "route.h"

#define HDG_MAX_LOOPS	32

/**
 * struct hdg_adder - an input of a mixer
 * @mixer: node id of the mixer
 * @index: which of its inputs
 * @pin: the pin that is there; 0 where another mixer is
 */
struct hdg_adder {
	u8 mixer;
	u8 index;
	u8 pin;
};

/**
 * struct hdg_plan - what is done with a function group
 * @routes: inputs committed
 * @n_play: number of @play
 * @n_capture: number of @capture
 * @play: what plays, the most important pins' first
 * @capture: converters that record, the most important pins' first
 * @n_loops: number of @loops
 * @loops: where what is recorded from can be added to what is played, without being recorded
 * @n_gates: number of @gates
 * @gates: where mixers that do so lead to others, that play
 */
struct hdg_plan {
	struct hdg_routes routes;
	unsigned int n_play;
	unsigned int n_capture;
	struct hdg_route play[HDG_MAX_ROUTES];
	struct hdg_route capture[HDG_MAX_ROUTES];
	unsigned int n_loops;
	struct hdg_adder loops[HDG_MAX_LOOPS];
	unsigned int n_gates;
	struct hdg_adder gates[HDG_MAX_LOOPS];
};

/* Is a widget on the way of anything that plays or records? */
static inline bool hdg_plan_uses(const struct hdg_plan *plan, u8 nid)
{
	return hdg_routes_use(plan->play, plan->n_play, nid) ||
	       hdg_routes_use(plan->capture, plan->n_capture, nid);
}

/* plan.c */
void hdg_plan(struct hdg_plan *plan, const struct hdg_graph *graph);

/* loopback.c */
void hdg_loops_find(struct hdg_plan *plan, const struct hdg_graph *graph);
bool hdg_loops_use(const struct hdg_plan *plan, u8 nid);

#endif /* HDG_PLAN_H */
