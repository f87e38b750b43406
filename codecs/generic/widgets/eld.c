// SPDX-License-Identifier: GPL-2.0
/*
 * Understanding the EDID-like data of a display (verb F2Fh), which may be
 * anything: displays are not careful.
 */
#include <linux/kernel.h>
#include <linux/string.h>
#include <sound/pcm.h>

#include "hdmi.h"

#define HEAD		20	/* bytes before the monitor's name */
#define VERSION_AT	0	/* in bits 7:3 */
#define VERSION		2
#define NAME_AT		4	/* its length in bits 4:0 */
#define COUNT_AT	5	/* short audio descriptors, in bits 7:4 */
#define DESCRIPTOR	3	/* bytes of one (CTA-861) */
#define SPEAKERS_AT	7
#define LPCM		1

#define BASIC_RATES	(SNDRV_PCM_RATE_32000 | SNDRV_PCM_RATE_44100 | SNDRV_PCM_RATE_48000)
#define BASIC_CHANNELS	2

static const unsigned int rates[] = {
	SNDRV_PCM_RATE_32000, SNDRV_PCM_RATE_44100, SNDRV_PCM_RATE_48000, SNDRV_PCM_RATE_88200,
	SNDRV_PCM_RATE_96000, SNDRV_PCM_RATE_176400, SNDRV_PCM_RATE_192000,
};

static bool is_understood(const struct hdg_display *display)
{
	return display->eld_bytes >= HEAD && display->eld[VERSION_AT] >> 3 == VERSION;
}

static void take_descriptor(struct hdg_limits *limits, const u8 *descriptor)
{
	unsigned int channels = (descriptor[0] & 7) + 1, i;

	if ((descriptor[0] >> 3 & 0xf) != LPCM)
		return;
	limits->channels = max(limits->channels, channels);
	for (i = 0; i < ARRAY_SIZE(rates); i++) {
		if (descriptor[1] & BIT(i))
			limits->rates |= rates[i];
	}
}

/**
 * hdg_display_limits - what a display can play of linear PCM
 * @display: the pin
 * @limits: receives it: at least what every display with sound can
 *
 * Context: any.
 * Return: false if nothing is known of the display.
 */
bool hdg_display_limits(const struct hdg_display *display, struct hdg_limits *limits)
{
	const u8 *eld = display->eld;
	unsigned int at, count;

	if (!is_understood(display))
		return false;
	limits->rates = BASIC_RATES;
	limits->channels = BASIC_CHANNELS;
	at = HEAD + (eld[NAME_AT] & 0x1f);
	for (count = eld[COUNT_AT] >> 4; count && at + DESCRIPTOR <= display->eld_bytes; count--) {
		take_descriptor(limits, eld + at);
		at += DESCRIPTOR;
	}
	return true;
}

/* By bit of what a display says of its loudspeakers, what these are. */
static u8 speakers(const struct hdg_map *map)
{
	static const u8 first[] = {
		SNDRV_CHMAP_FL, SNDRV_CHMAP_LFE, SNDRV_CHMAP_FC, SNDRV_CHMAP_RL, SNDRV_CHMAP_RC,
		SNDRV_CHMAP_FLC, SNDRV_CHMAP_SL,
	};
	unsigned int i;
	u8 mask = 0;

	for (i = 0; i < ARRAY_SIZE(first); i++)
		mask |= memchr(map->position, first[i], map->n) ? BIT(i) : 0;
	return mask;
}

/**
 * hdg_display_allocates - has a display these loudspeakers?
 * @display: the pin
 * @allocation: CTA-861's number for them, below HDG_ALLOCATIONS
 *
 * Context: any.
 * Return: whether it has, or may have, for nothing is known of it.
 */
bool hdg_display_allocates(const struct hdg_display *display, unsigned int allocation)
{
	struct hdg_map map;
	u8 there = is_understood(display) ? display->eld[SPEAKERS_AT] & 0x7f : 0;

	hdg_map_allocated(&map, allocation);
	return !there || !(speakers(&map) & ~there);
}
