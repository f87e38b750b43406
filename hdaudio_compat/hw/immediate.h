/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Immediate commands: one at a time, by registers, for a controller whose rings do not work.
 */
#ifndef HDB_IMMEDIATE_H
#define HDB_IMMEDIATE_H

#include "io.h"

int hdb_immediate_run(struct hdb_io *io, u32 command, unsigned int limit_us, u32 *response);

#endif /* HDB_IMMEDIATE_H */
