/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_DEVICE_H
#define HDAUDIO_CPP_DEVICE_H

#include <linux/types.h>

#include "opaque.h"

/* What is called devt here is there to be read by that name: see nt/object.h. */
struct __attribute__((__aligned__(HDAUDIO_ALIGN_device))) device {
	unsigned char before[HDAUDIO_AT_device_devt];
	u32 devt;
	unsigned char after[HDAUDIO_SIZE_device - HDAUDIO_AT_device_devt - sizeof(u32)];
};

struct __attribute__((__aligned__(HDAUDIO_ALIGN_device_driver))) device_driver {
	const char *name;
	unsigned char opaque[HDAUDIO_SIZE_device_driver - sizeof(const char *)];
};

#endif /* HDAUDIO_CPP_DEVICE_H */
