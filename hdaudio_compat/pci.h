/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PCI driver.
 */
#ifndef HDB_PCI_H
#define HDB_PCI_H

#include <linux/types.h>

struct device;
struct pci_dev;

int hdb_pci_register(void);
void hdb_pci_unregister(void);

u32 hdb_pci_quirks(struct pci_dev *pdev);
void hdb_pci_limit_msi(struct pci_dev *pdev, u32 quirks);
void hdb_pci_apply_quirks(struct pci_dev *pdev, u32 quirks);
void hdb_pci_gate_clocks(struct device *dev, bool gate);

#endif /* HDB_PCI_H */
