// SPDX-License-Identifier: GPL-2.0
/*
 * The immediate command registers (HD Audio specification 3.4).
 */
#include <sound/hda_register.h>

#include "immediate.h"
#include "io.h"
#include "poll.h"

/* Immediate Command Status (3.4.3) */
#define IRS_VERSION		BIT(2)	/* the address is there */
#define IRS_ADDRESS		GENMASK(7, 4)
#define IRS_ADDRESS_SHIFT	4

static int wait_idle(struct hdb_io *io, unsigned int limit_us, u16 *status)
{
	return hdb_poll16_sleeping(io, AZX_REG_IRS, AZX_IRS_BUSY, 0, limit_us, status);
}

/*
 * Some controllers say whose answer it is; it may be a late one of another codec's. Some do so
 * without saying that they do: what they say may be believed if it is anything but 0.
 */
static bool is_from(u16 status, u32 codec)
{
	u32 from = (status & IRS_ADDRESS) >> IRS_ADDRESS_SHIFT;

	return from == codec || (!from && !(status & IRS_VERSION));
}

/*
 * Send a command and wait for the answer, for so long at most. The rings must not run. Process
 * context. -ETIMEDOUT if there is none, -EIO if it is another codec's, -ENODEV if the device is
 * gone; the registers are free again all the same.
 */
int hdb_immediate_run(struct hdb_io *io, u32 command, unsigned int limit_us, u32 *response)
{
	u16 status;
	int err = wait_idle(io, limit_us, &status);

	if (err)
		goto abort;
	hdb_write16(io, AZX_REG_IRS, AZX_IRS_VALID);
	hdb_write32(io, AZX_REG_IC, command);
	hdb_write16(io, AZX_REG_IRS, AZX_IRS_BUSY);
	err = wait_idle(io, limit_us, &status);
	if (err || !(status & AZX_IRS_VALID))
		goto abort;
	*response = hdb_read32(io, AZX_REG_IR);
	return is_from(status, command >> 28) ? 0 : -EIO;
abort:
	hdb_write16(io, AZX_REG_IRS, 0);
	return err ?: -ETIMEDOUT;
}
