/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The codec's own tone generator. No device in here.
 */
#ifndef HDG_BEEP_H
#define HDG_BEEP_H

#include "graph.h"

u8 hdg_beep_node(const struct hdg_graph *graph);
u8 hdg_beep_divisor(unsigned int hz);

#endif /* HDG_BEEP_H */
