/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands where the rings do not work.
 */
#ifndef HDB_VERBS_IMMEDIATE_H
#define HDB_VERBS_IMMEDIATE_H

#include "hdb.h"

void hdb_verbs_send(struct work_struct *work);

#endif /* HDB_VERBS_IMMEDIATE_H */
