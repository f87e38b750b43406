// SPDX-License-Identifier: GPL-2.0
/*
 * What a function group device shows in sysfs.
 */
#include <linux/sysfs.h>

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
