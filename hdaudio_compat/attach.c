// SPDX-License-Identifier: GPL-2.0
/*
 * A controller with all that belongs to it, wherever it was found. Exported for controllers
 * that are no PCI devices, as the tests' model of one.
 */
#include <linux/err.h>
#include <linux/export.h>

#include "attach.h"
#include "bus/bus.h"
#include "bus/enumerate.h"
#include "controller.h"
#include "debugfs_show.h"

/**
 * hdb_attach - bring up a controller, and offer its function groups to codec drivers
 * @setup: what it is and how it is reached; copied, but for @setup->timing
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
	err = hdb_codecs_enumerate(ctrl);
	if (!err) {
		hdb_debugfs_add(ctrl);
		return ctrl;
	}
	hdb_bus_remove_all(ctrl);
	hdb_ctrl_destroy(ctrl);
	return ERR_PTR(err);
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
	hdb_debugfs_remove(ctrl);
	hdb_bus_remove_all(ctrl);
	hdb_ctrl_destroy(ctrl);
}
EXPORT_SYMBOL_GPL(hdb_detach);
