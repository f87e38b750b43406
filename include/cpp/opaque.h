/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What C++ files see of the kernel's structures: that they are there, how large they are in this
 * kernel, and how aligned.
 */
#ifndef HDAUDIO_CPP_OPAQUE_H
#define HDAUDIO_CPP_OPAQUE_H

#include "hdaudio_sizes.h"

#define HDAUDIO_OPAQUE(name) \
	struct __attribute__((__aligned__(HDAUDIO_ALIGN_##name))) name { \
		unsigned char opaque[HDAUDIO_SIZE_##name]; \
	}

#endif /* HDAUDIO_CPP_OPAQUE_H */
