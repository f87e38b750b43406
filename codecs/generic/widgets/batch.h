/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Codec commands gathered into one transfer. No device in here.
 */
#ifndef HDG_BATCH_H
#define HDG_BATCH_H

#include "hdaudio.h"

/**
 * struct hdg_batch - commands for one codec
 * @codec: its address
 * @n: number of commands
 * @room: number there is room for
 * @err: -ENOMEM once a command could not be added; nothing is sent then
 * @transfers: the commands, and their responses after the transfer
 */
struct hdg_batch {
	u8 codec;
	unsigned int n;
	unsigned int room;
	int err;
	HDAUDIO_CODEC_TRANSFER *transfers;
};

void hdg_batch_init(struct hdg_batch *batch, u8 codec);
void hdg_batch_free(struct hdg_batch *batch);
void hdg_batch_add(struct hdg_batch *batch, u8 nid, unsigned int verb, unsigned int payload);
void hdg_batch_repeat(struct hdg_batch *batch, const struct hdg_batch *other, unsigned int i);

static inline bool hdg_batch_valid(const struct hdg_batch *batch, unsigned int i)
{
	return batch->transfers[i].Input.IsValid;
}

static inline u32 hdg_batch_value(const struct hdg_batch *batch, unsigned int i)
{
	return batch->transfers[i].Input.Response;
}

#endif /* HDG_BATCH_H */
