// SPDX-License-Identifier: GPL-2.0
/*
 * KEVENT: setting hands the event to a waiter under the wait queue's lock.
 *
 * A waiter is taken off the queue by the one who releases it, so a synchronisation event set
 * n times releases n waiters even if none of them has run yet. A waiter leaves only after
 * taking the lock once more: the setter is then done with the event, which may be on the
 * waiter's stack.
 */
#include <linux/export.h>
#include <linux/sched.h>

#include "nt/event.h"
#include "nt/irql.h"

#include "nt_time.h"

struct event_waiter {
	struct wait_queue_entry entry;
	bool released;
};

/**
 * KeInitializeEvent - make an event
 * @Event: memory for it; any, for it holds nothing that must be given back
 * @Type: NotificationEvent or SynchronizationEvent
 * @State: TRUE to have it set from the beginning
 *
 * Context: any.
 */
VOID KeInitializeEvent(PRKEVENT Event, EVENT_TYPE Type, BOOLEAN State)
{
	init_waitqueue_head(&Event->wait);
	Event->type = Type;
	Event->state = !!State;
}
EXPORT_SYMBOL_GPL(KeInitializeEvent);

/* Called with the queue's lock held, for the waiters in the order they came. */
static int event_release(struct wait_queue_entry *entry, unsigned int mode, int flags, void *key)
{
	struct event_waiter *waiter = container_of(entry, struct event_waiter, entry);

	list_del_init(&entry->entry);
	/* Pairs with the acquire of event_sleep(). */
	smp_store_release(&waiter->released, true);
	default_wake_function(entry, mode, flags, key);
	return 1;
}

static void event_signal(PRKEVENT event)
{
	/* Waiters queue and leave under the lock that is held here. */
	if (event->type == SynchronizationEvent && waitqueue_active(&event->wait)) {
		__wake_up_locked(&event->wait, TASK_NORMAL, 1);
		return;
	}
	event->state = 1;
	__wake_up_locked(&event->wait, TASK_NORMAL, 0);
}

/**
 * KeSetEvent - set an event and release who waits for it
 * @Event: the event; a notification event releases every waiter and stays set, a
 *	synchronisation event releases one waiter, or stays set until one comes
 * @Increment: priority boost of the waiter; the scheduler sees to that by itself
 * @Wait: a wait follows at once; no difference here
 *
 * Context: any, hard interrupts included.
 * Return: not zero if the event was set before.
 */
LONG KeSetEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait)
{
	unsigned long flags;
	LONG before;

	spin_lock_irqsave(&Event->wait.lock, flags);
	before = Event->state;
	if (!before)
		event_signal(Event);
	spin_unlock_irqrestore(&Event->wait.lock, flags);
	return before;
}
EXPORT_SYMBOL_GPL(KeSetEvent);

/**
 * KeResetEvent - clear an event
 * @Event: the event
 *
 * Context: any, hard interrupts included.
 * Return: not zero if the event was set before.
 */
LONG KeResetEvent(PRKEVENT Event)
{
	unsigned long flags;
	LONG before;

	spin_lock_irqsave(&Event->wait.lock, flags);
	before = Event->state;
	Event->state = 0;
	spin_unlock_irqrestore(&Event->wait.lock, flags);
	return before;
}
EXPORT_SYMBOL_GPL(KeResetEvent);

/**
 * KeClearEvent - clear an event
 * @Event: the event
 *
 * Context: any, hard interrupts included.
 */
VOID KeClearEvent(PRKEVENT Event)
{
	KeResetEvent(Event);
}
EXPORT_SYMBOL_GPL(KeClearEvent);

/**
 * KeReadStateEvent - whether an event is set
 * @Event: the event
 *
 * Context: any, hard interrupts included.
 * Return: not zero if it is.
 */
LONG KeReadStateEvent(PRKEVENT Event)
{
	return READ_ONCE(Event->state);
}
EXPORT_SYMBOL_GPL(KeReadStateEvent);

/* Take the event if it is set, else queue the waiter, if there is one. Returns true if taken. */
static bool event_take_or_queue(PRKEVENT event, struct event_waiter *waiter)
{
	unsigned long flags;
	bool taken;

	spin_lock_irqsave(&event->wait.lock, flags);
	taken = event->state;
	if (taken && event->type == SynchronizationEvent)
		event->state = 0;
	if (!taken && waiter)
		__add_wait_queue_entry_tail(&event->wait, &waiter->entry);
	spin_unlock_irqrestore(&event->wait.lock, flags);
	return taken;
}

static bool event_leave(PRKEVENT event, struct event_waiter *waiter)
{
	unsigned long flags;

	spin_lock_irqsave(&event->wait.lock, flags);
	if (!waiter->released)
		list_del(&waiter->entry.entry);
	spin_unlock_irqrestore(&event->wait.lock, flags);
	return waiter->released;
}

static void event_sleep(struct event_waiter *waiter, const struct hdb_deadline *deadline)
{
	/* A thread may well wait for ever: not counted as load, nor taken for hung. */
	for (;;) {
		set_current_state(TASK_IDLE);
		/* Pairs with the release of event_release(). */
		if (smp_load_acquire(&waiter->released))
			break;
		if (!hdb_deadline_sleep(deadline))
			break;
	}
	__set_current_state(TASK_RUNNING);
}

/**
 * KeWaitForSingleObject - wait until an event is set
 * @Object: a KEVENT; no other object is known
 * @WaitReason: why, for nobody here
 * @WaitMode: KernelMode
 * @Alertable: nothing here alerts a thread
 * @Timeout: in units of 100 ns: relative if negative, a system time if positive, do not wait
 *	if zero, wait for ever if the pointer is NULL
 *
 * A system time is turned into a span when the wait begins; setting the clock during the wait
 * does not move its end.
 *
 * Context: PASSIVE_LEVEL; up to DISPATCH_LEVEL with a @Timeout of zero.
 * Return: STATUS_SUCCESS when the event was set, and cleared again if it is a synchronisation
 * event; STATUS_TIMEOUT when the time is over; STATUS_UNSUCCESSFUL, with a warning, when
 * the level does not allow to wait.
 */
NTSTATUS KeWaitForSingleObject(PVOID Object, KWAIT_REASON WaitReason, KPROCESSOR_MODE WaitMode,
			       BOOLEAN Alertable, PLARGE_INTEGER Timeout)
{
	bool poll = Timeout && !Timeout->QuadPart;
	struct event_waiter waiter = {};
	struct hdb_deadline deadline;
	PRKEVENT event = Object;

	if (!poll && WARN_ON_ONCE(KeGetCurrentIrql() > APC_LEVEL))
		return STATUS_UNSUCCESSFUL;
	init_waitqueue_func_entry(&waiter.entry, event_release);
	waiter.entry.flags = WQ_FLAG_EXCLUSIVE;
	waiter.entry.private = current;
	if (event_take_or_queue(event, poll ? NULL : &waiter))
		return STATUS_SUCCESS;
	if (poll)
		return STATUS_TIMEOUT;
	hdb_deadline_set(&deadline, Timeout);
	event_sleep(&waiter, &deadline);
	return event_leave(event, &waiter) ? STATUS_SUCCESS : STATUS_TIMEOUT;
}
EXPORT_SYMBOL_GPL(KeWaitForSingleObject);
