/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a digital output tells of its sound beside the samples, and whether digital converters
 * are on at all. No device in here.
 */
#ifndef HDG_SPDIF_H
#define HDG_SPDIF_H

#include "batch.h"
#include "plan.h"

#define HDG_AES_BYTES	2	/* channel status bytes that a converter can send */
#define HDG_MAX_SPDIF	(2 * HDG_MAX_ROUTES)

/**
 * struct hdg_spdif - a digital converter's settings
 * @route: what plays or records on it
 * @converter: its node id
 * @capture: it records; it has no channel status to send then
 * @display: it plays to a display
 * @index: of its controls
 * @on: it sends, or receives
 * @format: what it was set to when it began to send; 0 if that is not known
 * @aes: channel status as IEC 60958 numbers its bits
 */
struct hdg_spdif {
	const struct hdg_route *route;
	u8 converter;
	bool capture;
	bool display;
	u8 index;
	bool on;
	u16 format;
	u8 aes[HDG_AES_BYTES];
};

unsigned int hdg_spdif_find(struct hdg_spdif *spdif, const struct hdg_graph *graph,
			    const struct hdg_plan *plan);
u16 hdg_spdif_encode(const struct hdg_spdif *spdif);
void hdg_spdif_mask(u8 *aes, bool professional);
void hdg_spdif_send(struct hdg_batch *batch, const struct hdg_spdif *spdif);
void hdg_spdif_attach(struct hdg_batch *batch, struct hdg_spdif *spdif,
		      const struct hdg_route *route, u16 format, u8 stream_id);
bool hdg_spdif_non_audio(const struct hdg_spdif *spdif);

#endif /* HDG_SPDIF_H */
