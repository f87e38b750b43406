// SPDX-License-Identifier: GPL-2.0
/*
 * Beginning elsewhere in the buffer than at its start.
 *
 * No register takes a position: an engine begins with the first entry of its list. So the list
 * is turned round, the same cycle written down from another place on. The list of the client,
 * or the one made for it, stays as it is for the time after the next reset.
 */
#include "bdl.h"
#include "buffer.h"
#include "claim.h"
#include "format.h"
#include "hdb.h"
#include "stream.h"

static enum hdb_why engine_may_seek(struct hdb_ctrl *ctrl, const struct hdb_engine *engine,
				    u32 place)
{
	if (!engine->set_up)
		return HDB_E_NO_BUFFER;
	if (engine->state != StopState)
		return HDB_E_NOT_STOPPED;
	if (place >= engine->setup.bytes)
		return HDB_E_SIZE;
	if (hdb_ctrl_gone(ctrl))
		return HDB_E_GONE;
	return ctrl->streams.away ? HDB_E_HW_TIMEOUT : HDB_OK;
}

static void engine_turn(struct hdb_engine *engine, u32 place, u32 *origin)
{
	struct hdb_buffer *buffer = engine->buffer;
	unsigned int turned = hdb_buffer_other(buffer);
	const struct hdb_bdl_entry *list = hdb_list_own(&buffer->lists, buffer->list);
	unsigned int entries = engine->setup.lvi + 1;

	engine->home.bdl = engine->setup.bdl;
	engine->home.lvi = engine->setup.lvi;
	*origin = hdb_bdl_cut(list, entries, hdb_format_frame_bytes(&engine->format), place);
	engine->setup.bdl = hdb_list_addr(&buffer->lists, turned);
	engine->setup.lvi = hdb_bdl_turn(hdb_list_own(&buffer->lists, turned), list, entries,
					 *origin);
	hdb_list_show(&buffer->lists, turned, engine->setup.lvi);
	engine->turned = true;
}

static enum hdb_why engine_seek_claimed(struct hdb_claim *claim, struct hdb_engine *engine,
					u32 place, u32 *origin)
{
	enum hdb_why why = HDB_OK;

	if (engine->regs != HDB_REGS_BLANK)
		why = hdb_engine_reset(claim, engine);
	if (why)
		return why;
	hdb_engine_go_home(engine);
	engine_turn(engine, place, origin);
	return hdb_engine_program(claim, engine);
}

static enum hdb_why engine_seek_locked(struct hdb_client *client, HANDLE handle,
				       struct hdb_claim *claim, u32 place, u32 *origin)
{
	struct hdb_engine *engine;
	enum hdb_why why;

	for (;;) {
		engine = hdb_engine_find(claim->streams, client, handle);
		why = engine ? engine_may_seek(client->ctrl, engine, place) : HDB_E_HANDLE;
		if (why)
			return why;
		if (hdb_claim_take(claim, BIT(engine->index)))
			return engine_seek_claimed(claim, engine, place, origin);
		why = hdb_claim_wait(claim, BIT(engine->index));
		if (why)
			return why;
	}
}

/**
 * hdb_engine_seek - let a stopped engine begin elsewhere in its buffer
 * @client: its owner
 * @handle: the engine
 * @place: byte offset in the buffer
 * @origin: takes where it will begin, which is not behind @place
 *
 * Context: any. Waits for the hardware with no lock held, asleep at PASSIVE_LEVEL, busy above it.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_engine_seek(struct hdb_client *client, HANDLE handle, u32 place, u32 *origin)
{
	struct hdb_claim claim;
	enum hdb_why why;

	hdb_claim_lock(&claim, &client->ctrl->streams, hdb_claim_may_sleep());
	why = engine_seek_locked(client, handle, &claim, place, origin);
	hdb_claim_unlock(&claim);
	return why;
}
