// SPDX-License-Identifier: GPL-2.0
/*
 * Registers of Intel's controllers that are beyond the HD Audio specification. What they are for
 * is known from the datasheets and from the kernel's own driver.
 */
#include <linux/bitfield.h>
#include <linux/delay.h>
#include <linux/kernel.h>
#include <sound/hda_register.h>

#include "gone.h"
#include "intel.h"
#include "poll.h"
#include "quirks.h"

#define CAPABILITIES	10	/* more than there are */
#define LINK_US		500	/* for the link to follow its power bit */
#define SETTLE_US	100	/* and for its clock, then */
#define EM4L_KEPT	GENMASK(21, 20)

/* The link's clock is the display's, kHz, times m / n: 24 MHz. */
static const struct {
	unsigned int khz;
	u16 m;
	u16 n;
} bit_clocks[] = {
	{ 450000, 4, 75 },	/* this one, too, where it is none of them */
	{ 337500, 16, 225 },
	{ 540000, 4, 90 },
	{ 675000, 8, 225 },
};

/**
 * hdb_intel_set_bit_clock - make the link's clock of the display's
 * @io: the registers of a controller that is in the graphics, which has power
 * @display_khz: the display's clock, in kHz; 0 if it is not known
 *
 * The values are lost with the power.
 *
 * Context: any.
 */
void hdb_intel_set_bit_clock(struct hdb_io *io, unsigned int display_khz)
{
	unsigned int i = ARRAY_SIZE(bit_clocks);

	while (--i && bit_clocks[i].khz != display_khz)
		;
	hdb_write16(io, AZX_REG_HSW_EM4, bit_clocks[i].m);
	hdb_write16(io, AZX_REG_HSW_EM5, bit_clocks[i].n);
}

/* Where the registers of the links are, or 0. */
static u32 find_links(struct hdb_io *io)
{
	u32 off = hdb_steady16(io, AZX_REG_LLCH);
	unsigned int left = CAPABILITIES;
	u32 cap;

	while (off && off + AZX_ML_BASE + AZX_ML_INTERVAL <= io->bytes && left--) {
		cap = hdb_steady32(io, off);
		if (cap == ~0U)
			return 0;
		if ((cap & AZX_CAP_HDR_ID_MASK) >> AZX_CAP_HDR_ID_OFF == AZX_ML_CAP_ID)
			return off;
		off = cap & AZX_CAP_HDR_NXT_PTR_MASK;
	}
	return 0;
}

/* The clock to choose: 24 MHz, or the next best there is. */
static u32 choose_clock(u32 lcap)
{
	static const u8 preferred[] = { 2, 3, 1, 4, 5 };	/* 24, 48, 12, 96, 192 MHz */
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(preferred); i++) {
		if (lcap & BIT(preferred[i]))
			return preferred[i];
	}
	return 0;
}

static int link_power(struct hdb_io *io, u32 lctl, u32 value, bool on)
{
	int err;

	hdb_write32(io, lctl, value | (on ? AZX_ML_LCTL_SPA : 0));
	err = hdb_poll32_sleeping(io, lctl, AZX_ML_LCTL_CPA, on ? AZX_ML_LCTL_CPA : 0, LINK_US);
	usleep_range(SETTLE_US, 2 * SETTLE_US);
	return err;
}

/*
 * Some firmware leaves the link of the codecs at 6 MHz, which is too little for them. The clock is
 * changed while the link has no power; nothing is touched while that changes.
 */
static void leave_6_mhz(struct hdb_io *io)
{
	u32 links = find_links(io);
	u32 lctl = links + AZX_ML_BASE + AZX_REG_ML_LCTL;
	u32 value;

	if (!links)
		return;
	value = hdb_steady32(io, lctl);
	if (value & AZX_ML_LCTL_SCF || !(value & AZX_ML_LCTL_SPA) != !(value & AZX_ML_LCTL_CPA))
		return;
	value &= ~(AZX_ML_LCTL_SPA | AZX_ML_LCTL_CPA);
	if (!link_power(io, lctl, value, false)) {
		value |= choose_clock(hdb_steady32(io, links + AZX_ML_BASE + AZX_REG_ML_LCAP));
		hdb_write32(io, lctl, value);
	}
	link_power(io, lctl, value, true);
}

/**
 * hdb_intel_tune - set right what firmware or a reset has left otherwise
 * @io: the registers of a controller, out of reset, with nothing on its link yet
 * @quirks: HDB_QUIRK_ bits
 *
 * Context: process, may sleep.
 */
void hdb_intel_tune(struct hdb_io *io, u32 quirks)
{
	if (quirks & HDB_QUIRK_EARLY_DMA)
		hdb_write32(io, AZX_REG_VS_EM4L, hdb_steady32(io, AZX_REG_VS_EM4L) & EM4L_KEPT);
	if (quirks & HDB_QUIRK_SKYLAKE)
		leave_6_mhz(io);
}
