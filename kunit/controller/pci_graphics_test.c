// SPDX-License-Identifier: GPL-2.0
/*
 * The audio function of a graphics card that the user turns off and on. The function is one by its
 * structure alone, and on the bus there is no card.
 */
#include <linux/pci.h>
#include <linux/vga_switcheroo.h>

#include "fake_pci.h"
#include "fixture.h"
#include "pci_graphics.h"

struct place {
	const char *name;
	u16 vendor;
	unsigned int devfn;
	int card;
};

static const struct place places[] = {
	{ "NVIDIA", PCI_VENDOR_ID_NVIDIA, PCI_DEVFN(3, 1), PCI_DEVFN(3, 0) },
	{ "AMD", PCI_VENDOR_ID_AMD, PCI_DEVFN(0, 1), PCI_DEVFN(0, 0) },
	{ "ATI", PCI_VENDOR_ID_ATI, PCI_DEVFN(31, 1), PCI_DEVFN(31, 0) },
	{ "another maker", PCI_VENDOR_ID_INTEL, PCI_DEVFN(3, 1), -1 },
	{ "the card itself", PCI_VENDOR_ID_NVIDIA, PCI_DEVFN(3, 0), -1 },
	{ "another function", PCI_VENDOR_ID_NVIDIA, PCI_DEVFN(3, 2), -1 },
};

static void place_name(const struct place *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(places, places, place_name);

static struct fake_pci *function_new(struct kunit *test)
{
	struct fake_pci *fake = kunit_kzalloc(test, sizeof(*fake), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, fake);
	fake_pci_init(fake, 0);
	fake->pdev.pm_cap = FAKE_PCI_PM;
	fake->pdev.dev.init_name = "fake";
	return fake;
}

/* Where the graphics is; on this bus there is none. */
static void a_card_beside_it(struct kunit *test)
{
	const struct place *k = test->param_value;
	struct fake_pci *fake = function_new(test);

	fake->pdev.vendor = k->vendor;
	fake->pdev.devfn = k->devfn;
	KUNIT_EXPECT_EQ(test, hdb_pci_card_devfn(&fake->pdev), k->card);
	KUNIT_EXPECT_FALSE(test, hdb_pci_is_on_card(&fake->pdev));
	KUNIT_EXPECT_FALSE(test, hdb_pci_card_is_off(&fake->pdev));
	KUNIT_EXPECT_EQ(test, hdb_pci_is_its_card(&fake->pdev.dev, 0, &fake->pdev.dev), 0);
	KUNIT_EXPECT_EQ(test, hdb_pci_join_card(&fake->pdev), 0);
}

static void switch_to(struct fake_pci *fake, enum vga_switcheroo_state state)
{
	hdb_card_ops.set_gpu_state(&fake->pdev, state);
}

static void expect_state(struct kunit *test, struct fake_pci *fake, bool off)
{
	struct hdb_ctrl *ctrl = pci_get_drvdata(&fake->pdev);

	KUNIT_EXPECT_EQ(test, ctrl->cut, off);
	KUNIT_EXPECT_EQ(test, ctrl->suspended, off);
	KUNIT_EXPECT_EQ(test, (__force int)fake->pdev.current_state,
			(__force int)(off ? PCI_D3cold : PCI_D0));
}

/* Once, though it is told again, or of what is nothing to it; what quirks wrote is lost by it. */
static void a_card_is_turned_off_and_on(struct kunit *test)
{
	static const struct fixture_spec spec = { .timing = &fixture_patient };
	struct fake_pci *fake = function_new(test);
	struct hdb_ctrl *ctrl = fixture_ctrl(test, &spec)->ctrl;

	pci_set_drvdata(&fake->pdev, ctrl);
	switch_to(fake, VGA_SWITCHEROO_ON);
	switch_to(fake, VGA_SWITCHEROO_NOT_FOUND);
	expect_state(test, fake, false);
	switch_to(fake, VGA_SWITCHEROO_OFF);
	expect_state(test, fake, true);
	KUNIT_EXPECT_EQ(test, fake->config[FAKE_PCI_PM + PCI_PM_CTRL] & PCI_PM_CTRL_STATE_MASK,
			(__force int)PCI_D3hot);
	KUNIT_EXPECT_TRUE(test, fake->pdev.state_saved);
	switch_to(fake, VGA_SWITCHEROO_OFF);
	switch_to(fake, VGA_SWITCHEROO_NOT_FOUND);
	expect_state(test, fake, true);
	fake->config[FAKE_PCI_TCSEL] = 0xff;
	switch_to(fake, VGA_SWITCHEROO_ON);
	expect_state(test, fake, false);
	KUNIT_EXPECT_EQ(test, fake->config[FAKE_PCI_PM + PCI_PM_CTRL] & PCI_PM_CTRL_STATE_MASK,
			(__force int)PCI_D0);
	KUNIT_EXPECT_FALSE(test, fake->pdev.state_saved);
	KUNIT_EXPECT_EQ(test, fake->config[FAKE_PCI_TCSEL], 0xf8);
	switch_to(fake, VGA_SWITCHEROO_OFF);
	hdb_pci_leave_card(&fake->pdev);
	KUNIT_EXPECT_FALSE(test, ctrl->cut);
}

/* Whatever it plays. */
static void a_card_that_plays_stays_on(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fake_pci *fake = function_new(test);
	struct fixture_stream s = { .client = c };

	pci_set_drvdata(&fake->pdev, c->f->ctrl);
	KUNIT_EXPECT_TRUE(test, hdb_card_ops.can_switch(&fake->pdev));
	KUNIT_ASSERT_EQ(test, fixture_alloc_engine(&s, &fixture_format), STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, hdb_card_ops.can_switch(&fake->pdev));
}

static struct kunit_case pci_graphics_cases[] = {
	KUNIT_CASE_PARAM(a_card_beside_it, places_gen_params),
	KUNIT_CASE(a_card_is_turned_off_and_on),
	KUNIT_CASE(a_card_that_plays_stays_on),
	{ }
};

static struct kunit_suite pci_graphics_suite = {
	.name = "pci_graphics",
	.test_cases = pci_graphics_cases,
};

kunit_test_suite(pci_graphics_suite);
