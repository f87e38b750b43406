// SPDX-License-Identifier: GPL-2.0
/*
 * Quirks that live in PCI configuration space.
 */
#include <linux/pci.h>
#include <sound/hda_register.h>

#include "compat.h"

#include "hw/quirks.h"
#include "pci_quirks.h"

#define TCSEL_MASK		0x07
#define ATI_MISC2		0x42
#define ATI_MISC2_MASK		0x07
#define ATI_MISC2_SNOOP		0x02
#define NVIDIA_TRANSREG		0x4e
#define NVIDIA_OSTRM		0x4c
#define NVIDIA_ISTRM		0x4d
#define INTEL_DEVC		0x78
#define INTEL_DEVC_NOSNOOP	BIT(11)
#define INTEL_CGCTL		0x48
#define INTEL_CGCTL_MISCBDCGE	BIT(6)
#define VIA_MISC		0x42
#define VIA_MISC_SNOOP		BIT(7)

static void config_update8(struct pci_dev *pdev, int where, u8 mask, u8 val)
{
	u8 old;

	pci_read_config_byte(pdev, where, &old);
	if ((old & mask) != val)
		pci_write_config_byte(pdev, where, (old & ~mask) | val);
}

static void config_update16(struct pci_dev *pdev, int where, u16 mask, u16 val)
{
	u16 old;

	pci_read_config_word(pdev, where, &old);
	if ((old & mask) != val)
		pci_write_config_word(pdev, where, (old & ~mask) | val);
}

static void config_update32(struct pci_dev *pdev, int where, u32 mask, u32 val)
{
	u32 old;

	pci_read_config_dword(pdev, where, &old);
	if ((old & mask) != val)
		pci_write_config_dword(pdev, where, (old & ~mask) | val);
}

/* Two revisions have a switch, which firmware sets for the board. */
static bool via_snoops(struct pci_dev *pdev)
{
	u8 misc;

	if (pdev->revision != 0x20 && pdev->revision != 0x30)
		return true;
	pci_read_config_byte(pdev, VIA_MISC, &misc);
	return misc & VIA_MISC_SNOOP;
}

static u32 ati_bridge_quirks(void)
{
	struct pci_dev *smbus = pci_get_device(PCI_VENDOR_ID_ATI, PCI_DEVICE_ID_ATI_SBX00_SMBUS,
					       NULL);
	u32 quirks = smbus ? hdb_quirks_smbus(smbus->revision) : 0;

	pci_dev_put(smbus);
	return quirks;
}

/**
 * hdb_pci_has_dsp - is an audio DSP in front of it?
 * @pdev: a controller
 *
 * Context: any.
 * Return: it is; what is wired to the DSP cannot be reached.
 */
bool hdb_pci_has_dsp(const struct pci_dev *pdev)
{
	return pdev->class >> 8 == PCI_CLASS_MULTIMEDIA_AUDIO;
}

/**
 * hdb_pci_is_hd_audio - is it a controller, by all that is known?
 * @pdev: a device of one of the two classes a controller can be of
 *
 * Context: any.
 * Return: it is. Says so if not.
 */
bool hdb_pci_is_hd_audio(struct pci_dev *pdev)
{
	if (!hdb_pci_has_dsp(pdev) || hdb_quirks_has_dsp(pdev->vendor, pdev->device))
		return true;
	pci_err(pdev, "is refused: of this class, this id is not known as HD Audio\n");
	return false;
}

/**
 * hdb_pci_quirks - the quirks of a controller, by its ids and what it says itself
 * @pdev: the controller, enabled or not
 *
 * Context: process, may sleep.
 * Return: HDB_QUIRK_ bits.
 */
u32 hdb_pci_quirks(struct pci_dev *pdev)
{
	u32 quirks = hdb_quirks(pdev->vendor, pdev->device) |
		     hdb_quirks_board(pdev->subsystem_vendor, pdev->subsystem_device);

	if (pdev->vendor == PCI_VENDOR_ID_ATI)
		quirks |= ati_bridge_quirks();
	if (quirks & HDB_QUIRK_SNOOP_VIA && !via_snoops(pdev))
		quirks |= HDB_QUIRK_NO_SNOOP;
	return quirks;
}

/**
 * hdb_pci_limit_msi - keep messages where the controller can send them
 * @pdev: the controller, before it is given one
 * @quirks: HDB_QUIRK_ bits
 *
 * Context: any.
 */
void hdb_pci_limit_msi(struct pci_dev *pdev, u32 quirks)
{
	if (quirks & HDB_QUIRK_MSI_32)
		hdb_pci_msi_below_4g(pdev);
}

/**
 * hdb_pci_apply_quirks - before the controller is brought up, or again after system sleep
 * @pdev: the controller, enabled
 * @quirks: HDB_QUIRK_ bits
 *
 * All traffic in class 0, for others are delayed enough to be heard, and DMA that snoops the
 * caches or not, as is right for the kind of memory our buffers are in.
 *
 * Context: process.
 */
void hdb_pci_apply_quirks(struct pci_dev *pdev, u32 quirks)
{
	bool snoop = !(quirks & HDB_QUIRK_NO_SNOOP);

	if (!(quirks & HDB_QUIRK_NO_TCSEL))
		config_update8(pdev, AZX_PCIREG_TCSEL, TCSEL_MASK, 0);
	if (quirks & HDB_QUIRK_SNOOP_ATI)
		config_update8(pdev, ATI_MISC2, ATI_MISC2_MASK, snoop ? ATI_MISC2_SNOOP : 0);
	if (quirks & HDB_QUIRK_SNOOP_NVIDIA) {
		config_update8(pdev, NVIDIA_TRANSREG, 0x0f, 0x0f);
		config_update8(pdev, NVIDIA_ISTRM, 0x01, 0x01);
		config_update8(pdev, NVIDIA_OSTRM, 0x01, 0x01);
	}
	if (quirks & HDB_QUIRK_SNOOP_INTEL)
		config_update16(pdev, INTEL_DEVC, INTEL_DEVC_NOSNOOP,
				snoop ? 0 : INTEL_DEVC_NOSNOOP);
}

/**
 * hdb_pci_gate_clocks - let an Intel controller gate its clocks when it is idle
 * @dev: the controller, of the Skylake family
 * @gate: it may; not while it is in reset, or it does not come out as it should
 *
 * Context: process.
 */
void hdb_pci_gate_clocks(struct device *dev, bool gate)
{
	config_update32(to_pci_dev(dev), INTEL_CGCTL, INTEL_CGCTL_MISCBDCGE,
			gate ? INTEL_CGCTL_MISCBDCGE : 0);
}

/**
 * hdb_pci_hibernate - keep firmware from the link while it writes the system's image
 * @pdev: the controller, suspended
 * @quirks: HDB_QUIRK_ bits
 * @down: before that; false after it
 *
 * From Skylake on, firmware may talk to the codecs while the controller is in D0.
 *
 * Context: process.
 */
void hdb_pci_hibernate(struct pci_dev *pdev, u32 quirks, bool down)
{
	if (quirks & HDB_QUIRK_SKYLAKE)
		pci_set_power_state(pdev, down ? PCI_D3hot : PCI_D0);
}

/**
 * hdb_pci_power_save - may what is not used sleep by itself?
 * @pdev: the controller
 * @quirks: HDB_QUIRK_ bits
 * @seconds: after so long; 0: if the administrator says so
 *
 * Context: any.
 * Return: @seconds, or 0 where that is heard as a pop.
 */
unsigned int hdb_pci_power_save(struct pci_dev *pdev, u32 quirks, unsigned int seconds)
{
	if (!seconds || !(quirks & HDB_QUIRK_POPS))
		return seconds;
	pci_info(pdev, "power_save is not for this board, which pops as it falls asleep\n");
	return 0;
}
