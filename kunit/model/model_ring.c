// SPDX-License-Identifier: GPL-2.0
/*
 * Commands and responses: CORB, RIRB and the immediate command registers.
 */
#include "model_priv.h"

/* Entries of a ring, from CORBSIZE or RIRBSIZE. */
unsigned int sim_ring_entries(u32 size_reg)
{
	switch (size_reg & 3) {
	case 0:
		return 2;
	case 1:
		return 16;
	default:
		return 256;
	}
}

static u64 ring_base(struct model *m, unsigned int low)
{
	return (u64)m->r[low + 1] << 32 | m->r[low];
}

static void write_size(struct model *m, unsigned int reg, u8 sizes, u32 old)
{
	u32 code = m->r[reg] & 3;

	if (code == 3 || !(sizes & BIT(code))) {
		sim_violate(m, MODEL_BAD_SIZE, reg == R_CORBSIZE ? 0x4e : 0x5e, m->r[reg]);
		m->r[reg] = old;
	}
}

/* Commands written and not yet fetched must survive the new write pointer. */
static void write_corbwp(struct model *m, u32 old)
{
	u32 n = sim_ring_entries(m->r[R_CORBSIZE]), rp = m->r[R_CORBRP] & 0xff;
	u32 waiting = (old - rp) & (n - 1), added = (m->r[R_CORBWP] - old) & (n - 1);

	if (m->r[R_CORBWP] >= n)
		sim_violate(m, MODEL_BAD_RESERVED, AZX_REG_CORBWP, m->r[R_CORBWP]);
	m->r[R_CORBWP] &= n - 1;
	if (m->r[R_CORBRP] & AZX_CORBRP_RST)
		sim_violate(m, MODEL_BAD_IN_RESET, AZX_REG_CORBWP, m->r[R_CORBWP]);
	if ((m->r[R_CORBCTL] & AZX_CORBCTL_RUN) && waiting + added >= n)
		sim_violate(m, MODEL_BAD_DOORBELL, AZX_REG_CORBWP, m->r[R_CORBWP]);
}

static void write_corbrp(struct model *m, u32 old)
{
	bool want = m->r[R_CORBRP] & AZX_CORBRP_RST, is = old & AZX_CORBRP_RST;

	m->r[R_CORBRP] = old;
	if (want && (m->r[R_CORBCTL] & AZX_CORBCTL_RUN))
		sim_violate(m, MODEL_BAD_WHILE_RUN, AZX_REG_CORBRP, 0);
	if (m->config.rp_bit_reads_0) {
		if (want)
			m->r[R_CORBRP] = 0;
		return;
	}
	if (want != (m->corb_reset.pending ? m->corb_reset.target : is))
		sim_handshake_start(m, &m->corb_reset, &m->config.corb_reset, want,
				    sim_faulted(m, MODEL_FAULT_CORBRP_STUCK));
}

/* RUN of CORBCTL and DMAEN of RIRBCTL are bit 1 both. */
static void write_run(struct model *m, unsigned int reg, u32 old, struct handshake *h,
		      enum model_fault fault)
{
	bool want = m->r[reg] & BIT(1), is = old & BIT(1);

	m->r[reg] = (m->r[reg] & ~BIT(1)) | (old & BIT(1));
	if (want == (h->pending ? h->target : is))
		return;
	sim_handshake_start(m, h, &m->config.ring_run, want, sim_faulted(m, fault));
}

static void write_rirbwp(struct model *m, u32 old)
{
	if (!(m->r[R_RIRBWP] & AZX_RIRBWP_RST))
		return;
	m->r[R_RIRBWP] = 0;
	m->rirb_next = 0;
	m->late_len = 0;
	m->rirb_unread = 0;
}

/* Whoever acknowledges has seen in memory what there is. */
static void write_rirbsts(struct model *m, u32 old)
{
	if (old & ~m->r[R_RIRBSTS] & AZX_RBSTS_IRQ)
		m->rirb_unread = 0;
}

static void write_icis(struct model *m, u32 old)
{
	if (!(m->r[R_ICIS] & AZX_IRS_BUSY))
		return;
	if (old & AZX_IRS_BUSY)
		return;
	if (m->r[R_CORBCTL] & AZX_CORBCTL_RUN)
		sim_violate(m, MODEL_BAD_IMMEDIATE, AZX_REG_IRS, m->r[R_ICIS]);
	m->immediate = true;
}

/* The new value is in the register; what follows from it. */
void sim_ring_write(struct model *m, unsigned int reg, u32 old)
{
	switch (reg) {
	case R_CORBWP:
		write_corbwp(m, old);
		break;
	case R_CORBRP:
		write_corbrp(m, old);
		break;
	case R_CORBCTL:
		write_run(m, reg, old, &m->corb_run, MODEL_FAULT_CORB_STUCK);
		break;
	case R_CORBSIZE:
		write_size(m, reg, m->config.corb_sizes, old);
		break;
	case R_RIRBWP:
		write_rirbwp(m, old);
		break;
	case R_RIRBCTL:
		write_run(m, reg, old, &m->rirb_run, MODEL_FAULT_RIRB_STUCK);
		break;
	case R_RIRBSTS:
		write_rirbsts(m, old);
		break;
	case R_RIRBSIZE:
		write_size(m, reg, m->config.rirb_sizes, old);
		break;
	case R_ICOI:
		if (m->r[R_ICIS] & AZX_IRS_BUSY)
			sim_violate(m, MODEL_BAD_IMMEDIATE, AZX_REG_IC, m->r[R_ICOI]);
		break;
	case R_ICIS:
		write_icis(m, old);
		break;
	}
}

static void settle_bit(struct model *m, struct handshake *h, unsigned int reg, u32 bit)
{
	if (!sim_handshake_over(m, h))
		return;
	if (h->target)
		m->r[reg] |= bit;
	else
		m->r[reg] &= ~bit;
}

void sim_ring_settle(struct model *m)
{
	if (sim_handshake_over(m, &m->corb_reset))
		m->r[R_CORBRP] = m->corb_reset.target ? AZX_CORBRP_RST : 0;
	settle_bit(m, &m->corb_run, R_CORBCTL, AZX_CORBCTL_RUN);
	settle_bit(m, &m->rirb_run, R_RIRBCTL, AZX_RBCTL_DMA_EN);
	if (!(m->r[R_CORBCTL] & AZX_CORBCTL_RUN))
		m->corb_stalled = false;
	if (!(m->r[R_RIRBCTL] & AZX_RBCTL_DMA_EN))
		m->rirb_stalled = false;
}

/* Interrupt after RINTCNT responses (0 is 256), or when a frame brings none after some. */
static void response_interrupt(struct model *m)
{
	m->rirb_count = 0;
	if (m->r[R_RIRBCTL] & AZX_RBCTL_IRQ_EN)
		m->r[R_RIRBSTS] |= AZX_RBSTS_IRQ;
}

/* Will a frame that brings no response raise the interrupt? */
static bool idle_irq_due(const struct model *m)
{
	return m->rirb_count && !m->config.no_idle_irq;
}

static void count_response(struct model *m)
{
	unsigned int limit = m->r[R_RINTCNT] ?: 256;

	m->rirb_count++;
	m->rirb_unread++;
	if (m->rirb_unread == sim_ring_entries(m->r[R_RIRBSIZE]))
		sim_violate(m, MODEL_BAD_RIRB_LAG, AZX_REG_RIRBWP, m->rirb_unread);
	if (m->rirb_count >= limit)
		response_interrupt(m);
}

static u64 rirb_addr(struct model *m, u32 wp)
{
	return ring_base(m, R_RIRBLBASE) + 8 * wp;
}

static __le32 *rirb_entry(struct model *m, u32 wp)
{
	return sim_dma_at(m, rirb_addr(m, wp), 8);
}

static void store_parts(struct model *m, const struct late_response *late, u8 parts)
{
	__le32 *entry = rirb_entry(m, late->wp);

	if (late->wp >= sim_ring_entries(m->r[R_RIRBSIZE]))
		sim_dma_scattered(m, rirb_addr(m, late->wp));
	if (parts & LATE_VALUE && entry)
		WRITE_ONCE(entry[0], cpu_to_le32(late->value));
	if (parts & LATE_SOURCE && entry)
		WRITE_ONCE(entry[1], cpu_to_le32(late->source));
	smp_wmb();	/* the entry is in memory before the pointer tells of it */
	if (parts & LATE_POINTER)
		m->r[R_RIRBWP] = late->wp;
}

/* What of the next response comes late. */
static u8 late_parts(struct model *m)
{
	if (m->late_len == ARRAY_SIZE(m->late))
		return 0;
	if (sim_faulted(m, MODEL_FAULT_RIRB_LATE))
		return LATE_VALUE | LATE_SOURCE;
	if (sim_faulted(m, MODEL_FAULT_RIRB_TORN))
		return LATE_VALUE;
	if (sim_faulted(m, MODEL_FAULT_RIRBWP_LATE))
		return LATE_POINTER;
	if (sim_faulted(m, MODEL_FAULT_RIRB_IRQ_EARLY))
		return LATE_VALUE | LATE_SOURCE | LATE_POINTER;
	return 0;
}

static bool store_response(struct model *m, u32 value, u32 source)
{
	struct late_response response = {
		.due = m->frame + MODEL_RIRB_LATE_FRAMES,
		.wp = (m->rirb_next + 1) & (sim_ring_entries(m->r[R_RIRBSIZE]) - 1),
		.value = value,
		.source = source,
		.parts = late_parts(m),
	};

	if (!rirb_entry(m, response.wp))
		return false;
	m->rirb_next = response.wp;
	sim_hostile_response(m, &response);
	if (sim_hostile_loses(m))
		return false;
	store_parts(m, &response, ~response.parts);
	if (response.parts)
		m->late[(m->late_head + m->late_len++) % ARRAY_SIZE(m->late)] = response;
	return true;
}

/* What comes late does so in its order. */
static void store_late(struct model *m)
{
	const struct late_response *late;

	while (m->late_len && m->late[m->late_head].due <= m->frame) {
		late = &m->late[m->late_head];
		store_parts(m, late, late->parts);
		m->late_head = (m->late_head + 1) % ARRAY_SIZE(m->late);
		m->late_len--;
	}
}

static void latch_immediate(struct model *m, struct codec *c, u32 value)
{
	m->r[R_ICII] = value;
	m->r[R_ICIS] &= ~(AZX_IRS_BUSY | 0xf0);
	m->r[R_ICIS] |= AZX_IRS_VALID | c->addr << 4;
	m->stats.immediate++;
}

/* A response has come over the link. True: it is in the RIRB. */
static bool receive(struct model *m, struct codec *c, u32 value, bool unsolicited)
{
	if (!unsolicited && (m->r[R_ICIS] & AZX_IRS_BUSY)) {
		latch_immediate(m, c, value);
		return false;
	}
	if ((unsolicited && !(m->r[R_GCTL] & AZX_GCTL_UNSOL)) ||
	    !(m->r[R_RIRBCTL] & AZX_RBCTL_DMA_EN)) {
		m->stats.dropped++;
		return false;
	}
	if (!m->rirb_stalled && sim_faulted(m, MODEL_FAULT_RIRB_STALL))
		m->rirb_stalled = true;
	if (m->rirb_stalled) {
		m->stats.dropped++;
		return false;
	}
	if (sim_faulted(m, MODEL_FAULT_RIRB_OVERRUN)) {
		m->r[R_RIRBSTS] |= AZX_RBSTS_OVERRUN;
		m->stats.dropped++;
		return false;
	}
	if (!store_response(m, value, c->addr | (unsolicited ? BIT(4) : 0))) {
		m->stats.dropped++;
		return false;
	}
	if (unsolicited)
		m->stats.unsolicited++;
	else
		m->stats.responses++;
	count_response(m);
	return true;
}

static bool take_owed(struct model *m, struct codec *c, u32 *value)
{
	if (!c->owed_len || c->owed[c->owed_head].due > m->frame)
		return false;
	*value = c->owed[c->owed_head].value;
	c->owed_head = (c->owed_head + 1) % MODEL_RESPONSES;
	c->owed_len--;
	return true;
}

static bool take_unsol(struct codec *c, u32 *value)
{
	if (c->babble) {
		if (c->babble != MODEL_FOREVER)
			c->babble--;
		sim_codec_queue_unsol(c, c->babble_value);
	}
	if (!c->unsol_len)
		return false;
	*value = c->unsol[c->unsol_head];
	c->unsol_head = (c->unsol_head + 1) % ARRAY_SIZE(c->unsol);
	c->unsol_len--;
	return true;
}

/* Each SDI line has room for one response a frame; those to commands go first. */
static bool receive_from(struct model *m, struct codec *c)
{
	u32 value;

	if (take_owed(m, c, &value))
		return receive(m, c, value, false);
	if (take_unsol(c, &value))
		return receive(m, c, value, true);
	return false;
}

static void receive_all(struct model *m)
{
	bool any = false;
	unsigned int i;

	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		if (m->codecs[i] && m->codecs[i]->plugged)
			any |= receive_from(m, m->codecs[i]);
	}
	if (!any && idle_irq_due(m))
		response_interrupt(m);
	if (sim_faulted(m, MODEL_FAULT_RIRB_IRQ_VAIN))
		response_interrupt(m);
}

static void send(struct model *m, u32 cmd)
{
	unsigned int addr = cmd >> 28;

	m->stats.command_frames++;
	if (addr < MODEL_MAX_CODECS && m->codecs[addr] && m->codecs[addr]->plugged)
		sim_codec_command(m, m->codecs[addr], cmd);
}

static bool corb_waiting(struct model *m)
{
	return (m->r[R_CORBCTL] & AZX_CORBCTL_RUN) && !m->corb_dead && !m->corb_stalled &&
	       !(m->r[R_CORBRP] & AZX_CORBRP_RST) && m->r[R_CORBRP] != m->r[R_CORBWP];
}

/* A memory error leaves nothing to go on with until the controller is reset. */
static void corb_error(struct model *m)
{
	m->r[R_CORBSTS] |= AZX_CORBSTS_CMEI;
	m->corb_dead = true;
}

static void fetch_command(struct model *m)
{
	u32 rp = (m->r[R_CORBRP] + 1) & (sim_ring_entries(m->r[R_CORBSIZE]) - 1);
	__le32 *entry = sim_dma_at(m, ring_base(m, R_CORBLBASE) + 4 * rp, 4);

	if (sim_faulted(m, MODEL_FAULT_CORB_STALL)) {
		m->corb_stalled = true;
		return;
	}
	if (!entry || sim_faulted(m, MODEL_FAULT_CORB_MEMORY)) {
		corb_error(m);
		return;
	}
	m->r[R_CORBRP] = rp;
	m->stats.commands++;
	send(m, le32_to_cpu(READ_ONCE(*entry)));
}

void sim_ring_frame(struct model *m)
{
	store_late(m);
	receive_all(m);
	if (m->immediate) {
		m->immediate = false;
		send(m, m->r[R_ICOI]);
	} else if (corb_waiting(m)) {
		fetch_command(m);
	}
}

/* Something happens in the next frame that somebody may be waiting for. */
bool sim_ring_busy(struct model *m)
{
	unsigned int i;

	if (corb_waiting(m) || m->immediate || idle_irq_due(m) || m->late_len)
		return true;
	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		struct codec *c = m->codecs[i];

		if (!c || !c->plugged)
			continue;
		if (c->unsol_len || (c->owed_len && c->owed[c->owed_head].due <= m->frame + 1))
			return true;
	}
	return false;
}

/* Something happens in a later frame, or again and again. */
bool sim_ring_waiting(struct model *m)
{
	unsigned int i;

	if (sim_handshake_waiting(&m->corb_reset) || sim_handshake_waiting(&m->corb_run) ||
	    sim_handshake_waiting(&m->rirb_run))
		return true;
	for (i = 0; i < MODEL_MAX_CODECS; i++) {
		struct codec *c = m->codecs[i];

		if (c && c->plugged && (c->owed_len || c->babble))
			return true;
	}
	return false;
}
