// SPDX-License-Identifier: GPL-2.0
/*
 * Counted strings.
 */
#include <linux/export.h>
#include <linux/minmax.h>

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
