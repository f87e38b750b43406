// SPDX-License-Identifier: GPL-2.0
/*
 * Clients and controllers that go while something is still allocated or registered.
 */
#include <linux/delay.h>
#include <linux/seq_buf.h>

#include "contract/contract.h"
#include "ddi/client.h"
#include "model/dma_watch.h"
#include "verbs/unsolicited.h"

#define SD4	(0x80 + 0x20 * 4)	/* registers of the first output */

static void unsolicited(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
}

static NTSTATUS register_tag(struct fixture_client *client, PUCHAR tag)
{
	return client->base.RegisterEventCallback(client->interface.Context, unsolicited, NULL,
						  tag);
}

/* A running engine with two registrations, a bare engine, two tags. */
static void hold_everything(struct contract *c)
{
	UCHAR tag;

	with_engine(c);
	with_notifying_running(c);
	EXPECT_GOOD(c, call_RegisterNotificationEvent(c));
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	EXPECT_GOOD(c, register_tag(c->v3, &tag));
	EXPECT_GOOD(c, register_tag(c->v3, &tag));
}

static bool sd_runs(struct contract *c, unsigned int index)
{
	return model_peek(c->f->model, 0x80 + 0x20 * index, 1) & 2;
}

static void expect_all_tags_free(struct contract *c)
{
	unsigned int i;
	UCHAR tag;

	for (i = 0; i < 64; i++)
		EXPECT_GOOD(c, register_tag(c->other, &tag));
}

static void client_that_goes_leaves_nothing(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	hold_everything(c);
	KUNIT_EXPECT_TRUE(test, sd_runs(c, 5));
	fixture_drop_client(c->v3);
	KUNIT_EXPECT_FALSE(test, sd_runs(c, 5));
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_INTCTL, 4) & 0xff, 0U);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	expect_all_tags_free(c);
	contract_end(c, false);
}

static void bdl_client_that_goes_leaves_nothing(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	int calls;

	with_bdl_running(c);
	fixture_drop_client(c->bdl);
	calls = atomic_read(&c->calls);
	KUNIT_EXPECT_FALSE(test, sd_runs(c, 4));
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	model_run(c->f->model, 4096);
	KUNIT_EXPECT_EQ(test, atomic_read(&c->calls), calls);
	contract_end(c, false);
}

static void each_item_left_behind_is_named(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct hdb_client *client;
	struct seq_buf left;
	char words[200] = "";

	hold_everything(c);
	client = hdb_client_get(c->v3->interface.Context);
	KUNIT_ASSERT_NOT_NULL(test, client);
	seq_buf_init(&left, words, sizeof(words));
	hdb_streams_reclaim(client, &left);
	hdb_events_reclaim(client, &left);
	hdb_client_put(client);
	KUNIT_EXPECT_NOT_NULL(test, strstr(words, "engine 4 (reset)"));
	KUNIT_EXPECT_NOT_NULL(test, strstr(words, "engine 5 (running, buffer, 2 notifications)"));
	KUNIT_EXPECT_NOT_NULL(test, strstr(words, "tag 0;"));
	KUNIT_EXPECT_NOT_NULL(test, strstr(words, "tag 1;"));
	contract_end(c, false);
}

static void drop_at_dispatch(void *arg)
{
	fixture_drop_client(arg);
}

static bool engines_are_free(struct contract *c)
{
	struct hdb_streams *streams = &c->f->ctrl->streams;
	unsigned int i;

	for (i = 0; i < streams->count; i++) {
		if (READ_ONCE(streams->engines[i].client))
			return false;
	}
	return true;
}

/* The last reference may go where nothing can be freed: it is, soon after. */
static void client_may_go_at_dispatch_level(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	hold_everything(c);
	fixture_at_dispatch(drop_at_dispatch, c->v3);
	KUNIT_EXPECT_TRUE(test, wait_event_timeout(c->f->ctrl->client_closed,
						   engines_are_free(c), 10 * HZ));
	contract_end(c, false);
}

static void reference_keeps_the_client(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	INTERFACE *table = &c->v3->interface;

	with_buffer(c);
	table->InterfaceReference(table->Context);
	table->InterfaceDereference(table->Context);
	KUNIT_EXPECT_FALSE(test, engines_are_free(c));
	EXPECT_GOOD(c, call_FreeDmaBuffer(c));
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	contract_end(c, false);
}

static void dereference_of_a_closed_client_is_harmless(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	INTERFACE table = c->v3->interface;

	fixture_drop_client(c->v3);
	table.InterfaceDereference(table.Context);
	table.InterfaceReference(table.Context);
	table.InterfaceDereference(NULL);
	table.InterfaceDereference(c);
	with_bdl_engine(c);
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	contract_end(c, false);
}

static void other_clients_play_on(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_running(c);
	c->client = c->other;
	c->args.context = c->other->interface.Context;
	c->args.size = 1024;
	with_notifying_running(c);
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	model_run(c->f->model, 256);
	KUNIT_EXPECT_EQ(test, atomic_read(&c->calls), 2);
	fixture_drop_client(c->v3);
	KUNIT_EXPECT_FALSE(test, sd_runs(c, 4));
	KUNIT_EXPECT_TRUE(test, sd_runs(c, 5));
	model_run(c->f->model, 256);
	KUNIT_EXPECT_EQ(test, atomic_read(&c->calls), 4);
	contract_end(c, false);
}

/* The controller goes first: what needs it says so, what cleans up works. */
static void client_cleans_up_after_the_controller(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_notifying_running(c);
	EXPECT_GOOD(c, call_RegisterNotificationEvent(c));
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	controller_gone(c);
	c->args.state = StopState;
	KUNIT_EXPECT_EQ(test, (u32)call_SetDmaEngineState(c), (u32)STATUS_NO_SUCH_DEVICE);
	EXPECT_GOOD(c, call_UnregisterNotificationCallback(c));
	EXPECT_GOOD(c, call_UnregisterNotificationEvent(c));
	EXPECT_GOOD(c, call_FreeDmaBuffer(c));
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	KUNIT_EXPECT_TRUE(test, engines_are_free(c));
	contract_end(c, false);
}

/*
 * A driver whose device is taken away gives its engine back first. The handle is good for freeing
 * the buffer, once, and for nothing else; then nothing is left.
 */
static void engine_goes_before_its_buffer(struct contract *c, contract_routine *free_buffer)
{
	controller_gone(c);
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	KUNIT_EXPECT_EQ(c->test, (u32)call_FreeDmaEngine(c), (u32)STATUS_INVALID_HANDLE);
	KUNIT_EXPECT_EQ(c->test, (u32)call_GetLinkPositionRegister(c), (u32)STATUS_INVALID_HANDLE);
	c->args.state = StopState;
	KUNIT_EXPECT_EQ(c->test, (u32)call_SetDmaEngineState(c), (u32)STATUS_INVALID_HANDLE);
	KUNIT_EXPECT_FALSE(c->test, engines_are_free(c));
	EXPECT_GOOD(c, free_buffer(c));
	KUNIT_EXPECT_EQ(c->test, (u32)free_buffer(c), (u32)STATUS_INVALID_HANDLE);
	KUNIT_EXPECT_TRUE(c->test, engines_are_free(c));
	contract_end(c, false);
}

static void cyclic_engine_goes_before_its_buffer(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_running(c);
	engine_goes_before_its_buffer(c, call_FreeDmaBuffer);
}

static void notifying_engine_goes_before_its_buffer(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_notifying_running(c);
	EXPECT_GOOD(c, call_RegisterNotificationEvent(c));
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	engine_goes_before_its_buffer(c, call_FreeDmaBuffer);
}

static void contiguous_engine_goes_before_its_buffer(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_bdl_running(c);
	engine_goes_before_its_buffer(c, call_FreeContiguousDmaBuffer);
}

/* The buffer is never freed: it goes with the client, as all that is left behind does. */
static void client_forgets_the_buffer_of_an_engine_given_back(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_buffer(c);
	controller_gone(c);
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	contract_end(c, false);
}

static void bdl_client_cleans_up_after_the_controller(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_bdl_running(c);
	controller_gone(c);
	EXPECT_GOOD(c, call_FreeContiguousDmaBuffer(c));
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	contract_end(c, false);
}

static void client_goes_after_the_controller(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	hold_everything(c);
	controller_gone(c);
	fixture_drop_client(c->v3);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	contract_end(c, false);
}

/* Torn down under a client that has not let go: it is closed, and its calls are refused. */
static void controller_ends_under_a_client(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	hold_everything(c);
	fixture_drop_client(c->other);
	fixture_drop_client(c->bdl);
	fixture_drop_ctrl(c->f);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	dma_watch_end(model_dev(c->f->model));
	KUNIT_EXPECT_EQ(test, (u32)call_SetDmaEngineState(c), (u32)STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, (u32)call_FreeDmaEngine(c), (u32)STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, (u32)call_AllocateRenderDmaEngine(c),
			(u32)STATUS_INVALID_PARAMETER);
	fixture_drop_client(c->v3);
}

/*
 * The hardware does not let go of a buffer: the memory is nobody else's until the controller
 * has been reset.
 */
static void memory_of_a_stuck_engine_is_kept(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	with_running(c);
	run_stuck(c);
	reset_stuck(c);
	fixture_drop_client(c->v3);
	KUNIT_EXPECT_TRUE(test, engines_are_free(c));
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 1);
	model_fault(c->f->model, MODEL_FAULT_SD_RUN_STUCK, 0);
	model_fault(c->f->model, MODEL_FAULT_SD_RESET_STUCK, 0);
	KUNIT_EXPECT_EQ(test, fixture_restart(c->f), 0);
	KUNIT_EXPECT_EQ(test, dma_watch_live(), 0);
	contract_end(c, true);
}

static struct kunit_case ddi_removal_cases[] = {
	KUNIT_CASE(client_that_goes_leaves_nothing),
	KUNIT_CASE(bdl_client_that_goes_leaves_nothing),
	KUNIT_CASE(each_item_left_behind_is_named),
	KUNIT_CASE(client_may_go_at_dispatch_level),
	KUNIT_CASE(reference_keeps_the_client),
	KUNIT_CASE(dereference_of_a_closed_client_is_harmless),
	KUNIT_CASE(other_clients_play_on),
	KUNIT_CASE(client_cleans_up_after_the_controller),
	KUNIT_CASE(cyclic_engine_goes_before_its_buffer),
	KUNIT_CASE(notifying_engine_goes_before_its_buffer),
	KUNIT_CASE(contiguous_engine_goes_before_its_buffer),
	KUNIT_CASE(client_forgets_the_buffer_of_an_engine_given_back),
	KUNIT_CASE(bdl_client_cleans_up_after_the_controller),
	KUNIT_CASE(client_goes_after_the_controller),
	KUNIT_CASE(controller_ends_under_a_client),
	KUNIT_CASE(memory_of_a_stuck_engine_is_kept),
	{ }
};

static struct kunit_suite ddi_removal_suite = {
	.name = "ddi_removal",
	.test_cases = ddi_removal_cases,
};

kunit_test_suite(ddi_removal_suite);
