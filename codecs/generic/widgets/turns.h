/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Jacks that play and record by turns. No device in here.
 */
#ifndef HDG_TURNS_H
#define HDG_TURNS_H

#include "mixer.h"

unsigned int hdg_turns_channels(const struct hdg_mixer *mixer);
void hdg_turns_init(struct hdg_mixer *mixer);
void hdg_turns_update(struct hdg_mixer *mixer, struct hdg_batch *batch);

#endif /* HDG_TURNS_H */
