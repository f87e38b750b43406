/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the files of the command layer share: verbs.c (hand in, issue, answer), batch.c (complete,
 * call back), watch.c (the timer), give_up.c, sender.c (without the rings), verbs_state.c (start,
 * sleep, stop) and verbs_reclaim.c (a client goes).
 */
#ifndef HDB_VERBS_PRIV_H
#define HDB_VERBS_PRIV_H

#include "hdb.h"

void hdb_verbs_pump(struct hdb_verbs *verbs);
void hdb_verbs_heard(struct hdb_verbs *verbs, unsigned int codec, u32 response);
int hdb_verbs_service(struct hdb_verbs *verbs);
void hdb_verbs_timers_init(struct hdb_verbs *verbs);
void hdb_verbs_timers_stop(struct hdb_verbs *verbs);
void hdb_verbs_put_off(struct hdb_verbs *verbs);
void hdb_verbs_send(struct work_struct *work);

#endif /* HDB_VERBS_PRIV_H */
