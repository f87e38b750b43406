// SPDX-License-Identifier: GPL-2.0
/*
 * Bounded waits, on a register that changes after a number of reads.
 */
#include <kunit/test.h>
#include <linux/bottom_half.h>
#include <linux/irqflags.h>
#include <linux/ktime.h>

#include "hw/poll.h"

#define OFFSET	0x4c
#define FAR_US	60000000	/* longer than any test */

/**
 * struct reg - the register
 * @io: how it is reached
 * @before: its value at first
 * @after: its value later
 * @left: reads that see @before
 * @gone: after those all registers read all ones
 * @reads: reads so far
 * @off: offset last read
 * @bytes: width of the last read
 */
struct reg {
	struct hdb_io io;
	u32 before;
	u32 after;
	unsigned int left;
	bool gone;
	unsigned int reads;
	u32 off;
	unsigned int bytes;
};

static u32 reg_read(struct hdb_io *io, u32 off, unsigned int bytes)
{
	struct reg *reg = container_of(io, struct reg, io);

	reg->reads++;
	reg->off = off;
	reg->bytes = bytes;
	if (!reg->left)
		return reg->gone ? ~0U : reg->after;
	reg->left--;
	return reg->before;
}

static u8 reg_read8(struct hdb_io *io, u32 off)
{
	return reg_read(io, off, 1);
}

static u16 reg_read16(struct hdb_io *io, u32 off)
{
	return reg_read(io, off, 2);
}

static u32 reg_read32(struct hdb_io *io, u32 off)
{
	return reg_read(io, off, 4);
}

static const struct hdb_io_ops reg_ops = {
	.read8 = reg_read8,
	.read16 = reg_read16,
	.read32 = reg_read32,
};

static int poll8(struct reg *reg, u32 mask, u32 want, unsigned int us)
{
	return hdb_poll8(&reg->io, OFFSET, mask, want, us);
}

static int poll16(struct reg *reg, u32 mask, u32 want, unsigned int us)
{
	return hdb_poll16(&reg->io, OFFSET, mask, want, us);
}

static int poll32(struct reg *reg, u32 mask, u32 want, unsigned int us)
{
	return hdb_poll32(&reg->io, OFFSET, mask, want, us);
}

static int poll8_sleeping(struct reg *reg, u32 mask, u32 want, unsigned int us)
{
	return hdb_poll8_sleeping(&reg->io, OFFSET, mask, want, us);
}

static int poll16_sleeping(struct reg *reg, u32 mask, u32 want, unsigned int us)
{
	u16 val;

	return hdb_poll16_sleeping(&reg->io, OFFSET, mask, want, us, &val);
}

static int poll32_sleeping(struct reg *reg, u32 mask, u32 want, unsigned int us)
{
	return hdb_poll32_sleeping(&reg->io, OFFSET, mask, want, us);
}

struct variant {
	const char *name;
	int (*poll)(struct reg *reg, u32 mask, u32 want, unsigned int us);
	unsigned int bytes;
	bool sleeps;
};

static const struct variant variants[] = {
	{ "8 bits", poll8, 1 },
	{ "16 bits", poll16, 2 },
	{ "32 bits", poll32, 4 },
	{ "8 bits sleeping", poll8_sleeping, 1, true },
	{ "16 bits sleeping", poll16_sleeping, 2, true },
	{ "32 bits sleeping", poll32_sleeping, 4, true },
};

static void variant_name(const struct variant *v, char *desc)
{
	strscpy(desc, v->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(variants, variants, variant_name);

static u32 all_ones(const struct variant *v)
{
	return v->bytes == 4 ? ~0U : BIT(8 * v->bytes) - 1;
}

static void poll_satisfied_at_once(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .after = 0x02 };

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x02, 0x02, FAR_US), 0);
	KUNIT_EXPECT_EQ(test, reg.reads, 1);
	KUNIT_EXPECT_EQ(test, reg.off, OFFSET);
	KUNIT_EXPECT_EQ(test, reg.bytes, v->bytes);
}

static void poll_satisfied_later(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .before = 0x03, .after = 0x01, .left = 5 };

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x02, 0, FAR_US), 0);
	KUNIT_EXPECT_EQ(test, reg.reads, 6);
}

static void poll_looks_at_the_mask_only(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .before = 0x7d, .after = 0x5e, .left = 3 };

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x0f, 0x0e, FAR_US), 0);
	KUNIT_EXPECT_EQ(test, reg.reads, 4);
}

/*
 * In vain: it ends, not before its time, and has looked more than once. The busy ones look
 * every microsecond; the clock may be too coarse to measure them.
 */
static void poll_times_out(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops };
	ktime_t start = ktime_get();

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x01, 0x01, 2000), -ETIMEDOUT);
	if (v->sleeps)
		KUNIT_EXPECT_GE(test, ktime_us_delta(ktime_get(), start), 2000);
	KUNIT_EXPECT_GE(test, reg.reads, v->sleeps ? 2 : 2000);
}

/* The timer interrupt may be what makes the clock go: the busy ones end without it. */
static void poll_times_out_with_interrupts_off(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops };
	unsigned long flags;
	int err;

	if (v->sleeps)
		kunit_skip(test, "this one may sleep");
	local_irq_save(flags);
	err = v->poll(&reg, 0x01, 0x01, 10000);
	local_irq_restore(flags);
	KUNIT_EXPECT_EQ(test, err, -ETIMEDOUT);
}

/* A device that is gone reads all ones, which must not look like the bit waited for. */
static void poll_all_ones_never_satisfies(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .before = all_ones(v), .left = UINT_MAX };

	if (v->bytes == 4)
		kunit_skip(test, "what it is reads like all others here");
	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x01, 0x01, 1000), -ETIMEDOUT);
	KUNIT_EXPECT_GT(test, reg.io.false_ones, 0);
}

/* Waiting longer for a device that is gone is of no use, and costs a full time-out each time. */
static void poll_ends_at_once_when_the_device_is_gone(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .left = 4, .gone = true };

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x01, 0x01, FAR_US), -ENODEV);
	KUNIT_EXPECT_LE(test, reg.reads, 7);
	KUNIT_EXPECT_EQ(test, reg.io.false_ones, 0);
}

/* One read of all ones is no reason to end a wait, nor to be satisfied. */
static void poll_goes_on_after_one_read_of_all_ones(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .before = all_ones(v), .after = 0x01, .left = 1 };

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x01, 0x01, FAR_US), 0);
	KUNIT_EXPECT_EQ(test, reg.io.false_ones, 1);
}

/* The width counts: what is all ones in a narrower register is a value in a wider one. */
static void poll_ones_of_a_narrower_register_satisfy(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .after = all_ones(v) >> 1 };

	KUNIT_EXPECT_EQ(test, v->poll(&reg, 0x01, 0x01, FAR_US), 0);
}

/* The busy ones may be used where nothing may sleep; the debug kernel would tell. */
static void poll_does_not_sleep(struct kunit *test)
{
	const struct variant *v = test->param_value;
	struct reg reg = { .io.ops = &reg_ops, .after = 0x01, .left = 20 };
	int err;

	if (v->sleeps)
		kunit_skip(test, "this one may sleep");
	local_bh_disable();
	err = v->poll(&reg, 0x01, 0x01, FAR_US);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, err, 0);
}

/**
 * struct pausing - a lock, of a kind
 * @pause: lets go of it
 * @reg: what is waited for
 * @held: it is
 * @times: that it was let go of
 * @before: reads before that
 */
struct pausing {
	struct hdb_pause pause;
	struct reg reg;
	bool held;
	unsigned int times;
	unsigned int before;
};

static void pausing_let_go(struct hdb_pause *pause)
{
	struct pausing *p = container_of(pause, struct pausing, pause);

	p->held = false;
	p->times++;
	p->before = p->reg.reads;
}

static void pausing_take(struct hdb_pause *pause)
{
	container_of(pause, struct pausing, pause)->held = true;
}

static void lets_go(struct kunit *test, bool sleeps)
{
	struct pausing p = {
		.pause = { pausing_let_go, pausing_take, sleeps },
		.reg = { .io.ops = &reg_ops, .after = 0x01, .left = 5 },
		.held = true,
	};

	KUNIT_EXPECT_EQ(test, hdb_poll8_pausing(&p.reg.io, OFFSET, 1, 1, FAR_US, &p.pause), 0);
	KUNIT_EXPECT_EQ(test, p.before, 0);
	KUNIT_EXPECT_EQ(test, hdb_poll8_pausing(&p.reg.io, OFFSET, 2, 2, 100, &p.pause),
			-ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, p.before, 6);
	KUNIT_EXPECT_EQ(test, p.times, 2);
	KUNIT_EXPECT_TRUE(test, p.held);
}

/* All of the wait is without the lock, whatever becomes of it. */
static void a_pause_lets_go(struct kunit *test)
{
	lets_go(test, false);
	lets_go(test, true);
}

static struct kunit_case poll_cases[] = {
	KUNIT_CASE_PARAM(poll_satisfied_at_once, variants_gen_params),
	KUNIT_CASE_PARAM(poll_satisfied_later, variants_gen_params),
	KUNIT_CASE_PARAM(poll_looks_at_the_mask_only, variants_gen_params),
	KUNIT_CASE_PARAM(poll_times_out, variants_gen_params),
	KUNIT_CASE_PARAM(poll_times_out_with_interrupts_off, variants_gen_params),
	KUNIT_CASE_PARAM(poll_all_ones_never_satisfies, variants_gen_params),
	KUNIT_CASE_PARAM(poll_ends_at_once_when_the_device_is_gone, variants_gen_params),
	KUNIT_CASE_PARAM(poll_goes_on_after_one_read_of_all_ones, variants_gen_params),
	KUNIT_CASE_PARAM(poll_ones_of_a_narrower_register_satisfy, variants_gen_params),
	KUNIT_CASE_PARAM(poll_does_not_sleep, variants_gen_params),
	KUNIT_CASE(a_pause_lets_go),
	{ }
};

static struct kunit_suite poll_suite = {
	.name = "hdaudio_poll",
	.test_cases = poll_cases,
};

kunit_test_suite(poll_suite);
