/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_BARRIER_H
#define HDAUDIO_CPP_BARRIER_H

#define mb()	__sync_synchronize()

#endif /* HDAUDIO_CPP_BARRIER_H */
