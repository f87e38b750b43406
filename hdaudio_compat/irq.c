// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt: say which layers it is for. What they have for clients is delivered by the
 * DPC, at DISPATCH_LEVEL and with no lock held; only a BDL client's ISR is called right here.
 */
#include <linux/interrupt.h>
#include <linux/log2.h>
#include <sound/hda_register.h>

#include "controller.h"
#include "irq.h"

#define PASSES	8	/* looks at INTSTS before an interrupt is left to come again */

#define STREAM_BITS	(~(AZX_INT_CTRL_EN | AZX_INT_GLOBAL_EN))

/* Serve every source that is pending; -ENODEV if the controller is gone. */
static int irq_serve(struct hdb_ctrl *ctrl, u32 status)
{
	int err = 0;

	if (status == ~0U)
		return -ENODEV;
	if (status & STREAM_BITS)
		hdb_streams_irq(ctrl, status);
	if (status & AZX_INT_CTRL_EN)
		err = hdb_verbs_irq(ctrl);
	return err;
}

/*
 * A message is sent when the first source becomes pending, none for those that join it: the
 * handler goes on until it has seen that none is left. A level comes again by itself.
 */
static irqreturn_t irq_serve_all(struct hdb_ctrl *ctrl, int *err)
{
	unsigned int passes = ctrl->setup.shared_irq ? 1 : PASSES;
	irqreturn_t ret = IRQ_NONE;
	u32 status;

	while (passes-- && !*err) {
		status = hdb_read32(&ctrl->io, AZX_REG_INTSTS);
		if (!status)
			break;
		*err = irq_serve(ctrl, status);
		ret = IRQ_HANDLED;
	}
	return ret;
}

/*
 * A message is from us. Where it can only be from the rings, or from them and one stream, these
 * are looked at first: with no stream INTSTS has nothing to tell then, and with one it is read
 * once, to see that nothing is left.
 */
static void irq_serve_message(struct hdb_ctrl *ctrl, int *err)
{
	u32 streams = READ_ONCE(ctrl->streams.irqs);

	if (!streams)
		*err = hdb_verbs_irq(ctrl);
	else if (is_power_of_2(streams))
		hdb_streams_irq(ctrl, streams);
	/* looked at again: a stream that started meanwhile may have joined the message */
	if (!*err && READ_ONCE(ctrl->streams.irqs))
		irq_serve_all(ctrl, err);
}

static irqreturn_t irq_handle(int irq, void *data)
{
	struct hdb_ctrl *ctrl = data;
	irqreturn_t ret = IRQ_HANDLED;
	int err = 0;

	if (ctrl->setup.shared_irq)
		ret = irq_serve_all(ctrl, &err);
	else
		irq_serve_message(ctrl, &err);
	if (err)
		hdb_ctrl_set_gone(ctrl);
	return ret;
}

static void dpc_deliver(struct hdb_dpc *dpc)
{
	struct hdb_ctrl *ctrl = container_of(dpc, struct hdb_ctrl, dpc);
	bool more = hdb_verbs_deliver(ctrl);

	more |= hdb_events_deliver(ctrl);
	hdb_streams_deliver(ctrl);
	if (more)
		hdb_dpc_schedule(dpc);
}

/* Prepare the DPC and take the interrupt line. Process context. */
int hdb_irq_request(struct hdb_ctrl *ctrl)
{
	int err;

	hdb_dpc_init(&ctrl->dpc, dpc_deliver);
	err = request_irq(ctrl->setup.irq, irq_handle, ctrl->setup.shared_irq ? IRQF_SHARED : 0,
			  dev_name(ctrl->dev), ctrl);
	if (!err)
		ctrl->irq = ctrl->setup.irq;
	return err;
}

/* Give the line back and wait until nothing of ours runs any more. Process context. */
void hdb_irq_free(struct hdb_ctrl *ctrl)
{
	if (!ctrl->irq)
		return;
	free_irq(ctrl->irq, ctrl);
	ctrl->irq = 0;
	hdb_dpc_kill(&ctrl->dpc);
}
