// SPDX-License-Identifier: GPL-2.0
/*
 * The controller: bring-up, what it finds, the ways it can fail, sleep and the end.
 */
#include <linux/dma-mapping.h>
#include <linux/ktime.h>
#include <sound/hda_register.h>

#include "attach.h"
#include "commands.h"
#include "fault.h"
#include "hw/poll.h"
#include "hw/quirks.h"
#include "verbs/verbs.h"
#include "verbs/verbs_abort.h"

#define BOUND_MS	5000	/* no failure takes longer, on a busy machine either */

static const struct fixture_spec patient_spec = { .timing = &fixture_patient };

/* Tries to bring up the controller of a fixture_model(); the end of it is the fixture's. */
static int create(struct fixture *f)
{
	struct hdb_ctrl *ctrl = hdb_ctrl_create(&f->setup);

	if (IS_ERR(ctrl))
		return PTR_ERR(ctrl);
	hdb_ctrl_destroy(ctrl);
	return 0;
}

/* A failure comes in bounded time, and leaves nothing in the way of the next attempt. */
static void create_fails(struct kunit *test, struct fixture *f, int err)
{
	ktime_t start = ktime_get();
	unsigned int fault;

	KUNIT_EXPECT_EQ(test, create(f), err);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), BOUND_MS);
	for (fault = 0; fault < MODEL_FAULT_MAX; fault++)
		model_fault(f->model, fault, 0);
}

/* Capabilities. */

struct kind {
	const char *name;
	u8 n_capture;
	u8 n_render;
	u8 n_bidi;
	u8 n_sdo;
	bool no_dma64;
	u16 version;
};

static const struct kind kinds[] = {
	{ "4 in, 4 out", 4, 4, 0, 1, false, 0x0100 },
	{ "1 in, 15 out, 2 lines", 1, 15, 0, 2, false, 0x0100 },
	{ "15 in, 0 out, 15 both, 4 lines", 15, 0, 15, 4, false, 0x0101 },
	{ "3 both, 32 bits", 0, 0, 3, 1, true, 0x0203 },
};

static void kind_name(const struct kind *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(kinds, kinds, kind_name);

static struct model_config kind_config(const struct kind *k)
{
	struct model_config config = model_default_config;

	config.n_capture = k->n_capture;
	config.n_render = k->n_render;
	config.n_bidi = k->n_bidi;
	config.n_sdo = k->n_sdo;
	config.no_dma64 = k->no_dma64;
	config.version = k->version;
	return config;
}

static bool tells_none(const struct kind *k)
{
	return !k->n_capture && !k->n_render && !k->n_bidi;
}

static void ctrl_knows_what_it_can_do(struct kunit *test)
{
	const struct kind *k = test->param_value;
	struct model_config config = kind_config(k);
	struct fixture_spec spec = { .config = &config, .timing = &fixture_patient };
	struct hdb_caps *caps = &fixture_bare_ctrl(test, &spec)->ctrl->caps;

	/* those that say they have none have four and four */
	KUNIT_EXPECT_EQ(test, caps->n_capture, tells_none(k) ? 4 : k->n_capture);
	KUNIT_EXPECT_EQ(test, caps->n_render, tells_none(k) ? 4 : k->n_render);
	KUNIT_EXPECT_EQ(test, caps->n_bidi, k->n_bidi);
	KUNIT_EXPECT_EQ(test, caps->n_sdo, k->n_sdo);
	KUNIT_EXPECT_EQ(test, caps->dma64, !k->no_dma64);
	KUNIT_EXPECT_EQ(test, caps->version, k->version);
	KUNIT_EXPECT_EQ(test, caps->outpay, config.outpay);
	KUNIT_EXPECT_EQ(test, caps->inpay, config.inpay);
}

static void ctrl_keeps_dma_within_reach(struct kunit *test)
{
	const struct kind *k = test->param_value;
	struct model_config config = kind_config(k);
	struct fixture_spec spec = { .config = &config, .timing = &fixture_patient };
	struct fixture *f = fixture_bare_ctrl(test, &spec);
	u64 want = DMA_BIT_MASK(64);

	if (k->no_dma64)
		want = DMA_BIT_MASK(32);
	KUNIT_EXPECT_EQ(test, dma_get_mask(model_dev(f->model)), want);
	KUNIT_EXPECT_EQ(test, model_dev(f->model)->coherent_dma_mask, want);
	if (k->no_dma64)
		KUNIT_EXPECT_EQ(test, upper_32_bits(f->ctrl->ring.addr), 0);
}

/* Bring-up. */

static void ctrl_runs_after_creation(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &patient_spec);
	struct model *m = f->model;

	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_GCTL, 4), AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_INTCTL, 4),
			AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_STATESTS, 2), 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_WAKEEN, 2), 0x7fff);
	KUNIT_EXPECT_TRUE(test, model_peek(m, AZX_REG_CORBCTL, 1) & AZX_CORBCTL_RUN);
	KUNIT_EXPECT_TRUE(test, model_peek(m, AZX_REG_RIRBCTL, 1) & AZX_RBCTL_DMA_EN);
	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(f->ctrl));
}

static void ctrl_finds_codecs_by_address(struct kunit *test)
{
	static const struct fixture_codec codecs[] = {
		{ 1, &model_codec_duplex }, { 7, &model_codec_modem },
		{ 14, &model_codec_large }, { }
	};
	static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(1) | BIT(7) | BIT(14));
}

static void ctrl_without_codecs(struct kunit *test)
{
	static const struct fixture_codec none[] = { { } };
	static const struct fixture_spec spec = { .codecs = none, .timing = &fixture_patient };
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, 0);
}

/* As firmware, or the driver before us, may leave it. */
static void left_running(struct kunit *test, struct fixture *f)
{
	struct hdb_io *io = model_io(f->model);
	u32 sd = hdb_sd_offset(5, AZX_REG_SD_CTL);

	model_set_clock(f->model, MODEL_CLOCK_MANUAL);
	hdb_write32(io, AZX_REG_GCTL, AZX_GCTL_RESET);
	KUNIT_ASSERT_EQ(test, hdb_poll32(io, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET,
					 fixture_patient.reset_us), 0);
	hdb_write32(io, AZX_REG_INTCTL, 0x800000ff);
	hdb_write16(io, AZX_REG_WAKEEN, 0x7fff);
	hdb_write8(io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN);
	hdb_write8(io, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN);
	hdb_write8(io, sd, SD_CTL_DMA_START);
	KUNIT_ASSERT_EQ(test, hdb_poll8(io, AZX_REG_CORBCTL, 2, 2, fixture_patient.ring_us), 0);
	KUNIT_ASSERT_EQ(test, hdb_poll8(io, AZX_REG_RIRBCTL, 2, 2, fixture_patient.ring_us), 0);
	KUNIT_ASSERT_EQ(test, hdb_poll8(io, sd, 2, 2, fixture_patient.ring_us), 0);
	model_forgive(f->model);
}

/* All of it is stopped before reset. */
static void ctrl_takes_over_what_is_running(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);

	left_running(test, f);
	KUNIT_EXPECT_EQ(test, create(f), 0);
}

/* Slow, but not too slow: what the bounds are for. */
static void ctrl_waits_for_slow_hardware(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct hdb_timing timing = fixture_patient;
	struct fixture_spec spec = { .config = &config, .timing = &timing };
	struct fixture *f;

	/* a look may take two ticks of a coarse clock, however short the sleep asked for */
	timing.reset_us = 1000000;
	timing.codec_us = 20000;
	config.crst.reads = 10;
	config.corb_reset.reads = 20;
	config.ring_run.reads = 20;
	config.report.frames = 20;
	f = fixture_bare_ctrl(test, &spec);
	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
}

/* Failures. */

/* Waits that must run out are short here; attempts that must succeed get patient ones. */
static const struct hdb_timing brief = {
	.reset_us = 3000, .codec_us = 1000, .ring_us = 2000, .stream_us = 2000,
	.verb_ms = 100, .late_ms = 100,
};

static void ctrl_reset_stuck(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);

	f->setup.timing = &brief;
	model_fault(f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	create_fails(test, f, -ETIMEDOUT);
}

static void ctrl_reset_stuck_out(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);
	struct hdb_io *io = model_io(f->model);

	hdb_write32(io, AZX_REG_GCTL, AZX_GCTL_RESET);
	KUNIT_ASSERT_EQ(test, hdb_poll32(io, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET,
					 fixture_patient.reset_us), 0);
	f->setup.timing = &brief;
	model_fault(f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	create_fails(test, f, -ETIMEDOUT);
}

/* Codecs are found, and answer, without the rings. */
static void create_immediate(struct kunit *test, struct fixture *f)
{
	struct hdb_ctrl *ctrl = hdb_ctrl_create(&f->setup);
	HDAUDIO_CODEC_TRANSFER t = command(0, 0, 0xf00, 0);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	KUNIT_EXPECT_TRUE(test, ctrl->verbs.immediate);
	KUNIT_EXPECT_EQ(test, hdb_verbs_run(ctrl, NULL, &t, 1), HDB_OK);
	KUNIT_EXPECT_TRUE(test, t.Input.IsValid);
	KUNIT_EXPECT_EQ(test, t.Input.Response, model_codec_verb(f->model, 0, 0, 0xf0000));
	hdb_ctrl_destroy(ctrl);
}

/* A ring does not start: commands go without, and the next attempt does with them. */
static void ring_does_not_start(struct kunit *test, enum model_fault fault)
{
	struct fixture *f = fixture_model(test, &patient_spec);
	struct hdb_timing quick = fixture_patient;

	quick.ring_us = 3000;
	f->setup.timing = &quick;
	model_fault(f->model, fault, 1);
	create_immediate(test, f);
	f->setup.timing = &fixture_patient;
	KUNIT_EXPECT_EQ(test, create(f), 0);
}

static void ctrl_corb_does_not_start(struct kunit *test)
{
	ring_does_not_start(test, MODEL_FAULT_CORB_STUCK);
}

static void ctrl_rirb_does_not_start(struct kunit *test)
{
	ring_does_not_start(test, MODEL_FAULT_RIRB_STUCK);
}

/* Memory must not go back while the controller may write to it: it ends in reset. */
static void ctrl_ends_in_reset_when_a_ring_is_stuck(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);
	struct hdb_timing quick = fixture_patient;

	quick.ring_us = 3000;
	f->setup.timing = &quick;
	model_fault(f->model, MODEL_FAULT_CORB_STUCK, 1);
	model_fault_after(f->model, MODEL_FAULT_RIRB_STUCK, 1, 1);
	KUNIT_EXPECT_EQ(test, create(f), 0);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_GCTL, 4) & AZX_GCTL_RESET, 0);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_RIRBCTL, 1) & AZX_RBCTL_DMA_EN, 0);
	model_forgive_kind(f->model, MODEL_BAD_WHILE_RUN);
}

/* Nor then, when it does not go there: it is kept from memory. */
static void ctrl_that_goes_on_ends_without_memory(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);
	struct hdb_timing quick = fixture_patient;
	struct hdb_ctrl *ctrl;

	quick.ring_us = 3000;
	quick.reset_us = 3000;
	f->setup.timing = &quick;
	ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	KUNIT_EXPECT_TRUE(test, model_may_dma(f->model));
	model_fault(f->model, MODEL_FAULT_RIRB_STUCK, MODEL_FOREVER);
	model_fault(f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	hdb_ctrl_destroy(ctrl);
	KUNIT_EXPECT_TRUE(test, model_peek(f->model, AZX_REG_RIRBCTL, 1) & AZX_RBCTL_DMA_EN);
	KUNIT_EXPECT_FALSE(test, model_may_dma(f->model));
	model_forgive_kind(f->model, MODEL_BAD_WHILE_RUN);
}

static void ctrl_is_not_there(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);
	ktime_t start = ktime_get();

	f->setup.timing = &brief;
	model_remove(f->model);
	KUNIT_EXPECT_LT(test, create(f), 0);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), BOUND_MS);
}

static void ctrl_gets_no_interrupt(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);
	int irq = f->setup.irq;

	f->setup.irq = 0x7ffffff;
	KUNIT_EXPECT_EQ(test, create(f), -EINVAL);
	f->setup.irq = irq;
	KUNIT_EXPECT_EQ(test, create(f), 0);
}

/* One allocation after another fails: each time an error and nothing left behind. */
static void ctrl_gets_no_memory(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);
	unsigned int nth;
	int err;

	fault_memory_need(test, GFP_KERNEL);
	for (nth = 1; nth < 200; nth++) {
		fault_memory(nth);
		err = create(f);
		if (!fault_memory_hit())
			break;
		KUNIT_EXPECT_TRUE(test, !err || err == -ENOMEM);
	}
	KUNIT_EXPECT_GT(test, nth, 4);
	KUNIT_EXPECT_EQ(test, err, 0);
}

/* The end. */

static void ctrl_leaves_the_hardware_quiet(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &patient_spec);

	fixture_drop_ctrl(f);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_GCTL, 4) & AZX_GCTL_RESET, 0);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_INTCTL, 4), 0);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_CORBCTL, 1), 0);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_RIRBCTL, 1), 0);
}

/* Each time DMA was allowed: was the controller out of reset, and did nothing run? */
static u32 allowed_in, allowed_running;

static void note_allowed(struct device *dev, bool allow)
{
	struct model *m = dev_get_drvdata(dev);
	unsigned int i;

	if (!allow)
		return;
	allowed_in &= model_peek(m, AZX_REG_GCTL, 4);
	allowed_running |= model_peek(m, AZX_REG_CORBCTL, 1) | model_peek(m, AZX_REG_RIRBCTL, 1);
	for (i = 0; i < 8; i++)
		allowed_running |= model_peek(m, 0x80 + 0x20 * i, 1);
}

/* Another kernel has left it running: it gets to no memory before it has been reset. */
static void ctrl_may_do_dma_when_it_is_quiet(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);

	left_running(test, f);
	f->setup.allow_dma = note_allowed;
	allowed_in = AZX_GCTL_RESET;
	allowed_running = 0;
	f->ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
	KUNIT_EXPECT_NE(test, allowed_in, 0);
	KUNIT_EXPECT_EQ(test, allowed_running, 0);
	fixture_drop_ctrl(f);
	model_forgive(f->model);
}

/* Whoever holds a reference may look at the structure after the end. */
static void ctrl_lives_while_referenced(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &patient_spec);
	struct hdb_ctrl *ctrl = f->ctrl;

	hdb_ctrl_get(ctrl);
	fixture_drop_ctrl(f);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(ctrl));
	KUNIT_EXPECT_EQ(test, ctrl->codec_mask, BIT(0));
	KUNIT_EXPECT_EQ(test, ctrl->irq, 0);
	hdb_ctrl_put(ctrl);
}

static void ctrl_is_destroyed_after_removal(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);
	ktime_t start = ktime_get();

	model_remove(c->f->model);
	fixture_drop_ctrl(c->f);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 2 * BOUND_MS);
}

/* Gone is gone, told once or often, from any context. */
static void set_gone(void *arg)
{
	hdb_ctrl_set_gone(arg);
}

static void ctrl_gone_in_hard_interrupt(struct kunit *test)
{
	struct async *a = async_alloc(test, 400);
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, 400, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	fixture_in_hardirq(set_gone, c->f->ctrl);
	fixture_in_hardirq(set_gone, c->f->ctrl);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 400, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 1);
}

/* All ones. */

static const u32 odd_registers[] = {
	AZX_REG_GCTL, AZX_REG_INTSTS, AZX_REG_RIRBWP, AZX_REG_RIRBSTS, AZX_REG_CORBSTS,
	AZX_REG_CORBRP, AZX_REG_CORBCTL, AZX_REG_RIRBCTL, AZX_REG_STATESTS,
};

/* One read may go wrong, of any register: nothing is given up for that, and it is counted. */
static struct hdb_ctrl *survive_odd_reads(struct kunit *test, u32 quirks)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 300);
	struct fixture_spec spec = { .timing = &fixture_patient, .quirks = quirks };
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_ctrl *ctrl = c->f->ctrl;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(odd_registers); i++) {
		model_ones(c->f->model, odd_registers[i], 1);
		commands_fill(t, 300, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ_MSG(test, commands_wrong(t, 300, 0), 0, "register %02xh",
				    odd_registers[i]);
	}
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(ctrl));
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_RESET], 0);
	KUNIT_EXPECT_EQ(test, ctrl->verbs.counts.overruns, 0);
	return ctrl;
}

static void ctrl_survives_an_odd_read(struct kunit *test)
{
	survive_odd_reads(test, 0);
}

/* Where the pointer of the RIRB is asked each time, too. */
static void ctrl_survives_an_odd_pointer(struct kunit *test)
{
	struct hdb_ctrl *ctrl = survive_odd_reads(test, HDB_QUIRK_RIRB_POLL);

	KUNIT_EXPECT_GT(test, ctrl->io.false_ones, 0);
}

/* The same at bring-up, when it is found out what there is. */
static void ctrl_starts_with_an_odd_read(struct kunit *test)
{
	static const u32 regs[] = {
		AZX_REG_GCTL, AZX_REG_GCAP, AZX_REG_STATESTS, AZX_REG_CORBSIZE, AZX_REG_RIRBSIZE,
		AZX_REG_OUTPAY, AZX_REG_INPAY, AZX_REG_VMAJ,
	};
	struct fixture *f = fixture_model(test, &patient_spec);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(regs); i++) {
		model_ones(f->model, regs[i], 1);
		f->ctrl = hdb_ctrl_create(&f->setup);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
		KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
		KUNIT_EXPECT_EQ(test, f->ctrl->caps.n_render, 4);
		KUNIT_EXPECT_EQ(test, f->ctrl->caps.outpay, 0x3c);
		KUNIT_EXPECT_EQ(test, f->ctrl->caps.inpay, 0x1d);
		KUNIT_EXPECT_EQ(test, f->ctrl->caps.version, 0x0100);
		KUNIT_EXPECT_EQ(test, f->ctrl->io.false_ones, 1);
		fixture_drop_ctrl(f);
	}
}

/* What became of a controller, and that commands are answered. */
static void expect_usual(struct kunit *test, struct fixture *f, const struct hdb_caps *caps)
{
	HDAUDIO_CODEC_TRANSFER t[4];

	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
	KUNIT_EXPECT_EQ(test, memcmp(&f->ctrl->caps, caps, sizeof(*caps)), 0);
	KUNIT_EXPECT_FALSE(test, f->ctrl->verbs.immediate);
	KUNIT_EXPECT_EQ(test, f->ctrl->ring.corb_size, 256);
	KUNIT_EXPECT_EQ(test, f->ctrl->ring.rirb_size, 256);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_GCTL, 4),
			AZX_GCTL_RESET | AZX_GCTL_UNSOL);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_GSTS, 2), 0);
	commands_fill(t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, hdb_verbs_run(f->ctrl, NULL, t, 4), HDB_OK);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 4, 0), 0);
}

static unsigned int reads_to_start(struct kunit *test, struct fixture *f, struct hdb_caps *caps)
{
	struct model_stats stats;

	model_clear_stats(f->model);
	f->ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
	model_get_stats(f->model, &stats);
	*caps = f->ctrl->caps;
	fixture_drop_ctrl(f);
	return stats.reads;
}

/* The same whichever read it is. */
static void start_with_any_odd_read(struct kunit *test, u32 value)
{
	struct fixture *f = fixture_model(test, &patient_spec);
	struct hdb_caps caps;
	unsigned int i, reads = reads_to_start(test, f, &caps);

	for (i = 0; i < reads; i++) {
		model_odd_read(f->model, i, value);
		f->ctrl = hdb_ctrl_create(&f->setup);
		KUNIT_ASSERT_FALSE_MSG(test, IS_ERR_OR_NULL(f->ctrl), "read %u of %u", i, reads);
		expect_usual(test, f, &caps);
		fixture_drop_ctrl(f);
	}
}

static void ctrl_starts_with_any_read_of_ones(struct kunit *test)
{
	start_with_any_odd_read(test, ~0U);
}

static void ctrl_starts_with_any_read_of_zeros(struct kunit *test)
{
	start_with_any_odd_read(test, 0);
}

/* Nobody comes of it, and the rest of it is there: that is no controller to be used. */
static void ctrl_that_does_not_tell_of_codecs(struct kunit *test)
{
	struct fixture *f = fixture_model(test, &patient_spec);

	model_ones(f->model, AZX_REG_STATESTS, MODEL_FOREVER);
	f->ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_EXPECT_EQ(test, PTR_ERR_OR_ZERO(f->ctrl), -ENODEV);
	if (IS_ERR(f->ctrl))
		f->ctrl = NULL;
	else
		fixture_drop_ctrl(f);
	model_ones(f->model, 0, 0);
}

/* It answers elsewhere still, so it may be mended: nobody waits meanwhile. */
static void ctrl_that_is_there_but_does_not_answer(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 300);
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_ctrl *ctrl = c->f->ctrl;

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_ones(c->f->model, MODEL_ANY_REGISTER, 12);
	commands_fill(t, 300, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(ctrl->recovery.counts[HDB_STEP_RESET])));
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(ctrl));
	commands_fill(t, 300, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 300, 0), 0);
}

/* It was gone when it was last used, and is there again. */
static void ctrl_is_back_after_sleep(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 300);
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);

	model_remove(c->f->model);
	hdb_ctrl_set_gone(c->f->ctrl);
	commands_fill(t, 300, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_NO_SUCH_DEVICE);
	hdb_ctrl_suspend(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), -ENODEV);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
	hdb_ctrl_suspend(c->f->ctrl);
	model_return(c->f->model);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 300, 0), 0);
}

/* Sleep. */

static VOID count_event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	atomic_inc(context);
}

static void ctrl_sleeps_and_wakes(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 300);
	atomic_t *events = kunit_kzalloc(test, sizeof(*events), GFP_KERNEL);
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);
	struct model *m = c->f->model;
	UCHAR tag;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, events);
	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, count_event, events,
							    &tag), STATUS_SUCCESS);
	for (i = 1; i <= 5; i++) {
		hdb_ctrl_suspend(c->f->ctrl);
		KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_GCTL, 4) & AZX_GCTL_RESET, 0);
		commands_fill(t, 300, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_NO_SUCH_DEVICE);
		KUNIT_EXPECT_EQ(test, commands_not(t, 300, COMMANDS_POISON), 0);
		KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 300), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, commands_wrong(t, 300, 0), 0);
		model_unsolicited(m, 0, tag << 26);
		KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) == i));
	}
}

/* What is in flight when it falls asleep is completed, not lost. */
static void ctrl_sleeps_with_commands_in_flight(struct kunit *test)
{
	struct async *a = async_alloc(test, 600);
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);
	u32 i, wrong = 0;

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, 600, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(c->f->model, 150);
	hdb_ctrl_suspend(c->f->ctrl);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	for (i = 0; i < 600; i++)
		wrong += a->t[i].Input.CompleteResponse != answer_invalid(0, false) &&
			 (i > 150 || a->t[i].Input.CompleteResponse != answer_of_sequence(0, i));
	KUNIT_EXPECT_EQ(test, wrong, 0);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
	commands_fill(a->t, 600, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, a->t, 600), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 600, 0), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 1);
}

static u32 wakes_by(struct fixture *f)
{
	return model_peek(f->model, AZX_REG_WAKEEN, 2);
}

/* A codec may wake the controller; the system, if it is one of those that may: power_test.c. */
static void a_jack_wakes_no_system_unasked(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);

	KUNIT_EXPECT_EQ(test, wakes_by(f), HDB_ALL_CODECS);
	hdb_ctrl_suspend(f->ctrl);
	KUNIT_EXPECT_EQ(test, wakes_by(f), 0);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, wakes_by(f), HDB_ALL_CODECS);
}

static void ctrl_is_destroyed_asleep(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &patient_spec);

	hdb_ctrl_suspend(f->ctrl);
	hdb_ctrl_suspend(f->ctrl);
	fixture_drop_ctrl(f);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_GCTL, 4) & AZX_GCTL_RESET, 0);
}

/* It does not wake up: an error; calls are refused, taking it down works. */
static void does_not_wake(struct kunit *test, enum model_fault fault)
{
	static const struct hdb_timing sleepy = {
		.reset_us = 20000, .codec_us = 1000, .ring_us = 20000, .stream_us = 2000,
		.verb_ms = 1000, .late_ms = 100,
	};
	static const struct fixture_spec spec = { .timing = &sleepy };
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);

	commands_fill(t, 1, 0, 0);
	hdb_ctrl_suspend(c->f->ctrl);
	model_fault(c->f->model, fault, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), -ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 1), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, t[0].Input.CompleteResponse, COMMANDS_POISON);
	model_fault(c->f->model, fault, 0);
}

static void ctrl_reset_stuck_on_resume(struct kunit *test)
{
	does_not_wake(test, MODEL_FAULT_CRST_STUCK);
}

/* Nor do the rings: it goes on without them. */
static void ctrl_ring_stuck_on_resume(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 100);
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);

	hdb_ctrl_suspend(c->f->ctrl);
	model_fault(c->f->model, MODEL_FAULT_CORB_STUCK, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
	commands_fill(t, 100, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 100), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 100, 0), 0);
	model_fault(c->f->model, MODEL_FAULT_CORB_STUCK, 0);
}

/* Where nothing else is said. */
static void ctrl_waits_for_so_long(struct kunit *test)
{
	const struct hdb_timing *timing = &hdb_default_timing;

	KUNIT_EXPECT_EQ(test, timing->reset_us, 100000U);
	KUNIT_EXPECT_EQ(test, timing->codec_us, 1200U);
	KUNIT_EXPECT_EQ(test, timing->ring_us, 1000U);
	KUNIT_EXPECT_EQ(test, timing->stream_us, 1000U);
	KUNIT_EXPECT_EQ(test, timing->verb_ms, 1000U);
	KUNIT_EXPECT_EQ(test, timing->late_ms, 1000U);
	KUNIT_EXPECT_EQ(test, timing->immediate_us, 20000U);
	KUNIT_EXPECT_EQ(test, timing->poll_ms, 50U);
	KUNIT_EXPECT_EQ(test, timing->retry_ms, 1000U);
}

static struct kunit_case controller_cases[] = {
	KUNIT_CASE_PARAM(ctrl_knows_what_it_can_do, kinds_gen_params),
	KUNIT_CASE_PARAM(ctrl_keeps_dma_within_reach, kinds_gen_params),
	KUNIT_CASE(ctrl_runs_after_creation),
	KUNIT_CASE(ctrl_finds_codecs_by_address),
	KUNIT_CASE(ctrl_without_codecs),
	KUNIT_CASE(ctrl_takes_over_what_is_running),
	KUNIT_CASE(ctrl_waits_for_slow_hardware),
	KUNIT_CASE(ctrl_reset_stuck),
	KUNIT_CASE(ctrl_reset_stuck_out),
	KUNIT_CASE(ctrl_corb_does_not_start),
	KUNIT_CASE(ctrl_rirb_does_not_start),
	KUNIT_CASE(ctrl_ends_in_reset_when_a_ring_is_stuck),
	KUNIT_CASE(ctrl_that_goes_on_ends_without_memory),
	KUNIT_CASE(ctrl_is_not_there),
	KUNIT_CASE(ctrl_gets_no_interrupt),
	KUNIT_CASE(ctrl_gets_no_memory),
	KUNIT_CASE(ctrl_leaves_the_hardware_quiet),
	KUNIT_CASE(ctrl_may_do_dma_when_it_is_quiet),
	KUNIT_CASE(ctrl_lives_while_referenced),
	KUNIT_CASE(ctrl_is_destroyed_after_removal),
	KUNIT_CASE(ctrl_gone_in_hard_interrupt),
	KUNIT_CASE(ctrl_survives_an_odd_read),
	KUNIT_CASE(ctrl_survives_an_odd_pointer),
	KUNIT_CASE(ctrl_starts_with_an_odd_read),
	KUNIT_CASE(ctrl_starts_with_any_read_of_ones),
	KUNIT_CASE(ctrl_starts_with_any_read_of_zeros),
	KUNIT_CASE(ctrl_that_does_not_tell_of_codecs),
	KUNIT_CASE(ctrl_that_is_there_but_does_not_answer),
	KUNIT_CASE(ctrl_is_back_after_sleep),
	KUNIT_CASE(ctrl_sleeps_and_wakes),
	KUNIT_CASE(ctrl_sleeps_with_commands_in_flight),
	KUNIT_CASE(a_jack_wakes_no_system_unasked),
	KUNIT_CASE(ctrl_is_destroyed_asleep),
	KUNIT_CASE(ctrl_reset_stuck_on_resume),
	KUNIT_CASE(ctrl_ring_stuck_on_resume),
	KUNIT_CASE(ctrl_waits_for_so_long),
	{ }
};

static struct kunit_suite controller_suite = {
	.name = "hdaudio_controller",
	.test_cases = controller_cases,
};

kunit_test_suite(controller_suite);
