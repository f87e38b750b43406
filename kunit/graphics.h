/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A graphics driver that gives power to a codec, or tells of displays: it comes, and goes, when the
 * test says so.
 */
#ifndef GRAPHICS_H
#define GRAPHICS_H

#include <kunit/test.h>
#include <linux/atomic.h>

#include "compat.h"
#include HDB_I915_COMPONENT_H

#define GRAPHICS_ELD	512	/* bytes */

struct model;

/**
 * struct graphics - a graphics driver
 * @dev: its device
 * @card: it is that of a card
 * @added: it is known to the component framework
 * @ops: what it does for the controller
 * @component: what it was bound to; NULL: it is not
 * @on: power was given so often more than taken back
 * @given: power was given so often
 * @waking: the codec is kept awake
 * @woken: so often
 * @model: where its codec is, or NULL
 * @asked: displays were asked for so often
 * @displays: ports with a display, a bit each
 * @eld: what each of these says, as far as there is room
 * @says: how many bytes that is, if it is to be believed
 */
struct graphics {
	struct device *dev;
	bool card;
	bool added;
	struct drm_audio_component_ops ops;
	struct drm_audio_component *component;
	int on;
	unsigned int given;
	bool waking;
	unsigned int woken;
	struct model *model;
	atomic_t asked;
	unsigned long displays;
	u8 eld[GRAPHICS_ELD];
	int says;
};

/* It gives power. */
struct graphics *graphics_new(struct kunit *test);
/* It tells of displays. */
struct graphics *graphics_new_card(struct kunit *test);
void graphics_come(struct kunit *test, struct graphics *g);
void graphics_go(struct graphics *g);
void graphics_free(struct graphics *g);
/* Says that something has changed at a port, as it is told to; nothing while it is not bound. */
void graphics_notify(struct graphics *g, int port);

/* For who waits for the one, and for the other. */
int graphics_gives_power(struct device *graphics, int part, void *dev);
int graphics_is_card(struct device *graphics, int part, void *dev);

/* Any device. */
struct device *graphics_device(struct kunit *test, const char *name);
void graphics_device_free(struct device *dev);

#endif /* GRAPHICS_H */
