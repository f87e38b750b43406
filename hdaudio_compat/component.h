/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The graphics driver, where a codec is in the graphics: power, and what displays there are.
 * Codec drivers ask by hdaudio_display.h.
 */
#ifndef HDB_DISPLAY_H
#define HDB_DISPLAY_H

#include <linux/types.h>

#include "compat.h"
#include HDB_I915_COMPONENT_H

struct device;
struct hdb_ctrl;

typedef int (*hdb_display_match)(struct device *graphics, int part, void *dev);

int hdb_display_add(struct device *dev, hdb_display_match is_graphics);
int hdb_display_add_card(struct device *dev, hdb_display_match is_card);
void hdb_display_remove(struct device *dev);
void hdb_display_tell(struct device *dev, struct hdb_ctrl *ctrl);
void hdb_display_power(struct device *dev, bool on);
bool hdb_display_is_there(struct device *dev);
unsigned int hdb_display_khz(struct device *dev);
void hdb_display_wake(struct device *dev, bool wake);

#endif /* HDB_DISPLAY_H */
