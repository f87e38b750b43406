// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt: whose it is, that none is lost, and its end.
 */
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <linux/delay.h>

#include <sound/hda_verbs.h>

#include "commands.h"
#include "contract/contract.h"
#include "fault.h"
#include "hw/quirks.h"
#include "hw/ring.h"
#include "verbs/verbs.h"
#include "verbs/verbs_answer.h"

static const struct fixture_spec patient_spec = { .timing = &fixture_patient };

static struct fixture_client *client_new(struct kunit *test, const struct fixture_spec *spec)
{
	return fixture_client(test, spec, &GUID_HDAUDIO_BUS_INTERFACE);
}

static struct fixture_client *client_of_config(struct kunit *test,
					       const struct model_config *config)
{
	struct fixture_spec spec = { .config = config, .timing = &fixture_patient };

	return client_new(test, &spec);
}

static void manual(struct fixture_client *c)
{
	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
}

/* Another device on the line interrupts. */
static void fire(void *arg)
{
	struct fixture_client *c = arg;

	generic_handle_irq(c->f->setup.irq);
}

static unsigned int unhandled(struct fixture_client *c)
{
	return irq_data_to_desc(irq_get_irq_data(c->f->setup.irq))->irqs_unhandled;
}

/* Responses. */

/* A client, and one command whose answer lies in the RIRB with its interrupt lost. */
static struct fixture_client *answer_waits(struct kunit *test, u32 quirks, struct caller *caller,
					   HDAUDIO_CODEC_TRANSFER *t)
{
	const struct fixture_spec spec = { .timing = &fixture_patient, .quirks = quirks };
	struct fixture_client *c = client_new(test, &spec);

	manual(c);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, MODEL_FOREVER);
	t[0] = command(0, 0, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);
	caller_start(test, caller, c, t, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->verbs.in_flight)));
	model_run(c->f->model, 3);
	return c;
}

/**
 * struct handled - an interrupt handled by hand, where nothing can come in between
 * @ctrl: by whom
 * @before: commands in flight before that
 * @after: and after that
 */
struct handled {
	struct hdb_ctrl *ctrl;
	unsigned int before;
	unsigned int after;
};

static void handle(void *arg)
{
	struct handled *handled = arg;

	handled->before = handled->ctrl->verbs.in_flight;
	hdb_verbs_irq(handled->ctrl);
	handled->after = handled->ctrl->verbs.in_flight;
}

static void take_answer(struct kunit *test, u32 quirks, unsigned int left)
{
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);
	struct fixture_client *c;
	struct handled handled;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = answer_waits(test, quirks, caller, t);
	handled.ctrl = c->f->ctrl;
	fixture_in_hardirq(handle, &handled);
	KUNIT_EXPECT_EQ(test, handled.before, 1);
	KUNIT_EXPECT_EQ(test, handled.after, left);
	KUNIT_EXPECT_TRUE(test, caller_wait(caller));
	KUNIT_EXPECT_EQ(test, (u32)t[0].Input.IsValid, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(!READ_ONCE(c->f->ctrl->verbs.put_off)));
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

static void irq_brings_the_answer(struct kunit *test)
{
	take_answer(test, 0, 0);
}

static void irq_comes_before_the_answer(struct kunit *test)
{
	take_answer(test, HDB_QUIRK_RIRB_LATE, 1);
}

/* Memory has the answers: a command costs a doorbell and an acknowledgment, a batch no more. */
static void irq_reads_no_register(struct kunit *test)
{
	static const u32 counts[] = { 1, 2, 16, 100 };
	struct async *a[ARRAY_SIZE(counts)];
	struct model_stats stats;
	struct fixture_client *c;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		a[i] = async_alloc(test, counts[i]);
		commands_fill(a[i]->t, counts[i], 0, 0);
	}
	c = client_new(test, &patient_spec);
	manual(c);
	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		model_clear_stats(c->f->model);
		KUNIT_ASSERT_EQ(test, async_submit(c, a[i]), STATUS_SUCCESS);
		model_run(c->f->model, counts[i] + 2);
		model_get_stats(c->f->model, &stats);
		KUNIT_ASSERT_TRUE(test, async_wait(a[i]));
		KUNIT_EXPECT_EQ(test, commands_wrong(a[i]->t, counts[i], 0), 0);
		KUNIT_EXPECT_EQ(test, stats.irqs, 1);
		KUNIT_EXPECT_EQ(test, stats.writes, 2);
		/* but what the timer asks, if the machine was busy elsewhere meanwhile */
		KUNIT_EXPECT_LE(test, stats.reads, 2);
	}
}

/* An answer may look like none. */
static void irq_brings_an_answer_like_none(struct kunit *test)
{
	struct fixture_client *c = client_new(test, &patient_spec);

	model_codec_lie(c->f->model, 0, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID,
			HDB_NO_VALUE, 1);
	KUNIT_EXPECT_EQ(test, fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID),
			HDB_NO_VALUE);
	KUNIT_EXPECT_EQ(test, fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID),
			0x1af40022);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.polled, 0);
}

struct early {
	const char *name;
	enum model_fault fault;
};

static const struct early earlies[] = {
	{ "the response", MODEL_FAULT_RIRB_LATE },
	{ "its value", MODEL_FAULT_RIRB_TORN },
	{ "the pointer", MODEL_FAULT_RIRBWP_LATE },
	{ "all of it", MODEL_FAULT_RIRB_IRQ_EARLY },
};

static void early_name(const struct early *e, char *desc)
{
	strscpy(desc, e->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(earlies, earlies, early_name);

/* It comes before what it tells of, always: that is looked for again, and not by the timer. */
static void irq_comes_early(struct kunit *test)
{
	const struct early *e = test->param_value;
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 16);
	struct fixture_client *c = client_new(test, &patient_spec);
	unsigned int i;

	model_fault(c->f->model, e->fault, MODEL_FOREVER);
	for (i = 1; i <= 16; i++) {
		commands_fill(t, i, 0, 0);
		KUNIT_ASSERT_EQ(test, commands_run(c, t, i), STATUS_SUCCESS);
		KUNIT_ASSERT_EQ(test, commands_wrong(t, i, 0), 0);
	}
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.polled, 0);
	model_fault(c->f->model, e->fault, 0);
}

/* Where interrupts for responses are not to be relied on, that is no reason to use none. */
static void irq_is_not_waited_for(struct kunit *test)
{
	static const struct fixture_spec polled = {
		.timing = &fixture_patient, .quirks = HDB_QUIRK_RIRB_POLL,
	};
	struct fixture_client *c = client_new(test, &polled);
	unsigned long end;
	int i;

	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, MODEL_FOREVER);
	for (i = 0, end = jiffies + HZ; i < 20 || time_before(jiffies, end); i++)
		KUNIT_ASSERT_EQ(test, 0x1af40022,
				fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID));
	KUNIT_EXPECT_GT(test, c->f->ctrl->verbs.counts.polled, 0);
	KUNIT_EXPECT_FALSE(test, c->f->ctrl->polling);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

static void no_irq_is_asked_for(struct kunit *test)
{
	static const struct fixture_spec none = {
		.timing = &fixture_patient, .quirks = HDB_QUIRK_NO_IRQ,
	};
	struct fixture_client *c = client_new(test, &none);

	KUNIT_EXPECT_EQ(test, c->f->ctrl->irq, 0);
	KUNIT_EXPECT_TRUE(test, c->f->ctrl->polling);
	KUNIT_EXPECT_EQ(test, fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID),
			0x1af40022);
}

/* The kernel must be told which interrupts are not ours, or it cannot find one that is stuck. */
static void irq_of_another_device(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_client *c;
	unsigned int before;

	config.intx = true;
	c = client_of_config(test, &config);
	fixture_verb(c, 1, 0xf0004);
	manual(c);
	before = unhandled(c);
	fixture_in_hardirq(fire, c);
	KUNIT_EXPECT_EQ(test, unhandled(c), before + 1);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
}

static VOID count_event(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	atomic_inc(context);
}

/* To be had before the client that counts in it, which then goes first. */
static atomic_t *events_new(struct kunit *test)
{
	atomic_t *events = kunit_kzalloc(test, sizeof(*events), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, events);
	return events;
}

/* Count the events of a tag, which it returns. */
static UCHAR must_listen(struct kunit *test, struct fixture_client *c, atomic_t *events)
{
	UCHAR tag = 0;

	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, count_event, events,
							    &tag), STATUS_SUCCESS);
	return tag;
}

/*
 * An acknowledgment takes its time to the controller, and takes the interrupt of an event with it
 * that lands meanwhile.
 */
static void irq_of_an_event_is_acknowledged_with_another(struct kunit *test)
{
	atomic_t *events = events_new(test);
	struct fixture_client *c;
	unsigned long flags;
	UCHAR tag;

	c = client_new(test, &patient_spec);
	tag = must_listen(test, c, events);
	manual(c);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	model_unsolicited(c->f->model, 0, tag << 26);
	model_run(c->f->model, 3);
	hdb_write8(model_io(c->f->model), AZX_REG_RIRBSTS, AZX_RBSTS_IRQ);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_INTSTS, 4), 0);
	spin_lock_irqsave(&c->f->ctrl->verbs.lock, flags);
	hdb_verbs_set_timer(&c->f->ctrl->verbs);	/* as the other one has, and a while ago */
	timer_reduce(&c->f->ctrl->verbs.timer, jiffies);
	spin_unlock_irqrestore(&c->f->ctrl->verbs.lock, flags);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) == 1));
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

/**
 * struct landing - something that waits in the ring, and an event that lands when it is served
 * @name: what waits
 * @quirks: of the controller
 * @answered: the answer to a command waits, not an event
 */
struct landing {
	const char *name;
	u32 quirks;
	bool answered;
};

static const struct landing landings[] = {
	{ "an answer", 0, true },
	{ "an event", 0, false },
	{ "an answer, the pointer counts", HDB_QUIRK_RIRB_POLL, true },
	{ "an event, the pointer counts", HDB_QUIRK_RIRB_POLL, false },
};

static void landing_name(const struct landing *l, char *desc)
{
	strscpy(desc, l->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(landings, landings, landing_name);

/**
 * struct served - an interrupt that is handled while an event lands
 * @ctrl: by whom
 * @m: its model
 * @ops: the model's registers; the acknowledgment takes its time
 * @event: what lands meanwhile
 * @lies: then something is in the ring that was not taken
 * @told: and an interrupt is to come
 */
struct served {
	struct hdb_ctrl *ctrl;
	struct model *m;
	struct hdb_io_ops ops;
	u32 event;
	bool lies;
	bool told;
};

static void write8_slowly(struct hdb_io *io, u32 off, u8 val)
{
	struct served *served = container_of(io->ops, struct served, ops);

	if (off == AZX_REG_RIRBSTS)
		model_run(served->m, 3);
	model_io(served->m)->ops->write8(io, off, val);
}

static void serve(void *arg)
{
	struct served *served = arg;

	model_run(served->m, 3);
	model_unsolicited(served->m, 0, served->event);
	served->ctrl->io.ops = &served->ops;
	hdb_verbs_irq(served->ctrl);
	served->ctrl->io.ops = model_io(served->m)->ops;
	served->lies = hdb_ring_shows_one(&served->ctrl->ring);
	served->told = model_peek(served->m, AZX_REG_RIRBSTS, 1) & AZX_RBSTS_IRQ;
}

/*
 * What lands before the acknowledgment does raises no interrupt any more, so the ring is looked at
 * afterwards.
 */
static void irq_is_acknowledged_before_the_ring_is_looked_at(struct kunit *test)
{
	const struct landing *l = test->param_value;
	const struct fixture_spec spec = { .timing = &fixture_patient, .quirks = l->quirks };
	struct served *served = kunit_kzalloc(test, sizeof(*served), GFP_KERNEL);
	struct async *a = async_alloc(test, 1);
	atomic_t *events = events_new(test);
	struct fixture_client *c;

	KUNIT_ASSERT_NOT_NULL(test, served);
	c = client_new(test, &spec);
	served->ctrl = c->f->ctrl;
	served->m = c->f->model;
	served->ops = *c->f->ctrl->io.ops;
	served->ops.write8 = write8_slowly;
	served->event = must_listen(test, c, events) << 26;
	manual(c);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	commands_fill(a->t, 1, 0, 0);
	if (l->answered)
		KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	else
		KUNIT_EXPECT_TRUE(test, model_unsolicited(c->f->model, 0, served->event));
	fixture_in_hardirq(serve, served);
	KUNIT_EXPECT_TRUE(test, served->told || !served->lies);
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) == (l->answered ? 1 : 2)));
	KUNIT_EXPECT_TRUE(test, !l->answered || async_wait(a));
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 0);
}

/* Events have gone round the ring while no interrupt came; those that come then are told of. */
static void irq_after_the_ring_was_overtaken(struct kunit *test)
{
	atomic_t *events = events_new(test);
	struct fixture_client *c;
	unsigned int i;
	UCHAR tag;

	c = client_new(test, &patient_spec);
	tag = must_listen(test, c, events);
	manual(c);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	for (i = 0; i < 300; i++) {
		model_unsolicited(c->f->model, 0, 0x3f << 26);
		model_run(c->f->model, 1);
	}
	KUNIT_EXPECT_TRUE(test, wait_until(c->f->ctrl->verbs.counts.overruns));
	for (i = 1; i <= 3; i++) {
		model_unsolicited(c->f->model, 0, tag << 26);
		model_run(c->f->model, 3);
		KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) == i));
	}
	model_set_clock(c->f->model, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_EQ(test, fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID),
			0x1af40022);
	model_forgive_kind(c->f->model, MODEL_BAD_RIRB_LAG);
}

/* Our own is, and what it told of is acknowledged. */
static void irq_of_ours(struct kunit *test)
{
	struct model_config config = model_default_config;
	atomic_t *events = events_new(test);
	struct fixture_client *c;
	UCHAR tag;

	config.intx = true;
	c = client_of_config(test, &config);
	tag = must_listen(test, c, events);
	manual(c);
	KUNIT_EXPECT_EQ(test, unhandled(c), 0);
	model_unsolicited(c->f->model, 0, tag << 26);
	model_run(c->f->model, 3);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) == 1));
	KUNIT_EXPECT_EQ(test, unhandled(c), 0);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_RIRBSTS, 1), 0);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_INTSTS, 4), 0);
}

struct line {
	const char *name;
	bool intx;
	unsigned int latency;
};

static const struct line lines[] = {
	{ "messages", false, 0 },
	{ "messages, a frame late", false, 1 },
	{ "messages, seven frames late", false, 7 },
	{ "levels", true, 0 },
	{ "levels, three frames late", true, 3 },
};

static void line_name(const struct line *l, char *desc)
{
	strscpy(desc, l->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(lines, lines, line_name);

static struct fixture_client *client_on_line(struct kunit *test, const struct line *l)
{
	struct model_config config = model_default_config;

	config.intx = l->intx;
	config.irq_latency = l->latency;
	return client_of_config(test, &config);
}

/* Whatever falls between acknowledging, reading and returning: nothing waits for the timer. */
static void irq_none_is_lost(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 64);
	struct fixture_client *c = client_on_line(test, test->param_value);
	unsigned int i;

	for (i = 1; i <= 64; i++) {
		commands_fill(t, i, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, i), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, commands_wrong(t, i, 0), 0);
	}
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.polled, 0);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.timeouts, 0);
}

static void irq_none_is_lost_in_a_flood(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 2000);
	struct fixture_client *c = client_on_line(test, test->param_value);

	model_codec_babble(c->f->model, 0, 0x04000000, 4000);
	commands_fill(t, 2000, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 2000), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 2000, 0), 0);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.polled, 0);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->verbs.counts.timeouts, 0);
}

/* A batch is not interrupted for each command. */
static void irq_few_for_many_commands(struct kunit *test)
{
	struct async *a = async_alloc(test, 255);
	struct fixture_client *c = client_new(test, &patient_spec);
	struct model_stats stats;

	manual(c);
	commands_fill(a->t, 255, 0, 0);
	model_clear_stats(c->f->model);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run_idle(c->f->model, 1000);
	KUNIT_ASSERT_TRUE(test, async_wait(a));
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_LE(test, stats.irqs, 4);
}

/* All ones in the status: the device is gone, and those who wait are told at once. */
static void irq_of_a_device_that_is_gone(struct kunit *test)
{
	struct async *a = async_alloc(test, 300);
	struct fixture_client *c = client_new(test, &patient_spec);

	manual(c);
	commands_fill(a->t, 300, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_remove(c->f->model);
	fixture_in_hardirq(fire, c);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
	KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&a->done, 5 * HZ));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 300, answer_invalid(0, false)), 0);
}

/* The line is given back while interrupts pour in. */
static void irq_freed_in_a_flood(struct kunit *test)
{
	atomic_t *events = events_new(test);
	struct fixture_client *c;
	UCHAR tag;
	int calls;

	c = client_new(test, &patient_spec);
	tag = must_listen(test, c, events);
	model_codec_babble(c->f->model, 0, tag << 26, 10000);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) > 10));
	fixture_drop_ctrl(c->f);
	calls = atomic_read(events);
	model_codec_babble(c->f->model, 0, 0, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(events), calls);
}

/* Nothing to do: where interrupts are polled for, that is seldom then, and not when there is. */
static void polling_rests(struct kunit *test)
{
	static const struct fixture_spec none = {
		.timing = &fixture_patient, .quirks = HDB_QUIRK_NO_IRQ,
	};
	struct fixture_client *c = client_new(test, &none);
	struct model_stats stats;

	flush_work(&c->f->ctrl->hotplug.work);
	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	msleep(300);
	model_clear_stats(c->f->model);
	msleep(1000);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_LE(test, stats.reads, 12);
	KUNIT_EXPECT_EQ(test, fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID),
			0x1af40022);
}

/* Lost interrupts: whoever waits is told all the same, in less than a second. */

#define LOSS_MS	1000

static bool soon(ktime_t start)
{
	return ktime_ms_delta(ktime_get(), start) < LOSS_MS;
}

static void lost_irq_of_an_event(struct kunit *test)
{
	atomic_t *events = events_new(test);
	struct fixture_client *c;
	ktime_t start;
	UCHAR tag;

	c = client_new(test, &patient_spec);
	tag = must_listen(test, c, events);
	manual(c);
	model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
	start = ktime_get();
	model_unsolicited(c->f->model, 0, tag << 26);
	model_run(c->f->model, 3);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) == 1));
	KUNIT_EXPECT_TRUE(test, soon(start));
	KUNIT_EXPECT_EQ(test, c->f->ctrl->lost_irqs, 1);
	KUNIT_EXPECT_EQ(test, c->f->ctrl->recovery.counts[HDB_STEP_IRQ], 0);
}

static void lost_irq_of_a_codec_that_appears(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &patient_spec);

	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_duplex), 0);
	model_wait_idle(f->model, COMMANDS_WAIT_MS);
	model_fault(f->model, MODEL_FAULT_IRQ_LOST, 1);
	model_replug_codec(f->model, 5);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_hdev(f, 5, 0)));
	KUNIT_EXPECT_EQ(test, f->ctrl->lost_irqs, 1);
	flush_work(&f->ctrl->hotplug.work);
}

/* A period ends and its message is lost; then the next one's. */
static void lose_completions(struct contract *c)
{
	ktime_t start;
	int i;

	for (i = 1; i <= 2; i++) {
		model_fault(c->f->model, MODEL_FAULT_IRQ_LOST, 1);
		start = ktime_get();
		model_run(c->f->model, 256);
		KUNIT_EXPECT_TRUE(c->test, wait_until(atomic_read(&c->calls) >= i));
		KUNIT_EXPECT_TRUE(c->test, soon(start));
		KUNIT_EXPECT_EQ(c->test, c->f->ctrl->lost_irqs, i);
	}
	contract_end(c, false);
}

static void lost_irq_of_a_notification(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	c->args.size = 1024;
	with_notifying_running(c);
	KUNIT_EXPECT_EQ(test, call_RegisterNotificationCallback(c), STATUS_SUCCESS);
	lose_completions(c);
}

static void lost_irq_of_a_bdl_client(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	c->args.size = 1024;
	with_bdl_running(c);
	lose_completions(c);
}

static struct kunit_case irq_cases[] = {
	KUNIT_CASE(polling_rests),
	KUNIT_CASE(lost_irq_of_an_event),
	KUNIT_CASE(lost_irq_of_a_codec_that_appears),
	KUNIT_CASE(lost_irq_of_a_notification),
	KUNIT_CASE(lost_irq_of_a_bdl_client),
	KUNIT_CASE(irq_brings_the_answer),
	KUNIT_CASE(irq_comes_before_the_answer),
	KUNIT_CASE_PARAM(irq_comes_early, earlies_gen_params),
	KUNIT_CASE(irq_reads_no_register),
	KUNIT_CASE(irq_brings_an_answer_like_none),
	KUNIT_CASE(irq_of_an_event_is_acknowledged_with_another),
	KUNIT_CASE_PARAM(irq_is_acknowledged_before_the_ring_is_looked_at, landings_gen_params),
	KUNIT_CASE(irq_after_the_ring_was_overtaken),
	KUNIT_CASE(irq_is_not_waited_for),
	KUNIT_CASE(no_irq_is_asked_for),
	KUNIT_CASE(irq_of_another_device),
	KUNIT_CASE(irq_of_ours),
	KUNIT_CASE_PARAM(irq_none_is_lost, lines_gen_params),
	KUNIT_CASE_PARAM(irq_none_is_lost_in_a_flood, lines_gen_params),
	KUNIT_CASE(irq_few_for_many_commands),
	KUNIT_CASE(irq_of_a_device_that_is_gone),
	KUNIT_CASE(irq_freed_in_a_flood),
	{ }
};

static struct kunit_suite irq_suite = {
	.name = "hdaudio_irq",
	.test_cases = irq_cases,
};

kunit_test_suite(irq_suite);
