// SPDX-License-Identifier: GPL-2.0
/*
 * Interface contexts: one for each query, counted, and worthless once they are closed.
 */
#include <linux/seq_buf.h>

#include "case.h"
#include "ddi/client.h"
#include "commands.h"
#include "contract/contract.h"
#include "fault.h"
#include "verbs/verbs_abort.h"

static const struct fixture_spec patient_spec = { .timing = &fixture_patient };

static VOID no_response(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
}

/* Every routine refuses the context, writes nothing and changes nothing. */
static void refused_by_all(struct contract *c, PVOID context)
{
	const struct contract_entry *routine;

	c->args.context = context;
	for (routine = contract_routines; routine < contract_routines + CONTRACT_ROUTINES;
	     routine++) {
		NTSTATUS status;

		c->client = routine->v3 ? c->v3 : c->bdl;
		memset(&c->out, CONTRACT_CANARY, sizeof(c->out));
		status = routine->call(c);
		if (routine->call != call_GetWallClockRegister &&
		    routine->call != call_GetResourceInformation)
			KUNIT_EXPECT_EQ_MSG(c->test, status, STATUS_INVALID_PARAMETER, "%s",
					    routine->name);
		KUNIT_EXPECT_FALSE_MSG(c->test,
				       memchr_inv(&c->out, CONTRACT_CANARY, sizeof(c->out)),
				       "%s", routine->name);
	}
	c->v3->interface.InterfaceReference(context);
	c->v3->interface.InterfaceDereference(context);
	contract_end(c, false);
}

static void context_of_nobody(struct kunit *test)
{
	refused_by_all(contract_new(test, NULL), NULL);
}

static void context_that_is_stale(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	stale_context(c);
	refused_by_all(c, c->args.context);
}

static void stale_context_after_another_query(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	stale_context(c);
	fixture_open(c->f, c->v3->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	refused_by_all(c, c->args.context);
}

static void forged_small_context(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	refused_by_all(c, c->v3->interface.Context + 12345);
}

static void forged_pointer_context(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	refused_by_all(c, c);
}

static void forged_context_with_high_bits(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	refused_by_all(c, (PVOID)((unsigned long)c->v3->interface.Context | BIT(40)));
}

static void forged_all_ones_context(struct kunit *test)
{
	refused_by_all(contract_new(test, NULL), (PVOID)~0UL);
}

static const struct case_row bad_contexts[] = {
	{ "NULL", context_of_nobody },
	{ "stale", context_that_is_stale },
	{ "stale, after another query", stale_context_after_another_query },
	{ "forged, a number nobody has", forged_small_context },
	{ "forged, a pointer", forged_pointer_context },
	{ "forged, a good one with a high bit", forged_context_with_high_bits },
	{ "forged, all ones", forged_all_ones_context },
};

CASE_TABLE(bad_contexts)

/* References. */

static bool alive(struct fixture_client *c)
{
	UCHAR codec = 0xee;

	c->base.GetResourceInformation(c->base.Context, &codec, NULL);
	return codec != 0xee;
}

static void client_contexts_are_distinct(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_client *others[8];
	unsigned int i, j;

	for (i = 0; i < ARRAY_SIZE(others); i++) {
		others[i] = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
		KUNIT_EXPECT_PTR_NE(test, others[i]->base.Context, c->base.Context);
		for (j = 0; j < i; j++)
			KUNIT_EXPECT_PTR_NE(test, others[i]->base.Context, others[j]->base.Context);
	}
	fixture_drop_client(others[3]);
	KUNIT_EXPECT_FALSE(test, alive(others[3]));
	KUNIT_EXPECT_TRUE(test, alive(others[2]));
	KUNIT_EXPECT_TRUE(test, alive(c));
}

static void client_lives_until_the_last_dereference(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);

	c->base.InterfaceReference(c->base.Context);
	c->base.InterfaceReference(c->base.Context);
	c->base.InterfaceDereference(c->base.Context);
	KUNIT_EXPECT_TRUE(test, alive(c));
	c->base.InterfaceDereference(c->base.Context);
	KUNIT_EXPECT_TRUE(test, alive(c));
	fixture_drop_client(c);
	KUNIT_EXPECT_FALSE(test, alive(c));
	KUNIT_EXPECT_TRUE(test, list_empty(&c->f->ctrl->clients));
}

/* Once too often is one driver's bug, not everybody's. */
static void client_dereferenced_too_often(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_client *other = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	int i;

	fixture_drop_client(c);
	for (i = 0; i < 3; i++)
		c->base.InterfaceDereference(c->base.Context);
	c->base.InterfaceReference(c->base.Context);
	KUNIT_EXPECT_FALSE(test, alive(c));
	KUNIT_EXPECT_TRUE(test, alive(other));
}

/* Numbers are not given again at once. */
static void client_numbers_go_on(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	PVOID last = c->base.Context;
	struct fixture_client *next;
	int i;

	for (i = 0; i < 20; i++) {
		next = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
		KUNIT_EXPECT_GT(test, (unsigned long)next->base.Context, (unsigned long)last);
		last = next->base.Context;
		fixture_drop_client(next);
	}
}

static void drop_here(void *arg)
{
	fixture_drop_client(arg);
}

/* Above PASSIVE_LEVEL nobody may wait, so it is closed soon after; calls are refused at once. */
static void closes_at(struct kunit *test, void (*level)(void (*fn)(void *arg), void *arg))
{
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_ctrl *ctrl = c->f->ctrl;
	UCHAR tag;

	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, no_response, NULL,
							    &tag), STATUS_SUCCESS);
	level(drop_here, c);
	KUNIT_EXPECT_FALSE(test, alive(c));
	KUNIT_EXPECT_TRUE(test, wait_event_timeout(ctrl->client_closed,
						   list_empty(&ctrl->clients), 20 * HZ));
	KUNIT_EXPECT_PTR_EQ(test, (void *)ctrl->events.tags[0][tag].client, NULL);
}

static void client_last_dereference_at_dispatch(struct kunit *test)
{
	closes_at(test, fixture_at_dispatch);
}

/* Where a mutex is held may be waited: it is closed when the routine returns. */
static void client_last_dereference_under_a_mutex(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);

	fixture_under_mutex(drop_here, c);
	KUNIT_EXPECT_TRUE(test, list_empty(&c->f->ctrl->clients));
	KUNIT_EXPECT_FALSE(test, alive(c));
}

/* Each keeps its controller, until it is closed, wherever that is. */
static void client_references_its_controller(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_client *other;
	struct hdb_ctrl *ctrl = c->f->ctrl;
	unsigned int before = kref_read(&ctrl->ref);

	other = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	KUNIT_EXPECT_EQ(test, kref_read(&ctrl->ref), before + 1);
	fixture_drop_client(other);
	KUNIT_EXPECT_EQ(test, kref_read(&ctrl->ref), before);
	other = fixture_open(c->f, c->hdev, &GUID_HDAUDIO_BUS_INTERFACE);
	fixture_at_dispatch(drop_here, other);
	flush_work(&ctrl->close_work);
	KUNIT_EXPECT_EQ(test, kref_read(&ctrl->ref), before);
	hdb_ctrl_set_gone(ctrl);
	KUNIT_EXPECT_EQ(test, hdaudio_query_interface(c->hdev, &GUID_HDAUDIO_BUS_INTERFACE,
						      sizeof(other->base), 0x0100,
						      &other->interface), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, kref_read(&ctrl->ref), before);
}

static void client_last_dereference_in_hard_interrupt(struct kunit *test)
{
	closes_at(test, fixture_in_hardirq);
}

/* From its own completion routine. */
static VOID drop_in_callback(HDAUDIO_CODEC_TRANSFER *transfers, PVOID context)
{
	fixture_drop_client(context);
}

static void client_last_dereference_in_its_callback(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);
	struct fixture_client *c = fixture_client(test, &patient_spec,
						  &GUID_HDAUDIO_BUS_INTERFACE);
	struct hdb_ctrl *ctrl = c->f->ctrl;

	commands_fill(t, 1, 0, 0);
	KUNIT_EXPECT_EQ(test, c->base.TransferCodecVerbs(c->base.Context, 1, t, drop_in_callback,
							 c), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, wait_event_timeout(ctrl->client_closed,
						   list_empty(&ctrl->clients), 20 * HZ));
	KUNIT_EXPECT_FALSE(test, alive(c));
}

static int close_thread(void *data)
{
	struct caller *caller = data;

	fixture_drop_client(caller->client);
	complete(&caller->done);
	return 0;
}

/* Closing lets a call in progress end; the call is not cut short. */
static void client_close_waits_for_calls(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 2, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 50);
	struct fixture_client *c;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = fixture_client(test, &patient_spec, &GUID_HDAUDIO_BUS_INTERFACE);
	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	commands_fill(t, 50, 0, 0);
	caller_start(test, &caller[0], c, t, 50);
	KUNIT_ASSERT_TRUE(test, wait_until(READ_ONCE(c->f->ctrl->verbs.in_flight) == 50));
	init_completion(&caller[1].done);
	caller[1].client = c;
	fixture_thread(test, FIXTURE_ANY_CPU, close_thread, &caller[1]);
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&caller[1].done, HZ / 5));
	model_run_idle(c->f->model, 1000);
	KUNIT_ASSERT_TRUE(test, caller_wait(&caller[0]));
	KUNIT_ASSERT_TRUE(test, caller_wait(&caller[1]));
	KUNIT_EXPECT_EQ(test, caller[0].status, STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 50, 0), 0);
	KUNIT_EXPECT_FALSE(test, alive(c));
}

static int close_all_thread(void *data)
{
	struct caller *caller = data;

	hdb_client_close_all(caller->client->f->ctrl, NULL);
	complete(&caller->done);
	return 0;
}

/*
 * Dropped where nobody may wait while a call is in progress, the client is closed by a work item,
 * which in turn is waited for.
 */
static void client_closed_by_somebody_else_is_waited_for(struct kunit *test)
{
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	struct fixture_client *c;
	struct hdb_client *client;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = fixture_client(test, &patient_spec, &GUID_HDAUDIO_BUS_INTERFACE);
	client = hdb_client_get(c->base.Context);
	KUNIT_ASSERT_NOT_NULL(test, client);
	fixture_at_dispatch(drop_here, c);
	init_completion(&caller->done);
	caller->client = c;
	fixture_thread(test, FIXTURE_ANY_CPU, close_all_thread, caller);
	KUNIT_EXPECT_FALSE(test, wait_for_completion_timeout(&caller->done, HZ / 5));
	hdb_client_put(client);
	KUNIT_EXPECT_TRUE(test, caller_wait(caller));
	KUNIT_EXPECT_TRUE(test, list_empty(&c->f->ctrl->clients));
}

/* Or by a thread. */
static void client_closed_by_a_thread_is_waited_for(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 2, sizeof(*caller), GFP_KERNEL);
	struct fixture_client *c;
	struct hdb_client *client;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = fixture_client(test, &patient_spec, &GUID_HDAUDIO_BUS_INTERFACE);
	client = hdb_client_get(c->base.Context);
	KUNIT_ASSERT_NOT_NULL(test, client);
	for (i = 0; i < 2; i++) {
		init_completion(&caller[i].done);
		caller[i].client = c;
	}
	fixture_thread(test, FIXTURE_ANY_CPU, close_thread, &caller[0]);
	KUNIT_EXPECT_TRUE(test, wait_until(!alive(c)));
	fixture_thread(test, FIXTURE_ANY_CPU, close_all_thread, &caller[1]);
	KUNIT_EXPECT_TRUE(test, wait_until(wq_has_sleeper(&c->f->ctrl->client_closed)));
	KUNIT_EXPECT_FALSE(test, completion_done(&caller[1].done));
	hdb_client_put(client);
	KUNIT_EXPECT_TRUE(test, caller_wait(&caller[0]));
	KUNIT_EXPECT_TRUE(test, caller_wait(&caller[1]));
	KUNIT_EXPECT_TRUE(test, list_empty(&c->f->ctrl->clients));
}

static int churn_thread(void *data)
{
	struct caller *caller = data;
	HDAUDIO_BUS_INTERFACE *table = &caller->client->base;
	union {
		INTERFACE head;
		HDAUDIO_BUS_INTERFACE base;
	} mine;
	NTSTATUS status;
	unsigned int i;
	UCHAR tag;

	caller->status = STATUS_SUCCESS;
	for (i = 0; i < 100; i++) {
		table->InterfaceReference(table->Context);
		status = hdaudio_query_interface(caller->client->hdev, &GUID_HDAUDIO_BUS_INTERFACE,
						 sizeof(mine), 0x0100, &mine.head);
		if (!status)
			status = mine.base.RegisterEventCallback(mine.head.Context, no_response,
								 NULL, &tag);
		if (status)
			caller->status = status;
		mine.head.InterfaceDereference(mine.head.Context);
		table->InterfaceDereference(table->Context);
	}
	complete(&caller->done);
	return 0;
}

/* Several threads query, reference, leave tags behind and close at once. */
static void client_churn(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 4, sizeof(*caller), GFP_KERNEL);
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	for (i = 0; i < 4; i++) {
		caller[i].client = c;
		init_completion(&caller[i].done);
		fixture_thread(test, FIXTURE_ANY_CPU, churn_thread, &caller[i]);
	}
	for (i = 0; i < 4; i++) {
		KUNIT_ASSERT_TRUE(test, wait_for_completion_timeout(&caller[i].done, 60 * HZ));
		KUNIT_EXPECT_EQ(test, caller[i].status, STATUS_SUCCESS);
	}
	KUNIT_EXPECT_TRUE(test, alive(c));
	KUNIT_EXPECT_TRUE(test, list_is_singular(&c->f->ctrl->clients));
}

/* The controller goes while the client lives: calls are answered, cleaning up works. */
static void client_outlives_the_controller(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 1);
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
	UCHAR tag;

	KUNIT_ASSERT_EQ(test, c->base.RegisterEventCallback(c->base.Context, no_response, NULL,
							    &tag), STATUS_SUCCESS);
	fixture_drop_ctrl(c->f);
	commands_fill(t, 1, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 1), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, c->base.UnregisterEventCallback(c->base.Context, tag),
			STATUS_INVALID_PARAMETER);
	fixture_drop_client(c);
}

static struct kunit_case client_cases[] = {
	CASE_TABLE_CASES(bad_contexts),
	KUNIT_CASE(client_contexts_are_distinct),
	KUNIT_CASE(client_lives_until_the_last_dereference),
	KUNIT_CASE(client_dereferenced_too_often),
	KUNIT_CASE(client_numbers_go_on),
	KUNIT_CASE(client_last_dereference_at_dispatch),
	KUNIT_CASE(client_last_dereference_under_a_mutex),
	KUNIT_CASE(client_references_its_controller),
	KUNIT_CASE(client_last_dereference_in_hard_interrupt),
	KUNIT_CASE(client_last_dereference_in_its_callback),
	KUNIT_CASE(client_close_waits_for_calls),
	KUNIT_CASE(client_closed_by_somebody_else_is_waited_for),
	KUNIT_CASE(client_closed_by_a_thread_is_waited_for),
	KUNIT_CASE(client_churn),
	KUNIT_CASE(client_outlives_the_controller),
	{ }
};

static struct kunit_suite client_suite = {
	.name = "hdaudio_client",
	.test_cases = client_cases,
};

kunit_test_suite(client_suite);
