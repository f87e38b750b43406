// SPDX-License-Identifier: GPL-2.0
/*
 * Loudspeakers of displays: those that CTA-861 has a number for, by the slots of the converter, and
 * what ALSA calls them. Of eight CTA-861 has those at the sides before those behind.
 */
#include <linux/bits.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <sound/asound.h>

#include "hdmi_map.h"

#define FL	SNDRV_CHMAP_FL
#define FR	SNDRV_CHMAP_FR
#define RL	SNDRV_CHMAP_RL
#define RR	SNDRV_CHMAP_RR
#define FC	SNDRV_CHMAP_FC
#define LFE	SNDRV_CHMAP_LFE
#define SL	SNDRV_CHMAP_SL
#define SR	SNDRV_CHMAP_SR
#define RC	SNDRV_CHMAP_RC
#define FLC	SNDRV_CHMAP_FLC
#define FRC	SNDRV_CHMAP_FRC
#define RLC	SNDRV_CHMAP_RLC
#define RRC	SNDRV_CHMAP_RRC

/* By number of channels, from 2 on, in ALSA's order; one of one channel has two alike. */
static const u8 defaults[][HDG_SLOTS] = {
	{ FL, FR },
	{ FL, FR, FC },
	{ FL, FR, RL, RR },
	{ FL, FR, RL, RR, FC },
	{ FL, FR, RL, RR, FC, LFE },
	{ FL, FR, RL, RR, FC, LFE, RC },
	{ FL, FR, RL, RR, FC, LFE, SL, SR },
};

/* What is in the second half of the slots, by an allocation's bits 4:2. */
static const u8 halves[][HDG_SLOTS / 2] = {
	{},
	{ RC },
	{ RL, RR },
	{ RL, RR, RC },
	{ SL, SR, RL, RR },
	{ 0, 0, FLC, FRC },
	{ RC, 0, FLC, FRC },
	{ RL, RR, FLC, FRC },
};

/* The loudspeaker of each slot; 0 where there is none. */
static void lay_out(u8 *positions, unsigned int allocation)
{
	positions[0] = FL;
	positions[1] = FR;
	positions[2] = allocation & BIT(0) ? LFE : 0;
	positions[3] = allocation & BIT(1) ? FC : 0;
	memcpy(positions + 4, halves[allocation >> 2], sizeof(halves[0]));
}

static unsigned int count_used(const u8 *positions)
{
	unsigned int i, n = 0;

	for (i = 0; i < HDG_SLOTS; i++)
		n += !!positions[i];
	return n;
}

static bool has(const struct hdg_map *map, u8 position)
{
	return memchr(map->position, position, map->n);
}

/* One pair that is not in front is behind, whatever it is called; of two one is at the sides. */
static u8 plain(const struct hdg_map *map, u8 position)
{
	bool rear = has(map, RL) || has(map, RR), behind = has(map, RLC) || has(map, RRC);

	switch (position) {
	case SL:
		return rear ? SL : RL;
	case SR:
		return rear ? SR : RR;
	case RL:
		return behind ? SL : RL;
	case RR:
		return behind ? SR : RR;
	case RLC:
		return RL;
	case RRC:
		return RR;
	default:
		return position;
	}
}

static bool place(struct hdg_slots *slots, const u8 *positions, u8 position, unsigned int channel)
{
	const u8 *at = memchr(positions, position, HDG_SLOTS);

	if (!position || !at || slots->channel[at - positions] != HDG_UNUSED)
		return false;
	slots->channel[at - positions] = channel;
	return true;
}

static bool fill(struct hdg_slots *slots, const struct hdg_map *map, unsigned int allocation)
{
	u8 positions[HDG_SLOTS];
	unsigned int i;

	lay_out(positions, allocation);
	slots->allocation = allocation;
	memset(slots->channel, HDG_UNUSED, sizeof(slots->channel));
	for (i = 0; i < map->n; i++) {
		if (!place(slots, positions, plain(map, map->position[i]), i))
			return false;
	}
	return count_used(positions) == map->n;
}

/**
 * hdg_slots_find - find out which channel goes where
 * @slots: receives it
 * @map: what each channel is, in any order
 *
 * Context: any.
 * Return: false if CTA-861 knows no such loudspeakers.
 */
bool hdg_slots_find(struct hdg_slots *slots, const struct hdg_map *map)
{
	unsigned int allocation;

	for (allocation = 0; allocation < HDG_ALLOCATIONS; allocation++) {
		if (fill(slots, map, allocation))
			return true;
	}
	return false;
}

/**
 * hdg_map_default - what channels are where nobody has said anything
 * @map: receives it
 * @channels: their number; one has two loudspeakers, too
 *
 * Context: any.
 */
void hdg_map_default(struct hdg_map *map, unsigned int channels)
{
	map->n = clamp_t(unsigned int, channels, 2, HDG_SLOTS);
	memcpy(map->position, defaults[map->n - 2], sizeof(map->position));
}

/**
 * hdg_map_allocated - the loudspeakers that a number of CTA-861's stands for
 * @map: receives them
 * @allocation: the number, below HDG_ALLOCATIONS
 *
 * Context: any.
 */
void hdg_map_allocated(struct hdg_map *map, unsigned int allocation)
{
	u8 positions[HDG_SLOTS];
	unsigned int i;

	lay_out(positions, allocation);
	memset(map, 0, sizeof(*map));
	for (i = 0; i < HDG_SLOTS; i++) {
		if (positions[i])
			map->position[map->n++] = positions[i];
	}
}
