// SPDX-License-Identifier: GPL-2.0
/*
 * The NT services that are nothing but a header: lists, interlocked arithmetic, registers,
 * device references.
 */
#include <linux/device.h>

#include <kunit/test.h>

#include "nt/nt.h"

struct item {
	int number;
	LIST_ENTRY link;
};

static int item_number(PLIST_ENTRY entry)
{
	return CONTAINING_RECORD(entry, struct item, link)->number;
}

static void inline_list(struct kunit *test)
{
	struct item items[3] = { { .number = 1 }, { .number = 2 }, { .number = 3 } };
	LIST_ENTRY head;

	InitializeListHead(&head);
	KUNIT_EXPECT_TRUE(test, IsListEmpty(&head));
	InsertTailList(&head, &items[1].link);
	InsertTailList(&head, &items[2].link);
	InsertHeadList(&head, &items[0].link);
	KUNIT_EXPECT_FALSE(test, IsListEmpty(&head));
	KUNIT_EXPECT_EQ(test, item_number(head.Flink), 1);
	KUNIT_EXPECT_EQ(test, item_number(head.Flink->Flink), 2);
	KUNIT_EXPECT_EQ(test, item_number(head.Blink), 3);
	KUNIT_EXPECT_FALSE(test, RemoveEntryList(&items[1].link));
	KUNIT_EXPECT_EQ(test, item_number(RemoveTailList(&head)), 3);
	KUNIT_EXPECT_EQ(test, item_number(RemoveHeadList(&head)), 1);
	KUNIT_EXPECT_TRUE(test, IsListEmpty(&head));
}

/* Removing tells whether it was the last; an empty list gives its head. */
static void inline_list_ends(struct kunit *test)
{
	LIST_ENTRY head, entry;

	InitializeListHead(&head);
	KUNIT_EXPECT_PTR_EQ(test, RemoveHeadList(&head), &head);
	KUNIT_EXPECT_PTR_EQ(test, RemoveTailList(&head), &head);
	InsertHeadList(&head, &entry);
	KUNIT_EXPECT_TRUE(test, RemoveEntryList(&entry));
	KUNIT_EXPECT_TRUE(test, IsListEmpty(&head));
}

static void inline_interlocked(struct kunit *test)
{
	LONG n = 5;

	KUNIT_EXPECT_EQ(test, InterlockedIncrement(&n), 6);
	KUNIT_EXPECT_EQ(test, InterlockedDecrement(&n), 5);
	KUNIT_EXPECT_EQ(test, InterlockedAdd(&n, -8), -3);
	KUNIT_EXPECT_EQ(test, InterlockedExchangeAdd(&n, 4), -3);
	KUNIT_EXPECT_EQ(test, InterlockedExchange(&n, 0x0f), 1);
	KUNIT_EXPECT_EQ(test, InterlockedOr(&n, 0x30), 0x0f);
	KUNIT_EXPECT_EQ(test, InterlockedAnd(&n, 0x21), 0x3f);
	KUNIT_EXPECT_EQ(test, InterlockedCompareExchange(&n, 7, 0x20), 0x21);
	KUNIT_EXPECT_EQ(test, InterlockedCompareExchange(&n, 7, 0x21), 0x21);
	KUNIT_EXPECT_EQ(test, n, 7);
}

static void inline_interlocked_wide(struct kunit *test)
{
	LONGLONG n = S32_MAX;
	int x, y;
	PVOID p = &x;

	KUNIT_EXPECT_EQ(test, InterlockedIncrement64(&n), 1LL + S32_MAX);
	KUNIT_EXPECT_EQ(test, InterlockedDecrement64(&n), (LONGLONG)S32_MAX);
	KUNIT_EXPECT_EQ(test, InterlockedExchange64(&n, 1LL << 40), (LONGLONG)S32_MAX);
	KUNIT_EXPECT_EQ(test, InterlockedCompareExchange64(&n, 3, 4), 1LL << 40);
	KUNIT_EXPECT_EQ(test, InterlockedCompareExchange64(&n, 3, 1LL << 40), 1LL << 40);
	KUNIT_EXPECT_EQ(test, n, 3LL);
	KUNIT_EXPECT_PTR_EQ(test, InterlockedExchangePointer(&p, &y), (PVOID)&x);
	KUNIT_EXPECT_PTR_EQ(test, InterlockedCompareExchangePointer(&p, &x, &x), (PVOID)&y);
	KUNIT_EXPECT_PTR_EQ(test, InterlockedCompareExchangePointer(&p, NULL, &y), (PVOID)&y);
	KUNIT_EXPECT_NULL(test, p);
}

/* An access touches its own width and no more. */
static void inline_registers(struct kunit *test)
{
	ULONG words[2] = { 0x44332211, 0x88776655 };
	PULONG reg = words;

	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(reg + 1), 0x88776655U);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_USHORT((PUSHORT)reg + 1), 0x4433);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_UCHAR((PUCHAR)reg + 1), 0x22);
	WRITE_REGISTER_UCHAR((PUCHAR)reg + 1, 0xaa);
	KUNIT_EXPECT_EQ(test, words[0], 0x4433aa11U);
	WRITE_REGISTER_USHORT((PUSHORT)reg + 1, 0xbbcc);
	KUNIT_EXPECT_EQ(test, words[0], 0xbbccaa11U);
	WRITE_REGISTER_ULONG(reg, 0xddeeff00);
	KeMemoryBarrier();
	KUNIT_EXPECT_EQ(test, words[0], 0xddeeff00U);
	KUNIT_EXPECT_EQ(test, words[1], 0x88776655U);
}

static bool released;

static void device_release(struct device *dev)
{
	released = true;
}

static void inline_object(struct kunit *test)
{
	DEVICE_OBJECT *device = kunit_kzalloc(test, sizeof(*device), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, device);
	released = false;
	device_initialize(device);
	device->release = device_release;
	ObReferenceObject(device);
	ObDereferenceObject(device);
	KUNIT_EXPECT_FALSE(test, released);
	ObDereferenceObject(device);
	KUNIT_EXPECT_TRUE(test, released);
}

static struct kunit_case inline_cases[] = {
	KUNIT_CASE(inline_list),
	KUNIT_CASE(inline_list_ends),
	KUNIT_CASE(inline_interlocked),
	KUNIT_CASE(inline_interlocked_wide),
	KUNIT_CASE(inline_registers),
	KUNIT_CASE(inline_object),
	{}
};

static struct kunit_suite inline_suite = {
	.name = "hdaudio_nt_inline",
	.test_cases = inline_cases,
};

kunit_test_suite(inline_suite);
