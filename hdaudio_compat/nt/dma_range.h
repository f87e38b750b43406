/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The DMA buffers handed to clients: which bus address belongs to which kernel address.
 */
#ifndef HDB_DMA_RANGE_H
#define HDB_DMA_RANGE_H

#include <linux/list.h>
#include <linux/types.h>

/**
 * struct hdb_dma_range - memory contiguous both for the CPU and on the bus
 * @va: kernel address of its first byte
 * @addr: bus address of that byte
 * @size: bytes
 * @link: in the list of all ranges
 */
struct hdb_dma_range {
	void *va;
	dma_addr_t addr;
	size_t size;
	struct list_head link;
};

void hdb_dma_range_add(struct hdb_dma_range *range);
void hdb_dma_range_del(struct hdb_dma_range *range);
bool hdb_dma_range_lookup(const void *va, dma_addr_t *addr);

#endif /* HDB_DMA_RANGE_H */
