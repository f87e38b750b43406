// SPDX-License-Identifier: GPL-2.0
/*
 * The bus: codec drivers meet function groups and part from them, leaving things behind or not.
 */
#include <linux/kobject.h>
#include <linux/pm.h>

#include "bus/bus.h"
#include "bus/enumerate.h"
#include "bus/ids.h"
#include "commands.h"
#include "verbs/verbs_abort.h"

#define MAX_BOUND	8

static const struct fixture_codec codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_combo }, { 6, &model_codec_modem }, { }
};

static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };

/**
 * struct bound - a function group the driver has taken over
 * @hdev: the group
 * @id: the row of the table it was given
 * @head: the interface it asked for
 * @table: the same
 * @async: commands it has left in flight
 * @t: where they are
 * @open: it asked for an interface
 * @removed: it was told to let go
 */
struct bound {
	struct hdaudio_device *hdev;
	const struct hdaudio_device_id *id;
	union {
		INTERFACE head;
		HDAUDIO_BUS_INTERFACE table;
	};
	struct async async;
	HDAUDIO_CODEC_TRANSFER t[4];
	bool open;
	bool removed;
};

/**
 * struct plan - what the test driver does, and what it has seen
 * @driver: the driver
 * @registered: it is registered
 * @open: ask for an interface in probe
 * @leave: do not give it back in remove
 * @fail: probe fails with this
 * @pm: suspend fails with this
 * @suspended: calls of suspend
 * @resumed: calls of resume
 * @bound: groups probed
 * @n: number of them
 * @removals: calls of remove
 * @events: calls of its routine
 */
struct plan {
	struct hdaudio_driver driver;
	bool registered;
	bool open;
	bool leave;
	int fail;
	int pm;
	int suspended;
	int resumed;
	struct bound bound[MAX_BOUND];
	unsigned int n;
	unsigned int removals;
	atomic_t events;
};

static struct plan *plan_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct plan, driver);
}

static VOID heard(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	atomic_inc(context);
}

static int open_interface(struct plan *plan, struct bound *b)
{
	UCHAR tag;

	if (hdaudio_query_interface(b->hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(b->table), 0x0100,
				    &b->head))
		return -EIO;
	b->open = true;
	return b->table.RegisterEventCallback(b->table.Context, heard, &plan->events, &tag) ?
	       -EIO : 0;
}

static int plan_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct plan *plan = plan_of(hdev);
	struct bound *b;

	if (plan->n == MAX_BOUND)
		return -ENOSPC;
	b = &plan->bound[plan->n++];
	b->hdev = hdev;
	b->id = id;
	hdaudio_set_drvdata(hdev, b);
	if (plan->open && open_interface(plan, b))
		return -EIO;
	return plan->fail;
}

static void plan_remove(struct hdaudio_device *hdev)
{
	struct plan *plan = plan_of(hdev);
	struct bound *b = hdaudio_get_drvdata(hdev);

	plan->removals++;
	b->removed = true;
	if (b->open && !plan->leave)
		b->table.InterfaceDereference(b->table.Context);
}

static int plan_suspend(struct hdaudio_device *hdev)
{
	plan_of(hdev)->suspended++;
	return plan_of(hdev)->pm;
}

static int plan_resume(struct hdaudio_device *hdev)
{
	plan_of(hdev)->resumed++;
	return plan_of(hdev)->pm;
}

static const struct hdaudio_device_id every_audio[] = {
	{ "HDAUDIO\\FUNC_03", 3 },
	{ "HDAUDIO\\FUNC_01", 1 },
	{ }
};

static void plan_end(struct plan *plan)
{
	if (plan->registered)
		hdaudio_driver_unregister(&plan->driver);
	plan->registered = false;
}

static void drop_plan(struct kunit_resource *res)
{
	plan_end(res->data);
}

/* A driver that is unregistered when the test ends, before the bus is: make the fixture first. */
static struct plan *plan_new(struct kunit *test)
{
	struct plan *plan = kunit_kzalloc(test, sizeof(*plan), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plan);
	plan->driver.driver.name = "hdb_test";
	plan->driver.id_table = every_audio;
	plan->driver.probe = plan_probe;
	plan->driver.remove = plan_remove;
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_plan, GFP_KERNEL, plan));
	return plan;
}

/* Without an owner: suites may run before this module is in sysfs. */
static int plan_register(struct plan *plan)
{
	return __hdaudio_driver_register(&plan->driver, NULL, NULL);
}

static void plan_begin(struct kunit *test, struct plan *plan)
{
	KUNIT_ASSERT_EQ(test, plan_register(plan), 0);
	plan->registered = true;
}

/* Matching. */

static void bus_driver_comes_after_the_device(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);

	plan_begin(test, plan);
	KUNIT_EXPECT_EQ(test, plan->n, 2);
	KUNIT_EXPECT_PTR_EQ(test, plan->bound[0].hdev, fixture_hdev(f, 0, 0));
	KUNIT_EXPECT_PTR_EQ(test, plan->bound[1].hdev, fixture_hdev(f, 3, 0));
	KUNIT_EXPECT_PTR_EQ(test, plan->bound[0].id, &every_audio[1]);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 6, 0)->dev.driver, NULL);
	plan_end(plan);
	KUNIT_EXPECT_EQ(test, plan->removals, 2);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 0, 0)->dev.driver, NULL);
}

static void bus_driver_comes_before_the_device(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &spec);
	struct plan *plan = plan_new(test);

	plan_begin(test, plan);
	KUNIT_EXPECT_EQ(test, plan->n, 0);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, plan->n, 2);
	fixture_drop_ctrl(f);
	KUNIT_EXPECT_EQ(test, plan->removals, 2);
}

struct match {
	const char *id;
	unsigned int groups;
};

static const struct match matches[] = {
	{ "HDAUDIO\\FUNC_01", 2 },
	{ "HDAUDIO\\FUNC_02", 2 },
	{ "hdaudio\\func_01", 2 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4&DEV_0022", 1 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4", 1 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4&DEV_0022&SUBSYS_1AF40022", 1 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4&DEV_0022&SUBSYS_1AF40022&REV_1001", 1 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4&DEV_0022&SUBSYS_1AF40022&REV_1002", 0 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4&DEV_0023", 0 },
	{ "HDAUDIO\\FUNC_0", 0 },
	{ "HDAUDIO\\FUNC_01&", 0 },
	{ "HDAUDIO\\FUNC_01&VEN_1AF4&DEV_00", 0 },
	{ "", 0 },
};

static void match_name(const struct match *m, char *desc)
{
	strscpy(desc, *m->id ? m->id : "(empty)", KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(matches, matches, match_name);

static void bus_matches_by_id(struct kunit *test)
{
	const struct match *m = test->param_value;
	struct hdaudio_device_id table[2] = { { m->id, 7 }, { } };
	struct plan *plan;

	fixture_ctrl(test, &spec);
	plan = plan_new(test);
	plan->driver.id_table = table;
	plan_begin(test, plan);
	KUNIT_EXPECT_EQ(test, plan->n, m->groups);
	plan_end(plan);
	KUNIT_EXPECT_EQ(test, plan->removals, m->groups);
}

static void bus_refuses_half_a_driver(struct kunit *test)
{
	struct plan *plan;

	fixture_model(test, NULL);
	plan = plan_new(test);
	plan->driver.driver.name = NULL;
	KUNIT_EXPECT_EQ(test, plan_register(plan), -EINVAL);
	plan->driver.driver.name = "hdb_test";
	plan->driver.id_table = NULL;
	KUNIT_EXPECT_EQ(test, plan_register(plan), -EINVAL);
	plan->driver.id_table = every_audio;
	plan->driver.probe = NULL;
	KUNIT_EXPECT_EQ(test, plan_register(plan), -EINVAL);
}

static void bus_driver_without_remove(struct kunit *test)
{
	struct plan *plan;

	fixture_ctrl(test, &spec);
	plan = plan_new(test);
	plan->driver.remove = NULL;
	plan_begin(test, plan);
	KUNIT_EXPECT_EQ(test, plan->n, 2);
	plan_end(plan);
	KUNIT_EXPECT_EQ(test, plan->removals, 0);
}

/* Leaving things behind. */

static bool alive(struct bound *b)
{
	UCHAR codec = 0xee;

	b->table.GetResourceInformation(b->table.Context, &codec, NULL);
	return codec != 0xee;
}

static void bus_driver_cleans_up(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);

	plan->open = true;
	plan_begin(test, plan);
	KUNIT_EXPECT_TRUE(test, alive(&plan->bound[0]));
	plan_end(plan);
	KUNIT_EXPECT_FALSE(test, alive(&plan->bound[0]));
	KUNIT_EXPECT_TRUE(test, list_empty(&f->ctrl->clients));
}

/* Interface, tag, engine and commands in flight: all taken back, and no routine is called. */
static void bus_driver_leaves_things_behind(struct kunit *test)
{
	HDAUDIO_STREAM_FORMAT format = fixture_format;
	HDAUDIO_CONVERTER_FORMAT code;
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);
	struct bound *b = &plan->bound[0];
	HANDLE handle;
	unsigned int i;

	plan->open = true;
	plan->leave = true;
	plan_begin(test, plan);
	model_wait_idle(f->model, COMMANDS_WAIT_MS);
	model_set_clock(f->model, MODEL_CLOCK_MANUAL);
	KUNIT_EXPECT_EQ(test, b->table.AllocateRenderDmaEngine(b->table.Context, &format, FALSE,
							       &handle, &code), STATUS_SUCCESS);
	async_init(&b->async, b->t, ARRAY_SIZE(b->t));
	commands_fill(b->t, ARRAY_SIZE(b->t), 0, 0);
	KUNIT_EXPECT_EQ(test, b->table.TransferCodecVerbs(b->table.Context, ARRAY_SIZE(b->t), b->t,
							  async_callback, &b->async),
			STATUS_SUCCESS);
	plan_end(plan);
	KUNIT_EXPECT_TRUE(test, b->removed);
	KUNIT_EXPECT_FALSE(test, alive(b));
	KUNIT_EXPECT_TRUE(test, list_empty(&f->ctrl->clients));
	for (i = 0; i < f->ctrl->streams.count; i++)
		KUNIT_EXPECT_PTR_EQ(test, (void *)f->ctrl->streams.engines[i].client, NULL);
	model_unsolicited(f->model, 0, 0);
	model_run_idle(f->model, 100);
	KUNIT_EXPECT_TRUE(test, wait_until(f->ctrl->events.unclaimed == 1));
	KUNIT_EXPECT_EQ(test, atomic_read(&plan->events), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&b->async.calls), 0);
	KUNIT_EXPECT_EQ(test, commands_not(b->t, ARRAY_SIZE(b->t), COMMANDS_POISON), 0);
}

static void bus_probe_fails_with_an_interface_open(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);

	plan->open = true;
	plan->fail = -ENXIO;
	plan_begin(test, plan);
	KUNIT_EXPECT_EQ(test, plan->n, 2);
	KUNIT_EXPECT_FALSE(test, alive(&plan->bound[0]));
	KUNIT_EXPECT_TRUE(test, list_empty(&f->ctrl->clients));
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 0, 0)->dev.driver, NULL);
	plan_end(plan);
	KUNIT_EXPECT_EQ(test, plan->removals, 0);
}

/* The controller goes under the driver's feet: its remove is called, all is taken back. */
static void bus_controller_goes_first(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);

	plan->open = true;
	plan->leave = true;
	plan_begin(test, plan);
	model_remove(f->model);
	hdb_ctrl_set_gone(f->ctrl);
	fixture_drop_ctrl(f);
	KUNIT_EXPECT_EQ(test, plan->removals, 2);
	KUNIT_EXPECT_FALSE(test, alive(&plan->bound[0]));
	plan_end(plan);
	KUNIT_EXPECT_EQ(test, plan->removals, 2);
}

static u32 power_state(struct fixture *f, unsigned int addr)
{
	return model_codec_verb(f->model, addr, 1, AC_VERB_GET_POWER_STATE << 8) & 0xf;
}

/* Not for good: codecs are put to rest by their drivers, and by us where there is none. */
static void bus_shuts_down(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);
	struct device *audio, *modem;

	plan->driver.suspend = plan_suspend;
	plan_begin(test, plan);
	audio = &fixture_hdev(f, 0, 0)->dev;
	modem = &fixture_hdev(f, 6, 0)->dev;
	KUNIT_ASSERT_NOT_NULL(test, audio->driver);
	KUNIT_ASSERT_PTR_EQ(test, modem->driver, NULL);
	audio->bus->shutdown(audio);
	modem->bus->shutdown(modem);
	KUNIT_EXPECT_EQ(test, plan->suspended, 1);
	KUNIT_EXPECT_EQ(test, power_state(f, 0), AC_PWRST_D3);
	KUNIT_EXPECT_EQ(test, power_state(f, 6), AC_PWRST_D3);
	plan_end(plan);
}

/* Bound, unbound and bound again, as an administrator may. */
static void bus_binds_again(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);
	int i;

	plan->open = true;
	plan->leave = true;
	plan_begin(test, plan);
	for (i = 0; i < 3; i++) {
		device_release_driver(&fixture_hdev(f, 0, 0)->dev);
		KUNIT_EXPECT_FALSE(test, alive(&plan->bound[i ? i + 1 : 0]));
		KUNIT_EXPECT_EQ(test, device_attach(&fixture_hdev(f, 0, 0)->dev), 1);
		KUNIT_EXPECT_TRUE(test, alive(&plan->bound[i + 2]));
	}
	KUNIT_EXPECT_TRUE(test, alive(&plan->bound[1]));
}

/* Sleep. */

static int sleep_call(struct hdaudio_device *hdev, bool suspend)
{
	const struct dev_pm_ops *pm = hdev->dev.bus->pm;

	return suspend ? pm->suspend(&hdev->dev) : pm->resume(&hdev->dev);
}

static void bus_passes_sleep_on(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &spec);
	struct plan *plan = plan_new(test);
	struct hdaudio_device *hdev = fixture_hdev(f, 0, 0);

	KUNIT_EXPECT_EQ(test, sleep_call(hdev, true), 0);
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, false), 0);
	plan_begin(test, plan);
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, true), 0);
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, false), 0);
	plan->driver.suspend = plan_suspend;
	plan->driver.resume = plan_resume;
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, true), 0);
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, false), 0);
	plan->pm = -EBUSY;
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, true), -EBUSY);
	KUNIT_EXPECT_EQ(test, sleep_call(hdev, false), -EBUSY);
	KUNIT_EXPECT_EQ(test, plan->suspended, 2);
	KUNIT_EXPECT_EQ(test, plan->resumed, 2);
}

/* What udev gets to see, to load a module by. */
static void bus_tells_udev_the_modalias(struct kunit *test)
{
	struct kobj_uevent_env *env = kunit_kzalloc(test, sizeof(*env), GFP_KERNEL);
	struct fixture *f = fixture_ctrl(test, &spec);
	struct device *dev = &fixture_hdev(f, 0, 0)->dev;
	char modalias[HDB_MODALIAS_LEN], line[HDB_MODALIAS_LEN + 16];

	KUNIT_ASSERT_NOT_NULL(test, env);
	KUNIT_EXPECT_EQ(test, dev->bus->uevent(dev, env), 0);
	KUNIT_EXPECT_EQ(test, env->envp_idx, 1);
	hdb_ids_modalias(&to_hdaudio_device(dev)->ids, modalias, sizeof(modalias));
	snprintf(line, sizeof(line), "MODALIAS=%s", modalias);
	KUNIT_EXPECT_STREQ(test, env->envp[0], line);
}

static struct kunit_case bus_cases[] = {
	KUNIT_CASE(bus_driver_comes_after_the_device),
	KUNIT_CASE(bus_driver_comes_before_the_device),
	KUNIT_CASE_PARAM(bus_matches_by_id, matches_gen_params),
	KUNIT_CASE(bus_refuses_half_a_driver),
	KUNIT_CASE(bus_driver_without_remove),
	KUNIT_CASE(bus_driver_cleans_up),
	KUNIT_CASE(bus_driver_leaves_things_behind),
	KUNIT_CASE(bus_probe_fails_with_an_interface_open),
	KUNIT_CASE(bus_controller_goes_first),
	KUNIT_CASE(bus_shuts_down),
	KUNIT_CASE(bus_binds_again),
	KUNIT_CASE(bus_passes_sleep_on),
	KUNIT_CASE(bus_tells_udev_the_modalias),
	{ }
};

static struct kunit_suite bus_suite = {
	.name = "hdaudio_bus",
	.test_cases = bus_cases,
};

kunit_test_suite(bus_suite);
