// SPDX-License-Identifier: GPL-2.0
/*
 * The model against the HD Audio specification: global registers, reset, rings, interrupts.
 */
#include "model_rig.h"

/* GCAP, versions and payloads as configured (3.3.2 to 3.3.6). */
static void capabilities(struct kunit *test)
{
	static const struct model_config config = {
		.n_capture = 2, .n_render = 3, .n_bidi = 1, .n_sdo = 2, .no_dma64 = true,
		.version = 0x0100, .outpay = 0x3c, .inpay = 0x1d,
		.corb_sizes = MODEL_RING_2 | MODEL_RING_256, .rirb_sizes = MODEL_RING_16,
	};
	struct rig *rig = rig_power_on(test, &(struct fixture_spec){ .config = &config });

	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_GCAP), 0x320a);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_VMAJ), 1);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_VMIN), 0);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_OUTPAY), 0x3c);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_INPAY), 0x1d);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBSIZE), 0x50);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSIZE), 0x21);
}

/* CRST reads as it was until the hardware has followed (3.3.7). */
static void reset_handshake(struct kunit *test)
{
	struct rig *rig = rig_power_on(test, NULL);

	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), 0);
	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), AZX_GCTL_RESET);
	hdb_write32(rig->io, AZX_REG_INTCTL, AZX_INT_GLOBAL_EN);
	hdb_write32(rig->io, AZX_REG_GCTL, 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), AZX_GCTL_RESET);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), AZX_GCTL_RESET);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTCTL), 0);
}

static void reset_stuck(struct kunit *test)
{
	struct rig *rig = rig_power_on(test, NULL);
	unsigned int i;

	model_fault(rig->m, MODEL_FAULT_CRST_STUCK, 1);
	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET);
	for (i = 0; i < 1000; i++)
		KUNIT_ASSERT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), 0);
	model_fault(rig->m, MODEL_FAULT_CRST_STUCK, 0);
	rig_poll(rig, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET);
}

/* In reset, only GCTL and the resume well can be written. */
static void reset_ignores_writes(struct kunit *test)
{
	struct rig *rig = rig_power_on(test, NULL);

	hdb_write32(rig->io, AZX_REG_CORBLBASE, 0x1000);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_CORBLBASE), 0);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_IN_RESET), 1);
	model_forgive(rig->m);
	hdb_write16(rig->io, AZX_REG_WAKEEN, 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_WAKEEN), 1);
}

/* The rings must be stopped before CRST is asserted. */
static void reset_while_running(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	hdb_write32(rig->io, AZX_REG_GCTL, 0);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WHILE_RUN), 1);
	model_forgive(rig->m);
}

/* Codecs report within 25 frames of reset (4.3); STATESTS is write-1-to-clear. */
static void codecs_report(struct kunit *test)
{
	static const struct fixture_codec codecs[] = {
		{ 0, &model_codec_duplex }, { 3, &model_codec_modem }, { 14, &model_codec_output },
		{ }
	};
	struct rig *rig = rig_power_on(test, &(struct fixture_spec){ .codecs = codecs });

	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET);
	rig_poll(rig, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_STATESTS), 0);
	model_run(rig->m, 25);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_STATESTS), 0x4009);
	hdb_write16(rig->io, AZX_REG_STATESTS, 0x0008);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_STATESTS), 0x4001);
}

/* A codec that reports interrupts only where WAKEEN says so. */
static void wake_interrupt(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	hdb_write16(rig->io, AZX_REG_STATESTS, 0x7fff);
	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	model_unplug_codec(rig->m, 0);
	model_replug_codec(rig->m, 0);
	KUNIT_EXPECT_EQ(test, rig->irqs, 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTSTS), 0);
	hdb_write16(rig->io, AZX_REG_WAKEEN, 1);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTSTS),
			AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
}

/* 500 bit clocks a frame, in the register and in the mirror page (3.3.14, 3.3.42). */
static void wall_clock(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u32 start = hdb_read32(rig->io, AZX_REG_WALLCLK);

	model_run(rig->m, 3);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_WALLCLK), start + 1500);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, 0x2000 + AZX_REG_WALLCLK), start + 1500);
	KUNIT_EXPECT_EQ(test, readl(rig->io->mirror + AZX_REG_WALLCLK), start + 1500);
}

/* Every byte of a register can be reached by itself; none beyond it. */
static void access_widths(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	hdb_write8(rig->io, AZX_REG_CORBLBASE + 1, 0x12);
	hdb_write16(rig->io, AZX_REG_CORBLBASE + 2, 0x3456);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_CORBLBASE), 0x34561200);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBLBASE + 3), 0x34);
	KUNIT_EXPECT_EQ(test, model_violations(rig->m), 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCAP), 0x01004401);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WIDTH), 1);
	hdb_read16(rig->io, AZX_REG_CORBLBASE + 1);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WIDTH), 2);
	hdb_read32(rig->io, 0x1000);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_OFFSET), 4);
	model_forgive(rig->m);
}

/* Bits that are read-only or reserved stay, and writing them is noticed. */
static void reserved_bits(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	hdb_write32(rig->io, AZX_REG_CORBLBASE, 0x1040);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_CORBLBASE), 0x1000);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_ALIGN), 1);
	hdb_write16(rig->io, AZX_REG_GCAP, 0xffff);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_GCAP), 0x4401);
	hdb_write32(rig->io, AZX_REG_INTCTL, 0x00000100);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTCTL), 0);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_RESERVED), 2);
	model_forgive(rig->m);
}

/* CORBRP.RST has to be seen as 1 and then as 0 (3.3.21). */
static void corbrp_reset(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	hdb_write16(rig->io, AZX_REG_CORBRP, AZX_CORBRP_RST);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), 0);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), AZX_CORBRP_RST);
	hdb_write16(rig->io, AZX_REG_CORBRP, 0);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), AZX_CORBRP_RST);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), 0);
	model_fault(rig->m, MODEL_FAULT_CORBRP_STUCK, 1);
	hdb_write16(rig->io, AZX_REG_CORBRP, AZX_CORBRP_RST);
	model_run(rig->m, 100);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), 0);
}

/* RUN is 0 only when the engine has stopped; stuck engines never are. */
static void ring_run_bits(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	hdb_write8(rig->io, AZX_REG_CORBCTL, 0);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBCTL), AZX_CORBCTL_RUN);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBCTL), 0);
	model_fault(rig->m, MODEL_FAULT_RIRB_STUCK, 1);
	hdb_write8(rig->io, AZX_REG_RIRBCTL, 0);
	model_run(rig->m, 100);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBCTL), AZX_RBCTL_DMA_EN);
}

/* One command a frame, its response in the next (4.4). */
static void one_command_a_frame(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 0);
	unsigned int i;

	for (i = 0; i < 5; i++)
		rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID));
	rig_doorbell(rig);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 0);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), 2);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 1);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), 0x1af40022);
	model_run(rig->m, 4);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 5);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), 0);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), AZX_RBSTS_IRQ);
}

struct ring_case {
	const char *name;
	u8 code;
	unsigned int entries;
};

static const struct ring_case ring_cases[] = {
	{ "2 entries", 0, 2 },
	{ "16 entries", 1, 16 },
	{ "256 entries", 2, 256 },
};

static void ring_case_name(const struct ring_case *c, char *name)
{
	strscpy(name, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(ring, ring_cases, ring_case_name);

static const struct model_config all_sizes = {
	.n_capture = 1, .n_render = 1, .n_sdo = 1, .version = 0x0100,
	.outpay = 0x3c, .inpay = 0x1d, .corb_sizes = 7, .rirb_sizes = 7, .fifo_out = 64,
};

/* Both rings wrap at their size, one entry staying free. */
static void rings_wrap(struct kunit *test)
{
	const struct ring_case *c = test->param_value;
	struct rig *rig = rig_rings(test, &(struct fixture_spec){ .config = &all_sizes },
				    c->code, 0);
	unsigned int i, j, last = 0;

	for (i = 0; i < 3; i++) {
		for (j = 1; j < c->entries; j++)
			rig_send(rig, rig_cmd(0, 1, AC_VERB_PARAMETERS << 8 |
						    AC_PAR_FUNCTION_TYPE));
		rig_doorbell(rig);
		model_run_idle(rig->m, 1000);
		last = (last + c->entries - 1) % c->entries;
		KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), last);
		KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), last);
		KUNIT_EXPECT_EQ(test, rig_response(rig, last), AC_GRP_AUDIO_FUNCTION);
		memset(rig->mem + RIG_RIRB, 0, 8 * c->entries);
	}
}

static void ring_size_not_offered(struct kunit *test)
{
	static const struct model_config config = {
		.n_render = 1, .n_sdo = 1, .corb_sizes = MODEL_RING_16 | MODEL_RING_256,
		.rirb_sizes = MODEL_RING_256,
	};
	struct rig *rig = rig_reset(test, &(struct fixture_spec){ .config = &config });

	hdb_write8(rig->io, AZX_REG_CORBSIZE, 0);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_SIZE), 1);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBSIZE), 0x61);
	model_forgive(rig->m);
}

/* What must not be done to running rings. */
static void ring_violations(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);
	unsigned int i;

	hdb_write32(rig->io, AZX_REG_CORBLBASE, lower_32_bits(rig->addr));
	hdb_write16(rig->io, AZX_REG_RIRBWP, AZX_RIRBWP_RST);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_WHILE_RUN), 2);
	for (i = 0; i < 200; i++)
		rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	for (i = 0; i < 55; i++)
		rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_DOORBELL), 0);
	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_DOORBELL), 1);
	model_forgive(rig->m);
}

/* As many responses unread as there are entries look like none. */
static void rirb_lag(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);
	unsigned int i;

	for (i = 0; i < 255; i++)
		rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run_idle(rig->m, 1000);
	KUNIT_EXPECT_EQ(test, model_violations(rig->m), 0);
	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run_idle(rig->m, 1000);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_RIRB_LAG), 1);
	model_forgive(rig->m);
}

struct count_case {
	const char *name;
	u16 rintcnt;
	unsigned int commands;
	unsigned int irqs;
};

/* An interrupt after N responses, or at the first frame without one (3.3.27, 3.3.28). */
static const struct count_case count_cases[] = {
	{ "each of 4", 1, 4, 4 },
	{ "4 of 8", 4, 8, 2 },
	{ "4 of 6", 4, 6, 2 },
	{ "1 of many", 200, 1, 1 },
	{ "0 is 256", 0, 255, 1 },
	{ "64 of 255", 64, 255, 4 },
};

static void count_case_name(const struct count_case *c, char *name)
{
	strscpy(name, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(count, count_cases, count_case_name);

static void response_interrupts(struct kunit *test)
{
	const struct count_case *c = test->param_value;
	struct rig *rig = rig_rings(test, NULL, 2, c->rintcnt);
	struct model_stats stats;
	unsigned int i;

	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	model_clear_stats(rig->m);
	for (i = 0; i < c->commands; i++)
		rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run_idle(rig->m, 1000);
	KUNIT_EXPECT_EQ(test, rig->irqs, c->irqs);
	KUNIT_EXPECT_TRUE(test, rig->hard);
	model_get_stats(rig->m, &stats);
	KUNIT_EXPECT_EQ(test, stats.commands, c->commands);
	KUNIT_EXPECT_EQ(test, stats.responses, c->commands);
	KUNIT_EXPECT_EQ(test, stats.command_frames, c->commands);
	KUNIT_EXPECT_EQ(test, stats.irqs, c->irqs);
}

static void one_verb(struct rig *rig)
{
	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run_idle(rig->m, 100);
}

/* A message is sent when the condition arises, not while it lasts. */
static void message_semantics(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	rig->keep = true;
	one_verb(rig);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTSTS),
			AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	hdb_write8(rig->io, AZX_REG_RIRBSTS, AZX_RBSTS_IRQ);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTSTS), 0);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 2);
	hdb_write32(rig->io, AZX_REG_INTCTL, 0);
	hdb_write32(rig->io, AZX_REG_INTCTL, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	KUNIT_EXPECT_EQ(test, rig->irqs, 3);
}

/* A level interrupts until its cause is cleared; here the second call clears it. */
static void level_semantics(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct rig *rig;

	config.intx = true;
	rig = rig_rings(test, &(struct fixture_spec){ .config = &config }, 2, 1);
	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	hdb_write32(rig->io, AZX_REG_INTCTL, 0);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	disable_irq(rig->f->setup.irq);
	hdb_write32(rig->io, AZX_REG_INTCTL, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	enable_irq(rig->f->setup.irq);
	KUNIT_EXPECT_EQ(test, rig->irqs, 2);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_INTSTS), 0);
}

static void interrupt_lost(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);
	struct model_stats stats;

	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	model_fault(rig->m, MODEL_FAULT_IRQ_LOST, 1);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 0);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), AZX_RBSTS_IRQ);
	hdb_write8(rig->io, AZX_REG_RIRBSTS, AZX_RBSTS_IRQ);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	model_get_stats(rig->m, &stats);
	KUNIT_EXPECT_EQ(test, stats.irqs_lost, 1);
}

static void interrupt_latency(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct rig *rig;

	config.irq_latency = 3;
	rig = rig_rings(test, &(struct fixture_spec){ .config = &config }, 2, 1);
	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run(rig->m, 3);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), AZX_RBSTS_IRQ);
	KUNIT_EXPECT_EQ(test, rig->irqs, 0);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
}

/* BOIS is set when a response finds no way into memory, enabled or not (3.3.29). */
static void rirb_overrun(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	model_fault(rig->m, MODEL_FAULT_RIRB_OVERRUN, 1);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 0);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), AZX_RBSTS_OVERRUN);
	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	KUNIT_EXPECT_EQ(test, rig->irqs, 0);
	hdb_write8(rig->io, AZX_REG_RIRBCTL,
		   AZX_RBCTL_DMA_EN | AZX_RBCTL_IRQ_EN | AZX_RBCTL_OVERRUN_EN);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), 0);
}

struct late_case {
	const char *name;
	enum model_fault fault;
	u64 response;	/* what is there with the interrupt */
	u16 wp;
};

#define SOURCE		0x100000000ULL		/* codec 1 */
#define RESPONSE	(SOURCE | 0x1af40022)

static const struct late_case late_cases[] = {
	{ "response", MODEL_FAULT_RIRB_LATE, 0, 1 },
	{ "value", MODEL_FAULT_RIRB_TORN, SOURCE, 1 },
	{ "pointer", MODEL_FAULT_RIRBWP_LATE, RESPONSE, 0 },
	{ "all", MODEL_FAULT_RIRB_IRQ_EARLY, 0, 0 },
};

static void late_name(const struct late_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(late, late_cases, late_name);

/* The interrupt comes, and what it is for only some frames later. */
static void rirb_late(struct kunit *test)
{
	const struct late_case *c = test->param_value;
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	KUNIT_ASSERT_EQ(test, model_add_codec(rig->m, 1, &model_codec_duplex), 0);
	model_fault(rig->m, c->fault, 1);
	rig_send(rig, rig_cmd(1, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), AZX_RBSTS_IRQ);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), c->response);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), c->wp);
	model_run(rig->m, MODEL_RIRB_LATE_FRAMES);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), RESPONSE);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 1);
}

static void rirb_interrupt_in_vain(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	model_fault(rig->m, MODEL_FAULT_RIRB_IRQ_VAIN, 1);
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 0);
}

/* A memory error stops the CORB until the controller is reset (3.3.23). */
static void corb_memory_error(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	rig_irq(rig, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	rig->keep = true;
	hdb_write8(rig->io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN | AZX_CORBCTL_CMEIE);
	model_fault(rig->m, MODEL_FAULT_CORB_MEMORY, 1);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, rig->irqs, 1);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBSTS), AZX_CORBSTS_CMEI);
	hdb_write8(rig->io, AZX_REG_CORBSTS, AZX_CORBSTS_CMEI);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBSTS), 0);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_CORBRP), 0);
}

/* A ring at an address that is no memory is an error, and noticed. */
static void dma_to_nowhere(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	hdb_write8(rig->io, AZX_REG_CORBCTL, 0);
	rig_poll(rig, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, 0);
	hdb_write32(rig->io, AZX_REG_CORBUBASE, 0x00ff0000);
	hdb_write8(rig->io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN);
	rig_poll(rig, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, AZX_CORBCTL_RUN);
	one_verb(rig);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_CORBSTS), AZX_CORBSTS_CMEI);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_ADDRESS), 1);
	model_forgive(rig->m);
}

/* Immediate commands (3.4.3): busy until the response is latched. */
static void immediate_command(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	hdb_write32(rig->io, AZX_REG_IC, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	hdb_write16(rig->io, AZX_REG_IRS, AZX_IRS_BUSY);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_IRS), AZX_IRS_BUSY);
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_IRS), AZX_IRS_VALID);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_IR), 0x1af40022);
	hdb_write16(rig->io, AZX_REG_IRS, AZX_IRS_VALID);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_IRS), 0);
	model_codec_silent(rig->m, 0, 1);
	hdb_write16(rig->io, AZX_REG_IRS, AZX_IRS_BUSY);
	model_run(rig->m, 100);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_IRS), AZX_IRS_BUSY);
}

static void immediate_beside_corb(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	hdb_write32(rig->io, AZX_REG_IC, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	hdb_write16(rig->io, AZX_REG_IRS, AZX_IRS_BUSY);
	KUNIT_EXPECT_EQ(test, model_violation_count(rig->m, MODEL_BAD_IMMEDIATE), 1);
	model_forgive(rig->m);
}

/* Unsolicited responses are marked, and taken only if GCTL says so. */
static void unsolicited(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	KUNIT_EXPECT_TRUE(test, model_unsolicited(rig->m, 0, 0x84000001));
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 0);
	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	KUNIT_EXPECT_TRUE(test, model_unsolicited(rig->m, 0, 0x84000001));
	KUNIT_EXPECT_FALSE(test, model_unsolicited(rig->m, 1, 0x84000001));
	model_run(rig->m, 2);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 1);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), 0x1084000001);
}

/* Each codec has its line: several responses arrive in one frame, each counted. */
static void several_codecs_a_frame(struct kunit *test)
{
	static const struct fixture_codec codecs[] = {
		{ 0, &model_codec_duplex }, { 2, &model_codec_modem }, { }
	};
	struct rig *rig = rig_rings(test, &(struct fixture_spec){ .codecs = codecs }, 2, 2);

	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	rig_send(rig, rig_cmd(2, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_run(rig->m, 1);
	model_unsolicited(rig->m, 0, 0x04000000);
	model_run(rig->m, 1);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 2);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), 0x1004000000);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 2), 0x210573055);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), AZX_RBSTS_IRQ);
}

/* Pulled out: all ones, whatever is written. */
static void removed(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);

	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	model_remove(rig->m);
	model_run(rig->m, 10);
	KUNIT_EXPECT_EQ(test, hdb_read8(rig->io, AZX_REG_RIRBSTS), 0xff);
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 0xffff);
	hdb_write32(rig->io, AZX_REG_GCTL, 0);
	KUNIT_EXPECT_EQ(test, hdb_read32(rig->io, AZX_REG_GCTL), 0xffffffff);
	KUNIT_EXPECT_EQ(test, readl(rig->io->mirror + AZX_REG_WALLCLK), 0xffffffff);
	KUNIT_EXPECT_EQ(test, rig_response(rig, 1), 0);
}

/* The automatic clock carries a command through by itself and then rests. */
static void automatic_clock(struct kunit *test)
{
	struct rig *rig = rig_rings(test, NULL, 2, 1);
	u64 frame;

	model_set_clock(rig->m, MODEL_CLOCK_AUTO);
	rig_send(rig, rig_cmd(0, 0, AC_VERB_PARAMETERS << 8));
	rig_doorbell(rig);
	KUNIT_EXPECT_TRUE(test, model_wait_idle(rig->m, 5000));
	KUNIT_EXPECT_EQ(test, hdb_read16(rig->io, AZX_REG_RIRBWP), 1);
	frame = model_frame_number(rig->m);
	model_set_clock(rig->m, MODEL_CLOCK_MANUAL);
	KUNIT_EXPECT_EQ(test, model_frame_number(rig->m), frame);
	model_run(rig->m, 7);
	KUNIT_EXPECT_EQ(test, model_frame_number(rig->m), frame + 7);
}

static struct kunit_case model_cases[] = {
	KUNIT_CASE(capabilities),
	KUNIT_CASE(reset_handshake),
	KUNIT_CASE(reset_stuck),
	KUNIT_CASE(reset_ignores_writes),
	KUNIT_CASE(reset_while_running),
	KUNIT_CASE(codecs_report),
	KUNIT_CASE(wake_interrupt),
	KUNIT_CASE(wall_clock),
	KUNIT_CASE(access_widths),
	KUNIT_CASE(reserved_bits),
	KUNIT_CASE(corbrp_reset),
	KUNIT_CASE(ring_run_bits),
	KUNIT_CASE(one_command_a_frame),
	KUNIT_CASE_PARAM(rings_wrap, ring_gen_params),
	KUNIT_CASE(ring_size_not_offered),
	KUNIT_CASE(ring_violations),
	KUNIT_CASE(rirb_lag),
	KUNIT_CASE_PARAM(response_interrupts, count_gen_params),
	KUNIT_CASE(message_semantics),
	KUNIT_CASE(level_semantics),
	KUNIT_CASE(interrupt_lost),
	KUNIT_CASE(interrupt_latency),
	KUNIT_CASE(rirb_overrun),
	KUNIT_CASE_PARAM(rirb_late, late_gen_params),
	KUNIT_CASE(rirb_interrupt_in_vain),
	KUNIT_CASE(corb_memory_error),
	KUNIT_CASE(dma_to_nowhere),
	KUNIT_CASE(immediate_command),
	KUNIT_CASE(immediate_beside_corb),
	KUNIT_CASE(unsolicited),
	KUNIT_CASE(several_codecs_a_frame),
	KUNIT_CASE(removed),
	KUNIT_CASE(automatic_clock),
	{ }
};

static struct kunit_suite model_suite = {
	.name = "model",
	.test_cases = model_cases,
};

kunit_test_suite(model_suite);
