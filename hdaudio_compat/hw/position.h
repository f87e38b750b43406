/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The DMA position buffer.
 */
#ifndef HDB_POSITION_H
#define HDB_POSITION_H

#include <linux/types.h>

struct hdb_ctrl;

void hdb_positions_init(struct hdb_ctrl *ctrl);
void hdb_positions_exit(struct hdb_ctrl *ctrl);
void hdb_positions_run(struct hdb_ctrl *ctrl);
void hdb_positions_lose(struct hdb_ctrl *ctrl);
__le32 *hdb_position_entry(const struct hdb_ctrl *ctrl, unsigned int index);

#endif /* HDB_POSITION_H */
