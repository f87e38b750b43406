/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Buffer descriptor lists (HD Audio specification 3.6.3): sizes, building, checking. Pure.
 */
#ifndef HDB_BDL_H
#define HDB_BDL_H

#include <linux/sizes.h>

#include "hdaudio.h"

#define HDB_BDL_ENTRIES		256
#define HDB_BDL_ALIGN		128	/* of the list and of each buffer it names */
#define HDB_BDL_IOC		BIT(0)

/* The most a cyclic buffer gets: one allocation of the largest order every kernel has. */
#define HDB_BUFFER_MAX		SZ_4M

/**
 * struct hdb_bdl_entry - one descriptor as the hardware reads it
 * @address: bus address of the buffer
 * @length: its bytes
 * @flags: HDB_BDL_IOC
 */
struct hdb_bdl_entry {
	__le64 address;
	__le32 length;
	__le32 flags;
};

static_assert(sizeof(struct hdb_bdl_entry) == sizeof(HDAUDIO_BUFFER_DESCRIPTOR));

#define HDB_BDL_BYTES	(HDB_BDL_ENTRIES * sizeof(struct hdb_bdl_entry))

size_t hdb_bdl_step(unsigned int frame_bytes, unsigned int notifications);
size_t hdb_bdl_round(size_t bytes, size_t step);
size_t hdb_bdl_halve(size_t bytes, size_t step);
u32 hdb_bdl_late(unsigned int frames, unsigned int rate, unsigned int frame_bytes);
u8 hdb_bdl_put_off(struct hdb_bdl_entry *bdl, u32 late);
u8 hdb_bdl_build(struct hdb_bdl_entry *bdl, u64 address, u32 bytes, unsigned int notifications);
unsigned int hdb_bdl_split(struct hdb_bdl_entry *bdl, unsigned int entries,
			   unsigned int boundary);
void hdb_bdl_import(struct hdb_bdl_entry *bdl, const HDAUDIO_BUFFER_DESCRIPTOR *from,
		    unsigned int entries);
bool hdb_bdl_inside(const struct hdb_bdl_entry *bdl, unsigned int entries, u64 address,
		    u32 bytes);
u32 hdb_bdl_spacing(const struct hdb_bdl_entry *bdl, unsigned int entries);
u32 hdb_bdl_left(const struct hdb_bdl_entry *bdl, unsigned int entries, u32 place);
bool hdb_bdl_interrupts(const struct hdb_bdl_entry *bdl, unsigned int entries);
u32 hdb_bdl_cut(const struct hdb_bdl_entry *bdl, unsigned int entries, unsigned int frame_bytes,
		u32 place);
unsigned int hdb_bdl_turn(struct hdb_bdl_entry *to, const struct hdb_bdl_entry *from,
			  unsigned int entries, u32 origin);
u64 hdb_bdl_sum(const struct hdb_bdl_entry *bdl, unsigned int entries);

#endif /* HDB_BDL_H */
