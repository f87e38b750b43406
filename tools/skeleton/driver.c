// SPDX-License-Identifier: GPL-2.0
/*
 * @NAME@: a codec driver for hdaudio-compat. So far it asks the codec who it is.
 */
#include "hdaudio_driver.h"

#define DRIVER_TAG	0x72766944	/* "Driv" */
#define GET_VENDOR	0xf0000		/* of node 0: verb F00h, parameter 00h */

typedef struct _DRIVER_DEVICE {
	HDAUDIO_BUS_INTERFACE_V2 Bus;
	UCHAR Codec;
	UCHAR Group;
} DRIVER_DEVICE, *PDRIVER_DEVICE;

static NTSTATUS DriverVerb(PDRIVER_DEVICE Device, ULONG Command, PULONG Response)
{
	HDAUDIO_CODEC_TRANSFER transfer = { .Output.Command = Command };
	NTSTATUS status;

	transfer.Output.Verb8.CodecAddress = Device->Codec;
	status = Device->Bus.TransferCodecVerbs(Device->Bus.Context, 1, &transfer, NULL, NULL);
	if (NT_SUCCESS(status) && !transfer.Input.IsValid)
		status = STATUS_IO_TIMEOUT;
	if (NT_SUCCESS(status))
		*Response = transfer.Input.Response;
	return status;
}

/* What IRP_MN_START_DEVICE does in a Windows driver. */
static NTSTATUS DriverStart(PDRIVER_DEVICE Device)
{
	NTSTATUS status;
	ULONG vendor;

	Device->Bus.GetResourceInformation(Device->Bus.Context, &Device->Codec, &Device->Group);
	status = DriverVerb(Device, GET_VENDOR, &vendor);
	if (NT_SUCCESS(status))
		DbgPrint("@NAME@: codec %u is %08lx\n", Device->Codec, vendor);
	return status;
}

static int driver_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	PDRIVER_DEVICE device = ExAllocatePoolZero(NonPagedPoolNx, sizeof(*device), DRIVER_TAG);
	NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;

	if (device)
		status = hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE_V2,
						 sizeof(device->Bus), 0x0100,
						 (PINTERFACE)&device->Bus);
	if (!NT_SUCCESS(status))
		goto free;
	status = DriverStart(device);
	if (!NT_SUCCESS(status))
		goto dereference;
	hdaudio_set_drvdata(hdev, device);
	return 0;

dereference:
	device->Bus.InterfaceDereference(device->Bus.Context);
free:
	if (device)
		ExFreePoolWithTag(device, DRIVER_TAG);
	return hdaudio_status_to_errno(status);
}

static void driver_remove(struct hdaudio_device *hdev)
{
	PDRIVER_DEVICE device = hdaudio_get_drvdata(hdev);

	device->Bus.InterfaceDereference(device->Bus.Context);
	ExFreePoolWithTag(device, DRIVER_TAG);
}

/* As in the INF: any audio function group, or "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0269". */
static const struct hdaudio_device_id driver_ids[] = {
	{ "HDAUDIO\\FUNC_01" },
	{ }
};

static struct hdaudio_driver @NAME@_driver = {
	.driver.name = "@NAME@",
	.id_table = driver_ids,
	.probe = driver_probe,
	.remove = driver_remove,
};
module_hdaudio_driver(@NAME@_driver);

/* To be loaded by itself: MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_10EC&DEV_0269&"); */
MODULE_DESCRIPTION("@NAME@, a codec driver for hdaudio-compat");
MODULE_LICENSE("GPL");
