// SPDX-License-Identifier: GPL-2.0
/*
 * Quirks that live in PCI configuration space, on a configuration space of the test's own:
 * no device is registered.
 */
#include <kunit/test.h>
#include <linux/pci.h>

#include "compat.h"
#include "fake_pci.h"
#include "fixture.h"
#include "hw/quirks.h"
#include "pci.h"
#include "pci_pm.h"
#include "pci_quirks.h"

static struct fake_pci *fake_device(struct kunit *test, u16 vendor, u16 device, u8 byte)
{
	struct fake_pci *fake = kunit_kzalloc(test, sizeof(*fake), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, fake);
	fake_pci_init(fake, byte);
	fake->pdev.vendor = vendor;
	fake->pdev.device = device;
	return fake;
}

/**
 * struct touch - what becomes of one byte
 * @where: its offset
 * @from: what all of configuration space is before
 * @to: what the byte is afterwards
 */
struct touch {
	u8 where;
	u8 from;
	u8 to;
};

/**
 * struct change - what the quirks do to configuration space
 * @name: for the record
 * @quirks: which
 * @bytes: the bytes that change, those with nothing changed left out
 */
struct change {
	const char *name;
	u32 quirks;
	struct touch bytes[4];
};

#define NO_TCSEL HDB_QUIRK_NO_TCSEL

static const struct change changes[] = {
	{ "traffic class 0", 0, { { 0x44, 0xff, 0xf8 } } },
	{ "traffic class 0 already", 0, { { 0x44, 0x00, 0x00 } } },
	{ "no traffic class", NO_TCSEL, { { 0x44, 0xff, 0xff } } },
	{ "ATI snoops", NO_TCSEL | HDB_QUIRK_SNOOP_ATI, { { 0x42, 0x00, 0x02 } } },
	{ "ATI snoops, all set", NO_TCSEL | HDB_QUIRK_SNOOP_ATI, { { 0x42, 0xff, 0xfa } } },
	{ "ATI does not snoop", NO_TCSEL | HDB_QUIRK_SNOOP_ATI | HDB_QUIRK_NO_SNOOP,
	  { { 0x42, 0xff, 0xf8 } } },
	{ "NVIDIA snoops", NO_TCSEL | HDB_QUIRK_SNOOP_NVIDIA,
	  { { 0x4c, 0x00, 0x01 }, { 0x4d, 0x00, 0x01 }, { 0x4e, 0x00, 0x0f } } },
	{ "Intel snoops", NO_TCSEL | HDB_QUIRK_SNOOP_INTEL, { { 0x79, 0xff, 0xf7 } } },
	{ "Intel does not snoop", NO_TCSEL | HDB_QUIRK_SNOOP_INTEL | HDB_QUIRK_NO_SNOOP,
	  { { 0x79, 0x00, 0x08 } } },
	{ "no control of snooping", NO_TCSEL | HDB_QUIRK_NO_SNOOP, { { 0x79, 0x00, 0x00 } } },
};

static void change_name(const struct change *change, char *desc)
{
	strscpy(desc, change->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(changes, changes, change_name);

static void quirks_change_config_space(struct kunit *test)
{
	const struct change *change = test->param_value;
	u8 from = change->bytes[0].from, want[FAKE_PCI_CONFIG];
	struct fake_pci *fake = fake_device(test, 0x8086, 0xa170, from);
	const struct touch *touch;

	memset(want, from, FAKE_PCI_CONFIG);
	for (touch = change->bytes; touch->where; touch++)
		want[touch->where] = touch->to;
	hdb_pci_apply_quirks(&fake->pdev, change->quirks);
	KUNIT_EXPECT_EQ(test, memcmp(fake->config, want, FAKE_PCI_CONFIG), 0);
	for (touch = change->bytes; touch->where; touch++)
		KUNIT_EXPECT_EQ(test, fake->config[touch->where], touch->to);
	if (change->bytes[0].to == from)
		KUNIT_EXPECT_EQ(test, fake->writes, 0);
}

/* Bit 6 of the double word at 48h and nothing else; not written where it is right already. */
static void clocks_are_gated_or_not(struct kunit *test)
{
	struct fake_pci *fake = fake_device(test, 0x8086, 0xa170, 0xff);

	hdb_pci_gate_clocks(&fake->pdev.dev, false);
	KUNIT_EXPECT_EQ(test, fake->config[0x48], 0xbf);
	KUNIT_EXPECT_EQ(test, fake->config[0x49], 0xff);
	hdb_pci_gate_clocks(&fake->pdev.dev, true);
	KUNIT_EXPECT_EQ(test, fake->config[0x48], 0xff);
	KUNIT_EXPECT_EQ(test, fake->writes, 2);
	hdb_pci_gate_clocks(&fake->pdev.dev, true);
	KUNIT_EXPECT_EQ(test, fake->writes, 2);
}

static u32 via_quirks(struct kunit *test, u8 revision, u8 misc)
{
	struct fake_pci *fake = fake_device(test, 0x1106, 0x3288, misc);

	fake->pdev.revision = revision;
	return hdb_pci_quirks(&fake->pdev) & HDB_QUIRK_NO_SNOOP;
}

static void via_snoops_as_firmware_says(struct kunit *test)
{
	KUNIT_EXPECT_NE(test, via_quirks(test, 0x20, 0x7f), 0);
	KUNIT_EXPECT_NE(test, via_quirks(test, 0x30, 0x00), 0);
	KUNIT_EXPECT_EQ(test, via_quirks(test, 0x20, 0x80), 0);
	KUNIT_EXPECT_EQ(test, via_quirks(test, 0x10, 0x00), 0);
}

static void a_board_adds_to_its_controller(struct kunit *test)
{
	struct fake_pci *fake = fake_device(test, 0x1022, 0x780d, 0);

	KUNIT_EXPECT_FALSE(test, hdb_pci_quirks(&fake->pdev) & HDB_QUIRK_NO_MSI);
	fake->pdev.subsystem_vendor = 0x1179;
	fake->pdev.subsystem_device = 0xfb44;
	KUNIT_EXPECT_TRUE(test, hdb_pci_quirks(&fake->pdev) & HDB_QUIRK_NO_MSI);
	KUNIT_EXPECT_TRUE(test, hdb_pci_quirks(&fake->pdev) & HDB_QUIRK_SNOOP_ATI);
}

static void messages_stay_below_4g(struct kunit *test)
{
	struct fake_pci *other = fake_device(test, 0x8086, 0xa170, 0);
	struct fake_pci *fake = fake_device(test, 0x1002, 0xaa38, 0);

	hdb_pci_limit_msi(&other->pdev, HDB_QUIRK_NO_TCSEL);
	hdb_pci_limit_msi(&fake->pdev, HDB_QUIRK_MSI_32);
	KUNIT_EXPECT_TRUE(test, hdb_pci_msi_is_below_4g(&fake->pdev));
	KUNIT_EXPECT_FALSE(test, hdb_pci_msi_is_below_4g(&other->pdev));
}

static bool is_taken(struct kunit *test, u16 vendor, u16 device, u32 class)
{
	struct fake_pci *fake = fake_device(test, vendor, device, 0);

	fake->pdev.dev.init_name = "fake";
	fake->pdev.class = class;
	return hdb_pci_is_hd_audio(&fake->pdev);
}

static void one_with_a_dsp_is_taken_if_known(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, is_taken(test, 0x8086, 0xa0c8, 0x040100));
	KUNIT_EXPECT_TRUE(test, is_taken(test, 0x8086, 0x3198, 0x040100));
	KUNIT_EXPECT_TRUE(test, is_taken(test, 0x8086, 0x51c8, 0x040380));
	KUNIT_EXPECT_TRUE(test, is_taken(test, 0x1234, 0x5678, 0x040300));
	KUNIT_EXPECT_FALSE(test, is_taken(test, 0x8086, 0x1234, 0x040100));
	KUNIT_EXPECT_FALSE(test, is_taken(test, 0x8086, 0x2668, 0x040100));
	KUNIT_EXPECT_FALSE(test, is_taken(test, 0x1102, 0xa0c8, 0x040100));
}

static void hibernate(struct kunit *test, u32 quirks, pci_power_t down)
{
	struct fake_pci *fake = fake_device(test, 0x8086, 0xa170, 0);

	fake->pdev.pm_cap = FAKE_PCI_PM;
	hdb_pci_hibernate(&fake->pdev, quirks, true);
	KUNIT_EXPECT_EQ(test, (__force int)fake->pdev.current_state, (__force int)down);
	KUNIT_EXPECT_EQ(test, fake->config[FAKE_PCI_PM + PCI_PM_CTRL] & PCI_PM_CTRL_STATE_MASK,
			(__force int)down);
	hdb_pci_hibernate(&fake->pdev, quirks, false);
	KUNIT_EXPECT_EQ(test, (__force int)fake->pdev.current_state, (__force int)PCI_D0);
}

static void firmware_is_kept_from_the_link(struct kunit *test)
{
	hibernate(test, HDB_QUIRK_SKYLAKE, PCI_D3hot);
	hibernate(test, HDB_QUIRK_SNOOP_INTEL, PCI_D0);
}

static void a_board_that_pops_does_not_sleep(struct kunit *test)
{
	struct fake_pci *fake = fake_device(test, 0x8086, 0xa170, 0);

	fake->pdev.dev.init_name = "fake";
	KUNIT_EXPECT_EQ(test, hdb_pci_power_save(&fake->pdev, HDB_QUIRK_POPS, 10), 0);
	KUNIT_EXPECT_EQ(test, hdb_pci_power_save(&fake->pdev, HDB_QUIRK_POPS, 0), 0);
	KUNIT_EXPECT_EQ(test, hdb_pci_power_save(&fake->pdev, HDB_QUIRK_NO_MSI, 10), 10);
}

/* Firmware may have written to it while the controller slept. */
static void quirks_come_again(struct kunit *test, int (*sleep)(struct device *dev),
			      int (*wake)(struct device *dev))
{
	static const struct fixture_spec spec = { .timing = &fixture_patient };
	struct fake_pci *fake = fake_device(test, 0x8086, 0xa170, 0);
	struct device *dev = &fake->pdev.dev;

	device_initialize(dev);
	dev_set_drvdata(dev, fixture_ctrl(test, &spec)->ctrl);
	KUNIT_ASSERT_EQ(test, sleep(dev), 0);
	memset(fake->config, 0xff, FAKE_PCI_CONFIG);
	KUNIT_ASSERT_EQ(test, wake(dev), 0);
	KUNIT_EXPECT_EQ(test, fake->config[0x44], 0xf8);
}

static void quirks_come_again_when_the_system_wakes(struct kunit *test)
{
	quirks_come_again(test, hdb_pci_pm_ops.suspend, hdb_pci_pm_ops.resume);
}

static void quirks_come_again_when_the_controller_wakes(struct kunit *test)
{
	quirks_come_again(test, hdb_pci_pm_ops.runtime_suspend, hdb_pci_pm_ops.runtime_resume);
}

static struct kunit_case pci_quirks_cases[] = {
	KUNIT_CASE_PARAM(quirks_change_config_space, changes_gen_params),
	KUNIT_CASE(clocks_are_gated_or_not),
	KUNIT_CASE(via_snoops_as_firmware_says),
	KUNIT_CASE(a_board_adds_to_its_controller),
	KUNIT_CASE(messages_stay_below_4g),
	KUNIT_CASE(one_with_a_dsp_is_taken_if_known),
	KUNIT_CASE(firmware_is_kept_from_the_link),
	KUNIT_CASE(a_board_that_pops_does_not_sleep),
	KUNIT_CASE(quirks_come_again_when_the_system_wakes),
	KUNIT_CASE(quirks_come_again_when_the_controller_wakes),
	{ }
};

static struct kunit_suite pci_quirks_suite = {
	.name = "pci_quirks",
	.test_cases = pci_quirks_cases,
};

kunit_test_suite(pci_quirks_suite);
