// SPDX-License-Identifier: GPL-2.0
/*
 * DMA memory of one device at a time, allocated by operations of our own: what is alive is
 * counted, and an allocation can be made to fail.
 */
#include <linux/atomic.h>
#include <linux/dma-map-ops.h>
#include <linux/gfp.h>
#include <linux/io.h>
#include <linux/mm.h>

#include "dma_watch.h"

#define WATCHED	0x77617463UL	/* in page_private() of what is counted, with its size */

static atomic_t watch_live = ATOMIC_INIT(0);
static atomic_t watch_left = ATOMIC_INIT(INT_MAX);
static size_t watch_most;

static unsigned long watched(size_t size)
{
	return (unsigned long)size << 32 | WATCHED;
}

/* Pages as the kernel's own direct mapping gets them, so that either can free them. */
static void *watch_alloc(struct device *dev, size_t size, dma_addr_t *handle, gfp_t gfp,
			 unsigned long attrs)
{
	size_t most = READ_ONCE(watch_most);
	void *va;

	/* who may sleep is to get it, if there is any */
	WARN_ON_ONCE(!gfpflags_allow_blocking(gfp));
	if (most && size > most)
		return NULL;
	if (atomic_dec_if_positive(&watch_left) <= 0)
		return NULL;
	va = (void *)__get_free_pages(gfp | __GFP_ZERO | __GFP_COMP, get_order(size));
	if (!va)
		return NULL;
	*handle = virt_to_phys(va);
	set_page_private(virt_to_page(va), watched(size));
	atomic_inc(&watch_live);
	return va;
}

static void watch_free(struct device *dev, size_t size, void *va, dma_addr_t handle,
		       unsigned long attrs)
{
	struct page *page = virt_to_page(va);

	if (page_private(page) == watched(size))
		atomic_dec(&watch_live);
	set_page_private(page, 0);
	free_pages((unsigned long)va, get_order(size));
}

static const struct dma_map_ops watch_ops = {
	.alloc = watch_alloc,
	.free = watch_free,
};

/* From here on the device's coherent memory is counted. */
void dma_watch_begin(struct device *dev)
{
	atomic_set(&watch_live, 0);
	dma_watch_fail_from(0);
	dma_watch_fail_above(0);
	set_dma_ops(dev, &watch_ops);
}

/* The device has the kernel's operations again. */
void dma_watch_end(struct device *dev)
{
	set_dma_ops(dev, NULL);
}

/* Has all of that memory been allocated for the device, at one go? Any context. */
bool dma_watch_covers(u64 addr, size_t len)
{
	u64 pfn = addr >> PAGE_SHIFT, begin;
	struct page *page;

	if (!pfn_valid(pfn))
		return false;
	page = compound_head(pfn_to_page(pfn));
	begin = page_to_phys(page);
	return (u32)page_private(page) == WATCHED && addr + len >= addr &&
	       addr + len <= begin + (page_private(page) >> 32);
}

/* Allocations since dma_watch_begin() that have not been freed. */
int dma_watch_live(void)
{
	return atomic_read(&watch_live);
}

/* The @nth allocation from now on (1, 2, ...) and all after it fail; 0: none does. */
void dma_watch_fail_from(unsigned int nth)
{
	atomic_set(&watch_left, nth ?: INT_MAX);
}

/* Allocations of more than @bytes fail; 0: none does. */
void dma_watch_fail_above(size_t bytes)
{
	WRITE_ONCE(watch_most, bytes);
}
