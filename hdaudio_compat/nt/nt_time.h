/* SPDX-License-Identifier: GPL-2.0 */
/*
 * NT time-outs on kernel timers.
 */
#ifndef HDB_NT_TIME_H
#define HDB_NT_TIME_H

#include <linux/ktime.h>

#include "nt/types.h"

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

#endif /* HDB_NT_TIME_H */
