// SPDX-License-Identifier: GPL-2.0
/*
 * DMA buffers.
 */
#include <linux/dma-mapping.h>
#include <linux/slab.h>

#include "buffer.h"
#include "mdl.h"

/* One to run, one turned round; contiguous buffers have another, to be checked. */
static unsigned int buffer_lists(const struct hdb_buffer *buffer)
{
	return hdb_buffer_turned(buffer) + 1;
}

static bool buffer_alloc_data(struct hdb_buffer *buffer, size_t bytes)
{
	struct hdb_dma_range *range = &buffer->range;

	range->va = dma_alloc_coherent(buffer->dev, bytes, &range->addr,
				       GFP_KERNEL | __GFP_NOWARN);
	range->size = bytes;
	return range->va;
}

/* The size wanted, or what is to be had of it. */
static bool buffer_alloc_most(struct hdb_buffer *buffer, size_t bytes, size_t step)
{
	bytes = hdb_bdl_round(bytes, step);
	while (bytes) {
		if (buffer_alloc_data(buffer, bytes))
			return true;
		bytes = hdb_bdl_halve(bytes, step);
	}
	return false;
}

static bool buffer_alloc_lists(struct hdb_buffer *buffer)
{
	buffer->lists = dma_alloc_coherent(buffer->dev, buffer_lists(buffer) * HDB_BDL_BYTES,
					   &buffer->lists_addr, GFP_KERNEL);
	return buffer->lists;
}

static struct hdb_buffer *buffer_new(struct device *dev, enum hdb_buffer_kind kind)
{
	struct hdb_buffer *buffer = kzalloc(sizeof(*buffer), GFP_KERNEL);

	if (!buffer)
		return NULL;
	buffer->dev = dev;
	buffer->kind = kind;
	return buffer;
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
	buffer->lvi = hdb_bdl_build(buffer->lists, range->addr, range->size, notifications);
	return true;
}

static void buffer_free(struct hdb_buffer *buffer)
{
	struct hdb_dma_range *range = &buffer->range;

	free_page((unsigned long)buffer->client_list);
	if (buffer->mdl)
		hdb_mdl_free(buffer->mdl);
	if (buffer->lists)
		dma_free_coherent(buffer->dev, buffer_lists(buffer) * HDB_BDL_BYTES,
				  buffer->lists, buffer->lists_addr);
	if (range->va)
		dma_free_coherent(buffer->dev, range->size, range->va, range->addr);
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
 * @dev: the device that does DMA
 * @bytes: size wanted, not 0; the size got is in the range
 * @frame_bytes: size of a frame of the format
 * @notifications: interrupts a cycle, 0 to 2
 *
 * Context: process, may sleep.
 * Return: the buffer, or NULL if there is no memory even for a small one.
 */
struct hdb_buffer *hdb_buffer_create_cyclic(struct device *dev, size_t bytes,
					    unsigned int frame_bytes, unsigned int notifications)
{
	struct hdb_buffer *buffer = buffer_new(dev, notifications ? HDB_BUFFER_NOTIFYING :
					       HDB_BUFFER_CYCLIC);

	if (!buffer)
		return NULL;
	return buffer_publish(buffer, buffer_fill_cyclic(buffer, bytes,
							 hdb_bdl_step(frame_bytes, notifications),
							 notifications));
}

static bool buffer_fill_contiguous(struct hdb_buffer *buffer, u32 bytes)
{
	if (bytes > HDB_BUFFER_MAX)
		return false;
	if (!buffer_alloc_data(buffer, hdb_bdl_round(bytes, HDB_BDL_ALIGN)) ||
	    !buffer_alloc_lists(buffer))
		return false;
	buffer->client_list = (void *)get_zeroed_page(GFP_KERNEL);
	return buffer->client_list;
}

/**
 * hdb_buffer_create_contiguous - a buffer whose list the client writes
 * @dev: the device that does DMA
 * @bytes: size wanted, not 0; never less is given, for the client is not told
 *
 * Context: process, may sleep.
 * Return: the buffer, or NULL if there is no memory.
 */
struct hdb_buffer *hdb_buffer_create_contiguous(struct device *dev, u32 bytes)
{
	struct hdb_buffer *buffer = buffer_new(dev, HDB_BUFFER_CONTIGUOUS);

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
