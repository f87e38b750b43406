// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands that nobody answers: given up, and what that says of the codec and the rings.
 */
#include <linux/jiffies.h>

#include "batch.h"
#include "hdb.h"
#include "hw/recovery.h"
#include "hw/ring.h"
#include "slots.h"
#include "verbs_timeout.h"

#define LOST_HOLD_MS	50U	/* from an overrun until no more answers of before can come */
#define STRIKES		3	/* a codec given up so often in a row is unresponsive */

/*
 * Give up commands in flight to a codec; until their answers have turned up late, or are not
 * expected any more, it is sent nothing. Returns how many there were.
 */
unsigned int hdb_codec_bury(struct hdb_verbs *verbs, unsigned int codec,
			    bool (*dead)(struct hdb_verbs *verbs, struct hdb_slot *slot,
					 void *data), void *data)
{
	unsigned int late_ms = hdb_verbs_ctrl(verbs)->timing.late_ms;
	unsigned int buried = hdb_slots_bury(verbs, codec, dead, data);

	if (buried)
		verbs->codec[codec].held_until = jiffies + msecs_to_jiffies(late_ms);
	return buried;
}

/*
 * A codec was given up once more. If all are unresponsive, the fault may be the
 * controller's; but it is reset only once for that.
 */
static void codec_count_strike(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);

	if (++verbs->codec[codec].strikes < STRIKES || verbs->unresponsive & BIT(codec))
		return;
	verbs->unresponsive |= BIT(codec);
	hdb_recover(ctrl, HDB_STEP_UNRESPONSIVE);
	if (ctrl->codec_mask & ~verbs->unresponsive || verbs->reset_for == verbs->heard_at)
		return;
	verbs->reset_for = verbs->heard_at;
	hdb_recover(ctrl, HDB_STEP_RESET);
}

/*
 * A codec was given up. Are the rings to blame? They are if they have not moved, and may be if
 * nothing has come from any codec for so long; restarting them for that once is enough.
 */
static void verbs_suspect_rings(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_ctrl *ctrl = hdb_verbs_ctrl(verbs);
	bool quiet = !time_after(verbs->heard_at + verbs->patience, jiffies);

	if (verbs->immediate)
		return;
	if (hdb_ring_stalled(&ctrl->ring) || (quiet && verbs->codec[codec].strikes == 1))
		hdb_recover(ctrl, HDB_STEP_RINGS);
}

struct verbs_give_up {
	unsigned int codec;
	enum hdb_lost lost;
};

static bool slot_give_up(struct hdb_verbs *verbs, struct hdb_slot *slot, void *data)
{
	const struct verbs_give_up *why = data;

	if (why->lost == HDB_LOST_NOTHING)
		slot->batch->given_up |= BIT(why->codec);
	hdb_slot_complete_invalid(verbs, slot, why->lost == HDB_LOST_ANSWERS);
	return true;
}

/*
 * Answers were lost, of a codec that did give them: those that were not are on their way, and no
 * more than a window of commands, a few milliseconds, away. Each that comes prolongs the hold.
 */
static void codec_hold_briefly(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	unsigned int late_ms = hdb_verbs_ctrl(verbs)->timing.late_ms;

	fifo->held_until = jiffies + msecs_to_jiffies(min(late_ms, LOST_HOLD_MS)) + 1;
	timer_reduce(&verbs->timer, fifo->held_until);
}

/* A late answer has come; there may be more. */
void hdb_codec_prolong(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_codec_fifo *fifo = &verbs->codec[codec];
	unsigned long until = jiffies + msecs_to_jiffies(LOST_HOLD_MS) + 1;

	if (time_after(until, fifo->held_until))
		fifo->held_until = until;
}

/* Complete as invalid all that is in flight to a codec. */
void hdb_codec_give_up(struct hdb_verbs *verbs, unsigned int codec, enum hdb_lost lost)
{
	struct verbs_give_up why = { .codec = codec, .lost = lost };

	if (!hdb_codec_bury(verbs, codec, slot_give_up, &why))
		return;
	if (lost != HDB_LOST_NOTHING) {
		codec_hold_briefly(verbs, codec);
		return;
	}
	verbs->counts.timeouts++;
	codec_count_strike(verbs, codec);
	verbs_suspect_rings(verbs, codec);
}

/*
 * Answers or commands were lost (RIRB overrun, CORB memory error): nothing in flight can be
 * told from its neighbour any more.
 */
void hdb_verbs_lost(struct hdb_verbs *verbs, enum hdb_lost lost)
{
	unsigned int codec;

	verbs->counts.overruns++;
	for (codec = 0; codec < HDB_LINKS; codec++)
		hdb_codec_give_up(verbs, codec, lost);
}

/* Nobody expects the tombstones' answers any more; there is nothing else in the FIFO. */
void hdb_codec_forget(struct hdb_verbs *verbs, unsigned int codec)
{
	struct hdb_slot slot;

	while (verbs->codec[codec].tombstones)
		hdb_slots_pop(verbs, codec, &slot);
}
