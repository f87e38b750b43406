// SPDX-License-Identifier: GPL-2.0
/*
 * The driver's interrupt handler, with what it does within one interrupt counted as a hold.
 */
#include "hold.h"

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
