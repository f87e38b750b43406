// SPDX-License-Identifier: GPL-2.0
/*
 * Runtime power management: who keeps the controller awake, what wakes it, what is lost by it.
 */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/pm_runtime.h>
#include <linux/pm_wakeup.h>

#include "bus/bus.h"
#include "commands.h"
#include "controller.h"
#include "irq.h"
#include "hw/power.h"
#include "pci_pm.h"

#define MANY	300

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_modem }, { }
};

static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };

/**
 * struct sleeper - a codec driver for audio groups
 * @driver: the driver
 * @registered: it is registered
 * @hdev: the group it has
 * @head: what its table begins with
 * @table: its interface
 * @suspended: calls of suspend
 * @resumed: calls of resume
 * @slept: calls of runtime_suspend
 * @woken: calls of runtime_resume
 * @refuse: runtime_suspend refuses so often
 * @wrong: commands in the routines that went wrong
 */
struct sleeper {
	struct hdaudio_driver driver;
	bool registered;
	struct hdaudio_device *hdev;
	union {
		INTERFACE head;
		HDAUDIO_BUS_INTERFACE table;
	};
	unsigned int suspended;
	unsigned int resumed;
	unsigned int slept;
	unsigned int woken;
	unsigned int refuse;
	unsigned int wrong;
};

static struct sleeper *sleeper_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct sleeper, driver);
}

static int sleeper_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct sleeper *s = sleeper_of(hdev);

	s->hdev = hdev;
	return hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(s->table), 0x0100,
				       &s->head) ? -EIO : 0;
}

/* A routine that uses the link: it must neither wait for itself nor find it asleep. */
static void sleeper_talk(struct sleeper *s)
{
	HDAUDIO_CODEC_TRANSFER t[4];

	commands_fill(t, ARRAY_SIZE(t), s->hdev->codec, 0);
	s->wrong += !!s->table.TransferCodecVerbs(s->table.Context, ARRAY_SIZE(t), t, NULL, NULL);
	s->wrong += commands_wrong(t, ARRAY_SIZE(t), s->hdev->codec);
}

static void sleeper_remove(struct hdaudio_device *hdev)
{
	struct sleeper *s = sleeper_of(hdev);

	sleeper_talk(s);
	s->table.InterfaceDereference(s->table.Context);
}

static int sleeper_suspend(struct hdaudio_device *hdev)
{
	sleeper_of(hdev)->suspended++;
	sleeper_talk(sleeper_of(hdev));
	return 0;
}

static int sleeper_resume(struct hdaudio_device *hdev)
{
	sleeper_of(hdev)->resumed++;
	sleeper_talk(sleeper_of(hdev));
	return 0;
}

static int sleeper_sleep(struct hdaudio_device *hdev)
{
	struct sleeper *s = sleeper_of(hdev);

	s->slept++;
	sleeper_talk(s);
	return s->refuse && s->refuse-- ? -EIO : 0;
}

static int sleeper_wake(struct hdaudio_device *hdev)
{
	struct sleeper *s = sleeper_of(hdev);

	s->woken++;
	sleeper_talk(s);
	return 0;
}

static const struct hdaudio_device_id audio[] = {
	{ "HDAUDIO\\FUNC_01" }, { }
};

static void sleeper_end(struct sleeper *s)
{
	if (s->registered)
		hdaudio_driver_unregister(&s->driver);
	s->registered = false;
}

static void drop_sleeper(struct kunit_resource *res)
{
	sleeper_end(res->data);
}

static struct sleeper *sleeper_new(struct kunit *test, bool runtime)
{
	struct sleeper *s = kunit_kzalloc(test, sizeof(*s), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, s);
	s->driver = (struct hdaudio_driver) {
		.driver.name = "hdb_sleeper",
		.id_table = audio,
		.probe = sleeper_probe,
		.remove = sleeper_remove,
		.suspend = sleeper_suspend,
		.resume = sleeper_resume,
		.runtime_suspend = runtime ? sleeper_sleep : NULL,
		.runtime_resume = runtime ? sleeper_wake : NULL,
	};
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&s->driver, NULL, NULL), 0);
	s->registered = true;
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_sleeper, GFP_KERNEL, s));
	KUNIT_ASSERT_NOT_NULL(test, s->hdev);
	return s;
}

/* A client of a controller that sleeps when it can, and does. */
static struct fixture_client *client_asleep(struct kunit *test, const struct fixture_spec *wanted)
{
	struct fixture_client *c = fixture_client(test, wanted, &GUID_HDAUDIO_BUS_INTERFACE);

	fixture_power(c->f);
	KUNIT_ASSERT_TRUE(test, wait_until(fixture_asleep(c->f)));
	return c;
}

/* Who keeps it awake. */

static void power_sleeps_when_nobody_needs_it(struct kunit *test)
{
	struct fixture_client *c = client_asleep(test, &spec);
	struct model *m = c->f->model;

	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_GCTL, 4) & AZX_GCTL_RESET, 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_INTCTL, 4), 0);
	KUNIT_EXPECT_EQ(test, model_peek(m, AZX_REG_WAKEEN, 2), 0x7fff);
	KUNIT_EXPECT_FALSE(test, model_pme(m));
}

/* As it is if the administrator says nothing. */
static void power_is_forbidden_at_first(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);

	KUNIT_EXPECT_EQ(test, pm_runtime_suspend(&fixture_hdev(f, 0, 0)->dev), -EAGAIN);
	KUNIT_EXPECT_TRUE(test, pm_runtime_active(&fixture_hdev(f, 0, 0)->dev));
}

static void power_driver_without_routines(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, false);

	fixture_power(f);
	KUNIT_EXPECT_TRUE(test, wait_until(pm_runtime_suspended(&fixture_hdev(f, 3, 0)->dev)));
	KUNIT_EXPECT_EQ(test, pm_runtime_suspend(&s->hdev->dev), -EAGAIN);
	KUNIT_EXPECT_LT(test, fixture_sleep(f), 0);
	sleeper_end(s);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
	KUNIT_EXPECT_EQ(test, s->wrong, 0);
}

static void power_driver_with_routines(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);
	unsigned int i;

	fixture_power(f);
	for (i = 1; i <= 5; i++) {
		KUNIT_ASSERT_TRUE(test, wait_until(fixture_asleep(f)));
		KUNIT_EXPECT_EQ(test, s->slept, i);
		KUNIT_EXPECT_EQ(test, pm_runtime_resume_and_get(&s->hdev->dev), 0);
		KUNIT_EXPECT_EQ(test, s->woken, i);
		KUNIT_EXPECT_FALSE(test, fixture_asleep(f));
		KUNIT_EXPECT_LT(test, fixture_sleep(f), 0);
		pm_runtime_put(&s->hdev->dev);
	}
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
	/* unbound while asleep: its remove finds the link awake */
	sleeper_end(s);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
	KUNIT_EXPECT_EQ(test, s->wrong, 0);
	KUNIT_EXPECT_EQ(test, s->suspended + s->resumed, 0);
}

/* A refusal is not the end of it. */
static void power_driver_refuses(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);

	s->refuse = 2;
	fixture_power(f);
	KUNIT_EXPECT_TRUE(test, wait_until(s->slept));
	while (s->refuse)
		pm_runtime_suspend(&s->hdev->dev);
	pm_runtime_suspend(&s->hdev->dev);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
	KUNIT_EXPECT_EQ(test, s->slept, 3);
	KUNIT_EXPECT_EQ(test, s->wrong, 0);
}

/* The system sleeps: who sleeps already is not told, but may look round afterwards. */
static void power_system_sleeps_too(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);
	const struct dev_pm_ops *pm = s->hdev->dev.bus->pm;

	fixture_power(f);
	KUNIT_ASSERT_TRUE(test, wait_until(fixture_asleep(f)));
	KUNIT_EXPECT_EQ(test, pm->suspend(&s->hdev->dev), 0);
	KUNIT_EXPECT_EQ(test, s->suspended, 0);
	KUNIT_EXPECT_EQ(test, pm->resume(&s->hdev->dev), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(s->woken == 1));
	KUNIT_EXPECT_TRUE(test, wait_until(s->slept == 2 && fixture_asleep(f)));
	pm_runtime_get_sync(&s->hdev->dev);
	KUNIT_EXPECT_EQ(test, pm->suspend(&s->hdev->dev), 0);
	KUNIT_EXPECT_EQ(test, pm->resume(&s->hdev->dev), 0);
	pm_runtime_put(&s->hdev->dev);
	KUNIT_EXPECT_EQ(test, s->suspended, 1);
	KUNIT_EXPECT_EQ(test, s->resumed, 1);
}

static void free_engine(void *arg)
{
	struct fixture_stream *s = arg;

	s->client->base.FreeDmaEngine(s->client->base.Context, s->handle);
}

static void run_engine(void *arg)
{
	struct fixture_stream *s = arg;

	KUNIT_EXPECT_EQ(s->client->f->test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(s->client->f->test, fixture_set_state(s, RunState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(s->client->f->test, fixture_set_state(s, StopState), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(s->client->f->test, fixture_set_state(s, ResetState), STATUS_SUCCESS);
}

static void power_engine_keeps_it_awake(struct kunit *test)
{
	struct fixture_client *c = client_asleep(test, &spec);
	struct fixture_stream *s = fixture_stream(c, true, &fixture_format, 4096);

	KUNIT_EXPECT_FALSE(test, fixture_asleep(c->f));
	KUNIT_EXPECT_EQ(test, fixture_sleep(c->f), -EAGAIN);
	fixture_at_dispatch(run_engine, s);
	KUNIT_EXPECT_EQ(test, c->base.FreeDmaBuffer(c->base.Context, s->handle), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, fixture_sleep(c->f), -EAGAIN);
	fixture_at_dispatch(free_engine, s);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(c->f)));
}

static int refuse_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	return -EIO;
}

/* A driver that does not want a group leaves no reference on it. */
static void power_probe_that_fails(struct kunit *test)
{
	struct hdaudio_driver driver = {
		.driver.name = "hdb_refuser", .id_table = audio, .probe = refuse_probe,
	};
	struct fixture *f = fixture_ctrl(test, &spec);

	fixture_power(f);
	KUNIT_EXPECT_EQ(test, __hdaudio_driver_register(&driver, NULL, NULL), 0);
	hdaudio_driver_unregister(&driver);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
}

/* One that was refused, and one that was left behind. */
static void power_engine_references_are_balanced(struct kunit *test)
{
	struct fixture_client *c = client_asleep(test, &spec);
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	unsigned int got = 0;
	HANDLE handle;

	while (!c->base.AllocateRenderDmaEngine(c->base.Context, &format, FALSE, &handle, &code))
		got++;
	KUNIT_EXPECT_EQ(test, got, c->f->ctrl->caps.n_render);
	KUNIT_EXPECT_EQ(test, fixture_sleep(c->f), -EAGAIN);
	fixture_drop_client(c);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(c->f)));
}

/* It does not fall asleep over commands, and tries again by itself. */
static void power_commands_keep_it_awake(struct kunit *test)
{
	struct async *a = async_alloc(test, MANY);
	struct fixture_client *c = client_asleep(test, &spec);
	struct model *m = c->f->model;

	KUNIT_ASSERT_EQ(test, pm_runtime_resume_and_get(model_dev(m)), 0);
	flush_work(&c->f->ctrl->hotplug.work);
	model_wait_idle(m, COMMANDS_WAIT_MS);
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	commands_fill(a->t, MANY, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_run(m, MANY / 2);
	pm_runtime_put_noidle(model_dev(m));
	KUNIT_EXPECT_EQ(test, fixture_sleep(c->f), -EBUSY);
	KUNIT_EXPECT_FALSE(test, fixture_asleep(c->f));
	model_set_clock(m, MODEL_CLOCK_AUTO);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, MANY, 0), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(c->f)));
}

/* What wakes it. */

static void power_sync_commands_wake_it(struct kunit *test)
{
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, MANY);
	struct fixture_client *c = client_asleep(test, &spec);
	int i;

	for (i = 0; i < 5; i++) {
		commands_fill(t, MANY, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, MANY), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, commands_wrong(t, MANY, 0), 0);
		KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(c->f)));
	}
}

struct submission {
	struct fixture_client *c;
	struct async *a;
	NTSTATUS status;
};

static void submit(void *arg)
{
	struct submission *s = arg;

	s->status = async_submit(s->c, s->a);
}

static void power_commands_at_dispatch_wake_it(struct kunit *test)
{
	struct async *a = async_alloc(test, MANY);
	struct submission s = { .c = client_asleep(test, &spec), .a = a };

	commands_fill(a->t, MANY, 0, 0);
	fixture_at_dispatch(submit, &s);
	KUNIT_EXPECT_EQ(test, s.status, STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, a->level, DISPATCH_LEVEL);
	KUNIT_EXPECT_EQ(test, commands_wrong(a->t, MANY, 0), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(s.c->f)));
}

/* Both kinds from two threads against one that puts it to sleep whenever it can. */
static void power_commands_race_with_sleep(struct kunit *test)
{
	struct caller *caller = kunit_kcalloc(test, 2, sizeof(*caller), GFP_KERNEL);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 8);
	struct async *a = async_alloc(test, 4);
	struct fixture_client *c;
	unsigned int i, wrong = 0;

	KUNIT_ASSERT_NOT_NULL(test, caller);
	c = client_asleep(test, &spec);
	for (i = 0; i < 40; i++) {
		async_init(a, a->t, 4);
		commands_fill(t, 8, 0, 0);
		commands_fill(a->t, 4, 0, 1);
		caller_start(test, caller, c, t, 8);
		wrong += !!async_submit(c, a);
		while (!try_wait_for_completion(&caller->done))
			fixture_sleep(c->f);
		wrong += !!caller->status;
		wrong += !async_wait(a);
		wrong += commands_wrong(t, 8, 0) + commands_wrong(a->t, 4, 0);
		fixture_sleep(c->f);
	}
	KUNIT_EXPECT_EQ(test, wrong, 0);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
}

/* A jack on a sleeping link: its driver is told. */
static void power_codec_wakes_it(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);

	fixture_power(f);
	KUNIT_ASSERT_TRUE(test, wait_until(fixture_asleep(f)));
	model_codec_wake(f->model, 0);
	KUNIT_EXPECT_TRUE(test, model_pme(f->model));
	pm_request_resume(model_dev(f->model));		/* the platform's part */
	KUNIT_EXPECT_TRUE(test, wait_until(s->woken == 1));
	KUNIT_EXPECT_TRUE(test, wait_until(s->slept == 2 && fixture_asleep(f)));
	KUNIT_EXPECT_FALSE(test, model_pme(f->model));
	KUNIT_EXPECT_EQ(test, s->wrong, 0);
}

/*
 * Nor is it restarted under a program that woke it at the same time: it has been set up, after the
 * link was. Bits are set, by some controllers, when the link goes to sleep.
 */
static void power_codec_wakes_who_sleeps(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);
	unsigned int round;

	fixture_power(f);
	for (round = 1; round <= 3; round++) {
		KUNIT_ASSERT_TRUE(test, wait_until(fixture_asleep(f)));
		model_codec_wake(f->model, 0);
		pm_runtime_get_sync(&s->hdev->dev);
		flush_work(&f->ctrl->hotplug.work);
		KUNIT_EXPECT_EQ(test, s->woken, round);
		KUNIT_EXPECT_EQ(test, s->suspended + s->resumed, 0);
		pm_runtime_put(&s->hdev->dev);
	}
	KUNIT_EXPECT_TRUE(test, wait_until(s->slept == 4 && fixture_asleep(f)));
	KUNIT_EXPECT_EQ(test, atomic_read(&f->ctrl->hotplug.pending), 0);
	KUNIT_EXPECT_EQ(test, s->wrong, 0);
}

/* What wakes the machine. */

static struct sleeper *sleeper_wakes(struct kunit *test, struct fixture *f)
{
	struct sleeper *s = sleeper_new(test, true);

	sleeper_end(s);
	device_set_wakeup_capable(model_dev(f->model), true);
	s->driver.can_wake = true;
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&s->driver, NULL, NULL), 0);
	s->registered = true;
	return s;
}

/* A codec asks for it while the system sleeps; its controller's device wakes it, or nobody. */
static bool system_is_woken(struct fixture *f, unsigned int codec)
{
	bool woken;

	hdb_power_suspend(f->ctrl);
	model_codec_wake(f->model, codec);
	woken = model_pme(f->model);
	KUNIT_EXPECT_EQ(f->test, woken, device_may_wakeup(model_dev(f->model)));
	KUNIT_EXPECT_EQ(f->test, hdb_power_resume(f->ctrl), 0);
	KUNIT_EXPECT_FALSE(f->test, device_may_wakeup(model_dev(f->model)));
	return woken;
}

static void wake_is_off_at_first(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_wakes(test, f);

	KUNIT_EXPECT_TRUE(test, device_can_wakeup(&s->hdev->dev));
	KUNIT_EXPECT_FALSE(test, device_may_wakeup(&s->hdev->dev));
	KUNIT_EXPECT_FALSE(test, system_is_woken(f, 0));
}

static void wake_by_a_codec_that_may(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_wakes(test, f);

	KUNIT_ASSERT_EQ(test, device_set_wakeup_enable(&s->hdev->dev, true), 0);
	KUNIT_EXPECT_TRUE(test, system_is_woken(f, 0));
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_WAKEEN, 2), 0x7fff);
	KUNIT_EXPECT_TRUE(test, system_is_woken(f, 0));
	KUNIT_EXPECT_EQ(test, device_set_wakeup_enable(&s->hdev->dev, false), 0);
	KUNIT_EXPECT_FALSE(test, system_is_woken(f, 0));
}

/* Codec 0 may, codec 3 has not been asked for. */
static void wake_not_by_another_codec(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_wakes(test, f);

	KUNIT_ASSERT_EQ(test, device_set_wakeup_enable(&s->hdev->dev, true), 0);
	hdb_power_suspend(f->ctrl);
	KUNIT_EXPECT_EQ(test, model_peek(f->model, AZX_REG_WAKEEN, 2), BIT(0));
	model_codec_wake(f->model, 3);
	KUNIT_EXPECT_FALSE(test, model_pme(f->model));
	KUNIT_EXPECT_EQ(test, hdb_power_resume(f->ctrl), 0);
}

/* What the administrator has said of the controller itself stays so, and says nothing of codecs. */
static void wake_keeps_the_controllers_own(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_wakes(test, f);
	struct device *dev = model_dev(f->model);

	KUNIT_ASSERT_EQ(test, device_set_wakeup_enable(dev, true), 0);
	hdb_power_suspend(f->ctrl);
	model_codec_wake(f->model, 0);
	KUNIT_EXPECT_FALSE(test, model_pme(f->model));
	KUNIT_EXPECT_EQ(test, hdb_power_resume(f->ctrl), 0);
	KUNIT_ASSERT_EQ(test, device_set_wakeup_enable(&s->hdev->dev, true), 0);
	hdb_power_suspend(f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_power_resume(f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, device_may_wakeup(dev));
	device_set_wakeup_enable(dev, false);
}

/* Neither with a driver that does not ask for it, nor by a controller that cannot. */
static void wake_has_to_be_asked_for(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);

	device_set_wakeup_capable(model_dev(f->model), true);
	KUNIT_EXPECT_FALSE(test, device_can_wakeup(&s->hdev->dev));
	sleeper_end(s);
	device_set_wakeup_capable(model_dev(f->model), false);
	s->driver.can_wake = true;
	KUNIT_ASSERT_EQ(test, __hdaudio_driver_register(&s->driver, NULL, NULL), 0);
	s->registered = true;
	KUNIT_EXPECT_FALSE(test, device_can_wakeup(&s->hdev->dev));
}

/* The next driver of the group has not asked. */
static void wake_ends_with_the_driver(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_wakes(test, f);

	KUNIT_ASSERT_EQ(test, device_set_wakeup_enable(&s->hdev->dev, true), 0);
	sleeper_end(s);
	KUNIT_EXPECT_FALSE(test, device_can_wakeup(&s->hdev->dev));
	KUNIT_EXPECT_FALSE(test, system_is_woken(f, 0));
}

/* Switched off, it is switched on by nobody. */
static void wake_not_from_off(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_wakes(test, f);

	KUNIT_ASSERT_EQ(test, device_set_wakeup_enable(&s->hdev->dev, true), 0);
	hdb_ctrl_suspend(f->ctrl);
	model_codec_wake(f->model, 0);
	KUNIT_EXPECT_FALSE(test, model_pme(f->model));
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
}

/* What is lost by it. */

/* An interrupt of another device on the line: nothing of ours is touched, it may be powered off. */
static void fire(void *arg)
{
	struct fixture *f = arg;

	generic_handle_irq(f->setup.irq);
}

static void power_interrupt_of_another_device(struct kunit *test)
{
	struct model_config config = model_default_config;
	struct fixture_spec shared = {
		.config = &config, .codecs = codecs, .timing = &fixture_patient
	};
	struct model_stats stats;
	struct fixture_client *c;

	config.intx = true;
	c = client_asleep(test, &shared);
	model_clear_stats(c->f->model);
	fixture_in_hardirq(fire, c->f);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.reads + stats.writes, 0);
	KUNIT_EXPECT_FALSE(test, hdb_ctrl_gone(c->f->ctrl));
}

/* Where no interrupt works: nobody looks into a controller that sleeps. */
static void power_polling_looks_away(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 4);
	struct hdb_ctrl *ctrl = c->f->ctrl;
	struct model_stats stats;
	unsigned int i;

	hdb_irq_fall_back(ctrl);
	KUNIT_ASSERT_TRUE(test, ctrl->polling);
	for (i = 0; i < 2; i++) {
		if (i)
			KUNIT_ASSERT_TRUE(test, wait_until(!hdb_ctrl_sleep(ctrl)));
		else
			hdb_ctrl_suspend(ctrl);
		model_clear_stats(c->f->model);
		msleep(50);
		model_get_stats(c->f->model, &stats);
		KUNIT_EXPECT_EQ(test, stats.reads + stats.writes, 0);
		KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(ctrl), 0);
		commands_fill(t, 4, 0, 0);
		KUNIT_EXPECT_EQ(test, commands_run(c, t, 4), STATUS_SUCCESS);
		KUNIT_EXPECT_EQ(test, commands_wrong(t, 4, 0), 0);
	}
}

/* It is looked after for what interrupts have not told of, as long as it is not suspended. */
static void power_looked_after(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);

	KUNIT_EXPECT_TRUE(test, wait_until(timer_pending(&f->ctrl->poll)));
	hdb_ctrl_suspend(f->ctrl);
	KUNIT_EXPECT_FALSE(test, timer_pending(&f->ctrl->poll));
	KUNIT_ASSERT_EQ(test, hdb_ctrl_resume(f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(timer_pending(&f->ctrl->poll)));
}

/* What is gone does not come back: what waits is told so, and its hardware is not set going. */
static void power_gone_for_good(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 4);
	struct async *a = async_alloc(test, 4);

	KUNIT_ASSERT_EQ(test, hdb_ctrl_sleep(c->f->ctrl), 0);
	commands_fill(a->t, 4, 0, 0);
	commands_fill(t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	model_remove(c->f->model);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), -ENODEV);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 4, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 4), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, commands_not(t, 4, COMMANDS_POISON), 0);
	KUNIT_EXPECT_EQ(test, model_peek(c->f->model, AZX_REG_CORBCTL, 1), 0);
}

/*
 * A function group neither falls asleep nor wakes up while the controller is reset: its driver
 * would be told of the beginning and not of the end, or not of the beginning.
 */
static void power_holds_still_during_a_reset(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);

	fixture_power(f);
	pm_runtime_get_sync(&s->hdev->dev);
	hdb_bus_suspend_all(f->ctrl);
	pm_runtime_put(&s->hdev->dev);
	pm_runtime_suspend(&s->hdev->dev);
	KUNIT_EXPECT_TRUE(test, pm_runtime_active(&s->hdev->dev));
	KUNIT_EXPECT_EQ(test, s->suspended, 1);
	hdb_bus_restart_codec(f->ctrl, 0);
	KUNIT_EXPECT_EQ(test, s->suspended, 1);
	hdb_bus_resume_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, s->resumed, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
	hdb_bus_suspend_all(f->ctrl);
	hdb_bus_resume_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, s->suspended, 1);
	KUNIT_EXPECT_EQ(test, s->resumed, 1);
	KUNIT_EXPECT_TRUE(test, wait_until(s->woken && fixture_asleep(f)));
	/* a driver that goes meanwhile is told nothing more, and the next one was told nothing */
	hdb_bus_suspend_all(f->ctrl);
	sleeper_end(s);
	s = sleeper_new(test, true);
	hdb_bus_resume_all(f->ctrl);
	KUNIT_EXPECT_EQ(test, s->suspended + s->resumed, 0);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
}

/* It does not wake up: what waits is told so. */
static void power_does_not_wake(struct kunit *test)
{
	struct hdb_timing hasty = fixture_patient;
	struct fixture_spec stuck = { .codecs = codecs, .timing = &hasty };
	HDAUDIO_CODEC_TRANSFER *t = commands_alloc(test, 4);
	struct async *a = async_alloc(test, 4);
	struct fixture_client *c;
	int used;

	hasty.reset_us = 50000;
	c = client_asleep(test, &stuck);
	used = atomic_read(&model_dev(c->f->model)->power.usage_count);
	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, MODEL_FOREVER);
	commands_fill(a->t, 4, 0, 0);
	commands_fill(t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	KUNIT_EXPECT_TRUE(test, async_wait(a));
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 4, answer_invalid(0, false)), 0);
	KUNIT_EXPECT_EQ(test, commands_run(c, t, 4), STATUS_NO_SUCH_DEVICE);
	KUNIT_EXPECT_EQ(test, commands_not(t, 4, COMMANDS_POISON), 0);
	KUNIT_EXPECT_NE(test, hdb_power_get(c->f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&model_dev(c->f->model)->power.usage_count), used);
	model_fault(c->f->model, MODEL_FAULT_CRST_STUCK, 0);
}

/* A client goes while its commands wait for a link that nobody wakes. */
static void power_client_goes_meanwhile(struct kunit *test)
{
	struct async *a = async_alloc(test, 4);
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);

	KUNIT_ASSERT_EQ(test, hdb_ctrl_sleep(c->f->ctrl), 0);
	commands_fill(a->t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	fixture_drop_client(c);
	KUNIT_EXPECT_EQ(test, hdb_ctrl_resume(c->f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
	KUNIT_EXPECT_EQ(test, commands_not(a->t, 4, COMMANDS_POISON), 0);
}

static void power_ends_asleep(struct kunit *test)
{
	struct async *a = async_alloc(test, 4);
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);

	KUNIT_ASSERT_EQ(test, hdb_ctrl_sleep(c->f->ctrl), 0);
	commands_fill(a->t, 4, 0, 0);
	KUNIT_EXPECT_EQ(test, async_submit(c, a), STATUS_SUCCESS);
	fixture_drop_ctrl(c->f);
	KUNIT_EXPECT_EQ(test, atomic_read(&a->calls), 0);
}

/* A graphics card that is turned off by hand, with its audio function. */

/* Whatever the system does meanwhile, nothing touches it, and its drivers are not told again. */
static void power_is_cut(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct sleeper *s = sleeper_new(test, true);
	const struct dev_pm_ops *pm = s->hdev->dev.bus->pm;
	struct model_stats stats;

	fixture_power(f);
	pm_runtime_get_sync(&s->hdev->dev);
	hdb_power_cut(f->ctrl);
	model_clear_stats(f->model);
	KUNIT_EXPECT_EQ(test, pm->suspend(&s->hdev->dev), 0);
	hdb_power_suspend(f->ctrl);
	KUNIT_EXPECT_EQ(test, hdb_power_resume(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, pm->resume(&s->hdev->dev), 0);
	model_get_stats(f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.reads + stats.writes, 0);
	KUNIT_EXPECT_EQ(test, s->suspended, 1);
	KUNIT_EXPECT_EQ(test, s->resumed, 0);
	KUNIT_EXPECT_EQ(test, hdb_power_restore(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, s->suspended, 1);
	KUNIT_EXPECT_EQ(test, s->resumed, 1);
	sleeper_talk(s);
	KUNIT_EXPECT_EQ(test, s->wrong, 0);
	pm_runtime_put(&s->hdev->dev);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(f)));
}

/* One that sleeps is woken for that, and may sleep again afterwards. */
static void power_is_cut_asleep(struct kunit *test)
{
	struct fixture_client *c = client_asleep(test, &spec);

	hdb_power_cut(c->f->ctrl);
	KUNIT_EXPECT_FALSE(test, fixture_asleep(c->f));
	KUNIT_EXPECT_EQ(test, hdb_power_restore(c->f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, wait_until(fixture_asleep(c->f)));
}

/* Its driver goes while it is off, or when it is on: nothing keeps its device awake after that. */
static void power_is_cut_for_good(struct kunit *test)
{
	struct fixture_client *c = client_asleep(test, &spec);
	struct device *dev = model_dev(c->f->model);
	int used = atomic_read(&dev->power.usage_count);

	hdb_power_abandon(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, atomic_read(&dev->power.usage_count), used);
	hdb_power_cut(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, atomic_read(&dev->power.usage_count), used + 1);
	hdb_power_abandon(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, atomic_read(&dev->power.usage_count), used);
	fixture_drop_ctrl(c->f);
}

/* It does not come back: its drivers are told all the same, and it is gone. */
static void power_is_not_restored(struct kunit *test)
{
	struct fixture_client *c = client_asleep(test, &spec);

	hdb_power_cut(c->f->ctrl);
	model_remove(c->f->model);
	KUNIT_EXPECT_NE(test, hdb_power_restore(c->f->ctrl), 0);
	KUNIT_EXPECT_TRUE(test, hdb_ctrl_gone(c->f->ctrl));
}

static struct kunit_case power_cases[] = {
	KUNIT_CASE(power_sleeps_when_nobody_needs_it),
	KUNIT_CASE(power_is_forbidden_at_first),
	KUNIT_CASE(power_driver_without_routines),
	KUNIT_CASE(power_driver_with_routines),
	KUNIT_CASE(power_driver_refuses),
	KUNIT_CASE(power_system_sleeps_too),
	KUNIT_CASE(power_engine_keeps_it_awake),
	KUNIT_CASE(power_probe_that_fails),
	KUNIT_CASE(power_engine_references_are_balanced),
	KUNIT_CASE(power_commands_keep_it_awake),
	KUNIT_CASE(power_sync_commands_wake_it),
	KUNIT_CASE(power_commands_at_dispatch_wake_it),
	KUNIT_CASE(power_commands_race_with_sleep),
	KUNIT_CASE(power_codec_wakes_it),
	KUNIT_CASE(power_codec_wakes_who_sleeps),
	KUNIT_CASE(wake_is_off_at_first),
	KUNIT_CASE(wake_by_a_codec_that_may),
	KUNIT_CASE(wake_not_by_another_codec),
	KUNIT_CASE(wake_keeps_the_controllers_own),
	KUNIT_CASE(wake_has_to_be_asked_for),
	KUNIT_CASE(wake_ends_with_the_driver),
	KUNIT_CASE(wake_not_from_off),
	KUNIT_CASE(power_interrupt_of_another_device),
	KUNIT_CASE(power_polling_looks_away),
	KUNIT_CASE(power_looked_after),
	KUNIT_CASE(power_gone_for_good),
	KUNIT_CASE(power_holds_still_during_a_reset),
	KUNIT_CASE(power_does_not_wake),
	KUNIT_CASE(power_client_goes_meanwhile),
	KUNIT_CASE(power_ends_asleep),
	KUNIT_CASE(power_is_cut),
	KUNIT_CASE(power_is_cut_asleep),
	KUNIT_CASE(power_is_cut_for_good),
	KUNIT_CASE(power_is_not_restored),
	{ }
};

static struct kunit_suite power_suite = {
	.name = "hdaudio_power",
	.test_cases = power_cases,
};

kunit_test_suite(power_suite);
