// SPDX-License-Identifier: GPL-2.0
/*
 * Waiting: whoever signals an object hands it to the waiters under the wait queue's lock.
 *
 * A waiter is taken off the queue by the one who releases it, and the object is taken for it at
 * once, so a synchronisation event set n times releases n waiters even if none of them has run
 * yet. A waiter leaves only after taking the lock once more: the one who signalled is then done
 * with the object, which may be on the waiter's stack.
 */
#include <linux/export.h>
#include <linux/sched.h>

#include "nt/irql.h"
#include "nt/mutex.h"

#include "nt_priv.h"

struct waiter {
	struct wait_queue_entry entry;
	PDISPATCHER_HEADER object;
	bool released;
};

/**
 * hdb_object_init - make an object that can be waited for
 * @object: what it begins with
 * @kind: how a wait for it ends
 * @state: its first state
 *
 * Context: any.
 */
void hdb_object_init(PDISPATCHER_HEADER object, enum hdb_object_kind kind, LONG state)
{
	init_waitqueue_head(&object->wait);
	object->kind = kind;
	object->state = state;
}

/**
 * hdb_object_is_one - whether there is an object that can be waited for
 * @object: where
 *
 * Context: any.
 * Return: false for anything else, and for an object that has not been initialised.
 */
bool hdb_object_is_one(const void *object)
{
	ULONG kind = ((const DISPATCHER_HEADER *)object)->kind;

	return kind >= HDB_OBJECT_STAYS && kind <= HDB_OBJECT_OWNED;
}

/**
 * hdb_object_state - the state of an object
 * @object: the object
 *
 * Context: any.
 * Return: the state.
 */
LONG hdb_object_state(PDISPATCHER_HEADER object)
{
	unsigned long flags;
	LONG state;

	spin_lock_irqsave(&object->wait.lock, flags);
	state = object->state;
	spin_unlock_irqrestore(&object->wait.lock, flags);
	return state;
}

/* For an owner it is free, and the deeper below zero the more often it has been taken. */
static bool mutex_take(PRKMUTEX mutex, struct task_struct *task)
{
	if (mutex->header.state <= 0 && mutex->owner != task)
		return false;
	mutex->header.state--;
	mutex->owner = task;
	return true;
}

/* End a thread's wait, if the object's state is such. Called with the object's lock held. */
static bool object_take(PDISPATCHER_HEADER object, struct task_struct *task)
{
	if (object->kind == HDB_OBJECT_OWNED)
		return mutex_take(container_of(object, KMUTEX, header), task);
	if (object->state <= 0)
		return false;
	if (object->kind == HDB_OBJECT_COUNTS)
		object->state--;
	return true;
}

/* Called for the waiters in the order they came; less than zero ends that. */
static int waiter_release(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key)
{
	struct waiter *waiter = container_of(entry, struct waiter, entry);

	if (!object_take(waiter->object, entry->private))
		return -1;
	list_del_init(&entry->entry);
	/* Pairs with the acquire of waiter_sleep(). */
	smp_store_release(&waiter->released, true);
	default_wake_function(entry, mode, flags, key);
	return 1;
}

/**
 * hdb_object_offer - release whom the state of an object allows to go
 * @object: an object whose lock is held
 *
 * Context: any, interrupts off.
 */
void hdb_object_offer(PDISPATCHER_HEADER object)
{
	lockdep_assert_held(&object->wait.lock);
	__wake_up_locked(&object->wait, TASK_NORMAL, 0);
}

/**
 * hdb_object_set_state - change the state of an object, and release whom that allows to go
 * @object: the object
 * @state: the new state
 *
 * Context: any.
 * Return: the state before.
 */
LONG hdb_object_set_state(PDISPATCHER_HEADER object, LONG state)
{
	unsigned long flags;
	LONG before;

	spin_lock_irqsave(&object->wait.lock, flags);
	before = object->state;
	object->state = state;
	hdb_object_offer(object);
	spin_unlock_irqrestore(&object->wait.lock, flags);
	return before;
}

/* Take the object if that is possible, else queue, if the wait may last. True if taken. */
static bool waiter_take_or_queue(struct waiter *waiter, bool poll)
{
	PDISPATCHER_HEADER object = waiter->object;
	unsigned long flags;
	bool taken;

	spin_lock_irqsave(&object->wait.lock, flags);
	taken = object_take(object, current);
	if (!taken && !poll)
		__add_wait_queue_entry_tail(&object->wait, &waiter->entry);
	spin_unlock_irqrestore(&object->wait.lock, flags);
	return taken;
}

static bool waiter_leave(struct waiter *waiter)
{
	PDISPATCHER_HEADER object = waiter->object;
	unsigned long flags;

	spin_lock_irqsave(&object->wait.lock, flags);
	if (!waiter->released)
		list_del(&waiter->entry.entry);
	spin_unlock_irqrestore(&object->wait.lock, flags);
	return waiter->released;
}

static void waiter_sleep(struct waiter *waiter, const struct hdb_deadline *deadline)
{
	/* A thread may well wait for ever: not counted as load, nor taken for hung. */
	for (;;) {
		set_current_state(TASK_IDLE);
		/* Pairs with the release of waiter_release(). */
		if (smp_load_acquire(&waiter->released))
			break;
		if (!hdb_deadline_sleep(deadline))
			break;
	}
	__set_current_state(TASK_RUNNING);
}

static NTSTATUS object_wait(PDISPATCHER_HEADER object, PLARGE_INTEGER timeout, bool poll)
{
	struct waiter waiter = { .object = object };
	struct hdb_deadline deadline;

	init_waitqueue_func_entry(&waiter.entry, waiter_release);
	waiter.entry.private = current;
	if (waiter_take_or_queue(&waiter, poll))
		return STATUS_SUCCESS;
	if (poll)
		return STATUS_TIMEOUT;
	hdb_deadline_set(&deadline, timeout);
	waiter_sleep(&waiter, &deadline);
	return waiter_leave(&waiter) ? STATUS_SUCCESS : STATUS_TIMEOUT;
}

/* Where there is no thread of one's own, none can own a mutex either. */
static bool level_allows(const DISPATCHER_HEADER *object, bool poll)
{
	return KeGetCurrentIrql() <= APC_LEVEL || (poll && object->kind != HDB_OBJECT_OWNED);
}

/**
 * KeWaitForSingleObject - wait until an object is signalled
 * @Object: a KEVENT, KTIMER, KMUTEX or KSEMAPHORE; no other object is known
 * @WaitReason: why, for nobody here
 * @WaitMode: KernelMode
 * @Alertable: nothing here alerts a thread
 * @Timeout: in units of 100 ns: relative if negative, a system time if positive, do not wait
 *	if zero, wait for ever if the pointer is NULL
 *
 * A system time is turned into a span when the wait begins; setting the clock during the wait
 * does not move its end.
 *
 * Context: PASSIVE_LEVEL; up to DISPATCH_LEVEL with a @Timeout of zero, if it is no mutex.
 * Return: STATUS_SUCCESS when the object was signalled: a synchronisation event or timer is
 * cleared again then, a semaphore has one less and a mutex is the caller's. STATUS_TIMEOUT when
 * the time is over. With a warning, STATUS_INVALID_PARAMETER for what is no such object and
 * STATUS_UNSUCCESSFUL where the level does not allow to wait.
 */
NTSTATUS KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode,
			       BOOLEAN Alertable, PLARGE_INTEGER Timeout)
{
	bool poll = Timeout && !Timeout->QuadPart;

	if (WARN_ON_ONCE(!hdb_object_is_one(Object)))
		return STATUS_INVALID_PARAMETER;
	if (WARN_ON_ONCE(!level_allows(Object, poll)))
		return STATUS_UNSUCCESSFUL;
	return object_wait(Object, Timeout, poll);
}
EXPORT_SYMBOL_GPL(KeWaitForSingleObject);
