// SPDX-License-Identifier: GPL-2.0
/*
 * Which routes make one PCM device. The number of a device says what kind it is, so both
 * directions have to be of one.
 */
#include "format.h"
#include "pcm_layout.h"

static bool takes_pcm(const struct hdg_graph *graph, const struct hdg_route *route)
{
	struct hdg_formats formats;

	hdg_route_formats(&formats, graph, route);
	return formats.formats;
}

/* The next of @routes that is of a kind, counting @i on; NULL after the last. */
static const struct hdg_route *next_route(const struct hdg_graph *graph,
					  const struct hdg_route *routes, unsigned int n,
					  enum hdg_route_kind kind, unsigned int *i)
{
	while (*i < n) {
		const struct hdg_route *route = &routes[(*i)++];

		if (hdg_route_kind(graph, route) == kind && takes_pcm(graph, route))
			return route;
	}
	return NULL;
}

static unsigned int pair_kind(struct hdg_pair *pairs, const struct hdg_graph *graph,
			      const struct hdg_plan *plan, enum hdg_route_kind kind)
{
	unsigned int p = 0, c = 0, n = 0;
	struct hdg_pair pair;

	for (;;) {
		pair.play = next_route(graph, plan->play, plan->n_play, kind, &p);
		pair.capture = next_route(graph, plan->capture, plan->n_capture, kind, &c);
		if (!pair.play && !pair.capture)
			return n;
		pairs[n++] = pair;
	}
}

/**
 * hdg_pairs_find - list the PCM devices that routes make
 * @pairs: receives at most HDG_MAX_PAIRS
 * @graph: the widgets
 * @plan: the routes; one that takes no linear PCM is left out
 *
 * Context: any.
 * Return: their number.
 */
unsigned int hdg_pairs_find(struct hdg_pair *pairs, const struct hdg_graph *graph,
			    const struct hdg_plan *plan)
{
	enum hdg_route_kind kind;
	unsigned int n = 0;

	for (kind = HDG_ROUTE_ANALOG; kind <= HDG_ROUTE_DISPLAY; kind++)
		n += pair_kind(pairs + n, graph, plan, kind);
	return n;
}
