// SPDX-License-Identifier: GPL-2.0
/*
 * KDPC: one queue, and one of the kernel's deferred calls that works through it.
 *
 * Nothing is ever registered for a single KDPC, as NT has no routine that would undo it. A call
 * takes what is queued when it begins; what its routines queue is for the next one, so that
 * one that queues itself each time does not keep the processor.
 */
#include <linux/completion.h>
#include <linux/export.h>

#include "compat.h"

#include "nt/irql.h"

#include "nt_priv.h"

DEFINE_SPINLOCK(hdb_dispatcher_lock);

static LIST_HEAD(dpc_queue);
static struct hdb_dpc dpc_worker;

/* Take the first DPC of a round off it, with what its routine needs: it may free the DPC. */
static PRKDPC dpc_pop(struct list_head *round, KDPC *copy)
{
	unsigned long flags;
	PRKDPC dpc;

	spin_lock_irqsave(&hdb_dispatcher_lock, flags);
	dpc = list_first_entry_or_null(round, KDPC, link);
	if (dpc) {
		list_del_init(&dpc->link);
		*copy = *dpc;
	}
	spin_unlock_irqrestore(&hdb_dispatcher_lock, flags);
	return dpc;
}

static void dpc_work(struct hdb_dpc *worker)
{
	LIST_HEAD(round);
	PRKDPC dpc;
	KDPC copy;

	spin_lock_irq(&hdb_dispatcher_lock);
	list_splice_init(&dpc_queue, &round);
	spin_unlock_irq(&hdb_dispatcher_lock);
	while ((dpc = dpc_pop(&round, &copy)))
		copy.routine(dpc, copy.context, copy.argument1, copy.argument2);
}

/**
 * hdb_dpc_insert - queue a DPC
 * @dpc: the DPC
 * @argument1: for its routine
 * @argument2: for its routine
 *
 * Context: any; hdb_dispatcher_lock held.
 * Return: false if it is queued already; its arguments are the first ones then.
 */
bool hdb_dpc_insert(PRKDPC dpc, PVOID argument1, PVOID argument2)
{
	lockdep_assert_held(&hdb_dispatcher_lock);
	if (!list_empty(&dpc->link))
		return false;
	dpc->argument1 = argument1;
	dpc->argument2 = argument2;
	list_add_tail(&dpc->link, &dpc_queue);
	hdb_dpc_schedule(&dpc_worker);
	return true;
}

/**
 * KeInitializeDpc - make a DPC
 * @Dpc: memory for it; any, for it holds nothing that must be given back
 * @DeferredRoutine: what it calls
 * @DeferredContext: for that
 *
 * Context: any.
 */
VOID KeInitializeDpc(PRKDPC Dpc, PKDEFERRED_ROUTINE DeferredRoutine, PVOID DeferredContext)
{
	INIT_LIST_HEAD(&Dpc->link);
	Dpc->routine = DeferredRoutine;
	Dpc->context = DeferredContext;
	Dpc->argument1 = NULL;
	Dpc->argument2 = NULL;
}
EXPORT_SYMBOL_GPL(KeInitializeDpc);

/**
 * KeInsertQueueDpc - have a DPC's routine called soon
 * @Dpc: the DPC
 * @SystemArgument1: for the routine
 * @SystemArgument2: for the routine
 *
 * Context: any, hard interrupts included.
 * Return: FALSE if it is queued already, with the arguments it was queued with.
 */
BOOLEAN KeInsertQueueDpc(PRKDPC Dpc, PVOID SystemArgument1, PVOID SystemArgument2)
{
	unsigned long flags;
	BOOLEAN inserted;

	spin_lock_irqsave(&hdb_dispatcher_lock, flags);
	inserted = hdb_dpc_insert(Dpc, SystemArgument1, SystemArgument2);
	spin_unlock_irqrestore(&hdb_dispatcher_lock, flags);
	return inserted;
}
EXPORT_SYMBOL_GPL(KeInsertQueueDpc);

/**
 * KeRemoveQueueDpc - have it not called after all
 * @Dpc: the DPC
 *
 * Does not wait: the routine may be running, see KeFlushQueuedDpcs().
 *
 * Context: any, hard interrupts included.
 * Return: TRUE if it was queued.
 */
BOOLEAN KeRemoveQueueDpc(PRKDPC Dpc)
{
	unsigned long flags;
	BOOLEAN queued;

	spin_lock_irqsave(&hdb_dispatcher_lock, flags);
	queued = !list_empty(&Dpc->link);
	list_del_init(&Dpc->link);
	spin_unlock_irqrestore(&hdb_dispatcher_lock, flags);
	return queued;
}
EXPORT_SYMBOL_GPL(KeRemoveQueueDpc);

static VOID flush_passed(PKDPC dpc, PVOID passed, PVOID argument1, PVOID argument2)
{
	complete(passed);
}

/**
 * KeFlushQueuedDpcs - wait until every DPC queued so far has been called and has returned
 *
 * Context: PASSIVE_LEVEL; above it there is a warning, and no waiting.
 */
VOID KeFlushQueuedDpcs(void)
{
	DECLARE_COMPLETION_ONSTACK(passed);
	KDPC last;

	if (WARN_ON_ONCE(KeGetCurrentIrql() > APC_LEVEL))
		return;
	KeInitializeDpc(&last, flush_passed, &passed);
	KeInsertQueueDpc(&last, NULL, NULL);
	wait_for_completion(&passed);
}
EXPORT_SYMBOL_GPL(KeFlushQueuedDpcs);

/**
 * hdb_dpcs_init - before the first DPC
 *
 * Context: any.
 */
void hdb_dpcs_init(void)
{
	hdb_dpc_init(&dpc_worker, dpc_work);
}

/**
 * hdb_dpcs_exit - after the last DPC
 *
 * Context: process, may sleep.
 */
void hdb_dpcs_exit(void)
{
	hdb_dpc_kill(&dpc_worker);
}
