// SPDX-License-Identifier: GPL-2.0
/*
 * Refusals: each has the status of the contract, and words of its own.
 */
#include <kunit/test.h>
#include <linux/string.h>

#include "refusal.h"

struct expected {
	const char *name;
	enum hdb_why why;
	u32 status;
};

#define EXPECTED(name, status)	{ #name, HDB_E_##name, status }

/* The numbers of the DDI, spelled out once more. */
static const struct expected refusals[] = {
	{ "OK", HDB_OK, 0x00000000 },
	EXPECTED(CONTEXT, 0xc000000d),
	EXPECTED(POINTER, 0xc000000d),
	EXPECTED(LEVEL, 0xc0000001),
	EXPECTED(COUNT, 0xc000000d),
	EXPECTED(HANDLE, 0xc0000008),
	EXPECTED(DUPLICATE, 0xc000000d),
	EXPECTED(STATE_UNKNOWN, 0xc000000d),
	EXPECTED(FORMAT, 0xc000000d),
	EXPECTED(CODEC, 0xc000000d),
	EXPECTED(SIZE, 0xc000000d),
	EXPECTED(MDL, 0xc000000d),
	EXPECTED(BDL, 0xc000000d),
	EXPECTED(LVI, 0xc000000d),
	EXPECTED(BDL_SUM, 0xc000000d),
	EXPECTED(BDL_ROOM, 0xc000000d),
	EXPECTED(NOTIFICATIONS, 0xc000000d),
	EXPECTED(TAG, 0xc000000d),
	EXPECTED(NOT_REGISTERED, 0xc000000d),
	EXPECTED(NO_BUFFER, 0xc0000010),
	EXPECTED(HAS_BUFFER, 0xc0000010),
	EXPECTED(NOT_RESET, 0xc0000010),
	EXPECTED(NOT_STOPPED, 0xc0000010),
	EXPECTED(TRANSITION, 0xc0000010),
	EXPECTED(FIFO, 0xc0000023),
	EXPECTED(INFO_SIZE, 0xc0000023),
	EXPECTED(NO_ENGINE, 0xc000009a),
	EXPECTED(BANDWIDTH, 0xc000009a),
	EXPECTED(NO_STREAM_ID, 0xc000009a),
	EXPECTED(REGISTRATIONS, 0xc000009a),
	EXPECTED(NO_TAG, 0xc000009a),
	EXPECTED(DMA_MEMORY, 0xc000009a),
	EXPECTED(LIST_MEMORY, 0xc0000001),
	EXPECTED(NO_MEMORY, 0xc0000017),
	EXPECTED(HW_TIMEOUT, 0xc00000a3),
	EXPECTED(BUSY, 0xc00000a3),
	EXPECTED(GONE, 0xc000000e),
	EXPECTED(GUID, 0xc00000bb),
	EXPECTED(VERSION, 0xc00000bb),
	EXPECTED(IF_SIZE, 0xc000000d),
};

static void refusal_name(const struct expected *e, char *desc)
{
	strscpy(desc, e->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(refusals, refusals, refusal_name);

static void refusal_has_its_status(struct kunit *test)
{
	const struct expected *e = test->param_value;

	KUNIT_EXPECT_EQ(test, (u32)hdb_why_status(e->why), e->status);
	KUNIT_EXPECT_EQ(test, NT_SUCCESS(hdb_why_status(e->why)), e->why == HDB_OK);
}

static void refusal_has_words_of_its_own(struct kunit *test)
{
	const struct expected *e = test->param_value;
	const char *words = hdb_why_words(e->why);
	int other;

	KUNIT_ASSERT_NOT_NULL(test, words);
	KUNIT_EXPECT_GT(test, strlen(words), 0);
	KUNIT_EXPECT_STRNEQ(test, words, "unknown");
	for (other = 0; other < HDB_WHY_MAX; other++) {
		if (other != e->why)
			KUNIT_EXPECT_STRNEQ(test, words, hdb_why_words(other));
	}
}

/* The table above has every refusal there is. */
static void refusals_are_all_here(struct kunit *test)
{
	u64 seen = 0;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(refusals); i++)
		seen |= BIT_ULL(refusals[i].why);
	KUNIT_EXPECT_EQ(test, seen, BIT_ULL(HDB_WHY_MAX) - 1);
}

static void refusal_unknown_has_words(struct kunit *test)
{
	KUNIT_EXPECT_STREQ(test, hdb_why_words(HDB_WHY_MAX), "unknown");
	KUNIT_EXPECT_STREQ(test, hdb_why_words(-1), "unknown");
}

static struct kunit_case refusal_cases[] = {
	KUNIT_CASE_PARAM(refusal_has_its_status, refusals_gen_params),
	KUNIT_CASE_PARAM(refusal_has_words_of_its_own, refusals_gen_params),
	KUNIT_CASE(refusals_are_all_here),
	KUNIT_CASE(refusal_unknown_has_words),
	{ }
};

static struct kunit_suite refusal_suite = {
	.name = "hdaudio_refusal",
	.test_cases = refusal_cases,
};

kunit_test_suite(refusal_suite);
