/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a controller and a client are made of, for all layers.
 *
 * Layers, lowest first. A folder uses itself and those below it; what goes up, a completion or a
 * request, goes through a function that was installed at the start or by queueing a work item.
 *
 *	nt/			NT kernel services for codec drivers; knows nothing of HD Audio
 *	hw/			registers and their memory, power references, requests for recovery
 *	verbs/, stream/		commands and unsolicited responses; DMA engines and their buffers
 *	ddi/			clients, and the routines of the DDI
 *	bus/			function groups, their drivers, enumeration, codecs that come and go
 *	(this folder)		bring-up, interrupt, recovery, PCI, debugfs: the whole of it
 *
 * hdb.h, refusal.h, trace.h and version.h are for all of them. The structures are here, so that
 * a layer can be part of the controller without knowing the others.
 *
 * Lock order, outermost first; nothing else nests:
 *
 *	hdb_ctrl.clients_lock (mutex)	the list of clients
 *	hdb_streams.mutex		DDI routines on engines that may sleep
 *	hdb_streams.lock (irqsave)	engine table, claims, INTCTL, SSYNC, stream registers
 *	hdb_verbs.lock (irqsave)	rings, queues, commands in flight; who is there; the
 *					writing end of the queue of unsolicited responses
 *	hdb_events.lock (irqsave)	tags
 *
 * The spin locks are leaves: none is taken while another is held. The first two are taken in
 * hard interrupt context. The lock of the table of clients (client.c), which is taken under
 * hdb_ctrl.clients_lock, is a leaf, too. No client is ever called with any lock held.
 *
 * No hardware is waited for with a spin lock held: who has to, claims the engine
 * (stream/claim.h) or closes commands (hdb_verbs_restart()), and lets go of the lock meanwhile.
 *
 * hdb_power_get() may wait for the controller to wake up, and hdb_hotplug_close() for a work
 * item that calls codec drivers: neither is called with a lock held.
 */
#ifndef HDB_H
#define HDB_H

#include <linux/completion.h>
#include <linux/device.h>
#include <linux/kfifo.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "compat.h"
#include "hdaudio.h"

#include "hw/io.h"
#include "hw/ring.h"
#include "stream/stream.h"
#include "verbs/verbs_types.h"

struct dentry;
struct hdaudio_device;
struct hdb_position;

#define HDB_MAX_CODECS		15
#define HDB_ALL_CODECS		(BIT(HDB_MAX_CODECS) - 1)
#define HDB_TAGS	64

/*
 * Bits of struct hdb_hotplug.pending beside those of codecs that raised theirs on the running link:
 * the link has been reset; codecs that raised theirs while it slept, from this bit on; a driver's
 * probe came to nothing because the controller was being reset.
 */
#define HDB_HOTPLUG_RESET	BIT(15)
#define HDB_HOTPLUG_ASLEEP	16
#define HDB_HOTPLUG_PROBE	BIT(31)

/**
 * struct hdb_caps - what the controller's registers say it can do
 * @gcap: GCAP as read (HD Audio specification 3.3.2)
 * @version: VMAJ in the high byte, VMIN in the low one
 * @outpay: output payload, in 16-bit words a frame
 * @inpay: input payload, in 16-bit words a frame
 * @n_capture: number of input stream descriptors; they come first
 * @n_render: number of output stream descriptors; they come next
 * @n_bidi: number of bidirectional stream descriptors; they come last
 * @n_sdo: number of SDO lines: 1, 2 or 4
 * @dma64: the controller can address 64 bits
 */
struct hdb_caps {
	u16 gcap;
	u16 version;
	u16 outpay;
	u16 inpay;
	u8 n_capture;
	u8 n_render;
	u8 n_bidi;
	u8 n_sdo;
	bool dma64;
};

/**
 * struct hdb_timing - how long to wait for the hardware
 * @reset_us: for the controller to enter or leave reset
 * @codec_us: for the codecs to report after reset (specification 4.3: 521 us at least)
 * @ring_us: for the CORB and RIRB to stop or reset
 * @stream_us: for a stream descriptor to reset, start, stop or fill its FIFO; busy-waited
 * @verb_ms: for a codec to answer
 * @late_ms: for an answer that was given up to still turn up
 * @immediate_us: for the answer to an immediate command; 0: as hdb_default_timing
 * @poll_ms: between polls for answers whose interrupt was lost; 0: as @verb_ms
 * @retry_ms: before codecs that need time are asked again
 */
struct hdb_timing {
	unsigned int reset_us;
	unsigned int codec_us;
	unsigned int ring_us;
	unsigned int stream_us;
	unsigned int verb_ms;
	unsigned int late_ms;
	unsigned int immediate_us;
	unsigned int poll_ms;
	unsigned int retry_ms;
};

/**
 * struct hdb_setup - what a controller is created from
 * @dev: the device that does DMA
 * @io: its registers
 * @irq: its interrupt line
 * @shared_irq: the line may be shared (INTx)
 * @vendor: PCI vendor id
 * @device: PCI device id
 * @revision: PCI revision
 * @ssync: offset of the SSYNC register: 38h, or 34h on the first controllers
 * @quirks: what it does differently: HDB_QUIRK_ bits
 * @probe_mask: codec addresses to ask, with HDB_PROBE_FORCE; 0 for those that report
 * @allow_dma: lets the device access memory or not, or NULL
 * @gate_clocks: lets the controller gate its clocks, and codecs sleep, or not, or NULL; around
 *	each reset
 * @display_khz: the clock of the displays, in kHz, which the link's is made of; NULL: it is not
 * @next_irq: turns off the device's kind of interrupt and returns the line of the next kind, or
 *	a negative errno if there is none; NULL if there never is. May sleep
 * @present: does the device answer outside of its registers? NULL: nobody knows. Any context
 * @late_frames: a stream's interrupt comes so many frames, at 48 kHz, before its data has moved
 * @power_save: function groups may sleep after so many seconds; 0: if the administrator says so
 * @timing: waits, or NULL for hdb_default_timing
 */
struct hdb_setup {
	struct device *dev;
	struct hdb_io io;
	int irq;
	bool shared_irq;
	u16 vendor;
	u16 device;
	u8 revision;
	u32 ssync;
	u32 quirks;
	u16 probe_mask;
	void (*allow_dma)(struct device *dev, bool allow);
	void (*gate_clocks)(struct device *dev, bool gate);
	unsigned int (*display_khz)(struct device *dev);
	int (*next_irq)(struct device *dev);
	bool (*present)(struct device *dev);
	unsigned int late_frames;
	unsigned int power_save;
	const struct hdb_timing *timing;
};

/**
 * enum hdb_state - how far a controller has come
 * @HDB_ENUMERATING: the codecs that reported after its reset are being asked who they are
 * @HDB_READY: they have been; what they are is on the bus
 * @HDB_FAILED: that came to nothing
 */
enum hdb_state {
	HDB_ENUMERATING,
	HDB_READY,
	HDB_FAILED,
};

/**
 * struct hdb_hotplug - which codecs are known
 * @state: what sysfs shows of that
 * @first: enumerates the codecs that are there at the start; holds a runtime PM reference
 * @begun: @first was queued and @sleep registered
 * @closing: nobody is to be asked any more
 * @put_off: nor now, for the system goes to sleep
 * @sleep: notes that
 * @pending: codecs that raised their bit, bit n for address n, and HDB_HOTPLUG_RESET, _ASLEEP and
 *	_PROBE
 * @known: codecs that were enumerated, answering or not; @first's, then @work's, as are
 *	@incomplete and @told
 * @incomplete: known ones of which something was left out
 * @told: those of which that was said
 * @round: counts the times that hdb_ctrl.codec_mask was read anew, in a reset; hdb_verbs.lock
 * @open: codecs have been enumerated and are not being removed
 * @work: handles what is pending; holds a runtime PM reference from when it is queued
 */
struct hdb_hotplug {
	enum hdb_state state;
	struct delayed_work first;
	bool begun;
	bool closing;
	bool put_off;
	struct notifier_block sleep;
	atomic_t pending;
	u16 known;
	u16 incomplete;
	u16 told;
	u32 round;
	bool open;
	struct work_struct work;
};

/**
 * struct hdb_event_tag - one registration
 * @client: whose it is, or NULL while the tag is free
 * @routine: called for each unsolicited response with the tag
 * @context: for the routine
 */
struct hdb_event_tag {
	struct hdb_client *client;
	PHDAUDIO_UNSOLICITED_RESPONSE_CALLBACK routine;
	PVOID context;
};

/**
 * struct hdb_event - an unsolicited response on its way
 * @value: the response
 * @codec: SDI line it came from
 */
struct hdb_event {
	u32 value;
	u8 codec;
};

/**
 * struct hdb_events - unsolicited responses of a controller
 * @lock: guards @tags and @running
 * @tags: registrations of each codec, allocated with its first one
 * @queue: responses to deliver; written under hdb_verbs.lock, read by the DPC
 * @running: the registration being called, or NULL
 * @idle: woken when @running changes
 * @overflows: responses lost because @queue was full
 * @reported: how many of these were reported
 * @unclaimed: responses with a tag nobody has registered
 */
struct hdb_events {
	spinlock_t lock;	/* see hdb.h */
	struct hdb_event_tag *tags[HDB_LINKS];
	DECLARE_KFIFO_PTR(queue, struct hdb_event);
	struct hdb_event_tag *running;
	wait_queue_head_t idle;
	u32 overflows;
	u32 reported;
	u32 unclaimed;
};

/**
 * struct hdb_positions - the DMA position buffer
 * @entries: one for each stream descriptor, which the controller writes; NULL: none are used
 * @addr: its bus address
 * @checked: they count where they agree with the registers; else in any case
 * @wrong: how often they did not: they count no more
 */
struct hdb_positions {
	struct hdb_position *entries;
	dma_addr_t addr;
	bool checked;
	u32 wrong;
};

/**
 * enum hdb_step - the steps, least first
 * @HDB_STEP_UNRESPONSIVE: a codec was marked unresponsive; this only has it said
 * @HDB_STEP_EACH: answers do not interrupt: have each of them do so, not the last of many
 * @HDB_STEP_IRQ: the interrupt does not arrive or does not end: use the next kind, or none
 * @HDB_STEP_RINGS: restart the command rings
 * @HDB_STEP_RESET: reset the controller, bring back what ran, have the codecs set up again
 * @HDB_STEP_DISPLAY: the same, but nothing has failed: a codec can be found that could not before
 * @HDB_STEPS: how many
 */
enum hdb_step {
	HDB_STEP_UNRESPONSIVE,
	HDB_STEP_EACH,
	HDB_STEP_IRQ,
	HDB_STEP_RINGS,
	HDB_STEP_RESET,
	HDB_STEP_DISPLAY,
	HDB_STEPS,
};

/**
 * struct hdb_recovery - recovery of one controller
 * @work: takes the steps
 * @wanted: steps that were asked for, a bit each
 * @busy: steps are being taken
 * @idle: woken when none is any more
 * @over: nothing is done any more
 * @said: how often each was reported
 * @said_at: when last, in jiffies
 * @counts: how often each was taken
 * @restarted: the rings were restarted before
 * @restarted_at: when, in jiffies
 * @resets: resets in a row after which no codec was heard
 * @reset_at: when the last one was, in jiffies
 */
struct hdb_recovery {
	struct work_struct work;
	unsigned long wanted;
	bool busy;
	wait_queue_head_t idle;
	bool over;
	u32 said[HDB_STEPS];
	unsigned long said_at[HDB_STEPS];
	u32 counts[HDB_STEPS];
	bool restarted;
	unsigned long restarted_at;
	unsigned int resets;
	unsigned long reset_at;
};

/**
 * struct hdb_ctrl - one controller
 * @ref: keeps the structure while clients call
 * @release: frees it, when the last reference has gone
 * @dev: the device that does DMA
 * @io: its registers
 * @setup: what it was created from
 * @timing: waits
 * @caps: what it can do
 * @irq: interrupt line, 0 before it is requested and after it is freed
 * @irq_name: what the interrupt is called
 * @poll: looks for interrupts that were lost, or polls instead of them where none works
 * @looking: @poll is in use
 * @polling: it polls
 * @irqs: counts interrupts
 * @irq_alone: the stream, its bit, that the last one was for and nothing else; else 0
 * @irq_alone_at: when that was, in jiffies
 * @overdue: sources that @poll found pending; its own, as are the next two
 * @overdue_since: @irqs then
 * @lost_in_a_row: interrupts lost, and none that came meanwhile
 * @lost_irqs: interrupts that were lost
 * @irq_storm: interrupts in a row that left sources pending; too many are a storm
 * @gone: the hardware is not there any more; until a resume finds it again, read anywhere
 * @suspended: its registers must not be touched; changed by power management alone
 * @cut: the card it is on has been turned off by hand, and it is suspended until that is on again
 * @wakers: codecs that may wake the system while that sleeps, bit n for address n; else 0
 * @armed: its device may wake the system for as long, because of them
 * @codec_mask: codecs found, bit n for address n; written under hdb_verbs.lock
 * @hotplug: codecs that come and go
 * @ring: CORB and RIRB
 * @verbs: codec commands
 * @events: unsolicited responses
 * @positions: where the engines' positions are, if not in their registers
 * @streams: DMA engines
 * @dpc: delivers completions, events and notifications at DISPATCH_LEVEL
 * @clients_lock: guards @clients
 * @clients: open clients
 * @clients_closed: counts those that have gone
 * @client_closed: woken when one has gone
 * @closing: clients to be closed by @close_work
 * @close_work: closes those whose last reference was dropped above PASSIVE_LEVEL
 * @recovery: what was done about failures
 * @debugfs: its folder there
 * @state_file: its state in sysfs
 */
struct hdb_ctrl {
	struct kref ref;
	void (*release)(struct kref *ref);
	struct device *dev;
	struct hdb_io io;
	struct hdb_setup setup;
	struct hdb_timing timing;
	struct hdb_caps caps;
	int irq;
	char irq_name[48];
	struct timer_list poll;
	bool looking;
	bool polling;
	u32 irqs;
	u32 irq_alone;
	unsigned long irq_alone_at;
	u32 overdue;
	u32 overdue_since;
	unsigned int lost_in_a_row;
	u32 lost_irqs;
	unsigned int irq_storm;
	bool gone;
	bool suspended;
	bool cut;
	u16 wakers;
	bool armed;
	u16 codec_mask;
	struct hdb_hotplug hotplug;
	struct hdb_ring ring;
	struct hdb_verbs verbs;
	struct hdb_events events;
	struct hdb_positions positions;
	struct hdb_streams streams;
	struct hdb_dpc dpc;
	struct mutex clients_lock;	/* see above */
	struct list_head clients;
	u32 clients_closed;
	wait_queue_head_t client_closed;
	struct llist_head closing;
	struct work_struct close_work;
	struct hdb_recovery recovery;
	struct dentry *debugfs;
	struct device_attribute state_file;
};

/**
 * struct hdb_client - one interface context
 * @id: its number; the DDI's Context
 * @ctrl: its controller; the client holds a reference
 * @hdev: the function group it was opened for
 * @codec: address of the group's codec
 * @node: node id of the group
 * @refs: InterfaceReference count
 * @users: calls in progress, plus one while open
 * @idle: completed when the last of @users is gone
 * @queue: its commands waiting to be issued
 * @entry: in the table of clients by number
 * @link: in the controller's list of clients
 * @closing: in the controller's list of those to be closed
 * @rcu: frees it after lookups in progress
 */
struct hdb_client {
	u32 id;
	struct hdb_ctrl *ctrl;
	struct hdaudio_device *hdev;
	u8 codec;
	u8 node;
	refcount_t refs;
	refcount_t users;
	struct completion idle;
	struct hdb_verb_queue queue;
	struct hlist_node entry;
	struct list_head link;
	struct llist_node closing;
	struct rcu_head rcu;
};

static inline bool hdb_ctrl_gone(const struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->gone);
}

/* Something is awaited that comes by an interrupt: where that is polled for, do so soon. */
static inline void hdb_ctrl_await(struct hdb_ctrl *ctrl)
{
	if (unlikely(READ_ONCE(ctrl->polling)) && READ_ONCE(ctrl->looking))
		timer_reduce(&ctrl->poll, jiffies + 1);
}

static inline struct hdb_ctrl *hdb_verbs_ctrl(struct hdb_verbs *verbs)
{
	return container_of(verbs, struct hdb_ctrl, verbs);
}

static inline void hdb_ctrl_get(struct hdb_ctrl *ctrl)
{
	kref_get(&ctrl->ref);
}

static inline void hdb_ctrl_put(struct hdb_ctrl *ctrl)
{
	kref_put(&ctrl->ref, ctrl->release);
}

#endif /* HDB_H */
