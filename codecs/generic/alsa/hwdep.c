// SPDX-License-Identifier: GPL-2.0
/*
 * The codec's hwdep device, by which alsa-tools' hda-verb and hda-analyzer reach it.
 */
#include <linux/capability.h>
#include <linux/compat.h>
#include <linux/uaccess.h>
#include <sound/core.h>
#include <sound/hda_hwdep.h>
#include <sound/hwdep.h>

#include "codec.h"
#include "compat.h"
#include "generic/ddi/single_verb.h"

/* Commands can do anything to a codec, and to loudspeakers. */
static int hwdep_open(struct snd_hwdep *hw, struct file *file)
{
	return capable(CAP_SYS_RAWIO) ? 0 : -EACCES;
}

static int send_verb(struct hdg_codec *codec, struct hda_verb_ioctl *verb)
{
	int err = hdg_codec_enter(codec);

	if (err)
		return err;
	err = hdg_verb_send(&codec->bus, &codec->graph, verb->verb, &verb->res);
	hdg_codec_leave(codec);
	return err;
}

static int get_caps(struct hdg_codec *codec, struct hda_verb_ioctl *verb)
{
	verb->res = hdg_verb_caps(&codec->graph, verb->verb);
	return 0;
}

static int exchange(struct hdg_codec *codec, struct hda_verb_ioctl __user *arg,
		    int (*fn)(struct hdg_codec *codec, struct hda_verb_ioctl *verb))
{
	struct hda_verb_ioctl verb;
	int err;

	if (copy_from_user(&verb, arg, sizeof(verb)))
		return -EFAULT;
	err = fn(codec, &verb);
	if (!err && put_user(verb.res, &arg->res))
		err = -EFAULT;
	return err;
}

static int hwdep_ioctl(struct snd_hwdep *hw, struct file *file, unsigned int cmd,
		       unsigned long arg)
{
	switch (cmd) {
	case HDA_IOCTL_PVERSION:
		return put_user(HDA_HWDEP_VERSION, (int __user *)arg);
	case HDA_IOCTL_VERB_WRITE:
		return exchange(hw->private_data, (struct hda_verb_ioctl __user *)arg, send_verb);
	case HDA_IOCTL_GET_WCAP:
		return exchange(hw->private_data, (struct hda_verb_ioctl __user *)arg, get_caps);
	}
	return -ENOIOCTLCMD;
}

#ifdef CONFIG_COMPAT
/* The structures are alike for 32-bit programs. */
static int hwdep_ioctl_compat(struct snd_hwdep *hw, struct file *file, unsigned int cmd,
			      unsigned long arg)
{
	return hwdep_ioctl(hw, file, cmd, (unsigned long)compat_ptr(arg));
}
#endif

/**
 * hdg_hwdep_create - make the device /dev/snd/hwCxDy, y being the codec's address
 * @codec: the codec
 *
 * Context: may sleep.
 * Return: 0 or a negative errno.
 */
int hdg_hwdep_create(struct hdg_codec *codec)
{
	struct snd_hwdep *hw;
	char name[16];
	int err;

	scnprintf(name, sizeof(name), "HDA Codec %u", codec->bus.codec);
	err = snd_hwdep_new(codec->card, name, codec->bus.codec, &hw);
	if (err)
		return err;
	strscpy(hw->name, name, sizeof(hw->name));
	hw->iface = SNDRV_HWDEP_IFACE_HDA;
	hw->private_data = codec;
	hdb_hwdep_device(hw)->groups = hdg_reconfig_groups;
	dev_set_drvdata(hdb_hwdep_device(hw), codec);
	hw->ops.open = hwdep_open;
	hw->ops.ioctl = hwdep_ioctl;
#ifdef CONFIG_COMPAT
	hw->ops.ioctl_compat = hwdep_ioctl_compat;
#endif
	return 0;
}
