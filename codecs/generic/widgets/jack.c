// SPDX-License-Identifier: GPL-2.0
/*
 * Which pins can tell what is plugged in, and asking them (HD Audio specification 7.3.3.14,
 * 7.3.3.15).
 */
#include <linux/bits.h>
#include <linux/string.h>

#include "jack.h"
#include "multi_out.h"

/*
 * The board's designer may have left the switch of the jack unconnected, and says so. A pin that
 * does not tell of changes itself would have to be asked again and again.
 */
static bool senses(const struct hdg_widget *pin)
{
	u32 misc = (pin->config & AC_DEFCFG_MISC) >> AC_DEFCFG_MISC_SHIFT;

	return (pin->pin_caps & AC_PINCAP_PRES_DETECT) && (pin->caps & AC_WCAP_UNSOL_CAP) &&
	       !(misc & AC_DEFCFG_MISC_NO_PRESENCE) && hdg_pin_port(pin) != AC_JACK_PORT_FIXED;
}

static bool is_known(const struct hdg_jacks *jacks, u8 nid)
{
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		if (jacks->jack[i].nid == nid)
			return true;
	}
	return false;
}

/* What is lent is still known by what it is for. */
static bool is_elsewhere(const struct hdg_route *route, const struct hdg_widget *pin)
{
	return !route->capture && hdg_is_lent(pin);
}

static void add_jacks(struct hdg_jacks *jacks, const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < route->n_paths && jacks->n < HDG_MAX_JACKS; i++) {
		u8 nid = hdg_path_pin(&route->paths[i], route->capture);
		const struct hdg_widget *pin = hdg_widget(jacks->graph, nid);
		struct hdg_jack *jack = &jacks->jack[jacks->n];

		if (is_known(jacks, nid) || is_elsewhere(route, pin))
			continue;
		jack->nid = nid;
		jack->capture = route->capture;
		jack->display = !route->capture && hdg_is_display(pin);
		jack->channel = route->capture ? -1 :
				hdg_path_channel(jacks->graph, route, &route->paths[i]);
		jack->senses = senses(pin);
		jack->present = !jack->senses;
		jacks->n++;
	}
}

/**
 * hdg_jacks_find - list the pins in use
 * @jacks: receives them
 * @graph: the widgets; kept
 * @plan: what is used of them
 *
 * Context: any.
 */
void hdg_jacks_find(struct hdg_jacks *jacks, const struct hdg_graph *graph,
		    const struct hdg_plan *plan)
{
	unsigned int i;

	memset(jacks, 0, sizeof(*jacks));
	jacks->graph = graph;
	for (i = 0; i < plan->n_play; i++)
		add_jacks(jacks, &plan->play[i]);
	for (i = 0; i < plan->n_capture; i++)
		add_jacks(jacks, &plan->capture[i]);
	for (i = 0; i < jacks->n; i++) {
		struct hdg_jack *jack = &jacks->jack[i];

		jack->lent = jack->capture && hdg_plan_plays(plan, jack->nid);
	}
}

/**
 * hdg_jacks_heed - take over what hints say of the jacks
 * @jacks: the pins, as hdg_jacks_find() has found them
 * @will: has the hints
 *
 * Context: any.
 */
void hdg_jacks_heed(struct hdg_jacks *jacks, const struct hdg_will *will)
{
	unsigned int i;

	jacks->trigger = hdg_hint_bool(will, "trigger_sense") > 0;
	jacks->inverted = hdg_hint_bool(will, "inv_jack_detect") > 0;
	for (i = 0; i < jacks->n && !hdg_hint_bool(will, "jack_detect"); i++) {
		jacks->jack[i].senses = false;
		jacks->jack[i].present = true;
	}
}

/**
 * hdg_jack_plugged - is there something that sound can go to, or come from?
 * @jack: the pin
 *
 * A display that says nothing of itself has no loudspeakers, or is not switched on.
 *
 * Context: any.
 * Return: whether there is; always so where the pin cannot tell.
 */
bool hdg_jack_plugged(const struct hdg_jack *jack)
{
	return jack->present && (jack->says || !jack->display || !jack->senses);
}

/**
 * hdg_jacks_sense - can any of the pins tell whether something is plugged in?
 * @jacks: the pins
 *
 * Context: any.
 * Return: whether one can.
 */
bool hdg_jacks_sense(const struct hdg_jacks *jacks)
{
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		if (jacks->jack[i].senses)
			return true;
	}
	return false;
}

/**
 * hdg_jacks_enable - let the pins tell of changes, or not
 * @batch: receives the commands
 * @jacks: the pins
 * @value: AC_UNSOL_ENABLED and the tag, or 0
 *
 * Context: may sleep.
 */
void hdg_jacks_enable(struct hdg_batch *batch, const struct hdg_jacks *jacks, u8 value)
{
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		if (jacks->jack[i].senses)
			hdg_batch_add(batch, jacks->jack[i].nid, AC_VERB_SET_UNSOLICITED_ENABLE,
				      value);
	}
}

/**
 * hdg_jacks_ask - ask every pin that can tell what is plugged in
 * @batch: receives the commands; hdg_jacks_take() understands the responses
 * @jacks: the pins
 *
 * Context: may sleep.
 */
void hdg_jacks_ask(struct hdg_batch *batch, const struct hdg_jacks *jacks)
{
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		u8 nid = jacks->jack[i].nid;

		if (!jacks->jack[i].senses || jacks->jack[i].by_graphics)
			continue;
		if (jacks->trigger ||
		    (hdg_widget(jacks->graph, nid)->pin_caps & AC_PINCAP_TRIG_REQ))
			hdg_batch_add(batch, nid, AC_VERB_SET_PIN_SENSE, 0);
		hdg_batch_add(batch, nid, AC_VERB_GET_PIN_SENSE, 0);
	}
}

/* The response to the question to @nid; -1 without one. */
static int find_answer(const struct hdg_batch *batch, u8 nid)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++) {
		const HDAUDIO_CODEC_COMMAND *command = &batch->transfers[i].Output;

		if (command->Verb8.Node == nid && command->Verb8.VerbId == AC_VERB_GET_PIN_SENSE &&
		    hdg_batch_valid(batch, i))
			return i;
	}
	return -1;
}

/* Whether something has changed. */
static bool set_jack(struct hdg_jack *jack, bool present, bool ready)
{
	bool changed = present != jack->present || ready != jack->ready;

	jack->present = present;
	jack->ready = ready;
	return changed;
}

static bool take_answer(struct hdg_jack *jack, u32 value, bool inverted)
{
	bool present = !(value & AC_PINSENSE_PRESENCE) == (inverted && !jack->display);

	return set_jack(jack, present, jack->display && (value & AC_PINSENSE_ELDV));
}

/**
 * hdg_jacks_take - take over what the pins answered
 * @batch: the batch of hdg_jacks_ask(), sent
 * @jacks: the pins
 * @changed: receives a mask of those that have changed, by their index
 *
 * Context: any.
 * Return: mask of those that have answered.
 */
u32 hdg_jacks_take(const struct hdg_batch *batch, struct hdg_jacks *jacks, u32 *changed)
{
	u32 answered = 0;
	unsigned int i;

	*changed = 0;
	for (i = 0; i < jacks->n; i++) {
		struct hdg_jack *jack = &jacks->jack[i];
		int answer = find_answer(batch, jack->nid);

		if (answer < 0)
			continue;
		answered |= BIT(i);
		if (take_answer(jack, hdg_batch_value(batch, answer), jacks->inverted))
			*changed |= BIT(i);
	}
	return answered;
}

/**
 * hdg_jacks_tell - take over what is known of displays without asking their pins
 * @jacks: the pins
 * @told: a mask of those, by their index
 * @present: a mask of those that have a display; it can be read
 *
 * Context: any.
 * Return: mask of those that have changed.
 */
u32 hdg_jacks_tell(struct hdg_jacks *jacks, u32 told, u32 present)
{
	u32 changed = 0;
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		bool there = present & BIT(i);

		if ((told & BIT(i)) && set_jack(&jacks->jack[i], there, there))
			changed |= BIT(i);
	}
	return changed;
}
