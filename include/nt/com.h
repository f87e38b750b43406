/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Interfaces and reference counts, as PortCls drivers have them: IUnknown, and CUnknown, whose
 * counts are of objects that may be parts of others. C++ only, but for what it is declared with.
 */
#ifndef HDAUDIO_NT_COM_H
#define HDAUDIO_NT_COM_H

#include "guid.h"
#include "interlocked.h"
#include "pool.h"
#include "status.h"

typedef LONG HRESULT;

#define STDMETHODCALLTYPE
#define STDMETHODIMP		NTSTATUS
#define STDMETHODIMP_(type)	type

DEFINE_GUID(IID_IUnknown, 0x00000000, 0x0000, 0x0000,
	    0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46);

#ifdef __cplusplus
#include "../cpp/language/com.h"
#endif

#endif /* HDAUDIO_NT_COM_H */
