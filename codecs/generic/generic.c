// SPDX-License-Identifier: GPL-2.0
/*
 * The generic audio codec driver: any audio function group of the UAA class.
 */
#include <linux/bitmap.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/mutex.h>
#include <sound/core.h>
#include <sound/initval.h>

#include "generic/alsa/codec.h"

static const struct hdg_family *const families[] = {
	&hdg_baseline, &hdg_v2, &hdg_v3, &hdg_bdl,
};

static const struct hdg_family *family = &hdg_bdl;

static int set_interface(const char *value, const struct kernel_param *kp)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(families); i++) {
		if (sysfs_streq(value, families[i]->name)) {
			family = families[i];
			return 0;
		}
	}
	return -EINVAL;
}

static int get_interface(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%s\n", family->name);
}

static const struct kernel_param_ops interface_ops = {
	.set = set_interface,
	.get = get_interface,
};

module_param_cb(interface, &interface_ops, NULL, 0444);
MODULE_PARM_DESC(interface, "interface of the DDI to use: baseline, v2, v3 or bdl (default)");

static int index[SNDRV_CARDS] = SNDRV_DEFAULT_IDX;
static char *id[SNDRV_CARDS];

module_param_array(index, int, NULL, 0444);
MODULE_PARM_DESC(index, "numbers of the cards, in the order in which they appear");
module_param_array(id, charp, NULL, 0444);
MODULE_PARM_DESC(id, "ids of the cards (made of where the controller is and the codec's address)");

/* Which of them are in use by a card. */
static DECLARE_BITMAP(slots, SNDRV_CARDS);
static DEFINE_MUTEX(slots_lock);

static unsigned int take_slot(void)
{
	unsigned int slot;

	mutex_lock(&slots_lock);
	slot = find_first_zero_bit(slots, SNDRV_CARDS);
	if (slot < SNDRV_CARDS)
		set_bit(slot, slots);
	mutex_unlock(&slots_lock);
	return slot;
}

static void give_slot(unsigned int slot)
{
	mutex_lock(&slots_lock);
	clear_bit(slot, slots);
	mutex_unlock(&slots_lock);
}

static int generic_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *match)
{
	struct hdg_card_choice choice = { .slot = take_slot() };
	int err;

	if (choice.slot == SNDRV_CARDS)
		return -ENOSPC;
	choice.index = index[choice.slot];
	choice.id = id[choice.slot];
	err = hdg_codec_probe(hdev, family, &choice);
	if (err)
		give_slot(choice.slot);
	return err;
}

static void generic_remove(struct hdaudio_device *hdev)
{
	struct hdg_codec *codec = hdaudio_get_drvdata(hdev);
	unsigned int slot = codec->slot;

	hdg_codec_remove(codec);
	give_slot(slot);
}

static int generic_suspend(struct hdaudio_device *hdev)
{
	return hdg_codec_suspend(hdaudio_get_drvdata(hdev));
}

static int generic_resume(struct hdaudio_device *hdev)
{
	return hdg_codec_resume(hdaudio_get_drvdata(hdev));
}

static int generic_runtime_suspend(struct hdaudio_device *hdev)
{
	hdg_codec_sleep(hdaudio_get_drvdata(hdev));
	return 0;
}

static int generic_runtime_resume(struct hdaudio_device *hdev)
{
	return hdg_codec_wake(hdaudio_get_drvdata(hdev));
}

static const struct hdaudio_device_id generic_ids[] = {
	{ .id = "HDAUDIO\\FUNC_01" },
	{}
};

static struct hdaudio_driver generic_driver = {
	.driver = { .name = "hdaudio_generic" },
	.id_table = generic_ids,
	.probe = generic_probe,
	.remove = generic_remove,
	.suspend = generic_suspend,
	.resume = generic_resume,
	.runtime_suspend = generic_runtime_suspend,
	.runtime_resume = generic_runtime_resume,
};

module_hdaudio_driver(generic_driver);

MODULE_ALIAS_HDAUDIO("FUNC_01", "");
MODULE_DESCRIPTION("Generic HD Audio codec driver, written against the HD Audio DDI");
MODULE_LICENSE("GPL");
