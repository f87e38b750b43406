// SPDX-License-Identifier: GPL-2.0
/*
 * Jacks as ALSA's: a control for each pin, and an input device where it can sense.
 */
#include <linux/moduleparam.h>
#include <sound/core.h>
#include <sound/jack.h>
#include <sound/pcm.h>

#include "codec.h"
#include "generic/widgets/pin_names.h"

#define POLL_MIN	50	/* ms */
#define POLL_MAX	60000

static unsigned int jackpoll_ms;

static int set_jackpoll(const char *value, const struct kernel_param *kp)
{
	unsigned int ms;
	int err = kstrtouint(value, 0, &ms);

	if (err || (ms && (ms < POLL_MIN || ms > POLL_MAX)))
		return -EINVAL;
	jackpoll_ms = ms;
	return 0;
}

static const struct kernel_param_ops jackpoll_ops = {
	.set = set_jackpoll,
	.get = param_get_uint,
};

module_param_cb(jackpoll_ms, &jackpoll_ops, &jackpoll_ms, 0444);
MODULE_PARM_DESC(jackpoll_ms, "ms between looks at jacks that do not tell of changes (50 to 60000)");

static int jack_type(const struct hdg_codec *codec, const struct hdg_jack *jack)
{
	switch (hdg_pin_device(hdg_widget(&codec->graph, jack->nid))) {
	case AC_JACK_HP_OUT:
		return SND_JACK_HEADPHONE;
	case AC_JACK_SPDIF_OUT:
	case AC_JACK_DIG_OTHER_OUT:
		return SND_JACK_AVOUT;
	case AC_JACK_MIC_IN:
		return SND_JACK_MICROPHONE;
	default:
		return jack->capture ? SND_JACK_LINEIN : SND_JACK_LINEOUT;
	}
}

/* Its place in a set of loudspeakers, as sound servers know it. */
static const char *place(const struct hdg_jack *jack)
{
	static const char *const places[] = { " Front", " Surround", " CLFE", " Side" };

	return jack->channel < 0 ? "" : places[jack->channel / 2];
}

static void name_jack(const struct hdg_codec *codec, const struct hdg_jack *jack, char *name,
		      size_t size)
{
	const struct hdg_widget *pin = hdg_widget(&codec->graph, jack->nid);
	const char *suffix = jack->senses ? "" : " Phantom";

	if (!jack->capture && hdg_is_display(pin))
		scnprintf(name, size, "HDMI/DP,pcm=%u%s", hdg_pcm_device(codec, jack->nid), suffix);
	else
		scnprintf(name, size, "%s%s%s",
			  hdg_jack_label(&codec->graph, pin, jack->capture), place(jack), suffix);
}

static void report(struct hdg_codec *codec, unsigned int i)
{
	const struct hdg_jack *jack = &codec->sense.jacks.jack[i];

	snd_jack_report(codec->jacks[i], hdg_jack_plugged(jack) ? jack_type(codec, jack) : 0);
}

static bool jack_asked(struct hdg_sense *sense, unsigned int i, bool changed)
{
	struct hdg_codec *codec = container_of(sense, struct hdg_codec, sense);
	struct hdg_jack *jack = &sense->jacks.jack[i];

	/* it should be silent before a program is told */
	if (changed)
		hdg_auto_mute_update(codec);
	if (hdg_displays_asked(codec, jack) || changed)
		report(codec, i);
	return hdg_jack_is_slow(jack);
}

static int create_jack(struct hdg_codec *codec, unsigned int i)
{
	const struct hdg_jack *jack = &codec->sense.jacks.jack[i];
	char name[HDG_NAME_LEN];
	int err;

	name_jack(codec, jack, name, sizeof(name));
	err = snd_jack_new(codec->card, name, jack_type(codec, jack), &codec->jacks[i],
			   true, !jack->senses);
	if (!err)
		report(codec, i);
	return err;
}

/**
 * hdg_jacks_create - make the codec's jacks known to ALSA; they are not watched yet
 * @codec: the codec, its PCM devices created
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_jacks_create(struct hdg_codec *codec)
{
	unsigned int i;
	int err;

	hdg_jacks_find(&codec->sense.jacks, &codec->graph, &codec->plan);
	hdg_jacks_heed(&codec->sense.jacks, &codec->wanted->will);
	hdg_sense_init(&codec->sense, &codec->bus, jack_asked);
	codec->sense.poll_ms = jackpoll_ms;
	for (i = 0; i < codec->sense.jacks.n; i++) {
		err = create_jack(codec, i);
		if (err)
			return err;
	}
	return 0;
}
