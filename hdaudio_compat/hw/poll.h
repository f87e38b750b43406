/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bounded waits for a register: busy ones for any context, sleeping ones for process context.
 */
#ifndef HDB_POLL_H
#define HDB_POLL_H

#include "io.h"

/**
 * struct hdb_pause - how a wait is spent
 * @let_go: called before it, or NULL: lets go of a lock
 * @take: called after it: takes the lock again
 * @sleeps: asleep, and not busy
 */
struct hdb_pause {
	void (*let_go)(struct hdb_pause *pause);
	void (*take)(struct hdb_pause *pause);
	bool sleeps;
};

int hdb_poll8(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us);
int hdb_poll16(struct hdb_io *io, u32 off, u16 mask, u16 want, unsigned int us);
int hdb_poll32(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us);
int hdb_poll8_sleeping(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us);
int hdb_poll8_pausing(struct hdb_io *io, u32 off, u8 mask, u8 want, unsigned int us,
		      struct hdb_pause *pause);
int hdb_poll16_sleeping(struct hdb_io *io, u32 off, u16 mask, u16 want, unsigned int us, u16 *val);
int hdb_poll32_sleeping(struct hdb_io *io, u32 off, u32 mask, u32 want, unsigned int us);

#endif /* HDB_POLL_H */
