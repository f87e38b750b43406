// SPDX-License-Identifier: GPL-2.0
/*
 * The graphics driver that gives power to a codec, or tells of displays: it comes before, after or
 * never, and goes.
 */
#include <kunit/test.h>
#include <linux/irqflags.h>

#include "component.h"
#include "fixture.h"
#include "graphics.h"
#include "hdaudio_display.h"
#include "locks.h"

static struct device *device_with_display(struct kunit *test)
{
	struct device *dev = graphics_device(test, "hdb-display");

	KUNIT_ASSERT_EQ(test, hdb_display_add(dev, graphics_gives_power), 0);
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
	graphics_device_free(dev);
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
	graphics_device_free(dev);
	graphics_free(g);
}

/* It comes and goes in threads of its own. */
static void display_is_asked_with_locks(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev;

	locks_begin(test);
	dev = device_with_display(test);
	graphics_come(test, g);
	hdb_display_is_there(dev);
	hdb_display_khz(dev);
	hdb_display_wake(dev, true);
	hdb_display_power(dev, false);
	hdb_display_tell(dev, NULL);
	graphics_go(g);
	LOCKS_TAKEN(test, "display_add", "display_bind", "hdb_display_is_there", "hdb_display_khz",
		    "hdb_display_wake", "hdb_display_power", "hdb_display_tell", "display_unbind");
	hdb_display_remove(dev);
	graphics_device_free(dev);
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
	graphics_device_free(dev);
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
	graphics_device_free(dev);
	graphics_free(g);
}

static void display_incomplete(struct kunit *test)
{
	struct graphics *g = graphics_new(test);
	struct device *dev = graphics_device(test, "hdb-display");

	g->ops.put_power = NULL;
	graphics_come(test, g);
	KUNIT_EXPECT_EQ(test, hdb_display_add(dev, graphics_gives_power), -EINVAL);
	KUNIT_EXPECT_EQ(test, g->given, 0);
	hdb_display_power(dev, true);
	KUNIT_EXPECT_EQ(test, g->given, 0);
	graphics_device_free(dev);
	graphics_free(g);
}

/* Most controllers. */
static void display_without(struct kunit *test)
{
	struct device *dev = graphics_device(test, "hdb-display");

	hdb_display_power(dev, true);
	hdb_display_wake(dev, true);
	hdb_display_tell(dev, NULL);
	hdb_display_remove(dev);
	graphics_device_free(dev);
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
	graphics_device_free(dev);
	graphics_free(g);
}

/**
 * struct card - the audio function of a graphics card
 * @f: its controller
 * @g: the card's driver
 * @hdev: a function group
 * @changed: what it is told by
 * @told: so often
 * @port: of this port, at last
 */
struct card {
	struct fixture *f;
	struct graphics *g;
	struct hdaudio_device *hdev;
	struct notifier_block changed;
	unsigned int told;
	unsigned long port;
};

static int card_changed(struct notifier_block *nb, unsigned long port, void *unused)
{
	struct card *card = container_of(nb, struct card, changed);

	card->told++;
	card->port = port;
	return NOTIFY_OK;
}

static struct card *card_new(struct kunit *test)
{
	static const struct fixture_spec spec = { .timing = &fixture_patient };
	struct card *card = kunit_kzalloc(test, sizeof(*card), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, card);
	card->f = fixture_ctrl(test, &spec);
	card->hdev = fixture_hdev(card->f, 0, 0);
	card->g = graphics_new_card(test);
	card->changed.notifier_call = card_changed;
	KUNIT_ASSERT_EQ(test, hdb_display_add_card(card->f->ctrl->dev, graphics_is_card), 0);
	KUNIT_ASSERT_EQ(test, hdaudio_display_watch(card->hdev, &card->changed), 0);
	return card;
}

static void card_free(struct card *card)
{
	hdaudio_display_unwatch(card->hdev, &card->changed);
	hdb_display_remove(card->f->ctrl->dev);
	graphics_free(card->g);
}

/* What the driver says of a port, as long as it is there, and of each for itself. */
static void card_tells(struct kunit *test)
{
	struct card *card = card_new(test);
	u8 eld[32];
	bool there;

	memset(card->g->eld, 0x11, sizeof(card->g->eld));
	card->g->says = 20;
	card->g->displays = BIT(1);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(card->hdev, 1, &there, eld, 32), -ENODEV);
	KUNIT_EXPECT_FALSE(test, there);
	graphics_come(test, card->g);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(card->hdev, 1, &there, eld, 32), 20);
	KUNIT_EXPECT_TRUE(test, there);
	KUNIT_EXPECT_EQ(test, eld[19], 0x11);
	KUNIT_EXPECT_EQ(test, eld[20], 0);
	KUNIT_EXPECT_EQ_MSG(test, hdaudio_display_read(card->hdev, 0, &there, eld, 32), 0,
			    "nothing is there that says something");
	KUNIT_EXPECT_FALSE(test, there);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(card->hdev, -1, &there, eld, 32), -ENODEV);
	KUNIT_EXPECT_EQ_MSG(test, atomic_read(&card->g->asked), 2, "-1 is no port");
	graphics_go(card->g);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(card->hdev, 1, &there, eld, 32), -ENODEV);
	KUNIT_EXPECT_EQ(test, atomic_read(&card->g->asked), 2);
	card_free(card);
}

/**
 * struct answer - a size that a graphics driver answers
 * @name: what it is
 * @says: the size
 * @returns: what becomes of it, where there is room for 32 bytes
 * @there: is there a display?
 */
struct answer {
	const char *name;
	int says;
	int returns;
	bool there;
};

static const struct answer answers[] = {
	{ "nothing", 0, 0, true },
	{ "one byte", 1, 1, true },
	{ "as much as there is room", 32, 32, true },
	{ "more than there is room", 33, 32, true },
	{ "more than anything has room", INT_MAX, 32, true },
	{ "an error", -EINVAL, -EINVAL, false },
	{ "no error that there is", INT_MIN, INT_MIN, false },
};

static void describe_answer(const struct answer *answer, char *desc)
{
	strscpy(desc, answer->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(answer, answers, describe_answer);

/* Whatever it answers, no more is written than there is room for, nor said to be there. */
static void card_answers(struct kunit *test)
{
	const struct answer *answer = test->param_value;
	struct card *card = card_new(test);
	u8 eld[40];
	bool there;

	memset(card->g->eld, 0x11, sizeof(card->g->eld));
	memset(eld, 0xee, sizeof(eld));
	card->g->says = answer->says;
	card->g->displays = BIT(0);
	graphics_come(test, card->g);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(card->hdev, 0, &there, eld, 32),
			answer->returns);
	KUNIT_EXPECT_EQ(test, there, answer->there);
	KUNIT_EXPECT_EQ(test, eld[31], answer->returns == 32 ? 0x11 : 0);
	KUNIT_EXPECT_EQ(test, eld[32], 0xee);
	card_free(card);
}

/* Whoever watches is told where something has changed, and that everything may have. */
static void card_notifies(struct kunit *test)
{
	struct card *card = card_new(test);
	unsigned long flags;

	graphics_come(test, card->g);
	KUNIT_EXPECT_EQ(test, card->told, 1);
	KUNIT_EXPECT_EQ(test, card->port, HDAUDIO_ANY_PORT);
	local_irq_save(flags);
	graphics_notify(card->g, 3);
	local_irq_restore(flags);
	KUNIT_EXPECT_EQ(test, card->told, 2);
	KUNIT_EXPECT_EQ(test, card->port, 3);
	graphics_notify(card->g, -1);
	KUNIT_EXPECT_EQ_MSG(test, card->told, 2, "-1 is no port");
	graphics_go(card->g);
	KUNIT_EXPECT_EQ(test, card->told, 3);
	KUNIT_EXPECT_EQ(test, card->port, HDAUDIO_ANY_PORT);
	hdaudio_display_unwatch(card->hdev, &card->changed);
	graphics_come(test, card->g);
	graphics_notify(card->g, 3);
	KUNIT_EXPECT_EQ(test, card->told, 3);
	KUNIT_ASSERT_EQ(test, hdaudio_display_watch(card->hdev, &card->changed), 0);
	card_free(card);
}

/* A codec on a card is found without its driver: nothing is reset for that, nor asked for power. */
static void card_comes_late(struct kunit *test)
{
	struct card *card = card_new(test);

	hdb_display_tell(card->f->ctrl->dev, card->f->ctrl);
	graphics_come(test, card->g);
	hdb_display_power(card->f->ctrl->dev, false);
	hdb_display_power(card->f->ctrl->dev, true);
	KUNIT_EXPECT_EQ(test, resets(card->f), 0);
	KUNIT_EXPECT_TRUE(test, hdb_display_is_there(card->f->ctrl->dev));
	hdb_display_tell(card->f->ctrl->dev, NULL);
	card_free(card);
}

/* An old driver, that tells of no display: its card works all the same. */
static void card_is_silent(struct kunit *test)
{
	struct card *card = card_new(test);
	bool there = true;
	u8 eld[1];

	card->g->ops.get_eld = NULL;
	graphics_come(test, card->g);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(card->hdev, 0, &there, eld, 1), -ENODEV);
	KUNIT_EXPECT_FALSE(test, there);
	card_free(card);
}

/* Most function groups. */
static void card_is_none(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);
	struct hdaudio_device *hdev = fixture_hdev(f, 0, 0);
	struct notifier_block changed = { .notifier_call = card_changed };
	bool there = true;
	u8 eld[1];

	KUNIT_EXPECT_EQ(test, hdaudio_display_watch(hdev, &changed), -ENODEV);
	KUNIT_EXPECT_EQ(test, hdaudio_display_read(hdev, 0, &there, eld, 1), -ENODEV);
	KUNIT_EXPECT_FALSE(test, there);
	hdaudio_display_unwatch(hdev, &changed);
}

static struct kunit_case display_cases[] = {
	KUNIT_CASE(display_before),
	KUNIT_CASE(display_tells_its_clock),
	KUNIT_CASE(display_is_asked_with_locks),
	KUNIT_CASE(display_sleeps),
	KUNIT_CASE(display_comes_and_goes),
	KUNIT_CASE(display_incomplete),
	KUNIT_CASE(display_without),
	KUNIT_CASE(display_tells),
	KUNIT_CASE(card_tells),
	KUNIT_CASE_PARAM(card_answers, answer_gen_params),
	KUNIT_CASE(card_notifies),
	KUNIT_CASE(card_comes_late),
	KUNIT_CASE(card_is_silent),
	KUNIT_CASE(card_is_none),
	{}
};

static struct kunit_suite display_suite = {
	.name = "component",
	.test_cases = display_cases,
};

kunit_test_suite(display_suite);
