/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Making MDLs for the DMA buffers handed to clients.
 */
#ifndef HDB_MDL_H
#define HDB_MDL_H

#include <linux/gfp.h>

#include "nt/mdl.h"

PMDL hdb_mdl_create(void *va, size_t bytes, gfp_t gfp);
void hdb_mdl_free(PMDL mdl);

#endif /* HDB_MDL_H */
