// SPDX-License-Identifier: GPL-2.0
/*
 * Clocks and delays.
 */
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/timex.h>

#include <kunit/test.h>

#include "nt/nt.h"

#include "fixture.h"

#define MSEC_UNITS	10000LL
#define NS_PER_UNIT	100
#define UNIX_EPOCH	116444736000000000LL

static u64 performance_counter(void)
{
	return KeQueryPerformanceCounter(NULL).QuadPart;
}

static u64 system_time_since_1970(void)
{
	LARGE_INTEGER now;

	KeQuerySystemTime(&now);
	return now.QuadPart - UNIX_EPOCH;
}

struct clock_case {
	const char *name;
	u64 (*kernel)(void);
	u64 (*nt)(void);
};

static const struct clock_case clock_cases[] = {
	{ "performance counter", ktime_get_raw_ns, performance_counter },
	{ "system time", ktime_get_real_ns, system_time_since_1970 },
	{ "interrupt time", ktime_get_boottime_ns, KeQueryInterruptTime },
	{ "unbiased interrupt time", ktime_get_ns, KeQueryUnbiasedInterruptTime },
};

static void clock_name(const struct clock_case *c, char *desc)
{
	strscpy(desc, c->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(clock, clock_cases, clock_name);

/* A reading lies between two readings of the kernel's own clock. */
static void time_clock(struct kunit *test)
{
	const struct clock_case *c = test->param_value;
	u64 before = c->kernel();
	u64 reading = c->nt() * NS_PER_UNIT;
	u64 after = c->kernel();

	KUNIT_EXPECT_GT(test, reading + NS_PER_UNIT, before);
	KUNIT_EXPECT_LE(test, reading, after);
}

static void time_frequency(struct kunit *test)
{
	LARGE_INTEGER frequency = {};

	KeQueryPerformanceCounter(&frequency);
	KUNIT_EXPECT_EQ(test, frequency.QuadPart, 10000000LL);
}

#define STALL_USEC	2000

static void stall(void)
{
	KeStallExecutionProcessor(STALL_USEC);
}

static void stall_as_linux_does(void)
{
	udelay(STALL_USEC);
}

/**
 * struct stopwatch - how long a wait takes
 * @wait: the wait
 * @cycles: the least it took
 */
struct stopwatch {
	void (*wait)(void);
	cycles_t cycles;
};

/* Whatever else the machine does makes a wait longer, never shorter. */
static void measure(void *arg)
{
	struct stopwatch *w = arg;
	unsigned int i;

	w->cycles = ~(cycles_t)0;
	for (i = 0; i < 8; i++) {
		cycles_t start = get_cycles();

		w->wait();
		w->cycles = min(w->cycles, get_cycles() - start);
	}
}

/*
 * Busy waiting lasts, in process context and above. Cycles are compared, since the kernel's
 * clock may go by ticks, and the kernel's own delay may be calibrated badly on a busy machine.
 */
static void time_stall(struct kunit *test)
{
	struct stopwatch linux_wait = { stall_as_linux_does }, nt_wait = { stall };

	if (!get_cycles())
		kunit_skip(test, "needs a count of cycles");
	measure(&linux_wait);
	KUNIT_ASSERT_GT(test, linux_wait.cycles, 0);
	measure(&nt_wait);
	KUNIT_EXPECT_GE(test, nt_wait.cycles, linux_wait.cycles / 10 * 9);
	fixture_at_dispatch(measure, &nt_wait);
	KUNIT_EXPECT_GE(test, nt_wait.cycles, linux_wait.cycles / 10 * 9);
}

static LONGLONG delay(struct kunit *test, LONGLONG units)
{
	LARGE_INTEGER interval = { .QuadPart = units };
	ULONGLONG start = KeQueryUnbiasedInterruptTime();

	KUNIT_EXPECT_EQ(test, KeDelayExecutionThread(KernelMode, FALSE, &interval),
			STATUS_SUCCESS);
	return KeQueryUnbiasedInterruptTime() - start;
}

static void time_delay_relative(struct kunit *test)
{
	KUNIT_EXPECT_GE(test, delay(test, -5 * MSEC_UNITS), 5 * MSEC_UNITS);
}

static void time_delay_absolute(struct kunit *test)
{
	LARGE_INTEGER now, later;

	KeQuerySystemTime(&now);
	delay(test, now.QuadPart + 5 * MSEC_UNITS);
	KeQuerySystemTime(&later);
	KUNIT_EXPECT_GE(test, later.QuadPart - now.QuadPart, 4 * MSEC_UNITS);
	/* A time that has passed is no reason to sleep. */
	KUNIT_EXPECT_LT(test, delay(test, now.QuadPart), 10000 * MSEC_UNITS);
	KUNIT_EXPECT_LT(test, delay(test, 0), 10000 * MSEC_UNITS);
}

static struct kunit_case time_cases[] = {
	KUNIT_CASE_PARAM(time_clock, clock_gen_params),
	KUNIT_CASE(time_frequency),
	KUNIT_CASE(time_stall),
	KUNIT_CASE(time_delay_relative),
	KUNIT_CASE(time_delay_absolute),
	{}
};

static struct kunit_suite time_suite = {
	.name = "hdaudio_nt_time",
	.test_cases = time_cases,
};

kunit_test_suite(time_suite);
