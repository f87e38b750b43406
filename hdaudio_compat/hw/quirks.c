// SPDX-License-Identifier: GPL-2.0
/*
 * The quirk tables. Where no other source is named, a row's is the controller's entry in the
 * kernel's own driver (sound/pci/hda/hda_intel.c, since 6.17 sound/hda/controllers/intel.c),
 * where they were collected from reports; the quirk is named there in the same words. What is
 * taken from there are facts: ids, names of machines, and what the devices need.
 *
 * Some things that driver treats as a property of a controller need no row here, for they are
 * done for all alike: buffers are rounded to 128 bytes (align_buffer_size), stream ids are
 * given out by direction (separate tags), a CORB read pointer that leaves its reset by itself
 * is waited for, and interrupts are acknowledged before the rings are polled. The position
 * is the link position register's, for that is what the DDI hands out, where no row says that
 * memory is better (position_fix is there to try); hdaudio_read_position() takes it from memory
 * as well where both agree and no row says that memory is worse. How far the memory of an input is
 * behind it the DDI tells as the size of the FIFO; what that driver combines from both sources for
 * VIA's controllers, or takes off for AMD's, comes to that.
 */
#include <linux/dma-mapping.h>
#include <linux/kernel.h>
#include <linux/pci_ids.h>

#include "hdb.h"
#include "quirks.h"

#define ANY	0xffff

#define TERADICI	0x6549

#define ATI_SB		(HDB_QUIRK_NO_TCSEL | HDB_QUIRK_SNOOP_ATI | HDB_QUIRK_DMA_40 | \
			 HDB_QUIRK_POSITION_REGISTER)
#define AMD_SB		(ATI_SB | HDB_QUIRK_SLOW_CODECS | HDB_QUIRK_FIFO_32)
#define ATI_HDMI	(HDB_QUIRK_NO_TCSEL | HDB_QUIRK_DMA_40 | HDB_QUIRK_MSI_32 | \
			 HDB_QUIRK_0_IN_8_OUT | HDB_QUIRK_POSITION_REGISTER)
/* ATI_HDMI where stale data is heard; not behind an IOMMU: bugzilla.kernel.org 219087. */
#define ATI_HDMI_NS	(ATI_HDMI | HDB_QUIRK_NO_SNOOP)
/* The rest of that maker's: they tell how many streams there are. */
#define ATI_OTHER	(ATI_HDMI & ~HDB_QUIRK_0_IN_8_OUT)
#define NVIDIA		(HDB_QUIRK_NO_MSI | HDB_QUIRK_SNOOP_NVIDIA | HDB_QUIRK_DMA_40)
#define PCH		HDB_QUIRK_SNOOP_INTEL
#define PCH_DISPLAY	(PCH | HDB_QUIRK_DISPLAY)
#define SKYLAKE		(PCH_DISPLAY | HDB_QUIRK_CLOCK_GATE | HDB_QUIRK_SKYLAKE | \
			 HDB_QUIRK_POSITION_BUFFER)
#define SKYLAKE_PIO	(SKYLAKE | HDB_QUIRK_PIO)
#define SKYLAKE_CARD	(SKYLAKE | HDB_QUIRK_IN_GRAPHICS)
#define HASWELL		(PCH_DISPLAY | HDB_QUIRK_IN_GRAPHICS | HDB_QUIRK_BIT_CLOCK)
#define CTHDA		(HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 | HDB_QUIRK_NO_SNOOP | \
			 HDB_QUIRK_BDL_4K | HDB_QUIRK_POSITION_REGISTER)
#define GLENFLY		(HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 | HDB_QUIRK_RIRB_POLL | \
			 HDB_QUIRK_POSITION_REGISTER)
#define CTX		(HDB_QUIRK_DMA_32 | HDB_QUIRK_RIRB_LATE | HDB_QUIRK_POSITION_REGISTER)
#define CMEDIA		(HDB_QUIRK_NO_MSI | HDB_QUIRK_NO_SNOOP_RINGS | \
			 HDB_QUIRK_POSITION_REGISTER)
#define HYGON		(HDB_QUIRK_NO_MSI | HDB_QUIRK_IO_32 | HDB_QUIRK_POSITION_REGISTER)
#define LOONGSON	(HDB_QUIRK_NO_TCSEL | HDB_QUIRK_NO_IRQ | HDB_QUIRK_IO_32)

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
	{ PCI_VENDOR_ID_INTEL, 0x02c8, SKYLAKE },		/* Comet Lake-LP */
	{ PCI_VENDOR_ID_INTEL, 0x06c8, SKYLAKE },		/* Comet Lake-H */
	{ PCI_VENDOR_ID_INTEL, 0x1a98, SKYLAKE },		/* Broxton-T */
	{ PCI_VENDOR_ID_INTEL, 0x3198, SKYLAKE },		/* Gemini Lake */
	{ PCI_VENDOR_ID_INTEL, 0x34c8, SKYLAKE },		/* Ice Lake-LP */
	{ PCI_VENDOR_ID_INTEL, 0x38c8, SKYLAKE },		/* Jasper Lake */
	{ PCI_VENDOR_ID_INTEL, 0x3dc8, SKYLAKE },		/* Ice Lake-H */
	{ PCI_VENDOR_ID_INTEL, 0x43c8, SKYLAKE },		/* Tiger Lake-H */
	{ PCI_VENDOR_ID_INTEL, 0x490d, SKYLAKE_CARD },		/* DG1 */
	{ PCI_VENDOR_ID_INTEL, 0x4b55, SKYLAKE },		/* Elkhart Lake */
	{ PCI_VENDOR_ID_INTEL, 0x4b58, SKYLAKE },		/* Elkhart Lake */
	{ PCI_VENDOR_ID_INTEL, 0x4d28, SKYLAKE_PIO },		/* Wildcat Lake */
	{ PCI_VENDOR_ID_INTEL, 0x4dc8, SKYLAKE },		/* Jasper Lake */
	{ PCI_VENDOR_ID_INTEL, 0x4f90, SKYLAKE_CARD },		/* DG2 */
	{ PCI_VENDOR_ID_INTEL, 0x4f91, SKYLAKE_CARD },		/* DG2 */
	{ PCI_VENDOR_ID_INTEL, 0x4f92, SKYLAKE_CARD },		/* DG2 */
	{ PCI_VENDOR_ID_INTEL, 0x51c8, SKYLAKE },		/* Alder Lake-P */
	{ PCI_VENDOR_ID_INTEL, 0x51c9, SKYLAKE },		/* Alder Lake-PS */
	{ PCI_VENDOR_ID_INTEL, 0x51ca, SKYLAKE },		/* Raptor Lake-P */
	{ PCI_VENDOR_ID_INTEL, 0x51cb, SKYLAKE },		/* Raptor Lake-P */
	{ PCI_VENDOR_ID_INTEL, 0x51cc, SKYLAKE },		/* Alder Lake-M */
	{ PCI_VENDOR_ID_INTEL, 0x51cd, SKYLAKE },		/* Alder Lake-PX */
	{ PCI_VENDOR_ID_INTEL, 0x51ce, SKYLAKE },		/* Raptor Lake-M */
	{ PCI_VENDOR_ID_INTEL, 0x51cf, SKYLAKE },		/* Raptor Lake-PX */
	{ PCI_VENDOR_ID_INTEL, 0x54c8, SKYLAKE },		/* Alder Lake-N */
	{ PCI_VENDOR_ID_INTEL, 0x5a98, SKYLAKE | HDB_QUIRK_EARLY_DMA },	/* Apollo Lake */
	{ PCI_VENDOR_ID_INTEL, 0x7728, SKYLAKE },		/* Arrow Lake */
	{ PCI_VENDOR_ID_INTEL, 0x7a50, SKYLAKE },		/* Raptor Lake-S */
	{ PCI_VENDOR_ID_INTEL, 0x7ad0, SKYLAKE },		/* Alder Lake-S */
	{ PCI_VENDOR_ID_INTEL, 0x7e28, SKYLAKE },		/* Meteor Lake-P */
	{ PCI_VENDOR_ID_INTEL, 0x7f50, SKYLAKE },		/* Arrow Lake-S */
	{ PCI_VENDOR_ID_INTEL, 0x9d70, SKYLAKE },		/* Sunrise Point-LP */
	{ PCI_VENDOR_ID_INTEL, 0x9d71, SKYLAKE },		/* Kaby Lake-LP */
	{ PCI_VENDOR_ID_INTEL, 0x9dc8, SKYLAKE },		/* Cannon Lake-LP */
	{ PCI_VENDOR_ID_INTEL, 0xa0c8, SKYLAKE },		/* Tiger Lake-LP */
	{ PCI_VENDOR_ID_INTEL, 0xa170, SKYLAKE },		/* Sunrise Point */
	{ PCI_VENDOR_ID_INTEL, 0xa171, SKYLAKE },		/* Kaby Lake */
	{ PCI_VENDOR_ID_INTEL, 0xa2f0, SKYLAKE },		/* Kaby Lake-H */
	{ PCI_VENDOR_ID_INTEL, 0xa348, SKYLAKE },		/* Cannon Lake-H */
	{ PCI_VENDOR_ID_INTEL, 0xa3f0, SKYLAKE },		/* Comet Lake-S */
	{ PCI_VENDOR_ID_INTEL, 0xa828, SKYLAKE_PIO },		/* Lunar Lake-P */
	{ PCI_VENDOR_ID_INTEL, 0xe328, SKYLAKE_PIO },		/* Panther Lake-H */
	{ PCI_VENDOR_ID_INTEL, 0xe428, SKYLAKE_PIO },		/* Panther Lake */
	{ PCI_VENDOR_ID_INTEL, 0xf0c8, SKYLAKE },		/* Comet Lake-R */
	{ PCI_VENDOR_ID_INTEL, 0xf1c8, SKYLAKE },		/* Rocket Lake-S */
	{ PCI_VENDOR_ID_INTEL, 0x6e50, SKYLAKE_PIO },		/* Nova Lake-S */
	{ PCI_VENDOR_ID_INTEL, 0xd328, SKYLAKE_PIO },		/* Nova Lake */
	{ PCI_VENDOR_ID_INTEL, 0xe2f7, SKYLAKE_CARD },		/* Battlemage */
	{ PCI_VENDOR_ID_INTEL, 0x0a0c, HASWELL },		/* Haswell's displays */
	{ PCI_VENDOR_ID_INTEL, 0x0c0c, HASWELL },
	{ PCI_VENDOR_ID_INTEL, 0x0d0c, HASWELL },
	{ PCI_VENDOR_ID_INTEL, 0x160c, HASWELL | HDB_QUIRK_POSITION_REGISTER },	/* Broadwell's */
	{ PCI_VENDOR_ID_INTEL, 0x0f04, PCH_DISPLAY },		/* Bay Trail */
	{ PCI_VENDOR_ID_INTEL, 0x1c20, PCH_DISPLAY },		/* Cougar Point */
	{ PCI_VENDOR_ID_INTEL, 0x1d20, PCH_DISPLAY },		/* Patsburg */
	{ PCI_VENDOR_ID_INTEL, 0x1e20, PCH_DISPLAY },		/* Panther Point */
	{ PCI_VENDOR_ID_INTEL, 0x2284, PCH_DISPLAY },		/* Braswell */
	{ PCI_VENDOR_ID_INTEL, 0x3b56, PCH_DISPLAY },		/* 5 Series, 3400 */
	{ PCI_VENDOR_ID_INTEL, 0x3b57, PCH_DISPLAY },
	{ PCI_VENDOR_ID_INTEL, 0xa1f0, PCH_DISPLAY },		/* Lewisburg */
	{ PCI_VENDOR_ID_INTEL, 0xa270, PCH_DISPLAY },
	{ PCI_VENDOR_ID_INTEL, 0x080a, PCH },			/* Oaktrail */
	{ PCI_VENDOR_ID_INTEL, 0x811b, PCH | HDB_QUIRK_POSITION_REGISTER },	/* Poulsbo */
	{ PCI_VENDOR_ID_INTEL, 0x8c20, PCH },			/* Lynx Point */
	{ PCI_VENDOR_ID_INTEL, 0x8ca0, PCH },			/* 9 Series */
	{ PCI_VENDOR_ID_INTEL, 0x8d20, PCH },			/* Wellsburg */
	{ PCI_VENDOR_ID_INTEL, 0x8d21, PCH },
	{ PCI_VENDOR_ID_INTEL, 0x9c20, PCH },			/* Lynx Point-LP */
	{ PCI_VENDOR_ID_INTEL, 0x9c21, PCH },
	{ PCI_VENDOR_ID_INTEL, 0x9ca0, PCH },			/* Wildcat Point-LP */
	{ PCI_VENDOR_ID_ATI, 0x437b, ATI_SB },			/* SB450 */
	{ PCI_VENDOR_ID_ATI, 0x4383, ATI_SB },			/* SB600 and later */
	{ PCI_VENDOR_ID_ATI, 0x0002, ATI_HDMI_NS },		/* display audio from here on */
	{ PCI_VENDOR_ID_ATI, 0x1308, ATI_HDMI_NS },		/* Kaveri */
	{ PCI_VENDOR_ID_ATI, 0x157a, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0x15b3, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0x9840, ATI_HDMI_NS },		/* Kabini */
	{ PCI_VENDOR_ID_ATI, 0x9902, ATI_HDMI_NS },		/* Trinity */
	{ PCI_VENDOR_ID_ATI, 0xaaa0, ATI_HDMI_NS },		/* Tahiti */
	{ PCI_VENDOR_ID_ATI, 0xaaa8, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaab0, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaac0, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaac8, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaad8, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaae0, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaae8, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaaf0, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xaaf8, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab00, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab08, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab10, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab18, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab20, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab28, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab30, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab38, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0xab40, ATI_HDMI_NS },
	{ PCI_VENDOR_ID_ATI, 0x7919, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0x793b, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0x960f, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0x970f, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa00, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa08, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa10, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa18, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa20, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa28, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa30, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa38, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa40, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa48, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa50, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa58, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa60, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa68, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa80, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa88, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa90, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, 0xaa98, ATI_HDMI },
	{ PCI_VENDOR_ID_ATI, ANY, ATI_OTHER },
	{ PCI_VENDOR_ID_AMD, 0x780d, ATI_SB },			/* Hudson */
	{ PCI_VENDOR_ID_AMD, 0x157a, ATI_SB },			/* Stoney */
	{ PCI_VENDOR_ID_AMD, 0x1457, AMD_SB },			/* X370 */
	{ PCI_VENDOR_ID_AMD, 0x1487, AMD_SB },			/* X570 */
	{ PCI_VENDOR_ID_AMD, 0x15e3, AMD_SB },			/* Raven */
	{ PCI_VENDOR_ID_AMD, ANY, ATI_OTHER },
	{ PCI_VENDOR_ID_NVIDIA, ANY, NVIDIA },
	{ PCI_VENDOR_ID_CREATIVE, 0x0010, CTHDA },		/* CA0132 */
	{ PCI_VENDOR_ID_CREATIVE, 0x0012, CTHDA },		/* CA0132 */
	{ PCI_VENDOR_ID_CREATIVE, ANY, CTX },			/* X-Fi */
	/* VT8251, VT8237A */
	{ PCI_VENDOR_ID_VIA, 0x3288, HDB_QUIRK_SNOOP_VIA | HDB_QUIRK_POSITION_REGISTER },
	{ PCI_VENDOR_ID_AL, 0x5461, HDB_QUIRK_5_IN_6_OUT },	/* ULI M5461 */
	/* CM8888: the data is snooped, the commands are not */
	{ PCI_VENDOR_ID_CMEDIA, 0x5011, CMEDIA },
	{ TERADICI, 0x1200, HDB_QUIRK_DMA_32 },
	{ TERADICI, 0x2200, HDB_QUIRK_DMA_32 },
	{ PCI_VENDOR_ID_GLENFLY, ANY, GLENFLY },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9141, GLENFLY },				/* display audio */
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9142, GLENFLY },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9144, GLENFLY },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9145, GLENFLY },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9146, GLENFLY },
	{ PCI_VENDOR_ID_LOONGSON, 0x7a07, LOONGSON },
	{ PCI_VENDOR_ID_LOONGSON, 0x7a37, LOONGSON },		/* its display audio */
	{ PCI_VENDOR_ID_HYGON, 0x14a9, HYGON },
};

/**
 * hdb_quirks - the quirks of a controller, by its PCI ids
 * @vendor: vendor id
 * @device: device id
 *
 * Context: any.
 * Return: HDB_QUIRK_ bits.
 */
u32 hdb_quirks(u16 vendor, u16 device)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].vendor == vendor && (rows[i].device == device || rows[i].device == ANY))
			return rows[i].quirks;
	}
	return 0;
}

/**
 * hdb_quirks_has_dsp - can a controller have an audio DSP in front of it?
 * @vendor: vendor id
 * @device: device id
 *
 * With that turned on it is of another PCI class, multimedia audio, as much else is.
 *
 * Context: any.
 * Return: it can, and is HD Audio all the same.
 */
bool hdb_quirks_has_dsp(u16 vendor, u16 device)
{
	return vendor == PCI_VENDOR_ID_INTEL && hdb_quirks(vendor, device) & HDB_QUIRK_SKYLAKE;
}

/*
 * Boards where a controller needs more than on others; the kernel's lists are msi_deny_list,
 * power_save_denylist and position_fix_list.
 */
static const struct {
	u16 subvendor;
	u16 subdevice;
	u32 quirks;
} boards[] = {
	{ 0x103c, 0x2191, HDB_QUIRK_NO_MSI },	/* HP, AMD Hudson */
	{ 0x103c, 0x2192, HDB_QUIRK_NO_MSI },	/* HP, AMD Hudson */
	{ 0x103c, 0x21f7, HDB_QUIRK_NO_MSI },	/* HP, AMD Hudson */
	{ 0x103c, 0x21fa, HDB_QUIRK_NO_MSI },	/* HP, AMD Hudson */
	{ 0x1043, 0x81f2, HDB_QUIRK_NO_MSI },	/* ASUS, NVIDIA */
	{ 0x1043, 0x81f6, HDB_QUIRK_NO_MSI },	/* ASUS, NVIDIA */
	{ 0x1043, 0x822d, HDB_QUIRK_NO_MSI },	/* ASUS, NVIDIA MCP55 */
	{ 0x1179, 0xfb44, HDB_QUIRK_NO_MSI },	/* Toshiba Satellite C870, AMD Hudson */
	{ 0x1849, 0x0888, HDB_QUIRK_NO_MSI | HDB_QUIRK_POSITION_REGISTER },	/* ASRock, NVIDIA */
	{ 0xa0a0, 0x0575, HDB_QUIRK_NO_MSI },	/* Aopen MZ915-M, ICH6 */
	{ 0x1028, 0x0497, HDB_QUIRK_POPS },	/* Dell Precision T3600 */
	{ 0x1028, 0x0962, HDB_QUIRK_POPS },	/* Dell, ALC3271 */
	{ 0x103c, 0x8a6b, HDB_QUIRK_POPS },	/* HP 89E9 */
	{ 0x1043, 0x8733, HDB_QUIRK_POPS },	/* ASUS Prime X370-Pro */
	{ 0x1458, 0xa002, HDB_QUIRK_POPS },	/* Gigabyte P55A-UD3, Z87-D3HP */
	{ 0x1631, 0xe017, HDB_QUIRK_POPS },	/* Packard Bell iMedia 5204 */
	{ 0x1734, 0x1232, HDB_QUIRK_POPS },	/* Kontron SinglePC: may hang as it wakes up */
	{ 0x17aa, 0x2227, HDB_QUIRK_POPS },	/* Lenovo X1 Carbon, third */
	{ 0x17aa, 0x316e, HDB_QUIRK_POPS },	/* Lenovo ThinkCentre M70q */
	{ 0x17aa, 0x367b, HDB_QUIRK_POPS },	/* Lenovo IdeaCentre B550 */
	{ 0x17aa, 0x36a7, HDB_QUIRK_POPS },	/* Lenovo C50 */
	{ 0x17aa, 0x5079, HDB_QUIRK_POPS },	/* Lenovo Thinkpad E15 */
	{ 0x1849, 0x0397, HDB_QUIRK_POPS },	/* ASRock N68C-S UCC */
	{ 0x1849, 0x7662, HDB_QUIRK_POPS },	/* ASRock H81M-HDS */
	{ 0x1849, 0xc892, HDB_QUIRK_POPS },	/* ASRock B85M-ITX */
	{ 0x8086, 0x2040, HDB_QUIRK_POPS },	/* Intel DZ77BH-55K */
	{ 0x8086, 0x2057, HDB_QUIRK_POPS },	/* Intel NUC5i7RYB */
	{ 0x8086, 0x2064, HDB_QUIRK_POPS },	/* Intel SDP */
	{ 0x8086, 0x2068, HDB_QUIRK_POPS },	/* Intel NUC7i3BNB */
	{ 0x1028, 0x01cc, HDB_QUIRK_POSITION_REGISTER },	/* Dell D820 */
	{ 0x1028, 0x01de, HDB_QUIRK_POSITION_REGISTER },	/* Dell Precision 390 */
	{ 0x103c, 0x306d, HDB_QUIRK_POSITION_REGISTER },	/* HP dv3 */
	{ 0x1043, 0x813d, HDB_QUIRK_POSITION_REGISTER },	/* ASUS P5AD2 */
	{ 0x1043, 0x81b3, HDB_QUIRK_POSITION_REGISTER },	/* ASUS */
	{ 0x1043, 0x81e7, HDB_QUIRK_POSITION_REGISTER },	/* ASUS M2V */
	{ 0x104d, 0x9069, HDB_QUIRK_POSITION_REGISTER },	/* Sony VPCS11V9E */
	{ 0x10de, 0xcb89, HDB_QUIRK_POSITION_REGISTER },	/* MacBook Pro 7,1 */
	{ 0x1297, 0x3166, HDB_QUIRK_POSITION_REGISTER },	/* Shuttle */
	{ 0x1458, 0xa022, HDB_QUIRK_POSITION_REGISTER },	/* Gigabyte GA-MA770 */
	{ 0x1462, 0x1002, HDB_QUIRK_POSITION_REGISTER },	/* MSI Wind U115 */
	{ 0x1565, 0x8218, HDB_QUIRK_POSITION_REGISTER },	/* Biostar Microtech */
	{ 0x8086, 0x2503, HDB_QUIRK_POSITION_REGISTER },	/* DG965OT AAD63733-203 */
};

/**
 * hdb_quirks_board - more quirks, by the subsystem's ids
 * @subvendor: subsystem vendor id
 * @subdevice: subsystem id
 *
 * Context: any.
 * Return: HDB_QUIRK_ bits.
 */
u32 hdb_quirks_board(u16 subvendor, u16 subdevice)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(boards); i++) {
		if (boards[i].subvendor == subvendor && boards[i].subdevice == subdevice)
			return boards[i].quirks;
	}
	return 0;
}

/* The first row that fits counts; the kernel's list is default_bdl_pos_adj(). */
static const struct {
	u16 vendor;
	u16 device;
	u8 frames;
} late[] = {
	{ PCI_VENDOR_ID_INTEL, 0x0f04, 32 },	/* Bay Trail */
	{ PCI_VENDOR_ID_INTEL, 0x2284, 32 },	/* Braswell */
	{ PCI_VENDOR_ID_INTEL, 0x5a98, 64 },	/* Apollo Lake */
	{ PCI_VENDOR_ID_GLENFLY, ANY, 128 },
	{ PCI_VENDOR_ID_NVIDIA, ANY, 64 },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9141, 128 },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9142, 128 },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9144, 128 },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9145, 128 },
	{ PCI_VENDOR_ID_ZHAOXIN, 0x9146, 128 },
};

/**
 * hdb_quirks_late_frames - how long a stream's interrupt comes before its data has moved
 * @vendor: vendor id
 * @device: device id
 *
 * Context: any.
 * Return: frames at 48 kHz.
 */
unsigned int hdb_quirks_late_frames(u16 vendor, u16 device)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(late); i++) {
		if (late[i].vendor == vendor && (late[i].device == device || late[i].device == ANY))
			return late[i].frames;
	}
	return 0;
}

/**
 * hdb_quirks_smbus - more quirks, by the SMBus controller in an ATI south bridge
 * @revision: its PCI revision: that of the bridge, which the audio function does not show
 *
 * Context: any.
 * Return: HDB_QUIRK_ bits.
 */
u32 hdb_quirks_smbus(u8 revision)
{
	return revision < 0x30 ? HDB_QUIRK_DMA_32 : 0;	/* SB600 and before */
}

/* The first row that fits counts; ANY fits all. The kernel's list is probe_mask_list. */
static const struct {
	u16 vendor;
	u16 device;
	u16 subvendor;
	u16 subdevice;
	u16 mask;
} probe_masks[] = {
	{ ANY, ANY, 0x1014, 0x05b7, 0x01 },	/* Thinkpad Z60: a modem that is not there */
	{ ANY, ANY, 0x17aa, 0x2010, 0x01 },	/* Thinkpad X/T/R60 */
	{ ANY, ANY, 0x17aa, 0x20ac, 0x01 },	/* Thinkpad X/T/R61 */
	{ ANY, ANY, 0x1028, 0x20ac, 0x01 },	/* Dell Studio Desktop */
	{ ANY, ANY, 0x17c0, 0x4085, 0x01 },	/* Medion MD96630: a ghost at address 2 */
	{ ANY, ANY, 0x1043, 0x1262, HDB_PROBE_FORCE | 0x03 },	/* ASUS W5Fm */
	{ ANY, ANY, 0x1046, 0x1262, HDB_PROBE_FORCE | 0x03 },	/* ASUS W5F */
	{ ANY, ANY, 0x1558, 0x0351, HDB_PROBE_FORCE | 0x05 },	/* Schenker Dock 15 */
	{ ANY, ANY, 0x3a21, 0x040d, HDB_PROBE_FORCE | 0x01 },	/* WinFast VP200 H */
	{ TERADICI, ANY, ANY, ANY, 0x01 },
	{ PCI_VENDOR_ID_NVIDIA, ANY, ANY, ANY, 0xff },
};

static bool fits(u16 row, u16 id)
{
	return row == ANY || row == id;
}

/**
 * hdb_quirks_probe_mask - which codec addresses to ask
 * @vendor: PCI vendor id of the controller
 * @device: its device id
 * @subvendor: its subsystem vendor id
 * @subdevice: its subsystem id
 *
 * Context: any.
 * Return: addresses in bits 7:0 and HDB_PROBE_FORCE, or 0 for those that report.
 */
u16 hdb_quirks_probe_mask(u16 vendor, u16 device, u16 subvendor, u16 subdevice)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(probe_masks); i++) {
		if (fits(probe_masks[i].vendor, vendor) && fits(probe_masks[i].device, device) &&
		    fits(probe_masks[i].subvendor, subvendor) &&
		    fits(probe_masks[i].subdevice, subdevice))
			return probe_masks[i].mask;
	}
	return 0;
}

/**
 * hdb_quirks_askable - which codecs may be asked
 * @probe_mask: from hdb_quirks_probe_mask() or the module's parameter
 *
 * Context: any.
 * Return: bit n for address n.
 */
u16 hdb_quirks_askable(u16 probe_mask)
{
	return probe_mask ? probe_mask & ~HDB_PROBE_FORCE : U16_MAX;
}

/**
 * hdb_quirks_codecs - which codecs are taken to be there
 * @probe_mask: from hdb_quirks_probe_mask() or the module's parameter
 * @reported: those that have reported after reset
 *
 * Context: any.
 * Return: bit n for address n.
 */
u16 hdb_quirks_codecs(u16 probe_mask, u16 reported)
{
	if (probe_mask & HDB_PROBE_FORCE)
		return probe_mask & ~HDB_PROBE_FORCE;
	return reported & hdb_quirks_askable(probe_mask);
}

/**
 * hdb_quirks_dma_mask - which addresses a controller can reach
 * @quirks: HDB_QUIRK_ bits
 * @dma64: what GCAP.64OK says
 *
 * Context: any.
 * Return: the mask for the DMA API.
 */
u64 hdb_quirks_dma_mask(u32 quirks, bool dma64)
{
	if (!dma64 || quirks & HDB_QUIRK_DMA_32)
		return DMA_BIT_MASK(32);
	return quirks & HDB_QUIRK_DMA_40 ? DMA_BIT_MASK(40) : DMA_BIT_MASK(64);
}

/**
 * hdb_quirks_streams - how many streams there are, where the controller does not tell
 * @quirks: HDB_QUIRK_ bits
 * @caps: as read from the registers
 *
 * Context: any.
 */
void hdb_quirks_streams(u32 quirks, struct hdb_caps *caps)
{
	if (caps->n_capture || caps->n_render || caps->n_bidi)
		return;
	if (quirks & HDB_QUIRK_5_IN_6_OUT) {
		caps->n_capture = 5;
		caps->n_render = 6;
	} else if (quirks & HDB_QUIRK_0_IN_8_OUT) {
		caps->n_render = 8;
	} else {
		caps->n_capture = 4;
		caps->n_render = 4;
	}
}
