// SPDX-License-Identifier: GPL-2.0
/*
 * Finding what can be adjusted, and naming it the way ALSA's mixers expect.
 *
 * An amplifier on the way to outputs of one kind is named after the first of them, or its place in
 * a set of loudspeakers; one on the way to all analog outputs is "Master". Where the same outputs
 * have several amplifiers, the one with the most steps is adjusted and the others stay open, but
 * for those that only boost what is recorded; of those that record, the one for the most sources.
 * Digital outputs have none to adjust: samples stay as they are.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <sound/tlv.h>

#include "beep.h"
#include "level.h"
#include "mixer.h"
#include "output_users.h"
#include "pin_names.h"
#include "turns.h"

/**
 * struct draft - a control of a capture route that has no name yet
 * @control: the control
 * @base: what its name begins with; may be empty
 * @what: "Capture", "Boost" or "Capture Boost"
 * @index: counts pins of the same label, or capture routes
 */
struct draft {
	struct hdg_control *control;
	const char *base;
	const char *what;
	unsigned int index;
};

/**
 * struct drafts - the controls found so far
 * @mixer: where they are
 * @route: the capture route that they are for
 * @draft: one for each
 */
struct drafts {
	struct hdg_mixer *mixer;
	const struct hdg_route *route;
	struct draft *draft;
};

/**
 * struct input - a path of a capture route
 * @path: the path
 * @pin: where it begins
 * @index: counts pins of the same label in the route
 * @route: index of the route
 * @from: index of the route's first control
 */
struct input {
	const struct hdg_path *path;
	const struct hdg_widget *pin;
	unsigned int index;
	unsigned int route;
	unsigned int from;
};

static const struct hdg_widget *pin_of(const struct hdg_mixer *mixer, const struct hdg_path *path,
				       bool capture)
{
	return hdg_widget(mixer->graph, hdg_path_pin(path, capture));
}

static int find_amp(const struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	unsigned int i;

	for (i = 0; i < mixer->n_amps; i++) {
		if (hdg_amp_same(&mixer->amps[i], amp))
			return i;
	}
	return -1;
}

static unsigned int take_amp(struct hdg_mixer *mixer, const struct hdg_amp *amp)
{
	int i = find_amp(mixer, amp);

	if (i >= 0)
		return i;
	mixer->amps[mixer->n_amps] = *amp;
	return mixer->n_amps++;
}

static void take_amps(struct hdg_mixer *mixer, const struct hdg_route *route)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int i, j, n;

	for (i = 0; i < route->n_paths; i++) {
		n = hdg_amp_list(mixer->graph, &route->paths[i], route->capture, amps);
		for (j = 0; j < n; j++)
			take_amp(mixer, &amps[j]);
	}
}

static struct hdg_control *add_control(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	struct hdg_control *control = &mixer->controls[mixer->n_controls++];

	control->kind = kind;
	return control;
}

static void set_range(struct hdg_control *control, u32 caps)
{
	unsigned int step = hdg_amp_step(caps);

	control->tlv[SNDRV_CTL_TLVO_TYPE] = SNDRV_CTL_TLVT_DB_SCALE;
	control->tlv[SNDRV_CTL_TLVO_LEN] = 2 * sizeof(unsigned int);
	control->tlv[SNDRV_CTL_TLVO_DB_SCALE_MIN] = -((caps & AC_AMPCAP_OFFSET) * step);
	control->tlv[SNDRV_CTL_TLVO_DB_SCALE_MUTE_AND_STEP] = step;
}

static bool can(const struct hdg_amp *amp, enum hdg_control_kind kind)
{
	return kind == HDG_VOLUME ? hdg_amp_steps(amp->caps) : hdg_amp_mutes(amp->caps);
}

static struct hdg_control *add_amp_control(struct hdg_mixer *mixer, unsigned int i,
					   enum hdg_control_kind kind)
{
	const struct hdg_amp *amp = &mixer->amps[i];
	struct hdg_control *control = add_control(mixer, kind);

	control->amps[0] = i;
	control->n_amps = 1;
	control->channels = amp->channels;
	if (kind == HDG_VOLUME)
		set_range(control, amp->caps);
	return control;
}

static void name_output(struct hdg_control *control, const char *label, unsigned int index)
{
	scnprintf(control->name, sizeof(control->name), "%s Playback %s", label,
		  control->kind == HDG_VOLUME ? "Volume" : "Switch");
	control->index = index;
}

/* Its two channels are two loudspeakers, which ALSA knows by names of their own. */
static void add_centre(struct hdg_mixer *mixer, unsigned int i, enum hdg_control_kind kind,
		       unsigned int index)
{
	static const char *const names[] = { "Center", "LFE" };
	unsigned int k;

	for (k = 0; k < ARRAY_SIZE(names); k++) {
		struct hdg_control *control = add_amp_control(mixer, i, kind);

		control->channel = k;
		control->channels = 1;
		name_output(control, names[k], index);
	}
}

/* No other amplifier on the way to the same outputs adjusts this any better. */
static bool is_best(const struct hdg_mixer *mixer, unsigned int i, enum hdg_control_kind kind)
{
	const struct hdg_amp *amp = &mixer->amps[i];
	unsigned int k, other, own = kind == HDG_VOLUME ? hdg_amp_steps(amp->caps) : 0;

	for (k = 0; k < mixer->n_amps; k++) {
		if (k == i || !can(&mixer->amps[k], kind))
			continue;
		other = kind == HDG_VOLUME ? hdg_amp_steps(mixer->amps[k].caps) : 0;
		if ((other > own || (other == own && k < i)) &&
		    hdg_users_same(mixer, &mixer->amps[k], amp))
			return false;
	}
	return true;
}

static void add_output(struct hdg_mixer *mixer, unsigned int i, enum hdg_control_kind kind)
{
	const struct hdg_amp *amp = &mixer->amps[i];
	struct hdg_users users;

	hdg_users_find(&users, mixer, amp);
	if (!users.n || !can(amp, kind) || !is_best(mixer, i, kind))
		return;
	if (!strcmp(users.label, HDG_CENTRE_LFE) && amp->channels == 2)
		add_centre(mixer, i, kind, users.index);
	else
		name_output(add_amp_control(mixer, i, kind), users.label, users.index);
}

static bool has_control(const struct hdg_mixer *mixer, unsigned int amp,
			enum hdg_control_kind kind)
{
	unsigned int i, j;

	for (i = 0; i < mixer->n_controls; i++) {
		for (j = 0; j < mixer->controls[i].n_amps; j++) {
			if (mixer->controls[i].kind == kind && mixer->controls[i].amps[j] == amp)
				return true;
		}
	}
	return false;
}

/* The same of another ADC: whichever records, it is the control for it. */
static bool is_twin(const struct hdg_mixer *mixer, const struct hdg_amp *a,
		    const struct hdg_amp *b, const struct input *input)
{
	return hdg_type(hdg_widget(mixer->graph, a->nid)) ==
		       hdg_type(hdg_widget(mixer->graph, b->nid)) &&
	       a->caps == b->caps && a->channels == b->channels &&
	       !hdg_path_has_amp(mixer->graph, input->path, true, a);
}

/* The control for the same amplifiers of the same widget, for another input, or of another ADC. */
static struct hdg_control *find_sibling(const struct hdg_mixer *mixer, unsigned int i,
					enum hdg_control_kind kind, const struct input *input)
{
	const struct hdg_amp *amp = &mixer->amps[i];
	unsigned int k;

	for (k = input->from; k < mixer->n_controls; k++) {
		struct hdg_control *control = &mixer->controls[k];
		const struct hdg_amp *first = &mixer->amps[control->amps[0]];

		if (control->kind == kind && first->input == amp->input &&
		    (first->nid == amp->nid || is_twin(mixer, first, amp, input)) &&
		    control->n_amps < HDG_MAX_PINS)
			return control;
	}
	return NULL;
}

static struct draft *add_draft(struct drafts *drafts, unsigned int i, enum hdg_control_kind kind)
{
	struct draft *draft = &drafts->draft[drafts->mixer->n_controls];

	draft->control = add_amp_control(drafts->mixer, i, kind);
	return draft;
}

/* What else is recorded from is loud enough, and no program looks for a control of it. */
static bool wants_boost(const struct hdg_widget *pin)
{
	unsigned int device = hdg_pin_device(pin);

	return !hdg_is_digital(pin) && (device == AC_JACK_MIC_IN || device == AC_JACK_LINE_IN ||
					device == AC_JACK_HP_OUT);
}

static void draft_input(struct drafts *drafts, unsigned int i, const struct input *input,
			enum hdg_control_kind kind)
{
	struct hdg_mixer *mixer = drafts->mixer;
	bool at_pin = mixer->amps[i].nid == input->pin->nid;
	struct hdg_control *sibling;
	struct draft *draft;

	if (!can(&mixer->amps[i], kind) || has_control(mixer, i, kind) ||
	    (at_pin && !wants_boost(input->pin)))
		return;
	sibling = at_pin ? NULL : find_sibling(mixer, i, kind, input);
	if (sibling) {
		sibling->amps[sibling->n_amps++] = i;
		return;
	}
	draft = add_draft(drafts, i, kind);
	draft->base = at_pin ? hdg_label(mixer->graph, input->pin, true) : "";
	draft->index = at_pin ? input->index : input->route;
	draft->what = at_pin && kind == HDG_VOLUME ? "Boost" : "Capture";
}

static const char *input_label(const struct hdg_mixer *mixer, const struct hdg_path *path)
{
	return hdg_label(mixer->graph, pin_of(mixer, path, true), true);
}

/* Pins before that of path @n of a capture route that have its label. */
static unsigned int count_source(const struct hdg_mixer *mixer, const struct hdg_route *route,
				 unsigned int n)
{
	const char *label = input_label(mixer, &route->paths[n]);
	unsigned int i, count = 0;

	for (i = 0; i < n; i++)
		count += !strcmp(input_label(mixer, &route->paths[i]), label);
	return count;
}

/* Amplifiers of a capture route; those for its several inputs are set together. */
static void draft_route(struct drafts *drafts, unsigned int r)
{
	struct hdg_mixer *mixer = drafts->mixer;
	const struct hdg_route *route = &mixer->plan->capture[r];
	struct input input = { .route = r, .from = mixer->n_controls };
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int i, j, n;

	for (i = 0; i < route->n_paths; i++) {
		input.path = &route->paths[i];
		input.pin = pin_of(mixer, input.path, true);
		input.index = count_source(mixer, route, i);
		n = hdg_amp_list(mixer->graph, &route->paths[i], true, amps);
		for (j = 0; j < n; j++) {
			int amp = find_amp(mixer, &amps[j]);

			draft_input(drafts, amp, &input, HDG_VOLUME);
			draft_input(drafts, amp, &input, HDG_SWITCH);
		}
	}
}

/* It has the number of the route, for that is how it is found. */
static void add_source(struct hdg_mixer *mixer, unsigned int r)
{
	struct hdg_control *control;

	if (mixer->plan->capture[r].n_paths < 2)
		return;
	control = add_control(mixer, HDG_SOURCE);
	control->channels = 1;
	control->route = r;
	control->index = r;
	strscpy(control->name, "Input Source", sizeof(control->name));
}

static void add_items(struct hdg_mixer *mixer, enum hdg_control_kind kind, const char *name)
{
	struct hdg_control *control = add_control(mixer, kind);

	control->channels = 1;
	strscpy(control->name, name, sizeof(control->name));
}

/* As many channels as there are jacks for. */
static void add_channels(struct hdg_mixer *mixer)
{
	if (hdg_lent_count(mixer->plan, mixer->graph))
		add_items(mixer, HDG_CHANNELS, "Channel Mode");
}

static void add_alone(struct hdg_mixer *mixer)
{
	if (mixer->plan->alone.n_paths)
		add_items(mixer, HDG_ALONE, "Independent HP");
}

static unsigned int steps(const struct hdg_mixer *mixer, const struct hdg_control *control)
{
	return hdg_amp_steps(mixer->amps[control->amps[0]].caps);
}

static bool rivals(const struct draft *a, const struct draft *b)
{
	return a->control->kind == b->control->kind && a->index == b->index &&
	       !strcmp(a->base, b->base) && !strcmp(a->what, b->what);
}

/* Of how many sources of a capture route a control changes something. */
static unsigned int count_changed(const struct hdg_mixer *mixer, const struct hdg_route *route,
				  const struct hdg_control *control)
{
	unsigned int i, j, n = 0;

	for (i = 0; i < route->n_paths; i++) {
		for (j = 0; j < control->n_amps; j++) {
			if (hdg_path_has_amp(mixer->graph, &route->paths[i], true,
					     &mixer->amps[control->amps[j]]))
				break;
		}
		n += j < control->n_amps;
	}
	return n;
}

/* It is for more of what is recorded from, or has more steps, or is nearer to the ADC. */
static bool is_better(const struct drafts *drafts, unsigned int a, unsigned int b)
{
	const unsigned int which[] = { a, b };
	unsigned int i, sources[2], fine[2];

	for (i = 0; i < 2; i++) {
		const struct hdg_control *control = drafts->draft[which[i]].control;

		sources[i] = count_changed(drafts->mixer, drafts->route, control);
		fine[i] = steps(drafts->mixer, control);
	}
	if (sources[0] != sources[1])
		return sources[0] > sources[1];
	return fine[0] != fine[1] ? fine[0] > fine[1] : a < b;
}

/* No control of the same kind has a better claim to the name. */
static bool is_first(const struct drafts *drafts, unsigned int i, unsigned int from,
		     unsigned int to)
{
	unsigned int j;

	for (j = from; j < to; j++) {
		if (j != i && rivals(&drafts->draft[i], &drafts->draft[j]) &&
		    is_better(drafts, j, i))
			return false;
	}
	return true;
}

/* It makes louder and never softer, or coarsely: for a source that is too soft as a whole. */
static bool boosts(const struct hdg_mixer *mixer, const struct draft *draft)
{
	u32 caps = mixer->amps[draft->control->amps[0]].caps;

	return draft->control->kind == HDG_VOLUME && !(caps & AC_AMPCAP_OFFSET);
}

static void compose(const struct draft *draft)
{
	struct hdg_control *control = draft->control;

	scnprintf(control->name, sizeof(control->name), "%s%s%s %s", draft->base,
		  *draft->base ? " " : "", draft->what,
		  control->kind == HDG_VOLUME ? "Volume" : "Switch");
	control->index = draft->index;
}

static const struct draft *set_boost(struct draft *draft)
{
	draft->what = "Capture Boost";
	return draft;
}

/* The names of drafts @from to @to, those of one capture route; some are dropped. */
static void name_drafts(const struct drafts *drafts, unsigned int from)
{
	struct hdg_mixer *mixer = drafts->mixer;
	unsigned int i, to = mixer->n_controls, n = from;

	for (i = from; i < to; i++) {
		struct draft *draft = &drafts->draft[i];

		if (is_first(drafts, i, from, to))
			compose(draft);
		else if (boosts(mixer, draft))
			compose(set_boost(draft));
	}
	for (i = from; i < to; i++) {
		if (*mixer->controls[i].name)
			mixer->controls[n++] = mixer->controls[i];
	}
	memset(&mixer->controls[n], 0, (to - n) * sizeof(mixer->controls[0]));
	mixer->n_controls = n;
}

static bool is_taken(const struct hdg_mixer *mixer, const struct hdg_control *control)
{
	const struct hdg_control *c;

	for (c = mixer->controls; c < control; c++) {
		if (c->index == control->index && !strcmp(c->name, control->name))
			return true;
	}
	return false;
}

static void count_names(struct hdg_mixer *mixer)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		while (is_taken(mixer, &mixer->controls[i]))
			mixer->controls[i].index++;
	}
}

static void find_outputs(struct hdg_mixer *mixer)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i;

	for (i = 0; i < plan->n_play; i++)
		take_amps(mixer, &plan->play[i]);
	for (i = 0; i < mixer->n_amps; i++) {
		add_output(mixer, i, HDG_VOLUME);
		add_output(mixer, i, HDG_SWITCH);
	}
}

static void find_inputs(struct hdg_mixer *mixer, struct draft *draft)
{
	struct drafts drafts = { .mixer = mixer, .draft = draft };
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, from;

	for (i = 0; i < plan->n_capture; i++)
		take_amps(mixer, &plan->capture[i]);
	for (i = 0; i < plan->n_capture; i++) {
		from = mixer->n_controls;
		drafts.route = &plan->capture[i];
		draft_route(&drafts, i);
		name_drafts(&drafts, from);
	}
	for (i = 0; i < plan->n_capture; i++)
		add_source(mixer, i);
}

/* What is between is as loud as it is recorded, and open where nothing records by it. */
static void take_way(struct hdg_mixer *mixer, const struct hdg_path *way)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int n = hdg_amp_list(mixer->graph, way, true, amps);

	while (n--)
		take_amp(mixer, &amps[n]);
}

/* Silent until somebody wants to hear it. */
static void add_loop(struct hdg_mixer *mixer, const struct hdg_adder *loop)
{
	const struct hdg_widget *w = hdg_widget(mixer->graph, loop->mixer);
	struct hdg_amp amp = hdg_amp_make(w, true, loop->index);
	enum hdg_control_kind kind;
	unsigned int i;

	amp.mute[0] = true;
	amp.mute[1] = true;
	i = take_amp(mixer, &amp);
	for (kind = HDG_VOLUME; kind <= HDG_SWITCH; kind++) {
		if (can(&amp, kind))
			name_output(add_amp_control(mixer, i, kind),
				    hdg_label(mixer->graph,
					      hdg_widget(mixer->graph, loop->pin), true), 0);
	}
	take_way(mixer, &loop->way);
}

/*
 * The only input that a mixer is given, neither other ones nor other mixers, which is added to what
 * one other mixer does; NULL without one.
 */
static const struct hdg_adder *only_loop(const struct hdg_plan *plan, u8 mixer)
{
	const struct hdg_adder *only = NULL;
	unsigned int i, to = 0;

	for (i = 0; i < plan->n_gates; i++) {
		if (plan->gates[i].mixer == mixer)
			return NULL;
		to += hdg_adder_from(&plan->gates[i]) == mixer;
	}
	for (i = 0; i < plan->n_loops; i++) {
		if (plan->loops[i].mixer != mixer)
			continue;
		if (only)
			return NULL;
		only = &plan->loops[i];
	}
	return to == 1 ? only : NULL;
}

/* What is the only one behind a mixer's input, and cannot be made softer there, can be here. */
static void adjust_gate(struct hdg_mixer *mixer, const struct hdg_adder *gate, unsigned int i)
{
	u8 other = hdg_adder_from(gate);
	const struct hdg_adder *loop = only_loop(mixer->plan, other);

	if (loop && can(&mixer->amps[i], HDG_VOLUME) &&
	    !hdg_amp_steps(hdg_widget(mixer->graph, other)->amp_in))
		name_output(add_amp_control(mixer, i, HDG_VOLUME),
			    hdg_label(mixer->graph, hdg_widget(mixer->graph, loop->pin), true), 0);
}

/* A mixer that adds what others do: these may be heard when one of theirs is. */
static void open_gate(struct hdg_mixer *mixer, const struct hdg_adder *gate)
{
	const struct hdg_widget *w = hdg_widget(mixer->graph, gate->mixer);
	struct hdg_amp amp = hdg_amp_make(w, true, gate->index);

	adjust_gate(mixer, gate, take_amp(mixer, &amp));
	take_way(mixer, &gate->way);
}

static void find_loops(struct hdg_mixer *mixer)
{
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i;

	for (i = 0; i < plan->n_loops; i++)
		add_loop(mixer, &plan->loops[i]);
	for (i = 0; i < plan->n_gates; i++)
		open_gate(mixer, &plan->gates[i]);
}

/* Amplifiers on the ways through mixers, which nobody adjusts: they are as loud as the others. */
static void find_detours(struct hdg_mixer *mixer)
{
	const struct hdg_plan *plan = mixer->plan;
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int i, n;

	for (i = 0; i < plan->n_detours; i++) {
		n = hdg_amp_list(mixer->graph, &plan->detours[i], false, amps);
		while (n--)
			take_amp(mixer, &amps[n]);
	}
	if (plan->n_detours)
		add_items(mixer, HDG_MIXING, "Loopback Mixing");
}

/* The console's bell is not for everybody. */
static void find_beep(struct hdg_mixer *mixer)
{
	const struct hdg_widget *w = hdg_widget(mixer->graph, hdg_beep_node(mixer->graph));
	enum hdg_control_kind kind;
	struct hdg_amp amp;
	unsigned int i;

	if (!w || !(w->caps & AC_WCAP_OUT_AMP))
		return;
	amp = hdg_amp_make(w, false, 0);
	amp.mute[0] = true;
	amp.mute[1] = true;
	i = take_amp(mixer, &amp);
	for (kind = HDG_VOLUME; kind <= HDG_SWITCH; kind++) {
		if (can(&amp, kind))
			name_output(add_amp_control(mixer, i, kind), "Beep", 0);
	}
}

/* Amplifiers of what is heard at once, and on the ways to it. */
static unsigned int count_adders(const struct hdg_adder *list, unsigned int n)
{
	unsigned int hops = 0;

	while (n--)
		hops += 1 + 2 * list[n].way.n;
	return hops;
}

static void find_controls(struct hdg_mixer *mixer, struct draft *draft)
{
	find_outputs(mixer);
	hdg_master_find(mixer);
	hdg_levels_init(mixer);
	find_inputs(mixer, draft);
	find_detours(mixer);
	find_loops(mixer);
	find_beep(mixer);
	add_channels(mixer);
	add_alone(mixer);
	count_names(mixer);
}

/* More than there can be amplifiers. */
static unsigned int count_hops(const struct hdg_route *routes, unsigned int n)
{
	unsigned int i, j, hops = 0;

	for (i = 0; i < n; i++) {
		for (j = 0; j < routes[i].n_paths; j++)
			hops += routes[i].paths[j].n;
	}
	return hops;
}

/**
 * hdg_mixer_init - find and name the controls of a function group
 * @mixer: to be initialised; every amplifier open and at 0 dB, but each analog output softer
 *	(level.c); every first input selected
 * @graph: the widgets; kept
 * @plan: the paths; kept
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int hdg_mixer_init(struct hdg_mixer *mixer, const struct hdg_graph *graph,
		   const struct hdg_plan *plan)
{
	unsigned int n = 2 * (count_hops(plan->play, plan->n_play) +
			      count_hops(plan->capture, plan->n_capture)) +
			 count_adders(plan->loops, plan->n_loops) +
			 count_adders(plan->gates, plan->n_gates) + 2 +
			 2 * HDG_MAX_HOPS * plan->n_detours;
	/* a volume and a switch, of one channel each at most, and a master of each */
	unsigned int max = 4 * n + 2;
	struct draft *draft = kcalloc(max, sizeof(*draft), GFP_KERNEL);

	memset(mixer, 0, sizeof(*mixer));
	mixer->graph = graph;
	mixer->plan = plan;
	mixer->amps = kcalloc(n, sizeof(*mixer->amps), GFP_KERNEL);
	mixer->controls = kcalloc(max + plan->n_capture + 3, sizeof(*mixer->controls), GFP_KERNEL);
	if (!draft || !mixer->amps || !mixer->controls) {
		kfree(draft);
		hdg_mixer_free(mixer);
		return -ENOMEM;
	}
	find_controls(mixer, draft);
	hdg_turns_init(mixer);
	hdg_mixer_select(mixer);
	kfree(draft);
	return 0;
}

/**
 * hdg_mixer_free - free what hdg_mixer_init() allocated
 * @mixer: the mixer; a zeroed one is fine
 *
 * Context: any.
 */
void hdg_mixer_free(struct hdg_mixer *mixer)
{
	kfree(mixer->amps);
	kfree(mixer->controls);
	mixer->amps = NULL;
	mixer->controls = NULL;
	mixer->n_amps = 0;
	mixer->n_controls = 0;
}

static void source_label(const struct hdg_mixer *mixer, const struct hdg_control *control,
			 unsigned int item, char *name, size_t size)
{
	const struct hdg_route *route = &mixer->plan->capture[control->route];
	const char *label = input_label(mixer, &route->paths[item]);
	unsigned int n = count_source(mixer, route, item);

	if (n)
		scnprintf(name, size, "%s %u", label, n);
	else
		strscpy(name, label, size);
}

/**
 * hdg_item_label - name an item of a control
 * @mixer: the mixer
 * @control: the control, one that has items
 * @item: a value of the control; sources of the same label are numbered
 * @name: receives the name
 * @size: size of @name
 *
 * Context: any.
 */
void hdg_item_label(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    unsigned int item, char *name, size_t size)
{
	if (control->kind == HDG_CHANNELS)
		scnprintf(name, size, "%uch", 2 * item + 2);
	else if (control->kind != HDG_SOURCE)
		strscpy(name, item ? "Enabled" : "Disabled", size);
	else
		source_label(mixer, control, item, name, size);
}
