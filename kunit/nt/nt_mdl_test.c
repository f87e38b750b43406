// SPDX-License-Identifier: GPL-2.0
/*
 * MDLs.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include <kunit/test.h>

#include "nt/nt.h"

#include "nt/nt_services.h"

struct mdl_case {
	const char *name;
	bool vmalloc;
	size_t offset;
	size_t bytes;
	unsigned int pages;
};

/* In a buffer of four pages. */
static const struct mdl_case mdl_cases[] = {
	{ "one byte", false, 0, 1, 1 },
	{ "one page", false, 0, PAGE_SIZE, 1 },
	{ "one byte more", false, 0, PAGE_SIZE + 1, 2 },
	{ "across a page's end", false, PAGE_SIZE - 1, 2, 2 },
	{ "offset into the second page", false, PAGE_SIZE + 128, 2 * PAGE_SIZE, 3 },
	{ "vmalloc", true, 0, 4 * PAGE_SIZE, 4 },
	{ "vmalloc with offset", true, 100, 4 * PAGE_SIZE - 100, 4 },
};

static void mdl_name(const struct mdl_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(mdl, mdl_cases, mdl_name);

static void expect_pages(struct kunit *test, const struct mdl_case *c, PMDL mdl, UCHAR *buf)
{
	unsigned int i;

	for (i = 0; i < c->pages; i++) {
		void *page = buf + c->offset - offset_in_page(c->offset) + i * PAGE_SIZE;
		unsigned long pfn = page_to_pfn(c->vmalloc ? vmalloc_to_page(page) :
						virt_to_page(page));

		KUNIT_EXPECT_EQ(test, MmGetMdlPfnArray(mdl)[i], pfn);
	}
}

static void mdl_describes(struct kunit *test)
{
	const struct mdl_case *c = test->param_value;
	UCHAR *buf = c->vmalloc ? vmalloc(4 * PAGE_SIZE) : kmalloc(4 * PAGE_SIZE, GFP_KERNEL);
	UCHAR *va = buf + c->offset;
	PMDL mdl;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	mdl = hdb_mdl_create(va, c->bytes, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, mdl);
	KUNIT_EXPECT_PTR_EQ(test, MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority),
			    (PVOID)va);
	KUNIT_EXPECT_PTR_EQ(test, MmGetSystemAddressForMdl(mdl), (PVOID)va);
	KUNIT_EXPECT_PTR_EQ(test, MmGetMdlVirtualAddress(mdl), (PVOID)va);
	KUNIT_EXPECT_EQ(test, (size_t)MmGetMdlByteCount(mdl), c->bytes);
	KUNIT_EXPECT_EQ(test, (size_t)MmGetMdlByteOffset(mdl), offset_in_page(c->offset));
	KUNIT_EXPECT_EQ(test, ADDRESS_AND_SIZE_TO_SPAN_PAGES(va, c->bytes), c->pages);
	KUNIT_EXPECT_EQ(test, (size_t)mdl->Size, sizeof(MDL) + c->pages * sizeof(PFN_NUMBER));
	KUNIT_EXPECT_EQ(test, (int)mdl->MdlFlags, MDL_MAPPED_TO_SYSTEM_VA | MDL_PAGES_LOCKED);
	KUNIT_EXPECT_NULL(test, mdl->Next);
	expect_pages(test, c, mdl, buf);
	hdb_mdl_free(mdl);
	kvfree(buf);
}

static void mdl_refused(struct kunit *test)
{
	UCHAR byte;

	KUNIT_EXPECT_NULL(test, hdb_mdl_create(&byte, 0, GFP_KERNEL));
	KUNIT_EXPECT_NULL(test, hdb_mdl_create(&byte, 1ULL << 32, GFP_KERNEL));
	KUNIT_EXPECT_NULL(test, hdb_mdl_create(&byte, SIZE_MAX, GFP_KERNEL));
	hdb_mdl_free(NULL);
}

static struct kunit_case mdl_suite_cases[] = {
	KUNIT_CASE_PARAM(mdl_describes, mdl_gen_params),
	KUNIT_CASE(mdl_refused),
	{}
};

static struct kunit_suite mdl_suite = {
	.name = "hdaudio_nt_mdl",
	.test_cases = mdl_suite_cases,
};

kunit_test_suite(mdl_suite);
