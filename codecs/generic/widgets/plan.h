/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which converter serves which pins. No device in here.
 */
#ifndef HDG_PLAN_H
#define HDG_PLAN_H

#include "route.h"

/**
 * struct hdg_plan - what is done with a function group
 * @routes: inputs committed
 * @n_play: number of @play
 * @n_capture: number of @capture
 * @play: what plays, the most important pins' first
 * @capture: converters that record, the most important pins' first
 */
struct hdg_plan {
	struct hdg_routes routes;
	unsigned int n_play;
	unsigned int n_capture;
	struct hdg_route play[HDG_MAX_ROUTES];
	struct hdg_route capture[HDG_MAX_ROUTES];
};

void hdg_plan(struct hdg_plan *plan, const struct hdg_graph *graph);

#endif /* HDG_PLAN_H */
