/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Audio functions of graphics cards.
 */
#ifndef HDB_PCI_GRAPHICS_H
#define HDB_PCI_GRAPHICS_H

#include <linux/types.h>

struct device;
struct pci_dev;
struct vga_switcheroo_client_ops;

extern const struct vga_switcheroo_client_ops hdb_card_ops;

int hdb_pci_card_devfn(const struct pci_dev *pdev);
bool hdb_pci_is_on_card(struct pci_dev *pdev);
int hdb_pci_is_its_card(struct device *graphics, int part, void *dev);
bool hdb_pci_card_is_off(struct pci_dev *pdev);
int hdb_pci_join_card(struct pci_dev *pdev);
void hdb_pci_leave_card(struct pci_dev *pdev);

#endif /* HDB_PCI_GRAPHICS_H */
