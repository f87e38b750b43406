/* SPDX-License-Identifier: GPL-2.0 */
/*
 * NT's print formats.
 */
#ifndef HDB_NT_DEBUG_H
#define HDB_NT_DEBUG_H

#include <linux/types.h>

bool hdb_format_translate(const char *nt, char *out, size_t size);

#endif /* HDB_NT_DEBUG_H */
