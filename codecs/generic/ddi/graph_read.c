// SPDX-License-Identifier: GPL-2.0
/*
 * Reading the widget graph: one batch for the group, one for what the widgets are, one for
 * what they can do and one for what they are connected to.
 */
#include <linux/slab.h>

#include "agree.h"
#include "graph_read.h"

/* What is asked of a widget: of these types, with one of these capabilities if any is named. */
struct question {
	u16 verb;
	u16 param;
	u16 types;
	u16 caps;
	size_t answer;
	u32 otherwise;
};

#define ALL_TYPES	0xffff
#define UNKNOWN_CAPS	((u32)AC_WID_VENDOR << AC_WCAP_TYPE_SHIFT)	/* of a silent widget */
#define NOTHING_CONNECTED	((u32)AC_JACK_PORT_NONE << AC_DEFCFG_PORT_CONN_SHIFT)
#define CONVERTERS	(BIT(AC_WID_AUD_OUT) | BIT(AC_WID_AUD_IN))
#define PARAMETER(param, types, caps, field) \
	{ AC_VERB_PARAMETERS, param, types, caps, offsetof(struct hdg_widget, field) }

static const struct question questions[] = {
	PARAMETER(AC_PAR_PCM, CONVERTERS, AC_WCAP_FORMAT_OVRD, pcm),
	PARAMETER(AC_PAR_STREAM, CONVERTERS, AC_WCAP_FORMAT_OVRD, stream),
	PARAMETER(AC_PAR_PIN_CAP, BIT(AC_WID_PIN), 0, pin_caps),
	PARAMETER(AC_PAR_AMP_IN_CAP, ALL_TYPES, AC_WCAP_IN_AMP, amp_in),
	PARAMETER(AC_PAR_AMP_OUT_CAP, ALL_TYPES, AC_WCAP_OUT_AMP, amp_out),
	PARAMETER(AC_PAR_CONNLIST_LEN, ALL_TYPES, AC_WCAP_CONN_LIST, conn_len),
	/* which has a list without saying so */
	PARAMETER(AC_PAR_CONNLIST_LEN, BIT(AC_WID_VOL_KNB), 0, conn_len),
	{ AC_VERB_GET_CONFIG_DEFAULT, 0, BIT(AC_WID_PIN), 0, offsetof(struct hdg_widget, config),
	  NOTHING_CONNECTED },
};

/* Where the nodes begin and how many there are; of connection lists, how long they are. */
static bool makes_sense(const HDAUDIO_CODEC_TRANSFER *t)
{
	u32 response = t->Input.Response;

	if (t->Output.Verb8.VerbId != AC_VERB_PARAMETERS)
		return hdg_not_all_ones(t);
	switch (t->Output.Verb8.Data) {
	case AC_PAR_NODE_COUNT:
		return !(response & 0xff00ff00) && response & 0xff && response >> 16;
	case AC_PAR_CONNLIST_LEN:
		return !(response & ~(AC_CLIST_LENGTH | AC_CLIST_LONG));
	default:
		return hdg_not_all_ones(t);
	}
}

static unsigned int count_open(const struct hdg_batch *batch)
{
	unsigned int i, n = 0;

	for (i = 0; i < batch->n; i++)
		n += !hdg_batch_valid(batch, i);
	return n;
}

static const HDAUDIO_CODEC_TRANSFER *first_open(const struct hdg_batch *batch)
{
	unsigned int i = 0;

	while (hdg_batch_valid(batch, i))
		i++;
	return &batch->transfers[i];
}

/*
 * What is asked here is believed for as long as the codec is there. What it leaves open is left
 * out, unless it leaves everything so.
 */
static int ask(const struct hdg_bus *bus, struct hdg_batch *batch)
{
	int err = hdg_bus_agree(bus, batch, makes_sense);
	const HDAUDIO_CODEC_TRANSFER *t;
	unsigned int n;

	if (err)
		return err;
	n = count_open(batch);
	if (!n)
		return 0;
	t = first_open(batch);
	dev_warn(&bus->hdev->dev, "codec %u: no answer, or none that makes sense and stays the same, to %u of %u questions, first %03x%02x of node %02x (%08x)\n",
		 bus->codec, n, batch->n, (u32)t->Output.Verb8.VerbId, (u32)t->Output.Verb8.Data,
		 (u32)t->Output.Verb8.Node, t->Input.Response);
	return n < batch->n ? 0 : -EIO;
}

/* What was answered and is believed, or @otherwise. */
static u32 answer(const struct hdg_batch *batch, unsigned int i, u32 otherwise)
{
	return hdg_batch_valid(batch, i) ? hdg_batch_value(batch, i) : otherwise;
}

static int read_group(const struct hdg_bus *bus, struct hdg_graph *graph)
{
	static const u8 params[] = {
		AC_PAR_NODE_COUNT, AC_PAR_PCM, AC_PAR_STREAM, AC_PAR_AMP_IN_CAP, AC_PAR_AMP_OUT_CAP,
		AC_PAR_AUDIO_FG_CAP,
	};
	struct hdg_batch batch;
	unsigned int i;
	int err;

	hdg_batch_init(&batch, bus->codec);
	for (i = 0; i < ARRAY_SIZE(params); i++)
		hdg_batch_add(&batch, bus->fg, AC_VERB_PARAMETERS, params[i]);
	err = ask(bus, &batch);
	if (!err)
		err = hdg_graph_init(graph, bus->fg, answer(&batch, 0, 0));
	if (!err) {
		graph->pcm = answer(&batch, 1, 0);
		graph->stream = answer(&batch, 2, 0);
		graph->amp_in = answer(&batch, 3, 0);
		graph->amp_out = answer(&batch, 4, 0);
		graph->caps = answer(&batch, 5, 0);
	}
	hdg_batch_free(&batch);
	return err;
}

static int read_kinds(const struct hdg_bus *bus, struct hdg_graph *graph)
{
	struct hdg_batch batch;
	unsigned int i;
	int err;

	hdg_batch_init(&batch, bus->codec);
	for (i = 0; i < graph->n; i++)
		hdg_batch_add(&batch, graph->widgets[i].nid, AC_VERB_PARAMETERS,
			      AC_PAR_AUDIO_WIDGET_CAP);
	err = ask(bus, &batch);
	for (i = 0; !err && i < graph->n; i++)
		graph->widgets[i].caps = answer(&batch, i, UNKNOWN_CAPS);
	hdg_batch_free(&batch);
	return err;
}

static bool applies(const struct question *q, const struct hdg_widget *w)
{
	return (q->types & BIT(hdg_type(w))) && (!q->caps || (w->caps & q->caps));
}

/* Calls @fn for each question and widget it applies to, always in the same order. */
static void walk_questions(struct hdg_graph *graph, struct hdg_batch *batch,
			   void (*fn)(struct hdg_batch *batch, struct hdg_widget *w,
				      const struct question *q, unsigned int i))
{
	unsigned int i, q, n = 0;

	for (i = 0; i < graph->n; i++) {
		for (q = 0; q < ARRAY_SIZE(questions); q++) {
			if (applies(&questions[q], &graph->widgets[i]))
				fn(batch, &graph->widgets[i], &questions[q], n++);
		}
	}
}

static void put_question(struct hdg_batch *batch, struct hdg_widget *w, const struct question *q,
			 unsigned int i)
{
	hdg_batch_add(batch, w->nid, q->verb, q->param);
}

static void take_answer(struct hdg_batch *batch, struct hdg_widget *w, const struct question *q,
			unsigned int i)
{
	*(u32 *)((void *)w + q->answer) = answer(batch, i, q->otherwise);
}

static int read_capabilities(const struct hdg_bus *bus, struct hdg_graph *graph)
{
	struct hdg_batch batch;
	int err;

	hdg_batch_init(&batch, bus->codec);
	walk_questions(graph, &batch, put_question);
	err = ask(bus, &batch);
	if (!err)
		walk_questions(graph, &batch, take_answer);
	hdg_batch_free(&batch);
	return err;
}

/* @n answers beginning with @first are the connection list of @w. */
static int take_connections(const struct hdg_bus *bus, struct hdg_widget *w,
			    const struct hdg_batch *batch, unsigned int first, unsigned int n)
{
	u32 words[AC_CLIST_LENGTH / 2 + 1];
	u8 list[HDG_NODES];
	unsigned int i;
	const char *oddity;
	int count;

	for (i = 0; i < n; i++)
		words[i] = answer(batch, first + i, 0);
	oddity = hdg_conn_oddity(w->conn_len, words);
	if (oddity)
		dev_warn(&bus->hdev->dev, "node %02x: connection list %s\n", w->nid, oddity);
	count = hdg_conn_parse(w->conn_len, words, list);
	w->conn = kmemdup(list, count, GFP_KERNEL);
	if (count && !w->conn)
		return -ENOMEM;
	w->n_conn = count;
	return 0;
}

static int read_connections(const struct hdg_bus *bus, struct hdg_graph *graph)
{
	struct hdg_batch batch;
	unsigned int i, j, n, first = 0;
	int err;

	hdg_batch_init(&batch, bus->codec);
	for (i = 0; i < graph->n; i++) {
		struct hdg_widget *w = &graph->widgets[i];

		for (j = 0; j < hdg_conn_words(w->conn_len); j++)
			hdg_batch_add(&batch, w->nid, AC_VERB_GET_CONNECT_LIST,
				      j * (w->conn_len & AC_CLIST_LONG ? 2 : 4));
	}
	err = ask(bus, &batch);
	for (i = 0; !err && i < graph->n; i++, first += n) {
		n = hdg_conn_words(graph->widgets[i].conn_len);
		if (n)
			err = take_connections(bus, &graph->widgets[i], &batch, first, n);
	}
	hdg_batch_free(&batch);
	return err;
}

/* Somebody may wish for others. */
static void keep_configs(struct hdg_graph *graph)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++)
		graph->widgets[i].own_config = graph->widgets[i].config;
}

/**
 * hdg_read_graph - read everything about a function group's widgets
 * @bus: the bus
 * @graph: receives it; to be freed with hdg_graph_free(), also after a failure
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_read_graph(const struct hdg_bus *bus, struct hdg_graph *graph)
{
	int err;

	memset(graph, 0, sizeof(*graph));
	err = read_group(bus, graph);
	if (!err)
		err = read_kinds(bus, graph);
	if (!err)
		err = read_capabilities(bus, graph);
	if (!err)
		err = read_connections(bus, graph);
	if (err)
		return err;
	hdg_graph_inherit(graph);
	keep_configs(graph);
	return 0;
}
