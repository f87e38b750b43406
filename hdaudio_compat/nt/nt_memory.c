// SPDX-License-Identifier: GPL-2.0
/*
 * Comparing memory the NT way, and physical addresses.
 */
#include <linux/export.h>
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/vmalloc.h>

#include "nt/memory.h"

#include "dma_range.h"

/**
 * RtlCompareMemory - how far two blocks of memory agree
 * @Source1: one
 * @Source2: the other
 * @Length: bytes to compare
 *
 * Context: any.
 * Return: bytes before the first difference; @Length if there is none.
 */
SIZE_T RtlCompareMemory(const VOID *Source1, const VOID *Source2, SIZE_T Length)
{
	const u8 *a = Source1;
	const u8 *b = Source2;
	SIZE_T i = 0;

	while (i < Length && a[i] == b[i])
		i++;
	return i;
}
EXPORT_SYMBOL_GPL(RtlCompareMemory);

/* Addresses that only the kernel's page tables lead from. */
static bool is_mapped_page(const void *va)
{
#ifdef MODULES_VADDR
	unsigned long addr = (unsigned long)va;

	if (addr >= MODULES_VADDR && addr < MODULES_END)
		return true;
#endif
	return is_vmalloc_addr(va);
}

static phys_addr_t cpu_address(const void *va)
{
	struct page *page;

	if (virt_addr_valid(va))
		return virt_to_phys((void *)va);
	page = is_mapped_page(va) ? vmalloc_to_page(va) : NULL;
	return page ? page_to_phys(page) + offset_in_page(va) : 0;
}

/**
 * MmGetPhysicalAddress - the address a device reaches a byte of memory at
 * @BaseAddress: kernel address of the byte
 *
 * Inside a DMA buffer of the bus driver it is the bus address, which is what a buffer
 * descriptor list holds, be there an IOMMU or not. Of other memory it is the physical address.
 *
 * Context: any.
 * Return: the address; 0 if no memory is mapped there.
 */
PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID BaseAddress)
{
	PHYSICAL_ADDRESS phys = {};
	dma_addr_t addr;

	if (hdb_dma_range_lookup(BaseAddress, &addr))
		phys.QuadPart = addr;
	else
		phys.QuadPart = cpu_address(BaseAddress);
	return phys;
}
EXPORT_SYMBOL_GPL(MmGetPhysicalAddress);
