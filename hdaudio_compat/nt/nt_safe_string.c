// SPDX-License-Identifier: GPL-2.0
/*
 * Text routines that know how much room there is: of each one for narrow and one for wide text.
 */
#include <linux/export.h>

#include "nt/strings.h"

#include "nt_priv.h"

/* Room is for something, and for no more than their biggest. */
static bool is_room(size_t room)
{
	return room && room <= NTSTRSAFE_MAX_CCH;
}

/**
 * RtlStringCchCopyNA - copy the beginning of a narrow text
 * @to: where to; what is there ends with a zero in any case but the last
 * @room: characters there
 * @from: the text
 * @most: characters of it to copy at most
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_BUFFER_OVERFLOW if it was cut; STATUS_INVALID_PARAMETER if there
 * is no room, or more than NTSTRSAFE_MAX_CCH.
 */
NTSTATUS RtlStringCchCopyNA(PSTR to, size_t room, PCSTR from, size_t most)
{
	size_t length;

	if (!is_room(room))
		return STATUS_INVALID_PARAMETER;
	length = strnlen(from, min(most, room));
	most = min(length, room - 1);
	memmove(to, from, most * sizeof(*to));
	to[most] = 0;
	return length < room ? STATUS_SUCCESS : STATUS_BUFFER_OVERFLOW;
}
EXPORT_SYMBOL_GPL(RtlStringCchCopyNA);

/**
 * RtlStringCchCopyA - copy a narrow text
 * @to: where to
 * @room: characters there
 * @from: the text
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNA().
 */
NTSTATUS RtlStringCchCopyA(PSTR to, size_t room, PCSTR from)
{
	return RtlStringCchCopyNA(to, room, from, NTSTRSAFE_MAX_CCH);
}
EXPORT_SYMBOL_GPL(RtlStringCchCopyA);

/**
 * RtlStringCchCatNA - put the beginning of a narrow text behind another
 * @to: the other
 * @room: characters there
 * @from: the text
 * @most: characters of it to copy at most
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNA(); STATUS_INVALID_PARAMETER, too, if @to does not end.
 */
NTSTATUS RtlStringCchCatNA(PSTR to, size_t room, PCSTR from, size_t most)
{
	size_t length = is_room(room) ? strnlen(to, room) : 0;

	if (length == room)
		return STATUS_INVALID_PARAMETER;
	return RtlStringCchCopyNA(to + length, room - length, from, most);
}
EXPORT_SYMBOL_GPL(RtlStringCchCatNA);

/**
 * RtlStringCchCatA - put a narrow text behind another
 * @to: the other
 * @room: characters there
 * @from: the text
 *
 * Context: any.
 * Return: as of RtlStringCchCatNA().
 */
NTSTATUS RtlStringCchCatA(PSTR to, size_t room, PCSTR from)
{
	return RtlStringCchCatNA(to, room, from, NTSTRSAFE_MAX_CCH);
}
EXPORT_SYMBOL_GPL(RtlStringCchCatA);

/**
 * RtlStringCchLengthA - how long a narrow text is
 * @s: the text
 * @most: characters to look at
 * @length: takes its characters, without the end; may be NULL
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_INVALID_PARAMETER if @s is NULL, there is no end among @most, or
 * that is too much; @length takes 0 then.
 */
NTSTATUS RtlStringCchLengthA(PCSTR s, size_t most, size_t *length)
{
	size_t n = s && is_room(most) ? strnlen(s, most) : most;

	if (length)
		*length = n < most ? n : 0;
	return n < most ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}
EXPORT_SYMBOL_GPL(RtlStringCchLengthA);

/**
 * RtlStringCchVPrintfA - print narrow text in one of NT's formats
 * @to: where to
 * @room: characters there
 * @format: the format
 * @args: what it prints
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNA().
 */
NTSTATUS RtlStringCchVPrintfA(PSTR to, size_t room, PCSTR format, va_list args)
{
	if (!is_room(room))
		return STATUS_INVALID_PARAMETER;
	return hdb_format(to, room, format, args) ? STATUS_SUCCESS : STATUS_BUFFER_OVERFLOW;
}
EXPORT_SYMBOL_GPL(RtlStringCchVPrintfA);

/**
 * RtlStringCchPrintfA - print narrow text in one of NT's formats
 * @to: where to
 * @room: characters there
 * @format: the format
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNA().
 */
NTSTATUS RtlStringCchPrintfA(PSTR to, size_t room, PCSTR format, ...)
{
	NTSTATUS status;
	va_list args;

	va_start(args, format);
	status = RtlStringCchVPrintfA(to, room, format, args);
	va_end(args);
	return status;
}
EXPORT_SYMBOL_GPL(RtlStringCchPrintfA);

/**
 * RtlStringCchCopyNW - copy the beginning of a wide text
 * @to: where to; what is there ends with a zero in any case but the last
 * @room: characters there
 * @from: the text
 * @most: characters of it to copy at most
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_BUFFER_OVERFLOW if it was cut; STATUS_INVALID_PARAMETER if there
 * is no room, or more than NTSTRSAFE_MAX_CCH.
 */
NTSTATUS RtlStringCchCopyNW(PWSTR to, size_t room, PCWSTR from, size_t most)
{
	size_t length;

	if (!is_room(room))
		return STATUS_INVALID_PARAMETER;
	length = wcsnlen(from, min(most, room));
	most = min(length, room - 1);
	memmove(to, from, most * sizeof(*to));
	to[most] = 0;
	return length < room ? STATUS_SUCCESS : STATUS_BUFFER_OVERFLOW;
}
EXPORT_SYMBOL_GPL(RtlStringCchCopyNW);

/**
 * RtlStringCchCopyW - copy a wide text
 * @to: where to
 * @room: characters there
 * @from: the text
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNW().
 */
NTSTATUS RtlStringCchCopyW(PWSTR to, size_t room, PCWSTR from)
{
	return RtlStringCchCopyNW(to, room, from, NTSTRSAFE_MAX_CCH);
}
EXPORT_SYMBOL_GPL(RtlStringCchCopyW);

/**
 * RtlStringCchCatNW - put the beginning of a wide text behind another
 * @to: the other
 * @room: characters there
 * @from: the text
 * @most: characters of it to copy at most
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNW(); STATUS_INVALID_PARAMETER, too, if @to does not end.
 */
NTSTATUS RtlStringCchCatNW(PWSTR to, size_t room, PCWSTR from, size_t most)
{
	size_t length = is_room(room) ? wcsnlen(to, room) : 0;

	if (length == room)
		return STATUS_INVALID_PARAMETER;
	return RtlStringCchCopyNW(to + length, room - length, from, most);
}
EXPORT_SYMBOL_GPL(RtlStringCchCatNW);

/**
 * RtlStringCchCatW - put a wide text behind another
 * @to: the other
 * @room: characters there
 * @from: the text
 *
 * Context: any.
 * Return: as of RtlStringCchCatNW().
 */
NTSTATUS RtlStringCchCatW(PWSTR to, size_t room, PCWSTR from)
{
	return RtlStringCchCatNW(to, room, from, NTSTRSAFE_MAX_CCH);
}
EXPORT_SYMBOL_GPL(RtlStringCchCatW);

/**
 * RtlStringCchLengthW - how long a wide text is
 * @s: the text
 * @most: characters to look at
 * @length: takes its characters, without the end; may be NULL
 *
 * Context: any.
 * Return: STATUS_SUCCESS; STATUS_INVALID_PARAMETER if @s is NULL, there is no end among @most, or
 * that is too much; @length takes 0 then.
 */
NTSTATUS RtlStringCchLengthW(PCWSTR s, size_t most, size_t *length)
{
	size_t n = s && is_room(most) ? wcsnlen(s, most) : most;

	if (length)
		*length = n < most ? n : 0;
	return n < most ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}
EXPORT_SYMBOL_GPL(RtlStringCchLengthW);

/**
 * RtlStringCchVPrintfW - print wide text in one of NT's formats
 * @to: where to
 * @room: characters there
 * @format: the format
 * @args: what it prints
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNW().
 */
NTSTATUS RtlStringCchVPrintfW(PWSTR to, size_t room, PCWSTR format, va_list args)
{
	if (!is_room(room))
		return STATUS_INVALID_PARAMETER;
	return hdb_format_wide(to, room, format, args) ? STATUS_SUCCESS : STATUS_BUFFER_OVERFLOW;
}
EXPORT_SYMBOL_GPL(RtlStringCchVPrintfW);

/**
 * RtlStringCchPrintfW - print wide text in one of NT's formats
 * @to: where to
 * @room: characters there
 * @format: the format
 *
 * Context: any.
 * Return: as of RtlStringCchCopyNW().
 */
NTSTATUS RtlStringCchPrintfW(PWSTR to, size_t room, PCWSTR format, ...)
{
	NTSTATUS status;
	va_list args;

	va_start(args, format);
	status = RtlStringCchVPrintfW(to, room, format, args);
	va_end(args);
	return status;
}
EXPORT_SYMBOL_GPL(RtlStringCchPrintfW);

/**
 * RtlStringCbLengthW - how many bytes a wide text has
 * @s: the text
 * @most: bytes to look at
 * @length: takes its bytes, without the end; may be NULL
 *
 * Context: any.
 * Return: as of RtlStringCchLengthW().
 */
NTSTATUS RtlStringCbLengthW(PCWSTR s, size_t most, size_t *length)
{
	NTSTATUS status = RtlStringCchLengthW(s, NT_CCH(most), length);

	if (length)
		*length *= sizeof(*s);
	return status;
}
EXPORT_SYMBOL_GPL(RtlStringCbLengthW);
