/* SPDX-License-Identifier: GPL-2.0 */
/*
 * DMA memory outside of the caches, for controllers that do not snoop them.
 */
#ifndef HDB_UNCACHED_H
#define HDB_UNCACHED_H

#include <linux/types.h>

struct device;

enum hdb_memory {
	HDB_UNCACHED,		/* each access as it is written: to be read while it changes */
	HDB_WRITE_COMBINED,	/* fast to write; a register access puts all of it in memory */
};

void hdb_memory_uncache(struct device *dev, void *va, size_t bytes, enum hdb_memory kind);
void hdb_memory_recache(void *va, size_t bytes);

#endif /* HDB_UNCACHED_H */
