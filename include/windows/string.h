/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's, by the name that the C library has for it.
 */
#ifndef HDAUDIO_WINDOWS_STRING_H
#define HDAUDIO_WINDOWS_STRING_H

#include <linux/string.h>

#endif /* HDAUDIO_WINDOWS_STRING_H */
