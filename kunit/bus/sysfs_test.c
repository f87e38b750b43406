// SPDX-License-Identifier: GPL-2.0
/*
 * What sysfs shows of a function group and of its controller.
 */
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "bus/ids.h"
#include "bus/sysfs.h"
#include "fixture.h"

static const struct fixture_spec quick = { .timing = &fixture_hasty };

/* A page, as sysfs gives: blocks of that size are aligned to it. */
static char *text_new(struct kunit *test)
{
	char *text = kunit_kzalloc(test, PAGE_SIZE, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, text);
	return text;
}

/* What the file of this name says of a function group. */
static char *told_of(struct kunit *test, struct device *dev, const char *name)
{
	struct attribute **attr = hdb_device_groups[0]->attrs;
	struct device_attribute *file;
	char *text = text_new(test);

	while (*attr && strcmp((*attr)->name, name))
		attr++;
	KUNIT_ASSERT_NOT_NULL_MSG(test, *attr, "no file %s", name);
	file = container_of(*attr, struct device_attribute, attr);
	KUNIT_EXPECT_EQ(test, (*attr)->mode, 0444);
	KUNIT_EXPECT_EQ(test, file->show(dev, file, text), strlen(text));
	return text;
}

/* All ids, a line each, the first being what is looked for first. */
static void expect_ids(struct kunit *test, struct device *dev, enum hdb_id_list list,
		       const char *name)
{
	char *text = told_of(test, dev, name), *line;
	char id[HDB_ID_LEN];
	unsigned int i;

	for (i = 0; (line = strsep(&text, "\n")) && *line; i++) {
		KUNIT_ASSERT_GT(test, hdb_ids_format(&to_hdaudio_device(dev)->ids, list, i, id,
						     sizeof(id)), 0);
		KUNIT_EXPECT_STREQ(test, line, id);
	}
	KUNIT_EXPECT_GT(test, i, 1U);
	KUNIT_EXPECT_LE(test, hdb_ids_format(&to_hdaudio_device(dev)->ids, list, i, id,
					     sizeof(id)), 0);
}

static void sysfs_shows_who_a_function_group_is(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, &quick);
	struct device *dev = &fixture_hdev(f, 0, 0)->dev;
	char modalias[HDB_MODALIAS_LEN];

	expect_ids(test, dev, HDB_HARDWARE_IDS, "hardware_ids");
	expect_ids(test, dev, HDB_COMPATIBLE_IDS, "compatible_ids");
	hdb_ids_modalias(&to_hdaudio_device(dev)->ids, modalias, sizeof(modalias));
	KUNIT_EXPECT_STREQ(test, strim(told_of(test, dev, "modalias")), modalias);
	KUNIT_EXPECT_STREQ(test, told_of(test, dev, "codec"), "0\n");
	KUNIT_EXPECT_STREQ(test, told_of(test, dev, "node"), "0x01\n");
}

static struct kunit_case sysfs_cases[] = {
	KUNIT_CASE(sysfs_shows_who_a_function_group_is),
	{ }
};

static struct kunit_suite sysfs_suite = {
	.name = "hdaudio_sysfs",
	.test_cases = sysfs_cases,
};

kunit_test_suite(sysfs_suite);
