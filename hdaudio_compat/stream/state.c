// SPDX-License-Identifier: GPL-2.0
/*
 * The state machine of DMA engines.
 *
 *	            Stop                    Run
 *	  .------------------->.   .------------------>.
 *	Reset                   Stop                   Run
 *	  '<-------------------'   '<------------------'
 *	         Reset                     Stop
 *	  position and registers       position is kept
 *	         are lost
 *
 * Pause is another name for Stop. An engine without a set-up stays in Reset. Leaving Reset
 * touches no register: the descriptor was programmed with the set-up, or is when it starts.
 * Engines that change together are held by SSYNC, so that they begin and end in the same
 * link frame; one alone needs none.
 */
#include <linux/bitops.h>
#include <linux/kernel.h>

#include "buffer.h"
#include "hdb.h"
#include "hw/io.h"
#include "hw/sd.h"
#include "refusal.h"
#include "stream.h"
#include "trace.h"

#define STILL	3	/* positions of 0 that are no chance */

static void engine_enter(struct hdb_engine *engine, HDAUDIO_STREAM_STATE state)
{
	trace_hdaudio_stream_state(engine, state);
	engine->state = state;
}

/* Take the engine with the lowest index out of a set that is not empty. */
static struct hdb_engine *engine_pop(struct hdb_streams *streams, u32 *set)
{
	struct hdb_engine *engine = &streams->engines[__ffs(*set)];

	*set &= *set - 1;
	return engine;
}

static enum hdb_why engine_failure(const struct hdb_engine *engine)
{
	return hdb_sd_gone(&engine->sd) ? HDB_E_GONE : HDB_E_HW_TIMEOUT;
}

/**
 * hdb_engine_reset - reset the descriptor, whatever it holds or does
 * @engine: the engine; its state is the caller's business
 *
 * Context: any; hdb_streams.lock held. Busy-waits.
 * Return: HDB_OK, HDB_E_HW_TIMEOUT or HDB_E_GONE.
 */
enum hdb_why hdb_engine_reset(struct hdb_engine *engine)
{
	engine->regs = HDB_REGS_UNKNOWN;
	if (hdb_sd_reset(&engine->sd))
		return engine_failure(engine);
	engine->regs = HDB_REGS_BLANK;
	return HDB_OK;
}

/**
 * hdb_engine_program - bring the set-up into the descriptor
 * @engine: one that does not run
 *
 * Context: any; hdb_streams.lock held. Busy-waits if the descriptor has to be reset first.
 * Return: HDB_OK, HDB_E_HW_TIMEOUT or HDB_E_GONE.
 */
enum hdb_why hdb_engine_program(struct hdb_engine *engine)
{
	enum hdb_why why = HDB_OK;

	if (engine->regs == HDB_REGS_PROGRAMMED)
		return HDB_OK;
	if (engine->regs == HDB_REGS_UNKNOWN)
		why = hdb_engine_reset(engine);
	if (why)
		return why;
	hdb_sd_program(&engine->sd, &engine->setup);
	engine->regs = HDB_REGS_PROGRAMMED;
	engine->completions = 0;
	engine->notify.early = engine->buffer->late && !engine->turned;
	return HDB_OK;
}

/**
 * hdb_engine_rests - does an engine access memory no more, by its state?
 * @streams: of its controller
 * @engine: the engine
 *
 * Where its registers cannot be reached, state Reset is only what its client wants.
 *
 * Context: any; hdb_streams.lock held.
 * Return: whether that is sure.
 */
bool hdb_engine_rests(const struct hdb_streams *streams, const struct hdb_engine *engine)
{
	return streams->away ? engine->regs == HDB_REGS_BLANK : engine->state == ResetState;
}

/**
 * hdb_engine_halt - bring an engine to rest, whatever its state
 * @streams: of its controller
 * @engine: the engine; in Reset afterwards
 *
 * Context: any; hdb_streams.lock held. Busy-waits.
 * Return: whether it is known to access memory no more. What its register says decides, for a
 * start that failed, or a reset, may have left it running in any state.
 */
bool hdb_engine_halt(const struct hdb_streams *streams, struct hdb_engine *engine)
{
	enum hdb_why why = HDB_OK;

	if (streams->away)
		return hdb_engine_rests(streams, engine);
	if (engine->regs != HDB_REGS_BLANK)
		why = hdb_engine_reset(engine);
	hdb_engine_go_home(engine);
	engine_enter(engine, ResetState);
	return why != HDB_E_HW_TIMEOUT || !hdb_sd_runs(&engine->sd);
}

static enum hdb_why engines_program(struct hdb_streams *streams, u32 set)
{
	enum hdb_why why = HDB_OK;

	while (set && !why)
		why = hdb_engine_program(engine_pop(streams, &set));
	return why;
}

static void engines_run(struct hdb_streams *streams, u32 set, bool run)
{
	while (set) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		hdb_sd_run(&engine->sd, &engine->setup, run);
	}
}

static enum hdb_why engines_wait_run(struct hdb_streams *streams, u32 set, bool run)
{
	while (set) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		if (hdb_sd_wait_run(&engine->sd, run))
			return engine_failure(engine);
	}
	return HDB_OK;
}

/*
 * Let all engines get ready before any begins: outputs fill their FIFOs, inputs load their
 * first descriptor. One that is not ready in time loses its first samples at worst, so it
 * ends the waiting but is no reason not to start.
 */
static void engines_wait_fifo(struct hdb_streams *streams, u32 set)
{
	while (set) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		if (hdb_sd_wait_fifo(&engine->sd))
			return;
	}
}

static bool sync_needed(const struct hdb_ctrl *ctrl, u32 set)
{
	return ctrl->setup.ssync && hweight32(set) > 1;
}

/* SSYNC is 0 whenever hdb_streams.lock is not held, so it need not be read. */
static void sync_write(struct hdb_ctrl *ctrl, u32 set)
{
	hdb_write32(&ctrl->io, ctrl->setup.ssync, set);
}

/* A start that failed: stop those that did start. What does not stop is reset before use. */
static void engines_unstart(struct hdb_streams *streams, u32 set)
{
	engines_run(streams, set, false);
	while (set) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		if (hdb_sd_wait_run(&engine->sd, false))
			engine->regs = HDB_REGS_UNKNOWN;
	}
}

static enum hdb_why engines_start(struct hdb_ctrl *ctrl, u32 set)
{
	struct hdb_streams *streams = &ctrl->streams;
	bool sync = sync_needed(ctrl, set);
	enum hdb_why why = engines_program(streams, set);

	if (why)
		return why;
	if (sync)
		sync_write(ctrl, set);
	engines_run(streams, set, true);
	why = engines_wait_run(streams, set, true);
	if (why)
		engines_unstart(streams, set);
	else if (sync)
		engines_wait_fifo(streams, set);
	if (sync)
		sync_write(ctrl, 0);
	return why;
}

/*
 * Where its buffer was gone through and its position is 0 all the same, time and again, the other
 * source of positions may be right.
 */
static void engine_judge_position(struct hdb_ctrl *ctrl, const struct hdb_engine *engine)
{
	struct hdb_streams *streams = &ctrl->streams;

	if (streams->still == STILL || engine->completions < 2)
		return;
	streams->still = hdb_sd_position(&engine->sd) ? 0 : streams->still + 1;
	if (streams->still == STILL)
		dev_info(ctrl->dev, "positions stand still: try position_fix=%u\n",
			 engine->sd.position ? 1 : 2);
}

static void engines_judge_positions(struct hdb_ctrl *ctrl, u32 set)
{
	while (set)
		engine_judge_position(ctrl, engine_pop(&ctrl->streams, &set));
}

static enum hdb_why engines_stop(struct hdb_ctrl *ctrl, u32 set)
{
	struct hdb_streams *streams = &ctrl->streams;
	bool sync = sync_needed(ctrl, set);
	enum hdb_why why;

	if (sync)
		sync_write(ctrl, set);
	engines_run(streams, set, false);
	why = engines_wait_run(streams, set, false);
	if (why)
		engines_run(streams, set, true);
	else
		engines_judge_positions(ctrl, set);
	if (sync)
		sync_write(ctrl, 0);
	return why;
}

/*
 * An engine that has been reset cannot be put back where it was: if a later one fails, it
 * stays stopped as the client knows it, but its position is lost.
 */
static enum hdb_why engines_reset(struct hdb_streams *streams, u32 set)
{
	enum hdb_why why = HDB_OK;

	while (set && !why) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		if (engine->regs != HDB_REGS_BLANK)
			why = hdb_engine_reset(engine);
		if (!why)
			hdb_engine_go_home(engine);
	}
	return why;
}

static u32 engines_in_state(struct hdb_streams *streams, u32 set, HDAUDIO_STREAM_STATE state)
{
	u32 found = 0;

	while (set) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		if (engine->state == state)
			found |= BIT(engine->index);
	}
	return found;
}

/* The registers cannot be reached; once they can, engines do what is wanted of them then. */
static enum hdb_why engines_change_away(struct hdb_streams *streams, u32 set,
					HDAUDIO_STREAM_STATE state)
{
	if (state == RunState)
		return HDB_E_HW_TIMEOUT;
	while (set && state == ResetState)
		hdb_engine_go_home(engine_pop(streams, &set));
	return HDB_OK;
}

/* The one place where the state of engines changes at a client's wish. */
static enum hdb_why engines_change(struct hdb_ctrl *ctrl, u32 set, HDAUDIO_STREAM_STATE state)
{
	struct hdb_streams *streams = &ctrl->streams;
	u32 changing = set & ~engines_in_state(streams, set, state);
	enum hdb_why why = HDB_OK;

	if (!changing)
		return HDB_OK;
	if (streams->away)
		why = engines_change_away(streams, changing, state);
	else if (state == RunState)
		why = engines_start(ctrl, changing);
	else if (state == ResetState)
		why = engines_reset(streams, changing);
	else
		why = engines_stop(ctrl, engines_in_state(streams, changing, RunState));
	while (changing && !why)
		engine_enter(engine_pop(streams, &changing), state);
	return why;
}

static enum hdb_why engine_may_change(const struct hdb_engine *engine, HDAUDIO_STREAM_STATE state)
{
	if (!engine->set_up && state != ResetState)
		return HDB_E_NO_BUFFER;
	if (abs((int)engine->state - (int)state) > 1)
		return HDB_E_TRANSITION;
	return HDB_OK;
}

/* All handles are good before any engine is looked at. */
static enum hdb_why engines_look_up(struct hdb_client *client, const HANDLE *handles, ULONG count,
				    u32 *set)
{
	struct hdb_engine *engine;
	ULONG i;

	*set = 0;
	for (i = 0; i < count; i++) {
		engine = hdb_engine_find(&client->ctrl->streams, client, handles[i]);
		if (!engine)
			return HDB_E_HANDLE;
		*set |= BIT(engine->index);
	}
	return HDB_OK;
}

static enum hdb_why engines_may_change(struct hdb_streams *streams, u32 set,
				       HDAUDIO_STREAM_STATE state)
{
	enum hdb_why why = HDB_OK;

	while (set && !why)
		why = engine_may_change(engine_pop(streams, &set), state);
	return why;
}

static enum hdb_why engines_set_state_locked(struct hdb_client *client, const HANDLE *handles,
					     ULONG count, HDAUDIO_STREAM_STATE state)
{
	struct hdb_ctrl *ctrl = client->ctrl;
	enum hdb_why why;
	u32 set;

	why = engines_look_up(client, handles, count, &set);
	if (!why)
		why = engines_may_change(&ctrl->streams, set, state);
	if (!why && hdb_ctrl_gone(ctrl))
		why = HDB_E_GONE;
	return why ?: engines_change(ctrl, set, state);
}

static bool has_duplicate(const HANDLE *handles, ULONG count)
{
	ULONG i, k;

	for (i = 1; i < count; i++)
		for (k = 0; k < i; k++)
			if (handles[i] == handles[k])
				return true;
	return false;
}

/**
 * hdb_engines_set_state - change the state of engines together
 * @client: their owner
 * @state: the state wanted
 * @count: number of engines
 * @handles: the engines; read once
 *
 * Context: any. Busy-waits for the hardware.
 * Return: HDB_OK, or why none has changed its state.
 */
enum hdb_why hdb_engines_set_state(struct hdb_client *client, HDAUDIO_STREAM_STATE state,
				   ULONG count, const HANDLE *handles)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	HANDLE copy[HDB_MAX_SD];
	unsigned long flags;
	enum hdb_why why;

	if (!count || count > HDB_MAX_SD)
		return HDB_E_COUNT;
	if (state != ResetState && state != StopState && state != RunState)
		return HDB_E_STATE_UNKNOWN;
	memcpy(copy, handles, count * sizeof(*handles));
	if (has_duplicate(copy, count))
		return HDB_E_DUPLICATE;
	spin_lock_irqsave(&streams->lock, flags);
	why = engines_set_state_locked(client, copy, count, state);
	spin_unlock_irqrestore(&streams->lock, flags);
	return why;
}

/*
 * Set going again what ran, each in its own time: none is to pay for another that does not
 * follow. The client finds that one stopped.
 */
static void engine_restart(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	enum hdb_why why;

	engine_enter(engine, StopState);
	why = engines_change(ctrl, BIT(engine->index), RunState);
	if (why)
		dev_warn(ctrl->dev, "engine %u does not run again: %s\n", engine->index,
			 hdb_why_words(why));
}

/**
 * hdb_streams_suspend - keep away from the registers of engines
 * @ctrl: a controller that is about to be reset, or to sleep
 *
 * Until hdb_streams_resume() no engine is set up or started; those that run may be stopped.
 *
 * Context: any.
 */
void hdb_streams_suspend(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	unsigned long flags;

	spin_lock_irqsave(&streams->lock, flags);
	streams->away = true;
	spin_unlock_irqrestore(&streams->lock, flags);
}

/* Whatever did not stop has stopped with the reset. */
static void engine_unstick(struct hdb_streams *streams, struct hdb_engine *engine)
{
	if (!engine->stuck)
		return;
	engine->stuck = false;
	streams->ids[engine->render] &= ~BIT(engine->stream_id);
}

/**
 * hdb_streams_resume - the controller has been reset behind the engines' backs
 * @ctrl: the controller, out of reset again
 *
 * Set-ups are programmed again, and engines that ran do so again, but from the start of their
 * list: a descriptor cannot be told to begin elsewhere, nor its link position register to
 * count from anything but 0. hdaudio_seek_engine() is for clients that care.
 *
 * Context: process, may sleep.
 */
void hdb_streams_resume(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	struct hdb_engine *engine;
	LIST_HEAD(stuck);

	spin_lock_irq(&streams->lock);
	streams->away = false;
	streams->resets++;
	hdb_streams_write_intctl(ctrl);
	for (engine = streams->engines; engine < streams->engines + streams->count; engine++) {
		engine->regs = HDB_REGS_BLANK;
		engine_unstick(streams, engine);
		hdb_engine_go_home(engine);
		if (engine->state == RunState)
			engine_restart(ctrl, engine);
	}
	list_splice_init(&streams->stuck, &stuck);
	spin_unlock_irq(&streams->lock);
	hdb_buffers_destroy(&stuck);
}
