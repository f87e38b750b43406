// SPDX-License-Identifier: GPL-2.0
/*
 * The hdaudio_compat bus in the kernel's device model.
 */
#include <linux/slab.h>

#include "bus.h"
#include "client.h"
#include "compat.h"
#include "controller.h"
#include "ids.h"

static const struct hdaudio_device_id *bus_find_id(const struct hdaudio_device *hdev,
						   const struct hdaudio_driver *drv)
{
	const struct hdaudio_device_id *id;

	for (id = drv->id_table; id && id->id; id++) {
		if (hdb_ids_match(&hdev->ids, id->id))
			return id;
	}
	return NULL;
}

static int bus_match(struct device *dev, HDB_MATCH_DRIVER *driver)
{
	return !!bus_find_id(to_hdaudio_device(dev), to_hdaudio_driver(driver));
}

static int bus_uevent(HDB_UEVENT_DEVICE *dev, struct kobj_uevent_env *env)
{
	char modalias[HDB_MODALIAS_LEN];

	hdb_ids_modalias(&to_hdaudio_device(dev)->ids, modalias, sizeof(modalias));
	return add_uevent_var(env, "MODALIAS=%s", modalias);
}

static int bus_probe(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	struct hdaudio_driver *drv = to_hdaudio_driver(dev->driver);
	int err = drv->probe(hdev, bus_find_id(hdev, drv));

	if (err)
		hdb_client_close_all(hdev->ctrl, hdev);
	return err;
}

/* The driver goes; then whatever interface it did not give back is taken from it. */
static void bus_remove(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	struct hdaudio_driver *drv = to_hdaudio_driver(dev->driver);

	if (drv->remove)
		drv->remove(hdev);
	hdb_client_close_all(hdev->ctrl, hdev);
}

static int bus_suspend(struct device *dev)
{
	struct hdaudio_driver *drv = dev->driver ? to_hdaudio_driver(dev->driver) : NULL;

	return drv && drv->suspend ? drv->suspend(to_hdaudio_device(dev)) : 0;
}

static int bus_resume(struct device *dev)
{
	struct hdaudio_driver *drv = dev->driver ? to_hdaudio_driver(dev->driver) : NULL;

	return drv && drv->resume ? drv->resume(to_hdaudio_device(dev)) : 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(bus_pm_ops, bus_suspend, bus_resume);

static struct bus_type hdb_bus_type = {
	.name = "hdaudio_compat",
	.dev_groups = hdb_device_groups,
	.match = bus_match,
	.uevent = bus_uevent,
	.probe = bus_probe,
	.remove = bus_remove,
	.pm = pm_sleep_ptr(&bus_pm_ops),
};

/**
 * __hdaudio_driver_register - register a codec driver
 * @drv: the driver; its name, id table and probe are required
 * @owner: module it lives in
 * @mod_name: that module's name
 *
 * Use hdaudio_driver_register() or module_hdaudio_driver().
 *
 * Context: may sleep; probes matching function groups before it returns.
 * Return: 0 or a negative errno; -EINVAL if a required member is missing.
 */
int __hdaudio_driver_register(struct hdaudio_driver *drv, struct module *owner,
			      const char *mod_name)
{
	if (!drv->driver.name || !drv->id_table || !drv->probe)
		return -EINVAL;
	drv->driver.bus = &hdb_bus_type;
	drv->driver.owner = owner;
	drv->driver.mod_name = mod_name;
	return driver_register(&drv->driver);
}
EXPORT_SYMBOL_GPL(__hdaudio_driver_register);

/**
 * hdaudio_driver_unregister - unregister a codec driver
 * @drv: the driver
 *
 * Its remove is called for every function group it drives; what its clients left behind is
 * taken back before this returns.
 *
 * Context: may sleep.
 */
void hdaudio_driver_unregister(struct hdaudio_driver *drv)
{
	driver_unregister(&drv->driver);
}
EXPORT_SYMBOL_GPL(hdaudio_driver_unregister);

static void bus_device_release(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);

	hdb_ctrl_put(hdev->ctrl);
	kfree(hdev);
}

/* Add a device for a function group. Process context. */
int hdb_bus_add(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node,
		const struct hdaudio_ids *ids)
{
	struct hdaudio_device *hdev = kzalloc(sizeof(*hdev), GFP_KERNEL);
	int err;

	if (!hdev)
		return -ENOMEM;
	hdev->ids = *ids;
	hdev->codec = codec;
	hdev->node = node;
	hdev->ctrl = ctrl;
	hdb_ctrl_get(ctrl);
	device_initialize(&hdev->dev);
	hdev->dev.parent = ctrl->dev;
	hdev->dev.bus = &hdb_bus_type;
	hdev->dev.release = bus_device_release;
	err = dev_set_name(&hdev->dev, "%s-c%un%02x", dev_name(ctrl->dev), codec, node);
	if (!err)
		err = device_add(&hdev->dev);
	if (err)
		put_device(&hdev->dev);
	return err;
}

static int bus_remove_child(struct device *dev, void *data)
{
	if (dev->bus == &hdb_bus_type)
		device_unregister(dev);
	return 0;
}

/* Remove the function group devices of a controller, last one first. Process context. */
void hdb_bus_remove_all(struct hdb_ctrl *ctrl)
{
	device_for_each_child_reverse(ctrl->dev, NULL, bus_remove_child);
}

/* Its driver does not come or go meanwhile. */
static int bus_call_child(struct device *dev, void *data)
{
	int (*hook)(struct device *dev) = data;
	int err;

	if (dev->bus != &hdb_bus_type)
		return 0;
	device_lock(dev);
	err = hook(dev);
	device_unlock(dev);
	if (err)
		dev_warn(dev, "its driver could not follow a reset of the controller: %d\n", err);
	return 0;
}

/*
 * Have the codec drivers put down what they do, as for system sleep, last one first; the
 * controller is going to be reset. Process context; no lock held.
 */
void hdb_bus_suspend_all(struct hdb_ctrl *ctrl)
{
	device_for_each_child_reverse(ctrl->dev, bus_suspend, bus_call_child);
}

/* Have them take it up again. Process context; no lock held. */
void hdb_bus_resume_all(struct hdb_ctrl *ctrl)
{
	device_for_each_child(ctrl->dev, bus_resume, bus_call_child);
}

int hdb_bus_register(void)
{
	return bus_register(&hdb_bus_type);
}

void hdb_bus_unregister(void)
{
	bus_unregister(&hdb_bus_type);
}
