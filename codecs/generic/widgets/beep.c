// SPDX-License-Identifier: GPL-2.0
/*
 * Where tones are made: by a widget for it, or by the function group itself (HD Audio specification
 * 7.3.4.4, 7.3.3.31).
 */
#include <linux/kernel.h>

#include "beep.h"

#define LINK_HZ	12000	/* divided by the number given; a quarter of the link's 48 kHz */

/**
 * hdg_beep_node - find the tone generator
 * @graph: the widgets
 *
 * Context: any.
 * Return: its node id; 0 without one.
 */
u8 hdg_beep_node(const struct hdg_graph *graph)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		if (hdg_type(&graph->widgets[i]) == AC_WID_BEEP)
			return graph->widgets[i].nid;
	}
	return graph->caps & AC_AFG_BEEP_GEN ? graph->fg : 0;
}

/**
 * hdg_beep_divisor - what makes a tone
 * @hz: its frequency; 0 for none
 *
 * Context: any.
 * Return: the payload of AC_VERB_SET_BEEP_CONTROL: the nearest there is; 0 is silence.
 */
u8 hdg_beep_divisor(unsigned int hz)
{
	unsigned int divisor;

	if (!hz)
		return 0;
	divisor = (LINK_HZ + hz / 2) / hz;
	return clamp_t(unsigned int, divisor, 1, 0xff);
}
