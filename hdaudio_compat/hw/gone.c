// SPDX-License-Identifier: GPL-2.0
/*
 * Does a device answer, and is it to be believed?
 */
#include <sound/hda_register.h>

#include "gone.h"
#include "io.h"

#define TRIES	8	/* reads, until one is taken for what it is */

/**
 * hdb_io_gone - a register has read as all ones: does the device not answer any more?
 * @io: registers of a controller that is awake
 *
 * Two others are asked, in which some bits are always 0. Where they say that the device is there,
 * the read that made one ask is counted.
 *
 * Context: any.
 * Return: whether no register answers.
 */
bool hdb_io_gone(struct hdb_io *io)
{
	if (hdb_read32(io, AZX_REG_GCTL) == ~0U && hdb_read16(io, AZX_REG_GCAP) == 0xffff)
		return true;
	WRITE_ONCE(io->false_ones, READ_ONCE(io->false_ones) + 1);
	return false;
}

static u32 sure(struct hdb_io *io, u32 off, u32 (*read)(struct hdb_io *io, u32 off), u32 ones)
{
	unsigned int tries = TRIES;
	u32 val;

	do
		val = read(io, off);
	while (val == ones && --tries && !hdb_io_gone(io));
	return val;
}

static u32 read8(struct hdb_io *io, u32 off)
{
	return hdb_read8(io, off);
}

static u32 read16(struct hdb_io *io, u32 off)
{
	return hdb_read16(io, off);
}

static u32 read32(struct hdb_io *io, u32 off)
{
	return hdb_read32(io, off);
}

/**
 * hdb_sure8 - read a register that never holds all ones
 * @io: registers of a controller that is awake
 * @off: byte offset
 *
 * Context: any.
 * Return: its value; all ones if the device does not answer.
 */
u8 hdb_sure8(struct hdb_io *io, u32 off)
{
	return sure(io, off, read8, 0xff);
}

/**
 * hdb_sure16 - hdb_sure8() for a 16-bit register
 * @io: registers of a controller that is awake
 * @off: byte offset
 *
 * Context: any.
 * Return: its value; all ones if the device does not answer.
 */
u16 hdb_sure16(struct hdb_io *io, u32 off)
{
	return sure(io, off, read16, 0xffff);
}

/**
 * hdb_sure32 - hdb_sure8() for a 32-bit register
 * @io: registers of a controller that is awake
 * @off: byte offset
 *
 * Context: any.
 * Return: its value; all ones if the device does not answer.
 */
u32 hdb_sure32(struct hdb_io *io, u32 off)
{
	return sure(io, off, read32, ~0U);
}

/* Two reads in a row have to agree. */
static u32 steady(struct hdb_io *io, u32 off, u32 (*read)(struct hdb_io *io, u32 off), u32 ones)
{
	u32 val = sure(io, off, read, ones), last;
	unsigned int tries = TRIES;

	do {
		last = val;
		val = sure(io, off, read, ones);
	} while (val != last && --tries);
	return val;
}

/**
 * hdb_steady8 - hdb_sure8() for a register that does not change, and that decides something
 * @io: registers of a controller that is awake
 * @off: byte offset
 *
 * Context: any.
 * Return: its value, read twice; all ones if the device does not answer.
 */
u8 hdb_steady8(struct hdb_io *io, u32 off)
{
	return steady(io, off, read8, 0xff);
}

/**
 * hdb_steady16 - hdb_steady8() for a 16-bit register
 * @io: registers of a controller that is awake
 * @off: byte offset
 *
 * Context: any.
 * Return: its value, read twice; all ones if the device does not answer.
 */
u16 hdb_steady16(struct hdb_io *io, u32 off)
{
	return steady(io, off, read16, 0xffff);
}

/**
 * hdb_steady32 - hdb_steady8() for a 32-bit register
 * @io: registers of a controller that is awake
 * @off: byte offset
 *
 * Context: any.
 * Return: its value, read twice; all ones if the device does not answer.
 */
u32 hdb_steady32(struct hdb_io *io, u32 off)
{
	return steady(io, off, read32, ~0U);
}
