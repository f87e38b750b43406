/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The timer for codec commands in flight.
 */
#ifndef HDB_VERBS_TIMER_H
#define HDB_VERBS_TIMER_H

#include "hdb.h"

void hdb_verbs_timers_init(struct hdb_verbs *verbs);
void hdb_verbs_timers_stop(struct hdb_verbs *verbs);

#endif /* HDB_VERBS_TIMER_H */
