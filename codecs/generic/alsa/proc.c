// SPDX-License-Identifier: GPL-2.0
/*
 * The codec's text in /proc/asound.
 */
#include <sound/core.h>
#include <sound/info.h>
#include <sound/pcm.h>

#include "codec.h"
#include "generic/ddi/dump.h"

static const char *device_type(const struct hdg_graph *graph, const struct hdg_route *route)
{
	static const char *const types[] = {
		[HDG_ROUTE_ANALOG] = "Audio",
		[HDG_ROUTE_DIGITAL] = "SPDIF",
		[HDG_ROUTE_DISPLAY] = "HDMI",
	};

	return types[hdg_route_kind(graph, route)];
}

static void list_device(struct hdg_dump *dump, const struct hdg_pcm *pcm,
			const struct hdg_stream *s)
{
	struct hdg_dump_device *device = &dump->devices[dump->n_devices];

	if (!s->route || dump->n_devices == ARRAY_SIZE(dump->devices))
		return;
	device->nid = s->route->converter;
	device->name = pcm->pcm->name;
	device->type = device_type(dump->graph, s->route);
	device->number = pcm->pcm->device;
	dump->n_devices++;
}

static void list_devices(struct hdg_dump *dump, const struct hdg_codec *codec)
{
	unsigned int i, k;

	for (i = 0; i < codec->n_pcms; i++) {
		for (k = 0; k < ARRAY_SIZE(codec->pcms[i].streams); k++)
			list_device(dump, &codec->pcms[i], &codec->pcms[i].streams[k]);
	}
}

/* An error has been reported, and ends the text. */
static void read_text(struct snd_info_entry *entry, struct snd_info_buffer *buffer)
{
	struct hdg_codec *codec = entry->private_data;
	struct hdg_dump dump = {
		.name = codec->card->mixername,
		.bus = &codec->bus,
		.graph = &codec->graph,
		.mixer = &codec->mixer,
	};

	if (hdg_codec_enter(codec))
		return;
	list_devices(&dump, codec);
	hdg_dump(&dump, (struct seq_file *)buffer->buffer);
	hdg_codec_leave(codec);
}

/**
 * hdg_proc_create - make the file /proc/asound/cardN/codec#M, M being the codec's address
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_proc_create(struct hdg_codec *codec)
{
	char name[12];

	scnprintf(name, sizeof(name), "codec#%u", codec->bus.codec);
	return snd_card_ro_proc_new(codec->card, name, codec, read_text);
}
