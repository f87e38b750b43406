/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The model's inside. Everything here is guarded by model.lock unless said otherwise.
 */
#ifndef MODEL_PRIV_H
#define MODEL_PRIV_H

#include <linux/irq_work.h>
#include <linux/ktime.h>
#include <linux/platform_device.h>
#include <linux/prandom.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <sound/hda_register.h>
#include <sound/hda_verbs.h>

#include "model.h"

/* Registers of the controller; model_regs.c has the table. */
enum {
	R_GCAP, R_VMIN, R_VMAJ, R_OUTPAY, R_INPAY, R_GCTL, R_WAKEEN, R_STATESTS, R_GSTS,
	R_GCAP2, R_LLCH, R_OUTSTRMPAY, R_INSTRMPAY, R_INTCTL, R_INTSTS, R_WALCLK, R_SSYNC,
	R_CORBLBASE, R_CORBUBASE, R_CORBWP, R_CORBRP, R_CORBCTL, R_CORBSTS, R_CORBSIZE,
	R_RIRBLBASE, R_RIRBUBASE, R_RIRBWP, R_RINTCNT, R_RIRBCTL, R_RIRBSTS, R_RIRBSIZE,
	R_ICOI, R_ICII, R_ICIS, R_DPLBASE, R_DPUBASE, R_COUNT
};

/* Registers of a stream descriptor. */
enum {
	S_CTL, S_STS, S_LPIB, S_CBL, S_LVI, S_FIFOS, S_FMT, S_BDLPL, S_BDLPU, S_COUNT
};

#define CTL_SRST		SD_CTL_STREAM_RESET
#define CTL_RUN			SD_CTL_DMA_START
#define STS_BCIS		SD_INT_COMPLETE
#define STS_FIFOE		SD_INT_FIFO_ERR
#define STS_DESE		SD_INT_DESC_ERR
#define STS_FIFORDY		SD_STS_FIFO_READY

#define INTSTS_GIS		AZX_INT_GLOBAL_EN
#define INTSTS_CIS		AZX_INT_CTRL_EN

#define MODEL_MIRROR		0x2000
#define MODEL_WALCLK_STEP	500	/* 24 MHz bit clock cycles in a 48 kHz frame */
#define MODEL_RESPONSES		1024	/* responses a codec can owe */
#define MODEL_MAX_BLOCK		64	/* bytes of one sample of 16 channels */
#define MODEL_LOG		8	/* violations kept in full */
#define MODEL_COEFS		256
#define MODEL_REGISTERS		(0x80 + 0x20 * MODEL_MAX_STREAMS)	/* bytes */

/**
 * struct handshake - a bit that the hardware changes some time after it is told to
 * @pending: on the way
 * @stuck: never arrives
 * @target: where to
 * @reads: reads left that see the old state
 * @due_frame: not before this frame, or
 * @due_time: with the automatic clock, this time
 */
struct handshake {
	bool pending;
	bool stuck;
	bool target;
	unsigned int reads;
	u64 due_frame;
	ktime_t due_time;
};

/**
 * struct model_sd - a stream descriptor and its DMA engine
 * @r: registers
 * @index: its number: inputs, outputs, bidirectional ones
 * @bidi: its direction can be chosen
 * @fixed_out: it is an output by nature
 * @ran: it has run since it was reset
 * @srst: SRST on its way
 * @run: RUN on its way
 * @ready: FIFORDY on its way
 * @fifo: bytes fetched and not yet sent, cyclic
 * @fifo_head: index of the first of them
 * @fifo_len: number of them
 * @entry: BDL entry in use
 * @entry_pos: bytes done of it
 * @entry_loaded: the following three are read from memory
 * @entry_addr: its address
 * @entry_len: its length
 * @entry_ioc: its interrupt-on-completion bit
 * @cadence: place in the 44.1 kHz cadence
 * @divide: frames left until the next sample of a divided rate
 * @captured: bytes captured since stream reset
 */
struct model_sd {
	u32 r[S_COUNT];
	unsigned int index;
	bool bidi;
	bool fixed_out;
	bool ran;
	struct handshake srst;
	struct handshake run;
	struct handshake ready;
	u8 *fifo;
	u32 fifo_head;
	u32 fifo_len;
	u32 entry;
	u32 entry_pos;
	bool entry_loaded;
	u64 entry_addr;
	u32 entry_len;
	bool entry_ioc;
	unsigned int cadence;
	unsigned int divide;
	u64 captured;
};

/**
 * struct codec_node - a node's state
 * @def: what it is
 * @fmt: converter format
 * @conv: stream in bits 7:4, lowest channel in 3:0
 * @power: power state set
 * @pinctl: pin widget control
 * @unsol: unsolicited enable and tag
 * @eapd: EAPD/BTL
 * @select: connection select
 * @digital: digital converter control
 * @processing: processing state
 * @coef_index: coefficient index
 * @coef: coefficients
 * @gpio: GPIO verbs 15h to 1Ah
 * @knob: volume knob control
 * @beep: what makes a tone
 * @stripe: stripe control
 * @channels: converter channel count
 * @config: configuration default; survives resets
 * @subsystem: subsystem id; survives resets
 * @present: something is plugged into the jack
 * @eld: what the display there says of itself
 * @eld_len: number of bytes in @eld
 * @eld_unsized: its size reads as 0
 * @dip_index: next byte of @dip
 * @dip_xmit: whether @dip is sent to the display
 * @dip: the data island packet with index 0: the audio InfoFrame
 * @slots: channels of the slots of HDMI
 * @amp_out: output amplifier, right and left
 * @amp_in: input amplifiers, right and left
 * @heard: where to record what it hears
 * @heard_size: room there
 * @heard_len: bytes recorded
 */
struct codec_node {
	const struct model_node *def;
	u32 config;
	u32 subsystem;
	bool present;
	u8 eld[255];
	u8 eld_len;
	bool eld_unsized;
	u8 *heard;
	size_t heard_size;
	size_t heard_len;
	/* from here on lost with a reset */
	u16 fmt;
	u8 conv;
	u8 power;
	u8 pinctl;
	u8 unsol;
	u8 eapd;
	u8 select;
	u32 digital;
	u8 processing;
	u16 coef_index;
	u16 coef[MODEL_COEFS];
	u8 gpio[6];
	u8 knob;
	u8 beep;
	u8 stripe;
	u8 channels;
	u8 dip_index;
	u8 dip_xmit;
	u8 dip[MODEL_DIP];
	u8 slots[MODEL_SLOTS];
	u8 amp_out[2];
	u8 amp_in[16][2];
};

struct codec_response {
	u64 due;
	u32 value;
};

/* Parts of a response that a fault lets come late. */
#define LATE_VALUE		BIT(0)
#define LATE_SOURCE		BIT(1)
#define LATE_POINTER		BIT(2)

/**
 * struct late_response - a response on its way to the RIRB
 * @due: when, in frames, it is there
 * @wp: its place
 * @value: its value
 * @source: its source
 * @parts: what is on its way
 */
struct late_response {
	u64 due;
	u32 wp;
	u32 value;
	u32 source;
	u8 parts;
};

/**
 * struct codec - a codec on the link
 * @desc: what it is
 * @nodes: its nodes
 * @addr: its address
 * @plugged: it is there
 * @commands: commands received
 * @last: the last of them
 * @silent: commands it will not answer
 * @late: commands it will answer late
 * @late_frames: by so much
 * @deaf: commands it will not answer after each link reset
 * @deaf_left: the same, since the last
 * @lies: answers that will be wrong
 * @lie_to: the command they are to, without the address
 * @lie: what they will be
 * @babble: unsolicited responses it will flood the link with
 * @babble_value: which
 * @owed: responses on their way, in order
 * @owed_head: the first of them
 * @owed_len: number of them
 * @unsol: unsolicited responses waiting for a slot
 * @unsol_head: the first of them
 * @unsol_len: number of them
 */
struct codec {
	const struct model_codec_desc *desc;
	struct codec_node *nodes;
	unsigned int addr;
	bool plugged;
	unsigned int commands;
	u32 last;
	unsigned int silent;
	unsigned int late;
	unsigned int late_frames;
	unsigned int deaf;
	unsigned int deaf_left;
	unsigned int lies;
	u32 lie_to;
	u32 lie;
	unsigned int babble;
	u32 babble_value;
	struct codec_response owed[MODEL_RESPONSES];
	unsigned int owed_head;
	unsigned int owed_len;
	u32 unsol[256];
	unsigned int unsol_head;
	unsigned int unsol_len;
};

/* A violation kept for the report. */
struct model_offence {
	enum model_violation kind;
	u32 off;
	u32 value;
};

/**
 * struct model_hostile - how it lies; model_hostile.c
 * @one_in: one of so many values is another one; 0: none
 * @rnd: the dice
 * @count: how often it did
 * @stale: values that were read before
 * @newest: the last of them
 * @ones: reads that give all ones yet
 * @stuck: reads of the register at @stuck_at that give @stuck_value yet
 * @stuck_at: offset of a register
 * @stuck_value: what it reads as
 */
struct model_hostile {
	unsigned int one_in;
	struct rnd_state rnd;
	u64 count;
	u32 stale[16];
	unsigned int newest;
	unsigned int ones;
	unsigned int stuck;
	u32 stuck_at;
	u32 stuck_value;
};

/**
 * struct model_dma - what memory the device may access; model_dma.c
 * @covers: is all of that memory given to the device? NULL: nobody knows
 * @strays: accesses to memory that was not, or not any more; they did not take place
 * @told: what the driver has written last, by offset, whatever came of it
 * @spoiled: addresses of lists of buffers that the device has written to, each once; it may be told
 *	to run one again after others
 * @next: where the next one is noted
 */
struct model_dma {
	bool (*covers)(u64 addr, size_t len);
	u64 strays;
	u8 told[MODEL_REGISTERS];
	u64 spoiled[16 * MODEL_MAX_STREAMS];
	unsigned int next;
};

/* The interrupt line; model_irq.c. */
struct model_irq {
	int number;
	struct irq_work work;
	bool asserted;
	bool masked;
	bool started;
	bool kept;
	atomic_t serving;
	unsigned int countdown;
};

/**
 * struct model - the controller
 * @lock: guards everything here; taken in interrupts, never held when calling out
 * @config: what kind it is
 * @pdev: the device that does DMA
 * @io: how the driver reaches it
 * @mirror: the page with wall clock and link positions
 * @irq: interrupt
 * @r: registers
 * @sd: stream descriptors
 * @n_sd: number of them
 * @codecs: by address, NULL where none is
 * @link_up: out of reset
 * @dma: what memory it may access
 * @hostile: how it lies
 * @gone: removed
 * @odd: a read gives @odd_value, after @odd_after others
 * @odd_after: see there
 * @odd_value: see there
 * @ones_at: reads of the register at this offset, or of any, give all ones
 * @ones: as many of them
 * @crst: GCTL.CRST on its way
 * @report: STATESTS on its way
 * @corb_reset: CORBRP.RST on its way
 * @corb_run: CORBCTL.RUN on its way
 * @rirb_run: RIRBCTL.DMAEN on its way
 * @corb_dead: stopped by a memory error until the controller is reset
 * @corb_stalled: fetches nothing until it is stopped
 * @rirb_stalled: stores nothing until it is stopped
 * @rirb_count: responses since the last response interrupt
 * @rirb_unread: responses since RIRBWP was last read, or their interrupt acknowledged
 * @rirb_next: RIRBWP when all that is on its way is there
 * @late: responses on their way to the RIRB
 * @late_head: the first of them
 * @late_len: number of them
 * @immediate: an immediate command waits to be sent
 * @fault_times: occurrences left of each fault
 * @fault_skip: occurrences to let pass before
 * @frame: link frames so far
 * @stats: counters
 * @violations: counters
 * @offences: the first few in full
 * @n_offences: number of them
 * @clock: what makes frames pass
 * @pace: frames a millisecond when only streams run
 * @burst: runs frames that somebody waits for
 * @thread: runs frames as time passes
 * @wait: where it sleeps
 * @idle: where model_wait_idle() sleeps
 */
struct model {
	raw_spinlock_t lock;
	struct model_config config;
	struct platform_device *pdev;
	struct hdb_io io;
	u8 *mirror;
	struct model_irq irq;
	u32 r[R_COUNT];
	struct model_sd sd[MODEL_MAX_STREAMS];
	unsigned int n_sd;
	struct codec *codecs[MODEL_MAX_CODECS];
	bool link_up;
	bool dma_allowed;
	struct model_dma dma;
	struct model_hostile hostile;
	bool gone;
	bool odd;
	unsigned int odd_after;
	u32 odd_value;
	u32 ones_at;
	unsigned int ones;
	struct handshake crst;
	struct handshake report;
	struct handshake corb_reset;
	struct handshake corb_run;
	struct handshake rirb_run;
	bool corb_dead;
	bool corb_stalled;
	bool rirb_stalled;
	unsigned int rirb_count;
	unsigned int rirb_unread;
	u32 rirb_next;
	struct late_response late[8];
	unsigned int late_head;
	unsigned int late_len;
	bool immediate;
	unsigned int fault_times[MODEL_FAULT_MAX];
	unsigned int fault_skip[MODEL_FAULT_MAX];
	u64 frame;
	struct model_stats stats;
	unsigned int violations[MODEL_BAD_MAX];
	struct model_offence offences[MODEL_LOG];
	unsigned int n_offences;
	enum model_clock clock;
	unsigned int pace;
	void (*kick)(struct model *m);	/* the clock's */
	struct irq_work burst;
	struct task_struct *thread;
	wait_queue_head_t wait;
	wait_queue_head_t idle;
};

/* After anything that may have made work or ended it; not under the lock. */
static inline void sim_kick(struct model *m)
{
	m->kick(m);
}

static inline bool sim_sd_is_out(const struct model_sd *sd)
{
	return sd->fixed_out || (sd->bidi && sd->r[S_CTL] & SD_CTL_DIR);
}

/* Status bits that are enabled to interrupt. */
static inline u32 sim_sd_raised(const struct model_sd *sd)
{
	return sd->r[S_STS] & sd->r[S_CTL] & SD_INT_MASK;
}

/* model_faults.c */
void sim_violate(struct model *m, enum model_violation kind, u32 off, u32 value);
bool sim_faulted(struct model *m, enum model_fault fault);

/* model_handshake.c */
void sim_handshake_start(struct model *m, struct handshake *h, const struct model_delay *delay,
			 bool target, bool stuck);
bool sim_handshake_over(struct model *m, struct handshake *h);
void sim_handshake_read(struct handshake *h);
bool sim_handshake_waiting(const struct handshake *h);
void sim_age(struct model *m);

/* model_clock.c */
int sim_clock_start(struct model *m);
void sim_clock_stop(struct model *m);
void sim_clock_kick(struct model *m);

/* model_regs.c */
extern const struct hdb_io_ops sim_io_ops;
void sim_regs_power_on(struct model *m);
void sim_regs_settle(struct model *m);
void sim_settle(struct model *m);
void sim_regs_mirror(struct model *m);
u32 sim_regs_intsts(struct model *m);

/* model_ring.c */
void sim_ring_write(struct model *m, unsigned int reg, u32 old);
void sim_ring_settle(struct model *m);
void sim_ring_frame(struct model *m);
bool sim_ring_busy(struct model *m);
bool sim_ring_waiting(struct model *m);
unsigned int sim_ring_entries(u32 size_reg);

/* model_stream.c */
void sim_sd_power_on(struct model *m, struct model_sd *sd);
void sim_sd_write(struct model *m, struct model_sd *sd, unsigned int reg, u32 val, u32 lanes);
void sim_sd_settle(struct model *m, struct model_sd *sd);
void sim_sd_frame(struct model *m, struct model_sd *sd);
bool sim_sd_ticking(const struct model_sd *sd);

/* model_format.c */
unsigned int sim_format_channels(u16 fmt);
unsigned int sim_format_bits(u16 fmt);
unsigned int sim_format_container(u16 fmt);
bool sim_format_valid(u16 fmt);
unsigned int sim_format_frame_bits(u16 fmt);
unsigned int sim_format_blocks(struct model_sd *sd);
void sim_format_truncate(u16 fmt, u8 *block);

/* model_codec.c */
void sim_codec_link_reset(struct codec *c);
void sim_codec_command(struct model *m, struct codec *c, u32 cmd);
u32 sim_codec_verb(struct codec *c, u8 nid, u32 verb);
struct codec_node *sim_codec_node(struct codec *c, u8 nid);
u32 sim_codec_param(const struct codec_node *node, u8 id);
bool sim_codec_queue_unsol(struct codec *c, u32 value);
void sim_codec_hear(struct model *m, u8 tag, u16 fmt, const u8 *block);
void sim_codec_say(struct model *m, u8 tag, u16 fmt, u64 pos, u8 *block);
bool sim_codec_is_widget(const struct codec_node *node, unsigned int type);
void sim_codec_free(struct codec *c);

/* model_irq.c */
int sim_irq_create(struct model *m);
void sim_irq_use_pin(struct model *m);
void sim_irq_destroy(struct model *m);
bool sim_irq_serving(struct model *m);
void sim_irq_update(struct model *m);
void sim_irq_frame(struct model *m);

/* model_dma.c */
void *sim_dma_at(struct model *m, u64 addr, size_t len);
void sim_dma_told(struct model *m, u32 off, u32 val, u32 bytes);
void sim_dma_scattered(struct model *m, u64 addr);
void sim_dma_spoil(struct model *m, const struct model_sd *sd, u32 word, u32 value);

/* model_hostile.c */
u32 sim_hostile_read(struct model *m, u32 off, u32 truth);
u32 sim_hostile_position(struct model *m, u32 truth);
void sim_hostile_response(struct model *m, struct late_response *response);
bool sim_hostile_loses(struct model *m);
bool sim_hostile_frame(struct model *m);

#endif /* MODEL_PRIV_H */
