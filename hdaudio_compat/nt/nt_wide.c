// SPDX-License-Identifier: GPL-2.0
/*
 * The C library's routines for wide text.
 */
#include <linux/export.h>

#include "nt/strings.h"
#include "nt/unicode.h"

/**
 * wcslen - how long a text is
 * @s: the text
 *
 * Context: any.
 * Return: its characters, without the end.
 */
size_t wcslen(PCWSTR s)
{
	return wcsnlen(s, SIZE_MAX);
}
EXPORT_SYMBOL_GPL(hdaudio_wcslen);

/**
 * wcsnlen - how long a text is, if it ends soon enough
 * @s: the text
 * @most: characters to look at
 *
 * Context: any.
 * Return: its characters, without the end; or @most.
 */
size_t wcsnlen(PCWSTR s, size_t most)
{
	size_t n = 0;

	while (n < most && s[n])
		n++;
	return n;
}
EXPORT_SYMBOL_GPL(hdaudio_wcsnlen);

/**
 * wcscpy - copy a text
 * @to: room for it, and its end
 * @from: the text
 *
 * Context: any.
 * Return: @to.
 */
PWSTR wcscpy(PWSTR to, PCWSTR from)
{
	memmove(to, from, (wcslen(from) + 1) * sizeof(*to));
	return to;
}
EXPORT_SYMBOL_GPL(hdaudio_wcscpy);

/**
 * wcsncpy - fill a field with a text
 * @to: the field
 * @from: the text
 * @n: the field's characters; what the text leaves of them becomes zero, without an end if that is
 *	none
 *
 * Context: any.
 * Return: @to.
 */
PWSTR wcsncpy(PWSTR to, PCWSTR from, size_t n)
{
	size_t length = wcsnlen(from, n);

	memmove(to, from, length * sizeof(*to));
	memset(to + length, 0, (n - length) * sizeof(*to));
	return to;
}
EXPORT_SYMBOL_GPL(hdaudio_wcsncpy);

/**
 * wcscat - put a text behind another
 * @to: the other, with room behind it
 * @from: the text
 *
 * Context: any.
 * Return: @to.
 */
PWSTR wcscat(PWSTR to, PCWSTR from)
{
	wcscpy(to + wcslen(to), from);
	return to;
}
EXPORT_SYMBOL_GPL(hdaudio_wcscat);

/**
 * wcsncmp - which of two texts comes first
 * @a: one text
 * @b: the other
 * @n: characters to compare at most
 *
 * Context: any.
 * Return: less than, equal to or more than zero, as the first is to the other.
 */
int wcsncmp(PCWSTR a, PCWSTR b, size_t n)
{
	for (; n && *a && *a == *b; n--) {
		a++;
		b++;
	}
	return n ? *a - *b : 0;
}
EXPORT_SYMBOL_GPL(hdaudio_wcsncmp);

/**
 * wcscmp - which of two texts comes first
 * @a: one text
 * @b: the other
 *
 * Context: any.
 * Return: less than, equal to or more than zero, as the first is to the other.
 */
int wcscmp(PCWSTR a, PCWSTR b)
{
	return wcsncmp(a, b, SIZE_MAX);
}
EXPORT_SYMBOL_GPL(hdaudio_wcscmp);

/**
 * _wcsnicmp - the same, as if all letters were capitals
 * @a: one text
 * @b: the other
 * @n: characters to compare at most
 *
 * Context: any.
 * Return: less than, equal to or more than zero, as the first is to the other.
 */
int _wcsnicmp(PCWSTR a, PCWSTR b, size_t n)
{
	for (; n && *a && RtlUpcaseUnicodeChar(*a) == RtlUpcaseUnicodeChar(*b); n--) {
		a++;
		b++;
	}
	return n ? RtlUpcaseUnicodeChar(*a) - RtlUpcaseUnicodeChar(*b) : 0;
}
EXPORT_SYMBOL_GPL(hdaudio_wcsnicmp);

/**
 * _wcsicmp - the same, as if all letters were capitals
 * @a: one text
 * @b: the other
 *
 * Context: any.
 * Return: less than, equal to or more than zero, as the first is to the other.
 */
int _wcsicmp(PCWSTR a, PCWSTR b)
{
	return _wcsnicmp(a, b, SIZE_MAX);
}
EXPORT_SYMBOL_GPL(hdaudio_wcsicmp);

/**
 * wcschr - where a character first is in a text
 * @s: the text
 * @c: the character; its end, too
 *
 * Context: any.
 * Return: the place; NULL if it is not in it.
 */
PWSTR wcschr(PCWSTR s, WCHAR c)
{
	while (*s && *s != c)
		s++;
	return *s == c ? (PWSTR)s : NULL;
}
EXPORT_SYMBOL_GPL(hdaudio_wcschr);

/**
 * wcsrchr - where a character last is in a text
 * @s: the text
 * @c: the character; its end, too
 *
 * Context: any.
 * Return: the place; NULL if it is not in it.
 */
PWSTR wcsrchr(PCWSTR s, WCHAR c)
{
	PCWSTR at = s + wcslen(s);

	while (at > s && *at != c)
		at--;
	return *at == c ? (PWSTR)at : NULL;
}
EXPORT_SYMBOL_GPL(hdaudio_wcsrchr);

/**
 * wcsstr - where one text first is in another
 * @s: the other
 * @what: the text
 *
 * Context: any.
 * Return: the place; NULL if it is not in it.
 */
PWSTR wcsstr(PCWSTR s, PCWSTR what)
{
	size_t length = wcslen(what);

	while (*s && wcsncmp(s, what, length))
		s++;
	return *s || !length ? (PWSTR)s : NULL;
}
EXPORT_SYMBOL_GPL(hdaudio_wcsstr);
