// SPDX-License-Identifier: GPL-2.0
/*
 * A controller with all that belongs to it, wherever it was found. Exported for controllers
 * that are no PCI devices, as the tests' model of one.
 */
#include <linux/err.h>
#include <linux/export.h>
#include <linux/mutex.h>

#include "attach.h"
#include "bus/bus.h"
#include "bus/first.h"
#include "bus/hotplug.h"
#include "bus/sysfs.h"
#include "controller.h"
#include "ddi/client.h"
#include "debugfs.h"
#include "hdb.h"
#include "hw/recovery.h"
#include "irq.h"
#include "recovery_steps.h"
#include "verbs/presence.h"

/**
 * hdb_ctrl_create - put a controller together and bring it up
 * @setup: what it is and how it is reached; copied, but for @setup->timing
 *
 * Requests from below for work of layers above come to the functions installed here.
 *
 * Context: process, may sleep.
 * Return: the controller, its codecs known by address, or an ERR_PTR.
 */
struct hdb_ctrl *hdb_ctrl_create(const struct hdb_setup *setup)
{
	struct hdb_ctrl *ctrl = hdb_ctrl_alloc(setup);
	int err;

	if (!ctrl)
		return ERR_PTR(-ENOMEM);
	hdb_recovery_init(ctrl, hdb_recovery_work);
	hdb_hotplug_init(ctrl, hdb_first_work, hdb_hotplug_work);
	hdb_clients_init(ctrl);
	err = hdb_ctrl_start(ctrl);
	if (!err)
		return ctrl;
	WRITE_ONCE(ctrl->gone, true);
	hdb_ctrl_put(ctrl);
	return ERR_PTR(err);
}

/**
 * hdb_ctrl_destroy - take a controller down
 * @ctrl: the controller; its function groups are gone already
 *
 * Clients that are left are closed here, twice: while commands can be sent still, and again when
 * no new one can open. The structure lives on while somebody holds a reference.
 *
 * Context: process, may sleep.
 */
void hdb_ctrl_destroy(struct hdb_ctrl *ctrl)
{
	hdb_recovery_end(ctrl);
	hdb_client_close_all(ctrl, NULL);
	hdb_ctrl_halt(ctrl);
	mutex_lock(&ctrl->clients_lock);
	WRITE_ONCE(ctrl->gone, true);
	mutex_unlock(&ctrl->clients_lock);
	hdb_client_close_all(ctrl, NULL);
	hdb_irq_free(ctrl);
	hdb_recovery_end(ctrl);
	hdb_hotplug_close(ctrl);
	hdb_ctrl_give_back(ctrl);
	hdb_ctrl_put(ctrl);
}

/**
 * hdb_attach - bring up a controller, and offer its function groups to codec drivers
 * @setup: what it is and how it is reached; copied, but for @setup->timing
 *
 * Its codecs are asked who they are beside the caller, who does not wait for that: a codec that
 * does not answer takes seconds. The file hdaudio_state of @setup->dev says how far that has come.
 *
 * Context: may sleep.
 * Return: the controller, to be given to hdb_detach(), or an ERR_PTR.
 */
struct hdb_ctrl *hdb_attach(const struct hdb_setup *setup)
{
	struct hdb_ctrl *ctrl = hdb_ctrl_create(setup);
	int err;

	if (IS_ERR(ctrl))
		return ctrl;
	err = hdb_state_add(ctrl);
	if (err) {
		hdb_ctrl_destroy(ctrl);
		return ERR_PTR(err);
	}
	hdb_debugfs_add(ctrl);
	hdb_first_begin(ctrl);
	return ctrl;
}
EXPORT_SYMBOL_GPL(hdb_attach);

/**
 * hdb_detach - take a controller down
 * @ctrl: of hdb_attach(); its codec drivers are unbound first
 *
 * Context: may sleep.
 */
void hdb_detach(struct hdb_ctrl *ctrl)
{
	hdb_state_remove(ctrl);
	hdb_debugfs_remove(ctrl);
	hdb_bus_remove_all(ctrl);
	hdb_ctrl_destroy(ctrl);
}
EXPORT_SYMBOL_GPL(hdb_detach);
