// SPDX-License-Identifier: GPL-2.0
/*
 * The DMA position buffer (HD Audio specification 3.6.1): where link position registers are
 * wrong, and, compared with them, where a register need not be read. Its entries are as wide as
 * they are: a client reads either in the same way.
 */
#include <linux/kernel.h>
#include <sound/hda_register.h>

#include "hdb.h"
#include "io.h"
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

#define BUFFER_BYTES	(HDB_MAX_SD * sizeof(struct hdb_position))

/*
 * The buffer, behind the rings, which are as uncached as it has to be, if it is of use. Process
 * context.
 */
void hdb_positions_init(struct hdb_ctrl *ctrl)
{
	struct hdb_positions *positions = &ctrl->positions;

	BUILD_BUG_ON(HDB_RING_REST + BUFFER_BYTES > HDB_RING_LISTS);
	if (ctrl->setup.quirks & HDB_QUIRK_POSITION_REGISTER)
		return;
	positions->checked = !(ctrl->setup.quirks & HDB_QUIRK_POSITION_BUFFER);
	positions->entries = (void *)ctrl->ring.rirb + HDB_RING_REST;
	positions->addr = ctrl->ring.addr + HDB_RING_REST;
}

/* The hardware has been halted, and the rings are about to be freed. Process context. */
void hdb_positions_exit(struct hdb_ctrl *ctrl)
{
	ctrl->positions.entries = NULL;
}

/* After a reset: what clients read is 0, and the controller is told where to write, if at all. */
void hdb_positions_run(struct hdb_ctrl *ctrl)
{
	struct hdb_positions *positions = &ctrl->positions;
	u32 low = 0;

	if (positions->entries && !READ_ONCE(positions->wrong)) {
		memset(positions->entries, positions->checked ? 0xff : 0, BUFFER_BYTES);
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
		memset(positions->entries, 0xff, BUFFER_BYTES);
}

/* Where the controller writes a descriptor's position; NULL where it is not asked to. */
__le32 *hdb_position_entry(const struct hdb_ctrl *ctrl, unsigned int index)
{
	return ctrl->positions.entries ? &ctrl->positions.entries[index].bytes : NULL;
}
