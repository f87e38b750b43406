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
 * Return: 0, -ENODEV for a group without widgets or with impossible node ids, -ENOMEM.
 */
int hdg_graph_init(struct hdg_graph *graph, u8 fg, u32 node_count)
{
	unsigned int i;

	memset(graph, 0, sizeof(*graph));
	graph->fg = fg;
	graph->first = node_count >> 16;
	graph->n = node_count & 0xff;
	if (!graph->n || !graph->first || graph->first + graph->n > HDG_NODES)
		return -ENODEV;
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

/**
 * hdg_graph_inherit - give each widget the group's capabilities where it has none of its own
 * @graph: the graph with the widgets' own answers
 *
 * Context: any.
 */
void hdg_graph_inherit(struct hdg_graph *graph)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++)
		inherit(&graph->widgets[i], graph);
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

static int append_nodes(u8 *list, unsigned int n, unsigned int from, unsigned int to)
{
	for (; from <= to; from++) {
		if (n == HDG_NODES - 1)
			return -EINVAL;
		list[n++] = from;
	}
	return n;
}

/**
 * hdg_conn_parse - expand a connection list (HD Audio specification 7.3.3.3)
 * @conn_len: connection list length parameter (0Eh): entries and form
 * @words: the answers, hdg_conn_words() of them
 * @list: receives up to 255 node ids in connection index order
 *
 * An entry with its highest bit set ends a range that began after the entry before it.
 *
 * Context: any.
 * Return: number of node ids, or -EINVAL for a range without a beginning, one that runs
 * backwards, a node id that no command can reach, or a list longer than there are nodes.
 */
int hdg_conn_parse(u32 conn_len, const u32 *words, u8 *list)
{
	bool is_long = conn_len & AC_CLIST_LONG;
	unsigned int entries = conn_len & AC_CLIST_LENGTH;
	unsigned int bits = is_long ? 16 : 8, per_word = is_long ? 2 : 4;
	unsigned int i, prev = 0;
	int n = 0;

	for (i = 0; i < entries && n >= 0; i++) {
		u32 entry = words[i / per_word] >> (i % per_word * bits);
		unsigned int nid = entry & (BIT(bits - 1) - 1);
		bool range = entry & BIT(bits - 1);

		if (!nid || nid >= HDG_NODES || (range && (!prev || nid <= prev)))
			return -EINVAL;
		n = append_nodes(list, n, range ? prev + 1 : nid, nid);
		prev = range ? 0 : nid;
	}
	return n;
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
