/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers of Intel's controllers that are beyond the HD Audio specification.
 */
#ifndef HDB_INTEL_H
#define HDB_INTEL_H

#include "io.h"

void hdb_intel_set_bit_clock(struct hdb_io *io, unsigned int display_khz);
void hdb_intel_tune(struct hdb_io *io, u32 quirks);

#endif /* HDB_INTEL_H */
