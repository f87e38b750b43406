// SPDX-License-Identifier: GPL-2.0
/*
 * Lists under a lock that interrupts may take.
 */
#include <linux/export.h>

#include "nt/locked_list.h"

/**
 * ExInterlockedInsertHeadList - put an entry before all others
 * @ListHead: the list
 * @ListEntry: the entry
 * @Lock: the list's; used by these routines only
 *
 * Context: any.
 * Return: what was first before; NULL if the list was empty.
 */
PLIST_ENTRY ExInterlockedInsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry,
					PKSPIN_LOCK Lock)
{
	unsigned long flags;
	PLIST_ENTRY before;

	spin_lock_irqsave(Lock, flags);
	before = IsListEmpty(ListHead) ? NULL : ListHead->Flink;
	InsertHeadList(ListHead, ListEntry);
	spin_unlock_irqrestore(Lock, flags);
	return before;
}
EXPORT_SYMBOL_GPL(ExInterlockedInsertHeadList);

/**
 * ExInterlockedInsertTailList - put an entry behind all others
 * @ListHead: the list
 * @ListEntry: the entry
 * @Lock: the list's; used by these routines only
 *
 * Context: any.
 * Return: what was last before; NULL if the list was empty.
 */
PLIST_ENTRY ExInterlockedInsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry,
					PKSPIN_LOCK Lock)
{
	unsigned long flags;
	PLIST_ENTRY before;

	spin_lock_irqsave(Lock, flags);
	before = IsListEmpty(ListHead) ? NULL : ListHead->Blink;
	InsertTailList(ListHead, ListEntry);
	spin_unlock_irqrestore(Lock, flags);
	return before;
}
EXPORT_SYMBOL_GPL(ExInterlockedInsertTailList);

/**
 * ExInterlockedRemoveHeadList - take the first entry
 * @ListHead: the list
 * @Lock: the list's; used by these routines only
 *
 * Context: any.
 * Return: the entry; NULL, not the head, if the list is empty.
 */
PLIST_ENTRY ExInterlockedRemoveHeadList(PLIST_ENTRY ListHead, PKSPIN_LOCK Lock)
{
	unsigned long flags;
	PLIST_ENTRY entry;

	spin_lock_irqsave(Lock, flags);
	entry = IsListEmpty(ListHead) ? NULL : RemoveHeadList(ListHead);
	spin_unlock_irqrestore(Lock, flags);
	return entry;
}
EXPORT_SYMBOL_GPL(ExInterlockedRemoveHeadList);

/**
 * ExInterlockedPushEntryList - put an entry before all others
 * @ListHead: the list
 * @ListEntry: the entry
 * @Lock: the list's; used by these routines only
 *
 * Context: any.
 * Return: what was first before; NULL if the list was empty.
 */
PSINGLE_LIST_ENTRY ExInterlockedPushEntryList(PSINGLE_LIST_ENTRY ListHead,
					      PSINGLE_LIST_ENTRY ListEntry, PKSPIN_LOCK Lock)
{
	unsigned long flags;

	spin_lock_irqsave(Lock, flags);
	PushEntryList(ListHead, ListEntry);
	spin_unlock_irqrestore(Lock, flags);
	return ListEntry->Next;
}
EXPORT_SYMBOL_GPL(ExInterlockedPushEntryList);

/**
 * ExInterlockedPopEntryList - take the first entry
 * @ListHead: the list
 * @Lock: the list's; used by these routines only
 *
 * Context: any.
 * Return: the entry; NULL if the list is empty.
 */
PSINGLE_LIST_ENTRY ExInterlockedPopEntryList(PSINGLE_LIST_ENTRY ListHead, PKSPIN_LOCK Lock)
{
	PSINGLE_LIST_ENTRY entry;
	unsigned long flags;

	spin_lock_irqsave(Lock, flags);
	entry = PopEntryList(ListHead);
	spin_unlock_irqrestore(Lock, flags);
	return entry;
}
EXPORT_SYMBOL_GPL(ExInterlockedPopEntryList);

/**
 * InitializeSListHead - make an empty list
 * @SListHead: memory for it
 *
 * Context: any.
 */
VOID InitializeSListHead(PSLIST_HEADER SListHead)
{
	SListHead->first.Next = NULL;
	SListHead->depth = 0;
	spin_lock_init(&SListHead->lock);
}
EXPORT_SYMBOL_GPL(InitializeSListHead);

/**
 * InterlockedPushEntrySList - put an entry before all others
 * @SListHead: the list
 * @SListEntry: the entry
 *
 * Context: any.
 * Return: what was first before; NULL if the list was empty.
 */
PSLIST_ENTRY InterlockedPushEntrySList(PSLIST_HEADER SListHead, PSLIST_ENTRY SListEntry)
{
	PSLIST_ENTRY before;
	unsigned long flags;

	spin_lock_irqsave(&SListHead->lock, flags);
	before = SListHead->first.Next;
	PushEntryList(&SListHead->first, SListEntry);
	SListHead->depth++;
	spin_unlock_irqrestore(&SListHead->lock, flags);
	return before;
}
EXPORT_SYMBOL_GPL(InterlockedPushEntrySList);

/**
 * InterlockedPopEntrySList - take the first entry
 * @SListHead: the list
 *
 * Context: any.
 * Return: the entry; NULL if the list is empty.
 */
PSLIST_ENTRY InterlockedPopEntrySList(PSLIST_HEADER SListHead)
{
	PSLIST_ENTRY entry;
	unsigned long flags;

	spin_lock_irqsave(&SListHead->lock, flags);
	entry = PopEntryList(&SListHead->first);
	if (entry)
		SListHead->depth--;
	spin_unlock_irqrestore(&SListHead->lock, flags);
	return entry;
}
EXPORT_SYMBOL_GPL(InterlockedPopEntrySList);

/**
 * InterlockedFlushSList - take all entries
 * @SListHead: the list, empty afterwards
 *
 * Context: any.
 * Return: the first, with the others behind it; NULL if the list was empty.
 */
PSLIST_ENTRY InterlockedFlushSList(PSLIST_HEADER SListHead)
{
	PSLIST_ENTRY first;
	unsigned long flags;

	spin_lock_irqsave(&SListHead->lock, flags);
	first = SListHead->first.Next;
	SListHead->first.Next = NULL;
	SListHead->depth = 0;
	spin_unlock_irqrestore(&SListHead->lock, flags);
	return first;
}
EXPORT_SYMBOL_GPL(InterlockedFlushSList);

/**
 * QueryDepthSList - how many entries there are
 * @SListHead: the list
 *
 * Context: any.
 * Return: their number.
 */
USHORT QueryDepthSList(PSLIST_HEADER SListHead)
{
	return READ_ONCE(SListHead->depth);
}
EXPORT_SYMBOL_GPL(QueryDepthSList);
