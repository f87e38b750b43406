// SPDX-License-Identifier: GPL-2.0
/*
 * What a function group device, and its controller's, show in sysfs.
 */
#include <linux/sysfs.h>

#include "hdb.h"
#include "ids.h"
#include "sysfs.h"

static ssize_t show_ids(struct device *dev, enum hdb_id_list list, char *buf)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	char id[HDB_ID_LEN];
	ssize_t len = 0;
	unsigned int i;

	for (i = 0; hdb_ids_format(&hdev->ids, list, i, id, sizeof(id)) > 0; i++)
		len += sysfs_emit_at(buf, len, "%s\n", id);
	return len;
}

static ssize_t hardware_ids_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return show_ids(dev, HDB_HARDWARE_IDS, buf);
}
static DEVICE_ATTR_RO(hardware_ids);

static ssize_t compatible_ids_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return show_ids(dev, HDB_COMPATIBLE_IDS, buf);
}
static DEVICE_ATTR_RO(compatible_ids);

static ssize_t modalias_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	char modalias[HDB_MODALIAS_LEN];

	hdb_ids_modalias(&to_hdaudio_device(dev)->ids, modalias, sizeof(modalias));
	return sysfs_emit(buf, "%s\n", modalias);
}
static DEVICE_ATTR_RO(modalias);

static ssize_t codec_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%u\n", to_hdaudio_device(dev)->codec);
}
static DEVICE_ATTR_RO(codec);

static ssize_t node_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "0x%02x\n", to_hdaudio_device(dev)->node);
}
static DEVICE_ATTR_RO(node);

static struct attribute *hdb_device_attrs[] = {
	&dev_attr_hardware_ids.attr,
	&dev_attr_compatible_ids.attr,
	&dev_attr_modalias.attr,
	&dev_attr_codec.attr,
	&dev_attr_node.attr,
	NULL
};

static const struct attribute_group hdb_device_group = {
	.attrs = hdb_device_attrs,
};

const struct attribute_group *hdb_device_groups[] = {
	&hdb_device_group,
	NULL
};

#define STATE_FILE	"hdaudio_state"

/* One that does not answer any more has failed, whatever it was before. */
static ssize_t state_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	static const char *const words[] = {
		[HDB_ENUMERATING] = "enumerating",
		[HDB_READY] = "ready",
		[HDB_FAILED] = "failed",
	};
	struct hdb_ctrl *ctrl = container_of(attr, struct hdb_ctrl, state_file);
	enum hdb_state state = READ_ONCE(ctrl->hotplug.state);

	return sysfs_emit(buf, "%s\n", words[hdb_ctrl_gone(ctrl) ? HDB_FAILED : state]);
}

/**
 * hdb_state_add - show how far a controller has come
 * @ctrl: the controller
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int hdb_state_add(struct hdb_ctrl *ctrl)
{
	sysfs_attr_init(&ctrl->state_file.attr);
	ctrl->state_file.attr.name = STATE_FILE;
	ctrl->state_file.attr.mode = 0444;
	ctrl->state_file.show = state_show;
	return device_create_file(ctrl->dev, &ctrl->state_file);
}

/**
 * hdb_state_remove - show it no more
 * @ctrl: the controller, with or without hdb_state_add()
 *
 * Context: process, may sleep.
 */
void hdb_state_remove(struct hdb_ctrl *ctrl)
{
	if (ctrl->state_file.show)
		device_remove_file(ctrl->dev, &ctrl->state_file);
}

/**
 * hdb_state_set - it has come so far; whoever polls the file is woken
 * @ctrl: the controller
 * @state: the state
 *
 * Context: process, may sleep.
 */
void hdb_state_set(struct hdb_ctrl *ctrl, enum hdb_state state)
{
	WRITE_ONCE(ctrl->hotplug.state, state);
	sysfs_notify(&ctrl->dev->kobj, NULL, STATE_FILE);
}
