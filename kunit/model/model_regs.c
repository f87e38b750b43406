// SPDX-License-Identifier: GPL-2.0
/*
 * The register file (HD Audio specification, chapter 3.3): which bits there are, what a read
 * gives and a write does.
 */
#include "model_hold.h"
#include "model_priv.h"

/**
 * struct regdef - a register
 * @off: its offset
 * @bytes: its width
 * @wmask: bits software can write
 * @w1c: bits software clears by writing 1
 * @sticky: keeps its value over a controller reset
 */
struct regdef {
	u32 off;
	u8 bytes;
	u32 wmask;
	u32 w1c;
	bool sticky;
};

static const struct regdef regdefs[R_COUNT] = {
	[R_GCAP] = { 0x00, 2 },
	[R_VMIN] = { 0x02, 1 },
	[R_VMAJ] = { 0x03, 1 },
	[R_OUTPAY] = { 0x04, 2 },
	[R_INPAY] = { 0x06, 2 },
	[R_GCTL] = { 0x08, 4, 0x103, 0, true },
	[R_WAKEEN] = { 0x0c, 2, 0x7fff, 0, true },
	[R_STATESTS] = { 0x0e, 2, 0, 0x7fff, true },
	[R_GSTS] = { 0x10, 2, 0, 0x2 },
	[R_GCAP2] = { 0x12, 2 },
	[R_LLCH] = { 0x14, 2 },
	[R_OUTSTRMPAY] = { 0x18, 2 },
	[R_INSTRMPAY] = { 0x1a, 2 },
	[R_INTCTL] = { 0x20, 4, 0xffffffff },
	[R_INTSTS] = { 0x24, 4 },
	[R_WALCLK] = { 0x30, 4 },
	[R_SSYNC] = { 0x38, 4, 0x3fffffff },
	[R_CORBLBASE] = { 0x40, 4, 0xffffff80 },
	[R_CORBUBASE] = { 0x44, 4, 0xffffffff },
	[R_CORBWP] = { 0x48, 2, 0xff },
	[R_CORBRP] = { 0x4a, 2, 0x8000 },
	[R_CORBCTL] = { 0x4c, 1, 0x03 },
	[R_CORBSTS] = { 0x4d, 1, 0, 0x01 },
	[R_CORBSIZE] = { 0x4e, 1, 0x03 },
	[R_RIRBLBASE] = { 0x50, 4, 0xffffff80 },
	[R_RIRBUBASE] = { 0x54, 4, 0xffffffff },
	[R_RIRBWP] = { 0x58, 2, 0x8000 },
	[R_RINTCNT] = { 0x5a, 2, 0xff },
	[R_RIRBCTL] = { 0x5c, 1, 0x07 },
	[R_RIRBSTS] = { 0x5d, 1, 0, 0x05 },
	[R_RIRBSIZE] = { 0x5e, 1, 0x03 },
	[R_ICOI] = { 0x60, 4, 0xffffffff },
	[R_ICII] = { 0x64, 4 },
	[R_ICIS] = { 0x68, 2, 0x1, 0x2 },
	[R_DPLBASE] = { 0x70, 4, 0xffffff81 },
	[R_DPUBASE] = { 0x74, 4, 0xffffffff },
};

static const struct {
	u32 off;
	u8 bytes;
} sddefs[S_COUNT] = {
	[S_CTL] = { 0x00, 3 },
	[S_STS] = { 0x03, 1 },
	[S_LPIB] = { 0x04, 4 },
	[S_CBL] = { 0x08, 4 },
	[S_LVI] = { 0x0c, 2 },
	[S_FIFOS] = { 0x10, 2 },
	[S_FMT] = { 0x12, 2 },
	[S_BDLPL] = { 0x18, 4 },
	[S_BDLPU] = { 0x1c, 4 },
};

/* Where an access meets a register: @sd is NULL for those of the controller. */
struct hit {
	struct model_sd *sd;
	unsigned int reg;
	u32 off;
	u32 bytes;
};

static u32 reg_off(const struct model *m, unsigned int reg)
{
	return reg == R_SSYNC ? m->config.ssync : regdefs[reg].off;
}

static bool reg_exists(const struct model *m, unsigned int reg)
{
	if (reg == R_SSYNC)
		return m->config.ssync;
	if (reg == R_ICOI || reg == R_ICII || reg == R_ICIS)
		return !m->config.no_immediate;
	return true;
}

static bool find_global(struct model *m, u32 off, struct hit *hit)
{
	unsigned int i;

	for (i = 0; i < R_COUNT; i++) {
		u32 start = reg_off(m, i);

		if (!reg_exists(m, i) || off < start || off >= start + regdefs[i].bytes)
			continue;
		*hit = (struct hit){ NULL, i, start, regdefs[i].bytes };
		return true;
	}
	return false;
}

static bool find_stream_reg(struct model *m, u32 off, struct hit *hit)
{
	u32 n = (off - 0x80) / 0x20, rest = off % 0x20;
	unsigned int i;

	if (off < 0x80 || n >= m->n_sd)
		return false;
	for (i = 0; i < S_COUNT; i++) {
		if (rest < sddefs[i].off || rest >= sddefs[i].off + sddefs[i].bytes)
			continue;
		*hit = (struct hit){ &m->sd[n], i, off - rest + sddefs[i].off, sddefs[i].bytes };
		return true;
	}
	return false;
}

static bool find_reg(struct model *m, u32 off, struct hit *hit)
{
	return find_global(m, off, hit) || find_stream_reg(m, off, hit);
}

/* The mirror repeats the wall clock and the link positions, nothing else. */
static bool is_mirrored(const struct hit *hit)
{
	return hit->sd ? hit->reg == S_LPIB : hit->reg == R_WALCLK;
}

static u32 controller_status(struct model *m)
{
	u32 rirb = m->r[R_RIRBSTS] & (AZX_RBSTS_IRQ | AZX_RBSTS_OVERRUN);
	u32 corb = m->r[R_CORBSTS] & AZX_CORBSTS_CMEI;
	u32 state = m->r[R_STATESTS] & m->r[R_WAKEEN];

	return rirb || corb || state ? INTSTS_CIS : 0;
}

/* INTSTS is the state of the other status registers, whatever is enabled. */
u32 sim_regs_intsts(struct model *m)
{
	u32 sts = controller_status(m);
	unsigned int i;

	for (i = 0; i < m->n_sd; i++) {
		if (m->sd[i].r[S_STS] & SD_INT_MASK)
			sts |= BIT(i);
	}
	return sts ? sts | INTSTS_GIS : 0;
}

static u32 sd_lpib(const struct model *m, const struct model_sd *sd)
{
	return m->config.no_lpib ? 0 : sd->r[S_LPIB];
}

static u32 hit_value(struct model *m, const struct hit *hit)
{
	if (hit->sd)
		return hit->reg == S_LPIB ? sd_lpib(m, hit->sd) : hit->sd->r[hit->reg];
	return hit->reg == R_INTSTS ? sim_regs_intsts(m) : m->r[hit->reg];
}

/* What reading a register does, beside giving its value. */
static void read_effects(struct model *m, const struct hit *hit)
{
	if (hit->sd) {
		if (hit->reg == S_CTL) {
			sim_handshake_read(&hit->sd->srst);
			sim_handshake_read(&hit->sd->run);
		} else if (hit->reg == S_STS) {
			sim_handshake_read(&hit->sd->ready);
		}
		return;
	}
	switch (hit->reg) {
	case R_GCTL:
		sim_handshake_read(&m->crst);
		break;
	case R_STATESTS:
		sim_handshake_read(&m->report);
		break;
	case R_CORBRP:
		sim_handshake_read(&m->corb_reset);
		break;
	case R_CORBCTL:
		sim_handshake_read(&m->corb_run);
		break;
	case R_RIRBCTL:
		sim_handshake_read(&m->rirb_run);
		break;
	case R_RIRBWP:
		m->rirb_unread = 0;
		break;
	}
}

/* An access may span SDnCTL and SDnSTS, which are often taken for one register. */
static bool spans_badly(const struct hit *hit, u32 off, u32 bytes)
{
	if (off + bytes <= hit->off + hit->bytes)
		return false;
	return !(hit->sd && hit->reg == S_CTL && bytes == 4);
}

static u32 read_locked(struct model *m, u32 off, u32 bytes, bool peek)
{
	u32 value = 0, at = off, mirror = 0;
	struct hit hit;

	if (off >= MODEL_MIRROR)
		mirror = MODEL_MIRROR;
	while (at < off + bytes) {
		if (!find_reg(m, at - mirror, &hit) || (mirror && !is_mirrored(&hit))) {
			if (!peek)
				sim_violate(m, MODEL_BAD_OFFSET, at, 0);
			at++;
			continue;
		}
		if (!peek && at == off && spans_badly(&hit, off - mirror, bytes))
			sim_violate(m, MODEL_BAD_WIDTH, off, bytes);
		value |= (hit_value(m, &hit) >> 8 * (at - mirror - hit.off)) << 8 * (at - off);
		if (!peek)
			read_effects(m, &hit);
		at = mirror + hit.off + hit.bytes;
	}
	return bytes < 4 ? value & (BIT(8 * bytes) - 1) : value;
}

static void begin_reset(struct model *m)
{
	u32 running = m->r[R_CORBCTL] & AZX_CORBCTL_RUN;
	unsigned int i;

	running |= m->r[R_RIRBCTL] & AZX_RBCTL_DMA_EN;
	for (i = 0; i < m->n_sd; i++)
		running |= m->sd[i].r[S_CTL] & CTL_RUN;
	if (running)
		sim_violate(m, MODEL_BAD_WHILE_RUN, AZX_REG_GCTL, 0);
}

static void write_gctl(struct model *m, u32 old)
{
	bool now = m->r[R_GCTL] & AZX_GCTL_RESET, before = old & AZX_GCTL_RESET;

	if (m->r[R_GCTL] & AZX_GCTL_FCNTRL) {
		m->r[R_GCTL] &= ~AZX_GCTL_FCNTRL;
		m->r[R_GSTS] |= AZX_GSTS_FSTS;
	}
	if (now == before)
		return;
	/* The bit reads as it was until the hardware has followed. */
	m->r[R_GCTL] ^= AZX_GCTL_RESET;
	if (m->crst.pending && m->crst.target == now && !m->crst.stuck)
		return;
	if (!now)
		begin_reset(m);
	sim_handshake_start(m, &m->crst, &m->config.crst, now,
			    sim_faulted(m, MODEL_FAULT_CRST_STUCK));
}

static void check_base(struct model *m, unsigned int reg, u32 val, u32 ctl_run)
{
	if (ctl_run)
		sim_violate(m, MODEL_BAD_WHILE_RUN, regdefs[reg].off, val);
}

static bool any_stream_running(struct model *m)
{
	unsigned int i;

	for (i = 0; i < m->n_sd; i++) {
		if (m->sd[i].r[S_CTL] & CTL_RUN)
			return true;
	}
	return false;
}

/* Rules about when a register may be written. */
static void check_write(struct model *m, unsigned int reg, u32 val)
{
	switch (reg) {
	case R_CORBLBASE:
	case R_CORBUBASE:
	case R_CORBSIZE:
		check_base(m, reg, val, m->r[R_CORBCTL] & AZX_CORBCTL_RUN);
		break;
	case R_RIRBLBASE:
	case R_RIRBUBASE:
	case R_RIRBSIZE:
	case R_RIRBWP:
	case R_RINTCNT:
		check_base(m, reg, val, m->r[R_RIRBCTL] & AZX_RBCTL_DMA_EN);
		break;
	case R_DPLBASE:
	case R_DPUBASE:
		check_base(m, reg, val, m->r[reg] != val && any_stream_running(m));
		break;
	}
}

static u32 writable(struct model *m, unsigned int reg)
{
	u32 mask = regdefs[reg].wmask;

	switch (reg) {
	case R_CORBUBASE:
	case R_RIRBUBASE:
	case R_DPUBASE:
		return m->config.no_dma64 ? 0 : mask;
	case R_INTCTL:
		return INTSTS_GIS | INTSTS_CIS | (BIT(m->n_sd) - 1);
	case R_SSYNC:
		return BIT(m->n_sd) - 1;
	case R_CORBSIZE:
		return hweight8(m->config.corb_sizes) > 1 ? mask : 0;
	case R_RIRBSIZE:
		return hweight8(m->config.rirb_sizes) > 1 ? mask : 0;
	}
	return mask;
}

/* Reserved and read-only bits are written back as read, or as 0. */
static void check_reserved(struct model *m, const struct hit *hit, u32 val, u32 mask)
{
	u32 wrong = val & (val ^ hit_value(m, hit)) & ~mask;

	if (!wrong)
		return;
	if (mask == 0xffffff80 || mask == 0xffffff81)
		sim_violate(m, MODEL_BAD_ALIGN, hit->off, val);
	else
		sim_violate(m, MODEL_BAD_RESERVED, hit->off, val);
}

static void write_global(struct model *m, const struct hit *hit, u32 val, u32 lanes)
{
	const struct regdef *def = &regdefs[hit->reg];
	u32 mask = writable(m, hit->reg), old = m->r[hit->reg];

	if (!m->link_up && !def->sticky) {
		if ((val ^ old) & lanes)
			sim_violate(m, MODEL_BAD_IN_RESET, hit->off, val);
		return;
	}
	check_reserved(m, hit, val & lanes, mask | def->w1c);
	check_write(m, hit->reg, val);
	m->r[hit->reg] = (old & ~(mask & lanes)) | (val & mask & lanes);
	m->r[hit->reg] &= ~(val & def->w1c & lanes);
	if (hit->reg == R_GCTL)
		write_gctl(m, old);
	else if (hit->reg >= R_CORBLBASE && hit->reg <= R_ICIS)
		sim_ring_write(m, hit->reg, old);
}

static void write_hit(struct model *m, const struct hit *hit, u32 val, u32 lanes)
{
	if (!hit->sd)
		write_global(m, hit, val, lanes);
	else if (!m->link_up)
		sim_violate(m, MODEL_BAD_IN_RESET, hit->off, val);
	else
		sim_sd_write(m, hit->sd, hit->reg, val, lanes);
}

static u32 lane_mask(u32 bytes)
{
	return bytes >= 4 ? ~0u : BIT(8 * bytes) - 1;
}

/* Some controllers do not take it in parts. */
static bool is_too_narrow(struct model *m, const struct hit *hit, u32 bytes)
{
	return m->config.sd_ctl_32 && hit->sd && hit->reg == S_CTL && bytes < 4;
}

static void write_locked(struct model *m, u32 off, u32 val, u32 bytes)
{
	u32 at = off, shift, count;
	struct hit hit;

	while (at < off + bytes) {
		if (!find_reg(m, at, &hit)) {
			if ((val >> 8 * (at - off)) & 0xff)
				sim_violate(m, MODEL_BAD_OFFSET, at, val);
			at++;
			continue;
		}
		if (at == off && spans_badly(&hit, off, bytes))
			sim_violate(m, MODEL_BAD_WIDTH, off, bytes);
		if (is_too_narrow(m, &hit, bytes)) {
			sim_violate(m, MODEL_BAD_WIDTH, off, bytes);
			return;
		}
		shift = 8 * (at - hit.off);
		count = min(off + bytes, hit.off + hit.bytes) - at;
		write_hit(m, &hit, (val >> 8 * (at - off) & lane_mask(count)) << shift,
			  lane_mask(count) << shift);
		at += count;
	}
}

static struct model *io_to_model(struct hdb_io *io)
{
	return (__force struct model *)io->base;
}

/* Is this one of the reads that go wrong? */
static bool read_fails(struct model *m, u32 off)
{
	if (!m->ones || (m->ones_at != MODEL_ANY_REGISTER && m->ones_at != off))
		return false;
	if (m->ones != MODEL_FOREVER)
		m->ones--;
	return true;
}

/* The same of a single one; there the device is read, and what it says is lost. */
static u32 read_spoiled(struct model *m, u32 value)
{
	if (!m->odd || m->odd_after--)
		return value;
	m->odd = false;
	return m->odd_value;
}

static u32 model_read(struct hdb_io *io, u32 off, u32 bytes)
{
	struct model *m = io_to_model(io);
	unsigned long flags;
	u32 value = lane_mask(bytes);

	raw_spin_lock_irqsave(&m->lock, flags);
	m->stats.reads++;
	model_hold_access();
	if (!m->gone && !read_fails(m, off)) {
		sim_settle(m);
		if (off % bytes)
			sim_violate(m, MODEL_BAD_WIDTH, off, bytes);
		value = sim_hostile_read(m, off, read_locked(m, off, bytes, false));
		value = read_spoiled(m, value);
		sim_irq_update(m);
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return value & lane_mask(bytes);
}

static void model_write(struct hdb_io *io, u32 off, u32 val, u32 bytes)
{
	struct model *m = io_to_model(io);
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->stats.writes++;
	model_hold_access();
	if (!m->gone) {
		sim_dma_told(m, off, val, bytes);
		sim_settle(m);
		if (off % bytes)
			sim_violate(m, MODEL_BAD_WIDTH, off, bytes);
		write_locked(m, off, val, bytes);
		sim_settle(m);
		sim_irq_update(m);
		sim_regs_mirror(m);
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	sim_kick(m);
}

static u8 model_read8(struct hdb_io *io, u32 off)
{
	return model_read(io, off, 1);
}

static u16 model_read16(struct hdb_io *io, u32 off)
{
	return model_read(io, off, 2);
}

static u32 model_read32(struct hdb_io *io, u32 off)
{
	return model_read(io, off, 4);
}

static void model_write8(struct hdb_io *io, u32 off, u8 val)
{
	model_write(io, off, val, 1);
}

static void model_write16(struct hdb_io *io, u32 off, u16 val)
{
	model_write(io, off, val, 2);
}

static void model_write32(struct hdb_io *io, u32 off, u32 val)
{
	model_write(io, off, val, 4);
}

const struct hdb_io_ops sim_io_ops = {
	.read8 = model_read8,
	.read16 = model_read16,
	.read32 = model_read32,
	.write8 = model_write8,
	.write16 = model_write16,
	.write32 = model_write32,
};

/**
 * model_peek - look at a register without the driver's doing so
 * @m: the model
 * @off: offset
 * @bytes: 1, 2 or 4
 *
 * Return: its value.
 */
u32 model_peek(struct model *m, u32 off, unsigned int bytes)
{
	unsigned long flags;
	u32 value;

	raw_spin_lock_irqsave(&m->lock, flags);
	value = read_locked(m, off, bytes, true);
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return value;
}

/**
 * model_find_stream - which descriptor carries a stream
 * @m: the model
 * @tag: its number, 1 to 15
 * @render: it is an output
 *
 * Return: index of the descriptor, or -1.
 */
int model_find_stream(struct model *m, u8 tag, bool render)
{
	unsigned long flags;
	int found = -1;
	unsigned int i;

	raw_spin_lock_irqsave(&m->lock, flags);
	for (i = 0; i < m->n_sd && found < 0; i++) {
		u32 ctl = m->sd[i].r[S_CTL];

		if ((ctl & SD_CTL_STREAM_TAG_MASK) >> SD_CTL_STREAM_TAG_SHIFT == tag &&
		    sim_sd_is_out(&m->sd[i]) == render)
			found = i;
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return found;
}

/* The code of the smallest ring there is, with the capability bits. */
static u32 size_register(u8 sizes)
{
	return sizes << 4 | __ffs(sizes);
}

static u32 gcap(const struct model_config *c)
{
	u32 nsdo = c->n_sdo == 4 ? 2 : c->n_sdo == 2 ? 1 : 0;

	return c->n_render << 12 | c->n_capture << 8 | c->n_bidi << 3 | nsdo << 1 |
	       (c->no_dma64 ? 0 : AZX_GCAP_64OK);
}

/* Values after a controller reset; those of the resume well stay. */
static void regs_reset(struct model *m)
{
	unsigned int i;

	for (i = 0; i < R_COUNT; i++) {
		if (!regdefs[i].sticky)
			m->r[i] = 0;
	}
	m->r[R_GCTL] = 0;
	m->r[R_GCAP] = gcap(&m->config);
	m->r[R_VMIN] = m->config.version & 0xff;
	m->r[R_VMAJ] = m->config.version >> 8;
	m->r[R_OUTPAY] = m->config.outpay;
	m->r[R_INPAY] = m->config.inpay;
	m->r[R_CORBSIZE] = size_register(m->config.corb_sizes);
	m->r[R_RIRBSIZE] = size_register(m->config.rirb_sizes);
	for (i = 0; i < m->n_sd; i++)
		sim_sd_power_on(m, &m->sd[i]);
}

void sim_regs_power_on(struct model *m)
{
	regs_reset(m);
	m->r[R_WAKEEN] = 0;
	m->r[R_STATESTS] = 0;
	m->link_up = false;
}

static void reset_entered(struct model *m)
{
	unsigned int i;

	m->link_up = false;
	m->report.pending = false;
	m->corb_reset.pending = false;
	m->corb_run.pending = false;
	m->rirb_run.pending = false;
	m->corb_dead = false;
	m->corb_stalled = false;
	m->rirb_stalled = false;
	m->immediate = false;
	m->rirb_count = 0;
	m->rirb_unread = 0;
	m->rirb_next = 0;
	m->late_len = 0;
	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		if (m->codecs[i])
			sim_codec_link_reset(m->codecs[i]);
	}
	regs_reset(m);
}

static void reset_left(struct model *m)
{
	m->link_up = true;
	m->r[R_GCTL] |= AZX_GCTL_RESET;
	sim_handshake_start(m, &m->report, &m->config.report, true, false);
}

static void codecs_report(struct model *m)
{
	unsigned int i;

	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		if (m->codecs[i] && m->codecs[i]->plugged)
			m->r[R_STATESTS] |= BIT(i);
	}
}

void sim_regs_settle(struct model *m)
{
	if (sim_handshake_over(m, &m->crst)) {
		if (m->crst.target)
			reset_left(m);
		else
			reset_entered(m);
	}
	if (sim_handshake_over(m, &m->report))
		codecs_report(m);
}

/* Lets every handshake arrive that is due. */
void sim_settle(struct model *m)
{
	unsigned int i;

	sim_regs_settle(m);
	if (!m->link_up)
		return;
	sim_ring_settle(m);
	for (i = 0; i < m->n_sd; i++)
		sim_sd_settle(m, &m->sd[i]);
}

/**
 * model_return - it is put in again: as after power-on
 * @m: the model
 */
void model_return(struct model *m)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	reset_entered(m);
	sim_regs_power_on(m);
	m->crst.pending = false;
	m->gone = false;
	sim_regs_mirror(m);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/* Brings the mirror page up to date. */
void sim_regs_mirror(struct model *m)
{
	unsigned int i;

	if (m->gone)
		return;
	WRITE_ONCE(*(u32 *)(m->mirror + AZX_REG_WALLCLK),
		   sim_hostile_position(m, m->r[R_WALCLK]));
	for (i = 0; i < m->n_sd; i++)
		WRITE_ONCE(*(u32 *)(m->mirror + 0x84 + 0x20 * i),
			   sim_hostile_position(m, sd_lpib(m, &m->sd[i])));
}
