/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Debug output: the kernel log.
 */
#ifndef HDAUDIO_NT_DEBUG_H
#define HDAUDIO_NT_DEBUG_H

#include "types.h"

EXTERN_C_START

/* Component ids; the kernel log does not filter by them. */
#define DPFLTR_IHVDRIVER_ID	77
#define DPFLTR_IHVAUDIO_ID	79
#define DPFLTR_IHVBUS_ID	82
#define DPFLTR_DEFAULT_ID	101

#define DPFLTR_ERROR_LEVEL	0
#define DPFLTR_WARNING_LEVEL	1
#define DPFLTR_TRACE_LEVEL	2
#define DPFLTR_INFO_LEVEL	3
#define DPFLTR_MASK		0x80000000U

/* No format attribute: these take NT's conversions (%ld is 32 bits wide, %I64x is 64). */
ULONG DbgPrint(PCSTR Format, ...);
ULONG DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...);

#if DBG
#define KdPrint(args)	((void)DbgPrint args)
#define KdPrintEx(args)	((void)DbgPrintEx args)
#else
#define KdPrint(args)	((void)0)
#define KdPrintEx(args)	((void)0)
#endif

VOID DbgBreakPoint(void);

#define DbgBreakPointWithStatus(Status)	((void)(Status), DbgBreakPoint())
#define __debugbreak()			DbgBreakPoint()
#if DBG
#define KdBreakPoint()			DbgBreakPoint()
#else
#define KdBreakPoint()			((void)0)
#endif

EXTERN_C_END

#endif /* HDAUDIO_NT_DEBUG_H */
