// SPDX-License-Identifier: GPL-2.0
/*
 * Levels, and the spin locks that raise them.
 */
#include <linux/completion.h>
#include <linux/rcupdate.h>

#include <kunit/test.h>

#include "nt/nt.h"

#include "compat.h"
#include "fixture.h"
#include "nt/nt_level.h"

static void note_level(void *arg)
{
	*(KIRQL *)arg = KeGetCurrentIrql();
}

static KIRQL level_in_process(void)
{
	return KeGetCurrentIrql();
}

static KIRQL level_with_bottom_halves_off(void)
{
	KIRQL level;

	fixture_at_dispatch(note_level, &level);
	return level;
}

static KIRQL level_with_interrupts_off(void)
{
	KIRQL level;

	local_irq_disable();
	level = KeGetCurrentIrql();
	local_irq_enable();
	return level;
}

static KIRQL level_with_preemption_off(void)
{
	KIRQL level;

	preempt_disable();
	level = KeGetCurrentIrql();
	preempt_enable();
	return level;
}

static KIRQL level_reading_rcu(void)
{
	KIRQL level;

	rcu_read_lock();
	level = KeGetCurrentIrql();
	rcu_read_unlock();
	return level;
}

static KIRQL level_in_hardirq(void)
{
	KIRQL level;

	fixture_in_hardirq(note_level, &level);
	return level;
}

struct level_dpc {
	struct hdb_dpc dpc;
	struct completion done;
	KIRQL level;
};

static void level_dpc_run(struct hdb_dpc *dpc)
{
	struct level_dpc *d = container_of(dpc, struct level_dpc, dpc);

	d->level = KeGetCurrentIrql();
	complete(&d->done);
}

static KIRQL level_in_softirq(void)
{
	static struct level_dpc d;

	init_completion(&d.done);
	hdb_dpc_init(&d.dpc, level_dpc_run);
	hdb_dpc_schedule(&d.dpc);
	wait_for_completion(&d.done);
	hdb_dpc_kill(&d.dpc);
	return d.level;
}

static KIRQL level_with_fast_mutex(void)
{
	KIRQL level;

	fixture_under_mutex(note_level, &level);
	return level;
}

static void note_level_at_dispatch(void *arg)
{
	fixture_at_dispatch(note_level, arg);
}

static KIRQL level_with_fast_mutex_at_dispatch(void)
{
	KIRQL level;

	fixture_under_mutex(note_level_at_dispatch, &level);
	return level;
}

static void note_level_as_isr(void *arg)
{
	hdb_level_note(HDB_NOTED_ISR);
	note_level(arg);
	hdb_level_drop(HDB_NOTED_ISR);
}

static KIRQL level_in_a_threads_isr(void)
{
	KIRQL level;

	fixture_at_dispatch(note_level_as_isr, &level);
	return level;
}

static KIRQL level_with_spin_lock(void)
{
	KSPIN_LOCK lock;
	KIRQL old, level;

	KeInitializeSpinLock(&lock);
	KeAcquireSpinLock(&lock, &old);
	level = KeGetCurrentIrql();
	KeReleaseSpinLock(&lock, old);
	return level;
}

struct level_case {
	const char *name;
	KIRQL (*level)(void);
	KIRQL want;
};

static const struct level_case level_cases[] = {
	{ "process", level_in_process, PASSIVE_LEVEL },
	{ "bottom halves off", level_with_bottom_halves_off, DISPATCH_LEVEL },
	{ "interrupts off", level_with_interrupts_off, DISPATCH_LEVEL },
	{ "preemption off", level_with_preemption_off, DISPATCH_LEVEL },
	{ "RCU reader", level_reading_rcu, DISPATCH_LEVEL },
	{ "softirq", level_in_softirq, DISPATCH_LEVEL },
	{ "fast mutex held", level_with_fast_mutex, APC_LEVEL },
	{ "bottom halves off, fast mutex held", level_with_fast_mutex_at_dispatch, DISPATCH_LEVEL },
	{ "NT spin lock held", level_with_spin_lock, DISPATCH_LEVEL },
	{ "interrupt routine in a thread", level_in_a_threads_isr, DIRQL_LEVEL },
	{ "hard interrupt", level_in_hardirq, DIRQL_LEVEL },
};

static void level_name(const struct level_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(level, level_cases, level_name);

static void irql_levels(struct kunit *test)
{
	const struct level_case *c = test->param_value;

	KUNIT_EXPECT_EQ(test, c->level(), c->want);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
}

/* Raised twice, lowered twice, and only the last lowering arrives at the bottom. */
static void irql_raise_and_lower(struct kunit *test)
{
	KIRQL first, second, level[3];

	KeRaiseIrql(DISPATCH_LEVEL, &first);
	level[0] = KeGetCurrentIrql();
	second = KeRaiseIrqlToDpcLevel();
	level[1] = KeGetCurrentIrql();
	KeLowerIrql(second);
	level[2] = KeGetCurrentIrql();
	KeLowerIrql(first);
	KUNIT_EXPECT_EQ(test, first, PASSIVE_LEVEL);
	KUNIT_EXPECT_EQ(test, second, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, level[0], DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, level[1], DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, level[2], DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
}

/* By itself, twice, with a mutex and a higher level in between: each lowering ends its own. */
static void irql_raise_to_apc(struct kunit *test)
{
	KIRQL old, again, higher;
	FAST_MUTEX mutex;

	ExInitializeFastMutex(&mutex);
	KeRaiseIrql(APC_LEVEL, &old);
	KeRaiseIrql(APC_LEVEL, &again);
	KUNIT_EXPECT_EQ(test, old, PASSIVE_LEVEL);
	KUNIT_EXPECT_EQ(test, again, APC_LEVEL);
	ExAcquireFastMutex(&mutex);
	KeRaiseIrql(DISPATCH_LEVEL, &higher);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), DISPATCH_LEVEL);
	KeLowerIrql(higher);
	KUNIT_EXPECT_EQ(test, higher, APC_LEVEL);
	ExReleaseFastMutex(&mutex);
	KeLowerIrql(again);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), APC_LEVEL);
	KeLowerIrql(old);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
}

/* Locks may be released in the order they were taken, not only the other way round. */
static void irql_nested_locks(struct kunit *test)
{
	KIRQL outer, inner, between;
	KSPIN_LOCK a, b;

	KeInitializeSpinLock(&a);
	KeInitializeSpinLock(&b);
	outer = KeAcquireSpinLockRaiseToDpc(&a);
	KeAcquireSpinLock(&b, &inner);
	KeReleaseSpinLock(&a, inner);
	between = KeGetCurrentIrql();
	KeReleaseSpinLock(&b, outer);
	KUNIT_EXPECT_EQ(test, outer, PASSIVE_LEVEL);
	KUNIT_EXPECT_EQ(test, inner, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, between, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, KeGetCurrentIrql(), PASSIVE_LEVEL);
}

static void irql_try_lock(struct kunit *test)
{
	BOOLEAN first = FALSE, second = FALSE;
	KSPIN_LOCK lock;
	KIRQL old;

	KeInitializeSpinLock(&lock);
	KeRaiseIrql(DISPATCH_LEVEL, &old);
	if (KeTryToAcquireSpinLockAtDpcLevel(&lock)) {
		first = TRUE;
		if (KeTryToAcquireSpinLockAtDpcLevel(&lock)) {
			second = TRUE;
			KeReleaseSpinLockFromDpcLevel(&lock);
		}
		KeReleaseSpinLockFromDpcLevel(&lock);
	}
	KeLowerIrql(old);
	KUNIT_EXPECT_TRUE(test, first);
	KUNIT_EXPECT_FALSE(test, second);
}

/* Two threads that count, one at PASSIVE_LEVEL and one that has raised its level already. */
struct counting {
	KSPIN_LOCK lock;
	unsigned int count;
	struct completion done;
};

#define COUNT_TO	20000U

static int counting_thread(void *arg)
{
	struct counting *c = arg;
	unsigned int i;
	KIRQL old;

	for (i = 0; i < COUNT_TO; i++) {
		KeRaiseIrql(DISPATCH_LEVEL, &old);
		KeAcquireSpinLockAtDpcLevel(&c->lock);
		c->count++;
		KeReleaseSpinLockFromDpcLevel(&c->lock);
		KeLowerIrql(old);
	}
	complete(&c->done);
	return 0;
}

static void irql_lock_excludes(struct kunit *test)
{
	struct counting c = {};
	unsigned int i;
	KIRQL old;

	KeInitializeSpinLock(&c.lock);
	init_completion(&c.done);
	fixture_thread(test, FIXTURE_ANY_CPU, counting_thread, &c);
	for (i = 0; i < COUNT_TO; i++) {
		KeAcquireSpinLock(&c.lock, &old);
		c.count++;
		KeReleaseSpinLock(&c.lock, old);
	}
	wait_for_completion(&c.done);
	KUNIT_EXPECT_EQ(test, c.count, 2 * COUNT_TO);
}

static struct kunit_case irql_cases[] = {
	KUNIT_CASE_PARAM(irql_levels, level_gen_params),
	KUNIT_CASE(irql_raise_and_lower),
	KUNIT_CASE(irql_raise_to_apc),
	KUNIT_CASE(irql_nested_locks),
	KUNIT_CASE(irql_try_lock),
	KUNIT_CASE(irql_lock_excludes),
	{}
};

static struct kunit_suite irql_suite = {
	.name = "hdaudio_nt_irql",
	.test_cases = irql_cases,
};

kunit_test_suite(irql_suite);
