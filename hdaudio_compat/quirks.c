// SPDX-License-Identifier: GPL-2.0
/*
 * The quirk table. Source of every row: the controllers' entries in the kernel's own driver
 * (sound/pci/hda/hda_intel.c), where they were collected from reports.
 */
#include <linux/kernel.h>
#include <linux/pci_ids.h>

#include "quirks.h"

#define ANY	0xffff

#define ATI_SB		(HDB_QUIRK_NO_TCSEL | HDB_QUIRK_SNOOP_ATI)
#define NVIDIA		(HDB_QUIRK_NO_MSI | HDB_QUIRK_SNOOP_NVIDIA)

/* The first row that fits counts. */
static const struct {
	u16 vendor;
	u16 device;
	u32 quirks;
} rows[] = {
	{ PCI_VENDOR_ID_INTEL, 0x2668, HDB_QUIRK_SSYNC_34 },	/* ICH6 */
	{ PCI_VENDOR_ID_INTEL, 0x27d8, HDB_QUIRK_SSYNC_34 },	/* ICH7 */
	{ PCI_VENDOR_ID_INTEL, 0x269a, HDB_QUIRK_SSYNC_34 },	/* ESB2 */
	{ PCI_VENDOR_ID_INTEL, 0x284b, HDB_QUIRK_SSYNC_34 },	/* ICH8 */
	{ PCI_VENDOR_ID_INTEL, 0x293e, HDB_QUIRK_SSYNC_34 },	/* ICH9 */
	{ PCI_VENDOR_ID_INTEL, 0x293f, HDB_QUIRK_SSYNC_34 },	/* ICH9 */
	{ PCI_VENDOR_ID_INTEL, 0x3a3e, HDB_QUIRK_SSYNC_34 },	/* ICH10 */
	{ PCI_VENDOR_ID_INTEL, 0x3a6e, HDB_QUIRK_SSYNC_34 },	/* ICH10 */
	{ PCI_VENDOR_ID_INTEL, ANY, HDB_QUIRK_SNOOP_INTEL },	/* SCH, PCH and later */
	{ PCI_VENDOR_ID_ATI, 0x437b, ATI_SB },			/* SB450 */
	{ PCI_VENDOR_ID_ATI, 0x4383, ATI_SB },			/* SB600 and later */
	{ PCI_VENDOR_ID_ATI, ANY, HDB_QUIRK_NO_TCSEL },		/* display audio */
	{ PCI_VENDOR_ID_AMD, ANY, ATI_SB },
	{ PCI_VENDOR_ID_NVIDIA, ANY, NVIDIA },
	{ PCI_VENDOR_ID_CREATIVE, 0x0010, HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 },	/* CA0132 */
	{ PCI_VENDOR_ID_CREATIVE, 0x0012, HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 },	/* CA0132 */
};

/* The quirks of a controller, by its PCI ids: HDB_QUIRK_ bits. Any context. */
u32 hdb_quirks(u16 vendor, u16 device)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].vendor == vendor && (rows[i].device == device || rows[i].device == ANY))
			return rows[i].quirks;
	}
	return 0;
}
