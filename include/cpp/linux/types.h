/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_TYPES_H
#define HDAUDIO_CPP_TYPES_H

#include <stddef.h>

typedef signed char s8;
typedef unsigned char u8;
typedef short s16;
typedef unsigned short u16;
typedef int s32;
typedef unsigned int u32;
typedef long long s64;
typedef unsigned long long u64;
typedef __PTRDIFF_TYPE__ ssize_t;
typedef unsigned long kernel_ulong_t;

#endif /* HDAUDIO_CPP_TYPES_H */
