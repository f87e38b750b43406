// SPDX-License-Identifier: GPL-2.0
/*
 * Jacks for a line and a microphone beside a stereo output, which can be the rear, the centre and
 * the low frequencies of 5.1.
 */
#include "plan.h"

static bool may_be_lent(const struct hdg_widget *w, const struct hdg_widget *front, u8 device)
{
	u32 both = AC_PINCAP_IN | AC_PINCAP_OUT;

	return hdg_type(w) == AC_WID_PIN && (w->pin_caps & both) == both && !hdg_is_digital(w) &&
	       hdg_pin_device(w) == device && hdg_pin_port(w) == AC_JACK_PORT_COMPLEX &&
	       !hdg_is_builtin(w) && hdg_pin_location(w) == hdg_pin_location(front);
}

/**
 * hdg_lent_find - find the jacks for inputs that could be outputs beside another one
 * @graph: the widgets
 * @front: node id of the pin for the front, a jack
 * @lent: receives HDG_LENT pins: that for the rear, then that for centre and low frequencies
 *
 * They are where that jack is: nobody would look for the rear loudspeakers' at the front.
 *
 * Context: any.
 * Return: whether there are so many.
 */
bool hdg_lent_find(const struct hdg_graph *graph, u8 front, u8 *lent)
{
	static const u8 devices[] = { AC_JACK_LINE_IN, AC_JACK_MIC_IN };
	unsigned int i, d, n = 0;

	for (d = 0; d < ARRAY_SIZE(devices); d++) {
		for (i = 0; i < graph->n && n < HDG_LENT; i++) {
			const struct hdg_widget *w = &graph->widgets[i];

			if (may_be_lent(w, hdg_widget(graph, front), devices[d]))
				lent[n++] = w->nid;
		}
	}
	return n == HDG_LENT;
}

/**
 * hdg_lent_count - how many jacks for inputs play in what a codec plays first
 * @plan: what is used of it
 * @graph: the widgets
 *
 * Context: any.
 * Return: their number.
 */
unsigned int hdg_lent_count(const struct hdg_plan *plan, const struct hdg_graph *graph)
{
	unsigned int i, n = 0;

	for (i = 0; plan->n_play && i < plan->play[0].n_paths; i++)
		n += hdg_is_lent(hdg_widget(graph, hdg_path_pin(&plan->play[0].paths[i], false)));
	return n;
}
