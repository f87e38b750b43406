// SPDX-License-Identifier: GPL-2.0
/*
 * Claims on engines. Each ends in bounded time, for every wait for the hardware does, and who has
 * one waits for nothing else.
 */
#include <linux/bits.h>
#include <linux/delay.h>
#include <linux/irqflags.h>
#include <linux/spinlock.h>

#include "nt/irql.h"

#include "claim.h"
#include "stream.h"

#define STEP_US		10	/* between looks at somebody else's claim */
#define PATIENCE_US	2000	/* for one where nothing may sleep */

/**
 * hdb_claim_may_sleep - may a routine that can be called at any level sleep now?
 *
 * Context: any.
 * Return: it may; never where a spin lock of the caller's would not be seen.
 */
bool hdb_claim_may_sleep(void)
{
	return IS_ENABLED(CONFIG_PREEMPT_COUNT) && KeGetCurrentIrql() <= APC_LEVEL;
}

static struct hdb_claim *claim_of(struct hdb_pause *pause)
{
	return container_of(pause, struct hdb_claim, pause);
}

static void claim_take_lock(struct hdb_pause *pause)
	__acquires(&claim_of(pause)->streams->lock)
{
	struct hdb_claim *claim = claim_of(pause);

	spin_lock_irqsave(&claim->streams->lock, claim->flags);
}

static void claim_let_go(struct hdb_pause *pause)
	__releases(&claim_of(pause)->streams->lock)
{
	struct hdb_claim *claim = claim_of(pause);

	spin_unlock_irqrestore(&claim->streams->lock, claim->flags);
}

/**
 * hdb_claim_lock - take hdb_streams.lock, which the waits of this claim let go of
 * @claim: no engine is claimed yet
 * @streams: the table
 * @sleeps: the caller may sleep: the hardware is waited for asleep
 *
 * Context: any.
 */
void hdb_claim_lock(struct hdb_claim *claim, struct hdb_streams *streams, bool sleeps)
	__acquires(&streams->lock)
{
	*claim = (struct hdb_claim) {
		.pause = { .let_go = claim_let_go, .take = claim_take_lock, .sleeps = sleeps },
		.streams = streams,
	};
	claim_take_lock(&claim->pause);
}

/**
 * hdb_claim_unlock - end the claim, and let go of the lock
 * @claim: of hdb_claim_lock()
 *
 * Context: any.
 */
void hdb_claim_unlock(struct hdb_claim *claim)
	__releases(&claim->streams->lock)
{
	struct hdb_streams *streams = claim->streams;
	bool any = claim->set;

	WRITE_ONCE(streams->claimed, streams->claimed & ~claim->set);
	claim->set = 0;
	claim_let_go(&claim->pause);
	if (any)
		hdb_streams_wake(streams);
}

/**
 * hdb_claim_take - claim engines, all or none
 * @claim: of hdb_claim_lock()
 * @set: the engines, a bit each
 *
 * Context: any; hdb_streams.lock held.
 * Return: false if somebody else has one of them.
 */
bool hdb_claim_take(struct hdb_claim *claim, u32 set)
{
	struct hdb_streams *streams = claim->streams;

	lockdep_assert_held(&streams->lock);
	if (streams->claimed & set)
		return false;
	WRITE_ONCE(streams->claimed, streams->claimed | set);
	claim->set |= set;
	return true;
}

static bool claims_meet(struct hdb_streams *streams, u32 set)
{
	return READ_ONCE(streams->claimed) & set;
}

/*
 * Whoever has them may be what this CPU would go on with, were it not for the caller: so there is
 * an end to it. With interrupts off it does not even begin.
 */
static enum hdb_why claim_wait_busy(struct hdb_claim *claim, u32 set)
	__must_hold(&claim->streams->lock)
{
	unsigned int us = irqs_disabled_flags(claim->flags) ? 0 : PATIENCE_US;

	while (claims_meet(claim->streams, set)) {
		if (!us)
			return HDB_E_BUSY;
		us -= STEP_US;
		claim_let_go(&claim->pause);
		udelay(STEP_US);
		claim_take_lock(&claim->pause);
	}
	return HDB_OK;
}

/**
 * hdb_claim_wait - wait until nobody claims any of these engines
 * @claim: one without engines
 * @set: the engines, a bit each
 *
 * All may have changed meanwhile: the lock has been let go of.
 *
 * Context: any; hdb_streams.lock held. Sleeps if the claim may, or busy-waits without the lock.
 * Return: HDB_OK, or HDB_E_BUSY where sleeping is not allowed and it takes too long.
 */
enum hdb_why hdb_claim_wait(struct hdb_claim *claim, u32 set)
	__must_hold(&claim->streams->lock)
{
	if (!claim->pause.sleeps)
		return claim_wait_busy(claim, set);
	claim_let_go(&claim->pause);
	wait_event(claim->streams->idle, !claims_meet(claim->streams, set));
	claim_take_lock(&claim->pause);
	return HDB_OK;
}

/**
 * hdb_claim_engine - claim the engine of a handle as soon as nobody else claims it
 * @claim: one without engines, which sleeps
 * @client: its owner
 * @handle: the handle
 * @look: finds it, and says why it is not to be claimed; asked again after each wait
 * @engine: takes it
 *
 * Context: process, may sleep; hdb_streams.lock held, and let go of for waiting.
 * Return: HDB_OK, or what @look says.
 */
enum hdb_why hdb_claim_engine(struct hdb_claim *claim, struct hdb_client *client, HANDLE handle,
			      hdb_claim_look_fn look, struct hdb_engine **engine)
	__must_hold(&claim->streams->lock)
{
	enum hdb_why why;

	for (;;) {
		why = look(client, handle, engine);
		if (why || hdb_claim_take(claim, BIT((*engine)->index)))
			return why;
		hdb_claim_wait(claim, BIT((*engine)->index));
	}
}

/**
 * hdb_claim_breathe - let go of the lock for a moment, between one engine and the next
 * @claim: of hdb_claim_lock()
 *
 * Context: any; hdb_streams.lock held.
 */
void hdb_claim_breathe(struct hdb_claim *claim)
	__must_hold(&claim->streams->lock)
{
	claim_let_go(&claim->pause);
	claim_take_lock(&claim->pause);
}

/**
 * hdb_engine_claimed - does somebody wait for an engine's hardware?
 * @streams: the table
 * @engine: the engine
 *
 * Context: any; hdb_streams.lock held.
 * Return: somebody does.
 */
bool hdb_engine_claimed(const struct hdb_streams *streams, const struct hdb_engine *engine)
{
	lockdep_assert_held(&streams->lock);
	return streams->claimed & BIT(engine->index);
}

/**
 * hdb_claims_wait - wait until no engine is claimed
 * @streams: a table of which nobody claims engines any more
 *
 * Context: process, may sleep.
 */
void hdb_claims_wait(struct hdb_streams *streams)
{
	wait_event(streams->idle, !claims_meet(streams, ~0U));
}
