// SPDX-License-Identifier: GPL-2.0
/*
 * The model against the HD Audio specification: streams (3.3.35 to 3.3.41, 4.5).
 */
#include "model_rig.h"

#define FIRST_OUT	4		/* first output descriptor of the default controller */
#define DAC		2
#define ADC		4

static const struct rig_stream two_halves = {
	.index = FIRST_OUT, .tag = 1, .fmt = RIG_FMT_STEREO16, .entries = 2, .bytes = 512,
};

static u32 position(struct rig *rig, unsigned int index)
{
	return hdb_read32(rig->io, rig_sd(index) + AZX_REG_SD_LPIB);
}

static u8 status(struct rig *rig, unsigned int index)
{
	return hdb_read8(rig->io, rig_sd(index) + AZX_REG_SD_STS);
}

static void fill(struct rig *rig, u32 bytes)
{
	u32 i;

	for (i = 0; i < bytes; i++)
		rig->mem[RIG_DATA + i] = i * 7 + (i >> 8);
}

/* SRST is seen as 1, then as 0, and clears every register of the stream (3.3.35). */
static void stream_reset(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u32 sd = rig_sd(FIRST_OUT);

	rig_stream_setup(rig, &two_halves);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, sd + AZX_REG_SD_CBL), 1024);
	hdb_write8(rig->io, sd, SD_CTL_STREAM_RESET);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, sd), 0);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, sd), SD_CTL_STREAM_RESET);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, sd + AZX_REG_SD_CBL), 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, sd + AZX_REG_SD_BDLPL), 0);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, sd + AZX_REG_SD_LVI), 0);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, sd + AZX_REG_SD_FORMAT), 0);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, sd + AZX_REG_SD_CTL_3B), 0);
	hdb_write32(rig->io, sd + AZX_REG_SD_CBL, 64);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_IN_RESET), 1);
	model_forgive(rig->m);
	model_fault(rig->m, MODEL_FAULT_SD_RESET_STUCK, 1);
	hdb_write8(rig->io, sd, 0);
	model_run(rig->m, 50);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, sd), SD_CTL_STREAM_RESET);
}

/* Plays what is in memory, counts on the link, wraps at CBL, interrupts at each entry. */
static void playback(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u8 *heard = fixture_listen(rig->f, 0, DAC, 4096);

	fill(rig, 1024);
	rig_irq(rig, AZX_INT_GLOBAL_EN | BIT(FIRST_OUT));
	rig_stream_setup(rig, &two_halves);
	rig_converter(rig, DAC, 1, RIG_FMT_STEREO16);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 100);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 400);
	KUNIT_EXPECT_EQ(test, readl(rig->io->mirror + 0x84 + 0x20 * FIRST_OUT), 400);
	model_run(rig->m, 156);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 0);
	KUNIT_EXPECT_EQ(test, rig->irqs, 2);
	model_run(rig->m, 256);
	KUNIT_EXPECT_EQ(test, rig->irqs, 4);
	KUNIT_EXPECT_EQ(test, model_heard(rig->m, 0, DAC), 2048);
	KUNIT_EXPECT_EQ(test, memcmp(heard, rig->mem + RIG_DATA, 1024), 0);
	KUNIT_EXPECT_EQ(test, memcmp(heard + 1024, rig->mem + RIG_DATA, 1024), 0);
	rig_stream_stop(rig, FIRST_OUT);
}

/* The FIFO is full before the first sample is sent: later writes there are not heard. */
static void fifo_prefetch(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u8 *heard = fixture_listen(rig->f, 0, DAC, 1024);
	u32 fifo = hdb_read16(rig->io, rig_sd(FIRST_OUT) + AZX_REG_SD_FIFOSIZE) + 1;

	fill(rig, 1024);
	rig_stream_setup(rig, &two_halves);
	rig_converter(rig, DAC, 1, RIG_FMT_STEREO16);
	rig_stream_run(rig, FIRST_OUT);
	memset(rig->mem + RIG_DATA, 0, 1024);
	model_run(rig->m, 256);
	KUNIT_EXPECT_EQ(test, fifo, 192);
	KUNIT_EXPECT_EQ(test, heard[fifo - 1], (u8)((fifo - 1) * 7));
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(heard + fifo, 0, 1024 - fifo), NULL);
	rig_stream_stop(rig, FIRST_OUT);
}

/* What the converter says arrives in memory; nobody speaking is silence. */
static void capture(struct kunit *test)
{
	static const struct rig_stream s = {
		.index = 1, .tag = 5, .fmt = RIG_FMT_STEREO16, .entries = 3, .bytes = 256,
	};
	struct rig *rig = rig_reset(test, NULL);
	u32 i;

	memset(rig->mem + RIG_DATA, 0xee, 768);
	rig_stream_setup(rig, &s);
	rig_stream_run(rig, 1);
	model_run(rig->m, 64);
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(rig->mem + RIG_DATA, 0, 256), NULL);
	rig_converter(rig, ADC, 5, RIG_FMT_STEREO16);
	model_run(rig->m, 128);
	for (i = 256; i < 768; i++)
		KUNIT_ASSERT_EQ(test, rig->mem[RIG_DATA + i], model_pattern_byte(0, ADC, i));
	KUNIT_EXPECT_EQ(test, position(rig, 1), 0);
	KUNIT_EXPECT_EQ(test, status(rig, 1) & SD_INT_COMPLETE, SD_INT_COMPLETE);
	hdb_write8(rig->io, rig_sd(1) + AZX_REG_SD_STS, SD_INT_COMPLETE);
	KUNIT_EXPECT_EQ(test, status(rig, 1) & SD_INT_COMPLETE, 0);
	rig_stream_stop(rig, 1);
}

struct rate {
	const char *name;
	u16 fmt;
	unsigned int frames;
	u32 bytes;
};

/* Bytes in so many frames of 1/48000 s; memory has 1, 2 or 4 bytes a sample. */
static const struct rate rates[] = {
	{ "48 kHz 16 bit 2 ch", 0x0011, 480, 480 * 4 },
	{ "44.1 kHz 16 bit 2 ch", 0x4011, 480, 441 * 4 },
	{ "96 kHz 24 bit 2 ch", 0x0831, 480, 960 * 8 },
	{ "192 kHz 20 bit 1 ch", 0x1820, 480, 1920 * 4 },
	{ "32 kHz 16 bit 1 ch", 0x0a10, 480, 320 * 2 },
	{ "22.05 kHz 8 bit 2 ch", 0x4101, 960, 441 * 2 },
	{ "8 kHz 8 bit 1 ch", 0x0500, 480, 80 },
	{ "48 kHz 32 bit 6 ch", 0x0045, 480, 480 * 24 },
};

static void rate_name(const struct rate *r, char *name)
{
	strscpy(name, r->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(rate, rates, rate_name);

static void formats(struct kunit *test)
{
	const struct rate *r = test->param_value;
	struct rig *rig = rig_reset(test, NULL);
	struct rig_stream s = two_halves;

	s.fmt = r->fmt;
	s.bytes = 16384;
	rig_stream_setup(rig, &s);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, r->frames);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), r->bytes);
	KUNIT_EXPECT_EQ(test, status(rig, FIRST_OUT) & SD_INT_FIFO_ERR, 0);
	rig_stream_stop(rig, FIRST_OUT);
}

/* 44.1 kHz: 12 frames with a sample, one without, then 11 and one without (5.4.1). */
static void cadence(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	struct rig_stream s = two_halves;

	s.fmt = 0x4011;
	rig_stream_setup(rig, &s);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 12);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 48);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 48);
	model_run(rig->m, 11);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 92);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 92);
	rig_stream_stop(rig, FIRST_OUT);
}

/* 24 of 32 bits travel; the rest of the container does not. */
static void truncation(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	struct rig_stream s = two_halves;
	u8 *heard = fixture_listen(rig->f, 0, DAC, 16);
	static const u8 expected[8] = { 0x00, 0xff, 0xff, 0xff, 0x00, 0xff, 0xff, 0xff };

	s.fmt = AC_FMT_BITS_24 | 1;
	memset(rig->mem + RIG_DATA, 0xff, 1024);
	rig_stream_setup(rig, &s);
	rig_converter(rig, DAC, 1, s.fmt);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, memcmp(heard, expected, 8), 0);
	rig_stream_stop(rig, FIRST_OUT);
}

struct ssync {
	const char *name;
	u32 off;
};

static const struct ssync ssyncs[] = {
	{ "38h", AZX_REG_SSYNC },
	{ "34h", AZX_REG_OLD_SSYNC },
};

static void ssync_name(const struct ssync *s, char *name)
{
	strscpy(name, s->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(ssync, ssyncs, ssync_name);

/* Streams held by SSYNC fill their FIFOs and start in one frame when let go (3.3.15, 4.5.7). */
static void synchronised(struct kunit *test)
{
	const struct ssync *p = test->param_value;
	struct model_config config = model_default_config;
	struct rig_stream in = { .index = 0, .tag = 1, .fmt = RIG_FMT_STEREO16, .entries = 2,
				 .bytes = 512 };
	struct rig *rig;

	config.ssync = p->off;
	rig = rig_reset(test, &(struct fixture_spec){ .config = &config });
	rig_stream_setup(rig, &two_halves);
	rig_stream_setup(rig, &in);
	hdb_write32(rig->io, p->off, BIT(0) | BIT(FIRST_OUT));
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 5);
	rig_stream_run(rig, 0);
	model_run(rig->m, 5);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 0);
	KUNIT_EXPECT_EQ(test, position(rig, 0), 0);
	hdb_write32(rig->io, p->off, 0);
	model_run(rig->m, 7);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 28);
	KUNIT_EXPECT_EQ(test, position(rig, 0), 28);
	rig_stream_stop(rig, FIRST_OUT);
	rig_stream_stop(rig, 0);
}

/* Stopping keeps the position; running again goes on from there. */
static void stop_and_go(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 10);
	rig_stream_stop(rig, FIRST_OUT);
	model_run(rig->m, 10);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 40);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 10);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 80);
	rig_stream_stop(rig, FIRST_OUT);
	rig_stream_reset(rig, FIRST_OUT);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 0);
}

/* Eight bytes a stream, the position in the first four (3.3.33, 3.6.1). */
static void position_buffer(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u64 addr = rig->addr + RIG_POSITIONS;

	hdb_write32(rig->io, AZX_REG_DPUBASE, upper_32_bits(addr));
	hdb_write32(rig->io, AZX_REG_DPLBASE, lower_32_bits(addr) | AZX_DPLBASE_ENABLE);
	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 33);
	KUNIT_EXPECT_EQ(test, ((u32 *)(rig->mem + RIG_POSITIONS))[2 * FIRST_OUT], 132);
	rig_stream_stop(rig, FIRST_OUT);
}

struct misplaced {
	const char *name;
	enum model_fault fault;
	u32 want;
};

/* 33 frames, 132 bytes, of a buffer of 1024. */
static const struct misplaced misplaced[] = {
	{ "not at all", MODEL_FAULT_POSITION_STILL, 0xeeeeeeee },
	{ "seldom", MODEL_FAULT_POSITION_SELDOM, 0 },
	{ "all ones", MODEL_FAULT_POSITION_ONES, 0xffffffff },
	{ "beyond the buffer", MODEL_FAULT_POSITION_BEYOND, 132 + 1024 },
	{ "half a buffer away", MODEL_FAULT_POSITION_ELSEWHERE, 132 + 512 },
};

static void misplaced_name(const struct misplaced *p, char *desc)
{
	strscpy(desc, p->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(misplaced, misplaced, misplaced_name);

static void position_buffer_written_wrongly(struct kunit *test)
{
	const struct misplaced *p = test->param_value;
	struct rig *rig = rig_reset(test, NULL);
	u64 addr = rig->addr + RIG_POSITIONS;
	u32 *entry = (u32 *)(rig->mem + RIG_POSITIONS) + 2 * FIRST_OUT;

	hdb_write32(rig->io, AZX_REG_DPUBASE, upper_32_bits(addr));
	hdb_write32(rig->io, AZX_REG_DPLBASE, lower_32_bits(addr) | AZX_DPLBASE_ENABLE);
	*entry = 0xeeeeeeee;
	model_fault(rig->m, p->fault, MODEL_FOREVER);
	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 33);
	if (p->fault == MODEL_FAULT_POSITION_SELDOM)
		KUNIT_EXPECT_LT(test, *entry, 132);
	else
		KUNIT_EXPECT_EQ(test, *entry, p->want);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 132);
	model_fault(rig->m, p->fault, 0);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, *entry, 136);
	rig_stream_stop(rig, FIRST_OUT);
}

static void fifo_error(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	rig_irq(rig, AZX_INT_GLOBAL_EN | BIT(FIRST_OUT));
	rig->keep = true;
	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	model_fault_after(rig->m, MODEL_FAULT_SD_FIFO_ERROR, 3, 1);
	model_run(rig->m, 8);
	KUNIT_EXPECT_EQ(test, status(rig, FIRST_OUT) & SD_INT_MASK, SD_INT_FIFO_ERR);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 28);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	rig_stream_stop(rig, FIRST_OUT);
}

/* A descriptor error is fatal: the stream stops by itself (3.3.36). */
static void descriptor_error(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	model_fault(rig->m, MODEL_FAULT_SD_DESC_ERROR, 1);
	model_run(rig->m, 256);
	KUNIT_EXPECT_EQ(test, status(rig, FIRST_OUT) & SD_INT_DESC_ERR, SD_INT_DESC_ERR);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, rig_sd(FIRST_OUT)) & SD_CTL_DMA_START, 0);
}

/* An empty entry is forbidden, and cannot be used either. */
static void empty_entry(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	rig_stream_setup(rig, &two_halves);
	((HDAUDIO_BUFFER_DESCRIPTOR *)(rig->mem + RIG_BDL + 512 * FIRST_OUT))[1].Length = 0;
	hdb_write32(rig->io, rig_sd(FIRST_OUT) + AZX_REG_SD_CBL, 512);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 256);
	KUNIT_EXPECT_EQ(test, status(rig, FIRST_OUT) & SD_INT_DESC_ERR, SD_INT_DESC_ERR);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_LVI), 1);
	model_forgive(rig->m);
}

static void stream_stuck(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	rig_stream_setup(rig, &two_halves);
	model_fault(rig->m, MODEL_FAULT_SD_RUN_STUCK, 1);
	hdb_write8(rig->io, rig_sd(FIRST_OUT), SD_CTL_DMA_START);
	model_run(rig->m, 50);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, rig_sd(FIRST_OUT)), 0);
	hdb_write8(rig->io, rig_sd(FIRST_OUT), 0);
	rig_stream_reset(rig, FIRST_OUT);
	rig_stream_setup(rig, &two_halves);
	model_fault(rig->m, MODEL_FAULT_SD_NO_FIFO, 1);
	hdb_write8(rig->io, rig_sd(FIRST_OUT), SD_CTL_DMA_START);
	rig_poll(rig, rig_sd(FIRST_OUT), SD_CTL_DMA_START, SD_CTL_DMA_START);
	model_run(rig->m, 50);
	KUNIT_EXPECT_EQ(test, status(rig, FIRST_OUT), 0);
	KUNIT_EXPECT_EQ(test, position(rig, FIRST_OUT), 0);
	rig_stream_stop(rig, FIRST_OUT);
}

/* What must not be done to a running stream. */
static void running_violations(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u32 sd = rig_sd(FIRST_OUT);

	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	hdb_write32(rig->io, sd + AZX_REG_SD_CBL, 1024);
	hdb_write16(rig->io, sd + AZX_REG_SD_FORMAT, RIG_FMT_STEREO16);
	hdb_write8(rig->io, sd + AZX_REG_SD_CTL_3B, 2 << 4);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WHILE_RUN), 3);
	hdb_write8(rig->io, sd, SD_CTL_DMA_START | SD_CTL_STREAM_RESET);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WHILE_RUN), 4);
	model_forgive(rig->m);
}

/* The buffer's length stays as it is from the first start to the next reset (3.3.38). */
static void length_after_running(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	rig_stream_stop(rig, FIRST_OUT);
	hdb_write32(rig->io, rig_sd(FIRST_OUT) + AZX_REG_SD_CBL, 512);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WHILE_RUN), 1);
	model_forgive(rig->m);
	rig_stream_setup(rig, &two_halves);
}

static void start(struct rig *rig, const struct rig_stream *s)
{
	rig_stream_setup(rig, s);
	hdb_write8(rig->io, rig_sd(s->index), SD_CTL_DMA_START);
	rig_poll(rig, rig_sd(s->index), SD_CTL_DMA_START, SD_CTL_DMA_START);
}

/* What must be right when a stream starts. */
static void start_violations(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	struct rig_stream s = two_halves;

	s.entries = 1;
	start(rig, &s);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_LVI), 1);
	s = two_halves;
	s.index = FIRST_OUT + 1;
	start(rig, &s);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_TAG), 1);
	s.index = FIRST_OUT + 2;
	s.tag = 2;
	s.bytes = 500;
	start(rig, &s);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_ALIGN), 1);
	s.index = FIRST_OUT + 3;
	s.tag = 3;
	s.bytes = 512;
	s.fmt = 0x1847;		/* 8 channels of 32 bits at 192 kHz */
	start(rig, &s);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_BANDWIDTH), 1);
	model_forgive(rig->m);
}

static void bad_format(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	struct rig_stream s = two_halves;

	s.fmt = 0x0051;
	rig_stream_setup(rig, &s);
	hdb_write8(rig->io, rig_sd(FIRST_OUT), SD_CTL_DMA_START);
	model_run(rig->m, 3);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_FORMAT), 1);
	KUNIT_EXPECT_EQ(test, status(rig, FIRST_OUT), SD_INT_DESC_ERR);
	model_forgive(rig->m);
}

/* DIR makes an output of a bidirectional stream, and of no other; STRIPE needs SDO lines. */
static void direction_and_stripe(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct rig *rig;

	config.n_bidi = 1;
	config.n_sdo = 2;
	rig = rig_reset(test, &(struct fixture_spec){ .config = &config });
	hdb_write8(rig->io, rig_sd(8) + AZX_REG_SD_CTL_3B, 9 << 4 | 1 << 3 | 1);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, rig_sd(8) + AZX_REG_SD_CTL_3B), 0x99);
	KUNIT_EXPECT_EQ(test, model_find_stream(rig->m, 9, true), 8);
	KUNIT_EXPECT_EQ(test, model_find_stream(rig->m, 9, false), -1);
	KUNIT_EXPECT_EQ(test, model_violations(rig->m), 0);
	hdb_write8(rig->io, rig_sd(0) + AZX_REG_SD_CTL_3B, 1 << 3);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_RESERVED), 1);
	hdb_write8(rig->io, rig_sd(8) + AZX_REG_SD_CTL_3B, 2);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_STRIPE), 1);
	model_forgive(rig->m);
}

static struct kunit_case model_stream_cases[] = {
	KUNIT_CASE(stream_reset),
	KUNIT_CASE(playback),
	KUNIT_CASE(fifo_prefetch),
	KUNIT_CASE(capture),
	KUNIT_CASE_PARAM(formats, rate_gen_params),
	KUNIT_CASE(cadence),
	KUNIT_CASE(truncation),
	KUNIT_CASE_PARAM(synchronised, ssync_gen_params),
	KUNIT_CASE(stop_and_go),
	KUNIT_CASE(position_buffer),
	KUNIT_CASE_PARAM(position_buffer_written_wrongly, misplaced_gen_params),
	KUNIT_CASE(fifo_error),
	KUNIT_CASE(descriptor_error),
	KUNIT_CASE(empty_entry),
	KUNIT_CASE(stream_stuck),
	KUNIT_CASE(running_violations),
	KUNIT_CASE(length_after_running),
	KUNIT_CASE(start_violations),
	KUNIT_CASE(bad_format),
	KUNIT_CASE(direction_and_stripe),
	{ }
};

static struct kunit_suite model_stream_suite = {
	.name = "model_stream",
	.test_cases = model_stream_cases,
};

kunit_test_suite(model_stream_suite);
