// SPDX-License-Identifier: GPL-2.0
/*
 * Jacks that play and record by turns: those for a line and a microphone beside a stereo output,
 * which are the rear, the centre and the low frequencies while somebody wants 5.1; and headphones
 * that are talked into.
 */
#include <linux/kernel.h>

#include "multi_out.h"
#include "turns.h"

/**
 * hdg_turns_channels - how many channels what a codec plays first has jacks for now
 * @mixer: what it is set to
 *
 * Context: any.
 * Return: the number; HDG_MAX_CHANNELS where no jack is lent.
 */
unsigned int hdg_turns_channels(const struct hdg_mixer *mixer)
{
	return hdg_lent_count(mixer->plan, mixer->graph) ? 2 + 2 * mixer->lent : HDG_MAX_CHANNELS;
}

static bool is_recorded(const struct hdg_mixer *mixer, u8 pin)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i;

	for (i = 0; i < plan->n_capture; i++) {
		if (hdg_path_pin(&plan->capture[i].paths[mixer->source[i]], true) == pin)
			return true;
	}
	return false;
}

/* Whose turn is it at a pin that plays? */
static bool should_record(const struct hdg_mixer *mixer, const struct hdg_route *route,
			  const struct hdg_path *path)
{
	const struct hdg_widget *pin = hdg_widget(mixer->graph, hdg_path_pin(path, false));

	if (hdg_is_lent(pin))
		return hdg_path_channel(mixer->graph, route, path) > (int)(2 * mixer->lent);
	return is_recorded(mixer, pin->nid);
}

/* Without a @batch nothing is sent. */
static void turn(struct hdg_mixer *mixer, const struct hdg_route *route,
		 const struct hdg_path *path, struct hdg_batch *batch)
{
	u8 nid = hdg_path_pin(path, false);
	u8 closed = mixer->closed[nid] & ~HDG_RECORDS;

	if (should_record(mixer, route, path))
		closed |= HDG_RECORDS;
	if (closed == mixer->closed[nid])
		return;
	if (batch)
		hdg_mixer_close(mixer, nid, closed, batch);
	else
		mixer->closed[nid] = closed;
}

static void turn_all(struct hdg_mixer *mixer, struct hdg_batch *batch)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++)
			turn(mixer, &plan->play[i], &plan->play[i].paths[j], batch);
	}
}

/**
 * hdg_turns_init - begin with stereo, and what is recorded from at first
 * @mixer: its pins are open, none is silent; its hardware is not touched
 *
 * Context: any.
 */
void hdg_turns_init(struct hdg_mixer *mixer)
{
	turn_all(mixer, NULL);
}

/**
 * hdg_turns_update - turn the pins round whose turn it is
 * @mixer: what is wanted of it
 * @batch: receives the commands for those that change
 *
 * Context: may sleep.
 */
void hdg_turns_update(struct hdg_mixer *mixer, struct hdg_batch *batch)
{
	turn_all(mixer, batch);
}
