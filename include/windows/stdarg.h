/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's, by the name that the C library has for it.
 */
#ifndef HDAUDIO_WINDOWS_STDARG_H
#define HDAUDIO_WINDOWS_STDARG_H

#ifdef __cplusplus
#include_next <stdarg.h>
#else
#include <linux/stdarg.h>
#endif

#endif /* HDAUDIO_WINDOWS_STDARG_H */
