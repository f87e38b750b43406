// SPDX-License-Identifier: GPL-2.0
/*
 * What clients leave behind when they go, and the end of the table of engines.
 */
#include <linux/seq_buf.h>
#include <linux/slab.h>

#include "buffer.h"
#include "claim.h"
#include "hdb.h"
#include "hw/power.h"
#include "notify.h"
#include "stream.h"

static const char *state_name(HDAUDIO_STREAM_STATE state)
{
	if (state == RunState)
		return "running";
	return state == StopState ? "stopped" : "reset";
}

static void engine_describe(const struct hdb_engine *engine, struct seq_buf *left)
{
	seq_buf_printf(left, " engine %u (%s", engine->index, state_name(engine->state));
	if (engine->buffer)
		seq_buf_printf(left, ", buffer");
	if (engine->notify.registered)
		seq_buf_printf(left, ", %u notifications", engine->notify.registered);
	seq_buf_printf(left, ");");
}

/* In order: the hardware, the interrupts, the client's routines, the memory, the engine. */
static void engine_reclaim(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	struct hdb_streams *streams = &ctrl->streams;
	struct hdb_buffer *buffer;
	struct hdb_claim claim;
	bool at_rest = true;
	u32 resets;

	hdb_claim_lock(&claim, streams, true);
	while (!hdb_claim_take(&claim, BIT(engine->index)))
		hdb_claim_wait(&claim, BIT(engine->index));
	resets = streams->resets;
	if (engine->set_up)
		at_rest = hdb_engine_halt(&claim, engine);
	buffer = hdb_engine_detach(ctrl, engine);
	hdb_claim_unlock(&claim);
	hdb_notify_wait_idle(streams, engine);
	hdb_buffer_dispose(ctrl, buffer, at_rest, resets);
	spin_lock_irq(&streams->lock);
	engine->stuck = !at_rest && streams->resets == resets;
	hdb_engine_release(streams, engine);
	spin_unlock_irq(&streams->lock);
	hdb_power_put(ctrl);
}

/* The lock, for others may give theirs back or be given some meanwhile. */
static bool engine_is_of(struct hdb_streams *streams, const struct hdb_engine *engine,
			 const struct hdb_client *client)
{
	bool is_of;

	spin_lock_irq(&streams->lock);
	is_of = engine->client == client;
	spin_unlock_irq(&streams->lock);
	return is_of;
}

/**
 * hdb_streams_reclaim - take back the engines of a client
 * @client: a client that makes no calls any more
 * @left: takes a few words on each engine
 *
 * Context: process, may sleep.
 */
void hdb_streams_reclaim(struct hdb_client *client, struct seq_buf *left)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_engine *engine;

	mutex_lock(&streams->mutex);
	for (engine = streams->engines; engine < streams->engines + streams->count; engine++) {
		if (!engine_is_of(streams, engine, client))
			continue;
		engine_describe(engine, left);
		engine_reclaim(client->ctrl, engine);
	}
	mutex_unlock(&streams->mutex);
	hdb_notify_exit(streams);
}

/**
 * hdb_streams_exit - undo hdb_streams_init()
 * @ctrl: a controller without clients, in reset or gone; interrupt and DPC have ended
 *
 * Context: process, may sleep.
 */
void hdb_streams_exit(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;

	hdb_notify_exit(streams);
	hdb_buffers_destroy(&streams->stuck);
	kfree(streams->engines);
	streams->engines = NULL;
	streams->count = 0;
}
