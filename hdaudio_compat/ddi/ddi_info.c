// SPDX-License-Identifier: GPL-2.0
/*
 * DDI: what the client's controller and function group are.
 */
#include <sound/hda_register.h>

#include "ddi.h"
#include "hdb.h"

/* As clients expect of the bus driver they were written for; ours is the module's. */
#define DRIVER_VERSION	0x0100

static enum hdb_why device_information(struct hdb_ctrl *ctrl, PHDAUDIO_DEVICE_INFORMATION info)
{
	HDAUDIO_DEVICE_INFORMATION_V2 full = {
		.Size = sizeof(HDAUDIO_DEVICE_INFORMATION),
		.DeviceVersion = ctrl->caps.version,
		.DriverVersion = DRIVER_VERSION,
		.CodecsDetected = READ_ONCE(ctrl->codec_mask),
		.IsStripingSupported = ctrl->caps.n_sdo > 1,
		.CtrlRevision = ctrl->setup.revision,
		.CtrlVendorId = ctrl->setup.vendor,
		.CtrlDeviceId = ctrl->setup.device,
	};

	if (!info)
		return HDB_E_POINTER;
	if (info->Size < sizeof(HDAUDIO_DEVICE_INFORMATION))
		return HDB_E_INFO_SIZE;
	if (info->Size >= sizeof(full))
		full.Size = sizeof(full);
	memcpy(info, &full, full.Size);
	return HDB_OK;
}

/**
 * hdb_GetDeviceInformation - describe the controller
 * @context: Context of the interface
 * @info: Size says how much room there is, in bytes; the rest is filled in
 *
 * Context: may sleep; IRQL = PASSIVE_LEVEL.
 * Return: see PGET_DEVICE_INFORMATION.
 * Source: DDI GetDeviceInformation.
 */
NTSTATUS hdb_GetDeviceInformation(PVOID context, PHDAUDIO_DEVICE_INFORMATION info)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "GetDeviceInformation", context, HDB_AT_PASSIVE);

	if (!why)
		why = device_information(call.client->ctrl, info);
	return hdb_call_end(&call, why);
}

/**
 * hdb_GetResourceInformation - say which function group the client drives
 * @context: Context of the interface
 * @codec: receives the codec's address; may be NULL
 * @node: receives the group's node id; may be NULL
 *
 * It cannot fail: above PASSIVE_LEVEL and once the controller is gone it answers as well.
 *
 * Context: any, IRQL <= DISPATCH_LEVEL.
 * Source: DDI GetResourceInformation.
 */
VOID hdb_GetResourceInformation(PVOID context, PUCHAR codec, PUCHAR node)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "GetResourceInformation", context,
					  HDB_AT_DISPATCH);

	if (!why && codec)
		*codec = call.client->codec;
	if (!why && node)
		*node = call.client->node;
	hdb_call_end(&call, why);
}

static enum hdb_why wall_clock(struct hdb_ctrl *ctrl, PULONG *wallclock)
{
	if (!wallclock)
		return HDB_E_POINTER;
	*wallclock = (PULONG __force)(ctrl->io.mirror + AZX_REG_WALLCLK);
	return HDB_OK;
}

/**
 * hdb_GetWallClockRegister - say where the link's clock can be read
 * @context: Context of the interface
 * @wallclock: receives a kernel address to read 32 bits from with READ_REGISTER_ULONG(); the
 *	register counts 24 MHz link bit clocks and can be read while the client drives its device,
 *	of a controller that is gone as all ones
 *
 * Context: any, IRQL <= DISPATCH_LEVEL.
 * Source: DDI GetWallClockRegister; HD Audio specification 3.3.15.
 */
VOID hdb_GetWallClockRegister(PVOID context, PULONG *wallclock)
{
	struct hdb_call call;
	enum hdb_why why = hdb_call_begin(&call, "GetWallClockRegister", context,
					  HDB_AT_DISPATCH);

	if (!why)
		why = wall_clock(call.client->ctrl, wallclock);
	hdb_call_end(&call, why);
}
