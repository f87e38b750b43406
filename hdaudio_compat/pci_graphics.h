/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Audio functions of graphics cards.
 */
#ifndef HDB_PCI_GRAPHICS_H
#define HDB_PCI_GRAPHICS_H

#include <linux/types.h>

struct device;
struct pci_dev;

bool hdb_pci_is_on_card(struct pci_dev *pdev);
int hdb_pci_is_its_card(struct device *graphics, int part, void *dev);
bool hdb_pci_card_is_off(struct pci_dev *pdev);
int hdb_pci_join_card(struct pci_dev *pdev);
void hdb_pci_leave_card(struct pci_dev *pdev);

#endif /* HDB_PCI_GRAPHICS_H */
