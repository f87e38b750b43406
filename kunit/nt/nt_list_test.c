// SPDX-License-Identifier: GPL-2.0
/*
 * Lists with a lock of their own, and lookaside lists.
 */
#include <linux/irqflags.h>

#include <kunit/test.h>

#include "nt/locked_list.h"
#include "nt/lookaside.h"

static void list_locked(struct kunit *test)
{
	LIST_ENTRY head, a, b, c;
	KSPIN_LOCK lock;

	KeInitializeSpinLock(&lock);
	InitializeListHead(&head);
	KUNIT_EXPECT_NULL(test, ExInterlockedRemoveHeadList(&head, &lock));
	KUNIT_EXPECT_NULL(test, ExInterlockedInsertTailList(&head, &b, &lock));
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedInsertTailList(&head, &c, &lock), &b);
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedInsertHeadList(&head, &a, &lock), &b);
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedRemoveHeadList(&head, &lock), &a);
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedRemoveHeadList(&head, &lock), &b);
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedRemoveHeadList(&head, &lock), &c);
	KUNIT_EXPECT_NULL(test, ExInterlockedRemoveHeadList(&head, &lock));
	KUNIT_EXPECT_NULL(test, ExInterlockedInsertHeadList(&head, &a, &lock));
}

/* With interrupts off, as in one, they stay off. */
static void list_in_interrupt(struct kunit *test)
{
	LIST_ENTRY head, a;
	unsigned long flags;
	KSPIN_LOCK lock;
	bool off;

	KeInitializeSpinLock(&lock);
	InitializeListHead(&head);
	local_irq_save(flags);
	ExInterlockedInsertTailList(&head, &a, &lock);
	off = irqs_disabled();
	local_irq_restore(flags);
	KUNIT_EXPECT_TRUE(test, off);
}

static void list_single(struct kunit *test)
{
	SINGLE_LIST_ENTRY head = {}, a, b;
	KSPIN_LOCK lock;

	KeInitializeSpinLock(&lock);
	KUNIT_EXPECT_NULL(test, ExInterlockedPopEntryList(&head, &lock));
	KUNIT_EXPECT_NULL(test, ExInterlockedPushEntryList(&head, &a, &lock));
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedPushEntryList(&head, &b, &lock), &a);
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedPopEntryList(&head, &lock), &b);
	KUNIT_EXPECT_PTR_EQ(test, PopEntryList(&head), &a);
	KUNIT_EXPECT_NULL(test, PopEntryList(&head));
}

static void list_sequenced(struct kunit *test)
{
	SLIST_HEADER head;
	SLIST_ENTRY a, b;
	KSPIN_LOCK lock;

	KeInitializeSpinLock(&lock);
	ExInitializeSListHead(&head);
	KUNIT_EXPECT_NULL(test, ExInterlockedPopEntrySList(&head, &lock));
	KUNIT_EXPECT_NULL(test, ExInterlockedPushEntrySList(&head, &a, &lock));
	KUNIT_EXPECT_PTR_EQ(test, InterlockedPushEntrySList(&head, &b), &a);
	KUNIT_EXPECT_EQ(test, ExQueryDepthSList(&head), 2);
	KUNIT_EXPECT_PTR_EQ(test, InterlockedPopEntrySList(&head), &b);
	KUNIT_EXPECT_EQ(test, ExQueryDepthSList(&head), 1);
	InterlockedPushEntrySList(&head, &b);
	KUNIT_EXPECT_PTR_EQ(test, ExInterlockedFlushSList(&head), &b);
	KUNIT_EXPECT_PTR_EQ(test, b.Next, &a);
	KUNIT_EXPECT_EQ(test, ExQueryDepthSList(&head), 0);
	KUNIT_EXPECT_NULL(test, ExInterlockedFlushSList(&head));
}

#define LOOK_TAG	0x6b6f6f4c
#define LOOK_BYTES	48

static void lookaside_pool(struct kunit *test)
{
	NPAGED_LOOKASIDE_LIST list;
	PUCHAR a, b;

	ExInitializeNPagedLookasideList(&list, NULL, NULL, 0, LOOK_BYTES, LOOK_TAG, 0);
	a = ExAllocateFromNPagedLookasideList(&list);
	b = ExAllocateFromNPagedLookasideList(&list);
	KUNIT_ASSERT_NOT_NULL(test, a);
	KUNIT_ASSERT_NOT_NULL(test, b);
	memset(a, 1, LOOK_BYTES);
	memset(b, 2, LOOK_BYTES);
	KUNIT_EXPECT_EQ(test, a[LOOK_BYTES - 1], 1);
	ExFreeToNPagedLookasideList(&list, a);
	ExFreeToNPagedLookasideList(&list, b);
	ExDeleteNPagedLookasideList(&list);
}

static struct {
	POOL_TYPE type;
	SIZE_T bytes;
	ULONG tag;
	PVOID freed;
} asked;

static PVOID own_allocate(POOL_TYPE type, SIZE_T bytes, ULONG tag)
{
	asked.type = type;
	asked.bytes = bytes;
	asked.tag = tag;
	return &asked;
}

static VOID own_free(PVOID buffer)
{
	asked.freed = buffer;
}

static void lookaside_own(struct kunit *test)
{
	PAGED_LOOKASIDE_LIST list;

	ExInitializePagedLookasideList(&list, own_allocate, own_free, 0, LOOK_BYTES, LOOK_TAG, 0);
	KUNIT_EXPECT_PTR_EQ(test, ExAllocateFromPagedLookasideList(&list), (PVOID)&asked);
	KUNIT_EXPECT_EQ(test, (int)asked.type, (int)PagedPool);
	KUNIT_EXPECT_EQ(test, asked.bytes, (SIZE_T)LOOK_BYTES);
	KUNIT_EXPECT_EQ(test, asked.tag, (ULONG)LOOK_TAG);
	ExFreeToPagedLookasideList(&list, &asked.bytes);
	KUNIT_EXPECT_PTR_EQ(test, asked.freed, (PVOID)&asked.bytes);
	ExDeletePagedLookasideList(&list);
}

static struct kunit_case list_cases[] = {
	KUNIT_CASE(list_locked),
	KUNIT_CASE(list_in_interrupt),
	KUNIT_CASE(list_single),
	KUNIT_CASE(list_sequenced),
	KUNIT_CASE(lookaside_pool),
	KUNIT_CASE(lookaside_own),
	{}
};

static struct kunit_suite list_suite = {
	.name = "hdaudio_nt_list",
	.test_cases = list_cases,
};

kunit_test_suite(list_suite);
