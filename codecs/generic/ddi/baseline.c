// SPDX-License-Identifier: GPL-2.0
/*
 * HDAUDIO_BUS_INTERFACE: a cyclic buffer, and nothing tells when a part of it is done.
 */
#include <linux/sizes.h>

#include "engine.h"

static int baseline_query(struct hdg_bus *bus)
{
	HDAUDIO_BUS_INTERFACE *table = &bus->table.baseline;
	NTSTATUS status;

	status = hdaudio_query_interface(bus->hdev, &GUID_HDAUDIO_BUS_INTERFACE, sizeof(*table),
					 0x0100, &bus->table.header);
	HDG_TAKE_COMMON(bus, table);
	return hdg_bus_errno(bus, "QueryInterface", status);
}

static void baseline_free(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;

	hdg_bus_errno(bus, "FreeDmaBuffer",
		      bus->table.baseline.FreeDmaBuffer(bus->context, e->handle));
}

static int baseline_alloc(struct hdg_engine *e, const struct hdg_layout *layout)
{
	const struct hdg_bus *bus = e->bus;
	int err;

	err = hdg_bus_errno(bus, "AllocateDmaBuffer",
			    bus->table.baseline.AllocateDmaBuffer(bus->context, e->handle,
								  layout->bytes, &e->mdl,
								  &e->bytes, &e->stream_id,
								  &e->fifo));
	if (err)
		return err;
	err = hdg_engine_take_mdl(e, MmGetMdlByteOffset(e->mdl));
	if (err)
		baseline_free(e);
	return err;
}

const struct hdg_family hdg_baseline = {
	.name = "baseline",
	.aligned = 1,
	.step = 128,
	.periods_max = 1024,
	.buffer_max = SZ_4M,
	.query = baseline_query,
	.alloc_buffer = baseline_alloc,
	.free_buffer = baseline_free,
};
