/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands that end unanswered, all of them or one client's.
 */
#ifndef HDB_VERBS_ABORT_H
#define HDB_VERBS_ABORT_H

#include "hdb.h"

struct seq_buf;

void hdb_verbs_bury_all(struct hdb_verbs *verbs);
void hdb_verbs_drop_all(struct hdb_verbs *verbs);
void hdb_verbs_abort(struct hdb_ctrl *ctrl);
void hdb_ctrl_set_gone(struct hdb_ctrl *ctrl);
void hdb_ctrl_no_answer(struct hdb_ctrl *ctrl);
void hdb_verbs_reclaim(struct hdb_client *client, struct seq_buf *left);

#endif /* HDB_VERBS_ABORT_H */
