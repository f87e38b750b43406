/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The bus driver's interface as this driver uses it: whichever of the four was asked for.
 */
#ifndef HDG_BUS_H
#define HDG_BUS_H

#include <linux/wait.h>

#include "hdaudio_driver.h"

#include "generic/widgets/batch.h"

struct hdg_engine;
struct hdg_bus;

/**
 * struct hdg_layout - what ALSA wants of a buffer
 * @bytes: size of the buffer
 * @period_bytes: size of a period; they divide the buffer evenly
 * @quiet: nobody wants to be told of the end of one
 */
struct hdg_layout {
	size_t bytes;
	size_t period_bytes;
	bool quiet;
};

/**
 * struct hdg_family - one interface and what ALSA may ask of its buffers
 * @name: value of the module parameter
 * @notified: most periods in a buffer of whose end the hardware tells; a timer has to of more
 * @aligned: it does so only of periods that are a multiple of so many bytes
 * @step: a buffer is a multiple of so many bytes
 * @periods_max: most periods in a buffer
 * @buffer_max: largest buffer, in bytes
 * @query: get the function table; 0 or a negative errno
 * @alloc_buffer: allocate the cyclic buffer and set the engine up
 * @free_buffer: undo it; the engine is in reset
 */
struct hdg_family {
	const char *name;
	unsigned int notified;
	unsigned int aligned;
	unsigned int step;
	unsigned int periods_max;
	size_t buffer_max;
	int (*query)(struct hdg_bus *bus);
	int (*alloc_buffer)(struct hdg_engine *engine, const struct hdg_layout *layout);
	void (*free_buffer)(struct hdg_engine *engine);
};

extern const struct hdg_family hdg_baseline;
extern const struct hdg_family hdg_v2;
extern const struct hdg_family hdg_v3;
extern const struct hdg_family hdg_bdl;

/**
 * struct hdg_bus - an interface got from the bus driver
 * @hdev: the function group
 * @family: which interface it is
 * @held: the bus is being reset, or sleeps: programs wait
 * @let_go: woken when it is not any more
 * @codec: address of the codec
 * @fg: node id of the function group
 * @table: the function table as the bus driver filled it in
 * @context: first argument of every routine
 * @transfer: TransferCodecVerbs
 * @allocate_capture: AllocateCaptureDmaEngine
 * @allocate_render: AllocateRenderDmaEngine
 * @change_bandwidth: ChangeBandwidthAllocation
 * @free_engine: FreeDmaEngine
 * @set_state: SetDmaEngineState
 * @get_wall_clock: GetWallClockRegister
 * @register_event: RegisterEventCallback
 * @unregister_event: UnregisterEventCallback
 * @get_resources: GetResourceInformation
 */
struct hdg_bus {
	struct hdaudio_device *hdev;
	const struct hdg_family *family;
	bool held;
	wait_queue_head_t let_go;
	u8 codec;
	u8 fg;
	union {
		INTERFACE header;
		HDAUDIO_BUS_INTERFACE baseline;
		HDAUDIO_BUS_INTERFACE_V2 v2;
		HDAUDIO_BUS_INTERFACE_V3 v3;
		HDAUDIO_BUS_INTERFACE_BDL bdl;
	} table;
	PVOID context;
	PTRANSFER_CODEC_VERBS transfer;
	PALLOCATE_CAPTURE_DMA_ENGINE allocate_capture;
	PALLOCATE_RENDER_DMA_ENGINE allocate_render;
	PCHANGE_BANDWIDTH_ALLOCATION change_bandwidth;
	PFREE_DMA_ENGINE free_engine;
	PSET_DMA_ENGINE_STATE set_state;
	PGET_WALL_CLOCK_REGISTER get_wall_clock;
	PREGISTER_EVENT_CALLBACK register_event;
	PUNREGISTER_EVENT_CALLBACK unregister_event;
	PGET_RESOURCE_INFORMATION get_resources;
};

/*
 * The routines every interface has. They are not at the same place in each table, so each
 * family takes them out of its own.
 */
#define HDG_TAKE_COMMON(bus, from) do {						\
	typeof(from) __from = (from);						\
	struct hdg_bus *__bus = (bus);						\
										\
	__bus->context = __from->Context;					\
	__bus->transfer = __from->TransferCodecVerbs;				\
	__bus->allocate_capture = __from->AllocateCaptureDmaEngine;		\
	__bus->allocate_render = __from->AllocateRenderDmaEngine;		\
	__bus->change_bandwidth = __from->ChangeBandwidthAllocation;		\
	__bus->free_engine = __from->FreeDmaEngine;				\
	__bus->set_state = __from->SetDmaEngineState;				\
	__bus->get_wall_clock = __from->GetWallClockRegister;			\
	__bus->register_event = __from->RegisterEventCallback;			\
	__bus->unregister_event = __from->UnregisterEventCallback;		\
	__bus->get_resources = __from->GetResourceInformation;			\
} while (0)

typedef int (*hdg_send_fn)(const struct hdg_bus *bus, struct hdg_batch *batch);

int hdg_bus_open(struct hdg_bus *bus, struct hdaudio_device *hdev,
		 const struct hdg_family *family);
void hdg_bus_close(struct hdg_bus *bus);
int hdg_bus_errno(const struct hdg_bus *bus, const char *routine, NTSTATUS status);
int hdg_bus_send(const struct hdg_bus *bus, struct hdg_batch *batch);
int hdg_bus_ask_by(const struct hdg_bus *bus, u8 nid, unsigned int verb, unsigned int payload,
		   u32 *response, hdg_send_fn send);
int hdg_bus_ask(const struct hdg_bus *bus, u8 nid, unsigned int verb, unsigned int payload,
		u32 *response);
void hdg_bus_hold(struct hdg_bus *bus);
void hdg_bus_let_go(struct hdg_bus *bus);
bool hdg_bus_held(const struct hdg_bus *bus);
int hdg_bus_wait(struct hdg_bus *bus);
int hdg_bus_get(struct hdg_bus *bus);
void hdg_bus_put(const struct hdg_bus *bus);

#endif /* HDG_BUS_H */
