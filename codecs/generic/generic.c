// SPDX-License-Identifier: GPL-2.0
/*
 * The generic audio codec driver: any audio function group of the UAA class.
 */
#include <linux/module.h>
#include <linux/moduleparam.h>

#include "generic/alsa/codec.h"
#include "generic/group.h"

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

static int generic_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *match)
{
	struct hdg_wanted *wanted = hdg_group_begin(hdev);
	int err;

	if (IS_ERR(wanted))
		return PTR_ERR(wanted);
	err = hdg_codec_probe(hdev, family, wanted);
	hdg_group_probed(hdev, !err);
	return err;
}

static void generic_remove(struct hdaudio_device *hdev)
{
	hdg_codec_remove(hdaudio_get_drvdata(hdev));
	hdg_group_removed(hdev);
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

static int __init generic_init(void)
{
	int err = hdg_groups_init(&generic_driver);

	if (err)
		return err;
	err = hdaudio_driver_register(&generic_driver);
	if (err)
		hdg_groups_free();
	return err;
}
module_init(generic_init);

static void __exit generic_exit(void)
{
	hdg_groups_settle();
	hdaudio_driver_unregister(&generic_driver);
	hdg_groups_free();
}
module_exit(generic_exit);

MODULE_ALIAS_HDAUDIO("FUNC_01", "");
MODULE_DESCRIPTION("Generic HD Audio codec driver, written against the HD Audio DDI");
MODULE_LICENSE("GPL");
