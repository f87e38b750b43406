// SPDX-License-Identifier: GPL-2.0
/*
 * The journey as a codec driver: bound to a function group it walks and tells the log what it
 * saw. Not bound at all if that was not what is expected.
 */
#include <linux/slab.h>

#include "journey.h"

static int journey_tell(struct hdaudio_device *hdev, const struct journey *j)
{
	unsigned int i, same = journey_differs(j);

	for (i = 0; i < j->n; i++)
		dev_info(&hdev->dev, "journey: %s\n", j->lines[i]);
	if (same == j->n && !journey_expected(same))
		return 0;
	dev_err(&hdev->dev, "journey: expected: %s\n", journey_expected(same) ?: "no more");
	return -EIO;
}

static int journey_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct journey *j = kzalloc(sizeof(*j), GFP_KERNEL);
	NTSTATUS status;
	int err;

	if (!j)
		return -ENOMEM;
	status = hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE_V2, sizeof(j->bus),
					 0x0100, (PINTERFACE)&j->bus);
	err = hdaudio_status_to_errno(status);
	if (!err) {
		j->dac = 2;	/* of the codecs QEMU emulates */
		journey_make(j);
		err = journey_tell(hdev, j);
		j->bus.InterfaceDereference(j->bus.Context);
	}
	kfree(j);
	return err;
}

static const struct hdaudio_device_id journey_ids[] = {
	{ "HDAUDIO\\FUNC_01" },
	{ }
};

static struct hdaudio_driver journey_driver = {
	.driver.name = "hdaudio_journey",
	.id_table = journey_ids,
	.probe = journey_probe,
};
module_hdaudio_driver(journey_driver);

MODULE_DESCRIPTION("Test of hdaudio_compat: does the same on a controller as on the model");
MODULE_LICENSE("GPL");
