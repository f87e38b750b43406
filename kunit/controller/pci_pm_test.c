// SPDX-License-Identifier: GPL-2.0
/*
 * Power management of a PCI controller: in which order it and what gives it power are turned off
 * and on, and who may put it to sleep. The device is one by its structure alone.
 */
#include <linux/pm_runtime.h>

#include "commands.h"
#include "component.h"
#include "fake_pci.h"
#include "fixture.h"
#include "graphics.h"
#include "hw/quirks.h"
#include "pci_pm.h"

/**
 * struct fake - a PCI device whose power comes from a graphics driver
 * @pci: it
 * @f: the controller, on the model
 * @graphics: what gives power
 * @calls: P, power was given; p, it was taken back; each with !, at a wrong time
 */
struct fake {
	struct fake_pci pci;
	struct fixture *f;
	struct graphics *graphics;
	char calls[16];
};

static struct fake *the_fake;	/* whose power it is */

static void note(const char *call, bool wrong)
{
	strlcat(the_fake->calls, call, sizeof(the_fake->calls));
	if (wrong)
		strlcat(the_fake->calls, "!", sizeof(the_fake->calls));
}

/* Before configuration space is written to. */
static unsigned long give_power(struct device *graphics)
{
	note("P", the_fake->pci.config[FAKE_PCI_TCSEL] != 0xff);
	return 1;
}

/* When nothing runs any more. */
static void take_power(struct device *graphics, unsigned long cookie)
{
	note("p", model_peek(the_fake->f->model, AZX_REG_GCTL, 4) & AZX_GCTL_RESET);
}

static void fake_release(struct device *dev)
{
}

static void drop_fake(struct kunit_resource *res)
{
	struct fake *fake = res->data;

	hdb_display_remove(&fake->pci.pdev.dev);
	put_device(&fake->pci.pdev.dev);
	graphics_free(fake->graphics);
}

static struct fake *fake_new(struct kunit *test)
{
	static const struct fixture_spec spec = { .timing = &fixture_patient };
	struct fake *fake = kunit_kzalloc(test, sizeof(*fake), GFP_KERNEL);
	struct device *dev;

	KUNIT_ASSERT_NOT_NULL(test, fake);
	fake->f = fixture_ctrl(test, &spec);
	the_fake = fake;
	dev = &fake->pci.pdev.dev;
	fake_pci_init(&fake->pci, 0xff);
	fake->pci.pdev.pm_cap = FAKE_PCI_PM;
	fake->graphics = graphics_new(test);
	fake->graphics->ops.get_power = give_power;
	fake->graphics->ops.put_power = take_power;
	dev->release = fake_release;
	device_initialize(dev);
	KUNIT_ASSERT_EQ(test, dev_set_name(dev, "hdb-pci"), 0);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_fake, GFP_KERNEL, fake));
	KUNIT_ASSERT_EQ(test, hdb_display_add(dev, graphics_gives_power), 0);
	graphics_come(test, fake->graphics);
	dev_set_drvdata(dev, fake->f->ctrl);
	fake->calls[0] = '\0';
	return fake;
}

/* The last to go and the first to come; firmware may have written to configuration space. */
static void power_goes_last_and_comes_first(struct kunit *test, int (*sleep)(struct device *dev),
					    int (*wake)(struct device *dev))
{
	struct fake *fake = fake_new(test);
	struct device *dev = &fake->pci.pdev.dev;

	KUNIT_EXPECT_EQ(test, sleep(dev), 0);
	KUNIT_EXPECT_STREQ(test, fake->calls, "p");
	KUNIT_EXPECT_TRUE(test, fake->f->ctrl->suspended);
	memset(fake->pci.config, 0xff, FAKE_PCI_CONFIG);
	KUNIT_EXPECT_EQ(test, wake(dev), 0);
	KUNIT_EXPECT_STREQ(test, fake->calls, "pP");
	KUNIT_EXPECT_EQ(test, fake->pci.config[FAKE_PCI_TCSEL], 0xf8);
	KUNIT_EXPECT_FALSE(test, fake->f->ctrl->suspended);
}

static void power_while_the_system_sleeps(struct kunit *test)
{
	power_goes_last_and_comes_first(test, hdb_pci_pm_ops.suspend, hdb_pci_pm_ops.resume);
}

static void power_while_the_controller_sleeps(struct kunit *test)
{
	power_goes_last_and_comes_first(test, hdb_pci_pm_ops.runtime_suspend,
					hdb_pci_pm_ops.runtime_resume);
}

/* It does not fall asleep over a command, and keeps its power. */
static void power_stays_with_commands(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct fake *fake = fake_new(test);
	struct fixture *f = fake->f;
	struct fixture_client *c = fixture_open(f, fixture_hdev(f, 0, 0),
						&GUID_HDAUDIO_BUS_INTERFACE);

	model_wait_idle(f->model, COMMANDS_WAIT_MS);
	model_set_clock(f->model, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, 1, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, hdb_pci_pm_ops.runtime_suspend(&fake->pci.pdev.dev), -EBUSY);
	KUNIT_EXPECT_STREQ(test, fake->calls, "");
	KUNIT_EXPECT_FALSE(test, f->ctrl->suspended);
	model_set_clock(f->model, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
}

/* Where firmware would use the link for what it likes, it finds it off. */
static void off_while_memory_is_saved(struct kunit *test)
{
	struct fake *fake = fake_new(test);
	struct device *dev = &fake->pci.pdev.dev;

	KUNIT_EXPECT_EQ(test, hdb_pci_pm_ops.freeze_noirq(dev), 0);
	KUNIT_EXPECT_EQ(test, (__force int)fake->pci.pdev.current_state, (__force int)PCI_D0);
	fake->f->ctrl->setup.quirks |= HDB_QUIRK_SKYLAKE;
	memset(fake->pci.config, 0, FAKE_PCI_CONFIG);
	KUNIT_EXPECT_EQ(test, hdb_pci_pm_ops.freeze_noirq(dev), 0);
	KUNIT_EXPECT_EQ(test, (__force int)fake->pci.pdev.current_state, (__force int)PCI_D3hot);
	KUNIT_EXPECT_EQ(test, hdb_pci_pm_ops.thaw_noirq(dev), 0);
	KUNIT_EXPECT_EQ(test, (__force int)fake->pci.pdev.current_state, (__force int)PCI_D0);
}

static void expect_held(struct kunit *test, struct device *dev, int times, bool may_sleep)
{
	KUNIT_EXPECT_EQ(test, atomic_read(&dev->power.usage_count), times);
	KUNIT_EXPECT_EQ(test, (bool)dev->power.runtime_auto, may_sleep);
}

/* As the PCI core gives it to a driver: held by that, and by who has not allowed it to sleep. */
static struct device *held_device(struct kunit *test)
{
	struct device *dev = graphics_device(test, "hdb-power");

	pm_runtime_forbid(dev);
	pm_runtime_get_noresume(dev);
	expect_held(test, dev, 2, false);
	return dev;
}

/* Asked for or not, and whatever is asked for then: in the end it is as it was. */
static void may_sleep_or_not(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < 4; i++) {
		struct device *dev = held_device(test);
		bool first = i & 1, then = i & 2;

		hdb_power_begin(dev, first);
		expect_held(test, dev, !first, first);
		KUNIT_EXPECT_TRUE(test, dev->power.use_autosuspend);
		KUNIT_EXPECT_EQ(test, dev->power.autosuspend_delay, 100);
		hdb_power_change(dev, then);
		expect_held(test, dev, !then, then);
		hdb_power_end(dev, then);
		expect_held(test, dev, 2, false);
		KUNIT_EXPECT_FALSE(test, dev->power.use_autosuspend);
		graphics_device_free(dev);
	}
}

static struct kunit_case pci_pm_cases[] = {
	KUNIT_CASE(power_while_the_system_sleeps),
	KUNIT_CASE(power_while_the_controller_sleeps),
	KUNIT_CASE(power_stays_with_commands),
	KUNIT_CASE(off_while_memory_is_saved),
	KUNIT_CASE(may_sleep_or_not),
	{ }
};

static struct kunit_suite pci_pm_suite = {
	.name = "pci_pm",
	.test_cases = pci_pm_cases,
};

kunit_test_suite(pci_pm_suite);
