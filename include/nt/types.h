/* SPDX-License-Identifier: GPL-2.0 */
/*
 * NT scalar types and the small structures the HD Audio DDI is written in.
 *
 * The widths are those of 64-bit Windows: LONG and ULONG have 32 bits there,
 * unlike Linux' long, so every type is built from a sized kernel type.
 */
#ifndef HDAUDIO_NT_TYPES_H
#define HDAUDIO_NT_TYPES_H

#include <linux/build_bug.h>
#include <linux/stddef.h>
#include <linux/types.h>

#include "source.h"

#define VOID void
#define CONST const

/*
 * Signed, as on Windows; the kernel's plain char is not. Text is made of the latter. C++ files are
 * compiled with a signed one, for their language tells the two apart in text, too.
 */
#ifdef __cplusplus
typedef char CHAR, *PCHAR;
typedef const char *PCCH;
#else
typedef s8 CHAR, *PCHAR;
typedef const s8 *PCCH;
#endif
typedef char *PSTR, *LPSTR;
typedef const char *PCSTR, *LPCSTR;
typedef s8 INT8, *PINT8;
typedef u8 UCHAR, *PUCHAR;
typedef u8 BOOLEAN, *PBOOLEAN;
typedef u8 BYTE, *PBYTE;
typedef s16 SHORT, *PSHORT;
typedef s16 CSHORT;
typedef s16 INT16, *PINT16;
typedef u16 USHORT, *PUSHORT;
#ifdef __cplusplus
typedef wchar_t WCHAR, *PWCHAR;
#else
typedef u16 WCHAR, *PWCHAR;
#endif
typedef WCHAR *PWSTR, *LPWSTR, *PWCH;
typedef const WCHAR *PCWSTR, *LPCWSTR, *PCWCH;
typedef u16 WORD, *PWORD;
typedef s32 LONG, *PLONG;
typedef s32 INT, *PINT;
typedef s32 INT32, *PINT32;
typedef s32 BOOL, *PBOOL;
typedef s32 LONG32, *PLONG32;
typedef u32 ULONG, *PULONG;
typedef u32 ULONG32, *PULONG32;
typedef u32 UINT, *PUINT;
typedef u32 DWORD, *PDWORD;
typedef u32 DWORD32, *PDWORD32;
typedef u8 UINT8, *PUINT8;
typedef u16 UINT16, *PUINT16;
typedef u32 UINT32, *PUINT32;
typedef u64 UINT64, *PUINT64;
typedef s64 INT64, *PINT64;
typedef s64 LONGLONG, *PLONGLONG;
typedef s64 LONG64, *PLONG64;
typedef u64 ULONGLONG, *PULONGLONG;
typedef u64 ULONG64, *PULONG64;
typedef u64 DWORD64, *PDWORD64;
typedef void *PVOID, *LPVOID;
typedef void *HANDLE, **PHANDLE;
typedef size_t SIZE_T, *PSIZE_T;
typedef ssize_t SSIZE_T, *PSSIZE_T;
typedef long LONG_PTR, *PLONG_PTR;
typedef long INT_PTR, *PINT_PTR;
typedef unsigned long ULONG_PTR, *PULONG_PTR;
typedef unsigned long DWORD_PTR, *PDWORD_PTR;
typedef unsigned long UINT_PTR, *PUINT_PTR;
typedef unsigned long PFN_NUMBER, *PPFN_NUMBER;

#ifndef TRUE
#define TRUE 1
#endif
#ifndef FALSE
#define FALSE 0
#endif

#define MAXUCHAR	0xffU
#define MAXUSHORT	0xffffU
#define MAXLONG		0x7fffffff
#define MAXULONG	0xffffffffU
#define MAXLONGLONG	0x7fffffffffffffffLL

typedef union _LARGE_INTEGER {
	struct {
		ULONG LowPart;
		LONG HighPart;
	};
	struct {
		ULONG LowPart;
		LONG HighPart;
	} u;
	LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
	struct {
		ULONG LowPart;
		ULONG HighPart;
	};
	struct {
		ULONG LowPart;
		ULONG HighPart;
	} u;
	ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef LARGE_INTEGER PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS;

static_assert(sizeof(LONG) == 4 && sizeof(ULONG) == 4);
static_assert(sizeof(ULONGLONG) == 8 && sizeof(LARGE_INTEGER) == 8);
static_assert(sizeof(BOOLEAN) == 1 && sizeof(WCHAR) == 2);
static_assert(sizeof(L""[0]) == sizeof(WCHAR), "the kernel is built with -fshort-wchar");
static_assert(sizeof(PVOID) == 8 && sizeof(SIZE_T) == 8 && sizeof(ULONG_PTR) == 8,
	      "the DDI is laid out for LP64 pointers");

#endif /* HDAUDIO_NT_TYPES_H */
