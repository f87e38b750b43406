/* SPDX-License-Identifier: GPL-2.0 */
/*
 * DMA buffers: the memory, its descriptor lists, its MDL. No engine, no register.
 */
#ifndef HDB_BUFFER_H
#define HDB_BUFFER_H

#include <linux/list.h>

#include "hdaudio.h"

#include "lists.h"
#include "nt/dma_range.h"

enum hdb_buffer_kind {
	HDB_BUFFER_CYCLIC,	/* AllocateDmaBuffer */
	HDB_BUFFER_NOTIFYING,	/* AllocateDmaBufferWithNotification */
	HDB_BUFFER_CONTIGUOUS,	/* AllocateContiguousDmaBuffer */
};

/**
 * struct hdb_buffer - one engine's buffer
 * @shelf: where its lists are, and the device
 * @quirks: what the controller does differently: HDB_QUIRK_ bits
 * @kind: which routine it came from
 * @range: the data: zeroed, contiguous, page aligned
 * @lists: two descriptor lists, one of which is set up; in the other a new one is checked while the
 *	old one is kept, or the old one turned round by seek.c. Contiguous buffers have none before
 *	their client has written one
 * @list: which of them is set up
 * @lvi: last valid index of a list the bus driver built
 * @mdl: describes the data; none for contiguous buffers
 * @client_list: the list the client writes; contiguous buffers only; never read by hardware
 * @late: its interrupts are put off, the first is none
 * @link: in hdb_streams.stuck
 */
struct hdb_buffer {
	struct hdb_list_shelf *shelf;
	u32 quirks;
	enum hdb_buffer_kind kind;
	struct hdb_dma_range range;
	struct hdb_lists lists;
	unsigned int list;
	u8 lvi;
	PMDL mdl;
	PHDAUDIO_BUFFER_DESCRIPTOR client_list;
	bool late;
	struct list_head link;
};

struct hdb_buffer *hdb_buffer_create_cyclic(struct hdb_list_shelf *shelf, u32 quirks, size_t bytes,
					    unsigned int frame_bytes, unsigned int notifications);
void hdb_buffer_put_off(struct hdb_buffer *buffer, u32 late);
struct hdb_buffer *hdb_buffer_create_contiguous(struct hdb_list_shelf *shelf, u32 quirks,
						u32 bytes);
void hdb_buffer_destroy(struct hdb_buffer *buffer);
void hdb_buffers_destroy(struct list_head *buffers);

/* Which list is not set up. */
static inline unsigned int hdb_buffer_other(const struct hdb_buffer *buffer)
{
	return !buffer->list;
}

#endif /* HDB_BUFFER_H */
