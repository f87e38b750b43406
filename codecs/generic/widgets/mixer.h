/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What can be adjusted: amplifiers and input selections, as controls with names, and what
 * they are set to. No device in here.
 */
#ifndef HDG_MIXER_H
#define HDG_MIXER_H

#include "amp.h"
#include "plan.h"

#define HDG_NAME_LEN	44	/* ALSA's */
#define HDG_TLV_WORDS	4	/* of a range in dB, in ALSA's form */

/**
 * enum hdg_control_kind - what a control adjusts
 * @HDG_VOLUME: gain, 0 to hdg_control_max()
 * @HDG_SWITCH: 1 lets sound through
 * @HDG_SOURCE: which of a capture route's paths is used
 * @HDG_CHANNELS: how many jacks for inputs are lent to outputs
 * @HDG_ALONE: whether headphones play something else than the front
 * @HDG_MIXING: whether what plays goes through mixers that inputs lead to
 */
enum hdg_control_kind {
	HDG_VOLUME,
	HDG_SWITCH,
	HDG_SOURCE,
	HDG_CHANNELS,
	HDG_ALONE,
	HDG_MIXING,
};

/**
 * struct hdg_control - a control
 * @kind: what it adjusts
 * @name: its name
 * @index: counts controls of the same name
 * @main: the one of its kind for an analog output; a master governs it, for no amplifier is one
 * @master: it is that master; @amps has the one whose range it has
 * @n_amps: number of @amps, which are set alike
 * @amps: indexes of amplifiers in the mixer
 * @channel: the first of their channels that it adjusts
 * @channels: how many of them; 1 where it has items
 * @route: index of the capture route, for a source
 * @tlv: its range in dB, in ALSA's form
 */
struct hdg_control {
	enum hdg_control_kind kind;
	char name[HDG_NAME_LEN];
	unsigned int index;
	bool main;
	bool master;
	unsigned int n_amps;
	u16 amps[HDG_MAX_PINS];
	u8 channel;
	u8 channels;
	u8 route;
	unsigned int tlv[HDG_TLV_WORDS];
};

/**
 * struct hdg_attached - a stream on the link
 * @stream: its id; 0 for none
 * @format: converter format
 */
struct hdg_attached {
	u8 stream;
	u16 format;
};

/**
 * struct hdg_mixer - the controls of a function group
 * @graph: the widgets
 * @plan: what is used of them
 * @n_amps: number of @amps
 * @n_controls: number of @controls
 * @amps: all amplifiers on paths
 * @controls: all controls
 * @source: the path that each capture route takes
 * @attached: by capture route, the stream that its ADC is attached to
 * @level: what the master volume is set to
 * @open: what the master switch is set to
 * @lent: pairs of channels that jacks for inputs play
 * @alone: headphones play something else than the front
 * @mixing: what plays takes its detours
 * @closed: by node id, why pins that play do not now, whatever the controls say: HDG_SILENT,
 *	HDG_RECORDS
 */
struct hdg_mixer {
	const struct hdg_graph *graph;
	const struct hdg_plan *plan;
	unsigned int n_amps;
	unsigned int n_controls;
	struct hdg_amp *amps;
	struct hdg_control *controls;
	u8 source[HDG_MAX_ROUTES];
	struct hdg_attached attached[HDG_MAX_ROUTES];
	unsigned int level;
	bool open;
	u8 lent;
	bool alone;
	bool mixing;
	u8 closed[HDG_NODES];
};

/* What a control of @kind over all analog outputs is called. */
static inline const char *hdg_master_name(enum hdg_control_kind kind)
{
	return kind == HDG_VOLUME ? "Master Playback Volume" : "Master Playback Switch";
}

/* control.c */
int hdg_mixer_init(struct hdg_mixer *mixer, const struct hdg_graph *graph,
		   const struct hdg_plan *plan);
void hdg_mixer_free(struct hdg_mixer *mixer);
void hdg_item_label(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    unsigned int item, char *name, size_t size);

/* The converter that does not play what the first route does now; 0 if all do. */
static inline u8 hdg_mixer_apart(const struct hdg_mixer *mixer)
{
	return mixer->alone ? mixer->plan->alone.converter : 0;
}

/* Its values are items of a list; hdg_item_label(). */
static inline bool hdg_control_has_items(const struct hdg_control *control)
{
	return control->kind >= HDG_SOURCE;
}

/* mixer.c */
void hdg_mixer_select(struct hdg_mixer *mixer);
void hdg_mixer_close(struct hdg_mixer *mixer, u8 pin, u8 closed, struct hdg_batch *batch);
bool hdg_mixer_use(struct hdg_mixer *mixer, unsigned int route, unsigned int path,
		   struct hdg_batch *batch);
void hdg_mixer_attach(struct hdg_mixer *mixer, unsigned int route, u16 format, u8 stream,
		      struct hdg_batch *batch);
void hdg_mixer_setup(struct hdg_batch *batch, const struct hdg_mixer *mixer);

/* detour.c */
const struct hdg_path *hdg_detour_way(const struct hdg_mixer *mixer, const struct hdg_path *path);
bool hdg_detour_switches(const struct hdg_mixer *mixer, const struct hdg_amp *amp);
bool hdg_detour_closes(const struct hdg_mixer *mixer, const struct hdg_amp *amp);
void hdg_detour_setup(struct hdg_batch *batch, const struct hdg_mixer *mixer);

/* setting.c */
unsigned int hdg_control_max(const struct hdg_mixer *mixer, const struct hdg_control *control);
void hdg_control_get(const struct hdg_mixer *mixer, const struct hdg_control *control,
		     unsigned int *values);
int hdg_control_put(struct hdg_mixer *mixer, const struct hdg_control *control,
		    const unsigned int *values, struct hdg_batch *batch);

/* master.c */
void hdg_master_add(struct hdg_mixer *mixer, enum hdg_control_kind kind);
void hdg_master_get(const struct hdg_mixer *mixer, const struct hdg_control *control,
		    unsigned int *value);
void hdg_master_begin(struct hdg_mixer *mixer, const struct hdg_control *master, unsigned int down);
bool hdg_master_put(struct hdg_mixer *mixer, const struct hdg_control *control, unsigned int value,
		    struct hdg_batch *batch);

#endif /* HDG_MIXER_H */
