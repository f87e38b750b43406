/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Amplifiers: where they are on a path, what they can do, what they are set to. No device in
 * here.
 */
#ifndef HDG_AMP_H
#define HDG_AMP_H

#include "batch.h"
#include "path.h"

#define HDG_MAX_PATH_AMPS	(2 * HDG_MAX_HOPS)

/**
 * struct hdg_amp - an amplifier
 * @nid: its widget
 * @index: which of the widget's inputs it is for
 * @input: an input amplifier, not an output one
 * @channels: 1 or 2
 * @closed: nothing may come through, whatever the setting: its input is not selected
 * @caps: its capabilities (parameter 0Dh or 12h)
 * @gain: setting of each channel, 0 to hdg_amp_steps()
 * @mute: each channel is muted
 * @fall: so many steps below @gain, for a master
 * @shut: muted by a master
 */
struct hdg_amp {
	u8 nid;
	u8 index;
	bool input;
	u8 channels;
	bool closed;
	u32 caps;
	u8 gain[2];
	bool mute[2];
	u8 fall;
	bool shut;
};

struct hdg_amp hdg_amp_make(const struct hdg_widget *w, bool input, u8 index);
unsigned int hdg_amp_list(const struct hdg_graph *graph, const struct hdg_path *path,
			  bool capture, struct hdg_amp *amps);
bool hdg_path_has_amp(const struct hdg_graph *graph, const struct hdg_path *path, bool capture,
		      const struct hdg_amp *amp);
void hdg_amp_send(struct hdg_batch *batch, const struct hdg_amp *amp);

static inline bool hdg_amp_same(const struct hdg_amp *a, const struct hdg_amp *b)
{
	return a->nid == b->nid && a->input == b->input && a->index == b->index;
}

static inline unsigned int hdg_amp_steps(u32 caps)
{
	return (caps & AC_AMPCAP_NUM_STEPS) >> AC_AMPCAP_NUM_STEPS_SHIFT;
}

static inline bool hdg_amp_mutes(u32 caps)
{
	return caps & AC_AMPCAP_MUTE;
}

/* A step, in hundredths of a dB. */
static inline unsigned int hdg_amp_step(u32 caps)
{
	return (((caps & AC_AMPCAP_STEP_SIZE) >> AC_AMPCAP_STEP_SIZE_SHIFT) + 1) * 25;
}

/* The setting for 0 dB, or the loudest there is; without steps there is only one. */
static inline unsigned int hdg_amp_unity(u32 caps)
{
	unsigned int offset = caps & AC_AMPCAP_OFFSET, steps = hdg_amp_steps(caps);

	return steps && offset > steps ? steps : offset;
}

#endif /* HDG_AMP_H */
