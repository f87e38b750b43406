/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which functions of the driver take a lock: where there is one CPU nobody would miss it.
 */
#ifndef LOCKS_H
#define LOCKS_H

#include <kunit/test.h>

#include "model/model_hold.h"

/* From here on it counts. Where a spin lock is none (PREEMPT_RT) the model does not know of it. */
static inline void locks_begin(struct kunit *test)
{
	if (IS_ENABLED(CONFIG_PREEMPT_RT))
		kunit_skip(test, "spin locks are mutexes");
	model_hold_note(true);
}

static inline void locks_end(struct kunit *test, const char * const *names, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		KUNIT_EXPECT_TRUE_MSG(test, model_hold_noted(names[i]), "%s takes no lock",
				      names[i]);
	model_hold_note(false);
}

/* Each of these functions has taken one since locks_begin(), itself. */
#define LOCKS_TAKEN(test, ...) do {					\
	static const char * const __names[] = { __VA_ARGS__ };		\
									\
	locks_end(test, __names, ARRAY_SIZE(__names));			\
} while (0)

#endif /* LOCKS_H */
