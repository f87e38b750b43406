/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PCI driver.
 */
#ifndef HDB_PCI_H
#define HDB_PCI_H

#include <linux/types.h>

struct pci_dev;

int hdb_pci_register(void);
void hdb_pci_unregister(void);
void hdb_pci_apply_quirks(struct pci_dev *pdev, u32 quirks);

#endif /* HDB_PCI_H */
