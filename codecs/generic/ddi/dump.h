/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A codec as text, in the form that alsa-info gathers and people read: what snd_hda_intel shows
 * in /proc/asound/cardN/codec#M. Knows nothing of ALSA.
 */
#ifndef HDG_DUMP_H
#define HDG_DUMP_H

#include "bus.h"
#include "generic/widgets/mixer.h"

struct seq_file;

#define HDG_MAX_DEVICES	(2 * HDG_MAX_ROUTES)

/**
 * struct hdg_dump_device - a converter in use
 * @nid: its node id
 * @name: the PCM's name
 * @type: "Audio" or "SPDIF"
 * @number: the PCM's number
 */
struct hdg_dump_device {
	u8 nid;
	const char *name;
	const char *type;
	unsigned int number;
};

/**
 * struct hdg_dump - what is to be shown
 * @name: the codec's name
 * @bus: how it is reached
 * @graph: its widgets
 * @mixer: the controls on them
 * @n_devices: number of @devices
 * @devices: converters in use
 */
struct hdg_dump {
	const char *name;
	const struct hdg_bus *bus;
	const struct hdg_graph *graph;
	const struct hdg_mixer *mixer;
	unsigned int n_devices;
	struct hdg_dump_device devices[HDG_MAX_DEVICES];
};

/**
 * struct hdg_lines - lines in the making
 * @dump: what is to be shown
 * @m: receives the lines
 * @batch: the questions
 * @next: the next one to be answered
 * @answering: the answers are there
 * @unanswered: questions that were not answered
 * @groups: answer of the root: its nodes
 * @gpio: answer of the group: its GPIO lines
 *
 * What writes lines runs twice: first to gather its questions into one batch, with lines that
 * nobody sees, then with the answers. So what is asked must not depend on an answer of the
 * same batch.
 */
struct hdg_lines {
	const struct hdg_dump *dump;
	struct seq_file *m;
	struct hdg_batch batch;
	unsigned int next;
	bool answering;
	unsigned int unanswered;
	u32 groups;
	u32 gpio;
};

/* dump.c */
u32 hdg_ask(struct hdg_lines *l, u8 nid, unsigned int verb, unsigned int payload);
void hdg_write_bits(struct hdg_lines *l, u32 value, const char *const *words, unsigned int n);
void hdg_write_pcm(struct hdg_lines *l, u32 pcm, u32 stream);
void hdg_write_amp_caps(struct hdg_lines *l, u32 caps);
void hdg_write_power(struct hdg_lines *l, u8 nid);

/* dump_group.c */
int hdg_dump(const struct hdg_dump *dump, struct seq_file *m);

/* dump_widget.c */
void hdg_write_widget(struct hdg_lines *l, const struct hdg_widget *w);

/* dump_pin.c */
void hdg_write_pin(struct hdg_lines *l, const struct hdg_widget *w);

static inline u32 hdg_ask_parameter(struct hdg_lines *l, u8 nid, unsigned int param)
{
	return hdg_ask(l, nid, AC_VERB_PARAMETERS, param);
}

#endif /* HDG_DUMP_H */
