/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What becomes a PCM stream: converters and the pins they serve. No device in here.
 */
#ifndef HDG_ROUTE_H
#define HDG_ROUTE_H

#include "path.h"

#define HDG_MAX_PINS	16	/* pins that one route serves */
#define HDG_MAX_ROUTES	8	/* converters used in one direction */

/**
 * struct hdg_other - a converter that plays a part of what another one does, or the same
 * @converter: its node id
 * @channel: the first channel it plays if the stream has so many; those of the other one if not
 */
struct hdg_other {
	u8 converter;
	u8 channel;
};

/**
 * struct hdg_route - what becomes a PCM stream: a converter, or several, and the pins served
 * @converter: node id of the DAC or ADC, the one for the front channels
 * @n_pairs: pairs of channels that have a converter each, of an analog route that plays
 * @n_others: number of @others
 * @others: DACs that play along
 * @capture: it is an ADC
 * @n_paths: number of @paths, at least one
 * @paths: one for each pin; all are used to play, one at a time to record, the first at first;
 *	that of another ADC than @converter records by that one
 */
struct hdg_route {
	u8 converter;
	u8 n_pairs;
	u8 n_others;
	struct hdg_other others[HDG_MAX_ROUTES - 1];
	bool capture;
	unsigned int n_paths;
	struct hdg_path paths[HDG_MAX_PINS];
};

/* The ADC of a path that records. */
static inline u8 hdg_path_adc(const struct hdg_path *path)
{
	return path->nid[0];
}

static inline u8 hdg_path_pin(const struct hdg_path *path, bool capture)
{
	return capture ? path->nid[path->n - 1] : path->nid[0];
}

/* Does an ADC's route reach this pin? */
static inline bool hdg_route_records(const struct hdg_route *route, u8 pin)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		if (hdg_path_pin(&route->paths[i], true) == pin)
			return true;
	}
	return false;
}

/* Is a widget on the way of one of them? */
static inline bool hdg_routes_use(const struct hdg_route *routes, unsigned int n, u8 nid)
{
	unsigned int i, j;

	for (i = 0; i < n; i++) {
		for (j = 0; j < routes[i].n_paths; j++) {
			if (hdg_path_has(&routes[i].paths[j], nid))
				return true;
		}
	}
	return false;
}

enum hdg_route_kind {
	HDG_ROUTE_ANALOG,
	HDG_ROUTE_DIGITAL,	/* S/PDIF */
	HDG_ROUTE_DISPLAY,	/* HDMI or DisplayPort, by its first pin at least; it plays */
};

static inline enum hdg_route_kind hdg_route_kind(const struct hdg_graph *graph,
						 const struct hdg_route *route)
{
	if (!route->capture &&
	    hdg_is_display(hdg_widget(graph, hdg_path_pin(&route->paths[0], false))))
		return HDG_ROUTE_DISPLAY;
	return hdg_is_digital(hdg_widget(graph, route->converter)) ? HDG_ROUTE_DIGITAL :
								     HDG_ROUTE_ANALOG;
}

#endif /* HDG_ROUTE_H */
