/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Single words for structures whose name is two, for layout.h.
 */
#ifndef HDAUDIO_CPP_NAMES_H
#define HDAUDIO_CPP_NAMES_H

typedef struct hdaudio_ids hdaudio_ids_t;
typedef struct hdaudio_device hdaudio_device_t;
typedef struct hdaudio_device_id hdaudio_device_id_t;
typedef struct hdaudio_driver hdaudio_driver_t;

#endif /* HDAUDIO_CPP_NAMES_H */
