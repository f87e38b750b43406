/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files.
 */
#ifndef HDAUDIO_CPP_LIST_H
#define HDAUDIO_CPP_LIST_H

struct list_head {
	struct list_head *next, *prev;
};

#endif /* HDAUDIO_CPP_LIST_H */
