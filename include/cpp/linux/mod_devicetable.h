/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_MOD_DEVICETABLE_H
#define HDAUDIO_CPP_MOD_DEVICETABLE_H

#include <linux/types.h>

#endif /* HDAUDIO_CPP_MOD_DEVICETABLE_H */
