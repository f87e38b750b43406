/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What controllers in the field do differently, by PCI id.
 */
#ifndef HDB_QUIRKS_H
#define HDB_QUIRKS_H

#include <linux/bits.h>
#include <linux/types.h>

struct hdb_caps;

enum hdb_quirk {
	HDB_QUIRK_SSYNC_34 = BIT(0),	/* SSYNC is at offset 34h, not 38h */
	HDB_QUIRK_NO_MSI = BIT(1),	/* message-signalled interrupts get lost */
	HDB_QUIRK_DMA_32 = BIT(2),	/* GCAP.64OK is not true */
	HDB_QUIRK_NO_TCSEL = BIT(3),	/* byte 44h of PCI space is not the traffic class */
	HDB_QUIRK_SNOOP_ATI = BIT(4),	/* DMA snoops the caches if told to: ATI, AMD */
	HDB_QUIRK_SNOOP_NVIDIA = BIT(5),	/* as SNOOP_ATI, NVIDIA */
	HDB_QUIRK_SNOOP_INTEL = BIT(6),	/* as SNOOP_ATI, Intel SCH and PCH */
	HDB_QUIRK_SNOOP_VIA = BIT(7),	/* DMA snoops the caches or not, as firmware has set it */
	HDB_QUIRK_NO_SNOOP = BIT(8),	/* DMA does not snoop the caches */
	HDB_QUIRK_NO_SNOOP_RINGS = BIT(9),	/* nor does that of rings and descriptor lists */
	HDB_QUIRK_DMA_40 = BIT(10),	/* GCAP.64OK means 40 bits */
	HDB_QUIRK_MSI_32 = BIT(11),	/* a message goes to 32-bit addresses only */
	HDB_QUIRK_BDL_4K = BIT(12),	/* a descriptor must not cross 4096 bytes */
	HDB_QUIRK_CLOCK_GATE = BIT(13),	/* clocks must not be gated in a controller reset */
	HDB_QUIRK_SLOW_CODECS = BIT(14),	/* codecs answer long after reset only */
	HDB_QUIRK_5_IN_6_OUT = BIT(15),	/* what there is if GCAP tells of no stream */
	HDB_QUIRK_0_IN_8_OUT = BIT(16),	/* as 5_IN_6_OUT */
	HDB_QUIRK_SINGLE_CMD = BIT(17),	/* the command rings do not work */
	HDB_QUIRK_DISPLAY = BIT(18),	/* a codec is in the graphics, and needs power from there */
	HDB_QUIRK_POSITION_BUFFER = BIT(19),	/* positions are to be read in memory */
	HDB_QUIRK_FIFO_32 = BIT(20),	/* inputs have a FIFO of 32 frames they do not tell of */
	HDB_QUIRK_PIO = BIT(21),	/* commands get lost in the rings; events do not */
	HDB_QUIRK_SKYLAKE = BIT(22),	/* has link capabilities; D3 in hibernation */
	HDB_QUIRK_EARLY_DMA = BIT(23),	/* DMA asks for memory late, if not told so */
	HDB_QUIRK_IN_GRAPHICS = BIT(24),	/* no register answers without its power */
	HDB_QUIRK_BIT_CLOCK = BIT(25),	/* it is made of the display's by us */
	HDB_QUIRK_IO_32 = BIT(26),	/* stream control: accesses of 32 bits only */
	HDB_QUIRK_RIRB_LATE = BIT(27),	/* a response comes after its interrupt */
	HDB_QUIRK_RIRB_POLL = BIT(28),	/* the same, by an unknown time */
	HDB_QUIRK_NO_IRQ = BIT(29),	/* no interrupt is of use */
	HDB_QUIRK_POPS = BIT(30),	/* falling asleep and waking up is heard */
	HDB_QUIRK_POSITION_REGISTER = BIT(31),	/* positions in memory are not to be relied on */
};

/* A mask of codec addresses to ask: bits 7:0, and bit 8 to ask them whoever has reported. */
#define HDB_PROBE_FORCE		BIT(8)
#define HDB_PROBE_MAX		0x1ff

#define HDB_BDL_BOUNDARY	4096

/* Rings and descriptor lists are not snooped, with the data or without. */
static inline bool hdb_quirks_uncached_lists(u32 quirks)
{
	return quirks & (HDB_QUIRK_NO_SNOOP | HDB_QUIRK_NO_SNOOP_RINGS);
}

u32 hdb_quirks(u16 vendor, u16 device);
bool hdb_quirks_has_dsp(u16 vendor, u16 device);
u32 hdb_quirks_board(u16 subvendor, u16 subdevice);
u32 hdb_quirks_smbus(u8 revision);
u16 hdb_quirks_probe_mask(u16 vendor, u16 device, u16 subvendor, u16 subdevice);

u16 hdb_quirks_askable(u16 probe_mask);
u16 hdb_quirks_codecs(u16 probe_mask, u16 reported);
u64 hdb_quirks_dma_mask(u32 quirks, bool dma64);
unsigned int hdb_quirks_late_frames(u16 vendor, u16 device);
void hdb_quirks_streams(u32 quirks, struct hdb_caps *caps);

#endif /* HDB_QUIRKS_H */
