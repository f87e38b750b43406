// SPDX-License-Identifier: GPL-2.0
/*
 * Where an engine is, for as little as it takes: from memory, where the controller writes it, as
 * long as that is seen to be right.
 *
 * At first the register is read, and memory is compared with it. Once they have agreed, each time
 * elsewhere in the buffer, memory is enough; but what stands still there is compared again, and all
 * is every few seconds. If they disagree once, of any engine, memory is not looked at any more.
 *
 * Memory may be ahead of the register, or behind it, by what is in the FIFO. Who is told the one
 * and then the other would see the engine go back, which is a lap of the buffer to them: while an
 * engine runs there is one change from register to memory, at a moment when that is not behind.
 *
 * Clients that read the register by its address are not concerned: it is what they were promised.
 */
#include <linux/jiffies.h>

#include "nt/register.h"

#include "claim.h"
#include "hdb.h"
#include "hw/place.h"
#include "hw/sd.h"
#include "stream.h"

#define TRUST		8		/* times that memory and register have agreed */
#define STILL		(HZ / 100 + 1)	/* what has not moved for longer is compared again, */
#define ASK_EVERY	(10 * HZ)	/* and all that was not for so long */
#define SELDOM		32		/* frames of the link: as late as memory may be written */

static u32 position_in_memory(const __le32 *entry)
{
	return le32_to_cpu(READ_ONCE(*entry));
}

/* It has moved of late, and was compared not long ago. */
static bool position_is_fresh(struct hdaudio_position *position, u32 bytes)
{
	unsigned long now = jiffies;

	if (bytes != READ_ONCE(position->seen)) {
		WRITE_ONCE(position->seen, bytes);
		WRITE_ONCE(position->seen_at, now);
	} else if (now - READ_ONCE(position->seen_at) > STILL) {
		return false;
	}
	return now - READ_ONCE(position->asked_at) < ASK_EVERY;
}

static void positions_are_wrong(struct hdb_ctrl *ctrl, const struct hdb_engine *engine, u32 memory,
				u32 link)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned int i;

	WRITE_ONCE(ctrl->positions.wrong, ctrl->positions.wrong + 1);
	for (i = 0; i < streams->count; i++)
		WRITE_ONCE(streams->engines[i].sd.checked, NULL);
	dev_info(ctrl->dev, "engine %u: position %u in memory, %u in its register, which is read from now on\n",
		 engine->index, memory, link);
}

static void position_agrees(struct hdaudio_position *position, u32 memory)
{
	if (position->agreed == TRUST || (position->agreed && memory == position->agreed_at))
		return;
	position->agreed_at = memory;
	position->agreed++;
}

/* Only what runs, and is nobody's to start, stop or reset, is where both say at the same time. */
static void engine_compare(struct hdb_ctrl *ctrl, struct hdb_engine *engine, u32 before, u32 link,
			   u32 after)
{
	struct hdaudio_position *position = &engine->position;

	WRITE_ONCE(position->asked_at, jiffies);
	if (engine->state != RunState || hdb_engine_claimed(&ctrl->streams, engine))
		return;
	switch (hdb_position_compare(position, before, link, after)) {
	case HDB_POSITION_RIGHT:
		position_agrees(position, before);
		if (position->agreed == TRUST && hdb_position_leads(position, after, link))
			WRITE_ONCE(position->trusted, true);
		break;
	case HDB_POSITION_WRONG:
		positions_are_wrong(ctrl, engine, before, link);
		break;
	case HDB_POSITION_UNSURE:
		break;
	}
}

/* What is given of an engine that was compared: of one that runs, always the same of the two. */
static u32 engine_choose(const struct hdb_engine *engine, u32 link, u32 memory)
{
	if (!engine->position.trusted || !engine->sd.checked)
		return link;
	if (memory == HDB_NO_POSITION)	/* it has been reset, and no more */
		return 0;
	return memory < engine->position.bytes ? memory : link;
}

/* No register is read while it cannot be reached: then an engine is where it was, or at 0. */
static u32 engine_ask(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	__le32 *entry = engine->sd.checked;
	u32 before, link, after;

	if (hdb_ctrl_gone(ctrl))
		return HDB_NO_POSITION;
	if (ctrl->streams.away)
		return entry && position_in_memory(entry) < engine->position.bytes ?
		       position_in_memory(entry) : 0;
	if (!entry)
		return hdb_sd_position(&engine->sd);
	before = position_in_memory(entry);
	link = hdb_sd_position(&engine->sd);
	after = position_in_memory(entry);
	engine_compare(ctrl, engine, before, link, after);
	return engine_choose(engine, link, after);
}

static noinline u32 engine_ask_locked(struct hdb_engine *engine)
{
	struct hdb_ctrl *ctrl = container_of(engine->sd.io, struct hdb_ctrl, io);
	unsigned long flags;
	u32 bytes;

	spin_lock_irqsave(&ctrl->streams.lock, flags);
	bytes = engine_ask(ctrl, engine);
	spin_unlock_irqrestore(&ctrl->streams.lock, flags);
	return bytes;
}

/**
 * hdb_engine_watch - an engine has been set up: its position is compared from now on
 * @engine: the engine
 *
 * Memory may be ahead of the link, or behind, by what is in the FIFO, and be written now and then.
 * Of one that is behind nothing has been given yet: if it has agreed it may be trusted, too.
 *
 * Context: any; hdb_streams.lock held.
 */
void hdb_engine_watch(struct hdb_engine *engine)
{
	engine->position.bytes = engine->setup.bytes;
	engine->position.slack = engine->fifo + SELDOM * engine->need.bits / BITS_PER_BYTE;
	engine->position.trusted = engine->position.agreed == TRUST;
}

/**
 * hdb_engine_where - how far an engine has come
 * @engine: an engine of the caller's
 *
 * Context: any.
 * Return: offset in the buffer, in bytes; all ones once the controller is gone.
 */
u32 hdb_engine_where(struct hdb_engine *engine)
{
	struct hdaudio_position *position = &engine->position;
	__le32 *entry = READ_ONCE(engine->sd.checked);
	u32 bytes;

	if (!entry)
		return READ_REGISTER_ULONG(hdb_engine_register(engine));
	bytes = position_in_memory(entry);
	if (READ_ONCE(position->trusted) && bytes < position->bytes &&
	    position_is_fresh(position, bytes))
		return bytes;
	return engine_ask_locked(engine);
}
