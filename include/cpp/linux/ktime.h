/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_KTIME_H
#define HDAUDIO_CPP_KTIME_H

#include <linux/types.h>

typedef s64 ktime_t;

#endif /* HDAUDIO_CPP_KTIME_H */
