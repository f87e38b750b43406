// SPDX-License-Identifier: GPL-2.0
/*
 * Files of wishes, as the kernel's own driver reads them.
 */
#include <kunit/test.h>

#include "generic/widgets/patch_file.h"

static const struct hdg_patched who = { 0x10ec0269, 0x17aa21f6, 2 };

/* Reads a file; the wishes are @test's. */
static struct hdg_wishes *read_file(struct kunit *test, const char *text, unsigned int odd)
{
	struct hdg_wishes *wishes = kunit_kzalloc(test, sizeof(*wishes), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, wishes);
	KUNIT_EXPECT_EQ(test, hdg_patch_read(wishes, &who, text, strlen(text)), odd);
	return wishes;
}

static void sections_of_all_kinds(struct kunit *test)
{
	struct hdg_wishes *wishes = read_file(test,
					      "# of some tool's making\n"
					      "[codec]\n"
					      "0x10ec0269 0x17aa21f6 2\n"
					      "\n"
					      "[model]\n"
					      "auto\n"
					      "[pincfg]\n"
					      "0x14 0x90170110\n"
					      "  0x15 0x0321101f \t\n"
					      "[verb]\n"
					      "0x20 0x500 0x03\n"
					      "[hint]\n"
					      "auto_mute = no\n"
					      "[chip_name]\n"
					      "Some chip", 0);

	KUNIT_EXPECT_STREQ(test, wishes->model, "auto");
	KUNIT_EXPECT_EQ(test, wishes->pins[0x14].config, 0x90170110);
	KUNIT_EXPECT_EQ(test, wishes->pins[0x15].config, 0x0321101f);
	KUNIT_EXPECT_FALSE(test, wishes->pins[0x16].set);
	KUNIT_EXPECT_EQ(test, wishes->n_verbs, 1);
	KUNIT_EXPECT_EQ(test, wishes->n_hints, 1);
	hdg_wishes_clear(wishes);
}

/* The attributes' names begin sections, too, in any case. */
static void sections_by_other_names(struct kunit *test)
{
	struct hdg_wishes *wishes = read_file(test,
					      "[Codec]\n"
					      "0 0 2\n"
					      "[user_pin_configs]\n"
					      "20 0x90170110\n"
					      "[init_verbs]\n"
					      "0x20 0x500 0x03\n"
					      "[HINTS]\n"
					      "auto_mute = no\n", 0);

	KUNIT_EXPECT_TRUE(test, wishes->pins[20].set);
	KUNIT_EXPECT_EQ(test, wishes->n_verbs, 1);
	KUNIT_EXPECT_EQ(test, wishes->n_hints, 1);
	hdg_wishes_clear(wishes);
}

static void only_for_the_codec(struct kunit *test)
{
	struct hdg_wishes *wishes = read_file(test,
					      "[pincfg]\n0x10 1\n"
					      "[codec]\n0x10ec0269 0x17aa21f6 0\n[pincfg]\n0x11 1\n"
					      "[codec]\n0x10ec0269 0x17aa21f7 2\n[pincfg]\n0x12 1\n"
					      "[codec]\n0x10ec0268 0x17aa21f6 2\n[pincfg]\n0x13 1\n"
					      "[codec]\n0x10ec0269 -1 2\n[pincfg]\n0x14 1\n"
					      "[codec]\n0xffffffff 0 2\n[pincfg]\n0x15 1\n"
					      "[codec]\n0x80862805 0 2\n[pincfg]\n0x16 1\n", 0);
	unsigned int nid;

	for (nid = 0; nid < HDG_NODES; nid++)
		KUNIT_EXPECT_EQ_MSG(test, wishes->pins[nid].set, nid == 0x14 || nid == 0x15,
				    "node %x", nid);
}

static void nonsense_is_told(struct kunit *test)
{
	struct hdg_wishes *wishes;

	wishes = read_file(test, "[codec]\n0 0 2\n[pincfg]\n0x14 what\n0x15 1\n0x16\n", 4);
	KUNIT_EXPECT_FALSE(test, wishes->pins[0x14].set);
	KUNIT_EXPECT_TRUE(test, wishes->pins[0x15].set);
	wishes = read_file(test, "[codec]\nall\n[pincfg]\n0x15 1\n", 2);
	KUNIT_EXPECT_FALSE(test, wishes->pins[0x15].set);
	wishes = read_file(test, "[codec]\n0 0 2\nall\n[pincfg]\n0x15 1\n", 3);
	KUNIT_EXPECT_FALSE(test, wishes->pins[0x15].set);
	wishes = read_file(test, "[codec]\n0 0 2\n[what]\n0x15 1\n[pincfg]\n0x16 1", 3);
	KUNIT_EXPECT_FALSE(test, wishes->pins[0x15].set);
	KUNIT_EXPECT_TRUE(test, wishes->pins[0x16].set);
	read_file(test, "", 0);
	read_file(test, "\n\n\n", 0);
}

/* A line that is too long is cut, and a file may end anywhere and hold anything. */
static void any_bytes(struct kunit *test)
{
	static const char head[] = "[codec]\n0 0 2\n[pincfg]\n";
	struct hdg_wishes *wishes = kunit_kzalloc(test, sizeof(*wishes), GFP_KERNEL);
	char *text = kunit_kzalloc(test, 4096, GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, wishes);
	KUNIT_ASSERT_NOT_NULL(test, text);
	memset(text, '7', 4096);
	memcpy(text, head, sizeof(head) - 1);
	memcpy(text + 3000, "\n0x14 2\n", 8);
	hdg_patch_read(wishes, &who, text, 4096);
	KUNIT_EXPECT_EQ(test, wishes->pins[0x14].config, 2);
	for (i = 0; i < 256; i++)
		text[sizeof(head) + i] = i;
	for (i = 0; i < 600; i++)
		hdg_patch_read(wishes, &who, text, i);
	hdg_wishes_clear(wishes);
}

static struct kunit_case patch_file_cases[] = {
	KUNIT_CASE(sections_of_all_kinds),
	KUNIT_CASE(sections_by_other_names),
	KUNIT_CASE(only_for_the_codec),
	KUNIT_CASE(nonsense_is_told),
	KUNIT_CASE(any_bytes),
	{}
};

static struct kunit_suite patch_file_suite = {
	.name = "generic_patch_file",
	.test_cases = patch_file_cases,
};

kunit_test_suite(patch_file_suite);
