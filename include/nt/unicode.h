/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counted strings of 16-bit characters. L"" literals are of the same, as the whole kernel is built
 * with -fshort-wchar.
 */
#ifndef HDAUDIO_NT_UNICODE_H
#define HDAUDIO_NT_UNICODE_H

#include "guid.h"
#include "status.h"

EXTERN_C_START

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

/* The same of narrow characters. */
typedef struct _STRING {
	USHORT Length;
	USHORT MaximumLength;
	PSTR Buffer;
} STRING, *PSTRING, ANSI_STRING, *PANSI_STRING;

static_assert(sizeof(UNICODE_STRING) == 16 && offsetof(UNICODE_STRING, Buffer) == 8);

#define UNICODE_NULL			((WCHAR)0)
#define UNICODE_STRING_MAX_BYTES	((USHORT)65534)

#define RTL_CONSTANT_STRING(s)		{ sizeof(s) - sizeof((s)[0]), sizeof(s), (PWSTR)(s) }
#define DECLARE_CONST_UNICODE_STRING(name, s) \
	static const UNICODE_STRING name __maybe_unused = RTL_CONSTANT_STRING(s)

VOID RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString);
BOOLEAN RtlEqualUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
			      BOOLEAN CaseInSensitive);
LONG RtlCompareUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
			     BOOLEAN CaseInSensitive);
VOID RtlCopyUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString);
NTSTATUS RtlAppendUnicodeToString(PUNICODE_STRING Destination, PCWSTR Source);
NTSTATUS RtlAppendUnicodeStringToString(PUNICODE_STRING Destination, PCUNICODE_STRING Source);
WCHAR RtlUpcaseUnicodeChar(WCHAR SourceCharacter);
NTSTATUS RtlStringFromGUID(REFGUID Guid, PUNICODE_STRING GuidString);
NTSTATUS RtlGUIDFromString(PCUNICODE_STRING GuidString, GUID *Guid);
VOID RtlFreeUnicodeString(PUNICODE_STRING UnicodeString);

/**
 * RtlInitEmptyUnicodeString - an empty string with room
 * @UnicodeString: the string
 * @Buffer: room for it
 * @BufferSize: bytes there
 *
 * Context: any.
 */
static inline VOID RtlInitEmptyUnicodeString(PUNICODE_STRING UnicodeString, PWSTR Buffer,
					     USHORT BufferSize)
{
	UnicodeString->Length = 0;
	UnicodeString->MaximumLength = BufferSize;
	UnicodeString->Buffer = Buffer;
}

EXTERN_C_END

#endif /* HDAUDIO_NT_UNICODE_H */
