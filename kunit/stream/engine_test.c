// SPDX-License-Identifier: GPL-2.0
/*
 * DMA engines by name: what a handle is made of, and which numbers are none; what is said of an
 * engine that cannot do what is asked.
 */
#include "controller.h"
#include "ddi/client.h"
#include "fixture.h"
#include "stream/notify.h"
#include "stream/stream.h"
#include "verbs/verbs_abort.h"

#define BYTES	4096

/**
 * struct engine_rig - a client, as the layer below the DDI knows it
 * @c: it, at the model
 * @client: the same
 * @streams: its controller's engines
 */
struct engine_rig {
	struct fixture_client *c;
	struct hdb_client *client;
	struct hdb_streams *streams;
};

static void drop_rig(struct kunit_resource *res)
{
	hdb_client_put(res->data);
}

static struct engine_rig engine_rig(struct kunit *test)
{
	struct engine_rig rig;

	rig.c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V3);
	rig.streams = &rig.c->f->ctrl->streams;
	rig.client = hdb_client_get(rig.c->base.Context);
	KUNIT_ASSERT_NOT_NULL(test, rig.client);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_rig, GFP_KERNEL,
							 rig.client));
	return rig;
}

/* Random number, 24 bits of a count that starts anew, index + 1. */
static void a_handle_is_made_of(struct kunit *test)
{
	struct hdb_engine engine = { .index = 29 };

	KUNIT_EXPECT_EQ(test, hdb_engine_make_handle(&engine, 0), 0x11eULL);
	KUNIT_EXPECT_EQ(test, hdb_engine_make_handle(&engine, 0x89abcdef), 0x89abcdef0000021eULL);
	engine.generation = 0xfffffd;
	KUNIT_EXPECT_EQ(test, hdb_engine_make_handle(&engine, ~0U), 0xfffffffffffffe1eULL);
	KUNIT_EXPECT_EQ(test, hdb_engine_make_handle(&engine, ~0U), 0xffffffffffffff1eULL);
	KUNIT_EXPECT_EQ(test, hdb_engine_make_handle(&engine, ~0U), 0xffffffff0000001eULL);
	KUNIT_EXPECT_EQ(test, hdb_engine_make_handle(&engine, ~0U), 0xffffffff0000011eULL);
}

/* Whatever engine it would be of, there or not. */
static void a_handle_is_of_one_engine(struct kunit *test)
{
	struct engine_rig rig = engine_rig(test);
	struct fixture_stream *s = fixture_stream(rig.c, true, &fixture_format, BYTES);
	unsigned long good = (unsigned long)s->handle, low;

	for (low = 0; low <= 0xff; low++) {
		HANDLE handle = (HANDLE)((good & ~0xffUL) | low);

		KUNIT_EXPECT_EQ(test, !hdb_engine_check(rig.client, handle), low == (good & 0xff));
	}
}

static void what_has_no_engine(struct kunit *test)
{
	struct engine_rig rig = engine_rig(test);
	HANDLE none = (HANDLE)0x101UL;
	struct hdb_notification wanted = { .context = test };
	struct hdaudio_position *place = NULL;
	struct hdb_buffer_grant grant = { };
	PULONG position = NULL;
	u32 origin = 77;

	KUNIT_EXPECT_EQ(test, (int)hdb_engine_check(rig.client, none), (int)HDB_E_HANDLE);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_position(rig.client, none, &position),
			(int)HDB_E_HANDLE);
	KUNIT_EXPECT_NULL(test, position);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_find_place(rig.client, none, &place),
			(int)HDB_E_HANDLE);
	KUNIT_EXPECT_NULL(test, place);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_seek(rig.client, none, 0, &origin),
			(int)HDB_E_HANDLE);
	KUNIT_EXPECT_EQ(test, origin, 77U);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_free(rig.client, none), (int)HDB_E_HANDLE);
	KUNIT_EXPECT_EQ(test, (int)hdb_buffer_alloc(rig.client, none, BYTES, 0, &grant),
			(int)HDB_E_HANDLE);
	KUNIT_EXPECT_NULL(test, grant.mdl);
	KUNIT_EXPECT_EQ(test, (int)hdb_buffer_free(rig.client, none), (int)HDB_E_HANDLE);
	KUNIT_EXPECT_EQ(test, (int)hdb_notify_register(rig.client, none, &wanted),
			(int)HDB_E_HANDLE);
	KUNIT_EXPECT_EQ(test, (int)hdb_notify_unregister(rig.client, none, &wanted),
			(int)HDB_E_HANDLE);
}

/* The words that say so differ, where the status does not. */
static void what_an_engine_is_not(struct kunit *test)
{
	struct engine_rig rig = engine_rig(test);
	struct fixture_stream *s = fixture_stream(rig.c, true, &fixture_format, BYTES);
	struct hdb_bdl_request list = { .bytes = BYTES, .lvi = 1 };
	struct hdb_buffer_grant grant = { };
	u32 origin = 77;

	KUNIT_EXPECT_EQ(test, (int)hdb_engine_seek(rig.client, s->handle, 0, &origin),
			(int)HDB_E_NOT_STOPPED);
	KUNIT_EXPECT_EQ(test, (int)hdb_buffer_alloc(rig.client, s->handle, BYTES, 0, &grant),
			(int)HDB_E_HAS_BUFFER);
	KUNIT_EXPECT_EQ(test, (int)hdb_contiguous_set_up(rig.client, s->handle, &list, &grant),
			(int)HDB_E_NO_BUFFER);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, (int)hdb_buffer_alloc(rig.client, s->handle, BYTES, 0, &grant),
			(int)HDB_E_NOT_RESET);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_free(rig.client, s->handle), (int)HDB_E_NOT_RESET);
	KUNIT_EXPECT_EQ(test, (int)hdb_buffer_free(rig.client, s->handle), (int)HDB_E_NOT_RESET);
	KUNIT_ASSERT_EQ(test, fixture_set_state(s, ResetState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_free(rig.client, s->handle), (int)HDB_E_HAS_BUFFER);
	KUNIT_EXPECT_EQ(test, (int)hdb_contiguous_free(rig.client, s->handle),
			(int)HDB_E_NO_BUFFER);
	KUNIT_ASSERT_EQ(test, (int)hdb_buffer_free(rig.client, s->handle), (int)HDB_OK);
	KUNIT_EXPECT_EQ(test, (int)hdb_engine_seek(rig.client, s->handle, 0, &origin),
			(int)HDB_E_NO_BUFFER);
	KUNIT_EXPECT_EQ(test, origin, 77U);
	KUNIT_EXPECT_EQ(test, (int)hdb_contiguous_set_up(rig.client, s->handle, &list, &grant),
			(int)HDB_E_NO_BUFFER);
	KUNIT_EXPECT_NULL(test, grant.mdl);
}

/* The first and the last of them, too. */
static void whether_any_is_in_use(struct kunit *test)
{
	struct engine_rig rig = engine_rig(test);
	struct hdb_ctrl *ctrl = rig.c->f->ctrl;
	unsigned int i;

	KUNIT_EXPECT_FALSE(test, hdb_streams_any(ctrl));
	for (i = 0; i < rig.streams->count; i++) {
		rig.streams->engines[i].client = rig.client;
		KUNIT_EXPECT_TRUE(test, hdb_streams_any(ctrl));
		rig.streams->engines[i].client = NULL;
	}
	KUNIT_EXPECT_FALSE(test, hdb_streams_any(ctrl));
}

static struct kunit_case engine_cases[] = {
	KUNIT_CASE(a_handle_is_made_of),
	KUNIT_CASE(a_handle_is_of_one_engine),
	KUNIT_CASE(what_has_no_engine),
	KUNIT_CASE(what_an_engine_is_not),
	KUNIT_CASE(whether_any_is_in_use),
	{ }
};

static struct kunit_suite engine_suite = {
	.name = "stream_engine",
	.test_cases = engine_cases,
};

kunit_test_suite(engine_suite);
