// SPDX-License-Identifier: GPL-2.0
/*
 * The controller's way to memory: a bus address is a physical one, as the model's device
 * stands behind no IOMMU. Memory that was given back is for KASAN to notice.
 */
#include <linux/io.h>
#include <linux/mm.h>

#include "model_priv.h"

static bool reachable(struct model *m, u64 addr, size_t len)
{
	u64 pfn;

	if (!addr || !len || addr + len < addr)
		return false;
	if (m->config.no_dma64 && addr + len > BIT_ULL(32))
		return false;
	for (pfn = addr >> PAGE_SHIFT; pfn <= (addr + len - 1) >> PAGE_SHIFT; pfn++) {
		if (!pfn_valid(pfn))
			return false;
	}
	return true;
}

/* The memory at a bus address; NULL where there is none (and a violation) or it is forbidden. */
void *sim_dma_at(struct model *m, u64 addr, size_t len)
{
	if (!m->dma_allowed)
		return NULL;
	if (!reachable(m, addr, len)) {
		sim_violate(m, MODEL_BAD_ADDRESS, upper_32_bits(addr), lower_32_bits(addr));
		return NULL;
	}
	return phys_to_virt(addr);
}
