/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Quirks that live in PCI configuration space.
 */
#ifndef HDB_PCI_QUIRKS_H
#define HDB_PCI_QUIRKS_H

#include <linux/types.h>

struct device;
struct pci_dev;

bool hdb_pci_is_hd_audio(struct pci_dev *pdev);
bool hdb_pci_has_dsp(const struct pci_dev *pdev);
u32 hdb_pci_quirks(struct pci_dev *pdev);
void hdb_pci_limit_msi(struct pci_dev *pdev, u32 quirks);
void hdb_pci_apply_quirks(struct pci_dev *pdev, u32 quirks);
void hdb_pci_gate_clocks(struct device *dev, bool gate);
void hdb_pci_hibernate(struct pci_dev *pdev, u32 quirks, bool down);
unsigned int hdb_pci_power_save(struct pci_dev *pdev, u32 quirks, unsigned int seconds);

#endif /* HDB_PCI_QUIRKS_H */
