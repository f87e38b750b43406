// SPDX-License-Identifier: GPL-2.0
/*
 * Module parameters: what they take, what they refuse, what they overrule.
 */
#include <kunit/test.h>

#include "controller.h"
#include "params.h"
#include "hw/quirks.h"

#define UNTOUCHED	4711

struct text {
	const char *name;
	const struct kernel_param_ops *ops;
	const char *text;
	int value;	/* UNTOUCHED: refused */
};

static const struct text texts[] = {
	{ "switch off", &param_ops_hdb_switch, "0", 0 },
	{ "switch on", &param_ops_hdb_switch, "1", 1 },
	{ "switch left alone", &param_ops_hdb_switch, "-1", HDB_AUTO },
	{ "switch 2", &param_ops_hdb_switch, "2", UNTOUCHED },
	{ "switch -2", &param_ops_hdb_switch, "-2", UNTOUCHED },
	{ "switch maybe", &param_ops_hdb_switch, "maybe", UNTOUCHED },
	{ "switch empty", &param_ops_hdb_switch, "", UNTOUCHED },
	{ "32 bits", &param_ops_hdb_bits, "32", 32 },
	{ "40 bits", &param_ops_hdb_bits, "40", 40 },
	{ "64 bits", &param_ops_hdb_bits, "64", 64 },
	{ "bits as known", &param_ops_hdb_bits, "-1", HDB_AUTO },
	{ "33 bits", &param_ops_hdb_bits, "33", UNTOUCHED },
	{ "too many bits for a number", &param_ops_hdb_bits, "4294967328", UNTOUCHED },
	{ "one codec", &param_ops_hdb_mask, "1", 1 },
	{ "positions in registers", &param_ops_hdb_position, "1", 1 },
	{ "positions in memory", &param_ops_hdb_position, "2", 2 },
	{ "positions as known", &param_ops_hdb_position, "0", 0 },
	{ "positions nowhere", &param_ops_hdb_position, "3", UNTOUCHED },
	{ "all, forced", &param_ops_hdb_mask, "0x1ff", 0x1ff },
	{ "mask as known", &param_ops_hdb_mask, "-1", HDB_AUTO },
	{ "no codec", &param_ops_hdb_mask, "0", UNTOUCHED },
	{ "a bit too far", &param_ops_hdb_mask, "0x200", UNTOUCHED },
};

static void text_name(const struct text *text, char *desc)
{
	strscpy(desc, text->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(texts, texts, text_name);

static void texts_are_taken_or_refused(struct kunit *test)
{
	const struct text *text = test->param_value;
	int value = UNTOUCHED;
	struct kernel_param kp = { .name = "kunit", .arg = &value };
	int err = text->ops->set(text->text, &kp);

	KUNIT_EXPECT_EQ(test, err, text->value == UNTOUCHED ? -EINVAL : 0);
	KUNIT_EXPECT_EQ(test, value, text->value);
}

#define AUTO_ALL { HDB_AUTO, HDB_AUTO, HDB_AUTO, HDB_AUTO, HDB_AUTO, HDB_AUTO }

struct overrule {
	const char *name;
	/* snoop, enable_msi, dma_bits, probe_mask, single_cmd, position_fix */
	struct hdb_params params;
	u32 before;
	u32 after;
};

#define NO_SNOOP	HDB_QUIRK_NO_SNOOP
#define NO_SNOOP_RINGS	HDB_QUIRK_NO_SNOOP_RINGS
#define NO_MSI		HDB_QUIRK_NO_MSI
#define DMA_32		HDB_QUIRK_DMA_32
#define DMA_40		HDB_QUIRK_DMA_40
#define NO_TCSEL	HDB_QUIRK_NO_TCSEL
#define SINGLE_CMD	HDB_QUIRK_SINGLE_CMD
#define BUFFER		HDB_QUIRK_POSITION_BUFFER
#define REGISTER	HDB_QUIRK_POSITION_REGISTER

static const struct overrule overrules[] = {
	{ "nothing", AUTO_ALL, NO_TCSEL | NO_SNOOP | NO_MSI | DMA_40,
	  NO_TCSEL | NO_SNOOP | NO_MSI | DMA_40 },
	{ "snoop=0", { 0, -1, -1, -1, -1, -1 }, NO_TCSEL, NO_TCSEL | NO_SNOOP },
	{ "snoop=1", { 1, -1, -1, -1, -1, -1 }, NO_TCSEL | NO_SNOOP, NO_TCSEL },
	{ "snoop=1, rings too", { 1, -1, -1, -1, -1, -1 }, NO_MSI | NO_SNOOP_RINGS, NO_MSI },
	{ "enable_msi=0", { -1, 0, -1, -1, -1, -1 }, NO_TCSEL, NO_TCSEL | NO_MSI },
	{ "enable_msi=1", { -1, 1, -1, -1, -1, -1 }, NO_TCSEL | NO_MSI, NO_TCSEL },
	{ "dma_bits=32", { -1, -1, 32, -1, -1, -1 }, NO_TCSEL | DMA_40, NO_TCSEL | DMA_32 },
	{ "dma_bits=40", { -1, -1, 40, -1, -1, -1 }, NO_TCSEL | DMA_32, NO_TCSEL | DMA_40 },
	{ "dma_bits=64", { -1, -1, 64, -1, -1, -1 }, NO_TCSEL | DMA_32 | DMA_40, NO_TCSEL },
	{ "single_cmd=1", { -1, -1, -1, -1, 1, -1 }, NO_TCSEL, NO_TCSEL | SINGLE_CMD },
	{ "single_cmd=0", { -1, -1, -1, -1, 0, -1 }, NO_TCSEL | SINGLE_CMD, NO_TCSEL },
	{ "single_cmd=0, not by the rings", { -1, -1, -1, -1, 0, -1 }, NO_TCSEL | HDB_QUIRK_PIO,
	  NO_TCSEL },
	{ "position_fix=2", { -1, -1, -1, -1, -1, 2 }, NO_TCSEL | REGISTER, NO_TCSEL | BUFFER },
	{ "position_fix=1", { -1, -1, -1, -1, -1, 1 }, NO_TCSEL | BUFFER, NO_TCSEL | REGISTER },
	{ "position_fix=0", { -1, -1, -1, -1, -1, 0 }, BUFFER, BUFFER },
	{ "position_fix=0, registers", { -1, -1, -1, -1, -1, 0 }, REGISTER, REGISTER },
};

static void overrule_name(const struct overrule *overrule, char *desc)
{
	strscpy(desc, overrule->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(overrules, overrules, overrule_name);

static void parameters_overrule_the_table(struct kunit *test)
{
	const struct overrule *overrule = test->param_value;
	struct hdb_setup setup = { .quirks = overrule->before, .probe_mask = 0x01 };

	hdb_params_apply(&overrule->params, &setup);
	KUNIT_EXPECT_EQ(test, setup.quirks, overrule->after);
	KUNIT_EXPECT_EQ(test, setup.probe_mask, 0x01);
}

static void a_probe_mask_overrules_the_table(struct kunit *test)
{
	struct hdb_params params = { -1, -1, -1, 0x103, -1, -1 };
	struct hdb_setup setup = { .quirks = NO_TCSEL, .probe_mask = 0x01 };

	hdb_params_apply(&params, &setup);
	KUNIT_EXPECT_EQ(test, setup.probe_mask, 0x103);
	KUNIT_EXPECT_EQ(test, setup.quirks, NO_TCSEL);
}

/* Of this module, which nobody gave any. */
static void nothing_is_overruled_unasked(struct kunit *test)
{
	static const struct hdb_params nothing = AUTO_ALL;
	struct hdb_params params;
	unsigned int i;

	for (i = 0; i < 40; i++) {
		hdb_params_get(i, &params);
		KUNIT_EXPECT_EQ(test, memcmp(&params, &nothing, sizeof(params)), 0);
	}
}

static struct kunit_case params_cases[] = {
	KUNIT_CASE_PARAM(texts_are_taken_or_refused, texts_gen_params),
	KUNIT_CASE_PARAM(parameters_overrule_the_table, overrules_gen_params),
	KUNIT_CASE(a_probe_mask_overrules_the_table),
	KUNIT_CASE(nothing_is_overruled_unasked),
	{ }
};

static struct kunit_suite params_suite = {
	.name = "params",
	.test_cases = params_cases,
};

kunit_test_suite(params_suite);
