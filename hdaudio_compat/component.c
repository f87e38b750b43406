// SPDX-License-Identifier: GPL-2.0
/*
 * The graphics driver, where a codec is in the graphics. It is met through the kernel's component
 * framework, and may come at any time, or never, or go.
 *
 * In an Intel processor it gives power. The codec is on the controller's link, but in the graphics'
 * power well: it reports after a reset of the controller only if the graphics driver has been asked
 * for power before. That of a card tells what displays there are, and what they say of themselves.
 *
 * @lock of struct hdb_display is taken inside the framework's own mutex; the graphics driver's
 * routines are called with it held, and hdb_recover() of ours. The graphics driver may call
 * display_notify() with locks of its own that its routines take: that takes none of ours.
 */
#include <linux/component.h>
#include <linux/device.h>
#include <linux/export.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/string.h>

#include "compat.h"
#include "hdaudio_display.h"

#include "component.h"
#include "hdb.h"
#include "hw/recovery.h"

#define FIRST_PIPE	0	/* the part of a port that commands to its pin reach */

/**
 * struct hdb_display - what a controller knows of the graphics driver
 * @component: filled in by the graphics driver
 * @notify: what the graphics driver calls
 * @watchers: told of displays that have changed
 * @gives_power: it is asked for power
 * @lock: guards the rest
 * @ctrl: the controller, to be told when the graphics driver comes, or NULL
 * @there: the graphics driver has come
 * @untold: it has, and nobody was there to be told
 * @wanted: power is wanted
 * @on: power was asked for
 * @cookie: what it was given with
 */
struct hdb_display {
	struct i915_audio_component component;
	struct drm_audio_component_audio_ops notify;
	struct atomic_notifier_head watchers;
	bool gives_power;
	struct mutex lock;	/* see above */
	struct hdb_ctrl *ctrl;
	bool there;
	bool untold;
	bool wanted;
	bool on;
	unsigned long cookie;
};

/* Kept with the device, which is all that the framework's callbacks get. */
static void display_release(struct device *dev, void *res)
{
}

static struct hdb_display *display_of(struct device *dev)
{
	return devres_find(dev, display_release, NULL, NULL);
}

static const struct drm_audio_component_ops *display_ops(const struct hdb_display *display)
{
	return display->component.base.ops;
}

/* Ask for power, or give it back, as is wanted and possible. */
static void display_switch(struct hdb_display *display)
{
	const struct drm_audio_component_ops *ops = display_ops(display);
	bool on = display->gives_power && display->wanted && display->there;

	lockdep_assert_held(&display->lock);
	if (on && !display->on)
		display->cookie = ops->get_power(display->component.base.dev);
	else if (!on && display->on)
		ops->put_power(display->component.base.dev, display->cookie);
	display->on = on;
}

/* The codec of a graphics driver that comes has not been seen by the reset before. */
static void display_tell(struct hdb_display *display)
{
	lockdep_assert_held(&display->lock);
	if (!display->gives_power)
		return;
	display->untold = !display->ctrl;
	if (display->ctrl)
		hdb_recover(display->ctrl, HDB_STEP_DISPLAY);
}

static void display_changed(struct hdb_display *display, unsigned long port)
{
	atomic_notifier_call_chain(&display->watchers, port, NULL);
}

/* Called by the graphics driver, in any context. */
static void display_notify(void *context, int port, int pipe)
{
	if (port >= 0)
		display_changed(context, port);
}

static bool display_is_complete(const struct hdb_display *display)
{
	const struct drm_audio_component_ops *ops = display_ops(display);

	return ops && (!display->gives_power || (ops->get_power && ops->put_power));
}

static int display_bind(struct device *dev)
{
	struct hdb_display *display = display_of(dev);
	int err = component_bind_all(dev, &display->component);

	if (err)
		return err;
	if (!display_is_complete(display)) {
		component_unbind_all(dev, &display->component);
		return -EINVAL;
	}
	mutex_lock(&display->lock);
	display->there = true;
	display_switch(display);
	display_tell(display);
	mutex_unlock(&display->lock);
	display_changed(display, HDAUDIO_ANY_PORT);
	return 0;
}

static void display_unbind(struct device *dev)
{
	struct hdb_display *display = display_of(dev);

	mutex_lock(&display->lock);
	display->there = false;
	display_switch(display);
	mutex_unlock(&display->lock);
	display_changed(display, HDAUDIO_ANY_PORT);
	component_unbind_all(dev, &display->component);
}

static const struct component_master_ops display_master = {
	.bind = display_bind,
	.unbind = display_unbind,
};

static struct hdb_display *display_new(struct device *dev, bool gives_power)
{
	struct hdb_display *display = devres_alloc(display_release, sizeof(*display), GFP_KERNEL);

	if (!display)
		return NULL;
	display->gives_power = gives_power;
	display->wanted = true;
	display->notify.audio_ptr = display;
	display->notify.pin_eld_notify = display_notify;
	display->component.base.audio_ops = &display->notify;
	ATOMIC_INIT_NOTIFIER_HEAD(&display->watchers);
	mutex_init(&display->lock);
	devres_add(dev, display);
	return display;
}

static int display_add(struct device *dev, hdb_display_match is_graphics, bool gives_power)
{
	struct hdb_display *display = display_new(dev, gives_power);
	struct component_match *match = NULL;
	int err;

	if (!display)
		return -ENOMEM;
	component_match_add_typed(dev, &match, is_graphics, dev);
	err = IS_ERR(match) ? PTR_ERR(match) :
			      component_master_add_with_match(dev, &display_master, match);
	if (err) {
		devres_destroy(dev, display_release, NULL, NULL);
		return err;
	}
	mutex_lock(&display->lock);
	display->untold = false;	/* it came before the controller's first reset */
	mutex_unlock(&display->lock);
	return 0;
}

/**
 * hdb_display_add - wait for the graphics driver, from now on, and ask it for power
 * @dev: the controller's device
 * @is_graphics: is it @graphics, with its part I915_COMPONENT_AUDIO, that the controller of
 *	@dev has a codec in? Not 0: yes
 *
 * A graphics driver that is there already has given power when this returns.
 *
 * Context: process, may sleep.
 * Return: 0, to be followed by hdb_display_remove(), or a negative errno.
 */
int hdb_display_add(struct device *dev, hdb_display_match is_graphics)
{
	return display_add(dev, is_graphics, true);
}

/**
 * hdb_display_add_card - wait for the graphics driver of a card, from now on, and let it tell
 * @dev: the device of the card's audio function
 * @is_card: is it @graphics whose audio function @dev is? Not 0: yes
 *
 * Context: process, may sleep.
 * Return: 0, to be followed by hdb_display_remove(), or a negative errno.
 */
int hdb_display_add_card(struct device *dev, hdb_display_match is_card)
{
	return display_add(dev, is_card, false);
}

/**
 * hdb_display_remove - give power back and wait for the graphics driver no more
 * @dev: the controller's device; one without hdb_display_add() is fine, here and below
 *
 * Context: process, may sleep.
 */
void hdb_display_remove(struct device *dev)
{
	if (!display_of(dev))
		return;
	component_master_del(dev, &display_master);
	devres_destroy(dev, display_release, NULL, NULL);
}

/**
 * hdb_display_tell - whom to tell when the graphics driver comes
 * @dev: the controller's device
 * @ctrl: the controller, which is reset then; NULL: nobody any more
 *
 * Context: process, may sleep.
 */
void hdb_display_tell(struct device *dev, struct hdb_ctrl *ctrl)
{
	struct hdb_display *display = display_of(dev);

	if (!display)
		return;
	mutex_lock(&display->lock);
	display->ctrl = ctrl;
	if (ctrl && display->untold)
		display_tell(display);
	mutex_unlock(&display->lock);
}

/**
 * hdb_display_power - power is needed, or not while the controller sleeps
 * @dev: the controller's device
 * @on: it is needed
 *
 * Context: process, may sleep.
 */
void hdb_display_power(struct device *dev, bool on)
{
	struct hdb_display *display = display_of(dev);

	if (!display)
		return;
	mutex_lock(&display->lock);
	display->wanted = on;
	display_switch(display);
	mutex_unlock(&display->lock);
}

/**
 * hdb_display_is_there - has the graphics driver come?
 * @dev: the controller's device
 *
 * Context: process, may sleep.
 * Return: it has, and is asked for power where that is wanted.
 */
bool hdb_display_is_there(struct device *dev)
{
	struct hdb_display *display = display_of(dev);
	bool there = false;

	if (!display)
		return false;
	mutex_lock(&display->lock);
	there = display->there;
	mutex_unlock(&display->lock);
	return there;
}

/**
 * hdb_display_khz - the clock of the displays
 * @dev: the controller's device
 *
 * Context: process, may sleep.
 * Return: kHz, or 0 if nobody can tell.
 */
unsigned int hdb_display_khz(struct device *dev)
{
	struct hdb_display *display = display_of(dev);
	int khz = 0;

	if (!display)
		return 0;
	mutex_lock(&display->lock);
	if (display->there && display_ops(display)->get_cdclk_freq)
		khz = display_ops(display)->get_cdclk_freq(display->component.base.dev);
	mutex_unlock(&display->lock);
	return max(khz, 0);
}

/**
 * hdb_display_wake - have the codec noticed by a reset of the controller
 * @dev: the controller's device
 * @wake: before the reset; false after it
 *
 * Context: process, may sleep.
 */
void hdb_display_wake(struct device *dev, bool wake)
{
	struct hdb_display *display = display_of(dev);

	if (!display)
		return;
	mutex_lock(&display->lock);
	if (display->there && display_ops(display)->codec_wake_override)
		display_ops(display)->codec_wake_override(display->component.base.dev, wake);
	mutex_unlock(&display->lock);
}

/**
 * hdaudio_display_watch - be told when a display may have changed
 * @hdev: the function group
 * @changed: called with the port, or HDAUDIO_ANY_PORT, in any context: it does not sleep, and asks
 *	later. The port may be one that no display is known at
 *
 * Context: may sleep; from the driver's probe until its remove has returned.
 * Return: 0, to be followed by hdaudio_display_unwatch(); -ENODEV where no graphics driver would
 * ever tell.
 */
int hdaudio_display_watch(struct hdaudio_device *hdev, struct notifier_block *changed)
{
	struct hdb_display *display = display_of(hdev->ctrl->dev);

	return display ? atomic_notifier_chain_register(&display->watchers, changed) : -ENODEV;
}
EXPORT_SYMBOL_GPL(hdaudio_display_watch);

/**
 * hdaudio_display_unwatch - be told no more; @changed is not running when this returns
 * @hdev: the function group
 * @changed: as of hdaudio_display_watch()
 *
 * Context: may sleep; from the driver's probe until its remove has returned.
 */
void hdaudio_display_unwatch(struct hdaudio_device *hdev, struct notifier_block *changed)
{
	struct hdb_display *display = display_of(hdev->ctrl->dev);

	if (display)
		atomic_notifier_chain_unregister(&display->watchers, changed);
}
EXPORT_SYMBOL_GPL(hdaudio_display_unwatch);

/* What is more than there is room for has been cut off, and is no error. */
static int display_ask(const struct hdb_display *display, int port, bool *there, u8 *eld, int room)
{
	int n = display_ops(display)->get_eld(display->component.base.dev, port, FIRST_PIPE, there,
					      eld, room);

	*there &= n >= 0;
	return *there ? min(n, room) : min(n, 0);
}

/**
 * hdaudio_display_read - ask the graphics driver what a display has to say of itself
 * @hdev: the function group
 * @port: the graphics' number of it, from 0; which pin that is depends on the codec's maker
 * @there: receives whether there is a display that sound can go to
 * @eld: receives its EDID-like data, and zeros behind it
 * @room: bytes that @eld has room for
 *
 * No command is sent: the codec may be asleep.
 *
 * Context: may sleep; from the driver's probe until its remove has returned.
 * Return: number of bytes, at most @room; 0 if the display says nothing, or there is none; -ENODEV
 * while there is no graphics driver that could tell, or another negative errno of the driver's.
 */
int hdaudio_display_read(struct hdaudio_device *hdev, int port, bool *there, u8 *eld, int room)
{
	struct hdb_display *display = display_of(hdev->ctrl->dev);
	int n = -ENODEV;

	*there = false;
	memset(eld, 0, room);
	if (!display || port < 0)
		return -ENODEV;
	mutex_lock(&display->lock);
	if (display->there && display_ops(display)->get_eld)
		n = display_ask(display, port, there, eld, room);
	mutex_unlock(&display->lock);
	return n;
}
EXPORT_SYMBOL_GPL(hdaudio_display_read);
