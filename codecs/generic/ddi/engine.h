/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One DMA engine of the DDI with its cyclic buffer. Knows nothing of ALSA.
 */
#ifndef HDG_ENGINE_H
#define HDG_ENGINE_H

#include "bus.h"

struct task_struct;

/**
 * struct hdg_engine - a DMA engine
 * @bus: the bus it is got from
 * @capture: which direction
 * @notify: called when a period may have ended: at DISPATCH_LEVEL (V3), in a thread (V2) or
 *	in hard interrupt context (BDL)
 * @allocated: @handle is valid
 * @buffered: @area is valid and the engine is set up
 * @quiet: it does not notify
 * @handle: the DDI's handle
 * @converter_format: what the converter has to be programmed with
 * @stream_id: stream id on the link
 * @fifo: size of the engine's FIFO, in bytes
 * @position: what its position is read by; NULL without a buffer
 * @rewound: stopped or running; not in reset
 * @origin: where in the buffer @position counts from
 * @place: where it was when the system fell asleep
 * @again: bytes from @origin on that were counted before the system fell asleep
 * @filled: a capture engine has moved more than its FIFO holds since it was reset
 * @mdl: the buffer's pages, where the interface gives an MDL
 * @area: the buffer's kernel address
 * @bytes: the buffer's size
 * @event: set at the end of a period (V2)
 * @waiter: thread that waits for @event (V2)
 * @stopping: the thread is to end (V2)
 */
struct hdg_engine {
	const struct hdg_bus *bus;
	bool capture;
	void (*notify)(struct hdg_engine *engine);
	bool allocated;
	bool buffered;
	bool quiet;
	HANDLE handle;
	u16 converter_format;
	UCHAR stream_id;
	ULONG fifo;
	struct hdaudio_position *position;
	bool rewound;
	size_t origin;
	size_t place;
	size_t again;
	bool filled;
	PMDL mdl;
	void *area;
	size_t bytes;
	KEVENT event;
	struct task_struct *waiter;
	bool stopping;
};

int hdg_engine_open(struct hdg_engine *engine, HDAUDIO_STREAM_FORMAT *format,
		    const struct hdg_layout *layout);
void hdg_engine_close(struct hdg_engine *engine);
int hdg_engine_rewind(struct hdg_engine *engine);
void hdg_engine_sleep(struct hdg_engine *engine);
int hdg_engine_wake(struct hdg_engine *engine);
void hdg_engine_forget(struct hdg_engine *engine);
size_t hdg_engine_position(struct hdg_engine *engine);
unsigned long hdg_engine_pfn(const struct hdg_engine *engine, unsigned int page);
int hdg_engines_set_state(const struct hdg_bus *bus, HDAUDIO_STREAM_STATE state,
			  HANDLE *handles, unsigned int n);
int hdg_engine_take_mdl(struct hdg_engine *engine, size_t offset);

#endif /* HDG_ENGINE_H */
