// SPDX-License-Identifier: GPL-2.0
/*
 * Bounded waits. A register that reads all ones never satisfies one: the device is gone.
 */
#include <linux/iopoll.h>

#include "poll.h"

#define POLL_STEP_US	1
#define SLEEP_STEP_US	100

/* Busy-wait until the bits in @mask read @want; -ETIMEDOUT after @us microseconds. */
int hdb_poll8(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us)
{
	u8 val;

	return read_poll_timeout_atomic(hdb_read8, val, (val & mask) == want && val != 0xff,
					POLL_STEP_US, us, false, io, off);
}

/* The same for a 16-bit register. */
int hdb_poll16(struct hdb_io *io, u32 off, u16 mask, u16 want, unsigned int us)
{
	u16 val;

	return read_poll_timeout_atomic(hdb_read16, val, (val & mask) == want && val != 0xffff,
					POLL_STEP_US, us, false, io, off);
}

/* The same for a 32-bit register. */
int hdb_poll32(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us)
{
	u32 val;

	return read_poll_timeout_atomic(hdb_read32, val, (val & mask) == want && val != ~0U,
					POLL_STEP_US, us, false, io, off);
}

/* Sleep between looks; process context. */
int hdb_poll32_sleeping(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us)
{
	u32 val;

	return read_poll_timeout(hdb_read32, val, (val & mask) == want && val != ~0U,
				 SLEEP_STEP_US, us, false, io, off);
}
