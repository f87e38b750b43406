// SPDX-License-Identifier: GPL-2.0
/*
 * The beginning and the end of DPCs, and the end of a driver that uses them.
 */
#include "nt_dpc.h"
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
	return 0;
}

/**
 * hdb_nt_exit - after the last driver
 *
 * Context: process, may sleep.
 */
void hdb_nt_exit(void)
{
	hdb_dpcs_exit();
}

/**
 * hdb_nt_reclaim - let nothing of a driver's be called any more
 * @owner: its module, which is about to go; NULL for one that never does
 *
 * DPCs that are queued are still called. What these queue
 * or set in turn is the driver's mistake, as in NT.
 *
 * Context: process, may sleep.
 */
void hdb_nt_reclaim(struct module *owner)
{
	if (!owner)
		return;
	KeFlushQueuedDpcs();
}
