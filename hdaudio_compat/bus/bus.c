// SPDX-License-Identifier: GPL-2.0
/*
 * The hdaudio_compat bus in the kernel's device model.
 */
#include <linux/pm_runtime.h>
#include <linux/pm_wakeup.h>
#include <linux/slab.h>
#include <sound/hda_verbs.h>

#include "compat.h"

#include "bus.h"
#include "ddi/client.h"
#include "hdb.h"
#include "hw/recovery.h"
#include "ids.h"
#include "nt/nt_services.h"
#include "sysfs.h"
#include "verbs/presence.h"
#include "verbs/verbs.h"

#define DELAY_S		3	/* until what is not used may sleep, if nothing else is said */

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

/* Until the reset is over; nobody can wait for that here, for it may wait for this device. */
static int bus_put_off(struct hdaudio_device *hdev)
{
	hdev->missed = true;
	hdb_hotplug_probe_again(hdev->ctrl);
	return -EPROBE_DEFER;
}

/* While a controller is reset commands are answered as by nobody: a driver would believe that. */
static int bus_probe_driver(struct hdaudio_device *hdev, struct hdaudio_driver *drv)
{
	struct hdb_ctrl *ctrl = hdev->ctrl;
	u32 resets = READ_ONCE(ctrl->recovery.counts[HDB_STEP_RESET]);
	int err;

	if (READ_ONCE(ctrl->verbs.quiesced))
		return bus_put_off(hdev);
	err = drv->probe(hdev, bus_find_id(hdev, drv));
	if (!err)
		return 0;
	hdb_client_close_all(ctrl, hdev);
	if (hdb_recovery_pending(ctrl) ||
	    resets != READ_ONCE(ctrl->recovery.counts[HDB_STEP_RESET]))
		return bus_put_off(hdev);
	return err;
}

/* A driver that says nothing of runtime PM keeps its function group, and the link, awake. */
static int bus_probe(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	struct hdaudio_driver *drv = to_hdaudio_driver(dev->driver);
	int err;

	pm_runtime_get_sync(dev);
	err = bus_probe_driver(hdev, drv);
	if (err) {
		pm_runtime_put_noidle(dev);
		return err;
	}
	hdev->bound = true;
	device_set_wakeup_capable(dev, drv->can_wake && device_can_wakeup(hdev->ctrl->dev));
	pm_runtime_mark_last_busy(dev);
	if (drv->runtime_suspend)
		pm_runtime_put_autosuspend(dev);
	return 0;
}

/* Nobody is to be told of the end of the controller's reset any more. Under the device's lock. */
static void bus_unpause(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);

	if (hdev->paused)
		pm_runtime_put(dev);
	hdev->paused = false;
}

/* The driver goes; then whatever interface it did not give back is taken from it. */
static void bus_remove(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	struct hdaudio_driver *drv = to_hdaudio_driver(dev->driver);

	pm_runtime_get_sync(dev);
	bus_unpause(dev);
	device_init_wakeup(dev, false);
	hdev->bound = false;
	if (drv->remove)
		drv->remove(hdev);
	hdb_client_close_all(hdev->ctrl, hdev);
	if (!drv->runtime_suspend)
		pm_runtime_put_noidle(dev);
	pm_runtime_put(dev);
}

static struct hdaudio_driver *bus_driver_of(struct device *dev)
{
	return to_hdaudio_device(dev)->bound ? to_hdaudio_driver(dev->driver) : NULL;
}

/* The system or the controller: what sleeps already is not disturbed. */
static int bus_suspend(struct device *dev)
{
	struct hdaudio_driver *drv = bus_driver_of(dev);

	if (!drv || !drv->suspend || pm_runtime_status_suspended(dev))
		return 0;
	return drv->suspend(to_hdaudio_device(dev));
}

/* A function group that sleeps is woken to see what has happened meanwhile, and sleeps on. */
static int bus_resume(struct device *dev)
{
	struct hdaudio_driver *drv = bus_driver_of(dev);

	if (pm_runtime_status_suspended(dev))
		pm_request_resume(dev);
	else if (drv && drv->resume)
		return drv->resume(to_hdaudio_device(dev));
	return 0;
}

/* A refusal is no error, which would end runtime PM for good: it is tried again. */
static int bus_runtime_suspend(struct device *dev)
{
	struct hdaudio_driver *drv = bus_driver_of(dev);

	if (!drv || !drv->runtime_suspend || !drv->runtime_suspend(to_hdaudio_device(dev)))
		return 0;
	pm_runtime_mark_last_busy(dev);
	return -EBUSY;
}

/* A failure to wake is no error either: what does not work is told again at each use. */
static int bus_runtime_resume(struct device *dev)
{
	struct hdaudio_driver *drv = bus_driver_of(dev);
	int err = 0;

	if (drv && drv->runtime_resume)
		err = drv->runtime_resume(to_hdaudio_device(dev));
	if (err)
		dev_warn(dev, "the driver cannot wake it: error %d\n", err);
	return 0;
}

/* The system. What is paused with its controller stays so. */
static int bus_system_suspend(struct device *dev)
{
	return to_hdaudio_device(dev)->paused ? 0 : bus_suspend(dev);
}

static int bus_system_resume(struct device *dev)
{
	return to_hdaudio_device(dev)->paused ? 0 : bus_resume(dev);
}

static const struct dev_pm_ops bus_pm_ops = {
	SYSTEM_SLEEP_PM_OPS(bus_system_suspend, bus_system_resume)
	RUNTIME_PM_OPS(bus_runtime_suspend, bus_runtime_resume, NULL)
};

/* The group is used by nobody any more. */
static void bus_rest(struct hdaudio_device *hdev)
{
	HDAUDIO_CODEC_TRANSFER t = {
		.Output.Verb8 = {
			.CodecAddress = hdev->codec,
			.Node = hdev->node,
			.VerbId = AC_VERB_SET_POWER_STATE,
			.Data = AC_PWRST_D3,
		},
	};

	hdb_verbs_run(hdev->ctrl, NULL, &t, 1);
}

/*
 * The machine is switched off, or another kernel takes over: groups come before their controller. A
 * codec that is left in D0 may be heard when the link is reset under it.
 */
static void bus_shutdown(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	struct hdaudio_driver *drv = bus_driver_of(dev);

	if (pm_runtime_status_suspended(dev))
		return;
	if (drv && drv->shutdown)
		drv->shutdown(hdev);
	else if (drv && drv->suspend)
		drv->suspend(hdev);
	bus_rest(hdev);
}

static struct bus_type hdb_bus_type = {
	.name = "hdaudio_compat",
	.dev_groups = hdb_device_groups,
	.match = bus_match,
	.uevent = bus_uevent,
	.probe = bus_probe,
	.remove = bus_remove,
	.shutdown = bus_shutdown,
	.pm = pm_ptr(&bus_pm_ops),
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
 * taken back before this returns, and so are its timers, DPCs and work items.
 *
 * Context: may sleep.
 */
void hdaudio_driver_unregister(struct hdaudio_driver *drv)
{
	driver_unregister(&drv->driver);
	hdb_nt_reclaim(drv->driver.owner);
}
EXPORT_SYMBOL_GPL(hdaudio_driver_unregister);

static void bus_device_release(struct device *dev)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);

	hdb_ctrl_put(hdev->ctrl);
	kfree(hdev);
}

/**
 * hdb_bus_has - whether a device is one of our function groups
 * @dev: any device
 *
 * Context: any.
 * Return: true if it is.
 */
bool hdb_bus_has(const struct device *dev)
{
	return dev->bus == &hdb_bus_type;
}

static void bus_set_delay(struct device *dev, unsigned int seconds)
{
	pm_runtime_set_autosuspend_delay(dev, 1000 * (seconds ?: DELAY_S));
}

/* Awake; whether it may ever sleep is the administrator's decision, here or in sysfs. */
static void bus_begin_power(struct device *dev, unsigned int seconds)
{
	bus_set_delay(dev, seconds);
	pm_runtime_use_autosuspend(dev);
	if (!seconds)
		pm_runtime_forbid(dev);
	pm_runtime_set_active(dev);
	pm_runtime_enable(dev);
}

static int bus_change_power(struct device *dev, void *seconds)
{
	unsigned int after = *(unsigned int *)seconds;

	if (!hdb_bus_has(dev))
		return 0;
	bus_set_delay(dev, after);
	if (after)
		pm_runtime_allow(dev);
	else
		pm_runtime_forbid(dev);
	return 0;
}

/* Let function groups sleep after another time, or not at all if that is 0. Process context. */
void hdb_bus_power_save(struct hdb_ctrl *ctrl, unsigned int seconds)
{
	device_for_each_child(ctrl->dev, &seconds, bus_change_power);
}

static void bus_end_power(struct device *dev)
{
	pm_runtime_disable(dev);
	pm_runtime_set_suspended(dev);
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
	bus_begin_power(&hdev->dev, ctrl->setup.power_save);
	err = dev_set_name(&hdev->dev, "%s-c%un%02x", dev_name(ctrl->dev), codec, node);
	if (!err)
		err = device_add(&hdev->dev);
	if (err) {
		bus_end_power(&hdev->dev);
		put_device(&hdev->dev);
	}
	return err;
}

/* Is it a function group of this codec, or of any if that is NULL? */
static bool bus_is_group(struct device *dev, const unsigned int *codec)
{
	return hdb_bus_has(dev) && (!codec || to_hdaudio_device(dev)->codec == *codec);
}

static int bus_remove_child(struct device *dev, void *codec)
{
	if (bus_is_group(dev, codec))
		device_unregister(dev);
	return 0;
}

/* Remove the function group devices of a controller, last one first. Process context. */
void hdb_bus_remove_groups(struct hdb_ctrl *ctrl)
{
	device_for_each_child_reverse(ctrl->dev, NULL, bus_remove_child);
}

/* The same, and no other comes any more. Process context. */
void hdb_bus_remove_all(struct hdb_ctrl *ctrl)
{
	hdb_hotplug_close(ctrl);
	hdb_bus_remove_groups(ctrl);
}

static void bus_warn(struct device *dev, int err)
{
	if (err)
		dev_warn(dev, "its driver could not follow a reset of the controller: %d\n", err);
}

/*
 * A group does not fall asleep or wake up from here to the end of the reset, or its driver would
 * not be told of that; nor does its driver come or go while it is called.
 */
static int bus_pause_child(struct device *dev, void *unused)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);

	if (!bus_is_group(dev, NULL))
		return 0;
	pm_runtime_get_noresume(dev);
	pm_runtime_barrier(dev);
	device_lock(dev);
	bus_warn(dev, bus_suspend(dev));
	hdev->paused = true;
	device_unlock(dev);
	return 0;
}

static int bus_unpause_child(struct device *dev, void *unused)
{
	if (!bus_is_group(dev, NULL))
		return 0;
	device_lock(dev);
	if (to_hdaudio_device(dev)->paused)
		bus_warn(dev, bus_resume(dev));
	bus_unpause(dev);
	device_unlock(dev);
	return 0;
}

/*
 * Have the codec drivers put down what they do, as for system sleep, last one first; the
 * controller is going to be reset. Process context; no lock held.
 */
void hdb_bus_suspend_all(struct hdb_ctrl *ctrl)
{
	device_for_each_child_reverse(ctrl->dev, NULL, bus_pause_child);
}

/* Have the codec drivers go on after the reset. Process context; no lock held. */
void hdb_bus_resume_all(struct hdb_ctrl *ctrl)
{
	device_for_each_child(ctrl->dev, NULL, bus_unpause_child);
}

/* Remove the function group devices of a codec, last one first. Process context. */
void hdb_bus_remove_codec(struct hdb_ctrl *ctrl, unsigned int codec)
{
	device_for_each_child_reverse(ctrl->dev, &codec, bus_remove_child);
}

static int bus_probe_child_again(struct device *dev, void *unused)
{
	struct hdaudio_device *hdev = to_hdaudio_device(dev);
	bool missed;

	if (!bus_is_group(dev, NULL))
		return 0;
	device_lock(dev);
	missed = hdev->missed;
	hdev->missed = false;
	device_unlock(dev);
	if (missed && device_attach(dev) < 0)
		dev_warn(dev, "no driver could be attached after a reset\n");
	return 0;
}

/* Probe drivers for groups that missed it because of a reset. Process context; no lock held. */
void hdb_bus_probe_again(struct hdb_ctrl *ctrl)
{
	device_for_each_child(ctrl->dev, NULL, bus_probe_child_again);
}

struct bus_place {
	unsigned int codec;
	unsigned int node;
};

static int bus_is_at(struct device *dev, void *data)
{
	const struct bus_place *place = data;

	return bus_is_group(dev, &place->codec) && to_hdaudio_device(dev)->node == place->node;
}

/* Is there a device for this function group? Process context. */
bool hdb_bus_has_group(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node)
{
	struct bus_place place = { .codec = codec, .node = node };

	return device_for_each_child(ctrl->dev, &place, bus_is_at);
}

static int bus_add_waker(struct device *dev, void *wakers)
{
	if (bus_is_group(dev, NULL) && device_may_wakeup(dev))
		*(u16 *)wakers |= BIT(to_hdaudio_device(dev)->codec);
	return 0;
}

/* The codecs, bit n for address n, that may wake the sleeping machine. Process context. */
u16 hdb_bus_wakers(struct hdb_ctrl *ctrl)
{
	u16 wakers = 0;

	device_for_each_child(ctrl->dev, &wakers, bus_add_waker);
	return wakers;
}

struct bus_search {
	unsigned int codec;
	struct hdaudio_ids *ids;
};

static int bus_take_ids(struct device *dev, void *data)
{
	struct bus_search *search = data;

	if (!bus_is_group(dev, &search->codec))
		return 0;
	*search->ids = to_hdaudio_device(dev)->ids;
	return 1;
}

/* What a codec was when it was enumerated: false if it has no function groups. */
bool hdb_bus_find_codec(struct hdb_ctrl *ctrl, unsigned int codec, struct hdaudio_ids *ids)
{
	struct bus_search search = { .codec = codec, .ids = ids };

	return device_for_each_child(ctrl->dev, &search, bus_take_ids);
}

/* A group that sleeps is woken, which sets it up, too; so does the end of a reset. */
static int bus_restart_child(struct device *dev, void *codec)
{
	if (!bus_is_group(dev, codec))
		return 0;
	pm_runtime_get_noresume(dev);
	pm_runtime_barrier(dev);
	device_lock(dev);
	if (!to_hdaudio_device(dev)->paused && !bus_suspend(dev))
		bus_resume(dev);
	device_unlock(dev);
	pm_runtime_put(dev);
	return 0;
}

/*
 * A codec has lost its state: its drivers suspend and resume it. Process context; the
 * controller is awake.
 */
void hdb_bus_restart_codec(struct hdb_ctrl *ctrl, unsigned int codec)
{
	device_for_each_child(ctrl->dev, &codec, bus_restart_child);
}

/* A group that sleeps; who is awake set it up when it woke. */
static int bus_wake_child(struct device *dev, void *codec)
{
	if (!bus_is_group(dev, codec))
		return 0;
	pm_runtime_get_noresume(dev);
	pm_runtime_barrier(dev);
	if (pm_runtime_status_suspended(dev))
		pm_request_resume(dev);
	pm_runtime_put(dev);
	return 0;
}

/* A codec has something to tell: its drivers wake it. Process context; the controller is awake. */
void hdb_bus_wake_codec(struct hdb_ctrl *ctrl, unsigned int codec)
{
	device_for_each_child(ctrl->dev, &codec, bus_wake_child);
}

int hdb_bus_register(void)
{
	return bus_register(&hdb_bus_type);
}

void hdb_bus_unregister(void)
{
	bus_unregister(&hdb_bus_type);
}
