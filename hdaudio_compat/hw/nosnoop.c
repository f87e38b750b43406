// SPDX-License-Identifier: GPL-2.0
/*
 * DMA memory outside of the caches. The DMA API takes a PC's device for coherent and gives it
 * cached memory; that of one that is not has its type changed afterwards.
 */
#include <linux/device.h>
#include <linux/mm.h>
#include <linux/pfn.h>
#ifdef CONFIG_X86
#include <asm/set_memory.h>
#endif

#include "nosnoop.h"

#ifdef CONFIG_X86
/* Memory that an IOMMU makes contiguous has an address of its own, and its pages another. */
static bool memory_can_change(const void *va)
{
	return !is_vmalloc_addr(va);
}

static int memory_change(void *va, int pages, enum hdb_memory kind)
{
	unsigned long address = (unsigned long)va;

	if (!memory_can_change(va))
		return -EOPNOTSUPP;
	return kind == HDB_UNCACHED ? set_memory_uc(address, pages) : set_memory_wc(address, pages);
}

static void memory_restore(void *va, int pages)
{
	if (memory_can_change(va))
		set_memory_wb((unsigned long)va, pages);
}
#else
/* Elsewhere the DMA API is told by firmware which device is coherent. */
static int memory_change(void *va, int pages, enum hdb_memory kind)
{
	return 0;
}

static void memory_restore(void *va, int pages)
{
}
#endif

/**
 * hdb_memory_uncache - take DMA memory out of the caches
 * @dev: the device that does DMA
 * @va: coherent memory of whole pages
 * @bytes: its size
 * @kind: how it is used
 *
 * Where that is not possible, which is behind an IOMMU, the memory stays cached. Nearly all
 * IOMMUs make a device's accesses coherent by themselves.
 *
 * Context: process, may sleep.
 */
void hdb_memory_uncache(struct device *dev, void *va, size_t bytes, enum hdb_memory kind)
{
	if (memory_change(va, PFN_UP(bytes), kind))
		dev_warn_once(dev, "DMA memory stays cached; sound may be stale in places\n");
}

/**
 * hdb_memory_recache - the reverse, before the memory is freed
 * @va: the memory
 * @bytes: its size
 *
 * Context: process, may sleep.
 */
void hdb_memory_recache(void *va, size_t bytes)
{
	memory_restore(va, PFN_UP(bytes));
}
