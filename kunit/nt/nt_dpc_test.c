// SPDX-License-Identifier: GPL-2.0
/*
 * Deferred procedure calls.
 */
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/slab.h>

#include "fixture.h"
#include "nt_waiter.h"

/* What the routine of a DPC saw. */
struct call {
	KDPC dpc;
	unsigned int calls;
	KIRQL level;
	PKDPC self;
	PVOID argument1;
	PVOID argument2;
	struct completion called;
};

static VOID note_call(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct call *c = context;

	c->calls++;
	c->level = KeGetCurrentIrql();
	c->self = dpc;
	c->argument1 = argument1;
	c->argument2 = argument2;
	complete(&c->called);
}

static struct call *call_new(struct kunit *test)
{
	struct call *c = kunit_kzalloc(test, sizeof(*c), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, c);
	init_completion(&c->called);
	KeInitializeDpc(&c->dpc, note_call, c);
	return c;
}

static void expect_called(struct kunit *test, struct call *c)
{
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&c->called, PATIENCE), 0UL);
}

static void dpc_is_called(struct kunit *test)
{
	struct call *c = call_new(test);
	int a, b;

	KUNIT_EXPECT_TRUE(test, KeInsertQueueDpc(&c->dpc, &a, &b));
	expect_called(test, c);
	KUNIT_EXPECT_EQ(test, c->calls, 1U);
	KUNIT_EXPECT_EQ(test, c->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_PTR_EQ(test, c->self, &c->dpc);
	KUNIT_EXPECT_PTR_EQ(test, c->argument1, (PVOID)&a);
	KUNIT_EXPECT_PTR_EQ(test, c->argument2, (PVOID)&b);
	KUNIT_EXPECT_TRUE(test, KeInsertQueueDpc(&c->dpc, NULL, NULL));
	expect_called(test, c);
	KUNIT_EXPECT_EQ(test, c->calls, 2U);
	KeFlushQueuedDpcs();
}

/* Something that a DPC must not run into: the level is held at DISPATCH on this CPU. */
struct twice {
	struct call *c;
	BOOLEAN first;
	BOOLEAN second;
	BOOLEAN removed;
	BOOLEAN removed_again;
};

static void insert_twice(void *arg)
{
	struct twice *t = arg;

	t->first = KeInsertQueueDpc(&t->c->dpc, &t->first, NULL);
	t->second = KeInsertQueueDpc(&t->c->dpc, &t->second, NULL);
}

/* One that is queued keeps what it was queued with. */
static void dpc_inserted_twice(struct kunit *test)
{
	struct twice t = { .c = call_new(test), .second = TRUE };

	KeFlushQueuedDpcs();
	fixture_at_dispatch(insert_twice, &t);
	KeFlushQueuedDpcs();
	KUNIT_EXPECT_TRUE(test, t.first);
	KUNIT_EXPECT_FALSE(test, t.second);
	KUNIT_EXPECT_EQ(test, t.c->calls, 1U);
	KUNIT_EXPECT_PTR_EQ(test, t.c->argument1, (PVOID)&t.first);
}

static void insert_and_remove(void *arg)
{
	struct twice *t = arg;

	t->first = KeInsertQueueDpc(&t->c->dpc, &t->first, NULL);
	t->removed = KeRemoveQueueDpc(&t->c->dpc);
	t->removed_again = KeRemoveQueueDpc(&t->c->dpc);
}

static void dpc_removed(struct kunit *test)
{
	struct twice t = { .c = call_new(test), .removed_again = TRUE };

	KeFlushQueuedDpcs();
	fixture_at_dispatch(insert_and_remove, &t);
	KeFlushQueuedDpcs();
	KUNIT_EXPECT_TRUE(test, t.first);
	KUNIT_EXPECT_TRUE(test, t.removed);
	KUNIT_EXPECT_FALSE(test, t.removed_again);
	KUNIT_EXPECT_EQ(test, t.c->calls, 0U);
	KUNIT_EXPECT_FALSE(test, KeRemoveQueueDpc(&t.c->dpc));
	KUNIT_EXPECT_TRUE(test, KeInsertQueueDpc(&t.c->dpc, NULL, NULL));
	KeFlushQueuedDpcs();
	KUNIT_EXPECT_EQ(test, t.c->calls, 1U);
}

static void insert_call(void *arg)
{
	struct call *c = arg;

	KeInsertQueueDpc(&c->dpc, c, NULL);
}

static void dpc_from_hardirq(struct kunit *test)
{
	struct call *c = call_new(test);

	fixture_in_hardirq(insert_call, c);
	expect_called(test, c);
	KUNIT_EXPECT_EQ(test, c->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_PTR_EQ(test, c->argument1, (PVOID)c);
	KeFlushQueuedDpcs();
}

/* The order they were queued in. */
struct order {
	KDPC dpc[4];
	unsigned int n;
	PKDPC called[4];
};

static VOID note_order(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct order *o = context;

	if (o->n < ARRAY_SIZE(o->called))
		o->called[o->n++] = dpc;
}

static void insert_all(void *arg)
{
	struct order *o = arg;

	KeInsertQueueDpc(&o->dpc[2], NULL, NULL);
	KeInsertQueueDpc(&o->dpc[0], NULL, NULL);
	KeInsertQueueDpc(&o->dpc[3], NULL, NULL);
	KeInsertQueueDpc(&o->dpc[1], NULL, NULL);
}

static void dpc_order(struct kunit *test)
{
	struct order *o = kunit_kzalloc(test, sizeof(*o), GFP_KERNEL);
	size_t i;

	KUNIT_ASSERT_NOT_NULL(test, o);
	for (i = 0; i < ARRAY_SIZE(o->dpc); i++)
		KeInitializeDpc(&o->dpc[i], note_order, o);
	KeSetImportanceDpc(&o->dpc[3], HighImportance);
	KeFlushQueuedDpcs();
	fixture_at_dispatch(insert_all, o);
	KeFlushQueuedDpcs();
	KUNIT_ASSERT_EQ(test, o->n, 4U);
	KUNIT_EXPECT_PTR_EQ(test, o->called[0], &o->dpc[2]);
	KUNIT_EXPECT_PTR_EQ(test, o->called[1], &o->dpc[0]);
	KUNIT_EXPECT_PTR_EQ(test, o->called[2], &o->dpc[3]);
	KUNIT_EXPECT_PTR_EQ(test, o->called[3], &o->dpc[1]);
}

/* One that queues itself a number of times. */
struct again {
	KDPC dpc;
	unsigned int left;
	struct completion done;
};

static VOID queue_again(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct again *a = context;

	if (!a->left--)
		complete(&a->done);
	else if (!KeInsertQueueDpc(dpc, NULL, NULL))
		a->left = 0;
}

static void dpc_queues_itself(struct kunit *test)
{
	struct again *a = kunit_kzalloc(test, sizeof(*a), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, a);
	a->left = 1000;
	init_completion(&a->done);
	KeInitializeDpc(&a->dpc, queue_again, a);
	KeInsertQueueDpc(&a->dpc, NULL, NULL);
	KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&a->done, PATIENCE), 0UL);
	KUNIT_EXPECT_EQ(test, a->left, ~0U);
	KeFlushQueuedDpcs();
}

static VOID free_self(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct completion *done = context;

	kfree(dpc);
	complete(done);
}

/* A routine may free its DPC, and its memory be used by others (KASAN watches). */
static void dpc_frees_itself(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(done);
	unsigned int i;

	for (i = 0; i < 500; i++) {
		PKDPC dpc = kmalloc(sizeof(*dpc), GFP_KERNEL);

		KUNIT_ASSERT_NOT_NULL(test, dpc);
		KeInitializeDpc(dpc, free_self, &done);
		KeInsertQueueDpc(dpc, NULL, NULL);
		KUNIT_ASSERT_GT(test, wait_for_completion_timeout(&done, PATIENCE), 0UL);
	}
}

struct gated {
	KDPC dpc;
	struct fixture_gate gate;
};

static VOID pass_gate(PKDPC dpc, PVOID context, PVOID argument1, PVOID argument2)
{
	struct gated *g = context;

	fixture_gate_pass(&g->gate);
}

static int insert_gated(void *arg)
{
	struct gated *g = arg;

	local_bh_disable();
	KeInsertQueueDpc(&g->dpc, NULL, NULL);
	local_bh_enable();
	return 0;
}

static int open_later(void *arg)
{
	struct gated *g = arg;

	msleep(20);
	fixture_gate_open(&g->gate);
	return 0;
}

/* Flushing waits for a routine that runs already. */
static void dpc_flush_waits(struct kunit *test)
{
	struct gated *g = kunit_kzalloc(test, sizeof(*g), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, g);
	KeInitializeDpc(&g->dpc, pass_gate, g);
	fixture_gate_init(test, &g->gate);
	fixture_thread(test, g->gate.there, insert_gated, g);
	fixture_gate_wait_entered(test, &g->gate);
	fixture_thread(test, g->gate.here, open_later, g);
	KeFlushQueuedDpcs();
	KUNIT_EXPECT_TRUE(test, fixture_gate_left(&g->gate));
}

static struct kunit_case dpc_cases[] = {
	KUNIT_CASE(dpc_is_called),
	KUNIT_CASE(dpc_inserted_twice),
	KUNIT_CASE(dpc_removed),
	KUNIT_CASE(dpc_from_hardirq),
	KUNIT_CASE(dpc_order),
	KUNIT_CASE(dpc_queues_itself),
	KUNIT_CASE(dpc_frees_itself),
	KUNIT_CASE(dpc_flush_waits),
	{}
};

static struct kunit_suite dpc_suite = {
	.name = "hdaudio_nt_dpc",
	.suite_init = services_suite_init,
	.suite_exit = services_suite_exit,
	.test_cases = dpc_cases,
};

kunit_test_suite(dpc_suite);
