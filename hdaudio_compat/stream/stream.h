/* SPDX-License-Identifier: GPL-2.0 */
/*
 * DMA engines: allocation, bandwidth, state, buffers, notifications.
 *
 * An engine is a stream descriptor of the controller; the table of them is made with the
 * controller and its elements are given to clients and taken back.
 *
 * hdb_streams.mutex is held by every routine on engines and buffers that may sleep, so these
 * exclude each other; registering notifications does without.
 * hdb_streams.lock guards the table against the routines that may not (FreeDmaEngine,
 * SetDmaEngineState, GetLinkPositionRegister) and the interrupt: a routine that has slept
 * looks its handle up again, unless it has claimed the engine (claim.h). The hardware is waited
 * for with an engine claimed and the lock let go of. Clients are called with neither held; who
 * takes away what a client's routine may be using waits for hdb_engine.calling and .delivering.
 */
#ifndef HDB_STREAM_H
#define HDB_STREAM_H

#include <linux/atomic.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "hdaudio.h"

#include "bandwidth.h"
#include "lists.h"
#include "refusal.h"
#include "hw/place.h"
#include "hw/sd.h"

struct hdb_buffer;
struct hdb_claim;
struct hdb_client;
struct hdb_ctrl;
struct seq_buf;

#define HDB_MAX_NOTIFICATIONS	16	/* registrations on one engine */
#define HDB_NOTIFY_DEPTH	4	/* completions kept apart until they are delivered */

/**
 * struct hdb_notification - one registration
 * @node: in its engine's list, then in hdb_streams.dead
 * @event: the event to set, or NULL
 * @fdo: device object held for a callback
 * @routine: the callback, or NULL
 * @context: for @routine
 */
struct hdb_notification {
	struct list_head node;
	PKEVENT event;
	PDEVICE_OBJECT fdo;
	PHDAUDIO_DMA_NOTIFICATION_CALLBACK routine;
	PVOID context;
};

/**
 * struct hdb_notify - notifications of one engine; guarded by hdb_streams.lock
 * @list: registrations
 * @registered: how many
 * @times: when interrupts not delivered yet were handled, oldest first
 * @waiting: how many of @times
 * @merged: interrupts that found @times full and share the last one's delivery
 * @early: the next interrupt is none: see hdb_bdl_put_off()
 * @delivering: the DPC is calling those on a copy of @list
 * @rounds: counts these deliveries
 */
struct hdb_notify {
	struct list_head list;
	unsigned int registered;
	LARGE_INTEGER times[HDB_NOTIFY_DEPTH];
	unsigned int waiting;
	u32 merged;
	bool early;
	bool delivering;
	unsigned int rounds;
};

enum hdb_engine_kind {
	HDB_ENGINE_CAPTURE,
	HDB_ENGINE_RENDER,
	HDB_ENGINE_BIDI,
};

/**
 * enum hdb_engine_regs - what is in an engine's stream descriptor
 * @HDB_REGS_UNKNOWN: anything; it has to be reset
 * @HDB_REGS_BLANK: nothing, it has been reset
 * @HDB_REGS_PROGRAMMED: the set-up
 */
enum hdb_engine_regs {
	HDB_REGS_UNKNOWN,
	HDB_REGS_BLANK,
	HDB_REGS_PROGRAMMED,
};

/**
 * struct hdb_engine - one DMA engine
 * @sd: its stream descriptor
 * @index: of the descriptor
 * @kind: directions it can do
 * @client: owner, or NULL while it is free; this and all below guarded by hdb_streams.lock
 * @handle: the owner's name for it, 0 while it is free
 * @generation: counts allocations
 * @render: direction it is used in
 * @stream_id: its tag on the link
 * @format: what it is to carry
 * @code: the same as converter format
 * @need: what it takes of the link
 * @state: state the client has set
 * @regs: what the descriptor holds
 * @buffer: its buffer or NULL
 * @set_up: @setup is complete: the engine can run
 * @setup: what the descriptor is programmed with
 * @fifo: size of its FIFO, in bytes, since it was set up last
 * @spacing: bytes from one of its interrupts to the next, or 0 if they are not evenly spaced
 * @position: what is known of its position in memory
 * @turned: @setup begins elsewhere in the buffer than the client's, @home, does
 * @home: the list to go back to at the next reset, and its last valid index
 * @isr: the client's interrupt routine, BDL interface
 * @isr_context: for @isr
 * @calling: calls of @isr in progress; counted up under the lock, and down without
 * @notify: who is told of completions, V2 and V3 interfaces
 * @completions: interrupts for completed buffers or parts since its registers were programmed
 * @completed_at: when the last of them was handled, in jiffies, or 0
 * @interval: between it and the one before, or 0 if none of them was since it began to run
 * @handed_back: the client gave it back before its buffer, which it may do once the controller is
 *	gone: the handle is good for freeing the buffer alone
 * @stuck: free, but it does not stop: it and its stream id stay out of use until a reset
 */
struct hdb_engine {
	struct hdb_sd sd;
	u8 index;
	enum hdb_engine_kind kind;
	struct hdb_client *client;
	u64 handle;
	u32 generation;
	bool render;
	u8 stream_id;
	HDAUDIO_STREAM_FORMAT format;
	u16 code;
	struct hdb_need need;
	HDAUDIO_STREAM_STATE state;
	enum hdb_engine_regs regs;
	struct hdb_buffer *buffer;
	bool set_up;
	struct hdb_sd_setup setup;
	u32 fifo;
	u32 spacing;
	struct hdaudio_position position;
	bool turned;
	struct {
		u64 bdl;
		u8 lvi;
	} home;
	PHDAUDIO_BDL_ISR isr;
	PVOID isr_context;
	atomic_t calling;
	struct hdb_notify notify;
	unsigned int completions;
	unsigned long completed_at;
	unsigned long interval;
	bool handed_back;
	bool stuck;
};

/**
 * struct hdb_streams - the DMA engines of a controller
 * @mutex: held by routines that may sleep
 * @lock: guards everything below and the stream registers
 * @engines: by descriptor index: inputs, outputs, bidirectional ones
 * @count: how many
 * @bandwidth: the link
 * @ids: stream ids in use, by direction; 0 is never free
 * @claimed: engines whose hardware somebody waits for
 * @synced: engines that SSYNC holds; what is in the register
 * @irqs: engines whose interrupts are on
 * @pending: engines with completions to deliver
 * @idle: woken when a client's routine has returned, and when a claim has ended
 * @shelf: where descriptor lists are; taken from under @mutex
 * @dead: registrations to give up
 * @reap: gives them up
 * @stuck: buffers of engines that did not stop; kept until the controller is reset
 * @kept: how many; with as many as there are engines no more are given out
 * @away: the controller is being reset or is asleep: no stream register is touched, and
 *	hdb_streams_resume() brings back what is wanted then
 * @resets: times it has done so
 * @still: times in a row that an engine was stopped whose position had not moved, but its data
 */
struct hdb_streams {
	struct mutex mutex;	/* outer */
	spinlock_t lock;	/* inner */
	struct hdb_engine *engines;
	unsigned int count;
	struct hdb_bandwidth bandwidth;
	u16 ids[2];
	u32 claimed;
	u32 synced;
	u32 irqs;
	u32 pending;
	wait_queue_head_t idle;
	struct hdb_list_shelf shelf;
	struct list_head dead;
	struct work_struct reap;
	struct list_head stuck;
	unsigned int kept;
	bool away;
	u32 resets;
	unsigned int still;
};

/* Somebody may wait for what has just come to an end. */
static inline void hdb_streams_wake(struct hdb_streams *streams)
{
	if (wq_has_sleeper(&streams->idle))
		wake_up_all(&streams->idle);
}

/* engine.c: handles, single engines */

struct hdb_engine *hdb_engine_find_to_free(struct hdb_streams *streams,
					   const struct hdb_client *client, HANDLE handle);
struct hdb_engine *hdb_engine_find(struct hdb_streams *streams, const struct hdb_client *client,
				   HANDLE handle);
u64 hdb_engine_make_handle(struct hdb_engine *engine, u32 random);
enum hdb_why hdb_engine_check(struct hdb_client *client, HANDLE handle);
PULONG hdb_engine_register(const struct hdb_engine *engine);
enum hdb_why hdb_engine_position(struct hdb_client *client, HANDLE handle, PULONG *position);
void hdb_engine_go_home(struct hdb_engine *engine);
bool hdb_streams_any(struct hdb_ctrl *ctrl);

/* where.c: how far an engine has come */

void hdb_engine_watch(struct hdb_engine *engine);
enum hdb_why hdb_engine_find_place(struct hdb_client *client, HANDLE handle,
				   struct hdaudio_position **position);
u32 hdb_engine_where(struct hdb_engine *engine);

/* stream_irq.c: which engines may interrupt, and what is done when they have */

void hdb_streams_write_intctl(struct hdb_ctrl *ctrl);
void hdb_streams_enable_irqs(struct hdb_ctrl *ctrl);
void hdb_streams_remind(struct hdb_ctrl *ctrl);
void hdb_streams_irq(struct hdb_ctrl *ctrl, u32 intsts);
bool hdb_streams_irq_alone(struct hdb_ctrl *ctrl, u32 stream, bool expected, u32 *left);
void hdb_streams_deliver(struct hdb_ctrl *ctrl);

/* engine_alloc.c: the table, engines given to clients */

/**
 * struct hdb_engine_request - an engine is wanted
 * @format: what it is to carry
 * @render: out, not in
 * @stripe: across all SDO lines there are; render only
 * @codec: where the stream comes from; capture only
 */
struct hdb_engine_request {
	HDAUDIO_STREAM_FORMAT format;
	bool render;
	bool stripe;
	u8 codec;
};

int hdb_streams_init(struct hdb_ctrl *ctrl);
void hdb_engine_release(struct hdb_streams *streams, struct hdb_engine *engine);
enum hdb_why hdb_engine_alloc(struct hdb_client *client, const struct hdb_engine_request *request,
			      HANDLE *handle, u16 *code);
enum hdb_why hdb_engine_change(struct hdb_client *client, HANDLE handle,
			       const HDAUDIO_STREAM_FORMAT *format, u16 *code);
enum hdb_why hdb_engine_free(struct hdb_client *client, HANDLE handle);

/* state.c: programming, starting, stopping, resetting */

void hdb_streams_suspend(struct hdb_ctrl *ctrl);
void hdb_streams_resume(struct hdb_ctrl *ctrl);
enum hdb_why hdb_engine_reset(struct hdb_claim *claim, struct hdb_engine *engine);
enum hdb_why hdb_engine_program(struct hdb_claim *claim, struct hdb_engine *engine);
bool hdb_engine_rests(const struct hdb_streams *streams, const struct hdb_engine *engine);
bool hdb_engine_halt(struct hdb_claim *claim, struct hdb_engine *engine);
enum hdb_why hdb_engines_set_state(struct hdb_client *client, HDAUDIO_STREAM_STATE state,
				   ULONG count, const HANDLE *handles);

/* engine_buffer.c: buffers and engines brought together */

/**
 * struct hdb_buffer_grant - what the client is told of its buffer
 * @mdl: the pages
 * @bytes: the size
 * @offset: where the buffer begins in its first page
 * @stream_id: to program into the converter
 * @fifo: FIFO size in bytes
 *
 * Filled under hdb_streams.lock: afterwards another thread of the client may free the buffer.
 */
struct hdb_buffer_grant {
	PMDL mdl;
	size_t bytes;
	size_t offset;
	u8 stream_id;
	u32 fifo;
};

enum hdb_why hdb_engine_set_up(struct hdb_claim *claim, struct hdb_ctrl *ctrl,
			       struct hdb_engine *engine, unsigned int list, u32 bytes, u8 lvi,
			       u8 interrupts);
void hdb_engine_grant(const struct hdb_ctrl *ctrl, const struct hdb_engine *engine,
		      struct hdb_buffer_grant *grant);
struct hdb_buffer *hdb_engine_detach(struct hdb_ctrl *ctrl, struct hdb_engine *engine);
void hdb_buffer_dispose(struct hdb_ctrl *ctrl, struct hdb_buffer *buffer, bool at_rest, u32 resets);

enum hdb_why hdb_buffer_alloc(struct hdb_client *client, HANDLE handle, size_t bytes,
			      unsigned int notifications, struct hdb_buffer_grant *grant);
enum hdb_why hdb_buffer_free(struct hdb_client *client, HANDLE handle);
enum hdb_why hdb_buffer_free_notifying(struct hdb_client *client, HANDLE handle, PMDL mdl,
				       size_t bytes);
enum hdb_why hdb_contiguous_alloc(struct hdb_client *client, HANDLE handle, u32 bytes,
				  PVOID *data, PHDAUDIO_BUFFER_DESCRIPTOR *list);
enum hdb_why hdb_contiguous_free(struct hdb_client *client, HANDLE handle);

/* engine_bdl.c: running a list the client wrote */

/**
 * struct hdb_bdl_request - a list to be run
 * @bytes: size of the cyclic buffer
 * @lvi: last valid index
 * @isr: called at each interrupt
 * @context: for @isr
 */
struct hdb_bdl_request {
	u32 bytes;
	u32 lvi;
	PHDAUDIO_BDL_ISR isr;
	PVOID context;
};

enum hdb_why hdb_contiguous_set_up(struct hdb_client *client, HANDLE handle,
				   const struct hdb_bdl_request *request,
				   struct hdb_buffer_grant *grant);

/* seek.c: beginning elsewhere in the buffer */

enum hdb_why hdb_engine_seek(struct hdb_client *client, HANDLE handle, u32 place, u32 *origin);

/* reclaim.c: clients and the table go */

void hdb_streams_reclaim(struct hdb_client *client, struct seq_buf *left);
void hdb_streams_exit(struct hdb_ctrl *ctrl);

#endif /* HDB_STREAM_H */
