/* SPDX-License-Identifier: GPL-2.0 */
/*
 * NTSTATUS: the status codes of the DDI, and their way to and from errno.
 */
#ifndef HDAUDIO_NT_STATUS_H
#define HDAUDIO_NT_STATUS_H

#include "types.h"

typedef LONG NTSTATUS, *PNTSTATUS;

/* The two top bits are the severity; success and information both count as success. */
#define NT_SUCCESS(status)		((NTSTATUS)(status) >= 0)
#define NT_INFORMATION(status)		(((ULONG)(status) >> 30) == 1)
#define NT_WARNING(status)		(((ULONG)(status) >> 30) == 2)
#define NT_ERROR(status)		(((ULONG)(status) >> 30) == 3)

#define STATUS_SUCCESS			((NTSTATUS)0x00000000)
#define STATUS_TIMEOUT			((NTSTATUS)0x00000102)
#define STATUS_PENDING			((NTSTATUS)0x00000103)
#define STATUS_UNSUCCESSFUL		((NTSTATUS)0xC0000001)
#define STATUS_NOT_IMPLEMENTED		((NTSTATUS)0xC0000002)
#define STATUS_INVALID_HANDLE		((NTSTATUS)0xC0000008)
#define STATUS_INVALID_PARAMETER	((NTSTATUS)0xC000000D)
#define STATUS_NO_SUCH_DEVICE		((NTSTATUS)0xC000000E)
#define STATUS_INVALID_DEVICE_REQUEST	((NTSTATUS)0xC0000010)
#define STATUS_NO_MEMORY		((NTSTATUS)0xC0000017)
#define STATUS_BUFFER_TOO_SMALL		((NTSTATUS)0xC0000023)
#define STATUS_INSUFFICIENT_RESOURCES	((NTSTATUS)0xC000009A)
#define STATUS_DEVICE_NOT_CONNECTED	((NTSTATUS)0xC000009D)
#define STATUS_DEVICE_NOT_READY		((NTSTATUS)0xC00000A3)
#define STATUS_IO_TIMEOUT		((NTSTATUS)0xC00000B5)
#define STATUS_NOT_SUPPORTED		((NTSTATUS)0xC00000BB)
#define STATUS_CANCELLED		((NTSTATUS)0xC0000120)

int hdaudio_status_to_errno(NTSTATUS status);
NTSTATUS hdaudio_errno_to_status(int err);

#endif /* HDAUDIO_NT_STATUS_H */
