// SPDX-License-Identifier: GPL-2.0
/*
 * A graphics driver, by the kernel's component framework.
 */
#include <linux/component.h>
#include <linux/platform_device.h>
#include <linux/string.h>

#include "graphics.h"
#include "model/model.h"

#define NAME	"hdb-graphics"
#define COOKIE	0x7

static unsigned long graphics_get(struct device *dev)
{
	struct graphics *g = dev_get_drvdata(dev);

	g->on++;
	if (!g->given++ && g->model)
		model_add_codec(g->model, 2, &model_codec_hdmi);
	return COOKIE;
}

static void graphics_put(struct device *dev, unsigned long cookie)
{
	struct graphics *g = dev_get_drvdata(dev);

	if (cookie == COOKIE)
		g->on--;
}

static void graphics_wake(struct device *dev, bool wake)
{
	struct graphics *g = dev_get_drvdata(dev);

	g->waking = wake;
	g->woken += wake;
}

static int graphics_get_eld(struct device *dev, int port, int pipe, bool *enabled,
			    unsigned char *buf, int max_bytes)
{
	struct graphics *g = dev_get_drvdata(dev);

	atomic_inc(&g->asked);
	*enabled = port < BITS_PER_LONG && g->displays & BIT(port);
	memcpy(buf, g->eld, clamp(g->says, 0, min(max_bytes, GRAPHICS_ELD)));
	return g->says;
}

static int graphics_bind(struct device *dev, struct device *master, void *data)
{
	struct graphics *g = dev_get_drvdata(dev);
	struct drm_audio_component *component = data;

	component->dev = dev;
	component->ops = &g->ops;
	g->component = component;
	return 0;
}

static void graphics_unbind(struct device *dev, struct device *master, void *data)
{
	struct graphics *g = dev_get_drvdata(dev);
	struct drm_audio_component *component = data;

	component->dev = NULL;
	component->ops = NULL;
	g->component = NULL;
}

static const struct component_ops graphics_component = {
	.bind = graphics_bind,
	.unbind = graphics_unbind,
};

static bool is_named(struct device *graphics)
{
	return !strcmp(dev_name(graphics), NAME);
}

int graphics_gives_power(struct device *graphics, int part, void *dev)
{
	return part == I915_COMPONENT_AUDIO && is_named(graphics);
}

int graphics_is_card(struct device *graphics, int part, void *dev)
{
	return !part && is_named(graphics);
}

struct device *graphics_device(struct kunit *test, const char *name)
{
	struct platform_device *pdev;

	pdev = platform_device_register_simple(name, PLATFORM_DEVID_NONE, NULL, 0);
	KUNIT_ASSERT_FALSE(test, IS_ERR(pdev));
	return &pdev->dev;
}

void graphics_device_free(struct device *dev)
{
	platform_device_unregister(to_platform_device(dev));
}

static struct graphics *graphics_alloc(struct kunit *test)
{
	struct graphics *g = kunit_kzalloc(test, sizeof(*g), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, g);
	g->dev = graphics_device(test, NAME);
	dev_set_drvdata(g->dev, g);
	return g;
}

struct graphics *graphics_new(struct kunit *test)
{
	struct graphics *g = graphics_alloc(test);

	g->ops.get_power = graphics_get;
	g->ops.put_power = graphics_put;
	g->ops.codec_wake_override = graphics_wake;
	return g;
}

struct graphics *graphics_new_card(struct kunit *test)
{
	struct graphics *g = graphics_alloc(test);

	g->card = true;
	g->ops.get_eld = graphics_get_eld;
	return g;
}

void graphics_come(struct kunit *test, struct graphics *g)
{
	int err = g->card ? component_add(g->dev, &graphics_component) :
		  component_add_typed(g->dev, &graphics_component, I915_COMPONENT_AUDIO);

	KUNIT_ASSERT_EQ(test, err, 0);
	g->added = true;
}

void graphics_go(struct graphics *g)
{
	if (g->added)
		component_del(g->dev, &graphics_component);
	g->added = false;
}

void graphics_free(struct graphics *g)
{
	graphics_go(g);
	graphics_device_free(g->dev);
}

void graphics_notify(struct graphics *g, int port)
{
	const struct drm_audio_component *component = g->component;

	if (component && component->audio_ops)
		component->audio_ops->pin_eld_notify(component->audio_ops->audio_ptr, port, -1);
}
