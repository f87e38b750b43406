// SPDX-License-Identifier: GPL-2.0
/*
 * How long a stream has been running, by the clock that its samples go by. It has 32 bits, which
 * begin anew after three minutes; the system's clock, which goes by another quartz, is good enough
 * to tell how often they have.
 */
#include <linux/math64.h>

#include "link_clock.h"

/* What passes in 125 ns. */
#define TICKS		3
#define NS		125

static u64 passed(u32 before, u32 now, u64 ns)
{
	u64 expected = div_u64(ns * TICKS, NS);
	u32 least = now - before;
	u64 rounds = expected > least ? (expected - least + BIT_ULL(31)) >> 32 : 0;

	return least + (rounds << 32);
}

/* Count what has passed since it was looked at last. */
static void look(struct hdg_link_clock *clock, u64 now)
{
	u32 count = READ_REGISTER_ULONG(clock->wall);

	if (clock->runs)
		clock->ticks += passed(clock->count, count, now - clock->when);
	clock->count = count;
	clock->when = now;
}

/**
 * hdg_link_clock_open - find the link's clock
 * @clock: to be initialised; no time has passed
 * @bus: the bus; what is found is good as long as it is open
 *
 * Context: any.
 */
void hdg_link_clock_open(struct hdg_link_clock *clock, const struct hdg_bus *bus)
{
	memset(clock, 0, sizeof(*clock));
	bus->get_wall_clock(bus->context, &clock->wall);
}

/**
 * hdg_link_clock_rewind - no time has passed
 * @clock: the clock, not running
 *
 * Context: any; as for all of these, one caller at a time.
 */
void hdg_link_clock_rewind(struct hdg_link_clock *clock)
{
	clock->ticks = 0;
}

/**
 * hdg_link_clock_run - let time pass, or stand still
 * @clock: the clock
 * @run: it passes
 * @now: the system's time, in ns
 *
 * Context: any.
 */
void hdg_link_clock_run(struct hdg_link_clock *clock, bool run, u64 now)
{
	look(clock, now);
	clock->runs = run;
}

/**
 * hdg_link_clock_time - how long a stream has been running
 * @clock: the clock
 * @now: the system's time, in ns; by it rounds of the clock are counted that nobody has looked at
 *
 * Context: any.
 * Return: the time in ns, exact to HDG_LINK_TICK_NS.
 */
u64 hdg_link_clock_time(struct hdg_link_clock *clock, u64 now)
{
	if (clock->runs)
		look(clock, now);
	return div_u64(clock->ticks * NS, TICKS);
}
