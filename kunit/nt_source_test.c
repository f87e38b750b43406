// SPDX-License-Identifier: GPL-2.0
/*
 * What Windows sources are written with, beside the DDI: routines in headers, macros.
 * As in nt_client_test.c, the first part knows only hdaudio.h.
 */
#include "hdaudio.h"

#include "nt_source.h"

static ULONG SourcePages(_In_ PVOID Va, _In_ SIZE_T Length)
{
	return ADDRESS_AND_SIZE_TO_SPAN_PAGES(Va, Length);
}

/* From here on it is a test again. */

#include <kunit/test.h>

static void source_inline(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, SourceDouble(21), 42U);
	KUNIT_EXPECT_EQ(test, SourceTriple(14), 42U);
	KUNIT_EXPECT_EQ(test, SourceQuadruple(10), 40U);
}

static void source_pages(struct kunit *test)
{
	PUCHAR page = (PUCHAR)(16 * PAGE_SIZE);

	KUNIT_EXPECT_EQ(test, SourcePages(page, 0), 0U);
	KUNIT_EXPECT_EQ(test, SourcePages(page, 1), 1U);
	KUNIT_EXPECT_EQ(test, SourcePages(page, PAGE_SIZE), 1U);
	KUNIT_EXPECT_EQ(test, SourcePages(page + PAGE_SIZE - 1, 1), 1U);
	KUNIT_EXPECT_EQ(test, SourcePages(page + PAGE_SIZE - 1, 2), 2U);
	KUNIT_EXPECT_EQ(test, SourcePages(page + 1, 2 * PAGE_SIZE), 3U);
}

static struct kunit_case source_cases[] = {
	KUNIT_CASE(source_inline),
	KUNIT_CASE(source_pages),
	{}
};

static struct kunit_suite source_suite = {
	.name = "hdaudio_nt_source",
	.test_cases = source_cases,
};

kunit_test_suite(source_suite);
