/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A header as Windows sources have them, included by more than one of their files: routines in it
 * are neither static nor extern, or are static all the same.
 */
#ifndef NT_SOURCE_H
#define NT_SOURCE_H

FORCEINLINE ULONG SourceDouble(_In_ ULONG Value)
{
	return 2 * Value;
}

static FORCEINLINE ULONG SourceTriple(_In_ ULONG Value)
{
	return 3 * Value;
}

static __forceinline ULONG SourceQuadruple(_In_ ULONG Value)
{
	return 4 * Value;
}

#endif /* NT_SOURCE_H */
