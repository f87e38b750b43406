// SPDX-License-Identifier: GPL-2.0
/*
 * Clocks, delays and time-outs in NT's units.
 */
#include <linux/delay.h>
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/jiffies.h>
#include <linux/math64.h>
#include <linux/sched.h>
#include <linux/timekeeping.h>

#include "nt/irql.h"
#include "nt/time.h"

#include "nt_priv.h"

#define NT_UNITS_PER_SEC	10000000LL

/**
 * KeQueryPerformanceCounter - a clock for measuring spans
 * @PerformanceFrequency: takes the ticks a second, 10 MHz; may be NULL
 *
 * Runs steadily from boot, whatever is done to the time of day.
 *
 * Context: any.
 * Return: the count.
 */
LARGE_INTEGER KeQueryPerformanceCounter(PLARGE_INTEGER PerformanceFrequency)
{
	LARGE_INTEGER count = { .QuadPart = div_u64(ktime_get_raw_ns(), NT_NS_PER_UNIT) };

	if (PerformanceFrequency)
		PerformanceFrequency->QuadPart = NT_UNITS_PER_SEC;
	return count;
}
EXPORT_SYMBOL_GPL(KeQueryPerformanceCounter);

/**
 * KeQuerySystemTime - the time of day
 * @CurrentTime: takes the time since 1601-01-01 UTC, in units of 100 ns
 *
 * Context: any.
 */
VOID KeQuerySystemTime(PLARGE_INTEGER CurrentTime)
{
	CurrentTime->QuadPart = div_u64(ktime_get_real_ns(), NT_NS_PER_UNIT) + NT_UNIX_EPOCH;
}
EXPORT_SYMBOL_GPL(KeQuerySystemTime);

/**
 * KeQueryInterruptTime - the time since boot, sleep of the system included
 *
 * Context: any.
 * Return: the time in units of 100 ns.
 */
ULONGLONG KeQueryInterruptTime(void)
{
	return div_u64(ktime_get_boottime_ns(), NT_NS_PER_UNIT);
}
EXPORT_SYMBOL_GPL(KeQueryInterruptTime);

/**
 * KeQueryUnbiasedInterruptTime - the time since boot that the system was awake
 *
 * Context: any.
 * Return: the time in units of 100 ns.
 */
ULONGLONG KeQueryUnbiasedInterruptTime(void)
{
	return div_u64(ktime_get_ns(), NT_NS_PER_UNIT);
}
EXPORT_SYMBOL_GPL(KeQueryUnbiasedInterruptTime);

/**
 * KeQueryTickCount - timer interrupts since boot, which are the kernel's jiffies
 * @CurrentCount: takes their count
 *
 * Context: any.
 */
VOID KeQueryTickCount(PLARGE_INTEGER CurrentCount)
{
	CurrentCount->QuadPart = get_jiffies_64() - INITIAL_JIFFIES;
}
EXPORT_SYMBOL_GPL(KeQueryTickCount);

/**
 * KeQueryTimeIncrement - what time passes from one timer interrupt to the next
 *
 * Context: any.
 * Return: the time in units of 100 ns.
 */
ULONG KeQueryTimeIncrement(void)
{
	return NT_UNITS_PER_SEC / HZ;
}
EXPORT_SYMBOL_GPL(KeQueryTimeIncrement);

/**
 * KeStallExecutionProcessor - wait without sleeping
 * @MicroSeconds: how long
 *
 * Context: any.
 */
VOID KeStallExecutionProcessor(ULONG MicroSeconds)
{
	mdelay(MicroSeconds / USEC_PER_MSEC);
	udelay(MicroSeconds % USEC_PER_MSEC);
}
EXPORT_SYMBOL_GPL(KeStallExecutionProcessor);

/* Nanoseconds in a span of NT units, or as many as a clock can hold. */
static s64 nt_span_ns(u64 units)
{
	return units > KTIME_MAX / NT_NS_PER_UNIT ? KTIME_MAX : units * NT_NS_PER_UNIT;
}

static s64 nt_timeout_ns(LONGLONG timeout)
{
	LARGE_INTEGER now;

	if (timeout <= 0)
		return nt_span_ns(-(u64)timeout);
	KeQuerySystemTime(&now);
	return timeout > now.QuadPart ? nt_span_ns(timeout - now.QuadPart) : 0;
}

/**
 * hdb_deadline_set - when a wait that begins now ends
 * @deadline: set by this
 * @timeout: NT's time-out, see KeWaitForSingleObject(); NULL for never
 *
 * Context: any.
 */
void hdb_deadline_set(struct hdb_deadline *deadline, const LARGE_INTEGER *timeout)
{
	deadline->never = !timeout;
	if (timeout)
		deadline->at = ktime_add_safe(ktime_get(), nt_timeout_ns(timeout->QuadPart));
}

/**
 * hdb_deadline_sleep - sleep, in the state the caller has set, until woken or at the deadline
 * @deadline: when to come back at the latest
 *
 * Context: may sleep.
 * Return: false if the deadline has passed.
 */
bool hdb_deadline_sleep(const struct hdb_deadline *deadline)
{
	ktime_t at = deadline->at;

	if (deadline->never) {
		schedule();
		return true;
	}
	return schedule_hrtimeout(&at, HRTIMER_MODE_ABS);
}

/**
 * KeDelayExecutionThread - sleep
 * @WaitMode: KernelMode
 * @Alertable: nothing here alerts a thread
 * @Interval: in units of 100 ns: how long if negative, until which system time if positive
 *
 * Context: PASSIVE_LEVEL.
 * Return: STATUS_SUCCESS; STATUS_UNSUCCESSFUL, with a warning and at once, where the level does
 * not allow to sleep.
 */
NTSTATUS KeDelayExecutionThread(KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
				PLARGE_INTEGER Interval)
{
	struct hdb_deadline deadline;

	if (WARN_ON_ONCE(KeGetCurrentIrql() > APC_LEVEL))
		return STATUS_UNSUCCESSFUL;
	hdb_deadline_set(&deadline, Interval);
	do
		set_current_state(TASK_IDLE);
	while (hdb_deadline_sleep(&deadline));
	__set_current_state(TASK_RUNNING);
	return STATUS_SUCCESS;
}
EXPORT_SYMBOL_GPL(KeDelayExecutionThread);
