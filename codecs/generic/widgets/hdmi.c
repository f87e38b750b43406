// SPDX-License-Identifier: GPL-2.0
/*
 * What a display has to be told of the sound that comes: which channel is for which loudspeaker,
 * in the converter and in the audio InfoFrame (CTA-861; the HD Audio specification's verbs 72Dh and
 * 730h to 734h).
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "hdmi.h"

/* The audio InfoFrame, and how DisplayPort packs it (its secondary data packet). */
#define FRAME_TYPE	0x84
#define FRAME_VERSION	1
#define FRAME_BYTES	10
#define DP_LENGTH	0x1b
#define DP_VERSION	(0x11 << 2)

/* What the EDID-like data tells of the connection, in its bits 3:2. */
#define CONNECTION_AT	5
#define IS_HDMI		0
#define IS_DP		1

/* Makers of codecs whose pins are in the order of the graphics' ports, and the first such pin. */
#define AMD		0x1002
#define AMD_FIRST	3	/* every second node is a pin */
#define NVIDIA		0x10de
#define NVIDIA_FIRST	4

/**
 * hdg_displays_find - list the pins that lead to displays
 * @displays: receives at most HDG_MAX_DISPLAYS
 * @graph: the widgets
 * @plan: what is used of them
 *
 * Context: any.
 * Return: their number.
 */
unsigned int hdg_displays_find(struct hdg_display *displays, const struct hdg_graph *graph,
			       const struct hdg_plan *plan)
{
	unsigned int i, j, n = 0;

	for (i = 0; i < plan->n_play; i++) {
		const struct hdg_route *route = &plan->play[i];

		for (j = 0; j < route->n_paths && n < HDG_MAX_DISPLAYS; j++) {
			const struct hdg_widget *pin =
				hdg_widget(graph, hdg_path_pin(&route->paths[j], false));

			if (!hdg_is_display(pin))
				continue;
			memset(&displays[n], 0, sizeof(displays[n]));
			displays[n].route = route;
			displays[n].pin = pin->nid;
			displays[n].converter = route->converter;
			displays[n].dp = !(pin->pin_caps & AC_PINCAP_HDMI);
			displays[n].hbr = pin->pin_caps & AC_PINCAP_HBR;
			n++;
		}
	}
	return n;
}

/* Codecs of NVIDIA's chipsets and of its first cards have their pins elsewhere. */
static bool is_of_card(u16 device)
{
	return device >= 0x40 && device < 0x8000 && device != 0x67;
}

/**
 * hdg_display_port - which port of the graphics is a pin?
 * @vendor: who made the codec
 * @device: which one it is
 * @pin: node id of the pin
 *
 * Context: any.
 * Return: the graphics driver's number of it, from 0; negative: nobody knows.
 */
int hdg_display_port(u16 vendor, u16 device, u8 pin)
{
	if (vendor == AMD && pin >= AMD_FIRST && (pin - AMD_FIRST) % 2 == 0)
		return (pin - AMD_FIRST) / 2;
	if (vendor == NVIDIA && is_of_card(device) && pin >= NVIDIA_FIRST)
		return pin - NVIDIA_FIRST;
	return -1;
}

/* Many pins can be either, and an adapter may lie between. */
static bool speaks_dp(const struct hdg_display *display)
{
	if (display->eld_bytes <= CONNECTION_AT)
		return display->dp;
	switch (display->eld[CONNECTION_AT] >> 2 & 3) {
	case IS_HDMI:
		return false;
	case IS_DP:
		return true;
	default:
		return display->dp;
	}
}

/* A byte that makes the sum of all, the header included, zero. */
static u8 checksum(const u8 *bytes, unsigned int n)
{
	u8 sum = 0;

	while (n--)
		sum += bytes[n];
	return -sum;
}

/* Format, rate and size are left to be found in the stream itself. */
static unsigned int fill_frame(u8 *frame, bool dp, unsigned int channels, u8 allocation)
{
	unsigned int head = dp ? 3 : 4;

	memset(frame, 0, head + FRAME_BYTES);
	frame[0] = FRAME_TYPE;
	frame[1] = dp ? DP_LENGTH : FRAME_VERSION;
	frame[2] = dp ? DP_VERSION : FRAME_BYTES;
	frame[head] = channels - 1;
	frame[head + 3] = allocation;
	if (!dp)
		frame[3] = checksum(frame, head + FRAME_BYTES);
	return head + FRAME_BYTES;
}

static void send_frame(struct hdg_batch *batch, const struct hdg_display *display,
		       unsigned int channels, u8 allocation)
{
	u8 frame[4 + FRAME_BYTES];
	unsigned int i, n = fill_frame(frame, speaks_dp(display), channels, allocation);

	hdg_batch_add(batch, display->pin, AC_VERB_SET_HDMI_DIP_INDEX, 0);
	hdg_batch_add(batch, display->pin, AC_VERB_SET_HDMI_DIP_XMIT, AC_DIPXMIT_DISABLE);
	for (i = 0; i < n; i++)
		hdg_batch_add(batch, display->pin, AC_VERB_SET_HDMI_DIP_DATA, frame[i]);
	hdg_batch_add(batch, display->pin, AC_VERB_SET_HDMI_DIP_INDEX, 0);
	hdg_batch_add(batch, display->pin, AC_VERB_SET_HDMI_DIP_XMIT, AC_DIPXMIT_BEST);
}

/* Eight channels of coded sound are not eight, but a packet of another kind for all of them. */
static void setup_packet(struct hdg_batch *batch, const struct hdg_display *display,
			 const struct hdg_map *map, bool coded)
{
	if (!display->hbr)
		return;
	hdg_batch_add(batch, display->pin, AC_VERB_SET_PIN_WIDGET_CONTROL, AC_PINCTL_OUT_EN |
		      (coded && map->n == HDG_SLOTS ? AC_PINCTL_EPT_HBR : AC_PINCTL_EPT_NATIVE));
}

/* Coded sound goes in the order it has. */
static u8 channel_in(const struct hdg_slots *slots, const struct hdg_map *map, unsigned int slot,
		     bool coded)
{
	if (!coded)
		return slots->channel[slot];
	return slot < map->n ? slot : HDG_UNUSED;
}

static void setup_slots(struct hdg_batch *batch, const struct hdg_display *display,
			const struct hdg_slots *slots, const struct hdg_map *map, bool coded)
{
	unsigned int slot;

	for (slot = 0; slot < HDG_SLOTS; slot++)
		hdg_batch_add(batch, display->pin, AC_VERB_SET_HDMI_CHAN_SLOT,
			      channel_in(slots, map, slot, coded) << 4 | slot);
}

/**
 * hdg_display_setup - tell converter, pin and display what channels there are
 * @batch: receives the commands
 * @display: the pin
 * @channels: number of channels, 1 to 8
 * @coded: they are something else than linear PCM
 * @wished: what they are, where there are so many; one that hdg_slots_find() understands
 *
 * Context: may sleep.
 */
void hdg_display_setup(struct hdg_batch *batch, const struct hdg_display *display,
		       unsigned int channels, bool coded, const struct hdg_map *wished)
{
	struct hdg_slots slots;
	struct hdg_map map;

	hdg_map_default(&map, channels);
	if (!coded && wished->n == map.n)
		map = *wished;
	hdg_slots_find(&slots, &map);
	hdg_batch_add(batch, display->converter, AC_VERB_SET_CVT_CHAN_COUNT, map.n - 1);
	setup_slots(batch, display, &slots, &map, coded);
	setup_packet(batch, display, &map, coded);
	send_frame(batch, display, map.n, slots.allocation);
}
