// SPDX-License-Identifier: GPL-2.0
/*
 * A PCI device that is nothing but its configuration space.
 */
#include <linux/string.h>

#include "fake_pci.h"

static int fake_read(struct pci_bus *bus, unsigned int devfn, int where, int size, u32 *val)
{
	struct fake_pci *fake = container_of(bus, struct fake_pci, bus);
	__le32 word = 0;

	memcpy(&word, &fake->config[where], size);
	*val = le32_to_cpu(word);
	return PCIBIOS_SUCCESSFUL;
}

static int fake_write(struct pci_bus *bus, unsigned int devfn, int where, int size, u32 val)
{
	struct fake_pci *fake = container_of(bus, struct fake_pci, bus);
	__le32 word = cpu_to_le32(val);

	memcpy(&fake->config[where], &word, size);
	fake->writes++;
	return PCIBIOS_SUCCESSFUL;
}

static struct pci_ops fake_ops = {
	.read = fake_read,
	.write = fake_write,
};

void fake_pci_init(struct fake_pci *fake, u8 byte)
{
	fake->bus.ops = &fake_ops;
	fake->bus.number = FAKE_PCI_BUS;
	fake->bus.sysdata = fake->sysdata;
	fake->pdev.bus = &fake->bus;
	fake->pdev.current_state = PCI_D0;
	memset(fake->config, byte, FAKE_PCI_CONFIG);
}
