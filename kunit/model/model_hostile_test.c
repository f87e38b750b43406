// SPDX-License-Identifier: GPL-2.0
/*
 * The model that lies, and what it knows of memory: that it does what it says, and no more.
 */
#include "model_rig.h"

#define FIRST_OUT	4		/* first output descriptor of the default controller */
#define READS		1000

static const struct rig_stream two_halves = {
	.index = FIRST_OUT, .tag = 1, .fmt = RIG_FMT_STEREO16, .entries = 2, .bytes = 512,
};

static unsigned int wrong_reads(struct rig *rig, u16 right)
{
	unsigned int i, wrong = 0;

	for (i = 0; i < READS; i++)
		wrong += hdb_read16(rig->io, AZX_REG_GCAP) != right;
	return wrong;
}

static void lies_are_counted_and_end(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u16 gcap = hdb_read16(rig->io, AZX_REG_GCAP);
	unsigned int wrong;

	model_hostile(rig->m, 4, 1);
	wrong = wrong_reads(rig, gcap);
	KUNIT_EXPECT_GT(test, wrong, READS / 100);
	KUNIT_EXPECT_GT(test, model_mistreated(rig->m), (u64)READS / 100);
	KUNIT_EXPECT_LT(test, model_mistreated(rig->m), (u64)READS / 2);
	model_hostile(rig->m, 0, 0);
	KUNIT_EXPECT_EQ(test, wrong_reads(rig, gcap), 0U);
}

/* What was read before is told again: here it is nothing but GCAP. */
static void read_some_lies(struct rig *rig, u16 *values, unsigned int n)
{
	model_hostile(rig->m, MODEL_FOREVER, 0);
	wrong_reads(rig, 0);
	model_hostile(rig->m, 2, 7);
	while (n--)
		values[n] = hdb_read16(rig->io, AZX_REG_GCAP);
}

static void a_seed_gives_the_same_lies(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);
	u16 first[16], second[16];

	read_some_lies(rig, first, ARRAY_SIZE(first));
	read_some_lies(rig, second, ARRAY_SIZE(second));
	KUNIT_EXPECT_EQ(test, memcmp(first, second, sizeof(first)), 0);
}

static u64 given;	/* where the memory of the device's begins; test cases run one at a time */
static size_t given_bytes;

static bool covers(u64 addr, size_t len)
{
	return addr >= given && addr + len <= given + given_bytes;
}

static struct rig *watched(struct kunit *test)
{
	struct rig *rig = rig_reset(test, NULL);

	given = rig->addr;
	given_bytes = RIG_BYTES;
	model_watch_dma(rig->m, covers);
	return rig;
}

static unsigned int beyond(struct rig *rig)
{
	return model_violation_count(rig->m, MODEL_BAD_DMA);
}

static HDAUDIO_BUFFER_DESCRIPTOR *list_of(struct rig *rig)
{
	return (void *)(rig->mem + RIG_BDL + 512 * FIRST_OUT);
}

static void run(struct rig *rig)
{
	hdb_write8(rig->io, rig_sd(FIRST_OUT), SD_CTL_DMA_START);
}

static void memory_of_its_own_is_no_violation(struct kunit *test)
{
	struct rig *rig = watched(test);

	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	model_run(rig->m, 100);
	KUNIT_EXPECT_EQ(test, model_strays(rig->m), (u64)0);
	rig_stream_stop(rig, FIRST_OUT);
}

static void an_entry_may_not_be_empty(struct kunit *test)
{
	struct rig *rig = watched(test);

	rig_stream_setup(rig, &two_halves);
	list_of(rig)[0].Length = 0;
	list_of(rig)[1].Length = 1024;
	run(rig);
	KUNIT_EXPECT_EQ(test, beyond(rig), 1U);
	model_forgive(rig->m);
}

static void an_entry_may_not_be_elsewhere(struct kunit *test)
{
	struct rig *rig = watched(test);

	rig_stream_setup(rig, &two_halves);
	list_of(rig)[1].Address.QuadPart = rig->addr + RIG_BYTES - 256;
	run(rig);
	KUNIT_EXPECT_EQ(test, beyond(rig), 1U);
	model_forgive(rig->m);
}

static void a_list_may_not_be_longer_than_its_buffer(struct kunit *test)
{
	struct rig *rig = watched(test);

	rig_stream_setup(rig, &two_halves);
	list_of(rig)[1].Length += 128;
	run(rig);
	KUNIT_EXPECT_EQ(test, beyond(rig), 1U);
	model_forgive(rig->m);
}

static void rings_may_not_be_elsewhere(struct kunit *test)
{
	struct rig *rig = watched(test);

	hdb_write32(rig->io, AZX_REG_CORBLBASE, lower_32_bits(rig->addr + RIG_BYTES));
	hdb_write32(rig->io, AZX_REG_CORBUBASE, upper_32_bits(rig->addr + RIG_BYTES));
	hdb_write8(rig->io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN);
	KUNIT_EXPECT_EQ(test, beyond(rig), 1U);
	hdb_write8(rig->io, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN);
	KUNIT_EXPECT_EQ(test, beyond(rig), 2U);
	model_forgive(rig->m);
}

/* A device that goes on: nothing is read or written, as behind an IOMMU. */
static void memory_taken_back_is_not_accessed(struct kunit *test)
{
	struct rig *rig = watched(test);

	rig_stream_setup(rig, &two_halves);
	rig_stream_run(rig, FIRST_OUT);
	given_bytes = 0;
	model_run(rig->m, 200);
	KUNIT_EXPECT_GT(test, model_strays(rig->m), (u64)0);
	KUNIT_EXPECT_EQ(test, beyond(rig), 0U);
}

static struct kunit_case model_hostile_cases[] = {
	KUNIT_CASE(lies_are_counted_and_end),
	KUNIT_CASE(a_seed_gives_the_same_lies),
	KUNIT_CASE(memory_of_its_own_is_no_violation),
	KUNIT_CASE(an_entry_may_not_be_empty),
	KUNIT_CASE(an_entry_may_not_be_elsewhere),
	KUNIT_CASE(a_list_may_not_be_longer_than_its_buffer),
	KUNIT_CASE(rings_may_not_be_elsewhere),
	KUNIT_CASE(memory_taken_back_is_not_accessed),
	{ }
};

static struct kunit_suite model_hostile_suite = {
	.name = "model_hostile",
	.test_cases = model_hostile_cases,
};

kunit_test_suite(model_hostile_suite);
