/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How long a stream has been running, by the link's own clock.
 */
#ifndef HDG_LINK_CLOCK_H
#define HDG_LINK_CLOCK_H

#include "bus.h"

#define HDG_LINK_TICK_NS	42	/* 24 million a second */

/**
 * struct hdg_link_clock - time that counts while a stream runs
 * @wall: the link's wall clock
 * @runs: time passes
 * @count: what it said last
 * @when: when that was by the system's clock, in ns
 * @ticks: how many have passed until then
 */
struct hdg_link_clock {
	PULONG wall;
	bool runs;
	u32 count;
	u64 when;
	u64 ticks;
};

void hdg_link_clock_open(struct hdg_link_clock *clock, const struct hdg_bus *bus);
void hdg_link_clock_rewind(struct hdg_link_clock *clock);
void hdg_link_clock_run(struct hdg_link_clock *clock, bool run, u64 now);
u64 hdg_link_clock_time(struct hdg_link_clock *clock, u64 now);

#endif /* HDG_LINK_CLOCK_H */
