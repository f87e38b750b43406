// SPDX-License-Identifier: GPL-2.0
/*
 * Enumeration (HD Audio specification 4.3, 7.3.4): ask each codec what it is and which
 * function groups it has; each group becomes a device.
 */
#include <linux/delay.h>
#include <linux/slab.h>
#include <sound/hda_verbs.h>

#include "bus.h"
#include "enumerate.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "verbs/presence.h"
#include "verbs/verbs.h"

#define TRIES		3	/* the first commands after reset fail on some codecs */
#define MORE_TRIES	60	/* with pauses of a second, where they need up to a minute */

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
		/* until recovery ends nobody is asked at all */
		if (!--tries || !hdb_recovery_wait(ctrl))
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

/* Ask what a codec is: two questions. */
static void command_ids(HDAUDIO_CODEC_TRANSFER *t, unsigned int codec)
{
	command(&t[0], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);
	command(&t[1], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_REV_ID);
}

/* What the codec is, out of the answers. */
static struct hdaudio_ids read_ids(struct hdb_ctrl *ctrl, const HDAUDIO_CODEC_TRANSFER *t)
{
	return (struct hdaudio_ids) {
		.ctlr_vendor = ctrl->setup.vendor,
		.ctlr_device = ctrl->setup.device,
		.vendor = t[0].Input.Response >> 16,
		.device = t[0].Input.Response & 0xffff,
		.revision = (t[1].Input.Response >> 8) & 0xffff,
	};
}

/* What does not answer is reported and does not keep others from being found. */
static int leave_out(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node, int err)
{
	if (!err || err == -ENODEV || err == -ENOMEM)
		return err;
	dev_warn(ctrl->dev, "codec %u node %02xh does not answer: left out\n", codec, node);
	return 0;
}

/* One codec: what it is, and its function groups. */
static int enumerate_codec(struct hdb_ctrl *ctrl, unsigned int codec)
{
	HDAUDIO_CODEC_TRANSFER t[3] = { };
	struct hdaudio_ids ids;
	unsigned int node, end;
	int err;

	command_ids(t, codec);
	command(&t[2], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_NODE_COUNT);
	err = ask(ctrl, t, ARRAY_SIZE(t));
	if (err)
		return err;
	ids = read_ids(ctrl, t);
	node = (t[2].Input.Response >> 16) & 0xff;
	end = node + (t[2].Input.Response & 0xff);
	for (err = 0; node < min(end, 0x100U) && !err; node++)
		err = leave_out(ctrl, codec, node, enumerate_group(ctrl, codec, node, &ids));
	return err;
}

/* Ask a codec once who it is now. False if it does not answer. Process context. */
bool hdb_codec_identify(struct hdb_ctrl *ctrl, unsigned int codec, struct hdaudio_ids *ids)
{
	HDAUDIO_CODEC_TRANSFER t[2] = { };

	command_ids(t, codec);
	if (hdb_verbs_run(ctrl, NULL, t, ARRAY_SIZE(t)) || !all_valid(t, ARRAY_SIZE(t)))
		return false;
	*ids = read_ids(ctrl, t);
	return true;
}

/*
 * Find the function groups of one codec. If it does not answer it is reported and left out.
 * Process context. An errno if the controller itself failed.
 */
int hdb_codec_enumerate(struct hdb_ctrl *ctrl, unsigned int codec)
{
	return leave_out(ctrl, codec, AC_NODE_ROOT, enumerate_codec(ctrl, codec));
}

/*
 * Find all function groups of all codecs; from then on codecs that come and go are seen. Process
 * context. An errno if the controller itself failed.
 */
int hdb_codecs_enumerate(struct hdb_ctrl *ctrl)
{
	u16 mask = READ_ONCE(ctrl->codec_mask);
	unsigned int codec;
	int err;

	ctrl->hotplug.known = mask;
	for (codec = 0; codec < HDB_MAX_CODECS; codec++) {
		if (!(mask & BIT(codec)))
			continue;
		err = hdb_codec_enumerate(ctrl, codec);
		if (err)
			return err;
	}
	hdb_hotplug_open(ctrl);
	return 0;
}
