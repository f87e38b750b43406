// SPDX-License-Identifier: GPL-2.0
/*
 * DMA buffers.
 */
#include <linux/dma-mapping.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "bdl.h"
#include "buffer.h"
#include "hw/nosnoop.h"
#include "hw/quirks.h"
#include "nt/dma_range.h"
#include "nt/nt_services.h"

/* Where no descriptor may cross a boundary: with one more for each half, and one to turn. */
#define MOST_IN_4K	((HDB_BDL_ENTRIES - 2) * HDB_BDL_BOUNDARY)

#define OWN_ENTRIES	3	/* of ours, at most */

static bool buffer_uncached(const struct hdb_buffer *buffer)
{
	return buffer->quirks & HDB_QUIRK_NO_SNOOP;
}

static bool buffer_alloc_data(struct hdb_buffer *buffer, size_t bytes)
{
	struct hdb_dma_range *range = &buffer->range;

	range->va = dma_alloc_coherent(buffer->shelf->dev, bytes, &range->addr,
				       GFP_KERNEL | __GFP_NOWARN);
	range->size = bytes;
	if (range->va && buffer_uncached(buffer))
		hdb_memory_uncache(buffer->shelf->dev, range->va, bytes, HDB_WRITE_COMBINED);
	return range->va;
}

/* The size wanted, or what is to be had of it. */
static bool buffer_alloc_most(struct hdb_buffer *buffer, size_t bytes, size_t step)
{
	bytes = hdb_bdl_round(bytes, step);
	if (buffer->quirks & HDB_QUIRK_BDL_4K)
		bytes = min(bytes, MOST_IN_4K / step * step);
	while (bytes) {
		if (buffer_alloc_data(buffer, bytes))
			return true;
		bytes = hdb_bdl_halve(bytes, step);
	}
	return false;
}

static struct hdb_buffer *buffer_new(struct hdb_list_shelf *shelf, u32 quirks,
				     enum hdb_buffer_kind kind)
{
	struct hdb_buffer *buffer = kzalloc(sizeof(*buffer), GFP_KERNEL);

	if (!buffer)
		return NULL;
	buffer->shelf = shelf;
	buffer->quirks = quirks;
	buffer->kind = kind;
	return buffer;
}

/* Where they are to be split, there may be any number. */
static bool buffer_alloc_lists(struct hdb_buffer *buffer)
{
	return hdb_lists_alloc(&buffer->lists, buffer->shelf,
			       buffer->quirks & HDB_QUIRK_BDL_4K ? HDB_BDL_ENTRIES : OWN_ENTRIES);
}

static bool buffer_fill_cyclic(struct hdb_buffer *buffer, size_t bytes, size_t step,
			       unsigned int notifications)
{
	struct hdb_dma_range *range = &buffer->range;

	if (!buffer_alloc_most(buffer, bytes, step) || !buffer_alloc_lists(buffer))
		return false;
	buffer->mdl = hdb_mdl_create(range->va, range->size, GFP_KERNEL);
	if (!buffer->mdl)
		return false;
	buffer->lvi = hdb_bdl_build(buffer->lists.own, range->addr, range->size, notifications);
	if (buffer->quirks & HDB_QUIRK_BDL_4K)
		buffer->lvi = hdb_bdl_split(buffer->lists.own, buffer->lvi + 1,
					    HDB_BDL_BOUNDARY) - 1;
	hdb_list_show(&buffer->lists, 0, buffer->lvi);
	return true;
}

static void buffer_free_data(struct hdb_buffer *buffer)
{
	struct hdb_dma_range *range = &buffer->range;

	if (!range->va)
		return;
	if (buffer_uncached(buffer))
		hdb_memory_recache(range->va, range->size);
	dma_free_coherent(buffer->shelf->dev, range->size, range->va, range->addr);
}

static void buffer_free(struct hdb_buffer *buffer)
{
	free_page((unsigned long)buffer->client_list);
	if (buffer->mdl)
		hdb_mdl_free(buffer->mdl);
	hdb_lists_free(&buffer->lists, buffer->shelf);
	buffer_free_data(buffer);
	kfree(buffer);
}

static struct hdb_buffer *buffer_publish(struct hdb_buffer *buffer, bool filled)
{
	if (!filled) {
		buffer_free(buffer);
		return NULL;
	}
	hdb_dma_range_add(&buffer->range);
	return buffer;
}

/**
 * hdb_buffer_create_cyclic - a buffer with the bus driver's own list
 * @shelf: of the controller
 * @quirks: HDB_QUIRK_ bits of the controller
 * @bytes: size wanted, not 0; the size got is in the range
 * @frame_bytes: size of a frame of the format
 * @notifications: interrupts a cycle, 0 to 2
 *
 * Context: process, may sleep.
 * Return: the buffer, or NULL if there is no memory even for a small one.
 */
struct hdb_buffer *hdb_buffer_create_cyclic(struct hdb_list_shelf *shelf, u32 quirks, size_t bytes,
					    unsigned int frame_bytes, unsigned int notifications)
{
	struct hdb_buffer *buffer = buffer_new(shelf, quirks, notifications ?
					       HDB_BUFFER_NOTIFYING : HDB_BUFFER_CYCLIC);

	if (!buffer)
		return NULL;
	return buffer_publish(buffer, buffer_fill_cyclic(buffer, bytes,
							 hdb_bdl_step(frame_bytes, notifications),
							 notifications));
}

/**
 * hdb_buffer_put_off - have a buffer's interrupts come later
 * @buffer: one of hdb_buffer_create_cyclic(), not set up yet; one without interrupts is fine
 * @late: by so many bytes, from hdb_bdl_late()
 *
 * No controller needs that and descriptors within 4096 bytes.
 *
 * Context: any.
 */
void hdb_buffer_put_off(struct hdb_buffer *buffer, u32 late)
{
	if (buffer->kind != HDB_BUFFER_NOTIFYING || buffer->quirks & HDB_QUIRK_BDL_4K)
		return;
	buffer->lvi = hdb_bdl_put_off(buffer->lists.own, late);
	hdb_list_show(&buffer->lists, 0, buffer->lvi);
	buffer->late = buffer->lvi > 1;
}

static bool buffer_fill_contiguous(struct hdb_buffer *buffer, u32 bytes)
{
	if (bytes > (buffer->quirks & HDB_QUIRK_BDL_4K ? MOST_IN_4K : HDB_BUFFER_MAX))
		return false;
	if (!buffer_alloc_data(buffer, hdb_bdl_round(bytes, HDB_BDL_ALIGN)))
		return false;
	buffer->client_list = (void *)get_zeroed_page(GFP_KERNEL);
	return buffer->client_list;
}

/**
 * hdb_buffer_create_contiguous - a buffer whose list the client writes; ours follow with that
 * @shelf: of the controller
 * @quirks: HDB_QUIRK_ bits of the controller
 * @bytes: size wanted, not 0; never less is given, for the client is not told
 *
 * Context: process, may sleep.
 * Return: the buffer, or NULL if there is no memory.
 */
struct hdb_buffer *hdb_buffer_create_contiguous(struct hdb_list_shelf *shelf, u32 quirks,
						u32 bytes)
{
	struct hdb_buffer *buffer = buffer_new(shelf, quirks, HDB_BUFFER_CONTIGUOUS);

	if (!buffer)
		return NULL;
	return buffer_publish(buffer, buffer_fill_contiguous(buffer, bytes));
}

/**
 * hdb_buffer_destroy - free a buffer
 * @buffer: one that no hardware uses any more
 *
 * Context: process, may sleep.
 */
void hdb_buffer_destroy(struct hdb_buffer *buffer)
{
	hdb_dma_range_del(&buffer->range);
	buffer_free(buffer);
}

/**
 * hdb_buffers_destroy - free a list of buffers
 * @buffers: those that no hardware uses any more
 *
 * Context: process, may sleep.
 */
void hdb_buffers_destroy(struct list_head *buffers)
{
	struct hdb_buffer *buffer, *next;

	list_for_each_entry_safe(buffer, next, buffers, link)
		hdb_buffer_destroy(buffer);
}
