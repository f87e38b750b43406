/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Differences between the kernels this driver builds on; the only file that looks at the
 * kernel's version.
 */
#ifndef HDG_COMPAT_H
#define HDG_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/version.h>

static inline void hdg_hrtimer_setup(struct hrtimer *timer,
				     enum hrtimer_restart (*fn)(struct hrtimer *timer))
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
	hrtimer_setup(timer, fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
#else
	hrtimer_init(timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
	timer->function = fn;
#endif
}

#endif /* HDG_COMPAT_H */
