// SPDX-License-Identifier: GPL-2.0
/*
 * The shortest way between two widgets through those that pass sound on.
 */
#include <linux/string.h>

#include "path.h"

/*
 * A breadth first search against the signal's direction, for connection lists name inputs.
 * next[nid] is the widget nid was reached from and depth[nid] its distance from the sink,
 * which has 1; 0 is not reached.
 */
struct search {
	u8 next[HDG_NODES];
	u8 depth[HDG_NODES];
};

/**
 * hdg_routes_init - nothing is routed yet
 * @routes: to be initialised
 *
 * Context: any.
 */
void hdg_routes_init(struct hdg_routes *routes)
{
	memset(routes->index, HDG_FREE, sizeof(routes->index));
}

/**
 * hdg_routes_take - commit the widgets of a path to their inputs
 * @routes: what has been committed so far
 * @path: a path found under @routes
 *
 * Context: any.
 */
void hdg_routes_take(struct hdg_routes *routes, const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i + 1 < path->n; i++)
		routes->index[path->nid[i]] = path->index[i];
}

static bool may_pass(const struct hdg_widget *w)
{
	return hdg_type(w) == AC_WID_AUD_MIX || hdg_type(w) == AC_WID_AUD_SEL ||
	       hdg_type(w) == AC_WID_VENDOR;
}

/* A widget that has been given an input may not be given another one. */
static bool allowed(const struct hdg_routes *routes, const struct hdg_widget *w, u8 index)
{
	return routes->index[w->nid] == HDG_FREE || routes->index[w->nid] == index;
}

static void visit_inputs(struct search *s, const struct hdg_widget *w,
			 const struct hdg_routes *routes)
{
	unsigned int i;

	for (i = 0; i < w->n_conn; i++) {
		u8 nid = w->conn[i];

		if (s->depth[nid] || !allowed(routes, w, i))
			continue;
		s->depth[nid] = s->depth[w->nid] + 1;
		s->next[nid] = w->nid;
	}
}

/* From all widgets @depth hops away to those one hop further. */
static void advance(struct search *s, const struct hdg_graph *graph,
		    const struct hdg_routes *routes, u8 depth)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (s->depth[w->nid] == depth && (depth == 1 || may_pass(w)))
			visit_inputs(s, w, routes);
	}
}

static u8 input_index(const struct hdg_routes *routes, const struct hdg_widget *w, u8 nid)
{
	u8 i = 0;

	while (w->conn[i] != nid || !allowed(routes, w, i))
		i++;
	return i;
}

static void trace(const struct search *s, const struct hdg_graph *graph,
		  const struct hdg_routes *routes, u8 source, struct hdg_path *path)
{
	unsigned int i = s->depth[source] - 1;

	path->n = s->depth[source];
	path->nid[i] = source;
	path->index[i] = 0;
	for (; i; i--) {
		u8 nid = path->nid[i];

		path->nid[i - 1] = s->next[nid];
		path->index[i - 1] = input_index(routes, hdg_widget(graph, s->next[nid]), nid);
	}
}

/**
 * hdg_path_find - find the shortest way from a sink back to a source
 * @graph: the widgets
 * @routes: inputs already committed, which the way has to respect
 * @sink: node id where the signal ends
 * @source: node id where it begins
 * @path: receives the way
 *
 * Only mixers, selectors and widgets of the vendor's own kind lie between the two. Of ways equally
 * long the one is taken that has the lower node id, then the lower connection index, where they
 * part.
 *
 * Context: any.
 * Return: whether there is one of at most HDG_MAX_HOPS widgets.
 */
bool hdg_path_find(const struct hdg_graph *graph, const struct hdg_routes *routes, u8 sink,
		   u8 source, struct hdg_path *path)
{
	struct search s = {};
	u8 depth;

	s.depth[sink] = 1;
	for (depth = 1; depth < HDG_MAX_HOPS && !s.depth[source]; depth++)
		advance(&s, graph, routes, depth);
	if (sink == source || !s.depth[source])
		return false;
	trace(&s, graph, routes, source, path);
	return true;
}

/**
 * hdg_path_best - find the most wanted of the sources that a sink can have
 * @graph: the widgets
 * @routes: inputs already committed, which the way has to respect
 * @sink: node id where the signal ends
 * @rank: by node id, how much a source is wanted: 1 most, 0 not at all
 * @path: receives the shortest way from it
 *
 * Context: any.
 * Return: node id of the source; 0 if there is none with a way of at most HDG_MAX_HOPS widgets.
 */
u8 hdg_path_best(const struct hdg_graph *graph, const struct hdg_routes *routes, u8 sink,
		 const u8 *rank, struct hdg_path *path)
{
	struct search s = {};
	unsigned int i;
	u8 depth, best = 0;

	s.depth[sink] = 1;
	for (depth = 1; depth < HDG_MAX_HOPS; depth++)
		advance(&s, graph, routes, depth);
	for (i = 0; i < graph->n; i++) {
		u8 nid = graph->widgets[i].nid;

		if (nid != sink && s.depth[nid] && rank[nid] && (!best || rank[nid] < rank[best]))
			best = nid;
	}
	if (best)
		trace(&s, graph, routes, best, path);
	return best;
}
