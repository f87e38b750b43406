// SPDX-License-Identifier: GPL-2.0
/*
 * What pins are, what is wished of them, and taking that over: the attributes of the codec's hwdep
 * device, by the names and in the form that the kernel's own driver's have and alsa-tools'
 * hdajackretask and hdajacksensetest look for.
 */
#include <linux/device.h>

#include "codec.h"

static struct hdg_wishes *wishes_of(struct hdg_codec *codec)
{
	return &codec->wanted->will.by[HDG_BY_USER];
}

static ssize_t vendor_id_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);
	const struct hdaudio_ids *ids = &codec->bus.hdev->ids;

	return sysfs_emit(buf, "0x%x\n", (u32)ids->vendor << 16 | ids->device);
}
static DEVICE_ATTR_RO(vendor_id);

static ssize_t subsystem_id_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);

	return sysfs_emit(buf, "0x%x\n", codec->bus.hdev->ids.subsystem);
}
static DEVICE_ATTR_RO(subsystem_id);

static ssize_t revision_id_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);

	return sysfs_emit(buf, "0x%x\n", codec->revision);
}
static DEVICE_ATTR_RO(revision_id);

static ssize_t afg_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);

	return sysfs_emit(buf, "0x%x\n", codec->bus.fg);
}
static DEVICE_ATTR_RO(afg);

/* The modem function group, which is no business of this driver's. */
static ssize_t mfg_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "0x0\n");
}
static DEVICE_ATTR_RO(mfg);

static ssize_t vendor_name_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);

	return sysfs_emit(buf, "Generic %04x\n", codec->bus.hdev->ids.vendor);
}
static DEVICE_ATTR_RO(vendor_name);

static ssize_t chip_name_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);

	return sysfs_emit(buf, "ID %x\n", codec->bus.hdev->ids.device);
}
static DEVICE_ATTR_RO(chip_name);

static ssize_t modelname_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct hdg_codec *codec = dev_get_drvdata(dev);
	ssize_t n;

	mutex_lock(&codec->lock);
	n = sysfs_emit(buf, "%s\n", wishes_of(codec)->model);
	mutex_unlock(&codec->lock);
	return n;
}

static ssize_t init_pin_configs_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct hdg_codec *codec = dev_get_drvdata(dev);
	unsigned int i;
	int n = 0;

	for (i = 0; i < codec->graph.n; i++) {
		const struct hdg_widget *w = &codec->graph.widgets[i];

		if (hdg_type(w) == AC_WID_PIN)
			n += sysfs_emit_at(buf, n, "0x%02x 0x%08x\n", w->nid, w->own_config);
	}
	return n;
}
static DEVICE_ATTR_RO(init_pin_configs);

static ssize_t show_pins(struct hdg_codec *codec, enum hdg_wisher wisher, char *buf)
{
	const struct hdg_pin_config *pins = codec->wanted->will.by[wisher].pins;
	unsigned int nid;
	int n = 0;

	mutex_lock(&codec->lock);
	for (nid = 0; nid < HDG_NODES; nid++) {
		if (pins[nid].set)
			n += sysfs_emit_at(buf, n, "0x%02x 0x%08x\n", nid, pins[nid].config);
	}
	mutex_unlock(&codec->lock);
	return n;
}

static ssize_t driver_pin_configs_show(struct device *dev, struct device_attribute *attr,
				       char *buf)
{
	return show_pins(dev_get_drvdata(dev), HDG_BY_MACHINE, buf);
}
static DEVICE_ATTR_RO(driver_pin_configs);

static ssize_t user_pin_configs_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return show_pins(dev_get_drvdata(dev), HDG_BY_USER, buf);
}

/* Takes over wishes, one in a line; only renewing the card makes anything of it. */
static ssize_t add_wish(struct device *dev, const char *buf, size_t count,
			int (*wish)(struct hdg_wishes *wishes, const char *line))
{
	struct hdg_codec *codec = dev_get_drvdata(dev);
	int err;

	mutex_lock(&codec->lock);
	err = hdg_wish_lines(wishes_of(codec), buf, wish);
	mutex_unlock(&codec->lock);
	return err ? err : count;
}

static ssize_t modelname_store(struct device *dev, struct device_attribute *attr, const char *buf,
			       size_t count)
{
	return add_wish(dev, buf, count, hdg_wish_model);
}
static DEVICE_ATTR_RW(modelname);

static ssize_t user_pin_configs_store(struct device *dev, struct device_attribute *attr,
				      const char *buf, size_t count)
{
	return add_wish(dev, buf, count, hdg_wish_config);
}
static DEVICE_ATTR_RW(user_pin_configs);

static ssize_t init_verbs_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct hdg_codec *codec = dev_get_drvdata(dev);
	const struct hdg_wishes *wishes = wishes_of(codec);
	unsigned int i;
	int n = 0;

	mutex_lock(&codec->lock);
	for (i = 0; i < wishes->n_verbs; i++) {
		const struct hdg_init_verb *verb = &wishes->verbs[i];

		n += sysfs_emit_at(buf, n, "0x%02x 0x%03x 0x%04x\n", verb->nid, verb->verb,
				   verb->parameter);
	}
	mutex_unlock(&codec->lock);
	return n;
}

static ssize_t init_verbs_store(struct device *dev, struct device_attribute *attr, const char *buf,
				size_t count)
{
	return add_wish(dev, buf, count, hdg_wish_verb);
}
static DEVICE_ATTR_RW(init_verbs);

static ssize_t hints_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct hdg_codec *codec = dev_get_drvdata(dev);
	const struct hdg_wishes *wishes = wishes_of(codec);
	unsigned int i;
	int n = 0;

	mutex_lock(&codec->lock);
	for (i = 0; i < wishes->n_hints; i++)
		n += sysfs_emit_at(buf, n, "%s = %s\n", wishes->hints[i].key,
				   wishes->hints[i].value);
	mutex_unlock(&codec->lock);
	return n;
}

static ssize_t hints_store(struct device *dev, struct device_attribute *attr, const char *buf,
			   size_t count)
{
	return add_wish(dev, buf, count, hdg_wish_hint);
}
static DEVICE_ATTR_RW(hints);

/* The card goes and comes: who plays or records would lose it. */
static ssize_t reconfig_store(struct device *dev, struct device_attribute *attr, const char *buf,
			      size_t count)
{
	struct hdg_codec *codec = dev_get_drvdata(dev);

	if (hdg_pcms_open(codec))
		return -EBUSY;
	codec->wanted->renew(codec->wanted);
	return count;
}
static DEVICE_ATTR_WO(reconfig);

static ssize_t clear_store(struct device *dev, struct device_attribute *attr, const char *buf,
			   size_t count)
{
	struct hdg_codec *codec = dev_get_drvdata(dev);

	mutex_lock(&codec->lock);
	hdg_wishes_clear(wishes_of(codec));
	mutex_unlock(&codec->lock);
	return count;
}
static DEVICE_ATTR_WO(clear);

static struct attribute *attributes[] = {
	&dev_attr_vendor_id.attr,
	&dev_attr_subsystem_id.attr,
	&dev_attr_revision_id.attr,
	&dev_attr_afg.attr,
	&dev_attr_mfg.attr,
	&dev_attr_vendor_name.attr,
	&dev_attr_chip_name.attr,
	&dev_attr_modelname.attr,
	&dev_attr_init_pin_configs.attr,
	&dev_attr_driver_pin_configs.attr,
	&dev_attr_user_pin_configs.attr,
	&dev_attr_init_verbs.attr,
	&dev_attr_hints.attr,
	&dev_attr_reconfig.attr,
	&dev_attr_clear.attr,
	NULL
};

static const struct attribute_group group = {
	.attrs = attributes,
};

const struct attribute_group *hdg_reconfig_groups[] = { &group, NULL };
