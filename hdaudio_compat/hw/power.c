// SPDX-License-Identifier: GPL-2.0
/*
 * References that keep a controller awake.
 */
#include <linux/pm_runtime.h>

#include "hdb.h"
#include "power.h"

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
	if (err == -EACCES && !READ_ONCE(ctrl->suspended))
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
