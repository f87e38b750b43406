// SPDX-License-Identifier: GPL-2.0
/*
 * Enumeration: which function groups there are and what they say they are.
 */
#include <linux/ktime.h>
#include <sound/hda_verbs.h>

#include "attach.h"
#include "bus/bus.h"
#include "bus/enumerate.h"
#include "commands.h"
#include "fault.h"
#include "hw/quirks.h"
#include "log.h"
#include "verbs/presence.h"

/* For those that do not answer. */
static const struct hdb_timing hasty = {
	.reset_us = 50000,
	.codec_us = 1000,
	.ring_us = 50000,
	.stream_us = 2000,
	.verb_ms = 100,
	.late_ms = 50,
};

static unsigned int children(struct fixture *f)
{
	unsigned int addr, nth, n = 0;

	for (addr = 0; addr < 16; addr++) {
		for (nth = 0; fixture_hdev(f, addr, nth); nth++)
			n++;
	}
	return n;
}

static void expect_ids(struct kunit *test, const struct hdaudio_device *hdev, u8 func, u16 vendor,
		       u16 device, u32 subsystem)
{
	KUNIT_ASSERT_NOT_NULL(test, hdev);
	KUNIT_EXPECT_EQ(test, hdev->ids.func, func);
	KUNIT_EXPECT_EQ(test, hdev->ids.vendor, vendor);
	KUNIT_EXPECT_EQ(test, hdev->ids.device, device);
	KUNIT_EXPECT_EQ(test, hdev->ids.subsystem, subsystem);
	KUNIT_EXPECT_EQ(test, hdev->ids.revision, 0x1001);
	KUNIT_EXPECT_EQ(test, hdev->ids.ctlr_vendor, MODEL_VENDOR);
	KUNIT_EXPECT_EQ(test, hdev->ids.ctlr_device, MODEL_DEVICE);
}

static void codec_groups_and_ids(struct kunit *test)
{
	static const struct fixture_codec codecs[] = {
		{ 0, &model_codec_duplex }, { 4, &model_codec_modem },
		{ 14, &model_codec_combo }, { }
	};
	static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct fixture *f = fixture_ctrl(test, &spec);
	u32 combo_audio = model_codec_verb(f->model, 14, 1, AC_VERB_GET_SUBSYSTEM_ID << 8);
	u32 combo_modem = model_codec_verb(f->model, 14, 2, AC_VERB_GET_SUBSYSTEM_ID << 8);

	KUNIT_EXPECT_EQ(test, children(f), 4);
	expect_ids(test, fixture_hdev(f, 0, 0), 1, 0x1af4, 0x0022, 0x1af40022);
	expect_ids(test, fixture_hdev(f, 4, 0), 2, 0x1057, 0x3055, 0x10571234);
	expect_ids(test, fixture_hdev(f, 14, 0), 1, 0x10ec, 0x0888, combo_audio);
	expect_ids(test, fixture_hdev(f, 14, 1), 2, 0x10ec, 0x0888, combo_modem);
	KUNIT_EXPECT_EQ(test, fixture_hdev(f, 14, 0)->node, 1);
	KUNIT_EXPECT_EQ(test, fixture_hdev(f, 14, 1)->node, 2);
	KUNIT_EXPECT_EQ(test, fixture_hdev(f, 14, 1)->codec, 14);
}

/* Named after controller, codec and node, so that no two are alike. */
static void codec_group_names(struct kunit *test)
{
	static const struct fixture_codec codecs[] = { { 11, &model_codec_combo }, { } };
	static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct fixture *f = fixture_ctrl(test, &spec);
	char name[64];

	snprintf(name, sizeof(name), "%s-c11n02", dev_name(model_dev(f->model)));
	KUNIT_EXPECT_STREQ(test, dev_name(&fixture_hdev(f, 11, 1)->dev), name);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 11, 1)->dev.parent, model_dev(f->model));
}

static void codec_none(struct kunit *test)
{
	static const struct fixture_codec none[] = { { } };
	static const struct fixture_spec spec = { .codecs = none, .timing = &fixture_patient };

	KUNIT_EXPECT_EQ(test, children(fixture_ctrl(test, &spec)), 0);
}

static void codec_at_every_address(struct kunit *test)
{
	struct fixture_codec codecs[16] = { };
	struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct fixture *f;
	unsigned int i;

	for (i = 0; i < 15; i++)
		codecs[i] = (struct fixture_codec){ i, &model_codec_output };
	f = fixture_ctrl(test, &spec);
	KUNIT_EXPECT_EQ(test, children(f), 15);
	for (i = 0; i < 15; i++)
		KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, i, 0));
}

static void drop_ctrl(struct kunit_resource *res)
{
	fixture_drop_ctrl(res->data);
}

/* Brings up a controller whose codec 0 misses the first commands after reset. */
static struct fixture *with_deaf(struct kunit *test, const struct hdb_timing *timing,
				 unsigned int deaf)
{
	static const struct fixture_codec codecs[] = {
		{ 0, &model_codec_duplex }, { 2, &model_codec_output }, { }
	};
	struct fixture_spec spec = { .codecs = codecs, .timing = timing };
	struct fixture *f = fixture_model(test, &spec);

	model_codec_deaf_after_reset(f->model, 0, deaf);
	f->ctrl = hdb_ctrl_create(&f->setup);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, drop_ctrl, GFP_KERNEL, f));
	return f;
}

/* It is asked again; what it says then is not mixed up with what was asked before. */
static void deaf(struct kunit *test, unsigned int commands)
{
	struct fixture *f = with_deaf(test, &hasty, commands);

	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, children(f), 2);
	expect_ids(test, fixture_hdev(f, 0, 0), 1, 0x1af4, 0x0022, 0x1af40022);
	expect_ids(test, fixture_hdev(f, 2, 0), 1, 0x1af4, 0x0012, 0x1af40012);
}

static void codec_misses_the_first_command(struct kunit *test)
{
	deaf(test, 1);
}

static void codec_misses_the_first_two(struct kunit *test)
{
	deaf(test, 2);
}

static void codec_misses_the_first_batch(struct kunit *test)
{
	deaf(test, 3);
}

static void codec_misses_two_batches(struct kunit *test)
{
	deaf(test, 6);
}

/* One that never answers is left out, in bounded time; the others are not. */
static void codec_never_answers(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &hasty, MODEL_FOREVER);
	ktime_t start = ktime_get();

	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 6000);
	KUNIT_EXPECT_EQ(test, children(f), 1);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 0, 0), NULL);
	KUNIT_EXPECT_NOT_NULL(test, fixture_hdev(f, 2, 0));
	KUNIT_EXPECT_LE(test, f->ctrl->verbs.counts.timeouts, 5);
}

/* It said it is there and went before it was asked. */
static void codec_unplugged(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &hasty, 0);

	model_unplug_codec(f->model, 0);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, children(f), 1);
}

static void codec_controller_removed(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &hasty, 0);
	ktime_t start = ktime_get();

	model_remove(f->model);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), -ENODEV);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 6000);
	KUNIT_EXPECT_EQ(test, children(f), 0);
}

/* A node count that leads past the last node id. */
static void codec_says_nonsense(struct kunit *test)
{
	static const struct model_param root[] = {
		{ AC_PAR_VENDOR_ID, 0xdeadbeef },
		{ AC_PAR_NODE_COUNT, 0xfc << 16 | 0xff },
	};
	static const struct model_node nodes[] = {
		{ .nid = 0, .params = root, .n_params = ARRAY_SIZE(root) },
	};
	static const struct model_codec_desc nonsense = {
		.name = "nonsense", .nodes = nodes, .n_nodes = ARRAY_SIZE(nodes),
	};
	static const struct fixture_codec codecs[] = { { 0, &nonsense }, { } };
	static const struct fixture_spec spec = { .codecs = codecs, .timing = &fixture_patient };
	struct fixture *f = fixture_ctrl(test, &spec);

	KUNIT_EXPECT_EQ(test, children(f), 0);
}

/* A wrong answer, as if of the whole codec or of one of its nodes. */
struct lie {
	const char *name;
	u8 nid;
	u32 verb;
	u32 answer;
};

#define ASK(param)	(AC_VERB_PARAMETERS << 8 | (param))

static const struct lie lies[] = {
	{ "vendor, all ones", 0, ASK(AC_PAR_VENDOR_ID), ~0U },
	{ "vendor, 0", 0, ASK(AC_PAR_VENDOR_ID), 0 },
	{ "vendor, another's", 0, ASK(AC_PAR_VENDOR_ID), 0x10ec0888 },
	{ "revision, all ones", 0, ASK(AC_PAR_REV_ID), ~0U },
	{ "revision, another", 0, ASK(AC_PAR_REV_ID), 0x00200300 },
	{ "groups, all ones", 0, ASK(AC_PAR_NODE_COUNT), ~0U },
	{ "groups, none", 0, ASK(AC_PAR_NODE_COUNT), 0 },
	{ "groups, two", 0, ASK(AC_PAR_NODE_COUNT), 0x00010002 },
	{ "groups, elsewhere", 0, ASK(AC_PAR_NODE_COUNT), 0x00020001 },
	{ "type, all ones", 1, ASK(AC_PAR_FUNCTION_TYPE), ~0U },
	{ "type, 0", 1, ASK(AC_PAR_FUNCTION_TYPE), 0 },
	{ "type, a modem's", 1, ASK(AC_PAR_FUNCTION_TYPE), AC_GRP_MODEM_FUNCTION },
	{ "subsystem, all ones", 1, AC_VERB_GET_SUBSYSTEM_ID << 8, ~0U },
};

static void lie_name(const struct lie *l, char *desc)
{
	strscpy(desc, l->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(lies, lies, lie_name);

/* Whatever it is that is answered wrong once, it decides nothing. */
static void codec_answers_wrong_once(struct kunit *test)
{
	const struct lie *l = test->param_value;
	struct fixture *f = with_deaf(test, &fixture_patient, 0);

	model_codec_lie(f->model, 0, l->nid, l->verb, l->answer, 1);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, children(f), 2);
	expect_ids(test, fixture_hdev(f, 0, 0), 1, 0x1af4, 0x0022, 0x1af40022);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.incomplete, 0);
}

/* What never makes sense is left out, and nothing else. */
static void codec_never_makes_sense(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &fixture_patient, 0);

	model_codec_lie(f->model, 0, 1, ASK(AC_PAR_FUNCTION_TYPE), ~0U, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), 0);
	KUNIT_EXPECT_EQ(test, children(f), 1);
	KUNIT_EXPECT_PTR_EQ(test, fixture_hdev(f, 0, 0), NULL);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.incomplete, BIT(0));
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.told, BIT(0));
}

/* What of codec 0 makes no sense, however often it is asked. */
static const struct lie nonsense[] = {
	{ "vendor, all ones", 0, ASK(AC_PAR_VENDOR_ID), ~0U },
	{ "vendor, 0", 0, ASK(AC_PAR_VENDOR_ID), 0 },
	{ "revision, all ones", 0, ASK(AC_PAR_REV_ID), ~0U },
	{ "groups, all ones", 0, ASK(AC_PAR_NODE_COUNT), ~0U },
	{ "groups, none", 0, ASK(AC_PAR_NODE_COUNT), 0x00010000 },
	{ "groups, at the root", 0, ASK(AC_PAR_NODE_COUNT), 0x00000001 },
	{ "groups, a bit above", 0, ASK(AC_PAR_NODE_COUNT), 0x01010001 },
	{ "groups, a bit between", 0, ASK(AC_PAR_NODE_COUNT), 0x00010101 },
	{ "groups, one too many", 0, ASK(AC_PAR_NODE_COUNT), 0x00ff0002 },
	{ "type, all ones", 1, ASK(AC_PAR_FUNCTION_TYPE), ~0U },
	{ "type, 0", 1, ASK(AC_PAR_FUNCTION_TYPE), 0 },
	{ "type, 0 and unsolicited", 1, ASK(AC_PAR_FUNCTION_TYPE), AC_FGT_UNSOL_CAP },
	{ "type, a bit above", 1, ASK(AC_PAR_FUNCTION_TYPE), AC_FGT_UNSOL_CAP << 1 | 1 },
};

KUNIT_ARRAY_PARAM(nonsense, nonsense, lie_name);

static u32 truth_or(struct fixture *f, const struct lie *l, u32 verb)
{
	return l->verb == verb ? l->answer : model_codec_verb(f->model, 0, l->nid, verb);
}

/* The words of it: all answers, so that somebody can make sense of them. */
static void describe(struct fixture *f, const struct lie *l, char *text, size_t size)
{
	if (l->nid)
		snprintf(text, size, "codec 0 node 01h makes no sense (%08x %08x %08x): left out",
			 truth_or(f, l, ASK(AC_PAR_FUNCTION_TYPE)),
			 truth_or(f, l, AC_VERB_GET_SUBSYSTEM_ID << 8), 0);
	else
		snprintf(text, size, "codec 0 node 00h makes no sense (%08x %08x %08x): left out",
			 truth_or(f, l, ASK(AC_PAR_VENDOR_ID)), truth_or(f, l, ASK(AC_PAR_REV_ID)),
			 truth_or(f, l, ASK(AC_PAR_NODE_COUNT)));
}

/* It is left out, said once in words, and said again when it had made sense meanwhile. */
static void codec_is_left_out_in_words(struct kunit *test)
{
	const struct lie *l = test->param_value;
	struct fixture *f = with_deaf(test, &fixture_patient, 0);
	struct log log;
	char text[96];
	int i;

	describe(f, l, text, sizeof(text));
	log_begin(test, &log);
	model_codec_lie(f->model, 0, l->nid, l->verb, l->answer, MODEL_FOREVER);
	for (i = 0; i < 2; i++) {
		KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
		KUNIT_EXPECT_EQ(test, children(f), 0);
		KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.incomplete, BIT(0));
		KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.told, BIT(0));
		KUNIT_EXPECT_EQ(test, log_said(&log, text), !i);
	}
	model_codec_lie(f->model, 0, 0, 0, 0, 0);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, children(f), 1);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.incomplete, 0);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.told, 0);
	hdb_bus_remove_codec(f->ctrl, 0);
	model_codec_lie(f->model, 0, l->nid, l->verb, l->answer, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, log_said(&log, text), 1);
}

/* So with one that says nothing. */
static void codec_is_silent_in_words(struct kunit *test)
{
	static const char text[] = "codec 0 node 00h does not answer: left out";
	struct fixture *f = with_deaf(test, &hasty, MODEL_FOREVER);
	struct hdaudio_ids ids;
	struct log log;

	log_begin(test, &log);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, log_said(&log, text), 1);
	KUNIT_EXPECT_FALSE(test, hdb_codec_identify(f->ctrl, 0, &ids));
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, log_said(&log, text), 0);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.told, BIT(0));
}

/* What is as odd as it may be makes sense. */
static void codec_is_odd(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &fixture_patient, 0);

	model_codec_lie(f->model, 0, 0, ASK(AC_PAR_NODE_COUNT), 0x00ff0001, MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, (model_codec_last_command(f->model, 0) >> 20) & 0xff, 0xff);
	model_codec_lie(f->model, 0, 1, ASK(AC_PAR_FUNCTION_TYPE), AC_FGT_UNSOL_CAP | 0xff,
			MODEL_FOREVER);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_ASSERT_EQ(test, children(f), 1);
	KUNIT_EXPECT_EQ(test, fixture_hdev(f, 0, 0)->ids.func, 0xff);
}

/* Six rounds of answers, of which the last two agree. */
static void codec_makes_sense_in_time(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &fixture_patient, 0);

	model_codec_lie(f->model, 0, 0, ASK(AC_PAR_VENDOR_ID), 0, 5);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, children(f), 0);
	model_codec_lie(f->model, 0, 0, ASK(AC_PAR_VENDOR_ID), 0, 4);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, children(f), 1);
}

/* Three questions of the codec and two of its group, each twice; two of one that is known. */
static void codec_is_asked_no_more_than_it_takes(struct kunit *test)
{
	struct fixture *f = fixture_bare_ctrl(test, &(struct fixture_spec) {
		.timing = &fixture_patient,
	});
	struct hdaudio_ids ids;

	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 0), 10);
	KUNIT_EXPECT_TRUE(test, hdb_codec_identify(f->ctrl, 0, &ids));
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 0), 14);
	KUNIT_EXPECT_EQ(test, ids.device, 0x0022);
}

/* There are pauses for those that need them, and for no others. */
static void codec_is_given_time(struct kunit *test)
{
	struct hdb_timing timing = hasty;
	struct fixture *f = with_deaf(test, &timing, 1);
	ktime_t start = ktime_get();

	f->ctrl->timing.retry_ms = 30000;
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_LT(test, ktime_ms_delta(ktime_get(), start), 25000);
	hdb_bus_remove_codec(f->ctrl, 0);
	f->ctrl->timing.retry_ms = 1500;
	f->ctrl->setup.quirks = HDB_QUIRK_SLOW_CODECS;
	model_codec_silent(f->model, 0, 1);
	start = ktime_get();
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), 0);
	KUNIT_EXPECT_GE(test, ktime_ms_delta(ktime_get(), start), 1500);
	KUNIT_EXPECT_EQ(test, children(f), 1);
}

/* Put off for the system's sleep: nothing is said of a codec, or asked of the next. */
static void codec_is_put_off(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &hasty, MODEL_FOREVER);
	struct log log;

	log_begin(test, &log);
	WRITE_ONCE(f->ctrl->hotplug.put_off, true);
	KUNIT_EXPECT_EQ(test, hdb_codec_enumerate(f->ctrl, 0), -ECANCELED);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.incomplete, BIT(0));
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.told, 0);
	KUNIT_EXPECT_EQ(test, hdb_codecs_enumerate(f->ctrl), -ECANCELED);
	KUNIT_EXPECT_EQ(test, log_said(&log, "left out"), 0);
	KUNIT_EXPECT_EQ(test, model_codec_commands(f->model, 2), 0);
	KUNIT_EXPECT_EQ(test, f->ctrl->hotplug.known, BIT(0) | BIT(2));
	KUNIT_EXPECT_FALSE(test, f->ctrl->hotplug.open);
	WRITE_ONCE(f->ctrl->hotplug.put_off, false);
}

/* One allocation or another fails: an error each time, and what was made can be removed. */
static void codec_no_memory(struct kunit *test)
{
	struct fixture *f = with_deaf(test, &fixture_patient, 0);
	unsigned int nth;
	int err;

	fault_memory_need(test, GFP_KERNEL);
	for (nth = 1; nth < 1000; nth += 1 + nth / 8) {
		fault_memory(nth);
		err = hdb_codecs_enumerate(f->ctrl);
		if (!fault_memory_hit())
			break;
		KUNIT_EXPECT_TRUE(test, !err || err == -ENOMEM);
		fixture_drop_ctrl(f);
		f->ctrl = hdb_ctrl_create(&f->setup);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, f->ctrl);
	}
	KUNIT_EXPECT_GT(test, nth, 2);
	KUNIT_EXPECT_EQ(test, err, 0);
}

static struct kunit_case codec_cases[] = {
	KUNIT_CASE(codec_groups_and_ids),
	KUNIT_CASE(codec_group_names),
	KUNIT_CASE(codec_none),
	KUNIT_CASE(codec_at_every_address),
	KUNIT_CASE(codec_misses_the_first_command),
	KUNIT_CASE(codec_misses_the_first_two),
	KUNIT_CASE(codec_misses_the_first_batch),
	KUNIT_CASE(codec_misses_two_batches),
	KUNIT_CASE(codec_never_answers),
	KUNIT_CASE(codec_unplugged),
	KUNIT_CASE(codec_controller_removed),
	KUNIT_CASE(codec_says_nonsense),
	KUNIT_CASE_PARAM(codec_answers_wrong_once, lies_gen_params),
	KUNIT_CASE(codec_never_makes_sense),
	KUNIT_CASE_PARAM(codec_is_left_out_in_words, nonsense_gen_params),
	KUNIT_CASE(codec_is_silent_in_words),
	KUNIT_CASE(codec_is_odd),
	KUNIT_CASE(codec_makes_sense_in_time),
	KUNIT_CASE(codec_is_asked_no_more_than_it_takes),
	KUNIT_CASE(codec_is_given_time),
	KUNIT_CASE(codec_is_put_off),
	KUNIT_CASE(codec_no_memory),
	{ }
};

static struct kunit_suite codec_suite = {
	.name = "enumerate",
	.test_cases = codec_cases,
};

kunit_test_suite(codec_suite);
