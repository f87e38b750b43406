/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Single commands that a person has thought of. Knows nothing of ALSA.
 */
#ifndef HDG_SINGLE_VERB_H
#define HDG_SINGLE_VERB_H

#include "bus.h"
#include "generic/widgets/graph.h"

int hdg_verb_send(const struct hdg_bus *bus, const struct hdg_graph *graph, u32 packed,
		  u32 *response);
u32 hdg_verb_caps(const struct hdg_graph *graph, u32 packed);

#endif /* HDG_SINGLE_VERB_H */
