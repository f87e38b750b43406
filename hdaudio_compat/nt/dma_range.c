// SPDX-License-Identifier: GPL-2.0
/*
 * The DMA buffers handed to clients, as a short list: there are never more than a few for
 * each stream descriptor.
 */
#include <linux/spinlock.h>

#include "dma_range.h"

static DEFINE_SPINLOCK(ranges_lock); /* a leaf, taken in any context */
static LIST_HEAD(ranges);

/**
 * hdb_dma_range_add - let MmGetPhysicalAddress() know a DMA buffer
 * @range: its addresses and size; belongs to the list until hdb_dma_range_del()
 *
 * Context: any but NMI.
 */
void hdb_dma_range_add(struct hdb_dma_range *range)
{
	unsigned long flags;

	spin_lock_irqsave(&ranges_lock, flags);
	list_add(&range->link, &ranges);
	spin_unlock_irqrestore(&ranges_lock, flags);
}

/**
 * hdb_dma_range_del - forget a DMA buffer
 * @range: one that was added
 *
 * Context: any but NMI.
 */
void hdb_dma_range_del(struct hdb_dma_range *range)
{
	unsigned long flags;

	spin_lock_irqsave(&ranges_lock, flags);
	list_del(&range->link);
	spin_unlock_irqrestore(&ranges_lock, flags);
}

/* The end is outside; written so that no sum can overflow. */
static bool range_has(const struct hdb_dma_range *range, const void *va)
{
	return va >= range->va && (size_t)(va - range->va) < range->size;
}

/**
 * hdb_dma_range_lookup - bus address of a byte of a DMA buffer
 * @va: kernel address of the byte
 * @addr: takes the bus address
 *
 * Context: any but NMI.
 * Return: false if @va is in no DMA buffer; @addr is untouched then.
 */
bool hdb_dma_range_lookup(const void *va, dma_addr_t *addr)
{
	const struct hdb_dma_range *range;
	unsigned long flags;
	bool found = false;

	spin_lock_irqsave(&ranges_lock, flags);
	list_for_each_entry(range, &ranges, link) {
		found = range_has(range, va);
		if (found) {
			*addr = range->addr + (va - range->va);
			break;
		}
	}
	spin_unlock_irqrestore(&ranges_lock, flags);
	return found;
}
