/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Ways through the widget graph. No device in here.
 */
#ifndef HDG_PATH_H
#define HDG_PATH_H

#include <linux/string.h>

#include "graph.h"

#define HDG_MAX_HOPS	8
#define HDG_FREE	0xff
#define HDG_TAKEN	0xfe	/* more inputs than a command can name before this is one */

/**
 * struct hdg_path - a way from a sink back to its source
 * @n: number of hops, 2 at least
 * @nid: the widgets, the sink first (a pin when playing, an ADC when recording)
 * @index: connection index by which widget i reaches widget i + 1
 */
struct hdg_path {
	u8 n;
	u8 nid[HDG_MAX_HOPS];
	u8 index[HDG_MAX_HOPS];
};

static inline bool hdg_path_has(const struct hdg_path *path, u8 nid)
{
	return memchr(path->nid, nid, path->n);
}

/* Does it take that input of a widget? */
static inline bool hdg_path_by(const struct hdg_path *path, u8 nid, unsigned int index)
{
	const u8 *at = memchr(path->nid, nid, path->n);

	return at && path->index[at - path->nid] == index;
}

/**
 * struct hdg_routes - which input each widget has been given so far
 * @index: connection index by node id, HDG_FREE where any may be chosen, HDG_TAKEN
 *	where none may
 */
struct hdg_routes {
	u8 index[HDG_NODES];
};

void hdg_routes_init(struct hdg_routes *routes);
void hdg_routes_take(struct hdg_routes *routes, const struct hdg_path *path);
bool hdg_path_find(const struct hdg_graph *graph, const struct hdg_routes *routes, u8 sink,
		   u8 source, struct hdg_path *path);
u8 hdg_path_best(const struct hdg_graph *graph, const struct hdg_routes *routes, u8 sink,
		 const u8 *rank, struct hdg_path *path);

#endif /* HDG_PATH_H */
