// SPDX-License-Identifier: GPL-2.0
/*
 * The model's life, and what is asked of it as a whole.
 */
#include <linux/dma-mapping.h>
#include <linux/slab.h>

#include "model_priv.h"

const struct model_config model_default_config = {
	.n_capture = 4,
	.n_render = 4,
	.n_sdo = 1,
	.version = 0x0100,
	.outpay = 0x3c,
	.inpay = 0x1d,
	.corb_sizes = MODEL_RING_256,
	.rirb_sizes = MODEL_RING_256,
	.ssync = AZX_REG_SSYNC,
	.fifo_out = 191,
	.fifo_in = 191,
	.crst = { .reads = 2 },
	.report = { .frames = 10 },
	.corb_reset = { .reads = 1 },
	.ring_run = { .reads = 1 },
	.sd_reset = { .reads = 1 },
	.sd_run = { .reads = 1 },
	.fifo_ready = { .reads = 1 },
};

static void model_free_parts(struct model *m)
{
	unsigned int i;

	for (i = 0; i < MODEL_MAX_CODECS; i++)
		sim_codec_free(m->codecs[i]);
	for (i = 0; i < MODEL_MAX_STREAMS; i++)
		kfree(m->sd[i].fifo);
	free_page((unsigned long)m->mirror);
}

static int model_make_streams(struct model *m)
{
	const struct model_config *c = &m->config;
	unsigned int i;

	m->n_sd = c->n_capture + c->n_render + c->n_bidi;
	if (m->n_sd > MODEL_MAX_STREAMS)
		return -EINVAL;
	for (i = 0; i < m->n_sd; i++) {
		struct model_sd *sd = &m->sd[i];

		sd->index = i;
		sd->fixed_out = i >= c->n_capture && i < c->n_capture + c->n_render;
		sd->bidi = i >= c->n_capture + c->n_render;
		sd->fifo = kzalloc(c->fifo_out + 1, GFP_KERNEL);
		if (!sd->fifo)
			return -ENOMEM;
	}
	return 0;
}

static int model_make_parts(struct model *m)
{
	int err = model_make_streams(m);

	if (err)
		return err;
	m->mirror = (u8 *)get_zeroed_page(GFP_KERNEL);
	return m->mirror ? 0 : -ENOMEM;
}

static int model_make_device(struct model *m)
{
	u64 mask = m->config.no_dma64 ? DMA_BIT_MASK(32) : DMA_BIT_MASK(64);

	m->pdev = platform_device_register_simple("hdb-model", PLATFORM_DEVID_AUTO, NULL, 0);
	if (IS_ERR(m->pdev))
		return PTR_ERR(m->pdev);
	platform_set_drvdata(m->pdev, m);
	return dma_coerce_mask_and_coherent(&m->pdev->dev, mask);
}

static int model_start(struct model *m)
{
	int err = model_make_device(m);

	if (err)
		return err;
	err = sim_irq_create(m);
	if (err)
		return err;
	return sim_clock_start(m);
}

/**
 * model_create - a controller as it is after power-on: in reset, no codec on the link
 * @config: what kind, or NULL for model_default_config
 *
 * Context: may sleep.
 * Return: the model or an ERR_PTR.
 */
struct model *model_create(const struct model_config *config)
{
	struct model *m = kzalloc(sizeof(*m), GFP_KERNEL);
	int err;

	if (!m)
		return ERR_PTR(-ENOMEM);
	raw_spin_lock_init(&m->lock);
	init_waitqueue_head(&m->wait);
	init_waitqueue_head(&m->idle);
	m->config = config ? *config : model_default_config;
	m->io.ops = &sim_io_ops;
	m->io.base = (void __iomem *)m;
	m->pace = 48;
	m->kick = sim_clock_kick;
	m->dma_allowed = true;	/* before somebody forbids it */
	err = model_make_parts(m);
	if (!err) {
		m->io.mirror = (void __iomem *)m->mirror;
		sim_regs_power_on(m);
		err = model_start(m);
	}
	if (err) {
		model_destroy(m);
		return ERR_PTR(err);
	}
	return m;
}

/**
 * model_destroy - the end of it; its driver must be gone
 * @m: the model, or NULL
 *
 * Context: may sleep.
 */
void model_destroy(struct model *m)
{
	if (!m)
		return;
	sim_clock_stop(m);
	sim_irq_destroy(m);
	if (!IS_ERR_OR_NULL(m->pdev))
		platform_device_unregister(m->pdev);
	model_free_parts(m);
	kfree(m);
}

/* From messages to the pin. */
static int next_irq(struct device *dev)
{
	struct model *m = dev_get_drvdata(dev);

	if (m->config.intx)
		return -ENODEV;
	if (m->config.pin_works)
		model_fault(m, MODEL_FAULT_IRQ_LOST, 0);
	sim_irq_use_pin(m);
	return m->irq.number;
}

static void allow_dma(struct device *dev, bool allow)
{
	struct model *m = dev_get_drvdata(dev);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->dma_allowed = allow;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

static bool present(struct device *dev)
{
	struct model *m = dev_get_drvdata(dev);

	return !READ_ONCE(m->gone);
}

bool model_may_dma(struct model *m)
{
	return READ_ONCE(m->dma_allowed);
}

/**
 * model_setup - what a controller is created from
 * @m: the model
 * @setup: filled in, but for timing
 */
void model_setup(struct model *m, struct hdb_setup *setup)
{
	setup->dev = &m->pdev->dev;
	setup->io = m->io;
	setup->irq = m->irq.number;
	setup->vendor = MODEL_VENDOR;
	setup->device = MODEL_DEVICE;
	setup->revision = MODEL_REVISION;
	setup->shared_irq = m->config.intx;
	setup->allow_dma = allow_dma;
	setup->present = present;
	setup->next_irq = m->config.pin ? next_irq : NULL;
	setup->ssync = m->config.ssync;
}

struct device *model_dev(struct model *m)
{
	return &m->pdev->dev;
}

struct hdb_io *model_io(struct model *m)
{
	return &m->io;
}

const struct model_config *model_config(const struct model *m)
{
	return &m->config;
}

/**
 * model_remove - the controller is pulled out: reads give all ones, nothing else happens
 * @m: the model
 */
void model_remove(struct model *m)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->gone = true;
	memset(m->mirror, 0xff, PAGE_SIZE);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_ones - reads go wrong, though the device is there
 * @m: the model
 * @off: offset of a register, or MODEL_ANY_REGISTER
 * @times: as many reads of it
 */
void model_ones(struct model *m, u32 off, unsigned int times)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->ones_at = off;
	m->ones = times;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_odd_read - one read goes wrong, once
 * @m: the model
 * @skip: reads that come before it
 * @value: what it gives
 */
void model_odd_read(struct model *m, unsigned int skip, u32 value)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->odd = true;
	m->odd_after = skip;
	m->odd_value = value;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

void model_get_stats(struct model *m, struct model_stats *stats)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	*stats = m->stats;
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

void model_clear_stats(struct model *m)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	memset(&m->stats, 0, sizeof(m->stats));
	raw_spin_unlock_irqrestore(&m->lock, flags);
}
