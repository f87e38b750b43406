/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is checked when a client frees pool memory.
 */
#ifndef HDB_POOL_H
#define HDB_POOL_H

#include "nt/types.h"

const char *hdb_pool_fault(const void *p, ULONG tag);

#endif /* HDB_POOL_H */
