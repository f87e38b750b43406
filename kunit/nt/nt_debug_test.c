// SPDX-License-Identifier: GPL-2.0
/*
 * NT's print formats, and what of them reaches the log.
 */
#include <linux/kernel.h>
#include <linux/kmsg_dump.h>
#include <linux/string.h>

#include <kunit/test.h>

#define DBG			1
#define STR_MODULENAME		"nt_debug_test_ks: "
#define DEBUG_LEVEL		DEBUGLVL_VERBOSE

#include "nt/debug.h"
#include "nt/ksdebug.h"
#include "nt/unicode.h"

#include "nt/nt_priv.h"

static bool print(char *out, size_t size, const char *format, ...)
{
	va_list args;
	bool fits;

	va_start(args, format);
	fits = hdb_format(out, size, format, args);
	va_end(args);
	return fits;
}

static bool print_wide(WCHAR *out, size_t size, const WCHAR *format, ...)
{
	va_list args;
	bool fits;

	va_start(args, format);
	fits = hdb_format_wide(out, size, format, args);
	va_end(args);
	return fits;
}

#define EXPECT_PRINTS(test, text, ...) do {					\
	char out_[80];								\
										\
	KUNIT_EXPECT_TRUE(test, print(out_, sizeof(out_), __VA_ARGS__));	\
	KUNIT_EXPECT_STREQ(test, out_, text);					\
} while (0)

static void nt_debug_plain(struct kunit *test)
{
	EXPECT_PRINTS(test, "", "");
	EXPECT_PRINTS(test, "no conversion", "no conversion");
	EXPECT_PRINTS(test, "100% of 7", "100%% of %d", 7);
	EXPECT_PRINTS(test, "end ", "end %");
	EXPECT_PRINTS(test, "end ", "end %08l");
}

static void nt_debug_integers(struct kunit *test)
{
	EXPECT_PRINTS(test, "-1 -2 3 4a 4B 17", "%d %i %u %x %X %o", -1, -2, 3U, 0x4a, 0x4b, 017);
	EXPECT_PRINTS(test, "-1 1 0000FFFF", "%ld %lu %08lX", -1, 1U, 0xffffU);
	EXPECT_PRINTS(test, "-1 0xfffffffffffffffe", "%lld %#llx", -1LL, -2LL);
	EXPECT_PRINTS(test, "-1 00000000ffffffff", "%I64d %016I64x", -1LL, 0xffffffffLL);
	EXPECT_PRINTS(test, "4294967295", "%I32u", -1);
	EXPECT_PRINTS(test, "18446744073709551615 ff", "%Iu %Ix", SIZE_MAX, (size_t)0xff);
	EXPECT_PRINTS(test, "-1 ff", "%hd %hhx", 0xffff, 0x1ff);
	EXPECT_PRINTS(test, "+0012|7   |   7|003", "%+05d|%-4d|%*d|%.*d", 12, 7, 4, 7, 3, 3);
	EXPECT_PRINTS(test, "fffff1ffffffff42text", "%lx%I64x%lu%s", 0xfffffU, 0x1ffffffffLL, 42U,
		      "text");
}

/* Each digit counts, and a width to be taken from the arguments may be the other side's. */
static void nt_debug_widths(struct kunit *test)
{
	EXPECT_PRINTS(test, "         7|0000000007", "%10d|%.10d", 7, 7);
	EXPECT_PRINTS(test, "        7|000000007", "%9d|%.9d", 7, 7);
	EXPECT_PRINTS(test, "7   |ab  |ab", "%*d|%*s|%.*s", -4, 7, -4, "ab", -1, "ab");
	EXPECT_PRINTS(test, "[        ab][ab        ]", "[%10s][%-10s]", "ab", "ab");
}

static void nt_debug_narrow_strings(struct kunit *test)
{
	char text[] = "counted";
	ANSI_STRING s = { 5, sizeof(text), text };

	EXPECT_PRINTS(test, "a b c", "%s %hs %.1s", "a", "b", "cut");
	EXPECT_PRINTS(test, "[  ab][ab  ]", "[%4s][%-4s]", "ab", "ab");
	EXPECT_PRINTS(test, "count", "%Z", &s);
	EXPECT_PRINTS(test, "(null)", "%s", NULL);
	EXPECT_PRINTS(test, "x y z", "%c %hc %C", 'x', 'y', L'z');
}

/* Not pointers any more: they are read. What is not ASCII shows that it was there. */
static void nt_debug_wide_strings(struct kunit *test)
{
	UNICODE_STRING s;

	RtlInitUnicodeString(&s, L"unicode");
	s.Length = 6;
	EXPECT_PRINTS(test, "a b c uni", "%ws %ls %S %wZ", L"a", L"b", L"c", &s);
	EXPECT_PRINTS(test, "[  ab][a]", "[%4ws][%.1ls]", L"ab", L"ab");
	EXPECT_PRINTS(test, "caf?", "%ws", L"caf\xe9");
	EXPECT_PRINTS(test, "(null)", "%ws", NULL);
}

/* As the kernel prints it, however it does; the text behind it is the text's. */
static void nt_debug_pointer(struct kunit *test)
{
	char out[64], kernel[64];

	scnprintf(kernel, sizeof(kernel), "%p", out);
	strcat(kernel, "Status");
	KUNIT_EXPECT_TRUE(test, print(out, sizeof(out), "%pStatus", out));
	KUNIT_EXPECT_STREQ(test, out, kernel);
}

static void nt_debug_wide_format(struct kunit *test)
{
	WCHAR out[32];

	KUNIT_EXPECT_TRUE(test, print_wide(out, ARRAY_SIZE(out), L"Wave%02u %s %hs %S\xe9", 3,
					   L"wide", "hs", "S"));
	KUNIT_EXPECT_EQ(test, memcmp(out, L"Wave03 wide hs S\xe9", 18 * sizeof(WCHAR)), 0);
}

/* What does not fit is cut, told, and nothing is written past the end. */
static void nt_debug_room(struct kunit *test)
{
	static const char here[] = "value ff\n";
	char out[sizeof(here) + 2];
	size_t size;

	for (size = 1; size < sizeof(out); size++) {
		bool fits;

		memset(out, '#', sizeof(out));
		fits = print(out, size, "value %I64x\n", 0xffLL);
		KUNIT_EXPECT_EQ(test, fits, size >= sizeof(here));
		KUNIT_EXPECT_EQ(test, strlen(out), min(size, sizeof(here)) - 1);
		KUNIT_EXPECT_EQ(test, memcmp(out, here, strlen(out)), 0);
		KUNIT_EXPECT_EQ(test, out[size], '#');
	}
}

/* How many of the log's records have this text, and nothing before or behind it. */
static unsigned int records_of(struct kunit *test, const char *text)
{
	char *line = kunit_kzalloc(test, 1024, GFP_KERNEL);
	struct kmsg_dump_iter iter;
	unsigned int n = 0;
	size_t length;
	char *at;

	KUNIT_ASSERT_NOT_NULL(test, line);
	kmsg_dump_rewind(&iter);
	while (kmsg_dump_get_line(&iter, false, line, 1023, &length)) {
		line[length] = '\0';
		at = strstr(line, "nt_debug_test");
		n += at && !strncmp(at, text, strlen(text)) && at[strlen(text)] == '\n';
	}
	return n;
}

/* Into the log they go, whatever the level; the result says so. */
static void nt_debug_print(struct kunit *test)
{
	ULONG level;

	KUNIT_EXPECT_EQ(test, DbgPrint("nt_debug_test: %lx %I64d %s\n", 0x12UL, -1LL, "text"), 0);
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test: 12 -1 text"), 1);
	for (level = DPFLTR_WARNING_LEVEL; level <= DPFLTR_INFO_LEVEL + 1; level++)
		KUNIT_EXPECT_EQ(test, DbgPrintEx(DPFLTR_IHVAUDIO_ID, level,
						 "nt_debug_test: level %lu\n", level), 0);
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test: level 3"), 1);
}

/* A line in pieces is one record; the end may come of an argument. The next one is another. */
static void nt_debug_pieces(struct kunit *test)
{
	DbgPrint("nt_debug_test_pieces: ");
	DbgPrint("%s=%d", "value", 5);
	DbgPrint("\n");
	DbgPrintEx(DPFLTR_IHVAUDIO_ID, DPFLTR_TRACE_LEVEL, "%s", "nt_debug_test_argument\n");
	DbgPrint("nt_debug_test_next");
	DbgPrint("%s", " one\n");
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test_pieces: value=5"), 1);
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test_argument"), 1);
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test_next one"), 1);
}

/* A line of its own with the driver's name, up to the level that is wanted; one statement. */
static void nt_debug_levels(struct kunit *test)
{
	ULONG level;

	for (level = DEBUGLVL_TERSE; level <= DEBUGLVL_BLAB; level++)
		if (level)
			_DbgPrintF(level, ("[level %lu]", level));
		else
			_DbgPrintF(level, ("[none]"));
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test_ks: [level 2]"), 1);
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test_ks: [level 3]"), 1);
	KUNIT_EXPECT_EQ(test, records_of(test, "nt_debug_test_ks: [level 4]"), 0);
}

static struct kunit_case nt_debug_cases[] = {
	KUNIT_CASE(nt_debug_plain),
	KUNIT_CASE(nt_debug_integers),
	KUNIT_CASE(nt_debug_widths),
	KUNIT_CASE(nt_debug_narrow_strings),
	KUNIT_CASE(nt_debug_wide_strings),
	KUNIT_CASE(nt_debug_pointer),
	KUNIT_CASE(nt_debug_wide_format),
	KUNIT_CASE(nt_debug_room),
	KUNIT_CASE(nt_debug_print),
	KUNIT_CASE(nt_debug_pieces),
	KUNIT_CASE(nt_debug_levels),
	{}
};

static struct kunit_suite nt_debug_suite = {
	.name = "hdaudio_nt_debug",
	.test_cases = nt_debug_cases,
};

kunit_test_suite(nt_debug_suite);
