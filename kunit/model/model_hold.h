/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How long the driver keeps interrupts off: the register accesses and the microseconds of delay
 * within one hold of a lock, or within its interrupt handler.
 *
 * The model counts the accesses; the driver's own objects are compiled with kunit/hold.h, which
 * tells of locks and delays. Real time is not looked at: a busy machine measures the same.
 */
#ifndef MODEL_HOLD_H
#define MODEL_HOLD_H

#include <linux/types.h>

/**
 * struct model_hold - a hold that has ended
 * @where: the function that took the lock; NULL: there was none
 * @accesses: register accesses
 * @us: delays, in microseconds
 * @steps: what else the test counts, see model_hold_count()
 * @wakes: threads woken
 */
struct model_hold {
	const char *where;
	unsigned int accesses;
	unsigned int us;
	unsigned int steps;
	unsigned int wakes;
};

void model_hold_begin(const char *where);
void model_hold_end(void);
void model_hold_delay(unsigned long us);
void model_hold_access(void);
void model_hold_wake(unsigned int threads);
/* A function has taken a mutex. */
void model_hold_took(const char *where);

/* Forget all holds so far. */
void model_hold_clear(void);
/* The longest since then, an access taken for a microsecond. */
struct model_hold model_hold_longest(void);
/* The one with the most steps. */
struct model_hold model_hold_busiest(void);
/* The one in which the most threads were woken. */
struct model_hold model_hold_loudest(void);
/* Note which functions take locks, from now on; or no more, and forget them. */
void model_hold_note(bool on);
/* Has a function of this name taken one since? */
bool model_hold_noted(const char *function);
/*
 * At the end of each hold @count(@data) tells how many steps there have been; they are taken to be
 * those of the hold. NULL ends it.
 */
void model_hold_count(unsigned int (*count)(void *data), void *data);

#endif /* MODEL_HOLD_H */
