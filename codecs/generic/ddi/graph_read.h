/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reading the widget graph from the codec.
 */
#ifndef HDG_GRAPH_READ_H
#define HDG_GRAPH_READ_H

#include "bus.h"
#include "generic/widgets/graph.h"

int hdg_read_graph(const struct hdg_bus *bus, struct hdg_graph *graph);

#endif /* HDG_GRAPH_READ_H */
