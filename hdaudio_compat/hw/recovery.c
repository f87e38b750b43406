// SPDX-License-Identifier: GPL-2.0
/*
 * Recovery asked for, waited for and ended. The steps are taken by the work function that was
 * handed in.
 */
#include <linux/jiffies.h>

#include "hdb.h"
#include "recovery.h"

#define PATIENCE	(5 * HZ)	/* a quarter of what the system's sleep waits */

/**
 * hdb_recovery_init - prepare
 * @ctrl: the controller
 * @work: takes the steps that were asked for, and wakes @ctrl->recovery.idle after that
 *
 * Context: process.
 */
void hdb_recovery_init(struct hdb_ctrl *ctrl, work_func_t work)
{
	init_waitqueue_head(&ctrl->recovery.idle);
	INIT_WORK(&ctrl->recovery.work, work);
}

/**
 * hdb_recovery_end - take no more steps, and wait for one that is being taken
 * @ctrl: the controller
 *
 * To be called again when nobody can ask for one any more.
 *
 * Context: process, may sleep.
 */
void hdb_recovery_end(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->recovery.over, true);
	wake_up_all(&ctrl->recovery.idle);
	cancel_work_sync(&ctrl->recovery.work);
}

static bool recovery_idle(struct hdb_ctrl *ctrl)
{
	struct hdb_recovery *recovery = &ctrl->recovery;

	return READ_ONCE(recovery->over) || hdb_ctrl_gone(ctrl) ||
	       !(READ_ONCE(recovery->wanted) || READ_ONCE(recovery->busy));
}

/**
 * hdb_recovery_pending - are there steps that were asked for and have not been taken?
 * @ctrl: the controller
 *
 * Context: any.
 * Return: whether there are, and will be taken.
 */
bool hdb_recovery_pending(struct hdb_ctrl *ctrl)
{
	return !recovery_idle(ctrl);
}

/**
 * hdb_recovery_wait - wait until all steps that were asked for have been taken
 * @ctrl: the controller
 *
 * Not for ever, for none is taken while the system goes to sleep, which may be waiting for the
 * caller.
 *
 * Context: process, may sleep; no lock held.
 * Return: whether they have been.
 */
bool hdb_recovery_wait(struct hdb_ctrl *ctrl)
{
	return wait_event_timeout(ctrl->recovery.idle, recovery_idle(ctrl), PATIENCE);
}

/**
 * hdb_recover - ask for a step of recovery
 * @ctrl: the controller
 * @step: the step
 *
 * It is not taken while the system sleeps, when what failed is reset anyway.
 *
 * Context: any, locks held or not.
 */
void hdb_recover(struct hdb_ctrl *ctrl, enum hdb_step step)
{
	if (READ_ONCE(ctrl->recovery.over))
		return;
	set_bit(step, &ctrl->recovery.wanted);
	queue_work(system_freezable_wq, &ctrl->recovery.work);
}
