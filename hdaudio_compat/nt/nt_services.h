/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Those NT services that are more than routines: they begin and end with this module, and drivers
 * may leave things behind in them.
 */
#ifndef HDB_NT_SERVICES_H
#define HDB_NT_SERVICES_H

struct module;

int hdb_nt_init(void);
void hdb_nt_exit(void);
void hdb_nt_reclaim(struct module *owner);

#endif /* HDB_NT_SERVICES_H */
