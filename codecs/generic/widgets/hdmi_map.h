/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which loudspeaker of a display plays which channel. No device in here.
 */
#ifndef HDG_HDMI_MAP_H
#define HDG_HDMI_MAP_H

#include <linux/types.h>

#define HDG_SLOTS	8	/* loudspeakers, and channels at most */
#define HDG_UNUSED	0xf	/* instead of a channel */
#define HDG_ALLOCATIONS	0x20	/* of CTA-861, those without loudspeakers above or far apart */

/**
 * struct hdg_map - what each channel of a stream is
 * @n: number of channels; 0 for what ALSA has where nobody says anything
 * @position: the loudspeaker that each is for: SNDRV_CHMAP_
 */
struct hdg_map {
	u8 n;
	u8 position[HDG_SLOTS];
};

/**
 * struct hdg_slots - which channel goes where
 * @allocation: CTA-861's number for these loudspeakers
 * @channel: by slot, the channel that is in it; HDG_UNUSED for none
 */
struct hdg_slots {
	u8 allocation;
	u8 channel[HDG_SLOTS];
};

bool hdg_slots_find(struct hdg_slots *slots, const struct hdg_map *map);
void hdg_map_default(struct hdg_map *map, unsigned int channels);
void hdg_map_allocated(struct hdg_map *map, unsigned int allocation);

#endif /* HDG_HDMI_MAP_H */
