// SPDX-License-Identifier: GPL-2.0
/*
 * DMA engines: allocating them, their formats and bandwidth, giving them back.
 */
#include "contract/contract.h"

/* FIFOs of 8 bytes: stereo fits, 8 channels do not. */
static const struct model_config small_fifo = {
	.n_capture = 4, .n_render = 4, .n_sdo = 1, .version = 0x0100, .outpay = 60, .inpay = 29,
	.corb_sizes = MODEL_RING_256, .rirb_sizes = MODEL_RING_256, .ssync = 0x38,
	.fifo_out = 7, .fifo_in = 7, .crst = { .reads = 2 }, .report = { .frames = 10 },
	.corb_reset = { .reads = 1 }, .ring_run = { .reads = 1 }, .sd_reset = { .reads = 1 },
	.sd_run = { .reads = 1 }, .fifo_ready = { .reads = 1 },
};

static const struct fixture_spec small_fifo_spec = { .config = &small_fifo };

/* 1 capture, 1 render, 2 of both kinds; 2 SDO lines of 160 bits, SDI lines of 128 bits. */
static const struct model_config narrow = {
	.n_capture = 1, .n_render = 1, .n_bidi = 2, .n_sdo = 2, .version = 0x0100,
	.outpay = 10, .inpay = 8,
	.corb_sizes = MODEL_RING_256, .rirb_sizes = MODEL_RING_256, .ssync = 0x38,
	.fifo_out = 191, .fifo_in = 191, .crst = { .reads = 2 }, .report = { .frames = 10 },
	.corb_reset = { .reads = 1 }, .ring_run = { .reads = 1 }, .sd_reset = { .reads = 1 },
	.sd_run = { .reads = 1 }, .fifo_ready = { .reads = 1 },
};

static const struct fixture_codec two_codecs[] = {
	{ 0, &model_codec_duplex }, { 3, &model_codec_duplex }, { },
};

static const struct fixture_spec narrow_spec = { .config = &narrow, .codecs = two_codecs };

static void eight_channels(struct contract *c)
{
	c->args.format.NumberOfChannels = 8;
}

/* More than a whole line carries. */
static void sixteen_channels(struct contract *c)
{
	c->args.format.NumberOfChannels = 16;
	c->args.format.SampleRate = 192000;
}

static void codec_absent(struct contract *c)
{
	c->args.codec = 1;
}

static void codec_15(struct contract *c)
{
	c->args.codec = 15;
}

static void codec_255(struct contract *c)
{
	c->args.codec = 255;
}

static void expect_good(struct contract *c, NTSTATUS status)
{
	KUNIT_ASSERT_EQ(c->test, (u32)status, (u32)STATUS_SUCCESS);
}

static void all_render_taken(struct contract *c)
{
	unsigned int i;

	for (i = 0; i < model_config(c->f->model)->n_render; i++)
		with_engine(c);
}

static void all_capture_taken(struct contract *c)
{
	unsigned int i;

	for (i = 0; i < model_config(c->f->model)->n_capture; i++)
		with_capture_engine(c);
}

/* 15 streams in one direction are all a link can tell apart. */
static const struct model_config many_engines = {
	.n_capture = 0, .n_render = 0, .n_bidi = 16, .n_sdo = 1, .version = 0x0100,
	.outpay = 240, .inpay = 240,
	.corb_sizes = MODEL_RING_256, .rirb_sizes = MODEL_RING_256, .ssync = 0x38,
	.fifo_out = 191, .fifo_in = 191, .crst = { .reads = 2 }, .report = { .frames = 10 },
	.corb_reset = { .reads = 1 }, .ring_run = { .reads = 1 }, .sd_reset = { .reads = 1 },
	.sd_run = { .reads = 1 }, .fifo_ready = { .reads = 1 },
};

static const struct fixture_spec many_engines_spec = { .config = &many_engines };

static void fifteen_render(struct contract *c)
{
	unsigned int i;

	for (i = 0; i < 15; i++)
		with_engine(c);
}

static void fifteen_capture(struct contract *c)
{
	unsigned int i;

	for (i = 0; i < 15; i++)
		with_capture_engine(c);
}

/* On the narrow link: 160 bits are all of a line. */
static void line_full(struct contract *c)
{
	c->args.format.NumberOfChannels = 10;
	with_engine(c);
	c->args.format = (HDAUDIO_STREAM_FORMAT){ 48000, 8, 8, 1 };
}

static void sdi_full(struct contract *c)
{
	c->args.format.NumberOfChannels = 8;
	with_capture_engine(c);
	c->args.format = (HDAUDIO_STREAM_FORMAT){ 48000, 8, 8, 1 };
}

/* 96 + 64 bits fill the line; the second stream cannot grow. */
static void line_full_of_two(struct contract *c)
{
	c->args.format.NumberOfChannels = 6;
	with_engine(c);
	c->args.format.NumberOfChannels = 4;
	with_engine(c);
}

static void one_more_bit(struct contract *c)
{
	c->args.format = (HDAUDIO_STREAM_FORMAT){ 48000, 24, 32, 3 };
}

static void code_is_stereo(struct contract *c)
{
	KUNIT_EXPECT_PTR_NE(c->test, c->out.handle, NULL);
	KUNIT_EXPECT_EQ(c->test, (u32)c->out.code.ConverterFormat, 0x11);
}

static void same_size(struct contract *c)
{
	c->args.format = (HDAUDIO_STREAM_FORMAT){ 48000, 8, 8, 8 };
}

static void code_is_eight_bit(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, (u32)c->out.code.ConverterFormat, 0x07);
}

static void handle_is_dead(struct contract *c)
{
	KUNIT_EXPECT_EQ(c->test, (u32)call_FreeDmaEngine(c), (u32)STATUS_INVALID_HANDLE);
}

static void position_is_in_the_mirror(struct contract *c)
{
	u8 __iomem *mirror = c->f->setup.io.mirror;

	KUNIT_EXPECT_PTR_EQ(c->test, (void *)c->out.position,
			    (void __force *)(mirror + 0x84 + 0x20 * 4));
}

static void with_three_registrations(struct contract *c)
{
	with_engine(c);
	expect_good(c, call_RegisterNotificationEvent(c));
	expect_good(c, call_RegisterNotificationCallback(c));
}

static const struct contract_case engine_table[] = {
	{ "AllocateCaptureDmaEngine: STATUS_SUCCESS: a codec that is there",
	  call_AllocateCaptureDmaEngine, .check = code_is_stereo },
	{ "AllocateCaptureDmaEngine: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_AllocateCaptureDmaEngine, .at_dispatch = true },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: NULL context",
	  call_AllocateCaptureDmaEngine, NULL, null_context },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_AllocateCaptureDmaEngine, NULL, stale_context },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: NULL StreamFormat",
	  call_AllocateCaptureDmaEngine, NULL, null_format },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: NULL Handle",
	  call_AllocateCaptureDmaEngine, NULL, null_to_handle },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: NULL ConverterFormat",
	  call_AllocateCaptureDmaEngine, NULL, null_to_code },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: format that cannot be",
	  call_AllocateCaptureDmaEngine, NULL, bad_format },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: no codec at the address",
	  call_AllocateCaptureDmaEngine, NULL, codec_absent },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: codec address 15",
	  call_AllocateCaptureDmaEngine, NULL, codec_15 },
	{ "AllocateCaptureDmaEngine: STATUS_INVALID_PARAMETER: codec address 255",
	  call_AllocateCaptureDmaEngine, NULL, codec_255 },
	{ "AllocateCaptureDmaEngine: STATUS_BUFFER_TOO_SMALL: FIFO smaller than a frame",
	  call_AllocateCaptureDmaEngine, NULL, eight_channels, NULL, &small_fifo_spec },
	{ "AllocateCaptureDmaEngine: STATUS_INSUFFICIENT_RESOURCES: every engine taken",
	  call_AllocateCaptureDmaEngine, all_capture_taken },
	{ "AllocateCaptureDmaEngine: STATUS_INSUFFICIENT_RESOURCES: every stream id taken",
	  call_AllocateCaptureDmaEngine, fifteen_capture, NULL, NULL, &many_engines_spec },
	{ "AllocateCaptureDmaEngine: STATUS_INSUFFICIENT_RESOURCES: SDI line full",
	  call_AllocateCaptureDmaEngine, sdi_full, NULL, NULL, &narrow_spec },
	{ "AllocateCaptureDmaEngine: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_AllocateCaptureDmaEngine, NULL, controller_gone },

	{ "AllocateRenderDmaEngine: STATUS_SUCCESS: 16 bit stereo",
	  call_AllocateRenderDmaEngine, .check = code_is_stereo },
	{ "AllocateRenderDmaEngine: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_AllocateRenderDmaEngine, .at_dispatch = true },
	{ "AllocateRenderDmaEngine: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL comes before NULL context",
	  call_AllocateRenderDmaEngine, NULL, null_context, .at_dispatch = true },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: NULL context",
	  call_AllocateRenderDmaEngine, NULL, null_context },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_AllocateRenderDmaEngine, NULL, stale_context },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: NULL StreamFormat",
	  call_AllocateRenderDmaEngine, NULL, null_format },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: NULL Handle",
	  call_AllocateRenderDmaEngine, NULL, null_to_handle },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: NULL ConverterFormat",
	  call_AllocateRenderDmaEngine, NULL, null_to_code },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: format that cannot be",
	  call_AllocateRenderDmaEngine, NULL, bad_format },
	{ "AllocateRenderDmaEngine: STATUS_BUFFER_TOO_SMALL: FIFO smaller than a frame",
	  call_AllocateRenderDmaEngine, NULL, eight_channels, NULL, &small_fifo_spec },
	{ "AllocateRenderDmaEngine: STATUS_INSUFFICIENT_RESOURCES: every engine taken",
	  call_AllocateRenderDmaEngine, all_render_taken },
	{ "AllocateRenderDmaEngine: STATUS_INSUFFICIENT_RESOURCES: every stream id taken",
	  call_AllocateRenderDmaEngine, fifteen_render, NULL, NULL, &many_engines_spec },
	{ "AllocateRenderDmaEngine: STATUS_INSUFFICIENT_RESOURCES: SDO line full",
	  call_AllocateRenderDmaEngine, line_full, NULL, NULL, &narrow_spec },
	{ "AllocateRenderDmaEngine: STATUS_INSUFFICIENT_RESOURCES: larger than the whole link",
	  call_AllocateRenderDmaEngine, NULL, sixteen_channels },
	{ "AllocateRenderDmaEngine: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_AllocateRenderDmaEngine, NULL, controller_gone },

	{ "ChangeBandwidthAllocation: STATUS_SUCCESS: engine without a buffer",
	  call_ChangeBandwidthAllocation, with_engine },
	{ "ChangeBandwidthAllocation: STATUS_SUCCESS: the old reservation counts as free",
	  call_ChangeBandwidthAllocation, line_full_of_two, same_size, code_is_eight_bit,
	  &narrow_spec },
	{ "ChangeBandwidthAllocation: STATUS_UNSUCCESSFUL: DISPATCH_LEVEL",
	  call_ChangeBandwidthAllocation, with_engine, .at_dispatch = true },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_HANDLE: NULL handle",
	  call_ChangeBandwidthAllocation, with_engine, null_handle },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_HANDLE: forged handle",
	  call_ChangeBandwidthAllocation, with_engine, forged_handle },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_ChangeBandwidthAllocation, with_engine, bit_flipped_handle },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_ChangeBandwidthAllocation, with_engine, stale_handle },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_ChangeBandwidthAllocation, with_engine, reallocated_handle },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_HANDLE: another client's handle",
	  call_ChangeBandwidthAllocation, with_engine, foreign_handle },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_PARAMETER: NULL context",
	  call_ChangeBandwidthAllocation, with_engine, null_context },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_ChangeBandwidthAllocation, with_engine, stale_context },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_PARAMETER: NULL StreamFormat",
	  call_ChangeBandwidthAllocation, with_engine, null_format },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_PARAMETER: NULL ConverterFormat",
	  call_ChangeBandwidthAllocation, with_engine, null_to_code },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_PARAMETER: format that cannot be",
	  call_ChangeBandwidthAllocation, with_engine, bad_format },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_DEVICE_REQUEST: engine has a buffer",
	  call_ChangeBandwidthAllocation, with_buffer },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_DEVICE_REQUEST: notifying buffer",
	  call_ChangeBandwidthAllocation, with_notifying },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_DEVICE_REQUEST: contiguous buffer there",
	  call_ChangeBandwidthAllocation, with_contiguous },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_ChangeBandwidthAllocation, with_stopped },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_ChangeBandwidthAllocation, with_running },
	{ "ChangeBandwidthAllocation: STATUS_INVALID_DEVICE_REQUEST: engine paused",
	  call_ChangeBandwidthAllocation, with_paused },
	{ "ChangeBandwidthAllocation: STATUS_BUFFER_TOO_SMALL: FIFO smaller than a frame",
	  call_ChangeBandwidthAllocation, with_engine, eight_channels, NULL, &small_fifo_spec },
	{ "ChangeBandwidthAllocation: STATUS_INSUFFICIENT_RESOURCES: SDO line full",
	  call_ChangeBandwidthAllocation, line_full_of_two, one_more_bit, NULL, &narrow_spec },
	{ "ChangeBandwidthAllocation: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_ChangeBandwidthAllocation, with_engine, controller_gone },

	{ "FreeDmaEngine: STATUS_SUCCESS: engine without a buffer",
	  call_FreeDmaEngine, with_engine, NULL, handle_is_dead },
	{ "FreeDmaEngine: STATUS_SUCCESS: DISPATCH_LEVEL",
	  call_FreeDmaEngine, with_engine, NULL, handle_is_dead, .at_dispatch = true },
	{ "FreeDmaEngine: STATUS_SUCCESS: registrations go with the engine",
	  call_FreeDmaEngine, with_three_registrations, NULL, handle_is_dead },
	{ "FreeDmaEngine: STATUS_SUCCESS: controller gone",
	  call_FreeDmaEngine, with_engine, controller_gone, handle_is_dead },
	{ "FreeDmaEngine: STATUS_INVALID_PARAMETER: NULL context",
	  call_FreeDmaEngine, with_engine, null_context },
	{ "FreeDmaEngine: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_FreeDmaEngine, with_engine, stale_context },
	{ "FreeDmaEngine: STATUS_INVALID_HANDLE: NULL handle",
	  call_FreeDmaEngine, with_engine, null_handle },
	{ "FreeDmaEngine: STATUS_INVALID_HANDLE: forged handle",
	  call_FreeDmaEngine, with_engine, forged_handle },
	{ "FreeDmaEngine: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_FreeDmaEngine, with_engine, bit_flipped_handle },
	{ "FreeDmaEngine: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_FreeDmaEngine, with_engine, stale_handle },
	{ "FreeDmaEngine: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_FreeDmaEngine, with_engine, reallocated_handle },
	{ "FreeDmaEngine: STATUS_INVALID_HANDLE: another client's handle",
	  call_FreeDmaEngine, with_engine, foreign_handle },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: engine has a buffer",
	  call_FreeDmaEngine, with_buffer },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: notifying buffer",
	  call_FreeDmaEngine, with_notifying },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: contiguous buffer there",
	  call_FreeDmaEngine, with_contiguous },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: engine set up with a BDL",
	  call_FreeDmaEngine, with_bdl_set_up },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: engine stopped",
	  call_FreeDmaEngine, with_stopped },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: engine running",
	  call_FreeDmaEngine, with_running },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: engine paused",
	  call_FreeDmaEngine, with_paused },
	{ "FreeDmaEngine: STATUS_INVALID_DEVICE_REQUEST: reset again, buffer there",
	  call_FreeDmaEngine, with_reset_again },

	{ "GetLinkPositionRegister: STATUS_SUCCESS: engine without a buffer",
	  call_GetLinkPositionRegister, with_engine, NULL, position_is_in_the_mirror },
	{ "GetLinkPositionRegister: STATUS_SUCCESS: engine running",
	  call_GetLinkPositionRegister, with_running, NULL, position_is_in_the_mirror },
	{ "GetLinkPositionRegister: STATUS_SUCCESS: DISPATCH_LEVEL",
	  call_GetLinkPositionRegister, with_engine, NULL, position_is_in_the_mirror,
	  .at_dispatch = true },
	{ "GetLinkPositionRegister: STATUS_INVALID_PARAMETER: NULL context",
	  call_GetLinkPositionRegister, with_engine, null_context },
	{ "GetLinkPositionRegister: STATUS_INVALID_PARAMETER: context of a gone client",
	  call_GetLinkPositionRegister, with_engine, stale_context },
	{ "GetLinkPositionRegister: STATUS_INVALID_PARAMETER: NULL Position",
	  call_GetLinkPositionRegister, with_engine, null_to_position },
	{ "GetLinkPositionRegister: STATUS_INVALID_HANDLE: NULL handle",
	  call_GetLinkPositionRegister, with_engine, null_handle },
	{ "GetLinkPositionRegister: STATUS_INVALID_HANDLE: forged handle",
	  call_GetLinkPositionRegister, with_engine, forged_handle },
	{ "GetLinkPositionRegister: STATUS_INVALID_HANDLE: handle with one bit changed",
	  call_GetLinkPositionRegister, with_engine, bit_flipped_handle },
	{ "GetLinkPositionRegister: STATUS_INVALID_HANDLE: handle of a freed engine",
	  call_GetLinkPositionRegister, with_engine, stale_handle },
	{ "GetLinkPositionRegister: STATUS_INVALID_HANDLE: handle before re-allocation",
	  call_GetLinkPositionRegister, with_engine, reallocated_handle },
	{ "GetLinkPositionRegister: STATUS_INVALID_HANDLE: another client's handle",
	  call_GetLinkPositionRegister, with_engine, foreign_handle },
	{ "GetLinkPositionRegister: STATUS_NO_SUCH_DEVICE: controller gone",
	  call_GetLinkPositionRegister, with_engine, controller_gone },
};

CONTRACT_TABLE(engine_table)

/* A format, and the code the HD Audio specification (3.7.1) has for it; 0: there is none. */
struct format_row {
	const char *name;
	HDAUDIO_STREAM_FORMAT format;
	u16 code;
};

static const struct format_row good_formats[] = {
	{ "48 kHz 16 bit stereo", { 48000, 16, 16, 2 }, 0x0011 },
	{ "44.1 kHz 16 bit stereo", { 44100, 16, 16, 2 }, 0x4011 },
	{ "48 kHz 8 bit mono", { 48000, 8, 8, 1 }, 0x0000 },
	{ "20 valid bits in 32", { 48000, 20, 32, 2 }, 0x0021 },
	{ "24 valid bits in 32", { 48000, 24, 32, 2 }, 0x0031 },
	{ "32 valid bits in 32", { 48000, 32, 32, 2 }, 0x0041 },
	{ "16 channels", { 8000, 8, 8, 16 }, 0x050f },
	{ "96 kHz", { 96000, 16, 16, 2 }, 0x0811 },
	{ "144 kHz", { 144000, 16, 16, 2 }, 0x1011 },
	{ "192 kHz", { 192000, 16, 16, 2 }, 0x1811 },
	{ "88.2 kHz", { 88200, 16, 16, 2 }, 0x4811 },
	{ "132.3 kHz", { 132300, 16, 16, 2 }, 0x5011 },
	{ "176.4 kHz", { 176400, 16, 16, 2 }, 0x5811 },
	{ "24 kHz", { 24000, 16, 16, 2 }, 0x0111 },
	{ "16 kHz", { 16000, 16, 16, 2 }, 0x0211 },
	{ "12 kHz", { 12000, 16, 16, 2 }, 0x0311 },
	{ "9.6 kHz", { 9600, 16, 16, 2 }, 0x0411 },
	{ "8 kHz", { 8000, 16, 16, 2 }, 0x0511 },
	{ "6 kHz", { 6000, 16, 16, 2 }, 0x0711 },
	{ "32 kHz is 48 kHz * 2 / 3", { 32000, 16, 16, 2 }, 0x0a11 },
	{ "22.05 kHz", { 22050, 16, 16, 2 }, 0x4111 },
	{ "11.025 kHz", { 11025, 16, 16, 2 }, 0x4311 },
	{ "6.3 kHz is 44.1 kHz / 7", { 6300, 16, 16, 2 }, 0x4611 },
	{ "36 kHz is 48 kHz * 3 / 4", { 36000, 16, 16, 2 }, 0x1311 },
};

static const struct format_row bad_formats[] = {
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 0", { 0, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 1", { 1, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 47999", { 47999, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 48001", { 48001, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 6857, about 48000 / 7",
	  { 6857, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 5512, about 44100 / 8",
	  { 5512, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 240000, five times 48 kHz",
	  { 240000, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 384000", { 384000, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: rate 4294967295",
	  { 0xffffffff, 16, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: no channels", { 48000, 16, 16, 0 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 17 channels", { 48000, 16, 16, 17 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 65535 channels",
	  { 48000, 16, 16, 0xffff } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 0 bits", { 48000, 0, 0, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 0 valid bits in 16",
	  { 48000, 0, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 8 in 16", { 48000, 8, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 16 in 8", { 48000, 16, 8, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 16 in 32", { 48000, 16, 32, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 20 in 24", { 48000, 20, 24, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 24 in 24", { 48000, 24, 24, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 12 in 16", { 48000, 12, 16, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 33 in 32", { 48000, 33, 32, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 64 in 64", { 48000, 64, 64, 2 } },
	{ "AllocateRenderDmaEngine: STATUS_INVALID_PARAMETER: 65535 in 65535",
	  { 48000, 0xffff, 0xffff, 2 } },
};

static void format_name(const struct format_row *row, char *desc)
{
	strscpy(desc, row->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(good_format, good_formats, format_name);
KUNIT_ARRAY_PARAM(bad_format, bad_formats, format_name);

/* All three routines that take a format encode it alike. */
static void good_format_is_encoded(struct kunit *test)
{
	const struct format_row *row = test->param_value;
	struct contract *c = contract_new(test, &many_engines_spec);

	c->args.format = row->format;
	expect_good(c, call_AllocateRenderDmaEngine(c));
	KUNIT_EXPECT_EQ(test, (u32)c->out.code.ConverterFormat, row->code);
	c->args.handle = c->out.handle;
	c->args.format = (HDAUDIO_STREAM_FORMAT){ 8000, 8, 8, 1 };
	expect_good(c, call_ChangeBandwidthAllocation(c));
	c->args.format = row->format;
	c->out.code.ConverterFormat = 0xffff;
	expect_good(c, call_ChangeBandwidthAllocation(c));
	KUNIT_EXPECT_EQ(test, (u32)c->out.code.ConverterFormat, row->code);
	c->out.code.ConverterFormat = 0xffff;
	expect_good(c, call_AllocateCaptureDmaEngine(c));
	KUNIT_EXPECT_EQ(test, (u32)c->out.code.ConverterFormat, row->code);
	contract_end(c, false);
}

static void bad_format_is_refused(struct kunit *test)
{
	const struct format_row *row = test->param_value;
	struct contract *c = contract_new(test, &many_engines_spec);

	with_engine(c);
	c->args.format = row->format;
	KUNIT_EXPECT_EQ(test, (u32)call_AllocateRenderDmaEngine(c), (u32)STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, (u32)call_AllocateCaptureDmaEngine(c),
			(u32)STATUS_INVALID_PARAMETER);
	KUNIT_EXPECT_EQ(test, (u32)call_ChangeBandwidthAllocation(c),
			(u32)STATUS_INVALID_PARAMETER);
	contract_end(c, false);
}

static NTSTATUS try_render(struct contract *c, ULONG rate, USHORT bits, USHORT container,
			   USHORT channels, BOOLEAN stripe)
{
	c->args.format = (HDAUDIO_STREAM_FORMAT){ rate, bits, container, channels };
	c->args.stripe = stripe;
	return call_AllocateRenderDmaEngine(c);
}

static NTSTATUS try_capture(struct contract *c, UCHAR codec, ULONG rate, USHORT bits,
			    USHORT container, USHORT channels)
{
	c->args.format = (HDAUDIO_STREAM_FORMAT){ rate, bits, container, channels };
	c->args.codec = codec;
	return call_AllocateCaptureDmaEngine(c);
}

#define EXPECT_FULL(c, call)	\
	KUNIT_EXPECT_EQ((c)->test, (u32)(call), (u32)STATUS_INSUFFICIENT_RESOURCES)

/* 160 bits a line: exactly all of it is granted, a sample more is not. */
static void render_bandwidth_to_the_last_bit(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 9, FALSE));
	EXPECT_FULL(c, try_render(c, 48000, 20, 32, 1, FALSE));
	EXPECT_FULL(c, try_render(c, 48000, 24, 32, 1, FALSE));
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 1, FALSE));
	EXPECT_FULL(c, try_render(c, 6000, 8, 8, 1, FALSE));
	contract_end(c, false);
}

/* 44.1 kHz needs the room of 48 kHz, 96 kHz twice, 88.2 kHz too. */
static void bandwidth_counts_the_fullest_frame(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_FULL(c, try_render(c, 44100, 16, 16, 11, FALSE));
	EXPECT_FULL(c, try_render(c, 88200, 16, 16, 6, FALSE));
	EXPECT_FULL(c, try_render(c, 8000, 16, 16, 11, FALSE));
	EXPECT_GOOD(c, try_render(c, 88200, 16, 16, 5, FALSE));
	EXPECT_FULL(c, try_render(c, 8000, 8, 8, 1, FALSE));
	contract_end(c, false);
}

/* Valid bits travel, not containers: 8 channels of 20 bits fill 160. */
static void bandwidth_counts_valid_bits(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_FULL(c, try_render(c, 48000, 24, 32, 7, FALSE));
	EXPECT_GOOD(c, try_render(c, 48000, 20, 32, 8, FALSE));
	contract_end(c, false);
}

/* A striped stream takes half of each of two lines. */
static void stripes_share_the_lines(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_FULL(c, try_render(c, 96000, 16, 16, 10, FALSE));
	EXPECT_GOOD(c, try_render(c, 96000, 16, 16, 10, TRUE));
	EXPECT_FULL(c, try_render(c, 48000, 8, 8, 1, TRUE));
	EXPECT_FULL(c, try_render(c, 48000, 8, 8, 1, FALSE));
	contract_end(c, false);
}

static void stripe_leaves_the_rest(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 10, TRUE));
	EXPECT_FULL(c, try_render(c, 48000, 16, 16, 6, FALSE));
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 5, FALSE));
	contract_end(c, false);
}

static void stripe_on_one_line_is_no_error(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);

	EXPECT_FULL(c, try_render(c, 192000, 16, 16, 16, TRUE));
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 2, TRUE));
	contract_end(c, false);
}

/* Each codec has a line of its own, with 128 bits. */
static void capture_bandwidth_is_each_codecs_own(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_FULL(c, try_capture(c, 0, 48000, 16, 16, 9));
	EXPECT_GOOD(c, try_capture(c, 0, 48000, 16, 16, 8));
	EXPECT_FULL(c, try_capture(c, 0, 8000, 8, 8, 1));
	EXPECT_GOOD(c, try_capture(c, 3, 48000, 16, 16, 8));
	EXPECT_FULL(c, try_capture(c, 3, 8000, 8, 8, 1));
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 10, FALSE));
	contract_end(c, false);
}

static void freeing_gives_bandwidth_back(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 10, FALSE));
	EXPECT_FULL(c, try_render(c, 48000, 8, 8, 1, FALSE));
	c->args.handle = c->out.handle;
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 10, FALSE));
	contract_end(c, false);
}

/* The formats of two engines on a full line, changed by turns; what fails changes nothing. */
static void change_that_fails_keeps_the_reservation(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 4, FALSE));
	c->args.handle = c->out.handle;
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 4, FALSE));
	c->args.format.NumberOfChannels = 7;
	EXPECT_FULL(c, call_ChangeBandwidthAllocation(c));
	c->args.format.NumberOfChannels = 6;
	EXPECT_GOOD(c, call_ChangeBandwidthAllocation(c));
	EXPECT_FULL(c, try_render(c, 48000, 8, 8, 1, FALSE));
	c->args.format = (HDAUDIO_STREAM_FORMAT){ 48000, 16, 16, 1 };
	EXPECT_GOOD(c, call_ChangeBandwidthAllocation(c));
	EXPECT_GOOD(c, try_render(c, 48000, 16, 16, 5, FALSE));
	contract_end(c, false);
}

/* One capture, one render, two of both kinds: three of either, four in all. */
static void bidirectional_engines_serve_both(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	EXPECT_GOOD(c, try_render(c, 48000, 8, 8, 1, FALSE));
	EXPECT_GOOD(c, try_render(c, 48000, 8, 8, 1, FALSE));
	EXPECT_GOOD(c, try_capture(c, 0, 48000, 8, 8, 1));
	EXPECT_GOOD(c, try_capture(c, 0, 48000, 8, 8, 1));
	EXPECT_FULL(c, try_render(c, 48000, 8, 8, 1, FALSE));
	EXPECT_FULL(c, try_capture(c, 0, 48000, 8, 8, 1));
	c->args.handle = c->out.handle;
	EXPECT_GOOD(c, call_FreeDmaEngine(c));
	EXPECT_GOOD(c, try_render(c, 48000, 8, 8, 1, FALSE));
	EXPECT_FULL(c, try_capture(c, 0, 48000, 8, 8, 1));
	contract_end(c, false);
}

/* A fixed engine is taken before one that could serve the other direction. */
static void bidirectional_engines_come_last(struct kunit *test)
{
	struct contract *c = contract_new(test, &narrow_spec);

	with_engine(c);
	EXPECT_GOOD(c, call_AllocateDmaBuffer(c));
	KUNIT_EXPECT_EQ(test, model_find_stream(c->f->model, c->out.id, true), 1);
	with_engine(c);
	EXPECT_GOOD(c, call_AllocateDmaBuffer(c));
	KUNIT_EXPECT_EQ(test, model_find_stream(c->f->model, c->out.id, true), 2);
	with_capture_engine(c);
	EXPECT_GOOD(c, call_AllocateDmaBuffer(c));
	KUNIT_EXPECT_EQ(test, model_find_stream(c->f->model, c->out.id, false), 0);
	contract_end(c, false);
}

static void stream_ids_are_unique(struct kunit *test)
{
	struct contract *c = contract_new(test, &many_engines_spec);
	unsigned long seen = 0;
	unsigned int i;

	for (i = 0; i < 15; i++) {
		with_engine(c);
		c->args.size = 256;
		EXPECT_GOOD(c, call_AllocateDmaBuffer(c));
		KUNIT_EXPECT_GE(test, (u32)c->out.id, 1);
		KUNIT_EXPECT_LE(test, (u32)c->out.id, 15);
		KUNIT_EXPECT_FALSE(test, seen & BIT(c->out.id));
		seen |= BIT(c->out.id);
	}
	KUNIT_EXPECT_EQ(test, seen, 0xfffeUL);
	contract_end(c, false);
}

/* Nothing is programmed before there is a buffer. */
static void allocation_programs_nothing(struct kunit *test)
{
	struct contract *c = contract_new(test, NULL);
	unsigned int i;

	with_engine(c);
	with_capture_engine(c);
	for (i = 0; i < 8; i++) {
		KUNIT_EXPECT_EQ(test, model_peek(c->f->model, 0x80 + 0x20 * i, 4) & 0xffffff, 0);
		KUNIT_EXPECT_EQ(test, model_peek(c->f->model, 0x92 + 0x20 * i, 2), 0);
	}
	contract_end(c, false);
}

static struct kunit_case ddi_engine_cases[] = {
	CONTRACT_CASES(engine_table),
	KUNIT_CASE_PARAM(good_format_is_encoded, good_format_gen_params),
	KUNIT_CASE_PARAM(bad_format_is_refused, bad_format_gen_params),
	KUNIT_CASE(render_bandwidth_to_the_last_bit),
	KUNIT_CASE(bandwidth_counts_the_fullest_frame),
	KUNIT_CASE(bandwidth_counts_valid_bits),
	KUNIT_CASE(stripes_share_the_lines),
	KUNIT_CASE(stripe_leaves_the_rest),
	KUNIT_CASE(stripe_on_one_line_is_no_error),
	KUNIT_CASE(capture_bandwidth_is_each_codecs_own),
	KUNIT_CASE(freeing_gives_bandwidth_back),
	KUNIT_CASE(change_that_fails_keeps_the_reservation),
	KUNIT_CASE(bidirectional_engines_serve_both),
	KUNIT_CASE(bidirectional_engines_come_last),
	KUNIT_CASE(stream_ids_are_unique),
	KUNIT_CASE(allocation_programs_nothing),
	{ }
};

static struct kunit_suite ddi_engine_suite = {
	.name = "ddi_engine",
	.test_cases = ddi_engine_cases,
};

kunit_test_suite(ddi_engine_suite);
