// SPDX-License-Identifier: GPL-2.0
/*
 * The call that starts a stream, measured where it is: from the function's first instruction
 * to its return. What the probes themselves cost is measured on an empty function first.
 */
#include <linux/kprobes.h>
#include <asm/tsc.h>

#include "bench.h"

static struct bench_meter meter;
static unsigned int calls;
static unsigned long wanted;

static int on_entry(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	if (calls || regs->si != wanted)
		return 1;
	bench_begin(&meter);
	return 0;
}

static int on_return(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	bench_end(&meter);
	calls++;
	return 0;
}

static struct kretprobe probe;
static bool watching;

static int watch(const char *symbol, void *address, unsigned long argument)
{
	int err;

	bench_calls_stop();
	memset(&probe, 0, sizeof(probe));
	probe.entry_handler = on_entry;
	probe.handler = on_return;
	if (symbol)
		probe.kp.symbol_name = symbol;
	else
		probe.kp.addr = address;
	calls = 0;
	wanted = argument;
	err = register_kretprobe(&probe);
	watching = !err;
	return err;
}

void bench_calls_stop(void)
{
	if (watching)
		unregister_kretprobe(&probe);
	watching = false;
}

static noinline long empty(long first, long second)
{
	barrier();
	return first + second;
}

static int calibrate(void)
{
	int err = watch(NULL, empty, 1);

	if (err)
		return err;
	empty(0, 1);
	bench_calls_stop();
	bench_result("case=%u empty=%llu", meter.case_nr, meter.instructions);
	return calls == 1 ? 0 : -EIO;
}

static int report(void)
{
	bench_calls_stop();
	if (!calls)
		return -ENODATA;
	bench_result("case=%u instructions=%llu", meter.case_nr, meter.instructions);
	return 0;
}

/* calls empty | watch | report */
int bench_run_calls(char **words, int n)
{
	if (n != 2)
		return -EINVAL;
	if (!strcmp(words[1], "empty"))
		return calibrate();
	if (!strcmp(words[1], "watch"))
		return watch(bench_backend->start, bench_backend->start_address,
			     bench_backend->start_argument);
	return report();
}
