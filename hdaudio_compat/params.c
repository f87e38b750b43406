// SPDX-License-Identifier: GPL-2.0
/*
 * Module parameters to try a quirk by hand, or do without one. Where the kernel's own driver
 * has the same it has the same name and meaning.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kernel.h>
#include <linux/printk.h>

#include "hdb.h"
#include "hw/quirks.h"
#include "params.h"

#define CONTROLLERS	16

static int param_set(const char *val, const struct kernel_param *kp, bool (*fits)(int value),
		     const char *range)
{
	int value;

	if (!kstrtoint(val, 0, &value) && (value == HDB_AUTO || fits(value))) {
		*(int *)kp->arg = value;
		return 0;
	}
	pr_err("%s=%s is refused: it takes %s, or -1 for what is known of the controller\n",
	       kp->name, val, range);
	return -EINVAL;
}

static bool fits_switch(int value)
{
	return value == 0 || value == 1;
}

static int param_set_switch(const char *val, const struct kernel_param *kp)
{
	return param_set(val, kp, fits_switch, "0 or 1");
}

static bool fits_bits(int value)
{
	return value == 32 || value == 40 || value == 64;
}

static int param_set_bits(const char *val, const struct kernel_param *kp)
{
	return param_set(val, kp, fits_bits, "32, 40 or 64");
}

static bool fits_mask(int value)
{
	return value > 0 && value <= HDB_PROBE_MAX;
}

static int param_set_mask(const char *val, const struct kernel_param *kp)
{
	return param_set(val, kp, fits_mask, "0x001 to 0x1ff");
}

static bool fits_position(int value)
{
	return value >= 0 && value <= 2;
}

static int param_set_position(const char *val, const struct kernel_param *kp)
{
	return param_set(val, kp, fits_position, "1 or 2, or 0");
}

const struct kernel_param_ops param_ops_hdb_switch = {
	.set = param_set_switch,
	.get = param_get_int,
};

const struct kernel_param_ops param_ops_hdb_bits = {
	.set = param_set_bits,
	.get = param_get_int,
};

const struct kernel_param_ops param_ops_hdb_mask = {
	.set = param_set_mask,
	.get = param_get_int,
};

const struct kernel_param_ops param_ops_hdb_position = {
	.set = param_set_position,
	.get = param_get_int,
};

#define param_check_hdb_switch	param_check_int
#define param_check_hdb_bits	param_check_int
#define param_check_hdb_mask	param_check_int
#define param_check_hdb_position	param_check_int

static int snoop = HDB_AUTO;
module_param(snoop, hdb_switch, 0444);
MODULE_PARM_DESC(snoop, "DMA snoops the caches (0, 1; -1 = auto)");

static int enable_msi = HDB_AUTO;
module_param(enable_msi, hdb_switch, 0444);
MODULE_PARM_DESC(enable_msi, "Interrupts by message (0, 1; -1 = auto)");

static int dma_bits = HDB_AUTO;
module_param(dma_bits, hdb_bits, 0444);
MODULE_PARM_DESC(dma_bits, "DMA addresses (32, 40, 64; -1 = auto)");

static int single_cmd = HDB_AUTO;
module_param(single_cmd, hdb_switch, 0444);
MODULE_PARM_DESC(single_cmd, "Commands one by one, without the rings (0, 1; -1 = auto)");

static int position_fix = HDB_AUTO;
module_param(position_fix, hdb_position, 0444);
MODULE_PARM_DESC(position_fix, "Positions come from (1 = registers, 2 = memory; 0, -1 = auto)");

static int probe_mask[CONTROLLERS] = { [0 ... CONTROLLERS - 1] = HDB_AUTO };
module_param_array(probe_mask, hdb_mask, NULL, 0444);
MODULE_PARM_DESC(probe_mask, "Codecs to ask, by controller (bits 7:0; 0x100 = forced; -1 = auto)");

/**
 * hdb_params_get - what the administrator wants of a controller
 * @nth: which of ours it is, from 0 on
 * @params: takes it
 *
 * Context: any.
 */
void hdb_params_get(unsigned int nth, struct hdb_params *params)
{
	*params = (struct hdb_params) {
		.snoop = snoop,
		.enable_msi = enable_msi,
		.dma_bits = dma_bits,
		.single_cmd = single_cmd,
		.position_fix = position_fix,
		.probe_mask = nth < CONTROLLERS ? probe_mask[nth] : HDB_AUTO,
	};
}

static u32 overruled(u32 quirks, int param, u32 when_0, u32 unless_1)
{
	if (param == 0)
		return quirks | when_0;
	return param == 1 ? quirks & ~unless_1 : quirks;
}

static u32 with_dma_bits(u32 quirks, int bits)
{
	if (bits == HDB_AUTO)
		return quirks;
	quirks &= ~(HDB_QUIRK_DMA_32 | HDB_QUIRK_DMA_40);
	if (bits == 32)
		return quirks | HDB_QUIRK_DMA_32;
	return bits == 40 ? quirks | HDB_QUIRK_DMA_40 : quirks;
}

static u32 with_positions_from(u32 quirks, int position_fix)
{
	if (position_fix <= 0)
		return quirks;
	quirks &= ~(HDB_QUIRK_POSITION_BUFFER | HDB_QUIRK_POSITION_REGISTER);
	return quirks | (position_fix == 1 ? HDB_QUIRK_POSITION_REGISTER :
					     HDB_QUIRK_POSITION_BUFFER);
}

/**
 * hdb_params_apply - let the administrator overrule the tables
 * @params: what is wanted
 * @setup: as the tables say
 *
 * Context: any.
 */
void hdb_params_apply(const struct hdb_params *params, struct hdb_setup *setup)
{
	u32 quirks = setup->quirks;

	quirks = overruled(quirks, params->snoop, HDB_QUIRK_NO_SNOOP,
			   HDB_QUIRK_NO_SNOOP | HDB_QUIRK_NO_SNOOP_RINGS);
	quirks = overruled(quirks, params->enable_msi, HDB_QUIRK_NO_MSI, HDB_QUIRK_NO_MSI);
	/* this one asks for its quirk by 1; what is neither stays so */
	quirks = overruled(quirks, 1 - params->single_cmd, HDB_QUIRK_SINGLE_CMD,
			   HDB_QUIRK_SINGLE_CMD | HDB_QUIRK_PIO);
	quirks = with_positions_from(quirks, params->position_fix);
	setup->quirks = with_dma_bits(quirks, params->dma_bits);
	if (params->probe_mask != HDB_AUTO)
		setup->probe_mask = params->probe_mask;
}
