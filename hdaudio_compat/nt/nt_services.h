/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the rest of the driver uses of the NT services beside what include/nt offers to everybody.
 */
#ifndef HDB_NT_SERVICES_H
#define HDB_NT_SERVICES_H

#include <linux/gfp.h>

#include "nt/mdl.h"

struct module;

/*
 * nt_services.c: those services that are more than routines. They begin and end with this
 * module, and drivers may leave things behind in them.
 */

int hdb_nt_init(void);
void hdb_nt_exit(void);
void hdb_nt_reclaim(struct module *owner);

/* nt_mdl.c: MDLs for the DMA buffers handed to clients */

PMDL hdb_mdl_create(void *va, size_t bytes, gfp_t gfp);
void hdb_mdl_free(PMDL mdl);

#endif /* HDB_NT_SERVICES_H */
