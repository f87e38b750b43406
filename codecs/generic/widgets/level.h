/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How loud it is: at first, and all outputs together. No device in here.
 */
#ifndef HDG_LEVEL_H
#define HDG_LEVEL_H

#include "mixer.h"

void hdg_levels_init(struct hdg_mixer *mixer);
void hdg_master_find(struct hdg_mixer *mixer);
void hdg_master_get(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    unsigned int *value);
bool hdg_master_put(struct hdg_mixer *mixer, const struct hdg_control *control, unsigned int value,
		    struct hdg_batch *batch);

#endif /* HDG_LEVEL_H */
