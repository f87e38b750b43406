/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Measuring from inside the guest: one set of cases, two drivers to run them on.
 *
 * QEMU is told to advance the guest's time by one nanosecond an instruction, so the time
 * stamp counter counts instructions. Register accesses are counted on the host from QEMU's
 * log; reads of a register that does not exist mark where a case begins and ends.
 */
#ifndef HDAUDIO_BENCH_H
#define HDAUDIO_BENCH_H

#include <linux/notifier.h>
#include <linux/pci.h>
#include <linux/types.h>

#define BENCH_CODECS	15	/* the most there can be */
#define BENCH_ASYNC	1024	/* commands of an asynchronous case */
#define BENCH_ROUNDS	1024	/* the most a case is repeated */

/**
 * struct bench_backend - the driver under test
 * @name: for the results
 * @codecs: how many codecs it has found
 * @take: look for the codecs and keep them awake; may sleep
 * @give: give them up
 * @sync: read a parameter @count times, from @codecs codecs in turn, and wait for the answers
 * @async: the same without waiting, @batch to a call, then wait for all
 * @check: were all answers right?
 * @known: function that returns when all codecs are known, or NULL if the last one added to
 *	@bus says so
 * @bus: codecs are devices of this bus
 * @start: name or address of the function that starts a stream; its second argument is ...
 * @start_address: (used if @start is NULL)
 * @start_argument: ... this
 */
struct bench_backend {
	const char *name;
	unsigned int codecs;
	int (*take)(void);
	void (*give)(void);
	int (*sync)(unsigned int count, unsigned int codecs);
	int (*async)(unsigned int count, unsigned int batch, unsigned int codecs);
	bool (*check)(void);
	const char *known;
	const struct bus_type *bus;
	const char *start;
	void *start_address;
	unsigned long start_argument;
};

int bench_register(struct bench_backend *backend);
void bench_unregister(struct bench_backend *backend);

/**
 * struct bench_meter - a case being measured
 * @case_nr: number of the case, in its markers
 * @instructions: executed by the guest at begin; then by the case, without idling
 * @idle_us: spent idle
 */
struct bench_meter {
	unsigned int case_nr;
	u64 instructions;
	u64 idle_us;
};

extern struct bench_backend *bench_backend;
extern struct pci_dev *bench_pdev;

int bench_meter_init(struct pci_dev *pdev);
void bench_meter_exit(void);
void bench_begin(struct bench_meter *meter);
void bench_end(struct bench_meter *meter);

void bench_result_clear(void);
__printf(1, 2) void bench_result(const char *format, ...);
const char *bench_result_text(void);

int bench_run_codecs(char **words, int n);
int bench_run_attach(char **words, int n);
int bench_run_window(char **words, int n);
int bench_run_calls(char **words, int n);
int bench_run_memory(char **words, int n);

void bench_calls_stop(void);
void bench_memory_stop(void);

#endif /* HDAUDIO_BENCH_H */
