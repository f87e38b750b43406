// SPDX-License-Identifier: GPL-2.0
/*
 * What is open and what is recorded from: sent to the codec when it changes and when the codec has
 * lost it.
 */
#include "mixer.h"
#include "setup.h"

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

/* Does what is recorded from now go by a widget, by that input of it, or by any? */
static bool goes_by(const struct hdg_mixer *mixer, u8 nid, unsigned int index)
{
	unsigned int i;

	for (i = 0; i < mixer->plan->n_capture; i++) {
		const struct hdg_path *path = selected(mixer, i);

		if (index == HDG_FREE ? hdg_path_has(path, nid) : hdg_path_by(path, nid, index))
			return true;
	}
	return false;
}

/* May what an input of a mixer adds be heard, for what is recorded from now? */
static bool may_add(const struct hdg_mixer *mixer, const struct hdg_adder *adder)
{
	const struct hdg_path *way = &adder->way;
	unsigned int i;

	for (i = 0; adder->follows && i + 1 < way->n; i++) {
		if (!goes_by(mixer, way->nid[i], way->index[i]))
			return false;
	}
	return !goes_by(mixer, adder->pin ? adder->mixer : hdg_adder_from(adder), HDG_FREE);
}

static bool adds_none(const struct hdg_mixer *mixer, const struct hdg_adder *list, unsigned int n,
		      const struct hdg_amp *amp)
{
	while (n--) {
		if (amp->input && list[n].mixer == amp->nid && list[n].index == amp->index &&
		    !may_add(mixer, &list[n]))
			return true;
	}
	return false;
}

static bool is_closed(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	return !amp->input && mixer->closed[amp->nid];
}

static void set_closed(const struct hdg_mixer *mixer, struct hdg_amp *amp)
{
	const struct hdg_plan *plan = mixer->plan;

	amp->closed = is_closed(mixer, amp) || hdg_detour_closes(mixer, amp) ||
		      (selects(mixer, amp) && !on_selected_path(mixer, amp)) ||
		      adds_none(mixer, plan->loops, plan->n_loops, amp) ||
		      adds_none(mixer, plan->gates, plan->n_gates, amp);
}

/**
 * hdg_mixer_select - open the mixers' inputs that are selected and the pins that play now,
 * and close the others
 * @mixer: the mixer; its hardware is not touched
 *
 * Context: any.
 */
void hdg_mixer_select(struct hdg_mixer *mixer)
{
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++)
		set_closed(mixer, &mixer->amps[i]);
}

/**
 * hdg_mixer_close - close a pin that plays, or open it
 * @mixer: the mixer
 * @pin: its node id
 * @closed: why it does not play: HDG_SILENT, HDG_RECORDS; 0 to open it
 * @batch: receives the commands, for the pin by its own switches, and its amplifier
 *
 * Context: may sleep.
 */
void hdg_mixer_close(struct hdg_mixer *mixer, u8 pin, u8 closed, struct hdg_batch *batch)
{
	unsigned int i;

	mixer->closed[pin] = closed;
	hdg_mixer_select(mixer);
	hdg_setup_output(batch, mixer->graph, hdg_widget(mixer->graph, pin), closed);
	for (i = 0; i < mixer->n_amps; i++) {
		if (mixer->amps[i].nid == pin)
			hdg_amp_send(batch, &mixer->amps[i]);
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
	hdg_detour_setup(batch, mixer);
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
	hdg_setup_connections(batch, mixer->graph, selected(mixer, route));
	for (i = 0; i < mixer->n_amps; i++) {
		struct hdg_amp *amp = &mixer->amps[i];
		bool closed = amp->closed;

		set_closed(mixer, amp);
		if (closed != amp->closed || selects(mixer, amp))
			hdg_amp_send(batch, amp);
	}
	change_adc(mixer, route, adc, batch);
	return true;
}
