// SPDX-License-Identifier: GPL-2.0
/*
 * What INTSTS says, word by word: how much of it is served at one go, when it is too much, and what
 * the timer makes of it that looks after interrupts.
 */
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <linux/timer.h>
#include <sound/hda_register.h>

#include "commands.h"
#include "controller.h"
#include "irq.h"

#define RINGS	AZX_INT_CTRL_EN
#define ALWAYS	UINT_MAX

/**
 * struct rig - a controller whose INTSTS reads as the test has it
 * @c: a client
 * @ctrl: the controller
 * @ops: its registers
 * @status: what INTSTS reads as
 * @times: so often; nothing is pending then
 * @reads: of INTSTS
 * @intctl: what was written to INTCTL
 * @writes: how often
 */
struct rig {
	struct fixture_client *c;
	struct hdb_ctrl *ctrl;
	struct hdb_io_ops ops;
	u32 status;
	unsigned int times;
	unsigned int reads;
	u32 intctl[4];
	unsigned int writes;
};

static u32 read32(struct hdb_io *io, u32 off)
{
	struct rig *rig = container_of(io->ops, struct rig, ops);

	if (off != AZX_REG_INTSTS)
		return model_io(rig->c->f->model)->ops->read32(io, off);
	rig->reads++;
	if (!rig->times)
		return 0;
	rig->times -= rig->times != ALWAYS;
	return rig->status;
}

static void write32(struct hdb_io *io, u32 off, u32 val)
{
	struct rig *rig = container_of(io->ops, struct rig, ops);

	if (off == AZX_REG_INTCTL && rig->writes < ARRAY_SIZE(rig->intctl))
		rig->intctl[rig->writes++] = val;
	model_io(rig->c->f->model)->ops->write32(io, off, val);
}

/* In the end they are the model's again. */
static void drop_rig(struct kunit_resource *res)
{
	struct rig *rig = res->data;

	rig->ctrl->io.ops = model_io(rig->c->f->model)->ops;
}

/* Nothing looks at registers but what the test calls. */
static struct rig *rig_new(struct kunit *test, bool intx)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .timing = &fixture_patient };
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	config.intx = intx;
	rig->c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	rig->ctrl = rig->c->f->ctrl;
	commands_quiet(rig->c->f);
	rig->ops = *rig->ctrl->io.ops;
	rig->ops.read32 = read32;
	rig->ops.write32 = write32;
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_rig, GFP_KERNEL, rig));
	rig->ctrl->io.ops = &rig->ops;
	return rig;
}

static void fire(void *arg)
{
	struct rig *rig = arg;

	generic_handle_irq(rig->c->f->setup.irq);
}

/* An interrupt that finds this so often. */
static void interrupt(struct rig *rig, u32 status, unsigned int times)
{
	rig->status = status;
	rig->times = times;
	rig->reads = 0;
	rig->writes = 0;
	fixture_in_hardirq(fire, rig);
}

struct load {
	const char *name;
	u32 status;
	unsigned int reads;
};

/* Of eight streams. */
static const struct load loads[] = {
	{ "nothing", 0, 1 },
	{ "one stream", 0x01, 8 },
	{ "two streams", 0x06, 8 },
	{ "three streams", 0x07, 6 },
	{ "four streams", 0x0f, 5 },
	{ "four streams, and some that are none", 0xf00f, 5 },
	{ "the rings", RINGS, 5 },
	{ "a stream and the rings", RINGS | 0x80, 4 },
	{ "all there are", RINGS | 0xff, 2 },
};

static void load_name(const struct load *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(loads, loads, load_name);

/* Eight times, or sixteen sources of which the rings count for four; all there are once. */
static void only_so_much_at_one_go(struct kunit *test)
{
	const struct load *k = test->param_value;
	struct rig *rig = rig_new(test, true);
	u32 irqs = rig->ctrl->irqs;

	KUNIT_ASSERT_EQ(test, rig->ctrl->streams.count, 8U);
	interrupt(rig, k->status, ALWAYS);
	KUNIT_EXPECT_EQ(test, rig->reads, k->reads);
	KUNIT_EXPECT_EQ(test, rig->writes, 0U);
	KUNIT_EXPECT_EQ(test, rig->ctrl->irq_storm, !!k->status);
	KUNIT_EXPECT_EQ(test, rig->ctrl->irqs, irqs + 1);
	interrupt(rig, k->status, 1);
	KUNIT_EXPECT_EQ(test, rig->reads, k->status ? 2U : 1U);
	KUNIT_EXPECT_EQ(test, rig->ctrl->irq_storm, 0U);
}

/* A thousand interrupts in a row that leave something: turned off, and the next kind is tried. */
static void a_storm_is_a_thousand(struct kunit *test)
{
	struct rig *rig = rig_new(test, true);
	struct hdb_ctrl *ctrl = rig->ctrl;

	ctrl->irq_storm = 998;
	interrupt(rig, 1, ALWAYS);
	KUNIT_EXPECT_EQ(test, ctrl->irq_storm, 999U);
	KUNIT_EXPECT_EQ(test, rig->writes, 0U);
	/* a reset that is under way turns them on again, and that is all */
	WRITE_ONCE(ctrl->verbs.quiesced, true);
	interrupt(rig, 1, ALWAYS);
	KUNIT_ASSERT_EQ(test, rig->writes, 1U);
	KUNIT_EXPECT_EQ(test, rig->intctl[0], 0U);
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_IRQ], 0U);
	WRITE_ONCE(ctrl->verbs.quiesced, false);
	ctrl->irq_storm = 999;
	ctrl->lost_in_a_row = 3;
	interrupt(rig, 1, ALWAYS);
	rig->times = 0;
	KUNIT_EXPECT_EQ(test, rig->intctl[0], 0U);
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_IRQ], 1U);
	KUNIT_EXPECT_TRUE(test, ctrl->polling);
	KUNIT_EXPECT_EQ(test, ctrl->irq_storm, 0U);
	KUNIT_EXPECT_EQ(test, ctrl->lost_in_a_row, 0U);
	KUNIT_EXPECT_EQ(test, ctrl->irq, 0);
}

static void set_streams(struct rig *rig, u32 irqs)
{
	spin_lock_irq(&rig->ctrl->streams.lock);
	WRITE_ONCE(rig->ctrl->streams.irqs, irqs);
	spin_unlock_irq(&rig->ctrl->streams.lock);
}

/* Another message is to be sent for what is left; not where there are none. */
static void what_is_left_of_a_message(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);

	set_streams(rig, 3);
	rig->ctrl->irq_alone = BIT(5);
	interrupt(rig, 1, ALWAYS);
	KUNIT_ASSERT_EQ(test, rig->writes, 2U);
	KUNIT_EXPECT_EQ(test, rig->intctl[0], 0U);
	KUNIT_EXPECT_EQ(test, rig->intctl[1], AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN | 3U);
	KUNIT_EXPECT_EQ(test, rig->ctrl->irq_alone, 0U);
	interrupt(rig, 1, 1);
	KUNIT_EXPECT_EQ(test, rig->writes, 0U);
	WRITE_ONCE(rig->ctrl->polling, true);
	interrupt(rig, 1, ALWAYS);
	KUNIT_EXPECT_EQ(test, rig->writes, 0U);
	WRITE_ONCE(rig->ctrl->polling, false);
	set_streams(rig, 0);
}

/* What is beside the one stream that can interrupt is served with it, and it was not alone. */
static void a_stream_is_not_alone(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);

	set_streams(rig, 1);
	rig->ctrl->irq_alone = 1;
	rig->ctrl->irq_alone_at = jiffies - 1000 * HZ;
	interrupt(rig, RINGS, 1);
	KUNIT_EXPECT_EQ(test, rig->reads, 2U);
	KUNIT_EXPECT_EQ(test, rig->ctrl->irq_alone, 0U);
	KUNIT_EXPECT_TRUE(test, time_after(rig->ctrl->irq_alone_at, jiffies - 500 * HZ));
	interrupt(rig, 0, 0);
	KUNIT_EXPECT_EQ(test, rig->reads, 1U);
	set_streams(rig, 0);
}

/* All ones, and it is there: that was none of its sources. */
static void all_ones_of_one_that_is_there(struct kunit *test)
{
	struct rig *rig = rig_new(test, true);

	rig->ctrl->irq_alone = BIT(5);
	interrupt(rig, ~0U, 1);
	KUNIT_EXPECT_EQ(test, rig->reads, 2U);
	KUNIT_EXPECT_EQ(test, rig->ctrl->irq_alone, BIT(5));
	KUNIT_EXPECT_EQ(test, rig->ctrl->io.false_ones, 1U);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(rig->ctrl));
}

static void all_ones_of_one_that_is_gone(struct kunit *test)
{
	struct rig *rig = rig_new(test, true);

	model_remove(rig->c->f->model);
	interrupt(rig, ~0U, ALWAYS);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(rig->ctrl));
}

/* Registers of one that sleeps are not read, though others on its line interrupt. */
static void one_that_sleeps_is_not_asked(struct kunit *test)
{
	struct rig *rig = rig_new(test, true);

	WRITE_ONCE(rig->ctrl->suspended, true);
	interrupt(rig, 1, ALWAYS);
	KUNIT_EXPECT_EQ(test, rig->reads, 0U);
	WRITE_ONCE(rig->ctrl->suspended, false);
}

/* The timer, once. */
static void look(struct kunit *test, struct rig *rig, u32 status)
{
	rig->status = status;
	rig->times = ALWAYS;
	rig->reads = 0;
	mod_timer(&rig->ctrl->poll, jiffies);
	KUNIT_EXPECT_TRUE(test, wait_until(!timer_pending(&rig->ctrl->poll)));
	timer_delete_sync(&rig->ctrl->poll);
	rig->times = 0;
}

/* Pending twice in a row without an interrupt, and served then; four times, and none will come. */
static void interrupts_that_are_lost(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);
	struct hdb_ctrl *ctrl = rig->ctrl;
	unsigned int i, round;

	set_streams(rig, 1);
	ctrl->overdue = 0;
	ctrl->overdue_since = ctrl->irqs;
	ctrl->irq_alone = 0;
	for (round = 0; round < 2; round++) {
		for (i = 1; i <= 3; i++) {
			look(test, rig, 3);	/* one of them is not to interrupt */
			KUNIT_EXPECT_EQ(test, ctrl->overdue, 1U);
			look(test, rig, 3);
			KUNIT_EXPECT_EQ(test, ctrl->overdue, 0U);
			KUNIT_EXPECT_EQ(test, ctrl->lost_in_a_row, i);
			KUNIT_EXPECT_EQ(test, ctrl->lost_irqs, 3 * round + i);
		}
		if (round)
			break;
		ctrl->irqs++;
		ctrl->overdue = 1;
		look(test, rig, 1);
		KUNIT_EXPECT_EQ(test, ctrl->lost_in_a_row, 0U);
		KUNIT_EXPECT_EQ(test, ctrl->overdue_since, ctrl->irqs);
		look(test, rig, 0);
		KUNIT_EXPECT_EQ(test, ctrl->lost_irqs, 3U);
	}
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_IRQ], 0U);
	look(test, rig, 1);
	rig->times = ALWAYS;
	mod_timer(&ctrl->poll, jiffies);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(ctrl->polling)));
	rig->times = 0;
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_IRQ], 1U);
	KUNIT_EXPECT_EQ(test, ctrl->lost_irqs, 7U);
	set_streams(rig, 0);
}

/* All ones say nothing, and what an interrupt has looked at of late is not looked at again. */
static void nothing_to_look_at(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);
	struct hdb_ctrl *ctrl = rig->ctrl;

	set_streams(rig, 3);
	ctrl->overdue = ~0U;
	ctrl->overdue_since = ctrl->irqs;
	ctrl->irq_alone = 0;
	look(test, rig, ~0U);
	KUNIT_EXPECT_EQ(test, rig->reads, 1U);
	KUNIT_EXPECT_EQ(test, ctrl->overdue, 0U);
	KUNIT_EXPECT_EQ(test, ctrl->lost_irqs, 0U);
	ctrl->overdue = 3;
	ctrl->irq_alone = 1;
	ctrl->irq_alone_at = jiffies;
	look(test, rig, 3);
	KUNIT_EXPECT_EQ(test, ctrl->overdue, 0U);
	KUNIT_EXPECT_EQ(test, ctrl->lost_irqs, 0U);
	ctrl->irq_alone = 0;
	WRITE_ONCE(ctrl->verbs.quiesced, true);
	look(test, rig, 3);
	KUNIT_EXPECT_EQ(test, rig->reads, 0U);
	WRITE_ONCE(ctrl->verbs.quiesced, false);
	WRITE_ONCE(ctrl->suspended, true);
	look(test, rig, 3);
	KUNIT_EXPECT_EQ(test, rig->reads, 0U);
	WRITE_ONCE(ctrl->suspended, false);
	set_streams(rig, 0);
}

/* When it will look again, from now. */
static unsigned long looks_again(struct kunit *test, struct rig *rig, u32 status)
{
	struct timer_list *timer = &rig->ctrl->poll;
	unsigned long now = jiffies, next;

	rig->status = status;
	rig->times = ALWAYS;
	WRITE_ONCE(rig->ctrl->looking, true);
	mod_timer(timer, now);
	KUNIT_EXPECT_TRUE(test, wait_until(time_after(READ_ONCE(timer->expires), now + 1)));
	next = READ_ONCE(timer->expires) - jiffies;
	WRITE_ONCE(rig->ctrl->looking, false);
	timer_delete_sync(timer);
	rig->times = 0;
	return next;
}

/* A quarter of a second; sooner if something is overdue, later if an interrupt has just come. */
static void it_looks_again_in_time(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);
	struct hdb_ctrl *ctrl = rig->ctrl;

	set_streams(rig, 1);
	ctrl->irq_alone = 0;
	ctrl->overdue = 0;
	KUNIT_EXPECT_LE(test, looks_again(test, rig, 0), HZ / 4);
	KUNIT_EXPECT_LE(test, looks_again(test, rig, 1), HZ / 10);
	ctrl->irq_alone = 1;
	ctrl->irq_alone_at = jiffies;
	KUNIT_EXPECT_LE(test, looks_again(test, rig, 0), HZ / 2);
	set_streams(rig, 0);
}

/* It is gone, which the one that polls finds out, too. */
static void polling_finds_nobody(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);

	WRITE_ONCE(rig->ctrl->polling, true);
	model_remove(rig->c->f->model);
	look(test, rig, ~0U);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(rig->ctrl));
	WRITE_ONCE(rig->ctrl->polling, false);
}

/* Nothing of it while the controller sleeps, and again when it is awake. */
static void nobody_looks_at_one_that_sleeps(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, NULL);
	char name[sizeof(f->ctrl->irq_name)];

	snprintf(name, sizeof(name), "snd_hdaudio:%s", dev_name(model_dev(f->model)));
	KUNIT_EXPECT_STREQ(test, f->ctrl->irq_name, name);
	hdb_ctrl_suspend(f->ctrl);
	KUNIT_EXPECT_FALSE(test, timer_pending(&f->ctrl->poll));
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(timer_pending(&f->ctrl->poll)));
}

/* There is nothing behind it. */
static void who_polls_goes_on_polling(struct kunit *test)
{
	struct rig *rig = rig_new(test, false);

	WRITE_ONCE(rig->ctrl->polling, true);
	hdb_irq_fall_back(rig->ctrl);
	KUNIT_EXPECT_EQ(test, rig->writes, 0U);
	KUNIT_EXPECT_NE(test, rig->ctrl->irq, 0);
	WRITE_ONCE(rig->ctrl->polling, false);
}

static struct kunit_case served_cases[] = {
	KUNIT_CASE_PARAM(only_so_much_at_one_go, loads_gen_params),
	KUNIT_CASE(a_storm_is_a_thousand),
	KUNIT_CASE(what_is_left_of_a_message),
	KUNIT_CASE(a_stream_is_not_alone),
	KUNIT_CASE(all_ones_of_one_that_is_there),
	KUNIT_CASE(all_ones_of_one_that_is_gone),
	KUNIT_CASE(one_that_sleeps_is_not_asked),
	KUNIT_CASE(interrupts_that_are_lost),
	KUNIT_CASE(nothing_to_look_at),
	KUNIT_CASE(it_looks_again_in_time),
	KUNIT_CASE(polling_finds_nobody),
	KUNIT_CASE(nobody_looks_at_one_that_sleeps),
	KUNIT_CASE(who_polls_goes_on_polling),
	{ }
};

static struct kunit_suite served_suite = {
	.name = "irq_served",
	.test_cases = served_cases,
};

kunit_test_suite(served_suite);
