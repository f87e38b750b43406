// SPDX-License-Identifier: GPL-2.0
/*
 * The layout of the DDI that no compiler can assert: bit fields, GUIDs as bytes, values.
 * Sizes and offsets are asserted in include/hdaudio_abi.h.
 */
#include <linux/string.h>

#include <kunit/test.h>

#include "hdaudio.h"

static void abi_command_verb8(struct kunit *test)
{
	HDAUDIO_CODEC_COMMAND command = { .Command = 0 };

	command.Verb8.CodecAddress = 0xa;
	KUNIT_EXPECT_EQ(test, command.Command, 0xa0000000);
	command.Verb8.Node = 0xbc;
	KUNIT_EXPECT_EQ(test, command.Command, 0xabc00000);
	command.Verb8.VerbId = 0xf09;
	KUNIT_EXPECT_EQ(test, command.Command, 0xabcf0900);
	command.Verb8.Data = 0x5d;
	KUNIT_EXPECT_EQ(test, command.Command, 0xabcf095d);
}

static void abi_command_verb16(struct kunit *test)
{
	HDAUDIO_CODEC_COMMAND command = { .Command = 0 };

	command.Verb16.CodecAddress = 0xe;
	command.Verb16.Node = 0x12;
	command.Verb16.VerbId = 0x3;
	command.Verb16.Data = 0xb07f;
	KUNIT_EXPECT_EQ(test, command.Command, 0xe123b07f);
}

static void abi_response(struct kunit *test)
{
	HDAUDIO_CODEC_RESPONSE response = { .CompleteResponse = 0 };

	response.Response = 0x89abcdef;
	KUNIT_EXPECT_EQ(test, response.CompleteResponse, 0x0000000089abcdefULL);
	response.SDataIn = 0xe;
	KUNIT_EXPECT_EQ(test, response.CompleteResponse, 0x0000000e89abcdefULL);
	response.IsUnsolicitedResponse = 1;
	KUNIT_EXPECT_EQ(test, response.CompleteResponse, 0x0000001e89abcdefULL);
	response.HasFifoOverrun = 1;
	KUNIT_EXPECT_EQ(test, response.CompleteResponse, 0x4000001e89abcdefULL);
	response.IsValid = 1;
	KUNIT_EXPECT_EQ(test, response.CompleteResponse, 0xc000001e89abcdefULL);
}

static void abi_unsolicited(struct kunit *test)
{
	HDAUDIO_CODEC_RESPONSE response = { .CompleteResponse = 0 };

	response.Unsolicited.Tag = 0x3f;
	KUNIT_EXPECT_EQ(test, response.Response, 0xfc000000);
	response.Unsolicited.SubTag = 0x11;
	KUNIT_EXPECT_EQ(test, response.Response, 0xfe200000);
	response.Unsolicited.Response = 0x100001;
	KUNIT_EXPECT_EQ(test, response.Response, 0xfe300001);
}

/* 44.1 kHz twice, divided by 3, 24 bits, 6 channels; then a type that is not PCM. */
static void abi_converter_format(struct kunit *test)
{
	HDAUDIO_CONVERTER_FORMAT format = { .ConverterFormat = 0 };

	format.NumberOfChannels = 5;
	KUNIT_EXPECT_EQ(test, format.ConverterFormat, 0x0005);
	format.BitsPerSample = 3;
	KUNIT_EXPECT_EQ(test, format.ConverterFormat, 0x0035);
	format.SampleRate = 1 << 6 | 1 << 3 | 2;
	KUNIT_EXPECT_EQ(test, format.ConverterFormat, 0x4a35);
	format.StreamType = 1;
	KUNIT_EXPECT_EQ(test, format.ConverterFormat, 0xca35);
}

struct guid_case {
	const char *name;
	const GUID *guid;
	u8 bytes[16];
};

/* As they are in memory on Windows: the first three fields are little-endian. */
static const struct guid_case guid_cases[] = {
	{ "HDAUDIO_BUS_INTERFACE", &GUID_HDAUDIO_BUS_INTERFACE,
	  { 0x8b, 0xf8, 0xea, 0xd2, 0x18, 0xab, 0xa8, 0x41,
	    0xb6, 0x64, 0x8d, 0x59, 0x21, 0x67, 0x67, 0x1b } },
	{ "HDAUDIO_BUS_INTERFACE_BDL", &GUID_HDAUDIO_BUS_INTERFACE_BDL,
	  { 0x97, 0x53, 0xd6, 0xb4, 0x34, 0x56, 0xb0, 0x40,
	    0xb0, 0x68, 0xf5, 0xb9, 0xf8, 0xb9, 0x67, 0xa5 } },
	{ "HDAUDIO_BUS_INTERFACE_V2", &GUID_HDAUDIO_BUS_INTERFACE_V2,
	  { 0xfb, 0xf5, 0x2a, 0xb5, 0x4b, 0x42, 0xb9, 0x4b,
	    0xa1, 0x60, 0x5b, 0x38, 0xbe, 0x94, 0xe5, 0x68 } },
	{ "HDAUDIO_BUS_INTERFACE_V3", &GUID_HDAUDIO_BUS_INTERFACE_V3,
	  { 0x12, 0xda, 0x25, 0xdc, 0xd1, 0xbc, 0x7f, 0x4c,
	    0x84, 0xe1, 0x02, 0xad, 0xb6, 0xdc, 0xdc, 0xbf } },
	{ "HDAUDIO_BUS_CLASS", &GUID_HDAUDIO_BUS_CLASS,
	  { 0x45, 0xa7, 0xd1, 0xbb, 0xd6, 0xad, 0x75, 0x45,
	    0x9c, 0x2e, 0x9b, 0x42, 0x8d, 0x1c, 0x32, 0x66 } },
};

static void guid_name(const struct guid_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(guid, guid_cases, guid_name);

static void abi_guid(struct kunit *test)
{
	const struct guid_case *c = test->param_value;
	unsigned int i;

	KUNIT_EXPECT_EQ(test, memcmp(c->guid, c->bytes, sizeof(GUID)), 0);
	for (i = 0; i < ARRAY_SIZE(guid_cases); i++)
		KUNIT_EXPECT_EQ(test, IsEqualGUID(c->guid, guid_cases[i].guid),
				c->guid == guid_cases[i].guid);
}

static void abi_values(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, (int)ResetState, 0);
	KUNIT_EXPECT_EQ(test, (int)StopState, 1);
	KUNIT_EXPECT_EQ(test, (int)PauseState, 1);
	KUNIT_EXPECT_EQ(test, (int)RunState, 2);
	KUNIT_EXPECT_EQ(test, (int)PowerCodecUnspecified, 0);
	KUNIT_EXPECT_EQ(test, (int)PowerCodecD0, 1);
	KUNIT_EXPECT_EQ(test, (int)PowerCodecD3, 4);
	KUNIT_EXPECT_EQ(test, (int)PowerCodecD3Cold, 5);
	KUNIT_EXPECT_EQ(test, (int)PowerCodecMaximum, 6);
}

/* The halves of a large integer, which is also what an address is made of. */
static void abi_large_integer(struct kunit *test)
{
	LARGE_INTEGER i = { .QuadPart = -2 };

	KUNIT_EXPECT_EQ(test, i.LowPart, 0xfffffffe);
	KUNIT_EXPECT_EQ(test, i.HighPart, -1);
	i.u.HighPart = 0x12345678;
	i.u.LowPart = 0x9abcdef0;
	KUNIT_EXPECT_EQ(test, i.QuadPart, 0x123456789abcdef0LL);
}

/* This file is built as all of a newer kernel is, with a char that has no sign. */
static_assert((CHAR)-1 < 0 && (char)-1 > 0);

static void abi_device_information_init(struct kunit *test)
{
	HDAUDIO_DEVICE_INFORMATION_V2 info;

	memset(&info, 0xa5, sizeof(info));
	_HDAUDIO_DEVICE_INFORMATION_V2_INIT(&info);
	KUNIT_EXPECT_EQ(test, info.Size, sizeof(info));
	info.Size = 0;
	KUNIT_EXPECT_NULL(test, memchr_inv(&info, 0, sizeof(info)));
}

static struct kunit_case abi_cases[] = {
	KUNIT_CASE(abi_command_verb8),
	KUNIT_CASE(abi_command_verb16),
	KUNIT_CASE(abi_response),
	KUNIT_CASE(abi_unsolicited),
	KUNIT_CASE(abi_converter_format),
	KUNIT_CASE_PARAM(abi_guid, guid_gen_params),
	KUNIT_CASE(abi_values),
	KUNIT_CASE(abi_large_integer),
	KUNIT_CASE(abi_device_information_init),
	{}
};

static struct kunit_suite abi_suite = {
	.name = "hdaudio_abi",
	.test_cases = abi_cases,
};

kunit_test_suite(abi_suite);
