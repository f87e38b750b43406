// SPDX-License-Identifier: GPL-2.0
/*
 * Registers behind a PCI memory window.
 */
#include <linux/io.h>

#include "io.h"

static u8 mmio_read8(struct hdb_io *io, u32 off)
{
	return readb(io->base + off);
}

static u16 mmio_read16(struct hdb_io *io, u32 off)
{
	return readw(io->base + off);
}

static u32 mmio_read32(struct hdb_io *io, u32 off)
{
	return readl(io->base + off);
}

static void mmio_write8(struct hdb_io *io, u32 off, u8 val)
{
	writeb(val, io->base + off);
}

static void mmio_write16(struct hdb_io *io, u32 off, u16 val)
{
	writew(val, io->base + off);
}

static void mmio_write32(struct hdb_io *io, u32 off, u32 val)
{
	writel(val, io->base + off);
}

const struct hdb_io_ops hdb_mmio_ops = {
	.read8 = mmio_read8,
	.read16 = mmio_read16,
	.read32 = mmio_read32,
	.write8 = mmio_write8,
	.write16 = mmio_write16,
	.write32 = mmio_write32,
};
