/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What people call a pin. No device in here.
 */
#ifndef HDG_PIN_NAMES_H
#define HDG_PIN_NAMES_H

#include "graph.h"

#define HDG_CENTRE_LFE	"CLFE"	/* what plays both channels */

const char *hdg_label(const struct hdg_graph *graph, const struct hdg_widget *pin, bool capture);
const char *hdg_jack_label(const struct hdg_graph *graph, const struct hdg_widget *pin,
			   bool capture);
const char *hdg_channel_label(const struct hdg_widget *pin, unsigned int pairs,
			      unsigned int channel);

#endif /* HDG_PIN_NAMES_H */
