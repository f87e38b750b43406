/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is heard of an input without being recorded. No device in here.
 */
#ifndef HDG_LOOPBACK_H
#define HDG_LOOPBACK_H

#include "plan.h"

void hdg_loops_find(struct hdg_plan *plan, const struct hdg_graph *graph);
bool hdg_loops_use(const struct hdg_plan *plan, u8 nid);

#endif /* HDG_LOOPBACK_H */
