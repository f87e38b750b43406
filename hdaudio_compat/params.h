/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Module parameters that overrule the quirk tables.
 */
#ifndef HDB_PARAMS_H
#define HDB_PARAMS_H

#include <linux/moduleparam.h>

struct hdb_setup;

#define HDB_AUTO	(-1)	/* as the tables say */

/**
 * struct hdb_params - what the administrator wants of one controller; HDB_AUTO or
 * @snoop: DMA snoops the caches: 0 or 1
 * @enable_msi: interrupts by message, where there is one: 0 or 1
 * @dma_bits: addresses it reaches: 32, 40 or 64
 * @probe_mask: codecs to ask, with HDB_PROBE_FORCE
 * @single_cmd: commands go one by one, without the rings: 0 or 1
 * @position_fix: positions are read in registers (1) or memory (2); 0 is HDB_AUTO, too
 */
struct hdb_params {
	int snoop;
	int enable_msi;
	int dma_bits;
	int probe_mask;
	int single_cmd;
	int position_fix;
};

extern const struct kernel_param_ops param_ops_hdb_switch;
extern const struct kernel_param_ops param_ops_hdb_bits;
extern const struct kernel_param_ops param_ops_hdb_mask;
extern const struct kernel_param_ops param_ops_hdb_position;

void hdb_params_get(unsigned int nth, struct hdb_params *params);
void hdb_params_apply(const struct hdb_params *params, struct hdb_setup *setup);

#endif /* HDB_PARAMS_H */
