// SPDX-License-Identifier: GPL-2.0
/*
 * Power management of a PCI controller: system sleep, and sleeping while nobody needs it.
 */
#include <linux/pci.h>
#include <linux/pm_runtime.h>
#include <linux/pm_wakeup.h>

#include "bus/bus.h"
#include "component.h"
#include "controller.h"
#include "hw/power.h"
#include "hw/recovery.h"
#include "pci_pm.h"
#include "pci_quirks.h"
#include "verbs/presence.h"

#define IDLE_MS		100	/* a controller that nobody needs; its children wait longer */
#define RETRY_MS	100	/* until commands that were in the way are looked for again */

/**
 * hdb_power_begin - a driver has taken a controller's device
 * @dev: the device; the PCI core holds a reference, which is dropped
 * @may_sleep: it may while nobody needs it; if not, if the administrator says so in sysfs
 *
 * Context: process, may sleep.
 */
void hdb_power_begin(struct device *dev, bool may_sleep)
{
	pm_runtime_set_autosuspend_delay(dev, IDLE_MS);
	pm_runtime_use_autosuspend(dev);
	if (may_sleep)
		pm_runtime_allow(dev);
	pm_runtime_put_noidle(dev);
}

/**
 * hdb_power_change - the administrator has another mind
 * @dev: the device, between hdb_power_begin() and hdb_power_end()
 * @may_sleep: it may while nobody needs it
 *
 * Context: process, may sleep.
 */
void hdb_power_change(struct device *dev, bool may_sleep)
{
	if (may_sleep)
		pm_runtime_allow(dev);
	else
		pm_runtime_forbid(dev);
}

/**
 * hdb_power_end - the driver lets go of it
 * @dev: the device, awake
 * @may_sleep: as it was said last
 *
 * Context: process, may sleep.
 */
void hdb_power_end(struct device *dev, bool may_sleep)
{
	pm_runtime_get_noresume(dev);
	if (may_sleep)
		pm_runtime_forbid(dev);
	pm_runtime_dont_use_autosuspend(dev);
}

/**
 * hdb_power_sleep - the device's runtime_suspend
 * @ctrl: the controller
 *
 * Context: process, may sleep.
 * Return: 0, or -EBUSY if commands are not completed yet.
 */
int hdb_power_sleep(struct hdb_ctrl *ctrl)
{
	int err = hdb_ctrl_sleep(ctrl);

	if (err)
		pm_schedule_suspend(ctrl->dev, RETRY_MS);
	return err;
}

/**
 * hdb_power_wake - the device's runtime_resume
 * @ctrl: the controller; its registers can be accessed
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno; the controller is gone then.
 */
int hdb_power_wake(struct hdb_ctrl *ctrl)
{
	hdb_hotplug_woken(ctrl);
	return hdb_ctrl_resume(ctrl);
}

/*
 * The administrator says of function groups whether they may wake the system; their controller,
 * whose own power/wakeup is kept, does so for them.
 */
static void power_arm(struct hdb_ctrl *ctrl)
{
	ctrl->wakers = hdb_bus_wakers(ctrl);
	ctrl->armed = ctrl->wakers && !device_may_wakeup(ctrl->dev) &&
		      !device_set_wakeup_enable(ctrl->dev, true);
}

static void power_disarm(struct hdb_ctrl *ctrl)
{
	if (ctrl->armed)
		device_set_wakeup_enable(ctrl->dev, false);
	ctrl->armed = false;
	ctrl->wakers = 0;
}

/**
 * hdb_power_suspend - the device's suspend: the system goes to sleep
 * @ctrl: the controller; its function groups have been suspended
 *
 * Context: process, may sleep.
 */
void hdb_power_suspend(struct hdb_ctrl *ctrl)
{
	if (ctrl->cut)
		return;
	power_arm(ctrl);
	hdb_ctrl_suspend(ctrl);
}

/**
 * hdb_power_resume - the device's resume
 * @ctrl: the controller; its registers can be accessed
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno; the controller is gone then.
 */
int hdb_power_resume(struct hdb_ctrl *ctrl)
{
	if (ctrl->cut)
		return 0;
	power_disarm(ctrl);
	return hdb_ctrl_resume(ctrl);
}

/**
 * hdb_power_cut - the power of the controller is going to be cut, whatever power management says
 * @ctrl: the controller
 *
 * It is held awake, as far as that knows, and sleeps until hdb_power_restore(). No register is
 * touched until then, even if the system sleeps meanwhile.
 *
 * Context: process, may sleep; nothing runs that needs the controller.
 */
void hdb_power_cut(struct hdb_ctrl *ctrl)
{
	pm_runtime_get_sync(ctrl->dev);
	hdb_recovery_wait(ctrl);
	hdb_bus_suspend_all(ctrl);
	hdb_ctrl_suspend(ctrl);
	ctrl->cut = true;
}

/**
 * hdb_power_restore - the controller has its power again
 * @ctrl: the controller; its registers can be accessed
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno; the controller is gone then.
 */
int hdb_power_restore(struct hdb_ctrl *ctrl)
{
	int err;

	ctrl->cut = false;
	err = hdb_ctrl_resume(ctrl);
	hdb_bus_resume_all(ctrl);
	hdb_power_put(ctrl);
	return err;
}

/**
 * hdb_power_abandon - a controller goes, whether it has been cut or not
 * @ctrl: the controller; nobody restores it any more
 *
 * Context: process.
 */
void hdb_power_abandon(struct hdb_ctrl *ctrl)
{
	if (ctrl->cut)
		pm_runtime_put_noidle(ctrl->dev);
	ctrl->cut = false;
}

static int pci_suspend(struct device *dev)
{
	hdb_power_suspend(dev_get_drvdata(dev));
	hdb_display_power(dev, false);
	return 0;
}

static int pci_resume(struct device *dev)
{
	struct hdb_ctrl *ctrl = dev_get_drvdata(dev);

	hdb_display_power(dev, true);
	hdb_pci_apply_quirks(to_pci_dev(dev), ctrl->setup.quirks);
	return hdb_power_resume(ctrl);
}

static int pci_runtime_suspend(struct device *dev)
{
	int err = hdb_power_sleep(dev_get_drvdata(dev));

	if (!err)
		hdb_display_power(dev, false);
	return err;
}

static int pci_runtime_resume(struct device *dev)
{
	struct hdb_ctrl *ctrl = dev_get_drvdata(dev);

	hdb_display_power(dev, true);
	hdb_pci_apply_quirks(to_pci_dev(dev), ctrl->setup.quirks);
	return hdb_power_wake(ctrl);
}

static int pci_freeze_noirq(struct device *dev)
{
	struct hdb_ctrl *ctrl = dev_get_drvdata(dev);

	hdb_pci_hibernate(to_pci_dev(dev), ctrl->setup.quirks, true);
	return 0;
}

static int pci_thaw_noirq(struct device *dev)
{
	struct hdb_ctrl *ctrl = dev_get_drvdata(dev);

	hdb_pci_hibernate(to_pci_dev(dev), ctrl->setup.quirks, false);
	return 0;
}

/* Before the system sleeps the PCI core wakes what sleeps. */
const struct dev_pm_ops hdb_pci_pm_ops = {
	.freeze_noirq = pm_sleep_ptr(pci_freeze_noirq),
	.thaw_noirq = pm_sleep_ptr(pci_thaw_noirq),
	SYSTEM_SLEEP_PM_OPS(pci_suspend, pci_resume)
	RUNTIME_PM_OPS(pci_runtime_suspend, pci_runtime_resume, NULL)
};
