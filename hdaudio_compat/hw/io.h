/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Register access: on MMIO or, in KUnit, on a model of the hardware behind a small ops table.
 */
#ifndef HDB_IO_H
#define HDB_IO_H

#include <linux/io.h>
#include <linux/types.h>

struct hdb_io;

/**
 * struct hdb_io_ops - how registers are reached; any context, no sleeping
 * @read8: read the 8-bit register at byte offset @off
 * @read16: the same, 16 bits
 * @read32: the same, 32 bits
 * @write8: write the 8-bit register at byte offset @off
 * @write16: the same, 16 bits
 * @write32: the same, 32 bits
 */
struct hdb_io_ops {
	u8 (*read8)(struct hdb_io *io, u32 off);
	u16 (*read16)(struct hdb_io *io, u32 off);
	u32 (*read32)(struct hdb_io *io, u32 off);
	void (*write8)(struct hdb_io *io, u32 off, u8 val);
	void (*write16)(struct hdb_io *io, u32 off, u16 val);
	void (*write32)(struct hdb_io *io, u32 off, u32 val);
};

/**
 * struct hdb_io - the registers of one controller
 * @ops: access functions, or NULL for plain MMIO, which is then not called through pointers
 * @base: start of the register block
 * @mirror: start of the page that repeats the wall clock and link positions read-only
 *	(HD Audio specification 3.3.42, offset 2000h), or @base where a controller has none
 * @bytes: how much of the register block can be reached; 0: no more than the specification has
 * @sd_ctl_32: stream control takes writes of 32 bits only
 * @false_ones: reads of all ones from a device that was there
 */
struct hdb_io {
	const struct hdb_io_ops *ops;
	void __iomem *base;
	void __iomem *mirror;
	u32 bytes;
	bool sd_ctl_32;
	u32 false_ones;
};

static inline u8 hdb_read8(struct hdb_io *io, u32 off)
{
	return io->ops ? io->ops->read8(io, off) : readb(io->base + off);
}

static inline u16 hdb_read16(struct hdb_io *io, u32 off)
{
	return io->ops ? io->ops->read16(io, off) : readw(io->base + off);
}

static inline u32 hdb_read32(struct hdb_io *io, u32 off)
{
	return io->ops ? io->ops->read32(io, off) : readl(io->base + off);
}

static inline void hdb_write8(struct hdb_io *io, u32 off, u8 val)
{
	if (io->ops)
		io->ops->write8(io, off, val);
	else
		writeb(val, io->base + off);
}

static inline void hdb_write16(struct hdb_io *io, u32 off, u16 val)
{
	if (io->ops)
		io->ops->write16(io, off, val);
	else
		writew(val, io->base + off);
}

static inline void hdb_write32(struct hdb_io *io, u32 off, u32 val)
{
	if (io->ops)
		io->ops->write32(io, off, val);
	else
		writel(val, io->base + off);
}

#endif /* HDB_IO_H */
