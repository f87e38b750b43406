// SPDX-License-Identifier: GPL-2.0
/*
 * Runtime power management of a controller.
 */
#include <linux/pm_runtime.h>

#include "bus/hotplug.h"
#include "controller.h"
#include "power.h"

#define IDLE_MS		100	/* a controller that nobody needs; its children wait longer */
#define RETRY_MS	100	/* until commands that were in the way are looked for again */

/**
 * hdb_power_begin - a driver has taken a controller's device
 * @dev: the device; the PCI core holds a reference, which is dropped
 * @seconds: what nobody needs may sleep after so long; 0: if the administrator says so
 *
 * Context: process, may sleep.
 */
void hdb_power_begin(struct device *dev, unsigned int seconds)
{
	pm_runtime_set_autosuspend_delay(dev, IDLE_MS);
	pm_runtime_use_autosuspend(dev);
	if (seconds)
		pm_runtime_allow(dev);
	pm_runtime_put_noidle(dev);
}

/**
 * hdb_power_end - the driver lets go of it
 * @dev: the device, awake
 * @seconds: as it was for hdb_power_begin()
 *
 * Context: process, may sleep.
 */
void hdb_power_end(struct device *dev, unsigned int seconds)
{
	pm_runtime_get_noresume(dev);
	if (seconds)
		pm_runtime_forbid(dev);
	pm_runtime_dont_use_autosuspend(dev);
}

/**
 * hdb_power_get - wake a controller and keep it awake until hdb_power_put()
 * @ctrl: the controller
 *
 * Context: process, may sleep.
 * Return: 0, or a negative errno if it does not wake up; then there is nothing to put.
 */
int hdb_power_get(struct hdb_ctrl *ctrl)
{
	int err = pm_runtime_get_sync(ctrl->dev);

	/* not managed, or not now because the system falls asleep: then it stays as it is */
	if (err == -EACCES && !READ_ONCE(ctrl->dark))
		return 0;
	if (err >= 0)
		return 0;
	pm_runtime_put_noidle(ctrl->dev);
	return err;
}

/**
 * hdb_power_put - it may sleep again
 * @ctrl: the controller
 *
 * Context: any.
 */
void hdb_power_put(struct hdb_ctrl *ctrl)
{
	pm_runtime_mark_last_busy(ctrl->dev);
	pm_runtime_put_autosuspend(ctrl->dev);
}

/**
 * hdb_power_request - wake a controller soon
 * @ctrl: the controller
 *
 * Context: any.
 */
void hdb_power_request(struct hdb_ctrl *ctrl)
{
	pm_request_resume(ctrl->dev);
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
