/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the kernel's own driver knows of controllers and boards, arranged by what it takes them to
 * need. Facts, in that driver's names; vm/static/stock-table compares them with its source. Which
 * of our quirks is which of its capabilities, and what needs none here and why: stock_test.c.
 */
#ifndef STOCK_TABLE_H
#define STOCK_TABLE_H

#include <linux/bits.h>
#include <linux/types.h>

#define STOCK_VERSION	"7.3"
#define STOCK_ANY	0xffff	/* any other HD Audio controller of that maker */
#define STOCK_IDS	48

enum stock_type {
	STOCK_PCH,
	STOCK_SKL,
	STOCK_HDMI,
	STOCK_SCH,
	STOCK_ICH,
	STOCK_ATI,
	STOCK_GENERIC,
	STOCK_ATIHDMI_NS,
	STOCK_ATIHDMI,
	STOCK_GFHDMI,
	STOCK_VIA,
	STOCK_SIS,
	STOCK_ULI,
	STOCK_NVIDIA,
	STOCK_TERA,
	STOCK_CTHDA,
	STOCK_CTX,
	STOCK_CMEDIA,
	STOCK_ZHAOXIN,
	STOCK_ZHAOXINHDMI,
	STOCK_LOONGSON,
	STOCK_HYGON,
};

enum stock_capability {
	CAP_4K_BDLE_BOUNDARY = BIT(0),
	CAP_AMD_WORKAROUND = BIT(1),
	CAP_CORBRP_SELF_CLEAR = BIT(2),
	CAP_COUNT_LPIB_DELAY = BIT(3),
	CAP_CTX_WORKAROUND = BIT(4),
	CAP_I915_COMPONENT = BIT(5),
	CAP_NO_64BIT = BIT(6),
	CAP_NO_ALIGN_BUFSIZE = BIT(7),
	CAP_NO_MSI = BIT(8),
	CAP_NO_MSI64 = BIT(9),
	CAP_NO_TCSEL = BIT(10),
	CAP_OLD_SSYNC = BIT(11),
	CAP_PIO_COMMANDS = BIT(12),
	CAP_PM_RUNTIME = BIT(13),
	CAP_POSFIX_LPIB = BIT(14),
	CAP_RETRY_PROBE = BIT(15),
	CAP_SEPARATE_STREAM_TAG = BIT(16),
	CAP_SNOOP_ATI = BIT(17),
	CAP_SNOOP_NVIDIA = BIT(18),
	CAP_SNOOP_OFF = BIT(19),
	CAP_SNOOP_SCH = BIT(20),
};

/**
 * struct stock_group - controllers that driver treats alike
 * @vendor: PCI vendor id
 * @type: its type of driver
 * @caps: its capabilities
 * @devices: PCI device ids; 0 ends them
 */
struct stock_group {
	u16 vendor;
	enum stock_type type;
	u32 caps;
	u16 devices[STOCK_IDS];
};

static const struct stock_group stock_groups[] = {
	/* Intel */
	{ 0x8086, STOCK_PCH,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_NO_ALIGN_BUFSIZE |
	  CAP_SNOOP_SCH,
	  { 0x0f04, 0x1c20, 0x1d20, 0x1e20 } },
	{ 0x8086, STOCK_PCH,
	  CAP_COUNT_LPIB_DELAY | CAP_NO_ALIGN_BUFSIZE | CAP_PM_RUNTIME | CAP_SNOOP_SCH,
	  { 0x8c20, 0x8ca0, 0x8d20, 0x8d21, 0x9c20, 0x9c21, 0x9ca0 } },
	{ 0x8086, STOCK_PCH,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_NO_ALIGN_BUFSIZE |
	  CAP_PM_RUNTIME | CAP_SEPARATE_STREAM_TAG | CAP_SNOOP_SCH,
	  { 0xa1f0, 0xa270 } },
	{ 0x8086, STOCK_SKL,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_NO_ALIGN_BUFSIZE |
	  CAP_PM_RUNTIME | CAP_SEPARATE_STREAM_TAG | CAP_SNOOP_SCH,
	  { 0x02c8, 0x06c8, 0x3198, 0x34c8, 0x38c8, 0x3dc8, 0x43c8, 0x490d, 0x4b55, 0x4b58,
	    0x4dc8, 0x4f90, 0x4f91, 0x4f92, 0x51c8, 0x51c9, 0x51ca, 0x51cb, 0x51cc, 0x51cd,
	    0x51ce, 0x51cf, 0x54c8, 0x5a98, 0x7728, 0x7a50, 0x7ad0, 0x7e28, 0x7f50, 0x9d70,
	    0x9d71, 0x9dc8, 0xa0c8, 0xa170, 0xa171, 0xa2f0, 0xa348, 0xa3f0, 0xe2f7, 0xf0c8,
	    0xf1c8 } },
	{ 0x8086, STOCK_SKL,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_NO_ALIGN_BUFSIZE |
	  CAP_PIO_COMMANDS | CAP_PM_RUNTIME | CAP_SEPARATE_STREAM_TAG | CAP_SNOOP_SCH,
	  { 0x4d28, 0xa828, 0xe328, 0xe428 } },
	{ 0x8086, STOCK_SKL,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_PIO_COMMANDS | CAP_PM_RUNTIME |
	  CAP_SEPARATE_STREAM_TAG | CAP_SNOOP_SCH,
	  { 0x6e50, 0xd328 } },
	{ 0x8086, STOCK_HDMI,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_PM_RUNTIME | CAP_SNOOP_SCH,
	  { 0x0a0c, 0x0c0c, 0x0d0c } },
	{ 0x8086, STOCK_HDMI,
	  CAP_I915_COMPONENT | CAP_PM_RUNTIME | CAP_POSFIX_LPIB | CAP_SNOOP_SCH,
	  { 0x160c } },
	{ 0x8086, STOCK_SCH,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_NO_ALIGN_BUFSIZE |
	  CAP_SNOOP_SCH,
	  { 0x3b56, 0x3b57 } },
	{ 0x8086, STOCK_SCH,
	  CAP_COUNT_LPIB_DELAY | CAP_NO_ALIGN_BUFSIZE | CAP_POSFIX_LPIB | CAP_SNOOP_SCH,
	  { 0x811b } },
	{ 0x8086, STOCK_SCH,
	  CAP_COUNT_LPIB_DELAY | CAP_NO_ALIGN_BUFSIZE | CAP_SNOOP_SCH,
	  { 0x080a } },
	{ 0x8086, STOCK_PCH,
	  CAP_COUNT_LPIB_DELAY | CAP_I915_COMPONENT | CAP_NO_ALIGN_BUFSIZE |
	  CAP_PM_RUNTIME | CAP_SNOOP_SCH,
	  { 0x2284 } },
	{ 0x8086, STOCK_ICH,
	  CAP_NO_ALIGN_BUFSIZE | CAP_OLD_SSYNC,
	  { 0x2668, 0x269a, 0x27d8, 0x284b, 0x293e, 0x293f, 0x3a3e, 0x3a6e } },
	{ 0x8086, STOCK_ICH,
	  CAP_NO_ALIGN_BUFSIZE,
	  { STOCK_ANY } },
	/* ATI */
	{ 0x1002, STOCK_ATI,
	  CAP_NO_TCSEL | CAP_POSFIX_LPIB | CAP_SNOOP_ATI,
	  { 0x437b, 0x4383 } },
	{ 0x1002, STOCK_ATIHDMI_NS,
	  CAP_NO_MSI64 | CAP_NO_TCSEL | CAP_PM_RUNTIME | CAP_POSFIX_LPIB | CAP_SNOOP_OFF,
	  { 0x0002, 0xaac0, 0xaac8, 0xaad8, 0xaae0, 0xaae8, 0xaaf0, 0xaaf8, 0xab00, 0xab08,
	    0xab10, 0xab18, 0xab20, 0xab28, 0xab30, 0xab38, 0xab40 } },
	{ 0x1002, STOCK_ATIHDMI_NS,
	  CAP_NO_MSI64 | CAP_NO_TCSEL | CAP_POSFIX_LPIB | CAP_SNOOP_OFF,
	  { 0x1308, 0x157a, 0x15b3, 0x9840, 0x9902, 0xaaa0, 0xaaa8, 0xaab0 } },
	{ 0x1002, STOCK_ATIHDMI,
	  CAP_NO_MSI64 | CAP_NO_TCSEL | CAP_POSFIX_LPIB,
	  { 0x7919, 0x793b, 0x960f, 0x970f, 0xaa00, 0xaa08, 0xaa10, 0xaa18, 0xaa20, 0xaa28,
	    0xaa30, 0xaa38, 0xaa40, 0xaa48, 0xaa50, 0xaa58, 0xaa60, 0xaa68, 0xaa80, 0xaa88,
	    0xaa90, 0xaa98 } },
	{ 0x1002, STOCK_GENERIC,
	  CAP_NO_MSI64 | CAP_NO_TCSEL | CAP_POSFIX_LPIB,
	  { STOCK_ANY } },
	/* AMD */
	{ 0x1022, STOCK_GENERIC,
	  CAP_NO_TCSEL | CAP_POSFIX_LPIB | CAP_SNOOP_ATI,
	  { 0x780d } },
	{ 0x1022, STOCK_GENERIC,
	  CAP_AMD_WORKAROUND | CAP_NO_TCSEL | CAP_PM_RUNTIME | CAP_RETRY_PROBE |
	  CAP_SNOOP_ATI,
	  { 0x1457, 0x1487, 0x15e3 } },
	{ 0x1022, STOCK_GENERIC,
	  CAP_NO_TCSEL | CAP_PM_RUNTIME | CAP_POSFIX_LPIB | CAP_SNOOP_ATI,
	  { 0x157a } },
	{ 0x1022, STOCK_GENERIC,
	  CAP_NO_MSI64 | CAP_NO_TCSEL | CAP_POSFIX_LPIB,
	  { STOCK_ANY } },
	/* Glenfly */
	{ 0x6766, STOCK_GFHDMI,
	  CAP_NO_64BIT | CAP_NO_MSI | CAP_POSFIX_LPIB,
	  { STOCK_ANY } },
	/* VIA */
	{ 0x1106, STOCK_VIA,
	  0,
	  { 0x3288 } },
	{ 0x1106, STOCK_GENERIC,
	  0,
	  { 0x9140, 0x9170 } },
	/* SiS */
	{ 0x1039, STOCK_SIS,
	  0,
	  { 0x7502 } },
	/* ULi */
	{ 0x10b9, STOCK_ULI,
	  0,
	  { 0x5461 } },
	/* NVIDIA */
	{ 0x10de, STOCK_NVIDIA,
	  CAP_CORBRP_SELF_CLEAR | CAP_NO_MSI | CAP_SNOOP_NVIDIA,
	  { STOCK_ANY } },
	/* Teradici */
	{ 0x6549, STOCK_TERA,
	  CAP_NO_64BIT,
	  { 0x1200, 0x2200 } },
	/* Creative */
	{ 0x1102, STOCK_CTHDA,
	  CAP_4K_BDLE_BOUNDARY | CAP_NO_64BIT | CAP_NO_MSI | CAP_POSFIX_LPIB |
	  CAP_SNOOP_OFF,
	  { 0x0010, 0x0012 } },
	{ 0x1102, STOCK_CTX,
	  CAP_CTX_WORKAROUND | CAP_NO_64BIT | CAP_POSFIX_LPIB,
	  { 0x0009, STOCK_ANY } },
	/* C-Media */
	{ 0x13f6, STOCK_CMEDIA,
	  CAP_NO_MSI | CAP_POSFIX_LPIB | CAP_SNOOP_OFF,
	  { 0x5011 } },
	/* RDC */
	{ 0x17f3, STOCK_GENERIC,
	  0,
	  { 0x3010 } },
	/* VMware */
	{ 0x15ad, STOCK_GENERIC,
	  0,
	  { 0x1977 } },
	/* Zhaoxin */
	{ 0x1d17, STOCK_ZHAOXIN,
	  0,
	  { 0x3288 } },
	{ 0x1d17, STOCK_ZHAOXINHDMI,
	  CAP_NO_64BIT | CAP_NO_MSI | CAP_POSFIX_LPIB,
	  { 0x9141, 0x9142, 0x9144, 0x9145, 0x9146 } },
	/* Loongson */
	{ 0x0014, STOCK_LOONGSON,
	  CAP_NO_TCSEL,
	  { 0x7a07, 0x7a37 } },
	/* Hygon */
	{ 0x1d94, STOCK_HYGON,
	  CAP_NO_MSI | CAP_POSFIX_LPIB,
	  { 0x14a9 } },
	/* Lisuan */
	{ 0x4c54, STOCK_GENERIC,
	  0,
	  { 0x5010 } },
};

enum stock_list {
	STOCK_POSITION,	/* position_fix */
	STOCK_PROBE,	/* probe_mask */
	STOCK_MSI,	/* enable_msi */
	STOCK_POPS,	/* power_save is not for these */
	STOCK_NO_CODEC,	/* no codec is behind that controller: not taken */
};

/**
 * struct stock_board - a board in one of that driver's lists
 * @list: which
 * @subvendor: subsystem vendor id
 * @subdevice: subsystem id
 * @value: what the parameter of that name is set to there
 */
struct stock_board {
	enum stock_list list;
	u16 subvendor;
	u16 subdevice;
	u16 value;
};

static const struct stock_board stock_boards[] = {
	{ STOCK_POSITION, 0x1028, 0x01cc, 1 },
	{ STOCK_POSITION, 0x1028, 0x01de, 1 },
	{ STOCK_POSITION, 0x103c, 0x306d, 1 },
	{ STOCK_POSITION, 0x1043, 0x813d, 1 },
	{ STOCK_POSITION, 0x1043, 0x81b3, 1 },
	{ STOCK_POSITION, 0x1043, 0x81e7, 1 },
	{ STOCK_POSITION, 0x104d, 0x9069, 1 },
	{ STOCK_POSITION, 0x10de, 0xcb89, 1 },
	{ STOCK_POSITION, 0x1297, 0x3166, 1 },
	{ STOCK_POSITION, 0x1458, 0xa022, 1 },
	{ STOCK_POSITION, 0x1462, 0x1002, 1 },
	{ STOCK_POSITION, 0x1565, 0x8218, 1 },
	{ STOCK_POSITION, 0x1849, 0x0888, 1 },
	{ STOCK_POSITION, 0x8086, 0x2503, 1 },
	{ STOCK_PROBE, 0x1014, 0x05b7, 1 },
	{ STOCK_PROBE, 0x17aa, 0x2010, 1 },
	{ STOCK_PROBE, 0x17aa, 0x20ac, 1 },
	{ STOCK_PROBE, 0x1028, 0x20ac, 1 },
	{ STOCK_PROBE, 0x17c0, 0x4085, 1 },
	{ STOCK_PROBE, 0x1043, 0x1262, 0x103 },
	{ STOCK_PROBE, 0x1046, 0x1262, 0x103 },
	{ STOCK_PROBE, 0x1558, 0x0351, 0x105 },
	{ STOCK_PROBE, 0x3a21, 0x040d, 0x101 },
	{ STOCK_MSI, 0x103c, 0x2191, 0 },
	{ STOCK_MSI, 0x103c, 0x2192, 0 },
	{ STOCK_MSI, 0x103c, 0x21f7, 0 },
	{ STOCK_MSI, 0x103c, 0x21fa, 0 },
	{ STOCK_MSI, 0x1043, 0x81f2, 0 },
	{ STOCK_MSI, 0x1043, 0x81f6, 0 },
	{ STOCK_MSI, 0x1043, 0x822d, 0 },
	{ STOCK_MSI, 0x1179, 0xfb44, 0 },
	{ STOCK_MSI, 0x1849, 0x0888, 0 },
	{ STOCK_MSI, 0xa0a0, 0x0575, 0 },
	{ STOCK_POPS, 0x1849, 0xc892, 0 },
	{ STOCK_POPS, 0x1849, 0x0397, 0 },
	{ STOCK_POPS, 0x1849, 0x7662, 0 },
	{ STOCK_POPS, 0x1043, 0x8733, 0 },
	{ STOCK_POPS, 0x1028, 0x0497, 0 },
	{ STOCK_POPS, 0x1458, 0xa002, 0 },
	{ STOCK_POPS, 0x8086, 0x2040, 0 },
	{ STOCK_POPS, 0x8086, 0x2057, 0 },
	{ STOCK_POPS, 0x8086, 0x2064, 0 },
	{ STOCK_POPS, 0x8086, 0x2068, 0 },
	{ STOCK_POPS, 0x17aa, 0x2227, 0 },
	{ STOCK_POPS, 0x17aa, 0x316e, 0 },
	{ STOCK_POPS, 0x17aa, 0x367b, 0 },
	{ STOCK_POPS, 0x17aa, 0x36a7, 0 },
	{ STOCK_POPS, 0x1631, 0xe017, 0 },
	{ STOCK_POPS, 0x1734, 0x1232, 0 },
	{ STOCK_POPS, 0x1028, 0x0962, 0 },
	{ STOCK_POPS, 0x17aa, 0x5079, 0 },
	{ STOCK_POPS, 0x103c, 0x8a6b, 0 },
	{ STOCK_NO_CODEC, 0x1043, 0x874f, 0 },
	{ STOCK_NO_CODEC, 0x1462, 0xcb59, 0 },
	{ STOCK_NO_CODEC, 0x1462, 0xcb60, 0 },
};

#endif /* STOCK_TABLE_H */
