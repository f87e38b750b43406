// SPDX-License-Identifier: GPL-2.0
//
// A stream over the V2 interface: it plays a tone, and counts what the notification event tells.
//
#include "adapter.h"

#define TONE_FRAMES     48              // 1 kHz at 48 kHz
#define TONE_LEVEL      0x2000

C_ASSERT(10i64 == 10LL && sizeof(10i64) == 8 && 0xffffffffui32 == 0xffffffffU);

static const KSDATARANGE_AUDIO WaveRange =
{
    {
        sizeof(KSDATARANGE_AUDIO),
        0,
        0,
        0,
        STATICGUIDOF(KSDATAFORMAT_TYPE_AUDIO),
        STATICGUIDOF(KSDATAFORMAT_SUBTYPE_PCM),
        STATICGUIDOF(KSDATAFORMAT_SPECIFIER_WAVEFORMATEX)
    },
    2,              // channels
    16, 16,         // bits
    44100, 48000    // Hz
};

static const KSDATARANGE WaveBridges[] =
{
    {
        {
            sizeof(KSDATARANGE),
            0,
            0,
            0,
            {STATIC_KSDATAFORMAT_TYPE_AUDIO},
            {STATIC_KSDATAFORMAT_SUBTYPE_ANALOG},
            {STATIC_KSDATAFORMAT_SPECIFIER_NONE}
        }
    }
};

static BOOLEAN
IsInRange(IN PWAVEFORMATEX WaveFormat, IN const KSDATARANGE_AUDIO *Range)
{
    return Range->DataRange.SubFormat == KSDATAFORMAT_SUBTYPE_PCM &&
           Range->DataRange.SubFormat != WaveBridges[0].SubFormat &&
           EXTRACT_WAVEFORMATEX_ID(&Range->DataRange.SubFormat) == WaveFormat->wFormatTag &&
           WaveFormat->nChannels <= min(Range->MaximumChannels, 2) &&
           WaveFormat->wBitsPerSample >= Range->MinimumBitsPerSample &&
           WaveFormat->wBitsPerSample <= Range->MaximumBitsPerSample &&
           WaveFormat->nSamplesPerSec >= Range->MinimumSampleFrequency &&
           WaveFormat->nSamplesPerSec <= Range->MaximumSampleFrequency;
}

//
// An object of its own, that no other one contains.
//
class CWave : public IWave
{
    LONG                        m_Ref;
    PADAPTER                    m_Adapter;
    PHDAUDIO_BUS_INTERFACE_V2   m_Bus;
    HANDLE                      m_Engine;
    HDAUDIO_CONVERTER_FORMAT    m_Format;
    PMDL                        m_Mdl;
    PVOID                       m_Buffer;
    SIZE_T                      m_Size;
    PULONG                      m_Position;
    UCHAR                       m_StreamId;
    KSSTATE                     m_State;
    KEVENT                      m_Notified;

    VOID FillBuffer();
    NTSTATUS SetEngine(HDAUDIO_STREAM_STATE State);
    VOID Close();

    ~CWave()
    {
        SetState(KSSTATE_STOP);
        Close();
        if (m_Adapter)
        {
            m_Adapter->Release();
        }
    }

public:
    STDMETHODIMP QueryInterface(IN REFIID Interface, OUT PVOID *Object);
    STDMETHODIMP_(ULONG) AddRef();
    STDMETHODIMP_(ULONG) Release();

    CWave() : m_Ref(1), m_Adapter(NULL), m_State(KSSTATE_STOP)
    {
    }

    VOID Init(PADAPTER Adapter)
    {
        m_Adapter = Adapter;
        m_Adapter->AddRef();
        m_Bus = m_Adapter->Bus();
        KeInitializeEvent(&m_Notified, SynchronizationEvent, FALSE);
    }

    STDMETHODIMP_(NTSTATUS) SetFormat(IN PWAVEFORMATEX WaveFormat);
    STDMETHODIMP_(NTSTATUS) SetState(IN KSSTATE State);
    STDMETHODIMP_(NTSTATUS) GetPosition(OUT PKSAUDIO_POSITION Position);
};

NTSTATUS
NewWave(__out PWAVE *Wave, __in PADAPTER Adapter)
{
    CWave *wave = new(NonPagedPool, 'evaW') CWave();

    if (!wave)
    {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    wave->Init(Adapter);
    *Wave = wave;
    return STATUS_SUCCESS;
}

STDMETHODIMP_(ULONG)
CWave::AddRef()
{
    return InterlockedIncrement(&m_Ref);
}

STDMETHODIMP_(ULONG)
CWave::Release()
{
    LONG left = InterlockedDecrement(&m_Ref);

    if (left == 0)
    {
        delete this;
    }
    return left;
}

STDMETHODIMP
CWave::QueryInterface(IN REFIID Interface, OUT PVOID *Object)
{
    if (IsEqualGUIDAligned(Interface, IID_IUnknown))
    {
        *Object = QICASTUNKNOWN(PWAVE);
    }
    else if (IsEqualGUIDAligned(Interface, IID_IWave))
    {
        *Object = QICAST(PWAVE);
    }
    else
    {
        *Object = NULL;
        return STATUS_INVALID_PARAMETER;
    }
    PUNKNOWN(*Object)->AddRef();
    return STATUS_SUCCESS;
}

VOID
CWave::FillBuffer()
{
    SHORT *sample = static_cast<SHORT *>(m_Buffer);

    for (ULONG frame = 0; frame < m_Size / 4; frame++)
    {
        SHORT value = (frame % TONE_FRAMES < TONE_FRAMES / 2) ? TONE_LEVEL : -TONE_LEVEL;

        *sample++ = value;
        *sample++ = value;
    }
}

STDMETHODIMP_(NTSTATUS)
CWave::SetFormat(IN PWAVEFORMATEX WaveFormat)
{
    HDAUDIO_STREAM_FORMAT   format;
    SIZE_T                  offset;
    ULONG                   fifo;
    NTSTATUS                ntStatus;

    if (!IsInRange(WaveFormat, &WaveRange))
    {
        _DbgPrintF(DEBUGLVL_TERSE, ("[SetFormat] %u Hz", WaveFormat->nSamplesPerSec));
        return STATUS_NOT_SUPPORTED;
    }
    format.SampleRate = WaveFormat->nSamplesPerSec;
    format.ValidBitsPerSample = format.ContainerSize = WaveFormat->wBitsPerSample;
    format.NumberOfChannels = WaveFormat->nChannels;

    ntStatus = m_Bus->AllocateRenderDmaEngine(m_Bus->Context, &format, FALSE, &m_Engine,
                                              &m_Format);
    if (!NT_SUCCESS(ntStatus))
    {
        m_Engine = NULL;
        return ntStatus;
    }
    ntStatus = m_Bus->AllocateDmaBufferWithNotification(m_Bus->Context, m_Engine, 2,
                                                        TONE_FRAMES * WaveFormat->nBlockAlign * 64,
                                                        &m_Mdl, &m_Size, &offset, &m_StreamId,
                                                        &fifo);
    if (NT_SUCCESS(ntStatus))
    {
        m_Buffer = MmMapLockedPagesSpecifyCache(m_Mdl, KernelMode, MmWriteCombined, NULL, FALSE,
                                                NormalPagePriority);
        FillBuffer();
        ntStatus = m_Bus->RegisterNotificationEvent(m_Bus->Context, m_Engine, &m_Notified);
    }
    if (NT_SUCCESS(ntStatus))
    {
        ntStatus = m_Bus->GetLinkPositionRegister(m_Bus->Context, m_Engine, &m_Position);
    }
    return ntStatus;
}

NTSTATUS
CWave::SetEngine(HDAUDIO_STREAM_STATE State)
{
    return m_Bus->SetDmaEngineState(m_Bus->Context, State, 1, &m_Engine);
}

//
// One state after the other, as the port driver asks for them.
//
STDMETHODIMP_(NTSTATUS)
CWave::SetState(IN KSSTATE State)
{
    NTSTATUS ntStatus = STATUS_SUCCESS;

    while (NT_SUCCESS(ntStatus) && m_State != State)
    {
        KSSTATE next = KSSTATE(m_State < State ? m_State + 1 : m_State - 1);

        switch (next)
        {
        case KSSTATE_STOP:
            ntStatus = SetEngine(ResetState);
            break;
        case KSSTATE_ACQUIRE:
            ntStatus = SetEngine(StopState);
            break;
        case KSSTATE_PAUSE:
            ntStatus = SetEngine(PauseState);
            if (NT_SUCCESS(ntStatus))
            {
                ntStatus = m_Adapter->Connect(m_State < State ? m_StreamId : 0, m_Format);
            }
            break;
        case KSSTATE_RUN:
            ntStatus = SetEngine(RunState);
            break;
        }
        if (NT_SUCCESS(ntStatus))
        {
            m_State = next;
        }
    }
    return ntStatus;
}

STDMETHODIMP_(NTSTATUS)
CWave::GetPosition(OUT PKSAUDIO_POSITION Position)
{
    LARGE_INTEGER timeout;

    timeout.QuadPart = -10 * 10000000i64;
    Position->WriteOffset = m_Size;
    if (KeWaitForSingleObject(&m_Notified, Executive, KernelMode, FALSE, &timeout) !=
        STATUS_SUCCESS)
    {
        return STATUS_IO_TIMEOUT;
    }
    Position->PlayOffset = READ_REGISTER_ULONG(m_Position);
    return STATUS_SUCCESS;
}

VOID
CWave::Close()
{
    if (m_Mdl)
    {
        m_Bus->UnregisterNotificationEvent(m_Bus->Context, m_Engine, &m_Notified);
        MmUnmapLockedPages(m_Buffer, m_Mdl);
        m_Bus->FreeDmaBufferWithNotification(m_Bus->Context, m_Engine, m_Mdl, m_Size);
    }
    if (m_Engine)
    {
        m_Bus->FreeDmaEngine(m_Bus->Context, m_Engine);
    }
}
