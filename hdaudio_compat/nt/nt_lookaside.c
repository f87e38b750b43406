// SPDX-License-Identifier: GPL-2.0
/*
 * Lookaside lists: the pool, by another name.
 */
#include <linux/export.h>

#include "nt/lookaside.h"

static VOID lookaside_init(PNPAGED_LOOKASIDE_LIST list, POOL_TYPE type, SIZE_T size, ULONG tag,
			   PALLOCATE_FUNCTION allocate, PFREE_FUNCTION free)
{
	list->type = type;
	list->size = size;
	list->tag = tag;
	list->allocate = allocate ? allocate : ExAllocatePoolWithTag;
	list->free = free;
}

/**
 * ExInitializeNPagedLookasideList - make a list of pieces that may be used at any level
 * @Lookaside: memory for it
 * @Allocate: makes a piece; NULL for the pool's
 * @Free: frees one; NULL for the pool's
 * @Flags: without meaning here; nothing is raised on failure
 * @Size: bytes of a piece
 * @Tag: of its pool memory
 * @Depth: without meaning, as on Windows
 *
 * Context: up to DISPATCH_LEVEL.
 */
VOID ExInitializeNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside,
				     PALLOCATE_FUNCTION Allocate, PFREE_FUNCTION Free, ULONG Flags,
				     SIZE_T Size, ULONG Tag, USHORT Depth)
{
	lookaside_init(Lookaside, NonPagedPoolNx, Size, Tag, Allocate, Free);
}
EXPORT_SYMBOL_GPL(ExInitializeNPagedLookasideList);

/**
 * ExInitializePagedLookasideList - make a list of pieces for PASSIVE_LEVEL
 * @Lookaside: memory for it
 * @Allocate: makes a piece; NULL for the pool's
 * @Free: frees one; NULL for the pool's
 * @Flags: without meaning here; nothing is raised on failure
 * @Size: bytes of a piece
 * @Tag: of its pool memory
 * @Depth: without meaning, as on Windows
 *
 * Context: PASSIVE_LEVEL.
 */
VOID ExInitializePagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside,
				    PALLOCATE_FUNCTION Allocate, PFREE_FUNCTION Free, ULONG Flags,
				    SIZE_T Size, ULONG Tag, USHORT Depth)
{
	lookaside_init(Lookaside, PagedPool, Size, Tag, Allocate, Free);
}
EXPORT_SYMBOL_GPL(ExInitializePagedLookasideList);

/**
 * ExDeleteNPagedLookasideList - the end of a list
 * @Lookaside: a list all of whose pieces have been freed
 *
 * Context: up to DISPATCH_LEVEL.
 */
VOID ExDeleteNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside)
{
	Lookaside->allocate = NULL;
}
EXPORT_SYMBOL_GPL(ExDeleteNPagedLookasideList);

/**
 * ExAllocateFromNPagedLookasideList - a piece of memory, not zeroed
 * @Lookaside: the list
 *
 * Context: up to DISPATCH_LEVEL; PASSIVE_LEVEL for a paged list.
 * Return: the memory; NULL if there is none.
 */
PVOID ExAllocateFromNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside)
{
	return Lookaside->allocate(Lookaside->type, Lookaside->size, Lookaside->tag);
}
EXPORT_SYMBOL_GPL(ExAllocateFromNPagedLookasideList);

/**
 * ExFreeToNPagedLookasideList - free a piece
 * @Lookaside: the list
 * @Entry: the piece
 *
 * Context: up to DISPATCH_LEVEL; PASSIVE_LEVEL for a paged list.
 */
VOID ExFreeToNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry)
{
	if (Lookaside->free)
		Lookaside->free(Entry);
	else
		ExFreePoolWithTag(Entry, Lookaside->tag);
}
EXPORT_SYMBOL_GPL(ExFreeToNPagedLookasideList);
