// SPDX-License-Identifier: GPL-2.0
/*
 * The graphics driver that gives power to a codec: it comes before, after or never, and goes.
 */
#include <kunit/test.h>
#include <linux/component.h>
#include <linux/platform_device.h>

#include "compat.h"
#include "component.h"
#include "fixture.h"

/**
 * struct graphics - a graphics driver
 * @dev: its device
 * @added: it is known to the component framework
 * @ops: what it does for the controller
 * @on: power was given so often more than taken back
 * @given: power was given so often
 * @waking: the codec is kept awake
 * @woken: so often
 * @model: where its codec is, or NULL
 */
struct graphics {
	struct device *dev;
	bool added;
	struct drm_audio_component_ops ops;
	int on;
	unsigned int given;
	bool waking;
	unsigned int woken;
	struct model *model;
};

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

static int graphics_bind(struct device *dev, struct device *master, void *data)
{
	struct graphics *g = dev_get_drvdata(dev);
	struct i915_audio_component *component = data;

	component->base.dev = dev;
	component->base.ops = &g->ops;
	return 0;
}

static void graphics_unbind(struct device *dev, struct device *master, void *data)
{
	struct i915_audio_component *component = data;

	component->base.dev = NULL;
	component->base.ops = NULL;
}

static const struct component_ops graphics_component = {
	.bind = graphics_bind,
	.unbind = graphics_unbind,
};

static int is_graphics(struct device *graphics, int part, void *dev)
{
	return part == I915_COMPONENT_AUDIO && !strcmp(dev_name(graphics), "hdb-graphics");
}

static struct device *device_new(struct kunit *test, const char *name)
{
	struct platform_device *pdev;

	pdev = platform_device_register_simple(name, PLATFORM_DEVID_NONE, NULL, 0);
	KUNIT_ASSERT_FALSE(test, IS_ERR(pdev));
	return &pdev->dev;
}

static void device_free(struct device *dev)
{
	platform_device_unregister(to_platform_device(dev));
}

static struct graphics *graphics_new(struct kunit *test)
{
	struct graphics *g = kunit_kzalloc(test, sizeof(*g), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, g);
	g->dev = device_new(test, "hdb-graphics");
	g->ops.get_power = graphics_get;
	g->ops.put_power = graphics_put;
	g->ops.codec_wake_override = graphics_wake;
	dev_set_drvdata(g->dev, g);
	return g;
}

static void graphics_come(struct kunit *test, struct graphics *g)
{
	KUNIT_ASSERT_EQ(test, component_add_typed(g->dev, &graphics_component,
						  I915_COMPONENT_AUDIO), 0);
	g->added = true;
}

static void graphics_go(struct graphics *g)
{
	if (g->added)
		component_del(g->dev, &graphics_component);
	g->added = false;
}

static void graphics_free(struct graphics *g)
{
	graphics_go(g);
	device_free(g->dev);
}

static struct device *device_with_display(struct kunit *test)
{
	struct device *dev = device_new(test, "hdb-display");

	KUNIT_ASSERT_EQ(test, hdb_display_add(dev, is_graphics), 0);
	return dev;
}

/* With the graphics driver before the controller, power is there from the start. */
static void display_before(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev;

	graphics_come(test, g);
	dev = device_with_display(test);
	KUNIT_EXPECT_EQ(test, g->on, 1);
	hdb_display_wake(dev, true);
	KUNIT_EXPECT_TRUE(test, g->waking);
	hdb_display_wake(dev, false);
	KUNIT_EXPECT_FALSE(test, g->waking);
	hdb_display_remove(dev);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	KUNIT_EXPECT_EQ(test, g->given, 1);
	device_free(dev);
	graphics_free(g);
}

static int graphics_khz(struct device *dev)
{
	return 540000;
}

static void display_tells_its_clock(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev = device_with_display(test);

	KUNIT_EXPECT_FALSE(test, hdb_display_is_there(dev));
	KUNIT_EXPECT_EQ(test, hdb_display_khz(dev), 0);
	KUNIT_EXPECT_FALSE(test, hdb_display_is_there(g->dev));
	KUNIT_EXPECT_EQ(test, hdb_display_khz(g->dev), 0);
	graphics_come(test, g);
	KUNIT_EXPECT_TRUE(test, hdb_display_is_there(dev));
	KUNIT_EXPECT_EQ(test, hdb_display_khz(dev), 0);
	g->ops.get_cdclk_freq = graphics_khz;
	KUNIT_EXPECT_EQ(test, hdb_display_khz(dev), 540000);
	graphics_go(g);
	KUNIT_EXPECT_FALSE(test, hdb_display_is_there(dev));
	KUNIT_EXPECT_EQ(test, hdb_display_khz(dev), 0);
	hdb_display_remove(dev);
	device_free(dev);
	graphics_free(g);
}

static void display_sleeps(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev;

	graphics_come(test, g);
	dev = device_with_display(test);
	hdb_display_power(dev, false);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	hdb_display_power(dev, false);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	hdb_display_power(dev, true);
	hdb_display_power(dev, true);
	KUNIT_EXPECT_EQ(test, g->on, 1);
	KUNIT_EXPECT_EQ(test, g->given, 2);
	hdb_display_power(dev, false);
	hdb_display_remove(dev);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	device_free(dev);
	graphics_free(g);
}

/* Nothing is asked of a graphics driver that is not there; one that comes asleep gives none. */
static void display_comes_and_goes(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev = device_with_display(test);

	hdb_display_power(dev, false);
	hdb_display_power(dev, true);
	hdb_display_wake(dev, true);
	KUNIT_EXPECT_EQ(test, g->given, 0);
	KUNIT_EXPECT_EQ(test, g->woken, 0);
	graphics_come(test, g);
	KUNIT_EXPECT_EQ(test, g->on, 1);
	graphics_go(g);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	hdb_display_power(dev, false);
	graphics_come(test, g);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	hdb_display_power(dev, true);
	KUNIT_EXPECT_EQ(test, g->on, 1);
	hdb_display_remove(dev);
	KUNIT_EXPECT_EQ(test, g->on, 0);
	device_free(dev);
	graphics_free(g);
}

static void display_incomplete(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev = device_new(test, "hdb-display");

	g->ops.put_power = NULL;
	KUNIT_ASSERT_EQ(test, component_add_typed(g->dev, &graphics_component,
						  I915_COMPONENT_AUDIO), 0);
	g->added = true;
	KUNIT_EXPECT_EQ(test, hdb_display_add(dev, is_graphics), -EINVAL);
	KUNIT_EXPECT_EQ(test, g->given, 0);
	hdb_display_power(dev, true);
	KUNIT_EXPECT_EQ(test, g->given, 0);
	device_free(dev);
	graphics_free(g);
}

/* Most controllers. */
static void display_without(struct kunit *test)
{
	struct device *dev = device_new(test, "hdb-display");

	hdb_display_power(dev, true);
	hdb_display_wake(dev, true);
	hdb_display_tell(dev, NULL);
	hdb_display_remove(dev);
	device_free(dev);
}

static unsigned int resets(struct fixture *f)
{
	flush_work(&f->ctrl->recovery.work);
	return f->ctrl->recovery.counts[HDB_STEP_DISPLAY];
}

/* The codec of a graphics driver that comes late is found by another reset. */
static void display_tells(struct kunit *test)
{
	struct fixture_spec spec = { .timing = &fixture_patient };
	struct fixture *f = fixture_ctrl(test, &spec);
	struct graphics *g = graphics_new(test);
	struct device *dev = device_with_display(test);

	g->model = f->model;
	hdb_display_tell(dev, f->ctrl);
	KUNIT_EXPECT_EQ(test, resets(f), 0);
	KUNIT_EXPECT_NULL(test, fixture_hdev(f, 2, 0));
	graphics_come(test, g);
	KUNIT_EXPECT_EQ(test, resets(f), 1);
	flush_work(&f->ctrl->hotplug.work);
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 2, 0));
	KUNIT_EXPECT_EQ(test, f->ctrl->recovery.counts[HDB_STEP_RESET], 0);
	graphics_go(g);
	hdb_display_tell(dev, NULL);
	graphics_come(test, g);
	KUNIT_EXPECT_EQ(test, resets(f), 1);
	hdb_display_tell(dev, f->ctrl);
	KUNIT_EXPECT_EQ_MSG(test, resets(f), 2, "it came meanwhile");
	hdb_display_tell(dev, NULL);
	hdb_display_remove(dev);
	device_free(dev);
	graphics_free(g);
}

static struct kunit_case display_cases[] = {
	KUNIT_CASE(display_before),
	KUNIT_CASE(display_tells_its_clock),
	KUNIT_CASE(display_sleeps),
	KUNIT_CASE(display_comes_and_goes),
	KUNIT_CASE(display_incomplete),
	KUNIT_CASE(display_without),
	KUNIT_CASE(display_tells),
	{}
};

static struct kunit_suite display_suite = {
	.name = "component",
	.test_cases = display_cases,
};

kunit_test_suite(display_suite);
