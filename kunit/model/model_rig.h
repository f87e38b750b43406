/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A driver of a few lines, for the tests of the model itself: rings, one stream, an interrupt.
 */
#ifndef MODEL_RIG_H
#define MODEL_RIG_H

#include <sound/hda_register.h>
#include <sound/hda_verbs.h>

#include "fixture.h"

#define RIG_CORB	0
#define RIG_RIRB	2048
#define RIG_BDL		4096
#define RIG_POSITIONS	8192
#define RIG_DATA	12288
#define RIG_BYTES	(RIG_DATA + 65536)

/**
 * struct rig - the hardware with memory and an interrupt handler
 * @f: the hardware
 * @io: its registers
 * @mem: DMA memory: rings, BDL, position buffer, audio data
 * @addr: its bus address
 * @wp: CORB write pointer
 * @irqs: interrupts handled
 * @hard: the last one came in hard interrupt context
 * @keep: the handler leaves the status as it is
 */
struct rig {
	struct fixture *f;
	struct model *m;
	struct hdb_io *io;
	u8 *mem;
	dma_addr_t addr;
	unsigned int wp;
	unsigned int irqs;
	bool hard;
	bool keep;
};

struct rig *rig_power_on(struct kunit *test, const struct fixture_spec *spec);
struct rig *rig_reset(struct kunit *test, const struct fixture_spec *spec);
struct rig *rig_rings(struct kunit *test, const struct fixture_spec *spec, u8 size_code,
		      u16 rintcnt);
void rig_poll(struct rig *rig, u32 off, u32 mask, u32 want);
void rig_send(struct rig *rig, u32 cmd);
void rig_doorbell(struct rig *rig);
u64 rig_response(struct rig *rig, unsigned int index);
void rig_irq(struct rig *rig, u32 intctl);

static inline u32 rig_cmd(unsigned int addr, u8 nid, u32 verb)
{
	return addr << 28 | nid << 20 | verb;
}

/**
 * struct rig_stream - how to set a stream up
 * @index: descriptor
 * @tag: stream number
 * @fmt: format
 * @entries: BDL entries
 * @bytes: in each
 */
struct rig_stream {
	unsigned int index;
	u8 tag;
	u16 fmt;
	unsigned int entries;
	u32 bytes;
};

#define RIG_FMT_STEREO16	(AC_FMT_BITS_16 | 1)

u32 rig_sd(unsigned int index);
void rig_stream_reset(struct rig *rig, unsigned int index);
void rig_stream_setup(struct rig *rig, const struct rig_stream *s);
void rig_stream_run(struct rig *rig, unsigned int index);
void rig_stream_stop(struct rig *rig, unsigned int index);
void rig_converter(struct rig *rig, u8 nid, u8 tag, u16 fmt);

#endif /* MODEL_RIG_H */
