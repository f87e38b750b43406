/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PCI driver.
 */
#ifndef HDB_PCI_H
#define HDB_PCI_H

int hdb_pci_register(void);
void hdb_pci_unregister(void);

#endif /* HDB_PCI_H */
