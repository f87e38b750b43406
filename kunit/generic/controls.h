/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Controls of the generic codec driver by their names.
 */
#ifndef CONTROLS_H
#define CONTROLS_H

#include <kunit/test.h>

#include "generic/widgets/mixer.h"

struct hdg_control *find_control(const struct hdg_mixer *mixer, const char *name);
void put_control(struct kunit *test, struct hdg_mixer *mixer, const char *name, unsigned int value,
		 int expected, struct hdg_batch *batch);

#endif /* CONTROLS_H */
