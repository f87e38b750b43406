// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands that end unanswered: the controller is gone or stops, or a client goes.
 */
#include <linux/seq_buf.h>

#include "batch.h"
#include "hw/position.h"
#include "hw/recovery.h"
#include "verbs.h"
#include "verbs_abort.h"
#include "verbs_timeout.h"

static bool slot_abandon(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data)
{
	hdb_slot_complete_invalid(verbs, slot, false);
	return true;
}

/**
 * hdb_verbs_bury_all - complete as invalid what is in flight
 * @verbs: the command layer
 *
 * Context: any; hdb_verbs.lock held.
 */
void hdb_verbs_bury_all(struct hdb_verbs *verbs)
{
	unsigned int codec;

	for (codec = 0; codec < HDB_LINKS; codec++)
		hdb_codec_bury(verbs, codec, slot_abandon, NULL);
}

/**
 * hdb_verbs_drop_all - complete all commands there are as invalid
 * @verbs: the command layer
 *
 * Those in flight now; those that wait, which may be any number, by the DPC, or by who calls
 * hdb_verbs_end_doomed().
 *
 * Context: any; hdb_verbs.lock held.
 */
void hdb_verbs_drop_all(struct hdb_verbs *verbs)
{
	struct hdb_verb_queue *queue, *next;

	list_for_each_entry_safe(queue, next, &verbs->queues, link)
		hdb_verb_queue_doom(verbs, queue);
	hdb_verbs_bury_all(verbs);
}

/*
 * Accept no more commands and complete all there are as invalid: who waits wakes up, and
 * callbacks are called by the DPC. Any context.
 */
void hdb_verbs_abort(struct hdb_ctrl *ctrl)
{
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;

	spin_lock_irqsave(&verbs->lock, flags);
	verbs->open = false;
	verbs->asleep = false;
	verbs->restarting = false;
	verbs->quiesced = false;
	hdb_verbs_drop_all(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
}

/*
 * The hardware does not answer any more: refuse new calls, end those that wait. Freeing and
 * unregistering go on working. Any context.
 */
void hdb_ctrl_set_gone(struct hdb_ctrl *ctrl)
{
	if (!cmpxchg(&ctrl->gone, false, true)) {
		dev_err_ratelimited(ctrl->dev, "the controller is gone\n");
		hdb_positions_lose(ctrl);
	}
	hdb_verbs_abort(ctrl);
}

static void verbs_drop(struct hdb_verbs *verbs)
{
	unsigned long flags;

	spin_lock_irqsave(&verbs->lock, flags);
	hdb_verbs_drop_all(verbs);
	if (verbs->in_flight && verbs->open)
		hdb_verbs_set_timer(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
}

/**
 * hdb_ctrl_no_answer - no register answers
 * @ctrl: the controller
 *
 * It is gone, unless it can be seen to be there all the same: then a reset may bring it back, and
 * what is in flight is lost.
 *
 * Context: any; no lock held.
 */
void hdb_ctrl_no_answer(struct hdb_ctrl *ctrl)
{
	if (!ctrl->setup.present || !ctrl->setup.present(ctrl->dev)) {
		hdb_ctrl_set_gone(ctrl);
		return;
	}
	hdb_recover(ctrl, HDB_STEP_RESET);
	verbs_drop(&ctrl->verbs);
}

static bool slot_cancel(struct hdb_verbs *verbs, struct hdb_slot *slot, void *client)
{
	if (slot->batch->client != client)
		return false;
	slot->batch->cancelled = true;
	hdb_slot_complete_invalid(verbs, slot, false);
	return true;
}

static bool client_is_over(struct hdb_verbs *verbs, struct hdb_client *client)
{
	unsigned long flags;
	bool over;

	spin_lock_irqsave(&verbs->lock, flags);
	over = !client->queue.outstanding;
	spin_unlock_irqrestore(&verbs->lock, flags);
	return over;
}

/*
 * Drop what a client that goes has handed in asynchronously, and add it to the list of things
 * left behind: nothing is written to its arrays and none of its callbacks is called any more;
 * one that runs is waited for. Process context.
 */
void hdb_verbs_reclaim(struct hdb_client *client, struct seq_buf *left)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct hdb_verbs *verbs = &ctrl->verbs;
	unsigned long flags;
	unsigned int codec;

	spin_lock_irqsave(&verbs->lock, flags);
	client->queue.cancelled = true;
	hdb_verb_queue_doom(verbs, &client->queue);
	for (codec = 0; codec < HDB_LINKS; codec++)
		hdb_codec_bury(verbs, codec, slot_cancel, client);
	if (verbs->open)
		hdb_verbs_pump(verbs);
	spin_unlock_irqrestore(&verbs->lock, flags);
	hdb_verbs_end_doomed(verbs);
	wait_event(verbs->called, client_is_over(verbs, client));
	if (client->queue.dropped)
		seq_buf_printf(left, " %u batches of commands;", client->queue.dropped);
}
