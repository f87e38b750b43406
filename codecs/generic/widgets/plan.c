// SPDX-License-Identifier: GPL-2.0
/*
 * Choosing: each output pin gets a converter of its own while there are some, shares one
 * otherwise, that of other headphones or of the front if it can; those of the analog ones play one
 * stream (multi_out.c).
 * Displays that share one have streams of their own, one of which plays at a time.
 * The ADC that can record most comes first; each gets an input pin of its own while there are some,
 * and those that record what the first one cannot do so in its place.
 */
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "amp.h"
#include "format.h"
#include "multi_out.h"
#include "plan.h"

#define TRIES	8	/* other plans to spread DACs better */

/* What a pin may be for, the most important first. */
static const u8 outputs[] = {
	AC_JACK_LINE_OUT, AC_JACK_SPEAKER, AC_JACK_HP_OUT, AC_JACK_SPDIF_OUT,
	AC_JACK_DIG_OTHER_OUT, AC_JACK_OTHER,
};

static const u8 inputs[] = {
	AC_JACK_MIC_IN, AC_JACK_LINE_IN, AC_JACK_AUX, AC_JACK_CD, AC_JACK_TELEPHONY,
	AC_JACK_SPDIF_IN, AC_JACK_DIG_OTHER_IN, AC_JACK_OTHER,
};

static bool is_digital_node(const struct hdg_graph *graph, u8 nid)
{
	return hdg_is_digital(hdg_widget(graph, nid));
}

static bool usable_pin(const struct hdg_widget *w, u32 cap)
{
	return hdg_type(w) == AC_WID_PIN && (w->pin_caps & cap) &&
	       hdg_pin_port(w) != AC_JACK_PORT_NONE;
}

/* Pins for @device in order of their association and sequence, then of their node ids. */
static unsigned int find_pins(const struct hdg_graph *graph, u32 cap, u8 device, u8 *pins)
{
	unsigned int i, n = 0;
	u32 place;

	for (place = 0; place <= (AC_DEFCFG_DEF_ASSOC | AC_DEFCFG_SEQUENCE); place++) {
		for (i = 0; i < graph->n; i++) {
			const struct hdg_widget *w = &graph->widgets[i];

			if (usable_pin(w, cap) && hdg_pin_device(w) == device &&
			    (w->config & (AC_DEFCFG_DEF_ASSOC | AC_DEFCFG_SEQUENCE)) == place)
				pins[n++] = w->nid;
		}
	}
	return n;
}

static unsigned int list_pins(const struct hdg_graph *graph, u32 cap, const u8 *devices,
			      unsigned int n_devices, u8 *pins)
{
	unsigned int i, n = 0;

	for (i = 0; i < n_devices; i++)
		n += find_pins(graph, cap, devices[i], pins + n);
	return n;
}

/* Index of the playing route with converter @dac, or -1. */
static int find_play(const struct hdg_plan *plan, u8 dac)
{
	unsigned int i;

	for (i = 0; i < plan->n_play; i++) {
		if (plan->play[i].converter == dac)
			return i;
	}
	return -1;
}

static bool add_path(struct hdg_plan *plan, struct hdg_route *route, const struct hdg_path *path)
{
	if (route->n_paths == HDG_MAX_PINS)
		return false;
	route->paths[route->n_paths++] = *path;
	hdg_routes_take(&plan->routes, path);
	return true;
}

static bool add_route(struct hdg_plan *plan, u8 converter, bool capture,
		      const struct hdg_path *path)
{
	unsigned int *n = capture ? &plan->n_capture : &plan->n_play;
	struct hdg_route *route = capture ? &plan->capture[*n] : &plan->play[*n];

	if (*n == HDG_MAX_ROUTES)
		return false;
	++*n;
	route->converter = converter;
	route->capture = capture;
	return add_path(plan, route, path);
}

/* The nearest DAC, among those that play already or among those that do not, but for one. */
static u8 nearest_but(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
		      bool used, u8 but, struct hdg_path *best)
{
	struct hdg_path path;
	unsigned int i;
	u8 dac = 0;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (hdg_type(w) != AC_WID_AUD_OUT || w->nid == but ||
		    (find_play(plan, w->nid) >= 0) != used)
			continue;
		if (!hdg_path_find(graph, &plan->routes, pin, w->nid, &path))
			continue;
		if (!dac || path.n < best->n) {
			dac = w->nid;
			*best = path;
		}
	}
	return dac;
}

static u8 nearest_dac(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
		      bool used, struct hdg_path *best)
{
	return nearest_but(plan, graph, pin, used, 0, best);
}

static unsigned int count_plays(const struct hdg_plan *plan, u8 dac)
{
	unsigned int i, n = 0;

	for (i = 0; i < plan->n_play; i++)
		n += plan->play[i].converter == dac;
	return n;
}

/* The DAC that plays to the fewest displays so far. */
static u8 display_dac(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
		      struct hdg_path *best)
{
	unsigned int i, n, fewest = 0;
	struct hdg_path path;
	u8 dac = 0;

	for (i = 0; i < graph->n; i++) {
		u8 nid = graph->widgets[i].nid;

		n = count_plays(plan, nid);
		if (!n || (dac && n >= fewest) ||
		    !hdg_path_find(graph, &plan->routes, pin, nid, &path))
			continue;
		dac = nid;
		fewest = n;
		*best = path;
	}
	return dac;
}

static bool is_headphone(const struct hdg_graph *graph, u8 pin)
{
	return hdg_pin_device(hdg_widget(graph, pin)) == AC_JACK_HP_OUT;
}

static bool is_for_headphones(const struct hdg_graph *graph, const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		if (!is_headphone(graph, hdg_path_pin(&route->paths[i], false)))
			return false;
	}
	return true;
}

/*
 * The converter that other headphones have to themselves: it plays what the front does, too, and
 * its volume and switch are not those of a loudspeaker, which is to be silent then.
 */
static u8 headphones_dac(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
			 struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; is_headphone(graph, pin) && i < plan->n_play; i++) {
		u8 dac = plan->play[i].converter;

		if (is_for_headphones(graph, &plan->play[i]) &&
		    is_digital_node(graph, dac) == is_digital_node(graph, pin) &&
		    hdg_path_find(graph, &plan->routes, pin, dac, path))
			return dac;
	}
	return 0;
}

/*
 * What a pin plays that has no converter of its own: what other headphones play if it is for such,
 * else what is heard in front, if that can be.
 */
static u8 shared_dac(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
		     struct hdg_path *path)
{
	u8 front = plan->n_play ? plan->play[0].converter : 0;
	u8 dac = headphones_dac(plan, graph, pin, path);

	if (dac)
		return dac;
	if (front && is_digital_node(graph, front) == is_digital_node(graph, pin) &&
	    hdg_path_find(graph, &plan->routes, pin, front, path))
		return front;
	return nearest_dac(plan, graph, pin, true, path);
}

static void plan_output(struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin, u8 but)
{
	struct hdg_path path;
	u8 dac = nearest_but(plan, graph, pin, false, but, &path);

	if (dac && add_route(plan, dac, false, &path))
		return;
	/* Two displays do not want the same: what plays to one does not to the other. */
	if (hdg_is_display(hdg_widget(graph, pin))) {
		dac = display_dac(plan, graph, pin, &path);
		if (dac && add_route(plan, dac, false, &path))
			return;
	}
	dac = shared_dac(plan, graph, pin, &path);
	if (dac)
		add_path(plan, &plan->play[find_play(plan, dac)], &path);
}

/* What is lent to outputs is there for inputs, too. */
static bool pin_taken(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
		      bool captures_too)
{
	unsigned int i;

	if (!hdg_is_lent(hdg_widget(graph, pin)) && hdg_plan_plays(plan, pin))
		return true;
	for (i = 0; captures_too && i < plan->n_capture; i++) {
		if (hdg_path_pin(&plan->capture[i].paths[0], true) == pin)
			return true;
	}
	return false;
}

/* The first pin in order of importance that @adc reaches, of its own or shared. */
static bool plan_input(struct hdg_plan *plan, const struct hdg_graph *graph, u8 adc,
		       const u8 *pins, unsigned int n_pins, bool own)
{
	struct hdg_path path;
	unsigned int i;

	for (i = 0; i < n_pins; i++) {
		if (pin_taken(plan, graph, pins[i], own))
			continue;
		if (hdg_path_find(graph, &plan->routes, adc, pins[i], &path))
			return add_route(plan, adc, true, &path);
	}
	return false;
}

/* Other pins that an ADC could record from. */
static void plan_sources(struct hdg_plan *plan, const struct hdg_graph *graph, unsigned int r,
			 const u8 *pins, unsigned int n_pins)
{
	struct hdg_route *route = &plan->capture[r];
	struct hdg_routes others;
	struct hdg_path path;
	unsigned int i;

	hdg_plan_taken(plan, r, &others);
	for (i = 0; i < n_pins && route->n_paths < HDG_MAX_PINS; i++) {
		if (pin_taken(plan, graph, pins[i], false) ||
		    pins[i] == hdg_path_pin(&route->paths[0], true))
			continue;
		if (hdg_path_find(graph, &others, route->converter, pins[i], &path))
			route->paths[route->n_paths++] = path;
	}
}

/* How much an ADC could record; what is built in counts more than all there is to plug in. */
static unsigned int worth(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 adc,
			  const u8 *pins, unsigned int n_pins)
{
	struct hdg_path path;
	unsigned int i, sum = 0;

	for (i = 0; i < n_pins; i++) {
		if (pin_taken(plan, graph, pins[i], false) ||
		    !hdg_path_find(graph, &plan->routes, adc, pins[i], &path))
			continue;
		sum += hdg_is_builtin_mic(hdg_widget(graph, pins[i])) ? HDG_NODES : 1;
	}
	return sum;
}

static bool records(const struct hdg_plan *plan, u8 adc)
{
	unsigned int i;

	for (i = 0; i < plan->n_capture; i++) {
		if (plan->capture[i].converter == adc)
			return true;
	}
	return false;
}

/* The ADC that could record most of those that do not record yet; 0 if none could. */
static u8 best_adc(const struct hdg_plan *plan, const struct hdg_graph *graph, bool digital,
		   const u8 *pins, unsigned int n_pins)
{
	unsigned int i, best = 0;
	u8 adc = 0;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];
		unsigned int sum;

		if (hdg_type(w) != AC_WID_AUD_IN || hdg_is_digital(w) != digital ||
		    records(plan, w->nid))
			continue;
		sum = worth(plan, graph, w->nid, pins, n_pins);
		if (sum > best) {
			best = sum;
			adc = w->nid;
		}
	}
	return adc;
}

/* Whatever an ADC could be switched to is its own; the next one has what is left. */
static void plan_adcs(struct hdg_plan *plan, const struct hdg_graph *graph, bool digital,
		      const u8 *pins, unsigned int n_pins)
{
	unsigned int r;
	u8 adc;

	while ((adc = best_adc(plan, graph, digital, pins, n_pins))) {
		r = plan->n_capture;
		if (!plan_input(plan, graph, adc, pins, n_pins, true) &&
		    !plan_input(plan, graph, adc, pins, n_pins, false))
			return;
		plan_sources(plan, graph, r, pins, n_pins);
		hdg_take_route(&plan->routes, &plan->capture[r]);
	}
}

/* Ways to pins that another route has and the first one has not; 0 if it cannot have them. */
static unsigned int borrow(struct hdg_route *first, const struct hdg_route *other,
			   const struct hdg_graph *graph)
{
	unsigned int i, n = first->n_paths;
	struct hdg_formats formats;

	for (i = 0; i < other->n_paths && first->n_paths < HDG_MAX_PINS; i++) {
		if (!hdg_route_records(first, hdg_path_pin(&other->paths[i], true)))
			first->paths[first->n_paths++] = other->paths[i];
	}
	hdg_route_formats(&formats, graph, first);
	if (!formats.formats)
		first->n_paths = n;
	return first->n_paths - n;
}

/*
 * Whatever can be recorded, can be on the first device, for that is the one people record from: it
 * takes the ADCs of others for what its own cannot.
 */
static void join_adcs(struct hdg_plan *plan, const struct hdg_graph *graph)
{
	unsigned int i, left = 1;

	if (!plan->n_capture)
		return;
	for (i = 1; i < plan->n_capture; i++) {
		const struct hdg_route *other = &plan->capture[i];

		if (!borrow(&plan->capture[0], other, graph))
			plan->capture[left++] = *other;
	}
	plan->n_capture = left;
}

/* As list_pins(), the microphones that are built in first: they are always there. */
static unsigned int list_inputs(const struct hdg_graph *graph, u8 *pins)
{
	u8 all[HDG_NODES];
	unsigned int i, k, n, out = 0;

	n = list_pins(graph, AC_PINCAP_IN, inputs, ARRAY_SIZE(inputs), all);
	for (k = 0; k < 2; k++) {
		for (i = 0; i < n; i++) {
			if (hdg_is_builtin_mic(hdg_widget(graph, all[i])) == !k)
				pins[out++] = all[i];
		}
	}
	return n;
}

/* With so many microphones nobody has to talk into headphones. */
static bool needs_microphone(const struct hdg_graph *graph, const u8 *pins, unsigned int n_pins)
{
	bool builtin = false;
	unsigned int i;

	for (i = 0; i < n_pins; i++) {
		const struct hdg_widget *pin = hdg_widget(graph, pins[i]);

		if (hdg_pin_device(pin) != AC_JACK_MIC_IN)
			continue;
		if (!hdg_is_builtin(pin))
			return false;
		builtin = true;
	}
	return builtin;
}

/* Headphones that can be talked into, where there is no other microphone to plug in. */
static void plan_headphone_mic(struct hdg_plan *plan, const struct hdg_graph *graph,
			       const u8 *pins, unsigned int n_pins)
{
	struct hdg_route *route = &plan->capture[0];
	struct hdg_routes others;
	u8 headphones[HDG_NODES];
	unsigned int i, n;

	if (!plan->n_capture || !needs_microphone(graph, pins, n_pins))
		return;
	hdg_plan_taken(plan, 0, &others);
	n = find_pins(graph, AC_PINCAP_OUT, AC_JACK_HP_OUT, headphones);
	for (i = 0; i < n && route->n_paths < HDG_MAX_PINS; i++) {
		const struct hdg_widget *pin = hdg_widget(graph, headphones[i]);
		struct hdg_path *path = &route->paths[route->n_paths];

		if (!(pin->pin_caps & AC_PINCAP_IN) || hdg_is_builtin(pin) ||
		    !hdg_path_find(graph, &others, route->converter, pin->nid, path))
			continue;
		route->n_paths++;
		return;
	}
}

/* Converters of their own for two jacks that are lent; else they are left alone. */
static void plan_lent(struct hdg_plan *plan, const struct hdg_graph *graph, const u8 *lent)
{
	struct hdg_path path;
	unsigned int i;

	/* In the order of a set: what is for centre and low frequencies comes before the rear. */
	for (i = HDG_LENT; i--;) {
		u8 dac = nearest_dac(plan, graph, lent[i], false, &path);

		if (dac)
			add_route(plan, dac, false, &path);
	}
}

/**
 * struct bias - what one plan does otherwise than another
 * @lent: jacks for inputs that play, HDG_LENT of them; NULL if none does
 * @left: by pin, the DAC that it leaves to others; 0 for none
 */
struct bias {
	const u8 *lent;
	u8 left[HDG_NODES];
};

static void plan_outputs(struct hdg_plan *plan, const struct hdg_graph *graph,
			 const struct bias *bias)
{
	u8 pins[HDG_NODES];
	unsigned int i, n = list_pins(graph, AC_PINCAP_OUT, outputs, ARRAY_SIZE(outputs), pins);

	for (i = 0; i < n; i++) {
		plan_output(plan, graph, pins[i], bias->left[pins[i]]);
		if (!i && bias->lent)
			plan_lent(plan, graph, bias->lent);
	}
	plan->n_play = hdg_routes_join(plan->play, plan->n_play, graph);
}

static void plan_inputs(struct hdg_plan *plan, const struct hdg_graph *graph)
{
	u8 pins[HDG_NODES];
	unsigned int n = list_inputs(graph, pins);

	/* What is digital comes last: it neither lends nor takes. */
	plan_adcs(plan, graph, false, pins, n);
	join_adcs(plan, graph);
	plan_headphone_mic(plan, graph, pins, n);
	plan_adcs(plan, graph, true, pins, n);
}

static void plan_all(struct hdg_plan *plan, const struct hdg_graph *graph,
		     const struct bias *bias)
{
	memset(plan, 0, sizeof(*plan));
	hdg_routes_init(&plan->routes);
	plan_outputs(plan, graph, bias);
	plan_inputs(plan, graph);
	hdg_loops_find(plan, graph);
	hdg_detours_find(plan, graph);
	hdg_alone_find(plan, graph);
}

static unsigned int count_paths(const struct hdg_route *routes, unsigned int n)
{
	unsigned int i, paths = 0;

	for (i = 0; i < n; i++)
		paths += routes[i].n_paths;
	return paths;
}

/* Headphones that would play the rear are worse off than before. */
static unsigned int count_astray(const struct hdg_plan *plan, const struct hdg_graph *graph)
{
	const struct hdg_route *front = &plan->play[0];
	unsigned int i, n = 0;

	for (i = 0; i < front->n_paths; i++)
		n += hdg_path_astray(graph, front, &front->paths[i]);
	return n;
}

/* Jacks for inputs that could be outputs beside the only line output. */
static bool find_lent(const struct hdg_graph *graph, u8 *lent)
{
	u8 pins[HDG_NODES];
	unsigned int n = find_pins(graph, AC_PINCAP_OUT, AC_JACK_LINE_OUT, pins);

	return n == 1 && !is_digital_node(graph, pins[0]) && hdg_lent_find(graph, pins[0], lent);
}

/**
 * struct score - how good a plan is
 * @converters: that play
 * @pairs: of channels in front of all others
 * @play: pins that play
 * @soft: pins that can be made softer
 * @capture: ways to record
 * @first: of the first device
 * @astray: headphones that play what is not in front
 */
struct score {
	unsigned int converters, pairs, play, soft, capture, first, astray;
};

static bool has_steps(const struct hdg_graph *graph, const struct hdg_path *path)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int n = hdg_amp_list(graph, path, false, amps);

	while (n--) {
		if (hdg_amp_steps(amps[n].caps))
			return true;
	}
	return false;
}

static unsigned int count_soft(const struct hdg_plan *plan, const struct hdg_graph *graph)
{
	unsigned int i, j, n = 0;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++)
			n += has_steps(graph, &plan->play[i].paths[j]);
	}
	return n;
}

static struct score score_of(const struct hdg_plan *plan, const struct hdg_graph *graph)
{
	struct score score = {
		.converters = plan->n_play,
		.pairs = plan->play[0].n_pairs,
		.play = count_paths(plan->play, plan->n_play),
		.soft = count_soft(plan, graph),
		.capture = count_paths(plan->capture, plan->n_capture),
		.first = plan->capture[0].n_paths,
		.astray = count_astray(plan, graph),
	};
	unsigned int i;

	for (i = 0; i < plan->n_play; i++)
		score.converters += plan->play[i].n_others;
	return score;
}

/* More of the pins have a converter of their own, and nothing is lost by that. */
static bool is_better(const struct score *a, const struct score *b)
{
	return a->converters > b->converters && a->pairs >= b->pairs && a->play >= b->play &&
	       a->soft >= b->soft && a->capture >= b->capture && a->first >= b->first &&
	       a->astray <= b->astray;
}

/* What plays to an analog pin; 0 if nothing does. */
static u8 dac_of(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin)
{
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			const struct hdg_path *path = &plan->play[i].paths[j];

			if (path->nid[0] == pin && !is_digital_node(graph, pin))
				return path->nid[path->n - 1];
		}
	}
	return 0;
}

static bool shares(const struct hdg_plan *plan, const struct hdg_graph *graph, const u8 *pins,
		   unsigned int n, u8 pin)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (pins[i] != pin &&
		    dac_of(plan, graph, pins[i]) == dac_of(plan, graph, pin))
			return true;
	}
	return false;
}

/* Is there another DAC for @other if it leaves its own to @pin, and a way for that? */
static bool could_swap(const struct hdg_plan *plan, const struct hdg_graph *graph, u8 pin,
		       u8 other)
{
	u8 dac = dac_of(plan, graph, other);
	struct hdg_routes routes;
	struct hdg_path path;
	unsigned int i;

	hdg_routes_init(&routes);
	if (!dac || pin == other || !hdg_path_find(graph, &routes, pin, dac, &path))
		return false;
	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (hdg_type(w) == AC_WID_AUD_OUT && w->nid != dac &&
		    hdg_path_find(graph, &routes, other, w->nid, &path))
			return true;
	}
	return false;
}

/* Have a pin leave its DAC to another one that shares now, if that is better. */
static void improve(struct hdg_plan *plan, const struct hdg_graph *graph, struct bias *bias,
		    u8 other)
{
	struct score before = score_of(plan, graph), after;

	bias->left[other] = dac_of(plan, graph, other);
	plan_all(plan, graph, bias);
	after = score_of(plan, graph);
	if (is_better(&after, &before))
		return;
	bias->left[other] = 0;
	plan_all(plan, graph, bias);
}

/* So for all pins that share; each leaves one DAC at most, and not everything is tried. */
static noinline_for_stack void spread(struct hdg_plan *plan, const struct hdg_graph *graph,
				      struct bias *bias)
{
	u8 pins[HDG_NODES];
	unsigned int i, n, tries = TRIES;

	n = list_pins(graph, AC_PINCAP_OUT, outputs, ARRAY_SIZE(outputs), pins);
	for (i = 0; tries && i < n * n; i++) {
		u8 pin = pins[i / n], other = pins[i % n];

		if (!dac_of(plan, graph, pin) || !shares(plan, graph, pins, n, pin) ||
		    bias->left[other] || !could_swap(plan, graph, pin, other))
			continue;
		improve(plan, graph, bias, other);
		tries--;
	}
}

/* Where that makes 5.1 of a stereo output and takes nothing away. */
static void lend(struct hdg_plan *plan, const struct hdg_graph *graph, struct bias *bias,
		 const u8 *lent)
{
	struct score before = score_of(plan, graph), after;

	bias->lent = lent;
	plan_all(plan, graph, bias);
	after = score_of(plan, graph);
	if (after.pairs == 1 + HDG_LENT && after.play == before.play + HDG_LENT &&
	    !after.astray && after.capture >= before.capture && after.first >= before.first)
		return;
	bias->lent = NULL;
	plan_all(plan, graph, bias);
}

/**
 * hdg_plan - choose converters and ways for the pins of a function group
 * @plan: receives the choice; one without any route when nothing can be done
 * @graph: the widgets
 *
 * A widget gets one input and keeps it, so no two converters are ever mixed into one pin. Only
 * widgets that serve a single ADC may be switched to another input pin. Jacks for inputs are lent
 * to outputs where that makes 5.1 of stereo, and takes nothing away. A pin has another converter
 * than the nearest where so more of them have one of their own.
 *
 * Context: any.
 */
void hdg_plan(struct hdg_plan *plan, const struct hdg_graph *graph)
{
	struct bias bias = {};
	u8 lent[HDG_LENT];

	plan_all(plan, graph, &bias);
	if (find_lent(graph, lent))
		lend(plan, graph, &bias, lent);
	spread(plan, graph, &bias);
}
