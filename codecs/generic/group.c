// SPDX-License-Identifier: GPL-2.0
/*
 * What is wanted of function groups: from parameters and files when a group comes, kept while its
 * card is made anew, forgotten when it goes.
 */
#include <linux/bitmap.h>
#include <linux/firmware.h>
#include <linux/list.h>
#include <linux/moduleparam.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <sound/core.h>
#include <sound/initval.h>

#include "generic/alsa/codec.h"
#include "generic/group.h"
#include "generic/widgets/patch_file.h"

static int index[SNDRV_CARDS] = SNDRV_DEFAULT_IDX;
static char *id[SNDRV_CARDS];
static char *model[SNDRV_CARDS];
static char *patch[SNDRV_CARDS];

module_param_array(index, int, NULL, 0444);
MODULE_PARM_DESC(index, "numbers of the cards, in the order in which they appear");
module_param_array(id, charp, NULL, 0444);
MODULE_PARM_DESC(id, "ids of the cards (made of where the controller is and the codec's address)");
module_param_array(model, charp, NULL, 0444);
MODULE_PARM_DESC(model, "auto (default), or nofixup: nothing that is known of the machine counts");
module_param_array(patch, charp, NULL, 0444);
MODULE_PARM_DESC(patch, "files of pin configurations, verbs and hints, in the order of the cards");

/**
 * struct group - a function group that has a card, or is about to
 * @entry: in the list of them
 * @hdev: the function group
 * @slot: which of the module's parameters are its card's
 * @wanted: what somebody wants of it
 * @bound: it has a card
 * @renewing: that is being made anew
 * @renew: does it
 */
struct group {
	struct list_head entry;
	struct hdaudio_device *hdev;
	unsigned int slot;
	struct hdg_wanted wanted;
	bool bound;
	bool renewing;
	struct work_struct renew;
};

static LIST_HEAD(groups);
static DECLARE_BITMAP(slots, SNDRV_CARDS);
static bool leaving;
/* Guards these, and what is true and false of each group; taken inside the device's. */
static DEFINE_MUTEX(groups_lock);

static struct hdaudio_driver *driver;
static struct workqueue_struct *renewals;

static struct group *find_group(const struct hdaudio_device *hdev)
{
	struct group *group;

	lockdep_assert_held(&groups_lock);
	list_for_each_entry(group, &groups, entry) {
		if (group->hdev == hdev)
			return group;
	}
	return NULL;
}

static void read_patch(struct group *group, const struct firmware *fw, const char *name,
		       enum hdg_wisher wisher)
{
	const struct hdaudio_ids *ids = &group->hdev->ids;
	const struct hdg_patched who = {
		.vendor = (u32)ids->vendor << 16 | ids->device,
		.subsystem = ids->subsystem,
		.codec = group->hdev->codec,
	};
	unsigned int line = hdg_patch_read(&group->wanted.will.by[wisher], &who,
					   (const char *)fw->data, fw->size);

	if (line)
		dev_warn(&group->hdev->dev, "%s: line %u makes no sense\n", name, line);
	release_firmware(fw);
}

/* What is known of the machine: nothing, as a rule. */
static void load_machine(struct group *group)
{
	const struct firmware *fw;
	char name[64];

	scnprintf(name, sizeof(name), "hdaudio_compat/%s.fw", dev_name(group->hdev->dev.parent));
	if (!firmware_request_nowarn(&fw, name, &group->hdev->dev))
		read_patch(group, fw, name, HDG_BY_MACHINE);
}

/* What the user says, or what he had hdajackretask say, which speaks to snd_hda_intel by name. */
static void load_patch(struct group *group)
{
	static const char retask[] = "hda-jack-retask.fw";
	const char *name = patch[group->slot];
	const struct firmware *fw;

	if (name && *name) {
		if (!request_firmware(&fw, name, &group->hdev->dev))
			read_patch(group, fw, name, HDG_BY_USER);
	} else if (!firmware_request_nowarn(&fw, retask, &group->hdev->dev)) {
		read_patch(group, fw, retask, HDG_BY_USER);
	}
}

/* Names of machines are for drivers that know them. */
static void take_model(struct group *group)
{
	struct hdg_wishes *wishes = &group->wanted.will.by[HDG_BY_USER];
	const char *name = model[group->slot];

	if (name && *name && hdg_wish_model(wishes, name))
		dev_warn(&group->hdev->dev, "model=%s is too long\n", name);
	if (!hdg_model_known(wishes->model))
		dev_warn(&group->hdev->dev, "model %s means nothing to this driver\n",
			 wishes->model);
}

static void free_group(struct group *group)
{
	unsigned int k;

	for (k = 0; k < HDG_WISHERS; k++)
		hdg_wishes_clear(&group->wanted.will.by[k]);
	kvfree(group);
}

/* Forget a group; to be freed then, when nobody has the lock. */
static void drop_group(struct group *group)
{
	lockdep_assert_held(&groups_lock);
	list_del(&group->entry);
	clear_bit(group->slot, slots);
}

static bool is_bound(struct group *group)
{
	bool bound;

	mutex_lock(&groups_lock);
	bound = group->bound;
	mutex_unlock(&groups_lock);
	return bound;
}

/* Wishes that leave nothing to play or record with would leave no card to take them back at. */
static void bind_somehow(struct group *group)
{
	struct device *dev = &group->hdev->dev;
	int err = device_driver_attach(&driver->driver, dev);

	if (!err || is_bound(group) || !device_is_registered(dev))
		return;
	dev_warn(dev, "no card can be made as the user wishes: the wishes are forgotten\n");
	hdg_wishes_clear(&group->wanted.will.by[HDG_BY_USER]);
	err = device_driver_attach(&driver->driver, dev);
	if (err)
		dev_err(dev, "no card can be made without them, either: error %d\n", err);
}

static void renew_work(struct work_struct *work)
{
	struct group *group = container_of(work, struct group, renew);
	struct device *dev = &group->hdev->dev;
	bool bound;

	device_release_driver(dev);
	bind_somehow(group);
	device_lock(dev);
	mutex_lock(&groups_lock);
	group->renewing = false;
	bound = group->bound;
	if (!bound)
		drop_group(group);
	mutex_unlock(&groups_lock);
	device_unlock(dev);
	if (!bound)
		free_group(group);
	put_device(dev);
}

/* Called by an attribute of the card, which cannot take itself away. */
static void renew(struct hdg_wanted *wanted)
{
	struct group *group = container_of(wanted, struct group, wanted);

	mutex_lock(&groups_lock);
	if (!leaving && !group->renewing) {
		group->renewing = true;
		get_device(&group->hdev->dev);
		queue_work(renewals, &group->renew);
	}
	mutex_unlock(&groups_lock);
}

static int add_group(struct group *group)
{
	int err = -ENOSPC;

	mutex_lock(&groups_lock);
	group->slot = find_first_zero_bit(slots, SNDRV_CARDS);
	if (group->slot < SNDRV_CARDS) {
		set_bit(group->slot, slots);
		list_add(&group->entry, &groups);
		err = 0;
	}
	mutex_unlock(&groups_lock);
	return err;
}

static struct group *new_group(struct hdaudio_device *hdev)
{
	struct group *group = kvzalloc(sizeof(*group), GFP_KERNEL);
	int err;

	if (!group)
		return ERR_PTR(-ENOMEM);
	group->hdev = hdev;
	group->wanted.renew = renew;
	INIT_WORK(&group->renew, renew_work);
	err = add_group(group);
	if (err) {
		kvfree(group);
		return ERR_PTR(err);
	}
	group->wanted.index = index[group->slot];
	group->wanted.id = id[group->slot];
	load_machine(group);
	load_patch(group);
	take_model(group);
	return group;
}

/**
 * hdg_groups_init - be ready for function groups
 * @drv: the driver that they are bound to
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int hdg_groups_init(struct hdaudio_driver *drv)
{
	driver = drv;
	renewals = alloc_workqueue("hdaudio_generic", WQ_UNBOUND, 0);
	return renewals ? 0 : -ENOMEM;
}

/**
 * hdg_groups_settle - make no card anew from now on; those that are, have been when this returns
 *
 * Context: may sleep.
 */
void hdg_groups_settle(void)
{
	mutex_lock(&groups_lock);
	leaving = true;
	mutex_unlock(&groups_lock);
	flush_workqueue(renewals);
}

/**
 * hdg_groups_free - undo hdg_groups_init(); there is no function group any more
 *
 * Context: may sleep.
 */
void hdg_groups_free(void)
{
	destroy_workqueue(renewals);
}

/**
 * hdg_group_begin - what is wanted of a function group, whose card is about to be made
 * @hdev: the function group, its device locked
 *
 * Context: may sleep.
 * Return: it, to be followed by hdg_group_probed(), or an errno.
 */
struct hdg_wanted *hdg_group_begin(struct hdaudio_device *hdev)
{
	struct group *group;

	mutex_lock(&groups_lock);
	group = find_group(hdev);
	mutex_unlock(&groups_lock);
	if (!group)
		group = new_group(hdev);
	return IS_ERR(group) ? ERR_CAST(group) : &group->wanted;
}

static void leave_group(struct hdaudio_device *hdev, bool bound)
{
	struct group *group;
	bool over;

	mutex_lock(&groups_lock);
	group = find_group(hdev);
	group->bound = bound;
	over = !bound && !group->renewing;
	if (over)
		drop_group(group);
	mutex_unlock(&groups_lock);
	if (over)
		free_group(group);
}

/**
 * hdg_group_probed - its card has been made, or could not be
 * @hdev: the function group, its device locked
 * @bound: it has
 *
 * Context: may sleep.
 */
void hdg_group_probed(struct hdaudio_device *hdev, bool bound)
{
	leave_group(hdev, bound);
}

/**
 * hdg_group_removed - its card is no more
 * @hdev: the function group, its device locked
 *
 * Context: may sleep.
 */
void hdg_group_removed(struct hdaudio_device *hdev)
{
	leave_group(hdev, false);
}
