/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Files of wishes, in the form of the kernel's own driver. No device in here.
 */
#ifndef HDG_PATCH_FILE_H
#define HDG_PATCH_FILE_H

#include "wishes.h"

/**
 * struct hdg_patched - who a function group is, to a file
 * @vendor: vendor and device id of the codec (parameter 00h)
 * @subsystem: subsystem id of the group
 * @codec: address of the codec
 */
struct hdg_patched {
	u32 vendor;
	u32 subsystem;
	u8 codec;
};

unsigned int hdg_patch_read(struct hdg_wishes *wishes, const struct hdg_patched *who,
			    const char *data, size_t size);

#endif /* HDG_PATCH_FILE_H */
