// SPDX-License-Identifier: GPL-2.0
/*
 * Holds: a stack of them for each CPU, and the longest of all.
 */
#include <linux/irqflags.h>
#include <linux/minmax.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <linux/string.h>

#include "model_hold.h"

#define DEEP	8	/* locks in an interrupt that came in a lock */
#define NOTED	128	/* functions that take a lock */

/**
 * struct holds - those of a CPU that have not ended
 * @open: them, the outermost first
 * @n: how many
 */
struct holds {
	struct model_hold open[DEEP];
	unsigned int n;
};

static DEFINE_PER_CPU(struct holds, holds);

static DEFINE_RAW_SPINLOCK(longest_lock);
static struct model_hold longest;
static struct model_hold busiest;
static struct model_hold loudest;
static const char *noted[NOTED];
static unsigned int n_noted;
static bool noting;
static unsigned int (*step_count)(void *data);
static void *step_data;

static struct model_hold *innermost(struct holds *cpu)
{
	return cpu->n && cpu->n <= DEEP ? &cpu->open[cpu->n - 1] : NULL;
}

/* Interrupts are off, or at least preemption is. */
void model_hold_begin(const char *where)
{
	struct holds *cpu;
	unsigned long flags;

	local_irq_save(flags);
	cpu = this_cpu_ptr(&holds);
	if (cpu->n++ < DEEP)
		cpu->open[cpu->n - 1] = (struct model_hold) { .where = where };
	local_irq_restore(flags);
}

static unsigned int length(const struct model_hold *hold)
{
	return hold->accesses + hold->us;
}

static void note(const char *function)
{
	unsigned int i = 0;

	while (i < n_noted && noted[i] != function)
		i++;
	if (i == n_noted && n_noted < NOTED)
		noted[n_noted++] = function;
}

static void judge(struct model_hold *hold)
{
	raw_spin_lock(&longest_lock);
	if (noting)
		note(hold->where);
	if (step_count)
		hold->steps += step_count(step_data);
	if (!longest.where || length(hold) > length(&longest))
		longest = *hold;
	if (!busiest.where || hold->steps > busiest.steps)
		busiest = *hold;
	if (!loudest.where || hold->wakes > loudest.wakes)
		loudest = *hold;
	raw_spin_unlock(&longest_lock);
}

void model_hold_took(const char *where)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&longest_lock, flags);
	if (noting)
		note(where);
	raw_spin_unlock_irqrestore(&longest_lock, flags);
}

/* What happened within a hold happened within the one around it, too. */
void model_hold_end(void)
{
	struct model_hold *ended, *around;
	struct holds *cpu;
	unsigned long flags;

	local_irq_save(flags);
	cpu = this_cpu_ptr(&holds);
	ended = innermost(cpu);
	if (ended)
		judge(ended);
	cpu->n--;
	around = innermost(cpu);
	if (ended && around) {
		around->accesses += ended->accesses;
		around->us += ended->us;
		around->steps += ended->steps;
		around->wakes += ended->wakes;
	}
	local_irq_restore(flags);
}

static void add(unsigned int accesses, unsigned int us, unsigned int wakes)
{
	struct model_hold *hold;
	unsigned long flags;

	local_irq_save(flags);
	hold = innermost(this_cpu_ptr(&holds));
	if (hold) {
		hold->accesses += accesses;
		hold->us += us;
		hold->wakes += wakes;
	}
	local_irq_restore(flags);
}

void model_hold_delay(unsigned long us)
{
	add(0, us, 0);
}

void model_hold_access(void)
{
	add(1, 0, 0);
}

void model_hold_wake(unsigned int threads)
{
	add(0, 0, threads);
}

void model_hold_clear(void)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&longest_lock, flags);
	longest = (struct model_hold) { };
	busiest = (struct model_hold) { };
	loudest = (struct model_hold) { };
	raw_spin_unlock_irqrestore(&longest_lock, flags);
}

void model_hold_note(bool on)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&longest_lock, flags);
	noting = on;
	n_noted = 0;
	raw_spin_unlock_irqrestore(&longest_lock, flags);
}

bool model_hold_noted(const char *function)
{
	bool found = false;
	unsigned long flags;
	unsigned int i;

	raw_spin_lock_irqsave(&longest_lock, flags);
	for (i = 0; i < n_noted && !found; i++)
		found = !strcmp(noted[i], function);
	raw_spin_unlock_irqrestore(&longest_lock, flags);
	return found;
}

static struct model_hold get(const struct model_hold *which)
{
	struct model_hold hold;
	unsigned long flags;

	raw_spin_lock_irqsave(&longest_lock, flags);
	hold = *which;
	raw_spin_unlock_irqrestore(&longest_lock, flags);
	return hold;
}

struct model_hold model_hold_longest(void)
{
	return get(&longest);
}

struct model_hold model_hold_busiest(void)
{
	return get(&busiest);
}

struct model_hold model_hold_loudest(void)
{
	return get(&loudest);
}

void model_hold_count(unsigned int (*count)(void *data), void *data)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&longest_lock, flags);
	step_count = count;
	step_data = data;
	raw_spin_unlock_irqrestore(&longest_lock, flags);
}
