// SPDX-License-Identifier: GPL-2.0
/*
 * Channel status of the digital outputs, and switches of both outputs and inputs, as ALSA's
 * IEC958 controls.
 */
#include <sound/asoundef.h>
#include <sound/control.h>
#include <sound/core.h>

#include "codec.h"

static int status_info(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_info *info)
{
	info->type = SNDRV_CTL_ELEM_TYPE_IEC958;
	info->count = 1;
	return 0;
}

static int consumer_mask_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	hdg_spdif_mask(value->value.iec958.status, false);
	return 0;
}

static int professional_mask_get(struct snd_kcontrol *kcontrol,
				 struct snd_ctl_elem_value *value)
{
	hdg_spdif_mask(value->value.iec958.status, true);
	return 0;
}

static int default_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;

	mutex_lock(&codec->lock);
	memcpy(value->value.iec958.status, codec->spdif[kcontrol->private_value].aes,
	       HDG_AES_BYTES);
	mutex_unlock(&codec->lock);
	return 0;
}

static int switch_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;

	mutex_lock(&codec->lock);
	value->value.integer.value[0] = codec->spdif[kcontrol->private_value].on;
	mutex_unlock(&codec->lock);
	return 0;
}

/* Take over new settings; 1 if they are others. The codec is awake and its lock is held. */
static int change(struct hdg_codec *codec, struct hdg_spdif *spdif, const struct hdg_spdif *new)
{
	struct hdg_batch batch;
	int err;

	if (spdif->on == new->on && !memcmp(spdif->aes, new->aes, HDG_AES_BYTES))
		return 0;
	*spdif = *new;
	hdg_batch_init(&batch, codec->bus.codec);
	hdg_spdif_send(&batch, spdif);
	err = hdg_bus_send(&codec->bus, &batch);
	hdg_batch_free(&batch);
	return err ? err : 1;
}

/* Bits that no converter sends are not kept. */
static void take_status(struct hdg_spdif *spdif, const u8 *status)
{
	u8 mask[HDG_AES_BYTES];
	unsigned int i;

	hdg_spdif_mask(mask, status[0] & IEC958_AES0_PROFESSIONAL);
	for (i = 0; i < HDG_AES_BYTES; i++)
		spdif->aes[i] = status[i] & mask[i];
}

static int default_put(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;
	struct hdg_spdif *spdif = &codec->spdif[kcontrol->private_value];
	struct hdg_spdif new;
	int ret = hdg_codec_enter(codec);

	if (ret)
		return ret;
	new = *spdif;
	take_status(&new, value->value.iec958.status);
	ret = change(codec, spdif, &new);
	hdg_codec_leave(codec);
	return ret;
}

static int switch_put(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;
	struct hdg_spdif *spdif = &codec->spdif[kcontrol->private_value];
	struct hdg_spdif new;
	int ret = hdg_codec_enter(codec);

	if (ret)
		return ret;
	new = *spdif;
	new.on = value->value.integer.value[0];
	ret = change(codec, spdif, &new);
	hdg_codec_leave(codec);
	return ret;
}

static int along_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;

	mutex_lock(&codec->lock);
	value->value.integer.value[0] = codec->along;
	mutex_unlock(&codec->lock);
	return 0;
}

/* For what is played from now on: a stream that runs is left alone. */
static int along_put(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_codec *codec = kcontrol->private_data;
	bool wanted = value->value.integer.value[0], changed;

	mutex_lock(&codec->lock);
	changed = codec->along != wanted;
	codec->along = wanted;
	mutex_unlock(&codec->lock);
	return changed;
}

static const struct snd_kcontrol_new along = {
	.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
	.name = "IEC958 Default PCM Playback Switch",
	.info = snd_ctl_boolean_mono_info,
	.get = along_get,
	.put = along_put,
};

static const struct snd_kcontrol_new outputs[] = {
	{
		.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
		.name = SNDRV_CTL_NAME_IEC958("", PLAYBACK, CON_MASK),
		.access = SNDRV_CTL_ELEM_ACCESS_READ,
		.info = status_info,
		.get = consumer_mask_get,
	}, {
		.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
		.name = SNDRV_CTL_NAME_IEC958("", PLAYBACK, PRO_MASK),
		.access = SNDRV_CTL_ELEM_ACCESS_READ,
		.info = status_info,
		.get = professional_mask_get,
	}, {
		.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
		.name = SNDRV_CTL_NAME_IEC958("", PLAYBACK, DEFAULT),
		.info = status_info,
		.get = default_get,
		.put = default_put,
	}, {
		.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
		.name = SNDRV_CTL_NAME_IEC958("", PLAYBACK, SWITCH),
		.info = snd_ctl_boolean_mono_info,
		.get = switch_get,
		.put = switch_put,
	},
};

/* alsa-lib's iec958: sets it before it records. */
static const struct snd_kcontrol_new inputs[] = {
	{
		.iface = SNDRV_CTL_ELEM_IFACE_MIXER,
		.name = SNDRV_CTL_NAME_IEC958("", CAPTURE, SWITCH),
		.info = snd_ctl_boolean_mono_info,
		.get = switch_get,
		.put = switch_put,
	},
};

static int add_controls(struct hdg_codec *codec, unsigned int i,
			const struct snd_kcontrol_new *templates, unsigned int n)
{
	struct snd_kcontrol *kcontrol;
	unsigned int j;
	int err;

	for (j = 0; j < n; j++) {
		kcontrol = snd_ctl_new1(&templates[j], codec);
		if (!kcontrol)
			return -ENOMEM;
		kcontrol->id.index = codec->spdif[i].index;
		kcontrol->private_value = i;
		err = snd_ctl_add(codec->card, kcontrol);
		if (err)
			return err;
	}
	return 0;
}

/* Where there is an analog output beside a digital one that is no display's. */
static bool may_play_along(const struct hdg_codec *codec)
{
	bool analog = false, digital = false;
	unsigned int i;

	for (i = 0; i < codec->plan.n_play; i++) {
		enum hdg_route_kind kind = hdg_route_kind(&codec->graph, &codec->plan.play[i]);

		analog |= kind == HDG_ROUTE_ANALOG;
		digital |= kind == HDG_ROUTE_DIGITAL;
	}
	return analog && digital;
}

/**
 * hdg_iec958_create - make the digital converters' settings known to ALSA
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_iec958_create(struct hdg_codec *codec)
{
	unsigned int i;
	int err = 0;

	for (i = 0; !err && i < codec->n_spdif; i++)
		err = codec->spdif[i].capture ?
		      add_controls(codec, i, inputs, ARRAY_SIZE(inputs)) :
		      add_controls(codec, i, outputs, ARRAY_SIZE(outputs));
	if (err || !may_play_along(codec))
		return err;
	return snd_ctl_add(codec->card, snd_ctl_new1(&along, codec));
}
