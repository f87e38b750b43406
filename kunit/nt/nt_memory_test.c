// SPDX-License-Identifier: GPL-2.0
/*
 * Memory: comparing, and physical addresses in and outside DMA buffers.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include <kunit/test.h>

#include "nt/nt.h"

#include "nt/dma_range.h"
#include "fixture.h"

#define BUS_ADDRESS	0x123456780000ULL

static void memory_compare(struct kunit *test)
{
	static const UCHAR a[] = { 1, 2, 3, 4 }, b[] = { 1, 2, 9, 4 }, c[] = { 0, 2, 3, 4 };

	KUNIT_EXPECT_EQ(test, RtlCompareMemory(a, a, 4), (SIZE_T)4);
	KUNIT_EXPECT_EQ(test, RtlCompareMemory(a, b, 4), (SIZE_T)2);
	KUNIT_EXPECT_EQ(test, RtlCompareMemory(a, b, 2), (SIZE_T)2);
	KUNIT_EXPECT_EQ(test, RtlCompareMemory(a, c, 4), (SIZE_T)0);
	KUNIT_EXPECT_EQ(test, RtlCompareMemory(a, c, 0), (SIZE_T)0);
	KUNIT_EXPECT_TRUE(test, RtlEqualMemory(a, b, 2));
	KUNIT_EXPECT_FALSE(test, RtlEqualMemory(a, b, 3));
}

/* The arguments of these are in another order than those of the C functions. */
static void memory_fill(struct kunit *test)
{
	UCHAR m[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

	RtlMoveMemory(m + 1, m, 4);
	KUNIT_EXPECT_EQ(test, memcmp(m, "\1\1\2\3\4\6\7\10", 8), 0);
	RtlFillMemory(m + 1, 2, 0xee);
	KUNIT_EXPECT_EQ(test, memcmp(m, "\1\xee\xee\3\4\6\7\10", 8), 0);
	RtlCopyMemory(m, m + 4, 2);
	KUNIT_EXPECT_EQ(test, memcmp(m, "\4\6\xee\3\4\6\7\10", 8), 0);
	RtlZeroMemory(m + 6, 2);
	KUNIT_EXPECT_EQ(test, memcmp(m, "\4\6\xee\3\4\6\0\0", 8), 0);
	KUNIT_EXPECT_PTR_EQ(test, RtlSecureZeroMemory(m, 2), (PVOID)m);
	KUNIT_EXPECT_EQ(test, memcmp(m, "\0\0\xee\3\4\6\0\0", 8), 0);
}

/* Has a copy of 200 counted bytes by so much, from there, left them as they were? */
static bool copied_onto_itself(UCHAR *m, size_t from, size_t to)
{
	unsigned int i;

	for (i = 0; i < 200; i++)
		m[from + i] = i;
	RtlCopyMemory(m + to, m + from, 200);
	for (i = 0; i < 200 && m[to + i] == i; i++)
		;
	return i == 200;
}

/* What Windows' sources copy onto itself, either way: whichever byte of a page it begins with. */
static void memory_copy_onto_itself(struct kunit *test)
{
	UCHAR *m = kunit_kmalloc(test, 512, GFP_KERNEL);
	unsigned int at, wrong = 0;

	KUNIT_ASSERT_NOT_NULL(test, m);
	for (at = 0; at < 256; at++) {
		wrong += !copied_onto_itself(m, at, at + 3);
		wrong += !copied_onto_itself(m, at + 3, at);
	}
	KUNIT_EXPECT_EQ(test, wrong, 0U);
}

static u64 physical(void *va)
{
	return MmGetPhysicalAddress(va).QuadPart;
}

static void memory_physical_direct(struct kunit *test)
{
	UCHAR *p = kunit_kzalloc(test, 64, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_EXPECT_EQ(test, physical(p + 5), (u64)virt_to_phys(p + 5));
}

static u64 by_page_table(void *va)
{
	return page_to_phys(vmalloc_to_page(va)) + offset_in_page(va);
}

static void memory_physical_vmalloc(struct kunit *test)
{
	UCHAR *p = vmalloc(3 * PAGE_SIZE);

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_EXPECT_EQ(test, physical(p), by_page_table(p));
	p += 2 * PAGE_SIZE + 7;
	KUNIT_EXPECT_EQ(test, physical(p), by_page_table(p));
	p -= 2 * PAGE_SIZE + 7;
	vfree(p);
}

static UCHAR in_the_module[16];

static void memory_physical_module(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, physical(in_the_module + 3), by_page_table(in_the_module + 3));
}

static void memory_physical_nothing(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, physical(NULL), 0ULL);
	KUNIT_EXPECT_EQ(test, physical((void *)0x1000), 0ULL);
}

/* In a DMA buffer, first byte to last, it is the bus address; outside it is not. */
static void memory_physical_dma(struct kunit *test)
{
	UCHAR *p = kunit_kzalloc(test, 192, GFP_KERNEL);
	struct hdb_dma_range range = { .va = p + 64, .addr = BUS_ADDRESS, .size = 64 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	hdb_dma_range_add(&range);
	KUNIT_EXPECT_EQ(test, physical(p + 64), BUS_ADDRESS);
	KUNIT_EXPECT_EQ(test, physical(p + 127), BUS_ADDRESS + 63);
	KUNIT_EXPECT_EQ(test, physical(p + 63), (u64)virt_to_phys(p + 63));
	KUNIT_EXPECT_EQ(test, physical(p + 128), (u64)virt_to_phys(p + 128));
	hdb_dma_range_del(&range);
	KUNIT_EXPECT_EQ(test, physical(p + 64), (u64)virt_to_phys(p + 64));
}

/* Neighbours in memory need not be neighbours on the bus. */
static void memory_physical_two_ranges(struct kunit *test)
{
	UCHAR *p = kunit_kzalloc(test, 128, GFP_KERNEL);
	struct hdb_dma_range low = { .va = p, .addr = BUS_ADDRESS, .size = 64 };
	struct hdb_dma_range high = { .va = p + 64, .addr = BUS_ADDRESS / 2, .size = 64 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	hdb_dma_range_add(&low);
	hdb_dma_range_add(&high);
	KUNIT_EXPECT_EQ(test, physical(p + 63), BUS_ADDRESS + 63);
	KUNIT_EXPECT_EQ(test, physical(p + 64), BUS_ADDRESS / 2);
	hdb_dma_range_del(&low);
	KUNIT_EXPECT_EQ(test, physical(p + 63), (u64)virt_to_phys(p + 63));
	KUNIT_EXPECT_EQ(test, physical(p + 64), BUS_ADDRESS / 2);
	hdb_dma_range_del(&high);
}

struct asked {
	void *va;
	u64 addr;
};

static void ask(void *arg)
{
	struct asked *a = arg;

	a->addr = physical(a->va);
}

static void memory_physical_in_hardirq(struct kunit *test)
{
	UCHAR *p = kunit_kzalloc(test, 64, GFP_KERNEL);
	struct hdb_dma_range range = { .va = p, .addr = BUS_ADDRESS, .size = 64 };
	struct asked a = { .va = p };

	KUNIT_ASSERT_NOT_NULL(test, p);
	hdb_dma_range_add(&range);
	fixture_in_hardirq(ask, &a);
	hdb_dma_range_del(&range);
	KUNIT_EXPECT_EQ(test, a.addr, BUS_ADDRESS);
}

static struct kunit_case memory_cases[] = {
	KUNIT_CASE(memory_compare),
	KUNIT_CASE(memory_fill),
	KUNIT_CASE(memory_copy_onto_itself),
	KUNIT_CASE(memory_physical_direct),
	KUNIT_CASE(memory_physical_vmalloc),
	KUNIT_CASE(memory_physical_module),
	KUNIT_CASE(memory_physical_nothing),
	KUNIT_CASE(memory_physical_dma),
	KUNIT_CASE(memory_physical_two_ranges),
	KUNIT_CASE(memory_physical_in_hardirq),
	{}
};

static struct kunit_suite memory_suite = {
	.name = "hdaudio_nt_memory",
	.test_cases = memory_cases,
};

kunit_test_suite(memory_suite);
