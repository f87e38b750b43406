// SPDX-License-Identifier: GPL-2.0
/*
 * HDAUDIO_BUS_INTERFACE_BDL: a contiguous buffer with our own list of descriptors, one for
 * each period, and our routine in the interrupt.
 */
#include <linux/sizes.h>

#include "engine.h"

#define MAX_ENTRIES	256	/* what one page, and the hardware, has room for */
#define ALIGNMENT	128	/* of a descriptor's address, in bytes */
#define DONE		BIT(2)	/* of the interrupt bits: an entry with its flag set is done */

static int bdl_query(struct hdg_bus *bus)
{
	HDAUDIO_BUS_INTERFACE_BDL *table = &bus->table.bdl;
	NTSTATUS status;

	status = hdaudio_query_interface(bus->hdev, &GUID_HDAUDIO_BUS_INTERFACE_BDL,
					 sizeof(*table), 0x0100, &bus->table.header);
	HDG_TAKE_COMMON(bus, table);
	return hdg_bus_errno(bus, "QueryInterface", status);
}

static VOID bdl_isr(VOID *context, ULONG bits)
{
	struct hdg_engine *e = context;

	if (bits & DONE)
		e->notify(e);
	if (bits & ~DONE)
		dev_warn_ratelimited(&e->bus->hdev->dev, "stream %u: DMA error, bits %x\n",
				     e->stream_id, (unsigned int)bits);
}

/* Where period @i begins, as nearly as the hardware can tell: not before it does. */
static size_t boundary(const struct hdg_layout *layout, ULONG i)
{
	return round_up(i * layout->period_bytes, ALIGNMENT);
}

static ULONG fill_bdl(const struct hdg_engine *e, HDAUDIO_BUFFER_DESCRIPTOR *bdl,
		      const struct hdg_layout *layout)
{
	ULONG n = layout->bytes / layout->period_bytes;
	ULONG i;

	for (i = 0; i < n; i++) {
		size_t begin = boundary(layout, i);

		bdl[i].Address = MmGetPhysicalAddress(e->area + begin);
		bdl[i].Length = boundary(layout, i + 1) - begin;
		bdl[i].InterruptOnCompletion = !layout->quiet;
	}
	return n;
}

static void bdl_free(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;

	status = bus->table.bdl.FreeContiguousDmaBuffer(bus->context, e->handle);
	hdg_bus_errno(bus, "FreeContiguousDmaBuffer", status);
}

static int bdl_setup(struct hdg_engine *e, ULONG entries)
{
	const struct hdg_bus *bus = e->bus;
	NTSTATUS status;

	status = bus->table.bdl.SetupDmaEngineWithBdl(bus->context, e->handle, e->bytes,
						      entries - 1, bdl_isr, e, &e->stream_id,
						      &e->fifo);
	return hdg_bus_errno(bus, "SetupDmaEngineWithBdl", status);
}

static int bdl_alloc(struct hdg_engine *e, const struct hdg_layout *layout)
{
	const struct hdg_bus *bus = e->bus;
	HDAUDIO_BUFFER_DESCRIPTOR *bdl;
	NTSTATUS status;
	int err;

	status = bus->table.bdl.AllocateContiguousDmaBuffer(bus->context, e->handle,
							    layout->bytes, &e->area, &bdl);
	err = hdg_bus_errno(bus, "AllocateContiguousDmaBuffer", status);
	if (err)
		return err;
	e->bytes = layout->bytes;
	err = bdl_setup(e, fill_bdl(e, bdl, layout));
	if (err)
		bdl_free(e);
	return err;
}

const struct hdg_family hdg_bdl = {
	.name = "bdl",
	.notified = MAX_ENTRIES,
	.aligned = 1,
	.step = 128,
	.periods_max = MAX_ENTRIES,
	.buffer_max = SZ_2M,
	.query = bdl_query,
	.alloc_buffer = bdl_alloc,
	.free_buffer = bdl_free,
};
