/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Converters that play one stream together. No device in here.
 */
#ifndef HDG_JOIN_H
#define HDG_JOIN_H

#include "plan.h"

#define HDG_MAX_CHANNELS	8	/* of one stream: four pairs */

void hdg_plan_join(struct hdg_plan *plan, const struct hdg_graph *graph);
int hdg_path_channel(const struct hdg_graph *graph, const struct hdg_route *route,
		     const struct hdg_path *path);

#endif /* HDG_JOIN_H */
