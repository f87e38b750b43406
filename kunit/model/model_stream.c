// SPDX-License-Identifier: GPL-2.0
/*
 * Stream descriptors and their DMA engines (HD Audio specification 3.3.35 to 3.3.41, 4.5).
 */
#include "model_priv.h"

#define CTL_PLAIN	0x1c			/* the interrupt enables */
#define CTL_TAG		SD_CTL_STREAM_TAG_MASK

static u32 sd_base(const struct model_sd *sd)
{
	return 0x80 + 0x20 * sd->index;
}

static unsigned int sd_tag(const struct model_sd *sd)
{
	return (sd->r[S_CTL] & CTL_TAG) >> SD_CTL_STREAM_TAG_SHIFT;
}

/* Frames change something here. */
bool sim_sd_ticking(const struct model_sd *sd)
{
	return sd->r[S_CTL] & CTL_RUN || sim_handshake_waiting(&sd->run) ||
	       sim_handshake_waiting(&sd->srst);
}

static void sd_set_fifos(struct model *m, struct model_sd *sd)
{
	sd->r[S_FIFOS] = sim_sd_is_out(sd) ? m->config.fifo_out : m->config.fifo_in;
}

static void sd_reset(struct model *m, struct model_sd *sd)
{
	memset(sd->r, 0, sizeof(sd->r));
	sd_set_fifos(m, sd);
	sd->ran = false;
	sd->run.pending = false;
	sd->ready.pending = false;
	sd->fifo_head = 0;
	sd->fifo_len = 0;
	sd->entry = 0;
	sd->entry_pos = 0;
	sd->entry_loaded = false;
	sd->captured = 0;
}

void sim_sd_power_on(struct model *m, struct model_sd *sd)
{
	sd_reset(m, sd);
	sd->srst.pending = false;
}

/* A descriptor that cannot be used stops the stream. */
static void sd_desc_error(struct model_sd *sd)
{
	sd->r[S_STS] |= STS_DESE;
	sd->r[S_STS] &= ~STS_FIFORDY;
	sd->r[S_CTL] &= ~CTL_RUN;
	sd->run.pending = false;
	sd->ready.pending = false;
}

struct bdl_entry {
	__le64 addr;
	__le32 len;
	__le32 flags;
};

static const struct bdl_entry *bdl_at(struct model *m, const struct model_sd *sd, u32 index)
{
	u64 base = (u64)sd->r[S_BDLPU] << 32 | sd->r[S_BDLPL];

	return sim_dma_at(m, base + sizeof(struct bdl_entry) * index, sizeof(struct bdl_entry));
}

static bool load_entry(struct model *m, struct model_sd *sd)
{
	const struct bdl_entry *e;

	if (sd->entry_loaded)
		return true;
	e = bdl_at(m, sd, sd->entry);
	if (!e || !e->len || sim_faulted(m, MODEL_FAULT_SD_DESC_ERROR)) {
		sd_desc_error(sd);
		return false;
	}
	sd->entry_addr = le64_to_cpu(e->addr);
	sd->entry_len = le32_to_cpu(e->len);
	sd->entry_ioc = le32_to_cpu(e->flags) & 1;
	sd->entry_loaded = true;
	return true;
}

static void next_entry(struct model *m, struct model_sd *sd)
{
	if (sd->entry_ioc) {
		sd->r[S_STS] |= STS_BCIS;
		m->stats.completions++;
	}
	sd->entry = sd->entry == sd->r[S_LVI] ? 0 : sd->entry + 1;
	sd->entry_pos = 0;
	sd->entry_loaded = false;
}

/* The next piece of the cyclic buffer, at most @want bytes; NULL when the stream has stopped. */
static u8 *dma_piece(struct model *m, struct model_sd *sd, u32 want, u32 *got)
{
	u8 *at;

	if (!load_entry(m, sd))
		return NULL;
	*got = min(want, sd->entry_len - sd->entry_pos);
	at = sim_dma_at(m, sd->entry_addr + sd->entry_pos, *got);
	if (!at)
		sd_desc_error(sd);
	return at;
}

static void dma_done(struct model *m, struct model_sd *sd, u32 bytes)
{
	sd->entry_pos += bytes;
	if (sd->entry_pos == sd->entry_len)
		next_entry(m, sd);
}

static u32 fifo_depth(const struct model *m)
{
	return m->config.fifo_out + 1;
}

/* Fetches until the FIFO is full. */
static void fifo_fill(struct model *m, struct model_sd *sd)
{
	u32 depth = fifo_depth(m);

	while (sd->fifo_len < depth) {
		u32 tail = (sd->fifo_head + sd->fifo_len) % depth, got;
		u8 *at = dma_piece(m, sd, min(depth - sd->fifo_len, depth - tail), &got);

		if (!at)
			return;
		memcpy(sd->fifo + tail, at, got);
		sd->fifo_len += got;
		dma_done(m, sd, got);
	}
}

static void fifo_take(struct model *m, struct model_sd *sd, u8 *block, u32 bytes)
{
	u32 i, depth = fifo_depth(m);

	for (i = 0; i < bytes; i++)
		block[i] = sd->fifo[(sd->fifo_head + i) % depth];
	sd->fifo_head = (sd->fifo_head + bytes) % depth;
	sd->fifo_len -= bytes;
}

static void fifo_error(struct model *m, struct model_sd *sd)
{
	sd->r[S_STS] |= STS_FIFOE;
	m->stats.fifo_errors++;
}

static void link_moved(struct model_sd *sd, u32 bytes)
{
	u32 lpib = sd->r[S_LPIB] + bytes;

	sd->r[S_LPIB] = lpib >= sd->r[S_CBL] ? lpib - sd->r[S_CBL] : lpib;
}

/* One sample of each channel to the codecs. */
static bool play_block(struct model *m, struct model_sd *sd, u32 bytes)
{
	u8 block[MODEL_MAX_BLOCK];
	u16 fmt = sd->r[S_FMT];

	if (sd->fifo_len < bytes)
		return false;
	fifo_take(m, sd, block, bytes);
	sim_format_truncate(fmt, block);
	sim_codec_hear(m, sd_tag(sd), fmt, block);
	link_moved(sd, bytes);
	return true;
}

/* And one from them. */
static bool capture_block(struct model *m, struct model_sd *sd, u32 bytes)
{
	u8 block[MODEL_MAX_BLOCK];
	u32 done = 0, got;

	sim_codec_say(m, sd_tag(sd), sd->r[S_FMT], sd->captured, block);
	sim_format_truncate(sd->r[S_FMT], block);
	while (done < bytes) {
		u8 *at = dma_piece(m, sd, bytes - done, &got);

		if (!at)
			return true;
		memcpy(at, block + done, got);
		done += got;
		dma_done(m, sd, got);
	}
	sd->captured += bytes;
	link_moved(sd, bytes);
	return true;
}

/* What a frame writes for the position, if anything. */
static bool position_written(struct model *m, const struct model_sd *sd, u32 *bytes)
{
	u32 all = sd->r[S_CBL];

	*bytes = sd->r[S_LPIB];
	if (sim_faulted(m, MODEL_FAULT_POSITION_STILL))
		return false;
	if (sim_faulted(m, MODEL_FAULT_POSITION_SELDOM) && m->frame % MODEL_POSITION_SELDOM)
		return false;
	if (sim_faulted(m, MODEL_FAULT_POSITION_ONES))
		*bytes = ~0U;
	else if (sim_faulted(m, MODEL_FAULT_POSITION_BEYOND))
		*bytes += all;
	else if (sim_faulted(m, MODEL_FAULT_POSITION_ELSEWHERE))
		*bytes = (*bytes + all / 2) % all;
	return true;
}

static void write_position(struct model *m, const struct model_sd *sd)
{
	u32 bytes;
	u64 base = (u64)m->r[R_DPUBASE] << 32 | (m->r[R_DPLBASE] & ~0x7f);
	__le32 *at;

	if (!(m->r[R_DPLBASE] & AZX_DPLBASE_ENABLE))
		return;
	at = sim_dma_at(m, base + 8 * sd->index, 8);
	if (at && position_written(m, sd, &bytes))
		WRITE_ONCE(*at, cpu_to_le32(sim_hostile_position(m, bytes)));
}

static void sd_move(struct model *m, struct model_sd *sd, unsigned int blocks)
{
	u32 bytes = sim_format_channels(sd->r[S_FMT]) * sim_format_container(sd->r[S_FMT]);

	if (blocks && sim_faulted(m, MODEL_FAULT_SD_FIFO_ERROR)) {
		fifo_error(m, sd);
		return;
	}
	while (blocks-- && sd->r[S_CTL] & CTL_RUN) {
		if (sim_sd_is_out(sd) ? play_block(m, sd, bytes) : capture_block(m, sd, bytes))
			continue;
		fifo_error(m, sd);
		return;
	}
}

/* A link frame for this stream. */
void sim_sd_frame(struct model *m, struct model_sd *sd)
{
	if (!(sd->r[S_CTL] & CTL_RUN) || !(sd->r[S_STS] & STS_FIFORDY))
		return;
	if (m->config.ssync && m->r[R_SSYNC] & BIT(sd->index))
		return;
	sd_move(m, sd, sim_format_blocks(sd));
	if (sim_sd_is_out(sd) && sd->r[S_CTL] & CTL_RUN)
		fifo_fill(m, sd);
	write_position(m, sd);
}

static void check_bdl(struct model *m, const struct model_sd *sd)
{
	u64 sum = 0;
	u32 i;

	for (i = 0; i <= sd->r[S_LVI]; i++) {
		const struct bdl_entry *e = bdl_at(m, sd, i);

		if (!e)
			return;
		if (le64_to_cpu(e->addr) & 0x7f)
			sim_violate(m, MODEL_BAD_ALIGN, sd_base(sd) + AZX_REG_SD_BDLPL, i);
		if (!e->len)
			sim_violate(m, MODEL_BAD_LVI, sd_base(sd) + AZX_REG_SD_BDLPL, i);
		sum += le32_to_cpu(e->len);
	}
	if (!sd->r[S_LVI] || sum != sd->r[S_CBL])
		sim_violate(m, MODEL_BAD_LVI, sd_base(sd) + AZX_REG_SD_LVI, sd->r[S_LVI]);
}

static void check_tag(struct model *m, const struct model_sd *sd)
{
	bool taken = !sd_tag(sd);
	unsigned int i;

	for (i = 0; i < m->n_sd; i++) {
		const struct model_sd *other = &m->sd[i];

		if (other != sd && other->r[S_CTL] & CTL_RUN && sd_tag(other) == sd_tag(sd) &&
		    sim_sd_is_out(other) == sim_sd_is_out(sd))
			taken = true;
	}
	if (taken)
		sim_violate(m, MODEL_BAD_TAG, sd_base(sd), sd->r[S_CTL]);
}

static void check_bandwidth(struct model *m, const struct model_sd *sd)
{
	unsigned int i, bits = sim_format_frame_bits(sd->r[S_FMT]);
	unsigned int room = 16 * m->config.inpay;

	if (sim_sd_is_out(sd)) {
		room = 16 * m->config.outpay * m->config.n_sdo;
		for (i = 0; i < m->n_sd; i++) {
			const struct model_sd *other = &m->sd[i];

			if (other != sd && other->r[S_CTL] & CTL_RUN && sim_sd_is_out(other))
				bits += sim_format_frame_bits(other->r[S_FMT]);
		}
	}
	if (bits > room)
		sim_violate(m, MODEL_BAD_BANDWIDTH, sd_base(sd), bits);
}

/* RUN is set: what must be right by now. */
static void sd_started(struct model *m, struct model_sd *sd)
{
	if (!sim_format_valid(sd->r[S_FMT])) {
		sim_violate(m, MODEL_BAD_FORMAT, sd_base(sd) + AZX_REG_SD_FORMAT,
			    sd->r[S_FMT]);
		sd_desc_error(sd);
		return;
	}
	check_bdl(m, sd);
	check_tag(m, sd);
	check_bandwidth(m, sd);
	sd->r[S_CTL] |= CTL_RUN;
	sd->ran = true;
	sd->cadence = 0;
	sd->divide = 0;
	sim_handshake_start(m, &sd->ready, &m->config.fifo_ready, true,
			    sim_faulted(m, MODEL_FAULT_SD_NO_FIFO));
}

static void sd_stopped(struct model_sd *sd)
{
	sd->r[S_CTL] &= ~CTL_RUN;
	sd->r[S_STS] &= ~STS_FIFORDY;
	sd->ready.pending = false;
}

void sim_sd_settle(struct model *m, struct model_sd *sd)
{
	if (sim_handshake_over(m, &sd->srst)) {
		sd_reset(m, sd);
		if (sd->srst.target)
			sd->r[S_CTL] = CTL_SRST;
	}
	if (sim_handshake_over(m, &sd->run)) {
		if (sd->run.target)
			sd_started(m, sd);
		else
			sd_stopped(sd);
	}
	if (sim_handshake_over(m, &sd->ready)) {
		if (sim_sd_is_out(sd))
			fifo_fill(m, sd);
		if (sd->r[S_CTL] & CTL_RUN)
			sd->r[S_STS] |= STS_FIFORDY;
	}
}

static bool sd_in_reset(const struct model_sd *sd)
{
	return sd->r[S_CTL] & CTL_SRST || sd->srst.pending;
}

static void write_srst(struct model *m, struct model_sd *sd, bool want)
{
	bool is = sd->srst.pending ? sd->srst.target : sd->r[S_CTL] & CTL_SRST;

	if (want == is)
		return;
	if (want && sd->r[S_CTL] & CTL_RUN)
		sim_violate(m, MODEL_BAD_WHILE_RUN, sd_base(sd), CTL_SRST);
	sim_handshake_start(m, &sd->srst, &m->config.sd_reset, want,
			    sim_faulted(m, MODEL_FAULT_SD_RESET_STUCK));
}

static void write_run(struct model *m, struct model_sd *sd, bool want)
{
	bool is = sd->run.pending ? sd->run.target : sd->r[S_CTL] & CTL_RUN;

	if (want != is)
		sim_handshake_start(m, &sd->run, &m->config.sd_run, want,
				    sim_faulted(m, MODEL_FAULT_SD_RUN_STUCK));
}

static u32 ctl_writable(struct model *m, const struct model_sd *sd)
{
	u32 mask = CTL_PLAIN | SD_CTL_TRAFFIC_PRIO | CTL_TAG;

	if (sd->bidi)
		mask |= SD_CTL_DIR;
	if (m->config.n_sdo > 1)
		mask |= SD_CTL_STRIPE;
	return mask;
}

static void check_ctl(struct model *m, const struct model_sd *sd, u32 val, u32 lanes)
{
	u32 mask = ctl_writable(m, sd), changed = (val ^ sd->r[S_CTL]) & lanes;
	u32 stripe = (val & lanes & SD_CTL_STRIPE) >> 16;

	if (stripe > ilog2(m->config.n_sdo))
		sim_violate(m, MODEL_BAD_STRIPE, sd_base(sd), val);
	else if (val & lanes & ~(mask | CTL_SRST | CTL_RUN))
		sim_violate(m, MODEL_BAD_RESERVED, sd_base(sd), val);
	if (sd->r[S_CTL] & CTL_RUN && changed & mask & (CTL_TAG | SD_CTL_DIR | SD_CTL_STRIPE))
		sim_violate(m, MODEL_BAD_WHILE_RUN, sd_base(sd), val);
}

static void write_ctl(struct model *m, struct model_sd *sd, u32 val, u32 lanes)
{
	u32 mask = ctl_writable(m, sd) & lanes;

	if (sd_in_reset(sd)) {
		if (val & lanes & ~CTL_SRST)
			sim_violate(m, MODEL_BAD_IN_RESET, sd_base(sd), val);
		if (lanes & CTL_SRST)
			write_srst(m, sd, val & CTL_SRST);
		return;
	}
	check_ctl(m, sd, val, lanes);
	sd->r[S_CTL] = (sd->r[S_CTL] & ~mask) | (val & mask);
	sd_set_fifos(m, sd);
	if (lanes & CTL_SRST) {
		write_run(m, sd, val & CTL_RUN);
		write_srst(m, sd, val & CTL_SRST);
	}
}

static u32 sd_writable(struct model *m, unsigned int reg)
{
	switch (reg) {
	case S_CBL:
		return ~0u;
	case S_LVI:
		return 0xff;
	case S_FMT:
		return 0xff7f;
	case S_BDLPL:
		return 0xffffff80;
	case S_BDLPU:
		return m->config.no_dma64 ? 0 : ~0u;
	}
	return 0;
}

static void write_plain(struct model *m, struct model_sd *sd, unsigned int reg, u32 val,
			u32 lanes)
{
	static const u32 offs[S_COUNT] = {
		[S_LPIB] = 0x04, [S_CBL] = 0x08, [S_LVI] = 0x0c, [S_FIFOS] = 0x10,
		[S_FMT] = 0x12, [S_BDLPL] = 0x18, [S_BDLPU] = 0x1c,
	};
	u32 mask = sd_writable(m, reg), off = sd_base(sd) + offs[reg];

	if (val & lanes & ~mask & (val ^ sd->r[reg]))
		sim_violate(m, reg == S_BDLPL ? MODEL_BAD_ALIGN : MODEL_BAD_RESERVED, off, val);
	/* CBL is not to be touched again before the next reset (3.3.38). */
	if (sd->r[S_CTL] & CTL_RUN || (reg == S_CBL && sd->ran))
		sim_violate(m, MODEL_BAD_WHILE_RUN, off, val);
	sd->r[reg] = (sd->r[reg] & ~(mask & lanes)) | (val & mask & lanes);
}

void sim_sd_write(struct model *m, struct model_sd *sd, unsigned int reg, u32 val, u32 lanes)
{
	if (reg == S_CTL) {
		write_ctl(m, sd, val, lanes);
		return;
	}
	if (sd_in_reset(sd)) {
		if (reg != S_STS || val & lanes)
			sim_violate(m, MODEL_BAD_IN_RESET, sd_base(sd) + reg, val);
		return;
	}
	if (reg != S_STS)
		write_plain(m, sd, reg, val, lanes);
	else if (!sim_faulted(m, MODEL_FAULT_SD_STATUS_STUCK))
		sd->r[S_STS] &= ~(val & lanes & SD_INT_MASK);
}
