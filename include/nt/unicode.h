/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counted strings of 16-bit characters. L"" literals are of the same, as the whole kernel is built
 * with -fshort-wchar.
 */
#ifndef HDAUDIO_NT_UNICODE_H
#define HDAUDIO_NT_UNICODE_H

#include "types.h"

/**
 * struct _UNICODE_STRING - a counted string
 * @Length: bytes of it, without a terminating zero
 * @MaximumLength: bytes there is room for at @Buffer
 * @Buffer: its characters; need not end with a zero
 */
typedef struct _UNICODE_STRING {
	USHORT Length;
	USHORT MaximumLength;
	PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING;

typedef const UNICODE_STRING *PCUNICODE_STRING;

static_assert(sizeof(UNICODE_STRING) == 16 && offsetof(UNICODE_STRING, Buffer) == 8);

#define UNICODE_NULL			((WCHAR)0)
#define UNICODE_STRING_MAX_BYTES	((USHORT)65534)

#define RTL_CONSTANT_STRING(s)		{ sizeof(s) - sizeof((s)[0]), sizeof(s), (PWSTR)(s) }

VOID RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString);

#endif /* HDAUDIO_NT_UNICODE_H */
