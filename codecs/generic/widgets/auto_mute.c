// SPDX-License-Identifier: GPL-2.0
/*
 * Headphones silence loudspeakers, and line outputs if that is wanted; line outputs silence
 * loudspeakers. A pin is silent by itself: whatever else plays on its converter goes on.
 */
#include <linux/bits.h>
#include <linux/kernel.h>

#include "auto_mute.h"

/* Kinds of analog outputs, as a mask. */
#define SPEAKER		BIT(0)
#define HEADPHONE	BIT(1)
#define LINE		BIT(2)

static const struct hdg_widget *pin_of(const struct hdg_jacks *jacks, unsigned int i)
{
	return hdg_widget(jacks->graph, jacks->jack[i].nid);
}

static u32 kind_of(const struct hdg_jacks *jacks, unsigned int i)
{
	const struct hdg_widget *pin = pin_of(jacks, i);

	if (jacks->jack[i].capture || hdg_is_digital(pin))
		return 0;
	switch (hdg_pin_device(pin)) {
	case AC_JACK_SPEAKER:
		return SPEAKER;
	case AC_JACK_HP_OUT:
		return HEADPHONE;
	default:
		return LINE;
	}
}

/* Kinds of those in @mask. */
static u32 kinds(const struct hdg_jacks *jacks, u32 mask)
{
	u32 all = 0;
	unsigned int i;

	for (i = 0; i < jacks->n; i++)
		all |= mask & BIT(i) ? kind_of(jacks, i) : 0;
	return all;
}

static u32 sensing(const struct hdg_jacks *jacks)
{
	u32 mask = 0;
	unsigned int i;

	for (i = 0; i < jacks->n; i++)
		mask |= jacks->jack[i].senses ? BIT(i) : 0;
	return mask;
}

/**
 * hdg_jacks_plugged - where something is plugged in for certain
 * @jacks: the pins
 *
 * Context: any.
 * Return: mask of them, by index.
 */
u32 hdg_jacks_plugged(const struct hdg_jacks *jacks)
{
	u32 mask = 0;
	unsigned int i;

	for (i = 0; i < jacks->n; i++)
		mask |= jacks->jack[i].senses && jacks->jack[i].present ? BIT(i) : 0;
	return mask;
}

/**
 * hdg_mute_modes - which modes make a difference
 * @jacks: the pins
 *
 * Context: any.
 * Return: the last of them; HDG_MUTE_NOTHING where nothing can silence anything. Without
 * loudspeakers the first of the others is for line outputs.
 */
enum hdg_mute_mode hdg_mute_modes(const struct hdg_jacks *jacks)
{
	u32 all = kinds(jacks, ~0), tell = kinds(jacks, sensing(jacks));

	if ((tell & HEADPHONE) && (all & LINE))
		return all & SPEAKER ? HDG_MUTE_LINES : HDG_MUTE_SPEAKERS;
	return (tell & (HEADPHONE | LINE)) && (all & SPEAKER) ? HDG_MUTE_SPEAKERS :
								HDG_MUTE_NOTHING;
}

/* What is to be silent with those @plugged. */
static u32 silent_kinds(u32 all, u32 plugged, enum hdg_mute_mode mode)
{
	enum hdg_mute_mode lines = all & SPEAKER ? HDG_MUTE_LINES : HDG_MUTE_SPEAKERS;
	u32 silent = 0;

	if (mode >= HDG_MUTE_SPEAKERS && (plugged & (HEADPHONE | LINE)))
		silent |= SPEAKER;
	if (mode >= lines && (plugged & HEADPHONE))
		silent |= LINE;
	return silent;
}

/* A jack that is lent is one for a line while it plays, but tells of microphones, too. */
static u32 heard_kind(const struct hdg_jacks *jacks, unsigned int i)
{
	return jacks->jack[i].lent ? LINE : kind_of(jacks, i);
}

/* Nobody listens by what is recorded from. */
static u32 not_recorded(const struct hdg_mixer *mixer, const struct hdg_jacks *jacks)
{
	u32 mask = 0;
	unsigned int i;

	for (i = 0; i < jacks->n; i++)
		mask |= mixer->closed[jacks->jack[i].nid] & HDG_RECORDS ? 0 : BIT(i);
	return mask;
}

/**
 * hdg_mute - let those outputs be heard that should be
 * @mixer: knows afterwards which are silent
 * @jacks: the pins
 * @plugged: where something is plugged in, by index; hdg_jacks_plugged()
 * @mode: what that silences
 * @batch: receives the commands for those that change
 *
 * Context: may sleep.
 */
void hdg_mute(struct hdg_mixer *mixer, const struct hdg_jacks *jacks, u32 plugged,
	      enum hdg_mute_mode mode, struct hdg_batch *batch)
{
	u32 heard = plugged & not_recorded(mixer, jacks);
	u32 kinds_silent = silent_kinds(kinds(jacks, ~0), kinds(jacks, heard), mode);
	unsigned int i;

	for (i = 0; i < jacks->n; i++) {
		u8 nid = jacks->jack[i].nid;
		u8 closed = mixer->closed[nid] & ~HDG_SILENT;

		if (heard_kind(jacks, i) & kinds_silent)
			closed |= HDG_SILENT;
		if (heard_kind(jacks, i) && closed != mixer->closed[nid])
			hdg_mixer_close(mixer, nid, closed, batch);
	}
}
