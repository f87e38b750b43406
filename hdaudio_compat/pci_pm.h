/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Power management of a controller's device: it sleeps while nobody needs it.
 */
#ifndef HDB_PCI_PM_H
#define HDB_PCI_PM_H

#include <linux/pm.h>

struct device;
struct hdb_ctrl;

extern const struct dev_pm_ops hdb_pci_pm_ops;

void hdb_power_begin(struct device *dev, bool may_sleep);
void hdb_power_change(struct device *dev, bool may_sleep);
void hdb_power_end(struct device *dev, bool may_sleep);
void hdb_power_suspend(struct hdb_ctrl *ctrl);
int hdb_power_resume(struct hdb_ctrl *ctrl);
void hdb_power_cut(struct hdb_ctrl *ctrl);
int hdb_power_restore(struct hdb_ctrl *ctrl);
void hdb_power_abandon(struct hdb_ctrl *ctrl);
int hdb_power_sleep(struct hdb_ctrl *ctrl);
int hdb_power_wake(struct hdb_ctrl *ctrl);

#endif /* HDB_PCI_PM_H */
