/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the parts of the driver know of each other: the adapter, which has the bus, and the streams.
 */
#ifndef _ADAPTER_H_
#define _ADAPTER_H_

extern "C" {
#include <ntdef.h>
#include <ntstatus.h>
#include <ntddk.h>
#include <stdarg.h>
}
#include <string.h>
#include <portcls.h>
#include <stdunk.h>
#include <ksmedia.h>
#include <ksdebug.h>
#include <ntstrsafe.h>
#include "hdaudio.h"

#define STR_MODULENAME "ported_adapter: "
#define ADAPTER_POOLTAG 'tpdA'

// {6f0a7d3c-94b2-4d55-8f36-1c2e5b7a9d10}
DEFINE_GUID(IID_IAdapter,
    0x6f0a7d3c, 0x94b2, 0x4d55, 0x8f, 0x36, 0x1c, 0x2e, 0x5b, 0x7a, 0x9d, 0x10);
// {a4e1c852-3d07-4b69-b1f8-70925cde4a31}
DEFINE_GUID(IID_IWave,
    0xa4e1c852, 0x3d07, 0x4b69, 0xb1, 0xf8, 0x70, 0x92, 0x5c, 0xde, 0x4a, 0x31);

DECLARE_INTERFACE_(IWave, IUnknown)
{
    DEFINE_ABSTRACT_UNKNOWN()

    STDMETHOD_(NTSTATUS, SetFormat)
    (   THIS_
        IN      PWAVEFORMATEX   WaveFormat
    )   PURE;

    STDMETHOD_(NTSTATUS, SetState)
    (   THIS_
        IN      KSSTATE         State
    )   PURE;

    STDMETHOD_(NTSTATUS, GetPosition)
    (   THIS_
        OUT     PKSAUDIO_POSITION   Position
    )   PURE;
};

typedef IWave *PWAVE;

DECLARE_INTERFACE_(IAdapter, IUnknown)
{
    STDMETHOD_(NTSTATUS, Init)
    (   THIS_
        IN      PDEVICE_OBJECT  DeviceObject
    )   PURE;

    STDMETHOD_(NTSTATUS, SendVerbs)
    (   THIS_
        IN      ULONG                   Count,
        IN OUT  PHDAUDIO_CODEC_TRANSFER Transfers
    )   PURE;

    STDMETHOD_(NTSTATUS, Connect)
    (   THIS_
        IN      UCHAR                       StreamId,
        IN      HDAUDIO_CONVERTER_FORMAT    Format
    )   PURE;

    STDMETHOD_(PHDAUDIO_BUS_INTERFACE_V2, Bus)(THIS) PURE;
    STDMETHOD_(PHDAUDIO_BUS_INTERFACE, OldBus)(THIS) PURE;
};

typedef IAdapter *PADAPTER;

EXTERN_C_START

NTSTATUS QueryBusInterface
(
    __in    PDEVICE_OBJECT  DeviceObject,
    __in    LPCGUID         Guid,
    __in    USHORT          Size,
    __out   PINTERFACE      Interface
);

EXTERN_C_END

//
// What all streams have: a name, and one who counts them.
//
class __declspec(novtable) CNamed
{
protected:
    LPCWSTR m_pwszName;

    CNamed(LPCWSTR pwszName) : m_pwszName(pwszName)
    {
    }

    virtual ~CNamed()
    {
    }

public:
    virtual ULONG Length() = 0;
};

NTSTATUS NewAdapter
(
    OUT     PUNKNOWN *  Unknown,
    IN      REFCLSID    ClassId,
    IN      PUNKNOWN    UnknownOuter    OPTIONAL,
    IN      POOL_TYPE   PoolType
);

NTSTATUS NewWave(__out PWAVE *Wave, __in PADAPTER Adapter);
NTSTATUS NewXpWave(__out PWAVE *Wave, __in PADAPTER Adapter);

#endif  // _ADAPTER_H_
