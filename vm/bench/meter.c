// SPDX-License-Identifier: GPL-2.0
/*
 * Where a case begins and ends, and the instructions between.
 *
 * A marker is a read of a register QEMU does not know; it logs the address and does nothing.
 * QEMU folds repeated accesses into one line that it writes with the next access: two reads of
 * different registers before the marker push such a line out, so that it is on the right side.
 * The host knows of these two.
 */
#include <linux/io.h>
#include <linux/kernel_stat.h>
#include <linux/tick.h>
#include <asm/tsc.h>
#include <sound/hda_register.h>

#include "bench.h"

#define BAR		0
#define BAR_SIZE	0x2000
#define MARK_BASE	0x1000	/* behind the last register */
#define MARK_CASES	256
#define MARK_STEP	8
#define MARK_END	4

static void __iomem *registers;
static unsigned int cases;

static void mark(unsigned int offset)
{
	readw(registers + AZX_REG_GCAP);
	readb(registers + AZX_REG_VMIN);
	readl(registers + MARK_BASE + offset);
}

static u64 idle_us(void)
{
	return get_cpu_idle_time_us(0, NULL);
}

/* Begin a case; the order keeps the markers out of what is counted. */
void bench_begin(struct bench_meter *meter)
{
	meter->case_nr = cases++ % MARK_CASES;
	mark(meter->case_nr * MARK_STEP);
	meter->idle_us = idle_us();
	meter->instructions = rdtsc_ordered();
}
EXPORT_SYMBOL_GPL(bench_begin);

void bench_end(struct bench_meter *meter)
{
	u64 now = rdtsc_ordered();

	meter->idle_us = idle_us() - meter->idle_us;
	meter->instructions = now - meter->instructions - 1000 * meter->idle_us;
	mark(meter->case_nr * MARK_STEP + MARK_END);
}
EXPORT_SYMBOL_GPL(bench_end);

int bench_meter_init(struct pci_dev *pdev)
{
	registers = ioremap(pci_resource_start(pdev, BAR), BAR_SIZE);
	return registers ? 0 : -ENOMEM;
}

void bench_meter_exit(void)
{
	iounmap(registers);
}
