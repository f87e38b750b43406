/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which commands there are to be in a batch of the generic codec driver's.
 */
#ifndef EXPECT_COMMANDS_H
#define EXPECT_COMMANDS_H

#include <kunit/test.h>

#include "generic/widgets/batch.h"

void expect_commands(struct kunit *test, struct hdg_batch *batch, const u32 *commands,
		     unsigned int n);

/* These and no others, in this order. The batch is freed. */
#define EXPECT_COMMANDS(test, batch, ...) do {				\
	static const u32 __commands[] = { __VA_ARGS__ };		\
									\
	expect_commands(test, batch, __commands, ARRAY_SIZE(__commands)); \
} while (0)

#endif /* EXPECT_COMMANDS_H */
