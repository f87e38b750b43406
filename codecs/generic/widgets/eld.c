// SPDX-License-Identifier: GPL-2.0
/*
 * Understanding the EDID-like data of a display (verb F2Fh), which may be
 * anything: displays are not careful.
 */
#include <linux/kernel.h>
#include <sound/pcm.h>

#include "hdmi.h"

#define HEAD		20	/* bytes before the monitor's name */
#define VERSION_AT	0	/* in bits 7:3 */
#define VERSION		2
#define NAME_AT		4	/* its length in bits 4:0 */
#define COUNT_AT	5	/* short audio descriptors, in bits 7:4 */
#define DESCRIPTOR	3	/* bytes of one (CTA-861) */
#define LPCM		1

#define BASIC_RATES	(SNDRV_PCM_RATE_32000 | SNDRV_PCM_RATE_44100 | SNDRV_PCM_RATE_48000)
#define BASIC_CHANNELS	2

static const unsigned int rates[] = {
	SNDRV_PCM_RATE_32000, SNDRV_PCM_RATE_44100, SNDRV_PCM_RATE_48000, SNDRV_PCM_RATE_88200,
	SNDRV_PCM_RATE_96000, SNDRV_PCM_RATE_176400, SNDRV_PCM_RATE_192000,
};

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

	if (display->eld_bytes < HEAD || eld[VERSION_AT] >> 3 != VERSION)
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
