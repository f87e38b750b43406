// SPDX-License-Identifier: GPL-2.0
/*
 * Registers of Intel's controllers, on an array of the test's own.
 */
#include <kunit/test.h>
#include <sound/hda_register.h>

#include "hw/intel.h"
#include "hw/quirks.h"

#define BYTES	0x2000
#define SPB	0x500		/* where the capabilities are */
#define LINKS	0x800
#define LCAP	(LINKS + AZX_ML_BASE + AZX_REG_ML_LCAP)
#define LCTL	(LINKS + AZX_ML_BASE + AZX_REG_ML_LCTL)
#define POWER	(AZX_ML_LCTL_SPA | AZX_ML_LCTL_CPA)
#define ALL_CLOCKS	0x3f

/**
 * struct intel - a controller
 * @io: its registers, as the driver reaches them
 * @r: what is in them
 * @writes: how often they were written
 * @powered: the clock was changed with the link powered, so often
 * @stuck: the link's power does not follow
 * @odd_after: reads until one gives @odd, once; below 0: none does
 * @odd: see there
 */
struct intel {
	struct hdb_io io;
	u32 r[BYTES / 4];
	unsigned int writes;
	unsigned int powered;
	bool stuck;
	int odd_after;
	u32 odd;
};

static u32 intel_read32(struct hdb_io *io, u32 off)
{
	struct intel *i = container_of(io, struct intel, io);

	return !i->odd_after-- ? i->odd : i->r[off / 4];
}

static u16 intel_read16(struct hdb_io *io, u32 off)
{
	return intel_read32(io, off) >> 8 * (off & 2);
}

static void intel_write32(struct hdb_io *io, u32 off, u32 val)
{
	struct intel *i = container_of(io, struct intel, io);
	u32 old = i->r[off / 4];

	i->writes++;
	if (off == LCTL) {
		i->powered += (old ^ val) & AZX_ML_LCTL_SCF && old & AZX_ML_LCTL_CPA;
		val = (val & ~AZX_ML_LCTL_CPA) | (old & AZX_ML_LCTL_CPA);
		if (!i->stuck)
			val = (val & ~AZX_ML_LCTL_CPA) | (val & AZX_ML_LCTL_SPA ?
							  AZX_ML_LCTL_CPA : 0);
	}
	i->r[off / 4] = val;
}

static void intel_write16(struct hdb_io *io, u32 off, u16 val)
{
	intel_write32(io, off, val);
}

static const struct hdb_io_ops intel_ops = {
	.read16 = intel_read16,
	.read32 = intel_read32,
	.write16 = intel_write16,
	.write32 = intel_write32,
};

static struct intel *intel_new(struct kunit *test, u32 lctl, u32 lcap)
{
	struct intel *i = kunit_kzalloc(test, sizeof(*i), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, i);
	i->io.ops = &intel_ops;
	i->odd_after = -1;
	i->io.bytes = BYTES;
	i->r[AZX_REG_LLCH / 4] = SPB;
	i->r[SPB / 4] = AZX_SPB_CAP_ID << AZX_CAP_HDR_ID_OFF | LINKS;
	i->r[LINKS / 4] = AZX_ML_CAP_ID << AZX_CAP_HDR_ID_OFF;
	i->r[LCAP / 4] = lcap;
	i->r[LCTL / 4] = lctl;
	return i;
}

/* Bit clock. */

static void expect_bit_clock(struct kunit *test, unsigned int khz, unsigned int m, unsigned int n)
{
	struct intel *i = intel_new(test, 0, 0);

	hdb_intel_set_bit_clock(&i->io, khz);
	KUNIT_EXPECT_EQ(test, i->r[0x100c / 4], m);
	KUNIT_EXPECT_EQ(test, i->r[0x1010 / 4], n);
	KUNIT_EXPECT_EQ(test, i->writes, 2);
}

static void bit_clock_follows_the_display(struct kunit *test)
{
	expect_bit_clock(test, 337500, 16, 225);
	expect_bit_clock(test, 450000, 4, 75);
	expect_bit_clock(test, 540000, 4, 90);
	expect_bit_clock(test, 675000, 8, 225);
	expect_bit_clock(test, 0, 4, 75);
	expect_bit_clock(test, 432000, 4, 75);
}

/* The link's clock. */

static void expect_clock(struct kunit *test, u32 before, u32 lcap, u32 after, unsigned int writes)
{
	struct intel *i = intel_new(test, before, lcap);

	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	KUNIT_EXPECT_EQ(test, i->r[LCTL / 4], after);
	KUNIT_EXPECT_EQ(test, i->writes, writes);
	KUNIT_EXPECT_EQ(test, i->powered, 0);
}

static void link_leaves_6_mhz(struct kunit *test)
{
	expect_clock(test, POWER, ALL_CLOCKS, POWER | 2, 3);
	expect_clock(test, POWER, ALL_CLOCKS & ~BIT(2), POWER | 3, 3);
	expect_clock(test, POWER, BIT(0) | BIT(1) | BIT(5), POWER | 1, 3);
	expect_clock(test, POWER, BIT(0), POWER, 3);
	expect_clock(test, 0, ALL_CLOCKS, POWER | 2, 3);
}

static void link_stays_as_it_is(struct kunit *test)
{
	expect_clock(test, POWER | 2, ALL_CLOCKS, POWER | 2, 0);
	expect_clock(test, POWER | 4, ALL_CLOCKS, POWER | 4, 0);
	/* on its way up or down */
	expect_clock(test, AZX_ML_LCTL_SPA, ALL_CLOCKS, AZX_ML_LCTL_SPA, 0);
	expect_clock(test, AZX_ML_LCTL_CPA, ALL_CLOCKS, AZX_ML_LCTL_CPA, 0);
}

/* It is asked to be powered again, and its clock is not touched. */
static void link_keeps_its_power(struct kunit *test)
{
	struct intel *i = intel_new(test, POWER, ALL_CLOCKS);

	i->stuck = true;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	KUNIT_EXPECT_EQ(test, i->r[LCTL / 4], POWER);
	KUNIT_EXPECT_EQ(test, i->powered, 0);
}

/* A list that is none is left, and nothing beyond the registers is read. */
static void list_of_capabilities(struct kunit *test)
{
	struct intel *i = intel_new(test, POWER, ALL_CLOCKS);

	i->r[SPB / 4] = AZX_SPB_CAP_ID << AZX_CAP_HDR_ID_OFF | SPB;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	i->r[SPB / 4] = AZX_SPB_CAP_ID << AZX_CAP_HDR_ID_OFF | 0xfff0;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	i->r[SPB / 4] = ~0U;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	i->r[AZX_REG_LLCH / 4] = 0;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	i->r[AZX_REG_LLCH / 4] = LINKS;
	i->io.bytes = 0;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	KUNIT_EXPECT_EQ(test, i->writes, 0);
	i->io.bytes = BYTES;
	hdb_intel_tune(&i->io, HDB_QUIRK_SNOOP_INTEL);
	KUNIT_EXPECT_EQ(test, i->writes, 0);
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	KUNIT_EXPECT_EQ(test, i->writes, 3);
}

static void dma_is_asked_for_early(struct kunit *test)
{
	struct intel *i = intel_new(test, POWER | 2, ALL_CLOCKS);

	i->r[0x1040 / 4] = ~0U;
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE);
	KUNIT_EXPECT_EQ(test, i->r[0x1040 / 4], ~0U);
	hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE | HDB_QUIRK_EARLY_DMA);
	KUNIT_EXPECT_EQ(test, i->r[0x1040 / 4], 0x300000);
}

/* One read, whichever it is, does not make another clock of it. */
static void link_with_an_odd_read(struct kunit *test)
{
	static const u32 odd[] = { 0, ~0U };
	struct intel *i;
	unsigned int n;

	for (n = 0; n < 24; n++) {
		i = intel_new(test, POWER | 2, ALL_CLOCKS);
		i->odd_after = n / 2;
		i->odd = odd[n % 2];
		hdb_intel_tune(&i->io, HDB_QUIRK_SKYLAKE | HDB_QUIRK_EARLY_DMA);
		KUNIT_EXPECT_EQ_MSG(test, i->r[LCTL / 4], POWER | 2, "%08x after %u reads",
				    i->odd, n / 2);
		KUNIT_EXPECT_EQ(test, i->r[0x1040 / 4], 0);
	}
}

static struct kunit_case intel_cases[] = {
	KUNIT_CASE(bit_clock_follows_the_display),
	KUNIT_CASE(link_leaves_6_mhz),
	KUNIT_CASE(link_stays_as_it_is),
	KUNIT_CASE(link_keeps_its_power),
	KUNIT_CASE(list_of_capabilities),
	KUNIT_CASE(dma_is_asked_for_early),
	KUNIT_CASE(link_with_an_odd_read),
	{ }
};

static struct kunit_suite intel_suite = {
	.name = "intel",
	.test_cases = intel_cases,
};

kunit_test_suite(intel_suite);
