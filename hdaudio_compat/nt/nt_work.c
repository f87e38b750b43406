// SPDX-License-Identifier: GPL-2.0
/*
 * Work items, on a workqueue of this module's.
 *
 * An item is held by its owner until IoFreeWorkItem() and by each queueing until the routine has
 * returned. What the routine is called with is taken from the item before: from then on its
 * owner may queue it anew, with something else.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/kref.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

#include "nt/irql.h"
#include "nt/work.h"

#include "nt_priv.h"

/**
 * struct _IO_WORKITEM - a work item
 * @work: on the queue
 * @users: the owner, and the queueing
 * @lock: guards the members below
 * @queued: the routine has not been called yet
 * @device: what the item is for
 * @routine: the client's
 * @context: for it
 */
struct _IO_WORKITEM {
	struct work_struct work;
	struct kref users;
	spinlock_t lock;	/* any context */
	bool queued;
	PDEVICE_OBJECT device;
	PIO_WORKITEM_ROUTINE routine;
	PVOID context;
};

static struct workqueue_struct *work_queue;

static void item_free(struct kref *users)
{
	kfree(container_of(users, struct _IO_WORKITEM, users));
}

static void item_run(struct work_struct *work)
{
	PIO_WORKITEM item = container_of(work, struct _IO_WORKITEM, work);
	PIO_WORKITEM_ROUTINE routine;
	PDEVICE_OBJECT device;
	PVOID context;

	spin_lock_irq(&item->lock);
	device = item->device;
	routine = item->routine;
	context = item->context;
	item->queued = false;
	spin_unlock_irq(&item->lock);
	routine(device, context);
	put_device(device);
	kref_put(&item->users, item_free);
}

/**
 * IoAllocateWorkItem - make a work item
 * @DeviceObject: the device it is for
 *
 * Context: up to DISPATCH_LEVEL.
 * Return: the work item, for IoFreeWorkItem(); NULL without memory.
 */
PIO_WORKITEM IoAllocateWorkItem(PDEVICE_OBJECT DeviceObject)
{
	gfp_t gfp = KeGetCurrentIrql() > APC_LEVEL ? GFP_ATOMIC : GFP_KERNEL;
	PIO_WORKITEM item = kzalloc(sizeof(*item), gfp);

	if (!item)
		return NULL;
	INIT_WORK(&item->work, item_run);
	kref_init(&item->users);
	spin_lock_init(&item->lock);
	item->device = DeviceObject;
	return item;
}
EXPORT_SYMBOL_GPL(IoAllocateWorkItem);

static bool item_take(PIO_WORKITEM item, PIO_WORKITEM_ROUTINE routine, PVOID context)
{
	unsigned long flags;
	bool taken;

	spin_lock_irqsave(&item->lock, flags);
	taken = !item->queued;
	if (taken) {
		item->queued = true;
		item->routine = routine;
		item->context = context;
	}
	spin_unlock_irqrestore(&item->lock, flags);
	return taken;
}

/**
 * IoQueueWorkItem - have a routine called soon, where it may sleep
 * @IoWorkItem: one that is not queued; from within its routine it is not. One that is stays as
 *	it is, with a warning
 * @WorkerRoutine: the routine
 * @QueueType: how urgent that is; all are treated alike
 * @Context: for @WorkerRoutine
 *
 * Context: up to DISPATCH_LEVEL.
 */
VOID IoQueueWorkItem(PIO_WORKITEM IoWorkItem, PIO_WORKITEM_ROUTINE WorkerRoutine,
		     WORK_QUEUE_TYPE QueueType, PVOID Context)
{
	if (WARN_ON_ONCE(!item_take(IoWorkItem, WorkerRoutine, Context)))
		return;
	get_device(IoWorkItem->device);
	kref_get(&IoWorkItem->users);
	queue_work(work_queue, &IoWorkItem->work);
}
EXPORT_SYMBOL_GPL(IoQueueWorkItem);

/**
 * IoFreeWorkItem - give a work item back
 * @IoWorkItem: the work item; one that is queued is still run
 *
 * Context: up to DISPATCH_LEVEL.
 */
VOID IoFreeWorkItem(PIO_WORKITEM IoWorkItem)
{
	kref_put(&IoWorkItem->users, item_free);
}
EXPORT_SYMBOL_GPL(IoFreeWorkItem);

/**
 * hdb_work_flush - wait until every routine queued so far has returned
 *
 * Context: process, may sleep.
 */
void hdb_work_flush(void)
{
	__flush_workqueue(work_queue); /* the macro asks which of the kernel's own it is */
}

/**
 * hdb_work_init - before the first work item
 *
 * Context: process, may sleep.
 * Return: 0 or -ENOMEM.
 */
int hdb_work_init(void)
{
	work_queue = alloc_workqueue("hdaudio_nt", WQ_UNBOUND, 0);
	return work_queue ? 0 : -ENOMEM;
}

/**
 * hdb_work_exit - after the last work item
 *
 * Context: process, may sleep.
 */
void hdb_work_exit(void)
{
	destroy_workqueue(work_queue);
}
