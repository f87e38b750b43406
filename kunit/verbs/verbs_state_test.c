// SPDX-License-Identifier: GPL-2.0
/*
 * What the command layer is when it is new, open, asleep, quiet and closed; and how much is asked
 * of the rings.
 */
#include <linux/hrtimer.h>
#include <linux/jiffies.h>

#include "commands.h"
#include "hw/quirks.h"
#include "log.h"
#include "verbs/verbs.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_answer.h"
#include "verbs/verbs_state.h"

static const struct fixture_spec spec = { .timing = &fixture_patient };

struct fresh {
	u32 quirks;
	unsigned int poll_ms;
	unsigned long poll_interval;
	bool polls, late, immediate;
};

static void state_when_new(struct kunit *test)
{
	const struct fresh all[] = {
		{ 0, 0, 0, false, false, false },
		{ 0, 200, msecs_to_jiffies(200), false, false, false },
		{ HDB_QUIRK_RIRB_POLL, 200, 1, true, false, false },
		{ HDB_QUIRK_RIRB_LATE, 0, 0, false, true, false },
		{ HDB_QUIRK_SINGLE_CMD, 0, 0, false, false, true },
		{ HDB_QUIRK_PIO, 0, 0, false, false, true },
	};
	const struct fresh *fresh;
	struct hdb_ctrl *ctrl;

	for (fresh = all; fresh < all + ARRAY_SIZE(all); fresh++) {
		unsigned long before = jiffies;
		struct hdb_verbs *verbs;

		ctrl = kunit_kzalloc(test, sizeof(*ctrl), GFP_KERNEL);
		KUNIT_ASSERT_NOT_NULL(test, ctrl);
		verbs = &ctrl->verbs;
		ctrl->timing.verb_ms = 300;
		ctrl->timing.poll_ms = fresh->poll_ms;
		ctrl->setup.quirks = fresh->quirks;
		hdb_verbs_init(ctrl);
		KUNIT_EXPECT_EQ(test, verbs->patience, msecs_to_jiffies(300));
		KUNIT_EXPECT_EQ(test, verbs->poll_interval, fresh->poll_interval);
		KUNIT_EXPECT_EQ(test, verbs->polls, fresh->polls);
		KUNIT_EXPECT_EQ(test, verbs->late, fresh->late);
		KUNIT_EXPECT_EQ(test, verbs->immediate, fresh->immediate);
		KUNIT_EXPECT_TRUE(test, time_in_range(verbs->heard_at, before, jiffies));
		KUNIT_EXPECT_TRUE(test, time_in_range(verbs->polled_at, before, jiffies));
		KUNIT_EXPECT_EQ(test, verbs->heard_at - verbs->reset_for, 1UL);
		KUNIT_EXPECT_FALSE(test, verbs->open);
		kunit_kfree(test, ctrl);
	}
}

static void expect_flags(struct kunit *test, struct fixture *f, bool open, bool asleep,
			 bool quiesced)
{
	struct hdb_verbs *verbs = &f->ctrl->verbs;

	KUNIT_EXPECT_EQ(test, verbs->open, open);
	KUNIT_EXPECT_EQ(test, verbs->asleep, asleep);
	KUNIT_EXPECT_EQ(test, verbs->quiesced, quiesced);
	KUNIT_EXPECT_FALSE(test, verbs->restarting);
}

/* Each state from each, as far as it can be; a reset opens whatever there was. */
static void state_by_state(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	expect_flags(test, f, true, false, false);
	KUNIT_EXPECT_EQ(test, hdb_verbs_sleep(f->ctrl), 0);
	expect_flags(test, f, false, true, false);
	hdb_verbs_start(f->ctrl);
	expect_flags(test, f, true, false, false);
	hdb_verbs_quiesce(f->ctrl);
	expect_flags(test, f, false, false, true);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(f->ctrl), 0);
	expect_flags(test, f, true, false, false);
	KUNIT_EXPECT_EQ(test, hdb_verbs_sleep(f->ctrl), 0);
	hdb_verbs_stop(f->ctrl);
	expect_flags(test, f, false, false, false);
	KUNIT_EXPECT_EQ(test, hdb_verbs_sleep(f->ctrl), 0);
	expect_flags(test, f, false, false, false);
	hdb_verbs_quiesce(f->ctrl);
	expect_flags(test, f, false, false, false);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(f->ctrl), 0);
	hdb_verbs_quiesce(f->ctrl);
	hdb_verbs_abort(f->ctrl);
	expect_flags(test, f, false, false, false);
	hdb_ctrl_set_gone(f->ctrl);
	hdb_verbs_start(f->ctrl);
	expect_flags(test, f, false, false, false);
}

/* What was noted of interrupts and codecs is void after a reset. */
static void state_after_a_reset(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);
	struct hdb_verbs *verbs = &f->ctrl->verbs;

	hdb_verbs_quiesce(f->ctrl);
	verbs->turn = 0;
	verbs->unresponsive = BIT(1);
	verbs->resting = BIT(1);
	verbs->lost_irqs = 3;
	verbs->put_off = 4;
	verbs->looks = 5;
	verbs->early = true;
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, verbs->turn, HDB_TURN);
	KUNIT_EXPECT_EQ(test, verbs->unresponsive, 0);
	KUNIT_EXPECT_EQ(test, verbs->resting, 0);
	KUNIT_EXPECT_EQ(test, verbs->lost_irqs, 0);
	KUNIT_EXPECT_EQ(test, verbs->put_off, 0);
	KUNIT_EXPECT_EQ(test, verbs->looks, 0);
	KUNIT_EXPECT_FALSE(test, verbs->early);
}

struct window {
	u8 corb, rirb;
	unsigned int window, interrupt_after;
};

static const struct window windows[] = {
	{ MODEL_RING_256, MODEL_RING_256, 223, 167 },
	{ MODEL_RING_16, MODEL_RING_256, 15, 11 },
	{ MODEL_RING_256, MODEL_RING_16, 13, 9 },
	{ MODEL_RING_2, MODEL_RING_256, 1, 1 },
};

static void window_name(const struct window *w, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%u commands", w->window);
}

KUNIT_ARRAY_PARAM(windows, windows, window_name);

static unsigned int interrupt_after(struct fixture *f)
{
	return model_peek(f->model, AZX_REG_RINTCNT, 2);
}

/* Room for events is kept; each answer interrupts if that is wanted, which is tried once. */
static void state_of_the_window(struct kunit *test)
{
	const struct window *w = test->param_value;
	struct model_config config = model_default_config;
	struct fixture_spec sized = { .config = &config, .timing = &fixture_patient };
	struct fixture *f;

	config.corb_sizes = w->corb;
	config.rirb_sizes = w->rirb;
	f = fixture_bare_ctrl(test, &sized);
	KUNIT_EXPECT_EQ(test, f->ctrl->verbs.window, w->window);
	KUNIT_EXPECT_EQ(test, interrupt_after(f), w->interrupt_after);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, false), 0);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, true), 1);
	KUNIT_EXPECT_EQ(test, interrupt_after(f), 1);
	KUNIT_EXPECT_FALSE(test, f->ctrl->verbs.paused);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, true), 0);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, false), 1);
	KUNIT_EXPECT_EQ(test, interrupt_after(f), w->interrupt_after);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, true), 0);
	KUNIT_EXPECT_FALSE(test, f->ctrl->verbs.each);
}

/* Where commands are stopped it is done with their next start. */
static void state_of_each_while_quiet(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	hdb_verbs_quiesce(f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, true), 1);
	KUNIT_EXPECT_EQ(test, interrupt_after(f), 167);
	KUNIT_EXPECT_FALSE(test, f->ctrl->verbs.paused);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, interrupt_after(f), 1);
}

/* What does not stall is not restarted under commands. */
static void state_of_a_restart(struct kunit *test)
{
	struct async *a = async_alloc(test, 4);
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_ctrl *ctrl = c->f->ctrl;

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	KUNIT_EXPECT_EQ(test, hdb_verbs_restart(ctrl, false), 1);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, hdb_verbs_restart(ctrl, false), 0);
	KUNIT_EXPECT_EQ(test, hdb_verbs_sleep(ctrl), -EBUSY);
	KUNIT_EXPECT_TRUE(test, ctrl->verbs.open);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, 4, 0), 0);
}

/* Said once; after that, and where it is so by its kind, there is nothing to be said. */
static void state_without_rings(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);
	struct log log;

	log_begin(test, &log);
	hdb_verbs_quiesce(f->ctrl);
	hdb_verbs_distrust_rings(f->ctrl);
	KUNIT_EXPECT_EQ(test, log_said(&log, "no command rings: commands go one by one"), 1);
	hdb_verbs_distrust_rings(f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, f->ctrl->verbs.immediate);
	KUNIT_EXPECT_TRUE(test, f->ctrl->verbs.listening);
	KUNIT_EXPECT_EQ(test, f->ctrl->verbs.window, 1);
	KUNIT_EXPECT_EQ(test, hdb_verbs_set_each(f->ctrl, true), 0);
	KUNIT_EXPECT_EQ(test, log_said(&log, "commands go one by one"), 0);
}

/* With rings that are sound nothing is said of them. */
static void state_with_rings(struct kunit *test)
{
	struct fixture *f;
	struct log log;

	log_begin(test, &log);
	f = fixture_bare_ctrl(test, &spec);
	KUNIT_EXPECT_FALSE(test, f->ctrl->verbs.immediate);
	KUNIT_EXPECT_EQ(test, log_said(&log, "commands go one by one"), 0);
}

static void sleep_verbs(struct hdb_ctrl *ctrl)
{
	hdb_verbs_sleep(ctrl);
}

/**
 * struct ending - a way to end with commands
 * @name: for the record
 * @end: does so
 * @busy: though there are some
 */
struct ending {
	const char *name;
	void (*end)(struct hdb_ctrl *ctrl);
	bool busy;
};

static const struct ending endings[] = {
	{ "asleep", sleep_verbs },
	{ "quiet", hdb_verbs_quiesce },
	{ "closed", hdb_verbs_stop },
	{ "quiet, with commands", hdb_verbs_quiesce, true },
	{ "closed, with commands", hdb_verbs_stop, true },
};

static void ending_name(const struct ending *k, char *desc)
{
	strscpy(desc, k->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(endings, endings, ending_name);

/* No timer comes any more, and of commands that wait none is left to the DPC. */
static void state_leaves_nothing_to_come(struct kunit *test)
{
	const struct ending *k = test->param_value;
	struct async *a = async_alloc(test, 700), *b = async_alloc(test, 700);
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, 700, 0, 0);
	commands_fill(b->t, 700, 0, 0);
	if (k->busy) {
		KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, async_submit(c, b), STATUS_SUCCESS);
	}
	mod_timer(&verbs->timer, jiffies + 1000 * HZ);
	hrtimer_start(&verbs->settle, ktime_set(1000, 0), HRTIMER_MODE_REL_SOFT);
	k->end(c->f->ctrl);
	KUNIT_EXPECT_TRUE(test, list_empty(&verbs->doomed));
	KUNIT_EXPECT_FALSE(test, timer_pending(&verbs->timer));
	KUNIT_EXPECT_FALSE(test, hrtimer_active(&verbs->settle));
	KUNIT_EXPECT_FALSE(test, verbs->open);
	KUNIT_EXPECT_TRUE(test, !k->busy || (async_wait(a) && async_wait(b)));
	if (k->end != hdb_verbs_stop) {
		model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
		KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(c->f->ctrl), 0);
	}
}

struct rest {
	struct hdb_ctrl *ctrl;
	bool rests;
};

static void ask_rest(void *arg)
{
	struct rest *rest = arg;

	rest->rests = hdb_verbs_rest(rest->ctrl);
}

static bool rests(struct hdb_ctrl *ctrl)
{
	struct rest rest = { .ctrl = ctrl };

	fixture_in_hardirq(ask_rest, &rest);
	return rest.rests;
}

/* No interrupt can be for a response, if it is asked for the second time, and nothing is odd. */
static void state_at_rest(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);
	struct hdb_ctrl *ctrl = f->ctrl;
	struct hdb_verbs *verbs = &ctrl->verbs;

	verbs->rested_at = 5;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	KUNIT_EXPECT_EQ(test, verbs->rested_at, ctrl->ring.rirb_rp);
	KUNIT_EXPECT_TRUE(test, rests(ctrl));
	verbs->early = true;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	verbs->early = false;
	verbs->late = true;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	verbs->late = false;
	verbs->in_flight = 1;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	verbs->in_flight = 0;
	verbs->open = false;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	verbs->open = true;
	ctrl->ring.by_pointer = true;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	ctrl->ring.by_pointer = false;
	ctrl->ring.rirb[1].source = 0;
	KUNIT_EXPECT_FALSE(test, rests(ctrl));
	ctrl->ring.rirb[1].source = cpu_to_le32(HDB_NO_SOURCE);
	KUNIT_EXPECT_TRUE(test, rests(ctrl));
}

static struct kunit_case state_cases[] = {
	KUNIT_CASE(state_when_new),
	KUNIT_CASE(state_by_state),
	KUNIT_CASE(state_after_a_reset),
	KUNIT_CASE_PARAM(state_of_the_window, windows_gen_params),
	KUNIT_CASE(state_of_each_while_quiet),
	KUNIT_CASE(state_of_a_restart),
	KUNIT_CASE(state_without_rings),
	KUNIT_CASE(state_with_rings),
	KUNIT_CASE_PARAM(state_leaves_nothing_to_come, endings_gen_params),
	KUNIT_CASE(state_at_rest),
	{}
};

static struct kunit_suite state_suite = {
	.name = "verbs_state",
	.test_cases = state_cases,
};

kunit_test_suite(state_suite);
