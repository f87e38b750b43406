/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_REFCOUNT_H
#define HDAUDIO_CPP_REFCOUNT_H

#include "opaque.h"

HDAUDIO_OPAQUE(refcount_t);

#endif /* HDAUDIO_CPP_REFCOUNT_H */
