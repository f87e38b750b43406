// SPDX-License-Identifier: GPL-2.0
/*
 * Link frames: run by the test, or by themselves while there is work.
 *
 * By themselves, frames that somebody waits for (commands, responses) run at once, in a hard
 * interrupt that the doorbell raises: no scheduling lies between a command and its response,
 * so that a driver's time-outs mean the same on a busy machine. The frames stop at each
 * interrupt to the driver and go on when its handler is done. Streams, late answers and floods
 * are served by a thread as time passes.
 */
#include <linux/kthread.h>

#include "model_priv.h"

#define CLOCK_BURST		64	/* frames in one go with interrupts off */
#define CLOCK_CATCH_UP_US	10000	/* lost time that is made up for */

/* One link frame. */
static void frame_locked(struct model *m)
{
	unsigned int i;

	m->frame++;
	m->stats.frames++;
	if (m->gone)
		return;	/* what was under way when it went never happens */
	sim_age(m);
	sim_settle(m);
	if (!m->link_up)
		return;
	m->r[R_WALCLK] += MODEL_WALCLK_STEP;
	sim_ring_frame(m);
	for (i = 0; i < m->n_sd; i++)
		sim_sd_frame(m, &m->sd[i]);
	sim_irq_update(m);
	sim_irq_frame(m);
	sim_regs_mirror(m);
}

static void one_frame(struct model *m)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	frame_locked(m);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/* Commands and responses: what somebody waits for. */
static bool clock_urgent(struct model *m)
{
	return m->link_up && !m->gone && (sim_ring_busy(m) || m->irq.countdown);
}

/* Streams, late answers, floods: what happens as time passes. */
static bool clock_ticking(struct model *m)
{
	unsigned int i;

	if (m->gone || !m->link_up)
		return false;
	if (sim_ring_waiting(m) || sim_handshake_waiting(&m->report))
		return true;
	for (i = 0; i < m->n_sd; i++) {
		if (sim_sd_ticking(&m->sd[i]))
			return true;
	}
	return false;
}

enum clock_need { CLOCK_IDLE, CLOCK_TICKING, CLOCK_URGENT };

static enum clock_need clock_need(struct model *m)
{
	enum clock_need need = CLOCK_IDLE;
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	if (m->clock == MODEL_CLOCK_AUTO) {
		if (clock_urgent(m))
			need = CLOCK_URGENT;
		else if (clock_ticking(m))
			need = CLOCK_TICKING;
	}
	raw_spin_unlock_irqrestore(&m->lock, flags);
	return need;
}

/* A frame by itself, unless the test has the clock now, or the driver its interrupt. */
static void auto_frame(struct model *m)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	if (m->clock == MODEL_CLOCK_AUTO && !sim_irq_serving(m))
		frame_locked(m);
	raw_spin_unlock_irqrestore(&m->lock, flags);
}

/* In hard interrupt context: the frames up to the next interrupt or the end of the work. */
static void clock_burst(struct irq_work *work)
{
	struct model *m = container_of(work, struct model, burst);
	unsigned int i;

	for (i = 0; i < CLOCK_BURST && clock_need(m) == CLOCK_URGENT; i++) {
		auto_frame(m);
		if (sim_irq_serving(m))
			return;		/* its handler comes first, then sim_kick() */
	}
	if (clock_need(m) == CLOCK_IDLE)
		wake_up_all(&m->idle);
	else
		sim_kick(m);
}

/* A millisecond, or until there is something else to do than streams. */
static void clock_rest(struct model *m)
{
	ktime_t end = ktime_add_ms(ktime_get(), 1);
	DEFINE_WAIT(wait);

	do
		prepare_to_wait(&m->wait, &wait, TASK_INTERRUPTIBLE);
	while (!kthread_should_stop() && clock_need(m) == CLOCK_TICKING &&
	       schedule_hrtimeout(&end, HRTIMER_MODE_ABS));
	finish_wait(&m->wait, &wait);
}

/* The frames of the time since @last, broken off by anything urgent; then a rest. */
static void run_paced(struct model *m, ktime_t *last)
{
	ktime_t now = ktime_get();
	u64 us = min_t(u64, ktime_us_delta(now, *last), CLOCK_CATCH_UP_US);
	unsigned int i, frames = max_t(u64, us * READ_ONCE(m->pace) / 1000, 1);

	*last = now;
	for (i = 0; i < frames && clock_need(m) == CLOCK_TICKING && !sim_irq_serving(m); i++)
		auto_frame(m);
	clock_rest(m);
}

static int clock_thread(void *data)
{
	struct model *m = data;
	ktime_t last = ktime_get();

	while (!kthread_should_stop()) {
		if (clock_need(m) == CLOCK_TICKING) {
			run_paced(m, &last);
			continue;
		}
		sim_kick(m);
		wait_event_interruptible(m->wait, kthread_should_stop() ||
					 clock_need(m) == CLOCK_TICKING);
		last = ktime_get();
	}
	return 0;
}

int sim_clock_start(struct model *m)
{
	struct task_struct *thread;

	m->burst = IRQ_WORK_INIT_HARD(clock_burst);
	thread = kthread_run(clock_thread, m, "hdb_model");
	if (IS_ERR(thread))
		return PTR_ERR(thread);
	m->thread = thread;
	return 0;
}

void sim_clock_stop(struct model *m)
{
	model_set_clock(m, MODEL_CLOCK_MANUAL);
	if (m->thread)
		kthread_stop(m->thread);
	m->thread = NULL;
	irq_work_sync(&m->burst);
}

/* What sim_kick() does: see which clock there is work for. */
void sim_clock_kick(struct model *m)
{
	switch (clock_need(m)) {
	case CLOCK_URGENT:
		irq_work_queue(&m->burst);
		break;
	case CLOCK_TICKING:
		wake_up_all(&m->wait);
		break;
	case CLOCK_IDLE:
		wake_up_all(&m->idle);
		break;
	}
}

/**
 * model_set_clock - choose what makes link frames pass
 * @m: the model
 * @clock: by themselves, or the test alone
 *
 * When it returns with MODEL_CLOCK_MANUAL, no frame is running and none will by itself.
 */
void model_set_clock(struct model *m, enum model_clock clock)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&m->lock, flags);
	m->clock = clock;
	raw_spin_unlock_irqrestore(&m->lock, flags);
	sim_kick(m);
}

/**
 * model_set_pace - how fast the automatic clock runs when there are only streams to serve
 * @m: the model
 * @frames_per_ms: frames a millisecond; 48 (the default) is the speed of a real link
 */
void model_set_pace(struct model *m, unsigned int frames_per_ms)
{
	WRITE_ONCE(m->pace, frames_per_ms);
}

/**
 * model_run - let link frames pass
 * @m: the model
 * @frames: how many
 *
 * Interrupts raised in a frame are delivered before the next one begins when the caller has
 * interrupts on.
 */
void model_run(struct model *m, unsigned int frames)
{
	while (frames--)
		one_frame(m);
}

/**
 * model_run_idle - let link frames pass until no command or response is on its way
 * @m: the model
 * @max_frames: but no more than this
 *
 * Return: the number of frames that passed.
 */
unsigned int model_run_idle(struct model *m, unsigned int max_frames)
{
	unsigned int frames = 0;
	unsigned long flags;
	bool busy;

	while (frames < max_frames) {
		raw_spin_lock_irqsave(&m->lock, flags);
		busy = clock_urgent(m) || sim_ring_waiting(m);
		raw_spin_unlock_irqrestore(&m->lock, flags);
		if (!busy)
			break;
		one_frame(m);
		frames++;
	}
	return frames;
}

/**
 * model_wait_idle - wait until the automatic clock has nothing to do
 * @m: the model
 * @ms: for so long
 *
 * Context: may sleep.
 * Return: whether it has.
 */
bool model_wait_idle(struct model *m, unsigned int ms)
{
	return wait_event_timeout(m->idle, clock_need(m) == CLOCK_IDLE,
				  msecs_to_jiffies(ms) + 1);
}

u64 model_frame_number(struct model *m)
{
	return READ_ONCE(m->frame);
}
