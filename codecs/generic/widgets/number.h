/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which number a PCM device has. No device in here.
 */
#ifndef HDG_NUMBER_H
#define HDG_NUMBER_H

#include "plan.h"

unsigned int hdg_pcm_number(const struct hdg_graph *graph, const struct hdg_route *route,
			    unsigned long taken, unsigned int limit);

#endif /* HDG_NUMBER_H */
