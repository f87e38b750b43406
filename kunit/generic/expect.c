// SPDX-License-Identifier: GPL-2.0
/*
 * What a user may expect: an output that sound can reach is reached, headphones play what the front
 * does, the first device records from the built-in microphone, a control does what its name says.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "generic/widgets/auto_mute.h"
#include "generic/widgets/multi_out.h"

#include "expect.h"

#define TEXT	120	/* characters of a fault */
/* Widgets on the way, so that two ways put together are no longer than is allowed. */
#define DEEP	6

#define FAULT(report, ...) do {						\
	char __text[TEXT];						\
	struct expect_report *__report = (report);			\
									\
	scnprintf(__text, sizeof(__text), __VA_ARGS__);			\
	__report->n++;							\
	__report->fault(__report, __text);				\
} while (0)

static bool is_pin(const struct hdg_widget *w, u32 cap)
{
	return hdg_type(w) == AC_WID_PIN && (w->pin_caps & cap) &&
	       hdg_pin_port(w) != AC_JACK_PORT_NONE;
}

static bool is_output(const struct hdg_widget *w)
{
	unsigned int device = hdg_pin_device(w);

	return is_pin(w, AC_PINCAP_OUT) &&
	       (device <= AC_JACK_HP_OUT || device == AC_JACK_SPDIF_OUT ||
		device == AC_JACK_DIG_OTHER_OUT);
}

static bool passes(const struct hdg_widget *w)
{
	return hdg_type(w) == AC_WID_AUD_MIX || hdg_type(w) == AC_WID_AUD_SEL ||
	       hdg_type(w) == AC_WID_VENDOR;
}

/* Adds the inputs of all widgets that sound has been followed to, and may be followed through. */
static void follow(const struct hdg_graph *graph, u8 from, bool *found)
{
	bool before[HDG_NODES];
	unsigned int i, k;

	memcpy(before, found, sizeof(before));
	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		for (k = 0; k < w->n_conn && before[w->nid]; k++)
			found[w->conn[k]] |= w->nid == from || passes(w);
	}
}

static bool reaches(const struct hdg_graph *graph, const struct hdg_widget *from, u8 to,
		    unsigned int deep)
{
	bool found[HDG_NODES] = {};
	unsigned int i;

	found[from->nid] = true;
	for (i = 0; i <= deep; i++)
		follow(graph, from->nid, found);
	return found[to];
}

static bool any_dac(const struct hdg_graph *graph, const struct hdg_widget *pin)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		if (hdg_type(&graph->widgets[i]) == AC_WID_AUD_OUT &&
		    reaches(graph, pin, graph->widgets[i].nid, DEEP))
			return true;
	}
	return false;
}

static bool is_used(const struct hdg_route *routes, unsigned int n, bool capture, u8 pin)
{
	unsigned int i, j;

	for (i = 0; i < n; i++) {
		for (j = 0; j < routes[i].n_paths; j++) {
			if (hdg_path_pin(&routes[i].paths[j], capture) == pin)
				return true;
		}
	}
	return false;
}

static void expect_outputs(struct expect_report *report, const struct hdg_graph *graph,
			   const struct hdg_plan *plan)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (is_output(w) && any_dac(graph, w) &&
		    !is_used(plan->play, plan->n_play, false, w->nid))
			FAULT(report, "output pin %02x is not used", w->nid);
	}
}

static unsigned int channel_of(const struct hdg_route *route, const struct hdg_path *path)
{
	unsigned int i;

	for (i = 0; i < route->n_others; i++) {
		if (route->others[i].converter == path->nid[path->n - 1])
			return route->others[i].channel;
	}
	return 0;
}

static void expect_front(struct expect_report *report, const struct hdg_graph *graph,
			 const struct hdg_route *route)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		const struct hdg_path *path = &route->paths[i];
		const struct hdg_widget *pin = hdg_widget(graph, path->nid[0]);

		if (channel_of(route, path) && hdg_path_channel(graph, route, path) < 0 &&
		    reaches(graph, pin, route->converter, 0))
			FAULT(report, "pin %02x plays channel %u, not the front", pin->nid,
			      channel_of(route, path));
	}
}

/* Does any ADC reach it in a way that nothing that plays is on? */
static bool any_adc(const struct hdg_graph *graph, u8 pin)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (hdg_type(w) == AC_WID_AUD_IN && !hdg_is_digital(w) &&
		    reaches(graph, w, pin, 1))
			return true;
	}
	return false;
}

static void expect_microphone(struct expect_report *report, const struct hdg_graph *graph,
			      const struct hdg_plan *plan)
{
	bool there = false, recorded = false;
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (!is_pin(w, AC_PINCAP_IN) || !hdg_is_builtin_mic(w))
			continue;
		there |= any_adc(graph, w->nid) &&
			 !is_used(plan->play, plan->n_play, false, w->nid);
		recorded |= plan->n_capture && is_used(plan->capture, 1, true, w->nid);
	}
	if (there && !recorded)
		FAULT(report, "the built-in microphone is not on capture device 0");
}

/* Has nobody else anything to do with it? */
static bool is_free(const struct hdg_plan *plan, u8 nid)
{
	return !hdg_plan_uses(plan, nid) && !hdg_loops_use(plan, nid);
}

/* A pin that is recorded from, right behind a widget. */
static u8 recorded_behind(const struct hdg_plan *plan, const struct hdg_widget *w)
{
	unsigned int k;

	for (k = 0; k < w->n_conn; k++) {
		if (is_used(plan->capture, plan->n_capture, true, w->conn[k]))
			return w->conn[k];
	}
	return 0;
}

static bool is_heard(const struct hdg_plan *plan, u8 mixer, u8 pin)
{
	unsigned int i;

	for (i = 0; i < plan->n_loops; i++) {
		if (plan->loops[i].mixer == mixer && plan->loops[i].pin == pin)
			return true;
	}
	return false;
}

/* What a mixer is given by a selector that is there for nothing else is heard. */
static void expect_mixer_heard(struct expect_report *report, const struct hdg_graph *graph,
			       const struct hdg_plan *plan, const struct hdg_widget *mixer)
{
	unsigned int k;

	for (k = 0; k < mixer->n_conn && k < 16 && plan->n_loops < HDG_MAX_LOOPS; k++) {
		const struct hdg_widget *w = hdg_widget(graph, mixer->conn[k]);
		u8 pin;

		if (!w || hdg_type(w) != AC_WID_AUD_SEL || !is_free(plan, w->nid))
			continue;
		pin = recorded_behind(plan, w);
		if (pin && !is_heard(plan, mixer->nid, pin))
			FAULT(report, "pin %02x is not heard by %02x", pin, mixer->nid);
	}
}

static void expect_heard(struct expect_report *report, const struct hdg_graph *graph,
			 const struct hdg_plan *plan)
{
	unsigned int i;

	for (i = 0; i < graph->n; i++) {
		const struct hdg_widget *w = &graph->widgets[i];

		if (hdg_adds(w) && hdg_routes_use(plan->play, plan->n_play, w->nid))
			expect_mixer_heard(report, graph, plan, w);
	}
}

/**
 * expect_sound - what can be heard and recorded
 * @report: receives the faults
 * @graph: the codec
 * @plan: what the driver would do with it
 */
void expect_sound(struct expect_report *report, const struct hdg_graph *graph,
		  const struct hdg_plan *plan)
{
	unsigned int i;

	expect_outputs(report, graph, plan);
	for (i = 0; i < plan->n_play; i++)
		expect_front(report, graph, &plan->play[i]);
	expect_microphone(report, graph, plan);
	expect_heard(report, graph, plan);
}

static void expect_path(struct expect_report *report, const struct hdg_graph *graph,
			const struct hdg_path *path)
{
	unsigned int i;

	if (path->n < 2 || path->n > HDG_MAX_HOPS) {
		FAULT(report, "a way of %u widgets", path->n);
		return;
	}
	for (i = 0; i + 1 < path->n; i++) {
		const struct hdg_widget *w = hdg_widget(graph, path->nid[i]);

		if (!w || path->index[i] >= w->n_conn ||
		    w->conn[path->index[i]] != path->nid[i + 1])
			FAULT(report, "a way by %02x that is none", path->nid[i]);
	}
	if (!hdg_widget(graph, path->nid[path->n - 1]))
		FAULT(report, "a way that ends at no widget");
}

/* The way to a pin, or the detour if there is one. */
static const struct hdg_path *way_to(const struct hdg_plan *plan, const struct hdg_path *path,
				     bool mixing)
{
	unsigned int i;

	for (i = 0; mixing && i < plan->n_detours; i++) {
		if (plan->detours[i].nid[0] == path->nid[0])
			return &plan->detours[i];
	}
	return path;
}

/* Whatever records by this widget has the same input of it. */
static bool records_alike(const struct hdg_plan *plan, u8 nid, u8 index)
{
	unsigned int i, j, k;

	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++) {
			const struct hdg_path *path = &plan->capture[i].paths[j];

			for (k = 0; k + 1 < path->n; k++) {
				if (path->nid[k] == nid && path->index[k] != index)
					return false;
			}
		}
	}
	return true;
}

/* Inputs that are heard at once change nothing for those who play or record. */
static void expect_adders_possible(struct expect_report *report, const struct hdg_graph *graph,
				   const struct hdg_plan *plan, short *input)
{
	unsigned int i, k;

	for (i = 0; i < plan->n_loops + plan->n_gates; i++) {
		const struct hdg_adder *adder = i < plan->n_loops ? &plan->loops[i] :
						&plan->gates[i - plan->n_loops];
		const struct hdg_path *way = &adder->way;

		if (way->n > 1)
			expect_path(report, graph, way);
		for (k = 0; k + 1 < way->n && !adder->follows; k++) {
			short *in = &input[way->nid[k]];

			if ((*in >= 0 && *in != way->index[k]) ||
			    !records_alike(plan, way->nid[k], way->index[k]))
				FAULT(report, "%02x is switched for what is heard", way->nid[k]);
			*in = way->index[k];
		}
	}
}

/* What mixers add up does not come back to them. */
static void expect_no_feedback(struct expect_report *report, const struct hdg_plan *plan)
{
	unsigned int i, k, n;

	for (i = 0; i < plan->n_gates; i++) {
		bool found[HDG_NODES] = {};

		found[plan->gates[i].mixer] = true;
		for (n = 0; n < plan->n_gates; n++) {
			for (k = 0; k < plan->n_gates; k++) {
				const struct hdg_path *way = &plan->gates[k].way;

				if (!found[plan->gates[k].mixer])
					continue;
				if (way->nid[way->n - 1] == plan->gates[i].mixer)
					FAULT(report, "%02x is fed back", plan->gates[i].mixer);
				found[way->nid[way->n - 1]] = true;
			}
		}
	}
}

static void expect_outputs_possible(struct expect_report *report, const struct hdg_graph *graph,
				    const struct hdg_plan *plan, bool mixing)
{
	short input[HDG_NODES];
	unsigned int i, j, k;

	memset(input, -1, sizeof(input));
	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			const struct hdg_path *path = way_to(plan, &plan->play[i].paths[j], mixing);

			expect_path(report, graph, path);
			for (k = 0; k + 1 < path->n; k++) {
				short *in = &input[path->nid[k]];

				if (*in >= 0 && *in != path->index[k])
					FAULT(report, "%02x has two inputs", path->nid[k]);
				*in = path->index[k];
			}
		}
	}
	expect_adders_possible(report, graph, plan, input);
}

/**
 * expect_possible - what is planned must be there, whatever the codec is like
 * @report: receives the faults
 * @graph: the codec
 * @plan: what the driver would do with it
 */
void expect_possible(struct expect_report *report, const struct hdg_graph *graph,
		     const struct hdg_plan *plan)
{
	unsigned int i, j;

	expect_outputs_possible(report, graph, plan, false);
	expect_outputs_possible(report, graph, plan, true);
	expect_no_feedback(report, plan);
	for (i = 0; i < plan->n_capture; i++) {
		for (j = 0; j < plan->capture[i].n_paths; j++)
			expect_path(report, graph, &plan->capture[i].paths[j]);
	}
}

static bool begins(const char *name, const char *with)
{
	return !strncmp(name, with, strlen(with));
}

/* May a control of this name change how loud the pin is? */
static bool may_change(const char *name, const struct hdg_widget *pin)
{
	bool headphone = hdg_pin_device(pin) == AC_JACK_HP_OUT;
	bool speaker = hdg_pin_device(pin) == AC_JACK_SPEAKER;

	if (begins(name, "Master") || begins(name, "PCM"))
		return true;
	if (begins(name, "Headphone+LO"))
		return !speaker;
	if (begins(name, "Speaker+LO"))
		return !headphone;
	if (begins(name, "Headphone"))
		return headphone;
	if (begins(name, "Speaker") || begins(name, "Bass Speaker"))
		return speaker;
	return !headphone && !speaker;
}

static bool is_on(const struct hdg_mixer *mixer, const struct hdg_path *path,
		  const struct hdg_control *control)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int i, n = hdg_amp_list(mixer->graph, path, false, amps);

	for (i = 0; i < n; i++) {
		if (hdg_amp_same(&amps[i], &mixer->amps[control->amps[0]]))
			return true;
	}
	return false;
}

/* A master changes what those do that follow it. */
static bool governs(const struct hdg_mixer *mixer, const struct hdg_path *path,
		    const struct hdg_control *master)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		const struct hdg_control *control = &mixer->controls[i];

		if (control->main && control->kind == master->kind && is_on(mixer, path, control))
			return true;
	}
	return false;
}

/* Has the way to a pin anything that a control of this kind could change? */
static bool adjustable(const struct hdg_mixer *mixer, const struct hdg_path *path,
		       enum hdg_control_kind kind)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int n = hdg_amp_list(mixer->graph, path, false, amps);

	while (n--) {
		if (kind == HDG_VOLUME ? hdg_amp_steps(amps[n].caps) : hdg_amp_mutes(amps[n].caps))
			return true;
	}
	return false;
}

static void expect_effect(struct expect_report *report, const struct hdg_mixer *mixer,
			  const struct hdg_control *control)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, j;

	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			const struct hdg_path *path = &plan->play[i].paths[j];
			bool on = control->master ? governs(mixer, path, control) :
						    is_on(mixer, path, control);

			if (on && !may_change(control->name,
					      hdg_widget(mixer->graph, path->nid[0])))
				FAULT(report, "%s changes pin %02x", control->name, path->nid[0]);
			if (!on && begins(control->name, "Master") &&
			    adjustable(mixer, path, control->kind) &&
			    !hdg_is_digital(hdg_widget(mixer->graph, plan->play[i].converter)))
				FAULT(report, "Master does not change pin %02x", path->nid[0]);
		}
	}
}

static bool may_adjust(const struct hdg_amp *amp, enum hdg_control_kind kind)
{
	return kind == HDG_VOLUME ? hdg_amp_steps(amp->caps) : hdg_amp_mutes(amp->caps);
}

/* Is it on the way from all sources? */
static bool has_common(const struct hdg_mixer *mixer, const struct hdg_route *route,
		       const struct hdg_amp *amp)
{
	unsigned int i;

	for (i = 0; i < route->n_paths; i++) {
		if (!hdg_path_has_amp(mixer->graph, &route->paths[i], true, amp))
			return false;
	}
	return true;
}

static bool adjusts(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    const struct hdg_path *path)
{
	unsigned int k;

	for (k = 0; k < control->n_amps; k++) {
		if (hdg_path_has_amp(mixer->graph, path, true, &mixer->amps[control->amps[k]]))
			return true;
	}
	return false;
}

/* What is called "Capture" is for all there is to record from, if anything is. */
static void expect_capture(struct expect_report *report, const struct hdg_mixer *mixer,
			   const struct hdg_control *control)
{
	const struct hdg_route *route = &mixer->plan->capture[control->index];
	bool common = false;
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++)
		common |= may_adjust(&mixer->amps[i], control->kind) &&
			  has_common(mixer, route, &mixer->amps[i]);
	for (i = 0; common && i < route->n_paths; i++) {
		if (!adjusts(mixer, control, &route->paths[i]))
			FAULT(report, "%s,%u does nothing for pin %02x", control->name,
			      control->index, hdg_path_pin(&route->paths[i], true));
	}
}

static void expect_names(struct expect_report *report, const struct hdg_mixer *mixer)
{
	unsigned int i, j;

	for (i = 0; i < mixer->n_controls; i++) {
		for (j = 0; j < i; j++) {
			if (mixer->controls[i].index == mixer->controls[j].index &&
			    !strcmp(mixer->controls[i].name, mixer->controls[j].name))
				FAULT(report, "two controls %s,%u", mixer->controls[i].name,
				      mixer->controls[i].index);
		}
	}
}

/**
 * expect_controls - controls, their names and what they are set to at first
 * @report: receives the faults
 * @mixer: the controls
 */
void expect_controls(struct expect_report *report, const struct hdg_mixer *mixer)
{
	unsigned int i;

	expect_names(report, mixer);
	for (i = 0; i < mixer->n_controls; i++) {
		if (strstr(mixer->controls[i].name, "Playback"))
			expect_effect(report, mixer, &mixer->controls[i]);
		if (!strcmp(mixer->controls[i].name, "Capture Volume") ||
		    !strcmp(mixer->controls[i].name, "Capture Switch"))
			expect_capture(report, mixer, &mixer->controls[i]);
	}
	for (i = 0; i < mixer->n_amps; i++) {
		const struct hdg_amp *amp = &mixer->amps[i];

		if (amp->gain[0] > hdg_amp_unity(amp->caps) ||
		    (hdg_amp_steps(amp->caps) && amp->gain[0] > hdg_amp_steps(amp->caps)))
			FAULT(report, "amplifier of %02x begins above 0 dB or its scale", amp->nid);
	}
}

static void expect_silent(struct expect_report *report, const struct hdg_mixer *mixer,
			  const struct hdg_jacks *jacks, u32 plugged)
{
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		const struct hdg_widget *pin = hdg_widget(mixer->graph, jacks->jack[i].nid);
		bool speaker = !jacks->jack[i].capture && !hdg_is_digital(pin) &&
			       hdg_pin_device(pin) == AC_JACK_SPEAKER;
		bool headphone = hdg_pin_device(pin) == AC_JACK_HP_OUT;

		if (speaker && mixer->closed[pin->nid] != !!plugged)
			FAULT(report, "loudspeaker %02x is %s", pin->nid,
			      plugged ? "heard with headphones" : "silent");
		if (headphone && mixer->closed[pin->nid])
			FAULT(report, "headphones at %02x are silent", pin->nid);
	}
}

/**
 * expect_muting - headphones silence loudspeakers, and only while they are there
 * @report: receives the faults
 * @mixer: the controls; as before afterwards
 */
void expect_muting(struct expect_report *report, struct hdg_mixer *mixer)
{
	struct hdg_jacks jacks;
	struct hdg_batch batch;
	unsigned int i;

	hdg_jacks_find(&jacks, mixer->graph, mixer->plan);
	hdg_batch_init(&batch, 0);
	for (i = 0; i < jacks.n; i++) {
		const struct hdg_widget *pin = hdg_widget(mixer->graph, jacks.jack[i].nid);

		if (jacks.jack[i].capture || !jacks.jack[i].senses || hdg_is_digital(pin) ||
		    hdg_pin_device(pin) != AC_JACK_HP_OUT)
			continue;
		hdg_mute(mixer, &jacks, BIT(i), hdg_mute_modes(&jacks), &batch);
		expect_silent(report, mixer, &jacks, BIT(i));
		hdg_mute(mixer, &jacks, 0, hdg_mute_modes(&jacks), &batch);
		expect_silent(report, mixer, &jacks, 0);
	}
	hdg_batch_free(&batch);
}

/* Which pins play, and what they do now: 'p' for one that plays, 'r' for one that records. */
static void note_pins(const struct hdg_mixer *mixer, char *pins)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, j;

	memset(pins, 0, HDG_NODES);
	for (i = 0; i < plan->n_play; i++) {
		for (j = 0; j < plan->play[i].n_paths; j++) {
			u8 nid = plan->play[i].paths[j].nid[0];

			pins[nid] = mixer->closed[nid] & HDG_RECORDS ? 'r' : 'p';
		}
	}
}

static bool is_input(const struct hdg_graph *graph, u8 nid)
{
	unsigned int device = hdg_pin_device(hdg_widget(graph, nid));

	return device == AC_JACK_MIC_IN || device == AC_JACK_LINE_IN;
}

/* With so many channels so many jacks for inputs play, and no other pin does anything else. */
static void expect_lent(struct expect_report *report, struct hdg_mixer *mixer,
			const struct hdg_control *control, unsigned int value)
{
	char before[HDG_NODES], after[HDG_NODES];
	struct hdg_batch batch;
	unsigned int i, lent = 0;

	note_pins(mixer, before);
	hdg_batch_init(&batch, 0);
	hdg_control_put(mixer, control, &value, &batch);
	note_pins(mixer, after);
	for (i = 0; i < HDG_NODES; i++) {
		if (before[i] != after[i] && !is_input(mixer->graph, i))
			FAULT(report, "%s changes pin %02x", control->name, i);
		lent += after[i] == 'p' && is_input(mixer->graph, i);
	}
	for (i = 0; i < batch.n; i++) {
		u8 nid = batch.transfers[i].Output.Verb8.Node;

		if (before[nid] == after[nid])
			FAULT(report, "%s sends something to %02x", control->name, nid);
	}
	if (lent != value)
		FAULT(report, "%u jacks play, not %u", lent, value);
	hdg_batch_free(&batch);
}

/**
 * expect_turning - jacks for inputs play when somebody wants that, and only then
 * @report: receives the faults
 * @mixer: the controls; as before afterwards
 */
void expect_turning(struct expect_report *report, struct hdg_mixer *mixer)
{
	static const unsigned int values[] = { 1, 2, 0 };
	unsigned int i, v;

	for (i = 0; i < mixer->n_controls; i++) {
		for (v = 0; mixer->controls[i].kind == HDG_CHANNELS && v < ARRAY_SIZE(values); v++)
			expect_lent(report, mixer, &mixer->controls[i], values[v]);
	}
}
