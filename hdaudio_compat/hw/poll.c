// SPDX-License-Identifier: GPL-2.0
/*
 * Bounded waits: the one way to wait for a register. All ones never satisfy one; it ends if they
 * mean that the device is gone.
 */
#include <linux/delay.h>
#include <linux/iopoll.h>

#include "gone.h"
#include "io.h"
#include "poll.h"

#define POLL_STEP_US	1
#define SLEEP_STEP_US	100
#define FRAME_STEP_US	20	/* about a link frame */
#define AT_ONCE_US	10	/* what follows within this is not slept for */

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

/* What a value read says of the wait: 0 ends it well, -EAGAIN does not end it. */
static int poll_judge(struct hdb_io *io, u32 val, u32 mask, u32 want, u32 ones)
{
	if (val == ones)
		return hdb_io_gone(io) ? -ENODEV : -EAGAIN;
	return (val & mask) == want ? 0 : -EAGAIN;
}

/*
 * The bound is counted in delays, not read off a clock: a clock that is driven by timer
 * interrupts (jiffies, where there is nothing better) stands still while they are off.
 */
static int poll_busy(struct hdb_io *io, u32 off, u32 (*read)(struct hdb_io *io, u32 off), u32 mask,
		     u32 want, u32 ones, unsigned int us)
{
	int err;

	for (;;) {
		err = poll_judge(io, read(io, off), mask, want, ones);
		if (err != -EAGAIN)
			return err;
		if (!us--)
			return -ETIMEDOUT;
		udelay(POLL_STEP_US);
	}
}

/*
 * Busy-wait until the bits in @mask read @want; -ETIMEDOUT after @us microseconds, -ENODEV at once
 * if the device is not there any more.
 */
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

static int poll_look(struct hdb_io *io, u32 off, u32 (*read)(struct hdb_io *io, u32 off), u32 mask,
		     u32 want, u32 ones, u32 *val)
{
	*val = read(io, off);
	return poll_judge(io, *val, mask, want, ones);
}

/* hdb_poll32(), asleep between reads; process context. */
int hdb_poll32_sleeping(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us)
{
	u32 val;
	int err, late;

	late = read_poll_timeout(poll_look, err, err != -EAGAIN, SLEEP_STEP_US, us, false, io, off,
				 read32, mask, want, ~0U, &val);
	return late ?: err;
}

/* hdb_poll16(), asleep for a link frame or so between reads; @val: what was read last. */
int hdb_poll16_sleeping(struct hdb_io *io, u32 off, u16 mask, u16 want, unsigned int us, u16 *val)
{
	int err, late;
	u32 last;

	late = read_poll_timeout(poll_look, err, err != -EAGAIN, FRAME_STEP_US, us, false, io, off,
				 read16, mask, want, 0xffffU, &last);
	*val = last;
	return late ?: err;
}

/* hdb_poll8(), asleep for a link frame or so between reads, but for the first few. */
int hdb_poll8_sleeping(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us)
{
	int err = hdb_poll8(io, off, mask, want, min_t(unsigned int, us, AT_ONCE_US));
	int late;
	u32 last;

	if (err != -ETIMEDOUT)
		return err;
	late = read_poll_timeout(poll_look, err, err != -EAGAIN, FRAME_STEP_US, us, false, io, off,
				 read8, mask, want, 0xffU, &last);
	return late ?: err;
}

/* hdb_poll8() in the way of @pause; NULL: busy, with whatever is held. */
int hdb_poll8_pausing(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us,
		      struct hdb_pause *pause)
{
	int err;

	if (pause && pause->let_go)
		pause->let_go(pause);
	if (pause && pause->sleeps)
		err = hdb_poll8_sleeping(io, off, mask, want, us);
	else
		err = hdb_poll8(io, off, mask, want, us);
	if (pause && pause->let_go)
		pause->take(pause);
	return err;
}
