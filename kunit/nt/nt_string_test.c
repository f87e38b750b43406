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

/* Theirs is the biggest room there is; what is bigger is none. */
static void safe_room(struct kunit *test)
{
	static const size_t most = NTSTRSAFE_MAX_CCH;
	char narrow[4] = "a";
	WCHAR wide[4] = L"a";
	size_t n;

	KUNIT_EXPECT_EQ(test, RtlStringCchCopyA(narrow, most, "abc"), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyW(wide, most, L"abc"), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, RtlStringCchCopyW(wide, most + 1, L"a"), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchCatA(narrow, most + 1, ""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchCatW(wide, most + 1, L""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchCatW(wide, 3, L""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchCatW(wide, 0, L""), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthA(narrow, most, &n), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthA(narrow, most + 1, &n),
			STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthA(NULL, 4, &n), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthA(narrow, 4, NULL), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthW(wide, 3, &n), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, n, (size_t)0);
	KUNIT_EXPECT_EQ(test, RtlStringCchLengthW(wide, most + 1, &n), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchPrintfW(wide, 0, L"x"), STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, RtlStringCchPrintfA(narrow, 3, "%s", "abc"), STATUS_BUFFER_OVERFLOW);
	KUNIT_EXPECT_STREQ(test, narrow, "ab");
	KUNIT_EXPECT_EQ(test, RtlStringCchPrintfA(narrow, 4, "%s", "abc"), STATUS_SUCCESS);
	KUNIT_EXPECT_STREQ(test, narrow, "abc");
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
	KUNIT_EXPECT_LT(test, RtlCompareUnicodeString(&capitals, &tone, FALSE), 0);
}

/* What is behind the text is none of it, and the first difference decides. */
static void counted_compare_no_more(struct kunit *test)
{
	UNICODE_STRING a, b;

	RtlInitUnicodeString(&a, L"abx");
	RtlInitUnicodeString(&b, L"aby");
	KUNIT_EXPECT_EQ(test, a.MaximumLength, 8);
	KUNIT_EXPECT_LT(test, RtlCompareUnicodeString(&a, &b, FALSE), 0);
	a.Length = 4;
	b.Length = 4;
	KUNIT_EXPECT_EQ(test, RtlCompareUnicodeString(&a, &b, FALSE), 0);
	RtlInitUnicodeString(&a, L"bax");
	KUNIT_EXPECT_GT(test, RtlCompareUnicodeString(&a, &b, FALSE), 0);
	RtlInitUnicodeString(&a, NULL);
	KUNIT_EXPECT_NULL(test, a.Buffer);
	KUNIT_EXPECT_EQ(test, a.Length, 0);
	KUNIT_EXPECT_EQ(test, a.MaximumLength, 0);
	KUNIT_EXPECT_LT(test, RtlCompareUnicodeString(&a, &b, FALSE), 0);
}

/* An end goes behind the text where there is room, and into no room that is not there. */
static void counted_end(struct kunit *test)
{
	DECLARE_CONST_UNICODE_STRING(two, L"ab");
	UNICODE_STRING s;
	WCHAR room[6];

	memset(room, 0xff, sizeof(room));
	RtlInitEmptyUnicodeString(&s, room, 4);
	RtlCopyUnicodeString(&s, &two);
	KUNIT_EXPECT_EQ(test, s.Length, 4);
	KUNIT_EXPECT_EQ(test, room[2], 0xffff);
	RtlInitEmptyUnicodeString(&s, room, 6);
	RtlCopyUnicodeString(&s, &two);
	KUNIT_EXPECT_EQ(test, room[2], 0);
	KUNIT_EXPECT_EQ(test, RtlAppendUnicodeStringToString(&s, &two), STATUS_BUFFER_TOO_SMALL);
	KUNIT_EXPECT_EQ(test, room[2], 0);
	s.MaximumLength = 8;
	room[4] = 0xffff;
	KUNIT_EXPECT_EQ(test, RtlAppendUnicodeStringToString(&s, &two), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, s.Length, 8);
	KUNIT_EXPECT_EQ(test, room[4], 0xffff);
	s.Length = 4;
	s.MaximumLength = 10;
	KUNIT_EXPECT_EQ(test, RtlAppendUnicodeStringToString(&s, &two), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, room[4], 0);
}

static void capital_of_a_letter(struct kunit *test)
{
	static const WCHAR letters[][2] = {
		{ '`', '`' }, { 'a', 'A' }, { 'z', 'Z' }, { '{', '{' }, { 'A', 'A' },
		{ 0xdf, 0xdf }, { 0xe0, 0xc0 }, { 0xf6, 0xd6 }, { 0xf7, 0xf7 }, { 0xf8, 0xd8 },
		{ 0xfe, 0xde }, { 0xff, 0xff }, { 0x3b1, 0x3b1 },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(letters); i++)
		KUNIT_EXPECT_EQ(test, (int)RtlUpcaseUnicodeChar(letters[i][0]), (int)letters[i][1]);
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

/* Each digit counts in its place, and each of the other characters has to be where it is. */
static void counted_guid_by_character(struct kunit *test)
{
	static const WCHAR good[] = L"0123456789ABCDEFabcdef", bad[] = L"/:@G`g\xe1";
	static const WCHAR frame[] = L"{________-____-____-____-____________}";
	UNICODE_STRING s, again;
	unsigned int i, j;
	WCHAR before;
	GUID guid;

	KUNIT_ASSERT_EQ(test, RtlStringFromGUID(&GUID_OF_TEXT, &s), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, s.MaximumLength, 78);
	for (i = 0; i < 38; i++) {
		before = s.Buffer[i];
		for (j = 0; good[j] && frame[i] == '_'; j++) {
			s.Buffer[i] = good[j];
			KUNIT_ASSERT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_SUCCESS);
			KUNIT_ASSERT_EQ(test, RtlStringFromGUID(&guid, &again), STATUS_SUCCESS);
			s.Buffer[i] = RtlUpcaseUnicodeChar(good[j]);
			KUNIT_EXPECT_TRUE(test, RtlEqualUnicodeString(&s, &again, FALSE));
			RtlFreeUnicodeString(&again);
		}
		for (j = 0; bad[j]; j++) {
			s.Buffer[i] = bad[j];
			KUNIT_EXPECT_EQ_MSG(test, RtlGUIDFromString(&s, &guid),
					    STATUS_INVALID_PARAMETER, "character %u", i);
		}
		s.Buffer[i] = before;
	}
	s.Length -= sizeof(WCHAR);
	KUNIT_EXPECT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_INVALID_PARAMETER);
	s.Length += 2 * sizeof(WCHAR);
	KUNIT_EXPECT_EQ(test, RtlGUIDFromString(&s, &guid), STATUS_INVALID_PARAMETER);
	RtlFreeUnicodeString(&s);
	KUNIT_EXPECT_EQ(test, s.MaximumLength, 0);
}

static struct kunit_case string_cases[] = {
	KUNIT_CASE(wide_length),
	KUNIT_CASE(wide_copy),
	KUNIT_CASE(wide_compare),
	KUNIT_CASE(wide_search),
	KUNIT_CASE(safe_copy),
	KUNIT_CASE(safe_cat),
	KUNIT_CASE(safe_room),
	KUNIT_CASE(safe_length),
	KUNIT_CASE(safe_print),
	KUNIT_CASE(counted_compare),
	KUNIT_CASE(counted_compare_no_more),
	KUNIT_CASE(counted_end),
	KUNIT_CASE(capital_of_a_letter),
	KUNIT_CASE(counted_copy),
	KUNIT_CASE(counted_guid),
	KUNIT_CASE(counted_guid_by_character),
	{}
};

static struct kunit_suite string_suite = {
	.name = "hdaudio_nt_string",
	.test_cases = string_cases,
};

kunit_test_suite(string_suite);
