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
#define ROUNDS		6	/* of answers, until two in a row agree and make sense */
#define QUESTIONS	3	/* at a time, at most */

/* Fill in one command: a 12-bit verb with 8 bits of data. */
static void fill_command(HDAUDIO_CODEC_TRANSFER *transfer, unsigned int codec, unsigned int node,
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

/* Do answers say what a codec can say? */
typedef bool (*hdb_sense_fn)(const HDAUDIO_CODEC_TRANSFER *t);

/*
 * Ask until every question is answered, a few times. -EIO if some are not; -ECANCELED if that is
 * not to be found out, or not now.
 */
static int ask_once(struct hdb_ctrl *ctrl, HDAUDIO_CODEC_TRANSFER *transfers, unsigned int count)
{
	bool slow = ctrl->setup.quirks & HDB_QUIRK_SLOW_CODECS;
	unsigned int tries = slow ? MORE_TRIES : TRIES;

	for (;;) {
		if (hdb_verbs_run(ctrl, NULL, transfers, count))
			return -ENODEV;
		if (all_valid(transfers, count))
			return 0;
		if (hdb_hotplug_pauses(ctrl))
			return -ECANCELED;
		/* until recovery ends nobody is asked at all */
		if (!--tries || !hdb_recovery_wait(ctrl))
			return -EIO;
		if (slow)
			msleep(ctrl->timing.retry_ms);
	}
}

/* Remember the answers; true if they are those that were remembered. */
static bool answers_agree(u32 *last, const HDAUDIO_CODEC_TRANSFER *t, unsigned int count)
{
	bool agree = true;

	while (count--) {
		agree &= last[count] == t[count].Input.Response;
		last[count] = t[count].Input.Response;
	}
	return agree;
}

/*
 * What is asked here decides who a codec is, for good. So no single answer is believed, nor
 * any that makes no sense: questions are asked until two rounds of answers agree. -EIO if some are
 * not answered, -EBADMSG if they never come to make sense; others as ask_once().
 */
static int ask(struct hdb_ctrl *ctrl, HDAUDIO_CODEC_TRANSFER *t, unsigned int count,
	       hdb_sense_fn make_sense)
{
	unsigned int round;
	u32 last[QUESTIONS] = { };
	int err;

	for (round = 0; round < ROUNDS; round++) {
		err = ask_once(ctrl, t, count);
		if (err)
			return err;
		/* of the first round there is nothing to agree with */
		if (answers_agree(last, t, count) && round && make_sense(t))
			return 0;
	}
	return -EBADMSG;
}

/*
 * What does not answer, or nothing that makes sense, is reported and does not keep others from
 * being found. It is reported once, though it may be asked after each reset.
 */
static int leave_out(struct hdb_ctrl *ctrl, unsigned int node, int err,
		     const HDAUDIO_CODEC_TRANSFER *t, unsigned int count)
{
	unsigned int codec = t->Output.Verb8.CodecAddress;
	bool told = ctrl->hotplug.told & BIT(codec);

	if (!err || err == -ENODEV || err == -ENOMEM)
		return err;
	ctrl->hotplug.incomplete |= BIT(codec);
	if (err == -ECANCELED)
		return err;
	if (!told && err == -EBADMSG)
		dev_warn(ctrl->dev, "codec %u node %02xh makes no sense (%08x %08x %08x): left out\n",
			 codec, node, t[0].Input.Response, t[1].Input.Response,
			 count > 2 ? t[2].Input.Response : 0);
	else if (!told)
		dev_warn(ctrl->dev, "codec %u node %02xh does not answer: left out\n", codec, node);
	return 0;
}

/* A type, with bits around it that are reserved; the subsystem's id may be anything. */
static bool group_makes_sense(const HDAUDIO_CODEC_TRANSFER *t)
{
	u32 type = t[0].Input.Response;

	return type & AC_FGT_TYPE && !(type & ~(AC_FGT_TYPE | AC_FGT_UNSOL_CAP));
}

/* One function group: its type and subsystem id, and a device for it, unless it has one. */
static int enumerate_group(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node,
			   const struct hdaudio_ids *codec_ids)
{
	struct hdaudio_ids ids = *codec_ids;
	HDAUDIO_CODEC_TRANSFER t[2] = { };
	int err;

	if (hdb_bus_has_group(ctrl, codec, node))
		return 0;
	fill_command(&t[0], codec, node, AC_VERB_PARAMETERS, AC_PAR_FUNCTION_TYPE);
	fill_command(&t[1], codec, node, AC_VERB_GET_SUBSYSTEM_ID, 0);
	err = ask(ctrl, t, ARRAY_SIZE(t), group_makes_sense);
	if (!err) {
		ids.func = t[0].Input.Response & AC_FGT_TYPE;
		ids.subsystem = t[1].Input.Response;
		err = hdb_bus_add(ctrl, codec, node, &ids);
	}
	return leave_out(ctrl, node, err, t, ARRAY_SIZE(t));
}

/* Ask what a codec is: two questions. */
static void command_ids(HDAUDIO_CODEC_TRANSFER *t, unsigned int codec)
{
	fill_command(&t[0], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);
	fill_command(&t[1], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_REV_ID);
}

static bool ids_make_sense(const HDAUDIO_CODEC_TRANSFER *t)
{
	u32 vendor = t[0].Input.Response;

	return vendor && vendor != ~0U && t[1].Input.Response != ~0U;
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

static unsigned int first_group(u32 count)
{
	return (count >> 16) & 0xff;
}

static unsigned int end_of_groups(u32 count)
{
	return first_group(count) + (count & 0xff);
}

/* Some groups, none of which is the root or lies behind the last node there can be. */
static bool root_makes_sense(const HDAUDIO_CODEC_TRANSFER *t)
{
	u32 count = t[2].Input.Response;

	return ids_make_sense(t) && !(count & 0xff00ff00) && count & 0xff && first_group(count) &&
	       end_of_groups(count) <= 0x100;
}

static int enumerate_groups(struct hdb_ctrl *ctrl, unsigned int codec,
			    const HDAUDIO_CODEC_TRANSFER *t)
{
	struct hdaudio_ids ids = read_ids(ctrl, t);
	unsigned int node = first_group(t[2].Input.Response);
	int err = 0;

	for (; node < end_of_groups(t[2].Input.Response) && !err; node++)
		err = enumerate_group(ctrl, codec, node, &ids);
	return err;
}

/* One codec: what it is, and its function groups. */
static int enumerate_codec(struct hdb_ctrl *ctrl, unsigned int codec)
{
	HDAUDIO_CODEC_TRANSFER t[3] = { };
	int err;

	command_ids(t, codec);
	fill_command(&t[2], codec, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_NODE_COUNT);
	err = ask(ctrl, t, ARRAY_SIZE(t), root_makes_sense);
	if (err)
		return leave_out(ctrl, AC_NODE_ROOT, err, t, ARRAY_SIZE(t));
	return enumerate_groups(ctrl, codec, t);
}

/*
 * Ask a codec who it is now. False if it does not say, or nothing that makes sense. Process
 * context.
 */
bool hdb_codec_identify(struct hdb_ctrl *ctrl, unsigned int codec, struct hdaudio_ids *ids)
{
	HDAUDIO_CODEC_TRANSFER t[2] = { };
	int err;

	command_ids(t, codec);
	err = ask(ctrl, t, ARRAY_SIZE(t), ids_make_sense);
	if (err == -EBADMSG)
		dev_warn_ratelimited(ctrl->dev, "codec %u says %08x %08x of itself: not believed\n",
				     codec, t[0].Input.Response, t[1].Input.Response);
	if (err)
		return false;
	*ids = read_ids(ctrl, t);
	return true;
}

/*
 * Find the function groups of one codec that have no device yet. What does not answer, the codec or
 * one of its groups, is reported, left out, and looked for again after the next reset.
 * Process context. An errno if the controller itself failed.
 */
int hdb_codec_enumerate(struct hdb_ctrl *ctrl, unsigned int codec)
{
	struct hdb_hotplug *hotplug = &ctrl->hotplug;
	int err;

	hotplug->incomplete &= ~BIT(codec);
	err = enumerate_codec(ctrl, codec);
	if (err == -ECANCELED)
		return err;
	hotplug->told = (hotplug->told & ~BIT(codec)) | (hotplug->incomplete & BIT(codec));
	return err;
}

/*
 * Find all function groups of all codecs; from then on codecs that come and go are seen. Process
 * context. An errno if the controller itself failed; -ECANCELED if it is to go, or the system to
 * sleep: what was found until then is not looked for again.
 */
int hdb_codecs_enumerate(struct hdb_ctrl *ctrl)
{
	u16 mask = READ_ONCE(ctrl->codec_mask);
	unsigned int codec;
	int err;

	ctrl->hotplug.known |= mask;
	for (codec = 0; codec < HDB_MAX_CODECS; codec++) {
		if (!(mask & BIT(codec)))
			continue;
		err = hdb_hotplug_pauses(ctrl) ? -ECANCELED : hdb_codec_enumerate(ctrl, codec);
		if (err)
			return err;
	}
	hdb_hotplug_open(ctrl);
	return 0;
}
