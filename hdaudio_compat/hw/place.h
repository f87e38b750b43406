/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A descriptor's position in memory, against that in its register. Pure.
 */
#ifndef HDB_PLACE_H
#define HDB_PLACE_H

#include <linux/types.h>

#define HDB_NO_POSITION	0xffffffffU	/* what the controller has not written */

/**
 * struct hdaudio_position - what is known of a descriptor's position in memory
 * @bytes: size of the cyclic buffer
 * @slack: by so many bytes it may differ from the register's
 * @trusted: they have agreed often enough: what is given is memory's
 * @agreed: how often they have, until that is enough
 * @agreed_at: where memory was when they did so last
 * @seen: what was read in memory last
 * @seen_at: since when, in jiffies
 * @asked_at: when the register was read last, in jiffies
 */
struct hdaudio_position {
	u32 bytes;
	u32 slack;
	bool trusted;
	u8 agreed;
	u32 agreed_at;
	u32 seen;
	unsigned long seen_at;
	unsigned long asked_at;
};

/**
 * enum hdb_verdict - what memory and register say of each other
 * @HDB_POSITION_UNSURE: nothing: too little has moved, or too much meanwhile
 * @HDB_POSITION_RIGHT: they are as close as can be
 * @HDB_POSITION_WRONG: they are not
 */
enum hdb_verdict {
	HDB_POSITION_UNSURE,
	HDB_POSITION_RIGHT,
	HDB_POSITION_WRONG,
};

enum hdb_verdict hdb_position_compare(const struct hdaudio_position *position, u32 before,
				      u32 link, u32 after);
bool hdb_position_leads(const struct hdaudio_position *position, u32 memory, u32 link);

#endif /* HDB_PLACE_H */
