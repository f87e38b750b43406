// SPDX-License-Identifier: GPL-2.0
#include <linux/dma-mapping.h>
#include <linux/interrupt.h>

#include "model_rig.h"

#define POLLS	100

static void drop_memory(struct kunit_resource *res)
{
	struct rig *rig = res->data;

	model_set_clock(rig->m, MODEL_CLOCK_MANUAL);
	dma_free_coherent(model_dev(rig->m), RIG_BYTES, rig->mem, rig->addr);
}

static void drop_irq(struct kunit_resource *res)
{
	struct rig *rig = res->data;

	free_irq(rig->f->setup.irq, rig);
}

static void hold(struct kunit *test, kunit_resource_free_t free, void *data)
{
	KUNIT_ASSERT_NOT_NULL(test, kunit_alloc_resource(test, NULL, free, GFP_KERNEL, data));
}

/* Acknowledges response and stream interrupts, unless told to keep them. */
static irqreturn_t rig_handler(int irq, void *data)
{
	struct rig *rig = data;
	u32 sts = hdb_read32(rig->io, AZX_REG_INTSTS);
	unsigned int i;

	rig->irqs++;
	rig->hard = in_hardirq();
	if (rig->keep)
		return IRQ_HANDLED;
	hdb_write8(rig->io, AZX_REG_RIRBSTS, RIRB_INT_MASK);
	for (i = 0; i < 30; i++) {
		if (sts & BIT(i))
			hdb_write8(rig->io, rig_sd(i) + AZX_REG_SD_STS, SD_INT_MASK);
	}
	return sts ? IRQ_HANDLED : IRQ_NONE;
}

/* The hardware after power-on, frames run by the test only. */
struct rig *rig_power_on(struct kunit *test, const struct fixture_spec *spec)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig->f = fixture_model(test, spec);
	rig->m = rig->f->model;
	rig->io = model_io(rig->m);
	model_set_clock(rig->m, MODEL_CLOCK_MANUAL);
	rig->mem = dma_alloc_coherent(model_dev(rig->m), RIG_BYTES, &rig->addr, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, rig->mem);
	hold(test, drop_memory, rig);
	return rig;
}

/* Reads until the masked bits are as wanted; the test fails if they never are. */
void rig_poll(struct rig *rig, u32 off, u32 mask, u32 want)
{
	unsigned int i;

	for (i = 0; i < POLLS; i++) {
		if ((hdb_read8(rig->io, off) & mask) == want)
			return;
	}
	KUNIT_FAIL(rig->f->test, "register %x: bits %x never became %x\n", off, mask, want);
}

/* Out of reset, codecs reported. */
struct rig *rig_reset(struct kunit *test, const struct fixture_spec *spec)
{
	struct rig *rig = rig_power_on(test, spec);

	hdb_write32(rig->io, AZX_REG_GCTL, AZX_GCTL_RESET);
	rig_poll(rig, AZX_REG_GCTL, AZX_GCTL_RESET, AZX_GCTL_RESET);
	model_run(rig->m, 25);
	return rig;
}

static void start_corb(struct rig *rig, u8 size_code)
{
	hdb_write8(rig->io, AZX_REG_CORBSIZE, size_code);
	hdb_write32(rig->io, AZX_REG_CORBLBASE, lower_32_bits(rig->addr) + RIG_CORB);
	hdb_write32(rig->io, AZX_REG_CORBUBASE, upper_32_bits(rig->addr));
	hdb_write16(rig->io, AZX_REG_CORBRP, AZX_CORBRP_RST);
	rig_poll(rig, AZX_REG_CORBRP + 1, 0x80, 0x80);
	hdb_write16(rig->io, AZX_REG_CORBRP, 0);
	rig_poll(rig, AZX_REG_CORBRP + 1, 0x80, 0);
	hdb_write8(rig->io, AZX_REG_CORBCTL, AZX_CORBCTL_RUN);
	rig_poll(rig, AZX_REG_CORBCTL, AZX_CORBCTL_RUN, AZX_CORBCTL_RUN);
}

static void start_rirb(struct rig *rig, u8 size_code, u16 rintcnt)
{
	hdb_write8(rig->io, AZX_REG_RIRBSIZE, size_code);
	hdb_write32(rig->io, AZX_REG_RIRBLBASE, lower_32_bits(rig->addr) + RIG_RIRB);
	hdb_write32(rig->io, AZX_REG_RIRBUBASE, upper_32_bits(rig->addr));
	hdb_write16(rig->io, AZX_REG_RIRBWP, AZX_RIRBWP_RST);
	hdb_write16(rig->io, AZX_REG_RINTCNT, rintcnt);
	hdb_write8(rig->io, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN | AZX_RBCTL_IRQ_EN);
	rig_poll(rig, AZX_REG_RIRBCTL, AZX_RBCTL_DMA_EN, AZX_RBCTL_DMA_EN);
}

/* Both rings running, of the size with that code. */
struct rig *rig_rings(struct kunit *test, const struct fixture_spec *spec, u8 size_code,
		      u16 rintcnt)
{
	struct rig *rig = rig_reset(test, spec);

	start_corb(rig, size_code);
	start_rirb(rig, size_code, rintcnt);
	return rig;
}

static unsigned int ring_size(struct rig *rig)
{
	static const u16 sizes[] = { 2, 16, 256, 256 };

	return sizes[model_peek(rig->m, AZX_REG_CORBSIZE, 1) & 3];
}

/* Puts a command into the CORB; the doorbell is another matter. */
void rig_send(struct rig *rig, u32 cmd)
{
	__le32 *corb = (__le32 *)(rig->mem + RIG_CORB);

	rig->wp = (rig->wp + 1) % ring_size(rig);
	corb[rig->wp] = cpu_to_le32(cmd);
}

void rig_doorbell(struct rig *rig)
{
	hdb_write16(rig->io, AZX_REG_CORBWP, rig->wp);
}

/* An entry of the RIRB: the response below, codec and unsolicited bit above. */
u64 rig_response(struct rig *rig, unsigned int index)
{
	return le64_to_cpu(((__le64 *)(rig->mem + RIG_RIRB))[index]);
}

/* Handles interrupts from now on. */
void rig_irq(struct rig *rig, u32 intctl)
{
	struct kunit *test = rig->f->test;
	unsigned long flags = rig->f->setup.shared_irq ? IRQF_SHARED : 0;

	KUNIT_ASSERT_EQ(test, request_irq(rig->f->setup.irq, rig_handler, flags, "rig", rig), 0);
	hold(test, drop_irq, rig);
	hdb_write32(rig->io, AZX_REG_INTCTL, intctl);
}

u32 rig_sd(unsigned int index)
{
	return 0x80 + 0x20 * index;
}

void rig_stream_reset(struct rig *rig, unsigned int index)
{
	u32 sd = rig_sd(index);

	hdb_write8(rig->io, sd, SD_CTL_STREAM_RESET);
	rig_poll(rig, sd, SD_CTL_STREAM_RESET, SD_CTL_STREAM_RESET);
	hdb_write8(rig->io, sd, 0);
	rig_poll(rig, sd, SD_CTL_STREAM_RESET, 0);
}

static void write_bdl(struct rig *rig, const struct rig_stream *s)
{
	HDAUDIO_BUFFER_DESCRIPTOR *bdl = (void *)(rig->mem + RIG_BDL + 512 * s->index);
	unsigned int i;

	for (i = 0; i < s->entries; i++) {
		bdl[i].Address.QuadPart = rig->addr + RIG_DATA + i * s->bytes;
		bdl[i].Length = s->bytes;
		bdl[i].InterruptOnCompletion = 1;
	}
}

/* Entries one after the other from the start of the data, each with an interrupt. */
void rig_stream_setup(struct rig *rig, const struct rig_stream *s)
{
	u32 sd = rig_sd(s->index);
	u64 bdl = rig->addr + RIG_BDL + 512 * s->index;

	write_bdl(rig, s);
	rig_stream_reset(rig, s->index);
	hdb_write8(rig->io, sd + AZX_REG_SD_CTL_3B, s->tag << 4);
	hdb_write32(rig->io, sd + AZX_REG_SD_CBL, s->entries * s->bytes);
	hdb_write16(rig->io, sd + AZX_REG_SD_LVI, s->entries - 1);
	hdb_write16(rig->io, sd + AZX_REG_SD_FORMAT, s->fmt);
	hdb_write32(rig->io, sd + AZX_REG_SD_BDLPL, lower_32_bits(bdl));
	hdb_write32(rig->io, sd + AZX_REG_SD_BDLPU, upper_32_bits(bdl));
}

void rig_stream_run(struct rig *rig, unsigned int index)
{
	u32 sd = rig_sd(index);

	hdb_write8(rig->io, sd, SD_CTL_DMA_START | SD_INT_MASK);
	rig_poll(rig, sd, SD_CTL_DMA_START, SD_CTL_DMA_START);
	rig_poll(rig, sd + AZX_REG_SD_STS, SD_STS_FIFO_READY, SD_STS_FIFO_READY);
}

void rig_stream_stop(struct rig *rig, unsigned int index)
{
	hdb_write8(rig->io, rig_sd(index), 0);
	rig_poll(rig, rig_sd(index), SD_CTL_DMA_START, 0);
}

/* Puts a converter of the codec at address 0 on a stream, not over the link. */
void rig_converter(struct rig *rig, u8 nid, u8 tag, u16 fmt)
{
	model_codec_verb(rig->m, 0, nid, AC_VERB_SET_STREAM_FORMAT << 8 | fmt);
	model_codec_verb(rig->m, 0, nid, AC_VERB_SET_CHANNEL_STREAMID << 8 | tag << 4);
}
