// SPDX-License-Identifier: GPL-2.0
/*
 * Counted strings.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "nt/pool.h"
#include "nt/unicode.h"

static SIZE_T wide_bytes(PCWSTR s)
{
	PCWSTR end = s;

	while (*end)
		end++;
	return (end - s) * sizeof(*s);
}

/**
 * RtlInitUnicodeString - count a string that ends with a zero
 * @DestinationString: takes its length and address; the characters are not copied
 * @SourceString: the string; NULL for an empty one. What is beyond 65532 bytes is left out
 *
 * Context: any.
 */
VOID RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString)
{
	SIZE_T most = UNICODE_STRING_MAX_BYTES - sizeof(WCHAR);
	SIZE_T bytes = SourceString ? min(wide_bytes(SourceString), most) : 0;

	DestinationString->Buffer = (PWSTR)SourceString;
	DestinationString->Length = bytes;
	DestinationString->MaximumLength = SourceString ? bytes + sizeof(WCHAR) : 0;
}
EXPORT_SYMBOL_GPL(RtlInitUnicodeString);

/**
 * RtlUpcaseUnicodeChar - the capital of a letter
 * @SourceCharacter: the letter
 *
 * Context: any.
 * Return: its capital, of letters below 256 that have one there; else the character itself.
 */
WCHAR RtlUpcaseUnicodeChar(WCHAR SourceCharacter)
{
	WCHAR c = SourceCharacter;

	if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
		return c - 0x20;
	return c;
}
EXPORT_SYMBOL_GPL(RtlUpcaseUnicodeChar);

static LONG compare(WCHAR a, WCHAR b, BOOLEAN fold)
{
	return fold ? RtlUpcaseUnicodeChar(a) - RtlUpcaseUnicodeChar(b) : a - b;
}

/**
 * RtlCompareUnicodeString - which of two strings comes first
 * @String1: one
 * @String2: the other
 * @CaseInSensitive: as if all letters were capitals, see RtlUpcaseUnicodeChar()
 *
 * Context: any.
 * Return: less than, equal to or more than zero, as the first is to the other.
 */
LONG RtlCompareUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
			     BOOLEAN CaseInSensitive)
{
	USHORT n = min(String1->Length, String2->Length) / sizeof(WCHAR);
	LONG difference;
	USHORT i;

	for (i = 0; i < n; i++) {
		difference = compare(String1->Buffer[i], String2->Buffer[i], CaseInSensitive);
		if (difference)
			return difference;
	}
	return String1->Length - String2->Length;
}
EXPORT_SYMBOL_GPL(RtlCompareUnicodeString);

/**
 * RtlEqualUnicodeString - whether two strings are the same
 * @String1: one
 * @String2: the other
 * @CaseInSensitive: as if all letters were capitals, see RtlUpcaseUnicodeChar()
 *
 * Context: any.
 * Return: TRUE if they are.
 */
BOOLEAN RtlEqualUnicodeString(PCUNICODE_STRING String1, PCUNICODE_STRING String2,
			      BOOLEAN CaseInSensitive)
{
	return !RtlCompareUnicodeString(String1, String2, CaseInSensitive);
}
EXPORT_SYMBOL_GPL(RtlEqualUnicodeString);

/* An end is put behind the text where there is room. */
static void string_end(PUNICODE_STRING s)
{
	if (s->Length + sizeof(WCHAR) <= s->MaximumLength)
		s->Buffer[s->Length / sizeof(WCHAR)] = 0;
}

/**
 * RtlCopyUnicodeString - copy a string into the room of another
 * @DestinationString: the other; what does not fit is cut off
 * @SourceString: the string; NULL for an empty one
 *
 * Context: any.
 */
VOID RtlCopyUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString)
{
	PUNICODE_STRING to = DestinationString;

	to->Length = 0;
	if (!SourceString)
		return;
	to->Length = round_down(min(SourceString->Length, to->MaximumLength), sizeof(WCHAR));
	memmove(to->Buffer, SourceString->Buffer, to->Length);
	string_end(to);
}
EXPORT_SYMBOL_GPL(RtlCopyUnicodeString);

/**
 * RtlAppendUnicodeStringToString - put a string behind another
 * @Destination: the other
 * @Source: the string
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_BUFFER_TOO_SMALL, and nothing has changed.
 */
NTSTATUS RtlAppendUnicodeStringToString(PUNICODE_STRING Destination, PCUNICODE_STRING Source)
{
	if (Source->Length > Destination->MaximumLength - Destination->Length)
		return STATUS_BUFFER_TOO_SMALL;
	memmove((PUCHAR)Destination->Buffer + Destination->Length, Source->Buffer, Source->Length);
	Destination->Length += Source->Length;
	string_end(Destination);
	return STATUS_SUCCESS;
}
EXPORT_SYMBOL_GPL(RtlAppendUnicodeStringToString);

/**
 * RtlAppendUnicodeToString - put text behind a string
 * @Destination: the string
 * @Source: text that ends with a zero; NULL for none
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_BUFFER_TOO_SMALL, and nothing has changed.
 */
NTSTATUS RtlAppendUnicodeToString(PUNICODE_STRING Destination, PCWSTR Source)
{
	UNICODE_STRING source;

	RtlInitUnicodeString(&source, Source);
	return RtlAppendUnicodeStringToString(Destination, &source);
}
EXPORT_SYMBOL_GPL(RtlAppendUnicodeToString);

#define GUID_CHARACTERS	38
#define GUID_TAG	0x44495547	/* "GUID" */

/**
 * RtlStringFromGUID - a GUID in words: {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}
 * @Guid: the GUID
 * @GuidString: takes the text, in memory that RtlFreeUnicodeString() frees
 *
 * Context: PASSIVE_LEVEL.
 * Return: STATUS_SUCCESS; STATUS_NO_MEMORY.
 */
NTSTATUS RtlStringFromGUID(REFGUID Guid, PUNICODE_STRING GuidString)
{
	const UCHAR *d = Guid->Data4;
	char text[GUID_CHARACTERS + 1];
	unsigned int i;

	GuidString->MaximumLength = sizeof(text) * sizeof(WCHAR);
	GuidString->Length = GuidString->MaximumLength - sizeof(WCHAR);
	GuidString->Buffer = ExAllocatePoolWithTag(PagedPool, GuidString->MaximumLength, GUID_TAG);
	if (!GuidString->Buffer)
		return STATUS_NO_MEMORY;
	scnprintf(text, sizeof(text), "{%08X-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X}",
		  Guid->Data1, Guid->Data2, Guid->Data3, d[0], d[1], d[2], d[3], d[4], d[5], d[6],
		  d[7]);
	for (i = 0; i < sizeof(text); i++)
		GuidString->Buffer[i] = text[i];
	return STATUS_SUCCESS;
}
EXPORT_SYMBOL_GPL(RtlStringFromGUID);

static int read_digit(WCHAR c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = RtlUpcaseUnicodeChar(c);
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Two digits; less than zero if they are none. */
static int read_byte(PCWSTR s)
{
	int high = read_digit(s[0]), low = read_digit(s[1]);

	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Where the bytes of a GUID's text are, the first one's digits first. */
static const u8 guid_places[] = {
	1, 3, 5, 7, 10, 12, 15, 17, 20, 22, 25, 27, 29, 31, 33, 35,
};

static bool guid_is_framed(PCUNICODE_STRING s)
{
	PCWSTR b = s->Buffer;

	return s->Length == GUID_CHARACTERS * sizeof(WCHAR) && b[0] == '{' && b[9] == '-' &&
	       b[14] == '-' && b[19] == '-' && b[24] == '-' && b[37] == '}';
}

/**
 * RtlGUIDFromString - and back
 * @GuidString: the text, in the form RtlStringFromGUID() gives it, of small letters or capitals
 * @Guid: takes the GUID
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_INVALID_PARAMETER if it is not of that form.
 */
NTSTATUS RtlGUIDFromString(PCUNICODE_STRING GuidString, GUID *Guid)
{
	u8 bytes[sizeof(GUID)];
	unsigned int i;
	int byte;

	if (!guid_is_framed(GuidString))
		return STATUS_INVALID_PARAMETER;
	for (i = 0; i < sizeof(bytes); i++) {
		byte = read_byte(GuidString->Buffer + guid_places[i]);
		if (byte < 0)
			return STATUS_INVALID_PARAMETER;
		bytes[i] = byte;
	}
	Guid->Data1 = (ULONG)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
	Guid->Data2 = bytes[4] << 8 | bytes[5];
	Guid->Data3 = bytes[6] << 8 | bytes[7];
	memcpy(Guid->Data4, bytes + 8, sizeof(Guid->Data4));
	return STATUS_SUCCESS;
}
EXPORT_SYMBOL_GPL(RtlGUIDFromString);

/**
 * RtlFreeUnicodeString - free a string that one of these routines has made
 * @UnicodeString: the string; empty afterwards
 *
 * Context: PASSIVE_LEVEL.
 */
VOID RtlFreeUnicodeString(PUNICODE_STRING UnicodeString)
{
	if (UnicodeString->Buffer)
		ExFreePool(UnicodeString->Buffer);
	memset(UnicodeString, 0, sizeof(*UnicodeString));
}
EXPORT_SYMBOL_GPL(RtlFreeUnicodeString);
