// SPDX-License-Identifier: GPL-2.0
/*
 * How loud it is. Nobody may have set a mixer when the first sound comes, and headphones are worn:
 * it is to be heard, but not more. And the master where no amplifier is one: it governs a control
 * for each output, or that would be made softer twice, by as many dB whatever steps they have.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "level.h"

#define AT_FIRST	2000	/* hundredths of a dB below 0 dB */

static bool is_analog(const struct hdg_mixer *mixer, const struct hdg_route *route)
{
	return !hdg_is_digital(hdg_widget(mixer->graph, route->converter));
}

static struct hdg_amp *find_amp(struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++) {
		if (hdg_amp_same(&mixer->amps[i], amp))
			return &mixer->amps[i];
	}
	return NULL;
}

/* How far an amplifier can go below 0 dB, in hundredths of one. */
static unsigned int reach_down(const struct hdg_amp *amp)
{
	return hdg_amp_unity(amp->caps) * hdg_amp_step(amp->caps);
}

static bool is_lowered(const struct hdg_amp *amp)
{
	return amp->gain[0] < hdg_amp_unity(amp->caps) + amp->fall;
}

static void lower(struct hdg_amp *amp)
{
	unsigned int unity = hdg_amp_unity(amp->caps);
	unsigned int steps = min(AT_FIRST / hdg_amp_step(amp->caps), unity);

	amp->gain[0] = unity - steps;
	amp->gain[1] = amp->gain[0];
}

/* One amplifier of a path, unless it has such a one already: that which goes down furthest. */
static void lower_path(struct hdg_mixer *mixer, const struct hdg_path *path)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS], *best = NULL;
	unsigned int i, n = hdg_amp_list(mixer->graph, path, false, amps);

	for (i = 0; i < n; i++) {
		struct hdg_amp *amp = find_amp(mixer, &amps[i]);

		if (!amp || !hdg_amp_steps(amp->caps))
			continue;
		if (is_lowered(amp))
			return;
		if (!best || reach_down(amp) > reach_down(best))
			best = amp;
	}
	if (best)
		lower(best);
}

static struct hdg_control *find_master(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (!strcmp(mixer->controls[i].name, hdg_master_name(kind)))
			return &mixer->controls[i];
	}
	return NULL;
}

/*
 * One control then makes all of it louder, as people expect, and programs that set what they know
 * of the others to 0 dB leave nothing twice as soft.
 */
static void lower_master(struct hdg_mixer *mixer)
{
	const struct hdg_control *master = find_master(mixer, HDG_VOLUME);
	struct hdg_amp *amp;

	if (!master)
		return;
	amp = &mixer->amps[master->amps[0]];
	if (master->master)
		hdg_master_begin(mixer, master, AT_FIRST);
	else if (reach_down(amp) >= AT_FIRST)
		lower(amp);
}

/**
 * hdg_levels_init - begin with a moderate level at every analog output
 * @mixer: the mixer with the outputs' controls, the master's among them
 *
 * By the master where there is one; what it does not govern by an amplifier of its own.
 *
 * Context: any.
 */
void hdg_levels_init(struct hdg_mixer *mixer)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, j;

	lower_master(mixer);
	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; is_analog(mixer, &plan->play[i]) && j < plan->play[i].n_paths; j++)
			lower_path(mixer, &plan->play[i].paths[j]);
	}
}

static const struct hdg_amp *amp_of(const struct hdg_mixer *mixer,
				    const struct hdg_control *control)
{
	return &mixer->amps[control->amps[0]];
}

/* Does @path go through an amplifier that the master governs already? */
static bool is_governed(const struct hdg_mixer *mixer, const struct hdg_path *path,
			const struct hdg_control *but)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		const struct hdg_control *control = &mixer->controls[i];

		if (control->main && control->kind == but->kind &&
		    !hdg_amp_same(amp_of(mixer, control), amp_of(mixer, but)) &&
		    hdg_path_has_amp(mixer->graph, path, false, amp_of(mixer, control)))
			return true;
	}
	return false;
}

/* Outputs that a control is on the way to, those that are governed already or the others. */
static unsigned int count_outputs(const struct hdg_mixer *mixer, const struct hdg_control *control,
				  bool governed)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, j, n = 0;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			const struct hdg_path *path = &plan->play[i].paths[j];

			n += hdg_path_has_amp(mixer->graph, path, false, amp_of(mixer, control)) &&
			     is_governed(mixer, path, control) == governed;
		}
	}
	return n;
}

/* The control that would govern most outputs, and none a second time. */
static struct hdg_control *best_follower(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	struct hdg_control *best = NULL;
	unsigned int i, n, most = 0;

	for (i = 0; i < mixer->n_controls; i++) {
		struct hdg_control *control = &mixer->controls[i];

		if (control->kind != kind || control->main || count_outputs(mixer, control, true))
			continue;
		n = count_outputs(mixer, control, false);
		if (n > most) {
			most = n;
			best = control;
		}
	}
	return best;
}

/* To be silent twice is no harm. */
static void follow_all(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++)
		mixer->controls[i].main |= mixer->controls[i].kind == kind;
}

/* Both halves of a stereo amplifier follow, or none. */
static void follow(struct hdg_mixer *mixer, const struct hdg_control *chosen)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		struct hdg_control *control = &mixer->controls[i];

		if (control->kind == chosen->kind &&
		    hdg_amp_same(amp_of(mixer, control), amp_of(mixer, chosen)))
			control->main = true;
	}
}

/*
 * That leaves none out: no widget has more than one way from a converter, so the outputs of one
 * amplifier are among another's, or none of them is.
 */
static void follow_once(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	struct hdg_control *control;

	while ((control = best_follower(mixer, kind)))
		follow(mixer, control);
}

/**
 * hdg_master_find - choose the controls that a master governs, and make it
 * @mixer: the mixer with the outputs' controls, and no others yet
 *
 * Where an amplifier is the master, there is to be no other of that name.
 *
 * Context: any.
 */
void hdg_master_find(struct hdg_mixer *mixer)
{
	mixer->open = true;
	if (!find_master(mixer, HDG_VOLUME))
		follow_once(mixer, HDG_VOLUME);
	if (!find_master(mixer, HDG_SWITCH))
		follow_all(mixer, HDG_SWITCH);
	hdg_master_add(mixer, HDG_VOLUME);
	hdg_master_add(mixer, HDG_SWITCH);
}
