/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which outputs an amplifier is on the way to, and what it is called for that. No device in here.
 */
#ifndef HDG_OUTPUT_USERS_H
#define HDG_OUTPUT_USERS_H

#include "mixer.h"

/**
 * struct hdg_users - the analog outputs that an amplifier is on the way to
 * @n: their number
 * @all: these are all there are
 * @label: what they are called together
 * @index: counts pins called so before the first of them
 */
struct hdg_users {
	unsigned int n;
	bool all;
	const char *label;
	unsigned int index;
};

void hdg_users_find(struct hdg_users *users, const struct hdg_mixer *mixer,
		    const struct hdg_amp *amp);
bool hdg_users_same(const struct hdg_mixer *mixer, const struct hdg_amp *a,
		    const struct hdg_amp *b);

#endif /* HDG_OUTPUT_USERS_H */
