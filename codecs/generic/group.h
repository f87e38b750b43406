/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Function groups that this driver has: what is wanted of them outlives their cards.
 */
#ifndef HDG_GROUP_H
#define HDG_GROUP_H

#include "hdaudio_driver.h"

struct hdg_wanted;

int hdg_groups_init(struct hdaudio_driver *driver);
void hdg_groups_settle(void);
void hdg_groups_free(void);
struct hdg_wanted *hdg_group_begin(struct hdaudio_device *hdev);
void hdg_group_probed(struct hdaudio_device *hdev, bool bound);
void hdg_group_removed(struct hdaudio_device *hdev);

#endif /* HDG_GROUP_H */
