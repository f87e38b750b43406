// SPDX-License-Identifier: GPL-2.0
/*
 * A codec from a table answers what the table says, and keeps what is set.
 */
#include <linux/err.h>

#include "model_rig.h"

static const char speaker[] =
	"# a speaker\n"
	"g 1 1af40077\n"
	"p 0 0 1af40076\n"
	"p 0 2 100302\n"
	"p 0 4 10001  # one group\n"
	"p 1 4 20003\n"
	"p 1 5 101\n"
	"p 1 11 40000003\n"
	"p 2 9 41d\n"
	"p 2 12 80034040\n"
	"\n"
	"p 3 9 400581\n"
	"p 3 c 10010\n"
	"c 3 2 4\n"
	"c 3 2\n"
	"d 3 90170110\n"
	"p 4 9 f00040\n"
	"p 4 10 4c01";

static void free_kind(struct kunit_resource *res)
{
	model_table_free(res->data);
}

static const struct model_codec_desc *kind(struct kunit *test, const char *text)
{
	const struct model_codec_desc *desc = model_table_parse(text, strlen(text));

	KUNIT_ASSERT_FALSE(test, IS_ERR(desc));
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, free_kind, GFP_KERNEL,
							 (void *)desc));
	return desc;
}

static struct rig *with_speaker(struct kunit *test)
{
	const struct fixture_codec codecs[] = { { 0, kind(test, speaker) }, { } };

	return rig_rings(test, &(struct fixture_spec){ .codecs = codecs }, 2, 0);
}

static u32 ask(struct rig *rig, u8 nid, u32 verb)
{
	return model_codec_verb(rig->m, 0, nid, verb);
}

static u32 param(struct rig *rig, u8 nid, u8 id)
{
	return ask(rig, nid, AC_VERB_PARAMETERS << 8 | id);
}

static void parameters_are_the_tables(struct kunit *test)
{
	struct rig *rig = with_speaker(test);

	KUNIT_EXPECT_EQ(test, param(rig, 0, AC_PAR_VENDOR_ID), 0x1af40076);
	KUNIT_EXPECT_EQ(test, param(rig, 0, AC_PAR_NODE_COUNT), 0x10001);
	KUNIT_EXPECT_EQ(test, param(rig, 1, AC_PAR_GPIO_CAP), 0x40000003);
	KUNIT_EXPECT_EQ(test, param(rig, 2, AC_PAR_AMP_OUT_CAP), 0x80034040);
	KUNIT_EXPECT_EQ(test, param(rig, 4, AC_PAR_PROC_CAP), 0x4c01);
	KUNIT_EXPECT_EQ(test, param(rig, 4, AC_PAR_PIN_CAP), 0);
	KUNIT_EXPECT_EQ(test, param(rig, 5, AC_PAR_AUDIO_WIDGET_CAP), 0);
}

static void configurations_are_the_tables(struct kunit *test)
{
	struct rig *rig = with_speaker(test);

	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_CONFIG_DEFAULT << 8), 0x90170110);
	KUNIT_EXPECT_EQ(test, ask(rig, 1, AC_VERB_GET_SUBSYSTEM_ID << 8), 0x1af40077);
}

static void lines_of_one_list_are_one_list(struct kunit *test)
{
	struct rig *rig = with_speaker(test);

	KUNIT_EXPECT_EQ(test, param(rig, 3, AC_PAR_CONNLIST_LEN), 3);
	KUNIT_EXPECT_EQ(test, ask(rig, 3, AC_VERB_GET_CONNECT_LIST << 8), 0x020402);
}

static void what_is_set_is_kept(struct kunit *test)
{
	struct rig *rig = with_speaker(test);

	ask(rig, 4, AC_VERB_SET_COEF_INDEX << 8 | 0x10);
	ask(rig, 4, AC_VERB_SET_PROC_COEF << 8 | 0x1234);
	ask(rig, 4, AC_VERB_SET_PROC_COEF << 8 | 0x5678);
	KUNIT_EXPECT_EQ(test, ask(rig, 4, AC_VERB_GET_COEF_INDEX << 8), 0x12);
	KUNIT_EXPECT_EQ(test, ask(rig, 4, AC_VERB_GET_PROC_COEF << 8), 0);
	ask(rig, 4, AC_VERB_SET_COEF_INDEX << 8 | 0x10);
	KUNIT_EXPECT_EQ(test, ask(rig, 4, AC_VERB_GET_PROC_COEF << 8), 0x1234);
	ask(rig, 4, AC_VERB_SET_COEF_INDEX << 8 | 0x11);
	KUNIT_EXPECT_EQ(test, ask(rig, 4, AC_VERB_GET_PROC_COEF << 8), 0x5678);
	ask(rig, 1, AC_VERB_SET_GPIO_DATA << 8 | 2);
	KUNIT_EXPECT_EQ(test, ask(rig, 1, AC_VERB_GET_GPIO_DATA << 8), 2);
}

static void what_is_said_last_holds(struct kunit *test)
{
	const struct model_codec_desc *desc = kind(test, "g 1 0\np 0 4 10001\np 0 4 10002\n");

	KUNIT_EXPECT_EQ(test, desc->n_nodes, 2);
	KUNIT_EXPECT_EQ(test, desc->nodes[0].n_params, 1);
	KUNIT_EXPECT_EQ(test, desc->nodes[0].params[0].value, 0x10002);
}

static void what_is_no_fact_is_refused(struct kunit *test)
{
	static const char *const texts[] = {
		"", "g 1 0\n", "p 0 4 10001\n", "x 1 0\n", "p 80 4 0\n", "p 1 20 0\n", "p 1 4\n",
		"c 1 2 100\n", "c 1 2 x\n", "d 1\n", "g 1 123456789\n",
	};
	const struct model_codec_desc *desc;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(texts); i++) {
		desc = model_table_parse(texts[i], strlen(texts[i]));
		KUNIT_EXPECT_TRUE_MSG(test, IS_ERR(desc) && PTR_ERR(desc) == -EINVAL, "%s",
				      texts[i]);
		if (!IS_ERR(desc))
			model_table_free(desc);
	}
}

static void a_list_has_an_end(struct kunit *test)
{
	char text[8 + 2 * 128] = "c 1";
	unsigned int i;

	for (i = 0; i < 128; i++)
		strcat(text, " 2");
	KUNIT_EXPECT_TRUE(test, IS_ERR(model_table_parse(text, strlen(text))));
}

static struct kunit_case model_table_cases[] = {
	KUNIT_CASE(parameters_are_the_tables),
	KUNIT_CASE(configurations_are_the_tables),
	KUNIT_CASE(lines_of_one_list_are_one_list),
	KUNIT_CASE(what_is_set_is_kept),
	KUNIT_CASE(what_is_said_last_holds),
	KUNIT_CASE(what_is_no_fact_is_refused),
	KUNIT_CASE(a_list_has_an_end),
	{ }
};

static struct kunit_suite model_table_suite = {
	.name = "model_table",
	.test_cases = model_table_cases,
};

kunit_test_suite(model_table_suite);
