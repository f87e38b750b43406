/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One stream descriptor's registers (HD Audio specification 3.3.35 and on); no policy.
 */
#ifndef HDB_SD_H
#define HDB_SD_H

#include <sound/hda_register.h>

#include "io.h"
#include "poll.h"

#define HDB_SD_BASE	0x80
#define HDB_SD_SIZE	0x20
#define HDB_MAX_SD	30

static inline u32 hdb_sd_offset(unsigned int index, u32 reg)
{
	return HDB_SD_BASE + HDB_SD_SIZE * index + reg;
}

/**
 * struct hdb_sd - one stream descriptor
 * @io: registers of the controller
 * @base: offset of its first register
 * @wait_us: longest wait for it to follow
 * @position: where in memory its position is read, for the register is wrong, or NULL
 * @checked: where in memory the controller writes its position, to be compared, or NULL
 * @in_reset: it is going into reset, is there or comes out of it: nothing else is to be written
 */
struct hdb_sd {
	struct hdb_io *io;
	u32 base;
	unsigned int wait_us;
	__le32 *position;
	__le32 *checked;
	bool in_reset;
};

/**
 * struct hdb_sd_setup - what a descriptor is programmed with
 * @bdl: bus address of the buffer descriptor list
 * @bytes: size of the cyclic buffer
 * @lvi: last valid index of the list
 * @stream_id: 1 to 15
 * @format: converter format
 * @lines: SDO lines to stripe across: 1, 2 or 4
 * @output: turn a bidirectional descriptor into an output
 * @interrupts: SD_INT_ bits to enable
 */
struct hdb_sd_setup {
	u64 bdl;
	u32 bytes;
	u8 lvi;
	u8 stream_id;
	u16 format;
	u8 lines;
	bool output;
	u8 interrupts;
};

void hdb_sd_init(struct hdb_sd *sd, struct hdb_io *io, unsigned int index, unsigned int wait_us);
bool hdb_sd_gone(const struct hdb_sd *sd);
bool hdb_sd_runs(const struct hdb_sd *sd);
int hdb_sd_reset(struct hdb_sd *sd, struct hdb_pause *pause);
void hdb_sd_program(const struct hdb_sd *sd, const struct hdb_sd_setup *setup);
void hdb_sd_forget(const struct hdb_sd *sd);
void hdb_sd_run(const struct hdb_sd *sd, const struct hdb_sd_setup *setup, bool run);
void hdb_sd_stop(const struct hdb_sd *sd);
bool hdb_sd_has_followed(const struct hdb_sd *sd, bool run);
int hdb_sd_wait_run(const struct hdb_sd *sd, bool run, struct hdb_pause *pause);
int hdb_sd_wait_fifo(const struct hdb_sd *sd, struct hdb_pause *pause);
u32 hdb_sd_fifo_bytes(const struct hdb_sd *sd);
u32 hdb_sd_probe_fifo(const struct hdb_sd *sd, u16 format, bool output);
u32 hdb_sd_position(const struct hdb_sd *sd);
u8 hdb_sd_take_status(const struct hdb_sd *sd);
u8 hdb_sd_take_completion(const struct hdb_sd *sd);
void hdb_sd_clear_status(const struct hdb_sd *sd);

#endif /* HDB_SD_H */
