// SPDX-License-Identifier: GPL-2.0
/*
 * Which loudspeaker each channel is for. Analog outputs have their places; a display can be told.
 */
#include <linux/uaccess.h>
#include <sound/control.h>
#include <sound/core.h>
#include <sound/pcm.h>
#include <sound/tlv.h>

#include "codec.h"

#define HEAD	(2 * sizeof(u32))	/* of each element of a TLV: its type and length */

static struct hdg_stream *to_stream(struct snd_kcontrol *kcontrol)
{
	struct snd_pcm_chmap *info = snd_kcontrol_chip(kcontrol);
	struct hdg_pcm *pcm = info->pcm->private_data;

	return &pcm->streams[info->stream];
}

/* What is wished, or else what is so while something is set up. */
static void current_map(const struct hdg_stream *s, struct hdg_map *map)
{
	const struct snd_pcm_substream *substream = s->substream;

	lockdep_assert_held(&s->codec->lock);
	*map = s->map;
	if (!map->n && substream && substream->runtime->channels)
		hdg_map_default(map, substream->runtime->channels);
}

static int map_get(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_stream *s = to_stream(kcontrol);
	struct hdg_map map;
	unsigned int i;

	mutex_lock(&s->codec->lock);
	current_map(s, &map);
	mutex_unlock(&s->codec->lock);
	for (i = 0; i < s->formats.channels_max; i++)
		value->value.integer.value[i] = i < map.n ? map.position[i] : 0;
	return 0;
}

/* Nothing at all is nothing wished. */
static int take_map(struct hdg_map *map, const struct snd_ctl_elem_value *value, unsigned int max)
{
	struct hdg_slots slots;

	memset(map, 0, sizeof(*map));
	for (; map->n < max && value->value.integer.value[map->n]; map->n++) {
		unsigned long position = value->value.integer.value[map->n];

		if (position > SNDRV_CHMAP_LAST)
			return -EINVAL;
		map->position[map->n] = position;
	}
	return map->n && !hdg_slots_find(&slots, map) ? -EINVAL : 0;
}

/* It is a wish of whoever has the stream, until he closes it. alsactl, who has not, is not told. */
static int change_map(struct hdg_stream *s, const struct hdg_map *map)
{
	if (!s->substream || !memcmp(&s->map, map, sizeof(*map)))
		return 0;
	if (s->substream->runtime->state == SNDRV_PCM_STATE_RUNNING)
		return -EBUSY;
	s->map = *map;
	return 1;
}

static int map_put(struct snd_kcontrol *kcontrol, struct snd_ctl_elem_value *value)
{
	struct hdg_stream *s = to_stream(kcontrol);
	struct hdg_map map;
	int ret = take_map(&map, value, min_t(unsigned int, s->formats.channels_max, HDG_SLOTS));

	if (ret)
		return ret;
	ret = hdg_bus_wait(&s->codec->bus);
	if (ret)
		return ret;
	mutex_lock(&s->codec->lock);
	ret = change_map(s, &map);
	mutex_unlock(&s->codec->lock);
	if (ret > 0)
		hdg_pcms_tell_displays(s);
	return ret;
}

/**
 * struct writer - a TLV on its way to a program
 * @to: where the next word goes
 * @left: bytes that there is room for
 * @bytes: bytes written
 */
struct writer {
	unsigned int __user *to;
	unsigned int left;
	unsigned int bytes;
};

static int write_word(struct writer *w, unsigned int word)
{
	if (w->left < sizeof(word))
		return -ENOMEM;
	if (put_user(word, w->to))
		return -EFAULT;
	w->to++;
	w->left -= sizeof(word);
	w->bytes += sizeof(word);
	return 0;
}

/* The channels may be in any order. */
static int write_map(struct writer *w, const struct hdg_map *map)
{
	int err = write_word(w, SNDRV_CTL_TLVT_CHMAP_VAR);
	unsigned int i;

	if (!err)
		err = write_word(w, map->n * sizeof(u32));
	for (i = 0; !err && i < map->n; i++)
		err = write_word(w, map->position[i]);
	return err;
}

/* A stream that plays to several displays has what all of them have. */
static bool allocates(const struct hdg_stream *s, unsigned int allocation)
{
	const struct hdg_codec *codec = s->codec;
	unsigned int i;

	lockdep_assert_held(&codec->lock);
	for (i = 0; i < codec->n_displays; i++) {
		if (codec->displays[i].route == s->route &&
		    !hdg_display_allocates(&codec->displays[i], allocation))
			return false;
	}
	return true;
}

static u32 find_allocations(const struct hdg_stream *s)
{
	unsigned int allocation;
	struct hdg_map map;
	u32 mask = 0;

	mutex_lock(&s->codec->lock);
	for (allocation = 0; allocation < HDG_ALLOCATIONS; allocation++) {
		hdg_map_allocated(&map, allocation);
		if (map.n <= s->formats.channels_max && allocates(s, allocation))
			mask |= BIT(allocation);
	}
	mutex_unlock(&s->codec->lock);
	return mask;
}

static int write_maps(struct writer *w, u32 allocations)
{
	unsigned int allocation;
	struct hdg_map map;
	int err = 0;

	for (allocation = 0; !err && allocation < HDG_ALLOCATIONS; allocation++) {
		hdg_map_allocated(&map, allocation);
		if (allocations & BIT(allocation))
			err = write_map(w, &map);
	}
	return err;
}

static int map_tlv(struct snd_kcontrol *kcontrol, int op, unsigned int size,
		   unsigned int __user *tlv)
{
	struct writer w = { .to = tlv + 2, .left = size - HEAD };
	int err;

	if (size < HEAD)
		return -ENOMEM;
	err = write_maps(&w, find_allocations(to_stream(kcontrol)));
	if (!err && (put_user(SNDRV_CTL_TLVT_CONTAINER, tlv) || put_user(w.bytes, tlv + 1)))
		err = -EFAULT;
	return err;
}

static void make_writable(struct snd_kcontrol *kcontrol)
{
	unsigned int i;

	for (i = 0; i < kcontrol->count; i++)
		kcontrol->vd[i].access |= SNDRV_CTL_ELEM_ACCESS_WRITE;
	kcontrol->get = map_get;
	kcontrol->put = map_put;
	kcontrol->tlv.c = map_tlv;
}

static int add_map(const struct hdg_stream *s, struct snd_pcm *pcm)
{
	/* ALSA's list begins with the map of one channel */
	const struct snd_pcm_chmap_elem *maps = snd_pcm_std_chmaps + (s->formats.channels_min > 1);
	int direction = s->route->capture ? SNDRV_PCM_STREAM_CAPTURE : SNDRV_PCM_STREAM_PLAYBACK;
	struct snd_pcm_chmap *chmap;
	int err;

	err = snd_pcm_add_chmap_ctls(pcm, direction, maps, s->formats.channels_max, 0, &chmap);
	if (!err && hdg_route_kind(&s->codec->graph, s->route) == HDG_ROUTE_DISPLAY)
		make_writable(chmap->kctl);
	return err;
}

/**
 * hdg_chmaps_create - make known which loudspeaker each channel of each stream is for
 * @codec: the codec, its PCM devices created
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_chmaps_create(struct hdg_codec *codec)
{
	unsigned int i, k;
	int err = 0;

	for (i = 0; i < codec->n_pcms; i++) {
		const struct hdg_pcm *pcm = &codec->pcms[i];

		for (k = 0; !err && k < ARRAY_SIZE(pcm->streams); k++) {
			if (pcm->streams[k].route)
				err = add_map(&pcm->streams[k], pcm->pcm);
		}
	}
	return err;
}
