// SPDX-License-Identifier: GPL-2.0
/*
 * What this kernel's structures measure. Compiled to assembler only, where it leaves lines that
 * become hdaudio_sizes.h: "->NAME VALUE".
 */
#include <linux/kbuild.h>

#include "../hdaudio_driver.h"

#include "names.h"

#define HDAUDIO_OPAQUE_LAYOUT(name, type) do {			\
	DEFINE(HDAUDIO_SIZE_##name, sizeof(type));		\
	DEFINE(HDAUDIO_ALIGN_##name, __alignof__(type));	\
} while (0)
#define HDAUDIO_LAYOUT(type) HDAUDIO_OPAQUE_LAYOUT(type, type)
#define HDAUDIO_MEMBER(type, member)				\
	DEFINE(HDAUDIO_AT_##type##_##member, offsetof(type, member))

static_assert(offsetof(struct device_driver, name) == 0, "C++ sees nothing else of it");

static int __used hdaudio_cpp_sizes(void)
{
	DEFINE(HDAUDIO_PAGE_SHIFT, PAGE_SHIFT);
	DEFINE(HDAUDIO_SIZE_lock_class_key, sizeof(struct lock_class_key));
	DEFINE(HDAUDIO_AT_device_devt, offsetof(struct device, devt));
#include "layout.h"
	return 0;
}
