// SPDX-License-Identifier: GPL-2.0
/*
 * The query for an interface as Windows' sources send it.
 */
#include "case.h"
#include "fixture.h"

static NTSTATUS note_and_keep(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
	KeSetEvent(context, IO_NO_INCREMENT, FALSE);
	return STATUS_MORE_PROCESSING_REQUIRED;
}

static NTSTATUS note_and_go_on(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
	*(NTSTATUS *)context = irp->IoStatus.Status;
	return STATUS_SUCCESS;
}

static PDEVICE_OBJECT device_of(struct kunit *test)
{
	struct fixture *f = fixture_ctrl(test, NULL);

	KUNIT_ASSERT_NOT_NULL(test, fixture_hdev(f, 0, 0));
	return &fixture_hdev(f, 0, 0)->dev;
}

static void ask(PIRP irp, HDAUDIO_BUS_INTERFACE_V2 *table, const GUID *guid)
{
	PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);

	memset(table, 0, sizeof(*table));
	irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
	stack->MajorFunction = IRP_MJ_PNP;
	stack->MinorFunction = IRP_MN_QUERY_INTERFACE;
	stack->Parameters.QueryInterface.InterfaceType = guid;
	stack->Parameters.QueryInterface.Size = sizeof(*table);
	stack->Parameters.QueryInterface.Version = 0x0100;
	stack->Parameters.QueryInterface.Interface = (PINTERFACE)table;
	stack->Parameters.QueryInterface.InterfaceSpecificData = NULL;
}

/* It is a table that works: its context is a client's. */
static void expect_table(struct kunit *test, HDAUDIO_BUS_INTERFACE_V2 *table)
{
	UCHAR codec = 0xff, node = 0xff;

	KUNIT_ASSERT_NOT_NULL(test, table->Context);
	KUNIT_EXPECT_EQ(test, (size_t)table->Size, sizeof(*table));
	table->GetResourceInformation(table->Context, &codec, &node);
	KUNIT_EXPECT_EQ(test, codec, 0);
	KUNIT_EXPECT_EQ(test, node, 1);
	table->InterfaceDereference(table->Context);
}

static void irp_built(struct kunit *test)
{
	PDEVICE_OBJECT device = device_of(test), lower = IoGetLowerDeviceObject(device);
	HDAUDIO_BUS_INTERFACE_V2 table;
	IO_STATUS_BLOCK status = { .Status = STATUS_PENDING };
	KEVENT event;
	PIRP irp;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, lower, NULL, 0, NULL, &event, &status);
	KUNIT_ASSERT_NOT_NULL(test, irp);
	KUNIT_EXPECT_PTR_EQ(test, irp->Tail.Overlay.Thread, PsGetCurrentThread());
	ask(irp, &table, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	KUNIT_EXPECT_EQ(test, IoCallDriver(lower, irp), STATUS_SUCCESS);
	KUNIT_EXPECT_NE(test, KeReadStateEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, status.Status, STATUS_SUCCESS);
	expect_table(test, &table);
	ObDereferenceObject(lower);
}

static void irp_built_and_kept(struct kunit *test)
{
	PDEVICE_OBJECT device = device_of(test);
	HDAUDIO_BUS_INTERFACE_V2 table;
	IO_STATUS_BLOCK status = { .Status = STATUS_PENDING };
	KEVENT event, kept;
	PIRP irp;

	KeInitializeEvent(&event, NotificationEvent, FALSE);
	KeInitializeEvent(&kept, NotificationEvent, FALSE);
	irp = IoBuildSynchronousFsdRequest(IRP_MJ_PNP, device, NULL, 0, NULL, &event, &status);
	KUNIT_ASSERT_NOT_NULL(test, irp);
	ask(irp, &table, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	IoSetCompletionRoutine(irp, note_and_keep, &kept, TRUE, TRUE, TRUE);
	KUNIT_EXPECT_EQ(test, IoCallDriver(device, irp), STATUS_SUCCESS);
	KUNIT_EXPECT_NE(test, KeReadStateEvent(&kept), 0);
	KUNIT_EXPECT_EQ(test, KeReadStateEvent(&event), 0);
	KUNIT_EXPECT_EQ(test, irp->IoStatus.Status, STATUS_SUCCESS);
	IoFreeIrp(irp);
	expect_table(test, &table);
}

/* Allocated, as for a stack of any size, and forwarded. */
static void irp_allocated(struct kunit *test)
{
	PDEVICE_OBJECT device = device_of(test);
	HDAUDIO_BUS_INTERFACE_V2 table;
	PIRP irp = IoAllocateIrp(device->StackSize, FALSE);

	KUNIT_ASSERT_NOT_NULL(test, irp);
	KUNIT_EXPECT_EQ(test, (int)device->StackSize, 0);
	KUNIT_EXPECT_EQ(test, irp->RequestorMode, KernelMode);
	KUNIT_EXPECT_NULL(test, irp->Tail.Overlay.Thread);
	irp->Tail.Overlay.Thread = PsGetCurrentThread();
	ask(irp, &table, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	KUNIT_EXPECT_EQ(test, PcForwardIrpSynchronous(device, irp), STATUS_SUCCESS);
	expect_table(test, &table);
	ask(irp, &table, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	KUNIT_EXPECT_TRUE(test, IoForwardIrpSynchronously(device, irp));
	KUNIT_EXPECT_EQ(test, irp->IoStatus.Status, STATUS_SUCCESS);
	expect_table(test, &table);
	IoFreeIrp(irp);
}

/* The completion routine is called for what it was set for. */
static void irp_completion(struct kunit *test)
{
	PDEVICE_OBJECT device = device_of(test);
	HDAUDIO_BUS_INTERFACE_V2 table;
	NTSTATUS seen = STATUS_PENDING;
	PIRP irp = IoAllocateIrp(1, FALSE);

	KUNIT_ASSERT_NOT_NULL(test, irp);
	ask(irp, &table, &GUID_HDAUDIO_BUS_CLASS);
	IoSetCompletionRoutine(irp, note_and_go_on, &seen, TRUE, FALSE, FALSE);
	KUNIT_EXPECT_EQ(test, IoCallDriver(device, irp), STATUS_NOT_SUPPORTED);
	KUNIT_EXPECT_EQ(test, seen, STATUS_PENDING);
	IoSetCompletionRoutine(irp, note_and_go_on, &seen, FALSE, TRUE, FALSE);
	KUNIT_EXPECT_EQ(test, IoCallDriver(device, irp), STATUS_NOT_SUPPORTED);
	KUNIT_EXPECT_EQ(test, seen, STATUS_NOT_SUPPORTED);
	IoFreeIrp(irp);
}

/* What nobody answers keeps its status; what is not plug and play is refused. */
static void irp_others(struct kunit *test)
{
	PDEVICE_OBJECT device = device_of(test);
	HDAUDIO_BUS_INTERFACE_V2 table;
	PIRP irp = IoAllocateIrp(1, FALSE);
	NTSTATUS seen;

	KUNIT_ASSERT_NOT_NULL(test, irp);
	ask(irp, &table, &GUID_HDAUDIO_BUS_INTERFACE_V2);
	KUNIT_EXPECT_EQ(test, IoCallDriver(device->parent, irp), STATUS_NOT_SUPPORTED);
	IoGetNextIrpStackLocation(irp)->MinorFunction = IRP_MN_QUERY_INTERFACE + 1;
	irp->IoStatus.Status = STATUS_NO_MATCH;
	KUNIT_EXPECT_EQ(test, IoCallDriver(device, irp), STATUS_NO_MATCH);
	IoGetNextIrpStackLocation(irp)->MajorFunction = 0;
	IoSetCompletionRoutine(irp, note_and_go_on, &seen, TRUE, TRUE, TRUE);
	KUNIT_EXPECT_EQ(test, IoCallDriver(device, irp), STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_EQ(test, seen, STATUS_INVALID_DEVICE_REQUEST);
	KUNIT_EXPECT_NULL(test, table.Context);
	IoFreeIrp(irp);
	KUNIT_EXPECT_NULL(test, IoBuildSynchronousFsdRequest(0, device, NULL, 0, NULL, NULL, NULL));
}

static void irp_wdf(struct kunit *test)
{
	PDEVICE_OBJECT device = device_of(test);
	HDAUDIO_BUS_INTERFACE_V2 table = {};
	WDFDEVICE wdf = WdfWdmDeviceGetWdfDeviceHandle(device);

	KUNIT_EXPECT_EQ(test, WdfFdoQueryForInterface(wdf, &GUID_HDAUDIO_BUS_INTERFACE_V2,
						      (PINTERFACE)&table, sizeof(table), 0x0100,
						      NULL), STATUS_SUCCESS);
	expect_table(test, &table);
	wdf = WdfWdmDeviceGetWdfDeviceHandle(device->parent);
	KUNIT_EXPECT_EQ(test, WdfFdoQueryForInterface(wdf, &GUID_HDAUDIO_BUS_INTERFACE_V2,
						      (PINTERFACE)&table, sizeof(table), 0x0100,
						      NULL), STATUS_NOT_SUPPORTED);
}

static struct kunit_case irp_cases[] = {
	KUNIT_CASE(irp_built),
	KUNIT_CASE(irp_built_and_kept),
	KUNIT_CASE(irp_allocated),
	KUNIT_CASE(irp_completion),
	KUNIT_CASE(irp_others),
	KUNIT_CASE(irp_wdf),
	{}
};

static struct kunit_suite irp_suite = {
	.name = "hdaudio_irp",
	.test_cases = irp_cases,
};

kunit_test_suite(irp_suite);
