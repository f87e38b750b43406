/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Text that ends with a zero: the C library's routines for wide characters, and some that know
 * how much room there is (RtlStringCb...: in bytes, RtlStringCch...: in characters; A: narrow, W:
 * wide).
 */
#ifndef HDAUDIO_NT_STRINGS_H
#define HDAUDIO_NT_STRINGS_H

#include <linux/stdarg.h>
#include <linux/string.h>

#include "status.h"

EXTERN_C_START

typedef char *NTSTRSAFE_PSTR;
typedef const char *NTSTRSAFE_PCSTR;
typedef WCHAR *NTSTRSAFE_PWSTR;
typedef const WCHAR *NTSTRSAFE_PCWSTR;

#define NTSTRSAFE_MAX_CCH	2147483647

/* By names of ours: a kernel may have some of theirs one day. */
#define wcslen		hdaudio_wcslen
#define wcsnlen		hdaudio_wcsnlen
#define wcscpy		hdaudio_wcscpy
#define wcsncpy		hdaudio_wcsncpy
#define wcscat		hdaudio_wcscat
#define wcscmp		hdaudio_wcscmp
#define wcsncmp		hdaudio_wcsncmp
#define _wcsicmp	hdaudio_wcsicmp
#define _wcsnicmp	hdaudio_wcsnicmp
#define wcschr		hdaudio_wcschr
#define wcsrchr		hdaudio_wcsrchr
#define wcsstr		hdaudio_wcsstr

size_t wcslen(PCWSTR s);
size_t wcsnlen(PCWSTR s, size_t most);
PWSTR wcscpy(PWSTR to, PCWSTR from);
PWSTR wcsncpy(PWSTR to, PCWSTR from, size_t n);
PWSTR wcscat(PWSTR to, PCWSTR from);
int wcscmp(PCWSTR a, PCWSTR b);
int wcsncmp(PCWSTR a, PCWSTR b, size_t n);
int _wcsicmp(PCWSTR a, PCWSTR b);
int _wcsnicmp(PCWSTR a, PCWSTR b, size_t n);
PWSTR wcschr(PCWSTR s, WCHAR c);
PWSTR wcsrchr(PCWSTR s, WCHAR c);
PWSTR wcsstr(PCWSTR s, PCWSTR what);

NTSTATUS RtlStringCchCopyA(PSTR to, size_t room, PCSTR from);
NTSTATUS RtlStringCchCopyW(PWSTR to, size_t room, PCWSTR from);
NTSTATUS RtlStringCchCopyNA(PSTR to, size_t room, PCSTR from, size_t most);
NTSTATUS RtlStringCchCopyNW(PWSTR to, size_t room, PCWSTR from, size_t most);
NTSTATUS RtlStringCchCatA(PSTR to, size_t room, PCSTR from);
NTSTATUS RtlStringCchCatW(PWSTR to, size_t room, PCWSTR from);
NTSTATUS RtlStringCchCatNA(PSTR to, size_t room, PCSTR from, size_t most);
NTSTATUS RtlStringCchCatNW(PWSTR to, size_t room, PCWSTR from, size_t most);
NTSTATUS RtlStringCchLengthA(PCSTR s, size_t most, size_t *length);
NTSTATUS RtlStringCchLengthW(PCWSTR s, size_t most, size_t *length);
NTSTATUS RtlStringCchPrintfA(PSTR to, size_t room, PCSTR format, ...);
NTSTATUS RtlStringCchPrintfW(PWSTR to, size_t room, PCWSTR format, ...);
NTSTATUS RtlStringCchVPrintfA(PSTR to, size_t room, PCSTR format, va_list args);
NTSTATUS RtlStringCchVPrintfW(PWSTR to, size_t room, PCWSTR format, va_list args);
NTSTATUS RtlStringCbLengthW(PCWSTR s, size_t most, size_t *length);

/* A narrow character is a byte. */
#define RtlStringCbCopyA(to, room, from)		RtlStringCchCopyA(to, room, from)
#define RtlStringCbCopyNA(to, room, from, most)		RtlStringCchCopyNA(to, room, from, most)
#define RtlStringCbCatA(to, room, from)			RtlStringCchCatA(to, room, from)
#define RtlStringCbCatNA(to, room, from, most)		RtlStringCchCatNA(to, room, from, most)
#define RtlStringCbLengthA(s, most, length)		RtlStringCchLengthA(s, most, length)
#define RtlStringCbPrintfA(to, room, ...)		RtlStringCchPrintfA(to, room, __VA_ARGS__)
#define RtlStringCbVPrintfA(to, room, format, args)	RtlStringCchVPrintfA(to, room, format, args)

/* And a wide one two. */
#define NT_CCH(bytes)	((size_t)(bytes) / sizeof(WCHAR))
#define RtlStringCbCopyW(to, room, from)		RtlStringCchCopyW(to, NT_CCH(room), from)
#define RtlStringCbCopyNW(to, room, from, most) \
	RtlStringCchCopyNW(to, NT_CCH(room), from, NT_CCH(most))
#define RtlStringCbCatW(to, room, from)			RtlStringCchCatW(to, NT_CCH(room), from)
#define RtlStringCbCatNW(to, room, from, most) \
	RtlStringCchCatNW(to, NT_CCH(room), from, NT_CCH(most))
#define RtlStringCbPrintfW(to, room, ...)	RtlStringCchPrintfW(to, NT_CCH(room), __VA_ARGS__)
#define RtlStringCbVPrintfW(to, room, format, args) \
	RtlStringCchVPrintfW(to, NT_CCH(room), format, args)

EXTERN_C_END

#endif /* HDAUDIO_NT_STRINGS_H */
