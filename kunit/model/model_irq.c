// SPDX-License-Identifier: GPL-2.0
/*
 * The interrupt: a Linux interrupt of our own, so that request_irq(), free_irq() and the
 * context of the handler are the real thing.
 *
 * The kernel's interrupt simulator is not used: it drops an interrupt raised while the handler
 * still runs, which a message-signalled one does not do, and it knows no levels.
 */
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irqdesc.h>

#include "model_priv.h"

static void irq_send(struct model *m)
{
	if (irq_work_queue(&m->irq.work))
		atomic_inc(&m->irq.serving);
}

/* Is the driver's handler about to run, or running? No frame passes by itself meanwhile. */
bool sim_irq_serving(struct model *m)
{
	return atomic_read(&m->irq.serving);
}

/* Delivers now, or keeps it until the line is unmasked. */
static void irq_deliver(struct model *m)
{
	if (!m->irq.started)
		return;
	if (!m->irq.masked)
		irq_send(m);
	else if (!m->config.intx)
		m->irq.kept = true;
}

static void irq_asserted(struct model *m)
{
	if (sim_faulted(m, MODEL_FAULT_IRQ_LOST) || sim_hostile_loses(m)) {
		m->stats.irqs_lost++;
		return;
	}
	if (m->config.irq_latency)
		m->irq.countdown = m->config.irq_latency;
	else
		irq_deliver(m);
}

/* What of INTSTS is enabled, here and where it comes from. */
static bool irq_wanted(struct model *m)
{
	u32 rirb = m->r[R_RIRBSTS], enable = m->r[R_INTCTL];
	unsigned int i;

	if (!(enable & INTSTS_GIS))
		return false;
	if (enable & INTSTS_CIS) {
		if (rirb & AZX_RBSTS_IRQ ||
		    (rirb & AZX_RBSTS_OVERRUN && m->r[R_RIRBCTL] & AZX_RBCTL_OVERRUN_EN) ||
		    (m->r[R_CORBSTS] & m->r[R_CORBCTL] & AZX_CORBSTS_CMEI) ||
		    (m->r[R_STATESTS] & m->r[R_WAKEEN]))
			return true;
	}
	for (i = 0; i < m->n_sd; i++) {
		if (enable & BIT(i) && sim_sd_raised(&m->sd[i]))
			return true;
	}
	return false;
}

/* Follows the status registers; a message goes out when the line rises. */
void sim_irq_update(struct model *m)
{
	bool wanted = irq_wanted(m);
	bool rose = wanted && !m->irq.asserted;

	m->irq.asserted = wanted;
	if (rose)
		irq_asserted(m);
}

void sim_irq_frame(struct model *m)
{
	if ((m->irq.countdown && !--m->irq.countdown) || sim_hostile_frame(m))
		irq_deliver(m);
}

static void irq_fire(struct irq_work *work)
{
	struct model *m = container_of(work, struct model, irq.work);

	raw_spin_lock(&m->lock);
	m->stats.irqs++;
	raw_spin_unlock(&m->lock);
	generic_handle_irq(m->irq.number);
	atomic_dec(&m->irq.serving);
	sim_kick(m);
}

static void chip_mask(struct irq_data *data)
{
	struct model *m = irq_data_get_irq_chip_data(data);

	raw_spin_lock(&m->lock);
	m->irq.masked = true;
	raw_spin_unlock(&m->lock);
}

/* A level that is still there interrupts again. */
static void chip_unmask(struct irq_data *data)
{
	struct model *m = irq_data_get_irq_chip_data(data);

	raw_spin_lock(&m->lock);
	m->irq.masked = false;
	if (m->irq.kept || (m->config.intx && m->irq.asserted && !m->irq.countdown))
		irq_send(m);
	m->irq.kept = false;
	raw_spin_unlock(&m->lock);
}

static unsigned int chip_startup(struct irq_data *data)
{
	struct model *m = irq_data_get_irq_chip_data(data);

	raw_spin_lock(&m->lock);
	m->irq.started = true;
	raw_spin_unlock(&m->lock);
	chip_unmask(data);
	return 0;
}

static void chip_shutdown(struct irq_data *data)
{
	struct model *m = irq_data_get_irq_chip_data(data);

	raw_spin_lock(&m->lock);
	m->irq.started = false;
	m->irq.kept = false;
	raw_spin_unlock(&m->lock);
}

static void chip_ack(struct irq_data *data)
{
}

static int chip_retrigger(struct irq_data *data)
{
	struct model *m = irq_data_get_irq_chip_data(data);

	irq_send(m);
	return 1;
}

static struct irq_chip model_irq_chip = {
	.name = "hdb-model",
	.irq_startup = chip_startup,
	.irq_shutdown = chip_shutdown,
	.irq_mask = chip_mask,
	.irq_unmask = chip_unmask,
	.irq_ack = chip_ack,
	.irq_retrigger = chip_retrigger,
};

/* The line has no handler now. */
void sim_irq_use_pin(struct model *m)
{
	m->config.intx = true;
	irq_set_handler(m->irq.number, handle_level_irq);
	irq_set_status_flags(m->irq.number, IRQ_LEVEL);
}

int sim_irq_create(struct model *m)
{
	/* without an owner: a requested one would keep this module from being unloaded */
	int irq = __irq_alloc_descs(-1, 1, 1, NUMA_NO_NODE, NULL, NULL);

	if (irq < 0)
		return irq;
	m->irq.number = irq;
	m->irq.work = IRQ_WORK_INIT_HARD(irq_fire);
	irq_set_chip_data(irq, m);
	irq_set_chip_and_handler(irq, &model_irq_chip,
				 m->config.intx ? handle_level_irq : handle_edge_irq);
	irq_modify_status(irq, IRQ_NOREQUEST | IRQ_NOAUTOEN,
			  IRQ_NOPROBE | (m->config.intx ? IRQ_LEVEL : 0));
	return 0;
}

void sim_irq_destroy(struct model *m)
{
	if (!m->irq.number)
		return;
	irq_work_sync(&m->irq.work);
	irq_free_desc(m->irq.number);
	m->irq.number = 0;
}
