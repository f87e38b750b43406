/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Included before all else in the driver's own objects, as they are compiled for the tests: each
 * lock that is taken, each delay, each thread that is woken and the interrupt handler is told of
 * (model/model_hold.h).
 *
 * Where spin locks are no spin locks (PREEMPT_RT) nothing is.
 */
#ifndef HOLD_H
#define HOLD_H

/* As the driver's files that have one define it; these headers would do it otherwise. */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "model/model_hold.h"

#ifndef CONFIG_PREEMPT_RT

static inline void hold_udelay(unsigned long us)
{
	model_hold_delay(us);
	udelay(us);
}

unsigned int hold_waiters(struct wait_queue_head *wq);
int hold_request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags,
		     const char *name, void *dev);

/* A name in parentheses is that of the kernel's. */
#define spin_lock(lock)							\
	do {								\
		(spin_lock)(lock);					\
		model_hold_begin(__func__);				\
	} while (0)

#define spin_lock_irq(lock)						\
	do {								\
		(spin_lock_irq)(lock);					\
		model_hold_begin(__func__);				\
	} while (0)

#undef spin_lock_irqsave
#define spin_lock_irqsave(lock, flags)					\
	do {								\
		raw_spin_lock_irqsave(spinlock_check(lock), flags);	\
		model_hold_begin(__func__);				\
	} while (0)

#define spin_unlock(lock)						\
	do {								\
		model_hold_end();					\
		(spin_unlock)(lock);					\
	} while (0)

#define spin_unlock_irq(lock)						\
	do {								\
		model_hold_end();					\
		(spin_unlock_irq)(lock);				\
	} while (0)

#define spin_unlock_irqrestore(lock, flags)				\
	do {								\
		model_hold_end();					\
		(spin_unlock_irqrestore)(lock, flags);			\
	} while (0)

/* Interrupts are not kept off by those: only that they are taken is of interest. */
#ifdef CONFIG_DEBUG_LOCK_ALLOC
#define hold_mutex_lock(lock)	mutex_lock_nested(lock, 0)
#else
#define hold_mutex_lock(lock)	(mutex_lock)(lock)
#endif
#undef mutex_lock
#define mutex_lock(lock)						\
	do {								\
		hold_mutex_lock(lock);					\
		model_hold_took(__func__);				\
	} while (0)

/* Each has one that waits, or will. */
#define complete(completion)						\
	do {								\
		model_hold_wake(1);					\
		(complete)(completion);					\
	} while (0)

#undef wake_up_all
#define wake_up_all(wq)							\
	do {								\
		model_hold_wake(hold_waiters(wq));			\
		__wake_up(wq, TASK_NORMAL, 0, NULL);			\
	} while (0)

#undef udelay
#define udelay(us)	hold_udelay(us)
#define request_irq(irq, handler, flags, name, dev)			\
	hold_request_irq(irq, handler, flags, name, dev)

#endif /* !CONFIG_PREEMPT_RT */

#endif /* HOLD_H */
