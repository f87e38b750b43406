// SPDX-License-Identifier: GPL-2.0
/*
 * NT's print formats.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include <kunit/test.h>

#include "nt/debug.h"

#include "nt/nt_priv.h"

struct format_case {
	const char *name;
	const char *nt;
	const char *here;
};

static const struct format_case format_cases[] = {
	{ "empty", "", "" },
	{ "plain text", "no conversion", "no conversion" },
	{ "percent", "100%% of %d", "100%% of %d" },
	{ "integers", "%d %i %u %x %X %o", "%d %i %u %x %X %o" },
	{ "long is 32 bits", "%ld %lu %08lX", "%d %u %08X" },
	{ "long long", "%lld %#llx", "%lld %#llx" },
	{ "I64", "%I64d %016I64x", "%lld %016llx" },
	{ "I32", "%I32u", "%u" },
	{ "pointer sized", "%Iu %Ix", "%zu %zx" },
	{ "short", "%hd %hhx", "%hd %hhx" },
	{ "flags, width and precision", "%-+ #5.3d %*.*x", "%-+ #5.3d %*.*x" },
	{ "narrow strings", "%s %hs %.4s", "%s %s %.4s" },
	{ "wide strings", "%ws %ls %S %wZ %Z", "%p %p %p %p %p" },
	{ "characters", "%c %hc %C", "%c %c %c" },
	{ "pointer", "%p, %p", "%p, %p" },
	{ "pointer with text after it", "%pStatus %p2", "%p Status %p 2" },
	{ "ends in a conversion", "end %", "end " },
	{ "ends in a modifier", "end %08l", "end " },
	{ "conversions side by side", "%lx%I64x%s", "%x%llx%s" },
};

static void format_name(const struct format_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(format, format_cases, format_name);

static void nt_debug_format(struct kunit *test)
{
	const struct format_case *c = test->param_value;
	char out[64];

	KUNIT_EXPECT_TRUE(test, hdb_format_translate(c->nt, out, sizeof(out)));
	KUNIT_EXPECT_STREQ(test, out, c->here);
}

/* What does not fit is refused as a whole, and nothing is written past the end. */
static void nt_debug_room(struct kunit *test)
{
	static const char nt[] = "value %I64x\n";
	static const char here[] = "value %llx\n";
	char out[sizeof(here) + 2];
	size_t size;

	for (size = 1; size < sizeof(out); size++) {
		bool fits;

		memset(out, '#', sizeof(out));
		fits = hdb_format_translate(nt, out, size);
		KUNIT_EXPECT_EQ(test, fits, size >= sizeof(here));
		KUNIT_EXPECT_STREQ(test, out, fits ? here : "");
		KUNIT_EXPECT_EQ(test, out[size], '#');
	}
}

/* Into the log they go, whatever the level; the result says so. */
static void nt_debug_print(struct kunit *test)
{
	ULONG level;

	KUNIT_EXPECT_EQ(test, DbgPrint("nt_debug_test: %lx %I64d %s\n", 0x12UL, -1LL, "text"), 0);
	for (level = DPFLTR_WARNING_LEVEL; level <= DPFLTR_INFO_LEVEL + 1; level++)
		KUNIT_EXPECT_EQ(test, DbgPrintEx(DPFLTR_IHVAUDIO_ID, level,
						 "nt_debug_test: level %lu\n", level), 0);
}

static struct kunit_case nt_debug_cases[] = {
	KUNIT_CASE_PARAM(nt_debug_format, format_gen_params),
	KUNIT_CASE(nt_debug_room),
	KUNIT_CASE(nt_debug_print),
	{}
};

static struct kunit_suite nt_debug_suite = {
	.name = "hdaudio_nt_debug",
	.test_cases = nt_debug_cases,
};

kunit_test_suite(nt_debug_suite);
