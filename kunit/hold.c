// SPDX-License-Identifier: GPL-2.0
/*
 * The driver's interrupt handler, with what it does within one interrupt counted as a hold; and who
 * waits.
 */
#include "hold.h"

unsigned int hold_waiters(struct wait_queue_head *wq)
{
	struct list_head *entry;
	unsigned long flags;
	unsigned int n = 0;

	raw_spin_lock_irqsave(spinlock_check(&wq->lock), flags);
	list_for_each(entry, &wq->head)
		n++;
	(spin_unlock_irqrestore)(&wq->lock, flags);
	return n;
}

static irq_handler_t driver_handler;	/* the driver has one */

static irqreturn_t hold_irq(int irq, void *dev)
{
	irqreturn_t ret;

	model_hold_begin("interrupt");
	ret = driver_handler(irq, dev);
	model_hold_end();
	return ret;
}

#undef request_irq

int hold_request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags,
		     const char *name, void *dev)
{
	WRITE_ONCE(driver_handler, handler);
	return request_irq(irq, hold_irq, flags, name, dev);
}
