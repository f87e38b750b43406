/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The hdaudio_compat bus: function group devices and the codec drivers for them.
 */
#ifndef HDB_BUS_H
#define HDB_BUS_H

#include "hdaudio_driver.h"

int hdb_bus_register(void);
void hdb_bus_unregister(void);
int hdb_bus_add(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node,
		const struct hdaudio_ids *ids);
bool hdb_bus_has(const struct device *dev);
void hdb_bus_remove_groups(struct hdb_ctrl *ctrl);
void hdb_bus_remove_all(struct hdb_ctrl *ctrl);
void hdb_bus_suspend_all(struct hdb_ctrl *ctrl);
void hdb_bus_resume_all(struct hdb_ctrl *ctrl);
void hdb_bus_power_save(struct hdb_ctrl *ctrl, unsigned int seconds);
void hdb_bus_remove_codec(struct hdb_ctrl *ctrl, unsigned int codec);
void hdb_bus_restart_codec(struct hdb_ctrl *ctrl, unsigned int codec);
void hdb_bus_wake_codec(struct hdb_ctrl *ctrl, unsigned int codec);
void hdb_bus_probe_again(struct hdb_ctrl *ctrl);
bool hdb_bus_has_group(struct hdb_ctrl *ctrl, unsigned int codec, unsigned int node);
u16 hdb_bus_wakers(struct hdb_ctrl *ctrl);
bool hdb_bus_find_codec(struct hdb_ctrl *ctrl, unsigned int codec, struct hdaudio_ids *ids);

#endif /* HDB_BUS_H */
