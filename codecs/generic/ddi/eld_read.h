/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Asking a pin, or the graphics driver, what a display has to say of itself.
 */
#ifndef HDG_ELD_READ_H
#define HDG_ELD_READ_H

#include <linux/mutex.h>

#include "bus.h"
#include "generic/widgets/hdmi.h"
#include "generic/widgets/jack.h"

int hdg_display_ask_graphics(const struct hdg_bus *bus, u8 pin, bool *present, u8 *eld);
unsigned int hdg_display_read(const struct hdg_bus *bus, u8 pin, u8 *eld);
bool hdg_display_refresh(const struct hdg_bus *bus, struct hdg_display *display,
			 struct hdg_jack *jack, struct mutex *lock);

#endif /* HDG_ELD_READ_H */
