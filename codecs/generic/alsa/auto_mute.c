// SPDX-License-Identifier: GPL-2.0
/*
 * What happens when something is plugged in, and ALSA's control of it.
 */
#include <sound/control.h>
#include <sound/core.h>

#include "codec.h"

/* Where line outputs make no difference the second mode is all there is. */
static const char *const some[] = { "Disabled", "Enabled" };
static const char *const all[] = { "Disabled", "Speaker Only", "Line Out+Speaker" };

static int mode_info(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_info *info)
{
	const struct hdg_codec *codec = kcontrol->private_data;
	unsigned int n = hdg_mute_modes(&codec->sense.jacks) + 1;

	return snd_ctl_enum_info(info, 1, n, n == ARRAY_SIZE(all) ? all : some);
}

static int mode_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;

	mutex_lock(&codec->lock);
	value->value.enumerated.item[0] = codec->mute_mode;
	mutex_unlock(&codec->lock);
	return 0;
}

static int update(struct hdg_codec *codec, u32 plugged, u32 *routes)
{
	struct hdg_batch batch;
	int err;

	lockdep_assert_held(&codec->lock);
	hdg_batch_init(&batch, codec->bus.codec);
	hdg_mute(&codec->mixer, &codec->sense.jacks, plugged, codec->mute_mode, &batch);
	*routes = codec->fixed_source ? 0 :
		  hdg_auto_source(&codec->mixer, &codec->sense.jacks, codec->plugged, plugged,
				  &batch);
	codec->plugged = plugged;
	err = hdg_bus_send(&codec->bus, &batch);
	hdg_batch_free(&batch);
	return err;
}

static int mode_put(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;
	unsigned int mode = value->value.enumerated.item[0];
	u32 routes;
	int ret;

	if (mode > hdg_mute_modes(&codec->sense.jacks))
		return -EINVAL;
	ret = hdg_codec_enter(codec);
	if (ret)
		return ret;
	if (codec->mute_mode != mode) {
		codec->mute_mode = mode;
		ret = update(codec, codec->plugged, &routes) ?: 1;
	}
	hdg_codec_leave(codec);
	return ret;
}

static const struct snd_kcontrol_new template = {
	.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
	.name = "Auto-Mute Mode",
	.info = mode_info,
	.get = mode_get,
	.put = mode_put,
};

/**
 * hdg_auto_mute_create - be ready for what is plugged in
 * @codec: the codec, its jacks created
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_auto_mute_create(struct hdg_codec *codec)
{
	const struct hdg_will *will = &codec->wanted->will;

	codec->fixed_source = !hdg_hint_bool(will, "auto_mic");
	codec->mute_mode = hdg_mute_modes(&codec->sense.jacks);
	if (codec->mute_mode == HDG_MUTE_NOTHING)
		return 0;
	if (!hdg_hint_bool(will, "auto_mute"))
		codec->mute_mode = HDG_MUTE_NOTHING;
	return snd_ctl_add(codec->card, snd_ctl_new1(&template, codec));
}

static void tell_sources(struct hdg_codec *codec, u32 routes)
{
	unsigned int i;

	for (i = 0; i < codec->mixer.n_controls; i++) {
		const struct hdg_control *control = &codec->mixer.controls[i];

		if (control->kind == HDG_SOURCE && (routes & BIT(control->route)))
			snd_ctl_notify(codec->card, SNDRV_CTL_EVENT_MASK_VALUE,
				       &codec->kcontrols[i]->id);
	}
}

/**
 * hdg_auto_mute_update - something has been plugged in or out
 * @codec: the codec, awake; its jacks do not change meanwhile
 *
 * Context: may sleep.
 */
void hdg_auto_mute_update(struct hdg_codec *codec)
{
	u32 plugged = hdg_jacks_plugged(&codec->sense.jacks), routes = 0;

	mutex_lock(&codec->lock);
	if (plugged != codec->plugged)
		update(codec, plugged, &routes);
	mutex_unlock(&codec->lock);
	tell_sources(codec, routes);
}
