// SPDX-License-Identifier: GPL-2.0
/*
 * The codecs that are there when a controller comes: enumerated beside whoever probes it.
 */
#include <linux/suspend.h>

#include "attach.h"
#include "bus/bus.h"
#include "commands.h"
#include "controller.h"
#include "debugfs.h"
#include "hw/quirks.h"
#include "verbs/verbs_abort.h"

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 2, &model_codec_output }, { }
};

/* A codec that does not answer takes 3 s, and a slow one half a minute. */
static const struct hdb_timing lengthy = {
	.reset_us = 500000,
	.codec_us = 1000,
	.ring_us = 500000,
	.stream_us = 20000,
	.verb_ms = 500,
	.late_ms = 500,
	.retry_ms = 100,
};

static void drop_attached(struct kunit_resource *res)
{
	struct fixture *f = res->data;
	struct hdb_ctrl *ctrl = f->ctrl;

	f->ctrl = NULL;
	if (ctrl)
		hdb_detach(ctrl);
	hdb_debugfs_exit();
}

/* Attached, as by its driver, with a codec @silent that answers nothing. */
static struct fixture *attached(struct kunit *test, u32 quirks, unsigned int silent)
{
	struct fixture_spec spec = { .codecs = codecs, .timing = &lengthy, .quirks = quirks };
	struct fixture *f = fixture_model(test, &spec);
	struct hdb_ctrl *ctrl;

	hdb_debugfs_init();
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_attached, GFP_KERNEL, f));
	model_codec_silent(f->model, silent, MODEL_FOREVER);
	ctrl = hdb_attach(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, ctrl);
	f->ctrl = ctrl;
	return f;
}

static enum hdb_state state_of(struct fixture *f)
{
	return READ_ONCE(f->ctrl->hotplug.state);
}

/* What the file says. */
static void expect_file(struct fixture *f, const char *words)
{
	struct device_attribute *file = &f->ctrl->state_file;
	char *page = (char *)get_zeroed_page(GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(f->test, page);
	KUNIT_EXPECT_STREQ(f->test, file->attr.name, "hdaudio_state");
	KUNIT_EXPECT_EQ(f->test, file->attr.mode, 0444);
	KUNIT_EXPECT_EQ(f->test, file->show(f->ctrl->dev, file, page), strlen(words));
	KUNIT_EXPECT_STREQ(f->test, page, words);
	free_page((unsigned long)page);
}

static bool is_asked(struct fixture *f, unsigned int codec)
{
	return wait_until(model_codec_commands(f->model, codec));
}

static void nobody_waits_for_a_silent_codec(struct kunit *test)
{
	struct fixture *f = attached(test, 0, 0);

	KUNIT_EXPECT_EQ(test, state_of(f), HDB_ENUMERATING);
	expect_file(f, "enumerating\n");
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_READY));
	expect_file(f, "ready\n");
	KUNIT_EXPECT_NULL(test, fixture_hdev(f, 0, 0));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 2, 0));
}

static unsigned int probed;

static int count_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	probed++;
	return 0;
}

static const struct hdaudio_device_id any_audio[] = {
	{ "HDAUDIO\\FUNC_01" }, { }
};

static struct hdaudio_driver counting = {
	.driver.name = "hdb_first",
	.id_table = any_audio,
	.probe = count_probe,
};

/* A codec driver whose module is loaded meanwhile gets devices as they come. */
static void driver_comes_before_the_codecs(struct kunit *test)
{
	struct fixture *f = attached(test, 0, 0);

	probed = 0;
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&counting, NULL, NULL), 0);
	KUNIT_EXPECT_EQ(test, READ_ONCE(probed), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_READY));
	KUNIT_EXPECT_EQ(test, READ_ONCE(probed), 1);
	hdaudio_driver_unregister(&counting);
}

/* It is not waited for until a slow codec has been asked as often as it may be. */
static void controller_goes_before_the_codecs_come(struct kunit *test)
{
	struct fixture *f = attached(test, HDB_QUIRK_SLOW_CODECS, 0);
	struct hdb_ctrl *ctrl = f->ctrl;
	ktime_t start;

	KUNIT_ASSERT_TRUE(test, is_asked(f, 0));
	start = ktime_get();
	f->ctrl = NULL;
	hdb_detach(ctrl);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 6000);
	KUNIT_EXPECT_NULL(test, fixture_hdev(f, 2, 0));
}

/* At each moment, with codecs that do answer. */
static void controller_goes_while_the_codecs_come(struct kunit *test)
{
	struct fixture *f = attached(test, 0, 2);
	unsigned int i;

	model_codec_silent(f->model, 2, 0);
	for (i = 0; i < 20; i++) {
		usleep_range(200 * i, 200 * i + 10);
		hdb_detach(f->ctrl);
		f->ctrl = NULL;
		KUNIT_EXPECT_NULL(test, fixture_hdev(f, 0, 0));
		f->ctrl = hdb_attach(&f->setup);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
	}
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_READY));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
}

/* What the kernel tells when the system begins to fall asleep, and when it is awake again. */
static void tell_of_sleep(struct fixture *f, unsigned long event)
{
	struct notifier_block *sleep = &f->ctrl->hotplug.sleep;

	KUNIT_EXPECT_EQ(f->test, sleep->notifier_call(sleep, event, NULL), NOTIFY_DONE);
}

static bool is_at_work(struct fixture *f)
{
	return work_busy(&f->ctrl->hotplug.first.work) & WORK_BUSY_RUNNING;
}

/* Its work items have to stand still before, and the codec may take longer than is waited for. */
static void system_falls_asleep_before_the_codecs_come(struct kunit *test)
{
	struct fixture *f = attached(test, HDB_QUIRK_SLOW_CODECS, 0);
	ktime_t start;

	KUNIT_ASSERT_TRUE(test, is_asked(f, 0));
	start = ktime_get();
	tell_of_sleep(f, PM_SUSPEND_PREPARE);
	KUNIT_EXPECT_TRUE(test, wait_until(!is_at_work(f)));
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 6000);
	KUNIT_EXPECT_EQ(test, state_of(f), HDB_ENUMERATING);
	model_codec_silent(f->model, 0, 0);
	tell_of_sleep(f, PM_POST_SUSPEND);
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_READY));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 2, 0));
}

/* The first codec is on the bus already, the second is being asked. */
static void hardware_goes_before_the_codecs_come(struct kunit *test)
{
	struct fixture *f = attached(test, 0, 2);

	KUNIT_ASSERT_TRUE(test, is_asked(f, 2));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
	model_remove(f->model);
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_FAILED));
	KUNIT_EXPECT_NULL(test, fixture_hdev(f, 0, 0));
	expect_file(f, "failed\n");
}

/* Whatever came of it at the start, what answers after a reset is on the bus. */
static void codecs_come_after_a_failure(struct kunit *test)
{
	struct fixture *f = attached(test, 0, 2);

	KUNIT_ASSERT_TRUE(test, is_asked(f, 2));
	hdb_ctrl_suspend(f->ctrl);
	hdb_ctrl_set_gone(f->ctrl);
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_FAILED));
	model_codec_silent(f->model, 2, 0);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(state_of(f) == HDB_READY));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 0, 0));
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 2, 0));
}

static struct kunit_case first_cases[] = {
	KUNIT_CASE(nobody_waits_for_a_silent_codec),
	KUNIT_CASE(driver_comes_before_the_codecs),
	KUNIT_CASE(controller_goes_before_the_codecs_come),
	KUNIT_CASE(controller_goes_while_the_codecs_come),
	KUNIT_CASE(system_falls_asleep_before_the_codecs_come),
	KUNIT_CASE(hardware_goes_before_the_codecs_come),
	KUNIT_CASE(codecs_come_after_a_failure),
	{ }
};

static struct kunit_suite first_suite = {
	.name = "first",
	.test_cases = first_cases,
};

kunit_test_suite(first_suite);
