/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Asking a pin what the display at its end has to say of itself.
 */
#ifndef HDG_DISPLAY_H
#define HDG_DISPLAY_H

#include "bus.h"
#include "hdmi.h"

unsigned int hdg_display_read(const struct hdg_bus *bus, u8 pin, u8 *eld);

#endif /* HDG_DISPLAY_H */
