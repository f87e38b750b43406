// SPDX-License-Identifier: GPL-2.0
/*
 * What a card is called.
 */
#include <linux/ctype.h>
#include <sound/asound.h>
#include <sound/core.h>

#include "codec.h"
#include "generic/ddi/agree.h"

#define PLACE	6	/* characters of the controller's address that tell it from others */

/* The end of a device's name without its punctuation: 0000:00:1b.0 is 001b0. */
static void place_of(const struct device *dev, char *place)
{
	const char *name = dev_name(dev);
	unsigned int n = 0;

	if (!strncmp(name, "0000:", 5))
		name += 5;
	for (; *name; name++) {
		if (!isalnum(*name))
			continue;
		if (n == PLACE)
			memmove(place, place + 1, --n);
		place[n++] = *name;
	}
	place[n] = '\0';
}

/*
 * An id that is the same at every start, whichever card comes first: where the controller is, and
 * which of its codecs this is.
 */
static void set_id(struct hdg_codec *codec)
{
	char place[PLACE + 1], id[16];
	int n;

	if (*codec->card->id)
		return;
	place_of(codec->bus.hdev->dev.parent, place);
	n = scnprintf(id, sizeof(id), "HDA%sC%x", place, codec->bus.codec);
	if (codec->bus.fg != 1)
		scnprintf(id + n, sizeof(id) - n, "N%x", codec->bus.fg);
	snd_card_set_id(codec->card, id);
}

/* The revision with its stepping, which the ids that drivers are chosen by do not have. */
static u32 revision_of(const struct hdg_codec *codec)
{
	u32 revision;

	if (hdg_bus_ask_surely(&codec->bus, AC_NODE_ROOT, AC_VERB_PARAMETERS, AC_PAR_REV_ID,
			       &revision))
		return codec->bus.hdev->ids.revision << 8;
	return revision;
}

/**
 * hdg_card_name - name the card, unless the user has
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_card_name(struct hdg_codec *codec)
{
	const struct hdaudio_ids *ids = &codec->bus.hdev->ids;
	struct snd_card *card = codec->card;
	char component[40];

	codec->revision = revision_of(codec);
	/* alsa-lib finds its front:, iec958: and hdmi: devices, and dmix for default, by this */
	strscpy(card->driver, "HDA-Intel", sizeof(card->driver));
	scnprintf(card->shortname, sizeof(card->shortname), "HD Audio %04X:%04X", ids->vendor,
		  ids->device);
	scnprintf(card->longname, sizeof(card->longname), "%s, codec %u, node %u of %s",
		  card->shortname, codec->bus.codec, codec->bus.fg,
		  dev_name(codec->bus.hdev->dev.parent));
	strscpy(card->mixername, card->shortname, sizeof(card->mixername));
	set_id(codec);
	scnprintf(component, sizeof(component), "HDA:%04x%04x,%08x,%08x",
		  ids->vendor, ids->device, ids->subsystem, codec->revision);
	return snd_component_add(card, component);
}

static struct attribute *no_attributes[] = { NULL };

static const struct attribute_group sound = {
	.name = "sound",
	.attrs = no_attributes,
};

/**
 * hdg_card_link - show the card in the function group's folder of sysfs, as if it were below it
 * @codec: the codec, its card registered
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_card_link(struct hdg_codec *codec)
{
	struct kobject *group = &codec->bus.hdev->dev.kobj;
	struct kobject *card = &codec->card->card_dev.kobj;
	int err = sysfs_create_group(group, &sound);

	if (err)
		return err;
	err = sysfs_add_link_to_group(group, sound.name, card, kobject_name(card));
	if (err)
		sysfs_remove_group(group, &sound);
	return err;
}

/**
 * hdg_card_unlink - do not show it there any more
 * @codec: the codec; hdg_card_link() has succeeded
 *
 * Context: may sleep.
 */
void hdg_card_unlink(struct hdg_codec *codec)
{
	struct kobject *group = &codec->bus.hdev->dev.kobj;

	sysfs_remove_link_from_group(group, sound.name, kobject_name(&codec->card->card_dev.kobj));
	sysfs_remove_group(group, &sound);
}
