// SPDX-License-Identifier: GPL-2.0
/*
 * Batches, command by command.
 */
#include <linux/minmax.h>

#include "expect_commands.h"

/* The batch is freed. */
void expect_commands(struct kunit *test, struct hdg_batch *batch, const u32 *commands,
		     unsigned int n)
{
	unsigned int i;

	KUNIT_EXPECT_EQ(test, batch->err, 0);
	for (i = 0; i < min(n, batch->n); i++)
		KUNIT_EXPECT_EQ_MSG(test, batch->transfers[i].Output.Command, commands[i],
				    "command %u", i);
	KUNIT_EXPECT_EQ(test, batch->n, n);
	hdg_batch_free(batch);
}
