/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_CONTAINER_OF_H
#define HDAUDIO_CPP_CONTAINER_OF_H

#include <linux/stddef.h>

#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))

#endif /* HDAUDIO_CPP_CONTAINER_OF_H */
