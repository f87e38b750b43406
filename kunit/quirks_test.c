// SPDX-License-Identifier: GPL-2.0
/*
 * Quirks by PCI id: which row counts.
 */
#include <kunit/test.h>

#include "quirks.h"

struct row {
	const char *name;
	u16 vendor;
	u16 device;
	u32 quirks;
};

static const struct row rows[] = {
	{ "ICH6", 0x8086, 0x2668, HDB_QUIRK_SSYNC_34 },
	{ "ICH9", 0x8086, 0x293e, HDB_QUIRK_SSYNC_34 },
	{ "ICH10", 0x8086, 0x3a6e, HDB_QUIRK_SSYNC_34 },
	{ "Sunrise Point", 0x8086, 0xa170, HDB_QUIRK_SNOOP_INTEL },
	{ "SB450", 0x1002, 0x437b, HDB_QUIRK_NO_TCSEL | HDB_QUIRK_SNOOP_ATI },
	{ "ATI display audio", 0x1002, 0xaa38, HDB_QUIRK_NO_TCSEL },
	{ "AMD Raven", 0x1022, 0x15e3, HDB_QUIRK_NO_TCSEL | HDB_QUIRK_SNOOP_ATI },
	{ "NVIDIA", 0x10de, 0x0fbb, HDB_QUIRK_NO_MSI | HDB_QUIRK_SNOOP_NVIDIA },
	{ "Creative CA0132", 0x1102, 0x0012, HDB_QUIRK_NO_MSI | HDB_QUIRK_DMA_32 },
	{ "another Creative", 0x1102, 0x0009, 0 },
	{ "VIA", 0x1106, 0x3288, 0 },
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

static struct kunit_case quirks_cases[] = {
	KUNIT_CASE_PARAM(quirks_by_id, rows_gen_params),
	{ }
};

static struct kunit_suite quirks_suite = {
	.name = "quirks",
	.test_cases = quirks_cases,
};

kunit_test_suite(quirks_suite);
