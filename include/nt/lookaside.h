/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lookaside lists: pieces of pool memory, all alike. The kernel's allocator keeps freed ones at
 * hand by itself, so a list is no more than what to allocate, and how.
 */
#ifndef HDAUDIO_NT_LOOKASIDE_H
#define HDAUDIO_NT_LOOKASIDE_H

#include "pool.h"

EXTERN_C_START

/* The client's own in place of the pool's. */
typedef PVOID ALLOCATE_FUNCTION(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
typedef ALLOCATE_FUNCTION *PALLOCATE_FUNCTION;
typedef VOID FREE_FUNCTION(PVOID Buffer);
typedef FREE_FUNCTION *PFREE_FUNCTION;

/**
 * struct _NPAGED_LOOKASIDE_LIST - a list; its members are not the client's business
 * @type: of pool memory
 * @size: bytes of a piece
 * @tag: the client's
 * @allocate: how a piece is made
 * @free: how it is freed
 */
typedef struct _NPAGED_LOOKASIDE_LIST {
	POOL_TYPE type;
	SIZE_T size;
	ULONG tag;
	PALLOCATE_FUNCTION allocate;
	PFREE_FUNCTION free;
} NPAGED_LOOKASIDE_LIST, *PNPAGED_LOOKASIDE_LIST, PAGED_LOOKASIDE_LIST, *PPAGED_LOOKASIDE_LIST;

VOID ExInitializeNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside,
				     PALLOCATE_FUNCTION Allocate, PFREE_FUNCTION Free, ULONG Flags,
				     SIZE_T Size, ULONG Tag, USHORT Depth);
VOID ExInitializePagedLookasideList(PPAGED_LOOKASIDE_LIST Lookaside,
				    PALLOCATE_FUNCTION Allocate, PFREE_FUNCTION Free, ULONG Flags,
				    SIZE_T Size, ULONG Tag, USHORT Depth);
VOID ExDeleteNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside);
PVOID ExAllocateFromNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside);
VOID ExFreeToNPagedLookasideList(PNPAGED_LOOKASIDE_LIST Lookaside, PVOID Entry);

#define ExDeletePagedLookasideList(Lookaside)		ExDeleteNPagedLookasideList(Lookaside)
#define ExAllocateFromPagedLookasideList(Lookaside)	ExAllocateFromNPagedLookasideList(Lookaside)
#define ExFreeToPagedLookasideList(Lookaside, Entry)	\
	ExFreeToNPagedLookasideList(Lookaside, Entry)

EXTERN_C_END

#endif /* HDAUDIO_NT_LOOKASIDE_H */
