// SPDX-License-Identifier: GPL-2.0
/*
 * IRQL: read from, and raised by, the kernel's own context counters, and what nt_level.c has noted.
 */
#include <linux/bottom_half.h>
#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>

#include "nt/irql.h"

#include "nt_level.h"

/**
 * KeGetCurrentIrql - what the caller may do
 *
 * Where the kernel does not count preemption, a plain spin lock is invisible to this; the
 * locks of nt/spinlock.h turn bottom halves off, which is always counted.
 *
 * Context: any.
 * Return: DIRQL_LEVEL in a hard interrupt, and in a routine for one where the kernel calls it
 * elsewhere (PREEMPT_RT, polling); DISPATCH_LEVEL where sleeping is not allowed for another reason;
 * APC_LEVEL in a thread with a fast mutex, or that has raised to it; PASSIVE_LEVEL in any other.
 */
KIRQL KeGetCurrentIrql(void)
{
	if (!preempt_count() && !softirq_count() && !irqs_disabled() && !rcu_preempt_depth())
		return hdb_level_noted(HDB_NOTED_APC) ? APC_LEVEL : PASSIVE_LEVEL;
	if (in_hardirq() || in_nmi() || hdb_level_noted(HDB_NOTED_ISR))
		return DIRQL_LEVEL;
	return DISPATCH_LEVEL;
}
EXPORT_SYMBOL_GPL(KeGetCurrentIrql);

/**
 * KeRaiseIrql - go up to DISPATCH_LEVEL or APC_LEVEL
 * @NewIrql: one of these, or a level the caller is at already; nothing else can be had
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
	if (NewIrql == APC_LEVEL && *OldIrql < APC_LEVEL)
		hdb_level_note(HDB_NOTED_APC);
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
	if (NewIrql < DISPATCH_LEVEL && softirq_count())
		local_bh_enable();
	if (NewIrql < APC_LEVEL && hdb_level_noted(HDB_NOTED_APC))
		hdb_level_drop(HDB_NOTED_APC);
}
EXPORT_SYMBOL_GPL(KeLowerIrql);
