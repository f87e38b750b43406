// SPDX-License-Identifier: GPL-2.0
/*
 * A microphone that is plugged in is recorded from instead of the one that is built in. Whoever
 * has chosen another source that is there keeps it.
 */
#include <linux/bits.h>
#include <linux/kernel.h>

#include "auto_mute.h"
#include "turns.h"

/* Which jack a path of a capture route begins at; -1 if it is none. */
static int jack_of(const struct hdg_jacks *jacks, const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		if (jacks->jack[i].nid == hdg_path_pin(path, true))
			return i;
	}
	return -1;
}

static const struct hdg_widget *pin_of(const struct hdg_mixer *mixer, const struct hdg_path *path)
{
	return hdg_widget(mixer->graph, hdg_path_pin(path, true));
}

/* A jack that is lent has loudspeakers, and no microphone. */
static bool plays(const struct hdg_mixer *mixer, const struct hdg_jack *jack)
{
	return jack->lent && !(mixer->closed[jack->nid] & HDG_RECORDS);
}

/* A microphone at a jack in @mask. */
static bool is_mic_in(const struct hdg_mixer *mixer, const struct hdg_jacks *jacks,
		      const struct hdg_path *path, u32 mask)
{
	int i = jack_of(jacks, path);

	return i >= 0 && (mask & BIT(i)) && !plays(mixer, &jacks->jack[i]) &&
	       hdg_pin_device(pin_of(mixer, path)) == AC_JACK_MIC_IN;
}

/* What was at the path's jack is not any more. */
static bool is_pulled(const struct hdg_jacks *jacks, const struct hdg_path *path, u32 before,
		      u32 plugged)
{
	int i = jack_of(jacks, path);

	return i >= 0 && jacks->jack[i].senses && (before & ~plugged & BIT(i));
}

/* The first microphone of @route at a jack in @mask; -1 without one. */
static int find_mic(const struct hdg_mixer *mixer, const struct hdg_jacks *jacks,
		    const struct hdg_route *route, u32 mask)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		if (is_mic_in(mixer, jacks, &route->paths[i], mask))
			return i;
	}
	return -1;
}

static int find_builtin(const struct hdg_mixer *mixer, const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		if (hdg_is_builtin_mic(pin_of(mixer, &route->paths[i])))
			return i;
	}
	return -1;
}

/* Index of the path that a route should take. */
static unsigned int choose(const struct hdg_mixer *mixer, const struct hdg_jacks *jacks,
			   unsigned int r, u32 before, u32 plugged)
{
	const struct hdg_route *route = &mixer->plan->capture[r];
	const struct hdg_path *path = &route->paths[mixer->source[r]];
	int mic = -1;

	if (is_pulled(jacks, path, before, plugged)) {
		mic = find_mic(mixer, jacks, route, plugged);
		if (mic < 0)
			mic = find_builtin(mixer, route);
	} else if (hdg_is_builtin_mic(pin_of(mixer, path))) {
		mic = find_mic(mixer, jacks, route, plugged & ~before);
	}
	return mic < 0 ? mixer->source[r] : mic;
}

/**
 * hdg_auto_source - record from the microphone that has been plugged in, or is left
 * @mixer: what is recorded from
 * @jacks: the pins
 * @before: where something was plugged in before, by index
 * @plugged: where it is now
 * @batch: receives the commands for what changes
 *
 * Context: may sleep.
 * Return: mask of the capture routes that record from something else now.
 */
u32 hdg_auto_source(struct hdg_mixer *mixer, const struct hdg_jacks *jacks, u32 before, u32 plugged,
		    struct hdg_batch *batch)
{
	unsigned int r;
	u32 changed = 0;

	for (r = 0; r < mixer->plan->n_capture; r++) {
		if (hdg_mixer_use(mixer, r, choose(mixer, jacks, r, before, plugged), batch))
			changed |= BIT(r);
	}
	hdg_turns_update(mixer, batch);
	return changed;
}
