// SPDX-License-Identifier: GPL-2.0
/*
 * Codecs that appear, vanish, are others than before or were powered up anew.
 */
#include <linux/interrupt.h>

#include "attach.h"
#include "bus/bus.h"
#include "bus/enumerate.h"
#include "bus/hotplug.h"
#include "commands.h"
#include "hw/quirks.h"
#include "hw/recovery.h"
#include "verbs/presence.h"
#include "verbs/verbs.h"
#include "verbs/verbs_state.h"

#define MANY	600

/* A codec that is not there is asked in vain now and then. */
static const struct hdb_timing brisk = {
	.reset_us = 500000,
	.codec_us = 1000,
	.ring_us = 500000,
	.stream_us = 20000,
	.verb_ms = 300,
	.late_ms = 300,
};

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_combo }, { }
};

static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
static const struct fixture_spec brisk_spec = { .codecs = codecs, .timing = &brisk };

/**
 * struct witness - a codec driver for audio groups that counts
 * @driver: the driver
 * @probed: by codec address
 * @removed: by codec address
 * @suspended: by codec address
 * @resumed: by codec address
 * @asks: its codec something, when it goes
 * @answered: by codec address: how often it was
 */
struct witness {
	struct hdaudio_driver driver;
	unsigned int probed[HDB_MAX_CODECS];
	unsigned int removed[HDB_MAX_CODECS];
	unsigned int suspended[HDB_MAX_CODECS];
	unsigned int resumed[HDB_MAX_CODECS];
	bool asks;
	unsigned int answered[HDB_MAX_CODECS];
};

static struct witness *witness_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct witness, driver);
}

static int witness_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	witness_of(hdev)->probed[hdev->codec]++;
	return 0;
}

static void witness_remove(struct hdaudio_device *hdev)
{
	HDAUDIO_CODEC_TRANSFER t = command(hdev->codec, 0, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);
	struct witness *w = witness_of(hdev);

	w->removed[hdev->codec]++;
	if (!w->asks)
		return;
	hdb_verbs_run(hdev->ctrl, NULL, &t, 1);
	w->answered[hdev->codec] += t.Input.IsValid;
}

static int witness_suspend(struct hdaudio_device *hdev)
{
	witness_of(hdev)->suspended[hdev->codec]++;
	return 0;
}

static int witness_resume(struct hdaudio_device *hdev)
{
	witness_of(hdev)->resumed[hdev->codec]++;
	return 0;
}

static const struct hdaudio_device_id audio[] = {
	{ "HDAUDIO\\FUNC_01" }, { }
};

static void drop_witness(struct kunit_resource *res)
{
	struct witness *w = res->data;

	hdaudio_driver_unregister(&w->driver);
}

static struct witness *witness_new(struct kunit *test)
{
	struct witness *w = kunit_kzalloc(test, sizeof(*w), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, w);
	w->driver = (struct hdaudio_driver) {
		.driver.name = "hdb_witness",
		.id_table = audio,
		.probe = witness_probe,
		.remove = witness_remove,
		.suspend = witness_suspend,
		.resume = witness_resume,
	};
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&w->driver, NULL, NULL), 0);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_witness, GFP_KERNEL, w));
	return w;
}

static unsigned int groups(struct fixture *f, unsigned int codec)
{
	unsigned int n = 0;

	while (fixture_hdev(f, codec, n))
		n++;
	return n;
}

/* What was found to be looked at has been looked at. */
static void settle(struct fixture *f)
{
	flush_work(&f->ctrl->hotplug.work);
}

/* The controller goes through reset, as over sleep. */
static void reset(struct fixture *f)
{
	hdb_ctrl_suspend(f->ctrl);
	KUNIT_ASSERT_EQ(f->test, hdb_ctrl_resume(f->ctrl), 0);
	settle(f);
}

/* On the running link. */

static void codec_appears(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);
	struct fixture_client *c;

	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_combo), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 5), 0);
	model_replug_codec(f->model, 5);
	KUNIT_ASSERT_TRUE(test, wait_until(groups(f, 5) == 2));
	settle(f);
	KUNIT_EXPECT_EQ(test, w->probed[5], 1);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_STATESTS, 2), 0);
	c = fixture_open(f, fixture_hdev(f, 5, 0), &GUID_HDAUDIO_BUS_INTERFACE);
	KUNIT_EXPECT_EQ(test, fixture_verb(c, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID),
			0x10ec0888);
	KUNIT_EXPECT_EQ(test, w->suspended[0] + w->suspended[3] + w->removed[0], 0);
}

static USHORT detected(struct fixture_client *c)
{
	HDAUDIO_DEVICE_INFORMATION info = { .Size = sizeof(info) };

	KUNIT_EXPECT_EQ(c->f->test, c->base.GetDeviceInformation(c->base.Context, &info),
			STATUS_SUCCESS);
	return info.CodecsDetected;
}

static void clients_are_told_who_is_there(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture *f = c->f;

	KUNIT_EXPECT_EQ(test, detected(c), BIT(0) | BIT(3));
	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_combo), 0);
	model_replug_codec(f->model, 5);
	KUNIT_ASSERT_TRUE(test, wait_until(groups(f, 5) == 2));
	KUNIT_EXPECT_EQ(test, detected(c), BIT(0) | BIT(3) | BIT(5));
	model_unplug_codec(f->model, 3);
	reset(f);
	KUNIT_EXPECT_EQ(test, detected(c), BIT(0) | BIT(5));
}

/* One that reports itself after the driver has stopped waiting for it. */
static void codec_is_late(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec late = {
		.config = &config, .codecs = codecs, .timing = &fixture_patient
	};
	struct fixture *f;

	config.report.frames = 9600;
	f = fixture_ctrl(test, &late);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(f, 0) == 1 && groups(f, 3) == 2));
}

/* It lost its power for a moment: its driver, no other, sets it up again. */
static void codec_was_powered_up_anew(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);
	struct hdaudio_device *hdev = fixture_hdev(f, 3, 0);

	model_unplug_codec(f->model, 3);
	model_replug_codec(f->model, 3);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(w->resumed[3]) == 1));
	settle(f);
	KUNIT_EXPECT_EQ(test, w->suspended[3], 1);
	KUNIT_EXPECT_EQ(test, w->probed[3], 1);
	KUNIT_EXPECT_EQ(test, w->suspended[0], 0);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 3, 0), hdev);
}

/* The drivers of the one that was do not get to the one that is. */
static void codec_was_swapped(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);

	w->asks = true;
	model_unplug_codec(f->model, 3);
	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 3, &model_codec_duplex), 0);
	model_replug_codec(f->model, 3);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(w->probed[3]) == 2));
	settle(f);
	KUNIT_EXPECT_EQ(test, w->removed[3], 1);
	KUNIT_EXPECT_EQ(test, w->answered[3], 0);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 1);
	KUNIT_EXPECT_EQ(test, fixture_hdev(f, 3, 0)->ids.device, 0x22);
	KUNIT_EXPECT_EQ(test, w->removed[0] + w->suspended[0], 0);
}

/* A codec that could not be enumerated gets another chance after each reset. */
static void codec_answers_at_last(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &brisk_spec);

	model_codec_silent(f->model, 3, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 0);
	model_codec_silent(f->model, 3, 0);
	reset(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.incomplete, 0);
}

/* Of one whose second group could not be made out, that one alone is looked for. */
static void group_answers_at_last(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);
	struct hdaudio_device *hdev;

	model_codec_lie(f->model, 3, 2, AC_VERB_PARAMETERS << 8 | AC_PAR_FUNCTION_TYPE, 0,
			MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 1);
	hdev = fixture_hdev(f, 3, 0);
	model_codec_lie(f->model, 3, 0, 0, 0, 0);
	reset(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 3, 0), hdev);
}

/* What it says of itself after a reset, once or always, takes nothing away if it makes no sense. */
static void codec_talks_nonsense_after_reset(struct kunit *test)
{
	static const u32 answers[] = { ~0U, 0, 0x10ec0889 };
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);
	struct hdaudio_device *hdev = fixture_hdev(f, 3, 0);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(answers); i++) {
		model_codec_lie(f->model, 3, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID,
				answers[i], 1);
		reset(f);
	}
	model_codec_lie(f->model, 3, 0, AC_VERB_PARAMETERS << 8 | AC_PAR_VENDOR_ID, ~0U,
			MODEL_FOREVER);
	reset(f);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 3, 0), hdev);
	KUNIT_EXPECT_EQ(test, w->removed[3], 0);
	KUNIT_EXPECT_EQ(test, w->probed[3], 1);
}

/* Slow to report itself, each time: that it is not there at once takes nothing away. */
static void codec_is_late_after_reset(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct hdb_timing timing = fixture_patient;
	struct fixture_spec late = { .config = &config, .codecs = codecs, .timing = &timing };
	struct witness *w;
	struct fixture *f;

	config.report.frames = 144;
	timing.codec_us = 100;
	f = fixture_ctrl(test, &late);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(f, 0) == 1 && groups(f, 3) == 2));
	settle(f);
	w = witness_new(test);
	reset(f);
	KUNIT_EXPECT_EQ(test, w->removed[0] + w->removed[3], 0);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
}

/* A reset finds out anew who is there while somebody is about to write what was found before. */
static void codec_mask_is_not_overwritten(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	u32 round;

	KUNIT_EXPECT_TRUE(test, hdb_codec_present(f->ctrl, 3, &round));
	KUNIT_EXPECT_EQ(test, fixture_restart(f), 0);
	hdb_codec_set_present(f->ctrl, 3, false, round);
	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0) | BIT(3));
	KUNIT_EXPECT_TRUE(test, hdb_codec_present(f->ctrl, 3, &round));
	hdb_codec_set_present(f->ctrl, 3, false, round);
	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
	KUNIT_EXPECT_EQ(test, fixture_restart(f), 0);
	settle(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
}

/* A driver that wants an answer of its codec before it takes it. */
static int demanding_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	HDAUDIO_CODEC_TRANSFER t = command(hdev->codec, 0, AC_VERB_PARAMETERS, AC_PAR_VENDOR_ID);

	if (hdb_verbs_run(hdev->ctrl, NULL, &t, 1) || !t.Input.IsValid)
		return -EIO;
	return witness_probe(hdev, id);
}

/* Its module is loaded while the controller is being reset. */
static void driver_comes_during_a_reset(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = kunit_kzalloc(test, sizeof(*w), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, w);
	w->driver.driver.name = "hdb_demanding";
	w->driver.id_table = audio;
	w->driver.probe = demanding_probe;
	hdb_verbs_quiesce(f->ctrl);
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&w->driver, NULL, NULL), 0);
	KUNIT_EXPECT_EQ(test, w->probed[0] + w->probed[3], 0);
	hdb_recover(f->ctrl, HDB_STEP_RESET);
	KUNIT_EXPECT_TRUE(test, wait_until(READ_ONCE(w->probed[0]) == 1 &&
					   READ_ONCE(w->probed[3]) == 1));
	settle(f);
	hdaudio_driver_unregister(&w->driver);
}

/* A client that has an answer, with a state change of codec 5 in the very message of it. */
static struct fixture_client *appears_with_a_response(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec slow = { .config = &config, .codecs = codecs, .timing = &brisk };
	struct async *a = async_alloc(test, 1);
	struct fixture_client *c;
	struct model *m;

	config.irq_latency = 3;
	c = fixture_client(test, &slow, &GUID_HDAUDIO_BUS_INTERFACE);
	m = c->f->model;
	KUNIT_ASSERT_EQ(test, model_add_codec(m, 5, &model_codec_duplex), 0);
	model_wait_idle(m, COMMANDS_WAIT_MS);
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, 1, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	while (!(model_peek(m, AZX_REG_RIRBSTS, 1) & AZX_RBSTS_IRQ))
		model_run(m, 1);
	model_replug_codec(m, 5);
	model_set_clock(m, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	return c;
}

/* None tells of it. The next command's message is lost to it, but the timer finds both. */
static void codec_appears_with_a_response(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 4);
	struct fixture_client *c = appears_with_a_response(test);

	commands_fill(t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 4), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, commands_wrong(t, 4, 0), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(c->f, 5) == 1));
	settle(c->f);
}

/* The same, and nobody sends a command afterwards. */
static void codec_appears_with_the_last_response(struct kunit *test)
{
	struct fixture_client *c = appears_with_a_response(test);

	KUNIT_EXPECT_TRUE(test, wait_until(groups(c->f, 5) == 1));
	settle(c->f);
}

/* And with an event, while no command is in flight: the timer looks, long before it is overdue. */
static void codec_appears_with_an_event(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct hdb_timing timing = brisk;
	struct fixture_spec slow = { .config = &config, .codecs = codecs, .timing = &timing };
	struct fixture *f;
	struct model *m;

	config.irq_latency = 3;
	timing.poll_ms = 20;
	f = fixture_ctrl(test, &slow);
	m = f->model;
	KUNIT_ASSERT_EQ(test, model_add_codec(m, 5, &model_codec_duplex), 0);
	model_wait_idle(m, COMMANDS_WAIT_MS);
	/* that of the last command would do, too */
	KUNIT_ASSERT_TRUE(test, wait_until(!timer_pending(&f->ctrl->verbs.timer)));
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	KUNIT_EXPECT_TRUE(test, model_unsolicited(m, 0, 1));
	while (!(model_peek(m, AZX_REG_RIRBSTS, 1) & AZX_RBSTS_IRQ))
		model_run(m, 1);
	model_replug_codec(m, 5);
	model_set_clock(m, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(f, 5) == 1));
	KUNIT_EXPECT_EQ(test, READ_ONCE(f->ctrl->lost_irqs), 0);
	settle(f);
}

/* By level, where what is not taken would interrupt for ever. */
static void codec_appears_without_rings(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec single = {
		.config = &config, .codecs = codecs, .timing = &fixture_patient,
		.quirks = HDB_QUIRK_SINGLE_CMD,
	};
	struct fixture *f;

	config.intx = true;
	f = fixture_ctrl(test, &single);
	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_combo), 0);
	model_replug_codec(f->model, 5);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(f, 5) == 2));
	settle(f);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_STATESTS, 2), 0);
	KUNIT_EXPECT_FALSE(test, f->ctrl->polling);
}

/* One that is not to be asked is not, whenever it reports. */
static void codec_is_not_to_be_asked(struct kunit *test)
{
	struct fixture_spec masked = {
		.codecs = codecs, .timing = &fixture_patient, .probe_mask = BIT(0) | BIT(5),
	};
	struct fixture *f = fixture_ctrl(test, &masked);

	KUNIT_EXPECT_EQ(test, groups(f, 3), 0);
	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_duplex), 0);
	model_replug_codec(f->model, 3);
	model_replug_codec(f->model, 5);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(f, 5) == 1));
	settle(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 0);
	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0) | BIT(5));
}

/* Over a reset. */

static void codecs_stay(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);
	struct hdaudio_device *hdev = fixture_hdev(f, 3, 0);

	reset(f);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 3, 0), hdev);
	KUNIT_EXPECT_EQ(test, w->removed[0] + w->removed[3], 0);
	KUNIT_EXPECT_EQ(test, w->suspended[0] + w->suspended[3], 0);
}

static void codec_vanishes(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);

	model_unplug_codec(f->model, 3);
	reset(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 0);
	KUNIT_EXPECT_EQ(test, w->removed[3], 1);
	KUNIT_EXPECT_EQ(test, w->removed[0], 0);
	model_replug_codec(f->model, 3);
	KUNIT_EXPECT_TRUE(test, wait_until(groups(f, 3) == 2));
	settle(f);
	KUNIT_EXPECT_EQ(test, w->probed[3], 2);
}

static void codec_is_swapped_in_sleep(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct witness *w = witness_new(test);

	hdb_ctrl_suspend(f->ctrl);
	model_unplug_codec(f->model, 3);
	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 3, &model_codec_duplex), 0);
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	settle(f);
	KUNIT_EXPECT_EQ(test, w->removed[3], 1);
	KUNIT_EXPECT_EQ(test, w->probed[3], 2);
	KUNIT_EXPECT_EQ(test, fixture_hdev(f, 3, 0)->ids.device, 0x22);
}

/* It reported itself before the reset, and has gone since. */
static void codec_leaves_its_bit_behind(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	hdb_hotplug_open(f->ctrl);
	KUNIT_ASSERT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	disable_irq(f->setup.irq);
	model_replug_codec(f->model, 3);
	model_unplug_codec(f->model, 3);
	KUNIT_EXPECT_EQ(test, fixture_restart(f), 0);
	enable_irq(f->setup.irq);
	settle(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 0), 1);
}

/* The rings fail twice while codecs are being asked: the reset that mends them is waited for. */
static void codecs_are_found_after_a_recovery(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &brisk_spec);

	model_fault(f->model, MODEL_FAULT_CORB_STALL, 2);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 0), 1);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
	settle(f);
}

/* One that does not answer after a reset is there all the same. */
static void codec_is_silent_after_reset(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &brisk_spec);
	struct witness *w = witness_new(test);

	model_codec_deaf_after_reset(f->model, 3, 2);
	reset(f);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
	KUNIT_EXPECT_EQ(test, w->removed[3], 0);
}

/* With a client that has commands in flight and queued, and an engine. */
static void codec_vanishes_under_a_client(struct kunit *test)
{
	struct async *a = async_alloc(test, MANY);
	struct fixture *f = fixture_ctrl(test, &brisk_spec);
	struct fixture_client *c = fixture_open(f, fixture_hdev(f, 3, 0),
						&GUID_HDAUDIO_BUS_INTERFACE);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	HANDLE handle;

	KUNIT_EXPECT_EQ(test, c->base.AllocateRenderDmaEngine(c->base.Context, &format, FALSE,
							      &handle, &code), STATUS_SUCCESS);
	commands_fill(a->t, MANY, 3, 0);
	model_unplug_codec(f->model, 3);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	reset(f);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, MANY, answer_invalid(3, false)), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 0);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, f->ctrl->codec_mask, BIT(0));
}

/* Somebody talks all the while. */
static void codec_comes_and_goes_under_load(struct kunit *test)
{
	struct caller *caller = kunit_kzalloc(test, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, MANY);
	struct fixture_client *c;
	unsigned int i, wrong = 0;
	struct fixture *f;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	f = fixture_ctrl(test, &spec);
	witness_new(test);
	c = fixture_open(f, fixture_hdev(f, 0, 0), &GUID_HDAUDIO_BUS_INTERFACE);
	for (i = 0; i < 20; i++) {
		commands_fill(t, MANY, 0, 0);
		caller_start(test, caller, c, t, MANY);
		model_unplug_codec(f->model, 3);
		model_replug_codec(f->model, 3);
		wrong += !caller_wait(caller);
		wrong += commands_wrong(t, MANY, 0);
	}
	settle(f);
	KUNIT_EXPECT_EQ(test, wrong, 0);
	KUNIT_EXPECT_EQ(test, groups(f, 3), 2);
}

/* The controller goes while a codec comes. */
static void codec_comes_at_the_end(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_large), 0);
	for (i = 0; i < 20; i++) {
		model_replug_codec(f->model, 5);
		usleep_range(20 * i, 20 * i + 10);
		fixture_drop_ctrl(f);
		KUNIT_EXPECT_EQ(test, groups(f, 0) + groups(f, 5), 0);
		f->ctrl = hdb_ctrl_create(&f->setup);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
		KUNIT_ASSERT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	}
}

/* What is seen before the codecs are enumerated, or after they were removed, is not acted on. */
static void codec_comes_too_early_or_too_late(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	KUNIT_ASSERT_EQ(test, model_add_codec(f->model, 5, &model_codec_duplex), 0);
	model_replug_codec(f->model, 5);
	KUNIT_EXPECT_TRUE(test, wait_until(!model_peek(f->model, AZX_REG_STATESTS, 2)));
	settle(f);
	KUNIT_EXPECT_EQ(test, groups(f, 5), 0);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, groups(f, 5), 1);
	settle(f);
	hdb_bus_remove_all(f->ctrl);
	model_replug_codec(f->model, 5);
	KUNIT_EXPECT_TRUE(test, wait_until(!model_peek(f->model, AZX_REG_STATESTS, 2)));
	settle(f);
	KUNIT_EXPECT_EQ(test, groups(f, 5), 0);
}

static struct kunit_case hotplug_cases[] = {
	KUNIT_CASE(codec_appears),
	KUNIT_CASE(clients_are_told_who_is_there),
	KUNIT_CASE(codec_is_late),
	KUNIT_CASE(codec_was_powered_up_anew),
	KUNIT_CASE(codec_was_swapped),
	KUNIT_CASE(codec_answers_at_last),
	KUNIT_CASE(group_answers_at_last),
	KUNIT_CASE(codec_appears_with_a_response),
	KUNIT_CASE(codec_appears_with_the_last_response),
	KUNIT_CASE(codec_appears_with_an_event),
	KUNIT_CASE(codec_appears_without_rings),
	KUNIT_CASE(codec_is_not_to_be_asked),
	KUNIT_CASE(codec_leaves_its_bit_behind),
	KUNIT_CASE(codecs_are_found_after_a_recovery),
	KUNIT_CASE(codecs_stay),
	KUNIT_CASE(codec_vanishes),
	KUNIT_CASE(codec_is_swapped_in_sleep),
	KUNIT_CASE(codec_is_silent_after_reset),
	KUNIT_CASE(codec_talks_nonsense_after_reset),
	KUNIT_CASE(codec_is_late_after_reset),
	KUNIT_CASE(codec_mask_is_not_overwritten),
	KUNIT_CASE(driver_comes_during_a_reset),
	KUNIT_CASE(codec_vanishes_under_a_client),
	KUNIT_CASE(codec_comes_and_goes_under_load),
	KUNIT_CASE(codec_comes_at_the_end),
	KUNIT_CASE(codec_comes_too_early_or_too_late),
	{ }
};

static struct kunit_suite hotplug_suite = {
	.name = "hdaudio_hotplug",
	.test_cases = hotplug_cases,
};

kunit_test_suite(hotplug_suite);
