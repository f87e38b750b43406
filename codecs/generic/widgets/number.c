// SPDX-License-Identifier: GPL-2.0
/*
 * Numbers of PCM devices. Those of digital outputs have a meaning to alsa-lib, whose iec958:
 * and hdmi: devices of HDA-Intel cards are numbers, and to whoever reads jacks' names.
 */
#include <linux/bitmap.h>
#include <linux/kernel.h>

#include "number.h"

static const u8 analog[] = { 0, 2, 4, 5 };
static const u8 digital[] = { 1 };
static const u8 hdmi[] = { 3, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

static unsigned long mask_of(const u8 *numbers, unsigned int n)
{
	unsigned long mask = 0;

	while (n--)
		mask |= BIT(numbers[n]);
	return mask;
}

/* Any number, but one that alsa-lib takes for a digital output's only if there is no other. */
static unsigned int any_number(unsigned long taken, unsigned int limit)
{
	unsigned long avoided = taken | mask_of(digital, ARRAY_SIZE(digital)) |
				mask_of(hdmi, ARRAY_SIZE(hdmi));
	unsigned int number = find_first_zero_bit(&avoided, limit);

	return number < limit ? number : find_first_zero_bit(&taken, limit);
}

/* The first of @numbers that may be had; @limit if there is none. */
static unsigned int first_of(const u8 *numbers, unsigned int n, unsigned long taken,
			     unsigned int limit)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (numbers[i] < limit && !(taken & BIT(numbers[i])))
			return numbers[i];
	}
	return limit;
}

/**
 * hdg_pcm_number - choose the number of a PCM device
 * @graph: the codec's widgets
 * @route: what plays, or else records, on it
 * @taken: a bit for each number that is in use
 * @limit: ALSA has numbers below this one
 *
 * Context: any.
 * Return: the number; @limit if all are in use.
 */
unsigned int hdg_pcm_number(const struct hdg_graph *graph, const struct hdg_route *route,
			    unsigned long taken, unsigned int limit)
{
	unsigned int number;

	switch (hdg_route_kind(graph, route)) {
	case HDG_ROUTE_DISPLAY:
		number = first_of(hdmi, ARRAY_SIZE(hdmi), taken, limit);
		break;
	case HDG_ROUTE_DIGITAL:
		number = first_of(digital, ARRAY_SIZE(digital), taken, limit);
		break;
	default:
		number = first_of(analog, ARRAY_SIZE(analog), taken, limit);
	}
	return number < limit ? number : any_number(taken, limit);
}
