// SPDX-License-Identifier: GPL-2.0
/*
 * NTSTATUS and errno: one table each way, and nothing else translates.
 *
 * Every status of the DDI has an errno of its own, so that it survives the way there and back.
 * Those that only clients use become the errno of what they mean, whosever it is.
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/kernel.h>

#include "nt/status.h"

struct status_row {
	NTSTATUS status;
	int err;
};

static const struct status_row to_errno[] = {
	{ STATUS_SUCCESS, 0 },
	{ STATUS_TIMEOUT, -ETIME },
	{ STATUS_PENDING, -EINPROGRESS },
	{ STATUS_UNSUCCESSFUL, -EIO },
	{ STATUS_NOT_IMPLEMENTED, -ENOTSUPP },
	{ STATUS_INVALID_HANDLE, -EBADF },
	{ STATUS_INVALID_PARAMETER, -EINVAL },
	{ STATUS_NO_SUCH_DEVICE, -ENODEV },
	{ STATUS_INVALID_DEVICE_REQUEST, -EBADFD },
	{ STATUS_NO_MEMORY, -ENOMEM },
	{ STATUS_BUFFER_TOO_SMALL, -ENOBUFS },
	{ STATUS_INSUFFICIENT_RESOURCES, -ENOSPC },
	{ STATUS_DEVICE_NOT_CONNECTED, -ENOTCONN },
	{ STATUS_DEVICE_NOT_READY, -EBUSY },
	{ STATUS_IO_TIMEOUT, -ETIMEDOUT },
	{ STATUS_NOT_SUPPORTED, -EOPNOTSUPP },
	{ STATUS_CANCELLED, -ECANCELED },
	{ STATUS_BUFFER_OVERFLOW, -EOVERFLOW },
	{ STATUS_DEVICE_BUSY, -EBUSY },
	{ STATUS_NO_MORE_ENTRIES, -ENOENT },
	{ STATUS_NO_DATA_DETECTED, -ENODATA },
	{ STATUS_INFO_LENGTH_MISMATCH, -EMSGSIZE },
	{ STATUS_ACCESS_VIOLATION, -EFAULT },
	{ STATUS_MORE_PROCESSING_REQUIRED, -EINPROGRESS },
	{ STATUS_ACCESS_DENIED, -EACCES },
	{ STATUS_OBJECT_TYPE_MISMATCH, -EINVAL },
	{ STATUS_OBJECT_NAME_NOT_FOUND, -ENOENT },
	{ STATUS_OBJECT_NAME_COLLISION, -EEXIST },
	{ STATUS_DATA_OVERRUN, -EOVERFLOW },
	{ STATUS_DATA_LATE_ERROR, -ETIME },
	{ STATUS_SHARING_VIOLATION, -EBUSY },
	{ STATUS_DELETE_PENDING, -ESHUTDOWN },
	{ STATUS_REVISION_MISMATCH, -EPROTONOSUPPORT },
	{ STATUS_INTEGER_OVERFLOW, -EOVERFLOW },
	{ STATUS_DEVICE_DOES_NOT_EXIST, -ENODEV },
	{ STATUS_INVALID_PARAMETER_1, -EINVAL },
	{ STATUS_INVALID_PARAMETER_2, -EINVAL },
	{ STATUS_INVALID_PARAMETER_3, -EINVAL },
	{ STATUS_INVALID_PARAMETER_4, -EINVAL },
	{ STATUS_INVALID_PARAMETER_5, -EINVAL },
	{ STATUS_INVALID_ADDRESS, -EFAULT },
	{ STATUS_DEVICE_CONFIGURATION_ERROR, -EINVAL },
	{ STATUS_INVALID_DEVICE_STATE, -EBADFD },
	{ STATUS_IO_DEVICE_ERROR, -EIO },
	{ STATUS_DEVICE_PROTOCOL_ERROR, -EPROTO },
	{ STATUS_TOO_LATE, -ETIME },
	{ STATUS_INVALID_BUFFER_SIZE, -EMSGSIZE },
	{ STATUS_NOT_FOUND, -ENOENT },
	{ STATUS_RETRY, -EAGAIN },
	{ STATUS_REQUEST_ABORTED, -ECANCELED },
	{ STATUS_NO_MATCH, -ENOENT },
	{ STATUS_DEVICE_REMOVED, -ENODEV },
	{ STATUS_NOINTERFACE, -EOPNOTSUPP },
	{ STATUS_POWER_STATE_INVALID, -EBADFD },
};

static const struct status_row from_errno[] = {
	{ STATUS_SUCCESS, 0 },
	{ STATUS_TIMEOUT, -ETIME },
	{ STATUS_PENDING, -EINPROGRESS },
	{ STATUS_PENDING, -EIOCBQUEUED },
	{ STATUS_UNSUCCESSFUL, -EIO },
	{ STATUS_NOT_IMPLEMENTED, -ENOTSUPP },
	{ STATUS_INVALID_HANDLE, -EBADF },
	{ STATUS_INVALID_PARAMETER, -EINVAL },
	{ STATUS_INVALID_PARAMETER, -EFAULT },
	{ STATUS_INVALID_PARAMETER, -EDOM },
	{ STATUS_INVALID_PARAMETER, -ERANGE },
	{ STATUS_NO_SUCH_DEVICE, -ENODEV },
	{ STATUS_NO_SUCH_DEVICE, -ENXIO },
	{ STATUS_NO_SUCH_DEVICE, -ESHUTDOWN },
	{ STATUS_INVALID_DEVICE_REQUEST, -EBADFD },
	{ STATUS_INVALID_DEVICE_REQUEST, -EPERM },
	{ STATUS_NO_MEMORY, -ENOMEM },
	{ STATUS_BUFFER_TOO_SMALL, -ENOBUFS },
	{ STATUS_BUFFER_TOO_SMALL, -EMSGSIZE },
	{ STATUS_BUFFER_TOO_SMALL, -EOVERFLOW },
	{ STATUS_INSUFFICIENT_RESOURCES, -ENOSPC },
	{ STATUS_DEVICE_NOT_CONNECTED, -ENOTCONN },
	{ STATUS_DEVICE_NOT_READY, -EBUSY },
	{ STATUS_DEVICE_NOT_READY, -EAGAIN },
	{ STATUS_IO_TIMEOUT, -ETIMEDOUT },
	{ STATUS_NOT_SUPPORTED, -EOPNOTSUPP },
	{ STATUS_CANCELLED, -ECANCELED },
	{ STATUS_CANCELLED, -EINTR },
	{ STATUS_CANCELLED, -ERESTARTSYS },
	{ STATUS_ACCESS_DENIED, -EACCES },
	{ STATUS_NOT_FOUND, -ENOENT },
};

/**
 * hdaudio_status_to_errno - what a status means to the kernel
 * @status: a status of the DDI, or of a client
 *
 * Context: any.
 * Return: 0 for STATUS_SUCCESS and for unknown statuses that count as success, the negative
 * errno of the status, or -EIO for unknown statuses that are failures.
 */
int hdaudio_status_to_errno(NTSTATUS status)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(to_errno); i++)
		if (to_errno[i].status == status)
			return to_errno[i].err;
	return NT_SUCCESS(status) ? 0 : -EIO;
}
EXPORT_SYMBOL_GPL(hdaudio_status_to_errno);

/**
 * hdaudio_errno_to_status - what a kernel error means to the DDI
 * @err: 0 or a negative errno
 *
 * Context: any.
 * Return: STATUS_SUCCESS for 0, the status of the errno, or STATUS_UNSUCCESSFUL for what has
 * none, positive numbers included.
 */
NTSTATUS hdaudio_errno_to_status(int err)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(from_errno); i++)
		if (from_errno[i].err == err)
			return from_errno[i].status;
	return STATUS_UNSUCCESSFUL;
}
EXPORT_SYMBOL_GPL(hdaudio_errno_to_status);
