// SPDX-License-Identifier: GPL-2.0
/*
 * Responses taken from the ring: what an answer says of its codec, what is asked of registers, and
 * what becomes of those that do not come, or are nobody's.
 */
#include <linux/hrtimer.h>
#include <linux/timer.h>

#include "commands.h"
#include "hw/quirks.h"
#include "hw/ring.h"
#include "verbs/verbs_answer.h"

static const struct fixture_codec three[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_modem }, { 14, &model_codec_output }, { }
};

static const struct fixture_spec patient = { .timing = &fixture_patient, .codecs = three };
static const struct fixture_spec single = {
	.timing = &fixture_patient, .quirks = HDB_QUIRK_SINGLE_CMD,
};

static struct fixture_client *quiet_client(struct kunit *test, const struct fixture_spec *spec)
{
	struct fixture_client *c = fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);

	commands_quiet(c->f);
	return c;
}

/* Which of the codecs a batch is for, one after the other. */
struct taking {
	const char *name;
	u32 count;
	unsigned int codecs;
};

static const struct taking takings[] = {
	{ "a single one", 1, 1 },
	{ "several of one codec", 4, 1 },
	{ "of two codecs in turn", 8, 2 },
	{ "of three codecs in turn", 12, 3 },
};

static void taking_name(const struct taking *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(takings, takings, taking_name);

/* However it is taken, it ends a row of missing ones, and the next has its time from now on. */
static void an_answer_counts(struct kunit *test)
{
	const struct taking *k = test->param_value;
	struct async *a = async_alloc(test, k->count);
	struct fixture_client *c = quiet_client(test, &patient);
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;
	unsigned long never = jiffies + 1000 * HZ;
	unsigned int i;

	for (i = 0; i < k->count; i++)
		a->t[i] = command_of_sequence(three[i % k->codecs].addr, 0, i / k->codecs);
	KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	spin_lock_irq(&verbs->lock);
	for (i = 0; i < k->codecs; i++) {
		verbs->codec[three[i].addr].strikes = 2;
		verbs->codec[three[i].addr].deadline = never;
	}
	verbs->heard_at = jiffies - 1000 * HZ;
	verbs->lost_irqs = 3;
	verbs->early = true;
	spin_unlock_irq(&verbs->lock);
	model_run(c->f->model, k->count + 4);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	for (i = 0; i < k->codecs; i++) {
		KUNIT_EXPECT_EQ(test, verbs->codec[three[i].addr].strikes, 0);
		KUNIT_EXPECT_EQ(test, verbs->codec[three[i].addr].deadline == never, k->count == 1);
	}
	KUNIT_EXPECT_TRUE(test, time_after(verbs->heard_at, jiffies - 500 * HZ));
	KUNIT_EXPECT_EQ(test, verbs->lost_irqs, 0U);
	KUNIT_EXPECT_FALSE(test, verbs->early);
}

/* Of that one alone, whatever it says. */
static void who_speaks_is_responsive(struct kunit *test)
{
	struct fixture_client *c = quiet_client(test, &patient);
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;
	struct async *a = async_alloc(test, 4);
	u32 n;

	for (n = 0; n <= 4; n += n ? 3 : 1) {
		WRITE_ONCE(verbs->unresponsive, BIT(3) | BIT(2));
		if (n) {
			async_init(a, a->t, n);
			commands_fill(a->t, n, 3, 0);
			KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
		} else {
			KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 3, 1));
		}
		model_run(c->f->model, n + 4);
		KUNIT_EXPECT_TRUE(test, !n || async_wait(a));
		KUNIT_EXPECT_EQ(test, READ_ONCE(verbs->unresponsive), BIT(2));
	}
	WRITE_ONCE(verbs->unresponsive, 0);
}

/**
 * struct asked - an interrupt handled by hand, where nothing comes in between
 * @ctrl: by whom
 * @m: the hardware
 * @found: it was looked for
 * @lost: and had been lost
 * @reads: registers that were read
 * @writes: and written
 */
struct asked {
	struct hdb_ctrl *ctrl;
	struct model *m;
	bool found;
	bool lost;
	u64 reads;
	u64 writes;
};

static void ask(void *arg)
{
	struct asked *asked = arg;
	struct model_stats before, after;

	model_get_stats(asked->m, &before);
	if (asked->found)
		hdb_verbs_irq_found(asked->ctrl, asked->lost);
	else
		hdb_verbs_irq(asked->ctrl);
	model_get_stats(asked->m, &after);
	asked->reads = after.reads - before.reads;
	asked->writes = after.writes - before.writes;
}

static void expect_accesses(struct kunit *test, struct asked *asked, u64 reads, u64 writes)
{
	fixture_in_hardirq(ask, asked);
	KUNIT_EXPECT_EQ(test, asked->reads, reads);
	KUNIT_EXPECT_EQ(test, asked->writes, writes);
}

/* What was it for, and that was it. */
static void an_event_costs_two_accesses(struct kunit *test)
{
	struct fixture_client *c = quiet_client(test, &patient);
	struct asked asked = { .ctrl = c->f->ctrl, .m = c->f->model };

	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	c->f->ctrl->verbs.looks = 7;
	KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 3, 1));
	model_run(c->f->model, 3);
	expect_accesses(test, &asked, 1, 1);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.looks, 0);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->events.unclaimed) == 1));
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

/* While commands are not accepted: acknowledged, and no more asked than may be. */
static void an_interrupt_of_nobodys(struct kunit *test)
{
	struct fixture_client *c = quiet_client(test, &patient);
	struct asked asked = { .ctrl = c->f->ctrl, .m = c->f->model };
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;

	WRITE_ONCE(verbs->open, false);
	expect_accesses(test, &asked, 2, 0);
	WRITE_ONCE(verbs->restarting, true);
	expect_accesses(test, &asked, 1, 0);
	WRITE_ONCE(c->f->ctrl->suspended, true);
	expect_accesses(test, &asked, 0, 0);
	WRITE_ONCE(c->f->ctrl->suspended, false);
	WRITE_ONCE(verbs->restarting, false);
	asked.found = true;
	expect_accesses(test, &asked, 2, 0);
	asked.lost = true;
	expect_accesses(test, &asked, 0, 0);
	WRITE_ONCE(verbs->open, true);
}

/* One at a time: interrupts may be for events, if these come, and for codecs that do. */
static void an_interrupt_without_rings(struct kunit *test)
{
	struct fixture_client *c = quiet_client(test, &single);
	struct asked asked = { .ctrl = c->f->ctrl, .m = c->f->model };
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;
	int n;

	expect_accesses(test, &asked, 3, 0);
	verbs->listening = false;
	expect_accesses(test, &asked, 3, 0);
	spin_lock_irq(&verbs->lock);
	n = hdb_verbs_service(verbs);
	spin_unlock_irq(&verbs->lock);
	KUNIT_EXPECT_EQ(test, n, 0);
	verbs->listening = true;
}

/* As a device may write it that was asked nothing. */
static void answer_unasked(struct hdb_ring *ring, u32 source)
{
	struct hdb_response *entry = hdb_ring_entry(ring, 1);

	entry->value = cpu_to_le32(0x1234);
	entry->source = cpu_to_le32(source);
}

static void an_answer_of_nobodys(struct kunit *test)
{
	const struct fixture_spec * const specs[] = { &patient, &single };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(specs); i++) {
		struct fixture_client *c = quiet_client(test, specs[i]);
		struct asked asked = { .ctrl = c->f->ctrl, .m = c->f->model };

		c->f->ctrl->ring.by_pointer = false;
		answer_unasked(&c->f->ctrl->ring, 0);
		fixture_in_hardirq(ask, &asked);
		KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.spurious, 1);
		KUNIT_EXPECT_FALSE(test, hdb_ring_shows_one(&c->f->ctrl->ring));
	}
}

/**
 * struct looked - looks for a response that the pointer has told of
 * @ctrl: whose
 * @ops: registers; the pointer tells what the test likes
 * @m: its model
 * @wp: what the pointer tells
 * @step: by how much more each time
 * @times: looks
 * @looks: as they were counted, one by one
 * @n: what the last one came to
 * @soon: there is to be another
 */
struct looked {
	struct hdb_ctrl *ctrl;
	struct hdb_io_ops ops;
	struct model *m;
	u16 wp;
	u16 step;
	unsigned int times;
	unsigned int looks[30];
	int n;
	bool soon;
};

static u16 read16_ahead(struct hdb_io *io, u32 off)
{
	struct looked *looked = container_of(io->ops, struct looked, ops);

	if (off != AZX_REG_RIRBWP)
		return model_io(looked->m)->ops->read16(io, off);
	looked->wp = (looked->wp + looked->step) & 0xff;
	return looked->wp;
}

static void look(void *arg)
{
	struct looked *looked = arg;
	struct hdb_verbs *verbs = &looked->ctrl->verbs;
	const struct hdb_io_ops *ops = looked->ctrl->io.ops;
	unsigned int i;

	spin_lock(&verbs->lock);
	looked->ctrl->io.ops = &looked->ops;
	for (i = 0; i < looked->times; i++) {
		looked->n = hdb_verbs_service(verbs);
		looked->looks[i] = verbs->looks;
		looked->soon = hrtimer_try_to_cancel(&verbs->settle);
	}
	looked->ctrl->io.ops = ops;
	spin_unlock(&verbs->lock);
}

static struct looked *looked_of(struct kunit *test, struct fixture_client *c, u16 step)
{
	struct looked *looked = kunit_kzalloc(test, sizeof(*looked), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, looked);
	looked->ctrl = c->f->ctrl;
	looked->m = c->f->model;
	looked->ops = *c->f->ctrl->io.ops;
	looked->ops.read16 = read16_ahead;
	looked->wp = (c->f->ctrl->ring.rirb_rp + 1) & 0xff;
	looked->step = step;
	return looked;
}

/* It is on its way for 24 looks; with the 25th it is lost. */
static void a_response_is_looked_for(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct fixture_client *c = quiet_client(test, &patient);
	struct hdb_ctrl *ctrl = c->f->ctrl;
	struct looked *looked;
	unsigned int i;

	commands_fill(a->t, 1, 0, 0);
	KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	looked = looked_of(test, c, 0);
	looked->times = 24;
	fixture_in_hardirq(look, looked);
	for (i = 0; i < 24; i++)
		KUNIT_EXPECT_EQ(test, looked->looks[i], i + 1);
	KUNIT_EXPECT_EQ(test, looked->n, 0);
	KUNIT_EXPECT_TRUE(test, looked->soon);
	KUNIT_EXPECT_EQ(test, ctrl->verbs.counts.overruns, 0);
	looked->times = 1;
	fixture_in_hardirq(look, looked);
	KUNIT_EXPECT_EQ(test, looked->looks[0], 0);
	KUNIT_EXPECT_EQ(test, looked->n, 0);
	KUNIT_EXPECT_EQ(test, ctrl->verbs.counts.overruns, 1);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, a->t[0].Input.CompleteResponse, answer_invalid(0, true));
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_RINGS], 0U);
}

/* So many come that none would be the first again: the rings are set going anew. */
static void a_place_that_cannot_be_found(struct kunit *test)
{
	struct fixture_client *c = quiet_client(test, &patient);
	struct looked *looked = looked_of(test, c, 1);
	struct hdb_ctrl *ctrl = c->f->ctrl;

	looked->times = 1;
	ctrl->verbs.looks = 24;
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	fixture_in_hardirq(look, looked);
	KUNIT_EXPECT_EQ(test, looked->looks[0], 0);
	KUNIT_EXPECT_EQ(test, looked->n, 0);
	flush_work(&ctrl->recovery.work);
	KUNIT_EXPECT_EQ(test, ctrl->recovery.counts[HDB_STEP_RINGS], 1U);
}

/* Soon, by the timer: what it finds was told of too early; that it finds nothing says nothing. */
static void settle(struct kunit *test, struct hdb_verbs *verbs)
{
	hrtimer_start(&verbs->settle, 0, HRTIMER_MODE_REL_SOFT);
	KUNIT_EXPECT_TRUE(test, wait_until(!hrtimer_active(&verbs->settle)));
	KUNIT_EXPECT_FALSE(test, hdb_verbs_ctrl(verbs)->ring.settled);
}

static void interrupts_are_known_to_be_early(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct fixture_client *c = quiet_client(test, &patient);
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;

	settle(test, verbs);
	KUNIT_EXPECT_FALSE(test, verbs->early);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	commands_fill(a->t, 1, 0, 0);
	KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(c->f->model, 4);
	WRITE_ONCE(verbs->open, false);
	settle(test, verbs);
	KUNIT_EXPECT_FALSE(test, verbs->early);
	WRITE_ONCE(verbs->open, true);
	settle(test, verbs);
	KUNIT_EXPECT_TRUE(test, verbs->early);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 1, 0), 0);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

/* It is gone, and who waits is told at once. */
static void nobody_answers_when_it_is_looked_for(struct kunit *test)
{
	struct async *a = async_alloc(test, 1);
	struct fixture_client *c = quiet_client(test, &patient);

	commands_fill(a->t, 1, 0, 0);
	KUNIT_ASSERT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_remove(c->f->model);
	settle(test, &c->f->ctrl->verbs);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
	KUNIT_EXPECT_TRUE(test, async_wait(a));
}

static struct kunit_case answer_cases[] = {
	KUNIT_CASE_PARAM(an_answer_counts, takings_gen_params),
	KUNIT_CASE(who_speaks_is_responsive),
	KUNIT_CASE(an_event_costs_two_accesses),
	KUNIT_CASE(an_interrupt_of_nobodys),
	KUNIT_CASE(an_interrupt_without_rings),
	KUNIT_CASE(an_answer_of_nobodys),
	KUNIT_CASE(a_response_is_looked_for),
	KUNIT_CASE(a_place_that_cannot_be_found),
	KUNIT_CASE(interrupts_are_known_to_be_early),
	KUNIT_CASE(nobody_answers_when_it_is_looked_for),
	{ }
};

static struct kunit_suite answer_suite = {
	.name = "verbs_answer",
	.test_cases = answer_cases,
};

kunit_test_suite(answer_suite);
