// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands where the rings do not work: sent one at a time.
 */
#include "hdb.h"
#include "hw/immediate.h"
#include "hw/ring.h"
#include "verbs.h"
#include "verbs_abort.h"
#include "verbs_answer.h"
#include "verbs_immediate.h"
#include "verbs_timeout.h"

/* The next command to be sent by itself; there is one in flight at the most. */
static bool verbs_next_immediate(struct hdb_verbs *verbs, u32 *command)
{
	bool any;

	spin_lock_irq(&verbs->lock);
	any = verbs->open && hdb_ring_take(&hdb_verbs_ctrl(verbs)->ring, command);
	spin_unlock_irq(&verbs->lock);
	return any;
}

static void verbs_immediate_done(struct hdb_verbs *verbs, unsigned int codec, int err,
				 u32 response)
{
	spin_lock_irq(&verbs->lock);
	if (!err) {
		hdb_verbs_heard(verbs, codec, response);
	} else {
		verbs->resting |= BIT(codec);
		hdb_codec_give_up(verbs, codec, HDB_LOST_NOTHING);
		hdb_codec_forget(verbs, codec);
	}
	if (verbs->open)
		hdb_verbs_pump(verbs);
	spin_unlock_irq(&verbs->lock);
}

/* Send what there is, one after the other. Process context. */
void hdb_verbs_send(struct work_struct *work)
{
	struct hdb_verbs *verbs = container_of(work, struct hdb_verbs, sender);
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	u32 command, response;
	int err;

	while (verbs_next_immediate(verbs, &command)) {
		err = hdb_immediate_run(&ctrl->io, command, ctrl->timing.immediate_us, &response);
		verbs_immediate_done(verbs, command >> 28, err, response);
		if (err == -ENODEV)
			hdb_ctrl_no_answer(ctrl);
	}
}
