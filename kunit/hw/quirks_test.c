// SPDX-License-Identifier: GPL-2.0
/*
 * Quirks by PCI id: which row counts.
 */
#include <kunit/test.h>

#include "hdb.h"
#include "hw/quirks.h"

struct row {
	const char *name;
	u16 vendor;
	u16 device;
	u32 quirks;
};

#define REGISTER	HDB_QUIRK_POSITION_REGISTER
#define ATI_HDMI	(HDB_QUIRK_NO_TCSEL | HDB_QUIRK_DMA_40 | HDB_QUIRK_MSI_32 | \
			 HDB_QUIRK_0_IN_8_OUT | REGISTER)
#define ATI_SB		(HDB_QUIRK_NO_TCSEL | HDB_QUIRK_SNOOP_ATI | HDB_QUIRK_DMA_40 | REGISTER)
#define CTHDA		(HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 | HDB_QUIRK_NO_SNOOP | \
			 HDB_QUIRK_BDL_4K | REGISTER)

#define SKYLAKE		(HDB_QUIRK_SNOOP_INTEL | HDB_QUIRK_CLOCK_GATE | HDB_QUIRK_DISPLAY | \
			 HDB_QUIRK_SKYLAKE | HDB_QUIRK_POSITION_BUFFER)
#define GLENFLY		(HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 | HDB_QUIRK_RIRB_POLL | REGISTER)

static const struct row rows[] = {
	{ "ICH6", 0x8086, 0x2668, HDB_QUIRK_SSYNC_34 },
	{ "ICH9", 0x8086, 0x293e, HDB_QUIRK_SSYNC_34 },
	{ "ICH10", 0x8086, 0x3a6e, HDB_QUIRK_SSYNC_34 },
	{ "Cougar Point", 0x8086, 0x1c20, HDB_QUIRK_SNOOP_INTEL | HDB_QUIRK_DISPLAY },
	{ "Lynx Point", 0x8086, 0x8c20, HDB_QUIRK_SNOOP_INTEL },
	{ "Haswell's displays", 0x8086, 0x0c0c, HDB_QUIRK_SNOOP_INTEL | HDB_QUIRK_DISPLAY |
	  HDB_QUIRK_IN_GRAPHICS | HDB_QUIRK_BIT_CLOCK },
	{ "Sunrise Point", 0x8086, 0xa170, SKYLAKE },
	{ "Broxton-T", 0x8086, 0x1a98, SKYLAKE },
	{ "Panther Lake", 0x8086, 0xe428, SKYLAKE | HDB_QUIRK_PIO },
	{ "Apollo Lake", 0x8086, 0x5a98, SKYLAKE | HDB_QUIRK_EARLY_DMA },
	{ "another Intel", 0x8086, 0xffff, 0 },
	{ "SB450", 0x1002, 0x437b, ATI_SB },
	{ "ATI display audio", 0x1002, 0xaa38, ATI_HDMI },
	{ "AMD display audio, not snooping", 0x1002, 0xab38, ATI_HDMI | HDB_QUIRK_NO_SNOOP },
	{ "AMD Hudson", 0x1022, 0x780d, ATI_SB },
	{ "AMD Raven", 0x1022, 0x15e3, ATI_SB | HDB_QUIRK_SLOW_CODECS |
	  HDB_QUIRK_FIFO_32 },
	{ "another AMD", 0x1022, 0xffff, ATI_HDMI & ~HDB_QUIRK_0_IN_8_OUT },
	{ "NVIDIA", 0x10de, 0x0fbb,
	  HDB_QUIRK_NO_MSI | HDB_QUIRK_SNOOP_NVIDIA | HDB_QUIRK_DMA_40 },
	{ "Creative CA0132", 0x1102, 0x0012, CTHDA },
	{ "another Creative", 0x1102, 0x0009,
	  HDB_QUIRK_DMA_32 | HDB_QUIRK_RIRB_LATE | REGISTER },
	{ "VIA", 0x1106, 0x3288, HDB_QUIRK_SNOOP_VIA | REGISTER },
	{ "another VIA", 0x1106, 0x9170, 0 },
	{ "ULI M5461", 0x10b9, 0x5461, HDB_QUIRK_5_IN_6_OUT },
	{ "CM8888", 0x13f6, 0x5011,
	  HDB_QUIRK_NO_MSI | HDB_QUIRK_NO_SNOOP_RINGS | REGISTER },
	{ "Teradici", 0x6549, 0x2200, HDB_QUIRK_DMA_32 },
	{ "Glenfly", 0x6766, 0x3d40, GLENFLY },
	{ "Zhaoxin display audio", 0x1d17, 0x9142, GLENFLY },
	{ "Zhaoxin", 0x1d17, 0x3288, 0 },
	{ "nobody", 0xffff, 0xffff, 0 },
};

static void row_name(const struct row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(rows, rows, row_name);

static void quirks_by_id(struct kunit *test)
{
	const struct row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, hdb_quirks(row->vendor, row->device), row->quirks);
}

static void quirks_by_board(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_quirks_board(0x103c, 0x2191), HDB_QUIRK_NO_MSI);
	KUNIT_EXPECT_EQ(test, hdb_quirks_board(0xa0a0, 0x0575), HDB_QUIRK_NO_MSI);
	KUNIT_EXPECT_EQ(test, hdb_quirks_board(0x103c, 0x0575), 0);
	KUNIT_EXPECT_EQ(test, hdb_quirks_board(0, 0), 0);
}

static void quirks_by_south_bridge(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_quirks_smbus(0x13), HDB_QUIRK_DMA_32);
	KUNIT_EXPECT_EQ(test, hdb_quirks_smbus(0x2f), HDB_QUIRK_DMA_32);
	KUNIT_EXPECT_EQ(test, hdb_quirks_smbus(0x30), 0);
	KUNIT_EXPECT_EQ(test, hdb_quirks_smbus(0xff), 0);
}

static void probe_masks_by_id(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x8086, 0x27d8, 0x17aa, 0x2010), 0x001);
	KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x8086, 0x27d8, 0x1043, 0x1262), 0x103);
	KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x6549, 0x1200, 0x1234, 0x5678), 0x001);
	KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x6549, 0x1200, 0x3a21, 0x040d), 0x101);
	KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x10de, 0x0fbb, 0x1234, 0x5678), 0x0ff);
	KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x8086, 0x27d8, 0x17aa, 0x2011), 0);
}

/* Those that may be asked, and those that are taken to be there. */
static void codecs_by_probe_mask(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdb_quirks_askable(0), 0xffff);
	KUNIT_EXPECT_EQ(test, hdb_quirks_askable(0x0a1), 0x0a1);
	KUNIT_EXPECT_EQ(test, hdb_quirks_askable(HDB_PROBE_FORCE | 0x05), 0x05);
	KUNIT_EXPECT_EQ(test, hdb_quirks_codecs(0, 0x4005), 0x4005);
	KUNIT_EXPECT_EQ(test, hdb_quirks_codecs(0x03, 0x4005), 0x0001);
	KUNIT_EXPECT_EQ(test, hdb_quirks_codecs(HDB_PROBE_FORCE | 0x03, 0x4004), 0x0003);
	KUNIT_EXPECT_EQ(test, hdb_quirks_codecs(HDB_PROBE_FORCE | 0x03, 0), 0x0003);
}

static void reach_by_quirk(struct kunit *test)
{
	const u32 both = HDB_QUIRK_DMA_32 | HDB_QUIRK_DMA_40;

	KUNIT_EXPECT_EQ(test, hdb_quirks_dma_mask(0, true), 0xffffffffffffffffULL);
	KUNIT_EXPECT_EQ(test, hdb_quirks_dma_mask(0, false), 0xffffffffULL);
	KUNIT_EXPECT_EQ(test, hdb_quirks_dma_mask(HDB_QUIRK_DMA_40, true), 0xffffffffffULL);
	KUNIT_EXPECT_EQ(test, hdb_quirks_dma_mask(HDB_QUIRK_DMA_40, false), 0xffffffffULL);
	KUNIT_EXPECT_EQ(test, hdb_quirks_dma_mask(HDB_QUIRK_DMA_32, true), 0xffffffffULL);
	KUNIT_EXPECT_EQ(test, hdb_quirks_dma_mask(both, true), 0xffffffffULL);
}

static void expect_streams(struct kunit *test, u32 quirks, struct hdb_caps caps,
			   unsigned int capture, unsigned int render)
{
	unsigned int bidi = caps.n_bidi;

	hdb_quirks_streams(quirks, &caps);
	KUNIT_EXPECT_EQ(test, caps.n_capture, capture);
	KUNIT_EXPECT_EQ(test, caps.n_render, render);
	KUNIT_EXPECT_EQ(test, caps.n_bidi, bidi);
}

/* Where there is a stream of any kind, the controller is believed. */
static void streams_by_quirk(struct kunit *test)
{
	expect_streams(test, 0, (struct hdb_caps){ }, 4, 4);
	expect_streams(test, HDB_QUIRK_5_IN_6_OUT, (struct hdb_caps){ }, 5, 6);
	expect_streams(test, HDB_QUIRK_0_IN_8_OUT, (struct hdb_caps){ }, 0, 8);
	expect_streams(test, 0, (struct hdb_caps){ .n_capture = 1 }, 1, 0);
	expect_streams(test, HDB_QUIRK_5_IN_6_OUT, (struct hdb_caps){ .n_render = 1 }, 0, 1);
	expect_streams(test, HDB_QUIRK_0_IN_8_OUT, (struct hdb_caps){ .n_bidi = 1 }, 0, 0);
}

static void traits_by_quirk(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, hdb_quirks_has_dsp(0x8086, 0xa170));
	KUNIT_EXPECT_FALSE(test, hdb_quirks_has_dsp(0x8086, 0x1c20));
	KUNIT_EXPECT_FALSE(test, hdb_quirks_has_dsp(0x1002, 0xa170));
	KUNIT_EXPECT_TRUE(test, hdb_quirks_uncached_lists(HDB_QUIRK_NO_SNOOP));
	KUNIT_EXPECT_TRUE(test, hdb_quirks_uncached_lists(HDB_QUIRK_NO_SNOOP_RINGS));
	KUNIT_EXPECT_FALSE(test, hdb_quirks_uncached_lists(~(HDB_QUIRK_NO_SNOOP |
							     HDB_QUIRK_NO_SNOOP_RINGS)));
}

static struct kunit_case quirks_cases[] = {
	KUNIT_CASE_PARAM(quirks_by_id, rows_gen_params),
	KUNIT_CASE(quirks_by_board),
	KUNIT_CASE(quirks_by_south_bridge),
	KUNIT_CASE(probe_masks_by_id),
	KUNIT_CASE(codecs_by_probe_mask),
	KUNIT_CASE(reach_by_quirk),
	KUNIT_CASE(streams_by_quirk),
	KUNIT_CASE(traits_by_quirk),
	{ }
};

static struct kunit_suite quirks_suite = {
	.name = "quirks",
	.test_cases = quirks_cases,
};

kunit_test_suite(quirks_suite);
