/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Widget graphs that nobody has thought of, each from a number. Also for vm/survey.
 */
#ifndef RANDOM_GRAPH_H
#define RANDOM_GRAPH_H

#include "generic/widgets/graph.h"

struct random {
	u32 state;
};

u32 random_below(struct random *random, u32 limit);
int random_graph(struct hdg_graph *graph, u32 seed);
void random_corrupt(struct hdg_graph *graph, u32 seed);

#endif /* RANDOM_GRAPH_H */
