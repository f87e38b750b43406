// SPDX-License-Identifier: GPL-2.0
/*
 * Running a buffer descriptor list that the client wrote.
 *
 * The hardware never reads the client's list. It is copied to whichever of the buffer's two
 * own lists is not set up, checked there, and only then put in place of the other: a list
 * that is refused leaves the older one as it was. One that they have no room for, as the first,
 * brings two new ones.
 */
#include "bdl.h"
#include "buffer.h"
#include "claim.h"
#include "hdb.h"
#include "hw/quirks.h"
#include "notify.h"
#include "stream.h"

#define MAX_LVI		(HDB_BDL_ENTRIES - 1)

static enum hdb_why engine_wants_list(struct hdb_client *client, HANDLE handle,
				      struct hdb_engine **found)
{
	struct hdb_engine *engine = hdb_engine_find(&client->ctrl->streams, client, handle);

	if (!engine)
		return HDB_E_HANDLE;
	if (!engine->buffer || engine->buffer->kind != HDB_BUFFER_CONTIGUOUS)
		return HDB_E_NO_BUFFER;
	if (engine->state != ResetState)
		return HDB_E_NOT_RESET;
	*found = engine;
	return HDB_OK;
}

/* How many entries there may be of it: split, any number. */
static unsigned int list_entries(const struct hdb_buffer *buffer,
				 const struct hdb_bdl_request *request)
{
	return buffer->quirks & HDB_QUIRK_BDL_4K ? HDB_BDL_ENTRIES : request->lvi + 1;
}

/* Have @fresh lists if the buffer's have no room. The mutex keeps the buffer meanwhile. */
static enum hdb_why lists_prepare(struct hdb_client *client, HANDLE handle,
				  const struct hdb_bdl_request *request, struct hdb_lists *fresh)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_engine *engine;
	unsigned int entries = 0;
	enum hdb_why why;

	spin_lock_irq(&streams->lock);
	why = engine_wants_list(client, handle, &engine);
	if (!why && engine->buffer->lists.room <
	    hdb_lists_room(list_entries(engine->buffer, request)))
		entries = list_entries(engine->buffer, request);
	spin_unlock_irq(&streams->lock);
	if (entries && !hdb_lists_alloc(fresh, &streams->shelf, entries))
		why = HDB_E_LIST_MEMORY;
	return why;
}

static enum hdb_why list_import(const struct hdb_buffer *buffer, const struct hdb_lists *lists,
				unsigned int list, const struct hdb_bdl_request *request, u8 *lvi)
{
	struct hdb_bdl_entry *own = hdb_list_own(lists, list);
	unsigned int entries = request->lvi + 1;

	hdb_bdl_import(own, buffer->client_list, entries);
	if (!hdb_bdl_inside(own, entries, buffer->range.addr, buffer->range.size))
		return HDB_E_BDL;
	if (hdb_bdl_sum(own, entries) != request->bytes)
		return HDB_E_BDL_SUM;
	if (!request->isr && hdb_bdl_interrupts(own, entries))
		return HDB_E_POINTER;
	if (buffer->quirks & HDB_QUIRK_BDL_4K)
		entries = hdb_bdl_split(own, entries, HDB_BDL_BOUNDARY);
	if (!entries)
		return HDB_E_BDL_ROOM;
	*lvi = entries - 1;
	hdb_list_show(lists, list, *lvi);
	return HDB_OK;
}

static enum hdb_why list_commit(struct hdb_ctrl *ctrl, struct hdb_claim *claim,
				struct hdb_engine *engine, unsigned int list, u8 lvi,
				const struct hdb_bdl_request *request)
{
	enum hdb_why why;

	if (hdb_ctrl_gone(ctrl))
		return HDB_E_GONE;
	why = hdb_engine_set_up(claim, ctrl, engine, list, request->bytes, lvi,
				request->isr ? SD_INT_MASK : 0);
	if (why)
		return why;
	engine->buffer->list = list;
	engine->isr = request->isr;
	engine->isr_context = request->context;
	return HDB_OK;
}

/*
 * Of an engine at rest neither list is the hardware's, and this one is claimed: none becomes so
 * while it is written what has not been checked.
 */
static enum hdb_why list_renew(struct hdb_ctrl *ctrl, struct hdb_claim *claim,
			       struct hdb_engine *engine, const struct hdb_bdl_request *request,
			       struct hdb_lists *fresh)
{
	struct hdb_buffer *buffer = engine->buffer;
	unsigned int list = fresh->room ? 0 : hdb_buffer_other(buffer);
	enum hdb_why why;
	u8 lvi;

	lockdep_assert_held(&ctrl->streams.mutex);
	if (!hdb_engine_rests(claim->streams, engine))
		return HDB_E_HW_TIMEOUT;
	why = list_import(buffer, fresh->room ? fresh : &buffer->lists, list, request, &lvi);
	if (why)
		return why;
	if (!fresh->room)
		return list_commit(ctrl, claim, engine, list, lvi, request);
	swap(buffer->lists, *fresh);
	why = list_commit(ctrl, claim, engine, list, lvi, request);
	if (why)
		swap(buffer->lists, *fresh);
	return why;
}

static enum hdb_why contiguous_set_up(struct hdb_client *client, HANDLE handle,
				      const struct hdb_bdl_request *request,
				      struct hdb_buffer_grant *grant)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_lists fresh = { };
	struct hdb_engine *engine;
	struct hdb_claim claim;
	enum hdb_why why;

	why = lists_prepare(client, handle, request, &fresh);
	if (why)
		return why;
	hdb_claim_lock(&claim, streams, true);
	why = hdb_claim_engine(&claim, client, handle, engine_wants_list, &engine);
	if (!why)
		why = list_renew(client->ctrl, &claim, engine, request, &fresh);
	if (!why)
		hdb_engine_grant(client->ctrl, engine, grant);
	hdb_claim_unlock(&claim);
	if (!why)
		hdb_notify_wait_idle(streams, engine);
	hdb_lists_free(&fresh, &streams->shelf);	/* the older ones, or refused */
	return why;
}

/**
 * hdb_contiguous_set_up - set an engine up with the list its client wrote
 * @client: its owner
 * @handle: the engine
 * @request: what to run
 * @grant: takes stream id and FIFO size
 *
 * When it returns, an interrupt routine given earlier does not run and will not.
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not; then an older set-up stands.
 */
enum hdb_why hdb_contiguous_set_up(struct hdb_client *client, HANDLE handle,
				   const struct hdb_bdl_request *request,
				   struct hdb_buffer_grant *grant)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	enum hdb_why why;

	if (!request->lvi || request->lvi > MAX_LVI)
		return HDB_E_LVI;
	mutex_lock(&streams->mutex);
	why = contiguous_set_up(client, handle, request, grant);
	mutex_unlock(&streams->mutex);
	return why;
}
