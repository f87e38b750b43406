/* SPDX-License-Identifier: GPL-2.0 */
/*
 * DMA buffers: the memory, its descriptor lists, its MDL. No engine, no register.
 */
#ifndef HDB_BUFFER_H
#define HDB_BUFFER_H

#include <linux/device.h>
#include <linux/list.h>

#include "hdaudio.h"

#include "bdl.h"
#include "nt/dma_range.h"

enum hdb_buffer_kind {
	HDB_BUFFER_CYCLIC,	/* AllocateDmaBuffer */
	HDB_BUFFER_NOTIFYING,	/* AllocateDmaBufferWithNotification */
	HDB_BUFFER_CONTIGUOUS,	/* AllocateContiguousDmaBuffer */
};

/**
 * struct hdb_buffer - one engine's buffer
 * @dev: the device that does DMA
 * @quirks: what the controller does differently: HDB_QUIRK_ bits
 * @kind: which routine it came from
 * @range: the data: zeroed, contiguous, page aligned
 * @lists: two descriptor lists as they are to be, one of which is set up; in the other a new one is
 *	checked while the old one is kept, or the old one turned round by seek.c
 * @shown: the same as the hardware reads them, where it could write, too; never read
 * @lists_addr: bus address of the first of @shown
 * @room: for so many entries in each
 * @list: which of them is set up
 * @lvi: last valid index of a list the bus driver built
 * @mdl: describes the data; none for contiguous buffers
 * @client_list: the list the client writes; contiguous buffers only; never read by hardware
 * @late: its interrupts are put off, the first is none
 * @link: in hdb_streams.stuck
 */
struct hdb_buffer {
	struct device *dev;
	u32 quirks;
	enum hdb_buffer_kind kind;
	struct hdb_dma_range range;
	struct hdb_bdl_entry *lists;
	struct hdb_bdl_entry *shown;
	dma_addr_t lists_addr;
	unsigned int room;
	unsigned int list;
	u8 lvi;
	PMDL mdl;
	PHDAUDIO_BUFFER_DESCRIPTOR client_list;
	bool late;
	struct list_head link;
};

struct hdb_buffer *hdb_buffer_create_cyclic(struct device *dev, u32 quirks, size_t bytes,
					    unsigned int frame_bytes, unsigned int notifications);
void hdb_buffer_show(const struct hdb_buffer *buffer, unsigned int list, unsigned int lvi);
void hdb_buffer_put_off(struct hdb_buffer *buffer, u32 late);
struct hdb_buffer *hdb_buffer_create_contiguous(struct device *dev, u32 quirks, u32 bytes);
void hdb_buffer_destroy(struct hdb_buffer *buffer);
void hdb_buffers_destroy(struct list_head *buffers);

static inline struct hdb_bdl_entry *hdb_buffer_list(const struct hdb_buffer *buffer,
						    unsigned int list)
{
	return buffer->lists + list * buffer->room;
}

/* Which list is not set up. */
static inline unsigned int hdb_buffer_other(const struct hdb_buffer *buffer)
{
	return !buffer->list;
}

static inline u64 hdb_buffer_list_addr(const struct hdb_buffer *buffer, unsigned int list)
{
	return buffer->lists_addr + list * buffer->room * sizeof(struct hdb_bdl_entry);
}

#endif /* HDB_BUFFER_H */
