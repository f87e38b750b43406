/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Control codes, to be named and told apart: no request brings one here.
 */
#ifndef HDAUDIO_NT_IOCTL_H
#define HDAUDIO_NT_IOCTL_H

#include "types.h"

#define CTL_CODE(DeviceType, Function, Method, Access) \
	((ULONG)(DeviceType) << 16 | (Access) << 14 | (Function) << 2 | (Method))
#define DEVICE_TYPE_FROM_CTL_CODE(code)		((ULONG)(code) >> 16)
#define METHOD_FROM_CTL_CODE(code)		((ULONG)(code) & 3)

#define METHOD_BUFFERED		0
#define METHOD_IN_DIRECT	1
#define METHOD_OUT_DIRECT	2
#define METHOD_NEITHER		3

#define FILE_ANY_ACCESS		0
#define FILE_SPECIAL_ACCESS	0
#define FILE_READ_ACCESS	1
#define FILE_WRITE_ACCESS	2
#define FILE_READ_DATA		1
#define FILE_WRITE_DATA		2

#define FILE_DEVICE_SOUND	0x1d
#define FILE_DEVICE_UNKNOWN	0x22
#define FILE_DEVICE_KS		0x2f

#endif /* HDAUDIO_NT_IOCTL_H */
