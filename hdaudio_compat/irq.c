// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt: say which layers it is for. What they have for clients is delivered by the
 * DPC, at DISPATCH_LEVEL and with no lock held; only a BDL client's ISR is called right here.
 */
#include <linux/interrupt.h>
#include <linux/log2.h>
#include <sound/hda_register.h>

#include "hw/io.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "irq.h"
#include "stream/stream.h"
#include "verbs/batch.h"
#include "verbs/unsolicited.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_answer.h"

#define PASSES		8	/* reads of INTSTS before an interrupt is left to come again */
#define STORM		1000	/* interrupts in a row that end with something still pending */

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
 * A source that cannot be cleared would keep a CPU busy for ever. Others may enable interrupts
 * again meanwhile; then this is the end of it again.
 */
static void irq_count_storm(struct hdb_ctrl *ctrl, bool pending)
{
	if (likely(!pending)) {
		ctrl->irq_storm = 0;
	} else if (++ctrl->irq_storm >= STORM && !READ_ONCE(ctrl->polling)) {
		hdb_write32(&ctrl->io, AZX_REG_INTCTL, 0);
		/* a reset that is under way enables interrupts anew */
		if (!READ_ONCE(ctrl->verbs.quiesced))
			hdb_recover(ctrl, HDB_STEP_IRQ);
	}
}

/*
 * A message is sent when the first source becomes pending, none for those that join it: the
 * handler goes on until it has seen that none is left, or has one sent for what is left.
 */
static irqreturn_t irq_serve_all(struct hdb_ctrl *ctrl, int *err)
{
	unsigned int passes = PASSES;
	irqreturn_t ret = IRQ_NONE;
	u32 status = 0;

	while (passes-- && !*err) {
		status = hdb_read32(&ctrl->io, AZX_REG_INTSTS);
		if (!status)
			break;
		*err = irq_serve(ctrl, status);
		ret = IRQ_HANDLED;
	}
	irq_count_storm(ctrl, status);
	if (unlikely(status) && !ctrl->setup.shared_irq && !READ_ONCE(ctrl->polling) && !*err)
		hdb_streams_remind(ctrl);
	return ret;
}

/*
 * A message is from us. Where it can only be from the rings, or from them and one stream, these
 * are served first: with no stream INTSTS has nothing to tell then, and with one it is read
 * once, to see that nothing is left.
 */
static void irq_serve_message(struct hdb_ctrl *ctrl, int *err)
{
	u32 streams = READ_ONCE(ctrl->streams.irqs);

	if (!streams)
		*err = hdb_verbs_irq(ctrl);
	else if (is_power_of_2(streams))
		hdb_streams_irq(ctrl, streams);
	/* read again: a stream that started meanwhile may have joined the message */
	if (!*err && READ_ONCE(ctrl->streams.irqs))
		irq_serve_all(ctrl, err);
}

static irqreturn_t irq_handle(int irq, void *data)
{
	struct hdb_ctrl *ctrl = data;
	irqreturn_t ret = IRQ_HANDLED;
	int err = 0;

	if (ctrl->setup.shared_irq)
		ret = READ_ONCE(ctrl->suspended) ? IRQ_NONE : irq_serve_all(ctrl, &err);
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

/* Polls are a tick apart: bearable for commands, and streams have buffers. */
static void irq_poll(struct timer_list *timer)
{
	struct hdb_ctrl *ctrl = container_of(timer, struct hdb_ctrl, poll);
	unsigned long flags;
	int err = 0;

	if (READ_ONCE(ctrl->suspended))
		return;
	local_irq_save(flags);
	irq_serve_all(ctrl, &err);
	local_irq_restore(flags);
	if (err)
		hdb_ctrl_set_gone(ctrl);
	else if (READ_ONCE(ctrl->polling))
		mod_timer(timer, jiffies + 1);
}

/* Programs that care for sound's interrupts look for "snd". */
static int irq_take(struct hdb_ctrl *ctrl)
{
	int err;

	snprintf(ctrl->irq_name, sizeof(ctrl->irq_name), "snd_hdaudio:%s", dev_name(ctrl->dev));
	err = request_irq(ctrl->setup.irq, irq_handle,
			  ctrl->setup.shared_irq ? IRQF_SHARED : 0, ctrl->irq_name, ctrl);

	if (!err)
		ctrl->irq = ctrl->setup.irq;
	return err;
}

static void irq_begin_polling(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->polling, true);
	mod_timer(&ctrl->poll, jiffies);
}

/* Prepare the DPC and take the interrupt line, if it is of use. Process context. */
int hdb_irq_request(struct hdb_ctrl *ctrl)
{
	hdb_dpc_init(&ctrl->dpc, dpc_deliver);
	timer_setup(&ctrl->poll, irq_poll, 0);
	if (!(ctrl->setup.quirks & HDB_QUIRK_NO_IRQ))
		return irq_take(ctrl);
	irq_begin_polling(ctrl);
	return 0;
}

/* Give the line back, or end polling, and wait until it is over. Process context. */
static void irq_give_back(struct hdb_ctrl *ctrl)
{
	if (ctrl->irq)
		free_irq(ctrl->irq, ctrl);
	ctrl->irq = 0;
	WRITE_ONCE(ctrl->polling, false);
	timer_delete_sync(&ctrl->poll);
}

/* Give the line back and wait until nothing of ours runs any more. Process context. */
void hdb_irq_free(struct hdb_ctrl *ctrl)
{
	if (!ctrl->irq && !ctrl->polling)
		return;
	irq_give_back(ctrl);
	hdb_dpc_kill(&ctrl->dpc);
}

/* The controller is suspended: wait for who accesses registers now. Process context. */
void hdb_irq_sync(struct hdb_ctrl *ctrl)
{
	if (ctrl->irq)
		synchronize_irq(ctrl->irq);
	else if (ctrl->polling)
		timer_delete_sync(&ctrl->poll);
}

/* The controller is not suspended any more: poll again, where that is done. Any context. */
void hdb_irq_wake(struct hdb_ctrl *ctrl)
{
	if (READ_ONCE(ctrl->polling))
		mod_timer(&ctrl->poll, jiffies + 1);
}

static int irq_take_next(struct hdb_ctrl *ctrl)
{
	int irq = ctrl->setup.next_irq ? ctrl->setup.next_irq(ctrl->dev) : -ENODEV;

	if (irq < 0)
		return irq;
	ctrl->setup.irq = irq;
	ctrl->setup.shared_irq = true;
	return irq_take(ctrl);
}

/*
 * The interrupt does not do what it should: take the device's next kind, which is its pin, or
 * poll where that does not work either. Process context.
 */
void hdb_irq_fall_back(struct hdb_ctrl *ctrl)
{
	if (ctrl->polling)
		return;
	irq_give_back(ctrl);
	ctrl->irq_storm = 0;
	if (irq_take_next(ctrl))
		irq_begin_polling(ctrl);
	hdb_streams_enable_irqs(ctrl);
}
