// SPDX-License-Identifier: GPL-2.0
/*
 * HDAUDIO_BUS_INTERFACE_V2 and _V3: a buffer of two halves and a notification after each,
 * as an event that a thread waits for (V2) or as a callback (V3). Of more periods, or such as
 * are not halves to the hardware, nothing tells.
 *
 * The V3 table begins with the whole V2 table.
 */
#include <linux/kthread.h>
#include <linux/sched/task.h>
#include <linux/sizes.h>

#include "engine.h"

#define HALVES	2
#define ALIGNED	128	/* bytes; each half is a multiple of it */

static int v2_query(struct hdg_bus *bus)
{
	HDAUDIO_BUS_INTERFACE_V2 *table = &bus->table.v2;
	NTSTATUS status;

	status = hdaudio_query_interface(bus->hdev, &GUID_HDAUDIO_BUS_INTERFACE_V2,
					 sizeof(*table), 0x0100, &bus->table.header);
	HDG_TAKE_COMMON(bus, table);
	return hdg_bus_errno(bus, "QueryInterface", status);
}

static int v3_query(struct hdg_bus *bus)
{
	HDAUDIO_BUS_INTERFACE_V3 *table = &bus->table.v3;
	NTSTATUS status;

	status = hdaudio_query_interface(bus->hdev, &GUID_HDAUDIO_BUS_INTERFACE_V3,
					 sizeof(*table), 0x0100, &bus->table.header);
	HDG_TAKE_COMMON(bus, table);
	return hdg_bus_errno(bus, "QueryInterface", status);
}

static void free_halves(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;

	status = bus->table.v2.FreeDmaBufferWithNotification(bus->context, e->handle, e->mdl,
							     e->bytes);
	hdg_bus_errno(bus, "FreeDmaBufferWithNotification", status);
}

static int alloc_halves(struct hdg_engine *e, const struct hdg_layout *layout)
{
	const struct hdg_bus *bus = e->bus;
	size_t offset = 0;
	NTSTATUS status;
	int err;

	status = bus->table.v2.AllocateDmaBufferWithNotification(bus->context, e->handle, HALVES,
								 layout->bytes, &e->mdl,
								 &e->bytes, &offset,
								 &e->stream_id, &e->fifo);
	err = hdg_bus_errno(bus, "AllocateDmaBufferWithNotification", status);
	if (err)
		return err;
	err = hdg_engine_take_mdl(e, offset);
	if (err)
		free_halves(e);
	return err;
}

/* A buffer like the baseline's: nothing interrupts. */
static int alloc_quiet(struct hdg_engine *e, const struct hdg_layout *layout)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;
	int err;

	status = bus->table.v2.AllocateDmaBuffer(bus->context, e->handle, layout->bytes, &e->mdl,
						 &e->bytes, &e->stream_id, &e->fifo);
	err = hdg_bus_errno(bus, "AllocateDmaBuffer", status);
	if (err)
		return err;
	err = hdg_engine_take_mdl(e, MmGetMdlByteOffset(e->mdl));
	if (err)
		bus->table.v2.FreeDmaBuffer(bus->context, e->handle);
	return err;
}

static void free_quiet(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;

	hdg_bus_errno(bus, "FreeDmaBuffer",
		      bus->table.v2.FreeDmaBuffer(bus->context, e->handle));
}

static int wait_for_periods(void *data)
{
	struct hdg_engine *e = data;

	for (;;) {
		KeWaitForSingleObject(&e->event, Executive, KernelMode, FALSE, NULL);
		if (READ_ONCE(e->stopping))
			return 0;
		e->notify(e);
	}
}

static int start_waiter(struct hdg_engine *e)
{
	struct task_struct *task;

	KeInitializeEvent(&e->event, SynchronizationEvent, FALSE);
	e->stopping = false;
	task = kthread_run(wait_for_periods, e, "hdaudio/c%xn%02x/%x", e->bus->codec, e->bus->fg,
			   e->stream_id);
	if (IS_ERR(task))
		return PTR_ERR(task);
	sched_set_fifo(task);
	/* It may end before kthread_stop() looks at it. */
	e->waiter = get_task_struct(task);
	return 0;
}

static void stop_waiter(struct hdg_engine *e)
{
	WRITE_ONCE(e->stopping, true);
	KeSetEvent(&e->event, IO_NO_INCREMENT, FALSE);
	kthread_stop(e->waiter);
	put_task_struct(e->waiter);
	e->waiter = NULL;
}

static int v2_register(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;
	int err;

	err = start_waiter(e);
	if (err)
		return err;
	status = bus->table.v2.RegisterNotificationEvent(bus->context, e->handle, &e->event);
	err = hdg_bus_errno(bus, "RegisterNotificationEvent", status);
	if (err)
		stop_waiter(e);
	return err;
}

static void v2_unregister(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;

	status = bus->table.v2.UnregisterNotificationEvent(bus->context, e->handle, &e->event);
	hdg_bus_errno(bus, "UnregisterNotificationEvent", status);
	stop_waiter(e);
}

static VOID period_ended(PVOID context, LARGE_INTEGER counter)
{
	struct hdg_engine *e = context;

	e->notify(e);
}

static int v3_register(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;

	status = bus->table.v3.RegisterNotificationCallback(bus->context, e->handle,
							    &bus->hdev->dev, period_ended, e);
	return hdg_bus_errno(bus, "RegisterNotificationCallback", status);
}

static void v3_unregister(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;

	status = bus->table.v3.UnregisterNotificationCallback(bus->context, e->handle,
							      period_ended, e);
	hdg_bus_errno(bus, "UnregisterNotificationCallback", status);
}

static int alloc_buffer(struct hdg_engine *e, const struct hdg_layout *layout,
			int (*register_it)(struct hdg_engine *e))
{
	int err;

	if (e->quiet)
		return alloc_quiet(e, layout);
	err = alloc_halves(e, layout);
	if (err)
		return err;
	err = register_it(e);
	if (err)
		free_halves(e);
	return err;
}

static void free_buffer(struct hdg_engine *e, void (*unregister_it)(struct hdg_engine *e))
{
	if (e->quiet) {
		free_quiet(e);
		return;
	}
	unregister_it(e);
	free_halves(e);
}

static int v2_alloc(struct hdg_engine *e, const struct hdg_layout *layout)
{
	return alloc_buffer(e, layout, v2_register);
}

static void v2_free(struct hdg_engine *e)
{
	free_buffer(e, v2_unregister);
}

static int v3_alloc(struct hdg_engine *e, const struct hdg_layout *layout)
{
	return alloc_buffer(e, layout, v3_register);
}

static void v3_free(struct hdg_engine *e)
{
	free_buffer(e, v3_unregister);
}

const struct hdg_family hdg_v2 = {
	.name = "v2",
	.notified = HALVES,
	.aligned = ALIGNED,
	.step = HALVES * ALIGNED,
	.periods_max = 1024,
	.buffer_max = SZ_4M,
	.query = v2_query,
	.alloc_buffer = v2_alloc,
	.free_buffer = v2_free,
};

const struct hdg_family hdg_v3 = {
	.name = "v3",
	.notified = HALVES,
	.aligned = ALIGNED,
	.step = HALVES * ALIGNED,
	.periods_max = 1024,
	.buffer_max = SZ_4M,
	.query = v3_query,
	.alloc_buffer = v3_alloc,
	.free_buffer = v3_free,
};
