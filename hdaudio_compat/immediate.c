// SPDX-License-Identifier: GPL-2.0
/*
 * The immediate command registers (HD Audio specification 3.4).
 */
#include <linux/iopoll.h>
#include <sound/hda_register.h>

#include "immediate.h"

#define STEP_US		20	/* about a link frame */
#define LIMIT_US	2000	/* an answer takes two frames */

static int wait_idle(struct hdb_io *io, u16 *status)
{
	return read_poll_timeout(hdb_read16, *status, !(*status & AZX_IRS_BUSY), STEP_US, LIMIT_US,
				 false, io, AZX_REG_IRS);
}

/*
 * Send a command and wait for the answer. The rings must not run. Process context. -ETIMEDOUT
 * if there is none; the registers are free again all the same.
 */
int hdb_immediate_run(struct hdb_io *io, u32 command, u32 *response)
{
	u16 status;
	int err = wait_idle(io, &status);

	if (err)
		goto abort;
	hdb_write16(io, AZX_REG_IRS, AZX_IRS_VALID);
	hdb_write32(io, AZX_REG_IC, command);
	hdb_write16(io, AZX_REG_IRS, AZX_IRS_BUSY);
	err = wait_idle(io, &status);
	if (err || !(status & AZX_IRS_VALID))
		goto abort;
	*response = hdb_read32(io, AZX_REG_IR);
	return 0;
abort:
	hdb_write16(io, AZX_REG_IRS, 0);
	return -ETIMEDOUT;
}
