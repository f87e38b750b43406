/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How a ported codec driver becomes a Linux driver: registration on the bus of HD Audio
 * function groups, and the query for the DDI's function tables.
 */
#ifndef HDAUDIO_DRIVER_H
#define HDAUDIO_DRIVER_H

#include <linux/device.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>

#include "hdaudio.h"
#include "hdaudio_wave.h"

struct hdb_ctrl;

EXTERN_C_START

/**
 * struct hdaudio_ids - what the hardware says a function group is
 * @func: node type of the group: 1 audio, 2 modem (parameter 05h)
 * @vendor: vendor id of the codec (parameter 00h)
 * @device: device id of the codec (parameter 00h)
 * @revision: revision of the codec as REV_ shows it (parameter 02h, bits 23:8)
 * @subsystem: subsystem id of the group (verb F20h)
 * @ctlr_vendor: PCI vendor id of the controller
 * @ctlr_device: PCI device id of the controller
 */
struct hdaudio_ids {
	u8 func;
	u16 vendor;
	u16 device;
	u16 revision;
	u32 subsystem;
	u16 ctlr_vendor;
	u16 ctlr_device;
};

/**
 * struct hdaudio_device - one function group of one codec
 * @dev: its device on the hdaudio_compat bus
 * @ids: what it is
 * @codec: address of the codec on the link, 0 to 14
 * @node: node id of the function group
 * @ctrl: the controller it hangs on, for the bus driver
 * @bound: a driver has it and is told of sleep; for the bus driver
 * @missed: its driver was not probed, or to no avail, because of a reset; for the bus driver
 * @paused: it has been told of a reset of the controller, which is not over; for the bus driver
 */
struct hdaudio_device {
	struct device dev;
	struct hdaudio_ids ids;
	u8 codec;
	u8 node;
	struct hdb_ctrl *ctrl;
	bool bound;
	bool missed;
	bool paused;
};

#define to_hdaudio_device(d) container_of(d, struct hdaudio_device, dev)

/**
 * struct hdaudio_device_id - one row of a codec driver's id table
 * @id: hardware or compatible id, spelled as in a Windows INF
 *	("HDAUDIO\\FUNC_01&VEN_1AF4&DEV_0022"); case does not matter
 * @driver_data: the driver's own
 */
struct hdaudio_device_id {
	const char *id;
	kernel_ulong_t driver_data;
};

/**
 * struct hdaudio_driver - a codec driver
 * @driver: name is required; the rest is filled in
 * @id_table: rows ending with an empty one
 * @probe: take over a function group; may sleep; 0 or a negative errno
 * @remove: give it back; may sleep; afterwards the bus driver reclaims what was left behind
 * @suspend: the system or controller goes to sleep; optional; may sleep
 * @resume: and comes back, or is found to be gone for good; optional; may sleep
 * @shutdown: the machine is switched off or another kernel started; optional: @suspend is called
 *	instead; the function group is set to D3 afterwards. May sleep
 * @runtime_suspend: nobody has used the function group for a while, and it may sleep, if the
 *	administrator lets it; then the link may, too, and be reset; not 0: not now; may sleep.
 *	Optional: without it, neither ever sleeps while the driver is bound. With it, the driver
 *	holds a runtime PM reference on @dev of the device while something has to keep its state
 * @runtime_resume: it is used again, or a codec asked for it; optional; may sleep
 * @can_wake: a codec may wake the sleeping machine, if the controller can and the administrator
 *	lets it, who does not at first: power/wakeup of the device. The driver leaves on in @suspend
 *	what is to be told of, as a jack's unsolicited responses
 */
struct hdaudio_driver {
	struct device_driver driver;
	const struct hdaudio_device_id *id_table;
	int (*probe)(struct hdaudio_device *hdev, const struct hdaudio_device_id *id);
	void (*remove)(struct hdaudio_device *hdev);
	int (*suspend)(struct hdaudio_device *hdev);
	int (*resume)(struct hdaudio_device *hdev);
	void (*shutdown)(struct hdaudio_device *hdev);
	int (*runtime_suspend)(struct hdaudio_device *hdev);
	int (*runtime_resume)(struct hdaudio_device *hdev);
	bool can_wake;
};

#define to_hdaudio_driver(d) container_of(d, struct hdaudio_driver, driver)

int __hdaudio_driver_register(struct hdaudio_driver *drv, struct module *owner,
			      const char *mod_name);
void hdaudio_driver_unregister(struct hdaudio_driver *drv);

#define hdaudio_driver_register(drv) \
	__hdaudio_driver_register(drv, THIS_MODULE, KBUILD_MODNAME)

/* A module with C++ files in it makes its static objects first; HDAUDIO_CPP is for its C files. */
#if defined(__cplusplus) || defined(HDAUDIO_CPP)
int hdaudio_cpp_register(struct hdaudio_driver *drv);
void hdaudio_cpp_unregister(struct hdaudio_driver *drv);

#undef hdaudio_driver_register
#define hdaudio_driver_register(drv)	hdaudio_cpp_register(drv)
#define hdaudio_driver_unregister(drv)	hdaudio_cpp_unregister(drv)
#endif

#define module_hdaudio_driver(drv) \
	module_driver(drv, hdaudio_driver_register, hdaudio_driver_unregister)

/*
 * MODULE_ALIAS_HDAUDIO - let the module be loaded for a function group
 *
 * Two patterns: the FUNC_ff part, and the rest of the id ("" for the class driver,
 * "VEN_1AF4&DEV_0022&" for a codec). The bus publishes
 * FUNC_ff&CTLR_VEN_vvvv&CTLR_DEV_dddd&VEN_vvvv&DEV_dddd&SUBSYS_ssssssss&REV_rrrr&
 */
#define MODULE_ALIAS_HDAUDIO(func, rest) \
	MODULE_ALIAS("hdaudio_compat:" func "&*" rest "*")

NTSTATUS hdaudio_query_interface(struct hdaudio_device *hdev, const GUID *guid, USHORT size,
				 USHORT version, PINTERFACE table);
struct hdaudio_position;

NTSTATUS hdaudio_find_position(PVOID context, HANDLE handle, struct hdaudio_position **position);
ULONG hdaudio_read_position(struct hdaudio_position *position);
NTSTATUS hdaudio_seek_engine(PVOID context, HANDLE handle, ULONG place, ULONG *origin);

NT_INLINE void hdaudio_set_drvdata(struct hdaudio_device *hdev, void *data);
NT_INLINE void *hdaudio_get_drvdata(struct hdaudio_device *hdev);

#ifndef __cplusplus
NT_INLINE void hdaudio_set_drvdata(struct hdaudio_device *hdev, void *data)
{
	dev_set_drvdata(&hdev->dev, data);
}

NT_INLINE void *hdaudio_get_drvdata(struct hdaudio_device *hdev)
{
	return dev_get_drvdata(&hdev->dev);
}
#endif /* __cplusplus */

EXTERN_C_END

#ifdef __cplusplus
#include "cpp/same.h"
#endif

#endif /* HDAUDIO_DRIVER_H */
