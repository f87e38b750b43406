// SPDX-License-Identifier: GPL-2.0
/*
 * The timer for commands in flight: when it looks, and what it makes of answers that it finds.
 */
#include <linux/timer.h>

#include "commands.h"

/* All that happens by time happens when the test says so. */
static const struct hdb_timing eternal = {
	.reset_us = 500000, .codec_us = 1000, .ring_us = 500000, .stream_us = 20000,
	.verb_ms = 100000, .late_ms = 1000, .poll_ms = 100000,
};

static const struct fixture_codec two[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_modem }, { }
};

static const struct fixture_spec spec = { .timing = &eternal, .codecs = two };

/* No interrupt comes, and nobody but this timer looks after those that do not. */
static struct fixture_client *client_new(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);

	commands_quiet(c->f);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, MODEL_FOREVER);
	return c;
}

static struct async *submit(struct kunit *test, struct fixture_client *c, struct async *a, u8 addr)
{
	async_init(a, a->t, 1);
	commands_fill(a->t, 1, addr, 0);
	KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	return a;
}

static void tick(struct hdb_verbs *verbs)
{
	spin_lock_irq(&verbs->lock);
	mod_timer(&verbs->timer, jiffies);
	spin_unlock_irq(&verbs->lock);
}

/* With the codec whose time is over first, if that is before it would look anyway. */
static void it_looks_when_time_is_over(struct kunit *test)
{
	struct async *a = async_alloc(test, 1), *b = async_alloc(test, 1);
	struct fixture_client *c = client_new(test);
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;
	unsigned long begin = jiffies;

	submit(test, c, a, 0);
	submit(test, c, b, 3);
	spin_lock_irq(&verbs->lock);
	verbs->codec[0].deadline = begin + 70 * HZ;
	verbs->codec[3].deadline = begin + 60 * HZ;
	verbs->polled_at = begin - 1000 * HZ;	/* it is time for that, too */
	mod_timer(&verbs->timer, jiffies);
	spin_unlock_irq(&verbs->lock);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(verbs->timer.expires) == begin + 60 * HZ));
	KUNIT_EXPECT_TRUE(test, time_after_eq(READ_ONCE(verbs->polled_at), begin));
	KUNIT_EXPECT_EQ(test, verbs->counts.polled, 0U);
	model_run(c->f->model, 8);
	spin_lock_irq(&verbs->lock);
	verbs->heard_at = begin - 1000 * HZ;
	mod_timer(&verbs->timer, jiffies);
	spin_unlock_irq(&verbs->lock);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_TRUE(test, async_wait(b));
	KUNIT_EXPECT_EQ(test, verbs->counts.polled, 1U);
}

/* A command whose answer the timer finds. */
static void answer_is_found(struct kunit *test, struct fixture_client *c, struct async *a)
{
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;

	submit(test, c, a, 0);
	model_run(c->f->model, 4);
	WRITE_ONCE(verbs->heard_at, jiffies - 1000 * HZ);
	tick(verbs);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
}

/* Five in a row, over half a second: each answer is to interrupt from then on. */
static void interrupts_do_not_come(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct fixture_client *c = client_new(test);
	struct hdb_ctrl *ctrl = c->f->ctrl;
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long begin = jiffies;

	verbs->lost_irqs_since = begin - 1000 * HZ;
	answer_is_found(test, c, a);
	KUNIT_EXPECT_EQ(test, verbs->lost_irqs, 1U);
	KUNIT_EXPECT_TRUE(test, time_after_eq(verbs->lost_irqs_since, begin));
	verbs->lost_irqs = 3;
	verbs->lost_irqs_since = begin - 1000 * HZ;
	answer_is_found(test, c, a);
	KUNIT_EXPECT_EQ(test, verbs->lost_irqs, 4U);
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_EACH], 0U);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	answer_is_found(test, c, a);
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_EACH], 1U);
	KUNIT_EXPECT_EQ(test, verbs->lost_irqs, 0U);
	KUNIT_EXPECT_EQ(test, verbs->counts.polled, 3U);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

static struct kunit_case timer_cases[] = {
	KUNIT_CASE(it_looks_when_time_is_over),
	KUNIT_CASE(interrupts_do_not_come),
	{ }
};

static struct kunit_suite timer_suite = {
	.name = "verbs_timer",
	.test_cases = timer_cases,
};

kunit_test_suite(timer_suite);
