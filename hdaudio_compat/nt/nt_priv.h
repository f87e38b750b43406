/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the NT services share among themselves; nobody else needs it.
 */
#ifndef HDB_NT_PRIV_H
#define HDB_NT_PRIV_H

#include <linux/ktime.h>
#include <linux/spinlock.h>
#include <linux/stdarg.h>
#include <linux/types.h>

#include "nt/dpc.h"
#include "nt/timer.h"
#include "nt/types.h"
#include "nt/wait.h"

struct module;

/* nt_dpc.c: the queue of DPCs, and the lock it shares with the queue of timers */

/*
 * What a timer sets off, the end of waits and its DPC, is one step for everyone: whoever learns
 * of the first may count on the second. Any context; taken before the lock of an object.
 */
extern spinlock_t hdb_dispatcher_lock;

bool hdb_dpc_insert(PRKDPC dpc, PVOID argument1, PVOID argument2);
void hdb_dpcs_init(void);
void hdb_dpcs_exit(void);

/* nt_timer.c: the queue of timers */

void hdb_timers_init(void);
void hdb_timers_exit(void);
unsigned int hdb_timers_reclaim(struct module *owner);

/* nt_time.c: NT time-outs on kernel timers */

#define NT_NS_PER_UNIT		100

/* From 1601, where NT's system time begins, to 1970, in units of 100 ns. */
#define NT_UNIX_EPOCH		116444736000000000LL

/**
 * struct hdb_deadline - when a wait ends
 * @at: on the monotonic clock
 * @never: it does not
 */
struct hdb_deadline {
	ktime_t at;
	bool never;
};

void hdb_deadline_set(struct hdb_deadline *deadline, const LARGE_INTEGER *timeout);
bool hdb_deadline_sleep(const struct hdb_deadline *deadline);

/* nt_wait.c: what the objects that can be waited for have in common */

/**
 * enum hdb_object_kind - how a wait for an object ends
 * @HDB_OBJECT_STAYS: while it is set, for everyone: notification events and timers
 * @HDB_OBJECT_COUNTS: by taking one of its count: synchronisation events and timers, semaphores
 * @HDB_OBJECT_OWNED: by owning it: mutexes
 *
 * Numbers that nothing else begins with by chance.
 */
enum hdb_object_kind {
	HDB_OBJECT_STAYS = 0x6a624f01,
	HDB_OBJECT_COUNTS,
	HDB_OBJECT_OWNED,
};

void hdb_object_init(PDISPATCHER_HEADER object, enum hdb_object_kind kind, LONG state);
bool hdb_object_is_one(const void *object);
LONG hdb_object_state(PDISPATCHER_HEADER object);
LONG hdb_object_set_state(PDISPATCHER_HEADER object, LONG state);
void hdb_object_offer(PDISPATCHER_HEADER object);

/* nt_work.c: the queue of work items */

int hdb_work_init(void);
void hdb_work_exit(void);
void hdb_work_flush(void);

/* nt_pool.c: what is checked when pool memory is freed */

const char *hdb_pool_fault(const void *p, ULONG tag);

/* nt_format.c: NT's print formats */

bool hdb_format(char *out, size_t size, PCSTR format, va_list args);
bool hdb_format_wide(PWSTR out, size_t size, PCWSTR format, va_list args);

#endif /* HDB_NT_PRIV_H */
