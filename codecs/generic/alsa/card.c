// SPDX-License-Identifier: GPL-2.0
/*
 * A function group as a sound card: reading it, setting it up, suspending, removing.
 */
#include <linux/slab.h>
#include <sound/core.h>

#include "codec.h"
#include "generic/ddi/bring_up.h"
#include "generic/ddi/graph_read.h"
#include "generic/ddi/power.h"

#define VIA	0x1106	/* vendor of codecs */

static struct hdg_bring_up all_of(struct hdg_codec *codec)
{
	return (struct hdg_bring_up){
		.bus = &codec->bus,
		.lock = &codec->lock,
		.graph = &codec->graph,
		.plan = &codec->plan,
		.mixer = &codec->mixer,
		.spdif = codec->spdif,
		.n_spdif = codec->n_spdif,
		.will = &codec->wanted->will,
	};
}

static int bring_up(struct hdg_codec *codec)
{
	struct hdg_bring_up to = all_of(codec);

	return hdg_bring_up(&to);
}

static int bring_back(struct hdg_codec *codec)
{
	struct hdg_bring_up to = all_of(codec);

	return hdg_bring_back(&to);
}

/*
 * A device that is busy most of the time puzzles programs: it is there for those who ask for it,
 * and where it has always been.
 */
static bool wants_alone(const struct hdg_codec *codec)
{
	int said = hdg_hint_bool(&codec->wanted->will, "indep_hp");

	return said < 0 ? codec->bus.hdev->ids.vendor == VIA : said;
}

static int understand(struct hdg_codec *codec)
{
	int err = hdg_power_up(&codec->bus);

	if (!err)
		err = hdg_read_graph(&codec->bus, &codec->graph);
	if (err)
		return err;
	hdg_will_configure(&codec->wanted->will, &codec->graph);
	hdg_plan(&codec->plan, &codec->graph);
	if (!wants_alone(codec))
		codec->plan.alone.n_paths = 0;
	codec->n_spdif = hdg_spdif_find(codec->spdif, &codec->graph, &codec->plan);
	err = hdg_mixer_init(&codec->mixer, &codec->graph, &codec->plan);
	return err ? err : bring_up(codec);
}

static void free_codec(struct snd_card *card)
{
	struct hdg_codec *codec = card->private_data;

	put_device(&codec->bus.hdev->dev);
	kfree(codec->kcontrols);
	hdg_mixer_free(&codec->mixer);
	hdg_graph_free(&codec->graph);
}

static int create_devices(struct hdg_codec *codec)
{
	int err = hdg_pcms_create(codec);

	if (!err)
		err = hdg_chmaps_create(codec);
	if (!err)
		err = hdg_kcontrols_create(codec);
	if (!err)
		err = hdg_iec958_create(codec);
	if (!err)
		err = hdg_displays_create(codec);
	if (!err)
		err = hdg_jacks_create(codec);
	if (!err)
		err = hdg_auto_mute_create(codec);
	if (!err)
		err = hdg_hwdep_create(codec);
	return err ? err : hdg_proc_create(codec);
}

static int build_card(struct hdg_codec *codec)
{
	int err = understand(codec);

	if (err)
		return err;
	err = hdg_card_name(codec);
	if (!err)
		err = create_devices(codec);
	if (!err)
		err = hdg_sense_start(&codec->sense);
	if (err)
		return err;
	err = snd_card_register(codec->card);
	if (!err)
		err = hdg_beep_start(codec);
	if (!err)
		err = hdg_card_link(codec);
	if (err)
		hdg_beep_stop(codec);
	if (err)
		hdg_sense_stop(&codec->sense);
	return err;
}

/**
 * hdg_codec_probe - make a sound card of a function group
 * @hdev: the function group
 * @family: by which interface of the DDI
 * @wanted: what somebody wants of it; kept
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_codec_probe(struct hdaudio_device *hdev, const struct hdg_family *family,
		    struct hdg_wanted *wanted)
{
	struct hdg_codec *codec;
	struct snd_card *card;
	int err;

	/* udev knows what is built in by where the card is: right below the controller */
	err = snd_card_new(hdev->dev.parent, wanted->index, wanted->id, THIS_MODULE,
			   sizeof(*codec), &card);
	if (err)
		return err;
	codec = card->private_data;
	codec->card = card;
	codec->wanted = wanted;
	mutex_init(&codec->lock);
	/* open files put runtime PM references when the function group has long been gone */
	codec->bus.hdev = hdev;
	get_device(&hdev->dev);
	card->private_free = free_codec;
	err = hdg_bus_open(&codec->bus, hdev, family);
	if (err)
		goto free_card;
	err = build_card(codec);
	if (err)
		goto close_bus;
	hdaudio_set_drvdata(hdev, codec);
	dev_info(&hdev->dev, "%s: %u playback and %u capture paths, interface %s\n", card->id,
		 codec->plan.n_play, codec->plan.n_capture, family->name);
	return 0;

close_bus:
	dev_err(&hdev->dev, "no sound card made of it: error %d\n", err);
	hdg_bus_close(&codec->bus);
free_card:
	snd_card_free(card);
	return err;
}

/**
 * hdg_codec_remove - take the sound card away
 * @codec: the codec
 *
 * Programs that have its files open keep them, and the card's structures live until they
 * are closed; the bus is not used any more when this returns.
 *
 * Context: may sleep.
 */
void hdg_codec_remove(struct hdg_codec *codec)
{
	hdg_card_unlink(codec);
	hdg_sense_stop(&codec->sense);
	/* a program that is inside one of ALSA's routines has to come out */
	hdg_bus_let_go(&codec->bus);
	hdg_beep_stop(codec);
	snd_card_disconnect(codec->card);
	mutex_lock(&codec->lock);
	codec->gone = true;
	mutex_unlock(&codec->lock);
	hdg_pcms_remove(codec);
	hdg_power_down(&codec->bus);
	hdg_bus_close(&codec->bus);
	snd_card_free_when_closed(codec->card);
}

/**
 * hdg_codec_suspend - stop the streams and power the function group down
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0.
 */
int hdg_codec_suspend(struct hdg_codec *codec)
{
	hdg_bus_hold(&codec->bus);
	hdg_pcms_suspend(codec);
	hdg_sense_suspend(&codec->sense);
	hdg_power_down(&codec->bus);
	return 0;
}

/**
 * hdg_codec_resume - power the function group up and set its paths up again
 * @codec: the codec
 *
 * Streams stay stopped until applications resume them or prepare them anew.
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_codec_resume(struct hdg_codec *codec)
{
	int err = bring_back(codec);

	if (!err)
		hdg_pcms_resume(codec);
	if (!err)
		err = hdg_sense_resume(&codec->sense);
	/* Whatever came of it: programs are waiting for this. */
	hdg_bus_let_go(&codec->bus);
	return err;
}

/**
 * hdg_codec_sleep - nobody uses the codec: power the function group down
 * @codec: the codec, without open PCM devices
 *
 * Its jacks go on telling, and wake the link if it sleeps, too.
 *
 * Context: may sleep.
 */
void hdg_codec_sleep(struct hdg_codec *codec)
{
	hdg_sense_idle(&codec->sense);
	hdg_power_down(&codec->bus);
}

/**
 * hdg_codec_wake - somebody does again, or a jack has something to tell
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_codec_wake(struct hdg_codec *codec)
{
	int err = bring_back(codec);

	return err ? err : hdg_sense_resume(&codec->sense);
}
