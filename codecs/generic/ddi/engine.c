// SPDX-License-Identifier: GPL-2.0
/*
 * One DMA engine of the DDI with its cyclic buffer: what is alike for all interfaces.
 *
 * An engine is opened by reserving it for a format and giving it a buffer, and is then in
 * reset. Rewinding stops it and brings it to the buffer's start; from there it is run and
 * paused by hdg_engines_set_state(). Closing goes back: pause, reset, free.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/vmalloc.h>

#include "engine.h"

/**
 * hdg_engines_set_state - change the state of engines together
 * @bus: the bus
 * @state: the state to go to
 * @handles: the engines
 * @n: number of @handles
 *
 * Context: any up to softirq.
 * Return: 0 or a negative errno; no engine has changed then.
 */
int hdg_engines_set_state(const struct hdg_bus *bus, HDAUDIO_STREAM_STATE state,
			  HANDLE *handles, unsigned int n)
{
	return hdg_bus_errno(bus, "SetDmaEngineState",
			     bus->set_state(bus->context, state, n, handles));
}

static int reserve(struct hdg_engine *e, HDAUDIO_STREAM_FORMAT *format)
{
	const struct hdg_bus *bus = e->bus;
	HDAUDIO_CONVERTER_FORMAT converter = {};
	int err;

	if (e->allocated)
		err = hdg_bus_errno(bus, "ChangeBandwidthAllocation",
				    bus->change_bandwidth(bus->context, e->handle, format,
							  &converter));
	else if (e->capture)
		err = hdg_bus_errno(bus, "AllocateCaptureDmaEngine",
				    bus->allocate_capture(bus->context, bus->codec, format,
							  &e->handle, &converter));
	else
		err = hdg_bus_errno(bus, "AllocateRenderDmaEngine",
				    bus->allocate_render(bus->context, format, FALSE,
							 &e->handle, &converter));
	if (err)
		return err;
	e->allocated = true;
	e->converter_format = converter.ConverterFormat;
	return 0;
}

/* What ALSA has agreed on with the application cannot be changed by the bus any more. */
static int check_buffer(const struct hdg_engine *e, const struct hdg_layout *layout)
{
	if (e->bytes == layout->bytes && !offset_in_page(e->area))
		return 0;
	dev_err(&e->bus->hdev->dev, "asked for a buffer of %zu bytes, got %zu at offset %lu\n",
		layout->bytes, e->bytes, offset_in_page(e->area));
	return e->bytes < layout->bytes ? -ENOMEM : -EIO;
}

static int find_position(struct hdg_engine *e)
{
	const struct hdg_bus *bus = e->bus;

	return hdg_bus_errno(bus, "hdaudio_find_position",
			     hdaudio_find_position(bus->context, e->handle, &e->position));
}

static void drop_buffer(struct hdg_engine *e)
{
	if (!e->buffered)
		return;
	hdg_engines_set_state(e->bus, PauseState, &e->handle, 1);
	hdg_engines_set_state(e->bus, ResetState, &e->handle, 1);
	e->bus->family->free_buffer(e);
	e->buffered = false;
	hdg_engine_forget(e);
	e->area = NULL;
	e->mdl = NULL;
}

/**
 * hdg_engine_close - free an engine and its buffer
 * @engine: the engine; one that is not open is fine
 *
 * When this has returned, @notify is not running and is not called any more.
 *
 * Context: may sleep.
 */
void hdg_engine_close(struct hdg_engine *engine)
{
	const struct hdg_bus *bus = engine->bus;

	drop_buffer(engine);
	if (!engine->allocated)
		return;
	hdg_bus_errno(bus, "FreeDmaEngine", bus->free_engine(bus->context, engine->handle));
	engine->allocated = false;
}

/**
 * hdg_engine_open - reserve an engine for a format and give it a buffer
 * @engine: the engine; one that is open already keeps its handle and gets a new buffer
 * @format: the stream's format
 * @layout: the buffer wanted
 *
 * Context: may sleep.
 * Return: 0, or a negative errno with the engine closed.
 */
int hdg_engine_open(struct hdg_engine *engine, HDAUDIO_STREAM_FORMAT *format,
		    const struct hdg_layout *layout)
{
	int err;

	drop_buffer(engine);
	engine->quiet = layout->quiet;
	err = reserve(engine, format);
	if (!err)
		err = engine->bus->family->alloc_buffer(engine, layout);
	if (!err) {
		engine->buffered = true;
		err = check_buffer(engine, layout);
	}
	if (!err)
		err = find_position(engine);
	if (err)
		hdg_engine_close(engine);
	return err;
}

/**
 * hdg_engine_rewind - bring an open engine to the start of its buffer, stopped
 * @engine: the engine, not running
 *
 * Context: any up to softirq.
 * Return: 0 or a negative errno.
 */
int hdg_engine_rewind(struct hdg_engine *engine)
{
	int err = hdg_engines_set_state(engine->bus, ResetState, &engine->handle, 1);

	if (err)
		return err;
	engine->filled = false;
	engine->origin = 0;
	engine->again = 0;
	engine->rewound = true;
	return hdg_engines_set_state(engine->bus, StopState, &engine->handle, 1);
}

/**
 * hdg_engine_sleep - remember where the engine is
 * @engine: the engine, not running
 *
 * Context: may sleep.
 */
void hdg_engine_sleep(struct hdg_engine *engine)
{
	if (engine->rewound)
		engine->place = hdg_engine_position(engine);
}

/**
 * hdg_engine_wake - bring the engine to where it was when the system fell asleep
 * @engine: the engine, not running
 *
 * It cannot begin just anywhere, so up to a few hundred bytes of those played or recorded
 * before come again; the position stands still meanwhile. What was in the FIFO of an engine
 * that recorded is lost.
 *
 * Context: may sleep.
 * Return: 0 or a negative errno; the engine has to be rewound then.
 */
int hdg_engine_wake(struct hdg_engine *engine)
{
	const struct hdg_bus *bus = engine->bus;
	ULONG origin;
	int err = -EIO;

	if (!engine->rewound)
		return 0;
	if (engine->place < engine->bytes)
		err = hdg_bus_errno(bus, "hdaudio_seek_engine",
				    hdaudio_seek_engine(bus->context, engine->handle,
							engine->place, &origin));
	if (err) {
		engine->rewound = false;
		return err;
	}
	engine->origin = origin;
	engine->again = engine->place - origin;
	engine->filled = false;
	return 0;
}

/*
 * What a capture engine has counted on the link may still be in its FIFO: only what is
 * older has reached the buffer.
 */
static size_t behind_fifo(struct hdg_engine *e, size_t position)
{
	if (position >= e->fifo) {
		e->filled = true;
		return position - e->fifo;
	}
	return e->filled ? position + e->bytes - e->fifo : 0;
}

/* What was counted before the system fell asleep is not counted again. */
static size_t behind_sleep(struct hdg_engine *e, size_t position)
{
	if (position < e->again)
		return e->again;
	e->again = 0;
	return position;
}

/**
 * hdg_engine_forget - say no more where an engine is, before its buffer goes
 * @engine: the engine; nobody asks it just now
 *
 * It has to be opened, and rewound, to be run again.
 *
 * Context: any.
 */
void hdg_engine_forget(struct hdg_engine *engine)
{
	engine->rewound = false;
	engine->position = NULL;
}

/**
 * hdg_engine_position - how far an engine has come
 * @engine: the engine
 *
 * Context: any.
 * Return: offset in the buffer, in bytes; SIZE_MAX without one, and when the controller is gone.
 */
size_t hdg_engine_position(struct hdg_engine *engine)
{
	ULONG read = engine->position ? hdaudio_read_position(engine->position) : U32_MAX;
	size_t position = read < engine->bytes ? read : 0;

	if (read == U32_MAX)
		return SIZE_MAX;
	if (engine->capture)
		position = behind_fifo(engine, position);
	return (behind_sleep(engine, position) + engine->origin) % engine->bytes;
}

/**
 * hdg_engine_pfn - page frame of a page of the buffer, to map it
 * @engine: an open engine
 * @page: number of the page in the buffer
 *
 * Context: any.
 * Return: the page frame number.
 */
unsigned long hdg_engine_pfn(const struct hdg_engine *engine, unsigned int page)
{
	void *address = engine->area + ((size_t)page << PAGE_SHIFT);

	if (engine->mdl)
		return MmGetMdlPfnArray(engine->mdl)[page];
	if (is_vmalloc_addr(address))
		return vmalloc_to_pfn(address);
	return PHYS_PFN(virt_to_phys(address));
}

/**
 * hdg_engine_take_mdl - find the buffer that an MDL describes
 * @engine: the engine with its @mdl
 * @offset: where the buffer begins in the MDL's first page
 *
 * Context: may sleep.
 * Return: 0, or -ENOMEM if it cannot be mapped into the kernel.
 */
int hdg_engine_take_mdl(struct hdg_engine *engine, size_t offset)
{
	u8 *address = MmGetSystemAddressForMdlSafe(engine->mdl, NormalPagePriority);

	if (!address)
		return -ENOMEM;
	engine->area = address - offset_in_page(address) + offset;
	return 0;
}
