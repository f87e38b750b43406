// SPDX-License-Identifier: GPL-2.0
/*
 * What a codec answered about its widgets, made usable: connection lists expanded and
 * capabilities inherited from the function group.
 */
#include <linux/errno.h>
#include <linux/slab.h>

#include "graph.h"

/**
 * hdg_graph_init - make room for the widgets of a function group
 * @graph: to be initialised
 * @fg: node id of the function group
 * @node_count: its subordinate node count (parameter 04h): first node in bits 23:16, number
 *	of nodes in bits 7:0
 *
 * Context: may sleep.
 * Return: 0, -ENODEV for a group without widgets or where node ids begin at 0, -ENOMEM. Widgets
 * that no command can reach are left out.
 */
int hdg_graph_init(struct hdg_graph *graph, u8 fg, u32 node_count)
{
	unsigned int i;

	memset(graph, 0, sizeof(*graph));
	graph->fg = fg;
	graph->first = node_count >> 16;
	graph->n = node_count & 0xff;
	if (!graph->n || !graph->first)
		return -ENODEV;
	graph->n = min_t(unsigned int, graph->n, HDG_NODES - graph->first);
	graph->widgets = kcalloc(graph->n, sizeof(*graph->widgets), GFP_KERNEL);
	if (!graph->widgets)
		return -ENOMEM;
	for (i = 0; i < graph->n; i++)
		graph->widgets[i].nid = graph->first + i;
	return 0;
}

/**
 * hdg_graph_free - free what hdg_graph_init() and reading allocated
 * @graph: the graph; a zeroed one is fine
 *
 * Context: any.
 */
void hdg_graph_free(struct hdg_graph *graph)
{
	unsigned int i;

	for (i = 0; graph->widgets && i < graph->n; i++)
		kfree(graph->widgets[i].conn);
	kfree(graph->widgets);
	graph->widgets = NULL;
	graph->n = 0;
}

static void inherit(struct hdg_widget *w, const struct hdg_graph *graph)
{
	if (!(w->caps & AC_WCAP_FORMAT_OVRD) || !w->pcm)
		w->pcm = graph->pcm;
	if (!(w->caps & AC_WCAP_FORMAT_OVRD) || !w->stream)
		w->stream = graph->stream;
	if (!(w->caps & AC_WCAP_IN_AMP))
		w->amp_in = 0;
	else if (!(w->caps & AC_WCAP_AMP_OVRD))
		w->amp_in = graph->amp_in;
	if (!(w->caps & AC_WCAP_OUT_AMP))
		w->amp_out = 0;
	else if (!(w->caps & AC_WCAP_AMP_OVRD))
		w->amp_out = graph->amp_out;
}

/* A pin for a display whose converters the codec says it has, but does not name. */
static bool lacks_converters(const struct hdg_widget *w)
{
	return !w->n_conn && (w->caps & AC_WCAP_CONN_LIST) && hdg_type(w) == AC_WID_PIN &&
	       hdg_is_display(w);
}

static bool plays_digital(const struct hdg_widget *w)
{
	return hdg_type(w) == AC_WID_AUD_OUT && hdg_is_digital(w);
}

/* The displays' pins of one kind of codec can have any converter, numbered by node id. */
static void connect_to_all(struct hdg_widget *pin, const struct hdg_graph *graph)
{
	unsigned int i;

	pin->conn = kcalloc(graph->n, sizeof(*pin->conn), GFP_KERNEL);
	for (i = 0; pin->conn && i < graph->n; i++) {
		if (plays_digital(&graph->widgets[i]))
			pin->conn[pin->n_conn++] = graph->widgets[i].nid;
	}
}

/**
 * hdg_graph_inherit - give each widget the group's capabilities where it has none of its own
 * @graph: the graph with the widgets' own answers
 *
 * A pin for a display that has converters but does not name them, as some do while no display
 * is there, is connected to all there are.
 *
 * Context: may sleep.
 */
void hdg_graph_inherit(struct hdg_graph *graph)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		inherit(&graph->widgets[i], graph);
		if (lacks_converters(&graph->widgets[i]))
			connect_to_all(&graph->widgets[i], graph);
	}
}

/**
 * hdg_conn_words - number of Get Connection List verbs that read a whole list
 * @conn_len: connection list length parameter (0Eh)
 *
 * Context: any.
 * Return: the number; entry index 4 * i (short form) or 2 * i (long form) is asked for.
 */
unsigned int hdg_conn_words(u32 conn_len)
{
	return DIV_ROUND_UP(conn_len & AC_CLIST_LENGTH, conn_len & AC_CLIST_LONG ? 2 : 4);
}

/* The form of a connection list, and one entry of it. */
struct conn_form {
	unsigned int entries;
	unsigned int per_word;
	unsigned int bits;
};

static struct conn_form form_of(u32 conn_len)
{
	bool is_long = conn_len & AC_CLIST_LONG;

	return (struct conn_form){ conn_len & AC_CLIST_LENGTH, is_long ? 2 : 4, is_long ? 16 : 8 };
}

static u32 entry_at(const struct conn_form *form, const u32 *words, unsigned int i)
{
	return words[i / form->per_word] >> (i % form->per_word * form->bits) &
	       (BIT(form->bits) - 1);
}

/* A node id that no command can reach stands for nothing, like 0, but has its index, too. */
static unsigned int node_of(const struct conn_form *form, u32 entry)
{
	unsigned int nid = entry & (BIT(form->bits - 1) - 1);

	return nid < HDG_NODES ? nid : 0;
}

static bool ends_range(const struct conn_form *form, u32 entry)
{
	return entry & BIT(form->bits - 1);
}

static unsigned int append_nodes(u8 *list, unsigned int n, unsigned int from, unsigned int to)
{
	for (; from <= to && n < HDG_NODES - 1; from++)
		list[n++] = from;
	return n;
}

/**
 * hdg_conn_parse - expand a connection list (HD Audio specification 7.3.3.3)
 * @conn_len: connection list length parameter (0Eh): entries and form
 * @words: the answers, hdg_conn_words() of them
 * @list: receives up to 255 node ids in connection index order
 *
 * An entry with its highest bit set ends a range that began after the entry before it. Whatever
 * makes no sense keeps its index, for a codec counts as it answers: a node that no command can
 * reach becomes 0, and the end of a range that never began is a node like any other.
 *
 * Context: any.
 * Return: number of node ids.
 */
int hdg_conn_parse(u32 conn_len, const u32 *words, u8 *list)
{
	struct conn_form form = form_of(conn_len);
	unsigned int i, prev = 0, n = 0;

	for (i = 0; i < form.entries; i++) {
		u32 entry = entry_at(&form, words, i);
		unsigned int nid = node_of(&form, entry);
		bool range = ends_range(&form, entry) && prev && nid > prev;

		n = append_nodes(list, n, range ? prev + 1 : nid, nid);
		prev = ends_range(&form, entry) ? 0 : nid;
	}
	return n;
}

/**
 * hdg_conn_oddity - say what is wrong with a connection list
 * @conn_len: connection list length parameter (0Eh)
 * @words: the answers, hdg_conn_words() of them
 *
 * Context: any.
 * Return: words to go after "connection list"; NULL if nothing is.
 */
const char *hdg_conn_oddity(u32 conn_len, const u32 *words)
{
	struct conn_form form = form_of(conn_len);
	unsigned int i, prev = 0;

	for (i = 0; i < form.entries; i++) {
		u32 entry = entry_at(&form, words, i);
		unsigned int nid = node_of(&form, entry);

		if (!nid)
			return "has an entry that names no node";
		if (ends_range(&form, entry) && (!prev || nid <= prev))
			return "has the end of a range without its beginning";
		prev = ends_range(&form, entry) ? 0 : nid;
	}
	return NULL;
}

/**
 * hdg_widget - find a widget by its node id
 * @graph: the graph
 * @nid: the node id
 *
 * Context: any.
 * Return: the widget, or NULL if it is not one of the group's.
 */
struct hdg_widget *hdg_widget(const struct hdg_graph *graph, unsigned int nid)
{
	if (nid < graph->first || nid - graph->first >= graph->n)
		return NULL;
	return &graph->widgets[nid - graph->first];
}
