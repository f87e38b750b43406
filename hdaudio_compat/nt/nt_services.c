// SPDX-License-Identifier: GPL-2.0
/*
 * The beginning and the end of DPCs, timers and work items, and the end of a driver that uses
 * them.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/module.h>
#include <linux/printk.h>

#include "nt_priv.h"
#include "nt_services.h"

/**
 * hdb_nt_init - before the first driver
 *
 * Context: process, may sleep.
 * Return: 0 or -ENOMEM.
 */
int hdb_nt_init(void)
{
	hdb_dpcs_init();
	hdb_timers_init();
	return hdb_work_init();
}

/**
 * hdb_nt_exit - after the last driver
 *
 * Context: process, may sleep.
 */
void hdb_nt_exit(void)
{
	hdb_timers_exit();
	hdb_dpcs_exit();
	hdb_work_exit();
}

/**
 * hdb_nt_reclaim - let nothing of a driver's be called any more
 * @owner: its module, which is about to go; NULL for one that never does
 *
 * Timers are cancelled; DPCs and work items that are queued are still called. What these queue
 * or set in turn is the driver's mistake, as in NT.
 *
 * Context: process, may sleep.
 */
void hdb_nt_reclaim(struct module *owner)
{
	unsigned int timers;

	if (!owner)
		return;
	timers = hdb_timers_reclaim(owner);
	if (timers)
		pr_warn("%s left behind: %u timers\n", module_name(owner), timers);
	KeFlushQueuedDpcs();
	hdb_work_flush();
}
