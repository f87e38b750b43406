// SPDX-License-Identifier: GPL-2.0
/*
 * Power for the codec in the graphics of an Intel processor. The codec is on the controller's
 * link, but in the graphics' power well: it reports after a reset of the controller only if
 * the graphics driver has been asked for power before. That driver is met through the kernel's
 * component framework, and may come at any time, or never, or go.
 *
 * @lock of struct hdb_display is taken inside the framework's own mutex; the graphics driver's
 * routines are called with it held, and hdb_recover() of ours.
 */
#include <linux/component.h>
#include <linux/device.h>
#include <linux/mutex.h>

#include "compat.h"

#include "component.h"
#include "hw/recovery.h"

/**
 * struct hdb_display - what a controller knows of the graphics driver
 * @component: filled in by the graphics driver
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
	bool on = display->wanted && display->there;

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
	display->untold = !display->ctrl;
	if (display->ctrl)
		hdb_recover(display->ctrl, HDB_STEP_DISPLAY);
}

static int display_bind(struct device *dev)
{
	struct hdb_display *display = display_of(dev);
	int err = component_bind_all(dev, &display->component);

	if (err)
		return err;
	if (!display_ops(display) || !display_ops(display)->get_power ||
	    !display_ops(display)->put_power) {
		component_unbind_all(dev, &display->component);
		return -EINVAL;
	}
	mutex_lock(&display->lock);
	display->there = true;
	display_switch(display);
	display_tell(display);
	mutex_unlock(&display->lock);
	return 0;
}

static void display_unbind(struct device *dev)
{
	struct hdb_display *display = display_of(dev);

	mutex_lock(&display->lock);
	display->there = false;
	display_switch(display);
	mutex_unlock(&display->lock);
	component_unbind_all(dev, &display->component);
}

static const struct component_master_ops display_master = {
	.bind = display_bind,
	.unbind = display_unbind,
};

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
int hdb_display_add(struct device *dev,
		    int (*is_graphics)(struct device *graphics, int part, void *dev))
{
	struct hdb_display *display = devres_alloc(display_release, sizeof(*display), GFP_KERNEL);
	struct component_match *match = NULL;
	int err;

	if (!display)
		return -ENOMEM;
	display->wanted = true;
	mutex_init(&display->lock);
	devres_add(dev, display);
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
