/* SPDX-License-Identifier: GPL-2.0 */
/*
 * MDL: the description of a buffer's pages.
 */
#ifndef HDAUDIO_NT_MDL_H
#define HDAUDIO_NT_MDL_H

#include <asm/page.h>

#include "wait.h"

EXTERN_C_START

/**
 * struct _MDL - pages of a virtually contiguous buffer
 * @Next: the next MDL of a chain; the bus driver makes none
 * @Size: bytes of this structure with its page frame numbers
 * @MdlFlags: MDL_ bits below
 * @Process: unused
 * @MappedSystemVa: kernel address of the buffer's first byte
 * @StartVa: the same, rounded down to a page
 * @ByteCount: bytes in the buffer
 * @ByteOffset: where the buffer begins in its first page
 * @Pfn: one page frame number for each page, for MmGetMdlPfnArray()
 */
typedef struct _MDL {
	struct _MDL *Next;
	CSHORT Size;
	CSHORT MdlFlags;
	PVOID Process;
	PVOID MappedSystemVa;
	PVOID StartVa;
	ULONG ByteCount;
	ULONG ByteOffset;
	PFN_NUMBER Pfn[];
} MDL, *PMDL;

static_assert(sizeof(MDL) == 48 && offsetof(MDL, MappedSystemVa) == 24);
static_assert(offsetof(MDL, ByteCount) == 40 && offsetof(MDL, ByteOffset) == 44);

#define MDL_MAPPED_TO_SYSTEM_VA		0x0001
#define MDL_PAGES_LOCKED		0x0002
#define MDL_SOURCE_IS_NONPAGED_POOL	0x0004

typedef enum _MM_PAGE_PRIORITY {
	LowPagePriority = 0,
	NormalPagePriority = 16,
	HighPagePriority = 32
} MM_PAGE_PRIORITY;

#define MdlMappingNoWrite	0x80000000U
#define MdlMappingNoExecute	0x40000000U

/*
 * The bus driver's MDLs describe kernel memory, which is always mapped; so none of these
 * fails and the priority has no effect. All may be called in any context.
 */

static inline PVOID MmGetSystemAddressForMdlSafe(PMDL Mdl, ULONG Priority)
{
	UNREFERENCED_PARAMETER(Priority);
	return Mdl->MappedSystemVa;
}

static inline PVOID MmGetSystemAddressForMdl(PMDL Mdl)
{
	return Mdl->MappedSystemVa;
}

typedef enum _MEMORY_CACHING_TYPE {
	MmNonCached = 0,
	MmCached = 1,
	MmWriteCombined = 2
} MEMORY_CACHING_TYPE;

/* There is one mapping, the kernel's; nobody gets another, or one of a process. */
static inline PVOID MmMapLockedPagesSpecifyCache(PMDL Mdl, KPROCESSOR_MODE AccessMode,
						 MEMORY_CACHING_TYPE CacheType,
						 PVOID RequestedAddress, ULONG BugCheckOnFailure,
						 ULONG Priority)
{
	UNREFERENCED_PARAMETER(CacheType);
	UNREFERENCED_PARAMETER(BugCheckOnFailure);
	UNREFERENCED_PARAMETER(Priority);
	return AccessMode == KernelMode && !RequestedAddress ? Mdl->MappedSystemVa : NULL;
}

#define MmMapLockedPages(Mdl, AccessMode) \
	MmMapLockedPagesSpecifyCache(Mdl, AccessMode, MmCached, NULL, FALSE, NormalPagePriority)
#define MmUnmapLockedPages(BaseAddress, Mdl)	((void)(BaseAddress), (void)(Mdl))

static inline PVOID MmGetMdlVirtualAddress(const MDL *Mdl)
{
	return (PUCHAR)Mdl->StartVa + Mdl->ByteOffset;
}

static inline ULONG MmGetMdlByteCount(const MDL *Mdl)
{
	return Mdl->ByteCount;
}

static inline ULONG MmGetMdlByteOffset(const MDL *Mdl)
{
	return Mdl->ByteOffset;
}

static inline PPFN_NUMBER MmGetMdlPfnArray(PMDL Mdl)
{
	return Mdl->Pfn;
}

/* Pages that a buffer touches. */
#define ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Length) \
	((ULONG)DIV_ROUND_UP(((ULONG_PTR)(Va) & ~PAGE_MASK) + (SIZE_T)(Length), PAGE_SIZE))

EXTERN_C_END

#endif /* HDAUDIO_NT_MDL_H */
