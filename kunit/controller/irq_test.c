// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt: whose it is, that none is lost, and its end.
 */
#include <linux/irq.h>
#include <linux/irqdesc.h>

#include "commands.h"

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

/* Our own is, and what it told of is acknowledged. */
static void irq_of_ours(struct kunit *test)
{
	struct model_config config = model_default_config;
	atomic_t *events = kunit_kzalloc(test, sizeof(*events), GFP_KERNEL);
	struct fixture_client *c;
	UCHAR tag;

	KUNIT_ASSERT_NOT_NULL(test, events);
	config.intx = true;
	c = client_of_config(test, &config);
	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, count_event, events,
							    &tag), STATUS_SUCCESS);
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
	atomic_t *events = kunit_kzalloc(test, sizeof(*events), GFP_KERNEL);
	struct fixture_client *c;
	UCHAR tag;
	int calls;

	KUNIT_ASSERT_NOT_NULL(test, events);
	c = client_new(test, &patient_spec);
	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, count_event, events,
							    &tag), STATUS_SUCCESS);
	model_codec_babble(c->f->model, 0, tag << 26, 10000);
	KUNIT_EXPECT_TRUE(test, wait_until(atomic_read(events) > 10));
	fixture_drop_ctrl(c->f);
	calls = atomic_read(events);
	model_codec_babble(c->f->model, 0, 0, 0);
	KUNIT_EXPECT_EQ(test, atomic_read(events), calls);
}

static struct kunit_case irq_cases[] = {
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
