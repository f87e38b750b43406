// SPDX-License-Identifier: GPL-2.0
/*
 * The smallest complete codec driver: while bound to an audio function group it plays a tone.
 *
 * It is the porting guide's example: a driver registration around code that could stand
 * in a Windows driver as it is, for all it knows of the bus is the DDI. It has no module
 * alias, so it is never loaded by itself.
 */
#include "hdaudio_driver.h"

#define TONE_RATE	48000
#define TONE_PERIOD	48		/* frames: a tone of 1 kHz */
#define TONE_LEVEL	0x2000
#define TONE_BYTES	(TONE_PERIOD * 4 * 32)
#define TONE_TAG	0x656e6f54	/* "Tone" */

/* Verbs and parameters (HD Audio specification 7.3.3 and 7.3.4) */
#define VERB_PARAMETER	0xf00
#define VERB_STREAM	0x706
#define VERB_PIN	0x707
#define VERB_POWER	0x705
#define VERB16_FORMAT	0x2
#define VERB16_AMP	0x3
#define PARAM_NODES	0x04
#define PARAM_WIDGET	0x09
#define WIDGET_DAC	0x0
#define WIDGET_PIN	0x4
#define PIN_OUT		0x40
#define AMP_UNMUTED	0xb07f		/* output, left and right, loudest */

typedef struct _TONE_DEVICE {
	HDAUDIO_BUS_INTERFACE Bus;
	HANDLE Engine;
	UCHAR Codec;
	UCHAR Group;
	UCHAR Dac;
} TONE_DEVICE, *PTONE_DEVICE;

static NTSTATUS tone_verb(PTONE_DEVICE tone, ULONG command, PULONG response)
{
	HDAUDIO_CODEC_TRANSFER transfer = { .Output.Command = command };
	NTSTATUS status;

	transfer.Output.Verb8.CodecAddress = tone->Codec;
	status = tone->Bus.TransferCodecVerbs(tone->Bus.Context, 1, &transfer, NULL, NULL);
	if (!NT_SUCCESS(status))
		return status;
	if (!transfer.Input.IsValid)
		return STATUS_IO_TIMEOUT;
	if (response)
		*response = transfer.Input.Response;
	return STATUS_SUCCESS;
}

static NTSTATUS tone_verb8(PTONE_DEVICE tone, UCHAR node, ULONG verb, UCHAR data,
			   PULONG response)
{
	return tone_verb(tone, node << 20 | verb << 8 | data, response);
}

static NTSTATUS tone_verb16(PTONE_DEVICE tone, UCHAR node, ULONG verb, USHORT data)
{
	return tone_verb(tone, node << 20 | verb << 16 | data, NULL);
}

/* Switch a widget on and open it; remember the first DAC. */
static NTSTATUS tone_open_widget(PTONE_DEVICE tone, UCHAR node)
{
	NTSTATUS status;
	ULONG caps;

	status = tone_verb8(tone, node, VERB_PARAMETER, PARAM_WIDGET, &caps);
	if (!NT_SUCCESS(status))
		return status;
	tone_verb8(tone, node, VERB_POWER, 0, NULL);
	tone_verb16(tone, node, VERB16_AMP, AMP_UNMUTED);
	if ((caps >> 20 & 0xf) == WIDGET_PIN)
		return tone_verb8(tone, node, VERB_PIN, PIN_OUT, NULL);
	if ((caps >> 20 & 0xf) == WIDGET_DAC && !tone->Dac)
		tone->Dac = node;
	return STATUS_SUCCESS;
}

static NTSTATUS tone_open_codec(PTONE_DEVICE tone)
{
	NTSTATUS status;
	ULONG nodes, i;

	tone->Bus.GetResourceInformation(tone->Bus.Context, &tone->Codec, &tone->Group);
	tone_verb8(tone, tone->Group, VERB_POWER, 0, NULL);
	status = tone_verb8(tone, tone->Group, VERB_PARAMETER, PARAM_NODES, &nodes);
	for (i = 0; NT_SUCCESS(status) && i < (nodes & 0xff); i++)
		status = tone_open_widget(tone, (nodes >> 16 & 0xff) + i);
	if (NT_SUCCESS(status) && !tone->Dac)
		status = STATUS_NOT_SUPPORTED;
	return status;
}

/* A square wave, the same on both channels. */
static void tone_fill(PMDL mdl)
{
	SHORT *sample = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
	ULONG frames = MmGetMdlByteCount(mdl) / 4;
	ULONG i;

	for (i = 0; i < frames; i++) {
		sample[2 * i] = i % TONE_PERIOD < TONE_PERIOD / 2 ? TONE_LEVEL : -TONE_LEVEL;
		sample[2 * i + 1] = sample[2 * i];
	}
}

static NTSTATUS tone_set_state(PTONE_DEVICE tone, HDAUDIO_STREAM_STATE state)
{
	return tone->Bus.SetDmaEngineState(tone->Bus.Context, state, 1, &tone->Engine);
}

/* From running or paused; never from running straight to reset. The buffer goes last. */
static void tone_end(PTONE_DEVICE tone)
{
	tone_set_state(tone, PauseState);
	tone_set_state(tone, ResetState);
	tone_verb8(tone, tone->Dac, VERB_STREAM, 0, NULL);
	tone->Bus.FreeDmaBuffer(tone->Bus.Context, tone->Engine);
}

/* Give the engine a buffer, tell the converter which stream to listen to, and run. */
static NTSTATUS tone_run(PTONE_DEVICE tone, USHORT format)
{
	NTSTATUS status;
	ULONG fifo;
	SIZE_T size;
	UCHAR stream;
	PMDL mdl;

	status = tone->Bus.AllocateDmaBuffer(tone->Bus.Context, tone->Engine, TONE_BYTES, &mdl,
					     &size, &stream, &fifo);
	if (!NT_SUCCESS(status))
		return status;
	tone_fill(mdl);
	tone_verb16(tone, tone->Dac, VERB16_FORMAT, format);
	tone_verb8(tone, tone->Dac, VERB_STREAM, stream << 4, NULL);
	status = tone_set_state(tone, PauseState);
	if (NT_SUCCESS(status))
		status = tone_set_state(tone, RunState);
	if (!NT_SUCCESS(status))
		tone_end(tone);
	return status;
}

static NTSTATUS tone_start(PTONE_DEVICE tone)
{
	HDAUDIO_STREAM_FORMAT format = {
		.SampleRate = TONE_RATE,
		.ValidBitsPerSample = 16,
		.ContainerSize = 16,
		.NumberOfChannels = 2,
	};
	HDAUDIO_CONVERTER_FORMAT converter;
	NTSTATUS status;

	status = tone_open_codec(tone);
	if (!NT_SUCCESS(status))
		return status;
	status = tone->Bus.AllocateRenderDmaEngine(tone->Bus.Context, &format, FALSE,
						   &tone->Engine, &converter);
	if (!NT_SUCCESS(status))
		return status;
	status = tone_run(tone, converter.ConverterFormat);
	if (!NT_SUCCESS(status))
		tone->Bus.FreeDmaEngine(tone->Bus.Context, tone->Engine);
	return status;
}

/* The way back, the buffer before the engine. */
static void tone_stop(PTONE_DEVICE tone)
{
	tone_end(tone);
	tone->Bus.FreeDmaEngine(tone->Bus.Context, tone->Engine);
}

/* What IRP_MN_START_DEVICE does in a Windows driver. */
static int tone_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	PTONE_DEVICE tone = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*tone), TONE_TAG);
	NTSTATUS status;

	if (!tone)
		return -ENOMEM;
	status = hdaudio_query_interface(hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(tone->Bus),
					 0x0100, (PINTERFACE)&tone->Bus);
	if (!NT_SUCCESS(status))
		goto free;
	status = tone_start(tone);
	if (!NT_SUCCESS(status))
		goto dereference;
	hdaudio_set_drvdata(hdev, tone);
	return 0;

dereference:
	tone->Bus.InterfaceDereference(tone->Bus.Context);
free:
	ExFreePoolWithTag(tone, TONE_TAG);
	return hdaudio_status_to_errno(status);
}

/* And IRP_MN_REMOVE_DEVICE. */
static void tone_remove(struct hdaudio_device *hdev)
{
	PTONE_DEVICE tone = hdaudio_get_drvdata(hdev);

	tone_stop(tone);
	tone->Bus.InterfaceDereference(tone->Bus.Context);
	ExFreePoolWithTag(tone, TONE_TAG);
}

static const struct hdaudio_device_id tone_ids[] = {
	{ "HDAUDIO\\FUNC_01" },
	{ }
};

static struct hdaudio_driver tone_driver = {
	.driver.name = "hdaudio_tone",
	.id_table = tone_ids,
	.probe = tone_probe,
	.remove = tone_remove,
};
module_hdaudio_driver(tone_driver);

MODULE_DESCRIPTION("Example codec driver for hdaudio_compat: plays a tone while bound");
MODULE_LICENSE("GPL");
