// SPDX-License-Identifier: GPL-2.0
/*
 * Which outputs an amplifier is on the way to. Sound servers close by name what belongs to
 * another output than the one in use; so an amplifier must not bear the name of one of several
 * kinds of outputs that it is for.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "multi_out.h"
#include "output_users.h"
#include "pin_names.h"

/* Kinds of outputs, as a mask. */
#define SPEAKER		BIT(0)
#define HEADPHONE	BIT(1)
#define LINE		BIT(2)

/**
 * struct output - a pin that plays
 * @route: what plays to it
 * @path: its way
 * @r: index of @route
 * @p: index of @path
 */
struct output {
	const struct hdg_route *route;
	const struct hdg_path *path;
	unsigned int r;
	unsigned int p;
};

static bool is_analog(const struct hdg_mixer *mixer, const struct hdg_route *route)
{
	return !hdg_is_digital(hdg_widget(mixer->graph, route->converter));
}

/* The next analog output, the first one after a zeroed @out; false after the last. */
static bool next_output(const struct hdg_mixer *mixer, struct output *out)
{
	const struct hdg_plan *plan = mixer->plan;

	if (out->route)
		out->p++;
	for (; out->r < plan->n_play; out->r++, out->p = 0) {
		out->route = &plan->play[out->r];
		if (!is_analog(mixer, out->route) || out->p >= out->route->n_paths)
			continue;
		out->path = &out->route->paths[out->p];
		return true;
	}
	return false;
}

static const struct hdg_widget *pin_of(const struct hdg_mixer *mixer, const struct output *out)
{
	return hdg_widget(mixer->graph, hdg_path_pin(out->path, false));
}

static unsigned int kind_of(const struct hdg_widget *pin)
{
	switch (hdg_pin_device(pin)) {
	case AC_JACK_SPEAKER:
		return SPEAKER;
	case AC_JACK_HP_OUT:
		return HEADPHONE;
	default:
		return LINE;
	}
}

static const char *label_of(const struct hdg_mixer *mixer, const struct output *out)
{
	const struct hdg_widget *pin = pin_of(mixer, out);
	int channel = hdg_path_channel(mixer->graph, out->route, out->path);

	return channel < 0 ? hdg_label(mixer->graph, pin, false) :
			     hdg_channel_label(pin, out->route->n_pairs, channel);
}

/* Outputs of the same label before @out. */
static unsigned int count_label(const struct hdg_mixer *mixer, const struct output *out)
{
	const char *label = label_of(mixer, out);
	struct output other = {};
	unsigned int n = 0;

	while (next_output(mixer, &other) && other.path != out->path)
		n += !strcmp(label_of(mixer, &other), label);
	return n;
}

static const char *shared_label(unsigned int kinds, const char *first)
{
	switch (kinds) {
	case HEADPHONE | LINE:
		return "Headphone+LO";
	case SPEAKER | LINE:
		return "Speaker+LO";
	case HEADPHONE | SPEAKER:
	case HEADPHONE | SPEAKER | LINE:
		return "PCM";
	default:
		return first;
	}
}

/**
 * hdg_users_find - find the analog outputs that an amplifier is on the way to
 * @users: receives them
 * @mixer: the amplifiers, and the paths
 * @amp: one of the amplifiers
 *
 * Context: any.
 */
void hdg_users_find(struct hdg_users *users, const struct hdg_mixer *mixer,
		    const struct hdg_amp *amp)
{
	struct output out = {};
	unsigned int kinds = 0;

	memset(users, 0, sizeof(*users));
	users->all = true;
	while (next_output(mixer, &out)) {
		if (!hdg_path_has_amp(mixer->graph, out.path, false, amp)) {
			users->all = false;
			continue;
		}
		kinds |= kind_of(pin_of(mixer, &out));
		if (users->n++)
			continue;
		users->label = label_of(mixer, &out);
		users->index = count_label(mixer, &out);
	}
	if (kinds & (kinds - 1))
		users->index = 0;
	users->label = users->n && users->all ? "Master" : shared_label(kinds, users->label);
}

/**
 * hdg_users_same - are two amplifiers on the way to the same analog outputs?
 * @mixer: the amplifiers, and the paths
 * @a: an amplifier
 * @b: another
 *
 * Context: any.
 * Return: whether they are.
 */
bool hdg_users_same(const struct hdg_mixer *mixer, const struct hdg_amp *a,
		    const struct hdg_amp *b)
{
	struct output out = {};

	while (next_output(mixer, &out)) {
		if (hdg_path_has_amp(mixer->graph, out.path, false, a) !=
		    hdg_path_has_amp(mixer->graph, out.path, false, b))
			return false;
	}
	return true;
}
