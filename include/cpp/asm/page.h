/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_PAGE_H
#define HDAUDIO_CPP_PAGE_H

#include "hdaudio_sizes.h"

#define PAGE_SHIFT	HDAUDIO_PAGE_SHIFT
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))

#endif /* HDAUDIO_CPP_PAGE_H */
