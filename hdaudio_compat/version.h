/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The one place where the version is written.
 */
#ifndef HDB_VERSION_H
#define HDB_VERSION_H

#include <linux/stringify.h>

#define HDB_VERSION_MAJOR	0
#define HDB_VERSION_MINOR	1
#define HDB_VERSION		__stringify(HDB_VERSION_MAJOR) "." __stringify(HDB_VERSION_MINOR)

#endif /* HDB_VERSION_H */
