// SPDX-License-Identifier: GPL-2.0
/*
 * Displays as ALSA knows them: a control with the data of each.
 */
#include <sound/control.h>
#include <sound/core.h>

#include "codec.h"
#include "generic/ddi/eld_read.h"

static int eld_info(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_info *info)
{
	struct hdg_codec *codec = kcontrol->private_data;

	info->type = SNDRV_CTL_ELEM_TYPE_BYTES;
	mutex_lock(&codec->lock);
	info->count = codec->displays[kcontrol->private_value].eld_bytes;
	mutex_unlock(&codec->lock);
	return 0;
}

static int eld_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;
	const struct hdg_display *display = &codec->displays[kcontrol->private_value];

	mutex_lock(&codec->lock);
	memcpy(value->value.bytes.data, display->eld, display->eld_bytes);
	mutex_unlock(&codec->lock);
	return 0;
}

static const struct snd_kcontrol_new template = {
	.iface = SNDRV_CTL_ELEM_IFACE_PCM,
	.name = "ELD",
	.access = SNDRV_CTL_ELEM_ACCESS_READ | SNDRV_CTL_ELEM_ACCESS_VOLATILE,
	.info = eld_info,
	.get = eld_get,
};

/* Displays that are played to together are told apart by their number. */
static unsigned int index_of(const struct hdg_codec *codec, unsigned int i)
{
	unsigned int j, n = 0;

	for (j = 0; j < i; j++)
		n += codec->displays[j].route == codec->displays[i].route;
	return n;
}

static int add_control(struct hdg_codec *codec, unsigned int i)
{
	struct snd_kcontrol *kcontrol = snd_ctl_new1(&template, codec);

	if (!kcontrol)
		return -ENOMEM;
	kcontrol->id.device = hdg_pcm_device(codec, codec->displays[i].pin);
	kcontrol->id.index = index_of(codec, i);
	kcontrol->private_value = i;
	codec->eld[i] = kcontrol;
	return snd_ctl_add(codec->card, kcontrol);
}

/**
 * hdg_displays_create - make what displays say known to ALSA
 * @codec: the codec, its PCM devices created
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_displays_create(struct hdg_codec *codec)
{
	unsigned int i;
	int err = 0;

	codec->n_displays = hdg_displays_find(codec->displays, &codec->graph, &codec->plan);
	for (i = 0; !err && i < codec->n_displays; i++)
		err = add_control(codec, i);
	return err;
}

static void tell_changed(struct hdg_codec *codec, unsigned int i, bool says)
{
	snd_ctl_notify(codec->card, SNDRV_CTL_EVENT_MASK_VALUE | SNDRV_CTL_EVENT_MASK_INFO,
		       &codec->eld[i]->id);
	/* It may have come in the middle of a sound, or want to be told in other words. */
	if (says)
		hdg_pcms_tell_display(codec, &codec->displays[i]);
}

/**
 * hdg_displays_asked - a pin has been asked: find out what its display says by now
 * @codec: the codec
 * @jack: the pin; others than displays' are nothing to this
 *
 * Context: may sleep.
 * Return: whether it says something else than before.
 */
bool hdg_displays_asked(struct hdg_codec *codec, struct hdg_jack *jack)
{
	unsigned int i;

	for (i = 0; i < codec->n_displays; i++) {
		struct hdg_display *display = &codec->displays[i];

		if (display->pin != jack->nid)
			continue;
		if (!hdg_display_refresh(&codec->bus, display, jack, &codec->lock))
			return false;
		tell_changed(codec, i, jack->says);
		return true;
	}
	return false;
}
