// SPDX-License-Identifier: GPL-2.0
/*
 * Enumeration (HD Audio specification 4.3, 7.3.4): ask each codec what it is and which
 * function groups it has; each group becomes a device.
 */
#include <linux/delay.h>
#include <linux/slab.h>
#include <sound/hda_verbs.h>

#include "bus.h"
#include "codec.h"
#include "controller.h"
#include "quirks.h"
#include "verbs.h"

#define TRIES		3	/* the first commands after reset fail on some codecs */
#define MORE_TRIES	10	/* with pauses, where they need seconds */

/* Fill in one command: a 12-bit verb with 8 bits of data. */
static void command(HDAUDIO_CODEC_TRANSFER *transfer, unsigned int codec, unsigned int node,
		    unsigned int verb, unsigned int data)
{
	transfer->Output.Verb8.CodecAddress = codec;
	transfer->Output.Verb8.Node = node;
	transfer->Output.Verb8.VerbId = verb;
	transfer->Output.Verb8.Data = data;
}

static bool all_valid(const HDAUDIO_CODEC_TRANSFER *transfers, unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++) {
		if (!transfers[i].Input.IsValid)
			return false;
	}
	return true;
}

/* Ask until every question is answered, a few times. */
static int ask(struct hdb_ctrl *ctrl, HDAUDIO_CODEC_TRANSFER *transfers, unsigned int count)
{
	bool slow = ctrl->setup.quirks & HDB_QUIRK_SLOW_CODECS;
	unsigned int tries = slow ? MORE_TRIES : TRIES;

	for (;;) {
		if (hdb_verbs_run(ctrl, NULL, transfers, count))
			return -ENODEV;
		if (all_valid(transfers, count))
			return 0;
		if (!--tries)
			return -EIO;
		if (slow)
			msleep(ctrl->timing.retry_ms);
	}
}

/* One function group: its type and subsystem id, and a device for it. */
static int enumerate_group(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node,
			   const struct hdaudio_ids *codec_ids)
{
	struct hdaudio_ids ids = *codec_ids;
	HDAUDIO_CODEC_TRANSFER t[2] = { };
	int err;

	command(&t[0], codec, node, AC_VERB_PARAMETERS, AC_PAR_FUNCTION_TYPE);
	command(&t[1], codec, node, AC_VERB_GET_SUBSYSTEM_ID, 0);
	err = ask(ctrl, t, ARRAY_SIZE(t));
	if (err)
		return err;
	ids.func = t[0].Input.Response & AC_FGT_TYPE;
	ids.subsystem = t[1].Input.Response;
	return hdb_bus_add(ctrl, codec, node, &ids);
}

/* One codec: what it is, and its function groups. */
static int enumerate_codec(struct hdb_ctrl *ctrl, unsigned int codec)
{
	struct hdaudio_ids ids = {
		.ctlr_vendor = ctrl->setup.vendor,
		.ctlr_device = ctrl->setup.device,
	};
	HDAUDIO_CODEC_TRANSFER t[3] = { };
	unsigned int node, end;
	int err;

	command(&t[0], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);
	command(&t[1], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_REV_ID);
	command(&t[2], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_NODE_COUNT);
	err = ask(ctrl, t, ARRAY_SIZE(t));
	if (err)
		return err;
	ids.vendor = t[0].Input.Response >> 16;
	ids.device = t[0].Input.Response & 0xffff;
	ids.revision = (t[1].Input.Response >> 8) & 0xffff;
	node = (t[2].Input.Response >> 16) & 0xff;
	end = node + (t[2].Input.Response & 0xff);
	for (; node < min(end, 0x100U) && !err; node++)
		err = enumerate_group(ctrl, codec, node, &ids);
	return err;
}

/*
 * Find all function groups of all codecs. A codec that does not answer is reported and left
 * out. Process context. An errno if the controller itself failed.
 */
int hdb_codecs_enumerate(struct hdb_ctrl *ctrl)
{
	unsigned int codec;
	int err;

	for (codec = 0; codec < HDB_MAX_CODECS; codec++) {
		if (!(ctrl->codec_mask & BIT(codec)))
			continue;
		err = enumerate_codec(ctrl, codec);
		if (err == -ENODEV || err == -ENOMEM)
			return err;
		if (err)
			dev_warn(ctrl->dev, "codec %u does not answer: left out\n", codec);
	}
	return 0;
}
