// SPDX-License-Identifier: GPL-2.0
//
// The adapter: the bus interfaces, asked for as WDM drivers do, and the codec's verbs.
//
#include "adapter.h"

#define VERB_GET_PARAMETER      0xF00
#define VERB_SET_POWER_STATE    0x705
#define VERB_SET_STREAM         0x706
#define VERB_SET_PIN            0x707
#define VERB16_SET_FORMAT       0x2
#define VERB16_SET_AMP          0x3

#define PARAM_NODES             0x04
#define PARAM_WIDGET            0x09

#define WIDGET_DAC              0
#define WIDGET_PIN              4

#define VERB_TIMEOUT            (-10 * 10000000LL)      // 10 s, in units of 100 ns

#pragma code_seg()

class CAdapter :
    public IAdapter,
    public CUnknown
{
private:
    HDAUDIO_BUS_INTERFACE_V2    m_Bus;
    HDAUDIO_BUS_INTERFACE       m_OldBus;
    BOOLEAN                     m_HasBus;
    BOOLEAN                     m_HasOldBus;
    FAST_MUTEX                  m_Mutex;
    UCHAR                       m_Codec;
    UCHAR                       m_Group;
    UCHAR                       m_Dac;
    PWCHAR                      m_Name;

    NTSTATUS Verb8(UCHAR Node, ULONG Verb, UCHAR Data, PULONG Response);
    NTSTATUS Verb16(UCHAR Node, ULONG Verb, USHORT Data);
    NTSTATUS OpenWidget(UCHAR Node);
    NTSTATUS OpenWidgets();

    static VOID VerbsDone(HDAUDIO_CODEC_TRANSFER *Transfer, PVOID Context);

public:
    DECLARE_STD_UNKNOWN();
    DEFINE_STD_CONSTRUCTOR(CAdapter);
    ~CAdapter();

    STDMETHODIMP_(NTSTATUS) Init(IN PDEVICE_OBJECT DeviceObject);
    STDMETHODIMP_(NTSTATUS) SendVerbs(IN ULONG Count, IN OUT PHDAUDIO_CODEC_TRANSFER Transfers);
    STDMETHODIMP_(NTSTATUS) Connect(IN UCHAR StreamId, IN HDAUDIO_CONVERTER_FORMAT Format);

    STDMETHODIMP_(PHDAUDIO_BUS_INTERFACE_V2) Bus()
    {
        return &m_Bus;
    }

    STDMETHODIMP_(PHDAUDIO_BUS_INTERFACE) OldBus()
    {
        return &m_OldBus;
    }
};

#pragma code_seg("PAGE")

// In the header for file systems only, which goes with no other.
extern "C" NTKERNELAPI PDEVICE_OBJECT NTAPI IoGetLowerDeviceObject(__in PDEVICE_OBJECT DeviceObject);

static NTSTATUS
SynchronousCompletion
(
    __in        PDEVICE_OBJECT  DeviceObject,
    __in        PIRP            Irp,
    __in_opt    PVOID           Context
)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);

    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}

EXTERN_C NTSTATUS
QueryBusInterface
(
    __in    PDEVICE_OBJECT  DeviceObject,
    __in    LPCGUID         Guid,
    __in    USHORT          Size,
    __out   PINTERFACE      Interface
)
{
    PAGED_CODE();

    KEVENT              event;
    PIRP                irp;
    PIO_STACK_LOCATION  stack;
    NTSTATUS            ntStatus;
    PDEVICE_OBJECT      lower = IoGetLowerDeviceObject(DeviceObject);

    irp = IoAllocateIrp(lower->StackSize, FALSE);
    if (!irp)
    {
        ObDereferenceObject(lower);
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
    irp->RequestorMode = KernelMode;
    irp->Tail.Overlay.Thread = PsGetCurrentThread();
    stack = IoGetNextIrpStackLocation(irp);
    stack->MajorFunction = IRP_MJ_PNP;
    stack->MinorFunction = IRP_MN_QUERY_INTERFACE;
    stack->Parameters.QueryInterface.InterfaceType = Guid;
    stack->Parameters.QueryInterface.Size = Size;
    stack->Parameters.QueryInterface.Version = 0x0100;
    stack->Parameters.QueryInterface.Interface = Interface;
    stack->Parameters.QueryInterface.InterfaceSpecificData = NULL;
    IoSetCompletionRoutine(irp, SynchronousCompletion, &event, TRUE, TRUE, TRUE);

    ntStatus = IoCallDriver(lower, irp);
    if (ntStatus == STATUS_PENDING)
    {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    }
    ntStatus = irp->IoStatus.Status;
    IoFreeIrp(irp);
    ObDereferenceObject(lower);
    return ntStatus;
}

NTSTATUS
NewAdapter
(
    OUT     PUNKNOWN *  Unknown,
    IN      REFCLSID    ClassId,
    IN      PUNKNOWN    UnknownOuter    OPTIONAL,
    IN      POOL_TYPE   PoolType
)
{
    PAGED_CODE();
    ASSERT(Unknown);
    UNREFERENCED_PARAMETER(ClassId);

    STD_CREATE_BODY_(CAdapter, Unknown, UnknownOuter, PoolType, PADAPTER);
}

CAdapter::~CAdapter()
{
    PAGED_CODE();

    if (m_HasOldBus)
    {
        m_OldBus.InterfaceDereference(m_OldBus.Context);
    }
    if (m_HasBus)
    {
        m_Bus.InterfaceDereference(m_Bus.Context);
    }
    if (m_Name)
    {
        ExFreePoolWithTag(m_Name, ADAPTER_POOLTAG);
    }
}

STDMETHODIMP
CAdapter::NonDelegatingQueryInterface
(
    IN      REFIID  Interface,
    OUT     PVOID * Object
)
{
    PAGED_CODE();
    ASSERT(Object);

    if (IsEqualGUIDAligned(Interface, IID_IUnknown))
    {
        *Object = QICASTUNKNOWN(PADAPTER);
    }
    else if (IsEqualGUIDAligned(Interface, IID_IAdapter))
    {
        *Object = QICAST(PADAPTER);
    }
    else
    {
        *Object = NULL;
    }

    if (*Object)
    {
        PUNKNOWN(*Object)->AddRef();
        return STATUS_SUCCESS;
    }
    return STATUS_INVALID_PARAMETER;
}

STDMETHODIMP_(NTSTATUS)
CAdapter::Init
(
    IN      PDEVICE_OBJECT  DeviceObject
)
{
    PAGED_CODE();

    const size_t                nameBytes = 32 * sizeof(WCHAR);
    HDAUDIO_DEVICE_INFORMATION  information = { sizeof(information) };
    NTSTATUS                    ntStatus;

    ExInitializeFastMutex(&m_Mutex);
    m_Name = (PWCHAR)ExAllocatePoolWithTag(PagedPool, nameBytes, ADAPTER_POOLTAG);
    if (!m_Name)
    {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    ntStatus = QueryBusInterface(DeviceObject, &GUID_HDAUDIO_BUS_INTERFACE_V2, sizeof(m_Bus),
                                 (PINTERFACE)&m_Bus);
    m_HasBus = NT_SUCCESS(ntStatus);
    if (NT_SUCCESS(ntStatus))
    {
        ntStatus = QueryBusInterface(DeviceObject, &GUID_HDAUDIO_BUS_INTERFACE,
                                     sizeof(m_OldBus), (PINTERFACE)&m_OldBus);
        m_HasOldBus = NT_SUCCESS(ntStatus);
    }
    if (NT_SUCCESS(ntStatus))
    {
        ntStatus = m_Bus.GetDeviceInformation(m_Bus.Context, &information);
    }
    if (NT_SUCCESS(ntStatus))
    {
        m_Bus.GetResourceInformation(m_Bus.Context, &m_Codec, &m_Group);
        RtlStringCbPrintfW(m_Name, nameBytes, L"codec %u of %04x", m_Codec,
                           information.CodecsDetected);
        DbgPrint("ported_adapter: %ws\n", m_Name);
        ntStatus = OpenWidgets();
    }
    return ntStatus;
}

#pragma code_seg()

VOID
CAdapter::VerbsDone
(
    HDAUDIO_CODEC_TRANSFER *Transfer,
    PVOID Context
)
{
    UNREFERENCED_PARAMETER(Transfer);

    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
}

//
// Verbs are asynchronous, so that they may be sent with the mutex held, which is APC_LEVEL.
//
STDMETHODIMP_(NTSTATUS)
CAdapter::SendVerbs
(
    IN      ULONG                   Count,
    IN OUT  PHDAUDIO_CODEC_TRANSFER Transfers
)
{
    LARGE_INTEGER   timeout;
    KEVENT          event;
    NTSTATUS        ntStatus;
    ULONG           i;

    KeInitializeEvent(&event, SynchronizationEvent, FALSE);
    timeout.QuadPart = VERB_TIMEOUT;

    ExAcquireFastMutex(&m_Mutex);
    for (i = 0; i < Count; i++)
    {
        Transfers[i].Output.Verb8.CodecAddress = m_Codec;
    }
    ntStatus = m_OldBus.TransferCodecVerbs(m_OldBus.Context, Count, Transfers, VerbsDone, &event);
    if (NT_SUCCESS(ntStatus))
    {
        ntStatus = KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &timeout);
    }
    ExReleaseFastMutex(&m_Mutex);

    for (i = 0; ntStatus == STATUS_SUCCESS && i < Count; i++)
    {
        if (!Transfers[i].Input.IsValid)
        {
            ntStatus = STATUS_IO_TIMEOUT;
        }
    }
    return ntStatus;
}

NTSTATUS
CAdapter::Verb8(UCHAR Node, ULONG Verb, UCHAR Data, PULONG Response)
{
    HDAUDIO_CODEC_TRANSFER  transfer;
    NTSTATUS                ntStatus;

    RtlZeroMemory(&transfer, sizeof(transfer));
    transfer.Output.Verb8.Node = Node;
    transfer.Output.Verb8.VerbId = Verb;
    transfer.Output.Verb8.Data = Data;
    ntStatus = SendVerbs(1, &transfer);
    if (NT_SUCCESS(ntStatus) && Response)
    {
        *Response = transfer.Input.Response;
    }
    return ntStatus;
}

NTSTATUS
CAdapter::Verb16(UCHAR Node, ULONG Verb, USHORT Data)
{
    HDAUDIO_CODEC_TRANSFER  transfer;

    RtlZeroMemory(&transfer, sizeof(transfer));
    transfer.Output.Verb16.Node = Node;
    transfer.Output.Verb16.VerbId = Verb;
    transfer.Output.Verb16.Data = Data;
    return SendVerbs(1, &transfer);
}

NTSTATUS
CAdapter::OpenWidget(UCHAR Node)
{
    ULONG       caps = 0;
    NTSTATUS    ntStatus;

    ntStatus = Verb8(Node, VERB_GET_PARAMETER, PARAM_WIDGET, &caps);
    if (!NT_SUCCESS(ntStatus))
    {
        return ntStatus;
    }
    Verb8(Node, VERB_SET_POWER_STATE, 0, NULL);
    Verb16(Node, VERB16_SET_AMP, 0xB07F);
    switch ((caps >> 20) & 0xF)
    {
    case WIDGET_PIN:
        ntStatus = Verb8(Node, VERB_SET_PIN, 0x40, NULL);
        break;

    case WIDGET_DAC:
        if (!m_Dac)
        {
            m_Dac = Node;
        }
        break;

    default:
        break;
    }
    return ntStatus;
}

NTSTATUS
CAdapter::OpenWidgets()
{
    ULONG       nodes = 0;
    NTSTATUS    ntStatus;
    UCHAR       i;

    Verb8(m_Group, VERB_SET_POWER_STATE, 0, NULL);
    ntStatus = Verb8(m_Group, VERB_GET_PARAMETER, PARAM_NODES, &nodes);
    for (i = 0; NT_SUCCESS(ntStatus) && i < (UCHAR)nodes; i++)
    {
        ntStatus = OpenWidget((UCHAR)(nodes >> 16) + i);
    }
    if (NT_SUCCESS(ntStatus) && !m_Dac)
    {
        ntStatus = STATUS_NO_MATCH;
    }
    return ntStatus;
}

//
// One transfer of two verbs.
//
STDMETHODIMP_(NTSTATUS)
CAdapter::Connect
(
    IN      UCHAR                       StreamId,
    IN      HDAUDIO_CONVERTER_FORMAT    Format
)
{
    HDAUDIO_CODEC_TRANSFER transfers[2];

    RtlZeroMemory(transfers, sizeof(transfers));
    transfers[0].Output.Verb16.Node = m_Dac;
    transfers[0].Output.Verb16.VerbId = VERB16_SET_FORMAT;
    transfers[0].Output.Verb16.Data = Format.ConverterFormat;
    transfers[1].Output.Verb8.Node = m_Dac;
    transfers[1].Output.Verb8.VerbId = VERB_SET_STREAM;
    transfers[1].Output.Verb8.Data = StreamId << 4;
    return SendVerbs(ARRAYSIZE(transfers), transfers);
}
