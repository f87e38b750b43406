// SPDX-License-Identifier: GPL-2.0
/*
 * The controller: reset and bring-up (HD Audio specification 4.2 and 4.3), and the end.
 */
#include <linux/delay.h>
#include <linux/dma-mapping.h>
#include <linux/slab.h>
#include <sound/hda_register.h>

#include "bus/hotplug.h"
#include "controller.h"
#include "ddi/client.h"
#include "hdb.h"
#include "hw/io.h"
#include "hw/nosnoop.h"
#include "hw/poll.h"
#include "hw/position.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "hw/ring.h"
#include "hw/sd.h"
#include "irq.h"
#include "recovery_steps.h"
#include "stream/stream.h"
#include "verbs/presence.h"
#include "verbs/unsolicited.h"
#include "verbs/verbs_abort.h"
#include "verbs/verbs_state.h"

#define RESET_HOLD_US	100	/* the least time in reset (4.2.2) */

const struct hdb_timing hdb_default_timing = {
	.reset_us = 100000,
	.codec_us = 1200,
	.ring_us = 1000,
	.stream_us = 1000,
	.verb_ms = 1000,
	.late_ms = 1000,
	.immediate_us = 20000,	/* two frames, but who waits may have to wait for a CPU */
	.look_ms = 50,
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

void hdb_ctrl_get(struct hdb_ctrl *ctrl)
{
	kref_get(&ctrl->ref);
}

void hdb_ctrl_put(struct hdb_ctrl *ctrl)
{
	kref_put(&ctrl->ref, ctrl_release);
}

/* Is it in reset, by itself if nobody of ours resets it? Any context. */
bool hdb_ctrl_in_reset(struct hdb_ctrl *ctrl)
{
	return !(hdb_read32(&ctrl->io, AZX_REG_GCTL) & AZX_GCTL_RESET);
}

static int ctrl_enter_reset(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;

	hdb_write32(io, AZX_REG_GCTL, hdb_read32(io, AZX_REG_GCTL) & ~AZX_GCTL_RESET);
	return hdb_poll32_sleeping(io, AZX_REG_GCTL, AZX_GCTL_RESET, 0, ctrl->timing.reset_us);
}

static int ctrl_leave_reset(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;

	hdb_write32(io, AZX_REG_GCTL, hdb_read32(io, AZX_REG_GCTL) | AZX_GCTL_RESET);
	return hdb_poll32_sleeping(io, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET,
				   ctrl->timing.reset_us);
}

/* Codecs ask for addresses for a while after reset; then STATESTS says who is there (4.3). */
static void ctrl_find_codecs(struct hdb_ctrl *ctrl)
{
	u16 present;

	usleep_range(ctrl->timing.codec_us, 2 * ctrl->timing.codec_us);
	present = hdb_read16(&ctrl->io, AZX_REG_STATESTS);
	hdb_write16(&ctrl->io, AZX_REG_STATESTS, present);
	present = hdb_quirks_codecs(ctrl->setup.probe_mask, present & HDB_ALL_CODECS);
	WRITE_ONCE(ctrl->codec_mask, present);
}

/* Whoever left the stream descriptors as they are. */
static int ctrl_stop_streams(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;
	u16 gcap = hdb_read16(io, AZX_REG_GCAP);
	unsigned int n = (gcap >> 12) + ((gcap >> 8) & 0xf) + ((gcap >> 3) & 0x1f);
	struct hdb_sd sd;
	int err = 0;

	n = min_t(unsigned int, n, HDB_MAX_SD);
	while (n--) {
		hdb_sd_init(&sd, io, n, ctrl->timing.stream_us);
		hdb_sd_stop(&sd);
		err = hdb_sd_wait_run(&sd, false) ?: err;
	}
	return err;
}

/*
 * DMA engines have to stand still when a reset begins (3.3.7). One that does not stop in time
 * is reset all the same: there is nothing better to be done about it. The rings stop before
 * interrupts do, so that nobody looks away while responses arrive.
 */
static void ctrl_stop_dma(struct hdb_ctrl *ctrl)
{
	struct hdb_ring ring = { .io = &ctrl->io, .wait_us = ctrl->timing.ring_us };

	if (hdb_ring_stop(&ring))
		dev_warn(ctrl->dev, "the command rings do not stop\n");
	hdb_write32(&ctrl->io, AZX_REG_INTCTL, 0);
	if (ctrl_stop_streams(ctrl))
		dev_warn(ctrl->dev, "a stream does not stop\n");
}

/* Through reset, whatever state firmware or another driver left it in. */
static int ctrl_pass_reset(struct hdb_ctrl *ctrl)
{
	u32 gctl = hdb_read32(&ctrl->io, AZX_REG_GCTL);
	int err;

	if (gctl == ~0U)
		return dev_err_probe(ctrl->dev, -ENODEV, "the controller does not answer\n");
	if (gctl & AZX_GCTL_RESET) {
		ctrl_stop_dma(ctrl);
		/* it survives the reset, after which it is to say who is there */
		hdb_write16(&ctrl->io, AZX_REG_STATESTS, HDB_ALL_CODECS);
	}
	err = ctrl_enter_reset(ctrl);
	if (err)
		return dev_err_probe(ctrl->dev, err, "the controller does not go into reset\n");
	usleep_range(RESET_HOLD_US, 2 * RESET_HOLD_US);
	err = ctrl_leave_reset(ctrl);
	if (err)
		return dev_err_probe(ctrl->dev, err, "the controller does not come out of reset\n");
	ctrl_find_codecs(ctrl);
	return 0;
}

/* The same; some do not come out of it with their clocks gated. */
static int ctrl_reset(struct hdb_ctrl *ctrl)
{
	void (*gate_clocks)(struct device *dev, bool gate) = ctrl->setup.gate_clocks;
	int err;

	if (gate_clocks)
		gate_clocks(ctrl->dev, false);
	err = ctrl_pass_reset(ctrl);
	if (gate_clocks)
		gate_clocks(ctrl->dev, true);
	return err;
}

static int ctrl_read_caps(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;
	struct hdb_caps *caps = &ctrl->caps;
	u16 gcap = hdb_read16(io, AZX_REG_GCAP);

	if (gcap == 0xffff)
		return -ENODEV;
	caps->gcap = gcap;
	caps->version = hdb_read8(io, AZX_REG_VMAJ) << 8 | hdb_read8(io, AZX_REG_VMIN);
	caps->outpay = hdb_read16(io, AZX_REG_OUTPAY);
	caps->inpay = hdb_read16(io, AZX_REG_INPAY);
	caps->n_render = (gcap >> 12) & 0xf;
	caps->n_capture = (gcap >> 8) & 0xf;
	caps->n_bidi = (gcap >> 3) & 0x1f;
	caps->n_sdo = 1 << ((gcap >> 1) & 3);
	caps->dma64 = gcap & AZX_GCAP_64OK;
	hdb_quirks_streams(ctrl->setup.quirks, caps);
	return 0;
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

static struct hdb_ctrl *ctrl_alloc(const struct hdb_setup *setup)
{
	struct hdb_ctrl *ctrl = kzalloc(sizeof(*ctrl), GFP_KERNEL);

	if (!ctrl)
		return NULL;
	kref_init(&ctrl->ref);
	ctrl->dev = get_device(setup->dev);
	ctrl->setup = *setup;
	ctrl->io = setup->io;
	ctrl->io.sd_ctl_32 = setup->quirks & HDB_QUIRK_IO_32;
	ctrl->timing = setup->timing ? *setup->timing : hdb_default_timing;
	if (!ctrl->timing.immediate_us)
		ctrl->timing.immediate_us = hdb_default_timing.immediate_us;
	hdb_verbs_init(ctrl);
	hdb_recovery_init(ctrl, hdb_recovery_work);
	hdb_events_init(&ctrl->events);
	hdb_hotplug_init(ctrl, hdb_hotplug_work);
	hdb_clients_init(ctrl);
	return ctrl;
}

/* Set an initialised controller going after a reset. Process context. */
static void ctrl_run(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;

	hdb_positions_run(ctrl);
	hdb_write16(io, AZX_REG_WAKEEN, HDB_ALL_CODECS);
	hdb_verbs_start(ctrl);
	if (!ctrl->verbs.immediate || ctrl->verbs.listening)
		hdb_write32(io, AZX_REG_GCTL, hdb_read32(io, AZX_REG_GCTL) | AZX_GCTL_UNSOL);
	hdb_write32(io, AZX_REG_INTCTL, AZX_INT_GLOBAL_EN | AZX_INT_CTRL_EN);
}

/*
 * Stop the hardware: no interrupt, no DMA, in reset, where it may be already. One that was
 * given up may do DMA still.
 */
static void ctrl_quieten(struct hdb_ctrl *ctrl)
{
	u32 gctl;

	hdb_streams_suspend(ctrl);
	gctl = hdb_read32(&ctrl->io, AZX_REG_GCTL);
	if (gctl == ~0U || !(gctl & AZX_GCTL_RESET))
		return;
	ctrl_stop_dma(ctrl);
	if (ctrl_enter_reset(ctrl))
		dev_warn(ctrl->dev, "the controller does not go into reset\n");
}

/* Stop the hardware; commands are aborted. Process context. */
static void ctrl_halt(struct hdb_ctrl *ctrl)
{
	hdb_verbs_stop(ctrl);
	ctrl_quieten(ctrl);
}

/* There is nothing more to be tried: it is gone for good, but at rest if it can be. */
void hdb_ctrl_give_up(struct hdb_ctrl *ctrl)
{
	ctrl_halt(ctrl);
	hdb_ctrl_set_gone(ctrl);
}

/* What needs the hardware out of reset and its capabilities known. */
static int ctrl_bring_up(struct hdb_ctrl *ctrl)
{
	int err;

	err = ctrl_read_caps(ctrl);
	if (err)
		return err;
	err = ctrl_set_dma_mask(ctrl);
	if (err)
		return err;
	err = ctrl_alloc_ring(ctrl);
	if (err)
		return err;
	err = hdb_positions_alloc(ctrl);
	if (err)
		goto free_ring;
	err = hdb_streams_init(ctrl);
	if (err)
		goto free_positions;
	err = hdb_irq_request(ctrl);
	if (err)
		goto exit_streams;
	ctrl_run(ctrl);
	return 0;
exit_streams:
	hdb_streams_exit(ctrl);
free_positions:
	hdb_positions_free(ctrl);
free_ring:
	ctrl_free_ring(ctrl);
	return err;
}

/* Before memory is given back: a controller that does not go into reset may go on with DMA. */
static void ctrl_allow_dma(struct hdb_ctrl *ctrl, bool allow)
{
	if (ctrl->setup.allow_dma)
		ctrl->setup.allow_dma(ctrl->dev, allow);
}

/*
 * Bring a controller up: out of reset, rings running, interrupt enabled, codecs known by
 * address. Process context. An ERR_PTR if it cannot be.
 */
struct hdb_ctrl *hdb_ctrl_create(const struct hdb_setup *setup)
{
	struct hdb_ctrl *ctrl = ctrl_alloc(setup);
	int err;

	if (!ctrl)
		return ERR_PTR(-ENOMEM);
	ctrl_allow_dma(ctrl, true);
	err = ctrl_reset(ctrl);
	if (!err)
		err = ctrl_bring_up(ctrl);
	if (!err)
		return ctrl;
	ctrl_allow_dma(ctrl, false);
	WRITE_ONCE(ctrl->gone, true);
	hdb_ctrl_put(ctrl);
	return ERR_PTR(err);
}

/*
 * Take a controller down. Its children are gone already; clients that are left are closed
 * here. The structure lives on while somebody holds a reference. Process context.
 */
void hdb_ctrl_destroy(struct hdb_ctrl *ctrl)
{
	hdb_recovery_end(ctrl);
	hdb_client_close_all(ctrl, NULL);
	ctrl_halt(ctrl);
	mutex_lock(&ctrl->clients_lock);
	WRITE_ONCE(ctrl->gone, true);
	mutex_unlock(&ctrl->clients_lock);
	hdb_client_close_all(ctrl, NULL);
	hdb_irq_free(ctrl);
	hdb_recovery_end(ctrl);
	hdb_hotplug_close(ctrl);
	ctrl_allow_dma(ctrl, false);
	hdb_streams_exit(ctrl);
	hdb_positions_free(ctrl);
	ctrl_free_ring(ctrl);
	hdb_ctrl_put(ctrl);
}

/* Nobody touches a register any more, not even for an interrupt of somebody else's. */
static void ctrl_darken(struct hdb_ctrl *ctrl)
{
	WRITE_ONCE(ctrl->dark, true);
	hdb_irq_sync(ctrl);
}

/* The system goes to sleep; the codec drivers have stopped their streams. Process context. */
void hdb_ctrl_suspend(struct hdb_ctrl *ctrl)
{
	ctrl_halt(ctrl);
	ctrl_darken(ctrl);
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
	ctrl_darken(ctrl);
	return 0;
}

/*
 * Reset the controller and set commands and streams going again. No command is issued any more
 * (hdb_verbs_stop(), _sleep() or _deafen()): the reset would lose it, and who waits for it would
 * wait for ever. Process context. An errno if it cannot be; commands fare as before then, and
 * may be tried to be set going again.
 */
int hdb_ctrl_restart(struct hdb_ctrl *ctrl)
{
	int err;

	WARN_ON_ONCE(READ_ONCE(ctrl->verbs.open));
	hdb_streams_suspend(ctrl);
	err = ctrl_reset(ctrl);
	if (err) {
		ctrl_quieten(ctrl);
		return err;
	}
	ctrl_run(ctrl);
	hdb_streams_resume(ctrl);
	hdb_hotplug_reset(ctrl);
	return 0;
}

/*
 * The system is back, or the controller is needed again. One that does not come back is gone,
 * and one that is gone stays so. Process context.
 */
int hdb_ctrl_resume(struct hdb_ctrl *ctrl)
{
	int err;

	WRITE_ONCE(ctrl->dark, false);
	hdb_irq_wake(ctrl);
	err = hdb_ctrl_gone(ctrl) ? -ENODEV : hdb_ctrl_restart(ctrl);
	if (err)
		hdb_ctrl_set_gone(ctrl);
	return err;
}
