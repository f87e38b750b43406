// SPDX-License-Identifier: GPL-2.0
/*
 * Rates, sample sizes and channels of a converter (HD Audio specification 7.3.4.7, 7.3.4.8).
 */
#include <linux/kernel.h>
#include <linux/string.h>
#include <sound/pcm.h>

#include "format.h"

/* By bit of the parameter. 384 kHz, its bit 11, is more than the DDI can name. */
static const struct {
	unsigned int mask;
	unsigned int hz;
} rates[] = {
	{ SNDRV_PCM_RATE_8000, 8000 },
	{ SNDRV_PCM_RATE_11025, 11025 },
	{ SNDRV_PCM_RATE_16000, 16000 },
	{ SNDRV_PCM_RATE_22050, 22050 },
	{ SNDRV_PCM_RATE_32000, 32000 },
	{ SNDRV_PCM_RATE_44100, 44100 },
	{ SNDRV_PCM_RATE_48000, 48000 },
	{ SNDRV_PCM_RATE_88200, 88200 },
	{ SNDRV_PCM_RATE_96000, 96000 },
	{ SNDRV_PCM_RATE_176400, 176400 },
	{ SNDRV_PCM_RATE_192000, 192000 },
};

static void read_rates(struct hdg_formats *f, u32 pcm)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rates); i++) {
		if (!(pcm & BIT(i)))
			continue;
		f->rates |= rates[i].mask;
		f->rate_max = rates[i].hz;
		if (!f->rate_min)
			f->rate_min = rates[i].hz;
	}
}

/* 20 and 24 bits lie in the upper end of 32, so one ALSA format stands for all three. */
static void read_sizes(struct hdg_formats *f, u32 pcm)
{
	if (pcm & AC_SUPPCM_BITS_8)
		f->formats |= SNDRV_PCM_FMTBIT_U8;
	if (pcm & AC_SUPPCM_BITS_16)
		f->formats |= SNDRV_PCM_FMTBIT_S16_LE;
	if (pcm & AC_SUPPCM_BITS_32)
		f->wide_bits = 32;
	else if (pcm & AC_SUPPCM_BITS_24)
		f->wide_bits = 24;
	else if (pcm & AC_SUPPCM_BITS_20)
		f->wide_bits = 20;
	if (f->wide_bits)
		f->formats |= SNDRV_PCM_FMTBIT_S32_LE;
}

/**
 * hdg_formats_read - say in ALSA's words what a converter can do
 * @formats: receives it
 * @w: a DAC or ADC, its capabilities inherited already
 *
 * Context: any.
 */
void hdg_formats_read(struct hdg_formats *formats, const struct hdg_widget *w)
{
	memset(formats, 0, sizeof(*formats));
	formats->channels_max = hdg_channels(w);
	formats->channels_min = min(2u, formats->channels_max);
	read_rates(formats, w->pcm);
	if ((w->stream & AC_SUPFMT_PCM) && formats->rates)
		read_sizes(formats, w->pcm);
}

static void limit_to(struct hdg_widget *common, const struct hdg_widget *w)
{
	common->pcm &= w->pcm;
	common->stream &= w->stream;
}

/* What plays along may have fewer channels; what records in another's place may not. */
static void limit_channels_to(struct hdg_widget *common, const struct hdg_widget *w)
{
	if (hdg_channels(w) < hdg_channels(common))
		common->caps = w->caps;
}

/**
 * hdg_route_formats - say in ALSA's words what all converters of a route can do
 * @formats: receives it
 * @graph: the widgets, their capabilities inherited already
 * @route: the route
 *
 * Context: any.
 */
void hdg_route_formats(struct hdg_formats *formats, const struct hdg_graph *graph,
		       const struct hdg_route *route)
{
	struct hdg_widget common = *hdg_widget(graph, route->converter);
	unsigned int i;

	for (i = 0; i < route->n_others; i++)
		limit_to(&common, hdg_widget(graph, route->others[i].converter));
	for (i = 0; route->capture && i < route->n_paths; i++) {
		const struct hdg_widget *adc = hdg_widget(graph, hdg_path_adc(&route->paths[i]));

		limit_to(&common, adc);
		limit_channels_to(&common, adc);
	}
	hdg_formats_read(formats, &common);
	if (route->n_pairs > 1)
		formats->channels_max = 2 * route->n_pairs;
}

/**
 * hdg_stream_format - say in the DDI's words what ALSA has chosen
 * @format: receives it
 * @rate: in Hz
 * @channels: number of channels
 * @container: bits of a sample in memory: 8, 16 or 32
 * @formats: of the converter
 *
 * Context: any.
 */
void hdg_stream_format(HDAUDIO_STREAM_FORMAT *format, unsigned int rate, unsigned int channels,
		       unsigned int container, const struct hdg_formats *formats)
{
	format->SampleRate = rate;
	format->NumberOfChannels = channels;
	format->ContainerSize = container;
	format->ValidBitsPerSample = container == 32 ? formats->wide_bits : container;
}
