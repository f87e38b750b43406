// SPDX-License-Identifier: GPL-2.0
/*
 * Single commands, packed as alsa-tools' hda-verb does: the node id in the top byte, below it
 * a verb of 12 bits or 4 and its payload, 20 bits together.
 */
#include <linux/types.h>
#include <sound/hda_hwdep.h>

#include "single_verb.h"

#define UNUSED_BITS	0x00f00000

static unsigned int verb_node(u32 packed)
{
	return packed >> HDA_REG_NID_SHIFT;
}

/* The codec's root, the function group and its widgets; others' widgets are theirs. */
static bool node_is_ours(const struct hdg_graph *graph, unsigned int nid)
{
	return nid == AC_NODE_ROOT || nid == graph->fg || hdg_widget(graph, nid);
}

/**
 * hdg_verb_send - send one command and wait for its response
 * @bus: the bus
 * @graph: the function group
 * @packed: the command, HDA_VERB()
 * @response: receives the response
 *
 * Context: may sleep.
 * Return: 0; -EINVAL if it is no command to one of the group's nodes; -EIO if the codec does
 * not answer; another negative errno.
 */
int hdg_verb_send(const struct hdg_bus *bus, const struct hdg_graph *graph, u32 packed,
		  u32 *response)
{
	unsigned int verb = (packed >> HDA_REG_VERB_SHIFT) & 0xfff;

	if ((packed & UNUSED_BITS) || !node_is_ours(graph, verb_node(packed)))
		return -EINVAL;
	return hdg_bus_ask(bus, verb_node(packed), verb,
			   packed & ((verb & 0x700) == 0x700 ? 0xff : 0xffff), response);
}

/**
 * hdg_verb_caps - the capabilities of the widget a command names, without asking it
 * @graph: the function group
 * @packed: the command; only its node id counts
 *
 * Context: any.
 * Return: parameter 09h, or 0 where the group has no such widget.
 */
u32 hdg_verb_caps(const struct hdg_graph *graph, u32 packed)
{
	const struct hdg_widget *w = hdg_widget(graph, verb_node(packed));

	return w ? w->caps : 0;
}
