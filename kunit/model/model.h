/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A register-level model of an HD Audio controller, its link and its codecs.
 *
 * It is written from the HD Audio specification (revision 1.0a), not from the driver: the
 * driver reaches it through struct hdb_io, it reaches the driver's memory by bus address and
 * interrupts it through a real Linux interrupt. Time is counted in link frames (1/48000 s),
 * each of which carries one command, the responses to the command of the frame before, and
 * the samples of every running stream.
 *
 * What a driver must not do according to the specification is carried out as well as hardware
 * would and recorded as a violation; fixtures fail a test that ends with any unforgiven.
 *
 * Every function may be called from any context unless said otherwise.
 */
#ifndef MODEL_H
#define MODEL_H

#include <linux/types.h>

#include "controller.h"

/* What it is on PCI. */
#define MODEL_VENDOR		0x1af4
#define MODEL_DEVICE		0xfffe
#define MODEL_REVISION		0x03

#define MODEL_MAX_CODECS	15
#define MODEL_MAX_STREAMS	30
#define MODEL_FOREVER		UINT_MAX

#define MODEL_RIRB_LATE_FRAMES	2	/* what MODEL_FAULT_RIRB_LATE and the like mean by late */
#define MODEL_POSITION_SELDOM	16	/* frames, for MODEL_FAULT_POSITION_SELDOM */

struct model;

/**
 * struct model_delay - how long the hardware takes to follow a handshake bit
 * @reads: reads of the register that still see the old state
 * @frames: link frames that have to pass; with the automatic clock, real time counts too
 */
struct model_delay {
	unsigned int reads;
	unsigned int frames;
};

/* Ring sizes offered, as in bits 7:4 of CORBSIZE and RIRBSIZE. */
#define MODEL_RING_2		BIT(0)
#define MODEL_RING_16		BIT(1)
#define MODEL_RING_256		BIT(2)

/**
 * struct model_config - what kind of controller it is
 * @n_capture: input stream descriptors
 * @n_render: output stream descriptors
 * @n_bidi: bidirectional stream descriptors
 * @n_sdo: serial data out lines: 1, 2 or 4
 * @no_dma64: it cannot address 64 bits (GCAP.64OK clear, 32-bit DMA mask)
 * @version: VMAJ in the high byte, VMIN in the low one
 * @outpay: OUTPAY
 * @inpay: INPAY
 * @corb_sizes: MODEL_RING_* bits
 * @rirb_sizes: MODEL_RING_* bits
 * @ssync: offset of SSYNC: 38h or 34h; 0 for none (QEMU's controller has none)
 * @fifo_out: FIFOS of output streams: bytes less one, as Intel's controllers have it
 * @fifo_in: FIFOS of input streams
 * @intx: interrupts by level instead of by message
 * @pin: the driver can change to interrupts by level
 * @pin_works: and that ends MODEL_FAULT_IRQ_LOST
 * @no_immediate: no immediate command registers
 * @sd_ctl_32: stream control takes writes of 32 bits only
 * @no_lpib: link position registers read as 0
 * @rp_bit_reads_0: CORBRP.RST never reads as set, as on some controllers in the field
 * @no_idle_irq: responses interrupt when there are RINTCNT, not when a frame brings no more
 * @irq_latency: frames between an interrupt condition and its delivery
 * @crst: time to enter or leave controller reset
 * @report: time from leaving reset until codecs show in STATESTS
 * @corb_reset: time of the CORBRP reset
 * @ring_run: time for the CORB or RIRB to start or stop
 * @sd_reset: time of a stream to enter or leave reset
 * @sd_run: time of a stream to start or stop
 * @fifo_ready: time for an output FIFO to fill
 */
struct model_config {
	u8 n_capture;
	u8 n_render;
	u8 n_bidi;
	u8 n_sdo;
	bool no_dma64;
	u16 version;
	u16 outpay;
	u16 inpay;
	u8 corb_sizes;
	u8 rirb_sizes;
	u32 ssync;
	u16 fifo_out;
	u16 fifo_in;
	bool intx;
	bool pin;
	bool pin_works;
	bool no_immediate;
	bool sd_ctl_32;
	bool no_lpib;
	bool rp_bit_reads_0;
	bool no_idle_irq;
	unsigned int irq_latency;
	struct model_delay crst;
	struct model_delay report;
	struct model_delay corb_reset;
	struct model_delay ring_run;
	struct model_delay sd_reset;
	struct model_delay sd_run;
	struct model_delay fifo_ready;
};

/* 4 in, 4 out, 256 entries, 64 bits, message interrupts, each handshake a few reads long. */
extern const struct model_config model_default_config;

/* Life; process context. */
struct model *model_create(const struct model_config *config);
void model_destroy(struct model *m);
void model_setup(struct model *m, struct hdb_setup *setup);
struct device *model_dev(struct model *m);
struct hdb_io *model_io(struct model *m);
const struct model_config *model_config(const struct model *m);
void model_remove(struct model *m);
void model_return(struct model *m);

/* From now on the device accesses only memory that @covers says it was given; NULL ends it. */
void model_watch_dma(struct model *m, bool (*covers)(u64 addr, size_t len));
/* Accesses to other memory, which did not take place. */
u64 model_strays(struct model *m);

/* The device writes zeros to the first @entries entries of a stream's list of buffers. */
void model_spoil_list(struct model *m, unsigned int sd, unsigned int entries);

/* One of @one_in values that are read of it is wrong, and interrupts are; 0 ends it. */
void model_hostile(struct model *m, unsigned int one_in, u32 seed);
u64 model_mistreated(struct model *m);

#define MODEL_ANY_REGISTER	(~0U)
/* The next @times reads of a register, or of any, give all ones; MODEL_FOREVER, or 0 to end it. */
void model_ones(struct model *m, u32 off, unsigned int times);
/* The read after @skip others, of whatever register, gives @value, as far as that has its bits. */
void model_odd_read(struct model *m, unsigned int skip, u32 value);
/* Has the driver not forbidden it to access memory? It may before there is one. */
bool model_may_dma(struct model *m);

/**
 * enum model_clock - what makes the link frames pass
 * @MODEL_CLOCK_AUTO: they pass while commands, responses or streams need them: at once for
 *	commands, in hard interrupt context; at the pace of model_set_pace() for streams alone
 * @MODEL_CLOCK_MANUAL: only model_run() and its kin
 */
enum model_clock {
	MODEL_CLOCK_AUTO,
	MODEL_CLOCK_MANUAL,
};

void model_set_clock(struct model *m, enum model_clock clock);
void model_set_pace(struct model *m, unsigned int frames_per_ms);
void model_run(struct model *m, unsigned int frames);
unsigned int model_run_idle(struct model *m, unsigned int max_frames);
bool model_wait_idle(struct model *m, unsigned int ms);
u64 model_frame_number(struct model *m);

/* Registers as the link sees them: no side effects, not counted; offsets as for hdb_io. */
u32 model_peek(struct model *m, u32 off, unsigned int bytes);
int model_find_stream(struct model *m, u8 tag, bool render);

/**
 * struct model_stats - counted since the last model_clear_stats()
 * @frames: link frames passed
 * @command_frames: frames that carried a command
 * @commands: commands fetched from the CORB
 * @responses: solicited responses written to the RIRB
 * @unsolicited: unsolicited responses written to the RIRB
 * @dropped: responses that reached no memory
 * @immediate: immediate commands carried out
 * @reads: register reads
 * @writes: register writes
 * @irqs: interrupts delivered
 * @irqs_lost: interrupts swallowed by MODEL_FAULT_IRQ_LOST
 * @completions: buffer completions of all streams
 * @fifo_errors: FIFO errors of all streams
 */
struct model_stats {
	u64 frames;
	u64 command_frames;
	u64 commands;
	u64 responses;
	u64 unsolicited;
	u64 dropped;
	u64 immediate;
	u64 reads;
	u64 writes;
	u64 irqs;
	u64 irqs_lost;
	u64 completions;
	u64 fifo_errors;
};

void model_get_stats(struct model *m, struct model_stats *stats);
void model_clear_stats(struct model *m);

/**
 * enum model_violation - what a driver must not do
 * @MODEL_BAD_WIDTH: unaligned access, or one across several registers
 * @MODEL_BAD_OFFSET: no register there
 * @MODEL_BAD_RESERVED: a reserved or read-only bit written with a new value
 * @MODEL_BAD_IN_RESET: a register written while the controller or stream is in reset
 * @MODEL_BAD_WHILE_RUN: a register written, or a reset begun, that needs its engine stopped
 * @MODEL_BAD_ALIGN: a base or BDL address not on 128 bytes
 * @MODEL_BAD_SIZE: a ring size the controller does not offer
 * @MODEL_BAD_DOORBELL: CORBWP written so that commands not yet fetched are overwritten
 * @MODEL_BAD_RIRB_LAG: so many responses unread that some were overwritten
 * @MODEL_BAD_LVI: a stream started with LVI 0, an entry of length 0, or CBL other than the sum of
 *	its entries
 * @MODEL_BAD_FORMAT: a stream format that cannot be
 * @MODEL_BAD_TAG: a stream started with tag 0 or one in use
 * @MODEL_BAD_STRIPE: more SDO lines asked for than there are
 * @MODEL_BAD_BANDWIDTH: running streams exceed the link's payload
 * @MODEL_BAD_IMMEDIATE: immediate command while busy or while the CORB runs
 * @MODEL_BAD_ADDRESS: DMA set up to memory that is none or out of the controller's reach
 * @MODEL_BAD_DMA: DMA allowed to memory that model_watch_dma() does not know of, or of no length
 * @MODEL_BAD_MAX: number of kinds
 */
enum model_violation {
	MODEL_BAD_WIDTH,
	MODEL_BAD_OFFSET,
	MODEL_BAD_RESERVED,
	MODEL_BAD_IN_RESET,
	MODEL_BAD_WHILE_RUN,
	MODEL_BAD_ALIGN,
	MODEL_BAD_SIZE,
	MODEL_BAD_DOORBELL,
	MODEL_BAD_RIRB_LAG,
	MODEL_BAD_LVI,
	MODEL_BAD_FORMAT,
	MODEL_BAD_TAG,
	MODEL_BAD_STRIPE,
	MODEL_BAD_BANDWIDTH,
	MODEL_BAD_IMMEDIATE,
	MODEL_BAD_ADDRESS,
	MODEL_BAD_DMA,
	MODEL_BAD_MAX,
};

unsigned int model_violations(struct model *m);
unsigned int model_violation_count(struct model *m, enum model_violation kind);
void model_forgive(struct model *m);
void model_forgive_kind(struct model *m, enum model_violation kind);
void model_forgive_all_but_dma(struct model *m);
int model_describe_violations(struct model *m, char *buf, size_t size);

/**
 * enum model_fault - what goes wrong in the controller; see model_fault()
 * @MODEL_FAULT_CRST_STUCK: GCTL.CRST does not follow
 * @MODEL_FAULT_CORBRP_STUCK: the CORBRP reset is not acknowledged
 * @MODEL_FAULT_CORB_STUCK: CORBCTL.RUN does not follow
 * @MODEL_FAULT_RIRB_STUCK: RIRBCTL.DMAEN does not follow
 * @MODEL_FAULT_CORB_MEMORY: a command fetch ends in CORBSTS.CMEI
 * @MODEL_FAULT_CORB_STALL: no command is fetched any more until the CORB is stopped
 * @MODEL_FAULT_RIRB_STALL: responses are lost until the RIRB is stopped
 * @MODEL_FAULT_RIRB_OVERRUN: a response is lost and RIRBSTS.BOIS set
 * @MODEL_FAULT_RIRB_LATE: a response is in memory some frames after its pointer and interrupt
 * @MODEL_FAULT_RIRB_TORN: so is its value, but not its source
 * @MODEL_FAULT_RIRBWP_LATE: the pointer moves some frames after a response and its interrupt
 * @MODEL_FAULT_RIRB_IRQ_EARLY: a response is in memory and the pointer moves, some frames after
 *	the interrupt
 * @MODEL_FAULT_RIRB_IRQ_VAIN: an interrupt for a response, of which there is none
 * @MODEL_FAULT_IRQ_LOST: an interrupt is not delivered
 * @MODEL_FAULT_SD_STATUS_STUCK: writing ones to a stream's status clears nothing
 * @MODEL_FAULT_SD_RESET_STUCK: a stream's SRST does not follow
 * @MODEL_FAULT_SD_RUN_STUCK: a stream's RUN does not follow
 * @MODEL_FAULT_SD_NO_FIFO: FIFORDY does not come
 * @MODEL_FAULT_SD_FIFO_ERROR: a frame's samples are lost and FIFOE set
 * @MODEL_FAULT_SD_DESC_ERROR: a descriptor fetch ends in DESE and stops the stream
 * @MODEL_FAULT_POSITION_STILL: a frame does not write a stream's position to memory
 * @MODEL_FAULT_POSITION_SELDOM: it does not, if it is none in MODEL_POSITION_SELDOM
 * @MODEL_FAULT_POSITION_ONES: it writes all ones
 * @MODEL_FAULT_POSITION_BEYOND: it writes what is beyond the buffer
 * @MODEL_FAULT_POSITION_ELSEWHERE: it writes what is half a buffer away
 * @MODEL_FAULT_MAX: number of faults
 */
enum model_fault {
	MODEL_FAULT_CRST_STUCK,
	MODEL_FAULT_CORBRP_STUCK,
	MODEL_FAULT_CORB_STUCK,
	MODEL_FAULT_RIRB_STUCK,
	MODEL_FAULT_CORB_MEMORY,
	MODEL_FAULT_CORB_STALL,
	MODEL_FAULT_RIRB_STALL,
	MODEL_FAULT_RIRB_OVERRUN,
	MODEL_FAULT_RIRB_LATE,
	MODEL_FAULT_RIRB_TORN,
	MODEL_FAULT_RIRBWP_LATE,
	MODEL_FAULT_RIRB_IRQ_EARLY,
	MODEL_FAULT_RIRB_IRQ_VAIN,
	MODEL_FAULT_IRQ_LOST,
	MODEL_FAULT_SD_STATUS_STUCK,
	MODEL_FAULT_SD_RESET_STUCK,
	MODEL_FAULT_SD_RUN_STUCK,
	MODEL_FAULT_SD_NO_FIFO,
	MODEL_FAULT_SD_FIFO_ERROR,
	MODEL_FAULT_SD_DESC_ERROR,
	MODEL_FAULT_POSITION_STILL,
	MODEL_FAULT_POSITION_SELDOM,
	MODEL_FAULT_POSITION_ONES,
	MODEL_FAULT_POSITION_BEYOND,
	MODEL_FAULT_POSITION_ELSEWHERE,
	MODEL_FAULT_MAX,
};

/*
 * The next @times occurrences fail, after @skip that do not; MODEL_FOREVER, or 0 to end it, which
 * also lets go what is stuck.
 */
void model_fault(struct model *m, enum model_fault fault, unsigned int times);
void model_fault_after(struct model *m, enum model_fault fault, unsigned int skip,
		       unsigned int times);

/**
 * struct model_param - a parameter (verb F00h)
 * @id: its number
 * @value: the response
 */
struct model_param {
	u8 id;
	u32 value;
};

/**
 * struct model_node - a node of a codec
 * @nid: node id; 0 is the root
 * @n_params: number of @params
 * @n_conn: number of @conn; parameter 0Eh follows from it
 * @params: parameters; any other reads as 0
 * @conn: connection list, short form
 * @config: configuration default after power-on (verb F1Ch)
 * @subsystem: subsystem id after power-on (verb F20h), function groups only
 * @pinctl: pin widget control after reset (verb F07h)
 */
struct model_node {
	u8 nid;
	u8 n_params;
	u8 n_conn;
	const struct model_param *params;
	const u8 *conn;
	u32 config;
	u32 subsystem;
	u8 pinctl;
};

/**
 * struct model_codec_desc - a kind of codec
 * @name: for messages
 * @nodes: nodes in ascending order of id, the root first
 * @n_nodes: number of @nodes
 */
struct model_codec_desc {
	const char *name;
	const struct model_node *nodes;
	unsigned int n_nodes;
};

/* 1AF4:0022: DAC 2 -> line out 3, line in 5 -> ADC 4, as QEMU's hda-duplex (mixer=on). */
extern const struct model_codec_desc model_codec_duplex;
/* 1AF4:0012: DAC 2 -> line out 3, as QEMU's hda-output (mixer=on). */
extern const struct model_codec_desc model_codec_output;
/* 1057:3055: one modem function group at node 1. */
extern const struct model_codec_desc model_codec_modem;
/* 10EC:0888: an audio group at node 1 and a modem group at node 2. */
extern const struct model_codec_desc model_codec_combo;
/* 8086:2807: 4 DACs, 2 ADCs, mixers, selectors and jacks that sense: 40 widgets. */
extern const struct model_codec_desc model_codec_large;
/* 1002:AA01: two DACs of 8 channels, an HDMI pin 3 (from 2) and a DisplayPort pin 5 (from 4). */
extern const struct model_codec_desc model_codec_hdmi;

/* A kind that is not of this list, of its table. */
const struct model_codec_desc *model_table_parse(const char *text, size_t size);
void model_table_free(const struct model_codec_desc *desc);

/* Codecs; model_add_codec() in process context. */
int model_add_codec(struct model *m, unsigned int addr, const struct model_codec_desc *desc);
void model_unplug_codec(struct model *m, unsigned int addr);
void model_replug_codec(struct model *m, unsigned int addr);
void model_codec_wake(struct model *m, unsigned int addr);
bool model_pme(struct model *m);
u32 model_codec_verb(struct model *m, unsigned int addr, u8 nid, u32 verb);
unsigned int model_codec_commands(struct model *m, unsigned int addr);
u32 model_codec_last_command(struct model *m, unsigned int addr);

/* Faults of a codec: for the next @count commands, or MODEL_FOREVER; 0 ends it. */
void model_codec_silent(struct model *m, unsigned int addr, unsigned int count);
void model_codec_late(struct model *m, unsigned int addr, unsigned int count,
		      unsigned int frames);
void model_codec_deaf_after_reset(struct model *m, unsigned int addr, unsigned int count);
/* The next @count answers to this command (node id, verb of 20 bits) are @answer. */
void model_codec_lie(struct model *m, unsigned int addr, u8 nid, u32 verb, u32 answer,
		     unsigned int count);
void model_codec_babble(struct model *m, unsigned int addr, u32 response, unsigned int count);

/* Unsolicited responses: tag in bits 31:26, subtag in 25:21. False: the codec's queue is full. */
bool model_unsolicited(struct model *m, unsigned int addr, u32 response);
bool model_jack(struct model *m, unsigned int addr, u8 nid, bool present);

/* A display at a pin: what it says, and what it is told. */
#define MODEL_DIP	31	/* bytes of a data island packet */
#define MODEL_SLOTS	8
bool model_eld(struct model *m, unsigned int addr, u8 nid, const u8 *eld, u8 n);
void model_eld_unsized(struct model *m, unsigned int addr, u8 nid);
bool model_infoframe(struct model *m, unsigned int addr, u8 nid, u8 *frame, u8 *slots);

/* What a converter hears, in the layout of the DMA buffer; what it says. */
void model_listen(struct model *m, unsigned int addr, u8 nid, void *buf, size_t size);
size_t model_heard(struct model *m, unsigned int addr, u8 nid);
u8 model_pattern_byte(unsigned int addr, u8 nid, u64 pos);

#endif /* MODEL_H */
