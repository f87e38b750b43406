// SPDX-License-Identifier: GPL-2.0
/*
 * Giving engines, bandwidth and stream ids to clients, and taking them back.
 */
#include <linux/random.h>
#include <linux/slab.h>

#include "bandwidth.h"
#include "claim.h"
#include "format.h"
#include "hdb.h"
#include "hw/position.h"
#include "hw/power.h"
#include "hw/quirks.h"
#include "hw/ring.h"
#include "hw/sd.h"
#include "notify.h"
#include "stream.h"

#define MAX_STREAM_ID		15

static enum hdb_engine_kind engine_kind(const struct hdb_caps *caps, unsigned int index)
{
	if (index < caps->n_capture)
		return HDB_ENGINE_CAPTURE;
	if (index < caps->n_capture + caps->n_render)
		return HDB_ENGINE_RENDER;
	return HDB_ENGINE_BIDI;
}

static void engine_init(struct hdb_ctrl *ctrl, unsigned int index)
{
	struct hdb_engine *engine = &ctrl->streams.engines[index];

	hdb_sd_init(&engine->sd, &ctrl->io, index, ctrl->timing.stream_us);
	if (ctrl->positions.checked)
		engine->sd.checked = hdb_position_entry(ctrl, index);
	else
		engine->sd.position = hdb_position_entry(ctrl, index);
	engine->index = index;
	engine->kind = engine_kind(&ctrl->caps, index);
	INIT_LIST_HEAD(&engine->notify.list);
}

/* What the rings leave of their page has room for a few lists. */
static void shelf_init(struct hdb_ctrl *ctrl)
{
	struct hdb_list_shelf *shelf = &ctrl->streams.shelf;

	hdb_list_shelf_init(shelf, ctrl->dev, hdb_quirks_uncached_lists(ctrl->setup.quirks));
	hdb_list_shelf_give(shelf, (void *)ctrl->ring.rirb + HDB_RING_LISTS,
			    ctrl->ring.addr + HDB_RING_LISTS, HDB_RING_BYTES - HDB_RING_LISTS);
}

/**
 * hdb_streams_init - make the table of engines
 * @ctrl: the controller, its capabilities known; no register is touched
 *
 * Context: process, may sleep.
 * Return: 0 or -ENOMEM.
 */
int hdb_streams_init(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	const struct hdb_caps *caps = &ctrl->caps;
	unsigned int i;

	mutex_init(&streams->mutex);
	spin_lock_init(&streams->lock);
	init_waitqueue_head(&streams->idle);
	INIT_LIST_HEAD(&streams->stuck);
	shelf_init(ctrl);
	hdb_notify_init(streams);
	hdb_bandwidth_init(&streams->bandwidth, caps->outpay, caps->inpay);
	streams->ids[false] = BIT(0);
	streams->ids[true] = BIT(0);
	streams->count = min(caps->n_capture + caps->n_render + caps->n_bidi, HDB_MAX_SD);
	streams->engines = kcalloc(streams->count, sizeof(*streams->engines), GFP_KERNEL);
	if (!streams->engines)
		return -ENOMEM;
	for (i = 0; i < streams->count; i++)
		engine_init(ctrl, i);
	return 0;
}

static bool engine_serves(const struct hdb_engine *engine, bool render)
{
	return engine->kind == HDB_ENGINE_BIDI ||
	       engine->kind == (render ? HDB_ENGINE_RENDER : HDB_ENGINE_CAPTURE);
}

/*
 * A FIFO that cannot hold what one link frame carries would run dry in every frame. A
 * controller that does not tell its FIFO's size is trusted; one that is gone, or being reset,
 * cannot be asked.
 */
static bool engine_fifo_fits(struct hdb_ctrl *ctrl, const struct hdb_engine *engine, bool render,
			     u16 code, u32 bits)
{
	u32 bytes;

	if (hdb_ctrl_gone(ctrl) || ctrl->streams.away)
		return true;
	bytes = hdb_sd_probe_fifo(&engine->sd, code, engine->kind == HDB_ENGINE_BIDI && render);
	return !bytes || bytes * BITS_PER_BYTE >= bits;
}

/*
 * The first free engine that can carry the format; bidirectional ones come last in the table. The
 * mutex keeps others from being given one between two looks.
 */
static enum hdb_why engine_pick(struct hdb_ctrl *ctrl, struct hdb_claim *claim, bool render,
				u16 code, u32 bits, struct hdb_engine **picked)
{
	struct hdb_streams *streams = &ctrl->streams;
	enum hdb_why why = HDB_E_NO_ENGINE;
	struct hdb_engine *engine;

	lockdep_assert_held(&streams->mutex);
	for (engine = streams->engines; engine < streams->engines + streams->count; engine++) {
		if (engine->client || engine->stuck || !engine_serves(engine, render))
			continue;
		if (engine_fifo_fits(ctrl, engine, render, code, bits)) {
			*picked = engine;
			return HDB_OK;
		}
		why = HDB_E_FIFO;
		hdb_claim_breathe(claim);
	}
	return why;
}

static struct hdb_need request_need(struct hdb_ctrl *ctrl, const struct hdb_engine_request *request)
{
	return (struct hdb_need) {
		.render = request->render,
		.codec = request->codec,
		.lines = request->stripe ? min_t(u8, ctrl->caps.n_sdo, HDB_MAX_SDO) : 1,
		.bits = hdb_format_link_bits(&request->format),
	};
}

/* The last check: nothing may fail after the bandwidth has been taken. */
static enum hdb_why engine_take_link(struct hdb_ctrl *ctrl, const struct hdb_need *need, u8 *id)
{
	struct hdb_streams *streams = &ctrl->streams;

	*id = ffz(streams->ids[need->render]);
	if (*id > MAX_STREAM_ID)
		return HDB_E_NO_STREAM_ID;
	if (!hdb_bandwidth_take(&streams->bandwidth, need))
		return HDB_E_BANDWIDTH;
	if (!hdb_ctrl_gone(ctrl)) {
		streams->ids[need->render] |= BIT(*id);
		return HDB_OK;
	}
	hdb_bandwidth_give(&streams->bandwidth, need);
	return HDB_E_GONE;
}

static void engine_claim(struct hdb_engine *engine, struct hdb_client *client,
			 const struct hdb_engine_request *request, const struct hdb_need *need,
			 u16 code)
{
	engine->client = client;
	engine->render = request->render;
	engine->format = request->format;
	engine->code = code;
	engine->need = *need;
	engine->state = ResetState;
	engine->regs = HDB_REGS_UNKNOWN;
}

static enum hdb_why engine_alloc_locked(struct hdb_client *client, struct hdb_claim *claim,
					const struct hdb_engine_request *request, u16 code,
					u32 random, HANDLE *handle)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct hdb_need need = request_need(ctrl, request);
	struct hdb_engine *engine;
	enum hdb_why why;
	u8 id;

	why = engine_pick(ctrl, claim, request->render, code, need.bits, &engine);
	if (!why)
		why = engine_take_link(ctrl, &need, &id);
	if (why)
		return why;
	engine_claim(engine, client, request, &need, code);
	engine->stream_id = id;
	engine->handle = hdb_engine_make_handle(engine, random);
	*handle = (HANDLE)(unsigned long)engine->handle;
	return HDB_OK;
}

static bool codec_present(struct hdb_ctrl *ctrl, u8 codec)
{
	return codec < HDB_MAX_CODECS && READ_ONCE(ctrl->codec_mask) & BIT(codec);
}

/**
 * hdb_engine_alloc - give a client an engine, bandwidth and a stream id
 * @client: who wants it
 * @request: what for
 * @handle: takes its handle
 * @code: takes the converter format
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_engine_alloc(struct hdb_client *client, const struct hdb_engine_request *request,
			      HANDLE *handle, u16 *code)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	u32 random = get_random_u32();
	struct hdb_claim claim;
	enum hdb_why why;
	u16 encoded;

	if (!hdb_format_encode(&request->format, &encoded))
		return HDB_E_FORMAT;
	if (!request->render && !codec_present(client->ctrl, request->codec))
		return HDB_E_CODEC;
	/* until the engine is given back: setting its state must not have to wake anything */
	if (hdb_power_get(client->ctrl))
		return HDB_E_GONE;
	mutex_lock(&streams->mutex);
	hdb_claim_lock(&claim, streams, true);
	why = engine_alloc_locked(client, &claim, request, encoded, random, handle);
	hdb_claim_unlock(&claim);
	mutex_unlock(&streams->mutex);
	if (why)
		hdb_power_put(client->ctrl);
	else
		*code = encoded;
	return why;
}

/* Buffer and state are those of an engine just allocated? */
static enum hdb_why engine_is_fresh(struct hdb_ctrl *ctrl, const struct hdb_engine *engine)
{
	if (engine->state != ResetState && !hdb_ctrl_gone(ctrl))
		return HDB_E_NOT_RESET;
	/* who frees the buffer may be waiting for a routine of the client's, or the hardware */
	if (engine->buffer || atomic_read(&engine->calling) || engine->notify.delivering ||
	    hdb_engine_claimed(&ctrl->streams, engine))
		return HDB_E_HAS_BUFFER;
	return HDB_OK;
}

static enum hdb_why engine_change_locked(struct hdb_ctrl *ctrl, struct hdb_engine *engine,
					 const HDAUDIO_STREAM_FORMAT *format, u16 code)
{
	struct hdb_need need = engine->need;
	enum hdb_why why = engine_is_fresh(ctrl, engine);

	lockdep_assert_held(&ctrl->streams.mutex);
	if (why)
		return why;
	need.bits = hdb_format_link_bits(format);
	if (!engine_fifo_fits(ctrl, engine, engine->render, code, need.bits))
		return HDB_E_FIFO;
	if (!hdb_bandwidth_exchange(&ctrl->streams.bandwidth, &engine->need, &need))
		return HDB_E_BANDWIDTH;
	if (hdb_ctrl_gone(ctrl)) {
		hdb_bandwidth_exchange(&ctrl->streams.bandwidth, &need, &engine->need);
		return HDB_E_GONE;
	}
	engine->need = need;
	engine->format = *format;
	engine->code = code;
	return HDB_OK;
}

/**
 * hdb_engine_change - another format for an engine
 * @client: its owner
 * @handle: the engine
 * @format: the format
 * @code: takes the converter format
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not; then the old format and reservation stand.
 */
enum hdb_why hdb_engine_change(struct hdb_client *client, HANDLE handle,
			       const HDAUDIO_STREAM_FORMAT *format, u16 *code)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	enum hdb_why why = HDB_E_HANDLE;
	struct hdb_engine *engine;
	u16 encoded;

	if (!hdb_format_encode(format, &encoded))
		return HDB_E_FORMAT;
	mutex_lock(&streams->mutex);
	spin_lock_irq(&streams->lock);
	engine = hdb_engine_find(streams, client, handle);
	if (engine)
		why = engine_change_locked(client->ctrl, engine, format, encoded);
	spin_unlock_irq(&streams->lock);
	mutex_unlock(&streams->mutex);
	if (!why)
		*code = encoded;
	return why;
}

/**
 * hdb_engine_release - take an engine back
 * @streams: the table
 * @engine: one without a buffer
 *
 * Context: any; hdb_streams.lock held.
 */
void hdb_engine_release(struct hdb_streams *streams, struct hdb_engine *engine)
{
	lockdep_assert_held(&streams->lock);
	hdb_notify_release(streams, engine);
	hdb_bandwidth_give(&streams->bandwidth, &engine->need);
	if (!engine->stuck)
		streams->ids[engine->render] &= ~BIT(engine->stream_id);
	engine->client = NULL;
	engine->handle = 0;
	engine->handed_back = false;
}

/* Whoever frees its buffer releases it. */
static enum hdb_why engine_hand_back(struct hdb_streams *streams, struct hdb_engine *engine)
{
	engine->handed_back = true;
	hdb_notify_mute(streams, engine);
	return HDB_OK;
}

/**
 * hdb_engine_free - the client gives an engine back
 * @client: its owner
 * @handle: the engine
 *
 * Once the controller is gone an engine may still have its buffer: a driver whose device is
 * taken away frees that afterwards.
 *
 * Context: any.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_engine_free(struct hdb_client *client, HANDLE handle)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	enum hdb_why why = HDB_E_HANDLE;
	struct hdb_engine *engine;
	unsigned long flags;
	bool released;

	spin_lock_irqsave(&streams->lock, flags);
	engine = hdb_engine_find(streams, client, handle);
	if (engine)
		why = engine_is_fresh(client->ctrl, engine);
	released = !why;
	if (released)
		hdb_engine_release(streams, engine);
	else if (why == HDB_E_HAS_BUFFER && engine->buffer && hdb_ctrl_gone(client->ctrl))
		why = engine_hand_back(streams, engine);
	spin_unlock_irqrestore(&streams->lock, flags);
	if (released)
		hdb_power_put(client->ctrl);
	return why;
}
