/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The queue of timers.
 */
#ifndef HDB_NT_TIMER_H
#define HDB_NT_TIMER_H

#include "nt/timer.h"

struct module;

void hdb_timers_init(void);
void hdb_timers_exit(void);
unsigned int hdb_timers_reclaim(struct module *owner);

#endif /* HDB_NT_TIMER_H */
