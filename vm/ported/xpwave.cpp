// SPDX-License-Identifier: GPL-2.0
//
// The same over the baseline interface, as drivers of Windows XP's time do it: nothing tells how far
// the stream is, so it is looked at now and then, by a timer.
//
#include "adapter.h"

#define XPWAVE_POOLTAG  'vawX'
#define XPWAVE_PERIOD   10              // ms

class CXpWave :
    public IWave,
    public CNamed,
    public CUnknown
{
protected:
    PADAPTER                    m_pAdapter;
    PHDAUDIO_BUS_INTERFACE      m_pBus;
    HANDLE                      m_hEngine;
    HDAUDIO_CONVERTER_FORMAT    m_wFormat;
    PMDL                        m_pMdl;
    SIZE_T                      m_ulSize;
    PULONG                      m_pulPosition;
    UCHAR                       m_bStreamId;
    BOOLEAN                     m_fRunning;
    ULONG                       m_ulLast;
    volatile LONG               m_lMoves;
    KSPIN_LOCK                  m_Lock;
    KTIMER                      m_Timer;
    KDPC                        m_Dpc;
    KEVENT                      m_Moved;

    static KDEFERRED_ROUTINE TimerRoutine;

public:
    DECLARE_STD_UNKNOWN();
    CXpWave(PUNKNOWN UnknownOuter) : CNamed(L"wave"), CUnknown(UnknownOuter) {}
    ~CXpWave();

    ULONG Length()
    {
        return (ULONG)wcslen(m_pwszName);
    }

    NTSTATUS Init(IN PADAPTER pAdapter);

    STDMETHODIMP_(NTSTATUS) SetFormat(IN PWAVEFORMATEX pWaveFormat);
    STDMETHODIMP_(NTSTATUS) SetState(IN KSSTATE State);
    STDMETHODIMP_(NTSTATUS) GetPosition(OUT PKSAUDIO_POSITION pPosition);
};

NTSTATUS
NewXpWave
(
    __out   PWAVE *     Wave,
    __in    PADAPTER    Adapter
)
{
    NTSTATUS    ntStatus = STATUS_INSUFFICIENT_RESOURCES;
    CXpWave *   pWave = new(NonPagedPool, XPWAVE_POOLTAG) CXpWave(NULL);

    if (NULL != pWave)
    {
        pWave->AddRef();
        ntStatus = pWave->Init(Adapter);
        if (NT_SUCCESS(ntStatus))
        {
            *Wave = PWAVE(pWave);
        }
        else
        {
            pWave->Release();
        }
    }
    return ntStatus;
}

NTSTATUS
CXpWave::Init(IN PADAPTER pAdapter)
{
    PNONDELEGATINGUNKNOWN pUnknown = (PNONDELEGATINGUNKNOWN)this;
    PVOID pObject;

    if (!NT_SUCCESS(pUnknown->NonDelegatingQueryInterface(IID_IUnknown, &pObject)) || Length() != 4)
    {
        DbgBreakPoint();
        return STATUS_INTERNAL_ERROR;
    }
    PUNKNOWN(pObject)->Release();

    m_pAdapter = pAdapter;
    m_pAdapter->AddRef();
    m_pBus = m_pAdapter->OldBus();
    KeInitializeSpinLock(&m_Lock);
    KeInitializeEvent(&m_Moved, NotificationEvent, FALSE);
    KeInitializeTimer(&m_Timer);
    KeInitializeDpc(&m_Dpc, TimerRoutine, this);
    return STATUS_SUCCESS;
}

CXpWave::~CXpWave()
{
    if (m_pBus)
    {
        SetState(KSSTATE_STOP);
    }
    if (m_pMdl)
    {
        m_pBus->FreeDmaBuffer(m_pBus->Context, m_hEngine);
    }
    if (m_hEngine)
    {
        m_pBus->FreeDmaEngine(m_pBus->Context, m_hEngine);
    }
    if (m_pAdapter)
    {
        m_pAdapter->Release();
    }
}

STDMETHODIMP
CXpWave::NonDelegatingQueryInterface
(
    IN      REFIID  Interface,
    OUT     PVOID * Object
)
{
    *Object = NULL;
    if (Interface == IID_IUnknown)
    {
        *Object = QICASTUNKNOWN(PWAVE);
    }
    else if (Interface == IID_IWave)
    {
        *Object = QICAST(PWAVE);
    }
    if (*Object)
    {
        PUNKNOWN(*Object)->AddRef();
    }
    return *Object ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

STDMETHODIMP_(NTSTATUS)
CXpWave::SetFormat(IN PWAVEFORMATEX pWaveFormat)
{
    HDAUDIO_STREAM_FORMAT   format;
    ULONG                   ulFifo;
    NTSTATUS                ntStatus;

    // 24 bits are in 32 here
    format.SampleRate = pWaveFormat->nSamplesPerSec;
    format.ValidBitsPerSample = pWaveFormat->wBitsPerSample;
    format.ContainerSize = format.ValidBitsPerSample > 16 ? 32 : pWaveFormat->wBitsPerSample;
    format.NumberOfChannels = pWaveFormat->nChannels;

    ntStatus = m_pBus->AllocateRenderDmaEngine(m_pBus->Context, &format, FALSE, &m_hEngine,
                                               &m_wFormat);
    if (NT_SUCCESS(ntStatus))
    {
        ntStatus = m_pBus->AllocateDmaBuffer(m_pBus->Context, m_hEngine, 0x8000, &m_pMdl,
                                             &m_ulSize, &m_bStreamId, &ulFifo);
    }
    if (NT_SUCCESS(ntStatus))
    {
        RtlZeroMemory(MmGetSystemAddressForMdlSafe(m_pMdl, HighPagePriority), m_ulSize);
        ntStatus = m_pBus->GetLinkPositionRegister(m_pBus->Context, m_hEngine, &m_pulPosition);
    }
    return ntStatus;
}

VOID
CXpWave::TimerRoutine
(
    IN      PKDPC   Dpc,
    IN      PVOID   DeferredContext,
    IN      PVOID   SystemArgument1,
    IN      PVOID   SystemArgument2
)
{
    CXpWave *   that = (CXpWave *)DeferredContext;
    ULONG       position;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);

    KeAcquireSpinLockAtDpcLevel(&that->m_Lock);
    position = READ_REGISTER_ULONG(that->m_pulPosition);
    if (position != that->m_ulLast)
    {
        that->m_ulLast = position;
        InterlockedIncrement(&that->m_lMoves);
        KeSetEvent(&that->m_Moved, 0, FALSE);
    }
    KeReleaseSpinLockFromDpcLevel(&that->m_Lock);
}

STDMETHODIMP_(NTSTATUS)
CXpWave::SetState(IN KSSTATE State)
{
    LARGE_INTEGER   due;
    NTSTATUS        ntStatus = STATUS_SUCCESS;

    if (KSSTATE_RUN == State && !m_fRunning)
    {
        due.QuadPart = -10000LL * XPWAVE_PERIOD;
        KeSetTimerEx(&m_Timer, due, XPWAVE_PERIOD, &m_Dpc);
        ntStatus = m_pBus->SetDmaEngineState(m_pBus->Context, StopState, 1, &m_hEngine);
        if (NT_SUCCESS(ntStatus))
        {
            ntStatus = m_pAdapter->Connect(m_bStreamId, m_wFormat);
        }
        if (NT_SUCCESS(ntStatus))
        {
            ntStatus = m_pBus->SetDmaEngineState(m_pBus->Context, RunState, 1, &m_hEngine);
        }
        m_fRunning = TRUE;
    }
    else if (KSSTATE_RUN != State && m_fRunning)
    {
        ntStatus = m_pBus->SetDmaEngineState(m_pBus->Context, StopState, 1, &m_hEngine);
        if (NT_SUCCESS(ntStatus))
        {
            ntStatus = m_pBus->SetDmaEngineState(m_pBus->Context, ResetState, 1, &m_hEngine);
        }
        m_pAdapter->Connect(0, m_wFormat);
        KeCancelTimer(&m_Timer);
        KeFlushQueuedDpcs();
        m_fRunning = FALSE;
    }
    return ntStatus;
}

STDMETHODIMP_(NTSTATUS)
CXpWave::GetPosition(OUT PKSAUDIO_POSITION pPosition)
{
    LARGE_INTEGER   timeout;
    KIRQL           oldIrql;

    timeout.QuadPart = -10 * 10000000LL;
    if (KeWaitForSingleObject(&m_Moved, Executive, KernelMode, FALSE, &timeout) == STATUS_TIMEOUT)
    {
        return STATUS_IO_TIMEOUT;
    }
    KeAcquireSpinLock(&m_Lock, &oldIrql);
    pPosition->PlayOffset = m_ulLast;
    pPosition->WriteOffset = m_ulSize;
    KeReleaseSpinLock(&m_Lock, oldIrql);
    return STATUS_SUCCESS;
}
