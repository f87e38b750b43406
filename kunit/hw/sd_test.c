// SPDX-License-Identifier: GPL-2.0
/*
 * Stream descriptor registers: on the model, and on two odd controllers made of one byte.
 */
#include "fixture.h"
#include "hw/sd.h"

static const struct model_config sd_config = {
	.n_capture = 1,
	.n_render = 1,
	.n_bidi = 1,
	.n_sdo = 4,
	.version = 0x0100,
	.outpay = 0x3c,
	.inpay = 0x1d,
	.corb_sizes = MODEL_RING_256,
	.rirb_sizes = MODEL_RING_256,
	.ssync = AZX_REG_SSYNC,
	.fifo_out = 256,
	.fifo_in = 128,
	.sd_reset = { .reads = 20 },
	.sd_run = { .reads = 3 },
};

static const struct fixture_spec sd_spec = { .config = &sd_config };

enum { SD_IN, SD_OUT, SD_BIDI };

/**
 * struct sd_rig - a descriptor of a controller that is out of reset
 * @f: the controller
 * @sd: the descriptor
 * @setup: something to program it with: two entries of memory that is there
 */
struct sd_rig {
	struct fixture *f;
	struct hdb_sd sd;
	struct hdb_sd_setup setup;
};

static struct sd_rig *sd_rig(struct kunit *test, unsigned int index)
{
	struct sd_rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_ctrl(test, &sd_spec);
	hdb_sd_init(&rig->sd, &rig->f->ctrl->io, index, 2000);
	rig->setup = (struct hdb_sd_setup) {
		.bdl = 0x123456780,
		.bytes = 0x1000,
		.lvi = 3,
		.stream_id = 5,
		.format = 0x4011,
		.lines = 1,
		.interrupts = SD_INT_COMPLETE,
	};
	return rig;
}

static u32 sd_peek(struct sd_rig *rig, u32 reg, unsigned int bytes)
{
	return model_peek(rig->f->model, rig->sd.base + reg, bytes);
}

static void sd_expect_blank(struct kunit *test, struct sd_rig *rig)
{
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CTL, 1), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CTL_3B, 1), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CBL, 4), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_LVI, 2), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_FORMAT, 2), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_BDLPL, 4), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_BDLPU, 4), 0);
}

struct sd_case {
	const char *name;
	unsigned int index;
	u8 lines;
	bool output;
	u8 interrupts;
	u8 ctl2;
};

static const struct sd_case sd_programs[] = {
	{ "input", SD_IN, 1, false, 0, 0x50 },
	{ "input with all interrupts", SD_IN, 1, false, SD_INT_MASK, 0x50 },
	{ "output", SD_OUT, 1, false, SD_INT_COMPLETE, 0x50 },
	{ "output on 2 lines", SD_OUT, 2, false, 0, 0x51 },
	{ "output on 4 lines", SD_OUT, 4, false, 0, 0x52 },
	{ "bidirectional, in", SD_BIDI, 1, false, 0, 0x50 },
	{ "bidirectional, out", SD_BIDI, 1, true, 0, 0x58 },
	{ "bidirectional, out on 4 lines", SD_BIDI, 4, true, 0, 0x5a },
};

static void sd_case_name(const struct sd_case *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(sd_programs, sd_programs, sd_case_name);

static void sd_programs_registers(struct kunit *test)
{
	const struct sd_case *k = test->param_value;
	struct sd_rig *rig = sd_rig(test, k->index);

	rig->setup.lines = k->lines;
	rig->setup.output = k->output;
	rig->setup.interrupts = k->interrupts;
	KUNIT_ASSERT_EQ(test, hdb_sd_reset(&rig->sd, NULL), 0);
	hdb_sd_program(&rig->sd, &rig->setup);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CTL, 1), k->interrupts);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CTL_3B, 1), k->ctl2);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CBL, 4), 0x1000);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_LVI, 2), 3);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_FORMAT, 2), 0x4011);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_BDLPL, 4), 0x23456780);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_BDLPU, 4), 1);
}

static void sd_reset_clears(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_OUT);

	hdb_sd_program(&rig->sd, &rig->setup);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&rig->sd, NULL), 0);
	sd_expect_blank(test, rig);
}

static void sd_forgets(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_OUT);

	hdb_sd_program(&rig->sd, &rig->setup);
	hdb_sd_forget(&rig->sd);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CTL, 1), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_BDLPL, 4), 0);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_BDLPU, 4), 0);
}

static void sd_reset_stuck(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_OUT);

	hdb_sd_program(&rig->sd, &rig->setup);
	model_fault(rig->f->model, MODEL_FAULT_SD_RESET_STUCK, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&rig->sd, NULL), -ETIMEDOUT);
	model_fault(rig->f->model, MODEL_FAULT_SD_RESET_STUCK, 0);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&rig->sd, NULL), 0);
	sd_expect_blank(test, rig);
	model_forgive(rig->f->model);
}

/* It goes in and does not come out; the next attempt begins where that one ended. */
static void sd_reset_stuck_inside(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_OUT);

	hdb_sd_program(&rig->sd, &rig->setup);
	model_fault_after(rig->f->model, MODEL_FAULT_SD_RESET_STUCK, 1, 1);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&rig->sd, NULL), -ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, sd_peek(rig, AZX_REG_SD_CTL, 1), SD_CTL_STREAM_RESET);
	model_forgive(rig->f->model);
}

static void sd_gone(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_OUT);

	KUNIT_EXPECT_FALSE(test, hdb_sd_gone(&rig->sd));
	model_remove(rig->f->model);
	KUNIT_EXPECT_TRUE(test, hdb_sd_gone(&rig->sd));
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&rig->sd, NULL), -ENODEV);
	KUNIT_EXPECT_EQ(test, hdb_sd_take_status(&rig->sd), 0);
	KUNIT_EXPECT_EQ(test, hdb_sd_wait_run(&rig->sd, true, NULL), -ENODEV);
	KUNIT_EXPECT_EQ(test, hdb_sd_wait_run(&rig->sd, false, NULL), -ENODEV);
}

static void sd_fifo_sizes(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_BIDI);

	KUNIT_EXPECT_EQ(test, hdb_sd_probe_fifo(&rig->sd, 0x11, true), 257);
	sd_expect_blank(test, rig);
	KUNIT_EXPECT_EQ(test, hdb_sd_probe_fifo(&rig->sd, 0x11, false), 129);
	sd_expect_blank(test, rig);
	KUNIT_EXPECT_EQ(test, hdb_sd_fifo_bytes(&rig->sd), 129);
}

/* Stopped, but not reset since it was an output's: the direction is still in the register. */
static void sd_fifo_size_after_other_direction(struct kunit *test)
{
	struct sd_rig *rig = sd_rig(test, SD_BIDI);
	struct hdb_sd_setup setup = {
		.stream_id = 1, .output = true, .lines = 1, .format = 0x11,
		.bytes = 256, .lvi = 1, .bdl = BIT_ULL(20),
	};

	hdb_sd_program(&rig->sd, &setup);
	hdb_sd_forget(&rig->sd);
	KUNIT_EXPECT_EQ(test, hdb_sd_probe_fifo(&rig->sd, 0x11, false), 129);
	KUNIT_EXPECT_EQ(test, hdb_sd_probe_fifo(&rig->sd, 0x11, true), 257);
}

/*
 * A controller of one descriptor's control register, odd in its own way: it resets itself at
 * once and never shows it (as QEMU's does), or it has no reset at all.
 */
struct odd_io {
	struct hdb_io io;
	u8 ctl[4];
	bool resets;
	unsigned int reads;
};

static u8 odd_read8(struct hdb_io *io, u32 off)
{
	struct odd_io *odd = container_of(io, struct odd_io, io);

	odd->reads++;
	return odd->ctl[off & 3];
}

static void odd_write8(struct hdb_io *io, u32 off, u8 val)
{
	struct odd_io *odd = container_of(io, struct odd_io, io);

	if ((off & 3) || !(val & SD_CTL_STREAM_RESET))
		odd->ctl[off & 3] = val;
	else if (odd->resets)
		memset(odd->ctl, 0, sizeof(odd->ctl));
}

static const struct hdb_io_ops odd_ops = {
	.read8 = odd_read8,
	.write8 = odd_write8,
};

static void odd_init(struct odd_io *odd, struct hdb_sd *sd, bool resets)
{
	*odd = (struct odd_io) { .io.ops = &odd_ops, .resets = resets };
	hdb_sd_init(sd, &odd->io, 0, 300);
}

static void sd_reset_that_does_not_show(struct kunit *test)
{
	struct odd_io odd;
	struct hdb_sd sd;

	odd_init(&odd, &sd, true);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&sd, NULL), 0);
	KUNIT_EXPECT_EQ(test, odd.ctl[2], 0);
	/* It is waited for, for two link frames: a look every microsecond. */
	KUNIT_EXPECT_GE(test, odd.reads, 40);
}

static void sd_reset_that_is_none(struct kunit *test)
{
	struct odd_io odd;
	struct hdb_sd sd;

	odd_init(&odd, &sd, false);
	KUNIT_EXPECT_EQ(test, hdb_sd_reset(&sd, NULL), -ETIMEDOUT);
}

static struct kunit_case sd_cases[] = {
	KUNIT_CASE_PARAM(sd_programs_registers, sd_programs_gen_params),
	KUNIT_CASE(sd_reset_clears),
	KUNIT_CASE(sd_forgets),
	KUNIT_CASE(sd_reset_stuck),
	KUNIT_CASE(sd_reset_stuck_inside),
	KUNIT_CASE(sd_gone),
	KUNIT_CASE(sd_fifo_sizes),
	KUNIT_CASE(sd_fifo_size_after_other_direction),
	KUNIT_CASE(sd_reset_that_does_not_show),
	KUNIT_CASE(sd_reset_that_is_none),
	{}
};

static struct kunit_suite sd_suite = {
	.name = "sd",
	.test_cases = sd_cases,
};

kunit_test_suite(sd_suite);
