// SPDX-License-Identifier: GPL-2.0
/*
 * NTSTATUS to errno and back.
 */
#include <linux/errno.h>

#include <kunit/test.h>

#include "nt/status.h"

struct status_case {
	const char *name;
	NTSTATUS status;
	u32 code;
	int err;
};

#define CASE(name, code, err) { #name, STATUS_##name, code, err }

/* Every status that the contract knows, with its number and its errno. */
static const struct status_case status_cases[] = {
	CASE(SUCCESS, 0x00000000, 0),
	CASE(TIMEOUT, 0x00000102, -ETIME),
	CASE(PENDING, 0x00000103, -EINPROGRESS),
	CASE(UNSUCCESSFUL, 0xc0000001, -EIO),
	CASE(NOT_IMPLEMENTED, 0xc0000002, -ENOTSUPP),
	CASE(INVALID_HANDLE, 0xc0000008, -EBADF),
	CASE(INVALID_PARAMETER, 0xc000000d, -EINVAL),
	CASE(NO_SUCH_DEVICE, 0xc000000e, -ENODEV),
	CASE(INVALID_DEVICE_REQUEST, 0xc0000010, -EBADFD),
	CASE(NO_MEMORY, 0xc0000017, -ENOMEM),
	CASE(BUFFER_TOO_SMALL, 0xc0000023, -ENOBUFS),
	CASE(INSUFFICIENT_RESOURCES, 0xc000009a, -ENOSPC),
	CASE(DEVICE_NOT_CONNECTED, 0xc000009d, -ENOTCONN),
	CASE(DEVICE_NOT_READY, 0xc00000a3, -EBUSY),
	CASE(IO_TIMEOUT, 0xc00000b5, -ETIMEDOUT),
	CASE(NOT_SUPPORTED, 0xc00000bb, -EOPNOTSUPP),
	CASE(CANCELLED, 0xc0000120, -ECANCELED),
};

/* Those that only clients use: their errno may be that of another one. */
static const struct status_case client_status_cases[] = {
	CASE(WAIT_0, 0x00000000, 0),
	CASE(WAIT_1, 0x00000001, 0),
	CASE(WAIT_2, 0x00000002, 0),
	CASE(WAIT_3, 0x00000003, 0),
	CASE(ABANDONED_WAIT_0, 0x00000080, 0),
	CASE(USER_APC, 0x000000c0, 0),
	CASE(ALERTED, 0x00000101, 0),
	CASE(MORE_ENTRIES, 0x00000105, 0),
	CASE(BUFFER_OVERFLOW, 0x80000005, -EOVERFLOW),
	CASE(DEVICE_BUSY, 0x80000011, -EBUSY),
	CASE(NO_MORE_ENTRIES, 0x8000001a, -ENOENT),
	CASE(NO_DATA_DETECTED, 0x80000022, -ENODATA),
	CASE(INFO_LENGTH_MISMATCH, 0xc0000004, -EMSGSIZE),
	CASE(ACCESS_VIOLATION, 0xc0000005, -EFAULT),
	CASE(MORE_PROCESSING_REQUIRED, 0xc0000016, -EINPROGRESS),
	CASE(ACCESS_DENIED, 0xc0000022, -EACCES),
	CASE(OBJECT_TYPE_MISMATCH, 0xc0000024, -EINVAL),
	CASE(OBJECT_NAME_NOT_FOUND, 0xc0000034, -ENOENT),
	CASE(OBJECT_NAME_COLLISION, 0xc0000035, -EEXIST),
	CASE(DATA_OVERRUN, 0xc000003c, -EOVERFLOW),
	CASE(DATA_LATE_ERROR, 0xc000003d, -ETIME),
	CASE(DATA_ERROR, 0xc000003e, -EIO),
	CASE(SHARING_VIOLATION, 0xc0000043, -EBUSY),
	CASE(DELETE_PENDING, 0xc0000056, -ESHUTDOWN),
	CASE(REVISION_MISMATCH, 0xc0000059, -EPROTONOSUPPORT),
	CASE(INTEGER_OVERFLOW, 0xc0000095, -EOVERFLOW),
	CASE(DEVICE_DATA_ERROR, 0xc000009c, -EIO),
	CASE(DEVICE_POWER_FAILURE, 0xc000009e, -EIO),
	CASE(DEVICE_DOES_NOT_EXIST, 0xc00000c0, -ENODEV),
	CASE(ADAPTER_HARDWARE_ERROR, 0xc00000c2, -EIO),
	CASE(INTERNAL_ERROR, 0xc00000e5, -EIO),
	CASE(INVALID_PARAMETER_1, 0xc00000ef, -EINVAL),
	CASE(INVALID_PARAMETER_2, 0xc00000f0, -EINVAL),
	CASE(INVALID_PARAMETER_3, 0xc00000f1, -EINVAL),
	CASE(INVALID_PARAMETER_4, 0xc00000f2, -EINVAL),
	CASE(INVALID_PARAMETER_5, 0xc00000f3, -EINVAL),
	CASE(INVALID_ADDRESS, 0xc0000141, -EFAULT),
	CASE(DEVICE_CONFIGURATION_ERROR, 0xc0000182, -EINVAL),
	CASE(INVALID_DEVICE_STATE, 0xc0000184, -EBADFD),
	CASE(IO_DEVICE_ERROR, 0xc0000185, -EIO),
	CASE(DEVICE_PROTOCOL_ERROR, 0xc0000186, -EPROTO),
	CASE(TOO_LATE, 0xc0000189, -ETIME),
	CASE(INVALID_BUFFER_SIZE, 0xc0000206, -EMSGSIZE),
	CASE(DATA_NOT_ACCEPTED, 0xc000021b, -EIO),
	CASE(NOT_FOUND, 0xc0000225, -ENOENT),
	CASE(RETRY, 0xc000022d, -EAGAIN),
	CASE(REQUEST_ABORTED, 0xc0000240, -ECANCELED),
	CASE(NO_MATCH, 0xc0000272, -ENOENT),
	CASE(DEVICE_REMOVED, 0xc00002b6, -ENODEV),
	CASE(NOINTERFACE, 0xc00002b9, -EOPNOTSUPP),
	CASE(POWER_STATE_INVALID, 0xc00002d3, -EBADFD),
	CASE(IMPLEMENTATION_LIMIT, 0xc000042b, -EIO),
	CASE(DEVICE_HARDWARE_ERROR, 0xc0000483, -EIO),
};

static void status_name(const struct status_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(status, status_cases, status_name);
KUNIT_ARRAY_PARAM(client_status, client_status_cases, status_name);

static void status_number(struct kunit *test)
{
	const struct status_case *c = test->param_value;

	KUNIT_EXPECT_EQ(test, (u32)c->status, c->code);
	KUNIT_EXPECT_EQ(test, NT_SUCCESS(c->status), c->code < 0x80000000);
	KUNIT_EXPECT_EQ(test, NT_ERROR(c->status), c->code >= 0xc0000000);
	KUNIT_EXPECT_EQ(test, NT_WARNING(c->status), c->code >> 30 == 2);
	KUNIT_EXPECT_FALSE(test, NT_INFORMATION(c->status));
}

static void status_to_errno(struct kunit *test)
{
	const struct status_case *c = test->param_value;

	KUNIT_EXPECT_EQ(test, hdaudio_status_to_errno(c->status), c->err);
}

static void status_round_trip(struct kunit *test)
{
	const struct status_case *c = test->param_value;

	KUNIT_EXPECT_EQ(test, hdaudio_errno_to_status(c->err), c->status);
}

struct errno_case {
	int err;
	NTSTATUS status;
};

/* Errnos that come from the kernel but from no status. */
static const struct errno_case errno_cases[] = {
	{ -EIOCBQUEUED, STATUS_PENDING },
	{ -EFAULT, STATUS_INVALID_PARAMETER },
	{ -EDOM, STATUS_INVALID_PARAMETER },
	{ -ERANGE, STATUS_INVALID_PARAMETER },
	{ -ENXIO, STATUS_NO_SUCH_DEVICE },
	{ -ESHUTDOWN, STATUS_NO_SUCH_DEVICE },
	{ -EPERM, STATUS_INVALID_DEVICE_REQUEST },
	{ -EMSGSIZE, STATUS_BUFFER_TOO_SMALL },
	{ -EOVERFLOW, STATUS_BUFFER_TOO_SMALL },
	{ -EAGAIN, STATUS_DEVICE_NOT_READY },
	{ -EINTR, STATUS_CANCELLED },
	{ -ERESTARTSYS, STATUS_CANCELLED },
	{ -EACCES, STATUS_ACCESS_DENIED },
	{ -ENOENT, STATUS_NOT_FOUND },
	{ -EXDEV, STATUS_UNSUCCESSFUL },
	{ -MAX_ERRNO, STATUS_UNSUCCESSFUL },
	{ EINVAL, STATUS_UNSUCCESSFUL },
	{ INT_MIN, STATUS_UNSUCCESSFUL },
};

static void errno_name(const struct errno_case *c, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "errno %d", c->err);
}

KUNIT_ARRAY_PARAM(errno, errno_cases, errno_name);

static void status_from_errno(struct kunit *test)
{
	const struct errno_case *c = test->param_value;

	KUNIT_EXPECT_EQ(test, hdaudio_errno_to_status(c->err), c->status);
}

static void status_unknown(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, hdaudio_status_to_errno((NTSTATUS)0xc0ffffff), -EIO);
	KUNIT_EXPECT_EQ(test, hdaudio_status_to_errno((NTSTATUS)0x80000002), -EIO);
	KUNIT_EXPECT_EQ(test, hdaudio_status_to_errno((NTSTATUS)0xffffffff), -EIO);
	KUNIT_EXPECT_EQ(test, hdaudio_status_to_errno((NTSTATUS)0x00ffffff), 0);
	KUNIT_EXPECT_EQ(test, hdaudio_status_to_errno((NTSTATUS)0x40000000), 0);
}

/* The severities that no status of the contract has. */
static void status_severities(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, NT_INFORMATION(0x40000000));
	KUNIT_EXPECT_TRUE(test, NT_SUCCESS(0x40000000));
	KUNIT_EXPECT_TRUE(test, NT_WARNING(0x80000005));
	KUNIT_EXPECT_FALSE(test, NT_SUCCESS(0x80000005));
	KUNIT_EXPECT_FALSE(test, NT_ERROR(0x80000005));
}

static struct kunit_case status_suite_cases[] = {
	KUNIT_CASE_PARAM(status_number, status_gen_params),
	KUNIT_CASE_PARAM(status_to_errno, status_gen_params),
	KUNIT_CASE_PARAM(status_round_trip, status_gen_params),
	KUNIT_CASE_PARAM(status_number, client_status_gen_params),
	KUNIT_CASE_PARAM(status_to_errno, client_status_gen_params),
	KUNIT_CASE_PARAM(status_from_errno, errno_gen_params),
	KUNIT_CASE(status_unknown),
	KUNIT_CASE(status_severities),
	{}
};

static struct kunit_suite status_suite = {
	.name = "hdaudio_status",
	.test_cases = status_suite_cases,
};

kunit_test_suite(status_suite);
