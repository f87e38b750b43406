/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What lockdep knows a place by; empty without lockdep, which nothing is in C++.
 */
#ifndef HDAUDIO_CPP_LOCK_CLASS_H
#define HDAUDIO_CPP_LOCK_CLASS_H

#include "hdaudio_sizes.h"

struct __attribute__((__aligned__(8))) lock_class_key {
	unsigned char opaque[HDAUDIO_SIZE_lock_class_key + 1];
};

#endif /* HDAUDIO_CPP_LOCK_CLASS_H */
