/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands answered.
 */
#ifndef HDB_VERBS_ANSWER_H
#define HDB_VERBS_ANSWER_H

#include "hdb.h"

void hdb_verbs_heard(struct hdb_verbs *verbs, unsigned int codec, u32 response);
int hdb_verbs_service(struct hdb_verbs *verbs);
bool hdb_verbs_rest(struct hdb_ctrl *ctrl);
int hdb_verbs_irq(struct hdb_ctrl *ctrl);
int hdb_verbs_irq_found(struct hdb_ctrl *ctrl, bool lost);

#endif /* HDB_VERBS_ANSWER_H */
