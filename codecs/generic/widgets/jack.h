/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pins that something can be plugged into. No device in here.
 */
#ifndef HDG_JACK_H
#define HDG_JACK_H

#include "batch.h"
#include "plan.h"
#include "wishes.h"

#define HDG_MAX_JACKS	32

/**
 * struct hdg_jack - a pin in use
 * @nid: its node id
 * @capture: it records
 * @display: it leads to a display
 * @lent: it plays, too, while it is lent to outputs
 * @channel: the first of its channels in a set of loudspeakers; -1 if it is in none
 * @senses: it tells when something is plugged in or out
 * @present: something is; always so where the pin cannot tell
 * @ready: a display has something to say of itself, and it can be read
 * @says: a display has said it, or is there and its codec cannot tell what it says
 * @by_graphics: the graphics driver tells of the display, and no command asks for it
 */
struct hdg_jack {
	u8 nid;
	bool capture;
	bool display;
	bool lent;
	s8 channel;
	bool senses;
	bool present;
	bool ready;
	bool says;
	bool by_graphics;
};

/**
 * struct hdg_jacks - all pins in use
 * @graph: the widgets
 * @trigger: they have to be told to look before they are asked
 * @inverted: they say that something is there when nothing is
 * @n: number of @jack
 * @jack: the pins
 */
struct hdg_jacks {
	const struct hdg_graph *graph;
	bool trigger;
	bool inverted;
	unsigned int n;
	struct hdg_jack jack[HDG_MAX_JACKS];
};

void hdg_jacks_find(struct hdg_jacks *jacks, const struct hdg_graph *graph,
		    const struct hdg_plan *plan);
void hdg_jacks_heed(struct hdg_jacks *jacks, const struct hdg_will *will);
bool hdg_jack_plugged(const struct hdg_jack *jack);
bool hdg_jacks_sense(const struct hdg_jacks *jacks);
void hdg_jacks_enable(struct hdg_batch *batch, const struct hdg_jacks *jacks, u8 value);
void hdg_jacks_ask(struct hdg_batch *batch, const struct hdg_jacks *jacks);
u32 hdg_jacks_take(const struct hdg_batch *batch, struct hdg_jacks *jacks, u32 *changed);
u32 hdg_jacks_tell(struct hdg_jacks *jacks, u32 told, u32 present);

/* Displays take their time; some pins do not tell when it has come. */
static inline bool hdg_jack_is_slow(const struct hdg_jack *jack)
{
	return jack->display && jack->present && !jack->says;
}

#endif /* HDG_JACK_H */
