// SPDX-License-Identifier: GPL-2.0
/*
 * Notifications: events and callbacks as an engine works through its buffer.
 */
#include <linux/delay.h>

#include "nt/irql.h"
#include "nt/time.h"

#include "contract/contract.h"
#include "fault.h"

#define REGISTRATIONS	16	/* what the driver takes for one engine */

static KEVENT more_events[REGISTRATIONS];

static void null_event(struct contract *c)
{
	c->args.event = NULL;
}

static void other_event(struct contract *c)
{
	KeInitializeEvent(&more_events[0], NotificationEvent, FALSE);
	c->args.event = &more_events[0];
}

static void null_fdo(struct contract *c)
{
	c->args.fdo = NULL;
}

static void null_routine(struct contract *c)
{
	c->args.routine = NULL;
}

static void other_routine(PVOID context, LARGE_INTEGER time)
{
}

static void another_routine(struct contract *c)
{
	c->args.routine = other_routine;
}

static void another_cookie(struct contract *c)
{
	c->args.cookie = &c->out;
}

static void sixteen_events(struct contract *c)
{
	unsigned int i;

	with_notifying(c);
	for (i = 0; i < REGISTRATIONS; i++) {
		KeInitializeEvent(&more_events[i], NotificationEvent, FALSE);
		c->args.event = &more_events[i];
		KUNIT_ASSERT_EQ(c->test, (u32)call_RegisterNotificationEvent(c),
				(u32)STATUS_SUCCESS);
	}
	c->args.event = &c->event;
}

static unsigned int fdo_references(struct contract *c)
{
	return kref_read(&c->args.fdo->kobj.kref);
}

static void event_on_other_engine(struct contract *c)
{
	with_event(c);
	c->args.size = 4096;
	with_notifying(c);
}

static void can_unregister_event(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, (u32)call_UnregisterNotificationEvent(c), (u32)STATUS_SUCCESS);
}

static void cannot_unregister_event(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, (u32)call_UnregisterNotificationEvent(c),
			(u32)STATUS_INVALID_PARAMETER);
}

static void can_unregister_callback(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, (u32)call_UnregisterNotificationCallback(c),
			(u32)STATUS_SUCCESS);
}

static void cannot_unregister_callback(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, (u32)call_UnregisterNotificationCallback(c),
			(u32)STATUS_INVALID_PARAMETER);
}

static void with_event_on_bare_engine(struct contract *c)
{
	with_engine(c);
	KUNIT_ASSERT_EQ(c->test, (u32)call_RegisterNotificationEvent(c), (u32)STATUS_SUCCESS);
}

static void with_event_running(struct contract *c)
{
	with_notifying_running(c);
	KUNIT_ASSERT_EQ(c->test, (u32)call_RegisterNotificationEvent(c), (u32)STATUS_SUCCESS);
}

static void with_callback_running(struct contract *c)
{
	with_notifying_running(c);
	KUNIT_ASSERT_EQ(c->test, (u32)call_RegisterNotificationCallback(c), (u32)STATUS_SUCCESS);
}

static const struct contract_case notify_table[] = {
	{ "RegisterNotificationEvent: STATUS_SUCCESS: engine without a buffer",
	  call_RegisterNotificationEvent, with_engine, NULL, can_unregister_event },
	{ "RegisterNotificationEvent: STATUS_SUCCESS: engine with a notifying buffer",
	  call_RegisterNotificationEvent, with_notifying, NULL, can_unregister_event },
	{ "RegisterNotificationEvent: STATUS_SUCCESS: engine running",
	  call_RegisterNotificationEvent, with_notifying_running, NULL, can_unregister_event },
	{ "RegisterNotificationEvent: STATUS_SUCCESS: a second event",
	  call_RegisterNotificationEvent, with_event, other_event, can_unregister_event },
	{ "RegisterNotificationEvent: STATUS_SUCCESS: the same event on another engine",
	  call_RegisterNotificationEvent, event_on_other_engine, NULL, can_unregister_event },
	{ "RegisterNotificationEvent: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_RegisterNotificationEvent, with_notifying, .at_dispatch = true },
	{ "RegisterNotificationEvent: STATUS_INVALID_HANDLE: NULL handle",
	  call_RegisterNotificationEvent, with_notifying, null_handle },
	{ "RegisterNotificationEvent: STATUS_INVALID_HANDLE: forged handle",
	  call_RegisterNotificationEvent, with_notifying, forged_handle },
	{ "RegisterNotificationEvent: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_RegisterNotificationEvent, with_notifying, bit_flipped_handle },
	{ "RegisterNotificationEvent: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_RegisterNotificationEvent, with_notifying, stale_handle },
	{ "RegisterNotificationEvent: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_RegisterNotificationEvent, with_notifying, reallocated_handle },
	{ "RegisterNotificationEvent: STATUS_INVALID_HANDLE: another client's handle",
	  call_RegisterNotificationEvent, with_notifying, foreign_handle },
	{ "RegisterNotificationEvent: STATUS_INVALID_PARAMETER: NULL context",
	  call_RegisterNotificationEvent, with_notifying, null_context },
	{ "RegisterNotificationEvent: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_RegisterNotificationEvent, with_notifying, stale_context },
	{ "RegisterNotificationEvent: STATUS_INVALID_PARAMETER: NULL event",
	  call_RegisterNotificationEvent, with_notifying, null_event },
	{ "RegisterNotificationEvent: STATUS_INVALID_PARAMETER: event registered already",
	  call_RegisterNotificationEvent, with_event },
	{ "RegisterNotificationEvent: STATUS_INSUFFICIENT_RESOURCES: 16 registered already",
	  call_RegisterNotificationEvent, sixteen_events },
	{ "RegisterNotificationEvent: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_RegisterNotificationEvent, with_notifying, controller_gone },

	{ "UnregisterNotificationEvent: STATUS_SUCCESS: engine at rest",
	  call_UnregisterNotificationEvent, with_event, NULL, cannot_unregister_event },
	{ "UnregisterNotificationEvent: STATUS_SUCCESS: engine without a buffer",
	  call_UnregisterNotificationEvent, with_event_on_bare_engine, NULL,
	  cannot_unregister_event },
	{ "UnregisterNotificationEvent: STATUS_SUCCESS: engine running",
	  call_UnregisterNotificationEvent, with_event_running, NULL, cannot_unregister_event },
	{ "UnregisterNotificationEvent: STATUS_SUCCESS: controller gone",
	  call_UnregisterNotificationEvent, with_event, controller_gone,
	  cannot_unregister_event },
	{ "UnregisterNotificationEvent: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_UnregisterNotificationEvent, with_event, .at_dispatch = true },
	{ "UnregisterNotificationEvent: STATUS_INVALID_HANDLE: NULL handle",
	  call_UnregisterNotificationEvent, with_event, null_handle },
	{ "UnregisterNotificationEvent: STATUS_INVALID_HANDLE: forged handle",
	  call_UnregisterNotificationEvent, with_event, forged_handle },
	{ "UnregisterNotificationEvent: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_UnregisterNotificationEvent, with_event, bit_flipped_handle },
	{ "UnregisterNotificationEvent: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_UnregisterNotificationEvent, with_event, stale_handle },
	{ "UnregisterNotificationEvent: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_UnregisterNotificationEvent, with_event, reallocated_handle },
	{ "UnregisterNotificationEvent: STATUS_INVALID_HANDLE: another client's handle",
	  call_UnregisterNotificationEvent, with_event, foreign_handle },
	{ "UnregisterNotificationEvent: STATUS_INVALID_PARAMETER: NULL context",
	  call_UnregisterNotificationEvent, with_event, null_context },
	{ "UnregisterNotificationEvent: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_UnregisterNotificationEvent, with_event, stale_context },
	{ "UnregisterNotificationEvent: STATUS_INVALID_PARAMETER: NULL event",
	  call_UnregisterNotificationEvent, with_event, null_event },
	{ "UnregisterNotificationEvent: STATUS_INVALID_PARAMETER: event not registered",
	  call_UnregisterNotificationEvent, with_event, other_event },
	{ "UnregisterNotificationEvent: STATUS_INVALID_PARAMETER: a callback is no event",
	  call_UnregisterNotificationEvent, with_callback },

	{ "RegisterNotificationCallback: STATUS_SUCCESS: engine without a buffer",
	  call_RegisterNotificationCallback, with_engine, NULL, can_unregister_callback },
	{ "RegisterNotificationCallback: STATUS_SUCCESS: engine with a notifying buffer",
	  call_RegisterNotificationCallback, with_notifying, NULL, can_unregister_callback },
	{ "RegisterNotificationCallback: STATUS_SUCCESS: engine running",
	  call_RegisterNotificationCallback, with_notifying_running, NULL,
	  can_unregister_callback },
	{ "RegisterNotificationCallback: STATUS_SUCCESS: the same routine with another context",
	  call_RegisterNotificationCallback, with_callback, another_cookie,
	  can_unregister_callback },
	{ "RegisterNotificationCallback: STATUS_SUCCESS: another routine with the same context",
	  call_RegisterNotificationCallback, with_callback, another_routine,
	  can_unregister_callback },
	{ "RegisterNotificationCallback: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_RegisterNotificationCallback, with_notifying, .at_dispatch = true },
	{ "RegisterNotificationCallback: STATUS_INVALID_HANDLE: NULL handle",
	  call_RegisterNotificationCallback, with_notifying, null_handle },
	{ "RegisterNotificationCallback: STATUS_INVALID_HANDLE: forged handle",
	  call_RegisterNotificationCallback, with_notifying, forged_handle },
	{ "RegisterNotificationCallback: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_RegisterNotificationCallback, with_notifying, bit_flipped_handle },
	{ "RegisterNotificationCallback: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_RegisterNotificationCallback, with_notifying, stale_handle },
	{ "RegisterNotificationCallback: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_RegisterNotificationCallback, with_notifying, reallocated_handle },
	{ "RegisterNotificationCallback: STATUS_INVALID_HANDLE: another client's handle",
	  call_RegisterNotificationCallback, with_notifying, foreign_handle },
	{ "RegisterNotificationCallback: STATUS_INVALID_PARAMETER: NULL context",
	  call_RegisterNotificationCallback, with_notifying, null_context },
	{ "RegisterNotificationCallback: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_RegisterNotificationCallback, with_notifying, stale_context },
	{ "RegisterNotificationCallback: STATUS_INVALID_PARAMETER: NULL Fdo",
	  call_RegisterNotificationCallback, with_notifying, null_fdo },
	{ "RegisterNotificationCallback: STATUS_INVALID_PARAMETER: NULL routine",
	  call_RegisterNotificationCallback, with_notifying, null_routine },
	{ "RegisterNotificationCallback: STATUS_INVALID_PARAMETER: registered already",
	  call_RegisterNotificationCallback, with_callback },
	{ "RegisterNotificationCallback: STATUS_INSUFFICIENT_RESOURCES: 16 registered already",
	  call_RegisterNotificationCallback, sixteen_events },
	{ "RegisterNotificationCallback: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_RegisterNotificationCallback, with_notifying, controller_gone },

	{ "UnregisterNotificationCallback: STATUS_SUCCESS: engine at rest",
	  call_UnregisterNotificationCallback, with_callback, NULL, cannot_unregister_callback },
	{ "UnregisterNotificationCallback: STATUS_SUCCESS: engine running",
	  call_UnregisterNotificationCallback, with_callback_running, NULL,
	  cannot_unregister_callback },
	{ "UnregisterNotificationCallback: STATUS_SUCCESS: controller gone",
	  call_UnregisterNotificationCallback, with_callback, controller_gone,
	  cannot_unregister_callback },
	{ "UnregisterNotificationCallback: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_UnregisterNotificationCallback, with_callback, .at_dispatch = true },
	{ "UnregisterNotificationCallback: STATUS_INVALID_HANDLE: NULL handle",
	  call_UnregisterNotificationCallback, with_callback, null_handle },
	{ "UnregisterNotificationCallback: STATUS_INVALID_HANDLE: forged handle",
	  call_UnregisterNotificationCallback, with_callback, forged_handle },
	{ "UnregisterNotificationCallback: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_UnregisterNotificationCallback, with_callback, bit_flipped_handle },
	{ "UnregisterNotificationCallback: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_UnregisterNotificationCallback, with_callback, stale_handle },
	{ "UnregisterNotificationCallback: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_UnregisterNotificationCallback, with_callback, reallocated_handle },
	{ "UnregisterNotificationCallback: STATUS_INVALID_HANDLE: another client's handle",
	  call_UnregisterNotificationCallback, with_callback, foreign_handle },
	{ "UnregisterNotificationCallback: STATUS_INVALID_PARAMETER: NULL context",
	  call_UnregisterNotificationCallback, with_callback, null_context },
	{ "UnregisterNotificationCallback: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_UnregisterNotificationCallback, with_callback, stale_context },
	{ "UnregisterNotificationCallback: STATUS_INVALID_PARAMETER: NULL routine",
	  call_UnregisterNotificationCallback, with_callback, null_routine },
	{ "UnregisterNotificationCallback: STATUS_INVALID_PARAMETER: routine not registered",
	  call_UnregisterNotificationCallback, with_callback, another_routine },
	{ "UnregisterNotificationCallback: STATUS_INVALID_PARAMETER: context not registered",
	  call_UnregisterNotificationCallback, with_callback, another_cookie },
	{ "UnregisterNotificationCallback: STATUS_INVALID_PARAMETER: an event is no callback",
	  call_UnregisterNotificationCallback, with_event },
};

CONTRACT_TABLE(notify_table)

#define EXPECT_GOOD(c, call)	KUNIT_EXPECT_EQ((c)->test, (u32)(call), (u32)STATUS_SUCCESS)

/* What a callback saw; not on a stack, for the driver may call late when it has a bug. */
struct witness {
	unsigned int calls;
	KIRQL level;
	LARGE_INTEGER first;
	LARGE_INTEGER last;
	bool backwards;
};

static void witness_callback(PVOID context, LARGE_INTEGER time)
{
	struct witness *w = context;

	if (!w->calls)
		w->first = time;
	w->backwards |= w->calls && time.QuadPart < w->last.QuadPart;
	w->last = time;
	w->level = KeGetCurrentIrql();
	WRITE_ONCE(w->calls, w->calls + 1);
}

static struct witness *register_witness(struct contract *c)
{
	struct witness *w = kunit_kzalloc(c->test, sizeof(*w), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(c->test, w);
	c->args.routine = witness_callback;
	c->args.cookie = w;
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	return w;
}

/*
 * An engine with a notifying buffer of 1024 bytes, which 256 frames go round, running by hand.
 * The hardware fetches ahead of the link by its FIFO of 192 bytes, 48 frames.
 */
static void run_by_hand(struct contract *c, ULONG notifications)
{
	c->args.notifications = notifications;
	c->args.size = 1024;
	with_notifying_running(c);
}

#define LAP	256

static void set_state(struct contract *c, HDAUDIO_STREAM_STATE state)
{
	c->args.state = state;
	EXPECT_GOOD(c, call_SetDmaEngineState(c));
}

static void one_notification_a_lap(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct witness *w;

	run_by_hand(c, 1);
	w = register_witness(c);
	model_run(c->f->model, LAP * 10);
	KUNIT_EXPECT_EQ(test, w->calls, 10U);
	contract_end(c, false);
}

static void two_notifications_a_lap(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct witness *w;

	run_by_hand(c, 2);
	w = register_witness(c);
	model_run(c->f->model, LAP * 10);
	KUNIT_EXPECT_EQ(test, w->calls, 20U);
	KUNIT_EXPECT_EQ(test, w->level, (KIRQL)DISPATCH_LEVEL);
	contract_end(c, false);
}

static void buffer_without_notification_makes_none(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct model_stats stats;
	struct witness *w;

	c->args.size = 1024;
	with_running(c);
	w = register_witness(c);
	model_clear_stats(c->f->model);
	model_run(c->f->model, LAP * 4);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, w->calls, 0U);
	KUNIT_EXPECT_EQ(test, stats.irqs, 0ULL);
	contract_end(c, false);
}

/* The time is that of the interrupt, and time does not run backwards. */
static void callback_is_given_the_time(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	LARGE_INTEGER before, after;
	struct witness *w;

	run_by_hand(c, 2);
	w = register_witness(c);
	before = KeQueryPerformanceCounter(NULL);
	model_run(c->f->model, LAP * 2);
	udelay(1);	/* a frame run by hand may take no time */
	model_run(c->f->model, LAP * 2);
	after = KeQueryPerformanceCounter(NULL);
	KUNIT_ASSERT_EQ(test, w->calls, 8U);
	KUNIT_EXPECT_FALSE(test, w->backwards);
	KUNIT_EXPECT_GE(test, w->first.QuadPart, before.QuadPart);
	KUNIT_EXPECT_GT(test, w->last.QuadPart, w->first.QuadPart);
	KUNIT_EXPECT_LE(test, w->last.QuadPart, after.QuadPart);
	contract_end(c, false);
}

/* longer than the tick a coarse clock goes by */
#define HELD_UP_MS	20

static void interrupt_and_hold_delivery(void *arg)
{
	struct contract *c = arg;
	struct witness *w = c->args.cookie;

	model_run(c->f->model, LAP);
	mdelay(HELD_UP_MS);
	KUNIT_EXPECT_EQ(c->test, w->calls, 0U);
}

/* The interrupt comes while delivery is held up: the time is the earlier one. */
static void time_is_taken_in_the_interrupt(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	LARGE_INTEGER late;
	struct witness *w;

	run_by_hand(c, 1);
	w = register_witness(c);
	fixture_at_dispatch(interrupt_and_hold_delivery, c);
	late = KeQueryPerformanceCounter(NULL);
	KUNIT_EXPECT_TRUE(test, wait_event_timeout(c->f->ctrl->streams.idle, READ_ONCE(w->calls),
						   HZ));
	KUNIT_EXPECT_EQ(test, w->calls, 1U);
	KUNIT_EXPECT_LE(test, w->first.QuadPart, late.QuadPart - HELD_UP_MS * 10000 / 2);
	contract_end(c, false);
}

/* Every registered event is set at every interrupt, again after it was cleared. */
static void events_are_set_at_each_interrupt(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int i, k, set;

	run_by_hand(c, 2);
	for (i = 0; i < 3; i++) {
		KeInitializeEvent(&more_events[i], i == 1 ? SynchronizationEvent
							 : NotificationEvent, FALSE);
		c->args.event = &more_events[i];
		EXPECT_GOOD(c, call_RegisterNotificationEvent(c));
	}
	model_run(c->f->model, LAP / 2);
	for (k = 0; k < 6; k++) {
		for (i = 0, set = 0; i < 3; i++)
			set += !!KeResetEvent(&more_events[i]);
		KUNIT_EXPECT_EQ(test, set, 3U);
		KUNIT_EXPECT_EQ(test, KeReadStateEvent(&more_events[0]), 0);
		model_run(c->f->model, LAP / 2);
	}
	contract_end(c, false);
}

static void unregistered_event_is_not_touched(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	run_by_hand(c, 2);
	EXPECT_GOOD(c, call_RegisterNotificationEvent(c));
	EXPECT_GOOD(c, call_UnregisterNotificationEvent(c));
	model_run(c->f->model, LAP * 2);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&c->event), 0);
	contract_end(c, false);
}

static void unregistered_callback_is_not_called(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct witness *first, *second;

	run_by_hand(c, 2);
	first = register_witness(c);
	second = register_witness(c);
	model_run(c->f->model, LAP);
	EXPECT_GOOD(c, call_UnregisterNotificationCallback(c));
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, first->calls, 4U);
	KUNIT_EXPECT_EQ(test, second->calls, 2U);
	contract_end(c, false);
}

static void paused_engine_notifies_nobody(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct witness *w;

	run_by_hand(c, 2);
	w = register_witness(c);
	model_run(c->f->model, LAP);
	set_state(c, PauseState);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 2U);
	set_state(c, RunState);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 4U);
	contract_end(c, false);
}

/* A registration outlives buffers; only the engine's end takes it away. */
static void registration_outlives_the_buffer(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct witness *w;

	run_by_hand(c, 1);
	w = register_witness(c);
	model_run(c->f->model, LAP);
	set_state(c, PauseState);
	set_state(c, ResetState);
	EXPECT_GOOD(c, call_FreeDmaBufferWithNotification(c));
	c->args.size = 1024;
	EXPECT_GOOD(c, call_AllocateDmaBufferWithNotification(c));
	set_state(c, StopState);
	set_state(c, RunState);
	model_run(c->f->model, LAP);
	KUNIT_EXPECT_EQ(test, w->calls, 2U);
	contract_end(c, false);
}

/* Notifications of one engine are nothing to another's registrations. */
static void engines_notify_their_own(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	struct witness *first, *second;

	run_by_hand(c, 2);
	first = register_witness(c);
	c->args.notifications = 1;
	c->args.size = 2048;
	with_notifying_running(c);
	second = register_witness(c);
	model_run(c->f->model, LAP * 4);
	KUNIT_EXPECT_EQ(test, first->calls, 8U);
	KUNIT_EXPECT_EQ(test, second->calls, 2U);
	contract_end(c, false);
}

static void fdo_is_held_while_registered(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int before;

	with_notifying(c);
	before = fdo_references(c);
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	KUNIT_EXPECT_EQ(test, fdo_references(c), before + 1);
	another_routine(c);
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	KUNIT_EXPECT_EQ(test, fdo_references(c), before + 2);
	KUNIT_EXPECT_EQ(test, (u32)call_RegisterNotificationCallback(c),
			(u32)STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, fdo_references(c), before + 2);
	EXPECT_GOOD(c, call_UnregisterNotificationCallback(c));
	KUNIT_EXPECT_EQ(test, fdo_references(c), before + 1);
	contract_end(c, false);
}

/* The engine is freed above PASSIVE_LEVEL, where a device cannot be let go of: soon after. */
static void fdo_is_let_go_with_the_engine(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int before;
	KIRQL irql;

	with_engine(c);
	before = fdo_references(c);
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	irql = KeRaiseIrqlToDpcLevel();
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	KeLowerIrql(irql);
	flush_work(&c->f->ctrl->streams.reap);
	KUNIT_EXPECT_EQ(test, fdo_references(c), before);
	contract_end(c, false);
}

static void fdo_is_let_go_with_the_client(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int before;

	with_notifying_running(c);
	before = fdo_references(c);
	EXPECT_GOOD(c, call_RegisterNotificationCallback(c));
	fixture_drop_client(c->v3);
	KUNIT_EXPECT_EQ(test, fdo_references(c), before);
	contract_end(c, false);
}

static void registering_without_memory(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	NTSTATUS status;

	with_notifying(c);
	fault_memory_need(test, GFP_KERNEL);
	fault_memory(1);
	status = call_RegisterNotificationEvent(c);
	KUNIT_EXPECT_TRUE(test, fault_memory_hit());
	KUNIT_EXPECT_EQ(test, (u32)status, (u32)STATUS_INSUFFICIENT_RESOURCES);
	KUNIT_EXPECT_EQ(test, (u32)call_UnregisterNotificationEvent(c),
			(u32)STATUS_INVALID_PARAMETER);
	contract_end(c, false);
}

/* Of what was registered on an engine that was given back nothing counts for its next owner. */
static void registrations_go_with_the_engine(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int round, i;

	for (round = 0; round < 2; round++) {
		with_engine(c);
		for (i = 0; i < REGISTRATIONS; i++) {
			KeInitializeEvent(&more_events[i], NotificationEvent, FALSE);
			c->args.event = &more_events[i];
			EXPECT_GOOD(c, call_RegisterNotificationEvent(c));
		}
		EXPECT_GOOD(c, call_FreeDmaEngine(c));
	}
	with_engine(c);
	contract_end(c, false);
}

static struct kunit_case ddi_notify_cases[] = {
	CONTRACT_CASES(notify_table),
	KUNIT_CASE(registrations_go_with_the_engine),
	KUNIT_CASE(one_notification_a_lap),
	KUNIT_CASE(two_notifications_a_lap),
	KUNIT_CASE(buffer_without_notification_makes_none),
	KUNIT_CASE(callback_is_given_the_time),
	KUNIT_CASE(time_is_taken_in_the_interrupt),
	KUNIT_CASE(events_are_set_at_each_interrupt),
	KUNIT_CASE(unregistered_event_is_not_touched),
	KUNIT_CASE(unregistered_callback_is_not_called),
	KUNIT_CASE(paused_engine_notifies_nobody),
	KUNIT_CASE(registration_outlives_the_buffer),
	KUNIT_CASE(engines_notify_their_own),
	KUNIT_CASE(fdo_is_held_while_registered),
	KUNIT_CASE(fdo_is_let_go_with_the_engine),
	KUNIT_CASE(fdo_is_let_go_with_the_client),
	KUNIT_CASE(registering_without_memory),
	{ }
};

static struct kunit_suite ddi_notify_suite = {
	.name = "ddi_notify",
	.test_cases = ddi_notify_cases,
};

kunit_test_suite(ddi_notify_suite);
