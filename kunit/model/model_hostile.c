// SPDX-License-Identifier: GPL-2.0
/*
 * A device that lies: what the driver reads of it, in registers and in memory, is replaced by
 * chance, and interrupts come and stay away. What the driver writes arrives as it is.
 */
#include "model_priv.h"

#define RARELY		64	/* of the lies */
#define GONE_READS	32	/* it is away for so many, at most */
#define STUCK_READS	400	/* a register for so many */
#define RING_PAGE	512	/* entries of a RIRB that fit in a page */

static u32 dice(struct model_hostile *h, u32 below)
{
	return prandom_u32_state(&h->rnd) % below;
}

/* Is this one to be mistreated? It is counted if it is. */
static bool chosen(struct model_hostile *h, unsigned int one_in)
{
	if (!h->one_in || dice(h, one_in))
		return false;
	h->count++;
	return true;
}

static u32 extreme(struct model_hostile *h)
{
	static const u32 values[] = {
		0, ~0U, 1, 0x7fffffff, 0x80000000, 0xff, 0x100, 0xffff, 0x10000, 0xfffffffe,
	};

	return values[dice(h, ARRAY_SIZE(values))];
}

static u32 lie(struct model_hostile *h, u32 truth)
{
	switch (dice(h, 6)) {
	case 0:
		return extreme(h);
	case 1:
		return h->stale[dice(h, ARRAY_SIZE(h->stale))];
	case 2:
		return h->stale[h->newest];
	case 3:
		return truth ^ BIT(dice(h, 32));
	case 4:
		return truth + 1 - 2 * dice(h, 2);
	}
	return prandom_u32_state(&h->rnd);
}

static u32 remembered(struct model_hostile *h, u32 value)
{
	h->newest = (h->newest + 1) % ARRAY_SIZE(h->stale);
	h->stale[h->newest] = value;
	return value;
}

/* A position or a clock, in memory: it is not counted, for it may never be read. */
u32 sim_hostile_position(struct model *m, u32 truth)
{
	struct model_hostile *h = &m->hostile;

	return h->one_in && !dice(h, h->one_in) ? lie(h, truth) : truth;
}

static u32 mistreated(struct model_hostile *h, u32 truth)
{
	return remembered(h, chosen(h, h->one_in) ? lie(h, truth) : truth);
}

/* What goes on for some reads: all ones everywhere, or one register that does not move. */
static bool goes_on(struct model_hostile *h, u32 off, u32 *value)
{
	if (h->ones) {
		h->ones--;
		*value = ~0U;
	} else if (h->stuck && h->stuck_at == off) {
		h->stuck--;
		*value = h->stuck_value;
	} else {
		return false;
	}
	return true;
}

/* It is counted once, however long it goes on. */
static void begin_something(struct model_hostile *h, u32 off, u32 value)
{
	h->count++;
	if (dice(h, 2)) {
		h->ones = dice(h, GONE_READS);
		return;
	}
	h->stuck = dice(h, STUCK_READS);
	h->stuck_at = off;
	h->stuck_value = value;
}

/* A register that is being read; bits beyond its width are nobody's. */
u32 sim_hostile_read(struct model *m, u32 off, u32 truth)
{
	struct model_hostile *h = &m->hostile;
	u32 value = truth;

	if (!h->one_in || goes_on(h, off, &value))
		return value;
	value = mistreated(h, truth);
	if (!dice(h, h->one_in * RARELY))
		begin_something(h, off, value);
	return value;
}

/* A response: its value, its source, its place, and what of it comes late. */
void sim_hostile_response(struct model *m, struct late_response *response)
{
	struct model_hostile *h = &m->hostile;

	response->value = mistreated(h, response->value);
	if (chosen(h, h->one_in))
		response->source = dice(h, 4) ? dice(h, 0x20) : lie(h, response->source);
	if (chosen(h, h->one_in))
		response->wp = dice(h, RING_PAGE);
	if (chosen(h, h->one_in) && m->late_len < ARRAY_SIZE(m->late))
		response->parts = dice(h, LATE_VALUE + LATE_SOURCE + LATE_POINTER + 1);
}

/* Does a response not come, or an interrupt? */
bool sim_hostile_loses(struct model *m)
{
	return chosen(&m->hostile, m->hostile.one_in);
}

static void say_something(struct model *m)
{
	struct model_hostile *h = &m->hostile;
	struct codec *c = m->codecs[dice(h, MODEL_MAX_CODECS)];

	if (c)
		sim_codec_queue_unsol(c, prandom_u32_state(&h->rnd));
}

static void spoil_something(struct model *m)
{
	struct model_hostile *h = &m->hostile;

	sim_dma_spoil(m, &m->sd[dice(h, m->n_sd)], dice(h, 8), extreme(h));
}

/* A frame: does an interrupt come for nothing, does a codec say something, a register change? */
bool sim_hostile_frame(struct model *m)
{
	struct model_hostile *h = &m->hostile;

	if (chosen(h, h->one_in * RARELY))
		say_something(m);
	if (chosen(h, h->one_in * RARELY))
		spoil_something(m);
	if (chosen(h, h->one_in * RARELY))
		m->r[R_STATESTS] ^= BIT(dice(h, MODEL_MAX_CODECS));
	if (chosen(h, h->one_in * RARELY))
		m->sd[dice(h, m->n_sd)].r[S_STS] |= SD_INT_MASK & dice(h, 0x100);
	return chosen(h, h->one_in * RARELY);
}

/**
 * model_hostile - let the device lie, or be as it was
 * @m: the model
 * @one_in: one of so many values that the driver reads is another one; 0: none
 * @seed: of the dice
 */
void model_hostile(struct model *m, unsigned int one_in, u32 seed)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->hostile.one_in = one_in;
	m->hostile.ones = 0;
	m->hostile.stuck = 0;
	prandom_seed_state(&m->hostile.rnd, seed);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/**
 * model_mistreated - how often it did
 * @m: the model
 *
 * Return: values replaced, and interrupts and responses that came for nothing or not at all.
 */
u64 model_mistreated(struct model *m)
{
	unsigned long flags;
	u64 count;

	raw_spin_lock_irqsave(&m->lock, flags);
	count = m->hostile.count;
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return count;
}
