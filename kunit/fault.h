/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Memory that runs out: the kernel's fault injection, for the calling thread only.
 */
#ifndef FAULT_H
#define FAULT_H

#include <kunit/test.h>
#include <linux/sched.h>
#include <linux/slab.h>

#if IS_ENABLED(CONFIG_FAILSLAB)
/* The @nth allocation from now (1 is the next) fails; 0 ends it. */
static inline void fault_memory(unsigned int nth)
{
	current->fail_nth = nth;
}

/* Whether the failure asked for has happened; ends it if not. */
static inline bool fault_memory_hit(void)
{
	return !xchg(&current->fail_nth, 0);
}
#else
static inline void fault_memory(unsigned int nth)
{
}

static inline bool fault_memory_hit(void)
{
	return false;
}
#endif

/* For the record: how many allocations a path makes, and that none of them brought it down. */
static inline void fault_memory_report(struct kunit *test, const char *path, unsigned int sites,
				       unsigned int survived)
{
	kunit_info(test, "memory: %s: %u sites, %u survived\n", path, sites, survived);
	KUNIT_EXPECT_EQ(test, sites, survived);
}

/* Skip the test where allocations of this kind cannot be made to fail. */
static inline void fault_memory_need(struct kunit *test, gfp_t gfp)
{
	void *p;

	fault_memory(1);
	p = kmalloc(8, gfp | __GFP_NOWARN);
	fault_memory(0);
	kfree(p);
	if (p)
		kunit_skip(test, "failslab is not built in or spares these allocations");
}

#endif /* FAULT_H */
