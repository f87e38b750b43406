// SPDX-License-Identifier: GPL-2.0
/*
 * Recovery: each step does what it is for, no more is given up than has to be, and when nothing
 * helps the controller is gone.
 */
#include <sound/hda_register.h>

#include "attach.h"
#include "commands.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "verbs/verbs.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_state.h"

#define BYTES	4096

static const struct hdb_timing timing = {
	.reset_us = 50000,
	.codec_us = 1000,
	.ring_us = 20000,
	.stream_us = 2000,
	.verb_ms = 600,
	.late_ms = 50,
	.poll_ms = 20,
};

/* For answers that have to come in time even where looking for data races slows all down. */
static const struct hdb_timing slow_timing = {
	.reset_us = 500000,
	.codec_us = 1000,
	.ring_us = 500000,
	.stream_us = 2000,
	.verb_ms = 2000,
	.late_ms = 50,
	.poll_ms = 20,
};

static const struct fixture_codec two_codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_output }, { }
};

static const struct fixture_spec one = { .timing = &timing };
static const struct fixture_spec one_slow = { .timing = &slow_timing };
static const struct fixture_spec two = { .timing = &timing, .codecs = two_codecs };

static struct fixture_client *client_new(struct kunit *test, const struct fixture_spec *spec)
{
	return fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static u32 taken(struct fixture_client *c, enum hdb_step step)
{
	flush_work(&c->f->ctrl->recovery.work);
	return c->f->ctrl->recovery.counts[step];
}

/* So many commands, all answered as they should be? */
static void expect_answers(struct kunit *test, struct fixture_client *c, u8 addr, u32 count)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, count);

	commands_fill(t, count, addr, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, count), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, count, addr), 0);
}

static void expect_no_answers(struct kunit *test, struct fixture_client *c, u8 addr, u32 count)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, count);

	commands_fill(t, count, addr, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, count), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_not(t, count, answer_invalid(addr, false)), 0);
}

/* Silent codecs. */

static void recover_silent_codec(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &two);
	struct fixture_client *other = fixture_open(c->f, fixture_hdev(c->f, 3, 0),
						    &GUID_HDAUDIO_BUS_INTERFACE);
	unsigned int i;

	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	for (i = 0; i < 8; i++) {
		expect_no_answers(test, c, 0, 1);
		KUNIT_EXPECT_EQ(test, READ_ONCE(c->f->ctrl->verbs.unresponsive),
				i < 2 ? 0 : BIT(0));
		expect_answers(test, other, 3, 10);
	}
	KUNIT_EXPECT_TRUE(test, wait_until(c->f->ctrl->verbs.unresponsive == BIT(0)));
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_UNRESPONSIVE), 1);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 0);
}

/* Nobody waits in line for a codec that is known to be silent. */
static void recover_silent_codec_costs_little(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &two);
	struct hdb_verbs *verbs = &c->f->ctrl->verbs;
	u32 timeouts;

	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	while (!(READ_ONCE(verbs->unresponsive) & BIT(0)))
		expect_no_answers(test, c, 0, 1);
	timeouts = verbs->counts.timeouts;
	/* its last command has just been given up: these are not even tried */
	WRITE_ONCE(verbs->codec[0].held_until, jiffies + 20 * HZ);
	expect_no_answers(test, c, 0, 1000);
	KUNIT_EXPECT_EQ(test, verbs->counts.timeouts, timeouts);
}

/* What counts is how often in a row: an answer in between, and it starts anew. */
static void recover_silent_codec_answers_in_between(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &two);
	unsigned int round, i;

	for (round = 0; round < 3; round++) {
		model_codec_silent(c->f->model, 0, 2);
		for (i = 0; i < 2; i++) {
			expect_no_answers(test, c, 0, 1);
			KUNIT_EXPECT_TRUE(test, wait_until(!c->f->ctrl->verbs.codec[0].tombstones));
		}
		expect_answers(test, c, 0, 1);
	}
	KUNIT_EXPECT_EQ(test, READ_ONCE(c->f->ctrl->verbs.unresponsive), 0);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_UNRESPONSIVE), 0);
}

static void recover_silent_codec_speaks(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &two);

	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	while (!(READ_ONCE(c->f->ctrl->verbs.unresponsive) & BIT(0)))
		expect_no_answers(test, c, 0, 1);
	model_codec_silent(c->f->model, 0, 0);
	KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 0, 1));
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(c->f->ctrl->verbs.unresponsive)));
	KUNIT_EXPECT_TRUE(test, wait_until(!c->f->ctrl->verbs.codec[0].tombstones));
	expect_answers(test, c, 0, 100);
}

/* If nobody answers it may be the controller: it is reset, but only once for that. */
static void recover_all_silent(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	unsigned int i;

	model_codec_silent(c->f->model, 0, MODEL_FOREVER);
	for (i = 0; i < 12; i++) {
		expect_no_answers(test, c, 0, 1);
		wait_until(!c->f->ctrl->verbs.codec[0].tombstones);
	}
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 1);
	model_codec_silent(c->f->model, 0, 0);
	expect_answers(test, c, 0, 1);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
}

/* Interrupts. */

static struct model_config with_pin(bool works)
{
	struct model_config config = model_default_config;

	config.pin = true;
	config.pin_works = works;
	return config;
}

static struct fixture_client *without_messages(struct kunit *test, struct model_config *config)
{
	struct fixture_spec spec = { .timing = &timing, .config = config };
	struct fixture_client *c = client_new(test, &spec);

	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, MODEL_FOREVER);
	while (!taken(c, HDB_STEP_IRQ))
		expect_answers(test, c, 0, 1);
	return c;
}

static void recover_from_lost_messages(struct kunit *test)
{
	struct model_config config = with_pin(true);
	struct fixture_client *c = without_messages(test, &config);
	u32 polled = c->f->ctrl->verbs.counts.polled;

	KUNIT_EXPECT_TRUE(test, c->f->ctrl->setup.shared_irq);
	KUNIT_EXPECT_FALSE(test, c->f->ctrl->polling);
	expect_answers(test, c, 0, 2000);
	KUNIT_EXPECT_LE(test, c->f->ctrl->verbs.counts.polled, polled + 1);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_IRQ), 1);
	/* with an interrupt for each answer before, which was not to blame */
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_EACH), 1);
	KUNIT_EXPECT_GT(test, model_peek(c->f->model, AZX_REG_RINTCNT, 2), 1);
}

/*
 * The message works, but a few answers do not raise it: each is to do so, before another kind of
 * interrupt is tried, and none is lost by the change.
 */
static void recover_from_answers_that_do_not_interrupt(struct kunit *test)
{
	struct model_config config = with_pin(true);
	struct fixture_spec spec = { .timing = &timing, .config = &config };
	struct fixture_client *c;
	struct hdb_ctrl *ctrl;
	u32 polled;

	config.no_idle_irq = true;
	c = client_new(test, &spec);
	ctrl = c->f->ctrl;
	while (!taken(c, HDB_STEP_EACH) && !taken(c, HDB_STEP_IRQ))
		expect_answers(test, c, 0, 1);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_RINTCNT, 2), 1);
	polled = READ_ONCE(ctrl->verbs.counts.polled);
	expect_answers(test, c, 0, 1);
	expect_answers(test, c, 0, 2000);
	KUNIT_EXPECT_LE(test, ctrl->verbs.counts.polled, polled + 1);
	KUNIT_EXPECT_FALSE(test, ctrl->setup.shared_irq);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_EACH), 1);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_IRQ), 0);
	KUNIT_EXPECT_EQ(test, ctrl->verbs.counts.timeouts, 0);
	/* and after a reset */
	KUNIT_EXPECT_EQ(test, fixture_restart(c->f), 0);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_RINTCNT, 2), 1);
}

static void recover_by_polling(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_client *c = without_messages(test, &config);

	KUNIT_EXPECT_TRUE(test, c->f->ctrl->polling);
	expect_answers(test, c, 0, 2000);
}

static void recover_by_polling_for_want_of_a_pin(struct kunit *test)
{
	struct model_config config = with_pin(false);
	struct fixture_client *c = without_messages(test, &config);

	while (!READ_ONCE(c->f->ctrl->polling))
		expect_answers(test, c, 0, 1);
	expect_answers(test, c, 0, 2000);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_IRQ), 2);
}

/* A client of V2 with a stream that notifies, and runs once a fault has been arranged for. */
struct notifier {
	struct fixture_client *c;
	HANDLE handle;
	PMDL mdl;
	SIZE_T size;
};

static void notifier_new(struct kunit *test, struct notifier *n, bool intx)
{
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .timing = &timing, .config = &config };
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT converter;
	HDAUDIO_BUS_INTERFACE_V2 *v2;
	SIZE_T offset;
	ULONG fifo;
	UCHAR id;

	config.intx = intx;
	n->c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	v2 = &n->c->v2;
	KUNIT_ASSERT_EQ(test, v2->AllocateRenderDmaEngine(v2->Context, &format, FALSE, &n->handle,
							  &converter), STATUS_SUCCESS);
	KUNIT_ASSERT_EQ(test, v2->AllocateDmaBufferWithNotification(v2->Context, n->handle, 2,
								    BYTES, &n->mdl, &n->size,
								    &offset, &id, &fifo),
			STATUS_SUCCESS);
}

static void notifier_run(struct kunit *test, struct notifier *n)
{
	HDAUDIO_BUS_INTERFACE_V2 *v2 = &n->c->v2;

	v2->SetDmaEngineState(v2->Context, StopState, 1, &n->handle);
	KUNIT_EXPECT_EQ(test, v2->SetDmaEngineState(v2->Context, RunState, 1, &n->handle),
			STATUS_SUCCESS);
}

static void notifier_end(struct notifier *n)
{
	HDAUDIO_BUS_INTERFACE_V2 *v2 = &n->c->v2;

	v2->SetDmaEngineState(v2->Context, StopState, 1, &n->handle);
	v2->SetDmaEngineState(v2->Context, ResetState, 1, &n->handle);
	model_fault(n->c->f->model, MODEL_FAULT_SD_STATUS_STUCK, 0);
	v2->FreeDmaBufferWithNotification(v2->Context, n->handle, n->mdl, n->size);
	v2->FreeDmaEngine(v2->Context, n->handle);
}

/* A stream whose status cannot be cleared would interrupt for ever. */
static void storm(struct kunit *test, bool intx)
{
	struct notifier n;

	notifier_new(test, &n, intx);
	model_fault(n.c->f->model, MODEL_FAULT_SD_STATUS_STUCK, MODEL_FOREVER);
	notifier_run(test, &n);
	KUNIT_EXPECT_TRUE(test, wait_until(taken(n.c, HDB_STEP_IRQ)));
	KUNIT_EXPECT_TRUE(test, n.c->f->ctrl->polling);
	expect_answers(test, n.c, 0, 100);
	notifier_end(&n);
}

static void recover_from_storm(struct kunit *test)
{
	storm(test, true);
}

static void recover_from_storm_of_messages(struct kunit *test)
{
	storm(test, false);
}

static bool any_pending(struct fixture_client *c)
{
	return model_peek(c->f->model, AZX_REG_INTSTS, 4);
}

static u64 completions(struct fixture_client *c)
{
	struct model_stats stats;

	model_get_stats(c->f->model, &stats);
	return stats.completions;
}

/* No message follows one whose cause did not end, but the handler does not look for ever. */
static void recover_cause_that_joins_a_message(struct kunit *test)
{
	struct notifier n;

	notifier_new(test, &n, false);
	model_fault(n.c->f->model, MODEL_FAULT_SD_STATUS_STUCK, 12);
	notifier_run(test, &n);
	KUNIT_EXPECT_TRUE(test, wait_until(completions(n.c)));
	KUNIT_EXPECT_TRUE(test, wait_until(!any_pending(n.c)));
	KUNIT_EXPECT_EQ(test, taken(n.c, HDB_STEP_IRQ), 0);
	notifier_end(&n);
}

/* Rings. */

static void ring_stalls(struct kunit *test, enum model_fault fault)
{
	struct fixture_client *c = client_new(test, &two);

	schedule_timeout_uninterruptible(1);	/* what was heard before is of another tick */
	model_fault(c->f->model, fault, 1);
	expect_no_answers(test, c, 0, 5);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RINGS), 1);
	expect_answers(test, c, 0, 600);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 0);
}

static void recover_corb_that_stands(struct kunit *test)
{
	ring_stalls(test, MODEL_FAULT_CORB_STALL);
}

static void recover_rirb_that_stands(struct kunit *test)
{
	ring_stalls(test, MODEL_FAULT_RIRB_STALL);
}

/* It does not last: the next step. */
static void recover_corb_that_stands_again(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);

	model_fault(c->f->model, MODEL_FAULT_CORB_STALL, 2);
	expect_no_answers(test, c, 0, 1);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RINGS), 1);
	expect_no_answers(test, c, 0, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(taken(c, HDB_STEP_RESET) == 1));
	expect_answers(test, c, 0, 600);
}

/* Nor does a reset help: commands go without the rings. */
static void recover_corb_that_stands_for_good(struct kunit *test)
{
	static const struct hdb_timing unhurried = {
		.reset_us = 500000, .codec_us = 1000, .ring_us = 500000, .stream_us = 2000,
		.verb_ms = 500, .late_ms = 50, .immediate_us = 500000,
	};
	static const struct fixture_spec spec = { .timing = &unhurried };
	struct fixture_client *c = client_new(test, &spec);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);

	model_fault(c->f->model, MODEL_FAULT_CORB_STALL, MODEL_FOREVER);
	while (!READ_ONCE(c->f->ctrl->verbs.immediate) && taken(c, HDB_STEP_RESET) < 3) {
		commands_fill(t, 1, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 1), STATUS_SUCCESS);
	}
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 2);
	expect_answers(test, c, 0, 600);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
}

/* Memory errors with answers in between are no reason to give up, many as they are. */
static void recover_many_times(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 2);
	unsigned int i;

	for (i = 0; i < 10; i++) {
		model_fault(c->f->model, MODEL_FAULT_CORB_MEMORY, 1);
		commands_fill(t, 2, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 2), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), i + 1);
		expect_answers(test, c, 0, 10);
	}
	KUNIT_EXPECT_FALSE(test, c->f->ctrl->verbs.immediate);
}

/* Rings that do not start any more, reset or not: commands go without them. */
static void recover_without_rings(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one_slow);

	model_fault(c->f->model, MODEL_FAULT_CORB_STALL, 1);
	model_fault_after(c->f->model, MODEL_FAULT_RIRB_STUCK, 1, MODEL_FOREVER);
	expect_no_answers(test, c, 0, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(taken(c, HDB_STEP_RESET) == 1));
	KUNIT_EXPECT_TRUE(test, c->f->ctrl->verbs.immediate);
	expect_answers(test, c, 0, 600);
	model_fault(c->f->model, MODEL_FAULT_RIRB_STUCK, 0);
	model_forgive_kind(c->f->model, MODEL_BAD_WHILE_RUN);
}

/* Without rings one silent codec does not hold up the others either. */
static void recover_without_rings_silent_codec(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 40);
	struct fixture *f = fixture_model(test, &two);
	struct hdb_ctrl *ctrl;
	u32 i;

	f->setup.quirks = HDB_QUIRK_SINGLE_CMD;
	ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	model_codec_silent(f->model, 0, MODEL_FOREVER);
	for (i = 0; i < 40; i++)
		t[i] = command_of_sequence(i & 1 ? 3 : 0, 0, i / 2);
	KUNIT_EXPECT_EQ(test, hdb_verbs_run(ctrl, NULL, t, 40), HDB_OK);
	for (i = 0; i < 40; i++)
		KUNIT_EXPECT_EQ(test, t[i].Input.CompleteResponse,
				i & 1 ? answer_of_sequence(3, i / 2) : answer_invalid(0, false));
	hdb_ctrl_destroy(ctrl);
}

/* A controller without rings and two codecs; time passes only as the test lets it. */
static struct fixture_client *client_without_rings(struct kunit *test)
{
	static const struct hdb_timing unforgetting = {
		.reset_us = 500000, .codec_us = 1000, .ring_us = 500000, .stream_us = 2000,
		.verb_ms = 2000, .late_ms = 60000,
	};
	static const struct fixture_spec single = {
		.timing = &unforgetting, .codecs = two_codecs, .quirks = HDB_QUIRK_SINGLE_CMD,
	};
	struct fixture_client *c = client_new(test, &single);

	KUNIT_ASSERT_TRUE(test, model_wait_idle(c->f->model, COMMANDS_WAIT_MS));
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	return c;
}

static bool is_sent_or_done(struct fixture_client *c, struct caller *caller)
{
	return model_peek(c->f->model, AZX_REG_IRS, 2) & AZX_IRS_BUSY ||
	       completion_done(&caller->done);
}

/*
 * Hand in a command; once it is at the registers, if it comes there, let the link stand still for
 * so many milliseconds and then go on for so many frames.
 */
static u64 answer_held_up(struct kunit *test, struct fixture_client *c, u8 addr, u8 parameter,
			  unsigned int ms, unsigned int frames)
{
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);

	KUNIT_ASSERT_NOT_NULL(test, caller);
	t[0] = command(addr, 0, AC_VERB_PARAMETERS, parameter);
	caller_start(test, caller, c, t, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(is_sent_or_done(c, caller)));
	msleep(ms);
	model_run(c->f->model, frames);
	KUNIT_EXPECT_TRUE(test, caller_wait(caller));
	return t[0].Input.CompleteResponse;
}

static u64 answer_within(struct kunit *test, struct fixture_client *c, u8 addr, u8 parameter,
			 unsigned int frames)
{
	return answer_held_up(test, c, addr, parameter, 0, frames);
}

/* Ask a codec that need not rest. On a machine that stands still it may be given up again. */
static bool answered(struct kunit *test, struct fixture_client *c, u8 addr)
{
	u64 right = answer_valid(addr, model_codec_verb(c->f->model, addr, 0,
							AC_VERB_PARAMETERS << 8 | AC_PAR_REV_ID));
	u64 got;

	WRITE_ONCE(c->f->ctrl->verbs.codec[addr].held_until, jiffies);
	got = answer_within(test, c, addr, AC_PAR_REV_ID, 10);
	if (got != answer_invalid(addr, false))
		KUNIT_EXPECT_EQ(test, got, right);
	return got == right;
}

static bool answered_at_last(struct kunit *test, struct fixture_client *c, u8 addr)
{
	unsigned int tries;

	for (tries = 0; tries < 100; tries++) {
		if (answered(test, c, addr))
			return true;
	}
	return false;
}

/* A late answer is nobody's, and meanwhile other codecs are asked. */
static void recover_without_rings_late_codec(struct kunit *test)
{
	struct fixture_client *c = client_without_rings(test);
	struct model *m = c->f->model;
	unsigned int i, asked;

	model_codec_late(m, 3, 1, 20000);
	KUNIT_EXPECT_EQ(test, answer_within(test, c, 3, AC_PAR_VENDOR_ID, 2),
			answer_invalid(3, false));
	asked = model_codec_commands(m, 3);
	for (i = 0; i < 5; i++) {
		KUNIT_EXPECT_TRUE(test, answered_at_last(test, c, 0));
		KUNIT_EXPECT_EQ(test, answer_within(test, c, 3, AC_PAR_REV_ID, 10),
				answer_invalid(3, false));
	}
	KUNIT_EXPECT_EQ(test, model_codec_commands(m, 3), asked);
	model_run(m, 20000);
	KUNIT_EXPECT_TRUE(test, answered_at_last(test, c, 3));
}

/* There, too, it counts how often in a row a codec does not answer. */
static void recover_without_rings_answers_in_between(struct kunit *test)
{
	struct fixture_client *c = client_without_rings(test);
	unsigned int round, i;

	c->f->ctrl->timing.immediate_us = USEC_PER_SEC;
	for (round = 0; round < 3; round++) {
		for (i = 0; i < 2; i++) {
			model_codec_silent(c->f->model, 0, 1);
			KUNIT_EXPECT_FALSE(test, answered(test, c, 0));
		}
		model_codec_silent(c->f->model, 0, 0);
		KUNIT_EXPECT_TRUE(test, answered_at_last(test, c, 0));
	}
	KUNIT_EXPECT_EQ(test, READ_ONCE(c->f->ctrl->verbs.unresponsive), 0);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_UNRESPONSIVE), 0);
}

/* There are none to be set going. */
static void recover_without_rings_no_rings(struct kunit *test)
{
	static const struct fixture_spec single = {
		.timing = &slow_timing, .quirks = HDB_QUIRK_SINGLE_CMD,
	};
	struct fixture_client *c = client_new(test, &single);

	hdb_recover(c->f->ctrl, HDB_STEP_RINGS);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RINGS), 0);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 0);
	expect_answers(test, c, 0, 10);
}

/* How long it may take by the clock is the controller's to say. */
static void recover_without_rings_patiently(struct kunit *test)
{
	struct fixture_client *c = client_without_rings(test);

	c->f->ctrl->timing.immediate_us = 10 * USEC_PER_SEC;
	KUNIT_EXPECT_EQ(test, answer_held_up(test, c, 0, AC_PAR_VENDOR_ID, 100, 10),
			answer_valid(0, model_codec_verb(c->f->model, 0, 0,
							 AC_VERB_PARAMETERS << 8)));
}

/* Another's late answer comes first: the next command's answer is not taken for this one's. */
static void recover_without_rings_two_late_codecs(struct kunit *test)
{
	struct fixture_client *c = client_without_rings(test);
	struct model *m = c->f->model;

	model_codec_late(m, 3, 1, 20);
	model_codec_late(m, 0, 1, 40);
	KUNIT_EXPECT_EQ(test, answer_within(test, c, 3, AC_PAR_VENDOR_ID, 2),
			answer_invalid(3, false));
	KUNIT_EXPECT_EQ(test, answer_within(test, c, 0, AC_PAR_VENDOR_ID, 25),
			answer_invalid(0, false));
	KUNIT_EXPECT_EQ(test, answer_within(test, c, 0, AC_PAR_REV_ID, 25),
			answer_invalid(0, false));
	KUNIT_EXPECT_TRUE(test, answered_at_last(test, c, 0));
}

/* It does not wait for ever for steps that are not taken, as while the system goes to sleep. */
static void recover_wait_is_bounded(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	struct hdb_recovery *recovery = &c->f->ctrl->recovery;

	KUNIT_EXPECT_TRUE(test, hdb_recovery_wait(c->f->ctrl));
	set_bit(HDB_STEP_UNRESPONSIVE, &recovery->wanted);
	KUNIT_EXPECT_FALSE(test, hdb_recovery_wait(c->f->ctrl));
	hdb_recover(c->f->ctrl, HDB_STEP_UNRESPONSIVE);
	KUNIT_EXPECT_TRUE(test, hdb_recovery_wait(c->f->ctrl));
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_UNRESPONSIVE), 1);
}

/* The controller. */

static void recover_memory_error(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 20);

	model_fault_after(c->f->model, MODEL_FAULT_CORB_MEMORY, 10, 1);
	commands_fill(t, 20, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 20), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 10, 0), 0);
	KUNIT_EXPECT_EQ(test, commands_not(t + 10, 10, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.overruns, 1);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 1);
	expect_answers(test, c, 0, 600);
}

/* What ran runs again after the reset. */
static void recover_running_stream(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 1);
	KUNIT_EXPECT_GE(test, fixture_sd(s), 0);
	expect_answers(test, c, 0, 10);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, ResetState), STATUS_SUCCESS);
}

/*
 * It is in reset without having been told: its rings are not all that has stopped, and what is
 * left in memory of earlier answers is none.
 */
static void recover_controller_that_resets_itself(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, BYTES);

	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	hdb_write32(&c->f->ctrl->io, AZX_REG_GCTL, 0);
	while (hdb_read32(&c->f->ctrl->io, AZX_REG_GCTL))
		;
	expect_no_answers(test, c, 0, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(taken(c, HDB_STEP_RESET) == 1));
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RINGS), 0);
	KUNIT_EXPECT_GE(test, fixture_sd(s), 0);
	expect_answers(test, c, 0, 10);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_set_state(s, ResetState), STATUS_SUCCESS);
	model_forgive(c->f->model);	/* it was written to in reset */
}

/* As firmware may do behind the driver's back. */
static void fall_into_reset(struct hdb_ctrl *ctrl)
{
	hdb_write32(&ctrl->io, AZX_REG_GCTL, 0);
	while (hdb_read32(&ctrl->io, AZX_REG_GCTL) & AZX_GCTL_RESET)
		;
}

/* Recovery does not come any more, as at shutdown: commands end all the same, sent or queued. */
static void recover_is_over_and_the_controller_in_reset(struct kunit *test)
{
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 600);
	struct fixture_client *c;
	bool ended;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = client_new(test, &one);
	hdb_recovery_end(c->f->ctrl);
	fall_into_reset(c->f->ctrl);
	commands_fill(t, 600, 0, 0);
	caller_start(test, caller, c, t, 600);
	ended = wait_for_completion_timeout(&caller->done, 5 * HZ);
	KUNIT_EXPECT_TRUE(test, ended);
	if (!ended)
		hdb_verbs_abort(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, commands_not(t, 600, answer_invalid(0, false)), 0);
	model_forgive(c->f->model);
}

static void recover_controller_that_does_not_reset(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);

	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 3);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
	commands_fill(t, 1, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 1), STATUS_NO_SUCH_DEVICE);
	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, 0);
	model_forgive(c->f->model);
}

/* Between its attempts nobody is told that it is gone. */
static void recover_while_it_is_attempted(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);

	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, 1);
	hdb_verbs_quiesce(c->f->ctrl);
	KUNIT_EXPECT_NE(test, hdb_ctrl_restart(c->f->ctrl), 0);
	expect_no_answers(test, c, 0, 10);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_restart(c->f->ctrl), 0);
	expect_answers(test, c, 0, 10);
	model_forgive(c->f->model);
}

/* One failure of the reset is no reason to give up. */
static void recover_reset_at_the_second_attempt(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);

	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, 1);
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 2);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
	expect_answers(test, c, 0, 100);
	model_forgive(c->f->model);
}

/* Those who wait get their commands back, those who come meanwhile do not wait. */
static void recover_with_commands_in_flight(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 4, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t[4];
	struct fixture_client *c = client_new(test, &one);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	for (i = 0; i < 4; i++) {
		t[i] = commands_alloc(test, 400);
		commands_fill(t[i], 400, 0, i);
		caller_start(test, &caller[i], c, t[i], 400);
	}
	hdb_verbs_quiesce(c->f->ctrl);
	for (i = 0; i < 4; i++) {
		KUNIT_ASSERT_TRUE(test, caller_wait(&caller[i]));
		KUNIT_EXPECT_EQ(test, caller[i].status, STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, commands_not(t[i], 400, answer_invalid(0, false)), 0);
	}
	expect_no_answers(test, c, 0, 100);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 1);
	expect_answers(test, c, 0, 100);
}

/* What was said long ago is said again, and the last thing said is not repeated at once. */
static void recover_is_told_of_again(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &one);
	struct hdb_recovery *recovery = &c->f->ctrl->recovery;
	unsigned int i;

	for (i = 1; i <= 2; i++) {
		hdb_recover(c->f->ctrl, HDB_STEP_RESET);
		KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), i);
		KUNIT_EXPECT_EQ(test, recovery->said[HDB_STEP_RESET], 1);
	}
	recovery->said_at[HDB_STEP_RESET] -= 60 * HZ;
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 3);
	KUNIT_EXPECT_EQ(test, recovery->said[HDB_STEP_RESET], 2);
}

/* Codec drivers. */

struct witness {
	struct hdaudio_driver driver;
	char calls[32];
};

static struct witness *witness_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct witness, driver);
}

/* s0 for a suspend of codec 0, and so on. */
static void note(struct hdaudio_device *hdev, char what)
{
	char *calls = witness_of(hdev)->calls;
	char call[] = { what, '0' + hdev->codec, 0 };

	strlcat(calls, call, sizeof(witness_of(hdev)->calls));
}

static int witness_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	return 0;
}

static int witness_suspend(struct hdaudio_device *hdev)
{
	note(hdev, 's');
	return 0;
}

static int witness_resume(struct hdaudio_device *hdev)
{
	note(hdev, 'r');
	return 0;
}

static const struct hdaudio_device_id every_audio[] = { { "HDAUDIO\\FUNC_01" }, { } };

/* What a driver is told while the controller, with two codecs, is reset in @resets attempts. */
static void expect_calls(struct fixture_client *c, unsigned int resets, const char *calls)
{
	struct kunit *test = c->f->test;
	struct witness *w = kunit_kzalloc(test, sizeof(*w), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, w);
	w->driver.driver.name = "hdb_witness";
	w->driver.id_table = every_audio;
	w->driver.probe = witness_probe;
	w->driver.suspend = witness_suspend;
	w->driver.resume = witness_resume;
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&w->driver, NULL, NULL), 0);
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), resets);
	hdaudio_driver_unregister(&w->driver);
	KUNIT_EXPECT_STREQ(test, w->calls, calls);
}

static void recover_calls_the_drivers_in_order(struct kunit *test)
{
	expect_calls(client_new(test, &two), 1, "s3s0r0r3");
}

static void recover_calls_the_drivers_once(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &two);

	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, 1);
	expect_calls(c, 2, "s3s0r0r3");
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
	model_forgive(c->f->model);
}

/* A driver that sends a command when it resumes; the first time the controller fails again. */
struct sender {
	struct hdaudio_driver driver;
	bool failed;
	u32 valid;
	u32 invalid;
};

static int sender_resume(struct hdaudio_device *hdev)
{
	struct sender *s = container_of(to_hdaudio_driver(hdev->dev.driver), struct sender,
					driver);
	HDAUDIO_CODEC_TRANSFER t = command(hdev->codec, 0, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);

	if (!s->failed)
		fall_into_reset(hdev->ctrl);
	s->failed = true;
	hdb_verbs_run(hdev->ctrl, NULL, &t, 1);
	if (t.Input.IsValid)
		WRITE_ONCE(s->valid, s->valid + 1);
	else
		WRITE_ONCE(s->invalid, s->invalid + 1);
	return 0;
}

/* What recovery calls may need it again: it ends without, and is called once more. */
static void recover_does_not_wait_for_itself(struct kunit *test)
{
	struct sender *s = kunit_kzalloc(test, sizeof(*s), GFP_KERNEL);
	struct fixture_client *c;
	bool ended;

	KUNIT_ASSERT_NOT_NULL(test, s);
	c = client_new(test, &one);
	s->driver.driver.name = "hdb_sender";
	s->driver.id_table = every_audio;
	s->driver.probe = witness_probe;
	s->driver.resume = sender_resume;
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&s->driver, NULL, NULL), 0);
	hdb_recover(c->f->ctrl, HDB_STEP_RESET);
	ended = wait_until(READ_ONCE(s->valid));
	KUNIT_EXPECT_TRUE(test, ended);
	if (!ended)
		hdb_verbs_abort(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, taken(c, HDB_STEP_RESET), 2);
	KUNIT_EXPECT_EQ(test, READ_ONCE(s->invalid), 1);
	expect_answers(test, c, 0, 10);
	hdaudio_driver_unregister(&s->driver);	/* which closes the client, too */
	model_forgive(c->f->model);	/* it was written to in reset */
}

/* They may have somebody wait for the end. */
static void recover_calls_the_drivers_of_a_lost_controller(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &two);

	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	expect_calls(c, 3, "s3s0r0r3");
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, 0);
	model_forgive(c->f->model);
}

/* What was asked of it before it went is not waited for when it is back. */
static void recovery_of_one_that_was_gone(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);

	hdb_ctrl_set_gone(f->ctrl);
	hdb_recover(f->ctrl, HDB_STEP_UNRESPONSIVE);
	flush_work(&f->ctrl->recovery.work);
	hdb_ctrl_suspend(f->ctrl);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(f->ctrl));
	KUNIT_EXPECT_FALSE(test, hdb_recovery_pending(f->ctrl));
	KUNIT_EXPECT_EQ(test, f->ctrl->recovery.counts[HDB_STEP_UNRESPONSIVE], 0U);
}

static struct kunit_case recover_cases[] = {
	KUNIT_CASE(recover_silent_codec),
	KUNIT_CASE(recover_silent_codec_costs_little),
	KUNIT_CASE(recover_silent_codec_answers_in_between),
	KUNIT_CASE(recover_silent_codec_speaks),
	KUNIT_CASE(recover_all_silent),
	KUNIT_CASE(recover_from_lost_messages),
	KUNIT_CASE(recover_from_answers_that_do_not_interrupt),
	KUNIT_CASE(recover_by_polling),
	KUNIT_CASE(recover_by_polling_for_want_of_a_pin),
	KUNIT_CASE(recover_from_storm),
	KUNIT_CASE(recover_from_storm_of_messages),
	KUNIT_CASE(recover_cause_that_joins_a_message),
	KUNIT_CASE(recover_corb_that_stands),
	KUNIT_CASE(recover_rirb_that_stands),
	KUNIT_CASE(recover_corb_that_stands_again),
	KUNIT_CASE(recover_corb_that_stands_for_good),
	KUNIT_CASE(recover_many_times),
	KUNIT_CASE(recover_without_rings),
	KUNIT_CASE(recover_without_rings_silent_codec),
	KUNIT_CASE(recover_without_rings_late_codec),
	KUNIT_CASE(recover_without_rings_answers_in_between),
	KUNIT_CASE(recover_without_rings_no_rings),
	KUNIT_CASE(recover_without_rings_patiently),
	KUNIT_CASE(recover_without_rings_two_late_codecs),
	KUNIT_CASE(recover_wait_is_bounded),
	KUNIT_CASE(recover_memory_error),
	KUNIT_CASE(recover_running_stream),
	KUNIT_CASE(recover_controller_that_resets_itself),
	KUNIT_CASE(recover_is_over_and_the_controller_in_reset),
	KUNIT_CASE(recover_controller_that_does_not_reset),
	KUNIT_CASE(recover_while_it_is_attempted),
	KUNIT_CASE(recover_reset_at_the_second_attempt),
	KUNIT_CASE(recover_with_commands_in_flight),
	KUNIT_CASE(recover_is_told_of_again),
	KUNIT_CASE(recover_calls_the_drivers_in_order),
	KUNIT_CASE(recover_calls_the_drivers_once),
	KUNIT_CASE(recover_does_not_wait_for_itself),
	KUNIT_CASE(recover_calls_the_drivers_of_a_lost_controller),
	KUNIT_CASE(recovery_of_one_that_was_gone),
	{ }
};

static struct kunit_suite recover_suite = {
	.name = "hdaudio_recover",
	.test_cases = recover_cases,
};

kunit_test_suite(recover_suite);
