// SPDX-License-Identifier: GPL-2.0
/*
 * The codec's tone generator as an input device, which the console rings, and whoever writes tones
 * to it.
 */
#include <linux/input.h>
#include <linux/pm_runtime.h>
#include <sound/core.h>

#include "codec.h"
#include "generic/widgets/beep.h"

#define BELL_HZ	1000

/* A sleeping codec is silent: while there is a tone it is kept awake. */
static void hold(struct hdg_codec *codec, bool sounds)
{
	struct device *dev = &codec->bus.hdev->dev;

	if (sounds == codec->beep.sounds)
		return;
	codec->beep.sounds = sounds;
	if (sounds)
		pm_runtime_get_noresume(dev);
	else
		hdg_bus_put(&codec->bus);
}

static void sound(struct work_struct *work)
{
	struct hdg_beep *beep = container_of(work, struct hdg_beep, work);
	struct hdg_codec *codec = container_of(beep, struct hdg_codec, beep);
	u8 divisor = hdg_beep_divisor(READ_ONCE(beep->hz));
	struct hdg_batch batch;

	if (hdg_codec_enter(codec))
		return;
	hdg_batch_init(&batch, codec->bus.codec);
	hdg_batch_add(&batch, beep->nid, AC_VERB_SET_BEEP_CONTROL, divisor);
	hdg_bus_send(&codec->bus, &batch);
	hdg_batch_free(&batch);
	hold(codec, divisor);
	hdg_codec_leave(codec);
}

/* Called with interrupts off. */
static int event(struct input_dev *input, unsigned int type, unsigned int code, int value)
{
	struct hdg_codec *codec = input_get_drvdata(input);

	if (type != EV_SND || (code != SND_BELL && code != SND_TONE))
		return -EINVAL;
	if (code == SND_BELL && value)
		value = BELL_HZ;
	WRITE_ONCE(codec->beep.hz, max(value, 0));
	schedule_work(&codec->beep.work);
	return 0;
}

static struct input_dev *make_input(struct hdg_codec *codec)
{
	struct input_dev *input = input_allocate_device();

	if (!input)
		return NULL;
	scnprintf(codec->beep.phys, sizeof(codec->beep.phys), "card%d/codec#%x/beep0",
		  codec->card->number, codec->bus.codec);
	input->name = "HDA Digital PCBeep";
	input->phys = codec->beep.phys;
	input->id.bustype = BUS_PCI;
	input->id.vendor = codec->bus.hdev->ids.vendor;
	input->id.product = codec->bus.hdev->ids.device;
	input->dev.parent = &codec->card->card_dev;
	input->evbit[0] = BIT_MASK(EV_SND);
	input->sndbit[0] = BIT_MASK(SND_BELL) | BIT_MASK(SND_TONE);
	input->event = event;
	input_set_drvdata(input, codec);
	return input;
}

/**
 * hdg_beep_start - make the codec's tone generator known, if it has one
 * @codec: the codec, its card registered
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_beep_start(struct hdg_codec *codec)
{
	struct hdg_beep *beep = &codec->beep;
	struct input_dev *input;
	int err;

	beep->nid = hdg_beep_node(&codec->graph);
	if (!beep->nid)
		return 0;
	INIT_WORK(&beep->work, sound);
	input = make_input(codec);
	if (!input)
		return -ENOMEM;
	err = input_register_device(input);
	if (err) {
		input_free_device(input);
		return err;
	}
	beep->input = input;
	return 0;
}

/**
 * hdg_beep_stop - no tones any more
 * @codec: the codec, not removed yet, and not held any more
 *
 * Context: may sleep.
 */
void hdg_beep_stop(struct hdg_codec *codec)
{
	struct hdg_beep *beep = &codec->beep;

	if (!beep->input)
		return;
	input_unregister_device(beep->input);
	beep->input = NULL;
	cancel_work_sync(&beep->work);
	if (!beep->sounds)
		return;
	beep->hz = 0;
	sound(&beep->work);
	hold(codec, false);	/* be it that the codec has not answered */
}
