/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the graphics driver of a card tells of the displays that hear its audio function. A driver
 * for a display codec asks here first, and the codec where nobody can tell. Linux only.
 */
#ifndef HDAUDIO_DISPLAY_H
#define HDAUDIO_DISPLAY_H

#include <linux/limits.h>
#include <linux/notifier.h>

#include "hdaudio_driver.h"

/* Told in place of a port: the graphics driver has come or gone, so anything may be otherwise. */
#define HDAUDIO_ANY_PORT	ULONG_MAX

int hdaudio_display_watch(struct hdaudio_device *hdev, struct notifier_block *changed);
void hdaudio_display_unwatch(struct hdaudio_device *hdev, struct notifier_block *changed);
int hdaudio_display_read(struct hdaudio_device *hdev, int port, bool *there, u8 *eld, int room);

#endif /* HDAUDIO_DISPLAY_H */
