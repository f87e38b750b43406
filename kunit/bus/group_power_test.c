// SPDX-License-Identifier: GPL-2.0
/*
 * What is done to the function groups of a controller, all or some: in which order, with what held,
 * what is left of it, and that other devices below that controller are left alone.
 */
#include <linux/pm_runtime.h>
#include <linux/pm_wakeup.h>

#include "bus/bus.h"
#include "bus/enumerate.h"
#include "commands.h"
#include "fault.h"
#include "hw/recovery.h"
#include "log.h"
#include "verbs/presence.h"

#define STRANGE		0x55	/* a stranger's node */
#define RELUCTANCE_MS	200

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_combo }, { 6, &model_codec_modem }, { }
};

static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };

static const struct hdaudio_device_id every_group[] = {
	{ "HDAUDIO\\FUNC_01" }, { "HDAUDIO\\FUNC_02" }, { }
};

/**
 * struct crew - a driver of all groups, and what was asked of it
 * @driver: the driver
 * @registered: it is
 * @calls: a letter for each call, and the codec's and the node's digit
 * @unlocked: calls of suspend and resume without the device's lock
 * @usage: runtime PM references there were in the last call
 * @answer: what suspend, resume and the runtime routines return
 * @fail: what probe returns
 * @in_probe: called in probe, or NULL
 * @reluctant: runtime_suspend waits for @suspended
 * @entered: completed before it does
 * @suspended: completed in suspend
 * @overtaken: it was while runtime_suspend waited
 */
struct crew {
	struct hdaudio_driver driver;
	bool registered;
	char calls[64];
	unsigned int unlocked;
	int usage;
	int answer;
	int fail;
	void (*in_probe)(struct crew *crew, struct hdaudio_device *hdev);
	bool reluctant;
	struct completion entered;
	struct completion suspended;
	bool overtaken;
};

static int usage_of(struct hdaudio_device *hdev)
{
	return atomic_read(&hdev->dev.power.usage_count);
}

static struct crew *crew_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct crew, driver);
}

static void note(struct hdaudio_device *hdev, char what)
{
	struct crew *crew = crew_of(hdev);
	size_t n = strlen(crew->calls);

	scnprintf(crew->calls + n, sizeof(crew->calls) - n, "%c%x%x ", what, hdev->codec,
		  hdev->node);
	crew->usage = usage_of(hdev);
}

/* What was asked since the last time. */
static void expect_calls(struct kunit *test, struct crew *crew, const char *calls)
{
	KUNIT_EXPECT_STREQ(test, crew->calls, calls);
	crew->calls[0] = '\0';
}

static int crew_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct crew *crew = crew_of(hdev);

	note(hdev, 'p');
	if (crew->in_probe)
		crew->in_probe(crew, hdev);
	return crew->fail;
}

static void crew_remove(struct hdaudio_device *hdev)
{
	note(hdev, 'g');
}

static int crew_suspend(struct hdaudio_device *hdev)
{
	note(hdev, 's');
	crew_of(hdev)->unlocked += !mutex_is_locked(&hdev->dev.mutex);
	complete(&crew_of(hdev)->suspended);
	return crew_of(hdev)->answer;
}

static int crew_resume(struct hdaudio_device *hdev)
{
	note(hdev, 'r');
	crew_of(hdev)->unlocked += !mutex_is_locked(&hdev->dev.mutex);
	return crew_of(hdev)->answer;
}

static void crew_shutdown(struct hdaudio_device *hdev)
{
	note(hdev, 'o');
}

static int crew_sleep(struct hdaudio_device *hdev)
{
	struct crew *crew = crew_of(hdev);

	note(hdev, 'l');
	if (READ_ONCE(crew->reluctant)) {
		WRITE_ONCE(crew->reluctant, false);
		complete(&crew->entered);
		crew->overtaken = wait_for_completion_timeout(&crew->suspended,
							      msecs_to_jiffies(RELUCTANCE_MS));
	}
	return crew->answer;
}

static int crew_wake(struct hdaudio_device *hdev)
{
	note(hdev, 'w');
	return crew_of(hdev)->answer;
}

static void crew_end(struct crew *crew)
{
	if (crew->registered)
		hdaudio_driver_unregister(&crew->driver);
	crew->registered = false;
}

static void drop_crew(struct kunit_resource *res)
{
	crew_end(res->data);
}

/* Make the fixture first. */
static struct crew *crew_new(struct kunit *test, bool runtime)
{
	struct crew *crew = kunit_kzalloc(test, sizeof(*crew), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, crew);
	init_completion(&crew->entered);
	init_completion(&crew->suspended);
	crew->driver = (struct hdaudio_driver) {
		.driver.name = "hdb_crew",
		.id_table = every_group,
		.probe = crew_probe,
		.remove = crew_remove,
		.suspend = crew_suspend,
		.resume = crew_resume,
		.runtime_suspend = runtime ? crew_sleep : NULL,
		.runtime_resume = runtime ? crew_wake : NULL,
	};
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_crew, GFP_KERNEL, crew));
	return crew;
}

static void crew_begin(struct kunit *test, struct crew *crew)
{
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&crew->driver, NULL, NULL), 0);
	crew->registered = true;
	crew->calls[0] = '\0';
}

/* The group at a place, strangers left out. */
static struct hdaudio_device *group_at(struct fixture *f, unsigned int codec, unsigned int node)
{
	struct hdaudio_device *hdev;
	unsigned int i;

	for (i = 0; (hdev = fixture_hdev(f, codec, i)) && hdev->node != node; i++)
		;
	return hdev;
}

/* Other devices below the controller. */

static void stranger_release(struct device *dev)
{
	kfree(to_hdaudio_device(dev));
}

static void drop_stranger(struct kunit_resource *res)
{
	struct hdaudio_device *stranger = res->data;

	device_unregister(&stranger->dev);
}

/* No function group, however much it looks like one. */
static struct hdaudio_device *stranger_new(struct fixture *f, const char *name)
{
	struct hdaudio_device *stranger = kzalloc(sizeof(*stranger), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(f->test, stranger);
	stranger->ctrl = f->ctrl;
	stranger->node = STRANGE;
	stranger->missed = true;
	device_initialize(&stranger->dev);
	stranger->dev.parent = model_dev(f->model);
	stranger->dev.release = stranger_release;
	KUNIT_ASSERT_EQ(f->test, dev_set_name(&stranger->dev, "%s", name), 0);
	KUNIT_ASSERT_EQ(f->test, device_add(&stranger->dev), 0);
	KUNIT_ASSERT_NOT_NULL(f->test, kunit_alloc_resource(f->test, NULL, drop_stranger,
							    GFP_KERNEL, stranger));
	device_set_wakeup_capable(&stranger->dev, true);
	KUNIT_ASSERT_EQ(f->test, device_set_wakeup_enable(&stranger->dev, true), 0);
	return stranger;
}

static void expect_untouched(struct kunit *test, struct hdaudio_device *stranger)
{
	KUNIT_EXPECT_TRUE(test, device_is_registered(&stranger->dev));
	KUNIT_EXPECT_TRUE(test, stranger->missed);
	KUNIT_EXPECT_FALSE(test, stranger->paused);
	KUNIT_EXPECT_EQ(test, usage_of(stranger), 0);
	KUNIT_EXPECT_EQ(test, stranger->dev.power.autosuspend_delay, 0);
	KUNIT_EXPECT_TRUE(test, stranger->dev.power.runtime_auto);
}

/* Groups of three codecs between two strangers. */
static struct fixture *among_strangers(struct kunit *test, struct hdaudio_device **strangers)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	strangers[0] = stranger_new(f, "hdb_stranger_before");
	KUNIT_ASSERT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	strangers[1] = stranger_new(f, "hdb_stranger_after");
	return f;
}

/* What is done to all groups is done to each, in order, and to nobody else. */
static void group_all_and_nobody_else(struct kunit *test)
{
	struct hdaudio_device *strangers[2];
	struct fixture *f = among_strangers(test, strangers);
	struct crew *crew = crew_new(test, false);
	int usage = usage_of(group_at(f, 0, 1)), i;

	crew_begin(test, crew);
	KUNIT_EXPECT_EQ(test, usage_of(group_at(f, 0, 1)), usage + 1);
	hdb_bus_suspend_all(f->ctrl);
	expect_calls(test, crew, "s61 s32 s31 s01 ");
	KUNIT_EXPECT_TRUE(test, group_at(f, 0, 1)->paused);
	KUNIT_EXPECT_EQ(test, usage_of(group_at(f, 0, 1)), usage + 2);
	for (i = 0; i < 2; i++)
		expect_untouched(test, strangers[i]);
	hdb_bus_resume_all(f->ctrl);
	expect_calls(test, crew, "r01 r31 r32 r61 ");
	KUNIT_EXPECT_FALSE(test, group_at(f, 0, 1)->paused);
	KUNIT_EXPECT_EQ(test, usage_of(group_at(f, 0, 1)), usage + 1);
	hdb_bus_resume_all(f->ctrl);
	expect_calls(test, crew, "");
	hdb_bus_restart_codec(f->ctrl, 3);
	expect_calls(test, crew, "s31 r31 s32 r32 ");
	KUNIT_EXPECT_EQ(test, crew->usage, usage + 2);
	KUNIT_EXPECT_EQ(test, usage_of(group_at(f, 3, 1)), usage + 1);
	KUNIT_EXPECT_EQ(test, crew->unlocked, 0);
	hdb_bus_remove_codec(f->ctrl, 3);
	expect_calls(test, crew, "g32 g31 ");
	hdb_bus_remove_groups(f->ctrl);
	expect_calls(test, crew, "g61 g01 ");
	for (i = 0; i < 2; i++)
		expect_untouched(test, strangers[i]);
}

/* So with what is asked of them. */
static void group_asked_and_nobody_else(struct kunit *test)
{
	struct hdaudio_device *strangers[2];
	struct fixture *f = among_strangers(test, strangers);
	struct hdaudio_ids ids;

	KUNIT_EXPECT_TRUE(test, hdb_bus_has_group(f->ctrl, 3, 2));
	KUNIT_EXPECT_FALSE(test, hdb_bus_has_group(f->ctrl, 6, 2));
	KUNIT_EXPECT_FALSE(test, hdb_bus_has_group(f->ctrl, 0, STRANGE));
	KUNIT_EXPECT_TRUE(test, hdb_bus_find_codec(f->ctrl, 0, &ids));
	KUNIT_EXPECT_EQ(test, ids.vendor, 0x1af4);
	KUNIT_EXPECT_TRUE(test, hdb_bus_find_codec(f->ctrl, 6, &ids));
	KUNIT_EXPECT_EQ(test, ids.vendor, 0x1057);
	KUNIT_EXPECT_FALSE(test, hdb_bus_find_codec(f->ctrl, 7, &ids));
	KUNIT_EXPECT_EQ(test, hdb_bus_wakers(f->ctrl), 0);
	device_set_wakeup_capable(&group_at(f, 3, 2)->dev, true);
	device_set_wakeup_capable(&group_at(f, 6, 1)->dev, true);
	KUNIT_EXPECT_EQ(test, device_set_wakeup_enable(&group_at(f, 3, 2)->dev, true), 0);
	KUNIT_EXPECT_EQ(test, hdb_bus_wakers(f->ctrl), BIT(3));
	KUNIT_EXPECT_EQ(test, device_set_wakeup_enable(&group_at(f, 6, 1)->dev, true), 0);
	KUNIT_EXPECT_EQ(test, hdb_bus_wakers(f->ctrl), BIT(3) | BIT(6));
}

/* Those that have missed a driver get it, or none if there is none, without a word. */
static void group_missed_its_driver(struct kunit *test)
{
	struct hdaudio_device *strangers[2];
	struct fixture *f = among_strangers(test, strangers);
	struct crew *crew = crew_new(test, false);
	struct log log;

	crew_begin(test, crew);
	device_release_driver(&group_at(f, 3, 1)->dev);
	device_release_driver(&group_at(f, 3, 2)->dev);
	device_release_driver(&group_at(f, 6, 1)->dev);
	group_at(f, 3, 2)->missed = true;
	group_at(f, 6, 1)->missed = true;
	crew->calls[0] = '\0';
	log_begin(test, &log);
	hdb_bus_probe_again(f->ctrl);
	expect_calls(test, crew, "p32 p61 ");
	KUNIT_EXPECT_FALSE(test, group_at(f, 6, 1)->missed);
	KUNIT_EXPECT_NULL(test, group_at(f, 3, 1)->dev.driver);
	hdb_bus_probe_again(f->ctrl);
	expect_calls(test, crew, "");
	crew_end(crew);
	group_at(f, 6, 1)->missed = true;
	hdb_bus_probe_again(f->ctrl);
	KUNIT_EXPECT_EQ(test, log_said(&log, "no driver could be attached after a reset"), 0);
	expect_untouched(test, strangers[0]);
	expect_untouched(test, strangers[1]);
}

/* When they may sleep. */

static void expect_sleep(struct kunit *test, struct hdaudio_device *hdev, bool allowed, int ms)
{
	KUNIT_EXPECT_EQ(test, !!hdev->dev.power.runtime_auto, allowed);
	KUNIT_EXPECT_EQ(test, hdev->dev.power.autosuspend_delay, ms);
	KUNIT_EXPECT_TRUE(test, hdev->dev.power.use_autosuspend);
	KUNIT_EXPECT_EQ(test, usage_of(hdev), !allowed);
	KUNIT_EXPECT_TRUE(test, pm_runtime_enabled(&hdev->dev));
}

static void group_sleeps_as_said(struct kunit *test)
{
	struct hdaudio_device *strangers[2];
	struct fixture *f = among_strangers(test, strangers);
	int i;

	expect_sleep(test, group_at(f, 0, 1), false, 3000);
	hdb_bus_power_save(f->ctrl, 5);
	for (i = 1; i <= 2; i++)
		expect_sleep(test, group_at(f, 3, i), true, 5000);
	hdb_bus_power_save(f->ctrl, 0);
	for (i = 1; i <= 2; i++)
		expect_sleep(test, group_at(f, 3, i), false, 3000);
	expect_untouched(test, strangers[0]);
	expect_untouched(test, strangers[1]);
	hdb_bus_remove_codec(f->ctrl, 0);
	f->ctrl->setup.power_save = 7;
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	expect_sleep(test, group_at(f, 0, 1), true, 7000);
}

/* References, and the moment of last use, of one that is bound and unbound. */
static void bind_and_unbind(struct kunit *test, bool runtime)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct crew *crew = crew_new(test, runtime);
	struct hdaudio_device *hdev = group_at(f, 6, 1);
	int usage = usage_of(hdev);

	hdev->dev.power.last_busy = 0;
	crew_begin(test, crew);
	KUNIT_EXPECT_EQ(test, crew->usage, usage + 1);
	KUNIT_EXPECT_NE(test, hdev->dev.power.last_busy, 0ULL);
	KUNIT_EXPECT_TRUE(test, hdev->bound);
	KUNIT_EXPECT_EQ(test, usage_of(hdev), usage + !runtime);
	hdb_bus_suspend_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, usage_of(hdev), usage + !runtime + 1);
	expect_calls(test, crew, "s61 s32 s31 s01 ");
	device_release_driver(&hdev->dev);
	expect_calls(test, crew, "g61 ");
	KUNIT_EXPECT_EQ(test, crew->usage, usage + !runtime + 1);
	KUNIT_EXPECT_EQ(test, usage_of(hdev), usage);
	KUNIT_EXPECT_FALSE(test, hdev->paused);
	KUNIT_EXPECT_FALSE(test, hdev->bound);
	hdb_bus_resume_all(f->ctrl);
	expect_calls(test, crew, "r01 r31 r32 ");
	KUNIT_EXPECT_EQ(test, usage_of(hdev), usage);
}

static void group_is_bound_and_unbound(struct kunit *test)
{
	bind_and_unbind(test, false);
}

static void group_is_bound_and_unbound_that_may_sleep(struct kunit *test)
{
	bind_and_unbind(test, true);
}

/* One after the other, whatever fails: nothing stays of a group that could not be added. */
static void group_that_cannot_be_added(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct device *parent = model_dev(f->model);
	int children = atomic_read(&parent->power.child_count);
	unsigned int refs = kref_read(&f->ctrl->ref), nth;
	struct hdaudio_ids ids = { .func = 1 };
	int err;

	fault_memory_need(test, GFP_KERNEL);
	for (nth = 1; nth < 100; nth++) {
		fault_memory(nth);
		err = hdb_bus_add(f->ctrl, 9, 1, &ids);
		if (!fault_memory_hit() || !err)
			break;
		KUNIT_EXPECT_EQ(test, err, -ENOMEM);
		KUNIT_EXPECT_EQ(test, atomic_read(&parent->power.child_count), children);
		KUNIT_EXPECT_EQ(test, kref_read(&f->ctrl->ref), refs);
		KUNIT_EXPECT_FALSE(test, hdb_bus_has_group(f->ctrl, 9, 1));
	}
	KUNIT_EXPECT_GT(test, nth, 1);
	KUNIT_EXPECT_EQ(test, kref_read(&f->ctrl->ref), refs + 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&parent->power.child_count), children + 1);
}

/* What the kernel asks of a device. */

static int ask(struct hdaudio_device *hdev, char what)
{
	const struct dev_pm_ops *pm = hdev->dev.bus->pm;

	switch (what) {
	case 's':
		return pm->suspend(&hdev->dev);
	case 'r':
		return pm->resume(&hdev->dev);
	case 'l':
		return pm->runtime_suspend(&hdev->dev);
	default:
		return pm->runtime_resume(&hdev->dev);
	}
}

/**
 * struct asked - what comes of a routine the kernel calls
 * @what: as struct crew's letters
 * @answer: what the driver's returns
 * @result: what the kernel gets
 * @said: in the log, or NULL
 */
struct asked {
	char what;
	int answer;
	int result;
	const char *said;
};

static const struct asked all_asked[] = {
	{ 's', 0, 0 }, { 's', -EIO, -EIO }, { 'r', 0, 0 }, { 'r', -EIO, -EIO },
	{ 'l', 0, 0 }, { 'l', -EIO, -EBUSY },
	{ 'w', 0, 0 }, { 'w', -EIO, 0, "the driver cannot wake it: error -5" },
};

static void asked_name(const struct asked *a, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%c: %d", a->what, a->answer);
}

KUNIT_ARRAY_PARAM(all_asked, all_asked, asked_name);

/* With a driver, without, with one that has no such routine; and of a group that is paused. */
static void group_is_asked(struct kunit *test)
{
	const struct asked *a = test->param_value;
	struct fixture *f = fixture_ctrl(test, &spec);
	struct crew *crew = crew_new(test, true);
	struct hdaudio_device *hdev = group_at(f, 6, 1);
	char calls[] = { a->what, '6', '1', ' ', '\0' };
	bool system = a->what == 's' || a->what == 'r';
	struct log log;

	KUNIT_EXPECT_EQ(test, ask(hdev, a->what), 0);
	crew_begin(test, crew);
	log_begin(test, &log);
	crew->answer = a->answer;
	hdev->dev.power.last_busy = 0;
	KUNIT_EXPECT_EQ(test, ask(hdev, a->what), a->result);
	expect_calls(test, crew, calls);
	KUNIT_EXPECT_EQ(test, log_said(&log, a->said ?: "error 0"), !!a->said);
	KUNIT_EXPECT_EQ(test, !!hdev->dev.power.last_busy, a->result == -EBUSY);
	hdev->paused = true;
	KUNIT_EXPECT_EQ(test, ask(hdev, a->what), system ? 0 : a->result);
	expect_calls(test, crew, system ? "" : calls);
	hdev->paused = false;
	crew->driver.suspend = NULL;
	crew->driver.resume = NULL;
	crew->driver.runtime_suspend = NULL;
	crew->driver.runtime_resume = NULL;
	KUNIT_EXPECT_EQ(test, ask(hdev, a->what), 0);
	expect_calls(test, crew, "");
	crew->driver.runtime_suspend = crew_sleep;	/* what it was bound with */
}

/* A driver that cannot follow is named, and keeps nobody from going on. */
static void group_cannot_follow(struct kunit *test)
{
	static const char text[] = "its driver could not follow a reset of the controller: ";
	struct fixture *f = fixture_ctrl(test, &spec);
	struct crew *crew = crew_new(test, false);
	char said[80];
	struct log log;

	crew_begin(test, crew);
	snprintf(said, sizeof(said), "%s%d", text, -EBUSY);
	log_begin(test, &log);
	crew->answer = -EBUSY;
	hdb_bus_suspend_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, log_said(&log, said), 4);
	hdb_bus_resume_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, log_said(&log, said), 4);
	crew->calls[0] = '\0';
	hdb_bus_restart_codec(f->ctrl, 6);
	expect_calls(test, crew, "s61 ");
	crew->answer = 0;
	snprintf(said, sizeof(said), "%s0", text);
	hdb_bus_suspend_all(f->ctrl);
	crew->calls[0] = '\0';
	hdb_bus_restart_codec(f->ctrl, 6);
	expect_calls(test, crew, "");
	hdb_bus_resume_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, log_said(&log, said), 0);
}

static int suspend_thread(void *data)
{
	pm_runtime_suspend(&((struct hdaudio_device *)data)->dev);
	return 0;
}

/* One that is falling asleep does so first. */
static void falls_asleep(struct kunit *test, bool all)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct crew *crew = crew_new(test, true);
	struct hdaudio_device *hdev = group_at(f, 6, 1);

	crew_begin(test, crew);
	hdev->dev.power.use_autosuspend = false;
	crew->reluctant = true;
	pm_runtime_allow(&hdev->dev);
	fixture_thread(test, FIXTURE_ANY_CPU, suspend_thread, hdev);
	KUNIT_EXPECT_TRUE(test, wait_for_completion_timeout(&crew->entered, 20 * HZ));
	if (all)
		hdb_bus_suspend_all(f->ctrl);
	else
		hdb_bus_restart_codec(f->ctrl, 6);
	KUNIT_EXPECT_TRUE(test, wait_until(hdev->dev.power.runtime_status != RPM_SUSPENDING));
	KUNIT_EXPECT_FALSE(test, crew->overtaken);
	KUNIT_EXPECT_NULL(test, strstr(crew->calls, "s61"));
	if (all)
		hdb_bus_resume_all(f->ctrl);
	KUNIT_EXPECT_TRUE(test, wait_until(strstr(crew->calls, "w61") || !all));
	pm_runtime_barrier(&hdev->dev);
}

static void group_falls_asleep_before_a_reset(struct kunit *test)
{
	falls_asleep(test, true);
}

static void group_falls_asleep_before_it_is_set_up_again(struct kunit *test)
{
	falls_asleep(test, false);
}

/* The machine is switched off. */

static void group_is_shut_down_by_its_driver(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct crew *crew = crew_new(test, true);
	struct device *dev = &group_at(f, 6, 1)->dev;
	unsigned int commands;

	crew_begin(test, crew);
	crew->driver.shutdown = crew_shutdown;
	commands = model_codec_commands(f->model, 6);
	dev->bus->shutdown(dev);
	expect_calls(test, crew, "o61 ");
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 6), commands + 1);
	crew->driver.shutdown = NULL;
	dev->bus->shutdown(dev);
	expect_calls(test, crew, "s61 ");
	crew->driver.suspend = NULL;
	dev->bus->shutdown(dev);
	expect_calls(test, crew, "");
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 6), commands + 3);
	fixture_power(f);
	KUNIT_ASSERT_TRUE(test, wait_until(fixture_asleep(f)));
	crew->driver.shutdown = crew_shutdown;
	crew->calls[0] = '\0';
	dev->bus->shutdown(dev);
	expect_calls(test, crew, "");
	KUNIT_EXPECT_TRUE(test, fixture_asleep(f));
}

/* Registering. */

/* All of it is noted before the kernel refuses a name that is taken. */
static void group_driver_is_of_its_module(struct kunit *test)
{
	struct fixture *f = fixture_model(test, NULL);
	struct crew *crew = crew_new(test, false), *other = crew_new(test, false);
	struct module *owner = (struct module *)f;

	crew_begin(test, crew);
	KUNIT_EXPECT_EQ(test, __hdaudio_driver_register(&other->driver, owner, "its_module"),
			-EBUSY);
	KUNIT_EXPECT_PTR_EQ(test, other->driver.driver.owner, owner);
	KUNIT_EXPECT_STREQ(test, other->driver.driver.mod_name, "its_module");
	KUNIT_EXPECT_PTR_EQ(test, (const void *)other->driver.driver.bus,
			    (const void *)crew->driver.driver.bus);
}

static void fail_once_with_a_reset_asked_for(struct crew *crew, struct hdaudio_device *hdev)
{
	crew->in_probe = NULL;
	hdb_recover(hdev->ctrl, HDB_STEP_RESET);
}

/* It is over before the driver sees that it failed. */
static void fail_once_with_a_reset_behind(struct crew *crew, struct hdaudio_device *hdev)
{
	u32 *resets = &hdev->ctrl->recovery.counts[HDB_STEP_RESET];

	crew->in_probe = NULL;
	WRITE_ONCE(*resets, *resets + 1);
}

static int probe_fails_in_a_reset(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct crew *crew = crew_of(hdev);
	bool fails = crew->in_probe;

	crew_probe(hdev, id);
	return fails ? -EIO : 0;
}

/* Of a group that was asked in a reset, or before one, it is not believed that it has failed. */
static void probed_in_a_reset(struct kunit *test,
			      void (*in_probe)(struct crew *crew, struct hdaudio_device *hdev))
{
	static const struct fixture_codec one[] = { { 6, &model_codec_modem }, { } };
	static const struct fixture_spec alone = { .codecs = one, .timing = &fixture_patient };
	struct fixture *f = fixture_ctrl(test, &alone);
	struct crew *crew = crew_new(test, false);

	crew->driver.probe = probe_fails_in_a_reset;
	crew->in_probe = in_probe;
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&crew->driver, NULL, NULL), 0);
	crew->registered = true;
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(group_at(f, 6, 1)->bound)));
	flush_work(&f->ctrl->hotplug.work);
	KUNIT_EXPECT_EQ(test, strncmp(crew->calls, "p61 p61 ", 8), 0);
	KUNIT_EXPECT_FALSE(test, group_at(f, 6, 1)->missed);
}

static void group_fails_before_a_reset(struct kunit *test)
{
	probed_in_a_reset(test, fail_once_with_a_reset_asked_for);
}

static void group_fails_behind_a_reset(struct kunit *test)
{
	probed_in_a_reset(test, fail_once_with_a_reset_behind);
}

static void group_fails(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct crew *crew = crew_new(test, false);
	int usage = usage_of(group_at(f, 6, 1));

	crew->fail = -EIO;
	crew_begin(test, crew);
	KUNIT_EXPECT_FALSE(test, group_at(f, 6, 1)->missed);
	KUNIT_EXPECT_FALSE(test, group_at(f, 6, 1)->bound);
	KUNIT_EXPECT_EQ(test, usage_of(group_at(f, 6, 1)), usage);
	KUNIT_EXPECT_EQ(test, atomic_read(&f->ctrl->hotplug.pending), 0);
}

static struct kunit_case group_power_cases[] = {
	KUNIT_CASE(group_all_and_nobody_else),
	KUNIT_CASE(group_asked_and_nobody_else),
	KUNIT_CASE(group_missed_its_driver),
	KUNIT_CASE(group_sleeps_as_said),
	KUNIT_CASE(group_is_bound_and_unbound),
	KUNIT_CASE(group_is_bound_and_unbound_that_may_sleep),
	KUNIT_CASE(group_that_cannot_be_added),
	KUNIT_CASE_PARAM(group_is_asked, all_asked_gen_params),
	KUNIT_CASE(group_cannot_follow),
	KUNIT_CASE(group_falls_asleep_before_a_reset),
	KUNIT_CASE(group_falls_asleep_before_it_is_set_up_again),
	KUNIT_CASE(group_is_shut_down_by_its_driver),
	KUNIT_CASE(group_driver_is_of_its_module),
	KUNIT_CASE(group_fails_before_a_reset),
	KUNIT_CASE(group_fails_behind_a_reset),
	KUNIT_CASE(group_fails),
	{ }
};

static struct kunit_suite group_power_suite = {
	.name = "group_power",
	.test_cases = group_power_cases,
};

kunit_test_suite(group_power_suite);
