/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's, by the name that the C library has for it.
 */
#ifndef HDAUDIO_WINDOWS_STDDEF_H
#define HDAUDIO_WINDOWS_STDDEF_H

#ifdef __cplusplus
#include_next <stddef.h>
#else
#include <linux/stddef.h>
#endif

#endif /* HDAUDIO_WINDOWS_STDDEF_H */
