// SPDX-License-Identifier: GPL-2.0
/*
 * Finding what can be adjusted, and naming it the way ALSA's mixers expect.
 *
 * An amplifier on the way to one pin is named after the pin, or its place in a set of
 * loudspeakers; one on the way to all analog outputs is "Master", and one on the way to some is
 * named after the first of them if that has a place, or else "PCM". Where a pin has several
 * amplifiers, the one with the most steps bears its name and the others that of their widget, too.
 */
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <sound/tlv.h>

#include "multi_out.h"
#include "pin_names.h"
#include "mixer.h"

/**
 * struct draft - a control that has no name yet
 * @control: the control
 * @base: what its name begins with; may be empty
 * @what: "Playback", "Capture" or "Boost"
 * @index: counts pins of the same label
 * @analog: it is on the way to an analog output
 */
struct draft {
	struct hdg_control *control;
	const char *base;
	const char *what;
	unsigned int index;
	bool analog;
};

/**
 * struct drafts - the controls found so far
 * @mixer: where they are
 * @draft: one for each
 */
struct drafts {
	struct hdg_mixer *mixer;
	struct draft *draft;
};

/**
 * struct input - a path of a capture route
 * @pin: where it begins
 * @index: counts pins of the same label in the route
 * @from: index of the route's first control
 */
struct input {
	const struct hdg_widget *pin;
	unsigned int index;
	unsigned int from;
};

/**
 * struct use - who uses an amplifier to play
 * @paths: number of paths that go through it
 * @label: what the first one's pin is called
 * @index: counts pins called so before it
 * @placed: that pin has a place in a set of loudspeakers
 */
struct use {
	unsigned int paths;
	const char *label;
	unsigned int index;
	bool placed;
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

static bool goes_through(const struct hdg_mixer *mixer, const struct hdg_path *path,
			 const struct hdg_amp *amp)
{
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int n = hdg_amp_list(mixer->graph, path, false, amps);

	while (n--) {
		if (hdg_amp_same(&amps[n], amp))
			return true;
	}
	return false;
}

static bool is_digital_route(const struct hdg_mixer *mixer, const struct hdg_route *route)
{
	return hdg_is_digital(hdg_widget(mixer->graph, route->converter));
}

static unsigned int count_outputs(const struct hdg_mixer *mixer)
{
	unsigned int i, n = 0;

	for (i = 0; i < mixer->plan->n_play; i++) {
		if (!is_digital_route(mixer, &mixer->plan->play[i]))
			n += mixer->plan->play[i].n_paths;
	}
	return n;
}

static const char *output_label(const struct hdg_mixer *mixer, const struct hdg_route *route,
				const struct hdg_path *path)
{
	const struct hdg_widget *pin = pin_of(mixer, path, false);
	int channel = hdg_path_channel(mixer->graph, route, path);

	return channel < 0 ? hdg_label(pin, false) :
			     hdg_channel_label(pin, route->n_pairs, channel);
}

/* Pins called @label before path @n of route @r. */
static unsigned int count_label(const struct hdg_mixer *mixer, const char *label, unsigned int r,
				unsigned int n)
{
	const struct hdg_route *play = mixer->plan->play;
	unsigned int i, j, count = 0;

	for (i = 0; i <= r; i++) {
		for (j = 0; j < (i == r ? n : play[i].n_paths); j++)
			count += !strcmp(output_label(mixer, &play[i], &play[i].paths[j]), label);
	}
	return count;
}

static void find_users(const struct hdg_mixer *mixer, const struct hdg_amp *amp, bool digital,
		       struct use *use)
{
	const struct hdg_route *play = mixer->plan->play;
	unsigned int i, j;

	memset(use, 0, sizeof(*use));
	for (i = 0; i < mixer->plan->n_play; i++) {
		if (is_digital_route(mixer, &play[i]) != digital)
			continue;
		for (j = 0; j < play[i].n_paths; j++) {
			if (!goes_through(mixer, &play[i].paths[j], amp) || use->paths++)
				continue;
			use->label = output_label(mixer, &play[i], &play[i].paths[j]);
			use->index = count_label(mixer, use->label, i, j);
			use->placed = hdg_path_channel(mixer->graph, &play[i],
						       &play[i].paths[j]) >= 0;
		}
	}
}

static struct draft *add_draft(struct drafts *drafts, enum hdg_control_kind kind)
{
	struct hdg_mixer *mixer = drafts->mixer;
	struct draft *draft = &drafts->draft[mixer->n_controls];

	draft->control = &mixer->controls[mixer->n_controls++];
	draft->control->kind = kind;
	return draft;
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

/* A control of @kind for an amplifier that has something to adjust; NULL otherwise. */
static struct draft *draft_amp(struct drafts *drafts, unsigned int i, enum hdg_control_kind kind)
{
	const struct hdg_amp *amp = &drafts->mixer->amps[i];
	struct draft *draft;

	if (!can(amp, kind))
		return NULL;
	draft = add_draft(drafts, kind);
	draft->control->amps[0] = i;
	draft->control->n_amps = 1;
	draft->control->channels = amp->channels;
	if (kind == HDG_VOLUME)
		set_range(draft->control, amp->caps);
	return draft;
}

/* Its two channels are two loudspeakers, which ALSA knows by names of their own. */
static void draft_centre(struct drafts *drafts, unsigned int i, enum hdg_control_kind kind,
			 const struct use *use)
{
	static const char *const names[] = { "Center", "LFE" };
	struct draft *draft;
	unsigned int k;

	for (k = 0; k < ARRAY_SIZE(names); k++) {
		draft = draft_amp(drafts, i, kind);
		if (!draft)
			return;
		draft->what = "Playback";
		draft->base = names[k];
		draft->index = use->index;
		draft->analog = true;
		draft->control->channel = k;
		draft->control->channels = 1;
	}
}

static const char *output_name(const struct hdg_mixer *mixer, const struct use *use, bool analog)
{
	unsigned int n = count_outputs(mixer);

	/* The name alone is the converter's own switch (iec958.c). */
	if (!analog)
		return strcmp(use->label, "IEC958") ? use->label : "IEC958 Output";
	if (use->paths == n)
		return "Master";
	return use->paths == 1 || use->placed ? use->label : "PCM";
}

static void draft_output(struct drafts *drafts, unsigned int i, enum hdg_control_kind kind)
{
	const struct hdg_mixer *mixer = drafts->mixer;
	const struct hdg_amp *amp = &mixer->amps[i];
	struct draft *draft;
	struct use use;
	bool analog;

	find_users(mixer, amp, false, &use);
	analog = use.paths;
	if (!analog)
		find_users(mixer, amp, true, &use);
	if (use.placed && !strcmp(use.label, HDG_CENTRE_LFE) && amp->channels == 2) {
		draft_centre(drafts, i, kind, &use);
		return;
	}
	draft = draft_amp(drafts, i, kind);
	if (!draft)
		return;
	draft->what = "Playback";
	draft->base = output_name(mixer, &use, analog);
	draft->index = draft->base == use.label || !analog ? use.index : 0;
	draft->analog = analog;
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

/* The control for the same amplifiers of the same widget, for another input. */
static struct hdg_control *find_sibling(const struct hdg_mixer *mixer, unsigned int amp,
					enum hdg_control_kind kind, unsigned int from)
{
	unsigned int i;

	for (i = from; i < mixer->n_controls; i++) {
		struct hdg_control *control = &mixer->controls[i];
		const struct hdg_amp *first = &mixer->amps[control->amps[0]];

		if (control->kind == kind && first->nid == mixer->amps[amp].nid &&
		    first->input == mixer->amps[amp].input && control->n_amps < HDG_MAX_PINS)
			return control;
	}
	return NULL;
}

static void draft_input(struct drafts *drafts, unsigned int i, const struct input *input,
			enum hdg_control_kind kind)
{
	struct hdg_mixer *mixer = drafts->mixer;
	bool at_pin = mixer->amps[i].nid == input->pin->nid;
	struct hdg_control *sibling;
	struct draft *draft;

	if (has_control(mixer, i, kind))
		return;
	sibling = at_pin ? NULL : find_sibling(mixer, i, kind, input->from);
	if (sibling) {
		sibling->amps[sibling->n_amps++] = i;
		return;
	}
	draft = draft_amp(drafts, i, kind);
	if (!draft)
		return;
	draft->base = at_pin ? hdg_label(input->pin, true) : "";
	draft->index = at_pin ? input->index : 0;
	draft->what = at_pin && kind == HDG_VOLUME ? "Boost" : "Capture";
}

/* Pins before that of path @n of a capture route that have its label. */
static unsigned int count_source(const struct hdg_mixer *mixer, const struct hdg_route *route,
				 unsigned int n)
{
	const char *label = hdg_label(pin_of(mixer, &route->paths[n], true), true);
	unsigned int i, count = 0;

	for (i = 0; i < n; i++)
		count += !strcmp(hdg_label(pin_of(mixer, &route->paths[i], true), true), label);
	return count;
}

/* Amplifiers of a capture route; those for its several inputs are set together. */
static void draft_route(struct drafts *drafts, unsigned int r)
{
	struct hdg_mixer *mixer = drafts->mixer;
	const struct hdg_route *route = &mixer->plan->capture[r];
	struct input input = { .from = mixer->n_controls };
	struct hdg_amp amps[HDG_MAX_PATH_AMPS];
	unsigned int i, j, n;

	for (i = 0; i < route->n_paths; i++) {
		input.pin = pin_of(mixer, &route->paths[i], true);
		input.index = count_source(mixer, route, i);
		n = hdg_amp_list(mixer->graph, &route->paths[i], true, amps);
		for (j = 0; j < n; j++) {
			int amp = find_amp(mixer, &amps[j]);

			draft_input(drafts, amp, &input, HDG_VOLUME);
			draft_input(drafts, amp, &input, HDG_SWITCH);
		}
	}
}

static void add_source(struct hdg_mixer *mixer, unsigned int r)
{
	struct hdg_control *control;

	if (mixer->plan->capture[r].n_paths < 2)
		return;
	control = &mixer->controls[mixer->n_controls++];
	control->kind = HDG_SOURCE;
	control->channels = 1;
	control->route = r;
	strscpy(control->name, "Input Source", sizeof(control->name));
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

/* No control of the same kind has a better claim to the name. */
static bool is_first(const struct drafts *drafts, unsigned int i, unsigned int from,
		     unsigned int to)
{
	const struct draft *draft = drafts->draft;
	unsigned int j, own = steps(drafts->mixer, draft[i].control);

	for (j = from; j < to; j++) {
		unsigned int other = steps(drafts->mixer, draft[j].control);

		if (j != i && rivals(&draft[i], &draft[j]) &&
		    (other > own || (other == own && j < i)))
			return false;
	}
	return true;
}

static const char *widget_name(const struct hdg_widget *w)
{
	switch (hdg_type(w)) {
	case AC_WID_AUD_OUT:
		return "DAC";
	case AC_WID_AUD_IN:
		return "ADC";
	case AC_WID_AUD_MIX:
		return "Mixer";
	case AC_WID_AUD_SEL:
		return "Selector";
	default:
		return "Amp";
	}
}

static void compose(const struct hdg_mixer *mixer, const struct draft *draft, bool first)
{
	struct hdg_control *control = draft->control;
	u8 nid = mixer->amps[control->amps[0]].nid;

	scnprintf(control->name, sizeof(control->name), "%s%s%s%s%s %s", draft->base,
		  *draft->base ? " " : "",
		  first ? "" : widget_name(hdg_widget(mixer->graph, nid)), first ? "" : " ",
		  draft->what, control->kind == HDG_VOLUME ? "Volume" : "Switch");
	control->index = draft->index;
	control->main = first && draft->analog;
}

/* The names of drafts @from to @to: those of the outputs, or those of one capture route. */
static void name_drafts(const struct drafts *drafts, unsigned int from, unsigned int to)
{
	unsigned int i;

	for (i = from; i < to; i++)
		compose(drafts->mixer, &drafts->draft[i], is_first(drafts, i, from, to));
}

static bool has_master(const struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (!strcmp(mixer->controls[i].name, hdg_master_name(kind)))
			return true;
	}
	return false;
}

/* Where an amplifier is the master, ALSA is to make no other of that name. */
static void free_of_master(struct hdg_mixer *mixer)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (has_master(mixer, mixer->controls[i].kind))
			mixer->controls[i].main = false;
	}
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

static void find_controls(struct hdg_mixer *mixer, struct draft *draft)
{
	struct drafts drafts = { .mixer = mixer, .draft = draft };
	const struct hdg_plan *plan = mixer->plan;
	unsigned int i, from, n;

	for (i = 0; i < plan->n_play; i++)
		take_amps(mixer, &plan->play[i]);
	n = mixer->n_amps;
	for (i = 0; i < n; i++) {
		draft_output(&drafts, i, HDG_VOLUME);
		draft_output(&drafts, i, HDG_SWITCH);
	}
	name_drafts(&drafts, 0, mixer->n_controls);
	free_of_master(mixer);
	for (i = 0; i < plan->n_capture; i++)
		take_amps(mixer, &plan->capture[i]);
	for (i = 0; i < plan->n_capture; i++) {
		from = mixer->n_controls;
		draft_route(&drafts, i);
		name_drafts(&drafts, from, mixer->n_controls);
	}
	for (i = 0; i < plan->n_capture; i++)
		add_source(mixer, i);
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
 * @mixer: to be initialised; every amplifier at 0 dB and open, every first input selected
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
			      count_hops(plan->capture, plan->n_capture)) + 1;
	/* a volume and a switch, of one channel each at most */
	unsigned int max = 4 * n;
	struct draft *draft = kcalloc(max, sizeof(*draft), GFP_KERNEL);

	memset(mixer, 0, sizeof(*mixer));
	mixer->graph = graph;
	mixer->plan = plan;
	mixer->amps = kcalloc(n, sizeof(*mixer->amps), GFP_KERNEL);
	mixer->controls = kcalloc(max + plan->n_capture, sizeof(*mixer->controls), GFP_KERNEL);
	if (!draft || !mixer->amps || !mixer->controls) {
		kfree(draft);
		hdg_mixer_free(mixer);
		return -ENOMEM;
	}
	find_controls(mixer, draft);
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

/**
 * hdg_source_label - name an item of an input source control
 * @mixer: the mixer
 * @control: the control
 * @item: index of the capture route's path
 * @name: receives the name; items of the same label are numbered
 * @size: size of @name
 *
 * Context: any.
 */
void hdg_source_label(const struct hdg_mixer *mixer, const struct hdg_control *control,
		      unsigned int item, char *name, size_t size)
{
	const struct hdg_route *route = &mixer->plan->capture[control->route];
	const char *label = hdg_label(pin_of(mixer, &route->paths[item], true), true);
	unsigned int n = count_source(mixer, route, item);

	if (n)
		scnprintf(name, size, "%s %u", label, n);
	else
		strscpy(name, label, size);
}
