// SPDX-License-Identifier: GPL-2.0
/*
 * A master where no amplifier is one: it lowers those that follow it by as many dB, whatever steps
 * they have, and leaves what they are set to.
 */
#include <linux/kernel.h>
#include <linux/string.h>
#include <sound/tlv.h>

#include "mixer.h"

static const struct hdg_amp *amp_of(const struct hdg_mixer *mixer,
				    const struct hdg_control *control)
{
	return &mixer->amps[control->amps[0]];
}

static unsigned int steps_of(const struct hdg_mixer *mixer, const struct hdg_control *control)
{
	return hdg_amp_steps(amp_of(mixer, control)->caps);
}

/* Of those that the master governs the one with the most steps, which gives it its range. */
static struct hdg_control *first_of(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	struct hdg_control *first = NULL;
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		struct hdg_control *control = &mixer->controls[i];

		if (control->main && control->kind == kind &&
		    (!first || steps_of(mixer, control) > steps_of(mixer, first)))
			first = control;
	}
	return first;
}

/* Its scale ends at 0 dB, for it only makes softer what the others let through. */
static void set_range(const struct hdg_mixer *mixer, struct hdg_control *master)
{
	u32 caps = amp_of(mixer, master)->caps;
	unsigned int step = hdg_amp_step(caps);

	master->tlv[SNDRV_CTL_TLVO_TYPE] = SNDRV_CTL_TLVT_DB_SCALE;
	master->tlv[SNDRV_CTL_TLVO_LEN] = 2 * sizeof(unsigned int);
	master->tlv[SNDRV_CTL_TLVO_DB_SCALE_MIN] = -(hdg_amp_steps(caps) * step);
	master->tlv[SNDRV_CTL_TLVO_DB_SCALE_MUTE_AND_STEP] = step;
}

/**
 * hdg_master_add - make a master of those that follow one
 * @mixer: the mixer
 * @kind: its kind; nothing is made if none follows
 *
 * Context: any.
 */
void hdg_master_add(struct hdg_mixer *mixer, enum hdg_control_kind kind)
{
	const struct hdg_control *first = first_of(mixer, kind);
	struct hdg_control *master = &mixer->controls[mixer->n_controls];

	if (!first)
		return;
	mixer->n_controls++;
	master->kind = kind;
	master->master = true;
	master->amps[0] = first->amps[0];
	master->n_amps = 1;
	master->channels = 1;
	strscpy(master->name, hdg_master_name(kind), sizeof(master->name));
	if (kind == HDG_VOLUME)
		set_range(mixer, master);
}

/**
 * hdg_master_get - what a master is set to
 * @mixer: the mixer
 * @control: the master
 * @value: receives it
 *
 * Context: any.
 */
void hdg_master_get(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    unsigned int *value)
{
	*value = control->kind == HDG_VOLUME ? mixer->level : mixer->open;
}

/* The nearest that the amplifier can do to what the master says in its own steps. */
static bool govern_level(struct hdg_amp *amp, unsigned int down)
{
	unsigned int step = hdg_amp_step(amp->caps);
	unsigned int fall = min((down + step / 2) / step, hdg_amp_steps(amp->caps));
	bool changed = amp->fall != fall;

	amp->fall = fall;
	return changed;
}

static bool govern_switch(struct hdg_amp *amp, bool shut)
{
	bool changed = amp->shut != shut;

	amp->shut = shut;
	return changed;
}

static bool govern_amp(const struct hdg_mixer *mixer, const struct hdg_control *master,
		       struct hdg_amp *amp)
{
	unsigned int step = hdg_amp_step(amp_of(mixer, master)->caps);

	if (master->kind != HDG_VOLUME)
		return govern_switch(amp, !mixer->open);
	return govern_level(amp, (steps_of(mixer, master) - mixer->level) * step);
}

static void govern(struct hdg_mixer *mixer, const struct hdg_control *master,
		   const struct hdg_control *follower, struct hdg_batch *batch)
{
	unsigned int i;

	for (i = 0; i < follower->n_amps; i++) {
		struct hdg_amp *amp = &mixer->amps[follower->amps[i]];

		if (govern_amp(mixer, master, amp) && batch)
			hdg_amp_send(batch, amp);
	}
}

/* Those that follow do what the master says; nothing is sent without a batch. */
static void govern_all(struct hdg_mixer *mixer, const struct hdg_control *master,
		       struct hdg_batch *batch)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (mixer->controls[i].main && mixer->controls[i].kind == master->kind)
			govern(mixer, master, &mixer->controls[i], batch);
	}
}

/**
 * hdg_master_begin - make a master begin below 0 dB
 * @mixer: the mixer; its hardware is not touched
 * @master: the master, a volume
 * @down: how far, in hundredths of a dB; as far as it goes if that is less
 *
 * Context: any.
 */
void hdg_master_begin(struct hdg_mixer *mixer, const struct hdg_control *master, unsigned int down)
{
	unsigned int steps = steps_of(mixer, master);

	mixer->level = steps - min(down / hdg_amp_step(amp_of(mixer, master)->caps), steps);
	govern_all(mixer, master, NULL);
}

/**
 * hdg_master_put - set a master
 * @mixer: the mixer
 * @control: the master
 * @value: a possible value
 * @batch: receives the commands that the change needs
 *
 * Context: may sleep.
 * Return: whether it has changed.
 */
bool hdg_master_put(struct hdg_mixer *mixer, const struct hdg_control *control, unsigned int value,
		    struct hdg_batch *batch)
{
	unsigned int before;

	hdg_master_get(mixer, control, &before);
	if (before == value)
		return false;
	if (control->kind == HDG_VOLUME)
		mixer->level = value;
	else
		mixer->open = value;
	govern_all(mixer, control, batch);
	return true;
}
