/* SPDX-License-Identifier: GPL-2.0 */
/*
 * LIST_ENTRY: the kernel's doubly linked list under its NT names.
 *
 * Any context; the caller does the locking.
 */
#ifndef HDAUDIO_NT_LIST_H
#define HDAUDIO_NT_LIST_H

#include <linux/list.h>

#include "types.h"

typedef struct _LIST_ENTRY {
	union {
		struct {
			struct _LIST_ENTRY *Flink;
			struct _LIST_ENTRY *Blink;
		};
		struct list_head list;
	};
} LIST_ENTRY, *PLIST_ENTRY, *PRLIST_ENTRY;

static_assert(sizeof(LIST_ENTRY) == sizeof(struct list_head));
static_assert(offsetof(LIST_ENTRY, Flink) == offsetof(struct list_head, next));
static_assert(offsetof(LIST_ENTRY, Blink) == offsetof(struct list_head, prev));

static inline VOID InitializeListHead(PLIST_ENTRY ListHead)
{
	INIT_LIST_HEAD(&ListHead->list);
}

static inline BOOLEAN IsListEmpty(const LIST_ENTRY *ListHead)
{
	return list_empty(&ListHead->list);
}

static inline VOID InsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
	list_add(&Entry->list, &ListHead->list);
}

static inline VOID InsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
	list_add_tail(&Entry->list, &ListHead->list);
}

/* Leaves the entry's own links alone, as NT does; TRUE if the list is empty afterwards. */
static inline BOOLEAN RemoveEntryList(PLIST_ENTRY Entry)
{
	BOOLEAN last = Entry->Flink == Entry->Blink;

	__list_del_entry(&Entry->list);
	return last;
}

/* Of an empty list, these two return the list head itself. */
static inline PLIST_ENTRY RemoveHeadList(PLIST_ENTRY ListHead)
{
	PLIST_ENTRY entry = ListHead->Flink;

	RemoveEntryList(entry);
	return entry;
}

static inline PLIST_ENTRY RemoveTailList(PLIST_ENTRY ListHead)
{
	PLIST_ENTRY entry = ListHead->Blink;

	RemoveEntryList(entry);
	return entry;
}

#endif /* HDAUDIO_NT_LIST_H */
