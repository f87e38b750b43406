// SPDX-License-Identifier: GPL-2.0
/*
 * Module init and exit.
 */
#include <linux/module.h>

#include "bus/bus.h"
#include "bus/first.h"
#include "debugfs.h"
#include "nt/nt_services.h"
#include "pci.h"
#include "version.h"

static int __init hdb_init(void)
{
	int err = hdb_nt_init();

	if (err)
		return err;
	err = hdb_bus_register();
	if (err)
		goto nt;
	err = hdb_first_init();
	if (err)
		goto bus;
	hdb_debugfs_init();
	err = hdb_pci_register();
	if (!err)
		return 0;
	hdb_debugfs_exit();
	hdb_first_exit();
bus:
	hdb_bus_unregister();
nt:
	hdb_nt_exit();
	return err;
}

static void __exit hdb_exit(void)
{
	hdb_pci_unregister();
	hdb_debugfs_exit();
	hdb_first_exit();
	hdb_bus_unregister();
	hdb_nt_exit();
}

module_init(hdb_init);
module_exit(hdb_exit);

MODULE_DESCRIPTION("HD Audio bus driver with the Windows HD Audio DDI for ported codec drivers");
MODULE_AUTHOR("The hdaudio-compat authors");
MODULE_VERSION(HDB_VERSION);
MODULE_LICENSE("GPL");
