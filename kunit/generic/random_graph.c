// SPDX-License-Identifier: GPL-2.0
/*
 * Codecs by chance: converters, mixers and selectors before them, pins with what boards say of
 * them. Sound runs one way and by few widgets, as it does in real ones.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>

#include "random_graph.h"

#define FIRST		2
#define MOST_CONN	6
#define ROOM		255	/* what corruption may make of a connection list */

/* What there is of each kind at most, beside one. */
enum { DACS = 5, ADCS = 3, WAYS = 5, PINS = 10 };

/**
 * struct layout - which node ids are what
 * @dac: the first converter that plays; the ways to it follow its kind
 * @way: the first mixer or selector for what plays
 * @pin: the first pin
 * @select: the first selector for what is recorded
 * @adc: the first converter that records
 * @end: one past the last
 */
struct layout {
	unsigned int dac, way, pin, select, adc, end;
};

/* The generator of Numerical Recipes; its upper bits are the better ones. */
u32 random_below(struct random *random, u32 limit)
{
	random->state = random->state * 1664525 + 1013904223;
	return (random->state >> 8) % limit;
}

static u32 random_amp(struct random *random)
{
	u32 steps = random_below(random, 2) ? random_below(random, 128) : 0;
	u32 offset = random_below(random, 3) ? steps : random_below(random, steps + 1);

	return (random_below(random, 2) ? AC_AMPCAP_MUTE : 0) |
	       random_below(random, 40) << AC_AMPCAP_STEP_SIZE_SHIFT |
	       steps << AC_AMPCAP_NUM_STEPS_SHIFT | offset;
}

static void give_amps(struct random *random, struct hdg_widget *w, u32 which)
{
	w->caps |= AC_WCAP_STEREO | AC_WCAP_AMP_OVRD | (random_below(random, 2) ? which : 0);
	w->amp_in = random_amp(random);
	w->amp_out = random_amp(random);
}

static int connect(struct random *random, struct hdg_widget *w, unsigned int first,
		   unsigned int end)
{
	unsigned int i;

	w->conn = kzalloc(ROOM, GFP_KERNEL);
	if (!w->conn)
		return -ENOMEM;
	w->caps |= AC_WCAP_CONN_LIST;
	w->n_conn = 1 + random_below(random, MOST_CONN);
	for (i = 0; i < w->n_conn; i++)
		w->conn[i] = first + random_below(random, end - first);
	return 0;
}

static void make_output(struct random *random, struct hdg_widget *w)
{
	static const u8 devices[] = {
		AC_JACK_LINE_OUT, AC_JACK_LINE_OUT, AC_JACK_SPEAKER, AC_JACK_SPEAKER,
		AC_JACK_HP_OUT, AC_JACK_HP_OUT, AC_JACK_OTHER,
	};
	u32 device = devices[random_below(random, ARRAY_SIZE(devices))];
	u32 port = device == AC_JACK_SPEAKER ? AC_JACK_PORT_FIXED : AC_JACK_PORT_COMPLEX;

	w->pin_caps = AC_PINCAP_OUT | AC_PINCAP_PRES_DETECT |
		      (random_below(random, 2) ? AC_PINCAP_EAPD : 0) |
		      (random_below(random, 4) ? 0 : AC_PINCAP_IN);
	w->config = device << AC_DEFCFG_DEVICE_SHIFT | port << AC_DEFCFG_PORT_CONN_SHIFT |
		    (1 + random_below(random, 2)) << AC_DEFCFG_ASSOC_SHIFT |
		    random_below(random, 8);
}

static void make_input(struct random *random, struct hdg_widget *w)
{
	static const u8 devices[] = {
		AC_JACK_MIC_IN, AC_JACK_MIC_IN, AC_JACK_MIC_IN, AC_JACK_LINE_IN, AC_JACK_CD,
	};
	static const u8 ports[] = {
		AC_JACK_PORT_COMPLEX, AC_JACK_PORT_COMPLEX, AC_JACK_PORT_FIXED, AC_JACK_PORT_BOTH,
	};

	w->pin_caps = AC_PINCAP_IN | AC_PINCAP_PRES_DETECT;
	w->config = (u32)devices[random_below(random, ARRAY_SIZE(devices))] <<
			    AC_DEFCFG_DEVICE_SHIFT |
		    (u32)ports[random_below(random, ARRAY_SIZE(ports))] <<
			    AC_DEFCFG_PORT_CONN_SHIFT |
		    2u << AC_DEFCFG_ASSOC_SHIFT | random_below(random, 8);
}

static int make_pin(struct random *random, struct hdg_widget *w, const struct layout *l)
{
	w->caps = (u32)AC_WID_PIN << AC_WCAP_TYPE_SHIFT;
	w->caps |= random_below(random, 4) ? AC_WCAP_UNSOL_CAP : 0;
	if (random_below(random, 3)) {
		make_output(random, w);
		give_amps(random, w, AC_WCAP_OUT_AMP);
		return connect(random, w, l->dac, l->pin);
	}
	make_input(random, w);
	give_amps(random, w, AC_WCAP_IN_AMP);
	if (random_below(random, 2))
		return 0;
	w->pin_caps |= AC_PINCAP_OUT;
	return connect(random, w, l->dac, l->pin);
}

/* Mixers and selectors for what plays, some of which inputs lead to, or their selectors. */
static int make_way(struct random *random, struct hdg_widget *w, const struct layout *l)
{
	int err = connect(random, w, l->dac, l->way);

	if (!err && !random_below(random, 3))
		w->conn[random_below(random, w->n_conn)] =
			l->pin + random_below(random, l->adc - l->pin);
	return err;
}

static int make_widget(struct random *random, struct hdg_widget *w, const struct layout *l)
{
	u32 pass = random_below(random, 2) ? AC_WID_AUD_MIX : AC_WID_AUD_SEL;

	if (w->nid < l->way) {
		w->caps = AC_WID_AUD_OUT << AC_WCAP_TYPE_SHIFT;
		give_amps(random, w, AC_WCAP_OUT_AMP);
		return 0;
	}
	if (w->nid < l->pin) {
		w->caps = pass << AC_WCAP_TYPE_SHIFT;
		give_amps(random, w, AC_WCAP_IN_AMP);
		return make_way(random, w, l);
	}
	if (w->nid < l->select)
		return make_pin(random, w, l);
	if (w->nid < l->adc) {
		w->caps = pass << AC_WCAP_TYPE_SHIFT;
		give_amps(random, w, AC_WCAP_IN_AMP);
		return connect(random, w, l->pin, l->select);
	}
	w->caps = AC_WID_AUD_IN << AC_WCAP_TYPE_SHIFT;
	give_amps(random, w, AC_WCAP_IN_AMP);
	return connect(random, w, l->pin, l->adc);
}

static void lay_out(struct random *random, struct layout *l)
{
	l->dac = FIRST;
	l->way = l->dac + 1 + random_below(random, DACS);
	l->pin = l->way + random_below(random, WAYS);
	l->select = l->pin + 1 + random_below(random, PINS);
	l->adc = l->select + random_below(random, ADCS);
	l->end = l->adc + random_below(random, ADCS);
}

/**
 * random_graph - make a graph of a number
 * @graph: receives it; to be freed with hdg_graph_free(), also after a failure
 * @seed: the number; the same makes the same everywhere
 *
 * Return: 0 or -ENOMEM.
 */
int random_graph(struct hdg_graph *graph, u32 seed)
{
	struct random random = { .state = seed };
	struct layout l;
	unsigned int i;
	int err;

	lay_out(&random, &l);
	err = hdg_graph_init(graph, 1, FIRST << 16 | (l.end - FIRST));
	graph->pcm = BIT(5) | BIT(6) | AC_SUPPCM_BITS_16;
	graph->stream = AC_SUPFMT_PCM;
	for (i = 0; !err && i < graph->n; i++)
		err = make_widget(&random, &graph->widgets[i], &l);
	if (!err)
		hdg_graph_inherit(graph);
	return err;
}

static void flip(struct random *random, u32 *word)
{
	*word ^= 1u << random_below(random, 32);
}

static void corrupt(struct random *random, struct hdg_widget *w)
{
	u32 *const words[] = {
		&w->caps, &w->pcm, &w->stream, &w->pin_caps, &w->amp_in, &w->amp_out, &w->config,
	};
	u32 what = random_below(random, ARRAY_SIZE(words) + 2);

	if (what < ARRAY_SIZE(words))
		flip(random, words[what]);
	else if (w->conn && what == ARRAY_SIZE(words))
		w->conn[random_below(random, ROOM)] = random_below(random, HDG_NODES);
	else if (w->conn)
		w->n_conn = random_below(random, ROOM + 1);
}

/**
 * random_corrupt - spoil a graph: bits, entries and lengths of connection lists
 * @graph: a graph of random_graph()
 * @seed: a number
 */
void random_corrupt(struct hdg_graph *graph, u32 seed)
{
	struct random random = { .state = ~seed };
	unsigned int n = 1 + random_below(&random, 20);

	while (n--)
		corrupt(&random, &graph->widgets[random_below(&random, graph->n)]);
}
