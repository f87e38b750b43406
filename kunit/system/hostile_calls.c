// SPDX-License-Identifier: GPL-2.0
/*
 * What codec drivers do on a device that lies: calls of the DDI, drawn by chance.
 */
#include <linux/bottom_half.h>
#include <linux/slab.h>

#include "commands.h"
#include "hostile.h"
#include "nt/memory.h"

#define SINGLE		4	/* commands, mostly */
#define MANY		300	/* more than a ring */
#define BYTES		8192

/* A routine that both tables have, though not in the same place; its context comes first. */
#define CALL(g, routine, ...)							\
	((g)->is_bdl ? (g)->bdl.routine((g)->interface.Context, ##__VA_ARGS__) :	\
		       (g)->v3.routine((g)->interface.Context, ##__VA_ARGS__))

/**
 * struct handed_in - commands with a callback; it frees them
 * @g: whose they are
 * @t: they
 */
struct handed_in {
	struct hostile_group *g;
	HDAUDIO_CODEC_TRANSFER t[];
};

static NTSTATUS noted(struct hostile_group *g, NTSTATUS status)
{
	switch (status) {
	case STATUS_SUCCESS:
	case STATUS_UNSUCCESSFUL:
	case STATUS_INVALID_HANDLE:
	case STATUS_INVALID_PARAMETER:
	case STATUS_INVALID_DEVICE_REQUEST:
	case STATUS_BUFFER_TOO_SMALL:
	case STATUS_INSUFFICIENT_RESOURCES:
	case STATUS_NO_MEMORY:
	case STATUS_DEVICE_NOT_READY:
	case STATUS_NO_SUCH_DEVICE:
		return status;
	}
	g->h->wrong++;
	g->h->status = status;
	return status;
}

static VOID event_heard(HDAUDIO_CODEC_RESPONSE response, PVOID context)
{
	struct hostile *h = context;

	atomic_inc(&h->calls);
}

static VOID period_passed(PVOID context, LARGE_INTEGER time)
{
	struct hostile *h = context;

	atomic_inc(&h->calls);
}

static VOID interrupted(PVOID context, ULONG bits)
{
	struct hostile *h = context;

	atomic_inc(&h->calls);
}

static VOID transferred(HDAUDIO_CODEC_TRANSFER *transfers, PVOID context)
{
	struct handed_in *in = context;

	atomic_inc(&in->g->h->calls);
	atomic_dec(&in->g->pending);
	kfree(in);
}

static unsigned int draw_count(struct hostile *h)
{
	if (hostile_dice(h, 4))
		return 1 + hostile_dice(h, SINGLE);
	return 1 + hostile_dice(h, MANY);
}

/* Anything to anybody, mostly to the own codec. */
static void draw_commands(struct hostile_group *g, HDAUDIO_CODEC_TRANSFER *t, unsigned int n)
{
	struct hostile *h = g->h;

	while (n--) {
		t[n].Output.Command = prandom_u32_state(&h->rnd);
		t[n].Output.Verb8.CodecAddress = hostile_dice(h, 8) ? g->hdev->codec : n;
		t[n].Output.Verb8.Node = hostile_dice(h, 16);
	}
}

static struct handed_in *draw(struct hostile_group *g, unsigned int n)
{
	struct handed_in *in = kzalloc(struct_size(in, t, n), GFP_ATOMIC);

	if (!in)
		return NULL;
	in->g = g;
	draw_commands(g, in->t, n);
	return in;
}

static void wait_for_commands(struct hostile_group *g)
{
	unsigned int n = draw_count(g->h);
	struct handed_in *in = draw(g, n);

	if (in)
		noted(g, CALL(g, TransferCodecVerbs, n, in->t, NULL, NULL));
	kfree(in);
}

static void hand_in_commands(struct hostile_group *g)
{
	unsigned int n = draw_count(g->h);
	struct handed_in *in = draw(g, n);

	if (!in)
		return;
	atomic_inc(&g->pending);
	if (!noted(g, CALL(g, TransferCodecVerbs, n, in->t, transferred, in)))
		return;
	atomic_dec(&g->pending);
	kfree(in);
}

static struct hostile_engine *any_engine(struct hostile_group *g)
{
	return &g->engines[hostile_dice(g->h, HOSTILE_ENGINES)];
}

static HDAUDIO_STREAM_FORMAT draw_format(struct hostile *h)
{
	static const HDAUDIO_STREAM_FORMAT formats[] = {
		{ 48000, 16, 16, 2 }, { 44100, 16, 16, 1 }, { 192000, 24, 32, 2 },
		{ 8000, 8, 8, 1 }, { 96000, 20, 32, 8 },
	};

	return formats[hostile_dice(h, ARRAY_SIZE(formats))];
}

static void give_buffer_back(struct hostile_group *g, struct hostile_engine *e)
{
	HDAUDIO_BUS_INTERFACE_V3 *t = &g->v3;

	if (g->is_bdl)
		noted(g, g->bdl.FreeContiguousDmaBuffer(g->bdl.Context, e->handle));
	else if (!e->mdl)
		noted(g, t->FreeDmaBuffer(t->Context, e->handle));
	else if (!noted(g, t->FreeDmaBufferWithNotification(t->Context, e->handle, e->mdl,
							    e->size)))
		e->mdl = NULL;
}

static void set_state(struct hostile_group *g, struct hostile_engine *e, HDAUDIO_STREAM_STATE state)
{
	noted(g, CALL(g, SetDmaEngineState, state, 1, &e->handle));
}

static void set_some_state(struct hostile_group *g)
{
	static const HDAUDIO_STREAM_STATE states[] = { ResetState, StopState, RunState };

	set_state(g, any_engine(g), states[hostile_dice(g->h, ARRAY_SIZE(states))]);
}

static void set_all_states(struct hostile_group *g)
{
	HANDLE handles[HOSTILE_ENGINES];
	unsigned int i, n = 0;

	for (i = 0; i < HOSTILE_ENGINES; i++) {
		if (g->engines[i].handle)
			handles[n++] = g->engines[i].handle;
	}
	noted(g, CALL(g, SetDmaEngineState, hostile_dice(g->h, 2) ? RunState : StopState, n,
		      handles));
}

static void stop_telling(struct hostile_group *g, struct hostile_engine *e)
{
	HDAUDIO_BUS_INTERFACE_V3 *t = &g->v3;

	if (e->told)
		noted(g, t->UnregisterNotificationCallback(t->Context, e->handle, period_passed,
							   g->h));
	e->told = false;
}

static void give_engine_back(struct hostile_group *g, struct hostile_engine *e)
{
	if (!e->handle)
		return;
	set_state(g, e, StopState);
	set_state(g, e, ResetState);
	stop_telling(g, e);
	give_buffer_back(g, e);
	if (!noted(g, CALL(g, FreeDmaEngine, e->handle)))
		*e = (struct hostile_engine) { };
}

static void take_engine(struct hostile_group *g, struct hostile_engine *e)
{
	HDAUDIO_STREAM_FORMAT format = draw_format(g->h);
	HDAUDIO_CONVERTER_FORMAT code;
	NTSTATUS status;
	HANDLE handle;

	if (hostile_dice(g->h, 2))
		status = CALL(g, AllocateRenderDmaEngine, &format, FALSE, &handle, &code);
	else
		status = CALL(g, AllocateCaptureDmaEngine, g->hdev->codec, &format, &handle, &code);
	if (!noted(g, status))
		e->handle = handle;
}

static void set_list(PVOID data, PHDAUDIO_BUFFER_DESCRIPTOR list)
{
	unsigned int i;

	for (i = 0; i < 2; i++) {
		list[i].Address = MmGetPhysicalAddress(data + i * BYTES / 2);
		list[i].Length = BYTES / 2;
		list[i].InterruptOnCompletion = 1;
	}
}

static void take_contiguous_buffer(struct hostile_group *g, struct hostile_engine *e)
{
	HDAUDIO_BUS_INTERFACE_BDL *t = &g->bdl;
	PHDAUDIO_BUFFER_DESCRIPTOR list;
	ULONG fifo;
	PVOID data;
	UCHAR id;

	if (noted(g, t->AllocateContiguousDmaBuffer(t->Context, e->handle, BYTES, &data, &list)))
		return;
	set_list(data, list);
	noted(g, t->SetupDmaEngineWithBdl(t->Context, e->handle, BYTES, 1, interrupted, g->h, &id,
					  &fifo));
}

static void take_notifying_buffer(struct hostile_group *g, struct hostile_engine *e)
{
	HDAUDIO_BUS_INTERFACE_V3 *t = &g->v3;
	SIZE_T size, offset;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	if (noted(g, t->AllocateDmaBufferWithNotification(t->Context, e->handle,
							  1 + hostile_dice(g->h, 2), BYTES, &mdl,
							  &size, &offset, &id, &fifo)))
		return;
	e->mdl = mdl;
	e->size = size;
	e->told = !noted(g, t->RegisterNotificationCallback(t->Context, e->handle, &g->hdev->dev,
							    period_passed, g->h));
}

static void take_buffer(struct hostile_group *g, struct hostile_engine *e)
{
	HDAUDIO_BUS_INTERFACE_V3 *t = &g->v3;
	SIZE_T size;
	ULONG fifo;
	UCHAR id;
	PMDL mdl;

	if (g->is_bdl)
		take_contiguous_buffer(g, e);
	else if (hostile_dice(g->h, 2))
		take_notifying_buffer(g, e);
	else
		noted(g, t->AllocateDmaBuffer(t->Context, e->handle, BYTES, &mdl, &size, &id,
					      &fifo));
}

/* What is there to be set up, in its order, so that streams run most of the time. */
static void set_an_engine_up(struct hostile_group *g)
{
	struct hostile_engine *e = any_engine(g);

	if (!e->handle)
		take_engine(g, e);
	if (!e->handle)
		return;
	take_buffer(g, e);
	set_state(g, e, StopState);
	set_state(g, e, RunState);
}

static void free_a_buffer(struct hostile_group *g)
{
	struct hostile_engine *e = any_engine(g);

	set_state(g, e, ResetState);
	give_buffer_back(g, e);
}

static void free_an_engine(struct hostile_group *g)
{
	give_engine_back(g, any_engine(g));
}

static void change_bandwidth(struct hostile_group *g)
{
	HDAUDIO_STREAM_FORMAT format = draw_format(g->h);
	HDAUDIO_CONVERTER_FORMAT code;

	noted(g, CALL(g, ChangeBandwidthAllocation, any_engine(g)->handle, &format, &code));
}

static void read_positions(struct hostile_group *g)
{
	struct hostile_engine *e = any_engine(g);
	PULONG position, clock;
	ULONG origin;

	CALL(g, GetWallClockRegister, &clock);
	READ_ONCE(*clock);
	if (!noted(g, CALL(g, GetLinkPositionRegister, e->handle, &position)))
		READ_ONCE(*position);
	if (!g->is_bdl)
		noted(g, hdaudio_seek_engine(g->interface.Context, e->handle,
					     128 * hostile_dice(g->h, BYTES / 128), &origin));
}

static void ask_about_itself(struct hostile_group *g)
{
	HDAUDIO_DEVICE_INFORMATION_V2 info;
	UCHAR address, node;

	_HDAUDIO_DEVICE_INFORMATION_V2_INIT(&info);
	noted(g, CALL(g, GetDeviceInformation, (PHDAUDIO_DEVICE_INFORMATION)&info));
	CALL(g, GetResourceInformation, &address, &node);
}

static void listen(struct hostile_group *g)
{
	if (g->n_tags < HOSTILE_EVENTS &&
	    !noted(g, CALL(g, RegisterEventCallback, event_heard, g->h, &g->tags[g->n_tags])))
		g->n_tags++;
}

static void listen_no_more(struct hostile_group *g)
{
	if (g->n_tags)
		noted(g, CALL(g, UnregisterEventCallback, g->tags[--g->n_tags]));
}

/**
 * struct call - something a codec driver does
 * @name: for the record
 * @run: does it
 * @dispatch: it may be done at DISPATCH_LEVEL
 */
struct call {
	const char *name;
	void (*run)(struct hostile_group *g);
	bool dispatch;
};

static const struct call calls[] = {
	{ "commands waited for", wait_for_commands },
	{ "commands waited for", wait_for_commands },
	{ "commands waited for", wait_for_commands },
	{ "commands handed in", hand_in_commands, true },
	{ "commands handed in", hand_in_commands, true },
	{ "an engine set up", set_an_engine_up },
	{ "an engine set up", set_an_engine_up },
	{ "a state", set_some_state, true },
	{ "states", set_all_states, true },
	{ "a buffer freed", free_a_buffer },
	{ "an engine freed", free_an_engine },
	{ "bandwidth", change_bandwidth },
	{ "positions", read_positions },
	{ "information", ask_about_itself },
	{ "events", listen },
	{ "no events", listen_no_more },
};

static void timed(struct hostile *h, const struct call *call, struct hostile_group *g)
{
	bool dispatch = call->dispatch && !hostile_dice(h, 4);
	ktime_t begin = ktime_get();
	s64 ms;

	if (dispatch)
		local_bh_disable();
	call->run(g);
	if (dispatch)
		local_bh_enable();
	ms = ktime_ms_delta(ktime_get(), begin);
	if (ms <= h->slowest)
		return;
	h->slowest = ms;
	h->slowest_of = call->name;
}

void hostile_call(struct hostile *h)
{
	struct hostile_group *g = &h->groups[hostile_dice(h, HOSTILE_GROUPS)];
	const struct call *call = &calls[hostile_dice(h, ARRAY_SIZE(calls))];

	mutex_lock(&h->lock);
	if (g->hdev) {
		timed(h, call, g);
		h->operations++;
	}
	mutex_unlock(&h->lock);
}

static struct hostile *hostile_of(struct hdaudio_device *hdev)
{
	return container_of(to_hdaudio_driver(hdev->dev.driver), struct hostile, driver);
}

static NTSTATUS open_group(struct hostile_group *g, struct hdaudio_device *hdev)
{
	const GUID *guid = g->is_bdl ? &GUID_HDAUDIO_BUS_INTERFACE_BDL
				     : &GUID_HDAUDIO_BUS_INTERFACE_V3;
	USHORT size = g->is_bdl ? sizeof(g->bdl) : sizeof(g->v3);

	return hdaudio_query_interface(hdev, guid, size, 0x0100, &g->interface);
}

/* The first that is free, by chance with one interface or the other. */
static int take_group(struct hostile *h, struct hdaudio_device *hdev)
{
	unsigned int i;

	for (i = 0; i < HOSTILE_GROUPS; i++) {
		struct hostile_group *g = &h->groups[i];

		if (g->hdev)
			continue;
		*g = (struct hostile_group){ .h = h, .is_bdl = i & 1 };
		if (open_group(g, hdev))
			return -ENODEV;
		g->hdev = hdev;
		return 0;
	}
	return -EBUSY;
}

int hostile_probe(struct hdaudio_device *hdev, const struct hdaudio_device_id *id)
{
	struct hostile *h = hostile_of(hdev);
	int err;

	mutex_lock(&h->lock);
	err = take_group(h, hdev);
	mutex_unlock(&h->lock);
	return err;
}

/*
 * Two of three leave everything behind but commands, whose callback is theirs; the bus driver takes
 * it back.
 */
static void leave(struct hostile_group *g)
{
	bool answered = wait_until(!atomic_read(&g->pending));
	unsigned int i;

	g->h->lost += !answered;
	if (!hostile_dice(g->h, 3)) {
		for (i = 0; i < HOSTILE_ENGINES; i++)
			give_engine_back(g, &g->engines[i]);
	}
	g->interface.InterfaceDereference(g->interface.Context);
	g->hdev = NULL;
}

void hostile_remove(struct hdaudio_device *hdev)
{
	struct hostile *h = hostile_of(hdev);
	unsigned int i;

	mutex_lock(&h->lock);
	for (i = 0; i < HOSTILE_GROUPS; i++) {
		if (h->groups[i].hdev == hdev)
			leave(&h->groups[i]);
	}
	mutex_unlock(&h->lock);
}
