/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The codec as an ALSA card: one stream for each route in use.
 */
#ifndef HDG_CODEC_H
#define HDG_CODEC_H

#include <linux/hrtimer.h>
#include <linux/mutex.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "generic/ddi/bus.h"
#include "generic/ddi/engine.h"
#include "generic/ddi/link_clock.h"
#include "generic/widgets/auto_mute.h"
#include "generic/widgets/format.h"
#include "generic/widgets/hdmi.h"
#include "generic/widgets/mixer.h"
#include "generic/widgets/pcm_layout.h"
#include "generic/ddi/jack_detect.h"
#include "generic/widgets/spdif.h"
#include "generic/widgets/wishes.h"

struct address_space;
struct attribute_group;
struct hdg_codec;
struct input_dev;
struct snd_card;
struct snd_jack;
struct snd_kcontrol;
struct snd_pcm;
struct snd_pcm_substream;

/**
 * struct hdg_period - when to tell ALSA that a period has ended
 * @timer: goes off where the next period should end
 * @idle: woken when the last of @busy is gone
 * @busy: notifications being handled
 * @running: notifications mean something
 * @last: where in the buffer the engine was looked at last; this and @seen under the ALSA
 *	stream's lock
 * @seen: where it was seen just now, while ALSA is told of it; else SIZE_MAX
 * @bytes: bytes in a period
 * @two: there are two of them in the buffer
 * @timed: the hardware does not tell of the end of each
 * @ns_per_kib: time the link takes for 1024 bytes
 */
struct hdg_period {
	struct hrtimer timer;
	wait_queue_head_t idle;
	atomic_t busy;
	bool running;
	size_t last;
	size_t seen;
	unsigned int bytes;
	bool two;
	bool timed;
	u64 ns_per_kib;
};

/**
 * struct hdg_stream - one route in use, one direction of a PCM device
 * @codec: the codec it belongs to
 * @route: the converters and their pins
 * @formats: what all of the converters can do
 * @lock: guards the opening and closing of @engine, @mapping and @gone; taken outside the
 *	codec's
 * @gone: the codec is being removed; written with the ALSA stream's lock held too
 * @engine: the DMA engine, open between hw_params and hw_free
 * @period: period notification
 * @link_clock: how long it has been running; under the ALSA stream's lock
 * @along: S/PDIF that plays the same now; NULL if none does
 * @refused: ends it in ALSA's eyes after it could not be started
 * @map: which loudspeakers of a display somebody wants it to play to, under the codec's lock
 * @substream: the ALSA substream while it is open; set with the codec's lock held
 * @mapping: where the buffer is mapped into user space; NULL if nowhere
 */
struct hdg_stream {
	struct hdg_codec *codec;
	const struct hdg_route *route;
	struct hdg_formats formats;
	struct mutex lock;	/* taken outside ALSA's stream lock */
	bool gone;
	struct hdg_engine engine;
	struct hdg_period period;
	struct hdg_link_clock link_clock;
	struct hdg_spdif *along;
	struct work_struct refused;
	struct hdg_map map;
	struct snd_pcm_substream *substream;
	struct address_space *mapping;
};

/**
 * struct hdg_pcm - one PCM device
 * @pcm: ALSA's side of it
 * @streams: by direction; one of them may have no route
 */
struct hdg_pcm {
	struct snd_pcm *pcm;
	struct hdg_stream streams[2];
};

/**
 * struct hdg_beep - the codec's tone generator
 * @nid: node id of what makes tones; 0 without one
 * @hz: the tone that is wanted; 0 for none
 * @sounds: one is made, and the codec kept awake for it
 * @work: makes it, or ends it
 * @input: the input device; NULL without one
 * @phys: where that is
 */
struct hdg_beep {
	u8 nid;
	int hz;
	bool sounds;
	struct work_struct work;
	struct input_dev *input;
	char phys[32];
};

/**
 * struct hdg_wanted - what somebody wants of a function group; longer there than its card
 * @will: how it is to be understood and set up
 * @index: the card's number; -1 for the first that is free
 * @id: the card's id; NULL for one made of where it is
 * @renew: makes the card anew, a little later; any context
 */
struct hdg_wanted {
	struct hdg_will will;
	int index;
	const char *id;
	void (*renew)(struct hdg_wanted *wanted);
};

/**
 * struct hdg_codec - a function group as a sound card
 * @bus: how it is reached
 * @graph: its widgets
 * @plan: what is done with them
 * @mixer: what can be adjusted
 * @kcontrols: ALSA's control for each of @mixer's
 * @n_spdif: number of @spdif
 * @spdif: settings of digital converters
 * @along: S/PDIF plays what analog outputs do, while nobody plays to it
 * @n_displays: number of @displays
 * @displays: pins that lead to displays
 * @eld: ALSA's control for each of them
 * @sense: its jacks
 * @jacks: ALSA's side of them
 * @beep: tones
 * @mute_mode: what is silent when something is plugged in
 * @revision: the codec's, with its stepping
 * @wanted: what is wished of it, and who makes the card anew
 * @fixed_source: nothing that is plugged in changes what is recorded from
 * @plugged: where something was plugged in when that was looked at last, by index of the jack
 * @lock: guards the settings of @mixer and @spdif, @mute_mode, @plugged, what @displays say, what
 *	is wished, and @gone; taken inside that of @sense
 * @gone: the codec is being removed: settings reach it no more
 * @card: the ALSA card, which owns this structure
 * @n_pcms: number of @pcms in use
 * @pcms: PCM devices
 */
struct hdg_codec {
	struct hdg_bus bus;
	struct hdg_graph graph;
	struct hdg_plan plan;
	struct hdg_mixer mixer;
	struct snd_kcontrol **kcontrols;
	unsigned int n_spdif;
	struct hdg_spdif spdif[HDG_MAX_SPDIF];
	bool along;
	unsigned int n_displays;
	struct hdg_display displays[HDG_MAX_DISPLAYS];
	struct snd_kcontrol *eld[HDG_MAX_DISPLAYS];
	struct hdg_sense sense;
	struct snd_jack *jacks[HDG_MAX_JACKS];
	struct hdg_beep beep;
	enum hdg_mute_mode mute_mode;
	bool fixed_source;
	u32 plugged;
	u32 revision;
	struct hdg_wanted *wanted;
	struct mutex lock;	/* see above */
	bool gone;
	struct snd_card *card;
	unsigned int n_pcms;
	struct hdg_pcm pcms[HDG_MAX_PAIRS];
};

/* card.c */
int hdg_codec_probe(struct hdaudio_device *hdev, const struct hdg_family *family,
		    struct hdg_wanted *wanted);
void hdg_codec_remove(struct hdg_codec *codec);
int hdg_codec_suspend(struct hdg_codec *codec);
int hdg_codec_resume(struct hdg_codec *codec);
void hdg_codec_sleep(struct hdg_codec *codec);
int hdg_codec_wake(struct hdg_codec *codec);

/* card_name.c */
int hdg_card_name(struct hdg_codec *codec);
int hdg_card_link(struct hdg_codec *codec);
void hdg_card_unlink(struct hdg_codec *codec);

/* codec.c */
int hdg_codec_enter(struct hdg_codec *codec);
void hdg_codec_leave(struct hdg_codec *codec);

/* pcm.c */
int hdg_pcms_create(struct hdg_codec *codec);
bool hdg_pcms_open(const struct hdg_codec *codec);
bool hdg_pcms_share_headphones(struct hdg_codec *codec);
unsigned int hdg_pcm_device(const struct hdg_codec *codec, u8 pin);
void hdg_pcms_tell_displays(struct hdg_stream *s);
void hdg_pcms_tell_display(struct hdg_codec *codec, const struct hdg_display *display);
void hdg_pcms_suspend(struct hdg_codec *codec);
void hdg_pcms_resume(struct hdg_codec *codec);
void hdg_pcms_remove(struct hdg_codec *codec);

/* chmap.c */
int hdg_chmaps_create(struct hdg_codec *codec);

/* kcontrol.c */
int hdg_kcontrols_create(struct hdg_codec *codec);

/* iec958.c */
int hdg_iec958_create(struct hdg_codec *codec);

/* jacks.c */
int hdg_jacks_create(struct hdg_codec *codec);

/* beep.c */
int hdg_beep_start(struct hdg_codec *codec);
void hdg_beep_stop(struct hdg_codec *codec);

/* auto_mute.c */
int hdg_auto_mute_create(struct hdg_codec *codec);
void hdg_auto_mute_update(struct hdg_codec *codec);

/* hwdep.c */
#if IS_ENABLED(CONFIG_SND_HWDEP)
int hdg_hwdep_create(struct hdg_codec *codec);
#else
static inline int hdg_hwdep_create(struct hdg_codec *codec)
{
	return 0;
}
#endif

/* reconfig.c */
extern const struct attribute_group *hdg_reconfig_groups[];

/* display.c */
int hdg_displays_create(struct hdg_codec *codec);
bool hdg_displays_asked(struct hdg_codec *codec, struct hdg_jack *jack);

/* proc.c */
int hdg_proc_create(struct hdg_codec *codec);

/* mmap.c */
int hdg_mmap(struct hdg_stream *s, struct vm_area_struct *vma);
void hdg_unmap(struct hdg_stream *s);

/* period.c */
void hdg_period_init(struct hdg_stream *s);
void hdg_period_setup(struct hdg_stream *s, const struct hdg_layout *layout,
		      unsigned int bytes_per_second);
void hdg_period_start(struct hdg_stream *s);
size_t hdg_period_position(struct hdg_stream *s);
void hdg_period_stop(struct hdg_stream *s);
void hdg_period_sync(struct hdg_stream *s);

#endif /* HDG_CODEC_H */
