// SPDX-License-Identifier: GPL-2.0
/*
 * Cases about codecs: reading parameters, and finding the codecs in the first place.
 */
#include <linux/completion.h>
#include <linux/device.h>
#include <linux/kprobes.h>
#include <linux/kernel.h>
#include <linux/sort.h>
#include <asm/tsc.h>

#include "bench.h"

#define BENCH_BUS ((struct bus_type *)bench_backend->bus) /* constant to later kernels alone */

static u32 rounds_cost[BENCH_ROUNDS];

static int compare(const void *a, const void *b)
{
	u32 one = *(const u32 *)a, other = *(const u32 *)b;

	return (one > other) - (one < other);
}

static int one_round(bool sync, unsigned int size, unsigned int codecs)
{
	if (sync)
		return bench_backend->sync(size, codecs);
	return bench_backend->async(BENCH_ASYNC, size, codecs);
}

/* Repeat a case; one round in advance warms up. The median leaves timer ticks out. */
static int measure(bool sync, unsigned int size, unsigned int codecs, unsigned int rounds)
{
	unsigned int verbs = sync ? size : BENCH_ASYNC, i;
	struct bench_meter meter;
	int err = one_round(sync, size, codecs);
	u64 start;

	bench_begin(&meter);
	for (i = 0; i < rounds && !err; i++) {
		start = rdtsc_ordered();
		err = one_round(sync, size, codecs);
		rounds_cost[i] = rdtsc_ordered() - start;
	}
	bench_end(&meter);
	if (err || !bench_backend->check())
		return err ?: -EIO;
	sort(rounds_cost, rounds, sizeof(*rounds_cost), compare, NULL);
	bench_result("case=%u verbs=%u rounds=%u instructions=%llu idle_us=%llu median=%u least=%u",
		     meter.case_nr, verbs * rounds, rounds, meter.instructions, meter.idle_us,
		     rounds_cost[rounds / 2], rounds_cost[0]);
	return 0;
}

/* take | give | sync|async SIZE CODECS ROUNDS */
int bench_run_codecs(char **words, int n)
{
	unsigned int size, codecs, rounds;

	if (!strcmp(words[0], "take"))
		return bench_backend->take();
	if (!strcmp(words[0], "give")) {
		bench_backend->give();
		return 0;
	}
	if (n != 4 || kstrtouint(words[1], 0, &size) || kstrtouint(words[2], 0, &codecs) ||
	    kstrtouint(words[3], 0, &rounds))
		return -EINVAL;
	if (!size || codecs - 1 >= bench_backend->codecs || rounds - 1 >= BENCH_ROUNDS)
		return -EINVAL;
	return measure(!strcmp(words[0], "sync"), size, codecs, rounds);
}

/* Finding the codecs: one case at a time. */
static struct {
	struct bench_meter meter;
	unsigned int missing;
	struct completion done;
} attach;

static void codecs_known(void)
{
	bench_end(&attach.meter);
	complete(&attach.done);
}

static int on_bus_event(struct notifier_block *block, unsigned long event, void *data)
{
	if (event == BUS_NOTIFY_ADD_DEVICE && attach.missing && !--attach.missing)
		codecs_known();
	return NOTIFY_DONE;
}

static int on_known_return(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	codecs_known();
	return 0;
}

static struct notifier_block bus_block = { .notifier_call = on_bus_event };
static struct kretprobe known_probe = { .handler = on_known_return };

static int known_watch(void)
{
	init_completion(&attach.done);
	if (!bench_backend->known)
		return bus_register_notifier(BENCH_BUS, &bus_block);
	memset(&known_probe.kp, 0, sizeof(known_probe.kp));
	known_probe.kp.symbol_name = bench_backend->known;
	return register_kretprobe(&known_probe);
}

static void known_unwatch(void)
{
	if (bench_backend->known)
		unregister_kretprobe(&known_probe);
	else
		bus_unregister_notifier(BENCH_BUS, &bus_block);
}

/* attach CODECS: take the controller from its driver, give it back, until CODECS are known */
int bench_run_attach(char **words, int n)
{
	struct device *dev = &bench_pdev->dev;
	unsigned long left = 0;
	int err;

	if (n != 2 || kstrtouint(words[1], 0, &attach.missing))
		return -EINVAL;
	device_release_driver(dev);
	err = known_watch();
	if (err)
		return err;
	bench_begin(&attach.meter);
	err = device_attach(dev);
	if (err == 1)
		left = wait_for_completion_timeout(&attach.done, 30 * HZ);
	known_unwatch();
	if (!left)
		return err < 0 ? err : -ETIMEDOUT;
	bench_result("case=%u instructions=%llu idle_us=%llu", attach.meter.case_nr,
		     attach.meter.instructions, attach.meter.idle_us);
	return 0;
}
