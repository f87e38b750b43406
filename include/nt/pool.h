/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pool: tagged kernel memory.
 */
#ifndef HDAUDIO_NT_POOL_H
#define HDAUDIO_NT_POOL_H

#include "types.h"

EXTERN_C_START

typedef enum _POOL_TYPE {
	NonPagedPool = 0,
	NonPagedPoolExecute = NonPagedPool,
	PagedPool = 1,
	NonPagedPoolCacheAligned = 4,
	PagedPoolCacheAligned = 5,
	NonPagedPoolNx = 512,
	NonPagedPoolNxCacheAligned = NonPagedPoolNx + 4
} POOL_TYPE;

typedef ULONG64 POOL_FLAGS;

#define POOL_FLAG_USE_QUOTA		0x0000000000000001ULL
#define POOL_FLAG_UNINITIALIZED		0x0000000000000002ULL
#define POOL_FLAG_SESSION		0x0000000000000004ULL
#define POOL_FLAG_CACHE_ALIGNED		0x0000000000000008ULL
#define POOL_FLAG_RAISE_ON_FAILURE	0x0000000000000020ULL
#define POOL_FLAG_NON_PAGED		0x0000000000000040ULL
#define POOL_FLAG_NON_PAGED_EXECUTE	0x0000000000000080ULL
#define POOL_FLAG_PAGED			0x0000000000000100ULL

PVOID ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
PVOID ExAllocatePoolZero(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag);
PVOID ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag);
VOID ExFreePoolWithTag(PVOID P, ULONG Tag);
VOID ExFreePool(PVOID P);

#define ExAllocatePool(PoolType, NumberOfBytes) \
	ExAllocatePoolWithTag(PoolType, NumberOfBytes, 0x656e6f4e /* "None" */)

EXTERN_C_END

/* Windows' sources include headers for C in extern "C". */
#ifdef __cplusplus
extern "C++" {
void *operator new(size_t bytes, POOL_TYPE type);
void *operator new[](size_t bytes, POOL_TYPE type);
void *operator new(size_t bytes, POOL_TYPE type, ULONG tag);
void *operator new[](size_t bytes, POOL_TYPE type, ULONG tag);
void *operator new(size_t bytes, POOL_FLAGS flags, ULONG tag);
void *operator new[](size_t bytes, POOL_FLAGS flags, ULONG tag);
void *operator new(size_t bytes, void *p);
void *operator new[](size_t bytes, void *p);
}
#endif

#endif /* HDAUDIO_NT_POOL_H */
