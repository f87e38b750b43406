/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The steps of recovery.
 */
#ifndef HDB_RECOVERY_STEPS_H
#define HDB_RECOVERY_STEPS_H

struct work_struct;

void hdb_recovery_work(struct work_struct *work);

#endif /* HDB_RECOVERY_STEPS_H */
