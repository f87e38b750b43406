// SPDX-License-Identifier: GPL-2.0
/*
 * The journey on the model. The scenario agree makes it on QEMU's controller: what is seen has
 * to be the same there.
 */
#include "fixture.h"
#include "journey.h"

static void journey_on_the_model(struct kunit *test)
{
	struct fixture_client *c = fixture_client(test, NULL, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	struct journey *j = kunit_kzalloc(test, sizeof(*j), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, j);
	j->bus = c->v2;
	j->dac = 2;
	journey_make(j);
	i = journey_differs(j);
	KUNIT_EXPECT_PTR_EQ_MSG(test, journey_expected(i), NULL, "line %u: %s", i, j->lines[i]);
	KUNIT_EXPECT_EQ(test, i, j->n);
}

static struct kunit_case journey_cases[] = {
	KUNIT_CASE(journey_on_the_model),
	{ }
};

static struct kunit_suite journey_suite = {
	.name = "journey",
	.test_cases = journey_cases,
};

kunit_test_suite(journey_suite);
