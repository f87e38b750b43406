// SPDX-License-Identifier: GPL-2.0
/*
 * Controls by their names.
 */
#include "controls.h"

/* NULL if there is none. */
struct hdg_control *find_control(const struct hdg_mixer *mixer, const char *name)
{
	unsigned int i;

	for (i = 0; i < mixer->n_controls; i++) {
		if (!strcmp(mixer->controls[i].name, name))
			return &mixer->controls[i];
	}
	return NULL;
}

/* Sets a control and expects it to be changed, or not, or refused. */
void put_control(struct kunit *test, struct hdg_mixer *mixer, const char *name, unsigned int value,
		 int expected, struct hdg_batch *batch)
{
	struct hdg_control *control = find_control(mixer, name);
	unsigned int now = ~0u;

	KUNIT_ASSERT_NOT_NULL(test, control);
	hdg_batch_init(batch, 0);
	KUNIT_EXPECT_EQ(test, hdg_control_put(mixer, control, &value, batch), expected);
	hdg_control_get(mixer, control, &now);
	KUNIT_EXPECT_TRUE(test, expected < 0 || now == value);
}
