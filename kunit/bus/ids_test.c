// SPDX-License-Identifier: GPL-2.0
/*
 * Id strings.
 */
#include <linux/errno.h>
#include <linux/glob.h>
#include <linux/string.h>

#include <kunit/test.h>

#include "bus/ids.h"

/* A laptop's codec: the lists are those that Windows prints for it. */
static const struct hdaudio_ids laptop = {
	.func = 0x01,
	.vendor = 0x10ec,
	.device = 0x0236,
	.revision = 0x1000,
	.subsystem = 0x17aa3808,
	.ctlr_vendor = 0x8086,
	.ctlr_device = 0x9ca0,
};

static const char *const laptop_hardware[] = {
	"HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236&SUBSYS_17AA3808&REV_1000",
	"HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236&SUBSYS_17AA3808",
};

static const char *const laptop_compatible[] = {
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&CTLR_DEV_9CA0&VEN_10EC&DEV_0236&REV_1000",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&VEN_10EC&DEV_0236&REV_1000",
	"HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236&REV_1000",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&CTLR_DEV_9CA0&VEN_10EC&DEV_0236",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&VEN_10EC&DEV_0236",
	"HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&CTLR_DEV_9CA0&VEN_10EC",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&VEN_10EC",
	"HDAUDIO\\FUNC_01&VEN_10EC",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086&CTLR_DEV_9CA0",
	"HDAUDIO\\FUNC_01&CTLR_VEN_8086",
	"HDAUDIO\\FUNC_01",
};

/* The emulated codec of a virtual machine. */
static const struct hdaudio_ids emulated = {
	.func = 0x01,
	.vendor = 0x1af4,
	.device = 0x0022,
	.revision = 0x1001,
	.subsystem = 0x1af40022,
	.ctlr_vendor = 0x8086,
	.ctlr_device = 0x293e,
};

#define ALIAS "hdaudio_compat:"

static const char emulated_alias[] =
	ALIAS "FUNC_01&CTLR_VEN_8086&CTLR_DEV_293E&VEN_1AF4&DEV_0022&SUBSYS_1AF40022&REV_1001&";

static void expect_list(struct kunit *test, enum hdb_id_list list, const char *const *want,
			unsigned int count)
{
	char buf[HDB_ID_LEN];
	unsigned int i;

	for (i = 0; i < count; i++) {
		int n = hdb_ids_format(&laptop, list, i, buf, sizeof(buf));

		KUNIT_EXPECT_EQ(test, n, (int)strlen(want[i]));
		KUNIT_EXPECT_STREQ(test, buf, want[i]);
	}
	KUNIT_EXPECT_EQ(test, hdb_ids_format(&laptop, list, count, buf, sizeof(buf)), -ENOENT);
	KUNIT_EXPECT_EQ(test, hdb_ids_format(&laptop, list, UINT_MAX, buf, sizeof(buf)), -ENOENT);
}

static void ids_hardware(struct kunit *test)
{
	expect_list(test, HDB_HARDWARE_IDS, laptop_hardware, ARRAY_SIZE(laptop_hardware));
}

static void ids_compatible(struct kunit *test)
{
	expect_list(test, HDB_COMPATIBLE_IDS, laptop_compatible, ARRAY_SIZE(laptop_compatible));
}

static const char modem_alias[] =
	ALIAS "FUNC_02&CTLR_VEN_0000&CTLR_DEV_0000&VEN_0001&DEV_00AB&SUBSYS_00000012&REV_0007&";

/* Small numbers are padded, the modem group has its own FUNC. */
static void ids_padding(struct kunit *test)
{
	static const struct hdaudio_ids modem = {
		.func = 2, .vendor = 0x1, .device = 0xab, .revision = 0x7, .subsystem = 0x12,
	};
	char buf[HDB_MODALIAS_LEN];

	hdb_ids_format(&modem, HDB_HARDWARE_IDS, 0, buf, sizeof(buf));
	KUNIT_EXPECT_STREQ(test, buf,
			   "HDAUDIO\\FUNC_02&VEN_0001&DEV_00AB&SUBSYS_00000012&REV_0007");
	hdb_ids_modalias(&modem, buf, sizeof(buf));
	KUNIT_EXPECT_STREQ(test, buf, modem_alias);
}

/* Nothing is written past the end, and nothing unfinished is called an id. */
static void ids_room(struct kunit *test)
{
	size_t need = strlen(laptop_hardware[0]) + 1;
	char buf[HDB_ID_LEN + 1];
	size_t len;

	for (len = 0; len <= HDB_ID_LEN; len++) {
		int n;

		memset(buf, '#', sizeof(buf));
		n = hdb_ids_format(&laptop, HDB_HARDWARE_IDS, 0, buf, len);
		KUNIT_EXPECT_EQ(test, n, len < need ? -ENOSPC : (int)need - 1);
		KUNIT_EXPECT_EQ(test, buf[len], '#');
	}
}

static void ids_modalias(struct kunit *test)
{
	size_t need = sizeof(emulated_alias);
	char buf[HDB_MODALIAS_LEN + 1];
	size_t len;

	for (len = 0; len <= HDB_MODALIAS_LEN; len++) {
		int n;

		memset(buf, '#', sizeof(buf));
		n = hdb_ids_modalias(&emulated, buf, len);
		KUNIT_EXPECT_EQ(test, n, len < need ? -ENOSPC : (int)need - 1);
		KUNIT_EXPECT_EQ(test, buf[len], '#');
	}
	KUNIT_EXPECT_STREQ(test, buf, emulated_alias);
}

/* The longest values there can be still fit. */
static void ids_longest(struct kunit *test)
{
	struct hdaudio_ids ids;
	char buf[HDB_MODALIAS_LEN];

	memset(&ids, 0xff, sizeof(ids));
	KUNIT_EXPECT_GT(test, hdb_ids_format(&ids, HDB_COMPATIBLE_IDS, 0, buf, HDB_ID_LEN), 0);
	KUNIT_EXPECT_GT(test, hdb_ids_format(&ids, HDB_HARDWARE_IDS, 0, buf, HDB_ID_LEN), 0);
	KUNIT_EXPECT_GT(test, hdb_ids_modalias(&ids, buf, sizeof(buf)), 0);
}

static void ids_match_own(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(laptop_hardware); i++)
		KUNIT_EXPECT_TRUE(test, hdb_ids_match(&laptop, laptop_hardware[i]));
	for (i = 0; i < ARRAY_SIZE(laptop_compatible); i++)
		KUNIT_EXPECT_TRUE(test, hdb_ids_match(&laptop, laptop_compatible[i]));
	KUNIT_EXPECT_TRUE(test, hdb_ids_match(&laptop, "hdaudio\\func_01&ven_10ec&dev_0236"));
	KUNIT_EXPECT_TRUE(test, hdb_ids_match(&laptop, "HDAUDIO\\Func_01&Ven_10Ec"));
}

/* Newer INFs' form of the same ids. */
static void expect_newer(struct kunit *test, const char *id)
{
	char newer[HDB_ID_LEN + 8];

	snprintf(newer, sizeof(newer), "HDAUDIO\\SGPC_%s", strchr(id, '\\') + 1);
	KUNIT_EXPECT_TRUE_MSG(test, hdb_ids_match(&laptop, newer), "%s", newer);
}

static void ids_match_newer_form(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(laptop_hardware); i++)
		expect_newer(test, laptop_hardware[i]);
	for (i = 0; i < ARRAY_SIZE(laptop_compatible); i++)
		expect_newer(test, laptop_compatible[i]);
	KUNIT_EXPECT_TRUE(test, hdb_ids_match(&laptop, "hdaudio\\sgpc_func_01&ven_10ec"));
}

struct no_match_case {
	const char *name;
	const char *id;
};

static const struct no_match_case no_match_cases[] = {
	{ "empty", "" },
	{ "bus only", "HDAUDIO\\" },
	{ "no bus", "FUNC_01&VEN_10EC&DEV_0236" },
	{ "newer form of another device", "HDAUDIO\\SGPC_FUNC_01&VEN_10EC&DEV_0237" },
	{ "newer form of the bus only", "HDAUDIO\\SGPC_" },
	{ "other bus", "PCI\\FUNC_01&VEN_10EC&DEV_0236" },
	{ "beginning of an id", "HDAUDIO\\FUNC_01&VEN_10EC&DEV_02" },
	{ "id and more", "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236&" },
	{ "space after", "HDAUDIO\\FUNC_01 " },
	{ "other group", "HDAUDIO\\FUNC_02&VEN_10EC&DEV_0236" },
	{ "other vendor", "HDAUDIO\\FUNC_01&VEN_10ED" },
	{ "other device", "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0237" },
	{ "other revision", "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236&REV_1001" },
	{ "other board", "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236&SUBSYS_17AA3809" },
	{ "other controller", "HDAUDIO\\FUNC_01&CTLR_VEN_8086&CTLR_DEV_9CA1&VEN_10EC" },
	{ "device without vendor", "HDAUDIO\\FUNC_01&DEV_0236" },
	{ "parts out of order", "HDAUDIO\\FUNC_01&DEV_0236&VEN_10EC" },
	{ "pattern", "HDAUDIO\\FUNC_01&VEN_*" },
	{ "slash", "HDAUDIO/FUNC_01" },
};

static void no_match_name(const struct no_match_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(no_match, no_match_cases, no_match_name);

static void ids_no_match(struct kunit *test)
{
	const struct no_match_case *c = test->param_value;

	KUNIT_EXPECT_FALSE(test, hdb_ids_match(&laptop, c->id));
}

struct alias_case {
	const char *name;
	const char *pattern;
	bool matches;
};

/* MODULE_ALIAS_HDAUDIO() ends in a declaration; this is the string that it declares. */
#undef MODULE_ALIAS
#define MODULE_ALIAS(string) string

static const struct alias_case alias_cases[] = {
	{ "class", MODULE_ALIAS_HDAUDIO("FUNC_01", ""), true },
	{ "codec", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_1AF4&DEV_0022&"), true },
	{ "board", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_1AF4&DEV_0022&SUBSYS_1AF40022&"), true },
	{ "revision", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_1AF4&DEV_0022&*REV_1001&"), true },
	{ "controller", MODULE_ALIAS_HDAUDIO("FUNC_01", "CTLR_VEN_8086&CTLR_DEV_293E&"), true },
	{ "modem class", MODULE_ALIAS_HDAUDIO("FUNC_02", ""), false },
	{ "other device", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_1AF4&DEV_0023&"), false },
	{ "part of a number", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_1AF4&DEV_002&"), false },
	{ "controller as codec", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_8086&DEV_293E&"), false },
	{ "other revision", MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_1AF4&*REV_1002&"), false },
	{ "stock driver", "hdaudio:v1AF40022r00100101a01", false },
};

static void alias_name(const struct alias_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(alias, alias_cases, alias_name);

static void ids_alias(struct kunit *test)
{
	const struct alias_case *c = test->param_value;
	char buf[HDB_MODALIAS_LEN];

	KUNIT_ASSERT_GT(test, hdb_ids_modalias(&emulated, buf, sizeof(buf)), 0);
	KUNIT_EXPECT_EQ(test, glob_match(c->pattern, buf), c->matches);
}

static struct kunit_case ids_cases[] = {
	KUNIT_CASE(ids_hardware),
	KUNIT_CASE(ids_compatible),
	KUNIT_CASE(ids_padding),
	KUNIT_CASE(ids_room),
	KUNIT_CASE(ids_modalias),
	KUNIT_CASE(ids_longest),
	KUNIT_CASE(ids_match_own),
	KUNIT_CASE(ids_match_newer_form),
	KUNIT_CASE_PARAM(ids_no_match, no_match_gen_params),
	KUNIT_CASE_PARAM(ids_alias, alias_gen_params),
	{}
};

static struct kunit_suite ids_suite = {
	.name = "hdaudio_ids",
	.test_cases = ids_cases,
};

kunit_test_suite(ids_suite);
