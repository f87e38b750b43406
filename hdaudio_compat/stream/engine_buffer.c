// SPDX-License-Identifier: GPL-2.0
/*
 * Buffers and engines brought together: setting an engine up, taking its buffer away.
 *
 * What may sleep holds hdb_streams.mutex. Memory is allocated and freed without
 * hdb_streams.lock, so each routine looks the engine up again before it commits; the hardware is
 * waited for with the engine claimed.
 */
#include "buffer.h"
#include "claim.h"
#include "format.h"
#include "hdb.h"
#include "hw/power.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "hw/sd.h"
#include "notify.h"
#include "stream.h"

static void engine_set_irq(struct hdb_ctrl *ctrl, const struct hdb_engine *engine, bool on)
{
	struct hdb_streams *streams = &ctrl->streams;
	u32 irqs = on ? streams->irqs | BIT(engine->index) : streams->irqs & ~BIT(engine->index);

	if (irqs == streams->irqs)
		return;
	WRITE_ONCE(streams->irqs, irqs);
	hdb_streams_write_intctl(ctrl);
}

#define HIDDEN_FIFO	32	/* frames */

/* Some inputs write their data to memory later than the size they tell would have it. */
static u32 engine_fifo_bytes(const struct hdb_ctrl *ctrl, const struct hdb_engine *engine)
{
	u32 bytes = hdb_sd_fifo_bytes(&engine->sd);

	if (engine->render || !(ctrl->setup.quirks & HDB_QUIRK_FIFO_32))
		return bytes;
	return max(bytes, HIDDEN_FIFO * hdb_format_frame_bytes(&engine->format));
}

/**
 * hdb_engine_set_up - set an engine up to run a list of its buffer
 * @claim: has the engine
 * @ctrl: the controller
 * @engine: the engine, with a buffer and in Reset
 * @list: which list of the buffer
 * @bytes: size of the cyclic buffer
 * @lvi: last valid index of the list
 * @interrupts: SD_INT_ bits wanted
 *
 * The descriptor is reset so that nothing is left in it of an older set-up.
 *
 * Context: any; hdb_streams.lock held, and let go of for waiting.
 * Return: HDB_OK, or why not; then the older set-up stands, if there was one.
 */
enum hdb_why hdb_engine_set_up(struct hdb_claim *claim, struct hdb_ctrl *ctrl,
			       struct hdb_engine *engine, unsigned int list, u32 bytes, u8 lvi,
			       u8 interrupts)
{
	struct hdb_sd_setup old = engine->setup;
	enum hdb_why why;

	lockdep_assert_held(&ctrl->streams.lock);
	if (ctrl->streams.away)
		return HDB_E_HW_TIMEOUT;
	engine->setup = (struct hdb_sd_setup) {
		.bdl = hdb_list_addr(&engine->buffer->lists, list),
		.bytes = bytes,
		.lvi = lvi,
		.stream_id = engine->stream_id,
		.format = engine->code,
		.lines = engine->need.lines,
		.output = engine->kind == HDB_ENGINE_BIDI && engine->render,
		.interrupts = interrupts,
	};
	engine->turned = false;
	engine->regs = HDB_REGS_UNKNOWN;
	why = hdb_engine_program(claim, engine);
	if (why) {
		engine->setup = old;
		return why;
	}
	engine->set_up = true;
	engine->fifo = engine_fifo_bytes(ctrl, engine);
	engine->spacing = hdb_bdl_spacing(hdb_list_own(&engine->buffer->lists, list), lvi + 1);
	hdb_engine_watch(engine);
	engine_set_irq(ctrl, engine, interrupts);
	return HDB_OK;
}

static enum hdb_why engine_wants_buffer(struct hdb_client *client, HANDLE handle,
					struct hdb_engine **found)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct hdb_engine *engine = hdb_engine_find(&ctrl->streams, client, handle);

	if (!engine)
		return HDB_E_HANDLE;
	if (engine->state != ResetState)
		return HDB_E_NOT_RESET;
	if (engine->buffer)
		return HDB_E_HAS_BUFFER;
	if (hdb_ctrl_gone(ctrl))
		return HDB_E_GONE;
	*found = engine;
	return HDB_OK;
}

/* Before memory is allocated: is it wanted, and for what? */
static enum hdb_why buffer_wanted(struct hdb_client *client, HANDLE handle,
				  HDAUDIO_STREAM_FORMAT *format)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_engine *engine;
	enum hdb_why why;

	lockdep_assert_held(&streams->mutex);
	spin_lock_irq(&streams->lock);
	why = engine_wants_buffer(client, handle, &engine);
	if (!why && streams->kept >= streams->count)
		why = HDB_E_DMA_MEMORY;
	if (!why)
		*format = engine->format;
	spin_unlock_irq(&streams->lock);
	return why;
}

/**
 * hdb_engine_grant - what a client is told of an engine that is set up
 * @ctrl: its controller
 * @engine: the engine
 * @grant: takes it
 *
 * Context: any; hdb_streams.lock held.
 */
void hdb_engine_grant(const struct hdb_ctrl *ctrl, const struct hdb_engine *engine,
		      struct hdb_buffer_grant *grant)
{
	*grant = (struct hdb_buffer_grant) {
		.mdl = engine->buffer->mdl,
		.bytes = engine->buffer->range.size,
		.offset = offset_in_page(engine->buffer->range.va),
		.stream_id = engine->stream_id,
		.fifo = engine->fifo,
	};
}

static enum hdb_why engine_attach(struct hdb_ctrl *ctrl, struct hdb_claim *claim,
				  struct hdb_engine *engine, struct hdb_buffer *buffer,
				  struct hdb_buffer_grant *grant)
{
	bool notify = buffer->kind == HDB_BUFFER_NOTIFYING;
	enum hdb_why why;

	engine->buffer = buffer;
	why = hdb_engine_set_up(claim, ctrl, engine, 0, buffer->range.size, buffer->lvi,
				notify ? SD_INT_COMPLETE : 0);
	if (why)
		engine->buffer = NULL;
	else
		hdb_engine_grant(ctrl, engine, grant);
	return why;
}

/* The buffer was all that its client had left of it. */
static void engine_take_handed_back(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	bool handed_back;

	spin_lock_irq(&ctrl->streams.lock);
	handed_back = engine->handed_back && !engine->buffer;
	if (handed_back)
		hdb_engine_release(&ctrl->streams, engine);
	spin_unlock_irq(&ctrl->streams.lock);
	if (handed_back)
		hdb_power_put(ctrl);
}

/* A contiguous buffer (@grant NULL) is set up later, when its list has been written. */
static enum hdb_why buffer_attach(struct hdb_client *client, HANDLE handle,
				  struct hdb_buffer *buffer, struct hdb_buffer_grant *grant)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct hdb_engine *engine = NULL;
	struct hdb_claim claim;
	enum hdb_why why;

	hdb_claim_lock(&claim, &ctrl->streams, true);
	why = hdb_claim_engine(&claim, client, handle, engine_wants_buffer, &engine);
	if (!why && grant)
		why = engine_attach(ctrl, &claim, engine, buffer, grant);
	else if (!why)
		engine->buffer = buffer;
	hdb_claim_unlock(&claim);
	if (why)
		hdb_buffer_destroy(buffer);
	if (why && engine)
		engine_take_handed_back(ctrl, engine);
	return why;
}

static enum hdb_why buffer_alloc(struct hdb_client *client, HANDLE handle, size_t bytes,
				 unsigned int notifications, struct hdb_buffer_grant *grant)
{
	const struct hdb_setup *setup = &client->ctrl->setup;
	struct hdb_list_shelf *shelf = &client->ctrl->streams.shelf;
	HDAUDIO_STREAM_FORMAT format;
	struct hdb_buffer *buffer;
	unsigned int frame_bytes;
	enum hdb_why why;

	why = buffer_wanted(client, handle, &format);
	if (why)
		return why;
	frame_bytes = hdb_format_frame_bytes(&format);
	buffer = hdb_buffer_create_cyclic(shelf, setup->quirks, bytes, frame_bytes,
					  notifications);
	if (!buffer)
		return HDB_E_DMA_MEMORY;
	hdb_buffer_put_off(buffer, hdb_bdl_late(setup->late_frames, format.SampleRate,
						frame_bytes));
	return buffer_attach(client, handle, buffer, grant);
}

/**
 * hdb_buffer_alloc - give an engine a buffer and set it up
 * @client: its owner
 * @handle: the engine
 * @bytes: size wanted
 * @notifications: interrupts a cycle, 0 to 2
 * @grant: takes what the client is told
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_buffer_alloc(struct hdb_client *client, HANDLE handle, size_t bytes,
			      unsigned int notifications, struct hdb_buffer_grant *grant)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	enum hdb_why why;

	if (!bytes)
		return HDB_E_SIZE;
	mutex_lock(&streams->mutex);
	why = buffer_alloc(client, handle, bytes, notifications, grant);
	mutex_unlock(&streams->mutex);
	return why;
}

static enum hdb_why contiguous_alloc(struct hdb_client *client, HANDLE handle, u32 bytes,
				     struct hdb_buffer **buffer)
{
	HDAUDIO_STREAM_FORMAT format;
	enum hdb_why why;

	why = buffer_wanted(client, handle, &format);
	if (why)
		return why;
	*buffer = hdb_buffer_create_contiguous(&client->ctrl->streams.shelf,
					       client->ctrl->setup.quirks, bytes);
	if (!*buffer)
		return HDB_E_DMA_MEMORY;
	return buffer_attach(client, handle, *buffer, NULL);
}

/**
 * hdb_contiguous_alloc - give an engine a buffer whose list the client writes
 * @client: its owner
 * @handle: the engine
 * @bytes: size wanted
 * @data: takes the address of the buffer
 * @list: takes the address of the list
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_contiguous_alloc(struct hdb_client *client, HANDLE handle, u32 bytes,
				  PVOID *data, PHDAUDIO_BUFFER_DESCRIPTOR *list)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	struct hdb_buffer *buffer;
	enum hdb_why why;

	if (!bytes)
		return HDB_E_SIZE;
	mutex_lock(&streams->mutex);
	why = contiguous_alloc(client, handle, bytes, &buffer);
	if (!why) {
		*data = buffer->range.va;
		*list = buffer->client_list;
	}
	mutex_unlock(&streams->mutex);
	return why;
}

/**
 * hdb_engine_detach - part an engine from its buffer
 * @ctrl: the controller
 * @engine: an engine at rest
 *
 * The client's routines may still be running on behalf of the engine: the caller lets go of
 * hdb_streams.lock, but not of the mutex, and waits with hdb_notify_wait_idle().
 *
 * Context: any; hdb_streams.lock held.
 * Return: the buffer, for the caller to free, or NULL if there was none.
 */
struct hdb_buffer *hdb_engine_detach(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	struct hdb_buffer *buffer = engine->buffer;

	lockdep_assert_held(&ctrl->streams.mutex);
	lockdep_assert_held(&ctrl->streams.lock);
	engine->buffer = NULL;
	engine->set_up = false;
	engine->isr = NULL;
	engine->state = ResetState;
	engine_set_irq(ctrl, engine, false);
	hdb_notify_mute(&ctrl->streams, engine);
	if (engine->regs == HDB_REGS_PROGRAMMED && !hdb_ctrl_gone(ctrl) && !ctrl->streams.away)
		hdb_sd_forget(&engine->sd);
	engine->regs = HDB_REGS_UNKNOWN;
	return buffer;
}

static bool buffer_is(const struct hdb_buffer *buffer, const struct hdb_buffer_grant *given)
{
	return !given || (buffer->mdl == given->mdl && buffer->range.size == given->bytes);
}

static void buffer_keep(struct hdb_streams *streams, struct hdb_buffer *buffer)
{
	lockdep_assert_held(&streams->lock);
	list_add(&buffer->link, &streams->stuck);
	streams->kept++;
}

/**
 * hdb_buffer_dispose - free a buffer that an engine has been parted from
 * @ctrl: the controller
 * @buffer: the buffer, or NULL
 * @at_rest: the engine accesses it no more, as was found
 * @resets: when @ctrl->streams.resets was this
 *
 * Memory that the hardware may still be writing to must not become anybody else's: it is kept
 * until the controller has been reset. That is asked for when there are as many as engines: a
 * controller that goes on so would have all memory in the end.
 *
 * Context: process, may sleep.
 */
void hdb_buffer_dispose(struct hdb_ctrl *ctrl, struct hdb_buffer *buffer, bool at_rest, u32 resets)
{
	struct hdb_streams *streams = &ctrl->streams;
	bool away, full;

	if (!buffer)
		return;
	spin_lock_irq(&streams->lock);
	at_rest |= streams->resets != resets;
	if (!at_rest)
		buffer_keep(streams, buffer);
	away = streams->away;
	full = streams->kept >= streams->count;
	spin_unlock_irq(&streams->lock);
	if (at_rest)
		hdb_buffer_destroy(buffer);
	else if (!away)
		dev_err_ratelimited(ctrl->dev, "a DMA engine does not stop: its buffer is kept\n");
	if (full && !away)
		hdb_recover(ctrl, HDB_STEP_RESET);
}

/* A controller that sleeps reads as one that is gone. */
static bool engine_is_gone(struct hdb_ctrl *ctrl, const struct hdb_engine *engine)
{
	return hdb_ctrl_gone(ctrl) || (!ctrl->streams.away && hdb_sd_gone(&engine->sd));
}

/* A controller that is gone has stopped all engines, whatever state they are thought in. */
static enum hdb_why engine_may_lose_buffer(struct hdb_ctrl *ctrl, const struct hdb_engine *engine,
					   u32 kinds, const struct hdb_buffer_grant *given)
{
	if (!engine)
		return HDB_E_HANDLE;
	if (!engine->buffer || !(kinds & BIT(engine->buffer->kind)))
		return HDB_E_NO_BUFFER;
	if (engine->state != ResetState && !engine_is_gone(ctrl, engine))
		return HDB_E_NOT_RESET;
	return buffer_is(engine->buffer, given) ? HDB_OK : HDB_E_MDL;
}

/* The engine may lose its buffer and is claimed. */
static enum hdb_why engine_claim_to_free(struct hdb_client *client, HANDLE handle, u32 kinds,
					 const struct hdb_buffer_grant *given,
					 struct hdb_claim *claim, struct hdb_engine **engine)
{
	enum hdb_why why;

	for (;;) {
		*engine = hdb_engine_find_to_free(claim->streams, client, handle);
		why = engine_may_lose_buffer(client->ctrl, *engine, kinds, given);
		if (why || hdb_claim_take(claim, BIT((*engine)->index)))
			return why;
		hdb_claim_wait(claim, BIT((*engine)->index));
	}
}

/* Free the buffer of an engine if it is of one of these kinds and, where @given, the very one. */
static enum hdb_why buffer_free(struct hdb_client *client, HANDLE handle, u32 kinds,
				const struct hdb_buffer_grant *given)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	struct hdb_streams *streams = &ctrl->streams;
	struct hdb_buffer *buffer;
	struct hdb_engine *engine;
	struct hdb_claim claim;
	enum hdb_why why;
	bool at_rest;
	u32 resets;

	mutex_lock(&streams->mutex);
	hdb_claim_lock(&claim, streams, true);
	why = engine_claim_to_free(client, handle, kinds, given, &claim, &engine);
	if (!why) {
		resets = streams->resets;
		at_rest = hdb_engine_rests(streams, engine) || hdb_engine_halt(&claim, engine);
		buffer = hdb_engine_detach(ctrl, engine);
	}
	hdb_claim_unlock(&claim);
	if (!why) {
		hdb_notify_wait_idle(streams, engine);
		hdb_buffer_dispose(ctrl, buffer, at_rest, resets);
		engine_take_handed_back(ctrl, engine);
	}
	mutex_unlock(&streams->mutex);
	return why;
}

/**
 * hdb_buffer_free - free the buffer of an engine, notifying or not
 * @client: its owner
 * @handle: the engine
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_buffer_free(struct hdb_client *client, HANDLE handle)
{
	return buffer_free(client, handle, BIT(HDB_BUFFER_CYCLIC) | BIT(HDB_BUFFER_NOTIFYING),
			   NULL);
}

/**
 * hdb_buffer_free_notifying - free the notifying buffer of an engine
 * @client: its owner
 * @handle: the engine
 * @mdl: the buffer's MDL
 * @bytes: its size
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_buffer_free_notifying(struct hdb_client *client, HANDLE handle, PMDL mdl,
				       size_t bytes)
{
	struct hdb_buffer_grant given = { .mdl = mdl, .bytes = bytes };

	return buffer_free(client, handle, BIT(HDB_BUFFER_NOTIFYING), &given);
}

/**
 * hdb_contiguous_free - free the contiguous buffer of an engine
 * @client: its owner
 * @handle: the engine
 *
 * Context: process, may sleep.
 * Return: HDB_OK, or why not.
 */
enum hdb_why hdb_contiguous_free(struct hdb_client *client, HANDLE handle)
{
	return buffer_free(client, handle, BIT(HDB_BUFFER_CONTIGUOUS), NULL);
}
