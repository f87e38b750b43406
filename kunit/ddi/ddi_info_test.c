// SPDX-License-Identifier: GPL-2.0
/*
 * GetDeviceInformation, GetResourceInformation, GetWallClockRegister.
 */
#include <sound/hda_register.h>

#include "case.h"
#include "commands.h"
#include "nt/register.h"
#include "verbs/verbs_abort.h"
#include "version.h"

#define POISON	0xa5

/**
 * struct info - the structure, and what lies behind it
 * @v2: room for the larger one
 * @more: must not be touched
 */
struct info {
	HDAUDIO_DEVICE_INFORMATION_V2 v2;
	u8 more[64];
};

static struct fixture_client *client_new(struct kunit *test)
{
	return fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE);
}

static NTSTATUS get(struct fixture_client *c, struct info *info, USHORT size)
{
	memset(info, POISON, sizeof(*info));
	info->v2.Size = size;
	return c->base.GetDeviceInformation(c->base.Context, (PHDAUDIO_DEVICE_INFORMATION)info);
}

static bool untouched_from(const struct info *info, size_t from)
{
	return !memchr_inv((const u8 *)info + from, POISON, sizeof(*info) - from);
}

/* What both structures have. */
static void expect_common(struct kunit *test, const struct info *info)
{
	KUNIT_EXPECT_EQ(test, info->v2.DeviceVersion, 0x0100);
	KUNIT_EXPECT_EQ(test, info->v2.DriverVersion, 0x0100);
	KUNIT_EXPECT_EQ(test, info->v2.CodecsDetected, BIT(0));
	KUNIT_EXPECT_EQ(test, info->v2.IsStripingSupported, FALSE);
}

static void info_first(struct kunit *test)
{
	struct info info;

	KUNIT_EXPECT_EQ(test, get(client_new(test), &info, sizeof(HDAUDIO_DEVICE_INFORMATION)),
			STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, info.v2.Size, sizeof(HDAUDIO_DEVICE_INFORMATION));
	expect_common(test, &info);
	KUNIT_EXPECT_TRUE(test, untouched_from(&info, sizeof(HDAUDIO_DEVICE_INFORMATION)));
}

static void info_between(struct kunit *test)
{
	struct info info;

	KUNIT_EXPECT_EQ(test, get(client_new(test), &info,
				  sizeof(HDAUDIO_DEVICE_INFORMATION_V2) - 1), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, info.v2.Size, sizeof(HDAUDIO_DEVICE_INFORMATION));
	expect_common(test, &info);
	KUNIT_EXPECT_TRUE(test, untouched_from(&info, sizeof(HDAUDIO_DEVICE_INFORMATION)));
}

static void expect_v2(struct kunit *test, const struct info *info)
{
	KUNIT_EXPECT_EQ(test, info->v2.Size, sizeof(HDAUDIO_DEVICE_INFORMATION_V2));
	expect_common(test, info);
	KUNIT_EXPECT_EQ(test, info->v2.CtrlRevision, MODEL_REVISION);
	KUNIT_EXPECT_EQ(test, info->v2.CtrlVendorId, MODEL_VENDOR);
	KUNIT_EXPECT_EQ(test, info->v2.CtrlDeviceId, MODEL_DEVICE);
	KUNIT_EXPECT_TRUE(test, untouched_from(info, sizeof(HDAUDIO_DEVICE_INFORMATION_V2)));
}

static void info_second(struct kunit *test)
{
	struct info info;

	KUNIT_EXPECT_EQ(test, get(client_new(test), &info, sizeof(HDAUDIO_DEVICE_INFORMATION_V2)),
			STATUS_SUCCESS);
	expect_v2(test, &info);
}

static void info_more_room(struct kunit *test)
{
	struct info info;

	KUNIT_EXPECT_EQ(test, get(client_new(test), &info, sizeof(info)), STATUS_SUCCESS);
	expect_v2(test, &info);
}

static void info_of_another_controller(struct kunit *test)
{
	static const struct fixture_codec codecs[] = {
		{ 3, &model_codec_output }, { 14, &model_codec_modem }, { }
	};
	struct model_config config = model_default_config;
	struct fixture_spec spec = { .config = &config, .codecs = codecs };
	struct info info;

	config.n_sdo = 2;
	config.version = 0x0203;
	KUNIT_EXPECT_EQ(test, get(fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE_V3),
				  &info, sizeof(info)), STATUS_SUCCESS);
	KUNIT_EXPECT_EQ(test, info.v2.DeviceVersion, 0x0203);
	KUNIT_EXPECT_EQ(test, info.v2.CodecsDetected, BIT(3) | BIT(14));
	KUNIT_EXPECT_EQ(test, info.v2.IsStripingSupported, TRUE);
}

static void info_gone(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	struct info info;

	hdb_ctrl_set_gone(c->f->ctrl);
	KUNIT_EXPECT_EQ(test, get(c, &info, sizeof(info)), STATUS_SUCCESS);
	expect_v2(test, &info);
}

/* Refused, and nothing written but what the caller wrote itself. */
static void info_refused(struct kunit *test, struct info *info, USHORT size, NTSTATUS got,
			 NTSTATUS want)
{
	KUNIT_EXPECT_EQ(test, got, want);
	KUNIT_EXPECT_EQ(test, info->v2.Size, size);
	KUNIT_EXPECT_TRUE(test, untouched_from(info, sizeof(USHORT)));
}

static void info_no_room(struct kunit *test)
{
	struct info info;

	info_refused(test, &info, 0, get(client_new(test), &info, 0), STATUS_BUFFER_TOO_SMALL);
}

static void info_too_little_room(struct kunit *test)
{
	USHORT size = sizeof(HDAUDIO_DEVICE_INFORMATION) - 1;
	struct info info;

	info_refused(test, &info, size, get(client_new(test), &info, size),
		     STATUS_BUFFER_TOO_SMALL);
}

static void info_no_structure(struct kunit *test)
{
	struct fixture_client *c = client_new(test);

	KUNIT_EXPECT_EQ(test, c->base.GetDeviceInformation(c->base.Context, NULL),
			STATUS_INVALID_PARAMETER);
}

static void info_no_context(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	PVOID context = c->base.Context;
	struct info info;

	c->base.Context = NULL;
	info_refused(test, &info, sizeof(info), get(c, &info, sizeof(info)),
		     STATUS_INVALID_PARAMETER);
	c->base.Context = context;
}

static void info_closed_context(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	struct info info;

	fixture_drop_client(c);
	info_refused(test, &info, sizeof(info), get(c, &info, sizeof(info)),
		     STATUS_INVALID_PARAMETER);
}

/* Calls at another level. */
struct elsewhere {
	struct fixture_client *c;
	struct info info;
	UCHAR codec;
	UCHAR node;
	PULONG clock;
	NTSTATUS status;
};

static void get_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	e->status = get(e->c, &e->info, sizeof(e->info));
}

static void info_at_dispatch(struct kunit *test)
{
	struct elsewhere e = { .c = client_new(test) };

	fixture_at_dispatch(get_elsewhere, &e);
	info_refused(test, &e.info, sizeof(e.info), e.status, STATUS_UNSUCCESSFUL);
}

static void info_in_interrupt(struct kunit *test)
{
	struct elsewhere e = { .c = client_new(test) };

	fixture_in_hardirq(get_elsewhere, &e);
	info_refused(test, &e.info, sizeof(e.info), e.status, STATUS_UNSUCCESSFUL);
}

/* GetResourceInformation */

static void resource_both(struct kunit *test)
{
	static const struct fixture_codec codecs[] = { { 9, &model_codec_combo }, { } };
	static const struct fixture_spec spec = { .codecs = codecs };
	struct fixture_client *c = fixture_client(test, &spec, &GUID_HDAUDIO_BUS_INTERFACE);
	struct fixture_client *modem = fixture_open(c->f, fixture_hdev(c->f, 9, 1),
						    &GUID_HDAUDIO_BUS_INTERFACE);
	UCHAR codec = POISON, node = POISON;

	c->base.GetResourceInformation(c->base.Context, &codec, &node);
	KUNIT_EXPECT_EQ(test, codec, 9);
	KUNIT_EXPECT_EQ(test, node, 1);
	modem->base.GetResourceInformation(modem->base.Context, &codec, &node);
	KUNIT_EXPECT_EQ(test, codec, 9);
	KUNIT_EXPECT_EQ(test, node, 2);
}

static void resource_either(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	UCHAR codec = POISON, node = POISON;

	c->base.GetResourceInformation(c->base.Context, &codec, NULL);
	c->base.GetResourceInformation(c->base.Context, NULL, &node);
	c->base.GetResourceInformation(c->base.Context, NULL, NULL);
	KUNIT_EXPECT_EQ(test, codec, 0);
	KUNIT_EXPECT_EQ(test, node, 1);
}

static void resource_gone(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	UCHAR codec = POISON, node = POISON;

	hdb_ctrl_set_gone(c->f->ctrl);
	c->base.GetResourceInformation(c->base.Context, &codec, &node);
	KUNIT_EXPECT_EQ(test, codec, 0);
	KUNIT_EXPECT_EQ(test, node, 1);
}

static void resource_no_context(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	UCHAR codec = POISON, node = POISON;

	c->base.GetResourceInformation(NULL, &codec, &node);
	KUNIT_EXPECT_EQ(test, codec, POISON);
	KUNIT_EXPECT_EQ(test, node, POISON);
}

static void resource_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	e->c->base.GetResourceInformation(e->c->base.Context, &e->codec, &e->node);
}

static void resource_at_dispatch(struct kunit *test)
{
	struct elsewhere e = { .c = client_new(test), .codec = POISON, .node = POISON };

	fixture_at_dispatch(resource_elsewhere, &e);
	KUNIT_EXPECT_EQ(test, e.codec, 0);
	KUNIT_EXPECT_EQ(test, e.node, 1);
}

/* GetWallClockRegister */

/* It goes on by 500 bit clocks of 24 MHz in a frame of 48 kHz. */
static void clock_counts(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	PULONG clock = NULL;
	ULONG before;

	model_wait_idle(c->f->model, COMMANDS_WAIT_MS);
	model_set_clock(c->f->model, MODEL_CLOCK_MANUAL);
	c->base.GetWallClockRegister(c->base.Context, &clock);
	KUNIT_ASSERT_NOT_NULL(test, clock);
	before = READ_REGISTER_ULONG(clock);
	model_run(c->f->model, 48);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(clock) - before, 24000);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(clock),
			model_peek(c->f->model, AZX_REG_WALLCLK, 4));
}

static void clock_elsewhere(void *arg)
{
	struct elsewhere *e = arg;

	e->c->base.GetWallClockRegister(e->c->base.Context, &e->clock);
}

/* In the page that repeats it, where a client can reach nothing else. */
static void clock_at_dispatch(struct kunit *test)
{
	struct elsewhere e = { .c = client_new(test) };

	fixture_at_dispatch(clock_elsewhere, &e);
	KUNIT_EXPECT_PTR_EQ(test, (void *)e.clock,
			    (void __force *)(model_io(e.c->f->model)->mirror + AZX_REG_WALLCLK));
}

static void clock_no_context(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	PULONG clock = (PULONG)&clock;

	c->base.GetWallClockRegister(NULL, &clock);
	KUNIT_EXPECT_PTR_EQ(test, (void *)clock, (void *)&clock);
}

static void clock_no_pointer(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	struct model_stats stats;

	model_clear_stats(c->f->model);
	c->base.GetWallClockRegister(c->base.Context, NULL);
	model_get_stats(c->f->model, &stats);
	KUNIT_EXPECT_EQ(test, stats.reads + stats.writes, 0);
}

static void clock_gone(struct kunit *test)
{
	struct fixture_client *c = client_new(test);
	PULONG clock = (PULONG)&clock;

	model_remove(c->f->model);
	hdb_ctrl_set_gone(c->f->ctrl);
	c->base.GetWallClockRegister(c->base.Context, &clock);
	KUNIT_EXPECT_EQ(test, READ_REGISTER_ULONG(clock), ~0U);
}

static const struct case_row info_rows[] = {
	{ "GetDeviceInformation: STATUS_SUCCESS: room for the first structure", info_first },
	{ "GetDeviceInformation: STATUS_SUCCESS: one byte short of the second", info_between },
	{ "GetDeviceInformation: STATUS_SUCCESS: room for the second structure", info_second },
	{ "GetDeviceInformation: STATUS_SUCCESS: more room than that", info_more_room },
	{ "GetDeviceInformation: STATUS_SUCCESS: two codecs, two SDO lines",
	  info_of_another_controller },
	{ "GetDeviceInformation: STATUS_SUCCESS: controller gone", info_gone },
	{ "GetDeviceInformation: STATUS_UNSUCCESSFUL: at DISPATCH_LEVEL", info_at_dispatch },
	{ "GetDeviceInformation: STATUS_UNSUCCESSFUL: in an interrupt", info_in_interrupt },
	{ "GetDeviceInformation: STATUS_INVALID_PARAMETER: NULL structure", info_no_structure },
	{ "GetDeviceInformation: STATUS_INVALID_PARAMETER: NULL context", info_no_context },
	{ "GetDeviceInformation: STATUS_INVALID_PARAMETER: closed context", info_closed_context },
	{ "GetDeviceInformation: STATUS_BUFFER_TOO_SMALL: size 0", info_no_room },
	{ "GetDeviceInformation: STATUS_BUFFER_TOO_SMALL: one byte short of the first",
	  info_too_little_room },
	{ "GetResourceInformation: codec and node", resource_both },
	{ "GetResourceInformation: either pointer NULL", resource_either },
	{ "GetResourceInformation: controller gone", resource_gone },
	{ "GetResourceInformation: nothing written: NULL context", resource_no_context },
	{ "GetResourceInformation: at DISPATCH_LEVEL", resource_at_dispatch },
	{ "GetWallClockRegister: it counts", clock_counts },
	{ "GetWallClockRegister: at DISPATCH_LEVEL, in the mirror page", clock_at_dispatch },
	{ "GetWallClockRegister: nothing written: NULL context", clock_no_context },
	{ "GetWallClockRegister: nothing written: NULL pointer", clock_no_pointer },
	{ "GetWallClockRegister: controller gone: it reads as all ones", clock_gone },
};

CASE_TABLE(info_rows)

static struct kunit_case ddi_info_cases[] = {
	CASE_TABLE_CASES(info_rows),
	{ }
};

static struct kunit_suite ddi_info_suite = {
	.name = "hdaudio_ddi_info",
	.test_cases = ddi_info_cases,
};

kunit_test_suite(ddi_info_suite);
