// SPDX-License-Identifier: GPL-2.0
/*
 * RegisterEventCallback and UnregisterEventCallback: each status and each cause of it.
 */
#include "case.h"
#include "commands.h"
#include "fault.h"
#include "verbs/verbs_abort.h"

#define TAGS	64
#define POISON	0xee

static VOID count_call(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	atomic_inc(context);
}

/**
 * struct situation - a client about to call
 * @c: the client
 * @calls: calls of its routine
 * @tag: where a tag may be written to
 */
struct situation {
	struct fixture_client *c;
	atomic_t *calls;
	UCHAR tag;
};

static struct situation arrange_for(struct kunit *test, const GUID *guid)
{
	struct situation s = { .tag = POISON };

	s.calls = kunit_kzalloc(test, sizeof(*s.calls), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, s.calls);
	s.c = fixture_client(test, NULL, guid);
	return s;
}

static struct situation arrange(struct kunit *test)
{
	return arrange_for(test, &GUID_HDAUDIO_BUS_INTERFACE);
}

static NTSTATUS add(struct situation *s)
{
	return s->c->base.RegisterEventCallback(s->c->base.Context, count_call, s->calls, &s->tag);
}

static NTSTATUS drop(struct situation *s)
{
	return s->c->base.UnregisterEventCallback(s->c->base.Context, s->tag);
}

/* A client with a registration. */
static struct situation registered(struct kunit *test)
{
	struct situation s = arrange(test);

	KUNIT_ASSERT_EQ(test, add(&s), STATUS_SUCCESS);
	return s;
}

/* A response with the tag reaches the routine, or nobody. */
static bool delivered(struct situation *s, UCHAR tag)
{
	struct hdb_events *events = &s->c->f->ctrl->events;
	u32 unclaimed = events->unclaimed;
	int calls = atomic_read(s->calls);

	model_unsolicited(s->c->f->model, 0, tag << 26);
	wait_until(atomic_read(s->calls) != calls || READ_ONCE(events->unclaimed) != unclaimed);
	return atomic_read(s->calls) != calls;
}

static unsigned int tags_in_use(struct situation *s)
{
	struct hdb_event_tag *tags = s->c->f->ctrl->events.tags[0];
	unsigned int i, n = 0;

	for (i = 0; tags && i < TAGS; i++)
		n += !!tags[i].client;
	return n;
}

/* Refused: no tag written, none taken. */
static void register_refused(struct kunit *test, struct situation *s, NTSTATUS got, NTSTATUS want)
{
	KUNIT_EXPECT_EQ(test, got, want);
	KUNIT_EXPECT_EQ(test, s->tag, POISON);
	KUNIT_EXPECT_EQ(test, tags_in_use(s), 0);
}

/* Refused: the registration serves on. */
static void unregister_refused(struct kunit *test, struct situation *s, UCHAR tag, NTSTATUS got,
			       NTSTATUS want)
{
	KUNIT_EXPECT_EQ(test, got, want);
	KUNIT_EXPECT_EQ(test, tags_in_use(s), 1);
	KUNIT_EXPECT_TRUE(test, delivered(s, tag));
}

/* Calls at another level. */
struct elsewhere {
	struct situation *s;
	NTSTATUS (*call)(struct situation *s);
	NTSTATUS status;
};

static void call_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	e->status = e->call(e->s);
}

/* RegisterEventCallback */

static void register_by(struct kunit *test, const GUID *guid)
{
	struct situation s = arrange_for(test, guid);

	KUNIT_EXPECT_EQ(test, add(&s), STATUS_SUCCESS);
	KUNIT_ASSERT_LT(test, s.tag, TAGS);
	KUNIT_EXPECT_TRUE(test, delivered(&s, s.tag));
	KUNIT_EXPECT_FALSE(test, delivered(&s, (s.tag + 1) % TAGS));
	KUNIT_EXPECT_EQ(test, drop(&s), STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, delivered(&s, s.tag));
}

static void register_by_baseline(struct kunit *test)
{
	register_by(test, &GUID_HDAUDIO_BUS_INTERFACE);
}

static void register_by_v3(struct kunit *test)
{
	register_by(test, &GUID_HDAUDIO_BUS_INTERFACE_V3);
}

static void register_by_bdl(struct kunit *test)
{
	struct situation s = arrange_for(test, &GUID_HDAUDIO_BUS_INTERFACE_BDL);
	HDAUDIO_BUS_INTERFACE_BDL *table = &s.c->bdl;

	KUNIT_EXPECT_EQ(test, table->RegisterEventCallback(table->Context, count_call, s.calls,
							   &s.tag), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, delivered(&s, s.tag));
	KUNIT_EXPECT_EQ(test, table->UnregisterEventCallback(table->Context, s.tag),
			STATUS_SUCCESS);
	KUNIT_EXPECT_FALSE(test, delivered(&s, s.tag));
}

/* The same routine may be registered more than once. */
static void register_twice(struct kunit *test)
{
	struct situation s = registered(test);
	UCHAR first = s.tag;

	KUNIT_EXPECT_EQ(test, add(&s), STATUS_SUCCESS);
	KUNIT_EXPECT_NE(test, s.tag, first);
	KUNIT_EXPECT_TRUE(test, delivered(&s, first));
	KUNIT_EXPECT_TRUE(test, delivered(&s, s.tag));
}

static void register_no_context(struct kunit *test)
{
	struct situation s = arrange(test);

	register_refused(test, &s, s.c->base.RegisterEventCallback(NULL, count_call, s.calls,
								   &s.tag),
			 STATUS_INVALID_PARAMETER);
}

static void register_closed_context(struct kunit *test)
{
	struct situation s = arrange(test);

	fixture_drop_client(s.c);
	register_refused(test, &s, add(&s), STATUS_INVALID_PARAMETER);
}

static void register_no_routine(struct kunit *test)
{
	struct situation s = arrange(test);

	register_refused(test, &s, s.c->base.RegisterEventCallback(s.c->base.Context, NULL,
								   s.calls, &s.tag),
			 STATUS_INVALID_PARAMETER);
}

static void register_no_tag_pointer(struct kunit *test)
{
	struct situation s = arrange(test);

	register_refused(test, &s, s.c->base.RegisterEventCallback(s.c->base.Context, count_call,
								   s.calls, NULL),
			 STATUS_INVALID_PARAMETER);
}

static void register_at(struct kunit *test, void (*level)(void (*fn)(void *arg), void *arg))
{
	struct situation s = arrange(test);
	struct elsewhere e = { &s, add, STATUS_PENDING };

	level(call_elsewhere, &e);
	register_refused(test, &s, e.status, STATUS_UNSUCCESSFUL);
}

static void register_at_dispatch(struct kunit *test)
{
	register_at(test, fixture_at_dispatch);
}

static void register_in_interrupt(struct kunit *test)
{
	register_at(test, fixture_in_hardirq);
}

static void register_a_65th(struct kunit *test)
{
	struct situation s = arrange(test);
	int i;

	for (i = 0; i < TAGS; i++)
		KUNIT_ASSERT_EQ(test, add(&s), STATUS_SUCCESS);
	s.tag = POISON;
	KUNIT_EXPECT_EQ(test, add(&s), STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, s.tag, POISON);
	KUNIT_EXPECT_EQ(test, tags_in_use(&s), TAGS);
}

static void register_no_memory(struct kunit *test)
{
	struct situation s = arrange(test);
	NTSTATUS status;

	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	status = add(&s);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	register_refused(test, &s, status, STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, add(&s), STATUS_SUCCESS);
}

static void register_gone(struct kunit *test)
{
	struct situation s = arrange(test);

	hdb_ctrl_set_gone(s.c->f->ctrl);
	register_refused(test, &s, add(&s), STATUS_NO_SUCH_DEVICE);
}

/* UnregisterEventCallback */

static void unregister_gone(struct kunit *test)
{
	struct situation s = registered(test);

	hdb_ctrl_set_gone(s.c->f->ctrl);
	KUNIT_EXPECT_EQ(test, drop(&s), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, tags_in_use(&s), 0);
}

static void unregister_no_context(struct kunit *test)
{
	struct situation s = registered(test);

	unregister_refused(test, &s, s.tag, s.c->base.UnregisterEventCallback(NULL, s.tag),
			   STATUS_INVALID_PARAMETER);
}

static void unregister_free_tag(struct kunit *test)
{
	struct situation s = registered(test);

	unregister_refused(test, &s, s.tag,
			   s.c->base.UnregisterEventCallback(s.c->base.Context, s.tag + 1),
			   STATUS_INVALID_PARAMETER);
}

static void unregister_before_any(struct kunit *test)
{
	struct situation s = arrange(test);

	s.tag = 0;
	KUNIT_EXPECT_EQ(test, drop(&s), STATUS_INVALID_PARAMETER);
}

static void unregister_impossible_tag(struct kunit *test)
{
	struct situation s = registered(test);

	unregister_refused(test, &s, s.tag,
			   s.c->base.UnregisterEventCallback(s.c->base.Context, TAGS),
			   STATUS_INVALID_PARAMETER);
	unregister_refused(test, &s, s.tag,
			   s.c->base.UnregisterEventCallback(s.c->base.Context, 0xff),
			   STATUS_INVALID_PARAMETER);
}

static void unregister_twice(struct kunit *test)
{
	struct situation s = registered(test);

	KUNIT_EXPECT_EQ(test, drop(&s), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, drop(&s), STATUS_INVALID_PARAMETER);
}

static void unregister_foreign_tag(struct kunit *test)
{
	struct situation s = registered(test);
	struct fixture_client *other = fixture_open(s.c->f, s.c->hdev,
						    &GUID_HDAUDIO_BUS_INTERFACE);

	unregister_refused(test, &s, s.tag,
			   other->base.UnregisterEventCallback(other->base.Context, s.tag),
			   STATUS_INVALID_PARAMETER);
}

static void unregister_at(struct kunit *test, void (*level)(void (*fn)(void *arg), void *arg))
{
	struct situation s = registered(test);
	struct elsewhere e = { &s, drop, STATUS_PENDING };

	level(call_elsewhere, &e);
	unregister_refused(test, &s, s.tag, e.status, STATUS_UNSUCCESSFUL);
}

static void unregister_at_dispatch(struct kunit *test)
{
	unregister_at(test, fixture_at_dispatch);
}

static void unregister_in_interrupt(struct kunit *test)
{
	unregister_at(test, fixture_in_hardirq);
}

/* From the routine itself, which runs at DISPATCH_LEVEL. */
static VOID drop_in_routine(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct elsewhere *e = context;

	e->status = drop(e->s);
	atomic_inc(e->s->calls);
}

static void unregister_in_the_routine(struct kunit *test)
{
	struct elsewhere *e = kunit_kzalloc(test, sizeof(*e), GFP_KERNEL);
	struct situation *s = kunit_kzalloc(test, sizeof(*s), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, e);
	KUNIT_ASSERT_NOT_NULL(test, s);
	*s = arrange(test);
	e->s = s;
	KUNIT_ASSERT_EQ(test, s->c->base.RegisterEventCallback(s->c->base.Context, drop_in_routine,
							       e, &s->tag), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, delivered(s, s->tag));
	unregister_refused(test, s, s->tag, e->status, STATUS_UNSUCCESSFUL);
}

static const struct case_row events[] = {
	{ "RegisterEventCallback: STATUS_SUCCESS: through the baseline table",
	  register_by_baseline },
	{ "RegisterEventCallback: STATUS_SUCCESS: through the V3 table", register_by_v3 },
	{ "RegisterEventCallback: STATUS_SUCCESS: through the BDL table", register_by_bdl },
	{ "RegisterEventCallback: STATUS_SUCCESS: the same routine twice", register_twice },
	{ "RegisterEventCallback: STATUS_UNSUCCESSFUL: at DISPATCH_LEVEL", register_at_dispatch },
	{ "RegisterEventCallback: STATUS_UNSUCCESSFUL: in an interrupt", register_in_interrupt },
	{ "RegisterEventCallback: STATUS_INVALID_PARAMETER: NULL context", register_no_context },
	{ "RegisterEventCallback: STATUS_INVALID_PARAMETER: closed context",
	  register_closed_context },
	{ "RegisterEventCallback: STATUS_INVALID_PARAMETER: NULL routine", register_no_routine },
	{ "RegisterEventCallback: STATUS_INVALID_PARAMETER: NULL tag pointer",
	  register_no_tag_pointer },
	{ "RegisterEventCallback: STATUS_INSUFFICIENT_RESOURCES: all 64 tags in use",
	  register_a_65th },
	{ "RegisterEventCallback: STATUS_INSUFFICIENT_RESOURCES: no memory", register_no_memory },
	{ "RegisterEventCallback: STATUS_NO_SUCH_DEVICE: controller gone", register_gone },
	{ "UnregisterEventCallback: STATUS_SUCCESS: controller gone", unregister_gone },
	{ "UnregisterEventCallback: STATUS_UNSUCCESSFUL: at DISPATCH_LEVEL",
	  unregister_at_dispatch },
	{ "UnregisterEventCallback: STATUS_UNSUCCESSFUL: in an interrupt",
	  unregister_in_interrupt },
	{ "UnregisterEventCallback: STATUS_UNSUCCESSFUL: in the routine itself",
	  unregister_in_the_routine },
	{ "UnregisterEventCallback: STATUS_INVALID_PARAMETER: NULL context",
	  unregister_no_context },
	{ "UnregisterEventCallback: STATUS_INVALID_PARAMETER: tag not registered",
	  unregister_free_tag },
	{ "UnregisterEventCallback: STATUS_INVALID_PARAMETER: nothing registered yet",
	  unregister_before_any },
	{ "UnregisterEventCallback: STATUS_INVALID_PARAMETER: tag above 63",
	  unregister_impossible_tag },
	{ "UnregisterEventCallback: STATUS_INVALID_PARAMETER: given back before",
	  unregister_twice },
	{ "UnregisterEventCallback: STATUS_INVALID_PARAMETER: another client's tag",
	  unregister_foreign_tag },
};

CASE_TABLE(events)

static struct kunit_case ddi_events_cases[] = {
	CASE_TABLE_CASES(events),
	{ }
};

static struct kunit_suite ddi_events_suite = {
	.name = "hdaudio_ddi_events",
	.test_cases = ddi_events_cases,
};

kunit_test_suite(ddi_events_suite);
