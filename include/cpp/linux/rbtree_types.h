/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_RBTREE_TYPES_H
#define HDAUDIO_CPP_RBTREE_TYPES_H

#include "opaque.h"

HDAUDIO_OPAQUE(rb_node);

#endif /* HDAUDIO_CPP_RBTREE_TYPES_H */
