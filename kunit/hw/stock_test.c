// SPDX-License-Identifier: GPL-2.0
/*
 * Every controller and board of the kernel's own driver is ours with the same traits; or what
 * differs, and why, is here.
 */
#include <kunit/test.h>

#include "controller.h"
#include "hw/quirks.h"
#include "stock_table.h"

#define NOBODY	0x0001	/* a device id nobody has: for the rows that are for any */

/* Capabilities that are the same quirk here. */
static const struct {
	u32 cap;
	u32 quirks;
} same[] = {
	{ CAP_4K_BDLE_BOUNDARY, HDB_QUIRK_BDL_4K },
	{ CAP_AMD_WORKAROUND, HDB_QUIRK_FIFO_32 | HDB_QUIRK_POSITION_REGISTER },
	{ CAP_CTX_WORKAROUND, HDB_QUIRK_RIRB_LATE },
	{ CAP_I915_COMPONENT, HDB_QUIRK_DISPLAY },
	{ CAP_NO_64BIT, HDB_QUIRK_DMA_32 },
	{ CAP_NO_MSI, HDB_QUIRK_NO_MSI },
	{ CAP_NO_MSI64, HDB_QUIRK_MSI_32 },
	{ CAP_NO_TCSEL, HDB_QUIRK_NO_TCSEL },
	{ CAP_OLD_SSYNC, HDB_QUIRK_SSYNC_34 },
	{ CAP_PIO_COMMANDS, HDB_QUIRK_PIO },
	{ CAP_POSFIX_LPIB, HDB_QUIRK_POSITION_REGISTER },
	{ CAP_RETRY_PROBE, HDB_QUIRK_SLOW_CODECS },
	{ CAP_SNOOP_ATI, HDB_QUIRK_SNOOP_ATI },
	{ CAP_SNOOP_NVIDIA, HDB_QUIRK_SNOOP_NVIDIA },
	{ CAP_SNOOP_OFF, HDB_QUIRK_NO_SNOOP },
	{ CAP_SNOOP_SCH, HDB_QUIRK_SNOOP_INTEL },
};

/* Capabilities that need no quirk here. */
static const struct {
	u32 cap;
	const char *why;
} needless[] = {
	{ CAP_CORBRP_SELF_CLEAR, "both ways are waited for, at all controllers" },
	{ CAP_COUNT_LPIB_DELAY, "how ALSA counts a delay; the DDI has no such number" },
	{ CAP_NO_ALIGN_BUFSIZE, "buffers are rounded to what any controller takes" },
	{ CAP_PM_RUNTIME, "sleeps where the administrator lets it, at all controllers" },
	{ CAP_SEPARATE_STREAM_TAG, "stream ids are given out by direction, at all controllers" },
};

/* Types of driver that stand for something. */
static const struct {
	enum stock_type type;
	u32 quirks;
} types[] = {
	{ STOCK_SKL, HDB_QUIRK_CLOCK_GATE | HDB_QUIRK_SKYLAKE | HDB_QUIRK_POSITION_BUFFER },
	{ STOCK_ATIHDMI, HDB_QUIRK_0_IN_8_OUT },
	{ STOCK_ATIHDMI_NS, HDB_QUIRK_0_IN_8_OUT },
	{ STOCK_GFHDMI, HDB_QUIRK_RIRB_POLL },
	{ STOCK_ZHAOXINHDMI, HDB_QUIRK_RIRB_POLL },
	/* positions it combines of registers and memory: see the head of quirks.c */
	{ STOCK_VIA, HDB_QUIRK_SNOOP_VIA | HDB_QUIRK_POSITION_REGISTER },
	{ STOCK_ULI, HDB_QUIRK_5_IN_6_OUT },
	{ STOCK_LOONGSON, HDB_QUIRK_NO_IRQ | HDB_QUIRK_IO_32 },
};

/* What that driver does by an id, or a maker, where it is needed. */
static const struct {
	u16 vendor;
	u16 device;
	u32 quirks;
} more[] = {
	{ 0x8086, 0x0a0c, HDB_QUIRK_IN_GRAPHICS | HDB_QUIRK_BIT_CLOCK },
	{ 0x8086, 0x0c0c, HDB_QUIRK_IN_GRAPHICS | HDB_QUIRK_BIT_CLOCK },
	{ 0x8086, 0x0d0c, HDB_QUIRK_IN_GRAPHICS | HDB_QUIRK_BIT_CLOCK },
	{ 0x8086, 0x160c, HDB_QUIRK_IN_GRAPHICS | HDB_QUIRK_BIT_CLOCK },
	{ 0x8086, 0x490d, HDB_QUIRK_IN_GRAPHICS },
	{ 0x8086, 0x4f90, HDB_QUIRK_IN_GRAPHICS },
	{ 0x8086, 0x4f91, HDB_QUIRK_IN_GRAPHICS },
	{ 0x8086, 0x4f92, HDB_QUIRK_IN_GRAPHICS },
	{ 0x8086, 0xe2f7, HDB_QUIRK_IN_GRAPHICS },
	{ 0x8086, 0x5a98, HDB_QUIRK_EARLY_DMA },
	{ 0x1d94, 0x14a9, HDB_QUIRK_IO_32 },
	{ 0x1002, STOCK_ANY, HDB_QUIRK_DMA_40 },
	{ 0x1022, STOCK_ANY, HDB_QUIRK_DMA_40 },
	{ 0x10de, STOCK_ANY, HDB_QUIRK_DMA_40 },
};

static u32 quirks_of_caps(u32 caps)
{
	u32 quirks = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(same); i++) {
		if (caps & same[i].cap)
			quirks |= same[i].quirks;
	}
	return quirks;
}

static u32 quirks_of_type(enum stock_type type)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		if (types[i].type == type)
			return types[i].quirks;
	}
	return 0;
}

static u32 quirks_of_id(u16 vendor, u16 device)
{
	u32 quirks = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(more); i++) {
		if (more[i].vendor == vendor &&
		    (more[i].device == device || more[i].device == STOCK_ANY))
			quirks |= more[i].quirks;
	}
	return quirks;
}

static u32 wanted(const struct stock_group *group, u16 device)
{
	u32 quirks = quirks_of_caps(group->caps) | quirks_of_type(group->type) |
		     quirks_of_id(group->vendor, device);

	/* C-Media's needs it for the rings alone */
	if (group->type == STOCK_CMEDIA)
		quirks ^= HDB_QUIRK_NO_SNOOP | HDB_QUIRK_NO_SNOOP_RINGS;
	return quirks;
}

static void group_name(const struct stock_group *group, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%04x:%04x and alike", group->vendor,
		 group->devices[0]);
}

KUNIT_ARRAY_PARAM(stock_groups, stock_groups, group_name);

static void controllers_have_the_same_traits(struct kunit *test)
{
	const struct stock_group *group = test->param_value;
	const u16 *device;

	for (device = group->devices; *device; device++) {
		u16 id = *device == STOCK_ANY ? NOBODY : *device;
		u32 quirks = hdb_quirks(group->vendor, id);

		KUNIT_EXPECT_EQ_MSG(test, quirks, wanted(group, id), "%04x:%04x", group->vendor,
				    id);
	}
}

/* Nothing that driver thinks of is forgotten. */
static void capabilities_are_known(struct kunit *test)
{
	u32 known = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(same); i++)
		known |= same[i].cap;
	for (i = 0; i < ARRAY_SIZE(needless); i++) {
		KUNIT_EXPECT_NOT_NULL(test, needless[i].why);
		KUNIT_EXPECT_EQ(test, known & needless[i].cap, 0);
		known |= needless[i].cap;
	}
	for (i = 0; i < ARRAY_SIZE(stock_groups); i++)
		KUNIT_EXPECT_EQ(test, stock_groups[i].caps & ~known, 0);
}

/* Where it knows of no number of streams, it takes this one. */
static void streams_are_the_same(struct kunit *test)
{
	static const struct stock_group *group;
	int i;

	for (i = 0; i < ARRAY_SIZE(stock_groups); i++) {
		struct hdb_caps caps = { };
		bool uli, hdmi;

		group = &stock_groups[i];
		uli = group->type == STOCK_ULI;
		hdmi = group->type == STOCK_ATIHDMI || group->type == STOCK_ATIHDMI_NS;
		hdb_quirks_streams(wanted(group, group->devices[0]), &caps);
		KUNIT_EXPECT_EQ(test, caps.n_capture, uli ? 5 : hdmi ? 0 : 4);
		KUNIT_EXPECT_EQ(test, caps.n_render, uli ? 6 : hdmi ? 8 : 4);
	}
}

/*
 * How many frames an interrupt has to be put off. That driver's default of 32 frames, or 1, is left
 * out: it is for ALSA, which does not want to hear of a period that the position has not passed.
 */
static unsigned int wanted_late(const struct stock_group *group, u16 device)
{
	if (group->vendor == 0x8086)
		return device == 0x0f04 || device == 0x2284 ? 32 : device == 0x5a98 ? 64 : 0;
	if (group->type == STOCK_GFHDMI || group->type == STOCK_ZHAOXINHDMI)
		return 128;
	return group->type == STOCK_NVIDIA ? 64 : 0;
}

static void interrupts_are_put_off_alike(struct kunit *test)
{
	const struct stock_group *group = stock_groups;
	const u16 *device;

	for (; group < stock_groups + ARRAY_SIZE(stock_groups); group++) {
		for (device = group->devices; *device; device++)
			KUNIT_EXPECT_EQ(test, hdb_quirks_late_frames(group->vendor, *device),
					wanted_late(group, *device));
	}
}

static void expect_board(struct kunit *test, const struct stock_board *board)
{
	u32 quirks = hdb_quirks_board(board->subvendor, board->subdevice);

	switch (board->list) {
	case STOCK_POSITION:
		KUNIT_EXPECT_EQ(test, board->value, 1);
		KUNIT_EXPECT_TRUE(test, quirks & HDB_QUIRK_POSITION_REGISTER);
		break;
	case STOCK_PROBE:
		KUNIT_EXPECT_EQ(test, hdb_quirks_probe_mask(0x8086, 0x27d8, board->subvendor,
							    board->subdevice), board->value);
		break;
	case STOCK_MSI:
		KUNIT_EXPECT_TRUE(test, quirks & HDB_QUIRK_NO_MSI);
		break;
	case STOCK_POPS:
		KUNIT_EXPECT_TRUE(test, quirks & HDB_QUIRK_POPS);
		break;
	case STOCK_NO_CODEC:
		/* taken if somebody asks for just that one, and then it does no harm */
		break;
	}
}

static void boards_have_the_same_traits(struct kunit *test)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(stock_boards); i++)
		expect_board(test, &stock_boards[i]);
}

static struct kunit_case stock_cases[] = {
	KUNIT_CASE_PARAM(controllers_have_the_same_traits, stock_groups_gen_params),
	KUNIT_CASE(capabilities_are_known),
	KUNIT_CASE(streams_are_the_same),
	KUNIT_CASE(interrupts_are_put_off_alike),
	KUNIT_CASE(boards_have_the_same_traits),
	{ }
};

static struct kunit_suite stock_suite = {
	.name = "stock",
	.test_cases = stock_cases,
};

kunit_test_suite(stock_suite);
