/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Habits of Windows kernel source that have no meaning, or another spelling, in Linux:
 * annotations, calling conventions, small macros of the NT headers.
 */
#ifndef HDAUDIO_NT_SOURCE_H
#define HDAUDIO_NT_SOURCE_H

#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/kernel.h>
#include <linux/stddef.h>

/* Pool tags are written as constants of four characters, sections as unknown pragmas. */
#pragma GCC diagnostic ignored "-Wmultichar"
#pragma GCC diagnostic ignored "-Wunknown-pragmas"

/* A checked build, with assertions and KdPrint(), is asked for with -DDBG=1. */
#ifndef DBG
#define DBG 0
#endif

/*
 * The compiler's own keyword, not the kernel's, which would define a function of a header in
 * every file that includes it. "static FORCEINLINE" is the same.
 */
#define FORCEINLINE		__inline __attribute__((__always_inline__))
#define __forceinline		FORCEINLINE

#define NTAPI
#define NTKERNELAPI
#define EXTERN_C_START
#define EXTERN_C_END

#define IN
#define OUT
#define OPTIONAL
#define _In_
#define _In_opt_
#define _In_z_
#define _Out_
#define _Out_opt_
#define _Outptr_
#define _Inout_
#define _Inout_opt_
#define _Must_inspect_result_
#define _Use_decl_annotations_
#define _Success_(condition)
#define _When_(condition, annotation)
#define _At_(target, annotation)
#define _In_range_(low, high)
#define _In_reads_(n)
#define _In_reads_opt_(n)
#define _In_reads_bytes_(n)
#define _In_reads_bytes_opt_(n)
#define _Out_writes_(n)
#define _Out_writes_opt_(n)
#define _Out_writes_bytes_(n)
#define _Out_writes_bytes_opt_(n)
#define _Inout_updates_(n)
#define _Inout_updates_bytes_(n)
#define _IRQL_requires_(level)
#define _IRQL_requires_max_(level)
#define _IRQL_requires_min_(level)
#define _IRQL_requires_same_
#define _IRQL_raises_(level)
#define _IRQL_saves_
#define _IRQL_restores_
#define _Acquires_lock_(lock)
#define _Releases_lock_(lock)
#define _Requires_lock_held_(lock)
#define _Function_class_(name)
#define _Analysis_assume_(condition)

#define UNREFERENCED_PARAMETER(p)	((void)(p))
#define DBG_UNREFERENCED_PARAMETER(p)	((void)(p))
#define UNREFERENCED_LOCAL_VARIABLE(v)	((void)(v))
#define C_ASSERT(condition)		static_assert(condition)
#define RTL_NUMBER_OF(array)		ARRAY_SIZE(array)
#define ARRAYSIZE(array)		ARRAY_SIZE(array)
#define FIELD_OFFSET(type, field)	((LONG)offsetof(type, field))
#define RTL_FIELD_SIZE(type, field)	sizeof_field(type, field)
#define CONTAINING_RECORD(address, type, field) container_of(address, type, field)

#if DBG
#define ASSERT(condition)		((void)WARN_ON(!(condition)))
#define ASSERTMSG(msg, condition)	((void)WARN(!(condition), "%s\n", msg))
#define NT_VERIFY(condition)		(!WARN_ON(!(condition)))
#else
#define ASSERT(condition)		((void)0)
#define ASSERTMSG(msg, condition)	((void)0)
#define NT_VERIFY(condition)		(!!(condition))
#endif
#define NT_ASSERT(condition)		ASSERT(condition)
#define NT_ASSERTMSG(msg, condition)	ASSERTMSG(msg, condition)

#endif /* HDAUDIO_NT_SOURCE_H */
