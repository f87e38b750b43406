/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a user may expect of a codec, said as simply as can be and apart from how the driver finds
 * it. Also for vm/survey, without a kernel.
 */
#ifndef EXPECT_H
#define EXPECT_H

#include "generic/widgets/mixer.h"

/**
 * struct expect_report - where faults go
 * @fault: called with each, as a line of text
 * @n: counts them
 */
struct expect_report {
	void (*fault)(struct expect_report *report, const char *text);
	unsigned int n;
};

void expect_sound(struct expect_report *report, const struct hdg_graph *graph,
		  const struct hdg_plan *plan);
void expect_possible(struct expect_report *report, const struct hdg_graph *graph,
		     const struct hdg_plan *plan);
void expect_controls(struct expect_report *report, const struct hdg_mixer *mixer);
void expect_muting(struct expect_report *report, struct hdg_mixer *mixer);
void expect_turning(struct expect_report *report, struct hdg_mixer *mixer);

#endif /* EXPECT_H */
