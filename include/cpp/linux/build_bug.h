/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files, where static_assert() is a word of the language.
 */
#ifndef HDAUDIO_CPP_BUILD_BUG_H
#define HDAUDIO_CPP_BUILD_BUG_H

#define BUILD_BUG_ON(condition)	static_assert(!(condition), #condition)

#endif /* HDAUDIO_CPP_BUILD_BUG_H */
