/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The queue of DPCs, and the lock it shares with the queue of timers.
 */
#ifndef HDB_NT_DPC_H
#define HDB_NT_DPC_H

#include <linux/spinlock.h>

#include "nt/dpc.h"

/*
 * What a timer sets off, the end of waits and its DPC, is one step for everyone: whoever learns
 * of the first may count on the second. Any context; taken before the lock of an object.
 */
extern spinlock_t hdb_dispatcher_lock;

bool hdb_dpc_insert(PRKDPC dpc, PVOID argument1, PVOID argument2);
void hdb_dpcs_init(void);
void hdb_dpcs_exit(void);

#endif /* HDB_NT_DPC_H */
