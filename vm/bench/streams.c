// SPDX-License-Identifier: GPL-2.0
/*
 * A stretch of time in which something else runs: what it costs in all, and what of it the
 * controller's interrupt handler and the softirqs it raises cost.
 */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/kernel.h>
#include <linux/tracepoint.h>
#include <trace/events/irq.h>
#include <asm/tsc.h>

#include "bench.h"

static struct {
	u64 irq_start, irq_total;
	u64 dpc_start, dpc_total;
	unsigned int irqs, dpcs;
} spent;

static bool is_dpc(unsigned int vector)
{
	return vector == HI_SOFTIRQ || vector == TASKLET_SOFTIRQ;
}

static void on_irq_entry(void *data, int irq, struct irqaction *action)
{
	if (irq == bench_pdev->irq)
		spent.irq_start = rdtsc_ordered();
}

static void on_irq_exit(void *data, int irq, struct irqaction *action, int ret)
{
	if (irq != bench_pdev->irq || !spent.irq_start)
		return;
	spent.irq_total += rdtsc_ordered() - spent.irq_start;
	spent.irqs++;
}

static void on_softirq_entry(void *data, unsigned int vector)
{
	if (is_dpc(vector))
		spent.dpc_start = rdtsc_ordered();
}

static void on_softirq_exit(void *data, unsigned int vector)
{
	if (!is_dpc(vector) || !spent.dpc_start)
		return;
	spent.dpc_total += rdtsc_ordered() - spent.dpc_start;
	spent.dpcs++;
}

static struct {
	const char *name;
	void *probe;
	struct tracepoint *tp;
} probes[] = {
	{ "irq_handler_entry", on_irq_entry },
	{ "irq_handler_exit", on_irq_exit },
	{ "softirq_entry", on_softirq_entry },
	{ "softirq_exit", on_softirq_exit },
};

static void find(struct tracepoint *tp, void *data)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		if (!strcmp(tp->name, probes[i].name))
			probes[i].tp = tp;
	}
}

static void probes_stop(int n)
{
	while (n--)
		tracepoint_probe_unregister(probes[n].tp, probes[n].probe, NULL);
	tracepoint_synchronize_unregister();
}

static int probes_start(void)
{
	int i, err;

	memset(&spent, 0, sizeof(spent));
	for_each_kernel_tracepoint(find, NULL);
	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		err = probes[i].tp ? tracepoint_probe_register(probes[i].tp, probes[i].probe, NULL)
				   : -ENOENT;
		if (err) {
			probes_stop(i);
			return err;
		}
	}
	return 0;
}

/* window MS all|irq: let MS go by; "irq" looks at the interrupt alone */
int bench_run_window(char **words, int n)
{
	struct bench_meter meter;
	unsigned int ms;
	bool irq;
	int err;

	if (n != 3 || kstrtouint(words[1], 0, &ms))
		return -EINVAL;
	irq = !strcmp(words[2], "irq");
	err = irq ? probes_start() : 0;
	if (err)
		return err;
	bench_begin(&meter);
	msleep(ms);
	bench_end(&meter);
	if (irq)
		probes_stop(ARRAY_SIZE(probes));
	bench_result("case=%u ms=%u instructions=%llu idle_us=%llu", meter.case_nr, ms,
		     meter.instructions, meter.idle_us);
	if (irq)
		bench_result(" handler=%llu handlers=%u dpc=%llu dpcs=%u", spent.irq_total,
			     spent.irqs, spent.dpc_total, spent.dpcs);
	return 0;
}
