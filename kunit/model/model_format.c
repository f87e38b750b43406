// SPDX-License-Identifier: GPL-2.0
/*
 * Stream formats on the link (HD Audio specification 3.7.1 and 5.4.1).
 */
#include "model_priv.h"

#define CADENCE_FRAMES	160	/* link frames in which 147 samples at 44.1 kHz pass */

/* Frames with a sample before each one without. */
static const u8 cadence_runs[] = { 12, 11, 11, 12, 11, 11, 12, 11, 11, 12, 11, 11, 11 };

unsigned int sim_format_channels(u16 fmt)
{
	return (fmt & AC_FMT_CHAN_MASK) + 1;
}

/* Bits of a sample on the link. */
unsigned int sim_format_bits(u16 fmt)
{
	static const u8 bits[8] = { 8, 16, 20, 24, 32 };

	return bits[(fmt & AC_FMT_BITS_MASK) >> AC_FMT_BITS_SHIFT];
}

/* Bytes of a sample in memory. */
unsigned int sim_format_container(u16 fmt)
{
	switch (sim_format_bits(fmt)) {
	case 8:
		return 1;
	case 16:
		return 2;
	default:
		return 4;
	}
}

static unsigned int format_mult(u16 fmt)
{
	return ((fmt & AC_FMT_MULT_MASK) >> AC_FMT_MULT_SHIFT) + 1;
}

static unsigned int format_div(u16 fmt)
{
	return ((fmt & AC_FMT_DIV_MASK) >> AC_FMT_DIV_SHIFT) + 1;
}

bool sim_format_valid(u16 fmt)
{
	return !(fmt & BIT(7)) && sim_format_bits(fmt) && format_mult(fmt) <= 4;
}

/* Bits a stream takes of the frames it uses. */
unsigned int sim_format_frame_bits(u16 fmt)
{
	return sim_format_channels(fmt) * sim_format_bits(fmt) *
	       DIV_ROUND_UP(format_mult(fmt), format_div(fmt));
}

static bool cadence_empty(unsigned int frame)
{
	unsigned int i, end = 0;

	for (i = 0; i < ARRAY_SIZE(cadence_runs); i++) {
		end += cadence_runs[i];
		if (frame == end)
			return true;
		end++;
	}
	return false;
}

/* Sample blocks a stream moves in the next frame; steps its cadence on. */
unsigned int sim_format_blocks(struct model_sd *sd)
{
	u16 fmt = sd->r[S_FMT];
	bool empty = fmt & BIT(AC_FMT_BASE_SHIFT) && cadence_empty(sd->cadence);

	sd->cadence = (sd->cadence + 1) % CADENCE_FRAMES;
	if (empty)
		return 0;
	if (sd->divide) {
		sd->divide--;
		return 0;
	}
	sd->divide = format_div(fmt) - 1;
	return format_mult(fmt);
}

/* The bits of a container that have no place on the link are lost. */
void sim_format_truncate(u16 fmt, u8 *block)
{
	unsigned int i, channels = sim_format_channels(fmt), bits = sim_format_bits(fmt);

	if (bits != 20 && bits != 24)
		return;
	for (i = 0; i < channels; i++) {
		block[4 * i] = 0;
		if (bits == 20)
			block[4 * i + 1] &= 0xf0;
	}
}
