/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_STDDEF_H
#define HDAUDIO_CPP_STDDEF_H

#include <stddef.h>

#undef offsetof
#define offsetof(type, member)		__builtin_offsetof(type, member)
#define sizeof_field(type, member)	sizeof(((type *)0)->member)

#endif /* HDAUDIO_CPP_STDDEF_H */
