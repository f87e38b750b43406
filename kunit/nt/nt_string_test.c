// SPDX-License-Identifier: GPL-2.0
/*
 * Text: wide, counted, and in rooms of a known size.
 */
#include <kunit/test.h>

#include "nt/strings.h"
#include "nt/unicode.h"

#define EXPECT_WIDE(test, text, wanted) KUNIT_EXPECT_EQ(test, wcscmp(text, wanted), 0)

static void wide_length(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, wcslen(L""), (size_t)0);
	KUNIT_EXPECT_EQ(test, wcslen(L"Tone"), (size_t)4);
	KUNIT_EXPECT_EQ(test, wcsnlen(L"Tone", 3), (size_t)3);
	KUNIT_EXPECT_EQ(test, wcsnlen(L"Tone", 5), (size_t)4);
}

static void wide_copy(struct kunit *test)
{
	WCHAR out[8];

	KUNIT_EXPECT_PTR_EQ(test, (PWSTR)out, wcscpy(out, L"abc"));
	EXPECT_WIDE(test, out, L"abc");
	wcscat(out, L"de");
	EXPECT_WIDE(test, out, L"abcde");
	memset(out, 0xff, sizeof(out));
	wcsncpy(out, L"ab", 4);
	KUNIT_EXPECT_EQ(test, memcmp(out, L"ab\0\0\xffff", 5 * sizeof(WCHAR)), 0);
	wcsncpy(out, L"wxyz", 3);
	KUNIT_EXPECT_EQ(test, memcmp(out, L"wxy\0\xffff", 5 * sizeof(WCHAR)), 0);
}

static void wide_compare(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, wcscmp(L"ab", L"ab"), 0);
	KUNIT_EXPECT_LT(test, wcscmp(L"ab", L"abc"), 0);
	KUNIT_EXPECT_GT(test, wcscmp(L"b", L"abc"), 0);
	KUNIT_EXPECT_EQ(test, wcsncmp(L"abx", L"aby", 2), 0);
	KUNIT_EXPECT_EQ(test, wcsncmp(L"a", L"b", 0), 0);
	KUNIT_EXPECT_LT(test, wcsncmp(L"abx", L"aby", 3), 0);
	KUNIT_EXPECT_EQ(test, _wcsicmp(L"Tone", L"tONE"), 0);
	KUNIT_EXPECT_NE(test, _wcsicmp(L"Tone", L"tones"), 0);
	KUNIT_EXPECT_EQ(test, _wcsnicmp(L"Tone", L"tOnes", 4), 0);
	KUNIT_EXPECT_NE(test, _wcsnicmp(L"Tone", L"tuNes", 2), 0);
}

static void wide_search(struct kunit *test)
{
	static const WCHAR s[] = L"abcabc";

	KUNIT_EXPECT_EQ(test, wcschr(s, L'b') - s, 1L);
	KUNIT_EXPECT_EQ(test, wcsrchr(s, L'b') - s, 4L);
	KUNIT_EXPECT_EQ(test, wcschr(s, 0) - s, 6L);
	KUNIT_EXPECT_NULL(test, wcschr(s, L'x'));
	KUNIT_EXPECT_NULL(test, wcsrchr(s, L'x'));
	KUNIT_EXPECT_EQ(test, wcsstr(s, L"cab") - s, 2L);
	KUNIT_EXPECT_EQ(test, wcsstr(s, L"") - s, 0L);
	KUNIT_EXPECT_NULL(test, wcsstr(s, L"abd"));
}

static void safe_copy(struct kunit *test)
{
	char narrow[6];
	WCHAR wide[6];

	KUNIT_EXPECT_EQ(test, RtlStringCbCopyA(narrow, sizeof(narrow), "12345"), STATUS_SUCCESS);
	KUNIT_EXPECT_STREQ(test, narrow, "12345");
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyA(narrow, 6, "123456"), STATUS_BUFFER_OVERFLOW);
	KUNIT_EXPECT_STREQ(test, narrow, "12345");
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyA(narrow, 0, ""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyA(narrow, (size_t)NTSTRSAFE_MAX_CCH + 1, ""),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyNA(narrow, 6, "abcdefg", 2), STATUS_SUCCESS);
	KUNIT_EXPECT_STREQ(test, narrow, "ab");
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyNA(narrow, 6, "abcdefg", 6),
			STATUS_BUFFER_OVERFLOW);
	KUNIT_EXPECT_EQ(test, RtlStringCbCopyW(wide, sizeof(wide), L"12345"), STATUS_SUCCESS);
	EXPECT_WIDE(test, wide, L"12345");
	KUNIT_EXPECT_EQ(test, RtlStringCbCopyW(wide, 11, L"12345"), STATUS_BUFFER_OVERFLOW);
	EXPECT_WIDE(test, wide, L"1234");
	KUNIT_EXPECT_EQ(test, RtlStringCbCopyW(wide, 1, L""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCbCopyNW(wide, sizeof(wide), L"abcdefg", 4),
			STATUS_SUCCESS);
	EXPECT_WIDE(test, wide, L"ab");
}

static void safe_cat(struct kunit *test)
{
	char narrow[6] = "12";
	WCHAR wide[6] = L"12";

	KUNIT_EXPECT_EQ(test, RtlStringCbCatA(narrow, sizeof(narrow), "345"), STATUS_SUCCESS);
	KUNIT_EXPECT_STREQ(test, narrow, "12345");
	KUNIT_EXPECT_EQ(test, RtlStringCbCatA(narrow, sizeof(narrow), "6"),
			STATUS_BUFFER_OVERFLOW);
	KUNIT_EXPECT_EQ(test, RtlStringCbCatA(narrow, 5, ""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCbCatNA(narrow, 0, "", 0), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCbCatNW(wide, sizeof(wide), L"345", 4), STATUS_SUCCESS);
	EXPECT_WIDE(test, wide, L"1234");
	KUNIT_EXPECT_EQ(test, RtlStringCchCatW(wide, 6, L"56"), STATUS_BUFFER_OVERFLOW);
	EXPECT_WIDE(test, wide, L"12345");
}

static void safe_length(struct kunit *test)
{
	size_t n = 99;

	KUNIT_EXPECT_EQ(test, RtlStringCbLengthA("123", 4, &n), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, n, (size_t)3);
	KUNIT_EXPECT_EQ(test, RtlStringCbLengthA("123", 3, &n), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, n, (size_t)0);
	KUNIT_EXPECT_EQ(test, RtlStringCbLengthW(L"123", 8, &n), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, n, (size_t)6);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthW(L"123", 4, NULL), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthW(NULL, 4, &n), STATUS_INVALID_PARAMETER);
}

static void safe_print(struct kunit *test)
{
	char narrow[8];
	WCHAR wide[8];

	KUNIT_EXPECT_EQ(test, RtlStringCbPrintfA(narrow, sizeof(narrow), "%s%lu", "Line", 12U),
			STATUS_SUCCESS);
	KUNIT_EXPECT_STREQ(test, narrow, "Line12");
	KUNIT_EXPECT_EQ(test, RtlStringCbPrintfW(wide, sizeof(wide), L"%s%02lx", L"Wave", 10U),
			STATUS_SUCCESS);
	EXPECT_WIDE(test, wide, L"Wave0a");
	KUNIT_EXPECT_EQ(test, RtlStringCchPrintfW(wide, 4, L"%u", 12345U),
			STATUS_BUFFER_OVERFLOW);
	EXPECT_WIDE(test, wide, L"123");
	KUNIT_EXPECT_EQ(test, RtlStringCchPrintfA(narrow, 0, "x"), STATUS_INVALID_PARAMETER);
}

static void counted_compare(struct kunit *test)
{
	DECLARE_CONST_UNICODE_STRING(tone, L"Tone");
	DECLARE_CONST_UNICODE_STRING(capitals, L"TONE");
	DECLARE_CONST_UNICODE_STRING(tones, L"Tones");

	KUNIT_EXPECT_TRUE(test, RtlEqualUnicodeString(&tone, &tone, FALSE));
	KUNIT_EXPECT_FALSE(test, RtlEqualUnicodeString(&tone, &capitals, FALSE));
	KUNIT_EXPECT_TRUE(test, RtlEqualUnicodeString(&tone, &capitals, TRUE));
	KUNIT_EXPECT_FALSE(test, RtlEqualUnicodeString(&tone, &tones, TRUE));
	KUNIT_EXPECT_LT(test, RtlCompareUnicodeString(&tone, &tones, FALSE), 0);
	KUNIT_EXPECT_GT(test, RtlCompareUnicodeString(&tone, &capitals, FALSE), 0);
	KUNIT_EXPECT_EQ(test, (int)RtlUpcaseUnicodeChar(0xe9), 0xc9);
	KUNIT_EXPECT_EQ(test, (int)RtlUpcaseUnicodeChar(0xf7), 0xf7);
	KUNIT_EXPECT_EQ(test, (int)RtlUpcaseUnicodeChar(L'{'), (int)L'{');
}

static void counted_copy(struct kunit *test)
{
	DECLARE_CONST_UNICODE_STRING(tone, L"Tone");
	UNICODE_STRING s;
	WCHAR room[6];

	memset(room, 0xff, sizeof(room));
	RtlInitEmptyUnicodeString(&s, room, 5);
	RtlCopyUnicodeString(&s, &tone);
	KUNIT_EXPECT_EQ(test, s.Length, 4);
	KUNIT_EXPECT_EQ(test, room[2], 0xffff);
	RtlInitEmptyUnicodeString(&s, room, sizeof(room));
	RtlCopyUnicodeString(&s, &tone);
	KUNIT_EXPECT_EQ(test, s.Length, 8);
	EXPECT_WIDE(test, room, L"Tone");
	KUNIT_EXPECT_EQ(test, RtlAppendUnicodeToString(&s, L"s"), STATUS_SUCCESS);
	EXPECT_WIDE(test, room, L"Tones");
	KUNIT_EXPECT_EQ(test, RtlAppendUnicodeToString(&s, L"xy"), STATUS_BUFFER_TOO_SMALL);
	KUNIT_EXPECT_EQ(test, s.Length, 10);
	KUNIT_EXPECT_EQ(test, RtlAppendUnicodeToString(&s, NULL), STATUS_SUCCESS);
	RtlCopyUnicodeString(&s, NULL);
	KUNIT_EXPECT_EQ(test, s.Length, 0);
}

DEFINE_GUID(GUID_OF_TEXT, 0x12345678, 0x9abc, 0xdef0, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd,
	    0xef);

static void counted_guid(struct kunit *test)
{
	UNICODE_STRING s;
	GUID guid = {};

	KUNIT_ASSERT_EQ(test, RtlStringFromGUID(&GUID_OF_TEXT, &s), STATUS_SUCCESS);
	EXPECT_WIDE(test, s.Buffer, L"{12345678-9ABC-DEF0-0123-456789ABCDEF}");
	KUNIT_EXPECT_EQ(test, s.Length, 76);
	KUNIT_EXPECT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, IsEqualGUID(&guid, &GUID_OF_TEXT));
	s.Buffer[10] = L'a';
	KUNIT_EXPECT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, guid.Data2, 0xaabc);
	s.Buffer[10] = L'g';
	KUNIT_EXPECT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_INVALID_PARAMETER);
	s.Buffer[10] = L'9';
	s.Buffer[9] = L'9';
	KUNIT_EXPECT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_INVALID_PARAMETER);
	RtlFreeUnicodeString(&s);
	KUNIT_EXPECT_NULL(test, s.Buffer);
	RtlFreeUnicodeString(&s);
}

static struct kunit_case string_cases[] = {
	KUNIT_CASE(wide_length),
	KUNIT_CASE(wide_copy),
	KUNIT_CASE(wide_compare),
	KUNIT_CASE(wide_search),
	KUNIT_CASE(safe_copy),
	KUNIT_CASE(safe_cat),
	KUNIT_CASE(safe_length),
	KUNIT_CASE(safe_print),
	KUNIT_CASE(counted_compare),
	KUNIT_CASE(counted_copy),
	KUNIT_CASE(counted_guid),
	{}
};

static struct kunit_suite string_suite = {
	.name = "hdaudio_nt_string",
	.test_cases = string_cases,
};

kunit_test_suite(string_suite);
