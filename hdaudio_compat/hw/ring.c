// SPDX-License-Identifier: GPL-2.0
/*
 * CORB and RIRB (HD Audio specification 4.4).
 */
#include <linux/delay.h>
#include <linux/dma-mapping.h>
#include <sound/hda_register.h>

#include "gone.h"
#include "io.h"
#include "poll.h"
#include "ring.h"

#define CORB_OFFSET	2048

/* One page holds both rings at their largest, so nothing depends on the sizes offered. */
int hdb_ring_alloc(struct hdb_ring *ring, struct device *dev, struct hdb_io *io,
		   unsigned int wait_us)
{
	void *page = dma_alloc_coherent(dev, HDB_RING_BYTES, &ring->addr, GFP_KERNEL);

	if (!page)
		return -ENOMEM;
	ring->dev = dev;
	ring->io = io;
	ring->wait_us = wait_us;
	ring->rirb = page;
	ring->corb = page + CORB_OFFSET;
	return 0;
}

void hdb_ring_free(struct hdb_ring *ring)
{
	if (ring->rirb)
		dma_free_coherent(ring->dev, HDB_RING_BYTES, ring->rirb, ring->addr);
	ring->rirb = NULL;
	ring->corb = NULL;
}

/*
 * Choose the largest size a size register offers and return its entries. A register that
 * offers nothing is taken for one that supports 256 and does not say so.
 */
static u16 ring_choose_size(struct hdb_io *io, u32 reg)
{
	static const struct {
		u8 offered;
		u8 select;
		u16 entries;
	} sizes[] = {
		{ BIT(6), 2, 256 },
		{ BIT(5), 1, 16 },
		{ BIT(4), 0, 2 },
	};
	u8 caps = hdb_steady8(io, reg);
	int i;

	if (!(caps & 0x70))
		caps |= BIT(6);
	for (i = 0; !(caps & sizes[i].offered); i++)
		;
	hdb_write8(io, reg, (caps & ~3) | sizes[i].select);
	return sizes[i].entries;
}

/*
 * The read pointer's reset bit is set, seen set, cleared and seen cleared (3.3.21). Some
 * controllers clear it by themselves before it can be seen: there the pointer reads zero.
 */
static int corb_reset_pointer(struct hdb_ring *ring)
{
	struct hdb_io *io = ring->io;
	u16 rp;

	hdb_write16(io, AZX_REG_CORBRP, AZX_CORBRP_RST);
	if (hdb_poll16_sleeping(io, AZX_REG_CORBRP, AZX_CORBRP_RST, AZX_CORBRP_RST, ring->wait_us,
				&rp)) {
		rp = hdb_read16(io, AZX_REG_CORBRP);
		if (rp)
			return -ETIMEDOUT;
	}
	hdb_write16(io, AZX_REG_CORBRP, 0);
	return hdb_poll16_sleeping(io, AZX_REG_CORBRP, 0xffff, 0, ring->wait_us, &rp);
}

static int corb_prepare(struct hdb_ring *ring)
{
	struct hdb_io *io = ring->io;
	dma_addr_t addr = ring->addr + CORB_OFFSET;
	int err;

	hdb_write32(io, AZX_REG_CORBLBASE, lower_32_bits(addr));
	hdb_write32(io, AZX_REG_CORBUBASE, upper_32_bits(addr));
	ring->corb_size = ring_choose_size(io, AZX_REG_CORBSIZE);
	hdb_write16(io, AZX_REG_CORBWP, 0);
	ring->corb_wp = 0;
	ring->announced = 0;
	err = corb_reset_pointer(ring);
	if (err)
		return err;
	hdb_write8(io, AZX_REG_CORBSTS, AZX_CORBSTS_CMEI);
	return 0;
}

static void rirb_clear(struct hdb_ring *ring)
{
	unsigned int i;

	for (i = 0; i < ring->rirb_size; i++)
		hdb_response_clear(&ring->rirb[i]);
}

static void rirb_prepare(struct hdb_ring *ring)
{
	struct hdb_io *io = ring->io;

	hdb_write32(io, AZX_REG_RIRBLBASE, lower_32_bits(ring->addr));
	hdb_write32(io, AZX_REG_RIRBUBASE, upper_32_bits(ring->addr));
	ring->rirb_size = ring_choose_size(io, AZX_REG_RIRBSIZE);
	hdb_write16(io, AZX_REG_RIRBWP, AZX_RIRBWP_RST);
	ring->rirb_rp = 0;
	ring->rirb_wp = 0;
	ring->doubt = false;
	rirb_clear(ring);
	hdb_write8(io, AZX_REG_RIRBSTS, RIRB_INT_MASK);
}

/* Stop both DMA engines and wait until they have stopped. Process context, as all that follow. */
int hdb_ring_stop(struct hdb_ring *ring)
{
	struct hdb_io *io = ring->io;
	int corb, rirb;

	hdb_write8(io, AZX_REG_CORBCTL, 0);
	hdb_write8(io, AZX_REG_RIRBCTL, 0);
	corb = hdb_poll8_sleeping(io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, 0, ring->wait_us);
	rirb = hdb_poll8_sleeping(io, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN, 0, ring->wait_us);
	return corb ?: rirb;
}

/* Initialise both rings, stopped, as large as the controller offers. After each reset. */
int hdb_ring_prepare(struct hdb_ring *ring)
{
	int err = hdb_ring_stop(ring);

	if (err)
		return err;
	rirb_prepare(ring);
	return corb_prepare(ring);
}

/*
 * Leave the CORB stopped; only its memory is used, for one command at a time. That is so whether
 * the rings do stop or not: nothing else is left to be tried. 0 if the RIRB can be used.
 */
int hdb_ring_prepare_immediate(struct hdb_ring *ring)
{
	int err = hdb_ring_stop(ring);

	ring->corb_size = 2;
	ring->corb_wp = 0;
	ring->announced = 0;
	ring->by_pointer = true;
	if (!err)
		rirb_prepare(ring);
	return err;
}

static int rirb_run(struct hdb_ring *ring, unsigned int interrupt_after)
{
	struct hdb_io *io = ring->io;
	u8 rirb = AZX_RBCTL_DMA_EN | AZX_RBCTL_IRQ_EN | AZX_RBCTL_OVERRUN_EN;

	hdb_write16(io, AZX_REG_RINTCNT, clamp(interrupt_after, 1U, 255U));
	hdb_write8(io, AZX_REG_RIRBCTL, rirb);
	return hdb_poll8_sleeping(io, AZX_REG_RIRBCTL, rirb, rirb, ring->wait_us);
}

/*
 * After hdb_ring_prepare_immediate(), set the RIRB going alone, for unsolicited responses; each
 * raises an interrupt.
 */
int hdb_ring_listen(struct hdb_ring *ring)
{
	return rirb_run(ring, 1);
}

/*
 * Set prepared rings going. @interrupt_after is the number of responses that raise an
 * interrupt by themselves; fewer do so as soon as a frame brings none (3.3.27), so a single
 * command is not held back. RINTCNT must not change while the RIRB runs.
 */
int hdb_ring_run(struct hdb_ring *ring, unsigned int interrupt_after)
{
	struct hdb_io *io = ring->io;
	int err = rirb_run(ring, interrupt_after);

	if (err)
		return err;
	hdb_write8(io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN | AZX_CORBCTL_CMEIE);
	/* some controllers only run once the bit has been read back */
	return hdb_poll8_sleeping(io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, AZX_CORBCTL_RUN,
				  ring->wait_us);
}

/*
 * Has the controller gone round the ring since responses were last taken? The entry taken last is
 * the last one that is written then.
 */
bool hdb_ring_overtaken(const struct hdb_ring *ring)
{
	return hdb_response_source(hdb_ring_entry(ring, 0)) != HDB_NO_SOURCE;
}

/*
 * Give up all responses there are, for nobody knows any more which came first. -EAGAIN if so many
 * come that none would be the first again.
 */
int hdb_ring_catch_up(struct hdb_ring *ring)
{
	unsigned int tries = 8;
	int err;

	do {
		err = hdb_ring_poll(ring);
		if (err)
			return err;
		ring->rirb_rp = ring->rirb_wp;
		rirb_clear(ring);
		err = hdb_ring_poll(ring);
		if (err)
			return err;
	} while (ring->rirb_rp != ring->rirb_wp && --tries);
	return tries ? 0 : -EAGAIN;
}

/*
 * Has the controller left commands unread, or stopped by itself? To be asked when there was time
 * enough for all. Any context.
 */
bool hdb_ring_stalled(struct hdb_ring *ring)
{
	struct hdb_io *io = ring->io;

	return hdb_read16(io, AZX_REG_CORBRP) != ring->announced ||
	       !(hdb_read8(io, AZX_REG_CORBCTL) & AZX_CORBCTL_RUN) ||
	       !(hdb_read8(io, AZX_REG_RIRBCTL) & AZX_RBCTL_DMA_EN);
}

/* hdb_ring_stalled() where new commands may just have been written. Process context. */
bool hdb_ring_stalled_long(struct hdb_ring *ring)
{
	u16 before = hdb_read16(ring->io, AZX_REG_CORBRP);

	usleep_range(ring->wait_us, 2 * ring->wait_us);
	return hdb_ring_stalled(ring) && hdb_read16(ring->io, AZX_REG_CORBRP) == before;
}

/* Did the controller fail to read commands? Acknowledges it. Any context. */
bool hdb_ring_memory_error(struct hdb_ring *ring)
{
	u8 status = hdb_sure8(ring->io, AZX_REG_CORBSTS);

	if (status == 0xff || !(status & AZX_CORBSTS_CMEI))
		return false;
	hdb_write8(ring->io, AZX_REG_CORBSTS, AZX_CORBSTS_CMEI);
	return true;
}
