// SPDX-License-Identifier: GPL-2.0
/*
 * KTIMER: the timers that are set, in the order of their time, and one of the kernel's timers
 * that rings for the first of them. However many there are, interrupts are not off for longer.
 *
 * Nothing is ever registered for a single KTIMER, as NT has no routine that would undo it, and
 * cancelling one does not wait: under hdb_dispatcher_lock a timer has either not expired, or all
 * that it sets off is done.
 */
#include <linux/export.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rbtree.h>

#include "compat.h"

#include "nt_priv.h"

#define LOOKED_AT	32	/* timers, before the lock is let go of */

static LIST_HEAD(timers_set);
static struct rb_root_cached timers_by_time = RB_ROOT_CACHED;
static struct hrtimer alarm;

static DEFINE_MUTEX(search_mutex);	/* outside of hdb_dispatcher_lock; one search at a time */
static u32 searches;

static bool timer_is_before(struct rb_node *a, const struct rb_node *b)
{
	return rb_entry(a, KTIMER, node)->due < rb_entry(b, KTIMER, node)->due;
}

/* Behind those that are due at the same time; and where a search finds it, whenever that began. */
static void timer_enqueue(PKTIMER timer)
{
	lockdep_assert_held(&hdb_dispatcher_lock);
	timer->looked_at = searches - 1;
	list_add(&timer->link, &timers_set);
	rb_add_cached(&timer->node, &timers_by_time, timer_is_before);
}

static bool timer_dequeue(PKTIMER timer)
{
	lockdep_assert_held(&hdb_dispatcher_lock);
	if (list_empty(&timer->link))
		return false;
	list_del_init(&timer->link);
	rb_erase_cached(&timer->node, &timers_by_time);
	return true;
}

static PKTIMER timer_first(void)
{
	lockdep_assert_held(&hdb_dispatcher_lock);
	return rb_entry_safe(rb_first_cached(&timers_by_time), KTIMER, node);
}

/* When nobody is set any more it may ring for nothing. */
static void alarm_set(void)
{
	PKTIMER first = timer_first();

	if (first)
		hrtimer_start(&alarm, first->due, HRTIMER_MODE_ABS_SOFT);
}

/* Periods that have passed by while nothing could run are left out. */
static ktime_t timer_next(const KTIMER *timer, ktime_t now)
{
	u64 missed = div64_u64(now - timer->due, timer->period);

	return ktime_add_safe(timer->due, (missed + 1) * timer->period);
}

/* Last of all its waiters, who may free it. */
static void timer_expire(PKTIMER timer, ktime_t now)
{
	timer_dequeue(timer);
	if (timer->period) {
		timer->due = timer_next(timer, now);
		timer_enqueue(timer);
	}
	if (timer->dpc)
		hdb_dpc_insert(timer->dpc, NULL, NULL);
	hdb_object_set_state(&timer->header, 1);
}

/* The first one, if its time has come; or set the alarm for that. */
static bool timer_expire_next(ktime_t now)
{
	unsigned long flags;
	PKTIMER timer;
	bool due;

	spin_lock_irqsave(&hdb_dispatcher_lock, flags);
	timer = timer_first();
	due = timer && timer->due <= now;
	if (due)
		timer_expire(timer, now);
	else
		alarm_set();
	spin_unlock_irqrestore(&hdb_dispatcher_lock, flags);
	return due;
}

static enum hrtimer_restart alarm_rings(struct hrtimer *hrtimer)
{
	ktime_t now = ktime_get();

	while (timer_expire_next(now))
		;
	return HRTIMER_NORESTART;
}

/**
 * KeInitializeTimer - make a timer that stays signalled when it has expired
 * @Timer: memory for it; any, for it holds nothing that must be given back
 *
 * Context: any.
 */
VOID KeInitializeTimer(PKTIMER Timer)
{
	KeInitializeTimerEx(Timer, NotificationTimer);
}
EXPORT_SYMBOL_GPL(KeInitializeTimer);

/**
 * KeInitializeTimerEx - make a timer
 * @Timer: memory for it; any, for it holds nothing that must be given back
 * @Type: NotificationTimer, which stays signalled when it has expired, or SynchronizationTimer,
 *	which releases one waiter
 *
 * Context: any.
 */
VOID KeInitializeTimerEx(PKTIMER Timer, TIMER_TYPE Type)
{
	hdb_object_init(&Timer->header, Type == SynchronizationTimer ? HDB_OBJECT_COUNTS :
			HDB_OBJECT_STAYS, 0);
	INIT_LIST_HEAD(&Timer->link);
	Timer->due = 0;
	Timer->period = 0;
	Timer->dpc = NULL;
}
EXPORT_SYMBOL_GPL(KeInitializeTimerEx);

/**
 * KeSetTimerEx - set a timer, once or for every so often
 * @Timer: the timer; it is not signalled until it expires
 * @DueTime: when, in units of 100 ns: from now if negative, a system time if positive, as for
 *	KeWaitForSingleObject()
 * @Period: milliseconds from then until it expires again, and so on; 0 for once only
 * @Dpc: to be queued whenever it expires, or NULL
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return: TRUE if it was set, which it is no more for the time before.
 */
BOOLEAN KeSetTimerEx(PKTIMER Timer, LARGE_INTEGER DueTime, LONG Period, PKDPC Dpc)
{
	struct hdb_deadline deadline;
	unsigned long flags;
	BOOLEAN set;

	hdb_deadline_set(&deadline, &DueTime);
	spin_lock_irqsave(&hdb_dispatcher_lock, flags);
	set = timer_dequeue(Timer);
	hdb_object_set_state(&Timer->header, 0);
	Timer->due = deadline.at;
	Timer->period = (s64)max(Period, 0) * NSEC_PER_MSEC;
	Timer->dpc = Dpc;
	timer_enqueue(Timer);
	if (timer_first() == Timer)
		alarm_set();
	spin_unlock_irqrestore(&hdb_dispatcher_lock, flags);
	return set;
}
EXPORT_SYMBOL_GPL(KeSetTimerEx);

/**
 * KeSetTimer - set a timer for once
 * @Timer: the timer; it is not signalled until it expires
 * @DueTime: when, as for KeSetTimerEx()
 * @Dpc: to be queued when it expires, or NULL
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return: TRUE if it was set, which it is no more for the time before.
 */
BOOLEAN KeSetTimer(PKTIMER Timer, LARGE_INTEGER DueTime, PKDPC Dpc)
{
	return KeSetTimerEx(Timer, DueTime, 0, Dpc);
}
EXPORT_SYMBOL_GPL(KeSetTimer);

/**
 * KeCancelTimer - have a timer not expire
 * @Timer: the timer; whether it is signalled stays as it is
 *
 * Does not wait. The DPC of a timer that has expired may be queued, or running: see
 * KeRemoveQueueDpc() and KeFlushQueuedDpcs().
 *
 * Context: at or below DISPATCH_LEVEL.
 * Return: TRUE if it was set.
 */
BOOLEAN KeCancelTimer(PKTIMER Timer)
{
	unsigned long flags;
	BOOLEAN set;

	spin_lock_irqsave(&hdb_dispatcher_lock, flags);
	set = timer_dequeue(Timer);
	spin_unlock_irqrestore(&hdb_dispatcher_lock, flags);
	return set;
}
EXPORT_SYMBOL_GPL(KeCancelTimer);

/**
 * KeReadStateTimer - whether a timer has expired
 * @Timer: the timer
 *
 * Context: any.
 * Return: TRUE if it has, and nobody's wait has cleared that.
 */
BOOLEAN KeReadStateTimer(PKTIMER Timer)
{
	return hdb_object_state(&Timer->header) > 0;
}
EXPORT_SYMBOL_GPL(KeReadStateTimer);

/* Whether a timer would lead into a module. */
static bool timer_needs(const KTIMER *timer, struct module *owner)
{
	return within_module((unsigned long)timer, owner) ||
	       (timer->dpc && within_module((unsigned long)timer->dpc->routine, owner));
}

/* The next one that this search has not looked at. Those it has go to the end. */
static PKTIMER search_next(void)
{
	PKTIMER timer = list_first_entry_or_null(&timers_set, KTIMER, link);

	lockdep_assert_held(&search_mutex);
	lockdep_assert_held(&hdb_dispatcher_lock);
	if (!timer || timer->looked_at == searches)
		return NULL;
	timer->looked_at = searches;
	list_move_tail(&timer->link, &timers_set);
	return timer;
}

/* Look at some timers, and cancel and count those that would lead into a module. Are there more? */
static bool search_some(struct module *owner, unsigned int *n)
{
	unsigned int left = LOOKED_AT;
	PKTIMER timer = NULL;

	spin_lock_irq(&hdb_dispatcher_lock);
	while (left-- && (timer = search_next())) {
		if (timer_needs(timer, owner))
			*n += timer_dequeue(timer);
	}
	spin_unlock_irq(&hdb_dispatcher_lock);
	return timer;
}

/**
 * hdb_timers_reclaim - cancel the timers that a driver's module leaves set
 * @owner: a module that makes no calls any more
 *
 * Context: process, may sleep.
 * Return: how many there were.
 */
unsigned int hdb_timers_reclaim(struct module *owner)
{
	unsigned int n = 0;

	mutex_lock(&search_mutex);
	spin_lock_irq(&hdb_dispatcher_lock);
	searches++;
	spin_unlock_irq(&hdb_dispatcher_lock);
	while (search_some(owner, &n))
		cond_resched();
	mutex_unlock(&search_mutex);
	return n;
}

/**
 * hdb_timers_init - before the first timer
 *
 * Context: any.
 */
void hdb_timers_init(void)
{
	hdb_hrtimer_setup(&alarm, alarm_rings);
}

/**
 * hdb_timers_exit - after the last timer
 *
 * Context: process, may sleep.
 */
void hdb_timers_exit(void)
{
	hrtimer_cancel(&alarm);
}
