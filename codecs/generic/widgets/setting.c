// SPDX-License-Identifier: GPL-2.0
/*
 * What controls are set to: kept here, and sent to the codec when it changes.
 */
#include <linux/errno.h>

#include "mixer.h"
#include "turns.h"

static const struct hdg_amp *first_amp(const struct hdg_mixer *mixer,
				       const struct hdg_control *control)
{
	return &mixer->amps[control->amps[0]];
}

/**
 * hdg_control_max - largest value of a control
 * @mixer: the mixer
 * @control: the control
 *
 * Context: any.
 * Return: the value; the smallest is 0.
 */
unsigned int hdg_control_max(const struct hdg_mixer *mixer, const struct hdg_control *control)
{
	switch (control->kind) {
	case HDG_VOLUME:
		return hdg_amp_steps(first_amp(mixer, control)->caps);
	case HDG_SOURCE:
		return mixer->plan->capture[control->route].n_paths - 1;
	case HDG_CHANNELS:
		return hdg_lent_count(mixer->plan, mixer->graph);
	default:
		return 1;
	}
}

static unsigned int get_item(const struct hdg_mixer *mixer, const struct hdg_control *control)
{
	switch (control->kind) {
	case HDG_CHANNELS:
		return mixer->lent;
	case HDG_ALONE:
		return mixer->alone;
	case HDG_MIXING:
		return mixer->mixing;
	default:
		return mixer->source[control->route];
	}
}

/**
 * hdg_control_get - what a control is set to
 * @mixer: the mixer
 * @control: the control
 * @values: receives as many as it has channels
 *
 * Context: any.
 */
void hdg_control_get(const struct hdg_mixer *mixer, const struct hdg_control *control,
		     unsigned int *values)
{
	unsigned int i;

	if (hdg_control_has_items(control)) {
		values[0] = get_item(mixer, control);
		return;
	}
	if (control->master) {
		hdg_master_get(mixer, control, values);
		return;
	}
	for (i = 0; i < control->channels; i++) {
		const struct hdg_amp *amp = first_amp(mixer, control);
		unsigned int channel = control->channel + i;

		values[i] = control->kind == HDG_VOLUME ? amp->gain[channel] : !amp->mute[channel];
	}
}

static int put_amp(struct hdg_amp *amp, const struct hdg_control *control,
		   const unsigned int *values, struct hdg_batch *batch)
{
	u8 *gain = &amp->gain[control->channel];
	bool *mute = &amp->mute[control->channel];
	bool changed = false;
	unsigned int i;

	for (i = 0; i < control->channels; i++) {
		if (control->kind == HDG_VOLUME) {
			changed |= gain[i] != values[i];
			gain[i] = values[i];
		} else {
			changed |= mute[i] == values[i];
			mute[i] = !values[i];
		}
	}
	if (changed)
		hdg_amp_send(batch, amp);
	return changed;
}

static bool put_source(struct hdg_mixer *mixer, unsigned int route, unsigned int path,
		       struct hdg_batch *batch)
{
	bool changed = hdg_mixer_use(mixer, route, path, batch);

	hdg_turns_update(mixer, batch);
	return changed;
}

static bool put_channels(struct hdg_mixer *mixer, unsigned int pairs, struct hdg_batch *batch)
{
	bool changed = mixer->lent != pairs;

	mixer->lent = pairs;
	hdg_turns_update(mixer, batch);
	return changed;
}

/* One of those that decide which way something takes. */
static bool put_way(struct hdg_mixer *mixer, bool *setting, bool value, struct hdg_batch *batch)
{
	unsigned int i;

	if (*setting == value)
		return false;
	*setting = value;
	hdg_mixer_select(mixer);
	hdg_detour_setup(batch, mixer);
	for (i = 0; i < mixer->n_amps; i++) {
		if (hdg_detour_switches(mixer, &mixer->amps[i]))
			hdg_amp_send(batch, &mixer->amps[i]);
	}
	return true;
}

static bool put_item(struct hdg_mixer *mixer, const struct hdg_control *control,
		     unsigned int item, struct hdg_batch *batch)
{
	switch (control->kind) {
	case HDG_CHANNELS:
		return put_channels(mixer, item, batch);
	case HDG_ALONE:
		return put_way(mixer, &mixer->alone, item, batch);
	case HDG_MIXING:
		return put_way(mixer, &mixer->mixing, item, batch);
	default:
		return put_source(mixer, control->route, item, batch);
	}
}

/**
 * hdg_control_put - set a control
 * @mixer: the mixer
 * @control: the control
 * @values: as many as it has channels
 * @batch: receives the commands that the change needs
 *
 * Context: may sleep.
 * Return: 1 if it has changed, 0 if it was set so before, -EINVAL for an impossible value.
 */
int hdg_control_put(struct hdg_mixer *mixer, const struct hdg_control *control,
		    const unsigned int *values, struct hdg_batch *batch)
{
	unsigned int i, max = hdg_control_max(mixer, control);
	int changed = 0;

	for (i = 0; i < control->channels; i++) {
		if (values[i] > max)
			return -EINVAL;
	}
	if (hdg_control_has_items(control))
		return put_item(mixer, control, values[0], batch);
	if (control->master)
		return hdg_master_put(mixer, control, values[0], batch);
	for (i = 0; i < control->n_amps; i++)
		changed |= put_amp(&mixer->amps[control->amps[i]], control, values, batch);
	return changed;
}
