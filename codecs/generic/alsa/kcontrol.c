// SPDX-License-Identifier: GPL-2.0
/*
 * The mixer's controls as ALSA's.
 */
#include <linux/slab.h>
#include <sound/control.h>
#include <sound/core.h>

#include "codec.h"

static const struct hdg_control *to_control(const struct snd_kcontrol *kcontrol)
{
	const struct hdg_codec *codec = kcontrol->private_data;

	return &codec->mixer.controls[kcontrol->private_value];
}

static int items_info(const struct hdg_mixer *mixer, const struct hdg_control *control,
		      struct snd_ctl_elem_info *info)
{
	info->type = SNDRV_CTL_ELEM_TYPE_ENUMERATED;
	info->value.enumerated.items = hdg_control_max(mixer, control) + 1;
	info->value.enumerated.item = min(info->value.enumerated.item,
					  info->value.enumerated.items - 1);
	hdg_item_label(mixer, control, info->value.enumerated.item,
		       info->value.enumerated.name, sizeof(info->value.enumerated.name));
	return 0;
}

static int control_info(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_info *info)
{
	const struct hdg_control *control = to_control(kcontrol);
	const struct hdg_codec *codec = kcontrol->private_data;

	info->count = control->channels;
	if (hdg_control_has_items(control))
		return items_info(&codec->mixer, control, info);
	info->type = control->kind == HDG_VOLUME ? SNDRV_CTL_ELEM_TYPE_INTEGER :
						   SNDRV_CTL_ELEM_TYPE_BOOLEAN;
	info->value.integer.min = 0;
	info->value.integer.max = hdg_control_max(&codec->mixer, control);
	info->value.integer.step = 0;
	return 0;
}

static int control_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	const struct hdg_control *control = to_control(kcontrol);
	struct hdg_codec *codec = kcontrol->private_data;
	unsigned int values[2] = {};

	mutex_lock(&codec->lock);
	hdg_control_get(&codec->mixer, control, values);
	mutex_unlock(&codec->lock);
	if (hdg_control_has_items(control)) {
		value->value.enumerated.item[0] = values[0];
		return 0;
	}
	value->value.integer.value[0] = values[0];
	value->value.integer.value[1] = values[1];
	return 0;
}

/* Negative values become impossible ones, too. */
static void take_values(const struct hdg_control *control,
			const struct snd_ctl_elem_value *value, unsigned int *values)
{
	unsigned int i;

	if (hdg_control_has_items(control)) {
		values[0] = value->value.enumerated.item[0];
		return;
	}
	for (i = 0; i < 2; i++)
		values[i] = clamp_t(long, value->value.integer.value[i], -1, INT_MAX);
	if (control->kind != HDG_SWITCH)
		return;
	for (i = 0; i < 2; i++)
		values[i] = !!values[i];
}

static int put_and_send(struct hdg_codec *codec, const struct hdg_control *control,
			const unsigned int *values)
{
	struct hdg_batch batch;
	int err, changed;

	if (control->kind == HDG_ALONE && hdg_pcms_share_headphones(codec))
		return -EBUSY;
	hdg_batch_init(&batch, codec->bus.codec);
	changed = hdg_control_put(&codec->mixer, control, values, &batch);
	/* Headphones that are talked into silence nothing. */
	if (hdg_control_has_items(control))
		hdg_mute(&codec->mixer, &codec->sense.jacks, codec->plugged, codec->mute_mode,
			 &batch);
	err = changed < 0 ? changed : hdg_bus_send(&codec->bus, &batch);
	hdg_batch_free(&batch);
	return err ? err : changed;
}

static int control_put(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	const struct hdg_control *control = to_control(kcontrol);
	struct hdg_codec *codec = kcontrol->private_data;
	unsigned int values[2];
	int ret;

	take_values(control, value, values);
	ret = hdg_codec_enter(codec);
	if (ret)
		return ret;
	ret = put_and_send(codec, control, values);
	hdg_codec_leave(codec);
	return ret;
}

static struct snd_kcontrol *new_kcontrol(struct hdg_codec *codec, unsigned int i)
{
	const struct hdg_control *control = &codec->mixer.controls[i];
	struct snd_kcontrol_new template = {
		.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
		.name = control->name,
		.index = control->index,
		.access = SNDRV_CTL_ELEM_ACCESS_READWRITE,
		.info = control_info,
		.get = control_get,
		.put = control_put,
		.private_value = i,
	};

	if (control->kind == HDG_VOLUME) {
		template.access |= SNDRV_CTL_ELEM_ACCESS_TLV_READ;
		template.tlv.p = control->tlv;
	}
	return snd_ctl_new1(&template, codec);
}

static int add_kcontrol(struct hdg_codec *codec, unsigned int i)
{
	struct snd_kcontrol *kcontrol = new_kcontrol(codec, i);

	codec->kcontrols[i] = kcontrol;
	return kcontrol ? snd_ctl_add(codec->card, kcontrol) : -ENOMEM;
}

/**
 * hdg_kcontrols_create - make the mixer's controls known to ALSA
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_kcontrols_create(struct hdg_codec *codec)
{
	unsigned int i, n = codec->mixer.n_controls;
	int err = 0;

	codec->kcontrols = kcalloc(n, sizeof(*codec->kcontrols), GFP_KERNEL);
	if (n && !codec->kcontrols)
		return -ENOMEM;
	for (i = 0; !err && i < n; i++)
		err = add_kcontrol(codec, i);
	return err;
}
