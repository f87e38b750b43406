/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Asking what decides for long what a codec, a widget or a display is taken for.
 */
#ifndef HDG_AGREE_H
#define HDG_AGREE_H

#include "bus.h"

/* Does an answer say what can be said? */
typedef bool (*hdg_sense_fn)(const HDAUDIO_CODEC_TRANSFER *t);

bool hdg_not_all_ones(const HDAUDIO_CODEC_TRANSFER *t);
int hdg_bus_agree(const struct hdg_bus *bus, struct hdg_batch *batch, hdg_sense_fn makes_sense);
int hdg_bus_ask_surely(const struct hdg_bus *bus, u8 nid, unsigned int verb, unsigned int payload,
		       u32 *response);

#endif /* HDG_AGREE_H */
