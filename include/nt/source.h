/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Habits of Windows kernel source that have no meaning, or another spelling, in Linux: words of
 * Microsoft's compiler, calling conventions, small macros of the NT headers.
 */
#ifndef HDAUDIO_NT_SOURCE_H
#define HDAUDIO_NT_SOURCE_H

#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/kernel.h>
#include <linux/stddef.h>

#include "sal.h"

/*
 * C++ files see the same headers, by C's names. What the kernel has inline is called there: it
 * touches what C++ does not know (cpp/inline.c).
 */
#ifdef __cplusplus
#define EXTERN_C		extern "C"
#define EXTERN_C_START		extern "C" {
#define EXTERN_C_END		}
#define NT_INLINE
#else
#define EXTERN_C		extern
#define EXTERN_C_START
#define EXTERN_C_END
#ifndef NT_INLINE
#define NT_INLINE		static inline
#endif
#endif

/*
 * Pool tags are written as constants of four characters, sections as unknown pragmas, and tables
 * without the inner braces: those of a union in a KSDATARANGE.
 */
#pragma GCC diagnostic ignored "-Wmissing-braces"
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

/* Words of Microsoft's compiler. */
#define __int8			char
#define __int16			short
#define __int32			int
#define __int64			long long
#define __cdecl
#define __stdcall
#define __fastcall

/* What is not in this list does not compile, rather than be without effect. */
#define __declspec(what)	NT_DECLSPEC_##what
#define NT_DECLSPEC_align(bytes)	__aligned(bytes)
#define NT_DECLSPEC_noreturn	__noreturn
#define NT_DECLSPEC_noinline	noinline
#define NT_DECLSPEC_selectany	__weak
#define NT_DECLSPEC_restrict
#define NT_DECLSPEC_novtable
#define NT_DECLSPEC_nothrow
#define NT_DECLSPEC_dllimport
#define NT_DECLSPEC_dllexport
#define NT_DECLSPEC_code_seg(name)
#define NT_DECLSPEC_allocate(name)
#define DECLSPEC_ALIGN(bytes)	__aligned(bytes)
#define DECLSPEC_NORETURN	__noreturn
#define DECLSPEC_NOINLINE	noinline
#define DECLSPEC_IMPORT
#define DECLSPEC_EXPORT

#define NTAPI
#define NTKERNELAPI

#define UNREFERENCED_PARAMETER(p)	((void)(p))
#define DBG_UNREFERENCED_PARAMETER(p)	((void)(p))
#define UNREFERENCED_LOCAL_VARIABLE(v)	((void)(v))
#define C_ASSERT(condition)		static_assert(condition)
#define RTL_NUMBER_OF(array)		ARRAY_SIZE(array)
#define ARRAYSIZE(array)		ARRAY_SIZE(array)
#define SIZEOF_ARRAY(array)		ARRAY_SIZE(array)
#define FIELD_OFFSET(type, field)	((LONG)offsetof(type, field))
#define RTL_FIELD_SIZE(type, field)	sizeof_field(type, field)
#define CONTAINING_RECORD(address, type, field) container_of(address, type, field)

#ifdef __cplusplus
#include "../cpp/language/literals.h"
#endif

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
