// SPDX-License-Identifier: GPL-2.0
/*
 * What controls are set to: kept here, sent to the codec when it changes and when the codec
 * has lost it.
 */
#include <linux/errno.h>

#include "mixer.h"
#include "setup.h"

static const struct hdg_amp *first_amp(const struct hdg_mixer *mixer,
				       const struct hdg_control *control)
{
	return &mixer->amps[control->amps[0]];
}

static const struct hdg_path *selected(const struct hdg_mixer *mixer, unsigned int route)
{
	return &mixer->plan->capture[route].paths[mixer->source[route]];
}

static bool on_selected_path(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	unsigned int i;

	for (i = 0; i < mixer->plan->n_capture; i++) {
		if (hdg_path_has_amp(mixer->graph, selected(mixer, i), true, amp))
			return true;
	}
	return false;
}

/* A mixer on the way to a converter adds all that comes in: it is one to be closed. */
static bool selects(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, j;

	if (!amp->input || hdg_type(hdg_widget(mixer->graph, amp->nid)) != AC_WID_AUD_MIX)
		return false;
	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++) {
			if (hdg_path_has_amp(mixer->graph, &plan->capture[i].paths[j], true, amp))
				return true;
		}
	}
	return false;
}

static bool is_silenced(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	return !amp->input && mixer->silent[amp->nid];
}

/**
 * hdg_mixer_select - open the mixers' inputs that are selected and the pins that are not silent,
 * and close the others
 * @mixer: the mixer; its hardware is not touched
 *
 * Context: any.
 */
void hdg_mixer_select(struct hdg_mixer *mixer)
{
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++) {
		struct hdg_amp *amp = &mixer->amps[i];

		amp->closed = is_silenced(mixer, amp) ||
			      (selects(mixer, amp) && !on_selected_path(mixer, amp));
	}
}

/**
 * hdg_mixer_setup - bring the hardware to what the controls say
 * @batch: receives the commands
 * @mixer: the mixer
 *
 * Context: may sleep.
 */
void hdg_mixer_setup(struct hdg_batch *batch, const struct hdg_mixer *mixer)
{
	unsigned int i;

	for (i = 0; i < mixer->plan->n_capture; i++)
		hdg_setup_connections(batch, mixer->graph, selected(mixer, i));
	for (i = 0; i < mixer->n_amps; i++)
		hdg_amp_send(batch, &mixer->amps[i]);
}

static void attach(const struct hdg_mixer *mixer, unsigned int route, u8 stream,
		   struct hdg_batch *batch)
{
	hdg_setup_converter(batch, hdg_path_adc(selected(mixer, route)),
			    mixer->attached[route].format, stream, 0);
}

/**
 * hdg_mixer_attach - attach the ADC that records to a stream, or detach it
 * @mixer: the mixer
 * @route: index of the capture route
 * @format: converter format; nothing when detaching
 * @stream: the stream's id, or 0 to detach
 * @batch: receives the commands
 *
 * Context: may sleep.
 */
void hdg_mixer_attach(struct hdg_mixer *mixer, unsigned int route, u16 format, u8 stream,
		      struct hdg_batch *batch)
{
	mixer->attached[route] = (struct hdg_attached){ .stream = stream, .format = format };
	attach(mixer, route, stream, batch);
}

/* The stream goes on, and what it records comes from another ADC. */
static void change_adc(const struct hdg_mixer *mixer, unsigned int route, u8 adc,
		       struct hdg_batch *batch)
{
	if (!mixer->attached[route].stream || hdg_path_adc(selected(mixer, route)) == adc)
		return;
	hdg_setup_converter(batch, adc, 0, 0, 0);
	attach(mixer, route, mixer->attached[route].stream, batch);
}

/**
 * hdg_mixer_use - record from another pin
 * @mixer: the mixer
 * @route: index of the capture route
 * @path: index of its path
 * @batch: receives the commands
 *
 * Context: may sleep.
 * Return: whether it is another one.
 */
bool hdg_mixer_use(struct hdg_mixer *mixer, unsigned int route, unsigned int path,
		   struct hdg_batch *batch)
{
	u8 adc = hdg_path_adc(selected(mixer, route));
	unsigned int i;

	if (mixer->source[route] == path)
		return false;
	mixer->source[route] = path;
	hdg_mixer_select(mixer);
	hdg_setup_connections(batch, mixer->graph, selected(mixer, route));
	for (i = 0; i < mixer->n_amps; i++) {
		if (selects(mixer, &mixer->amps[i]))
			hdg_amp_send(batch, &mixer->amps[i]);
	}
	change_adc(mixer, route, adc, batch);
	return true;
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
	default:
		return 1;
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

	if (control->kind == HDG_SOURCE) {
		values[0] = mixer->source[control->route];
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
	if (control->kind == HDG_SOURCE)
		return hdg_mixer_use(mixer, control->route, values[0], batch);
	if (control->master)
		return hdg_master_put(mixer, control, values[0], batch);
	for (i = 0; i < control->n_amps; i++)
		changed |= put_amp(&mixer->amps[control->amps[i]], control, values, batch);
	return changed;
}
