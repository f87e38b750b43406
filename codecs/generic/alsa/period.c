// SPDX-License-Identifier: GPL-2.0
/*
 * When a period has ended: the position decides. It is looked at when the hardware notifies
 * and, without notifications, when a timer goes off where the period should end. Programs that
 * look at the position by a clock of their own have neither.
 *
 * An engine notifies when it has fetched a period's last sample; on the link that sample
 * is still a FIFO away. ALSA, told now, would find the period unfinished and wake nobody,
 * so in that case a timer looks again a moment later.
 */
#include <sound/pcm.h>

#include "codec.h"
#include "compat.h"

#define CLOSEST_NS	(1 * NSEC_PER_MSEC)

/* Time until the engine should come to the end of the period it is in. */
static u64 ns_to_boundary(const struct hdg_period *p, size_t position)
{
	u64 left = p->bytes - position % p->bytes;
	u64 period = (p->bytes * p->ns_per_kib) >> 10;

	/* The position of some controllers moves in steps: do not look too often. */
	return max((left * p->ns_per_kib) >> 10, min_t(u64, period / 8, CLOSEST_NS));
}

/* Tell ALSA of a period's end. It asks where the engine is at once: that is known already. */
static void tell_ended(struct hdg_stream *s, size_t position)
{
	s->period.seen = position;
	snd_pcm_period_elapsed_under_stream_lock(s->substream);
	s->period.seen = SIZE_MAX;
}

/*
 * Has the engine come to the end of a period since it was looked at last? It is in another one now;
 * or, of two, in the same one again, for it moves in steps or was looked at late.
 */
static bool has_ended(struct hdg_period *p, size_t position)
{
	bool ended = position / p->bytes != p->last / p->bytes || (p->two && position < p->last);

	p->last = position;
	return ended;
}

/*
 * Tells ALSA if the engine has entered another period. Returns the time until it should
 * enter the next one, or 0 if there is nothing more to wait for. ALSA's lock is held, so that
 * nobody has read a later position when ALSA is given this one.
 */
static u64 look_locked(struct hdg_stream *s, bool *ended)
{
	struct hdg_period *p = &s->period;
	size_t position = hdg_engine_position(&s->engine);

	*ended = false;
	if (position == SIZE_MAX)
		return 0;
	*ended = has_ended(p, position);
	if (*ended)
		tell_ended(s, position);
	return ns_to_boundary(p, position);
}

static u64 look(struct hdg_stream *s, bool *ended)
{
	unsigned long flags;
	u64 ns;

	snd_pcm_stream_lock_irqsave(s->substream, flags);
	ns = look_locked(s, ended);
	snd_pcm_stream_unlock_irqrestore(s->substream, flags);
	return ns;
}

static enum hrtimer_restart timer_expired(struct hrtimer *timer)
{
	struct hdg_stream *s = container_of(timer, struct hdg_stream, period.timer);
	bool ended;
	u64 ns;

	if (!READ_ONCE(s->period.running))
		return HRTIMER_NORESTART;
	ns = look(s, &ended);
	if (!ns || !READ_ONCE(s->period.running))
		return HRTIMER_NORESTART;
	/* Where the hardware notifies, it will do so for the next period. */
	if (ended && !s->period.timed)
		return HRTIMER_NORESTART;
	/* Not forwarded: a stream that begins anew meanwhile may have started it on another CPU. */
	hrtimer_start(timer, ns_to_ktime(ns), HRTIMER_MODE_REL_SOFT);
	return HRTIMER_NORESTART;
}

static void look_now(struct hdg_stream *s)
{
	bool ended;
	u64 ns = look(s, &ended);

	if (!ended && ns)
		hrtimer_start(&s->period.timer, ns_to_ktime(ns), HRTIMER_MODE_REL_SOFT);
}

/* The engine's notification: any context, hard interrupts included. */
static void notified(struct hdg_engine *engine)
{
	struct hdg_stream *s = container_of(engine, struct hdg_stream, engine);
	struct hdg_period *p = &s->period;

	atomic_inc(&p->busy);
	/* Pairs with hdg_period_sync(): it sees us busy or we see it stopped. */
	smp_mb__after_atomic();
	if (READ_ONCE(p->running))
		look_now(s);
	if (atomic_dec_and_test(&p->busy) && wq_has_sleeper(&p->idle))
		wake_up(&p->idle);
}

/**
 * hdg_period_init - prepare a stream's period notification, once
 * @s: the stream
 *
 * Context: any.
 */
void hdg_period_init(struct hdg_stream *s)
{
	hdb_hrtimer_setup(&s->period.timer, timer_expired);
	init_waitqueue_head(&s->period.idle);
	s->period.seen = SIZE_MAX;
	atomic_set(&s->period.busy, 0);
	s->engine.notify = notified;
}

/**
 * hdg_period_setup - take over what the application has chosen
 * @s: the stream
 * @layout: the buffer
 * @bytes_per_second: speed of the stream on the link
 *
 * Context: any; the stream is stopped.
 */
void hdg_period_setup(struct hdg_stream *s, const struct hdg_layout *layout,
		      unsigned int bytes_per_second)
{
	const struct hdg_family *family = s->codec->bus.family;

	s->period.bytes = layout->period_bytes;
	s->period.two = layout->bytes == 2 * layout->period_bytes;
	s->period.timed = !layout->quiet &&
			  (layout->bytes / layout->period_bytes > family->notified ||
			   layout->period_bytes % family->aligned);
	s->period.ns_per_kib = div_u64(1024ULL * NSEC_PER_SEC, bytes_per_second);
}

/* Where ALSA knows the engine to be. Before it runs it may still say where it stopped last. */
static size_t known_position(struct snd_pcm_runtime *runtime)
{
	return frames_to_bytes(runtime, runtime->status->hw_ptr % runtime->buffer_size);
}

/**
 * hdg_period_start - notifications mean something from now on
 * @s: the stream; its engine is about to run
 *
 * Context: any; the ALSA stream's lock is held.
 */
void hdg_period_start(struct hdg_stream *s)
{
	size_t position = known_position(s->substream->runtime);
	struct hdg_period *p = &s->period;

	p->last = position;
	WRITE_ONCE(p->running, true);
	if (p->timed)
		hrtimer_start(&p->timer, ns_to_ktime(ns_to_boundary(p, position)),
			      HRTIMER_MODE_REL_SOFT);
}

/**
 * hdg_period_position - how far the engine has come
 * @s: the stream
 *
 * Context: any; the ALSA stream's lock is held.
 * Return: as hdg_engine_position(), which is not asked again while ALSA is told of a period.
 */
size_t hdg_period_position(struct hdg_stream *s)
{
	return s->period.seen == SIZE_MAX ? hdg_engine_position(&s->engine) : s->period.seen;
}

/**
 * hdg_period_stop - notifications mean nothing from now on; one may still be running
 * @s: the stream
 *
 * Context: any; the ALSA stream's lock is held.
 */
void hdg_period_stop(struct hdg_stream *s)
{
	WRITE_ONCE(s->period.running, false);
	hrtimer_try_to_cancel(&s->period.timer);
}

/**
 * hdg_period_sync - wait until no notification is running
 * @s: the stream, stopped
 *
 * Context: may sleep.
 */
void hdg_period_sync(struct hdg_stream *s)
{
	/* Pairs with notified(). */
	smp_mb();
	wait_event(s->period.idle, !atomic_read(&s->period.busy));
	hrtimer_cancel(&s->period.timer);
}
