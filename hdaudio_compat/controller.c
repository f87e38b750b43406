// SPDX-License-Identifier: GPL-2.0
/*
 * The controller: its memory, bring-up, sleep, restart and halt.
 */
#include <linux/delay.h>
#include <linux/dma-mapping.h>
#include <linux/slab.h>
#include <sound/hda_register.h>

#include "controller.h"
#include "hdb.h"
#include "hw/gone.h"
#include "hw/io.h"
#include "hw/nosnoop.h"
#include "hw/position.h"
#include "hw/quirks.h"
#include "hw/reset.h"
#include "hw/ring.h"
#include "irq.h"
#include "stream/stream.h"
#include "verbs/presence.h"
#include "verbs/unsolicited.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_state.h"

const struct hdb_timing hdb_default_timing = {
	.reset_us = 100000,
	.codec_us = 1200,
	.ring_us = 1000,
	.stream_us = 1000,
	.verb_ms = 1000,
	.late_ms = 1000,
	.immediate_us = 20000,	/* two frames, but who waits may have to wait for a CPU */
	.poll_ms = 50,
	.retry_ms = 1000,
};

static void ctrl_release(struct kref *ref)
{
	struct hdb_ctrl *ctrl = container_of(ref, struct hdb_ctrl, ref);

	hdb_verbs_free(ctrl);
	hdb_events_free(&ctrl->events);
	put_device(ctrl->dev);
	kfree(ctrl);
}

/**
 * hdb_ctrl_alloc - a controller that is not touched yet
 * @setup: what it is created from
 *
 * Context: process, may sleep.
 * Return: the controller, to be given back with hdb_ctrl_put(), or NULL.
 */
struct hdb_ctrl *hdb_ctrl_alloc(const struct hdb_setup *setup)
{
	struct hdb_ctrl *ctrl = kzalloc(sizeof(*ctrl), GFP_KERNEL);

	if (!ctrl)
		return NULL;
	if (hdb_events_init(&ctrl->events)) {
		kfree(ctrl);
		return NULL;
	}
	kref_init(&ctrl->ref);
	ctrl->release = ctrl_release;
	ctrl->dev = get_device(setup->dev);
	ctrl->setup = *setup;
	ctrl->io = setup->io;
	ctrl->io.sd_ctl_32 = setup->quirks & HDB_QUIRK_IO_32;
	ctrl->timing = setup->timing ? *setup->timing : hdb_default_timing;
	if (!ctrl->timing.immediate_us)
		ctrl->timing.immediate_us = hdb_default_timing.immediate_us;
	hdb_verbs_init(ctrl);
	return ctrl;
}

static int ctrl_set_dma_mask(struct hdb_ctrl *ctrl)
{
	u64 mask = hdb_quirks_dma_mask(ctrl->setup.quirks, ctrl->caps.dma64);

	if (!dma_set_mask_and_coherent(ctrl->dev, mask))
		return 0;
	return dma_set_mask_and_coherent(ctrl->dev, DMA_BIT_MASK(32));
}

/* Responses are read while the controller writes the next: not even read ahead. */
static int ctrl_alloc_ring(struct hdb_ctrl *ctrl)
{
	int err = hdb_ring_alloc(&ctrl->ring, ctrl->dev, &ctrl->io, ctrl->timing.ring_us);

	ctrl->ring.by_pointer = ctrl->setup.quirks & (HDB_QUIRK_RIRB_LATE | HDB_QUIRK_RIRB_POLL);
	if (!err && hdb_quirks_uncached_lists(ctrl->setup.quirks))
		hdb_memory_uncache(ctrl->dev, ctrl->ring.rirb, HDB_RING_BYTES, HDB_UNCACHED);
	return err;
}

static void ctrl_free_ring(struct hdb_ctrl *ctrl)
{
	if (hdb_quirks_uncached_lists(ctrl->setup.quirks))
		hdb_memory_recache(ctrl->ring.rirb, HDB_RING_BYTES);
	hdb_ring_free(&ctrl->ring);
}

/* Set an initialised controller going after a reset. Process context. */
static void ctrl_run(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;

	hdb_positions_run(ctrl);
	hdb_write16(io, AZX_REG_WAKEEN, HDB_ALL_CODECS);
	hdb_verbs_start(ctrl);
	if (!ctrl->verbs.immediate || ctrl->verbs.listening)
		hdb_write32(io, AZX_REG_GCTL, hdb_sure32(io, AZX_REG_GCTL) | AZX_GCTL_UNSOL |
			    AZX_GCTL_RESET);
	hdb_write32(io, AZX_REG_INTCTL, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
}

/*
 * Stop the hardware: no interrupt, no DMA, in reset, where it may be already. One that was
 * given up may do DMA still.
 */
static void ctrl_quieten(struct hdb_ctrl *ctrl)
{
	hdb_streams_suspend(ctrl);
	hdb_ctrl_enter_reset(ctrl);
}

/**
 * hdb_ctrl_halt - stop the hardware; commands are aborted
 * @ctrl: the controller
 *
 * Context: process, may sleep.
 */
void hdb_ctrl_halt(struct hdb_ctrl *ctrl)
{
	hdb_verbs_stop(ctrl);
	ctrl_quieten(ctrl);
}

/**
 * hdb_ctrl_give_up - there is nothing more to be tried: gone for good, but at rest if it can be
 * @ctrl: the controller
 *
 * Context: process, may sleep.
 */
void hdb_ctrl_give_up(struct hdb_ctrl *ctrl)
{
	hdb_ctrl_halt(ctrl);
	hdb_ctrl_set_gone(ctrl);
}

/* Allocate and start all that needs the hardware out of reset. */
static int ctrl_bring_up(struct hdb_ctrl *ctrl)
{
	int err;

	err = hdb_ctrl_read_caps(ctrl);
	if (err)
		return err;
	err = ctrl_set_dma_mask(ctrl);
	if (err)
		return err;
	err = ctrl_alloc_ring(ctrl);
	if (err)
		return err;
	hdb_positions_init(ctrl);
	err = hdb_streams_init(ctrl);
	if (err)
		goto free_ring;
	err = hdb_irq_request(ctrl);
	if (err)
		goto exit_streams;
	ctrl_run(ctrl);
	return 0;
exit_streams:
	hdb_streams_exit(ctrl);
free_ring:
	hdb_positions_exit(ctrl);
	ctrl_free_ring(ctrl);
	return err;
}

/* Before memory is given back: a controller that does not go into reset may go on with DMA. */
static void ctrl_allow_dma(struct hdb_ctrl *ctrl, bool allow)
{
	if (ctrl->setup.allow_dma)
		ctrl->setup.allow_dma(ctrl->dev, allow);
}

/**
 * hdb_ctrl_start - bring a controller up: out of reset, rings running, interrupt enabled, codecs
 *	known by address
 * @ctrl: of hdb_ctrl_alloc(); ready for interrupts and for requests for recovery
 *
 * Whoever had it before may have left its DMA engines running, into memory that is ours by now: it
 * may not access any before it has been reset.
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int hdb_ctrl_start(struct hdb_ctrl *ctrl)
{
	int err;

	ctrl_allow_dma(ctrl, false);
	err = hdb_ctrl_reset(ctrl);
	if (err)
		return err;
	ctrl_allow_dma(ctrl, true);
	err = ctrl_bring_up(ctrl);
	if (err)
		ctrl_allow_dma(ctrl, false);
	return err;
}

/**
 * hdb_ctrl_give_back - free the memory the hardware has used
 * @ctrl: a controller that has been halted; interrupt and DPC have ended, no client is left
 *
 * Context: process, may sleep.
 */
void hdb_ctrl_give_back(struct hdb_ctrl *ctrl)
{
	ctrl_allow_dma(ctrl, false);
	hdb_streams_exit(ctrl);
	hdb_positions_exit(ctrl);
	ctrl_free_ring(ctrl);
}

/* Nobody touches a register any more, not even for an interrupt of somebody else's. */
static void ctrl_set_suspended(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->suspended, true);
	hdb_irq_sync(ctrl);
}

/*
 * The system goes to sleep; the codec drivers have stopped their streams. What codecs have to tell
 * then wakes it only if they are hdb_ctrl.wakers. Process context.
 */
void hdb_ctrl_suspend(struct hdb_ctrl *ctrl)
{
	hdb_write16(&ctrl->io, AZX_REG_WAKEEN, ctrl->wakers);
	hdb_ctrl_halt(ctrl);
	ctrl_set_suspended(ctrl);
}

/*
 * Nobody needs the controller: into reset, where codecs may ask to be woken (WAKEEN). Commands
 * are accepted, and issued when it is back. When this returns, no interrupt handler touches a
 * register, even if the line is shared. -EBUSY if commands are not completed. Process context.
 */
int hdb_ctrl_sleep(struct hdb_ctrl *ctrl)
{
	int err = hdb_verbs_sleep(ctrl);

	if (err)
		return err;
	ctrl_quieten(ctrl);
	ctrl_set_suspended(ctrl);
	return 0;
}

/*
 * Reset the controller and set commands and streams going again. No command is issued any more
 * (hdb_verbs_stop(), _sleep() or _quiesce()): the reset would lose it, and who waits for it would
 * wait for ever. Process context. An errno if it cannot be; commands fare as before then, and
 * may be tried to be set going again.
 */
int hdb_ctrl_restart(struct hdb_ctrl *ctrl)
{
	int err;

	WARN_ON_ONCE(READ_ONCE(ctrl->verbs.open));
	hdb_streams_suspend(ctrl);
	err = hdb_ctrl_reset(ctrl);
	if (err) {
		ctrl_quieten(ctrl);
		return err;
	}
	ctrl_run(ctrl);
	hdb_streams_resume(ctrl);
	hdb_hotplug_reset(ctrl);
	return 0;
}

/* One that was thought gone and answers again is used again. Process context. */
static int ctrl_revive(struct hdb_ctrl *ctrl)
{
	if (hdb_io_gone(&ctrl->io))
		return -ENODEV;
	dev_info_ratelimited(ctrl->dev, "the controller is back\n");
	WRITE_ONCE(ctrl->gone, false);
	return 0;
}

/*
 * The system is back, or the controller is needed again. One that does not come back is gone,
 * until it does at a later time. Process context.
 */
int hdb_ctrl_resume(struct hdb_ctrl *ctrl)
{
	int err = 0;

	WRITE_ONCE(ctrl->suspended, false);
	if (hdb_ctrl_gone(ctrl))
		err = ctrl_revive(ctrl);
	hdb_irq_wake(ctrl);
	if (!err)
		err = hdb_ctrl_restart(ctrl);
	if (err)
		hdb_ctrl_set_gone(ctrl);
	return err;
}
