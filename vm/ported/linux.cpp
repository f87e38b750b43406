// SPDX-License-Identifier: GPL-2.0
/*
 * What is written anew in a port: the registration, and here also who uses the driver, which on
 * Windows the port driver does. The driver's own header of the DDI comes first, and stays.
 */
#include "adapter.h"
#include "hdaudio_driver.h"

struct Ported {
	PADAPTER adapter;
	PWAVE wave;
	PWAVE old;
};

static NTSTATUS play(PWAVE wave, const char *name)
{
	WAVEFORMATEX format = { WAVE_FORMAT_PCM, 2, 48000, 192000, 4, 16, 0 };
	KSAUDIO_POSITION position;
	NTSTATUS status;

	status = wave->SetFormat(&format);
	if (NT_SUCCESS(status))
		status = wave->SetState(KSSTATE_RUN);
	if (NT_SUCCESS(status))
		status = wave->GetPosition(&position);
	if (NT_SUCCESS(status))
		DbgPrint("ported_adapter: %s plays\n", name);
	return status;
}

static NTSTATUS start(Ported *ported, PDEVICE_OBJECT device)
{
	PUNKNOWN unknown;
	NTSTATUS status;

	status = NewAdapter(&unknown, IID_IAdapter, NULL, NonPagedPool);
	if (!NT_SUCCESS(status))
		return status;
	status = unknown->QueryInterface(IID_IAdapter, (PVOID *)&ported->adapter);
	unknown->Release();
	if (NT_SUCCESS(status))
		status = ported->adapter->Init(device);
	if (NT_SUCCESS(status))
		status = NewWave(&ported->wave, ported->adapter);
	if (NT_SUCCESS(status))
		status = NewXpWave(&ported->old, ported->adapter);
	if (NT_SUCCESS(status))
		status = play(ported->old, "the baseline");
	if (NT_SUCCESS(status))
		status = ported->old->SetState(KSSTATE_STOP);
	if (NT_SUCCESS(status))
		status = play(ported->wave, "V2");
	return status;
}

static void end(Ported *ported)
{
	if (ported->old)
		ported->old->Release();
	if (ported->wave)
		ported->wave->Release();
	if (ported->adapter && ported->adapter->Release())
		DbgPrint("ported_adapter: somebody has a reference still\n");
	delete ported;
}

static int ported_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *)
{
	Ported *ported = new Ported;
	NTSTATUS status = ported ? start(ported, &hdev->dev) : STATUS_INSUFFICIENT_RESOURCES;

	if (!NT_SUCCESS(status)) {
		DbgPrint("ported_adapter: status %08lx\n", status);
		if (ported)
			end(ported);
		return hdaudio_status_to_errno(status);
	}
	hdaudio_set_drvdata(hdev, ported);
	return 0;
}

static void ported_remove(struct hdaudio_device *hdev)
{
	end(static_cast<Ported *>(hdaudio_get_drvdata(hdev)));
}

static const struct hdaudio_device_id ported_ids[] = {
	{ "HDAUDIO\\FUNC_01&VEN_1AF4" },
	{ }
};

static struct hdaudio_driver ported_driver = {
	{ "ported_adapter" }, ported_ids, ported_probe, ported_remove,
};
module_hdaudio_driver(ported_driver);

MODULE_DESCRIPTION("a COM-style driver, to be compiled and run");
MODULE_LICENSE("GPL");
