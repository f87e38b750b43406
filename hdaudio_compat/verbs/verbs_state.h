/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The command layer set going, restarted, put to sleep, stopped.
 */
#ifndef HDB_VERBS_STATE_H
#define HDB_VERBS_STATE_H

#include "hdb.h"

void hdb_verbs_init(struct hdb_ctrl *ctrl);
void hdb_verbs_free(struct hdb_ctrl *ctrl);
void hdb_verbs_start(struct hdb_ctrl *ctrl);
int hdb_verbs_sleep(struct hdb_ctrl *ctrl);
void hdb_verbs_stop(struct hdb_ctrl *ctrl);
void hdb_verbs_quiesce(struct hdb_ctrl *ctrl);
void hdb_verbs_distrust_rings(struct hdb_ctrl *ctrl);
int hdb_verbs_set_each(struct hdb_ctrl *ctrl, bool each);
int hdb_verbs_restart(struct hdb_ctrl *ctrl, bool stalled);

#endif /* HDB_VERBS_STATE_H */
