// SPDX-License-Identifier: GPL-2.0
/*
 * Which routes make one PCM device, and its number. That of a digital output has a meaning to
 * alsa-lib, whose iec958: and hdmi: devices of HDA-Intel cards are numbers, and to whoever reads
 * jacks' names; so both directions of a device have to be of one kind.
 */
#include <linux/bitmap.h>
#include <linux/kernel.h>

#include "format.h"
#include "pcm_layout.h"

static const u8 digital[] = { 1 };
static const u8 hdmi[] = { 3, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

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

/* What headphones play by themselves goes with what is recorded by itself, or with nothing. */
static unsigned int pair_alone(struct hdg_pair *pairs, unsigned int n,
			       const struct hdg_graph *graph, const struct hdg_plan *plan)
{
	unsigned int i = 1;

	if (!n || !plan->alone.n_paths || !takes_pcm(graph, &plan->alone))
		return n;
	while (i < n && pairs[i].play)
		i++;
	if (i == n)
		pairs[n++] = (struct hdg_pair){};
	pairs[i].play = &plan->alone;
	return n;
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
	unsigned int n = pair_kind(pairs, graph, plan, HDG_ROUTE_ANALOG);

	n = pair_alone(pairs, n, graph, plan);
	for (kind = HDG_ROUTE_DIGITAL; kind <= HDG_ROUTE_DISPLAY; kind++)
		n += pair_kind(pairs + n, graph, plan, kind);
	return n;
}

static unsigned long mask_of(const u8 *numbers, unsigned int n)
{
	unsigned long mask = 0;

	while (n--)
		mask |= BIT(numbers[n]);
	return mask;
}

/* Any number, but one that alsa-lib takes for a digital output's only if there is no other. */
static unsigned int any_number(unsigned long taken, unsigned int limit)
{
	unsigned long avoided = taken | mask_of(digital, ARRAY_SIZE(digital)) |
				mask_of(hdmi, ARRAY_SIZE(hdmi));
	unsigned int number = find_first_zero_bit(&avoided, limit);

	return number < limit ? number : find_first_zero_bit(&taken, limit);
}

/* The first of @numbers that may be had; @limit if there is none. */
static unsigned int first_of(const u8 *numbers, unsigned int n, unsigned long taken,
			     unsigned int limit)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (numbers[i] < limit && !(taken & BIT(numbers[i])))
			return numbers[i];
	}
	return limit;
}

/**
 * hdg_pcm_number - choose the number of a PCM device
 * @graph: the codec's widgets
 * @route: what plays, or else records, on it
 * @taken: a bit for each number that is in use
 * @limit: ALSA has numbers below this one
 *
 * Context: any.
 * Return: the number; @limit if all are in use.
 */
unsigned int hdg_pcm_number(const struct hdg_graph *graph, const struct hdg_route *route,
			    unsigned long taken, unsigned int limit)
{
	unsigned int number = limit;

	switch (hdg_route_kind(graph, route)) {
	case HDG_ROUTE_DISPLAY:
		number = first_of(hdmi, ARRAY_SIZE(hdmi), taken, limit);
		break;
	case HDG_ROUTE_DIGITAL:
		number = first_of(digital, ARRAY_SIZE(digital), taken, limit);
		break;
	default:
		break;
	}
	return number < limit ? number : any_number(taken, limit);
}
