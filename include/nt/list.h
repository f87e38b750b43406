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

EXTERN_C_START

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

NT_INLINE VOID InitializeListHead(PLIST_ENTRY ListHead);
NT_INLINE BOOLEAN IsListEmpty(const LIST_ENTRY *ListHead);
NT_INLINE VOID InsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry);
NT_INLINE VOID InsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry);
NT_INLINE BOOLEAN RemoveEntryList(PLIST_ENTRY Entry);
NT_INLINE PLIST_ENTRY RemoveHeadList(PLIST_ENTRY ListHead);
NT_INLINE PLIST_ENTRY RemoveTailList(PLIST_ENTRY ListHead);

#ifndef __cplusplus
NT_INLINE VOID InitializeListHead(PLIST_ENTRY ListHead)
{
	INIT_LIST_HEAD(&ListHead->list);
}

NT_INLINE BOOLEAN IsListEmpty(const LIST_ENTRY *ListHead)
{
	return list_empty(&ListHead->list);
}

NT_INLINE VOID InsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
	list_add(&Entry->list, &ListHead->list);
}

NT_INLINE VOID InsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
	list_add_tail(&Entry->list, &ListHead->list);
}

/* Leaves the entry's own links alone, as NT does; TRUE if the list is empty afterwards. */
NT_INLINE BOOLEAN RemoveEntryList(PLIST_ENTRY Entry)
{
	BOOLEAN last = Entry->Flink == Entry->Blink;

	__list_del_entry(&Entry->list);
	return last;
}

/* Of an empty list, these two return the list head itself. */
NT_INLINE PLIST_ENTRY RemoveHeadList(PLIST_ENTRY ListHead)
{
	PLIST_ENTRY entry = ListHead->Flink;

	RemoveEntryList(entry);
	return entry;
}

NT_INLINE PLIST_ENTRY RemoveTailList(PLIST_ENTRY ListHead)
{
	PLIST_ENTRY entry = ListHead->Blink;

	RemoveEntryList(entry);
	return entry;
}
#endif /* __cplusplus */

EXTERN_C_END

#endif /* HDAUDIO_NT_LIST_H */
