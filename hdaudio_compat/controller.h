/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The controller: what it can do, and the layers that drive it.
 *
 * Lock order, outermost first; nothing else nests:
 *
 *	hdb_ctrl.clients_lock (mutex)	the list of clients
 *	hdb_streams.mutex		DDI routines on engines that may sleep
 *	hdb_streams.lock (irqsave)	engine table, INTCTL, SSYNC, stream registers
 *	hdb_verbs.lock (irqsave)	rings, queues, commands in flight; who is there; the
 *					writing end of the queue of unsolicited responses
 *	hdb_events.lock (irqsave)	tags
 *
 * The spin locks are leaves: none is taken while another is held. The first two are taken in
 * hard interrupt context. The lock of the table of clients (client.c), which is taken under
 * hdb_ctrl.clients_lock, is a leaf, too. No client is ever called with any lock held.
 *
 * hdb_power_get() may wait for the controller to wake up, and hdb_hotplug_close() for a work
 * item that calls codec drivers: neither is called with a lock held.
 */
#ifndef HDB_CONTROLLER_H
#define HDB_CONTROLLER_H

#include <linux/device.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/llist.h>
#include <linux/mutex.h>

#include "compat.h"
#include "verbs/unsolicited.h"
#include "bus/hotplug.h"
#include "hw/io.h"
#include "hw/position.h"
#include "hw/recover.h"
#include "hw/ring.h"
#include "stream/stream.h"
#include "verbs/verbs.h"

struct dentry;

#define HDB_MAX_CODECS		15
#define HDB_ALL_CODECS		(BIT(HDB_MAX_CODECS) - 1)

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
 * @look_ms: between looks for answers whose interrupt was lost; 0: as @verb_ms
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
	unsigned int look_ms;
	unsigned int retry_ms;
};

extern const struct hdb_timing hdb_default_timing;

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
 * @gate_clocks: lets the controller gate its clocks or not, or NULL; around each reset
 * @next_irq: turns off the device's kind of interrupt and returns the line of the next kind, or
 *	a negative errno if there is none; NULL if there never is. May sleep
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
	int (*next_irq)(struct device *dev);
	unsigned int power_save;
	const struct hdb_timing *timing;
};

/**
 * struct hdb_ctrl - one controller
 * @ref: keeps the structure while clients call
 * @dev: the device that does DMA
 * @io: its registers
 * @setup: what it was created from
 * @timing: waits
 * @caps: what it can do
 * @irq: interrupt line, 0 before it is requested and after it is freed
 * @poll: looks instead of the interrupt, where none works
 * @polling: it does
 * @unending: interrupts in a row that left sources pending
 * @gone: the hardware is not there any more; set once, read anywhere
 * @dark: it sleeps and its registers must not be touched; changed by power management alone
 * @codec_mask: codecs found, bit n for address n; written in reset or under hdb_verbs.lock
 * @hotplug: codecs that come and go
 * @ring: CORB and RIRB
 * @verbs: codec commands
 * @events: unsolicited responses
 * @positions: where the engines' positions are, if not in their registers
 * @streams: DMA engines
 * @dpc: delivers completions, events and notifications at DISPATCH_LEVEL
 * @clients_lock: guards @clients
 * @clients: open clients
 * @client_closed: woken when one has gone
 * @closing: clients to be closed by @close_work
 * @close_work: closes those whose last reference was dropped above PASSIVE_LEVEL
 * @recovery: what was done about failures
 * @debugfs: its folder there
 */
struct hdb_ctrl {
	struct kref ref;
	struct device *dev;
	struct hdb_io io;
	struct hdb_setup setup;
	struct hdb_timing timing;
	struct hdb_caps caps;
	int irq;
	struct timer_list poll;
	bool polling;
	unsigned int unending;
	bool gone;
	bool dark;
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
	wait_queue_head_t client_closed;
	struct llist_head closing;
	struct work_struct close_work;
	struct hdb_recovery recovery;
	struct dentry *debugfs;
};

struct hdb_ctrl *hdb_ctrl_create(const struct hdb_setup *setup);
void hdb_ctrl_destroy(struct hdb_ctrl *ctrl);
void hdb_ctrl_suspend(struct hdb_ctrl *ctrl);
int hdb_ctrl_sleep(struct hdb_ctrl *ctrl);
int hdb_ctrl_resume(struct hdb_ctrl *ctrl);
int hdb_ctrl_restart(struct hdb_ctrl *ctrl);
void hdb_ctrl_get(struct hdb_ctrl *ctrl);
void hdb_ctrl_put(struct hdb_ctrl *ctrl);
bool hdb_ctrl_in_reset(struct hdb_ctrl *ctrl);
void hdb_ctrl_set_gone(struct hdb_ctrl *ctrl);
void hdb_ctrl_give_up(struct hdb_ctrl *ctrl);

static inline bool hdb_ctrl_gone(const struct hdb_ctrl *ctrl)
{
	return READ_ONCE(ctrl->gone);
}

#endif /* HDB_CONTROLLER_H */
