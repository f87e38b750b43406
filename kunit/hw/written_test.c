// SPDX-License-Identifier: GPL-2.0
/*
 * What is written to registers, all of it and in order, on an array of the test's own; and what is
 * made of what is read there, bit by bit.
 */
#include <kunit/test.h>
#include <linux/slab.h>
#include <sound/hda_register.h>

#include "hdb.h"
#include "hw/gone.h"
#include "hw/immediate.h"
#include "hw/place.h"
#include "hw/position.h"
#include "hw/quirks.h"
#include "hw/reset.h"
#include "hw/ring.h"
#include "hw/sd.h"
#include "log.h"
#include "verbs/presence.h"
#include "verbs/slots.h"

#define BYTES	0x2000
#define ADDR	0x123456000ULL
#define MARK	0x5a

/**
 * struct scribe - a controller that writes down what is written to it
 * @ctrl: the driver's part of it
 * @r: what is in the registers
 * @said: what was written: b, h or l by width, the offset, the value; * during a stream's reset
 * @sd: a stream descriptor
 * @off: of a register of which some bits do not follow
 * @stuck: those that stay set
 * @never: those that stay 0
 * @moves: RIRBWP counts the times it is read
 * @odd: so many reads of RIRBSTS are all ones
 * @ghosts: bits of STATESTS that are not there any more when it is read again
 * @left: so many reads of RIRBWP until the device is gone; 0: it stays
 * @answer: what IRS is when a command has been sent
 */
struct scribe {
	struct hdb_ctrl ctrl;
	u8 r[BYTES];
	char said[1024];
	struct hdb_sd sd;
	u32 off;
	u8 stuck;
	u8 never;
	bool moves;
	unsigned int odd;
	u16 ghosts;
	unsigned int left;
	u16 answer;
};

static struct scribe *scribe_of(struct hdb_io *io)
{
	return container_of(io, struct scribe, ctrl.io);
}

static u32 peek(const struct scribe *s, u32 off, unsigned int bytes)
{
	u32 val = 0;

	memcpy(&val, s->r + off, bytes);
	return val;
}

static void poke(struct scribe *s, u32 off, u32 val, unsigned int bytes)
{
	memcpy(s->r + off, &val, bytes);
}

static u8 scribe_read8(struct hdb_io *io, u32 off)
{
	struct scribe *s = scribe_of(io);

	if (off == AZX_REG_RIRBSTS && s->odd) {
		s->odd--;
		return 0xff;
	}
	return peek(s, off, 1);
}

static u16 scribe_read16(struct hdb_io *io, u32 off)
{
	struct scribe *s = scribe_of(io);
	u16 ghosts = s->ghosts;

	if (off == AZX_REG_STATESTS && ghosts) {
		s->ghosts = 0;
		return peek(s, off, 2) | ghosts;
	}
	if (off == AZX_REG_RIRBWP && s->moves)
		poke(s, off, peek(s, off, 2) + 1, 2);
	if (off == AZX_REG_RIRBWP && s->left && !--s->left)
		memset(s->r, 0xff, sizeof(s->r));
	return peek(s, off, 2);
}

static u32 scribe_read32(struct hdb_io *io, u32 off)
{
	return peek(scribe_of(io), off, 4);
}

static void write_down(struct scribe *s, char width, u32 off, u32 val, unsigned int bytes)
{
	size_t n = strlen(s->said);

	scnprintf(s->said + n, sizeof(s->said) - n, "%c%x=%x%s ", width, off, val,
		  s->sd.in_reset ? "*" : "");
	poke(s, off, val, bytes);
	if (off == s->off)
		s->r[off] = (s->r[off] | s->stuck) & ~s->never;
	if (off == AZX_REG_IRS && val == AZX_IRS_BUSY)
		poke(s, off, s->answer, 2);
}

static void scribe_write8(struct hdb_io *io, u32 off, u8 val)
{
	write_down(scribe_of(io), 'b', off, val, 1);
}

static void scribe_write16(struct hdb_io *io, u32 off, u16 val)
{
	write_down(scribe_of(io), 'h', off, val, 2);
}

static void scribe_write32(struct hdb_io *io, u32 off, u32 val)
{
	write_down(scribe_of(io), 'l', off, val, 4);
}

static const struct hdb_io_ops scribe_ops = {
	.read8 = scribe_read8,
	.read16 = scribe_read16,
	.read32 = scribe_read32,
	.write8 = scribe_write8,
	.write16 = scribe_write16,
	.write32 = scribe_write32,
};

/* With memory for rings at ADDR, and the second stream descriptor. */
static struct scribe *scribe_new(struct kunit *test)
{
	struct scribe *s = kunit_kzalloc(test, sizeof(*s), GFP_KERNEL);
	struct hdb_ring *ring;

	KUNIT_ASSERT_NOT_NULL(test, s);
	s->ctrl.io.ops = &scribe_ops;
	spin_lock_init(&s->ctrl.verbs.lock);
	s->ctrl.timing.reset_us = 2000;
	s->ctrl.timing.ring_us = 2000;
	s->ctrl.timing.stream_us = 300;
	hdb_sd_init(&s->sd, &s->ctrl.io, 1, 300);
	ring = &s->ctrl.ring;
	ring->io = &s->ctrl.io;
	ring->wait_us = 500;
	ring->addr = ADDR;
	ring->rirb = kunit_kzalloc(test, HDB_RING_BYTES, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, ring->rirb);
	memset(ring->rirb, MARK, HDB_RING_BYTES);
	ring->corb = (void *)ring->rirb + 2048;
	return s;
}

/* What was written since the last time. */
static void expect_written(struct kunit *test, struct scribe *s, const char *what)
{
	KUNIT_EXPECT_STREQ(test, s->said, what);
	s->said[0] = '\0';
}

static void hang(struct scribe *s, u32 off, u8 stuck, u8 never)
{
	s->off = off;
	s->stuck = stuck;
	s->never = never;
}

/* A stream descriptor. */

static const struct hdb_sd_setup sd_setup = {
	.bdl = 0x123456780,
	.bytes = 0x1000,
	.lvi = 3,
	.stream_id = 5,
	.format = 0x4011,
	.lines = 2,
	.output = true,
	.interrupts = 0x1c,
};

static void written_of_a_stream(struct kunit *test)
{
	struct scribe *s = scribe_new(test);

	hdb_sd_program(&s->sd, &sd_setup);
	expect_written(test, s, "ba2=59 ba0=1c hb2=4011 la8=1000 hac=3 lb8=23456780 lbc=1 ");
	hdb_sd_run(&s->sd, &sd_setup, true);
	expect_written(test, s, "ba0=1e ");
	KUNIT_EXPECT_EQ(test, hdb_sd_wait_run(&s->sd, true, NULL), 0);
	KUNIT_EXPECT_EQ(test, hdb_sd_wait_run(&s->sd, false, NULL), -ETIMEDOUT);
	hdb_sd_run(&s->sd, &sd_setup, false);
	expect_written(test, s, "ba0=1c ");
	KUNIT_EXPECT_EQ(test, hdb_sd_wait_run(&s->sd, false, NULL), 0);
	KUNIT_EXPECT_EQ(test, hdb_sd_wait_run(&s->sd, true, NULL), -ETIMEDOUT);
	hdb_sd_stop(&s->sd);
	expect_written(test, s, "ba0=0 ");
	hdb_sd_forget(&s->sd);
	expect_written(test, s, "ba0=0 lb8=0 lbc=0 ba3=1c ");
	hdb_sd_take_completion(&s->sd);
	expect_written(test, s, "ba3=4 ");
	poke(s, 0xa4, 0x12345678, 4);
	KUNIT_EXPECT_EQ(test, hdb_sd_position(&s->sd), 0x12345678);
	KUNIT_EXPECT_EQ(test, hdb_sd_fifo_bytes(&s->sd), 0);
	poke(s, 0xb0, 1, 2);
	KUNIT_EXPECT_EQ(test, hdb_sd_fifo_bytes(&s->sd), 2);
	poke(s, 0xb0, 255, 2);
	KUNIT_EXPECT_EQ(test, hdb_sd_probe_fifo(&s->sd, 0x11, true), 256);
	expect_written(test, s, "ba2=8 hb2=11 hb2=0 ba2=0 ");
	KUNIT_EXPECT_EQ(test, hdb_sd_probe_fifo(&s->sd, 0x11, false), 256);
	expect_written(test, s, "ba2=0 hb2=11 hb2=0 ");
}

/* Where control is to be written as a whole: its other bytes stay, the status is written as 0. */
static void written_of_a_stream_as_a_whole(struct kunit *test)
{
	struct hdb_sd_setup setup = sd_setup;
	struct scribe *s = scribe_new(test);

	s->ctrl.io.sd_ctl_32 = true;
	setup.lines = 1;
	poke(s, 0xa0, 0x3f5b1c03, 4);
	hdb_sd_program(&s->sd, &setup);
	expect_written(test, s,
		       "la0=581c03 la0=581c1c hb2=4011 la8=1000 hac=3 lb8=23456780 lbc=1 ");
}

struct stopped {
	u8 ctl;
	u8 stuck;
	u8 never;
	int result;
	const char *written;
};

/* From each state it may be in, and ended by each that it does not leave. */
static const struct stopped stopped[] = {
	{ 0, 0, 0, 0, "ba2=f0* ba0=1* ba0=0* " },
	{ 0x1c, 0, 0, 0, "ba2=f0* ba0=1* ba0=0* " },
	{ 0x02, 0, 0, 0, "ba0=0 ba2=f0* ba0=1* ba0=0* " },
	{ 0xfe, 0, 0, 0, "ba0=0 ba2=f0* ba0=1* ba0=0* " },
	{ 0x01, 0, 0, 0, "ba0=0* " },
	{ 0x02, 0x02, 0, -ETIMEDOUT, "ba0=0 " },
	{ 0x01, 0x01, 0, -ETIMEDOUT, "ba0=0* " },
	{ 0, 0, 0x01, -ETIMEDOUT, "ba2=f0* ba0=1* ba0=0* " },
};

static void written_of_a_streams_reset(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	__le32 position, checked;
	unsigned int i;

	s->sd.position = &position;
	s->sd.checked = &checked;
	for (i = 0; i < ARRAY_SIZE(stopped); i++) {
		position = cpu_to_le32(7);
		checked = cpu_to_le32(7);
		poke(s, 0xa0, stopped[i].ctl, 4);
		hang(s, 0xa0, stopped[i].stuck, stopped[i].never);
		KUNIT_EXPECT_EQ(test, hdb_sd_reset(&s->sd, NULL), stopped[i].result);
		expect_written(test, s, stopped[i].written);
		KUNIT_EXPECT_FALSE(test, s->sd.in_reset);
		KUNIT_EXPECT_EQ(test, hdb_sd_position(&s->sd), stopped[i].result ? 7 : 0);
		KUNIT_EXPECT_EQ(test, le32_to_cpu(checked),
				stopped[i].result ? 7 : HDB_NO_POSITION);
	}
	s->sd.position = NULL;
	s->sd.checked = NULL;
	hang(s, 0, 0, 0);
	poke(s, 0xa0, 0, 4);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&s->sd, NULL), 0);
}

static void read_of_a_stream(struct kunit *test)
{
	struct scribe *s = scribe_new(test);

	poke(s, 0xa0, 0xfe, 1);
	KUNIT_EXPECT_FALSE(test, hdb_sd_gone(&s->sd));
	KUNIT_EXPECT_TRUE(test, hdb_sd_runs(&s->sd));
	poke(s, 0xa0, 0x1d, 1);
	KUNIT_EXPECT_FALSE(test, hdb_sd_runs(&s->sd));
	poke(s, 0xa3, 0xfe, 1);
	KUNIT_EXPECT_EQ(test, hdb_sd_take_status(&s->sd), 0x1c);
	expect_written(test, s, "ba3=1c ");
	poke(s, 0xa3, 0x28, 1);
	KUNIT_EXPECT_EQ(test, hdb_sd_take_status(&s->sd), 0x08);
	expect_written(test, s, "ba3=8 ");
	poke(s, 0xa3, 0x20, 1);
	KUNIT_EXPECT_EQ(test, hdb_sd_take_status(&s->sd), 0);
	poke(s, 0xa3, 0xff, 1);
	KUNIT_EXPECT_EQ(test, hdb_sd_take_status(&s->sd), 0);
	s->sd.in_reset = true;
	poke(s, 0xa3, 0x04, 1);
	KUNIT_EXPECT_EQ(test, hdb_sd_take_status(&s->sd), 0);
	s->sd.in_reset = false;
	expect_written(test, s, "");
	memset(s->r, 0xff, sizeof(s->r));
	KUNIT_EXPECT_TRUE(test, hdb_sd_gone(&s->sd));
	KUNIT_EXPECT_FALSE(test, hdb_sd_runs(&s->sd));
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&s->sd, NULL), -ENODEV);
	expect_written(test, s, "");
}

/* The rings. */

#define STOP	"b4c=0 b5c=0 "
#define RIRB	"l50=23456000 l54=1 b5e=21 h58=8000 b5d=5 "
#define CORB	"l40=23456800 l44=1 b4e=42 h48=0 h4a=8000 h4a=0 b4d=1 "

static void used(struct hdb_ring *ring)
{
	ring->corb_wp = 7;
	ring->announced = 6;
	ring->rirb_rp = 5;
	ring->rirb_wp = 4;
	ring->doubt = true;
}

static void expect_fresh(struct kunit *test, const struct hdb_ring *ring)
{
	KUNIT_EXPECT_EQ(test, ring->corb_wp, 0);
	KUNIT_EXPECT_EQ(test, ring->announced, 0);
	KUNIT_EXPECT_EQ(test, ring->rirb_rp, 0);
	KUNIT_EXPECT_EQ(test, ring->rirb_wp, 0);
	KUNIT_EXPECT_FALSE(test, ring->doubt);
}

static void written_of_rings(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_ring *ring = &s->ctrl.ring;
	unsigned int i;

	used(ring);
	poke(s, AZX_REG_CORBSIZE, 0x40, 1);
	poke(s, AZX_REG_RIRBSIZE, 0x20, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare(ring), 0);
	expect_written(test, s, STOP RIRB CORB);
	expect_fresh(test, ring);
	KUNIT_EXPECT_FALSE(test, ring->by_pointer);
	KUNIT_EXPECT_EQ(test, ring->corb_size, 256);
	KUNIT_EXPECT_EQ(test, ring->rirb_size, 16);
	for (i = 0; i < 16; i++) {
		KUNIT_EXPECT_EQ(test, le32_to_cpu(ring->rirb[i].value), HDB_NO_VALUE);
		KUNIT_EXPECT_EQ(test, le32_to_cpu(ring->rirb[i].source), HDB_NO_SOURCE);
	}
	KUNIT_EXPECT_EQ(test, *(u8 *)&ring->rirb[16], MARK);
	KUNIT_EXPECT_EQ(test, hdb_ring_run(ring, 8), 0);
	expect_written(test, s, "h5a=8 b5c=7 b4c=3 ");
	KUNIT_EXPECT_EQ(test, hdb_ring_run(ring, 0), 0);
	expect_written(test, s, "h5a=1 b5c=7 b4c=3 ");
	KUNIT_EXPECT_EQ(test, hdb_ring_run(ring, 256), 0);
	expect_written(test, s, "h5a=ff b5c=7 b4c=3 ");
	hang(s, AZX_REG_RIRBCTL, 0, AZX_RBCTL_DMA_EN);
	KUNIT_EXPECT_EQ(test, hdb_ring_run(ring, 255), -ETIMEDOUT);
	expect_written(test, s, "h5a=ff b5c=7 ");
	hang(s, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, 0);
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare(ring), -ETIMEDOUT);
	expect_written(test, s, STOP);
	hang(s, AZX_REG_CORBRP, 0, 0);
	poke(s, AZX_REG_CORBSIZE, 0x40, 1);
	s->off = AZX_REG_CORBRP;
	s->stuck = 1;
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare(ring), -ETIMEDOUT);
	expect_written(test, s, STOP RIRB "l40=23456800 l44=1 b4e=42 h48=0 h4a=8000 h4a=0 ");
}

static void written_of_a_ring_for_events(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_ring *ring = &s->ctrl.ring;

	used(ring);
	poke(s, AZX_REG_RIRBSIZE, 0x20, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare_immediate(ring), 0);
	expect_written(test, s, STOP RIRB);
	expect_fresh(test, ring);
	KUNIT_EXPECT_TRUE(test, ring->by_pointer);
	KUNIT_EXPECT_EQ(test, ring->corb_size, 2);
	KUNIT_EXPECT_EQ(test, hdb_ring_listen(ring), 0);
	expect_written(test, s, "h5a=1 b5c=7 ");
	used(ring);
	ring->by_pointer = false;
	ring->corb_size = 256;
	hang(s, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN, 0);
	KUNIT_EXPECT_EQ(test, hdb_ring_prepare_immediate(ring), -ETIMEDOUT);
	expect_written(test, s, STOP);
	KUNIT_EXPECT_EQ(test, ring->corb_wp + ring->announced, 0);
	KUNIT_EXPECT_TRUE(test, ring->by_pointer);
	KUNIT_EXPECT_EQ(test, ring->corb_size, 2);
}

static void written_of_a_rings_size(struct kunit *test)
{
	static const struct {
		u8 offered, written;
		u16 entries;
	} sizes[] = {
		{ 0x00, 0x42, 256 }, { 0x01, 0x40 | 2, 256 }, { 0x8f, 0xce, 256 },
		{ 0x10, 0x10, 2 }, { 0x17, 0x14, 2 }, { 0x20, 0x21, 16 }, { 0x32, 0x31, 16 },
		{ 0x40, 0x42, 256 }, { 0x70, 0x72, 256 }, { 0xb0, 0xb1, 16 },
	};
	struct scribe *s = scribe_new(test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		poke(s, AZX_REG_CORBSIZE, sizes[i].offered, 1);
		KUNIT_EXPECT_EQ(test, hdb_ring_prepare(&s->ctrl.ring), 0);
		KUNIT_EXPECT_EQ(test, s->ctrl.ring.corb_size, sizes[i].entries);
		KUNIT_EXPECT_EQ(test, peek(s, AZX_REG_CORBSIZE, 1), sizes[i].written);
		s->said[0] = '\0';
	}
}

static void read_of_rings(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_ring *ring = &s->ctrl.ring;

	ring->announced = 3;
	poke(s, AZX_REG_CORBRP, 3, 2);
	poke(s, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, 1);
	poke(s, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN, 1);
	KUNIT_EXPECT_FALSE(test, hdb_ring_stalled(ring));
	KUNIT_EXPECT_FALSE(test, hdb_ring_stalled_long(ring));
	poke(s, AZX_REG_CORBRP, 2, 2);
	KUNIT_EXPECT_TRUE(test, hdb_ring_stalled(ring));
	KUNIT_EXPECT_TRUE(test, hdb_ring_stalled_long(ring));
	poke(s, AZX_REG_CORBRP, 3, 2);
	poke(s, AZX_REG_CORBCTL, AZX_CORBCTL_CMEIE, 1);
	KUNIT_EXPECT_TRUE(test, hdb_ring_stalled(ring));
	poke(s, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, 1);
	poke(s, AZX_REG_RIRBCTL, AZX_RBCTL_IRQ_EN, 1);
	KUNIT_EXPECT_TRUE(test, hdb_ring_stalled(ring));
	poke(s, AZX_REG_CORBSTS, 0xfe, 1);
	KUNIT_EXPECT_FALSE(test, hdb_ring_memory_error(ring));
	poke(s, AZX_REG_CORBSTS, 0xff, 1);
	KUNIT_EXPECT_FALSE(test, hdb_ring_memory_error(ring));
	expect_written(test, s, "");
	poke(s, AZX_REG_CORBSTS, 0x01, 1);
	KUNIT_EXPECT_TRUE(test, hdb_ring_memory_error(ring));
	expect_written(test, s, "b4d=1 ");
}

static void read_of_the_rirbs_interrupt(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_ring *ring = &s->ctrl.ring;

	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(ring), 0);
	poke(s, AZX_REG_RIRBSTS, 0xfa, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(ring), 0xfa);
	expect_written(test, s, "");
	poke(s, AZX_REG_RIRBSTS, 0xfe, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(ring), 0xfe);
	expect_written(test, s, "b5d=4 ");
	poke(s, AZX_REG_RIRBSTS, 0x05, 1);
	s->odd = 1;
	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(ring), 0x05);
	expect_written(test, s, "b5d=5 ");
	poke(s, AZX_REG_RIRBSTS, 0xff, 1);
	KUNIT_EXPECT_EQ(test, hdb_ring_acknowledge(ring), 0);
	expect_written(test, s, "");
	hdb_ring_acknowledge_blindly(ring);
	expect_written(test, s, "b5d=5 ");
}

static void read_of_the_rirbs_pointer(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_ring *ring = &s->ctrl.ring;
	unsigned int wp;

	ring->rirb_size = 16;
	ring->rirb_rp = 9;
	poke(s, AZX_REG_RIRBWP, 0xfffe, 2);
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(ring), 0);
	KUNIT_EXPECT_EQ(test, ring->rirb_wp, 14);
	poke(s, AZX_REG_RIRBWP, 0xffff, 2);
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(ring), 0);
	KUNIT_EXPECT_EQ(test, ring->rirb_wp, 9);
	for (wp = 0; wp < 16; wp++) {
		ring->rirb_wp = wp;
		KUNIT_EXPECT_EQ(test, hdb_ring_behind(ring), wp > 9 || wp <= 1);
	}
	memset(s->r, 0xff, sizeof(s->r));
	KUNIT_EXPECT_EQ(test, hdb_ring_poll(ring), -ENODEV);
}

/* Caught up with where it stands, never with what goes on for ever, nor with what is gone. */
static void read_of_a_ring_that_is_ahead(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_ring *ring = &s->ctrl.ring;
	unsigned int left;

	ring->rirb_size = 256;
	poke(s, AZX_REG_RIRBWP, 5, 2);
	KUNIT_EXPECT_TRUE(test, hdb_ring_overtaken(ring));
	KUNIT_EXPECT_EQ(test, hdb_ring_catch_up(ring), 0);
	KUNIT_EXPECT_EQ(test, ring->rirb_rp, 5);
	KUNIT_EXPECT_FALSE(test, hdb_ring_overtaken(ring));
	KUNIT_EXPECT_FALSE(test, hdb_ring_shows_one(ring));
	KUNIT_EXPECT_EQ(test, *(u8 *)ring->corb, MARK);
	ring->rirb[5].source = 0;
	KUNIT_EXPECT_TRUE(test, hdb_ring_overtaken(ring));
	ring->rirb[5].source = cpu_to_le32(HDB_NO_SOURCE);
	ring->rirb[6].source = 0;
	KUNIT_EXPECT_FALSE(test, hdb_ring_overtaken(ring));
	s->moves = true;
	poke(s, AZX_REG_RIRBWP, 0, 2);
	KUNIT_EXPECT_EQ(test, hdb_ring_catch_up(ring), -EAGAIN);
	KUNIT_EXPECT_EQ(test, peek(s, AZX_REG_RIRBWP, 2), 16);
	s->moves = false;
	for (left = 1; left <= 2; left++) {
		memset(s->r, 0, sizeof(s->r));
		s->left = left;
		KUNIT_EXPECT_EQ(test, hdb_ring_catch_up(ring), -ENODEV);
	}
}

/* Immediate commands. */

struct immediate {
	u16 before;
	u16 answer;
	int result;
	const char *written;
};

#define SENT	"h68=2 l60=a0170500 h68=1 "

static const struct immediate immediates[] = {
	{ 0, 0x02, 0, SENT },
	{ 0, 0xa2, 0, SENT },
	{ 0, 0xa6, 0, SENT },
	{ 0, 0xb2, -EIO, SENT },
	{ 0, 0x06, -EIO, SENT },
	{ 0, 0x00, -ETIMEDOUT, SENT "h68=0 " },
	{ 0, 0x03, -ETIMEDOUT, SENT "h68=0 " },
	{ 0x01, 0x02, -ETIMEDOUT, "h68=0 " },
};

static void written_of_an_immediate_command(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	const struct immediate *i;
	u32 response;

	for (i = immediates; i < immediates + ARRAY_SIZE(immediates); i++) {
		poke(s, AZX_REG_IRS, i->before, 2);
		poke(s, AZX_REG_IR, 0x12345678, 4);
		s->answer = i->answer;
		response = 0;
		KUNIT_EXPECT_EQ(test, hdb_immediate_run(&s->ctrl.io, 0xa0170500, 500, &response),
				i->result);
		expect_written(test, s, i->written);
		if (!i->result)
			KUNIT_EXPECT_EQ(test, response, 0x12345678);
	}
}

/* Positions in memory. */

static void written_of_positions(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_positions *p = &s->ctrl.positions;
	u8 *bytes = (u8 *)s->ctrl.ring.rirb + HDB_RING_REST;

	s->ctrl.setup.quirks = HDB_QUIRK_POSITION_REGISTER;
	hdb_positions_init(&s->ctrl);
	hdb_positions_run(&s->ctrl);
	hdb_positions_lose(&s->ctrl);
	KUNIT_EXPECT_NULL(test, hdb_position_entry(&s->ctrl, 0));
	expect_written(test, s, "l74=0 l70=0 ");
	KUNIT_EXPECT_EQ(test, bytes[0], MARK);
	s->ctrl.setup.quirks = 0;
	hdb_positions_init(&s->ctrl);
	KUNIT_EXPECT_TRUE(test, p->checked);
	hdb_positions_run(&s->ctrl);
	expect_written(test, s, "l74=1 l70=23456c01 ");
	KUNIT_EXPECT_PTR_EQ(test, hdb_position_entry(&s->ctrl, 1), (__le32 *)(bytes + 8));
	KUNIT_EXPECT_NULL(test, memchr_inv(bytes, 0xff, HDB_MAX_SD * 8));
	KUNIT_EXPECT_EQ(test, bytes[HDB_MAX_SD * 8], MARK);
	s->ctrl.setup.quirks = HDB_QUIRK_POSITION_BUFFER;
	hdb_positions_init(&s->ctrl);
	KUNIT_EXPECT_FALSE(test, p->checked);
	hdb_positions_run(&s->ctrl);
	expect_written(test, s, "l74=1 l70=23456c01 ");
	KUNIT_EXPECT_NULL(test, memchr_inv(bytes, 0, HDB_MAX_SD * 8));
	hdb_positions_lose(&s->ctrl);
	KUNIT_EXPECT_NULL(test, memchr_inv(bytes, 0xff, HDB_MAX_SD * 8));
	p->wrong = 1;
	bytes[0] = MARK;
	hdb_positions_run(&s->ctrl);
	expect_written(test, s, "l74=1 l70=0 ");
	KUNIT_EXPECT_EQ(test, bytes[0], MARK);
	hdb_positions_exit(&s->ctrl);
	KUNIT_EXPECT_NULL(test, hdb_position_entry(&s->ctrl, 1));
}

/* The controller. */

static void read_of_capabilities(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_caps *caps = &s->ctrl.caps;

	poke(s, AZX_REG_GCAP, 0x1109, 2);
	poke(s, AZX_REG_VMIN, 0x02, 1);
	poke(s, AZX_REG_VMAJ, 0x01, 1);
	poke(s, AZX_REG_OUTPAY, 0x3c, 2);
	poke(s, AZX_REG_INPAY, 0x1d, 2);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_read_caps(&s->ctrl), 0);
	KUNIT_EXPECT_EQ(test, caps->gcap, 0x1109);
	KUNIT_EXPECT_EQ(test, caps->version, 0x0102);
	KUNIT_EXPECT_EQ(test, caps->outpay, 0x3c);
	KUNIT_EXPECT_EQ(test, caps->inpay, 0x1d);
	KUNIT_EXPECT_EQ(test, caps->n_render, 1);
	KUNIT_EXPECT_EQ(test, caps->n_capture, 1);
	KUNIT_EXPECT_EQ(test, caps->n_bidi, 1);
	KUNIT_EXPECT_EQ(test, caps->n_sdo, 1);
	KUNIT_EXPECT_TRUE(test, caps->dma64);
	poke(s, AZX_REG_GCAP, 0xfffe, 2);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_read_caps(&s->ctrl), 0);
	KUNIT_EXPECT_EQ(test, caps->n_render, 15);
	KUNIT_EXPECT_EQ(test, caps->n_capture, 15);
	KUNIT_EXPECT_EQ(test, caps->n_bidi, 31);
	KUNIT_EXPECT_EQ(test, caps->n_sdo, 8);
	KUNIT_EXPECT_FALSE(test, caps->dma64);
	poke(s, AZX_REG_GCAP, 0x0002, 2);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_read_caps(&s->ctrl), 0);
	KUNIT_EXPECT_EQ(test, caps->n_sdo, 2);
	KUNIT_EXPECT_EQ(test, caps->n_render, 4);
	poke(s, AZX_REG_GCAP, 0xffff, 2);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_read_caps(&s->ctrl), -ENODEV);
	expect_written(test, s, "");
}

static void written_on_the_way_into_reset(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct log log;

	log_begin(test, &log);
	poke(s, AZX_REG_GCAP, 0x1109, 2);
	poke(s, AZX_REG_GCTL, 0x100, 4);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_in_reset(&s->ctrl));
	hdb_ctrl_enter_reset(&s->ctrl);
	expect_written(test, s, "");
	poke(s, AZX_REG_GCTL, 0x101, 4);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_in_reset(&s->ctrl));
	hdb_ctrl_enter_reset(&s->ctrl);
	expect_written(test, s, STOP "l20=0 bc0=0 ba0=0 b80=0 l8=100 ");
	poke(s, AZX_REG_GCTL, 0x101, 4);
	poke(s, AZX_REG_GCAP, 0xfffe, 2);
	hdb_ctrl_enter_reset(&s->ctrl);
	KUNIT_EXPECT_EQ(test, strncmp(s->said, STOP "l20=0 b420=0 b400=0 ", 32), 0);
	s->said[0] = '\0';
	memset(s->r, 0xff, sizeof(s->r));
	hdb_ctrl_enter_reset(&s->ctrl);
	expect_written(test, s, "");
	KUNIT_EXPECT_EQ(test, log_said(&log, "a stream does not stop"), 0);
	KUNIT_EXPECT_EQ(test, log_said(&log, "the command rings do not stop"), 0);
	KUNIT_EXPECT_EQ(test, log_said(&log, "the controller does not go into reset"), 0);
}

/* The device stands for the controller it is of. */
static void note_gate(struct device *dev, bool gate)
{
	struct scribe *s = (struct scribe *)dev;

	strcat(s->said, gate ? "gate " : "keep ");
}

static unsigned int give_khz(struct device *dev)
{
	return 540000;
}

#define PASSED	STOP "l20=0 b80=0 he=7fff l8=100 l8=101 he=7fff "

static void written_on_the_way_through_reset(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct log log;

	s->ctrl.timing.codec_us = 1;
	poke(s, AZX_REG_GCAP, 0x1000, 2);
	poke(s, AZX_REG_GCTL, 0x101, 4);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_reset(&s->ctrl), 0);
	expect_written(test, s, PASSED);
	KUNIT_EXPECT_EQ(test, s->ctrl.codec_mask, 0x7fff);
	KUNIT_EXPECT_EQ(test, s->ctrl.hotplug.round, 1);
	poke(s, AZX_REG_GCTL, 0x100, 4);
	poke(s, AZX_REG_STATESTS, 0x8005, 2);
	s->ctrl.codec_mask = 0;
	KUNIT_EXPECT_EQ(test, hdb_ctrl_reset(&s->ctrl), 0);
	expect_written(test, s, "l8=100 l8=101 he=5 ");
	KUNIT_EXPECT_EQ(test, s->ctrl.codec_mask, 0x0005);
	s->ctrl.dev = (struct device *)s;
	s->ctrl.setup.gate_clocks = note_gate;
	s->ctrl.setup.display_khz = give_khz;
	s->ctrl.setup.quirks = HDB_QUIRK_EARLY_DMA;
	poke(s, AZX_REG_VS_EM4L, 0xffffffff, 4);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_reset(&s->ctrl), 0);
	expect_written(test, s, "keep h100c=4 h1010=5a " PASSED "gate l1040=300000 ");
	s->ctrl.dev = NULL;
	s->ctrl.setup.gate_clocks = NULL;
	s->ctrl.setup.display_khz = NULL;
	log_begin(test, &log);
	poke(s, AZX_REG_GCTL, 0x100, 4);
	hang(s, AZX_REG_GCTL, 0, 1);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_reset(&s->ctrl), -ETIMEDOUT);
	expect_written(test, s, "l8=100 l8=101 ");
	poke(s, AZX_REG_GCTL, 0x101, 4);
	hang(s, AZX_REG_GCTL, 1, 0);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_reset(&s->ctrl), -ETIMEDOUT);
	expect_written(test, s, STOP "l20=0 b80=0 he=7fff l8=100 ");
	memset(s->r, 0xff, sizeof(s->r));
	KUNIT_EXPECT_EQ(test, hdb_ctrl_reset(&s->ctrl), -ENODEV);
	expect_written(test, s, "");
	KUNIT_EXPECT_EQ(test, log_said(&log, "a stream does not stop"), 0);
}

/* Who is there. */

static const struct {
	u16 raised;
	u16 ghosts;
	u16 probe_mask;
	u16 pending;
	const char *written;
} reports[] = {
	{ 0, 0, 0, 0, "" },
	{ 0xffff, 0, 0, 0, "" },
	{ 0x8000, 0, 0, 0, "" },
	{ 0, 0x0008, 0, 0, "" },
	{ 0xfffe, 0, 0, 0x7ffe, "he=7ffe " },
	{ 0x4001, 0, 0, 0x4001, "he=4001 " },
	{ 0x0001, 0x0008, 0, 0x0001, "he=1 " },
	{ 0x0005, 0, 0x0001, 0x0001, "he=5 " },
	{ 0x0004, 0, 0x0001, 0, "he=4 " },
};

/* Nobody looks after them yet: it is but noted. */
static void read_of_who_is_there(struct kunit *test)
{
	struct scribe *s = scribe_new(test);
	struct hdb_verbs *verbs = &s->ctrl.verbs, *divided;
	unsigned int i;

	divided = kunit_kzalloc(test, sizeof(*divided), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, divided);
	spin_lock_init(&divided->lock);
	divided->window = 200;
	verbs->window = 200;
	for (i = 0; i < ARRAY_SIZE(reports); i++) {
		poke(s, AZX_REG_STATESTS, reports[i].raised, 2);
		s->ghosts = reports[i].ghosts;
		s->ctrl.setup.probe_mask = reports[i].probe_mask;
		atomic_set(&s->ctrl.hotplug.pending, 0);
		hdb_hotplug_woken(&s->ctrl);
		KUNIT_EXPECT_EQ(test, (u32)atomic_read(&s->ctrl.hotplug.pending),
				(u32)reports[i].pending << 16);
		expect_written(test, s, reports[i].written);
		poke(s, AZX_REG_STATESTS, reports[i].raised, 2);
		s->ghosts = reports[i].ghosts;
		s->ctrl.codec_mask = BIT(9);
		verbs->share = 77;
		atomic_set(&s->ctrl.hotplug.pending, 0);
		spin_lock_irq(&verbs->lock);
		hdb_hotplug_poll(&s->ctrl);
		spin_unlock_irq(&verbs->lock);
		KUNIT_EXPECT_EQ(test, atomic_read(&s->ctrl.hotplug.pending), reports[i].pending);
		KUNIT_EXPECT_EQ(test, s->ctrl.codec_mask, BIT(9) | reports[i].pending);
		expect_written(test, s, reports[i].written);
		spin_lock_irq(&divided->lock);
		hdb_slots_divide(divided, hweight16(s->ctrl.codec_mask));
		spin_unlock_irq(&divided->lock);
		KUNIT_EXPECT_EQ(test, verbs->share, reports[i].pending ? divided->share : 77);
	}
}

static struct kunit_case written_cases[] = {
	KUNIT_CASE(written_of_a_stream),
	KUNIT_CASE(written_of_a_stream_as_a_whole),
	KUNIT_CASE(written_of_a_streams_reset),
	KUNIT_CASE(read_of_a_stream),
	KUNIT_CASE(written_of_rings),
	KUNIT_CASE(written_of_a_ring_for_events),
	KUNIT_CASE(written_of_a_rings_size),
	KUNIT_CASE(read_of_rings),
	KUNIT_CASE(read_of_the_rirbs_interrupt),
	KUNIT_CASE(read_of_the_rirbs_pointer),
	KUNIT_CASE(read_of_a_ring_that_is_ahead),
	KUNIT_CASE(written_of_an_immediate_command),
	KUNIT_CASE(written_of_positions),
	KUNIT_CASE(read_of_capabilities),
	KUNIT_CASE(written_on_the_way_into_reset),
	KUNIT_CASE(written_on_the_way_through_reset),
	KUNIT_CASE(read_of_who_is_there),
	{}
};

static struct kunit_suite written_suite = {
	.name = "written",
	.test_cases = written_cases,
};

kunit_test_suite(written_suite);
