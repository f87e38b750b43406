/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is silent, and what is recorded from, when something is plugged in. No device in here.
 */
#ifndef HDG_AUTO_MUTE_H
#define HDG_AUTO_MUTE_H

#include "jack.h"
#include "mixer.h"

/**
 * enum hdg_mute_mode - what headphones and line outputs silence
 * @HDG_MUTE_NOTHING: nothing
 * @HDG_MUTE_SPEAKERS: loudspeakers
 * @HDG_MUTE_LINES: line outputs, too; those by headphones only
 */
enum hdg_mute_mode {
	HDG_MUTE_NOTHING,
	HDG_MUTE_SPEAKERS,
	HDG_MUTE_LINES,
};

u32 hdg_jacks_plugged(const struct hdg_jacks *jacks);
enum hdg_mute_mode hdg_mute_modes(const struct hdg_jacks *jacks);
void hdg_mute(struct hdg_mixer *mixer, const struct hdg_jacks *jacks, u32 plugged,
	      enum hdg_mute_mode mode, struct hdg_batch *batch);
u32 hdg_auto_source(struct hdg_mixer *mixer, const struct hdg_jacks *jacks, u32 before, u32 plugged,
		    struct hdg_batch *batch);

#endif /* HDG_AUTO_MUTE_H */
