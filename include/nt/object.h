/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Device objects: a Linux device and its references.
 */
#ifndef HDAUDIO_NT_OBJECT_H
#define HDAUDIO_NT_OBJECT_H

#include <linux/device.h>

#include "types.h"

EXTERN_C_START

/* What a client hands the DDI as its device object is its Linux device. */
typedef struct device DEVICE_OBJECT, *PDEVICE_OBJECT;

/* Read for no other reason than to be handed to IoAllocateIrp(), and 0 for these devices. */
#define StackSize devt

NT_INLINE VOID ObReferenceObject(PDEVICE_OBJECT Object);
NT_INLINE VOID ObDereferenceObject(PDEVICE_OBJECT Object);

#ifndef __cplusplus
/**
 * ObReferenceObject - keep a device object
 * @Object: the device
 *
 * Context: any.
 */
NT_INLINE VOID ObReferenceObject(PDEVICE_OBJECT Object)
{
	get_device(Object);
}

/**
 * ObDereferenceObject - let go of a device object
 * @Object: the device
 *
 * Context: where the last reference may be dropped, as the device's release wants it:
 * PASSIVE_LEVEL unless another reference is known to be left.
 */
NT_INLINE VOID ObDereferenceObject(PDEVICE_OBJECT Object)
{
	put_device(Object);
}
#endif /* __cplusplus */

EXTERN_C_END

#endif /* HDAUDIO_NT_OBJECT_H */
