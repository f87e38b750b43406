// SPDX-License-Identifier: GPL-2.0
/*
 * Stream descriptor registers.
 *
 * The control register has three bytes and shares its dword with the status byte, whose bits
 * are cleared by writing ones; so only bytes are accessed here, where the controller allows it.
 *
 * What waits is told how (struct hdb_pause): registers are written with the caller's lock held,
 * the hardware is waited for without.
 */
#include <linux/errno.h>
#include <linux/log2.h>
#include <linux/minmax.h>

#include "gone.h"
#include "io.h"
#include "place.h"
#include "poll.h"
#include "sd.h"

#define CTL2_TAG	(SD_CTL_STREAM_TAG_MASK >> 16)
#define CTL2_TAG_SHIFT	(SD_CTL_STREAM_TAG_SHIFT - 16)
#define CTL2_DIR	(SD_CTL_DIR >> 16)

/* Two link frames: time enough to have begun a reset. */
#define RESET_SEEN_US	42

static u8 sd_read8(const struct hdb_sd *sd, u32 reg)
{
	return hdb_read8(sd->io, sd->base + reg);
}

static void sd_write8(const struct hdb_sd *sd, u32 reg, u8 val)
{
	hdb_write8(sd->io, sd->base + reg, val);
}

static void sd_write16(const struct hdb_sd *sd, u32 reg, u16 val)
{
	hdb_write16(sd->io, sd->base + reg, val);
}

static void sd_write32(const struct hdb_sd *sd, u32 reg, u32 val)
{
	hdb_write32(sd->io, sd->base + reg, val);
}

/* One byte of control; with the whole dword, the status is written as 0 and stays. */
static void sd_write_ctl(const struct hdb_sd *sd, u32 reg, u8 val)
{
	unsigned int shift = 8 * (reg - AZX_REG_SD_CTL);
	u32 ctl;

	if (likely(!sd->io->sd_ctl_32)) {
		sd_write8(sd, reg, val);
		return;
	}
	ctl = hdb_sure32(sd->io, sd->base + AZX_REG_SD_CTL) & 0xffffff & ~(0xff << shift);
	sd_write32(sd, AZX_REG_SD_CTL, ctl | val << shift);
}

static int sd_wait_ctl(const struct hdb_sd *sd, u8 mask, u8 want, unsigned int us,
		       struct hdb_pause *pause)
{
	return hdb_poll8_pausing(sd->io, sd->base + AZX_REG_SD_CTL, mask, want, us, pause);
}

/* Name the descriptor with an index; touches no register. */
void hdb_sd_init(struct hdb_sd *sd, struct hdb_io *io, unsigned int index, unsigned int wait_us)
{
	*sd = (struct hdb_sd) {
		.io = io,
		.base = hdb_sd_offset(index, 0),
		.wait_us = wait_us,
	};
}

/* Three bits of the control byte are always 0, unless nothing is there to answer. */
static u8 sd_read_ctl(const struct hdb_sd *sd)
{
	return hdb_sure8(sd->io, sd->base + AZX_REG_SD_CTL);
}

/* Is nothing there to answer? */
bool hdb_sd_gone(const struct hdb_sd *sd)
{
	return sd_read_ctl(sd) == 0xff;
}

/* Does it access memory, as far as it says? */
bool hdb_sd_runs(const struct hdb_sd *sd)
{
	u8 ctl = sd_read_ctl(sd);

	return ctl != 0xff && ctl & SD_CTL_DMA_START;
}

/*
 * Wait for the reset to begin. Some controllers (QEMU's) carry it out at once and never show
 * SRST as set: there, the stream number written before it has been lost instead.
 */
static int sd_wait_in_reset(const struct hdb_sd *sd, struct hdb_pause *pause)
{
	unsigned int us = min_t(unsigned int, RESET_SEEN_US, sd->wait_us);

	if (!sd_wait_ctl(sd, SD_CTL_STREAM_RESET, SD_CTL_STREAM_RESET, us, pause))
		return 0;
	if (!(sd_read8(sd, AZX_REG_SD_CTL_3B) & CTL2_TAG))
		return 0;
	return sd_wait_ctl(sd, SD_CTL_STREAM_RESET, SD_CTL_STREAM_RESET, sd->wait_us, pause);
}

/* A reset that does not begin in time is withdrawn. */
static int sd_enter_reset(const struct hdb_sd *sd, struct hdb_pause *pause)
{
	int err;

	sd_write_ctl(sd, AZX_REG_SD_CTL_3B, CTL2_TAG);
	sd_write_ctl(sd, AZX_REG_SD_CTL, SD_CTL_STREAM_RESET);
	err = sd_wait_in_reset(sd, pause);
	if (err)
		sd_write_ctl(sd, AZX_REG_SD_CTL, 0);
	return err;
}

/* The controller writes it as it moves. */
static void sd_clear_position(const struct hdb_sd *sd)
{
	if (sd->position)
		WRITE_ONCE(*sd->position, 0);
	if (sd->checked)
		WRITE_ONCE(*sd->checked, cpu_to_le32(HDB_NO_POSITION));
}

/* From where it stands still, into reset, if it is not there, and out of it. */
static int sd_pass_reset(const struct hdb_sd *sd, bool is_there, struct hdb_pause *pause)
{
	int err = is_there ? 0 : sd_enter_reset(sd, pause);

	if (err)
		return err;
	sd_write_ctl(sd, AZX_REG_SD_CTL, 0);
	err = sd_wait_ctl(sd, SD_CTL_STREAM_RESET, 0, sd->wait_us, pause);
	if (!err)
		sd_clear_position(sd);
	return err;
}

/*
 * Reset the descriptor, whatever it was doing: stop it, into reset and out of it. All its
 * registers are then as after power-on and its position is 0. Returns 0 or a negative errno.
 */
int hdb_sd_reset(struct hdb_sd *sd, struct hdb_pause *pause)
{
	u8 ctl = sd_read_ctl(sd);
	int err = 0;

	if (ctl == 0xff)
		return -ENODEV;
	if (ctl & SD_CTL_DMA_START) {
		sd_write_ctl(sd, AZX_REG_SD_CTL, 0);
		err = hdb_sd_wait_run(sd, false, pause);
	}
	if (err)
		return err;
	sd->in_reset = true;
	err = sd_pass_reset(sd, ctl & SD_CTL_STREAM_RESET, pause);
	sd->in_reset = false;
	return err;
}

/* Program a descriptor that has been reset. The direction first: FIFO and format follow it. */
void hdb_sd_program(const struct hdb_sd *sd, const struct hdb_sd_setup *setup)
{
	sd_write_ctl(sd, AZX_REG_SD_CTL_3B, setup->stream_id << CTL2_TAG_SHIFT |
		     (setup->output ? CTL2_DIR : 0) | ilog2(setup->lines));
	sd_write_ctl(sd, AZX_REG_SD_CTL, setup->interrupts);
	sd_write16(sd, AZX_REG_SD_FORMAT, setup->format);
	sd_write32(sd, AZX_REG_SD_CBL, setup->bytes);
	sd_write16(sd, AZX_REG_SD_LVI, setup->lvi);
	sd_write32(sd, AZX_REG_SD_BDLPL, lower_32_bits(setup->bdl));
	sd_write32(sd, AZX_REG_SD_BDLPU, upper_32_bits(setup->bdl));
}

/* Leave nothing in a stopped descriptor that points to memory or interrupts. */
void hdb_sd_forget(const struct hdb_sd *sd)
{
	sd_write_ctl(sd, AZX_REG_SD_CTL, 0);
	sd_write32(sd, AZX_REG_SD_BDLPL, 0);
	sd_write32(sd, AZX_REG_SD_BDLPU, 0);
	hdb_sd_clear_status(sd);
}

/* Start or stop a programmed descriptor; hdb_sd_wait_run() tells when it has. */
void hdb_sd_run(const struct hdb_sd *sd, const struct hdb_sd_setup *setup, bool run)
{
	sd_write_ctl(sd, AZX_REG_SD_CTL, setup->interrupts | (run ? SD_CTL_DMA_START : 0));
}

/* Have a descriptor stop, whatever it is programmed with. */
void hdb_sd_stop(const struct hdb_sd *sd)
{
	sd_write_ctl(sd, AZX_REG_SD_CTL, 0);
}

/* Has it started or stopped by now? */
bool hdb_sd_has_followed(const struct hdb_sd *sd, bool run)
{
	u8 ctl = sd_read8(sd, AZX_REG_SD_CTL);

	return ctl != 0xff && !(ctl & SD_CTL_DMA_START) == !run;
}

/* Wait until the descriptor has started or stopped. */
int hdb_sd_wait_run(const struct hdb_sd *sd, bool run, struct hdb_pause *pause)
{
	return sd_wait_ctl(sd, SD_CTL_DMA_START, run ? SD_CTL_DMA_START : 0, sd->wait_us, pause);
}

/* Wait until an output's FIFO holds enough, or an input has its descriptor, to begin. */
int hdb_sd_wait_fifo(const struct hdb_sd *sd, struct hdb_pause *pause)
{
	return hdb_poll8_pausing(sd->io, sd->base + AZX_REG_SD_STS, SD_STS_FIFO_READY,
				 SD_STS_FIFO_READY, sd->wait_us, pause);
}

/* Size of the FIFO for the format programmed; 0 if the controller does not say. */
u32 hdb_sd_fifo_bytes(const struct hdb_sd *sd)
{
	u16 fifos = hdb_sure16(sd->io, sd->base + AZX_REG_SD_FIFOSIZE);

	return fifos && fifos != 0xffff ? fifos + 1 : 0;
}

/*
 * Size of the FIFO if the descriptor had this format; 0 if the controller does not say. The
 * size is known only after the format has been written; registers are put back to 0.
 */
u32 hdb_sd_probe_fifo(const struct hdb_sd *sd, u16 format, bool output)
{
	u32 bytes;

	/* written for inputs too: the descriptor may have been an output's */
	sd_write_ctl(sd, AZX_REG_SD_CTL_3B, output ? CTL2_DIR : 0);
	sd_write16(sd, AZX_REG_SD_FORMAT, format);
	bytes = hdb_sd_fifo_bytes(sd);
	sd_write16(sd, AZX_REG_SD_FORMAT, 0);
	if (output)
		sd_write_ctl(sd, AZX_REG_SD_CTL_3B, 0);
	return bytes;
}

/* Its position, from where that is right. */
u32 hdb_sd_position(const struct hdb_sd *sd)
{
	if (sd->position)
		return le32_to_cpu(READ_ONCE(*sd->position));
	return hdb_read32(sd->io, sd->base + AZX_REG_SD_LPIB);
}

/* Read and clear the causes of an interrupt: SD_INT_ bits. In reset there are none. */
u8 hdb_sd_take_status(const struct hdb_sd *sd)
{
	u8 status = sd->in_reset ? 0 : sd_read8(sd, AZX_REG_SD_STS);

	if (status == 0xff)
		return 0;
	status &= SD_INT_MASK;
	if (status)
		sd_write8(sd, AZX_REG_SD_STS, status);
	return status;
}

/* The same unread, of one that is not in reset: it has completed. Other causes stay. */
u8 hdb_sd_take_completion(const struct hdb_sd *sd)
{
	sd_write8(sd, AZX_REG_SD_STS, SD_INT_COMPLETE);
	return SD_INT_COMPLETE;
}

/* Clear all causes of an interrupt unread. */
void hdb_sd_clear_status(const struct hdb_sd *sd)
{
	sd_write8(sd, AZX_REG_SD_STS, SD_INT_MASK);
}
