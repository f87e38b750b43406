/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a converter can do, in the words of ALSA and of the DDI. No device in here.
 */
#ifndef HDG_FORMAT_H
#define HDG_FORMAT_H

#include "hdaudio.h"
#include "route.h"

/**
 * struct hdg_formats - what a converter can do, for ALSA
 * @formats: SNDRV_PCM_FMTBIT_ mask; 0 when it takes no linear PCM
 * @rates: SNDRV_PCM_RATE_ mask
 * @rate_min: lowest rate, in Hz
 * @rate_max: highest rate, in Hz
 * @channels_min: fewest channels
 * @channels_max: most channels
 * @wide_bits: significant bits of a 32-bit sample
 */
struct hdg_formats {
	u64 formats;
	unsigned int rates;
	unsigned int rate_min;
	unsigned int rate_max;
	unsigned int channels_min;
	unsigned int channels_max;
	unsigned int wide_bits;
};

void hdg_formats_read(struct hdg_formats *formats, const struct hdg_widget *w);
void hdg_route_formats(struct hdg_formats *formats, const struct hdg_graph *graph,
		       const struct hdg_route *route);
void hdg_stream_format(HDAUDIO_STREAM_FORMAT *format, unsigned int rate, unsigned int channels,
		       unsigned int container, const struct hdg_formats *formats);

/* Loudspeakers come in pairs: ALSA has no channel map for three, five or seven. */
static inline unsigned int hdg_channels_step(const struct hdg_formats *formats)
{
	return formats->channels_max > 2 ? 2 : 1;
}

#endif /* HDG_FORMAT_H */
