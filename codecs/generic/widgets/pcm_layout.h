/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which routes make one PCM device, and which number it has. No device in here.
 */
#ifndef HDG_PCM_LAYOUT_H
#define HDG_PCM_LAYOUT_H

#include "plan.h"

#define HDG_MAX_PAIRS	(2 * HDG_MAX_ROUTES + 1)

/**
 * struct hdg_pair - one PCM device
 * @play: what plays on it; NULL if nothing does
 * @capture: what records on it; NULL if nothing does
 */
struct hdg_pair {
	const struct hdg_route *play;
	const struct hdg_route *capture;
};

unsigned int hdg_pairs_find(struct hdg_pair *pairs, const struct hdg_graph *graph,
			    const struct hdg_plan *plan);
unsigned int hdg_pcm_number(const struct hdg_graph *graph, const struct hdg_route *route,
			    unsigned long taken, unsigned int limit);

#endif /* HDG_PCM_LAYOUT_H */
