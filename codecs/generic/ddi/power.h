/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Power states of the function group.
 */
#ifndef HDG_POWER_H
#define HDG_POWER_H

#include "bus.h"

int hdg_power_up(const struct hdg_bus *bus);
void hdg_power_down(const struct hdg_bus *bus);

#endif /* HDG_POWER_H */
