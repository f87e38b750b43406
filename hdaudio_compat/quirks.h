/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What controllers in the field do differently, by PCI id.
 */
#ifndef HDB_QUIRKS_H
#define HDB_QUIRKS_H

#include <linux/bits.h>
#include <linux/types.h>

enum hdb_quirk {
	HDB_QUIRK_SSYNC_34 = BIT(0),	/* SSYNC is at offset 34h, not 38h */
	HDB_QUIRK_NO_MSI = BIT(1),	/* message-signalled interrupts get lost */
	HDB_QUIRK_DMA_32 = BIT(2),	/* GCAP.64OK is not true */
	HDB_QUIRK_NO_TCSEL = BIT(3),	/* byte 44h of PCI space is not the traffic class */
	HDB_QUIRK_SNOOP_ATI = BIT(4),	/* DMA snoops the caches if told to: ATI, AMD */
	HDB_QUIRK_SNOOP_NVIDIA = BIT(5),	/* the same, NVIDIA */
	HDB_QUIRK_SNOOP_INTEL = BIT(6),	/* the same, Intel SCH and PCH */
	HDB_QUIRK_SINGLE_CMD = BIT(31),	/* no command rings: immediate commands only */
};

u32 hdb_quirks(u16 vendor, u16 device);

#endif /* HDB_QUIRKS_H */
