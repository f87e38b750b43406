/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How loud it is: at first, and all outputs together. No device in here.
 */
#ifndef HDG_LEVEL_H
#define HDG_LEVEL_H

#include "mixer.h"

void hdg_levels_init(struct hdg_mixer *mixer);
void hdg_master_find(struct hdg_mixer *mixer);

#endif /* HDG_LEVEL_H */
