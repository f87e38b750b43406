/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Memory: filling, copying, comparing, and the physical address of a buffer.
 */
#ifndef HDAUDIO_NT_MEMORY_H
#define HDAUDIO_NT_MEMORY_H

#include <linux/string.h>

#include "types.h"

EXTERN_C_START

/* what overlaps is copied right, as it is on Windows today */
#define RtlCopyMemory(Destination, Source, Length)	memmove(Destination, Source, Length)
#define RtlMoveMemory(Destination, Source, Length)	memmove(Destination, Source, Length)
#define RtlFillMemory(Destination, Length, Fill)	memset(Destination, Fill, Length)
#define RtlZeroMemory(Destination, Length)		memset(Destination, 0, Length)
#define RtlEqualMemory(Source1, Source2, Length)	(!memcmp(Source1, Source2, Length))

SIZE_T RtlCompareMemory(const VOID *Source1, const VOID *Source2, SIZE_T Length);

/**
 * RtlSecureZeroMemory - zero memory so that no compiler leaves it out
 * @ptr: start
 * @cnt: bytes
 *
 * Context: any.
 * Return: @ptr.
 */
static inline PVOID RtlSecureZeroMemory(PVOID ptr, SIZE_T cnt)
{
	memzero_explicit(ptr, cnt);
	return ptr;
}

PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID BaseAddress);

EXTERN_C_END

#endif /* HDAUDIO_NT_MEMORY_H */
