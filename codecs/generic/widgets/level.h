/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How loud it is: at first, and all outputs together. No device in here.
 */
#ifndef HDG_LEVEL_H
#define HDG_LEVEL_H

#include "mixer.h"

void hdg_levels_init(struct hdg_mixer *mixer);
void hdg_master_find(struct hdg_mixer *mixer);
int hdg_master_first(const struct hdg_mixer *mixer, enum hdg_control_kind kind);
void hdg_master_range(const struct hdg_mixer *mixer, unsigned int *tlv);

#endif /* HDG_LEVEL_H */
