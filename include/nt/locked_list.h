/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lists that are used under a spin lock of the client's, that nothing else takes: the ExInterlocked
 * routines, which interrupts may call, too. And singly linked ones, with and without it.
 */
#ifndef HDAUDIO_NT_LOCKED_LIST_H
#define HDAUDIO_NT_LOCKED_LIST_H

#include "list.h"
#include "spinlock.h"

EXTERN_C_START

typedef struct _SINGLE_LIST_ENTRY {
	struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY, SLIST_ENTRY, *PSLIST_ENTRY;

/**
 * struct _SLIST_HEADER - a list that needs no lock; its members are not the client's business
 * @first: its first entry, the last that was pushed
 * @depth: entries in it
 * @lock: it does have one
 */
typedef struct _SLIST_HEADER {
	SINGLE_LIST_ENTRY first;
	USHORT depth;
	KSPIN_LOCK lock;
} SLIST_HEADER, *PSLIST_HEADER;

PLIST_ENTRY ExInterlockedInsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry,
					PKSPIN_LOCK Lock);
PLIST_ENTRY ExInterlockedInsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY ListEntry,
					PKSPIN_LOCK Lock);
PLIST_ENTRY ExInterlockedRemoveHeadList(PLIST_ENTRY ListHead, PKSPIN_LOCK Lock);
PSINGLE_LIST_ENTRY ExInterlockedPushEntryList(PSINGLE_LIST_ENTRY ListHead,
					      PSINGLE_LIST_ENTRY ListEntry, PKSPIN_LOCK Lock);
PSINGLE_LIST_ENTRY ExInterlockedPopEntryList(PSINGLE_LIST_ENTRY ListHead, PKSPIN_LOCK Lock);

/* The caller does the locking of these two. */
static inline VOID PushEntryList(PSINGLE_LIST_ENTRY ListHead, PSINGLE_LIST_ENTRY Entry)
{
	Entry->Next = ListHead->Next;
	ListHead->Next = Entry;
}

static inline PSINGLE_LIST_ENTRY PopEntryList(PSINGLE_LIST_ENTRY ListHead)
{
	PSINGLE_LIST_ENTRY entry = ListHead->Next;

	if (entry)
		ListHead->Next = entry->Next;
	return entry;
}

VOID InitializeSListHead(PSLIST_HEADER SListHead);
PSLIST_ENTRY InterlockedPushEntrySList(PSLIST_HEADER SListHead, PSLIST_ENTRY SListEntry);
PSLIST_ENTRY InterlockedPopEntrySList(PSLIST_HEADER SListHead);
PSLIST_ENTRY InterlockedFlushSList(PSLIST_HEADER SListHead);
USHORT QueryDepthSList(PSLIST_HEADER SListHead);

#define ExInitializeSListHead(SListHead)	InitializeSListHead(SListHead)
#define ExInterlockedPushEntrySList(SListHead, SListEntry, Lock) \
	((void)(Lock), InterlockedPushEntrySList(SListHead, SListEntry))
#define ExInterlockedPopEntrySList(SListHead, Lock) \
	((void)(Lock), InterlockedPopEntrySList(SListHead))
#define ExInterlockedFlushSList(SListHead)	InterlockedFlushSList(SListHead)
#define ExQueryDepthSList(SListHead)		QueryDepthSList(SListHead)

EXTERN_C_END

#endif /* HDAUDIO_NT_LOCKED_LIST_H */
