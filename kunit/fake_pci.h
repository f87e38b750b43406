/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A PCI device that is nothing but its configuration space: no device is registered.
 */
#ifndef FAKE_PCI_H
#define FAKE_PCI_H

#include <linux/pci.h>

#define FAKE_PCI_CONFIG	256
#define FAKE_PCI_PM	0x50	/* where its power management capability is */
#define FAKE_PCI_TCSEL	0x44	/* what quirks write to, where there are none */
#define FAKE_PCI_BUS	0xff	/* number of its bus, where nothing else is */

/**
 * struct fake_pci - the device
 * @bus: with accessors of our own
 * @sysdata: of the bus, whatever the architecture has there: zeros, as of the first domain
 * @pdev: the device
 * @config: what is there
 * @writes: how often it was written
 */
struct fake_pci {
	struct pci_bus bus;
	void *sysdata[16];
	struct pci_dev pdev;
	u8 config[FAKE_PCI_CONFIG];
	unsigned int writes;
};

/* One that is zeroed becomes a device, in D0, whose configuration space reads like that byte. */
void fake_pci_init(struct fake_pci *fake, u8 byte);

#endif /* FAKE_PCI_H */
