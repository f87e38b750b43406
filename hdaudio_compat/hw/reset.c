// SPDX-License-Identifier: GPL-2.0
/*
 * The controller's reset (HD Audio specification 4.2 and 4.3): all DMA stopped, into it, out of
 * it, and what can be read after that.
 */
#include <linux/delay.h>
#include <linux/device.h>
#include <sound/hda_register.h>

#include "gone.h"
#include "intel.h"
#include "io.h"
#include "poll.h"
#include "quirks.h"
#include "reset.h"
#include "ring.h"
#include "sd.h"

#define RESET_HOLD_US	100	/* the least time in reset (4.2.2) */
#define LATE_US		10000	/* for codecs that were there before to report */

/**
 * hdb_ctrl_in_reset - is a controller in reset, by itself if nobody of ours resets it?
 * @ctrl: the controller
 *
 * Asked twice, for much is given up if it is.
 *
 * Context: any.
 * Return: whether it is.
 */
bool hdb_ctrl_in_reset(struct hdb_ctrl *ctrl)
{
	return !(hdb_read32(&ctrl->io, AZX_REG_GCTL) & AZX_GCTL_RESET) &&
	       !(hdb_read32(&ctrl->io, AZX_REG_GCTL) & AZX_GCTL_RESET);
}

static int ctrl_enter_reset(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;

	hdb_write32(io, AZX_REG_GCTL, hdb_sure32(io, AZX_REG_GCTL) & ~AZX_GCTL_RESET);
	return hdb_poll32_sleeping(io, AZX_REG_GCTL, AZX_GCTL_RESET, 0, ctrl->timing.reset_us);
}

static int ctrl_leave_reset(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;

	hdb_write32(io, AZX_REG_GCTL, hdb_sure32(io, AZX_REG_GCTL) | AZX_GCTL_RESET);
	return hdb_poll32_sleeping(io, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET,
				   ctrl->timing.reset_us);
}

/* Take a fresh mask of who is there; what was known of that before is void. */
static void ctrl_set_codecs(struct hdb_ctrl *ctrl, u16 present)
{
	spin_lock_irq(&ctrl->verbs.lock);
	WRITE_ONCE(ctrl->codec_mask, hdb_quirks_codecs(ctrl->setup.probe_mask, present));
	ctrl->hotplug.round++;
	spin_unlock_irq(&ctrl->verbs.lock);
}

/*
 * Codecs ask for addresses for a while after reset; then STATESTS says who is there (4.3). One
 * that was there before the reset has some more time, for it would be taken away.
 */
static int ctrl_find_codecs(struct hdb_ctrl *ctrl)
{
	u16 before = READ_ONCE(ctrl->codec_mask), present = 0;
	unsigned int step = max(ctrl->timing.codec_us, 1U), us;

	for (us = 0; !us || (before & ~present && us < LATE_US); us += step) {
		usleep_range(step, 2 * step);
		present = hdb_steady16(&ctrl->io, AZX_REG_STATESTS);
		if (present == 0xffff)
			return dev_err_probe(ctrl->dev, -ENODEV, "nobody says who is there\n");
	}
	present &= HDB_ALL_CODECS;
	hdb_write16(&ctrl->io, AZX_REG_STATESTS, present);
	ctrl_set_codecs(ctrl, present);
	return 0;
}

/* Stop all streams there are, whoever left them running. */
static int ctrl_stop_streams(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;
	u16 gcap = hdb_steady16(io, AZX_REG_GCAP);
	unsigned int n = (gcap >> 12) + ((gcap >> 8) & 0xf) + ((gcap >> 3) & 0x1f);
	struct hdb_pause asleep = { .sleeps = true };
	struct hdb_sd sd;
	int err = 0;

	n = min_t(unsigned int, n, HDB_MAX_SD);
	while (n--) {
		hdb_sd_init(&sd, io, n, ctrl->timing.stream_us);
		hdb_sd_stop(&sd);
		err = hdb_sd_wait_run(&sd, false, &asleep) ?: err;
	}
	return err;
}

/*
 * DMA engines have to stand still when a reset begins (3.3.7). One that does not stop in time
 * is reset all the same: there is nothing better to be done about it. The rings stop before
 * interrupts do, so that no response arrives unnoticed.
 */
static void ctrl_stop_dma(struct hdb_ctrl *ctrl)
{
	struct hdb_ring ring = { .io = &ctrl->io, .wait_us = ctrl->timing.ring_us };

	if (hdb_ring_stop(&ring))
		dev_warn_ratelimited(ctrl->dev, "the command rings do not stop\n");
	hdb_write32(&ctrl->io, AZX_REG_INTCTL, 0);
	if (ctrl_stop_streams(ctrl))
		dev_warn_ratelimited(ctrl->dev, "a stream does not stop\n");
}

static int ctrl_pass_reset(struct hdb_ctrl *ctrl)
{
	u32 gctl = hdb_sure32(&ctrl->io, AZX_REG_GCTL);
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
	return ctrl_find_codecs(ctrl);
}

/**
 * hdb_ctrl_reset - through reset, whatever state firmware or another driver left it in
 * @ctrl: the controller; @ctrl->codec_mask tells afterwards which codecs have reported
 *
 * Some controllers do not come out of reset with their clocks gated, or with a wrong one.
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno, which has been reported.
 */
int hdb_ctrl_reset(struct hdb_ctrl *ctrl)
{
	const struct hdb_setup *setup = &ctrl->setup;
	int err;

	if (setup->gate_clocks)
		setup->gate_clocks(ctrl->dev, false);
	if (setup->display_khz)
		hdb_intel_set_bit_clock(&ctrl->io, setup->display_khz(ctrl->dev));
	err = ctrl_pass_reset(ctrl);
	if (setup->gate_clocks)
		setup->gate_clocks(ctrl->dev, true);
	if (!err)
		hdb_intel_tune(&ctrl->io, setup->quirks);
	return err;
}

/**
 * hdb_ctrl_enter_reset - stop all DMA and go into reset, where the controller may be already
 * @ctrl: the controller; nobody starts a stream any more
 *
 * One that does not go into reset has been reported; it may go on with DMA.
 *
 * Context: process, may sleep.
 */
void hdb_ctrl_enter_reset(struct hdb_ctrl *ctrl)
{
	u32 gctl = hdb_sure32(&ctrl->io, AZX_REG_GCTL);

	if (gctl == ~0U || !(gctl & AZX_GCTL_RESET))
		return;
	ctrl_stop_dma(ctrl);
	if (ctrl_enter_reset(ctrl))
		dev_warn_ratelimited(ctrl->dev, "the controller does not go into reset\n");
}

/**
 * hdb_ctrl_read_caps - what a controller can do
 * @ctrl: the controller, out of reset
 *
 * Context: any.
 * Return: 0, or -ENODEV if it is not there.
 */
int hdb_ctrl_read_caps(struct hdb_ctrl *ctrl)
{
	struct hdb_io *io = &ctrl->io;
	struct hdb_caps *caps = &ctrl->caps;
	u16 gcap = hdb_steady16(io, AZX_REG_GCAP);

	if (gcap == 0xffff)
		return -ENODEV;
	caps->gcap = gcap;
	caps->version = hdb_steady8(io, AZX_REG_VMAJ) << 8 | hdb_steady8(io, AZX_REG_VMIN);
	caps->outpay = hdb_steady16(io, AZX_REG_OUTPAY);
	caps->inpay = hdb_steady16(io, AZX_REG_INPAY);
	caps->n_render = (gcap >> 12) & 0xf;
	caps->n_capture = (gcap >> 8) & 0xf;
	caps->n_bidi = (gcap >> 3) & 0x1f;
	caps->n_sdo = 1 << ((gcap >> 1) & 3);
	caps->dma64 = gcap & AZX_GCAP_64OK;
	hdb_quirks_streams(ctrl->setup.quirks, caps);
	return 0;
}
