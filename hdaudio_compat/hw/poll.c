// SPDX-License-Identifier: GPL-2.0
/*
 * Bounded waits. A register that reads all ones never satisfies one: the device is gone.
 */
#include <linux/delay.h>
#include <linux/iopoll.h>

#include "io.h"
#include "poll.h"

#define POLL_STEP_US	1
#define SLEEP_STEP_US	100

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

/*
 * The bound is counted in delays, not read off a clock: a clock that is driven by timer
 * interrupts (jiffies, where there is nothing better) stands still while they are off.
 */
static int poll_busy(struct hdb_io *io, u32 off, u32 (*read)(struct hdb_io *io, u32 off), u32 mask,
		     u32 want, u32 ones, unsigned int us)
{
	u32 val;

	for (;;) {
		val = read(io, off);
		if ((val & mask) == want && val != ones)
			return 0;
		if (!us--)
			return -ETIMEDOUT;
		udelay(POLL_STEP_US);
	}
}

/* Busy-wait until the bits in @mask read @want; -ETIMEDOUT after @us microseconds. */
int hdb_poll8(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us)
{
	return poll_busy(io, off, read8, mask, want, 0xff, us);
}

/* hdb_poll8() for a 16-bit register. */
int hdb_poll16(struct hdb_io *io, u32 off, u16 mask, u16 want, unsigned int us)
{
	return poll_busy(io, off, read16, mask, want, 0xffff, us);
}

/* hdb_poll8() for a 32-bit register. */
int hdb_poll32(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us)
{
	return poll_busy(io, off, read32, mask, want, ~0U, us);
}

/* Sleep between reads; process context. */
int hdb_poll32_sleeping(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us)
{
	u32 val;

	return read_poll_timeout(hdb_read32, val, (val & mask) == want && val != ~0U,
				 SLEEP_STEP_US, us, false, io, off);
}
