// SPDX-License-Identifier: GPL-2.0
/*
 * IEC 60958 channel status in a converter's own encoding (HD Audio specification 7.3.3.9).
 */
#include <linux/string.h>
#include <sound/asoundef.h>

#include "setup.h"
#include "spdif.h"

/* Where alsa-lib's iec958: looks for its controls first: its hdmi: counts from 0. */
#define BESIDE_DISPLAYS	16

static unsigned int find_in(struct hdg_spdif *spdif, const struct hdg_graph *graph,
			    const struct hdg_route *routes, unsigned int n_routes)
{
	unsigned int i, n = 0;

	for (i = 0; i < n_routes; i++) {
		if (!hdg_is_digital(hdg_widget(graph, routes[i].converter)))
			continue;
		memset(&spdif[n], 0, sizeof(spdif[n]));
		spdif[n].route = &routes[i];
		spdif[n].converter = routes[i].converter;
		spdif[n].capture = routes[i].capture;
		spdif[n].display = hdg_route_kind(graph, &routes[i]) == HDG_ROUTE_DISPLAY;
		spdif[n].on = true;
		if (!routes[i].capture)
			spdif[n].aes[0] = IEC958_AES0_CON_NOT_COPYRIGHT;
		n++;
	}
	return n;
}

/* Displays count from 0, as inputs do; other outputs do so only where there is no display. */
static void count_controls(struct hdg_spdif *spdif, unsigned int n)
{
	unsigned int i, displays = 0, inputs = 0, others = 0;

	for (i = 0; i < n; i++) {
		if (spdif[i].display)
			others = BESIDE_DISPLAYS;
	}
	for (i = 0; i < n; i++) {
		if (spdif[i].capture)
			spdif[i].index = inputs++;
		else
			spdif[i].index = spdif[i].display ? displays++ : others++;
	}
}

/**
 * hdg_spdif_find - list the digital converters
 * @spdif: receives at most HDG_MAX_SPDIF: all on, sending consumer audio that may be copied
 * @graph: the widgets
 * @plan: what is used of them
 *
 * Context: any.
 * Return: their number.
 */
unsigned int hdg_spdif_find(struct hdg_spdif *spdif, const struct hdg_graph *graph,
			    const struct hdg_plan *plan)
{
	unsigned int n = find_in(spdif, graph, plan->play, plan->n_play);

	n += find_in(spdif + n, graph, plan->capture, plan->n_capture);
	count_controls(spdif, n);
	return n;
}

static u16 encode_professional(const u8 *aes)
{
	bool emphasis = (aes[0] & IEC958_AES0_PRO_EMPHASIS) == IEC958_AES0_PRO_EMPHASIS_5015;

	return AC_DIG1_PROFESSIONAL | (emphasis ? AC_DIG1_EMPHASIS : 0);
}

static u16 encode_consumer(const u8 *aes)
{
	bool emphasis = (aes[0] & IEC958_AES0_CON_EMPHASIS) == IEC958_AES0_CON_EMPHASIS_5015;
	u16 bits = (aes[1] & IEC958_AES1_CON_CATEGORY) << 8;

	if (emphasis)
		bits |= AC_DIG1_EMPHASIS;
	if (!(aes[0] & IEC958_AES0_CON_NOT_COPYRIGHT))
		bits |= AC_DIG1_COPYRIGHT;
	if (aes[1] & IEC958_AES1_CON_ORIGINAL)
		bits |= AC_DIG1_LEVEL;
	return bits;
}

/**
 * hdg_spdif_encode - a converter's settings as the converter knows them
 * @spdif: the settings
 *
 * Context: any.
 * Return: payloads of AC_VERB_SET_DIGI_CONVERT_1 in the low and _2 in the high byte.
 */
u16 hdg_spdif_encode(const struct hdg_spdif *spdif)
{
	u16 bits = spdif->on ? AC_DIG1_ENABLE : 0;

	if (spdif->capture)
		return bits;
	bits |= spdif->aes[0] & IEC958_AES0_PROFESSIONAL ? encode_professional(spdif->aes) :
							   encode_consumer(spdif->aes);
	if (hdg_spdif_non_audio(spdif))
		bits |= AC_DIG1_NONAUDIO;
	return bits;
}

/**
 * hdg_spdif_mask - which bits of the channel status a converter sends
 * @aes: receives HDG_AES_BYTES bytes
 * @professional: of professional status, not consumer
 *
 * Context: any.
 */
void hdg_spdif_mask(u8 *aes, bool professional)
{
	aes[0] = IEC958_AES0_PROFESSIONAL | IEC958_AES0_NONAUDIO;
	aes[1] = 0;
	if (professional) {
		aes[0] |= IEC958_AES0_PRO_EMPHASIS;
		return;
	}
	aes[0] |= IEC958_AES0_CON_EMPHASIS | IEC958_AES0_CON_NOT_COPYRIGHT;
	aes[1] = IEC958_AES1_CON_CATEGORY | IEC958_AES1_CON_ORIGINAL;
}

/**
 * hdg_spdif_send - bring a converter to its settings
 * @batch: receives the commands
 * @spdif: the settings
 *
 * Context: may sleep.
 */
void hdg_spdif_send(struct hdg_batch *batch, const struct hdg_spdif *spdif)
{
	u16 bits = hdg_spdif_encode(spdif);

	if (!spdif->capture)
		hdg_batch_add(batch, spdif->converter, AC_VERB_SET_DIGI_CONVERT_2, bits >> 8);
	hdg_batch_add(batch, spdif->converter, AC_VERB_SET_DIGI_CONVERT_1, bits & 0xff);
}

/**
 * hdg_spdif_attach - attach a digital converter to a stream
 * @batch: receives the commands
 * @spdif: its settings
 * @route: the converter
 * @format: converter format
 * @stream_id: the stream's id
 *
 * The rate is part of the channel status, which converters make up when they begin to send.
 * With the format they had nothing is interrupted, for receivers take their time to come back.
 *
 * Context: may sleep.
 */
void hdg_spdif_attach(struct hdg_batch *batch, struct hdg_spdif *spdif,
		      const struct hdg_route *route, u16 format, u8 stream_id)
{
	bool anew = spdif->on && !spdif->capture && spdif->format != format;

	if (anew)
		hdg_batch_add(batch, spdif->converter, AC_VERB_SET_DIGI_CONVERT_1,
			      hdg_spdif_encode(spdif) & 0xff & ~AC_DIG1_ENABLE);
	hdg_setup_converters(batch, route, 0, format, stream_id);
	if (anew)
		hdg_spdif_send(batch, spdif);
	spdif->format = format;
}

/**
 * hdg_spdif_non_audio - is what is sent something else than linear PCM?
 * @spdif: the settings
 *
 * Context: any.
 * Return: whether it is.
 */
bool hdg_spdif_non_audio(const struct hdg_spdif *spdif)
{
	return spdif->aes[0] & IEC958_AES0_NONAUDIO;
}
