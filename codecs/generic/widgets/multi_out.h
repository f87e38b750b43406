/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Converters that play one stream together. No device in here.
 */
#ifndef HDG_MULTI_OUT_H
#define HDG_MULTI_OUT_H

#include "route.h"

#define HDG_MAX_CHANNELS	8	/* of one stream: four pairs */

unsigned int hdg_routes_join(struct hdg_route *routes, unsigned int n,
			     const struct hdg_graph *graph);
bool hdg_path_astray(const struct hdg_graph *graph, const struct hdg_route *route,
		     const struct hdg_path *path);
int hdg_path_channel(const struct hdg_graph *graph, const struct hdg_route *route,
		     const struct hdg_path *path);

#endif /* HDG_MULTI_OUT_H */
