/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A walk through the DDI whose outcome is the same on every controller with four engines in
 * each direction: on the model (journey_test.c) and on QEMU's (journey_driver.c).
 */
#ifndef JOURNEY_H
#define JOURNEY_H

#include "hdaudio_driver.h"

#define JOURNEY_LINES	32
#define JOURNEY_WIDTH	64

/**
 * struct journey - what was seen on the way
 * @bus: the interface it is made with
 * @codec: address of the function group's codec
 * @node: the function group
 * @dac: an output converter there
 * @lines: what was seen, a line each
 * @n: how many
 */
struct journey {
	HDAUDIO_BUS_INTERFACE_V2 bus;
	UCHAR codec;
	UCHAR node;
	UCHAR dac;
	char lines[JOURNEY_LINES][JOURNEY_WIDTH];
	unsigned int n;
};

void journey_make(struct journey *j);
unsigned int journey_differs(const struct journey *j);
const char *journey_expected(unsigned int line);

#endif /* JOURNEY_H */
