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
 *
 * The hardware is waited for with the engines claimed and hdb_streams.lock let go of (claim.h): by
 * who starts, stops and resets asleep at PASSIVE_LEVEL, busy above it.
 */
#include <linux/bitops.h>
#include <linux/kernel.h>
#include <linux/log2.h>

#include "buffer.h"
#include "claim.h"
#include "hdb.h"
#include "hw/io.h"
#include "hw/sd.h"
#include "refusal.h"
#include "stream.h"
#include "trace.h"

#define STILL	3	/* positions of 0 that are no chance */

/* When the next completion is due is not known. */
static void engine_forget_pace(struct hdb_engine *engine)
{
	engine->completed_at = 0;
	engine->interval = 0;
}

static void engine_enter(struct hdb_engine *engine, HDAUDIO_STREAM_STATE state)
{
	trace_hdaudio_stream_state(engine, state);
	engine->state = state;
	engine_forget_pace(engine);
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
 * @claim: has the engine
 * @engine: the engine; its state is the caller's business
 *
 * Context: any; hdb_streams.lock held, and let go of for waiting.
 * Return: HDB_OK, HDB_E_HW_TIMEOUT or HDB_E_GONE.
 */
enum hdb_why hdb_engine_reset(struct hdb_claim *claim, struct hdb_engine *engine)
{
	engine->regs = HDB_REGS_UNKNOWN;
	if (hdb_sd_reset(&engine->sd, &claim->pause))
		return engine_failure(engine);
	engine->regs = HDB_REGS_BLANK;
	return HDB_OK;
}

/* Bring the set-up into a descriptor that has been reset. */
static void engine_write(struct hdb_engine *engine)
{
	hdb_sd_program(&engine->sd, &engine->setup);
	engine->regs = HDB_REGS_PROGRAMMED;
	engine->completions = 0;
	engine_forget_pace(engine);
	engine->notify.early = engine->buffer->late && !engine->turned;
}

/**
 * hdb_engine_program - bring the set-up into the descriptor
 * @claim: has the engine
 * @engine: one that does not run
 *
 * Context: any; hdb_streams.lock held, and let go of for waiting, if the descriptor has to be
 * reset first.
 * Return: HDB_OK, HDB_E_HW_TIMEOUT or HDB_E_GONE.
 */
enum hdb_why hdb_engine_program(struct hdb_claim *claim, struct hdb_engine *engine)
{
	enum hdb_why why = HDB_OK;

	if (engine->regs == HDB_REGS_PROGRAMMED)
		return HDB_OK;
	if (engine->regs == HDB_REGS_UNKNOWN)
		why = hdb_engine_reset(claim, engine);
	if (!why)
		engine_write(engine);
	return why;
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
 * @claim: has the engine
 * @engine: the engine; in Reset afterwards
 *
 * Context: any; hdb_streams.lock held, and let go of for waiting.
 * Return: whether it is known to access memory no more. What its register says decides, for a
 * start that failed, or a reset, may have left it running in any state.
 */
bool hdb_engine_halt(struct hdb_claim *claim, struct hdb_engine *engine)
{
	enum hdb_why why = HDB_OK;

	if (claim->streams->away)
		return hdb_engine_rests(claim->streams, engine);
	if (engine->regs != HDB_REGS_BLANK)
		why = hdb_engine_reset(claim, engine);
	hdb_engine_go_home(engine);
	engine_enter(engine, ResetState);
	return why != HDB_E_HW_TIMEOUT || !hdb_sd_runs(&engine->sd);
}

/* Each is many registers: where there are more to come, let go of the lock for a moment. */
static enum hdb_why engines_program(struct hdb_claim *claim, u32 set)
{
	enum hdb_why why = HDB_OK;

	while (set && !why) {
		why = hdb_engine_program(claim, engine_pop(claim->streams, &set));
		if (set)
			hdb_claim_breathe(claim);
	}
	return why;
}

/* One write each and nothing between them: without SSYNC that is all that keeps them together. */
static void engines_run(struct hdb_streams *streams, u32 set, bool run)
{
	while (set) {
		struct hdb_engine *engine = engine_pop(streams, &set);

		hdb_sd_run(&engine->sd, &engine->setup, run);
	}
}

/* One alone has mostly followed by now; many are not asked with the lock held. */
static bool engines_have_followed(struct hdb_streams *streams, u32 set, bool run)
{
	return is_power_of_2(set) && hdb_sd_has_followed(&streams->engines[__ffs(set)].sd, run);
}

static enum hdb_why engines_wait_run(struct hdb_claim *claim, u32 set, bool run)
{
	if (engines_have_followed(claim->streams, set, run))
		return HDB_OK;
	while (set) {
		struct hdb_engine *engine = engine_pop(claim->streams, &set);

		if (hdb_sd_wait_run(&engine->sd, run, &claim->pause))
			return engine_failure(engine);
	}
	return HDB_OK;
}

/*
 * Let all engines get ready before any begins: outputs fill their FIFOs, inputs load their
 * first descriptor. One that is not ready in time loses its first samples at worst, so it
 * ends the waiting but is no reason not to start.
 */
static void engines_wait_fifo(struct hdb_claim *claim, u32 set)
{
	while (set) {
		struct hdb_engine *engine = engine_pop(claim->streams, &set);

		if (hdb_sd_wait_fifo(&engine->sd, &claim->pause))
			return;
	}
}

static bool sync_needed(const struct hdb_ctrl *ctrl, u32 set)
{
	return ctrl->setup.ssync && hweight32(set) > 1;
}

/* Others may start or stop theirs at the same time: of SSYNC each has the bits he has claimed. */
static void sync_hold(struct hdb_ctrl *ctrl, u32 set, bool hold)
{
	struct hdb_streams *streams = &ctrl->streams;

	streams->synced = hold ? streams->synced | set : streams->synced & ~set;
	hdb_write32(&ctrl->io, ctrl->setup.ssync, streams->synced);
}

/* A start that failed: stop those that did start. What does not stop is reset before use. */
static void engines_unstart(struct hdb_claim *claim, u32 set)
{
	engines_run(claim->streams, set, false);
	while (set) {
		struct hdb_engine *engine = engine_pop(claim->streams, &set);

		if (hdb_sd_wait_run(&engine->sd, false, &claim->pause))
			engine->regs = HDB_REGS_UNKNOWN;
	}
}

static enum hdb_why engines_start(struct hdb_ctrl *ctrl, struct hdb_claim *claim, u32 set)
{
	bool sync = sync_needed(ctrl, set);
	enum hdb_why why = engines_program(claim, set);

	if (why)
		return why;
	if (sync)
		sync_hold(ctrl, set, true);
	engines_run(claim->streams, set, true);
	why = engines_wait_run(claim, set, true);
	if (why)
		engines_unstart(claim, set);
	else if (sync)
		engines_wait_fifo(claim, set);
	if (sync)
		sync_hold(ctrl, set, false);
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

static enum hdb_why engines_stop(struct hdb_ctrl *ctrl, struct hdb_claim *claim, u32 set)
{
	bool sync = sync_needed(ctrl, set);
	enum hdb_why why;

	if (sync)
		sync_hold(ctrl, set, true);
	engines_run(claim->streams, set, false);
	why = engines_wait_run(claim, set, false);
	if (why)
		engines_run(claim->streams, set, true);
	if (sync)
		sync_hold(ctrl, set, false);
	if (!why)
		engines_judge_positions(ctrl, set);
	return why;
}

/*
 * An engine that has been reset cannot be put back where it was: if a later one fails, it
 * stays stopped as the client knows it, but its position is lost.
 */
static enum hdb_why engines_reset(struct hdb_claim *claim, u32 set)
{
	enum hdb_why why = HDB_OK;

	while (set && !why) {
		struct hdb_engine *engine = engine_pop(claim->streams, &set);

		if (engine->regs != HDB_REGS_BLANK)
			why = hdb_engine_reset(claim, engine);
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
static enum hdb_why engines_change(struct hdb_ctrl *ctrl, struct hdb_claim *claim, u32 changing,
				   HDAUDIO_STREAM_STATE state)
{
	struct hdb_streams *streams = &ctrl->streams;
	enum hdb_why why;

	if (streams->away)
		why = engines_change_away(streams, changing, state);
	else if (state == RunState)
		why = engines_start(ctrl, claim, changing);
	else if (state == ResetState)
		why = engines_reset(claim, changing);
	else
		why = engines_stop(ctrl, claim, engines_in_state(streams, changing, RunState));
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

/* Which of the engines have to change; that may be none. */
static enum hdb_why engines_to_change(struct hdb_client *client, const HANDLE *handles,
				      ULONG count, HDAUDIO_STREAM_STATE state, u32 *changing)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	enum hdb_why why;
	u32 set;

	why = engines_look_up(client, handles, count, &set);
	if (!why)
		why = engines_may_change(streams, set, state);
	if (!why && hdb_ctrl_gone(client->ctrl))
		why = HDB_E_GONE;
	if (!why)
		*changing = set & ~engines_in_state(streams, set, state);
	return why;
}

/* While others wait for one of them, all may become different from what was found. */
static enum hdb_why engines_set_state_locked(struct hdb_client *client, struct hdb_claim *claim,
					     const HANDLE *handles, ULONG count,
					     HDAUDIO_STREAM_STATE state)
{
	enum hdb_why why;
	u32 changing;

	for (;;) {
		why = engines_to_change(client, handles, count, state, &changing);
		if (why || !changing)
			return why;
		if (hdb_claim_take(claim, changing))
			return engines_change(client->ctrl, claim, changing, state);
		why = hdb_claim_wait(claim, changing);
		if (why)
			return why;
	}
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
 * Context: any. Waits for the hardware with no lock held, asleep at PASSIVE_LEVEL, busy above it.
 * Return: HDB_OK, or why none has changed its state.
 */
enum hdb_why hdb_engines_set_state(struct hdb_client *client, HDAUDIO_STREAM_STATE state,
				   ULONG count, const HANDLE *handles)
{
	struct hdb_streams *streams = &client->ctrl->streams;
	HANDLE copy[HDB_MAX_SD];
	struct hdb_claim claim;
	enum hdb_why why;

	if (!count || count > HDB_MAX_SD)
		return HDB_E_COUNT;
	if (state != ResetState && state != StopState && state != RunState)
		return HDB_E_STATE_UNKNOWN;
	memcpy(copy, handles, count * sizeof(*handles));
	if (has_duplicate(copy, count))
		return HDB_E_DUPLICATE;
	hdb_claim_lock(&claim, streams, hdb_claim_may_sleep());
	why = engines_set_state_locked(client, &claim, copy, count, state);
	hdb_claim_unlock(&claim);
	return why;
}

/**
 * hdb_streams_suspend - keep away from the registers of engines
 * @ctrl: a controller that is about to be reset, or to sleep
 *
 * When it returns nobody touches one any more. Until hdb_streams_resume() no engine is set up or
 * started; those that run may be stopped.
 *
 * Context: process, may sleep.
 */
void hdb_streams_suspend(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;

	spin_lock_irq(&streams->lock);
	streams->away = true;
	spin_unlock_irq(&streams->lock);
	hdb_claims_wait(streams);
}

/* Whatever did not stop has stopped with the reset. */
static void engine_unstick(struct hdb_streams *streams, struct hdb_engine *engine)
{
	if (!engine->stuck)
		return;
	engine->stuck = false;
	streams->ids[engine->render] &= ~BIT(engine->stream_id);
}

/* What the reset has left of everything; registers can be reached again. */
static void streams_return(struct hdb_ctrl *ctrl, struct list_head *stuck)
{
	struct hdb_streams *streams = &ctrl->streams;
	struct hdb_engine *engine;

	spin_lock_irq(&streams->lock);
	streams->away = false;
	streams->resets++;
	hdb_streams_write_intctl(ctrl);
	for (engine = streams->engines; engine < streams->engines + streams->count; engine++) {
		engine->regs = HDB_REGS_BLANK;
		engine_unstick(streams, engine);
		hdb_engine_go_home(engine);
	}
	list_splice_init(&streams->stuck, stuck);
	streams->kept = 0;
	spin_unlock_irq(&streams->lock);
}

/*
 * Set going again what ran and has not been told otherwise since: nobody need wait for that with
 * the engine claimed, which its client may stop. Says whether it is to be looked after.
 */
static bool engine_run_again(struct hdb_streams *streams, struct hdb_engine *engine)
{
	bool again;

	spin_lock_irq(&streams->lock);
	again = engine->state == RunState && engine->regs == HDB_REGS_BLANK &&
		!hdb_engine_claimed(streams, engine);
	if (again) {
		engine_write(engine);
		hdb_sd_run(&engine->sd, &engine->setup, true);
	}
	spin_unlock_irq(&streams->lock);
	return again;
}

/* It does not run: its client finds it stopped, unless it has changed it meanwhile. */
static void engine_give_up(struct hdb_ctrl *ctrl, struct hdb_engine *engine)
{
	struct hdb_claim claim;

	hdb_claim_lock(&claim, &ctrl->streams, true);
	if (engine->state == RunState && hdb_claim_take(&claim, BIT(engine->index)) &&
	    !hdb_sd_runs(&engine->sd)) {
		dev_warn_ratelimited(ctrl->dev, "engine %u does not run again: %s\n",
				     engine->index, hdb_why_words(engine_failure(engine)));
		engines_unstart(&claim, BIT(engine->index));
		engine_enter(engine, StopState);
	}
	hdb_claim_unlock(&claim);
}

/*
 * Each in its own time: none is to pay for another that does not follow.
 */
static void engines_run_again(struct hdb_ctrl *ctrl)
{
	struct hdb_streams *streams = &ctrl->streams;
	struct hdb_pause asleep = { .sleeps = true };
	struct hdb_engine *engine;
	unsigned long started = 0;
	unsigned int i;

	for (i = 0; i < streams->count; i++)
		started |= engine_run_again(streams, &streams->engines[i]) ? BIT(i) : 0;
	for_each_set_bit(i, &started, streams->count) {
		engine = &streams->engines[i];
		if (hdb_sd_wait_run(&engine->sd, true, &asleep))
			engine_give_up(ctrl, engine);
	}
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
	LIST_HEAD(stuck);

	streams_return(ctrl, &stuck);
	engines_run_again(ctrl);
	hdb_buffers_destroy(&stuck);
}
