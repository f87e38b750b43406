/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Threads that wait for NT's objects, and the services that some of these need.
 */
#ifndef NT_WAITER_H
#define NT_WAITER_H

#include <kunit/test.h>
#include <linux/completion.h>

#include "nt/nt.h"

#define MSEC_UNITS	10000LL		/* a millisecond in units of 100 ns */
#define PATIENCE	(30 * HZ)	/* for what is bound to happen */

/**
 * struct waiter - a thread that waits once
 * @object: for what
 * @timeout: for how long; NULL for ever
 * @status: what its wait returned; -1 before
 * @leave: called in the thread afterwards, if it is not NULL
 * @done: completed when it has waited
 */
struct waiter {
	PVOID object;
	LARGE_INTEGER *timeout;
	NTSTATUS status;
	void (*leave)(struct waiter *w);
	struct completion done;
};

void waiter_init(struct waiter *w, PVOID object);
/* Runs its thread, and returns when that is in the object's queue. */
void waiter_run(struct kunit *test, struct waiter *w);
/* Both. */
void waiter_start(struct kunit *test, struct waiter *w, PVOID object);
int waiter_thread(void *arg);
void waiter_expect_released(struct kunit *test, struct waiter *w);
size_t waiters_queued(PVOID object);

/* In the caller's thread: for so long at most. */
NTSTATUS wait_units(PVOID object, LONGLONG units);
/* A wait of no time, which is a question. */
NTSTATUS wait_poll(PVOID object);

/* Suites run before a module's init does: those that use DPCs, timers or work items have these. */
int services_suite_init(struct kunit_suite *suite);
void services_suite_exit(struct kunit_suite *suite);

#endif /* NT_WAITER_H */
