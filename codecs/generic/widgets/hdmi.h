/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pins that lead to a display: what such a pin tells of the sound, and what the display tells
 * of itself. No device in here.
 */
#ifndef HDG_HDMI_H
#define HDG_HDMI_H

#include "batch.h"
#include "hdmi_map.h"
#include "plan.h"

#define HDG_MAX_DISPLAYS	16
#define HDG_ELD_MAX		255	/* bytes; what the size has room for */

/**
 * struct hdg_display - an HDMI or DisplayPort pin in use
 * @pin: its node id
 * @route: what plays to it
 * @converter: node id of the converter that does
 * @dp: the pin is one for DisplayPort only; @eld knows better what is at the other end
 * @hbr: the pin takes coded sound at high bit rates
 * @eld_bytes: number of bytes in @eld; 0 without a display, or if it says nothing
 * @eld: EDID-like data: what the display can play (verb F2Fh)
 */
struct hdg_display {
	const struct hdg_route *route;
	u8 pin;
	u8 converter;
	bool dp;
	bool hbr;
	unsigned int eld_bytes;
	u8 eld[HDG_ELD_MAX];
};

/**
 * struct hdg_limits - what a display can play
 * @rates: SNDRV_PCM_RATE_ bits
 * @channels: most channels
 */
struct hdg_limits {
	unsigned int rates;
	unsigned int channels;
};

unsigned int hdg_displays_find(struct hdg_display *displays, const struct hdg_graph *graph,
			       const struct hdg_plan *plan);
int hdg_display_port(u16 vendor, u16 device, u8 pin);
void hdg_display_setup(struct hdg_batch *batch, const struct hdg_display *display,
		       unsigned int channels, bool coded, const struct hdg_map *wished);
bool hdg_display_allocates(const struct hdg_display *display, unsigned int allocation);
bool hdg_display_limits(const struct hdg_display *display, struct hdg_limits *limits);

#endif /* HDG_HDMI_H */
