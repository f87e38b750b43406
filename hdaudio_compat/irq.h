/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The controller's interrupt and the DPC behind it.
 */
#ifndef HDB_IRQ_H
#define HDB_IRQ_H

struct hdb_ctrl;

int hdb_irq_request(struct hdb_ctrl *ctrl);
void hdb_irq_free(struct hdb_ctrl *ctrl);
void hdb_irq_fall_back(struct hdb_ctrl *ctrl);
void hdb_irq_sync(struct hdb_ctrl *ctrl);
void hdb_irq_wake(struct hdb_ctrl *ctrl);

#endif /* HDB_IRQ_H */
