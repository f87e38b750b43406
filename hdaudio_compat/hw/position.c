// SPDX-License-Identifier: GPL-2.0
/*
 * The DMA position buffer (HD Audio specification 3.6.1), where link position registers are
 * wrong. Its entries are as wide as they are: a client reads either in the same way.
 */
#include <linux/dma-mapping.h>
#include <linux/kernel.h>
#include <sound/hda_register.h>

#include "hdb.h"
#include "io.h"
#include "nosnoop.h"
#include "position.h"
#include "quirks.h"

/**
 * struct hdb_position - an entry of the DMA position buffer
 * @bytes: offset in the cyclic buffer
 * @reserved: nothing
 */
struct hdb_position {
	__le32 bytes;
	__le32 reserved;
};

/* A page of its own: what else were in it could not be uncached without. */
#define BUFFER_BYTES	PAGE_SIZE

/* The buffer, if the controller needs one. Process context. */
int hdb_positions_alloc(struct hdb_ctrl *ctrl)
{
	struct hdb_positions *positions = &ctrl->positions;

	BUILD_BUG_ON(HDB_MAX_SD * sizeof(struct hdb_position) > BUFFER_BYTES);
	if (!(ctrl->setup.quirks & HDB_QUIRK_POSITION_BUFFER))
		return 0;
	positions->entries = dma_alloc_coherent(ctrl->dev, BUFFER_BYTES, &positions->addr,
						GFP_KERNEL);
	if (!positions->entries)
		return -ENOMEM;
	if (hdb_quirks_uncached_lists(ctrl->setup.quirks))
		hdb_memory_uncache(ctrl->dev, positions->entries, BUFFER_BYTES, HDB_UNCACHED);
	return 0;
}

/* The hardware has been halted. Process context. */
void hdb_positions_free(struct hdb_ctrl *ctrl)
{
	struct hdb_positions *positions = &ctrl->positions;

	if (!positions->entries)
		return;
	if (hdb_quirks_uncached_lists(ctrl->setup.quirks))
		hdb_memory_recache(positions->entries, BUFFER_BYTES);
	dma_free_coherent(ctrl->dev, BUFFER_BYTES, positions->entries, positions->addr);
	positions->entries = NULL;
}

/* After a reset: positions are 0, and the controller is told where to write them, if at all. */
void hdb_positions_run(struct hdb_ctrl *ctrl)
{
	struct hdb_positions *positions = &ctrl->positions;
	u32 low = 0;

	if (positions->entries) {
		memset(positions->entries, 0, HDB_MAX_SD * sizeof(struct hdb_position));
		low = lower_32_bits(positions->addr) | AZX_DPLBASE_ENABLE;
	}
	hdb_write32(&ctrl->io, AZX_REG_DPUBASE, upper_32_bits(positions->addr));
	hdb_write32(&ctrl->io, AZX_REG_DPLBASE, low);
}

/* The controller is gone: memory says so in the way its registers do. Any context. */
void hdb_positions_lose(struct hdb_ctrl *ctrl)
{
	struct hdb_positions *positions = &ctrl->positions;

	if (positions->entries)
		memset(positions->entries, 0xff, HDB_MAX_SD * sizeof(struct hdb_position));
}

/* Where the controller writes a descriptor's position; NULL where its register is right. */
__le32 *hdb_position_entry(const struct hdb_ctrl *ctrl, unsigned int index)
{
	return ctrl->positions.entries ? &ctrl->positions.entries[index].bytes : NULL;
}
