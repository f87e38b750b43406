// SPDX-License-Identifier: GPL-2.0
/*
 * Codec commands gathered into one transfer.
 */
#include <linux/kernel.h>
#include <linux/slab.h>

#include "batch.h"

/**
 * hdg_batch_init - begin an empty batch
 * @batch: to be initialised
 * @codec: address of the codec
 *
 * Context: any.
 */
void hdg_batch_init(struct hdg_batch *batch, u8 codec)
{
	memset(batch, 0, sizeof(*batch));
	batch->codec = codec;
}

/**
 * hdg_batch_free - free the commands of a batch
 * @batch: the batch; it may be used again as an empty one
 *
 * Context: any.
 */
void hdg_batch_free(struct hdg_batch *batch)
{
	kfree(batch->transfers);
	hdg_batch_init(batch, batch->codec);
}

static bool make_room(struct hdg_batch *batch)
{
	unsigned int room = max(16u, 2 * batch->room);
	void *more;

	if (batch->n < batch->room)
		return true;
	more = krealloc(batch->transfers, array_size(room, sizeof(*batch->transfers)), GFP_KERNEL);
	if (!more) {
		batch->err = -ENOMEM;
		return false;
	}
	batch->transfers = more;
	batch->room = room;
	return true;
}

static void append(struct hdg_batch *batch, HDAUDIO_CODEC_COMMAND command)
{
	if (batch->err || !make_room(batch))
		return;
	memset(&batch->transfers[batch->n], 0, sizeof(*batch->transfers));
	batch->transfers[batch->n++].Output = command;
}

/**
 * hdg_batch_add - append a command
 * @batch: the batch
 * @nid: node id it is for
 * @verb: AC_VERB_, which carries 16 bits of payload below 700h and 8 above
 * @payload: its data
 *
 * Running out of memory is kept in @batch->err, for the one who sends the batch.
 *
 * Context: may sleep.
 */
void hdg_batch_add(struct hdg_batch *batch, u8 nid, unsigned int verb, unsigned int payload)
{
	HDAUDIO_CODEC_COMMAND command = { .Verb8 = {
		.CodecAddress = batch->codec,
		.Node = nid,
		.VerbId = verb,
		.Data = payload,
	} };

	if ((verb & 0x700) != 0x700) {
		command.Verb16.VerbId = verb >> 8;
		command.Verb16.Data = payload;
	}
	append(batch, command);
}

/**
 * hdg_batch_repeat - append a command of another batch
 * @batch: the batch, as for hdg_batch_add()
 * @other: the other one
 * @i: which of its commands
 *
 * Context: may sleep.
 */
void hdg_batch_repeat(struct hdg_batch *batch, const struct hdg_batch *other, unsigned int i)
{
	append(batch, other->transfers[i].Output);
}
