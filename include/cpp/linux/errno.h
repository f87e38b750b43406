/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Stands in for the kernel's header in C++ files: what a driver's probe may want to return. The
 * rest is made of an NTSTATUS by hdaudio_status_to_errno().
 */
#ifndef HDAUDIO_CPP_ERRNO_H
#define HDAUDIO_CPP_ERRNO_H

#define EIO	5
#define ENOMEM	12
#define EBUSY	16
#define ENODEV	19
#define EINVAL	22

#endif /* HDAUDIO_CPP_ERRNO_H */
