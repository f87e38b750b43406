/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All ones: what is read where no device answers. The registers that are asked here never hold
 * that, but one read may go wrong, so no single one is believed.
 */
#ifndef HDB_GONE_H
#define HDB_GONE_H

#include "io.h"

bool hdb_io_gone(struct hdb_io *io);
u8 hdb_sure8(struct hdb_io *io, u32 off);
u16 hdb_sure16(struct hdb_io *io, u32 off);
u32 hdb_sure32(struct hdb_io *io, u32 off);
u8 hdb_steady8(struct hdb_io *io, u32 off);
u16 hdb_steady16(struct hdb_io *io, u32 off);
u32 hdb_steady32(struct hdb_io *io, u32 off);

#endif /* HDB_GONE_H */
