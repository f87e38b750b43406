// SPDX-License-Identifier: GPL-2.0
/*
 * Commands gathered: which, in which order, and memory that runs out.
 */
#include <kunit/test.h>
#include <linux/errno.h>

#include "generic/widgets/batch.h"

#include "fault.h"

#define MANY	70	/* room is made three times */

static void expect_empty(struct kunit *test, const struct hdg_batch *batch, u8 codec)
{
	KUNIT_EXPECT_EQ(test, batch->codec, codec);
	KUNIT_EXPECT_EQ(test, batch->n, 0);
	KUNIT_EXPECT_EQ(test, batch->room, 0);
	KUNIT_EXPECT_EQ(test, batch->err, 0);
	KUNIT_EXPECT_NULL(test, batch->transfers);
}

/* Whatever was there before; when it is freed it is empty again, for the same codec. */
static void batch_empty(struct kunit *test)
{
	struct hdg_batch batch;

	memset(&batch, 0xff, sizeof(batch));
	hdg_batch_init(&batch, 5);
	expect_empty(test, &batch, 5);
	hdg_batch_add(&batch, 1, 0x701, 0);
	KUNIT_EXPECT_EQ(test, batch.n, 1);
	hdg_batch_free(&batch);
	expect_empty(test, &batch, 5);
	hdg_batch_free(&batch);
}

/* Payload has 8 bits where the last three bits of the first digit are set, and 16 elsewhere. */
static void batch_forms(struct kunit *test)
{
	static const struct {
		unsigned int verb;
		unsigned int payload;
		u32 command;
	} forms[] = {
		{ 0x200, 0x4031, 0x50724031 }, { 0x300, 0xb07f, 0x5073b07f },
		{ 0x400, 0xffff, 0x5074ffff }, { 0x600, 0x0102, 0x50760102 },
		{ 0x700, 0xa5, 0x507700a5 }, { 0x701, 0x5a, 0x5077015a },
		{ 0x7ff, 0xff, 0x5077ffff }, { 0xa00, 0, 0x507a0000 },
		{ 0xb00, 0xa00f, 0x507ba00f }, { 0xd00, 0x1234, 0x507d1234 },
		{ 0xf00, 0x09, 0x507f0009 }, { 0xf09, 0, 0x507f0900 },
	};
	struct hdg_batch batch;
	unsigned int i;

	hdg_batch_init(&batch, 5);
	for (i = 0; i < ARRAY_SIZE(forms); i++) {
		hdg_batch_add(&batch, 7, forms[i].verb, forms[i].payload);
		KUNIT_ASSERT_EQ(test, batch.n, i + 1);
		KUNIT_EXPECT_EQ_MSG(test, batch.transfers[i].Output.Command, forms[i].command,
				    "verb %x", forms[i].verb);
	}
	hdg_batch_free(&batch);
}

/* All are there in their order, without an answer yet. */
static void batch_many(struct kunit *test)
{
	struct hdg_batch batch;
	unsigned int i;

	hdg_batch_init(&batch, 0);
	for (i = 0; i < MANY; i++)
		hdg_batch_add(&batch, i, 0x705, i);
	KUNIT_ASSERT_EQ(test, batch.err, 0);
	KUNIT_ASSERT_EQ(test, batch.n, MANY);
	for (i = 0; i < MANY; i++) {
		KUNIT_EXPECT_EQ(test, batch.transfers[i].Output.Command, i << 20 | 0x70500 | i);
		KUNIT_EXPECT_FALSE(test, hdg_batch_valid(&batch, i));
		KUNIT_EXPECT_EQ(test, hdg_batch_value(&batch, i), 0);
	}
	hdg_batch_free(&batch);
}

/* A command that takes the place of another has none of its answer. */
static void batch_again(struct kunit *test)
{
	struct hdg_batch batch;

	hdg_batch_init(&batch, 0);
	hdg_batch_add(&batch, 1, 0x705, 0);
	memset(batch.transfers, 0xff, sizeof(*batch.transfers));
	batch.n = 0;
	hdg_batch_add(&batch, 2, 0x705, 3);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 0x00270503);
	KUNIT_EXPECT_FALSE(test, hdg_batch_valid(&batch, 0));
	KUNIT_EXPECT_EQ(test, hdg_batch_value(&batch, 0), 0);
	hdg_batch_free(&batch);
}

/* The command, and not what was answered. */
static void batch_repeat(struct kunit *test)
{
	struct hdg_batch batch, other;

	hdg_batch_init(&batch, 0);
	hdg_batch_init(&other, 0);
	hdg_batch_add(&other, 1, 0x705, 0);
	hdg_batch_add(&other, 2, 0x705, 3);
	memset(&other.transfers[1].Input, 0xff, sizeof(other.transfers[1].Input));
	hdg_batch_repeat(&batch, &other, 1);
	KUNIT_ASSERT_EQ(test, batch.n, 1);
	KUNIT_EXPECT_EQ(test, batch.transfers[0].Output.Command, 0x00270503);
	KUNIT_EXPECT_FALSE(test, hdg_batch_valid(&batch, 0));
	KUNIT_EXPECT_EQ(test, hdg_batch_value(&batch, 0), 0);
	hdg_batch_free(&batch);
	hdg_batch_free(&other);
}

/* Once one is missing no other is added, for who sends it would send half. */
static void batch_memory(struct kunit *test)
{
	struct hdg_batch batch;
	unsigned int before;

	fault_memory_need(test, GFP_KERNEL);
	for (before = 0; before <= 16; before += 16) {
		hdg_batch_init(&batch, 0);
		while (batch.n < before)
			hdg_batch_add(&batch, batch.n, 0x705, 0);
		fault_memory(1);
		hdg_batch_add(&batch, 1, 0x705, 0);
		KUNIT_EXPECT_TRUE(test, fault_memory_hit());
		KUNIT_EXPECT_EQ(test, batch.err, -ENOMEM);
		KUNIT_EXPECT_EQ(test, batch.n, before);
		hdg_batch_add(&batch, 1, 0x705, 0);
		KUNIT_EXPECT_EQ(test, batch.n, before);
		hdg_batch_free(&batch);
		expect_empty(test, &batch, 0);
		hdg_batch_add(&batch, 1, 0x705, 0);
		KUNIT_EXPECT_EQ(test, batch.n, 1);
		hdg_batch_free(&batch);
	}
}

static struct kunit_case batch_cases[] = {
	KUNIT_CASE(batch_empty),
	KUNIT_CASE(batch_forms),
	KUNIT_CASE(batch_many),
	KUNIT_CASE(batch_again),
	KUNIT_CASE(batch_repeat),
	KUNIT_CASE(batch_memory),
	{}
};

static struct kunit_suite batch_suite = {
	.name = "generic_batch",
	.test_cases = batch_cases,
};

kunit_test_suite(batch_suite);
