// SPDX-License-Identifier: GPL-2.0
/*
 * IRQL: read from, and raised by, the kernel's own context counters.
 */
#include <linux/bottom_half.h>
#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>

#include "nt/irql.h"

/**
 * KeGetCurrentIrql - what the caller may do
 *
 * Where the kernel does not count preemption, a plain spin lock is invisible to this; the
 * locks of nt/spinlock.h turn bottom halves off, which is always counted.
 *
 * Context: any.
 * Return: DIRQL_LEVEL in a hard interrupt, DISPATCH_LEVEL where sleeping is not allowed for
 * another reason, PASSIVE_LEVEL where it is.
 */
KIRQL KeGetCurrentIrql(void)
{
	if (!preempt_count() && !softirq_count() && !irqs_disabled() && !rcu_preempt_depth())
		return PASSIVE_LEVEL;
	return in_hardirq() || in_nmi() ? DIRQL_LEVEL : DISPATCH_LEVEL;
}
EXPORT_SYMBOL_GPL(KeGetCurrentIrql);

/**
 * KeRaiseIrql - go up to DISPATCH_LEVEL
 * @NewIrql: DISPATCH_LEVEL, or a level the caller is at already; nothing else can be had
 * @OldIrql: takes the level before, for KeLowerIrql()
 *
 * Context: at or below DISPATCH_LEVEL.
 */
VOID KeRaiseIrql(KIRQL NewIrql, PKIRQL OldIrql)
{
	*OldIrql = KeGetCurrentIrql();
	WARN_ON_ONCE(NewIrql > DISPATCH_LEVEL || NewIrql < *OldIrql);
	if (NewIrql >= DISPATCH_LEVEL && *OldIrql < DISPATCH_LEVEL)
		local_bh_disable();
}
EXPORT_SYMBOL_GPL(KeRaiseIrql);

/**
 * KeRaiseIrqlToDpcLevel - go up to DISPATCH_LEVEL
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return: the level before, for KeLowerIrql().
 */
KIRQL KeRaiseIrqlToDpcLevel(void)
{
	KIRQL irql;

	KeRaiseIrql(DISPATCH_LEVEL, &irql);
	return irql;
}
EXPORT_SYMBOL_GPL(KeRaiseIrqlToDpcLevel);

/**
 * KeLowerIrql - go back to the level before KeRaiseIrql()
 * @NewIrql: the level KeRaiseIrql() gave
 *
 * Context: the level raised to, in the same thread.
 */
VOID KeLowerIrql(KIRQL NewIrql)
{
	/* From APC_LEVEL, which is no different from PASSIVE_LEVEL, there is nothing to undo. */
	if (NewIrql < DISPATCH_LEVEL && softirq_count())
		local_bh_enable();
}
EXPORT_SYMBOL_GPL(KeLowerIrql);
