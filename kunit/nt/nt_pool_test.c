// SPDX-License-Identifier: GPL-2.0
/*
 * Pool memory.
 */
#include <linux/cache.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <kunit/test.h>

#include "nt/nt.h"

#include "fixture.h"
#include "nt/nt_priv.h"

#define TAG		0x54736574
#define OTHER_TAG	0x54736575

struct pool_case {
	const char *name;
	POOL_FLAGS flags;
	SIZE_T size;
	SIZE_T align;
	bool zeroed;
};

static const struct pool_case pool_cases[] = {
	{ "one byte", POOL_FLAG_NON_PAGED, 1, 16, true },
	{ "odd size", POOL_FLAG_NON_PAGED, 4095, 16, true },
	{ "one page", POOL_FLAG_NON_PAGED, PAGE_SIZE, PAGE_SIZE, true },
	{ "more than a page", POOL_FLAG_NON_PAGED, PAGE_SIZE + 1, PAGE_SIZE, true },
	{ "executable is the same", POOL_FLAG_NON_PAGED_EXECUTE, 64, 16, true },
	{ "cache aligned", POOL_FLAG_NON_PAGED | POOL_FLAG_CACHE_ALIGNED, 8, L1_CACHE_BYTES, true },
	{ "paged", POOL_FLAG_PAGED, 100, 16, true },
	{ "paged and large", POOL_FLAG_PAGED, 8 << 20, PAGE_SIZE, true },
	{ "uninitialised", POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED, 300, 16, false },
};

static void pool_name(const struct pool_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(pool, pool_cases, pool_name);

static void pool_allocate(struct kunit *test)
{
	const struct pool_case *c = test->param_value;
	UCHAR *p = ExAllocatePool2(c->flags, c->size, TAG);

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, IS_ALIGNED((unsigned long)p, c->align));
	if (c->zeroed)
		KUNIT_EXPECT_NULL(test, memchr_inv(p, 0, c->size));
	/* All of it is ours to write (KASAN watches), and the tag survives that. */
	memset(p, 0xa5, c->size);
	KUNIT_EXPECT_NULL(test, hdb_pool_fault(p, TAG));
	ExFreePoolWithTag(p, TAG);
}

/* Memory aligned on pages costs a page more, and not what the header takes on top of that. */
static void pool_costs_a_page(struct kunit *test)
{
	UCHAR *p = ExAllocatePool2(POOL_FLAG_NON_PAGED, PAGE_SIZE, TAG);

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_EXPECT_EQ(test, ksize(p - PAGE_SIZE), 2 * PAGE_SIZE);
	ExFreePoolWithTag(p, TAG);
}

/* Whatever size up to a page, and whatever is allocated beside it: no block crosses a page. */
static void pool_stays_within_a_page(struct kunit *test)
{
	static const SIZE_T sizes[] = {
		16, 100, 176, 500, 1000, 1500, 2040, 3000, 4000, 4090, 4096,
	};
	enum { EACH = 24 };
	UCHAR **p = kunit_kcalloc(test, EACH, sizeof(*p), GFP_KERNEL);
	unsigned int i, j;

	KUNIT_ASSERT_NOT_NULL(test, p);
	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		for (j = 0; j < EACH; j++) {
			p[j] = ExAllocatePoolWithTag(j % 2 ? PagedPool : NonPagedPoolNx, sizes[i],
						     TAG);
			KUNIT_ASSERT_NOT_NULL(test, p[j]);
			memset(p[j], 0x5a, sizes[i]);
			KUNIT_EXPECT_LE_MSG(test, offset_in_page(p[j]) + sizes[i], PAGE_SIZE,
					    "%zu bytes", (size_t)sizes[i]);
		}
		for (j = 0; j < EACH; j++)
			ExFreePoolWithTag(p[j], TAG);
	}
}

/* Each pool type gives memory; those that say so are aligned to a cache line. */
static void pool_types(struct kunit *test)
{
	static const POOL_TYPE types[] = {
		NonPagedPool, NonPagedPoolExecute, NonPagedPoolNx, PagedPool,
		NonPagedPoolCacheAligned, PagedPoolCacheAligned, NonPagedPoolNxCacheAligned,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		SIZE_T align = types[i] & 4 ? L1_CACHE_BYTES : 16;
		void *p = ExAllocatePoolWithTag(types[i], 24, TAG);
		void *q = ExAllocatePoolZero(types[i], 24, TAG);

		KUNIT_ASSERT_NOT_NULL(test, p);
		KUNIT_ASSERT_NOT_NULL(test, q);
		KUNIT_EXPECT_TRUE(test, IS_ALIGNED((unsigned long)p, align));
		KUNIT_EXPECT_TRUE(test, IS_ALIGNED((unsigned long)q, align));
		KUNIT_EXPECT_NULL(test, memchr_inv(q, 0, 24));
		ExFreePool(p);
		ExFreePoolWithTag(q, 0);
	}
}

struct refused_case {
	const char *name;
	POOL_FLAGS flags;
	SIZE_T size;
	ULONG tag;
};

static const struct refused_case refused_cases[] = {
	{ "no kind of pool", POOL_FLAG_UNINITIALIZED, 16, TAG },
	{ "two kinds of pool", POOL_FLAG_PAGED | POOL_FLAG_NON_PAGED, 16, TAG },
	{ "no bytes", POOL_FLAG_NON_PAGED, 0, TAG },
	{ "no tag", POOL_FLAG_NON_PAGED, 16, 0 },
	{ "more than there can be", POOL_FLAG_NON_PAGED, SIZE_MAX - 4, TAG },
	{ "more than there is", POOL_FLAG_NON_PAGED, 1ULL << 46, TAG },
};

static void refused_name(const struct refused_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(refused, refused_cases, refused_name);

static void pool_refused(struct kunit *test)
{
	const struct refused_case *c = test->param_value;

	KUNIT_EXPECT_NULL(test, ExAllocatePool2(c->flags, c->size, c->tag));
}

/* What freeing would warn of. */
static void pool_faults(struct kunit *test)
{
	UCHAR *p = ExAllocatePoolWithTag(NonPagedPoolNx, 256, TAG);

	KUNIT_ASSERT_NOT_NULL(test, p);
	memset(p, 0, 256);
	KUNIT_EXPECT_NULL(test, hdb_pool_fault(p, TAG));
	KUNIT_EXPECT_NULL(test, hdb_pool_fault(p, 0));
	KUNIT_EXPECT_NOT_NULL(test, hdb_pool_fault(p, OTHER_TAG));
	KUNIT_EXPECT_NOT_NULL(test, hdb_pool_fault(p + 16, TAG));
	KUNIT_EXPECT_NOT_NULL(test, hdb_pool_fault(p + 1, TAG));
	KUNIT_EXPECT_NOT_NULL(test, hdb_pool_fault(NULL, TAG));
	ExFreePoolWithTag(p, TAG);
}

static void allocate_and_free(void *arg)
{
	void **p = arg;

	*p = ExAllocatePoolWithTag(NonPagedPoolNx, 512, TAG);
	if (*p)
		ExFreePoolWithTag(*p, TAG);
}

/* Neither sleeps where sleeping is not allowed (DEBUG_ATOMIC_SLEEP watches). */
static void pool_at_dispatch(struct kunit *test)
{
	void *p = NULL;

	fixture_at_dispatch(allocate_and_free, &p);
	KUNIT_EXPECT_NOT_NULL(test, p);
}

static struct kunit_case pool_suite_cases[] = {
	KUNIT_CASE_PARAM(pool_allocate, pool_gen_params),
	KUNIT_CASE(pool_costs_a_page),
	KUNIT_CASE(pool_stays_within_a_page),
	KUNIT_CASE(pool_types),
	KUNIT_CASE_PARAM(pool_refused, refused_gen_params),
	KUNIT_CASE(pool_faults),
	KUNIT_CASE(pool_at_dispatch),
	{}
};

static struct kunit_suite pool_suite = {
	.name = "hdaudio_nt_pool",
	.test_cases = pool_suite_cases,
};

kunit_test_suite(pool_suite);
