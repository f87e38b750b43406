// SPDX-License-Identifier: GPL-2.0
/*
 * One stream for all analog outputs, for programs play on the first device and expect to be heard
 * wherever there is something to hear with. Pins that the board's designer has put together are
 * the loudspeakers of a set, a pair of channels each; all others play what the front ones do.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "format.h"
#include "multi_out.h"

#define ALONE	0xf	/* the association of pins that are in none */
#define REAR	2	/* channels, in ALSA's order */
#define CENTRE	4

static unsigned int association(const struct hdg_widget *pin)
{
	return (pin->config & AC_DEFCFG_DEF_ASSOC) >> AC_DEFCFG_ASSOC_SHIFT;
}

static bool same_set(const struct hdg_widget *a, const struct hdg_widget *b)
{
	unsigned int device = hdg_pin_device(a);

	return a == b || hdg_is_lent(b) ||
	       ((device == AC_JACK_LINE_OUT || device == AC_JACK_SPEAKER) &&
		hdg_pin_device(b) == device && association(b) == association(a) &&
		association(a) != ALONE);
}

static const struct hdg_widget *pin_of(const struct hdg_graph *graph, const struct hdg_path *path)
{
	return hdg_widget(graph, hdg_path_pin(path, false));
}

static bool is_stereo(const struct hdg_graph *graph, u8 converter)
{
	return hdg_channels(hdg_widget(graph, converter)) >= 2;
}

/* Has a route the next pair of the set that begins with @front? */
static bool is_next_pair(const struct hdg_graph *graph, const struct hdg_route *front,
			 const struct hdg_route *route)
{
	return 2 * front->n_pairs < HDG_MAX_CHANNELS &&
	       same_set(pin_of(graph, &front->paths[0]), pin_of(graph, &route->paths[0])) &&
	       is_stereo(graph, front->converter) && is_stereo(graph, route->converter);
}

static bool take_converter(struct hdg_route *front, const struct hdg_graph *graph, u8 converter)
{
	struct hdg_formats formats;

	front->others[front->n_others++] = (struct hdg_other){ .converter = converter };
	hdg_route_formats(&formats, graph, front);
	if (!formats.formats)
		front->n_others--;
	return formats.formats;
}

/* Have the converter of a route play what that of @front does; false if it cannot. */
static bool join(struct hdg_route *front, const struct hdg_graph *graph,
		 const struct hdg_route *route)
{
	bool pair = is_next_pair(graph, front, route);

	if (front->n_paths + route->n_paths > HDG_MAX_PINS ||
	    front->n_others == ARRAY_SIZE(front->others) ||
	    !take_converter(front, graph, route->converter))
		return false;
	if (pair)
		front->others[front->n_others - 1].channel = 2 * front->n_pairs++;
	memcpy(&front->paths[front->n_paths], route->paths,
	       route->n_paths * sizeof(route->paths[0]));
	front->n_paths += route->n_paths;
	return true;
}

/*
 * The pins' sequence is front, centre and low frequency, rear, side; ALSA has the rear second, as
 * the sequence has where there are only two pairs.
 */
static void order_channels(struct hdg_route *front)
{
	unsigned int i;

	if (front->n_pairs < 3)
		return;
	for (i = 0; i < front->n_others; i++) {
		u8 *channel = &front->others[i].channel;

		if (*channel == REAR)
			*channel = CENTRE;
		else if (*channel == CENTRE)
			*channel = REAR;
	}
}

/**
 * hdg_routes_join - let all analog outputs play one stream, as far as they can
 * @routes: what plays, one for each converter
 * @n: number of @routes
 * @graph: the widgets
 *
 * Context: any.
 * Return: number of routes left, at the beginning of @routes.
 */
unsigned int hdg_routes_join(struct hdg_route *routes, unsigned int n,
			     const struct hdg_graph *graph)
{
	struct hdg_route *front = NULL, *route;
	unsigned int i, left = 0;

	for (i = 0; i < n; i++) {
		route = &routes[i];
		if (hdg_route_kind(graph, route) == HDG_ROUTE_ANALOG) {
			if (front && join(front, graph, route))
				continue;
			route->n_pairs = 1;
			if (!front)
				front = &routes[left];
		}
		routes[left++] = *route;
	}
	if (front)
		order_channels(front);
	return left;
}

/* The first channel that the converter of a path plays where there are so many. */
static u8 channel_of(const struct hdg_route *route, const struct hdg_path *path)
{
	u8 converter = path->nid[path->n - 1];
	unsigned int i;

	for (i = 0; i < route->n_others; i++) {
		if (route->others[i].converter == converter)
			return route->others[i].channel;
	}
	return 0;
}

/**
 * hdg_path_channel - which of a set of loudspeakers a pin is for
 * @graph: the widgets
 * @route: a route
 * @path: one of its paths
 *
 * Context: any.
 * Return: the first of its channels, in ALSA's order; -1 if the route has no set of more than
 * one pair, or the pin is not part of it.
 */
int hdg_path_channel(const struct hdg_graph *graph, const struct hdg_route *route,
		     const struct hdg_path *path)
{
	if (route->n_pairs < 2 ||
	    !same_set(pin_of(graph, &route->paths[0]), pin_of(graph, path)))
		return -1;
	return channel_of(route, path);
}

/**
 * hdg_path_astray - does a pin play what another place in the set is for?
 * @graph: the widgets
 * @route: a route
 * @path: one of its paths
 *
 * Context: any.
 * Return: whether it is not part of the set, and yet does not play what the front does.
 */
bool hdg_path_astray(const struct hdg_graph *graph, const struct hdg_route *route,
		     const struct hdg_path *path)
{
	return hdg_path_channel(graph, route, path) < 0 && channel_of(route, path);
}
