// SPDX-License-Identifier: GPL-2.0
/*
 * MDLs of kernel buffers.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/pfn.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "nt_services.h"

static PFN_NUMBER page_frame(const void *va)
{
	return is_vmalloc_addr(va) ? vmalloc_to_pfn(va) : PHYS_PFN(virt_to_phys((void *)va));
}

/**
 * hdb_mdl_create - describe a kernel buffer
 * @va: its first byte; in the direct map or in vmalloc space
 * @bytes: its size, more than zero and less than 4 GiB
 * @gfp: how to allocate the MDL
 *
 * Context: as @gfp allows.
 * Return: the MDL, for hdb_mdl_free(); NULL without memory or with a size that cannot be.
 */
PMDL hdb_mdl_create(void *va, size_t bytes, gfp_t gfp)
{
	size_t pages = PFN_UP(offset_in_page(va) + bytes);
	size_t i, size;
	PMDL mdl;

	if (!bytes || bytes > MAXULONG)
		return NULL;
	size = struct_size(mdl, Pfn, pages);
	mdl = kzalloc(size, gfp);
	if (!mdl)
		return NULL;
	mdl->Size = min_t(size_t, size, S16_MAX);
	mdl->MdlFlags = MDL_MAPPED_TO_SYSTEM_VA | MDL_PAGES_LOCKED;
	mdl->MappedSystemVa = va;
	mdl->ByteOffset = offset_in_page(va);
	mdl->StartVa = va - mdl->ByteOffset;
	mdl->ByteCount = bytes;
	for (i = 0; i < pages; i++)
		mdl->Pfn[i] = page_frame(mdl->StartVa + i * PAGE_SIZE);
	return mdl;
}

/**
 * hdb_mdl_free - free an MDL; the buffer stays
 * @mdl: from hdb_mdl_create(), or NULL
 *
 * Context: any.
 */
void hdb_mdl_free(PMDL mdl)
{
	kfree(mdl);
}
