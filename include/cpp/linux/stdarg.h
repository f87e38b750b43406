/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_STDARG_H
#define HDAUDIO_CPP_STDARG_H

#include <stdarg.h>

#endif /* HDAUDIO_CPP_STDARG_H */
