/* SPDX-License-Identifier: GPL-2.0 */
/*
 * GUID and INTERFACE: how a Windows driver names and receives a function table.
 */
#ifndef HDAUDIO_NT_GUID_H
#define HDAUDIO_NT_GUID_H

#include <linux/string.h>

#include "types.h"

typedef struct _GUID {
	ULONG Data1;
	USHORT Data2;
	USHORT Data3;
	UCHAR Data4[8];
} GUID, *PGUID;

typedef GUID IID, CLSID;
typedef struct _GUID *LPGUID;
typedef const struct _GUID *LPCGUID;

#ifdef __cplusplus
typedef const GUID &REFGUID, &REFIID, &REFCLSID;
#else
typedef const struct _GUID *REFGUID, *REFIID, *REFCLSID;
#endif

/* Each file that names a GUID gets its own constant: there is no initguid step to remember. */
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
	static const struct _GUID name __maybe_unused = { \
		l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } \
	}

#ifdef __cplusplus
#include "../cpp/language/guid.h"
#else
static inline BOOLEAN IsEqualGUID(const GUID *a, const GUID *b)
{
	return !memcmp(a, b, sizeof(*a));
}
#endif

#define IsEqualGUIDAligned(a, b)	IsEqualGUID(a, b)
#define IsEqualIID(a, b)		IsEqualGUID(a, b)

typedef void (*PINTERFACE_REFERENCE)(PVOID Context);
typedef void (*PINTERFACE_DEREFERENCE)(PVOID Context);

typedef struct _INTERFACE {
	USHORT Size;
	USHORT Version;
	PVOID Context;
	PINTERFACE_REFERENCE InterfaceReference;
	PINTERFACE_DEREFERENCE InterfaceDereference;
} INTERFACE, *PINTERFACE;

static_assert(sizeof(GUID) == 16);
static_assert(sizeof(INTERFACE) == 32 && offsetof(INTERFACE, Context) == 8);

#endif /* HDAUDIO_NT_GUID_H */
