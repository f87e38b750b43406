// SPDX-License-Identifier: GPL-2.0
/*
 * Quirks that live in PCI configuration space.
 */
#include <linux/pci.h>
#include <sound/hda_register.h>

#include "pci.h"
#include "quirks.h"

#define TCSEL_MASK		0x07
#define ATI_MISC2		0x42
#define ATI_MISC2_MASK		0x07
#define ATI_MISC2_SNOOP		0x02
#define NVIDIA_TRANSREG		0x4e
#define NVIDIA_OSTRM		0x4c
#define NVIDIA_ISTRM		0x4d
#define INTEL_DEVC		0x78
#define INTEL_DEVC_NOSNOOP	BIT(11)

static void config_update8(struct pci_dev *pdev, int where, u8 mask, u8 val)
{
	u8 old;

	pci_read_config_byte(pdev, where, &old);
	if ((old & mask) != val)
		pci_write_config_byte(pdev, where, (old & ~mask) | val);
}

static void config_clear16(struct pci_dev *pdev, int where, u16 mask)
{
	u16 old;

	pci_read_config_word(pdev, where, &old);
	if (old & mask)
		pci_write_config_word(pdev, where, old & ~mask);
}

/*
 * Before the controller is brought up: all traffic in class 0, for others are delayed enough
 * to be heard, and DMA that snoops the caches, for our buffers are cached memory.
 */
void hdb_pci_apply_quirks(struct pci_dev *pdev, u32 quirks)
{
	if (!(quirks & HDB_QUIRK_NO_TCSEL))
		config_update8(pdev, AZX_PCIREG_TCSEL, TCSEL_MASK, 0);
	if (quirks & HDB_QUIRK_SNOOP_ATI)
		config_update8(pdev, ATI_MISC2, ATI_MISC2_MASK, ATI_MISC2_SNOOP);
	if (quirks & HDB_QUIRK_SNOOP_NVIDIA) {
		config_update8(pdev, NVIDIA_TRANSREG, 0x0f, 0x0f);
		config_update8(pdev, NVIDIA_ISTRM, 0x01, 0x01);
		config_update8(pdev, NVIDIA_OSTRM, 0x01, 0x01);
	}
	if (quirks & HDB_QUIRK_SNOOP_INTEL)
		config_clear16(pdev, INTEL_DEVC, INTEL_DEVC_NOSNOOP);
}
