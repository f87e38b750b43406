// SPDX-License-Identifier: GPL-2.0
/*
 * @NAME@: a codec driver for hdaudio-compat. So far it asks the codec who it is.
 */
#include "hdaudio_driver.h"

#define DRIVER_TAG	'virD'
#define GET_VENDOR	0xf0000		/* of node 0: verb F00h, parameter 00h */

class Device {
public:
	Device() : m_Codec(0), m_Group(0)
	{
		m_Bus.Context = NULL;
	}

	~Device()
	{
		if (m_Bus.Context)
			m_Bus.InterfaceDereference(m_Bus.Context);
	}

	NTSTATUS Start(struct hdaudio_device *hdev);

private:
	NTSTATUS Verb(ULONG command, PULONG response);

	HDAUDIO_BUS_INTERFACE_V2 m_Bus;
	UCHAR m_Codec;
	UCHAR m_Group;
};

NTSTATUS Device::Verb(ULONG command, PULONG response)
{
	HDAUDIO_CODEC_TRANSFER transfer = {};
	NTSTATUS status;

	transfer.Output.Command = command;
	transfer.Output.Verb8.CodecAddress = m_Codec;
	status = m_Bus.TransferCodecVerbs(m_Bus.Context, 1, &transfer, NULL, NULL);
	if (NT_SUCCESS(status) && !transfer.Input.IsValid)
		status = STATUS_IO_TIMEOUT;
	if (NT_SUCCESS(status))
		*response = transfer.Input.Response;
	return status;
}

/* What IRP_MN_START_DEVICE does in a Windows driver. */
NTSTATUS Device::Start(struct hdaudio_device *hdev)
{
	NTSTATUS status;
	ULONG vendor;

	status = hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE_V2, sizeof(m_Bus),
					 0x0100, (PINTERFACE)&m_Bus);
	if (!NT_SUCCESS(status))
		return status;
	m_Bus.GetResourceInformation(m_Bus.Context, &m_Codec, &m_Group);
	status = Verb(GET_VENDOR, &vendor);
	if (NT_SUCCESS(status))
		DbgPrint("@NAME@: codec %u is %08lx\n", m_Codec, vendor);
	return status;
}

static int driver_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *)
{
	Device *device = new (NonPagedPoolNx, DRIVER_TAG) Device;
	NTSTATUS status = device ? device->Start(hdev) : STATUS_INSUFFICIENT_RESOURCES;

	if (!NT_SUCCESS(status)) {
		delete device;
		return hdaudio_status_to_errno(status);
	}
	hdaudio_set_drvdata(hdev, device);
	return 0;
}

static void driver_remove(struct hdaudio_device *hdev)
{
	delete static_cast<Device *>(hdaudio_get_drvdata(hdev));
}

/* As in the INF: any audio function group, or "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0269". */
static const struct hdaudio_device_id driver_ids[] = {
	{ "HDAUDIO\\FUNC_01" },
	{ }
};

static struct hdaudio_driver @NAME@_driver = {
	{ "@NAME@" }, driver_ids, driver_probe, driver_remove,
};
module_hdaudio_driver(@NAME@_driver);

/* To be loaded by itself: MODULE_ALIAS_HDAUDIO("FUNC_01", "VEN_10EC&DEV_0269&"); */
MODULE_DESCRIPTION("@NAME@, a codec driver for hdaudio-compat");
MODULE_LICENSE("GPL");
