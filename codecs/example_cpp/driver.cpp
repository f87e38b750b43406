// SPDX-License-Identifier: GPL-2.0
/*
 * The example for porters of C++: while bound to an audio function group it plays a tone.
 *
 * As the C example, it is a registration around code that knows nothing of the bus but the DDI,
 * and has no module alias, so it is never loaded by itself. No header of Linux is included in a
 * C++ file; what a driver calls is all in hdaudio_driver.h.
 */
#include "stream.h"

#define TONE_RATE	48000
#define TONE_PERIOD	48		/* frames: a tone of 1 kHz */
#define TONE_BYTES	(TONE_PERIOD * 4 * 64)

class Device {
public:
	Device() : m_Queried(false), m_Stream(NULL)
	{
	}

	~Device()
	{
		delete m_Stream;
		if (m_Queried)
			m_Bus.InterfaceDereference(m_Bus.Context);
	}

	NTSTATUS Start(struct hdaudio_device *hdev);

private:
	HDAUDIO_BUS_INTERFACE_V2 m_Bus;
	bool m_Queried;
	Codec m_Codec;
	Stream *m_Stream;
};

NTSTATUS Device::Start(struct hdaudio_device *hdev)
{
	HDAUDIO_STREAM_FORMAT format = { TONE_RATE, 16, 16, 2 };
	NTSTATUS status;

	status = hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE_V2, sizeof(m_Bus),
					 0x0100, (PINTERFACE)&m_Bus);
	if (!NT_SUCCESS(status))
		return status;
	m_Queried = true;
	status = m_Codec.Open(m_Bus);
	if (!NT_SUCCESS(status))
		return status;
	m_Stream = new (NonPagedPoolNx, TONE_TAG) Tone(m_Bus, m_Codec, TONE_PERIOD);
	if (!m_Stream)
		return STATUS_INSUFFICIENT_RESOURCES;
	status = m_Stream->Open(&hdev->dev, format, TONE_BYTES);
	return NT_SUCCESS(status) ? m_Stream->Run() : status;
}

/* What IRP_MN_START_DEVICE does in a Windows driver. */
static int tone_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *)
{
	Device *device = new (NonPagedPoolNx, TONE_TAG) Device;
	NTSTATUS status = device ? device->Start(hdev) : STATUS_INSUFFICIENT_RESOURCES;

	if (!NT_SUCCESS(status)) {
		delete device;
		return hdaudio_status_to_errno(status);
	}
	hdaudio_set_drvdata(hdev, device);
	return 0;
}

/* And IRP_MN_REMOVE_DEVICE. */
static void tone_remove(struct hdaudio_device *hdev)
{
	delete static_cast<Device *>(hdaudio_get_drvdata(hdev));
}

static const struct hdaudio_device_id tone_ids[] = {
	{ "HDAUDIO\\FUNC_01" },
	{ }
};

static struct hdaudio_driver tone_driver = {
	{ "hdaudio_tone_cpp" }, tone_ids, tone_probe, tone_remove,
};
module_hdaudio_driver(tone_driver);

MODULE_DESCRIPTION("Example codec driver for hdaudio_compat in C++: plays a tone while bound");
MODULE_LICENSE("GPL");
